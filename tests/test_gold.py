"""The gold questions: every case of tests/gold is right; those held back are only scored, and never falsely answered.

A case in tests/gold/*.jsonl that is known not to work yet carries "not_yet": "why", and is skipped aloud. Files in
tests/gold/held_back are not looked at while building: `pytest -rP -k held_back` prints how many of them are right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.codec import reply_to_json
from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer
from tests.judge import Judgement, judge

GOLD = Path(__file__).parent / "gold"
TODAY = date(2026, 9, 15)

Case = dict[str, Any]


def read(file: Path) -> list[Case]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def talks(cases: list[Case]) -> Iterator[list[Case]]:
    """The cases as talks: the turns of a session together, a case without one alone."""
    sessions: dict[str, list[Case]] = {}
    for case in cases:
        sessions.setdefault(case["session"] or f"alone {case['id']}", []).append(case)
    for turns in sessions.values():
        yield sorted(turns, key=lambda case: case["turn"])


def judged(turns: list[Case], knowledge: Knowledge) -> Iterator[tuple[Case, Judgement]]:
    """Each turn of one talk with its judgement."""
    talk = Conversation("en")
    for case in turns:
        reply = answer(talk.question(case["text"], TODAY), knowledge)
        talk = talk.after(reply)
        yield case, judge(case, json.loads(json.dumps(reply_to_json(reply, case["text"]))))


TALKS = [
    pytest.param(turns, id=f"{turns[0]['id']}-{turns[0]['kind']}")
    for file in sorted(GOLD.glob("*.jsonl"))
    for turns in talks(read(file))
]


@pytest.mark.parametrize("turns", TALKS)
def test_gold(turns: list[Case], knowledge: Knowledge) -> None:
    waiting = []
    for case, judgement in judged(turns, knowledge):
        if case.get("not_yet"):
            waiting.append(f"{case['id']}: {case['not_yet']}")
            assert judgement.verdict != "false", f"{case['text']!r}: {judgement.why}"
        else:
            assert judgement.verdict == "right", f"{case['id']} {case['text']!r}: {judgement.why}"
    if waiting:
        pytest.skip("; ".join(waiting))


@pytest.mark.parametrize("file", sorted(GOLD.glob("held_back/*.jsonl")), ids=lambda file: file.stem)
def test_held_back(file: Path, knowledge: Knowledge) -> None:
    found = [pair for turns in talks(read(file)) for pair in judged(turns, knowledge)]
    count = Counter(judgement.verdict for _, judgement in found)
    print(f"{file.stem}: {count['right']} of {len(found)} right; {dict(count)}")
    for case, judgement in found:
        if judgement.verdict != "right":
            print(f"  {case['id']} {judgement.verdict}: {case['text']!r}")
    assert count["false"] == 0
