"""The rules for what one figure is of another that stands beside it: `the ratio of imports to exports`, `for every
dollar bought, how many were sold`, `2025 exports as a per cent of 2018's`."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.subjects import is_place
from bot.understanding.rules.series import two_ends
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_OF_IT = ("flow", "prep", "harmless", *WHO)
_FLOWS = ("export", "import", "balance", "total")


def ratio(f: Features) -> Query | None:
    """Imports over exports as their part of them, for the larger over the smaller is the comparison of both; None for
    all else. Of two verbs, `bought` and `sold`, the two flows beside each other."""
    c = f.clause
    if (part := _of_the_whole(f) or _of_one_flow(f)) is not None:
        return part
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


def _of_the_whole(f: Features) -> Query | None:
    """`The ratio of trade with the US to total trade`, `soybean imports from Brazil divided by all soybean imports`: a
    partner's part, or that of goods, of the same flow of everybody, before which a word for the whole or its owner
    stands. Ambiguous where the whole stands first, or is both of other goods and of all partners."""
    c = f.clause
    flows = [m for m in c.all("flow") if m.code in (*_FLOWS, "trade", "surplus")]
    alike = len(flows) == len(c.all("flow")) == 2 and _as_named(flows[0]) == _as_named(flows[1])
    if not (alike and c.says("one_over_other")) or len(f.periods) > 1 or c.postposed or f.reporter != f.home:
        return None
    if f.amounts or f.context or f.moved or c.ops("why", "trend", "chart", "check") or c.has("extreme"):
        return None
    first, last = flows
    named = [m for m in c.mentions if is_place(m) and m.code in f.partners and m.code != "WLD"]
    goods = [m for m in c.all("commodity") if m.code != "TOTAL"]
    if not _whole(c, last, f.home):
        if _whole(c, first, f.home) and (named or goods):
            raise Ambiguous.again()  # "the ratio of total exports to exports to the US"
        return None
    of_some = [m for m in (*named, *goods) if m.first < last.first]
    if not of_some or len({m.code for m in named}) > 1 or len({m.code for m in goods}) > 1:
        return None
    if any(m.first > last.first for m in named) or (named and len(goods) == 1):
        raise Ambiguous.again()  # soybeans from Brazil in all imports
    return query_of(f, "share", by="partner" if named else "commodity", measure="share")


def _of_one_flow(f: Features) -> Query | None:
    """`What ratio of total exports goes to the US`: a partner's part, where the one flow is said to go somewhere or to
    come from there. Ambiguous for `the ratio of exports to the US`, which does not say what it is over."""
    c = f.clause
    over, flows = c.first("op", "compare"), c.all("flow")
    plain = len(flows) == 1 and flows[0].code in _FLOWS and len(f.partners) == 1 and len(f.periods) < 2
    if over is None or not over.says("one_over_other") or not plain or c.postposed or f.reporter != f.home:
        return None
    if f.amounts or f.context or f.moved or len(f.commodities) > 1 or not c.followed_by(over, "prep", "of"):
        return None
    if c.has_any("extreme", "growth", "direction", "party") or not over.first < flows[0].first:
        return None
    part = query_of(f, "share", by="partner", measure="share")
    going = [m for m in c.mentions if m.first > flows[0].last and m.kind in ("harmless", "verb")]
    what = any(m.kind == "question" and m.last == over.first - 1 for m in c.mentions)  # "what ratio comes from Brazil"
    if not what and (not going or c.at(going[0]) != c.at(flows[0]) + 1):
        raise Ambiguous.again(None, part, query_of(f, "level"))
    return part


def _as_named(flow: Mention) -> str:
    return {"trade": "total", "surplus": "balance"}.get(flow.code, flow.code)


def _whole(c: Clause, flow: Mention, home: str) -> bool:
    """`Total exports`, `all soybean imports`, `Chinese trade`: right ahead of the flow."""
    ahead = c.mentions[: c.at(flow)]
    ahead = ahead[max((i for i, m in enumerate(ahead) if m.kind in ("prep", "flow")), default=-1) + 1 :]
    whole = (m.says("whole_flow", "everybody", "in_all", "whole") or m.is_("op", "sum") for m in ahead)
    return flow.code == "total" or any(whole) or any(m.kind in WHO and m.code in ("WLD", home) for m in ahead)


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
    again = [m for m in c.mentions if part.last < m.first < times[1][0].first]  # "of the exports to the US in 2018"
    again = again if behind.kind == "flow" and len(c.all("flow")) == 2 else []
    whole = times[1][0] if again and all(m.kind in _OF_IT for m in again) else behind
    if whole is not times[1][0] or not _ahead(times[0][0], part):
        return None
    return _of(f, *f.periods)


def _ahead(time: Mention, part: Mention) -> bool:
    return time.first < part.first


def _of(f: Features, part: Period, whole: Period) -> Query:
    return query_of(f, "share", by="period", measure="share", periods=(part, whole))


def mean_moved(f: Features) -> Query | None:
    """`How did the monthly average of exports change from 2024 to 2025`: the means of the two years and how far they
    are apart, no mean over both; `the average rise` is told of another."""
    c = f.clause
    mean, times = c.first("op", "average"), c.expressions()
    ranged = len(times) == 1 and times[0][1].mode == "range" and len(times[0][1].parts) == 2
    moved = c.ops("difference") or c.has("direction")
    if mean is None or not (ranged and moved) or f.flow not in _FLOWS or f.context or f.things > 1 or f.amounts:
        return None
    one, two = times[0][1].parts
    rates = any(m.first == mean.last + 1 for m in (*c.all("direction"), *c.all("growth"))) or c.has("growth", "yoy")
    if rates or one.grain != two.grain or one.grain not in ("year", "half", "quarter") or c.has_any("extreme", "party"):
        return None
    ends = tuple(sorted(two_ends(f)))
    return query_of(f, "average", by="period", measure=f.measure, periods=ends) if len(ends) == 2 else None


def part_of_a_move(f: Features) -> Query | None:
    """Ambiguous for `how much of the fall in 2025 came in Q2`: a part of a movement, which no figure tells."""
    c = f.clause
    asked = c.first("question", "how_much") or c.first("measure", "share", "percent")
    behind = [
        m for m in c.mentions if asked is not None and m.first > asked.last and m.kind not in ("harmless", "prep")
    ]
    of = bool(behind) and (behind[0].is_("direction", "up", "down") or behind[0].is_("growth", "growth"))
    led = asked is not None and c.followed_by(asked, "prep", "of")
    whole = max(f.periods, key=lambda p: p.month_count, default=None)
    inside = len(f.periods) == 2 and whole is not None and all(whole.covers(p) for p in f.periods)
    if of and led and inside and f.flow in _FLOWS:
        raise Ambiguous.again()
    return None


def won_back(f: Features) -> Query | None:
    """Ambiguous for `how much of the 2025 loss was made up by June`: what part of a movement another took back, which
    no figure tells."""
    c = f.clause
    asked, fell = (
        c.first("question", "how_much") or c.first("measure", "share", "percent"),
        c.first("direction", "down"),
    )
    if asked is None or fell is None or not c.followed_by(asked, "prep", "of") or fell.first < asked.first:
        return None
    between = [m for m in c.mentions if asked.last < m.first < fell.first]
    plain = all(m.kind in ("prep", "harmless", "period", "flow", *WHO) for m in between)
    if plain and any(
        m.first > fell.last and (m.is_("direction", "up") or m.is_("measure", "share")) for m in c.mentions
    ):
        raise Ambiguous.again()
    return None


def mean_of_some(f: Features) -> Query | None:
    """Ambiguous for `the average surplus in months above 100 bn`: a mean over months that a bound picks out."""
    c = f.clause
    picked = [m for m in c.all("compare", "above", "below", "at_least", "at_most") if _of_months(f, m)]
    if c.ops("average") and picked and (f.bound is not None or f.amounts):
        raise Ambiguous.again()
    return None


def _of_months(f: Features, compare: Mention) -> bool:
    """`In months above`, `in the months that were above`."""
    led = [m for m in f.clause.mentions if m.last < compare.first and m.kind not in ("harmless", "flow")][-1:]
    return bool(led) and led[0].is_("time", "unit:month")
