"""Claims of two parts are judged part by part: behind "while", of two indices at once, of the year before."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query, Question
from bot.pipeline import answer
from tests.understanding.asking import asked, one

TODAY = date(2026, 9, 15)
Y2024, Y2025 = Period.year(2024), Period.year(2025)


def lines(knowledge: Knowledge, text: str) -> list[str]:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    return [reply.headline, *reply.lines]


def verdicts(knowledge: Knowledge, text: str) -> list[str]:
    told = lines(knowledge, text)
    return [line.split(".")[0] for line in told if line.split(".")[0] in ("True", "False", "True within rounding")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is it true that exports to the US fell in 2025 even though exports overall rose?", ["True", "True"]),
        ("exports to the US rose in 2025 even though exports overall fell?", ["False", "False"]),
        ("exports rose in 2025 while exports to the US fell, right?", ["True", "True"]),
        ("lithium battery exports to the US rose in jan-oct 2025 even though worldwide they fell?", ["False", "False"]),
        ("is it true that steel exports rose in 2025 while rare earth exports fell?", ["True", "False"]),
        ("China's imports were flat in 2025 while exports grew 5.5%. Correct?", ["True", "True"]),
        ("pmi and services pmi were both below 50 in nov 2025?", ["True", "True"]),
        ("CPI was negative in August 2025 and PPI too, right?", ["True", "True"]),
        ("CPI rose in November 2025 and so did PPI, true?", ["True", "False"]),
        ("The PMI was above 50 in both January and February 2026, yes?", ["False", "False"]),
        ("Is it true that both exports and imports hit a record in June 2026?", ["True", "True"]),
        ("Is it true that the surplus passed 1 trillion in 2025 and the year before it was smaller?", ["True", "True"]),
        ("Exports to the US were 420 bn in 2025 and the year before they were smaller, right?",
         ["True within rounding", "False"]),
        ("Car exports topped 7 million in 2025, and the year before it was under 6. true?", ["True", "True"]),
        ("The surplus was 119.1 bn in August, up from 112.3 bn a year earlier. True?", ["True", "False"]),
        ("China imported 12.87 mln t of soybeans in sept 2025 and none of it came from the US. correct?",
         ["True", "True"]),
        ("the us deficit with china was smaller than its deficit with the eu in 2025, true?", ["True"]),
        ("Is it true that half of China's exports go to the US?", ["False"]),
        ("ASEAN takes 18% of Chinese exports and the US 21%, right for 2025?", ["True within rounding", "False"]),
        ("exports to the EU made up 15% of exports in 2025, those to ASEAN 13%, right?",
         ["True within rounding", "False"]),
        ("Brazil supplied 74% of China's soybeans in 2025 and the US 15%, right?", ["True within rounding", "True"]),
        ("Exports to the US lost a fifth in 2025 and made up only 20% of the total. Right?", ["True", "False"]),
        ("exports were $3.77 trillion in 2025, up 5.5% from 2024, right?", ["True", "True"]),
        ("exports to the US were $420.05 bn in 2025, a fifth lower than in 2024, right?", ["True", "True"]),
        ("exports in November 2025 were $330.3 bn, up 18% on October, right?", ["True", "False"]),
        ("Exports rose in every month of 2025 bar October, correct?", ["True"]),
        ("Exports rose in every month of 2025 but October, right?", ["True"]),
        ("In 2025 only May saw imports fall, right?", ["False"]),
        ("Exports to America fell a quarter in 2025, right?", ["False"]),
        ("imports fell in May 2025 but were up on the month, right?", ["True", "False"]),
        ("exports to the US were below $35 billion in November 2025 and down on the year, right?", ["True", "True"]),
        ("China's exports grew to $3.77 trillion in 2025", ["True"]),
        ("Coal imports dropped almost 10% in 2025 and dropped in December too, right?",
         ["True within rounding", "False"]),
        ("Is it true that Taiwan and Australia ran a surplus with China in 2023?", ["True", "True"]),
        ("Is it true that China ran a deficit with Taiwan and Australia in 2023?", ["True", "True"]),
        ("Is it true that the US and India ran a surplus with China in 2025?", ["False", "False"]),
        ("The surplus in H1 2026 was bigger than in H1 2025, correct?", ["False"]),
        ("China's July 2026 exports grew more slowly than June's, 23.9 vs 27 percent, correct?", ["True"]),
        ("US imports from China in December 2025, 21.1 bn, were lower than in November 2024 (37.8 bn). Right?",
         ["True within rounding", "True", "True within rounding"]),
        ("EU imports from China were 517.8 bn euros in 2024, up slightly from 514 in 2023, right?", ["True", "True"]),
        ("China's crude imports averaged 11.55 mbpd in 2025, up from 11.04 the year before, right?",
         ["True", "True"]),
    ],
)  # fmt: skip
def test_each_part_has_its_verdict(knowledge: Knowledge, text: str, said: list[str]) -> None:
    assert verdicts(knowledge, text) == said


def test_a_list_of_two_series_claims_nothing(knowledge: Knowledge) -> None:
    assert [q.operation for q in asked(knowledge, "pmi and cpi in april 2026") if isinstance(q, Query)] == [
        "level", "level"
    ]  # fmt: skip


def test_one_partner_against_the_sum_of_others(knowledge: Knowledge) -> None:
    query = one(knowledge, "ASEAN took more of China's exports than the US and the EU put together in 2025, true?")
    assert (query.operation, query.by, query.partners) == ("compare", "summed", ("ASEAN", "USA", "EU27"))
    assert query.condition == Bound("above", 0.0)
    other = one(knowledge, "In 2025 the US and India together bought more from China than the EU, right?")
    assert (other.partners, other.condition) == (("EU27", "USA", "IND"), Bound("below", 0.0))
    assert one(knowledge, "exports to the US and EU put together in 2025").operation == "sum"


def test_an_amount_cut_short_is_not_false(knowledge: Knowledge) -> None:
    assert lines(knowledge, "china's crude imports were 577 mt in 2025, true or false")[0].startswith("Roughly true")
    assert lines(knowledge, "china's crude imports were 571 mt in 2025, true or false")[0].startswith("False")


def test_a_run_of_years_is_asked_back(knowledge: Knowledge) -> None:
    text = "so the surplus in 2025 was the second in a row above one trillion dollars, right"
    assert not any(isinstance(part, Query) for part in asked(knowledge, text))


def test_years_are_counted_one_by_one(knowledge: Knowledge) -> None:
    found = asked(knowledge, "how many months was the manufacturing pmi above 50 in 2025 and in 2024")
    assert [q.periods for q in found if isinstance(q, Query)] == [
        (Y2025,),
        (Y2024,),
        (Period(Y2024.first, Y2025.last),),
    ]
    assert len(asked(knowledge, "how many months from 2023 to 2025 did exports fall")) == 1


def test_the_whole_as_one_of_a_list(knowledge: Knowledge) -> None:
    assert one(knowledge, "soybeans 2025: total, brazil, us, argentina").partners == ("WLD", "BRA", "USA", "ARG")
    assert one(knowledge, "total soybean imports from brazil, argentina and the us 2025").operation == "sum"


def test_the_rate_on_two_bases(knowledge: Knowledge) -> None:
    found = asked(knowledge, "did exports grow faster in yuan or in dollars in the first half of 2026")
    assert [(q.operation, q.basis) for q in found if isinstance(q, Query)] == [
        ("growth", "value_cny"), ("growth", "value_usd")
    ]  # fmt: skip


def test_what_the_tariffs_did(knowledge: Knowledge) -> None:
    query = one(knowledge, "what did the tariffs do to exports to the US in 2025")
    assert (query.operation, query.flow, query.partners) == ("why", "export", ("USA",))
    assert one(knowledge, "what are the tariffs on chinese exports to the US").operation == "level"
    assert lines(knowledge, "Did the tariffs really cut China's total exports in 2025?")[0].startswith("Not so")


def test_services_beside_the_index(knowledge: Knowledge) -> None:
    found = asked(knowledge, "pmi manufacturing and services for november 25")
    assert [code for q in found if isinstance(q, Query) for code in q.commodities] == [
        "pmi_manufacturing", "pmi_non_manufacturing"
    ]  # fmt: skip


def test_a_term_beside_a_figure(knowledge: Knowledge) -> None:
    found = asked(knowledge, "what does CIF mean and what were China's imports in June 2026?")
    assert [q.operation for q in found if isinstance(q, Query)] == ["define", "level"]


def test_a_reply_whose_first_verdict_is_not_that_of_all_says_so(knowledge: Knowledge) -> None:
    told = lines(knowledge, "Rare earth exports were up 12.9 percent in 2025 to 72,585 tonnes, yes?")
    assert told[0].startswith("Not all of that is true")
    assert lines(knowledge, "Rare earth exports were up 12.9 percent in 2025 to 62,585 tonnes, yes?")[0][:5] == "True."


def test_an_average_of_each_year_named(knowledge: Knowledge) -> None:
    found = asked(knowledge, "average monthly surplus in 2025 and in 2024")
    assert [q.periods for q in found if isinstance(q, Query)] == [(Y2025,), (Y2024,)]


def test_the_other_tariff(knowledge: Knowledge) -> None:
    found = asked(knowledge, "whats the us tariff on china now and chinas on us goods")
    assert [q.commodities for q in found if isinstance(q, Query)] == [
        ("us_tariff_avg",), ("china_tariff_avg_on_us",)
    ]  # fmt: skip


def test_the_items_of_a_list_with_numbers(knowledge: Knowledge) -> None:
    found = asked(knowledge, "ok so tell me 1) the surplus in 2025 2) exports growth in 2025 3) the share of the us")
    assert [q.operation for q in found if isinstance(q, Query)] == ["balance", "growth", "share"]


def test_what_is_asked_at_the_end(knowledge: Knowledge) -> None:
    text = "exports, imports and the surplus in june 2026, and how does that compare with may"
    found = asked(knowledge, text)
    assert [q.operation for q in found if isinstance(q, Query)] == ["level", "level", "balance", "compare"]
    found = asked(knowledge, "why did exports fall in october 2025 and what about imports")
    assert [(q.operation, q.flow) for q in found if isinstance(q, Query)] == [("why", "export"), ("why", "import")]
    text = "imports in the first half of 2026, how much of that came from the EU, and the surplus with the EU"
    found = asked(knowledge, text)
    assert [(q.operation, q.flow, q.partners) for q in found if isinstance(q, Query)] == [
        ("level", "import", ("WLD",)), ("level", "import", ("EU27",)), ("balance", "balance", ("EU27",))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "operation"),
    [("in which months of 2025 did the PMI fall", None), ("in which months of 2025 did the PMI contract", "threshold")],
)
def test_an_index_that_fell_is_not_one_below_its_line(knowledge: Knowledge, text: str, operation: str | None) -> None:
    (part,) = asked(knowledge, text)
    assert (part.operation if isinstance(part, Query) else None) == operation


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("How large was China's deficit with Taiwan in 2025 and is it larger than the one with Korea?",
         ["balance", "compare"]),  # Korea's is not held
        ("how large was China's surplus with the EU in 2025 and is it larger than the one with the US?", ["compare"]),
        ("how fast did exports grow in august 2026 and was that above the forecast", ["growth", "surprise"]),
        ("how fast did exports grow in november 2025 and was that above the forecast", ["surprise"]),
        ("Which grew faster in 2025, exports to the EU or to ASEAN, and which is bigger?", ["compare", "compare"]),
        ("How many cars did China export in 2025 and how much were they worth?", ["level", "level"]),
        ("imports of soybeans 2025: total, from brazil, from us, share of each", ["level", "share"]),
        ("How much soy and how much crude did China import in 2025, and from whom did most of the soy come?", []),
        ("June 2026's exports were a record and July's growth was even higher, right?", []),
    ],
)  # fmt: skip
def test_no_part_is_told_by_less_than_it(knowledge: Knowledge, text: str, operations: list[str]) -> None:
    assert [part.operation for part in asked(knowledge, text) if isinstance(part, Query)] == operations


def test_shares_of_the_total_are_told_of_each(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports to the EU, US, and Japan in June 2026 as shares of the total").by == "partner"


def test_whether_they_fell_too_is_of_the_month_that_was_found(knowledge: Knowledge) -> None:
    told = lines(knowledge, "when was the last time exports fell, by how much, and did they fall to the US too?")
    assert any("United States" in line and "October 2025" in line for line in told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“BEIJING - China's exports rose 6.6 percent in December from a year earlier while imports climbed 5.7 "
         "percent, leaving a surplus of $114.1 billion.” Does that hold for December 2025?", ["True", "True",
         "True within rounding"]),
        ("is brazil china's top soybean supplier, with over 70% in 2025?", ["True", "True"]),
        ("Brazil was China's top soybean supplier in 2025, with more than 80%. Right?", ["True", "False"]),
        ("is brazil china's top soybean supplier, with over 90 million tonnes in 2025?", ["True", "False"]),
        ("Brazil is China's top soybean supplier, with over 70% of imports in 2025. True?", ["True", "True"]),
        ("Imports rose 1.9% in November 2025, topping forecasts. True?", ["True", "False"]),
        ("Exports rose 5.9% in November 2025, beating forecasts. True?", ["True", "True"]),
        ("“Exports jumped 27% in June, the fastest pace since early 2021, easily topping forecasts.” is this june 2026 "
         "and is it right?", ["True", "False"]),
        ("Claim: the factory PMI stayed below 50 all the way from April to November 2025", ["True"]),
        ("The factory PMI was below 50 from April to December 2025. True?", ["False"]),
    ],
)  # fmt: skip
def test_what_stands_behind_a_comma_is_judged_too(knowledge: Knowledge, text: str, said: list[str]) -> None:
    assert verdicts(knowledge, text) == said
