"""Several reporters' own books, in all languages and with another home: whose trade it is, is never swapped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import Knowledge, load
from bot.model import Period, Query, Question, Reply
from bot.pipeline import answer
from tests.world import BOOKS, value, write

TODAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("world") / "data")


@pytest.fixture(scope="module")
def world(folder: Path) -> Knowledge:
    return load(folder)


@pytest.fixture(scope="module")
def from_vietnam(folder: Path) -> Knowledge:
    return load(folder, home="VNM")


def ask(text: str, knowledge: Knowledge) -> Reply:
    return answer(Question(text, TODAY), knowledge, knowledge.coverage.home)


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam's exports to the US",
        "越南对美国出口",
        "ベトナムの対米輸出",
        "Vietnams Exporte in die USA",
        "экспорт Вьетнама в США",
        "exportations du Vietnam vers les États-Unis",
        "exportaciones de Vietnam a Estados Unidos",
        "exportações do Vietnã para os Estados Unidos",
    ],
)
def test_exports_of_another_country_are_its_own(text: str, world: Knowledge, from_vietnam: Knowledge) -> None:
    for knowledge in (world, from_vietnam):
        reply = ask(text, knowledge)
        assert reply.queries == (Query("level", "VNM", "export", ("USA",), periods=(Period.month(2026, 5),)),)
        assert reply.figures[0].value == value("VNM", "export", "USA", "2026-05")


@pytest.mark.parametrize(
    "text",
    [
        "Germany's trade balance with China in 2025",
        "2025年德国对中国的贸易差额",
        "2025年のドイツの対中貿易収支",
        "Deutschlands Handelsbilanz mit China 2025",
        "торговый баланс Германии с Китаем в 2025 году",
        "balance commerciale de l'Allemagne avec la Chine en 2025",
        "balanza comercial de Alemania con China en 2025",
        "balança comercial da Alemanha com a China em 2025",
    ],
)
def test_a_balance_of_another_country_is_by_its_own_count(text: str, world: Knowledge) -> None:
    (figure, *_) = ask(text, world).figures
    months = [f"2025-{month:02d}" for month in range(1, 13)]
    gap = sum(value("DEU", "export", "CHN", m) - value("DEU", "import", "CHN", m) for m in months)
    assert (figure.reporter, figure.partner, figure.unit) == ("DEU", "CHN", "EUR_bn")
    assert figure.value == pytest.approx(gap)


@pytest.mark.parametrize(
    "text",
    [
        "US exports to Japan in May",
        "5月美国对日本出口",
        "5月の米国の対日輸出",
        "US-Exporte nach Japan im Mai",
        "экспорт США в Японию в мае",
        "exportations américaines vers le Japon en mai",
        "exportaciones de Estados Unidos a Japón en mayo",
        "exportações dos Estados Unidos para o Japão em maio",
    ],
)
def test_a_month_of_another_country(text: str, world: Knowledge) -> None:
    (figure, *_) = ask(text, world).figures
    assert (figure.reporter, figure.partner, figure.period.code) == ("USA", "JPN", "2026-05")
    assert figure.value == value("USA", "export", "JPN", "2026-05")


@pytest.mark.parametrize("reporter", BOOKS)
@pytest.mark.parametrize("flow", ["export", "import"])
def test_every_series_held_is_found_by_its_words(reporter: str, flow: str, world: Knowledge) -> None:
    names = {
        "CHN": "China",
        "DEU": "Germany",
        "USA": "the United States",
        "VNM": "Vietnam",
        "JPN": "Japan",
        "FRA": "France",
    }
    whose = {"CHN": "China's", "DEU": "Germany's", "USA": "US", "VNM": "Vietnam's"}[reporter]
    for partner in BOOKS[reporter][2]:
        way = "to" if flow == "export" else "from"
        where = "" if partner == "WLD" else f" {way} {names[partner]}"
        (figure, *_) = ask(f"{whose} {flow}s{where} in March 2026", world).figures
        assert figure.value == value(reporter, flow, partner, "2026-03"), (reporter, flow, partner)


@pytest.mark.parametrize(
    "text",
    ["exports in May", "5月出口", "5月の輸出", "Exporte im Mai", "экспорт в мае", "exportations en mai",
     "exportaciones en mayo", "exportações em maio"],
)  # fmt: skip
def test_with_another_home_no_name_means_that_country(text: str, from_vietnam: Knowledge) -> None:
    (figure, *_) = ask(text, from_vietnam).figures
    assert (figure.reporter, figure.partner) == ("VNM", "WLD")
    assert figure.value == value("VNM", "export", "WLD", "2026-05")


@pytest.mark.parametrize(
    "text",
    ["exports in May", "what do you hold?", "how fresh are the figures", "weather in Paris",
     "Vietnam's exports to Germany", "trade balance with China in 2025"],
)  # fmt: skip
def test_with_another_home_nothing_falls_back_to_china(text: str, from_vietnam: Knowledge) -> None:
    reply = ask(text, from_vietnam)
    assert {query.reporter for query in reply.queries} <= {"VNM"}
    for choice in reply.choices:
        assert choice.query is not None
        assert choice.query.reporter == "VNM"
        again = ask(choice.text, from_vietnam)
        assert again.outcome == "answer", choice
        assert again.queries[0].reporter == "VNM"


def test_other_books_are_named_on_buttons_of_another_home(from_vietnam: Knowledge) -> None:
    reply = ask("China's exports in May", from_vietnam)
    assert reply.figures[0].value == value("CHN", "export", "WLD", "2026-05")
    for choice in reply.choices:
        assert ask(choice.text, from_vietnam).queries[0].reporter == "CHN", choice


def test_what_is_not_held_says_whose_books_are(world: Knowledge) -> None:
    reply = ask("India's exports to the US", world)
    assert reply.outcome == "refuse"
    assert "no trade between India and the United States" in reply.headline
    assert all(name in reply.headline for name in ("China", "Germany", "the United States", "Vietnam"))


def test_a_pair_that_is_not_held_is_not_mirrored(world: Knowledge) -> None:
    assert ask("Vietnam's exports to France", world).outcome == "refuse"
    assert ask("exports from Vietnam to Germany in May 2026", world).outcome == "refuse"


def test_what_is_read_from_the_other_side_says_so(knowledge: Knowledge) -> None:
    reply = answer(Question("Brazil's exports to China in 2024", date(2026, 9, 15)), knowledge)
    assert reply.figures[0].reporter == "CHN"
    assert "by Chinese figures" in reply.notes[0]


def test_only_one_side_named_asks_whose(from_vietnam: Knowledge) -> None:
    reply = ask("exports to Vietnam in May 2026", from_vietnam)
    assert reply.outcome == "clarify"


def test_the_deficit_of_another_home_is_its_own(from_vietnam: Knowledge) -> None:
    (figure, *_) = ask("trade deficit in May", from_vietnam).figures
    assert (figure.reporter, figure.flow, figure.value) == ("VNM", "balance", -0.5)


def test_a_context_series_stands_under_who_keeps_it(knowledge: Knowledge) -> None:
    """With another home the PMI is China's still."""
    reply = answer(Question("manufacturing PMI in November 2025", date(2026, 9, 15)), knowledge, "VNM")
    assert reply.figures[0].value == 49.2
