"""Kinds of one good that a list behind a colon spells out: `copper imports in 2025: concentrate and refined`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.lexicon import Lexicon

_ENDS: Final = (",", ".", "?", "!")
_ALIKE: Final = "/"
_NAMES: Final = ("commodity", "narrower")  # the plain name before one that is told to be a part of what is held
_Kind = tuple[str, str]  # a mention's kind and code


def spelt_out(frame: Frame, lexicon: Lexicon) -> Frame | None:
    """The frame with each of the words behind a colon as the goods that it makes of the one named before it; None where
    one of them makes none. Of words with a stroke between them one tells the goods: `refined/unwrought`."""
    colon = next((i for i, token in enumerate(frame.tokens) if token.norm in (":", "：")), 0)
    goods = [m for m in frame.all("commodity") if m.last < colon]
    if len(goods) != 1 or goods[0].first != goods[0].last:
        return None
    items = _items(frame, colon + 1)
    kinds = [_kind(frame, item, goods[0], lexicon) for item in items]
    if None in kinds or len(set(kinds)) < len(kinds) or len(kinds) < len(("one", "another")):
        return None
    joints = [m for m in frame.mentions if m.first > colon and m.kind == "conj"]
    halves = []
    for item, kind in zip(items, kinds, strict=True):
        first, last = item[0][0], item[-1][1]
        said = frame.tokens[first].said
        halves += [Mention(first, last, *kind, said, language=frame.language)] if kind is not None else []
    head = replace(goods[0], kind="harmless", code="little", others=())
    told = [m for m in frame.mentions if m.first < colon and m is not goods[0]]
    spelt = {frame.tokens[i].start for half in halves for i in range(half.first, half.last + 1)}
    mentions = tuple(sorted((*told, head, *joints, *halves), key=lambda m: m.first))
    return replace(frame, mentions=mentions, leftover=tuple(t for t in frame.leftover if t.start not in spelt))


def _items(frame: Frame, at: int) -> list[list[tuple[int, int]]]:
    """What is listed: of each item the first and last token of each of the names that strokes part."""
    joints = {i for m in frame.mentions if m.kind == "conj" for i in range(m.first, m.last + 1)}
    found: list[list[tuple[int, int]]] = [[]]
    begin = at
    for i in range(at, len(frame.tokens) + 1):
        norm = frame.tokens[i].norm if i < len(frame.tokens) else _ENDS[0]
        if norm != _ALIKE and norm not in _ENDS and i not in joints:
            continue
        if begin < i:
            found[-1].append((begin, i - 1))
        if norm != _ALIKE and found[-1]:
            found.append([])
        begin = i + 1
    return [item for item in found if item]


def _kind(frame: Frame, item: list[tuple[int, int]], goods: Mention, lexicon: Lexicon) -> _Kind | None:
    """The goods that an item names with the word before the colon."""
    named = [_named(tuple(t.norm for t in frame.tokens[a : b + 1]), goods, frame, lexicon) for a, b in item]
    plain = [kind for kind in named if kind is not None]
    return min(plain, key=lambda kind: _NAMES.index(kind[0])) if len(plain) == len(named) else None


def _named(words: tuple[str, ...], goods: Mention, frame: Frame, lexicon: Lexicon) -> _Kind | None:
    head = frame.tokens[goods.first].norm
    compound = [(head + words[0],), (words[0] + head,)] if len(words) == 1 else []
    for name in ((*words, head), (head, *words), *compound):
        length, meanings = lexicon.longest(name, 0)
        found = [pair for pair in meanings if pair[0] in _NAMES] if length == len(name) else []
        if found:
            return min(found, key=lambda pair: _NAMES.index(pair[0]))
    return None
