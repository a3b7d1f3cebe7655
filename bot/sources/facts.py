"""data/facts/ and data/trade/sources.csv -> Facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.catalog import Catalog, Definition, Event, Facts, Forecast, Print, Release, Revision, Source
from bot.errors import BadSetup
from bot.model import Period, SeriesKey
from bot.sources.event_courses import read_courses
from bot.sources.files import Row, rows, short, toml
from bot.sources.observations import KEY

SOURCES = ("id", "via", "url", "page_date", "terms")
TERMS = ("", "no_redistribution")
EVENTS = ("slug", "date", "title", "detail", "flow", "partner", "commodity", "effect", "source")
FORECASTS = (
    "reporter", "flow", "partner", "commodity", "measure", "basis", "period", "unit", "forecast", "actual_first",
    "poll", "poll_as_named", "source", "page_date",
)  # fmt: skip
RELEASES = ("date", "time_local", "agency", "period", "kind", "known_from", "note", "source")
REVISIONS = (
    "reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "period", "unit", "first_value",
    "later_value", "first_source", "later_source", "note",
)  # fmt: skip
# Every value that was ever read, with the day on which it was: what a series looked like at any time.
PRINTS = (*KEY, "value", "agency", "source", "page_date", "seen")
KINDS = ("preliminary", "bulletin", "query_data", "yearbook", "released", "due", "none")
KNOWN_FROM = ("seen", "timetable", "announced")


def read_facts(data: Path, catalog: Catalog) -> Facts:
    """Events, forecasts, releases, revisions and definitions, by time; BadSetup for the first that does not fit."""
    folder = data / "facts"
    sources = read_sources(data)
    known = frozenset(sources)
    events = [_event(row, catalog, known) for row in rows(folder / "events.csv", EVENTS)]
    forecasts = [_forecast(row, catalog, known) for row in rows(folder / "forecasts.csv", FORECASTS)]
    releases = [_release(row, catalog, known) for row in rows(folder / "releases.csv", RELEASES)]
    revisions = [_revision(row, catalog, known) for row in rows(folder / "revisions.csv", REVISIONS)]
    slugs = [event.slug for event in events]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise BadSetup(f"{short(folder / 'events.csv')}: the slug {min(twice)!r} stands twice; rename one")
    return Facts(
        events=tuple(sorted(events, key=lambda event: (event.when, event.slug))),
        forecasts=tuple(sorted(forecasts, key=lambda f: (f.period, f.flow, f.measure, f.poll))),
        releases=tuple(
            sorted(releases, key=lambda r: (r.when, r.agency, r.kind, r.period is None, r.period or r.when))
        ),
        revisions=tuple(sorted(revisions, key=lambda r: (r.period, r.reporter, r.flow, r.partner, r.commodity))),
        courses=read_courses(folder / "event_courses.toml", catalog),
        definitions=_definitions(folder / "glossary.toml", known),
        sources=tuple(sources.values()),
        prints=tuple(_prints(data / "trade" / "prints.csv", catalog)),
    )


def read_sources(data: Path) -> dict[str, Source]:
    """The pages by their ids."""
    found: dict[str, Source] = {}
    for row in rows(data / "trade" / "sources.csv", SOURCES):
        if not row["id"] or row["id"] in found:
            raise BadSetup(
                f"{row.where}: the id {row['id']!r} stands twice or is empty; give each page an id of its own"
            )
        found[row["id"]] = Source(row["id"], row["via"], row["url"], row["page_date"], row.choice("terms", TERMS))
    return found


def _event(row: Row, catalog: Catalog, sources: frozenset[str]) -> Event:
    partners, commodities = tuple(row["partner"].split(";")), tuple(row["commodity"].split(";"))
    for partner in partners:
        _known(row, "partner", partner, catalog.partners, "data/catalog/partners.csv")
    for commodity in commodities:
        _known(row, "commodity", commodity, catalog.commodities, "data/catalog/commodities.csv")
    flow = row.choice("flow", (*catalog.flows, "both"))
    return Event(
        row["slug"],
        row.period("date"),
        row["title"],
        row["detail"],
        flow,
        partners,
        commodities,
        _source(row, "source", sources),
        row.choice("effect", ("", "up", "down", "both")),
    )


def _series(row: Row, catalog: Catalog) -> tuple[str, str, str, str, str, str]:
    """reporter, flow, partner, commodity, measure, basis of a row, each one known."""
    _known(row, "reporter", row["reporter"], catalog.reporters, "data/catalog/reporters.csv")
    _known(row, "partner", row["partner"], catalog.partners, "data/catalog/partners.csv")
    _known(row, "commodity", row["commodity"], catalog.commodities, "data/catalog/commodities.csv")
    _known(row, "unit", row["unit"], catalog.units, "data/catalog/measures.toml")
    return (
        row["reporter"],
        row.choice("flow", catalog.flows),
        row["partner"],
        row["commodity"],
        row.choice("measure", tuple(catalog.measures)),
        row.choice("basis", ("", *catalog.bases)),
    )


def _forecast(row: Row, catalog: Catalog, sources: frozenset[str]) -> Forecast:
    return Forecast(
        *_series(row, catalog),
        period=row.period("period"),
        unit=row["unit"],
        value=row.number("forecast"),
        actual=row.number("actual_first") if row["actual_first"] else None,
        poll=row["poll"],
        poll_as_named=row["poll_as_named"],
        source=_source(row, "source", sources),
        digits=decimals(row["forecast"]),
    )


def _release(row: Row, catalog: Catalog, sources: frozenset[str]) -> Release:
    _known(row, "agency", row["agency"], catalog.agencies, "data/catalog/agencies.csv")
    kind, when = row.choice("kind", KINDS), row.period("date")
    period: Period | None = row.period("period") if row["period"] or kind != "none" else None
    if kind != "none" and when.first != when.last:
        raise BadSetup(f"{row.where}: date {row['date']!r} is no day; write it as 2025-12-08")
    known_from = row.choice("known_from", KNOWN_FROM)
    source = _source(row, "source", sources)
    return Release(row["agency"], period, when, kind, known_from, row["time_local"], row["note"], source)


def _revision(row: Row, catalog: Catalog, sources: frozenset[str]) -> Revision:
    return Revision(
        *_series(row, catalog),
        adjusted=row.choice("adjusted", ("", "sa")),
        period=row.period("period"),
        unit=row["unit"],
        first=row.number("first_value"),
        later=row.number("later_value"),
        first_source=_source(row, "first_source", sources),
        later_source=_source(row, "later_source", sources),
        note=row["note"],
        first_digits=decimals(row["first_value"]),
        later_digits=decimals(row["later_value"]),
    )


def _prints(path: Path, catalog: Catalog) -> Iterator[Print]:
    """Each value that the desk saw, in the unit of its commodity; none where it never fetched anything. A print without
    the day of its page was out on the day on which it was seen; one that has neither tells nothing of days. Where an
    older print bears the same day or a later one, the page was changed since: what counts is when that was seen."""
    newest: dict[tuple[SeriesKey, Period], str] = {}
    for row in rows(path, PRINTS) if path.is_file() else ():
        reporter, flow, partner, commodity, measure, basis = _series(row, catalog)
        unit, value = row["unit"], row.number("value")
        wanted = catalog.commodities[commodity].unit if measure == "quantity" else unit
        if wanted and wanted != unit:
            value = float(catalog.convert(Decimal(row["value"]), unit, wanted))
        key = SeriesKey(reporter, flow, partner, commodity, measure, basis, row["adjusted"], row["vintage"],
                        wanted or unit)  # fmt: skip
        place = key, row.period("period")
        days = [cell for cell in (row["page_date"], row["seen"]) if len(cell) == len("2025-11-10")]
        told = next((cell for cell in days if cell > newest.get(place, "") or cell == row["seen"]), None)
        if told is None:
            continue
        newest[place] = max(newest.get(place, ""), *days)
        try:
            day = date.fromisoformat(told)
        except ValueError:
            raise BadSetup(f"{row.where}: {told!r} is no day; write it as 2025-11-10") from None
        yield Print(*place, value, day, row["source"], decimals(row["value"]))


def _definitions(path: Path, sources: frozenset[str]) -> tuple[Definition, ...]:
    """The glossary; an entry without a source is common knowledge and explains nothing else."""
    found = []
    for slug, facts in toml(path).items():
        needed = ("term", "definition", "source") if facts.get("about") else ("term", "definition")
        missing = [name for name in needed if not facts.get(name)]
        if missing:
            raise BadSetup(f"{short(path)}: [{slug}] has no {missing[0]}; add it")
        source = facts.get("source", "")
        if source and source not in sources:
            raise BadSetup(f"{short(path)}: [{slug}] source {source!r} is not known; add it to sources.csv")
        about = tuple(facts.get("about", ()))
        found.append(Definition(slug, facts["term"], facts["definition"], source, about, facts.get("order", 0)))
    return tuple(sorted(found, key=lambda definition: definition.slug))


def _known(row: Row, column: str, code: str, known: object, home: str) -> None:
    if code not in known:  # type: ignore[operator]
        raise BadSetup(f"{row.where}: the {column} {code!r} is not known; correct it or add it to {home}")


def _source(row: Row, column: str, sources: frozenset[str]) -> str:
    _known(row, column, row[column], sources, "data/trade/sources.csv")
    return row[column]


def decimals(printed: str) -> int:
    """How many decimals were printed: 2 for "33.79", 0 for "330"."""
    return len(printed.partition(".")[2])
