"""A quarter of an amount, where the same word is a time elsewhere: "fell by more than a quarter"."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_QUARTER = 25.0


def quartered(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each `a quarter` after a movement and a word of comparing or vagueness as 25 per cent."""
    if not any(m.kind == "time" for m in mentions):
        return mentions
    found, drop = list(mentions), set[int]()
    for i, mention in enumerate(mentions):
        if not mention.is_("time", "unit:quarter") or i < 2:
            continue
        article, compared = mentions[i - 1], mentions[i - 2]
        joined = article.last + 1 == mention.first and compared.last + 1 == article.first
        led = compared.is_("compare", "above", "below") or compared.says("vague")
        if not (joined and led and article.says("indefinite")):
            continue
        moved = next((m for m in reversed(mentions[: i - 2]) if m.kind not in ("harmless", "prep")), None)
        if moved is not None and moved.kind in ("direction", "growth"):
            drop.add(i - 1)
            found[i] = replace(
                mention, first=article.first, kind="number", code="25", value=_QUARTER, others=(("unit", "pct"),)
            )
    return tuple(mention for i, mention in enumerate(found) if i not in drop)
