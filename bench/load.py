"""`make load`: throughput and latency of the served bot beside the stock echo bot, in one run, on loopback alone."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median

from bench.driving import Process, bot, busy_seconds, crowd, echo_bot, echoing, folder, polling, quantile, questions
from bench.standin import Person, StandIn
from tests.postgres import Postgres, free_port, programs

Start = Callable[[StandIn, str], Awaitable[list[Process]]]
FASTER = 3  # so many times the stock bot's questions, so that both are measured for about as long
HEAD = (
    "| what | replies/s | p50 ms | p99 ms | CPU ms a reply | MB | lost, crossed, twice |\n|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Row:
    """Replies a second, waits and CPU a reply in milliseconds."""

    rate: float
    p50: float
    p99: float
    cpu: float


async def measure(name: str, people: list[Person], start: Start, rate: float | None = None, warm: int = 0) -> Row:
    """Prints one row of the table."""
    async with folder() as state, StandIn(people, rate) as api:
        processes = await start(api, state)
        try:
            begun = [process.cpu() for process in processes]
            busy, own = busy_seconds(), time.process_time()
            seconds = await api.ask(180)
            busy, own = busy_seconds() - busy, time.process_time() - own
            used = sum(process.cpu() - before for process, before in zip(processes, begun, strict=True))
            memory = max(process.resident() for process in processes)
        finally:
            for process in processes:
                await process.end()
    waits = [wait for person in people for wait in person.waits[warm:]]
    count = sum(len(person.waits) for person in people)
    lost = sum(len(person.script) - person.at for person in people)
    print(
        f"| {name} | {count / seconds:.0f} | {quantile(waits, 0.5):.1f} | {quantile(waits, 0.99):.1f} "
        f"| {used / max(1, count) * 1e3:.2f} | {memory:.0f} | {lost}, {sum(p.crossed for p in people)}, "
        f"{sum(p.duplicates for p in people)} "
        f"| {used / seconds:.2f}, {own / seconds:.2f}, {max(0.0, busy - own - used) / seconds:.2f} |",
        flush=True,
    )
    return Row(count / seconds, quantile(waits, 0.5), quantile(waits, 0.99), used / max(1, count) * 1e3)


async def echo(api: StandIn, state: str) -> list[Process]:
    process = await echo_bot(api, state)
    await polling(api)
    return [process]


async def poll(api: StandIn, state: str) -> list[Process]:
    process = await bot(api, state)
    await polling(api)
    await asyncio.sleep(1.5)  # the first chart is drawn in advance
    return [process]


def hooked(replicas: int, database: str | None = None) -> Start:
    """So many replicas behind the stand-in, which spreads its calls over them."""

    async def start(api: StandIn, state: str) -> list[Process]:
        processes = []
        ports = [free_port() for _ in range(replicas)]
        for port in ports:
            url = f"http://127.0.0.1:{port}"
            more = {"TRADEFACTS_DATABASE": database} if database else {}
            processes.append(
                await bot(
                    api, state, "--webhook", TRADEFACTS_WEBHOOK_URL=url, TRADEFACTS_WEBHOOK_LISTEN=f"127.0.0.1:{port}",
                    **more,
                )
            )  # fmt: skip
        for port in ports:
            await _listening(port)
        api.hooks = [f"http://127.0.0.1:{port}" for port in ports]
        await asyncio.sleep(2)
        return processes

    return start


async def _listening(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise TimeoutError(f"nobody listens on port {port}")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of it")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--repeat", type=int, default=1, help="so many times; the ratios are the medians")
    parser.add_argument("--memory", type=int, default=0, metavar="N", help="instead: N questions of 10,000 chats")
    options = parser.parse_args()
    known = questions()
    if options.memory:
        await memory(options.memory, known)
        return
    each, steady = (6, 6) if options.quick else (60, 60)
    ratios: dict[str, list[float]] = {}
    print(HEAD)
    for _ in range(options.repeat):
        for name, ratio in (await once(options.people, each, steady, known)).items():
            ratios.setdefault(name, []).append(ratio)
    print("\ntradefacts against the stock echo bot, medians:")
    for name, found in ratios.items():
        print(f"{name}: {median(found):.2f} times ({', '.join(f'{one:.2f}' for one in found)})")


async def once(people: int, each: int, steady: int, known: list[tuple[str, str]]) -> dict[str, float]:
    """All rows once, and how tradefacts stands to the stock echo bot in each."""
    floor = await measure("stock echo bot, polling", echoing(people, each), echo)
    polled = await measure("tradefacts, polling, SQLite", crowd(people, each * FASTER, known), poll)
    called = await measure("tradefacts, webhook, SQLite", crowd(people, each * FASTER, known), hooked(1))
    single = await measure("stock echo bot, one user", echoing(1, each * 5), echo, warm=5)
    ours = await measure("tradefacts, one user", crowd(1, each * 5, known), poll, warm=5)
    calm = await measure("stock echo bot, 100 questions/s of 100 people", echoing(100, steady), echo, rate=100)
    held = await measure("tradefacts, 100 questions/s of 100 people", crowd(100, steady, known), poll, rate=100)
    if programs() is not None:
        with Postgres() as server:
            asked = crowd(people, each * FASTER, known)
            await measure("one replica, PostgreSQL", asked, hooked(1, server.url))
            server.empty()
            asked = crowd(people, each * FASTER, known)
            await measure("two replicas, PostgreSQL", asked, hooked(2, server.url))
    return {
        "replies a second, polling": polled.rate / floor.rate,
        "replies a second, webhook": called.rate / floor.rate,
        "replies for the same CPU, polling": floor.cpu / polled.cpu,
        "replies for the same CPU, webhook": floor.cpu / called.cpu,
        "one user, p50": ours.p50 / single.p50,
        "one user, p99": ours.p99 / single.p99,
        "100 questions a second, p50": held.p50 / calm.p50,
        "100 questions a second, p99": held.p99 / calm.p99,
    }


async def memory(count: int, known: list[tuple[str, str]]) -> None:
    """Resident memory over many questions of 10,000 chats, in ten steps."""
    people = crowd(10_000, max(1, count // 10_000), known)
    async with folder() as state, StandIn(people, rate=700) as api:
        [process] = await poll(api, state)
        asking = asyncio.create_task(api.ask(1500))
        seen = []
        total = sum(len(person.script) for person in people)
        while not asking.done():
            await asyncio.sleep(1)
            done = sum(person.at for person in people)
            if done >= total * (len(seen) + 1) / 10 and len(seen) < 10:
                seen.append(process.resident())
                print(f"| {done} questions | {seen[-1]:.0f} MB |", flush=True)
        await process.end()
    lost = sum(len(person.script) - person.at for person in people)
    print(f"second half: {(seen[-1] / seen[len(seen) // 2 - 1] - 1) * 100:+.1f} %; lost {lost}")


if __name__ == "__main__":
    asyncio.run(main())
