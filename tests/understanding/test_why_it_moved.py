"""Why it moved from one month to another; annual figures of a year; what is got in a country is no trade."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("why did exports to the US rise from May 2025 to June 2025", "$9.35 bn more in June 2025 than in May 2025"),
        ("why did exports to the us jump in june 2025 from may", "$9.35 bn more in June 2025 than in May 2025"),
        ("why did exports to the us recover after the geneva truce", "$9.35 bn more in June 2025 than in May 2025"),
        ("why did exports fall from may 2026 to june 2026", "False. China's exports: $35.61 bn more in June 2026"),
        ("why did exports fall from june 2025 to june 2026", "Not so: China's exports rose 27.0 % on a year earlier"),
        ("what were China's annual exports in 2025", "China's exports, 2025: $3,770 bn"),
        ("annual soybean imports 2025", "China's imports of soybeans, 2025: 111.83 Mt"),
        ("how much soy did China get in Brazil in 2025", "Imports of soybeans from Brazil into China, 2025"),
    ],
)
def test_the_move_is_told(knowledge: Knowledge, question: str, headline: str) -> None:
    assert headline in last(knowledge, question).headline


def test_what_was_reported_before_the_move_is_told_with_it(knowledge: Knowledge) -> None:
    reply = last(knowledge, "why did shipments to the US pick up after mid-May 2025?")
    assert any("Geneva truce takes effect" in line for line in reply.lines)


@pytest.mark.parametrize(
    "question", ["how hot did it get in Japan", "how high did Made in China get on the chart in Italy?"]
)
def test_what_is_got_in_a_country_is_no_trade(knowledge: Knowledge, question: str) -> None:
    assert not last(knowledge, question).figures


@pytest.mark.parametrize("turn", ["what country are you from", "when did you grow up", "put in for time off in May"])
def test_somebody_is_no_turn_of_a_talk_on_exports(knowledge: Knowledge, turn: str) -> None:
    assert not last(knowledge, "what were china's exports in june 2026?", turn).figures


def test_a_rise_from_a_month_is_to_the_one_told(knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports to the US in april 2026", "did they rise from march?")
    assert reply.headline.endswith("$7.31 bn more in April 2026 than in March 2026")
