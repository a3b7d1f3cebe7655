"""What is yet to come is not foretold, a time that is named is not dropped, and what a month is set beside."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Period
from tests.turns import last, query

JANUARY, DECEMBER = Period.month(2025, 1), Period.month(2025, 12)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "来年の中国の輸出を予測して"),
        ("ja", "来年の輸出額の見通しは"),
        ("ja", "10月の輸出を予測して"),
        ("ja", "今後の輸出の見通しは"),
        ("ja", "輸出は予想を上回りそう？"),
        ("zh", "预测中国出口"),
        ("zh", "预测11月出口"),
        ("zh", "估计一下2027年的进口额"),
        ("en", "forecast exports"),
        ("en", "estimate China's exports"),
        ("en", "project exports for 2027"),
        ("en", "consensus for next year's exports"),
        ("en", "will exports beat expectations"),
        ("de", "Erstelle eine Prognose für die Exporte im Oktober"),
        ("de", "Sage die Exporte Chinas vorher"),
        ("de", "Werden die Exporte die Erwartungen übertreffen"),
        ("fr", "fais une prévision des exportations"),
        ("fr", "les exportations vont-elles dépasser les attentes"),
        ("es", "puedes prever las exportaciones de octubre"),
        ("es", "estima las exportaciones de China"),
        ("pt", "você pode prever as exportações de outubro"),
        ("pt", "as exportações vão superar as previsões"),
        ("ru", "сделай прогноз импорта на следующий год"),
        ("ru", "превысит ли экспорт прогноз"),
    ],
)
def test_nothing_is_foretold(knowledge: Knowledge, language: str, text: str) -> None:
    reply = last(knowledge, text, language=language)
    assert (reply.outcome, reply.reason in ("opinion", "not_released")) == ("refuse", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "forecast exports November 2025"),
        ("en", "what did economists predict for exports in November 2025"),
        ("zh", "2025年11月出口预测"),
        ("ja", "2025年11月の輸出の予測はどうだった"),
        ("ja", "エコノミストは2025年11月の輸出をいくらと予測していた"),
        ("es", "cuál era la previsión para las exportaciones de noviembre de 2025"),
        ("ru", "превысил ли экспорт прогноз в ноябре 2025"),
    ],
)
def test_forecasts_that_were_published_are_told(knowledge: Knowledge, language: str, text: str) -> None:
    found = query(knowledge, text, language=language)
    assert (found.operation, found.periods) == ("surprise", (Period.month(2025, 11),))


@pytest.mark.parametrize(
    ("language", "text", "month", "limit"),
    [
        ("de", "Waren die Exporte 2025 in einem anderen Monat höher als im Januar?", JANUARY, 1),
        ("fr", "Les exportations de 2025 ont-elles été plus élevées un autre mois qu'en janvier ?", JANUARY, 1),
        ("es", "¿Fueron las exportaciones de 2025 en algún otro mes más bajas que en enero?", JANUARY, -1),
        ("es", "¿Hubo algún mes de 2025 con exportaciones mayores que en diciembre?", DECEMBER, 1),
        ("pt", "As exportações de 2025 foram maiores em algum outro mês do que em janeiro?", JANUARY, 1),
        ("ru", "Был ли экспорт в 2025 году в каком-либо другом месяце выше, чем в январе?", JANUARY, 1),
        ("zh", "2025年有没有哪个月的出口比1月高？", JANUARY, 1),
        ("ja", "2025年に12月より輸出が多かった月は", DECEMBER, 1),
        ("ja", "2025年に1月より輸出が少なかった月はありますか", JANUARY, -1),
    ],
)
def test_a_month_beside_the_others_of_its_year(
    knowledge: Knowledge, language: str, text: str, month: Period, limit: int
) -> None:
    found = query(knowledge, text, language=language)
    assert (found.operation, found.periods, found.limit) == ("record", (month, Period.year(2025)), limit)


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), Period.month(year, last).last)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2025年1〜2月と2026年1〜2月の輸出を比べて", (_months(2025, 1, 2), _months(2026, 1, 2))),
        ("2025年3月と2026年1〜2月の輸出", (Period.month(2025, 3), _months(2026, 1, 2))),
        ("2024年4〜6月と2025年7〜9月の輸出", (_months(2024, 4, 6), _months(2025, 7, 9))),
    ],
)
def test_a_year_goes_with_the_months_after_it(knowledge: Knowledge, text: str, periods: tuple[Period, ...]) -> None:
    assert query(knowledge, text, language="ja").periods == periods


def test_how_much_more_it_grew_is_told_in_points(knowledge: Knowledge) -> None:
    text = "de combien les exportations ont-elles plus augmenté en 2025 qu'en 2024"
    found = query(knowledge, text, language="fr")
    assert (found.operation, found.measure) == ("change", "yoy")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which ASEAN countries imported more than $100 bn from China in 2025?"),
        ("de", "Welche ASEAN-Länder importierten 2025 mehr als 100 Mrd. Dollar aus China?"),
        ("zh", "哪些东盟国家2025年从中国进口超过1000亿美元？"),
        ("ja", "2025年に中国から1000億ドル以上輸入したASEANの国はどこですか"),
    ],
)
def test_members_of_a_group_are_not_the_group(knowledge: Knowledge, language: str, text: str) -> None:
    assert last(knowledge, text, language=language).outcome in ("clarify", "refuse")
