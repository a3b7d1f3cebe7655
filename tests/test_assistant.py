"""The assistant: remembers each talk, keeps its order, and lets nothing of one chat into another."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from bot.assistant import Assistant, InOrder, Place
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Choice, Period, Query, Question, Reply, Style, Turn
from bot.store import KeptButton, Received, Store

QUERY = Query("level", flow="export", periods=(Period.month(2025, 11),))
TODAY = date(2026, 9, 15)
ANN, GROUP = Place("t:1"), Place("t:-1", flows=False)


def answer(question: Question, chat: str) -> Reply:
    language = "es" if question.text == "hola" else question.language or "en"
    turns = () if question.text == "weather" else (Turn(QUERY, (question.text,)),)
    before = " ".join(turn.named[0] for turn in question.before)
    return Reply("answer", None, f"{language}: {question.text} after [{before}]", language=language, turns=turns)


def perform(queries: tuple[Query, ...], language: str | None, asked_on: date, chat: str, style: Style) -> Reply:
    return Reply("answer", None, f"{language} {asked_on}", turns=tuple(Turn(query, ("pressed",)) for query in queries))


@pytest.fixture
async def assistant() -> AsyncIterator[Assistant]:
    store = await Store.open("sqlite+aiosqlite://")
    one = Assistant(store, answer, perform, lambda key, language: key, lambda: TODAY)
    yield one
    await one.close()


async def test_a_talk_goes_on_and_keeps_its_language(assistant: Assistant) -> None:
    assert (await assistant.ask(ANN, "hola", "en")).headline == "es: hola after []"
    assert (await assistant.ask(ANN, "two", "en")).headline == "es: two after [hola]"
    assert (await assistant.ask(ANN, "weather", "en")).headline == "es: weather after [hola two]"
    assert (await assistant.ask(ANN, "three", "en")).headline == "es: three after [hola two]"
    assert (await assistant.ask(Place("t:2"), "one", "de")).headline == "de: one after []"


async def test_while_a_server_is_waited_for_others_go_on(knowledge: Knowledge) -> None:
    """What a road over figures on a server waits for may happen in the loop: it is not held up."""
    mind, loop = Mind(knowledge, "CHN"), asyncio.get_running_loop()
    begun, arrived = asyncio.Event(), threading.Event()

    def waits(question: Question, chat: str) -> Reply:
        loop.call_soon_threadsafe(begun.set)
        return Reply("answer", None, str(arrived.wait(5)), language="en")

    assert await mind.beside(threading.get_ident) == threading.get_ident()  # figures in memory: no thread is worth it
    mind.replace(replace(knowledge, figures="clickhouse://figures.example"))
    store = await Store.open("sqlite+aiosqlite://")
    one = Assistant(store, waits, perform, lambda key, language: key, lambda: TODAY, beside=mind.beside)
    try:
        asked = asyncio.create_task(one.ask(ANN, "one"))
        await begun.wait()
        arrived.set()
        assert (await asked).headline == "True"
    finally:
        await one.close()


async def test_a_group_goes_on_only_from_a_reply(assistant: Assistant) -> None:
    first = await assistant.ask(GROUP, "one")
    await assistant.sent(GROUP, 11, first)
    reply = Place("t:-1", flows=False, replied_to=11)
    second = await assistant.ask(reply, "two")
    await assistant.sent(reply, 13, second)
    assert second.headline == "en: two after [one]"
    assert (await assistant.ask(Place("t:-1", False, 13), "three")).headline == "en: three after [one two]"
    assert (await assistant.ask(Place("t:-1", False, 12), "four")).headline == "en: four after []"
    assert (await assistant.ask(GROUP, "five")).headline == "en: five after []"


async def test_a_press_is_performed_and_remembered(assistant: Assistant) -> None:
    await assistant.ask(ANN, "one")
    assert (await assistant.press(ANN, (QUERY,), "es")).headline == "es 2026-09-15"
    assert (await assistant.press(ANN, "words", "es")).headline == "es: words after []"
    assert "after [one pressed words]" in (await assistant.ask(ANN, "two")).headline


async def test_a_button_is_kept(assistant: Assistant) -> None:
    key = await assistant.keep(Choice("label", "text", QUERY), "en")
    assert await assistant.kept(key) == KeptButton("text", QUERY, "en")


async def test_a_claimed_update_finds_the_talk_as_it_was_claimed_and_what_was_told_meanwhile(
    assistant: Assistant,
) -> None:
    await assistant.ask(ANN, "one")
    [row] = await assistant.inbox.take_in([Received(7, ANN.chat, "{}")], 1)
    assistant.claimed(row)
    assert (await assistant.ask(replace(ANN, update=7), "two")).headline == "en: two after [one]"
    await assistant.answered(7)

    [row] = await assistant.inbox.take_in([Received(8, ANN.chat, "{}")], 1)
    assistant.claimed(row)
    await assistant.told(ANN, [1], Reply("answer", None, "an alert", turns=(Turn(QUERY, ("alert",)),)))
    assert (await assistant.ask(replace(ANN, update=8), "three")).headline == "en: three after [one two alert]"


async def test_what_was_found_of_one_chat_is_not_taken_for_anothers(assistant: Assistant) -> None:
    await assistant.ask(ANN, "one")
    [row] = await assistant.inbox.take_in([Received(7, ANN.chat, "{}")], 1)
    assistant.claimed(row)
    assert (await assistant.ask(Place("t:2", update=7), "two")).headline == "en: two after []"


async def test_questions_of_one_talk_asked_at_once_are_answered_in_order(assistant: Assistant) -> None:
    replies = await asyncio.gather(*(assistant.ask(ANN, str(n)) for n in range(6)))
    assert replies[-1].headline == "en: 5 after [0 1 2 3 4]"


async def test_one_key_waits_for_no_other_and_leaves_nothing_behind() -> None:
    order, done = InOrder(), []
    go_on = asyncio.Event()

    async def work(key: str, number: int) -> None:
        async with order.of(key):
            if key == "slow":
                await go_on.wait()
            done.append((key, number))

    tasks = [asyncio.create_task(work(key, number)) for number in range(3) for key in ("slow", "quick")]
    await asyncio.sleep(0.01)
    assert done == [("quick", 0), ("quick", 1), ("quick", 2)]
    tasks[2].cancel()
    go_on.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert done[3:] == [("slow", 0), ("slow", 2)]
    assert order._locks == {}
