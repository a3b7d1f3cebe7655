"""The first month of a year and its last, set against each other: `how much did exports grow between the first and the
last month of 2025`, `exports from January to December: growth between these two months`."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds

_THAN = (("harmless", "than"),)
_ENDS = 12


def first_to_last(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the later month ahead and the earlier as what it is set against; where no movement is told, or
    the two are not both there, as they are."""
    if not (holds(mentions, "direction", "up", "down", "moved") or holds(mentions, "growth", "growth")):
        return mentions
    for i, m in enumerate(mentions):
        behind = [n for n in mentions[i + 1 :] if not n.says("determiner")][:3]
        led = [n for n in mentions[:i] if not n.says("determiner")][-1:]
        opens = bool(led) and (led[0].means("prep", "between", "from") or led[0].means("compare", "between"))
        first = m.is_("ordinal", "1") or m.is_("op", "first_time")
        if opens and first and len(behind) > 1 and _joins(behind[0]):
            year = _month_of(behind[1], (_ENDS, _ENDS))
            if year:
                return _against(mentions, year, led[0], m, behind[0], behind[1])
        if opens and m.is_("op", "first_time") and len(behind) > 2 and behind[1].is_("prep", "to"):
            year = _month_of(behind[0], (1, _ENDS))
            if year and behind[2].is_("time", "past"):
                return _against(mentions, year, led[0], m, behind[0], behind[2])
    return mentions


def from_month_to_month(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`From December to March, by how much did monthly exports shrink`: the figure of the one month set against that of
    the other, as where `monthly` is not said; `how much did exports change monthly` asks for each."""
    ends = [m.value for m in mentions if m.kind == "period" and isinstance(m.value, TimeExpression)]
    months = [part.grain for value in ends if value.mode == "range" for part in value.parts]
    asked = holds(mentions, "op", "difference") and holds(mentions, "direction", "up", "down")
    if not asked or months != ["month", "month"]:
        return mentions
    return tuple(
        m
        for m, after in zip(mentions, (*mentions[1:], None), strict=True)
        if not (m.is_("op", "monthly") and after is not None and after.kind in ("flow", "commodity"))
    )


def of_the_two_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the ends of a span as two months where the growth "between these two months" is asked."""
    spans = [(i, m.value) for i, m in enumerate(mentions) if m.kind == "period"]
    pointed = next((i for i, m in enumerate(mentions) if m.is_("deictic", "months")), 0)
    if not pointed or len(spans) != 1 or not mentions[pointed - 1].means("prep", "between"):
        return mentions
    at, value = spans[0]
    span = mentions[at]
    if not isinstance(value, TimeExpression) or value.mode != "range" or span.last - span.first < 2 or at > pointed:
        return mentions
    if [part.grain for part in value.parts] != ["month", "month"]:
        return mentions
    early, late = (TimeExpression((part,)) for part in value.parts)
    middle = span.first + 1
    told = (
        replace(span, last=span.first, code=late.code, value=late),
        replace(span, first=middle, last=middle, kind="op", code="compare", value=None, others=_THAN),
        replace(span, first=middle + 1, code=early.code, value=early),
    )
    rest = tuple(_silent(m) if i in (pointed, pointed - 1) else m for i, m in enumerate(mentions[at + 1 :], at + 1))
    # of two amounts, and no two rates
    moved = tuple(replace(m, kind="direction", code="up", others=()) if m.kind == "growth" else m for m in rest)
    return (*mentions[:at], *told, *moved)


def minus_the_other(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exporte des zweiten Halbjahrs minus die des ersten`: the half or quarter of the same year."""
    for i, m in enumerate(mentions):
        content = [n for n in mentions[i + 1 :] if n.kind != "harmless"]
        led = next((n for n in reversed(mentions[:i]) if n.kind == "period"), None)
        value = led.value if led is not None else None
        if not (m.means("conj", "minus") and len(content) == 1 and content[0].is_("ordinal")):
            continue
        if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
            continue
        part, number = value.parts[0], int(float(content[0].code))
        size = part.months[1] - part.months[0] + 1
        if size in (3, 6) and 1 <= number <= _ENDS // size and not part.anchor:
            begin = (number - 1) * size + 1
            other = TimeExpression((replace(part, months=(begin, begin + size - 1)),))
            placed = replace(content[0], kind="period", code=other.code, value=other, others=())
            return tuple(placed if n is content[0] else n for n in mentions)
    return mentions


def _against(
    mentions: tuple[Mention, ...], year: int, led: Mention, first: Mention, joint: Mention, last: Mention
) -> tuple[Mention, ...]:
    early, late = (TimeExpression((Moment("month", (n, n), year),)) for n in (1, _ENDS))
    placed = {
        led: _silent(led),
        first: replace(first, kind="period", code=late.code, value=late, others=()),
        joint: replace(joint, kind="op", code="compare", value=None, others=_THAN),
        last: replace(last, kind="period", code=early.code, value=early, others=()),
    }
    between = [m for m in mentions if joint.last < m.first < last.first and m.kind == "prep"]
    placed.update({m: _silent(m) for m in between})
    return tuple(placed.get(m, m) for m in mentions)


def _silent(m: Mention) -> Mention:
    return replace(m, kind="harmless", code="little", value=None, others=())


def _joins(m: Mention) -> bool:
    return m.is_("conj", "and") or m.is_("prep", "to")


def _month_of(m: Mention, months: tuple[int, int]) -> int:
    """The year of which it is those months; 0 for any other time."""
    value = m.value
    part = value.parts[0] if isinstance(value, TimeExpression) and len(value.parts) == 1 else None
    plain = part is not None and not (part.anchor or part.year_of or part.days or part.fiscal or part.edge)
    return (part.year or 0) if plain and part is not None and part.months == months else 0
