"""The run before a turn: `how long had exports been growing before the fall in October 2025`."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_BEFORE = ("before", "before_post", "until", "until_post")
_BEHIND_IT = ("before_post", "until_post")


def before_it_turned(f: Features) -> tuple[tuple[Period, ...], Bound, str] | None:
    """What held until it turned, and of which run: that of the month before the one in which it turned (asked), that
    which was broken within a longer time, or the last that was (broken). None where no turn is told. Ambiguous where
    the time is not that of the turn."""
    c = f.clause
    led = _led(c)
    if led is None or f.context or len(f.periods) > 1:
        return None
    turned, went = _turn(c, led)
    if turned is None or len(went) != 1 or went == {_way(turned)}:
        return None
    times = c.all("period")
    longer = bool(f.periods) and f.periods[0].month_count > 1 and led.kind != "period"
    once = c.says("again", "setting_in", "turning_up")  # "before they fell last year": in which month
    elsewhere = longer and not (once and len(times) == 1 and _of_the_turn(c, times[0], led, turned))
    if elsewhere or f.amounts or c.says("in_so_long"):
        raise Ambiguous.again()  # "in how many months": of which
    bound = Bound("above" if went == {"up"} else "below", 0.0, unit="pct", measure="yoy")
    if longer or not f.periods:
        return f.periods, bound, "broken"
    # "before October 2025" is read as the months up to it already
    last = f.periods[0].last
    until = Period.month(last.year, last.month) if led.kind == "period" else f.periods[0].shift(-1)
    return (until,), bound, "asked"


def _of_the_turn(c: Clause, time: Mention, led: Mention, turned: Mention) -> bool:
    """`Before they rose in 2026`, 在2026年回升之前: the time stands on the turn's side."""
    if led.means("time", *_BEHIND_IT):
        between = [m for m in c.mentions if time.last < m.first < turned.first]
        return time.first < turned.first and all(m.kind in ("harmless", "prep") for m in between)
    return time.first > led.last


def _led(c: Clause) -> Mention | None:
    """The word that says `before`, or the time that has it in itself: `before October 2025's dip`; `had ... when`."""
    said = next((m for m in c.all("time") if any(m.means("time", code) for code in _BEFORE)), None)
    said = said or next((m for m in c.mentions if m.kind == "harmless" and m.means("time", "until_post")), None)
    said = said or next((m for m in c.all("period") if m.code.startswith("before ")), None)
    said = said or next((m for m in c.mentions if m.says("before_it")), None)  # "bevor sie stiegen"
    return said or (c.first("op", "when") if c.says("past_perfect") else None)  # "had fallen when they rose again"


def _turn(c: Clause, led: Mention) -> tuple[Mention | None, set[str]]:
    """The move that is named with `before`, which stands behind it or, 下降之前, in front; and how all others went."""
    moves = [m for m in c.mentions if m.is_("direction", "up", "down") or m.is_("growth", "growth")]
    if led.means("time", *_BEHIND_IT):
        turned = next((m for m in reversed(moves) if m.last < led.first), None)
    else:
        turned = next((m for m in moves if m.first > led.last), None)
    return turned, {_way(m) for m in moves if m is not turned}


def _way(move: Mention) -> str:
    return "down" if move.is_("direction", "down") else "up"
