"""A balance with one country, and behind `and` what is bought of another -> the two questions, each of its own flow."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, Part, codes_in, holds_any
from bot.understanding.words.kinds import BALANCES, WHO

_TOWARDS: Final = {"buy": "from", "take": "from", "import": "from", "sell": "to", "give": "to", "export": "to"}
_SAID: Final = ["question", "traded", "who", "with"]
_LED: Final = ("with", "from", "to")


def bought_beside(left: Part, right: Part) -> Part:
    """`Vietnam with the US has how much surplus in 2025, and with China how much is it buying`: bought of China, in
    that time, by whose the balance is, and no balance with China; () for anything else."""
    said = {_role(m): m for m in right if m.kind not in ("harmless", "conj")}
    if sorted(said) != _SAID or sum(m.kind not in ("harmless", "conj") for m in right) > len(_SAID):
        return ()
    asked, traded, whom, led = (said[role] for role in _SAID)
    flows = codes_in(left, "flow")
    balance = bool(flows) and flows <= BALANCES and not holds_any(left, "verb", "commodity", "number")
    towards = _TOWARDS.get(traded.code)
    if not balance or towards is None or not asked.is_("question", "how_much", "how_many"):
        return ()
    if led.last + 1 != whom.first or whom.code in codes_in(left, *WHO):
        return ()
    facing = {b for a, b in pairwise(left) if a.is_("prep", *_LED) and b.kind in WHO}
    owners = [m for m in left if m.kind in WHO and m not in facing]
    if len(owners) > 1 or not facing:
        return ()
    turned = {
        led: replace(led, kind="prep", code=towards, others=()),
        traded: replace(traded, kind="flow", code="import" if towards == "from" else "export", others=()),
    }
    kept = (*owners, *(m for m in left if m.kind == "period"), *(turned.get(m, m) for m in right))
    return tuple(sorted(kept, key=lambda m: m.first))


def _role(mention: Mention) -> str:
    """What a word of the second half is to it; `y con`: with whom, in one word with its joint."""
    if mention.means("prep", "with"):
        return "with"
    return "who" if mention.kind in WHO else "traded" if mention.kind in ("verb", "flow") else mention.kind
