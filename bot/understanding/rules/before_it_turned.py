"""The run before a turn: `how long had exports been growing before the fall in October 2025`."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_BEFORE = ("before", "before_post", "until")


def before_it_turned(f: Features) -> tuple[Period, Bound] | None:
    """The month before the one in which it turned, and what held until then; None where no turn is told. Ambiguous
    where it turned in a longer time."""
    led = _led(f.clause)
    if led is None or f.context or len(f.periods) != 1:
        return None
    turned, went = _turn(f.clause, led)
    if turned is None or len(went) != 1 or went == {_way(turned)}:
        return None
    longer = f.periods[0].month_count > 1 and led.kind != "period"
    if longer or f.amounts or f.clause.says("in_so_long"):
        raise Ambiguous.again()  # "before they fell last year": in which month; "in how many months": of which
    # "before October 2025" is read as the months up to it already
    last = f.periods[0].last
    until = Period.month(last.year, last.month) if led.kind == "period" else f.periods[0].shift(-1)
    return until, Bound("above" if went == {"up"} else "below", 0.0, unit="pct", measure="yoy")


def _led(c: Clause) -> Mention | None:
    """The word that says `before`, or the time that has it in itself: `before October 2025's dip`."""
    said = next((m for m in c.all("time") if any(m.means("time", code) for code in _BEFORE)), None)
    return said or next((m for m in c.all("period") if m.code.startswith("before ")), None)


def _turn(c: Clause, led: Mention) -> tuple[Mention | None, set[str]]:
    """The move that is named with `before`, which stands behind it or, 下降之前, in front; and how all others went."""
    moves = [m for m in c.mentions if m.is_("direction", "up", "down") or m.is_("growth", "growth")]
    if led.means("time", "before_post"):
        turned = next((m for m in reversed(moves) if m.last < led.first), None)
    else:
        turned = next((m for m in moves if m.first > led.last), None)
    return turned, {_way(m) for m in moves if m is not turned}


def _way(move: Mention) -> str:
    return "down" if move.is_("direction", "down") else "up"
