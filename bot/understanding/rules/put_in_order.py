"""What is put in order and by what: several partners, all months of a span, one month among them; what stands beside
each ("the five biggest markets and their growth")."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import WITH_RATES, WITH_TOTAL
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, QUIET

_YEAR = 12  # months: so many are told one by one


def listed_by(f: Features) -> bool:
    """`List Germany, France and Italy by exports`: several, put in order by what follows `by`."""
    c = f.clause
    by = c.first("prep", "by")
    if by is None or len(f.partners) < 2 or c.has("direction"):
        return False
    opening = next((m for m in c.mentions if m.kind not in QUIET), None)
    return opening is not None and opening.is_("op", "trend") and _by_a_flow(c)


def all_months(f: Features) -> bool:
    """`Rank the months of 2025 by the surplus, highest first`: every month of a span in its place."""
    by_name = f.clause.ops("list", "which") and len(f.periods) == 1 and 2 < f.periods[0].month_count <= _YEAR
    return bool(by_name) and f.asks_time is None and not f.amounts


def placed_in_time(f: Features, ordered: bool) -> bool:
    """ "Rank August 2026's surplus among all months": where one month stands among all of them."""
    months = f.clause.ops("list", "which", "monthly")
    return ordered and months and f.extreme() is None and [p.kind for p in f.periods] == ["month"]


def time_placed(f: Features) -> str | None:
    """`How did steel exports in 2025 rank historically`, `where does 2025 rank`: the time is placed among its like, and
    no partner; its grain, or None. `Where did steel rank in exports` places the goods, which stand before the verb."""
    c = f.clause
    ranked = next((m for m in c.all("op", "rank") if m.says("ranking")), None)
    put = ranked is not None and c.has("question", "how", "where")
    named = {m.kind for m in c.mentions if ranked is not None and m.first < ranked.first}
    put = put and ("commodity" not in named or "flow" in named)
    partners = [code for code in f.partners if code != "WLD"]
    if not put or partners or f.things > 1 or f.limit or c.has_any("party", "verb", "extreme"):
        return None
    kinds = [period.kind for period in f.periods]
    return kinds[0] if kinds in (["year"], ["month"]) and f.flow in ("export", "import", "balance", "total") else None


def years_in_order(f: Features) -> bool:
    """`Rank 2021 to 2025 by export growth`, `order the years 2021 to 2025 by exports`: whole years, more than one, of
    one series, with a word for putting in order and no partner or goods that could be."""
    c = f.clause
    rated = [m for m in c.all("op", "rank") if m.says("numbered") or _by_a_flow(c)]
    if not rated or c.has_any("party", "extreme") or len(f.partners) > 1 or len(f.commodities) > 1:
        return False
    several = f.years or f.periods
    whole = all(p.first.month == 1 and p.last.month == 12 and p.month_count % 12 == 0 for p in several)
    return whole and sum(p.month_count for p in several) > 12


def times_named(f: Features) -> bool:
    """`Rank March, April and May 2025 by steel exports`: months, quarters or halves that are named one by one."""
    one = len(f.partners) < 2 and len(f.commodities) < 2 and not f.clause.has_any("party", "extreme", "question")
    kinds = {period.kind for period in f.periods}
    return one and len(f.periods) > 1 and len(kinds) == 1 and kinds <= {"month", "quarter", "half"}


def _by_a_flow(c: Clause) -> bool:
    """`Order the years by exports`, `in order of the surplus`."""
    by = c.first("prep", "by") or next((m for m in c.all("op", "rank") if m.last > m.first), None)
    return by is not None and (after := c.after(by, "demonym")) is not None and after.kind in ("flow", "growth")


def how_high(f: Features) -> bool:
    """`Where did exports stand`, `where was growth in June`: a level is asked, not to whom something went."""
    c = f.clause
    where = c.first("question", "where")
    if where is None or c.has_any("verb", "party") or f.extreme() is not None:
        return False
    said = [m for m in c.mentions if m.first > where.last]
    if any(m.says("standing") for m in said):
        return True
    if not said or any(m.says("heading") for m in said):
        return False  # "where are exports going"
    now = any(time.latest for _, time in c.expressions())  # "where are they now"
    return said[0].says("copula") or (now and said[0].says("pronoun"))


_HOW_FAR = ("difference",)  # "and by how much was it down on the year"
_RANKED = ("party", "flow", "commodity", "time", "period")


def rates_beside(f: Features) -> bool:
    """`Top 5 suppliers with growth`, `the largest buyers, and how each grew`: what comes first is put in order by what
    it amounts to, and the rate of each stands beside it. `The biggest growth`, `top 5 by growth` are orders of rates.
    """
    c = f.clause
    rates = c.all("growth")
    if len(rates) != 1 or f.context or f.flow in ("both", "all") or f.bound is not None or c.has("more"):
        return False
    rate = rates[0]
    moved = c.all("direction")
    sizes = [m for m in c.mentions if m.kind == "extreme" or m.is_("op", "rank", "record")]
    if not sizes or any(m.first > rate.first for m in sizes):
        return False
    joint = c.before(rate, "measure", "deictic", "question", "self")
    while joint is not None and (joint.is_("op", "how_fast", "each", *_HOW_FAR[: bool(moved)]) or joint in moved):
        joint = c.before(
            joint, "measure", "deictic", "question", "self"
        )  # "and how fast did each grow", "how far down"
    if moved and (joint is None or not joint.is_("conj", "and", "plus") or any(m.first < joint.first for m in moved)):
        return False
    if joint is None or joint.first < sizes[-1].first:
        return False
    joined = joint.is_("conj", "and", "plus") or joint.is_("prep", "with") or _too(f, rate)
    counted = bool(f.limit) and any(m.last < sizes[-1].first for m in c.all("party"))  # 輸出先上位5つ
    ranked = counted or any(m.kind in _RANKED and sizes[-1].last < m.first <= joint.first for m in c.mentions)
    return joined and ranked


def rate_of_the_best(f: Features) -> bool:
    """`Growth of the lowest month of exports`, 出口最低的那个月同比: the month found by what it came to, and its
    rate is asked. `The month of the lowest growth` is found by its rate."""
    c, extreme, rate = f.clause, f.clause.first("extreme"), f.clause.first("growth")
    if extreme is None or rate is None or f.context or f.flow not in ONE_WAY or f.bound is not None:
        return False
    apart = len(c.all("growth")) + len(c.all("extreme")) > 2 or c.has_any("direction", "more", "number", "party")
    if apart or extreme.says("of_pace") or not extreme.is_("extreme", "most", "least"):
        return False
    months = [m for m in c.mentions if m.means("time", "unit:month") or m.code == "earlier:month"]
    if len(months) != 1:
        return False
    if rate.first > extreme.last:  # the month and then its rate, right behind
        said = [m for m in c.mentions if extreme.last < m.first < rate.first and m.kind != "harmless"]
        behind = c.tokens[rate.first].kind in ("han", "kana")
        return behind and extreme.first < months[0].first < rate.first and all(m in months for m in said)
    if months[0].first < rate.first:
        return False
    between = [m for m in c.mentions if rate.last < m.first < min(extreme.first, months[0].first)]
    between = [m for m in between if m.kind not in ("harmless", "period", "flow")]
    return bool(between) and all(m.is_("prep", "of", "in", "for") or m.means("time", "during") for m in between)


def change_beside(f: Features) -> bool:
    """`Who sells most, how much was it, and how did that change`, `what change, and what rank does it have`: the order
    is by size, and how each moved is asked beside it."""
    c = f.clause
    moved, places = c.all("direction"), c.all("op", "place_of")
    if len(moved) != 1 or c.has_any("growth", "more", "compare") or f.context or f.bound is not None:
        return False
    said = [m for m in c.mentions if m.kind not in ("harmless", "deictic") and not m.is_("op", "each")]
    at = said.index(moved[0])
    if places and places[0].first > moved[0].first:  # "what change, and what rank"
        return at > 0 and said[at - 1].kind == "question" and said[at + 1].is_("conj", "and", "plus")
    sizes = [m for m in said if m.kind == "extreme" or m.is_("op", "rank")]
    asked = at > 1 and (said[at - 1].is_("question", "how", "how_much") or said[at - 1].is_("op", *_HOW_FAR))
    closing = at == len(said) - 1 and at > 1 and said[at - 1].is_("conj", "and", "plus")  # "their value and change"
    asked = asked or (closing and moved[0].code == "moved")
    if not asked or not sizes or any(m.first > moved[0].first for m in sizes):
        return False
    led = said[at - 1].first
    return closing or said[at - 2].is_("conj", "and", "plus") or c.tokens[led - 1].norm in (",", ";", "?")


def _too(f: Features, rate: Mention) -> bool:
    """`..., growth rates too`: of several, after a comma and with nothing of content behind it. "The worst three months
    in exports, yoy" names what they are put in order by."""
    c = f.clause
    after = c.after(rate)
    each = after is not None and after.is_("op", "each") and c.after(after) is None  # "growth of each"
    several = each or (rate.says("several_rates") and after is None)
    return several and rate.first > 0 and c.tokens[rate.first - 1].norm in (",", ";")


def rank_measure(f: Features) -> str | None:
    """By what it is put in order: rates where something moves, sizes with the rates beside them, else as asked.
    Ambiguous for a balance that moved most: asked only where an order is made."""
    if (f.growth and rates_beside(f)) or change_beside(f):
        return WITH_RATES
    if f.measure is None and not f.moved and total_beside(f):
        return WITH_TOTAL
    if f.moved and f.flow == "balance" and f.extreme() is not None:
        raise Ambiguous.again()  # "whose surplus rose most", "its 3 largest rises": no order of large surpluses
    return "yoy" if f.moved and f.flow != "balance" else f.measure


def total_beside(f: Features) -> bool:
    """`The top three months and their total`, `what the five biggest buyers took together`: of several, behind them."""
    c = f.clause
    sums = [m for m in c.all("op", "sum") if not m.says("whole_flow") or _theirs(c, m)]
    return bool(sums) and (f.limit or 0) > 1 and not f.context and c.mentions[0] not in sums


def _theirs(c: Clause, total: Mention) -> bool:
    """`Their combined sales`, `and the total`, `the total of those`."""
    at, after = c.at(total), c.after(total)
    return after is None or after.kind == "deictic" or (at > 0 and c.mentions[at - 1].says("possessive"))


def dealer_measure(f: Features) -> str | None:
    """Of partners and goods, their parts as well: "the top five buyers and their shares"."""
    c = f.clause
    in_percent = c.has("measure", "percent") or (c.has("unit", "pct") and not f.amounts)  # "by origin, percentages"
    parts = (c.has("measure", "share") or (in_percent and not f.growth)) and f.flow in (
        "export",
        "import",
        "total",
        None,
    )
    if c.says("performing") and f.measure is None and f.flow in ONE_WAY:
        return "yoy"  # "the worst performing export goods"
    return "share" if parts and not f.moved and f.measure is None else rank_measure(f)


def come_to_its_end(c: Clause) -> bool:
    """`When did exports fall to their lowest`, `auf ihren tiefsten Stand`, 最低に落ち込んだ: what they came to,
    and not how far they fell."""
    best = c.first("extreme")
    if best is None or not c.has("direction", "up", "down"):
        return False
    if c.postposed:
        led = c.after(best)
        moved = c.after(led) if led is not None and led.is_("prep", "post_to") else None
        return moved is not None and moved.kind == "direction"
    led = c.before(best)
    onto = led is not None and (led.is_("prep", "to", "into", "at", "on") or led.means("time", "to", "until"))
    return onto and led is not None and any(m.first < led.first for m in c.all("direction", "up", "down"))
