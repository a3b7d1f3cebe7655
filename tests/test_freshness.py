"""New data: followed once the folder rests, told to the others, and nobody goes back to older ones unnoticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.freshness import Freshness
from bot.knowledge import Knowledge, load
from bot.mind import Mind
from bot.model import Question
from bot.store import Received, Store
from tests.postgres import Postgres

QUESTION = Question("China's exports to the US in November 2025", date(2026, 9, 15))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    yield opened
    await opened.close()


@pytest.fixture
def folder(knowledge: Knowledge, tmp_path: Path) -> Path:
    """A copy of the data."""
    return Path(shutil.copytree(knowledge.data, tmp_path / "data"))


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "trade" / "observations.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


async def test_a_changed_folder_is_followed_once_it_rests(folder: Path, store: Store) -> None:
    mind = Mind(load(folder), "CHN")
    fresh = Freshness(mind, store)
    await fresh.start()
    before = mind.answer(QUESTION)
    assert before.figures[0].value == 33.7891
    assert mind.answer(QUESTION) is before
    edit(folder, "USD_bn,33.7891,", "USD_bn,33.9,")
    await fresh.look()
    assert mind.answer(QUESTION) is before
    await fresh.look()
    assert mind.answer(QUESTION).figures[0].value == 33.9
    assert fresh.current
    assert await store.versions.newest() == mind.checksum


async def test_data_that_are_not_in_order_leave_the_old_ones(folder: Path, store: Store) -> None:
    mind = Mind(load(folder), "CHN")
    fresh = Freshness(mind, store)
    await fresh.start()
    edit(folder, "USD_bn,33.7891,", "USD_bn,many,")
    await fresh.look()
    await fresh.look()
    assert mind.answer(QUESTION).figures[0].value == 33.7891
    assert fresh.current


async def test_a_file_that_is_only_touched_changes_nothing(folder: Path, store: Store) -> None:
    mind = Mind(load(folder), "CHN")
    fresh = Freshness(mind, store)
    await fresh.start()
    known = mind.knowledge
    os.utime(folder / "trade" / "observations.csv", (1, 1))
    await fresh.look()
    await fresh.look()
    assert mind.knowledge is known


async def test_who_holds_older_data_answers_nothing_until_it_follows(
    folder: Path, knowledge: Knowledge, postgres: Postgres
) -> None:
    one, two = await Store.open(postgres.url), await Store.open(postgres.url)
    ahead, behind = Mind(load(folder), "CHN"), Mind(knowledge, "CHN")
    first, second = Freshness(ahead, one), Freshness(behind, two)
    await second.start()
    await first.start()
    edit(folder, "USD_bn,33.7891,", "USD_bn,33.9,")
    await first.look()
    await first.look()
    await one.inbox.take_in([Received(1, "a", "{}"), Received(2, "b", "{}")])
    assert await two.inbox.claim(1) == []
    await second.look()
    assert (first.current, second.current) == (True, False)
    assert await two.inbox.claim(1) == []
    assert len(await one.inbox.claim(1)) == 1

    again = Freshness(behind, two)
    await again.start()
    assert not again.current
    await again.start(take_over=True)
    assert again.current
    assert len(await two.inbox.claim(1)) == 1
    for store in (one, two):
        await store.close()
    postgres.empty()
