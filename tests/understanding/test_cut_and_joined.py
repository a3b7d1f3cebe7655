"""Questions that are cut off, run into one another or are full of signs: a reply to each of them, never an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer
from tests.score import gold_files, read

TODAY = date(2026, 9, 15)
TEXTS = [case["text"] for file in gold_files() for case in read(file)]
SIGNS = (*'…;:\n.,!?—()“”"-/+=>%$¿，。？🙏\u200b', "...", "!?", "1.", "5", "2025")


def outcomes(talk: list[str], language: str, knowledge: Knowledge) -> list[str]:
    """What becomes of the turns of a talk, one after another."""
    chat, found = Conversation(language), []
    for text in talk:
        reply = answer(chat.question(text, TODAY), knowledge)
        chat = chat.after(reply)
        assert reply.headline
        found.append(reply.outcome)
    return found


@pytest.mark.parametrize(
    ("language", "talk", "outcome"),
    [
        ("en", ["total exports in 2025; top 3 ..."], "clarify"),
        ("en", ["\u2026: \u2026"], "refuse"),
        ("en", ["exports:\u2026\u2026\u2026"], "refuse"),
        ("en", ["\u200b\u200b\u200bexports: 5\u33a5. Thanks"], "refuse"),
        ("zh", ['!?月出口增长6.6%是吧"'], "answer"),
        ("en", ["otal, brazil, us, argentina"], "clarify"),
        ("en", ["crude oil imports in December 2025", "growth, in barrels per day"], "answer"),
        ("en", ["hello: exports in 2025:"], "answer"),
    ],
)
def test_what_once_broke_is_replied_to(knowledge: Knowledge, language: str, talk: list[str], outcome: str) -> None:
    assert outcomes(talk, language, knowledge)[-1] == outcome


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A gold question that is cut at a place, or two of them joined there, with signs between and around them."""
    one, other = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(TEXTS))
    at, until = sorted((draw(st.integers(0, len(one))), draw(st.integers(0, len(one)))))
    before, between, after = (draw(st.sampled_from(["", *SIGNS])) for _ in range(3))
    kept = draw(st.sampled_from((one[:at], one[at:until], one[at:], one)))
    return before + kept + between + draw(st.sampled_from(("", other, other[:at]))) + after


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(talk=st.lists(spoilt(), min_size=1, max_size=3), language=st.sampled_from(("en", "zh", "de", "es", "ja")))
def test_any_wreck_of_questions_is_replied_to(knowledge: Knowledge, talk: list[str], language: str) -> None:
    assert set(outcomes(talk, language, knowledge)) <= {"answer", "clarify", "refuse"}
