"""The bot in Telegram, over HTTP against a recorder that refuses what Telegram refuses."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.errors import BadSetup
from bot.model import Chart
from tests.chat.conftest import NOVEMBER, Road, Start
from tests.chat.recorder import TOKEN, Fault, Recorder


async def test_any_text_of_a_private_chat_is_a_question(bot: object, api: Recorder, road: Road) -> None:
    ann = api.private()
    api.post(ann, "exports to the us <b> & so on")
    [answer] = await api.sent(1)
    assert answer["text"] == (
        "You asked: exports to the us <b> & so on\nafter 0\nRead as: <exports> & more\nSource: Customs"
    )
    assert "reply_to_message" not in answer
    args = (await api.called("sendMessage"))[0]
    assert args["parse_mode"] == "HTML"
    assert args["link_preview_options"] == {"is_disabled": True}
    assert road.questions[0].language == "en"
    assert road.questions[0].asked_on.isoformat() == "2026-09-15"
    assert api.refusals == []


async def test_what_the_bot_polls_for(bot: object, api: Recorder) -> None:
    polling = (await api.called("getUpdates"))[0]
    assert polling["allowed_updates"] == [
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "my_chat_member",
    ]
    assert all(not args.get("drop_pending_updates") for args in await api.called("deleteWebhook"))


async def test_a_private_chat_goes_on_from_what_was_said_even_after_a_restart(start: Start, api: Recorder) -> None:
    ann, bob = api.private(7), api.private(8)
    end = await start()
    api.post(ann, "exports")
    await api.sent(1)
    await end()
    await start()
    api.post(ann, "and october?")
    api.post(bob, "and october?", by=8)
    await api.sent(3)
    assert "after 1" in (await api.sent(2, ann))[1]["text"]
    assert "after 0" in (await api.sent(1, bob))[0]["text"]


async def test_messages_sent_via_the_bot_and_by_other_bots_are_not_answered(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, "an inline result", via_bot=api.me)
    api.push("message", {**api.post(ann, ""), "text": "beep", "from": {"id": 9, "is_bot": True, "first_name": "B"}})
    api.post(ann, "exports")
    await api.quiet()
    assert [m["text"].splitlines()[0] for m in await api.sent(1)] == ["You asked: exports"]


async def test_a_place_on_a_map_is_answered_with_a_hint_and_a_notice_is_not(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, "", location={"latitude": 1.0, "longitude": 2.0})
    api.post(ann, "", message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
    api.post(ann, "exports")
    await api.quiet()
    assert [m["text"].splitlines()[0] for m in await api.sent(2)] == ["<chat.wordless> en", "You asked: exports"]


@pytest.mark.parametrize("word", ["start", "help"])
async def test_greetings_offer_three_example_questions(word: str, bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, f"/{word}")
    [answer] = await api.sent(1)
    assert answer["text"].startswith(f"<chat.{word}> en")
    assert len(answer["reply_markup"]["inline_keyboard"]) == 3


async def test_data_performs_what_is_held_and_how_fresh(bot: object, api: Recorder) -> None:
    api.post(api.private(), "/data")
    [answer] = await api.sent(1)
    assert answer["text"] == "Performed: coverage held coverage fresh"


async def test_a_group_is_answered_only_where_it_addresses_the_bot(bot: object, api: Recorder) -> None:
    api.privacy = False  # the bot hears everything, and still keeps silent
    group = api.group()
    api.post(group, "exports to the us were down, I hear")
    api.post(group, "/ask@other_bot exports")
    api.post(group, "/weather")
    api.post(group, "@somebody exports")
    asked = api.post(group, "/ask exports")
    named = api.post(group, "well 𝟙 @facts_bot, exports?")
    await api.quiet()
    first, second = await api.sent(2, group)
    assert first["reply_to_message"]["message_id"] == asked["message_id"]
    assert second["reply_to_message"]["message_id"] == named["message_id"]
    assert first["text"].startswith("You asked: exports\n")
    assert second["text"].startswith("You asked: well 𝟙 , exports?")
    args = (await api.called("sendMessage"))[0]
    assert args["reply_parameters"]["allow_sending_without_reply"] is True


async def test_in_a_group_only_a_reply_to_an_answer_goes_on_from_it(bot: object, api: Recorder) -> None:
    group = api.group()
    api.post(group, "/ask exports")
    [first] = await api.sent(1, group)
    api.post(group, "and october?", by=8, reply_to=first)
    second = (await api.sent(2, group))[1]
    api.post(group, "and september?", by=9, reply_to=second)
    api.post(group, "/ask imports")
    texts = [m["text"] for m in await api.sent(4, group)]
    assert ["after 0" in texts[0], "after 1" in texts[1], "after 2" in texts[2], "after 0" in texts[3]] == [True] * 4


async def test_ask_in_reply_to_somebody_asks_their_question(bot: object, api: Recorder) -> None:
    group = api.group()
    said = api.post(group, "how much went to the us?")
    api.post(group, "/ask", reply_to=said)
    [answer] = await api.sent(1, group)
    assert answer["text"].startswith("You asked: how much went to the us?")


async def test_an_answer_stays_in_its_topic(bot: object, api: Recorder) -> None:
    forum = api.group(forum=True)
    topic = api.topic(forum)
    asked = api.post(forum, "@facts_bot trend", topic=topic)
    [answer] = await api.sent(1, forum)
    assert answer["message_thread_id"] == topic
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert (await api.called("sendChatAction"))[0]["message_thread_id"] == topic
    api.post(forum, "and october?", topic=topic, reply_to=answer)
    assert (await api.sent(2, forum))[1]["message_thread_id"] == topic


async def test_a_topic_opened_by_the_bot_does_not_make_every_word_in_it_a_reply(bot: object, api: Recorder) -> None:
    api.privacy = False
    forum = api.group(forum=True)
    topic = api.topic(forum)
    api.messages[forum, topic]["from"] = api.me
    api.post(forum, "just talking", topic=topic)
    await api.quiet()
    assert [m for m in await api.sent(0, forum) if "text" in m] == []


async def test_a_press_changes_the_message_in_place(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, "exports")
    [message] = await api.sent(1)
    api.press(message, "October")
    await api.called("editMessageText")
    await api.called("answerCallbackQuery")
    await api.quiet(0.1)
    assert message["text"] == "Performed: level  2025-10"
    assert len(await api.sent(1)) == 1
    api.post(ann, "and?")
    assert "after 2" in (await api.sent(2))[1]["text"]


async def test_a_question_too_long_for_a_button_waits_in_the_database(start: Start, api: Recorder) -> None:
    ann = api.private()
    end = await start()
    api.post(ann, "exports")
    [message] = await api.sent(1)
    await end()
    await start()
    api.press(message, "In words")
    await api.called("editMessageText")
    await api.quiet(0.1)
    assert message["text"].startswith("You asked: a question that is much too long to fit into sixty-four bytes")


async def test_pressing_the_same_twice_is_no_error(bot: object, api: Recorder) -> None:
    api.post(api.private(), "exports")
    [message] = await api.sent(1)
    buttons = message["reply_markup"]["inline_keyboard"]
    data = next(b["callback_data"] for row in buttons for b in row if b["text"] == "October")
    api.press_data(message, data)
    api.press_data(message, data)
    await api.called("editMessageText", 2)
    await api.called("answerCallbackQuery", 2)
    api.post(7, "more")
    await api.sent(2)
    assert len(await api.sent(2)) == 2


@pytest.mark.parametrize("data", ["0old", "1en#nowhere", "1en=a;;x;USA;;;;13th", "anything at all"])
async def test_a_button_of_an_older_version_is_said_to_be_too_old(data: str, bot: object, api: Recorder) -> None:
    api.post(api.private(), "exports")
    [message] = await api.sent(1)
    before = dict(message)
    api.press_data(message, data)
    [answered] = await api.called("answerCallbackQuery")
    assert answered["text"].startswith("<chat.too_old>")
    assert message == before


async def test_anybody_in_a_group_may_press_and_the_talk_goes_on_from_there(bot: object, api: Recorder) -> None:
    group = api.group()
    api.post(group, "/ask exports")
    [message] = await api.sent(1, group)
    api.press(message, "October", by=8)
    await api.called("editMessageText")
    await api.quiet(0.1)
    api.post(group, "and?", by=9, reply_to=message)
    assert "after 2" in (await api.sent(2, group))[1]["text"]


async def test_a_press_on_a_message_that_the_bot_no_longer_sees(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, "exports")
    [message] = await api.sent(1)
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    api.press_data({"message_id": message["message_id"], "date": 0, "chat": message["chat"]}, data)
    assert (await api.sent(2))[1]["text"] == "Performed: level  2025-10"


async def test_a_chart_comes_as_a_photo_while_typing_is_shown(bot: object, api: Recorder, road: Road) -> None:
    api.post(api.private(), "trend of exports")
    [answer] = await api.sent(1)
    assert answer["photo"]
    assert answer["caption"].startswith("You asked: trend of exports\nafter 0")
    assert answer["reply_markup"]["inline_keyboard"]
    assert (await api.called("sendChatAction"))[0]["action"] == "typing"
    api.post(7, "trend again")
    second = (await api.sent(2))[1]
    assert second["photo"][0]["file_id"] == answer["photo"][0]["file_id"]
    assert road.drawn == 1


async def test_words_too_many_for_a_caption_follow_the_photo(bot: object, api: Recorder) -> None:
    api.post(api.private(), "trend long")
    photo, text = await api.sent(2)
    assert photo["caption"] == "You asked: trend long"
    assert "reply_markup" not in photo
    assert text["text"].startswith("You asked: trend long\nword word")
    assert text["reply_markup"]


async def test_a_press_adds_a_chart_and_takes_it_away(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, "exports")
    [message] = await api.sent(1)
    api.press(message, "Chart")
    await api.called("editMessageMedia")
    await api.quiet(0.1)
    assert message["photo"]
    assert message["caption"].startswith("You asked: trend")
    api.press(message, "October")
    await api.called("deleteMessage")
    [after] = await api.sent(1)
    assert after["text"] == "Performed: level  2025-10"


async def test_a_chart_that_cannot_be_drawn_leaves_the_words(start: Start, api: Recorder) -> None:
    async def broken(chart: Chart) -> bytes:
        raise RuntimeError("no ink")

    await start(draw=broken)
    api.post(api.private(), "trend")
    [answer] = await api.sent(1)
    assert answer["text"].startswith("You asked: trend")


async def test_a_long_reply_is_cut_at_line_ends(bot: object, api: Recorder) -> None:
    api.post(api.private(), "long")
    parts = await api.sent(4)
    assert all(len(part["text"].encode("utf-16-le")) // 2 <= 4096 for part in parts)
    lines = [line for part in parts for line in part["text"].splitlines()]
    assert lines == ["Long", *(f"line {n} <&> 𝟙" * 6 for n in range(150))]


async def test_a_failure_is_logged_with_its_update_and_said_in_one_sentence(
    bot: object, api: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    ann = api.private()
    with caplog.at_level(logging.ERROR):
        api.post(ann, "break")
        api.post(ann, "exports")
        first, second = await api.sent(2)
    assert first["text"] == "<chat.failed> en"
    assert second["text"].startswith("You asked: exports")
    assert "update 500" in caplog.text


async def test_a_slow_chat_holds_up_nobody_else_and_keeps_its_own_order(
    start: Start, api: Recorder, road: Road
) -> None:
    go_on = asyncio.Event()

    async def slow(chart: Chart) -> bytes:
        await go_on.wait()
        return await road.draw(chart)

    await start(draw=slow)
    ann, bob = api.private(7), api.private(8)
    api.post(ann, "trend")
    for number in range(5):
        api.post(ann, f"question {number}")
    api.post(bob, "exports", by=8)
    await api.sent(1, bob)
    await api.quiet(0.1)
    assert await api.sent(0, ann) == []
    go_on.set()
    answers = await api.sent(6, ann)
    asked = [(m.get("text") or m["caption"]).splitlines()[0] for m in answers]
    assert asked == ["You asked: trend", *(f"You asked: question {n}" for n in range(5))]


@pytest.mark.parametrize(
    "fault",
    [Fault("sendMessage", 429, retry_after=1), Fault("sendMessage", 502, times=2), Fault("sendMessage", 0)],
    ids=["429", "502", "cut"],
)
async def test_what_fails_for_a_moment_is_tried_again(fault: Fault, bot: object, api: Recorder) -> None:
    ann = api.private()
    api.faults.append(fault)
    api.post(ann, "exports")
    [answer] = await api.sent(1, ann)
    assert answer["text"].startswith("You asked: exports")


async def test_a_pause_of_one_chat_is_not_one_of_others(bot: object, api: Recorder) -> None:
    ann, bob = api.private(7), api.private(8)
    api.faults.append(Fault("sendMessage", 429, retry_after=2))
    api.post(ann, "exports")
    await api.called("sendMessage")
    api.post(bob, "exports", by=8)
    await api.sent(1, bob, within=1.0)
    await api.sent(1, ann)


async def test_who_blocked_the_bot_is_left_alone(bot: object, api: Recorder) -> None:
    ann, bob = api.private(7), api.private(8)
    api.blocked.add(ann)
    api.post(ann, "exports")
    api.post(bob, "exports", by=8)
    await api.sent(1, bob)
    await api.quiet(0.2)
    assert len(await api.called("sendMessage")) == 2


async def test_getting_updates_survives_faults(bot: object, api: Recorder) -> None:
    api.faults += [Fault("getUpdates", 502), Fault("getUpdates", 500)]
    ann = api.private()
    api.post(ann, "one")
    await api.sent(1)
    api.post(ann, "two")
    await api.sent(2, within=10)
    assert len(await api.sent(2)) == 2


async def test_an_update_that_comes_twice_is_answered_once(bot: object, api: Recorder) -> None:
    ann = api.private()
    message = api.post(ann, "exports")
    api.push("message", message, number=500)
    api.post(ann, "more")
    await api.sent(2)
    await api.quiet(0.2)
    assert len(await api.sent(2)) == 2


async def test_an_update_that_nobody_can_read_holds_up_nothing(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.push("message", {"message_id": "seven", "chat": 7, "date": "yesterday"})
    api.push("message", {"text": "no chat at all"})
    api.push("something_new", {"chat": {"id": 7}, "surprise": True})
    api.post(ann, "half a pair \ud83d of surrogates")
    api.post(ann, "exports")
    assert "You asked: exports" in (await api.sent(2))[1]["text"]
    assert (await api.sent(2))[0]["text"].startswith("You asked: half a pair")


async def test_what_telegram_cannot_take_for_a_while_is_answered_later_and_in_order(bot: object, api: Recorder) -> None:
    ann, bob = api.private(7), api.private(8)
    api.faults.append(Fault("sendMessage", 500, times=4))
    api.post(ann, "first")
    await api.called("sendMessage", 3)
    api.post(ann, "second")
    await api.sent(2, ann, within=10)
    assert [m["text"].splitlines()[:2] for m in await api.sent(2, ann)] == [
        ["You asked: first", "after 0"],
        ["You asked: second", "after 1"],
    ]
    api.post(bob, "exports", by=8)
    await api.sent(1, bob)


async def test_stopping_finishes_what_is_under_way(start: Start, api: Recorder, road: Road) -> None:
    end = await start()
    api.post(api.private(), "trend")
    await api.called("sendChatAction")
    await end()
    [answer] = await api.sent(1)
    assert answer["photo"]


async def test_a_wrong_token_is_a_bad_setup_that_does_not_show_it(start: Start, api: Recorder) -> None:
    end = await start(token="4242:wrong")
    with pytest.raises(BadSetup, match="does not know this TELEGRAM_BOT_TOKEN") as caught:
        await end()
    assert "wrong" not in str(caught.value)


async def test_a_server_that_is_not_up_yet_is_waited_for(start: Start, api: Recorder) -> None:
    api.faults.append(Fault("getMe", 502))
    await start()
    api.post(api.private(), "exports")
    await api.sent(1)


async def test_stopping_works_while_telegram_is_away(start: Start, api: Recorder) -> None:
    api.faults.append(Fault("deleteWebhook", 502, times=99))
    end = await start(until="deleteWebhook")
    await end()
    assert await api.called("getUpdates", 0) == []


async def test_the_token_is_in_no_log_line(start: Start, api: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    from bot.chat.telegram.logs import Masking, set_up_logging

    root = logging.getLogger()
    before, level = root.handlers, root.level
    set_up_logging("debug", TOKEN)
    try:
        await start()
        api.faults.append(Fault("sendMessage", 0, times=9))
        api.post(api.private(), "break")
        await api.called("sendMessage", 3)
        await api.quiet(0.2)
    finally:
        root.handlers = before
        root.setLevel(level)
    logged = capsys.readouterr().err
    assert "RuntimeError: broken over ********" in logged
    assert TOKEN.split(":")[1] not in logged
    assert isinstance(Masking((TOKEN,)), logging.Formatter)


def test_the_made_up_road_is_one(road: Road) -> None:
    assert road.perform((NOVEMBER,), "en", NOVEMBER.periods[0].first, "a").headline == "Performed: level  2025-11"
