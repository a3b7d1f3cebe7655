"""The frozen values that travel the road: Question, Query, Result, Reply, and what they are made of.

    Question --understand--> Queries --execute each--> Results --compose--> Reply

Plain Python, no pandas, no telegram. Everything here can be compared, hashed and printed; codes are those of data/.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Final, Literal

# --------------------------------------------------------------------------------------------------- time


_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both included: a day, a month, a quarter, a year, a year to date, any span."""

    first: date
    last: date

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month."""
        return _month(year, month)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, first: tuple[int, int], last: tuple[int, int]) -> Period:
        """From the first month to the last, both as (year, month) and both included."""
        return cls(cls.month(*first).first, cls.month(*last).last)

    @classmethod
    def parse(cls, code: str) -> Period:
        """`2025`, `2025-11`, `2025-12-25` or `A/B` of these; ValueError for anything else."""
        ends = code.split("/")
        if len(ends) > 2:
            raise ValueError(f"not a period: {code!r}")
        spans = [cls._part(part) for part in ends]
        if spans[0].first > spans[-1].last:
            raise ValueError(f"period ends before it begins: {code!r}")
        return cls(spans[0].first, spans[-1].last)

    @classmethod
    def _part(cls, code: str) -> Period:
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", code)
        if not match:
            raise ValueError(f"not a period: {code!r}")
        year = int(match[1])
        month, day = (int(part) if part else None for part in match.groups()[1:])
        if month is None:
            return cls.year(year)
        if day is None:
            return cls.month(year, month)
        return cls(date(year, month, day), date(year, month, day))

    @property
    def whole_months(self) -> bool:
        """Whether it begins and ends with a month."""
        return self.first.day == 1 and self.last.day > 27 and (self.last + _DAY).day == 1

    @property
    def month_count(self) -> int:
        """How many calendar months the span touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def code(self) -> str:
        """As in the data: `2025`, `2025-11`, `2025-01/2025-11`, `2026-05-19`."""
        if self.first == self.last:
            return self.first.isoformat()
        if not self.whole_months:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.first.month == 1 and self.last.month == 12 and self.first.year == self.last.year:
            return f"{self.first.year:04d}"
        if self.month_count == 1:
            return f"{self.first:%Y-%m}"
        return f"{self.first:%Y-%m}/{self.last:%Y-%m}"

    @property
    def kind(self) -> Literal["day", "days", "month", "quarter", "half", "year", "ytd", "span"]:
        """What people call such a span; a quarter beginning in January is a quarter, not a year to date."""
        if self.first == self.last:
            return "day"
        if not self.whole_months:
            return "days"
        count, start = self.month_count, self.first.month
        if count == 1:
            return "month"
        if count == 3 and start in (1, 4, 7, 10):
            return "quarter"
        if count == 6 and start in (1, 7):
            return "half"
        if count == 12 and start == 1:
            return "year"
        if start == 1 and self.first.year == self.last.year:
            return "ytd"
        return "span"

    def shift(self, months: int) -> Period:
        """The same span so many months later (earlier if negative); whole months stay whole, days are clipped."""
        if self.whole_months:
            a = self.first.year * 12 + self.first.month - 1 + months
            b = self.last.year * 12 + self.last.month - 1 + months
            return Period.months((a // 12, a % 12 + 1), (b // 12, b % 12 + 1))
        return Period(_shift_day(self.first, months), _shift_day(self.last, months))

    def split(self) -> tuple[Period, ...]:
        """The calendar months that the span touches, in order."""
        a = self.first.year * 12 + self.first.month - 1
        return tuple(Period.month(n // 12, n % 12 + 1) for n in range(a, a + self.month_count))

    def covers(self, other: Period) -> bool:
        """Whether the other lies within it."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        return self.code


@lru_cache(maxsize=4096)
def _month(year: int, month: int) -> Period:
    """Made once: the same few months are asked for all the time."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _shift_day(day: date, months: int) -> date:
    n = day.year * 12 + day.month - 1 + months
    year, month = n // 12, n % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# --------------------------------------------------------------------------------------------------- asking

FELL: Final = "fall"  # measure of a bound: by how much two fell is set against each other, not how they grew
DEFICITS: Final = "deficit"  # measure of a bound: of two deficits the larger is the lower balance
WITH_RATES: Final = "with_yoy"  # measure of an order or a record: by size, with the rate of each beside it
SUMMED: Final = "summed"  # by of a compare: the first partner against all the others, added up

HOME: Final = "CHN"  # whose trade is meant where nobody's is named and nothing else is set: theirs ships

KNOWN_ON: Final = "on:"  # of a query's vintage, before a day: as it was known on that day

Origin = Literal["said", "corrected", "carried", "assumed", "covered"]


@dataclass(frozen=True, slots=True)
class Note:
    """How one slot came to its meaning; left by the stage that knows, spoken at the end."""

    origin: Origin
    slot: str  # reporter, flow, partners, commodities, measure, basis, periods, operation, language, ...
    meant: str  # a code, or codes joined by " "
    said: str = ""  # the words of the asker; never echoed unescaped


# about: of a claim alone; either: which of above and below is asked, and nothing claimed
Comparator = Literal["above", "below", "at_least", "at_most", "between", "is", "about", "either"]

DENIED: Final[Mapping[Comparator, Comparator]] = {  # "not above" is at most; no figure is in neither
    "above": "at_most", "below": "at_least", "at_least": "below", "at_most": "above",
}  # fmt: skip
MIRRORED: Final[Mapping[Comparator, Comparator]] = {  # of the same amount with the other sign: a fall by more than 5
    "above": "below", "below": "above", "at_least": "at_most", "at_most": "at_least",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """A leaf of a condition: a series held against an amount. None in a slot means the query's own."""

    comparator: Comparator
    amount: float
    upper: float | None = None  # only with "between"
    unit: str | None = None  # USD_bn, pct, Mt, index, ...; None: the series' own
    reporter: str | None = None
    flow: str | None = None
    partner: str | None = None
    commodity: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Logic:
    """and, or, not over conditions."""

    kind: Literal["and", "or", "not"]
    parts: tuple[Condition, ...]


Condition = Bound | Logic


class OfWhat:
    """Whether what is asked of is everybody, and all goods: of a Query, and of what is known of one so far."""

    __slots__ = ()
    partners: tuple[str, ...]
    commodities: tuple[str, ...]

    @property
    def of_all(self) -> bool:
        """Whether no partner is singled out."""
        return self.partners in ((), ("WLD",))

    @property
    def all_goods(self) -> bool:
        """Whether no goods are singled out."""
        return self.commodities in ((), ("TOTAL",))


@dataclass(frozen=True, slots=True)
class Query(OfWhat):
    """One thing asked, in codes only, so that the same question in two languages gives equal queries.

    flow       export | import | balance | total | context | both (= export and import) | None
    measure    value | quantity | yoy | share | level | unit_value | forecast | None; rank, record:
               with_yoy, by size with the rate of each beside it
    basis      what a rate or a level is asked in: value_usd, value_cny, value_eur, value_jpy, quantity,
               mbpd (barrels a day); None: not said
    by         rank: partner | commodity | month | quarter | year; growth: year | month | period (against periods[1]) |
               compound (a year, from periods[1] to periods[0]); trend: month | quarter | year, of measure share too, |
               moving_sum | moving_average (over limit months) | ytd (the sum since January after each month);
               share: partner | commodity | top (the limit largest partners together) | together (those named, as one
               part) | concentration (Herfindahl index); average: year | items (of partners or periods
               named); change: measure share in points, and a condition where it is claimed to have risen or fallen;
               compare: partner | commodity | flow | period | reporter | summed (the first partner against the others
               added up), and a condition where the first of two is claimed to be above or below the second;
               streak: current | ended | longest | asked; threshold: which | count | first | last | running (sum since
               January) | year (calendar years; limit 1 the first, -1 the last); define: a glossary slug; coverage:
               fresh | held | release_next | release_date | source; surprise: a poll, last_missed, last_beat or None;
               record: month | year; check: month (a rate on the month before) | streak (limit-th in a row) |
               streak_least | first | record (limit 1, -1) | since | every | none | most | only, but (periods[1:] or
               limit months) | times, times_least, times_most (limit): of how many months of periods[0] it is claimed;
               size (of either sign);
               alert: turn (so now, not so the month before);
               level, growth, balance, total: without (the first partner less the others)
    limit      how many: 3 the top three, -3 the bottom three; record: 1 highest, -1 lowest; why: events;
               alert: so many months in a row
    vintage    published | revised | on:2025-11-10, as it was known on that day | None: the usual one
    """

    operation: str
    reporter: str = HOME
    flow: str | None = None
    partners: tuple[str, ...] = ("WLD",)
    commodities: tuple[str, ...] = ("TOTAL",)
    measure: str | None = None
    basis: str | None = None
    periods: tuple[Period, ...] = ()
    by: str | None = None
    limit: int | None = None
    condition: Condition | None = None
    vintage: str | None = None
    notes: tuple[Note, ...] = field(default=(), compare=False)

    def with_(self, **slots: object) -> Query:
        """The same query with other slots."""
        return replace(self, **slots)  # type: ignore[arg-type]


OPERATIONS = (
    "level", "growth", "balance", "total", "change", "sum", "average", "compare", "rank", "share", "trend",
    "define", "coverage", "record", "streak", "threshold", "contribution", "unit_value", "surprise", "mirror",
    "revision", "why", "brief", "check", "alert",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange, as far as the next question may lean on it."""

    query: Query
    named: tuple[str, ...] = ()  # partners or commodities in the order in which the reply named them
    joined: bool = False  # whether it is of one reply with the turn before it
    found: Period | None = None  # the one month or year that the reply found: "that month" means it
    months: tuple[Period, ...] = ()  # the months that the reply counted: "those months"
    answered: bool = True  # whether figures were told, or why there are none
    passed: bool = False  # whether a question after it was refused for a word that nobody knows


Scale = Literal["bn", "yi"]
Length = Literal["short", "long"]


@dataclass(frozen=True, slots=True)
class Style:
    """How replies are written where that is set; it changes words, never a figure. None: as the question's language
    usually does.

    language       of every reply, whatever the question's
    scale          in what large amounts are counted: bn, or yi (100 millions: 亿, 億)
    length         of the units: "bn" or "billion US dollars"
    currency_note  whether the reading names the currency of an amount, which bears its sign in any case
    """

    language: str | None = None
    scale: Scale | None = None
    length: Length | None = None
    currency_note: bool = True


USUAL: Final = Style()


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    asked_on: date
    language: str | None = None  # the chat's language, breaks a tie
    before: tuple[Turn, ...] = ()  # the talk so far, newest last; empty for a question out of the blue
    style: Style = USUAL  # how the reply is to be written
    standing: bool = False  # the text says when to tell of figures to come ("the surplus tops 110 bn"): a rule


@dataclass(frozen=True, slots=True)
class Slot:
    """A question within a sentence, and what the words around it say.

    said       what the words before it ask by themselves; None where nothing, or more than one thing
    several    they ask so many things, more than the slots that follow can be about in turn
    named      what they name: place, flow, commodity
    anywhere   what the whole sentence names
    periods    the periods that they name, as codes
    direction  up, down or flat: the figure must move so, and is written without its sign
    unclear    several such words, or one that is denied
    balance    1 for a surplus, -1 for a deficit, 0: neither is said
    moves      words of growth stand beside it, which say no way but mean a rise
    unknown    words do that nobody here knows: they may mean anything
    bare       no words do
    claims     words beside it claim more than a figure says: a record, a rank
    unit       a unit stands beside it, which the figure brings itself
    """

    text: str
    said: Query | None = None
    several: bool = False
    named: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    periods: tuple[str, ...] = ()
    direction: str | None = None
    unclear: bool = False
    balance: int = 0
    moves: bool = False
    unknown: bool = False
    bare: bool = False
    claims: bool = False
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with slots: the words before, between and after them all, but the first few slots only.

    unclosed: the slot that no sign closes
    """

    pieces: tuple[str, ...]
    slots: tuple[Slot, ...]
    language: str
    unclosed: str | None = None


# --------------------------------------------------------------------------------------------------- answering


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and everything that makes it quotable."""

    value: float
    unit: str
    period: Period
    reporter: str | None = None
    flow: str | None = None
    partner: str | None = None
    commodity: str | None = None
    measure: str | None = None
    origin: Literal["published", "computed"] = "published"
    basis: str | None = None  # what a rate is a rate of
    adjusted: str | None = None  # "sa" where seasonally adjusted
    vintage: str | None = None
    sources: tuple[str, ...] = ()
    agency: str | None = None
    digits: int | None = None  # decimals that the source printed; None for computed


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be named in the reader's language: kind is partner, commodity, flow, agency, unit, term, basis, ..."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source (an event's title, a definition), shown as they stand, in `language`."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that the asker named, written with its unit; not from the tables, so it is no figure."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing to be said, without words: the phrase's key and what fills it, figures in the order of the phrase."""

    kind: str  # a key of phrases.toml, for example "level.headline"
    fields: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, kind: str, **fields: Value) -> Statement:
        return cls(kind, tuple(fields.items()))

    def __getitem__(self, name: str) -> Value:
        for key, value in self.fields:
            if key == name:
                return value
        raise KeyError(name)

    def figures(self) -> Iterator[Figure]:
        for _, value in self.fields:
            yield from _figures_in(value)


Value = Figure | Amount | Period | Code | Quoted | Statement | int | float | str | date | tuple["Value", ...]


def _figures_in(value: Value) -> Iterator[Figure]:
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Statement):
        yield from value.figures()
    elif isinstance(value, tuple):
        for part in value:
            yield from _figures_in(part)


@dataclass(frozen=True, slots=True)
class Result:
    """What the table says to one query: statements (headline first), and what a chart or a proof may need."""

    query: Query  # as executed: periods left out are filled in
    statements: tuple[Statement, ...]
    series: tuple[tuple[Code, tuple[Figure, ...]], ...] = ()  # for a chart: one line a code
    bounds: tuple[float, ...] = ()  # for a chart: threshold lines
    events: tuple[tuple[Period, Quoted], ...] = ()  # for a chart: what happened along its time
    rows: tuple[Figure, ...] = ()  # the published rows behind computed figures: for the proof
    formula: str = ""  # for the proof, in words of arithmetic: "a - b", "sum", ...
    named: tuple[str, ...] = ()  # partners or commodities in order, for "the first one"
    notes: tuple[Note, ...] = ()
    agencies: tuple[str, ...] = ()  # who says so; the release date is looked up for (agency, covered)
    covered: Period | None = None
    beyond: int = 0  # what is held of the same kind and was left out: further events of a why

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for statement in self.statements for figure in statement.figures())


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to point at in a chart: a period (asked, event; part: one of those that the answer counts) or an amount
    (threshold)."""

    kind: Literal["asked", "event", "threshold", "first_print", "record", "rest", "part"]
    at: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    unit: str
    points: tuple[tuple[str, float], ...]  # (period code or label, value)


@dataclass(frozen=True, slots=True)
class Chart:
    """Which chart suits a result; data, not pixels. alt is a description in words."""

    kind: Literal["bars", "line", "ranking", "share", "sides", "waterfall"]
    title: str
    series: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    alt: str = ""
    source: str = ""
    under: str = ""  # below the title: what is drawn, where the title tells a figure
    plain: Chart | None = None  # the same in English, where the language needs a font that may be missing
    labels: tuple[tuple[str, str], ...] = ()  # how periods, units and the decimal mark "." are written for the reader


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its text is a question, so there are no dialogue states anywhere."""

    label: str
    text: str
    query: Query | None = None  # what the text means, where it is known
    kind: str = ""  # what it changes of an answer: chart, flow, ytd, why, previous, next ...; "" another question
    short: str = ""  # the label where there is little room; "" the label itself
    sure: bool = True  # whether what is held tells by itself that there is an answer; else the road tries it


Outcome = Literal["answer", "clarify", "refuse"]
Reason = Literal["ambiguous", "not_released", "outside_range", "not_held", "not_trade", "opinion"]


@dataclass(frozen=True, slots=True)
class Reply:
    """Plain words; markup, escaping and length are the platform's."""

    outcome: Outcome
    reason: Reason | None
    headline: str
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # how the question was read
    sources: tuple[str, ...] = ()
    chart: Chart | None = None
    choices: tuple[Choice, ...] = ()
    language: str = "en"
    queries: tuple[Query, ...] = ()
    figures: tuple[Figure, ...] = ()
    results: tuple[Result, ...] = ()
    turns: tuple[Turn, ...] = ()  # to be remembered for the next question
    refused: tuple[str, ...] = ()  # kinds of what was said of the parts without an answer: "refusal.not_held.word"

    @property
    def text(self) -> str:
        """The whole reply as plain text."""
        return "\n".join(part for part in (self.headline, *self.lines, *self.notes, *self.sources) if part)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is offered to somebody who is still typing: a short title and a line below it, and the whole reply."""

    title: str
    description: str
    reply: Reply


# --------------------------------------------------------------------------------------------------- coverage


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """One series. Two figures of one period under one key would be a contradiction (validate refuses it)."""

    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    basis: str  # "" where none
    adjusted: str  # "" or "sa"
    vintage: str
    unit: str


@dataclass(frozen=True)
class Coverage:
    """What is held, without figures: for defaults, ambiguity, anchors in time, buttons.

    groups    groups of countries and all that ever were in them
    home      whose trade is meant where nobody's is named
    series    each series key and its periods, sorted
    agencies  series key -> the agency that says so (the first named)
    releases  (agency, period) -> day on which it came out, or is due
    events    (slug, period, title) of dated events, usable as anchors ("since the Busan truce")
    polls     (flow, measure, period, poll) of consensus forecasts held
    """

    series: tuple[tuple[SeriesKey, tuple[Period, ...]], ...]
    agencies: tuple[tuple[SeriesKey, str], ...] = ()
    releases: tuple[tuple[str, Period, date, str], ...] = ()  # agency, period, day, local time
    events: tuple[tuple[str, Period, str], ...] = ()
    polls: tuple[tuple[str, str, Period, str], ...] = ()
    home: str = HOME
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def _by_flow(self) -> Mapping[tuple[str, str, str, str], tuple[tuple[SeriesKey, frozenset[Period]], ...]]:
        index: dict[tuple[str, str, str, str], list[tuple[SeriesKey, frozenset[Period]]]] = {}
        sets: dict[int, frozenset[Period]] = {}  # series that hold the same periods share them
        for key, periods in self.series:
            held = sets.get(id(periods))
            if held is None:
                held = sets[id(periods)] = frozenset(periods)
            index.setdefault((key.reporter, key.flow, key.partner, key.commodity), []).append((key, held))
        return {slot: tuple(found) for slot, found in index.items()}

    def held(
        self, reporter: str, flow: str, partner: str, commodity: str, measure: str | None = None
    ) -> tuple[tuple[SeriesKey, frozenset[Period]], ...]:
        """The series of one flow between one pair in one commodity; of one measure if given."""
        found = self._by_flow.get((reporter, flow, partner, commodity), ())
        return tuple(item for item in found if measure is None or item[0].measure == measure)

    @cached_property
    def _by_last_day(self) -> dict[tuple[str, str, str, str], tuple[tuple[SeriesKey, tuple[Period, ...]], ...]]:
        return {}  # filled as it is asked for

    def newest_first(
        self, reporter: str, flow: str, partner: str, commodity: str
    ) -> tuple[tuple[SeriesKey, tuple[Period, ...]], ...]:
        """The series of one flow between one pair in one commodity, the periods of each that end last before others."""
        slot = (reporter, flow, partner, commodity)
        found = self._by_last_day.get(slot)
        if found is None:
            held = self._by_flow.get(slot, ())
            found = tuple((key, tuple(sorted(ps, key=lambda p: (p.last, p.first), reverse=True))) for key, ps in held)
            self._by_last_day[slot] = found
        return found

    def among(self, partner: str) -> tuple[str, ...]:
        """The partner, and if it is a group its members: one of whom may be held where the group is not."""
        return (partner, *dict(self.groups).get(partner, ()))

    @cached_property
    def contexts(self) -> frozenset[str]:
        """The context series that are held: PMI, prices, tariffs, the yuan."""
        return frozenset(key.commodity for key, _ in self.series if key.flow == "context")

    @cached_property
    def event_periods(self) -> Mapping[str, Period]:
        """When each dated event was."""
        return {slug: period for slug, period, _ in self.events}

    @cached_property
    def event_words(self) -> frozenset[str]:
        """Words of four letters and more in the titles of the dated events, in small letters."""
        titles = " ".join(title for _, _, title in self.events).casefold()
        return frozenset(re.findall(r"[a-z]{4,}", titles))

    @cached_property
    def reporters(self) -> frozenset[str]:
        return frozenset(key.reporter for key, _ in self.series)

    @cached_property
    def books(self) -> tuple[str, ...]:
        """Whose own trade is held: the reporters of more than context series, those with most series first."""
        found = Counter(key.reporter for key, _ in self.series if key.flow != "context")
        return tuple(sorted(found, key=lambda code: (code != self.home, -found[code], code)))

    @cached_property
    def context_reporters(self) -> Mapping[str, str]:
        """Under whom each context series stands."""
        return {key.commodity: key.reporter for key, _ in reversed(self.series) if key.flow == "context"}

    @cached_property
    def partners(self) -> frozenset[str]:
        return frozenset(key.partner for key, _ in self.series)

    @cached_property
    def commodities(self) -> frozenset[str]:
        return frozenset(key.commodity for key, _ in self.series)

    @cached_property
    def first_day(self) -> date:
        return min(periods[0].first for _, periods in self.series)
