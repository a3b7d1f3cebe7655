"""A row that tells a form of sentence -> whether a text has it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot import understanding
from bot.knowledge import Knowledge
from bot.understanding.mentions.parser import parse
from bot.understanding.words.forms import ARTICLES, Form
from bot.understanding.words.kinds import KINDS


@pytest.mark.parametrize(
    ("form", "text", "has_it"),
    [
        (Form("flow:export commodity"), "exports of cars", False),  # `of` stands between
        (Form("flow:export commodity", over="prep"), "exports of cars", True),
        (Form("flow:import commodity", over="prep"), "exports of cars", False),
        (Form("flow:export|import prep:of"), "exports of cars", True),
        (Form("flow prep commodity", whole=True), "exports of cars", True),
        (Form("flow prep commodity", whole=True), "exports of cars in May", False),
        (Form("prep:of +commodity"), "exports of the cars", False),
        (Form("prep:of +commodity"), "exports of cars", True),
        (Form("prep:of commodity", over=ARTICLES), "exports of the cars", True),
        (Form("question:how_much/question:how_many"), "how many cars", True),
        (Form("commodity&!commodity:soybeans"), "exports of soybeans", False),
        (Form(says="flow:export", lacks="period"), "exports of cars", True),
        (Form(says="flow:export", lacks="period"), "exports in May", False),
        (Form(says="flow:export", lacks="period flow:import"), "exports less imports", False),
        (Form(says="*copula"), "what are exports", True),
        (Form(says="flow", only="flow prep commodity"), "exports of cars", True),
        (Form(says="flow", only="flow prep"), "exports of cars", False),
    ],
)
def test_a_row_tells_a_form(form: Form, text: str, has_it: bool, knowledge: Knowledge) -> None:
    assert form(parse(text, knowledge.lexicons, "en")) is has_it


# Kinds that no words.toml holds: what is read of several words, or of none.
_READ = {"period"}


def _strange(told: str, marks: set[str]) -> bool:
    """Whether a word of a form is told by a kind, a code or a mark that no word has."""
    kind, _, codes = told.lstrip("+!").partition(":")
    if kind.startswith("*"):
        return not marks.issuperset(kind[1:].split("|"))
    held = KINDS.get(kind)
    return kind not in KINDS | dict.fromkeys(_READ) or (bool(held and codes) and not held.issuperset(codes.split("|")))


def test_every_form_is_told_by_what_words_have(knowledge: Knowledge) -> None:
    calls = (
        node
        for path in Path(understanding.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Form"
    )
    texts = [one for call in calls for one in (*call.args, *(word.value for word in call.keywords))]
    words = {
        word
        for text in texts
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
        for word in re.split(r"[\s/&]+", text.value)
    }
    marks = {one for lexicon in knowledge.lexicons.values() for _, _, one in (*lexicon.entries, *lexicon.marks)}
    assert len(words) > 60
    assert all(_strange(word, marks) for word in ("flwo", "*copla", "flow:exprt"))
    assert [word for word in sorted(words) if _strange(word, marks)] == []
