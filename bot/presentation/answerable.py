"""Coverage -> whether a query can be answered, and the nearest period for which it can."""

from __future__ import annotations

from bot.model import Coverage, Period, Query, SeriesKey

FLOWS = ("export", "import")
LEVELS = ("value", "quantity", "level")
FEWEST_POINTS = 4  # of a course over time
_OTHER_SIDE = {"export": "import", "import": "export"}
_MONEY = {"value_usd": "USD_bn", "value_cny": "CNY_bn", "value_eur": "EUR_bn", "value_jpy": "JPY_bn"}
_UNIT_OF = {**_MONEY, "mbpd": "mbpd"}

Held = tuple[tuple[SeriesKey, frozenset[Period]], ...]


class Holdings:
    """Answers for Coverage what may be offered; where it is unsure it says no."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage

    def answerable(self, query: Query) -> bool:
        """Whether what is held holds each period of each series of a query, as it stands or worked out from two."""
        if query.operation in ("coverage", "define"):
            return True
        flows = FLOWS if query.flow == "both" else (query.flow or "export",)
        if query.operation == "why":
            return bool(self._coverage.events) and self.answerable(query.with_(operation="growth", measure="yoy"))
        if query.operation == "mirror" and not self._coverage.reporters.issuperset(query.partners):
            return False
        if not query.periods:
            return self.at_nearest(query) is not None
        return all(
            self._has(query, flow, partner, commodity, period)
            for flow in flows
            for partner in query.partners
            for commodity in query.commodities
            # The month that a course is drawn for lies within its span.
            for period in (query.periods[:1] if query.operation == "trend" else query.periods)
        )

    def sure(self, query: Query) -> bool:
        """Whether a query that seems answerable is one beyond doubt: its figures are held as they are asked for.

        What has to be worked out may come to nothing for reasons that lie in the figures: a base of zero, months too
        coarse to be added.
        """
        if query.operation in ("coverage", "define"):
            return True
        if query.operation == "brief":
            return self.sure(Query("growth", query.reporter, "export", measure="yoy", periods=query.periods))
        if query.operation not in ("level", "growth", "why", "trend") or query.flow not in FLOWS or not query.periods:
            return query.operation in ("balance", "total") and bool(query.periods)
        course, period = query.operation == "trend", query.periods[0]
        rate = query.operation in ("growth", "why") or (course and query.measure == "yoy")
        return len(query.partners) == len(query.commodities) == 1 and any(
            sum(period.covers(one) and is_month(one) for one in periods) >= FEWEST_POINTS
            if course
            else period in periods
            for key, periods in self.series(query, query.partners[0], query.commodities[0], query.flow)
            if (key.measure == "yoy" if rate else key.measure in LEVELS)
        )

    def _has(self, query: Query, flow: str, partner: str, commodity: str, period: Period) -> bool:
        held = self.series(query, partner, commodity, flow)
        match query.operation:
            case "mirror":
                other = Query("level", partner, _OTHER_SIDE.get(flow, flow), (query.reporter,), (commodity,))
                return all(
                    any(key.measure == "value" and period in periods for key, periods in side)
                    for side in (held, self.series(other, query.reporter, commodity, other.flow or flow))
                )
            case "growth" if query.by == "month":  # no such rate is published: the amounts of both months are needed
                return any(
                    key.measure in LEVELS and period in periods and period.shift(-1) in periods for key, periods in held
                )
            case "growth":
                return any(key.measure == "yoy" and period in periods for key, periods in held) or any(
                    key.measure in LEVELS and period in periods and period.shift(-12) in periods
                    for key, periods in held
                )
            case "trend":
                rate = query.measure == "yoy" and flow != "context"
                return any(
                    sum(period.covers(one) for one in periods) >= FEWEST_POINTS
                    for key, periods in held
                    if flow == "context" or rate == (key.measure == "yoy")
                )
            case "balance" | "total":
                months = frozenset(period.split()) if period.whole_months else frozenset((period,))
                if any(key.measure == "value" and (period in periods or months <= periods) for key, periods in held):
                    return True
                sides = [self._units(query, partner, commodity, side, period) for side in FLOWS]
                return bool(sides[0] & sides[1])
            case _:
                wanted = (query.measure,) if query.measure else LEVELS
                context = flow == "context"
                months = frozenset(period.split()) if period.whole_months else frozenset((period,))
                return any(
                    (context or key.measure in wanted) and (period in periods or months <= periods)
                    for key, periods in held
                )

    def _units(self, query: Query, partner: str, commodity: str, flow: str, period: Period) -> set[str]:
        held = self.series(query, partner, commodity, flow)
        return {key.unit for key, periods in held if key.measure == "value" and period in periods}

    def series(self, query: Query, partner: str, commodity: str, flow: str) -> Held:
        """The series of the slots that are in the currency or quantity asked for, if one was."""
        held = self._coverage.held(query.reporter, flow, partner, commodity)
        if query.basis is None:
            return held
        return tuple(item for item in held if _of_basis(item[0], query.basis))

    def at_nearest(self, query: Query) -> Query | None:
        """The same at the newest period held, or at the one nearest to the period asked for."""
        held: set[Period] = set()
        for flow in ((query.flow or "export"), *(FLOWS if query.flow in ("balance", "total") else ())):
            for key, periods in self.series(query, query.partners[0], query.commodities[0], flow):
                rate = query.operation == "growth" and query.by != "month"
                if (key.measure == "yoy") == rate or query.flow == "context":
                    held |= periods
        if not held:
            return None
        asked = query.periods[0] if query.periods else None
        ranked = sorted(held, key=lambda period: (period.last, period.first), reverse=True)
        if asked is not None:
            alike = [period for period in ranked if period.kind == asked.kind] or ranked
            ranked = sorted(alike, key=lambda period: abs((period.last - asked.last).days))
        return next((other for p in ranked[:6] if self.answerable(other := query.with_(periods=(p,)))), None)


def is_month(period: Period) -> bool:
    first, last = period.first, period.last
    return (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day > 27


def _of_basis(key: SeriesKey, basis: str) -> bool:
    if key.measure == "yoy":
        return key.basis == basis
    return key.measure == "quantity" if basis == "quantity" else key.unit == _UNIT_OF.get(basis, key.unit)
