"""`Did the soybean bill rise`, 大豆进口额同比: the rate of a value is asked, which that of the quantity does not tell."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.model import Bound, Coverage, Query
from bot.understanding.clauses.features import Features


def in_value(query: Query, f: Features, coverage: Coverage, catalog: Catalog) -> Query:
    """The query on the value, in a currency of which a rate is held, else in the reporter's; as it is where the value
    was not asked for, or no rate is."""
    goods = any(code != "TOTAL" for code in query.commodities) and not f.context
    if not goods or query.basis is not None or not (f.clause.has("measure", "value") or f.in_money()):
        return query
    claimed = query.condition.measure if isinstance(query.condition, Bound) else None
    if "yoy" not in (query.measure, claimed) and query.operation != "trend":
        return query
    return query.with_(basis=_held(query, coverage) or _own(query.reporter, catalog))


def _held(query: Query, coverage: Coverage) -> str | None:
    """A basis in money of which each of the goods has a rate; dollars first."""
    bases: set[str] | None = None
    for commodity in query.commodities:
        for partner in query.partners or ("WLD",):
            rates = coverage.held(query.reporter, query.flow or "export", partner, commodity, "yoy")
            found = {key.basis for key, _ in rates if key.basis.startswith("value_")}
            bases = found if bases is None else bases & found
    return max(bases or (), key=lambda basis: (basis == "value_usd", basis), default=None)


def _own(reporter: str, catalog: Catalog) -> str:
    """`value_jpy` of whoever counts in yen."""
    unit = catalog.reporters[reporter].currency if reporter in catalog.reporters else "USD_bn"
    return f"value_{unit[:3].lower()}"
