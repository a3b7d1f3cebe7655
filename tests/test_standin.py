"""The stand-in of `make load` and `make chaos` counts what it must: right answers, repetitions, somebody else's."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bench.standin import TOKEN, Person, StandIn
from bot.assistant import Assistant
from bot.chat.telegram.serving import Manner, run
from bot.settings import Settings
from bot.store import Store
from tests.chat.conftest import TODAY, Road


def test_a_person_tells_answers_repetitions_and_what_is_meant_for_others_apart() -> None:
    person = Person(7, [("one", "First <&>"), ("two", "Second")])
    assert not person.hear("<b>Second</b>")
    assert person.hear("<b>First &lt;&amp;&gt;</b>\nmore")
    assert not person.hear("<b>First &lt;&amp;&gt;</b>\nmore")
    assert not person.done
    assert person.hear("Second")
    assert person.done
    assert not person.hear("Second")
    assert (person.crossed, person.duplicates, len(person.waits)) == (1, 2, 2)


async def test_a_crowd_is_answered_in_order_while_a_third_of_all_calls_goes_wrong(tmp_path: Path) -> None:
    people = [Person(n, [(f"{n} {k}", f"You asked: {n} {k}") for k in range(4)]) for n in range(100, 110)]
    road = Road()
    async with StandIn(people) as api:
        settings = Settings(
            _env_file=None, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.root, TRADEFACTS_METRICS_LISTEN="off",
            TRADEFACTS_STATE=str(tmp_path),
        )  # fmt: skip
        store = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
        assistant = Assistant(store, road.answer, road.perform, lambda key, _: key, lambda: TODAY)
        stop = asyncio.Event()
        serving = asyncio.create_task(run(settings, assistant, road.draw, stop, Manner()))
        await asyncio.wait_for(api.polled.wait(), 10)
        api.faulty = 0.3
        await api.ask(60)
        stop.set()
        await serving
        await store.close()
    assert all(person.done for person in people)
    assert sum(person.crossed for person in people) == 0
    assert api.faults > 0
    assert sum(person.duplicates for person in people) <= api.faults
