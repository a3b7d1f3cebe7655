"""Groups of countries in an order, and no countries, or beside those that are in none of them: `which region did
exports grow fastest to`, `which three countries or blocs bought most`."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import NotHeld
from bot.model import Coverage, Period, Query, Quoted, Statement
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention, holds

_SHOWN = 5
_BLOCS = ("EU27", "ASEAN")  # groups that trade as one; the others are parts of the world


def in_blocs(query: Query, f: Features, catalog: Catalog, coverage: Coverage) -> Query | None:
    """ "Which region did exports grow fastest to", "rank the blocs": the groups that are held, and no countries."""
    c = f.clause
    bloc = c.saying("bloc")
    home = c.after(bloc, "prep") if bloc is not None else None
    within = home is not None and home.kind == "place" and home.code == f.reporter and prep_of(c, home) in ("in", "of")
    if bloc is not None and within:
        raise NotHeld(Statement.of("refusal.not_held.word", word=Quoted(bloc.said, c.frame.language)))  # its provinces
    named = [m for m in (*c.all("place"), *c.all("demonym")) if m.code != f.reporter]
    ranked = bloc is not None and query.operation in ("rank", "record") and not named
    if not ranked or f.fragment or f.context or f.asks_time is not None:
        return None
    order = query.with_(operation="rank", by="partner")
    flow, good = query.flow or "export", (query.commodities or ("TOTAL",))[0]
    groups = tuple(code for code in catalog.partners if catalog.is_group(code))
    dealt = tuple(code for code in groups if coverage.held(query.reporter, flow, code, good))
    if len(held_of(order, dealt, coverage)[0]) < 2:
        return None
    sign = -1 if (query.limit or 1) < 0 else 1
    blocs = tuple(code for code in dealt if code in _BLOCS)
    if _beside_countries(c, bloc) and len(blocs) < (f.limit or _SHOWN):
        return order.with_(partners=blocs, limit=sign * (f.limit or _SHOWN))
    return order.with_(partners=dealt, limit=sign * min(f.limit or len(dealt), len(dealt)))


def _beside_countries(c: Clause, bloc: Mention | None) -> bool:
    """`Which three countries or blocs`, `Länder bzw. Blöcke`: both are looked for, blocs as one and no members; not in
    `which group of countries`."""
    at = c.at(bloc) if bloc is not None else 0
    before, after = c.mentions[max(at - 2, 0) : at], c.mentions[at + 1 : at + 3]
    if holds(after[:1], "prep", "of"):
        after = ()
    return any(m.says("any_country", "country") for m in (*before, *after))


def held_of(query: Query, members: tuple[str, ...], coverage: Coverage) -> tuple[tuple[str, ...], Period | None]:
    """Those that are held of the period asked for; where none is named, of the newest that any has, and that period."""
    good = query.commodities[0] if query.commodities else "TOTAL"
    rates = query.measure == "yoy"
    spans: dict[str, set[Period]] = {
        code: {
            period
            for flow in (("export", "import") if query.flow == "balance" else (query.flow or "export",))
            for key, periods in coverage.held(query.reporter, flow, code, good)
            if (key.measure == "yoy") is rates
            for period in periods
        }
        for code in members
    }
    if query.periods:
        return tuple(code for code in members if query.periods[0] in spans[code]), None
    every = (period for held in spans.values() for period in held)
    newest = max(every, key=lambda one: (one.last, one.first), default=None)
    return tuple(code for code in members if newest in spans[code]), newest
