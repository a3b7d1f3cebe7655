"""Whether a yes or no is asked of a move, or the move is only named: `did exports drop`, `how big was the drop`."""

from __future__ import annotations

from bot.understanding.claimed.degrees import is_than
from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO


def named_only(c: Clause) -> bool:
    """`How big was the drop from May to June`, `the drop from May to June?`, `was the drop big`: a move that is named,
    and of which not that it was is asked; `was there a drop` asks it."""
    if c.ops("check"):
        return False
    if c.says("measuring", "how_big", "asked_how", "judged_size"):
        return True
    moved = c.first("direction", "up", "down")
    if moved is None or any(m.first < moved.first and not _of_names(m) for m in c.mentions):
        return False
    at = c.at(moved)
    led, behind = c.mentions[max(at - 1, 0)], c.mentions[min(at + 1, len(c.mentions) - 1)]
    if led.says("indefinite"):
        return False
    ends = behind.says("topic") and behind is c.mentions[-1]  # 輸出の減少は？
    whose = c.after(behind) if behind.is_("prep", "of", "in") else None  # "the drop in exports"; not "subieron en 190"
    of = (whose is not None and whose.kind in ("flow", "commodity")) or behind.says("genitive")
    return led.says("determiner") or moved.says("fall_rate") or of or ends


def _of_names(m: Mention) -> bool:
    """Whether it stands within a name, and is no verb of its own: `the`, `exports of`, `in June`."""
    verb = m.says("auxiliary", "copula", "there", "was_it", "is_it")
    return not verb and m.kind in ("flow", "period", "prep", "harmless", "conj", "courtesy", "fragment", "unit", *WHO)


def polar(c: Clause) -> bool:
    """A question of yes or no: a verb opens it ("did", "was"), or its end asks what it tells: 升值了吗, ¿se apreció el
    yuan…? A bare "?" asks so where nothing else in it asks how far: 何億ドル増えた?"""
    opening = next((m for m in c.mentions if m.kind != "courtesy"), None)
    if opening is None or opening.says("auxiliary", "copula"):
        return opening is not None
    moved = next((m for m in c.mentions if m.is_("direction", "up", "down") or m.is_("growth", "growth")), None)
    if moved is None or ("op", "difference") in moved.others:
        return False  # 何トン減ったか
    if c.mentions[-1].says("is_it"):
        return True
    counted = {m for amount in find_amounts(c) for m in amount.mentions}  # 何億ドル is none
    loose = any(m.kind in ("scale", "unit") and m.code != "CNY" and m not in counted for m in c.mentions)
    if c.tokens[-1].norm != "?" or loose:
        return False
    return not any(
        (m.kind == "question" and not is_than(m)) or m.means("op", "difference", "how_fast", "why", "when")
        for m in c.mentions
    )
