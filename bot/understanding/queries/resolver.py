"""resolve: a Clause -> a Query, over the talk so far or the defaults; asks back where readings differ in figures."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from bot.catalog import Catalog
from bot.errors import Ambiguous, CannotAnswer, NotHeld
from bot.model import Coverage, Query, Statement, Turn
from bot.understanding.claimed.distances import as_claimed
from bot.understanding.claimed.not_claimed import falls_further, restated
from bot.understanding.claimed.over_each import above_then
from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.ends_told import steps_to_its_base
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.leaving_out import leaving_out, of_the_rest, still_without
from bot.understanding.clauses.not_meant import affirmed
from bot.understanding.mentions.units_and_rates import by_piece, in_pieces
from bot.understanding.parties.dealt_there import dealt_there
from bot.understanding.parties.either_partner import either_partner
from bot.understanding.parties.ends_of_trade import Sides
from bot.understanding.parties.flow_behind import flow_behind
from bot.understanding.parties.membership import of_members
from bot.understanding.parties.partner_of_theirs import partner_of_theirs
from bot.understanding.parties.speakers_replaced import speakers_replaced
from bot.understanding.parties.theirs import asked_first, bought_by_them, gap_sized, traded_with
from bot.understanding.parties.whose import its_own
from bot.understanding.queries.all_used import all_used
from bot.understanding.queries.ambiguity import settle_flow
from bot.understanding.queries.as_held import (
    amount_where_unrated,
    as_rates,
    costs_so_far,
    in_value,
    months_as_rates,
    summed_since,
    told_apart,
    told_as_rate,
)
from bot.understanding.queries.countries_alone import as_partners, of_countries, sides_of
from bot.understanding.queries.doubts import doubt, one_year
from bot.understanding.queries.doubts_of_talk import ask_which
from bot.understanding.queries.held_years import by_held_years, over_its_base
from bot.understanding.queries.in_their_books import with_whom_held
from bot.understanding.queries.newest_balance import newest_balance
from bot.understanding.queries.noted import note_slots
from bot.understanding.queries.settling import settle_periods
from bot.understanding.queries.slots import fill_amounts, fill_goods, fill_units
from bot.understanding.queries.standins import own_whole, stand_in
from bot.understanding.queries.told_unit import in_told_per_cent, in_told_poll, in_told_unit, told_alike
from bot.understanding.queries.versions import held_in_version, in_version, version_again
from bot.understanding.refusals.about import (
    SINCE_WHEN,
    awaited,
    figures_out_in,
    meaning_asked,
    newest_asked,
    read_about,
    read_coverage,
    release_reporter,
)
from bot.understanding.refusals.acts_asked import act_asked
from bot.understanding.refusals.dated_events import happened_then, of_its_time, of_the_trade_war, told_again
from bot.understanding.rules.in_turn import by_months, of_two_lengths
from bot.understanding.rules.operation import choose
from bot.understanding.spans.ends_named import before_that, fiscal_year_of, since_that
from bot.understanding.spans.running import still_to_come, year_itself
from bot.understanding.spans.stretches import neighbours
from bot.understanding.talks.after_shares import shared_together
from bot.understanding.talks.asked_back import going_back
from bot.understanding.talks.beside_a_time import looked_at, set_against
from bot.understanding.talks.best_again import within_years_told
from bot.understanding.talks.bounds_again import first_of_years
from bot.understanding.talks.carried import carried_operation
from bot.understanding.talks.found_month import asks_for_a_time, carried_periods, of_that_month
from bot.understanding.talks.fragments import fragment_of
from bot.understanding.talks.one_of_those import as_pointing
from bot.understanding.talks.orders import ordered_anew
from bot.understanding.talks.pointed_time import months_counted, since_when
from bot.understanding.talks.pointing import both_ways_again
from bot.understanding.talks.rates_again import of_rates
from bot.understanding.talks.talk import leans
from bot.understanding.talks.told import RECKONED
from bot.understanding.talks.which_way import to_now
from bot.understanding.talks.why_between import claimed_between
from bot.understanding.words.kinds import AMOUNTS, FILLERS, NAMED, WHO


def resolve(
    clause: Clause, before: Sequence[Turn], coverage: Coverage, catalog: Catalog, asked_on: date, home: str,
    told: bool = False,
) -> Query:  # fmt: skip
    """The query that the clause asks for. Ambiguous, NotHeld where it cannot be made. `told`: the clause is no
    question, it sets the scene for one; what it claims in passing needs no answer."""
    talk, before = before, as_partners(before)
    clause = as_pointing(bought_by_them(affirmed(clause), before, home), before)
    clause = dealt_there(speakers_replaced(clause), before, home)
    clause = restated(its_own(partner_of_theirs(either_partner(flow_behind(clause)), before, home), home, before))
    about = version_again(clause, before, coverage) or told_again(clause, before, coverage)
    about = about or act_asked(clause, before, coverage, home, asked_on)
    about = about or read_about(clause, coverage, home, bool(before), of_the_trade_war(before))
    if about := about or gap_sized(clause, before):
        return of_its_time(about, clause, coverage, before)
    if not before and (then := happened_then(clause, coverage, home, asked_on)) is not None:
        return then
    if (meant := None if before else meaning_asked(clause, coverage.contexts)) is not None:
        raise NotHeld(Statement.of("refusal.not_held.definition", term=meant.said))
    before = going_back(clause, before, coverage)
    fragment = leans(clause := neighbours(clause, before), before, home)
    previous = before[-1].query if fragment else None
    clause, taken_out = leaving_out(clause, before[-1] if fragment or (before and clause.says("rest")) else None)
    f = Features(clause, home, home, fragment=fragment)
    sides, carried = _fill(f, previous, before, coverage, catalog, asked_on)
    if (of_data := _of_the_data(f, previous, before, carried, coverage, asked_on)) is not None:
        return held_in_version(of_data, clause)
    if f.reporter == home and f.flow:
        f.periods = figures_out_in(clause, f.periods, asked_on)
    query = (fragment_of(f, before) if previous is not None else None) or within_years_told(choose(f), f)
    query = before_that(year_itself(_over_span(query, f, coverage), f, coverage), f)
    query = as_claimed(of_members(query, f, catalog, coverage, home, previous), f)
    if previous is not None:
        query = _over_previous(query, f, previous, before, coverage)
    query = settle_flow(query, f, coverage, catalog, clause, sides)
    ask_which(query, clause, before, previous, home, coverage)
    query = stand_in(with_whom_held(query, clause, previous, coverage, home), clause, coverage, home, previous)
    query = in_pieces(own_whole(query, clause, sides, home), f, coverage, catalog)
    query = in_told_unit(in_value(query, f, coverage, catalog), f, previous, coverage, before)
    query = of_the_rest(query, taken_out, clause, catalog) if taken_out else still_without(query, previous)
    query = in_told_per_cent(query, f, previous)
    query = told_apart(told_alike(query, f, before[-1].query if before else None, coverage), f, coverage)
    query = still_to_come(in_told_poll(query, f, previous, coverage), clause, asked_on)
    query = in_version(over_its_base(by_held_years(query, f, coverage), f, coverage), f, previous, coverage)
    query = newest_balance(query, f, coverage, asked_on)
    if f.year_to is not None and f.year_to != query.periods[0]:
        readings = tuple(query.with_(periods=(span,), notes=()) for span in (f.year_to, query.periods[0]))
        raise Ambiguous.again(query, *readings)
    one_year(query, f)
    by_piece(query, f, catalog)
    query = costs_so_far(summed_since(query, clause, coverage), coverage, asked_on)
    longer = previous is not None and previous.periods != query.periods and query.periods
    if longer and query.operation == "growth" and query.by == "month" and query.periods[0].month_count > 1:
        query = query.with_(by="year")  # "and the whole year?", after a month on the month before
    if not told:
        all_used(clause, query, coverage, catalog)
        doubt(query, f, previous)
    note_slots(clause, f, previous, carried, sides)
    query = of_countries(query, clause, talk if fragment else (), catalog)
    return query if (notes := tuple(clause.notes)) == query.notes else replace(query, notes=notes)


def _fill(
    f: Features, previous: Query | None, before: Sequence[Turn], coverage: Coverage, catalog: Catalog, asked_on: date
) -> tuple[Sides, bool]:
    """Fill in every slot; the sides as they were read, and whether the time is that of the query before."""
    clause, fragment = f.clause, previous is not None
    fill_goods(f, before if fragment else (), catalog)
    try:
        sides = sides_of(f, previous, before, coverage, f.home, asked_on)
    except (NotHeld, Ambiguous) as refused:
        _of_its_time(refused, f, before, coverage, asked_on)
        raise
    f.flow = "both" if fragment and both_ways_again(clause, before) else f.flow
    f.grouped = bool(f.partners) and all(catalog.is_group(code) for code in f.partners)
    f.amounts = find_amounts(clause)
    fill_units(f, previous)
    f.periods = fiscal_year_of(clause, f, settle_periods(clause, f, coverage, asked_on, before))
    if len(f.periods) == 1 and (steps := steps_to_its_base(clause)):
        f.periods = (f.periods[0].shift(steps), f.periods[0])
    if fragment and not f.periods and (span := since_that(clause, f, before, coverage, asked_on)) is not None:
        f.periods = (span,)
    anew = previous is not None and (asks_for_a_time(clause, previous) or months_counted(clause, previous))
    carried = previous is not None and not (f.periods or f.latest or anew)
    if carried:
        f.periods = carried_periods(clause, f.context, before)
    fill_amounts(f, catalog, previous)
    return sides, carried


def _of_its_time(
    refused: NotHeld | Ambiguous, f: Features, before: Sequence[Turn], coverage: Coverage, asked_on: date
) -> None:
    """`Brazil's exports in 2024`, which Brazil does not report: the talk goes on from it in 2024, and so do readings
    of `US vs EU exports 2025`."""
    said = [part for part in (refused.query, *refused.readings) if part is not None]
    if not said or any(part.periods for part in said):
        return
    with suppress(CannotAnswer):
        f.periods = settle_periods(f.clause, f, coverage, asked_on, before)
    if refused.query is not None:
        refused.query = refused.query.with_(periods=f.periods)
    refused.readings = tuple(part.with_(periods=f.periods) for part in refused.readings)


def _of_the_data(
    f: Features, previous: Query | None, before: Sequence[Turn], carried: bool, coverage: Coverage, asked_on: date
) -> Query | None:
    """What is asked of the data themselves: what is held, from whom, how fresh, when the next are out."""
    clause = f.clause
    if (kind := read_coverage(clause) or newest_asked(clause, previous)) is None:
        return None
    if kind == "held" and not clause.ops("which"):  # "which months of exports do you have"
        best = not (clause.said.isdisjoint(("extreme", "record")) or clause.ops("when"))
        named = f.flow or f.commodities or any(m.means("op", "rank") for m in clause.all("party"))  # "by partner"
        if (best or ((f.periods or f.latest) and not carried)) and named:
            return None  # "do you have the exports of May?", "the all-time low of the PMI in your dataset": the figure
        if [p.last > asked_on for p in f.periods] == [True] and not (f.partners or carried):
            return query_of(f, "brief", flow=None)  # "do you have September's figures yet": they are not out
    if kind == "held" and carried and previous is not None and f.basis_is_money and len(previous.periods) == 1:
        return None  # "what do you have in dollars?", after one month's: the figure, or that there is none
    bounded = f.bound is not None and kind in ("held", "source", "release_date")
    if bounded or clause.ops("brief") or (clause.ops("streak") and kind not in SINCE_WHEN):
        return None
    due = kind == "release_date" and clause.has("time", "past")
    whole = kind == "held" and carried and before[-1].answered and clause.only("op", "deictic", *FILLERS)
    if carried and (due or whole):
        f.periods = ()  # "and when did the last ones come out?", after those that are due; "how far back does it go?"
    f.periods = f.periods or (awaited(kind, clause, before[-1]) if previous is not None else ())
    return _coverage_query(f, kind, clause, coverage, f.home, asked_on)


_PAIR = 2  # turns: one, and one before it
_OUT_AFTER = 14  # days after its end in which a month of China is out, at the latest


def _over_previous(query: Query, f: Features, previous: Query, before: Sequence[Turn], coverage: Coverage) -> Query:
    """What a fragment asks over the query before it: its operation, what it is set against, its rates, its order."""
    clause = f.clause
    query = shared_together(previous, query, clause)
    beside = (previous.operation, previous.by) == ("compare", "period") or previous.operation == "record"
    amounts = clause.has_any("time", "question") or clause.says("amounts")  # "the largest month", "the biggest amount"
    beside = beside or (previous.operation == "average" and not amounts)
    unsaid = query.measure is None and not clause.has_any(*NAMED, "measure", "unit")
    if previous.measure == "yoy" and beside and query.operation == "record" and unsaid:
        query = query.with_(measure="yoy")  # "worst of the year?", after the rates of two months; "second worst?"
    if query.operation in AMOUNTS and clause.rule != RECKONED:
        last = looked_at(asked_first(before), clause)
        query = of_that_month(clause, last, query) or carried_operation(last, query, clause, len(before) < _PAIR)
        query = set_against(looked_at(previous, clause), query, clause)
    elif query.operation in ("growth", "compare") and clause.rule != RECKONED:
        query = set_against(previous, query, clause)
    query = falls_further(previous, to_now(claimed_between(before, query, f), previous, clause, coverage))
    query = first_of_years(previous, of_rates(previous, since_when(previous, query, f), f, before), f)
    if query.operation == previous.operation == "rank" and not clause.has("party"):
        return ordered_anew(previous, query, f)
    unrated = amount_where_unrated(query, clause, previous, coverage)
    return above_then(previous, months_as_rates(unrated, f, coverage), clause)


def _over_span(query: Query, f: Features, coverage: Coverage) -> Query:
    """`Did textiles rise from January to August 2025?`: the rate of the span where nothing is held of its two ends,
    and where the rate of the year up to a month is announced: nobody sets June against January in per cent.
    `How much did soybeans rise in 2025 from 2024?`: the announced rate where no level of the year before is held.
    """
    if query.operation in ("growth", "change") and len(query.periods) == 2 and told_as_rate(query, f, coverage):
        return query.with_(operation="growth", measure="yoy", by="year", periods=query.periods[:1])
    if (course := as_rates(query, f, coverage)) is not None:
        return course
    if of_two_lengths(query) and not f.ends:
        return query.with_(operation="growth", measure="yoy", by="year")
    two = f.ends and len(f.periods) == 1 and len(query.periods) == 2 and query.operation in ("change", "growth")
    if not two or all(p.kind in ("quarter", "half") for p in query.periods):  # "from Q1 to Q2"
        return by_months(query, f, coverage)
    flow = "total" if query.flow == "trade" else query.flow or "export"
    held = coverage.held(f.reporter, flow, (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0])
    rates = f.context and f.clause.has("unit", "pp")  # "CPI, January to December, in points": of itself a rate
    ends = any((rates or key.measure != "yoy") and periods.issuperset(query.periods) for key, periods in held)
    span = any(key.measure == "yoy" and f.periods[0] in periods for key, periods in held)
    year_to = f.periods[0].first.month == 1 and f.periods[0].month_count in range(2, 13) and not f.context
    if (ends and not (year_to and query.operation == "growth")) or not span:
        return query
    return query.with_(operation="growth", measure="yoy", by="year", basis=f.basis, periods=f.periods)


def _coverage_query(f: Features, kind: str, clause: Clause, coverage: Coverage, home: str, asked_on: date) -> Query:
    yearless = all(said.yearless for _, said in clause.expressions())
    if kind in ("release_date", "release_next") and len(f.periods) == 1 and yearless:
        running = f.periods[0].shift(12)  # "September's release date", asked in September: the one that is to come
        ahead = kind == "release_next" and clause.has("period")  # "when will the October figures come out"
        coming = running.first <= asked_on.replace(day=1) + timedelta(days=92 if ahead else 0)
        if running.kind == "month" and coming and asked_on <= running.last:
            kind, f.periods = "release_next", (running,)
    out = len(f.periods) == 1 and f.periods[0].last + timedelta(days=_OUT_AFTER) < asked_on
    if kind == "release_next" and clause.ops("release_date") and out:
        kind = "release_date"  # "when do the August numbers come out", in the middle of September
    topic = clause.has_any("flow", "commodity") or f.partners
    reporter = release_reporter(clause, f.reporter)
    if kind == "release_date" and reporter == home:  # others publish later than in the month after
        f.periods = figures_out_in(clause, f.periods, asked_on)
    placed = clause.has_any(*WHO)
    named = clause.has("flow", "trade") or (placed and not clause.has_any("flow", "commodity"))
    owner = f.partners[0] if len(f.partners) == 1 and named and not traded_with(clause, f.partners[0]) else ""
    if kind in ("release_date", "release_next", "fresh", "source") and owner in coverage.reporters and reporter == home:
        reporter, f.partners, f.flow = owner, (), None  # "the US trade report": whose it is, not with whom
    if kind == "held" and owner in coverage.reporters and reporter == home and traded_with(clause, home):
        reporter, f.partners = owner, (home,)  # "your figures for US trade with China"
    return Query(
        "coverage",
        reporter,
        f.flow if f.flow not in ("trade", "all") else None,
        f.partners or (("WLD",) if topic else ()),
        f.commodities or (("TOTAL",) if topic else ()),
        periods=f.periods,
        by="publisher" if kind == "source" and _of_whose_trade(f, clause) else kind,
    )


def _of_whose_trade(f: Features, clause: Clause) -> bool:
    """`Who compiles China's trade statistics`: asked of somebody's trade as a whole, and of no figure in it."""
    named = clause.has("flow", "trade") or clause.has_any("agency", "demonym")
    figure = f.periods or f.measure or f.basis or clause.has_any("commodity", "growth", "period", "deictic", "number")
    if clause.says("else") and not figure:
        return True  # "who else reports China's imports"
    return named and not figure and f.flow in (None, "trade") and clause.codes("flow") <= {"trade"}
