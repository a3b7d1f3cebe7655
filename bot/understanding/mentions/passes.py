"""The passes over the mentions, in order. Each reads one thing by its neighbours, and says without which words it has
nothing to read: a question has few of them, and only the passes that they concern are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from bot.understanding.mentions.amounts_told import amounts_of_times, degree_apart, no_more_than, quartered, ranged
from bot.understanding.mentions.bare_years import bare_years
from bot.understanding.mentions.behind_figures import apart_from_money, joining_bounds, or_more, scaled_by_letter
from bot.understanding.mentions.beside_all import beside_everybody
from bot.understanding.mentions.comparatives import (
    beaten,
    before_another,
    beyond_others,
    comparatives,
    grown_most,
    record_beaten,
    that_one,
    which_of_two,
)
from bot.understanding.mentions.deals_told import (
    bought_less,
    brought_to_us,
    dealt_aside,
    from_abroad,
    goods_sought,
    part_in_whole,
    partners_own,
)
from bot.understanding.mentions.embedded import embedded
from bot.understanding.mentions.in_its_place import (
    changed_after,
    closing,
    corrected,
    each_doing,
    failing_that,
    passing,
    registered,
    resumed,
    taken_back,
    they_again,
)
from bot.understanding.mentions.indices_beside import against_the_line, both_pmis, both_tariffs, the_yuan
from bot.understanding.mentions.moments_pointed import (
    as_it_stands,
    counted_of_the_last,
    deadlines,
    done_by_then,
    each_of_the_last,
    further_on,
    in_it,
    in_passing,
    last_so_many,
    last_that_moved,
    months_ahead,
    now_alone,
    since_then,
)
from bot.understanding.mentions.months_sought import months_before, months_sought, occasions
from bot.understanding.mentions.nth import by_a_quarter, by_the_nth, nth_most, numbered, sorted_by, told_of_the_first
from bot.understanding.mentions.placed import ourselves, placed
from bot.understanding.mentions.rates_told import (
    beside_a_year_before,
    course_on_year,
    pace_on_month,
    rates_of_falling,
    revised_series,
)
from bot.understanding.mentions.set_over_by import OF_MONTHS, how_far_over, out_and_in, placed_by
from bot.understanding.mentions.side_by_side import (
    added,
    by_whom,
    excluding,
    exporting,
    joined,
    leading,
    none_without,
    one_of_those,
    outlets,
    parted,
    taken_aside,
)
from bot.understanding.mentions.signs import (
    asked_for,
    gap_of_rates,
    less_that,
    moving,
    ordered_by,
    paid_for,
    rates_signed,
    set_apart,
    signed,
)
from bot.understanding.mentions.sourcing import (
    by_their_count,
    credited,
    grown_from,
    months_held,
    originating,
    tallied,
    whence,
)
from bot.understanding.mentions.spans_named import (
    counted_in_a_row,
    half_years,
    months_together,
    of_a_time,
    published_in,
)
from bot.understanding.mentions.tagged import ceased, ever_so, foreseen, foretold_by_poll, neither_nor, tagged
from bot.understanding.mentions.told_around import (
    conceded,
    happening,
    polled,
    set_side_by_side,
    topic_told,
    what_they_say,
)
from bot.understanding.mentions.trade_listed import headed_by_pair, trade_listed
from bot.understanding.mentions.units_asked import with_units
from bot.understanding.words.frame import Mention, said_in
from bot.understanding.words.kinds import PMIS, TARIFFS
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

Mentions = tuple[Mention, ...]
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass, and the kinds and codes (of any meaning of a word) without all of which it leaves a text as it is."""

    needs: frozenset[str]
    read: Callable[[Tokens, Mentions, Lexicon], Mentions]


def _over(read: Callable[[Mentions], Mentions], *needs: str) -> Pass:
    return Pass(frozenset(needs), lambda _, mentions, __: read(mentions))


def _over_tokens(read: Callable[[Tokens, Mentions], Mentions], *needs: str) -> Pass:
    return Pass(frozenset(needs), lambda tokens, mentions, _: read(tokens, mentions))


# Before any word has but one of its meanings.
OF_WORDS: Final = (
    Pass(frozenset(("compare", "unit", "plus")), or_more),
    Pass(frozenset(("only", "any_day", "how_much", "how_many", "difference", "value", "quantity")), with_units),
    _over_tokens(apart_from_money, "USD"),
    _over(numbered, "ordinal", "pct"),
    _over_tokens(scaled_by_letter, "million_letter", "trillion_letter"),
)
# Before times are read.
OF_NEIGHBOURS: Final = (
    _over(deadlines, "hurried"),
    _over(done_by_then, "past_perfect"),
    _over(now_alone, "now_alone"),
    _over(in_passing, "in_passing"),
    _over(further_on, "unit:month", "unit:year", "per_month"),
    _over(ourselves, "self"),
    _over(quartered, "unit:quarter"),
    Pass(frozenset(("unit:half",)), half_years),
    _over(published_in, "published", "release_date"),
    _over(sorted_by, "ordering"),
    Pass(
        frozenset(("tally", "tally_led", "tally_of_name", "tally_of_two")),
        lambda _, mentions, lexicon: tallied(mentions, lexicon.keepers),
    ),
    Pass(frozenset(("january_february",)), months_together),
    _over(last_so_many, "past"),
    _over(nth_most, "nth_led"),
    _over_tokens(by_the_nth, "by_place"),
    _over(placed, "extreme", "place", "commodity", "unit"),
    _over(by_whom, "according_to"),
    _over_tokens(parted, "how_fast", "percent", "share"),
    _over(outlets, "outlet"),
    _over(one_of_those, "first_one"),
    _over(leading, "first_one", "second_one"),
    _over(credited, "source", "published"),
    _over(months_held, "holding"),
    _over(originating, "origin"),
    _over(whence, "whither", "source"),
    _over(grown_from, "origin"),
    _over(added, "plus"),
    _over(joined, "surplus", "deficit", "USD"),
    _over(none_without, "none"),
    _over(taken_aside, "without", "aside_opens"),
    _over(excluding, "without"),
    _over(exporting, "seller", "buyer"),
    _over(told_of_the_first, "pronoun", "acting_they", "its", "them"),
    _over_tokens(revised_series, "as_revised"),
    Pass(frozenset(("partner", "group")), partners_own),
    _over(set_apart, "difference"),
    _over(how_far_over, "how_fast"),
    _over(placed_by, "ordinal"),
    _over(against_the_line, *PMIS),
    _over(both_pmis, "services", "both_indices"),
    _over(both_tariffs, *TARIFFS),
    _over(polled, "poll"),
    _over(ordered_by, "rank"),
    _over(before_another, "ranked_before", "ranked_behind"),
    _over(asked_for, "fetching"),
    _over(paid_for, "fetching"),
    _over(each_doing, "each"),
    _over(passing, "compare", "faster"),
    _over_tokens(resumed, "them"),
    _over(ranged, "billion", "million", "trillion", "pct", "Mt"),
    _over(part_in_whole, "how_much"),
    _over(signed, "plus", "minus"),
    _over(moving, "direction"),
    Pass(frozenset(("balance",)), gap_of_rates),
    _over_tokens(rates_signed, "plus", "minus"),
    _over(foreseen, "seeing"),
    _over(foretold_by_poll, "prediction"),
    _over(neither_nor, "neither"),
    _over_tokens(tagged, "tag", "polar", "never", "closing_not"),
    _over(ceased, "over"),
    _over(ever_so, "perfective"),
    _over_tokens(closing, "why"),
    _over(what_they_say, "define"),
    _over_tokens(changed_after, "moved"),
    _over_tokens(dealt_aside, "verb"),
    _over(brought_to_us, "to_us"),
    _over(from_abroad, "abroad"),
    _over(topic_told, "writing_of"),
    _over_tokens(embedded, "check", "held", "brief", "why"),
)
# When times are read.
OF_TIMES: Final = (
    _over_tokens(bare_years, "number"),
    _over(each_of_the_last, "trend", "reading"),
    _over(course_on_year, "yoy"),
    _over(counted_of_the_last, "how_many", "what", "choosing"),
    Pass(frozenset(("how_much",)), of_a_time),
    _over(as_it_stands, "first_print"),
    _over(happening, "happening"),
    _over_tokens(months_ahead, "present", "to_come"),
    Pass(frozenset(("prior",)), lambda _, mentions, lexicon: months_before(mentions, lexicon.ways)),
    _over(last_that_moved, "up", "down", "above", "below", "at_least", "at_most", "pass"),
    _over(pace_on_month, "than_month", "month_than"),
    _over(beside_a_year_before, "compare"),
    _over(less_that, "less_that"),
    _over_tokens(goods_sought, "dealt", "extreme"),
    _over_tokens(counted_in_a_row, "streak"),
    Pass(frozenset(("occasion",)), lambda _, mentions, lexicon: occasions(mentions, lexicon.ways)),
    _over(corrected, "meant"),
    _over(they_again, "it_again"),
    _over(no_more_than, "no_more"),
    _over(degree_apart, "pct"),
    _over(rates_of_falling, "fall_rate"),
    _over(comparatives, "than_misspelt", "extreme"),
    _over(beyond_others, "every_other"),
    _over(grown_most, "faster", "fell_more"),
    _over(which_of_two, "in_more", "in_less"),
    _over(beaten, "outdone", "softer", "firmer", "rank"),
    _over(registered, "record"),
    _over(record_beaten, "record"),
    _over(that_one, "pronoun"),
    _over(by_their_count, "by"),
    _over(since_then, "since_then", "since"),
    _over(in_it, "pronoun"),
    _over_tokens(trade_listed, "trade", "sum"),
    _over_tokens(headed_by_pair, "minus", "and"),
    _over(beside_everybody, "sum", "in_all", "everybody", "check", "whole_flow"),
    _over(joining_bounds, "joined_bound", "at_least", "at_most"),
    _over_tokens(conceded, "conceding"),
    _over(failing_that, "failing_that"),
    _over(the_yuan, "CNY"),
    _over_tokens(taken_back, "slip", "meant"),
    _over(set_side_by_side, "sets_apart", "difference"),
    _over(bought_less, "less", "more"),
    _over(amounts_of_times, "above", "below", "more", "less", "pass"),
    Pass(frozenset(("unit:quarter",)), lambda _, mentions, lexicon: by_a_quarter(mentions, lexicon.ways)),
    _over(out_and_in, *OF_MONTHS, "each_month", "never"),
    _over(months_sought, "monthly", "trend", "sum", "mom"),
)


def run(passes: Iterable[Pass], tokens: Tokens, mentions: Mentions, said: set[str], lexicon: Lexicon) -> Mentions:
    """The mentions as the passes leave them; what they read newly is added to what is said."""
    for one in passes:
        if one.needs.isdisjoint(said):
            continue
        found = one.read(tokens, mentions, lexicon)
        if found != mentions:
            mentions = found
            said |= said_in(found)
    return mentions
