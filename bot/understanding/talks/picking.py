"""Which of the things told before a fragment points at: both, the first two, the last three, all of them; those put
together: their sum, their mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import Period, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED, Told, told
from bot.understanding.words.frame import Mention

_MOST = 12


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the things are pointed at: so many of them (0: all), from the first or from the last on."""

    count: int = 0
    first: bool = False
    last: bool = False
    counted: tuple[Mention, ...] = ()
    best: bool = False  # the largest of them ("which two are biggest"), and not the first that were told


def picked(c: Clause) -> Pick | None:
    """`Both`, `the first two`, `the last three`, `all four`, `them`; None where nothing is pointed at."""
    for number in (*c.all("number"), *c.all("deictic", "both")):
        both = number.kind == "deictic"
        count = 2 if both else number.value
        if not isinstance(count, int | float) or count != int(count) or not 2 <= count <= _MOST:
            continue
        led, follows = c.before(number), c.after(number)
        if led is not None and led.means("extreme", "least", "worst"):
            continue
        first = led is not None and (led.means("ordinal", "1") or led.means("op", "rank") or led.is_("extreme", "most"))
        best = follows is not None and follows.is_("extreme", "most")
        best, first = best or (led is not None and led.is_("extreme", "most")), first or best
        counted = () if both else (number,)
        return Pick(int(count), first, led is not None and led.means("time", "past"), counted, best)
    places = c.all("ordinal")
    if [m.code for m in places] == ["1", "2"]:
        return Pick(2, first=True, counted=tuple(places))  # "the gap between first and second"
    if any(m.says("both_of_them") for m in c.mentions) and c.says("jointly"):
        return Pick(2)  # "how much did both take together"
    sums = c.all("op", "sum")
    together = any(m.means("deictic", "both", "them") or m.says("jointly") for m in sums)
    theirs = any(i and c.mentions[i - 1].says("possessive") for i in map(c.at, (*sums, *c.all("op", "average"))))
    return Pick() if together or theirs or c.has("deictic", "them") else None  # "their sum"


def chosen(pick: Pick | None, things: Told) -> tuple[str | Period, ...]:
    """Those that are pointed at; none where it is open which two of a list of five are "the two"."""
    items = things.items
    if pick is None or pick.count == 0 or (pick.best and things.of.operation != "rank"):
        return items
    if pick.count > len(items) or (things.listed and pick.count < len(items) and not (pick.first or pick.last)):
        return ()
    return items[: pick.count] if pick.first else items[-pick.count :]


def a_months_mean(c: Clause, pick: Pick | None, previous: Query) -> bool:
    """ "Per month?" after one span and another: the mean month of a span, not the mean of the two. Ambiguous where the
    two were set against one another."""
    if pick is not None or not any(m.means("op", "per_month") for m in c.all("op")):
        return False
    if previous.operation in ("change", "compare") and len(previous.periods) == 2 and not c.has("period"):
        means = (previous.with_(operation="average", by=None, periods=(at,), notes=()) for at in previous.periods)
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), previous, tuple(means))
    return True


def sum_of(query: Query, slot: str) -> Query:
    """The sum of what the slot holds: exports and imports are total trade, months in a row are one span."""
    if slot == "flow":
        return query.with_(operation="total", flow="total")
    if slot == "periods" and unbroken(query.periods):
        query = query.with_(periods=(Period(min(query.periods).first, max(query.periods).last),))
    return query.with_(operation="sum")


def mean_of(query: Query, slot: str) -> Query | None:
    """The mean of what the slot holds: of months in a row that of their span; None where there is none."""
    if slot not in ("partners", "periods"):
        return None  # of different goods, or of exports and imports, there is no mean
    months = all(period.month_count == 1 for period in query.periods)
    if slot == "periods" and months and unbroken(query.periods):
        return query.with_(operation="average", periods=(Period(min(query.periods).first, max(query.periods).last),))
    return query.with_(operation="average", by="items")


def unbroken(periods: tuple[Period, ...]) -> bool:
    """Whether each begins on the day after another ends."""
    return all((two.first - one.last).days == 1 for one, two in pairwise(sorted(periods)))


# Partners told before, without one of them: "drop the US" after several, or after an order of partners.
_BARE = ("harmless", "negation", "place", "demonym", "fragment", "conj", "courtesy")


def those_without(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Drop the US" after the figures of several partners: those of the others."""
    c = f.clause
    if not c.has("negation", "without"):
        return None
    things = told(before, True)
    named = c.codes("place", "demonym")
    bare = c.only(*_BARE)
    if not (bare and named) or things is None or things.slot != "partners":
        return None
    rest = tuple(item for item in things.items if item not in named)
    if not named <= set(things.items) or not rest:
        return None
    if things.of.operation == "rank":  # the others of those named in the order, side by side
        things = Told("partners", things.items, things.of.with_(operation="compare", by="partner", limit=None))
    c.use(*c.all("negation", "without"))
    c.rule = RECKONED
    operation = "level" if len(rest) == 1 and things.of.operation in ("compare", "sum") else things.of.operation
    return things.of.with_(
        operation=operation, partners=rest, by=things.of.by if operation != "level" else None, notes=()
    )
