"""Groups over HTTP: one answer a question that follows its edits, a limit a minute, a greeting once, new ids."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Road, Start
from tests.chat.recorder import Message, Recorder


def first_line(message: Message) -> str:
    return str(message.get("text") or message.get("caption")).splitlines()[0]


async def edited(api: Recorder, count: int, method: str = "editMessageText") -> None:
    await api.called(method, count)
    await api.quiet(0.05)


# ------------------------------------------------------------------------------------------------ edits


async def test_an_answer_follows_the_edit_of_its_question_in_place(bot: object, api: Recorder, road: Road) -> None:
    group = api.group()
    asked = api.post(group, "/ask exports nvember")
    [answer] = await api.sent(1, group)
    api.edit(asked, "/ask exports november")
    await edited(api, 1)
    assert first_line(answer) == "You asked: exports november"
    api.edit(asked, "/ask exports december", later=200)
    await edited(api, 2)
    assert first_line(answer) == "You asked: exports december"
    assert len(await api.sent(1, group)) == 1
    api.post(group, "and october?", reply_to=answer)
    assert "after 1" in (await api.sent(2, group))[1]["text"]  # of the question as it stands now
    assert api.refusals == []


async def test_in_a_private_chat_the_talk_goes_on_from_the_edited_question(
    bot: object, api: Recorder, road: Road
) -> None:
    ann = api.private()
    api.post(ann, "exports")
    asked = api.post(ann, "and to japn?")
    answer = (await api.sent(2, ann))[1]
    api.edit(asked, "and to japan?")
    await edited(api, 1)
    assert first_line(answer) == "You asked: and to japan?"
    assert "after 1" in answer["text"]  # it leans on what its first wording leaned on
    api.post(ann, "and october?")
    assert "after 2" in (await api.sent(3, ann))[2]["text"]


async def test_an_edit_of_an_older_question_leaves_what_was_said_since(bot: object, api: Recorder) -> None:
    ann = api.private()
    asked = api.post(ann, "exports")
    api.post(ann, "imports")
    first, _ = await api.sent(2, ann)
    api.edit(asked, "exports november")
    await edited(api, 1)
    assert first_line(first) == "You asked: exports november"
    assert "after 0" in first["text"]
    api.post(ann, "and october?")
    assert "after 2" in (await api.sent(3, ann))[2]["text"]


@pytest.mark.parametrize(
    ("text", "later"),
    [("/ask imports", 301), ("never mind", 30), ("/help", 30), ("/ask@other_bot imports", 30)],
    ids=["late", "no longer for us", "another command", "for another bot"],
)
async def test_other_edits_leave_the_answer_as_it_is(bot: object, api: Recorder, text: str, later: int) -> None:
    api.privacy = False
    group = api.group()
    asked = api.post(group, "/ask exports")
    [answer] = await api.sent(1, group)
    api.edit(asked, text, later)
    await api.quiet()
    assert first_line(answer) == "You asked: exports"
    assert len(await api.sent(1, group)) == 1


async def test_an_edit_of_what_was_never_answered_is_no_question(bot: object, api: Recorder) -> None:
    api.privacy = False
    group = api.group()
    said = api.post(group, "exports were down")
    api.edit(said, "@facts_bot exports?")
    await api.quiet()
    assert api._of_bot(group) == []


async def test_an_answer_in_a_topic_follows_its_question_and_a_picture_gives_way_to_a_text(
    bot: object, api: Recorder, road: Road
) -> None:
    forum = api.group(forum=True)
    topic = api.topic(forum)
    asked = api.post(forum, "@facts_bot trend", topic=topic)
    [chart] = await api.sent(1, forum)
    assert chart["photo"]
    api.edit(asked, "@facts_bot exports")
    await api.called("deleteMessage")
    [answer] = await api.sent(1, forum)
    assert first_line(answer) == "You asked: exports"
    assert (answer["message_thread_id"], answer["reply_to_message"]["message_id"]) == (topic, asked["message_id"])
    api.edit(asked, "@facts_bot trend again", later=60)
    await edited(api, 1, "editMessageMedia")
    assert answer["photo"]


async def test_an_answer_of_several_messages_becomes_one(bot: object, api: Recorder) -> None:
    group = api.group()
    asked = api.post(group, "/ask long")
    assert len(await api.sent(4, group)) == 4
    api.edit(asked, "/ask exports")
    await api.called("deleteMessage", 3)
    await api.quiet(0.05)
    assert [first_line(one) for one in await api.sent(1, group)] == ["You asked: exports"]


async def test_an_answer_that_somebody_deleted_does_not_come_back(bot: object, api: Recorder) -> None:
    group = api.group()
    asked = api.post(group, "/ask exports")
    [answer] = await api.sent(1, group)
    del api.messages[group, answer["message_id"]]
    api.edit(asked, "/ask imports")
    await api.quiet()
    assert api._of_bot(group) == []


async def test_edits_are_remembered_over_a_restart(start: Start, api: Recorder) -> None:
    group = api.group()
    end = await start()
    asked = api.post(group, "/ask exports")
    [answer] = await api.sent(1, group)
    await end()
    await start()
    api.edit(asked, "/ask imports")
    await edited(api, 1)
    assert first_line(answer) == "You asked: imports"


# ------------------------------------------------------------------------------------------------ limits


async def test_so_many_answers_a_minute_then_one_word_then_silence(start: Start, api: Recorder) -> None:
    await start(more={"TRADEFACTS_GROUP_LIMIT": "3"})
    group, other, ann = api.group(), api.group(-100600), api.private()
    for number in range(8):
        api.post(group, f"/ask exports {number}", by=20 + number)
    api.post(other, "/ask exports")
    for number in range(5):
        api.post(ann, f"exports {number}")
    await api.sent(4, group)
    await api.sent(1, other)
    await api.sent(5, ann)
    await api.quiet(0.1)
    said = [first_line(one) for one in api._of_bot(group)]
    assert said == ["You asked: exports 0", "You asked: exports 1", "You asked: exports 2", "<chat.limited> en"]
    press = api.press((await api.sent(1, group))[0], "October", by=30)
    answers = await api.called("answerCallbackQuery")
    assert [args.get("text") for args in answers if args["callback_query_id"] == press] == [None]
    assert len(api._of_bot(group)) == 4


# ------------------------------------------------------------------------------------------------ coming and going


async def test_a_group_is_greeted_once_however_often_the_bot_is_added(start: Start, api: Recorder) -> None:
    group = api.group()
    end = await start()
    api.member(group, "left", "member")
    [greeting] = await api.sent(1, group)
    assert greeting["text"] == "<chat.greeting> en"
    api.member(group, "member", "administrator")
    api.member(group, "administrator", "left")
    await end()
    await start()
    api.member(group, "left", "member")
    api.post(group, "/ask exports")
    await api.sent(2, group)
    await api.quiet(0.1)
    assert [first_line(one) for one in api._of_bot(group)] == ["<chat.greeting> en", "You asked: exports"]


async def test_a_chat_that_removes_the_bot_is_retired_until_it_takes_it_back(start: Start, api: Recorder) -> None:
    ann = api.private()
    await start(more={"TRADEFACTS_ADMINS": "8"})
    api.member(ann, "member", "kicked")
    api.post(api.private(8), "/status", by=8)
    assert "Retired chats: 1" in (await api.sent(1, 8))[0]["text"]
    api.member(ann, "kicked", "member")
    await api.quiet(0.1)
    api.post(8, "/status", by=8)
    assert "Retired chats: 0" in (await api.sent(2, 8))[1]["text"]
    assert api._of_bot(ann) == []


async def test_a_group_in_which_the_bot_may_not_write_is_no_error(bot: object, api: Recorder) -> None:
    group = api.group()
    api.silenced.add(group)
    api.member(group, "left", "member")
    await api.called("sendMessage")
    api.silenced.clear()
    api.member(group, "member", "left")
    api.member(group, "left", "member")
    assert [first_line(one) for one in await api.sent(1, group)] == ["<chat.greeting> en"]


@pytest.mark.parametrize("tell", [True, False], ids=["told", "found out when sending"])
async def test_a_supergroup_keeps_what_the_group_had_set(start: Start, api: Recorder, road: Road, tell: bool) -> None:
    await start()
    group = api.group(-500)
    api.admins[group, 7] = "creator"
    api.post(group, "/settings")
    [panel] = await api.sent(1, group)
    api.press(panel, "<chat.set_scale> en")
    await edited(api, 1)
    old = api.post(group, "/ask exports")
    [_, answer] = await api.sent(2, group)
    if tell:
        new = api.migrate(group, -1000500)
    else:
        api.post(group, "/ask imports")
        await api.sent(3, group)
        api.post(group, "/ask balance")  # it waits for its answer while the group gets another id
        new = api.migrate(group, -1000500, tell=False)
        assert first_line((await api.sent(1, new))[0]) == "You asked: balance"
    api.post(new, "/ask totals")
    await api.sent(1 if tell else 2, new)
    assert road.questions[-1].text == "totals"
    assert road.questions[-1].style.scale == "bn"
    # The new group counts from one: what bears an old number there leans on nothing old.
    found = {**answer, "chat": api._chats[new], "message_id": answer["message_id"]}
    api.post(new, "and october?", reply_to=found)
    await api.sent(2 if tell else 3, new)
    assert road.questions[-1].before == ()
    assert old["message_id"] < answer["message_id"]
