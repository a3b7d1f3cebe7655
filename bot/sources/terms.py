"""Rows and facts -> those that may be told to anybody: what a licence forbids to pass on is left out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd

from bot.catalog import Facts
from bot.errors import BadSetup
from bot.sources.files import short


def withheld(facts: Facts) -> frozenset[str]:
    """The ids of the pages whose figures may not be passed on."""
    return frozenset(source.id for source in facts.sources if source.terms == "no_redistribution")


def open_rows(frame: pd.DataFrame, pages: frozenset[str]) -> pd.DataFrame:
    """A frame of read_observations without the rows of these pages; nothing of them is left in its categories."""
    kept = frame[~frame["source"].isin(pages)].reset_index(drop=True)
    for name in kept.columns:
        if isinstance(kept[name].dtype, pd.CategoricalDtype):
            kept[name] = kept[name].cat.remove_unused_categories()
    return kept


def open_facts(facts: Facts, pages: frozenset[str]) -> Facts:
    """The facts without those that rest on these pages, and without the pages."""
    return replace(
        facts,
        events=tuple(event for event in facts.events if event.source not in pages),
        forecasts=tuple(forecast for forecast in facts.forecasts if forecast.source not in pages),
        releases=tuple(release for release in facts.releases if release.source not in pages),
        revisions=tuple(r for r in facts.revisions if not {r.first_source, r.later_source} & pages),
        prints=tuple(one for one in facts.prints if one.source not in pages),
        definitions=tuple(definition for definition in facts.definitions if definition.source not in pages),
        sources=tuple(source for source in facts.sources if source.id not in pages),
    )


def open_bytes(path: Path, pages: frozenset[str]) -> bytes:
    """observations.csv byte for byte, without the rows of these pages: what somebody who may not have them can check.

    A row that a quotation mark carries over several lines is one row.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise BadSetup(f"{short(path)} cannot be read ({error.strerror}); put it back") from error
    if not pages:
        return body
    lines = list(io.StringIO(body.decode(), newline=""))
    reader = csv.reader(lines)
    place = next(reader).index("source")
    kept, start = lines[: reader.line_num], reader.line_num
    for cells in reader:
        if cells and cells[place] not in pages:
            kept += lines[start : reader.line_num]
        start = reader.line_num
    return "".join(kept).encode()
