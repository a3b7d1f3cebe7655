"""`Exports fell less in 2025 than a quarter`, `grew more in May than 10 %`: a degree and its amount, a time between."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_DEGREES = {"more": "above", "faster": "above", "less": "below", "slower": "below", "fell_more": "above"}
_BETWEEN = ("period", "prep", "time", "number")


def degree_apart(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the degree moved right before the amount of per cent that it is set against."""
    for i, m in enumerate(mentions):
        if m.kind != "more" or m.code not in _DEGREES:
            continue
        rest = [one for one in mentions[i + 1 :] if one.kind != "harmless" or one.says("than")]
        at = next((k for k, one in enumerate(rest) if one.kind not in _BETWEEN or one.means("unit", "pct")), len(rest))
        amount = rest[at + 1] if at + 1 < len(rest) and rest[at].says("than") else rest[at] if at < len(rest) else None
        if amount is None or amount.kind != "number" or not any(one.kind == "period" for one in rest[:at]):
            continue
        after = next((one for one in mentions if one.first == amount.last + 1), None)
        share = amount.means("unit", "pct") or (after is not None and after.is_("unit", "pct"))
        if not share or not (rest[at].says("than") or amount.first < amount.last):
            continue
        moved = ((m.kind, m.code), *m.others)
        kind, code = ("harmless", "little") if m.first == m.last else ("growth", "growth")
        kind, code = ("direction", "down") if m.code == "fell_more" else (kind, code)
        grew = replace(m, kind=kind, code=code, others=())
        sign = replace(rest[at], kind="compare", code=_DEGREES[m.code], others=moved)
        found = [grew if one is m else one for one in mentions]
        if rest[at] is amount:  # "than a quarter" is one word
            pair = (replace(sign, last=amount.first), replace(amount, first=amount.first + 1))
            return tuple(new for one in found for new in (pair if one is amount else (one,)))
        return tuple(sign if one is rest[at] else one for one in found)
    return mentions
