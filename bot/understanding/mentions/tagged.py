"""`Exports didn't fall in May, did they?`: a verb and its pronoun at the end, after a comma -> a claim to be checked.

`Did they see that drop in exports coming?`: a verb of seeing, and that it came, around what was seen -> what was
expected of it. `What did Reuters predict`: the poll that is held. `Exports stopped falling, right?`: a denial that they
fell.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_SOUGHT = ("which", "when", "count", "why", "last_time", "first_time")
_TOLD = ("direction", "growth", "compare", "number", "extreme")


def neither_nor(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Ни экспорт, ни импорт не упали`, `neither exports nor imports fell`: both of them, denied by the verb, and not
    by what opens it as well; where nothing else puts it to the test, it is told to be true."""
    first = next((m for m in mentions if m.says("neither")), None)
    later = [m for m in mentions if first is not None and m.first > first.first and m.says("nor")]
    if first is None or not later:
        return mentions
    both = [replace(m, kind="conj", code="and", others=()) if m in later else m for m in mentions if m is not first]
    if any(m.is_("negation", "not") for m in both):
        return tuple(both)
    moves = [i for i, m in enumerate(both) if m.kind in ("direction", "growth") or m.is_("compare")]
    if len(moves) != 1 or any(m.kind == "question" or m.is_("op", *_SOUGHT) for m in both):
        return mentions
    told = () if any(m.is_("op", "check") for m in both) else (replace(first, kind="op", code="check", others=()),)
    moved = both[moves[0]]
    denial = replace(first, first=moved.first, last=moved.first, kind="negation", code="not", others=())
    return (*told, *both[: moves[0]], denial, *both[moves[0] :])


def ever_so(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`有没有连续三个月增长过`: the particle at the end, right behind what moved: whether it ever was so."""
    last = max((i for i, m in enumerate(mentions) if m.kind != "harmless" or m.says("perfective")), default=0)
    if not last or not mentions[last].says("perfective") or mentions[last - 1].kind not in ("direction", "growth"):
        return mentions
    moved = mentions[last - 1]
    if moved.code == "moved":  # 有没有下降过: which way is a meaning besides, if it is told
        way = next((code for kind, code in moved.others if kind == "direction"), "")
        if not way:
            return mentions
        mentions = (*mentions[: last - 1], replace(moved, code=way, others=()), *mentions[last:])
    if any(m.kind == "negation" for m in mentions):
        return mentions  # 从来没有下降过吗: of each month
    return (*mentions[:last], replace(mentions[last], kind="op", code="ever", others=()), *mentions[last + 1 :])


def tagged(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a tag at the end that turns a denial, or what is told, into a question as a check."""
    mentions = _asked_by_denial(tokens, _closed(tokens, mentions))
    if len(mentions) < 3 or not any(m.is_("negation", "not") and m.says("polar", "never") for m in mentions):
        return mentions  # "neither exports nor imports fell, did they" is asked of both
    verb, who = mentions[-2:]
    if who.last == who.first + 1 and who.says("little"):
        verb = who  # "was it", read as one
    asks = verb is who or verb.says("auxiliary") or verb.says("copula")
    them = verb is who or (who.says("little") and who.first == verb.last + 1)
    apart = verb.first > 0 and tokens[verb.first - 1].norm in (",", "-", ".")
    over = not any(token.is_content for token in tokens[who.last + 1 :])
    if not (asks and them and apart and over) or any(m.kind == "question" for m in mentions):
        return mentions
    said = " ".join(token.said for token in tokens[verb.first : who.last + 1])
    return (
        *mentions[: mentions.index(verb)],
        replace(verb, last=who.last, kind="op", code="check", said=said, others=()),
    )


def _closed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Die Exporte sind gestiegen, oder?`, `elles ont chuté, non ?`: a word that alone closes what is told."""
    if len(mentions) < 3 or not mentions[-1].says("tag"):
        return mentions
    tag = mentions[-1]
    rest = [token.norm for token in tokens[tag.last + 1 :]]
    asked = any(m.kind == "question" or m.is_("op", "check", "why", "when", "which") for m in mentions)
    if asked or not rest or any(norm != "?" for norm in rest):
        return mentions
    return (*mentions[:-1], replace(tag, kind="op", code="check", others=()))


def _asked_by_denial(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """2025年对美出口降了|不: a denial that only closes what is told asks whether it is so, and denies nothing."""
    last = mentions[-1] if mentions else None
    if last is None or not (last.is_("negation", "not") and last.says("closing_not")):
        return mentions
    if any(token.is_content for token in tokens[last.last + 1 :]):
        return mentions
    return (*mentions[:-1], replace(last, kind="harmless", code="words", others=(("harmless", "is_it"),)))


def foreseen(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `coming` as a word for what was expected, where somebody saw how something moved."""
    seers = [m for m in mentions if m.says("seeing")]
    if not seers:
        return mentions
    last = max((i for i, m in enumerate(mentions) if m.says("coming")), default=-1)
    between = [m for m in mentions[: max(last, 0)] if m.first > seers[0].last]
    if not any(m.kind in _TOLD for m in between) and not any(m.is_("flow") for m in between):
        return mentions
    expected = replace(mentions[last], kind="op", code="surprise", others=())
    return (*mentions[:last], expected, *mentions[last + 1 :])


def foretold_by_poll(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word of predicting as a forecast that is held, where a poll is named: `what did Reuters predict
    for March`; `how much of it is going to ASEAN` tells where goods go."""
    found = list(mentions)
    for i, (going, where) in enumerate(pairwise(mentions)):
        goes = going.is_("opinion", "prediction") and going.says("bound_for")
        if goes and where.kind in ("place", "demonym") and where.first <= going.last + 2:
            found[i] = replace(going, kind="prep", code="to", others=())
    mentions = tuple(found)
    if not any(m.kind == "poll" for m in mentions):
        return mentions
    return tuple(
        replace(m, kind="op", code="forecast", others=()) if m.is_("opinion", "prediction") else m for m in mentions
    )


def ceased(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `stopped falling` as a denial of the fall, where a claim is put to the test."""
    over = [i for i, m in enumerate(mentions[:-1]) if m.is_("direction", "down") and m.says("over")]
    if not over or not any(m.is_("op", "check") for m in mentions):
        return mentions
    found = list(mentions)
    for i in over:
        two = mentions[i + 1]
        if two.first == mentions[i].last + 1 and two.kind in ("direction", "growth"):
            found[i] = replace(mentions[i], kind="negation", code="not", others=())
    return tuple(found)
