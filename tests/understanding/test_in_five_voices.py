"""Single questions as five people put them: goods somebody bought, seasons, what imports leave over, the weak yuan."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound
from tests.turns import last, query


@pytest.mark.parametrize(
    ("language", "text", "whose", "flow"),
    [
        ("en", "the value of goods Germany bought from China in 2025", "DEU", "import"),
        ("en", "total value of the goods India bought from China in FY25", "IND", "import"),
        ("en", "value of products Germany sold to China in 2025", "DEU", "export"),
        ("en", "the value of goods China bought from Germany in 2024", "CHN", "import"),
        ("fr", "valeur des marchandises que l'Allemagne a achetées à la Chine en 2025", "DEU", "import"),
        ("de", "Wert der von Deutschland 2025 aus China bezogenen Waren", "DEU", "import"),
        ("de", "die von China 2024 aus Deutschland gekauften Waren", "CHN", "import"),
    ],
)
def test_goods_are_of_who_deals_in_them(language: str, text: str, whose: str, flow: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text, language=language)
    assert (found.reporter, found.flow) == (whose, flow)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Which of China's trading partners had the biggest surplus with it in 2024?", -5),
        ("Which trading partner of China had the biggest surplus with it in 2024?", -5),
        ("With which of its trading partners did China have the biggest surplus in 2024?", 5),
    ],
)
def test_a_surplus_with_it_is_the_partners(text: str, limit: int, knowledge: Knowledge) -> None:
    assert query(knowledge, text).limit == limit


@pytest.mark.parametrize("text", ["exports last fall", "last fall's exports", "what did exports do last fall"])
def test_last_fall_is_a_season(text: str, knowledge: Knowledge) -> None:
    assert [period.code for period in query(knowledge, text).periods] == ["2025-09/2025-11"]


@pytest.mark.parametrize("text", ["when did exports last fall", "the last fall in exports to the US"])
def test_what_last_fell_is_no_season(text: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text)
    assert (found.operation, found.by) == ("threshold", "last")


@pytest.mark.parametrize(
    ("text", "limit"),
    [("when was the yuan weakest", 1), ("when was the yuan strongest", -1), ("highest usdcny", 1)],
)
def test_the_weakest_yuan_is_the_dearest_dollar(text: str, limit: int, knowledge: Knowledge) -> None:
    found = query(knowledge, text)
    assert (found.operation, found.commodities, found.limit) == ("record", ("usdcny",), limit)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "What was left for China after paying for imports in 2025",
            "China's trade balance, 2025: a surplus of $1,189",
        ),
        ("explain trade surplus to me", "Trade balance: Exports minus imports"),
        (
            "consecutive year-on-year rises in imports",
            "China's imports: a rise on a year earlier for 15 months in a row",
        ),
    ],
)
def test_it_is_told(text: str, headline: str, knowledge: Knowledge) -> None:
    assert last(knowledge, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("language", "text", "partners", "way"),
    [
        ("en", "did the EU buy more of China's exports than the US in 2025?", ("EU27", "USA"), "above"),
        ("es", "¿Compró la UE más exportaciones chinas que EE. UU. en 2025?", ("EU27", "USA"), "above"),
        ("zh", "2025年欧盟买的中国出口比美国多吗", ("EU27", "USA"), "above"),
        ("de", "2024 nahm Vietnam mehr chinesische Exporte ab als Japan", ("VNM", "JPN"), "above"),
        ("de", "Die USA nahmen 2025 11 % der chinesischen Exporte ab", ("USA",), "is"),
        ("ru", "АСЕАН в 2025 году приняла 18 % экспорта Китая", ("ASEAN",), "is"),
        ("ru", "США приняли 11 % экспорта Китая в 2025 году", ("USA",), "is"),
    ],
)
def test_who_buys_exports_is_where_they_go(
    language: str, text: str, partners: tuple[str, ...], way: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, text, language=language)
    assert (found.reporter, found.flow, found.partners) == ("CHN", "export", partners)
    assert isinstance(found.condition, Bound)
    assert found.condition.comparator == way


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Wie viel Soja nahm China 2025 den USA ab?", "level"),
        ("Um wie viel nahmen die Sojaimporte aus den USA 2025 ab?", "growth"),
        ("Nahmen 2025 die Importe aus den USA ab?", "growth"),
    ],
)
def test_who_takes_something_off_somebody_buys(text: str, operation: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text, language="de")
    assert (found.operation, found.flow, found.partners) == (operation, "import", ("USA",))


@pytest.mark.parametrize(
    "text",
    [
        "how does the US figure for imports from China differ from the Chinese one in 2024",
        "How does the American figure for imports from China in 2024 differ from China's?",
    ],
)
def test_the_american_figure_for_imports_from_china_is_of_chinas_exports(text: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text)
    assert (found.operation, found.flow, found.partners) == ("mirror", "export", ("USA",))


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "When did China ban fuel exports?", "11 March 2026"),
        ("en", "Did China ban fuel exports in early 2026?", "11 March 2026"),
        ("en", "has China banned exports of fuel", "11 March 2026"),
        ("en", "Did China ban fuel exports in May 2025?", "False. 11 March 2026"),
        ("de", "Anfang 2026 hat China den Export von Treibstoff verboten", "11. März 2026"),
        ("ru", "В начале 2026 Китай запретил экспорт топлива", "11 марта 2026 года"),
    ],
)
def test_a_ban_is_told_with_its_day(language: str, text: str, headline: str, knowledge: Knowledge) -> None:
    assert last(knowledge, text, language=language).headline.startswith(headline)


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("fr", "exportations des premiers semestres de 2025 et 2026", ["2025-01/2025-06", "2026-01/2026-06"]),
        ("es", "exportaciones de los primeros semestres de 2025 y 2026", ["2025-01/2025-06", "2026-01/2026-06"]),
        ("pt", "exportações dos primeiros trimestres de 2025 e 2026", ["2025-01/2025-03", "2026-01/2026-03"]),
    ],
)
def test_first_halves_of_two_years_are_two_spans(
    language: str, text: str, spans: list[str], knowledge: Knowledge
) -> None:
    assert [period.code for period in query(knowledge, text, language=language).periods] == spans


def test_growth_on_the_month_of_a_year_is_that_of_each_month(knowledge: Knowledge) -> None:
    found = query(knowledge, "crecimiento intermensual de las exportaciones en 2025", language="es")
    assert (found.operation, found.by, len(found.periods)) == ("growth", "month", 12)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Russian LNG arrivals in China Nov 2025", ("CHN", "import", ("RUS",))),
        ("Brazilian soybean arrivals in China Dec 2025", ("CHN", "import", ("BRA",))),
        ("US imports in China 2025", ("CHN", "import", ("USA",))),
        ("US imports in 2025 from China", ("USA", "import", ("CHN",))),
        ("2way trade russia 2025", ("CHN", "total", ("RUS",))),
    ],
)
def test_what_arrives_in_china_comes_from_there(
    text: str, slots: tuple[str, str, tuple[str, ...]], knowledge: Knowledge
) -> None:
    found = query(knowledge, text)
    assert (found.reporter, found.flow, found.partners) == slots


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By what factor did the trade surplus grow from 2019 to 2025?"),
        ("de", "Um welchen Faktor wuchs der Überschuss von 2019 bis 2025?"),
        ("es", "¿por cuánto se multiplicó el superávit entre 2019 y 2025?"),
    ],
)
def test_what_more_than_doubled_is_told_in_times_too(language: str, text: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text, language=language)
    assert (found.operation, [period.code for period in found.periods]) == ("change", ["2025", "2019"])
    assert any("2.82" in line or "2,82" in line for line in last(knowledge, text, language=language).lines)


@pytest.mark.parametrize(
    ("language", "text", "operation"),
    [
        ("es", "¿qué le quedó a China tras pagar las importaciones en 2025?", "balance"),
        ("de", "Was blieb China 2025 nach Bezahlung der Importe übrig?", "balance"),
        ("zh", "付完进口的钱，2025年中国还剩多少", "balance"),
        ("fr", "explique-moi l'excédent commercial", "define"),
        ("de", "Erklär mir den Handelsüberschuss", "define"),
    ],
)
def test_the_balance_in_other_words(language: str, text: str, operation: str, knowledge: Knowledge) -> None:
    assert query(knowledge, text, language=language).operation == operation
