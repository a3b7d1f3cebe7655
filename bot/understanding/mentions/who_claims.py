"""Who claims what follows: `un cliente dice que las exportaciones cayeron`, `начальник говорит, что экспорт упал`.

A buyer, a source, an analyst or a minister at the head of a text, right before a word that says that somebody claims
something, is whose claim it is: no partner, no page and no forecast is asked for. Words for such are told by the mark
`asserting` in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any

_OPENING: Final = 7  # tokens before the word that claims
_SPEAKERS: Final = ("party", "opinion", "negation")  # a client, a minister; `bar`, a place elsewhere
_SAYING_NOTHING: Final = ("harmless", "self", "courtesy", "prep")
_PAPERS: Final = ("source", "forecast", "release_date")
_TELLING: Final = ("number", "direction", "compare", "extreme", "more", "growth")
_VIEWS: Final = ("opinion", "op", "flow")  # "cree que", "estime que", "balance que": what he thinks, no view asked for
_WORLD: Final = "WLD"  # "Le Monde", "O Globo"


def claimed_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with whoever claims it set aside, and with what he says put to the test."""
    at = next((i for i, m in enumerate(mentions) if m.says("asserting")), None)
    if at is None or not 0 < mentions[at].first <= _OPENING:
        return mentions
    says = mentions[at]
    head, told = mentions[:at], mentions[at + 1 :]
    to_whom = next(
        (i for i, m in enumerate(told) if not (m.kind == "self" or m.says("being"))), 0
    )  # "говорит мне, что"
    if told and told[to_whom].is_("question", "what"):
        told = told[to_whom + 1 :]
    asked = bool(head) and head[-1].kind == "question"  # "qué dice Alemania de las exportaciones"
    if asked or not _claims(told) or any(not _nobody(m, says) for m in head):
        return mentions
    spoken = any(m.kind in ("self", *_SPEAKERS) or m.is_("op") or m.says("person", "indefinite") for m in head)
    if spoken and says.kind in _VIEWS and not says.is_("op", "check"):
        says = replace(says, kind="op", code="check", others=(("harmless", "asserting"),))
    aside = (m if m.kind in _SAYING_NOTHING else replace(m, kind="harmless", code="words", others=()) for m in head)
    return (*aside, says, *told)


def told_that(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Написал, что экспорт упал`: right before the noun for a flow, a word that asks for a thing in other places."""
    found = [
        replace(m, kind="harmless", code="little", others=())
        if m.kind == "question"
        and m.says("that_clause")
        and after.kind == "flow"
        and not after.says("conjugated", "sold")
        else m
        for m, after in pairwise(mentions)
    ]
    return (*found, *mentions[-1:])


def _claims(told: tuple[Mention, ...]) -> bool:
    """Whether what follows tells how a flow or goods moved or stood, and asks for nothing else."""
    asked = holds_any(told, "question", "opinion", "poll", "books") or holds(told, "op", "forecast", "surprise", "why")
    return holds_any(told, "flow", "commodity") and holds_any(told, *_TELLING) and not asked


def _nobody(mention: Mention, says: Mention) -> bool:
    """Whether a word before it names nothing of trade there."""
    if any(kind == "question" for kind, _ in mention.others):
        return False  # "qué cliente dice que"
    paper = mention.is_("place", _WORLD) and mention.last == says.first - 1
    paper = paper or mention.is_("op", *_PAPERS)
    return paper or mention.kind in (*_SAYING_NOTHING, *_SPEAKERS) or mention.says("little")
