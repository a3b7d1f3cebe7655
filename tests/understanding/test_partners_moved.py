"""Which partners moved, which overtook which, averages side by side, amounts a day: each as it was asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("to which countries did exports fall in 2025", ("USA", "RUS", "KOR", "BRA")),
        ("which partners bought less from China in 2025 than a year before", ("USA", "RUS", "KOR", "BRA")),
        ("Which of China's main partners bought less in 2025 than in 2024?", ("USA", "RUS", "KOR", "BRA")),
        ("which countries bought more from China in 2025 than in 2024", ("IND", "TWN", "JPN")),
    ],
)
def test_partners_stand_in_the_order_of_their_rates(knowledge: Knowledge, text: str, order: tuple[str, ...]) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    rates = [figure for figure in reply.figures if figure.measure == "yoy"]
    assert tuple(figure.partner for figure in rates) == order


@pytest.mark.parametrize(
    "text",
    ["when did ASEAN overtake the US as China's export market",
     "in which year did exports to ASEAN first exceed exports to the US"],
)  # fmt: skip
def test_who_overtook_whom_is_told_by_the_years_held(knowledge: Knowledge, text: str) -> None:
    (query,) = answer(Question(text, TODAY, "en"), knowledge).queries
    assert (query.operation, query.by, set(query.partners)) == ("trend", "year", {"ASEAN", "USA"})


def test_averages_of_two_years_stand_side_by_side(knowledge: Knowledge) -> None:
    reply = answer(Question("compare the average monthly surplus of 2024 and 2025", TODAY, "en"), knowledge)
    assert "monthly average of 2024: a surplus of $82.68 bn" in reply.text
    assert "monthly average of 2025: a surplus of $99.08 bn" in reply.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how much crude per day did china import in december 2025"),
        ("de", "Wie viel Rohöl pro Tag importierte China im Dezember 2025?"),
        ("fr", "combien de pétrole brut par jour la Chine a-t-elle importé en décembre 2025"),
        ("es", "¿Cuánto crudo por día importó China en diciembre de 2025?"),
        ("pt", "quanto petróleo por dia a China importou em dezembro de 2025"),
        ("ru", "сколько нефти в день импортировал Китай в декабре 2025"),
        ("zh", "2025年12月中国每天进口多少原油"),
        ("ja", "2025年12月の原油輸入は1日当たりいくら"),
    ],
)
def test_a_day_is_never_passed_over(knowledge: Knowledge, language: str, text: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert (reply.figures[0].value, reply.figures[0].unit) == (13.18, "mbpd")


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "list all partners with deficits in June 2026", "TWN"),
        ("en", "countries China has a surplus with in 2025", "USA"),
        ("zh", "中国对哪些国家有逆差", "TWN"),
    ],
)
def test_with_whom_there_is_a_balance_is_asked_of_partners(
    knowledge: Knowledge, language: str, text: str, first: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert (reply.queries[0].operation, reply.figures[0].partner) == ("rank", first)


def test_exports_beside_a_tariff_are_not_passed_over(knowledge: Knowledge) -> None:
    assert answer(Question("exports to US before tariffs", TODAY, "en"), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    "text",
    [
        "when did ASEAN become the largest export market",
        "top 3 import sources June 2026 and surplus with each",
        "top 5 export markets 2025 and the balance with each",
    ],
)
def test_what_no_order_tells_is_asked_back(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ())
    assert reply.choices


def test_the_largest_bilateral_surplus_is_with_a_partner(knowledge: Knowledge) -> None:
    reply = answer(Question("What's China's largest bilateral surplus", TODAY, "en"), knowledge)
    assert reply.results[0].figures[0].partner == "USA"
