"""How far something moved in one time is set against how far it moved in another; no amount of either is told."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("have US imports from China fallen by more in 2025 than in 2019", ["2025", "2019"]),
        ("did exports to the US fall by more in May than in June 2025", ["2025-05", "2025-06"]),
        ("did imports drop by a larger amount in 2025 than in 2023", ["2025", "2023"]),
        ("did exports fall by less in October 2025 than in May 2023", ["2025-10", "2023-05"]),
        ("did exports grow by more in 2025 than in 2024", ["2025", "2024"]),
    ],
)
def test_two_moves_are_compared(knowledge: Knowledge, text: str, periods: list[str]) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.measure, [time.code for time in found.periods]) == ("compare", "yoy", periods)


def test_a_balance_is_no_move_from_one_time_to_the_other(knowledge: Knowledge) -> None:
    (found,) = asked(knowledge, "did the surplus fall by more in October than in September 2025")
    assert isinstance(found, Ambiguous)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "by how much more did exports grow in 2025 than in 2024"),
        ("en", "how much more did exports rise in 2025 than in 2024"),
        ("en", "how much faster did exports grow in 2025 than in 2024"),
        ("de", "Um wie viel stärker wuchsen die Exporte 2025 als 2024"),
        ("es", "cuánto más crecieron las exportaciones en 2025 que en 2024"),
    ],
)
def test_how_much_more_it_moved_is_points_between_two_rates(knowledge: Knowledge, language: str, text: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.measure) == ("change", "yoy")
    assert {time.code for time in found.periods} == {"2024", "2025"}


@pytest.mark.parametrize(
    "text",
    [
        "by how much were exports higher in 2025 than in 2024",
        "how much more did China export in 2025 than in 2024",
        "how many dollars more did exports grow in 2025 than in 2024",
        "how much more did the surplus grow in 2025 than in 2024",
        "how much more crude did China import in 2025 than in 2024, up or down",
    ],
)
def test_how_much_higher_it_was_is_an_amount(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.measure) == ("change", None)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("did exports to the US fall by more than 20 % in 2025", "check"),
        ("months when exports fell by more than 5 percent", "threshold"),
    ],
)
def test_more_than_an_amount_is_a_bound(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    ("text", "flow", "comparator"),
    [
        ("imports from which countries grew in 2025", "import", "above"),
        ("trade with which countries fell in 2025", "total", "below"),
        ("exports to which partners fell in 2025", "export", "below"),
    ],
)
def test_those_whose_trade_moved_are_told(knowledge: Knowledge, text: str, flow: str, comparator: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by, found.flow, found.measure) == ("rank", "partner", flow, "yoy")
    assert getattr(found.condition, "comparator", None) == comparator
