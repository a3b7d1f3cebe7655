"""A rate with the amount that it is counted from: `up 5.5 % from 3.58 trillion in 2024`, `27 % more than June 2025's
325 bn` -> the rate, and the amount of that other time, a claim each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.clauses.dated_claims import amount_owned
from bot.understanding.clauses.ends_told import on_the_time_before
from bot.understanding.clauses.opposed import tells_a_part
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, first_in, holds_any
from bot.understanding.words.kinds import WHO

_DEGREES = ("compare", "more")
_YEAR_EARLIER = "earlier:-12"
_SMALL = ("harmless", "period", "direction", "unit")

Said = tuple[Mention, ...]


def with_base(said: Said, before: Said) -> tuple[Said, ...]:
    """The rate and its base, each as a claim; the claim itself where it is no such. `before`: the claim before it."""
    numbers = [m for m in said if m.kind == "number"]
    if len(numbers) != 2:
        return (said,)
    rate, amount = numbers
    sized, rated = _behind(said, amount), _behind(said, rate)
    base = _time_of(said, amount)
    if base is None or not sized or sized[0].is_("unit", "pct") or not any(m.is_("unit", "pct") for m in rated):
        return (said,)
    own = tuple(m for m in said if m.kind == "period" and m is not base and m.last < amount.first)
    joint = _joint(said, rated[-1], amount, base)
    if joint is None or any(m.kind == "period" and m is not base and m not in own for m in said):
        return (said,)
    then = _plain(base)
    tail = (*(m for m in said if rate.first <= m.first < joint.first and m not in own and m is not base), joint, then)
    if then.code == _YEAR_EARLIER and joint.kind == "prep":
        tail = (*tail[:-2], replace(then, kind="growth", code="yoy", value=None, others=()))  # "from 325 bn a year ago"
        moved = (*tail, *(m for m in before if m.kind == "period" and not own))
    else:
        moved = on_the_time_before(tail, own or before)
        if moved == tail:
            return (said,)
    head = tuple(m for m in said if m.first < rate.first and m is not base)
    counted = tuple(sorted((*head, *own, *moved), key=lambda m: m.first))
    return (tuple(dict.fromkeys(counted)), (then, amount, *sized))


def part_before(said: Said, before: Said) -> list[Mention]:
    """`(Took 11 % of them in 2025,) down from 19 % in 2018`: a part as well, where nothing else is named."""
    number = first_in(said, "number")
    if number is None or holds_any(said, "flow", "verb", *WHO, "commodity", "measure") or not tells_a_part(before):
        return []
    return [replace(number, kind="measure", code="share", others=())]


def _behind(said: Said, number: Mention) -> Said:
    """What counts a number, right behind it."""
    found: list[Mention] = []
    for m in said:
        if m.first == (found[-1] if found else number).last + 1 and m.kind in ("scale", "unit"):
            found.append(m)
    return tuple(found)


def _time_of(said: Said, amount: Mention) -> Mention | None:
    """The time of an amount: `2024's 3.58 trillion`, `the 3.58 trillion of 2024`, `325 bn a year earlier`."""
    owner = next((m for i, m in enumerate(said) if amount_owned(said, i) is amount), None)
    return owner or next((m for m in said if m.first > amount.last and isinstance(m.value, TimeExpression)), None)


def _joint(said: Said, rate: Mention, amount: Mention, base: Mention) -> Mention | None:
    """The word that sets the rate over its base: `from`, `above`, `more (than)`."""
    between = [m for m in said if rate.last < m.first < amount.first and m is not base]
    told = [m for m in between if m.kind not in _SMALL]
    value = base.value
    if not told and isinstance(value, TimeExpression) and (value.base or value.mode == "since"):
        return replace(base, kind="prep", code="from", last=base.first, others=())  # "up from 2024's"
    begun = [m for m in told if m.means("time", "from")]  # "von 3,58 Billionen"
    if begun and told == begun:
        return replace(begun[0], kind="prep", code="from", others=())
    of = [m for m in told if not m.is_("prep", "of", "in")] or [m for m in between if m.kind == "direction"]
    last = of[-1] if of else None
    if last is None or len({m.kind for m in of}) > 1:
        return None
    joins = last.is_("prep", "from", "on", "over", "versus") or last.is_("op", "compare")
    return last if joins or last.kind in (*_DEGREES, "direction") else None


def _plain(base: Mention) -> Mention:
    value = base.value
    if not isinstance(value, TimeExpression):
        return base
    if not (value.base or value.mode == "since"):
        return replace(base, kind="period", code=value.code)  # "above the 524 bn of 2024": else no time of its own
    told = replace(value, mode="list", base=False)
    return replace(base, first=base.last, code=told.code, value=told)


def based(said: Sequence[Mention]) -> bool:
    """Whether a rate and the amount that it is counted from are told, of which no two ends are made."""
    told = tuple(said)
    return len(with_base(told, ())) > 1
