"""What Telegram's menus show, by kind of chat and by language: set where it differs, and no reason not to serve."""

from __future__ import annotations

from bot.chat.telegram.commands import ADMINS, GROUPS, OPERATORS, PRIVATE
from tests.chat.conftest import Start
from tests.chat.recorder import Fault, Recorder

ALL = {
    ("default", 0, ""): GROUPS,
    ("all_private_chats", 0, ""): PRIVATE,
    ("all_group_chats", 0, ""): GROUPS,
    ("all_chat_administrators", 0, ""): ADMINS,
}


async def menus(api: Recorder, count: int) -> dict[tuple[str, int, str], tuple[str, ...]]:
    await api._until(lambda: api.menus, lambda found: len(found) >= count, 5)
    return {scope: tuple(one["command"] for one in commands) for scope, commands in api.menus.items()}


async def test_each_kind_of_chat_has_its_commands_in_each_language(start: Start, api: Recorder) -> None:
    await start()
    found = await menus(api, 8)
    assert found == ALL | {(kind, chat, "en"): names for (kind, chat, _), names in ALL.items()}
    assert api.menus["all_private_chats", 0, ""][0] == {"command": "brief", "description": "<chat.command_brief> en"}
    assert api.about["description", ""] == "<chat.description> en"
    assert api.about["short_description", "en"] == "<chat.short_description> en"


async def test_what_telegram_knows_already_is_not_told_again(start: Start, api: Recorder) -> None:
    end = await start()
    await menus(api, 8)
    await end()
    api.calls.clear()
    await start()
    await api.called("getMyCommands", 8)
    await api.quiet(0.1)
    assert not [name for name, _ in api.calls if name.startswith("setMy")]


async def test_operators_have_theirs_and_one_that_telegram_does_not_know_holds_up_nothing(
    start: Start, api: Recorder
) -> None:
    ann = api.private(7)
    await start(more={"TRADEFACTS_ADMINS": "99,7"})
    found = await menus(api, 10)
    assert found["chat", ann, ""] == (*PRIVATE, *OPERATORS)
    assert not [scope for scope in found if scope[1] == 99]
    assert ("setMyCommands", "Bad Request: chat not found") in api.refusals


async def test_menus_that_cannot_be_set_hold_up_no_answer(start: Start, api: Recorder) -> None:
    api.faults += [Fault("getMyCommands", 403, 99), Fault("getMyDescription", 403, 99)]
    await start()
    api.post(api.private(), "exports")
    await api.sent(1)
    assert not api.menus
