"""Plainly put questions: rates told as several, a course, two units at once, one time beating another, the newest."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotTrade, Opinion
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "operation", "by"),
    [
        ("exports to the EU, yoy rates April through September 2025", "trend", "month"),
        ("growth rates of exports to Africa in the second half of 2025", "trend", "month"),
        ("export growth rates from june to december 2025", "trend", "month"),
        ("y/y exports to ASEAN apr-aug 2025", "trend", "month"),
        ("how has the surplus moved from january to june 2025", "trend", "month"),
        ("rates of import growth from April to July 2025", "trend", "month"),
        ("Steigerungsraten der Importe, April bis Juli 2025", "trend", "month"),
        ("les taux de progression des exportations d'avril à août 2025", "trend", "month"),
        ("ritmos de crecimiento de las exportaciones de abril a agosto de 2025", "trend", "month"),
        ("as taxas de variação das importações de abril a agosto de 2025", "trend", "month"),
        ("темпы прироста импорта с апреля по июль 2025 года", "trend", "month"),
        ("темпы роста импорта с начала 2026 года по июнь", "growth", "year"),
        ("темпы роста импорта за первое полугодие 2026 года", "growth", "year"),
        ("2025年4月到7月进口增速各是多少", "trend", "month"),
        ("2025年4月から7月の輸入の伸び率はそれぞれ？", "trend", "month"),
        ("how did trade with Russia change from 2021 to 2025", "trend", "year"),
        # of the span as one: it can be worked out, is announced, or is named as one
        ("exports yoy april-september 2025", "growth", "year"),
        ("exports to Africa yoy jan-may 2025", "growth", "year"),
        ("exports to Africa yoy H2 2025", "growth", "year"),
        ("how much did exports change from January to June 2025", "change", None),
        ("how did exports move from may to june 2026", "change", None),
    ],
)
def test_several_rates_and_courses(knowledge: Knowledge, text: str, operation: str, by: str | None) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == (operation, by)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("soybean imports jan-apr 2026, tons and $", [("quantity", "quantity"), (None, "value_usd")]),
        ("exports 2024 in dollars and yuan", [(None, "value_usd"), (None, "value_cny")]),
        ("crude imports december 2025 in tonnes and in bpd", [("quantity", "quantity"), ("quantity", "mbpd")]),
    ],
)
def test_in_two_units(knowledge: Knowledge, text: str, bases: list[tuple[str | None, str]]) -> None:
    found = asked(knowledge, text)
    assert [(q.measure, q.basis) for q in found if isinstance(q, Query)] == bases


def test_units_of_numbers_are_none_that_are_asked_for(knowledge: Knowledge) -> None:
    assert len(asked(knowledge, "did exports hit 400 billion dollars and imports 200 billion yuan in June 2026")) < 3
    assert not isinstance(asked(knowledge, "exports H1 2026, dollars or yuan?")[0], Query)


def test_one_time_beats_another(knowledge: Knowledge) -> None:
    assert one(knowledge, "did exports in June beat May?").operation == "compare"
    assert one(knowledge, "Exports: H1 2026 beat H2 2025, true?").operation == "compare"
    assert one(knowledge, "did november exports beat the forecast").operation == "surprise"
    for query in asked(knowledge, "did exports beat in june and july 2025"):
        assert isinstance(query, Query)
        assert query.operation == "surprise"


@pytest.mark.parametrize(
    "text", ["tariffs above 50 % now", "is pmi above 50 now", "is the surplus over 100bn right now"]
)
def test_the_newest_is_held_against_the_bound(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "check"


def test_which_months_stay_months(knowledge: Knowledge) -> None:
    assert one(knowledge, "in which months was the surplus over 100bn, latest data").operation == "threshold"


def test_a_fiscal_year_is_one_time(knowledge: Knowledge) -> None:
    query = one(knowledge, "Were India's imports from China above 100bn in FY25?")
    assert (query.operation, [p.code for p in query.periods]) == ("check", ["2024-04/2025-03"])
    spanned = one(knowledge, "was the surplus above 100bn from april 2024 to march 2025")
    assert spanned.operation == "threshold"


def test_until_when_is_the_last_time(knowledge: Knowledge) -> None:
    query = one(knowledge, "until when did exports to the US fall")
    assert (query.operation, query.by) == ("threshold", "last")


def test_regions_are_groups(knowledge: Knowledge) -> None:
    assert set(one(knowledge, "exports by region H1 2026").partners) == {"EU27", "ASEAN", "AFRICA", "LATAM"}


@pytest.mark.parametrize("text", ["exports 2026-01..2026-03", "exports 2026-01–2026-03", "exports 2026-01 to 2026-03"])
def test_ranges_in_figures(knowledge: Knowledge, text: str) -> None:
    assert [p.code for p in one(knowledge, text).periods] == ["2026-01/2026-03"]


def test_two_currencies_are_no_exchange_rate(knowledge: Knowledge) -> None:
    assert one(knowledge, "GACC publishes in dollars and in yuan").by == "usd_cny_growth"
    assert one(knowledge, "what is the dollar in yuan").commodities == ("usdcny",)


def test_views_are_opinions_and_programs_no_trade(knowledge: Knowledge) -> None:
    for text in ("In your opinion, who is to blame", "who is to blame for the trade war"):
        assert isinstance(asked(knowledge, text)[0], Opinion), text
    for text in ("how do i import a csv into excel", "how can I import contacts", "in your opinion is tea nice"):
        assert isinstance(asked(knowledge, text)[0], NotTrade), text
    assert isinstance(asked(knowledge, "should I export to the US now")[0], Opinion)


def test_the_one_side_that_is_held_is_meant(knowledge: Knowledge) -> None:
    query = one(knowledge, "asean exp yoy nov25")
    assert (query.reporter, query.flow, query.partners) == ("CHN", "export", ("ASEAN",))
    for text in ("africa exports 2025", "Brazil's exports growth in October 2025"):
        assert not isinstance(asked(knowledge, text)[0], Query), text


def test_what_was_it_points_at_nothing(knowledge: Knowledge) -> None:
    assert isinstance(asked(knowledge, "how much was it in the end?")[0], Ambiguous)


def test_what_is_to_come_is_an_opinion_and_a_release_is_none(knowledge: Knowledge) -> None:
    for text in ("when will exports recover", "When will China overtake the US as the biggest importer?"):
        assert isinstance(asked(knowledge, text)[0], Opinion), text
    for text in ("when will China publish September data", "when will exports for september be out"):
        assert one(knowledge, text).by == "release_next", text


def test_two_letters_of_a_short_word_swapped(knowledge: Knowledge) -> None:
    assert one(knowledge, "chinas iron oer imports september 2025").commodities == ("iron_ore",)
    for text in ("iron bar exports 2025", "crude tax imports 2025"):
        assert not isinstance(asked(knowledge, text)[0], Query), text


def test_which_are_held(knowledge: Knowledge) -> None:
    for text in ("which countries do you have export data for?", "what countries are covered"):
        query = one(knowledge, text)
        assert (query.operation, query.by, query.partners) == ("coverage", "held", ()), text
    assert one(knowledge, "do you have data for Peru").partners == ("PER",)


def test_trade_in_short(knowledge: Knowledge) -> None:
    assert one(knowledge, "august 2026 trade, briefly").operation == "brief"
    assert one(knowledge, "briefly, what were exports in may 2026").operation == "level"


def test_a_plus_behind_an_amount_bounds_it(knowledge: Knowledge) -> None:
    query = one(knowledge, "months with a 100bn+ surplus in 2025")
    assert isinstance(query.condition, Bound)
    assert (query.condition.comparator, query.condition.amount) == ("at_least", 100.0)
    assert one(knowledge, "exports + imports 2025").flow == "total"


def test_growth_since_a_month_is_its_course(knowledge: Knowledge) -> None:
    for text in (
        "how has export growth been since march",
        "export growth since march 2026",
        "exports yoy since april 2025",
    ):
        assert one(knowledge, text).operation == "trend", text
    assert one(knowledge, "growth of exports since 2023").operation == "change"


def test_one_of_two_beats_the_other(knowledge: Knowledge) -> None:
    growth = one(knowledge, "did import growth beat export growth in march 2026? by how much")
    assert (growth.operation, growth.by, growth.measure) == ("compare", "flow", "yoy")
    market = one(knowledge, "did ASEAN beat the EU as an export market in 2025")
    assert (market.operation, market.by) == ("compare", "partner")
    assert one(knowledge, "did exports and imports beat forecasts in june 2025").operation == "surprise"


def test_a_price_by_its_unit_alone(knowledge: Knowledge) -> None:
    assert (one(knowledge, "$/bbl crude dec 2025").operation, one(knowledge, "$/bbl crude dec 2025").by) == (
        "unit_value",
        "bbl",
    )


def test_a_run_that_ended_in_a_month(knowledge: Knowledge) -> None:
    query = one(knowledge, "how long was the run of export growth that ended in october 2025")
    assert (query.operation, query.by, [p.code for p in query.periods]) == ("streak", "ended", ["2025-10"])
    assert one(knowledge, "how many months in a row had exports grown by october 2025").by == "asked"


def test_an_index_throughout_a_year_is_one_of_its_months(knowledge: Knowledge) -> None:
    assert one(knowledge, "was the PMI above 50 throughout 2025?").by == "every"
    assert one(knowledge, "was the full year 2025 surplus above 100bn").by is None
