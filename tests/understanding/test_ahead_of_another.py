"""Months in which one was ahead of another; one time set against others added up: in eight languages one query."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import IN_MONTHS, SUMMED, Bound
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in which months of 2026 did imports outgrow exports?"),
        ("en", "which months of 2026 saw imports rise faster than exports"),
        ("de", "In welchen Monaten 2026 wuchsen die Importe schneller als die Exporte?"),
        ("es", "¿En qué meses de 2026 crecieron más las importaciones que las exportaciones?"),
        ("fr", "Quels mois de 2026 les importations ont-elles progressé plus vite que les exportations ?"),
        ("pt", "Em quais meses de 2026 as importações cresceram mais que as exportações?"),
        ("ru", "В каких месяцах 2026 года импорт рос быстрее экспорта?"),
        ("zh", "2026年哪几个月进口增速高于出口增速"),
    ],
)
def test_months_in_which_one_grew_faster(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.flow, query.measure) == ("compare", IN_MONTHS, "both", "yoy")
    assert query.condition == Bound("below", 0.0)
    assert [period.code for period in query.periods] == ["2026"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in how many months of 2025 were exports to the EU higher than to the US"),
        ("zh", "2025年哪几个月对欧盟出口超过对美国出口"),
        ("ja", "2025年、EU向け輸出が米国向け輸出を上回った月は"),
    ],
)
def test_months_in_which_one_partner_was_ahead(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.by, query.partners, query.condition) == (IN_MONTHS, ("EU27", "USA"), Bound("above", 0.0))


@pytest.mark.parametrize(
    "text",
    [
        "did imports outpace exports in any of the quarters, and in which",
        "in which quarters of 2025 did imports outgrow exports",
    ],
)
def test_of_quarters_it_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert any(isinstance(part, Ambiguous) for part in asked(knowledge, text))


@pytest.mark.parametrize(
    ("text", "periods", "claimed"),
    [
        ("is the 2025 surplus larger than 2024 and 2023 combined", ["2025", "2024", "2023"], "above"),
        ("was the surplus of 2023 and 2024 together smaller than that of 2025?", ["2025", "2023", "2024"], "above"),
        ("exports in 2023 and 2024 together vs 2025", ["2025", "2023", "2024"], None),
    ],
)
def test_one_year_against_others_added_up(
    knowledge: Knowledge, text: str, periods: list[str], claimed: str | None
) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, [period.code for period in query.periods]) == ("compare", SUMMED, periods)
    bound = query.condition
    assert (bound.comparator if isinstance(bound, Bound) else None) == claimed
