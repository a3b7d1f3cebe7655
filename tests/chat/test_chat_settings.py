"""/settings, /quiet, /privacy and /forget over HTTP: kept, applied, for admins only in groups, and erased whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.model import USUAL, Style
from tests.chat.conftest import Road, Start
from tests.chat.recorder import Message, Recorder


def lines(message: Message) -> list[str]:
    return str(message["text"]).splitlines()


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


async def panel(api: Recorder, chat: int, topic: int | None = None) -> Message:
    before = len(api._of_bot(chat))
    api.post(chat, "/settings", topic=topic)
    return (await api.sent(before + 1, chat))[-1]


async def pressed(api: Recorder, message: Message, name: str, count: int, by: int = 7) -> None:
    label = f"<chat.{name}> en"
    press = api.press(message, label, by)
    await api._until(lambda: press not in api._open_presses, bool, 5)
    assert len(await api.called("editMessageText", count)) == count


PANEL = [
    "<chat.settings> en",
    "<chat.set_language> en<chat.set_colon> en<chat.set_as_asked> en",
    "<chat.set_scale> en<chat.set_colon> en<chat.set_usual> en",
    "<chat.set_length> en<chat.set_colon> en<chat.set_usual> en",
    "<chat.set_currency> en<chat.set_colon> en<chat.set_on> en",
    "<chat.set_charts> en<chat.set_colon> en<chat.set_on> en",
    "<chat.set_quiet> en<chat.set_colon> en<chat.set_off> en",
    "<chat.set_example> en",
    "Performed: level",
]


async def test_the_panel_shows_what_is_set_and_its_buttons_change_it_in_place(
    start: Start, api: Recorder, road: Road
) -> None:
    ann = api.private()
    end = await start()
    shown = await panel(api, ann)
    assert lines(shown) == PANEL
    await pressed(api, shown, "set_scale", 1)
    await pressed(api, shown, "set_scale", 2)
    await pressed(api, shown, "set_length", 3)
    await pressed(api, shown, "set_currency", 4)
    assert lines(shown)[2:5] == [
        "<chat.set_scale> en<chat.set_colon> en<chat.set_yi> en",
        "<chat.set_length> en<chat.set_colon> en<chat.set_short> en",
        "<chat.set_currency> en<chat.set_colon> en<chat.set_off> en",
    ]
    assert road.styles[-1] == Style(None, "yi", "short")  # the example is an answer in the style that is set
    await pressed(api, shown, "set_done", 5)
    assert labels(shown) == []
    assert len(api._of_bot(ann)) == 1
    await end()
    await start()
    api.post(ann, "exports")
    await api.sent(2, ann)
    assert road.questions[-1].style == Style(None, "yi", "short", currency_note=False)
    api.post(api.private(8), "exports", by=8)
    await api.sent(1, 8)
    assert road.questions[-1].style == USUAL


async def test_a_language_that_is_chosen_holds_for_answers_and_for_the_panel(
    bot: object, api: Recorder, road: Road
) -> None:
    ann = api.private()
    shown = await panel(api, ann)
    await pressed(api, shown, "set_language", 1)
    assert labels(shown) == ["<chat.set_as_asked> en", "English", "<chat.set_back> en"]
    api.press(shown, "English")
    await api.called("editMessageText", 2)
    assert lines(shown)[1] == "<chat.set_language> en<chat.set_colon> enEnglish"
    api.post(ann, "exports")
    await api.sent(2, ann)
    assert (road.questions[-1].language, road.questions[-1].style) == ("en", Style("en"))
    api.post(ann, "/data")
    await api.sent(3, ann)
    assert road.styles[-1] == Style("en")


async def test_data_of_a_button_that_nobody_made_changes_nothing(bot: object, api: Recorder, road: Road) -> None:
    ann = api.private()
    shown = await panel(api, ann)
    for data in ("s1:language=xx", "s1:nothing", "s1:", "f1:maybe"):
        api.press_data(shown, data)
    await api.called("answerCallbackQuery", 4)
    api.post(ann, "exports")
    await api.sent(2, ann)
    assert road.questions[-1].style == USUAL


async def test_without_charts_an_answer_is_words(bot: object, api: Recorder, road: Road) -> None:
    ann = api.private()
    shown = await panel(api, ann)
    await pressed(api, shown, "set_charts", 1)
    api.post(ann, "trend")
    answer = (await api.sent(2, ann))[1]
    assert lines(answer)[0] == "You asked: trend"
    assert "October" in labels(answer)
    api.press(answer, "Chart")
    await api.called("answerCallbackQuery", 2)
    await api.quiet(0.1)
    assert road.drawn == 0


@pytest.mark.parametrize("topics", [False, True], ids=["group", "topic"])
async def test_in_a_group_only_admins_change_anything(bot: object, api: Recorder, road: Road, topics: bool) -> None:
    group = api.group(forum=topics)
    topic = api.topic(group) if topics else None
    api.admins[group, 7] = "administrator"
    asked = api.post(group, "/settings", by=9, topic=topic)
    [refused] = await api.sent(1, group)
    assert refused["text"] == "<chat.only_admins> en"
    assert refused["reply_to_message"]["message_id"] == asked["message_id"]
    shown = await panel(api, group, topic)
    assert lines(shown) == PANEL
    assert shown.get("message_thread_id") == topic
    api.press(shown, "<chat.set_scale> en", by=9)
    [ended] = await api.called("answerCallbackQuery")
    assert (ended["text"], ended["show_alert"]) == ("<chat.only_admins> en", True)
    assert lines(shown) == PANEL
    await pressed(api, shown, "set_scale", 1, by=7)
    assert lines(shown)[2] == "<chat.set_scale> en<chat.set_colon> en<chat.set_bn> en"
    for command in ("/quiet", "/forget"):
        api.post(group, command, by=9, topic=topic)
    assert [lines(one) for one in (await api.sent(4, group))[2:]] == [["<chat.only_admins> en"]] * 2
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    api.post(group, "/quiet", topic=topic, sender_chat=api._chats[group], **{"from": anonymous})
    assert lines((await api.sent(5, group))[-1]) == ["<chat.quiet_on> en"]


async def test_a_quiet_group_gets_words_alone_and_only_where_it_calls_the_bot_by_name(
    bot: object, api: Recorder, road: Road
) -> None:
    group = api.group()
    api.admins[group, 7] = "creator"
    api.post(group, "/ask exports")
    [loud] = await api.sent(1, group)
    assert labels(loud)
    api.post(group, "/quiet")
    assert lines((await api.sent(2, group))[1]) == ["<chat.quiet_on> en"]
    api.post(group, "nice", reply_to=loud)
    api.post(group, "@facts_bot trend")
    answer = (await api.sent(3, group))[2]
    assert (lines(answer)[0], labels(answer), road.drawn) == ("You asked: trend", [], 0)
    assert (await api.called("sendMessage"))[-1]["disable_notification"] is True
    assert [question.text for question in road.questions] == ["exports", "trend"]
    api.press(loud, "October")
    await api.called("editMessageText")
    assert (lines(loud)[0], labels(loud)) == ("Performed: level  2025-10", [])
    api.post(group, "/quiet")
    assert lines((await api.sent(4, group))[3]) == ["<chat.quiet_off> en"]
    api.post(group, "and october?", reply_to=answer)
    assert labels((await api.sent(5, group))[4])


async def test_quiet_is_said_otherwise_in_a_private_chat_where_every_word_is_still_a_question(
    bot: object, api: Recorder
) -> None:
    ann = api.private()
    api.post(ann, "/quiet")
    api.post(ann, "exports")
    said, answer = await api.sent(2, ann)
    assert lines(said) == ["<chat.quiet_on_private> en"]
    assert (lines(answer)[0], labels(answer)) == ("You asked: exports", [])


# ------------------------------------------------------------------------------------------------ data of people


def kept_of(folder: Path, chat: int) -> dict[str, int]:
    """How many rows each table has of a chat."""
    database = sqlite3.connect(folder / "facts.sqlite")
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in tables:
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
        if "chat" in columns:
            counting = f"SELECT count(*) FROM {table} WHERE chat = ?"  # noqa: S608 - names of our own tables
            found[table] = database.execute(counting, (f"telegram:{chat}",)).fetchone()[0]
    database.close()
    return {table: count for table, count in found.items() if count}


async def test_forget_asks_for_a_yes_and_then_nothing_of_the_chat_is_left(
    start: Start, api: Recorder, road: Road, tmp_path: Path
) -> None:
    ann, bob = api.private(), api.private(8)
    end = await start()
    shown = await panel(api, ann)
    await pressed(api, shown, "set_scale", 1)
    for chat in (ann, bob):
        api.post(chat, "exports", by=chat)
    await api.sent(2, ann)
    await api.sent(1, bob)
    api.post(ann, "/forget")
    asking = (await api.sent(3, ann))[2]
    assert (lines(asking), labels(asking)) == (
        ["<chat.forget_ask> en"], ["<chat.forget_yes> en", "<chat.forget_no> en"],
    )  # fmt: skip
    api.press(asking, "<chat.forget_no> en")
    await api.called("editMessageText", 2)
    assert lines(asking) == ["<chat.forget_kept> en"]
    api.post(ann, "/forget")
    again = (await api.sent(4, ann))[3]
    assert set(kept_of(tmp_path, ann)) == {"chats", "conversations", "answers", "inbox"}
    api.press(again, "<chat.forget_yes> en")
    await api.called("editMessageText", 3)
    assert (lines(again), labels(again)) == (["<chat.forgotten> en"], [])
    await end()
    assert kept_of(tmp_path, ann) == {"inbox": 1}  # the number of the update that asked for it
    assert set(kept_of(tmp_path, bob)) == {"conversations", "answers", "inbox"}
    await start()
    api.post(ann, "and october?")
    assert "after 0" in (await api.sent(5, ann))[4]["text"]
    assert road.questions[-1].style == USUAL


async def test_a_group_is_forgotten_by_an_admin_alone(bot: object, api: Recorder, tmp_path: Path) -> None:
    group = api.group()
    api.admins[group, 7] = "creator"
    api.post(group, "/ask exports")
    api.post(group, "/forget")
    asking = (await api.sent(2, group))[1]
    api.press(asking, "<chat.forget_yes> en", by=9)
    await api.called("answerCallbackQuery")
    assert lines(asking) == ["<chat.forget_ask> en"]
    assert "replies" in kept_of(tmp_path, group)
    api.press(asking, "<chat.forget_yes> en")
    await api.called("editMessageText")
    assert set(kept_of(tmp_path, group)) == {"inbox"}


async def test_what_was_asked_after_the_yes_is_answered(bot: object, api: Recorder) -> None:
    ann = api.private()
    api.post(ann, "/forget")
    [asking] = await api.sent(1, ann)
    api.press(asking, "<chat.forget_yes> en")
    api.post(ann, "exports")
    answer = (await api.sent(2, ann))[1]
    assert lines(answer)[0] == "You asked: exports"


async def test_privacy_tells_of_the_list_of_the_operator_where_there_is_one(
    start: Start, api: Recorder, tmp_path: Path
) -> None:
    ann, group = api.private(), api.group()
    end = await start()
    api.post(ann, "/privacy")
    assert lines((await api.sent(1, ann))[0]) == ["<chat.privacy> en", "<chat.privacy_forget> en"]
    await end()
    await start(more={"TRADEFACTS_KEEP_UNANSWERED": str(tmp_path / "unanswered.jsonl")})
    api.post(group, "/privacy@facts_bot")
    assert lines((await api.sent(1, group))[0]) == [
        "<chat.privacy> en", "<chat.privacy_unanswered> en", "<chat.privacy_forget> en",
    ]  # fmt: skip


async def test_what_a_newer_version_has_set_and_this_one_does_not_know_counts_as_usual(
    start: Start, api: Recorder, road: Road, tmp_path: Path
) -> None:
    ann = api.private()
    end = await start()
    shown = await panel(api, ann)
    await pressed(api, shown, "set_scale", 1)
    await end()
    with sqlite3.connect(tmp_path / "facts.sqlite") as database:
        database.execute("UPDATE chats SET scale = 'wan', length = 'endless'")
    await start()
    assert lines(await panel(api, ann)) == PANEL
    await pressed(api, shown, "set_scale", 2)
    api.post(ann, "exports")
    await api.sent(3, ann)
    assert road.questions[-1].style == Style(None, "bn", None)
