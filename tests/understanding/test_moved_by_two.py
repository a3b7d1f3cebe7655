"""What rose by so much is never held against a figure; a rate below so much may be one of a fall."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last

NOT_LEVELS = [
    ("en", "Exports rose by 190 billion to 3.77 trillion in 2025, right?"),
    ("en", "Exports fell by 104 billion or 20% to the US in 2025, right?"),
    ("en", "Exports to the US and the EU rose by 50 billion in 2025, right?"),
    ("en", "Exports and imports rose by 190 billion in 2025, right?"),
    ("en", "Did exports to ASEAN grow by 30 billion more than those to the EU in 2025?"),
    ("en", "Export growth fell but import growth rose in October 2025, true?"),
    ("en", "Were exports up 190 billion on 2024?"),
    ("zh", "2025年出口增长1900亿美元至3.77万亿美元,对吗"),
]


@pytest.mark.parametrize(("language", "text"), NOT_LEVELS)
def test_no_move_is_held_against_a_figure(knowledge: Knowledge, language: str, text: str) -> None:
    assert not last(knowledge, text, language=language).headline.startswith(("False", "True", "不属实"))


JUDGED = [
    ("zh", "2025年10月出口增速低于5%吗", "属实"),
    ("ja", "2025年10月の輸出の伸び率は5%未満ですか", "本当です"),
    ("en", "Did imports rise by less than 1% in 2025?", "True"),
    ("en", "Did exports rise by less than 5% in October 2025?", "False"),
]


@pytest.mark.parametrize(("language", "text", "verdict"), JUDGED)
def test_rates_and_moves_are_judged(knowledge: Knowledge, language: str, text: str, verdict: str) -> None:
    assert last(knowledge, text, language=language).headline.startswith(verdict)
