"""A Query -> the words in which a person would ask it, and a short label for a button."""

from __future__ import annotations

from bot.model import Query
from bot.presentation.figures import Within
from bot.presentation.naming import FORMS, Slots
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.template import capital

WORLD = ("WLD",)
_ABOUT_NO_SERIES = ("define", "coverage", "brief")


def slots_of(query: Query) -> Slots:
    """What names the series that a query is about."""
    return Slots(query.reporter, query.flow or "both", query.partners, query.commodities)


def question(query: Query, book: Phrasebook) -> str:
    """A question that the bot itself reads as this query: "exports from China to Japan, October 2025"."""
    template = _first(book, "ask", query)
    text = book.template(template).fill(lambda name: field(name, query, book, "ask"))
    if query.reporter == book.home or query.operation in _ABOUT_NO_SERIES:
        return text
    return book.say("ask.reported", text=text, adjective=book.names.name("partner", query.reporter, "adjective"))


def label(query: Query, book: Phrasebook) -> str:
    """A button's label that tells the query from its neighbours: "Exports to Japan, Oct 2025"."""
    text = book.template(_first(book, "button", query)).fill(lambda name: field(name, query, book))
    return capital(text) if book.capitals else text


def _first(book: Phrasebook, section: str, query: Query) -> str:
    """The most special phrase that is written for this query."""
    if query.operation == "check":  # what was claimed is not in the query's words; its figure is what may be asked for
        return f"{section}.level"
    operation = f"{section}.{query.operation}"
    by, measure = query.by or "", query.measure or ""
    special = f"{operation}_more" if query.operation == "why" and query.limit is not None else ""
    if query.operation == "record":
        end = "least" if (query.limit or 1) < 0 else "most"
        special = f"{operation}_{end}" if query.periods else f"{operation}_{end}_ever"
    if by.startswith("event:"):
        special = f"{section}.event"
    tried = (special, f"{operation}_{by}_{measure}", f"{operation}_{measure}", f"{operation}_{by}", operation)
    return next((key for key in tried if key in book), f"{section}.level")


def field(name: str, query: Query, book: Phrasebook, form: Within = "plain") -> str:
    """What a phrase of [ask] or [button] may name, for one query."""
    match name:
        case "series" | "what":
            name = name if query.reporter == book.home else "series"
            return _in_basis(book.names.series(slots_of(query), name), query, book)
        case "whole":
            return book.names.series(Slots(query.reporter, query.flow or "both", WORLD, query.commodities))
        case "period":
            return periods(query, book, form) or book.say("ask.newest")
        case "period_in":
            return periods(query, book, "in") or book.say("ask.newest_in")
        case "period_short":
            return periods(query, book, "short") or book.say("button.newest")
        case "n":
            return book.amounts.number(abs(query.limit or 3))
        case "flow":
            return book.names.name("flow", query.flow or "both")
        case "term":
            return _term(query.by, book)
    slot, _, case = name.partition("_")
    if slot in ("partner", "commodity", "reporter") and (not case or case in FORMS):
        codes = {"partner": query.partners, "commodity": query.commodities, "reporter": (query.reporter,)}[slot]
        return book.names.names(slot, codes, case or "name")
    raise KeyError(name)


def _term(slug: str | None, book: Phrasebook) -> str:
    if slug and ("term", slug) in book.names:
        return book.names.name("term", slug)
    return (slug or "").replace("_", " ").replace("-", " ")


def periods(query: Query, book: Phrasebook, form: Within = "plain") -> str:
    """The periods asked for as a list; empty where none was. A month that a course is drawn for is in its span."""
    asked = query.periods
    if query.operation == "trend" and len(asked) == 2 and asked[0].covers(asked[1]):
        asked = asked[:1]
    return book.names.listed([book.calendar.period(period, form) for period in asked])


def _in_basis(series: str, query: Query, book: Phrasebook) -> str:
    asked = query.basis or ("quantity" if query.measure == "quantity" else None)
    if asked and query.operation not in _ABOUT_NO_SERIES and f"ask.basis.{asked}" in book:
        return book.say(f"ask.basis.{asked}", series=series)
    return series
