"""Rows that were read -> a layer that could be served, what it would change, and why it should wait for a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pandas as pd

from bot.catalog import Catalog
from bot.desk.comparing import TOLERANCE, TOLERANCE_POINTS, Change, Diff, compare
from bot.desk.layer import Cells, Layer
from bot.desk.layers import lay, same_figure
from bot.desk.versions import Desk
from bot.errors import BadSetup
from bot.knowledge import check
from bot.model import Period
from bot.sources import read_catalog, read_facts, read_observations, withheld
from bot.sources.doubts import COLUMNS as EXCEPTIONS
from bot.sources.doubts import Doubt, Held, doubts
from bot.sources.doubts import held as figures_of
from bot.sources.facts import SOURCES
from bot.sources.files import rows as rows_of
from bot.sources.gathering import as_rows
from bot.sources.observations import COLUMNS, KEY, in_numbers

# A figure that misses its neighbours by more waits for a person: a balance by a part of its exports, a rate by points.
_MISS: Final = 0.01
_MISS_POINTS: Final = 3.0
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, from wherever. rows: in the columns of observations.csv, all text; `source` is "URL day" or the
    id of a row of sources. more: further rows for the tables of a layer (a new reporter, its names, ...)."""

    what: str  # "gacc", "import of trade.xlsx": stands in reports and in the list of versions
    rows: pd.DataFrame
    left_out: tuple[str, ...] = ()
    later: pd.DataFrame = field(default_factory=lambda: as_rows(()))  # printed after the first prints in rows
    terms: str = ""  # "no_redistribution": for the operator's own people only
    more: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Staged:
    """layer: as it would be served; reasons: why not without a person's yes; misfits: new doubts, in sentences;
    passed: of a refresh that nobody watches, how much of each kind was read that is for a person to look at."""

    what: str
    diff: Diff
    layer: Layer
    before: int  # the version that it was made over
    left_out: tuple[str, ...] = ()
    misfits: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    passed: tuple[tuple[str, int], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it would change nothing."""
        return not self.diff.changes and not self.diff.lost and not self.diff.torn


def stage(desk: Desk, read: Read, today: date, only_newer: bool = False, correct: bool = False) -> Staged:
    """Within `desk.changing()`. correct: a value that differs was wrong and is replaced (else: it was revised, and the
    first print stays). BadSetup where what was read breaks the rules of the tables: then nothing was changed.
    """
    before = desk.current
    layer = desk.layer(before).with_(read.more)
    with desk.staging() as folder:
        held = folder / "held"
        lay(desk.base, layer, held)
        catalog = read_catalog(held)
        both = pd.concat([read.rows, read.later], ignore_index=True)
        frame = _with_sources(_sound(both), read.terms)
        first = len(read.rows)
        facts = read_facts(held, catalog)
        fresh = in_numbers(frame.loc[: first - 1, list(COLUMNS)].copy(), catalog)
        known = _yielding(read_observations(held, catalog), fresh, withheld(facts) if not read.terms else frozenset())
        later = in_numbers(frame.loc[first:, list(COLUMNS)].reset_index(drop=True), catalog)
        family = {code: agency.releases or code for code, agency in catalog.agencies.items()}
        diff = compare(known, fresh, facts.revisions, only_newer, later, family)
        passed = _passed(compare(known, fresh, facts.revisions, False, later, family)) if only_newer else ()
        printed = [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]
        grown = _grown(layer, desk.base, held, diff, printed, today, correct)
        whole = folder / "whole"
        lay(desk.base, grown, whole)
        _stop(check(whole, anew=False).errors)
        small, large, idle = _misfits(held, whole, catalog)
        reason = f"seen by the desk on {today.isoformat()}"
        noted = [dict(zip(EXCEPTIONS, (*doubt.slots, reason), strict=True)) for doubt in (*small, *large)]
        noted += [{**row, "reason": ""} for row in idle]
        grown = grown.with_({"trade/exceptions.csv": tuple(noted)})
        misfits = tuple(_short(doubt) for doubt in large)
        return Staged(
            read.what, diff, grown, before, read.left_out, misfits, tuple(_reasons(diff, misfits)),
            passed,
        )  # fmt: skip


def _passed(diff: Diff) -> tuple[tuple[str, int], ...]:
    """What a person would be shown of a diff beside its new periods."""
    counts = (("revised", len(diff.of("revised"))), ("filled in", len(diff.of("filled"))),
              ("sharper", len(diff.of("sharper"))), ("no longer printed", len(diff.lost)))  # fmt: skip
    return tuple((what, count) for what, count in counts if count)


def _yielding(held: pd.DataFrame, fresh: pd.DataFrame, licensed: frozenset[str]) -> pd.DataFrame:
    """What is held without the licensed rows of series that an open page gives: they must not keep it out, or those who
    may not see them would go without."""
    if not licensed:
        return held
    series = [name for name in KEY if name != "period"]
    given = pd.MultiIndex.from_frame(held[series]).isin(pd.MultiIndex.from_frame(fresh[series]))
    return held[~(given & held["source"].isin(licensed))]


def _reasons(diff: Diff, misfits: Sequence[str]) -> Iterable[str]:
    large = [change for change in diff.changes if change.large]
    if large:
        limit = f"{TOLERANCE:.0%} (rates: {TOLERANCE_POINTS} points)"
        yield f"{_n(len(large), 'known value')} would change by more than {limit}"
    if diff.lost:
        yield f"{_n(len(diff.lost), 'period')} held {'is' if len(diff.lost) == 1 else 'are'} no longer printed"
    if diff.outliers:
        yield f"{_n(len(diff.outliers), 'value')} far off the history of the series"
    if diff.torn:
        yield f"{_n(len(diff.torn), 'figure')} read with two values, of which neither was taken"
    if misfits:
        yield f"{_n(len(misfits), 'figure')} not fitting {'its' if len(misfits) == 1 else 'their'} neighbours"


def _n(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _grown(
    layer: Layer, base: Path, held: Path, diff: Diff, printed: Sequence[Mapping[str, str]], today: date, correct: bool
) -> Layer:
    """The layer with what the diff adds: figures, their sources, every print with its day, and revisions."""
    home = same_figure(held)
    ours = {home(row): row for row in layer.rows("trade/observations.csv")}
    theirs = {home(row.cells): row.cells for row in rows_of(base / "trade" / "observations.csv", COLUMNS)}
    prints: list[Cells] = []
    revisions: list[Cells] = []
    used: dict[str, Cells] = {}
    for change in diff.changes:
        row = {**{column: printed[change.now.row][column] for column in COLUMNS}, "vintage": change.key.vintage}
        used[row["source"]] = {name: printed[change.now.row][f"source_{name}"] for name in SOURCES[1:]}
        place = home(row)
        old = ours.get(place) or theirs.get(place)
        if old is not None:
            prints.append({**_print(old), "seen": old["page_date"]})
        prints.append({**_print(row), "seen": today.isoformat()})
        if change.kind == "revised" and change.key.vintage == "published" and not correct:
            revisions.append(_revision(change, today))
            continue
        basis = ours.get(place, {}).get("replaces", "") or theirs.get(place, {}).get("value", "")
        ours[place] = {**row, "replaces": basis}
    grown = replace(layer, tables={**layer.tables, "trade/observations.csv": tuple(ours.values())})
    sources = tuple({"id": id, **cells} for id, cells in used.items() if cells["url"] or cells["via"])
    return grown.with_({"trade/prints.csv": tuple(prints), "trade/sources.csv": sources,
                        "facts/revisions.csv": tuple(revisions)})  # fmt: skip


def _print(row: Cells) -> dict[str, str]:
    return {column: row[column] for column in (*KEY, "value", "agency", "source", "page_date")}


def _revision(change: Change, today: date) -> Cells:
    key, was = change.key, change.was
    if was is None:
        raise ValueError("a revision of nothing")
    return {
        "reporter": key.reporter, "flow": key.flow, "partner": key.partner, "commodity": key.commodity,
        "measure": key.measure, "basis": key.basis, "adjusted": key.adjusted, "period": change.period.code,
        "unit": key.unit, "first_value": was.text, "later_value": change.now.text, "first_source": was.source,
        "later_source": change.now.source, "note": f"seen by the desk on {today.isoformat()}",
    }  # fmt: skip


def _with_sources(rows: pd.DataFrame, terms: str) -> pd.DataFrame:
    """The rows with ids of sources in `source`, and the cells of those sources beside them."""
    frame = rows.copy()
    ids: list[str] = []
    pages: list[tuple[str, str, str, str]] = []
    for row in frame.to_dict("records"):
        url, _, day = str(row["source"]).rpartition(" ")
        if not url:  # the id of a source, whose row comes along in `more`
            ids.append(day)
            pages.append(("", "", "", ""))
            continue
        ids.append("d" + hashlib.sha256(f"{url} {day} {terms}".encode()).hexdigest()[:12])
        via = urlsplit(url).hostname or "a saved page"
        pages.append((via, url if url.startswith(("http://", "https://")) else "", day, terms))
    more = {f"source_{name}": [page[at] for page in pages] for at, name in enumerate(SOURCES[1:])}
    return frame.assign(source=ids, **more)


def _misfits(held: Path, whole: Path, catalog: Catalog) -> tuple[list[Doubt], list[Doubt], list[Cells]]:
    """New doubts: small ones, large ones; and the exceptions that nothing needs any more."""
    figures, found = _doubts(whole, catalog)
    known: dict[tuple[str, ...], Cells] = {
        tuple(row[column] for column in EXCEPTIONS[:-1]): row.cells
        for row in rows_of(whole / "trade" / "exceptions.csv", EXCEPTIONS)
    }
    had = {doubt.slots for doubt in _doubts(held, catalog)[1]}
    needed = {doubt.slots for doubt in found}
    small: list[Doubt] = []
    large: list[Doubt] = []
    for doubt in found:
        if doubt.slots in known or doubt.slots in had:
            continue
        exports = figures.get((replace(doubt.key, flow="export"), doubt.period))
        miss = abs(float(doubt.found))
        slight = (doubt.check == "rate" and miss <= _MISS_POINTS) or (
            doubt.check in ("balance", "total") and exports is not None and miss <= _MISS * abs(exports.value)
        )
        (small if slight else large).append(doubt)
    return small, large, [row for slots, row in known.items() if slots in had and slots not in needed]


def _doubts(folder: Path, catalog: Catalog) -> tuple[Held, list[Doubt]]:
    figures = figures_of(read_observations(folder, catalog))
    return figures, list(doubts(figures, catalog, read_facts(folder, catalog)))


def _short(doubt: Doubt) -> str:
    return " ".join((*(part for part in doubt.slots[1:-1] if part), f"({doubt.check}):", doubt.said))


def _sound(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, once every one has a period and a number; all else is left to the check of the whole."""
    for period, value, source in zip(rows["period"], rows["value"], rows["source"], strict=True):
        try:
            Period.parse(str(period))
        except ValueError as problem:
            raise BadSetup(f"{source}: {problem}; nothing was changed") from None
        if not _NUMBER.fullmatch(str(value)):
            raise BadSetup(f"{source}: {value!r} is no number; nothing was changed")
    return rows


def _stop(errors: Sequence[str]) -> None:
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise BadSetup(f"What was read cannot be served, and nothing was changed: {errors[0]}{more}")
