"""Words run together or torn apart -> tokens as they should stand: "tradesurplus", "ex ports"."""

from __future__ import annotations

import re

from bot.understanding.lexicon import Lexicon
from bot.understanding.text import Token

VOWELS = frozenset("aeiou")
_DRAWN = re.compile(r"([a-z])\1{2,}")
_SHORTEST = 3  # letters that each half of a split word must have
_LONGEST = 60  # letters of a word that is read as several
_STOPS = frozenset(".,;:?!")
_WHOLE = 5  # letters that a word torn apart must have


def respace(tokens: tuple[Token, ...], loose: tuple[int, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens, each unexplained word split into two known words or joined with its neighbour; else the same."""
    result: list[Token] = []
    skip = -1
    for i, token in enumerate(tokens):
        if i == skip:
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        near = i in loose or i + 1 in loose
        if i in loose and token.kind == "word" and (halves := _split(token, lexicon) or _compound(token, lexicon)):
            result.extend(halves)
        elif near and following is not None and (joined := _join(token, following, i in loose, lexicon)) is not None:
            result.append(joined)
            skip = i + 1
        else:
            result.append(token)
    return tuple(result)


def reunite(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """`Legten die Exporte zu` -> `zulegten die Exporte`: a particle at the end of its clause goes back to its verb."""
    if not any(token.norm in lexicon.particles for token in tokens):
        return tokens
    result = list(tokens)
    for i, token in enumerate(tokens):
        if token.norm not in lexicon.particles or not _closes(tokens, i, lexicon):
            continue
        for j in range(i - 1, -1, -1):
            verb = result[j]
            if verb.kind == "symbol" and verb.norm in _STOPS:
                break
            noun = j > 0 and verb.said[:1].isupper() and token.said.islower()  # Zahlen … zusammen: no verb
            if verb.kind == "word" and not noun and token.norm + verb.norm in lexicon.words:
                said = f"{verb.said} … {token.said}" if j < i - 1 else f"{verb.said} {token.said}"
                result[j] = Token(token.norm + verb.norm, said, verb.start, verb.end, "word", verb.glued)
                result[i] = Token("", "", token.start, token.end, "word", False)
                break
    return tuple(token for token in result if token.norm)


def _closes(tokens: tuple[Token, ...], i: int, lexicon: Lexicon) -> bool:
    """Whether nothing of its clause follows."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or (after.kind == "symbol" and after.norm in _STOPS):
        return True
    return any(kind == "conj" for kind, _ in lexicon.longest((after.norm,), 0)[1])


def _join(left: Token, right: Token, unknown: bool, lexicon: Lexicon) -> Token | None:
    """Both as one known word; as the beginning of an inflected one only where the left half is unknown by itself."""
    if left.kind != "word" or right.kind != "word":
        return None
    whole = left.norm + right.norm
    inflected = unknown and _stemmed(whole, len(left.norm), lexicon)
    if len(whole) < _WHOLE or not (whole in lexicon.words or inflected):
        return None
    return Token(whole, f"{left.said} {right.said}", left.start, right.end, "word", left.glued)


def _stemmed(whole: str, left: int, lexicon: Lexicon) -> bool:
    """Whether a stem that reaches over the gap begins it: one that ends before would read the left half alone."""
    return any(whole[:end] in lexicon.stems for end in range(max(left + 1, 4), len(whole) + 1))


def _split(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    word, told = token.norm, (lexicon.vocabulary, lexicon.parts)
    if not 2 * _SHORTEST <= len(word) <= _LONGEST or word in lexicon.common:
        return ()
    for cut in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        one, two = word[:cut], word[cut:]
        if (
            one in lexicon.words
            and two in lexicon.words
            and any(half in known for half in (one, two) for known in told)
        ):
            middle = token.start + cut
            return (
                Token(one, token.said[:cut], token.start, middle, "word", token.glued),
                Token(two, token.said[cut:], middle, token.end, "word", True),
            )
    return ()


def _compound(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Handelsbilanzzahlen, Sojaimporte: a word made of words that each carry content, with joints between them."""
    if not lexicon.joints or len(token.norm) > _LONGEST:
        return ()
    tokens: list[Token] = []
    for start, end in _parts(token.norm, 0, lexicon) or _tail(token.norm, lexicon):
        # a letter written as two (ß) shifts what was said: the part is shown in its normal form then
        same = len(token.said) == len(token.norm)
        said = token.said[start:end] if same else token.norm[start:end]
        tokens.append(Token(token.norm[start:end], said, token.start + start, token.start + end, "word", bool(tokens)))
    return tuple(tokens)


def is_compound(word: str, lexicon: Lexicon) -> bool:
    """Whether a language that writes its words together may have made this one."""
    return bool(lexicon.joints) and len(word) <= _LONGEST and bool(_parts(word, 0, lexicon) or _tail(word, lexicon))


def _parts(word: str, start: int, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Where the parts of a compound begin and end, the longest first part that leaves a readable rest; () if none."""
    for cut in range(len(word), start + 1, -1):
        if word[start:cut] not in lexicon.parts:
            continue
        if cut == len(word):
            if start:
                return ((start, cut),)
            continue
        for joint in ("", *lexicon.joints):
            if word.startswith(joint, cut) and (rest := _parts(word, cut + len(joint), lexicon)):
                return ((start, cut), *rest)
    return ()


def _tail(word: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Weinimporte: the known part that such a word ends with, and what stands before it, which nobody knows."""
    for cut in range(_SHORTEST, len(word) - 2 * _SHORTEST + 1):
        if word[cut:] in lexicon.parts:
            return ((0, cut), (cut, len(word)))
    return ()


def shortened(word: str, lexicon: Lexicon) -> str:
    """`sooo`, `alooors`: a letter that is drawn out is written once, where that makes a word."""
    if not _DRAWN.search(word) or lexicon.knows(word):
        return word
    once = _DRAWN.sub(r"\1", word)
    return once if lexicon.knows(once) else word


def bones(word: str) -> str:
    """A word without its vowels after the first letter, each doubled letter once."""
    kept = [letter for n, letter in enumerate(word) if n == 0 or letter not in VOWELS]
    return "".join(letter for n, letter in enumerate(kept) if n == 0 or letter != kept[n - 1])
