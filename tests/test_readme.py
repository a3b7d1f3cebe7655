"""What the README promises is so: every example prints what stands there, every setting and command exists."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.cli import app
from bot.codec import query_to_json, reply_to_json
from bot.knowledge import Knowledge
from bot.model import Outcome, Query, Reason, Reply
from bot.presentation.charts import Kind
from bot.settings import Settings
from docs.examples import (
    CHARTS,
    PICTURE,
    README,
    ROOT,
    chart,
    chart_file,
    drawn_as,
    filled,
    mark_of,
    picture,
    shell,
)

TEXT = README.read_text("utf-8")
COMMANDS = re.findall(r"^\$ (.*)$", TEXT, re.MULTILINE)


def section(title: str) -> str:
    match = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert match, f"the README has no section {title}"
    return match[1]


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def test_the_readme_has_examples() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_an_example_prints_what_stands_there(command: str, knowledge: Knowledge) -> None:
    """After a change that is meant: `make examples`. (The fixture sees to it that the data are known to be good.)"""
    assert knowledge.checksum
    block = f"```console\n$ {command}\n"
    assert TEXT.count(f"$ {command}\n") == 1
    printed = shell(command)
    assert printed
    assert f"$ {command}\n{printed}" in TEXT, f"the README shows something else than\n{block}{printed}"


def test_nothing_stands_below_an_example_but_its_output() -> None:
    """Every line of a block is a command or was printed by one: filling it in again leaves the text as it is."""
    outputs = {}
    for block in re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            outputs[command] = output
    assert filled(TEXT, outputs.__getitem__) == TEXT
    assert list(outputs) == COMMANDS


def test_the_picture_is_of_the_conversation_as_it_is(knowledge: Knowledge) -> None:
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in TEXT
    assert PICTURE.read_text("utf-8") == picture(knowledge), "make examples"


@pytest.mark.parametrize("name", CHARTS)
def test_the_charts_are_those_that_the_bot_draws(name: str, knowledge: Knowledge) -> None:
    file = chart_file(name)
    assert f"]({file.relative_to(ROOT).as_posix()})" in TEXT
    assert drawn_as(file) == mark_of(chart(name, knowledge)), "make examples"


def test_every_kind_of_chart_is_shown(knowledge: Knowledge) -> None:
    assert {chart(name, knowledge).kind for name in CHARTS} == set(get_args(Kind))


def test_every_setting_is_documented_and_no_other() -> None:
    settings = section("Settings")
    assert first_column(settings) == [name for name, _, _ in Settings(_env_file=None).rows()]


def test_every_command_is_documented() -> None:
    documented = section("The command line")
    for command in app.registered_commands:
        name = command.name or command.callback.__name__  # type: ignore[union-attr]
        assert f"tradefacts {name}" in documented


def test_the_promise_names_every_key_of_the_json() -> None:
    promise = section("The JSON promise")
    keys = list(reply_to_json(Reply("answer", None, ""), "", elapsed_ms=1.0))
    named = [
        name for cell in re.findall(r"^\| (`.*?) \|", promise, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
    ]
    assert named == keys
    for name in (*query_to_json(Query("level")), *get_args(Outcome), *get_args(Reason)):
        assert f"`{name}`" in promise, name


def test_commands_of_make_exist() -> None:
    rules = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make ([a-z]+)", TEXT)) - {"sure"}:
        assert re.search(rf"^{target}:", rules, re.MULTILINE), target


def test_files_that_the_readme_names_exist() -> None:
    for name in re.findall(r"`((?:bot|tests|data)/[\w./]*)`", TEXT):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"^\| `([\w./]+\.csv)`", TEXT, re.MULTILINE):
        assert (ROOT / "data" / name).exists(), name
