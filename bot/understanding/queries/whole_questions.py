"""A text of several questions that lean on none of the others -> each read by itself.

`Which countries bought the most in 2025? And what was the PMI in October 2025`: a question that says what it asks, of
what and when, takes nothing from those beside it, as one in a talk takes nothing from the turns before. What leans on
it (`how much was that`) stays with it. One that names nobody beside one that does, or no goods beside goods, may be
meant of them: where what was read of the whole tells each of them, of whomever, that stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.model import HOME, Query, Question
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import asks_what_goods_are
from bot.understanding.queries.in_turn import TIMELESS, Parts, Read, Reader
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import BALANCES, POINTING, WHO, WORLD

_MOST: Final = 6  # parts: what has more is an article
_LEANING: Final = ("deictic", "fragment", "negation")
_AMONG: Final = ("rank", "share", "compare", "concentration")  # whose partners are no topic of what follows
_OF_ALL_TIMES: Final = ("threshold", "streak", *TIMELESS)  # "when did exports first pass 400 bn": of no time of its own
_NAMING: Final = ("flow", "verb", "party", "commodity", "place", "demonym", "term")
_ASKED: Final = ("question", "op", "growth", "extreme", "measure", "more", "compare", "direction", "term", "party")
_TELLING: Final = ("self", "verb", "direction", "opinion", "books", "event")
_BROKEN_OFF: Final = ("..", "…", "--", "—")
_CLOSED: Final = frozenset("?!.;？！。；")
_TIMELESS: Final = ("define", "release_next", "when", "streak", "longest", "ever")
_PLAIN: Final = ("level", "growth", "balance", "total", "compare")
_TRADED: Final = ("export", "import", *BALANCES, "total")
_DATED: Final = ("2", "since", "until", "before")
Group = tuple[Part, ...]


def each_whole(
    question: Question, whole: Read, parts: Group, read: Reader, contexts: frozenset[str], leaning: Callable[[], Parts]
) -> Parts | None:
    """The queries of its questions, each read alone; None where one of them is no question by itself, or may be of what
    another names and is so told: `leaning` reads the parts as turns that lean on each other."""
    if question.before or whole.frame.leftover or not 1 < len(parts) <= _MOST:
        return None
    if any(question.text[: part.end].endswith(_BROKEN_OFF) for part in parts):
        return None  # "how many months in a row have exports... rather, was the PMI below 50?"
    groups = _groups(parts, question.text)
    if len(groups) < 2 or not any(map(_asks, groups[0])):
        return None
    told: list[tuple[Query, ...]] = []
    for group in groups:
        alone = read(replace(question, text=question.text[group[0].start : group[-1].end].lstrip(" ,;&+")))
        queries = tuple(query for query in alone.queries if isinstance(query, Query))
        if len(queries) < len(alone.queries) or not _is_whole(alone.frame, queries):
            return None
        told.append(queries)
    if any(query.by == "held" and query.partners not in WORLD for one in told for query in one):
        return None  # "what do you know about Vietnam? what were exports in June 2026?"
    if any(_may_be_theirs(i, groups, told, contexts) for i in range(len(groups))):
        found = leaning()
        if all(any(_alike(query, one) for one in found) for part in told for query in part):
            return None
        told = [_of_theirs(i, groups, told, contexts) for i in range(len(groups))]
    return tuple(dict.fromkeys(query for one in told for query in one))


def _groups(parts: Group, text: str) -> list[Group]:
    """The parts that may stand by themselves, each with what leads to it and with what leans on it."""
    groups: list[Group] = []
    lead: Group = ()
    for part in parts:
        unit = (*lead, part)
        if _leads(part) and part is not parts[-1] and text[part.end - 1] not in _CLOSED:
            lead = unit  # "Also, ...", "of exports and imports, ...", "by Brussels' count, ..."
            continue
        lead = ()
        of_those = groups and not any(part.has("commodity") for part in unit)  # "what are rare earths, how much ..."
        of_those = of_those and any(asks_what_goods_are(part.mentions) for part in groups[-1])
        if groups and (of_those or not _stands(unit)):
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
    behind = part.has("question") or part.has("op", "which", "when", "count", "difference") or part.says("request")
    sentence = part.has_any(*_TELLING) or part.says("copula", "auxiliary")  # none: "months with exports above 350 bn"
    return part.asks or part.heads or behind or not sentence


def _stands(unit: Group) -> bool:
    """Whether it asks, of something and of a time of its own or of all, and points at nothing outside."""
    said = [m for part in unit for m in part.mentions if not m.is_("conj")]
    said = said[1:] if said and said[0].says("then") else said  # "Then what was the PMI in May?": the next question
    if any(m.kind in _LEANING or m.says(*POINTING) for m in said):
        return False
    named = any(m.kind in _NAMING or m.is_("op", "release_next", "brief", "missed") for m in said)
    if not named or not any(m.kind in _ASKED or m.says("copula", "auxiliary") for m in said):
        return False  # "... And imports in 2025?", "what about imports in 2025?": the same of them
    asks = any(map(_asks, unit))
    times = [m.code for m in said if m.kind == "period"]
    timeless = any(m.is_("op", *_TIMELESS) or m.kind == "term" for m in said)
    return asks and all(code.startswith(_DATED) for code in times) and (bool(times) or timeless)


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
    if all(query.operation in (*TIMELESS, "surprise") or query.flow == "context" for query in told[i]):
        return False
    others = [query for one in told[:i] for query in one if query.flow != "context"]
    others = [query for query in others if query.operation not in TIMELESS]
    said = [m for part in groups[i] for m in part.mentions]
    whom = any(m.kind == "party" or (m.kind in WHO and m.code != HOME) for m in said)
    placed = any(query.partners not in WORLD or query.reporter != HOME for query in others)
    goods = any(m.kind == "commodity" and m.code not in contexts for m in said)
    return (placed and not whom) or (not goods and any(not query.all_goods for query in others))


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
    return plain or (query.operation, query.by, query.condition) == (one.operation, one.by, one.condition)
