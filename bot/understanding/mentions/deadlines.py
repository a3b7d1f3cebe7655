"""`I am on air in 5`, `going live in ten, exports in June?`: in how many minutes whoever asks needs it, no figure.
`How much had China exported by June`: all of the year till then."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention

_MOST = 60  # minutes
_ENDING = ("month:", "quarter:", "half:", "middle_of")  # a year has one figure
_COUNTED = ("unit", "scale", "time", "commodity", "flow", "party")  # what a number would count


def deadlines(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `in` and a small number that counts nothing as fillers right behind such a word."""
    found = list(mentions)
    for i, word in enumerate(mentions):
        if not word.says("hurried"):
            continue
        at = i + 1 + any(m.says("copula") for m in mentions[i + 1 : i + 2])  # "my deadline is in 20"
        if len(mentions) < at + 2 or not _minutes(mentions[at], mentions[at + 1]):
            continue
        after = mentions[at + 2] if at + 2 < len(mentions) else None
        if after is None or after.kind not in _COUNTED or after.first > mentions[at + 1].last + 1:
            found[at : at + 2] = [
                replace(m, kind="harmless", code="little", value=None, others=()) for m in mentions[at : at + 2]
            ]
    return tuple(found)


def _minutes(led: Mention, number: Mention) -> bool:
    small = number.kind == "number" and isinstance(number.value, int | float) and number.value <= _MOST
    return small and led.is_("prep", "in") and number.first == led.last + 1


def done_by_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `by` before a month as the end of what had been dealt till then, if an amount is asked."""
    dealt = any(m.kind == "verb" or m.is_("flow", "export", "import") for m in mentions)
    amount = any(m.is_("question", "how_much", "how_many") for m in mentions)
    had = next((m.first for m in mentions if m.says("past_perfect")), None)
    if had is None or not (dealt and amount) or any(m.kind == "op" for m in mentions):
        return mentions
    found = list(mentions)
    for i, (by, then) in enumerate(pairwise(mentions)):
        time = any(kind == "time" and code.startswith(_ENDING) for kind, code in ((then.kind, then.code), *then.others))
        if by.is_("prep", "by") and by.first > had and time and then.first == by.last + 1:
            found[i] = replace(by, kind="time", code="by_end", others=())
    return tuple(found)
