"""Inline queries over HTTP, on the real road: what is offered, sent into chats, pressed there; and what comes late."""

from __future__ import annotations

import asyncio
import logging
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.chat.telegram.packing import pack
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import USUAL, Choice, Query, Question, Reply, Style, Suggestion
from bot.store import Preferences, Store
from tests.chat.conftest import NOVEMBER, OCTOBER, Road, Start
from tests.chat.recorder import Fault, Message, Recorder
from tests.chat.test_webhook import hooked

ASKED = "exports to the us november 2025"
ANSWER = (
    "Exports from China to the United States, November 2025: $33.79 bn\n"
    "Down 28.6 % on a year earlier, the eighth fall in a row of more than 10 %\n"
)


class Learned(Road):
    """The real road."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__()
        self.mind = Mind(knowledge, "CHN")
        self.typed: list[str] = []

    def answer(self, question: Question, chat: str) -> Reply:
        self.questions.append(question)
        return self.mind.answer(question, chat)

    def perform(
        self, queries: tuple[Query, ...], language: str | None, asked_on: date, chat: str, style: Style = USUAL
    ) -> Reply:
        return self.mind.perform(queries, language, asked_on, chat, style)

    def suggest(self, question: Question) -> tuple[Suggestion, ...]:
        self.typed.append(question.text)
        if question.text == "break":
            raise RuntimeError("broken")
        return self.mind.suggest(question)


@pytest.fixture
def road(knowledge: Knowledge) -> Learned:
    return Learned(knowledge)


def buttons(message: Message) -> dict[str, dict[str, str]]:
    return {button["text"]: button for row in message["reply_markup"]["inline_keyboard"] for button in row}


async def test_what_is_typed_is_answered_first_with_its_whole_text(bot: object, api: Recorder) -> None:
    answer = await api.inline(ASKED)
    first, *others = answer["results"]
    assert (first["type"], first["title"]) == ("article", "$33.79 bn · exports to the United States")
    assert first["description"] == "November 2025 · −28.6 % on a year earlier"
    content = first["input_message_content"]
    assert content["message_text"].startswith(
        "<b>Exports from China to the United States, November 2025: $33.79 bn</b>\n"
    )
    assert content["message_text"].endswith("Source: China Customs (GACC), released 8 December 2025; US Census Bureau")
    assert content["parse_mode"] == "HTML"
    assert len(others) >= 4
    assert (answer["cache_time"], answer["is_personal"]) == (5, True)
    assert "button" not in answer
    assert api.refusals == []


async def test_below_what_is_offered_stand_two_rows_of_buttons_at_most(bot: object, api: Recorder) -> None:
    for typed in (ASKED, "exports 2024", "us", ""):
        for result in (await api.inline(typed))["results"]:
            rows = result.get("reply_markup", {}).get("inline_keyboard", [])
            assert len(rows) <= 2
            assert [button["text"] for button in rows[-1]][-1] == "<chat.open> en"


async def test_the_language_is_that_of_the_person_who_types(bot: object, api: Recorder) -> None:
    answer = await api.inline("", language="de-AT")
    assert answer["results"][0]["title"] == "412,39 Mrd. Dollar · Exporte"
    assert len(answer["results"]) == 8


async def test_what_a_person_has_set_holds_for_what_he_types(start: Start, api: Recorder, tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    await store.write(store.chats.change("telegram:7", Preferences(Style(language="zh", scale="yi"))))
    await store.close()
    await start()
    assert (await api.inline(ASKED))["results"][0]["title"] == "337.89亿美元 · 对美国出口"
    assert (await api.inline(ASKED, by=8))["results"][0]["title"] == "$33.79 bn · exports to the United States"


async def test_where_nothing_is_held_there_is_one_button_and_no_result(bot: object, api: Recorder) -> None:
    answer = await api.inline("weather in Paris")
    assert answer["results"] == []
    assert answer["button"] == {"text": "<chat.inline_none> en", "start_parameter": "help"}
    number = api.type("exports", offset="8")
    assert (await api.answer_to(number))["results"] == []


@pytest.mark.parametrize("place", ["private", "group", "topic"])
async def test_a_sent_answer_is_not_answered_and_its_buttons_change_it_in_place(
    place: str, bot: object, api: Recorder
) -> None:
    chat = api.private(8) if place == "private" else api.group(forum=place == "topic")
    first = (await api.inline(ASKED))["results"][0]
    sent = api.choose(chat, first)
    assert sent["text"].startswith(ANSWER)
    assert any("callback_data" in button for button in buttons(sent).values())
    api.press_data(sent, pack(Choice("", "", OCTOBER), "en") or "", by=9)  # anybody may
    await api.called("editMessageText")
    await api.called("answerCallbackQuery")
    assert sent["text"].startswith("Exports from China to the United States, October 2025: $34.92 bn")
    api.press_data(sent, pack(Choice("", "", NOVEMBER), "en") or "")
    await api.called("editMessageText", 2)
    assert sent["text"].startswith(ANSWER)
    await api.quiet()
    assert await api.sent(0, chat) == []
    assert api.refusals == []


@pytest.mark.parametrize("where", ["group", "private"])
async def test_a_talk_goes_on_from_an_answer_that_was_sent_from_an_inline_query(
    where: str, start: Start, api: Recorder
) -> None:
    api.privacy = False
    await start()
    chat = api.group() if where == "group" else api.private()
    shown = api.choose(chat, (await api.inline(ASKED))["results"][0])
    api.post(chat, "and October?", by=9 if where == "group" else 7, reply_to=shown)
    [answer] = await api.sent(1, chat)
    assert answer["text"].startswith("Exports from China to the United States, October 2025: $34.92 bn")
    assert "exports (from before)" in answer["text"]
    api.post(chat, "and September?", by=9 if where == "group" else 7, reply_to=answer)
    assert "September 2025" in (await api.sent(2, chat))[1]["text"].splitlines()[0]
    if where == "group":
        api.post(chat, "and August?", by=9)  # to nobody
        await api.quiet()
        assert len(api._of_bot(chat)) == 2


async def test_a_chart_and_the_answer_itself_are_opened_in_the_bots_own_chat(bot: object, api: Recorder) -> None:
    first = (await api.inline(ASKED))["results"][0]
    found = buttons(first)
    ann = api.private()
    for label in ("Chart", "<chat.open> en"):
        start, code = found[label]["url"].split("?start=")
        assert start == "https://t.me/facts_bot"
        api.post(ann, f"/start {code}")
    chart, answer = await api.sent(2, ann)
    assert chart["photo"]
    assert chart["caption"].startswith("Exports from China to the United States, November 2025: $33.79 bn\n")
    assert answer["text"] == re.sub(r"</?[bi]>", "", first["input_message_content"]["message_text"])


async def test_a_button_of_a_version_that_nobody_reads_is_said_to_be_old_below_an_inline_message_too(
    bot: object, api: Recorder
) -> None:
    sent = api.choose(api.private(8), (await api.inline(ASKED))["results"][0])
    api.press_data(sent, "0en=old")
    [press] = await api.called("answerCallbackQuery")
    assert press["text"] == "<chat.too_old> None"
    assert await api.called("editMessageText", 0) == []


async def test_inline_queries_go_past_a_question_that_waits_and_leave_nothing_behind(
    start: Start, api: Recorder, road: Learned, tmp_path: Any
) -> None:
    await start()
    api.faults.append(Fault("sendMessage", status=200, delay=1.0))
    api.post(api.private(), "exports")
    await api.called("sendMessage")
    answer = await api.inline(ASKED, within=0.9)
    assert answer["results"]
    assert all("november" not in path.read_bytes().decode("latin-1") for path in tmp_path.glob("facts.sqlite*"))
    assert [question.text for question in road.questions] == ["exports"]


async def test_of_a_batch_that_came_late_the_last_alone_is_answered(start: Start, api: Recorder, road: Learned) -> None:
    numbers = [api.type(ASKED[:end]) for end in range(8, 12)] + [api.type("soybeans", by=8)]
    await start()
    await api.answer_to(numbers[3])
    await api.answer_to(numbers[4])
    await api.quiet(0.1)
    assert len(await api.called("answerInlineQuery")) == 2
    assert Counter(road.typed) == Counter([ASKED[:11], "soybeans"])


async def test_what_is_too_late_is_dropped_without_an_error_and_never_tried_again(
    start: Start, api: Recorder, road: Learned, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    await start()
    api.push(
        "inline_query",
        {"id": "old", "from": {"id": 7, "is_bot": False, "first_name": "A"}, "query": "exports", "offset": ""},
    )
    await api.called("answerInlineQuery")
    for status in (429, 500, 0):
        api.faults.append(Fault("answerInlineQuery", status=status, retry_after=3 if status == 429 else 0))
        api.type(f"exports {status}", by=8)
        await api.quiet(0.1)
    api.type("break", by=9)
    await api.quiet(0.1)
    assert len(await api.called("answerInlineQuery")) == 4
    errors = [record.message for record in caplog.records if record.levelname == "ERROR"]
    assert errors == ["update 504: failed"]
    outcomes = [record.__dict__.get("outcome") for record in caplog.records if record.message == "update"]
    assert outcomes == ["late", "late", "late", "late", "failed"]
    assert (await api.inline("exports"))["results"]


async def test_the_lists_and_a_generous_limit_hold_for_what_is_typed_and_nobody_is_told(
    start: Start, api: Recorder, road: Learned
) -> None:
    await start(more={"TRADEFACTS_RATE_LIMIT": "1", "TRADEFACTS_DENY": "9"})
    for number in range(10):
        await api.inline(f"exports 20{number + 10}")
    api.type("exports")
    api.type("exports", by=9)
    assert (await api.inline("exports", by=8))["results"]
    await api.quiet(0.1)
    assert len(await api.called("answerInlineQuery")) == 11
    api.post(api.private(), "exports")  # what was typed takes nothing from what may be asked
    await api.sent(1)


async def test_inline_queries_come_by_webhook_too(start: Start, api: Recorder) -> None:
    await start(**hooked())
    [asked] = await api.called("setWebhook")
    assert "inline_query" in asked["allowed_updates"]
    assert (await api.inline(ASKED))["results"]
    assert api.hook_answers == [200]


SENTENCE = "Exports to the US were +us exports nov+, down +yoy+ ."
FILLED = "Exports to the US were $33.79 bn, down 28.6 %."


async def test_a_sentence_is_filled_while_it_is_typed_and_where_it_is_asked(bot: object, api: Recorder) -> None:
    [result] = (await api.inline(SENTENCE))["results"]
    assert result["title"] == FILLED
    forum = api.group(forum=True)
    assert api.choose(forum, result)["text"].startswith(f"{FILLED}\nRead as: ")
    [refused] = (await api.inline(SENTENCE.replace("down", "up")))["results"]
    assert refused["title"] == "No sentence: +yoy+ cannot be filled"
    topic = api.topic(forum)
    asked = api.post(forum, f"/ask {SENTENCE}", topic=topic)
    [answer] = await api.sent(1, forum)
    assert (answer["text"].splitlines()[0], answer["message_thread_id"]) == (FILLED, topic)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    ann = api.private()
    api.post(ann, SENTENCE)
    api.post(ann, "and October?")
    filled, follow_up = await api.sent(2, ann)
    assert filled["text"].startswith(FILLED)
    assert "October 2025" in follow_up["text"].splitlines()[0]
    assert api.refusals == []


TREND = "exports to the us month by month"


async def test_a_chart_is_sent_once_to_be_kept_and_offered_as_a_photo_from_then_on(
    start: Start, api: Recorder, road: Learned
) -> None:
    await start(more={"TRADEFACTS_CHART_CHAT": str(api.group(-100900))})
    assert all(result["type"] == "article" for result in (await api.inline(TREND))["results"])
    await api.called("sendPhoto", 2)
    await api.quiet(0.1)
    kept = await api.called("sendPhoto", 2)
    assert {(args["chat_id"], args["disable_notification"]) for args in kept} == {("-100900", "true")}
    article, photo, *_ = (await api.inline(TREND, by=8))["results"]
    assert (article["type"], photo["type"]) == ("article", "photo")
    sent = api.choose(api.private(8), photo, by=8)
    assert sent["caption"].startswith("Exports from China to the United States: ")
    assert list(buttons(sent)) == ["<chat.open> en"]
    await api.quiet(0.1)
    assert len(await api.called("sendPhoto", 2)) == len(kept)
    assert api.refusals == []


async def test_without_a_chat_for_charts_or_with_a_wrong_one_there_are_articles_alone(
    start: Start, api: Recorder, road: Learned
) -> None:
    end = await start()
    await api.inline(TREND)
    await api.quiet(0.1)
    assert road.drawn == 0
    await end()
    await start(more={"TRADEFACTS_CHART_CHAT": "-1"})
    for by in (7, 8):
        assert {result["type"] for result in (await api.inline(TREND, by=by))["results"]} == {"article"}
        await asyncio.sleep(0.1)
    assert [method for method, _ in api.refusals] == ["sendPhoto"]
