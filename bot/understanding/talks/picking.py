"""Which of the things told before a fragment points at: both, the first two, the last three, all of them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import Ambiguous
from bot.model import Period, Query, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.told import Told
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
        if led is not None and first and led.kind == "ordinal":
            counted = (*counted, led)
        return Pick(int(count), first, led is not None and led.means("time", "past"), counted, best)
    places = c.all("ordinal")
    if [m.code for m in places] == ["1", "2"]:
        return Pick(2, first=True, counted=tuple(places))  # "the gap between first and second"
    if any(m.says("both_of_them") for m in c.mentions) and c.says("jointly"):
        return Pick(2)  # "how much did both take together"
    sums = c.all("op", "sum")
    told = (*sums, *c.all("op", "list"))  # "list both"
    if any(("deictic", "both") in m.others and m.last > m.first for m in told):
        return Pick(2)  # "the two combined"; "together" is of all
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
