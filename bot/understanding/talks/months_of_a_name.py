"""The months of one name that a talk told of two years: "the surplus of those two Augusts", 这两个八月的顺差."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Period, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention

_BACK = 5  # how many replies back they may lie
_TWO = 2


def both_of_a_name(clause: Clause, before: Sequence[Turn]) -> Clause:
    """Each in its year, in the place of the month that names none. Ambiguous where more than two were told."""
    times = clause.expressions() if before else ()
    bare = [(m, said.parts[0].months[0]) for m, said in times if _bare_month(said)]
    if len(times) != 1 or len(bare) != 1:
        return clause
    month, number = bare[0]
    pointing = _pointing(clause, month)
    inside = any(token.norm in clause.ways["both_of"] for token in clause.tokens[month.first : month.last + 1])
    if not (pointing or inside):
        return clause
    told = _told(before, number)
    if len(told) > _TWO:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
    if len(told) < _TWO:
        return clause
    dated = TimeExpression(tuple(Moment("month", (number, number), period.first.year) for period in told))
    read = (replace(m, value=dated, code=dated.code) if m is month else m for m in clause.mentions if m not in pointing)
    return replace(clause, mentions=tuple(read))


def _bare_month(said: TimeExpression) -> bool:
    """Whether it is one month, of which no year is named."""
    one = said.parts[0] if len(said.parts) == 1 and said.mode == "list" else None
    return one is not None and one.yearless and one.grain == "month" and one.months[0] == one.months[1] and not one.days


def _told(before: Sequence[Turn], number: int) -> list[Period]:
    """The months of that number among what was told last, the earlier first."""
    turns = before[-_BACK:]
    spans = {period for turn in turns for period in (*turn.query.periods, *turn.months)}
    return sorted(span for span in spans if span.kind == "month" and span.first.month == number)


def _pointing(clause: Clause, month: Mention) -> list[Mention]:
    """The words that say that it is both: right before the month, its unit between at the most, or with the word for
    years behind it ("August of both years")."""
    at = clause.at(month)
    ahead, behind = clause.mentions[:at], clause.mentions[at + 1 :]
    unit = [m for m in behind[:1] if m.is_("time", "unit:month")]  # "in den beiden Augustmonaten"
    taken: list[Mention] = []
    for m in reversed(ahead):
        joined = m.last + 1 == (taken[-1] if taken else month).first
        if not joined:
            break
        taken.append(m)
        years = bool(clause.ways.unspaced) and m.is_("deictic", "months")  # 这两年8月
        if m.is_("deictic", "both") or m.says("both_of_them") or _these_two(clause, m) or years:
            return taken + unit
        if not (m.is_("time", "unit:month") or (clause.ways.unspaced and m.kind == "harmless")):
            break
    return _of_both_years(behind)


def _these_two(clause: Clause, number: Mention) -> bool:
    """`эти два августа`: a determiner stands before the number."""
    at = clause.at(number)
    pointed = at > 0 and clause.mentions[at - 1].says("determiner")
    return number.is_("number", "2") and pointed


def _of_both_years(behind: Sequence[Mention]) -> list[Mention]:
    taken: list[Mention] = []
    for m in behind:
        taken.append(m)
        if m.is_("deictic", "months") and len(taken) == 1:  # "im August in den beiden Jahren"
            return taken
        if m.is_("time", "unit:year"):
            return taken if any(one.is_("deictic", "both") or one.says("both_of_them") for one in taken) else []
        if m.kind not in ("prep", "harmless", "deictic"):
            return []
    return []
