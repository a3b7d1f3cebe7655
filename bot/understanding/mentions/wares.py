"""Goods that are named where goods stand (`exports of fans`, 机器人出口), though their word is harmless elsewhere: one
whose figures nobody here holds; goods named by their code (`HS 8542`, 海关编码8542)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.understanding.words.frame import Frame, Mention, holds_any
from bot.understanding.words.kinds import WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token, norms, plain, plain_word
from bot.understanding.words.ways import Ways

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
        known = wares.get(said.lower() if said.isascii() else plain_word(said))
        if known is None:
            continue
        words = next((w for w in known if tuple(plain(t.said) for t in frame.tokens[at : at + len(w)]) == w), None)
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


def without_glosses(tokens: Tokens, mentions: Sequence[Mention], left: Tokens, lexicon: Lexicon) -> Tokens:
    """The words left over but those in brackets that with the goods before them name the same: `ore (concentrate)`;
    and, of the one good that is named, those that do so wherever they stand: `copper imports (unwrought)`."""
    goods = [m for m in mentions if m.kind == "commodity"]
    for m in goods:
        own = tuple(token.norm for token in tokens[m.first : m.last + 1])
        behind = tokens[m.last + 1 : m.last + 4]
        if len(behind) > 2 and behind[0].norm + behind[2].norm == "()" and _names(m, (*own, behind[1].norm), lexicon):
            left = tuple(token for token in left if token is not behind[1])
        if len(goods) == 1:
            words = ((token, (token.norm, *own), (*own, token.norm)) for token in left)
            own_words = [token for token, ahead, after in words if any(_names(m, n, lexicon) for n in (ahead, after))]
            left = tuple(token for token in left if token not in own_words)
    return left


def _names(goods: Mention, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words are a name of the same goods."""
    length, meanings = lexicon.longest(words, 0)
    return length == len(words) and ("commodity", goods.code) in meanings


def without_letters(tokens: Tokens, mentions: tuple[Mention, ...], left: Tokens) -> tuple[tuple[Mention, ...], Tokens]:
    """The mentions and the words left over but a term's letters in brackets behind it, of which nothing else is known:
    `Sistema Armonizado (HS)`."""
    known = {m.first for m in mentions if m.kind != "unheld"}
    letters = set()
    for term in mentions:
        signs = tokens[term.last + 1 : term.last + 4] if term.kind == "term" else ()
        if len(signs) > 2 and signs[0].norm + signs[2].norm == "()" and term.last + 2 not in known:
            letters |= {term.last + 2} if signs[1].said.isupper() and len(signs[1].said) > 1 else set()
    if not letters:
        return mentions, left
    starts = {tokens[at].start for at in letters}
    return tuple(m for m in mentions if m.first not in letters), tuple(t for t in left if t.start not in starts)


def _goods_stand(frame: Frame, first: int, last: int) -> bool:
    """Whether a flow, a deal or a question after an amount governs the word, and nothing that is known covers it."""
    over = [m for m in frame.mentions if m.first <= last and m.last >= first]
    if holds_any(over, *_KNOWN):
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


PREFIX = "HS"  # of a commodity's code here: HS8542
_MOST = 8  # tokens before the number: in Chinese and Japanese each sign is one


def find_codes(tokens: tuple[Token, ...], ways: Ways) -> tuple[Mention, ...]:
    """Every code with what announces it; a number alone is none."""
    if "number" not in [token.kind for token in tokens[1:]]:
        return ()
    return tuple(_found(tokens, *_announcing(ways["goods_code"])))


@cache
def _announcing(said: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """What stands before the number, as its tokens run together, and the last tokens of it."""
    return frozenset("".join(norms(one)) for one in said), frozenset((*(norms(one)[-1] for one in said), *":.-"))


def laid_over(mentions: tuple[Mention, ...], codes: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the codes in place of whatever their words were taken for."""
    if not codes:
        return mentions
    kept = [m for m in mentions if not any(m.first <= code.last and code.first <= m.last for code in codes)]
    return tuple(sorted((*kept, *codes), key=lambda m: m.first))


def _found(tokens: tuple[Token, ...], known: frozenset[str], ends: frozenset[str]) -> Iterator[Mention]:
    for at, token in enumerate(tokens):
        if token.kind != "number" or not at:
            continue
        if tokens[at - 1].norm not in ends:
            continue
        digits = re.sub(r"[.\s]", "", token.norm)
        if not digits.isdigit() or len(digits) not in (2, 4, 6):
            continue
        for first in range(max(0, at - _MOST), at):
            before = "".join(t.norm for t in tokens[first:at]).rstrip(":.-")
            if before in known:
                said = " ".join(t.said for t in tokens[first : at + 1])
                yield Mention(first, at, "commodity", f"{PREFIX}{digits}", said)
                break
