"""Each of several things asked in one text is read: all partners beside one, data and a figure, a time of its own."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query

Slots = tuple[str, str | None, tuple[str, ...], str]


def told(knowledge: Knowledge, *turns: str) -> list[Slots]:
    return [
        (q.operation, q.flow, q.partners, " ".join(p.code for p in q.periods))
        for q in last(knowledge, *turns).queries
        if isinstance(q, Query) and not isinstance(q, CannotAnswer)
    ]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("exports in 2025 to the US and in total", ("USA", "WLD")),
        ("How did exports do in May 2026, in total and to the US?", ("WLD", "USA")),
        ("how much LNG came from Russia in November 2025 and how much LNG overall?", ("RUS", "WLD")),
        ("soy imports from Brazil in 2025 and the total?", ("BRA", "WLD")),
        ("surplus with the US in 2025 and overall?", ("USA", "WLD")),
        ("exports to the US and the EU in 2025 in total", ("USA", "EU27")),  # a sum of the two
        ("exports to the US in July and August 2025 and the total", ("USA",)),  # of the two months
    ],
)
def test_all_partners_stand_beside_one(text: str, partners: tuple[str, ...], knowledge: Knowledge) -> None:
    assert query(knowledge, text).partners == partners


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "How much did exports grow in December 2025, and is the 2025 surplus really above 1 trillion?",
            [("growth", "export", ("WLD",), "2025-12"), ("check", "balance", ("WLD",), "2025")],
        ),
        (
            "When were the August 2026 data published and what was the surplus?",
            [("coverage", "export", ("WLD",), "2026-08"), ("balance", "balance", ("WLD",), "2026-08")],
        ),
        (
            "exports to the US in June 2026, the growth, and the share of all exports",
            [
                ("level", "export", ("USA",), "2026-06"),
                ("growth", "export", ("USA",), "2026-06"),
                ("share", "export", ("USA",), "2026-06"),
            ],
        ),
        (
            "when did exports first pass 400bn and how much were they in may 2026?",
            [("threshold", "export", ("WLD",), "2021-01/2026-06"), ("level", "export", ("WLD",), "2026-05")],
        ),
        (
            "What did exports and imports do in August, and was the surplus above 100 billion?",
            [
                ("growth", "export", ("WLD",), "2026-08"),
                ("growth", "import", ("WLD",), "2026-08"),
                ("check", "balance", ("WLD",), "2026-08"),
            ],
        ),
    ],
)
def test_no_part_is_dropped(
    text: str, parts: list[tuple[str, str, tuple[str, ...], str]], knowledge: Knowledge
) -> None:
    found = told(knowledge, text)
    assert [one[:1] + one[2:] for one in found] == [one[:1] + one[2:] for one in parts]


def test_a_year_after_another_preposition_is_the_whole_year(knowledge: Knowledge) -> None:
    periods = query(knowledge, "exports to the US in H1 2026 and in 2023").periods
    assert [p.code for p in periods] == ["2026-01/2026-06", "2023"]
    periods = query(knowledge, "exports to the US in H1 2026 and 2025").periods
    assert [p.code for p in periods] == ["2026-01/2026-06", "2025-01/2025-06"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("When was the Busan deal and what were exports to the US in the month after it?", "2025-11"),
        ("When was the Busan deal and what were exports to the US the month before?", "2025-09"),
        ("what were exports to the US in the month after the Busan deal?", "2025-11"),
    ],
)
def test_a_time_is_counted_from_the_event(text: str, period: str, knowledge: Knowledge) -> None:
    assert told(knowledge, text)[-1] == ("level", "export", ("USA",), period)


def test_the_time_of_an_event_is_no_newest_month(knowledge: Knowledge) -> None:
    assert not last(knowledge, "When was the Busan deal and what were exports to the US then?").figures


def test_a_month_after_a_count_is_told_itself(knowledge: Knowledge) -> None:
    asked = "in how many months of 2025 was the surplus above 100bn?"
    assert query(knowledge, asked, "how much was it in May 2024?").operation == "balance"
    assert query(knowledge, asked, "and in 2024?").operation == "threshold"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Japan had a surplus with China in 2025, no?", "False"),
        ("exports have grown every month in 2026, yes?", "True"),
        ("the us tariff on china is still above 100%, right?", "False"),
        ("soy from Brazil was 73.6% of the total in 2025, right?", "True"),
        ("The US trade deficit with China hit a record in 2025, right?", "False"),
        ("The US trade deficit with China hit a record low in 2025, right?", "True"),
    ],
)
def test_claims(text: str, verdict: str, knowledge: Knowledge) -> None:
    assert last(knowledge, text).headline.startswith(verdict)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("steel exports for November and December 2025 plus the full year figure", ["2025-11", "2025-12", "2025"]),
        ("exports in December 2025 and the year before", ["2025-12", "2024-12"]),
    ],
)
def test_the_year_around_a_month_is_a_part(text: str, periods: list[str], knowledge: Knowledge) -> None:
    assert [period.code for period in query(knowledge, text).periods] == periods


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "What was export growth in May and in June 2026, and what was it for the half year?",
            [("growth", "export", ("WLD",), "2026-05 2026-06"), ("growth", "export", ("WLD",), "2026-01/2026-06")],
        ),
        (
            "What percentage of exports went to America in June 2026, and what was it for all of 2025?",
            [("share", "export", ("USA",), "2026-06"), ("share", "export", ("USA",), "2025")],
        ),
        (
            "coal imports in september, october and november 2025 and the change from october to november",
            [
                ("level", "import", ("WLD",), "2025-09 2025-10 2025-11"),
                ("change", "import", ("WLD",), "2025-11 2025-10"),
            ],
        ),
        (
            "exports to Russia were above 110 billion in 2024 but fell in 2025, true?",
            [("check", "export", ("RUS",), "2024"), ("check", "export", ("RUS",), "2025")],
        ),
        (
            "When did China put export controls on rare earths, and by how much did exports to the US fall in 2025?",
            [("define", None, ("WLD",), ""), ("growth", "export", ("USA",), "2025")],
        ),
        (
            "exports rose although those to the US fell in 2025, correct?",
            [("check", "export", ("WLD",), "2025"), ("check", "export", ("USA",), "2025")],
        ),
        (
            "My thesis is about the decoupling of the US and China. I need US imports from China in January 2018.",
            [("level", "import", ("CHN",), "2018-01")],
        ),
        (
            "Our desk is doing a chart on tariffs. What were exports to the US in November 2025?",
            [("level", "export", ("USA",), "2025-11")],
        ),
        (
            "I only need Japan. What were exports in September 2025?",
            [("level", "export", ("JPN",), "2025-09")],
        ),
    ],
)
def test_several_parts(text: str, parts: list[Slots], knowledge: Knowledge) -> None:
    assert told(knowledge, text) == parts


@pytest.mark.parametrize(
    ("text", "operation", "measure"),
    [
        ("Did exports to the US make up more than 15% of the total in 2025?", "check", "share"),
        ("Was the growth of exports in August 2026 really 25 percent?", "check", "yoy"),
        ("tariffs on China peaked at 126.5% right", "check", "level"),
        ("did exports to the EU grow faster than total exports in 2025?", "compare", "yoy"),
    ],
)
def test_put_to_the_test(text: str, operation: str, measure: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text)
    assert (found.operation, found.measure) == (operation, measure)


def test_a_bound_is_judged_of_each_month_named(knowledge: Knowledge) -> None:
    reply = last(knowledge, "was the pmi above 50 in april and may 2026?")
    assert [figure.value for figure in reply.figures][:2] == [50.3, 50.0]


def test_amounts_of_two_times_stand_in_one_unit(knowledge: Knowledge) -> None:
    reply = last(knowledge, "crude imports in January-February 2026 and January-April 2026")
    assert [figure.unit for figure in reply.figures if figure.measure != "yoy"] == ["Mt", "Mt"]
