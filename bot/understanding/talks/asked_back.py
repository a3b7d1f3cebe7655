"""A flow with its own time or partner, said after goods whose flow was asked back or supposed: of those goods. A talk
that goes back to what it was about before: "back to exports, November?" -> the turns, that one the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.past_the_data import past_the_data
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import DOERS, FILLERS, ONE_WAY, WHO, WORLD

_ALL = ((), ("TOTAL",))
_ONE_FLOW = ONE_WAY
_TERSE = ("flow", "period", "prep", "place", "demonym", "harmless", "courtesy", "growth")
_CHOICES = (
    (("ordinal", "1"), ("deictic", "first_one"), ("number", "1")),
    (("ordinal", "2"), ("deictic", "second_one"), ("number", "2")),
)
_OFFERS = (*_CHOICES, (("ordinal", "3"), ("deictic", "third_one"), ("number", "3")))
_WHOLE = ("in_all", "whole", "whole_flow", "whole_trade", "everybody")
_OTHERWISE = ("commodity", "agency", "books", "party", "event", "term", "number", "extreme")


def answers_back(clause: Clause, last: Turn, home: str) -> bool:
    """ "Exports, May 2025" after "Steel products: exports or imports?": the steel of May, and not all exports.

    So is "exports to Japan in December" after magnets whose flow was supposed. Who names the home country, all goods
    or other goods asks something else.
    """
    if _says_which(clause, last, home):
        return True
    if not clause.has("flow", *_ONE_FLOW) or not _flow_open(last):
        return False
    if clause.has_any(*_OTHERWISE) or clause.ops("sum", "define", "held", "source"):
        return False
    whole = clause.has("flow", "total", "trade") or clause.says("in_all", "whole")
    named = {m.code for kind in WHO for m in clause.all(kind)}
    return home not in named and not whole


def _says_which(clause: Clause, last: Turn, home: str) -> bool:
    """ "What China bought", after "Malaysia 2023?" whose flow was asked back: from Malaysia in 2023, and not from all;
    and after goods whose flow was supposed."""
    asked = not last.answered and last.query.flow is None and last.query.partners not in WORLD
    if not (asked or (_flow_open(last) and last.query.commodities not in _ALL)):
        return False
    bare = clause.has_any("flow", "verb") and clause.only("flow", "verb", "place", "demonym", "question", *FILLERS)
    return bare and {m.code for m in clause.mentions if m.kind in WHO} == {home} and not clause.says(*_WHOLE)


def chosen_by_place(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "The second", "1" after "exports or imports?": the flow that stands there in the question."""
    last = talk[-1] if talk else None
    if last is None or last.answered or last.query.flow is not None or last.query.commodities in _ALL:
        return frame
    said = [m for m in frame.mentions if m.kind not in ("harmless", "courtesy", "conj", "fragment")]
    said = [m for m in said if not (m.kind == "number" and said[0].kind == "ordinal")]  # "the first one"
    if len(said) != 1 or frame.leftover:
        return frame
    place = next((n for n, ways in enumerate(_CHOICES) if any(said[0].means(*way) for way in ways)), None)
    if place is None:
        return frame
    flow = replace(said[0], kind="flow", code=_ONE_FLOW[place], others=())
    return replace(frame, mentions=tuple(flow if m is said[0] else m for m in frame.mentions))


def chosen_offer(frame: Frame, talk: Sequence[Turn]) -> Query | None:
    """ "The second", "1" after a reply without figures: what stands there below it. After an order
    that was not told "the first?" asks for who stands first, and of one thing nobody says so."""
    last = talk[-1] if talk else None
    if last is None or not last.offered or frame.leftover:
        return None
    said = [m for m in frame.mentions if m.kind not in ("harmless", "courtesy", "conj", "fragment")]
    of_others = last.query.operation == "rank" or len(last.offered) == 1
    if len(said) != 1 or (of_others and said[0].kind != "number"):
        return None
    place = next((n for n, ways in enumerate(_OFFERS) if any(said[0].means(*way) for way in ways)), len(last.offered))
    return last.offered[place].with_(notes=()) if place < len(last.offered) else None


def first_by_rate(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "The fastest one's value", "how much was exported to the fastest?" after an order by rates: the first of it."""
    told = talk[-1].query if talk else None
    ordered = told is not None and told.operation == "rank" and told.by == "partner" and told.measure == "yoy"
    valued = frame.has("measure", "value", "level") or (
        frame.has("question", "how_much") and frame.has_any("verb", "flow") and not frame.has_any("growth", "direction")
    )
    kinds = ("extreme", "number", "measure", "question", "flow", "verb", "prep", *FILLERS)
    best = frame.all("extreme")
    if told is None or not (ordered and valued and len(best) == 1 and frame.only(*kinds)) or frame.leftover:
        return frame
    top = any(m.says("of_pace") for m in best) and best[0].code == ("least" if (told.limit or 1) < 0 else "most")
    if not top or not frame.codes("flow") <= {told.flow}:
        return frame
    gone = [m for m in frame.mentions if m.kind == "number" or (m.says("determiner") and m.last + 1 == best[0].first)]
    ends = [m for m in (*gone, *best) if abs(m.first - best[0].first) < 2]
    first, last = min(m.first for m in ends), max(m.last for m in ends)
    one = replace(best[0], first=first, last=last, kind="deictic", code="first_one", others=())
    return replace(frame, mentions=tuple(one if m in best else m for m in frame.mentions if m not in gone))


def _flow_open(last: Turn) -> bool:
    """Whether the flow of the query before was asked back, or nobody said it: the reply supposed one."""
    query = last.query
    if query.flow is None:
        return not last.answered
    supposed = any(note.origin == "assumed" and note.slot == "flow" for note in query.notes)
    return supposed and query.commodities not in _ALL


def of_it_or_of_all(
    clause: Clause, before: Sequence[Turn], query: Query, coverage: Coverage, home: str
) -> tuple[Query, ...]:
    """ "Exports in 2025?" after the imports of integrated circuits, "imports in May 2026?" after the exports to the US:
    of those goods and that partner, or of all and everybody; empty where the words leave no doubt. A whole sentence
    ("what were exports in 2025?") is asked by itself, "China's exports in 2025" is all of them, and nobody asks for
    crude oil from the EU of which nothing is held.
    """
    if not before or query.operation not in ("level", "growth") or query.commodities != ("TOTAL",):
        return ()
    last = before[-1].query
    if last.flow not in (*_ONE_FLOW, "balance", "total") or last.reporter != query.reporter:
        return ()
    if not clause.only(*_TERSE) or not clause.has("period"):
        return ()
    if clause.has("flow", "total", "trade") or clause.says(*_WHOLE):
        return ()
    goods = last.commodities if last.commodities not in _ALL and len(last.commodities) == 1 else query.commodities
    partners = query.partners
    if partners == ("WLD",) and len(last.partners) == 1 and not clause.has_any(*WHO):
        partners = last.partners
    told = query.with_(commodities=goods, partners=partners, notes=())
    if any(two.kind == "flow" for m in clause.all("demonym", home) if (two := clause.after(m)) is not None):
        return ()
    named = clause.has_any(*WHO)
    if named and not any(coverage.held(told.reporter, told.flow or "", one, goods[0]) for one in partners):
        return ()
    return () if told == query.with_(notes=()) else (told, query.with_(notes=()))


def narrowed_to(clause: Clause, previous: Query, home: str) -> bool:
    """ "Imports only, first ten months" after the trade with Russia: a flow and `only`, so that there was more."""
    if not clause.has("flow", *_ONE_FLOW) or clause.has_any(*_OTHERWISE):
        return False
    only = clause.has("fragment", "only") or clause.says("only")
    named = clause.has_any("verb", *WHO)
    return (
        only and not named and previous.reporter == home and previous.flow in ("export", "import", "total", "balance")
    )


def goes_back(clause: Clause) -> bool:
    """Whether a word leads back to what was told before."""
    return clause.frame.says("back_to")


def going_back(clause: Clause, before: Sequence[Turn], coverage: Coverage) -> Sequence[Turn]:
    """The turns with the newest one that was about what is named now at their end; as they are, where nothing goes back
    or nothing told was about it."""
    if not before:
        return before
    if not goes_back(clause):
        before = _of_the_rundown(clause, _past_those_months(clause, before))
        return _past_the_order(clause, past_the_data(clause, before, coverage))
    told = next((turn for turn in reversed(before) if _about(clause, turn.query)), None)
    if clause.ops("rank"):
        return _past_the_order(clause, before)
    if told is None:
        return _past_the_order(clause, before)  # "back to the buyers"
    return before if told is before[-1] else (*before, told)


def _about(clause: Clause, query: Query) -> bool:
    flows = clause.codes("flow")
    places = clause.codes(*WHO)
    goods = clause.codes("commodity")
    flow = "balance" if flows & {"surplus", "deficit", "balance"} else next(iter(flows), query.flow)
    same = flow == query.flow and places <= {query.reporter, *query.partners} and goods <= set(query.commodities)
    return bool(flows or places or goods) and same


def as_it_was(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Actual?", "and the actual growth" after a forecast that is not held: the rate itself."""
    c, last = f.clause, before[-1]
    bare = c.ops("surprise") and c.says("as_it_was") and c.only(*FILLERS, "op", "growth", "question", "measure")
    if last.answered or last.query.operation != "surprise" or not bare or c.has_other("op", "surprise"):
        return None
    return last.query.with_(operation="growth", by="year", measure="yoy", notes=())


def _of_the_rundown(clause: Clause, before: Sequence[Turn]) -> Sequence[Turn]:
    """ "Which grew faster?", "growth?", "levels?" after what happened in June: of its exports and imports; "was the
    surplus bigger than in May?": its surplus."""
    last, flows = before[-1].query, clause.codes("flow")
    asks = clause.has_any("more", "growth") or clause.has("measure", "level")
    asks = (clause.has("compare") and clause.has("period") and len(flows) == 1) if flows else asks
    if last.operation != "brief" or len(last.periods) != 1 or not asks or clause.has_any(*WHO, "commodity", "party"):
        return before
    flow = "both" if not flows else "balance" if flows <= {"surplus", "deficit", "balance"} else flows.pop()
    operation = flow if flow == "balance" else "level"
    return (*before[:-1], replace(before[-1], query=last.with_(operation=operation, flow=flow, notes=())))


def _past_those_months(clause: Clause, before: Sequence[Turn]) -> Sequence[Turn]:
    """ "Same for imports above 220", after which of the months above 330 was the biggest: of the span that was looked
    through for those."""
    last = before[-1].query
    bound = clause.has("compare") and clause.has("number") and not clause.has("period")
    if not bound or last.operation not in ("compare", "record") or not last.periods:
        return before
    told = next((turn for turn in reversed(before[-3:-1]) if turn.query.operation == "threshold"), None)
    return before if told is None or not {*last.periods} <= {*told.months} else (*before, told)


def _past_the_order(clause: Clause, before: Sequence[Turn]) -> Sequence[Turn]:
    """ "And the buyers?", "same for buyers", after the shares of the suppliers that were put in order: of the order;
    "same ranking for imports", after one of them, likewise."""
    little = ("harmless", "conj", "fragment", "courtesy", "prep", "party", "extreme", "deictic")
    dealers = (
        clause.has("party", "buyer", "seller") and clause.only(*little) and not clause.has_other("deictic", "same")
    )
    named = clause.has_any("commodity", "number", *DOERS)
    again = clause.has("deictic", "same", "that") or goes_back(clause)
    again = again and bool(clause.ops("rank") or clause.says("listing")) and not named
    if not (dealers or again) or before[-1].query.operation in ("rank", "trend"):
        return before
    order = next((turn for turn in reversed(before[-3:]) if turn.query.operation == "rank"), None)
    return before if order is None else (*before, order)
