"""`make chaos`: kills, faults and a restarted database under load; counts what was lost, crossed or said twice."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable

from bench.driving import Process, bot, crowd, folder, polling, questions
from bench.load import hooked
from bench.standin import Person, StandIn
from tests.postgres import Postgres, free_port, programs

PEOPLE = 40


def verdict(name: str, people: list[Person], allowed: int, note: str = "") -> bool:
    """Prints a row; whether nothing was lost or crossed, and no more said twice than was in flight."""
    lost = sum(len(person.script) - person.at for person in people)
    crossed, twice = sum(p.crossed for p in people), sum(p.duplicates for p in people)
    count = sum(person.at for person in people)
    good = not lost and not crossed and twice <= allowed
    print(f"| {name} | {count} | {lost} | {crossed} | {twice} (of {allowed} in flight) | {note} |", flush=True)
    for person in people:
        for said in person.strange[:2]:
            print(f"  asked {person.script[min(person.at, len(person.script) - 1)][0]!r}, heard {said!r}")
    return good


async def kills(webhook: bool, known: list[tuple[str, str]], times: int, each: int) -> bool:
    """kill -9 again and again under load; a new process takes over each time."""
    people = crowd(PEOPLE, each, known)
    port = free_port()
    words = ("--webhook",) if webhook else ()
    more = {"TRADEFACTS_WEBHOOK_URL": f"http://127.0.0.1:{port}", "TRADEFACTS_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}

    async with folder() as state, StandIn(people, rate=150) as api:

        async def start() -> Process:
            return await bot(api, state, *words, **(more if webhook else {}))

        process = await start()
        if webhook:
            while not hasattr(api, "_url"):
                await asyncio.sleep(0.1)
        else:
            await polling(api)
        asking = asyncio.create_task(api.ask(900))
        for _ in range(times):
            before = sum(person.at for person in people)
            end = time.monotonic() + 60
            while sum(person.at for person in people) < before + 60 and not asking.done() and time.monotonic() < end:
                await asyncio.sleep(0.05)
            if asking.done():
                break
            await process.end(kill=True)
            process = await start()
        seconds = await asking
        await asyncio.sleep(1)
        await process.end()
    name = f"kill -9, {times} times, {'webhook' if webhook else 'polling'}"
    return verdict(name, people, times * PEOPLE, f"{seconds:.0f} s")


async def faults(known: list[tuple[str, str]], seconds: float) -> bool:
    """30 % of all calls go wrong: 429, 500, cut lines, stalls."""
    people = crowd(PEOPLE, int(seconds), known)
    async with folder() as state, StandIn(people, rate=40) as api:
        process = await bot(api, state)
        await polling(api)
        asking = asyncio.create_task(api.ask(seconds * 4 + 120))
        api.faulty = 0.3
        await asyncio.sleep(seconds)
        api.faulty = 0.0
        took = await asking
        await asyncio.sleep(1)
        await process.end()
    return verdict(f"30 % faults for {seconds:.0f} s", people, api.faults, f"{api.faults} faults, done in {took:.0f} s")


async def restart(known: list[tuple[str, str]], each: int) -> bool:
    """PostgreSQL restarted under load, with two replicas."""
    if programs() is None:
        print("PostgreSQL IS NOT INSTALLED HERE: its restart is not tried")
        return True
    people = crowd(PEOPLE, each, known)
    with Postgres() as server:
        async with folder() as state, StandIn(people, rate=100) as api:
            processes = await hooked(2, server.url)(api, state)
            asking = asyncio.create_task(api.ask(300))
            await asyncio.sleep(3)
            await asyncio.to_thread(server.stop, "immediate")
            await asyncio.sleep(1)
            await asyncio.to_thread(server.start)
            up, before = time.monotonic(), sum(person.at for person in people)
            while sum(person.at for person in people) < before + 20 and not asking.done():
                await asyncio.sleep(0.05)
            recovered = time.monotonic() - up
            await asking
            await asyncio.sleep(1)
            for process in processes:
                await process.end()
    good = verdict("PostgreSQL restarted", people, 2 * PEOPLE, f"answers again after {recovered:.1f} s")
    return good and recovered < 10


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer kills, a shorter time of faults")
    parser.add_argument("only", nargs="*", help="kill-polling kill-webhook faults postgres; all where none is named")
    options = parser.parse_args()
    known = questions()
    times, each, seconds = (3, 15, 10.0) if options.quick else (10, 60, 60.0)
    all_: dict[str, Callable[[], Awaitable[bool]]] = {
        "kill-polling": lambda: kills(False, known, times, each),
        "kill-webhook": lambda: kills(True, known, times, each),
        "faults": lambda: faults(known, seconds),
        "postgres": lambda: restart(known, 20),
    }
    print("| what | answered | lost | crossed | twice | |\n|---|---|---|---|---|---|")
    results = [await run() for name, run in all_.items() if not options.only or name in options.only]
    raise SystemExit(0 if all(results) else 1)


if __name__ == "__main__":
    asyncio.run(main())
