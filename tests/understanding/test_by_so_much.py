"""An amount of movement, and so many months' high, in Chinese and Japanese: no rate, and no record of all."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str, language: str) -> object:
    question = Question(text, TODAY, language=language)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]


def told(query: object) -> tuple[str, tuple[str, ...]]:
    assert isinstance(query, Query), query
    return query.operation, tuple(period.code for period in query.periods)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "2025年对美出口减少了多少亿美元"),
        ("zh", "2025年对美出口下降了多少亿美元"),
        ("zh", "2025年出口增长了多少亿美元"),
        ("zh", "2025年顺差增加了多少"),
        ("zh", "2025年铁矿石进口多了几千万吨"),
        ("zh", "2025年铁矿石进口多进了多少吨"),
        ("zh", "2025年原油多进口了多少吨"),
        ("ja", "2025年の石炭輸入は何トン減りましたか"),
        ("ja", "2025年の鉄鋼輸出は前年比で何トン増えた"),
    ],
)
def test_an_amount_by_which_it_moved_is_no_rate(knowledge: Knowledge, language: str, text: str) -> None:
    assert told(asked(knowledge, text, language)) == ("change", ("2025", "2024"))


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "2025年出口增长多少"), ("zh", "人民币计价 2024年出口增长多少"), ("zh", "2025年对美出口跌了多少")],
)
def test_how_much_it_grew_with_no_amount_named_is_a_rate(knowledge: Knowledge, language: str, text: str) -> None:
    assert told(asked(knowledge, text, language))[0] == "growth"


@pytest.mark.parametrize(
    ("language", "text", "limit"),
    [
        ("zh", "2025年9月出口增速创六个月新高，是吗", 1),
        ("zh", "2025年9月出口增速创半年新高对吗", 1),
        ("zh", "2025年9月出口增速是近六个月最高的吗", 1),
        ("zh", "2025年9月进口增速创六个月新低，对不对", -1),
        ("ja", "2025年9月の輸出の伸びは6カ月ぶりの高さだったか", 1),
        ("zh", "2025年9月出口六个月来首次下降，对吗", None),
        ("ja", "2025年9月の輸出は6カ月ぶりに減った？", None),
    ],
)
def test_so_many_months_are_those_up_to_the_one_named(
    knowledge: Knowledge, language: str, text: str, limit: int | None
) -> None:
    query = asked(knowledge, text, language)
    assert told(query) == ("check", ("2025-09", "2025-03/2025-09"))
    assert isinstance(query, Query)
    assert (query.by, query.limit) == ("since", limit)


def test_since_a_month_named_after_it_stays_a_span(knowledge: Knowledge) -> None:
    query = asked(knowledge, "2025年10月出口是2月以来首次下降，对吗", "zh")
    assert told(query) == ("check", ("2025-10", "2025-02/2026-08"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "2025年大豆进口中美国份额下降了几个百分点"),
        ("ja", "2025年、大豆輸入に占める米国の割合は何ポイント下がった"),
        ("en", "by how many points did the US share of soybean imports fall in 2025"),
    ],
)
def test_points_by_which_a_share_moved_are_those_since_the_year_before(
    knowledge: Knowledge, language: str, text: str
) -> None:
    query = asked(knowledge, text, language)
    assert told(query) == ("change", ("2025", "2024"))
    assert isinstance(query, Query)
    assert query.measure == "share"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "ASEANの中で一番多い輸出先は（2024年）"),
        ("zh", "2024年东盟里面出口最多的是哪个国家"),
        ("zh", "2024年东盟中最大的出口市场"),
    ],
)
def test_among_the_members_one_is_asked_for(knowledge: Knowledge, language: str, text: str) -> None:
    query = asked(knowledge, text, language)
    assert isinstance(query, Query)
    assert (query.operation, query.partners) == ("rank", ("IDN", "MYS", "PHL", "SGP", "THA", "VNM"))


def test_a_share_of_the_others_books_is_no_gap_between_them(knowledge: Knowledge) -> None:
    assert isinstance(asked(knowledge, "中国出口占美国进口的比重", "zh"), Ambiguous)


def test_a_quarter_is_set_against_the_one_named_as_where_it_moved_from(knowledge: Knowledge) -> None:
    query = asked(knowledge, "2025年第4四半期の黒字は第3四半期よりどれだけ拡大した", "ja")
    assert told(query) == ("change", ("2025-10/2025-12", "2025-07/2025-09"))


@pytest.mark.parametrize(("language", "text"), [("zh", "2025年7、8、9月顺差分别多少"), ("ja", "2025年7、8、9月の黒字")])
def test_months_listed_by_their_figures_are_each_asked_for(knowledge: Knowledge, language: str, text: str) -> None:
    assert told(asked(knowledge, text, language)) == ("balance", ("2025-07", "2025-08", "2025-09"))
