"""Goods that are named where goods stand, though their word is harmless, or swallowed by another, elsewhere.

`Exports of fans`, `hats imports`, `how much data did China import`, `Pumpenexporte`, 机器人出口: what the words
around say is no reason to tell of all goods, so that such a word is one whose figures nobody here holds.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token, plain

Tokens = tuple[Token, ...]
_KNOWN = ("commodity", "unheld", "narrower", "term", "agency", "poll", "unit")
_COUNTING = (("question", "how_much"), ("question", "how_many"))
_FLOWS = ("export", "import", "trade", "both")


def with_wares(frame: Frame, lexicon: Lexicon) -> Frame:
    """The frame; a ware that stands where goods do, of which nothing is known, as one that is not held."""
    wares = lexicon.wares
    if not wares or not frame.has_any("flow", "verb"):
        return frame
    for at, token in enumerate(frame.tokens):
        said = token.said
        known = wares.get(said.lower() if said.isascii() and said.isalpha() else plain(said))
        if known is None:
            continue
        words = next((w for w in known if tuple(map(_word, frame.tokens[at : at + len(w)])) == w), None)
        if words is None:
            continue
        first, last = at, at + len(words) - 1
        if not _goods_stand(frame, first, last):
            continue
        said = ("" if frame.ways.unspaced else " ").join(t.said for t in frame.tokens[first : last + 1])
        ware = Mention(first, last, "unheld", "goods", said, language=frame.language)
        kept = [m for m in frame.mentions if m.last < first or m.first > last]
        return replace(frame, mentions=tuple(sorted((*kept, ware), key=lambda m: m.first)))
    return frame


def without_glosses(tokens: Tokens, goods: list[Mention], left: Tokens, lexicon: Lexicon) -> Tokens:
    """The words left over but those in brackets that with the goods before them name the same: `ore (concentrate)`."""
    for m in goods:
        behind = tokens[m.last + 1 : m.last + 4]
        if len(behind) > 2 and behind[0].norm + behind[2].norm == "()":
            words = tuple(token.norm for token in (*tokens[m.first : m.last + 1], behind[1]))
            length, meanings = lexicon.longest(words, 0)
            same = length == len(words) and ("commodity", m.code) in meanings
            left = tuple(token for token in left if not (same and token is behind[1]))
    return left


def _word(token: Token) -> str:
    return plain(token.said)


def _goods_stand(frame: Frame, first: int, last: int) -> bool:
    """Whether a flow, a deal or a question after an amount governs the word, and nothing that is known covers it."""
    over = [m for m in frame.mentions if m.first <= last and m.last >= first]
    if any(m.kind in _KNOWN for m in over):
        return False
    before = [m for m in frame.mentions if m.last < first]
    after = [m for m in frame.mentions if m.first > last]
    if after and after[0].kind in ("commodity", "unheld") and after[0].first == last + 1:
        return False  # "book of car exports", "data on steel"
    return _led_by(frame, before, over, first) or _leads(frame, after, last)


def _led_by(frame: Frame, before: list[Mention], over: list[Mention], first: int) -> bool:
    """`Exports of`, `China's imports of`, `how many`, `does China buy` right before it."""
    governed = any(m.first < first for m in over)  # "of fans in 2025", read as one time
    at = first
    for m in reversed(before):
        if m.last != at - 1 and not governed:
            return False
        if (m.kind, m.code) in _COUNTING or m.kind == "verb":
            return not governed
        if m.is_("flow", *_FLOWS):
            return (
                governed or frame.ways.unspaced or "inflected" in frame.ways or ("prep", "of") in _meanings(frame, at)
            )
        owner = m.kind in WHO and governed
        if not (owner or m.means("prep", "of") or (frame.ways.unspaced and m.is_("harmless", "little", "words"))):
            return False
        governed = governed or m.means("prep", "of")
        at = m.first
    return False


def _meanings(frame: Frame, at: int) -> set[tuple[str, str]]:
    over = [m for m in frame.mentions if m.first <= at <= m.last]
    return {pair for m in over for pair in m.meanings}


def _leads(frame: Frame, after: list[Mention], last: int) -> bool:
    """`Hat exports`, `Pumpen-Exporte`: right before a flow; over particles in a language without spaces."""
    at = last
    for m in after:
        hyphened = m.first == at + 2 and frame.tokens[at + 1].norm == "-"
        if m.first != at + 1 and not hyphened:
            return False
        if m.is_("flow", *_FLOWS) or (frame.ways.unspaced and m.kind == "verb"):
            return True
        if not (frame.ways.unspaced and (m.is_("harmless", "little") or (m.kind, m.code) in _COUNTING)):
            return False
        at = m.last
    return False
