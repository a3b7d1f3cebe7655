"""The places of a clause, with the part each plays: who owns the flow, where goods come from, where they go."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.understanding.clauses import subjects
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import (
    bought_of,
    dealt_there,
    denied,
    dropped,
    is_agent,
    is_buyer,
    leads_on,
    of_the_two,
    part_of,
    prep_of,
    side_by_side,
    stands_for_part,
    told_for,
)  # fmt: skip
from bot.understanding.parties.bare_names import (
    acted_on,
    acts_on_next,
    asks_with_whom,
    each_of_its_own,
    in_one_breath,
    inverted,
    named_after,
    one_word,
)
from bot.understanding.words.frame import Mention
from bot.understanding.words.values import value

Part = Literal["owner", "agent", "origin", "destination", "with", "partner", "books"]


@value(frozen=True, slots=True)
class Group:
    """Places named in one breath ("the EU and ASEAN") and the part they play."""

    mentions: tuple[Mention, ...]
    part: Part
    bare: bool = False  # a name without preposition, possessive or adjective: its part is the likeliest one
    compound: bool = False  # joined to its flow with a hyphen
    itself: bool = False  # it owns the flow and not the goods: "America's imports of soybeans"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.code for m in self.mentions))


def groups(clause: Clause, home: str) -> tuple[Group, ...]:
    """Every place in the order said, joined into groups, each with its part."""
    found: list[Group] = []
    runs = in_one_breath(clause, home)
    slipped = [run for run in runs[:-1] if dropped(clause, run[0], runs[-1][0])]
    if len(runs) > 1 and runs[0][0].code != home and denied(clause, runs[-1][0], runs[0][0]):
        slipped.append(runs[-1])
        clause.use(*clause.all("negation", "not"))
    clause.use(*(m for run in slipped for m in run))
    for members in (run for run in runs if run not in slipped):
        group = _placed(clause, members, home)
        if group.bare and len(found) == 1 and _beside_than(clause, members[0]) and found[0].part == "destination":
            group = replace(group, part="destination", bare=False)  # 对印度顺差比对非洲的大吗
        if found and found[-1].part == group.part and _taken_back(clause, found[-1].mentions[-1], members[0]):
            clause.use(*found.pop().mentions)
        found.append(group)
    return tuple(found)


def _beside_than(clause: Clause, place: Mention) -> bool:
    """Set right behind 比, in a text without spaces: the same is said of it as of who stands before."""
    than = clause.before(place)
    return than is not None and than.says("than") and clause.tokens[than.first].kind == "han"


def slips(clause: Clause, home: str) -> frozenset[Mention]:
    """Places that were taken back: they are named and play no part."""
    named = [m for m in clause.mentions if subjects.is_place(m)]
    if len(named) < 2:
        return frozenset()
    kept = {m for group in groups(clause, home) for m in group.mentions}
    return frozenset(m for m in named if m not in kept)


def _taken_back(clause: Clause, said: Mention, meant: Mention) -> bool:
    """`To Japan, no, to Korea`, `to Japan, I meant Korea`: the first place was a slip."""
    return any(m.is_("fragment", "no", "meant") and said.last < m.first < meant.first for m in clause.mentions)


def _placed(clause: Clause, members: list[Mention], home: str) -> Group:
    first, last = members[0], members[-1]
    prep = prep_of(clause, first) or (prep_of(clause, last) if len(members) > 1 else "")
    end = subjects.compounded(clause, last)
    following, previous = clause.after(end), clause.before(first)
    everyone = tuple(members)
    if following is not None and following.kind == "op" and following.says("whole_flow"):
        following = clause.after(following)  # "China's total imports"
    mutual = len(members) == 1 and first.says("mutual")  # 两岸 names both
    mutual = mutual or (len(members) == 2 and of_the_two(clause, members, home))
    if mutual or (len(members) == 2 and side_by_side(clause, first, last)):
        return Group(everyone, "with")
    of_two = previous is not None and previous.is_("compare", "between")
    if (of_two or prep in ("of", "from")) and len(members) > 1 and subjects.chosen_from(clause, first, last):
        does = clause.after(last, "question")
        verb = clause.after(does) if does is not None and subjects.is_home(does, home) else None
        if verb is not None and verb.kind == "verb":
            return Group(everyone, "destination" if verb.code in ("sell", "give") else "origin")
        return Group(everyone, "agent")  # "which of them does China buy most from": China does
    possessive = (last.kind == "demonym" and not subjects.listed(clause, members)) or subjects.possessed(clause, last)
    taken = possessive and subjects.taken_by_another(clause, last, home)
    if taken or (prep == "of" and subjects.made_by(clause, previous, end)) or each_of_its_own(clause, members):
        return Group(everyone, "origin")  # "imports of US goods"
    nearest = clause.after(last)
    if stands_for_part(clause, nearest):
        return Group(everyone, "partner")
    asked_of = previous if previous is None or not previous.is_("prep", "of", "by") else clause.before(previous)
    shared = asked_of is not None and (
        asked_of.is_("measure", "share", "percent") or asked_of.is_("op", "contribution", "offset", "place_of")
    )
    # "Anteil USA am Export": an article stands between the name and the flow, so that they are no compound
    between = [] if following is None else [m for m in clause.mentions if last.last < m.first < following.first]
    beside = possessive and bool(between) and all(m.says("whole_flow") for m in between)
    apart = following is not None and following.kind == "flow" and following.first > last.last + 1 and not beside
    apart = apart or (
        following is not None and subjects.is_home(clause.after(following), home)
    )  # "cuota UE exportaciones China"
    dated = possessive and following is not None and following.kind == "period"  # "what share of China's 2025 exports"
    of = clause.after(following) if dated and following is not None else following
    if shared and (of is None or of.kind not in ("flow", "commodity", "growth") or apart):
        return Group(everyone, "partner")  # "the share of Brazil in ..."
    verb_before = previous is not None and (previous.kind == "verb")
    if prep == "to" and following is not None and following.is_("flow", "import") and _glued(clause, following):
        return Group(everyone, "origin")  # 対中輸入, 对美进口: what is bought of it, where the sign says only with whom
    passed = ("commodity",) if first.code == home else ()  # "for China steel exports"
    noun = clause.after(end, "op", "extreme", *passed) if prep == "for" else following
    owned = (
        noun is not None and noun.is_("flow") and not subjects.carried_by_another(clause, noun)
    )  # "soja de A importada por B"
    acted = following is not None and subjects.done(following) and clause.tokens[following.first].kind != "han"
    who = clause.after(following) if acted and following is not None and following.code == "import" else None
    if prep == "of" and who is not None and who.kind == "place":
        return Group(everyone, "origin")  # "¿cuánto de China importó Alemania?"
    if not prep and _runs_it(clause, previous, first):
        return Group(everyone, "owner")
    if prep in ("for", "of", "in", "at") and owned:
        return Group(everyone, "owner", bare=not possessive)
    # an adjective after `to` belongs to what follows; a genitive (в США, в России) may stand by itself
    belongs = possessive and following is not None and following.kind in ("flow", "commodity", "party", "agency")
    bought = clause.has("verb", "buy") and not clause.has("flow", "export", "import")
    if prep == "to" and bought and not belongs and clause.tokens[first.first].kind != "han":  # 中国へ運び込まれた
        return Group(everyone, "origin")  # "comprar a Rusia": nobody buys towards a place
    if first.code == home and not possessive and told_for(clause, previous):
        return Group(everyone, "owner", bare=True)
    if prep == "for" and not clause.has_any("flow", "verb", "commodity"):
        return Group(everyone, "partner")  # "the number for the EU": which way is not said
    if (prep in ("to", "into") and not belongs) or (prep == "for" and not possessive):
        return Group(everyone, "destination")
    if prep == "from" and (acted or not (possessive and following is not None and following.kind == "flow")):
        return Group(everyone, "origin")
    if prep in ("with", "between") and not (possessive and following is not None and following.kind == "flow"):
        return Group(everyone, "with")
    if prep == "with" and following is not None and any(kind == "direction" for kind, _ in following.others):
        return Group(everyone, "with")  # "торговля с США в плюсе": how it stands, nobody's flow
    sold = clause.has("verb", "sell", "give") and not clause.has("flow", "export", "import") and not belongs
    there = prep == "in" and dealt_there(clause, first)  # "Wer kauft mehr in China ein, A oder B?"
    if (prep == "at" or there) and sold:
        return Group(everyone, "destination")  # "vendu à la Chine", "ventes du Vietnam aux États-Unis"
    if prep == "by" and (following is None or following.kind not in ("flow", "commodity")):
        return Group(everyone, "agent")
    does = clause.after(end, "commodity", "growth")
    acts = possessive and does is not None and does.kind == "verb" and not bought_of(previous)
    if (prep in ("of", "at") or there) and clause.has("verb", "buy", "get") and not clause.has("flow") and not acts:
        if prep == "of" and (is_buyer(clause, first, home) or _buys_on(clause, last)):
            return Group(everyone, "owner")
        return Group(everyone, "origin")  # "купить у Китая", "von China kaufen", "acheter à la Chine"
    if prep == "of" and previous is not None:
        over = clause.before(previous)
        while over is not None and over.is_("prep", "of"):
            over = clause.before(over)  # "déficit de bienes de EE. UU.": the goods are a filler
        if over is not None and over.kind == "commodity" and clause.has("flow", "balance", "surplus", "deficit"):
            over = clause.before(over, "prep")  # "déficit de bienes y servicios de EE. UU."
        if over is not None and over.kind == "flow" and not possessive:
            # "importações da Coreia": its own, or those that come from there
            return Group(everyone, "owner", bare=over.code == "import" and ("time", "from") in previous.others)
    if not prep and (subjects.is_subject(clause, first, last, following) or asks_with_whom(clause, last)):
        return Group(everyone, "owner", bare=False)
    if last.kind == "demonym" and subjects.made_there(clause, first, home):
        return Group(everyone, "origin")
    if previous is not None and previous.is_("verb", "sell") and subjects.object_of(clause, previous, first, home):
        return Group(everyone, "destination")  # 输美商品: no goods from there
    # an adjective or a name right before the goods: where they come from, unless a flow noun closes the phrase
    after = clause.after(end, "growth", "measure", "direction", "extreme", "period", "unit", "books", "op")
    if after is not None and (by := clause.before(after)) is not None and by.is_("books", "according_to"):
        after = None  # "classe les États-Unis et l'UE selon les exportations": what they are ordered by
    goods = after if after is not None and after.kind == "commodity" else None
    if goods is not None:
        closing = clause.after(goods, "growth", "measure", "extreme", "period")
        apart = closing is not None and any(  # "reliant on Russian crude, as a share of imports": another's imports
            goods.last < m.first < closing.first and m.is_("measure", "share") for m in clause.mentions
        )
        if closing is not None and closing.kind == "flow" and subjects.carried_by_another(clause, closing):
            return Group(everyone, "origin")
        if closing is not None and closing.kind == "flow" and not apart:
            return Group(everyone, "owner", bare=not possessive)
        if possessive or goods is following:
            return Group(everyone, "owner" if first.code == home else "origin", bare=not possessive)
    if after is not None and after.kind == "flow" and subjects.carried_by_another(clause, after):
        return Group(everyone, "origin")
    if after is not None and after.kind == "flow" and part_of(clause, last, after):
        return Group(everyone, "partner")
    if after is not None and after.kind == "flow" and not possessive and subjects.after_home(clause, first, home):
        return Group(everyone, "partner")
    if after is not None and after.kind == "flow":
        if not possessive and first.code != home and one_word(clause, last, after):
            return Group(everyone, "origin" if after.code == "import" else "destination")
        return Group(everyone, "owner", bare=not possessive, compound=end is not last and len(members) == 1)
    alone = following is None or following.kind not in ("flow", "commodity", "party", "agency", "growth", "verb")
    after_goods = previous is not None and previous.kind == "commodity" and not prep
    if possessive and alone and after_goods and first.code != home:
        return Group(everyone, "origin")  # "soja brésilien": an adjective that follows its noun
    if possessive:
        # "АСЕАН приняла 18 % экспорта Китая": a name without endings, and a flow that is another's
        acts = first.code != home and clause.has("flow", "export", "import") and (is_agent(clause, last) or verb_before)
        return Group(everyone, "agent" if acts else "owner", bare=acts)
    if not prep and last.kind == "place" and (topic := subjects.spoken_of(clause, last)) is not None:
        return Group(everyone, "owner", bare=topic.code == "topic")
    if is_agent(clause, last):
        return Group(everyone, "partner" if acted_on(clause, first) else "agent", bare=True)
    acts_before = clause.before(first, "extreme", "more")  # "¿a qué países les vende más China?"
    if acts_on_next(clause, last) or named_after(clause, first, home, acts_before):
        return Group(everyone, "agent")
    unspaced = clause.tokens[first.first].kind == "han"  # no word order is turned round there
    stands_for_flow = acts_before is not None and subjects.is_noun(acts_before) and not leads_on(clause, first, home)
    if stands_for_flow:
        verb_before = True  # "vendas a África", "ventas Japón 2025": nobody acts after a noun
    elif acts_before is not None and acts_before.kind == "verb" and not unspaced and inverted(clause, acts_before):
        return Group(everyone, "agent")
    if verb_before and clause.at(first) and clause.mentions[clause.at(first) - 1].says("than"):
        return Group(
            everyone, "partner", bare=True
        )  # "how much more did ASEAN buy than the US": nothing is bought of it
    if verb_before and previous is not None and not (unspaced and first.code == home):  # 買ってんの、中国: who does it
        return Group(everyone, "destination" if previous.code in ("sell", "give") else "origin")
    act = clause.before(first, "op", "measure")  # "was exportierte Japan", "cuánto exportó en total Japón"
    acts = act is not None and not prep and subjects.done(act) and inverted(clause, act)
    return Group(everyone, "owner") if acts else Group(everyone, "partner", bare=True)


def _runs_it(clause: Clause, previous: Mention | None, place: Mention) -> bool:
    """`How deep in the red was America`, `what surplus is Germany running`: a balance, a copula, and whose it is."""
    if previous is None or not previous.is_("flow", "deficit", "surplus"):
        return False
    between = [m for m in clause.mentions if previous.last < m.first and m.last < place.first]
    return any(m.says("copula") for m in between)


def _buys_on(clause: Clause, place: Mention) -> bool:
    """`Achats de l'UE à la Chine`, `von Deutschland aus China bezogen`: another place, of which things are bought,
    stands after this one."""
    noun = clause.before(place, "prep")
    joints = ("at", "to", "from") if noun is not None and noun.is_("verb", "buy") else ("from",)
    return any(
        m.kind == "place" and m.first > place.last and m.code != place.code and prep_of(clause, m) in joints
        for m in clause.mentions
    )


def _glued(clause: Clause, mention: Mention) -> bool:
    return clause.tokens[mention.first].kind == "han" and clause.tokens[mention.first].glued


# Two others that trade with each other, and countries named to choose from: whose trade it is then, and with whom.
def between_two_others(found: list[Group]) -> bool:
    """`Germany's trade with the US`: whose trade it is and with whom, one of each."""
    withs = [group for group in found if group.part == "with"]
    whose = [group for group in found if group.part != "with"]
    return len(withs) == len(whose) == 1 and len(withs[0].codes) == len(whose[0].codes) == 1


def candidates(clause: Clause, parts: tuple[tuple[str, ...], ...], home: str) -> tuple[tuple[str, ...], ...]:
    """Owner, origin, destination and others, where others are named to choose from: `which of China's partners imports
    most from China, the EU or the US`, `who buys most from China, the EU or ASEAN`."""
    owner, origin, destination, others = parts
    if owner == (home,) and others and clause.has("party", "partner") and (home,) in (origin, destination):
        owner = ()
    asked = not owner and clause.has("conj", "or") and clause.has("extreme") and clause.has("question", "what", "who")
    if asked and origin[:1] == (home,) and len(origin) > 1:
        return owner, origin[:1], destination, (*origin[1:], *others)
    return owner, origin, destination, others


def only(owner: tuple[str, ...], home: str) -> tuple[str, ...]:
    return owner if owner == (home,) else ()
