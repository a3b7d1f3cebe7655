"""A text of several questions that lean on none of the others -> each read by itself.

`Which countries bought the most in 2025? And what was the PMI in October 2025`: a question that says what it asks, of
what and when, takes nothing from those beside it, as one in a talk takes nothing from the turns before. What leans on
it (`how much was that`) stays with it. One that names nobody beside one that does, or no goods beside goods, may be
meant of them: where what was read of the whole tells each of them, of whomever, that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product
from typing import Final

from bot.model import HOME, Query, Question, Turn
from bot.understanding.clauses.full_stretches import DATED, full_stretches, is_full, of_both
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import asks_what_goods_are
from bot.understanding.clauses.said_of_both import closes_others, counted_in, heads_others
from bot.understanding.queries.in_turn import TIMELESS, Parts, Read, Reader
from bot.understanding.words.frame import Frame, Mention, holds_only
from bot.understanding.words.kinds import BALANCES, COURSES, FILLERS, POINTING, WHO, WORLD

_MOST: Final = 6  # parts: what has more is an article
_LEANING: Final = ("deictic", "fragment")
_AMONG: Final = ("rank", "share", "compare", "concentration")  # whose partners are no topic of what follows
_OF_ALL_TIMES: Final = ("threshold", "streak", *TIMELESS)  # "when did exports first pass 400 bn": of no time of its own
_NAMING: Final = ("flow", "verb", "party", "commodity", "place", "demonym", "term")
_ASKED: Final = (
    "question",
    "op",
    "growth",
    "extreme",
    "measure",
    "more",
    "compare",
    "direction",
    "term",
    "party",
    "poll",
)
_ASKING_BEHIND: Final = ("which", "when", "count", "difference", "first_time", "last_time", "place_of", "brief")
_TELLING: Final = ("self", "verb", "direction", "opinion", "books", "event")
_BROKEN_OFF: Final = ("..", "…", "--", "—")
_ENDED: Final = frozenset("?!.？！。")
_CLOSED: Final = frozenset("?!.;？！。；")
_TIMELESS: Final = ("define", "release_next", "when", "streak", "longest", "ever", "first_time", "last_time")
_PLAIN: Final = ("level", "growth", "balance", "total", "compare")
_TOLD_BESIDE: Final = (*_PLAIN, "sum", "change", "rank", "trend", "check")
_TRADED: Final = ("export", "import", *BALANCES, "total")
Group = tuple[Part, ...]


def each_whole(
    question: Question, whole: Read, parts: Group, read: Reader, contexts: frozenset[str], leaning: Callable[[], Parts],
    anyway: bool = False,
) -> Parts | None:  # fmt: skip
    """The queries of its questions, each read alone; None where one of them is no question by itself, or may be of what
    another names and is so told: `leaning` reads the parts as turns that lean on each other. `anyway`: what was read of
    the whole in any other way leaves something unanswered."""
    if question.before or whole.frame.leftover or not whole.frame.tokens:
        return None
    cut = _cut_at_joints(question, whole, parts, read, contexts, anyway)
    if cut is not None or anyway:
        return cut
    groups = _groups(parts, question.text, False, False) if 1 < len(parts) <= _MOST else []
    told = _each_told(question, whole.frame, groups, read, contexts, leaning) if len(groups) > 1 else None
    return tuple(dict.fromkeys(query for part in told for query in part)) if told else None


def _cut_at_joints(
    question: Question, whole: Read, parts: Group, read: Reader, contexts: frozenset[str], anyway: bool
) -> Parts | None:
    """The queries of its stretches that each say what and when; None where what was read of the whole tells them too,
    or a word of one may be said of another. `anyway`: it was not understood so."""
    finer = full_stretches(whole.frame, parts)
    if not 1 < len(finer) <= _MOST or whole.frame.has("self"):
        return None
    asked = [one for one in whole.queries if isinstance(one, Query)]
    groups = _groups(finer, question.text, True, len(asked) == len(whole.queries) < len(finer))
    pieces = [
        _said(group) for group in groups if question.text[: group[-1].end][-1:] not in _ENDED or group is groups[-1]
    ]
    shared = len(pieces) > 1 and (closes_others(pieces) or counted_in(pieces))
    shared = shared or (not anyway and heads_others(pieces, named=False))
    if len(groups) < 2 or shared or _bare_beside(groups):
        return None
    told = _each_told(question, whole.frame, groups, read, contexts, None)
    if told is None:
        return None
    each = [query for part in told for query in part]
    if not anyway and heads_others(pieces) and all(any(_is_of(one, query) for one in asked) for query in each):
        return None
    if all(any(_covers(one, query) for one in asked) for query in each) and _cells(asked) <= _cells(each):
        return None
    return tuple(dict.fromkeys(each))


def _bare_beside(groups: list[Group]) -> bool:
    """`Exports in 2024 and imports in 2025 with the EU`."""
    return _bare(groups[0]) and any(_bare(group) or _names_own(group) for group in groups[1:])


def _each_told(
    question: Question,
    frame: Frame,
    groups: list[Group],
    read: Reader,
    contexts: frozenset[str],
    leaning: Callable[[], Parts] | None,
) -> list[tuple[Query, ...]] | None:
    """The queries of each question that stands by itself; None where the text is not made of such.
    `leaning`: None where they were cut at a joint that opens no question: those that may lean on another are left."""
    if any(question.text[: part.end].endswith(_BROKEN_OFF) for group in groups for part in group):
        return None  # "how many months in a row have exports... rather, was the PMI below 50?"
    told: list[tuple[Query, ...]] = []
    for group in groups:
        before = tuple(Turn(query) for query in told[-1]) if told and leaning is None and _leans(group) else ()
        joined = leaning is None and not before and len(said := _said(group)) > 1 and said[0].is_("conj")
        start = frame.tokens[said[1].first].start if joined else group[0].start
        text = question.text[start : group[-1].end].lstrip(" ,;&+")
        alone = read(replace(question, text=text, before=before))
        queries = tuple(query for query in alone.queries if isinstance(query, Query))
        if len(queries) < len(alone.queries) or not _is_whole(alone.frame, queries):
            return None
        if not any(map(_asks, group)) and _only_tells(group, queries):
            return None
        told.append(queries)
    if any(query.by == "held" and query.partners not in WORLD for one in told for query in one):
        return None  # "what do you know about Vietnam? what were exports in June 2026?"
    if any(_may_be_theirs(i, groups, told, contexts) for i in range(len(groups))):
        if leaning is None:
            return None
        found = leaning()
        if all(any(_alike(query, one) for one in found) for part in told for query in part):
            return None
        told = [_of_theirs(i, groups, told, contexts) for i in range(len(groups))]
    return told


def _cells(queries: Iterable[Query]) -> set[tuple[object, ...]]:
    """Each single figure that is asked for."""
    return {
        (query.reporter, query.flow, who, what, when)
        for query in queries
        for who, what, when in product(query.partners, query.commodities, query.periods)
        if query.operation in _PLAIN
    }


def _is_of(one: Query, query: Query) -> bool:
    """Whether it is of all that another is of, whatever is asked."""
    if (one.reporter, one.flow, one.commodities) != (query.reporter, query.flow, query.commodities):
        return False
    inside = all(any(p.first >= w.first and p.last <= w.last for w in one.periods) for p in query.periods)
    return inside and set(query.partners) <= set(one.partners)


def _covers(one: Query, query: Query) -> bool:
    """Whether what was read of the whole tells the query too, if only beside others."""
    if (one.reporter, one.flow, one.commodities) != (query.reporter, query.flow, query.commodities):
        return False
    if not (set(query.periods) <= set(one.periods) and set(query.partners) <= set(one.partners)):
        return False
    if query.operation in _PLAIN and one.operation in _TOLD_BESIDE:
        return True
    return (one.operation, one.by, one.condition) == (query.operation, query.by, query.condition)


def _groups(parts: Group, text: str, finer: bool, turns: bool) -> list[Group]:
    """The parts that may stand by themselves, each with what leads to it and with what leans on it."""
    groups: list[Group] = []
    lead: Group = ()
    for i, part in enumerate(parts):
        unit = (*lead, part)
        told = finer and not _asks(part) and not all(map(_stands, [(one,) for one in parts[i + 1 : i + 2]]))
        if (_leads(part) or told) and part is not parts[-1] and (told or text[: part.end][-1:] not in _CLOSED):
            lead = unit  # "exports fell in May. How much is that?", "Also, ...", "by Brussels' count, ..."
            continue
        lead = ()
        of_those = groups and not any(part.has("commodity") for part in unit)  # "what are rare earths, how much ..."
        of_those = of_those and any(asks_what_goods_are(part.mentions) for part in groups[-1])
        alone = _stands(unit) or (finer and _full(unit) and (turns or _names_own(unit)))
        alone = alone and not (finer and groups and of_both(_said(groups[-1]), _said(unit)))
        if groups and (of_those or not alone):
            groups[-1] = (*groups[-1], *unit)
        else:
            groups.append(unit)
    return groups


def _leads(part: Part) -> bool:
    """Whether it asks nothing, and says of what or when for what follows."""
    full = part.dated and part.has_any("flow", "verb", "commodity")
    return not (part.asks or part.heads or full)


def _asks(part: Part) -> bool:
    """Whether it asks, by its first word or a later one: "exports fell in which months of 2025", "please name ..."."""
    behind = (
        part.has("question")
        or part.has("op", *_ASKING_BEHIND)
        or part.has("measure", "share", "percent")
        or part.says("request")
    )
    said = [m for m in part.mentions if not m.is_("conj")]
    opened = bool(said) and (said[0].says("copula", "auxiliary") or (said[0].kind == "prep" and _which(said[1:2])))
    behind = behind or opened
    sentence = part.has_any(*_TELLING) or part.says("copula", "auxiliary")  # none: "months with exports above 350 bn"
    return part.asks or part.heads or behind or not sentence


def _which(said: list[Mention]) -> bool:
    """`With which country`."""
    return any(m.kind == "party" and m.says("any_country") for m in said)


def _said(unit: Group) -> tuple[Mention, ...]:
    return tuple(m for part in unit for m in part.mentions)


def _full(unit: Group) -> bool:
    return is_full(_said(unit))


def _names_own(unit: Group) -> bool:
    """`China's exports in 2025`, `CPI in June`, `iron ore imports in May`: it says whose, with whom, or of what."""
    return any(m.kind in (*WHO, "commodity") for m in _said(unit))


def _bare(unit: Group) -> bool:
    """`Exports in 2024 and imports in 2025 with the EU`: no more than a flow and a time, which the rest may be of."""
    said = [m for part in unit for m in part.mentions if not m.is_("op", "list", *COURSES)]
    return holds_only(said, *FILLERS, "flow", "period", "prep")


def _leans(group: Group) -> bool:
    """Whether what opens it, after "Also,", names no more than a figure and a time."""
    opening = next((i for i, part in enumerate(group) if not part.only(*FILLERS)), 0)
    return not (_stands(group[: opening + 1]) or _names_own(group[: opening + 1]))


def _only_tells(unit: Group, queries: tuple[Query, ...]) -> bool:
    """`Exports fell in May 2025.`: what sets the scene for the question after it."""
    plain = all(query.operation in (*_PLAIN, "check", "trend") for query in queries)
    sentence = any(part.has_any("self", "verb", "direction", "opinion", "event") for part in unit)
    return plain and (sentence or any(part.says("copula", "auxiliary") for part in unit))


def _stands(unit: Group) -> bool:
    """Whether it asks, of something and of a time of its own or of all, and points at nothing outside."""
    said = [m for part in unit for m in part.mentions if not m.is_("conj")]
    said = said[1:] if said and said[0].says("then") else said  # "Then what was the PMI in May?": the next question
    asked = any(m.kind == "question" or m.is_("op", "which", "count") for m in said)
    denied = any(m.kind == "negation" for m in said) and not asked  # no "in which months did neither fall"
    if denied or any(m.kind in _LEANING or m.says(*POINTING) for m in said):
        return False
    named = any(m.kind in _NAMING or m.is_("op", "release_next", "brief", "missed") for m in said)
    named = named or {"CNY", "USD"} <= {m.code for m in said if m.kind == "unit"}  # "how many yuan to the dollar"
    if not named or not any(m.kind in _ASKED or m.says("copula", "auxiliary") for m in said):
        return False  # "... And imports in 2025?", "what about imports in 2025?": the same of them
    asks = any(map(_asks, unit))
    times = [m.code for m in said if m.kind == "period"]
    timeless = any(m.is_("op", *_TIMELESS) or m.kind == "term" for m in said)
    return asks and all(code.startswith(DATED) for code in times) and (bool(times) or timeless)


def _is_whole(frame: Frame, queries: tuple[Query, ...]) -> bool:
    """Whether it says what it asks of, and when or of all times."""
    timeless = all(query.operation in TIMELESS for query in queries)
    named = frame.has_any("flow", "verb", "party", "commodity", "place")
    named = named or all(query.flow == "context" or query.operation == "brief" for query in queries)
    dated = frame.has("period") or all(query.operation in _OF_ALL_TIMES for query in queries)
    dated = dated or (frame.has("op", "ever") and frame.has("extreme"))  # "the biggest monthly surplus ever"
    return timeless or (named and dated)


def _may_be_theirs(i: int, groups: list[Group], told: list[tuple[Query, ...]], contexts: frozenset[str]) -> bool:
    """Whether a question that names nobody, or no goods, may be of those that one before it names."""
    if all(query.operation in (*TIMELESS, "surprise", "brief") or query.flow == "context" for query in told[i]):
        return False
    others = [query for one in told[:i] for query in one if query.flow != "context"]
    others = [query for query in others if query.operation not in TIMELESS]
    said = [m for part in groups[i] for m in part.mentions]
    whom = any(m.kind == "party" or (m.kind in WHO and m.code != HOME) for m in said)
    placed = any(query.partners not in WORLD or query.reporter != HOME for query in others)
    owners = {query.reporter for query in others} - {HOME}
    theirs = bool(owners) and all(q.reporter == HOME and owners.isdisjoint(q.partners) for q in told[i])
    if theirs and not any(m.kind in WHO and m.code == HOME for m in said):
        return True  # "Japan's deficit with China in 2025 and surplus with the US in 2025"
    codes = {m.code for m in said if m.kind in WHO}
    if any(m.kind in ("books", "agency") for m in said) and any(codes & set(query.partners) for query in others):
        return True  # "the surplus with India in 2025, and what deficit does India report for 2025"
    goods = any(m.kind == "commodity" and m.code not in contexts for m in said)
    home = any(m.kind in WHO and m.code == HOME for m in said)
    balance = home and all(query.flow == "balance" for query in told[i])
    if balance and any(not query.all_goods for query in others):
        return False  # "crude from Russia in May; what was China's surplus in June": nobody's in goods
    own = goods and all(query.all_goods for query in others)  # "exports to ASEAN in 2025; soybean imports in June"
    return (placed and not whom and not own) or (not goods and any(not query.all_goods for query in others))


def _of_theirs(
    i: int, groups: list[Group], told: list[tuple[Query, ...]], contexts: frozenset[str]
) -> tuple[Query, ...]:
    """Its queries, of the partner and the goods of the one before it that may be meant."""
    of = next((query for one in reversed(told[:i]) for query in one if query.flow in _TRADED), None)
    if of is None or not _may_be_theirs(i, groups, told, contexts) or of.operation in _AMONG or of.reporter != HOME:
        return told[i]
    same = [query.with_(partners=of.partners) if query.of_all else query for query in told[i]]
    goods = of.commodities
    return tuple(q.with_(commodities=goods) if q.all_goods and q.flow == of.flow else q for q in same)


def _alike(query: Query, one: object) -> bool:
    """Whether they ask the same, though of other partners or goods, and of a rate for an amount."""
    if not isinstance(one, Query) or (query.flow, query.periods) != (one.flow, one.periods):
        return False
    plain = query.operation in _PLAIN and one.operation in _PLAIN
    if query.operation == "growth" and one.by != query.by:
        return False  # "growth on the previous month", which an amount was read as
    return plain or (query.operation, query.by, query.condition) == (one.operation, one.by, one.condition)
