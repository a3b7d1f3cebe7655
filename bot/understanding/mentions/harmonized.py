"""`HS 8542`, `HS code 85.42`, `ТН ВЭД 8542`, 海关编码8542 -> mentions of goods by their code; not by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token, norms
from bot.understanding.words.ways import Ways

PREFIX = "HS"  # of a commodity's code here: HS8542
_MOST = 8  # tokens before the number: in Chinese and Japanese each sign is one


def find_codes(tokens: tuple[Token, ...], ways: Ways) -> tuple[Mention, ...]:
    """Every code with what announces it; a number alone is none."""
    if not any(token.kind == "number" for token in tokens[1:]):
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
