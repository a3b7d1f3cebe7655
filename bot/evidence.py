"""The queries of an answer -> what stands behind it: its rows as CSV, its proof as text; complaints, checks, scores."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from bot.accuracy import read, tell
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Coverage, Figure, Query, Question, Reply, Result
from bot.proof import Row, lines, prove, published_rows
from bot.unanswered import Notebook

_NAME: Final = 60  # characters of a file's name
# What a spreadsheet takes for a formula; a number may begin with a sign.
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind an answer. rows is a CSV file, empty where no row of the data may be passed on."""

    reply: Reply
    rows: str
    count: int
    proof: str
    name: str  # for files, without their ending


class Evidence:
    """Looks behind answers, always at the data as they are now. One for the process."""

    def __init__(self, mind: Mind, complaints: Path | None = None) -> None:
        """complaints is the file to which questions go whose answers people say are wrong; None: none are taken."""
        self._mind = mind
        self._notebook = None if complaints is None else Notebook(complaints)

    @property
    def takes_complaints(self) -> bool:
        return self._notebook is not None

    def behind(self, queries: tuple[Query, ...], language: str | None, today: date, chat: str | None = None) -> Behind:
        """The rows and the proof of the answer to these queries in a chat: of those that are answered today.

        A chat that is trusted is shown the proof of a licensed figure, but not given its row as data.
        """
        knowledge = self._mind.view(chat)
        reply = self._mind.perform(queries, language, today, chat)
        rows = rows_of(reply.results, knowledge)
        proof = "\n".join(line for result in reply.results for line in lines(prove(result, knowledge), knowledge))
        proof = proof.replace(knowledge.data.as_posix(), "data")  # where our files lie is nobody's business
        name = _name(reply.results[0].query) if reply.results else "tradefacts"
        return Behind(reply, as_csv(rows, knowledge), len(rows), proof, name)

    def has_rows(self, reply: Reply) -> bool:
        """Whether there is something to look at behind an answer."""
        return has_rows(reply, self._mind.knowledge.coverage)

    def framed(self, phrase: Literal["check", "brief"], text: str, language: str, today: date) -> tuple[str, str]:
        """A text given to a command as the question that it stands for, and its language."""
        question = self._mind.framed(phrase, Question(text, today, language))
        return question.text, question.language or language

    def score(self, language: str | None) -> Reply:
        """How often this version is right, as it was measured."""
        return tell(read(), language, self._mind.knowledge)

    def complain(self, text: str, queries: tuple[Query, ...], language: str, today: date) -> bool:
        """Files a question whose answer is said to be wrong, for the operator; in words of ours where its own are not
        known. Whether it was written down."""
        if self._notebook is None:
            return False
        words = text or "; ".join(self._mind.worded(query, language) for query in queries)
        return self._notebook.complain(words, language, today)


def has_rows(reply: Reply, coverage: Coverage) -> bool:
    """Whether rows of the data stand behind an answer. Forecasts stand elsewhere, and so do some first prints: of a
    revision both ends must be held."""
    return any(
        any(held) and (result.query.operation != "revision" or all(held))
        for result in reply.results
        if (held := [_held(figure, coverage) for figure in _published(result)])
    )


def _held(figure: Figure, coverage: Coverage) -> bool:
    slots = (figure.reporter or "", figure.flow or "", figure.partner or "", figure.commodity or "")
    return any(
        figure.period in periods and (key.vintage, key.adjusted) == (figure.vintage or "", figure.adjusted or "")
        for key, periods in coverage.held(*slots, figure.measure)
    )


def rows_of(results: Iterable[Result], knowledge: Knowledge) -> tuple[Row, ...]:
    """The rows of observations.csv behind the results that may be passed on, each once."""
    figures = tuple(dict.fromkeys(figure for result in results for figure in _published(result)))
    return tuple(row for row in published_rows(figures, knowledge) if may_leave(row, knowledge))


def may_leave(row: Row, knowledge: Knowledge) -> bool:
    """Whether a row may be passed on as data: not where the licence of its page forbids it (sources.csv, terms)."""
    source = knowledge.facts.source(dict(row.cells)["source"])
    return source is None or source.terms != "no_redistribution"


def as_csv(rows: tuple[Row, ...], knowledge: Knowledge) -> str:
    """The rows as a file that opens in a spreadsheet, with their pages; empty where there are none."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*(name for name, _ in rows[0].cells), "page"))
    for row in rows:
        source = knowledge.facts.source(dict(row.cells)["source"])
        page = (source.url or source.via) if source is not None else ""
        writer.writerow(harmless(cell) for cell in (*(cell for _, cell in row.cells), page))
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def _published(result: Result) -> Iterator[Figure]:
    """Every figure of a result that may stand in the data as it is."""
    yield from (figure for figure in result.rows if figure.origin == "published")
    yield from (figure for figure in result.figures if figure.origin == "published")
    for _, series in result.series:
        yield from (figure for figure in series if figure.origin == "published")


def _name(query: Query) -> str:
    parts = (query.reporter, query.flow or "", *query.partners[:2], *query.commodities[:1],
             *(period.code for period in query.periods[:1]))  # fmt: skip
    said = "-".join(part for part in parts if part not in ("", "TOTAL", "WLD"))
    return "tradefacts-" + re.sub(r"[^A-Za-z0-9_-]+", "_", said)[:_NAME]
