"""Which of those told fell ("which rose?", "which one was down?"), and how many points the rates of two are apart."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Bound, Comparator, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.put_together import made
from bot.understanding.talks.told import RECKONED, told
from bot.understanding.words.kinds import ONE_WAY

_SHOWN = 5
_COUNTED = ("which", "count")
_PLAIN = ("level", "growth", "compare", "rank")
_ASKING = ("question", "op", "direction", "harmless", "conj", "fragment", "courtesy")
_THAN = ("flow", "compare", "period", "harmless", "conj", "fragment", "courtesy", "prep")
_APART = ("op", "unit", "question", "harmless", "conj", "fragment", "courtesy", "deictic", "prep", "growth", "compare")


def _others_moved(last: Query, c: Clause) -> Query | None:
    """ "Who gained instead?", after how much less went to one: the partners to whom it rose most."""
    one = len(last.partners) == 1 and last.partners != ("WLD",) and last.flow in ONE_WAY and last.all_goods
    if not one or last.operation not in ("growth", "why", "level", "check"):
        return None
    limit = _SHOWN if c.has("direction", "up") else -_SHOWN
    return last.with_(
        operation="rank", by="partner", measure="yoy", basis=None, partners=(), limit=limit, condition=None, notes=()
    )


def which_moved(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Which fell?" after several one by one or together: the rate of each, of which the reply tells which fell."""
    c = f.clause
    if (rates := _which_grew(before, f)) is not None:
        return rates
    if c.asks_who() and c.has("direction") and c.only(*_ASKING) and before[-1].query.operation == "change":
        raise Ambiguous.again(before[-1].query)  # "who gained?", after one partner's share at two times
    last = before[-1].query
    if c.has("fragment", "instead") and c.asks_who() and c.has("direction") and c.only(*_ASKING):
        return _others_moved(last, c)
    in_turn = last.operation in ("trend", "record") and last.by in ("year", "month") and last.flow in ONE_WAY
    if in_turn and len(last.periods) == 1 and _which(c) and c.has("direction", "up", "down") and c.only(*_ASKING):
        bound = Bound("above" if c.has("direction", "up") else "below", 0.0, unit="pct", measure="yoy")
        by = "year" if last.by == "year" else "which"  # "and which fell?", after the years one by one
        return last.with_(
            operation="threshold", by=by, measure="yoy", basis=None, limit=None, condition=bound, notes=()
        )
    course = last.operation == "trend" and len(last.periods) == 1 and last.measure is None and last.flow != "context"
    if course and _which(c) and c.has("direction", "up", "down") and c.only(*_ASKING):
        if last.by != "quarter" or last.flow not in ONE_WAY:
            raise Ambiguous.again(last)  # which of the surpluses fell: against which one is not said
        return last.with_(measure="yoy", basis=None, notes=())
    counted = last.operation == "threshold" and last.by in _COUNTED and last.measure == "yoy"
    grew = counted and c.has("growth", "growth") and not c.has("direction", "down")
    moved = grew or c.has("direction", "up", "down")
    moved = moved and not any(m.means("more", "more", "less") for m in c.mentions)
    other = last.operation == "threshold" and last.by in _COUNTED and c.has("flow") and f.flow in ONE_WAY
    kinds = (*_ASKING, "flow", "prep") if other else _ASKING
    in_which = counted and (
        c.has("prep", "in") or c.has("deictic", "them")
    )  # "and in which did they rise?", after the months that fell
    kinds = (*kinds, "prep", "deictic", "growth") if in_which else kinds
    if in_which and moved and _which(c) and f.amounts:
        raise Ambiguous.again(last)  # "and in which did they grow by more than 5 %?"
    ordered = last.operation == "rank" and last.measure == "yoy" and last.by in ("partner", "commodity")
    if ordered and isinstance(last.condition, Bound):  # "and which less?", "and to which did they fall?"
        kinds = (*kinds, "prep", "more", "deictic")
        moved = moved or (c.has("more", "more", "less") and not (c.ops("difference") or c.says("than", "copula")))
    if not (moved and _which(c)) or not c.only(*kinds) or c.has_other("op", "which"):
        return None
    if other and last.flow != "context":  # "and in which did exports fall?"
        moved_so = Bound("above" if c.has("direction", "up") else "below", 0.0, unit="pct", measure="yoy")
        return last.with_(by="which", flow=f.flow, measure="yoy", basis=None, condition=moved_so, notes=())
    if counted and isinstance(last.condition, Bound):
        way: Comparator = "above" if grew or c.has("direction", "up") else "below"  # "and which rose?"
        return last.with_(by="which", condition=Bound(way, 0.0, unit=last.condition.unit), notes=())
    if ordered:
        up = c.has("direction", "up") or c.has("more", "more")
        told_so = Bound("above" if up else "below", 0.0, unit="pct", measure="yoy")
        limit = last.limit and abs(last.limit) * (1 if up else -1)
        return last.with_(limit=limit, condition=told_so if last.condition is not None else None, notes=())
    things = told(before, False)
    if things is None or things.of.operation not in _PLAIN or things.of.flow == "balance":
        return None
    c.use(*c.all("op"))
    c.rule = RECKONED
    return made("growth", f, things)


def than_at_that_time(previous: Query, f: Features) -> Query | None:
    """ "And imports lower than in May?" after exports in June, or after June set against May: June's beside May's."""
    c, times = f.clause, previous.periods
    set_over = previous.operation == "growth" and previous.by == "period" and len(times) == 2
    told = set_over or (previous.operation == "level" and len(times) == 1)
    one = len(f.periods) == 1 and f.flow in ONE_WAY and f.flow != previous.flow and previous.flow in ONE_WAY
    if not (told and one) or not c.has("compare", "above", "below") or f.amounts or not c.only(*_THAN):
        return None
    if f.periods[0] == times[0] or f.periods[0].month_count != times[0].month_count:
        return None
    c.use(*c.all("compare"))
    return previous.with_(
        operation="compare",
        by="period",
        measure=None,
        basis=None,
        flow=f.flow,
        periods=(times[0], *f.periods),
        notes=(),
    )


def _which_grew(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Which grew?" after the figures of two, one a reply: the rate of each, and not that of the last."""
    c, last = f.clause, before[-1].query
    plain = last.operation == "level" and len(last.periods) == 1 and last.flow in ONE_WAY
    asked = c.has("question", "what", "who") and c.has("growth", "growth")
    if not (plain and asked) or not c.only(*_ASKING, "growth"):
        return None
    if c.has("direction") or c.has_other("op", "which") or (things := told(before, False)) is None:
        return None
    c.rule = RECKONED
    return made("growth", f, things) if things.slot != "periods" else None


def which_flow_rose_more(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Which rose more?" after exports of one time beside another, and imports at the same: the rates of the two."""
    c = f.clause
    two = [turn.query for turn in before[-2:]]
    beside = len(two) == 2 and all(one.operation == "compare" and one.by == "period" for one in two)
    flows = {one.flow for one in two}
    if (
        not beside
        or flows != {"export", "import"}
        or two[0].with_(flow=None, notes=()) != two[1].with_(flow=None, notes=())
    ):
        return None
    if not c.has("more", "faster", "slower") or not c.only(*_ASKING, "more") or len(two[0].periods) != 2:
        return None
    newest = (max(two[0].periods),)
    return two[1].with_(flow="both", by="flow", measure="yoy", condition=None, periods=newest, notes=())


def which_moved_of_all(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Which goods fell?", "and which countries rose?" after what all bought of all goods: those in order of how they
    moved, and no rate of all together."""
    c, last = f.clause, before[-1].query
    down, goods = c.has("direction", "down"), c.has("party", "product")
    dealers = c.has("party", "partner") or c.has("party", "buyer" if f.flow == "export" else "seller")
    one = len(f.periods) == 1 and f.flow in ONE_WAY and f.reporter == f.home and last.operation in (*_PLAIN, "why")
    if not one or not (goods or dealers) or down == c.has("direction", "up") or not c.only(*_ASKING, "party", "prep"):
        return None
    if last.commodities not in (("TOTAL",), ()) and not (goods and last.by == "commodity"):
        return None
    c.rule = RECKONED
    rated = last.with_(operation="rank", flow=f.flow, measure="yoy", basis=None, periods=f.periods, notes=())
    if goods:
        return rated.with_(
            by="commodity", commodities=(), partners=last.partners or ("WLD",), limit=-_SHOWN if down else _SHOWN
        )
    told = Bound("below" if down else "above", 0.0, unit="pct", measure="yoy")
    return rated.with_(by="partner", partners=(), commodities=("TOTAL",), limit=None, condition=told)


def _which(c: Clause) -> bool:
    of_them = any(m.is_("question", "what") and m.says("relative") for m in c.mentions)
    return of_them or any(m.kind in ("op", "harmless") and m.says("choosing") for m in c.mentions)


def points_apart(before: Sequence[Turn], f: Features) -> Query | None:
    """ "By how many points did they differ?" after the rates of two: the one beside the other, and no amounts."""
    c, last = f.clause, before[-1].query
    gap = c.has("flow", "balance") and not c.has_other("flow", "balance") and c.has("unit", "pp")  # "the gap in points"
    far = c.ops("mirror", "difference", "gap") or (c.has("question", "how_many") and c.has("compare", "between"))
    if not (gap or far) or not c.only(*_APART, *(["flow"] * gap)) or c.ops("why"):
        return None
    rates = last.measure == "yoy" and last.operation in ("growth", "compare")
    points = c.has("unit", "pp") or c.ops("mirror")
    things = told(before, False) if points and (rates or c.has("growth", "growth")) else None
    amounts = last.operation == "level" and last.flow in ONE_WAY and last.measure is None and len(before) > 1
    if amounts and c.has("unit", "pp") and far and not c.has_any("growth", "compare"):
        raise Ambiguous.again(last)  # of which rates: amounts were told
    if things is None or len(things.items) != 2 or things.slot == "periods" or last.operation == "share":
        return None
    c.rule = RECKONED
    return made("faster", f, things)
