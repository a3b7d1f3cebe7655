"""The places of a clause, with the part each plays: who owns the flow, where goods come from, where they go. Told by
what governs a place, by the noun phrase that it stands in, by the verb beside it: each rule answers a Group, or None
where it has nothing to say; the first answer wins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.clauses import subjects
from bot.understanding.clauses.beside_a_place import (
    denied,
    dropped,
    is_agent,
    leads_on,
    of_the_two,
    part_of,
    prep_of,
    side_by_side,
    stands_for_part,
)
from bot.understanding.clauses.clause import Clause
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
from bot.understanding.parties.dealt_with_them import dealer_with_them
from bot.understanding.parties.governed import governed
from bot.understanding.parties.place import Group, Place, Rule
from bot.understanding.words.frame import Mention, says_in
from bot.understanding.words.kinds import ONE_WAY, WHO


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
        ends = found[0].part if len(found) == 1 and found[0].part in ("destination", "origin") else None
        if group.bare and ends and _beside_than(clause, members[0]):
            group = replace(group, part=ends, bare=False)  # 对印度顺差比对非洲的大吗, ブラジルから米国より多く買った
        if found and found[-1].part == group.part and _taken_back(clause, found[-1].mentions[-1], members[0]):
            clause.use(*found.pop().mentions)
        found.append(group)
    return tuple(found)


def _beside_than(clause: Clause, place: Mention) -> bool:
    """Set right behind 比 or before より, in a text without spaces: the same is said of it as of who stands before."""
    than, post = clause.before(place), clause.after(place)
    led = than is not None and than.says("than") and clause.tokens[than.first].kind == "han"
    return led or (post is not None and post.says("post_than"))


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
    """Names of one breath -> the part that they play together."""
    first, last = members[0], members[-1]
    prep = prep_of(clause, first) or (prep_of(clause, last) if len(members) > 1 else "")
    end = subjects.compounded(clause, last)
    following = clause.after(end)
    if following is not None and following.kind == "op" and following.says("whole_flow"):
        following = clause.after(following)  # "China's total imports"
    two = len(members) == 2 and (of_the_two(clause, members, home) or side_by_side(clause, first, last))
    if two or (len(members) == 1 and first.says("mutual")):  # 两岸 names both
        return Group(tuple(members), "with")
    possessive = (last.kind == "demonym" and not subjects.listed(clause, members)) or subjects.possessed(clause, last)
    p = Place(clause, tuple(members), home, prep, end, clause.before(first), following, possessive)
    for rule in _IN_ORDER:
        if (group := rule(p)) is not None:
            return group
    return _beside_verb(p)


def _with_them(p: Place) -> Group | None:
    """`Germany: what did China sell them`: of the names without a preposition only the home country's acts."""
    dealer = dealer_with_them(p.clause, p.home)
    return None if dealer is None else p.as_("agent" if dealer in p.members else "partner", bare=True)


def _chosen_from(p: Place) -> Group | None:
    """`Which of the US and the EU does China buy most from`."""
    of_two = p.previous is not None and p.previous.is_("compare", "between")
    if not (of_two or p.prep in ("of", "from")) or len(p.members) < 2:
        return None
    if not subjects.chosen_from(p.clause, p.first, p.last):
        return None
    does = p.clause.after(p.last, "question")
    verb = p.clause.after(does) if does is not None and subjects.is_home(does, p.home) else None
    if verb is None or verb.kind != "verb":
        verb = _done_by_home(p)
    if verb is not None and verb.kind == "verb":  # China does
        return p.as_("destination" if verb.code in ("sell", "give") else "origin")
    return p.as_("agent")


def _done_by_home(p: Place) -> Mention | None:
    """`De l'Australie ou du Brésil, à qui la Chine a-t-elle acheté`: they are asked for as whom China deals with."""
    whom = p.clause.after(p.last)
    who = p.clause.after(whom) if whom is not None and whom.is_("prep") else None
    at_home = next((m for m in p.clause.mentions if m.first > p.last.last and subjects.is_home(m, p.home)), None)
    if who is None or not who.is_("question", "who") or at_home is None or prep_of(p.clause, at_home):
        return None
    return next((m for m in p.clause.all("verb") if m.first > who.last), None)


def _maker(p: Place) -> Group | None:
    """`Imports of US goods`."""
    taken = p.possessive and subjects.taken_by_another(p.clause, p.last, p.home)
    made = p.prep == "of" and subjects.made_by(p.clause, p.previous, p.end)
    return p.as_("origin") if taken or made or each_of_its_own(p.clause, list(p.members)) else None


def _part_of_whole(p: Place) -> Group | None:
    """`The share of Brazil in`, `Anteil USA am Export`, `Russland Anteil`."""
    clause, following, of = p.clause, p.following, p.previous
    if stands_for_part(clause, clause.after(p.last)) or _within_trade(p):
        return p.as_("partner")
    if of is not None and of.is_("prep", "of", "by"):
        of = clause.before(of)
    if of is None or not (of.is_("measure", "share", "percent") or of.is_("op", "contribution", "offset", "place_of")):
        return None
    if following is None:
        return p.as_("partner")
    if subjects.is_home(clause.after(following), p.home):
        return p.as_("partner")  # "cuota UE exportaciones China"
    if following.kind == "flow" and following.first > p.last.last + 1:
        # an article stands between the name and the flow, so that they are no compound
        between = [m for m in clause.mentions if p.last.last < m.first < following.first]
        if not (p.possessive and between and all(m.says("whole_flow") for m in between)):
            return p.as_("partner")
    dated = p.possessive and following.kind == "period"  # "what share of China's 2025 exports"
    whole = clause.after(following) if dated else following
    return p.as_("partner") if whole is None or whole.kind not in ("flow", "commodity", "growth") else None


def _running(p: Place) -> Group | None:
    """`How deep in the red was America`, `what surplus is Germany running`: a balance, a copula, and whose it is."""
    if p.prep or p.previous is None or not p.previous.is_("flow", "deficit", "surplus"):
        return None
    between = (m for m in p.clause.mentions if p.previous.last < m.first and m.last < p.first.first)
    return p.as_("owner") if says_in(between, "copula") else None


def _subject(p: Place) -> Group | None:
    clause = p.clause
    if not p.prep and (subjects.is_subject(clause, p.first, p.last, p.following) or asks_with_whom(clause, p.last)):
        return p.as_("owner")
    if p.last.kind == "demonym" and subjects.made_there(clause, p.first, p.home):
        return p.as_("origin")
    sold = p.previous is not None and p.previous.is_("verb", "sell")
    if sold and p.previous is not None and subjects.object_of(clause, p.previous, p.first, p.home):
        return p.as_("destination")  # 输美商品: no goods from there
    return None


_BEFORE_NOUN: Final = ("growth", "measure", "direction", "extreme", "period", "unit", "books", "op", "term")


def _before_its_noun(p: Place) -> Group | None:
    """An adjective or a name right before the goods: where they come from, unless a flow noun closes the phrase."""
    clause = p.clause
    noun = clause.after(p.end, *_BEFORE_NOUN)
    if noun is not None and noun.kind == "number" and (best := clause.after(noun)) is not None:
        noun = clause.after(best, *_BEFORE_NOUN) if best.kind == "extreme" else noun  # "its five biggest deficits"
    if noun is not None and (by := clause.before(noun)) is not None and by.is_("books", "according_to"):
        return None  # "classe les États-Unis et l'UE selon les exportations": what they are ordered by
    if noun is not None and noun.kind == "commodity":
        closing = clause.after(noun, "growth", "measure", "extreme", "period")
        if closing is not None and closing.kind == "flow":
            if subjects.carried_by_another(clause, closing):
                return p.as_("origin")
            # "reliant on Russian crude, as a share of imports": another's imports
            shares = clause.all("measure", "share")
            if not any(noun.last < m.first < closing.first for m in shares):
                return p.as_("owner", bare=not p.possessive)
        near = p.possessive or noun is p.following
        return p.as_("owner" if p.is_home else "origin", bare=not p.possessive) if near else None
    if noun is None or noun.kind != "flow":
        return None
    if subjects.carried_by_another(clause, noun):
        return p.as_("origin")
    apart = part_of(clause, p.last, noun) or _pointed_back(clause, noun)
    if apart or (not p.possessive and subjects.after_home(clause, p.first, p.home)):
        return p.as_("partner")
    glued = one_word(clause, p.last, noun)
    if not p.possessive and not p.is_home and glued and noun.code in ("export", "import"):
        return p.as_("origin" if noun.code == "import" else "destination")
    joined = (glued or p.end is not p.last) and len(p.members) == 1  # "Chinaimporte der EU", "US-Exporte Chinas"
    return p.as_("owner", bare=not p.possessive, compound=joined)


def _within_trade(p: Place) -> bool:
    """`L'ASEAN dans les exportations chinoises`, `the EU in China's imports`: in what another ships or takes."""
    led = p.following is not None and p.following.is_("prep", "in", "to")  # "в экспорте Китая"
    noun = p.clause.after(p.following) if p.following is not None and led else None
    behind = p.clause.after(noun) if noun is not None else None
    if noun is None or behind is None or p.prep or p.is_home:
        return False
    if p.following is not None and p.following.is_("prep", "to") and noun.kind != "flow":
        return False  # 美国对华出口
    ours = noun if noun.kind in WHO else behind
    flow = behind if ours is noun else noun
    return ours.kind in WHO and ours.code == p.home and flow.is_("flow", *ONE_WAY)


def _pointed_back(clause: Clause, noun: Mention) -> bool:
    """`Vietnam: exports there in 2025`, `Russia: imports from there`: the one country is where they go or come from."""
    behind = clause.after(noun, "prep", "question", "period")
    return len(clause.all("place")) == 1 and behind is not None and behind.is_("deictic", "there")


def _dealt_there(p: Place) -> Group | None:
    """`Latin America: how much did sales there rise`, `Vietnam: purchases there`: the one place is named ahead, and
    `there` behind the verb points back to it; the verb is not its own."""
    if p.prep or p.is_home or p.last.kind != "place" or len(p.clause.all("place")) != 1:
        return None
    for verb in p.clause.all("verb"):
        behind = p.clause.after(verb)
        own = verb is p.following and verb.first == p.last.last + 1
        if verb.first > p.last.last and not own and behind is not None and behind.is_("deictic", "there"):
            return p.as_("destination" if verb.code in ("sell", "give") else "origin")
    return None


def _adjective(p: Place) -> Group | None:
    if not p.possessive:
        return None
    clause, following, previous = p.clause, p.following, p.previous
    closed = following is not None and following.kind in ("flow", "commodity", "party", "agency", "growth", "verb")
    if not closed and previous is not None and previous.kind == "commodity" and not p.prep and not p.is_home:
        return p.as_("origin")  # "soja brésilien": an adjective that follows its noun
    # "АСЕАН приняла 18 % экспорта Китая": a name without endings, and a flow that is another's
    does = is_agent(clause, p.last) or (previous is not None and previous.kind == "verb")
    acts = not p.is_home and clause.has("flow", "export", "import") and does
    return p.as_("agent" if acts else "owner", bare=acts)


def _beside_verb(p: Place) -> Group:
    """A bare name: the topic, who acts, or who it is done with."""
    clause, previous = p.clause, p.previous
    if not p.prep and p.last.kind == "place" and (topic := subjects.spoken_of(clause, p.last)) is not None:
        return p.as_("owner", bare=topic.code == "topic")
    if is_agent(clause, p.last):
        return p.as_("partner" if acted_on(clause, p.first) else "agent", bare=True)
    verb = clause.before(p.first, "extreme", "more")  # "¿a qué países les vende más China?"
    if acts_on_next(clause, p.last) or named_after(clause, p.first, p.home, verb):
        return p.as_("agent")
    after_verb = previous is not None and previous.kind == "verb"
    if verb is not None and subjects.is_noun(verb) and not leads_on(clause, p.first, p.home):
        after_verb = True  # "vendas a África", "ventas Japón 2025": nobody acts after a noun
    elif verb is not None and verb.kind == "verb" and not p.unspaced and inverted(clause, verb):
        return p.as_("agent")  # no word order is turned round in texts without spaces
    at = clause.at(p.first)
    if after_verb and at and clause.mentions[at - 1].says("than"):
        return p.as_("partner", bare=True)  # "how much more did ASEAN buy than the US": nothing is bought of it
    if after_verb and previous is not None and not (p.unspaced and p.is_home):  # 買ってんの、中国: who does it
        return p.as_("destination" if previous.code in ("sell", "give") else "origin")
    act = clause.before(p.first, "op", "measure")  # "was exportierte Japan", "cuánto exportó en total Japón"
    acts = act is not None and not p.prep and subjects.done(act) and inverted(clause, act)
    return p.as_("owner") if acts else p.as_("partner", bare=True)


_IN_ORDER: Final[tuple[Rule, ...]] = (
    _with_them, _chosen_from, _maker, _part_of_whole, _running, governed, _dealt_there, _subject, _before_its_noun,
    _adjective,
)  # fmt: skip
