"""The yuan beside other figures: where it is a series of its own, what it is worth, and no currency of the others;
an amount of either that was passed."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import BY_MONTH, MONEY, YUAN_RATE

# `PMI in December, and where the yuan stood then`: the yuan by itself beside another figure: what it is worth, and
# not the currency that the other is told in.
_LITTLE = ("determiner", "copula", "auxiliary", "standing", "then", "pronoun", "request")


def the_yuan(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the yuan as a series, where it is joined to what is asked before it and nothing else is said
    beside it than a time, and where it moves itself; beside an index alone it is one in any place."""
    found = list(mentions)
    indices = holds(mentions, "commodity", *BY_MONTH)
    indices = indices and not holds_any(mentions, "flow", "verb", "number")
    for i, m in enumerate(mentions):
        if not m.is_("unit", "CNY") or " " in m.said.strip():
            continue
        if indices or _its_worth(mentions, i) or _opens(mentions, i):
            found[i] = replace(m, kind="commodity", code=YUAN_RATE, others=())
        joints = [n for n, one in enumerate(mentions[:i]) if one.is_("conj", "and", "plus")]
        if not joints or not _alone(mentions[joints[-1] + 1 : i], led=True):
            continue
        ends = next((n for n in range(i + 1, len(mentions)) if mentions[n].kind == "conj"), len(mentions))
        before = mentions[: joints[-1]]
        other = holds_any(before, "flow", "commodity")
        paired = before[-1:] and before[-1].kind == "unit"  # "in dollars and in yuan"
        if other and not paired and _alone(mentions[i + 1 : ends], led=False):
            found[i] = replace(m, kind="commodity", code=YUAN_RATE, others=())
    return tuple(found)


def one_beside_the_other(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Export growth in dollars vs yuan`: of a flow named ahead, two currencies against one another are both told."""
    for i in range(1, len(mentions) - 1):
        one, said = mentions[i - 1], mentions[i]
        if not said.is_("op", "compare") or not one.is_("unit", *MONEY) or not holds(mentions[:i], "flow"):
            continue
        behind = [m for m in mentions[i + 1 :] if m.kind != "prep"][:1]
        if any(m.is_("unit", *MONEY) and m.code != one.code for m in behind):
            both = replace(said, kind="conj", code="and", others=())
            return (*mentions[:i], both, *mentions[i + 1 :])
    return mentions


def _its_worth(mentions: tuple[Mention, ...], i: int) -> bool:
    """`Exports to Japan in 2024, and was the yuan stronger in May than in April`, `... how strong was the yuan`: what
    moves is the yuan; without a flow beside it no other thing could."""
    named = i > 1 and mentions[i - 1].says("article") and holds_any(mentions, "flow")
    opened = named and mentions[i - 2].says("copula", "auxiliary")  # no "because the yuan fell"
    moves = any(m.kind == "direction" or m.is_("more", "faster", "slower") for m in mentions[i + 1 : i + 2])
    return opened and (moves or (i > 2 and mentions[i - 3].is_("op", "how_fast")))


def _opens(mentions: tuple[Mention, ...], i: int) -> bool:
    """`What was the yuan in December 2025, and what were exports`: asked for first, of a time, and another thing
    behind a joint."""
    asked = i > 2 and mentions[0].kind == "question" and mentions[i - 1].says("article")
    asked = asked and mentions[1].says("copula") and _alone(mentions[:i], led=True)
    joint = next((n for n in range(i + 1, len(mentions)) if mentions[n].is_("conj", "and", "plus")), None)
    if not asked or joint is None or not _alone(mentions[i + 1 : joint], led=False):
        return False
    behind = mentions[joint + 1 : joint + 2]
    again = any(m.kind == "question" for m in behind) and holds(mentions[joint + 1 :], "flow")
    return again and holds(mentions[i + 1 : joint], "period")


def _alone(beside: tuple[Mention, ...], led: bool) -> bool:
    """Whether nothing is said there but little words and a time; led: and one of them leads to a thing by itself."""
    leads = any(m.kind == "question" or m.says("determiner") for m in beside)
    little = all(m.kind in ("question", "period") or m.says(*_LITTLE) or (not led and _at_its_end(m)) for m in beside)
    return little and (leads or not led)


def _at_its_end(mention: Mention) -> bool:
    """`What was it at`, `at the end of the month`."""
    return mention.is_("prep", "at") or mention.is_("time", "end_of", "unit:month", "unit:year")


def passed_through(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Why did the yuan go through 7`, `went through $400 bn`: an amount that was passed, and no place on the way."""
    if not (holds(mentions, "unit", *MONEY) or holds(mentions, "commodity", YUAN_RATE)):
        return mentions
    for at, m in enumerate(mentions[:-1]):
        if not (m.says("via") or m.is_("method", "via")):
            continue
        behind = [n for n in mentions[at + 1 : at + 4] if not (n.is_("unit", *MONEY) or n.says("determiner"))]
        amount = bool(behind) and behind[0].kind == "number" and behind[0].first <= m.last + 2
        if amount and not holds_any(behind[1:2], "party", "place", "time", "commodity"):
            return (*mentions[:at], replace(m, kind="compare", code="pass", others=()), *mentions[at + 1 :])
    return mentions
