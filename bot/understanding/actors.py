"""Bare names: who acts, of two before a verb, and which are one word with their flow. German puts them so."""

from __future__ import annotations

from bot.understanding.clause import Clause
from bot.understanding.frame import Mention
from bot.understanding.joints import is_agent


def acts_on_next(clause: Clause, place: Mention) -> bool:
    """`Indien hat China wie viel abgekauft`: of two bare names before the verb the first is who acts."""
    other = clause.after(place, "period", "op", "question")
    if (
        other is None
        or other.kind not in ("place", "demonym")
        or other.code == place.code
        or not is_agent(clause, other)
    ):
        return False
    apart = any(token.norm in (",", "/", ":") for token in clause.gap(place, other)) or _governs(clause.before(place))
    return not apart and clause.tokens[place.first].kind != "han" and not clause.has("conj", "or", "and")


def acted_on(clause: Clause, place: Mention) -> bool:
    """Whether a bare name before this one acts on it."""
    earlier = [m for m in clause.mentions if m.kind == "place" and m.last < place.first]
    return bool(earlier) and place.kind == "place" and acts_on_next(clause, earlier[-1])


def _governs(joint: Mention | None) -> bool:
    return joint is not None and joint.kind == "prep"


def one_word(clause: Clause, place: Mention, flow: Mention) -> bool:
    """`Afrikaexporte`, `Russlandimporte`: one word without a hyphen, for what goes to the place or comes from it."""
    glued = flow.first == place.last + 1 and clause.tokens[flow.first].glued
    return glued and clause.tokens[flow.first].kind == "word" and flow.code in ("export", "import")


def takes_goods(clause: Clause, verb: Mention | None) -> bool:
    """`La soja que compra China`: goods, the verb, and who does it after it; "soybeans sold to China" is not so."""
    if verb is None or verb.kind != "verb" or verb.first != verb.last:
        return False
    goods = clause.before(verb, "question")
    return goods is not None and goods.kind == "commodity"
