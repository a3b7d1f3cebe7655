"""A text of two questions of which the second names little -> what of either no query tells.

`How much higher was the surplus than in May, and exports?`: a flow by itself behind a joint. `Exports in 2025, and to
the US`: all of them, ahead of a partner's. `Trade with Russia in 2024 and the balance`. `Exports exceed those of 2021,
and imports those of 2020?`: no balance. `Which grew more, and how much was each?`: amounts, where rates were read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Final

from bot.model import HOME, Bound, Query
from bot.understanding.words.frame import Frame, Mention, Part, holds_any
from bot.understanding.words.kinds import BALANCES, ONE_WAY, QUIET, WHO, WORLD

_PLAIN: Final = ("level", "balance", "growth", "sum", "total")
_BOTH: Final = ("both", "all")
_YEAR: Final = 12  # months
_RATES: Final = ("compare", "rank", "trend")
_SET_OVER: Final = ("compare", "change", "check")
_OF_RECORDS: Final = frozenset({"record", "check", "level", "balance", "growth"})
_TRADE: Final = ("flow", "commodity")
_DEGREE: Final = {"direction", "more", "period"}
_BEFORE: Final = frozenset({"former", "earlier", "prior"})
_SIZED: Final = {"measure", "question", "unit", "deictic"}


def left_behind(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """The mentions that no query tells."""
    yield from _total_moved(frame, queries)
    yield from _all_beside(frame, queries) if frame.has("deictic", "both") else ()
    yield from _compared_last(frame, queries) if frame.has("op", "compare") else ()
    if not frame.has("conj", "and", "plus"):
        return
    said = tuple(m for m in frame.mentions if m.kind not in QUIET)
    at = max((i for i, m in enumerate(said) if m.is_("conj", "and", "plus")), default=0)
    ahead, behind = said[:at], said[at + 1 :]
    if not ahead or not behind or any(query.flow == "context" for query in queries):
        return
    yield from _flow_alone(ahead, behind, queries)
    yield from _all_ahead(ahead, behind, queries)
    yield from _trade_ahead(ahead, behind, queries)
    yield from _dealt_again(ahead, behind, queries)
    yield from _pointed_back(behind, queries)
    yield from _exceeding(ahead, behind, queries)
    yield from _amounts(ahead, behind, queries)
    yield from _on_the_year(behind, queries)
    yield from _of_each(behind, queries)
    yield from _amount_of_claim(ahead, behind, queries)
    yield from _beside_order(ahead, behind, queries)
    yield from _peak_ahead(ahead, queries)
    yield from _over_the_one_judged(behind, queries)
    yield from _moved_too(ahead, behind, queries)
    yield from _total_too(behind, queries)


def _total_moved(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`If sales to the US fell in 2025, how did the total rise?`: of all, where the rate with one partner was read."""
    moved = len(frame.all("direction")) + len(frame.all("growth")) > 1
    if moved and all(query.operation == "growth" and not query.of_all and query.flow in ONE_WAY for query in queries):
        yield from (m for m in frame.all("op", "sum") if m.says("whole_flow"))


def _all_beside(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports in 2025 and exports to the US, and the rise on 2024 for both`: all of them, where those were read."""
    said = [m for m in frame.mentions if m.kind not in QUIET]
    flows = [i for i, m in enumerate(said) if m.is_("flow", *ONE_WAY)]
    if len(flows) != 2 or said[flows[0]].code != said[flows[1]].code or len(said) < flows[1] + 3 or flows[0]:
        return
    bare = [m.kind for m in said[1 : flows[1]]] in (["period", "conj"], ["conj"])
    led = said[flows[1] + 1].is_("prep", "to", "from", "with") and said[flows[1] + 2].kind in WHO
    theirs = all(query.operation in (*_PLAIN, "change") and not query.of_all for query in queries)
    if bare and led and theirs and any(m.is_("deictic", "both") for m in said):
        yield said[0]


def _compared_last(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports 2025, imports 2025, and the ratio`: of two that are told one by one."""
    said = [m for m in frame.mentions if m.kind not in QUIET and m.kind != "question"]
    closes = len(said) > 1 and said[-1].is_("op", "compare") and frame.has("flow")
    led = closes and (said[-2].is_("conj", "and", "plus") or said[-1].first > said[-2].last + 1)
    plain = all(query.operation in _PLAIN for query in queries) and len({query.flow for query in queries}) > 1
    yield from said[-1:] if led and plain else ()


def _flow_alone(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    dated = any(m.kind == "period" for m in ahead)
    if dated and len(behind) == 1 and behind[0].is_("flow", *ONE_WAY, *BALANCES):
        code = "balance" if behind[0].code in BALANCES else behind[0].code
        told = {query.flow for query in queries}
        if behind[0].code in ONE_WAY and any(m.is_("flow", *ONE_WAY) for m in ahead) and "balance" in told:
            return  # "the difference in 2025 between exports and imports"
        if told.isdisjoint({code, *_BOTH}) and all(query.reporter == HOME for query in queries):
            yield behind[0]


def _all_ahead(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    placed = len(behind) > 1 and behind[0].is_("prep", "to", "from", "with") and behind[1].kind in WHO
    named = [m for m in ahead if m.kind == "flow"]
    own = any((m.kind in WHO and m.code != HOME) or m.kind in ("party", "commodity", "prep") for m in ahead)
    plain = all(query.operation in _PLAIN and query.reporter == HOME for query in queries)
    theirs = not any(query.partners in WORLD or "WLD" in query.partners for query in queries)
    if placed and plain and theirs and not own and len(named) == 1 and ahead[-1].kind == "period":
        yield named[0]


def _trade_ahead(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """And how trade with Russia moved, ahead of which of its flows moved more."""
    trade = [m for m in ahead if m.kind == "flow"]
    ways = {m.code for m in behind if m.kind == "flow"} == {*ONE_WAY}
    each = all(query.operation == "compare" and query.by == "flow" for query in queries)
    if ways and each and [m.code for m in trade] == ["trade"] and holds_any(ahead, "direction", "growth"):
        yield trade[0]
    told = [m.kind for m in ahead[-4:]] == ["flow", "prep", "place", "period"]
    if told and ahead[-4].is_("flow", "trade", "total") and all(query.flow == "balance" for query in queries):
        yield ahead[-4]


def _dealt_again(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`How much did China sell to the US, and how much did we sell to them`: of the second deal no figure is told."""
    one = len(queries) == 1 and queries[0].operation == "level" and queries[0].flow in ONE_WAY
    one = one and max(len(queries[0].partners), len(queries[0].periods), len(queries[0].commodities)) < 2
    asked = behind[0].is_("question", "how_much") and not holds_any(behind, "growth", "direction", "measure", "unit")
    twice = any(m.is_("question", "how_much") for m in ahead) and holds_any(ahead, "verb") and holds_any(behind, "verb")
    if one and asked and twice:
        yield behind[0]


def _pointed_back(behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Was hat China in die EU exportiert, und wie viel kam von dort zurück?`: the other way. `Le déficit selon les
    Américains, et le même chiffre vu par Pékin`: by the other side's count."""
    one_way = {query.flow for query in queries} == {"export"} and behind[0].is_("question", "how_much")
    yield from (m for m in behind if one_way and m.is_("deictic", "there") and m.says("from_there"))
    counted = len(queries) == 1 and queries[0].operation != "mirror" and any(m.is_("books") for m in behind)
    yield from (m for m in behind[:1] if counted and m.is_("deictic", "same"))


def _exceeding(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    flows, second = [m for m in ahead if m.kind == "flow"], next((m for m in behind if m.kind == "flow"), None)
    if second is None or len(flows) != 1 or {flows[0].code, second.code} != {*ONE_WAY}:
        return
    over = any(m.kind == "compare" and m.first > flows[0].first for m in ahead)
    over = over and not holds_any((*ahead, *behind), "number", "poll", "scale")
    set_over = [query for query in queries if query.operation in _SET_OVER and query.flow in (second.code, *_BOTH)]
    if over and not any(max(len(query.periods), len(query.partners)) > 1 for query in set_over):
        yield second


def _amounts(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    rated = all(q.operation == "growth" or (q.operation in _RATES and q.measure == "yoy") for q in queries)
    several = any(max(len(query.partners), len(query.periods)) > 1 for query in queries)
    pointed = holds_any(behind, "deictic") or any(m.is_("measure", "price") or m.is_("op", "each") for m in behind)
    own = holds_any(behind, "growth", "direction", "more", "flow", "verb", "period")
    if rated and several and pointed and not own and behind[0].is_("question", "how_much"):
        yield behind[0]


def _on_the_year(behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Larger than May's, and than a year before`."""
    between = all(query.operation in ("compare", "change") and query.by != "partner" for query in queries)
    apart = any(period.shift(-_YEAR) in query.periods for query in queries for period in query.periods)
    if between and not apart and len(behind) == 1 and behind[0].is_("growth", "yoy"):
        yield behind[0]


def _of_each(behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports to Japan? To Korea? And imports from each?`: of all those that stand ahead."""
    flow = next((m.code for m in behind if m.is_("flow", *ONE_WAY)), "")
    pointed = [b for a, b in pairwise(behind) if a.kind == "prep" and (b.is_("op", "each") or b.is_("deictic", "same"))]
    ahead = {code for query in queries if query.flow not in (flow, *_BOTH) for code in query.partners}
    theirs = {code for query in queries if query.flow in (flow, *_BOTH) for code in query.partners}
    if flow and pointed and theirs and len(ahead) > 1 and not ahead <= theirs:
        yield pointed[0]


def _amount_of_claim(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Confirm that exports fell by 20 per cent in 2025 and provide the dollar value`: the amount, which no verdict on
    a rate tells."""
    rated = all(query.operation == "check" and query.measure == "yoy" for query in queries)
    value = next((m for m in behind if m.is_("measure", "value", "level") or m.says("amounts")), None)
    if rated and value is not None and not holds_any(ahead, "measure") and {m.kind for m in behind} <= _SIZED:
        yield value


def _beside_order(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`China's soybean imports in 2025 and the main suppliers`: the amount, where the order alone was read."""
    ordered = all(query.operation == "rank" and query.by == "partner" and not query.measure for query in queries)
    partners = holds_any(behind, "party") and {m.kind for m in behind} <= {"party", "op", "extreme", "number"}
    plain = {m.kind for m in ahead} <= {"flow", "commodity", "prep", "period", *WHO} and ahead[-1].kind == "period"
    if ordered and partners and plain:
        yield from (m for m in ahead if m.is_("flow", *ONE_WAY))


def _peak_ahead(ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`When did exports peak in 2025, and what happened in April and May`: when that was, where causes alone were read
    of months."""
    caused = all(query.operation == "why" and [p.kind for p in query.periods] == ["month"] for query in queries)
    if caused and any(m.kind == "period" for m in ahead) and any(m.is_("op", "when") for m in ahead):
        yield from (m for m in ahead if m.is_("op", "record") or m.kind == "extreme")


def _over_the_one_judged(behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Was the surplus above 100 bn in June, and was it higher in May`: beside June's, which no verdict on the same
    amount tells."""
    judged = [q.condition for q in queries if q.operation == "check" and q.by is None and q.measure != "yoy"]
    sized = len({*judged}) == 1 and isinstance(judged[0], Bound) and judged[0].amount != 0
    months = {period for query in queries for period in query.periods}
    if len(judged) == len(queries) and sized and len(months) > 1:
        degrees = [m for m in behind if m.means("more", "more", "less")]
        yield from degrees if {m.kind for m in behind} <= _DEGREE and len(degrees) == 1 else ()


def _moved_too(ahead: Part, behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports hit 3.77 trillion in 2025. How much did they grow, and how much did imports grow`: the first of them."""
    flows = [m for m in ahead if m.kind == "flow"]
    named = [m.code for m in behind if m.kind == "flow"]
    told = {query.flow for query in queries if query.operation != "check"}  # a verdict on another time tells no more
    far = ("difference", "how_fast")  # "by how much did they grow"
    asked = [
        b for a, b in pairwise(ahead) if (a.kind == "question" or a.is_("op", *far)) and b.is_("deictic", "them", "it")
    ]
    asked += (m for m in ahead[-1:] if m.is_("question", "how_much"))  # "how much were they"
    opened = behind[0].kind == "question" or behind[0].is_("op", *far)
    if len(flows) > 1 or not (asked and named and opened) or (flows and asked[-1].first < flows[0].last):
        return
    code = named[0] if not flows else "balance" if flows[0].code in BALANCES else flows[0].code
    missed = told == {code} if not flows else told.isdisjoint({code, *_BOTH})  # "how much did they rise", in a talk
    yield from behind[:1] if missed else ()


def _total_too(behind: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Soybeans from Brazil against the US in 2025, and the total`: of both, or of all, beside the two."""
    beside = all(query.operation == "compare" and query.by == "partner" for query in queries)
    if beside and len(behind) == 1 and behind[0].is_("op", "sum"):
        yield behind[0]


def event_behind(frame: Frame) -> Iterator[Mention]:
    """`The average US tariff, and what happened in Geneva`: the event, which no figure tells."""
    at = max((m.last for m in frame.all("conj", "and", "plus")), default=len(frame.tokens))
    asked = [m.last for m in frame.all("op", "happened", "when") if m.first > at]
    traded = any(m.first > at for m in (*frame.all("flow"), *frame.all("commodity"), *frame.all("verb")))
    events = frame.all("event") if asked and not traded else ()
    yield from (
        m for m in events if m.first > asked[0] and holds_any(frame.mentions[: frame.mentions.index(m)], *_TRADE)
    )


def former(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Were they a record? When was the previous record?`, 前の最高: the one before, which nothing tells."""
    if frame.said.isdisjoint(_BEFORE):
        return
    looked = [sum(p.month_count for p in query.periods) for query in queries if query.operation == "record"]
    if any(query.operation not in _OF_RECORDS for query in queries) or _earlier_told(looked, frame, queries):
        return
    said = [m for m in frame.mentions if not (m.kind == "harmless" and m.code == "little")]
    for led, m, best in zip_longest((None, *said), said, said[1:]):
        if m is None or (led is not None and led.kind == "period"):
            continue  # 2025年以前の最高
        earlier = m.says("former") or m.means("time", "earlier", "prior")
        high = best is not None and (best.kind == "extreme" or best.is_("op", "record"))
        undated = all(one.first < m.first for one in frame.all("period"))  # "the old record in 2015"
        again = m.says("former") or (m.is_("op", "record") and undated)
        again = again or any(one.first < m.first for one in frame.all("op", "record"))
        closing = best is None and led is not None and led.is_("question", "what")  # "and what was it before"
        behind = led is not None and led.is_("op", "record")  # "el récord anterior"
        if earlier and again and (high or closing or behind or m.is_("op", "record")):
            yield m


def _earlier_told(looked: list[int], frame: Frame, queries: tuple[Query, ...]) -> bool:
    """Whether the last record is that of all the months before a time that was told."""
    return looked[-1:] > [_YEAR] and (len(queries) > 1 or not frame.has("period"))
