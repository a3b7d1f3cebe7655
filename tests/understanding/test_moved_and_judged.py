"""What is asked to have moved gets a verdict in the languages that ask it by a bare sign too; lists counted by ①, 一、
and （1）; the year of a month after several; kinds of figures that Chinese and Japanese name."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.clauses.labels import labels_in
from tests.turns import last, query

JUDGED = [
    ("ja", "7月の輸出は6月より加速した？", "違います。"),
    ("ja", "6月の輸出は5月より増えた？", "本当です。"),
    ("ja", "6月の黒字は5月より増えましたか", "本当です。"),
    ("ja", "8月の輸出の伸びは鈍化したか", "違います。"),
    ("ja", "輸出は8月に鈍化した？", "違います。"),
    ("ru", "в июле экспорт рос быстрее, чем в июне?", "Неверно. "),
    ("ru", "экспорт в июле ускорился по сравнению с июнем?", "Неверно. "),
    ("ru", "ускорился ли импорт в августе?", "Верно. "),
    ("ru", "профицит в июне сократился по сравнению с маем?", "Неверно. "),
    ("ru", "профицит за весь 2025 перевалил за триллион? сколько точно", "Верно. "),
    ("zh", "出口8月是不是放缓了", "不属实。"),
    ("zh", "2026年出口从来没有下降过吗", "属实。"),
    ("zh", "8月出口增速变慢了吗", "不属实。"),
    ("en", "did exports slow in August?", "False. "),
    ("en", "did exports speed up in August?", "True. "),
]


@pytest.mark.parametrize(("language", "text", "verdict"), JUDGED)
def test_what_is_asked_to_have_moved_is_judged(knowledge: Knowledge, language: str, text: str, verdict: str) -> None:
    assert last(knowledge, text, language=language).headline.startswith(verdict)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "6月の輸出は5月より何億ドル増えた？"),
        ("ja", "6月の輸出は5月よりどれくらい増えた？"),
        ("ru", "на сколько экспорт в июне вырос по сравнению с маем?"),
        ("zh", "6月出口比5月增加多少亿美元？"),
    ],
)
def test_how_far_it_moved_is_no_claim(knowledge: Knowledge, language: str, text: str) -> None:
    asked = query(knowledge, text, language=language)
    assert (asked.operation, asked.condition) == ("change", None)


@pytest.mark.parametrize(
    ("language", "text", "operation"),
    [
        ("zh", "6月顺差比5月多200亿美元，对吗", "compare"),
        ("zh", "6月顺差是不是比5月多了200亿", "change"),
        ("ja", "6月の黒字は5月より200億ドル多いよね", "compare"),
        ("ja", "6月の黒字は5月より200億ドル増えた？", "change"),
        ("ru", "экспорт в июне вырос на 30 млрд по сравнению с маем?", "change"),
        ("en", "did the surplus grow by 20 bn in June from May", "change"),
    ],
)
def test_by_how_much_two_are_said_to_differ_bounds_neither(
    knowledge: Knowledge, language: str, text: str, operation: str
) -> None:
    asked = query(knowledge, text, language=language)
    assert (asked.operation, [p.code for p in asked.periods]) == (operation, ["2026-06", "2026-05"])


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("①8月出口②8月进口", [(0, 1), (5, 6)]),
        ("一、8月出口 二、8月进口", [(0, 2), (7, 9)]),
        ("（1）8月出口（2）8月进口", [(0, 3), (7, 10)]),
        ("一、二季度出口", []),
    ],
)
def test_lists_are_counted_in_chinese_signs_too(text: str, starts: list[tuple[int, int]]) -> None:
    assert labels_in(text) == starts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "rare earth exports in 2025 against 2024, and November alone"),
        ("zh", "去年稀土出口量和2024年比，再说说11月单月"),
        ("ja", "レアアースの2025年の輸出量と2024年との比較、あと11月単月も"),
        ("ru", "редкозёмы: экспорт 2025 к 2024 и отдельно ноябрь"),
    ],
)
def test_a_month_after_two_years_is_of_the_newer(knowledge: Knowledge, language: str, text: str) -> None:
    assert {p.code for p in query(knowledge, text, language=language).periods} == {"2025", "2024", "2025-11"}


@pytest.mark.parametrize(
    ("language", "text", "operation", "by"),
    [
        ("zh", "顺差的12个月滚动合计", "trend", "moving_sum"),
        ("ja", "黒字の12か月移動合計", "trend", "moving_sum"),
        ("zh", "2021到2025年出口年均复合增长率", "growth", "compound"),
        ("ja", "2021年から2025年の輸出の年平均成長率", "growth", "compound"),
        ("zh", "2024年出口市场集中度", "share", "concentration"),
        ("ja", "2024年の輸出の集中度指数", "share", "concentration"),
        ("zh", "用数字看2025年", "brief", None),
        ("ja", "数字で見る2025年", "brief", None),
        ("ru", "2025 год в цифрах", "brief", None),
        ("ru", "когда импорт вышел в плюс", "streak", "current"),
        ("ru", "сколько падений экспорта было в 2023", "threshold", "count"),
        ("zh", "去年對美出口衰退幾成", "growth", "year"),
        ("zh", "2023年哪幾個月出口負成長", "threshold", "which"),
        ("en", "where is China's surplus largest in 2024", "rank", "partner"),
        ("ru", "где у Китая самый большой профицит в 2024", "rank", "partner"),
        ("ru", "экспорт в Россию в марте и июне, где больше", "compare", "period"),
        ("ru", "курс юаня вырос с 6 января по 19 мая?", "change", None),
    ],
)
def test_kinds_of_figures_are_known_by_their_names(
    knowledge: Knowledge, language: str, text: str, operation: str, by: str | None
) -> None:
    asked = query(knowledge, text, language=language)
    assert (asked.operation, asked.by) == (operation, by)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "2018年以来美国从中国进口最多的一年"),
        ("en", "the year since 2018 in which the US imported most from China"),
    ],
)
def test_the_year_with_the_most_is_a_year(knowledge: Knowledge, language: str, text: str) -> None:
    assert query(knowledge, text, language=language).by == "year"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "exports for the year"), ("ru", "сколько редкоземов вывезли за год")]
)
def test_a_year_that_is_not_named_is_asked_back(knowledge: Knowledge, language: str, text: str) -> None:
    assert not last(knowledge, text, language=language).figures


@pytest.mark.parametrize(("language", "text"), [("ja", "8月の輸出どう？"), ("ru", "как там экспорт за август")])
def test_how_a_month_went_is_its_rate(knowledge: Knowledge, language: str, text: str) -> None:
    assert query(knowledge, text, language=language).measure == "yoy"


def test_the_month_of_last_year_is_named_by_last_alone(knowledge: Knowledge) -> None:
    asked = query(knowledge, "экспорт в США июнь этого года против июня прошлого", language="ru")
    assert [p.code for p in asked.periods] == ["2026-06", "2025-06"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "怎么说出口呢"), ("zh", "在出口等我"), ("zh", "入口和出口分开"), ("ja", "balanceがマイナスになる"),
        ("ru", "медальный зачёт 2024 топ 5"), ("ru", "продать машину в августе"), ("ru", "заказать товар из Китая"),
        ("ru", "топ-5 машин"), ("en", "top-5 cars"), ("ru", "сальдо на начало месяца"),
        ("ja", "元に戻す"), ("ja", "パソコンが遅い"), ("zh", "电脑变慢"), ("zh", "2025年11月对每出口多少"),
        ("ru", "экспорт данных за июнь"),
    ],
)  # fmt: skip
def test_what_is_no_trade_gets_no_figures(knowledge: Knowledge, language: str, text: str) -> None:
    assert not last(knowledge, text, language=language).figures
