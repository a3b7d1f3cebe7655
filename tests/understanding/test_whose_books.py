"""Whose trade is asked, in whose books: never the flow that goes the other way, nor a length of time passed over."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str, language: str) -> object:
    question = Question(text, TODAY, language=language)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("en", "US exports to China according to Beijing in October 2025", "import"),
        ("en", "US imports from China in October 2025, Chinese figures", "export"),
        ("fr", "Exportations américaines vers la Chine selon Pékin en octobre 2025", "import"),
        ("fr", "Selon Pékin, les importations américaines en provenance de Chine en octobre 2025", "export"),
        ("de", "US-Exporte nach China laut chinesischem Zoll, Oktober 2025", "import"),
        ("es", "exportaciones de Estados Unidos a China según la aduana china, octubre de 2025", "import"),
        ("de", "chinesische Ausfuhren in die USA laut chinesischem Zoll, Oktober 2025", "export"),
    ],
)
def test_what_goes_to_china_is_its_import_in_its_own_books(
    knowledge: Knowledge, language: str, text: str, flow: str
) -> None:
    query = asked(knowledge, text, language)
    assert isinstance(query, Query)
    assert (query.reporter, query.flow, query.partners) == ("CHN", flow, ("USA",))


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("Achats de l'UE à la Chine en 2023", "export", "EU27"),
        ("les achats de la Chine au Brésil en 2023", "import", "BRA"),
    ],
)
def test_purchases_of_one_from_another(knowledge: Knowledge, text: str, flow: str, partner: str) -> None:
    query = asked(knowledge, text, "fr")
    assert isinstance(query, Query)
    assert (query.reporter, query.flow, query.partners) == ("CHN", flow, (partner,))


def test_what_places_are_ordered_by_is_nobodys_books(knowledge: Knowledge) -> None:
    query = asked(knowledge, "Classe les États-Unis, l'UE et le Japon selon les exportations chinoises de 2023", "fr")
    assert isinstance(query, Query)
    assert (query.reporter, query.flow) == ("CHN", "export")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who has the largest deficit with China, India or the US, 2025?"),
        ("fr", "qui a le plus gros déficit avec la Chine, l'Inde ou les US en 2025 ?"),
    ],
)
def test_the_largest_deficit_with_china_is_its_largest_surplus(knowledge: Knowledge, language: str, text: str) -> None:
    query = asked(knowledge, text, language)
    assert isinstance(query, Query)
    assert query.operation == "rank"
    assert (query.limit or 0) > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Excédent de la Chine depuis 20 ans"),
        ("fr", "exportations vers les États-Unis en deux ans"),
        ("en", "exports to the US for 6 months"),
    ],
)
def test_a_length_of_time_is_not_passed_over(knowledge: Knowledge, language: str, text: str) -> None:
    assert isinstance(asked(knowledge, text, language), NotHeld)


def test_growth_faster_than_another_years_sets_two_rates_side_by_side(knowledge: Knowledge) -> None:
    text = "La croissance de 2025 a-t-elle été plus rapide que celle de 2024 pour les exportations ?"
    query = asked(knowledge, text, "fr")
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.measure) == ("compare", "period", "yoy")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "exportations vers les États-Unis au dernier trimestre 2025"),
        ("de", "Exporte in die USA im letzten Quartal 2025"),
        ("en", "exports to the US, last quarter 2025"),
    ],
)
def test_the_last_quarter_of_a_year_needs_no_preposition(knowledge: Knowledge, language: str, text: str) -> None:
    query = asked(knowledge, text, language)
    assert isinstance(query, Query)
    assert [period.code for period in query.periods] == ["2025-10/2025-12"]


def test_what_exports_are_over_imports_is_the_balance(knowledge: Knowledge) -> None:
    text = "En août 2026, la Chine a exporté combien de plus qu'elle n'a importé ?"
    query = asked(knowledge, text, "fr")
    assert isinstance(query, Query)
    assert (query.operation, query.flow) == ("balance", "balance")


def test_which_of_the_two_flows_is_no_question_of_partners(knowledge: Knowledge) -> None:
    query = asked(knowledge, "c'est l'import ou l'export qui a le plus augmenté sur un an en août 2026 ?", "fr")
    assert isinstance(query, Query)
    assert (query.operation, query.by) == ("compare", "flow")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "déficit de l'Inde avec la Chine, exercice clos en mars 2025"),
        ("en", "India's deficit with China, fiscal year ended March 2025"),
    ],
)
def test_a_fiscal_year_is_no_month_that_it_ends_in(knowledge: Knowledge, language: str, text: str) -> None:
    query = asked(knowledge, text, language)
    assert isinstance(query, Query)
    assert [period.code for period in query.periods] == ["2024-04/2025-03"]


@pytest.mark.parametrize(
    ("text", "reporters"),
    [
        ("Korean exports versus Japanese exports in 2025", ["KOR", "JPN"]),
        ("were Korea's exports larger than Japan's in 2025", ["KOR", "JPN"]),
        ("how do China's exports in 2025 compare with America's", ["CHN", "USA"]),
        ("China's trade with Korea and Taiwan in 2025", ["CHN"]),
    ],
)
def test_two_owners_set_against_each_other_have_their_own_books(
    knowledge: Knowledge, text: str, reporters: list[str]
) -> None:
    queries = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert [query.reporter for query in queries if isinstance(query, Query)] == reporters


@pytest.mark.parametrize(
    ("text", "reporters", "claimed"),
    [
        ("Korean exports versus Taiwanese exports in 2025", ("KOR", "TWN"), None),
        ("were Korea's exports larger than Taiwan's in 2025", ("KOR", "TWN"), "above"),
        ("Taiwan's exports were below Korea's in 2025, right?", ("TWN", "KOR"), "below"),
        ("who exported more in 2025, Taiwan or Vietnam?", ("TWN", "VNM"), None),
        ("whose exports grew faster in January 2026, Korea's or China's?", ("KOR", "CHN"), None),
    ],
)
def test_two_owners_in_one_unit_are_compared(
    knowledge: Knowledge, text: str, reporters: tuple[str, str], claimed: str | None
) -> None:
    (query,) = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.partners) == ("compare", "reporter", reporters)
    assert (query.condition.comparator if isinstance(query.condition, Bound) else None) == claimed


@pytest.mark.parametrize(
    "text",
    [
        "China exported more to the EU than to Japan in 2025",
        "exports to Korea versus Taiwan in 2025",
        "did imports from Korea exceed those from Taiwan in 2025",
    ],
)
def test_partners_set_against_each_other_are_no_owners(knowledge: Knowledge, text: str) -> None:
    queries = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert all(not isinstance(query, Query) or query.by != "reporter" for query in queries)


def test_the_chart_of_two_owners_is_named_after_neither(knowledge: Knowledge) -> None:
    reply = answer(Question("were Korea's exports larger than Taiwan's in 2025", TODAY), knowledge)
    assert reply.chart is not None
    assert reply.chart.under == "Exports, 2025"
