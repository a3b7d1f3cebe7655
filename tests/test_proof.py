"""Proofs: the rows, the arithmetic and the three lines of pandas of an answer give the very figure of the answer."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Result
from bot.pipeline import travel
from bot.proof import Proof, lines, prove

QUESTIONS = [
    "China's exports in November 2025",
    "growth of China's exports in November 2025",
    "China's surplus in November 2025",
    "exports to the US in the third quarter of 2025",
    "imports of soybeans from Brazil in 2025 in tonnes",
    "rare earth exports in 2025 in tonnes",
    "average monthly exports in 2025",
    "average manufacturing PMI in 2025",
    "total exports from January to October 2025",
    "US share of China's exports in 2025",
    "change in the US share of China's exports between 2018 and 2025",
    "compound annual growth of exports from 2021 to 2025",
    "12-month moving average of exports in 2025",
    "12-month rolling sum of the surplus",
    "Herfindahl index of China's exports by partner in 2025",
    "share of the top 5 partners in China's exports in 2025",
    "top 5 partners for exports in 2025",
    "highest month for exports",
    "how many months in a row did exports to the US fall in November 2025",
    "how many months in 2025 did exports fall",
    "difference between exports in 2024 and 2025",
    "growth of exports in September 2025 compared with August 2025",
    "growth of soybean imports in November 2025",
    "is it true that exports to the US fell 29 % in November 2025",
    "was the surplus of November 2025 revised",
]


def proof_of(question: str, knowledge: Knowledge) -> Proof:
    part = travel(Question(question, date(2026, 9, 15), "en"), knowledge).parts[0]
    assert isinstance(part, Result)
    return prove(part, knowledge)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_snippet_gives_the_figure_of_the_answer(question: str, knowledge: Knowledge) -> None:
    proof = proof_of(question, knowledge)
    assert proof.figure is not None
    assert len(proof.snippet) == 3, proof
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec("\n".join(proof.snippet), {})  # noqa: S102  our own three lines
    assert float(printed.getvalue()) == pytest.approx(proof.figure.value, rel=1e-9, abs=1e-9)


def test_a_proof_names_its_rows_with_their_pages_and_the_checksum(knowledge: Knowledge) -> None:
    proof = proof_of("US share of China's exports in 2025", knowledge)
    told = "\n".join(lines(proof, knowledge))
    assert "CHN export USA TOTAL value 2025 published: 420.050 USD_bn [s017: https://" in told
    assert "formula: 100 * r[0] / r[1]" in told
    assert proof.checksum in told
    assert all(dict(row.cells)["source"] for row in proof.rows)


def test_the_rows_of_a_proof_stand_in_the_file(knowledge: Knowledge) -> None:
    text = (Path(knowledge.data) / "trade" / "observations.csv").read_text("utf-8").splitlines()
    for row in proof_of("exports to the US in the third quarter of 2025", knowledge).rows:
        assert any(line.startswith(",".join(row.key)) for line in text)


def test_a_definition_has_nothing_to_prove(knowledge: Knowledge) -> None:
    proof = proof_of("what is FOB", knowledge)
    assert (proof.figure, proof.rows, proof.snippet) == (None, (), ())
