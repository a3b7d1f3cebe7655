"""A phrase that is marked for a pass is read as its words where the pass has nothing to read."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Period, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("language", "text", "operation", "by"),
    [
        ("zh", "2025年没有一个月出口低于2000亿美元", "check", None),
        ("ru", "В 2025 году ни в одном месяце импорт не был ниже 180 млрд", "check", None),
        ("fr", "Aucun mois de 2025 n'a eu d'exportations inférieures à 200 milliards", "check", None),
        ("es", "En ningún mes de 2025 la exportación superó 360 mil millones", "check", None),
        ("pt", "Em nenhum mês de 2025 a exportação superou 360 bilhões", "check", None),
        ("en", "In no year were exports above 4 trillion", "threshold", "year"),
        ("de", "In keinem Jahr lag der Export über 4 Billionen", "threshold", "year"),
        ("de", "In wie vielen Jahren sank der Import?", "threshold", "year"),
        ("es", "¿En cuántos años cayeron las exportaciones?", "threshold", "year"),
        ("ja", "2025年に輸出が減った月はない？", "threshold", "which"),
        ("ja", "輸出が増えた国はない？2025年", "rank", "partner"),
        ("ja", "2025年6月は5月より輸出が大きいですか", "compare", None),
        ("en", "Did exports pass 300 billion in any other month?", "threshold", None),
        ("pt", "De quais anos são os dados?", "coverage", "held"),
        ("fr", "Quelles années peut-on consulter ?", "coverage", "held"),
        ("en", "import time series 2025", "trend", None),
        ("zh", "哪些年份进口超过2万亿美元", "threshold", "year"),
    ],
)
def test_it_is_read_as_its_words(
    knowledge: Knowledge, language: str, text: str, operation: str, by: str | None
) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, by in (None, query.by), query.limit) == (operation, True, None)
    if "2025" in text:
        assert query.periods[0] in (Period.parse("2025"), Period.parse("2025-06"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "没有哪个国家的顺差比美国大吧"),
        ("zh", "没有国家比越南买得多吗"),
        ("zh", "中国对任何国家都是顺差吗"),
        ("es", "Exportaciones en los demás meses de 2025"),
        ("en", "Did any other country sell China more than Taiwan in June 2026?"),
        ("en", "No quarter of 2025 had higher exports than Q4"),
    ],
)
def test_what_is_not_read_is_not_answered(knowledge: Knowledge, language: str, text: str) -> None:
    assert not any(isinstance(read, Query) for read in asked(knowledge, text, language))


def test_how_far_a_balance_with_one_partner_moved_is_a_rate_and_not_the_balance(knowledge: Knowledge) -> None:
    query = one(knowledge, "¿Cuánto bajó el superávit con Estados Unidos en 2025?", "es")
    assert (query.operation, query.flow, query.partners) == ("growth", "balance", ("USA",))
