"""Why it moved between two figures of one series, the earlier told last; what follows on a why, and on what is held."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Bound, Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.one_of_those import Pick
from bot.understanding.talks.told import Told
from bot.understanding.words.kinds import AMOUNTS, FILLERS, ONE_WAY, WHO

_SLOTS = ("flow", "place", "demonym", "commodity", "period")
_LITTLE = ("conj", "harmless", "fragment", "prep", "courtesy", "question", *_SLOTS)
_MORE = 10  # causes at most


def held_too(previous: Query, f: Features) -> Query | None:
    """ "And imports?", "and France?" after what is held of a series: of that one."""
    c = f.clause
    whole = (*previous.partners, *previous.commodities) == ("WLD", "TOTAL")
    named = previous.flow is not None or previous.periods or not whole
    if previous.operation != "coverage" or previous.by != "held" or not named:
        return None
    if c.has("period") or not (c.only(*_LITTLE) and c.has_any(*_SLOTS)) or c.has("question", "how_much", "how_many"):
        return None
    return previous.with_(
        flow=f.flow if c.has("flow") else previous.flow,
        partners=f.partners if c.has_any(*WHO) else previous.partners,
        commodities=f.commodities if c.has("commodity") else previous.commodities,
        periods=f.periods if c.has("period") else previous.periods,
        notes=(),
    )


def of_that_move(previous: Query, f: Features) -> Query | None:
    """ "More reasons?", "by how much?" after why it moved from one time to another: of the same two."""
    c = f.clause
    if (previous.operation, previous.by) != ("why", "period") or c.has_any(*_SLOTS, "agency", "growth"):
        return None
    if c.ops("why") or c.has("more", "more"):
        return previous.with_(limit=_MORE if c.has("more", "more") else None, notes=())
    if c.ops("difference") or c.has("question", "how_much"):
        return previous.with_(operation="change", by=None, condition=None, limit=None, notes=())
    return None


_OTHERS = ("flow", "place", "demonym", "commodity", "period", "agency", "event")
_NAMING = (*_OTHERS, "number")


def why_between(before: Sequence[Turn], f: Features) -> Query | None:
    """The causes of what the later of the two did, where they lie a year apart and nothing but the move is named."""
    c = f.clause
    moved = c.has("direction") or (c.has("growth", "growth") and not c.has("growth", "yoy", "mom"))
    moved = moved or c.ops("difference")
    if not c.ops("why") or not moved or c.has_any(*_NAMING):
        return None
    if (later := _the_later(before)) is None:
        return why_of_either(before, f)
    f.periods = later.periods
    return later.with_(operation="why", by=None, condition=None, notes=())


def why_of_either(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Why did they jump", after June and then May of one series: why in the one of the two that moved so."""
    c = f.clause
    ways = {m.code for m in c.all("direction")}
    if len(before) < 2 or not c.ops("why") or len(ways) != 1 or not ways <= {"up", "down"}:
        return None
    one, two = before[-1].query, before[-2].query
    if c.has_any(*_NAMING, "time") or c.has_other("op", "why") or one.operation not in ("level", "growth"):
        return None
    bare, other = (query.with_(periods=(), operation="", measure=None, by=None, notes=()) for query in (one, two))
    kinds = [[period.kind for period in query.periods] for query in (one, two)]
    if bare != other or two.operation not in ("level", "growth") or kinds not in ([["month"]] * 2, [["year"]] * 2):
        return None
    so = Bound("above" if ways == {"up"} else "below", 0.0, unit="pct", measure="yoy")
    f.periods = (*one.periods, *two.periods)
    return one.with_(operation="why", by="either", measure="yoy", condition=so, periods=f.periods, notes=())


def claimed_between(before: Sequence[Turn], query: Query, f: Features) -> Query:
    """ "So more than double?" after a figure and that of a year before: what is claimed is of the later."""
    claimed = query.operation == "check" and query.measure == "yoy" and not f.clause.has_any(*_OTHERS)
    later = _the_later(before) if claimed else None
    return query if later is None or query.periods != before[-1].query.periods else query.with_(periods=later.periods)


def _the_later(before: Sequence[Turn]) -> Query | None:
    """The query before the last where that asked for the same a year earlier."""
    if len(before) < 2:
        return None
    later, latest = before[-2].query, before[-1].query
    told = later.operation == latest.operation and latest.operation in (*AMOUNTS, "share") and len(latest.periods) == 1
    if not told or later.periods != (latest.periods[0].shift(12),):
        return None
    return later if later.with_(periods=(), notes=()) == latest.with_(periods=(), notes=()) else None


# How far a figure moved from one of two times told to the other: "so it grew by?", "change in percent?".
def back_a_year(f: Features, things: Told, pick: Pick | None) -> bool:
    """ "Change in percent?" after a month and then the year before: how far it moved from that year to this."""
    c = f.clause
    newer, older = things.items[0], things.items[-1]
    if pick is not None or len(things.items) != 2 or not isinstance(newer, Period) or not isinstance(older, Period):
        return False
    rated = (
        c.has("growth", "growth")
        or (c.has("growth") and not c.has("deictic", "that"))
        or c.ops("how_fast")
        or c.has("measure", "percent")
        or c.has("unit", "pct")
    )
    plain = things.of.operation in ("level", "total", "balance")
    plain = plain and things.of.flow in ("export", "import", "total", "balance")
    return plain and rated and older == newer.shift(-12) and not f.extreme() and not f.larger


def moved_between(f: Features, things: Told, pick: Pick | None, more: bool) -> bool:
    """ "So it grew by?", "lower now?" after one period and another, where the newer was told first, or of a balance;
    "so by how many per cent has it fallen?" after 2025 and 2018, in either order."""
    c = f.clause
    periods = [item for item in things.items if isinstance(item, Period)]
    if _years_between(f, things, periods) or _in_between(f, things, periods, pick):
        return True
    if pick is not None or len(periods) != 2 or things.slot != "periods" or things.of.measure == "yoy":
        return False
    if c.has("question", "what", "who") or c.has("measure") or c.has("unit", "pct") or f.extreme() is not None:
        return False
    if things.of.flow == "balance" and any(m.says("fared") for m in c.all("more")):
        return True  # "how much worse?" after one deficit and another: it has no rate
    latest = any(e.latest for _, e in c.expressions())
    moved = f.growth or c.has("direction", "up", "down") or more
    grown = c.has("growth", "growth") and (c.has("prep", "by") or c.ops("difference", "how_fast"))
    return moved and (latest or (grown and (periods[0] > periods[1] or things.of.flow == "balance")))


def _in_between(f: Features, things: Told, periods: list[Period], pick: Pick | None) -> bool:
    """ "How much has it grown between?", "growth in between" after one time and another: no rate of the last told."""
    c = f.clause
    between = c.has("compare", "between") or c.has("time", "between")
    bare = between and not c.has_any("number", "scale", "place", "demonym", "commodity", "period", "more", "extreme")
    moved = f.growth or c.has("direction", "up", "down")
    plain = things.of.operation in ("level", "total", "balance") and things.of.measure != "yoy"
    return (
        bare and moved and plain and len(periods) == 2 and things.slot == "periods" and (pick is None or pick == Pick())
    )


def _years_between(f: Features, things: Told, periods: list[Period]) -> bool:
    """Whether a rate is asked after two whole years, or one month of two years, that do not follow each other."""
    c = f.clause
    if len(periods) != 2 or not c.ops("how_fast") or c.has_any("question", "measure", "more", "extreme"):
        return False
    if (not c.has("direction", "up", "down") and not c.has("growth", "growth")) or c.has("growth", "yoy", "mom"):
        return False
    newer, older = sorted(periods, reverse=True)
    apart = newer.first.year - older.first.year
    plain = things.of.operation in ("level", "total") and things.of.measure != "yoy"
    return plain and apart > 1 and newer.shift(-12 * apart) == older


def of_that_part(previous: Query, f: Features) -> Query | None:
    """ "Just the US part", after why exports rose: how those to it moved, and not its share."""
    c = f.clause
    part = any(m.says("part") for m in c.all("measure")) and (c.has("fragment", "only") or c.says("only"))
    part = part and len(f.partners) == 1 and f.partners != previous.partners
    if not part or previous.operation != "why" or f.flow not in ONE_WAY or not f.all_goods:
        return None
    if not c.only(*FILLERS, "measure", "prep", *WHO) or c.has_other("measure", "percent"):
        return None
    return previous.with_(
        operation="growth", by="year", measure="yoy", condition=None, partners=f.partners, flow=f.flow, notes=()
    )
