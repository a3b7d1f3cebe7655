"""Rules, release days and digests in Telegram, over HTTP: asked for, read back, kept, told once figures come, ended."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.alerts import Alerting
from bot.analysis.in_memory import InMemory
from bot.assistant import Assistant
from bot.chat.telegram import fanout
from bot.chat.telegram.serving import Manner, run
from bot.errors import FiguresAway
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Bound, Query
from bot.settings import Settings
from bot.store import Looked, Sends, Store
from bot.store.tables import ALERTS
from tests.chat.conftest import PNG, TODAY
from tests.chat.recorder import TOKEN, Fault, Recorder
from tests.news import before
from tests.postgres import Postgres

OPERATOR = 99


@dataclass
class Newsroom:
    """A bot on real figures of which those of August 2026 have not come yet."""

    api: Recorder
    knowledge: Knowledge
    mind: Mind
    store: Store
    database: str
    drawn: int = 0

    async def publish(self, knowledge: Knowledge | None = None) -> None:
        """August's figures come."""
        new = knowledge or self.knowledge
        await self.store.versions.announce(new.checksum, take_over=True)
        self.mind.replace(new)

    async def draw(self, _chart: object) -> bytes:
        self.drawn += 1
        return PNG


@pytest.fixture(scope="module")
def july(knowledge: Knowledge) -> Knowledge:
    return before(knowledge, "2026-08")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "_TICK_SECONDS", 0.02)
    monkeypatch.setattr(Mind, "warm_up", lambda *_: None)


@pytest.fixture
async def room(
    api: Recorder, knowledge: Knowledge, july: Knowledge, tmp_path: Path, quick: None
) -> AsyncIterator[Newsroom]:
    async with newsroom(api, knowledge, july, f"sqlite:///{tmp_path / 'facts.sqlite'}") as opened:
        yield opened


@asynccontextmanager
async def newsroom(api: Recorder, knowledge: Knowledge, july: Knowledge, database: str) -> AsyncIterator[Newsroom]:
    settings = Settings(
        _env_file=None, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.root + "/bot/",
        TRADEFACTS_METRICS_LISTEN="off", TRADEFACTS_ADMINS=str(OPERATOR),
    )  # fmt: skip
    store = await Store.open(database)
    mind = Mind(july, "CHN")
    found = Newsroom(api, knowledge, mind, store, database)
    assistant = Assistant(store, mind.answer, mind.perform, mind.say, lambda: TODAY, mind.suggest)
    stop = asyncio.Event()
    task = asyncio.create_task(run(settings, assistant, found.draw, stop, Manner(), mind))
    up = asyncio.create_task(api.polls())
    await asyncio.wait({task, up}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
    up.cancel()
    try:
        yield found
    finally:
        stop.set()
        await asyncio.wait_for(task, 10)
        await store.close()


def labels(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def said_yes(api: Recorder, chat: int, text: str, by: int = 7, **more: Any) -> dict[str, Any]:
    """A rule is asked for and read back, and somebody presses Yes: the message that says it is watched."""
    count = len(api._of_bot(chat))
    api.post(chat, text, by=by, **more)
    asked = (await api.sent(count + 1, chat))[-1]
    api.press(asked, "Yes", by=by)
    await until(lambda: "I will tell you" in asked["text"])
    return asked


@contextmanager
def figures_away() -> Iterator[None]:
    """Figures that lie on a server which does not answer for a while."""

    def nobody(*_: Any) -> Any:
        raise FiguresAway("nobody answers")

    with pytest.MonkeyPatch.context() as patched:
        for reading in ("point", "series", "periods", "steps"):
            patched.setattr(InMemory, reading, nobody)
        yield


def gone() -> str:
    """The name of a process of this machine that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return f"{socket.gethostname()[:60]}:{ended.pid}"


async def until(look: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not look():  # noqa: ASYNC110 - the other side of the wire knows no events
            await asyncio.sleep(0.02)


async def test_a_rule_is_read_back_kept_and_told_with_its_chart_once_the_figures_come(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "/subscribe tell us when the surplus tops 110 bn")
    [asked] = await room.api.sent(1, ann)
    assert asked["text"].splitlines() == [
        "China's trade balance: a surplus above $110 bn",
        "Months so far in which it was so: 7 of 67, January 2021 to July 2026",
        "Last in July 2026: $112.5 bn",
        "Shall I tell you whenever a new month is like this, as soon as its figures are in?",
        "Read as: China ↔ world · trade balance · rule to watch · above $110 bn",
        "Source: China Customs (GACC), released 7 August 2026",
    ]
    assert labels(asked) == ["Yes", "No"]
    room.api.press(asked, "Yes")
    await until(lambda: "I will tell you" in asked["text"])
    assert asked["text"].startswith("China's trade balance: a surplus above $110 bn\n")
    await room.api.quiet()
    assert len(room.api._of_bot(ann)) == 1  # what was known when it was made is no news
    await room.publish()
    told = (await room.api.sent(2, ann))[-1]
    assert told["photo"]
    assert told["caption"].splitlines()[:3] == [
        "China's trade balance, August 2026: $119.09 bn",
        "You asked to be told of this:",
        "China's trade balance: a surplus above $110 bn",
    ]
    assert labels(told)[-1] == "Stop this alert"
    await room.api.quiet()
    await room.publish()
    await room.api.quiet()
    assert len(room.api._of_bot(ann)) == 2
    assert room.drawn == 1
    room.api.post(ann, "and July?")  # the talk goes on from what was told
    answer = (await room.api.sent(3, ann))[-1]
    assert (answer.get("text") or answer["caption"]).startswith(
        "China's trade balance, July 2026: a surplus of $112.5 bn"
    )
    room.api.press(told, "Stop this alert")
    await until(lambda: "Stop this alert" not in labels(told))
    assert await room.store.alerts.of("telegram:7") == ()
    assert [refused for refused in room.api.refusals if "chat not found" not in refused[1]] == []


async def test_a_rule_may_be_said_without_a_command_and_be_declined(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "alert me when exports fall")
    [asked] = await room.api.sent(1, ann)
    assert labels(asked) == ["Yes", "No"]
    room.api.press(asked, "No")
    await until(lambda: asked["text"] == "All right, I will not watch it.")
    assert await room.store.alerts.of("telegram:7") == ()


@pytest.mark.parametrize("where", ["private", "group", "topic"])
async def test_what_an_answer_counted_is_watched_by_its_button(where: str, room: Newsroom) -> None:
    """ "Tell me when" asks of the past as well, and is answered; below it stands what watches the months to come."""
    api = room.api
    chat = api.private() if where == "private" else api.group(forum=where == "topic")
    more = {"topic": api.topic(chat)} if where == "topic" else {}
    before = len(api._of_bot(chat))
    api.admins[chat, 7] = "creator"
    text = "tell me when the surplus tops 110 bn"
    api.post(chat, text if where == "private" else f"@facts_bot {text}", by=8 if where != "private" else 7, **more)
    answer = (await api.sent(before + 1, chat))[-1]
    assert labels(answer)[-3:] == ["CSV", "Proof", "Watch"]
    api.press(answer, "Watch")
    asked = (await api.sent(before + 2, chat))[-1]
    assert asked["text"].startswith("China's trade balance: a surplus above $110 bn\n")
    assert asked.get("message_thread_id") == more.get("topic")
    if where != "private":
        refused = api.press(asked, "Yes", by=8)
        await until(lambda: any(args.get("callback_query_id") == refused for _, args in api.calls))
        assert await room.store.alerts.count() == 0
    api.press(asked, "Yes")
    await until(lambda: "I will tell you" in asked["text"])
    await room.publish()
    told = (await api.sent(before + 3, chat))[-1]
    assert told["caption"].startswith("China's trade balance, August 2026")
    assert [said for _, said in api.refusals if "chat not found" not in said] == []  # no operator is there


async def test_no_button_to_watch_stands_below_what_was_not_counted(room: Newsroom) -> None:
    ann = room.api.private()
    for number, text in enumerate(("surplus 2025", "years with a surplus above 900 bn", "record exports"), start=1):
        room.api.post(ann, text)
        assert "Watch" not in labels((await room.api.sent(number, ann))[-1])


async def test_what_cannot_be_watched_is_said_with_a_way_out(room: Newsroom) -> None:
    ann = room.api.private()
    for text, said in {
        "/subscribe exports of foobars rise": "I know nothing about “foobars”, so I give no figure",
        "/subscribe should Beijing retaliate": "I keep to figures and give no opinions, advice or forecasts of my own",
        "/subscribe exports": "That is no rule I can watch. Name a series and what it should do",
        "/subscribe weekly Mon 9:00 Mars/Olympus": "I cannot read that time.",
    }.items():
        count = len(room.api._of_bot(ann))
        room.api.post(ann, text)
        reply = (await room.api.sent(count + 1, ann))[-1]
        assert reply["text"].startswith(said)
        assert labels(reply)
        assert "Yes" not in labels(reply)


async def test_a_group_with_privacy_mode_is_told_and_only_its_admins_change_what_is_watched(room: Newsroom) -> None:
    desk = room.api.group()
    room.api.admins[desk, 7] = "administrator"
    room.api.post(desk, "/subscribe the surplus tops 110 bn", by=8)
    [refused] = await room.api.sent(1, desk)
    assert refused["text"] == "Only admins of this group can change what I watch here."
    room.api.post(desk, "/subscribe the surplus tops 110 bn", by=7)
    asked = (await room.api.sent(2, desk))[-1]
    room.api.press(asked, "Yes", by=8)
    await room.api.called("answerCallbackQuery")
    assert await room.store.alerts.of(f"telegram:{desk}") == ()
    room.api.press(asked, "Yes", by=7)
    await until(lambda: "I will tell you" in asked["text"])
    await room.publish()
    told = (await room.api.sent(3, desk))[-1]
    assert told["caption"].startswith("China's trade balance, August 2026: $119.09 bn")
    assert "reply_to_message" not in told
    room.api.post(desk, "and July?", reply_to=told, by=8)  # the talk goes on from what it told
    answer = (await room.api.sent(4, desk))[-1]
    assert "July 2026" in (answer.get("text") or answer["caption"])
    room.api.press(told, "Stop this alert", by=8)
    room.api.post(desk, "/unsubscribe", by=8)
    assert (await room.api.sent(5, desk))[-1]["text"].startswith("Only admins")
    assert len(await room.store.alerts.of(f"telegram:{desk}")) == 1
    room.api.post(desk, "/unsubscribe@facts_bot", by=7)
    assert (await room.api.sent(6, desk))[-1]["text"] == "Removed."
    assert await room.store.alerts.of(f"telegram:{desk}") == ()


async def test_an_anonymous_admin_is_an_admin(room: Newsroom) -> None:
    desk = room.api.group()
    name = {"id": desk, "type": "supergroup", "title": "Desk"}
    room.api.post(desk, "/subscribe release", by=1087968824, sender_chat=name)
    [kept] = await room.api.sent(1, desk)
    assert "I will tell you" in kept["text"]


async def test_an_alert_goes_to_the_topic_in_which_it_was_made_and_to_the_group_once_that_is_gone(
    room: Newsroom,
) -> None:
    desk = room.api.group(forum=True)
    room.api.admins[desk, 7] = "creator"
    topic = room.api.topic(desk)
    await said_yes(room.api, desk, "/subscribe the surplus tops 110 bn", topic=topic)
    lost = room.api.topic(desk)
    await said_yes(room.api, desk, "/subscribe exports rise", topic=lost)
    del room.api.messages[desk, lost]
    await room.publish()
    told = {message["caption"].splitlines()[0]: message for message in (await room.api.sent(4, desk))[-2:]}
    assert told["China's trade balance, August 2026: $119.09 bn"]["message_thread_id"] == topic
    assert "message_thread_id" not in told["China's exports, August 2026: up 25.0 % on a year earlier"]


async def test_everything_watched_is_listed_and_ends_with_its_button(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "/alerts")
    assert (await room.api.sent(1, ann))[-1]["text"].startswith("I watch nothing here.")
    room.api.post(ann, "/subscribe release")
    await room.api.sent(2, ann)
    room.api.post(ann, "/subscribe weekly Mon 9:00 Europe/Berlin")
    await room.api.sent(3, ann)
    await said_yes(room.api, ann, "/subscribe exports to the US fall two months in a row")
    room.api.post(ann, "/subscribe release")
    assert (await room.api.sent(5, ann))[-1]["text"].endswith("I watch this already. /alerts lists what I watch here.")
    room.api.post(ann, "/alerts")
    listed = (await room.api.sent(6, ann))[-1]
    assert listed["text"].splitlines() == [
        "What I watch here:",
        "1. Release day: the summary of each new month of China's trade, minutes after its figures are in",
        "2. weekly Mon 9:00 Europe/Berlin",
        "3. Exports from China to the United States: a fall on a year earlier · 2 months in a row",
    ]
    room.api.press(listed, "Remove 2")
    await until(lambda: "weekly" not in listed["text"])
    assert labels(listed) == ["Remove 1", "Remove 2"]
    room.api.press_data(listed, listed["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    await until(lambda: len(labels(listed)) == 1)
    room.api.post(ann, "/unsubscribe")
    await room.api.sent(7, ann)
    assert await room.store.alerts.of("telegram:7") == ()


async def test_release_day_brings_the_summary_of_the_new_month(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "/subscribe")
    [menu] = await room.api.sent(1, ann)
    assert labels(menu) == ["Release day", "Weekly digest", "Monthly digest"]
    room.api.press(menu, "Release day")
    await until(lambda: "I will tell you" in menu["text"])
    await room.publish()
    told = (await room.api.sent(2, ann))[-1]
    assert (told.get("text") or told["caption"]).startswith("China's trade, August 2026")


async def test_a_digest_comes_at_its_hour_and_is_chosen_with_buttons(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "/subscribe weekly")
    [when] = await room.api.sent(1, ann)
    assert labels(when)[0] == "weekly Mon 9:00 Europe/London"
    room.api.press(when, "weekly Mon 9:00 Europe/London")
    await until(lambda: when["text"].startswith("weekly Mon 9:00 Europe/London\nI will tell you."))
    [alert] = await room.store.alerts.of("telegram:7")
    assert alert.due is not None
    assert 0 < alert.due - time.time() <= 7 * 86_400 + 3600
    await digests_are_due(room)
    told = (await room.api.sent(2, ann))[-1]
    text = told.get("text") or told["caption"]
    assert text.startswith("China's trade, July 2026")
    assert "weekly Mon 9:00 Europe/London" in text
    await room.api.quiet()
    assert len(room.api._of_bot(ann)) == 2
    [alert] = await room.store.alerts.of("telegram:7")
    assert alert.due is not None
    assert alert.due > time.time()


async def test_a_digest_that_falls_due_while_the_figures_are_away_is_told_once_they_are_back(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sends._BACK_OFF", (0,) * 7)
    monkeypatch.setattr("bot.store.sends.TRIES", 10_000)
    ann = room.api.private()
    room.api.post(ann, "/subscribe weekly Mon 9:00 Europe/London")
    await room.api.sent(1, ann)
    with figures_away():
        await digests_are_due(room)
        await room.api.quiet()
        assert len(room.api._of_bot(ann)) == 1
    told = (await room.api.sent(2, ann))[-1]
    assert (told.get("text") or told["caption"]).startswith("China's trade, July 2026")
    assert await settled(room, "sent") == (1, 1)


async def digests_are_due(room: Newsroom) -> None:
    """Their hour was a minute ago."""
    past = int(time.time()) - 60
    await room.store._database.run(lambda c: c.execute(update(ALERTS).values(due=past)))


async def test_a_chat_that_blocked_the_bot_is_retired_and_others_are_told(room: Newsroom) -> None:
    ann, bob = room.api.private(7), room.api.private(8)
    await said_yes(room.api, ann, "/subscribe the surplus tops 110 bn", by=7)
    await said_yes(room.api, bob, "/subscribe the surplus tops 110 bn", by=8)
    room.api.blocked.add(ann)
    await room.publish()
    await room.api.sent(2, bob)
    await until(lambda: room.api.refusals != [])
    assert await settled(room, "retired") == (1, 1)
    room.api.blocked.clear()
    await room.publish(before(room.knowledge, "2026-07", name="again"))
    await room.api.quiet()
    assert len(room.api._of_bot(ann)) == 1


async def test_while_the_figures_cannot_be_reached_nothing_is_lost_and_all_is_told_later(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bob = room.api.private(7), room.api.private(8)
    await said_yes(room.api, ann, "/subscribe the surplus tops 110 bn", by=7)
    room.api.post(bob, "/subscribe release", by=8)
    await room.api.sent(1, bob)
    monkeypatch.setattr("bot.alerts._LOOK_SECONDS", 0.05)
    monkeypatch.setattr("bot.store.sends._BACK_OFF", (0,) * 7)
    with figures_away():
        await _nothing_is_told_and_it_is_said_why(room, ann, bob)
    assert "a surplus above $110 bn" in (await room.api.sent(3, ann))[-1]["caption"]
    assert "China's trade, August 2026" in (await room.api.sent(3, bob))[-1]["caption"]
    assert await settled(room, "sent") == (2, 2)


async def _nothing_is_told_and_it_is_said_why(room: Newsroom, ann: int, bob: int) -> None:
    await room.publish()
    await room.api.quiet()
    room.api.post(ann, "/alerts")
    listed = (await room.api.sent(2, ann))[-1]
    assert "cannot be reached at the moment" in listed["text"]
    room.api.post(bob, "/subscribe release", by=8)
    assert "cannot be reached at the moment" in (await room.api.sent(2, bob))[-1]["text"]


async def test_a_yes_is_kept_for_later_while_the_figures_cannot_be_reached(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "/subscribe the surplus tops 110 bn")
    [asked] = await room.api.sent(1, ann)
    with figures_away():
        room.api.press(asked, "Yes")
        [told] = await room.api.called("answerCallbackQuery")
    assert "cannot be reached at the moment" in told["text"]
    assert labels(asked) == ["Yes", "No"]
    room.api.press(asked, "Yes")
    await until(lambda: "I will tell you" in asked["text"])


async def test_too_many_requests_are_waited_for_and_none_is_lost(room: Newsroom) -> None:
    people = [room.api.private(number) for number in range(7, 12)]
    for one in people:
        await said_yes(room.api, one, "/subscribe the surplus tops 110 bn", by=one)
    room.api.faults.append(Fault("sendPhoto", 429, times=2, retry_after=1))
    await room.publish()
    for one in people:
        assert len(await room.api.sent(2, one)) == 2
    await room.api.quiet()
    assert [len(room.api._of_bot(one)) for one in people] == [2] * 5
    assert await settled(room, "sent") == (5, 5)


async def test_what_a_group_is_told_counts_against_what_it_may_ask(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram takes twenty messages a minute: one that is nineteen already is told so, once."""
    group = room.api.group()
    room.api.admins[group, 7] = "creator"
    await said_yes(room.api, group, "/subscribe the surplus tops 110 bn")
    await room.publish()
    await room.api.sent(2, group)
    told = len(room.api._of_bot(group))
    monkeypatch.setattr("bot.chat.telegram.gate.A_GROUP", told + 3)
    for number in range(5):
        room.api.post(group, "/ask surplus 2025", by=20 + number)
    await room.api.sent(told + 3, group)
    await room.api.quiet()
    said = [str(one.get("text")) for one in room.api._of_bot(group)[told:]]
    assert [text.startswith("That is a lot of questions at once") for text in said] == [False, False, True]


async def test_a_group_that_became_a_supergroup_is_told_there(room: Newsroom) -> None:
    old, new = room.api.group(-100), room.api.group(-1001)
    room.api.admins[old, 7] = "creator"
    await said_yes(room.api, old, "/subscribe the surplus tops 110 bn")
    room.api.migrated[old] = new
    await room.publish()
    [told] = await room.api.sent(1, new)
    assert told["caption"].startswith("China's trade balance, August 2026")
    assert [one.chat for one in await room.store.alerts.of(f"telegram:{new}")] == [f"telegram:{new}"]
    assert await settled(room, "sent") == (1, 1)


async def test_what_came_while_the_bot_was_down_is_told_when_it_is_up_again(
    api: Recorder, knowledge: Knowledge, july: Knowledge, tmp_path: Path, quick: None
) -> None:
    database, ann = f"sqlite:///{tmp_path / 'facts.sqlite'}", api.private()
    async with newsroom(api, knowledge, july, database):
        await said_yes(api, ann, "/subscribe the surplus tops 110 bn")
    async with newsroom(api, knowledge, knowledge, database) as room:
        assert (await api.sent(2, ann))[-1]["caption"].startswith("China's trade balance, August 2026")
        await settled(room, "sent")
    async with newsroom(api, knowledge, knowledge, database):
        await api.quiet()
    assert len(api._of_bot(ann)) == 2


async def test_what_a_process_had_claimed_when_it_was_killed_is_told_by_the_next(
    api: Recorder, knowledge: Knowledge, july: Knowledge, tmp_path: Path, quick: None
) -> None:
    database, ann = f"sqlite:///{tmp_path / 'facts.sqlite'}", api.private()
    async with newsroom(api, knowledge, july, database):
        await said_yes(api, ann, "/subscribe the surplus tops 110 bn")
    store = await Store.open(database)
    [alert] = await store.alerts.of("telegram:7")
    await store.alerts.settle([Looked(alert, frozenset({"2026-08"}), ("2026-08",))], knowledge.checksum)
    dead = Sends(store._database, lambda: int(time.time()), gone())
    assert len(await dead.claim(9, knowledge.checksum)) == 1
    await store.close()
    async with newsroom(api, knowledge, knowledge, database) as room:
        assert (await api.sent(2, ann))[-1]["caption"].startswith("China's trade balance, August 2026")
        assert await settled(room, "sent") == (1, 1)


async def test_two_replicas_tell_everybody_once(
    api: Recorder, knowledge: Knowledge, july: Knowledge, postgres: Postgres, quick: None
) -> None:
    people = [api.private(number) for number in range(100, 120)]
    try:
        async with newsroom(api, knowledge, july, postgres.url) as one:
            alerting = Alerting(one.store, one.mind, "CHN", lambda: TODAY)
            rule = Query("alert", flow="balance", condition=Bound("above", 110.0, unit="USD_bn"))
            for person in people:
                assert await alerting.watch_rule(rule, f"telegram:{person}", None, "en") == "kept"
            async with newsroom(api, knowledge, july, postgres.url) as two:
                await one.publish()
                two.mind.replace(knowledge)
                for person in people:
                    assert (await api.sent(1, person))[0]["caption"].startswith("China's trade balance, August 2026")
                await api.quiet()
                assert await settled(one, "sent") == (20, 20)
                assert one.drawn + two.drawn <= 2
        assert [len(api._of_bot(person)) for person in people] == [1] * 20
    finally:
        await asyncio.to_thread(postgres.empty)  # whoever is still letting go of the database can do so


async def test_what_is_typed_inline_is_answered_from_the_newest_data_of_all_replicas(
    api: Recorder, knowledge: Knowledge, july: Knowledge, postgres: Postgres, quick: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async def nothing_new(*_: object) -> None:
        """The folder of the other one is still the old one."""

    monkeypatch.setattr("bot.freshness._LOOK_EVERY", 0.05)
    monkeypatch.setattr("bot.freshness.Freshness._follow", nothing_new)
    try:
        async with newsroom(api, knowledge, july, postgres.url) as one, newsroom(api, knowledge, july, postgres.url):
            await one.publish()
            await api.quiet(0.5)  # until the other one knows that it has older data
            for number in range(8):
                offered = await api.inline("surplus", by=30 + number)
                assert offered["results"][0]["title"].startswith("$119.09 bn"), offered["results"][0]
    finally:
        await asyncio.to_thread(postgres.empty)


async def test_a_quiet_chat_is_told_without_a_sound_and_a_forgotten_one_not_at_all(room: Newsroom) -> None:
    ann, bob = room.api.private(7), room.api.private(8)
    await said_yes(room.api, ann, "/subscribe the surplus tops 110 bn", by=7)
    await said_yes(room.api, bob, "/subscribe the surplus tops 110 bn", by=8)
    room.api.post(ann, "/quiet", by=7)
    await room.api.sent(2, ann)
    await room.store.forget("telegram:8")
    await room.publish()
    told = (await room.api.sent(3, ann))[-1]
    assert told["text"].startswith("China's trade balance, August 2026: $119.09 bn")
    assert labels(told) == ["Stop this alert"]
    assert (await room.api.called("sendMessage"))[-1]["disable_notification"]
    await room.api.quiet()
    assert len(room.api._of_bot(bob)) == 1


async def test_operators_see_how_far_a_fan_out_has_come_and_nobody_else_does(room: Newsroom) -> None:
    ann, operator = room.api.private(7), room.api.private(OPERATOR)
    await said_yes(room.api, ann, "/subscribe the surplus tops 110 bn")
    await room.publish()
    await room.api.sent(2, ann)
    await settled(room, "sent")
    room.api.post(operator, "/broadcasts", by=OPERATOR)
    [shown] = await room.api.sent(1, operator)
    head, line = shown["text"].splitlines()
    assert head == "Watched: 1. Fan-outs, the newest first:"
    assert "1 of 1 sent, 0 failed, 0 retired, 0 due" in line
    room.api.post(ann, "/broadcasts")
    assert "Fan-outs" not in (await room.api.sent(3, ann))[-1]["text"]


async def test_an_old_button_is_said_to_be_old(room: Newsroom) -> None:
    ann = room.api.private()
    room.api.post(ann, "/alerts")
    [message] = await room.api.sent(1, ann)
    for number, old in enumerate(("al:en:q", "al:en:y:nobody-knows", "al:en:sw9 25:00 Mars/Olympus"), start=1):
        room.api.press_data(message, old)
        await room.api.called("answerCallbackQuery", number)
    await room.api.quiet()
    assert await room.store.alerts.of("telegram:7") == ()


async def settled(room: Newsroom, outcome: str) -> tuple[int, int]:
    """(messages of this outcome, chats among ours) once nothing is under way any more."""
    async with asyncio.timeout(5):
        while await room.store.sends.waiting():  # noqa: ASYNC110 - rows of a database
            await asyncio.sleep(0.02)
    broadcasts = await room.store.sends.progress()
    number = sum(getattr(one, outcome) for one in broadcasts)
    return number, number
