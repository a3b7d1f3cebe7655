"""A month without a year is the newest that is over, held or not; this year of a mean goes as far as it is held."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Period
from tests.understanding.asking import one

AUGUST = (Period.month(2026, 8),)
SO_FAR = (Period(date(2026, 1, 1), date(2026, 8, 31)),)
HALF = (Period(date(2026, 1, 1), date(2026, 6, 30)),)


@pytest.mark.parametrize(
    ("language", "text", "periods"),
    [
        ("en", "PMI August", AUGUST),
        ("en", "how many cars were shipped abroad in August", AUGUST),
        ("zh", "8月大豆进口量", AUGUST),
        ("de", "Sojaimporte im August", AUGUST),
        ("en", "rare earth exports in the first half", HALF),
        ("en", "LNG from Russia in november", (Period.month(2025, 11),)),
        ("en", "soybean imports in August? 2025", (Period.month(2025, 8),)),
        ("ja", "4月時点の米国の対中平均関税率は？2025年の", (Period.month(2025, 4),)),
        ("en", "average monthly surplus this year", SO_FAR),
        ("en", "mean monthly surplus in 2026", SO_FAR),
        ("zh", "今年月均顺差是多少", SO_FAR),
        ("es", "promedio mensual de exportaciones este año", HALF),
        ("en", "how does the surplus this year compare with last year", SO_FAR),
        ("en", "compare this year's exports to ASEAN with last year's", HALF),
    ],
)
def test_of_which_year_it_is(knowledge: Knowledge, language: str, text: str, periods: tuple[Period, ...]) -> None:
    assert one(knowledge, text, language).periods[:1] == periods


def test_the_forecast_is_not_published_by_customs(knowledge: Knowledge) -> None:
    assert one(knowledge, "who published the forecast for November 2025 exports").operation == "surprise"


def test_two_flows_of_this_year_are_compared_as_far_as_both_rates_go(knowledge: Knowledge) -> None:
    query = one(knowledge, "are imports outpacing exports this year")
    assert (query.operation, query.measure, query.periods) == ("compare", "yoy", HALF)
