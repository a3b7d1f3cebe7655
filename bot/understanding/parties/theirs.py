"""What a follow-up has from a query that its own words do not name: who `they` are, which flow was explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.subjects import is_place
from bot.understanding.parties.ends_of_trade import MIRROR, Sides
from bot.understanding.parties.made_partners import governed
from bot.understanding.words.frame import Mention, codes_in, holds
from bot.understanding.words.kinds import FILLERS, OF_ONE_TIME

_FLOW_AND_PLACE = ("flow", "place", "demonym", "prep", "harmless", "courtesy", "unit")
_DEAL_AND_PLACE = ("verb", "place", "demonym", "prep", "harmless", "courtesy", "question")
_TOLD = (*OF_ONE_TIME, "sum", "average", "change", "compare", "share", "why", "record", "trend", "rank", "surprise",
         "brief", "check")  # fmt: skip
_WAYS = {"export": "to", "import": "from"}
_CAUSED = ("op", "direction", "growth")
_BARE = ("harmless", "conj", "fragment", "place", "demonym", "courtesy", "deictic")


def theirs_of(clause: Clause, previous: Query, sides: Sides, home: str) -> Sides | None:
    """ "And how much did they sell to the US?" after Vietnam's exports: Vietnam's own, with whom is named now."""
    if (ours := _home_with(clause, previous, sides, home)) is not None:
        return ours
    if their_own_again(clause, previous, home):
        return Sides(previous.reporter, "balance", previous.partners)
    if previous.reporter != home and sides.flow is not None and home_with_them(clause, previous, home):
        return Sides(home, sides.flow, (previous.reporter,))
    if previous.reporter == home or clause.has_any("agency", "books"):
        return None
    verb = clause.first("verb")
    if not (clause.has("deictic", "them") or it_acts(clause, verb)):
        return None
    said = clause.first("flow", "export", "import")  # "they import from China": their own import, whosever books
    flow = said.code if said is not None else sides.flow if clause.has("flow") else None
    if verb is not None and not clause.has("flow"):
        flow = "export" if verb.code in ("sell", "give") else "import"
    named = tuple(dict.fromkeys(m.code for m in clause.mentions if m.kind in ("place", "demonym")))
    named = tuple(code for code in named if code != previous.reporter)
    return Sides(previous.reporter, flow, named or previous.partners) if flow is not None else None


def bought_by_them(clause: Clause, before: Sequence[Turn], home: str) -> Clause:
    """ "Who bought the most, and how fast did its purchases grow?": what partners buy is what they are sold."""
    if not before or not clause.frame.says("its") or clause.has_any("place", "demonym", "books", "agency"):
        return clause
    previous = before[-1].query
    if previous.reporter != home or previous.flow != "export" or previous.of_all:
        return clause
    read = tuple(
        replace(m, code="export") if m.is_("flow", "import") and m.says("taken") else m for m in clause.mentions
    )
    return clause if read == clause.mentions else replace(clause, mentions=read)


def home_with_them(clause: Clause, previous: Query, home: str) -> bool:
    """ "China's exports to them in 2023", "what did China buy from them": they are whoever was told of before."""
    them = clause.first("deictic", "them", "there")
    led = clause.before(them) if them is not None else None
    told = previous.reporter != home or not previous.of_all
    if them is None or not told or not named_alone(clause, home):
        return False
    if them.code == "there":  # "what did China ship there", after India's own exports
        who = clause.first("place", home) or clause.first("demonym", home)
        deals = clause.first("verb") or clause.first("flow", "export", "import")  # "what did China export there"
        return bool(who and deals and who.first < deals.first < them.first) and previous.reporter != home
    return led is not None and led.is_("prep", "to", "from", "with")


def it_acts(clause: Clause, verb: Mention | None) -> bool:
    """ "And what did it sell to China": `it` stands right before the verb, and is whose trade was told."""
    at = clause.at(verb) if verb is not None and not clause.has("flow") else 0
    return at > 0 and clause.mentions[at - 1].says("pronoun")


def _home_with(clause: Clause, previous: Query, sides: Sides, home: str) -> Sides | None:
    """ "I mean China's with the US", after the US balance with China: the same by the other side's books."""
    places = [*clause.all("place"), *clause.all("demonym")]
    both = {m.code for m in places} == {home, previous.reporter} and previous.reporter != home
    if not both or sides.flow is not None or previous.flow not in ("balance", "total") or clause.has("verb"):
        return None
    led = {m.code: prep_of(clause, m) for m in places}
    return Sides(home, previous.flow, (previous.reporter,)) if led[previous.reporter] == "with" != led[home] else None


def flow_explained(clause: Clause, previous: Query | None) -> str | None:
    """ "What is a surplus? And how big is China's?": the balance, where nothing else is named."""
    told = clause.has_any("flow", "commodity", "verb")
    return "balance" if previous is not None and previous.by == "balance" and not told else None


def gap_sized(clause: Clause, before: Sequence[Turn]) -> Query | None:
    """ "How big is the gap usually?" after what makes two sides' figures differ: how large such gaps are."""
    if before and clause.has("deictic", "that") and (term := _worked_out(clause, before[-1].query)):
        return Query("define", before[-1].query.reporter, None, (), (), by=term)
    if not before or not clause.has("flow", "balance") or clause.has("flow", "export", "import", "surplus", "deficit"):
        return None
    explained = before[-1].query
    narrowed = clause.has_any("place", "demonym", "period", "commodity", "agency")
    if explained.operation != "define" or not (explained.by or "").startswith("gap_") or narrowed:
        return None
    return explained.with_(by="gap_size", notes=())


def _worked_out(clause: Clause, told: Query) -> str:
    """ "How is that calculated?" after a balance or a rate on the year: the term for it; "" for anything else."""
    how = any(m.says("computed") or m.is_("method", "computed") for m in clause.mentions)
    if not (how and clause.has("question", "how")) or clause.has_any("flow", "period", "commodity", "number"):
        return ""
    if told.operation == "balance":
        return "balance"
    return "yoy" if told.operation == "growth" and told.by == "year" else ""


def their_deficit(clause: Clause, before: Sequence[Turn], home: str) -> Sides | None:
    """ "Their deficit that year?" after the EU's own imports and then China's count of them: the EU's, in its books."""
    told, named = before[-1].query, clause.has_any("place", "demonym", "agency", "books")
    if named or told.reporter != home or len(told.partners) != 1 or not clause.has("flow", "deficit"):
        return None
    own = any(turn.query.reporter == told.partners[0] for turn in before)
    said = clause.says("its")
    return Sides(told.partners[0], "balance", (home,)) if own and said else None


def named_again(clause: Clause, previous: Query, whose: set[str]) -> bool:
    """ "And Washington?" after China's trade with the US: the partner's own count, for theirs was just told."""
    alone = clause.only(*_BARE) and not clause.frame.says("back_to")  # "back to Germany": as told before
    plain = previous.operation in ("level", "balance", "total", "growth")
    return alone and plain and previous.partners == tuple(whose) and previous.all_goods


def own_of_another(clause: Clause, previous: Query, sides: Sides, home: str) -> bool:
    """ "US exports to China" after China's exports to Japan: whoever is named first has them, in its own books; and
    "India's overall deficit", "what did Japan export?" after China's to all: nobody else is named, and it is to all."""
    named = clause.codes("place", "demonym")
    if sides.owner_only and previous.of_all and previous.reporter == home and previous.operation in OF_ONE_TIME:
        acts = any(two.kind == "place" and one.says("auxiliary") for one, two in pairwise(clause.mentions))
        if named == {sides.reporter} and (acts or sides.other is None) and not clause.has_any("verb", "deictic"):
            return clause.has("flow", "export", "import")
    if clause.has("flow", "balance", "surplus", "deficit") and clause.says("whole_flow") and sides.of_all:
        return named == {sides.reporter}
    whole = clause.has("flow", "export", "import") and not clause.has_any("verb", "deictic")
    owned = sides.reporter != home and sides.partners == (home,) and sides.flow in ("export", "import")
    return whole and owned and previous.reporter == home and named == {home, sides.reporter}


def instead_of(clause: Clause, previous: Query, sides: Sides, coverage: Coverage) -> Sides | None:
    """ "Not China, Japan": another's own trade in the place of his whose was told."""
    denied = codes_in(clause.denied, "place", "demonym")
    places = clause.codes("place", "demonym")
    if previous.reporter not in denied or len(places) != 1 or not places <= coverage.reporters:
        return None
    reporter = places.pop()
    partners = (previous.reporter,) if previous.partners == (reporter,) else previous.partners
    return Sides(reporter, sides.flow or previous.flow, partners)


def own_instead(f: Features, previous: Query, coverage: Coverage, home: str) -> str:
    """ "Same for Japan" after Germany's trade with the world: Japan's own; "with Japan", "to Japan" are partners. So is
    "Korea?" after Japan's exports to China, where only Korea's with China are held."""
    clause = f.clause
    places = [*clause.all("place"), *clause.all("demonym")]
    own = len(places) == 1 and places[0].said.endswith(clause.ways["possessive"])
    of_all = own and previous.of_all and previous.operation in OF_ONE_TIME and clause.only(*_BARE)
    if len(places) != 1 or (previous.reporter == home and not (of_all or _revised_of_all(f, previous))):
        return ""
    facing = (f.flow or "", places[0].code, (f.commodities or ("TOTAL",))[0])
    here = any(coverage.held(previous.reporter, *facing))
    with_it = here and not previous.of_all and previous.partners != (home,)  # "and Vietnam's", of the US deficit
    if own and places[0].code in coverage.reporters - {*previous.partners} and not with_it:
        return places[0].code  # "sorry, Korea's", after Japan's exports to China; "and Japan's?" after China's to all
    if previous.partners == (home,) and places[0].code != home:
        theirs = any(coverage.held(places[0].code, facing[0], home, facing[2]))
        return places[0].code if theirs and not here and not governed(clause) else ""
    kept = not previous.of_all or governed(clause) or places[0].code not in coverage.reporters
    return "" if kept else places[0].code


def _revised_of_all(f: Features, previous: Query) -> bool:
    """ "And the Americans?" after how China's surplus was revised: theirs, for no partner's is revised by name."""
    whole = previous.operation == "revision" and previous.partners in ((), ("WLD",))
    return whole and not f.clause.has("prep") and not f.clause.has("flow", "export", "import")


def own_trade(previous: Query, whose: set[str], home: str) -> bool:
    """ "Exports to China in that month?" after Korea's surplus: Korea's, for theirs with everybody was told; "and
    exports to the US?" after Vietnam's to China: Vietnam's."""
    if previous.reporter != home:
        return bool(whose) and previous.reporter not in whose
    return previous.of_all and whose == {home}


def their_end(sides: Sides, clause: Clause, before: Sequence[Turn], home: str) -> Sides:
    """`China reports 38 bn of exports to the US; what does the US report as imports?`: its imports from China."""
    said = clause.has("books", "says") or clause.says("recorded")
    told = before[-1].query if before and said else None
    if told is None or sides.reporter == home or not sides.of_all or clause.has("place", "WLD"):
        return sides
    facing = told.reporter == home and told.partners == (sides.reporter,)
    whole = clause.ops("sum") or clause.says("in_all", "whole", "whole_flow")
    turned = not whole if told.flow in ("balance", "total") else sides.flow == MIRROR.get(told.flow or "")
    return replace(sides, partners=(home,)) if facing and turned else sides


def asked_of_all(clause: Clause, previous: Query, flow: str | None) -> bool:
    """ "And the biggest suppliers?" after the customers, "which country's share of magnets was largest in September"
    after exports to one: of all, and not of those that were told."""
    dealers = clause.has("party", "buyer", "seller") and clause.has("extreme")
    pointed = clause.has_any("place", "demonym", "deictic")
    return dealers and not pointed and flow in ("export", "import") and flow != previous.flow


def traded_with(clause: Clause, code: str) -> bool:
    """`How fresh is trade with Germany`, 对日本的数据, `los envíos a EE. UU.`: it is China's trade, and no book of the
    other's."""
    return any(m.code == code and prep_of(clause, m) in ("with", "to") for m in clause.mentions if is_place(m))


def asked_first(before: Sequence[Turn]) -> Query:
    """The query that is carried: an amount, where its causes were asked in the same breath ("soybeans in March, and why
    so low"), else the newest."""
    last = before[-1]
    first = before[-2].query if len(before) > 1 and last.joined and last.query.operation == "why" else last.query
    return first if first.operation in ("level", "balance", "total") else last.query


def another_side(clause: Clause, previous: Query, home: str) -> bool:
    """ "Imports from Africa" after exports to Africa in 2025, "imports from China" after Vietnam's exports: a flow and
    with whom, of the time that was told; "what did the US buy from China", the other way of the same trade."""
    another = _other_way(clause, previous, home) or _by_their_count(clause, previous)
    if another or their_own_again(clause, previous, home):
        return True
    caused = clause.ops("why") and not clause.has_other("op", "why")  # "why did exports to the US fall"
    bare = clause.only(*_FLOW_AND_PLACE, *_CAUSED[: 3 * caused]) and len(clause.all("flow")) == 1
    if not bare or previous.operation not in _TOLD:
        return False
    led_by = {code.removeprefix("post_") for code in clause.codes("prep")}  # ベトナムからの輸入
    if previous.of_all:  # "exports to the US" after all exports of May 2025: of that time
        if previous.reporter != home and clause.codes("place", "demonym") in ({home}, {"WLD"}):
            return governed(clause)  # 对大陆的顺差呢, "imports from the world", after Taiwan's own exports: Taiwan's
        flow = clause.first("flow")
        led = flow is not None and _WAYS.get(flow.code) in led_by
        dated = not any(note.slot == "periods" and note.origin == "covered" for note in previous.notes)
        whole = previous.reporter == home and previous.all_goods and dated and led
        return whole and previous.flow != "context"
    if previous.reporter != home:  # "exports to the US", after Vietnam's to China: Vietnam's
        named = clause.codes("place", "demonym")
        return governed(clause) and previous.reporter not in named
    if clause.has("flow", "export", "import") and led_by.isdisjoint(("to", "from", "with")):
        return False  # "US exports" may be its own: that is no other side of what was told
    turned = {"export": "from", "import": "to"}.get(clause.all("flow")[0].code, "")
    if turned in led_by and not led_by & ({"to", "from"} - {turned}):
        return False  # "exports from the US" are its own
    same = clause.has("flow", previous.flow or "")  # "imports from the US" after soybeans from Brazil: soybeans
    return not named_alone(clause, home) and (same or previous.all_goods)


def their_own_again(clause: Clause, previous: Query, home: str) -> bool:
    """ "So German deficit?" after Germany's trade with China: with China, of the time that was told."""
    flow = clause.has("flow", "deficit", "surplus", "balance") and len(clause.all("flow")) == 1
    told = previous.reporter != home and previous.partners == (home,) and previous.operation in _TOLD
    bare = clause.only(*_FLOW_AND_PLACE, "conj", "fragment") and not (clause.has("prep") or clause.says("whole_flow"))
    return bool(flow and told and bare and named_alone(clause, previous.reporter))


def _by_their_count(clause: Clause, previous: Query) -> bool:
    """ "What do Indians say their deficit is" after China's trade with India: the same trade, in its books."""
    named = clause.codes("place", "demonym")
    told = not previous.of_all and named == set(previous.partners) and len(named) == 1
    says = any(m.means("books", "says") for m in clause.all("books"))  # 印度那边自己公布的逆差, no "its own exports"
    return told and says and not clause.has("commodity") and clause.has("flow") and not clause.says("whole_flow")


def _other_way(clause: Clause, previous: Query, home: str) -> bool:
    """ "What did the US buy from China", "how much did imports from Japan fall?", after exports to there in 2024."""
    named, flows = clause.codes("place", "demonym"), [m.code for m in clause.all("flow")]
    deals, it = len(clause.all("verb", "buy", "sell")), clause.says("pronoun")
    moved = _CAUSED[1:] if flows and (it or clause.has("question", "how_much")) else ()
    if not clause.only(*_DEAL_AND_PLACE, "flow", *moved) or deals + len(flows) != 1 or previous.of_all:
        return False
    acts = home in named or it or (clause.has_any(*moved) and clause.has("prep", "to", "from"))
    same = previous.reporter == home and named | {home} == {home, *previous.partners} and previous.all_goods
    told = (*OF_ONE_TIME, "why", "share") if deals or it or home not in named else ("level", "balance", "total")
    return acts and same and previous.operation in told and flows in ([], [MIRROR.get(previous.flow or "")])


def named_alone(clause: Clause, country: str) -> bool:
    """Whether one country is named, and no other place."""
    return clause.codes("place", "demonym") == {country}


def of_them_all(clause: Clause, flow: str | None) -> bool:
    """Nothing is said but `in all`, or that and the flow told before: `how much was imported in total`; a month besides
    is no span to add up over: `total exports in January`."""
    dated = clause.expressions()
    monthly = all(part.grain == "month" and part.count < 2 for _, one in dated for part in one.parts)
    single = monthly and all(one.mode == "list" and len(one.parts) == 1 for _, one in dated) and len(dated) == 1
    said = [m for m in clause.mentions if m.kind not in FILLERS and not m.is_("op", "sum")]
    said = [m for m in said if not ((single or clause.says("its")) and m.kind in ("period", "prep"))]
    again = holds(said, "flow", flow or "")
    again = again and all(m.is_("flow", flow or "") or m.is_("question", "how_much") for m in said)
    asked = all(m.is_("question", "what", "how_much", "how_many") for m in said)
    return again or (asked and (single or not said))
