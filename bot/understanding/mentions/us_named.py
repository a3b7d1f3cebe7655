"""`Spain: what did China sell us`: who speaks, and not the country of that name, for another one is spoken of; the
whole country as the one that deals."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.spoken_for import speakers
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

_WITHIN: Final = 5  # mentions from us to the name, at most
_TOWARDS: Final = ("to", "from", "with")


def us_named(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """The mentions, a word that may be a country or who asks as who asks, where a country is named ahead as theirs: it
    is written small among names with capitals, or stands right behind a verb."""
    found = speakers(mentions, tokens, ways)
    us = found[1] if found is not None else None
    if found is None or us is None or us.said not in ways["us_speaking"]:
        return mentions
    at = mentions.index(us)
    capitals = all(m.said[:1].isupper() for m in mentions if m.kind in WHO and m is not us)
    if not (capitals or mentions[at - 1].kind == "verb"):
        return mentions
    return (*mentions[:at], replace(us, kind="self", code="us", others=()), *mentions[at + 1 :])


def spelt_out(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """`their surplus with us i.e. India`, `with us, that is Brazil`, `to us (Germany)`, `to us here in Spain`: the word
    that may be a country or who asks is who asks, and is spelt out."""
    found = list(mentions)
    named = sum(m.kind in WHO and m.code != HOME for m in mentions if m.said not in ways["us_speaking"])
    for at, us in enumerate(mentions):
        if us.said not in ways["us_speaking"] or us.kind not in ("self", *WHO):
            continue
        end = next((i for i in range(at + 1, min(at + _WITHIN, len(mentions))) if mentions[i].kind in WHO), None)
        if end is None or mentions[end].code == HOME:
            continue
        between = mentions[at + 1 : end]
        aside = _aside(tokens, mentions[at - 1], us, mentions[end], between)
        parted = named == 1 and _between_commas(tokens, mentions[at - 1], us, mentions[end])
        if _says_who(between) or aside or parted:
            for i, quiet in enumerate((us, *between), at):
                found[i] = replace(quiet, kind="harmless", code="little", value=None, others=())
    return tuple(found)


def _says_who(between: tuple[Mention, ...]) -> bool:
    """Whether the words between say that the name behind them is who speaks."""
    signs = tuple(m for m in between if m.kind != "harmless" or m.says("that_is", "copula", "heard_elsewhere"))
    if len(signs) == 1:
        return signs[0].says("that_is") or (signs[0].is_("op", "define") and signs[0].says("measured_as"))
    put = signs[0].is_("deictic", "that") and signs[1].says("copula") if len(signs) == 2 else False
    return put or (len(signs) == 2 and signs[0].says("heard_elsewhere") and signs[1].is_("prep", "in"))


def _aside(tokens: tuple[Token, ...], led: Mention, us: Mention, named: Mention, between: tuple[Mention, ...]) -> bool:
    """`to us (Brazil)`, `to us Brazilians`: the name stands in brackets, or with a capital as who they are."""
    if between:
        return False
    if tokens[us.last + 1].norm == "(":
        closed = named.last + 1 == len(tokens) or tokens[named.last + 1].norm == ")"
        return named.first == us.last + 2 and closed
    beside = named.first == us.last + 1 and led.is_("prep", *_TOWARDS)
    return beside and named.kind == "demonym" and named.said[:1].isupper()


def _between_commas(tokens: tuple[Token, ...], led: Mention, us: Mention, named: Mention) -> bool:
    """`To us, Brazil, in 2024`: one name alone, with its capital, where who speaks is written small; two are a
    list of more."""
    commas = tokens[us.last + 1].norm == "," and named.first == us.last + 2
    closed = named.last + 1 < len(tokens) and tokens[named.last + 1].norm == ","
    capital = us.said.islower() and named.said[:1].isupper()
    return commas and closed and capital and led.is_("prep", *_TOWARDS)


def nationwide(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """全国卖出去多少美金的货: the home country's dealing, where dollars or goods in general are dealt in; of goods by
    name it may be what is sold at home."""
    whole = [m for m in mentions if m.says("nationwide")]
    dealt = [m for m in mentions if m.kind == "verb"]
    worth = any(m.is_("unit", "USD") or m.says("goods") for m in mentions)
    other = any(m.kind in (*WHO, "flow", "commodity", "agency", "self") for m in mentions)
    if len(whole) != 1 or len(dealt) != 1 or not worth or other:
        return mentions
    home = replace(whole[0], kind="place", code=HOME, others=())
    return tuple(home if m is whole[0] else m for m in mentions)
