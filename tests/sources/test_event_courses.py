"""How events go on is data: read from its file, whose codes must be known."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BadSetup
from bot.knowledge import Knowledge
from bot.model import EventCourse
from bot.sources.event_courses import read_courses


def test_a_table_is_the_course_of_its_event(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "event_courses.toml"
    path.write_text(
        '[duty]\nsteps = ["truce", "ruling"]\nended_by = "ruling"\nparties = ["JPN"]\nmultiplied = { "2" = "truce" }\n'
        '[truce]\nat_once = true\ntaxes = ["coal"]\nrules = { coal = "duty" }\n'
    )
    assert read_courses(path, knowledge.catalog) == (
        (
            "duty",
            EventCourse(
                steps=("truce", "ruling"), ended_by="ruling", parties=frozenset({"JPN"}), multiplied={"2": "truce"}
            ),
        ),
        ("truce", EventCourse(at_once=True, taxes=frozenset({"coal"}), rules={"coal": "duty"})),
    )


def test_without_the_file_nothing_is_told(knowledge: Knowledge, tmp_path: Path) -> None:
    assert read_courses(tmp_path / "event_courses.toml", knowledge.catalog) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[duty]\nparties = ["XYZ"]\n', "the partner 'XYZ' is not known"),
        ('[duty]\ntaxes = ["unicorns"]\n', "the commodity 'unicorns' is not known"),
        ('[duty]\nreplaces = "truce"\n', "has no key 'replaces'; use one of steps, at_once"),
    ],
)
def test_what_nobody_knows_is_named(knowledge: Knowledge, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "event_courses.toml"
    path.write_text(content)
    with pytest.raises(BadSetup, match=said):
        read_courses(path, knowledge.catalog)


def test_of_events_that_are_not_held_nothing_is_told() -> None:
    course = EventCourse(
        steps=("truce", "ruling"), ended_by="ruling", replaced_by="duty", rules={"coal": "duty", "lng": "ruling"}
    )
    assert course.among({"truce", "duty"}) == EventCourse(steps=("truce",), replaced_by="duty", rules={"coal": "duty"})


def test_every_event_that_the_file_names_is_held(knowledge: Knowledge) -> None:
    held = {event.slug for event in knowledge.facts.events}
    assert knowledge.facts.courses
    assert all(slug in held and course.among(held) == course for slug, course in knowledge.facts.courses)


def test_the_events_held_go_on_as_their_file_tells(knowledge: Knowledge) -> None:
    course = knowledge.coverage.course
    assert course("busan_truce").holds_till == "busan_truce_end"
    assert course("liberation_day").ended_by == "supreme_court_ieepa"
    assert course("pmi_eighth_contraction") == EventCourse()
