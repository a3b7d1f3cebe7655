"""`Manufacturing or services PMI`, `US and Chinese tariffs`: a noun said once, at the end, that two words share.

The word before the joint means with that noun what the noun's own phrase does not: two series are asked for.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import WHO
from bot.understanding.words.lexicon import Lexicon

_JOINTS = frozenset({"and", "or", "plus", "minus", "compare"})
_FREE = (*WHO, "unheld")


def shared_heads(frame: Frame, lexicon: Lexicon) -> Frame:
    """The frame; the word that shares the noun of goods or of a series behind it, as that thing itself."""
    if not frame.has("commodity"):
        return frame
    if frame.says("same_goods"):
        frame = _same_goods(frame)
    for whole in frame.all("commodity"):
        read = _before_a_joint(frame, whole, lexicon) or _between_two(frame, whole, lexicon)
        if read is not None:
            return read
    return frame


def _before_a_joint(frame: Frame, whole: Mention, lexicon: Lexicon) -> Frame | None:
    """`Manufacturing vs services PMI`, `US-China tariff`: joined to the phrase whose last word both share."""
    if whole.last == whole.first or not (frame.leftover or frame.has_any(*_FREE)):
        return None
    before = [m for m in frame.mentions if m.last < whole.first and not m.is_("harmless", "little")]
    joint = before[-1] if before else None
    side_by_side = joint is not None and joint.kind in WHO and joint.last + 1 == whole.first
    if joint is None or not (side_by_side or (joint.kind in ("conj", "op") and joint.code in _JOINTS)):
        return None
    at = joint.last if side_by_side else joint.first - 1
    over = next((m for m in frame.mentions if m.first <= at <= m.last), None)
    word = frame.tokens[at] if at >= 0 else None
    loose = over is None and word in frame.leftover
    if word is None or not (loose or (over is not None and over.kind in _FREE)):
        return None
    led = any(m.kind == "prep" and m.last == (over.first if over else at) - 1 for m in frame.mentions)
    code = _with_head(word.norm, frame.tokens[whole.last].norm, lexicon)
    # "Chinese average tariff": whose it is, of a word that is said of either
    if led or code in ("", whole.code) or ("commodity", code) in whole.others:
        return None
    first = over.first if over is not None else at
    said = " ".join(token.said for token in frame.tokens[first : at + 1])
    half = Mention(first, at, "commodity", code, said, language=frame.language)
    mentions = [m for m in frame.mentions if m is not over]
    if side_by_side or joint.code == "minus":
        mentions = [replace(m, kind="conj", code="and", others=()) if m is joint else m for m in mentions]
    kept = tuple(sorted((*mentions, half), key=lambda m: m.first))
    return replace(frame, mentions=kept, leftover=tuple(token for token in frame.leftover if token is not word))


def _between_two(frame: Frame, whole: Mention, lexicon: Lexicon) -> Frame | None:
    """`Tariffs between the US and China in June`: of one word for two series, each of the two sides has its own."""
    if len(whole.others) == 0 or whole.first != whole.last or not frame.has("period") or frame.has("question", "when"):
        return None
    after = [m for m in frame.mentions if m.first > whole.last and m.kind != "harmless"][:4]
    if len(after) < 4 or not after[0].means("prep", "between") or not after[2].is_("conj", "and"):
        return None
    sides = (after[1], after[3])
    head = frame.tokens[whole.last].norm
    codes = [_with_head(frame.tokens[m.last].norm, head, lexicon) if m.kind in WHO else "" for m in sides]
    own = {whole.code, *(code for kind, code in whole.others if kind == "commodity")}
    if "" in codes or codes[0] == codes[1] or not own >= set(codes):
        return None
    told = {id(side): code for side, code in zip(sides, codes, strict=True)}
    mentions = tuple(
        replace(m, kind="commodity", code=told[id(m)], others=())
        if id(m) in told
        else replace(m, kind="harmless", code="little", others=())
        if m is whole or m is after[0]
        else m
        for m in frame.mentions
    )
    return replace(frame, mentions=mentions)


def _same_goods(frame: Frame) -> Frame:
    """`Brazilian soybeans and Argentinian ones`: right behind whose they are, the goods that were named before."""
    found = list(frame.mentions)
    for i, (one, two) in enumerate(pairwise(frame.mentions), 1):
        goods = [m for m in frame.all("commodity") if m.last < one.first]
        whose = one.kind == "demonym" and two.says("same_goods") and one.last + 1 == two.first
        if whose and len(goods) == 1:
            found[i] = replace(goods[0], first=two.first, last=two.last)
    return replace(frame, mentions=tuple(found))


def _with_head(word: str, head: str, lexicon: Lexicon) -> str:
    """The code of goods or of a series that the word means with the noun behind it; "" where the two mean none."""
    length, meanings = lexicon.longest((word, head), 0)
    return next((code for kind, code in meanings if kind == "commodity"), "") if length == 2 else ""
