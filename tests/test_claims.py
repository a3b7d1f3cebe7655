"""The gold claims: every claim of a pasted text gets its verdict, in order; one that cannot be checked says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question, Result
from bot.pipeline import Road, answer, travel
from tests.score import GOLD, read

CASES = [case for case in read(GOLD / "en_claims.jsonl") if "verdicts" in case]
VERDICTS = ("true", "rounded", "false", "other", "open")


def verdicts(road: Road) -> list[str]:
    """The verdict of each claim, "cannot" for one that cannot be checked."""
    found = []
    for part in road.parts:
        kinds = [s.kind.split(".") for s in part.statements] if isinstance(part, Result) else [["refusal"]]
        found += ["cannot" if kind[0] == "refusal" else kind[1] for kind in kinds
                  if kind[0] == "refusal" or (kind[0] == "check" and kind[1] in VERDICTS)]  # fmt: skip
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_gold_claims(case: dict[str, Any], knowledge: Knowledge) -> None:
    road = travel(Question(case["text"], date(2026, 9, 15), "en"), knowledge)
    assert verdicts(road) == case["verdicts"], road.reply.text


def test_there_are_sixty_of_every_kind() -> None:
    assert len(CASES) == 60
    assert {verdict for case in CASES for verdict in case["verdicts"]} >= {
        "true",
        "rounded",
        "false",
        "other",
        "cannot",
    }


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("核实：2025年11月，中国出口同比增长5.9%。对美出口下降28.6%。", ["WLD", "USA"]),
        ("Fact check: in November 2025 imports rose 1.9%, while to the US exports fell 28.6%.", ["WLD", "USA"]),
    ],
)
def test_a_place_before_its_topic_stays_with_it(text: str, partners: list[str], knowledge: Knowledge) -> None:
    road = travel(Question(text, date(2026, 9, 15), None), knowledge)
    assert verdicts(road) == ["true", "true"], road.reply.text
    assert [query.partners[0] for query in road.reply.queries] == partners


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("there was no trade deficit in August, right?", "at_least"),
        ("wasn't there a deficit in August 2026, right?", "below"),
        ("China had no surplus in August 2026, true?", "at_most"),
        ("8月没有逆差，对吧", "at_least"),
        ("8月は赤字ではない、本当?", "at_least"),
        ("Im August gab es kein Defizit, stimmt das?", "at_least"),
        ("Il n'y a pas eu de déficit en août, vrai ?", "at_least"),
        ("В августе дефицита не было, верно?", "at_least"),
    ],
)
def test_no_deficit_is_not_claimed_as_one(text: str, comparator: str, knowledge: Knowledge) -> None:
    (query,) = answer(Conversation("en").question(text, date(2026, 9, 15)), knowledge).queries
    assert (query.operation, getattr(query.condition, "comparator", None)) == ("check", comparator)
