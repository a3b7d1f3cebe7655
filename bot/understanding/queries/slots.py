"""The words of a clause -> the slots of a query: goods, units, amounts; over the query before in a fragment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.catalog import Catalog
from bot.errors import Ambiguous, NotHeld
from bot.model import HOME, Code, Query, Quoted, Statement, Turn
from bot.understanding.claimed.moves import yuan_bound
from bot.understanding.claimed.of_series import fallen, line_told
from bot.understanding.clauses.amounts import BASES, MONEY, UNIT_OF_BASIS
from bot.understanding.clauses.bounds import bound_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import moved_by
from bot.understanding.clauses.deficits import of_deficits
from bot.understanding.clauses.features import Features, limit_of
from bot.understanding.clauses.parts_of_wholes import of_a_whole
from bot.understanding.mentions.units_and_rates import fill_asked
from bot.understanding.mentions.wares import PREFIX
from bot.understanding.parties.whose import whose_series
from bot.understanding.queries.conditions import month_sets
from bot.understanding.queries.told_unit import rate_meant
from bot.understanding.talks.same_trade import balance_of_all
from bot.understanding.talks.series_named import facing_series, newest_too
from bot.understanding.words.kinds import ONE_WAY, WHO, YUAN_RATE

_QUANTITIES = ("t", "kt", "Mt", "units", "mbpd", "barrel")
_BARRELS = ("mbpd", "barrel")
_OIL = "crude_oil"
_A_DAY = "mbpd"  # barrels are held by the day only, and never converted from tonnes


def fill_goods(f: Features, before: Sequence[Turn], catalog: Catalog) -> None:
    """Fill in what is traded, said or carried over from the question before, or the series that is no trade."""
    previous = before[-1].query if before else None
    said = f.clause.all("commodity")
    if f.clause.ops("why", "happened"):
        said += f.clause.all("narrower")  # the line that a narrower good is a part of may be asked why
    f.clause.use(*said)
    codes = tuple(dict.fromkeys(whose_series(f.clause, m, f.reporter) for m in said))
    _known(codes, f.clause, catalog, f.reporter)
    if len(codes) > 1:
        codes = tuple(code for code in codes if code != "TOTAL")
    if not codes and previous is None and rate_meant(f) and YUAN_RATE in catalog.commodities:
        codes = (YUAN_RATE,)  # "what was the yuan at the end of 2025": no trade is named, its rate is meant
    barrels = f.clause.has("unit", *_BARRELS) or not f.clause.said.isdisjoint(("per_barrel",))
    if not codes and previous is None and barrels and _OIL in catalog.commodities:
        codes = (_OIL,)  # nothing else is counted in barrels: "what did a barrel cost China"
    f.wider = tuple(code for code in codes if any(code in catalog.wider(other) for other in codes))
    codes = tuple(code for code in codes if code not in f.wider)
    if codes and previous is not None and not f.wider:
        codes, f.wider = _of_told(codes, f.clause, previous, catalog)
    f.context = bool(codes) and all(catalog.is_context(code) for code in codes)
    if not codes and previous is not None and previous.commodities:
        keeps = not f.clause.has("flow", "total", "trade") or catalog.is_context(previous.commodities[0])
        keeps = keeps and not balance_of_all(f.clause, before)
        codes = (facing_series(f.clause, previous, catalog, f.home) or previous.commodities) if keeps else ()
        f.context = bool(codes) and all(catalog.is_context(code) for code in codes)
        if f.context and f.clause.has("flow"):
            codes, f.context = (), False
    _one_kind(f.clause, codes, catalog)
    f.latest = f.context and newest_too(previous, codes)
    if f.context and (blamed := _blamed(f.clause, codes, previous, catalog)):
        codes, f.context, f.blamed = blamed, False, True
    if codes == (YUAN_RATE,) and f.clause.ops("why"):
        f.clause.use(*f.clause.all("number"))  # "why did the yuan break 7": upwards or downwards is not said
    f.commodities = codes


def _of_told(
    codes: tuple[str, ...], clause: Clause, previous: Query, catalog: Catalog
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The goods, and the wider line that they are a part of, where the question before was of that line, or, asked for
    a share of that line, of the goods."""
    told = previous.commodities
    of_line = told not in ((), ("TOTAL",)) and clause.has("measure", "share", "percent")
    if of_line and all(code in catalog.wider(told[0]) for code in codes):
        return told[:1], codes
    return codes, tuple(code for code in told if code != "TOTAL" and code in catalog.wider(codes[0]))


def _one_kind(clause: Clause, codes: tuple[str, ...], catalog: Catalog) -> None:
    """Refuses a context series asked of some goods, which is not held ("the tariff on cars"), and a rate of exchange
    asked of another currency than its two: its own figure would stand in the place of one that is not there."""
    series = tuple(code for code in codes if catalog.is_context(code))
    goods = tuple(code for code in codes if not catalog.is_context(code))
    if series and goods and (not clause.ops("why") or _laid_on(clause, goods[0], catalog)):
        other = next((m.code for kind in WHO for m in clause.all(kind) if m.code not in (HOME, "USA", "WLD")), None)
        if other is not None and clause.ops("why"):
            place = {"series": Code("commodity", series[0]), "place": Code("partner", other)}
            raise NotHeld(Statement.of("refusal.not_held.context", **place))
        said = {"series": Code("commodity", series[0]), "commodity": Code("commodity", goods[0])}
        raise NotHeld(Statement.of("refusal.not_held.context_of", **said))
    for code in series:
        pair = catalog.commodities[code].unit.split("_per_")
        strange = next((m for m in clause.all("unit", *MONEY) if m.code not in pair), None) if len(pair) == 2 else None
        if strange is not None:
            said_so = Quoted(strange.said, clause.frame.language)
            raise NotHeld(Statement.of("refusal.not_held.word", word=said_so))


def _laid_on(clause: Clause, goods: str, catalog: Catalog) -> bool:
    """`Why did the EU put tariffs on Chinese cars`: the goods stand beside the duty that is on them, and no flow is
    asked about."""
    said = [m for m in clause.mentions if m.kind not in ("harmless", "prep", *WHO)]
    beside = ({one.code, two.code} for one, two in pairwise(said) if one.kind == two.kind == "commodity")
    laid = any(goods in pair and any(catalog.is_context(code) for code in pair) for pair in beside)
    acts = clause.frame.ways["event_acts"]  # "hat die EU Zölle auf Autos eingeführt": no import
    flows = [m for m in clause.all("flow") if clause.tokens[m.last].norm not in acts]
    return laid and not flows


def _blamed(clause: Clause, codes: tuple[str, ...], previous: Query | None, catalog: Catalog) -> tuple[str, ...] | None:
    """The goods asked about where a context series is named as a cause of their flow: "are tariffs behind the fall in
    exports to the US?", and "is it the tariffs?" after causes were asked for. None where the series itself is asked."""
    if len(codes) != 1 or codes[0] not in catalog.bears_on:
        return None
    places = clause.codes(*WHO)
    flow, partner = catalog.bears_on[codes[0]]
    # "did tariffs cause the fall in China's exports to the US": of two series of one name that which bears on them
    of_one_name = [code for m in clause.all("commodity") for kind, code in m.meanings if kind == "commodity"]
    for other in (code for code in of_one_name if code in catalog.bears_on and not clause.has("flow", flow)):
        flow, partner = catalog.bears_on[other] if clause.has("flow", catalog.bears_on[other][0]) else (flow, partner)
    if clause.has("flow", flow) and partner in places and (clause.ops("why") or _hit_by(clause)):
        return ("TOTAL",)
    after = previous is not None and previous.operation == "why" and (previous.flow, previous.partners) == (
        flow, (partner,)
    )  # fmt: skip
    about = clause.has_any("question", "period", "flow", "growth", "extreme", "measure") or clause.says("how_high")
    about = about or bool(places - {partner})
    return previous.commodities if previous is not None and after and not about else None


def _hit_by(clause: Clause) -> bool:
    """ "Is it the tariffs that hit exports to the US": what befell a flow is asked, not how high the series is."""
    series, flow = clause.first("commodity"), clause.first("flow")
    if series is None or flow is None or not series.last + 1 < flow.first <= series.last + 4:
        return False
    between = [m for m in clause.mentions if series.last < m.first < flow.first]
    joined = any(m.kind in ("prep", "conj", "place", "demonym", "op") for m in between)
    apart = any(token.kind == "symbol" for token in clause.gap(series, flow))
    asked = clause.has_any("question", "number", "extreme", "measure")
    return not (joined or apart or asked) and not clause.ops("average", "when", "trend", "record", "define")


def _known(codes: tuple[str, ...], clause: Clause, catalog: Catalog, home: str) -> None:
    """A code of the Harmonized System that is not among the goods is named, so that one sees what is not held."""
    for code in codes:
        if code.startswith(PREFIX) and code not in catalog.commodities:
            digits = code.removeprefix(PREFIX)
            name = catalog.hs_name(digits)
            if name is None:
                raise NotHeld(Statement.of("refusal.not_held.hs_unknown", code=digits))
            said = Statement.of("refusal.not_held.hs", code=digits, name=Quoted(name))
            # Whether an agency's line of that name is the heading is not known: it is offered, not put in its place.
            near = catalog.harmonized.get(digits)
            flows = [flow for flow in ONE_WAY if clause.has("flow", flow)] or ONE_WAY
            readings = tuple(Query("level", home, flow, ("WLD",), (near,)) for flow in flows) if near else ()
            raise NotHeld(said, None, readings)


def fill_units(f: Features, previous: Query | None = None) -> None:
    """The currency or quantity insisted on, not a number's unit; barrels a day are asked for until another unit is."""
    clause = f.clause
    taken = {m for amount in f.amounts for m in amount.mentions if len(amount.mentions) > 1 or amount.unit == "index"}
    for mention in clause.all("unit"):
        if mention in taken:
            continue
        if mention.code in BASES:
            f.two_currencies = f.basis not in (None, BASES[mention.code])
            f.basis = None if f.context else BASES[mention.code]
        elif mention.code in _QUANTITIES:
            f.basis, f.measure = _A_DAY if mention.code in _BARRELS else "quantity", "quantity"
        clause.use(mention)
    fill_asked(f)
    again = previous is not None and previous.basis == _A_DAY and f.commodities == previous.commodities
    if again and f.basis is None and not (f.moved or clause.has("measure")):
        f.basis, f.measure = _A_DAY, "quantity"
    if clause.has("measure", "quantity") and (f.measure or f.basis not in BASES.values()):  # no "volume in dollars"
        f.measure, f.basis = "quantity", f.basis or "quantity"
    elif clause.has("measure", "value") or f.in_money():
        f.measure = "value"


def fill_amounts(f: Features, catalog: Catalog, previous: Query | None = None) -> None:
    """Fill in how many are asked for, the unit, and the bound or condition that the amounts make."""
    clause = f.clause
    f.limit = limit_of(clause, f.amounts)
    of_months = f.asks_time is not None and not clause.has_any("party", "ordinal")  # not "the 6th biggest buyer in H1"
    if f.limit in (3, 6, 12) and f.extreme() and of_months and f.limit == sum(p.month_count for p in f.periods):
        f.limit = None  # 去年12个月里最高的月份: all of them, not so many
    if any(amount.unit == "mbpd" for amount in f.amounts):
        f.measure, f.basis = "quantity", _A_DAY
    unit = "USD_bn"
    goods = next((code for code in f.commodities if code != "TOTAL"), None)
    if goods is not None:
        money = not f.context and any(amount.unit in BASES for amount in f.amounts)  # 7 yuan to the dollar
        f.unit = catalog.commodities[goods].unit
        unit = "USD_bn" if money or f.measure == "value" else f.unit or "USD_bn"
    elif f.reporter in catalog.reporters and not any(a.unit in BASES for a in f.amounts):
        unit = catalog.reporters[f.reporter].currency
    unit = UNIT_OF_BASIS.get(f.basis or "", unit)
    side = "deficit" if of_deficits(f) else "surplus" if clause.has("flow", "surplus") else ""
    amounts = tuple(a for a in f.amounts if not clause.used.intersection(a.mentions))
    part = not f.moved and any(of_a_whole(clause, amount) for amount in amounts)
    part = part or clause.has("measure", "share")
    part = part or (previous is not None and previous.measure == "share" and not f.moved)  # "was it below 12 %?"
    f.condition = month_sets(clause, unit, f)
    if amounts and f.condition is None:
        f.bound, used = bound_of(clause, unit, side, not (f.context or part), f.context)
        if f.bound is not None and any(amount.unit in BASES for amount in used):
            f.basis = None if f.basis == "value_usd" else f.basis
        two = 2 in (len(f.end_points), len(f.periods), len(f.partners))
        if len(used) == 1 and moved_by(clause, used[0], two):
            if clause.ops("which", "count", "when", "held") or clause.has("question", "what") or clause.has("party"):
                raise Ambiguous.again()  # "in which months of 2024 and 2025 did they rise by more than 20 bn"
            f.bound = None  # "by more than 20 bn from May to June": of neither month
    f.bound = yuan_bound(f) or line_told(f)
    if goods is not None and catalog.commodities[goods].measure == "yoy":
        f.bound = fallen(f)
    if f.bound is not None and f.bound.unit == "pct" and part:
        f.bound = replace(f.bound, measure="share")
