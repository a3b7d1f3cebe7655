"""`HS 8542`, `HS code 85.42`, `ТН ВЭД 8542`, 海关编码8542 -> mentions of goods by their code; not by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

PREFIX = "HS"  # of a commodity's code here: HS8542
# What stands before the number, as its tokens run together.
_SAID = frozenset(
    ("hs", "hscode", "hscodes", "hsheading", "hschapter", "hssubheading", "hsnumber", "hs-code", "hs-position",
     "hscodenumber", "harmonizedsystem", "harmonizedsystemcode", "harmonisedsystem", "sh", "codesh", "codigosh",
     "codigosa", "ncm", "тнвэд", "кодтнвэд", "hs编码", "海关编码", "hs编號", "hsコード", "hs番号")
)  # fmt: skip
_ENDS = frozenset(said[-2:] for said in _SAID)  # of the word before the number; a sign is one of its own
_SIGNS = frozenset(said[-1] for said in _SAID if not said.isascii()) | frozenset(":.-")
_MOST = 8  # tokens before the number: in Chinese and Japanese each sign is one
_LENGTHS = (2, 4, 6)


def find_codes(tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
    """Every code with what announces it; a number alone is none."""
    return tuple(_found(tokens))


def laid_over(mentions: tuple[Mention, ...], codes: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the codes in place of whatever their words were taken for."""
    if not codes:
        return mentions
    kept = [m for m in mentions if not any(m.first <= code.last and code.first <= m.last for code in codes)]
    return tuple(sorted((*kept, *codes), key=lambda m: m.first))


def _found(tokens: tuple[Token, ...]) -> Iterator[Mention]:
    for at, token in enumerate(tokens):
        if token.kind != "number" or not at:
            continue
        word = tokens[at - 1].norm
        if word[-2:] not in _ENDS and (len(word) > 1 or word not in _SIGNS):
            continue
        digits = re.sub(r"[.\s]", "", token.norm)
        if not digits.isdigit() or len(digits) not in _LENGTHS:
            continue
        for first in range(max(0, at - _MOST), at):
            before = "".join(t.norm for t in tokens[first:at]).rstrip(":.-")
            if before in _SAID:
                said = " ".join(t.said for t in tokens[first : at + 1])
                yield Mention(first, at, "commodity", f"{PREFIX}{digits}", said)
                break
