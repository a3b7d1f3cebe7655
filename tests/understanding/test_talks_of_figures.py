"""Figures said and figures told: a range claimed, a bare number after per cent, the best of all months, a cut."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Period
from tests.turns import query, read
from tests.understanding.asking import one


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("exports to russia were 16-17bn in jan-feb 2026, true?", 16.0, 17.0),
        ("exports to russia were 16 to 17 bn in jan-feb 2026, true?", 16.0, 17.0),
        ("were exports to russia between 16 and 17bn in jan-feb 2026?", 16.0, 17.0),
        ("exports to russia were $18-19bn in jan-feb 2026, true?", 18.0, 19.0),
        ("exports grew 5-6% in 2025, true?", 5.0, 6.0),
        ("did exports to the US fall 20-25% in 2025?", -25.0, -20.0),
    ],
)
def test_a_range_is_claimed(knowledge: Knowledge, text: str, low: float, high: float) -> None:
    asked = one(knowledge, text)
    assert isinstance(asked.condition, Bound)
    assert (asked.condition.comparator, asked.condition.amount, asked.condition.upper) == ("between", low, high)


def test_years_are_no_range_of_amounts(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports 2024-2025 in bn").condition is None


def test_a_bare_number_after_per_cent(knowledge: Knowledge) -> None:
    claimed = query(knowledge, "did exports grow more than 20 percent in june 2026?", "and imports also over 20?")
    assert isinstance(claimed.condition, Bound)
    assert (claimed.condition.unit, claimed.condition.amount) == ("pct", 20.0)
    fell = query(knowledge, "did exports to the US fall more than 30% in december 2025?", "and imports over 20?")
    assert isinstance(fell.condition, Bound)
    assert (fell.condition.comparator, fell.condition.amount) == ("below", -20.0)
    surplus = query(knowledge, "did exports grow more than 20% in june 2026?", "was the surplus over 100?")
    assert isinstance(surplus.condition, Bound)
    assert surplus.condition.unit == "USD_bn"


@pytest.mark.parametrize("text", ["what was the worst one?", "and the worst month?"])
def test_the_worst_is_looked_for_among_all(knowledge: Knowledge, text: str) -> None:
    assert [p.month_count > 1 for p in query(knowledge, "exports june 2026", text).periods] == [True]
    assert query(knowledge, "exports june 2026", "is that the worst month?").periods == (Period.month(2026, 6),)


def test_revisions_of_a_balance_have_no_rate(knowledge: Knowledge) -> None:
    talk = ("was june 2025 export growth revised", "and november 2022 surplus")
    assert (query(knowledge, *talk).operation, query(knowledge, *talk).measure) == ("revision", None)
    assert query(knowledge, *talk, "so cut by").operation == "revision"


def test_the_other_side_of_the_pair_told(knowledge: Knowledge) -> None:
    talk = ("us import from china december 2025 census", "chinese side", "us imports whole year")
    assert query(knowledge, *talk).partners == ("CHN",)
    assert query(knowledge, *talk, "us deficit the same year").partners == ("CHN",)


def test_a_poll_again_where_one_is_held(knowledge: Knowledge) -> None:
    talk = ("did april 2026 exports beat", "imports", "march?")
    assert query(knowledge, *talk, "surplus in jan-feb?").operation == "surprise"
    assert query(knowledge, *talk, "surplus in june?").operation == "balance"


def test_goods_named_twice_are_part_and_whole(knowledge: Knowledge) -> None:
    share = one(knowledge, "how much of US soy in China's soy import 2024")
    assert (share.operation, share.partners) == ("share", ("USA",))


def test_a_rate_again_where_no_amount_is_held(knowledge: Knowledge) -> None:
    talk = ("export growth july 2026", "august?")
    assert query(knowledge, *talk, "imports in august?").operation == "growth"
    assert query(knowledge, *talk, "imports in june?").operation == "level"


def test_a_share_again_after_how_far_it_moved(knowledge: Knowledge) -> None:
    talk = ("us share in China's soy imports 2024", "2025?", "so down how many points")
    share = query(knowledge, *talk, "brazil 2025")
    assert (share.operation, share.partners) == ("share", ("BRA",))


def test_how_far_two_times_lie_apart_bounds_neither(knowledge: Knowledge) -> None:
    asked = one(knowledge, "exports in June 2026 were 87 bn higher than a year before, true?")
    assert (asked.operation, asked.by, [period.code for period in asked.periods]) == (
        "compare",
        "period",
        ["2026-06", "2025-06"],
    )
    assert isinstance(asked.condition, Bound)
    assert asked.condition.amount == 87.0
    assert one(knowledge, "were exports higher than 400bn in june 2026").condition is not None
    assert isinstance(read(knowledge, "exports june 2026", "87 bn above last year's?"), Ambiguous)


def test_the_same_after_a_word_explained_points_at_nothing(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "what does fob mean", "same for imports?"), Ambiguous)
