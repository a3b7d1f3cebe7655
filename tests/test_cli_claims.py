"""`tradefacts check`, `brief` and `ask --proof` go the same road as every question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app, commands
from bot.cli.house import House
from bot.knowledge import Knowledge
from bot.settings import Settings

TODAY = ("--today", "2026-09-15")
Run = Callable[..., Any]


@pytest.fixture
def run(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(commands, "open_house", lambda: House(Settings(_env_file=None), knowledge))
    return lambda *words: CliRunner().invoke(app, list(words))


def test_check_judges_every_claim_of_a_text(run: Run) -> None:
    told = run("check", "China's exports rose 5.9 % in November 2025. Imports fell 3 %.", *TODAY)
    assert told.exit_code == 0
    assert "True. China's exports rose 5.9 %" in told.output
    assert "False. China's imports rose 1.9 %" in told.output


def test_brief_takes_a_month_as_code_or_words_or_none(run: Run) -> None:
    by_code, by_words = run("brief", "2025-11", *TODAY), run("brief", "November 2025", *TODAY)
    assert by_code.exit_code == by_words.exit_code == 0
    assert by_code.output == by_words.output
    assert by_code.output.startswith("China's trade, November 2025")
    assert run("brief", *TODAY).output.startswith("China's trade, August 2026")


def test_a_proof_stands_under_the_answer(run: Run) -> None:
    told = run("ask", "US share of China's exports in 2025", "--proof", *TODAY)
    assert told.exit_code == 0
    assert "formula: 100 * r[0] / r[1]" in told.output
    assert "import pandas as pd" in told.output


def test_a_proof_does_not_go_with_json(run: Run) -> None:
    assert run("ask", "exports", "--proof", "--json", *TODAY).exit_code == 2
