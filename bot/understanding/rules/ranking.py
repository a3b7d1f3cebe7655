"""The rule for what is put in order: partners, goods, months, quarters or years, by their figures or their rates."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Query
from bot.understanding.clauses.asked import broken_down, from_whom, query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.features import IN_SURPLUS, Features, ordinal_of
from bot.understanding.rules.order_ends import several_by_growth, which_end
from bot.understanding.rules.partners import countries_dealing, dealers_named, of_all_others, others_dealing, what_goods
from bot.understanding.rules.put_in_order import (
    all_months,
    dealer_measure,
    how_high,
    listed_by,
    placed_in_time,
    rank_measure,
    time_placed,
    times_named,
    years_in_order,
)
from bot.understanding.rules.records import place
from bot.understanding.words.kinds import BALANCES, OF_DEALERS, ONE_WAY, WHO


def rank(f: Features) -> Query | None:
    """Partners, goods or times put in order; None where nothing is ordered and nobody is asked for."""
    c = f.clause
    if (grain := time_placed(f)) is not None:
        return query_of(f, "record", by=grain, limit=1, measure=rank_measure(f))
    extreme = f.extreme()
    ordered = any(m not in c.used for m in c.all("op", "rank"))  # "did exports top 400 bn" puts nothing in order
    ordered = ordered or (broken_down(c, f.growth) and f.of_all) or listed_by(f)
    if c.has("question", "where") and f.flow is None and extreme is not None and not c.ops("source"):
        f.flow = "export"  # "куда ушло больше всего магнитов"
    whither = _whither_asked(f)
    if whither and extreme is None and not ordered and c.has("conj", "or") and not f.limit:
        return None  # "where did it sell more, in Africa or in Latin America": the two are set against each other
    if f.flow in ("both", "all") and c.has("conj", "or") and f.of_all and not c.has("party"):
        return None  # "c'est l'import ou l'export qui a le plus accéléré": the two flows are
    whither = whither or _whence_asked(f, ordered) or from_whom(f)
    dealers = _dealers_asked(f)
    ordered = _down_to_the_nth(f) or ordered
    superlative = extreme is not None or ordered or whither or (dealers and not c.has("conj", "or"))
    placed = (c.ops("place_of") and not f.asks_time) or c.says("beyond_them") or _rank_of_one(f, extreme)
    placed = placed or largest_of_its_balances(f)
    if (f.partners and placed) or _led_by_one(f):
        return query_of(f, "rank", by="partner", limit=None, measure=rank_measure(f))
    if not superlative and not (f.limit and c.has("party")):
        return None
    named = [] if of_all_others(f) or others_dealing(f) else list(dict.fromkeys(p for p in f.partners if p != "WLD"))
    goods = [code for code in f.commodities if code != "TOTAL"]
    sign = which_end(f, whither)
    if _month_of_each(f, named, goods):
        return query_of(f, "record", by="month", limit=sign, measure=rank_measure(f))
    if _times_of_each(f, named):
        return query_of(f, "rank", by=f.asks_time, limit=sign * (f.limit or 1), measure=rank_measure(f))
    by = _put_in_order(f, whither, named, goods)
    if by is None and f.asks_time and place(f) > 1:
        return None  # "the third highest month" is one month
    if by is None and (times := _times_in_order(f, ordered, sign, bool(named or goods))) is not None:
        return times
    if by is None and ordered and f.flow in ("export", "import") and not goods and not named and not f.moved:
        by = "commodity"  # "China's top imports": kinds of goods
    by = by or several_by_growth(f, sign)
    if by is None and ordered and f.flow in ("export", "import") and f.moved and _by_growth(f):
        raise Ambiguous.again()
    if by is None and f.flow == "balance" and not f.asks_time and _several_balances(f):
        by = "partner"  # "America's biggest deficits, top four": with whom
    two = len(named) == 2 if by == "partner" else by == "commodity" and len(goods) == 2
    two = two and not (f.limit or f.moved or f.flow == "balance" or c.says("each_month"))
    either = by == "partner" and sign == 1 and c.has("conj", "or") and not c.ops("rank")  # "le plus : A ou B"
    if by is None or (two and (c.ops("difference") or either)):
        return None  # "ASEAN or the EU, which is larger, and by how much": the two are set against each other
    pace = any(m.says("of_pace") for m in c.all("extreme"))  # "rose fastest, in yuan": by their rates
    rate = pace or any(m.means("measure", "rate") or m.is_("growth", "yoy", "mom") for m in c.all("growth"))
    in_money = f.basis_is_money and c.has("unit") and not rate
    if f.moved and (in_money or (by == "partner" and _moved_by_whom(f))):
        return query_of(f, "contribution", by=by, partners=tuple(named) or ("WLD",))  # "rose most in dollars"
    if by == "partner" and len(named) == 1 and not (f.limit and f.grouped):  # its place, also "is it in the top 5"
        return _place_of(f, tuple(named))
    return _order(f, by, sign, tuple(named), goods)


def _moved_by_whom(f: Features) -> bool:
    """`Which market lifted China's exports most`: who did so, and not whose own rose."""
    c = f.clause
    whom = c.first("party", "partner", "buyer", "seller")
    led = c.before(whom) if whom is not None else None
    if led is not None and led.kind == "prep":
        return False  # "in welches Land stiegen Chinas Exporte am stärksten"
    moved = c.after(whom) if whom is not None else None
    owner = c.after(moved) if moved is not None and moved.is_("direction", "up", "down") else None
    flow = c.after(owner) if owner is not None and owner.kind == "demonym" and owner.code == f.home else None
    return flow is not None and flow.is_("flow", "export", "import") and f.of_all


def _by_growth(f: Features) -> bool:
    """`Rank exports by growth in 2025`: of whom, of which goods or in which months is not told."""
    c = f.clause
    grown = c.first("growth", "growth", "yoy")
    led = c.before(grown, "harmless") if grown is not None else None
    open_ = f.of_all and f.all_goods and not (f.asks_time or f.fragment or c.has_any("party", "question", "amount"))
    return open_ and led is not None and led.is_("prep", "by")


def _rank_of_one(f: Features, extreme: int | None) -> bool:
    """`Exports to the Netherlands, rank 2024`: which place that one has."""
    one = len(f.partners) == 1 and f.partners[0] != "WLD" and f.reporter == f.home and f.all_goods and not f.grouped
    plain = extreme is None and not (f.limit or f.asks_time or f.moved or f.context) and f.flow is not None
    ranked = any(m.says("numbered") for m in f.clause.all("op", "rank"))
    timed = f.clause.says("by_month") or bool(f.clause.ops("by_quarter", "by_year")) or all_months(f)
    how = f.clause.has_any(*WHO) and not f.clause.has("deictic")  # "how does the US rank"
    other = f.clause.has_any("party", "measure") or f.clause.has_other("question", *(("how",) if how else ()))
    return one and plain and ranked and not (timed or other)


def largest_of_its_balances(f: Features) -> bool:
    """`Is China's largest deficit in 2025 with Taiwan?`, `is the US deficit with China its biggest`: its place among
    all that one has, and no best month of one. Ambiguous where whose they are stands behind them ("¿es China el mayor
    déficit de EE.UU.?")."""
    c = f.clause
    best, balances = c.first("extreme"), c.all("flow", *BALANCES)
    one = len(f.partners) == 1 and f.partners[0] != "WLD" and f.flow == "balance" and len(f.periods) < 2
    timed = f.asks_time or c.ops("monthly", "when", "ever", "record", "streak", "which") or c.has("time", "unit:month")
    if (
        best is None
        or not (one and balances)
        or timed
        or f.amounts
        or f.moved
        or f.fragment
        or c.has_any("question", "party")
    ):
        return False
    opened = c.mentions[0].says("copula", "is_one")
    named = c.after(c.mentions[0]) if opened else None
    if named is not None and named.is_("place", f.reporter) and c.after(named) is best:
        raise Ambiguous.again()
    led, behind = c.mentions[c.at(best) - 1] if c.at(best) else None, c.after(best)
    its = led is not None and led.says("its") and (behind is None or behind.kind in ("period", "op"))
    of_all = behind is not None and behind.is_("prep", "of") and len(balances) > 1 and c.says("its")
    whose = c.before(best, "ordinal", "number")
    owner = whose is not None and whose.is_("demonym", f.reporter) and behind is not None and behind in balances
    return (opened or bool(c.ops("check")) or of_all) and (its or of_all or owner)


def _several_balances(f: Features) -> bool:
    """Whether more than one of a country's balances is meant; China has a deficit with single partners only."""
    if f.reporter != f.home:
        return (f.limit or 0) > 1
    spans = [period.month_count for period in f.periods]
    several = f.of_all and (f.limit or 0) > 1 and len(f.amounts) == 1 and f.clause.has("flow", "surplus")
    if several and spans == [1]:
        return True  # "top 3 surpluses, June 2026": a month has one with each
    if several and len(spans) == 1 and not f.fragment:
        order = query_of(f, "rank", by="partner", limit=f.limit, partners=())
        raise Ambiguous.again(order, order, order.with_(by="month", partners=("WLD",)))  # "top 3 surpluses of 2025"
    named = f.clause.has("flow", "deficit") and not f.clause.ops("when")
    return f.of_all and named and f.home in f.clause.codes("place", "demonym")


def _whither_asked(f: Features) -> bool:
    """`Where did most of the magnets go`: to which countries."""
    c = f.clause
    if not c.has("question", "where") or how_high(f) or c.ops("source", "trend") or f.asks_time:
        return False  # "where's the trend"
    sent = f.flow in ("export", "import") or (f.flow == "balance" and f.extreme() is not None)
    return sent and (f.of_all or len(f.periods) < 2)  # "в Россию в марте и июне, где больше": which of the two


def _whence_asked(f: Features, ordered: bool) -> bool:
    """`Where do most of its imports come from`: of which countries."""
    c = f.clause
    whence = c.ops("source") or any(("op", "source") in m.others for m in c.all("verb"))
    sources = whence and (f.extreme() is not None or ordered) and f.flow in ("import", None) and not c.has("agency")
    return bool(sources) and not f.asks_time


def _dealers_asked(f: Features) -> bool:
    """`Who are the suppliers of soybeans`, `who buys the most`."""
    c = f.clause
    if c.has("question", "who") and c.has("party", "buyer", "seller"):
        return True
    who = c.has("question", "who") or countries_dealing(f)
    dealt = c.has("verb", "sell", "give", "buy", "get") or c.has("flow", "trade")
    doers = who and dealt and (f.of_all or others_dealing(f))
    doers = doers and not (len(f.periods) == 2 and c.has("more", "more", "less"))  # "who bought less than in 2024"
    doers = doers and f.flow in ("export", "import", "trade") and not f.asks_time and not c.has("direction")
    return bool(doers) or dealers_named(f)


def _down_to_the_nth(f: Features) -> bool:
    """`Which supplier came second`: the order down to it."""
    c = f.clause
    nth = max((n for m in c.all("ordinal") if (n := ordinal_of(m) or 0) > 1), default=None)  # "second and third"
    # "who comes second in China's imports": of all who are held
    who = c.asks_who() and f.of_all and f.flow in (*ONE_WAY, "total") and not (f.moved or f.asks_time or f.context)
    asked = c.has("party", "buyer", "seller", "partner") or (who and len(c.all("ordinal")) == 1)
    if nth is None or f.limit or f.extreme() is not None or not asked:
        return False
    f.limit = nth
    c.use(*c.all("ordinal"))
    return True


def _put_in_order(f: Features, whither: bool, named: list[str], goods: list[str]) -> str | None:
    """Whether goods are, or partners; None where that is not said."""
    c = f.clause
    as_goods = any(("party", "product") in m.others for m in c.all("flow"))  # 増えた輸出品, 增长最快的出口商品
    kinds = c.has("party", "product") or (as_goods and f.extreme() is not None and not f.asks_time)
    if len(goods) > 1 or (kinds and not goods) or what_goods(f):
        return "commodity"
    who = c.has("party") or broken_down(c, f.growth) or (c.asks_who() and f.asks_time != "month")
    return "partner" if who or whither or len(named) > 1 else None


def _month_of_each(f: Features, named: list[str], goods: list[str]) -> bool:
    """`When did imports from Japan and Korea hit their highs`, `the best month for cars and steel`: the best month of
    each, and which of them is larger is not asked."""
    c = f.clause
    dated = f.extreme() is not None and (c.ops("when") or f.asks_time == "month") and max(len(named), len(goods)) > 1
    one = [period.month_count for period in f.periods] == [1]
    asked = c.has_any("party", "more", "compare") or c.ops("rank", "compare", "by_year") or c.has("conj", "or")
    led = f.fragment and f.asks_time != "month"  # "which month was the weakest?" asks of each
    asked = asked or c.has("question", "who", "how_much") or bool(f.limit) or led or f.context
    return dated and not (one or asked) and f.flow in ("export", "import", "balance")


def _times_of_each(f: Features, named: list[str]) -> bool:
    """`Best quarter for imports from Japan and Korea`, `top three months for each`: of each, no order of the two."""
    c, grain = f.clause, f.asks_time
    sought = (grain == "quarter" and f.extreme() is not None) or (grain == "month" and (f.limit or 1) > 1)
    years = all(period.month_count > 3 for period in f.periods)
    asked = c.has_any("party", "more", "compare") or c.ops("compare", "by_year", "by_quarter") or c.has("conj", "or")
    return sought and years and len(named) > 1 and not (asked or f.context) and f.flow in ("export", "import")


def _times_in_order(f: Features, ordered: bool, sign: int, parted: bool) -> Query | None:
    """Months, quarters or years by their figures; `parted`: partners or goods are named."""
    c, grain = f.clause, f.asks_time or "month"
    if f.limit and f.limit > 1 and (f.asks_time or c.ops("which", "list")):
        return query_of(f, "rank", by=grain, limit=sign * f.limit, measure=rank_measure(f))
    among_all = ordered and f.asks_time and f.extreme() is None and [p.kind for p in f.periods] == [f.asks_time]
    if placed_in_time(f, ordered) or among_all:  # its place among all held
        return query_of(f, "record", by=grain, limit=1, measure=rank_measure(f))
    monthly = all_months(f) or (c.ops("trend", "monthly") and not parted)  # 月別輸入額ランキング
    if ordered and monthly:
        by = "month"
    elif years_in_order(f):
        by = "year"
    elif ordered and f.asks_time:
        by = f.asks_time
    elif ordered and times_named(f):
        return query_of(f, "compare", by="period", measure=rank_measure(f))
    else:
        return None
    return query_of(f, "rank", by=by, limit=sign * (f.limit or 12), measure=rank_measure(f))


def _place_of(f: Features, partner: tuple[str, ...]) -> Query:
    """The place of one partner among all."""
    c = f.clause
    denied = [m for m in c.all("negation", "not") if (one := c.after(m)) is not None and one.kind == "extreme"]
    c.use(*denied)  # "has it ceased to be the largest": its place tells
    its_place = query_of(f, "rank", by="partner", limit=None, measure=dealer_measure(f), partners=partner)
    if c.ops("when") and not f.periods:
        raise Ambiguous.again(its_place)  # "when did ASEAN become the largest": since when is not looked for
    return its_place


def _order(f: Features, by: str, sign: int, partners: tuple[str, ...], goods: list[str]) -> Query:
    """All partners or goods in order, or those that are named; of balances the deficits where they are meant."""
    c = f.clause
    limit = sign * (f.limit or (max(len(partners), len(goods)) if len(partners) > 1 or len(goods) > 1 else 0) or 5)
    theirs = f.flow == "balance" and _theirs(f)  # "who has the largest deficit with China": China's largest surplus
    if f.flow == "balance" and (c.has("flow", "deficit") or (of_all_others(f) and f.reporter != IN_SURPLUS)):
        limit = abs(limit) if theirs else -abs(limit)
    elif theirs and c.has("flow", "surplus"):
        limit = -limit
    side = next((OF_DEALERS[m.code] for m in c.all("party", "buyer", "seller") if by == "partner"), None)
    if side and f.flow == "balance" and not partners and c.has("deictic", "there") and c.has("conj"):
        raise Ambiguous.again(query_of(f, "rank", flow=side, by=by, limit=limit))  # "... surplus with each"
    return query_of(
        f, "rank", by=by, limit=limit, measure=dealer_measure(f),
        partners=partners or (("WLD",) if by == "commodity" else ()),
        commodities=f.commodities or (() if by == "commodity" else ("TOTAL",)),
    )  # fmt: skip


def _led_by_one(f: Features) -> bool:
    """`O Brasil liderou as vendas de soja à China?`, `did the US buy the most`: whether one comes first."""
    c, named = f.clause, [code for code in f.partners if code != "WLD"]
    leads = any(m.says("leading") for m in c.all("op", "rank"))
    acts = c.has("verb") or _dealt_most(f)
    if not leads and c.mentions and c.mentions[0].says("copula", "auxiliary") and acts and not f.amounts:
        leads = f.extreme() == 1 and not (
            c.has_any("direction", "more", "op", "time") or f.growth or c.frame.says("all_time")
        )
    return leads and len(named) == 1 and not f.asks_time and not c.has("question") and f.flow in ("export", "import")


def _dealt_most(f: Features) -> bool:
    """`Does China export most to the US`: a flow as a verb, the superlative right behind it, and to whom; the most of
    some goods is another thing."""
    said = [m for m in f.clause.mentions if not m.says("determiner")]
    return any(
        one.is_("flow") and one.says("sold") and two.kind == "extreme" and to.is_("prep", "to", "from")
        for one, two, to in zip(said, said[1:], said[2:], strict=False)
    )


def _theirs(f: Features) -> bool:
    """Whether a balance is told of those who have it with the reporter: `the deficit of India or the US with China`."""
    c = f.clause
    return any(m.code == f.reporter and prep_of(c, m) == "with" for m in (*c.all("place"), *c.all("demonym")))
