"""`Насколько Бразилия больше`, `второй по экспорту месяц`: how far one is over another, and which place it takes."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import NAMED, UNITS_OF_TIME

_OVER = {"above": 1, "pass": 1, "more": 1, "below": -1, "less": -1}
OF_MONTHS = ("ever", "which", "when", "count", "last_time", "first_time", "monthly", "trend", "longest", "streak")


def how_far_over(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word for how fast something grew as one for how far apart, where a name and `more` follow it."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("op", "how_fast"):
            continue
        after = [one for one in mentions[i + 1 :] if one.kind not in ("harmless", "prep")][:2]
        if len(after) == 2 and after[0].kind in NAMED and after[1].is_("more", "more", "less"):
            found[i] = replace(m, code="difference", others=m.meanings)
    return tuple(found)


def out_and_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Have imports ever exceeded exports`, `exports exceeded imports in every month`: the deficit, or the surplus,
    that is looked for in months."""
    at = [i for i, m in enumerate(mentions) if m.is_("flow")]
    if len(at) != 2 or {mentions[i].code for i in at} != {"export", "import"}:
        return mentions
    between = mentions[at[0] + 1 : at[1]]
    closed = any(m.is_("harmless", "doer") for m in between)
    if closed:  # 輸出が輸入を上回ったことは
        between = mentions[at[0] + 1 :]
    led = [m for m in mentions[: at[0]] if not m.is_("harmless", "little")][-1:]
    if led and led[0].kind == "compare":  # "¿superan las exportaciones a las importaciones?"
        between = (*led, *between)
    over = [m for m in between if m.kind in ("compare", "more") and m.code in _OVER]
    sought = any(
        (m.means("op", *OF_MONTHS) and (m.code != "when" or m.first < m.last or closed))
        or m.says("each_month", "never")
        for m in mentions
    )  # "when did imports exceed exports", and not "it is a deficit when they do"
    other = any(
        m.kind in ("number", "growth", "direction", "measure", "commodity", "extreme", "conj") for m in mentions
    )
    if len(over) != 1 or not sought or other or any(m.is_("op", "difference", "how_fast") for m in mentions):
        return mentions
    if len({m.code for m in mentions[at[0] :] if m.kind in ("place", "demonym")}) > 1:
        return mentions  # "have exports to the EU ever exceeded imports from ASEAN": no balance
    more = _OVER[over[0].code] > 0
    code = "surplus" if (mentions[at[0]].code == "export") is more else "deficit"
    quiet = [*over, mentions[at[1]], *(m for m in mentions if m.is_("deictic", "there"))]
    found = [replace(m, kind="harmless", code="words", others=()) if m in quiet else m for m in mentions]
    found[at[0]] = replace(mentions[at[0]], code=code, others=(("harmless", "indefinite"),))
    return tuple(replace(m, code="with") if m.is_("prep", "to", "from") else m for m in found)


def placed_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the preposition between a place in an order and what the order is of as a word for the most:
    `second by exports`, `третий по импорту месяц`."""
    if any(m.kind == "extreme" or m.is_("op", "streak", "first_time", "last_time") for m in mentions):
        return mentions
    mentions = _degree_after(mentions)
    asked = any(m.kind == "party" or m.is_("time", *UNITS_OF_TIME) for m in mentions)
    for i, m in enumerate(mentions[1:-1], 1):
        nth, of = mentions[i - 1], mentions[i + 1]
        if not (m.means("prep", "by") or m.says("by_place")) or of.kind not in ("flow", "commodity"):
            continue
        if asked and nth.kind == "ordinal" and nth.last + 1 == m.first and m.last + 1 == of.first:
            most = replace(m, kind="extreme", code="most", value=None, others=m.meanings)
            return (*mentions[:i], most, *mentions[i + 1 :])
    return mentions


def _degree_after(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """2番目に大きかった月, 3番目に小さい: a word of size right after a place in an order is a superlative."""
    found = list(mentions)
    for i, m in enumerate(mentions[1:], 1):
        most, least = m.says("of_size"), m.says("low")
        if (most or least) and mentions[i - 1].kind == "ordinal" and mentions[i - 1].last + 1 == m.first:
            found[i] = replace(m, kind="extreme", code="most" if most else "least", others=m.meanings)
    return tuple(found)
