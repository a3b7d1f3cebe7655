"""Slips of typing: the equal query or no figure, practically never another one; spellings that mean the same change
nothing at all.

Chance is fixed with seeds, so that a failure comes again. `python -m tests.score --noise` prints the whole table.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.knowledge import Knowledge
from tests.noise import HARMLESS, SLIPS, Noisy, clean, fate, noisy, outcome
from tests.score import GOLD, read

LANGUAGES = ("en", "de", "es", "fr", "ja", "pt", "ru", "zh")
# The least share of questions with one slip that must be understood as if they had none, and the most that may come
# to another query: measured, with room for words that are added.
EQUAL = {"en": 0.93, "zh": 0.97, "ja": 0.95}
OTHER = 0.01


@cache
def questions(language: str) -> tuple[tuple[str, str], ...]:
    found = clean([case for file in sorted(GOLD.glob(f"{language}_dev.jsonl")) for case in read(file)])
    return tuple(found[:60])


@cache
def fates(language: str, knowledge_of: Known) -> tuple[tuple[Noisy, str], ...]:
    return tuple((case, outcome(case, knowledge_of.knowledge)) for case in noisy(questions(language)))


class Known:
    """The knowledge as something that a cache can hold."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge


@pytest.fixture(scope="module")
def known(knowledge: Knowledge) -> Known:
    return Known(knowledge)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, knowledge: Knowledge) -> str:
    if request.param not in knowledge.lexicons:
        pytest.skip(f"no language {request.param} yet")
    return str(request.param)


def test_a_slip_leaves_the_question_or_no_figure(language: str, known: Known) -> None:
    found = fates(language, known)
    count = Counter(came for _, came in found)
    told = f"{language}: {dict(count)}; " + "; ".join(case.text for case, came in found if came == "other")
    assert count["equal"] >= EQUAL.get(language, 0.9) * len(found), told
    assert count["other"] <= OTHER * len(found), told


def test_another_way_of_writing_the_same_letters_changes_nothing(language: str, known: Known) -> None:
    found = [(case, came) for case, came in fates(language, known) if case.slip in HARMLESS]
    other = [case.text for case, came in found if came == "other"]
    assert len(other) <= 1, other  # a comma that parts a list is missed where it stood at a word's end
    assert sum(came == "equal" for _, came in found) >= 0.98 * len(found)


def test_every_slip_happens_and_by_the_same_chance_again() -> None:
    texts = questions("en")[:20]
    first, again = list(noisy(texts)), list(noisy(texts))
    assert first == again
    assert {case.slip for case in first} == set(SLIPS)
    assert list(noisy(texts, seed=2)) != first


TORN = [
    ("exp orts to the US in 2025", "exports to the US in 2025"),
    ("exports to the US in Nov ember 2025", "exports to the US in November 2025"),
    ("tradesurplus in 2025", "trade surplus in 2025"),
    ("imports of soy beansfrom Brazil in 2025", "imports of soybeans from Brazil in 2025"),
    ("total t rade with Russia in 2024", "total trade with Russia in 2024"),
    ("exprots to Gremany in 2024", "exports to Germany in 2024"),
]


@pytest.mark.parametrize(("text", "meant"), TORN, ids=[text for text, _ in TORN])
def test_words_torn_apart_or_run_together(text: str, meant: str, knowledge: Knowledge) -> None:
    assert fate(text, knowledge) == fate(meant, knowledge)


REAL = ["exports of coal miners in 2025", "rain imports in 2025", "chalk exports in 2025", "imports of turkeys in 2025"]


@pytest.mark.parametrize("text", REAL)
def test_a_real_word_is_never_read_as_another(text: str, knowledge: Knowledge) -> None:
    assert fate(text, knowledge) == ("",)
