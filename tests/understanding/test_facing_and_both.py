"""Follow-ups that say with whom and not which way, that ask for the amounts of both, and that carry a poll on."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood


@pytest.mark.parametrize(
    ("first", "then", "flow"),
    [
        ("2025年顺差", "对美国呢", "balance"),
        ("2025年进出口总额", "对美国呢", "total"),
        ("2025年进口", "对美国呢", "import"),
        ("2025年顺差", "对美国出口呢", "export"),
        ("2025年の黒字", "対米では？", "balance"),
        ("2025年の黒字", "アメリカに対しては？", "balance"),
        ("2025年の黒字", "米国相手だと？", "balance"),
        ("2025年の輸出", "対米は？", "export"),
    ],
)
def test_a_sign_that_says_only_with_whom(knowledge: Knowledge, first: str, then: str, flow: str) -> None:
    query = understood(knowledge, first, then)
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == (flow, ("USA",))


@pytest.mark.parametrize(
    "talk",
    [
        ("June imports yoy", "exports too", "both in dollars"),
        ("6月进口同比", "出口也来一个", "都换成金额"),
        ("6月の輸出の前年比", "輸入も", "両方とも金額で"),
        ("импорт за июнь г/г", "экспорт тоже", "и то и другое в деньгах"),
    ],
)
def test_the_amounts_of_both(knowledge: Knowledge, talk: tuple[str, ...]) -> None:
    query = understood(knowledge, *talk)
    assert isinstance(query, Query)
    assert (query.operation, query.flow, query.measure) == ("level", "both", None)


def test_the_amount_of_one(knowledge: Knowledge) -> None:
    query = understood(knowledge, "June imports yoy", "exports too", "in dollars")
    assert isinstance(query, Query)
    assert query.flow == "export"


def test_a_poll_goes_on_only_where_it_told_of_that_too(knowledge: Knowledge) -> None:
    talk = ("september 2025 exports, above forecast?", "and by Bloomberg?")
    imports, surplus = (understood(knowledge, *talk, then) for then in ("imports?", "what about the surplus"))
    assert isinstance(imports, Query)
    assert imports.by == "Bloomberg"
    assert isinstance(surplus, Query)
    assert surplus.by is None


@pytest.mark.parametrize(
    "text", ["他们卖了多少", "彼らはいくら売った？", "сколько они туда продали?", "they sold how much"]
)
def test_nobody_was_named(knowledge: Knowledge, text: str) -> None:
    assert type(understood(knowledge, text)).__name__ == "Ambiguous"


def test_a_fiscal_year_of_two_digits(knowledge: Knowledge) -> None:
    query = understood(knowledge, "印度对华逆差25财年是多少")
    assert isinstance(query, Query)
    assert query.periods[0].code == "2024-04/2025-03"
