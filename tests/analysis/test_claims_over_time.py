"""Claims of records, runs and first times against brute-force twins: the same verdict over random series with gaps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import Table, execute
from bot.catalog import Catalog, Facts
from bot.errors import CannotAnswer
from bot.model import Bound, Period, Result
from tests.analysis.conftest import ASKED_ON, MakeTable, query, table_of

SERIES = st.dictionaries(st.integers(0, 14), st.integers(-4, 4), min_size=3)


def month(n: int) -> Period:
    return Period.month(2024 + (n + 2) // 12, (n + 2) % 12 + 1)  # from March: January and February are a case apart


def rates(catalog: Catalog, held: dict[int, int]) -> Table:
    return table_of(catalog, Facts(), ("measure=yoy", ", ".join(f"{month(n)} {held[n]}" for n in sorted(held))))


def verdict(table: Table, asked: int, **slots: object) -> str:
    try:
        told: Result = execute(query("check", when=month(asked).code, measure="yoy", **slots), table, ASKED_ON)
    except CannotAnswer:
        return "cannot"
    return next(s.kind.split(".")[1] for s in told.statements if s.kind.startswith("check."))


FALLS = Bound("below", 0.0, unit="pct", measure="yoy")


@settings(max_examples=150, deadline=None)
@given(held=SERIES, asked=st.integers(0, 14), claimed=st.integers(1, 6))
def test_the_nth_month_in_a_row(catalog: Catalog, held: dict[int, int], asked: int, claimed: int) -> None:
    got = verdict(rates(catalog, held), asked, by="streak", limit=claimed, condition=FALLS)
    if not any(True for n in (10, 11) if n in held) and asked in held:
        length = 0
        while held.get(asked - length, 1) < 0:
            length += 1
        open_end = asked - length not in held
        wanted = "true" if length == claimed else "open" if length and length < claimed and open_end else "false"
        assert got == wanted
    elif asked not in held:
        assert got == "cannot"


@settings(max_examples=150, deadline=None)
@given(held=SERIES, asked=st.integers(0, 14), highest=st.booleans())
def test_a_record_up_to_then(catalog: Catalog, held: dict[int, int], asked: int, highest: bool) -> None:
    got = verdict(rates(catalog, held), asked, by="record", limit=1 if highest else -1)
    earlier = [held[n] for n in held if n <= asked]
    if asked not in held or len(earlier) < 3:
        assert got == "cannot"
    else:
        best = max(earlier) if highest else min(earlier)
        assert got == ("true" if held[asked] == best else "false")


@settings(max_examples=150, deadline=None)
@given(held=SERIES, asked=st.integers(0, 14))
def test_for_the_first_time(catalog: Catalog, held: dict[int, int], asked: int) -> None:
    got = verdict(rates(catalog, held), asked, by="first", condition=FALLS)
    earlier = [held[n] for n in held if n < asked]
    if asked not in held or not earlier:
        assert got == "cannot"
    else:
        assert got == ("true" if held[asked] < 0 and not any(value < 0 for value in earlier) else "false")


def test_what_came_later_takes_no_record_away(make: MakeTable) -> None:
    table = make(("flow=balance", "2022 800, 2023 820, 2024 990, 2025 1189"))
    told = execute(query("check", "balance", "2024", by="record", limit=1), table, ASKED_ON)
    assert [s.kind for s in told.statements][:2] == ["check.true.record_highest_then", "record.since_then"]


def test_an_amount_is_judged_though_the_record_cannot_be_told(make: MakeTable) -> None:
    table = make(("", "2025 100"))
    asked = query("check", when="2025", by="record", limit=1, condition=Bound("is", 100.0, unit="USD_bn"))
    told = execute(asked, table, ASKED_ON)
    assert [s.kind for s in told.statements] == [
        "check.true.level", "check.claimed.is", "refusal.not_held.other_year",
    ]  # fmt: skip
