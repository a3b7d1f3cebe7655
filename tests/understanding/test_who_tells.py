"""Adjectives and persons say little only where they stand beside what they are said of; elsewhere they are unknown."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    "text",
    [
        "my gynaecologist of all people claims that exports to the US fell 20% in 2025",
        "our pollster was adamant that exports to the US fell 20% in 2025",
        "a stockbroker I know reckons exports to the US fell 20% in 2025",
        "the bartender says exports to the US fell 20% in 2025",
    ],
)
def test_whoever_tells_it_a_claim_is_checked(text: str, knowledge: Knowledge) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("check", "export", ("USA",))


@pytest.mark.parametrize(
    "text",
    [
        "exports of architects in 2025",
        "imports by gynaecologists in 2025",
        "trade with the waitresses in 2025",
        "firefighters exports to the US in 2025",
        "how vulnerable are China's exports to the US",
        "how ominous was the surplus in 2025",
        "is it worthwhile to import soybeans from Brazil",
        "were exports to the US abhorrent in 2025",
        "how difficult is it to export to the US",
    ],
)
def test_what_would_be_asked_of_them_gets_no_figure(text: str, knowledge: Knowledge) -> None:
    assert all(isinstance(part, CannotAnswer) for part in asked(knowledge, text))


def test_an_adjective_takes_nothing_from_the_flow_behind_it(knowledge: Knowledge) -> None:
    query = one(knowledge, "the abysmal exports to the US in 2025")
    assert (query.operation, query.flow, query.partners) == ("level", "export", ("USA",))
