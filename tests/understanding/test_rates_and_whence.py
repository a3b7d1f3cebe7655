"""A rate set against that of the month before, whom goods come from and go to, what happened: in all languages."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Period, Query, Question
from bot.understanding import understand
from tests import turns

TODAY = date(2026, 9, 15)
MAY, JUNE, JULY, AUGUST = (Period.month(2026, month) for month in (5, 6, 7, 8))


def one(knowledge: Knowledge, text: str) -> Query:
    (query,) = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    "text",
    [
        "how much higher was export growth in June than in May",
        "how much faster was export growth in June than in May",
        "how much higher was June's yoy export growth than May's",
        "Wie viel höher war das Exportwachstum im Juni als im Mai?",
        "De combien la croissance des exportations en juin a-t-elle dépassé celle de mai ?",
        "¿Cuánto mayor fue el crecimiento de las exportaciones en junio que en mayo?",
        "quanto maior foi o crescimento das exportações em junho do que em maio?",
        "на сколько темп роста экспорта в июне выше, чем в мае",
        "6月出口同比增速比5月高多少",
        "6月出口同比增速比上月高多少",
        "6月の輸出の伸び率は5月よりどれだけ高い?",
    ],
)
def test_how_much_higher_a_rate_was_is_of_rates(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure, set(query.periods)) == ("change", "yoy", {JUNE, MAY})


@pytest.mark.parametrize(
    "text",
    [
        "how much higher were exports in June than in May",
        "Wie viel höher waren die Exporte im Juni als im Mai?",
        "на сколько вырос экспорт в июне по сравнению с маем",
        "6月の輸出は5月よりどれだけ多い?",
    ],
)
def test_how_much_higher_exports_were_is_of_amounts(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure) == ("change", None)


@pytest.mark.parametrize(
    "text", ["8月出口增速比上月快了还是慢了", "8月出口增速与上月相比如何", "8月の輸出の伸び率は前月より高い?"]
)
def test_a_rate_against_the_month_before(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure, set(query.periods)) == ("compare", "yoy", {AUGUST, JULY})


@pytest.mark.parametrize("text", ["6月出口比上月增长多少", "6月の輸出は前月より増えた?", "6月出口环比增速"])
def test_an_amount_on_the_month_before(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.periods) == ("growth", "month", (JUNE,))


def test_a_rate_against_several_months(knowledge: Knowledge) -> None:
    query = one(knowledge, "6月出口增速比4月和5月都高吗")
    assert (query.operation, query.measure, len(query.periods)) == ("compare", "yoy", 3)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("6月顺差比前两个月高吗", (4, 5)),
        ("今年6月顺差比之前两个月高吗", (4, 5)),
        ("6月の貿易黒字は前2カ月より多い?", (4, 5)),
        ("2025年5月の輸出は前2カ月と比べてどう？", (3, 4)),
        ("surplus in June 2026 compared with the previous two months", (4, 5)),
        ("excédent de juin 2026 comparé aux deux mois précédents", (4, 5)),
        ("профицит в июне 2026 по сравнению с двумя предыдущими месяцами", (4, 5)),
    ],
)
def test_the_months_before_the_one_told_beside(knowledge: Knowledge, text: str, months: tuple[int, ...]) -> None:
    query = one(knowledge, text)
    earlier = {period.first.month for period in query.periods if period != max(query.periods)}
    assert (query.operation, earlier) == ("compare", set(months))


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Von wem kaufte China 2025 Soja?", "import"),
        ("Woher bezog China 2025 sein Soja?", "import"),
        ("Von wem stammen die Sojabohnen, die China 2025 importierte?", "import"),
        ("D'où vient le soja importé par la Chine en 2025 ?", "import"),
        ("¿De dónde importó China la soja en 2025?", "import"),
        ("De onde a China importou soja em 2025?", "import"),
        ("2025年中国从哪里买的大豆", "import"),
        ("中国は大豆をどこから買った?2025年", "import"),
        ("中国は誰から大豆を買った?2025年", "import"),
        ("Wohin exportierte China 2025?", "export"),
        ("¿Adónde exportó China en 2025?", "export"),
        ("Para onde a China exportou em 2025?", "export"),
        ("中国は2025年にどこへ輸出した?", "export"),
        ("Where do China's imports come from in 2024?", "import"),
        ("Woher kommen Chinas Importe 2024?", "import"),
        ("Wohin gehen Chinas Exporte?", "export"),
        ("D'où viennent les importations chinoises en 2024 ?", "import"),
        ("Où vont les exportations chinoises ?", "export"),
        ("¿De dónde vienen las importaciones chinas en 2024?", "import"),
        ("De onde vêm as importações chinesas em 2024?", "import"),
        ("Para onde vão as exportações chinesas?", "export"),
        ("Откуда идёт импорт Китая в 2024 году?", "import"),
        ("Куда идёт китайский экспорт в 2024 году?", "export"),
        ("中国东西都卖到哪些国家去了？", "export"),
        ("中国の2024年の輸入はどこから来ている？", "import"),
    ],
)
def test_whence_and_whither_put_partners_in_order(knowledge: Knowledge, text: str, flow: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.reporter, query.flow) == ("rank", "partner", "CHN", flow)


@pytest.mark.parametrize(
    "text",
    [
        "Von wem stammen die Zahlen?",
        "Woher stammen die Zahlen?",
        "D'où vient ce chiffre ?",
        "大豆数据从哪里来的",
        "Where do the import figures for China in 2024 come from?",
    ],
)
def test_whence_a_figure_comes_is_its_source(knowledge: Knowledge, text: str) -> None:
    assert (one(knowledge, text).operation, one(knowledge, text).by) == ("coverage", "source")


@pytest.mark.parametrize(
    "text",
    [
        "Was ist im Oktober 2025 passiert?",
        "Was war im Oktober 2025 los?",
        "Que s'est-il produit en octobre 2025 ?",
        "какие события были в октябре 2025",
        "2025年10月に何が起きましたか",
        "2025年10月发生了什么",
    ],
)
def test_what_happened_tells_the_events(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert query.operation == "define"
    assert "event:busan_truce" in (query.by or "")


def test_a_closing_denial_asks(knowledge: Knowledge) -> None:
    query = one(knowledge, "2025年对美出口降了不")
    assert (query.operation, query.partners) == ("growth", ("USA",))


def test_nobody_else_trades_with_the_world(knowledge: Knowledge) -> None:
    queries = understand(
        Question("2024年巴西和世界的贸易", TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog
    ).queries
    assert all(isinstance(query, CannotAnswer) for query in queries)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("2025年で2番目に輸出が多かった月", 2),
        ("2025年で二番目に黒字が大きかった月", 2),
        ("2025年に3番目に輸入が少なかった月", -3),
    ],
)
def test_the_nth_most_by_a_word_of_degree(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit) == ("record", "month", limit)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("8月の輸入の伸びは6月以来の高さ?", 1), ("2025年5月の対米輸出は2月以来の低水準?", -1)],
)
def test_as_high_or_low_as_not_since(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.limit) == ("record", limit)


def test_points_of_a_share_are_no_contribution(knowledge: Knowledge) -> None:
    assert one(knowledge, "на сколько пунктов выросла доля Бразилии в импорте сои в 2025").operation == "share"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2025年5月对美出口同比", "跟4月比降幅扩大了吗"),
        ("exports to the US May 2025 yoy", "did the fall widen compared with April?"),
        ("Exporte in die USA Mai 2025 Veränderung zum Vorjahr", "Ist der Rückgang gegenüber April größer geworden?"),
    ],
)
def test_a_fall_that_widened_is_two_rates(knowledge: Knowledge, first: str, then: str) -> None:
    query = turns.query(knowledge, first, then)
    assert (query.operation, query.measure) == ("compare", "yoy")
    assert {period.first.month for period in query.periods} == {4, 5}


def test_by_the_first_of_those_told(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "Экспорт в США и в ЕС за первое полугодие 2026", "рост по первому")
    assert (query.measure, query.partners) == ("yoy", ("USA",))
