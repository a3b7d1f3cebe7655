"""The rules for one figure as a part of another: of a longer time, `what share of 2025 exports fell in Q4`; of another
flow, `the surplus as a percentage of exports`; of wider goods, `what share of car exports were electric cars`."""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import OF_GOODS, Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.subjects import is_place
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_FLOWS = ("export", "import", "balance", "total")


def part_of_another(f: Features) -> Query | None:
    """None where the part is one partner's or one good's, or where a movement is told."""
    c = f.clause
    part = c.first("measure", "share", "percent") or _how_much_of(f)
    opened = next((m.first for m in c.mentions if m.kind in ("measure", "commodity", "flow", "question")), 0)
    joined = any(m.first > opened for m in c.all("conj"))  # a talk goes on with "and"
    other = (
        joined
        or c.has_any("growth", "compare", "more", "party", "negation", "extreme")
        or c.ops("why", "check", "by_year", "by_quarter", "monthly", "trend", "chart")
    )
    if part is None or other or f.amounts or f.context or len(f.partners) > 1 or len(f.commodities) > 1:
        return None
    if f.wider:
        return None if f.fragment and part.kind == "question" else _of_goods(f)  # "how many of them electric"
    return None if f.fragment else _of_a_time(f, part) or _of_a_flow(f, part)


def _how_much_of(f: Features) -> Mention | None:
    """`How much of 2025's exports`, `how many of the cars`, and no amount by its name; `of the cars, how many were
    electric`, where the wider goods are told ahead."""
    c = f.clause
    asked = c.first("question", "how_much", "how_many")
    if asked is None:
        return None
    ahead = bool(f.wider) and any(m.code in f.wider and m.first < asked.first for m in c.all("commodity"))
    return asked if ahead or c.followed_by(asked, "prep", "of") else None


def _of_goods(f: Features) -> Query | None:
    """Two goods of which one is a line of the other, `LNG in gas imports`: the wider one, which fills no slot where
    its own line is named, is the whole whichever is named first; in a talk it may be that of the question before."""
    c = f.clause
    if len(f.commodities) != 1 or len(f.wider) != 1 or c.has("direction") or (f.fragment and not c.has("commodity")):
        return None
    goods = [m for m in c.all("commodity") if m.code != "TOTAL"]
    if len(goods) > 2 or (len(goods) == 2 and goods[0].last + 1 == goods[1].first):
        return None
    return query_of(f, "share", by=OF_GOODS, measure="share", commodities=(*f.commodities, *f.wider))


def _of_a_time(f: Features, part: Mention) -> Query | None:
    """A quarter, a half or a month and the year that it is a part of, beside the flow that both are of."""
    c = f.clause
    times = c.expressions()
    if f.flow not in _FLOWS or len(times) != 2 or len(c.all("flow")) != 1:
        return None
    moved, flow = c.first("direction"), c.all("flow")[0]
    fell = moved is not None and moved.is_("direction", "down") and c.after(moved) is times[-1][0]  # "fell in Q4"
    if moved is not None and not (fell and moved.first > part.first):
        return None
    years = [
        (m, Period.year(said.parts[0].year or 0))
        for m, said in times
        if said.mode == "list" and len(said.parts) == 1 and (one := said.parts[0]).grain == "year" and not one.year_of
    ]
    shorter = [p for p in f.periods if p.month_count < 12]
    if len(years) != 1 or len(shorter) != 1:
        return None
    if part.kind == "question" and shorter[0].first > years[0][1].last:
        raise Ambiguous.again(query_of(f, "level", periods=(years[0][1],)))  # "2024 exports came in the last quarter"
    year, whole = years[0]
    named = [m for m in c.mentions if is_place(m) and m.code in f.partners]
    if not whole.covers(shorter[0]) or not (_beside(f, year, flow) and _of_the_flow(f, flow, named)):
        return None
    return query_of(f, "share", by="period", measure="share", periods=(shorter[0], whole))


def _beside(f: Features, year: Mention, flow: Mention) -> bool:
    """`2025 exports`, `exports of 2025`: the year belongs to the flow."""
    c = f.clause
    led = c.before(flow, "demonym", "commodity", "place")
    return led is year or c.after(flow, "prep") is year


def _of_the_flow(f: Features, flow: Mention, named: list[Mention]) -> bool:
    """Whether goods and partners are those of the flow itself, `car exports to the US`, and no part of it."""
    c = f.clause
    goods = c.all("commodity") if not f.all_goods else ()
    near = all(c.after(m) is flow or c.after(flow, "prep") is m for m in goods)
    joint = c.mentions[c.at(flow) + 1 : c.at(flow) + 2]  # "exports to the EU", not "exports went to the EU"
    return near and all(c.after(flow, "prep") is m and joint[0].kind == "prep" for m in named)


def _of_a_flow(f: Features, part: Mention) -> Query | None:
    """Two flows, of which the one behind `share of` is the whole; of total trade either is a part."""
    c = f.clause
    flows = c.all("flow", "export", "import", "surplus", "deficit", "balance", "total", "trade")
    codes = ["balance" if m.code in ("surplus", "deficit") else "total" if m.code == "trade" else m.code for m in flows]
    if len(flows) != 2 or codes[0] == codes[1] or len(f.periods) > 1 or c.has("direction") or not f.all_goods:
        return None
    if len(f.partners) == 1 and "total" in codes and (named := _partner(f)) is not None:
        trade, way = flows[codes.index("total")], next(code for code in codes if code != "total")
        side = flows[codes.index(way)]
        dealt = prep_of(c, named) not in ("", "of") or c.before(trade) is part  # "exports to A as a share of trade"
        if way in ONE_WAY and not dealt and _share_of(f, named, part, trade):
            return query_of(f, "share", by="partner", flow=way, measure="share")
        if way in ONE_WAY and _share_of(f, side, part, trade) and _of_their_trade(f, named, trade):
            return query_of(f, "share", by="of_total", flow=way, measure="share")
    if any(is_place(m) and m.code in f.partners for m in c.mentions) or f.partners not in ((), ("WLD",)):
        if len(f.partners) == 1 and codes in (["export", "total"], ["import", "total"]) and c.before(flows[1]) is part:
            raise Ambiguous.again(query_of(f, "share", by="partner", flow=codes[0], measure="share"))  # of all trade
        with_one = len(f.partners) == 1 and codes[0] == "total" and codes[1] in ("export", "import")
        if not with_one or c.has("op", "rank", "contribution") or not _apart(f, flows[0], flows[1]):
            return None  # "what share of trade with Russia was exports": of that trade
    of = [
        m
        for a, m in pairwise(c.mentions)
        if m in flows and (a is part or (a.first > part.first and a.is_("prep", "of")))
    ]
    whole = "total" if "total" in codes else codes[flows.index(of[0])] if of else None
    if whole is None or whole == "balance":
        return None
    one = codes[1 - codes.index(whole)]
    return query_of(f, "share", by=f"of_{whole}", flow=one, measure="share")


def _partner(f: Features) -> Mention | None:
    """The one partner, where it is named once."""
    named = [m for m in f.clause.mentions if is_place(m) and m.code in f.partners]
    return named[0] if len(named) == 1 else None


def _share_of(f: Features, one: Mention, part: Mention, whole: Mention) -> bool:
    """`The US share of China's trade (exports)`, `доля США`, `share of exports in trade with the US`: whose part it
    is stands right at the word for a part, and is not joined to the whole."""
    c = f.clause
    led = c.before(one)
    led = c.before(led) if led is not None and led.is_("prep", "of") else led
    behind = c.after(one)
    parts = (part, *c.all("measure", "share"))  # に占める米国の割合: said at both ends
    glued = one.last + 1 == whole.first  # "share of Russia trade"
    return (led in parts or behind in parts) and not glued


def _of_their_trade(f: Features, named: Mention, whole: Mention) -> bool:
    """`Trade with the US`, 对美贸易: whom the whole is with stands right at it."""
    c = f.clause
    led = c.before(named)
    behind = led is not None and led.is_("prep", "with") and c.before(led, "prep", *WHO) is whole
    return behind or c.after(named) is whole or (c.after(named, "prep") is whole and prep_of(c, named) == "with")


def _apart(f: Features, whole: Mention, part: Mention) -> bool:
    """Whether the partner is named with the whole, and the part stands alone behind it."""
    c = f.clause
    named = [m for m in c.mentions if is_place(m) and m.code in f.partners]
    told = all(m.last < part.first for m in named) and c.after(part, "unit", "measure", "period", "question") is None
    return bool(named) and told and whole.first < part.first
