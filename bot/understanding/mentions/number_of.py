"""`The number of chips imported in 2025`, `EV exports in 2025, number of cars`: how many there were of the goods."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds_any
from bot.understanding.words.text import Token

_OF_MORE: Final = ("measure", "unit", "direction", "growth", "extreme", "more")


def counted_by(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words as the quantity of the goods right behind them, or at the end behind a sign as that of
    the one good that is named before them."""
    goods = [m for m in mentions if m.kind == "commodity"]
    if len(goods) != 2 or len(mentions) < len(goods) + 1:
        return _of_goods(mentions)
    counting, of = mentions[-2:]
    if not counting.says("number_of") or of is not goods[1] or of.first != counting.last + 1 or not counting.first:
        return _of_goods(mentions)
    if tokens[counting.first - 1].norm not in (",", "(", "-", ":", ";"):
        return _of_goods(mentions)
    return (*mentions[:-2], replace(counting, last=of.last, kind="measure", code="quantity", others=()))


def _of_goods(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The number of (Chinese) cars exported`, `of imported chips`; the size of them is no number."""
    at = next((i for i, m in enumerate(mentions) if m.says("counting_of")), len(mentions))
    behind = [m for m in mentions[at + 1 : at + 4] if m.kind not in ("demonym", "flow")][:1]
    other = holds_any(mentions, *_OF_MORE) or any(m.kind == "op" and m.code != "sum" for m in mentions)
    if other or not holds_any(behind, "commodity"):
        return mentions
    return (*mentions[:at], replace(mentions[at], kind="question", code="how_many", others=()), *mentions[at + 1 :])


def in_all(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Сколько нефти всего ввезли за ноябрь и декабрь`: a word for all of it behind the goods whose amount is asked for
    wants them added up, as right behind `how much`."""
    for i, m in enumerate(mentions[:-2]):
        if m.is_("question", "how_much", "how_many"):
            at = next((j for j in range(i + 1, len(mentions)) if mentions[j].kind != "commodity"), i + 1)
            if at > i + 1 and mentions[at].says("all_of_it"):
                return (*mentions[:at], replace(mentions[at], kind="op", code="sum", others=()), *mentions[at + 1 :])
    return mentions
