"""coverage: how fresh the figures are, what is held, when the next come out, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.absence import absent, agency_of, due_date, series_name, usual_window
from bot.analysis.holdings import PARTS, Subject, context_subject, gauges, level, series_key
from bot.analysis.newest import newest_held, newest_months, newest_release
from bot.analysis.operations.partners_held import goods_held, most_held, partners_held
from bot.analysis.operations.polls_held import polls_held
from bot.analysis.operations.spans_held import spans_held
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import HOME, Code, Period, Query, Quoted, Result, Statement, Value


def coverage(query: Query, table: Table, asked_on: date) -> Result:
    """by  fresh (default), held, release_next, release_date, source, publisher, polls; of the series that is named."""
    answer = {"held": _held, "release_next": _next, "release_date": _released, "source": _source,
              "publisher": _publisher, "polls": polls_held}.get(query.by or "", _fresh)  # fmt: skip
    subject = _subject(query, table)
    if subject.flow != "context" and not any(table.keys(query.reporter, f) for f in ("export", "import", *PARTS)):
        raise absent(query, table, asked_on, subject, None)  # "do you have Brazil's own data?": none of its own
    return answer(query, table, asked_on)


def _subject(query: Query, table: Table) -> Subject:
    good = query.commodities[0] if query.commodities else "TOTAL"
    if table.catalog.is_context(good):
        return context_subject(table, good, query.reporter)
    partner = query.partners[0] if query.partners else "WLD"
    flow = query.flow if query.flow in ("export", "import", *PARTS) else None
    if flow is None:
        flow = next((f for f in ("export", "import") if table.keys(query.reporter, f, partner, good)), "export")
    return Subject(query.reporter, flow, partner, good)


def _release_name(table: Table, agency: str) -> str:
    listed = table.catalog.agencies.get(agency)
    return listed.releases or agency if listed else agency


def _fresh(query: Query, table: Table, asked_on: date) -> Result:
    """The newest of the agency's own series and of the series asked for, levels and rates apart."""
    subject = _subject(query, table)
    newest = newest_release(table, Subject(subject.reporter, subject.flow, "WLD", "TOTAL"))
    whole = subject.partner == "WLD" and subject.commodity == "TOTAL"
    statements: list[Statement] = []
    agencies: tuple[str, ...] = ()
    if newest is not None and subject.flow != "context":
        agency = agency_of(table, subject)
        agencies = (agency,)
        fields: dict[str, Value] = {"reporter": Code("partner", subject.reporter), "period": newest}
        release = table.facts.released(_release_name(table, agency), newest)
        if release is not None and release.day <= asked_on:
            statements.append(Statement.of("coverage.fresh_released", **fields, date=release.day))
        else:
            statements.append(Statement.of("coverage.fresh", **fields))
    held = newest_held(table, subject, None)
    growth = max(
        _newest_by_gauge(table, subject, "yoy").values(), key=lambda span: (span.last, span.first), default=None
    )
    if held is not None:
        statements += _levels_to(table, subject, held)
    if growth is not None and (held is None or growth.last > held.last):
        statements.append(Statement.of("coverage.newest_rate", series=series_name(subject), period=growth))
    if held is not None and held.kind == "year" and not whole and subject.flow != "context":
        flows = ("export", "import", "balance") if query.flow is None else (subject.flow,)
        for one, measure, month in newest_months(table, subject, flows):
            kind = "coverage.newest_rate" if measure == "yoy" else "coverage.newest_level"
            statements.append(Statement.of(kind, series=series_name(one), period=month))
    if whole and subject.flow != "context":
        usa = newest_held(table, Subject(subject.reporter, "export", "USA", "TOTAL"), "value")
        if usa is not None:
            statements.append(Statement.of("coverage.newest_usa", period=usa))
    if not statements:
        raise absent(query, table, asked_on, subject, None)
    if not whole and held is None and growth is None:
        raise absent(query, table, asked_on, subject, None)
    if not whole and subject.flow != "context":  # the series asked for leads
        statements = statements[1:] + statements[:1]
    return Result(
        query, tuple(statements), agencies=agencies, covered=newest if newest and newest.last < date.max else held
    )


def _levels_to(table: Table, subject: Subject, held: Period) -> tuple[Statement, ...]:
    """How far the levels reach; each unit by itself where another than the first reaches further."""
    series = series_name(subject)
    if subject.flow == "context":
        return (Statement.of("coverage.newest_context", series=series, period=held),)
    newest = _newest_by_gauge(table, subject, "value")
    in_dollars = next(iter(newest.values()), held)
    if all(span.last <= in_dollars.last for span in newest.values()):  # what else is held goes no further
        return (Statement.of("coverage.newest_level", series=series, period=_last_month(held)),)
    return tuple(
        Statement.of("coverage.newest_level_in", series=series, unit=Code("unit", unit), period=_last_month(span))
        for unit, span in newest.items()
    )


def _last_month(span: Period) -> Period:
    """A half year reaches to June: the month up to which figures are held, days aside."""
    return Period.month(span.last.year, span.last.month) if span.whole_months and span.kind != "year" else span


def _newest_by_gauge(table: Table, subject: Subject, measure: str) -> dict[str, Period]:
    """The newest period of each unit of levels, or of each basis of rates."""
    newest: dict[str, Period] = {}
    for gauge in gauges(table, subject, measure):
        spans = [p for v in ("published", "revised") for p in table.periods(series_key(subject, gauge, v))]
        if spans:
            kind = (gauge.basis or "unstated") if measure == "yoy" else gauge.unit
            newest.setdefault(kind, max(spans, key=lambda span: (span.last, span.first)))
    return newest


def _held(query: Query, table: Table, asked_on: date) -> Result:
    """Of a series: its spans and units, of a time asked for the spans in it; of everything: reporters, partners, goods
    and time."""
    subject = _subject(query, table)
    if query.vintage:
        flows = ("export", "import", "balance") if query.flow is None else (query.flow,)
        of_it = [said for flow in flows for said in spans_held(table, replace(subject, flow=flow), None, query.vintage)]
        if of_it:
            revised = (Statement.of("coverage.held_revised"), *of_it)
            return Result(query, revised, agencies=(agency_of(table, subject),))
    if subject.partner == "WLD" and subject.commodity == "TOTAL" and query.flow is None:
        return _everything(query, table)
    asked = query.periods[0] if query.periods and subject.flow != "context" else None
    statements = spans_held(table, subject, asked)
    if query.flow is None and subject.flow == "export":
        statements += spans_held(table, replace(subject, flow="import"), asked)
    if not statements:
        raise absent(query, table, asked_on, subject, asked)
    if not any(said.kind.startswith("coverage.held_levels") for said in statements):
        statements.insert(0, Statement.of("coverage.held_only_rates", series=series_name(subject)))
    partners, goods = partners_held(query, table, subject), goods_held(query, table, subject)
    listed = {
        "by_partner": [Code("partner", code) for code in partners],
        "by_goods": [Code("commodity", g) for g in goods],
    }
    said = [Statement.of(f"coverage.{kind}", items=tuple(codes)) for kind, codes in listed.items() if codes]
    if not partners and subject.partner == "WLD" and subject.commodity != "TOTAL" and subject.flow != "context":
        said.insert(0, Statement.of("coverage.no_partners"))  # "by destination country?"
    return Result(query, (*statements[:8], *said), agencies=(agency_of(table, subject),), named=partners)


def _everything(query: Query, table: Table) -> Result:
    keys = table.keys()
    reporters = tuple(dict.fromkeys(key.reporter for key in keys))
    traded = [key for key in keys if key.flow != "context"]
    partners = most_held(key.partner for key in traded if key.reporter == query.reporter and key.partner != "WLD")
    goods = most_held(key.commodity for key in traded if key.commodity not in ("TOTAL", "GOODS_SERVICES"))
    contexts = tuple(dict.fromkeys(key.commodity for key in keys if key.flow == "context"))
    newest = newest_release(table, Subject(query.reporter, "export", "WLD", "TOTAL"))
    whose = Code("partner", query.reporter)
    said: dict[str, Value] = {"n": len(table)}
    if newest is not None:
        totals = [key for flow in ("export", "import") for key in table.keys(query.reporter, flow, "WLD", "TOTAL")]
        months = [span for key in totals for span in table.periods(key) if span.kind == "month"]
        said |= {"first": min(months, default=newest), "period": newest, "reporter": whose}
    statements = [
        Statement.of("coverage.everything" if newest is not None else "coverage.everything_undated", **said),
        Statement.of(
            "coverage.partners",
            n=len(partners),
            reporter=whose,
            items=tuple(Code("partner", code) for code in partners),
        ),
        Statement.of("coverage.goods", n=len(goods), items=tuple(Code("commodity", code) for code in goods)),
        Statement.of("coverage.reporters", items=tuple(Code("partner", code) for code in reporters)),
        Statement.of("coverage.contexts", items=tuple(Code("commodity", code) for code in contexts)),
    ]
    if query.reporter != HOME:  # of another's figures those on its trade with the home country are asked for first
        with_home = [Subject(query.reporter, flow, HOME, "TOTAL") for flow in ("import", "export")]
        statements = [said for subject in with_home for said in spans_held(table, subject)[:1]] + statements
    return Result(query, tuple(statements))


def _next(query: Query, table: Table, asked_on: date) -> Result:
    """The next release: a date if one is known, else the month in which it usually comes, and that no date is held."""
    subject = _subject(query, table)
    if subject.flow == "context":  # other offices' figures, of whose timetables nothing is held
        asked = query.periods[0] if query.periods else Period.month(asked_on.year, asked_on.month)
        if query.periods and asked.last > asked_on:
            raise absent(query.with_(operation="level"), table, asked_on, subject, asked)
        said = Statement.of("refusal.not_held.release", agency=Code("agency", agency_of(table, subject)), asked=asked)
        raise NotHeld(said, query, (query.with_(by="fresh", periods=()),))
    newest = newest_release(table, Subject(subject.reporter, "export", "WLD", "TOTAL"))
    if newest is None:
        raise absent(query, table, asked_on, subject, None)
    agency = table.catalog.reporters[subject.reporter].agency
    period = newest.split()[-1].shift(1)
    asked = query.periods[0] if len(query.periods) == 1 else period
    later: tuple[Statement, ...] = ()
    if asked.month_count == 1 and asked.first > period.last:  # "when will October's come out": after those of September
        level = query.with_(operation="level", flow=query.flow or "export")
        later = (absent(level, table, asked_on, subject, asked).said,)
    fields: dict[str, Value] = {"agency": Code("agency", agency), "period": period}
    due = due_date(table, _release_name(table, agency), period, asked_on)
    if due is not None:
        statement = Statement.of("coverage.next_due", **fields, date=due)
    elif usual_window(table, agency):
        statement = Statement.of("coverage.next_usual", **fields, month=period.shift(1))
    else:
        statement = Statement.of("coverage.next_unknown", **fields)
    usual = table.facts.usual_hour(_release_name(table, agency))
    hour = (Statement.of("coverage.hour_usual", hour=Quoted(usual)),) if usual else ()
    newest_said = Statement.of("coverage.fresh", reporter=Code("partner", subject.reporter), period=newest)
    return Result(query, (*later, statement, *hour, newest_said), agencies=(agency,))


def _released(query: Query, table: Table, asked_on: date) -> Result:
    """The day, and where it is known the hour, on which a period's figures came out."""
    subject = _subject(query, table)
    agency = (
        agency_of(table, subject) if subject.flow == "context" else table.catalog.reporters[subject.reporter].agency
    )
    of_part = not (query.of_all and query.all_goods) and subject.flow in ("export", "import")
    of_part = of_part or subject.flow == "context"
    newest_of_it = newest_held(table, subject) if of_part and not query.periods else None
    period = query.periods[0] if query.periods else newest_of_it or newest_release(table, subject)
    if period is None:
        raise absent(query, table, asked_on, subject, None)
    name = _release_name(table, agency)
    a_day = period.first == period.last  # "what came out on 8 September": the figures of that day's release
    period = (table.facts.released_on(name, period.first) or period) if a_day else period
    of_month = period if a_day else period.split()[-1]
    release = table.facts.released(name, period) or table.facts.released(name, of_month)
    if release is None and period.month_count == 1 and period.first.month < 3:
        january = period if period.first.month == 1 else period.shift(-1)
        both = Period(january.first, january.shift(1).last)  # the two months come out as one
        release = table.facts.released(name, both)
        period = both if release is not None else period
    if release is None:
        newest = newest_release(table, subject)
        if period.last > asked_on or (newest is not None and period.last > newest.last):
            return _next(query.with_(by="release_next", periods=() if a_day else (period,)), table, asked_on)
        said = Statement.of("refusal.not_held.release", agency=Code("agency", agency), asked=period)
        raise NotHeld(said, query, (query.with_(by="fresh", periods=()),))
    fields: dict[str, Value] = {"agency": Code("agency", agency), "period": period, "date": release.day}
    kind = "coverage.due" if release.day > asked_on else "coverage.released"
    statements = [Statement.of(kind, **fields)]
    if release.time_local[:2].isdigit():
        statements.append(Statement.of("coverage.hour", hour=Quoted(release.time_local)))
    elif usual := table.facts.usual_hour(name):
        statements.append(Statement.of("coverage.hour_usual", hour=Quoted(usual)))
    return Result(query.with_(periods=(period,)), tuple(statements), covered=period)


def _publisher(query: Query, table: Table, asked_on: date) -> Result:
    """Who publishes somebody's trade, and then who else's figures are held; no figure of it."""
    own = agency_of(table, _subject(query, table))
    keys = table.keys()
    held = most_held(table.agency(key) for key in keys)
    others = tuple(Code("agency", code) for code in held if code and code != own)
    whose = Code("partner", query.reporter)
    first = Statement.of("coverage.publisher", reporter=whose, agencies=(Code("agency", own),))
    return Result(query, (first, Statement.of("coverage.other_agencies", agencies=others)), agencies=(own,))


def _source(query: Query, table: Table, asked_on: date) -> Result:
    """Who says so: the agency of the figure asked for, its release where known, and the page it was read on. Where no
    figure is asked of, first all agencies whose figures are held, those of most series first."""
    if query.of_all and query.all_goods and not (query.flow or query.periods or query.measure or query.basis):
        keys = table.keys()
        held = most_held(table.agency(key) for key in keys)
        named = tuple(Code("agency", code) for code in held if code)
        one = _source(query.with_(flow="export"), table, asked_on)
        return replace(one, statements=(Statement.of("coverage.agencies", agencies=named), *one.statements))
    subject = _subject(query, table)
    period = query.periods[0] if query.periods else newest_held(table, subject) or newest_held(table, subject, "yoy")
    if period is None:
        raise absent(query, table, asked_on, subject, None)
    found = None
    counted = reversed(period.split()) if period.kind == "span" else ()
    for span in (period, *counted):  # of months that were counted: the last of them that is held
        found = None if query.measure == "yoy" else level(table, subject, span, query.measure, query.basis)
        found = found or rate(table, subject, span, query.basis)
        if found is not None:
            period = span
            break
    if found is None:
        raise absent(query, table, asked_on, subject, period)
    agencies = tuple(dict.fromkeys(row.agency for row in found.published if row.agency))
    statements = [
        Statement.of(
            "coverage.source",
            agencies=tuple(Code("agency", a) for a in agencies),
            series=series_name(subject),
            period=period,
        )
    ]
    pages = [source for id in found.figure.sources if (source := table.facts.source(id)) is not None]
    if pages:
        via, dated = pages[0].via, pages[0].page_date
        statements.append(
            Statement.of("coverage.page", via=via, date=Period.parse(dated))
            if dated and dated <= asked_on.isoformat()  # a page of a later day was read after what is asked as of
            else Statement.of("coverage.page_undated", via=via)
        )  # fmt: skip
    statements.append(Statement.of("coverage.source_figure", figure=found.figure))
    return Result(
        query.with_(periods=(period,)), tuple(statements), rows=found.rows, formula=found.formula,
        agencies=agencies, covered=period,
    )  # fmt: skip
