"""The rule for what came out against what was expected, and for what was expected of a span."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.rules.one_sought import falls_short, one_sought
from bot.understanding.rules.records import place
from bot.understanding.words.kinds import BALANCES, ONE_WAY, PLACED


def surprise(f: Features) -> Query | None:
    """A figure beside what was expected of it; None where no forecast is spoken of."""
    c = f.clause
    if not (c.ops("surprise", "missed", "forecast") or c.has("poll")):
        return None
    plain = not (c.ops("missed", "forecast") or c.has("poll") or f.fragment)
    if plain and all(m.says("as_it_was") for m in c.all("op", "surprise")):
        c.use(*c.all("op", "surprise"))
        return None  # "actual exports in June": what they were, and no forecast
    if f.flow == "balance" and (told := _apart_from_forecast(f)):
        f.flow = told
    if f.bound is not None and f.bound.unit != "pct" and not (c.ops("forecast") or c.has("poll")):
        return None  # what was beaten is the amount
    _ask_which(f)
    if not (c.ops("missed", "forecast") or c.has("poll")):
        on_year = len(f.periods) == 2 and f.periods[1] == f.periods[0].shift(-12) and f.flow in ("export", "import")
        if on_year and f.year_before:  # "ficaram acima ou abaixo das de um ano antes": no forecast
            return query_of(f, "growth", by="year", measure="yoy", periods=f.periods[:1])
        beaten = all(m.first == m.last for m in c.all("op", "surprise"))
        if beaten and len(f.periods) == 2 and c.ops("difference"):
            return None  # "um wie viel übertraf 2025 den Wert von 2024": one time against another, no forecast
        if beaten and (other := _beside_another(f)) is not None:
            return other
    named = c.ops("forecast") and len(f.amounts) == len(f.periods) == 1 and not c.has("compare")
    judged = c.ops("check") and not (c.has_any("question", "negation"))  # the amount is what is put to the test
    if named and not judged and not c.ops("count", "which", "when") and f.asks_time is None:
        # "they were expected to grow 3 %, and the result?": what was expected is told with what came out
        c.use(*(m for amount in f.amounts if amount.unit == "pct" for m in amount.mentions))
    polls = {m.code for m in c.all("poll")}
    c.use(*c.all("poll"))
    by = polls.pop() if len(polls) == 1 else None  # of two of them each is told beside the other
    measure = "yoy" if f.flow in ("export", "import", "both", None) else None
    flow = "both" if f.flow in (None, "trade", "total", "all") else f.flow  # nobody forecasts the two together
    extreme = _greatest(f)
    by = "expected" if by is None and _expected_of_a_span(f) else by
    if extreme is None and (sought := one_sought(f)):
        by = f"{sought}:{by}" if by else sought
    return query_of(f, "surprise", flow=flow, measure=measure, by=by, limit=extreme)


def _greatest(f: Features) -> int | None:
    """How many of the greatest are asked for, below nothing of the misses: `the biggest miss`, `the second largest
    negative surprise`, which stands behind the first, `rank the misses`; None where none is."""
    c = f.clause
    extreme = None if _short_of(f) else f.extreme()
    if extreme is None and not (c.ops("rank") and c.ops("surprise", "missed")):
        return None
    short = (
        falls_short(f) or len(c.codes("flow") & BALANCES) > 1 or (f.flow in ONE_WAY and c.has("flow", "deficit"))
    )  # "the biggest surplus shortfall"
    most = max(place(f), f.limit or (1 if extreme is not None else PLACED))
    c.use(*c.all("ordinal"), *(m for m in c.all("number") if m.value == f.limit))
    one = [p.month_count for p in f.periods] == [1]
    if one and c.has("time", "year_span", "unit:year"):
        f.periods = (Period.year(f.periods[0].first.year),)  # "was October's the biggest miss of the year"
    elif one:
        raise Ambiguous.again()
    return most if extreme != -1 and not short else -most


def _ask_which(f: Features) -> None:
    """Ambiguous where a count of months is asked for, or no forecast is meant."""
    c = f.clause
    off = c.mentions[0].is_("op", "surprise") and c.mentions[-1].is_("self", "us")
    if off and any(m.kind in ("period", "flow") for m in c.mentions[1:2]):
        raise Ambiguous.again()  # "how far off last year's exports are we": off a figure, no forecast
    if f.bound is not None and (c.ops("count", "which", "when", "list") or f.asks_time):
        raise Ambiguous.again()  # months by how far they missed are not counted


def _beside_another(f: Features) -> Query | None:
    """One figure that beats another of its kind, and no forecast."""
    if len(f.periods) == 2 and _times_beaten(f):
        return query_of(f, "compare", by="period", periods=f.periods)  # "exports in 2025 beat exports in 2024"
    if pair := _one_beats_the_other(f):
        rates = f.growth and not f.clause.ops("how_fast")
        return query_of(f, "compare", by=pair, measure="yoy" if rates else f.measure)
    if f.flow in ("both", "all") and f.clause.ops("difference"):
        return query_of(f, "balance", flow="balance")  # "um wie viel übertrafen die Exporte die Importe"
    return None


def _times_beaten(f: Features) -> bool:
    """`Did June exports beat May`, `H1 2026 beat H2 2025`: the one time stands before the verb, the other after it."""
    c = f.clause
    verb = c.first("op", "surprise")
    after = c.after(verb, "flow") if verb is not None else None
    said = c.all("period")
    return verb is not None and after is not None and len(said) == 2 and said[0].last < verb.first and said[1] is after


def _one_beats_the_other(f: Features) -> str:
    """`Did import growth beat export growth`, `did ASEAN beat the EU as a market`: two of a kind, the verb between."""
    c = f.clause
    verb = c.first("op", "surprise")
    if verb is None or len(c.all("op", "surprise")) > 1 or any(m.first > verb.last for m in c.all("conj", "and")):
        return ""  # "did exports beat in November, and what about imports": each against its forecast
    named = {*f.partners, *f.commodities}
    flows = {m: m.code for m in c.all("flow")}
    places = {m: m.code for m in c.mentions if m.kind in ("place", "demonym") and m.code in named}
    goods = {m: m.code for m in c.all("commodity") if m.code in named}
    two = (f.flow in ("both", "all"), len(f.partners) == 2, len(f.commodities) == 2)
    for by, said, beside in zip(("flow", "partner", "commodity"), (flows, places, goods), two, strict=True):
        before = {code for m, code in said.items() if m.last < verb.first}
        after = {code for m, code in said.items() if m.first > verb.last}
        if beside and len(before) == len(after) == 1 and before != after:
            return by
    return ""


def _apart_from_forecast(f: Features) -> str:
    """`The gap between forecast and actual exports`, `the export shortfall`: how far a flow lay from what was expected;
    "exports, imports and the balance" are asked for one beside the other."""
    c = f.clause
    ways = c.all("flow", "export", "import")
    apart = c.all("flow", "balance", "deficit")
    if len(ways) != 1 or len(apart) != 1 or len(c.all("flow")) != 2:
        return ""
    one, two = sorted((ways[0], apart[0]), key=lambda m: m.first)
    joint = c.after(one)
    listed = joint is None or joint.kind == "conj" or any(token.kind == "symbol" for token in c.gap(one, two))
    return "" if listed else ways[0].code


def _short_of(f: Features) -> bool:
    """`Peores de lo previsto`: a word of degree right before what was expected compares, and ranks nothing; `the
    biggest beat`, `largest positive surprise` does."""
    degree = f.clause.first("extreme")
    beside = f.clause.after(degree) if degree is not None else None
    if degree is None or beside is None or f.asks_time is not None:
        return False
    noun = beside.is_("op", "surprise") and beside.last - beside.first < 2 and degree.says("in_size")
    noun = noun or (beside.is_("op", "surprise") and beside.first == beside.last and degree.code in ("most", "least"))
    return beside.is_("op", "surprise", "forecast") and not noun


def _expected_of_a_span(f: Features) -> bool:
    """`What are exports of 2026 expected to be`: a forecast of the span, not how its months came out against theirs."""
    c = f.clause
    plain = c.ops("forecast") and not c.ops("surprise", "missed", "difference", "compare", "count", "which", "when")
    asked = c.has("question", "how_much", "what") or not c.has("question")
    set_beside = c.has_any("more", "compare", "extreme")
    return bool(plain and asked and not set_beside and len(f.periods) == 1 and f.periods[0].month_count > 2)
