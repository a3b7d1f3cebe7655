"""Tokens -> the language of a question: script first, then which lexicon knows most of its words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from bot.understanding.words.lexicon import KEPT, Lexicon
from bot.understanding.words.spacing import ARROW, is_compound
from bot.understanding.words.text import CYRILLIC, KANA, Token
from bot.understanding.words.ways import FALLBACK, Ways
from bot.understanding.words.wordlists import Lexicons

_SHORT = 12
_TELLING = 60  # words that tell the language of a text, however long it is


def choose_languages(
    tokens: tuple[Token, ...], lexicons: Mapping[str, Lexicon], preferred: str | None
) -> tuple[str, ...]:
    """The language, and those that know as many of the words: what is left over tells between them."""
    first = choose_language(tokens, lexicons, preferred)
    words = tuple([token.norm for token in tokens if token.kind == "word"])
    ways = _ways(lexicons)
    if ways[first].of_other_letters or not words or len(words) > _SHORT:
        return (first,)
    if first in (FALLBACK, preferred):
        return (first, *_better(words, first, lexicons))
    known = {code: _knows(words, lexicons[code]) for code in lexicons if "sister" in ways[code]}
    best = known.get(first, 0.0)
    return (first, *(code for code, score in known.items() if code != first and score >= best > 0))


def _better(words: tuple[str, ...], first: str, lexicons: Mapping[str, Lexicon]) -> tuple[str, ...]:
    """Languages that know every word where the likeliest, which the chat or the tie chose, does not quite."""
    if _knows(words, lexicons[first]) == len(words):
        return ()
    rest = (code for code in _written(_ways(lexicons), "latin") if code != first)
    return tuple(code for code in rest if all(_known(word, lexicons[code]) == 1.0 for word in words))


def choose_language(tokens: tuple[Token, ...], lexicons: Mapping[str, Lexicon], preferred: str | None) -> str:
    """A code of `lexicons`. The chat's language breaks a tie; English where nothing tells."""
    ways = _ways(lexicons)
    foreign = [token for token in tokens if not token.said.isascii()]
    if foreign and (han := [token.norm for token in foreign if token.kind == "han"]):
        kana = _written(ways, "kana")
        if any(KANA[0] <= char <= KANA[1] for char in han) and kana:
            return kana[0]
        codes = (*_written(ways, "han"), *kana)
        return _best_read(codes, tuple(token.norm for token in tokens), lexicons, preferred) or FALLBACK
    words = tuple([token.norm for token in tokens if token.kind == "word"])
    if ARROW in [token.norm for token in tokens]:  # what it goes from and to may be letter codes, of no language
        ends = {i + side for i, token in enumerate(tokens) if token.norm == ARROW for side in (-1, 1)}
        words = tuple(token.norm for i, token in enumerate(tokens) if token.kind == "word" and i not in ends)
    cyrillic = _written(ways, "cyrillic") if foreign else ()
    if cyrillic and any(CYRILLIC[0] <= word[0] <= CYRILLIC[1] for word in words):
        return cyrillic[0]
    latin = _written(ways, "latin")
    accented = tuple(token.said.lower() for token in foreign if token.kind == "word" and token.norm.isascii())
    joined = [
        (one.norm, two.norm)
        for one, two in pairwise(tokens)
        if two.glued and two.kind == "number" and one.kind == "word" and len(one.norm) == 1
    ]
    marked = "".join(token.said.lower() for token in foreign)
    signs = {code: sum(map(marked.count, ways[code].own)) for code in latin if ways[code].own} if marked else {}
    return _best(latin, words, lexicons, preferred, accented, joined, signs) or (
        max(signs, key=lambda code: signs[code])
        if any(signs.values())
        else preferred
        if preferred in lexicons and preferred
        else FALLBACK
    )


def _ways(lexicons: Mapping[str, Lexicon]) -> Mapping[str, Ways]:
    return lexicons.ways if isinstance(lexicons, Lexicons) else {code: one.ways for code, one in lexicons.items()}


def _written(ways: Mapping[str, Ways], letters: str) -> tuple[str, ...]:
    return tuple([code for code, one in ways.items() if one.letters == letters])


def _best_read(
    codes: tuple[str, ...], words: tuple[str, ...], lexicons: Mapping[str, Lexicon], preferred: str | None
) -> str | None:
    """The language whose phrases cover most characters; a character read through a variant counts a little less."""
    scores: dict[str, float] = {}
    for code in codes:
        if code not in lexicons:
            continue
        lexicon = lexicons[code]
        read = tuple(lexicon.variants.get(word, word) for word in words)
        at, score = 0, 0.5 if code == preferred else 0.0
        while at < len(read):
            length, _ = lexicon.longest(read, at)
            # a sign is a word of neither: an arrow, %
            said = [i for i in range(at, at + length) if words[i].isalnum()]
            score += sum(1.0 if read[i] == words[i] else 0.9 for i in said)
            score -= 0.05 * bool(length)  # longer phrases tell more
            at += length or 1
        scores[code] = score
    return max(scores, key=lambda code: scores[code]) if scores else None


def _best(
    codes: tuple[str, ...],
    words: tuple[str, ...],
    lexicons: Mapping[str, Lexicon],
    preferred: str | None,
    accented: tuple[str, ...],
    joined: list[tuple[str, str]],
    signs: Mapping[str, int],
) -> str | None:
    """The language that knows most words; English wins a tie, unless an accent stands, which English does not write,
    or a letter joined to a figure is a word elsewhere: T3 is a quarter in French and Spanish.

    Between others the accents as they are written break it: gás is Portuguese, though Spanish knows gas.
    """
    words = words[:_TELLING]
    scores: dict[str, float] = {}
    ahead = {code: 0.5 if code == preferred else 0.2 if code == FALLBACK else 0.0 for code in codes}
    if accented and FALLBACK in ahead:
        ahead[FALLBACK] = 0.0
    most, plain = max(ahead.values(), default=0.0), not (accented or joined or any(signs.values()))
    for code in codes if plain and words and most > 0 else ():
        if ahead[code] == most and code in lexicons and _knows(words, lexicons[code]) == len(words):
            return code  # nobody can know more; the other languages' words need not be laid out
    for code in sorted(codes, key=lambda code: -ahead[code]):
        if code not in lexicons:
            continue
        score = _knows(words, lexicons[code])
        scores[code] = score + ahead[code]
        if not plain:
            scores[code] += 0.1 * sum(word in lexicons[code].accented for word in accented)
            scores[code] += sum(lexicons[code].longest(pair, 0)[0] == 2 for pair in joined) + signs.get(code, 0)
    if not scores or max(scores.values()) < 1:
        return None
    return max(scores, key=lambda code: scores[code])


def _knows(words: tuple[str, ...], lexicon: Lexicon) -> float:
    """How many of the words a language knows, as _known counts them."""
    score, told = 0.0, lexicon.told
    for word in words:
        found = told.get(word)
        score += _known(word, lexicon) if found is None else found
    return score


def _known(word: str, lexicon: Lexicon) -> float:
    """1 for a word that means something by itself, a little less for one that is known only as a part of phrases."""
    kept = lexicon.told
    found = kept.get(word)
    if found is None:
        if lexicon.code == FALLBACK and word in lexicon.ways["of_others"]:
            found = 0.0
        elif lexicon.longest((word,), 0)[0] or is_compound(word, lexicon):
            found = 1.0
        else:
            found = 0.75 if lexicon.knows(word) else 0.0
        if len(kept) >= KEPT:
            kept.clear()
        kept[word] = found
    return found
