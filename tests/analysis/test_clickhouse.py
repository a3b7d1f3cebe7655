"""Figures on ClickHouse: the same answers as from memory, bound parameters, few queries, an honest word if it is away.

A server made of a list answers what the real one would; the real engine answers too where chdb is installed.
"""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from bot.analysis import InClickHouse, InMemory, Table, execute
from bot.analysis.clickhouse import CONTENTS, MANY, SERIES, STATE
from bot.analysis.contents import KEY
from bot.catalog import Catalog, Facts
from bot.cli import app
from bot.errors import BadSetup, CannotAnswer, FiguresAway
from bot.knowledge import Knowledge, load
from bot.mind import Mind
from bot.model import Period, Question
from bot.pipeline import answer
from bot.sources import ClickHouse, read_catalog, read_in_parts
from tests.analysis.conftest import ASKED_ON, query

DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 9, 15)
QUESTIONS = (
    "China's exports in November 2025",
    "exports to the US in November 2025",
    "growth of imports from the EU in 2024",
    "the surplus in the first half of 2025",
    "top 5 partners for exports in 2024",
    "share of the US in exports in 2025",
    "highest month for exports",
    "soybean imports from Brazil in December 2025",
    "exports to the US and Japan in June 2026",
    "Vietnam's exports to the US",
    "why did exports to the US fall in November 2025",
    "what do you hold?",
    "exports to Mars",
)


class Listed:
    """A server that is a list of rows: what each query means, in plain Python."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.rows_held: list[dict[str, Any]] = frame.to_dict("records")
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.away = False

    def rows(self, sql: str, **bound: Any) -> Sequence[Sequence[Any]]:
        self.asked.append((sql, bound))
        if self.away:
            raise FiguresAway("nobody answers")
        rows = [row for row in self.rows_held if row["source"] not in bound["withheld"]]
        rows.sort(key=lambda row: (*(row[name] for name in KEY), Period.parse(row["period"])))
        if sql == CONTENTS:
            return self._contents(rows)
        if sql == STATE:
            return [(len(rows), hash(tuple(tuple(row.items()) for row in rows)) % 2**64)]
        told = ("period", "value", "digits", "agency", "source")
        if sql == SERIES:
            return [[row[name] for name in told] for row in rows if all(row[name] == bound[name] for name in KEY)]
        assert sql == MANY
        return [
            [row[name] for name in (*KEY, *told)] for row in rows
            if (row["reporter"], row["flow"]) == (bound["reporter"], bound["flow"])
            and row["partner"] in bound["partners"] and row["commodity"] in bound["commodities"]
        ]  # fmt: skip

    all_rows = rows

    def _contents(self, rows: list[dict[str, Any]]) -> list[tuple[list[str], list[tuple[str, ...]]]]:
        series: dict[tuple[str, ...], list[str]] = {}
        says: dict[tuple[str, ...], str] = {}
        for row in rows:
            key = tuple(row[name] for name in KEY)
            series.setdefault(key, []).append(row["period"])
            says.setdefault(key, row["agency"])
        alike: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for key, periods in series.items():
            alike.setdefault(tuple(sorted(periods)), []).append((*key, says[key]))
        return [(list(periods), keys) for periods, keys in alike.items()]


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    catalog = read_catalog(DATA)
    (frame,) = read_in_parts(DATA, catalog)
    return frame


@pytest.fixture
def server(rows: pd.DataFrame) -> Listed:
    return Listed(rows)


def over(knowledge: Knowledge, table: Table) -> Knowledge:
    from dataclasses import replace

    return replace(knowledge, table=table)


def test_replies_are_the_same_as_from_memory(knowledge: Knowledge, server: Listed) -> None:
    table = InClickHouse(server, "observations", knowledge.catalog, knowledge.facts)
    assert table.keys() == knowledge.table.keys()
    assert (len(table), table.first_day) == (len(knowledge.table), knowledge.table.first_day)
    keys = table.keys()
    assert [table.agency(key) for key in keys] == [knowledge.table.agency(key) for key in keys]
    for text in QUESTIONS:
        asked = Question(text, TODAY)
        assert answer(asked, over(knowledge, table)) == answer(asked, knowledge), text


def test_what_is_asked_is_bound_and_never_written_into_the_text(knowledge: Knowledge, server: Listed) -> None:
    table = InClickHouse(server, "observations", knowledge.catalog, knowledge.facts)
    for text in QUESTIONS:
        answer(Question(text, TODAY), over(knowledge, table))
    assert {sql for sql, _ in server.asked} <= {CONTENTS, SERIES, MANY, STATE}
    assert all(bound["table"] == "observations" for _, bound in server.asked)


def test_a_ranking_is_one_query_and_asked_again_none(knowledge: Knowledge, server: Listed) -> None:
    table = InClickHouse(server, "observations", knowledge.catalog, knowledge.facts)
    asked = query("rank", when="2024", by="partner", limit=5, partners=())
    server.asked.clear()
    first = execute(asked, table, ASKED_ON)
    assert [sql for sql, _ in server.asked].count(MANY) == 1
    assert len(server.asked) <= 3  # and the totals that prove it
    server.asked.clear()
    assert execute(asked, table, ASKED_ON) == first
    assert server.asked == []


def test_what_is_not_held_is_not_asked_for(knowledge: Knowledge, server: Listed) -> None:
    table = InClickHouse(server, "observations", knowledge.catalog, knowledge.facts)
    server.asked.clear()
    with pytest.raises(CannotAnswer):
        execute(query("level", when="2024", partners=("FRA",), commodities=("chips",)), table, ASKED_ON)
    assert server.asked == []


def test_series_longest_not_asked_for_are_forgotten(
    knowledge: Knowledge, server: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.analysis.clickhouse._KEPT", 50)
    table = InClickHouse(server, "observations", knowledge.catalog, knowledge.facts)
    keys = table.keys()[:40]
    for key in keys:
        assert table.series(key) == knowledge.table.series(key)
    server.asked.clear()
    table.series(keys[-1])
    assert server.asked == []
    table.series(keys[0])
    assert [sql for sql, _ in server.asked] == [SERIES]


def test_withheld_pages_are_left_out_on_the_server(knowledge: Knowledge, server: Listed) -> None:
    table = InClickHouse(server, "observations", knowledge.catalog, knowledge.facts, frozenset(["s030"]))
    assert len(table) < len(knowledge.table)
    assert all(bound["withheld"] == ["s030"] for _, bound in server.asked)


def test_a_server_that_is_away_is_said_and_not_remembered(knowledge: Knowledge, server: Listed) -> None:
    mind = Mind(over(knowledge, InClickHouse(server, "observations", knowledge.catalog, knowledge.facts)), "CHN")
    asked = Question("exports to the US in November 2025", TODAY)
    server.away = True
    reply = mind.answer(asked)
    assert (reply.outcome, reply.reason) == ("refuse", "not_held")
    assert "cannot be reached at the moment" in reply.headline
    assert [choice.query for choice in reply.choices] == [reply.queries[0]]
    server.away = False
    assert mind.answer(asked).outcome == "answer"


def test_an_empty_table_stops_the_start(catalog: Catalog, rows: pd.DataFrame) -> None:
    with pytest.raises(BadSetup, match="holds no figures; `tradefacts fill` writes them"):
        InClickHouse(Listed(rows.head(0)), "observations", catalog, Facts())


def test_two_values_for_one_key_stop_the_start(catalog: Catalog, rows: pd.DataFrame) -> None:
    with pytest.raises(BadSetup, match="observations hold two values for CHN balance AFRICA"):
        InClickHouse(Listed(pd.concat([rows, rows.head(1)])), "observations", catalog, Facts())


# ------------------------------------------------------------------------------------------------ the real driver


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://localhost:8123", "is no address like clickhouse://"),
        ("clickhouse://", "is no address like clickhouse://"),
        ("clickhouse://host:none/db", "is no address like clickhouse://"),
        ("clickhouse://host/db?table=a b; DROP", "the table named in TRADEFACTS_FIGURES"),
    ],
)
def test_an_address_that_is_none_is_named(url: str, said: str) -> None:
    with pytest.raises(BadSetup, match=said):
        ClickHouse(url)


_NO_DRIVER = "CLICKHOUSE-CONNECT IS NOT INSTALLED HERE: pip install tradefacts[clickhouse]"


def _nobody() -> str:
    """An address of this machine at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def test_nobody_at_the_address_is_one_sentence_without_the_password(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip(
        "clickhouse_connect", reason="CLICKHOUSE-CONNECT IS NOT INSTALLED: pip install tradefacts[clickhouse]"
    )
    host = _nobody()
    server = ClickHouse(f"clickhouse://me:s3cr3t@{host}/db")
    with pytest.raises(FiguresAway, match=f"on ClickHouse \\({host}\\) cannot be reached") as away:
        server.rows("SELECT 1")
    assert "s3cr3t" not in str(away.value) + caplog.text
    start = time.perf_counter()
    with pytest.raises(FiguresAway, match="a moment ago"):
        server.rows("SELECT 1")  # nobody waits for it again at once
    assert time.perf_counter() - start < 0.5


def test_a_start_without_the_server_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(
        "clickhouse_connect", reason="CLICKHOUSE-CONNECT IS NOT INSTALLED: pip install tradefacts[clickhouse]"
    )
    with pytest.raises(FiguresAway, match="cannot be reached"):
        load(DATA, f"clickhouse://{_nobody()}/db")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, rows: pd.DataFrame) -> str:
    pytest.importorskip("chdb", reason="CHDB, THE ENGINE OF CLICKHOUSE, IS NOT INSTALLED: pip install tradefacts[chdb]")
    url = f"chdb://{tmp_path_factory.mktemp('engine')}"
    server = ClickHouse(url)
    assert server.fill([rows.head(10)]) == 10
    assert server.fill([rows.head(3000), rows.iloc[3000:]]) == len(rows)
    server.close()
    return url


def test_the_engine_answers_as_memory_does(filled: str, knowledge: Knowledge) -> None:
    far = load(DATA, filled)
    assert far.coverage == knowledge.coverage
    assert far.checksum != knowledge.checksum
    assert load(DATA, filled).checksum == far.checksum
    for text in QUESTIONS:
        asked = Question(text, TODAY)
        assert answer(asked, far) == answer(asked, knowledge), text


def test_the_engine_leaves_withheld_pages_out(filled: str, catalog: Catalog, rows: pd.DataFrame) -> None:
    server = ClickHouse(filled)
    kept = rows[rows["source"] != "s030"]
    far = InClickHouse(server, server.table, catalog, Facts(), frozenset(["s030"]))
    near = InMemory(kept, catalog, Facts())
    assert far.keys() == near.keys()
    assert [far.series(key) for key in far.keys("USA")] == [near.series(key) for key in near.keys("USA")]
    server.close()


def test_a_table_that_is_not_there_is_named(filled: str, catalog: Catalog) -> None:
    server = ClickHouse(f"{filled}?table=elsewhere")
    with pytest.raises(BadSetup, match="has no table elsewhere; `tradefacts fill` writes it"):
        InClickHouse(server, server.table, catalog, Facts())
    server.close()


def test_a_hostile_code_stays_a_code(filled: str) -> None:
    server = ClickHouse(filled)
    bound = dict.fromkeys(KEY, "' OR 1=1 --")
    assert server.rows(SERIES, **bound, table=server.table, withheld=[]) == []
    server.close()


def test_the_command_fills_what_is_in_order_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def fill(_: ClickHouse, frames: Iterable[pd.DataFrame]) -> int:
        written.extend(map(len, frames))
        return sum(written)

    monkeypatch.setattr(ClickHouse, "fill", fill)
    assert isinstance(CliRunner().invoke(app, ["fill"]).exception, BadSetup)
    monkeypatch.setenv("TRADEFACTS_FIGURES", "clickhouse://me:s3cr3t@somewhere:8123/db")
    run = CliRunner().invoke(app, ["fill"])
    assert run.output == f"written: {sum(written):,} figures into observations at somewhere:8123\n"
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "trade" / "observations.csv"
    path.write_text(path.read_text("utf-8").replace("CHN,balance,AFRICA", "CHN,balance,ATL"), "utf-8")
    monkeypatch.setenv("TRADEFACTS_DATA", str(tmp_path / "data"))
    with pytest.raises(BadSetup, match="partner 'ATL' is not known"):
        CliRunner().invoke(app, ["fill"], catch_exceptions=False)
