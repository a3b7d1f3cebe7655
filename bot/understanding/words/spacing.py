"""Words run together or torn apart -> tokens as they should stand: "tradesurplus", "ex ports". Country codes at an
arrow: CN→IN is China and India in every language, though "in" is a word in many."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.mending import Index
from bot.understanding.words.text import Token

_DRAWN = re.compile(r"([a-z])\1{2,}")
_SHORTEST = 3  # letters that each half of a split word must have
_LONGEST = 60  # letters of a word that is read as several
_OF_A_PART = 2  # digits of a day, a half or a quarter
_STOPS = frozenset(".,;:?!")
_TORN = ("place", "demonym", "commodity", "flow", "time")
_WHOLE = 5  # letters that a word torn apart must have


def respace(tokens: tuple[Token, ...], loose: tuple[int, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens, each unexplained word split into two known words or joined with its neighbour; else the same."""
    if not loose and not any(_torn(one, two, lexicon) for one, two in pairwise(tokens) if one.said[0].isupper()):
        return tokens
    result: list[Token] = []
    skip = -1
    for i, token in enumerate(tokens):
        if i == skip:
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        near = i in loose or i + 1 in loose
        halves: tuple[Token, ...] = ()
        if i in loose and token.kind == "word":
            halves = () if _is_name(token, first=i == 0, lexicon=lexicon) else _split(token, lexicon)
            halves = halves or _compound(token, lexicon)
        if halves:
            result.extend(halves)
        elif (
            following is not None
            and (near or (token.said[:1].isupper() and _torn(token, following, lexicon)))
            and (joined := _join(token, following, i in loose, lexicon)) is not None
        ):
            result.append(joined)
            skip = i + 1
        else:
            result.append(token)
    return tuple(result)


def reunite(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """`Legten die Exporte zu` -> `zulegten die Exporte`: a particle at the end of its clause goes back to its verb."""
    if not lexicon.particles or not any(token.norm in lexicon.particles for token in tokens):
        return tokens
    result = list(tokens)
    for i, token in enumerate(tokens):
        if token.norm not in lexicon.particles or not _closes(tokens, i, lexicon):
            continue
        for j in range(i - 1, -1, -1):
            verb = result[j]
            if verb.kind == "symbol" and verb.norm in _STOPS and not _of_ordinal(result, j):
                break
            size, own = lexicon.longest((verb.norm, token.norm), 0) if verb.kind == "word" else (0, ())
            says_nothing = size == 2 and all(kind == "harmless" for kind, _ in own)
            joined = lexicon.longest((token.norm + verb.norm,), 0)[1] if says_nothing else ()
            quiet = bool(joined) and all(kind == "harmless" for kind, _ in joined)  # "fiel … aus": "ausfiel", no fall
            if says_nothing and not quiet and lexicon.longest((verb.norm,), 0)[0]:
                result[i] = Token("", "", token.start, token.end, "word", False)
                break  # "fuhr ein Minus ein": the two have an entry of their own, and are no "Einfuhr"
            noun = j > 0 and verb.said[:1].isupper() and token.said.islower()  # Zahlen … zusammen: no verb
            if verb.kind == "word" and not noun and token.norm + verb.norm in lexicon.words:
                said = f"{verb.said} … {token.said}" if j < i - 1 else f"{verb.said} {token.said}"
                result[j] = Token(token.norm + verb.norm, said, verb.start, verb.end, "word", verb.glued)
                result[i] = Token("", "", token.start, token.end, "word", False)
                break
    kept: list[Token] = []
    for token in result:
        if token.norm or not kept:
            kept.append(token)
        else:
            kept[-1] = kept[-1]._replace(end=token.end)  # who cuts the text behind it keeps the particle
    return tuple(token for token in kept if token.norm)


def _of_ordinal(tokens: list[Token], i: int) -> bool:
    """`Nahmen im 1. Halbjahr ab`: the point of a short number ends nothing."""
    number = tokens[i - 1] if i else None
    return tokens[i].norm == "." and number is not None and number.norm.isdigit() and len(number.norm) <= _OF_A_PART


def _closes(tokens: tuple[Token, ...], i: int, lexicon: Lexicon) -> bool:
    """Whether nothing of its clause follows."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or (after.kind == "symbol" and after.norm in _STOPS):
        return True
    return after.norm in lexicon.than or any(kind == "conj" for kind, _ in lexicon.longest((after.norm,), 0)[1])


def _join(left: Token, right: Token, unknown: bool, lexicon: Lexicon) -> Token | None:
    """Both as one known word; as the beginning of an inflected one only where the left half is unknown by itself."""
    if left.kind != "word" or right.kind != "word":
        return None
    whole = left.norm + right.norm
    inflected = unknown and _stemmed(whole, len(left.norm), lexicon)
    if len(whole) < _WHOLE or not (whole in lexicon.words or inflected):
        return None
    nothing = all(kind == "harmless" for kind, _ in lexicon.longest((whole,), 0)[1])
    if nothing and any(Index.of(lexicon).nearest(half.norm) for half in (left, right) if not lexicon.knows(half.norm)):
        return None  # a Índa: a slip in a name, no "ainda"
    return Token(whole, f"{left.said} {right.said}", left.start, right.end, "word", left.glued)


def _torn(left: Token, right: Token, lexicon: Lexicon) -> bool:
    """Whether two words that are known by themselves are a name torn apart: `la In dia`; "in der" is no Inder."""
    if left.start == 0 or not (left.said[:1].isupper() and right.said[:1].islower()):
        return False
    if left.kind != "word" or right.kind != "word" or min(len(left.norm), len(right.norm)) > _SHORTEST:
        return False
    whole = left.norm + right.norm
    if len(whole) < _WHOLE or whole not in lexicon.parts:
        return False
    kinds = {kind for kind, _ in lexicon.longest((whole,), 0)[1]}
    apart = {kind for half in (left, right) for kind, _ in lexicon.longest((half.norm,), 0)[1]}
    return bool(kinds.intersection(_TORN)) and not apart.intersection(("place", "demonym", "commodity", "flow"))


def _stemmed(whole: str, left: int, lexicon: Lexicon) -> bool:
    """Whether a stem that reaches over the gap begins it: one that ends before would read the left half alone."""
    return any(whole[:end] in lexicon.stems for end in range(max(left + 1, 4), len(whole) + 1))


def _is_name(token: Token, first: bool, lexicon: Lexicon) -> bool:
    """`Sinosure`: a capital in the middle of a sentence, in a language that writes none but for names."""
    return not first and not lexicon.joints and token.said[:1].isupper() and token.said[1:].islower()


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
            and all(_stands(half, token.said, lexicon) for half in (one, two))
        ):
            middle = token.start + cut
            return (
                Token(one, token.said[:cut], token.start, middle, "word", token.glued),
                Token(two, token.said[cut:], middle, token.end, "word", True),
            )
    return ()


def _stands(half: str, said: str, lexicon: Lexicon) -> bool:
    """Whether a half is a word of its own: no chatter (`compra|adores`, `woo|commerce`), and a letter code only in
    capitals (`Ind|que`)."""
    meanings = lexicon.longest((half,), 0)[1]
    if len(half) == _SHORTEST and said.upper() != said and any(kind == "place" for kind, _ in meanings):
        return half in lexicon.ways["written_small"]
    said_of = ("little", "words") if lexicon.joints else ("little",)  # Billionen|grenze
    return not meanings or any(meaning[0] != "harmless" or meaning[1] in said_of for meaning in meanings)


def _compound(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Handelsbilanzzahlen, Sojaimporte: a word made of words that each carry content, with joints between them."""
    if not lexicon.joints or len(token.norm) > _LONGEST:
        return ()
    if not _parts(token.norm, 0, lexicon) and (slipped := _slipped(token.norm, lexicon)):
        head, tail = slipped
        middle = token.start + len(head)
        return (
            Token(head, token.said[: len(head)], token.start, middle, "word", token.glued),
            Token(tail, token.said[len(head) :], middle, token.end, "word", True),
        )
    tokens: list[Token] = []
    for start, end in _parts(token.norm, 0, lexicon) or _tail(token.norm, lexicon):
        # a letter written as two (ß) shifts what was said: the part is shown in its normal form then
        same = len(token.said) == len(token.norm)
        said = token.said[start:end] if same else token.norm[start:end]
        tokens.append(Token(token.norm[start:end], said, token.start + start, token.start + end, "word", bool(tokens)))
    return tuple(tokens)


def _slipped(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Exportkuden: a known part before a misspelt one, and the two as they should be."""
    for cut in range(len(word) - _WHOLE + 1, _SHORTEST, -1):
        if word[:cut] in lexicon.parts and word[cut:] not in lexicon.words:
            near = [part for part in Index.of(lexicon).near(word[cut:]) if part in lexicon.parts]
            if near and len({lexicon.longest((part,), 0)[1] for part in near}) == 1:
                return word[:cut], min(near)
    return None


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


def shortened(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """`sooo`, `alooors`: a letter that is drawn out is written once, where that makes a word."""
    return tuple([_shortened(word, lexicon) for word in words]) if _DRAWN.search(" ".join(words)) else words


def _shortened(word: str, lexicon: Lexicon) -> str:
    if not _DRAWN.search(word) or lexicon.knows(word):
        return word
    drawn = (_DRAWN.sub(r"\1", word), _DRAWN.sub(r"\1\1", word))
    known = [short for short in drawn if lexicon.knows(short)]
    if len(drawn[0]) <= _LETTERS and any(kind == "place" for kind, _ in lexicon.longest(drawn[:1], 0)[1]):
        known = [short for short in known if short != drawn[0]]  # "brrr" is no code of Brazil
    telling = [short for short in known if short in lexicon.parts]  # carrros: carros, cars, and no "caros"
    return (telling or known or [word])[0]


ARROW = "->"
_LETTERS = 2  # of a code behind a preposition: those of three are words of the lexicon
_LED = frozenset({("prep", "to"), ("prep", "from"), ("prep", "with"), ("prep", "into")})
_CLOSING = frozenset({"prep", "conj", "time", "question"})  # what may stand behind a name, and behind no `MY` or `IT`


def spelt_out(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens, each code of two or three letters at an end of an arrow with the code of its country as its normal
    form: in capitals, as no word of a text is, so that it means that country and nothing else.

    It is written in capitals, or what it faces is a code too. A month (`mar → ago`) stays what it is. A code of two
    letters in capitals that has another meaning, or none, is one behind a preposition too: `exports to CA in May`.
    """
    if any(len(token.said) == _LETTERS and token.said.isupper() for token in tokens[1:]):
        tokens = _behind_prepositions(tokens, lexicon)
    if ARROW not in [token.norm for token in tokens]:
        return tokens
    arrows = [i for i, token in enumerate(tokens) if token.norm == ARROW and 0 < i < len(tokens) - 1]
    if not arrows:
        return tokens
    found = list(tokens)
    for i in arrows:
        ends = {at: _country(tokens[at], lexicon) for at in (i - 1, i + 1)}
        for at, country in ends.items():
            if country and (tokens[at].said.isupper() or all(ends.values())):
                found[at] = tokens[at]._replace(norm=country)
    return tuple(found)


def _country(token: Token, lexicon: Lexicon) -> str:
    """The country that a token is the code of; "" where it is none, or the name of a month."""
    country = lexicon.countries.get(token.norm, "")
    meanings = lexicon.longest((token.norm,), 0)[1] if country else ()
    return "" if any(kind == "time" and code.startswith("month:") for kind, code in meanings) else country


def _behind_prepositions(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens, a code in capitals behind `to` or `from`, of a country that the language has words for, as that
    country, in a text that is not in capitals altogether."""
    if all(token.said == token.said.upper() for token in tokens):
        return tokens
    found = list(tokens)
    words = tuple(token.norm for token in tokens)
    for i, token in enumerate(tokens[1:], 1):
        if not (len(token.said) == _LETTERS and token.said.isupper()):
            continue
        country = lexicon.countries.get(token.norm, "")
        length, meanings = lexicon.longest(words, i)
        known = length > 1 or any(kind == "place" for kind, _ in meanings)
        if known or country not in lexicon.named or not _led(found, i, lexicon):
            continue
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        closed = behind is None or behind.kind == "number" or not behind.said[0].isalnum()
        if closed or any(kind in _CLOSING for kind, _ in lexicon.longest(words, i + 1)[1]):
            found[i] = token._replace(norm=country)
    return tuple(found)


def _led(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a preposition of trade stands before a token, or a joint behind another country: `to TH and MY`."""
    before = lexicon.longest((tokens[at - 1].norm,), 0)[1]
    if at > 1 and (tokens[at - 1].norm == "," or any(kind == "conj" for kind, _ in before)):
        return any(kind == "place" for kind, _ in lexicon.longest((tokens[at - 2].norm,), 0)[1])
    return not _LED.isdisjoint(before)
