"""`PMI in December, and where the yuan stood then`: the yuan by itself beside another figure: what it is worth, and not
the currency that the other is told in."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.indicators import YUAN_RATE

_LITTLE = ("determiner", "copula", "auxiliary", "standing", "then", "pronoun", "request")
_ASIDE = ("conj",)


def the_yuan(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the yuan as a series, where it is joined to what is asked before it and nothing else is said
    beside it than a time."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("unit", "CNY") or " " in m.said.strip() or not i:
            continue
        joints = [n for n, one in enumerate(mentions[:i]) if one.is_("conj", "and", "plus")]
        if not joints or not _alone(mentions[joints[-1] + 1 : i], led=True):
            continue
        ends = next((n for n in range(i + 1, len(mentions)) if mentions[n].kind in _ASIDE), len(mentions))
        before = mentions[: joints[-1]]
        other = any(one.kind in ("flow", "commodity") for one in before)
        paired = before[-1:] and before[-1].kind == "unit"  # "in dollars and in yuan"
        if other and not paired and _alone(mentions[i + 1 : ends], led=False):
            found[i] = replace(m, kind="commodity", code=YUAN_RATE, others=())
    return tuple(found)


def _alone(beside: tuple[Mention, ...], led: bool) -> bool:
    """Whether nothing is said there but little words and a time; led: and one of them leads to a thing by itself."""
    leads = any(m.kind == "question" or m.says("determiner") for m in beside)
    little = all(m.kind in ("question", "period") or m.says(*_LITTLE) or (not led and _at_its_end(m)) for m in beside)
    return little and (leads or not led)


def _at_its_end(mention: Mention) -> bool:
    """`What was it at`, `at the end of the month`."""
    return mention.is_("prep", "at") or mention.is_("time", "end_of", "unit:month", "unit:year")
