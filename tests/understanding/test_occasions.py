"""So many times, how far one is over another, and which place a month takes: read as the months and the order."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import read as understood


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("last year the surplus topped 100 bn seven times, right?", 7),
        ("exports grew more than 8% three times in 2025, true?", 3),
        ("в прошлом году профицит был больше 100 млрд семь раз, да?", 7),
        ("в 2025 экспорт в США падал больше чем на 20% восемь раз, так?", 8),
        ("去年顺差超1000亿美元有7次吧", 7),
        ("去年黒字が1000億ドルを超えたのは7回だよね", 7),
        ("対米輸出が20％超減ったのは2025年に8回だったよね", 8),
    ],
)
def test_times_are_months_of_which_a_claim_is_made(knowledge: Knowledge, text: str, count: int) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query), query
    assert (query.operation, query.by, query.limit) == ("check", "times", count)


@pytest.mark.parametrize(
    "text",
    [
        "экспорт вырос в 7 раз с 2018?",
        "exports to vietnam, three times",
        "这是出口第7次下降吗",
        "輸出が増えたのは7回目？",
    ],
)
def test_times_that_count_no_months_are_not_passed_over(knowledge: Knowledge, text: str) -> None:
    assert not isinstance(understood(knowledge, text), Query)


def test_so_many_in_a_row(knowledge: Knowledge) -> None:
    query = understood(knowledge, "輸出は10回連続で増えた？")
    assert isinstance(query, Query)
    assert query.operation == "streak"


@pytest.mark.parametrize(
    ("text", "flow", "nth"),
    [
        ("второй по экспорту месяц 2025 года", "export", 2),
        ("третий по импорту месяц 2025", "import", 3),
        ("какой месяц 2025 второй по профициту", "balance", 2),
        ("2025年出口额排第二的月份是哪个", "export", 2),
    ],
)
def test_which_place_a_month_takes(knowledge: Knowledge, text: str, flow: str, nth: int) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query), query
    assert (query.operation, query.flow, query.limit) == ("record", flow, nth)


def test_a_month_of_a_year_is_no_place(knowledge: Knowledge) -> None:
    query = understood(knowledge, "второй месяц 2026 года по экспорту")
    assert isinstance(query, Query)
    assert query.periods[0].code == "2026-02"


def test_how_far_one_is_over_the_other(knowledge: Knowledge) -> None:
    query = understood(knowledge, "импорт сои из Бразилии 2025", "а из США", "насколько бразильцев больше")
    assert isinstance(query, Query)
    assert (query.operation, query.partners) == ("compare", ("BRA", "USA"))
    grown = understood(knowledge, "насколько экспорт вырос в мае 2026")
    assert isinstance(grown, Query)
    assert grown.operation == "growth"


@pytest.mark.parametrize(
    "text",
    [
        "2025年7月中方数据出口358亿美元，美方数据是多少",
        "中国側の統計で輸出は358億ドルだけど、米国側の統計ではいくら？2025年7月",
        "中国側と米国側で2025年7月の数字はどれだけ違う？輸出のほう",
    ],
)
def test_two_counts_are_each_others_mirror(knowledge: Knowledge, text: str) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.partners) == ("mirror", ("USA",))


@pytest.mark.parametrize(
    ("text", "limit"), [("2025年に黒字が二番目に大きかった月", 2), ("2025年に黒字が3番目に小さかった月", -3)]
)
def test_a_word_of_size_after_a_place(knowledge: Knowledge, text: str, limit: int) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.limit) == ("record", limit)


def test_an_amount_in_the_place_of_a_price(knowledge: Knowledge) -> None:
    query = understood(knowledge, "а почём соя?? ну то есть сколько тонн сои Китай завёз в июне 2025")
    assert isinstance(query, Query)
    assert (query.operation, query.measure) == ("level", "quantity")


@pytest.mark.parametrize("text", ["年内の黒字はいくらになりそう？", "今年の輸出はどれくらいになりそうですか"])
def test_what_it_may_come_to_is_foretold(knowledge: Knowledge, text: str) -> None:
    assert type(understood(knowledge, text)).__name__ == "Opinion"


def test_times_right_before_a_flow_are_how_much_it_is(knowledge: Knowledge) -> None:
    query = understood(knowledge, "are exports to the US three times imports from it?")
    assert isinstance(query, Query)
    assert query.condition == Bound("is", 3.0, unit="times")
