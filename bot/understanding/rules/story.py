"""Rules for questions behind a figure: revised, true, why, in brief, both sides.

Each says whether it applies and makes the query, or answers None.
"""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import GOODS_ALONE, Bound, Query
from bot.understanding.claimed import of_series
from bot.understanding.claimed.outcomes import revision_claimed
from bot.understanding.clauses.asked import query_of, summed_up_to
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import moved_by
from bot.understanding.clauses.features import Features
from bot.understanding.rules import claims
from bot.understanding.rules.brief import MIRRORED
from bot.understanding.rules.portions import due_to, part_of_growth
from bot.understanding.rules.records import place
from bot.understanding.rules.taken_for_granted import granted
from bot.understanding.spans.ends_named import since_january

_ALL = 10  # events of a why at most: what "more" of them asks for


def revision(f: Features) -> Query | None:
    """What was first announced and what it was revised to; None where no revision is asked for."""
    both = f.clause.has("term", "preliminary") and f.flow and f.periods and not f.clause.ops("define")
    ends = [f.clause.before(m) for m in f.clause.all("time", "since")]
    since = any(m is not None and m.is_("direction", "moved") for m in ends)  # "has the figure of May changed since"
    since = since or _changed_afterwards(f.clause) or _changed_by_who_counts(f)
    if not (f.clause.ops("revise", "first_print") or both or since):  # 去年10月の輸出、速報値と確定値
        return None
    frame = f.clause.frame
    if frame.mentions[0].is_("op", "first_print") and len(frame.all("flow")) > 1 and not frame.has("op", "revise"):
        return None  # "сначала экспорт, потом импорт": in that order, and no first print
    f.clause.use(*f.clause.all("term", "preliminary"))
    condition = revision_claimed(f)
    if condition is None and f.clause.ops("check") and len(f.amounts) == 1 and f.amounts[0].unit not in ("pct", "pp"):
        f.clause.use(*f.amounts[0].mentions)  # "it was revised to 838 bn, right?": first and later figure tell
        value, unit = f.amounts[0].in_unit("USD_bn")
        first = f.clause.ops("first_print") and not f.clause.ops("revise")
        value = -value if f.clause.has("flow", "deficit") else value
        plain = not f.clause.has_any("compare", "negation", "direction")
        condition = Bound("is", value, unit=unit, measure="first_print" if first else None) if plain else None
    rate = f.clause.has_any("growth", "more")  # "how strongly was it revised" asks for no rate
    claimed = [amount for amount in f.amounts if amount.unit == "pct"]
    if len(claimed) == len(f.amounts) == 1 and f.clause.has("direction"):  # "first said to be up 5.8 %, revised since?"
        f.clause.use(*claimed[0].mentions)
        rate = True
    largest = _largest(f) if condition is None else None
    if largest is not None:
        way, number = largest
        return query_of(
            f, "revision", measure="yoy" if rate and not way else f.measure, by=f"largest{way}", limit=number
        )
    goods = GOODS_ALONE if f.all_goods and f.clause.says(GOODS_ALONE) else None
    return query_of(f, "revision", measure="yoy" if rate else f.measure, by=goods, condition=condition)


def _largest(f: Features) -> tuple[str, int] | None:
    """`The largest revision of the surplus`, `which month was revised most`: which way, if that is told, and how many;
    None where another thing is largest. Ambiguous for how often there was one, and of a month that is named."""
    c = f.clause
    if c.ops("count"):
        raise Ambiguous.again()
    revises = c.all("op", "revise")
    best = next(
        (m for m in c.mentions if m.is_("extreme") or (m.is_("op", "rank") and m.means("extreme", "most"))), None
    )
    skip = ("demonym", "op", "number") + (() if any(m.says("as_revised") for m in revises) else ("flow",))
    behind = c.mentions[c.at(best) + 1 :] if best is not None else ()
    after = next((m for m in behind if m in revises or m.kind not in (*skip, "harmless", "prep", "direction")), None)
    if best is None or not (after in revises or c.before(best) in revises):
        return None
    if not best.means("extreme", "most") or [p.month_count for p in f.periods] == [1]:
        raise Ambiguous.again()
    up = any(m.says("revised_up") for m in revises) or c.has("direction", "up")
    down = any(m.says("revised_down") for m in revises) or c.has("direction", "down")
    up, down = (down, up) if c.has("flow", "deficit") else (up, down)
    c.use(*c.all("ordinal"), *(m for m in c.all("number") if m.value == f.limit))
    return "_up" if up and not down else "_down" if down and not up else "", max(place(f), f.limit or 1)


def _changed_afterwards(c: Clause) -> bool:
    """`Did the exports number for November change afterwards`: what was told of it, and not what it is a figure of."""
    told = [m for m in c.mentions if m.says("figure_noun") and not c.followed_by(m, "prep", "of")]
    moved = [m for m in c.all("direction", "moved") if told and told[0].first < m.first]
    behind = [two for one, two in pairwise(c.mentions) if one in moved]
    return any(m.says("going_on") for m in behind)


def _changed_by_who_counts(f: Features) -> bool:
    """`Did Beijing change the May surplus`, `изменила ли таможня экспорт`: who counts the trade does it, and to the
    figure, which stands right behind him and the verb."""
    c = f.clause
    moved = c.first("direction", "moved")
    if moved is None or not (f.flow and f.periods) or c.has_any("question", "event"):
        return False
    who = next((m for m in (c.before(moved), c.after(moved)) if m is not None and m.kind in ("place", "agency")), None)
    if who is None or who.code != f.home or c.before(min(who, moved, key=c.at), "op") is not None:
        return False  # "exports to China changed"
    told = c.after(max(who, moved, key=c.at), "period")
    return told is not None and told.kind == "flow"


def why(f: Features, asked: bool = False) -> Query | None:
    """The causes of a move, or of what sets two counts of one trade apart; `asked`: whatever the words say."""
    other = not f.clause.ops("difference", "compare", "sum", "accumulated", "trend", "forecast")
    if _which_way(f.clause):
        return None
    asked = asked or f.blamed or f.clause.ops("why") or (f.clause.ops("happened") and other)
    if not asked or due_to(f) or part_of_growth(f) or _who_causes(f):
        return None
    if f.clause.ops("mirror") or f.two_books or (f.clause.ops("difference") and f.by_books):
        f.clause.use(*f.clause.all("negation", "not"))
        # "since 2020 they have been apart" tells of no span whose figures are wanted
        told = () if f.since else f.periods
        return query_of(f, "mirror", flow=f.flow if f.flow in MIRRORED else "export", by="causes", periods=told)
    if f.clause.ops("why") and (premise := granted(f)) is not None:
        return premise
    if summed_up_to(f):
        f.periods = (since_january(f.periods[0]),)  # "why did the surplus pass a trillion in November"
    if len(f.amounts) == 1 and moved_by(f.clause, f.amounts[0], False):  # "fell by 104 bn": how far, and not how high
        f.clause.use(*f.amounts[0].mentions)
        f.bound = None
    claim = of_series.claim_of(f)
    if claim is not None and claims.decided(f.clause):
        claim, f.periods = None, f.periods if f.clause.has("period") else ()  # "why did China restrict them"
    # what turned or slowed need not have fallen
    none = (len(f.periods) > 1 or f.context) and f.clause.codes("direction") >= {"up", "down"}
    if none or ((moves := f.clause.all("direction")) and all(m.says("pace") for m in moves)):
        claim = None
    if claim is not None and f.flow == "balance" and claim.amount == 0:
        claim = of_series.side_claimed(f, claim)
    measure = claim.measure if claim is not None and claim.measure != of_series.SIDE else None
    more = _ALL if f.fragment and f.clause.has("more", "more") else None
    if more and not (f.moved or f.amounts):
        claim = None  # "more reasons?" claims nothing
    by = _told_a_record(f) if claim is None else None
    return query_of(f, "why", by=by, measure=measure, condition=claim, limit=f.limit or more)


def _which_way(c: Clause) -> bool:
    """`What happened to imports in 2025, up or down?`: which way they went, and no cause."""
    either = c.codes("direction") >= {"up", "down"} and c.has("conj", "or")
    return bool(either and c.ops("happened")) and not c.ops("why")


def _told_a_record(f: Features) -> str | None:
    """`Why did the surplus hit a record in June`, `why are imports at a record low`: the highest, or the lowest, is
    taken for granted of one month or year, or of the newest."""
    records = f.clause.all("op", "record")
    plain = f.flow in ("export", "import", "balance", "total") and f.things == 1 and not (f.moved or f.growth)
    lows = [m for m in f.clause.all("extreme", "least") if m.says("all_time")]
    low = any(m.means("more", "less") for m in records) or bool(lows)
    kinds = [p.kind for p in f.periods]
    one = kinds in (["month"], ["year"]) or (kinds == [] and not f.fragment)
    if not (plain and one and (records or lows)) or f.clause.has("flow", "deficit"):
        return None
    return "low" if low else "record"


def _who_causes(f: Features) -> bool:
    """`Which country causes the largest deficit`, `who is behind it`: with whom it is that large."""
    c = f.clause
    who = c.has("party", "partner") or c.asks_who()
    ranked = f.extreme() is not None or f.limit is not None
    return who and f.flow == "balance" and ranked and not f.moved


def _of_one_way(f: Features) -> bool:
    """Goods that go to or come from one place alone, and nobody's part in it is asked."""
    c = f.clause
    parties = [m for m in c.all("party") if ("question", "what") not in m.others]  # 何が is no more than `what`
    if len(f.partners) != 1 or f.partners == ("WLD",) or f.fragment or parties or c.has("measure", "share"):
        return False
    places = [m for m in (*c.all("place"), *c.all("demonym")) if m.code == f.partners[0]]
    joints = [c.before(m) for m in places]
    asked = any(m.means("question", "what") for m in c.mentions)
    return asked and any(j is not None and j.is_("prep", "to", "from", "into") for j in joints)


def most_moved(f: Features) -> Query | None:
    """`ASEAN took most of the growth, right?`: of whom it is the part in the change; asked back of anything else."""
    if not f.clause.says("part_moved") or not f.flow:
        return None
    if part_of_growth(f):
        return contribution(f)
    whole = query_of(f, "contribution", by="partner", partners=("WLD",))
    raise Ambiguous.again(None, *((whole,) if f.flow in ("export", "import") and f.all_goods else ()))


def contribution(f: Features) -> Query | None:
    """What each partner or good added to the change of the whole; None where that is not asked."""
    grown = f.clause.ops("source") and f.moved  # "where did the growth come from?"
    offset = f.clause.ops("offset")  # "who made up for America": all partners, and how each moved
    if part_of_growth(f):
        f.clause.use(*f.clause.all("number"))
        return query_of(f, "contribution", by="partner")
    if not (f.clause.ops("contribution") or offset or grown):
        return None
    if f.clause.has("measure", "percent", "share") and not f.moved and not offset:
        return None  # "what percentage does Africa contribute to exports": its share
    if f.flow == "both" and any(c.is_("conj", "or") for c in f.clause.mentions) and not offset:
        raise Ambiguous.again()  # "did exports or imports contribute more", to the surplus
    if f.asks_time in ("month", "quarter") and f.extreme() is not None and f.clause.has("question", "what"):
        return None  # "which quarter contributed most to the surplus": the best of them
    if not offset and _of_one_way(f):
        return why(f, asked=True)  # "what contributed to the fall of exports to the US": causes, no parts
    by = "commodity" if f.clause.has("party", "product") else "partner"
    if f.flow == "balance" and not (f.moved or offset) and f.of_all and by == "partner":
        return query_of(
            f, "rank", by="partner", limit=-5 if f.clause.has("flow", "deficit") else 5, partners=()
        )  # "who contributed to the surplus"
    flow = f.flow
    if flow is None and f.partners and not f.fragment:
        flow = "export"  # sales lost there
        f.clause.note("assumed", "flow", flow)
    partners = ("WLD",) if offset else f.partners or ("WLD",)
    return query_of(f, "contribution", flow=flow, by=by, partners=partners)
