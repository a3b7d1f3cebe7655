"""What stands behind an answer: its rows as a harmless CSV, its proof; complaints about it; claims and briefs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import date
from pathlib import Path

import pytest

from bot.evidence import Evidence, as_csv, harmless, has_rows, may_leave, rows_of
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Period, Query, Question
from bot.unanswered import read

TODAY = date(2026, 9, 15)
NOVEMBER = Query("level", flow="export", partners=("USA",), periods=(Period.month(2025, 11),))
DEFINITION = Query("define", by="fob")


@pytest.fixture(scope="module")
def mind(knowledge: Knowledge) -> Mind:
    return Mind(knowledge, "CHN")


def table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_rows_of_an_answer_stand_in_the_data(mind: Mind) -> None:
    behind = Evidence(mind).behind((NOVEMBER,), "en", TODAY)
    rows = table(behind.rows)
    assert len(rows) == behind.count > 1
    first = {**rows[0]}
    page = first.pop("page")
    assert page
    text = (mind.knowledge.data / "trade" / "observations.csv").read_text("utf-8")
    assert all(value in text for value in first.values())
    levels = [row for row in rows if (row["period"], row["measure"], row["partner"]) == ("2025-11", "value", "USA")]
    assert [float(row["value"]) for row in levels] == [33.7891]
    assert behind.name == "tradefacts-CHN-export-USA-2025-11"
    assert "PROOF" in behind.proof
    assert "33.7891" in behind.proof


def test_a_course_hands_over_every_month_that_it_draws(mind: Mind) -> None:
    span = Period.parse("2025-01/2025-12")
    query = Query("trend", flow="export", partners=("USA",), periods=(span, Period.month(2025, 11)), by="month")
    behind = Evidence(mind).behind((query,), "en", TODAY)
    assert {row["period"] for row in table(behind.rows)} >= {month.code for month in span.split()}


def test_a_definition_has_no_rows_and_nothing_is_sent_for_it(mind: Mind) -> None:
    reply = mind.perform((DEFINITION,), "en", TODAY)
    assert not has_rows(reply, mind.knowledge.coverage)
    behind = Evidence(mind).behind((DEFINITION,), "en", TODAY)
    assert (behind.rows, behind.count) == ("", 0)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("-5.9", "-5.9"),
        ("+1", "+1"),
        ("=1+1", "'=1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("GACC", "GACC"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_rows_that_may_not_be_passed_on_are_left_out(knowledge: Knowledge, mind: Mind) -> None:
    results = mind.perform((NOVEMBER,), "en", TODAY).results
    rows = rows_of(results, knowledge)
    ids = {dict(row.cells)["source"] for row in rows}
    sources = tuple(
        dataclasses.replace(source, terms="no_redistribution") if source.id in ids else source
        for source in knowledge.facts.sources
    )
    forbidden = dataclasses.replace(knowledge, facts=dataclasses.replace(knowledge.facts, sources=sources))
    assert rows
    assert not any(may_leave(row, forbidden) for row in rows)
    assert as_csv(rows_of(results, forbidden), forbidden) == ""


def test_a_complaint_is_kept_in_its_own_words_or_in_ours(mind: Mind, tmp_path: Path) -> None:
    evidence = Evidence(mind, tmp_path / "asked.jsonl")
    assert evidence.takes_complaints
    assert evidence.complain("us exports nov?", (NOVEMBER,), "en", TODAY)
    assert evidence.complain("", (NOVEMBER,), "de", TODAY)
    lines = [json.loads(line) for line in (tmp_path / "asked.jsonl").read_text("utf-8").splitlines()]
    assert lines[0] == {"date": "2026-09-15", "language": "en", "reason": "wrong", "text": "us exports nov?"}
    assert lines[1]["text"] == "Exporte Chinas in die USA, November 2025"
    assert {one.reason for one in read(tmp_path / "asked.jsonl")} == {"wrong"}
    assert [one.as_gold(1)["expect"] for one in read(tmp_path / "asked.jsonl")] == ["answer", "answer"]


def test_where_complaints_are_not_wanted_or_cannot_be_kept_that_is_told(mind: Mind, tmp_path: Path) -> None:
    assert not Evidence(mind).takes_complaints
    assert not Evidence(mind).complain("x", (NOVEMBER,), "en", TODAY)
    (tmp_path / "folder").mkdir()
    assert not Evidence(mind, tmp_path / "folder").complain("x", (NOVEMBER,), "en", TODAY)


@pytest.mark.parametrize(
    ("said", "language", "starts"),
    [
        ("China's exports to the US rose 5 % in November 2025", "de", "False."),
        ("中国2025年11月对美国出口增长5%", "en", "不属实"),
        ("Экспорт Китая в США в ноябре 2025 года вырос на 5 %", "ja", "Неверно"),
        ("Chinas Exporte in die USA sanken im November 2025 um 28,6 %", "en", "Stimmt."),
    ],
)
def test_a_claim_is_judged_in_its_own_language(mind: Mind, said: str, language: str, starts: str) -> None:
    text, spoken = Evidence(mind).framed("check", said, language, TODAY)
    assert mind.answer(Question(text, TODAY, spoken)).headline.startswith(starts)


def test_a_brief_is_of_the_month_that_is_named_or_of_the_newest(mind: Mind) -> None:
    for language in mind.languages:
        for said in ("", "2025-11"):
            text, spoken = Evidence(mind).framed("brief", said, language, TODAY)
            reply = mind.answer(Question(text, TODAY, spoken))
            assert (spoken, reply.language) == (language, language)
            [query] = reply.queries
            assert query.operation == "brief"
            assert [period.code for period in query.periods] == ["2025-11" if said else "2026-08"]
