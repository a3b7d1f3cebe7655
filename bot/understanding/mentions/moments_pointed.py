"""Moments that are pointed at: now, since then, so much further on, in how many minutes, months that lie ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_only, says_in
from bot.understanding.words.text import Token

# `And now?` with nothing after it: the newest figure, and no mere going on to something else.


def in_passing(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Jetzt nur aus Japan`, `warum sind sie jetzt gefallen`: a word for now that only goes on; at the end of what is
    said, or beside another time, it is one (`und die Importe jetzt?`, `jetzt im Vergleich zu 2018`)."""
    timed = [m for m in mentions if m.kind in ("number", "period") or any(kind == "time" for kind, _ in m.meanings)]
    if len(timed) != 1 or not timed[0].says("in_passing") or holds(mentions, "more"):
        return mentions  # "sind sie jetzt höher" than what was told
    at = mentions.index(timed[0])
    behind = mentions[at + 1 :]
    if not behind or (at and holds_only(behind, "harmless")):  # "Exporte jetzt, bitte"
        return mentions
    return tuple(replace(m, kind="harmless", code="little", others=()) if m is timed[0] else m for m in mentions)


_POINTED: Final = ("today+0", "today:month", "today:quarter")


def and_last(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`This year and last`, `this month and last`: the one before it too, where nothing stands behind that it is of."""
    found = list(mentions)
    for i, (this, joint, last) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        said = this.value if this.is_("period", *_POINTED) else None
        closed = all(m.kind == "conj" or m.is_("op", "check") for m in mentions[i + 3 : i + 4])
        if not isinstance(said, TimeExpression) or not (joint.is_("conj", "and", "or") or joint.is_("prep", "versus")):
            continue
        if last.means("time", "past") and last.first == last.last and joint.first == last.first - 1 and closed:
            part = said.parts[0]
            before = replace(part, year=-1) if part.year_of else replace(part, steps=part.steps - 1)
            both = replace(said, parts=(part, before))
            found[i] = replace(
                this, code=both.code, value=both, last=last.last, said=f"{this.said} {joint.said} {last.said}"
            )
            del found[i + 1 : i + 3]
            break
    return tuple(found)


def as_it_stands(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`May's surplus: what was first reported and what is it now`: now, behind another time, is no time of a second
    question, but asks for what the first print was revised to."""
    first = next((i for i, m in enumerate(mentions) if m.is_("op", "first_print")), len(mentions))
    timed = [m for m in mentions if m.kind == "period"]
    now = timed[-1] if len(timed) > 1 else None
    if now is None or now.code not in ("newest:month", "today:day") or now not in mentions[first:]:
        return mentions
    revised = replace(now, kind="op", code="revise", others=(), value=None)
    return tuple(revised if m is now else m for m in mentions)


def last_that_moved(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Letzter Monat mit Importrückgang`, 最近一个进口下降的月份, `the latest drop in exports`: the last of the months
    that fell."""
    for i, month in enumerate(mentions):
        if month.kind not in ("direction", "period", "time"):
            continue
        if month.is_("direction", "down") and ("time", "past") in month.others:  # "the last fall in": no season
            kind = ("time", "past") if holds(mentions, "op", "when") else ("op", "last_time")
            past = replace(month, kind=kind[0], code=kind[1], others=(), last=month.first)
            down = replace(month, others=(), first=month.last)
            return last_that_moved((*mentions[:i], past, down, *mentions[i + 1 :]))
        if not (month.is_("period", "today:month:-1", "newest:month") or month.is_("time", "past")):
            continue
        last = replace(month, kind="op", code="last_time", others=((month.kind, month.code),), value=None)
        drop = mentions[i + 1 : i + 3]
        fell = bool(drop) and drop[0].is_("direction", "down") and drop[0].first == month.last + 1
        what = next((m for m in reversed(mentions[:i]) if m.kind != "harmless"), None)
        sought = month.kind == "time" and what is not None and what.is_("question", "what")  # "what was the last fall"
        placed = len(drop) > 1 and drop[1].is_("prep", "in", "of")
        if fell and (placed or sought) and not holds(mentions, "op", "why"):
            return (*mentions[:i], last, *mentions[i + 1 :])
        if month.kind == "time":
            continue
        if month.code == "newest:month" and holds(mentions, "op", "when") and _told_before(mentions):
            return (*mentions[:i], last, *mentions[i + 1 :])  # "wann sind sie vor Juni 2026 zuletzt gewachsen"
        rest = [m for m in mentions[i + 1 :] if m.kind != "harmless"]
        bound = holds(rest, "compare") and holds(rest, "number")
        if bound and rest[0].is_("prep", "with") and month.code == "newest:month" and not i:
            return (last, *mentions[1:])  # "latest month with exports above 350 bn"
        led = bool(rest) and rest[0].is_("prep", "with", "of", "from")
        moved = next((n for n, m in enumerate(rest) if m.is_("direction", "up", "down")), len(rest))
        before = rest[led:moved]
        named = rest[moved + 1 : moved + 2]
        its = bool(named) and named[0].is_("time", "sign:month", "unit:month")  # 下降的月份
        if moved < len(rest) and (led or its) and all(m.is_("flow", "export", "import") for m in before):
            return (*mentions[:i], last, *mentions[i + 1 :])
    return mentions


def _told_before(mentions: Sequence[Mention]) -> bool:
    """Whether a time is named before which it was, or what it is to be as high as."""
    return holds(mentions, "op", "as_high", "as_low") or any(
        isinstance(m.value, TimeExpression) and m.value.mode == "before" for m in mentions
    )


# `A year on?`, `and two months on`: at the end of a text, so much later than what was told.
_AFTER = {"unit:month": "month_after", "per_month": "month_after", "unit:year": "year_after"}


def further_on(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a unit of time and the `on` that closes the text as the time after; a number of them as so many
    later."""
    if len(mentions) < 2 or not mentions[-1].is_("prep", "on"):
        return mentions
    *ahead, unit, on = mentions
    if unit.code not in _AFTER or unit.last + 1 != on.first:
        return mentions
    if ahead and ahead[-1].kind == "number":
        return (*ahead, unit, replace(on, kind="time", code="later", others=()))
    return (
        *ahead,
        replace(unit, last=on.last, kind="time", code=_AFTER[unit.code], said=f"{unit.said} {on.said}", others=()),
    )


# `Exports to the US since then`, `seitdem`, 此后: from the time told last on, where no time is named beside it; `what
# was the surplus in it`: in that time.
_SINCE_THEN: Final = TimeExpression((Moment(None, (1, 12), anchor="earlier"),), "since")


def since_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words as the span from the time told last on: of a talk, where nobody told one in the text;
    of the one time in it, where one question is asked: `surplus in May, how much has it grown since then`."""
    if holds(mentions, "op", "revise", "first_print"):
        return mentions  # その後修正されたか
    times = [m for m in mentions if m.kind == "period"]
    ways = [m for m in mentions if m.is_("direction") or m.is_("growth", "growth")]
    way = any(m.code != "moved" for m in ways) and not holds(mentions, "extreme")  # else: revised
    trailing = bool(mentions) and mentions[-1].is_("time", "since") and not mentions[-1].others
    asked = holds(mentions, "flow") or (way and holds(mentions, "op", "count"))
    if trailing and (way if times else asked):
        last = replace(mentions[-1], kind="harmless", code="words", others=(("harmless", "since_then"),))  # "up since?"
        mentions = (*mentions[:-1], last)
    said = times[0].value if ways and len(times) == 1 and not holds(mentions, "conj") else None
    if isinstance(said, TimeExpression) and said.mode == "list" and len(said.parts) == 1:
        since = replace(said, mode="since")
        began = replace(times[0], code=since.code, value=since)
        behind = any(m.says("since_then") and m.first > times[0].last for m in mentions)
        return tuple(began if m is times[0] else m for m in mentions) if behind else mentions
    if times:
        return mentions
    return tuple(
        replace(m, kind="period", code=_SINCE_THEN.code, value=_SINCE_THEN, others=()) if m.says("since_then") else m
        for m in mentions
    )


_EACH: Final = ("op", "trend")


def last_so_many(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Last three surpluses`, `las últimas 3 cifras del superávit`: what so many are told of is as good as months; of
    `which year of the last five` so many are years."""
    past = next((i for i, m in enumerate(mentions) if m.means("time", "past")), len(mentions))
    counted = [mentions[i].kind == "number" if 0 <= i < len(mentions) else False for i in (past - 1, past + 1)]
    at = past + 1 + counted[1]
    named = at < len(mentions) and (mentions[at].kind == "time" or mentions[at].says("figure_noun"))
    led = mentions[past - 2 : past] if past > 1 and counted[1] and not named else ()
    if len(led) > 1 and led[1].is_("prep", "of") and led[0].kind == "time" and led[0].code.startswith("unit:"):
        last = mentions[at - 1].last
        return (*mentions[:at], replace(led[0], first=last, last=last), *mentions[at:])
    if counted[0] is counted[1] or at >= len(mentions):
        return mentions
    noun = mentions[at]
    figures = at + 1 < len(mentions) and noun.kind == "flow" and mentions[at + 1].says("figure_noun")
    if not (figures or noun.is_("flow", "surplus", "deficit", "balance") or noun.says("figure_noun")):
        return mentions
    return (*mentions[:at], replace(noun, others=(*noun.others, _EACH)), *mentions[at + 1 :])


def each_of_the_last(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each of such months by itself."""
    months = [(span, m) for span, m in pairwise(mentions) if span.code.startswith("newest:") and "x" in span.code]
    counted = [m for span, m in months if m.says("reading") and span.last + 1 == m.first]  # "last six readings"
    told = next((m for m in mentions if (_EACH in m.others or m in counted) and m.kind in ("flow", "harmless")), None)
    if told is None:
        return mentions
    at = mentions.index(told)
    each = (replace(told, kind="op", code="trend", others=()),) if at and mentions[at - 1].kind == "period" else ()
    plain = replace(told, others=tuple(other for other in told.others if other != _EACH))
    return (*mentions[:at], *(() if told in counted else (plain,)), *each, *mentions[at + 1 :])


_NEAR = 2  # "which of the last", "welches der letzten": an article at most stands between


def counted_of_the_last(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `how many of the last 12 months` as a count of months: so many "months" are no amount; and `which
    of the last five years` as which year."""
    found = list(mentions)
    for asked, span in pairwise([m for m in mentions if not m.is_("harmless", "little")]):
        parts = span.value.parts if isinstance(span.value, TimeExpression) else ()
        grain = parts[0].grain if len(parts) == 1 and parts[0].anchor == "newest" and parts[0].count > 1 else None
        if grain == "month" and asked.is_("question", "how_many"):
            found[mentions.index(asked)] = replace(asked, kind="op", code="count", others=(("time", "unit:month"),))
        elif grain == "year" and (asked.is_("question", "what") or asked.says("choosing")):
            unit, at = replace(asked, first=asked.last, kind="time", code="unit:year", others=()), found.index(span)
            found[at:at] = [unit] if at - found.index(asked) <= _NEAR else []
    return tuple(found)


def in_it(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `in it` at the end of a question about a flow as `then`."""
    if not holds(mentions, "flow"):
        return mentions
    for at, (led, m) in enumerate(pairwise(mentions), 1):
        closes = at + 1 == len(mentions) or mentions[at + 1].is_("conj")
        inside = led.is_("prep", "in") and led.last + 1 == m.first == m.last
        if inside and closes and m.is_("harmless") and m.says("pronoun"):
            then = replace(m, first=led.first, said=f"{led.said} {m.said}", others=(("harmless", "then"),))
            return (*mentions[: at - 1], then, *mentions[at + 1 :])
    return mentions


# `Steigen die Exporte im Oktober?`, `¿suben las exportaciones en octubre?`: whether something moves, in the present
# tense, at a month of no year -> the month that is about to be, where the newest held ended not long before it. A
# question for how much or when, or a claim to be checked, is of what has been (`wie stark steigen die Exporte im
# Oktober?`), and so is one that names other figures.
_BESIDE: Final = ("flow", "place", "demonym", "commodity", "prep", "harmless", "period", "growth", "direction")


def months_ahead(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with such a month as one that may be ahead."""
    coming = _coming(mentions)
    beside = (*_BESIDE, "question", "fragment") if coming else _BESIDE
    if not holds_only(mentions, *beside) or not holds(mentions, "flow"):
        return mentions
    moved = coming or [i for i, m in enumerate(mentions) if m.says("present")]
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(moved) != 1 or len(times) != 1:
        return mentions
    asked = tokens[-1].norm == "?" or coming or holds_only(mentions[: moved[0]], "harmless")
    time = mentions[times[0]].value
    if not asked or not isinstance(time, TimeExpression) or len(time.parts) != 1 or time.mode != "list":
        return mentions
    if not time.parts[0].yearless or time.parts[0].months == (1, 12):
        return mentions
    told = replace(time, parts=(replace(time.parts[0], ahead=True),))
    found = list(mentions)
    found[times[0]] = replace(mentions[times[0]], code=told.code, value=told)
    return tuple(found)


def _coming(mentions: Sequence[Mention]) -> list[int]:
    """Where a verb stands that tells of what is yet to be: `wie werden die Exporte`, `wie hoch werden sie sein`,
    `¿cuánto serán?`, `сколько составит`."""
    told = [i for i, m in enumerate(mentions) if m.says("yet_to_be")][:1]
    if told or not mentions or not mentions[-1].says("to_be_at_last"):
        manner = [i for i, (one, two) in enumerate(pairwise(mentions)) if one.says("manner") and two.says("to_come")]
        return told or manner
    return [i for i, m in enumerate(mentions) if m.says("to_come")]


# `I am on air in 5`, `going live in ten, exports in June?`: in how many minutes whoever asks needs it, no figure.
# `How much had China exported by June`: all of the year till then.
_MOST = 60  # minutes
_ENDING = ("month:", "quarter:", "half:", "middle_of")  # a year has one figure
_COUNTED = ("unit", "scale", "time", "commodity", "flow", "party")  # what a number would count


def deadlines(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `in` and a small number that counts nothing as fillers right behind such a word."""
    found = list(mentions)
    for i, word in enumerate(mentions):
        if not word.says("hurried"):
            continue
        at = i + 1 + says_in(mentions[i + 1 : i + 2], "copula")  # "my deadline is in 20"
        if len(mentions) < at + 2 or not _minutes(mentions[at], mentions[at + 1]):
            continue
        after = mentions[at + 2] if at + 2 < len(mentions) else None
        if after is None or after.kind not in _COUNTED or after.first > mentions[at + 1].last + 1:
            found[at : at + 2] = [
                replace(m, kind="harmless", code="little", value=None, others=()) for m in mentions[at : at + 2]
            ]
    return tuple(found)


def _minutes(led: Mention, number: Mention) -> bool:
    small = number.kind == "number" and isinstance(number.value, int | float) and number.value <= _MOST
    return small and led.is_("prep", "in") and number.first == led.last + 1


def done_by_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `by` before a month as the end of what had been dealt till then, if an amount is asked."""
    dealt = holds(mentions, "verb") or holds(mentions, "flow", "export", "import")
    had = next((m.first for m in mentions if m.says("past_perfect")), None)
    if had is None or not (dealt and holds(mentions, "question", "how_much", "how_many")) or holds(mentions, "op"):
        return mentions
    found = list(mentions)
    for i, (by, then) in enumerate(pairwise(mentions)):
        time = any(kind == "time" and code.startswith(_ENDING) for kind, code in then.meanings)
        if by.is_("prep", "by") and (by.first > had or not i) and time and then.first == by.last + 1:
            found[i] = replace(by, kind="time", code="by_end", others=())
        elif found[0].is_("time", "by_end") and then.means("time", "that_year"):  # "by June, ... that year"
            found[i + 1] = replace(then, kind="harmless", code="little", others=())
    return tuple(found)
