"""Country codes at an arrow: CN→IN is China and India in every language, though "in" is a word in many."""

from __future__ import annotations

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

ARROW = "->"


def spelt_out(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens, each code of two or three letters at an end of an arrow with the code of its country as its normal
    form: in capitals, as no word of a text is, so that it means that country and nothing else.

    It is written in capitals, or what it faces is a code too. A month (`mar → ago`) stays what it is.
    """
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
