"""Why, both sides, against forecast, revised, unit values, briefs and claims over tables of a few rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.analysis import execute
from bot.analysis.operations.rounding import matches
from bot.catalog import Definition, Event, Facts, Forecast, Revision
from bot.errors import CannotAnswer, NotHeld
from bot.model import Bound, Figure, Period, Result
from tests.analysis.conftest import ASKED_ON, MakeTable, query

SOY = "flow=import partner=USA commodity=soybeans measure=quantity unit=Mt"


def event(slug: str, when: str, flow: str, partner: str, commodity: str) -> Event:
    return Event(slug, Period.parse(when), slug, "detail", flow, (partner,), (commodity,), "s1")


def forecast(period: str, value: float, actual: float | None, poll: str) -> Forecast:
    return Forecast("CHN", "export", "WLD", "TOTAL", "yoy", "value_usd", Period.parse(period), "pct", value, actual,
                    poll, poll, "s1", 1)  # fmt: skip


def kinds(answer: Result) -> list[str]:
    return [statement.kind for statement in answer.statements]


def titles(answer: Result) -> list[str]:
    return [s["title"].text for s in answer.statements if s.kind == "why.event"]  # type: ignore[union-attr]


def test_why_names_what_touches_the_flow_before_the_period_and_nothing_later(make: MakeTable) -> None:
    facts = Facts(events=(
        event("farm tariffs", "2025-03-10", "import", "USA", "soybeans"),
        event("retaliation", "2025-04-04", "import", "USA", "TOTAL"),
        event("export tariffs", "2025-04-09", "export", "USA", "TOTAL"),
        event("truce", "2025-10-30", "both", "USA", "TOTAL"),
        event("other good", "2025-09-01", "import", "USA", "lng"),
    ))  # fmt: skip
    answer = execute(query("why", "import", "2025-09", partners=("USA",), commodities=("soybeans",)),
                     make((SOY, "2025-09 0, 2024-09 1.7"), facts=facts), ASKED_ON)  # fmt: skip
    assert titles(answer) == ["retaliation", "farm tariffs"]
    assert (kinds(answer)[0], kinds(answer)[-1]) == ("why.amount", "why.weights")


def test_why_without_an_event_says_that_it_is_not_established(make: MakeTable) -> None:
    answer = execute(query("why", when="2025-11"), make(("measure=yoy", "2025-11 5.9, 2024-11 6.7")), ASKED_ON)
    assert kinds(answer) == ["why.headline", "why.base", "why.not_established"]


def test_a_false_premise_is_corrected_first(make: MakeTable) -> None:
    asked = query("why", when="2025-11", condition=Bound("below", 0.0, measure="yoy"))
    assert kinds(execute(asked, make(("measure=yoy", "2025-11 5.9")), ASKED_ON))[0] == "why.premise_false"


def test_both_sides_with_gap_and_causes_in_the_order_of_the_glossary(make: MakeTable) -> None:
    facts = Facts(definitions=(
        Definition("b", "B", "freight", "s1", ("mirror_gap",), 2),
        Definition("a", "A", "ports", "s1", ("mirror_gap_CHN_USA",), 1),
        Definition("c", "C", "of another pair", "s1", ("mirror_gap_CHN_DEU",), 0),
    ))  # fmt: skip
    table = make(("partner=USA", "2025-07 35.8"), ("reporter=USA flow=import partner=CHN", "2025-07 26.4"), facts=facts)
    answer = execute(query("mirror", when="2025-07", partners=("USA",)), table, ASKED_ON)
    assert [round(f.value, 1) for f in answer.figures] == [35.8, 26.4, 9.4, 26.3]
    assert [s["text"].text for s in answer.statements if s.kind == "mirror.cause"] == ["ports", "freight"]  # type: ignore[union-attr]
    first = execute(query("mirror", when="2025-07", partners=("USA",), by="gap"), table, ASKED_ON)
    assert kinds(first)[0] == "mirror.gap"


def test_a_surplus_is_set_against_the_other_sides_deficit(make: MakeTable) -> None:
    table = make(("flow=balance partner=USA", "2023 336.1"), ("reporter=USA flow=balance partner=CHN", "2023 -279.4"))
    answer = execute(query("mirror", "balance", "2023", partners=("USA",)), table, ASKED_ON)
    assert round(answer.figures[2].value, 1) == 56.7


def test_of_two_counts_of_one_deficit_the_larger_is_more(make: MakeTable) -> None:
    table = make(("flow=balance partner=USA", "2023 336.1"), ("reporter=USA flow=balance partner=CHN", "2023 -379.4"))
    asked = query("mirror", "balance", "2023", reporter="USA", partners=("CHN",))
    assert round(execute(asked, table, ASKED_ON).figures[2].value, 1) == 43.3


def test_one_side_alone_is_no_mirror(make: MakeTable) -> None:
    with pytest.raises(NotHeld):
        execute(query("mirror", when="2025-07", partners=("USA",)), make(("partner=USA", "2025-07 35.8")), ASKED_ON)


def test_reuters_is_taken_first_and_the_poll_asked_for_before_it(make: MakeTable) -> None:
    facts = Facts(forecasts=(
        forecast("2025-09", 6.6, 8.3, "Bloomberg"), forecast("2025-09", 6.0, 8.3, "Reuters"),
        forecast("2025-09", 7.0, 8.3, "other"),
    ))  # fmt: skip
    table = make(("measure=yoy", "2025-09 8.3"), facts=facts)
    answer = execute(query("surprise", when="2025-09"), table, ASKED_ON)
    assert kinds(answer)[0] == "surprise.beat.rate"
    assert [f.value for f in answer.figures][:3] == [8.3, 6.0, 2.3]
    asked = execute(query("surprise", when="2025-09", by="Bloomberg"), table, ASKED_ON)
    assert [(f.value, f.unit) for f in asked.figures][1:3] == [(6.6, "pct"), (1.7, "pp")]
    with pytest.raises(NotHeld):
        execute(query("surprise", when="2025-09", by="Wind"), table, ASKED_ON)


def test_the_greatest_surprises(make: MakeTable) -> None:
    facts = Facts(forecasts=(forecast("2025-09", 6.0, 8.3, "Reuters"), forecast("2025-10", 3.0, -1.1, "Reuters")))
    table = make(("measure=yoy", "2025-09 8.3, 2025-10 -1.1"), facts=facts)
    answer = execute(query("surprise", limit=-1), table, ASKED_ON)
    assert answer.figures[0].value == -4.1


def test_a_revision_from_the_facts_and_from_the_vintages(make: MakeTable) -> None:
    known = Revision("CHN", "balance", "WLD", "TOTAL", "value", "", "", Period.parse("2022"), "USD_bn", 877.6, 838,
                     "s1", "s2", "", 1, 0)  # fmt: skip
    table = make(("", "2025-11 330"), ("vintage=revised", "2025-11 331"), facts=Facts(revisions=(known,)))
    told = execute(query("revision", "balance", "2022"), table, ASKED_ON)
    assert [f.value for f in told.figures][:3] == [877.6, 838, -39.6]
    vintages = execute(query("revision", when="2025-11"), table, ASKED_ON)
    assert [f.value for f in vintages.figures][:3] == [330, 331, 1]


def test_what_the_first_print_was_rounded_by_is_no_revision(make: MakeTable) -> None:
    november = Period.parse("2025-11")
    known = Revision("CHN", "import", "WLD", "TOTAL", "value", "", "", november, "USD_bn", 218.6, 218.604,
                     "s1", "s2", "", 1, 3)  # fmt: skip
    told = execute(
        query("revision", "import", "2025-11"),
        make(("flow=import", "2025-11 218.6"), facts=Facts(revisions=(known,))),
        ASKED_ON,
    )
    assert [statement.kind for statement in told.statements] == ["revision.rounded"]
    beyond = replace(known, later=218.66)
    told = execute(
        query("revision", "import", "2025-11"),
        make(("flow=import", "2025-11 218.6"), facts=Facts(revisions=(beyond,))),
        ASKED_ON,
    )
    assert told.statements[0].kind == "revision.headline"


@pytest.mark.parametrize(
    ("quantity", "value", "unit"),
    [("unit=Mt", 476.0, "USD_per_t"), ("unit=bn_units", 0.476, "USD_per_unit"), ("unit=mbpd", 15.355, "USD_per_bbl")],
)
def test_unit_values_by_what_is_counted(make: MakeTable, quantity: str, value: float, unit: str) -> None:
    oil = "flow=import commodity=crude_oil"
    amount = "1" if "mbpd" in quantity else "56"
    table = make((oil, f"2025-12 {'0.476' if amount == '1' else '26.656'}"),
                 (f"{oil} measure=quantity {quantity}", f"2025-12 {amount}"))  # fmt: skip
    answer = execute(query("unit_value", "import", "2025-12", commodities=("crude_oil",)), table, ASKED_ON)
    assert (round(answer.figures[0].value, 3), answer.figures[0].unit) == (value, unit)


def test_a_brief_of_january_is_that_of_both_months(make: MakeTable) -> None:
    table = make(("measure=yoy", "2026-01/2026-02 21.8"), ("flow=balance", "2026-01/2026-02 213.62"))
    answer = execute(query("brief", None, "2026-01"), table, ASKED_ON)
    assert answer.query.periods[0].code == "2026-01/2026-02"
    assert [f.value for f in answer.figures][:2] == [21.8, 213.62]


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [
        (Bound("is", -28.6, unit="pct"), "check.true.rate"),
        (Bound("is", -29.0, unit="pct"), "check.rounded.rate"),
        (Bound("is", 5.0, unit="pct"), "check.false.rate"),
        (Bound("above", 0.0, measure="yoy"), "check.false.rate"),
        (Bound("is", 33.8, unit="USD_bn"), "check.rounded.level"),
        (Bound("at_least", 40, unit="USD_bn"), "check.false.level"),
        (Bound("is", -18.9, unit="pct"), "check.other.rate"),
    ],
)
def test_the_verdict_leads(make: MakeTable, bound: Bound, verdict: str) -> None:
    table = make(("partner=USA", "2025-11 33.79"), ("partner=USA measure=yoy", "2025-11 -28.6, 2025-01/2025-11 -18.9"))
    answer = execute(query("check", when="2025-11", partners=("USA",), condition=bound), table, ASKED_ON)
    assert answer.statements[0].kind == verdict


@pytest.mark.parametrize(
    ("claimed", "held", "unit", "match"),
    [
        (1200, 1189, "USD_bn", "rounded"), (400, 357.78, "USD_bn", "no"), (34, 33.79, "USD_bn", "rounded"),
        (30, 28.6, "pct", "no"), (29, 28.6, "pct", "rounded"), (5.9, 5.9, "pct", "exact"), (0, 0, "Mt", "exact"),
    ],
)  # fmt: skip
def test_rounding_as_people_do(claimed: float, held: float, unit: str, match: str) -> None:
    assert matches(claimed, Figure(held, unit, Period.year(2025), digits=2)) == match


def test_how_often_it_beat_within_a_span(make: MakeTable) -> None:
    facts = Facts(forecasts=(
        forecast("2025-10", 3.0, -1.1, "Reuters"), forecast("2025-11", 3.8, 5.9, "Reuters"),
        forecast("2025-11", 4.0, 5.9, "Bloomberg"),
    ))  # fmt: skip
    table = make(("measure=yoy", "2025-10 -1.1, 2025-11 5.9"), facts=facts)
    answer = execute(query("surprise", when="2025", measure="yoy"), table, ASKED_ON)
    assert [figure.value for figure in answer.statements[0].figures()] == [1.0, 1.0, 2.0]  # beaten, missed, of
    assert kinds(answer) == ["surprise.within", "surprise.row", "surprise.row"]


TARIFF = "flow=context partner=USA commodity=us_tariff_avg measure=level unit=pct"
RATES = ("partner=USA measure=yoy", "2025-11 -28.6, 2024-11 8.0")


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("2025-01 20.8, 2025-05 126.5, 2025-06 51.1, 2025-12 47.5", ("2025-06", "2025-01")),  # nothing a year before
        ("2024-06 19.3, 2024-10 20.0, 2025-06 51.1", ("2025-06", "2024-10")),
        ("2025-06 51.1, 2025-12 47.5", ("2025-06",)),  # what came later bore on nothing
        ("2024-10 20.0", ()),  # too old
    ],
)
def test_the_tariff_that_bears_on_a_flow_is_told_beside_its_causes(
    make: MakeTable, held: str, told: tuple[str, ...]
) -> None:
    answer = execute(query("why", when="2025-11", partners=("USA",)), make(RATES, (TARIFF, held)), ASKED_ON)
    bears = [s for s in answer.statements if s.kind.startswith("why.bears")]
    assert tuple(figure.period.code for s in bears for figure in s.figures()) == told


@pytest.mark.parametrize("slots", [{"partners": ("JPN",)}, {"flow": "import"}, {"commodities": ("chips",)}])
def test_a_tariff_bears_on_its_own_flow_partner_and_on_all_goods_alone(
    make: MakeTable, slots: dict[str, object]
) -> None:
    asked = query("why", when="2025-11", partners=("USA",)).with_(**slots)
    row = (f"flow={asked.flow} partner={asked.partners[0]} commodity={asked.commodities[0]} measure=yoy", "2025-11 5.9")
    answer = execute(asked, make(row, (TARIFF, "2025-01 20.8, 2025-06 51.1")), ASKED_ON)
    assert not [kind for kind in kinds(answer) if kind.startswith("why.bears")]


def test_three_events_are_told_and_the_rest_on_demand(make: MakeTable) -> None:
    facts = Facts(events=tuple(event(f"e{n}", f"2025-{n:02d}-10", "export", "USA", "TOTAL") for n in range(1, 8)))
    table, asked = make(RATES, facts=facts), query("why", when="2025-11", partners=("USA",))
    answer = execute(asked, table, ASKED_ON)
    assert (titles(answer), answer.beyond) == (["e7", "e6", "e5"], 4)
    every = execute(asked.with_(limit=7), table, ASKED_ON)
    assert (len(titles(every)), every.beyond) == (7, 0)


def test_two_counts_by_month_lie_apart_the_most_in_one_of_them(make: MakeTable) -> None:
    table = make(
        ("partner=USA", "2025-07 35, 2025-08 31, 2025-09 34"),
        ("reporter=USA flow=import partner=CHN", "2025-07 26, 2025-08 32, 2025-09 23"),
    )
    asked = query("mirror", when="2025-07/2025-09", partners=("USA",), by="month")
    most = execute(asked.with_(limit=1), table, ASKED_ON)
    assert kinds(most)[:2] == ["mirror.furthest", "mirror.gap"]
    assert most.figures[0].period.code == "2025-09"
    least = execute(asked.with_(limit=-1), table, ASKED_ON)
    assert least.figures[0].period.code == "2025-08"
    below = execute(asked.with_(condition=Bound("below", 0.0)), table, ASKED_ON)
    assert (kinds(below)[0], below.figures[0].value) == ("mirror.higher", 1)


def test_a_month_without_either_count_leaves_no_most(make: MakeTable) -> None:
    table = make(("partner=USA", "2025-07 35, 2025-08 31"), ("reporter=USA flow=import partner=CHN", "2025-07 26"))
    with pytest.raises(CannotAnswer):
        execute(query("mirror", when="2025-07/2025-08", partners=("USA",), by="month", limit=1), table, ASKED_ON)
