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


@pytest.mark.parametrize(
    "text",
    [
        "how fragile are China's exports to the US",
        "how resilient were exports in 2025",
        "just how choppy were exports in 2025",
        "exports to the US in 2025. he wants the doodads ones",
        "exports to the US in 2025. my boss needs the gizmo ones",
        "exports to the US in 2025. I need the doodads",
    ],
)
def test_a_quality_or_a_thing_that_nobody_knows_gets_no_figure(text: str, knowledge: Knowledge) -> None:
    assert all(isinstance(part, CannotAnswer) for part in asked(knowledge, text))


@pytest.mark.parametrize(
    "text",
    [
        "the fragile exports to the US, how big were they in 2025",
        "exports to the US in 2025. she wants it for a slide",
        "exports to the US in 2025, I need the number by noon",
    ],
)
def test_what_only_stands_beside_it_takes_nothing_away(text: str, knowledge: Knowledge) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("level", "export", ("USA",))
