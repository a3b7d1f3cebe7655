"""A Result or a refusal -> the questions worth asking next, as buttons; each one that Coverage says can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Choice, Code, Coverage, Period, Query, Result, Statement
from bot.presentation.answerable import FEWEST_POINTS, FLOWS, LEVELS, Holdings, is_month
from bot.presentation.asking import field, label, question
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.template import capital

MOST = 8  # questions below an answer, the best first
_OPPOSITE = {"export": "import", "import": "export"}
_CHECKED = ("level", "growth", "balance", "total", "mirror")  # of the others Coverage alone cannot tell
_CHART_YEARS = 2
_TIMED = ("ytd", "previous", "next")  # whose short label is their time


class Offers:
    """Finds what can be asked next, in one language."""

    def __init__(self, book: Phrasebook, coverage: Coverage, catalog: Catalog) -> None:
        self._book = book
        self._coverage = coverage
        self._held = Holdings(coverage)
        self._catalog = catalog

    # ---------------------------------------------------------------------------------------- after an answer

    def after(self, result: Result) -> tuple[Choice, ...]:
        """Causes, course, growth or amount, year to date, other flow, months beside: those that can be answered."""
        query = result.query
        found: dict[Query, Choice] = {}
        offered = chain(self._further(result), self._next(query, result.named))
        for button, other in offered:
            if other != query and other not in found and self._held.answerable(other):
                found[other] = self._choice(other, button)
        return tuple(found.values())[:MOST]

    def _further(self, result: Result) -> Iterator[tuple[str, Query]]:
        """The causes once more, with the events that were left out."""
        if result.query.operation == "why" and result.beyond:
            told = sum(statement.kind == "why.event" for statement in result.statements)
            yield "more", result.query.with_(limit=told + result.beyond, condition=None, measure=None, notes=())

    def _next(self, query: Query, named: tuple[str, ...]) -> Iterator[tuple[str, Query]]:
        """What may be asked after a query, each with its button ("" for the plain label), the best first."""
        one = len(query.partners) == 1 and len(query.commodities) == 1
        plain = query.with_(by=None, limit=None, condition=None, vintage=None, notes=())
        level = plain.with_(operation=_amount(query.flow), measure=None)
        if query.operation in _CHECKED:
            if one and len(query.periods) == 1 and (query.operation != "growth" or query.by in (None, "year")):
                yield from self._variants(query)
        elif query.operation == "trend" and query.flow not in (None, "both"):
            yield from self._of_course(query)
        elif query.operation in ("why", "brief") and len(query.periods) == 1:
            yield from self._of_story(query)
        elif (
            query.operation in ("rank", "compare")
            and query.by in ("partner", "country", "commodity")
            and len(query.periods) == 1
        ):
            slot = "commodities" if query.by == "commodity" else "partners"
            fixed = query.partners if query.by == "commodity" else query.commodities
            for code in named[:2] if len(fixed) == 1 else ():
                yield "", level.with_(**{slot: (code,)})
        elif query.each_series and len(query.periods) == 1:
            for each in query.each_series:
                yield "", level.with_(reporter=each.reporter, flow=each.flow, partners=each.partners, operation="level")
        elif query.operation == "share" and len(query.periods) == 1:
            yield "amount", level
        elif one and query.operation in ("record", "streak", "threshold", "sum", "average", "change"):
            yield from self._chart(query if query.measure != "yoy" else query.with_(operation="growth"))

    def _variants(self, query: Query) -> Iterator[tuple[str, Query]]:
        """The answer with one slot changed, and what belongs to it."""
        at = query.periods[0]
        plain = query.with_(by=None, limit=None, condition=None, vintage=None, notes=())
        beside = plain.with_(by="year") if query.operation == "growth" else plain
        level = plain.with_(operation=_amount(query.flow), measure=None)
        if query.flow in FLOWS and at.kind in ("month", "year", "ytd") and query.operation in ("growth", "level"):
            yield "why", plain.with_(operation="why", measure=None, basis=None)
        if query.operation == "growth":
            yield "amount", level
        elif query.flow in FLOWS:
            yield "growth_on_year", plain.with_(operation="growth", measure="yoy", by="year")
        yield from self._chart(query)
        if at.kind == "month" and at.first.month > 1 and query.flow != "context":
            yield "ytd", beside.with_(periods=(Period(at.first.replace(month=1), at.last),))
        if query.flow in FLOWS:
            yield "other_flow", beside.with_(flow=_OPPOSITE[query.flow], basis=None)
        yield from _beside(beside, at)

    def _of_course(self, query: Query) -> Iterator[tuple[str, Query]]:
        """After a course: rates in place of amounts or the other way, the other flow; of one that was drawn for a month
        its figure, and the same for the months beside."""
        rates = query.measure == "yoy"
        if len(query.periods) == 2 and query.by == "month":
            plain = query.with_(by=None, limit=None, vintage=None, notes=(), periods=query.periods[1:])
            growth = plain.with_(operation="growth", by="year")
            figure = growth if rates else plain.with_(operation=_amount(query.flow))
            yield "figure", figure
            for button, beside in _beside(figure, query.periods[1]):
                course = self._course(beside)
                if course is not None and len(course.periods) == 2:
                    yield button, course
        if query.flow in FLOWS:
            turned = query.with_(measure=None if rates else "yoy", notes=())
            if (rates or query.by != "quarter") and self._runs(turned):  # rates are announced of months and of years
                yield "amount" if rates else "growth_on_year", turned
            other = query.with_(flow=_OPPOSITE[query.flow], basis=None, notes=())
            if self._runs(other):
                yield "other_flow", other

    def _runs(self, course: Query) -> bool:
        """Whether a course by years has two of them at least; others are looked after when they are answered."""
        if course.by != "year" or course.partners != ("WLD",) or course.commodities == ("TOTAL",):
            return True
        held = {
            period
            for key, periods in self._held.series(course, "WLD", course.commodities[0], course.flow or "")
            for period in periods
            if period.kind == "year" and (key.measure == "yoy") == (course.measure == "yoy")
        }
        return len([period for period in held if any(span.covers(period) for span in course.periods)]) > 1

    def _of_story(self, query: Query) -> Iterator[tuple[str, Query]]:
        """After causes or a summary: the course of what moved, the months beside."""
        plain = Query("growth", query.reporter, query.flow, query.partners, query.commodities, "yoy", by="year")
        if query.operation == "why" and query.flow in FLOWS:
            yield "amount", plain.with_(operation="level", measure=None, by=None, periods=query.periods)
            yield from self._chart(plain.with_(periods=query.periods))
            yield "other_flow", query.with_(flow=_OPPOSITE[query.flow], notes=())
        yield from _beside(query.with_(notes=()), query.periods[0])

    def _chart(self, query: Query) -> Iterator[tuple[str, Query]]:
        chart = self._course(query)
        if chart is not None:
            yield "chart", chart

    def _course(self, query: Query) -> Query | None:
        """Two years of the same series as a trend: up to the newest month held, or around the month asked for."""
        if query.flow is None or query.flow == "both":
            return None
        measures = ("yoy",) if query.operation == "growth" and query.flow != "context" else ("yoy", *LEVELS)
        asked = query.periods[0] if len(query.periods) == 1 and is_month(query.periods[0]) else None
        best: list[Period] = []
        for key, periods in self._held.series(query, query.partners[0], query.commodities[0], query.flow):
            if key.measure not in measures or (key.measure == "yoy" and query.flow != "context" and len(measures) > 1):
                continue
            best = max(best, _two_years([period for period in periods if is_month(period)], asked), key=len)
        if len(best) < FEWEST_POINTS:
            return None
        span = Period(min(month.first for month in best), max(month.last for month in best))
        measure = "yoy" if measures == ("yoy",) else query.measure if query.measure == "quantity" else None
        if query.flow == "context":
            measure = self._catalog.commodities[query.commodities[0]].measure or None
        plain = query.with_(limit=None, condition=None, vintage=None, notes=())
        pointed = (span, asked) if asked is not None and asked in best else (span,)
        return plain.with_(operation="trend", measure=measure, periods=pointed, by="month")

    # ---------------------------------------------------------------------------------------- after a refusal

    def instead(self, refusal: CannotAnswer) -> tuple[Choice, ...]:
        """The readings of an ambiguous question; else the nearest questions that can be answered."""
        if refusal.said.kind == "refusal.not_held.away" and refusal.query is not None:
            return (self._choice(refusal.query),)  # nothing else can be answered now either
        readings = [
            query for query in refusal.readings if query.operation not in _CHECKED or self._held.answerable(query)
        ]
        if readings and refusal.reason != "not_released":
            return self._readings(readings)
        most = 1 if refusal.reason == "outside_range" else 2
        asked = refusal.query or next(iter(refusal.readings), None)
        if refusal.reason == "not_released" and (asked or readings):
            near = self._newest(asked or readings[0], readings)
        elif asked is None or refusal.said.kind.startswith("refusal.not_held.pair"):
            near = self._about(refusal.said) if refusal.reason == "not_held" else []
        else:
            near = self._near(asked) if refusal.reason != "not_trade" else []
        if not near:
            near, most = [query for query in self._examples() if self._held.answerable(query)], 3
        choices = [self._choice(query) for query in near[:most]]
        if refusal.reason in ("not_held", "outside_range", "opinion"):
            choices.append(
                self._choice(Query("coverage", self._coverage.home, partners=(), commodities=(), by="held"), "held")
            )
        return tuple(choices)

    def _readings(self, readings: Iterable[Query]) -> tuple[Choice, ...]:
        """One button a reading; readings of one label are told apart by the whole question."""
        dated = [query if query.periods else self._dated(query) for query in readings]
        choices = [self._choice(query) for query in dict.fromkeys(dated)]
        labels = [choice.label for choice in choices]
        return tuple(
            replace(choice, label=capital(choice.text)) if labels.count(choice.label) > 1 else choice
            for choice in choices
        )

    def _dated(self, query: Query) -> Query:
        """With its newest period named, so that the button says which."""
        return (self._held.at_nearest(query) if query.operation in _CHECKED else None) or query

    def _newest(self, asked: Query, readings: list[Query]) -> list[Query]:
        """What came out last in place of what is not out: the same, and the growth rate if that is newer."""
        # With the newest month what is out of the span asked for; without one of them, the only one there is.
        near = [self._dated(query) for query in readings[:2]] or self._near(asked)[:1]
        if near and near[0].operation == "level" and near[0].flow in FLOWS:
            rate = self._held.at_nearest(
                near[0].with_(operation="growth", measure="yoy", by="year", periods=asked.periods)
            )
            if rate and near[0].periods and rate.periods[0].last > near[0].periods[0].last:
                near.append(rate)
        return near

    def _about(self, said: Statement) -> list[Query]:
        """For a refusal that knows no query: trade of the places that it names."""
        places = [value.code for _, value in said.fields if isinstance(value, Code) and value.kind == "partner"]
        found = []
        for place in dict.fromkeys(places):
            home = self._coverage.home
            own = place in self._coverage.reporters and place != home
            partners = ("WLD", "USA", home) if own else (place,)
            tries = (Query("level", place if own else home, "export", (partner,)) for partner in partners)
            found += [near for query in tries if (near := self._held.at_nearest(query))][:1]
        return found

    def _near(self, query: Query) -> list[Query]:
        """What can be answered, the nearest first: other period, unit, flow, all goods, the whole world."""
        operation = query.operation if query.operation in ("level", "growth", "balance", "total") else "level"
        plain = Query(
            "level" if operation in ("balance", "total") and query.flow in FLOWS else operation,
            query.reporter if query.reporter in self._coverage.reporters else self._coverage.home,
            query.flow,
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
        if plain.flow in ("balance", "total") and operation != "growth":
            plain = plain.with_(operation=_amount(plain.flow))
        free = plain.with_(basis=None, measure=None)
        others = [free.with_(commodities=("TOTAL",)), free.with_(partners=("WLD",))]
        if plain.flow in FLOWS:
            others.insert(0, free.with_(flow=_OPPOSITE[plain.flow]))
        others.append(free.with_(partners=("WLD",), commodities=("TOTAL",)))
        nearest: list[Query] = []
        for tries in ((plain, free, self._held.at_nearest(plain), self._held.at_nearest(free)),
                      *((other, self._held.at_nearest(other)) for other in others)):  # fmt: skip
            can = (one for one in tries if one and one.periods and one != query and self._held.answerable(one))
            found = next(can, None)
            if found and found not in nearest:
                nearest.append(found)
        return nearest

    def _examples(self) -> list[Query]:
        """Questions that show what can be asked, at the newest periods held."""
        home = self._coverage.home
        newest = self._held.at_nearest(Query("level", home, "export"))
        surplus = self._held.at_nearest(Query("balance", home, "balance"))
        growth = self._held.at_nearest(Query("growth", home, "export", ("USA",), measure="yoy", by="year"))
        goods = self._held.at_nearest(Query("level", home, "export", commodities=("rare_earths",)))
        partner = self._held.at_nearest(Query("level", home, "export", ("USA",)))
        return [query for query in (newest, surplus, goods, growth, partner) if query is not None]

    def _choice(self, query: Query, button: str = "") -> Choice:
        sure = self._held.sure(query)
        if not button:
            return Choice(label(query, self._book), question(query, self._book), query, sure=sure)
        if button == "figure":
            said = self._book.say("button.figure")
            return Choice(label(query, self._book), question(query, self._book), query, button, said, sure)
        drawn_for = query.operation == "trend" and button in _TIMED  # the month beside, not the span around it
        at = query.periods[-1] if drawn_for else query.periods[0] if query.periods else None
        text = self._book.template(f"button.{button}").fill(lambda name: field(name, query, self._book))
        text = self._book.calendar.period(at, "short") if drawn_for and at is not None else text
        short = self._book.calendar.period(at, "narrow") if button in _TIMED and at is not None else ""
        if f"button.{button}_short" in self._book:
            short = self._book.say(f"button.{button}_short")
        said = capital(text) if self._book.capitals else text
        return Choice(said, question(query, self._book), query, button, short, sure)


def _amount(flow: str | None) -> str:
    """The operation that gives the amount of a flow."""
    return flow if flow in ("balance", "total") else "level"


def _beside(query: Query, at: Period) -> Iterator[tuple[str, Query]]:
    """The same one month, quarter or year earlier and later."""
    if at.kind in ("month", "quarter", "year"):
        yield "previous", query.with_(periods=(at.shift(-at.month_count),))
        yield "next", query.with_(periods=(at.shift(at.month_count),))


def _two_years(months: list[Period], asked: Period | None) -> list[Period]:
    """The newest two years of the months held; of a month before these, a year to either side."""
    if not months:
        return []
    last = max(month.first for month in months)
    if asked is not None and asked in months and asked.first <= _years_before(last):
        last = min(last, asked.shift(6 * _CHART_YEARS).first)
    first = _years_before(last)
    return [month for month in months if first < month.first <= last]


def _years_before(day: date) -> date:
    return date(day.year - _CHART_YEARS, day.month, 1)
