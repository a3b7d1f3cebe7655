"""A refresh: served, waiting or tried; what it keeps of earlier prints; what is asked of it afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.desk import Desk
from bot.desk import waiting as kept
from bot.desk.refreshing import Manner, Outcome, due, note, refresh
from bot.desk.report import lines
from bot.desk.staging import Read
from bot.errors import BadSetup
from bot.knowledge import check, load
from bot.model import Question, Reply
from bot.pipeline import answer
from tests.desk.conftest import Printed

LICENSED = "no_redistribution"
NOW = datetime(2026, 10, 9, 8, tzinfo=UTC)
AFTER = date(2026, 10, 10)


def run(desk: Desk, read: Read, manner: Manner = Manner()) -> Outcome:  # noqa: B008  (frozen)
    with desk.changing():
        return refresh(desk, "office", read, NOW, manner)


def ask(desk: Desk, text: str) -> Reply:
    return answer(Question(text, AFTER), load(desk.folder()), "CHN")


def test_new_periods_are_served_with_their_page(desk: Desk, printed: Printed) -> None:
    outcome = run(desk, Read("office", printed({"period": "2026-09", "value": "340.11"})))
    assert (outcome.end, outcome.version, outcome.staged.reasons) == ("served", 1, ())
    reply = ask(desk, "China's exports in September 2026")
    assert reply.figures[0].value == 340.11
    [source] = reply.figures[0].sources
    page = load(desk.folder()).facts.source(source)
    assert page is not None
    assert (page.via, page.url, page.page_date) == (
        "office.example", "https://office.example/9.html", "2026-10-09",
    )  # fmt: skip
    assert not check(desk.folder()).errors
    again = run(desk, Read("office", printed({"period": "2026-09", "value": "340.11"})))
    assert (again.end, desk.current) == ("nothing", 1)


def test_a_licensed_figure_makes_way_for_an_open_one_and_never_takes_its_place(desk: Desk, printed: Printed) -> None:
    """What the licence keeps from others must not be lost to them because the operator had it first."""
    comtrade = {"partner": "VNM", "agency": "UN Comtrade", "source": "https://comtrade.example 2026-10-01"}
    months = [f"2026-{month:02d}" for month in (7, 8, 9)]
    first = Read(
        "comtrade", printed(*({**comtrade, "period": month, "value": "20.5"} for month in months)), terms=LICENSED
    )
    assert run(desk, first).end == "served"
    whole = load(desk.folder())
    assert whole.restricted
    asked = Question("China's exports to Vietnam in August 2026", AFTER)
    assert answer(asked, whole, "CHN").figures[0].value == 20.5
    assert not answer(asked, whole.for_anybody, "CHN").figures
    office = Read("office", printed(*({"partner": "VNM", "period": month, "value": "22.25"} for month in months[:2])))
    outcome = run(desk, office)
    assert (outcome.end, outcome.staged.diff.strange) == ("served", ())
    whole = load(desk.folder())
    assert [answer(asked, view, "CHN").figures[0].value for view in (whole, whole.for_anybody)] == [22.25, 22.25]
    later = Question("China's exports to Vietnam in September 2026", AFTER)
    assert answer(later, whole, "CHN").figures[0].value == 20.5
    assert not answer(later, whole.for_anybody, "CHN").figures
    assert run(desk, first).end in ("nothing", "served")
    assert answer(asked, load(desk.folder()).for_anybody, "CHN").figures[0].value == 22.25


def test_a_later_print_is_a_revision_and_the_first_stays(desk: Desk, printed: Printed) -> None:
    run(desk, Read("office", printed({"period": "2026-09", "value": "340.11"})))
    outcome = run(desk, Read("office", printed({"period": "2026-09", "value": "342.50",
                                                "source": "https://office.example/10.html 2026-11-09"})))  # fmt: skip
    assert outcome.end == "served"
    level = ask(desk, "China's exports in September 2026")
    assert level.figures[0].value == 340.11
    assert any("342.5" in line for line in level.lines)
    told = ask(desk, "was September 2026 exports revised?")
    assert "340.11" in told.headline
    assert "342.5" in told.headline
    same = run(desk, Read("office", printed({"period": "2026-09", "value": "342.50"})))
    assert same.end == "nothing"
    prints = [(row["value"], row["seen"]) for row in desk.layer().rows("trade/prints.csv")]
    assert ("340.11", "2026-10-09") in prints
    assert ("342.50", "2026-10-09") in prints


def test_a_page_with_both_prints_gives_both(desk: Desk, printed: Printed) -> None:
    later = printed({"period": "2026-09", "value": "342.50", "source": "https://office.example/10.html 2026-11-09"})
    read = Read("office", printed({"period": "2026-09", "value": "340.11"}), later=later)
    assert run(desk, read).end == "served"
    told = ask(desk, "was September 2026 exports revised?")
    assert "340.11" in told.headline
    assert "342.5" in told.headline
    assert run(desk, read).end == "nothing"


def test_a_large_change_waits_for_a_yes(desk: Desk, printed: Printed) -> None:
    run(desk, Read("office", printed({"period": "2026-09", "value": "340.11"})))
    read = Read("office", printed({"period": "2026-09", "value": "352.00"}))
    outcome = run(desk, read)
    assert outcome.end == "waits"
    assert outcome.staged.reasons == ("1 known value would change by more than 1% (rates: 0.5 points)",)
    assert desk.current == 1
    waits = kept.waiting(desk, "office")
    assert waits is not None
    assert waits.read.rows.equals(read.rows)
    assert waits.before == 1
    assert run(desk, waits.read, Manner(accept=True)).end == "served"
    assert kept.names(desk) == ()


def test_a_value_far_off_waits(desk: Desk, printed: Printed) -> None:
    outcome = run(desk, Read("office", printed({"period": "2026-09", "value": "3401.1"})))
    assert outcome.end == "waits"
    assert outcome.staged.reasons == ("1 value far off the history of the series",)
    assert any("robust deviations off" in line for line in lines(outcome.staged))


def test_a_period_that_is_lost_waits(desk: Desk, printed: Printed) -> None:
    told = printed({"period": "2025-10", "value": "305.4"}, {"period": "2025-12", "value": "357.8"})
    held = {(f.period.code, f.agency) for f in load(desk.folder()).table.series(_exports(desk))}
    assert ("2025-11", "GACC") in held
    outcome = run(desk, Read("office", told), Manner(dry=True))
    assert "1 period held is no longer printed" in outcome.staged.reasons


def _exports(desk: Desk):  # type: ignore[no-untyped-def]
    [key] = load(desk.folder()).table.keys("CHN", "export", "WLD", "TOTAL", "value", "", "", "published", "USD_bn")
    return key


def test_a_dry_run_changes_nothing(desk: Desk, printed: Printed) -> None:
    assert run(desk, Read("office", printed({"period": "2026-09", "value": "340.11"})), Manner(dry=True)).end == "tried"
    assert (desk.current, kept.names(desk)) == (0, ())


def test_unattended_only_adds_what_comes_after(desk: Desk, printed: Printed) -> None:
    told = printed(
        {"period": "2026-09", "value": "340.11"},
        {"period": "2025-11", "value": "250.0"},
        {"period": "2026-09", "value": "12.0", "partner": "JPN"},
    )
    outcome = run(desk, Read("office", told), Manner(unattended=True))
    assert outcome.end == "served"
    assert [(c.kind, c.period.code) for c in outcome.staged.diff.changes] == [("new", "2026-09")]
    assert ask(desk, "China's exports in November 2025").figures[0].value == 330.3


def test_a_value_that_was_wrong_is_put_right_where_a_person_says_so(desk: Desk, printed: Printed) -> None:
    run(desk, Read("office", printed({"period": "2026-09", "value": "340.11"})))
    read = Read("office", printed({"period": "2026-09", "value": "342.50"}))
    assert run(desk, read, Manner(correct=True)).end == "served"
    assert ask(desk, "China's exports in September 2026").figures[0].value == 342.5
    assert "not known" in ask(desk, "was September 2026 exports revised?").headline
    held = Read("office", printed({"period": "2025-11", "value": "330.91"}))
    assert run(desk, held, Manner(correct=True)).end == "served"
    assert ask(desk, "China's exports in November 2025").figures[0].value == 330.91
    [row] = [row for row in desk.layer().rows("trade/observations.csv") if row["period"] == "2025-11"]
    assert row["replaces"].startswith("330.3")


def test_what_breaks_the_rules_changes_nothing(desk: Desk, printed: Printed) -> None:
    for cells, said in (
        ({"period": "2026-09", "value": "340.11", "partner": "XYZ"}, "'XYZ' is not known"),
        ({"period": "soon", "value": "340.11"}, "not a period"),
        ({"period": "2026-09", "value": "1e5"}, "no number"),
    ):
        with pytest.raises(BadSetup, match=said):
            run(desk, Read("office", printed(cells)), Manner(accept=True))
    assert desk.current == 0


def test_figures_under_terms_are_marked(desk: Desk, printed: Printed) -> None:
    read = Read("office", printed({"period": "2026-09", "value": "340.11"}), terms="no_redistribution")
    assert run(desk, read).end == "served"
    knowledge = load(desk.folder())
    assert knowledge.restricted
    assert "340.11" not in str(answer(Question("exports in September 2026", AFTER), knowledge.for_anybody, "CHN"))


def test_once_a_day_for_all_replicas(desk: Desk) -> None:
    with desk.changing():
        assert due(desk, NOW)
        note(desk, NOW)
        assert not due(desk, NOW + timedelta(hours=3))
        assert due(desk, NOW + timedelta(hours=23))
        assert due(desk, NOW - timedelta(days=2))  # the clock was wrong once
