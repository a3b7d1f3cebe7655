"""The part of a place that a preposition governs: `to China`, `von China gekauft`, 中国向け, `the exports of China`."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses import subjects
from bot.understanding.clauses.beside_a_place import bought_of, dealt_there, is_buyer, prep_of, told_for
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.place import Group, Place, Rule
from bot.understanding.words.frame import Mention


def governed(p: Place) -> Group | None:
    """The part that a preposition tells; None where there is none, or it governs what the place is the adjective of."""
    if p.prep in ("for", "of", "in", "at") and (group := _whose(p)) is not None:
        return group
    if p.is_home and not p.possessive and told_for(p.clause, p.previous):
        return p.as_("owner", bare=True)
    return _BY_PREPOSITION[p.prep](p) if p.prep in _BY_PREPOSITION else None


def _whose(p: Place) -> Group | None:
    """`The exports of China`, `in China's exports`, `¿cuánto de China importó Alemania?`."""
    clause, following = p.clause, p.following
    if p.prep == "of" and p.acted and following is not None and following.code == "import":
        who = clause.after(following)
        if who is not None and who.kind == "place":
            return p.as_("origin")
    passed = ("commodity",) if p.is_home else ()  # "for China steel exports"
    noun = clause.after(p.end, "op", "extreme", *passed) if p.prep == "for" else following
    # "soja de A importada por B"
    owned = noun is not None and noun.is_("flow") and not subjects.carried_by_another(clause, noun)
    return p.as_("owner", bare=not p.possessive) if owned else None


def _to(p: Place) -> Group | None:
    clause = p.clause
    if p.belongs:
        return _towards_import(p)
    bought = clause.has("verb", "buy") and not clause.has("flow", "export", "import")
    ahead = p.previous is not None and p.previous.is_("prep", "to")  # 向日本购买; not 中国へ運び込まれた
    if bought and (ahead or not p.unspaced):
        return p.as_("origin")  # "comprar a Rusia": nobody buys towards a place
    return _towards_import(p) or p.as_("destination")


def _towards_import(p: Place) -> Group | None:
    """対中輸入, 对美进口: what is bought of it, where the sign says only with whom."""
    flow = p.following
    token = p.clause.tokens[flow.first] if flow is not None and flow.is_("flow", "import") else None
    return p.as_("origin") if token is not None and token.kind == "han" and token.glued else None


def _for(p: Place) -> Group | None:
    sent = any(
        m.kind == "place" and m.code != p.first.code and prep_of(p.clause, m) == "from" for m in p.clause.mentions
    )
    if sent and not p.possessive:
        return p.as_("destination")  # "what left China for America"
    if not p.clause.has_any("flow", "verb", "commodity"):
        return p.as_("partner")  # "the number for the EU": which way is not said
    if p.clause.has("agency", p.first.code):
        return p.as_("owner")  # "Eurostat's balance for the euro area": its own count
    return None if p.possessive else p.as_("destination")


def _sent_there(p: Place) -> bool:
    """Whether another place is named from which things come."""
    others = (m for m in p.clause.mentions if m.kind == "place" and m.code != p.first.code)
    return not p.possessive and any(prep_of(p.clause, m) == "from" for m in others)


def _with(p: Place) -> Group | None:
    """`Trade with America`; торговля с США в плюсе: how it stands, nobody's flow."""
    directed = p.prep == "with" and p.following is not None and any(k == "direction" for k, _ in p.following.others)
    return p.as_("with") if directed or not p.of_flow() else None


def _there(p: Place) -> Group | None:
    """`Vendu à la Chine`, `купить у Китая`, `von China kaufen`, `wer kauft mehr in China ein, A oder B?`."""
    clause = p.clause
    if p.prep == "in" and not clause.has_any("flow", "verb") and _sent_there(p):
        return p.as_("destination")  # "how much showed up in America from China"
    there = p.prep == "in" and dealt_there(clause, p.first)
    flowing = clause.has("flow", "export", "import")
    if (p.prep == "at" or there) and clause.has("verb", "sell", "give") and not flowing and not p.belongs:
        return p.as_("destination")
    does = clause.after(p.end, "commodity", "growth")
    acts = p.possessive and does is not None and does.kind == "verb" and not bought_of(p.previous)
    bought = clause.has("verb", "buy", "get") and not clause.has("flow") and not acts
    if bought and p.prep == "of" and (is_buyer(clause, p.first, p.home) or _buys_on(clause, p.last)):
        return p.as_("owner")
    if bought and (p.prep in ("of", "at") or there):
        return p.as_("origin")
    return _of_its_flow(p) if p.prep == "of" else None


def _of_its_flow(p: Place) -> Group | None:
    """`Importações da Coreia`: its own, or those that come from there; `déficit de bienes y servicios de EE. UU.`, `the
    import growth of Japan`."""
    clause, over = p.clause, p.previous
    while over is not None and (over is p.previous or over.is_("prep", "of")):
        over = clause.before(over)  # "déficit de bienes de EE. UU.": the goods are a filler
    if over is not None and over.kind == "commodity" and clause.has("flow", "balance", "surplus", "deficit"):
        over = clause.before(over, "prep")
    if over is not None and over.kind == "growth":
        flow = clause.before(over)
        over = flow if flow is not None and flow.last + 1 == over.first else over
    if p.previous is None or over is None or over.kind != "flow" or p.possessive:
        return None
    return p.as_("owner", bare=over.code == "import" and ("time", "from") in p.previous.others)


def _buys_on(clause: Clause, place: Mention) -> bool:
    """`Achats de l'UE à la Chine`, `von Deutschland aus China bezogen`: another place, of which things are bought,
    stands after this one."""
    noun = clause.before(place, "prep")
    joints = ("at", "to", "from") if noun is not None and noun.is_("verb", "buy") else ("from",)
    return any(
        m.kind == "place" and m.first > place.last and m.code != place.code and prep_of(clause, m) in joints
        for m in clause.mentions
    )


_BY_PREPOSITION: Final[dict[str, Rule]] = {
    "to": _to,
    "into": lambda p: None if p.belongs else p.as_("destination"),
    "for": _for,
    "from": lambda p: p.as_("origin") if p.acted or not p.of_flow() else None,
    "with": _with,
    "between": _with,
    "by": lambda p: p.as_("agent") if p.following is None or p.following.kind not in ("flow", "commodity") else None,
    "of": _there,
    "in": _there,
    "at": _there,
}
