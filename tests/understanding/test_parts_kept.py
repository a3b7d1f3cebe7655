"""No part of a question is lost: the amount beside its forecast, tonnes beside a price, both indices, the whole."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def read(knowledge: Knowledge, text: str, language: str = "en") -> list[Query]:
    question = Question(text, TODAY, language=language)
    found = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert all(isinstance(query, Query) for query in found), found
    return [query for query in found if isinstance(query, Query)]


def told(knowledge: Knowledge, *texts: str) -> str:
    talk = Conversation("en")
    for text in texts:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    return "\n".join((reply.headline, *reply.lines))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "China's imports in October 2025, their growth rate, the forecast, and whether they missed it."),
        ("en", "China's imports in October 2025, the growth rate and the forecast"),
        ("de", "Chinas Importe im Oktober 2025, die Wachstumsrate, die Prognose und ob sie sie verfehlt haben"),
        ("fr", "Les importations de la Chine en octobre 2025, leur croissance et la prévision"),
        ("es", "Las importaciones de China en octubre de 2025, su crecimiento y la previsión"),
    ],
)
def test_the_amount_is_told_beside_its_forecast(knowledge: Knowledge, language: str, text: str) -> None:
    assert [query.operation for query in read(knowledge, text, language)] == ["level", "growth", "surprise"]


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "Rare earth exports in 2024 and 2025 in tonnes, avg price per kg in 2024", [2024, 2025]),
        ("de", "Exporte Seltener Erden 2024 und 2025 in Tonnen, Durchschnittspreis pro Kilo 2024", [2024, 2025]),
        ("fr", "Exportations de terres rares en 2024 et 2025 en tonnes, prix moyen au kilo en 2024", [2024, 2025]),
        ("en", "rare earth exports in tonnes in 2024, and the average price per kg", [2024]),
    ],
)
def test_the_tonnes_are_told_beside_a_price(knowledge: Knowledge, language: str, text: str, years: list[int]) -> None:
    tonnes, price = read(knowledge, text, language)
    assert [period.first.year for period in tonnes.periods] == years
    assert (tonnes.operation, tonnes.measure) == ("level", "quantity")
    assert [period.first.year for period in price.periods] == [2024]
    assert (price.operation, price.by) == ("unit_value", "kg")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Me passa o PMI industrial e o de serviços de maio de 2026"),
        ("es", "Dame el PMI manufacturero y el de servicios de mayo de 2026"),
        ("fr", "Donne-moi le PMI manufacturier et celui du tertiaire en mai 2026"),
        ("ru", "Дай PMI в промышленности и в сфере услуг за май 2026"),
        ("de", "Industrie-PMI und der für Dienstleistungen im Mai 2026"),
        ("en", "the manufacturing PMI and that of services, May 2026"),
    ],
)
def test_both_indices_are_told(knowledge: Knowledge, language: str, text: str) -> None:
    goods = [code for query in read(knowledge, text, language) for code in query.commodities]
    assert goods == ["pmi_manufacturing", "pmi_non_manufacturing"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nenn mir Exportwachstum nach ASEAN und EU für April 2026 sowie das Gesamtwachstum"),
        ("de", "Exportwachstum nach ASEAN und in die EU im April 2026 und insgesamt"),
        ("en", "give me export growth to ASEAN and the EU for April 2026, plus total growth"),
        ("ru", "рост экспорта в АСЕАН и ЕС за апрель 2026 и общий рост"),
        ("de", "Exporte in die ASEAN und die EU im Mai 2026 sowie die Gesamtexporte"),
        ("fr", "croissance des exportations vers l'ASEAN et l'UE en avril 2026 ainsi que la croissance totale"),
        ("es", "crecimiento de las exportaciones a la ASEAN y la UE en abril de 2026 y el crecimiento total"),
    ],
)
def test_the_whole_is_told_beside_two_partners(knowledge: Knowledge, language: str, text: str) -> None:
    found = read(knowledge, text, language)
    assert [code for query in found for code in query.partners] == ["ASEAN", "EU27", "WLD"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "total exports and exports to the US in May 2026"),
        ("en", "the total export growth and export growth to the US in April 2026"),
        ("de", "Gesamtexporte und Exporte in die USA im Mai 2026"),
    ],
)
def test_the_whole_is_told_ahead_of_a_partner(knowledge: Knowledge, language: str, text: str) -> None:
    assert [query.partners for query in read(knowledge, text, language)] == [("WLD",), ("USA",)]


@pytest.mark.parametrize(
    "text",
    [
        "US view vs chinese view of the bilateral gap in 2024",
        "bilateral gap in 2024, US side vs Chinese side",
        "American version vs Chinese version of the trade gap in 2024",
    ],
)
def test_two_views_of_a_gap_are_both_counts_of_it(knowledge: Knowledge, text: str) -> None:
    (query,) = read(knowledge, text)
    assert (query.operation, query.flow) == ("mirror", "balance")


def test_one_view_is_no_count(knowledge: Knowledge) -> None:
    reply = answer(Question("what's China's view on the trade war", TODAY), knowledge)
    assert reply.outcome == "refuse"


def test_a_rate_after_two_years_is_between_them(knowledge: Knowledge) -> None:
    fell = told(knowledge, "US import from China in 2025", "and in 2018?", "so by how many percent has it fallen")
    assert "down 42.7 %" in fell
    rose = told(knowledge, "exports in 2023", "and in 2025?", "by how many percent did they rise?")
    assert "up 11.5 %" in rose
    yearly = told(knowledge, "exports in 2024", "and in 2025?", "by how many percent has it risen")
    assert "5.5 %" in yearly


def test_of_two_times_a_year_before_the_one_held_is_told(knowledge: Knowledge) -> None:
    text = told(knowledge, "copper concentrate Nov 2025 vs Oct 2025", "and the year before")
    assert "November 2024: 2.25 Mt" in text
    assert "no figure for October 2024" in text
    both = told(knowledge, "exports in November 2025 vs October 2025", "and the year before")
    assert "$311.88 bn in November 2024, more than $308.86 bn in October 2024" in both


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("export growth in 2025 by month, and the average", [("trend", "month", "yoy"), ("average", None, "yoy")]),
        ("lowest import growth rate in 2025 and average rate", [("record", "month", "yoy"), ("average", None, "yoy")]),
        ("exports in 2025 by month, and the average", [("trend", "month", None), ("average", None, None)]),
        ("monthly surplus in 2025 and the lowest", [("trend", "month", None), ("record", "month", None)]),
        ("exports by quarter in 2025, which was the highest", [("trend", "quarter", None), ("rank", "quarter", None)]),
        ("list the surplus for each month of 2026 and tell me which was the lowest",
         [("trend", "month", None), ("record", "month", None)]),
        ("highest surplus by month in 2025", [("record", "month", None)]),
        ("exports by month 2025, the third highest", [("record", "month", None)]),
        ("exports by month 2025, the two highest", [("record", "month", None)]),
        ("imports by month in 2025, how many fell?", [("trend", "month", "yoy")]),
        ("PMI by month 2025, how many below 50", [("threshold", "which", "level")]),
        ("is it true exports hit a record in 2025, and what was growth in July 2026?",
         [("check", "record", None), ("growth", "year", "yoy")]),
        ("Is it true exports hit a record in 2025 and growth was higher in July 2026?",
         [("check", "record", None), ("change", None, "yoy")]),
    ],
)  # fmt: skip
def test_the_course_is_told_beside_what_is_asked_of_it(
    knowledge: Knowledge, text: str, asked: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(query.operation, query.by, query.measure) for query in read(knowledge, text)] == asked


def test_the_mean_of_rates_is_one_of_rates_for_another_year_too(knowledge: Knowledge) -> None:
    talk = ("monthly growth of exports to the US in 2025", "average?", "and the average for 2024?")
    assert "2024: change on a year earlier" in told(knowledge, *talk)


@pytest.mark.parametrize("text", ["both PMIs november 2025", "the two PMIs in november 2025"])
def test_both_indices_are_two(knowledge: Knowledge, text: str) -> None:
    (query,) = read(knowledge, text)
    assert query.commodities == ("pmi_manufacturing", "pmi_non_manufacturing")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Are both PMIs above 50?", [("check", "pmi_manufacturing"), ("check", "pmi_non_manufacturing")]),
        (
            "Were both PMIs below 50 in October 2025?",
            [("check", "pmi_manufacturing"), ("check", "pmi_non_manufacturing")],
        ),
        (
            "Manufacturing contracted while exports expanded in October 2025",
            [("check", "pmi_manufacturing"), ("growth", "TOTAL")],
        ),
        (
            "Exports expanded although manufacturing contracted in October 2025",
            [("growth", "TOTAL"), ("check", "pmi_manufacturing")],
        ),
    ],
)
def test_what_is_told_of_two_is_judged_of_each(knowledge: Knowledge, text: str, asked: list[tuple[str, str]]) -> None:
    assert [(query.operation, query.commodities[0]) for query in read(knowledge, text)] == asked


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Have exports to the US ever had a month above 400 billion?", "month"),
        ("Were exports to the US ever above 400 billion in a month?", "month"),
        ("Were exports to the US ever above 400 billion?", "which"),
    ],
)
def test_an_amount_of_a_month_is_sought_in_months(knowledge: Knowledge, text: str, by: str) -> None:
    assert [(query.operation, query.by) for query in read(knowledge, text)] == [("threshold", by)]


def test_other_members_without_one_told_are_the_group(knowledge: Knowledge) -> None:
    (query,) = read(knowledge, "exports to other ASEAN countries in June 2026")
    assert (query.partners, query.by) == (("ASEAN",), None)
    left = told(knowledge, "exports to Germany in June 2026", "and the other EU countries?")
    assert "excluding Germany" in left


@pytest.mark.parametrize(
    "text", ["Is China a country that runs a surplus?", "Was China a country that imported less in 2025?"]
)
def test_a_country_that_does_so_is_not_sought(knowledge: Knowledge, text: str) -> None:
    assert [query.by for query in read(knowledge, text)] == [None]


def test_amounts_listed_ahead_of_the_forecast_are_told(knowledge: Knowledge) -> None:
    reply = told(knowledge, "June 2026: exports, imports, surplus, and was it more than expected?")
    assert all(said in reply for said in ("$412.39 bn", "$286.76 bn", "$125.62 bn", "I hold no forecast for June 2026"))


@pytest.mark.parametrize("text", ["and how many tonnes went out in dec 2025", "? exports in dec 2025?"])
def test_no_definition_is_said_beside_the_figure(knowledge: Knowledge, text: str) -> None:
    reply = told(knowledge, f"what are rare earth magnets {text}")
    assert "5,952 t" in reply
    assert "I have no definition of “rare earth magnets”" in reply


def test_what_is_out_is_told_beside_a_prediction(knowledge: Knowledge) -> None:
    reply = told(
        knowledge, "When was the August figure released, what did exports do, and what will they do in September?"
    )
    assert all(said in reply for said in ("8 September 2026", "up 25.0 %", "no opinions, advice or forecasts"))


@pytest.mark.parametrize("text", ["import growth same months", "import growth same period", "import growth"])
def test_rates_of_the_same_two_months(knowledge: Knowledge, text: str) -> None:
    queries = read(knowledge, f"export growth nov 2025 vs dec 2025, {text}")
    assert [(query.operation, query.flow, query.measure) for query in queries] == [
        ("compare", "export", "yoy"), ("compare", "import", "yoy"),
    ]  # fmt: skip
