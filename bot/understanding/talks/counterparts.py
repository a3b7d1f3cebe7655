"""What a fragment sets beside the query before: rates for amounts, a month and its year before, each side's count."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Bound, Period, Query, Turn
from bot.understanding.claimed.set_over import gaps_named
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.said_ahead import CLAIMED
from bot.understanding.words.kinds import AMOUNTS, NAMED, OF_ONE_TIME, ONE_WAY, WHO

_MOST = 6  # partners side by side
_BACK = 6  # how many turns back the other side's count may lie
_OTHERWISE = ("flow", "verb", "commodity", "period", "agency", "books", "unit", "growth", "measure")
_COUNTED = ("export", "import", "balance")
_ONE_BY_ONE = (*OF_ONE_TIME, "share", "unit_value", "surprise", "brief", "rank", "mirror", "compare", "why")
_SET_BESIDE = frozenset({"harmless", "conj", "fragment", "compare", "more", "prep", "place", "demonym", "courtesy"})
_GOODS_BESIDE = frozenset({"harmless", "conj", "fragment", "op", "prep", "commodity", "deictic", "courtesy"})
_FLOW_BESIDE = frozenset({"harmless", "conj", "fragment", "op", "prep", "flow", "deictic", "question", "more",
                         "compare"})  # fmt: skip
_FACING = {"export": "import", "import": "export"}
_SAYS_LITTLE = frozenset({"harmless", "conj", "fragment", "prep", "question", "deictic", "courtesy"})


def counterpart_of(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment, or None."""
    previous = before[-1].query
    return (
        _as_rates(previous, f)
        or _against_its_year_before(previous, f)
        or _rates_compared(previous, f)
        or _beside_that(previous, f)
        or _further_than_that(previous, f)
        or _against_another(previous, f)
        or _against_other_flow(previous, f)
        or _against_goods(previous, f)
        or _just_before(previous, f)
        or _on_the_year(previous, f)
    )


def _on_the_year(previous: Query, f: Features) -> Query | None:
    """ "And on the year?" after the change from the month before: the newer of the two against its own year before."""
    told = [m for m in f.clause.mentions if m.kind not in _SAYS_LITTLE]
    yearly = len(told) == 1 and told[0].is_("growth", "yoy")
    if not yearly or previous.operation != "change" or len(previous.periods) != 2 or previous.by is not None:
        return None
    latest = max(previous.periods)
    if previous.flow == "balance":  # it has no rate
        return previous.with_(periods=(latest, latest.shift(-12)), notes=())
    return previous.with_(operation="growth", by="year", measure="yoy", periods=(latest,), notes=())


def _just_before(previous: Query, f: Features) -> Query | None:
    """ "And before that?", `davor?`, "et après ?" after a month, quarter or year: the one right before it, or after;
    after causes, how it moved then."""
    told = [m for m in f.clause.mentions if m.kind not in _SAYS_LITTLE]
    if len(told) != 1 or len(previous.periods) != 1 or previous.operation not in _ONE_BY_ONE:
        return None
    if (previous.operation == "rank" and f.clause.has("question")) or told[0].is_("op", "record"):
        return None  # "wer kam danach?", "the previous record"
    at, that = previous.periods[0], f.clause.has("deictic", "that") or f.clause.has("conj", "and")
    said = {code for kind, code in told[0].meanings if kind == "time"}
    back, on = (
        "earlier" in said or ("before" in said and that),
        "later" in said or (said & {"after", "onward"} and that),
    )
    steps = -1 if back else 1 if on else 0
    next_ones = steps > 0 and previous.operation in ("rank", "compare")  # "and after that?": those next in the order
    if not steps or next_ones or at.kind not in ("month", "quarter", "half", "year"):
        return None
    f.clause.use(told[0])
    if previous.operation == "why":
        previous = previous.with_(operation="growth", by="year", measure="yoy", basis=None, condition=None, limit=None)
    return previous.with_(periods=(at.shift(steps * at.month_count),), notes=())


def _against_another(previous: Query, f: Features) -> Query | None:
    """ "Vs Australia?", "compared with the EU?" after one partner's figure: the two beside one another."""
    c = f.clause
    asked = {m.code for m in c.all("op")}
    apart = "difference" in asked and previous.flow in ONE_WAY  # イラクとの差は, 跟欧盟比差多少
    # "how does the export side compare with the EU that month": as before
    same = {"period": f.periods == previous.periods, "flow": f.flow == previous.flow and c.ops("compare")}
    otherwise = (kind for kind in _OTHERWISE if not same.get(kind))
    told = c.has_any(*otherwise) or not asked <= ({"compare", "difference"} if apart else {"compare"})
    against = c.ops("compare") or c.has("prep", "versus") or apart
    one, other = previous.partners, f.partners
    if told or f.amounts or not against or previous.operation not in (*AMOUNTS, "growth", "compare") or f.context:
        return None
    several = previous.operation == "compare" and previous.by == "partner" and len(one) < _MOST
    if not (several or len(one) == 1) or not _one_more(one, other) or f.reporter != previous.reporter:
        return None
    return previous.with_(operation="compare", by="partner", partners=(*one, *other), notes=())


def _against_other_flow(previous: Query, f: Features) -> Query | None:
    """ "What's the difference with imports?", "how much more is that than imports?" after exports: the two flows."""
    c, paced = f.clause, bool(f.clause.ops("how_fast"))
    than = c.says("than") and (paced or (c.has("question", "how_much") and c.has("more")))
    far = than or (c.ops("difference") and not c.has("prep", "in", "for"))
    plain = previous.operation == "level" or (previous.operation == "growth" and previous.by == "year")
    flows = {m.code for m in c.all("flow")}
    faced = flows == {_FACING.get(previous.flow or "")} or (flows == {*_FACING} and c.has("compare", "between"))
    if not (far and plain and faced) or f.amounts or not c.only(*_FLOW_BESIDE) or len(c.all("op")) > 1:
        return None
    measure = "yoy" if paced else previous.measure
    return previous.with_(operation="compare", by="flow", flow="both", measure=measure, notes=())


def _against_goods(previous: Query, f: Features) -> Query | None:
    """ "That vs all cars?", "compare it with coal" after electric cars, iron ore: the goods beside one another."""
    c = f.clause
    against = (c.ops("compare") or c.has("prep", "versus")) and len(c.all("op")) < 2 and len(c.all("deictic")) < 2
    told = not c.only(*_GOODS_BESIDE)
    one, other = previous.commodities, f.commodities
    several = previous.operation == "compare" and previous.by == "commodity" and len(one) < _MOST
    if not against or told or not (several or previous.operation in ("level", "growth", "sum")):
        return None
    if not (several or len(one) == 1) or not _one_more(one, other) or f.context:
        return None
    return previous.with_(operation="compare", by="commodity", commodities=(*one, *other), notes=())


def _one_more(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether another is named than those told, and no whole."""
    return len(other) == 1 and other[0] not in one and {"WLD", "TOTAL"}.isdisjoint((*one, *other))


def _beside_that(previous: Query, f: Features) -> Query | None:
    """ "And from Brazil, is that more?", "did the US get less than that?": the one before and the one named now."""
    c = f.clause
    told = c.has_any("commodity", "period", "agency", "books", "unit", "measure", "growth")
    compared = c.has("more") or c.has("compare", "above", "below", "pass")
    plain = previous.operation in ("level", "growth", "compare", "share") and previous.flow in ONE_WAY
    plain = plain or (previous.operation == "balance" and f.flow == "balance")  # "is that more than with the EU?"
    put = c.only(*_SET_BESIDE, "op", *(("verb",) if f.flow == previous.flow else ()))
    put = put and all(m.code == "check" for m in c.all("op")) and not told_more(c)
    pointed = c.has("deictic", "that") or put  # "more than the EU?", "did ASEAN take more"
    if told or f.amounts or not (pointed and compared and plain):
        return None
    one, other = previous.partners, f.partners
    if previous.operation == "compare":  # "more than Argentina?", after Brazil and the US
        one = one[:1] if previous.by == "partner" and other[:1] != one[:1] else ()
    if len(one) != 1 or not _one_more(one, other) or f.reporter != previous.reporter:
        return None
    c.use(*c.all("compare"))
    if previous.operation == "share":
        return previous.with_(partners=(*one, *other), notes=())
    claimed = c.says(CLAIMED)
    rates = c.has("more", "faster", "slower") or previous.measure == "yoy"  # "up 8 %; is that more than the EU?"
    over = [
        m
        for m in c.all("compare", "above", "below")
        if m.first < min(p.first for p in (*c.all("place"), *c.all("demonym")))
    ]
    plain = claimed or not rates
    gap = gaps_named(c, beside=True) if f.flow == "balance" else None
    order = Bound(over[0].code, 0.0, measure=gap) if len(over) == 1 and plain and not over[0].says("fared") else None  # type: ignore[arg-type]
    return previous.with_(operation="compare", by="partner", partners=(*one, *other), flow=f.flow,
                          measure="yoy" if rates else None, condition=order, notes=())  # fmt: skip


def told_more(clause: Clause) -> bool:
    """ "Tell me more about Japan", "more on the US": to be told of it, and nothing is more than another."""
    more = clause.first("more")
    if more is None:
        return False
    led, on = clause.at(more) - 1, clause.at(more) + 1
    asked = led >= 0 and clause.mentions[led].says("request")
    return asked or (on < len(clause.mentions) and clause.mentions[on].is_("prep", "on"))


def _further_than_that(previous: Query, f: Features) -> Query | None:
    """ "How much more did Russia take" after India's part of the exports: Russia beside India."""
    c = f.clause
    further = [m for m in c.all("op") if m.is_("op", "difference") and m.says("further")]
    if not further or len(c.all("op")) > 1 or not c.has("verb") or previous.operation not in ("level", "growth"):
        return None
    told = c.has_any("flow", "commodity", "period", "agency", "books", "growth", "direction")
    one, other = previous.partners, f.partners
    if told or f.amounts or len(one) != 1 or not _one_more(one, other):
        return None
    if f.reporter != previous.reporter or f.flow != previous.flow or f.flow not in ONE_WAY:
        return None
    return previous.with_(operation="compare", by="partner", partners=(*other, *one), measure=None, notes=())


def _rates_compared(previous: Query, f: Features) -> Query | None:
    """ "Is that a bigger rise than in 2024?" after a rate: the two rates beside one another."""
    c = f.clause
    told = c.has_any("unit", "verb", "party", *NAMED)
    one = previous.periods[0] if len(previous.periods) == 1 else None
    other = f.periods[0] if len(f.periods) == 1 else None
    rated = previous.operation == "growth" and previous.by == "year"
    rated = rated or (previous.operation == "level" and (c.has("direction", "up", "down") or c.has("growth")))
    if not rated or previous.flow not in ONE_WAY or told or one is None or other is None:
        return None
    compared = c.has("more") or c.has("compare", "above", "below")
    if not compared or f.amounts or one == other or one.month_count != other.month_count:
        return None
    c.use(*c.all("compare"))
    return previous.with_(operation="compare", by="period", measure="yoy", periods=(one, other), notes=())


def _as_rates(previous: Query, f: Features) -> Query | None:
    """ "Make it growth rates" after a course of amounts: the course of the rates."""
    c = f.clause
    told = c.has_any("period", "direction", "extreme", *NAMED) or c.has("time", "year_span")  # "the year's growth"
    told = told or (c.ops("average") and previous.by != "year")  # of years: no mean of the rates of their months
    if previous.operation != "trend" or previous.measure == "yoy" or not c.has("growth", "growth", "yoy") or told:
        return None
    return previous.with_(measure="yoy", basis=None, notes=()) if previous.flow in ONE_WAY else None


def _against_its_year_before(previous: Query, f: Features) -> Query | None:
    """ "What about July?" after June set against the June before: July against its own."""
    c = f.clause
    told = c.has_any("measure", "growth", "extreme", *NAMED)
    told = told or c.has_any("agency", "books") or any(m.code != "compare" for m in c.all("op")) or c.says("it_again")
    pair = previous.periods if previous.operation == "compare" and previous.by == "period" else ()
    times = [expression for _, expression in c.expressions()]
    if len(pair) != 2 or told or len(times) != 1 or {p.month_count for p in f.periods} != {pair[0].month_count}:
        return None
    apart = abs(pair[0].first.year - pair[1].first.year) == 1 and pair[0].shift(-12) in pair
    apart = apart or pair[1].shift(-12) in pair
    month, now = f.periods[0], max(pair) if apart else pair[0]
    # "and with April?", "more than in April?": the one told before against it
    if c.has("prep", "with", "to", "versus") or c.ops("compare") or c.has_any("compare", "more"):
        other = f.periods[pair.index(now)] if len(f.periods) == 2 else month  # "no, to a year earlier"
        yearless = times[0].yearless
        other = Period.month(now.first.year, month.first.month) if yearless and month.kind == "month" else other
        other = other if other < now or not yearless else other.shift(-12)
        return previous.with_(periods=(now, other), notes=()) if other != now else None
    if not apart or len(f.periods) != 1:
        return None
    # "exports in 2025? were they higher in 2024? and in 2023?": the first of them beside each
    then = pair[1] if month < pair[0] < pair[1] else month.shift(-12)
    return previous.with_(periods=(month, then), notes=())


def way_turned(previous: Query, f: Features) -> Query | None:
    """ "And from China?" after the EU's exports to China: its imports from there."""
    c = f.clause
    theirs = previous.reporter != f.home and previous.partners == (f.home,) and previous.flow in ONE_WAY
    named = c.codes(*WHO) == {f.home} and c.only("harmless", "conj", "fragment", "courtesy", "prep", *WHO)
    ways = c.codes("prep") & {"from", "to"}
    if not (theirs and named) or len(ways) != 1 or previous.operation not in (*AMOUNTS, "growth"):
        return None
    return previous.with_(flow="import" if "from" in ways else "export", notes=())


def third_count(previous: Query, f: Features) -> Query | None:
    """ "And Brussels, for its part?", "what does Tokyo say?" after another country's count of its trade with the home
    country: theirs of the same trade."""
    c = f.clause
    whose = c.codes(*WHO)
    theirs = previous.partners == (f.home,) and previous.reporter not in (f.home, *whose)
    if not theirs or len(whose) != 1 or f.home in whose or not c.only(*_LITTLE, *WHO, "books"):
        return None
    return previous.with_(reporter=next(iter(whose)), basis=None, notes=())


def two_counts(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Which is bigger?" after one figure by each side's count: the two counts beside one another."""
    c = f.clause
    apart = c.has("more") or c.ops("difference", "gap") or c.has("flow", "balance")
    if len(before) < 2 or not apart or c.has("period") or c.has("flow", *ONE_WAY):
        return None
    if c.ops("why") and c.has("deictic", "both"):
        return None  # "why is there a difference between the two?": what makes them differ
    if c.has("deictic", "both") and before[-1].query.reporter == before[-2].query.reporter:
        return None  # "which of the two was smaller?" after two years by one side's count
    years = before[-2].query.with_(periods=(), notes=()) == before[-1].query.with_(periods=(), notes=())
    if years and c.ops("difference") and not (c.ops("gap") or c.has("flow") or c.frame.says("differing")):
        return None  # "so how much less?" after two years by one side's count
    return beside_the_other(before, f.home, "gap")


_LITTLE = ("op", "harmless", "conj", "fragment", "courtesy", "question", "deictic")


def why_two_counts(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Why two numbers?", "why are the figures different?" after what each side counts: what makes them differ; a bare
    "why?" after both counts asks that too."""
    c = f.clause
    bare = c.ops("why") and c.only(*_LITTLE) and not c.has_other("op", "why")
    if bare and (last := before[-1].query).operation == "mirror":
        return last.with_(by="causes", notes=())
    differ = c.frame.says("differing") or (c.ops("difference") and c.has("deictic", "both"))
    if not c.ops("why") or not differ or len(before) < 2:
        return None
    if c.has_any("period", "direction", "growth", *NAMED):
        return None
    return beside_the_other(before, f.home, "causes")


def beside_the_other(before: Sequence[Turn], home: str, by: str) -> Query | None:
    """The two counts that were told, the home country's first, at the time told last; None where the talk told no two
    of the same trade."""
    two, told = before[-1].query, [turn.query for turn in before[-_BACK:]]
    alike = [query for query in told if query.with_(periods=two.periods, notes=()) == two.with_(notes=())]
    one = next((query for query in reversed(told) if any(_facing(query, other) for other in alike)), None)
    if one is None or home not in (one.reporter, two.reporter):
        return None
    ours = one if one.reporter == home else two
    return (
        ours.with_(operation="mirror", by=by, measure=None, periods=two.periods, notes=())
        if ours.flow in _COUNTED
        else None
    )


def _facing(one: Query, two: Query) -> bool:
    """The same trade of the same time in each side's books."""
    mutual = one.partners == (two.reporter,) and two.partners == (one.reporter,)
    mirrored = {one.flow, two.flow} == {"export", "import"} or one.flow == two.flow == "balance"
    return mutual and mirrored and one.periods == two.periods and one.commodities == two.commodities
