"""A table of rules of which one is enough holds as they do when all are asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf, Test

_MARKS = ("a", "b", "c", "d")


def _frame(marks: tuple[str, ...]) -> Frame:
    return Frame("en", (), tuple(Mention(i, i, "harmless", mark, mark) for i, mark in enumerate(marks)), ())


def _rule(answer: bool) -> Test:
    return lambda _: answer


_TABLE = st.lists(st.tuples(st.booleans(), st.frozensets(st.sampled_from(_MARKS))), max_size=6)


@given(_TABLE, st.lists(st.sampled_from(_MARKS)), st.sets(st.integers(0, 5)))
def test_as_when_every_rule_is_asked(
    answers: list[tuple[bool, frozenset[str]]], said: list[str], left_out: set[int]
) -> None:
    table = [(_rule(answer), marks) for answer, marks in answers]
    frame, apart = _frame(tuple(said)), tuple(rule for i, (rule, _) in enumerate(table) if i in left_out)
    asked = (rule for rule, marks in table if rule not in apart and (not marks or frame.marked(marks)))
    assert AnyOf(*table).holds(frame, apart) == any(rule(frame) for rule in asked)


def test_a_rule_whose_marks_are_not_said_is_not_asked() -> None:
    def fail(_: Frame) -> bool:
        pytest.fail("asked")

    assert not AnyOf((fail, "a")).holds(_frame(("b",)))
