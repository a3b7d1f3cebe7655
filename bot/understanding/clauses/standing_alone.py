"""The parts of a text -> the groups of them that are a question each: with what leads to it, and with what leans on it.

What says what it asks, of what and when, stands by itself; `and how much was that` belongs to the question before it.
"""

from __future__ import annotations

from typing import Final

from bot.model import Query
from bot.understanding.clauses.full_stretches import DATED, OF_ALL_TIMES, is_full, of_both
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import asks_what_goods_are
from bot.understanding.words.frame import Mention, holds, holds_only
from bot.understanding.words.kinds import COURSES, FILLERS, OF_ONE_TIME, POINTING, WHO

_LEANING: Final = ("deictic", "fragment")
_NAMING: Final = ("flow", "verb", "party", "commodity", "place", "demonym", "term")
_ASKED: Final = (
    "question", "op", "growth", "extreme", "measure", "more", "compare", "direction", "term", "party", "poll",
)  # fmt: skip
_ASKING_BEHIND: Final = (
    "which", "when", "count", "difference", "first_time", "last_time", "place_of", "brief", "how_fast", "check",
)  # fmt: skip
_TELLING: Final = ("self", "verb", "direction", "opinion", "books", "event")
_CLOSED: Final = frozenset("?!.;？！。；")
_TIMELESS: Final = ("define", "release_next", *OF_ALL_TIMES)
FIGURES: Final = (*OF_ONE_TIME, "compare")  # the operations that tell plain figures
Group = tuple[Part, ...]


def groups_of(parts: Group, text: str, finer: bool, turns: bool) -> list[Group]:
    """The parts that may stand by themselves, each with what leads to it and with what leans on it."""
    groups: list[Group] = []
    lead: Group = ()
    for i, part in enumerate(parts):
        unit = (*lead, part)
        told = finer and not asks(part) and not all(map(_stands, [(one,) for one in parts[i + 1 : i + 2]]))
        if (_leads(part) or told) and part is not parts[-1] and (told or text[: part.end][-1:] not in _CLOSED):
            lead = unit  # "exports fell in May. How much is that?", "Also, ...", "by Brussels' count, ..."
            continue
        lead = ()
        of_those = groups and not any(part.has("commodity") for part in unit)  # "what are rare earths, how much ..."
        of_those = of_those and any(asks_what_goods_are(part.mentions) for part in groups[-1])
        first_dated = not any(one.dated for one in parts[:i])  # "which month beat 400 bn? By how much did June ...?"
        alone = _stands(unit, first_dated) or (finer and is_full(said_in(unit)) and (turns or names_own(unit)))
        alone = alone and not (finer and groups and of_both(said_in(groups[-1]), said_in(unit)))
        if groups and (of_those or not alone):
            groups[-1] = (*groups[-1], *unit)
        else:
            groups.append(unit)
    return groups


def _leads(part: Part) -> bool:
    """Whether it asks nothing, and says of what or when for what follows."""
    full = part.dated and part.has_any("flow", "verb", "commodity")
    return not (part.asks or part.heads or full)


def asks(part: Part) -> bool:
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


def said_in(unit: Group) -> tuple[Mention, ...]:
    """All that is said in it."""
    return tuple(m for part in unit for m in part.mentions)


def names_own(unit: Group) -> bool:
    """`China's exports in 2025`, `CPI in June`, `iron ore imports in May`: it says whose, with whom, or of what."""
    return any(m.kind in (*WHO, "commodity") for m in said_in(unit))


def is_bare(unit: Group) -> bool:
    """`Exports in 2024 and imports in 2025 with the EU`: no more than a flow and a time, which the rest may be of."""
    said = [m for part in unit for m in part.mentions if not m.is_("op", "list", *COURSES)]
    return holds_only(said, *FILLERS, "flow", "period", "prep")


def leans(group: Group) -> bool:
    """Whether what opens it, after "Also,", names no more than a figure and a time."""
    opening = next((i for i, part in enumerate(group) if not part.only(*FILLERS)), 0)
    return not (_stands(group[: opening + 1]) or names_own(group[: opening + 1]))


def only_tells(unit: Group, queries: tuple[Query, ...]) -> bool:
    """`Exports fell in May 2025.`: what sets the scene for the question after it."""
    plain = all(query.operation in (*FIGURES, "check", "trend") for query in queries)
    sentence = any(part.has_any("self", "verb", "direction", "opinion", "event") for part in unit)
    return plain and (sentence or any(part.says("copula", "auxiliary") for part in unit))


def _month_of_all(said: list[Mention]) -> bool:
    """`Which month did exports exceed 400 billion dollars`, `which month had the highest exports`: of all months, as
    `which months` is."""
    before = [None, *said]
    sought = any(
        m.is_("time", "unit:month") and (led is None or led.kind != "number")
        for led, m in zip(before, said, strict=False)
    )
    bounded = any(m.is_("compare", "above", "below", "pass") for m in said) and holds(said, "number")
    return sought and (bounded or holds(said, "extreme", "most", "least"))


def _stands(unit: Group, first_dated: bool = False) -> bool:
    """Whether it asks, of something and of a time of its own or of all, and points at nothing outside. `first_dated`:
    no time is named before it, from which a month without its year could have one."""
    said = [m for part in unit for m in part.mentions if not m.is_("conj")]
    said = [m for at, m in enumerate(said) if not (m.is_("deictic", "that") and at and said[at - 1].is_("op", "check"))]
    said = said[1:] if said and said[0].says("then") else said  # "Then what was the PMI in May?": the next question
    asked = any(m.kind == "question" or m.is_("op", "which", "count") for m in said)
    denied = any(m.kind == "negation" for m in said) and not asked  # no "in which months did neither fall"
    if denied or any(m.kind in _LEANING or m.says(*POINTING) for m in said):
        return False
    named = any(m.kind in _NAMING or m.is_("op", "release_next", "brief", "missed") for m in said)
    named = named or {"CNY", "USD"} <= {m.code for m in said if m.kind == "unit"}  # "how many yuan to the dollar"
    if not named or not any(m.kind in _ASKED or m.says("copula", "auxiliary", "asked_how") for m in said):
        return False  # "... And imports in 2025?", "what about imports in 2025?": the same of them
    asking = any(map(asks, unit))
    times = [m.code for m in said if m.kind == "period"]
    timeless = any(m.is_("op", *_TIMELESS) or m.kind == "term" for m in said) or _month_of_all(said)
    return (
        asking
        and all(code.startswith((*DATED, "?-") if first_dated else DATED) for code in times)
        and (bool(times) or timeless)
    )
