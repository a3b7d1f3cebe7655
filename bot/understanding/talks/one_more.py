"""One more beside those told ("add Taiwan"), one flow of the two ("the imports part"), a record over another span. A
word for all partners in a talk ("and overall?", "worldwide?") -> everybody, in the place of the one told.

So does a word for the whole of a flow beside it: "and the total surplus?", "die Gesamtexporte?", 总顺差呢; and of a
growth after growth: "la croissance totale".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import HOME, Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED, told
from bot.understanding.words.frame import Frame, Mention, says_in
from bot.understanding.words.kinds import BALANCES, FILLERS, LITTLE, ONE_WAY, SAYING, WHO

_SEVERAL = ("compare", "level", "growth", "share", "sum")


def beside_told(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment; None for any other."""
    previous = before[-1].query
    query = _one_part(previous, f) or _balance_then(before[-1], f)
    if query is not None:
        f.clause.rule = RECKONED
        f.clause.use(*f.clause.all("measure"))
    query = query or _one_more(before, f) or _looked_for_over(previous, f)
    return query or _found_against(before[-1], f) or _rate_of_both(previous, f) or _rates_of_parts(before, f)


def _one_more(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Add Taiwan" after Japan and Korea side by side: the three; "add them to America's": the sum with those told."""
    c, query = f.clause, before[-1].query
    ops, pointed = c.all("op", "sum"), any(m.means("deictic", "them", "both", "that") for m in c.mentions)
    jointly, adding = says_in(ops, "jointly"), c.frame.says("adding")
    summed = (jointly or (pointed and (ops or adding))) and c.has("prep", "to", "with")
    adds = ops if summed else [m for m in ops if m.says("adding")]  # "ajoute", "agrega"
    if len(c.all("op")) > len(adds) or not c.only(*LITTLE, "op", "deictic", "place", "demonym"):
        return None
    if not summed and (c.has("deictic") or not adding):
        return None
    things = told(before, True) if summed and not jointly and query.operation != "sum" else None
    if things is not None and things.slot == "partners":
        query = things.only(things.items)
    places, partners = tuple(dict.fromkeys(m.code for m in c.mentions if m.kind in WHO)), query.partners
    if not places or query.operation not in (*_SEVERAL, *BALANCES) or partners in ((), ("WLD",)):
        return None
    if {"WLD", query.reporter, *partners} & set(places) or query.by in ("without", "period", "flow", "commodity"):
        return None
    c.use(*adds)
    query = query.with_(partners=(*partners, *places), notes=())
    return query.with_(operation="sum", by=None, measure=None) if summed else query


def _looked_for_over(previous: Query, f: Features) -> Query | None:
    """ "In the last two years?" after the smallest month: the smallest of those."""
    c = f.clause
    if previous.operation != "record" or previous.by != "month" or not f.periods:
        return None
    counted = any(part.count > 1 for _, expression in c.expressions() for part in expression.parts)
    if not counted or not c.only(*LITTLE, "period"):
        return None
    span = Period(min(f.periods).first, max(period.last for period in f.periods))
    return previous.with_(periods=(span,), notes=()) if span.month_count > 1 else None


def _one_part(previous: Query, f: Features) -> Query | None:
    """ "The imports part?" after a country's trade: its imports, and no share of them."""
    c = f.clause
    if previous.operation not in ("total", "level") or not c.frame.says("part"):
        return None
    flows = c.codes("flow") & {"export", "import"}
    named = not c.only(*LITTLE, "flow", "measure", "question", "deictic")
    if len(flows) != 1 or named or not previous.all_goods:
        return None
    return previous.with_(operation="level", flow=flows.pop(), by=None, measure=None, notes=())


def _balance_then(last: Turn, f: Features) -> Query | None:
    """ "What was the surplus then?" after the months of a rate: of each of them; a balance has no rate."""
    c, previous = f.clause, last.query
    rated = previous.operation in ("threshold", "streak") and previous.flow in ONE_WAY
    if not rated or f.flow != "balance" or not c.has("question", "what", "how_much") or not (last.months or last.found):
        return None
    if not c.only(*LITTLE, "flow", "question", "deictic"):
        return None
    return previous.with_(operation="balance", flow="balance", by=None, limit=None, condition=None, measure=None,
                          basis=None, periods=last.months or (last.found,), notes=())  # fmt: skip


def _found_against(last: Turn, f: Features) -> Query | None:
    """ "How does that compare with May 2025?" after the month that was lowest: the two beside one another."""
    c, previous = f.clause, last.query
    if previous.operation != "record" or last.found is None or not c.ops("compare") or len(f.periods) != 1:
        return None
    if not c.only(*LITTLE, "period", "op", "deictic", "question", "compare"):
        return None
    if f.periods[0].month_count != last.found.month_count or f.periods[0] == last.found:
        return None
    c.use(*c.all("compare"))
    return previous.with_(operation="compare", by="period", limit=None, periods=(last.found, f.periods[0]), notes=())


def _rate_of_both(previous: Query, f: Features) -> Query | None:
    """ "January and February combined then" after the rate of one of them: the rate that is announced of both."""
    c = f.clause
    rated = (previous.operation == "growth" and previous.by == "year") or previous.operation == "why"
    both = len(f.periods) == 1 and f.periods[0].month_count == 2 and f.periods[0].first.month == 1
    if not (rated and both and c.ops("sum")) or not c.only(*LITTLE, "period", "op"):
        return None
    return previous.with_(operation="growth", by="year", measure="yoy", condition=None, periods=f.periods, notes=())


def _rates_of_parts(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Growth rates?" after exports, imports and the balance in one breath: of the two that have rates."""
    c, last = f.clause, before[-1]
    if not last.joined or not c.has("growth") or not c.only(*LITTLE, "growth", "period"):
        return None
    flows = {last.query.flow}
    for turn in before[-2::-1]:
        flows.add(turn.query.flow)
        if not turn.joined:
            break
    if not flows >= {"export", "import", "balance"}:
        return None
    return last.query.with_(operation="growth", by="year", measure="yoy", flow="both", notes=(),
                            periods=f.periods or last.query.periods)  # fmt: skip


_FEW = 9  # tokens of a fragment
_NAMED = frozenset({"everybody"})
_ALONE = frozenset({"in_all", "worldwide"}) | _NAMED
_LITTLE = ("harmless", "conj", "prep", "fragment", "question", "period", "deictic")
_WHOLE = "whole_flow"
_MARKS = _ALONE | {_WHOLE}
_NAMING = ("place", "demonym", "agency", "party", "verb", "extreme", "measure")


_FEW_WORDS = 9  # mentions of a short question
_WHOLE_FLOW = ("commodity", "question", "flow", "op", "prep", *WHO, *FILLERS)


def all_of_home(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "What was the total China imported", "how much did China import overall", "what was China's total" after one
    partner's part of it: the same from everybody; "China's total imports" is a heading."""
    told = talk[-1].query if talk and len(frame.mentions) <= _FEW_WORDS and not frame.leftover else None
    if told is None or told.reporter != HOME or told.flow not in ONE_WAY or told.of_all or len(told.partners) != 1:
        return frame
    flows = frame.all("flow")
    home = frame.all("place") if flows else frame.all("demonym")
    total = [*frame.all("op"), *(m for m in frame.mentions if m.says("in_all", "whole_flow") and m.kind == "harmless")]
    whole = all(m.is_("op", "sum") or m.kind == "harmless" for m in total) and bool(total)
    asked = frame.has("question") or any(m.says("passive") or m.means("verb", "buy", "sell") for m in flows)
    same = [m.code for m in flows] == [told.flow] or (not flows and frame.has("op", "sum"))
    named = frame.codes(*WHO) == {HOME} and len(home) == 1 and not frame.codes("commodity") - {*told.commodities}
    if not (whole and asked and same and named and told.periods) or not frame.only(*_WHOLE_FLOW):
        return frame
    led = {m for m, n in pairwise(frame.mentions) if n is home[0] and m.kind == "prep"}
    everyone = replace(home[0], kind="deictic", code="everybody", others=())
    return replace(frame, mentions=tuple(everyone if m is home[0] else m for m in frame.mentions if m not in led))


def everybody(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as one that points at everybody, where a short fragment after one partner's figures
    names nobody; beside anything else the word says nothing."""
    if (others := the_rest(frame, talk)) is not None:
        return others
    if frame.marked(_NAMED) and not frame.only(*_LITTLE):
        return frame  # "total from everyone", "thanks everybody"
    if len(frame.tokens) > _FEW or not frame.marked(_MARKS) or not talk or talk[-1].query.of_all:
        return frame
    last = talk[-1].query
    rated = last.operation == "growth" and _total_growth(frame)
    several = len(last.partners) != 1 and not (rated or (frame.marked(frozenset({_WHOLE})) and frame.has("flow")))
    if several or last.flow == "context" or frame.has_any(*_NAMING) or frame.leftover:
        return frame
    if frame.has("negation"):
        return frame
    said = [m for m in frame.mentions if m.kind == "harmless" and any(m.says(mark) for mark in _ALONE)]
    goods = frame.all("commodity")
    if goods and not (len(goods) == len(said) == 1 and said[0].first == goods[0].last + 1):
        return frame  # "and natural gas overall?": all of it
    if len(said) != 1:
        said = [m for m in frame.mentions if m.says(_WHOLE)]
        if len(said) != 1 or not (rated or _of_the_flow(frame, said[0], last)):
            return frame
    if _part_asked(frame, said[0]):
        return frame  # "how much of the overall surplus is that"
    everyone = replace(said[0], kind="deictic", code="everybody", others=())
    told = (said[0], everyone) if said[0].kind == "flow" else (everyone,)
    return replace(frame, mentions=tuple(n for m in frame.mentions for n in (told if m is said[0] else (m,))))


def _told(mention: Mention) -> bool:
    """What makes it another rest: "where are the others", "tell me the rest of the story"."""
    return mention.is_("harmless", *SAYING) or mention.is_("question", "where", "when", "who")


def the_rest(frame: Frame, talk: Sequence[Turn]) -> Frame | None:
    """`And the rest?`, `to the rest of the world?`, `the rest of the EU?`, after one partner: everybody, or all of the
    group, without him; None where it is not said of his figures, or of another whole."""
    if not frame.says("rest", "other_members") or not talk or frame.leftover or len(frame.tokens) > _FEW:
        return None
    told, said = talk[-1].query, next(m for m in frame.mentions if m.says("rest", "other_members"))
    (*others, last) = (told.partners[1:] if told.by == "without" else told.partners) or ("WLD",)
    rest = [m for m in frame.mentions if m is not said and (m.kind not in (*_LITTLE, "flow", "party") or _told(m))]
    if others or last == "WLD" or rest or told.by not in (None, "year", "without"):
        return None
    kept = replace(said, kind="negation", code="without", others=()), replace(said, kind="place", code=last, others=())
    ahead = said.first - 1  # of the word before it, if any: what is taken out goes with its words
    code = said.code if said.kind == "place" else "WLD"
    whole = replace(said, kind="place", code=code, others=(), first=ahead, last=ahead)
    flow = (said,) if said.kind == "flow" else ()
    found = tuple(n for m in frame.mentions for n in ((*flow, whole, *kept) if m is said else (m,)))
    return replace(frame, mentions=tuple(m for m in found if m.kind != "party"))


def _of_the_flow(frame: Frame, word: Mention, last: Query) -> bool:
    """Whether the word is of the one flow named, right beside it or the same word, and no sum over a longer time is
    meant ("total exports in the first half" may be those to the one told before)."""
    flows = frame.all("flow")
    led = [m for m in frame.mentions[: frame.mentions.index(word)] if not m.says("article", "determiner")]
    if len(flows) != 1 or frame.all("op", *_OTHER_OPS) or frame.has("deictic") or (led and led[-1].is_("prep", "of")):
        return False  # "how much of total exports was that": a part of it
    flow = flows[0]
    beside = word is flow or word.last + 1 == flow.first or flow.last + 1 == word.first
    if flow.code in BALANCES:
        return beside and last.commodities == ("TOTAL",)
    timed = any(m.code not in ("earlier", "earlier:month") for m in frame.all("period"))  # "total exports that month"
    return beside and not timed and last.flow in ("export", "import", "total", "balance")


def _part_asked(frame: Frame, word: Mention) -> bool:
    """Whether it is asked how much of the whole flow something told is."""
    led = [m for m in frame.mentions if m.first < word.first and not m.says("article", "determiner")][-2:]
    asked = len(led) > 1 and led[0].is_("question", "how_much") and led[1].is_("prep", "of")
    return asked and frame.has("deictic", "that") and frame.has("flow")


def _total_growth(frame: Frame) -> bool:
    """Whether a rate is all that is named, with the word for the whole right beside it: rates are not added up."""
    rates, whole = frame.all("growth"), [m for m in frame.mentions if m.says(_WHOLE)]
    if len(rates) != 1 or len(whole) != 1 or frame.has("flow") or frame.has("commodity"):
        return False
    return rates[0].last + 1 == whole[0].first or whole[0].last + 1 == rates[0].first


_OTHER_OPS = ("share", "compare", "average", "difference", "ranking", "streak", "record", "mirror")
