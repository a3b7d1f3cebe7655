"""Bare names: who acts, of two before a verb, and which are one word with their flow. German puts them so."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import is_agent
from bot.understanding.clauses.subjects import is_place
from bot.understanding.words.frame import Mention


def named_after(clause: Clause, place: Mention, home: str, verb: Mention | None) -> bool:
    """Whether who acts is named where others name whom it is done to: after its verb, and goods or a topic."""
    return said_last(clause, place, home) or (place.code == home and takes_goods(clause, verb))


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


def said_last(clause: Clause, place: Mention, home: str) -> bool:
    """中国から多く買ったのはベトナムとインドのどちら: who did it is named after the verb, set apart from it, where the
    home country is whom it was done with and not who did it."""
    at = clause.at(place) if clause.tokens[place.first].kind == "han" else 0
    verbs = [i for i, m in enumerate(clause.mentions[:at]) if m.kind == "verb"]
    apart = bool(verbs) and any(m.is_("harmless", "topic") for m in clause.mentions[verbs[-1] + 1 : at])
    before = [m for m in clause.mentions[: verbs[-1]] if is_place(m)] if apart else []
    governed = [m for m in before if (g := clause.after(m)) is not None and g.is_("prep", "post_to", "post_from")]
    return len(before) == len(governed) == 1 and before[0].code == home != place.code


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
