"""Two or three conditions on months joined by and, or, but: "exports fell but the surplus rose" -> a Logic tree."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import DENIED, HOME, Bound, Comparator, Logic
from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.bounds import months_of_all
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import comparator
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT, PMIS


def month_sets(clause: Clause, unit: str | None, f: Features) -> Logic | None:
    """The tree, or None where fewer than two series are each held against something and months are not asked for."""
    asking = clause.ops("which", "count", "first_time", "last_time", "ever") or f.asks_time == "month"
    asking = asking or (clause.has("party", "partner") and f.of_all)  # "with which partners"
    if not (asking or months_of_all(clause.mentions)):
        return None
    topics = [m for m in clause.mentions if m.kind == "flow" or (m.kind == "commodity" and m.code in PMIS)]
    if len(topics) < 2:
        return None
    if any(_set_over(clause, topic) for topic in topics[1:]):
        if len(topics) == 2 and clause.ops("which", "count"):
            return None  # "in which months did imports outpace exports"
        raise Ambiguous.again()  # "did imports outpace exports": one over the other, and no bound of each
    said = [_leaf(clause, topic, after, unit) for topic, after in zip(topics, [*topics[1:], None], strict=True)]
    leaves = _shared(clause, topics, said)
    if leaves is None:
        return None
    if not f.of_all and f.reporter == HOME:
        leaves = _each_with_its_own(clause, topics, leaves)
    if any(leaf.commodity for leaf in leaves):  # beside an index, a flow without goods is that of all goods
        leaves = [leaf if leaf.commodity else replace(leaf, commodity="TOTAL") for leaf in leaves]
    joins = clause.has("conj", "or")
    f.flow = leaves[0].flow
    f.context = leaves[0].flow == "context"
    if f.context:
        f.partners = ("WLD",)
    f.commodities = (leaves[0].commodity or "TOTAL",)
    return Logic("or" if joins else "and", tuple(leaves))


def _set_over(clause: Clause, topic: Mention) -> bool:
    """Whether a word of comparing stands before it that no amount before it takes: 3250億ドルを超え、輸入が."""
    led = clause.before(topic)
    if led is None or led.kind not in ("compare", "more"):
        return False
    bounded = clause.before(led)
    return bounded is None or bounded.kind not in AMOUNT


def _each_with_its_own(clause: Clause, topics: list[Mention], leaves: list[Bound]) -> list[Bound]:
    """`Exports to the US fell while exports to ASEAN rose`: each is of the partner that is named behind its flow, and
    `total exports` beside them of all. Ambiguous where several are named and one flow names none, or two."""
    ends = [*(topic.first for topic in topics[1:]), len(clause.tokens)]
    places = [m for m in clause.all("place") if m.code != HOME]  # "exports from China to the US fell"
    several = len({m.code for m in places}) > 1
    found = []
    for topic, leaf, end in zip(topics, leaves, ends, strict=True):
        whom = {m.code for m in places if topic.last < m.first < end}
        whole = any(m.last + 1 == topic.first and m.means("harmless", "whole_flow") for m in clause.mentions)
        whole = whole or any(one is not topic and one.code == topic.code for one in topics)  # "exports to the US fell"
        if several and len(whom) != 1 and not (whole and not whom):
            raise Ambiguous.again()
        partner = whom.pop() if several and whom else "WLD" if whole and places and not whom else None
        found.append(replace(leaf, partner=partner) if leaf.flow != "context" and partner else leaf)
    return found


def _shared(clause: Clause, topics: list[Mention], said: list[Bound | None]) -> list[Bound] | None:
    """What is said of several topics at once holds for each of them: "neither exports nor imports fell", "both exports
    and imports rose". A negation before a topic turns what is said of it round."""
    leaves: list[Bound] = []
    for n, (topic, own) in enumerate(zip(topics, said, strict=True)):
        leaf = own or next((later for later in said[n:] if later), None) or next((b for b in said[:n] if b), None)
        if leaf is None:
            return None
        if own is None:
            flow, commodity = _series(topic)
            if (leaf.commodity is None) != (commodity is None):
                return None  # what is said of an index is no claim about a flow
            leaf = replace(leaf, flow=flow, commodity=commodity)
        beside = (clause.before(topic, "conj"), clause.after(topic) if own is None else None)
        negation = next((m for m in beside if m is not None and m.kind == "negation"), None)
        leaves.append(leaf if negation is None else _otherwise(clause, leaf, negation))
    return leaves


def _otherwise(clause: Clause, leaf: Bound, negation: Mention) -> Bound:
    """The bound that holds where this one does not; as it stands where no one bound says that."""
    if leaf.comparator not in DENIED:
        return leaf
    clause.use(negation)
    return replace(leaf, comparator=DENIED[leaf.comparator])


def _series(topic: Mention) -> tuple[str, str | None]:
    """The flow of a topic, and the index that it is."""
    if topic.kind == "commodity":
        return "context", topic.code
    return {"surplus": "balance", "deficit": "balance", "trade": "total"}.get(topic.code, topic.code), None


def _leaf(clause: Clause, topic: Mention, following: Mention | None, unit: str | None) -> Bound | None:
    end = following.first if following is not None else len(clause.tokens)
    led = clause.before(topic)
    if led is not None and led.is_("direction", "up", "down") and led.last + 1 == topic.first:
        flow, commodity = _series(topic)  # "rising exports and falling imports"
        return Bound("below" if led.code == "down" else "above", 0.0, None, "pct", None, flow, None, commodity, "yoy")
    inside = [m for m in clause.mentions if topic.last < m.first < end]
    flow, commodity = _series(topic)
    index = commodity is not None
    for amount in find_amounts(clause):
        if amount.first in inside:
            sign, words = comparator(clause, amount)
            value, found = amount.in_unit(None if index else unit)
            clause.use(*words, *amount.mentions)
            percent = found == "pct"
            falling = any(m.is_("direction", "down") for m in inside)
            if percent and falling:
                value, sign = -value, "below" if sign in (None, "above") else "above"
            return Bound(
                sign or "above", value, None, "index" if index else found, None, flow, None, commodity,
                "yoy" if percent else None,
            )  # fmt: skip
    moved = next((m for m in inside if m.is_("direction", "up", "down") or m.kind == "growth"), None)
    if moved is None:
        return None
    way: Comparator = "below" if any(m.is_("direction", "down") for m in inside) else "above"
    leaf = Bound(way, 0.0, None, "pct", None, flow, None, commodity, "yoy")
    before = clause.before(moved)
    return _otherwise(clause, leaf, before) if before is not None and before.kind == "negation" else leaf
