"""A sentence with +questions+ in it -> its pieces, its slots, and what the words around each slot say of its figure.

Exports to the US were +us exports nov+, down +yoy+ .
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from bot.model import Period, Query, Sentence, Slot, Turn
from bot.understanding.mentions.parser import parse
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY, WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import MOST

# A sign that no letter or digit stands before, a question with a letter in it, and a sign that none stands after:
# neither "+5 % and +3 %" nor "Q1+Q2+Q3" is a slot.
_SLOT: Final = re.compile(r"(?<![A-Za-z0-9+])\+(?=[^\s+])(?=[^+\n]*[^\W\d_])([^+\n]{0,119}[^\s+])\+(?![A-Za-z0-9+])")
_OPEN: Final = re.compile(r"(?<![A-Za-z0-9+])\+(?=[^\W\d_])([^+\n]*)$")
_MARK: Final = "\ue000"  # stands for a slot while the words around it are read; nobody writes it
_ENDS: Final = frozenset({".", "!", "?", ";"})
_STOPS: Final = _ENDS | {",", ":", "(", ")"}
_MOST: Final = 8  # slots that are read
_UP: Final = frozenset({("direction", "up"), ("compare", "above"), ("compare", "at_least"), ("more", "more")})
_DOWN: Final = frozenset({("direction", "down"), ("compare", "below"), ("compare", "at_most"), ("more", "less")})
_MINUS: Final = frozenset({("op", "difference"), ("conj", "minus")})
_BALANCE: Final = {"surplus": 1, "deficit": -1}
_FLOWS: Final = ("export", "import", "balance", "surplus", "deficit")

_CLAIMS: Final = ("record", "first_time", "last_time", "streak", "longest")
_SIGNS: Final = frozenset("$€¥£￥%‰")
ALL: Final = ("TOTAL",)

Read = Callable[[str, str], tuple[Query, ...]]


def is_sentence(text: str) -> bool:
    """Whether a text has slots to be filled."""
    return len(text) <= MOST and _SLOT.search(text) is not None  # longer ones might not be read to their end


def read_slots(text: str, lexicons: Mapping[str, Lexicon], preferred: str | None, read: Read, home: str) -> Sentence:
    """The sentence; read takes words and their language to the queries that they would ask by themselves."""
    found = list(_SLOT.finditer(text))
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    pieces = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    frame = parse(_MARK.join(piece.replace(_MARK, " ") for piece in pieces), lexicons, preferred)
    unclosed = _OPEN.search(pieces[-1])
    told = [_slot(match[1], number, frame, read, home) for number, match in enumerate(found[:_MOST])]
    return Sentence(tuple(pieces), _in_turn(told), frame.language, unclosed[1] if unclosed else None)


def _slot(text: str, number: int, frame: Frame, read: Read, home: str) -> tuple[Slot, tuple[Query, ...]]:
    """A slot, and what the words before it ask."""
    marks = [at for at, token in enumerate(frame.tokens) if token.norm == _MARK]
    at = marks[number]
    since = marks[number - 1] + 1 if number else 0
    until = marks[number + 1] if number + 1 < len(marks) else len(frame.tokens)
    begins, ends = _after_last(frame, since, at, _STOPS), _first(frame, at + 1, until, _STOPS)
    before = _between(frame, _after_last(frame, since, at, _ENDS), at)
    near, after = _between(frame, begins, at), _between(frame, at + 1, ends)
    beside = (*frame.tokens[begins:at], *frame.tokens[at + 1 : ends])
    words = " ".join(token.said for token in frame.tokens[_after_last(frame, since, at, _ENDS) : at])
    glued = at > since and frame.tokens[at - 1].norm == "-"
    direction, unclear = _direction(near, after, glued)
    periods = [m for m in after if m.kind == "period"]
    told = bool(periods) and not any(m.kind in ("direction", "compare", "more", "growth") or m.is_("prep", "from")
                                     for m in after if m.last < periods[0].first)  # fmt: skip
    slot = Slot(
        text=text,
        named=frozenset(map(_kind, before)) - {""},
        anywhere=frozenset(map(_kind, frame.mentions)) - {""},
        periods=tuple(m.code for m in (*(m for m in before if m.kind == "period"), *(periods[:1] if told else ()))),
        direction=direction,
        unclear=unclear,
        balance=next((_BALANCE[m.code] for m in reversed(before) if m.kind == "flow" and m.code in _BALANCE), 0),
        moves=any(m.kind in ("growth", "multiple") for m in (*near, *after)),
        unknown=any(token in frame.leftover for token in beside),
        bare=not any(token.is_content for token in beside),
        claims=any(m.kind == "extreme" or m.is_("op", *_CLAIMS) for m in (*near, *after)),
        unit=any(m.kind in ("unit", "scale") and (m.last == at - 1 or m.first == at + 1) for m in frame.mentions)
        or (at > since and frame.tokens[at - 1].norm in _SIGNS)
        or (at + 1 < until and frame.tokens[at + 1].norm in _SIGNS),
    )
    asked = tuple(one for said in read(words, frame.language) for one in _each(said))
    flows = tuple(dict.fromkeys(m.code for m in before if m.kind == "flow" and m.code in ONE_WAY))
    if not asked and len(flows) > 1 and "place" not in slot.named:  # "exports and imports were" asks nothing
        asked = tuple(Query("level", home, flow) for flow in flows)
    return slot, asked


def _in_turn(told: list[tuple[Slot, tuple[Query, ...]]]) -> tuple[Slot, ...]:
    """ "Exports and imports were +x+ and +y+": of several things named before as many slots, each is about its own."""
    done: list[Slot] = []
    while len(done) < len(told):
        slot, said = told[len(done)]
        group = [one for one, _ in told[len(done) : len(done) + len(said)]]
        if len(said) == 1:
            done.append(replace(slot, said=said[0]))
        elif said and len(group) == len(said) and not any(one.named for one in group[1:]):
            done += [replace(one, said=own, named=slot.named) for one, own in zip(group, said, strict=True)]
        else:
            done.append(replace(slot, several=bool(said)))
    return tuple(done)


def _each(said: Query) -> tuple[Query, ...]:
    """What is asked of several things at once, of each by itself."""
    if said.flow == "both":
        return tuple(said.with_(flow=flow) for flow in ONE_WAY)
    if len(said.partners) > 1:
        return tuple(said.with_(partners=(code,)) for code in said.partners)
    if len(said.commodities) > 1:
        return tuple(said.with_(commodities=(code,)) for code in said.commodities)
    return (said,)


def _kind(mention: Mention) -> str:
    """What a word names that the slot's own question must not contradict."""
    if mention.kind in WHO:
        return "place"
    if mention.kind == "flow" and mention.code in _FLOWS:
        return "flow"
    return "commodity" if mention.kind == "commodity" else ""


def _direction(near: Iterable[Mention], after: Iterable[Mention], glued: bool) -> tuple[str | None, bool]:
    """up, down or flat, as the words before a slot say, or else those after it; and whether they cannot be trusted."""
    if glued:
        return "down", False
    for span in (tuple(near), tuple(after)):
        found = {way for mention in span if (way := _way(mention)) is not None}
        if found:
            turned = any(m.kind == "negation" or m.is_("op", "compare") for m in span)
            return sorted(found)[0], turned or len(found) > 1
    return None, False


def _way(mention: Mention) -> str | None:
    meant = set(mention.meanings)
    if meant & _UP:
        return "up"
    if meant & (_DOWN | _MINUS):
        return "down"
    return "flat" if mention.is_("direction", "flat") else None


def _between(frame: Frame, first: int, end: int) -> tuple[Mention, ...]:
    return tuple(m for m in frame.mentions if first <= m.first and m.last < end)


def _after_last(frame: Frame, since: int, at: int, signs: frozenset[str]) -> int:
    return max((i + 1 for i in range(since, at) if frame.tokens[i].norm in signs), default=since)


def _first(frame: Frame, since: int, until: int, signs: frozenset[str]) -> int:
    return next((i for i in range(since, until) if frame.tokens[i].norm in signs), until)


# ------------------------------------------------------------------------------------------------ agreement


def at_one_time(slot: Slot, query: Query, before: tuple[Turn, ...]) -> Query:
    """A query without a time of its own, at the time that the words before the slot name, else at that of the slot
    before it: a sentence speaks of one time unless it names another."""
    if query.periods:
        return query
    if slot.said is not None and slot.said.periods and slot.periods:
        return query.with_(periods=slot.said.periods)
    return query.with_(periods=before[-1].query.periods) if before else query


def same_places(slot: Slot, query: Query, before: tuple[Turn, ...] = ()) -> bool:
    """Whether the words before a slot name the very places of a query, or, where they name none, the slot before
    does: enough to choose it of two readings."""
    if "place" not in slot.named:
        last = before[-1].query if before else None
        return last is not None and (last.reporter, last.partners) == (query.reporter, query.partners)
    said = slot.said
    return said is not None and said.reporter == query.reporter and set(query.partners) == set(said.partners)


def agrees(slot: Slot, query: Query) -> bool:
    """Whether the query of a slot, as executed, is about what the words before it name. Where they can be read as a
    question themselves, places, flow, goods and periods must be theirs. What is named nowhere in the sentence must be
    what is meant where nothing is named: "exports fell" is no sentence about those to one country."""
    said = slot.said
    if slot.several:
        return False
    if "flow" in slot.named and said is not None:
        usual = (query.reporter, query.partners) == (said.reporter, ("WLD",))
        if not ("place" in slot.anywhere or usual) or not ("commodity" in slot.anywhere or query.commodities == ALL):
            return False
    if said is None:
        return _in_periods(slot.periods, query) and not ("place" in slot.named and query.partners == ("WLD",))
    if "place" in slot.named and not same_places(slot, query):
        return False
    if "flow" in slot.named and query.flow != said.flow:
        return False
    if "commodity" in slot.named and set(query.commodities) != set(said.commodities):
        return False
    return _in_periods(slot.periods, query)


def _in_periods(codes: tuple[str, ...], query: Query) -> bool:
    """Whether one of the periods named holds those of the query; a month without a year is held by its name."""
    known = [held for code in codes if (held := _held(code, query)) is not None]
    return not known or any(known)


def _held(code: str, query: Query) -> bool | None:
    """None for what is no plain period (since May, the last two years)."""
    month = re.fullmatch(r"\?-(\d\d)", code)
    if month:
        return all(p.kind == "month" and p.first.month == int(month[1]) for p in query.periods)
    try:
        named = Period.parse(code)
    except ValueError:
        return None
    return all(named.covers(period) for period in query.periods)
