"""Everything under data/ -> Knowledge: loaded once, cross-checked, never changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.analysis import InClickHouse, InMemory, Table
from bot.by_need import ByNeed
from bot.catalog import Catalog, Facts, Release
from bot.errors import BadSetup
from bot.model import HOME, Coverage, Period
from bot.presentation import Phrasebook, load_phrasebooks
from bot.sources import (
    COLUMNS,
    ClickHouse,
    Report,
    checksum,
    open_bytes,
    open_facts,
    open_rows,
    packed,
    read_catalog,
    read_facts,
    read_observations,
    read_printed,
    validate_apart,
    validated,
    withheld,
)
from bot.understanding import Lexicon, flaws, load_lexicons, where

_CHECKED = "checked"  # in the state folder
_KEPT = 64  # how many data folders, and words of such, found good are remembered


@dataclass(frozen=True)
class Knowledge:
    """What the rooms know. Two of the same checksum and the same view answer every question with the same bytes.

    withheld    the pages whose rows stand in the files but not in this view
    restricted  whether rows are in this view that may not be passed on
    """

    table: Table
    catalog: Catalog
    coverage: Coverage
    lexicons: Mapping[str, Lexicon]
    phrasebooks: Mapping[str, Phrasebook]
    facts: Facts
    checksum: str
    data: Path
    withheld: frozenset[str] = frozenset()
    free: Knowledge | None = None
    figures: str | None = None  # the address of the server that keeps them; None: they are in memory

    @property
    def restricted(self) -> bool:
        return self.free is not None

    @property
    def for_anybody(self) -> Knowledge:
        """The view that may be told to anybody: without the rows whose licence forbids to pass them on.

        Itself where there are no such rows. What leaves the house by other ways than a trusted chat (CSV, inline
        results, alerts of others) is made from this view, so that no figure, rank, sum or button tells of the rest.
        """
        return self.free or self

    @property
    def printed(self) -> bytes:
        """data/trade/observations.csv as it stands, without the rows that are not in this view; Parquet files as such a
        file, if that is how the figures are kept."""
        if packed(self.data):
            rows = read_printed(self.data)
            rows = rows[~rows["source"].isin(self.withheld)]
            return rows[list(COLUMNS)].to_csv(index=False, lineterminator="\n").encode()
        return open_bytes(self.data / "trade" / "observations.csv", self.withheld)

    def __repr__(self) -> str:
        return f"Knowledge({self.checksum[:12]}{', restricted' if self.restricted else ''})"


def load(
    data_dir: Path | None = None, figures: str | None = None, home: str = HOME, *, serving: bool = False
) -> Knowledge:
    """The knowledge in a data folder (default: the one that find_data finds).

    figures  the address of a ClickHouse that keeps the figures in place of the folder's observations
    home     the reporter that is meant where none is named
    serving  whether this process is to stay: files are then validated in another one
    Changed files are validated first, once; BadSetup names the first error and how many more there are.
    """
    data = _folder(data_dir)
    digest = checksum(data)
    known = digest if figures is None else hashlib.sha256(f"{digest} without rows".encode()).hexdigest()
    fresh = not _found_good(known)
    if fresh:
        rows = figures is None
        report = (validate_apart if serving else validated)(data, figures=rows)
        _stop(report.errors)
    knowledge = _read(data, digest, figures, home)
    if fresh:
        _stop(_new_word_problems(knowledge))
        _remember(known)
    return knowledge


def check(data_dir: Path | None = None, *, anew: bool = True) -> Report:
    """Everything that is wrong under data/: its tables, then its languages and how the offices' services are described,
    then figures that do not fit each other. anew: words that were found good before are looked at again as well."""
    from bot.sources.descriptions import description_problems  # opens the adapters, which no answer needs

    try:
        data = _folder(data_dir)
        report = validated(data, warn=True)
        if report.errors:
            return report
        knowledge = _read(data, "")
        words = _word_problems(knowledge) if anew else _new_word_problems(knowledge)
        return replace(report, errors=(*words, *description_problems(data, knowledge.catalog)))
    except BadSetup as problem:
        return Report(errors=(str(problem),))


def find_data() -> Path:
    """TRADEFACTS_DATA if set, else ../data beside the package in a checkout, else the data inside the package."""
    named = os.environ.get("TRADEFACTS_DATA")
    if named:
        return Path(named).expanduser()
    package = Path(__file__).resolve().parent
    if (package.parent / "pyproject.toml").is_file():
        return package.parent / "data"
    return package / "data"


def cover(table: Table, catalog: Catalog, facts: Facts, home: str = HOME) -> Coverage:
    """What is held, without figures."""
    series = []
    agencies = []
    for key in sorted(table.keys()):
        series.append((key, table.periods(key)))
        agencies.append((key, table.agency(key)))
    slugs = {event.slug for event in facts.events}
    return Coverage(
        series=tuple(series),
        agencies=tuple(agencies),
        releases=_releases(catalog, facts),
        events=tuple((event.slug, event.when, event.title) for event in facts.events),
        courses=tuple((slug, course.among(slugs)) for slug, course in facts.courses if slug in slugs),
        polls=tuple(sorted({(f.flow, f.measure, f.period, f.poll) for f in facts.forecasts})),
        home=home,
        groups=tuple((group, catalog.members(group)) for group in catalog.groups),
    )


def _releases(catalog: Catalog, facts: Facts) -> tuple[tuple[str, Period, date, str], ...]:
    """The day on which each agency's figures of each period first came out, or are due; agencies share a release."""
    days: dict[tuple[str, Period], Release] = {}
    for release in facts.releases:
        if release.period is None or release.kind in ("none", "yearbook"):
            continue
        first = facts.released(release.agency, release.period)
        if first is not None:
            days[release.agency, release.period] = first
    found = []
    for agency in catalog.agencies.values():
        for (name, period), release in days.items():
            if name in (agency.code, agency.releases):
                local = "" if release.time_local.startswith("not stated") else release.time_local
                found.append((agency.code, period, release.day, local))
    return tuple(sorted(found))


def _folder(data_dir: Path | None) -> Path:
    data = data_dir or find_data()
    if not (data / "trade").is_dir():
        raise BadSetup(
            f"{data} holds no trade/ folder; set TRADEFACTS_DATA to a folder laid out like the project's data/"
        )
    return data


def _read(data: Path, digest: str, figures: str | None = None, home: str = HOME) -> Knowledge:
    catalog = read_catalog(data)
    facts = read_facts(data, catalog)
    table, freed = _tables(data, catalog, facts, figures)
    if isinstance(table, InClickHouse):
        digest = hashlib.sha256(f"{digest} {table.checksum}".encode()).hexdigest()
    books = load_phrasebooks(data / "languages", catalog)
    whole = Knowledge(
        table=table,
        catalog=catalog,
        coverage=cover(table, catalog, facts, home),
        lexicons=load_lexicons(data / "languages", catalog, _state()),
        phrasebooks=ByNeed(books, lambda language: replace(books[language], home=home)),
        facts=facts,
        checksum=digest,
        data=data,
        figures=figures,
    )
    if freed is None:
        return whole
    coverage = cover(freed, catalog, freed.facts, home)
    pages = withheld(facts)
    return replace(whole, free=replace(whole, table=freed, coverage=coverage, facts=freed.facts, withheld=pages))


def _tables(data: Path, catalog: Catalog, facts: Facts, figures: str | None) -> tuple[Table, Table | None]:
    """All figures; and, where some may not be passed on, those that may."""
    pages = withheld(facts)
    freed = open_facts(facts, pages) if pages else facts
    if figures is not None:
        server = ClickHouse(figures)
        whole = InClickHouse(server, server.table, catalog, facts)
        return whole, InClickHouse(server, server.table, catalog, freed, pages) if pages else None
    frame = read_observations(data, catalog)
    return InMemory(frame, catalog, facts), InMemory(open_rows(frame, pages), catalog, freed) if pages else None


def _stop(errors: tuple[str, ...]) -> None:
    if errors:
        more = f" (and {len(errors) - 1} more; tradefacts validate shows them)" if len(errors) > 1 else ""
        raise BadSetup(f"{errors[0]}{more}")


def _word_problems(knowledge: Knowledge) -> tuple[str, ...]:
    """What is wrong with the languages, in themselves and beside the codes that they name."""
    catalog, facts = knowledge.catalog, knowledge.facts
    homes: Mapping[str, tuple[Container[str], str]] = {
        "commodity": (catalog.commodities, "data/catalog/commodities.csv"),
        "agency": (catalog.reporters, "data/catalog/reporters.csv"),
        "term": ({definition.slug for definition in facts.definitions}, "data/facts/glossary.toml"),
        "poll": ({forecast.poll for forecast in facts.forecasts}, "data/facts/forecasts.csv"),
    }
    found: list[str] = []
    for lexicon in knowledge.lexicons.values():
        found += flaws(lexicon)
        for (kind, code), phrase in sorted({(kind, code): phrase for phrase, kind, code in lexicon.entries}.items()):
            known, home = homes.get(kind, ((code,), ""))
            if kind in ("place", "demonym"):
                known = (code,) if code in catalog.partners or catalog.alpha2(code) else ()
                home = "data/catalog/partners.csv"
            if code not in known:
                found.append(f"{where(lexicon, phrase)}: [{kind}] {code} is not known; add it to {home}")
    for phrasebook in knowledge.phrasebooks.values():
        found += phrasebook.problems(catalog)
    return tuple(dict.fromkeys(found))


def _new_word_problems(knowledge: Knowledge) -> tuple[str, ...]:
    """The same, of words and codes that have not been found good before: to go through every phrase of eight languages
    takes five seconds, and figures come in every month that leave the words as they are."""
    facts = knowledge.facts
    codes = sorted({definition.slug for definition in facts.definitions}), sorted({one.poll for one in facts.forecasts})
    told = f"{checksum(knowledge.data, 'languages', 'catalog')} {codes} words"
    known = hashlib.sha256(told.encode()).hexdigest()
    if _found_good(known):
        return ()
    found = _word_problems(knowledge)
    if not found:
        _remember(known)
    return found


def _state() -> Path | None:
    """The state folder; None where the user has no home."""
    with suppress(RuntimeError):
        if named := os.environ.get("TRADEFACTS_STATE"):
            return Path(named).expanduser()
        return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "tradefacts"
    return None


def _found_good(digest: str) -> bool:
    state = _state()
    try:
        return state is not None and digest in (state / _CHECKED).read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return False


def _remember(digest: str) -> None:
    """Next time these files need no validation. A state folder that cannot be written costs a second, no more."""
    state = _state()
    if state is None:
        return
    with suppress(OSError, UnicodeDecodeError):
        path = state / _CHECKED
        path.parent.mkdir(parents=True, exist_ok=True)
        known = path.read_text(encoding="ascii").split() if path.is_file() else []
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text("\n".join([*known, digest][-_KEPT:]) + "\n", encoding="ascii")
        fresh.replace(path)
