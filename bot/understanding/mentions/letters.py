"""A single letter right behind a figure -> the scale that it stands for: `7m` are millions, `$1t` a trillion dollars;
a country right before a dollar sign -> the country.

Which letters do is told by the marks `million_letter` and `trillion_letter` in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import MONEY
from bot.understanding.words.text import Token

_DOLLARS_OF = "USA"


def scaled_by_letter(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a letter as a scale; an `m` before a year may be months (`7M 2025`) and is left alone, a `t`
    without a currency before the figure is tonnes."""
    if not any(m.says("million_letter", "trillion_letter") for m in mentions):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        figure = mentions[i - 1] if i else None
        if figure is None or figure.kind != "number" or figure.last + 1 != m.first or not tokens[m.first].glued:
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        glued = m.last + 1 < len(tokens) and tokens[m.last + 1].glued and tokens[m.last + 1].kind == "number"
        dated = following is not None and following.kind == "number" and following.said[:2] == "20"
        money = i > 1 and mentions[i - 2].is_("unit", *MONEY)
        if m.says("million_letter") and not glued and not dated:
            found[i] = replace(m, kind="scale", code="million", others=())
        elif m.says("trillion_letter") and money and not glued:
            found[i] = replace(m, kind="scale", code="trillion", others=())
    return tuple(found)


def apart_from_money(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports to the US $33.8 bn`: the country, and a dollar sign; in `rose to US $330 bn` the two are a currency."""
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        two = m.is_("unit", "USD") and m.last == m.first + 1 and tokens[m.last].norm == "$"
        before = mentions[i - 1] if i else None
        if not two or before is None or tokens[m.last].glued:
            found.append(m)
            continue
        led = any(kind == "prep" for kind, _ in before.meanings)
        traded = led and i > 1 and mentions[i - 2].kind in ("flow", "commodity", "verb")
        if before.says("determiner") or traded:
            said = [tokens[m.first].said, tokens[m.last].said]
            found.append(replace(m, last=m.first, kind="place", code=_DOLLARS_OF, said=said[0], others=()))
            found.append(replace(m, first=m.last, said=said[1], others=()))
        else:
            found.append(m)
    return tuple(found)
