"""What was read of a text -> what each of its parts comes to, one after the other, over what the figures found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.errors import Ambiguous, CannotAnswer, NotHeld, NotTrade, Opinion
from bot.model import Query, Question, Quoted, Result, Statement, Turn
from bot.presentation import turn_of
from bot.understanding import Understood, stretches

Read = Callable[[Question], Understood]
Find = Callable[[Query | CannotAnswer], Result | CannotAnswer]
Found = tuple[Result | CannotAnswer, ...]
_CURRENCY: Final = "refusal.not_held.currency"
_NO_RATE: Final = "refusal.not_held.rate"
_WAY: Final = "refusal.ambiguous.flow_of"
_LEFT: Final = "refusal.ambiguous.left_over"
_POINTING: Final = "refusal.ambiguous.pointing"
_END: Final = {"most": "high", "best": "high", "least": "low", "worst": "low"}
_TWO: Final = 2
_LONGEST: Final = 80  # characters of what is said to be left


def in_turn(question: Question, understood: Understood, read: Read, find: Find) -> Found:
    """What each part comes to; of a text of several questions of which nothing is told so, what each of them comes to
    where the first of them is told by itself."""
    parts = _ends_apart(_over_what_was_found(question, understood, read, find), understood, find)
    if (needed := _in_no_other(parts, understood)) is not None:
        return (needed,)
    if question.before or question.standing or any(isinstance(part, Result | NotTrade | Opinion) for part in parts):
        return parts
    refused = [part.query for part in parts if isinstance(part, NotHeld) and part.query]
    if [(query.operation, query.by is not None) for query in refused] == [("surprise", True)]:
        return parts  # "the June surplus: what had Reuters forecast?": what it came to is not what is asked
    rated = [query.operation for query in refused] == ["growth"] and len(parts) == 1
    if rated and len(understood.frame.all("flow")) == 1 and not understood.frame.has_any("question", "conj"):
        return parts  # "exports to the EU in October 2025, yoy": a rate, and not how much they were
    if _way_asked_back(parts, understood):
        return parts
    return _one_by_one(question, understood, read, find) or _behind_refused(question, understood, read, find) or parts


def _in_no_other(parts: Found, understood: Understood) -> NotHeld | None:
    """`Exports to Germany in H1, but I need it in dollars`: one figure is wanted, and in no other currency."""
    last = parts[-1]
    if not isinstance(last, NotHeld) or last.said.kind != _CURRENCY or not understood.frame.has("self", "ask"):
        return None
    ahead = [part.query.with_(basis=None, notes=()) for part in parts[:-1] if isinstance(part, Result)]
    wanted = last.query.with_(basis=None, notes=()) if last.query else None
    return last if ahead in ([], [wanted]) and len(parts) == len(ahead) + 1 else None


def _way_asked_back(parts: Found, understood: Understood) -> bool:
    """`Cars over the first eleven months, what change?`: whether they are sold or bought is asked back, and a part of
    the text that has amounts one way only does not tell it."""
    back = parts[0] if len(parts) == 1 else None
    asked = back.query if isinstance(back, Ambiguous) and back.said.kind == _WAY else None
    rate = asked is not None and asked.operation == "growth" and asked.flow is None
    return rate and not understood.frame.has_any("flow", "verb", "party", "measure", "unit")


def _over_what_was_found(question: Question, understood: Understood, read: Read, find: Find) -> Found:
    """One that asks of what the part before it found ("which month was the highest, and what was the surplus in it?")
    is read again over that, and stays a question back where it has no one answer."""
    parts: list[Result | CannotAnswer] = []
    for query in understood.queries:
        part = find(query)
        if isinstance(part, Ambiguous) and part.asked and parts and isinstance(parts[-1], Result):
            asked = replace(question, text=part.asked, language=understood.language, before=(turn_of(parts[-1]),))
            told = [find(one) for one in read(asked).queries]
            best = [one.query.operation for one in (parts[-1], *told) if isinstance(one, Result)]
            anew = best == ["record", "record"]  # of another series, and not what it was in the month that was found
            part = told[0] if len(told) == 1 and not (isinstance(told[0], Ambiguous) or anew) else part
            if isinstance(part, Result) and part.query == parts[-1].query:
                continue  # what was found tells it
        if understood.frame.has("deictic", "same") and (amount := _amount_of(part, parts)) is not None:
            parts += [told_of for told_of in (find(amount),) if isinstance(told_of, Result)]
        parts += (part, *part.beside) if isinstance(part, CannotAnswer) else (part,)
    return tuple(parts)


def _ends_apart(parts: Found, understood: Understood, find: Find) -> Found:
    """`The highest and the lowest month of 2025, and how far apart are they`, `the best month, and how much bigger was
    it than the worst`: the two that the figures found, set against each other."""
    ends = [part for part in parts if isinstance(part, Result) and part.query.operation == "record"]
    left, asked = parts[-1], understood.frame
    waits = isinstance(left, Ambiguous) and left.said.kind in (_LEFT, _POINTING) and len(ends) == len(parts) - 1
    if not waits or not (asked.has("op", "difference") or asked.has("more")):
        return parts
    if len(ends) == 1 and {"high", "low"} == {_END[m.code] for m in asked.all("extreme") if m.code in _END}:
        other = find(ends[0].query.with_(limit=-(ends[0].query.limit or 1), notes=()))
        ends += [other] if isinstance(other, Result) else []
    found = [turn_of(end).found for end in ends]
    if len(ends) != _TWO or None in found or {end.query.limit for end in ends} != {1, -1}:
        return parts
    one, two = (end.query.with_(limit=None, notes=()) for end in ends)
    periods = tuple(period for period in found if period is not None)
    apart = find(one.with_(operation="change", by=None, periods=periods)) if one == two else None
    return (*ends, apart) if isinstance(apart, Result) else parts


def _amount_of(part: Result | CannotAnswer, parts: list[Result | CannotAnswer]) -> Query | None:
    """`Trade with Russia in 2025, total and growth, same for India`: the amount, where the rate alone is not held."""
    first, query = parts[0] if parts else None, part.query
    if not isinstance(first, Result) or isinstance(part, Result) or query is None or query.operation != "growth":
        return None
    alike = (query.flow, query.periods, query.commodities) == (
        first.query.flow, first.query.periods, first.query.commodities
    )  # fmt: skip
    amount = first.query.operation in ("level", "total", "sum", "balance") and part.said.kind == _NO_RATE
    return query.with_(operation=first.query.operation, measure=None, by=None) if alike and amount else None


def _one_by_one(question: Question, understood: Understood, read: Read, find: Find) -> Found:
    """`How much went to Germany in 2024, and how much more was that than in 2023?`: the first question is told, those
    behind it as turns of a talk that goes on from there; what is not understood there is named, and what is made of
    figures of which one is not held. Nothing, where nothing of the first is told, or no time is said in it that is said
    behind it."""
    first, *others = stretches(understood.frame, question.text) or ("",)
    told = _asked(first, question, (), read, find) if others else []
    lacking = any(isinstance(part, CannotAnswer) for part in told)
    if not any(isinstance(part, Result) for part in told) or not all(isinstance(p, Result | NotHeld) for p in told):
        return ()
    turns = _turns(told)
    for text in others:
        asked = () if lacking else _asked(text, question, turns, read, find)
        more = [part for part in asked if not _told(part, told) and not _said(part, told)]
        if not more or any(isinstance(part, Ambiguous | NotTrade | Opinion) for part in more):
            word = Quoted(text.strip(" ,;:.?!")[:_LONGEST], understood.language)
            near = next((part.readings for part in more if isinstance(part, CannotAnswer)), ())
            told.append(Ambiguous(Statement.of(_LEFT, word=word), None, near))
        else:
            told += more
            turns = (*turns, *_turns(more))
    return tuple(told)


def _behind_refused(question: Question, understood: Understood, read: Read, find: Find) -> Found:
    """`Is Germany's deficit with China growing? How large was it in 2024 and 2025?`: the first is refused, as is what
    was read of the whole; those behind it, which ask how large it was, go on from what it asked. Nothing, where they
    are not told."""
    first, *others = stretches(understood.frame, question.text, of_newest=True) or ("",)
    asked = read(replace(question, text=first)).queries if others and first.rstrip().endswith("?") else ()
    part = find(asked[0]) if len(asked) == 1 else None
    if not isinstance(part, NotHeld) or part.query is None or part.query.operation not in ("growth", "change"):
        return ()
    about = Turn(part.query.with_(notes=(), periods=()))
    behind = [one for text in others for one in _asked(text, question, (about,), read, find)]
    told = [one for one in behind if isinstance(one, Result) and one.query.operation in ("level", "balance", "total")]
    return (*told, part) if len(told) == len(behind) else ()


def _asked(
    text: str, question: Question, before: tuple[Turn, ...], read: Read, find: Find
) -> list[Result | CannotAnswer]:
    return [find(query) for query in read(replace(question, text=text, before=before)).queries]


def _turns(parts: list[Result | CannotAnswer]) -> tuple[Turn, ...]:
    found = [turn_of(part) for part in parts if isinstance(part, Result)]
    return (*found[:1], *(replace(turn, joined=True) for turn in found[1:]))


def _told(part: Result | CannotAnswer, before: list[Result | CannotAnswer]) -> bool:
    return isinstance(part, Result) and any(isinstance(one, Result) and one.query == part.query for one in before)


def _said(part: Result | CannotAnswer, before: list[Result | CannotAnswer]) -> bool:
    """Whether it is a figure that is not held, and what was told before it says so."""
    said = [one for told in before if isinstance(told, Result) for one in told.statements]
    return isinstance(part, NotHeld) and part.said in said
