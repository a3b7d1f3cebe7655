"""Which question it is: rules over the features of a clause, the most particular first.

A rule reads kinds and codes, never words, so that it holds in every language; the first that applies wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.model import Query
from bot.understanding.claimed.distances import further_by
from bot.understanding.claimed.multiples import with_multiple
from bot.understanding.claimed.outcomes import with_forecast
from bot.understanding.claimed.over_added import over_together, times_together
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules import series, shares
from bot.understanding.rules.apart import a_month_of_many, at_arrow, between_two, percent_apart, times_another
from bot.understanding.rules.balanced import balanced_partners, theirs
from bot.understanding.rules.best_of_span import any_above, best_of_each, first_moved, highest_since, of_one_name
from bot.understanding.rules.brief import brief, mirror
from bot.understanding.rules.by_how_much import month_by_month, moved_quarters, over_years, quarter_by_quarter
from bot.understanding.rules.checks import check
from bot.understanding.rules.claimed_of import claimed_of, stands_now, with_place
from bot.understanding.rules.claims import bounded, either_amount, signed
from bot.understanding.rules.figures import change, compare, growth, total_of, trend
from bot.understanding.rules.goods_moved import goods_meeting, moved_goods
from bot.understanding.rules.in_turn import in_turn, rate_of_both
from bot.understanding.rules.largest_moves import largest_move
from bot.understanding.rules.levels import level
from bot.understanding.rules.months import streak, threshold
from bot.understanding.rules.months_over import months_over
from bot.understanding.rules.part_of_another import part_of_another
from bot.understanding.rules.partners import (
    beyond_one,
    moved_partners,
    overtaken,
    partners_meeting,
)
from bot.understanding.rules.portions import portion
from bot.understanding.rules.prices import unit_value
from bot.understanding.rules.ranking import rank
from bot.understanding.rules.ratios import mean_moved, mean_of_some, of_another_period, part_of_a_move, ratio, won_back
from bot.understanding.rules.records import record
from bot.understanding.rules.set_against import (
    against_the_mean,
    beside_the_balance,
    each_other,
    either_time,
    of_another_time,
    of_two_sides,
    points_apart,
    set_against,
    than_a_year_ago,
    why_it_moved,
)
from bot.understanding.rules.share_moved import share_claimed
from bot.understanding.rules.story import contribution, most_moved, revision, why
from bot.understanding.rules.surprise import surprise
from bot.understanding.rules.throughout import ever_claimed, first_or_last, throughout
from bot.understanding.rules.what_happened import event_dated, no_more, tariffs_told
from bot.understanding.words.frame import Mention
from bot.understanding.words.in_order import InOrder, rows_of
from bot.understanding.words.kinds import TARIFFS

Rule = Callable[[Features], Query | None]

SPAN = "told:span"  # what no word alone tells, and a rule may wait for: more times than one, or the ends of a span

# What is claimed, caused or set beside something stands before what only asks of the same words; what every clause may
# be (a change, a record, a course, a rate) stands last.
RULES: InOrder[Rule] = InOrder(
    (event_dated, "event"),  # when an event was: no figure is meant
    (tariffs_told, " ".join(TARIFFS)),  # what the tariffs did: not how high they are
    (over_together, "sum jointly"),  # one against the others added up: no sum
    (times_together, "sum jointly"),
    (
        revision,
        "preliminary revise first_print since going_on moved",
    ),  # of any figure: before what that figure would be
    (
        brief,
        "why happened brief trade agency faring heading told_in_figures",
    ),  # all of a month: before its causes and its single figures
    (why_it_moved, "why"),  # from one month to another: before the rate on the year
    (why, "why happened define blamed"),  # causes: before the movement that they are of
    (times_another, "multiple times"),  # twice another: before the growth that a multiple is else
    (points_apart, "pp"),  # so many points: before a claim of either
    (percent_apart, "amounts"),  # so much more than another: before the rate of either
    (
        ever_claimed,
        "never ever least:1 before",
    ),  # "never above": over all that is held, before the months that a bound asks for
    (any_above, "any_of_them"),  # "in any month higher than in June": before the two times are compared
    (portion, "portion negation only no save once amounts"),  # "in most months": before a claim of the whole span
    (of_one_name, "extreme record"),
    (set_against, "amounts bound multiple"),  # two things and an amount: before a claim of one
    (beside_the_balance, "surplus balance"),  # the surplus beside exports: before either alone
    (either_time, "more extreme"),  # "in May or in August": before the two are compared as they come
    (against_the_mean, "average"),  # before a month is set beside a year
    (of_two_sides, "who"),  # two named together, and who does more
    (each_other, "more"),  # both ways of one trade
    (quarter_by_quarter, "mom"),
    (moved_quarters, "unit:quarter"),  # of each of them: before the rate of the year
    (month_by_month, "monthly trend mom"),  # "by how much each month": before a claim of each
    (
        throughout,
        "check multiple each_month ever direction amounts bound",
    ),  # "every month": before a claim of the whole span
    (signed, "sign"),  # "was it positive": before a movement of the same words
    (most_moved, "share"),
    (share_claimed, "share"),  # a share that moved as is said
    (first_moved, "1 first_time"),  # "the first fall of the year": before how far it fell
    (
        first_or_last,
        "last_time first_time past ordinal not",
    ),  # in which month it was so last: before a claim of that alone
    (mean_of_some, "average"),  # before a claim of the whole
    (claimed_of, "check average"),  # claims of records, runs, means, places: before plain ones
    (stands_now, "bound"),  # "is it still above": before the months in which it was
    (goods_meeting, "bound"),  # of which goods a bound holds: before a claim of all together
    (further_by, "amounts"),  # by how much it moved: no claim of the figure
    (
        check,
        "check first_time 1 first extreme record all_time ever streak both_of_them said_of_each and no amounts",
    ),  # what is claimed plainly
    (won_back, "how_much share percent"),
    (series.of_a_day, "per_day"),  # before the mean of months
    (series.moving, "moving moving_sum running average"),
    (series.compound, "compound average"),  # before the mean of the rates
    (shares.concentration, "concentration"),  # before the share
    (shares.share_of_top, "share how_much"),  # before the share of one
    (unit_value, "price per_barrel per_kg each average t barrel single"),
    (surprise, "surprise missed forecast poll"),
    (mirror, "mirror says which_side two_books source tally"),
    (contribution, "source offset contribution growth direction"),
    (beyond_one, "who party"),  # above one that is named: before the figure of that one
    (partners_meeting, "party bound"),  # of whom a bound holds: before the order of all
    (months_over, "which count unit:month"),  # of two things: before the months in which one of them moved
    (
        streak,
        "streak longest count when lasting setting_in number",
    ),  # a run: before the months that are counted one by one
    (
        threshold,
        "count streak which list when ever first_time last_time first 1 past how_many moves_counted bound "
        "unit:month unit:quarter unit:half unit:year year_span counted:1:year",
    ),
    (series.cumulative, "cumulative sum accumulated"),  # before the course and the sum
    (shares.share_course, "share"),  # before the share of one time
    (ratio, "one_over_other each"),  # before the two flows are compared
    (part_of_a_move, "how_much share percent"),
    (of_another_period, "share percent"),
    (mean_moved, "average"),  # before the mean over both
    (
        part_of_another,
        "share percent how_much how_many",
    ),  # of a year or of another flow: before the part of one partner
    (of_another_time, "share percent how_much"),  # before the part of a whole that the same words ask for
    (shares.share, "share percent pct measuring how_much"),
    (overtaken, "compare more"),  # when one passed another: before the two are compared
    (theirs, "surplus deficit"),  # whose surpluses are largest: before the order by our own
    (largest_move, "extreme fell_more"),  # of an index: before its lowest month
    (balanced_partners, "who party surplus deficit"),
    (moved_partners, "who party what"),
    (moved_goods, "what product what_goods listing list trend"),
    (rank, "rank extreme more party who where else ordinal place_of beyond_them apiece trend"),
    (either_amount, "amounts"),  # "49.0 or 49.2": before an amount is a bound
    (bounded, "amounts bound multiple"),
    (series.pace, "pace faster slower"),  # before the course of what quickened
    (in_turn, "each rates_from_to several_rates how brief moved"),
    (highest_since, "extreme record"),  # of one month: before the record of the span
    (best_of_each, "extreme"),  # before the two years themselves are compared
    (a_month_of_many, "extreme more"),
    (than_a_year_ago, "above below more less pass"),  # before its level in the month that is named
    (no_more, "over"),  # that it ended: before the fall that the word is else
    (between_two, "less"),
    (change, f"growth direction more difference how_fast how_far how_much how_many unit {SPAN}"),
    (compare, f"compare more extreme difference average per_month or versus {SPAN}"),
    (
        record,
        "extreme more record as_low as_high first_time first 1 that_much since_when ever last_time when past",
    ),
    (rate_of_both, "jointly"),  # before the sum
    (total_of, f"average per_month sum accumulated jointly plus each_month totalling whole_flow {SPAN}"),
    (over_years, "growth direction"),  # before the course of its months and the rate on the year
    (trend, "trend chart by_year by_quarter monthly each split rank direction"),
    (growth, "growth direction more how_fast pct percent further"),
    (at_arrow, SPAN),
)
_AMOUNTS, _BOUND, _BLAMED, _BOOKS, _SPAN = (
    rows_of((what,)) for what in ("amounts", "bound", "blamed", "two_books", SPAN)
)
_NAMES = (*(rule.__name__ for rule in RULES.rules), level.__name__)


def choose(f: Features) -> Query:
    """The query that the first fitting rule makes; a level where none fits."""
    rows = f.clause.rows
    for told, of_it in (
        (f.amounts, _AMOUNTS),
        (f.bound is not None, _BOUND),
        (f.blamed, _BLAMED),
        (f.two_books, _BOOKS),
        (f.ends or f.since or f.years or len(f.periods) > 1, _SPAN),
    ):
        rows |= of_it if told else 0
    for rule in RULES.among(rows):
        if (query := rule(f)) is not None:
            f.clause.rule = rule.__name__
            return with_forecast(f, with_place(f, with_order(f, with_multiple(f, query))))
    f.clause.rule = level.__name__
    return with_order(f, with_multiple(f, level(f)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Why a clause became the query that it is: the rule that made it ("": none was needed), those that were asked
    before it and did not apply, those that were not asked any more, and the words of content that no slot was
    filled from."""

    rule: str
    passed: tuple[str, ...]
    untried: tuple[str, ...]
    unused: tuple[Mention, ...]


def chosen(clause: Clause) -> Chosen:
    """How the query of a clause that was resolved came about."""
    at = _NAMES.index(clause.rule) if clause.rule in _NAMES else 0
    unused = tuple(clause.unused())
    passed, untried = (_NAMES[:at], _NAMES[at + 1 :]) if clause.rule else ((), ())
    return Chosen(clause.rule, passed, untried, unused)
