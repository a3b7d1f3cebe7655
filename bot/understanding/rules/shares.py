"""Rules for parts of a whole: the share of a partner or of goods, over time, of the top few, how concentrated it is.

Each says whether it applies and makes the query, or answers None.
"""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Bound, Query
from bot.understanding.clauses.asked import query_of, said_to_move
from bot.understanding.clauses.beside_a_place import per_cent_is, per_cent_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.in_per_cent import as_percentage
from bot.understanding.clauses.parts_of_wholes import of_a_whole
from bot.understanding.clauses.subjects import is_place
from bot.understanding.rules.apart import how_much_more
from bot.understanding.rules.portions import due_to
from bot.understanding.rules.series import two_ends
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO


def share_course(f: Features) -> Query | None:
    """ "The US share of exports over time": trend of the share; "by how much did it change": change in points."""
    c = f.clause
    if not c.has("measure", "share") or not (_named(f) or [code for code in f.commodities if code != "TOTAL"]):
        return None
    lasting = len(f.periods) == 1 and f.periods[0].month_count > 12
    years = lasting and f.ends and f.periods[0].month_count % 12 == 0 and f.periods[0].first.month == 1
    moving = c.has("direction") or c.ops("difference")
    if f.since and len(f.periods) > 1:
        raise Ambiguous.again()  # "has its share grown since 2023 - exports 2025"
    grown = c.has("direction") or (f.since and c.has("growth", "growth"))
    course = (lasting and grown and not f.ends) or (years and not moving)
    ends = two_ends(f) if len(f.periods) == 2 or f.ends else ()
    unlike = len(ends) == 2 and ends[0].month_count != ends[1].month_count
    either = len(f.periods) == 2 and not f.ends and c.ops("trend") and c.says("than")
    if (unlike and c.has("direction")) or either:  # "lower in H1 2026 than in all of 2025", "a bigger or smaller share"
        return query_of(f, "share", by="partner" if _named(f) else "commodity", measure="share", periods=ends)
    if course or c.ops("trend", "chart", "by_year", "by_quarter", "monthly"):
        by = "year" if c.ops("by_year") or lasting else "quarter" if c.ops("by_quarter") else "month"
        if not f.periods and not c.ops("monthly", "by_quarter") and "month" not in _said(f):
            by = "year"
        return query_of(f, "trend", measure="share", by="month" if "month" in _said(f) else by)
    two = len(f.periods) == 2 or f.ends
    if two and (c.has("direction") or c.ops("difference") or c.has("unit", "pp")):
        ends = two_ends(f)
        return query_of(f, "change", measure="share", periods=ends) if len(ends) == 2 else None
    far = any(c.tokens[m.first].kind == "han" for m in c.all("question", "how_much"))  # 占比提高了多少
    points = (far or c.has("unit", "pp") or c.ops("how_fast", "difference")) and f.flow and not f.amounts
    if points and c.has("direction") and [p.month_count <= 12 for p in f.periods] == [True]:
        # "by how many points did its share fall in 2025": against the year before
        return query_of(f, "change", measure="share", periods=(f.periods[0], f.periods[0].shift(-12)))
    return None


def _said(f: Features) -> str:
    return " ".join(m.said.casefold() for m in f.clause.all("op"))


def share_of_top(f: Features) -> Query | None:
    """ "Share of the top 5 partners in exports", "how much of its exports goes to its top 3": share by top."""
    c = f.clause
    share = c.first("measure", "share") or _part_asked(f)
    if share is None or f.limit is None or f.limit < 2 or _named(f) or c.has("party", "product"):
        return None
    if _led_by(c, share) or c.ops("each") or c.says("each", "each_month"):
        return None  # "top 5 by share", "the top 3 and the share of each": a ranking
    if not (c.has("party") or c.ops("rank") or c.has("extreme")):
        return None
    return query_of(f, "share", by="top", limit=f.limit, measure="share", partners=())


def _part_asked(f: Features) -> Mention | None:
    """`How much of China's exports`: the words that ask for a part, right before what it is a part of."""
    c, asked = f.clause, f.clause.first("question", "how_much")
    of = c.after(asked) if asked is not None else None
    whole = c.after(of, *WHO) if of is not None and of.is_("prep", "of") else None
    if asked is not None and any(m.says("determiner") for m in c.mentions[c.at(asked) + 1 : c.at(asked) + 2]):
        whole = of  # "wie viel der Exporte"
    return asked if whole is not None and whole.is_("flow", "export", "import", "total", "trade") else None


def _of_another_good(c: Clause) -> bool:
    """`Magnets as a share of rare earth exports`, `share of coal in crude imports`: one of two goods is the whole of
    the other, where a word for a share, a preposition or a flow stands between them, and nothing that joins them."""
    shares, goods = c.all("measure", "share", "percent"), c.all("commodity")
    if not shares or len(goods) != 2 or shares[0].first > goods[1].first:
        return False
    between = [m for m in c.mentions if goods[0].last < m.first < goods[1].first]
    signs = any(token.kind == "symbol" and token.norm in ",;/&." for token in c.tokens[goods[0].last : goods[1].first])
    joined = any(m.kind in ("conj", "compare", "more") or m.is_("op", "compare") for m in between)
    return not (signs or joined) and any(m.kind in ("measure", "prep", "flow") for m in between)


def _led_by(c: Clause, share: Mention) -> bool:
    """`By share`: what is put in order."""
    return (before := c.before(share)) is not None and before.is_("prep", "by")


def _dealers(f: Features) -> bool:
    """`Suppliers`, `each supplier`: of those who trade and are not named."""
    return f.clause.has("party", "partner", "buyer", "seller") or f.clause.says("apiece")


def concentration(f: Features) -> Query | None:
    """ "How concentrated are exports", "Herfindahl index": share by concentration."""
    if not f.clause.ops("concentration") or f.context:
        return None
    return query_of(f, "share", by="concentration", limit=None, measure="share", partners=())


def _named(f: Features) -> list[str]:
    return [code for code in f.partners if code != "WLD"]


def share(f: Features) -> Query | None:
    c = f.clause
    if c.has("measure", "share") and (claimed := _share_bounded(f)) is not None:
        return claimed
    if f.bound is None and not c.has("question") and any(of_a_whole(c, amount) for amount in f.amounts):
        return None  # "did the US still make up 10 % of exports": what is told is put to the test
    money = any(("harmless", "money") in m.others for m in c.all("question", "how_much"))
    amounting = all(("harmless", "money") in m.others for m in c.all("measure", "share"))
    money = money or (amounting and c.has("unit", "USD", "EUR", "JPY", "CNY") and c.has("measure", "share"))
    if money and not c.has("measure", "percent"):
        return None  # "wie viele Milliarden machte der Export aus", "que représentaient en euros": no part of a whole
    percent = c.has("measure", "percent") and not (f.growth or c.has_any("direction", "more") or how_much_more(f))
    on_year = f.fragment and c.has("growth", "yoy") and not c.has_any("place", "demonym", "commodity")
    if on_year and not c.ops("trend", "difference"):
        return None  # "and what does that amount to against a year before": how far it moved, no part of a whole
    two = len(f.periods) == 2 or f.ends
    two = two or (f.fragment and len(f.periods) == 1 and c.ops("compare"))  # "and against 2024, in per cent?"
    set_against = c.ops("trend", "compare", "difference") or c.has("prep", "versus")
    grown = two and set_against  # "in per cent": by how much it grew
    degrees = (c.after(m) for m in c.all("measure", "percent"))  # "how many percent higher than in 2024"
    grown = grown or any(m is not None and m.is_("compare", "above", "below") for m in degrees)
    grown = grown or (f.extreme() is not None and f.asks_time is not None)  # "the worst month in percent"
    grown = grown or bool(as_percentage(f))  # "how did furniture exports do in 2025, in per cent"
    told = any(per_cent_of(c, m) and (b := c.before(m)) is not None and is_place(b) for m in c.all("unit", "pct"))
    told = told or (len(f.partners) == 1 and not f.moved and any(per_cent_is(c, m) for m in c.all("unit", "pct")))
    told = told or _how_big_in(f) or (c.has("question", "how_much") and (_how_much_of(f) or due_to(f)))
    if f.context or not (c.has("measure", "share") or (percent and not grown) or told):
        return None  # "how many per cent of tariffs": an average rate is no part of a whole
    named = [code for code in f.partners if code != "WLD"]
    goods = [code for code in f.commodities if code != "TOTAL"]
    first_of_all = f.extreme() is not None or c.ops("rank")
    each = c.says("each", "apiece") or ((share := c.first("measure", "share")) is not None and _led_by(c, share))
    if each and not (named or first_of_all or f.moved or f.context) and _dealers(f):
        return query_of(f, "rank", by="partner", limit=f.limit or 5, measure="share", partners=())
    first = len(named) > 1 and first_of_all and not percent and not c.ops("how_fast")
    # "which country has the largest share of rare earth exports": who it is, not what part of all exports they are
    dealers = not named and first_of_all and (_dealers(f) or c.asks_who())
    if first or dealers or not (named or goods):
        return None  # ASEAN、EU、米国のうち最も多かったのは: the first of them, no parts
    if len(goods) > 1 and f.basis == "quantity" and c.has("conj", "or"):
        return None  # "qué pesó más en toneladas, el carbón o el crudo": two weights, no parts of anything
    if len(goods) == 2 and _of_another_good(c):
        raise Ambiguous.again()
    if _of_a_sum(c):
        raise Ambiguous.again()
    partners = [m.last for m in (*c.all("place"), *c.all("demonym")) if m.code in named]  # "of A and B in China's"
    last = max(partners, default=len(c.tokens))
    of_both = [m for m in c.all("op", "sum") if c.followed_by(m, "measure", "share")]  # "the combined share of A and B"
    of_both += [] if c.has_any("place", "demonym") else [m for m in c.all("op", "sum") if m.means("deictic", "both")]
    of_both += [m for m in c.all("op", "sum", "accumulated") if _said_of_share(c, m)]
    beside = (m for m in c.mentions if m.first > last or m is c.mentions[0])  # "together, the US and the EU took"
    summed = [*of_both, *(m for m in beside if m.is_("op", "sum") or m.says("jointly"))]
    summed = [m for m in summed if (one := c.after(m)) is None or one.kind != "flow"]
    summed = [m for m in summed if (one := c.before(m)) is None or not one.is_("prep", "of")]  # "shares of the total"
    added = any(m.says("jointly") for m in c.all("conj", "plus"))  # "of Japan plus Korea"
    # "To the EU and ASEAN together", and no "share of total exports".
    together = len(named) > 1 and bool(summed or added)
    by = "together" if together else "partner" if named else "commodity"
    return query_of(f, "share", by=by, measure="share", condition=_claimed_together(f) if together else None)


def _claimed_together(f: Features) -> Bound | None:
    """`Do the EU and ASEAN together make up more than half of exports?`: what their part is judged by."""
    c, bound = f.clause, f.bound if isinstance(f.bound, Bound) and f.bound.unit == "pct" else None
    if bound is None or len(f.periods) > 1 or f.moved or c.has_any("question", "extreme") or f.asks_time is not None:
        return None
    put = c.ops("check") or c.tokens[-1].norm in ("?", "？")
    return replace(bound, measure="share") if put else None


def _of_a_sum(c: Clause) -> bool:
    """`Exports to the US as a share of the sum of those to the US, the EU and ASEAN`: of no whole that is held."""
    share = c.first("measure", "share", "percent")
    sums = [m for m in c.all("op", "sum") if share is not None and m.first > share.last and not m.says("whole_flow")]
    places = [m for m in c.mentions if is_place(m)]
    led = share is not None and any(m.first < share.first for m in places)
    return led and any(sum(m.first > one.last for m in places) > 1 for one in sums)


def _said_of_share(c: Clause, sum_of: Mention) -> bool:
    """`La part cumulée du Brésil et des États-Unis`: an adjective right behind the share, of whose it is."""
    share = next((m for m in c.all("measure", "share") if m.last + 1 == sum_of.first), None)
    of = c.after(sum_of)
    return share is not None and (of is None or not of.means("flow", "export", "import", "total", "trade"))


def _share_bounded(f: Features) -> Query | None:
    """ "Did exports to the US make up more than 15 % of the total?": a part that is put to the test."""
    c = f.clause
    bound = f.bound if isinstance(f.bound, Bound) and f.bound.unit == "pct" else None
    plain = c.has("measure", "share") and len(f.periods) < 2 and not (f.moved or f.context or f.fragment)
    asked = c.has_any("question", "extreme") or f.asks_time is not None or c.has_other("op", "check")
    led = bool(c.mentions) and c.mentions[0].says("auxiliary", "copula")
    if bound is None or not plain or asked or not (led or c.ops("check")) or f.things > 1:
        return None
    return query_of(f, "check", measure="share", condition=replace(bound, measure="share"))


def _how_much_of(f: Features) -> bool:
    """ "How much of China's exports went to the US": the part of a whole, where something moved there is named."""
    c = f.clause
    asked, moves = c.first("question", "how_much"), said_to_move(f)
    parts = [m for m in c.mentions if m.means("harmless", "whole")]
    governed = [after for m in parts if (after := c.after(m, "place", "demonym", "conj")) is not None]
    if asked is not None and any(m.is_("flow", "export", "import", "trade", "total") for m in governed) and not moves:
        return len(f.partners) == 1 and f.partners != ("WLD",)  # "was macht ASEAN am Export aus"
    if asked is not None and not moves and _are_of(f, asked):
        return True
    if asked is not None and f.fragment and c.ops("sum") and c.has("deictic", "first_one", "second_one", "third_one"):
        beside = c.after(asked)  # "how much of the total was the first one"
        return beside is not None and beside.is_("prep", "of") and len(f.partners) == 1
    named = asked is None or asked.last > asked.first + 1  # "qual foi o valor das exportações": an amount by its name
    beside = c.after(asked) if asked is not None and not named else None
    in_percent = beside is not None and beside.is_("unit", "pct")  # "how much in % of the surplus was with the EU"
    beside = c.after(beside) if in_percent and beside is not None else beside
    if beside is None or not beside.is_("prep", "of") or moves or len(f.partners) != 1 or f.partners == ("WLD",):
        return False
    whole = f.flow in ("trade", "total") and c.has("prep", "with")  # "how much of its trade was with ASEAN"
    hails = any(m.says("origin") for m in c.all("prep", "from"))  # "how much of its crude comes from A"
    goods = c.has("commodity") and (c.has("unit", "pct") or hails) and not f.amounts
    # "cuánto tiene de déficit": how much it is
    joined = in_percent or (asked is not None and beside.first == asked.last + 1)
    with_whom = c.has("prep", "with", "from", "on")  # "how much of it is with A", "entfiel auf A"
    whole = whole or (f.flow == "balance" and joined and with_whom)
    flow = c.has("flow", "export", "import") or goods
    return whole or (flow and (c.has("prep", "to", "from", "into", "on") or bool(c.has("verb"))))


def _are_of(f: Features, asked: Mention) -> bool:
    """`How much of 2025's exports were cars`, `how much of its soybean imports were Brazilian`: a part of the whole."""
    c = f.clause
    flow = c.first("flow", "export", "import") or _goods_of(c, asked)
    last = c.mentions[-1]
    parts = [m for m in c.mentions if m.kind in ("commodity", "demonym") and flow is not None and m.first > flow.last]
    if flow is None or len(parts) != 1 or c.has("conj") or c.ops() or c.has("extreme") or f.amounts:
        return False
    led = c.mentions[c.at(asked) + 1] if c.mentions[-1] is not asked else last
    of = led.is_("prep", "of") or led.kind == "period"  # "of 2025's exports"
    joined = c.mentions[c.at(parts[0]) - 1]
    joins = joined.says("copula") or joined.is_("prep", "from", "in")  # "came from rare earths"
    return of and led.first == asked.last + 1 and joins and joined.first > flow.last


def _goods_of(c: Clause, asked: Mention) -> Mention | None:
    """`How much of China's soy is American`: goods with no flow beside them, right behind what is asked."""
    of = c.mentions[c.at(asked) + 1] if c.mentions[-1] is not asked else asked
    after = c.after(of, "demonym") if of.is_("prep", "of") else None
    return after if after is not None and after.kind == "commodity" else None


def _how_big_in(f: Features) -> bool:
    """`How big is the US in Japan's exports`: one place measured within a flow."""
    c = f.clause
    asked = c.saying("measuring")
    flow = c.first("flow", "export", "import", "total", "trade")
    if asked is None or flow is None or f.moved or c.has_any("verb", "party"):
        return False
    within = [m for m in c.mentions if m.is_("prep", "in") and asked.last < m.first < flow.first]
    if len(within) != 1 or any(m.first > flow.last for m in c.mentions if is_place(m)):
        return False
    named = [m for m in c.mentions if is_place(m) and asked.last < m.first < within[0].first]
    return len(named) == 1 and c.before(named[0]) in (asked, None) and len(f.partners) == 1
