"""The rules for the goods of which something is so: a flow that rose or fell, more or less of them than a year before;
never of all together."""

from __future__ import annotations

from itertools import islice, pairwise

from bot.errors import Ambiguous
from bot.model import Bound, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_SHOWN = 5
_FURTHER = ("faster", "slower", "fell_more")


def moved_goods(f: Features) -> Query | None:
    """ "Which imports fell in 2025", "which exports grew fastest", 減った輸入品目は: kinds of goods in the order of how
    they moved, and no rate of all together."""
    c = f.clause
    flow, further = c.first("flow", *ONE_WAY), c.first("more", *_FURTHER)  # "crecieron más"
    deed = c.first("direction", "up", "down") or further or c.first("growth", "growth") or c.first("more")
    if flow is None or deed is None or not f.all_goods or f.fragment or f.context:
        return _more_of_what(f) if flow is None and c.has("party", "product") else None
    if f.amounts or f.asks_time or len(f.periods) > 1 or f.flow not in ONE_WAY or c.has_any("conj", "compare"):
        return _more_of_what(f)
    if _wares_moved(c, flow, deed) and not (further or c.has("extreme") or f.limit or c.ops("rank", "held", "why")):
        return _of_which_so(f, down=deed.code == "down" or deed.says("falling"))
    asked, which = c.before(flow), _which_flow(c, flow, deed)
    than = any(m is not asked and m.says("than") for m in c.mentions)  # "qué" is one as well
    beside = c.says("than", "over_last_year") or c.has("more", "less")
    if c.has("more", "more", "less") and beside and (more := _more_of_what(f)) is not None:
        return more
    named = _goods_named(c, flow, deed)
    if not (which or named) or than or c.has_other("more", *_FURTHER) or c.has_other("op", "held"):
        return None
    most = c.first("extreme")
    if not (most or further or named or deed.kind == "direction"):
        return None  # "what export growth was expected"
    down = deed.code in ("down", "fell_more", "slower") or deed.says("falling")  # "the largest percentage fall"
    least = most is not None and most.code == "least"
    if not (most or further or f.limit or c.ops("rank")):
        return _of_which_so(f, down=down)
    return query_of(f, "rank", by="commodity", measure="yoy", limit=(f.limit or _SHOWN) * (-1 if down != least else 1))


def _of_which_so(f: Features, *, down: bool) -> Query:
    """All the goods held that rose, or that fell, and none that did not: no five of them in order."""
    told = Bound("below" if down else "above", 0.0, unit="pct", measure="yoy")
    return query_of(f, "rank", by="commodity", measure="yoy", condition=told)


def _wares_moved(c: Clause, flow: Mention, deed: Mention) -> bool:
    """`Which export goods grew`, `which of China's imported goods shrank`, `list the export goods that fell`,
    哪些出口商品增长了: goods are listed, and their deed stands right behind them."""
    behind = c.mentions[c.at(flow) + 1 : c.at(flow) + 3]
    beside = bool(behind) and behind[0].says("goods") and behind[0].first == flow.last + 1
    does = behind[int(beside)] if len(behind) > int(beside) else None
    if not (beside or flow.means("party", "product")) or does is not deed or deed.means("measure", "rate"):
        return False  # "what export goods growth"
    listed = bool(c.mentions) and (c.mentions[0].says("listing") or c.mentions[0].is_("op", "list", "trend"))
    ahead = [m for m in c.mentions[: c.at(flow)] if m.kind not in (*WHO, "period") and not m.says("little")]
    asked = ahead[:1] if [m.kind for m in ahead[1:]] in ([], ["prep"]) else []
    return listed or any(m.is_("question", "what") and not prep_of(c, m) for m in asked)


def _which_flow(c: Clause, flow: Mention, deed: Mention) -> bool:
    """ "Which imports fell"; not "the rate at which imports rose"."""
    asked = c.before(flow)
    which = asked is not None and asked.is_("question", "what") and asked.last + 1 == flow.first < deed.first
    return which and not (asked and prep_of(c, asked))


def goods_meeting(f: Features) -> Query | None:
    """ "Which export goods rose more than 20 % in 2025": the goods held of which a bound on the rate holds; a claim of
    all together is no answer."""
    c = f.clause
    flow, deed = c.first("flow", *ONE_WAY), c.first("direction", "up", "down") or c.first("growth", "growth")
    deed = deed or c.first("more", *_FURTHER)  # "rose more than 20 %"
    alone = f.all_goods and f.of_all and not (f.fragment or f.context or f.limit is not None or f.asks_time)
    if flow is None or deed is None or not alone or len(f.periods) > 1 or not isinstance(f.bound, Bound):
        return None
    if f.bound.unit != "pct" or f.bound.measure != "yoy" or c.ops("check", "held", "why", "rank") or c.has("extreme"):
        return None
    which = _which_flow(c, flow, deed) or _wares_moved(c, flow, deed)
    if not (which or (c.has("party", "product") and _goods_named(c, flow, deed))):
        return None
    return query_of(f, "rank", by="commodity", measure="yoy", condition=f.bound)


def _more_of_what(f: Features) -> Query | None:
    """ "Which goods did China export more of in 2025 than in 2024", "than a year earlier": those that rose on it."""
    c, times = f.clause, sorted(f.periods, reverse=True)
    more = c.first("more", "more", "less") or c.first("direction", "up", "down")
    before = len(times) < 2 and c.has("growth", "yoy") and c.says("than", "over_last_year")
    fewer = len(times) == 1 and c.has("more", "less") and not c.says("than")  # "which did it buy less of in 2025"
    before = before or (fewer and times[0].kind == "year")
    one_year = (before or (len(times) == 2 and times[1] == times[0].shift(-12))) and f.flow in ONE_WAY
    pairs = pairwise(c.mentions)
    goods = c.has("party", "product") or any(a.is_("question", "what") and b.says("goods") for a, b in pairs)
    goods = goods or (c.postposed and c.says("what_goods"))
    if not one_year or f.amounts or f.asks_time or f.fragment or f.context or not (goods and f.all_goods):
        return None
    if c.has("growth", "growth") and (c.has("compare", "above", "below") or c.has("more")):
        raise Ambiguous.again()  # "which goods grew more than a year earlier": at a higher rate, or at all
    if more is None or c.has("more", "faster", "slower", "fell_more"):
        return None
    c.use(*c.all("growth", "yoy"))
    return _of_which_so(f, down=more.code in ("less", "down")).with_(periods=tuple(times[:1]))


def _goods_named(c: Clause, flow: Mention, deed: Mention) -> bool:
    """Whether goods are asked for beside what moved: `which goods' imports`, `экспорт чего вырос`, 減った輸入品目."""
    little = (m for m in c.mentions[c.at(deed) + 1 :] if m.kind not in ("extreme", "harmless") or m.says("what_goods"))
    behind = (*c.mentions[c.at(flow) + 1 : c.at(flow) + 2], *islice(little, 1))
    relative = any(m.says("what_goods") or (c.postposed and m.means("party", "product")) for m in behind)
    return relative or c.has("party", "product")


def goods_in_order(f: Features) -> bool:
    """`The fastest growing export goods`, `rank import products by growth`, `the fastest growing exports`: kinds of
    goods by how they moved, where they stand right behind a flow; `export figures` and `export shipments` are none."""
    c = f.clause
    pairs = ((a, b) for a, b in pairwise(c.mentions) if a.is_("flow", *ONE_WAY) and a.last + 1 == b.first)
    wares = any(b.says("kinds_of_goods") for _, b in pairs) or _those_moving(c)
    ordered = f.extreme() is not None or c.ops("rank")
    if not (wares and ordered and f.all_goods) or f.asks_time or f.since or f.amounts[(f.limit is not None) :]:
        return False
    put = c.mentions[0].says("auxiliary", "copula") or c.ops("check", "when", "record", "ever", "why")
    return not (put or c.has("party") or c.has("time", "unit:month") or c.ops("which") or len(f.partners) > 1)


def _those_moving(c: Clause) -> bool:
    """`The fastest growing exports`: which of them, and no month of all."""
    said = [m for m in c.mentions if not m.is_("conj", "minus")]  # a hyphen
    return len(c.frame.all("extreme")) == 1 and any(
        best.kind == "extreme"
        and moving.says("moving_ones")
        and flow.is_("flow", *ONE_WAY)
        and flow.first == moving.last + 1
        for best, moving, flow in zip(said, said[1:], said[2:], strict=False)
    )
