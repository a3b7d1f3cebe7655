"""What every outside source hands over: the pages it read and their rows, as text, in the columns of observations.csv.

An adapter is a function `gather(fetch, wanted) -> Gathered` in a module of its own. It fetches by `fetch` alone, never
guesses (LayoutChanged), and computes nothing but exact changes of unit. What becomes of the rows (numbers for their
sources, checks, acceptance) is the desk's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pandas as pd

from bot.catalog import Catalog
from bot.model import Period
from bot.sources.observations import COLUMNS


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came. `url` holds no key; `fetched` is in UTC; `kept` is the raw copy, None where none is kept."""

    url: str
    fetched: datetime
    sha256: str
    body: bytes = field(repr=False)
    kept: Path | None = None

    @property
    def source(self) -> str:
        """What stands in the column `source` of this page's rows: its address, a blank, the day it was fetched (UTC).

        The desk turns it into a row of data/trade/sources.csv.
        """
        return f"{self.url} {self.fetched:%Y-%m-%d}"


class Fetch(Protocol):
    """Where pages come from: the network (fetching.Web) or a folder of saved ones (saved.Saved)."""

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        secret: Mapping[str, str] | None = None,
    ) -> Page:
        """The page at an address, with `params` in its query.

        `secret` is sent as further parameters (keys) that stand in no Page, no kept copy and no message; headers
        stand in none either. SourceAway (with `status`, where there was an answer) for anything but success.
        """
        ...


# What is being read, how many are done, how many there are (0: not known yet).
Progress = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a source: periods that touch `since.first` to `until.last`, in the codes of `catalog`.

    data  the data folder, whose sources/ holds the tables of names and codes
    state a folder in which a source may keep what it has to know in its next run (the calls of a day); None: in none
    keys  what the operator has been given by the offices: {"comtrade": ..., "census": ...}; "" or missing: none
    """

    catalog: Catalog
    data: Path
    since: Period
    until: Period
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    progress: Progress = silent
    state: Path | None = None

    def touches(self, period: Period) -> bool:
        return self.since.first <= period.last and period.first <= self.until.last


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one source gave.

    rows             exactly the columns of data/trade/observations.csv, all text, values as printed (digits kept);
                     one row a key (observations.KEY), of several prints the first
    left_out         a sentence for each thing that was seen and not taken: an unknown name, a unit that is not ours
    redistributable  False: rows whose licence lets them be shown to the operator's own people only
    later            what was printed later with another value than the first print, in `rows` or gathered before
    """

    source: str
    rows: pd.DataFrame
    pages: tuple[Page, ...]
    left_out: tuple[str, ...] = ()
    redistributable: bool = True
    later: pd.DataFrame = field(default_factory=lambda: as_rows(()))


Gather = Callable[[Fetch, Wanted], Gathered]


def as_rows(cells: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Rows in the columns of observations.csv, empty where a cell is not given. KeyError for a column that is none."""
    filled = [dict.fromkeys(COLUMNS, "") | dict(row) for row in cells]
    stray = {column for row in filled for column in row} - set(COLUMNS)
    if stray:
        raise KeyError(f"no columns of observations.csv: {', '.join(sorted(stray))}")
    return pd.DataFrame(filled, columns=list(COLUMNS), dtype=str)
