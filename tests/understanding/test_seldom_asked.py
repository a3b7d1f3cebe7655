"""Rules that hardly any question needs, each held by one that does: what they keep out would be a wrong figure."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "outcome", "headline"),
    [
        # months alone are averaged and looked through
        ("en", "average exports per quarter in 2025", "clarify", "I am not sure what is asked; this I can answer"),
        ("en", "how many quarters did exports exceed 900 bn", "clarify", "I am not sure what is asked"),
        # of two rates, and no rate itself
        ("en", "by how many percentage points did export growth change in May 2026?", "clarify", "I am not sure"),
        (
            "en",
            "how much did export growth accelerate in May 2026?",
            "answer",
            "China's exports: 5.3 points more in May",
        ),
        # when the event was is no second time
        (
            "en",
            "exports after the Busan truce in October 2025",
            "answer",
            "China's exports: from $330.16 bn in November 2025 up to $412.39 bn in June 2026",
        ),
        # a program's release
        ("en", "which version of react was released in March", "refuse", "I answer questions on trade figures"),
        ("en", "when is the next whatsapp release?", "refuse", "I answer questions on trade figures"),
        # a part or a rate
        ("en", "exports to the US were 11 % in 2025, right?", "clarify", "I am not sure what is asked"),
        # the level that it came to, and not how it moved
        (
            "en",
            "China's exports to the US rose to twice those to Japan in 2025",
            "refuse",
            "Exports from China to Japan, 2025: only the growth rate is held, not the amount",
        ),
        # how something moved over a year, month by month
        (
            "en",
            "was export growth accelerating in 2025?",
            "answer",
            "China's exports, change on a year earlier: up and down, from +2.3 % from January to February 2025",
        ),
        # an adjective goes on after the word for screws
        ("fr", "combien de vis automobiles exportées en 2025", "answer", "Exportations chinoises de voitures, 2025"),
        ("en", "did mum send me anything from Brazil in May", "refuse", "I answer questions on trade figures"),
    ],
)
def test_a_seldom_rule_holds(language: str, text: str, outcome: str, headline: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY, language=language), knowledge)
    assert (reply.outcome, reply.headline[: len(headline)]) == (outcome, headline)
