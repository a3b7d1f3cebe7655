"""Questions that each say what of and when, in one text: each is read as it is read alone."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)
WHOLE = (
    "how much were exports in June 2025",
    "which month of 2024 had the highest imports",
    "did exports beat the forecast in May 2025",
    "what was the PMI in March 2025",
    "how much higher were exports in 2025 than in 2024",
    "in how many months of 2025 did imports fall",
    "which countries bought the most from China in 2024",
    "which grew faster in 2024, exports or imports",
    "when are the next figures out",
    "why did imports change in Q1 2025",
)
JOINTS = (" and ", "? ", "; ", ", and ", "? And ", ". Also, ", "? Then ")


def _queries(knowledge: Knowledge, text: str, language: str = "en") -> list[Query]:
    question = Question(text, TODAY, language, ())
    read = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    queries = [query.with_(notes=()) for query in read.queries if isinstance(query, Query)]
    assert len(queries) == len(read.queries), text
    return queries


@pytest.mark.parametrize("joint", JOINTS)
def test_whole_questions_in_one_text_are_told_as_alone(knowledge: Knowledge, joint: str) -> None:
    alone = {text: _queries(knowledge, text) for text in WHOLE}
    for first, second in product(WHOLE, WHOLE):
        if first != second:
            text = first + joint + second
            assert _queries(knowledge, text) == [*alone[first], *alone[second]], text


@pytest.mark.parametrize(
    ("language", "text", "operations"),
    [
        ("en", "How much did exports grow in May 2025? Was that a record? What was the PMI in June 2025", 3),
        ("de", "Wie hoch waren die Exporte im Juni 2025? Und welcher Monat 2024 hatte die höchsten Importe?", 2),
        ("fr", "Quel a été l'excédent en 2025 ? Et quel était l'indice PMI en mars 2025 ?", 2),
        ("es", "¿Cuánto exportó China en junio de 2025? ¿Qué mes de 2024 tuvo las mayores importaciones?", 2),
        ("pt", "Quanto a China exportou em junho de 2025? E qual foi o PMI em março de 2025?", 2),
        ("ru", "Каким был экспорт в июне 2025 года? И каким был PMI в марте 2025 года?", 2),
        ("zh", "2025年6月出口多少？2024年哪个月进口最高？", 2),
        ("ja", "2025年6月の輸出はいくらですか？2024年で輸入が最も多かった月は？", 2),
    ],
)
def test_what_leans_stays_with_its_question(knowledge: Knowledge, language: str, text: str, operations: int) -> None:
    assert len(_queries(knowledge, text, language)) == operations


def test_who_is_named_may_be_meant_behind_a_joint(knowledge: Knowledge) -> None:
    told = _queries(knowledge, "how much were imports from Russia in Q3 2024, and how much were exports in Q3 2025")
    assert {query.partners for query in told} == {("RUS",)}
    mixed = _queries(knowledge, "why did exports to Russia change in 2024. Also, what was the trade surplus in 2024")
    assert [query.operation for query in mixed] == ["why", "balance"]


@pytest.mark.parametrize(
    ("text", "operations", "partners"),
    [
        ("What was the average of exports in 2025? And exports in 2024?", ["average", "average"], ("WLD",)),
        ("How much did exports to the US grow in 2025, and what were imports in 2025?", ["growth", "growth"], ("USA",)),
        ("Did exports to Vietnam rise in 2024? When did exports last fall?", ["growth", "threshold"], ("VNM",)),
        ("What share of exports went to ASEAN in 2025? And imports in 2025?", ["share", "share"], ("ASEAN",)),
        ("What did 2025 bring for China's trade? A summary, please.", ["brief"], ("WLD",)),
    ],
)
def test_what_names_no_more_than_a_flow_and_a_time_leans(
    knowledge: Knowledge, text: str, operations: list[str], partners: tuple[str, ...]
) -> None:
    told = _queries(knowledge, text)
    assert [query.operation for query in told] == operations
    assert {query.partners for query in told} == {partners}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("avg monthly crude imports 2025 mt, and april 2026 in short", "average", "brief"),
        ("exports how in october 2025 and first time surplus over 120bn", "level", "threshold"),
        ("Which was the best quarter of 2025 for exports, and China CPI Feb 2026", "rank", "level"),
        (
            "top 3 months surplus 2025 and first month in which exports to the us grew again in 2026",
            "rank",
            "threshold",
        ),
        ("what do the yanks say they sold china in dec 25 and Please provide China's exports to the EU by month for "
         "August to October 2025", "level", "trend"),
        ("surplus above $100 bn in how many months of 2025, and soy from Brazil in June 2026", "threshold", "level"),
    ],
)  # fmt: skip
def test_halves_that_say_what_and_when_are_two_questions(
    knowledge: Knowledge, text: str, first: str, second: str
) -> None:
    assert [query.operation for query in _queries(knowledge, text)] == [first, second]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("exports in 2024 and imports in 2024 in renminbi", {"value_cny"}),
        ("in yuan: exports in 2024, imports in 2024", {"value_cny"}),
        ("yuan values of exports in 2024 and imports in 2024", {"value_cny"}),
    ],
)
def test_what_all_are_counted_in_is_said_once(knowledge: Knowledge, text: str, told: set[str]) -> None:
    assert {query.basis for query in _queries(knowledge, text)} == told


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("highest month: exports in 2025, imports in 2025", {"record"}),
        ("Exports in 2024, imports in 2024: which grew faster", {"compare"}),
        ("exports in May 2025, exports in June 2025, total", {"sum"}),
        ("Compare exports to the US in 2024 and 2025 and exports to ASEAN in 2024 and 2025", {"compare"}),
        ("How much of exports in 2024 and of exports in 2025 went to the US?", {"share"}),
    ],
)
def test_what_is_asked_of_all_is_asked_once(knowledge: Knowledge, text: str, operations: set[str]) -> None:
    assert {query.operation for query in _queries(knowledge, text)} == operations


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the difference between exports in May 2025 and imports in May 2025", 1),
        ("Which is larger: exports to the EU in 2025 or imports from the US in 2025", 1),
        ("list: exports 2021, 2022, 2023, imports 2021, 2022, 2023", 1),
    ],
)
def test_two_that_are_set_against_each_other_are_one_question(knowledge: Knowledge, text: str, number: int) -> None:
    assert len(_queries(knowledge, text)) == number


def test_overall_is_of_all_goods(knowledge: Knowledge) -> None:
    told = _queries(knowledge, "rare earth exports in June 2025, and what was export growth overall in June 2025?")
    assert [(query.operation, query.all_goods) for query in told] == [("level", False), ("growth", True)]
