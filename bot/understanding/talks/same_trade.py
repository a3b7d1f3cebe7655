"""Words that name a flow and a time and might be a question of their own, but are set against what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import Note, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.ends_of_trade import Sides
from bot.understanding.parties.theirs import named_alone
from bot.understanding.talks.asked_back import goes_back
from bot.understanding.talks.told import RECKONED, told
from bot.understanding.words.frame import holds_only, says_in
from bot.understanding.words.kinds import BALANCES, DOERS, OF_ONE_TIME, ONE_WAY, WHO

_OF_SEVERAL = ("change", "compare", "sum", "average")
_MOVED = ("flow", "growth", "direction", "conj", "harmless", "courtesy")
_COUNTING = ("how_much", "how_many")
_AS_MUCH = ("question", "period", "flow", "verb", "place", "demonym", "prep", "conj", "harmless", "courtesy", "deictic")
_WHOLE = (*OF_ONE_TIME, "sum", "rank")
_TOOK = ("harmless", "verb", "more", "direction", "self")
_GOODS_AND_PLACE = ("commodity", "flow", "place", "demonym", "prep", "harmless", "courtesy", "unit")


def set_against_it(clause: Clause, previous: Query, home: str) -> bool:
    """Whether a flow of another time is said of the same trade as the query before."""
    return _larger_then(clause, previous) or of_either(clause, previous, home)


def again_of_it(clause: Clause, before: Sequence[Turn]) -> bool:
    """Whether a clause that names much is of the trade told before all the same."""
    return (
        _one_of_those_told(clause, before)
        or _set_beside(clause, before[-1].query)
        or _grew_or_shrank(clause, before[-1].query)
        or _moved_so(clause, before[-1].query)
        or _part_so(clause, before[-1].query)
        or names_a_side(clause, before[-1].query) is not None
        or _that_month_again(clause, before[-1].query)
        or _of_goods_held(clause, before[-1].query)
    )


def _of_goods_held(clause: Clause, previous: Query) -> bool:
    """ "Imports then, December 2025" after what is held of crude: a flow, and nothing else is named, is of that."""
    named = clause.has_any("commodity", *DOERS) or clause.says("whole_flow", "in_all")
    held = (previous.operation, previous.by) == ("coverage", "held") and not previous.all_goods
    return held and clause.has("flow", *ONE_WAY) and not named


def _set_beside(clause: Clause, previous: Query) -> bool:
    """ "Is Australia a bigger supplier than Brazil", after what was imported from Australia: of the time told."""
    named = clause.codes(*WHO)
    inside = any(m.says("its_members") for m in clause.all("place")) and not clause.has_any("period", "commodity")
    sold_and_bought = {"sell", "buy"} <= clause.codes("verb") and not clause.has_any("period", "commodity", "party")
    if _took_more(clause, previous) or ((inside or sold_and_bought) and named == {*previous.partners}):
        return True  # "did Germany sell more than it bought", "which of its members buys most"
    beside = clause.has("more", "more", "less") and clause.says("than") and not clause.has_any("period", "commodity")
    told = len(previous.partners) == 1 and previous.partners[0] in named and len(named) == 2
    return beside and told and clause.has("party") and previous.operation in ("level", "sum", "share", "growth")


def _took_more(clause: Clause, previous: Query) -> bool:
    """ "Did ASEAN buy more?", "is the EU taking more" after what one partner did: of the time told."""
    asked = clause.mentions[0].says("auxiliary", "copula") and clause.only(*_TOOK, *WHO)
    degree = any(m.means("more", "more", "less") or m.is_("direction", "up", "down") for m in clause.mentions)
    one = len(previous.partners) == 1 and not previous.of_all and len(clause.codes(*WHO)) == 1
    one = one and previous.operation in ("level", "share", "growth") and previous.flow in ONE_WAY
    return asked and degree and one and clause.has("verb") and previous.partners[0] not in clause.codes(*WHO)


def _that_month_again(clause: Clause, previous: Query) -> bool:
    """ "Exports in June?" after the tariff of June 2025: the month that was told, and not the newest of that name."""
    pointed = {m.last + 1 for m in clause.all("deictic", "that")}  # "that May"
    if clause.has_any(*WHO) and not any(m.first in pointed for m in clause.all("period")):
        return False
    told = [(p.first.month, p.last.month) for p in previous.periods if p.kind == "month"]
    said = [part for _, expression in clause.expressions() if expression.yearless for part in expression.parts]
    return len(said) == len(told) == len(clause.expressions()) == 1 and said[0].months == told[0]


def _one_of_those_told(clause: Clause, before: Sequence[Turn]) -> bool:
    """ "How much more did the Germans get" after Germany's magnets and Korea's: than the other one of those told."""
    if not clause.ops("difference") or clause.has("period"):
        return False
    if clause.has_any("flow", "commodity", "agency", "books", "growth", "direction"):
        return False
    previous, named = before[-1].query, clause.codes(*WHO)
    if len(named) != 1:
        return False
    other = clause.has("verb") and len(previous.partners) == 1 and previous.partners[0] not in ("WLD", *named)
    things = told(before, False)
    return other or (things is not None and things.slot == "partners" and named <= set(things.items))


def _grew_or_shrank(clause: Clause, previous: Query) -> bool:
    """ "Did the imports grow or shrink, and by how much" after a partner's trade: a flow and how it moved, no more."""
    traded = previous.flow in ("export", "import", "balance", "total", "both") and previous.operation != "coverage"
    if not clause.ops("difference") or len(clause.all("flow")) != 1 or not traded:
        return False
    return all(m.kind in _MOVED or m.is_("op", "difference", "check") for m in clause.mentions)


def _moved_so(clause: Clause, previous: Query) -> bool:
    """ "So exports to the US did not grow?" after what was sold there in 2025: how that moved, and not the newest, of
    which "are they growing?" and "are they still falling?" are."""
    if not clause.says("hence") or clause.says("going_on_now"):
        return False
    flows, named = clause.all("flow"), clause.codes(*WHO) - {previous.reporter}
    same = [m.code for m in flows] == [previous.flow] and named == {*previous.partners} - {"WLD"}
    moved = clause.has_any("direction", "growth") and {*clause.codes("commodity")} <= {*previous.commodities}
    told = clause.has_any("period", "extreme", "more", "question", "event") or clause.has_other("op", "check")
    return same and moved and not told and previous.operation in (*OF_ONE_TIME, "check", "why")


def _part_so(clause: Clause, previous: Query) -> bool:
    """ "So what share of all exports is the EU" after what was sold there in 2025: the share in that."""
    if not clause.says("hence"):
        return False
    flows, named = clause.codes("flow"), clause.codes(*WHO) - {previous.reporter, "WLD"}
    same = flows <= {previous.flow} and named == {*previous.partners} - {"WLD"} and bool(named)
    dated = clause.has_any("period", "extreme", "more", "event", "agency", "books")
    asked = clause.has("measure", "share") and {*clause.codes("commodity")} <= {*previous.commodities}
    return same and asked and not dated and previous.operation in OF_ONE_TIME


def of_either(clause: Clause, previous: Query, home: str) -> bool:
    """ "Imports in 2023?" after a partner's trade: a flow and a time, which may be his or everybody's."""
    said = [m for m in clause.mentions if m.kind not in ("harmless", "courtesy", "fragment")]
    opened = goes_back(clause) or (bool(said) and said[0].kind == "conj")  # "and exports in 2024?"
    opened = opened or clause.has("fragment", "no", "meant")
    opened = opened or (clause.has("fragment", "and_what") and clause.ways.unspaced)  # じゃあ2024年の輸出は
    asking = (("op", "define"), ("op", "each"))  # "what were exports", 分别是多少
    plain = [m for m in said if m.kind not in ("unit", "question") and (m.kind, m.code) not in asking]
    bare = 1 < len(plain) <= 4 and holds_only(plain, "flow", "period", "prep", "conj") and not opened
    told = previous.operation in OF_ONE_TIME or (previous.operation in _OF_SEVERAL and previous.reporter != home)
    told = told and previous.commodities == ("TOTAL",) and len(previous.partners) == 1
    others = (previous.partners != ("WLD",) or previous.reporter != home) and previous.flow is not None
    others = others and not clause.says("only")  # "imports only, first half"
    pointing = any(expression.relative for _, expression in clause.expressions())
    return bare and told and others and clause.has("period") and clause.has("flow") and not pointing


def _in_bits(clause: Clause) -> bool:
    """ "March, imports", "imports, March and June": only what is to be changed of what was told, bit by bit."""
    between = (clause.tokens[i].norm for a, b in pairwise(clause.mentions) for i in range(a.last + 1, b.first))
    return any(norm in (",", "、", "，") for norm in between)


def _larger_then(clause: Clause, previous: Query) -> bool:
    """ "Was the October balance larger?" after September's with the EU: of the same trade, than what was told."""
    again = clause.has("flow", previous.flow or "") and clause.has("more") and clause.has("period")
    named = clause.has_any("commodity", "compare", "party", "verb", "op", *WHO)
    return again and not named and any(e.yearless for _, e in clause.expressions())


def _dated_by_another(clause: Clause) -> bool:
    """2025年のアフリカ向け輸出とアフリカからの輸入と収支は: the time of the balance is that of the first flow."""
    ends = [m.first for m in clause.mentions if m.kind in ("flow", "period")]
    within = (m for m in clause.frame.mentions if min(ends) < m.first < max(ends))
    return any(m.kind == "flow" and m not in clause.mentions for m in within)


def partners_kept(clause: Clause, previous: Query, home: str) -> tuple[str, ...]:
    """The partners of the query before; with everybody beside them where the words may mean either."""
    either = previous.reporter == home and of_either(clause, previous, home) and not _dated_by_another(clause)
    either = either and not _in_bits(clause)
    return (*previous.partners, "WLD") if either else previous.partners


def there_after(clause: Clause, previous: Query, sides: Sides) -> tuple[str, ...]:
    """ "Exports to there" after a tariff: the country whose it is, else the partners that are named."""
    there = clause.has("deictic", "there", "them") and sides.of_all
    return previous.partners if there else sides.partners


def those_goods(clause: Clause, previous: Query, home: str) -> bool:
    """ "Soybeans from the US" after Brazil's in October: the goods that were told, of the same time, and another
    partner; "magnets to Japan" after rare earths to Japan: the same partner, and other goods."""
    goods, places = clause.all("commodity"), clause.codes(*WHO) - {home}
    bare = clause.only(*_GOODS_AND_PLACE)
    if not bare or len(goods) != 1 or len(places) != 1 or previous.reporter != home or not previous.periods:
        return False
    told = previous.operation in (*OF_ONE_TIME, "share", "why", "change", "compare", "rank", "sum")
    known = previous.flow in ONE_WAY and not previous.all_goods
    flows = clause.codes("flow")
    one_slot = (goods[0].code in previous.commodities) or previous.partners == tuple(places)
    return told and known and one_slot and flows <= {previous.flow}


def goods_left_out(clause: Clause, previous: Query) -> bool:
    """ "The US sent how much?" after soybeans: a verb and who it was; how much of what was said before."""
    asked = clause.has("question", "how_much", "how_many") or clause.has("measure", "share")
    asked = asked and clause.has("verb")
    if any(m.means("harmless", "weighed") for m in clause.all("measure")):  # of all goods together no weight is told
        named = clause.has_any("commodity", "party", "books", *DOERS)
        return not named and not previous.all_goods and previous.flow != "context"
    told = clause.has_any("flow", "commodity", "party", "agency", "books", "extreme", "more")
    return asked and not told and not previous.all_goods and previous.flow in ONE_WAY


def as_much_of_them(clause: Clause, previous: Query) -> bool:
    """ "How much soy came from Brazil, and how much was imported from the US": the same flow of the goods that the text
    has just named, from another partner."""
    goods = clause.frame.all("commodity")
    own = [m for m in clause.mentions if goods and m.first > goods[-1].last]
    asked = [m for m in clause.frame.all("question") if m.code in _COUNTING]
    if len(goods) != 1 or len(asked) < 2 or asked[-1] not in own:
        return False
    if not holds_only(own, *_AS_MUCH) or says_in(own, "in_all", "whole_flow"):
        return False
    others = {m.code for m in own if m.kind in WHO} - {previous.reporter, *previous.partners}
    same = {m.code for m in own if m.kind == "flow"} == {previous.flow}
    return same and len(others) == 1 and previous.flow in ONE_WAY and not previous.all_goods


def part_of_it_all(clause: Clause, previous: Query) -> bool:
    """ "How much of the exports went to the EU", "what share of imports came from Japan" after the trade with everybody
    in a time: of that time."""
    told = previous.of_all and previous.operation in _WHOLE and len(previous.periods) == 1
    flows = clause.all("flow")
    if not told or len(flows) != 1 or not (flows[0].code in ONE_WAY and clause.has_any("place", "demonym")):
        return False
    asked = clause.first("question", *_COUNTING) or clause.first("measure", "share")
    ahead = clause.mentions[: clause.at(flows[0])]
    of = [m for m in ahead[-3:] if m.means("prep", "of")]
    part = clause.has("measure", "share") or (asked is not None and bool(of))
    named = clause.has_any("commodity", "party", "agency", "books", "extreme", "growth", "direction", "more", "period")
    return part and not named and previous.reporter not in clause.codes("place", "demonym")


def supposed_of_other_goods(previous: Query, goods: tuple[str, ...]) -> bool:
    """`Coal and steel, how much`: that coal is imported was supposed of coal, and says nothing of steel."""
    supposed = any(_supposed(note) for note in previous.notes)
    return supposed and "TOTAL" not in (*previous.commodities, *goods) and goods != previous.commodities


def only_supposing(query: Query) -> Query:
    """The query as the next of its text leans on it: `iron ore, coal and steel`, of which the flow is supposed."""
    return replace(query, notes=tuple(note for note in query.notes if _supposed(note)))


def _supposed(note: Note) -> bool:
    """Whether the flow is one that was not said: the usual one of those goods, or the only one that is held."""
    return note.slot == "flow" and note.origin in ("assumed", "covered")


def of_that_pair(clause: Clause, previous: Query, home: str) -> bool:
    """ "US deficit the same year" after China's exports to the US, or the US imports from China: with each other."""
    other = previous.partners[0] if previous.reporter == home and len(previous.partners) == 1 else previous.reporter
    paired = previous.reporter == home or previous.partners == (home,)
    whole = clause.has("op", "sum") or any(m.means("harmless", "in_all", "whole", "everybody") for m in clause.mentions)
    bare = not clause.has_any("commodity", "verb", "party", "agency", "prep") and len(clause.all("flow")) == 1
    return paired and bare and not whole and other not in (home, "WLD") and named_alone(clause, other)


# One side of a trade that was told as a whole: "how much of the 2025 total was Chinese exports?" after China's trade
# with Russia -> those to Russia, though the year and whose they are stand there too.
_NAMING = ("commodity", "agency", "party", "verb", "growth", "direction", "more", "extreme", "measure", "books")


def names_a_side(clause: Clause, previous: Query) -> str | None:
    """Which of the two flows of the trade told is asked for, as the reporter counts it; None where the words are no
    such question: the whole stands first, and behind a verb that says nothing else the one flow."""
    if previous.flow != "total" or not clause.has("question", "how_much", "how_many"):
        return None
    if len(previous.partners) != 1 or previous.partners == ("WLD",) or clause.has_any(*_NAMING):
        return None
    sides = clause.all("flow", *ONE_WAY)
    wholes = [m for m in clause.mentions if m.is_("flow", "total", "trade") or m.says("whole_trade")]
    wholes = wholes or [*clause.all("deictic", "that")]  # "how much of that was China's exports"
    if len(sides) != 1 or len(wholes) != 1 or wholes[0].first > sides[0].first:
        return None
    between = clause.mentions[clause.at(wholes[0]) + 1 : clause.at(sides[0])]
    if not says_in(between, "copula"):
        return None  # "how much of total exports"
    named = {m.code for m in (*clause.all("place"), *clause.all("demonym"))}
    return sides[0].code if named <= {previous.reporter, *previous.partners} else None


def _part_of_total(previous: Query, f: Features) -> Query | None:
    """`Trade with Russia in 2024, and what part of it was imports`: of that trade, and no part of all imports."""
    c, sides = f.clause, f.clause.all("flow", *ONE_WAY)
    pointed = c.has("deictic", "that") or c.says("pronoun")
    share = c.has("measure", "share", "percent")
    if previous.flow != "total" or not (pointed and share) or len(sides) != 1 or c.has("conj", "or"):
        return None
    apart = ("commodity", "agency", "party", "growth", "direction", "more", "extreme", "books", "place", "demonym")
    if len(previous.partners) != 1 or len(previous.periods) > 1 or c.has_any(*apart):
        return None
    c.rule = RECKONED
    return previous.with_(operation="share", by="of_total", flow=sides[0].code, measure="share", limit=None,
                          condition=None, periods=f.periods or previous.periods, notes=())  # fmt: skip


def side_of_total(previous: Query, f: Features) -> Query | None:
    """The query of such a fragment, of the time that it names or that was told."""
    if (part := _part_of_total(previous, f)) is not None:
        return part
    flow = names_a_side(f.clause, previous)
    if flow is None:
        return None
    f.clause.rule = RECKONED
    return previous.with_(operation="level", flow=flow, by=None, measure=None, limit=None, condition=None,
                          periods=f.periods or previous.periods, notes=())  # fmt: skip


def balance_of_all(clause: Clause, before: Sequence[Turn]) -> bool:
    """`Crude imports in 2024, and the trade surplus`: that of all goods, where the goods were told one way only; `and
    the balance` is of the goods."""
    told = {turn.query.flow for turn in before if turn.query.commodities == before[-1].query.commodities}
    in_full = any(m.says("trade_balance") for m in clause.all("flow", *BALANCES))
    return in_full and told in ({"export"}, {"import"}) and not (clause.has("deictic") or clause.says("its"))
