"""A question why somebody did something (laid a duty, lifted a curb, made a truce) -> the events that tell of that act.

The act is an event that is held; what moved in the figures is not asked. Its report is told, and that no reason beyond
it is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.errors import Ambiguous
from bot.model import HOME, Coverage, EventCourse, Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.refusals.dated_events import GONE, REASON, of_goods
from bot.understanding.times.moments import Anchors, settle
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import TARIFFS, WHO

_BESIDE: Final = (
    "op", "event", "place", "demonym", "agency", "opinion", "harmless", "prep", "conj", "period", "question",
    "courtesy", "self", "multiple", "direction", "narrower", "commodity", "fragment", "negation", "verb", "number",
    "unit", "scale", "time",
)  # fmt: skip
_OF_FIGURES: Final = ("record", "rank", "average", "streak", "share", "difference", "mirror", "sum", "forecast")


def act_asked(clause: Clause, before: Sequence[Turn], coverage: Coverage, home: str, asked_on: date) -> Query | None:
    """The query after the events of the act; None where no act is named, figures are asked about beside it, or a rule
    on goods after the figure of others. Ambiguous where nothing of it is held of the time that is named."""
    events = clause.all("event")
    if not events and (taxed := _goods_taxed(clause, coverage, home)) is not None:
        times = [expression for _, expression in clause.expressions()]
        named = settle(times[0], Anchors(asked_on, events=coverage.event_periods)) if len(times) == 1 else ()
        if len(times) == len(named) and taxed in _steps(taxed, clause, named, coverage):
            return Query("define", home, None, (), (), by=f"event:{taxed}{REASON if clause.ops('why') else ''}")
    asked = events and len(clause.all("op", "why")) == 1 and clause.only(*_BESIDE, "flow")
    if not asked or _traded(clause):
        return None
    act = next((m for m in events if not m.says("any_truce")), events[0])
    if (clause.ops(*_OF_FIGURES) and not clause.says("orders")) or not _named_alone(clause, act):
        return None
    times, course = [expression for _, expression in clause.expressions()], coverage.course(act.code)
    if len(times) > 1 or not clause.codes(*WHO) <= {home, HOME, "USA", *course.parties}:
        return None
    if clause.has("period") and not times:
        return None
    times = [time for time in times if not time.latest]  # "why does steel need a licence now": as it has since then
    if course.rules and before and not clause.has("commodity"):
        ruled = {course.rules.get(code) for code in before[-1].query.commodities}
        if ruled != {act.code}:
            return None  # "why are they doing licences now", after rare earths: for what was told
    code = of_goods(act, clause, coverage)
    named = settle(times[0], Anchors(asked_on, events=coverage.event_periods)) if times else ()
    slugs = _steps(code, clause, named, coverage)
    told = " ".join(f"event:{slug}" for slug in slugs or (code,))
    query = Query("define", home, None, (), (), by=told + REASON)
    if not slugs:
        raise Ambiguous.again(query, query)
    return query


def _goods_taxed(clause: Clause, coverage: Coverage, home: str) -> str | None:
    """`Why did China put tariffs on American coal and LNG`, `what duties did it lay on American soy in March 2025`: the
    event of the duties on them; None where the goods are the home country's own, or a figure is asked for."""
    goods = [m for m in clause.all("commodity") if m.code not in TARIFFS]
    if not goods:
        return None
    acts = clause.ways["event_acts"]
    duties = clause.has("commodity", *TARIFFS) or any(token.norm in acts for token in clause.tokens)
    what = clause.has("question", "what") or any(m.is_("commodity", *TARIFFS) for m in clause.mentions[:1])
    what = what and clause.has("commodity", *TARIFFS) and len(clause.expressions()) == 1
    what = what and not clause.ops() and clause.has("place", home)
    if not (duties and (what or len(clause.all("op", "why")) == 1)):
        return None
    if clause.has_any("flow", "growth", "direction"):
        return None
    places = [m for m in clause.mentions if m.kind in WHO]
    owner = min(places, key=lambda m: _from_goods(clause, m, goods), default=None)  # whose goods they are
    if owner is None or owner.code != "USA" or not clause.codes(*WHO) <= {home, "USA"}:
        return None
    named = {m.code for m in goods}
    return next((slug for slug, course in coverage.courses if named <= course.taxes), None)


def _from_goods(clause: Clause, place: Mention, goods: list[Mention]) -> tuple[int, bool]:
    """How far a country stands from the nearest of the goods; one behind them is nearer than one before."""
    far, at = min((abs(clause.at(place) - clause.at(good)), clause.at(good)) for good in goods)
    return far, clause.at(place) < at


def _named_alone(clause: Clause, act: Mention) -> bool:
    """Whether goods, amounts and movements beside the act are its own: goods and a rate of duty stand at it, and it is
    what was moved ("why did they drop the duty", no "why did soy fall with the truce")."""
    around = {m for m in clause.mentions if m.kind not in ("harmless", "prep", "conj", "demonym", "place")}
    ordered = [m for m in clause.mentions if m in around]
    at = ordered.index(act)
    beside = {*ordered[max(0, at - 2) : at], *ordered[at + 1 : at + 2]}
    for m in around:
        if m.kind in ("commodity", "narrower", "number", "unit", "scale") and m.code not in TARIFFS and m not in beside:
            return False
        if m.kind == "unit" and m.code != "pct":
            return False
        if m.kind in ("direction", "multiple", "verb") and m.first > act.last and not _passive(clause, act, m):
            return False
    led = clause.before(act)
    moved = clause.has("direction") and led is not None and led.kind in ("prep", "time") and led.is_("prep", "with")
    return not moved


def _passive(clause: Clause, act: Mention, moved: Mention) -> bool:
    """`Why was the duty cut`, `the steel rule, why was it brought in`: what was done to it is told behind it."""
    between = [m for m in clause.mentions if act.last < m.first < moved.first]
    return all(m.kind in ("harmless", "period") or m.is_("op", "why") for m in between)


def _traded(clause: Clause) -> bool:
    """Whether a flow is named; `die Lizenz eingeführt` is an act in the word for imports."""
    acts = clause.ways["event_acts"]
    return any(clause.tokens[m.last].norm not in acts for m in clause.all("flow"))


def _ended_by(course: EventCourse, clause: Clause) -> tuple[str, ...]:
    """What put an end to it or lowered it, where that is what is asked about."""
    undone = any(token.norm in clause.ways["event_undone"] for token in clause.tokens)
    if (undone or clause.frame.marked(GONE)) and course.ended_by:
        return (course.ended_by,)
    return course.lowered_by if clause.has("direction", "down") else ()


def _steps(code: str, clause: Clause, named: tuple[Period, ...], coverage: Coverage) -> tuple[str, ...]:
    """The events of the act, of a time that is named those that were then; none where nothing of it was."""
    when = coverage.event_periods

    def then(slugs: Iterable[str]) -> tuple[str, ...]:
        held = dict.fromkeys(slug for slug in slugs if slug in when)
        if not named:
            return tuple(held)
        fits = (slug for slug in held if any(one.covers(when[slug]) or when[slug].covers(one) for one in named))
        return tuple(sorted(fits, key=lambda slug: when[slug].first))

    if ended := then(_ended_by(coverage.course(code), clause)):
        return ended
    acts = [((slug, *course.steps), course.at_once) for slug, course in coverage.courses if course.steps]
    acts = [(act, at_once) for act, at_once in acts if code in act]
    if code in (own := then(next((act for act, at_once in acts if at_once), (code,)))):
        return own
    return then(one for act, _ in acts for one in act)
