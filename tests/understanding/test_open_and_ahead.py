"""What is open and not out yet, what is claimed to have moved, and a few words that were read as others."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Reply
from tests.turns import last, query


def refused(reply: Reply) -> object:
    return reply.outcome, reply.reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "datos del tercer trimestre de 2026"),
        ("en", "data for the third quarter of 2026"),
        ("de", "Daten für das dritte Quartal 2026"),
        ("fr", "données du troisième trimestre 2026"),
        ("pt", "dados do terceiro trimestre de 2026"),
        ("ja", "2026年第3四半期のデータ"),
        ("zh", "2026年9月的数据"),
        ("es", "superávit del mes que viene"),
    ],
)
def test_what_is_not_out_is_so_whatever_series_is_meant(knowledge: Knowledge, language: str, text: str) -> None:
    assert refused(last(knowledge, text, language=language)) == ("refuse", "not_released")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "datos de diciembre"),
        ("zh", "2025年12月的数据"),
        ("en", "and the month after?"),
        ("zh", "两国贸易怎么样"),
    ],
)
def test_open_questions_are_asked_back(knowledge: Knowledge, language: str, text: str) -> None:
    assert last(knowledge, text, language=language).outcome == "clarify"


@pytest.mark.parametrize(
    ("language", "text", "comparator"),
    [
        ("es", "¿Se apreció el yuan entre abril y diciembre de 2025?", "below"),
        ("es", "¿Es cierto que se apreció el yuan entre abril y diciembre de 2025?", "below"),
        ("zh", "2025年4月到12月人民币升值了吗", "below"),
        ("pt", "O yuan se valorizou entre abril e dezembro de 2025?", "below"),
        ("es", "¿Bajaron las importaciones entre abril y diciembre de 2025?", "below"),
        ("zh", "2025年12月出口比11月增加了吗", "above"),
    ],
)
def test_a_move_that_is_asked_after_is_claimed(knowledge: Knowledge, language: str, text: str, comparator: str) -> None:
    found = query(knowledge, text, language=language)
    assert found.condition is not None
    assert found.condition.comparator == comparator  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Se fortaleció el yuan frente al dólar de abril a diciembre de 2025?"),
        ("zh", "人民币兑美元2025年4月到12月升值了吗"),
        ("de", "Ist der Yuan zum Dollar zwischen April und Dezember 2025 gestiegen?"),
    ],
)
def test_no_verdict_on_the_rate_where_it_is_not_seen_which_currency_moved(
    knowledge: Knowledge, language: str, text: str
) -> None:
    found = query(knowledge, text, language=language)
    assert (found.operation, found.condition) == ("change", None)


def test_a_number_before_a_scale_is_no_year(knowledge: Knowledge) -> None:
    found = query(knowledge, "2025年の輸入は年間を通じて2000億ドル未満だった?", language="ja")
    assert [period.first.year for period in found.periods] == [2025]
    assert found.condition.amount == 200  # type: ignore[union-attr]


def test_how_much_more_one_flow_grew_is_of_rates(knowledge: Knowledge) -> None:
    text = "¿Cuánto creció más la importación que la exportación en julio de 2026?"
    found = query(knowledge, text, language="es")
    assert (found.operation, found.measure, found.flow) == ("compare", "yoy", "both")


def test_what_goods_from_abroad_cost_is_trade(knowledge: Knowledge) -> None:
    assert refused(last(knowledge, "2025年从美国进口大豆多少钱", language="zh")) == ("refuse", "not_held")


def test_the_trade_system_has_two_names(knowledge: Knowledge) -> None:
    assert last(knowledge, "什么叫一般贸易制", language="zh").outcome == "answer"
