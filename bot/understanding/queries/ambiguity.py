"""A query whose flow, series or subject is open -> the one that is meant, or a question back with its readings."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import Ambiguous
from bot.model import Code, Coverage, Query, Statement
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import IN_SURPLUS, Features
from bot.understanding.parties.ends_of_trade import MIRROR, Sides
from bot.understanding.queries.as_held import LEVELS, series_held
from bot.understanding.words.kinds import DOERS, ONE_WAY, WHO

_SIDED = ("level", "growth", "trend", "sum", "average", "change", "why", "check", "streak", "record")
_WHOLE = ("in_all", "whole_flow", "possessive")  # "overall", "their total": of the whole trade of one


def settle_flow(query: Query, f: Features, coverage: Coverage, catalog: Catalog, clause: Clause, sides: Sides) -> Query:
    """The query with its flow filled in; Ambiguous where readings differ in figures and none is the plain default."""
    if query.operation == "brief":
        return query.with_(partners=("WLD",), commodities=("TOTAL",))
    _pointing_nowhere(clause, f, sides, query)
    if query.flow == "context":
        return _context(query, f, catalog)
    if query.operation in ("brief", "define", "coverage", "surprise"):
        return query.with_(flow="both") if query.flow == "all" else query
    if query.flow == "import" and _only_sold(query, f, clause, coverage, catalog):
        clause.note("assumed", "flow", "export")
        return query.with_(flow="export")
    if query.flow is not None and query.flow != "trade":
        if query.flow == "all":
            query = query.with_(flow="both")
        _deficit_of_whom(clause, f, query)
        if sides.nobodys and not f.fragment and clause.rule != "theirs":
            theirs = query.with_(reporter="USA", flow=MIRROR.get(query.flow or "", query.flow), partners=(f.reporter,))
            raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, (query, theirs))
        sided = _SIDED if sides.owner_only else (*_SIDED[:3], "compare")
        if sides.other is not None and not f.fragment and query.operation in sided:
            return _either_side(query, sides, clause, coverage)
        return _side_held(query, sides, coverage) if query.operation == "why" else query
    goods = query.commodities[0] if query.commodities else "TOTAL"
    if query.flow == "trade":
        if query.operation in ("balance", "record", "rank", "threshold", "streak") and goods == "TOTAL":
            return query.with_(flow="total")
        return query.with_(flow="total") if goods == "TOTAL" else _by_goods(query, goods, coverage, catalog, clause)
    ruled = query.operation == "why" and any(m.means("harmless", "rule_on_goods") for m in clause.all("event"))
    if goods != "TOTAL" and ruled:
        return query.with_(flow="export")  # "why does China demand licences for rare earths": of what leaves it
    if goods != "TOTAL":
        return _by_goods(query, goods, coverage, catalog, clause)
    if query.operation == "rank" and (partners := [m for m in clause.all("party") if m.code == "partner"]):
        flow = "export" if any(m.says("outlet") for m in partners) else "total"  # a market is where one sells
        clause.note("assumed", "flow", flow)
        return query.with_(flow=flow)
    outlets = clause.mentions if not query.of_all else (*clause.all("place"), *clause.all("demonym"))
    if any(m.says("outlet") for m in outlets):
        return query.with_(flow="export")  # "the American market", "which market grew faster, Africa or the EU"
    if query.operation == "level" and query.of_all and len(query.periods) == 1 and _how_it_went(clause):
        return query.with_(operation="brief", flow=None)
    opened = any(m.kind in ("conj", "fragment") for m in clause.mentions[:1])
    if query.operation == "level" and not opened and _ahead(query, coverage):
        return query.with_(flow="both")  # "figures for the third quarter": whatever is meant, it is not out yet
    raise Ambiguous(Statement.of("refusal.ambiguous.what"), query, _flows(query))


def _only_sold(query: Query, f: Features, clause: Clause, coverage: Coverage, catalog: Catalog) -> bool:
    """`US vs Vietnam magnets, Sept 2025`: goods that China sells, and no word of buying: what it sold to them."""
    goods = [catalog.commodities[code] for code in query.commodities if code in catalog.commodities]
    if query.reporter != f.home or not goods or any(one.default_flow != "export" for one in goods):
        return False
    if f.fragment or clause.frame.ways.unspaced or clause.has_any("flow", "verb", "demonym", "books", "agency", "prep"):
        return False  # 日本磁材, "and in December?"
    return all(coverage.held(f.home, "export", partner, one.code) for partner in query.partners for one in goods)


def _ahead(query: Query, coverage: Coverage) -> bool:
    """Whether the months asked for end after all that is held of the whole trade."""
    held = [coverage.held(query.reporter, flow, "WLD", "TOTAL") for flow in ("export", "import", "balance")]
    newest = max((time.last for series in held for _, times in series for time in times), default=None)
    wanted = query.periods
    return newest is not None and bool(wanted) and all(one.whole_months and one.last > newest for one in wanted)


def _how_it_went(clause: Clause) -> bool:
    """`How was April 2026`: of nothing but a time; `how was your August` is of somebody."""
    if any(time.yearless for _, time in clause.expressions()) or clause.says("you", "your", "possessive"):
        return False
    return clause.says("how_was") and all(
        m.kind in ("period", "question", "harmless", "courtesy") for m in clause.mentions
    )


def _flows(query: Query) -> tuple[Query, ...]:
    operation = query.operation if query.operation != "balance" else "level"
    if operation in ("check", "why"):  # the figure itself may be asked for
        operation = "growth" if query.measure == "yoy" else "level"
        query = query.with_(condition=None, by="year" if operation == "growth" else None)
    exports = query.with_(flow="export", operation=operation)
    imports = query.with_(flow="import", operation=operation)
    if operation == "level" and query.all_goods:
        return exports, imports, query.with_(flow="balance", operation="balance")
    return exports, imports


def _context(query: Query, f: Features, catalog: Catalog) -> Query:
    measures = {catalog.commodities[code].measure for code in query.commodities}
    measure = measures.pop() if len(measures) == 1 else None
    operation = query.operation
    if operation in ("growth", "sum", "unit_value"):
        operation = "level"
    partners = tuple(dict.fromkeys(catalog.commodities[code].partner or "WLD" for code in query.commodities))
    return query.with_(
        operation=operation,
        measure=measure,
        partners=partners,
        reporter=f.reporter,
        basis=None,
        by=query.by if operation != "level" else None,
    )


def _by_goods(query: Query, goods: str, coverage: Coverage, catalog: Catalog, clause: Clause) -> Query:
    """Goods without a flow: imports for what is only bought in bulk, the only flow held, else asked back."""
    default = catalog.commodities[goods].default_flow if goods in catalog.commodities else ""
    ways = {key.flow for key, _ in coverage.series if key.reporter == query.reporter and key.commodity == goods}
    both = default == "export" and query.operation in ("level", "growth") and {"export", "import"} <= ways
    both = both and bool(query.periods) and _dated_both(query, goods, coverage)
    if default and not both and not (query.flow == "trade" and {"export", "import"} <= ways):
        clause.note("assumed", "flow", default)
        return query.with_(flow=default)
    flows = [flow for flow in ONE_WAY if _holds(query.with_(flow=flow, commodities=(goods,)), coverage)]
    if len(flows) == 1:
        clause.note("covered", "flow", flows[0])
        return query.with_(flow=flows[0])
    raise Ambiguous(Statement.of("refusal.ambiguous.flow_of", commodity=Code("commodity", goods)), query, _flows(query))


def _holds(query: Query, coverage: Coverage) -> bool:
    # a price is worked out from a value: of a flow without one there is none
    wanted = {"level": LEVELS, "unit_value": ("value",)}.get(query.operation)
    held = [periods for key, periods in series_held(query, coverage) if wanted is None or key.measure in wanted]
    if not query.periods or any(not periods.isdisjoint(query.periods) for periods in held):
        return bool(held)
    within = any(one.covers(period) for periods in held for period in periods for one in query.periods)
    return within and query.operation not in ("level", "growth")


def _dated_both(query: Query, goods: str, coverage: Coverage) -> bool:
    """Whether a rate or an amount of the very time asked for is held of exports and of imports: "cars jan-nov 2025,
    growth". What is only bought in bulk is meant as imports all the same."""
    rate = query.operation == "growth"

    def dated(flow: str) -> bool:
        held = coverage.held(query.reporter, flow, (query.partners or ("WLD",))[0], goods)
        return any((key.measure == "yoy") is rate and query.periods[0] in periods for key, periods in held)

    return dated("export") and dated("import")


def open_as_a_rate(query: Query, coverage: Coverage) -> bool:
    """`Cars over the first eleven months, what change?`: of goods named alone amounts are held one way, and rates both:
    which way is open for whatever asks behind them how they moved."""
    supposed = any(note.slot == "flow" and note.origin in ("assumed", "covered") for note in query.notes)
    supposed = supposed and query.flow == "export"  # what is only bought in bulk is meant as imports
    goods = query.commodities[0] if len(query.commodities) == 1 and query.operation == "level" else ""
    rate = query.with_(operation="growth")
    return supposed and bool(goods and query.periods) and _dated_both(rate, goods, coverage)


def _pointing_nowhere(clause: Clause, f: Features, sides: Sides, query: Query) -> None:
    """`they`, `it`, `them` with nothing before that it could be."""
    if f.fragment or f.two_books:
        return
    # "wie viel Soja schickten sie": the verb and who does it, in one phrase
    within = [m for m in clause.all("verb") if ("deictic", "them") in m.others]
    if within and not any(m.kind in WHO and m.first < within[0].first for m in clause.mentions):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    if not clause.has("deictic"):
        return
    before_it = clause.has("deictic", "that") and clause.has("time", "before")
    if (clause.has("deictic", "months") or before_it) and not query.periods:  # "in those two months"
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    ones = clause.all("deictic", "them", "first_one", "second_one", "third_one", "both", "other_one", "same", "that")
    them = [m for m in ones if m.code != "that" or not clause.led_by(m, "op", "check")]  # "is it right that"
    # "imports from there"; the word by itself may say no more than that there was something
    there = clause.all("deictic", "there")
    away = any(m.first < m.last or clause.led_by(m, "prep", "from", "to") for m in there)
    away = away and not clause.has("party")  # "which partners bought more from China than they sold to it"
    if away and not sides.partners and clause.has_any("flow", "verb"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    if not them:
        return
    missing = not f.commodities and f.flow is None
    # "How much soy did they buy" may be the reporter's; of "did they send China" the reporter is the other side.
    homes = [m for m in clause.all("place") if m.code == f.reporter]
    buying = clause.has("verb", "buy", "get") and not clause.has("verb", "sell", "give")
    aside = buying and all(not prep_of(clause, m) for m in homes)  # "how much ore did they haul in, China"
    theirs = bool(f.commodities) and (not homes or aside)
    sold_by_them = (
        clause.has("verb")
        and clause.has("deictic", "them")
        and not (sides.partners or theirs or clause.ops("forecast"))
        and not (query.operation == "rank" and clause.has("party"))  # "the top three buyers, and what they bought"
    )
    those = clause.all("deictic", "them", "both")
    governed = any(clause.led_by(m, "prep", "with", "to", "from") for m in those)
    # "the balance of the two of them": of two that were not named
    pair = clause.has("deictic", "both") and query.flow in ("balance", "total", "trade") and len(query.periods) < 2
    if missing or sold_by_them or ((governed or pair) and not sides.partners):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)


def _deficit_of_whom(clause: Clause, f: Features, query: Query) -> None:
    """China has a surplus with the world: whose deficit is meant is not told by the word alone.

    Of others it is: most of them have deficits and surpluses by turns. 对华逆差最大的国家 run theirs with China: a
    ranking of China's own balances turns them round.
    """
    if query.operation == "rank" and query.by == "partner" and query.flow == "balance" and query.limit:
        sided = clause.has("flow", "deficit", "surplus") and clause.has("party")
        homes = [m for m in clause.mentions if m.kind in WHO and m.code == query.reporter == f.home]
        facing = any(prep_of(clause, m) in ("to", "with", "post_to", "post_with") for m in homes)
        if sided and facing and clause.rule != "theirs":
            turned = query.with_(limit=-query.limit, notes=())
            raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, (turned, query.with_(notes=())))
    if _deficit_by_others(clause, f, query):
        readings = tuple(Query("balance", query.reporter, "balance", (partner,), periods=query.periods)
                         for partner in (f.home, "WLD"))  # fmt: skip
        raise Ambiguous.again(query, *readings)
    own = query.flow == "balance" and query.reporter == IN_SURPLUS and not f.fragment
    if not own or not clause.has("flow", "deficit") or clause.has("flow", "surplus", "balance"):
        return
    nobody = query.of_all and not clause.has_any(*DOERS)
    apart = query.operation == "record" and f.asks_time is None and not clause.ops("record", "ever", "first_time")
    plain = query.operation in ("balance", "level", "growth", "change", "sum", "average", "trend", "why")
    if nobody and (plain or apart):  # "the biggest deficits of 2023"
        readings = tuple(
            Query("balance", reporter, "balance", (partner,), periods=query.periods)
            for reporter, partner in (("USA", query.reporter), ("USA", "WLD"), (query.reporter, "WLD"))
        )
        raise Ambiguous(Statement.of("refusal.ambiguous.whose_deficit"), query, readings)


def _deficit_by_others(clause: Clause, f: Features, query: Query) -> bool:
    """`What was the deficit in 2025 according to the Americans`: with China or with everybody, by their count, is not
    told; `the US deficit, per Census` names whose it is."""
    if query.flow != "balance" or query.reporter == f.home or query.partners != ("WLD",) or f.fragment:
        return False
    by = [m for m in clause.mentions if m.kind in WHO]
    sources = [m for m in by if clause.led_by(m, "books", "according_to")]
    whole = any(m.kind == "commodity" or m.says(*_WHOLE) for m in clause.mentions)
    told = (clause.has("agency") or bool(sources)) and not whole
    return told and by == sources and bool(clause.has("flow", "deficit")) and query.operation == "balance"


def _either_side(query: Query, sides: Sides, clause: Clause, coverage: Coverage) -> Query:
    """A bare name before a flow ("russia exports"): its own where it keeps books here, else ask which side is meant.

    Asked back as well where its own are not held for the time and the home country's trade with it is: "US-Exporte".
    """
    if sides.other is None or any(clause.tokens[m.first - 1].norm == "(" for m in clause.all("place") if m.first):
        return query  # "soybeans (Brazil) imports": what stands in brackets narrows, and owns nothing
    other = query.with_(reporter=sides.other.reporter, flow=sides.other.flow, partners=sides.other.partners)
    if sides.owner_only and not (_one_word(clause) and _dated(other, coverage) and not _dated(query, coverage)):
        return query
    if sides.owner_only:
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, (query, other))
    held = [one for one in (query, other) if _told_of(one, coverage)]
    bare = all(m.kind == "place" for m in clause.mentions if m.kind in WHO)  # no "Brazil's exports"
    whole = query.all_goods and coverage.reporters.isdisjoint(query.partners)
    if len(held) == 1 and bare and whole:  # "US imports of soybeans" are what the US buys, if nobody here holds them
        return held[0]
    raise Ambiguous(
        Statement.of("refusal.ambiguous.side", partner=Code("partner", query.partners[0])), query, (query, other)
    )


def _side_held(query: Query, sides: Sides, coverage: Coverage) -> Query:
    """`Why did US soybean shipments go to zero?`: the goods tell which way they go if held one way only."""
    if sides.other is None or query.all_goods or any(series_held(query, coverage)):
        return query
    other = query.with_(reporter=sides.other.reporter, flow=sides.other.flow, partners=sides.other.partners)
    return other if any(series_held(other, coverage)) else query


def _told_of(query: Query, coverage: Coverage) -> bool:
    """Whether the rate or the amount of every period that is named is held of all: "asean exp yoy nov25"."""
    compared = query.operation == "compare"
    rate = query.by == "year" if query.operation == "growth" else compared and query.measure == "yoy"
    if not query.periods or not (rate or compared or query.operation == "level"):
        return False
    for partner in query.partners:
        one = query.with_(partners=(partner,), commodities=query.commodities[:1])
        held = (periods for key, periods in series_held(one, coverage) if (key.measure == "yoy") is rate)
        if not set().union(*held).issuperset(query.periods):
            return False
    return True


def _dated(query: Query, coverage: Coverage) -> bool:
    """Whether the periods asked for are held of its series, or the months of each; or no period is named."""
    one = query.with_(commodities=query.commodities[:1])
    held = {period for _, periods in series_held(one, coverage) for period in periods}
    return all(wanted in held or held.issuperset(wanted.split()) for wanted in query.periods)


def _one_word(clause: Clause) -> bool:
    """`US-Exporte`: the name and the flow are written as one word, which does not tell from to."""
    flow = clause.first("flow", *ONE_WAY)
    return flow is not None and flow.first > 0 and clause.tokens[flow.first].glued
