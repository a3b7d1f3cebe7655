"""A lexicon -> what is wrong with its words, each with its file and line: what `tradefacts validate` says."""

from __future__ import annotations

import re

from bot.understanding.words.kinds import KINDS
from bot.understanding.words.lexicon import Lexicon, Meaning
from bot.understanding.words.text import norms
from bot.understanding.words.wordlists import spelt_out

_ALTERNATIVES = re.compile(r'"([^"]*\|[^"]*)"')


def flaws(lexicon: Lexicon) -> tuple[str, ...]:
    """Unknown kinds and codes, and words with two meanings that are not listed as ambiguous, a sentence each."""
    found: list[str] = []
    seen: dict[tuple[str, ...], Meaning] = {}
    for phrase, kind, code in lexicon.entries:
        allowed = KINDS.get(kind)
        if kind not in KINDS:
            found.append(f"{where(lexicon, phrase)}: unknown section [{kind}]; the sections stand in words/kinds.py")
        elif allowed is not None and code not in allowed:
            one_of = ", ".join(sorted(allowed))
            found.append(f"{where(lexicon, phrase)}: [{kind}] has no code {code!r}; use one of {one_of}")
        words = norms(phrase)
        if not words:
            found.append(f"{where(lexicon, phrase)}: an empty phrase under [{kind}] {code}; take it out")
        clash = words in seen and seen[words] != (kind, code) and words not in lexicon.ambiguous
        # A time word may mean something else besides: periods.py decides by what stands beside it.
        if clash and "time" not in (kind, seen[words][0]):
            found.append(
                f"{where(lexicon, phrase)}: {phrase!r} means both {'.'.join(seen[words])} and {kind}.{code}; "
                "take one out or list it under [ambiguous]"
            )
        seen.setdefault(words, (kind, code))
    return tuple(found)


def where(lexicon: Lexicon, phrase: str) -> str:
    """The file and line on which a phrase stands, by itself or among alternatives."""
    path = lexicon.folder / "words.toml" if lexicon.folder else None
    if path is None or not path.is_file():
        return f"{lexicon.code}/words.toml"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if f'"{phrase}"' in line or any(phrase in spelt_out(one) for one in _ALTERNATIVES.findall(line)):
            return f"{path}:{number}"
    return str(path)
