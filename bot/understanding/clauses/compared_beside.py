"""A figure that is asked for, and behind `and` whether one is more than then -> the two questions, each of its own."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.sentences import has_topic
from bot.understanding.words.frame import Mention, Part, holds, holds_any
from bot.understanding.words.kinds import STATING, WHO

_JOINTS = ("compare", "more")
_SET = (*_JOINTS, "extreme", "direction", "growth", "negation", "number")
_PUT = (*STATING, "is_one", "was_it")  # "y fue mayor que en junio"
_TOPIC = ("flow", "verb", "commodity", "prep", *WHO)


def compared_beside(left: Part, right: Part) -> tuple[Part, Part] | None:
    """`What were exports in May and was import growth slower than in April`, `what was the surplus in July and was it
    bigger than in June`: the figure of that time, and yes or no of it beside the other; None for anything else."""
    opening = next((m for m in right if m.kind != "conj" and not m.says("pronoun")), None)  # "and it was less than"
    times, standards = ([m for m in side if m.kind == "period"] for side in (left, right))
    joint = next((m for m in right if m.kind in _JOINTS), None)
    if opening is None or joint is None or not opening.says(*_PUT) or holds_any(right, "question", "number"):
        return None
    asked = holds(left, "question", "what", "how_much", "how_many") and has_topic(left) and not holds_any(left, *_SET)
    if not asked or len(times) != 1 or len(standards) != 1 or standards[0].first < joint.last:
        return None
    topic = () if has_topic(right) else (m for m in left if m.kind in _TOPIC)
    return left, _in_order((*topic, *times, *right))


def _in_order(part: Part) -> Part:
    return tuple(sorted(dict.fromkeys(part), key=_place))


def _place(mention: Mention) -> int:
    return mention.first


def one_to_another(c: Clause) -> bool:
    """`импорт июнь к маю`: one time set against another by what stands between them."""
    joints = [(c.before(m), c.after(m)) for m in c.all("prep", "versus")]
    return any(one and two and one.kind == two.kind == "period" for one, two in joints)
