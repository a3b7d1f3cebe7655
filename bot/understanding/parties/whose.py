"""Of two series of one name ("tariffs") the one that is meant: who lays a tariff, and who bears it."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention


def whose_series(clause: Clause, mention: Mention, home: str) -> str:
    """The series of the one who acts: the first place that nothing is put `on`, and that bears nothing.

    `Producer prices: months of deflation`: a word of prices in general is of the prices that are named."""
    if mention.says("price_fall"):
        named = [m for m in clause.all("commodity") if m is not mention and m.last < mention.first]
        return named[-1].code if named and not clause.has("conj", "and") else mention.code
    others = [code for kind, code in mention.others if kind == "commodity"]
    places = [m for m in clause.mentions if m.kind in ("place", "demonym", "agency")]
    if not others or not places:
        return mention.code
    before = clause.before(places[0])
    after = clause.after(places[0])
    laid_on = before is not None and before.is_("prep", "on", "to", "from")  # on imports from China
    laid_on = laid_on or (after is not None and after.is_("prep", "post_to"))  # 中国への関税
    laid_on = laid_on or _of_goods(clause, places[0]) or _borne(clause, places[0])
    actor = places[0].code if not laid_on else places[-1].code if len(places) > 1 else ""
    return others[0] if actor == home else mention.code


def _of_goods(clause: Clause, place: Mention) -> bool:
    """`Los productos chinos`: an adjective right after a word for goods; who pays a tariff does not lay it."""
    at = clause.at(place) - 1
    beside = clause.mentions[at] if at >= 0 and place.kind == "demonym" else None
    return beside is not None and beside.is_("harmless", "words") and beside.last + 1 == place.first


def _borne(clause: Clause, place: Mention) -> bool:
    """`Tariffs China faces in America`, `duties US goods pay`: a verb of bearing right after who bears; and `the tariff
    China pays on its exports to the US`, where what it pays on is what it sells."""
    pays = False
    for m in clause.mentions[clause.at(place) + 1 :]:
        if m.says("bearing") or (pays and m.is_("flow", "export")):
            return True
        if m.kind in ("place", "demonym") or (m.kind == "prep" and not (pays and m.code == "on")):
            return False
        pays = pays or m.is_("verb", "get")
    return False
