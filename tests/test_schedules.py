"""A time of the week or month in a zone, through all changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedules import Schedule, read

DAYS = (("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"))


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def utc(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mon 9:00 Europe/Berlin", "0 09:00 Europe/Berlin"),
        ("friday 18:30 asia/shanghai", "4 18:30 Asia/Shanghai"),
        ("Mi 9 Berlin", "2 09:00 Europe/Berlin"),
        ("9:00 Europe/Berlin", "0 09:00 Europe/Berlin"),
        ("Tue 9am America/New_York", "1 09:00 America/New_York"),
        ("Tue 12:15 am America/New_York", "1 00:15 America/New_York"),
        ("Sun 7pm, UTC", "6 19:00 UTC"),
    ],
)
def test_a_time_of_the_week_as_people_write_it(text: str, code: str) -> None:
    found = read(text.split(), "weekly", DAYS)
    assert found is not None
    assert found.code == code
    assert Schedule.parse("weekly", code) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 9:00 Europe/Berlin", "1 09:00 Europe/Berlin"),
        ("31 23:59 Tokyo", "31 23:59 Asia/Tokyo"),
        ("9:00 Europe/Berlin", "1 09:00 Europe/Berlin"),
    ],
)
def test_a_time_of_the_month_as_people_write_it(text: str, code: str) -> None:
    found = read(text.split(), "monthly", DAYS)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text",
    ["", "Mon", "Mon 9:00", "Mon Europe/Berlin", "Mon 25:00 Europe/Berlin", "Mon 9:61 Europe/Berlin",
     "Mon 9:00 Mars/Olympus", "Mon 13pm Europe/Berlin", "Mon Tue 9:00 Europe/Berlin", "Mon 9:00 Europe/Berlin please",
     "Mon 9:00 ../../etc/passwd", "32 9:00 Europe/Berlin"],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert read(text.split(), "weekly", DAYS) is None


@pytest.mark.parametrize("text", ["0 9:00 Europe/Berlin", "32 9:00 Europe/Berlin"])
def test_a_month_has_31_days_at_most(text: str) -> None:
    assert read(text.split(), "monthly", DAYS) is None


@pytest.mark.parametrize("code", ["", "7 09:00 Europe/Berlin", "0 9:00 Europe/Berlin", "0 09:00 Mars/Olympus", "x"])
def test_what_nobody_wrote_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match="no time"):
        Schedule.parse("weekly", code)


def test_the_hour_stays_when_the_clock_changes() -> None:
    monday = Schedule.parse("weekly", "0 09:00 Europe/Berlin")
    times = [at("2026-10-12 06:00")]
    for _ in range(4):
        times.append(monday.after(times[-1])[0])
    assert [utc(one) for one in times[1:]] == [
        "2026-10-12 07:00", "2026-10-19 07:00", "2026-10-26 08:00", "2026-11-02 08:00",
    ]  # fmt: skip


def test_an_hour_that_is_skipped_comes_later_and_one_that_comes_twice_counts_once() -> None:
    sunday = Schedule.parse("weekly", "6 02:30 Europe/Berlin")
    skipped, day = sunday.after(at("2026-03-28 12:00"))
    assert (utc(skipped), day.isoformat()) == ("2026-03-29 01:30", "2026-03-29")  # 3:30 by the new clock
    twice, day = sunday.after(at("2026-10-24 12:00"))
    assert (utc(twice), day.isoformat()) == ("2026-10-25 00:30", "2026-10-25")
    assert sunday.after(twice)[1].isoformat() == "2026-11-01"


def test_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    last = Schedule.parse("monthly", "31 09:00 Asia/Shanghai")
    days, moment = [], at("2027-12-31 23:00")
    for _ in range(4):
        moment, day = last.after(moment)
        days.append(day.isoformat())
    assert days == ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]


@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "America/Sao_Paulo"]),
    st.sampled_from(["weekly", "monthly"]),
    st.integers(1, 6),
    st.times(),
    st.integers(1_500_000_000, 2_000_000_000),
)
def test_every_week_and_month_has_just_one_and_none_is_in_the_past(
    zone: str, every: str, day: int, clock: time, moment: int
) -> None:
    schedule = Schedule(every, day, clock.replace(second=0, microsecond=0), zone)  # type: ignore[arg-type]
    first, one = schedule.after(moment)
    second, two = schedule.after(first)
    assert moment < first < second
    assert datetime.fromtimestamp(first, ZoneInfo(zone)).date() == one
    if every == "weekly":
        assert two - one == timedelta(days=7)
        assert one.weekday() == day
    else:
        assert (one.day, two.day) == (day, day)
        assert 28 <= (two - one).days <= 31
    assert schedule.after(first - 1) == (first, one)
