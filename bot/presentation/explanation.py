"""A query's slots and the notes on them -> how the question was read: "Read as: China → Japan · exports · 2025"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.errors import BadSetup
from bot.model import IN_MONTHS, SUMMED, Bound, Condition, Figure, Logic, Note, Period, Query, Result
from bot.presentation.asking import WORLD, periods
from bot.presentation.phrasebook import Phrasebook

_PLAIN = {"partners": "WLD", "commodities": "TOTAL"}  # meant unless said: no need to tell
_KINDS = {"reporter": "partner", "partners": "partner", "commodities": "commodity", "flow": "flow", "basis": "basis",
          "measure": "measure", "vintage": "vintage"}  # fmt: skip
_UNTOLD = ("define", "coverage")  # not about a series
_MONEY = frozenset({"USD_bn", "EUR_bn", "CNY_bn", "JPY_bn"})
_NAMED_UNITS = _MONEY | {"Mt", "kt", "t", "units", "bn_units", "mbpd", "CNY_per_USD"}


_TELLING_VERSION = ("level", "balance", "total", "revision", "mirror")  # in a line of their own
_MOVED = ("why", "period")  # from the one time to the other


def readings(results: Iterable[Result], book: Phrasebook) -> tuple[str, ...]:
    """How the parts were read: one line where they differ in one slot, else a line each; then what was corrected.

    Definitions and coverage are not read as anything.
    """
    rows: list[tuple[str, ...]] = []
    corrected: list[str] = []
    before: list[Query] = []
    for result in results:
        notes = tuple(dict.fromkeys((*result.query.notes, *result.notes)))
        if result.query.operation not in _UNTOLD:
            news = tuple(note for note in notes if not _shared(note, result.query, before))
            rows.append(tuple(_parts(result.query, news, next(iter(result.figures), None), book)))
            before.append(result.query)
        corrected += corrections(notes, book)
    lines = [
        book.say("read_as.line", parts=book.say("read_as.between").join(part for part in row if part))
        for row in _joined(list(dict.fromkeys(rows)), book)
    ]
    return tuple(dict.fromkeys((*lines, *corrected)))


def _shared(note: Note, query: Query, before: list[Query]) -> bool:
    """Whether a slot was carried or assumed as in a part before, where it was said or told already."""
    meant = getattr(query, note.slot, None)
    return note.origin in ("carried", "assumed") and any(getattr(other, note.slot, None) == meant for other in before)


def _joined(rows: list[tuple[str, ...]], book: Phrasebook) -> list[tuple[str, ...]]:
    """Readings that differ in one place, their units aside, as one, that place a list; others as they are."""
    if len(rows) < 2 or len({len(row) for row in rows}) > 1:
        return rows
    columns = [tuple(dict.fromkeys(column)) for column in zip(*rows, strict=True)]
    unlike = [column for column in columns if len(column) > 1]
    if sum(len(column) > 1 for column in columns[:-1]) > 1 or any("" in column for column in unlike):
        return rows
    return [tuple(book.names.listed(column) for column in columns)]


def corrections(notes: Iterable[Note], book: Phrasebook) -> tuple[str, ...]:
    """One line for all misspelt words: "“exprots” read as exports"; nothing where all was spelt well."""
    said = [
        book.say("read_as.corrected", said=" ".join(note.said.split()), meant=_meant(note, book))
        for note in notes
        if note.origin == "corrected" and note.said
    ]
    return (book.say("read_as.then").join(dict.fromkeys(said)),) if said else ()


def _plain(note: Note, book: Phrasebook) -> str | None:
    return book.home if note.slot == "reporter" else _PLAIN.get(note.slot)


def _parts(query: Query, notes: tuple[Note, ...], figure: Figure | None, book: Phrasebook) -> Iterator[str]:
    origins = {note.slot: note.origin for note in notes if _plain(note, book) != note.meant}
    if query.flow == "context":
        yield _tagged(book.names.names("commodity", query.commodities), "commodities", origins, book)
    elif query.each_series:
        for one in query.each_series:
            yield _between(one, origins, book)
            yield book.names.name("flow", one.flow or "")
    else:
        yield _between(query, origins, book)
        if query.flow:
            yield _tagged(book.names.name("flow", query.flow), "flow", origins, book)
        if query.commodities not in ((), ("TOTAL",)):
            yield _tagged(book.names.names("commodity", query.commodities), "commodities", origins, book)
        if any(note.origin == "covered" and note.slot == "reporter" for note in notes):
            # Somebody else's trade out of these books, not his own: never without a word.
            yield book.say("read_as.counted", adjective=book.names.name("partner", query.reporter, "adjective"))
    yield _operation(query, origins, book)
    if query.operation in ("compare", "trend") and isinstance(query.condition, Bound) and query.condition.unit is None:
        # which of two is claimed to be more, or which of several than each of the others
        more = query.by != SUMMED and max(len(query.partners), len(query.periods)) > 2
        said = f"{query.condition.comparator}_others" if more else f"first_{query.condition.comparator}"
        said = f"months_{query.condition.comparator}" if query.by == IN_MONTHS else said
        yield book.say(f"read_as.bound.{said}")
    elif query.operation == "rank" and isinstance(query.condition, Bound) and query.condition.unit:
        pass  # a place that is claimed: the verdict tells
    elif query.operation in ("surprise", "define"):
        pass  # likewise a side of what was expected, and what that was; when something happened
    elif query.operation == "revision" and isinstance(query.condition, Bound) and query.condition.measure:
        pass  # likewise how far, and which way, it was revised
    elif query.operation == "change" and query.measure == "share":
        pass  # likewise the way that a share went
    elif isinstance(query.condition, Bound) and (
        (query.operation == "change" and not query.condition.amount) or (query.operation, query.by) == _MOVED
    ):
        yield book.say("read_as.bound.risen" if query.condition.comparator == "above" else "read_as.bound.fallen")
    elif query.condition is not None:
        yield _condition(query.condition, figure, book)
    if query.periods:
        text = periods(query, book)
        origin = origins.get("periods")
        yield (
            book.say("read_as.newest", part=text)
            if origin in ("assumed", "covered")
            else _tagged(text, "periods", origins, book)
        )
    yield _unit(figure, origins, book)
    version = f"read_as.version.{_version(query, figure)}"
    yield book.say(version) if version in book else ""


def _version(query: Query, figure: Figure | None) -> str | None:
    """The version that was asked for, or that of a figure of which no line tells it."""
    if query.vintage or figure is None or query.operation in _TELLING_VERSION:
        return query.vintage
    return figure.adjusted


def _between(query: Query, origins: Mapping[str, str], book: Phrasebook) -> str:
    reporter = _tagged(book.names.name("partner", query.reporter), "reporter", origins, book)
    if not query.partners:
        return reporter
    partner = _tagged(_partners(query, book), "partners", origins, book)
    return book.say(f"read_as.{query.flow or 'both'}", reporter=reporter, partner=partner)


def _partners(query: Query, book: Phrasebook) -> str:
    if query.by != "without":
        return book.names.names("partner", query.partners or WORLD)
    whole, *others = query.partners
    return book.say(
        "read_as.without", whole=book.names.name("partner", whole), without=book.names.names("partner", others)
    )


def _tagged(part: str, slot: str, origins: Mapping[str, str], book: Phrasebook) -> str:
    """The part, with a remark if it was carried over or assumed."""
    match origins.get(slot):
        case "carried":
            return book.say("read_as.carried", part=part)
        case "assumed" | "covered":
            return book.say("read_as.assumed", part=part)
        case _:
            return part


def _operation(query: Query, origins: Mapping[str, str], book: Phrasebook) -> str:
    if query.operation in book.lists.get("read_as.silent", ()) or _side_asked(query):
        return ""
    longer = query.operation == "growth" and any(period.month_count > 1 for period in query.periods)
    by = "period" if longer and query.by == "month" else query.by  # a quarter on the one before it
    text = book.say(_operation_key(query.operation, by, book))
    if query.operation == "rank" and query.limit:
        which = "read_as.top" if query.limit > 0 else "read_as.bottom"
        most = len(query.partners) if len(query.partners) > 1 and query.by == "partner" else abs(query.limit)
        text = book.say(which, n=book.amounts.number(min(abs(query.limit), most)))
    if query.measure and query.operation != "growth" and f"read_as.measure.{query.measure}" in book:
        on_month = query.operation == "check" and query.by == "month" and query.measure == "yoy"
        measure = book.say("read_as.operation.growth_month" if on_month else f"read_as.measure.{query.measure}")
        text = text if measure == text else book.say("words.also", a=text, b=measure)
    return text if origins.get("operation") == "corrected" else _tagged(text, "operation", origins, book)


def _side_asked(query: Query) -> bool:
    """Which side of an amount is asked, and nothing claimed."""
    return isinstance(query.condition, Bound) and query.condition.comparator == "either"


def _operation_key(operation: str, by: str | None, book: Phrasebook) -> str:
    special = f"read_as.operation.{operation}_{by}"
    return special if special in book else f"read_as.operation.{operation}"


def _condition(condition: Condition, figure: Figure | None, book: Phrasebook) -> str:
    if isinstance(condition, Logic):
        parts = [_condition(part, figure, book) for part in condition.parts]
        if condition.kind == "not":
            return book.say("words.not", a=parts[0])
        return book.names.listed(parts, last=condition.kind)
    return bound(condition, figure, book)


def bound(condition: Bound, figure: Figure | None, book: Phrasebook) -> str:
    """A bound in words, "above $110 bn"; its decimals are the asker's. Without a unit: that of the figure."""
    if condition.unit == "pct" and not condition.amount and _is_level(figure):
        return book.say("read_as.bound.risen" if condition.comparator == "above" else "read_as.bound.fallen")
    unit = condition.unit or (figure.unit if figure is not None and figure.unit not in ("months", "count") else "other")
    either = condition.comparator == "either"  # of the size, on whichever side of nothing
    amount = book.amounts.asked(abs(condition.amount) if either else condition.amount, unit)
    upper = book.amounts.asked(condition.upper, unit) if condition.upper is not None else ""
    text = book.template(f"read_as.bound.{condition.comparator}").fill({"amount": amount, "upper": upper}.__getitem__)
    codes = (("partner", condition.partner), ("flow", condition.flow), ("commodity", condition.commodity))
    named = [book.names.name(kind, code) for kind, code in codes if code and code not in ("context", "TOTAL")]
    return " ".join([*named, text])


def _is_level(figure: Figure | None) -> bool:
    """Whether it is of an index or a tariff, of which no rate is held: one said to have moved is held against the one
    before it."""
    return figure is not None and figure.flow == "context" and figure.measure == "level"


def _unit(figure: Figure | None, origins: Mapping[str, str], book: Phrasebook) -> str:
    """In what the answer is: the currency or measure; for a rate, what it is a rate of."""
    if figure is None:
        return ""
    if figure.unit in _MONEY and not book.currency_note and origins.get("basis") != "carried":
        return ""
    if figure.unit in _NAMED_UNITS:
        text = book.names.name("unit", figure.unit)
    elif figure.basis:
        text = book.names.name("basis", figure.basis)
    else:
        return ""
    return book.say("read_as.carried", part=text) if origins.get("basis") == "carried" else text


def _meant(note: Note, book: Phrasebook) -> str:
    """What a word was taken for, named as the slot's codes are named."""
    codes = note.meant.split()
    if note.slot == "periods":
        return book.names.listed([_period(code, book) for code in codes])
    if note.slot in ("operation", "by"):
        operation, _, by = note.meant.partition(" ")
        key = _operation_key(operation, by or None, book)
        return book.say(key) if key in book else note.meant.replace("_", " ")
    kind = _KINDS.get(note.slot)
    if kind is None:
        return note.meant
    try:
        return book.names.names(kind, codes)
    except BadSetup:  # a note may hold a word and not a code: then it is the word that was meant
        return note.meant.replace("_", " ")


def _period(code: str, book: Phrasebook) -> str:
    try:
        return book.calendar.period(Period.parse(code))
    except ValueError:
        return code
