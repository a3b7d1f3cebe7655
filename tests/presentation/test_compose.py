"""From results and refusals to replies: the words, how the question was read, the sources, the buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.catalog import Agency, Catalog, Commodity, Partner
from bot.errors import Ambiguous, NotHeld, NotReleased, NotTrade
from bot.model import Bound, Code, Coverage, Figure, Note, Period, Query, Result, SeriesKey, Statement, Turn
from bot.presentation import Phrasebook, compose
from bot.presentation.template import compile_phrase

NOVEMBER = Period.month(2025, 11)
MONTHS = tuple(Period.month(year, month) for year in (2024, 2025) for month in range(1, 13))
YEAR_TO_DATE = Period.parse("2025-01/2025-11")
LEVEL = Figure(33.79, "USD_bn", NOVEMBER, "CHN", "export", "USA", "TOTAL", "value", digits=2, agency="GACC")
RATE = Figure(-28.6, "pct", NOVEMBER, "CHN", "export", "USA", "TOTAL", "yoy", basis="value_usd", digits=1)
QUERY = Query("level", "CHN", "export", ("USA",), periods=(NOVEMBER,))
RESULT = Result(
    QUERY,
    (Statement.of("test.headline", figure=LEVEL), Statement.of("test.growth", rate=RATE)),
    agencies=("GACC",),
    covered=NOVEMBER,
    named=("USA",),
)


def held(flow: str, partner: str, periods: tuple[Period, ...], measure: str = "value", **slots: str) -> tuple[
    SeriesKey, tuple[Period, ...]
]:  # fmt: skip
    slots = {"commodity": "TOTAL", "basis": "", "unit": "USD_bn", "reporter": "CHN"} | slots
    return SeriesKey(flow=flow, partner=partner, measure=measure, adjusted="", vintage="published", **slots), periods


COVERAGE = Coverage(
    series=(
        held("export", "USA", (*MONTHS, YEAR_TO_DATE)),
        held("export", "USA", MONTHS[12:], "yoy", basis="value_usd", unit="pct"),
        held("import", "USA", MONTHS[:23]),
        held("export", "WLD", MONTHS),
        held("export", "WLD", MONTHS, "yoy", basis="value_usd", unit="pct"),
        held("import", "WLD", MONTHS, "yoy", basis="value_usd", unit="pct"),
        held("balance", "WLD", (*MONTHS, YEAR_TO_DATE)),
        held("export", "VNM", MONTHS[:12], unit="CNY_bn"),
        held("export", "WLD", MONTHS[:20], "quantity", commodity="rare_earths", unit="t"),
    ),
    releases=(("GACC", NOVEMBER, date(2025, 12, 8), "11:00"),),
    events=(("busan", Period.parse("2025-10-30"), "Truce at Busan"),),
)
CATALOG = Catalog(
    flows=("export", "import", "balance", "total", "context"),
    vintages=("published", "revised"),
    bases={"value_usd": "USD", "value_cny": "CNY", "quantity": None},
    measures={},
    units={},
    reporters={},
    agencies={"GACC": Agency("GACC", "Customs", "", "Asia/Shanghai")},
    partners={code: Partner(code, "territory", "", code) for code in ("USA", "VNM")},
    groups={},
    commodities={"TOTAL": Commodity("TOTAL", "goods", "total")},
)


@pytest.fixture(scope="module")
def books(english: Phrasebook) -> dict[str, Phrasebook]:
    phrases = {
        "test.headline": "{figure_series}, {figure_period}: {figure}",
        "test.growth": "{rate_moved} on a year earlier",
        "test.none": "I hold no trade {one_from} {other_to}",
        "test.which": "growth of what?",
    }
    return {
        "en": replace(
            english, phrases={**english.phrases, **{key: compile_phrase(text) for key, text in phrases.items()}}
        )
    }


NONE = Statement.of("test.none", one=Code("partner", "VNM"), other=Code("partner", "USA"))


def test_a_level(books: dict[str, Phrasebook]) -> None:
    reply = compose((RESULT,), "en", books, COVERAGE, CATALOG)
    assert reply.text == (
        "Exports from China to the United States, November 2025: $33.79 bn\n"
        "Down 28.6 % on a year earlier\n"
        "Read as: China → United States · exports · November 2025 · US dollars\n"
        "Source: China Customs (GACC), released 8 December 2025"
    )
    assert (reply.outcome, reply.reason, reply.language) == ("answer", None, "en")
    assert reply.figures == (LEVEL, RATE)
    assert reply.queries == (QUERY,)
    assert reply.turns == (Turn(QUERY, ("USA",)),)
    assert reply.chart is None


def test_each_of_two_months_tells_the_day_of_its_release(books: dict[str, Phrasebook]) -> None:
    earlier = replace(LEVEL, value=47.31, period=Period.month(2024, 11))
    two = replace(RESULT, statements=(*(Statement.of("test.headline", figure=one) for one in (earlier, LEVEL)),))
    released = (*COVERAGE.releases, ("GACC", earlier.period, date(2024, 12, 10), "11:00"))
    reply = compose((two,), "en", books, replace(COVERAGE, releases=released), CATALOG)
    assert reply.sources == ("Source: China Customs (GACC), released 8 December 2025 and 10 December 2024",)


def test_a_figure_told_by_the_part_before_is_not_told_again(books: dict[str, Phrasebook]) -> None:
    """ "How much, and how did it change on the year": the level tells its rate already."""
    query = QUERY.with_(operation="growth", measure="yoy")
    again = Result(query, (Statement.of("test.growth", rate=RATE),), agencies=("GACC",), covered=NOVEMBER)
    reply = compose((RESULT, again), "en", books, COVERAGE, CATALOG)
    assert reply.text.count("28.6") == 1
    assert reply.figures == (LEVEL, RATE, RATE)
    assert reply.queries == (QUERY, query)


def test_buttons_ask_what_can_be_answered(books: dict[str, Phrasebook]) -> None:
    choices = compose((RESULT,), "en", books, COVERAGE, CATALOG).choices
    assert {choice.label: choice.text for choice in choices} == {
        "Why?": "why did exports from China to the United States change in November 2025",
        "Growth on the year": "year-on-year growth of exports from China to the United States, November 2025",
        "Chart": "exports from China to the United States month by month, 2024 to 2025",
        "Year to date": "exports from China to the United States, January–November 2025",
        "Imports": "imports from the United States into China, November 2025",
        "Oct 2025": "exports from China to the United States, October 2025",
        "Dec 2025": "exports from China to the United States, December 2025",
    }
    assert [(choice.kind, choice.short) for choice in choices] == [
        ("why", ""), ("growth_on_year", "Growth"), ("chart", ""), ("ytd", "Jan–Nov"), ("other_flow", ""),
        ("previous", "Oct"), ("next", "Dec"),
    ]  # fmt: skip
    december = QUERY.with_(periods=(Period.month(2025, 12),))
    labels = [
        choice.label for choice in compose((replace(RESULT, query=december),), "en", books, COVERAGE, CATALOG).choices
    ]
    assert "Imports" not in labels  # not held for December
    assert "Jan 2026" not in labels


def test_notes_are_spoken(books: dict[str, Phrasebook]) -> None:
    notes = (
        Note("corrected", "flow", "export", "exprots"),
        Note("carried", "partners", "USA"),
        Note("assumed", "periods", "2025-11"),
        Note("assumed", "reporter", "CHN"),
    )
    reply = compose((replace(RESULT, query=QUERY.with_(notes=notes)),), "en", books, COVERAGE, CATALOG)
    assert reply.notes == (
        "Read as: China → United States (from before) · exports · November 2025 (newest held) · US dollars",
        "“exprots” read as exports",
    )


def test_parts_that_differ_in_one_slot_are_read_in_one_line(books: dict[str, Phrasebook]) -> None:
    third = QUERY.with_(
        partners=("JPN",), notes=(Note("carried", "flow", "export"), Note("assumed", "partners", "JPN"))
    )
    parts = tuple(replace(RESULT, query=query) for query in (QUERY, QUERY.with_(partners=("VNM",)), third))
    assert compose(parts, "en", books, COVERAGE, CATALOG).notes == (
        "Read as: China → United States, China → Vietnam and China → Japan (assumed) · exports · November 2025"
        " · US dollars",
    )
    other = QUERY.with_(partners=("VNM",), periods=(Period.year(2024),))
    assert compose((RESULT, replace(RESULT, query=other)), "en", books, COVERAGE, CATALOG).notes == (
        "Read as: China → United States · exports · November 2025 · US dollars",
        "Read as: China → Vietnam · exports · 2024 · US dollars",
    )


def test_a_condition_is_told_as_it_was_read(books: dict[str, Phrasebook]) -> None:
    query = Query("threshold", flow="balance", periods=(Period.year(2025),), by="which",
                  condition=Bound("above", 110.0, unit="USD_bn"))  # fmt: skip
    reply = compose((replace(RESULT, query=query),), "en", books, COVERAGE, CATALOG)
    assert reply.notes == (
        "Read as: China ↔ world · trade balance · months counted · above $110 bn · 2025 · US dollars",
    )


def test_several_parts_say_which_is_not_answered(books: dict[str, Phrasebook]) -> None:
    refused = QUERY.with_(reporter="VNM", partners=("USA",))
    reply = compose((NotHeld(NONE, refused), RESULT), "en", books, COVERAGE, CATALOG)
    assert reply.outcome == "answer"
    assert reply.headline == "Exports from China to the United States, November 2025: $33.79 bn"
    assert reply.lines == ("Down 28.6 % on a year earlier", "I hold no trade from Vietnam to the United States")
    assert reply.queries == (refused, QUERY)
    assert [turn.query for turn in reply.turns] == [refused, QUERY]


def test_not_out_yet_offers_the_newest(books: dict[str, Phrasebook]) -> None:
    asked = Query("level", flow="export", periods=(Period.month(2026, 9),))
    reply = compose((NotReleased(NONE, asked),), "en", books, COVERAGE, CATALOG)
    assert (reply.outcome, reply.reason, reply.figures) == ("refuse", "not_released", ())
    assert [choice.text for choice in reply.choices] == ["China's exports, December 2025"]


def test_dollars_not_held_offers_what_is(books: dict[str, Phrasebook]) -> None:
    asked = Query("level", flow="export", partners=("VNM",), basis="value_usd", periods=(Period.month(2024, 5),))
    reply = compose((NotHeld(NONE, asked),), "en", books, COVERAGE, CATALOG)
    assert [choice.text for choice in reply.choices] == [
        "exports from China to Vietnam, May 2024", "China's exports, May 2024", "what data do you have",
    ]  # fmt: skip


def test_not_trade_shows_three_questions(books: dict[str, Phrasebook]) -> None:
    reply = compose((NotTrade(NONE),), "en", books, COVERAGE, CATALOG)
    assert (reply.outcome, reply.reason, reply.turns) == ("refuse", "not_trade", ())
    assert [choice.label for choice in reply.choices] == [
        "Exports, Dec 2025", "Trade balance, Dec 2025", "Exports of rare earths, Aug 2025",
    ]  # fmt: skip


def test_asking_back_offers_the_readings(books: dict[str, Phrasebook]) -> None:
    readings = tuple(Query("growth", flow=flow, periods=(NOVEMBER,)) for flow in ("export", "import"))
    reply = compose((Ambiguous(Statement.of("test.which"), None, readings),), "en", books, COVERAGE, CATALOG)
    assert (reply.outcome, reply.reason, reply.headline) == ("clarify", "ambiguous", "Growth of what?")
    assert [choice.label for choice in reply.choices] == ["Growth of exports, Nov 2025", "Growth of imports, Nov 2025"]
    assert tuple(choice.query for choice in reply.choices) == readings


def test_a_trend_has_a_chart(books: dict[str, Phrasebook]) -> None:
    figures = tuple(replace(LEVEL, period=Period.month(2025, n), value=30.0 + n, digits=None) for n in range(1, 7))
    query = QUERY.with_(operation="trend", periods=(Period.parse("2025-01/2025-06"),), by="month")
    result = replace(RESULT, query=query, series=((Code("partner", "USA"), figures),), bounds=(35.0,))
    chart = compose((result,), "en", books, COVERAGE, CATALOG).chart
    assert chart is not None
    assert (chart.kind, chart.title) == ("line", "Exports from China to the United States, November 2025: $33.79 bn")
    assert chart.under == "Exports from China to the United States, first half of 2025"
    assert chart.series[0].points[0] == ("2025-01", 31.0)
    assert chart.series[0].unit == "USD_bn"
    assert chart.marks[0].label == "$35 bn"
    assert dict(chart.labels)["2025-01"] == "Jan 2025"
    assert chart.alt == (
        "Line chart of exports from China to the United States, first half of 2025: from $31.00 bn in January 2025 to "
        "$36.00 bn in June 2025; highest $36.00 bn in June 2025, lowest $31.00 bn in January 2025."
    )


def test_a_ranking_has_bars_by_name(books: dict[str, Phrasebook]) -> None:
    figures = tuple(replace(LEVEL, partner=code, value=v) for code, v in (("USA", 3.0), ("HKG", 2.0), ("VNM", 1.0)))
    result = replace(
        RESULT, query=QUERY.with_(operation="rank", by="partner"), series=((Code("flow", "export"), figures),)
    )
    chart = compose((result,), "en", books, COVERAGE, CATALOG).chart
    assert chart is not None
    assert (chart.kind, chart.under) == ("ranking", "China's exports, November 2025")
    assert chart.series[0].points == (("United States", 3.0), ("Hong Kong", 2.0), ("Vietnam", 1.0))


def test_a_language_without_a_phrasebook_is_answered_in_english(books: dict[str, Phrasebook]) -> None:
    assert compose((RESULT,), "xx", books, COVERAGE, CATALOG).language == "en"
