"""What is held of a time or a partner: which months, of both flows where none is named."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "which months of 2025 do you have for exports to the EU",
            ["Exports from China to the EU, in US dollars: April 2025, June 2025 and August to October 2025"],
        ),
        (
            "which months of 2026 are available for imports?",
            ["China's imports, in US dollars: first quarter of 2026 and May to June 2026"],
        ),
        (
            "what do you hold on germany",
            ["Exports from China to Germany, in yuan: from January", "Imports from Germany into China, in yuan: from"],
        ),
        (
            "which period does your us data cover",
            ["Imports from China into the United States, in US dollars: from January 2018 to January 2026, 97 single"],
        ),
        (
            "Do you have data on Kenya and Vietnam?",
            ["Exports from China to Vietnam, in yuan: from January", "no such figures: exports from China to Kenya"],
        ),
        (
            "Do you hold figures for Germany or Kenya?",
            ["Exports from China to Germany, in yuan: from January", "no such figures: exports from China to Kenya"],
        ),
        ("do you have september 2026 figures yet", ["September 2026 is not out yet"]),
    ],
)
def test_what_is_held_is_told_by_month_and_flow(knowledge: Knowledge, question: str, said: list[str]) -> None:
    reply = last(knowledge, question)
    text = "\n".join((reply.headline, *reply.lines))
    assert all(one in text for one in said), text


def test_nothing_is_told_twice_of_what_is_held(knowledge: Knowledge) -> None:
    reply = last(knowledge, "which period does your us data cover")
    assert len({reply.headline, *reply.lines}) == 1 + len(reply.lines)
