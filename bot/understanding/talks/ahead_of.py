"""What is set beside the first of an order ("how much more than the US?"), and whose count is asked ("and by
Washington's?"); words of a total after a part, which may be of the part or of all."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Query, Statement, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.parties.owned import MIRROR
from bot.understanding.words.kinds import AMOUNTS

_TOLD = ("flow", "commodity", "verb", "period", "agency", "books", "unit", "growth", "measure", "direction", "party")
_COUNT = frozenset({"harmless", "conj", "fragment", "courtesy", "prep", "question", "place", "demonym"})


def ahead_of(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment, or None. Ambiguous where a total is asked for after a part."""
    previous = before[-1].query
    return (
        _than_another(before[-1], f)
        or _than_the_first(before, f)
        or _by_their_count(previous, f)
        or _from_whom(previous, f)
        or _total_after_part(previous, f)
    )


def _than_another(last: Turn, f: Features) -> Query | None:
    """ "How much more than the US?" after an order of partners: its first beside the one that is named."""
    c, previous = f.clause, last.query
    if previous.operation != "rank" or previous.by != "partner" or not last.named or (previous.limit or 0) < 0:
        return None
    further = c.ops("difference") and any(m.says("further") for m in c.all("op"))
    further = further or (c.has("question", "how_much") and c.has("more"))
    than = c.says("than")
    named = tuple(dict.fromkeys(m.code for kind in ("place", "demonym") for m in c.all(kind)))
    if not (further and than) or c.has_any(*_TOLD) or f.amounts or len(named) != 1 or named[0] == last.named[0]:
        return None
    if previous.measure not in (None, "value", "quantity"):
        return None
    return previous.with_(operation="compare", by="partner", limit=None, partners=(last.named[0], *named), notes=())


def _than_the_first(before: Sequence[Turn], f: Features) -> Query | None:
    """ "How much less than the first one?" after an order of partners and another one's figure: that one beside it."""
    c, previous = f.clause, before[-1].query
    pointed = c.all("deictic", "first_one", "second_one", "third_one")
    if len(pointed) != 1 or previous.operation != "level" or len(previous.partners) != 1 or previous.by is not None:
        return None
    led = c.before(pointed[0])
    apart = c.ops("difference") or (c.has("question", "how_much") and c.has("more"))
    if not apart or led is None or not led.says("than") or c.has_any(*_TOLD, "place", "demonym"):
        return None
    order = next((turn for turn in reversed(before[:-1]) if len(turn.named) > 1), None)
    at = ("first_one", "second_one", "third_one").index(pointed[0].code)
    if order is None or order.query.operation != "rank" or order.query.by != "partner" or len(order.named) <= at:
        return None
    if order.named[at] == previous.partners[0] or order.query.commodities != previous.commodities:
        return None
    pair = (previous.partners[0], order.named[at])
    return previous.with_(operation="compare", by="partner", partners=pair, notes=())


def _by_their_count(previous: Query, f: Features) -> Query | None:
    """ "And by Washington's?" after what is traded with the US: the same in their books."""
    c = f.clause
    if previous.operation not in AMOUNTS or len(previous.partners) != 1 or previous.reporter != f.home:
        return None
    if not c.only(*_COUNT) or previous.flow not in MIRROR:
        return None
    places = [m for m in c.mentions if m.kind in ("place", "demonym")]
    if len(places) != 1 or places[0].code != previous.partners[0] or places[0] is not _last_of_weight(f):
        return None
    led = c.before(places[0])
    counted = led is not None and led.is_("prep", "by")
    if not counted or not previous.all_goods:
        return None
    return previous.with_(
        reporter=previous.partners[0], partners=(f.home,), flow=MIRROR[previous.flow], basis=None, notes=()
    )


def _from_whom(previous: Query, f: Features) -> Query | None:
    """ "Who bought more from whom?" after the trade with one partner: both ways of it beside one another."""
    c = f.clause
    if len(c.all("question", "who")) < 2 or not c.has("more") or not c.has("verb") or len(previous.partners) != 1:
        return None
    plain = previous.operation in (*AMOUNTS, "growth") and previous.partners != ("WLD",)
    if not plain or c.has_any("flow", "commodity", "place", "demonym", "period"):
        return None
    return previous.with_(operation="compare", by="flow", flow="both", measure=None, basis=None, notes=())


def _last_of_weight(f: Features) -> object:
    return next((m for m in reversed(f.clause.mentions) if m.kind != "harmless"), None)


def _total_after_part(previous: Query, f: Features) -> Query | None:
    """ "Total for the year?" after Brazil's share of the beans: Brazil's, or all of them."""
    c = f.clause
    part = previous.operation == "share" and len(previous.partners) == 1 and previous.partners != ("WLD",)
    if not part or not c.ops("sum") or len(c.all("op")) > 1 or previous.flow not in ("export", "import"):
        return None
    told = any(c.has(kind) for kind in (*_TOLD, "place", "demonym", "deictic") if kind != "period")
    if told or f.amounts or not c.has_any("time", "period"):
        return None
    amount = previous.with_(operation="level", by=None, limit=None, measure=None, periods=f.periods, notes=())
    raise Ambiguous(Statement.of("refusal.ambiguous.again"), amount, (amount.with_(partners=("WLD",)), amount))
