"""What is told around a question: who says so, what one writes about, what is conceded; it is none of what is asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BY_MONTH, DOERS, WHO
from bot.understanding.words.text import Token

# `Reuters had 3.8 % for November exports`: what a poll has is what was expected.


def polled(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; the verb of having between a poll and an amount as a word for what was expected."""
    found = list(mentions)
    for i in range(1, len(mentions) - 1):
        poll, verb, amount = mentions[i - 1 : i + 2]
        if poll.kind == "poll" and verb.says("keeping") and amount.kind == "number":
            found[i] = replace(verb, kind="op", code="forecast", others=())
    return tuple(found)


# What somebody says or trades: "what does India itself report", "what does Taiwan export in total" explain no word.
_EXPLAINED = (("op", "define"), ("harmless", "meaning"))
_SET_APART = ("flow", "growth", "period", "place", "demonym")
_WORDS = ({"yoy", "mom"}, {"surplus", "deficit"}, {"cpi_yoy", "ppi_yoy"})  # of which no gap is sought
_TWO = 3  # two of them, and what makes them figures: "exports and imports in 2025", "exports to the US and the EU"


def what_they_say(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; a word for explaining is one for asking where a teller and his saying stand right behind it, and
    what something means is no mean."""
    said = [m for m in mentions if m.kind != "harmless"]
    mean = next((m for m in said[2:] if m.is_("op", "average") and m.says("meaning")), None)
    if mean is not None and any(m.is_("op", "define") and m.first < mean.first for m in said):
        meant = replace(mean, code="define", others=tuple(one for one in mean.others if one != ("op", "define")))
        return tuple(meant if m is mean else m for m in mentions)  # "what does the word buyer mean": no average
    for i, asked in enumerate(said[:-2]):
        who, does = said[i + 1], said[i + 2]
        if not asked.is_("op", "define") or who.kind not in DOERS:
            continue
        trades = who.kind == "place" and (does.kind == "verb" or does.is_("flow", "export", "import"))
        if does.is_("books", "says", "own") or (trades and not any(_explains(m) for m in said[i + 2 :])):
            meant = replace(asked, kind="question", code="what", others=())
            return tuple(meant if m is asked else m for m in mentions)
    return mentions


def set_side_by_side(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What is the difference between exports and imports in 2025`: of figures that have a time, a partner or a rate;
    of bare words it is what each of them means, as with `difference between yoy and mom` alone."""
    told = [m for m in mentions if m.kind not in ("harmless", "conj", "question")]
    bare = len(told) == _TWO and told[0].is_("op", "difference") and {m.code for m in told[1:]} in _WORDS
    indices = told[-1].kind == "commodity" if told else False  # of these a gap is told too: "between CPI and PPI"
    asked = bare and not any(m.is_("question", "how_much") for m in mentions)
    if asked and (told[0].says("sets_apart") or not indices):
        return tuple(replace(m, code="define") if m is told[0] else m for m in mentions)
    at = next((i for i, m in enumerate(mentions) if m.is_("op", "define") and m.says("sets_apart")), len(mentions))
    named = {(m.kind, m.code) for m in mentions[at:] if m.kind in _SET_APART}
    figures = {"flow"} < {kind for kind, _ in named} and not any(m.kind == "term" for m in mentions)
    if not figures or len(named) + (("flow", "both") in named) < _TWO:
        return mentions
    return (*mentions[:at], replace(mentions[at], code="difference", others=()), *mentions[at + 1 :])


def _explains(mention: Mention) -> bool:
    return any(meaning in _EXPLAINED for meaning in mention.meanings)


# `Was ist im Oktober 2025 passiert?`, `was passierte bei den Exporten?`: a verb of happening apart from its question
# word -> what happened. With no such word before it the verb adds nothing (`im Mai passierte viel`). Mentions ->
# mentions.
_BETWEEN = ("harmless", "period", "prep")


def happening(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a verb as the question for what happened, and the word before it as part of it."""
    at = next((i for i, m in enumerate(mentions) if m.says("happening")), None)
    if at is None:
        return mentions
    asked = next((i for i in reversed(range(at)) if mentions[i].is_("question", "what")), None)
    if asked is None or any(m.kind not in _BETWEEN for m in mentions[asked + 1 : at]):
        return mentions
    found = list(mentions)
    found[asked] = replace(found[asked], kind="harmless", code="little", others=())
    found[at] = replace(found[at], kind="op", code="happened", others=())
    return tuple(found)


# `Why did exports go up although tariffs were still high`: what is conceded stands beside the question, and is none
# of what it asks about.
_DROPPED = ("commodity", "direction", "more", "extreme", "growth")
_OF_A_SERIES = (*_DROPPED, "number", "unit", "compare")
_ACTING = ("flow", "place", "demonym", "verb")


def conceded(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; from a word that concedes to the next sign what names no flow, place or time says nothing, where a
    flow was named before it. Where the word opens the text (`although tariffs were cut in May, exports fell; by how
    much in June`) a series told there says nothing either, with its time if another follows."""
    at = next((i for i, m in enumerate(mentions) if m.says("conceding")), None)
    if at is None:
        return mentions
    end = next((i for i in range(mentions[at].first, len(tokens)) if tokens[i].norm in ",;.?!"), len(tokens))
    inside = [m for m in mentions[at + 1 :] if m.first < end]
    after = {m.kind for m in mentions if m.first > end and not (m.kind == "period" and m.code.startswith("earlier"))}
    opens = all(m.kind == "harmless" for m in mentions[:at]) and "flow" in after
    opens = opens and any(m.means("commodity", *BY_MONTH) or m.is_("unit", "CNY") for m in inside)
    if not (opens or any(m.kind == "flow" for m in mentions[:at])):
        return mentions
    whole = [m for m in inside if m.says("worldwide", "in_all") and m.kind == "harmless"]
    if whole and not any(m.kind in WHO for m in inside):  # "even though worldwide they fell": of all partners
        world = replace(whole[0], kind="place", code="WLD", others=())
        return tuple(world if m is whole[0] else m for m in mentions)
    if any(m.kind in (_ACTING if opens else (*_ACTING, "period", "number")) for m in inside):
        return mentions
    dropped = (*_OF_A_SERIES, *(("period",) if "period" in after else ())) if opens else _DROPPED
    return tuple(
        replace(m, kind="harmless", code="words", others=()) if m in inside and m.kind in dropped else m
        for m in mentions
    )


# `For a piece on Africa I need exports to Kenya`: what one writes about, where the question names another place.
_LED = ("to", "from", "with", "into", "by")


def topic_told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a place right behind what one writes as a filler, where a preposition governs a later one."""
    for i, m in enumerate(mentions):
        if not m.says("writing_of"):
            continue
        at = next((k for k, one in enumerate(mentions[i + 1 :], i + 1) if one.kind not in ("harmless", "prep")), None)
        topic = mentions[at] if at is not None else m
        if at is None or topic.kind not in WHO or topic.code == HOME:
            continue
        after = next((one for one in mentions[at + 1 :] if not one.is_("harmless")), None)
        if after is None or after.kind not in ("self", "question", "flow", "demonym", "op", "measure"):
            continue  # "for a piece on Africa and Kenya", "on Russia's imports"
        rest = [one for one in mentions[at + 1 :] if not one.says("determiner")]
        others = {
            two.code
            for one, two in pairwise(rest)
            if one.is_("prep", *_LED) and two.kind in WHO and two.code not in (HOME, topic.code)
        }
        if others:
            aside = replace(topic, kind="harmless", code="little", others=())
            return tuple(aside if one is topic else one for one in mentions)
    return mentions
