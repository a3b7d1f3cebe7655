"""The yuan that rose is fewer yuan to the dollar; indices against the month before, and since a month against now."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("language", "question", "headline"),
    [
        ("en", "was the yuan stronger in december 2025 than in april 2025?", "True. The US dollar in yuan: 7.2014"),
        ("en", "was the yuan weaker in december 2025 than in april 2025?", "False. The US dollar in yuan: 7.2014"),
        ("de", "War der Yuan im Dezember 2025 stärker als im April 2025?", "Stimmt. Dollar-Yuan-Kurs: 7,2014"),
        ("en", "is the yuan weaker than a year ago", "The US dollar in yuan: 7.1848 yuan per dollar on 30 May 2025"),
        (
            "en",
            "The yuan has strengthened since April 2025, true?",
            "True. The US dollar in yuan: 0.3639 yuan per dollar",
        ),
        ("en", "how much did the yuan gain in 2025", "The US dollar in yuan: from 7.2014 yuan per dollar on 30 April"),
        (
            "en",
            "when was the yuan strongest?",
            "The US dollar in yuan, 19 May 2026: 6.8375 yuan per dollar, the lowest of",
        ),
        ("en", "did the pmi rise in december 2025", "True. The manufacturing PMI: 0.9 more in December 2025 than in"),
        ("en", "how much did the PMI gain in december 2025", "The manufacturing PMI: 0.9 more in December 2025"),
        (
            "en",
            "the PMI has risen since November 2025, right?",
            "True. The manufacturing PMI: 0.8 more in May 2026 than",
        ),
        ("en", "US tariffs on Chinese goods have come down since May 2025, correct?", "True. The average US tariff on"),
        ("en", "is the dollar weaker than a year ago", "Which figures do you mean"),
    ],
)
def test_what_moved_is_judged(knowledge: Knowledge, language: str, question: str, headline: str) -> None:
    assert last(knowledge, question, language=language).headline.startswith(headline)


def test_what_it_was_at_another_time_is_one_figure(knowledge: Knowledge) -> None:
    reply = last(knowledge, "is the yuan stronger than a year ago", "what was it at the end of 2025")
    assert reply.headline == "The US dollar in yuan, 30 December 2025: 6.9969 yuan per dollar"


def test_two_currencies_in_one_phrase_are_asked_back(knowledge: Knowledge) -> None:
    reply = last(knowledge, "人民币兑美元2025年4月到12月升值了，对吗", language="zh")
    assert reply.reason == "ambiguous"
    assert not reply.figures
