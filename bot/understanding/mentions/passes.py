"""The passes over the mentions, in order. Each reads one thing by its neighbours, and says without which words it has
nothing to read: a question has few of them, and only the passes that they concern are run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.understanding.mentions import (
    amounts_told,
    beside_all,
    comparatives,
    deals_told,
    each_its_way,
    moments_pointed,
    months_sought,
    nth,
    opening_words,
    or_more,
    same_months,
    set_over_another,
    shared_heads,
    side_by_side,
    signs,
    sourcing,
    spans_named,
    superlatives,
    tagged,
    told_around,
    told_by_neighbours,
    told_by_position,
    units_and_rates,
)
from bot.understanding.words.frame import Mention, said_in
from bot.understanding.words.in_order import InOrder, rows_of
from bot.understanding.words.kinds import PMIS, TARIFFS
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

Mentions = tuple[Mention, ...]
Tokens = tuple[Token, ...]
Read = Callable[[Tokens, Mentions, Lexicon], Mentions]
Row = tuple[Read, frozenset[str]]


# Each pass with the kinds and codes (of any meaning of a word) without all of which it leaves a text as it is.
def _pass(read: Read, *needs: str) -> Row:
    return read, frozenset(needs)


def _over(read: Callable[[Mentions], Mentions], *needs: str) -> Row:
    return lambda _, mentions, __: read(mentions), frozenset(needs)


def _over_tokens(read: Callable[[Tokens, Mentions], Mentions], *needs: str) -> Row:
    return lambda tokens, mentions, _: read(tokens, mentions), frozenset(needs)


# Before any word has but one of its meanings.
OF_WORDS: Final = InOrder(
    _pass(or_more.or_more, "compare", "number", "unit", "plus"),
    _pass(units_and_rates.with_units, "only", "any_day", "how_much", "how_many", "difference", "value", "quantity"),
    _over_tokens(amounts_told.apart_from_money, "USD"),
    _over(nth.numbered, "ordinal", "pct"),
    _over_tokens(amounts_told.scaled_by_letter, "million_letter", "trillion_letter"),
)
# Before times are read.
OF_NEIGHBOURS: Final = InOrder(
    _over(moments_pointed.deadlines, "hurried"),
    _over(moments_pointed.done_by_then, "past_perfect"),
    _over(moments_pointed.now_alone, "now_alone"),
    _over(moments_pointed.in_passing, "in_passing"),
    _over(opening_words.now_then, "now_then"),
    _over(opening_words.of_home, "home_first"),
    _over(opening_words.and_for_article, "and_slip"),
    _over(moments_pointed.further_on, "unit:month", "unit:year", "per_month"),
    _over(opening_words.where_first, "where"),
    _over(told_by_neighbours.ourselves, "self"),
    _over(amounts_told.quartered, "unit:quarter", "unit:half"),
    _over(spans_named.two_in_one, "each", *spans_named.TWO_IN_ONE),
    _pass(spans_named.half_years, "unit:half"),
    _over(spans_named.published_in, "published", "release_date"),
    _over(nth.sorted_by, "ordering"),
    _pass(
        lambda _, mentions, lexicon: sourcing.tallied(mentions, lexicon.keepers),
        "tally",
        "tally_led",
        "tally_of_name",
        "tally_of_two",
    ),
    _pass(spans_named.months_together, "january_february"),
    _over(moments_pointed.last_so_many, "past"),
    _over(nth.nth_most, "nth_led"),
    _over_tokens(nth.by_the_nth, "by_place"),
    _over(told_by_neighbours.by_neighbours, "extreme", "place", "commodity", "unit", "compare"),
    _over(side_by_side.by_whom, "according_to"),
    _over_tokens(side_by_side.parted, "how_fast", "percent", "share"),
    _over_tokens(deals_told.partner_described, "any_country"),
    _over(side_by_side.outlets, "outlet"),
    _over(side_by_side.one_of_those, "first_one"),
    _over(side_by_side.leading, "first_one", "second_one"),
    _over_tokens(nth.nth_behind, "ordinal", "second_one", "third_one", "nth_month", *nth.QUARTERS),
    _over(sourcing.credited, "source", "published"),
    _over(sourcing.counts_apart, "counts_apart"),
    _over(sourcing.months_held, "holding"),
    _over(sourcing.originating, "origin"),
    _over(sourcing.whence, "whither", "source"),
    _over(sourcing.part_moved, "majority", "50"),
    _over(sourcing.grown_from, "origin"),
    _over(sourcing.among_theirs, "rank", "place_of", "among"),
    _over(sourcing.country_dealt_with, "any_country"),
    _over(sourcing.dealing_abroad, "any_country"),
    _over(side_by_side.added, "plus"),
    _over(side_by_side.joined, "surplus", "deficit", "USD"),
    _over(side_by_side.none_without, "none"),
    _over(side_by_side.taken_aside, "without", "aside_opens"),
    _over(side_by_side.excluding, "without"),
    _over(side_by_side.exporting, "seller", "buyer"),
    _over(nth.told_of_the_first, "pronoun", "acting_they", "its", "them", "buyer", "seller"),
    _over_tokens(units_and_rates.revised_series, "as_revised"),
    _pass(deals_told.partners_own, "partner", "group"),
    _over(signs.set_apart, "difference"),
    _over(signs.each_year, "annual"),
    _over(signs.ratio_of, "above", "compare"),
    _over(signs.above_the_line, "surprise", "number"),
    _over(comparatives.how_far_over, "how_fast"),
    _over(comparatives.placed_by, "ordinal"),
    _over(shared_heads.against_the_line, *PMIS),
    _over(shared_heads.both_pmis, "services", "both_indices"),
    _over(shared_heads.both_tariffs, *TARIFFS),
    _over(shared_heads.tariffs_between, "between"),
    _over(tagged.polled, "poll"),
    _over(signs.ordered_by, "rank"),
    _over(comparatives.before_another, "ranked_before", "ranked_behind"),
    _over(signs.asked_for, "fetching"),
    _over(signs.paid_for, "fetching"),
    _over_tokens(signs.dearer, "costlier"),
    _over(superlatives.as_strong, "that_much"),
    _over(superlatives.higher_growth, "growth"),
    _over(nth.first_within, "first_time", "ordinal"),
    _over(signs.levied, "charging"),
    _over(told_by_position.each_doing, "each"),
    _over(told_by_position.bloc_named, "the_bloc"),
    _over(told_by_position.of_a_whole, "whole", "all_of", "each_month"),
    _over(told_by_position.much_of_it, "pronoun"),
    _over(told_by_position.passing, "compare", "faster"),
    _over_tokens(told_by_position.resumed, "them"),
    _over(amounts_told.ranged, "billion", "million", "trillion", "pct", "Mt", "range_end"),
    _over(deals_told.part_in_whole, "how_much"),
    _over(nth.hyphened, "ordinal"),
    _over(nth.of_dealers, "second_one", "third_one"),
    _over(nth.first_of_dealers, "ordinal"),
    _over(signs.pace_alone, "pace"),
    _over(signs.signed, "plus", "minus"),
    _over(signs.moving, "direction"),
    _over(signs.grown, "grown"),
    _over(signs.paid_beside, "priced"),
    _over(signs.added, "adding"),
    _pass(signs.gap_of_rates, "balance"),
    _over_tokens(signs.rates_signed, "plus", "minus"),
    _over(tagged.foreseen, "seeing"),
    _over(tagged.foretold_by_poll, "prediction", "foretell"),
    _over(tagged.judged, "judging"),
    _over(tagged.neither_nor, "neither"),
    _over(tagged.told_not_so, "not"),
    _over_tokens(tagged.tagged, "tag", "polar", "not", "never", "closing_not"),
    _over(tagged.ceased, "over"),
    _over(tagged.ever_so, "perfective"),
    _over_tokens(told_by_position.closing, "why"),
    _over(told_around.what_they_say, "define"),
    _over_tokens(told_by_position.changed_after, "moved"),
    _over_tokens(deals_told.dealt_aside, "verb"),
    _over(deals_told.brought_to_us, "to_us"),
    _over(deals_told.from_abroad, "abroad"),
    _over(told_around.topic_told, "writing_of"),
    _over_tokens(told_around.embedded, "check", "held", "brief", "why"),
)
# When times are read.
OF_TIMES: Final = InOrder(
    _over_tokens(spans_named.bare_years, "number"),
    _over(same_months.same_period, "same_span"),
    _over(same_months.since_same_months, "direction", "growth"),
    _over(side_by_side.either_half, "50"),
    _over(moments_pointed.each_of_the_last, "trend", "reading"),
    _over(units_and_rates.course_on_year, "yoy"),
    _over_tokens(units_and_rates.unit_of_both, "both_of_them", "said_of_each"),
    _over(moments_pointed.counted_of_the_last, "how_many", "what", "choosing"),
    _pass(spans_named.of_a_time, "how_much"),
    _over(moments_pointed.and_last, "past"),
    _over(same_months.of_last, "past"),
    _over(deals_told.since_tariffs, "since", "since_then"),
    _over(opening_words.prior_reading, "prior_reading"),
    _over(moments_pointed.as_it_stands, "first_print"),
    _over(told_around.happening, "happening"),
    _over_tokens(moments_pointed.months_ahead, "present", "to_come", "yet_to_be"),
    _pass(lambda _, mentions, lexicon: months_sought.months_before(mentions, lexicon.ways), "prior"),
    _over(months_sought.each_beside_its_own, "that_month", "which", "count", "each_month"),
    _over(same_months.months_of_a_span, "each_month"),
    _over(same_months.months_of_two_years, "compare", "versus", "more", "extreme", "difference", "than"),
    _over(
        moments_pointed.last_that_moved,
        "up",
        "down",
        "growth",
        "as_high",
        "as_low",
        "above",
        "below",
        "at_least",
        "at_most",
        "pass",
    ),
    _over(units_and_rates.pace_on_month, "than_month", "month_than"),
    _over(units_and_rates.beside_a_year_before, "compare"),
    _pass(units_and_rates.month_over_month, "pct", "percent", "growth"),
    _over(signs.less_that, "less_that"),
    _over(set_over_another.than_to, "than"),
    _over(set_over_another.dated_degree, "than"),
    _over(set_over_another.turned_about, "than"),
    _over(units_and_rates.points_told, "pp"),
    _over(units_and_rates.degree_of_size, "in_more", "in_less", "of_size", "low"),
    _over_tokens(deals_told.goods_sought, "dealt", "extreme"),
    _over_tokens(spans_named.counted_in_a_row, "streak"),
    _pass(lambda _, mentions, lexicon: months_sought.occasions(mentions, lexicon.ways), "occasion"),
    _over(told_by_position.partner_joined, "demonym"),
    _over(told_by_position.corrected, "meant"),
    _over(told_by_position.they_again, "it_again"),
    _over(amounts_told.no_more_than, "no_more"),
    _over(amounts_told.degree_apart, "pct", "million", "billion", "trillion", "Mt"),
    _over(units_and_rates.rates_of_falling, "fall_rate"),
    _over(nth.first_of_those, "ordinal"),
    _pass(lambda _, mentions, lexicon: nth.top_month(mentions, lexicon.ways), "rank"),
    _over(opening_words.what_most, "that_which"),
    _over(comparatives.comparatives, "than_misspelt", "extreme"),
    _over(months_sought.each_of_whom, "each_month"),
    _over(months_sought.in_more_months, "or"),
    _over(opening_words.time_gone, "since"),
    _over(months_sought.how_far_it_went, "how_high", "how_low"),
    _over(set_over_another.outdoing, "outdoing"),
    _over(set_over_another.two_origins, "pass", "above", "below"),
    _over(superlatives.beyond_others, "every_other", "nobody"),
    _over(superlatives.beyond_other_times, "every_other_time", "no_other_time"),
    _over_tokens(superlatives.majority, "majority"),
    _over(superlatives.of_the_series, "whole_series"),
    _over(superlatives.largest_of_a_month, "of_a_month"),
    _over(superlatives.grown_most, "faster", "slower", "fell_more"),
    _over(superlatives.moved_by_more, "more", "less"),
    _over(nth.first_in_so_long, "in_so_long"),
    _over(spans_named.so_far_of_a_year, "so_far"),
    _over(spans_named.of_the_year_named, "of_its_year"),
    _over(comparatives.move_compared, "up", "down"),
    _over(comparatives.which_of_two, "in_more", "in_less"),
    _over(superlatives.of_which_time, "in_more", "in_less"),
    _over(comparatives.beaten, "outdone", "softer", "firmer", "rank"),
    _over(told_by_position.registered, "record"),
    _over(told_by_position.how_much_the, "and_what"),
    _over(comparatives.record_beaten, "record"),
    _over(comparatives.that_one, "pronoun"),
    _over(superlatives.how_big_a_move, "how_big"),
    _over(superlatives.growth_moved, "rate"),
    _over(tagged.verb_left_out, "not"),
    _over(sourcing.by_their_count, "by"),
    _over(moments_pointed.since_then, "since_then", "since"),
    _over(moments_pointed.in_it, "pronoun"),
    _over_tokens(shared_heads.trade_listed, "trade", "sum"),
    _over_tokens(shared_heads.headed_by_pair, "minus", "and"),
    _over(beside_all.beside_everybody, "sum", "in_all", "everybody", "check", "whole_flow", "summed"),
    _over(amounts_told.joining_bounds, "joined_bound", "at_least", "at_most"),
    _over_tokens(told_around.conceded, "conceding"),
    _over(told_by_position.failing_that, "failing_that"),
    _over(shared_heads.the_yuan, "CNY"),
    _over_tokens(told_by_position.taken_back, "slip", "meant"),
    _over(told_around.set_side_by_side, "sets_apart", "difference"),
    _over(each_its_way.each_its_way, "less", "at_most"),
    _over(each_its_way.opened_by_degree, "much_or_little"),
    _over(deals_told.bought_less, "less", "more", "above", "below"),
    _over(amounts_told.more_than_then, "pct"),
    _over(amounts_told.amount_of_that_time, "compare"),
    _over(amounts_told.amounts_of_times, "above", "below", "more", "less", "pass"),
    _pass(lambda _, mentions, lexicon: nth.by_a_quarter(mentions, lexicon.ways), "unit:quarter"),
    _over(comparatives.out_and_in, *comparatives.OF_MONTHS, "each_month", "never"),
    _over(opening_words.months_of_a_time, "unit:month"),
    _over(months_sought.each_of_so_many, "unit:month"),
    _over(months_sought.in_any, "any_month"),
    _over(months_sought.months_sought, "monthly", "trend", "sum", "mom"),
)


def run(passes: InOrder[Read], tokens: Tokens, mentions: Mentions, rows: int, lexicon: Lexicon) -> tuple[Mentions, int]:
    """The mentions as the passes leave them, of which those are run that are among some rows of all tables; and the
    rows, with those that wait for what was read newly."""
    at = passes.next(rows)
    while at >= 0:
        found = passes.rules[at](tokens, mentions, lexicon)
        if found != mentions:
            mentions = found
            rows |= rows_of(said_in(found))
        at = passes.next(rows, at + 1)
    return mentions, rows
