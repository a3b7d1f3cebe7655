"""Terms before a figure, the record of a year, countries that nobody named, shares beside amounts."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from tests.understanding.asking import asked, one

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "operation", "flow", "partner"),
    [
        ("what is yoy export growth in June 2026", "growth", "export", "WLD"),
        ("what's yoy growth of exports in May 2025", "growth", "export", "WLD"),
        ("whats asean slice of chinas exports 2025", "share", "export", "ASEAN"),
        ("what is ytd export growth june 2026", "growth", "export", "WLD"),
        ("whats pmi april 2026", "level", "context", "WLD"),
        ("what does china's surplus amount to", "balance", "balance", "WLD"),
        ("what does the surplus stand at", "balance", "balance", "WLD"),
        ("what does surplus refer to", "define", None, None),
        ("what does trade balance mean", "define", None, None),
        ("what is yoy growth?", "define", None, None),
        ("whats pmi", "define", None, None),
        ("what is asean", "define", None, None),
    ],
)
def test_a_term_before_a_figure_is_not_explained(
    knowledge: Knowledge, text: str, operation: str, flow: str | None, partner: str | None
) -> None:
    query = one(knowledge, text)
    assert query.operation == operation
    if flow is not None:
        assert (query.flow, query.partners) == (flow, (partner,))


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("did steel exports in 2025 beat the 2015 record", "compare"),
        ("did soybean imports in 2025 top the 2024 record?", "check"),
        ("did the surplus in 2025 break the old record of 2024", "compare"),
        ("did the surplus of 2025 beat the record?", "record"),
        ("Did steel exports beat the 2015 record?", "record"),
        ("have exports beaten the record of December 2025?", "record"),
        ("did november 2025 exports beat forecasts?", "surprise"),
        ("did exports in November 2025 beat the consensus", "surprise"),
    ],
)
def test_the_record_of_a_year_is_that_year(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    "text",
    [
        "How much is trade with this country?",
        "exports to that country in 2025",
        "They exported how much in that year?",
        "cars jan-nov 2025 growth by value",
    ],
)
def test_what_was_not_named_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Ambiguous)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("did the US change its goods and services deficit for December 2025 afterwards?", "revision"),
        ("did China change its 2022 surplus afterwards?", "revision"),
        ("how did the US change its deficit in 2025", "growth"),
        ("what did Reuters predict for March 2026 exports", "surprise"),
        ("out of total soybean imports in September 2025, how much was Brazilian, in %?", "share"),
    ],
)
def test_words_that_their_neighbours_tell(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    "text",
    [
        "rank us eu japan by how much china bought sept 25",
        "rank us, eu, japan by how much china imported from them sept 25",
    ],
)
def test_put_in_order_by_how_much_the_home_country_bought(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.reporter, query.flow) == ("rank", "CHN", "import")
    assert set(query.partners) == {"USA", "EU27", "JPN"}


def test_a_share_beside_amounts(knowledge: Knowledge) -> None:
    found = asked(knowledge, "give me soybeans from Brazil and from the US for 2025, and the Brazilian share")
    assert [(q.operation, q.partners) for q in found if isinstance(q, Query)] == [
        ("level", ("BRA", "USA")),
        ("share", ("BRA",)),
    ]


@pytest.mark.parametrize(
    ("text", "reporter", "flow", "partners"),
    [
        ("how deep in the red is america in goods overall, 2024", "USA", "balance", ("WLD",)),
        ("how much in the red was the US with China in 2024", "USA", "balance", ("CHN",)),
        ("how much is china in the black with the US in 2025", "CHN", "balance", ("USA",)),
        ("how much did China get per tonne for rare earths in jan-feb 2026?", "CHN", "export", ("WLD",)),
        ("what did China pay per tonne for iron ore in jan-apr 2026?", "CHN", "import", ("WLD",)),
        ("Which took more magnets in July 2025, Germany or the US?", "CHN", "export", ("DEU", "USA")),
        ("which sold more soybeans to china in 2025, brazil or the us?", "CHN", "import", ("BRA", "USA")),
        ("order of suppliers 2023: taiwan, us, korea, japan", "CHN", "import", ("TWN", "USA", "KOR", "JPN")),
    ],
)
def test_whose_it_is(knowledge: Knowledge, text: str, reporter: str, flow: str, partners: tuple[str, ...]) -> None:
    query = one(knowledge, text)
    assert (query.reporter, query.flow, query.partners) == (reporter, flow, partners)


@pytest.mark.parametrize(
    "text",
    [
        "how long had exports been growing before they dipped in October 2025, in months?",
        "exports had risen how many months in a row before they fell in october 2025",
    ],
)
def test_the_run_before_it_turned(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, str(query.periods[0])) == ("streak", "2025-09")
    assert getattr(query.condition, "comparator", "") == "above"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("what was the gap between export and import growth in august 2026", "compare"),
        ("the gap between import growth and export growth, june 2026", "compare"),
        ("what was the growth of the trade gap between exports and imports in 2025", "growth"),
        ("how many months in 25 did exports beat 325bn", "threshold"),
        ("sept 2024 surplus, first / later", "revision"),
        ("Which goods count in China's trade statistics?", "define"),
    ],
)
def test_gaps_of_rates_and_bare_years(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("exports to the US in May 2026 and in June 2026, and the change on the year", ("level", "growth")),
        ("exports to the US in May 2026, its change on the year, and June 2026", ("growth",)),
        ("how much did exports to the US change between May 2026 and June 2026", ("change",)),
        ("By how many per cent did the dollar value of Chinese exports to Africa rise in 2025 compared with 2024?",
         ("growth",)),
    ],
)  # fmt: skip
def test_a_change_on_the_year_is_of_each_month(knowledge: Knowledge, text: str, operations: tuple[str, ...]) -> None:
    found = asked(knowledge, text)
    assert tuple(q.operation for q in found if isinstance(q, Query)) == operations


@pytest.mark.parametrize(
    "text",
    [
        "how far are exports to the US down from their peak",
        "how far have exports to the US fallen from their record",
        "¿cuánto han caído las exportaciones desde su máximo?",
    ],
)
def test_how_far_down_from_a_peak_is_no_weakest_month(knowledge: Knowledge, text: str) -> None:
    (refused,) = asked(knowledge, text)
    assert isinstance(refused, Ambiguous)
    assert [query.operation for query in refused.readings] == ["record", "level"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("what growth did exports record in 2025", "China's exports, 2025: up 5.5 % on a year earlier"),
        ("What rate of growth did China's total trade record in 2025?",
         "China's total trade, 2025: up 3.0 % on a year earlier"),
        ("did exports hit a record in 2025", "China's exports, 2025: $3,770 bn, the highest of 2018 to 2025"),
    ],
)  # fmt: skip
def test_to_record_is_a_verb_behind_did(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_no_release_in_february_is_explained_with_a_word_between(knowledge: Knowledge) -> None:
    reply = answer(Question("why's there no china trade release in february", TODAY, "en"), knowledge)
    assert reply.headline.startswith("No release in February:")
