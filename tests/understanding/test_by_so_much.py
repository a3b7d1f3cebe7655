"""An amount of movement, and so many months' high, in Chinese and Japanese: no rate, and no record of all."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
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
    assert (query.by, query.limit) == ("since" if limit else "first", limit)  # "the first" may be it for longer


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


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("ja", "2025年7、8、9月の輸出合計", "2025-07/2025-09"),
        ("ja", "2025年7、8、9月の輸出の合計", "2025-07/2025-09"),
        ("ja", "2026年5、6月の輸出入総額", "2026-05/2026-06"),
        ("zh", "2026年5、6月进出口总额", "2026-05/2026-06"),
        ("zh", "2025年7、8、9月出口总共多少", "2025-07/2025-09"),
    ],
)
def test_a_total_adds_up_the_months_listed(knowledge: Knowledge, language: str, text: str, period: str) -> None:
    assert told(asked(knowledge, text, language))[1] == (period,)


def test_a_total_of_each_of_the_months_is_asked_for(knowledge: Knowledge) -> None:
    query = asked(knowledge, "2025年5、6月进出口总额分别多少", "zh")
    assert told(query) == ("total", ("2025-05", "2025-06"))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("2025年9月の輸出は6か月ぶりの高い伸びですか", 1),
        ("2025年9月の輸出は6か月ぶりの大幅な伸びですか", 1),
        ("2025年9月の輸出は6か月ぶりの低い伸びですか", -1),
    ],
)
def test_so_many_months_high_of_a_growth_is_judged_on_the_rate(knowledge: Knowledge, text: str, limit: int) -> None:
    query = asked(knowledge, text, "ja")
    assert told(query) == ("check", ("2025-09", "2025-03/2025-09"))
    assert isinstance(query, Query)
    assert (query.measure, query.limit) == ("yoy", limit)


@pytest.mark.parametrize(
    "text", ["2025年10月の輸出は2年ぶりの大幅な減少ですか", "2025年9月の輸出は6か月ぶりの大きな増加か"]
)
def test_the_size_of_a_rise_or_fall_in_so_many_months_is_no_high(knowledge: Knowledge, text: str) -> None:
    assert isinstance(asked(knowledge, text, "ja"), Ambiguous)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("2025年哪个月出口增加最多，增加了多少", "record"),
        ("2025年哪个月出口增加最多，增加了多少亿美元", "record"),
        ("2025年每个月出口增加了多少", "change"),
        ("2025年第三季度各月出口增加了多少", "change"),
        ("2025年对哪些国家出口增加了多少", "rank"),
    ],
)
def test_which_and_each_are_answered_before_by_how_much(knowledge: Knowledge, text: str, operation: str) -> None:
    assert told(asked(knowledge, text, "zh"))[0] == operation


@pytest.mark.parametrize("text", ["今年出口增加了多少", "今年以来出口增加了多少"])
def test_by_how_much_this_year_is_of_the_year_so_far(knowledge: Knowledge, text: str) -> None:
    assert told(asked(knowledge, text, "zh")) == ("change", ("2026-01/2026-06", "2025-01/2025-06"))


def test_the_rate_tells_how_much_where_the_year_before_is_not_held(knowledge: Knowledge) -> None:
    query = asked(knowledge, "2025年大豆进口量增加了多少", "zh")
    assert told(query) == ("growth", ("2025",))


def test_which_share_is_asked_back_where_no_flow_is_named(knowledge: Knowledge) -> None:
    query = asked(knowledge, "美国占比2025年提高了多少", "zh")
    assert isinstance(query, Ambiguous)
    assert query.query is not None
    assert query.query.measure == "share"


def test_a_month_over_another_beside_a_record_is_no_comparison(knowledge: Knowledge) -> None:
    assert told(asked(knowledge, "6月の輸出が5月を上回って過去最高となったのは本当ですか", "ja"))[0] == "check"


@pytest.mark.parametrize(
    ("language", "text"), [("ja", "2026年6月の輸出は2年ぶりの高い水準ですか"), ("zh", "2026年6月出口创2年新高了吗")]
)
def test_so_many_years_are_told_by_the_sign_of_a_date(knowledge: Knowledge, language: str, text: str) -> None:
    assert told(asked(knowledge, text, language)) == ("check", ("2026-06", "2024-06/2026-06"))


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "did exports rise by 190 billion dollars in 2025?", ("is", 190)),
        ("en", "did exports to the US fall by over 100 billion dollars in 2025?", ("above", -100)),
        ("de", "Sind die Exporte 2025 um 190 Milliarden Dollar gestiegen?", ("is", 190)),
        ("es", "¿Las exportaciones aumentaron 190.000 millones de dólares en 2025?", ("is", 190)),
        ("zh", "2025年出口增加了1900亿美元吗", ("is", 190)),
        ("zh", "2025年出口比2024年增加超过1500亿美元？", ("above", 150)),
        ("ja", "2025年の輸出は前年より1900億ドル増えた？", ("is", 190)),
        ("ja", "2025年の対米輸出は1000億ドル以上減った？", ("at_least", -100)),
        ("ru", "Экспорт вырос на 190 миллиардов долларов за 2025 год?", ("is", 190)),
        ("ru", "Экспорт в США в 2025 упал более чем на 104 миллиарда долларов, так?", ("above", -104)),
    ],
)
def test_by_how_much_it_is_said_to_have_moved_is_judged_by_the_change(
    knowledge: Knowledge, language: str, text: str, bound: tuple[str, float]
) -> None:
    found = asked(knowledge, text, language)
    assert told(found) == ("change", ("2025", "2024"))
    assert isinstance(found, Query)
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == bound


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "exports rose to 3.77 trillion in 2025?"),
        ("zh", "2025年出口增至3.77万亿美元？"),
        ("ja", "2025年の輸出は3.77兆ドルに増えた？"),
        ("ru", "Экспорт вырос до 3,77 трлн в 2025-м?"),
    ],
)
def test_what_it_is_said_to_have_come_to_is_a_claim_of_the_figure(
    knowledge: Knowledge, language: str, text: str
) -> None:
    assert told(asked(knowledge, text, language)) == ("check", ("2025",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "did exports rise by more than 10 billion in May 2025"),
        ("zh", "2025年11月出口增加了200亿美元吗"),
        ("ja", "2025年10月の輸出は100億ドル減った？"),
    ],
)
def test_by_how_much_a_month_moved_is_asked_back_where_no_base_is_told(
    knowledge: Knowledge, language: str, text: str
) -> None:
    assert isinstance(asked(knowledge, text, language), Ambiguous)
