"""`The top three, countries only`, `just countries, no blocs`: an order of single countries, and what follows on it.
The sides of a question; where it is of a trade that nobody's books here hold, the refusal says what was asked.

A query of such an order says so by its `by`; to the rules of a talk it is an order of partners like others.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from bot.catalog import Catalog
from bot.errors import Ambiguous, CannotAnswer, NotHeld
from bot.model import Code, Coverage, Period, Query, Quoted, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.ends_of_trade import Sides
from bot.understanding.queries.settling import settle_periods
from bot.understanding.queries.whose_sides import fill_sides
from bot.understanding.words.kinds import ONE_WAY

_ALONE: Final = "no_groups"


_OF_SOME = ("country", "without")


def as_partners(before: Sequence[Turn]) -> Sequence[Turn]:
    """The talk with its orders of single countries, or of all but some, as orders of partners."""
    if not any(turn.query.by in _OF_SOME for turn in before):
        return before
    return [replace(turn, query=_of_all(turn.query)) for turn in before]


def _of_all(query: Query) -> Query:
    if query.operation == "rank" and query.by == "without":
        return query.with_(by="partner", partners=())
    return query.with_(by="partner") if query.by == "country" else query


def of_countries(query: Query, clause: Clause, before: Sequence[Turn], catalog: Catalog) -> Query:
    """The order as one of single countries, where that is said, or was of the order that this one goes on from.

    Raises NotHeld where nothing is put in order: what takes no part in a total is not known of it. Ambiguous for a
    place in an order that was not told.
    """
    groups = query.by == "without" and all(catalog.is_group(code) for code in query.partners[1:])
    if query.operation == "rank" and groups and clause.says(_ALONE):  # "single countries, without ASEAN and the EU"
        return query.with_(by="country", partners=())
    untold = bool(before) and before[-1].query.by == "country" and not before[-1].answered
    if untold and clause.has("ordinal"):  # "third?" of an order that was not told
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
    if query.operation != "rank" or query.by not in (None, "partner"):
        if not clause.says(_ALONE):
            return query
        said = next((m for m in clause.mentions if m.says(_ALONE) and m.kind == "harmless"), None)
        if said is not None and query.operation in ("level", "growth", "sum", "balance", "total"):
            raise NotHeld(Statement.of("refusal.not_held.word", word=Quoted(said.said, clause.frame.language)))
        return query
    goes_on = bool(before) and before[-1].query.by in _OF_SOME and not clause.has("party")
    if goes_on and before[-1].query.by == "without" and before[-1].query.operation == "rank" and not query.partners:
        return query.with_(by="without", partners=before[-1].query.partners)
    goes_on = goes_on and before[-1].query.by == "country"
    return query.with_(by="country") if goes_on or clause.says(_ALONE) else query


_PAIR = ("refusal.not_held.pair", "refusal.not_held.pair_books")


def _of_another(f: Features, previous: Query, home: str) -> bool:
    """ "And of Germany?", after Japan's deficit with the home country: Germany's with it."""
    theirs = previous.partners == (home,) and f.reporter == previous.reporter != home and len(f.partners) == 1
    named = [m for m in f.clause.mentions if m.kind == "place"]
    alone = theirs and len(named) == 1 and (named[0].code,) == f.partners and not f.clause.has("flow", *ONE_WAY)
    return alone and f.clause.has("prep", "of") and not f.clause.has_other("prep", "of")


def sides_of(
    f: Features, previous: Query | None, before: Sequence[Turn], coverage: Coverage, home: str, today: date
) -> Sides:
    """Fills reporter, flow and partners. NotHeld where neither side's books hold the trade of two others: the talk
    goes on from what was asked, "Vietnam's exports to France in 2025", and then "to the US then"."""
    try:
        sides = fill_sides(f, previous, before, coverage, home)
        if previous is not None and f.partners == (f.reporter,) == (previous.reporter,):
            f.partners = previous.partners  # "and what deficit did Germany have?", after its exports to China
        if previous is not None and _of_another(f, previous, home):
            f.reporter, f.partners = f.partners[0], previous.partners
        return sides
    except NotHeld as cannot:
        said = dict(cannot.said.fields)
        one, other = said.get("one"), said.get("other")
        flow = next((m.code for m in f.clause.all("flow", *ONE_WAY)), None)
        if flow is None and (deal := f.clause.first("verb")) is not None:
            flow = "export" if deal.code == "sell" else "import"
        if cannot.said.kind in _PAIR and flow is not None and isinstance(one, Code) and isinstance(other, Code):
            f.reporter, f.flow, f.partners = one.code, flow, (other.code,)
            periods: tuple[Period, ...] = ()
            with suppress(CannotAnswer):
                periods = settle_periods(f.clause, f, coverage, today, before)
            cannot.query = Query("level", one.code, flow, (other.code,), f.commodities or ("TOTAL",), periods=periods)
        raise
