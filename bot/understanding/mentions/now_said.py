"""Words for going on that name the present (the mark `now_alone`: "and now", `und heute`) as that time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds_any, holds_only

_LITTLE: Final = ("harmless", "courtesy", "conj")
_COMMA: Final = 2  # tokens from a time to the joint, a comma between them
_FEW: Final = (2, 3, 4)
_DATED: Final = ("time", "number", "period")
_NAMED: Final = (*_LITTLE, "fragment", "flow", "growth", "measure")


def the_current(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`... and the current one`, `y el último`: that of the present, where what it is of is not said again; `the
    current tariff`, beside another time that it would take over."""
    for i, m in enumerate(mentions):
        current = m.is_("time", "this") and m.first < m.last
        if not i or not (current or m.is_("time", "past") or m.says("last_one")):
            continue
        joined = next((one for one in reversed(mentions[:i]) if not one.says("determiner")), m).is_("conj", "and")
        alone = all(one.says("pronoun") or one.kind in _LITTLE for one in mentions[i + 1 :])
        named = current and not alone and mentions[i + 1].kind in ("flow", "commodity")
        if joined and (alone or named) and holds_any(mentions[:i], *_DATED):
            return (*mentions[:i], replace(m, kind="time", code="latest", others=()), *mentions[i + 1 :])
    return mentions


def now_alone(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`And now?`, where nothing else is said; `the PMI in November 2025 and now`: beside the time before it."""
    now = next((m for m in mentions if m.kind == "fragment" and m.says("now_alone")), None)
    if now is None:
        return mentions
    said = [m for m in mentions if m.kind not in _LITTLE]
    if said == [now]:
        return tuple(replace(m, kind="time", code="latest", others=()) if m is now else m for m in mentions)
    at = mentions.index(now)
    ahead, behind = mentions[:at], mentions[at + 1 :]
    beside = bool(ahead) and ahead[-1].kind in _DATED and now.first - ahead[-1].last <= _COMMA and now.first < now.last
    if not (beside and holds_only(behind, "harmless", "courtesy") and holds_any(ahead, "flow", "commodity", "verb")):
        return mentions
    joint = replace(now, last=now.first, kind="conj", code="and", others=())
    latest = replace(now, first=now.first + 1, kind="time", code="latest", others=())
    return (*ahead, joint, latest, *behind)


def now_to_another(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Now imports`, `now the import value and its rate`: in a talk it goes on to another flow of what was told, which
    that one is marked to say; alone it is a time."""
    now = [m for m in mentions if m.says("now_then")]
    others = [m for m in mentions if m not in now]
    named = [m for m in others if m.kind == "flow"]
    plain = all(m in named or m.kind in _NAMED for m in others)
    if len(now) != 1 or len(named) != 1 or not plain or named[0].code == "context":
        return mentions
    if now[0].first > named[0].first:
        return mentions  # "und die Exporte jetzt?": those of the present
    marked = replace(named[0], others=(*named[0].others, ("harmless", "now_then")))
    return tuple(marked if m is named[0] else m for m in mentions)


def now_to_those(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Ahora el petróleo en esos dos años`, `now the same thing for imports`: it goes on to others at the times told,
    and names no time."""
    now = next((m for m in mentions if m.says("now_then")), None)
    if now is None or not any(m.is_("deictic", "months", "same") and m.first > now.last for m in mentions):
        return mentions
    return tuple(replace(m, kind="fragment", code="and_what", others=()) if m is now else m for m in mentions)


def all_so_many(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Give me all three for the month after`: the three that were told, at another time; where nothing is named."""
    for i, m in enumerate(mentions[:-1]):
        many = mentions[i + 1]
        counted = many.kind == "number" and many.first == m.last + 1 and many.value in _FEW
        if m.says("everybody") and counted and holds_only(mentions, *_LITTLE, "prep", "number", "period"):
            return (*mentions[:i], replace(m, kind="deictic", code="same", others=()), *mentions[i + 1 :])
    return mentions
