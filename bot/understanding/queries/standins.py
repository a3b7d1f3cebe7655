"""A query whose series is not held as asked -> the one that answers the same words: a rate, the actor's own books.
Nothing here takes a neighbour for what was asked: who acts is asked by his own books where the other side has none."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Coverage, Query
from bot.understanding.clauses.amounts import UNIT_OF_BASIS
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.bare_names import bare_name, whose_goods
from bot.understanding.parties.ends_of_trade import MIRROR, Sides
from bot.understanding.queries.as_held import (
    FEW,
    LEVELS,
    announced,
    counted,
    hardly_told,
    holds,
    in_one_unit,
    rated_in_money,
    series_held,
    told_by_years,
)  # fmt: skip
from bot.understanding.rules.brief import from_the_other_side
from bot.understanding.rules.set_against import WITH_OTHER_SIGN
from bot.understanding.spans.running import of_the_span
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNTS, ONE_WAY

_OF_ONE = ("level", "growth", "sum", "balance")


def stand_in(query: Query, clause: Clause, coverage: Coverage, home: str, previous: Query | None = None) -> Query:
    """The query itself where it is held, or nothing else answers its words."""
    if _ended_since(query, clause, coverage):
        raise Ambiguous.again()
    if told_by_years(query, clause, coverage):
        return query.with_(by="year")
    if _course_of_months(query, coverage):
        return query.with_(operation="trend", by="month")
    if _in_any_month(query, coverage):
        return query.with_(operation="threshold", by="which")
    if _either_way_so_far(query, clause, coverage):
        return query.with_(operation="trend", by="month", measure="yoy")
    if _each_way_of_it(query, clause, coverage):
        return query.with_(operation="level", flow="both")
    if (each := _rates_each_way(query, clause, coverage)) is not None:
        return each
    if _fared(query, clause, coverage) or hardly_told(query, clause, coverage):
        return query.with_(operation="growth", by="year", measure="yoy")
    if previous is not None and (kept := _in_the_same_money(query, previous, clause, coverage)) is not None:
        query = query.with_(basis=kept)
    if previous is not None and previous.operation == "why" and _amount_alone(query, previous, coverage):
        return query.with_(operation="level", by=None, measure=None)
    if _better_by_rate(query, clause, coverage):
        return query.with_(measure="yoy")
    if (rate := _rate_of_change(query, clause, coverage)) is not None:
        clause.use(*clause.all("compare"))  # "above the year before, and by how much": the rate says both
        return rate
    query = _money_for_pieces(query, coverage)
    if _other_way_alone(query, clause, coverage):
        return query.with_(flow=MIRROR[query.flow or ""])
    wanted = ("yoy",) if query.operation == "growth" else LEVELS
    whose_goods(query, clause, coverage, home)
    query = bare_name(
        query, clause, coverage, home, lambda one: all(counted(one, period, coverage, wanted) for period in one.periods)
    )
    told = previous is not None and previous.reporter == home and previous.flow in MIRROR
    return query if told else _own_books(query, clause, coverage, home)  # "how much did Germany get" after India's


def _ended_since(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """`When were they last lower than in October 2025`: a month since then may be, and none before it is the last."""
    last = query.by == "since" and query.periods and clause.has("compare") and clause.ops("last_time", "when")
    if not last or clause.ops("as_low", "as_high"):
        return False
    held = coverage.held(query.reporter, query.flow or "", query.partners[0], query.commodities[0])
    wanted = ("yoy",) if query.measure == "yoy" else LEVELS
    return any(month > query.periods[0] for key, months in held if key.measure in wanted for month in months)


def _other_way_alone(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """稀土磁体卖得最多的三个国家: who sold or was sold to is not told, and with partners it is held one way alone."""
    ranked = query.operation == "rank" and query.by == "partner" and not query.partners and query.flow in MIRROR
    if not ranked or clause.has_any("flow", "question") or query.all_goods:
        return False

    def held(flow: str) -> bool:
        pairs = ((code, goods) for code in coverage.partners - {"WLD"} for goods in query.commodities)
        return any(coverage.held(query.reporter, flow, code, goods) for code, goods in pairs)

    return not held(query.flow or "") and held(MIRROR[query.flow or ""])


def _money_for_pieces(query: Query, coverage: Coverage) -> Query:
    """ "Chip exports topped 200bn in 2025": so many pieces, where their number is held, and else so much money."""
    bound = query.condition
    if not isinstance(bound, Bound) or bound.unit != "bn_units" or query.operation != "check" or not query.periods:
        return query
    pieces = any(holds(query, period, coverage, ("quantity",)) for period in query.periods)
    money = all(holds(query, period, coverage, ("value",)) for period in query.periods)
    return query if pieces or not money else query.with_(condition=replace(bound, unit="USD_bn"))


def own_whole(query: Query, clause: Clause, sides: Sides, home: str) -> Query:
    """`What share of Taiwan's exports goes to China`: no share of China's imports, though it is read from its books."""
    query = from_the_other_side(query) if sides.turned else query
    covered = sides.turned or any((n.origin, n.slot, n.meant) == ("covered", "reporter", home) for n in clause.notes)
    one = query.operation == "share" and len(query.partners) == 1 and query.reporter == home
    if not (one and covered) or clause.has("agency") or query.partners[0] in ("WLD", home):
        return query
    clause.notes[:] = [n for n in clause.notes if (n.origin, n.slot) != ("covered", "reporter")]
    flow = MIRROR.get(query.flow or "", query.flow)
    return query.with_(reporter=query.partners[0], flow=flow, partners=(home,), notes=())


def _course_of_months(query: Query, coverage: Coverage) -> bool:
    """ "PMI through 2025": an index has no figure of a year, but of its months, and a rate of exchange of its days."""
    if query.flow != "context" or query.operation != "level" or len(query.periods) != 1:
        return False
    span = query.periods[0]
    held = {period for _, periods in series_held(query, coverage) for period in periods}
    within = any(span.first <= one.first and one.last <= span.last and one.month_count <= 1 for one in held)
    return span.month_count > 1 and span not in held and within


def _in_any_month(query: Query, coverage: Coverage) -> bool:
    """ "Did the surplus of 2026 ever fall below 60 bn": of a year that is not over, the months are looked through; not
    for so much as no month has."""
    bound = query.condition
    if query.operation != "check" or not isinstance(bound, Bound) or bound.comparator not in ("above", "below"):
        return False
    if bound.unit == "pct" or (bound.unit == "USD_bn" and of_the_span(query, bound)):
        return False
    return query.by is None and _runs(query, coverage, LEVELS)


def _either_way_so_far(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """ "Are exports speeding up or slowing down this year": a year that is not over has no rate, but its months do."""
    ways = clause.has("direction", "up") and clause.has("direction", "down") and clause.has("conj", "or")
    return query.operation == "growth" and query.by == "year" and ways and _runs(query, coverage, ("yoy",))


def _runs(query: Query, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether one year is asked of which nothing but months is held, and not all of them."""
    if len(query.periods) != 1 or query.periods[0].kind != "year" or query.flow == "context":
        return False
    year = query.periods[0]
    if any(period.last >= year.last for _, periods in series_held(query, coverage) for period in periods):
        return False  # it is over
    months = [month for month in year.split() if holds(query, month, coverage, measures)]
    return len(months) >= FEW and not counted(query, year, coverage, measures)


def _each_way_of_it(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """ "Summarise trade with the US in November": of a month without a total, what is held of either way tells it."""
    one = len(query.partners) == len(query.periods) == 1 and query.partners != ("WLD",)
    told = clause.ops("brief") or (clause.has("question", "how") and clause.has("flow", "trade"))
    if not (one and told and query.operation == "total" and query.all_goods):
        return False
    at, ways = query.periods[0], [query.with_(flow=flow) for flow in ONE_WAY]
    held = [holds(way, at, coverage, LEVELS) for way in ways]
    return any(held) and not all(held) and not holds(query, at, coverage, LEVELS)


def _rates_each_way(query: Query, clause: Clause, coverage: Coverage) -> Query | None:
    """7月进出口增速, 輸出入の伸び: one word for both ways of a trade, of whose total no rate is held for that month:
    the rates of either way. A month without a year is the newest of those, and not of the total's."""
    whole = query.flow == "total" and query.of_all and query.all_goods
    if query.operation != "growth" or query.by != "year" or not whole or query.basis is not None:
        return None
    if len(query.periods) != 1 or not any(m.means("flow", "both") for m in clause.all("flow", "total")):
        return None
    at, said = query.periods[0], clause.expressions()
    yearless = at.kind == "month" and bool(said) and all(one.yearless for _, one in said)
    known = holds(query, at, coverage, ("yoy", *LEVELS))
    times = ((at.shift(12),) if yearless else ()) + (() if known else (at,))
    ways = [query.with_(flow=flow) for flow in ONE_WAY]
    for time in times:
        if all(holds(way, time, coverage, ("yoy",)) for way in ways):
            return query.with_(flow="both", periods=(time,))
    return None


def _fared(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """ "How did exports do in July", "what did customs say about July imports": of a month that has a rate and no
    amount, the rate tells it."""
    if query.operation != "level" or not query.periods:
        return False
    how = clause.has("question", "how") or clause.says("faring", "behaving")
    told = clause.has("books", "says") and clause.says("realm")  # what customs said, whatever it was
    how = how or (clause.has("question", "what") and (told or _what_it_did(clause.frame.mentions)))
    amount = clause.has_any("measure", "unit") or clause.has_other("op", "brief")
    if amount or clause.has("question", "how_much", "how_many") or not (how or clause.ops("brief")):
        return False
    flows = ONE_WAY if query.flow == "both" else (query.flow,)
    each = [query.with_(partners=(who,), flow=flow) for who in query.partners or ("WLD",) for flow in flows]
    rated = all(announced(one, at, coverage, ("yoy",)) for one in each for at in query.periods)
    return rated and not all(holds(one, at, coverage, LEVELS) for one in each for at in query.periods)


def _what_it_did(mentions: tuple[Mention, ...]) -> bool:
    """`What did exports and imports do in August`, `what did August show for exports`: a verb closes round them."""
    opens = next((i for i, m in enumerate(mentions) if m.is_("question", "what")), len(mentions))
    verb = mentions[opens + 1 : opens + 2]
    if not (verb and verb[0].says("auxiliary")):
        return False
    for m in mentions[opens + 2 :]:
        if m.says("auxiliary", "showing"):
            return True
        if m.kind not in ("flow", "commodity", "place", "demonym", "deictic", "prep", "conj", "period", "harmless"):
            return False
    return False


def _in_the_same_money(query: Query, previous: Query, clause: Clause, coverage: Coverage) -> str | None:
    """ "And imports?" after exports in yuan: in yuan too, where they are held so; "the same for India" after those that
    are not held so asks for yuan as well; another unit said ends it."""
    insisted = previous.basis in UNIT_OF_BASIS and query.basis is None and query.operation in (*AMOUNTS, "sum")
    if not insisted or clause.has_any("unit", "measure") or query.reporter != previous.reporter:
        return None
    unit = UNIT_OF_BASIS[previous.basis or ""]
    missed = clause.has("deictic", "same") and not _counted_in(previous, unit, coverage)
    return previous.basis if query.periods and (missed or _counted_in(query, unit, coverage)) else None


def _counted_in(query: Query, unit: str, coverage: Coverage) -> bool:
    """Whether an amount of the query is held in a unit for all its times."""
    ways = ONE_WAY if query.flow in ("balance", "both") else (query.flow or "",)
    return any(
        key.unit == unit and set(query.periods) <= set(periods)
        for flow in ways
        for key, periods in series_held(query.with_(flow=flow), coverage)
    )


def _amount_alone(query: Query, previous: Query, coverage: Coverage) -> bool:
    """ "And December?" after the causes of an amount that has no rate: neither month has one, the amount is held."""
    if query.operation != "growth" or len(query.periods) != 1 or len(previous.periods) != 1 or previous.condition:
        return False
    both = (query.periods[0], previous.periods[0])
    rated = any(holds(query, at, coverage, ("yoy",)) or holds(query, at.shift(-12), coverage, LEVELS) for at in both)
    return not rated and holds(query, query.periods[0], coverage, LEVELS)


def _better_by_rate(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """ "Which was better for exports, June or July": the rates tell it where an amount of one of them is not held."""
    two = query.operation == "compare" and query.by == "period" and query.measure is None and len(query.periods) == 2
    if not two or query.basis is not None or not any(m.says("fared") for m in clause.all("more")):
        return False
    amounts = all(holds(query, at, coverage, LEVELS) for at in query.periods)
    return not amounts and all(holds(query, at, coverage, ("yoy",)) for at in query.periods)


def _rate_of_change(query: Query, clause: Clause, coverage: Coverage) -> Query | None:
    """ "By what margin did exports expand on a year before" of a month that has a rate and no amount."""
    plain = query.operation in ("change", "compare") and query.by in (None, "period") and query.flow != "context"
    if not plain or len(query.periods) != 2 or query.basis is not None or query.measure in ("share", "yoy"):
        return None
    newer, older = max(query.periods), min(query.periods)
    held = all(holds(query, period, coverage, LEVELS) for period in (newer, older))
    # "by how many dollars did they grow" is not told by a rate
    amount = any(m.is_("op", "difference") or ("op", "difference") in m.others for m in clause.mentions)
    amount = amount or clause.has("question", "how_much")
    if clause.says("absolute_amount"):
        return None  # "state the absolute increase"
    if older != newer.shift(-12) or (held and (amount or in_one_unit(query, (newer, older), coverage))):
        return None
    if query.flow not in MIRROR or not holds(query, newer, coverage, ("yoy",)):
        return None
    if isinstance(query.condition, Bound) and query.condition.amount:
        return None  # "10 million tonnes more than in 2024": no rate tells it
    rate = query.with_(operation="growth", by="year", measure="yoy", periods=(newer,))
    if query.measure == "value":  # no rate of pieces between two values
        bases = rated_in_money(rate, coverage)
        rate = rate.with_(basis="value_usd" if "value_usd" in bases else max(bases, default="value_usd"))
    said = query.condition if isinstance(query.condition, Bound) else None
    if query.operation != "compare" or said is None or said.comparator not in MIRRORED:
        return rate
    way = said.comparator if query.periods[0] == newer else MIRRORED[said.comparator]
    claim = Bound(way, 0.0, unit="pct", measure="yoy")  # "did it buy more than in 2024": whether it rose
    return rate.with_(operation="check", by=None, condition=claim)


def _own_books(query: Query, clause: Clause, coverage: Coverage, home: str) -> Query:
    """ "What did Germany ship to China in 2025": Germany acts, and its own books hold what China's do not."""
    verb = clause.first("verb")
    claimed = query.operation == "check" and query.by is None and query.measure != "yoy"
    if query.measure == "share" and clause.has("flow"):
        return query  # "Germany took 3 % of exports": a part of the home country's
    if not (claimed or query.operation in _OF_ONE) or query.reporter != home or verb is None:
        return query
    if len(query.partners) != 1:
        return query
    actor = query.partners[0]
    places = [m for m in (*clause.all("place"), *clause.all("demonym")) if m.code == actor]
    # "¿cuánto vendió India a China?"; but whom "China sells to" does not sell
    named = any(m.first < verb.first for m in (*clause.all("place"), *clause.all("demonym")))
    sells = verb.code in ("sell", "give") and verb.first == verb.last and not named
    doers = [m for m in places if prep_of(clause, m) not in ("to", "into", "at", "for", "from")]
    acting = any(m.first < verb.first or (sells and clause.after(verb) is m) for m in doers)
    if not acting or actor not in coverage.reporters or clause.has("agency") or not query.periods:
        return query
    own = query.with_(reporter=actor, flow=MIRROR.get(query.flow or "", query.flow), partners=(home,))
    if query.flow == "balance" and isinstance(query.condition, Bound):
        if query.condition.comparator not in WITH_OTHER_SIGN:
            return query
        turned = replace(
            query.condition, comparator=WITH_OTHER_SIGN[query.condition.comparator], amount=-query.condition.amount
        )
        own = own.with_(condition=turned)  # the deficit of the one is the surplus of the other
    wanted = ("yoy",) if query.operation == "growth" else LEVELS
    here = all(counted(query, period, coverage, wanted) for period in query.periods)
    there = all(counted(own, period, coverage, wanted) for period in own.periods)
    if here or not there:
        return query
    return own
