"""A partner or good after an order of them: "where does Korea stand?", "is India in the top 10?", "and Germany?" after
another's place -> its place in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.kinds import ASKING_LITTLE, OF_ONE_TIME

_NAMING = {"partner": ("place", "demonym"), "commodity": ("commodity",)}
_TOLD = (
    "flow", "verb", "unit", "measure", "growth", "direction", "more", "compare", "time", "party", "agency", "event",
)  # fmt: skip
_PLACE = ("place_of", "rank")
_DEALT = {"partner": "total", "buyer": "export", "seller": "import"}
_BACK = 4  # turns


def place_of_told(previous: Query, f: Features) -> Query | None:
    """ "Where does that rank?", "rank among all buyers?" after one partner's figure: its place among all partners."""
    c = f.clause
    single = len(previous.partners) == 1 and previous.partners != ("WLD",) and previous.commodities == ("TOTAL",)
    told = single and previous.operation in OF_ONE_TIME and previous.by != "month"
    if not told or not c.ops(*_PLACE) or f.asks_time:
        return None
    if previous.reporter != f.home or c.has_any("extreme", "number", "ordinal") or f.context:
        return None
    if c.has("deictic", "them", "both") or not c.only(*ASKING_LITTLE, "deictic", "op", "place", "party", "time"):
        return None  # "rank those": several were told
    if c.has_other("op", *_PLACE) or c.has_other("place", "WLD"):
        return None
    measure = "yoy" if previous.operation == "growth" else None
    c.rule = RECKONED  # of all partners, however they are called
    return previous.with_(operation="rank", by="partner", limit=None, measure=measure, notes=())


def asks_its_place(c: Clause, previous: Query, home: str) -> bool:
    """ "Is it China's biggest partner?", "is that the largest market?" after one partner's figure: his place."""
    single = len(previous.partners) == 1 and previous.partners != ("WLD",) and previous.reporter == home
    if not single or previous.operation not in OF_ONE_TIME or not (c.has("party") and c.has("extreme")):
        return False
    pointed = c.has("deictic", "that") or c.says("pronoun")
    others = {m.code for kind in ("place", "demonym") for m in c.all(kind)} - {home}
    told = c.has_any("flow", "verb", "commodity", "question", "number", "ordinal", "agency", "op")
    return pointed and not others and not told and c.all("party")[0].code in _DEALT


def place_in_order(before: Sequence[Turn], f: Features) -> Query | None:
    """The place of the one that is named; None where no place is asked for. The order may lie behind the figures of one
    that stands in it: "how much did the third one sell? is Germany in the top ten?"."""
    c, previous = f.clause, before[-1].query
    if previous.operation in OF_ONE_TIME and c.has_any("place", "demonym"):
        orders = (turn.query for turn in reversed(before[-_BACK:]) if turn.query.operation == "rank" and turn.named)
        order = next((one for one in orders if one.flow == previous.flow and one.limit is not None), previous)
        told = order is not previous and before[-1].query.partners[:1] != ("WLD",)
        previous = order if told and any(m.says("numbered") or m.kind == "number" for m in c.mentions) else previous
    if previous.operation != "rank" or previous.by not in _NAMING or c.has_any(*_TOLD):
        return None
    kinds = _NAMING[previous.by]
    named = tuple(dict.fromkeys(m.code for kind in kinds for m in c.all(kind)))
    others = [kind for kind in ("place", "demonym", "commodity") if kind not in kinds and c.has(kind)]
    if len(named) != 1 or others:
        return None
    slot = "partners" if previous.by == "partner" else "commodities"
    single = previous.limit is None and len(getattr(previous, slot)) == 1  # after the place of another
    asked = c.ops(*_PLACE) or (c.has("question", "where") and not c.has_other("op", "trend", "list"))
    one_of = c.says("among") or [m.value for m in c.all("number")] == [1]  # "is Germany among them?", "one of them"
    asked = asked or c.says("numbered") or (c.has("deictic", "them") and one_of)
    again = single and c.only(*ASKING_LITTLE, *kinds, "period")
    if not (asked or again) or c.has_other("op", *_PLACE, "trend", "list"):
        return None
    numbers = c.all("number")
    if len(numbers) > 1 or any(amount.unit or amount.scaled for amount in f.amounts):
        return None
    c.use(*numbers)  # "in the top 10?": its place tells
    periods = f.periods or previous.periods
    return previous.with_(**{slot: named}, limit=None, periods=periods, notes=())
