"""Who deals in a fragment that names a verb: a pronoun ("how much did they sell in June"), another partner alone ("how
much did the Germans get"), nobody new ("and sell?") -> whose trade and which way, over the query before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.ends_of_trade import MIRROR, Sides
from bot.understanding.parties.theirs import named_alone
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import NAMED, ONE_WAY, WHO, WORLD

_DEALS = {"sell": "export", "buy": "import", "give": "export", "get": "import"}
SIGN = {"surplus": 1, "deficit": -1}  # of the home country
_PLACES = ("first_one", "second_one", "third_one")
_NOT_OF_IT = ("place", "demonym", "agency", "books", "party", "commodity", "extreme", "event", "term")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "question", "verb", "flow", "deictic")
_DEALER_ALONE = ("verb", "place", "demonym", "harmless", "courtesy", "question", "conj", "fragment", "prep", "measure")
_TOLD = ("level", "growth", "sum", "share", "change", "compare", "rank")
_TO_US = ("to_us", "with_speakers")


def by_pronoun(clause: Clause) -> tuple[Mention, str] | None:
    """The pronoun that stands before the verb, and which way its dealing is for whoever it is; None without one."""
    if not (clause.has("verb") or clause.has("flow", *ONE_WAY)) or clause.has_any(*_NOT_OF_IT):
        return None
    doing = [m for m in clause.mentions if m.kind == "verb" or m.is_("flow", *ONE_WAY)]
    at = clause.at(doing[0])
    if len(doing) != 1 or not at or clause.has("deictic", "there", "other_one", "both", "first_one", "second_one"):
        return None
    who = clause.mentions[at - 1]
    subject = who.says("acting_they", "pronoun")
    others = [m for m in clause.all("deictic", "them") if m is not who]
    if not subject or others:
        return None
    return who, _DEALS.get(doing[0].code, doing[0].code)


def acting_alone(clause: Clause, previous: Query, coverage: Coverage, home: str) -> Sides | None:
    """ "And how much did China?", after what Vietnam exported to the US: China's to the same; to whoever was told of,
    where it is named that the trade was with."""
    if (sent := _from_one_to_another(clause, previous, coverage, home)) is not None:
        return sent
    places = [*clause.all("place"), *clause.all("demonym")]
    led = clause.mentions[clause.at(places[0]) - 1] if len(places) == 1 and previous.reporter != home else None
    rest = clause.mentions[clause.at(places[0]) + 1 :] if led is not None and led.says("auxiliary") else ()
    if led is None or not led.says("auxiliary") or any(m.kind not in ("period", "courtesy") for m in rest):
        return None
    who, flow, goods = places[0].code, previous.flow or "", (previous.commodities or ("TOTAL",))[0]
    unasked = who == previous.reporter or not clause.has("question", "how_much", "what") or flow not in MIRROR
    if unasked or clause.has_any("flow", "verb"):
        return None
    partners = (previous.reporter,) if previous.partners == (who,) else previous.partners
    kept = any(coverage.held(who, flow, partners[0], goods)) if partners else False
    return Sides(who, flow, partners) if kept else None


def _from_one_to_another(clause: Clause, previous: Query, coverage: Coverage, home: str) -> Sides | None:
    """ "And Vietnam -> USA?", "Vietnam's to the US?" after what China exported: the exports of the first to the second,
    by its own count, where that is kept."""
    places = [m for m in clause.mentions if m.kind in WHO]
    bare = clause.only("place", "demonym", "prep", "conj", "fragment", "harmless", "courtesy", "period")
    if len(places) != 2 or not bare or previous.flow != "export" or not previous.all_goods:
        return None
    first, second = places
    sent = prep_of(clause, second) == "to" and prep_of(clause, first) in ("", "of", "from")
    kept = first.code != home and any(coverage.held(first.code, "export", second.code, "TOTAL"))
    return Sides(first.code, "export", (second.code,)) if sent and kept else None


def dealt_by_them(clause: Clause, before: Sequence[Turn], home: str, coverage: Coverage) -> str | None:
    """ "How much did they sell in June" after imports from Brazil: what Brazil sold; None where that is not the case.

    Where the words would only ask again what was told, the other way is meant, but after an order it is one of that.
    """
    previous = before[-1].query
    if (said := _of_one_partner(clause, previous, home)) is None:
        return None
    us = clause.says("acting_they") and clause.has("self", "us")  # "what did they sell us?"
    if us or previous.flow not in ONE_WAY:  # "how much did they buy?" after all trade with Brazil
        return MIRROR[said[1]] if clause.says("acting_they") else None
    if any(m.says("paying") for m in clause.all("verb")):
        return previous.flow  # "how much did they pay": for what was told
    who, deal = said
    theirs = MIRROR[deal]  # what the partner sells, the home country imports
    if any(turn.query.operation == "rank" and previous.partners[0] in turn.named for turn in before[:-1]):
        flow = theirs
    elif _nothing_new(clause, previous):
        flow = MIRROR[previous.flow or ""]
    else:
        flow = theirs if _named_last(who, theirs, previous) else previous.flow or theirs
    return flow if _held(previous, flow, coverage) else MIRROR[flow]


def dealt_with_us(clause: Clause, previous: Query, home: str) -> str | None:
    """ "¿Y qué nos venden ellos?", "а что они продают нам?", "what do we send them?" after one partner's trade: who
    asks is at the home country's end. None where the two are not named so."""
    verbs, us = clause.all("verb"), next((m for m in clause.mentions if m.is_("self", "us") or m.says(*_TO_US)), None)
    them = clause.has("deictic", "them") or clause.says("acting_they")
    one = previous.reporter == home and len(previous.partners) == 1 and previous.partners not in WORLD
    if not (one and them) or us is None or len(verbs) != 1 or verbs[0].code not in _DEALS:
        return None
    if clause.has_any(*_NOT_OF_IT, "flow"):
        return None
    led, deal = clause.mentions[clause.at(us) - 1] if clause.at(us) else None, _DEALS[verbs[0].code]
    ours = led is not None and led.says("auxiliary") and us.last + 1 == verbs[0].first
    return deal if ours else MIRROR[deal]


def dealt_in_order(clause: Clause, previous: Query, home: str) -> str | None:
    """ "What does it buy from them?", "and how much do they sell?" after an order of partners, or several: `it` is the
    home country, `they` are those that were told; after one partner only where both are named, "how much do they sell
    it". None where no pronoun acts, or it is open who does."""
    verbs, told = clause.all("verb"), previous.by == "partner" and previous.operation in ("rank", "compare")
    several = told or len(previous.partners) > 1
    at = clause.at(verbs[0]) if len(verbs) == 1 and verbs[0].code in _DEALS else 0
    named = clause.has_any(*_NOT_OF_IT, "flow", "ordinal") or (previous.of_all and not several)
    if not at or previous.reporter != home or named:
        return None
    who, deal, behind = clause.mentions[at - 1], _DEALS[verbs[0].code], clause.mentions[at + 1 :]
    them = any(m.is_("deictic", "them") for m in behind)
    it = any(m.says("pronoun") or m.is_("deictic", "there") for m in behind)
    if who.says("acting_they") or who.is_("deictic", "them"):
        return MIRROR[deal] if (several or it) and not them else None
    return deal if who.says("pronoun") and them else None


def dealt_most_with(previous: Query, f: Features) -> str | None:
    """ "And sell most to?", "where does it buy from?", "and the most from?", after those that China bought most from
    or sold most to: the flow that the verb says, or the end that stays open; None for any other fragment."""
    c, way = f.clause, {"export": "to", "import": "from"}
    if c.only("extreme", "prep", "period", "harmless", "conj") and not c.frame.leftover and previous.flow in way:
        ends = [m for m in c.mentions if m.kind in ("extreme", "prep")]  # "and the most from"
        led = len(ends) == 2 and ends[0].kind == "extreme" and ends[0].last + 1 == ends[1].first
        return next((flow for flow, end in way.items() if led and ends[1].is_("prep", end)), None)
    last = [m for m in c.mentions if m.kind not in ("period", "harmless", "extreme")][-1:]
    dealt = {_DEALS[m.code] for m in c.all("verb") if m.code in _DEALS} if not c.has("flow") else set()
    flow = dealt.pop() if len(dealt) == 1 else f.flow  # "where does it buy from?": whatever was told before
    open_end = flow in way and bool(last) and last[0].is_("prep", way[flow])
    deals = c.has_any("verb", "flow") and previous.flow in (*ONE_WAY, "total", "balance")
    sized = c.has_any("unit", "amount") or c.has_other("question", "where", "who")
    return flow if open_end and deals and not (f.growth or sized) else None


def dealt_with_one(clause: Clause, verb: Mention) -> bool:
    """ "How much did it sell to the first?": one of the order is at the other end of what is bought or sold."""
    one = next((m for m in clause.mentions if m.kind == "ordinal" or m.is_("deictic", *_PLACES)), None)
    ends = {"buy": "from", "get": "from", "sell": "to", "give": "to"}
    return one is not None and verb.last < one.first and prep_of(clause, one) == ends.get(verb.code)


def either_dealt(clause: Clause, previous: Query, query: Query, home: str, coverage: Coverage) -> tuple[Query, ...]:
    """ "How much did they sell in 2024" after exports to the US in 2025: the US or China; empty where it is plain."""
    if query.operation not in ("level", "growth") or (said := _of_one_partner(clause, previous, home)) is None:
        return ()
    plain = _nothing_new(clause, previous) or MIRROR[said[1]] == previous.flow or clause.has("self", "us")
    plain = plain or previous.flow not in ONE_WAY
    if plain or not all(_held(previous, flow, coverage) for flow in ONE_WAY):
        return ()
    return query.with_(notes=()), query.with_(flow=MIRROR[query.flow or "export"], notes=())


def _nothing_new(clause: Clause, previous: Query) -> bool:
    """Whether nothing but the verb is said, or the time that was told, once more."""
    times = {period.code for period in previous.periods}
    return all(m.kind in _LITTLE or (m.kind == "period" and m.code in times) for m in clause.mentions)


def _named_last(who: Mention, theirs: str, previous: Query) -> bool:
    """`They` are the partner; `it` is the partner where that goes on the way that was told."""
    return who.kind == "deictic" or who.says("acting_they") or theirs == previous.flow


def they_with_home(clause: Clause, previous: Query, home: str) -> bool:
    """ "How much did they sell to China in November": they are the partner, or whose own trade was told."""
    they = clause.says("acting_they")
    they = they and (
        clause.has("verb") or clause.has("flow", "surplus", "deficit")
    )  # "do they run a surplus with China"
    return they and named_alone(clause, home) and (previous.reporter != home or previous.partners not in WORLD)


def _of_one_partner(clause: Clause, previous: Query, home: str) -> tuple[Mention, str] | None:
    one = previous.reporter == home and len(previous.partners) == 1 and previous.partners not in WORLD
    return by_pronoun(clause) if one and previous.flow in (*ONE_WAY, "total", "balance") else None


def _held(previous: Query, flow: str, coverage: Coverage) -> bool:
    goods = (previous.commodities or ("TOTAL",))[0]
    return any(True for _ in coverage.held(previous.reporter, flow, previous.partners[0], goods))


def another_dealer(clause: Clause, previous: Query, home: str) -> bool:
    """ "What did Vietnam take" after magnets to Korea: the same goods and time, and who it was alone is new."""
    if _beside_verb(clause, previous):
        return True
    asked = clause.has("verb") and (clause.has("question") or clause.has("measure", "share"))
    times = {m for m, said in clause.expressions() if said.relative}  # "what did Brazil ship that month"
    if not asked or not all(m.kind in _DEALER_ALONE or m in times for m in clause.mentions):
        return False
    named = clause.codes(*WHO)
    led = clause.has("prep", "from") or clause.has("prep", "with")
    told = previous.operation in _TOLD and previous.flow in ONE_WAY and previous.reporter == home
    return told and len(named) == 1 and home not in named and not led


def said_by_it(clause: Clause) -> bool:
    """ "How much did it sell in October": `it` stands before the verb, so that somebody was told of before."""
    said = by_pronoun(clause)
    return said is not None and said[0].kind == "harmless"


def _beside_verb(clause: Clause, previous: Query) -> bool:
    """ "Lo que le compra, solo 2025", "was es dort kauft" after a balance with one partner: a small pronoun, or `what`
    itself, beside the verb stands for a side of that trade, and nobody else is named."""
    verbs = clause.all("verb")
    if len(verbs) != 1 or verbs[0].code not in ("sell", "buy") or clause.has_any(*_NOT_OF_IT, "flow"):
        return False
    at = clause.at(verbs[0])
    ahead = clause.mentions[at - 1] if at else None
    beside = (*clause.mentions[max(0, at - 2) : at], *clause.mentions[at + 1 : at + 3])
    small = any(m.says("dealt_beside") for m in beside) or (ahead is not None and ahead.says("that_which"))
    return small and len(previous.partners) == 1 and not previous.of_all


def dealers_alone(clause: Clause) -> bool:
    """`Who was the largest supplier in October 2025?` after crude oil: nothing else is named that they deal in."""
    told = clause.has_any("agency", "measure", *NAMED)
    dealt = clause.has("verb", "sell", "buy") and clause.has("question", "who") and clause.has("extreme")
    asked = clause.has_any("question", "extreme")
    dealers = clause.has("party", "seller", "buyer") and asked and not clause.has("verb")
    return (dealers or dealt) and not told  # "who sold most in April?"


def one_in_order(clause: Clause, before: Sequence[Turn], home: str) -> bool:
    """ "How much did the second buy in 2025", "trade with the first" after an order, "split the first": nobody else is
    named."""
    joints = [clause.before(m) for m in clause.all("ordinal")]
    led = any(joint is not None and joint.is_("prep", "with", "to", "from") for joint in joints)
    told = clause.has_any("commodity", "party", "extreme", "time", "number", "agency")
    split = bool(clause.ops("split"))
    told = told or (clause.has("flow") and not (led or split))
    named = clause.has_any(*WHO) and not named_alone(clause, home)
    ordered = split or any(len(turn.named) > 1 for turn in before)
    return (led or split or clause.has("verb")) and not (told or named) and ordered


_VERBS = ("sell", "buy")
_WAYS = {"to": "export", "from": "import"}
_BESIDE_VERB = ("harmless", "conj", "fragment", "courtesy", "question", "verb", "deictic")


def other_verb(clause: Clause, previous: Query, flow: str | None) -> str | None:
    """The flow that such a verb asks for: where it would only ask again what was told, the other one is meant, for
    nobody asks "and sell?" after what Russia bought of what China sold."""
    if not clause.has("verb", *_VERBS) or previous.operation != "level" or flow is None or flow != previous.flow:
        return flow
    bare = clause.only(*_BESIDE_VERB) and len(clause.all("verb")) == 1
    plain = previous.all_goods and not previous.of_all
    pointing = clause.has("deictic") and not clause.has("deictic", "that")  # "what did they buy": who they are is open
    return MIRROR.get(flow, flow) if bare and plain and not pointing else flow


def toward_them(clause: Clause, previous: Query, home: str) -> str | None:
    """ "And China to them?" after imports from Korea: its exports; "from them?" the other way. None where nothing such
    is said."""
    them = clause.first("deictic", "them") or clause.first("deictic", "there")
    told = clause.has_any("flow", "verb", "party")
    if them is None or told or previous.reporter != home:
        return None
    opened = "from" if them.says("from_there") else "to" if them.says("to_there") else ""
    # "soybeans from there?" after all trade with Brazil
    both_ways = previous.flow in ("total", "balance") and (opened or clause.has("commodity"))
    if not both_ways and (clause.has("commodity") or previous.flow not in ONE_WAY):
        return None
    post = clause.ways.unspaced  # 向こうからは
    beside = (m for m in clause.mentions if (m.first == them.last + 1 if post else m.last + 1 == them.first))
    joint = next(beside, None)
    named = clause.codes(*WHO)
    code = joint.code.removeprefix("post_") if joint is not None and joint.kind == "prep" else opened
    return _WAYS.get(code) if named <= {home} else None


def either_way_said(clause: Clause, previous: Query) -> bool:
    """`¿Y a los argentinos?` after what was bought: a preposition for both ends (comprar a, vender a) turns no flow;
    nor does 对美国呢, 対米では, which says only whom the surplus, the imports or all trade are with."""
    if _facing(clause) and not clause.has_any("flow", "verb", "party"):
        return previous.flow in ("export", "import", "balance", "total")
    joints = [clause.before(m) for m in (*clause.all("place"), *clause.all("demonym"))]
    both = [j for j in joints if j is not None and j.is_("prep", "to") and ("prep", "at") in j.others]
    told = clause.has_any("flow", "verb", "party")
    return bool(both) and len(both) == len(joints) and previous.flow in ONE_WAY and not told


def _facing(clause: Clause) -> bool:
    joints = clause.all("prep")
    return bool(joints) and all(m.says("facing") for m in joints)


def have_it_themselves(c: Clause, previous: Query, sides: set[str]) -> bool:
    """ "And which ones have a surplus?" after those with whom the home country has the largest: it is theirs."""
    asked = c.has("question", "who", "what") or c.says("choosing")
    theirs = c.says("keeping", "being_in") and not c.says("pronoun")
    return (
        asked
        and theirs
        and not c.has_any("prep", "extreme", *WHO)
        and sum(SIGN[one] for one in sides) * (previous.limit or 1) > 0
    )
