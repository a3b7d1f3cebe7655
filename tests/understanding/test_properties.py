"""What holds for any text: a reply and no exception; the same question in other clothes is the same query."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)
PLAIN = (
    "exports to the us in november 2025",
    "how fast did imports grow in july 2026",
    "trade surplus in august 2026",
    "soybean imports from brazil in 2025",
    "share of asean in exports in 2025",
    "which months of 2025 had a surplus above 100 billion dollars",
    "how many months in a row have exports risen",
    "manufacturing pmi in april 2026",
    "did exports beat forecasts in november 2025",
    "average monthly exports in 2025",
)
BEFORE = ("", "please, ", "hi! ", "quick question: ", "could you tell me ", "so ", "ok, ")
AFTER = ("", "?", " please", " thanks", "???", "!", " pls", ".")
BROAD = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def queries(knowledge: Knowledge, text: str) -> tuple[Query | CannotAnswer, ...]:
    return understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


@BROAD
@given(text=st.text(max_size=400))
@example(text=":P?0I0")  # a part of no words
def test_any_text_gets_a_reply(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert reply.headline
    assert reply.outcome in ("answer", "clarify", "refuse")


_WORDS = (
    "china us exports imports surplus deficit growth 2025 november since above 100 bn % share top record why and or vs "
    "soybeans pmi forecast first last month year in to from how many which was revised true brief 13/2025 $ ¥ ,"
)
WORDS = st.sampled_from(_WORDS.split())


@BROAD
@given(words=st.lists(WORDS, min_size=1, max_size=12))
def test_any_heap_of_trade_words_gets_a_reply(knowledge: Knowledge, words: list[str]) -> None:
    reply = answer(Question(" ".join(words), TODAY), knowledge)
    assert reply.headline
    if reply.outcome != "answer":
        assert reply.figures == ()


@BROAD
@given(
    text=st.sampled_from(PLAIN),
    before=st.sampled_from(BEFORE),
    after=st.sampled_from(AFTER),
    dress=st.sampled_from((str.lower, str.upper, str.title)),
)
def test_politeness_capitals_and_punctuation_change_nothing(
    knowledge: Knowledge, text: str, before: str, after: str, dress: object
) -> None:
    dressed = before + dress(text) + after  # type: ignore[operator]
    assert queries(knowledge, dressed) == queries(knowledge, text)


UNKNOWN = st.text(alphabet="qxzkvjw", min_size=7, max_size=12)


@BROAD
@given(text=st.sampled_from(PLAIN), word=UNKNOWN, place=st.integers(0, 10))
def test_an_unknown_word_is_never_ignored(knowledge: Knowledge, text: str, word: str, place: int) -> None:
    words = text.split()
    words.insert(min(place, len(words)), word)
    reply = answer(Question(" ".join(words), TODAY), knowledge)
    assert reply.outcome == "refuse"
    assert reply.figures == ()
    assert word in reply.text
