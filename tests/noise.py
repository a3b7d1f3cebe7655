"""Clean questions -> the same with one slip of typing each, by chance that is fixed with a seed.

`python -m tests.score --noise` counts what becomes of them: the equal query, none (refused or asked back), or another.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

Slip = Callable[[str, random.Random], str]
Fate = tuple[Query | str, ...]

TODAY = date(2026, 9, 15)
_LETTERS = {"ru": "абвгдежзийклмнопрстуфхцчшщыьэюя"}
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Letters of other scripts that look alike, as keyboards of two languages leave them.
_ALIKE = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "а": "a", "е": "e", "о": "o", "с": "c", "р": "p"}
_SHORTEST = 5  # letters of a word in which a slip leaves it readable


@dataclass(frozen=True, slots=True)
class Noisy:
    """A question with a slip, and the clean one that it came from."""

    clean: str
    text: str
    slip: str
    language: str


def _words(text: str) -> list[re.Match[str]]:
    """The words of some length that are written with letters and spaces."""
    found = re.finditer(r"[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+", text)
    return [word for word in found if len(word.group()) >= _SHORTEST]


def _in_a_word(change: Callable[[str, int, random.Random], str]) -> Slip:
    """A slip at a letter within a word, never at its first."""

    def slip(text: str, chance: random.Random) -> str:
        words = _words(text)
        if not words:
            return text
        word = chance.choice(words)
        at = chance.randrange(1, len(word.group()) - 1)
        return text[: word.start()] + change(word.group(), at, chance) + text[word.end() :]

    return slip


def _join(text: str, chance: random.Random) -> str:
    gaps = [gap.start() for gap in re.finditer(r"(?<=[^\W\d]{3}) (?=[^\W\d]{3})", text)]
    if not gaps:
        return text
    at = chance.choice(gaps)
    return text[:at] + text[at + 1 :]


def _bare(text: str, _: random.Random) -> str:
    """Without the signs that only part sentences; those of amounts, dates and names stay."""
    return re.sub(r"[?!.,;:¿¡？！。，、；：]+(?=\s|$)", "", text)


def _wide(text: str, _: random.Random) -> str:
    """The full-width forms that Chinese and Japanese keyboards write."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SLIPS: dict[str, Slip] = {
    "dropped": _in_a_word(lambda word, at, _: word[:at] + word[at + 1 :]),
    "doubled": _in_a_word(lambda word, at, _: word[:at] + word[at] + word[at:]),
    "swapped": _in_a_word(lambda word, at, _: word[:at] + word[at + 1] + word[at] + word[at + 2 :]),
    "split": _in_a_word(lambda word, at, _: word[:at] + " " + word[at:]),
    "joined": _join,
    "small": lambda text, _: text.lower(),
    "capitals": lambda text, _: text.upper(),
    "bare": _bare,
    "emoji": lambda text, chance: text + " " + chance.choice("🙂📈🚢🙏🇨🇳"),
    "wide": _wide,
    "mixed": _in_a_word(lambda word, at, _: word[:at] + _ALIKE.get(word[at], word[at]) + word[at + 1 :]),
    "blanks": lambda text, _: "  " + text.replace(" ", "   ") + "\n",
}
# These change no letter: what is asked stays the same to the letter.
HARMLESS = ("small", "capitals", "bare", "emoji", "wide", "blanks")


def noisy(texts: Sequence[tuple[str, str]], seed: int = 1) -> Iterator[Noisy]:
    """Each (language, text) with each slip once; what a slip leaves as it is is left out."""
    for language, text in texts:
        for name, slip in SLIPS.items():
            changed = slip(text, random.Random(f"{seed} {name} {text}"))
            if changed != text:
                yield Noisy(text, changed, name, language)


def clean(cases: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """(language, text) of the questions that stand by themselves, get an answer and hold no slip already."""
    return [
        (case["lang"], case["text"])
        for case in cases
        if case["session"] is None and case["expect"] == "answer" and case["style"] in ("plain", "formal", "terse")
    ]


def fate(text: str, knowledge: Knowledge, language: str | None = None) -> Fate:
    """The queries that a text comes to, notes left out; "" in place of one that is refused or asked back."""
    question = Question(text, TODAY, language)
    understood = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    return tuple("" if isinstance(query, CannotAnswer) else replace(query, notes=()) for query in understood.queries)


def outcome(case: Noisy, knowledge: Knowledge) -> str:
    """equal: the same queries; none: no figure; part: some of several; other: another query, the bad end."""
    before, after = fate(case.clean, knowledge, case.language), fate(case.text, knowledge, case.language)
    if before == after:
        return "equal"
    figures = [query for query in after if query != ""]
    if not figures:
        return "none"
    return "part" if all(query in before for query in figures) else "other"


def table(cases: Sequence[tuple[Noisy, str]]) -> list[str]:
    """A line a language and one a slip: how many came to what."""
    lines = []
    for key in ("language", "slip"):
        for name in sorted({getattr(case, key) for case, _ in cases}):
            count = Counter(came for case, came in cases if getattr(case, key) == name)
            total = sum(count.values())
            told = "  ".join(f"{came} {count[came] / total:6.1%}" for came in ("equal", "none", "part", "other"))
            lines.append(f"noise {name:10} n {total:5}  {told}")
    return lines
