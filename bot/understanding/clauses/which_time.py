"""A time asked of two flows: `which was the better half of 2025 for exports, and for imports` is asked of each."""

from __future__ import annotations

from bot.understanding.words.frame import Mention, Part, holds_any

_STRETCHES = ("unit:quarter", "unit:half", "unit:year")
_FLOWS = ("export", "import", "balance", "surplus", "trade", "total")
_APART = ("growth", "number", "compare", "verb", "negation")  # something else is asked too


def each_flow_in_its_time(mentions: Part) -> list[Part] | None:
    """A piece a flow where a quarter, half or year is asked for and two flows are listed; None for any other words.

    Months are found for both flows at once: `which month had the highest exports and imports` stays whole.
    """
    flows = [m for m in mentions if m.kind == "flow" and m.code in _FLOWS]
    if len(flows) != 2 or not _stretch_asked(mentions) or not any(map(_of_degree, mentions)):
        return None
    at, end = mentions.index(flows[0]), mentions.index(flows[1])
    between = mentions[at + 1 : end]
    joint = next((i for i, m in enumerate(between) if m.is_("conj", "and")), None)
    own = between[joint + 1 :] if joint is not None else between
    parted = joint is not None or (own and flows[0].last + 1 < own[0].first)  # "for exports, for imports"
    if not parted or any(not _little(m) for m in between if not m.is_("conj", "and")):
        return None
    if holds_any([m for m in mentions if not m.says("fared", "pronoun") and m not in between], *_APART):
        return None
    led = at  # where what leads the first flow begins, if the second is led alike
    kinds = {m.kind for m in own if m.kind != "harmless"}
    while led and _little(mentions[led - 1]) and mentions[led - 1].kind in {"harmless", *kinds}:
        led -= 1
    first = mentions[: at + 1] + mentions[end + 1 :]
    second = (mentions[:led] if kinds else mentions[:at]) + own + mentions[end:]
    return [first, second]


def _stretch_asked(mentions: Part) -> bool:
    """`Which quarter of 2025`, `the better half of 2025`, `was 2024 or 2025 the better year`."""
    halves = any(m.kind == "period" and m.code.count("+") == 1 and "-01..06+" in m.code for m in mentions)
    named = any(m.is_("time", *_STRETCHES) for m in mentions)
    return (halves or named) and (any(m.is_("question", "what") for m in mentions) or halves or _of_two(mentions))


def _of_two(mentions: Part) -> bool:
    return any(m.kind == "period" and "+" in m.code for m in mentions)


def _little(m: Mention) -> bool:
    return m.kind in ("harmless", "prep") or _of_degree(m)


def _of_degree(m: Mention) -> bool:
    return m.kind in ("more", "extreme") or m.means("more", "more", "less")
