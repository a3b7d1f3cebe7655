"""A question why somebody did something (laid a duty, lifted a curb, made a truce) -> the events that tell of that act.

The act is an event that is held; what moved in the figures is not asked. Its report is told, and that no reason beyond
it is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.errors import Ambiguous
from bot.model import HOME, Coverage, Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.refusals.dated_events import GONE, LOWERED, REASON, RULED, UNDONE, of_goods
from bot.understanding.times.moments import Anchors, settle
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import TARIFFS, WHO

# What was done in several steps: of these the ones of the time that is named are told, of no time all of `_TOGETHER`.
_STEPS: Final = (
    ("fentanyl_tariff_first", "fentanyl_tariff_second", "busan_truce", "supreme_court_ieepa"),
    ("liberation_day", "reciprocal_escalation", "geneva_truce", "supreme_court_ieepa"),
    ("china_retaliation_34", "geneva_truce"),
    ("rare_earth_controls_april", "rare_earth_controls_october", "busan_truce"),
    ("steel_licensing_announced", "steel_licensing_effect"),
    ("fuel_export_suspension", "fuel_export_ban"),
    ("solar_battery_rebates_announced", "solar_rebate_removed"),
    ("geneva_truce", "truce_extension", "busan_truce"),
    ("soybean_pledge", "soybean_pledge_met", "soybean_target_20mt"),
)
_TOGETHER: Final = _STEPS[4:7]
# Who else than the two of the trade war has a part in an event.
_PARTIES: Final = {"dual_use_ban_japan": {"JPN"}, "soybean_pledge_met": {"BRA"}, "hormuz_closure": {"IRN"}}
_BESIDE: Final = (
    "op", "event", "place", "demonym", "agency", "opinion", "harmless", "prep", "conj", "period", "question",
    "courtesy", "self", "multiple", "direction", "narrower", "commodity", "fragment", "negation", "verb", "number",
    "unit", "scale", "time",
)  # fmt: skip
_OF_FIGURES: Final = ("record", "rank", "average", "streak", "share", "difference", "mirror", "sum", "forecast")


# Goods of the other side that were taxed, all at once: "why did Beijing tax American coal and LNG".
_TAXED: Final = {
    "china_tariffs_us_energy": frozenset({"coal", "lng", "natural_gas", "crude_oil"}),
    "china_tariffs_us_farm_goods": frozenset({"soybeans", "meat"}),
}


def act_asked(clause: Clause, before: Sequence[Turn], coverage: Coverage, home: str, asked_on: date) -> Query | None:
    """The query after the events of the act; None where no act is named, figures are asked about beside it, or a rule
    on goods after the figure of others. Ambiguous where nothing of it is held of the time that is named."""
    events = clause.all("event")
    if not events and (taxed := _goods_taxed(clause, home)) is not None:
        times = [expression for _, expression in clause.expressions()]
        named = settle(times[0], Anchors(asked_on, events=coverage.event_periods)) if len(times) == 1 else ()
        if len(times) == len(named) and taxed in _steps(taxed, clause, named, coverage):
            return Query("define", home, None, (), (), by=f"event:{taxed}{REASON}")
    asked = events and len(clause.all("op", "why")) == 1 and clause.only(*_BESIDE, "flow")
    if not asked or _traded(clause):
        return None
    act = next((m for m in events if not m.says("any_truce")), events[0])
    if (clause.ops(*_OF_FIGURES) and not clause.says("orders")) or not _named_alone(clause, act):
        return None
    times = [expression for _, expression in clause.expressions()]
    if len(times) > 1 or not clause.codes(*WHO) <= {home, HOME, "USA", *_PARTIES.get(act.code, ())}:
        return None
    if clause.has("period") and not times:
        return None
    if act.code in RULED and before and not clause.has("commodity"):
        ruled = {RULED[act.code].get(code) for code in before[-1].query.commodities}
        if ruled != {act.code}:
            return None  # "why are they doing licences now", after rare earths: for what was told
    code = of_goods(act, clause)
    named = settle(times[0], Anchors(asked_on, events=coverage.event_periods)) if times else ()
    slugs = _steps(code, clause, named, coverage)
    told = " ".join(f"event:{slug}" for slug in slugs or (code,))
    query = Query("define", home, None, (), (), by=told + REASON)
    if not slugs:
        raise Ambiguous.again(query, query)
    return query


def _goods_taxed(clause: Clause, home: str) -> str | None:
    """`Why did China put tariffs on American coal and LNG`: the event of the duties on them; None where the goods are
    the home country's own, or a figure is asked for."""
    goods = [m for m in clause.all("commodity") if m.code not in TARIFFS]
    acts = clause.ways["event_acts"]
    duties = clause.has("commodity", *TARIFFS) or any(token.norm in acts for token in clause.tokens)
    if not (goods and duties and len(clause.all("op", "why")) == 1) or clause.has_any("flow", "growth", "direction"):
        return None
    places = [m for m in clause.mentions if m.kind in WHO]
    owner = min(
        places, key=lambda m: min(abs(clause.at(m) - clause.at(good)) for good in goods), default=None
    )  # whose goods they are stands nearest to them
    if owner is None or owner.code != "USA" or not clause.codes(*WHO) <= {home, "USA"}:
        return None
    return next((slug for slug, taxed in _TAXED.items() if {m.code for m in goods} <= taxed), None)


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


def _ended_by(code: str, clause: Clause) -> tuple[str, ...]:
    """What put an end to it or lowered it, where that is what is asked about."""
    undone = any(token.norm in clause.ways["event_undone"] for token in clause.tokens)
    if (undone or clause.frame.marked(GONE)) and code in UNDONE:
        return (UNDONE[code],)
    return LOWERED.get(code, ()) if clause.has("direction", "down") else ()


def _steps(code: str, clause: Clause, named: tuple[Period, ...], coverage: Coverage) -> tuple[str, ...]:
    """The events of the act, of a time that is named those that were then; none where nothing of it was."""
    when = coverage.event_periods

    def then(slugs: Iterable[str]) -> tuple[str, ...]:
        held = dict.fromkeys(slug for slug in slugs if slug in when)
        if not named:
            return tuple(held)
        fits = (slug for slug in held if any(one.covers(when[slug]) or when[slug].covers(one) for one in named))
        return tuple(sorted(fits, key=lambda slug: when[slug].first))

    if ended := then(_ended_by(code, clause)):
        return ended
    if code in (own := then(next((steps for steps in _TOGETHER if code in steps), (code,)))):
        return own
    return then(one for steps in _STEPS if code in steps for one in steps)
