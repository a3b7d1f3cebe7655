"""The observations on ClickHouse: what series there are is one query, figures are fetched when asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from bot.analysis.contents import KEY, Contents, Line, Pattern
from bot.analysis.in_memory import figure_of, names_of
from bot.analysis.spans import Steps
from bot.errors import BadSetup
from bot.model import Figure, Period, SeriesKey

if TYPE_CHECKING:
    from bot.catalog import Catalog, Facts

_KEPT = 500_000  # figures that are kept; the series that were longest not asked for go first
_AT_ONCE = 2_000  # series fetched by one query

# Series of the same periods come as one row: of a long table a few hundred rows instead of all its figures.
CONTENTS = """
SELECT periods, groupArray(tuple(reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit, said))
FROM (
    SELECT
        reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit,
        argMin(agency, tuple(first, last)) AS said,
        arraySort(groupArray(toString(period))) AS periods
    FROM {table:Identifier}
    WHERE NOT has({withheld:Array(String)}, source)
    GROUP BY reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit
)
GROUP BY periods
"""
SERIES = """
SELECT period, value, digits, agency, source
FROM {table:Identifier}
WHERE reporter = {reporter:String} AND flow = {flow:String} AND partner = {partner:String}
    AND commodity = {commodity:String} AND measure = {measure:String} AND basis = {basis:String}
    AND adjusted = {adjusted:String} AND vintage = {vintage:String} AND unit = {unit:String}
    AND NOT has({withheld:Array(String)}, source)
ORDER BY first, last
"""
MANY = """
SELECT
    reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit, period, value, digits, agency, source
FROM {table:Identifier}
WHERE reporter = {reporter:String} AND flow = {flow:String}
    AND partner IN {partners:Array(String)} AND commodity IN {commodities:Array(String)}
    AND NOT has({withheld:Array(String)}, source)
ORDER BY partner, commodity, measure, basis, adjusted, vintage, unit, first, last
"""
STATE = """
SELECT
    count(),
    sum(cityHash64(reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit, period, value, digits,
        agency, source))
FROM {table:Identifier}
WHERE NOT has({withheld:Array(String)}, source)
"""


class Server(Protocol):
    """Where the table is. Parameters are bound by the server, never written into the text."""

    def rows(self, sql: str, **parameters: Any) -> Sequence[Sequence[Any]]:
        """The rows of a query on a few series; FiguresAway where the server does not answer within seconds."""

    def all_rows(self, sql: str, **parameters: Any) -> Sequence[Sequence[Any]]:
        """The same of a query that reads the whole table and may take its time."""


class InClickHouse:
    """A Table on a server. What is fetched is kept, least recently used out first.

    table     its name on the server
    withheld  pages whose rows are left out
    Raises FiguresAway where the server does not answer, BadSetup where its table contradicts itself or is empty.
    """

    def __init__(
        self, server: Server, table: str, catalog: Catalog, facts: Facts, withheld: frozenset[str] = frozenset()
    ) -> None:
        self.catalog = catalog
        self.facts = facts
        self._server = server
        self._bound = {"table": table, "withheld": sorted(withheld)}
        self._contents = Contents(sorted(self._lines(), key=lambda line: names_of(line[0])))
        if not self._contents.lines:
            raise BadSetup(f"the table {table} on ClickHouse holds no figures; `tradefacts fill` writes them")
        self._series: OrderedDict[SeriesKey, dict[Period, Figure]] = OrderedDict()
        self._held = 0
        self._keeping = Lock()  # questions are asked in several threads at the same time

    def _lines(self) -> Iterator[tuple[SeriesKey, Line]]:
        for codes, series in self._server.all_rows(CONTENTS, **self._bound):
            spans = sorted(map(_period, codes))
            if len(set(spans)) < len(spans):
                twice = next(span for n, span in enumerate(spans) if span == spans[n - 1])
                named = " ".join(name for name in (*series[0][:-1], twice.code) if name)
                raise BadSetup(f"observations hold two values for {named}; keep one")
            pattern = Pattern(tuple(spans))
            for *names, agency in series:
                yield SeriesKey(*names), Line(pattern, agency)

    def point(self, key: SeriesKey, period: Period) -> Figure | None:
        if period not in self._contents.pattern(key).places:
            return None
        return self._figures(key).get(period)

    def series(self, key: SeriesKey) -> tuple[Figure, ...]:
        return tuple(self._figures(key).values())

    def periods(self, key: SeriesKey) -> tuple[Period, ...]:
        return self._contents.periods(key)

    def steps(self, key: SeriesKey) -> Steps:
        return self._contents.steps(key)

    def agency(self, key: SeriesKey) -> str:
        return self._contents.agency(key)

    def keys(
        self,
        reporter: str | None = None,
        flow: str | None = None,
        partner: str | None = None,
        commodity: str | None = None,
        measure: str | None = None,
        basis: str | None = None,
        adjusted: str | None = None,
        vintage: str | None = None,
        unit: str | None = None,
    ) -> tuple[SeriesKey, ...]:
        return self._contents.keys(reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit)

    def expect(self, keys: Iterable[SeriesKey]) -> None:
        """Fetches those that are not kept, a query for each reporter and flow."""
        missing = sorted({key for key in keys if key in self._contents.lines and key not in self._series}, key=names_of)
        if len(missing) < 2:
            return
        for (reporter, flow), group in groupby(missing, key=lambda key: (key.reporter, key.flow)):
            every = list(group)
            for start in range(0, len(every), _AT_ONCE):
                some = every[start : start + _AT_ONCE]
                wanted = set(some)
                rows = self._server.rows(
                    MANY,
                    reporter=reporter,
                    flow=flow,
                    partners=sorted({key.partner for key in some}),
                    commodities=sorted({key.commodity for key in some}),
                    **self._bound,
                )
                for names, figures in groupby(rows, key=lambda row: tuple(row[: len(KEY)])):
                    key = SeriesKey(*names)
                    if key in wanted:
                        self._keep(key, [row[len(KEY) :] for row in figures])

    def __len__(self) -> int:
        return len(self._contents)

    @property
    def first_day(self) -> date:
        return self._contents.first_day

    @property
    def checksum(self) -> str:
        """Asked of the server each time: the same for the same rows, in whatever order it keeps them."""
        ((rows, digest),) = self._server.all_rows(STATE, **self._bound)
        return f"{int(rows)}-{int(digest):016x}"

    def _figures(self, key: SeriesKey) -> dict[Period, Figure]:
        with self._keeping:
            found = self._series.get(key)
            if found is not None:
                self._series.move_to_end(key)
                return found
        if key not in self._contents.lines:
            return {}
        names = dict(zip(KEY, names_of(key), strict=True))
        return self._keep(key, self._server.rows(SERIES, **names, **self._bound))

    def _keep(self, key: SeriesKey, rows: Iterable[Sequence[Any]]) -> dict[Period, Figure]:
        figures = [
            figure_of(key, _period(code), float(v), int(d), agency, source) for code, v, d, agency, source in rows
        ]
        found = {figure.period: figure for figure in sorted(figures, key=lambda figure: figure.period)}
        with self._keeping:
            self._held += len(found) - len(self._series.pop(key, ()))
            self._series[key] = found
            while self._held > _KEPT and len(self._series) > 1:
                self._held -= len(self._series.popitem(last=False)[1])
        return found


@lru_cache(maxsize=100_000)
def _period(code: str) -> Period:
    try:
        return Period.parse(code)
    except ValueError as problem:
        raise BadSetup(f"observations: {problem}; write it as 2025-11, 2025 or 2025-01/2025-11") from None
