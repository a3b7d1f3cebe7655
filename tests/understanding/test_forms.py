"""A row that tells a form of sentence -> whether a text has it."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.mentions.parser import parse
from bot.understanding.words.forms import ARTICLES, Form


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
