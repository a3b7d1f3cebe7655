"""An amount of a good after one that was told by weight or number: by weight or number too, where both are held.
Whether a bare "yuan" asks for its rate of exchange, or is the currency that a trade is told in.

Nothing else said, an amount is in dollars where those are held; "crude in January to February 2026?" is told in tonnes,
for no value is, and "same months of 2024?" wants to be set beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import MIRRORED, Bound, Coverage, Period, Query, Turn
from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.queries.as_held import LEVELS, announced, holds, rated_in_money
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY

_LITTLE = ("flow", "period", "prep", "harmless", "courtesy", "conj", "fragment")
_A_DAY = "mbpd"
_YUAN = "value_cny"
_RATE_AT_MOST = 100.0  # a bare number above it is an amount
_UNITS = {"value": ("USD_bn",), "quantity": ("t", "kt", "Mt", "units", "bn_units")}


def in_told_unit(
    query: Query, f: Features, previous: Query | None, coverage: Coverage, before: Sequence[Turn] = ()
) -> Query:
    """The query by quantity, a rate of it too, where what was told of the same good was; in per cent where that is
    asked and no amount is held; as it is for any other."""
    if _in_percent(query, f.clause, coverage):
        return query.with_(operation="growth", by="year", measure="yoy")
    if previous is not None and _worth_unrated(query, f.clause, coverage):
        return query.with_(operation="level", by=None, measure="value", basis=None)
    unsaid = previous is not None and not f.clause.has_any("unit", "measure")
    if previous is not None and unsaid and _rated_by_number(query, previous, coverage):
        return query.with_(basis="quantity")
    if previous is not None and unsaid and _rated_in_yuan(query, previous, coverage) and not _in_either(before):
        return query.with_(basis=_YUAN)
    if previous is not None and query.operation == "rank" and query.basis == _A_DAY and not f.clause.has("unit"):
        return query.with_(measure="quantity", basis="quantity")  # who dealt is ordered by weight, not by the day
    if query.measure == "quantity" and previous is not None and (query.basis or "").startswith("value"):
        return query.with_(measure=None)  # "more tonnes than in 2024? and in dollars?"
    rated = query.operation == "growth" and query.by == "year"
    if previous is None or query.operation not in ("level", "sum", "growth") or query.basis:
        return query
    if query.measure and not rated:
        return query
    alike = (query.reporter, query.commodities) == (previous.reporter, previous.commodities)
    named = f.clause.has_other("unit", "pct") or f.clause.has_other("measure", "percent") or f.clause.has("agency")
    if not alike or query.all_goods or f.context or named:
        return query
    counted = rated and previous.measure == previous.basis == "quantity"  # "多少辆"
    if previous.operation != "level" or not (counted or not (previous.measure or previous.basis)):
        return query
    if not _held(previous, "quantity", coverage) or _held(previous, "value", coverage):
        return query
    if rated:  # "how much more was that than a year before, in per cent", after so many cars: of their number
        same = (query.flow, query.partners) == (previous.flow, previous.partners)
        held = coverage.held(query.reporter, query.flow or "", (query.partners or ("WLD",))[0], query.commodities[0])
        rates = {key.basis for key, at in held if key.measure == "yoy" and at.issuperset(query.periods)}
        either = "quantity" in rates and len(rates) > 1  # where one alone is held, no basis need be told
        return query.with_(basis="quantity") if same and either and len(query.partners) < 2 else query
    both = _held(query, "quantity", coverage) and _held(query, "value", coverage)
    return query.with_(measure="quantity", basis="quantity") if both else query


def _worth_unrated(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """`Et en valeur ?` after the rate of a weight: the amount, where no rate of the value is held or can be worked
    out."""
    valued = clause.has("measure", "value") and clause.says("on_basis") and query.flow in ONE_WAY
    if not valued or (query.operation, query.measure, query.by) != ("growth", "yoy", "year"):
        return False
    at = query.periods[0]
    both = all(holds(query, one, coverage, ("value",)) for one in (at, at.shift(-12)))
    return not (rated_in_money(query, coverage) or both) and holds(query, at, coverage, ("value",))


def _in_percent(query: Query, clause: Clause, coverage: Coverage) -> bool:
    """`Exports of toys and footwear in 2025, in %`: the rates, where they are held and no amount is."""
    asked = clause.has("measure", "percent") or clause.has("unit", "pct") or clause.ops("how_fast")
    if not asked or query.operation not in ("level", "share") or len(query.periods) != 1 or clause.has("number"):
        return False
    if clause.has("measure", "share") or query.all_goods or query.flow == "context" or query.condition is not None:
        return False
    period = query.periods[0]
    return announced(query, period, coverage, ("yoy",)) and not holds(query, period, coverage, LEVELS)


def _rated_by_number(query: Query, previous: Query, coverage: Coverage) -> bool:
    """`And from January to August?`, after a rate of the number of cars, told so or the only one held: of it again."""
    rates = all((one.operation, one.by, one.measure) == ("growth", "year", "yoy") for one in (query, previous))
    rates = rates and query.basis is None and previous.basis in (None, "quantity")
    one = rates and len(query.partners) == len(query.commodities) == len(previous.periods) == len(query.periods) == 1
    if not one or (query.flow, query.partners, query.commodities) != (
        previous.flow, previous.partners, previous.commodities
    ):  # fmt: skip
        return False
    series = coverage.held(query.reporter, query.flow or "", query.partners[0], query.commodities[0])
    then, now = (
        {key.basis for key, at in series if key.measure == "yoy" and part.periods[0] in at}
        for part in (previous, query)
    )
    return (
        "quantity" in now
        and len(now) > 1
        and "value_usd" not in now
        and (previous.basis is not None or then == {"quantity"})
    )


def _rated_in_yuan(query: Query, previous: Query, coverage: Coverage) -> bool:
    """`Yoy?`, `growth of both`, after an amount that was asked for in yuan: the rates of the yuan value, where they are
    held."""
    rate = (query.operation, query.by, query.measure, query.basis) == ("growth", "year", "yoy", None)
    alike = (previous.reporter, previous.basis) == (query.reporter, _YUAN)
    if not (rate and alike) or previous.operation not in ("level", "growth") or len(query.periods) != 1:
        return False
    flows = ONE_WAY if query.flow == "both" else (query.flow or "",)
    good, (period,) = (query.commodities or ("TOTAL",))[0], query.periods
    pairs = [(flow, partner) for flow in flows for partner in query.partners or ("WLD",)]
    rates = [coverage.held(query.reporter, flow, partner, good, "yoy") for flow, partner in pairs]
    held = [any(key.basis == _YUAN and period in at for key, at in series) for series in rates]
    return len(query.commodities) < 2 and all(held)


def _in_either(before: Sequence[Turn]) -> bool:
    """Whether the same amount was told in one currency and then in the other."""
    one, last = (before[-2].query, before[-1].query) if len(before) > 1 else (None, None)
    plain = {"basis": None, "measure": None, "notes": ()}
    if one is None or last is None or one.basis == last.basis:
        return False
    return one.with_(**plain) == last.with_(**plain)


def _held(query: Query, measure: str, coverage: Coverage) -> bool:
    """Whether all of it is held by value in dollars, or by quantity."""
    for partner in query.partners or ("WLD",):
        series = coverage.held(query.reporter, query.flow or "", partner, query.commodities[0], measure)
        found: set[Period] = {at for key, at_all in series if key.unit in _UNITS[measure] for at in at_all}
        if not query.periods or not found.issuperset(query.periods):
            return False
    return True


def in_told_per_cent(query: Query, f: Features, previous: Query | None) -> Query:
    """ "And imports also over 20?" after a claim of 20 per cent, "above 20 then?" after a rate: a bare number bounds a
    rate again, and no amount."""
    bound, told = query.condition, previous.condition if previous is not None else None
    rated = previous is not None and previous.operation == "growth" and previous.by == "year" and f.fragment
    told = Bound("is", 0.0, unit="pct") if rated else told
    if previous is None or not (rated or previous.operation in ("check", "threshold", "streak")):
        return query
    if (
        not (isinstance(bound, Bound) and isinstance(told, Bound))
        or told.unit != "pct"
        or bound.unit in ("pct", "times", "pp")
    ):
        return query
    if not bound.amount:
        return query  # "and it slowed": no amount to be told in a unit
    if rated and abs(bound.amount) > _RATE_AT_MOST:
        return query  # "over 400 in 2025?", after a rate
    named = f.context or query.flow not in ("export", "import", "total") or f.clause.has_any("unit", "scale", "measure")
    if named or told.measure == "share" or any(amount.unit or amount.scaled for amount in f.amounts):
        return query
    fell = told.amount < 0 and bound.amount > 0 and not f.clause.has("direction", "up")
    if fell:  # "did exports fall more than 30 %, and imports over 20": a fall too
        bound = replace(bound, comparator=MIRRORED.get(bound.comparator, bound.comparator), amount=-bound.amount)
    return query.with_(condition=replace(bound, unit="pct"), measure="yoy", basis=None)


def told_alike(query: Query, f: Features, previous: Query | None, coverage: Coverage) -> Query:
    """ "Surplus in jan-feb?" after whether exports beat the poll: what was expected of it, too, where that is held;
    "what happened in October?" likewise; "imports in august?" after a rate: the rate, where that alone is held."""
    if previous is None:
        return query
    beaten = previous.operation == "surprise" and not {*query.periods}.difference(
        period for flow, _, period, _ in coverage.polls if flow == query.flow
    )
    happened = query.operation == "why" and f.clause.ops("happened") and f.clause.only("op", "question", *_LITTLE)
    if beaten and happened and f.clause.has("period"):
        return query.with_(operation="surprise", measure="yoy", by=None)
    if query.operation not in ("level", "balance") or query.measure or query.basis:
        return query
    whole = (query.reporter, query.partners, query.commodities) == (previous.reporter, ("WLD",), ("TOTAL",))
    if not (whole and query.periods and f.clause.only(*_LITTLE)):
        return query
    if previous.operation == "surprise":
        return query.with_(operation="surprise", measure="yoy") if beaten else query
    rated = previous.operation == "growth" or (previous.operation == "change" and previous.measure == "yoy")
    if not rated or query.operation == "balance" or previous.flow == "context":
        return query
    alone = all(
        announced(query, p, coverage, ("yoy",)) and not holds(query, p, coverage, LEVELS) for p in query.periods
    )
    return query.with_(operation="growth", measure="yoy", by="year") if alone else query


def in_told_poll(query: Query, f: Features, previous: Query | None, coverage: Coverage) -> Query:
    """The query of any poll, where the one carried over told of something, holds nothing of it and another does: "by
    Bloomberg?", and then "the surplus?"."""
    surprise = previous is not None and query.operation == previous.operation == "surprise"
    if not surprise or previous is None or query.by is None or query.by != previous.by or f.clause.has("poll"):
        return query
    of_it = {poll for flow, _, period, poll in coverage.polls if flow == query.flow and period in query.periods}
    named = any(
        (flow, poll) == (previous.flow, query.by) and period in previous.periods
        for flow, _, period, poll in coverage.polls
    )
    return query.with_(by=None) if named and of_it and query.by not in of_it else query


_OF_THE_RATE = ("USA", "WLD")  # places that the rate is of, beside the home of the currency


def rate_meant(f: Features) -> bool:
    """`What was the yuan at the end of 2025`: no trade is named, and no partner ("Vietnam 2024 in yuan")."""
    if not f.clause.has("unit", "CNY", "USD"):
        return False
    both = f.clause.has("unit", "USD") and f.clause.has("unit", "CNY") and not f.clause.has_any("more", "direction")
    if both and f.clause.has("conj", "or"):
        return False  # "are the figures in dollars or yuan": which of the two they are told in
    bare = {m.code for m in f.clause.all("unit", "CNY", "USD") if len(amount_of(f, m)) < 2}
    moved = f.moved and not any(prep_of(f.clause, m) for m in f.clause.all("unit", "USD"))  # "has the dollar risen"
    if "CNY" not in bare and not ("USD" in bare and (moved or f.clause.has("unit", "CNY"))):
        return False  # "the dollar was at 7.04 yuan on 25 December" asks for it too
    traded = f.clause.has_any("flow", "growth", "party") or f.clause.has("verb", "buy", "sell")
    best = f.clause.first("extreme")
    money = f.clause.first("unit", "CNY")
    led = best is not None and (money is None or money.first > best.first) and not _best_of_the_yuan(f, best)
    traded = traded or led or (best is not None and f.fragment)
    monies = f.clause.all("unit", "CNY", "USD")
    if f.clause.says("figure_noun") and all(m.last > m.first or prep_of(f.clause, m) == "in" for m in monies):
        return False  # "June's numbers in yuan"
    placed = [m for m in f.clause.all("place") if m.code not in (f.home, *_OF_THE_RATE)]
    return not (traded or placed or (f.clause.has("place") and f.clause.has("prep", "to")))


_BEHIND_IT: Final = ("period", "op", "verb", "prep", "compare")


def _best_of_the_yuan(f: Features, best: Mention) -> bool:
    """`The strongest the yuan has been`, `weakest yuan ever`: right behind the word, and no unit of some best month."""
    c = f.clause
    money, *behind = [m for m in c.mentions if m.first > best.last and not m.says("determiner")][:2] or [best]
    bare = money.is_("unit", "CNY") and " " not in money.said and not c.has_any("time", "measure", "number", "books")
    return bare and all(m.kind in _BEHIND_IT or m.says("copula", "auxiliary", "little") for m in behind)


def amount_of(f: Features, unit: Mention) -> tuple[Mention, ...]:
    """The words of the amount that a unit is part of; none where it stands alone."""
    return next((amount.mentions for amount in find_amounts(f.clause) if unit in amount.mentions), ())
