"""Characters that sound alike -> the phrase that was meant: 顺查 for 顺差, 欧蒙 for 欧盟.

A language written without spaces lists in sounds.txt which of its characters sound the same. Read at first need.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.understanding.words.frame import Mention
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_SHORTEST, _LONGEST = 2, 6  # signs of a phrase that may be misspelt
_NO_PHRASE = ("harmless", "alert", "number", "ordinal", "scale", "courtesy", "opinion", "time", "op", "question")
_SOFT = ("harmless", "self", "prep", "conj", "question", "fragment", "books")  # words that may be parts of a slip


def heard(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    loose: tuple[int, ...],
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """The words, each that nothing explains read with its neighbours as the one phrase that sounds so.

    Unchanged unless something of trade is named beside it and every such word finds its phrase: what is said of other
    matters sounds like some word of trade soon.
    """
    if not any(m.kind in ("flow", "commodity", "agency", "growth") for m in mentions):
        return words
    index = _Sounds.of(lexicon)
    fixed = {i for m in mentions if m.kind not in _SOFT for i in range(m.first, m.last + 1)}
    found = list(words)
    done: set[int] = set()
    for i in loose:
        if i in done:
            continue
        if (window := index.window(tokens, words, i, fixed)) is None:
            return words
        start, phrase = window
        found[start : start + len(phrase)] = phrase
        done.update(range(start, start + len(phrase)))
    return tuple(found)


def tune(lexicon: Lexicon) -> None:
    """Build the index of a language before its first question instead of during it."""
    _Sounds.of(lexicon)


class _Sounds:
    """The phrases of a lexicon by how they sound."""

    _made: Mapping[int, _Sounds] = {}

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.of_sign = _signs(lexicon)
        self.phrases: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        if not self.of_sign:
            return
        for words, kind, _ in lexicon.phrases:
            if (
                (kind not in _NO_PHRASE or words[0] in lexicon.ways["dated_sound"])
                and _SHORTEST <= len(words) <= _LONGEST
                and (key := self.key(words))
            ):
                held = self.phrases.setdefault(key, [])
                if words not in held:
                    held.append(words)

    @classmethod
    def of(cls, lexicon: Lexicon) -> _Sounds:
        index = cls._made.get(id(lexicon))
        if index is None or index.lexicon is not lexicon:
            index = cls(lexicon)
            cls._made = {**cls._made, id(lexicon): index}
        return index

    def key(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        sounds = tuple(self.of_sign.get(word, "") for word in words)
        return sounds if all(sounds) else None

    def window(
        self, tokens: tuple[Token, ...], words: tuple[str, ...], i: int, fixed: set[int]
    ) -> tuple[int, tuple[str, ...]] | None:
        """Where the longest phrase around the word at `i` begins that sounds as it is written, and the phrase.

        None where two of different meanings sound so, and where a word that is understood would have to be another.
        """
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            for start in range(max(0, i - length + 1), min(i, len(words) - length) + 1):
                said = words[start : start + length]
                if (
                    any(tokens[n].kind != "han" for n in range(start, start + length))
                    or (key := self.key(said)) is None
                ):
                    continue
                near = [p for p in self.phrases.get(key, ()) if self._is_slip(said, p, start, fixed)]
                if near:
                    meant = {self.lexicon.longest(p, 0)[1] for p in near}
                    return (start, near[0]) if len(meant) == 1 else None
        return None

    def _is_slip(self, said: tuple[str, ...], phrase: tuple[str, ...], start: int, fixed: set[int]) -> bool:
        """At most half of its signs are others, and none of those is part of a word that is understood."""
        others = [start + n for n, (one, other) in enumerate(zip(said, phrase, strict=True)) if one != other]
        return 0 < len(others) <= len(said) // 2 and not fixed.intersection(others)


def _signs(lexicon: Lexicon) -> dict[str, str]:
    """Each sign with its sound."""
    path = lexicon.folder / "sounds.txt" if lexicon.folder else None
    if path is None or not path.is_file():
        return {}
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {sign: sound for sound, signs in lines for sign in signs}
