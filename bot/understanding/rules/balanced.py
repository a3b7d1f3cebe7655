"""The rules for the partners with whom there is a surplus or a deficit: ours with them, or theirs with us."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import HOME, Bound, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.partners import ELSE, SHOWN


def balanced_partners(f: Features) -> Query | None:
    """ "Which partners does China have a deficit with", "with whom", "with how many": all with whom it has one, and not
    the balance with all."""
    c = f.clause
    with_whom = (c.has("question", "who") and c.has("prep", "with")) or _each_with(c)
    if not (with_whom or c.has("party", "partner")) or f.flow != "balance" or f.fragment or not f.of_all:
        return None
    if f.extreme() is not None or f.limit is not None or f.amounts or f.moved or c.ops("why", "count", "streak"):
        return None
    if f.reporter != HOME and any(m.says("bilateral") for m in c.all("party")) and not with_whom:
        return query_of(f, "balance", partners=(HOME,))  # "the bilateral deficit by Washington's count"
    if c.says("apiece") and c.mentions[0].says("auxiliary", "copula"):
        raise Ambiguous.again()  # "does it run a surplus with every partner": which do tells neither yes nor no
    deficits = c.has("flow", "deficit")
    if deficits == c.has("flow", "surplus"):
        return None
    return query_of(f, "rank", by="partner", partners=(), condition=Bound("below" if deficits else "above", 0.0))


def _each_with(c: Clause) -> bool:
    """`All the partners China has a deficit with`, `every country with which it ran one`: each, and no total."""
    everyone = c.first("place", "WLD")
    joint = c.first("prep", "with")
    if everyone is None or joint is None or not c.has("flow", "surplus", "deficit") or joint.first < everyone.first:
        return False
    led = [m for m in c.mentions[: c.at(everyone)] if m.kind != "harmless" and not m.is_("op", "trend", "list")]
    behind = c.after(joint)
    return not led and (behind is None or behind.kind == "period" or behind.is_("question", "what"))


def theirs(f: Features) -> Query | None:
    """Those with the largest surpluses or deficits of their own with the home country."""
    if f.flow != "balance" or not f.of_all or f.asks_time or f.amounts or not their_balance(f):
        return None
    surplus = f.clause.has("flow", "surplus")
    if surplus == f.clause.has("flow", "deficit") or f.extreme() == -1 or f.clause.ops(*ELSE):
        return None
    f.clause.use(*f.clause.all("compare"))
    if f.extreme() is None and f.limit is None and not f.clause.ops("rank"):  # "who has a surplus": all who have
        return query_of(f, "rank", by="partner", partners=(), condition=Bound("below" if surplus else "above", 0.0))
    shown = abs(f.limit or SHOWN)
    return query_of(f, "rank", by="partner", limit=-shown if surplus else shown, partners=())


def their_balance(f: Features) -> bool:
    """ "Which partners ran a surplus with China", "who has the largest surplus against it": theirs, a deficit of
    China's. Who asks "with whom does China" names China before the balance."""
    c = f.clause
    balance = c.first("flow", "surplus", "deficit")
    who = next((m for m in c.mentions if m.is_("question", "who") or m.is_("party", "partner")), None)
    if balance is None or who is None or f.fragment:
        return False
    ours = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code == f.reporter]
    # "у кого с Китаем профицит", 谁对中国有顺差, 中国に対して黒字の国: set against it before the balance as well
    facing = [m for m in ours if prep_of(c, m) in ("with", "to", "post_to") and (m.first > who.first or c.postposed)]
    if who.first > balance.first and not (c.postposed and facing and f.extreme() is None):
        return False
    compared = (m for m in c.mentions if m.is_("op", "compare") or m.is_("deictic", "there"))
    with_it = any(c.before(m) is balance for m in compared)
    leading = [m for m in ours if m.first < balance.first and m not in facing]
    leading = [m for m in leading if who not in (c.after(m), c.before(m, "prep"))]
    governed = c.before(who)
    if leading or (governed is not None and governed.is_("prep", "with")):
        return False
    return with_it or bool(facing)
