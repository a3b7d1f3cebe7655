"""One more beside those told ("add Taiwan"), one flow of the two ("the imports part"), a record over another span."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.kinds import LITTLE

_SEVERAL = ("compare", "level", "growth", "share", "sum")


def beside_told(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment; None for any other."""
    previous = before[-1].query
    query = _one_part(previous, f) or _balance_then(before[-1], f)
    if query is not None:
        f.clause.rule = RECKONED
        f.clause.use(*f.clause.all("measure"))
    query = query or _one_more(previous, f) or _looked_for_over(previous, f)
    return query or _found_against(before[-1], f) or _rate_of_both(previous, f) or _rates_of_parts(before, f)


def _one_more(previous: Query, f: Features) -> Query | None:
    """ "Add Taiwan" after Japan and Korea side by side: the three of them."""
    c = f.clause
    adds = [m for m in c.all("op", "sum") if m.says("adding")]  # "ajoute", "agrega"
    if not c.frame.says("adding") or not c.only(*LITTLE, *(("op",) if adds else ()), "place", "demonym"):
        return None
    if len(c.all("op")) > len(adds):
        return None
    places = tuple(dict.fromkeys(m.code for m in (*c.all("place"), *c.all("demonym"))))
    told = previous.partners
    if not places or previous.operation not in _SEVERAL or told in ((), ("WLD",)):
        return None
    if {"WLD", previous.reporter, *told} & set(places) or previous.by in ("without", "period", "flow", "commodity"):
        return None
    c.use(*adds)
    return previous.with_(partners=(*told, *places), notes=())


def _looked_for_over(previous: Query, f: Features) -> Query | None:
    """ "In the last two years?" after the smallest month: the smallest of those."""
    c = f.clause
    if previous.operation != "record" or previous.by != "month" or not f.periods:
        return None
    counted = any(part.count > 1 for _, expression in c.expressions() for part in expression.parts)
    if not counted or not c.only(*LITTLE, "period"):
        return None
    span = Period(min(f.periods).first, max(period.last for period in f.periods))
    return previous.with_(periods=(span,), notes=()) if span.month_count > 1 else None


def _one_part(previous: Query, f: Features) -> Query | None:
    """ "The imports part?" after a country's trade: its imports, and no share of them."""
    c = f.clause
    if previous.operation not in ("total", "level") or not c.frame.says("part"):
        return None
    flows = c.codes("flow") & {"export", "import"}
    named = not c.only(*LITTLE, "flow", "measure", "question", "deictic")
    if len(flows) != 1 or named or not previous.all_goods:
        return None
    return previous.with_(operation="level", flow=flows.pop(), by=None, measure=None, notes=())


def _balance_then(last: Turn, f: Features) -> Query | None:
    """ "What was the surplus then?" after the months of a rate: of each of them; a balance has no rate."""
    c, previous = f.clause, last.query
    rated = previous.operation in ("threshold", "streak") and previous.flow in ("export", "import")
    if not rated or f.flow != "balance" or not c.has("question", "what", "how_much") or not (last.months or last.found):
        return None
    if not c.only(*LITTLE, "flow", "question", "deictic"):
        return None
    return previous.with_(operation="balance", flow="balance", by=None, limit=None, condition=None, measure=None,
                          basis=None, periods=last.months or (last.found,), notes=())  # fmt: skip


def _found_against(last: Turn, f: Features) -> Query | None:
    """ "How does that compare with May 2025?" after the month that was lowest: the two beside one another."""
    c, previous = f.clause, last.query
    if previous.operation != "record" or last.found is None or not c.ops("compare") or len(f.periods) != 1:
        return None
    if not c.only(*LITTLE, "period", "op", "deictic", "question", "compare"):
        return None
    if f.periods[0].month_count != last.found.month_count or f.periods[0] == last.found:
        return None
    c.use(*c.all("compare"))
    return previous.with_(operation="compare", by="period", limit=None, periods=(last.found, f.periods[0]), notes=())


def _rate_of_both(previous: Query, f: Features) -> Query | None:
    """ "January and February combined then" after the rate of one of them: the rate that is announced of both."""
    c = f.clause
    rated = (previous.operation == "growth" and previous.by == "year") or previous.operation == "why"
    both = len(f.periods) == 1 and f.periods[0].month_count == 2 and f.periods[0].first.month == 1
    if not (rated and both and c.ops("sum")) or not c.only(*LITTLE, "period", "op"):
        return None
    return previous.with_(operation="growth", by="year", measure="yoy", condition=None, periods=f.periods, notes=())


def _rates_of_parts(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Growth rates?" after exports, imports and the balance in one breath: of the two that have rates."""
    c, last = f.clause, before[-1]
    if not last.joined or not c.has("growth") or not c.only(*LITTLE, "growth", "period"):
        return None
    flows = {last.query.flow}
    for turn in before[-2::-1]:
        flows.add(turn.query.flow)
        if not turn.joined:
            break
    if not flows >= {"export", "import", "balance"}:
        return None
    return last.query.with_(operation="growth", by="year", measure="yoy", flow="both", notes=(),
                            periods=f.periods or last.query.periods)  # fmt: skip
