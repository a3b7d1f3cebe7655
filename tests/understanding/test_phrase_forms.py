"""A written phrase stands for its forms in memory: one of half a million, alternatives multiplied, took 160 MB."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
import tomli

from bot.knowledge import Knowledge
from bot.understanding.words.wordlists import spelt_out

MOST = 15_000


def forms(phrase: str) -> int:
    """How many forms a phrase has, counted no further than the first too many."""
    return sum(1 for _ in islice(spelt_out(phrase), MOST + 1))


def test_forms_are_counted() -> None:
    assert forms("(latest|newest|) (data|figures)") == 6
    assert forms("(1|2|3|4|5|6|7|8|9|0)" * 5) == MOST + 1


@pytest.mark.parametrize("file", ["words.toml", "elsewhere.toml", "time.toml"])
def test_no_phrase_has_more_forms_than_a_text_could_use(knowledge: Knowledge, file: str) -> None:
    paths: list[Path] = sorted((knowledge.data / "languages").glob(f"*/{file}"))
    assert paths
    for path in paths:
        for kind, codes in tomli.loads(path.read_text(encoding="utf-8")).items():
            for code, phrases in codes.items() if isinstance(codes, dict) else ():
                written = phrases if isinstance(phrases, list) else []
                many = [
                    phrase for phrase in written if isinstance(phrase, str) and "|" in phrase and forms(phrase) > MOST
                ]
                assert not many, (path.parent.name, kind, code, many)
