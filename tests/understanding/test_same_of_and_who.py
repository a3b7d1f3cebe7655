"""The same time of another year, so many months on, who deals where the verb stands first, and one word for two."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Period, Query
from tests.turns import query, read
from tests.understanding.asking import one

Q4, Q4_BEFORE = Period.months((2025, 10), (2025, 12)), Period.months((2024, 10), (2024, 12))
H1, H1_BEFORE = Period.months((2026, 1), (2026, 6)), Period.months((2025, 1), (2025, 6))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Exportaciones del cuarto trimestre de 2025 frente al mismo trimestre de 2024", (Q4, Q4_BEFORE)),
        ("экспорт за четвёртый квартал 2025 против того же квартала 2024", (Q4, Q4_BEFORE)),
        ("2025年四季度出口和2024年同一季度比", (Q4, Q4_BEFORE)),
        ("2025年四季度出口和2024年同期比", (Q4, Q4_BEFORE)),
        ("exports in the first half of 2026 against the same half of 2025", (H1, H1_BEFORE)),
        ("Exporte im ersten Halbjahr 2026 gegenüber dem gleichen Halbjahr 2025", (H1, H1_BEFORE)),
        ("exportations du premier semestre 2026 face au même semestre de 2025", (H1, H1_BEFORE)),
        ("exportações do primeiro semestre de 2026 ante o mesmo semestre de 2025", (H1, H1_BEFORE)),
        ("2026年上半期の輸出を2025年の同じ期間と比べて", (H1, H1_BEFORE)),
    ],
)
def test_the_same_time_of_another_year(knowledge: Knowledge, text: str, spans: tuple[Period, ...]) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.periods) == ("compare", spans)


def test_the_same_month_of_another_year_in_a_talk(knowledge: Knowledge) -> None:
    assert query(knowledge, "2026年6月顺差", "2024年同月呢").periods == (Period.month(2024, 6),)
    assert isinstance(read(knowledge, "2024年同期出口"), Ambiguous)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("imports in the second quarter of 2025", "and the next three months?"),
        ("Importe April bis Juni 2025", "und die folgenden drei Monate?"),
        ("Importations d'avril à juin 2025", "et les trois mois suivants ?"),
        ("importaciones de abril a junio de 2025", "¿y los tres meses siguientes?"),
        ("importações de abril a junho de 2025", "e os três meses seguintes?"),
        ("импорт за апрель–июнь 2025", "а за следующие три месяца?"),
        ("2025年4到6月进口", "接下来的三个月呢"),
    ],
)
def test_as_many_months_on_as_were_told_as_one(knowledge: Knowledge, first: str, then: str) -> None:
    assert query(knowledge, first, then).periods == (Period.months((2025, 7), (2025, 9)),)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Сколько товаров из Китая ввезла Германия в 2025 году?", "DEU"),
        ("Сколько из Китая импортировала Япония в 2024 году?", "JPN"),
        ("Сколько товаров из Китая ввезли США в 2025 году по американским данным?", "USA"),
        ("¿Cuánto de China importó Alemania en 2025?", "DEU"),
    ],
)
def test_who_imports_is_named_last(knowledge: Knowledge, text: str, owner: str) -> None:
    query = one(knowledge, text)
    assert (query.reporter, query.flow, query.partners) == (owner, "import", ("CHN",))


def test_one_word_for_two_that_trade(knowledge: Knowledge) -> None:
    balance = one(knowledge, "2025年9月の日中貿易収支")
    assert (balance.reporter, balance.flow, balance.partners) == ("CHN", "balance", ("JPN",))


@pytest.mark.parametrize("text", ["2025年对印度顺差比对非洲的大吗", "2025年の対インド黒字は対アフリカより大きい？"])
def test_two_balances_side_by_side(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.partners) == ("compare", "partner", ("IND", "AFRICA"))


@pytest.mark.parametrize(
    "text", ["2025年、台湾と米国はどっちが中国に多く売った？", "台湾と米国のどちらが2025年に中国に多く輸出した？"]
)
def test_which_of_two_did_more(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("compare", "import", ("TWN", "USA"))


def test_why_is_asked_of_the_one_month_counted(knowledge: Knowledge) -> None:
    why = query(knowledge, "in how many months of 2025 did exports fall?", "why?")
    assert (why.operation, why.periods) == ("why", (Period.month(2025, 10),))


@pytest.mark.parametrize(
    ("first", "then"),
    [("2025年有几个月进口下降？", "上升的呢"), ("2025年に輸入が減った月はいくつある？", "増えたのは？")],
)
def test_the_other_way_counted_by_a_bare_word(knowledge: Knowledge, first: str, then: str) -> None:
    assert query(knowledge, first, then).operation == "threshold"


def test_more_than_a_month_before_in_japanese(knowledge: Knowledge) -> None:
    both = read(knowledge, "2026年6月の黒字", "5月より多い？")
    assert isinstance(both, Query)
    assert (both.operation, both.by, both.periods) == (
        "compare",
        "period",
        (Period.month(2026, 6), Period.month(2026, 5)),
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("¿El superávit de agosto es mayor que el de julio?", "¿Y que el de junio?"),
        ("Профицит в августе больше, чем в июле?", "А чем в июне?"),
        ("8月の黒字は7月より大きい？", "6月よりは？"),
    ],
)
def test_a_third_month_to_set_it_beside(knowledge: Knowledge, first: str, then: str) -> None:
    both = query(knowledge, first, then)
    assert (both.operation, both.periods) == ("compare", (Period.month(2026, 8), Period.month(2026, 6)))


@pytest.mark.parametrize("text", ["¿Fue 2025 un año récord de superávit?", "2025 foi ano recorde de superávit?"])
def test_a_record_year_is_the_year_itself(knowledge: Knowledge, text: str) -> None:
    assert (one(knowledge, text).operation, one(knowledge, text).by) == ("record", "year")


def test_the_share_of_each_in_chinese(knowledge: Knowledge) -> None:
    share = one(knowledge, "2025年进口大豆中美国和巴西各占多少？")
    assert (share.operation, share.partners) == ("share", ("USA", "BRA"))
