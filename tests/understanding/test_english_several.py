"""English: several questions in one text and what follows in a talk, of which a part was dropped or read amiss."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question, Reply
from bot.understanding import understand
from tests.turns import last, query, read
from tests.understanding.asking import TODAY, asked


def told(knowledge: Knowledge, text: str) -> list[tuple[object, ...]]:
    return [
        (part.operation, part.reporter, part.flow, *part.partners) if isinstance(part, Query) else ("refused",)
        for part in asked(knowledge, text)
    ]


def numbers(reply: Reply) -> set[float]:
    return {round(figure.value, 2) for figure in reply.figures}


def test_how_far_over_the_amount_is_told_with_the_verdict(knowledge: Knowledge) -> None:
    assert {1189.0, 189.0} <= numbers(last(knowledge, "Did the 2025 surplus top a trillion, and by how much?"))
    reply = last(knowledge, "did exports grow more than 7 percent in november 2025, and by how many points not")
    assert {5.9, 1.1} <= numbers(reply)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did exports exceed 300 bn in June 2026, and by how much did they grow?"),
        ("de", "Überstiegen die Exporte im Juni 2026 300 Milliarden Dollar, und um wie viel sind sie gewachsen?"),
        ("fr", "Les exportations ont-elles dépassé 300 milliards en juin 2026, et de combien ont-elles augmenté ?"),
        ("es", "¿Superaron las exportaciones los 300 mil millones en junio de 2026 y cuánto crecieron?"),
        ("zh", "2026年6月出口超过4000亿美元了吗，增加了多少"),
    ],
)
def test_by_how_much_it_grew_is_no_distance_from_the_amount(knowledge: Knowledge, language: str, text: str) -> None:
    reply = last(knowledge, text, language=language)
    verdict, moved = reply.queries
    assert (verdict.operation, verdict.by) == ("check", None)
    assert moved.operation in ("growth", "change")
    assert moved.condition is None
    assert 27.0 in {round(figure.value, 1) for figure in reply.figures}


def test_how_far_the_surplus_widened_is_no_distance_from_the_amount(knowledge: Knowledge) -> None:
    verdict, moved = last(knowledge, "6月顺差超过1000亿美元了吗，扩大了多少", language="zh").queries
    assert (verdict.operation, verdict.by, moved.operation) == ("check", None, "change")


@pytest.mark.parametrize(
    ("then", "operation"),
    [("and how big was it in each of the last three months?", "trend"), ("how big was it?", "growth")],
)
def test_how_big_a_growth_was_is_its_rate(knowledge: Knowledge, then: str, operation: str) -> None:
    found = query(knowledge, "Growth of exports in June 2026", then)
    assert (found.operation, found.measure) == (operation, "yoy")


def test_what_triggered_a_fall_is_its_causes(knowledge: Knowledge) -> None:
    assert query(knowledge, "Triggers of the fall in exports in October 2025").operation == "why"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "exports to Mexico in March 2026 and what was total export growth that month?",
            [("level", "CHN", "export", "MEX"), ("growth", "CHN", "export", "WLD")],
        ),
        (
            "Exports to the US in November 2025, their share of total exports, and the same share a year before",
            [("level", "CHN", "export", "USA"), ("share", "CHN", "export", "USA"), ("share", "CHN", "export", "USA")],
        ),
        (
            "Exports and imports for July 2026, year on year, plus the surplus please",
            [("growth", "CHN", "both", "WLD"), ("balance", "CHN", "balance", "WLD")],
        ),
        (
            "What did Vietnam export to the US in 2025, and how much did China?",
            [("level", "VNM", "export", "USA"), ("level", "CHN", "export", "USA")],
        ),
    ],
)
def test_each_part_is_of_its_own(knowledge: Knowledge, text: str, parts: list[tuple[str, ...]]) -> None:
    assert told(knowledge, text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Is the surplus with the US growing faster than the one with the EU?",
        "What was export growth after the tariffs of April 2025?",
        "Exports didn't fall twice in 2025, right?",
    ],
)
def test_what_no_figure_tells_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert all(isinstance(part, CannotAnswer) for part in asked(knowledge, text))


def test_first_and_second_of_an_order_are_set_apart(knowledge: Knowledge) -> None:
    gap = query(knowledge, "top five export markets in 2024", "the gap between first and second")
    assert (gap.operation, gap.flow, gap.partners) == ("compare", "export", ("USA", "HKG"))
    place = query(knowledge, "top five export markets in 2024", "and where's Germany on that list")
    assert (place.operation, place.flow, place.partners) == ("rank", "export", ("DEU",))


def test_a_month_that_was_looked_at_is_set_against_another(knowledge: Knowledge) -> None:
    set_over = query(
        knowledge, "What was the surplus in August 2026?", "Is that a record?", "How does it compare with July?"
    )
    assert set_over.operation == "compare"
    assert [period.code for period in set_over.periods] == ["2026-08", "2026-07"]


def test_why_is_asked_of_the_month_told(knowledge: Knowledge) -> None:
    why = query(knowledge, "exports in November 2025", "why did exports to the US fall?")
    assert (why.partners, [period.code for period in why.periods]) == (("USA",), ["2025-11"])


def test_a_part_of_a_group_is_no_part_of_all(knowledge: Knowledge) -> None:
    part = read(knowledge, "exports to Vietnam in 2024", "What share of the ASEAN figure is that?")
    assert isinstance(part, CannotAnswer)


def test_an_amount_stands_beside_what_was_expected_of_it(knowledge: Knowledge) -> None:
    text = "exports in May 2026 and did they beat the forecast"
    assert told(knowledge, text) == [("level", "CHN", "export", "WLD"), ("surprise", "CHN", "export", "WLD")]
    text = "how far above 2024 is the 2025 surplus; also is it a record"
    assert told(knowledge, text) == [("change", "CHN", "balance", "WLD"), ("record", "CHN", "balance", "WLD")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("exports november 2025 yoy, imports december 2025 yoy", ["growth export 2025-11", "growth import 2025-12"]),
        ("growth of exports in 2024 and of imports in 2025", ["growth export 2024", "growth import 2025"]),
        ("What were exports in 2024 and imports in 2025?", ["level export 2024", "level import 2025"]),
        ("May and June exports, total 2025", ["level export 2026-05 2026-06 2025"]),
        ("exports in June 2026 and in total 2025", ["level export 2026-06", "sum export 2025"]),
        ("total exports in 2025 and month by month", ["sum export 2025", "trend export 2025"]),
        ("exports 2025: the total and each month", ["sum export 2025", "trend export 2025"]),
        ("exp/imp/bal nov 2025", ["level both 2025-11", "balance balance 2025-11"]),
        (
            "average exports, imports and surplus in 2025",
            ["average both 2025", "average balance 2025"],
        ),
        (
            "How did exports, imports and the surplus change between 2024 and 2025?",
            ["change both 2025 2024", "change balance 2025 2024"],
        ),
        (
            "What did China sell to India in 2025, what did it buy, and what was left?",
            ["level export 2025", "level import 2025", "balance balance 2025"],
        ),
        ("what was left for China after paying for imports in 2025", ["balance balance 2025"]),
        (
            "Why did exports to the US fall in November 2025 and how much did exports to the EU rise?",
            ["why export 2025-11", "growth export 2025-11"],
        ),
        ("where does the PMI stand and where was it a year ago", ["level context 2026-05 2025-05"]),
        (
            "what were exports in june 2026 and what were they a year ago",
            ["level export 2026-06", "level export 2025-06"],
        ),
        ("What was the first estimate of the 2022 surplus, and what is it now?", ["revision balance 2022"]),
        ("two biggest falls in exports to the US in 2025 and the months", ["rank export 2025"]),
        (
            "How did November 2025 compare with October 2025 for exports and imports?",
            ["compare export 2025-11 2025-10", "compare import 2025-11 2025-10"],
        ),
        ("How did exports compare with imports in 2024?", ["compare both 2024"]),
        (
            "exports growth nov dec 2025, imports growth nov dec 2025",
            ["growth export 2025-11 2025-12", "growth import 2025-11 2025-12"],
        ),
        (
            "Were exports in June 2026 a record, by how much did they grow and how much went to America?",
            ["check export 2026-06", "growth export 2026-06", "level export 2026-06"],
        ),
        (
            "what was the average growth of exports in 2025 and the best and the worst month?",
            ["average export 2025", "record export 2025", "record export 2025"],
        ),
        (
            "Imports of soybeans in Nov 2025 & Dec 2025; any from the US?",
            ["level import 2025-11 2025-12", "level import 2025-11 2025-12"],
        ),
        (
            "For June 2026 I need exports to the US and the EU with their growth.",
            ["level export 2026-06", "growth export 2026-06"],
        ),
        (
            "How much crude did China import in 2025, at what price per barrel?",
            ["level import 2025", "unit_value import 2025"],
        ),
        (
            "Was the surplus bigger in August 2026 than in July, and than in August 2025?",
            ["compare balance 2026-08 2026-07 2025-08"],
        ),
        (
            "surplus 2021 through 2025, and by what factor has it grown",
            ["trend balance 2021-01/2025-12", "change balance 2025 2021"],
        ),
        (
            "how high was the us tariff on chinese goods in may 2025 and where is it today",
            ["level context 2025-05", "level context 2025-12"],
        ),
    ],
)
def test_each_part_is_told_at_its_time(knowledge: Knowledge, text: str, parts: list[str]) -> None:
    def said(part: Query | CannotAnswer) -> str:
        assert isinstance(part, Query), part
        return " ".join((part.operation, part.flow or "", *(period.code for period in part.periods)))

    assert [said(part) for part in asked(knowledge, text)] == parts


def test_the_deepest_falls_are_the_lowest_rates(knowledge: Knowledge) -> None:
    reply = last(knowledge, "the two biggest falls in exports to the US in 2025 and the months")
    assert {-34.5, -33.1} <= numbers(reply)


def test_imports_from_each_are_of_the_partners_told(knowledge: Knowledge) -> None:
    (both,) = asked(knowledge, "Exports to Japan and South Korea in September 2025, plus imports from each")
    assert isinstance(both, Query)
    assert (both.flow, both.partners) == ("both", ("JPN", "KOR"))


def test_since_when_asks_of_the_sign_that_the_balance_has(knowledge: Knowledge) -> None:
    reply = last(knowledge, "China's deficit with Taiwan in 2025, and since when has it run one?")
    assert "a deficit for 1 month" in reply.text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("When did exports last fall and what was the surplus then?", 90.07),
        ("When did exports last fall and what were imports then?", 215.28),
        ("When was the last month exports fell, by how much, and what were imports then?", 215.28),
    ],
)
def test_then_is_the_month_that_was_found(knowledge: Knowledge, text: str, value: float) -> None:
    assert value in numbers(last(knowledge, text))


@pytest.mark.parametrize(
    ("language", "text", "operations"),
    [
        ("en", "August 2026 surplus, July 2026 surplus, and the gap between the two", ["change"]),
        ("en", "exports and imports in 2025 and the gap between them", ["balance"]),
        ("zh", "2025年11月出口多少，进口多少，差多少", ["level", "level", "balance"]),
        ("zh", "2025年出口增长多少，进口增长多少，相差几个百分点", ["growth", "growth", "compare"]),
    ],
)
def test_the_gap_between_what_was_told(knowledge: Knowledge, language: str, text: str, operations: list[str]) -> None:
    found = asked(knowledge, text, language)
    assert [part.operation for part in found if isinstance(part, Query)] == operations


def test_how_much_it_grew_over_years_is_from_the_first_to_the_last(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports 2021-2025 by year", "how much did they rise?")
    assert (found.operation, [period.code for period in found.periods]) == ("change", ["2025", "2021"])


def test_by_how_much_they_grew_is_asked_of_one_figure(knowledge: Knowledge) -> None:
    assert query(knowledge, "exports in June 2026", "by how much did they grow?").operation == "growth"


def test_a_part_of_what_was_found_is_of_the_month_found(knowledge: Knowledge) -> None:
    whole = last(knowledge, "Which month of 2025 had the largest exports, and how much of that went to the US?")
    talked = last(knowledge, "Which month of 2025 had the largest exports?", "how much of that went to the US?")
    assert 34.17 in numbers(whole) & numbers(talked)


def test_the_yuan_beside_an_index_is_its_rate(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "what is the yuan at now, and the latest pmi")
    assert [part.commodities for part in parts if isinstance(part, Query)] == [("usdcny",), ("pmi_manufacturing",)]


def test_two_goods_at_two_times_are_each_by_themselves(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "copper conc imports 2025 v 2024 and coal same")
    assert [(part.by, part.commodities) for part in parts if isinstance(part, Query)] == [
        ("period", ("copper_concentrate",)),
        ("period", ("coal",)),
    ]


def test_both_ways_are_kept_for_the_part_after_them(knowledge: Knowledge) -> None:
    text = "what did china sell to russia in 2024 and what did it buy, and who came out ahead"
    assert told(knowledge, text)[-1] == ("compare", "CHN", "both", "RUS")


def test_an_order_is_looked_at_past_one_of_its_figures(knowledge: Knowledge) -> None:
    turns = ("who are china's top 3 suppliers in 2024", "how much did the third one sell in 2024")
    place = query(knowledge, *turns, "is germany in the top ten")
    assert (place.operation, place.flow, place.partners) == ("rank", "import", ("DEU",))


def test_flows_with_two_partners_are_not_set_against_each_other(knowledge: Knowledge) -> None:
    turns = ("Vietnam's exports to the US in 2025", "and its imports from China", "which is larger")
    assert isinstance(read(knowledge, *turns), CannotAnswer)


def test_more_than_the_other_flow_after_a_rate(knowledge: Knowledge) -> None:
    rates = query(knowledge, "did imports grow in august 2026?", "more than exports?")
    assert (rates.operation, rates.by, rates.measure) == ("compare", "flow", "yoy")


def test_since_without_an_end_is_asked_back(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "Exports to Russia in 2024", "has it gone up or down since?"), CannotAnswer)


def test_the_fastest_of_the_year_is_looked_for_in_the_year(knowledge: Knowledge) -> None:
    best = query(knowledge, "import growth in June 2026", "was that the fastest of the year?")
    assert (best.operation, [period.code for period in best.periods]) == ("record", ["2026"])


def test_a_part_of_the_home_countrys_total(knowledge: Knowledge) -> None:
    share = query(
        knowledge, "What did China import from Australia in 2024?", "How much of China's total imports is that?"
    )
    assert (share.operation, share.partners) == ("share", ("AUS",))


def test_who_is_set_beside_another_is_of_the_time_told(knowledge: Knowledge) -> None:
    turns = ("What did China import from Australia in 2024?", "Is Australia a bigger supplier than Brazil?")
    beside = query(knowledge, *turns)
    assert (beside.partners, [period.code for period in beside.periods]) == (("AUS", "BRA"), ["2024"])
    balance = query(knowledge, "balance with Vietnam 2024", "compare with Thailand")
    assert (balance.operation, balance.partners) == ("compare", ("VNM", "THA"))


def test_all_of_the_goods_after_two_who_sold_them(knowledge: Knowledge) -> None:
    turns = (
        "how much crude did Russia sell to China in December 2024?",
        "how about Malaysia",
        "which of them sold more",
    )
    whole = query(knowledge, *turns, "total crude imports that month")
    assert (whole.operation, whole.partners, whole.commodities) == ("level", ("WLD",), ("crude_oil",))


@pytest.mark.parametrize(
    "turns",
    [
        ("biggest importer of chinese goods in 2024", "second?", "how much did both take together"),
        ("china rare earth exports by month 2025", "which was lowest", "how far below the average"),
        ("exports to Russia fell for the first time in 2025, true?",),
    ],
)
def test_what_would_be_of_others_is_asked_back(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    assert isinstance(read(knowledge, *turns), CannotAnswer)


def test_growth_of_each_way_and_amounts_of_each_month(knowledge: Knowledge) -> None:
    text = "What was the total of exports and imports in June 2026, and the growth of each?"
    assert told(knowledge, text) == [("total", "CHN", "total", "WLD"), ("growth", "CHN", "both", "WLD")]
    amounts = asked(knowledge, "Is the surplus growing, and how big was it in each of the last three months?")[-1]
    assert isinstance(amounts, Query)
    assert (amounts.operation, amounts.measure) == ("trend", None)


def test_a_total_over_a_time_is_of_the_same_trade(knowledge: Knowledge) -> None:
    text = "India says its exports to China were how much in January 2026, and what was the total for April to January?"
    assert all(part.partners == ("CHN",) for part in asked(knowledge, text) if isinstance(part, Query))


def test_when_it_was_last_below_is_looked_for_in_all_months(knowledge: Knowledge) -> None:
    reply = last(knowledge, "The PMI: was it above 50 in May 2026, and when was it last below?")
    assert 49.0 in numbers(reply)


def test_why_two_ways_claims_neither(knowledge: Knowledge) -> None:
    text = "how come exports to the US rose in april 2026 when they fell in march"
    assert all(part.condition is None for part in asked(knowledge, text) if isinstance(part, Query))


def test_the_other_tariff_behind_a_time(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "tariffs: us on china dec 2025, china on us june 2025")
    assert [part.commodities for part in parts if isinstance(part, Query)] == [
        ("us_tariff_avg",),
        ("china_tariff_avg_on_us",),
    ]


def test_the_same_for_another_is_a_part(knowledge: Knowledge) -> None:
    text = "imports from Australia in 2024 and the share in total imports, and the same for Brazil"
    assert told(knowledge, text)[-1] == ("share", "CHN", "import", "BRA")
    text = "exports total june 26, to us, to eu, to asean"
    assert set(told(knowledge, text)[0]) == {"level", "CHN", "export", "WLD", "USA", "EU27", "ASEAN"}


def test_a_month_named_again_is_set_beside_the_last(knowledge: Knowledge) -> None:
    two = query(knowledge, "imports of iron ore in september 2025", "the month before", "was september higher")
    assert two.operation == "compare"
    assert [period.code for period in two.periods] == ["2025-09", "2025-08"]
    deficit = query(knowledge, "exports to taiwan 2024", "as share of exports", "so the deficit is how big")
    assert (deficit.operation, deficit.flow) == ("balance", "balance")


def test_one_of_those_in_an_order_is_looked_up_in_it(knowledge: Knowledge) -> None:
    text = "Who are the biggest suppliers in 2024 and is Brazil one of them?"
    assert told(knowledge, text) == [("rank", "CHN", "import"), ("rank", "CHN", "import", "BRA")]
    open_order = asked(knowledge, "Which countries bought most and is Germany among them")
    assert all(isinstance(part, CannotAnswer) or part.flow == "export" for part in open_order)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Was the increase in exports between 2023 and 2024 bigger than between 2024 and 2025?", [200.0, 190.0]),
        ("From 2023 to 2024, how did exports change in dollars, and how from 2024 to 2025?", [200.0, 190.0]),
        ("By how much did exports to the US fall between 2022 and 2023, and between 2024 and 2025?", [-78.5, -103.89]),
        ("Compare the change in imports from 2022 to 2023 with that from 2023 to 2024", [-153.2, 28.26]),
        ("How much did exports rise from May to June 2026 and from March to May 2026?", [35.61, 55.75]),
    ],
)
def test_of_two_stretches_the_change_over_each_is_told(knowledge: Knowledge, text: str, moved: list[float]) -> None:
    reply = last(knowledge, text)
    assert not any(query.condition for query in reply.queries)  # that it rose is not doubted
    assert set(moved) <= numbers(reply)


def test_the_same_months_of_two_years_are_spans_and_no_stretches(knowledge: Knowledge) -> None:
    told_so = query(knowledge, "Total exports from January to March 2025 versus January to March 2026")
    assert (told_so.operation, told_so.by) == ("compare", "period")


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Which of the US, the EU and ASEAN bought most in March 2026 and how much did each buy?", "export"),
        ("Which of the US and the EU bought more in March 2026?", "export"),
        ("Which of Brazil and Australia sold more in March 2026?", "import"),
        ("Which of the US, the EU and ASEAN does China buy most from?", "import"),
        ("Of Japan and Korea, who did China buy more from in March 2026?", "import"),
        ("Which of Japan and Korea does China sell less to?", "export"),
    ],
)
def test_which_of_those_listed_acts_or_is_dealt_with(knowledge: Knowledge, text: str, flow: str) -> None:
    assert {part.flow for part in asked(knowledge, text) if isinstance(part, Query)} == {flow}


@pytest.mark.parametrize(
    ("text", "partners", "goods"),
    [
        ("crude oil imports in 2024? the trade surplus in September 2025?", "WLD", "TOTAL"),
        ("iron ore imports in October 2025, the trade surplus and the US share of exports", "WLD", "TOTAL"),
        ("the top five suppliers and the trade surplus in 2025", "WLD", "TOTAL"),
        ("steel exports in 2025, steel imports in 2025, and the balance", "WLD", "steel_products"),
        ("exports to Vietnam in 2024, imports from Vietnam and the balance", "VNM", "TOTAL"),
    ],
)
def test_a_balance_beside_goods_told_one_way_is_of_all(
    knowledge: Knowledge, text: str, partners: str, goods: str
) -> None:
    balances = [part for part in asked(knowledge, text) if isinstance(part, Query) and part.flow == "balance"]
    assert [(part.partners, part.commodities) for part in balances] == [((partners,), (goods,))]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Exports to the US and to ASEAN in 2024 and how each changed from 2023", ("2024", "2023")),
        ("Compare exports to the US and to ASEAN in 2024 and tell me how each changed from 2023", ("2024", "2023")),
        ("How much did China import from the EU in 2024, and how far had that fallen from 2022?", ("2024", "2022")),
        ("Exports to the US in 2024, and how much did they change from 2023?", ("2024", "2023")),
    ],
)
def test_from_a_year_is_up_to_the_year_told(knowledge: Knowledge, text: str, periods: tuple[str, ...]) -> None:
    moved = asked(knowledge, text)[-1]
    assert isinstance(moved, Query)
    assert (moved.operation, tuple(period.code for period in moved.periods)) == ("change", periods)


@pytest.mark.parametrize(
    "text",
    [
        "By how many percentage points did export growth exceed import growth in May 2026, and in June 2026?",
        "By how much did exports exceed imports in May 2026 and in June 2026?",
        "Did exports grow faster than imports in May 2026, and in June 2026?",
        "By how much did exports to ASEAN exceed exports to the US in May 2026 and June 2026?",
    ],
)
def test_one_over_the_other_is_told_of_each_time(knowledge: Knowledge, text: str) -> None:
    parts = [part for part in asked(knowledge, text) if isinstance(part, Query)]
    assert [[period.code for period in part.periods] for part in parts] == [["2026-05"], ["2026-06"]]
    assert "change" not in {part.operation for part in parts}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Were exports to the US larger in 2024 or 2025, and those to ASEAN?", ["USA", "ASEAN"]),
        ("Was the surplus with the US larger in 2024 or 2025, and the one with the EU?", ["USA", "EU27"]),
    ],
)
def test_either_time_is_asked_of_each_partner(knowledge: Knowledge, text: str, partners: list[str]) -> None:
    question = Question(text, TODAY, language="en")
    read_so = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    told_so = [part if isinstance(part, Query) else part.query for part in read_so]
    assert [(part.by, *part.partners) for part in told_so if part] == [("period", partner) for partner in partners]


@pytest.mark.parametrize(
    "text",
    [
        "How many months in 2025 had exports above $320bn, and how many had imports above $220bn?",
        "in how many months of 2025 were exports above 320bn, and in how many were imports above 220bn?",
    ],
)
def test_months_are_counted_of_each_flow(knowledge: Knowledge, text: str) -> None:
    assert [(part[0], part[2]) for part in told(knowledge, text)] == [("threshold", "export"), ("threshold", "import")]


def test_months_above_both_bounds_are_counted_once(knowledge: Knowledge) -> None:
    both = "in how many months of 2025 were both exports above 320bn and imports above 220bn?"
    assert len(asked(knowledge, both)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "was May 2026 export growth slower than June's, and import growth?",
        "Were exports larger in June 2026 than in May 2026, and imports?",
    ],
)
def test_the_other_flow_is_set_between_the_same_times(knowledge: Knowledge, text: str) -> None:
    parts = [part for part in asked(knowledge, text) if isinstance(part, Query)]
    assert [(part.operation, part.by, part.flow) for part in parts] == [
        ("compare", "period", "export"),
        ("compare", "period", "import"),
    ]


@pytest.mark.parametrize("far", ["how many points apart are they", "how far apart are they"])
def test_two_rates_lie_so_many_points_apart(knowledge: Knowledge, far: str) -> None:
    text = f"what was growth in exports in August 2026, what was it in July, and {far}"
    assert {25.0, 23.9, 1.1} <= numbers(last(knowledge, text))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("How much more were exports from 2021 to 2023 than from 2018 to 2020?", "China's exports: $2,761.0 bn more"),
        ("How much larger were exports in 2023-2025 than in 2020-2022?", "China's exports: $1,190.0 bn more"),
        ("Did exports rise in 2023-2025 compared with 2020-2022?", "True. China's exports: $1,190.0 bn more"),
        ("Did the surplus grow in 2021-2022 more than in 2023-2024?", "True. China's trade balance: 29.0 %"),
        (
            "did the surplus grow more from 2023 to 2024 than from 2024 to 2025",
            "China's trade balance: $168.88 bn higher",
        ),
        ("exports, imports and shares for the US in 2025", "The United States: 11.1 % of China's exports"),
        ("imports and shares for Taiwan in 2025", "Taiwan: 8.9 % of China's imports"),
    ],
)
def test_two_spans_are_sums_unless_their_ends_are_told(knowledge: Knowledge, text: str, headline: str) -> None:
    assert last(knowledge, text).headline.startswith(headline)


def test_growth_of_its_own_time_behind_a_course_is_of_that_time_alone(knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports 2021-2025 and the growth in 2025")
    assert {3360.0, 3590.0, 3380.0, 3580.0, 3770.0, 5.5} <= numbers(reply)
    assert 2.2 not in numbers(reply)


def test_how_much_above_a_year_is_the_difference(knowledge: Knowledge) -> None:
    text = "What did exports total in 2025, how much was that above 2024, and what share went to ASEAN?"
    assert {3770.0, 190.0} <= numbers(last(knowledge, text))
    assert query(knowledge, "exports in 2025", "how much was that above 2024").operation == "change"


def test_what_their_value_was_is_no_question_of_how_goods_are_valued(knowledge: Knowledge) -> None:
    assert query(knowledge, "imports in 2025", "what was their value?").operation != "define"
    assert 2580.0 in numbers(last(knowledge, "Since imports rose 10% in 2025, what was their value?"))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("imports vs exports growth in June, July, August 2026", {36.0, 27.0, 27.5, 23.9, 28.2, 25.0}),
        ("compare exports and imports in 2023, 2024 and 2025", {3380.0, 2556.8, 3580.0, 2585.07, 3770.0, 2580.0}),
        ("Which was the best quarter of 2025 for exports, and for imports?", {992.96, 681.67}),
        ("exports to Germany and the Netherlands together in June 2026, versus France", {30.19, 152.03}),
        ("compare exports to ASEAN in 2025 with those to the EU and US combined", {665.22, 980.0}),
    ],
)
def test_two_flows_are_set_against_each_other_at_each_time(
    knowledge: Knowledge, text: str, figures: set[float]
) -> None:
    assert figures <= numbers(last(knowledge, text)), numbers(last(knowledge, text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tell me exports, imports and balance with the EU for 2024 as well as with the US.", {3675.1, 1916.4, 1164.1}),
        ("exports to Africa and China's exports in the first half of 2026", {130.01, 2125.4}),
        ("the surplus with the US, China's exports and China's imports in September 2025", {22.82, 328.57, 238.12}),
        ("exports and imports with the EU and Japan in 2024, and total trade", {3675.1, 1081.6, 1916.4}),
        ("China's trade with Africa in 2025: China's exports, China's imports and the balance", {225.0, 123.0, 102.0}),
    ],
)
def test_whom_a_list_of_flows_is_of(knowledge: Knowledge, text: str, found: set[float]) -> None:
    assert found <= {round(number, 1) for number in numbers(last(knowledge, text))} | numbers(last(knowledge, text))


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("exports, imports and GDP in 2025", {3770.0, 2580.0}, "GDP"),
        ("What were China's GDP growth and exports in 2025?", {3770.0}, "GDP"),
        ("PMI in November 2025 and new export orders, please", {49.2}, "new export orders"),
        ("Exports to the US in 2025 and to Mars", {420.05}, "Mars"),
        ("exports, industrial output, retail sales and imports in November 2025", {330.3, 218.6}, "retail sales"),
        ("Exports, imports, gdp, in 2025", {3770.0, 2580.0}, "gdp"),
        ("Exports to the US, the EU, Narnia, in 2025", {420.05, 559.95}, "Narnia"),
        ("Exports to Korea, Narnia, June 2026", {119.56}, "Narnia"),
        ("Imports of soybeans, crude, bananas, in 2025", {111.83, 577.73}, "bananas"),
        ("exports in 2025: cars, bananas", {7060000.0}, "bananas"),
        ("Imports in 2025, GDP", {2580.0}, "GDP"),
        ("Импорт в 2025, ВВП", {2580.0}, "ВВП"),
    ],
)
def test_what_is_held_is_told_beside_what_is_not(
    knowledge: Knowledge, text: str, found: set[float], unknown: str
) -> None:
    reply = last(knowledge, text)
    assert found <= numbers(reply)
    assert unknown in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "exports as a share of GDP in 2025",
        "the ratio between exports and GDP in 2025",
        "compare exports and GDP in 2025",
        "exports, in real terms, in 2025",
        "exports in 2025, in real terms",
        "exports, by private firms, in 2025",
        "the imports and the tests of the module",
    ],
)
def test_what_hangs_together_is_not_told_in_part(knowledge: Knowledge, text: str) -> None:
    assert not last(knowledge, text).figures


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("Was the November 2025 surplus above $100bn, and was it higher than a year before?", ["check", "compare"]),
        ("Were exports in June 2026 over 400 billion and higher than in May?", ["check", "compare"]),
        ("Were imports in June 2026 above 250 bn, and were they below those of June 2025?", ["check", "growth"]),
        ("Which month of 2025 had the highest exports, and was it a record?", ["record", "record"]),
        ("Which market grew fastest in 2025 and which shrank most?", ["rank", "rank"]),
        ("Which quarter of 2025 saw the highest exports and which the highest imports?", ["rank", "rank"]),
        ("What was the price of imported crude in November 2025, and how many tons were imported?",
         ["unit_value", "level"]),
        ("How much crude oil did China import in 2025, at what average price, and mainly from whom?",
         ["level", "unit_value", "rank"]),
        ("Exports fell in October 2025. By how much, and what did imports do?", ["growth", "growth"]),
        ("How much more did China export than import in 2025, and how much more than in 2024 was that?",
         ["balance", "change"]),
        ("Tell me what the Busan truce was, and what exports to the US were in the month after.", ["define", "level"]),
        ("How did exports trend through 2025 and what was the year's total growth?", ["trend", "growth"]),
        ("In 2025, what were exports to the US and the EU, and what share of the total does each have?",
         ["level", "share"]),
    ],
)  # fmt: skip
def test_each_part_is_a_question(knowledge: Knowledge, text: str, operations: list[str]) -> None:
    assert [row[0] for row in told(knowledge, text)] == operations


def test_a_record_of_months_is_held_against_months(knowledge: Knowledge) -> None:
    _, of_all = asked(knowledge, "Which month of 2025 had the highest exports, and was it a record?")
    assert isinstance(of_all, Query)
    assert (of_all.by, of_all.periods) == ("month", ())


@pytest.mark.parametrize("text", ["and which shrank most?", "which fell most?"])
def test_the_other_end_of_the_rates_is_of_all(knowledge: Knowledge, text: str) -> None:
    turned = query(knowledge, "Which market grew fastest in 2025?", text)
    assert (turned.operation, turned.limit) == ("rank", -5)


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("Exports to India in 2025: amount, growth and rank", ["level", "growth", "rank"]),
        ("Exports to the EU in 2025: amount, share, rank", ["level", "share", "rank"]),
        ("Imports from Australia in 2024 - level, rank among suppliers, growth.", ["level", "rank", "growth"]),
        ("Exports to Japan in 2024 with growth, share and rank", ["level", "growth", "share", "rank"]),
        ("Exports to Vietnam in 2024: growth, share, balance", ["level", "growth", "share", "balance"]),
        ("Exports to Thailand in 2024, rank and level", ["level", "rank"]),
        ("rank and level of exports to Thailand in 2024", ["level", "rank"]),
        ("level, growth and share of exports to the EU in 2025", ["level", "growth", "share"]),
        ("What were the growth and share of exports to the EU in 2025?", ["growth", "share"]),
        ("the level and share of exports to the EU in 2025", ["level", "share"]),
        ("Exports to ASEAN in 2025 (value, share) and the surplus", ["level", "share", "balance"]),
        ("Exports to the US in 2025: level, share, and imports", ["share", "level"]),
        ("Value (Rank) and share of the surplus with the US in 2025", ["share"]),
        ("Level and share of imports from the EU in 2025 and exports", ["share", "level"]),
        ("Какая часть роста экспорта в 2025 пришлась на АСЕАН?", ["contribution"]),
    ],
)
def test_what_is_asked_of_one_figure_by_nouns(knowledge: Knowledge, text: str, operations: list[str]) -> None:
    parts = asked(knowledge, text)
    assert [part.operation for part in parts if isinstance(part, Query)] == operations
    assert all(part.measure is None for part in parts if isinstance(part, Query) and part.operation == "rank")


@pytest.mark.parametrize(
    "text", ["exports and imports growth in May and June 2026", "export and import growth in May 2026 and June 2026"]
)
def test_rates_of_both_flows_are_on_the_year(knowledge: Knowledge, text: str) -> None:
    assert {19.4, 27.0, 27.5, 36.0} <= numbers(last(knowledge, text))


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("soybean imports and total imports in 2025", ["soybeans", "TOTAL"]),
        ("car exports and China's total exports in 2025", ["automobiles", "TOTAL"]),
        ("China's imports and car exports in 2025", ["TOTAL", "automobiles"]),
        ("steel exports, car exports and total exports in November 2025", ["steel_products", "automobiles", "TOTAL"]),
        ("China's exports and imports of cars in 2025", ["automobiles"]),
        ("China's car exports and imports in 2025", ["automobiles"]),
        ("China's total exports of cars and imports of soybeans in 2025", ["automobiles", "soybeans"]),
    ],
)
def test_all_of_a_flow_beside_some_goods(knowledge: Knowledge, text: str, goods: list[str]) -> None:
    assert [code for part in asked(knowledge, text) if isinstance(part, Query) for code in part.commodities] == goods


@pytest.mark.parametrize(
    "text", ["Exports in May 2026, the consensus and the surprise", "Exports in May 2026 and the forecast for them"]
)
def test_the_amount_is_told_where_no_forecast_is(knowledge: Knowledge, text: str) -> None:
    assert 376.78 in numbers(last(knowledge, text))
