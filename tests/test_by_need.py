"""A mapping that makes its values when they are first asked for."""

from __future__ import annotations

import threading
import time

import pytest

from bot.by_need import ByNeed


def test_each_value_is_made_once_and_only_when_asked_for() -> None:
    made: list[str] = []
    books = ByNeed(["en", "de", "en"], lambda code: made.append(code) or code.upper())  # type: ignore[func-returns-value]
    assert (list(books), len(books), "de" in books, "fr" in books, made) == (["en", "de"], 2, True, False, [])
    assert (books["de"], books["de"], made) == ("DE", "DE", ["de"])
    assert (list(books.values()), made) == (["EN", "DE"], ["de", "en"])
    with pytest.raises(KeyError):
        books["fr"]
    assert books.get("fr") is None


def test_two_threads_that_need_the_same_value_make_it_once() -> None:
    made: list[str] = []

    def make(code: str) -> str:
        time.sleep(0.05)
        made.append(code)
        return code.upper()

    books = ByNeed(["en"], make)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(books["en"])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, made) == (["EN"] * 8, ["en"])
