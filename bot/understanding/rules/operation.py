"""Which question it is: rules over the features of a clause, the most particular first.

A rule reads kinds and codes, never words, so that it holds in every language; the first that applies wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.model import Query
from bot.understanding.claimed.forecasts import with_forecast
from bot.understanding.claimed.multiples import with_multiple
from bot.understanding.claimed.over_together import over_together
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.apart import a_month_of_many, at_arrow, between_two, percent_apart, times_another
from bot.understanding.rules.brief import brief
from bot.understanding.rules.claimed_of import claimed_of, stands_now
from bot.understanding.rules.claims import bounded, either_amount, signed
from bot.understanding.rules.event_dated import event_dated
from bot.understanding.rules.ever import ever_claimed
from bot.understanding.rules.figures import change, compare, growth, level, total_of, trend
from bot.understanding.rules.in_turn import in_turn
from bot.understanding.rules.mirror import mirror
from bot.understanding.rules.months import rank, streak, threshold
from bot.understanding.rules.no_more import no_more
from bot.understanding.rules.partners import balanced_partners, moved_partners, overtaken, partners_meeting, theirs
from bot.understanding.rules.places_claimed import with_place
from bot.understanding.rules.portions import portion
from bot.understanding.rules.prices import unit_value
from bot.understanding.rules.records import highest_since, record
from bot.understanding.rules.series import (
    compound,
    concentration,
    cumulative,
    moving,
    of_a_day,
    pace,
    share,
    share_course,
    share_of_top,
)
from bot.understanding.rules.set_against import each_other, either_time, of_two_sides, set_against
from bot.understanding.rules.share_claimed import share_claimed
from bot.understanding.rules.story import check, contribution, revision, why
from bot.understanding.rules.surprise import surprise
from bot.understanding.rules.tariffs_told import tariffs_told
from bot.understanding.rules.throughout import throughout
from bot.understanding.words.frame import Mention

Rule = Callable[[Features], Query | None]

RULES: tuple[Rule, ...] = (
    event_dated, tariffs_told, over_together,
    revision, brief, why, times_another, percent_apart, ever_claimed, portion, set_against,
    either_time, of_two_sides, each_other, throughout, signed, share_claimed, claimed_of, stands_now, check, of_a_day,
    moving, compound, concentration, share_of_top, unit_value, surprise, mirror, contribution, partners_meeting,
    streak, threshold, cumulative, share_course, share, overtaken, theirs, balanced_partners, rank, moved_partners,
    either_amount, bounded, pace, in_turn, highest_since, a_month_of_many, no_more, between_two, change, compare,
    record, total_of, trend, growth, at_arrow,
)  # fmt: skip
_NAMES = (*(rule.__name__ for rule in RULES), level.__name__)


def choose(f: Features) -> Query:
    """The query that the first fitting rule makes; a level where none fits."""
    for rule in RULES:
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
