"""Questions for what is held, in which the verb is no verb of trade: `¿qué meses tienes?`, `which suppliers do you
break imports down by`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import WHO

_OF_HELD = ("op", "number", "time", "harmless", "prep", "flow", "commodity", "place", "demonym", "courtesy")


_OF_DATA = (*WHO, "harmless", "books", "prep", "courtesy")

ASKED = ("holding", "got", "broken_down", "official", "there", "any_of_them")  # one of which such a question has


def asked_what_is_held(mentions: tuple[Mention, ...], keepers: frozenset[str]) -> tuple[Mention, ...]:
    """Such a verb as the question for what is held, and what belongs to it left out; `keepers`: whose statistics the
    lexicon names."""
    return _broken_down(_months_held(_of_its_office(_of_a_place(mentions), keepers)))


_NEWEST_OF: Final = (*WHO, "agency", "period", "books", "harmless", "prep", "conj", "time")


_NAMED_WITH = 2  # mentions: that newest, and of whom


def newest_of_whom(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Newest India data you have`, `latest month of Eurostat data`: how fresh somebody's data are, of no flow."""
    if len(mentions) < _NAMED_WITH:
        return mentions
    opens = mentions[0]
    newest = opens.kind == "period" and opens.code.startswith("newest:")
    if not newest or any(m.kind not in _NEWEST_OF for m in mentions):
        return mentions
    held = any(m.says("you_hold") for m in mentions[1:]) or mentions[1].is_("prep", "of")
    data = any(m.is_("books", "data") or m.kind == "agency" for m in mentions)
    named = any(m.kind in (*WHO, "agency") for m in mentions)
    if not (held and data and named):
        return mentions
    quiet = (replace(m, kind="harmless", code="little") if m.is_("conj", "minus") else m for m in mentions[1:])
    return (replace(opens, kind="op", code="fresh", value=None, others=()), *quiet)


_HELD_ALONE: Final = ("period", "harmless", "question", "courtesy", "op")


def newest_held(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Latest figure you have?`, `la dernière donnée que tu possèdes`: how fresh all is, where nothing is named."""
    newest = [m for m in mentions if m.kind == "period"]
    held = any(m.says("you_hold", "holding") or m.is_("op", "held") for m in mentions)
    asked = any(m.kind == "op" and m.code != "held" for m in mentions)
    if not held or asked or len(newest) != 1 or not newest[0].code.startswith("newest:"):
        return mentions
    if any(m.kind not in _HELD_ALONE for m in mentions):
        return mentions
    fresh = replace(newest[0], kind="op", code="fresh", value=None, others=())
    quiet = (replace(m, kind="harmless", code="little", others=()) if m.is_("op", "held") else m for m in mentions)
    return tuple(fresh if m is newest[0] else m for m in quiet)


def _of_its_office(mentions: tuple[Mention, ...], keepers: frozenset[str]) -> tuple[Mention, ...]:
    """`Do you have official figures of India`, `Avez-vous des chiffres officiels indiens`: a country named beside what
    is official, and no trade with it, as whose books are asked for."""
    official = next((i for i, m in enumerate(mentions) if m.says("official")), None)
    named = [m for m in mentions if m.kind in WHO]
    if official is None or len(named) != 1 or named[0].code not in keepers or holds_any(mentions, "flow", "verb"):
        return mentions
    beside = mentions[max(official - 3, 0) : official + 3]
    if named[0] not in beside or not any(m.is_("op", "held") or m.says("holding") for m in mentions):
        return mentions
    theirs = replace(named[0], kind="agency", others=named[0].meanings)
    held = [replace(m, kind="op", code="held", others=()) if m.says("holding") else m for m in mentions]
    return tuple(theirs if m is named[0] else m for m in held)


def _of_a_place(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Is there any Iran data in here`, `gibt es hier Daten zum Iran`: that there is any, of a country and of no flow,
    as the question for what is held."""
    first = mentions[0]
    there = first.says("there", "any_of_them") and not first.is_("op")
    named = [m for m in mentions if m.kind in WHO]
    data = any(m.is_("books", "data") or m.says("figure_noun") for m in mentions)
    if not (there and data and len(named) == 1) or any(m.kind not in _OF_DATA for m in mentions):
        return mentions
    return (replace(first, kind="op", code="held", others=()), *mentions[1:])


def _months_held(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿Qué meses de 2026 tienes de importaciones?`, `welche Monate liegen vor`, `which cu products u got`: the verb
    asks what is held."""
    goods = (
        holds(mentions, "question", "what") and holds(mentions, "commodity") and any(m.says("got") for m in mentions)
    )
    if not (holds(mentions, "op", "which") or goods):
        return mentions
    told = any(
        (m.kind not in _OF_HELD and not (goods and m.kind == "question")) or (m.kind == "op" and m.code != "which")
        for m in mentions
    )
    if told or holds(mentions, "flow", "surplus", "deficit", "balance"):
        return mentions  # "qué meses tienen superávit"
    return tuple(replace(m, kind="op", code="held", others=()) if m.says("holding", "got") else m for m in mentions)


def _broken_down(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Which suppliers do you break crude imports down by`: what is broken down has not gone down."""
    broken = next((m for m in mentions if m.is_("op", "held") and m.says("broken_down")), None)
    if broken is None:
        return mentions
    return tuple(m for m in mentions if not (m.is_("direction", "down") and m.first > broken.last))


def next_out(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`When next gacc release`, `the next GACC data, when are they published`: when the next are out."""
    at = next((i for i, m in enumerate(mentions) if m.is_("time", "next")), None)
    if at is None or holds_any(mentions[at + 1 : at + 2], "time", "period", "number"):
        return mentions  # "the release next month"
    if not (holds(mentions[at:], "op", "release_date", "published") or holds(mentions[:at], "op", "release_date")):
        return mentions
    due = replace(mentions[at], kind="op", code="release_next", others=())
    return tuple(due if m is mentions[at] else m for m in mentions)


def prints_held(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Crude prints for 2025 you have`, `all PMI readings of 2025`: each that is held of a year, one by one."""
    years = [m for m in mentions if m.kind == "period"]
    other = any(
        m.kind in ("extreme", "more", "number", "direction") or (m.kind == "op" and m.code != "held") for m in mentions
    )
    if len(years) != 1 or not years[0].code.isdigit() or other or not holds_any(mentions, "commodity", "flow"):
        return mentions
    at = next((i for i, m in enumerate(mentions) if m.says("prints")), -1)
    if at < 0:
        return mentions
    held = any(m.says("you_hold") or m.is_("op", "held") for m in mentions)
    if not (held or (at and mentions[at - 1].says("everybody", "each"))):
        return mentions
    plain = (replace(m, kind="harmless", code="little", others=()) if m.is_("op", "held") else m for m in mentions)
    return tuple(replace(m, kind="op", code="trend", others=()) if m is mentions[at] else m for m in plain)


def loaded_till(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Hasta qué mes tienes cargada la serie`, `录到哪个月`: that figures are entered, where it is asked how far they
    go; what ships are loaded with stays unknown."""
    if not (holds(mentions, "op", "fresh", "held") or any(m.says("you_hold") for m in mentions)):
        return mentions
    return tuple(replace(m, code="words", others=()) if m.is_("harmless", "entered") else m for m in mentions)
