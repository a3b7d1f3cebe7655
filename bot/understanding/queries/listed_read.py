"""What a text lists or asks of a part of what it named -> what of it no query tells: the whole beside a part of it, the
amounts beside an order, the other side of a trade, all partners beside some, the quantity beside a value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.model import HOME, Query
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY, WHO, WORLD

_PART_OF = ("level", "growth", "sum")
_ORDERS = ("rank", "record")
_COUNTED = ("prep", "unit", "books", "agency", "demonym", "harmless", "measure")
_SIGNS = frozenset(",;?.")
_AMOUNTS = [("measure", "value"), ("measure", "quantity")]
_NEAR = 5  # words
_PAIR = 2
_SIDES = {"sell": "export", "buy": "import"}


def left_of_list(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """The mentions of such that stand in no query."""
    yield from _ahead_of_last_time(frame, queries)
    if any(query.flow == "context" for query in queries) or frame.ways.unspaced:
        return
    yield from _whole_beside_part(frame, queries)
    yield from _amounts_beside_order(frame, queries)
    yield from _bought_and_sold(frame, queries)
    yield from _of_all_partners(frame, queries)
    yield from _growth_listed(frame, queries)
    yield from _month_beside_months(frame, queries)
    yield from _best_of_each(frame, queries)


def in_all(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """中俄贸易2025年总额，进口出口分开说: the total, where each flow by itself was read alone."""
    if not frame.says("summed") or {query.flow for query in queries} & {"total", "trade", "all", "context"}:
        return
    split = frame.first("op", "split")
    summed = any(m.says("summed") and split is not None and m.first < split.first for m in frame.mentions)
    both = any(query.flow == "both" and query.operation == "level" for query in queries)
    yield from (m for m in frame.all("flow", "trade") if summed and both)


def _whole_beside_part(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`LNG imports in November 2025, how much of it Russian`: the whole, where the part alone was read."""
    one = queries[0]
    if len(queries) > 1 or one.operation not in _PART_OF or one.partners in WORLD or not frame.has("question"):
        return
    said = frame.mentions
    for at, (asked, of, it) in enumerate(zip(said, said[1:], said[2:], strict=False)):
        pointed = of.is_("prep", "of") and (it.says("pronoun") or it.kind == "deictic")
        if not (asked.is_("question", "how_much", "how_many") and pointed and _closed_before(frame, asked)):
            continue
        ahead = said[:at]
        named = any(m.kind == "flow" for m in ahead) and any(m.kind == "period" for m in ahead)
        if named and not any(m.kind in (*WHO, "question", "verb") for m in ahead):
            yield asked


def _amounts_beside_order(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports to Germany, Japan and Korea in 2024, each please, and which grew fastest`: what was exported to each,
    where the order of their rates alone was read."""
    rates = all(q.operation in ("rank", "compare") and q.measure == "yoy" for q in queries)
    if not rates or any(len(q.partners if q.by == "partner" else q.periods) < 2 for q in queries):
        return
    for joint, asked in pairwise(frame.mentions):
        ahead = [m for m in frame.mentions if m.first < joint.first]
        opens = asked.says("relative") or asked.is_("question", "what", "who") or asked.is_("op", "which")
        behind = [m for m in frame.mentions if m.first > joint.first]
        opens = opens or (any(m.kind == "extreme" for m in behind) and any(m.kind == "growth" for m in behind))
        opens = opens and joint.is_("conj", "and")  # "2023, 2024 and 2025, and the year with the biggest growth"
        dated = any(m.kind == "period" for m in ahead) and any(m.kind in ("flow", "verb") for m in ahead)
        if opens and dated and not any(m.kind in ("growth", "direction") for m in ahead):
            yield asked


def _bought_and_sold(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`For Germany, what China sold and what it bought`: the one side, where the other alone was read."""
    verbs = [m for m in frame.all("verb") if m.code in _SIDES]
    if len(verbs) < _PAIR:
        return
    told = {query.flow for query in queries}
    plain = all(query.operation in ("level", "growth") for query in queries)
    for one, two in pairwise(verbs):
        between = [m for m in frame.mentions if one.last < m.first < two.first]
        joined = any(m.is_("conj", "and") or _closed_before(frame, m) for m in between)
        joined = joined and any(m.kind == "question" for m in between)
        it = any(m.says("pronoun") for m in between) and not any(m.kind in WHO for m in between)
        same = frame.has("deictic", "same") and len(queries) % 2  # "and for France the same": both of each
        if (
            plain
            and joined
            and it
            and one.code != two.code
            and told <= {"export", "import"}
            and (same or len(told) < 2)
        ):
            yield two


def _of_all_partners(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Total exports 2025, exports to the US 2025`, `top 5 buyers in 2024, and total exports that year`: those to all,
    where a part or an order of them alone was read."""
    said = frame.mentions if frame.says("everybody", "whole_flow") else ()
    if not (said or len(frame.all("flow")) > 1):
        return
    wholes = [m for m in said if m.says("everybody") or (m.is_("op", "sum") and m.says("whole_flow"))]
    flows = [m for m in frame.all("flow", *ONE_WAY) if any(whole.last + 1 == m.first for whole in wholes)]
    first = frame.first("flow")
    if first is not None and _dated_ahead(frame, first) and not flows:
        flows = [first]
    if not flows or not frame.has("period") or frame.has_any("compare", "more", "multiple"):
        return
    if any(q.operation not in (*_PART_OF, *_ORDERS) for q in queries):
        return
    ordered = any(q.operation in _ORDERS for q in queries)
    if not ordered and not any(m.kind in WHO and m.code != HOME for m in frame.mentions):
        return  # "and total exports in June?", after those to somebody
    for flow in flows:
        told = [q for q in queries if q.flow in (flow.code, "both", "all") and q.operation not in _ORDERS]
        if not any("WLD" in q.partners for q in told) and _by_itself(frame, flow):
            yield flow


def _dated_ahead(frame: Frame, first: Mention) -> bool:
    """`Exports 2025, exports to the US 2025`: a flow with its year ahead of the same one of somebody."""
    rest = [m for m in frame.all("flow") if m is not first]
    if not rest:
        return False
    own = [m for m in frame.mentions if m.first < rest[0].first]
    dated = own[-1].kind == "period" and own[-1].code[0] == "2"
    again = rest[0].code == first.code and frame.tokens[rest[0].first - 1].norm in _SIGNS
    places = [m for m in frame.mentions if m.first > rest[0].first and m.kind in WHO]
    return dated and again and bool(places) and not any(m.kind in (*WHO, "question", "verb") for m in own)


def _by_itself(frame: Frame, flow: Mention) -> bool:
    """Whether it stands between joints, with its time or behind all others, and is nobody's."""
    at = frame.mentions.index(flow)
    ahead, behind = frame.mentions[:at], frame.mentions[at + 1 :]
    while ahead and (ahead[-1].kind in ("harmless", "question", "request") or ahead[-1].is_("op", "sum")):
        if ahead[-1].first and frame.tokens[ahead[-1].first - 1].norm in _SIGNS:
            break
        ahead = ahead[:-1]
    opens = not ahead or ahead[-1].is_("conj", "and", "plus") or _closed_before(frame, ahead[-1])
    opens = opens or all(m.kind in _COUNTED for m in ahead)  # "in dollars: exports in 2024, exports to the US in 2024"
    cut = next((i for i, m in enumerate(behind) if m.kind == "conj" or _closed_before(frame, m)), len(behind))
    own = behind[:cut]
    plain = all(m.kind in ("harmless", "period", "prep", "courtesy") or m.code == HOME for m in own)
    dated = any(m.kind == "period" for m in (*frame.mentions[:at], *own))  # "in 2025, what were total exports, and ..."
    return opens and plain and (cut == len(behind) or dated)


def when_it_was(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`When was the truce, and what happened to exports in the following month`: the day that it is counted from."""
    if any(query.operation != "why" for query in queries):
        return  # the day is told by a definition
    if not (frame.has("op", "when") and any(m.code.startswith("earlier:") for m in frame.all("period"))):
        return
    for when, event in pairwise(m for m in frame.mentions if m.kind != "harmless"):
        if when.is_("op", "when") and event.kind == "event":
            yield when


def _ahead_of_last_time(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`The surplus in June 2026, and when was the last time it was higher`: a figure of its own time, where the last
    such month alone was read."""
    asked = frame.first("op", "last_time")
    if asked is None or len(queries) != 1 or queries[0].by != "last" or frame.ways.unspaced:
        return
    joint = next((m for m in reversed(frame.all("conj", "and", "plus")) if m.first < asked.first), None)
    between = [m for m in frame.mentions if joint is not None and joint.first < m.first < asked.first]
    ahead = [m for m in frame.mentions if joint is not None and m.first < joint.first]
    if not any(m.first > asked.first and m.kind != "harmless" for m in frame.mentions):
        return  # "did exports fall in October, and when was the last time": of what was told
    if any(m.kind == "period" for m in ahead) and all(m.kind in ("harmless", "question") for m in between):
        yield from [m for m in ahead if m.kind in ("flow", "commodity") or m.is_("measure", "share")][:1]


def _growth_listed(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports of chips in 2025: value, volume, growth`: both amounts, where rates alone were read."""
    if not (frame.has("measure") and all(query.operation == "growth" for query in queries)):
        return
    said = [m for m in frame.mentions if m.kind != "harmless" and not m.is_("conj", "and")][-3:]
    ahead = [m for m in frame.mentions if said and m.first < said[0].first]
    listed = [(m.kind, m.code) for m in said[:2]] in (_AMOUNTS, _AMOUNTS[::-1]) and said[-1].kind == "growth"
    parted = all(frame.tokens[m.first - 1].norm in _SIGNS for m in said[1:2])
    if listed and parted and all(any(m.kind == kind for m in ahead) for kind in ("flow", "period")):
        yield said[-1]


def _month_beside_months(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`In which months of 2025 did exports fall, and by how much in May`: the months, where May alone was read."""
    looked = queries[0]
    one = [period.month_count for period in looked.periods] == [1]
    if len(queries) > 1 or looked.operation != "threshold" or looked.by != "which" or not one:
        return
    for joint, asked in pairwise(frame.mentions):
        ahead = [m for m in frame.mentions if m.first < joint.first]
        spanned = any(m.kind == "period" and m.code.isdigit() for m in ahead) and any(
            m.is_("op", "which") for m in ahead
        )
        if (
            joint.is_("conj", "and")
            and spanned
            and (asked.is_("op", "difference") or asked.is_("question", "how_much"))
        ):
            yield asked


def _best_of_each(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports 2025 and imports 2025, and the strongest month of each`: of both flows, where one alone was read."""
    best = [query.flow for query in queries if query.operation == "record"]
    if len(best) != 1:
        return
    told = {query.flow for query in queries if query.operation in _PART_OF}
    extreme = frame.first("extreme")
    each = next((m for m in frame.mentions if m.is_("op", "each") or m.says("said_of_each")), None)
    ahead = {m.code for m in frame.all("flow", *ONE_WAY) if extreme is not None and m.first < extreme.first}
    near = extreme is not None and each is not None and abs(each.first - extreme.first) < _NEAR
    if each is not None and near and best[0] in ahead and told | {*best} == ahead != {*best}:
        yield each


def _closed_before(frame: Frame, mention: Mention) -> bool:
    return mention.first > 0 and frame.tokens[mention.first - 1].norm in _SIGNS
