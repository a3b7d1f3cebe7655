"""What a follow-up takes from the figures told: one side of a total, the change between two years, the levels behind
rates, what is awaited, everybody in the place of one."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound
from tests.turns import last, query
from tests.understanding.asking import one

RUSSIA = ("China Russia trade 2025", "2024", "the change")


@pytest.mark.parametrize(
    ("said", "flow", "partners", "period"),
    [
        ("how much of the 2025 total was Chinese exports?", "export", "RUS", "2025"),
        ("how much of the 2025 total was exports?", "export", "RUS", "2025"),
        ("how much of the 2024 total was imports?", "import", "RUS", "2024"),
        ("how much of the 2025 trade was Chinese exports?", "export", "RUS", "2025"),
        ("how much were China's total exports in 2025?", "export", "WLD", "2025"),
        ("how much did China export in 2025 in total", "export", "WLD", "2025"),
    ],
)
def test_one_side_of_a_total_is_with_whom_it_was_told(
    said: str, flow: str, partners: str, period: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, *RUSSIA, said)
    assert (found.flow, found.partners, [p.code for p in found.periods]) == (flow, (partners,), [period])


def test_one_side_of_a_total_after_it_alone(knowledge: Knowledge) -> None:
    found = query(knowledge, "China Russia trade 2025", "how much of the total was Chinese exports?")
    assert (found.operation, found.flow, found.partners) == ("level", "export", ("RUS",))
    assert [p.code for p in found.periods] == ["2025"]


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("China Russia trade in 2025", "and 2024", "whats the change in percent"), ["2025"]),
        (("China trade surplus 2025", "2024?", "whats the change in percent"), ["2025"]),
        (("exports 2025", "2024?", "change in percent?"), ["2025"]),
        (("China Russia trade in 2024", "and 2025", "whats the change in percent"), ["2025"]),
        (("China trade surplus 2024", "2025?", "whats the change in percent"), ["2025"]),
        (("China trade surplus 2024", "whats the change in percent"), ["2024"]),
    ],
)
def test_the_change_is_of_the_newer_year_told(turns: tuple[str, ...], periods: list[str], knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, [p.code for p in found.periods]) == ("growth", periods)


RATES = ("exports July 2026 yoy", "and August?", "imports for both months")


@pytest.mark.parametrize(
    ("said", "flow", "measure"),
    [
        ("which of the two had the larger surplus", "balance", None),
        ("which of the two had the bigger trade surplus", "balance", None),
        ("which of the two was higher", "import", "yoy"),
    ],
)
def test_a_larger_surplus_is_of_its_levels(said: str, flow: str, measure: str | None, knowledge: Knowledge) -> None:
    found = query(knowledge, *RATES, said)
    assert (found.operation, found.flow, found.measure) == ("compare", flow, measure)


DECEMBER = "summary of December 2025"
EXPECTED = (DECEMBER, "was that better than expected?")


@pytest.mark.parametrize(
    ("turns", "flow"),
    [
        ((*EXPECTED, "and how does the surplus compare with a year before"), "balance"),
        ((*EXPECTED, "how do the imports compare with the year before"), "import"),
        ((DECEMBER, "and how does the surplus compare with a year before"), "balance"),
        (("did exports beat forecasts in December 2025", "how does the surplus compare with a year before"), "balance"),
    ],
)
def test_a_figure_against_its_year_before_is_no_forecast(
    turns: tuple[str, ...], flow: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.flow) == ("growth" if flow == "import" else "change", flow)
    assert [p.code for p in found.periods] == ["2025-12", "2024-12"][: 1 if flow == "import" else 2]


@pytest.mark.parametrize("said", ["and in November?", "and the month before?"])
def test_another_month_after_what_was_expected_is_expected_too(said: str, knowledge: Knowledge) -> None:
    assert query(knowledge, *EXPECTED, said).operation == "surprise"


@pytest.mark.parametrize("said", ["ok when is that out", "when does it come out", "when is it released"])
def test_what_is_not_out_is_awaited(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "surplus Aug 2026", "september?", said)
    assert (found.operation, found.by) == ("coverage", "release_next")


@pytest.mark.parametrize(
    ("turns", "by"),
    [
        (("surplus Aug 2026", "when did that come out"), "release_date"),
        (("surplus Aug 2026", "when was it released"), "release_date"),
        (("surplus Aug 2026", "september?", "when was August released"), "release_date"),
    ],
)
def test_what_is_out_was_released(turns: tuple[str, ...], by: str, knowledge: Knowledge) -> None:
    assert query(knowledge, *turns).by == by


@pytest.mark.parametrize("said", ["may then", "ok may then", "ok, may then?", "ok may"])
def test_may_alone_is_the_month(said: str, knowledge: Knowledge) -> None:
    assert [p.code for p in query(knowledge, "PMI april 2026", "march?", said).periods] == ["2026-05"]


@pytest.mark.parametrize("said", ["it may then", "may be"])
def test_may_with_its_doer_is_no_month(said: str, knowledge: Knowledge) -> None:
    assert last(knowledge, "PMI april 2026", said).outcome != "answer"


@pytest.mark.parametrize("between", ["how much is that up on the year before", "growth?"])
def test_the_best_month_after_a_rate_is_of_the_amount_told(between: str, knowledge: Knowledge) -> None:
    reply = last(knowledge, "cars exported 2025", between, "what was the best month")
    found = reply.queries[0]
    assert (reply.outcome, found.operation, found.commodities) == ("answer", "record", ("automobiles",))
    assert (found.measure, [p.code for p in found.periods]) == (None, ["2025"])


def test_the_highest_month_after_a_rate_may_be_either(knowledge: Knowledge) -> None:
    assert last(knowledge, "cars exported 2025", "growth?", "highest month?").outcome != "answer"


def test_the_supplier_of_the_goods_after_a_change(knowledge: Knowledge) -> None:
    turns = ("crude imports 2025", "in barrels per day?", "how much more than in 2024")
    reply = last(knowledge, *turns, "who was the biggest supplier in october 2025")
    assert reply.outcome == "answer"
    found = reply.queries[0]
    assert (found.operation, found.commodities) == ("rank", ("crude_oil",))
    assert ([p.code for p in found.periods], found.basis) == (["2025-10"], "quantity")
    assert query(knowledge, "crude imports 2025", "how much more than in 2024", "who was the biggest supplier").by == (
        "partner"
    )


@pytest.mark.parametrize("said", ["and from everybody", "and everyone", "from everyone?", "everybody?"])
def test_everybody_in_the_place_of_one(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "brazil soy dec", "argentina that month?", said)
    assert (found.partners, found.commodities) == (("WLD",), ("soybeans",))
    assert [p.code for p in found.periods] == ["2025-12"]


@pytest.mark.parametrize("said", ["everyone says so", "hi everyone", "thanks everybody"])
def test_everybody_else_is_nobody(said: str, knowledge: Knowledge) -> None:
    assert last(knowledge, "brazil soy dec", said).outcome != "answer" or "greet" in str(last(knowledge, said))


@pytest.mark.parametrize(
    "text",
    [
        "Did China really import no crude from the US in July 2025?",
        "Did China import no crude from Russia in July 2025?",
        "Did China buy no US soybeans in September 2025?",
    ],
)
def test_none_at_all_is_judged(text: str, knowledge: Knowledge) -> None:
    found = one(knowledge, text)
    assert found.operation == "check"
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == ("is", 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "How much crude did China import from the US in July 2025?",
        "Why did China import no crude from the US in July 2025?",
        "In how many months did China import no crude from the US in 2025?",
    ],
)
def test_none_at_all_is_not_always_judged(text: str, knowledge: Knowledge) -> None:
    assert one(knowledge, text).operation != "check"


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("China EU trade 2025", "2023", "whats the change in percent"), ["2025", "2023"]),
        (("China EU trade 2023", "2025", "percent change"), ["2025", "2023"]),
        (("exports 2025", "2023", "percent change"), ["2025", "2023"]),
        (("surplus 2025", "2023", "change in percent"), ["2025", "2023"]),
    ],
)
def test_the_change_is_between_two_years_told(turns: tuple[str, ...], periods: list[str], knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, [p.code for p in found.periods]) == ("change", periods)


def test_the_growth_of_another_year_is_its_own(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports 2025", "2023", "growth?")
    assert (found.operation, [p.code for p in found.periods]) == ("growth", ["2023"])
