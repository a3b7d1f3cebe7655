"""What may hold several questions, and what one at most."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.clauses.of_one_thing import of_one_thing
from bot.understanding.mentions.parser import parse


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("how much did China export to the US in November 2025?", True),
        ("Jan-Feb 2026 growth of Chinese exports to Germany", True),
        ("did exports top $400 bn in June", True),
        ("2025年11月中国对美出口是多少", True),
        ("Wie hoch war Chinas Überschuss im Mai 2025?", True),
        ("exports and imports in October", False),  # a joint
        ("exports in October, on the year", False),  # a sign within it
        ("exports in October? what of it went to the US", False),
        ("exports to Japan Korea Vietnam 2025", False),  # more than who trades and with whom
        ("imports of soybeans coal in 2025", False),
        ("exports in May against June 2025", False),  # two times
        ("2025年出口、进口", False),
        ("and to Japan", False),
    ],
)
def test_a_text_of_one_thing_has_no_joint_and_names_each_once(text: str, one: bool, knowledge: Knowledge) -> None:
    assert of_one_thing(parse(text, knowledge.lexicons)) is one
