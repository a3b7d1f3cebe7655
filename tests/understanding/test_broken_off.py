"""What was begun and taken back is not asked; what stands aside, in brackets or behind what is asked, still tells."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotHeld
from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("how has the us share... sorry, how have exports to the us moved in value each month jan-jun 2026", "trend"),
        ("what's the us share, I mean how much did China export to the US in 2024", "level"),
        ("what was the growth... scratch that, how much did China export to the US in 2024", "level"),
        ("how has the us share - no wait, how did exports to the us do in november 2025", "level"),
    ],
)
def test_what_was_taken_back_is_not_asked(knowledge: Knowledge, text: str, operation: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == (operation, "export", ("USA",))
    assert query.measure not in ("share", "yoy")


def test_a_whole_question_before_a_slip_is_still_asked(knowledge: Knowledge) -> None:
    queries = asked(
        knowledge, "what did China export to the US in 2024, actually how much did it import from the EU in 2025"
    )
    assert [query.partners for query in queries if isinstance(query, Query)] == [("USA",), ("EU27",)]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        (
            "imports of China from the US in 2023 as China counts them, and what Washington says it exported there",
            "import",
        ),
        ("US imports from China in 2023 as Washington counts them, and what China says it exported there", "export"),
    ],
)
def test_both_counts_are_of_the_flow_that_china_is_said_to_have(knowledge: Knowledge, text: str, flow: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.reporter, query.flow, query.partners) == ("mirror", "CHN", flow, ("USA",))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("top suppliers of soybeans to China in 2025, three of them", 3),
        ("top suppliers of soybeans to China in 2025, just two", 2),
        ("list the biggest buyers of chinese goods in 2024, four of them", 4),
    ],
)
def test_how_many_are_wanted_may_stand_behind_what_is_ranked(knowledge: Knowledge, text: str, limit: int) -> None:
    assert (one(knowledge, text).operation, one(knowledge, text).limit) == ("rank", limit)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("manufacturing pmi, last six readings", "2025-12/2026-05"),
        ("last six prints of exports to the US", "2026-01/2026-06"),
    ],
)
def test_the_last_readings_are_the_course_of_so_many_months(knowledge: Knowledge, text: str, months: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.periods[0].code) == ("trend", months)


def test_figures_behind_a_year_make_no_course(knowledge: Knowledge) -> None:
    assert one(knowledge, "China's 2023 figures: exports").operation == "level"


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("what does Germany's statistics office say it exported to China in 2025?", "DEU"),
        ("what did the US statistics agency report as imports from China in 2023", "USA"),
    ],
)
def test_a_statistics_office_keeps_the_books(knowledge: Knowledge, text: str, reporter: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.reporter, query.partners) == ("level", reporter, ("CHN",))


def test_the_world_exports_that_are_held_here_are_chinas(knowledge: Knowledge) -> None:
    query = one(knowledge, "how far back do your monthly world exports go?")
    assert (query.operation, query.reporter, query.flow) == ("coverage", "CHN", "export")
    (refused,) = asked(knowledge, "what are world exports in 2025")
    assert isinstance(refused, NotHeld)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "保税とか通関とか色々あるけど、CIFって何?"),
        ("en", "services and all that aside, what does CIF mean?"),
    ],
)
def test_what_is_not_held_may_stand_before_the_term_that_is_asked(
    knowledge: Knowledge, language: str, text: str
) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by) == ("define", "cif")


def test_what_is_not_held_beside_the_term_is_refused(knowledge: Knowledge) -> None:
    (refused,) = asked(knowledge, "what does CIF mean for services trade?")
    assert isinstance(refused, NotHeld)


@pytest.mark.parametrize(
    ("language", "text", "partner", "goods"),
    [
        ("de", "Sojabohnen (Brasilien) Einfuhr 2025", "BRA", "soybeans"),
        ("fr", "Soja (Brésil) importations 2025", "BRA", "soybeans"),
        ("en", "soybeans (US) imports 2025", "USA", "soybeans"),
        ("de", "Kupfererz (Konzentrat) Einfuhr 2025", "WLD", "copper_concentrate"),
        ("en", "copper ore (concentrate) imports 2025", "WLD", "copper_concentrate"),
    ],
)
def test_what_stands_in_brackets_narrows(
    knowledge: Knowledge, language: str, text: str, partner: str, goods: str
) -> None:
    query = one(knowledge, text, language)
    assert (query.reporter, query.flow, query.partners, query.commodities) == ("CHN", "import", (partner,), (goods,))


def test_other_goods_in_brackets_stay_unknown(knowledge: Knowledge) -> None:
    (refused,) = asked(knowledge, "copper (foil) imports 2025")
    assert isinstance(refused, NotHeld)
    (doubtful,) = asked(knowledge, "soybeans Brazil imports 2025")
    assert isinstance(doubtful, Ambiguous)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "As exportações de carros da China em 2025 foram quantas unidades a mais que em 2024?"),
        ("es", "Las exportaciones de coches de China en 2025 fueron cuántas unidades más que en 2024"),
        ("de", "Chinas Autoexporte 2025 waren wie viele Stück mehr als 2024?"),
        ("en", "China's exports of cars in 2025 were how many units more than in 2024?"),
    ],
)
def test_how_many_more_claims_nothing(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.condition) == ("compare", None)


@pytest.mark.parametrize(
    "text",
    [
        "november 2022 surplus: what was first reported and what is it now",
        "what was the november 2022 surplus first reported as, and what does it stand at now",
    ],
)
def test_now_behind_a_first_print_is_what_it_was_revised_to(knowledge: Knowledge, text: str) -> None:
    queries = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert queries[-1].operation == "revision"
    assert {query.periods[0].code for query in queries} == {"2022-11"}
