"""How far a figure told lies above or below that of another time: "and by how much did it beat 2024?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import FILLERS

_FIGURES = ("level", "balance", "total", "growth", "check", "record", "sum")
_OF_TWO = ("change", "compare")
_NAMED = ("flow", "place", "demonym", "commodity", "number", "agency", "verb", "party", "extreme", "growth")


def beyond_a_time(previous: Query, f: Features) -> Query | None:
    """The change from the time named to the time told, or the other way round; None where more is said, or they are not
    spans of one length."""
    c = f.clause
    if not c.has("period") or previous.operation not in (*_FIGURES, *_OF_TWO) or c.has_any(*_NAMED):
        return None
    asked = c.ops("difference") or c.says("measuring")
    beyond = c.has("compare", "above", "below", "pass") or c.has("more", "more", "less")
    if not (asked and beyond) or c.has_other("op", "difference", "surprise"):
        return None
    named = [p for p in f.periods if p not in previous.periods]
    if (
        previous.operation not in _FIGURES
        or len(named) != 1
        or len(previous.periods) != 1
        or named[0].month_count != previous.periods[0].month_count
    ):
        return None
    if previous.operation in ("check", "record") and previous.by not in (None, "month", "year"):
        return None
    c.use(*c.all("compare"), *c.all("more"), *c.all("op"))
    periods = tuple(sorted((named[0], previous.periods[0]), reverse=True))
    return previous.with_(operation="change", by=None, limit=None, condition=None, periods=periods, notes=())


def moved_from(previous: Query, f: Features) -> Query | None:
    """ "Did they rise from March?" after April: from the one month to the other, and not in all months since."""
    c = f.clause
    times = [time for _, time in c.expressions()]
    plain = previous.operation in ("level", "balance", "total") and [p.kind for p in previous.periods] == ["month"]
    if not plain or len(times) != 1 or not times[0].base or not f.periods:
        return None
    if not c.has("direction", "up", "down", "moved") or c.has_any("growth", "op", *_NAMED[:4]):
        return None
    told, start = previous.periods[0], f.periods[0].split()[0]
    return previous.with_(operation="change", by=None, periods=(told, start), notes=()) if start < told else None


def than_a_year_before(previous: Query, f: Features) -> Query | None:
    """ "And than a year before?", "than June?", "compared to June 2024?" after one month beside another: the first of
    them beside that one."""
    c = f.clause
    two = previous.operation in _OF_TWO and previous.by in (None, "period") and len(previous.periods) == 2
    beside = c.all("op", "compare")
    said = [m for m in c.mentions if m.kind not in FILLERS and not m.says("than") and m not in beside]
    now = previous.periods[0] if two else None
    if now is None or len(said) != 1:
        return None
    led = c.frame.says("than", "post_than") or beside
    if said[0].kind == "period" and led and [p.month_count for p in f.periods] == [now.month_count]:
        c.use(*beside)
        then = f.periods[0]
        return previous.with_(condition=None, periods=(now, then), notes=()) if then != now else None
    if beside or previous.operation != "compare" or not said[0].is_("growth", "yoy") or previous.measure == "yoy":
        return None
    return previous.with_(condition=None, periods=(now, now.shift(-12)), notes=())


def beats_another(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Did it beat the month before?" after a rate: the two rates; after one month beside another, "and a year
    earlier?": the first of them beside that one."""
    c, previous = f.clause, before[-1].query
    if (
        not c.has("compare", "pass", "above", "below")
        or f.amounts
        or not (f.periods and previous.periods)
        or c.has_any(*_NAMED, "question")
    ):
        return None
    told = any(turn.query.operation == "level" and turn.query.periods == previous.periods for turn in before[-3:-1])
    rated = previous.operation == "growth" and previous.by == "year" and not told  # the amount may be what is meant
    two = previous.operation in _OF_TWO and len(previous.periods) == 2 and previous.measure != "share"
    back = [part for _, e in c.expressions() for part in e.parts if part.anchor == "earlier"]
    index = previous.flow == f.flow == "context" and previous.operation == "level"  # "was that above April?"
    timed = len(c.expressions()) == 1 if index else len(back) == 1
    single = len(previous.partners) == len(previous.commodities) == 1
    if not (rated or two or index) or not timed or not single:
        return None
    now, then = previous.periods[0], f.periods[0]
    if then >= now or then.month_count != now.month_count:
        return None
    c.use(*c.all("compare"))
    return previous.with_(operation="compare", by="period", condition=None, periods=(now, then), notes=())
