"""What is asked, in codes: a Query with its conditions and notes, and the Turn that the next one may lean on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from bot.model.period import Period

FELL: Final = "fall"  # measure of a bound: by how much two fell is set against each other, not how they grew
OVERTOOK: Final = "overtook"  # measure of a bound: more than the other, and not so the time before
DEFICITS: Final = "deficit"  # measure of a bound: of two deficits the larger is the lower balance
SIZES: Final = "sizes"  # measure of a bound: a surplus and a deficit, of which the larger lies farther from nothing
IN_SIZE: Final = "in_size"  # measure of a bound: how far the first is from the second, whichever way
OF_SPAN: Final = "span"  # by of a record: whether a whole span is one, of whose months the record is else
WITH_RATES: Final = "with_yoy"  # measure of an order or a record: by size, with the rate of each beside it
WITH_TOTAL: Final = "with_total"  # measure of an order: by size, and what those in it come to together
SUMMED: Final = "summed"  # by of a compare: the first partner against all the others, added up
IN_MONTHS: Final = "months"  # likewise: the months of the span in which the first is above, or below, the second

HOME: Final = "CHN"  # whose trade is meant where nobody's is named and nothing else is set: theirs ships

ADJUSTED: Final = "sa"  # a query's vintage: of seasonally adjusted figures alone
UNADJUSTED: Final = "nsa"  # likewise: of those that are not
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
    apart: bool = False  # "between" without its two ends: "fell by less than 2 %"; "is": of the time before


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


TWO_SERIES = {
    "series": ("export", "import"), "balance_export": ("balance", "export"), "balance_import": ("balance", "import"),
    "balance_total": ("balance", "total"),
}  # fmt: skip
"""`by` of a comparison of two flows, each with a partner of its own -> the flows in their order."""

PART_OF = {"of_export": "export", "of_import": "import", "of_total": "total"}
"""`by` of a share of one flow in another -> that other."""

OF_GOODS: Final = "of_goods"  # by of a share: of the first goods in the second, which are the wider
GOODS_ALONE: Final = "goods_alone"  # by of a revision: of goods, told so; that of goods and services is none of it
OF_GROUP: Final = "of_group"  # by of a share: of the first partner in the second, the group that it belongs to


@dataclass(frozen=True, slots=True)
class Query(OfWhat):
    """One thing asked, in codes only, so that the same question in two languages gives equal queries.

    flow       export | import | balance | total | context | both (= export and import) | None
    measure    value | quantity | yoy | share | level | unit_value | forecast | None; rank, record:
               with_yoy, by size with the rate of each beside it
    basis      what a rate or a level is asked in: value_usd, value_cny, value_eur, value_jpy, quantity,
               mbpd (barrels a day); None: not said
    by         rank: partner | country (no groups) | commodity | month | quarter | year;
               growth: year | month | period (against periods[1]) |
               compound (a year, from periods[1] to periods[0]); trend: month | quarter | year, of measure share too, |
               moving_sum | moving_average (over limit months) | ytd (the sum since January after each month);
               share: partner | commodity | top (the limit largest partners together) | together (those named, as one
               part) | concentration (Herfindahl index) | period (of periods[1]) | of_export, of_import, of_total (of
               another flow) | of_goods, of_group (of the second named); average: year | items (of partners or periods
               named); change: measure share in points, and a condition where it is claimed to have risen or fallen,
               or by how much;
               compare: partner | commodity | flow | period | reporter | summed (the first partner against the others
               added up) | months (those of the span in which it is so), and a condition where the first of two is
               claimed to be above or below the second, or by so much;
               streak: current | ended | broken | longest | asked; threshold: which | count | first | last | running
               (sum since January) | year (calendar years; limit 1 the first, -1 the last); define: a glossary slug;
               coverage: fresh | held | release_next | release_date | source | publisher | polls; surprise: a poll,
               last_missed, last_beat, last_met, mean, often (each also of a poll, "mean:Reuters") or None;
               record: month | year | move (of an index on the month before);
               check: month (a rate on the month before) | streak (limit-th in a row) |
               streak_least | first | record (limit 1, -1) | best (of periods[0]) | since |
               since_year (of the first day) | every | none | most |
               half, half_most, fewer_half (of those held) | only, but (periods[1:] or limit months) |
               times, times_least, times_most (limit): of how many months of periods[0] it is claimed;
               size (of either sign);
               mirror: gap (first) | causes | month, quarter (the gap of each; limit 1, -1: where it is largest, least;
               a condition: where the first's figure is the higher);
               alert: turn (so now, not so the month before);
               revision: largest | largest_up | largest_down (the limit largest of the months of periods[0]),
               goods_alone;
               level, growth, balance, total: without (the first partner less the others)
    limit      how many: 3 the top three, -3 the bottom three; record: 1 highest, -1 lowest; why: events;
               alert: so many months in a row
    vintage    published | revised | on:2025-11-10, as it was known on that day | sa, nsa, of figures seasonally
               adjusted or not adjusted alone | None: the usual one
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

    @property
    def each_series(self) -> tuple[Query, ...]:
        """Of a comparison of two flows with a partner each (`by` names the flows): that of the exports to the first
        partner, and that of the imports from the second, with all other slots as they are. Of one by reporter: what
        each of the partners trades with the world, in its own books."""
        if self.by == "reporter":
            return tuple(self.with_(reporter=code, partners=("WLD",)) for code in self.partners)
        flows = TWO_SERIES.get(self.by or "", ())
        return tuple(self.with_(flow=f, partners=(p,)) for f, p in zip(flows, self.partners, strict=False))

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
    offered: tuple[Query, ...] = ()  # what stood below a reply without figures: "the first" means one of those
