"""What every operation needs: a query's parts found or missing, the period left out, the Result put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import BASIS, Found, Subject, subjects
from bot.analysis.newest import newest_held
from bot.analysis.operations.month_series import monthly_rates
from bot.analysis.operations.runs import reaching, runs
from bot.analysis.table import Table
from bot.errors import CannotAnswer
from bot.model import Code, Figure, Note, Period, Query, Result, Statement

_FEW = 3  # partners or goods of which each is named, where none of them is held
DOUBLE_DIGITS = 10.0  # a streak of moves of more than this is told as such


@dataclass(frozen=True, slots=True)
class Part:
    """One subject and period of a query, with what was found for it."""

    subject: Subject
    period: Period
    found: Found


Find = Callable[[Subject, Period], Found | None]


def parts(
    query: Query,
    table: Table,
    asked_on: date,
    find: Find,
    newest: Callable[[Subject], Period | None],
    lacking: Callable[[Subject, Period], Subject] | None = None,
) -> tuple[tuple[Part, ...], tuple[CannotAnswer, ...], Query]:
    """Every subject and period of a query: those found, those that cannot be answered, the query with its periods.

    lacking   of what the figure is missing where none is found; the subject itself where that is not said
    Raises the first absence if nothing is found at all.
    """
    found: list[Part] = []
    missing: list[CannotAnswer] = []
    filled: list[Period] = []
    for subject in subjects(query):
        periods = query.periods
        if not periods:
            latest = newest(subject)
            periods = (latest,) if latest is not None else ()
            if latest is None:
                missing.append(absent(query, table, asked_on, subject, None))
        for period in periods:
            if period not in filled:
                filled.append(period)
            # A period asked for that ends after today is not out, even where the data hold it already.
            out = not query.periods or period.last <= asked_on
            one = find(subject, period) if out else None
            if one is not None:
                found.append(Part(subject, period, one))
            else:
                of = subject if lacking is None else lacking(subject, period)
                missing.append(absent(query, table, asked_on, of, period))
    if not found:
        raise _of_all(query, missing)
    if not query.periods:
        notes = (*query.notes, Note("covered", "periods", " ".join(period.code for period in filled)))
        query = query.with_(periods=tuple(filled), notes=notes)
    return tuple(found), tuple(missing), query


def _of_all(query: Query, missing: list[CannotAnswer]) -> CannotAnswer:
    """The first absence, and with it that of each other partner or good where they are few, and those of the first
    subject's other times that have another reason: `exports in September and in August`, of which one is not out and
    the other is held as a rate alone."""
    each = len(query.periods) or 1
    first, *others = missing[:each]
    apart = {other.reason: other for other in reversed(others) if other.reason != first.reason}
    alike = missing[each::each] if len(missing) <= _FEW * each else []
    first.beside = (*apart.values(), *alike)
    return first


def one_period(
    query: Query, table: Table, chosen: Iterable[Subject], measure: str | None, basis: str | None
) -> tuple[Period | None, Query]:
    """The one period of a query over several subjects: the one asked for, else the newest that the first holds."""
    if query.periods:
        return query.periods[0], query
    for subject in chosen:
        period = newest_held(table, subject, measure, basis)
        if period is not None:
            return period, query.with_(periods=(period,), notes=(*query.notes, Note("covered", "periods", period.code)))
    return None, query


def result(
    query: Query,
    statements: Iterable[Statement],
    founds: Iterable[Found],
    series: tuple[tuple[Code, tuple[Figure, ...]], ...] = (),
    named: tuple[str, ...] = (),
    covered: Period | None = None,
) -> Result:
    """The Result of an operation: proof, agencies and the period covered are those of what was found."""
    founds = tuple(founds)
    published = [row for found in founds for row in found.published]
    rows = tuple(dict.fromkeys(row for found in founds for row in found.rows))
    return Result(
        query=query,
        statements=tuple(statements),
        series=series,
        rows=rows,
        formula=next((found.formula for found in founds if found.formula), ""),
        named=named,
        notes=currency_notes(query, founds),
        agencies=tuple(dict.fromkeys(row.agency for row in published if row.agency)),
        covered=covered or (founds[0].figure.period if founds else None),
    )


def currency_notes(query: Query, founds: Iterable[Found]) -> tuple[Note, ...]:
    """Which currency or basis the figures are in, where the asker named none."""
    if query.basis is not None:
        return ()
    bases: dict[str, None] = {}
    for found in founds:
        figure = found.figure
        basis = BASIS.get(figure.unit) or figure.basis or ("quantity" if figure.measure == "quantity" else None)
        if basis is not None:
            bases[basis] = None
    return (Note("covered", "basis", " ".join(bases)),) if bases else ()


@dataclass(frozen=True, slots=True)
class Streak:
    """Months in a row of one sign up to a period; `bound` if all moved by more than that."""

    count: Figure
    bound: float | None


def streak(table: Table, rate: Figure) -> Streak | None:
    """How many months in a row rates have had this sign up to this one: three at least, double digits first.

    A rate announced for January and February together counts as two months.
    """
    if rate.period.kind != "month" or not rate.value or rate.origin == "computed":
        return None
    subject = Subject(rate.reporter or "", rate.flow or "", rate.partner or "", rate.commodity or "")
    held = monthly_rates(table, subject, None, rate.basis)
    points = [(figure.period, figure.value) for figure in held.figures if figure.period.last <= rate.period.last]
    sign = 1.0 if rate.value > 0 else -1.0
    for bound in (DOUBLE_DIGITS, 0.0):
        run = reaching(runs(points, lambda value, bound=bound: sign * value > bound), rate.period)  # type: ignore[misc]
        if run is not None and run.months >= 3:
            count = Figure(
                float(run.months), "months", run.span, rate.reporter, rate.flow, rate.partner, rate.commodity,
                "yoy", "computed", rate.basis, rate.adjusted, rate.vintage,
            )  # fmt: skip
            return Streak(count, bound or None)
    return None


def claimed_so(so: bool, said: Statement) -> Statement:
    """What is told of a claim, behind the word that it is true or false."""
    return Statement.of("check.claim.true" if so else "check.claim.false", said=said)
