"""Results and refusals of one question -> the Reply: headline, lines, reading, sources, chart, what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.catalog import Catalog
from bot.errors import BadSetup, CannotAnswer
from bot.model import (
    FOR_A_WORD,
    USUAL,
    Chart,
    Choice,
    Code,
    Coverage,
    Figure,
    Outcome,
    Period,
    Query,
    Reason,
    Reply,
    Result,
    Statement,
    Style,
    Turn,
)
from bot.presentation.charts import chart_of
from bot.presentation.choices import Offers
from bot.presentation.explanation import corrections, readings
from bot.presentation.phrasebook import ORIGINAL, Phrasebook
from bot.presentation.statements import Speaker

_FEW_MONTHS = 12
_DATED = 3  # headlines beside whose source each day of release is told
_PLAIN = ("level", "growth", "balance", "total")
_UPHELD = ("check.true", "check.rounded", "check.roughly", "check.claim.true", "check.claim.roughly")
_DENIED = ("check.false", "check.claim.false")
_OF_AMOUNTS = ("rate", "on_month", "level", "balance")
_CAUSES = ("mirror.causes", "mirror.cause")
_NOT_UNDERSTOOD = ("refusal.ambiguous.again", "refusal.ambiguous.pointing")


def compose(
    parts: tuple[Result | CannotAnswer, ...],
    language: str,
    phrasebooks: Mapping[str, Phrasebook],
    coverage: Coverage,
    catalog: Catalog,
    style: Style = USUAL,
) -> Reply:
    """The reply to one question, its parts in the order asked but what was refused after what was answered.

    style  how amounts and readings are written. What is offered to be asked next stays in words that are understood, a
           chart in the units of its axis, which its letters can write.

    A language without a phrasebook is answered in English. BadSetup if a phrase or a name is missing.
    """
    if not parts:
        raise BadSetup("a reply needs at least one part: understanding gave no query.")
    plain = phrasebooks.get(style.language or language) or phrasebooks[ORIGINAL]
    book = plain.styled(style)
    results = tuple(part for part in parts if isinstance(part, Result))
    refusals = tuple(part for part in parts if isinstance(part, CannotAnswer))
    mixed = [Speaker(book).say(Statement.of("check.mixed"))] if _mixed(results) else []
    said = [*mixed, *_told(results, book), *dict.fromkeys(Speaker(book).say(refusal.said) for refusal in refusals)]
    outcome, reason = _outcome(results, refusals)
    chart = _chart(results, plain, phrasebooks)
    choices = _choices(results, refusals, Offers(plain, coverage, catalog))
    return Reply(
        outcome=outcome,
        reason=reason,
        headline=said[0] if said else "",
        lines=tuple(said[1:]),
        notes=_notes(results, refusals, book),
        sources=_sources(results, coverage, catalog, book),
        chart=chart,
        # An answer with a picture needs no button for another.
        choices=tuple(choice for choice in choices if chart is None or choice.kind != "chart"),
        language=book.language,
        queries=tuple(query for part in parts if (query := part.query) is not None),
        figures=tuple(figure for result in results for figure in result.figures),
        results=results,
        turns=tuple(
            turn_of(part)
            if isinstance(part, Result)
            else Turn(part.query, answered=False, passed=part.said.kind in FOR_A_WORD)
            for part in parts
            if part.query is not None and not _unread(part)
        ),
        refused=tuple(refusal.said.kind for refusal in refusals),
    )


def turn_of(result: Result) -> Turn:
    """What the next question may lean on of a result: its query, who it named, the month it found, those it counted."""
    return Turn(result.query, result.named, found=_found(result), months=_months(result))


def _mixed(results: Sequence[Result]) -> bool:
    """Whether of several claims some hold and some do not: the first verdict is not that of all."""
    verdicts = [_verdict(result.statements[0]) if result.statements else "" for result in results]
    if "" in verdicts or len(set(verdicts)) > 1:
        return "" not in verdicts
    # of several amounts of one claim the first may hold, and a later one not
    amounts = [said for result in results for said in result.statements if said.kind.split(".")[-1] in _OF_AMOUNTS]
    return "upheld" in verdicts and any(_verdict(said) == "denied" for said in amounts)


def _verdict(said: Statement) -> str:
    """Whether a statement upholds or denies a claim; of neither, nothing."""
    if any(said.kind == kind or said.kind.startswith(f"{kind}.") for kind in _UPHELD):
        return "upheld"
    return "denied" if any(said.kind == kind or said.kind.startswith(f"{kind}.") for kind in _DENIED) else ""


def _unread(part: Result | CannotAnswer) -> bool:
    """Whether the question was not understood: what was read of it is nothing to go on from."""
    return isinstance(part, CannotAnswer) and part.said.kind in _NOT_UNDERSTOOD


def _found(result: Result) -> Period | None:
    """The month or year that was looked for and found, not asked about: a record's, the first above a bound, the newest
    of the figures that were spoken of; the months of a run."""
    if result.query.operation == "coverage" and result.query.by == "fresh":
        return next((at for one in result.statements if (at := _newest_level(one, result.query)) is not None), None)
    if result.query.operation == "threshold" and result.rows and result.query.by in ("first", "last"):
        return result.rows[0 if result.query.by == "first" else -1].period
    best = result.query.by in ("quarter", "year") and result.query.limit in (1, -1) and len(result.figures) == 1
    if result.query.operation == "rank" and best:
        return result.figures[0].period
    at = result.covered if result.query.operation == "record" else None
    if result.query.operation == "streak":  # the run, in a longer span, or the last that there was
        spans = (value for said in result.statements for name, value in said.fields if name == "span")
        at = next((span for span in spans if isinstance(span, Period)), None)
    return None if at is None or at in result.query.periods else at


def _newest_level(said: Statement, query: Query) -> Period | None:
    """The newest period of the amounts of what was asked about, where the statement tells it."""
    fields = dict(said.fields)
    series, at = fields.get("series"), fields.get("period")
    if said.kind != "coverage.newest_level" or not isinstance(series, Code) or not isinstance(at, Period):
        return None
    asked = (query.reporter, query.flow or "", *query.partners, *query.commodities)
    return at if series.code == " ".join(asked) else None


def _months(result: Result) -> tuple[Period, ...]:
    """The months above a bound, where they are few, or the largest ones."""
    counted = result.query.operation == "threshold" and result.query.by in ("which", "count")
    if result.query.operation == "rank" and result.query.by == "month":
        return tuple(dict.fromkeys(figure.period for figure in result.figures))[:_FEW_MONTHS]
    months = tuple(row.period for row in result.rows if row.period.month_count <= 2) if counted else ()
    return months if len(months) <= _FEW_MONTHS else ()


def _chart(
    results: tuple[Result, ...], book: Phrasebook, phrasebooks: Mapping[str, Phrasebook]
) -> Chart | None:  # fmt: skip
    """The chart of the first result that has one; in English too where the language needs a font of its own."""
    drawn = next(((result, chart) for result in results if (chart := chart_of(result, book))), None)
    if drawn is None or not book.font:
        return None if drawn is None else drawn[1]
    result, chart = drawn
    return replace(chart, plain=chart_of(result, phrasebooks[ORIGINAL]))


def _told(results: Iterable[Result], book: Phrasebook) -> list[str]:
    """Every statement as a sentence, in the order in which the figures are quoted; a plain figure that a part before
    has told already ("how much, and how did it change on the year") is not told again, nor a part that one before tells
    word for word, nor what is known of the causes."""
    said: list[str] = []
    known: set[tuple[object, ...]] = set()
    before: list[set[Statement]] = []
    results = tuple(results)
    balances = {result.figures[0] for result in results if result.query.operation == "balance" and result.figures}
    for result in results:
        told = set(map(_figure_told, result.figures))
        again = any(set(result.statements) <= part for part in before)
        if not again and (result.query.operation not in _PLAIN or not told or not told <= known):
            causes = {one for part in before for one in part if one.kind in _CAUSES}
            before.append(set(result.statements))
            for statement in result.statements:
                if statement in causes:
                    continue
                if statement.kind == "level.balance" and not balances.isdisjoint(statement.figures()):
                    told -= set(map(_figure_told, statement.figures()))  # its own part tells it
                else:
                    said.append(Speaker(book, result.query.by).say(statement))
        known |= told
    return said


def _figure_told(figure: Figure) -> tuple[object, ...]:
    """What makes two figures one for the reader."""
    return (
        figure.reporter, figure.flow, figure.partner, figure.commodity,
        figure.measure, figure.period, figure.unit, figure.value,
    )  # fmt: skip


def _outcome(results: tuple[Result, ...], refusals: tuple[CannotAnswer, ...]) -> tuple[Outcome, Reason | None]:
    """An answer if any part is one; else asking back if that helps; else the first refusal's reason."""
    if results:
        return "answer", None
    if any(refusal.reason == "ambiguous" for refusal in refusals):
        return "clarify", "ambiguous"
    return "refuse", refusals[0].reason


def _notes(results: tuple[Result, ...], refusals: tuple[CannotAnswer, ...], book: Phrasebook) -> tuple[str, ...]:
    """How each part was read, and every misspelling that was corrected."""
    lines = list(readings(results, book))
    for refusal in refusals:
        if refusal.query is not None:
            lines += corrections(refusal.query.notes, book)
    return tuple(dict.fromkeys(lines))


def _sources(results: tuple[Result, ...], coverage: Coverage, catalog: Catalog, book: Phrasebook) -> tuple[str, ...]:
    """One line: each agency, with the day of release where one is known for it and just that period."""
    days: dict[str, list[str]] = {}
    for result in results:
        figures = result.figures
        agencies = result.agencies or tuple(
            dict.fromkeys(figure.agency for figure in (*figures, *result.rows) if figure.agency)
        )
        covered = result.covered or (figures[0].period if figures else None)
        if result.query.by == "period" and len(result.query.periods) > 1:
            covered = max(result.query.periods, key=lambda span: span.last)  # of two set side by side the newer
        for agency in agencies:
            known = days.setdefault(agency, [])
            for period in dict.fromkeys((covered, *_headed(result))):
                day = _released(agency, period, coverage, catalog, book)
                if day and day not in known:
                    known.append(day)
    if not days:
        return ()
    told = []
    for agency, known in days.items():
        name = book.names.name("agency", agency)
        if known:
            told.append(book.say("source.released", agency=name, day=book.names.listed(known)))
        else:
            told.append(book.say("source.plain", agency=name))
    return (book.say("source.line", agencies=book.say("source.between").join(told)),)


def _headed(result: Result) -> tuple[Period, ...]:
    """The periods of its headlines where there are a few: each of them has a release of its own."""
    headed = [said for said in result.statements if said.kind.endswith(".headline")]
    return tuple(figure.period for said in headed for figure in said.figures()) if len(headed) <= _DATED else ()


def _released(
    agency: str, covered: Period | None, coverage: Coverage, catalog: Catalog, book: Phrasebook
) -> str | None:
    found = catalog.agencies.get(agency)
    names = {agency, found.releases} if found else {agency}
    days = [day for name, period, day, _ in coverage.releases if period == covered and name in names]
    return book.calendar.day(min(days)) if days else None


def _choices(results: tuple[Result, ...], refusals: tuple[CannotAnswer, ...], offers: Offers) -> tuple[Choice, ...]:
    """What can be asked next: first what mends a refusal, then what goes on from the first answer."""
    found: dict[str, Choice] = {}
    for refusal in refusals:
        for choice in offers.instead(refusal):
            found.setdefault(choice.label, choice)
    if results and not refusals:
        for choice in offers.after(results[0]):
            found.setdefault(choice.label, choice)
    return tuple(found.values())
