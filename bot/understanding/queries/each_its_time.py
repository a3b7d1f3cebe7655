"""A text of several flows and times -> which of them no query tells at the time that is said of it.

`For June 2025: exports. For July: the surplus`, `exports in May and imports in June`: the time that stands alone in a
sentence, or with one flow between joints, is of that flow. `In 2025, exports to the EU and imports from ASEAN, and in
2024?`: a time by itself behind all asks all of it again.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from bot.errors import CannotAnswer
from bot.model import HOME, Period, Query
from bot.understanding.clauses.sentences import ends_of_sentences, spans
from bot.understanding.words.frame import Frame, Mention, Part, holds, holds_any
from bot.understanding.words.kinds import ASKING_LITTLE, BALANCES, ONE_WAY, WHO, WORLD

_DATED: Final = re.compile(r"(\d{4}|\?)(?:-(\d\d)(?:\.\.(\d\d))?)?")
_PLAIN: Final = frozenset({"level", "growth", "balance", "total", "sum", "average", "share", "compare", "change"})
_BASED: Final = ("growth", "change", "compare", "share")  # tell of a year or a month earlier too
_SIGNS: Final = frozenset(",;?!.:")
_ENDS: Final = frozenset(";?!.")
_FINDING: Final = (("rank", "month"), ("threshold", "which"), ("threshold", "count"))
_MANY: Final = 5  # months of a year of which no more are out
_SEVERAL: Final = 2
_ASKED: Final = ("op", "extreme", "measure", "question", "growth", "direction", "flow", "commodity")
_HEADING: Final = ("flow", "growth", "measure", "commodity", "prep", "harmless", *WHO)
_FLOWS: Final = frozenset({*ONE_WAY, *BALANCES})


def crossed(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """The flows that no query tells at their own time."""
    if any(query.operation not in _PLAIN or not query.periods or query.flow == "context" for query in queries):
        return
    within = len(frame.all("flow")) < _SEVERAL or any(m.code.startswith("?-") for m in frame.all("period"))
    for flow, time in _pairs(frame):
        then = tuple(query for query in queries if _at(query, time, within))
        if not any(_of_flow(query, flow, then) for query in then):
            yield flow


def asked_again_then(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """The time that stands by itself behind several flows, where one of them is not told at it."""
    last = frame.mentions[-1]
    if last.kind != "period" or not _DATED.fullmatch(last.code) or len(frame.all("flow")) < _SEVERAL:
        return
    behind = [m for m in _cut(frame)[-1] if m is not last]
    opened = any(m.is_("conj", "and", "plus") for m in behind) or frame.tokens[last.first - 1].norm in _ENDS
    ahead = frame.mentions[: -1 - len(behind)]
    if not opened or any(m.kind not in ASKING_LITTLE for m in behind) or not any(m.kind == "period" for m in ahead):
        return
    told = tuple(query for query in queries if _at(query, last))
    flows = [m for m in ahead if m.kind == "flow"]
    if any(not any(_of_flow(query, flow, queries) for query in told) for flow in flows):
        yield last


def of_months_found(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`The top three months of 2025 for exports, and imports in those months`: of months that only the figures find."""
    looked = queries[0]
    if (looked.operation, looked.by) in _FINDING and all(len(query.periods) < _SEVERAL for query in queries):
        pointed = frame.all("deictic", "months")
        yield from (m for m in pointed if any(opens(frame, one) for one in frame.mentions[1:] if one.first < m.first))


def opens(frame: Frame, mention: Mention) -> bool:
    """Whether a joint or a sign stands before it, or it is one."""
    return mention.kind == "conj" or (mention.first > 0 and frame.tokens[mention.first - 1].norm in _SIGNS)


def each_its_own(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Exports to Japan in May and imports from there in June`, `exports in 2025 and imports from Japan in 2024`:
    each flow at its own time and with its own partner, where both were read of both."""
    crossing = _set_beside(frame, queries) or _each_partner_then(frame, queries) or _each_thing_then(frame, queries)
    if crossing is not None:
        return crossing
    both = queries[0] if len(queries) == 1 else None
    if not isinstance(both, Query) or (both.operation, both.flow, both.by) != ("level", "both", None):
        return queries
    told = [piece for piece in _stretches(frame) if holds_any(piece, "flow")]
    flows = [m.code for m in frame.all("flow")]
    times = [[m for m in piece if m.kind == "period"] for piece in told]
    if sorted(flows) != ["export", "import"] or [len(said) for said in times] != [1, 1] or len(frame.all("period")) > 2:
        return queries
    first = [period for period in both.periods if _is(period, times[0][0])]
    second = [period for period in both.periods if period not in first] or first
    if len(first) != 1 or len(second) != 1:
        return queries
    away = holds_any(told[1], *WHO) and holds(told[1], "prep", "to", "from") and both.reporter == HOME
    away = away and not any(m.kind in WHO and m.code != HOME for m in frame.mentions if m.first < told[1][0].first)
    one = both.with_(flow=flows[0], periods=tuple(first), partners=("WLD",) if away else both.partners)
    return (one, both.with_(flow=flows[1], periods=tuple(second), notes=()))


def _set_beside(frame: Frame, queries: Sequence[Query | CannotAnswer]) -> tuple[Query, ...] | None:
    """`Exports in May compared with imports in June`, `and imports in June, which was larger`: the two figures, and not
    either flow of both months; None where each flow has no time of its own right beside it."""
    said = [m for m in frame.mentions if m.kind in ("flow", "period")]
    asked = [query for query in queries if isinstance(query, Query)]
    over = ("compare", "both", "flow", None)
    larger = [one for one in asked if (one.operation, one.flow, one.by, one.measure) == over]
    if len(larger) == len(queries) == _SEVERAL and all(len(one.periods) == 1 for one in larger):
        queries = asked = [larger[0].with_(by=None, periods=tuple(at for one in larger for at in one.periods))]
    if len(asked) == len(queries) == 1 and asked[0].flow == "both":
        queries = asked = [asked[0].with_(flow=flow) for flow in ONE_WAY]
    kinds = [m.kind for m in said]
    pairs = [said[i : i + 2] for i in (0, 2)] if kinds in (["flow", "period"] * 2, ["period", "flow"] * 2) else []
    if not pairs or len(asked) < len(queries) or [query.flow for query in asked] != [*ONE_WAY]:
        return None
    told = all(query.operation in ("compare", "change") and query.by in ("period", None) for query in asked)
    if not told or any(query.measure in ("yoy", "share") or len(query.periods) != _SEVERAL for query in asked):
        return None
    made = []
    for pair in pairs:
        flow, time = sorted(pair, key=lambda m: m.kind)
        query = next((query for query in asked if query.flow == flow.code), None)
        at = tuple(period for period in asked[0].periods if _is(period, time))
        if query is None or len(at) != 1:
            return None
        made.append(query.with_(operation="level", by=None, periods=at, condition=None))
    return tuple(made)


def _each_partner_then(frame: Frame, queries: Sequence[Query | CannotAnswer]) -> tuple[Query, ...] | None:
    """`Exports to Canada in June 2026 and to Mexico in 2024, which is bigger`, `..., and imports from both`: the figure
    of each partner at the time beside it; None where they share one, or something else is asked."""
    said = [m for m in frame.mentions if m.kind == "period" or (m.kind in WHO and m.code != HOME)]
    kinds = ["time" if m.kind == "period" else "place" for m in said]
    if kinds not in (["place", "time"] * 2, ["time", "place"] * 2):
        return None
    pairs = [sorted(said[i : i + 2], key=lambda m: m.kind == "period") for i in (0, 2)]
    two = {(place.code, _period(time)) for place, time in pairs}
    partners, times = ({pair[i] for pair in two} for i in (0, 1))
    asked = [query for query in queries if isinstance(query, Query) and set(query.partners) == partners]
    if len(asked) < len(queries) or len(partners) != len(times) or None in times or len(partners) < _SEVERAL:
        return None
    one = asked[0]
    crossing = (one.operation in ("compare", "sum", "change") and one.by in ("partner", "period", None)) or (
        (one.operation, one.by) in (("growth", "period"), ("level", None))
    )
    if not crossing or one.measure == "share" or any(q.operation != one.operation or q.flow != one.flow for q in asked):
        return None
    rated = one.measure == "yoy" or one.operation == "growth"
    own = {"operation": "growth", "by": "year"} if rated else {"operation": "level", "by": None}
    each = ((place.code, _period(time)) for place, time in pairs)
    return tuple(one.with_(**own, partners=(who,), periods=(at,), condition=None) for who, at in each)


def _each_thing_then(frame: Frame, queries: Sequence[Query | CannotAnswer]) -> tuple[Query, ...] | None:
    """`The US tariff in May 2025 minus China's in June`, `CPI in May against PPI in June`: the figure of each at the
    time beside it, and no move of the one between both; None where they share one, or something else is asked."""
    said = [m for m in frame.mentions if m.kind in ("commodity", "period")]
    kinds = [m.kind for m in said]
    asked = [query for query in queries if isinstance(query, Query)]
    if kinds not in (["commodity", "period"] * 2, ["period", "commodity"] * 2) or len(asked) < len(queries):
        return None
    pairs = [sorted(said[i : i + 2], key=lambda m: m.kind) for i in (0, 2)]
    two = [(thing.code, _period(time)) for thing, time in pairs]
    things, times = ({pair[i] for pair in two} for i in (0, 1))
    of_all = {good for query in asked for good in query.commodities} == things
    if not of_all or len(things) != _SEVERAL or len(times) != _SEVERAL or None in times:
        return None
    one = asked[0]
    if one.operation not in ("change", "compare") or one.by not in ("commodity", "period", None):
        return None
    if any(query.flow != one.flow or set(query.periods) != times for query in asked):
        return None
    levels = one.flow == "context" or one.measure not in ("yoy", "share")
    own = {"operation": "level", "by": None} if levels else {"operation": "growth", "by": "year"}
    each = ((thing, at) for thing, at in two if at is not None)
    return tuple(one.with_(**own, commodities=(what,), periods=(at,), condition=None) for what, at in each)


def _is(period: Period, time: Mention) -> bool:
    """Whether it is the time that is said in full."""
    return period == _period(time)


def _period(time: Mention) -> Period | None:
    """The time that is said in full."""
    found = _DATED.fullmatch(time.code)
    if found is None or found[1] == "?":
        return None
    first, last = int(found[2] or 1), int(found[3] or found[2] or 12)
    return Period.months((int(found[1]), first), (int(found[1]), last))


def _pairs(frame: Frame) -> Iterator[tuple[Mention, Mention]]:
    """Each flow with the time that is said of it alone."""
    pieces = [*spans(frame), *_stretches(frame)] if len(frame.all("period")) > 1 else []
    for piece in pieces:
        times = [m for m in piece if m.kind == "period"]
        flows = [m for m in piece if m.kind == "flow"]
        if len(times) == 1 and all(m.code in _FLOWS for m in flows) and _DATED.fullmatch(times[0].code):
            yield from ((flow, times[0]) for flow in flows)


def _stretches(frame: Frame) -> list[Part]:
    """What stands between joints and signs, where one flow alone does."""
    return [piece for piece in _cut(frame) if sum(m.kind in ("flow", "verb", "commodity") for m in piece) == 1]


def _cut(frame: Frame) -> list[Part]:
    """What stands between joints and signs."""
    pieces: list[Part] = [()]
    for m in frame.mentions:
        if opens(frame, m):
            pieces.append(())
        pieces[-1] = (*pieces[-1], m)
    return pieces


def _of_flow(query: Query, flow: Mention, queries: tuple[Query, ...]) -> bool:
    """Whether a query is of it, or may be: an export is the other side's import, and both make a balance, where nothing
    is told of it by its own name."""
    told = (flow.code, "both", "all")
    if flow.code in BALANCES or query.flow in told:
        return query.flow not in ONE_WAY or query.flow == flow.code
    named = any(one.flow in told for one in queries)
    return not named and (query.flow not in ONE_WAY or query.partners not in WORLD)


def _at(query: Query, time: Mention, within: bool = True) -> bool:
    """Whether a query is of a time; `within`: or of some months of it, which the text may name."""
    found = _DATED.fullmatch(time.code)
    if found is None:
        return True
    year, first, last = found[1], int(found[2] or 1), int(found[3] or found[2] or 12)
    back = (0, 1, 12) if query.operation in _BASED else (0,)
    months = {(m.first.year, m.first.month) for p in query.periods for b in back for m in p.shift(-b).split()}
    told = {month for y, month in months if first <= month <= last and year in ("?", str(y))}
    return bool(told) and (within or last == first or (len(told) > 1 and first in told) or len(told) >= _MANY)


def joints_by(frame: Frame, lost: Mention) -> Iterator[int]:
    """Where the text may be cut: at a joint ahead of what was lost, the nearest first, or else behind it."""
    joints = [m for m in frame.mentions[1:] if m.is_("conj", "and", "plus") or frame.tokens[m.first - 1].norm in _SIGNS]
    ahead, behind = [m for m in joints if m.first <= lost.first], [m for m in joints if m.first > lost.first]
    for mention in (*reversed(ahead), *behind):
        if mention.first:
            yield frame.tokens[mention.first].start


def parted_by(frame: Frame, lost: Mention) -> bool:
    """Whether a joint or a sign parts it from what else is asked: `2025 monthly average and best month for exports`."""
    cuts = [m.first for m in frame.mentions if opens(frame, m)]
    asked = [m.first for m in frame.mentions if m is not lost and m.kind in _ASKED]
    return any((at < cut) is not (lost.first < cut) for cut in cuts for at in asked)


def at_the_time_of_all(frame: Frame, words: str, cut: int, lost: Mention) -> str:
    """`Exports growth and the US share in 2025`: what stands ahead of the joint, at the one time that ends the text."""
    times = frame.all("period")
    ahead = [m for m in frame.mentions if frame.tokens[m.last].end <= cut]
    bare = lost.kind not in WHO and holds_any(ahead, "flow") and all(m.kind in _HEADING for m in ahead)
    ends = bare and len(times) == 1 and times[0] is frame.mentions[-1] and times[0] not in ahead
    return f"{words.rstrip(' ,;:')} {times[0].said}" if ends else words


def of_those_found(frame: Frame, query: Query, lost: Mention, told_by: Container[tuple[str, str]]) -> str:
    """`Months with exports above 350 bn and their sum`, `the two biggest buyers and the gap`: the words for what waits
    for the months, or for the two; else ""."""
    led = frame.mentions[frame.mentions.index(lost) - 1]
    if query.operation == "rank" and query.limit == _SEVERAL and lost.is_("op", "difference"):
        return lost.said
    waits = query.by == "which" and (lost.kind, lost.code) in told_by and led.says("possessive")
    return f"{led.said} {lost.said}" if waits else ""


def sentences_behind(frame: Frame, text: str, cut: int) -> list[str]:
    """What stands behind the cut, a sentence each."""
    ends = [end for i in ends_of_sentences(frame) if cut < (end := frame.tokens[i].end) < len(text.rstrip())]
    return [text[a:b] for a, b in zip((cut, *ends), (*ends, len(text)), strict=True)]
