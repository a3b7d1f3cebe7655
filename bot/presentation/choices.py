"""A Result or a refusal -> the questions worth asking next, as buttons; each one that Coverage says can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Choice, Coverage, Period, Query, Result, SeriesKey
from bot.presentation.asking import field, label, question
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.template import capital

MOST = 5  # buttons below an answer
_FLOWS = ("export", "import")
_OPPOSITE = {"export": "import", "import": "export"}
_LEVELS = ("value", "quantity", "level")
_MONEY = {"value_usd": "USD_bn", "value_cny": "CNY_bn", "value_eur": "EUR_bn", "value_jpy": "JPY_bn"}
_CHECKED = ("level", "growth", "balance", "total", "mirror")  # of the others Coverage alone cannot tell
_CHART_YEARS = 2
_FEWEST_POINTS = 4

Held = tuple[tuple[SeriesKey, frozenset[Period]], ...]


class Offers:
    """Finds what can be asked next, in one language."""

    def __init__(self, book: Phrasebook, coverage: Coverage, catalog: Catalog) -> None:
        self._book = book
        self._coverage = coverage
        self._catalog = catalog

    # ---------------------------------------------------------------------------------------- after an answer

    def after(self, result: Result) -> tuple[Choice, ...]:
        """Course, growth or amount, year to date, other flow, months beside, causes: those that can be answered."""
        query = result.query
        if query.operation not in _CHECKED or (query.operation == "growth" and query.by not in (None, "year")):
            return ()
        if len(query.partners) != 1 or len(query.commodities) != 1 or len(query.periods) != 1:
            return ()
        found: dict[Query, Choice] = {}
        for button, other in self._variants(query):
            if other != query and other not in found and self.answerable(other):
                found[other] = self._choice(other, button)
        return tuple(found.values())[:MOST]

    def _variants(self, query: Query) -> Iterator[tuple[str, Query]]:
        at = query.periods[0]
        plain = query.with_(by=None, limit=None, condition=None, vintage=None, notes=())
        beside = plain.with_(by="year") if query.operation == "growth" else plain
        amount = {"balance": "balance", "total": "total"}.get(query.flow or "", "level")
        level = plain.with_(operation=amount, measure=None)
        if query.operation == "growth":
            if query.flow in _FLOWS and at.kind in ("month", "year", "ytd"):
                yield "why", plain.with_(operation="why", measure=None, basis=None)
            yield "amount", level
        elif query.flow in _FLOWS:
            yield "growth_on_year", plain.with_(operation="growth", measure="yoy", by="year")
        if chart := self._course(query):
            yield "chart", chart
        if at.kind == "month" and at.first.month > 1 and query.flow != "context":
            yield "ytd", beside.with_(periods=(Period(at.first.replace(month=1), at.last),))
        if query.flow in _FLOWS:
            yield "other_flow", beside.with_(flow=_OPPOSITE[query.flow], basis=None)
        if at.kind in ("month", "quarter", "year"):
            yield "previous", beside.with_(periods=(at.shift(-at.month_count),))
            yield "next", beside.with_(periods=(at.shift(at.month_count),))

    def _course(self, query: Query) -> Query | None:
        """The months held of the same series, up to two years, as a trend."""
        if query.flow is None or query.flow == "both":
            return None
        measures = ("yoy",) if query.operation == "growth" and query.flow != "context" else ("yoy", *_LEVELS)
        best: list[Period] = []
        for key, periods in self._series(query, query.partners[0], query.commodities[0], query.flow):
            if key.measure not in measures or (key.measure == "yoy" and query.flow != "context" and len(measures) > 1):
                continue
            months = [period for period in periods if _is_month(period)]
            if months:
                first = max(month.first for month in months)
                first = date(first.year - _CHART_YEARS, first.month, 1)
                best = max(best, [month for month in months if month.first > first], key=len)
        if len(best) < _FEWEST_POINTS:
            return None
        span = Period(min(month.first for month in best), max(month.last for month in best))
        measure = "yoy" if measures == ("yoy",) else query.measure if query.measure == "quantity" else None
        if query.flow == "context":
            measure = self._catalog.commodities[query.commodities[0]].measure or None
        return query.with_(operation="trend", measure=measure, periods=(span,), by="month", notes=())

    # ---------------------------------------------------------------------------------------- after a refusal

    def instead(self, refusal: CannotAnswer) -> tuple[Choice, ...]:
        """The readings of an ambiguous question; else the nearest questions that can be answered."""
        readings = [query for query in refusal.readings if query.operation not in _CHECKED or self.answerable(query)]
        if readings:
            return self._readings(readings)
        asked = refusal.query or next(iter(refusal.readings), None)
        near = self._near(asked) if asked and refusal.reason != "not_trade" else []
        most = 1 if refusal.reason in ("not_released", "outside_range") else 2
        if not near:
            near, most = [query for query in self._examples() if self.answerable(query)], 3
        choices = [self._choice(query) for query in near[:most]]
        if refusal.reason in ("not_held", "outside_range", "opinion"):
            choices.append(self._choice(Query("coverage", by="held"), "held"))
        return tuple(choices)

    def _readings(self, readings: Iterable[Query]) -> tuple[Choice, ...]:
        """One button a reading; readings of one label are told apart by the whole question."""
        choices = [self._choice(query) for query in dict.fromkeys(readings)]
        labels = [choice.label for choice in choices]
        return tuple(
            Choice(capital(choice.text), choice.text, choice.query) if labels.count(choice.label) > 1 else choice
            for choice in choices
        )

    def _near(self, query: Query) -> list[Query]:
        """What can be answered, the nearest first: other period, unit, flow, all goods, the whole world."""
        operation = query.operation if query.operation in ("level", "growth", "balance", "total") else "level"
        flows = ("balance", "total") if query.flow in ("balance", "total") else (query.flow,)
        plain = Query(
            "level" if operation in ("balance", "total") and query.flow in _FLOWS else operation,
            query.reporter if query.reporter in self._coverage.reporters else "CHN",
            flows[0] if query.flow in ("balance", "total") else query.flow,
            query.partners[:1] or ("WLD",),
            query.commodities[:1] or ("TOTAL",),
            measure=query.measure if query.measure in ("quantity", "yoy") else None,
            basis=query.basis,
            periods=query.periods[:1],
            by="year" if operation == "growth" and query.flow not in ("balance", "total") else None,
        )
        if plain.flow == "both" or plain.flow is None:
            default = self._catalog.commodities.get(plain.commodities[0])
            plain = plain.with_(flow=(default.default_flow if default and default.default_flow else "export"))
        if plain.flow in ("balance", "total") and operation in ("level", "growth"):
            plain = plain.with_(operation=plain.flow if operation == "level" else operation)
        free = plain.with_(basis=None, measure=None)
        others = [free.with_(commodities=("TOTAL",)), free.with_(partners=("WLD",))]
        if plain.flow in _FLOWS:
            others.insert(0, free.with_(flow=_OPPOSITE[plain.flow]))
        others.append(free.with_(partners=("WLD",), commodities=("TOTAL",)))
        nearest: list[Query] = []
        for tries in ((plain, free, self._at_nearest(plain), self._at_nearest(free)),
                      *((other, self._at_nearest(other)) for other in others)):  # fmt: skip
            can = (one for one in tries if one and one.periods and one != query and self.answerable(one))
            found = next(can, None)
            if found and found not in nearest:
                nearest.append(found)
        return nearest

    def _at_nearest(self, query: Query) -> Query | None:
        """The same at the newest period held, or at the one nearest to the period asked for."""
        held: set[Period] = set()
        for flow in ((query.flow or "export"), *(_FLOWS if query.flow in ("balance", "total") else ())):
            for key, periods in self._series(query, query.partners[0], query.commodities[0], flow):
                if (key.measure == "yoy") == (query.operation == "growth") or query.flow == "context":
                    held |= periods
        if not held:
            return None
        asked = query.periods[0] if query.periods else None
        ranked = sorted(held, key=lambda period: (period.last, period.first), reverse=True)
        if asked is not None:
            alike = [period for period in ranked if period.kind == asked.kind] or ranked
            ranked = sorted(alike, key=lambda period: abs((period.last - asked.last).days))
        return next((other for p in ranked[:6] if self.answerable(other := query.with_(periods=(p,)))), None)

    def _examples(self) -> list[Query]:
        """Questions that show what can be asked, at the newest periods held."""
        newest = self._at_nearest(Query("level", flow="export"))
        surplus = self._at_nearest(Query("balance", flow="balance"))
        growth = self._at_nearest(Query("growth", flow="export", measure="yoy", by="year", partners=("USA",)))
        goods = self._at_nearest(Query("level", flow="export", commodities=("rare_earths",)))
        partner = self._at_nearest(Query("level", flow="export", partners=("USA",)))
        return [query for query in (newest, surplus, goods, growth, partner) if query is not None]

    # ---------------------------------------------------------------------------------------- what can be answered

    def answerable(self, query: Query) -> bool:
        """Whether what is held holds each period of each series of a query, as it stands or worked out from two."""
        if query.operation in ("coverage", "define"):
            return True
        flows = _FLOWS if query.flow == "both" else (query.flow or "export",)
        if query.operation == "why":
            return bool(self._coverage.events) and self.answerable(query.with_(operation="growth", measure="yoy"))
        if query.operation == "mirror" and not self._coverage.reporters.issuperset(query.partners):
            return False
        if not query.periods:
            return self._at_nearest(query) is not None
        return all(
            self._has(query, flow, partner, commodity, period)
            for flow in flows
            for partner in query.partners
            for commodity in query.commodities
            for period in query.periods
        )

    def _has(self, query: Query, flow: str, partner: str, commodity: str, period: Period) -> bool:
        held = self._series(query, partner, commodity, flow)
        match query.operation:
            case "growth":
                return any(key.measure == "yoy" and period in periods for key, periods in held) or any(
                    key.measure in _LEVELS and period in periods and period.shift(-12) in periods
                    for key, periods in held
                )
            case "trend":
                return any(sum(period.covers(one) for one in periods) >= _FEWEST_POINTS for _, periods in held)
            case "balance" | "total":
                if any(key.measure == "value" and period in periods for key, periods in held):
                    return True
                sides = [self._units(query, partner, commodity, side, period) for side in _FLOWS]
                return bool(sides[0] & sides[1])
            case _:
                wanted = (query.measure,) if query.measure else _LEVELS
                context = flow == "context"
                months = frozenset(period.split()) if period.whole_months else frozenset((period,))
                return any(
                    (context or key.measure in wanted) and (period in periods or months <= periods)
                    for key, periods in held
                )

    def _units(self, query: Query, partner: str, commodity: str, flow: str, period: Period) -> set[str]:
        held = self._series(query, partner, commodity, flow)
        return {key.unit for key, periods in held if key.measure == "value" and period in periods}

    def _series(self, query: Query, partner: str, commodity: str, flow: str) -> Held:
        """The series of the slots that are in the currency or quantity asked for, if one was."""
        held = self._coverage.held(query.reporter, flow, partner, commodity)
        if query.basis is None:
            return held
        return tuple(item for item in held if _of_basis(item[0], query.basis))

    def _choice(self, query: Query, button: str = "") -> Choice:
        if not button:
            return Choice(label(query, self._book), question(query, self._book), query)
        text = self._book.template(f"button.{button}").fill(lambda name: field(name, query, self._book))
        return Choice(capital(text) if self._book.capitals else text, question(query, self._book), query)


def _is_month(period: Period) -> bool:
    first, last = period.first, period.last
    return (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day > 27


def _of_basis(key: SeriesKey, basis: str) -> bool:
    if key.measure == "yoy":
        return key.basis == basis
    return key.measure == "quantity" if basis == "quantity" else key.unit == _MONEY.get(basis, key.unit)
