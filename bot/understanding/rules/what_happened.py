"""Rules for events: when something is said to have happened, what tariffs did, a trade that is said to have ended."""

from __future__ import annotations

from typing import Final

from bot.model import Bound, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.none_traded import stopped
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import TARIFFS

# The rule for when something is said to have happened: `the Busan truce was in October 2025, right?` -> what is told
# of the event, with the time that is claimed of it.
_FIGURES = (
    "flow", "commodity", "growth", "direction", "unit", "number", "measure", "extreme", "more", "compare", "party"
)  # fmt: skip


def event_dated(f: Features) -> Query | None:
    """The query of such a claim; None where figures are named, or a time that is only set against the event."""
    c = f.clause
    if not c.has("event") or len(f.periods) != 1 or f.fragment:
        return None
    events = c.codes("event")
    if len(events) != 1 or c.has_any(*_FIGURES) or c.has("verb", "sell", "buy") or c.has("negation"):
        return None
    if c.has("question") or c.has_other("op", "check"):
        return None
    said = c.expressions()
    if f.since or f.up_to or f.ends or len(said) != 1 or said[0][1].open or said[0][1].base:
        return None
    alone = c.only("event", "period", "place", "demonym", "harmless")  # "Anfang 2026 hat China den Export verboten"
    if not (c.ops("check") or c.tokens[-1].norm == "?" or alone):
        return None
    c.use(*c.all("event"), *c.all("place"), *c.all("demonym"))
    vague = any(part.edge for part in said[0][1].parts)  # "early 2026" has no last day to be wrong by
    return Query(
        "define", f.reporter, None, (), (), periods=f.periods, by=f"event:{events.pop()}",
        condition=None if vague else Bound("is", 1.0, unit="count"),
    )  # fmt: skip


# The rule for what tariffs did to a trade: `what did the tariffs do to exports to the US`, `did they hurt exports`.
_PARTING: Final = frozenset(",;:.?!")
_LEADS: Final = ("on", "of", "for", "in", "with")


def tariffs_told(f: Features) -> Query | None:
    """The causes of how the trade moved that comes after the tariffs, with nothing between the two but what they do;
    the tariff alone would answer half of it. Sales to the US where no place is named."""
    c = f.clause
    tariff = next((m for m in c.all("commodity") if m.code in TARIFFS), None)
    if tariff is None or not f.context or c.has("question", "how_much", "how_many") or c.ops("difference", "how_fast"):
        return None  # how much of it is their doing, no figure tells
    if any(m.kind == "question" and m.last + 1 == tariff.first for m in c.mentions):
        return None  # "what tariff do US imports from China carry"
    hit = next((m for m in c.all("flow", "export", "import") if m.first > tariff.last), None)
    if hit is None:
        return None
    between = [m for m in c.mentions if tariff.last < m.first < hit.first]
    acts = [m for m in between if m.says("done_to")] or _moved_by_them(f, between, hit)
    effect = any(m.says("effect") for m in c.mentions if m.first < tariff.first)
    if any(m.kind in ("conj", "period", "number", "question") for m in between) or not (acts or effect):
        return None
    if any(m.is_("prep", *_LEADS) for m in between) and not effect:
        return None
    if any(m.kind == "commodity" and m is not tariff for m in c.mentions) or c.has("extreme") or c.has("growth", "mom"):
        return None
    places = tuple(m.code for m in c.mentions if m.kind == "place" and m.code != f.home and m.first > tariff.last)
    whole = any(m.is_("op", "sum") or m.says("whole_flow") for m in between)
    cut = any(not m.says("auxiliary", "ran") for m in acts) and not c.has("question")
    cut = cut and bool(f.periods or c.ops("check"))  # the newest month alone tells of no effect
    up = any(m.is_("direction", "up") for m in acts)
    # "did they cut exports": they fell
    condition = Bound("above" if up else "below", 0.0, unit="pct", measure="yoy") if cut else None
    c.use(*c.all("commodity"), *(m for m in between if m.kind == "op"))
    return query_of(
        f, "why", flow=hit.code, partners=places[:1] or ("WLD" if whole else "USA",), commodities=("TOTAL",),
        measure="yoy" if cut else None, condition=condition,
    )  # fmt: skip


def _moved_by_them(f: Features, between: list[Mention], hit: Mention) -> list[Mention]:
    """`Tariffs wiped out China's exports`, `tariffs boosted exports`: the one word for the movement, which stands right
    before what was moved."""
    moved = [m for m in between if m.kind == "direction"]
    if len(moved) != 1 or f.clause.frame.ways.unspaced or f.clause.says("conceding"):
        return []  # "in spite of the tariffs exports rose"
    behind = [m for m in between if m.first > moved[0].last]
    plain = all(m.kind in ("place", "demonym") or m.says("determiner", "whole_flow") for m in behind)
    signs = any(t.norm in _PARTING for t in f.clause.frame.tokens[moved[0].last + 1 : hit.first])
    own = any(m.kind in ("direction", "growth") and m.first > hit.last for m in f.clause.mentions)  # "exports fell"
    return moved if plain and not (signs or own) else []


# The rule for a trade that is asked to have ended: "has China stopped buying American soybeans".
_ASKED_ELSE = ("check", "why", "when", "streak", "count", "which", "first_time", "last_time", "ever", "longest")


def no_more(f: Features) -> Query | None:
    """What was traded in the time that is named, else in the newest month: a rate would tell of a fall, and nothing of
    an end."""
    c = f.clause
    if f.flow not in ("export", "import") or f.amounts or c.ops(*_ASKED_ELSE) or not (over := stopped(f)):
        return None
    c.use(*over)
    return query_of(f, "level")
