"""Several of the things that were told: by their places in an order, "#1 and #2", "the first and the third"; all."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Statement, Turn
from bot.understanding.clauses.features import Features, ordinal_of
from bot.understanding.talks.told import told
from bot.understanding.words.frame import Mention

_PLACES = {"first_one": 1, "second_one": 2, "third_one": 3}
_BESIDE = ("harmless", "conj", "fragment", "courtesy", "prep", "question", "period", "deictic")


def points_at_several(f: Features, before: Sequence[Turn]) -> bool:
    """Whether several places of an order are named and nothing else; fills partners or goods. Ambiguous where the order
    told last does not reach so far."""
    c = f.clause
    if c.has("deictic", "there") and (with_all := _with_all_told(f, before)):
        f.partners = with_all
        return True
    if not c.has("conj") or not (c.has("ordinal") or c.has("op", "rank") or c.has("deictic")):
        return False
    placed = [(m, place) for m in c.mentions if (place := _place_of(m)) is not None]
    others = [m for m in c.mentions if m not in [one for one, _ in placed]]
    if len(placed) < 2 or any(m.kind not in _BESIDE for m in others):
        return False
    listed = next((turn for turn in reversed(before) if len(turn.named) > 1), None)
    places = [place for _, place in placed]
    if listed is None or max(places) > len(listed.named) or len(set(places)) < len(places):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
    named = tuple(listed.named[place - 1] for place in places)
    c.use(*(m for m, _ in placed))
    if listed.query.by == "commodity" or len(listed.query.commodities) > 1:
        f.commodities = named
    else:
        f.partners = named
    return True


def _with_all_told(f: Features, before: Sequence[Turn]) -> tuple[str, ...]:
    """ "The balance with both", "with each of them", after one partner and another."""
    marks = {mark for mark in ("each", "both_of_them") if any(m.says(mark) for m in f.clause.all("deictic", "there"))}
    things = told(before, True) if marks else None
    if things is None or things.slot != "partners" or (marks == {"both_of_them"} and len(things.items) != 2):
        return ()
    return tuple(item for item in things.items if isinstance(item, str))


def _place_of(mention: Mention) -> int | None:
    """1 for `first`, `#1`, `the first one`; None for what names no place."""
    if mention.kind == "op" and mention.code == "rank":
        figure = mention.said.strip("#№. ")
        return int(figure) if figure.isdecimal() else None
    if mention.kind == "deictic":
        return _PLACES.get(mention.code)
    return ordinal_of(mention)
