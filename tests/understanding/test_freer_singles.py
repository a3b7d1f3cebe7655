"""Single questions put as nobody had put them: told of all of a year, of whoever stands first, of who deals."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, Opinion
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("who's the top supplier of crude, and how much did they sell", "largest suppliers of crude"),
        ("the top supplier of crude in October 2025 and how much it sold", "largest crude supplier in October 2025"),
        (
            "who bought the most from China in 2024 and how much did they buy",
            "who bought the most from China in 2024",
        ),
        (
            "who is the largest soybean supplier in 2025 and what is its share",
            "biggest soybean supplier in 2025 and its share",
        ),
        (
            "top soybean supplier in 2025 and its share",
            "which country has the largest share of soybean imports in 2025",
        ),
        ("where do China's imports come from", "which countries do China's imports come from"),
        ("destinations of China's exports", "list the destinations of China's exports"),
        ("suppliers of crude October 2025", "list the suppliers of crude October 2025"),
        ("when were the august figures out", "when did the august figures come out"),
        ("exports have fallen all year", "exports have fallen all year, right?"),
        ("imports + exports 25 total", "imports + exports 2025 total"),
        ("how long has China's export growth streak been running", "how long is China's export growth streak"),
        # a bound beside a named count sets no two counts against each other
        (
            "how many months in 2025 had American imports from China on US figures above $20bn",
            "In how many months of 2025 were US imports from China above $20bn according to US data?",
        ),
        (
            "when were American imports from China on US figures last more than 23 billion dollars",
            "when were US imports from China last above $23bn according to US data",
        ),
        # the hyphen takes nothing away
        ("which month of 2024 had the third-largest surplus", "which month of 2024 had the third largest surplus"),
        ("second-lowest month for exports in 2025", "second lowest month for exports in 2025"),
        # of the months of a span named by its ends, not from its one end to the other
        (
            "which month from April to December 2025 had the steepest fall in exports",
            "which month had the steepest fall in exports, April-December 2025",
        ),
        ("longest stretch of consecutive declines in imports in 2025", "longest run of falls in imports in 2025"),
        # rates go on where amounts end
        ("average growth of exports this year", "average growth of exports in January to August 2026"),
        (
            "how often 2026 so far did imports climb over 10 per cent",
            "how often in January to August 2026 did imports rise by more than 10 %",
        ),
        ("China's no. 3 export market in 2024?", "China's third-largest export market in 2024?"),
        (
            "by how much did exports to Canada fall short of imports from Canada in 2024?",
            "trade balance with Canada in 2024",
        ),
        (
            "was the third quarter of 2025 the best quarter of 2025 for exports",
            "which was the best quarter of 2025 for exports",
        ),
        ("did exports set a new annual high in 2025", "did exports set a new record in 2025"),
        ("mutual trade between China and Russia 2025", "trade between China and Russia 2025"),
        ("which countries do u cover", "which countries do you cover"),
        # years that are sought, not how far it moved in them
        ("which years since 2018 saw imports fall", "years since 2018 in which imports fell"),
        ("in which month did imports last fall", "when did imports last fall"),
        ("how low did exports go in 2025", "lowest month for exports in 2025"),
        ("how high did the surplus get in 2025", "highest month for the surplus in 2025"),
        ("how high did exports get in June 2026", "exports in June 2026"),
        ("months in 2025 with double-digit import growth?", "which months in 2025 had double-digit import growth"),
    ],
)
def test_it_asks_the_same(knowledge: Knowledge, said: str, plain: str) -> None:
    assert asked(knowledge, said) == asked(knowledge, plain)


@pytest.mark.parametrize(
    "text",
    [
        "remaining exports to the EU",
        "other exports to the EU",
        "half-yearly imports",
        "exports for each half year since 2023",
        "what is the ratio of the surplus to total trade in 2025",
        "surplus and total trade in 2025 compared with 2024",
    ],
)
def test_what_no_figure_tells_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "how much soy from Brazil and the US, each",
        "how much soy from Brazil, the US and Argentina, each, in 2025",
        "crude from Russia and Saudi each in Oct 2025",
    ],
)
def test_each_of_several_is_no_price(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert query.operation == "level"
    assert len(query.partners) > 1


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("exports have fallen all year", "False"),
        ("exports fell all year in 2025", "False"),
        ("imports have risen all year, true?", "True"),
        ("exports fell in every month of 2025", "False"),
        ("exports to the US fell throughout 2025", "False"),
    ],
)
def test_all_year_is_each_of_its_months(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert one(knowledge, text).by == "every"
    assert last(knowledge, text).headline.startswith(verdict)


@pytest.mark.parametrize(
    "text",
    [
        "my supplier say China stop to export rare earth, true?",
        "China has stopped rare earth exports, right?",
        "China has stopped its exports of rare earths, true?",
    ],
)
def test_what_has_stopped_is_none_and_no_fall(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert query.operation == "check"
    assert query.measure is None
    assert last(knowledge, text).headline.startswith("False")


def test_goods_that_are_going_somewhere_are_no_prediction(knowledge: Knowledge) -> None:
    assert one(knowledge, "how many percent of China export is going to ASEAN in 2025?").operation == "share"
    (will,) = asked(knowledge, "are exports going to fall")
    assert isinstance(will, Opinion)


def test_a_tariff_that_falls_is_none_below_nothing(knowledge: Knowledge) -> None:
    assert one(knowledge, "when did tariffs fall").operation == "trend"


def test_what_customs_said_is_how_it_went(knowledge: Knowledge) -> None:
    query = one(knowledge, "what did customs say about July imports")
    assert (query.operation, query.measure) == ("growth", "yoy")


def test_the_one_that_is_best_may_be_a_shop(knowledge: Knowledge) -> None:
    read = asked(knowledge, "who's the top supplier of crude")
    assert isinstance(read[0], Query)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did the yuan strengthen between April 2025 and May 2026", "True"),
        ("did the yuan weaken between April 2025 and May 2026", "False"),
    ],
)
def test_a_stronger_yuan_is_a_lower_rate(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert last(knowledge, text).headline.startswith(verdict)


def test_the_ends_of_a_range_of_days_are_those_days(knowledge: Knowledge) -> None:
    query = one(knowledge, "did the yuan get stronger between december 24 2025 and may 19 2026")
    assert [period.code for period in query.periods] == ["2026-05-19", "2025-12-24"]


@pytest.mark.parametrize(
    "text",
    [
        "exports to each of the ASEAN members in June 2026",
        "exports to every ASEAN country in June 2026",
        "exports to the ASEAN countries one by one in June 2026",
        "exports to ASEAN countries by country in June 2026",
    ],
)
def test_each_member_of_a_group_is_no_group(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert query.operation == "rank"
    assert "ASEAN" not in query.partners


def test_those_ranked_by_their_share_are_put_in_order(knowledge: Knowledge) -> None:
    query = one(knowledge, "rank the EU, ASEAN and the US by their share in China's exports in the first half of 2026")
    assert (query.operation, query.measure) == ("rank", "share")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("exports March through May 2025", "2025-03/2025-05"),
        ("exports march thru may 2025", "2025-03/2025-05"),
        ("exports May until July 2025", "2025-05/2025-07"),
        ("how much had China exported by June 2025", "2025-01/2025-06"),
        ("how much had China exported by mid-2025", "2025-01/2025-06"),
        ("how many cars had China exported by October 2025", "2025-01/2025-10"),
    ],
)
def test_the_whole_span_is_meant(knowledge: Knowledge, text: str, span: str) -> None:
    assert [period.code for period in one(knowledge, text).periods] == [span]


@pytest.mark.parametrize(
    "text",
    ["exports to the US as a fraction of exports to ASEAN, 2025"],
)
def test_of_another_span_or_whole_nothing_is_told(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Ambiguous)


def test_besides_one_is_without_it(knowledge: Knowledge) -> None:
    assert asked(knowledge, "exports in 2025 besides the US") == asked(knowledge, "exports in 2025 excluding the US")
    [rest] = asked(knowledge, "besides Brazil, who supplied soybeans in 2025")
    assert isinstance(rest, Query)
    assert (rest.operation, rest.partners) == ("rank", ("WLD", "BRA"))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did exports to the US fall in at least half of the months of 2025?", "True"),
        ("exports fell in at least half the months of 2025, right?", "False"),
    ],
)
def test_half_of_the_months_is_no_rate(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert last(knowledge, text).headline.startswith(verdict)


@pytest.mark.parametrize(
    "text",
    [
        "the surplus has never been negative, true?",
        "the surplus has never turned into a deficit, true?",
        "China has never run a deficit, true?",
    ],
)
def test_never_in_the_red_is_looked_for_in_all_that_is_held(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "never"
    assert last(knowledge, text).headline.startswith("True")


def test_up_in_volume_and_down_in_value_are_two_claims(knowledge: Knowledge) -> None:
    reply = last(knowledge, "rare earth exports rose in volume but fell in value in Jan-Feb 2026, correct?")
    assert len(reply.queries) == 2
    assert reply.headline.startswith("True")


def test_a_total_at_the_head_of_a_list_is_of_all(knowledge: Knowledge) -> None:
    query = one(knowledge, "soy imports in 2025: total, from Brazil, from the US, from Argentina")
    assert {"WLD", "BRA", "USA", "ARG"} == set(query.partners)


@pytest.mark.parametrize("text", ["exports in the year to date", "exports in the year so far"])
def test_the_year_to_date_is_no_month(knowledge: Knowledge, text: str) -> None:
    assert asked(knowledge, text) == asked(knowledge, "exports year to date")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("exports in December 2023, 2024 and 2025", ["2023-12", "2024-12", "2025-12"]),
        ("compare the Decembers of 2023, 2024 and 2025 for exports", ["2023-12", "2024-12", "2025-12"]),
        ("August exports in 2023, 2024 and 2025", ["2023-08", "2024-08", "2025-08"]),
        ("August exports in 2024 and 2025", ["2024-08", "2025-08"]),
        ("Q3 exports 2024 and 2025", ["2024-07/2024-09", "2025-07/2025-09"]),
        ("December exports 2023-2025", ["2023-12", "2024-12", "2025-12"]),
        ("exports in 2023, 2024 and 2025", ["2023", "2024", "2025"]),
    ],
)
def test_a_month_of_several_years_is_that_month_of_each(knowledge: Knowledge, text: str, months: list[str]) -> None:
    assert sorted(period.code for period in one(knowledge, text).periods) == months


@pytest.mark.parametrize("text", ["exports every December", "all Junes: exports", "exports in June each year"])
def test_a_month_of_all_years_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Ambiguous)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("exports in Jan-Feb 2025 and 2026", ["2025-01/2025-02", "2026-01/2026-02"]),
        ("Jan-Feb exports 2025 vs 2026", ["2025-01/2025-02", "2026-01/2026-02"]),
        ("exports Jan-Nov 2024 and 2025", ["2024-01/2024-11", "2025-01/2025-11"]),
        ("exports January to June 2025, and 2025 as a whole", ["2025", "2025-01/2025-06"]),
    ],
)
def test_months_of_several_years_are_those_months_of_each(knowledge: Knowledge, text: str, spans: list[str]) -> None:
    assert sorted(period.code for period in one(knowledge, text).periods) == spans


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("in which years did exports fall", None),
        ("years with falling exports since 2018", None),
        ("in what year did imports last fall", -1),
    ],
)
def test_years_that_fell_are_sought(knowledge: Knowledge, text: str, limit: int | None) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit) == ("threshold", "year", limit)
