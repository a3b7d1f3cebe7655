"""What a refresh would change: literals, and the same as a brute-force twin says over random tables."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.comparing import Change, Diff, compare
from bot.desk.outliers import outliers, robust
from bot.model import Period, SeriesKey

COLUMNS = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit", "period")


def key(partner: str = "WLD", measure: str = "value", vintage: str = "published") -> SeriesKey:
    unit, basis = ("pct", "value_usd") if measure == "yoy" else ("USD_bn", "")
    return SeriesKey("CHN", "export", partner, "TOTAL", measure, basis, "", vintage, unit)


def frame(*rows: tuple[SeriesKey, str, str], agency: str = "GACC") -> pd.DataFrame:
    """(series, period, value as printed) -> a frame as read_observations gives it."""
    cells = [
        [*(getattr(k, name) for name in COLUMNS[:9]), period, float(text), len(text.partition(".")[2]), agency, "s001"]
        for k, period, text in rows
    ]
    return pd.DataFrame(cells, columns=[*COLUMNS, "value", "digits", "agency", "source"])


def kinds(diff: Diff) -> list[tuple[str, str]]:
    return [(change.kind, change.period.code) for change in diff.changes]


HELD = frame((key(), "2026-05", "33.8"), (key(), "2026-06", "35"), (key(), "2026-08", "37.10"))


def test_new_filled_sharper_and_revised() -> None:
    read = frame(
        (key(), "2026-05", "33.84"),  # the same with more digits
        (key(), "2026-06", "36.2"),  # another value
        (key(), "2026-07", "34.0"),  # before the newest, not held
        (key(), "2026-08", "37.1"),  # the same with fewer
        (key(), "2026-09", "38.0"),  # after the newest
    )
    diff = compare(HELD, read)
    assert kinds(diff) == [
        ("sharper", "2026-05"), ("revised", "2026-06"), ("filled", "2026-07"), ("new", "2026-09"),
    ]  # fmt: skip
    assert diff.same == 1
    revised = diff.of("revised")[0]
    assert round(revised.size, 4) == 0.0343
    assert revised.large
    assert kinds(compare(HELD, read, only_newer=True)) == [("new", "2026-09")]


def test_an_unattended_refresh_begins_no_series() -> None:
    assert kinds(compare(HELD, frame((key("USA"), "2026-09", "38.0")), only_newer=True)) == []


def test_a_rate_is_measured_in_points() -> None:
    held = frame((key(measure="yoy"), "2026-06", "5.9"))
    small = compare(held, frame((key(measure="yoy"), "2026-06", "6.3"))).changes[0]
    large = compare(held, frame((key(measure="yoy"), "2026-06", "6.8"))).changes[0]
    assert (round(small.size, 6), small.large, large.large) == (0.4, False, True)


def test_lost_are_held_periods_between_those_read_from_the_same_agency() -> None:
    read = frame((key(), "2026-05", "33.8"), (key(), "2026-08", "37.1"))
    assert compare(HELD, read).lost == ((key(), Period.month(2026, 6)),)
    other = frame((key(), "2026-05", "33.8"), (key(), "2026-08", "37.1"), agency="Eurostat")
    assert compare(HELD, other).lost == ()


def test_two_values_for_one_place_are_not_taken() -> None:
    diff = compare(HELD, frame((key(), "2026-09", "38.0"), (key(), "2026-09", "39.0")))
    assert diff.changes == ()
    assert diff.torn == ((key(), Period.month(2026, 9), "38.0", "39.0"),)
    assert kinds(compare(HELD, frame((key(), "2026-09", "38.0"), (key(), "2026-09", "38.04")))) == [("new", "2026-09")]


def test_the_revised_series_goes_on_without_a_hole_or_not_at_all() -> None:
    """... since sums and records read it up to its last month, first prints of earlier months would be passed over."""
    revised = key(vintage="revised")
    held = frame((revised, "2026-03", "30.0"), (key(), "2026-05", "33.8"))
    on = compare(held, frame((revised, "2026-04", "31.0"), (revised, "2026-05", "34.0")))
    assert [(change.key.vintage, change.period.code) for change in on.changes] == [
        ("revised", "2026-04"), ("revised", "2026-05"),
    ]  # fmt: skip
    off = compare(held, frame((revised, "2026-05", "34.6"), (revised, "2026-06", "35.0")))
    assert [(c.kind, c.key.vintage, c.period.code) for c in off.changes] == [
        ("revised", "published", "2026-05"), ("new", "published", "2026-06"),
    ]  # fmt: skip


def test_another_agency_fills_gaps_where_it_says_the_same_and_revises_nothing() -> None:
    same = frame((key(), "2026-06", "35.2"), (key(), "2026-07", "36.0"), agency="IMF")
    assert kinds(compare(HELD, same)) == [("filled", "2026-07")]
    other = frame((key(), "2026-06", "39.2"), (key(), "2026-07", "40.0"), agency="IMF")
    diff = compare(HELD, other)
    assert (diff.changes, diff.strange) == ((), ((key(), "IMF", 1),))
    alone = compare(HELD, frame((key(), "2026-07", "36.0"), agency="IMF"))
    assert (alone.changes, alone.strange) == ((), ((key(), "IMF", 1),))
    new = compare(HELD, frame((key("USA"), "2026-07", "3.6"), agency="IMF"))
    assert kinds(new) == [("new", "2026-07")]
    family = {"GACC": "customs", "IMF": "customs"}
    assert kinds(compare(HELD, other, family=family)) == [("revised", "2026-06"), ("filled", "2026-07")]


def test_later_prints_are_revisions_of_first_ones_read_or_held() -> None:
    read = frame((key(), "2026-09", "38.0"))
    later = frame((key(), "2026-09", "38.6"), (key(), "2026-06", "35.9"), (key(), "2026-08", "37.1"))
    diff = compare(HELD, read, later=later)
    assert [(c.kind, c.period.code, c.now.row) for c in diff.changes] == [
        ("revised", "2026-06", 2), ("new", "2026-09", 0), ("revised", "2026-09", 1),
    ]  # fmt: skip
    assert diff.of("revised")[1].was == diff.of("new")[0].now
    assert kinds(compare(HELD, read, later=later, only_newer=True)) == [("new", "2026-09")]


# ------------------------------------------------------------------------------------------------ outliers


def months(values: list[float], first: tuple[int, int] = (2024, 1)) -> dict[Period, float]:
    start = Period.month(*first)
    return {start.shift(n): value for n, value in enumerate(values)}


def test_median_and_distance() -> None:
    middle, spread = robust([1.0, 2.0, 3.0, 4.0, 100.0])
    assert middle == 3.0
    assert round(spread, 4) == 1.4826


def test_growth_far_off_the_usual_is_found() -> None:
    past = months([100 * 1.05 ** (n // 12) * (1 + 0.01 * (n % 3)) for n in range(30)])
    usual = {**past, Period.month(2026, 7): 110.0}
    wild = {**past, Period.month(2026, 7): 180.0}
    place = (key(), Period.month(2026, 7))
    assert outliers([place], {key(): usual}, {key(): past}) == ([], 0)
    [found], unjudged = outliers([place], {key(): wild}, {key(): past})
    assert (found.kind, round(found.growth, 2), round(found.usual, 2), unjudged) == ("year", 0.71, 0.05, 0)
    assert found.deviations > 4


def test_a_unit_gone_wrong_is_found_where_the_history_is_short() -> None:
    past = months([100.0, 101.0, 99.0])
    place = (key(), Period.month(2024, 4))
    [found], _ = outliers([place], {key(): {**past, place[1]: 98_000.0}}, {key(): past})
    assert found.kind == "size"
    assert outliers([place], {key(): {**past, place[1]: 150.0}}, {key(): past}) == ([], 1)


# ------------------------------------------------------------------------------------------------ the twin

PLACES = [(key(partner), f"2026-{month:02d}") for partner in ("WLD", "USA") for month in range(1, 7)]
TEXTS = st.sampled_from(["10", "10.0", "10.4", "10.04", "12", "12.0", "11", "130", "131.5"])
TABLES = st.dictionaries(st.sampled_from(PLACES), TEXTS, max_size=12)


def half(text: str) -> float:
    if "." in text:
        return float(0.5 * 10 ** -len(text.partition(".")[2]))
    return {"130": 5.0}.get(text, 0.5)


def twin(held: dict[tuple[SeriesKey, str], str], read: dict[tuple[SeriesKey, str], str]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for place, text in sorted(read.items()):
        newest = max((period for k, period in held if k == place[0]), default="")
        old = held.get(place)
        if old is None:
            found.append(("new" if place[1] > newest else "filled", *place))
        elif abs(float(old) - float(text)) > max(half(old), half(text)) + 1e-9:
            found.append(("revised", *place))
        elif half(text) < half(old) and float(text) != float(old):
            found.append(("sharper", *place))
    return found


@settings(max_examples=150, deadline=None)
@given(TABLES, TABLES)
def test_the_same_as_the_twin(held: dict[tuple[SeriesKey, str], str], read: dict[tuple[SeriesKey, str], str]) -> None:
    both = [frame(*((k, period, text) for (k, period), text in table.items())) for table in (held, read)]
    diff = compare(*both)
    assert [(c.kind, c.key, c.period.code) for c in diff.changes] == twin(held, read)
    assert diff.same == len(read) - len(diff.changes)
    lost = {
        (k, p) for k, p in held if (k, p) not in read
        and min((q for j, q in read if j == k), default="9") < p < max((q for j, q in read if j == k), default="0")
    }  # fmt: skip
    assert {(k, p.code) for k, p in diff.lost} == lost
    assert compare(both[0], both[0]).changes == ()


def test_a_change_of_nothing_known_has_no_size() -> None:
    diff = compare(HELD, frame((key(), "2026-09", "38.0")))
    change: Change = diff.changes[0]
    assert (change.size, change.large, change.period.last) == (0.0, False, date(2026, 9, 30))
