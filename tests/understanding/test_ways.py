"""One question put in many ways: every line of ways/*.txt asks for the same as the plain form above it.

A line that begins with `=` is a plain form; the lines below it, up to the next one, are other ways to put it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.pipeline import answer

TODAY = date(2026, 9, 15)
WAYS = Path(__file__).parent / "ways"


def _forms() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Language, plain form, other ways."""
    for file in sorted(WAYS.glob("*.txt")):
        plain, ways = "", list[str]()
        for line in [*file.read_text("utf-8").splitlines(), "="]:
            if not line.startswith("="):
                ways += [line] if line.strip() else []
                continue
            if plain:
                yield file.stem.split("_")[0], plain, tuple(ways)
            plain, ways = line.removeprefix("=").strip(), []


def _asked(text: str, language: str, knowledge: Knowledge) -> tuple[Query, ...]:
    return answer(Conversation(language).question(text, TODAY), knowledge).queries


@pytest.mark.parametrize(("language", "plain", "ways"), tuple(_forms()), ids=lambda value: str(value)[:60])
def test_the_same_is_asked(language: str, plain: str, ways: tuple[str, ...], knowledge: Knowledge) -> None:
    wanted = _asked(plain, language, knowledge)
    assert wanted, plain
    assert [way for way in ways if _asked(way, language, knowledge) != wanted] == []
