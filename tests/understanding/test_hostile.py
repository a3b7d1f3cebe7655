"""Hostile texts: refused without a figure, quickly, and never echoed so that a platform would act on them."""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from types import FrameType

import pytest

from bench.understanding import HOSTILE, TODAY, enlarged, milliseconds
from bot.chat.telegram.markup import messages
from bot.codec import reply_to_json
from bot.conversation import Conversation, readable
from bot.knowledge import Knowledge
from bot.model import Reply
from bot.pipeline import answer, warm

# What a text may cost at most: calls of functions, which are the same on every machine. Those of Python alone are some
# 25,000 in the 20 milliseconds that a refusal may take on a quiet core; `make bench` tells the milliseconds.
MOST_CALLS = 60_000
LONGEST = 1.0  # seconds of a core: what no count of calls sees, as a pattern that goes back over its text for ever
# These ask for figures among the noise; what is asked twenty times over is no harm.
MAY_ANSWER = {
    "many months",
    "many numbers",
    "2,000 characters of Han",
    "2,000 characters, no spaces",
    "right-to-left marks",
}


@pytest.fixture(scope="module")
def warmed(knowledge: Knowledge) -> Knowledge:
    warm(knowledge)
    return knowledge


def reply_to(text: str, knowledge: Knowledge) -> Reply:
    return answer(Conversation("en").question(text, TODAY), knowledge)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused(name: str, warmed: Knowledge) -> None:
    reply = reply_to(HOSTILE[name], warmed)
    if name not in MAY_ANSWER:
        assert reply.outcome in ("refuse", "clarify")
        assert reply.figures == ()
    assert json.dumps(reply_to_json(reply, readable(HOSTILE[name])), ensure_ascii=False).encode("utf-8")


def calls_of(text: str, knowledge: Knowledge) -> int:
    """How many functions are called to answer it, those written in C among them."""
    called = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        reply_to(text, knowledge)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize("name", HOSTILE)
def test_it_costs_little(name: str, warmed: Knowledge) -> None:
    start = time.process_time()
    assert calls_of(HOSTILE[name], warmed) < MOST_CALLS
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_it_is_echoed_that_a_reader_s_program_would_act_on(name: str, warmed: Knowledge) -> None:
    reply = reply_to(HOSTILE[name], warmed)
    for line in (reply.headline, *reply.lines, *reply.notes, *(choice.text for choice in reply.choices)):
        assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") and char != "\u200d" for char in line), line
    for message in messages(reply):
        assert set(re.findall(r"<[^>]*>", message)) <= {"<b>", "</b>", "<i>", "</i>"}
        assert "&" not in re.sub(r"&(?:amp|lt|gt|quot|#x27);", "", message)


ECHOED = [
    "exports of <b>zeppelins</b> in 2025",
    "exports of zeppelins&lt; in 2025",
    "exports of <zeppelins in 2025",
    "exports of zepp\u202eelins in 2025",
    "exports of [zeppelins](tg://user?id=1) in 2025",
]


@pytest.mark.parametrize("text", ECHOED)
def test_an_unknown_word_is_named_without_its_markup(text: str, warmed: Knowledge) -> None:
    reply = reply_to(text, warmed)
    assert reply.outcome == "refuse"
    for message in messages(reply):
        assert "<b>zeppelins" not in message
        assert "\u202e" not in message


FIRST = (
    ("en", "is the PMI above or below 50 in the latest month, and what about services?"),
    ("fr", "Combien y a-t-il eu de mois en 2025 où l'excédent passait les 100 milliards de dollars ?"),
    ("es", "La tonelada de soja importada costó menos de 500 dólares entre enero y abril de 2026, ¿no?"),
    ("ru", "када китай больше всего редкозёма вывез в 2025, скока тонн"),
    ("zh", "是什么导致2025年5月对美出口下跌"),
    ("ja", "EUの対中輸入 2024年 ユーロ"),
)


def test_no_question_waits_for_what_is_made_once(warmed: Knowledge) -> None:
    """What the lexicons make of their words is made when they are warmed: a first question once took 0.4 seconds."""
    made = {code: set(lexicon.__dict__) for code, lexicon in warmed.lexicons.items()}
    for language, text in FIRST:
        answer(Conversation(language).question(text, TODAY), warmed)
    assert {code: set(lexicon.__dict__) for code, lexicon in warmed.lexicons.items()} == made


def test_a_lexicon_ten_times_as_long_costs_the_same(warmed: Knowledge) -> None:
    """By an index a word list is looked up, not read: the median may grow by half, no more."""
    texts = [
        "exportações da China para os EUA em novembro de 2025",
        "importações de soja do Brasil em 2025",
        "superávit comercial em 2025",
    ] * 20
    larger = {**warmed.lexicons, "pt": enlarged(warmed.lexicons["pt"])}  # the shortest is the soonest laid out
    milliseconds(texts, larger, warmed)
    plain = sorted(milliseconds(texts, warmed.lexicons, warmed))[len(texts) // 2]
    long = sorted(milliseconds(texts, larger, warmed))[len(texts) // 2]
    assert long < 1.5 * plain + 0.1
