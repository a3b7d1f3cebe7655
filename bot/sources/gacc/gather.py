"""The indexes of China Customs, then the tables of the months that are asked for -> Gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.errors import LayoutChanged, SourceAway
from bot.sources.gacc.index import ADDRESSES, Release, Stage, index_name, read_index
from bot.sources.gacc.names import read_names
from bot.sources.gacc.prints import Row, first_prints
from bot.sources.gacc.sheets import read_sheet
from bot.sources.gacc.tables import Taken, read_table
from bot.sources.gathering import Fetch, Gathered, Page, Wanted, as_rows

BASE = "https://english.customs.gov.cn"
PLAIN_HTTP = ("english.customs.gov.cn",)  # https is tried first; plain http is what has answered
NOT_THERE = 404
SHOWN = 5  # names in a sentence on what was left out


def gather(fetch: Fetch, wanted: Wanted, base: str = BASE) -> Gathered:
    """The figures of every table of a month that is asked for, those of the year to date among them.

    A table that is refused or not there is one sentence of `left_out`. SourceAway where the office does not answer;
    LayoutChanged where an index, or every table, is laid out otherwise.
    """
    names = read_names(wanted.data, wanted.catalog)
    pages: list[Page] = []
    left_out: list[str] = []
    wanted.progress("China Customs, indexes", 0, 0)
    releases = list(_releases(fetch, wanted, base, pages, left_out))
    rows: list[Row] = []
    late: list[Row] = []
    refused: list[LayoutChanged] = []
    taken: list[Taken] = []
    for done, release in enumerate(releases):
        label = f"China Customs, {release.period.code}: {release.kind.replace('_', ' ')}"
        wanted.progress(f"{label}, {release.stage}", done, len(releases))
        try:
            page = fetch.get(release.url)
        except SourceAway as away:
            if away.status != NOT_THERE:
                raise
            left_out.append(str(away))
            continue
        pages.append(page)
        try:
            table = read_table(read_sheet(page), release, names, wanted.catalog)
        except LayoutChanged as changed:
            refused.append(changed)
            left_out.append(f"{changed}{f' (its copy: {page.kept})' if page.kept else ''}")
            continue
        taken.append(table)
        rows += [{**row, "source": page.source} for row in table.rows]
        late += [{**row, "source": page.source} for row in table.late]
    wanted.progress("China Customs", len(releases), len(releases))
    if refused and not taken:
        raise refused[0]
    first, later, doubts = first_prints(rows, late)
    left_out += doubts + list(_untaken(taken))
    if not releases:
        left_out.append(f"no table from {wanted.since} to {wanted.until} is linked yet")
    return Gathered("gacc", as_rows(first), tuple(pages), tuple(left_out), later=as_rows(later))


def _releases(fetch: Fetch, wanted: Wanted, base: str, pages: list[Page], left_out: list[str]) -> Iterator[Release]:
    """The tables of the months that are asked for, oldest first, from both indexes of every year that is touched."""
    found: list[Release] = []
    away: list[SourceAway] = []
    for stage in ADDRESSES:
        try:
            newest = _index_page(fetch, base, stage, None, pages)
            index = read_index(newest, stage)
            found += index.releases
            for year in index.years:
                if year != index.year and wanted.since.first.year <= year <= wanted.until.last.year:
                    found += read_index(_index_page(fetch, base, stage, year, pages), stage, year).releases
        except SourceAway as problem:
            if problem.status != NOT_THERE:
                raise
            away.append(problem)
    if len(away) == len(ADDRESSES):
        raise away[0]
    left_out += [str(problem) for problem in away]
    asked = (release for release in found if wanted.touches(release.period))
    yield from sorted(asked, key=lambda release: (release.period, release.stage != "preliminary"))


def _index_page(fetch: Fetch, base: str, stage: Stage, year: int | None, pages: list[Page]) -> Page:
    page = fetch.get(f"{base}/statics/report/{index_name(stage, year)}")
    pages.append(page)
    return page


def _untaken(taken: Iterable[Taken]) -> Iterator[str]:
    """What was seen in tables that were read, and not taken."""
    unknown: Counter[str] = Counter()
    uncoded: Counter[str] = Counter()
    absent: dict[str, str] = {}
    for one in taken:
        unknown.update(one.unknown)
        uncoded += one.uncoded
        absent.update(one.absent)
        if one.spoilt:
            yield f"{one.name}: cells that hold no number: {_some(one.spoilt)}"
        if one.doubted:
            yield f"{one.name}: rows whose cells do not fit each other: {_some(one.doubted)}"
    for kind, count in uncoded.items():
        yield f"of {kind} the totals alone: {count} rows are of goods or regimes that the data have no codes for"
    if absent:
        shown = _some([f"{name} ({code})" for code, name in sorted(absent.items())])
        yield f"{len(absent)} codes that data/catalog/ does not have, first {shown}; add them there to hold them"
    if unknown:
        names = [name for name, _ in unknown.most_common()]
        yield f"{len(unknown)} names without a code, first {_some(names)}; add them to data/sources/gacc_names.csv"


def _some(names: list[str]) -> str:
    more = len(names) - SHOWN
    return "; ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
