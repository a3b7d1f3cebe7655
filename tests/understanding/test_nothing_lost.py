"""What a text names and no query tells is said to be left over: a figure beside it would answer something else."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Period, Query, Quoted
from bot.understanding.mentions.parser import parse
from bot.understanding.queries.nothing_lost import lost_of, without_loss
from tests.understanding.asking import asked, one

MARCH = (Period.month(2026, 3),)
EXPORTS = Query("level", flow="export", periods=MARCH)
IMPORTS = Query("level", flow="import", periods=MARCH)
BALANCE = Query("balance", flow="balance", periods=MARCH)


def left_over(knowledge: Knowledge, text: str, *queries: Query) -> str | None:
    """The words said to be left over; None where the queries stand as they were read."""
    frame = parse(text, knowledge.lexicons, "en")
    told = without_loss(frame, queries, lost_of(frame, queries))
    if told is queries or told == queries:
        return None
    assert isinstance(told[-1], Ambiguous)
    assert told[-1].said.kind == "refusal.ambiguous.left_over"
    word = told[-1].said["word"]
    assert isinstance(word, Quoted)
    return word.text


@pytest.mark.parametrize(
    ("text", "queries", "word"),
    [
        ("exports in March 2026 and the surplus", (EXPORTS,), "surplus"),
        ("the surplus in March 2026 and exports", (BALANCE,), "exports"),
        ("exports, March 2026 | trade balance", (EXPORTS,), "trade balance"),
        ("exports in March 2026 and to Japan", (EXPORTS,), "Japan"),
        ("exports in March 2026 and coal", (EXPORTS,), "coal"),
        ("exports in March 2026 and in May 2025", (EXPORTS,), "in March 2026 and in May 2025"),
        ("exports in March 2026, and the yuan", (EXPORTS,), "yuan"),
        ("exports in March 2026, when is the next release", (EXPORTS,), "when is the next"),
    ],
)
def test_what_no_query_tells_is_left_over(
    knowledge: Knowledge, text: str, queries: tuple[Query, ...], word: str
) -> None:
    assert left_over(knowledge, text, *queries) == word


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("exports and imports in March 2026", (EXPORTS, IMPORTS)),
        ("by how much did exports exceed imports in March 2026", (BALANCE,)),
        ("exports rose 5.9 % in May; how much were imports in March 2026?", (IMPORTS,)),
        ("exports in March 2026, sorry, imports", (IMPORTS,)),  # a correction has rules of its own
        ("Brazil's exports to China", (Query("level", flow="import", partners=("BRA",)),)),
        ("months when exports fell", (Query("trend", flow="context", commodities=("pmi_manufacturing",)),)),
    ],
)
def test_what_is_told_is_not(knowledge: Knowledge, text: str, queries: tuple[Query, ...]) -> None:
    assert left_over(knowledge, text, *queries) is None


def test_several_parts_keep_their_figures(knowledge: Knowledge) -> None:
    frame = parse("exports and imports in March 2026, and the surplus", knowledge.lexicons, "en")
    told = without_loss(frame, (EXPORTS, IMPORTS), lost_of(frame, (EXPORTS, IMPORTS)))
    assert told[:2] == (EXPORTS, IMPORTS)
    assert isinstance(told[2], Ambiguous)


def test_one_part_becomes_the_choice(knowledge: Knowledge) -> None:
    frame = parse("exports in March 2026 and the surplus", knowledge.lexicons, "en")
    (told,) = without_loss(frame, (EXPORTS,), lost_of(frame, (EXPORTS,)))
    assert isinstance(told, Ambiguous)
    assert told.readings == (EXPORTS,)


def test_a_question_read_whole_stays(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports in march 2026 to Japan").partners == ("JPN",)
    assert [part.flow for part in asked(knowledge, "exports in march 2026, and the surplus") if isinstance(part, Query)]


@pytest.mark.parametrize(
    "text",
    [
        "Exports to the US were what share of the total in the month they bottomed?",
        "what share of exports went to the US in the month exports to the US hit bottom?",
    ],
)
def test_the_share_of_a_month_that_is_still_to_be_found_is_none_of_the_newest(knowledge: Knowledge, text: str) -> None:
    (said,) = asked(knowledge, text)
    assert isinstance(said, Ambiguous)
    assert said.said.kind == "refusal.ambiguous.left_over"


def test_most_of_some_goods_is_a_share_and_no_order(knowledge: Knowledge) -> None:
    said = "My teacher told us that China imports most of its soybeans from Brazil, what percentage was it in 2025?"
    assert one(knowledge, said).operation == "share"
