"""What lies between two that were told, asked behind them: two partners side by side, the two counts of one trade."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import ONE_WAY


def gap_told(previous: Query, f: Features) -> Query | None:
    """ "How big is the gap?" after two partners side by side in one flow: what lies between them, and no balance."""
    c = f.clause
    content = [m for m in c.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy", "question")]
    points = previous.measure == "yoy" and c.has("unit", "pp")  # "the gap in points?", after two rates
    content = [m for m in content if not (points and m.kind in ("unit", "prep"))]
    lone = len(content) == 1 and content[0].is_("flow", "balance") and content[0].first == content[0].last
    sized = c.has("question", "how_much") or c.says("measuring", "sized")
    size = [m for m in content if m.kind not in ("period", "more", "direction", "deictic")]
    if previous.operation == "mirror" and len(size) == 1 and size[0].is_("flow") and size[0].says("sized"):
        periods = _both_years(previous, f) or f.periods or previous.periods
        return previous.with_(by="gap", periods=periods, notes=())  # "gap?", "smaller in 2024?"
    told = previous.operation == "level" and len(previous.partners) == 2  # each by itself
    if lone and told and ("op", "difference") in content[0].others and previous.flow in ONE_WAY:
        return previous.with_(operation="compare", by="partner", notes=())
    beside = previous.operation == "compare" and (points or previous.by in ("partner", "period", "commodity"))
    beside = beside and (previous.flow in ONE_WAY or points)
    return previous.with_(notes=()) if lone and (sized or points) and beside else None


def _both_years(previous: Query, f: Features) -> tuple[Period, ...]:
    """ "Has that gap shrunk since 2022?" after two counts: of that year and of the one told."""
    said = f.clause.expressions()
    if not f.clause.has("direction") or len(said) != 1 or len(f.periods) != 1 or not said[0][1].open:
        return ()
    then, now = f.periods[0].first.year, max(previous.periods).first.year
    return (Period.year(then), Period.year(now)) if then < now else ()
