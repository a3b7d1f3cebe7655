"""What can be done with an answer, over HTTP on the real road: rows, proofs, complaints, and the commands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.chat.telegram.serving import usual
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import USUAL, Query, Question, Reply, Style
from tests.chat.conftest import TODAY, Road, Start
from tests.chat.recorder import Fault, Message, Recorder

ASKED = "exports to the us november 2025"
ANSWER = "Exports from China to the United States, November 2025: $33.79 bn"
PLACES = ("private", "group", "topic")


class Warm(Mind):
    """A mind over knowledge of which others have asked before: to warm it up again takes longer than most tests."""

    def warm_up(self, questions: Iterable[Question], knowledge: Knowledge | None = None) -> None:
        assert knowledge is None


class Informed(Road):
    """The real road, with all that stands behind its answers."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__()
        self.mind_served = self.mind = Warm(knowledge, "CHN")

    def answer(self, question: Question, chat: str) -> Reply:
        return self.mind.answer(question, chat)

    def perform(
        self, queries: tuple[Query, ...], language: str | None, asked_on: date, chat: str, style: Style = USUAL
    ) -> Reply:
        return self.mind.perform(queries, language, asked_on, chat, style)

    def say(self, key: str, language: str | None) -> str:
        return self.mind.say(key, language)


@pytest.fixture(scope="module")
def warm(knowledge: Knowledge) -> Knowledge:
    mind = Mind(knowledge, "CHN")
    mind.warm_up(usual(mind, TODAY))
    return knowledge


@pytest.fixture
def road(warm: Knowledge) -> Informed:
    return Informed(warm)


@pytest.fixture
async def kept(start: Start, tmp_path: Path) -> Path:
    """A bot that takes complaints; the file to which they go."""
    path = tmp_path / "asked.jsonl"
    await start(more={"TRADEFACTS_KEEP_UNANSWERED": str(path)})
    return path


def filed(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def labels(message: Message) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["reply_markup"]["inline_keyboard"]]


async def asked(api: Recorder, where: str, text: str = ASKED) -> tuple[int, dict[str, Any], Message, Message]:
    """A question asked in such a place: the chat, what is to be said of the place, the question and the answer."""
    chat = api.private() if where == "private" else api.group(forum=where == "topic")
    more = {"topic": api.topic(chat)} if where == "topic" else {}
    before = len(await api.sent(0, chat))
    question = api.post(chat, text if where == "private" else f"@facts_bot {text}", **more)
    return chat, more, question, (await api.sent(before + 1, chat))[-1]


@pytest.mark.parametrize("where", PLACES)
async def test_below_an_answer_stand_two_rows(where: str, kept: Path, api: Recorder) -> None:
    *_, answer = await asked(api, where)
    assert labels(answer) == [["Chart", "Jan–Nov", "Why?", "Growth"], ["◀ Oct", "Dec ▶", "CSV", "Proof", "Wrong?"]]


async def test_without_a_file_for_complaints_none_is_offered(bot: object, api: Recorder) -> None:
    *_, answer = await asked(api, "private")
    assert labels(answer)[1] == ["◀ Oct", "Dec ▶", "CSV", "Proof"]
    *_, told = await asked(api, "private", "what is fob")
    assert "reply_markup" not in told


@pytest.mark.parametrize("where", PLACES)
async def test_buttons_go_on_in_place_and_a_chart_is_added(where: str, kept: Path, api: Recorder) -> None:
    *_, answer = await asked(api, where)
    api.press(answer, "◀ Oct", by=9)
    await api.called("editMessageText")
    await api.called("answerCallbackQuery")
    await api.quiet(0.1)
    assert answer["text"].startswith("Exports from China to the United States, October 2025: $34.92 bn")
    assert labels(answer)[1][:2] == ["◀ Sep", "Nov ▶"]
    api.press(answer, "Chart", by=9)
    await api.called("editMessageMedia")
    await api.quiet(0.1)
    assert answer["photo"]
    assert answer["caption"].startswith("Exports from China to the United States, October 2025: $34.92 bn")
    assert "Line chart of exports from China to the United States" in answer["caption"]
    assert api.refusals == []


async def test_from_a_chart_one_goes_to_the_months_beside_and_back_to_the_figure(kept: Path, api: Recorder) -> None:
    chat, _, _, answer = await asked(api, "private")
    api.press(answer, "Chart")
    await api.called("editMessageMedia", 1)
    assert labels(answer) == [["Figure", "Imports", "Growth"], ["◀ Oct", "Dec ▶", "CSV", "Proof", "Wrong?"]]
    api.press(answer, "◀ Oct")
    await api.called("editMessageMedia", 2)
    assert answer["caption"].startswith("Exports from China to the United States, October 2025: $34.92 bn\n")
    assert labels(answer)[1][:2] == ["◀ Sep", "Nov ▶"]
    api.press(answer, "Figure")
    await api.called("deleteMessage")  # a picture cannot become a text: its message gives way to another
    [figure] = await api.sent(1, chat)
    assert figure["text"].startswith("Exports from China to the United States, October 2025: $34.92 bn\nDown 25 %")
    assert api.refusals == []


async def test_a_server_that_adds_no_picture_to_a_text_gets_it_as_a_reply(kept: Path, api: Recorder) -> None:
    chat, _, _, answer = await asked(api, "group")
    api.faults.append(Fault("editMessageMedia", 400, times=9))
    api.press(answer, "Chart")
    photo = (await api.sent(2, chat))[1]
    assert photo["photo"]
    assert photo["reply_to_message"]["message_id"] == answer["message_id"]
    assert answer["text"].startswith(ANSWER)


@pytest.mark.parametrize("where", PLACES)
async def test_csv_sends_the_rows_behind_the_answer(where: str, kept: Path, api: Recorder) -> None:
    chat, more, _, answer = await asked(api, where)
    api.press(answer, "CSV", by=9)
    document = (await api.sent(2, chat))[1]
    assert document["document"]["file_name"] == "tradefacts-CHN-export-USA-2025-11.csv"
    assert document["caption"] == ANSWER
    assert document["reply_to_message"]["message_id"] == answer["message_id"]
    assert document.get("message_thread_id") == more.get("topic")
    text = api.files[document["document"]["file_id"]].decode("utf-8-sig")
    assert text.startswith("reporter,flow,partner,commodity,measure,")
    assert "CHN,export,USA,TOTAL,value,,,2025-11,published,USD_bn,33.7891," in text
    assert answer["text"].startswith(ANSWER)
    await api.called("answerCallbackQuery")
    assert api.refusals == []


@pytest.mark.parametrize(
    ("where", "how"), [("private", "last"), *((where, how) for where in PLACES for how in ("button", "reply"))]
)
async def test_a_proof_is_shown_with_its_rows(where: str, how: str, kept: Path, api: Recorder) -> None:
    chat, more, _, answer = await asked(api, where)
    if how == "button":
        api.press(answer, "Proof", by=9)
    else:
        api.post(chat, "/proof", by=9, reply_to=answer if how == "reply" else None, **more)
    proof, rows = (await api.sent(3, chat))[1:3]
    assert proof["text"].startswith("PROOF\n")
    assert "CHN export USA TOTAL value 2025-11 published: 33.7891 USD_bn" in proof["text"]
    assert "sha256 of data/trade/observations.csv" in proof["text"]
    assert "print(r[0])" in proof["text"]
    assert rows["document"]["file_name"].endswith(".csv")
    assert {m.get("message_thread_id") for m in (proof, rows)} == {more.get("topic")}
    assert api.refusals == []


@pytest.mark.parametrize("where", PLACES)
async def test_a_proof_and_a_link_are_of_all_parts_of_an_answer(where: str, kept: Path, api: Recorder) -> None:
    chat, more, _, answer = await asked(api, where, "exports to the US in november 2025; imports from Japan in 2024")
    assert "Exports from China to the United States" in answer["text"]
    assert "Imports from Japan" in answer["text"]
    reply_to = None if where == "private" else answer
    del answer["reply_markup"]  # nothing but what is remembered tells of what it was
    api.post(chat, "/proof", reply_to=reply_to, **more)
    proof = (await api.sent(3, chat))[1]  # and its rows
    told = proof["text"] if "text" in proof else api.files[proof["document"]["file_id"]].decode()
    assert "CHN export USA TOTAL value 2025-11" in told
    assert "CHN import JPN TOTAL value 2024" in told
    api.post(chat, "/link", reply_to=reply_to, **more)
    link = (await api.sent(4, chat))[-1]["text"]
    bob = api.private(8)
    api.post(bob, "/start " + link.rpartition("=")[2], by=8)
    assert (await api.sent(1, bob))[-1]["text"] == answer["text"]
    assert api.refusals == []


async def test_proof_after_a_short_answer_is_of_that_alone(kept: Path, api: Recorder) -> None:
    chat, _, _, _ = await asked(api, "private", "exports to the US in november 2025; imports from Japan in 2024")
    api.post(chat, "exports in 2024")
    await api.sent(2, chat)
    api.post(chat, "/proof")
    proof = (await api.sent(3, chat))[2]
    assert "CHN export WLD TOTAL value 2024" in proof["text"]
    assert "USA" not in proof["text"]


async def test_a_long_proof_is_a_file(kept: Path, api: Recorder) -> None:
    chat, _, _, answer = await asked(api, "private", "average monthly exports from 2023 to 2025")
    api.press(answer, "Proof")
    proof, rows = (await api.sent(3, chat))[1:3]
    assert proof["document"]["file_name"].endswith(".txt")
    assert api.files[proof["document"]["file_id"]].startswith(b"PROOF\n")
    assert rows["document"]["file_name"].endswith(".csv")


async def test_proof_of_nothing_says_how(kept: Path, api: Recorder) -> None:
    api.post(api.private(), "/proof")
    [told] = await api.sent(1)
    assert told["text"] == "Reply with /proof to one of my answers, and I show what stands behind it."


@pytest.mark.parametrize("where", ["group", "topic"])
async def test_only_the_asker_passes_a_question_on_and_it_goes_without_a_name(
    where: str, kept: Path, api: Recorder
) -> None:
    chat, more, question, answer = await asked(api, where)
    api.press(answer, "Wrong?", by=9)
    [told] = await api.called("answerCallbackQuery")
    assert told["text"] == "Only whoever asked can pass the question on."
    api.press(answer, "Wrong?", by=7)
    sure = (await api.sent(2, chat))[1]
    assert sure["reply_to_message"]["message_id"] == question["message_id"]
    assert sure.get("message_thread_id") == more.get("topic")
    api.press(sure, "Yes, pass it on", by=9)
    await api.called("answerCallbackQuery", 3)
    assert filed(kept) == []
    api.press(sure, "Yes, pass it on", by=7)
    await api.called("editMessageText")
    await api.quiet(0.1)
    assert sure["text"] == "Thank you: the question is passed on."
    assert "reply_markup" not in sure
    assert filed(kept) == [{"date": "2026-09-15", "language": "en", "reason": "wrong", "text": ASKED}]


async def test_in_a_private_chat_the_question_goes_in_our_words_or_not_at_all(kept: Path, api: Recorder) -> None:
    chat, _, _, answer = await asked(api, "private")
    api.press(answer, "Wrong?")
    api.press((await api.sent(2, chat))[1], "No")
    await api.called("editMessageText")
    await api.quiet(0.1)
    assert (await api.sent(2, chat))[1]["text"] == "Nothing was passed on."
    assert filed(kept) == []
    api.press(answer, "Wrong?")
    api.press((await api.sent(3, chat))[2], "Yes, pass it on")
    await api.called("editMessageText", 2)
    await api.quiet(0.1)
    assert [line["text"] for line in filed(kept)] == ["exports from China to the United States, November 2025"]


async def test_a_condition_too_long_for_a_button_outlives_a_restart(start: Start, api: Recorder) -> None:
    end = await start()
    chat, _, _, answer = await asked(api, "private", "months with a surplus above 110 bn since 2025")
    await end()
    await start()
    api.press(answer, "CSV")
    document = (await api.sent(2, chat))[1]
    assert b"CHN,balance,WLD,TOTAL,value" in api.files[document["document"]["file_id"]]


@pytest.mark.parametrize("data", ["1en!z=a;;x", "1en!c=nonsense", "1en!c#gone", "1en!c=a|", "1en!c?a", "1en!"])
async def test_a_deed_that_nobody_reads_any_more_is_too_old(data: str, kept: Path, api: Recorder) -> None:
    *_, answer = await asked(api, "private")
    api.press_data(answer, data)
    [told] = await api.called("answerCallbackQuery")
    assert told["text"] == "This button is too old for me to read. Please ask again in words."


@pytest.mark.parametrize("where", PLACES)
async def test_commands_take_the_same_road(where: str, kept: Path, api: Recorder) -> None:
    chat = api.private() if where == "private" else api.group(forum=where == "topic")
    more = {"topic": api.topic(chat)} if where == "topic" else {}
    heads = {
        "/ask@facts_bot exports to the us november 2025": ANSWER,
        "/brief 2025-11": "China's trade, November 2025",
        "/brief": "China's trade, August 2026",
        "/check China's exports to the US rose 5 % in November 2025": "False. Exports from China to the United States",
        "/accuracy": " of my own test questions answered right: ",
        "/check": "Send /check with a text, or reply with /check to a message",
    }
    for text, head in heads.items():
        before = len(await api.sent(0, chat))
        api.post(chat, text, **more)
        answer = (await api.sent(before + 1, chat))[before]
        assert head in (answer.get("text") or answer["caption"]).splitlines()[0]
        assert answer.get("message_thread_id") == more.get("topic")
        await api.quiet(0.1)  # a brief has a picture, and its words below
    assert api.refusals == []


@pytest.mark.parametrize("where", PLACES)
async def test_check_in_reply_judges_what_anybody_said(where: str, kept: Path, api: Recorder) -> None:
    chat = api.private() if where == "private" else api.group(forum=where == "topic")
    more = {"topic": api.topic(chat)} if where == "topic" else {}
    said = api.post(chat, "Chinas Exporte in die USA stiegen im November 2025 um 5 %", by=8, **more)
    heard = len(await api.sent(where == "private", chat))
    api.post(chat, "/check", reply_to=said, **more)
    judged = (await api.sent(heard + 1, chat))[heard]
    assert judged["text"].startswith("Stimmt nicht. Exporte Chinas in die USA")
    assert judged.get("message_thread_id") == more.get("topic")


async def test_a_text_too_long_to_be_checked_is_said_to_be(kept: Path, api: Recorder) -> None:
    api.post(api.private(), "/check " + "Exports rose 5 %. " * 120)
    [told] = await api.sent(1)
    assert told["text"] == "That is too long for me to check. Please send at most 2,000 characters."
