"""What stands within an amount or right behind it and makes it the least that is meant: `35 с лишним процентов`,
`20%+`, 1000多亿, 億ドル余り."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_DEALT = ("verb", "flow")  # what a country does


def or_more(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions; a word for it within the amount ("35 с лишним процентов") goes behind it, and a sign that is
    written together with the amount before it, and with nothing after it, bounds it."""
    kinds = {m.kind for m in mentions}
    if lexicon.ways["and_some"] and any(map(_counts, mentions)):
        mentions = _and_some(tokens, mentions, lexicon.ways["and_some"])
        kinds = {m.kind for m in mentions}
    if "compare" in kinds:
        mentions = _behind(mentions)
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
    bounded = tuple(replace(m, kind="compare", code="at_least", others=()) if m in closing else m for m in mentions)
    return _behind(bounded) if closing else bounded  # "30+ percent"


def either_more(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Mais vendeu ou mais comprou`, `mehr verkauft oder mehr gekauft`: which of the two was more; no amount stands
    before the words, and what is done behind them."""
    at = next((i for i, m in enumerate(mentions) if m.is_("compare", "at_least") and m.first < m.last), 0)
    ahead, behind = mentions[:at], mentions[at + 1 :]
    more = next((m for m in ahead if m.means("more", "more")), None)
    if more is None or any(m.kind in AMOUNT for m in ahead[-1:]):
        return mentions
    dealt = [m for m in ahead if m.first > more.last and m.kind in _DEALT]
    next_ = next((m for m in behind if m.kind not in ("harmless", "deictic")), None)
    if len(dealt) != 1 or next_ is None or next_.kind not in _DEALT or next_.code == dealt[0].code:
        return mentions
    word = mentions[at]
    either = replace(word, last=word.first, kind="conj", code="or", others=())
    return (*ahead, either, replace(more, first=word.first + 1, last=word.last), *behind)


def _behind(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A word for `at least` between a number and its scale or unit, and these, in each other's place."""
    within = [
        i
        for i, m in enumerate(mentions[1:-1], 1)
        if m.is_("compare", "at_least")
        and mentions[i - 1].kind in ("number", "scale")
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
    """`两成多`, `20%多`, 1000多亿, 3万多辆, 1100億ドル余り: more than so much, within an amount or right behind it; a
    word that also sets one thing over another stands behind nothing but a rate."""
    found = list(mentions)
    amount = than = False  # whether a number, with its scales and unit, stands right before
    for i, (told, said) in enumerate(pairwise(mentions)):
        if number := _counts(told):
            than = i > 0 and mentions[i - 1].says("than")
        amount = number or (amount and told.kind in ("scale", "unit"))
        if not amount or said.first != told.last + 1 or _norm(tokens, said) not in more:
            continue
        after = mentions[i + 2] if i + 2 < len(mentions) else None
        within = after is not None and after.kind in ("scale", "unit") and after.first == said.last + 1
        whole = than or (
            said.kind == "more" and said.first < said.last
        )  # 比3.7万亿美元多, 3.7万亿美元还多: however much more
        behind = told.is_("unit", "pct") or (told.kind in ("scale", "unit") and (said.kind != "more" or whole))
        if behind or (within and told.kind in ("number", "scale")):
            some = () if whole or told.is_("unit", "pct") else (("harmless", "and_some"),)
            found[i + 1] = replace(said, kind="compare", code="at_least", others=some)
    return tuple(found)


def _counts(mention: Mention) -> bool:
    """A number, or a word that says little elsewhere: 一, 两."""
    return mention.kind == "number" or any(kind == "number" for kind, _ in mention.others)


def _norm(tokens: tuple[Token, ...], mention: Mention) -> str:
    return "".join(token.norm for token in tokens[mention.first : mention.last + 1])
