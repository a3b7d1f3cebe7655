"""Words that are understood only beside what they are said of: how goods are spoken of, which forecast came before a
release, who published the figures, what moved a flow."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import AMOUNT, PMIS, WHO
from bot.understanding.words.text import Token

Mentions = tuple[Mention, ...]

_NEAR: Final = 4  # tokens from who tells to the word that says so
_NOTED: Final = ("commodity", "flow", "direction")
_RAISING: Final = ("more", "extreme", "question")
_BETWEEN: Final = ("demonym", "place")
_NOW: Final = ("newest:month", "today:day")
_ASKED_OF_IT: Final = (*AMOUNT, "harmless", "prep", "courtesy", "deictic")
_CLAIMED: Final = ("direction", "compare", "more", "extreme")


def claimed_then(tokens: tuple[Token, ...], mentions: Mentions) -> Mentions:
    """The mentions with a claim as it is to be checked: of its own time, and of nothing that it says already."""
    return _ahead_of_one(tokens, _checked_for(mentions))


def _checked_for(mentions: Mentions) -> Mentions:
    """`"The surplus is now above 100 bn" - check for July 2026`: the time that a claim is to be checked for is its
    time, whatever `now` it was made in; and whoever names one asks for a verdict."""
    asks = [i for i, m in enumerate(mentions) if m.is_("op", "check") or m.says("to_check")]
    dated = next((i for i in asks if i and (_dated(mentions[i + 1 :]) or _dated(mentions[i - 1 :: -1]))), 0)
    now = next((i for i, m in enumerate(mentions) if m.code in _NOW), len(mentions))
    if not dated or sum(m.kind == "period" for m in mentions) > 1 + (now < dated) or _dated(mentions[:dated]):
        return mentions
    found = list(mentions)
    if now < dated:
        found[now] = _quiet(mentions[now])
    if not holds(mentions, "op", "check") and any(m.kind in _CLAIMED for m in mentions[:dated]):
        found[dated] = replace(mentions[dated], kind="op", code="check", others=())
    return tuple(found)


def _dated(beside: Mentions) -> bool:
    """Whether a date is the first thing said beside a word, over what is small."""
    first = next((m for m in beside if m.kind not in ("harmless", "prep")), None)
    return first is not None and first.kind == "period" and first.code[:1].isdigit()


def _ahead_of_one(tokens: tuple[Token, ...], mentions: Mentions) -> Mentions:
    """`The EU is China's largest export market, ahead of ASEAN`: the largest of all is ahead of any of them, so that
    nothing more is claimed behind the comma."""
    best = next((i for i, m in enumerate(mentions) if m.kind == "extreme"), len(mentions))
    for i in range(best + 1, len(mentions) - 1):
        ahead, other = mentions[i : i + 2]
        over = ahead.is_("more", "more") or ahead.is_("compare", "above")
        if not (over and other.kind == "place" and other.first == ahead.last + 1 and ahead.first):
            continue
        alone = holds(mentions[:best], "place") and not holds(mentions, "ordinal") and not holds(mentions, "number")
        if tokens[ahead.first - 1].norm == "," and alone and not holds(mentions[i + 2 :], *WHO):
            return (*mentions[:i], _quiet(ahead), _quiet(other), *mentions[i + 2 :])
    return mentions


def spoken_of(mentions: Mentions) -> Mentions:
    """`The famous magnets`, `a towering surplus`, `a popular claim`: an adjective that takes nothing away from what
    stands right behind it (the mark `epithet`). `The most famous export` asks for another thing, and the word stays
    unknown there."""
    found = list(mentions)
    for at in range(len(mentions) - 2, -1, -1):
        m, behind = mentions[at], found[at + 1]
        if not m.is_("harmless", "epithet") or behind.first != m.last + 1:
            continue
        raised = at > 0 and mentions[at - 1].kind in _RAISING and mentions[at - 1].last + 1 == m.first
        noted = behind.kind in (*_NOTED, "demonym") or behind.is_("op", "check") or behind.says("words", "epithet")
        if not raised and noted:
            found[at] = _quiet(m)
    return tuple(found)


def who_tells(mentions: Mentions) -> Mentions:
    """`Our pollster reckons`, `a stockbroker I know says`: whoever it is tells something, as a word behind it says, or
    is one of the asker's. Those that are exported, dealt with or deal themselves stay unknown."""
    found = list(mentions)
    for at, m in enumerate(mentions):
        if not m.is_("harmless", "teller"):
            continue
        owned = at > 0 and mentions[at - 1].kind == "self" and mentions[at - 1].last + 1 == m.first
        behind = (other for other in mentions[at + 1 :] if other.first <= m.last + _NEAR)
        if owned or any(other.says("asserting", "tells_that") for other in behind):
            found[at] = replace(m, code="person", others=())
    return tuple(found)


def how_large_a_move(mentions: Mentions) -> Mentions:
    """`How significant was the drop in exports to the US`: how large the drop was, where it is asked of it right there;
    `how significant are exports to the US` asks for their share."""
    for at, m in enumerate(mentions):
        behind = next((other for other in mentions[at + 1 :] if other.kind != "harmless"), None)
        if m.says("how_important") and m.is_("measure", "share") and behind is not None and behind.kind == "direction":
            return (*mentions[:at], replace(m, kind="op", code="how_fast", others=()), *mentions[at + 1 :])
    return mentions


def came_before(mentions: Mentions) -> Mentions:
    """`The consensus that preceded the June release`: the forecast, and neither a month before nor when it came out."""
    at = next((i for i, m in enumerate(mentions) if m.is_("harmless", "preceding")), None)
    told = None if at is None else any(m.is_("op", "forecast", "surprise") or m.kind == "poll" for m in mentions[:at])
    if at is None or not told:
        return mentions
    spent = [m for i, m in enumerate(mentions) if i == at or (i > at and m.is_("op", "release_date", "published"))]
    return tuple(_quiet(m) if m in spent else m for m in mentions)


def summed_so_far(mentions: Mentions) -> Mentions:
    """`The running surplus`: that of the year until then, where a flow stands right behind; no `running shoes`."""
    found = list(mentions)
    for at, (m, behind) in enumerate(pairwise(mentions)):
        if m.is_("harmless", "running_on") and behind.kind == "flow" and behind.first == m.last + 1:
            found[at] = replace(m, kind="op", code="accumulated", others=())
    return tuple(found)


def size_again(mentions: Mentions) -> Mentions:
    """`The balance with Taiwan in June, deficit of how much?`: the size of the balance named, and no other one."""
    at = next((i for i, m in enumerate(mentions) if m.is_("flow", "surplus", "deficit")), None)
    behind = () if at is None else mentions[at + 1 :]
    asks = [m.kind for m in behind] == ["prep", "question"] and behind[-1].code == "how_much"
    if at is None or not (asks and holds(mentions[:at], "flow", "balance") and holds(mentions[:at], "period")):
        return mentions
    return (*mentions[:at], *map(_quiet, mentions[at:]))


_TELLING: Final = ("harmless", "books", "verb", "measure")  # report, deliver, share
_NO_DATE: Final = ("direction", "compare", "extreme", "more", "scale", "negation")


def announced(mentions: Mentions) -> Mentions:
    """`When did China report its trade figures for June`, `who keeps the export figures`: when they came out and from
    whom they are, where what is reported is the figures themselves, and no surplus or rise."""
    verbs = [m for m in mentions if m.kind in _TELLING and m.says("publishing")]
    asked = [m for m in mentions if m.is_("op", "when") or m.is_("question", "who")]
    out = holds(mentions, "op", "published", "release_date")
    named = any(m.kind in ("place", "demonym", "agency", "flow") for m in mentions)
    if out and named and not verbs and len(asked) == 1 and asked[0].kind == "op":  # "when was China's report published"
        return tuple(_quiet(m) if m.is_("op", "brief") else m for m in mentions)
    if out and named and not verbs and _by_whom(mentions, asked):
        return tuple(
            replace(m, code="source", others=()) if m.is_("op", "published", "release_date") else m for m in mentions
        )
    if len(verbs) != 1 or len(asked) != 1:
        return mentions
    figures = any(m.says("figure_noun") or (m.is_("flow", "trade") and m.means("op", "brief")) for m in mentions)
    others = [m for m in mentions if m.kind == "op" and m not in asked]
    if not figures or others or any(m.kind in _NO_DATE for m in mentions):
        return mentions
    code = "published" if asked[0].kind == "op" else "source"
    return tuple(replace(m, kind="op", code=code, others=()) if m is verbs[0] else m for m in mentions)


def _by_whom(mentions: Mentions, asked: list[Mention]) -> bool:
    """`By whom are China's trade figures published`: who publishes them, and no partner."""
    led = len(mentions) > 2 and mentions[0].kind == "prep" and asked == [mentions[1]]
    return led and mentions[1].kind == "question" and not any(m.kind in _NO_DATE for m in mentions)


def moved_by_what(mentions: Mentions) -> Mentions:
    """`What slowed exports`, `what cooled the rise of imports`: a verb of movement between what is open and a flow asks
    for the cause; `what fell, exports or imports` does not, nor `el mes en que cayeron las exportaciones`."""
    at = next((i for i, m in enumerate(mentions[:-2]) if m.is_("question", "what") and " " not in m.said), None)
    if at is None or mentions[at + 1].kind != "direction" or mentions[at + 1].first != mentions[at].last + 1:
        return mentions
    to = at + 2
    while to < len(mentions) - 1 and (mentions[to].kind in _BETWEEN or mentions[to].says("determiner")):
        to += 1
    joined = mentions[at + 1].last + sum(m.last - m.first + 1 for m in mentions[at + 2 : to + 1])
    if not mentions[to].is_("flow") or joined != mentions[to].last or holds(mentions[to:], "conj", "or"):
        return mentions
    return tuple(replace(m, kind="op", code="why", others=()) if m is mentions[at] else m for m in mentions)


def not_its_rate(mentions: Mentions) -> Mentions:
    """`The level of exports in June, not growth`: what is not wanted is no claim that they did not grow."""
    said = [m for m in mentions if not (m.kind == "courtesy" or m.says("determiner", "polite"))]
    if (
        len(said) < 3
        or not said[-2].is_("negation", "not")
        or not (said[-1].kind == "growth" and said[-1].means("measure", "rate"))
    ):
        return mentions
    if not holds(said[:-2], "flow") or any(m.kind in ("growth", "direction", "question") for m in said[:-2]):
        return mentions
    return tuple(_quiet(m) if m in said[-2:] else m for m in mentions)


def of_so_many_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The mean of the last three monthly surpluses`: how many months it is of. Without a mean, each is told."""
    if not holds(mentions, "op", "average"):
        return mentions
    found = list(mentions)
    for i, (newest, number, monthly) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        last = any(newest.means("time", way) for way in ("past", "latest"))
        if last and number.kind == "number" and number.last + 1 == monthly.first and monthly.is_("op", "monthly"):
            found[i + 2] = replace(monthly, kind="time", code="unit:month", others=())
    return tuple(found)


def month_to_month(mentions: Mentions) -> Mentions:
    """`How has export growth evolved month to month`: the growth on the year of each month, and none on the month
    before."""
    at = next((i for i, m in enumerate(mentions) if m.is_("growth", "mom")), 0)
    trend = [i for i, m in enumerate(mentions[:at]) if m.is_("op", "trend")]
    if not trend or not any(m.kind == "growth" and m.means("measure", "rate") for m in mentions[: trend[0]]):
        return mentions
    return (*mentions[:at], replace(mentions[at], kind="op", code="monthly", others=()), *mentions[at + 1 :])


def figure_again(tokens: tuple[Token, ...], mentions: Mentions) -> Mentions:
    """`"Imports hit 578 million tonnes in 2025." Is the 578 right?`: the figure of the sentence before, which points at
    it as "that" does."""
    closed = [i for i, token in enumerate(tokens[:-1]) if token.norm in (*_CLOSED, ".")]
    at = max((i for i in closed if any(m.kind == "number" and m.first > i for m in mentions)), default=0)
    told, asked = [m for m in mentions if m.last < at], [m for m in mentions if m.first > at]
    if not told or any(m.kind not in _ASKED_OF_IT and not m.is_("op", "check") for m in asked):
        return mentions
    figures = {m.value for m in told if m.kind == "number"}
    again = [m for m in asked if m.kind == "number"]
    if not holds(asked, "op", "check") or len(again) != 1 or again[0].value not in figures:
        return mentions
    amount = [m for m in asked if m.kind in AMOUNT]
    return tuple(_quiet(m) if m in amount else m for m in mentions)


def _quiet(mention: Mention) -> Mention:
    return replace(mention, kind="harmless", code="words", others=())


_CLOSED: Final = (".", "!", '"', "”", "»", "'")
_FIGURED: Final = ("number", "scale", "direction", "extreme", "more", "multiple")


def headlined(tokens: tuple[Token, ...], mentions: Mentions) -> Mentions:
    """`Headline: exports hit 400 billion` is put to the test, `check: the PMI was 49.3` too; with a question behind it,
    it is told around that."""
    first = mentions[0] if mentions else None
    if first is None:
        return mentions
    if tokens[first.last].norm != ":":
        beside = first.says("to_check") and tokens[min(first.last + 1, len(tokens) - 1)].norm == ":"
        index = beside and _of_an_index(mentions)
        return (replace(first, kind="op", code="check", others=()), *mentions[1:]) if index else _fair(tokens, mentions)
    if not first.is_("op", "check"):
        return mentions
    asks = any(token.norm == "?" for token in tokens) or holds_any(mentions, "question", "extreme", "ordinal")
    return (replace(first, kind="harmless", code="words", others=()), *mentions[1:]) if asks else mentions


def _of_an_index(mentions: Mentions) -> bool:
    """A bare number, of a PMI."""
    bare = holds(mentions, "number") and not holds_any(mentions, "unit", "scale", "question", "growth", "direction")
    return bare and any(m.kind == "commodity" and m.code in PMIS for m in mentions)


def _fair(tokens: tuple[Token, ...], mentions: Mentions) -> Mentions:
    """ "Two thirds of its soy is Brazilian." Fair for 2025?: behind a sentence that claims a figure it is asked whether
    that is so, and for no view of it."""
    for i, m in enumerate(mentions):
        told = mentions[:i]
        if not (m.says("verdict_word") and m.kind == "opinion" and told and tokens[m.first - 1].norm in _CLOSED):
            continue
        if holds_any(told, *_FIGURED) and holds_any(told, "flow", "commodity", "verb"):
            return (*told, replace(m, kind="op", code="check", others=()), *mentions[i + 1 :])
    return mentions
