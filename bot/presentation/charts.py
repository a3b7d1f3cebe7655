"""A Result's series -> which chart suits it, as data: lines, marks, a description in words."""

from __future__ import annotations

from typing import Literal

from bot.model import Chart, Code, Figure, Line, Mark, Period, Result
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
_OF_TWO = ("compare", "mirror", "share")
_LONGEST_TITLE = 132  # characters: three lines on a phone
_COLONS = (": ", "：")
_MOST_BARS = 40
_AROUND = 18  # months drawn before and after a streak
_FEWEST_POINTS = 3  # fewer say no more than the sentence does
_FEWEST_IN_A_ROW = 2
_SLOTS = ("partner", "commodity", "flow", "reporter")


def chart_of(result: Result, book: Phrasebook) -> Chart | None:
    """The chart for a result that has a series worth drawing; None for one or two numbers."""
    series = [(code, _last(result, figures)) for code, figures in result.series if figures]
    series = _as_told(_of_one_unit(series), result)
    points = sum(len(figures) for _, figures in series)
    if points < (2 if result.query.operation in _OF_TWO else _FEWEST_POINTS):
        return None
    speaker = Speaker(book, result.query.by)
    kind = _kind(result, series)
    lines = tuple(
        Line(_name(code, figures, series, speaker), figures[0].unit, tuple(_points(figures, speaker)))
        for code, figures in series
    )
    about = _title(series[:1] if kind == "sides" else series, book)
    alt = _alt(kind, about, series, lines, speaker)
    title, under = _headline(result, about, speaker)
    return Chart(
        kind=kind,
        title=capital(title) if book.capitals else title,
        under=under,
        series=lines,
        marks=_marks(result, lines, book),
        alt=alt,
        source=_source(result, series, book),
        labels=_labels(series, book),
    )


def _of_one_unit(series: list[tuple[Code, tuple[Figure, ...]]]) -> list[tuple[Code, tuple[Figure, ...]]]:
    """What can stand on one axis: dollars beside yuan would look like less or more than they are."""
    units = {figure.unit for _, figures in series[:1] for figure in figures}
    return [(code, figures) for code, figures in series if {figure.unit for figure in figures} <= units]


def _last(result: Result, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Of a streak the years in which it lies, not all that were looked through."""
    if result.query.operation != "streak" or not result.figures:
        return figures
    span = result.figures[0].period
    first, last = span.shift(-_AROUND).first, span.shift(_AROUND).last
    return tuple(figure for figure in figures if first <= figure.period.first and figure.period.last <= last)


def _source(result: Result, series: list[tuple[Code, tuple[Figure, ...]]], book: Phrasebook) -> str:
    said = book.names.listed([book.names.name("agency", agency) for agency in _agencies(result, series)])
    return capital(said) if book.capitals else said


def _agencies(result: Result, series: list[tuple[Code, tuple[Figure, ...]]]) -> tuple[str, ...]:
    said = (figure.agency for _, figures in series for figure in figures if figure.agency)
    return result.agencies or tuple(dict.fromkeys(said))


def _labels(series: list[tuple[Code, tuple[Figure, ...]]], book: Phrasebook) -> tuple[tuple[str, str], ...]:
    """How the reader writes the periods, the units ("* unit": times which they are counted) and the decimal mark."""
    figures = [figure for _, line in series for figure in line]
    labels = {figure.period.code: book.calendar.period(figure.period, "short") for figure in figures}
    for unit in dict.fromkeys(figure.unit for figure in figures):
        key = f"chart.unit.{unit}"
        labels[unit] = book.say(key) if key in book else book.names.name("unit", unit)
        if f"chart.times.{unit}" in book:
            labels[f"* {unit}"] = book.say(f"chart.times.{unit}")
    return (*labels.items(), (".", book.amounts.decimal))


def _kind(result: Result, series: list[tuple[Code, tuple[Figure, ...]]]) -> Kind:
    kind = _KINDS.get(result.query.operation, "line")
    if result.query.operation == "trend" and len(series) == 1 and _by_sign(series[0][1]):
        return "bars"
    if kind == "bars" and len(series) > 1 and any(_in_time(figures) for _, figures in series):
        return "line"
    return kind


def _by_sign(figures: tuple[Figure, ...]) -> bool:
    """Whether it is above or below zero that is looked for first: rates, balances; of few enough periods for bars."""
    first = figures[0]
    rates = first.unit == "pct" and first.measure == "yoy" and first.flow != "context"
    return len(figures) <= _MOST_BARS and (rates or first.flow == "balance")


def _headline(result: Result, about: str, speaker: Speaker) -> tuple[str, str]:
    """What the answer says first, below it what is drawn; where that is too long or says little, the latter alone."""
    if result.query.operation == "mirror":
        gap = next((statement for statement in result.statements if statement.kind == "mirror.gap"), None)
        return about, "" if gap is None else speaker.say(gap)
    said = speaker.say(result.statements[0]) if result.statements else ""
    told = tuple(result.statements[0].figures()) if result.statements else ()
    if result.statements and any(_is_list(value) for _, value in result.statements[0].fields):
        said = _without_list(said)
    # In the order of time stand what the answer tells in the order of size.
    if not said or len(said) > _LONGEST_TITLE or not told or result.query.by == "period":
        return about, ""
    return said, capital(about) if speaker.book.capitals else about


def _is_list(value: object) -> bool:
    """Whether figures stand in a row in the answer, which the bars tell again."""
    if not isinstance(value, tuple) or len(value) < _FEWEST_IN_A_ROW:
        return False
    return all(isinstance(part[-1] if isinstance(part, tuple) else part, Figure) for part in value)


def _as_told(series: list[tuple[Code, tuple[Figure, ...]]], result: Result) -> list[tuple[Code, tuple[Figure, ...]]]:
    """The bars in the order of the answer, where that tells them in a row: the largest first."""
    lists = [value for _, value in result.statements[0].fields if _is_list(value)] if result.statements else []
    told = list(result.statements[0].figures()) if len(lists) == 1 else []
    if result.query.operation == "rank" and len(series) == 1 and {*told} == {*series[0][1]}:
        return [(series[0][0], tuple(told))]
    if len(told) != len(series) or any(len(figures) != 1 or figures[0] not in told for _, figures in series):
        return series
    return sorted(series, key=lambda line: told.index(line[1][0]))


def _without_list(said: str) -> str:
    """A sentence that ends in a list, up to the colon before it; nothing where it has none."""
    return max((said.rpartition(colon)[0].rstrip() for colon in _COLONS), key=len)


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
    if code.kind == "chart":
        text = speaker.book.say(f"chart.{code.code}")
    elif (code.kind, code.code) in speaker.book.names and not _of_several(code, series):
        text = speaker.name(code.kind, code.code)
    else:
        firsts = [others[0] for _, others in series]
        slots = tuple(slot for slot in _SLOTS if len({getattr(figure, slot) for figure in firsts}) > 1)
        text = speaker.slot_names(figures[0], slots) if slots else speaker.book.names.series(slots_of(figures[0]))
    return capital(text) if speaker.book.capitals else text


def _of_several(code: Code, series: list[tuple[Code, tuple[Figure, ...]]]) -> bool:
    """Whether the name of a flow would hide that each line is of another partner."""
    return code.kind == "flow" and len({figures[0].partner for _, figures in series}) > 1


def _title(series: list[tuple[Code, tuple[Figure, ...]]], book: Phrasebook) -> str:
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
    apart = partners == ("WLD",) and len({figure.reporter for figure in figures}) > 1  # each bar is somebody's own
    named = book.names.series(slots, "what" if apart else "series")
    text = book.say("chart.title", series=named, period=book.calendar.period(span))
    unit = f"chart.rate.{first.measure}"
    if unit in book:
        text = book.say(unit, title=text)
    return text


def _marks(result: Result, lines: tuple[Line, ...], book: Phrasebook) -> tuple[Mark, ...]:
    unit = lines[0].unit
    marks = [Mark("threshold", repr(float(at)), book.amounts.asked(at, unit)) for at in result.bounds]
    held = {point for line in lines for point, _ in line.points}
    asked = result.query.periods
    if result.query.operation == "trend" and len(asked) == 2:
        marks += [Mark("asked", point) for point in held if Period.parse(point).covers(asked[1])]
    elif result.query.operation == "brief" and asked[0].code in held:
        marks.append(Mark("asked", asked[0].code))
    marks += [Mark("event", when.code, book.translated(title.text) or title.text) for when, title in result.events]
    marks += _first_prints(result, book)
    marks += [
        Mark("rest", line.name)
        for (code, _), line in zip(result.series, lines, strict=False)
        if code.kind == "chart" and code.code != "change"
    ]
    if result.query.operation in ("threshold", "streak"):
        counted = [figure.period.code for figure in result.rows if figure.period.code in held]
        marks += [Mark("part", point) for point in counted if len(counted) < len(held)]
    if result.query.operation == "record" and result.figures and result.figures[0].period.code in held:
        marks.append(Mark("record", result.figures[0].period.code, book.calendar.period(result.figures[0].period)))
    if result.query.operation == "alert" and result.query.periods and result.query.periods[0].code in held:
        marks.append(Mark("asked", result.query.periods[0].code))
    return tuple(marks)


def _first_prints(result: Result, book: Phrasebook) -> list[Mark]:
    """First announcements that go on where the revised figures of a series end."""
    said = book.say("chart.first_prints")
    return [
        Mark("first_print", figure.period.code, said)
        for _, figures in result.series
        if {"revised", "published"} <= {figure.vintage for figure in figures}
        for figure in figures[1 + max(n for n, figure in enumerate(figures) if figure.vintage == "revised") :]
    ]


def _alt(
    kind: Kind, title: str, series: list[tuple[Code, tuple[Figure, ...]]], lines: tuple[Line, ...], speaker: Speaker
) -> str:
    """The chart described for those who cannot see it: its course, or its bars."""
    book = speaker.book
    first = series[0][1]
    if kind == "line" and len(series) > 1:
        return _several(title, series, lines, book)
    if kind == "line" or (kind == "bars" and _in_time(first) and len(first) > 6):
        low, high = min(first, key=lambda f: f.value), max(first, key=lambda f: f.value)
        return book.say(
            "chart.line" if kind == "line" else "chart.bars_in_time", title=title,
            first=book.amounts.figure(first[0]), last=book.amounts.figure(first[-1]),
            high=book.amounts.figure(high), low=book.amounts.figure(low),
            **_when(start=first[0].period, end=first[-1].period, high_at=high.period, low_at=low.period, book=book),
        )  # fmt: skip
    if len(series) > 1 and all(len(figures) == 1 for _, figures in series) and len({line.name for line in lines}) > 1:
        named = _pairs([line.name for line in lines], [figures[0] for _, figures in series], book)
        return book.say("chart.bars", title=title, items=named)
    bars = tuple(figure for _, figures in series for figure in figures)
    return book.say("chart.bars", title=title, items=speaker.listed(bars))


def _several(
    title: str, series: list[tuple[Code, tuple[Figure, ...]]], lines: tuple[Line, ...], book: Phrasebook
) -> str:
    """Several lines described by where they stand in the newest period that all of them have."""
    by_period = [{figure.period: figure for figure in figures} for _, figures in series]
    common = max((p for p in by_period[0] if all(p in others for others in by_period)), default=None)
    if common is None:
        return title
    named = _pairs([line.name for line in lines], [figures[common] for figures in by_period], book)
    return book.say("chart.lines", title=title, items=named, **_when(end=common, book=book))


def _when(book: Phrasebook, **periods: Period) -> dict[str, str]:
    """Each period by itself, and as it stands in a sentence: "November 2025", "in November 2025"."""
    plain = {name: book.calendar.period(period) for name, period in periods.items()}
    return plain | {f"{name}_in": book.calendar.period(period, "in") for name, period in periods.items()}


def _pairs(names: list[str], figures: list[Figure], book: Phrasebook) -> str:
    """Each name with its figure, in a row."""
    pairs = zip(names, figures, strict=True)
    return book.names.listed([book.say("words.pair", name=name, value=book.amounts.figure(one)) for name, one in pairs])
