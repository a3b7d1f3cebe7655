"""What is left of a whole without some partners, halves of a month, weights of counted goods, how many times as much,
and whether something is gathering pace: literals in, queries and figures out."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Question
from bot.pipeline import answer
from tests.turns import last

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("turns", "value", "unit"),
    [
        (("China's exports excluding the US, June 2026",), 368.923, "USD_bn"),
        (("china exports ex-US june 2026",), 368.923, "USD_bn"),
        (("exports to everyone but the US in June 2026",), 368.923, "USD_bn"),
        (("exports to non-US markets june 2026",), 368.923, "USD_bn"),
        (("exports in June 2026", "excluding the US?"), 368.923, "USD_bn"),
        (("exports in June 2026", "excluding the US?", "and in May?"), 337.754, "USD_bn"),
        (("soybean imports excluding Brazil in 2025",), 29.51, "Mt"),
        (("China's surplus excluding the US, 2025",), 908.64, "USD_bn"),
        (("what were US imports excluding China in 2024",), 2854.7, "USD_bn"),
        (("how fast did exports grow without the US in June 2026",), 28.54, "pct"),
    ],
)
def test_what_is_left_without_some_partners(
    knowledge: Knowledge, turns: tuple[str, ...], value: float, unit: str
) -> None:
    reply = last(knowledge, *turns)
    assert reply.outcome == "answer"
    assert reply.queries[0].by == "without"
    assert (round(reply.figures[0].value, 2), reply.figures[0].unit) == (round(value, 2), unit)


@pytest.mark.parametrize(
    "turns",
    [
        ("exports excluding cars in 2025",),
        ("exports excluding China in 2025",),
        ("exports excluding the EU and Germany in 2024",),  # the one is in the other
    ],
)
def test_what_cannot_be_taken_out_gives_no_figure(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    reply = last(knowledge, *turns)
    assert reply.outcome == "refuse"
    assert not reply.figures


def test_what_was_told_of_several_is_told_of_the_others(knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports to the US and Japan in June 2026", "drop the US")
    assert reply.queries[0].partners == ("JPN",)
    assert reply.queries[0].by is None


@pytest.mark.parametrize(
    "text",
    ["how many tonnes of cars did China export in 2025", "car exports by weight 2025", "chip exports in tonnes 2025"],
)  # fmt: skip
def test_goods_that_are_counted_have_no_weight(knowledge: Knowledge, text: str) -> None:
    reply = last(knowledge, text)
    assert (reply.outcome, reply.reason, reply.figures) == ("refuse", "not_held", ())


def test_goods_that_are_weighed_have_one(knowledge: Knowledge) -> None:
    assert last(knowledge, "soybean imports by weight in 2025").figures[0].value == 111.83


@pytest.mark.parametrize(
    ("text", "by", "partners", "times"),
    [
        ("are exports to the US twice those to Japan in 2024", "partner", ("USA", "JPN"), 3.45),
        ("Did China sell twice as much to the US as to Japan in June 2026?", "partner", ("USA", "JPN"), 3.03),
        ("were sales to Vietnam in 2024 more than double those to Indonesia?", "partner", ("VNM", "IDN"), 2.11),
        ("Was June 2026's surplus twice that of March 2026?", "period", ("WLD",), 2.46),
    ],
)
def test_how_many_times_as_much(
    knowledge: Knowledge, text: str, by: str, partners: tuple[str, ...], times: float
) -> None:
    reply = last(knowledge, text)
    query = reply.queries[0]
    assert (query.operation, query.by, query.partners) == ("compare", by, partners)
    assert times in [figure.value for figure in reply.figures if figure.unit == "times"]


@pytest.mark.parametrize("text", ["did exports double in 2025", "did exports to the US halve in 2025"])
def test_a_multiple_of_one_thing_is_a_claim_of_growth(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, text).queries[0].operation == "check"


@pytest.mark.parametrize(
    ("text", "operation", "periods"),
    [
        ("Is growth in imports slowing? June to August 2026", "trend", ["2026-06/2026-08"]),
        ("is the drop in exports to the US getting worse? Sept to Dec 2025", "trend", ["2025-09/2025-12"]),
        ("did export growth accelerate in August 2026?", "change", ["2026-08", "2026-07"]),
        ("how much did export growth slow from June to July 2026", "change", ["2026-07", "2026-06"]),
    ],
)
def test_gathering_pace_is_told_by_the_rates(
    knowledge: Knowledge, text: str, operation: str, periods: list[str]
) -> None:
    query = last(knowledge, text).queries[0]
    assert (query.operation, query.measure) == (operation, "yoy")
    assert [period.code for period in query.periods] == periods


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("export growth slowed to 23.9% in July 2026, true?", 23.9),
        ("exports slowed to 23.9% in July 2026, true?", 23.9),
        ("exports fell 5% in July 2026, true?", -5.0),
    ],
)
def test_a_rate_that_growth_slowed_to_is_no_fall(knowledge: Knowledge, text: str, claimed: float) -> None:
    condition = last(knowledge, text).queries[0].condition
    assert isinstance(condition, Bound)
    assert condition.amount == claimed


@pytest.mark.parametrize(
    ("text", "flow"),
    [("What does China sell most of?", "export"), ("what are China's biggest export products", "export"),
     ("what did China import most of in 2025", "import")],
)  # fmt: skip
def test_what_sells_most_is_a_kind_of_goods(knowledge: Knowledge, text: str, flow: str) -> None:
    query = last(knowledge, text).queries[0]
    assert (query.operation, query.by, query.flow) == ("rank", "commodity", flow)


def test_the_month_that_sold_most_is_none(knowledge: Knowledge) -> None:
    assert last(knowledge, "in which month did China sell the most").queries[0].operation == "record"


def test_growth_to_each_partner_is_an_order_of_partners(knowledge: Knowledge) -> None:
    query = last(knowledge, "growth of exports to all partners in the first half of 2026").queries[0]
    assert (query.operation, query.by, query.measure) == ("rank", "partner", "yoy")
    assert last(knowledge, "exports to all partners in June 2026").queries[0].operation == "level"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "exportations chinoises hors États-Unis en juin 2026"),
        ("de", "Exporte ohne die USA im Juni 2026"),
        ("es", "exportaciones a todos los países excepto Estados Unidos, junio de 2026"),
        ("ru", "экспорт Китая без США в июне 2026"),
        ("ja", "米国を除く中国の輸出 2026年6月"),
        ("zh", "剔除美国，2026年6月出口多少"),
    ],
)
def test_what_is_left_is_told_in_other_languages(knowledge: Knowledge, lang: str, text: str) -> None:
    reply = answer(Question(text, TODAY, lang), knowledge)
    assert round(reply.figures[0].value, 2) == 368.92


def test_a_gap_between_two_months_of_one_flow_is_no_balance(knowledge: Knowledge) -> None:
    query = last(knowledge, "What is the gap between exports in May and June 2026?").queries[0]
    assert (query.operation, query.flow) == ("change", "export")
    assert last(knowledge, "the gap between exports and imports in June 2026").queries[0].flow == "balance"


def test_trade_with_two_is_with_each_of_them(knowledge: Knowledge) -> None:
    query = last(knowledge, "trade with Japan and Korea in 2024").queries[0]
    assert (query.reporter, query.partners) == ("CHN", ("JPN", "KOR"))
    assert last(knowledge, "trade between Japan and Korea in 2024").outcome == "refuse"


def test_the_two_counts_of_the_balance_are_set_apart(knowledge: Knowledge) -> None:
    reply = last(knowledge, "how far apart are the US and Chinese numbers on the 2025 trade gap")
    assert round(reply.figures[0].value, 2) == 78.26


@pytest.mark.parametrize(
    ("text", "flow", "partners"),
    [
        ("which bought more Chinese goods in 2025, ASEAN or the US?", "export", ("ASEAN", "USA")),
        ("who took more magnets in September 2025, Germany or the US?", "export", ("DEU", "USA")),
        ("which sold China more in 2025, ASEAN or the US?", "import", ("ASEAN", "USA")),
        ("who sold more to China in 2025, ASEAN or the US?", "import", ("ASEAN", "USA")),
    ],
)
def test_who_bought_and_who_sold(knowledge: Knowledge, text: str, flow: str, partners: tuple[str, ...]) -> None:
    query = last(knowledge, text).queries[0]
    assert (query.operation, query.reporter, query.flow, query.partners) == ("compare", "CHN", flow, partners)


def test_what_the_other_side_reports_is_of_the_same_two(knowledge: Knowledge) -> None:
    text = "Beijing reports $38bn of exports to the US for June 2025; what did Washington record as imports?"
    query = last(knowledge, text).queries[-1]
    assert (query.reporter, query.flow, query.partners) == ("USA", "import", ("CHN",))
    whole = last(knowledge, "exports to the US in 2025", "US imports in 2024?").queries[-1]
    assert (whole.reporter, whole.partners) == ("USA", ("WLD",))  # a question of its own
