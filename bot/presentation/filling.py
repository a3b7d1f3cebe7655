"""A Sentence and the results of its slots -> the Reply with the finished sentence, or which slot holds it up and why.

The figure of a slot is written as short as in a headline. After a word of rise or fall it is written without its sign,
and where it moved otherwise there is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.model import Figure, Reason, Reply, Result, Sentence, Slot
from bot.presentation.cards import answer_of
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.statements import Speaker

_CHANGES: Final = ("growth", "change")
_WAYS: Final = {"up": 1, "down": -1, "flat": 0}
_CAVEATS: Final = ("worked_out", "some_worked_out", "adjusted", "revised", "joint", "january_february")
_TIDY: Final = re.compile(r"^[ \t]+(?=[.,](?:\s|$))")  # "+yoy+ ." is written so to keep the signs apart


def fill(sentence: Sentence, results: tuple[Result, ...], told: Reply, book: Phrasebook) -> Reply:
    """The reply with the sentence in the place of what `told`, the reply to all slots, says. It offers nothing: what
    goes on from one slot would put another reply into the place of the sentence."""
    figures, texts = [], []
    for slot, result in zip(sentence.slots, results, strict=True):
        figure = answer_of(result, (*_CHANGES, "share"))
        if figure is None:
            return refuse(slot.text, book.say("fill.no_figure"), book)
        wrong = _wrong(slot, figure, result, book)
        if wrong is not None:
            return refuse(slot.text, book.say(f"fill.{wrong}", figure=_shown(figure, result, book)), book)
        figures.append(figure)
        sign = slot.balance and figure.flow == "balance" and result.query.operation not in _CHANGES
        bare = bool(sign) or (result.query.operation in _CHANGES and slot.direction is not None)
        texts.append(book.amounts.figure(figure, "abs" if bare else "plain"))
    first, *others = sentence.pieces
    if first.endswith(("-", "−")) and sentence.slots[0].direction == "down":
        first = first.rstrip("-−") + "−"
    said = first + "".join(text + _TIDY.sub("", piece) for text, piece in zip(texts, others, strict=True))
    lines = tuple(dict.fromkeys(line for result in results for line in _caveats(result, book)))
    return replace(told, headline=" ".join(said.split()), lines=lines, chart=None, choices=(), figures=tuple(figures))


def _caveats(result: Result, book: Phrasebook) -> Iterator[str]:
    """What must be told with a figure wherever it stands: that it was worked out, adjusted, revised since."""
    for statement in result.statements[1:]:
        if statement.kind.partition(".")[2].startswith(_CAVEATS):
            yield Speaker(book, result.query.by).say(statement)


def _shown(figure: Figure, result: Result, book: Phrasebook) -> str:
    return book.amounts.figure(figure, "signed" if result.query.operation in _CHANGES else "plain")


def _wrong(slot: Slot, figure: Figure, result: Result, book: Phrasebook) -> str | None:
    """Why the figure would make the sentence untrue or unclear: a phrase of [fill]; None where it does not."""
    way = book.amounts.direction(figure)
    if slot.claims or slot.unit:
        return "claims" if slot.claims else "unit"
    if result.query.operation in _CHANGES:
        return _wrong_change(slot, way)
    if slot.direction is not None or slot.moves:
        return "amount"
    if slot.unknown:
        return "unclear"
    return "contradicts" if slot.balance and figure.flow == "balance" and slot.balance != way else None


def _wrong_change(slot: Slot, way: int) -> str | None:
    """A rate needs a word that says which way, one of growth (a rise then), or none at all beside it: any other word
    may be one of rise or fall that nobody here knows."""
    if slot.unclear or (slot.unknown and slot.direction is None):
        return "unclear"
    if slot.direction is not None:
        return None if _WAYS[slot.direction] == way else "contradicts"
    if slot.moves:
        return None if way > 0 else "contradicts"
    return None if slot.bare else "unclear"


def refuse(slot: str, why: str, book: Phrasebook, of: Reply | None = None) -> Reply:
    """No sentence: which slot it is, and why. of: the refusal of that slot's own question, with what it offers."""
    reason: Reason = "not_held" if of is None or of.reason in (None, "ambiguous") else of.reason
    return Reply(
        outcome="refuse",
        reason=reason,
        headline=book.say("fill.refused", slot=slot),
        lines=(why,),
        choices=() if of is None else of.choices,
        language=book.language,
        refused=("fill.refused",),
    )
