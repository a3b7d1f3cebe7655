"""A Result's series -> which chart suits it, as data: lines, marks, a description in words."""

from __future__ import annotations

from typing import Literal

from bot.model import Chart, Code, Figure, Line, Mark, Result
from bot.presentation.naming import Slots
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.statements import Speaker, slots_of
from bot.presentation.template import capital

Kind = Literal["bars", "line", "ranking", "share", "sides", "waterfall"]
_KINDS: dict[str, Kind] = {
    "trend": "line",
    "rank": "ranking",
    "compare": "bars",
    "share": "share",
    "mirror": "sides",
    "contribution": "waterfall",
    "threshold": "bars",
    "streak": "bars",
    "record": "bars",
    "sum": "bars",
    "average": "bars",
    "surprise": "bars",
    "alert": "bars",
}
_FEWEST_POINTS = 3  # fewer say no more than the sentence does
_SLOTS = ("partner", "commodity", "flow", "reporter")


def chart_of(result: Result, book: Phrasebook) -> Chart | None:
    """The chart for a result that has a series worth drawing; None for one or two numbers."""
    series = [(code, figures) for code, figures in result.series if figures]
    points = sum(len(figures) for _, figures in series)
    if points < (2 if result.query.operation in ("compare", "mirror") else _FEWEST_POINTS):
        return None
    speaker = Speaker(book, result.query.by)
    kind = _kind(result, series)
    lines = tuple(
        Line(_name(code, figures, series, speaker), figures[0].unit, tuple(_points(figures, speaker)))
        for code, figures in series
    )
    title = _title(result, series, book)
    alt = _alt(kind, title, series, speaker)
    return Chart(
        kind=kind,
        title=capital(title) if book.capitals else title,
        series=lines,
        marks=_marks(result, lines, book),
        alt=alt,
        source=book.names.listed([book.names.name("agency", agency) for agency in _agencies(result, series)]),
        labels=_labels(series, book),
    )


def _agencies(result: Result, series: list[tuple[Code, tuple[Figure, ...]]]) -> tuple[str, ...]:
    said = (figure.agency for _, figures in series for figure in figures if figure.agency)
    return result.agencies or tuple(dict.fromkeys(said))


def _labels(series: list[tuple[Code, tuple[Figure, ...]]], book: Phrasebook) -> tuple[tuple[str, str], ...]:
    """How the reader writes the periods, the units and the decimal mark."""
    figures = [figure for _, line in series for figure in line]
    labels = {figure.period.code: book.calendar.period(figure.period, "short") for figure in figures}
    for unit in dict.fromkeys(figure.unit for figure in figures):
        key = f"chart.unit.{unit}"
        labels[unit] = book.say(key) if key in book else book.names.name("unit", unit)
    return (*labels.items(), (".", book.amounts.decimal))


def _kind(result: Result, series: list[tuple[Code, tuple[Figure, ...]]]) -> Kind:
    kind = _KINDS.get(result.query.operation, "line")
    if kind == "bars" and len(series) > 1 and any(_in_time(figures) for _, figures in series):
        return "line"
    if kind == "ranking" and any(_in_time(figures) for _, figures in series):
        return "bars"
    return kind


def _in_time(figures: tuple[Figure, ...]) -> bool:
    """Whether the points are one series at several times."""
    return len({figure.period for figure in figures}) == len(figures) > 1


def _points(figures: tuple[Figure, ...], speaker: Speaker) -> list[tuple[str, float]]:
    if _in_time(figures) or len(figures) == 1:
        return [(figure.period.code, figure.value) for figure in figures]
    slots = tuple(slot for slot in _SLOTS if len({getattr(figure, slot) for figure in figures}) > 1)
    return [(speaker.slot_names(figure, slots), figure.value) for figure in figures]


def _name(
    code: Code, figures: tuple[Figure, ...], series: list[tuple[Code, tuple[Figure, ...]]], speaker: Speaker
) -> str:
    """What a line is called: its code's name, or the slot in which it differs from the others."""
    if (code.kind, code.code) in speaker.book.names:
        text = speaker.name(code.kind, code.code)
    else:
        firsts = [others[0] for _, others in series]
        slots = tuple(slot for slot in _SLOTS if len({getattr(figure, slot) for figure in firsts}) > 1)
        text = speaker.slot_names(figures[0], slots) if slots else speaker.book.names.series(slots_of(figures[0]))
    return capital(text) if speaker.book.capitals else text


def _title(result: Result, series: list[tuple[Code, tuple[Figure, ...]]], book: Phrasebook) -> str:
    """The series in words and the span, by what all its figures have in common."""
    figures = [figure for _, line in series for figure in line]
    partners = tuple(dict.fromkeys(figure.partner or "WLD" for figure in figures))
    goods = tuple(dict.fromkeys(figure.commodity or "TOTAL" for figure in figures))
    flows = list(dict.fromkeys(figure.flow or "context" for figure in figures))
    first = figures[0]
    flow = flows[0] if len(flows) == 1 or not {*flows} <= {"export", "import"} else "both"
    slots = Slots(
        first.reporter or book.home,
        flow,
        partners if len(partners) == 1 else ("WLD",),
        goods if len(goods) == 1 or flow == "context" else ("TOTAL",),
    )
    span = type(first.period)(min(f.period.first for f in figures), max(f.period.last for f in figures))
    text = book.say("chart.title", series=book.names.series(slots), period=book.calendar.period(span))
    unit = f"chart.rate.{first.measure}"
    if unit in book:
        text = book.say(unit, title=text)
    return text


def _marks(result: Result, lines: tuple[Line, ...], book: Phrasebook) -> tuple[Mark, ...]:
    unit = lines[0].unit
    marks = [Mark("threshold", repr(float(at)), book.amounts.asked(at, unit)) for at in result.bounds]
    held = {point for line in lines for point, _ in line.points}
    if result.query.operation == "record" and result.figures and result.figures[0].period.code in held:
        marks.append(Mark("record", result.figures[0].period.code, book.calendar.period(result.figures[0].period)))
    if result.query.operation == "alert" and result.query.periods and result.query.periods[0].code in held:
        marks.append(Mark("asked", result.query.periods[0].code))
    return tuple(marks)


def _alt(kind: Kind, title: str, series: list[tuple[Code, tuple[Figure, ...]]], speaker: Speaker) -> str:
    """The chart described for those who cannot see it: its course, or its bars."""
    book = speaker.book
    first = series[0][1]
    if kind == "line" or (kind == "bars" and _in_time(first) and len(first) > 6):
        low, high = min(first, key=lambda f: f.value), max(first, key=lambda f: f.value)
        return book.say(
            "chart.line", title=title,
            first=book.amounts.figure(first[0]), start=book.calendar.period(first[0].period),
            last=book.amounts.figure(first[-1]), end=book.calendar.period(first[-1].period),
            high=book.amounts.figure(high), high_at=book.calendar.period(high.period),
            low=book.amounts.figure(low), low_at=book.calendar.period(low.period),
        )  # fmt: skip
    bars = tuple(figure for _, figures in series for figure in figures)
    return book.say("chart.bars", title=title, items=speaker.listed(bars))
