"""An address of ClickHouse -> a server that is asked in SQL with bound parameters; observations -> its table."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from threading import Lock
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

import pandas as pd

from bot.errors import BadSetup, FiguresAway
from bot.model import Period

LOG = logging.getLogger(__name__)

SCHEMES: Final = ("clickhouse", "clickhouses", "chdb")
TABLE: Final = "observations"
CONNECT: Final = 3  # seconds
ANSWER: Final = 15  # seconds
READ_ALL: Final = 3600  # seconds, for what reads or writes the whole table
_REST: Final = 10.0  # seconds for which a server that did not answer is not asked again, so that nobody waits in turn

WORDS = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "period", "vintage", "unit",
         "agency", "source", "page_date", "note")  # fmt: skip
_COLUMNS = ", ".join(f"{name} LowCardinality(String)" for name in WORDS)
# By commodity before partner: a ranking of partners is one stretch of the table, and so is a single series.
CREATE = f"""
CREATE TABLE {{table:Identifier}} ({_COLUMNS}, first Date32, last Date32, value Float64, digits Int16)
ENGINE = MergeTree
ORDER BY (reporter, flow, commodity, partner, measure, basis, adjusted, vintage, unit, first, last)
"""


class ClickHouse:
    """One server (or the engine in this process, chdb://). Connects when it is first asked.

    url  clickhouse://user:password@host:8123/database?table=observations; clickhouses:// speaks TLS
    Raises BadSetup for an address that is none or a driver that is not there, FiguresAway where nobody answers.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        try:
            port = parts.port
        except ValueError:
            port = -1
        if parts.scheme not in SCHEMES or (parts.scheme != "chdb" and (not parts.hostname or port == -1)):
            raise BadSetup("TRADEFACTS_FIGURES is no address like clickhouse://user:password@host:8123/database")
        self.table = parse_qs(parts.query).get("table", [TABLE])[0]
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,100}", self.table):
            raise BadSetup("the table named in TRADEFACTS_FIGURES must be letters, figures and _")
        self._parts = parts
        self._clients: dict[int, Any] = {}  # by the seconds for which each waits for an answer
        self._asking = Lock()
        self._rest_until = 0.0

    @property
    def where(self) -> str:
        """The address without a password, for messages."""
        host = self._parts.hostname or self._parts.path
        return f"{host}:{self._parts.port}" if self._parts.port else host

    def rows(self, sql: str, **parameters: Any) -> Sequence[Sequence[Any]]:
        """The rows of a query that is answered within seconds."""
        found: Sequence[Sequence[Any]] = self._ask(lambda client: client.query(sql, parameters=parameters).result_rows)
        return found

    def all_rows(self, sql: str, **parameters: Any) -> Sequence[Sequence[Any]]:
        """The rows of a query that reads the whole table."""
        found: Sequence[Sequence[Any]] = self._ask(
            lambda client: client.query(sql, parameters=parameters).result_rows, READ_ALL
        )
        return found

    def _command(self, sql: str, **parameters: Any) -> None:
        self._ask(lambda client: client.command(sql, parameters=parameters), READ_ALL)

    def fill(self, frames: Iterable[pd.DataFrame]) -> int:
        """Writes the rows of frames of read_observations into a new table, which then takes the place of the old one
        in one step; how many there are. What was there stays if anything fails."""
        import pyarrow

        fresh, gone = f"{self.table}_new", f"{self.table}_old"
        self._command("DROP TABLE IF EXISTS {t:Identifier}", t=fresh)
        self._command(CREATE, table=fresh)
        written = 0
        for frame in frames:
            rows = pyarrow.Table.from_pandas(_dated(frame), preserve_index=False).replace_schema_metadata(None)
            self._ask(partial(_insert, fresh, rows), READ_ALL)
            written += len(frame)
        held = self.rows(
            "SELECT 1 FROM system.tables WHERE database = currentDatabase() AND name = {t:String}", t=self.table
        )
        if held:
            self._command("DROP TABLE IF EXISTS {t:Identifier}", t=gone)
            swap = "RENAME TABLE {table:Identifier} TO {old:Identifier}, {new:Identifier} TO {table:Identifier}"
            self._command(swap, new=fresh, table=self.table, old=gone)
            self._command("DROP TABLE IF EXISTS {t:Identifier}", t=gone)
        else:
            self._command("RENAME TABLE {new:Identifier} TO {table:Identifier}", new=fresh, table=self.table)
        return written

    def close(self) -> None:
        """Lets go of the connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _ask(self, work: Callable[[Any], Any], patience: int = ANSWER) -> Any:
        errors = _errors()
        try:
            with self._asking:
                if time.monotonic() < self._rest_until:  # so that those who wait in line do not wait out each other
                    raise FiguresAway(f"the figures on ClickHouse ({self.where}) could not be reached a moment ago")
                client = self._clients.get(patience)
                if client is None:
                    client = self._clients[patience] = self._connect(patience)
                return work(client)
        except errors.DatabaseError as error:
            # An answer that says no (a table that is not there) is the operator's to mend; no answer passes by itself.
            if isinstance(error, errors.OperationalError) or "UNKNOWN_TABLE" not in str(error):
                raise self._away(error) from error
            raise BadSetup(
                f"ClickHouse ({self.where}) has no table {self.table}; `tradefacts fill` writes it"
            ) from error
        except (errors.Error, OSError) as error:
            raise self._away(error) from error

    def _away(self, error: Exception) -> FiguresAway:
        self._rest_until = time.monotonic() + _REST
        said = " ".join(str(error).split())[:200]
        if self._parts.password:
            said = said.replace(self._parts.password, "********")
        if self._clients:  # before the first answer nobody serves yet: whoever starts is told by the error itself
            LOG.error("the figures on ClickHouse (%s) cannot be reached: %s", self.where, said)
        return FiguresAway(f"the figures on ClickHouse ({self.where}) cannot be reached: {said}")

    def _connect(self, patience: int) -> Any:
        import clickhouse_connect

        logging.getLogger("clickhouse_connect").setLevel(logging.CRITICAL)  # what it has to say is in its errors
        parts = self._parts
        if parts.scheme == "chdb":
            return clickhouse_connect.get_client(dsn=parts._replace(query="").geturl())
        secure = parts.scheme == "clickhouses"
        return clickhouse_connect.get_client(
            host=parts.hostname,
            port=parts.port or (8443 if secure else 8123),
            username=unquote(parts.username or "default"),
            password=unquote(parts.password or ""),
            database=parts.path.strip("/") or "__default__",
            secure=secure,
            connect_timeout=CONNECT,
            send_receive_timeout=patience,
            query_retries=1,
            autogenerate_session_id=False,  # several questions may be asked at the same time
        )


def _insert(table: str, rows: Any, client: Any) -> None:
    client.insert_arrow(table, rows)


def _errors() -> Any:
    try:
        from clickhouse_connect.driver import exceptions
    except ImportError:
        raise BadSetup(
            "TRADEFACTS_FIGURES names a ClickHouse, which is reached by clickhouse-connect, which is not installed: "
            "pip install 'tradefacts[clickhouse]'"
        ) from None
    return exceptions


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of the table: words as they are, and the first and last day of each period."""
    periods = frame["period"].astype("category")
    spans = [Period.parse(str(code)) for code in periods.cat.categories]
    codes = periods.cat.codes.to_numpy()
    first = pd.Series([span.first for span in spans], dtype="date32[day][pyarrow]").take(codes).reset_index(drop=True)
    last = pd.Series([span.last for span in spans], dtype="date32[day][pyarrow]").take(codes).reset_index(drop=True)
    words = {name: frame[name].astype(str).reset_index(drop=True) for name in WORDS}
    numbers = {name: frame[name].reset_index(drop=True) for name in ("value", "digits")}
    return pd.DataFrame({**words, "first": first, "last": last, **numbers})
