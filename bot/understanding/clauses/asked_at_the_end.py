"""A question at the end that compares or goes on, behind figures that were asked for one by one: `August exports,
imports and the surplus, and how that compares with last August`, `what happened to exports and why, and what about
imports`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.clauses.sentences import has_topic
from bot.understanding.words.frame import Mention

_SMALL: Final = ("harmless", "conj", "self")
_COMPARING: Final = ("compare", "difference")
_BALANCES: Final = ("balance", "surplus", "deficit")
_CAUSES: Final = ("why", "happened")


def asked_at_the_end(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """Whether the right side is a question of its own: it compares the last of several figures of the left, or goes on
    to another flow after causes were asked for."""
    if any(m.is_("op", *_CAUSES) for m in left):
        opens = next((m for m in right if not m.is_("conj")), None)
        goes_on = opens is not None and (opens.says("request") or opens.kind == "question")
        return goes_on and has_topic(left) and any(m.kind == "flow" for m in right) and not _compares(right)
    flows = {m.code for m in left if m.kind == "flow"}
    opening = next((m for m in right if m.kind not in _SMALL), None)
    asks = opening is not None and (opening.is_("question", "how", "how_much") or opening.kind == "deictic")
    points = any(m.is_("deictic", "that") or m.says("pronoun") for m in right)
    return len(flows) > 1 and asks and points and _compares(right) and not _compares(left)


def balance_beside(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`(Imports,) how much of that came from the EU, and the surplus with the EU`: a part of what was asked for before,
    and a balance by itself."""
    points = any(m.is_("question", "how_much") for m in left) and any(m.is_("deictic", "that") for m in left)
    from_them = any(m.is_("prep", "from", "to") for m in left) and not has_topic(left)
    balance = any(m.is_("flow", "balance", "surplus", "deficit") for m in right)
    return points and from_them and balance and any(m.kind in ("place", "demonym") for m in right)


def best_of_each(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The record month for exports, and for the surplus`: the right side with what is asked of the left; () for
    anything else."""
    if not any(m.kind == "extreme" or m.is_("op", "record", "streak") for m in left):
        return ()
    flows = [[m for m in side if m.kind == "flow"] for side in (left, right)]
    plain = all(m.kind in ("flow", "prep", "harmless", "period") for m in right)
    if [len(side) for side in flows] != [1, 1] or not plain or _compares([m for m in left if m.kind != "extreme"]):
        return ()
    if len({m.code in _BALANCES for side in flows for m in side}) < 2:
        return ()
    dated = any(m.kind == "period" for m in right)
    asked = (m for m in left if m not in flows[0] and not (dated and m.kind == "period"))
    return (*asked, *right)


def _compares(side: Sequence[Mention]) -> bool:
    return any(m.is_("op", *_COMPARING) or m.kind in ("more", "compare", "extreme") for m in side)
