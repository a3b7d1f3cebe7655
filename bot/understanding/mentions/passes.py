"""A table of passes over the mentions: each reads one thing by its neighbours, and only those of its words are run."""

from __future__ import annotations

from collections.abc import Callable

from bot.understanding.words.frame import Mention, said_in
from bot.understanding.words.in_order import InOrder, rows_of
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

Mentions = tuple[Mention, ...]
Tokens = tuple[Token, ...]
Read = Callable[[Tokens, Mentions, Lexicon], Mentions]
Row = tuple[Read, frozenset[str]]


# Each pass with the kinds and codes (of any meaning of a word) without which it leaves a text as it is.
def reading(read: Read, *needs: str) -> Row:
    """A pass that asks the lexicon too."""
    return read, frozenset(needs)


def over(read: Callable[[Mentions], Mentions], *needs: str) -> Row:
    """A pass over the mentions alone."""
    return lambda _, mentions, __: read(mentions), frozenset(needs)


def over_tokens(read: Callable[[Tokens, Mentions], Mentions], *needs: str) -> Row:
    """A pass that looks at the words and marks between the mentions."""
    return lambda tokens, mentions, _: read(tokens, mentions), frozenset(needs)


def run(passes: InOrder[Read], tokens: Tokens, mentions: Mentions, rows: int, lexicon: Lexicon) -> tuple[Mentions, int]:
    """The mentions as those passes leave them that are among some rows of all tables; and the rows, with the new."""
    at = passes.next(rows) if mentions else -1
    while at >= 0:
        found = passes.rules[at](tokens, mentions, lexicon)
        if found != mentions:
            mentions = found
            rows |= rows_of(said_in(found))
        at = passes.next(rows, at + 1)
    return mentions, rows
