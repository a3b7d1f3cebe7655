"""What stands right behind a figure: a letter for its scale (`7m`, `$1t`), a plus sign or 多 for at least so much."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT, MONEY
from bot.understanding.words.lexicon import Lexicon
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


def or_more(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions; a word for it within the amount ("35 с лишним процентов") goes behind it, and a sign that is
    written together with the amount before it, and with nothing after it, bounds it."""
    kinds = {m.kind for m in mentions}
    if "compare" in kinds:
        mentions = _behind(mentions)
    if "unit" in kinds:
        mentions = _and_some(tokens, mentions, lexicon.ways["and_some"])
    if "conj" not in kinds or not any(m.kind == "conj" and m.code == "plus" for m in mentions):
        return mentions
    closing = {
        sign
        for amount, sign in pairwise(mentions)
        if sign.is_("conj", "plus")
        and amount.kind in AMOUNT
        and amount.last + 1 == sign.first == sign.last
        and tokens[sign.first].norm == "+"
        and tokens[sign.first].glued
        and not (sign.last + 1 < len(tokens) and tokens[sign.last + 1].glued and tokens[sign.last + 1].is_content)
    }
    return tuple(replace(m, kind="compare", code="at_least", others=()) if m in closing else m for m in mentions)


def joining_bounds(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Below 50 in March and above 50 in December`: before an amount and behind none it joins two bounds."""
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        beside = mentions[i + 1].kind if i + 1 < len(mentions) else ""
        joins = m.kind == "compare" and m.says("joined_bound") and beside == "number" and m.last > m.first
        told = m.is_("compare", "at_least", "at_most") and " " in m.said and beside == "period" and not joins
        if told and i and mentions[i - 1].kind == "period":  # "down in October and up in November"
            words = m.said.split()
            found.append(replace(m, kind="conj", code="and", others=(), said=words[0], last=m.first))
            way = "up" if m.code == "at_least" else "down"
            found.append(replace(m, kind="direction", code=way, others=(), said=" ".join(words[1:]), first=m.first + 1))
        elif joins and not (i and mentions[i - 1].kind in AMOUNT):
            words = m.said.split()
            found.append(replace(m, kind="conj", code="and", others=(), said=words[0], last=m.first))
            way = "above" if m.code == "at_least" else "below"
            said = " ".join(words[1:])
            found.append(replace(m, code=way, others=(), said=said, first=m.first + 1))
        else:
            found.append(m)
    return tuple(found)


def _behind(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A word for `at least` between a number and its scale or unit, and these, in each other's place."""
    within = [
        i
        for i, m in enumerate(mentions[1:-1], 1)
        if m.is_("compare", "at_least")
        and mentions[i - 1].kind == "number"
        and mentions[i + 1].kind in ("scale", "unit")
        and mentions[i - 1].last + 1 == m.first
        and m.last + 1 == mentions[i + 1].first
    ]
    found = list(mentions)
    for i in within:
        word, unit = found[i], found[i + 1]
        length = unit.last - unit.first
        found[i] = replace(unit, first=word.first, last=word.first + length)
        found[i + 1] = replace(word, first=word.first + length + 1, last=unit.last)
    return tuple(found)


def _and_some(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], more: tuple[str, ...]) -> tuple[Mention, ...]:
    """`两成多`, `20%多`: more than so much, right behind the unit of a rate."""
    found = list(mentions)
    for i, (unit, said) in enumerate(pairwise(mentions)):
        rate = unit.is_("unit", "pct") and i > 0 and mentions[i - 1].kind == "number"
        if rate and said.first == said.last == unit.last + 1 and tokens[said.first].norm in more:
            found[i + 1] = replace(said, kind="compare", code="at_least", others=())
    return tuple(found)
