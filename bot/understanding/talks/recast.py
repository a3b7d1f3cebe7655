"""The same figure told another way: "in percent?" after amounts, "how much was that?" after rates."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Period, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.after_shares import part_of_told_whole, part_pointed_at
from bot.understanding.talks.told import RECKONED, Told, as_level, told
from bot.understanding.words.kinds import AMOUNTS, BALANCES, FILLERS, NAMED, ONE_WAY, WEIGHTS, WHO

_RATES = ("growth", "surprise")
_TOLD_OF_A_RATE = ("why", "check")
_MOVING = ("export", "import", "total")
_NAMED = (
    "flow", "commodity", "verb", "agency", "books", "unit", "growth", "measure", "direction", "party", "place",
    "demonym", "deictic",
)  # fmt: skip
_NO_RATE = ("record", "average", "threshold", "unit_value", "streak", "sum")


def recast(f: Features, before: Sequence[Turn]) -> Query | None:
    """The query of such a fragment, or None. Ambiguous where it is not plain of what per cent are asked."""
    c, previous = f.clause, before[-1].query
    share = c.has("measure", "share") and not c.has("flow", "total", *BALANCES)
    share = share or (c.has("measure", "percent") and c.has("flow", *ONE_WAY) and not f.moved)
    share = share or (c.ops("how_fast") and c.says("of_which"))  # そのうち対米は何％
    goes_there = c.has("deictic", "there")  # "what share of exports goes there?": no share that the surplus is
    of_it = c.has("question", "how_much") and c.has("prep", "of", "from")  # "¿cuánto de eso vino de EE. UU.?"
    of_it = of_it and (c.says("pronoun", "of_which") or c.has("deictic"))
    if (share or (of_it and previous.flow == "balance")) and (part := _share_from(f, previous)) is not None:
        return part
    if share and not goes_there and previous.flow == "balance" and previous.operation in ("balance", "change", "trend"):
        raise Ambiguous.again(previous, previous.with_(notes=()))
    if (of_all := _total_moved(c, previous)) is not None:
        return of_all
    named = c.has_any("period", "verb", "extreme", "more", *NAMED)
    percent = (c.has("unit", "pct") or c.has("measure", "percent") or c.says("as_percent")) and not f.amounts
    bare = percent and c.only("op", "unit", "measure", "question", "deictic", *FILLERS) and len(c.all("op")) < 2
    bare = bare and c.codes("deictic") <= {"that"}
    if bare and (part := part_of_told_whole(tuple(before[-2:])[::-1]) or part_of_told_whole(before)) is not None:
        return part  # "in Prozent?", "what percentage?", after all imports and then Brazil's
    if not f.amounts and (part := part_pointed_at(c, previous)) is not None:
        return part
    if not (f.amounts or f.context) and (moved := _by_number(c, previous)) is not None:
        return moved
    if named or f.amounts or f.context or c.has_other("op", "sum", "difference", "how_fast", "split"):
        return None
    if (moved := _by_money(f, previous)) is not None:
        return moved
    if c.has("measure", "share") and (part := part_of_told_whole(before)) is not None:
        return part
    whole = previous.operation in ("total", "balance", "growth") and previous.flow in ("total", "balance")
    if c.ops("split") and whole and len(c.all("op")) == 1:
        return previous.with_(operation="level", flow="both", by=None, measure=None, notes=())  # "split it": both ways
    if (c.has("unit", "pct", "pp") or c.has("measure", "percent")) and not c.has("growth"):
        return _in_per_cent(f, before)
    asked = c.has("question", "how_much", "how_many") and not (c.has_any("growth", "direction") or c.ops("how_fast"))
    asked = asked and not (c.has("op") or c.has("measure", "share"))
    amount = _amount_of(previous, f.basis if f.basis_is_money else None) if asked else None
    if amount is not None:
        c.rule = RECKONED
    return amount


def _share_from(f: Features, previous: Query) -> Query | None:
    """ "And what share of it came from the US?" after the surplus: of that. Ambiguous after exports, which come from
    nobody, and where nothing tells that it is of the surplus, and not of imports."""
    c = f.clause
    named = f.partners and f.partners[0] != "WLD" and not c.has_any("flow", "commodity")
    whence = c.has("prep", "from", "post_from")
    led = named and (whence or c.has("prep", "to") or (previous.flow == "balance" and c.has("prep", "with")))
    if not led or previous.partners != ("WLD",) or previous.operation not in ("level", "balance", "check", "record"):
        return None
    part = previous.with_(
        operation="share", by="partner", measure="share", limit=None, condition=None, partners=f.partners,
        periods=f.periods or previous.periods, notes=(),
    )  # fmt: skip
    of_it = c.says("pronoun", "of_which") or c.has("deictic")
    sent = previous.flow == "export" and c.has("prep", "to")
    if of_it and (sent or (previous.flow == "import" and whence and c.says("of_which"))):
        return part  # 輸出は？そのうち対米は何％
    if sent:
        return None
    if (previous.flow == "export" and previous.reporter == f.home) or (previous.flow == "balance" and not of_it):
        raise Ambiguous.again(previous, part, part.with_(flow="import"))
    return part if previous.flow == "balance" else None


def _total_moved(c: Clause, previous: Query) -> Query | None:
    """ "And how did the total rise?" after what one partner took: all exports, and not his again."""
    one = previous.operation in ("level", "growth", "check") and len(previous.partners) == len(previous.periods) == 1
    one = one and previous.flow in ONE_WAY and not previous.of_all and previous.all_goods
    moved = c.has_any("growth", "direction") and c.only("op", "growth", "direction", *FILLERS)
    if not (one and moved and c.says("whole_flow")) or c.has_other("op", "sum", "how_fast", "difference"):
        return None
    c.rule = RECKONED
    return previous.with_(operation="growth", by="year", measure="yoy", partners=("WLD",), basis=None, limit=None,
                          condition=None, notes=())  # fmt: skip


def revised_by(previous: Query, f: Features) -> Query | None:
    """ "By how much?" after a first and a later figure: from the one to the other, which the reply tells."""
    c = f.clause
    if previous.operation != "revision":
        return None
    moved = c.has("direction") and (c.has("prep", "by") or c.has("question", "how_much"))  # "so cut by", "lowered by?"
    asked = moved or c.ops("difference", "how_fast")
    named = c.has_any("period", "growth", "more", *NAMED)
    return previous.with_(notes=()) if asked and not named else None


def between_them(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Percent change between them?" after the amounts of two times: how far it moved from the one to the other; "the
    average annual growth between?", by compound."""
    c = f.clause
    if (two := _two_means(f, before) or _two_amounts(f, before)) is not None:
        return two
    mean = c.ops("compound") and not c.has_any("period", "place", "demonym", "commodity", "flow")
    between = any(m.means("prep", "between") or m.means("compare", "between") for m in c.mentions)
    rated = c.has("growth", "growth") or c.has("measure", "percent") or c.has("unit", "pct")
    if not (mean or (between and rated and c.has("deictic", "them", "both"))):
        return None
    things = told(before, pointed=True) or _two_sums(before)
    if things is None or things.slot != "periods" or len(things.items) != 2 or things.of.flow not in _MOVING:
        return None
    ordered = tuple(sorted((item for item in things.items if isinstance(item, Period)), reverse=True))
    if len({period.month_count for period in ordered}) != 1:
        return None
    c.use(*c.all("compare"))
    c.rule = RECKONED
    by, measure = ("compound", None) if mean else ("period", "yoy")
    return things.of.with_(operation="growth", by=by, measure=measure, basis=None, limit=None, condition=None,
                           periods=ordered, notes=())  # fmt: skip


def _two_means(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "And the percentage change?" after the means of two years: how far they are apart, no rate of the last."""
    c, (one, other) = f.clause, (before[-2:] if len(before) > 1 else (before[-1], before[-1]))
    rated = c.has("growth", "growth") or c.has("measure", "percent") or c.has("unit", "pct")
    little = c.only("growth", "measure", "unit", "op", "direction", "prep", *FILLERS) and not c.ops("average")
    means = (other.query.operation, other.query.by, other.query.measure) == ("average", None, None)
    alike = one.query.with_(periods=(), notes=()) == other.query.with_(periods=(), notes=())
    lengths = {period.month_count for turn in (one, other) for period in turn.query.periods}
    if not (rated and little and means and alike) or one.query.periods == other.query.periods or len(lengths) != 1:
        return None
    c.rule = RECKONED
    return other.query.with_(by="period", periods=(*one.query.periods, *other.query.periods), notes=())


def _two_amounts(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Change?" after exports in 2025, and then those in 2024, "change in percent" after the sum of one of them: from
    the one to the other, no rate of the last."""
    c, (one, other) = f.clause, (as_level(before[end].query) for end in (-min(len(before), 2), -1))
    rated = c.says("between_two") and c.has("growth", "growth") and before[-1].query.operation == "sum"
    bare = (rated or c.has("direction", "moved")) and c.only(
        "direction", "growth", "harmless", "conj", "fragment", "courtesy"
    )
    alike = one.with_(periods=(), notes=()) == other.with_(periods=(), notes=()) and other.measure is None
    times = sorted({*one.periods, *other.periods}, reverse=True)
    lengths = {period.month_count for period in times}
    if not (bare and alike) or other.operation not in AMOUNTS or (len(times), len(lengths)) != (2, 1):
        return None
    c.rule = RECKONED
    return other.with_(operation="change", by=None, periods=tuple(times), notes=())


def _two_sums(before: Sequence[Turn]) -> Told | None:
    """What was added up of one span, and then of another."""
    one, other = (before[-2].query, before[-1].query) if len(before) > 1 else (before[-1].query, before[-1].query)
    alike = one.with_(periods=(), notes=()) == other.with_(periods=(), notes=())
    if not alike or other.operation != "sum" or len(one.periods) != 1 or one.periods == other.periods:
        return None
    return Told("periods", (*one.periods, *other.periods), other)


def part_of_all(previous: Query, f: Features) -> Query | None:
    """ "Of total exports?", `del total?` after one partner's or good's amount, or that of several: their part of it."""
    c = f.clause
    asked = ("how_much", "how_many", "what")  # "how much is that of the total?"
    said = [
        m
        for m in c.mentions
        if not (m.kind in FILLERS or m.is_("question", *asked) or m.is_("deictic", "that"))
        and not (m.kind in WHO and m.code == f.home)
    ]
    balance = previous.operation == previous.flow == "balance"  # "how much of the overall surplus is that?"
    led = bool(said) and said[0].kind == "prep" and any(said[0].means("prep", code) for code in ("of", "from"))
    if not (led or (balance and said[:1] and said[0].is_("measure", "share"))):
        return None
    flows = BALANCES if balance else (previous.flow,)
    whole = [m for m in said[1:] if m.is_("op", "sum") or (m.is_("flow") and m.code in flows)]
    if not whole or len(whole) < len(said) - 1 or previous.flow not in ("export", "import", "total", "balance"):
        return None
    several = previous.operation == "sum" and max(len(previous.partners), len(previous.commodities)) > 1
    one = previous.operation in AMOUNTS and len(previous.partners) == len(previous.commodities) == 1
    if not (several or (one and (previous.partners != ("WLD",) or previous.commodities != ("TOTAL",)))):
        return None
    by = "together" if several else "partner" if previous.partners != ("WLD",) else "commodity"
    c.rule = RECKONED
    return previous.with_(operation="share", by=by, measure=None if several else "share", basis=None, notes=())


def whole_of_part(previous: Query, f: Features) -> Query | None:
    """ "Out of how much?", "the whole was?" after Brazil's share of the beans: all of them; "total?": all, or his."""
    c = f.clause
    of_what = c.has("prep", "from", "of") and c.has("question", "how_much", "how_many", "what")
    of_what = of_what or (c.has("time", "whole") and not c.has("op"))
    summed = c.ops("sum") and (c.has_any("time", "period") or c.says("whole_flow"))  # not "together"
    single = previous.operation == "share" and len(previous.partners) == len(previous.commodities) == 1
    if not (single and (of_what or summed)) or previous.flow not in ("export", "import"):
        return None
    if len(c.all("op")) > 1 or f.amounts or c.has_any(*_NAMED):
        return None
    amount = previous.with_(operation="level", by=None, limit=None, measure=None, periods=f.periods, notes=())
    whole = amount.with_(**({"commodities": ("TOTAL",)} if previous.by == "commodity" else {"partners": ("WLD",)}))
    if not of_what:
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), amount, (whole, amount))
    c.rule = RECKONED
    return whole


def _by_money(f: Features, previous: Query) -> Query | None:
    """ "By how much in dollars?", "by how many tonnes?" after a yearly rate: the two amounts apart."""
    c = f.clause
    weighed = any(kind == "unit" and code in WEIGHTS for m in c.all("op", "difference") for kind, code in m.others)
    asked = c.ops("difference", "how_fast") or c.has("direction")
    yearly = previous.operation == "growth" and previous.by == "year" and previous.flow in ("export", "import", "total")
    causes = previous.operation in _TOLD_OF_A_RATE and previous.flow in ONE_WAY
    if not asked or not (yearly or causes) or len(previous.periods) != 1:
        return None
    if not (f.basis_is_money or weighed or c.has("scale")):
        return None
    at = previous.periods[0]
    basis = "quantity" if weighed else f.basis
    return previous.with_(operation="change", by=None, limit=None, measure="quantity" if weighed else None,
                          condition=None, basis=basis, periods=(at, at.shift(-12)), notes=())  # fmt: skip


def _by_number(c: Clause, previous: Query) -> Query | None:
    """ "By how many?", "how many more cars?", "how many tonnes more?" after a yearly rate of goods: the two apart."""
    counted = c.says("counted_by") or (c.says("asked_in_tonnes") and c.has("more"))
    same = c.codes("commodity") <= {*previous.commodities} and not previous.all_goods
    if not (counted and same and c.only("op", "measure", "more", "commodity", *FILLERS) and len(previous.periods) == 1):
        return None
    if previous.operation != "growth" or previous.by != "year" or previous.flow not in ONE_WAY:
        return None
    at = previous.periods[0]
    return previous.with_(operation="change", by=None, limit=None, measure="quantity", condition=None, basis="quantity",
                          periods=(at, at.shift(-12)), notes=())  # fmt: skip


def _in_per_cent(f: Features, before: Sequence[Turn]) -> Query | None:
    last, previous = before[-1], before[-1].query
    rate = {"operation": "growth", "by": "year", "measure": "yoy", "condition": None, "notes": ()}
    if previous.operation in _RATES or previous.operation == "mirror":
        return previous.with_(notes=())
    flows = told(before, False) if previous.operation == "balance" else None
    if flows is not None and flows.slot == "flow":  # exports, imports, what lies between them
        return flows.only(flows.items).with_(operation="compare", by="flow", measure=None, basis=None)
    told_how = f.clause.has("direction") or f.clause.says("between_two")  # "so that's up how much %", "plus or minus"
    if not told_how and not f.clause.has("deictic", "that"):  # "what was that in per cent": of what was told last
        _of_two_times(before)
    if previous.operation == "balance" and len(previous.periods) == 1:
        return previous.with_(**rate)  # of nothing a part: how far it moved on the year
    if previous.operation == "compare":
        between = previous.by == "period" and len(previous.periods) == 2 and previous.flow in ONE_WAY
        if not between or previous.measure == "yoy":
            return previous.with_(notes=())  # it tells by how many per cent
        periods = tuple(sorted(previous.periods, reverse=True))
        return previous.with_(operation="growth", by="period", measure="yoy", periods=periods, notes=())
    if previous.operation == "change" and previous.flow == "balance":
        return previous.with_(notes=())
    if previous.operation == "change" and previous.measure not in ("yoy", "share") and len(previous.periods) == 2:
        return previous.with_(operation="growth", by="period", measure="yoy", basis=None, notes=())
    if previous.operation == "rank" and previous.by == "partner" and len(last.named) > 1:
        return previous.with_(operation="share", by=None, limit=None, partners=last.named, notes=())
    if previous.operation in _NO_RATE and not f.clause.ops("difference", "how_fast"):
        raise Ambiguous.again(previous, previous.with_(notes=()))
    return None


def _of_two_times(before: Sequence[Turn]) -> None:
    """Ambiguous after the amounts of two times told one by one that are not a year apart: of the change from the one to
    the other, on the year, of all partners."""
    things, last = told(before, False), before[-1].query
    if things is None or things.slot != "periods" or things.listed or things.of.operation not in AMOUNTS:
        return
    times = sorted((item for item in things.items[-2:] if isinstance(item, Period)), reverse=True)
    rated = (last.of_all or last.flow == "balance") and times[0].shift(-12) == times[1]  # from the one to the other
    if len({period.month_count for period in times}) != 1 or rated or not before[-2].answered:
        return
    change = last.with_(operation="change", by=None, periods=tuple(times), notes=())
    rate = last.with_(operation="growth", by="year", measure="yoy", notes=())
    share = last.with_(operation="share", by="partner", measure="share", notes=())
    raise Ambiguous.again(last, change, rate if last.of_all or last.flow == "balance" else share)


def _amount_of(previous: Query, basis: str | None) -> Query | None:
    """The amount itself, after its rate or its share; in the currency of `basis`, where one is named."""
    rates = previous.operation in _RATES or (previous.operation in _TOLD_OF_A_RATE and previous.measure == "yoy")
    if not rates and previous.operation != "share":
        return None
    if previous.flow not in ("export", "import", "total", "balance", "both") or len(previous.periods) != 1:
        return None
    operation = previous.flow if previous.flow in ("balance", "total") else "level"
    return previous.with_(operation=operation, by=None, limit=None, condition=None, measure=None, basis=basis, notes=())
