"""An amount, then what else is asked of it: each part is of the amount. What moved first is no time to look from."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query

Slots = tuple[str, tuple[str, ...], str | None, str]


def told(knowledge: Knowledge, *turns: str) -> list[Slots]:
    return [
        (q.operation, q.partners, q.measure, " ".join(p.code for p in q.periods))
        for q in last(knowledge, *turns).queries
        if isinstance(q, Query)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "How many cars did China export in 2025, by how much is that up, and what was the best month?",
        "How many soybeans did China import in 2025, by how much is that up, and what was the best month?",
        "steel exports in 2025, growth, and the best month",
        "steel exports in 2025, change and record month",
    ],
)
def test_the_best_month_after_a_rate_is_that_of_the_amount(text: str, knowledge: Knowledge) -> None:
    assert told(knowledge, text) == [
        ("level", ("WLD",), None, "2025"),
        ("growth", ("WLD",), "yoy", "2025"),
        ("record", ("WLD",), None, "2025"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "operations"),
    [
        ("es", "Exportaciones de acero en 2025: volumen, variación y mes récord", ["level", "growth", "record"]),
        ("fr", "Exportations d'acier 2025 : tonnage, variation et meilleur mois", ["level", "growth", "record"]),
        ("zh", "钢材出口2025年：吨数、增速、最好的月份", ["level", "growth", "record"]),
        ("ja", "鋼材輸出、2025年の数量と伸び率とピークの月", ["level", "growth", "record"]),
        (
            "pt",
            "Terras raras, exportação em 2024: volume, variação e preço médio por quilo",
            ["level", "growth", "unit_value"],
        ),
        ("zh", "2024年稀土出口量、增速和每公斤均价", ["level", "growth", "unit_value"]),
    ],
)
def test_so_it_is_in_other_languages(language: str, text: str, operations: list[str], knowledge: Knowledge) -> None:
    assert [q.operation for q in last(knowledge, text, language=language).queries] == operations


@pytest.mark.parametrize(
    "text",
    [
        "imports from the us in 2025, change vs 2024, & share of all imports",
        "imports from the us in 2025, yoy change and share of total imports",
        "Imports from the US in 2025, how much did they fall, and what share of all imports is that?",
    ],
)
def test_a_change_and_a_share_after_an_amount_are_three_questions(text: str, knowledge: Knowledge) -> None:
    assert told(knowledge, text) == [
        ("level", ("USA",), None, "2025"),
        ("growth", ("USA",), "yoy", "2025"),
        ("share", ("USA",), "share", "2025"),
    ]


@pytest.mark.parametrize(
    ("text", "operation", "measure"),
    [
        ("imports from the us, change in share of all imports, 2025 vs 2024", "change", "share"),
        ("change in the us share of all imports, 2025 vs 2024", "change", "share"),
        ("How much did exports grow in 2025, and what was the best month?", "growth", "yoy"),
        ("imports from the us in 2025, change vs 2024", "growth", "yoy"),
    ],
)
def test_one_thing_of_a_change_or_a_share_stays_as_it_is(
    text: str, operation: str, measure: str, knowledge: Knowledge
) -> None:
    assert told(knowledge, text)[0][::2] == (operation, measure)


@pytest.mark.parametrize(
    "text",
    [
        "When did the PMI first get back above 50 after the slump in 2025?",
        "When did exports first pass 300bn after the drop in 2025?",
        "when did the pmi first fall below 50 after the rise in 2025?",
    ],
)
def test_the_time_of_a_move_is_not_where_the_looking_begins(text: str, knowledge: Knowledge) -> None:
    assert last(knowledge, text).reason == "ambiguous"


def test_a_time_after_a_move_is_looked_at(knowledge: Knowledge) -> None:
    text = "After falling in October 2025, how much did exports rise in November 2025?"
    assert last(knowledge, text).reason is None
    assert query(knowledge, "When did the PMI first get above 50 in 2025?").operation == "threshold"


@pytest.mark.parametrize(
    "text",
    [
        "What was September 2026's surplus, and if that's not out yet, August's?",
        "What was September 2026's surplus, or august if that isnt out?",
    ],
)
def test_what_stands_in_for_a_figure_not_out_yet_is_told(text: str, knowledge: Knowledge) -> None:
    assert any(figure.value == pytest.approx(119.09) for figure in last(knowledge, text).figures)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("india exprts to china april 2025 was changed after? from what to what", "revision"),
        ("how have exports changed after April 2025", "trend"),
        ("which months does FY25 cover in India", "define"),
        ("which months of FY26 do you have for India's exports", "coverage"),
        ("quick recap of the dec 2025 trade data pls, im on air in 5", "brief"),
    ],
)
def test_what_is_asked_in_few_words(text: str, operation: str, knowledge: Knowledge) -> None:
    assert query(knowledge, text).operation == operation


@pytest.mark.parametrize(
    "text",
    [
        "What share of China's total imports did the United States supply in the first half of 2026?",
        "What share of China's overall imports did the United States supply in the first half of 2026?",
    ],
)
def test_the_total_of_an_owner_is_still_his(text: str, knowledge: Knowledge) -> None:
    asked = query(knowledge, text)
    assert (asked.reporter, asked.flow, asked.partners) == ("CHN", "import", ("USA",))


def test_a_person_asked_about_is_an_opinion(knowledge: Knowledge) -> None:
    assert last(knowledge, "Do you think Xi is right about the tariffs?").reason == "opinion"


def test_nothing_is_from_before_in_a_first_text(knowledge: Knowledge) -> None:
    text = "How much did China export to Africa in 2025? And imports? By how much did each grow?"
    assert "from before" not in last(knowledge, text).text
    assert "from before" in last(knowledge, "exports to Africa in 2025", "and in 2024?").text
