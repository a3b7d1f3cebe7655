"""`Exports to Thailand, their share and the growth, for the first half of 2026`, `crude oil: volume, growth and value
in December 2025`: three figures of one flow at one time -> a piece each, of the same flow, partner, goods and time.

Where one word of the text is neither one of these nor small, it is no such list, and other rules read it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention, Part, first_in
from bot.understanding.words.kinds import ONE_WAY, WEIGHTS, WHO

_MONEY: Final = "USD"
_OTHERWISE: Final = (
    "rest", "than", "every_other", "save", "part", "taken", "negative", "slip", "passive_by", "by_month", "polar",
)  # fmt: skip
_SMALL: Final = (
    ("conj", "and"), ("conj", "plus"), ("conj", "minus"), ("prep", "of"), ("prep", "in"), ("prep", "for"),
    ("prep", "by"), ("question", "how_much"), ("question", "what"), ("question", "how_many"), ("op", "how_fast"),
    ("deictic", "that"), ("deictic", "them"), ("deictic", "it"), ("op", "each"),
)  # fmt: skip


def aspects_listed(frame: Frame) -> list[Part] | None:
    """A piece for each figure; None for any other text."""
    if frame.leftover or not frame.has("growth"):
        return None
    share, quantity, value = (
        frame.first("measure", "share"),
        frame.first("measure", "quantity") or frame.first("unit", *WEIGHTS) or _number(frame),
        frame.first("measure", "value") or frame.first("unit", _MONEY),
    )
    of_partner = share is not None and not frame.has("commodity")
    if not of_partner and (quantity is None or value is None or share is not None):
        return None
    head = _head(frame, of_partner)
    rates = frame.all("growth", "growth", "yoy")
    if head is None or len({m.code for m in rates}) != 1 or len(rates) > 1:
        return None
    asked = (share, quantity, value, *rates) if not of_partner else (share, *rates)
    if not all(m in asked or _has_place(m, head, of_partner) for m in frame.mentions) or not _parted(frame, asked):
        return None
    if not of_partner and quantity is not None and value is not None:
        amounts = [replace(quantity, kind="measure", code="quantity", others=(), value=None)]
        amounts.append(replace(value, kind="measure", code="value", others=(), value=None))
        return [(*head, m) for m in sorted((*amounts, *rates), key=lambda m: m.first)]
    flow = first_in(head, "flow")
    if share is None or flow is None or not flow.first < min(share.first, rates[0].first):
        return None  # "the share and growth of exports": no amount
    told = [(*head, m) for m in sorted((share, *rates), key=lambda m: m.first)]
    signs = {token.norm for token in frame.tokens[: min(share.first, rates[0].first)]}
    listed = not signs.isdisjoint((":", "："))  # "exports to Thailand: share and growth"
    return told if listed and not frame.has("measure", "level", "value") else [head, *told]


def _parted(frame: Frame, asked: tuple[Mention | None, ...]) -> bool:
    """Whether a sign or a joining word stands between every two of them: no 增长的占比, `growth share`."""
    places = sorted(m.first for m in asked if m is not None)
    joints = [m.first for m in frame.all("conj")]
    joints += [i for i, token in enumerate(frame.tokens) if token.kind == "symbol"]
    return all(any(one < at < two for at in joints) for one, two in pairwise(places))


def _number(frame: Frame) -> Mention | None:
    """`Value, growth, number`: a count, as the last of a list; объём behind the goods."""
    last, goods = frame.mentions[-1], frame.first("commodity")
    size = next((m for m in frame.all("question", "how_much") if goods is not None and m.first > goods.first), None)
    if size is not None and frame.has("measure", "value"):
        return size
    return last if last.says("tally") and last.says("numbered") and frame.has("measure", "value") else None


def _head(frame: Frame, of_partner: bool) -> Part | None:
    """What the figures are of: one flow, one partner or none, one kind of goods or none, one time."""
    flows = [m for m in frame.all("flow") if m.code in ONE_WAY]
    whom = [m for m in frame.mentions if m.kind in WHO and m.code != HOME]
    goods, times = frame.all("commodity"), frame.all("period")
    if len({m.code for m in flows}) > 1 or len(times) != 1 or len(whom) > 1 or len(goods) > 1:
        return None
    if not (flows if of_partner else goods) or (of_partner and not whom):
        return None
    led = [m for m in frame.all("prep", "to", "from", "post_to", "post_from") if whom]
    if whom and len(led) != 1:
        return None  # "Korea's exports"
    return tuple(sorted((*flows[:1], *led, *whom, *goods, *times), key=lambda m: m.first))


def _has_place(m: Mention, head: Part, of_partner: bool) -> bool:
    """Whether a word is of what the figures are of, or says nothing of its own."""
    if m in head or (m.kind, m.code) in _SMALL or m.kind in ("courtesy", "self"):
        return True
    if m.kind == "flow":
        return m.code in ONE_WAY
    if m.kind in WHO:
        return m.code == HOME or (of_partner and m.code == "WLD")
    return m.is_("measure", "level") or (m.kind == "harmless" and not m.says(*_OTHERWISE))
