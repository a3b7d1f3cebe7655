"""A slip that is mended while it is said: of two of a kind with but the slip between them, or behind the whole
question, the later is meant."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import BALANCES, ONE_WAY
from bot.understanding.words.text import Token

_MENDED: Final = {"place": "who", "demonym": "who", "unheld": "who", "commodity": "goods", "flow": "flow"}
_LATER: Final = _MENDED | {"verb": "verb", "extreme": "extreme", "number": "number", "party": "party"}
_TELLING: Final = 3  # what was said, what is meant, and that it is
_AGAIN: Final = 2  # words with which a question begins again
_EARLY: Final = 1900  # a number above it is a year
_PAUSES: Final = frozenset((",", ".", "...", "…", "-", "–", "—", ";", "?"))
_STOPS: Final = frozenset((".", "?", "!"))
_TOLD: Final = ("flow", "verb")
_NOTED: Final = ("place", "agency", "period", "unit", "prep", "harmless", "courtesy")
_ASKING: Final = ("flow", "verb", "question", "op", "extreme")
_TURNED: Final = {"to": "from", "from": "to", "post_to": "post_from", "post_from": "post_to"}


def said_instead(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Coal ... no, copper: how much in 2025`, `exports to the US, no wait, the EU`: of two of a kind with nothing but
    the slip between them the later is meant."""
    mentions = _begun_anew(tokens, _meant_last(tokens, _restarted(tokens, mentions)))
    found = list(mentions)
    for i, m in enumerate(mentions[:-1]):
        if not (i and _marks(m)):
            continue
        said, meant = mentions[i - 1], next((k for k in range(i + 1, len(mentions)) if not _small(mentions[k])), None)
        kind = _MENDED.get(said.kind)
        if (
            meant is None
            or kind is None
            or _MENDED.get(mentions[meant].kind) != kind
            or mentions[meant].kind == "unheld"
            or said.code == mentions[meant].code
        ):
            continue
        between = tokens[said.last + 1 : m.first]
        if not all(token.norm in _PAUSES for token in between) or not (between or m.is_("fragment")):
            continue
        if kind == "flow" and i > 1 and mentions[i - 2].is_("prep", "post_to", "post_from"):
            _turn(found, i - 1, i - 1, "")  # ドイツへの輸出、いや、輸入
        led = any(one.kind == "prep" for one in mentions[i + 1 : meant])
        for k in range(i - 2 if led and i > 1 and mentions[i - 2].kind == "prep" else i - 1, meant):
            if k <= i or mentions[k].kind != "prep":
                found[k] = _quiet(mentions[k])
    return tuple(found) if found != list(mentions) else _mended_behind(tokens, mentions)


def time_mended(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Chips in May... no wait, June 2026: how much did it export?`: of a heading that is of a time alone, and whose
    question begins behind the slip with another, the goods stay and the later time is meant."""
    begin = next((i for i, m in enumerate(mentions) if i and _marks(m)), 0)
    last = next((i for i in range(begin - 1, -1, -1) if not (_small(mentions[i]) or mentions[i].kind == "conj")), -1)
    meant = next((i for i in range(begin, len(mentions)) if not _mere(mentions[i])), len(mentions))
    told, behind = mentions[:begin], mentions[meant:]
    if last < 0 or not behind or not mentions[last].kind == behind[0].kind == "period":
        return mentions
    if holds_any(told, *_ASKING) or not holds_any(told, "commodity", "place") or holds(behind, "commodity"):
        return mentions
    if not holds_any(behind, "flow", "verb") or not _breaks_off(tokens, mentions, begin, meant):
        return mentions
    dropped = {*range(last, meant)}
    return tuple(_quiet(m) if i in dropped else m for i, m in enumerate(mentions))


def time_meant(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Same month, the number for the US? I mean September 2025`: what pointed at a time is the one that is named."""
    for one, two in pairwise(mentions):
        if one.is_("fragment", "meant") and two.kind == "period" and two.code[:1].isdigit():
            told = [m for m in mentions if m.kind == "period" and m is not two]
            if len(told) == 1 and told[0].code.startswith("earlier:") and told[0].first < one.first:
                return tuple(_quiet(m) if m is told[0] else m for m in mentions)
    return mentions


def place_again(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`"It sells the US three times what it buys". Chinese data, US, 2025`: behind all that is told, a place that was
    named in it stands for it again, beside whose data and which time are meant."""
    end = max((i for i, token in enumerate(tokens[:-1]) if token.norm in _STOPS), default=0)
    tail = [m for m in mentions if m.first > end]
    told = [m for m in mentions if m.first < end]
    if not end or not holds(tail, "period") or not holds(tail, "agency") or not holds_any(told, *_TOLD):
        return mentions
    if any(m.kind not in _NOTED for m in tail):
        return mentions
    named = {m.code for m in told if m.kind in ("place", "demonym")}
    again = [m for m in tail if m.kind == "place" and m.code in named]
    bare = not any(m.kind == "prep" and m.last + 1 == one.first for m in tail for one in again)
    return tuple(_quiet(m) if m in again else m for m in mentions) if bare else mentions


def _meant_last(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports in June, imports I mean`: as `exports in June, I mean imports`."""
    if len(mentions) < _TELLING or not mentions[-1].is_("fragment", "meant") or mentions[-2].kind not in _MENDED:
        return mentions
    meant, slip = mentions[-2:]
    if tokens[meant.first - 1].norm not in _PAUSES:
        return mentions
    moved = replace(meant, first=slip.first, last=slip.last), replace(slip, first=meant.first, last=meant.last)
    return (*mentions[:-2], moved[1], moved[0])


def _restarted(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What made the PPI... no, what made the yuan break 7`: a question broken off and begun again with the words that
    it began with is the later alone."""
    for i, slip in enumerate(mentions):
        if not (i and _marks(slip) and tokens[slip.first - 1].norm in _PAUSES):
            continue
        at = next((k for k in range(slip.last + 1, len(tokens)) if tokens[k].norm not in _PAUSES), len(tokens))
        begun = [token.norm for token in tokens[:_AGAIN]]
        if at > _AGAIN and [token.norm for token in tokens[at : at + _AGAIN]] == begun:
            return tuple(_quiet(m) if m.last < at else m for m in mentions)
    return mentions


def _begun_anew(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Imports from ... sorry, exports to the EU`, `how much of the imports, no wait, of its June exports`: a flow that
    is broken off, with whom it was with where that is said again, and another in its place."""
    slip = next((i for i, m in enumerate(mentions) if i and _marks(m)), 0)
    first = next((j for j in range(slip - 1, -1, -1) if mentions[j].kind == "flow"), -1)
    last = next((k for k in range(slip + 1, len(mentions)) if mentions[k].kind == "flow"), 0)
    if first < 0 or not last or mentions[first].code == mentions[last].code:
        return mentions
    dropped, led = mentions[first + 1 : slip], mentions[slip + 1 : last]
    again = {m.code for m in mentions[last + 1 :] if m.kind == "place"}
    if any(not (_small(m) or (m.kind == "place" and m.code in again)) for m in dropped):
        return mentions
    if any(not (_small(m) or _marks(m) or m.kind == "period") for m in led):
        return mentions
    paused = _breaks_off(tokens, mentions, slip, slip + 1) or (dropped and dropped[-1].says("polite"))
    if not (paused and any(m.kind in ("prep", "place") for m in (*dropped, *led, *mentions[last + 1 :]))):
        return mentions
    gone = {*range(first, slip + 1), *(k for k in range(slip + 1, last) if mentions[k].kind != "period")}
    return tuple(_quiet(m) if i in gone else m for i, m in enumerate(mentions))


def _mended_behind(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports to Germany in May, sorry, imports`, `imports from Brazil in 2024, no, from Australia`: what stands alone
    behind the slip, in the place of the one of its kind that was said; exports to are then imports from."""
    begin = next((i for i, m in enumerate(mentions) if i and _marks(m)), 0)
    end = next((i for i in range(begin, len(mentions)) if not _slips(mentions[i])), len(mentions))
    tail = [i for i in range(end, len(mentions)) if not _small(mentions[i]) and not mentions[i].is_("measure", "value")]
    if not begin or not _breaks_off(tokens, mentions, begin, end):
        return mentions
    if len(tail) == 1 and (one := _only_one(mentions, begin, end, tail[0])) is not None:
        return one
    again = {(m.kind, m.code) for m in mentions[:begin] if m.kind in ("op", "party")}  # "top 3 ... no, top 5"
    tail = tail if len(tail) == 1 else [i for i in tail if (mentions[i].kind, mentions[i].code) not in again]
    if len(tail) != 1:
        return mentions
    meant = mentions[tail[0]]
    kind = _LATER.get(meant.kind)
    alike = [i for i in range(begin) if _LATER.get(mentions[i].kind) == kind]
    if kind == "extreme" and not alike:  # `when was the fall ... I mean the lowest value`
        alike = [i for i in range(begin) if mentions[i].kind == "direction"]
    if kind is None or len(alike) != 1 or not _another(mentions[alike[0]], meant, mentions[begin:end]):
        return mentions
    said = mentions[alike[0]]
    found = [*mentions[:begin], *map(_quiet, mentions[begin:])]
    found[tail[0]] = replace(found[tail[0]], code="mended")
    found[alike[0]] = replace(meant, first=said.first, last=said.last)
    if kind in ("flow", "verb"):
        _turn(found, alike[0], begin, "with" if meant.code in BALANCES else "")
    return tuple(found)


def _only_one(mentions: tuple[Mention, ...], begin: int, end: int, at: int) -> tuple[Mention, ...] | None:
    """`Exports and imports in May, no, just imports`: of two flows the one that is said again."""
    flows = [i for i in range(begin) if mentions[i].kind == "flow"]
    only = any(m.is_("harmless", "only") or m.says("only") for m in mentions[end:at])
    joined = len(flows) == 2 and flows[1] - flows[0] == 2 and mentions[flows[0] + 1].kind == "conj"
    if not (only and joined and mentions[at].code in {mentions[i].code for i in flows}):
        return None
    kept = mentions[at]
    dropped = {i for i in (*flows, flows[0] + 1) if mentions[i].code != kept.code}
    return tuple(_quiet(m) if i in dropped or i >= begin else m for i, m in enumerate(mentions))


def _turn(found: list[Mention], at: int, end: int, way: str) -> None:
    """The first word of the way behind the flow, or before it, as the one that is meant now has it."""
    for k in (*range(at + 1, end), *range(at - 1, -1, -1)):
        if found[k].kind == "prep" and found[k].code in _TURNED:
            found[k] = replace(found[k], code=way or _TURNED[found[k].code], others=())
            return


def _another(said: Mention, meant: Mention, between: tuple[Mention, ...]) -> bool:
    """Whether the one is said in the place of the other: a balance behind `I mean` only tells what was in the rest."""
    if meant.code == HOME and any(m.is_("fragment", "meant") for m in between):
        return False  # "what did they import from Taiwan, I mean China": who they are
    flows = {said.code, meant.code}
    if said.kind == "number":
        return said.value != meant.value and (_year(said) is _year(meant))
    told = said.kind != "flow" or flows <= {*ONE_WAY} or not any(m.is_("fragment", "meant") for m in between)
    return said.code != meant.code and told and (said.kind != "flow" or flows <= {*ONE_WAY, *BALANCES})


def _breaks_off(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], begin: int, end: int) -> bool:
    """Whether the sentence is broken off before the slip: by a pause, by `I mean`, or by two slips in a row."""
    marks, behind = mentions[begin:end], mentions[end:]
    denied = len(marks) == 1 and marks[0].is_("fragment", "no") and bool(behind) and behind[0].kind == "flow"
    if denied and not any(t.norm in _PAUSES for t in tokens[marks[0].last + 1 : behind[0].first]):
        return False  # "exports in May, no imports"
    pause = any(t.norm in _PAUSES for t in tokens[mentions[begin - 1].last + 1 : mentions[begin].first])
    pause = pause or mentions[begin - 1].is_("conj", "and") or marks[0].said.endswith(",")
    return pause or len(marks) > 1 or marks[0].is_("fragment", "meant") or marks[0].says("polite")


def _year(m: Mention) -> bool:
    return isinstance(m.value, float) and m.value > _EARLY


def _marks(m: Mention) -> bool:
    return m.is_("fragment", "no", "meant") or m.says("slip")


def _slips(m: Mention) -> bool:
    return _marks(m) or m.is_("conj", "and") or m.is_("harmless", "words")


def _mere(m: Mention) -> bool:
    return _slips(m) or _small(m) or m.says("speaking")  # pt "não, nos dois primeiros meses"


def _quiet(m: Mention) -> Mention:
    return m if m.kind == "harmless" else replace(m, kind="harmless", code="words", others=(), value=None)


def _small(m: Mention) -> bool:
    return m.kind in ("harmless", "prep", "courtesy") or m.says("slip")
