"""resolve: a Clause -> a Query, over the talk so far or the defaults; asks back where readings differ in figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.catalog import Catalog
from bot.errors import Ambiguous, NotHeld
from bot.model import Bound, Code, Coverage, Period, Query, Quoted, Statement, Turn
from bot.understanding.about import read_about, read_coverage, release_reporter
from bot.understanding.ambiguity import settle_flow
from bot.understanding.amounts import BASES, bound_of, find_amounts
from bot.understanding.clause import Clause
from bot.understanding.conditions import month_sets
from bot.understanding.features import Features, limit_of
from bot.understanding.frame import Mention
from bot.understanding.operation import choose
from bot.understanding.settling import settle_periods
from bot.understanding.sides import MIRROR, Sides, flow_said, read_sides
from bot.understanding.talk import antecedent, carried_operation, leans, pair

HOME = "CHN"
_QUANTITIES = ("t", "kt", "Mt", "units", "mbpd", "barrel")


def resolve(
    clause: Clause, before: tuple[Turn, ...], coverage: Coverage, catalog: Catalog, asked_on: date, home: str
) -> Query:
    """The query that the clause asks for. Ambiguous, NotHeld where it cannot be made."""
    about = read_about(clause, home)
    if about is not None:
        return about
    fragment = leans(clause, before)
    previous = before[-1].query if fragment else None
    f = Features(clause, home, fragment=fragment)
    _goods(f, previous, catalog)
    sides = _sides(f, previous, before, coverage, home)
    f.amounts = find_amounts(clause)
    _units(f)
    earlier = before[-1].query.periods if before else ()
    f.periods = settle_periods(clause, f, coverage, asked_on, earlier)
    carried_periods = previous is not None and not f.periods and not f.latest
    if carried_periods and previous is not None:
        f.periods = previous.periods
    _amounts(f, catalog)
    kind = read_coverage(clause)
    if kind == "held" and f.periods and not carried_periods and (f.flow or f.commodities):
        kind = None  # "do you have the exports of May?" wants the figure
    if kind is not None and not clause.ops("brief") and not (kind in ("held", "source", "release_date") and f.bound is not None):
        return _coverage_query(f, kind, clause, coverage, home)
    query = _pointing(f, before) or choose(f)
    if previous is not None and query.operation in ("level", "balance", "total"):
        query = carried_operation(previous, query, clause)
    query = settle_flow(query, f, coverage, catalog, clause, sides, asked_on)
    _all_used(clause, query)
    _say(clause, f, previous, carried_periods, sides)
    return replace(query, notes=tuple(clause.notes))


def _goods(f: Features, previous: Query | None, catalog: Catalog) -> None:
    said = f.clause.all("commodity")
    f.clause.use(*said)
    codes = tuple(dict.fromkeys(_meant(f.clause, m) for m in said))
    if len(codes) > 1:
        codes = tuple(code for code in codes if code != "TOTAL")
    codes = tuple(code for code in codes if not any(code in catalog.wider(other) for other in codes))
    f.context = bool(codes) and all(catalog.is_context(code) for code in codes)
    if not codes and previous is not None and previous.commodities:
        keeps = not f.clause.has("flow", "total", "trade") or catalog.is_context(previous.commodities[0])
        codes = previous.commodities if keeps else ()
        f.context = bool(codes) and all(catalog.is_context(code) for code in codes)
        if f.context and f.clause.has("flow"):
            codes, f.context = (), False
    f.commodities = codes


def _meant(clause: Clause, mention: Mention) -> str:
    """Of two series of one name ("tariffs") the one whose owner acts: the first place that nothing is put `on`."""
    others = [code for kind, code in mention.others if kind == "commodity"]
    places = [m for m in clause.mentions if m.kind in ("place", "demonym")]
    if not others or not places:
        return mention.code
    before = clause.before(places[0])
    laid_on = before is not None and before.is_("prep", "on", "to")
    actor = places[0].code if not laid_on else places[-1].code if len(places) > 1 else ""
    return others[0] if actor == HOME else mention.code


def _sides(f: Features, previous: Query | None, before: tuple[Turn, ...], coverage: Coverage, home: str) -> Sides:
    clause = f.clause
    goods = next((code for code in f.commodities if code != "TOTAL"), "TOTAL")
    placed = clause.has("place") or clause.has("demonym")
    sides = read_sides(clause, coverage, home, goods)
    f.two_books = sides.two_books
    f.by_books = clause.has("agency")
    if f.context:
        f.flow, f.reporter = "context", home
        strangers = tuple(code for code in sides.partners if code not in (home, "USA"))
        if sides.reporter != home or strangers:
            place = strangers[0] if strangers else sides.reporter
            if not (place == "USA"):
                raise NotHeld(
                    Statement.of(
                        "refusal.not_held.context",
                        series=Code("commodity", f.commodities[0]),
                        place=Code("partner", place),
                    )
                )
        held = {key.partner for key, _ in coverage.series if key.flow == "context" and key.commodity in f.commodities}
        f.partners = tuple(sorted(held)) or ("WLD",)
        return sides
    if previous is None or previous.operation in ("define", "coverage"):
        f.reporter, f.flow, f.partners = sides.reporter, sides.flow, sides.partners
        return sides
    if clause.has("agency") and not placed and not clause.has("flow"):
        return _other_books(f, previous, sides, home)
    f.flow = sides.flow if sides.flow is not None else previous.flow
    f.reporter, f.partners = previous.reporter, previous.partners
    if sides.owner_only and previous.partners == (sides.reporter,) and sides.flow is not None:
        f.reporter, f.partners = sides.reporter, (previous.reporter,)  # "and the American deficit?": the other's books
        return sides
    if previous.flow == "context" and sides.flow is not None:
        f.reporter, f.partners = sides.reporter, sides.partners
        return sides
    for which, code in ((0, "first_one"), (1, "second_one")):
        if clause.has("deictic", code) and not placed:
            found = antecedent(before, which)
            if found is None:
                raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous)
            f.partners = (found,)
            return sides
    if placed:
        partners = tuple(code for code in (sides.partners or ()) if code != f.reporter)
        if sides.reporter != home and not partners:
            partners = (sides.reporter,)
        if sides.reporter == home and not sides.partners and f.reporter != home:
            partners = (home,)
        f.partners = partners or (f.partners if sides.partners == () else partners)
        if sides.reporter == home and previous.reporter != home and sides.flow is not None and sides.partners:
            f.reporter = home
    elif clause.has("deictic", "other_one") and previous.flow in ("export", "import"):
        f.flow = MIRROR[previous.flow]
    return sides


def _other_books(f: Features, previous: Query, sides: Sides, home: str) -> Sides:
    """ "And by American count?": the same goods in the books of the other side."""
    agency = next(m.code for m in f.clause.mentions if m.kind == "agency")
    f.clause.use(*f.clause.all("agency"))
    flow = previous.flow or "export"
    if agency == previous.reporter or len(previous.partners) != 1:
        f.reporter, f.flow, f.partners = agency, flow, previous.partners
    else:
        f.reporter, f.flow, f.partners = agency, MIRROR.get(flow, flow), (previous.reporter,)
    return Sides(f.reporter, f.flow, f.partners)


def _units(f: Features) -> None:
    """The currency or the quantity that was insisted on; a unit beside a number belongs to the number."""
    clause = f.clause
    taken = {mention for amount in f.amounts for mention in amount.mentions if len(amount.mentions) > 1}
    for mention in clause.all("unit"):
        if mention in taken:
            continue
        if mention.code in BASES:
            f.basis = BASES[mention.code]
        elif mention.code in _QUANTITIES:
            f.basis, f.measure = "quantity", "quantity"
        clause.use(mention)
    if clause.has("measure", "quantity"):
        f.measure, f.basis = "quantity", f.basis or "quantity"
    elif clause.has("measure", "value"):
        f.measure = "value"


def _amounts(f: Features, catalog: Catalog) -> None:
    clause = f.clause
    f.limit = limit_of(clause, f.amounts)
    unit = "USD_bn"
    goods = next((code for code in f.commodities if code != "TOTAL"), None)
    if goods is not None:
        money = any(amount.unit in BASES for amount in f.amounts)
        unit = "USD_bn" if money or f.measure == "value" else catalog.commodities[goods].unit or "USD_bn"
    elif f.reporter in catalog.reporters and not any(a.unit in BASES for a in f.amounts):
        unit = catalog.reporters[f.reporter].currency
    if f.basis in ("value_usd", "value_cny", "value_eur", "value_jpy"):
        unit = {"value_usd": "USD_bn", "value_cny": "CNY_bn", "value_eur": "EUR_bn", "value_jpy": "JPY_bn"}[f.basis]
    side = "deficit" if clause.has("flow", "deficit") else "surplus" if clause.has("flow", "surplus") else ""
    amounts = tuple(a for a in f.amounts if not clause.used.intersection(a.mentions))
    if amounts:
        f.condition = month_sets(clause, unit, side, f)
        if f.condition is None:
            f.bound, used = bound_of(clause, unit, side, not f.context, f.context)
            if f.bound is not None and any(amount.unit in BASES for amount in used):
                f.basis = None if f.basis == "value_usd" else f.basis
    else:
        f.condition = month_sets(clause, unit, side, f)
    if f.bound is not None and f.bound.unit == "pct" and f.clause.has("measure", "share"):
        f.bound = replace(f.bound, measure="share")


def _coverage_query(f: Features, kind: str, clause: Clause, coverage: Coverage, home: str) -> Query:
    topic = clause.has("flow") or clause.has("commodity") or f.partners
    reporter = release_reporter(clause, f.reporter)
    owner = f.partners[0] if len(f.partners) == 1 and clause.has("flow", "trade") else ""
    if kind in ("release_date", "release_next", "fresh") and owner in coverage.reporters and reporter == home:
        reporter, f.partners, f.flow = owner, (), None  # "the US trade report": whose it is, not with whom
    return Query(
        "coverage",
        reporter,
        f.flow if f.flow not in ("trade", "all") else None,
        f.partners or (("WLD",) if topic else ()),
        f.commodities or (("TOTAL",) if topic else ()),
        periods=f.periods,
        by=kind,
    )


def _pointing(f: Features, before: tuple[Turn, ...]) -> Query | None:
    """ "Up by how much", "which of the two grew faster": the last two queries set against each other."""
    if not f.fragment:
        return None
    both = pair(before)
    clause = f.clause
    if clause.ops("why", "check", "surprise", "mirror", "streak", "record"):
        return None
    placed = clause.has("place") or clause.has("demonym")
    if both is None or clause.has("period") or placed or clause.has("commodity"):
        return None
    earlier, latest = both
    points = clause.has("deictic", "both") or clause.has("more")
    if points and latest.partners != earlier.partners and latest.flow == earlier.flow:
        measure = "yoy" if f.growth else latest.measure
        return latest.with_(
            operation="compare",
            by="partner",
            partners=(*earlier.partners, *latest.partners),
            measure=measure,
            basis=None,
            notes=(),
        )
    if points and latest.flow != earlier.flow and {latest.flow, earlier.flow} == {"export", "import"}:
        return latest.with_(
            operation="compare", by="flow", flow="both", measure="yoy" if f.growth else latest.measure, notes=()
        )
    same = (
        latest.partners == earlier.partners
        and latest.flow == earlier.flow
        and latest.commodities == earlier.commodities
    )
    moved = clause.ops("difference") or (clause.has("direction") and not f.growth)
    if (
        same
        and moved
        and not clause.has("growth")
        and latest.periods
        and earlier.periods
        and latest.periods != earlier.periods
    ):
        periods = tuple(sorted({*earlier.periods, *latest.periods}, reverse=True))[:2]
        return latest.with_(operation="change", by=None, periods=periods, notes=())
    return None


_DOUBTING = ("check", "revision", "surprise", "why")  # "didn't they revise it?" asks the same as "did they?"


def _all_used(clause: Clause, query: Query) -> None:
    """No word that carries content is ignored: a number, unit, place, poll left without use ends in a refusal that names it."""
    if query.operation in _DOUBTING:
        clause.use(*clause.all("negation"))
    for mention in clause.unused():
        if mention.kind in ("term", "agency", "opinion", "unit"):
            continue
        if mention.is_("number") and (isinstance(query.condition, Bound) or _idle(clause, mention)):
            continue
        raise NotHeld(Statement.of("refusal.not_held.word", word=Quoted(mention.said, clause.frame.language)), query)


def _idle(clause: Clause, mention: Mention) -> bool:
    """A number that asks for nothing: `the one with Taiwan`, or what the other side claims before its books are asked."""
    return not mention.said[:1].isdigit() and mention.value == 1 or (clause.has("books", "says") and clause.has("agency"))


def _say(clause: Clause, f: Features, previous: Query | None, carried: bool, sides: Sides) -> None:
    for mention in clause.mentions:
        if mention.corrected:
            clause.note("corrected", _SLOT.get(mention.kind, mention.kind), mention.code, mention.said)
    if previous is not None:
        if f.partners == previous.partners and f.partners not in ((), ("WLD",)):
            clause.note("carried", "partners", " ".join(f.partners))
        if carried and f.periods:
            clause.note("carried", "periods", " ".join(p.code for p in f.periods))
        if f.flow == previous.flow and f.flow is not None and flow_said(clause) is None:
            clause.note("carried", "flow", f.flow)
        if f.commodities == previous.commodities and f.commodities not in ((), ("TOTAL",)):
            clause.note("carried", "commodities", " ".join(f.commodities))
    if sides.turned:
        clause.note("covered", "reporter", f.reporter)


_SLOT = {
    "place": "partners",
    "demonym": "partners",
    "commodity": "commodities",
    "flow": "flow",
    "period": "periods",
    "time": "periods",
}


def spans(periods: tuple[Period, ...]) -> bool:
    """Whether any of the periods is longer than a month."""
    return any(period.month_count > 1 for period in periods)
