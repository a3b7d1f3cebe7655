"""`Chinese goods that America imported`: the goods' adjective tells where they come from, the other name who took them.

A Clause and the groups of its places -> the groups, with these two parts set right.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import prep_of
from bot.understanding.clauses.subjects import done, is_noun, is_place
from bot.understanding.parties.dealing import itself
from bot.understanding.parties.places import Group
from bot.understanding.words.frame import Mention


def goods_taken(clause: Clause, placed: tuple[Group, ...]) -> list[Group]:
    """`Сколько китайских товаров купил Тайвань`, `productos chinos que importó EE. UU.`: what another took of the
    maker's goods, whichever of the two is named first."""
    found = [itself(clause, group) for group in placed]
    if len(found) < 2 or not _takes(clause):
        return found
    made = [group for group in found if _made(clause, group)]
    # "imports of Chinese goods into the US": what is imported somewhere is taken there
    joints = ("", "by", "to", "into", "in", "at") if clause.has("flow") else ("", "by")
    takers = [g for g in found if g not in made and prep_of(clause, g.mentions[0]) in joints and g.part != "books"]
    if len(made) != 1 or len(found) != 2 or len(takers) != 1 or len(takers[0].codes) != 1:
        return found
    (maker,), (taker,) = made, takers
    parts = {maker: "origin", taker: "agent"}
    return [replace(g, part=parts[g], bare=False) for g in found]  # type: ignore[arg-type]


def _takes(clause: Clause) -> bool:
    """Whether all that is done is to buy or import, and no part of it is asked for."""
    flows, verbs = clause.all("flow"), clause.all("verb")
    takes = all(m.code == "import" for m in flows) and all(m.code in ("buy", "get") for m in verbs)
    return takes and bool(flows or verbs) and not clause.has("measure", "share", "percent")


def _made(clause: Clause, group: Group) -> bool:
    """Whether an adjective right before or after a word for goods is all that the group is."""
    last = group.mentions[-1]
    if last.kind != "demonym" or prep_of(clause, group.mentions[0]) not in ("", "of"):
        return False
    at = clause.at(last)
    after = clause.mentions[at + 1] if at + 1 < len(clause.mentions) else None
    before = clause.mentions[at - 1] if at else None
    if _goods(after) and after is not None and after.first == last.last + 1:
        over = clause.after(after)  # "Chinese soybean imports": whose they are, not whose soybeans
        return over is None or not (is_noun(over) or (over.kind == "flow" and not _act(over)))
    if not _goods(before) or before is None or before.last + 1 != last.first:
        return False
    owned = clause.mentions[at - 2] if at > 1 else None
    made = is_place(owned) and owned is not None and owned.last + 1 == before.first
    return not made  # "американских товаров Китаем": who made them stands before


def _act(flow: Mention) -> bool:
    return done(flow) or flow.says("passive", "auxiliary")


def _goods(mention: Mention | None) -> bool:
    return mention is not None and (mention.kind == "commodity" or mention.says("goods"))
