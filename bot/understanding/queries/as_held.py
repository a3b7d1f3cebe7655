"""Whether a series holds what is asked, and what of its neighbour is told: a fiscal year, the months so far, a rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.catalog import Catalog
from bot.model import Bound, Coverage, Period, Query, SeriesKey
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import ONE_WAY, WHO

LEVELS = ("value", "quantity", "level")
FEW = 4  # months: fewer do not tell what became of a year
ONE_FLOW = ("export", "import", "balance")


def counted(query: Query, period: Period, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether it is held as asked, or can be worked out: a balance from the flows either way."""
    ways = [query.with_(flow=flow) for flow in ONE_WAY] if query.flow == "balance" else []
    worked_out = bool(ways) and all(holds(way, period, coverage, measures) for way in ways)
    return worked_out or holds(query, period, coverage, measures)


def holds(query: Query, period: Period, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether a figure of that period is held, or all its months."""
    held = {one for key, periods in _series(query, coverage) if key.measure in measures for one in periods}
    return _whole(period, held)


def announced(query: Query, period: Period, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether a figure of that very period is held: rates of its months make none of a quarter."""
    return any(period in periods for key, periods in _series(query, coverage) if key.measure in measures)


def in_one_unit(query: Query, times: tuple[Period, ...], coverage: Coverage) -> bool:
    """Whether amounts of all those times are held in one unit: dollars of one year and yuan of another tell nothing."""
    held: dict[str, set[Period]] = {}
    for key, periods in _series(query, coverage):
        if key.measure in LEVELS:
            held.setdefault(key.unit, set()).update(periods)
    return any(all(_whole(period, found) for period in times) for found in held.values())


def sides_held(query: Query, coverage: Coverage) -> bool:
    """Whether each of two things that are set side by side is held in each of its times, and what was expected of one;
    where the flows are told apart, or rates, nothing is said against it."""
    if query.operation == "surprise":
        polls = {(flow, period) for flow, _, period, _ in coverage.polls}
        return query.flow not in ONE_FLOW or all((query.flow, period) in polls for period in query.periods)
    if query.flow not in ONE_FLOW or query.measure in ("yoy", "share") or query.operation != "compare":
        return True
    each = [query.with_(partners=(who,), commodities=(what,)) for who in query.partners for what in query.commodities]
    return all(counted(one, period, coverage, LEVELS) for one in each for period in query.periods)


def series_held(query: Query, coverage: Coverage) -> Iterator[tuple[SeriesKey, frozenset[Period]]]:
    """What is held of its flow, with each of its partners and in each of its goods."""
    for partner in query.partners or ("WLD",):
        for goods in query.commodities or ("TOTAL",):
            yield from coverage.held(query.reporter, query.flow or "", partner, goods)


def _series(query: Query, coverage: Coverage) -> tuple[tuple[SeriesKey, frozenset[Period]], ...]:
    return coverage.held(
        query.reporter, query.flow or "", query.partners[0] if query.partners else "WLD",
        query.commodities[0] if query.commodities else "TOTAL",
    )  # fmt: skip


def _whole(period: Period, held: set[Period]) -> bool:
    return period in held or (period.month_count > 1 and all(month in held for month in period.split()))


# What something costs in the year that is not over -> the span of it for which an amount and a quantity are held.


def costs_so_far(query: Query, coverage: Coverage, asked_on: date) -> Query:
    """What something costs this year: the longest span from January on of which an amount and a quantity are held."""
    if query.operation != "unit_value" or len(query.periods) != 1 or query.periods[0].last < asked_on:
        return query
    year, held = query.periods[0], {"value": set[Period](), "quantity": set[Period]()}
    for key, periods in coverage.held(query.reporter, query.flow or "", query.partners[0], query.commodities[0]):
        if key.measure in held:
            held[key.measure].update(span for span in periods if span.first == year.first and span.last <= asked_on)
    spans = held["value"] & held["quantity"]
    return query.with_(periods=(max(spans, key=lambda span: span.last),)) if spans and year.kind == "year" else query


_BOTH_WAYS = ("balance", "total")


def summed_since(query: Query, clause: Clause, coverage: Coverage) -> Query:
    """`Coal imports since January`: what they came to, where that is held and next to none of the months."""
    course = (query.operation, query.by, query.measure) == ("trend", "month", None) and len(query.periods) == 1
    if not course or clause.has_any("op", "direction", "growth") or not any(e.open for _, e in clause.expressions()):
        return query
    held = {one for key, periods in series_held(query, coverage) if key.measure in LEVELS for one in periods}
    span = query.periods[0]
    few = len(held & set(span.split())) * 2 < span.month_count
    return query.with_(operation="level", by=None) if few and span in held else query


# Two times a year apart whose amounts are not both held in one unit: the announced rate of the later one.


def told_as_rate(query: Query, f: Features, coverage: Coverage) -> bool:
    """Whether two periods a year apart are set against each other and only the rate of the later one is held."""
    later, earlier = query.periods
    # "lost how many tons": no rate tells that
    asked = f.clause.has_any("unit", "scale") or f.minus or f.taken_away or f.clause.says("asked_in_tonnes")
    asked = asked or any(not m.says("moved_by") for m in f.clause.all("op", "difference"))  # 增加了多少
    asked = asked or any(kind == "unit" for m in f.clause.all("measure") for kind, _ in m.others)  # トン数で
    asked = asked or any(("op", "difference") in m.others for m in f.clause.all("direction"))
    asked = asked or _listed_apart(f.clause)
    c = f.clause  # "how much did they rise in dollars": an amount, or the rate of that currency
    money = c.has("question", "how_much") and c.has("unit", "USD") and not (c.has("scale") or c.ops("difference"))
    asked = asked and not money
    single = len(query.partners) == len(query.commodities) == 1
    if query.measure == "share" or earlier != later.shift(-12) or not single or _from_one_to_the_next(f):
        return False
    flow = "total" if query.flow == "trade" else query.flow or "export"
    held = coverage.held(f.reporter, flow, query.partners[0], query.commodities[0])
    ends = [{at for at in (later, earlier) if at in periods} for key, periods in held if key.measure != "yoy"]
    apart = f.fragment and not f.clause.has("unit") and {later, earlier} not in ends  # dollars, and then yuan
    apart = apart and not in_one_unit(query.with_(flow=flow), query.periods, coverage)
    if asked and not (apart and {later} in ends and {earlier} in ends):
        return False
    levels = {later, earlier} in ends or ({earlier} in ends and not (apart or money))
    levels = levels or (money and {later, earlier} <= set().union(*ends))
    rates = [key.basis for key, periods in held if key.measure == "yoy" and later in periods]
    if apart and {later} in ends and {earlier} in ends:
        rates = [basis for basis in rates if basis.startswith("value")]  # two amounts of money
    return not levels and any(query.basis in (None, basis) for basis in rates)


def _listed_apart(clause: Clause) -> bool:
    """`Exports Q1 2026, Q1 2025, change`: each of two times by itself, and what lies between them last."""
    said = [m for m in clause.mentions if m.kind not in ("harmless", "conj")]
    closes = len(said) > 1 and said[-1].is_("direction", "moved") and said[-2].kind == "period"
    times = [m for m in said if m.kind == "period"]
    return closes and (len(times) > 1 or "+" in times[0].code) and not clause.has("prep", "versus", "on", "from")


def months_as_rates(query: Query, f: Features, coverage: Coverage) -> Query:
    """ "Is that better than July?" after a month of which the rate alone is held, or before one: the two rates."""
    c, two = f.clause, query.periods
    beside = query.operation in ("growth", "compare", "change") and query.by in (None, "period") and len(two) == 2
    if not (f.fragment and beside) or query.flow not in ONE_WAY or [p.month_count for p in two] != [1, 1]:
        return query
    unheld = c.ops("compare") and not all(holds(query, period, coverage, ("value",)) for period in two)
    unheld = (
        unheld and two[0] != two[1].shift(12) and not c.has_other("question", "how")
    )  # "how does it compare to June?", of July's rate alone
    fared = c.says("quality", "fared") and not c.has("question")
    if c.has_any("unit", "measure") or not (fared or unheld) or f.amounts:
        return query  # "more than in June?": an amount
    if in_one_unit(query, two, coverage) or not all(announced(query, period, coverage, ("yoy",)) for period in two):
        return query
    return query.with_(operation="compare", by="period", measure="yoy", condition=None)


def amount_where_unrated(query: Query, clause: Clause, previous: Query | None, coverage: Coverage) -> Query:
    """`Is China selling less to Germany this year? How much was it in June?`, `why so low? And October?`: the amount,
    where the rate was only carried over, none is held of that time, and none can be worked out."""
    rated = (query.operation, query.measure, query.by, len(query.periods)) == ("growth", "yoy", "year", 1)
    moved = clause.has_any("growth", "direction", "more", "measure") or clause.ops("how_fast", "difference")
    if not rated or moved or query.flow not in ONE_FLOW:
        return query
    at = query.periods[0]
    told = announced(query, at, coverage, ("yoy",)) or in_one_unit(query, (at, at.shift(-12)), coverage)
    asked = clause.has("question", "how_much", "what")  # and no bare "and in June?", after whether it rose
    asked = asked or (clause.ops("define") and clause.says("publishing"))  # "and what does Beijing show for 2025"
    caused = previous is not None and previous.operation == "why" and previous.partners == query.partners
    asked = asked or (clause.has("period") and (caused or clause.has("flow", *ONE_WAY)))  # "and in 2025, exports?"
    if told or not (asked and counted(query, at, coverage, LEVELS)):
        return query
    return query.with_(operation="balance" if query.flow == "balance" else "level", by=None, measure=None)


def as_rates(query: Query, f: Features, coverage: Coverage) -> Query | None:
    """A course of amounts as one of the rates, where those alone tell it; so is a move from the first month of a span
    to its last: 中国の輸出、4月から8月で増減は."""
    if _course_of_rates(query, f, coverage):
        return query.with_(measure="yoy")
    ends = (query.operation, query.by) == ("growth", "period") and len(f.periods) == 1 and query.flow in ONE_WAY
    sized = f.clause.ops("how_fast", "difference") or f.clause.has("question", "how_much") or f.clause.has("measure")
    if not ends or sized or f.fragment or all(holds(query, one, coverage, LEVELS) for one in query.periods):
        return None
    rated = all(holds(query, one, coverage, ("yoy",)) for one in query.periods)
    return query.with_(operation="trend", by="month", measure="yoy", periods=f.periods) if rated else None


def _course_of_rates(query: Query, f: Features, coverage: Coverage) -> bool:
    """`Have exports been rising or falling in the six months to August`: the amounts end before, the rates do not."""
    if query.operation != "trend" or query.measure is not None or len(query.periods) != 1 or f.things > 1:
        return False
    c = f.clause
    either = c.has("direction", "up") and c.has("direction", "down")
    moves = either or (c.ops("trend") and c.mentions[0].says("copula", "auxiliary"))  # "are they rising or falling"
    ends = query.periods[0].split()[-1:] if moves and query.flow in ONE_WAY and not f.fragment else []
    rates = bool(ends) and all(holds(query, one, coverage, ("yoy",)) for one in (*ends, query.periods[0]))
    return (rates and not any(holds(query, one, coverage, LEVELS) for one in ends)) or _rates_alone(query, f, coverage)


def _rates_alone(query: Query, f: Features, coverage: Coverage) -> bool:
    """`How did exports to Africa develop from November to February`: of hardly a month of the span an amount is held,
    and of two or more of them a rate."""
    listed = f.clause.has("measure") or f.clause.says("by_month") or f.clause.ops("monthly") or f.fragment
    months = query.periods[0].split() if query.flow in ONE_WAY and not listed else []
    rates = sum(holds(query, month, coverage, ("yoy",)) for month in months)
    return rates > 1 and sum(holds(query, month, coverage, LEVELS) for month in months) < min(2, rates)


_SOME_YEARS = 48  # months: of fewer years the months that are held tell more


def hardly_told(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """`How did trade with Russia develop in 2025`: of a span of which few months are held, the rate tells it."""
    if query.operation != "trend" or [p.month_count > 1 for p in query.periods] != [True]:
        return False
    if query.measure and not (query.measure == "value" and _rated_by_value(query, coverage)):
        return False
    by_month = clause.says("by_month") or any(m.means("time", "unit:month") for m in clause.mentions)
    if by_month or not clause.ops("trend") or clause.ops("chart", "monthly", "list", "each", "by_quarter"):
        return False
    one = len(query.partners) < 2 and len(query.commodities) < 2
    if not one or not announced(query, query.periods[0], coverage, ("yoy",)):
        return False
    told = sum(holds(query, month, coverage, LEVELS) for month in query.periods[0].split())
    if (span := query.periods[0]).kind == "year":
        return told < FEW
    return told < min(3, span.month_count) and not any(holds(query, one, coverage, ("yoy",)) for one in span.split())


def _rated_by_value(query: Query, coverage: Coverage) -> bool:
    """`Évolution des importations de voitures sur janvier-novembre, en valeur`: all rates held of it are of a value."""
    bases = {key.basis for key, _ in _series(query, coverage) if key.measure == "yoy"}
    return bool(bases) and all((basis or "").startswith("value") for basis in bases)


def told_by_years(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """`The trend in trade with Russia since 2016`: years that are held, where few months of the first ones are."""
    if query.operation != "trend" or query.by != "month" or query.measure or query.flow == "context":
        return False
    span = query.periods[0] if len(query.periods) == 1 else None
    if span is None or span.first.month != 1 or span.month_count < _SOME_YEARS or len(query.partners) > 1:
        return False
    if clause.says("by_month") or clause.ops("chart", "monthly", "list", "each") or not clause.ops("trend"):
        return False
    years = [Period.year(year) for year in range(span.first.year, span.last.year)]
    months = [month for year in years[:2] for month in year.split()]
    kinds = (query, query.with_(flow="export")) if query.flow == "balance" else (query,)
    told, single = (sum(any(holds(q, p, coverage, LEVELS) for q in kinds) for p in each) for each in (years, months))
    return 3 * told >= 2 * len(years) and 2 * single <= len(months)


def _from_one_to_the_next(f: Features) -> bool:
    """ "How much did it drop from one to the next", after one year and another: the distance of the two amounts."""
    c = f.clause
    ends = c.first("prep", "from"), c.first("prep", "to")
    asked = f.fragment and c.has("question", "how_much") and not (c.has_any("period", *WHO) or c.has("unit", "pct"))
    return asked and all(ends) and not c.has_any("measure", "growth", "flow")


# Two times that stand where two others were set against each other, and of which one alone is held.


def told_apart(query: Query, f: Features, coverage: Coverage) -> Query:
    """ "And the year before?" after November against October: each by itself where one of the two is not held; else the
    query as it is."""
    moved = f.fragment and query.operation == "compare" and query.by == "period" and len(query.periods) == 2
    if not moved or query.measure == "yoy" or query.condition is not None or f.context:
        return query
    times = f.clause.all("period")
    back = bool(times) and all(m.code.startswith("earlier") for m in times)
    if not back or sum(counted(query, period, coverage, LEVELS) for period in query.periods) != 1:
        return query
    operation = query.flow if query.flow in _BOTH_WAYS else "level"
    return query.with_(operation=operation, by=None)


# `Did the soybean bill rise`, 大豆进口额同比: the rate of a value is asked; that of the quantity is another.


def in_value(query: Query, f: Features, coverage: Coverage, catalog: Catalog) -> Query:
    """The query on the value: in a currency of which the rate is held, else in the reporter's; as it is where the value
    was not asked for, no rate is, or the plain one is that of the value."""
    valued = f.clause.has("measure", "value") and query.basis is None
    if query.operation == "rank" and query.by == "commodity" and query.measure == "yoy" and valued:
        return query.with_(basis=_own(query.reporter, catalog))  # "which import grew most by value": of no tonnes
    goods = any(code != "TOTAL" for code in query.commodities) and not f.context
    if not goods or query.basis is not None or not (f.clause.has("measure", "value") or f.in_money()):
        return query
    claimed = query.condition.measure if isinstance(query.condition, Bound) else None
    if "yoy" not in (query.measure, claimed) and query.operation != "trend":
        return query
    bases = rated_in_money(query, coverage)
    if "value_usd" in bases:
        return query  # what is told where nothing is said
    return query.with_(basis=max(bases, default=_own(query.reporter, catalog)))


def rated_in_money(query: Query, coverage: Coverage) -> set[str]:
    """The bases in money of which each of the goods has a rate in all the periods asked for."""
    found: list[set[str]] = []
    for commodity in query.commodities:
        for partner in query.partners or ("WLD",):
            rates = coverage.held(query.reporter, query.flow or "export", partner, commodity, "yoy")
            in_money = [(key, held) for key, held in rates if key.basis.startswith("value_")]
            found.append({key.basis for key, held in in_money if held.issuperset(query.periods)})
    return set.intersection(*found) if found else set()


def _own(reporter: str, catalog: Catalog) -> str:
    """`value_jpy` of whoever counts in yen."""
    unit = catalog.reporters[reporter].currency if reporter in catalog.reporters else "USD_bn"
    return f"value_{unit[:3].lower()}"
