""" "Und unterm Strich, Plus oder Minus?" after exports to a partner and imports from there: what lies between them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNTS, FILLERS, ONE_WAY

_HELD = (*FILLERS, "direction", "flow", "question")


def plus_or_minus(c: Clause, before: Sequence[Turn]) -> Query | None:
    """The balance of the two, where a fragment asks for its sign and nothing else, and both ways were told last."""
    if len(before) < 2 or not _sign_asked(c):
        return None
    one, two = before[-2].query, before[-1].query
    if {one.flow, two.flow} != set(ONE_WAY) or not {one.operation, two.operation} <= set(AMOUNTS):
        return None
    balance = two.with_(operation="balance", flow="balance", basis=None, notes=())
    same = balance == one.with_(operation="balance", flow="balance", basis=None, notes=())
    return balance if same and two.all_goods and len(two.periods) == 1 else None


def _sign_asked(c: Clause) -> bool:
    """Whether a sign and its opposite are both named, or one word tells either: плюс или минус; no rise or fall."""
    if not c.only("op", *_HELD) or c.has_other("op", "sum"):
        return False
    signs = [m for m in c.mentions if m.kind in ("direction", "flow")]
    if len(signs) == 1:
        return signs[0].is_("direction", "moved") and signs[0].means("flow", "balance")
    both = len(signs) == 2 and _is(signs[0], "up", "surplus") and _is(signs[1], "down", "deficit")
    return both and all(m.says("sign") or m.means("flow", "surplus", "deficit") for m in signs)


def _is(m: Mention, way: str, flow: str) -> bool:
    return m.means("direction", way) or m.means("flow", flow)
