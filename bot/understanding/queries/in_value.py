"""`Did the soybean bill rise`, 大豆进口额同比: the rate of a value is asked; that of the quantity is another."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.model import Bound, Coverage, Query
from bot.understanding.clauses.features import Features


def in_value(query: Query, f: Features, coverage: Coverage, catalog: Catalog) -> Query:
    """The query on the value: in a currency of which the rate is held, else in the reporter's; as it is where the value
    was not asked for, no rate is, or the plain one is that of the value."""
    valued = f.clause.has("measure", "value") and query.basis is None
    if query.operation == "rank" and query.by == "commodity" and query.measure == "yoy" and valued:
        return query.with_(basis=_own(query.reporter, catalog))  # "which import grew most by value": of no tonnes
    goods = any(code != "TOTAL" for code in query.commodities) and not f.context
    if not goods or query.basis is not None or not (f.clause.has("measure", "value") or f.in_money()):
        return query
    claimed = query.condition.measure if isinstance(query.condition, Bound) else None
    if "yoy" not in (query.measure, claimed) and query.operation != "trend":
        return query
    bases = _held(query, coverage)
    if "value_usd" in bases:
        return query  # what is told where nothing is said
    return query.with_(basis=max(bases, default=_own(query.reporter, catalog)))


def _held(query: Query, coverage: Coverage) -> set[str]:
    """The bases in money of which each of the goods has a rate in all the periods asked for."""
    found: list[set[str]] = []
    for commodity in query.commodities:
        for partner in query.partners or ("WLD",):
            rates = coverage.held(query.reporter, query.flow or "export", partner, commodity, "yoy")
            in_money = [(key, held) for key, held in rates if key.basis.startswith("value_")]
            found.append({key.basis for key, held in in_money if held.issuperset(query.periods)})
    return set.intersection(*found) if found else set()


def _own(reporter: str, catalog: Catalog) -> str:
    """`value_jpy` of whoever counts in yen."""
    unit = catalog.reporters[reporter].currency if reporter in catalog.reporters else "USD_bn"
    return f"value_{unit[:3].lower()}"
