"""The rules for what one figure is of another that stands beside it: `the ratio of imports to exports`, `for every
dollar bought, how many were sold`, `2025 exports as a per cent of 2018's`."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_FLOWS = ("export", "import", "balance", "total")


def ratio(f: Features) -> Query | None:
    """Imports over exports as their part of them, for the larger over the smaller is the comparison of both; None for
    all else. Of two verbs, `bought` and `sold`, the two flows beside each other."""
    c = f.clause
    single = f.reporter == f.home and len(f.partners) < 2 and len(f.periods) < 2 and f.all_goods
    if not single or f.amounts or f.context or f.moved or c.ops("why", "trend", "chart", "check") or c.has("extreme"):
        return None
    verbs = [m.code for m in c.all("verb", "buy", "sell")]
    each = any(a.says("each") and b.is_("unit", "USD", "CNY") for a, b in zip(c.mentions, c.mentions[1:], strict=False))
    if each and sorted(verbs) == ["buy", "sell"] and c.has("question", "how_many", "how_much") and not c.has("flow"):
        return query_of(f, "compare", by="flow", flow="both", measure=None, basis=None)
    flows = [m.code for m in c.all("flow")]
    if flows != ["import", "export"] or f.flow != "both" or not c.says("one_over_other") or c.postposed:
        return None
    return query_of(f, "share", by="of_export", flow="import", measure="share")


def of_another_period(f: Features) -> Query | None:
    """`2025 exports to the US as a per cent of 2018's`, `June's share of H1 2026 exports`: the time right behind such
    a word is the whole; where the one behind it is a flow and the other time follows, it is read elsewhere."""
    c = f.clause
    part = c.first("measure", "share", "percent")
    alone = f.flow in _FLOWS and len(f.partners) < 2 and len(f.commodities) < 2 and len(c.codes("flow")) == 1
    other = c.has_any("growth", "direction", "more", "party", "negation", "extreme", "conj", "compare")
    if part is None or not alone or other or f.amounts or f.context or f.fragment or c.ops():
        return None
    behind = c.after(part, "prep")
    times = c.expressions()
    if behind is None or len({*f.periods}) > 2 or any(one.open or one.base or len(one.parts) > 1 for _, one in times):
        return None
    if len(f.periods) == len(times) == 1 and behind.is_("time", "year_span", "unit:year") and _ahead(times[0][0], part):
        year = Period.year(f.periods[0].first.year)
        c.use(behind)
        return None if f.periods[0] == year else _of(f, f.periods[0], year)
    if len(f.periods) != 2 or len(times) != 2:
        return None
    if f.flow == "balance" and behind.kind != "period" and c.followed_by(part, "prep", "of"):
        raise Ambiguous.again()  # "what % of the surplus in 2023 remained in 2025"
    again = behind.kind == "flow" and len(c.all("flow")) == 2  # "in per cent of the exports of 2018"
    whole = c.after(behind, "prep") if again else behind
    if whole is not times[1][0] or not _ahead(times[0][0], part):
        return None
    return _of(f, *f.periods)


def _ahead(time: Mention, part: Mention) -> bool:
    return time.first < part.first


def _of(f: Features, part: Period, whole: Period) -> Query:
    return query_of(f, "share", by="period", measure="share", periods=(part, whole))
