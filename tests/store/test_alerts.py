"""What is watched and what comes of it, on both kinds of database: told once, nothing lost, nothing for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.store import Alert, Looked, Send, Sends, Store

DATA = "data"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(database: str, clock: Clock) -> AsyncIterator[Store]:
    opened = await Store.open(database, clock)
    yield opened
    await opened.close()


def rule(chat: str = "a", definition: str = "surplus", **more: object) -> Alert:
    return replace(Alert(chat, "rule", definition, seen=frozenset({"2026-07"}), data="old"), **more)  # type: ignore[arg-type]


async def kept(store: Store, alert: Alert) -> Alert:
    assert await store.alerts.add(alert) == "kept"
    return (await store.alerts.of(alert.chat))[-1]


async def fire(store: Store, alert: Alert, *periods: str) -> int | None:
    return await store.alerts.settle([Looked(alert, frozenset(periods), periods)], DATA)


def told(sends: tuple[Send, ...]) -> list[tuple[str, str]]:
    return sorted((send.alert.chat, send.period) for send in sends)


async def test_a_chat_watches_twenty_things_at_most_and_none_twice(store: Store) -> None:
    for number in range(20):
        assert await store.alerts.add(rule(definition=f"rule {number}")) == "kept"
    assert await store.alerts.add(rule(definition="rule 7")) == "known"
    assert await store.alerts.add(rule(definition="rule 20")) == "full"
    assert await store.alerts.add(rule("b", "rule 7")) == "kept"
    assert [alert.definition for alert in await store.alerts.of("a")] == [f"rule {number}" for number in range(20)]
    assert await store.alerts.count() == 21


async def test_the_same_rule_in_another_topic_is_another(store: Store) -> None:
    assert await store.alerts.add(rule(topic=1)) == "kept"
    assert await store.alerts.add(rule(topic=2)) == "kept"
    assert await store.alerts.add(rule(topic=2)) == "known"


async def test_a_period_is_told_once_however_often_it_is_found(store: Store) -> None:
    alert = await kept(store, rule())
    await asyncio.gather(*(fire(store, alert, "2026-08", "2026-09") for _ in range(4)))
    assert told(await store.sends.claim(9, DATA)) == [("a", "2026-08"), ("a", "2026-09")]
    [looked] = await store.alerts.of("a")
    assert looked.seen == {"2026-07", "2026-08", "2026-09"}
    assert looked.data == DATA
    assert await store.alerts.behind(DATA, 9) == ()
    assert await store.alerts.behind("newer", 9) == (looked,)


async def test_what_is_claimed_is_nobody_elses(store: Store, database: str, clock: Clock) -> None:
    for chat in range(40):
        await fire(store, await kept(store, rule(str(chat))), "2026-08")
    other = await Store.open(database, clock)
    claims = await asyncio.gather(*(one.sends.claim(15, DATA) for one in (store, other, store, other)))
    found = [send.alert.chat for claim in claims for send in claim]
    assert sorted(found, key=int) == [str(chat) for chat in range(40)]
    await other.close()


async def test_a_crash_before_the_mark_sends_once_more_and_after_it_never(store: Store, clock: Clock) -> None:
    for chat in ("a", "b"):
        await fire(store, await kept(store, rule(chat)), "2026-08")
    dead = Sends(store._database, clock, "elsewhere:1")
    first, second = await dead.claim(9, DATA)
    await dead.mark(first, "sent")
    clock.now += 30
    assert await store.sends.release_stale() == 0
    clock.now += 31
    assert await store.sends.release_stale() == 1
    assert [send.period for send in await store.sends.claim(9, DATA)] == ["2026-08"]
    await dead.mark(second, "sent")  # the dead one wakes up: what is another's by now it leaves alone
    assert await store.sends.waiting() == 1


async def test_what_is_renewed_is_not_taken_away(store: Store, clock: Clock) -> None:
    await fire(store, await kept(store, rule()), "2026-08")
    busy = Sends(store._database, clock, "elsewhere:1")
    claimed = await busy.claim(9, DATA)
    for _ in range(5):
        clock.now += 45
        await busy.renew(claimed)
        assert await store.sends.release_stale() == 0
    await busy.release(claimed)
    assert len(await store.sends.claim(9, DATA)) == 1


async def test_what_was_ended_while_a_process_that_died_held_it_is_not_held_for_ever(
    store: Store, clock: Clock
) -> None:
    alert = await kept(store, rule())
    await fire(store, alert, "2026-08")
    assert len(await Sends(store._database, clock, "elsewhere:1").claim(9, DATA)) == 1
    await store.alerts.remove("a", alert.key)
    clock.now += 61
    assert await store.sends.release_stale() == 1
    assert await store.sends.claim(9, DATA) == ()
    assert await store.sends.waiting() == 0


async def test_a_process_that_restarts_takes_up_its_own(store: Store) -> None:
    await fire(store, await kept(store, rule()), "2026-08")
    assert len(await store.sends.claim(9, DATA)) == 1
    await store.sends.release_own()
    assert len(await store.sends.claim(9, DATA)) == 1


async def test_what_could_not_be_sent_is_tried_later_and_later_and_then_given_up(store: Store, clock: Clock) -> None:
    await fire(store, await kept(store, rule()), "2026-08")
    tries = 0
    while True:
        [send] = await store.sends.claim(9, DATA)
        tries += 1
        if not await store.sends.give_back(send):
            break
        assert await store.sends.claim(9, DATA) == ()
        clock.now += 3600
    assert tries == 8
    await store.sends.mark(send, "failed")
    assert await store.sends.waiting() == 0


async def test_nothing_is_sent_of_what_was_ended_nor_to_a_chat_that_takes_nothing(store: Store) -> None:
    one, two = await kept(store, rule("a", "one")), await kept(store, rule("a", "two"))
    for alert in (one, two):
        await fire(store, alert, "2026-08")
    assert await store.alerts.remove("b", one.key) is False
    assert await store.alerts.remove("a", one.key) is True
    assert await store.alerts.remove("a", one.key) is False
    assert await fire(store, one, "2026-09") == 0
    await store.retired.add("a")
    assert await store.sends.claim(9, DATA) == ()
    assert await fire(store, two, "2026-09") == 0
    [broadcast] = await store.sends.progress()
    assert (broadcast.retired, broadcast.total) == (1, 1)
    assert await store.alerts.clear("a") == 1
    assert await store.alerts.clear("a") == 0


async def test_a_digest_moves_on_once_however_many_look(store: Store, clock: Clock) -> None:
    alert = await kept(store, Alert("a", "weekly", "0 09:00 UTC", due=clock.now))
    assert [one.key for one in await store.alerts.due(9)] == [alert.key]
    looked = Looked(alert, told=("2026-11-30",), due=clock.now + 100)
    await asyncio.gather(*(store.alerts.settle([looked], DATA) for _ in range(3)))
    assert await store.alerts.due(9) == ()
    assert told(await store.sends.claim(9, DATA)) == [("a", "2026-11-30")]
    assert await store.alerts.behind("newer", 9) == ()


async def test_only_who_holds_the_newest_data_looks_and_sends(store: Store) -> None:
    if not store.shared:
        pytest.skip("nobody else is at work on a file")
    alert = await kept(store, rule())
    await store.versions.announce("newer", take_over=True)
    assert await fire(store, alert, "2026-08") is None
    assert await store.alerts.settle([Looked(alert, frozenset({"2026-08"}), ("2026-08",))], "newer") == 1
    assert await store.sends.claim(9, DATA) == ()
    assert len(await store.sends.claim(9, "newer")) == 1


async def test_how_far_a_fan_out_has_come(store: Store, clock: Clock) -> None:
    for chat in "abcd":
        await fire(store, await kept(store, rule(chat)), "2026-08")
    clock.now += 7
    one, two, three, _ = await store.sends.claim(9, DATA)
    await store.sends.mark(one, "sent")
    await store.sends.mark(two, "failed")
    await store.sends.mark(three, "retired")
    [broadcast] = await store.sends.progress()
    assert (broadcast.name, broadcast.total) == ("rule data", 4)
    assert (broadcast.due, broadcast.sent, broadcast.failed, broadcast.retired) == (1, 1, 1, 1)
    assert broadcast.ended - broadcast.began == 7
    clock.now += 31 * 86_400
    await store.prune()
    [broadcast] = await store.sends.progress()
    assert (broadcast.total, broadcast.due) == (1, 1)
