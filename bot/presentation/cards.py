"""A Reply -> a Suggestion: the figure and what it is of in a title, its growth and period in a line below."""

from __future__ import annotations

from typing import Final

from bot.model import Figure, Query, Reply, Result, Suggestion
from bot.presentation.asking import field, label
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.template import capital

_LONGEST: Final = 80  # characters that a phone shows in two lines
# Operations whose headline is one figure, so that it can stand alone.
_ONE_FIGURE: Final = ("level", "growth", "balance", "total", "sum", "average", "unit_value")


def card(reply: Reply, book: Phrasebook) -> Suggestion:
    """The suggestion of a reply with at least one result; book is that of its language."""
    result = reply.results[0]
    figure = answer_of(result)
    if result.query.operation == "trend" and len(reply.results) == 1:
        return Suggestion(_cut(label(result.query, book)), _cut(reply.headline), reply)
    if figure is None or len(reply.results) > 1:
        below = " · ".join(reply.lines[:1]) or label(result.query, book)
        return Suggestion(_cut(reply.headline), _cut(below), reply)
    query = result.query
    title = book.say("card.title", figure=_short(figure, query, book), series=field("what", query, book))
    period = book.calendar.period(figure.period)
    rate = _rate(result, figure)
    if query.operation == "growth":
        by = f"read_as.operation.growth_{query.by}"
        below = book.say(by if by in book else "read_as.operation.growth")
    elif rate is not None:
        below = book.say("card.rate", rate=book.amounts.figure(rate, "signed"))
    elif f"read_as.operation.{query.operation}" in book and query.operation not in ("level", "balance", "total"):
        below = book.say(f"read_as.operation.{query.operation}")
    else:
        below = ""
    described = book.say("card.described", period=period, more=below) if below else period
    return Suggestion(_cut(title), _cut(capital(described) if book.capitals else described), reply)


def answer_of(result: Result, more: tuple[str, ...] = ()) -> Figure | None:
    """The one figure that a result is about; None where it is more than one or none. more: operations beside those
    whose figure can stand as a title."""
    query = result.query
    one = len(query.partners) <= 1 and len(query.commodities) <= 1 and query.flow != "both"
    if query.operation in ("level", "growth", "balance", "total") and query.by != "period":
        one = one and len(query.periods) == 1
    if not one or query.operation not in (*_ONE_FIGURE, *more) or not result.statements:
        return None
    return next(result.statements[0].figures(), None)


def card_in_words(reply: Reply) -> Suggestion:
    """The suggestion of a reply that is a sentence by itself, or says why there is none."""
    below = next(iter((*reply.lines, *reply.sources)), "")
    return Suggestion(_cut(reply.headline), _cut(below), reply)


def _short(figure: Figure, query: Query, book: Phrasebook) -> str:
    return book.amounts.figure(figure, "signed" if query.operation == "growth" else "plain")


def _rate(result: Result, figure: Figure) -> Figure | None:
    """The change on the year of the very figure, where the reply tells it."""
    same = (figure.reporter, figure.flow, figure.partner, figure.commodity, figure.period)
    return next(
        (
            one
            for one in result.figures
            if one.measure == "yoy" and (one.reporter, one.flow, one.partner, one.commodity, one.period) == same
        ),
        None,
    )


def _cut(text: str) -> str:
    """The text where it is short enough, else its beginning up to a blank."""
    if len(text) <= _LONGEST:
        return text
    head = text[: _LONGEST - 1]
    at = head.rfind(" ")
    return (head[:at] if at > _LONGEST // 2 else head).rstrip(" ,;:") + "…"
