"""A change taken apart adds up exactly; what is not held is one line."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.operations.splitting import split
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.analysis.conftest import ASKED_ON, MakeTable, query

_LEVELS = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(-999, 999).map(float), max_size=7)


@settings(max_examples=1000)
@given(st.integers(1, 9999), st.integers(-9999, 9999), _LEVELS, _LEVELS)
def test_parts_and_rest_add_up(base: int, later: int, before: dict[str, float], after: dict[str, float]) -> None:
    made = split(float(base), float(later), before, after)
    assert dict(made.parts) == {code: after[code] - before[code] for code in before.keys() & after.keys()}
    assert sum(amount for _, amount in made.parts) + made.rest == later - base
    sizes = [abs(amount) for _, amount in made.parts]
    assert sizes == sorted(sizes, reverse=True)


def test_who_made_up_for_the_united_states(make: MakeTable) -> None:
    table = make(
        ("", "2025 110, 2024 100"),
        ("partner=USA", "2025 20, 2024 30"),
        ("partner=VNM", "2025 33, 2024 15"),
        ("partner=ASEAN", "2025 50, 2024 20"),
        ("measure=yoy", "2025 11"),
    )
    answer = execute(query("contribution", when="2025", by="partner"), table, ASKED_ON)
    told = {s.kind: [(f.value, f.unit) for f in s.figures()] for s in answer.statements}
    assert told["contribution.headline"] == [(10, "USD_bn"), (10, "pct")]
    assert answer.named == ("VNM", "USA")  # a group is no part beside its members
    assert told["contribution.rest"] == [(2, "pp"), (2, "USD_bn")]
    assert told["contribution.revision"] == [(11, "pct"), (1, "pp")]


def test_too_little_explained_is_not_established(make: MakeTable) -> None:
    table = make(("", "2025 110, 2024 100"), ("partner=VNM", "2025 16, 2024 15"))
    answer = execute(query("contribution", when="2025"), table, ASKED_ON)
    assert "contribution.not_established" in {s.kind for s in answer.statements}


def test_what_is_missing_are_the_parts_and_not_the_whole(knowledge: Knowledge) -> None:
    said = answer(Question("what contributed to export growth in November 2025", date(2026, 9, 15), "en"), knowledge)
    assert said.outcome == "refuse"
    assert said.headline.startswith("Too few partners are held for November 202")
