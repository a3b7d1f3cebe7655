"""What is said not to be meant, beside what is: "in dollars, not yuan", "May instead of June", "the growth, not the
amount" -> a clause without."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention

# Kinds that fill one slot: one of them denied and another said, the other is meant.
_SLOTS = (("place", "demonym"), ("commodity",), ("flow",), ("period",), ("unit", "measure", "growth", "op"))
# Of what is asked, those that are one figure.
_FIGURED = ("surprise", "forecast", "average", "sum", "per_month", "accumulated")
_MOVING = ("direction", "growth", "verb", "compare", "more", "op")
_COUNTED = ("value", "quantity")  # in what a trade is counted
_ENDS = (",", ";", "(", ")")


def affirmed(clause: Clause) -> Clause:
    """The clause without what it denies in so many words, where another thing of the same slot is said; else itself."""
    found: list[Mention] = []
    dropped: list[Mention] = []
    for negation in (*clause.all("negation", "not"), *clause.all("fragment", "instead", "no", "meant")):
        if negation.says("nor") and any(m.last < negation.first for m in clause.all("negation", "without")):
            continue  # "sin contar ASEAN ni la UE": that is left out too
        thing = _denied(clause, negation)
        if thing is None or not _instead(clause, negation, thing):
            continue
        found.append(thing)
        ends = sorted((clause.at(negation), clause.at(thing)))
        dropped += clause.mentions[ends[0] : ends[1] + 1]
    if not found:
        return clause
    kept = tuple(m for m in clause.mentions if m not in dropped)
    return replace(clause, mentions=kept, denied=tuple(found))


def _denied(clause: Clause, negation: Mention) -> Mention | None:
    """What is denied: by an answer (不是数量) or behind it (台数ではなく) only in what a trade is counted."""
    if negation.is_("fragment", "meant"):
        thing = clause.before(negation) if clause.postposed else None
    else:
        thing = clause.after(negation, "prep", "books")  # 不是按辆数
    if thing is None or not negation.is_("fragment", "no", "meant"):
        return thing
    other = clause.has_other("measure", thing.code) or (thing.code == "quantity" and clause.says("by_value"))
    denies = clause.postposed or negation.means("negation", "not")
    return thing if denies and other and thing.is_("measure", *_COUNTED) else None


def _month_of_span(span: Mention, month: Mention) -> bool:
    """Whether one time is a month and the other a longer one that may hold it."""
    grains = [
        {moment.grain for moment in time.parts} if isinstance(time := m.value, TimeExpression) else set()
        for m in (span, month)
    ]
    return grains[1] == {"month"} and "month" not in grains[0]


def _instead(clause: Clause, negation: Mention, thing: Mention) -> bool:
    """Whether another thing of its slot is said, set apart from the one denied: by a comma, `but`, or an end."""
    slot = next((kinds for kinds in _SLOTS if thing.kind in kinds), ())
    same = [m for m in (thing, *clause.mentions) if m.kind in slot and (m.kind != "op" or m.code in _FIGURED)]
    rest = [m for m in same[1:] if same[0] is thing and m.code != thing.code]
    if thing.kind == "period" or thing.is_("time", "year_span", "unit:month"):  # "not the year, just November"
        rest = [m for m in clause.all("period") if m is not thing]
        slot = ("period",)
    if thing.is_("measure", *_COUNTED) and clause.has_other("measure", thing.code):
        rest = [
            m for m in rest if m.is_("measure", *_COUNTED)
        ]  # 出口额（不是辆数）涨幅: in what it is counted, and no growth
    denied = negation.kind != "fragment"
    if denied and thing.kind == "period" and len(rest) == 1 and _month_of_span(rest[0], thing):
        return False  # "in 2025 but not in December": of it, and not instead of it
    if not slot or len(rest) != 1 or any(m.kind in _MOVING for m in _near(clause, negation, thing)):
        return False
    if negation.kind == "fragment":
        return True  # "imports instead of exports in May"
    after, before = clause.after(thing), clause.before(negation)
    closed = after is None or after.kind == "conj" or after is rest[0]
    opened = before is None or before.kind == "conj" or before is rest[0] or before.kind == "fragment"
    if thing.kind in _MOVING and not (opened and (before is None or before.kind != thing.kind)):
        return False  # "by value they did not grow", 同比没有增长
    return (closed and (opened or after is None)) or (_cut(clause, negation.first - 1) and _cut(clause, thing.last + 1))


def _cut(clause: Clause, at: int) -> bool:
    """Whether a comma or a bracket stands there, or nothing does."""
    return not 0 <= at < len(clause.tokens) or clause.tokens[at].norm in _ENDS


def _near(clause: Clause, first: Mention, last: Mention) -> tuple[Mention, ...]:
    return tuple(m for m in clause.mentions if first.last < m.first < last.first)
