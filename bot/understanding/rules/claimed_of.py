"""The rule for claims of what is worked out: the place of a partner, the mean of a month, the best month of a year.

Each becomes the query that works it out, with the claim as its condition: `Russia was the biggest supplier, right?`,
`the average monthly surplus was about 99 bn, is that so?`.

`Among the top five` claims no more than that. Of the smallest nothing is proved, for others are not held.
"""

from __future__ import annotations

from bot.model import OVERTOOK, Bound, Comparator, Period, Query
from bot.understanding.claimed.moves import two_ends
from bot.understanding.claimed.of_series import line_told
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.asked import OF_NO_MONTH, query_of
from bot.understanding.clauses.beside_a_place import year_first
from bot.understanding.clauses.comparators import comparator
from bot.understanding.clauses.deficits import of_deficits
from bot.understanding.clauses.features import Features, ordinal_of
from bot.understanding.clauses.runs import moved_most
from bot.understanding.rules.best_of_span import quarter_claimed, since_year, year_before_best
from bot.understanding.rules.checks import check
from bot.understanding.rules.prices import price_told
from bot.understanding.rules.ranking import rank
from bot.understanding.rules.records import place
from bot.understanding.rules.surprise import surprise
from bot.understanding.words.kinds import YUAN_RATE

_OTHER = ("first_time", "why", "which", "count", "difference")
_NOT: dict[Comparator, Comparator] = {"above": "at_most", "below": "at_least", "at_least": "below"}


def claimed_of(f: Features) -> Query | None:
    """The query of such a claim; None where none is made, or something else is claimed."""
    c = f.clause
    if f.bound is not None and c.ops("average") and c.mentions[0].says("auxiliary", "copula") and not price_told(f):
        return _averaged(f)  # "did the average monthly surplus exceed 100 bn"
    if not c.ops("check") or c.ops(*_OTHER) or (c.has("question") and not c.says("beyond_them")):
        return None
    if c.ops("forecast", "surprise", "missed") or c.has("poll"):
        return _against_forecast(f)
    if c.says("beyond_them"):
        return _placed(f) or rank(f)  # "bought more from it than from any other country, right?"
    if (best := _moved_most(f) or _of_all(f) or _best_of_its_year(f) or quarter_claimed(f)) is not None:
        return best
    if (moved := _moved_between(f)) is not None:
        return moved
    if c.ops("streak"):
        return _begun_then(f)
    if c.ops("record"):
        return None
    if c.has("compare", "pass") and f.extreme() == 1 and len(f.partners) == 2 and not (f.amounts or f.moved):
        then = OVERTOOK if c.says("taking_over") and [p.kind for p in f.periods] in (["year"], ["month"]) else None
        ahead = Bound("above", 0.0, measure=then)  # "ASEAN overtook the US as the top"
        return query_of(f, "compare", by="partner", condition=ahead)
    if c.has("party") or c.ops("rank") or (f.extreme() is not None and c.has("verb")):
        return _placed(f)
    return _averaged(f) if c.ops("average") and not price_told(f) else None


def _against_forecast(f: Features) -> Query | None:
    """ "Exports beat forecasts in November, right?": on which side of what was expected they are said to have come out.

    Which words of expecting say so is told by the marks `outdone`, `undershot` and `lived_up`.
    """
    c = f.clause
    if c.ops("streak", "record", "ever", "longest", "last_time", "average") or f.asks_time or f.extreme() is not None:
        return None
    told: set[Comparator] = set()
    for m in c.mentions:
        if m.says("outdone") or m.is_("compare", "above", "pass"):
            told.add("above")
        elif m.says("undershot") or m.is_("compare", "below") or m.is_("op", "missed"):
            told.add("below")
        elif m.says("lived_up"):
            told.add("at_least")
    denied = c.all("negation", "not")
    if len(told) != 1 or len(denied) > 1 or f.flow not in ("export", "import", "balance") or f.amounts:
        return None
    way = told.pop()
    query = surprise(f)
    plain = query is not None and query.operation == "surprise" and query.limit is None and len(query.periods) == 1
    if query is None or not plain or (query.by or "").startswith(("last_", "mean", "expected")):
        return query
    c.use(*denied)
    each = c.says("each_month") and query.by is None and query.periods[0].month_count > 1 and not denied
    way = _NOT[way] if denied else way
    return query.with_(by="every" if each else query.by, condition=Bound(way, 0.0, unit="pp"))


def _moved_between(f: Features) -> Query | None:
    """ "The surplus rose between July and August, true?": the one month against the other, and no rate on the year."""
    c = f.clause
    grown = c.has("growth", "growth") and not (c.has_any("direction", "more") or c.has_other("growth", "growth"))
    up, down = grown or c.has("direction", "up"), c.has("direction", "down")  # "grew", and no growth that moved
    ends = two_ends(f) if f.ends and up is not down and not (f.amounts or c.ops("streak")) else None
    plain = (f.context or f.flow in ("export", "import", "balance", "total")) and f.things == 1 and f.bound is None
    if ends is None or not plain or c.has_any("measure", "negation", *(() if grown else ("growth",))):
        return None
    earlier, later = ends
    if earlier != later.shift(-later.month_count) or c.has("flow", "deficit"):
        return None
    order = Bound("above" if up else "below", 0.0)
    return query_of(f, "compare", by="period", measure=f.measure, periods=(later, earlier), condition=order)


def _begun_then(f: Features) -> Query | None:
    """ "Exports to the US fell twelve months in a row from April 2025": the run from there on, not one that lasts."""
    if not f.since or len(f.periods) != 1:
        return None
    query = check(f)
    if query is None or query.by not in ("streak", "streak_least") or not query.limit:
        return query
    first = f.periods[0].split()[0]
    return query.with_(periods=(Period(first.first, first.shift(query.limit - 1).last),))


def _of_all(f: Features) -> Query | None:
    """`China verkaufte 2025 so viel wie nie nach Afrika`: held against the years before, and not against others."""
    c = f.clause
    extreme = f.extreme()
    ever = c.says("all_time")
    one = [p.month_count == 1 or p.kind == "year" for p in f.periods] == [True]
    if not ever or extreme is None or not one or f.amounts or f.things > 1 or f.moved or c.has("party"):
        return None
    if f.flow not in ("export", "import", "balance", "total"):
        return None
    limit = extreme * place(f) * (-1 if of_deficits(f) else 1)
    c.use(*c.all("ordinal"))
    return query_of(f, "check", by="record", measure=f.measure, limit=limit)


def _moved_most(f: Features) -> Query | None:
    """ "Exports rose 25 % in August, the fastest this year", "they fell the most in April": that they moved so, and
    that no other month of the year, or of all where none is told, did so more."""
    c = f.clause
    most = moved_most(f)
    months = [period for period in f.periods if period.kind == "month"]
    spans = [period for period in f.periods if period.kind != "month"]
    if not most or f.things > 1 or len(months) != 1 or len(spans) > 1 or c.ops("streak", "first_time", "average"):
        return None
    if not spans and (_year_told(f) or _this_year_in(f)):
        spans = [Period.year(months[0].first.year)]
    if len(f.amounts) > 1 or not all(span.covers(months[0]) for span in spans):
        return None
    fell, since = c.has("direction", "down"), bool(spans) and any(said.open for _, said in c.expressions())
    by = "record" if not since else "since_year" if since_year(f) else "since"  # "the fastest since March": up to it
    c.use(*(m for amount in f.amounts for m in amount.mentions))
    told = [Bound("is", -amount.value if fell else amount.value, unit="pct", measure="yoy") for amount in f.amounts]
    (moved,) = told or [Bound("below" if fell else "above", 0.0, unit="pct", measure="yoy")]
    return query_of(f, "check", by=by, limit=most, measure="yoy", periods=(*months, *spans), condition=moved)


def _best_of_its_year(f: Features) -> Query | None:
    """ "February had the lowest surplus of the year": held against the months of that year, those after it too."""
    c, extreme = f.clause, f.extreme()
    rate = extreme is not None and c.has("growth", "growth", "yoy")  # "its growth was the highest of the year"
    ever = c.ops("ever") or c.says("all_time") or (f.moved and not rate)
    if ever or f.amounts or f.things > 1 or (extreme is None and not c.ops("record")):
        return None
    if year_before_best(f) and extreme is None and any(m.means("more", "less") for m in c.all("op", "record")):
        extreme = -1  # 创下年内新低
    if year_before_best(f):
        f.periods = f.periods[:1]
    elif [p.month_count for p in f.periods] != [1] or not (_year_told(f) or (f.asks_time == "month" and extreme)):
        return None
    if extreme is None and c.has("direction", "down"):
        extreme = -1
    year, measure = Period.year(f.periods[0].first.year), "yoy" if rate else f.measure
    limit = (extreme or 1) * place(f) * (-1 if of_deficits(f) else 1)
    c.use(*c.all("ordinal"))
    return query_of(f, "check", by="record", limit=limit, measure=measure, periods=(f.periods[0], year))


def _year_told(f: Features) -> bool:
    """Whether the year of the month is told by itself: `of the year` behind the best, or a year named apart."""
    c = f.clause
    year = f.periods[0].first.year
    for _, said in c.expressions():
        part = said.parts[0] if len(said.parts) == 1 else None
        if part is not None and said.mode == "list" and part.grain == "year":
            return part.year == year or part.year_of == "today"
    words = [token.norm for m in c.all("period") for token in c.tokens[m.first : m.last + 1]]
    twice = len({*words}) < len(words)  # "lowest in February in 2024"
    best = c.first("extreme") or c.first("op", "record")
    after = c.after(best, "flow", "commodity", "prep", "verb", "demonym", "place", "growth") if best else None
    if after is None or after.is_("time", "unit:year", "year_span", "sign:year"):  # "in the year", and not "in a year"
        return twice or (after is not None and not c.mentions[c.at(after) - 1].says("indefinite"))
    return twice or year_first(c, after)


def _this_year_in(f: Features) -> bool:
    """`The most this year in March`: the year right after the superlative, with its month after it."""
    best = f.clause.first("extreme")
    after = f.clause.after(best) if best is not None else None
    said = next((said for m, said in f.clause.expressions() if m is after), None)
    return said is not None and len(said.parts) == 1 and said.parts[0].year_of == "today"


def _placed(f: Features) -> Query | None:
    """ "Saudi Arabia was the second biggest supplier of crude", "Brazil is among the top three": its place among those
    that are held."""
    c = f.clause
    named = [code for code in f.partners if code != "WLD"]
    counted = any(not c.used.intersection(amount.mentions) for amount in f.amounts)
    counted = counted or f.bound is not None or (f.moved and (c.has("direction", "down") or not c.says("beyond_them")))
    if len(named) != 1 or f.asks_time or counted or f.flow not in ("export", "import") or f.things > 1:
        return None
    denied = [m for m in c.all("negation", "not") if (one := c.after(m, "demonym", "prep")) and one.kind == "extreme"]
    nth = next((n for m in c.mentions if (n := ordinal_of(m) or 0) > 1), None)
    top = f.limit
    query = rank(f) or (query_of(f, "rank", by="partner", limit=None) if c.has("verb") and f.extreme() else None)
    if query is None or query.by != "partner" or query.limit is not None or (f.extreme() or 1) < 0:
        return None
    c.use(*denied, *c.all("ordinal"))
    if len(denied) != len(c.all("negation")):
        return query  # what is denied is not plain: its place is told without a verdict
    claimed: Comparator = "above" if denied else "at_most" if top and nth is None else "is"
    sign = -1.0 if query.flow == "balance" and c.has("flow", "deficit") else 1.0
    return query.with_(condition=Bound(claimed, sign * (nth or top or 1), unit="count"))


def _averaged(f: Features) -> Query | None:
    """ "The average monthly surplus in 2025 was about 99 bn": the mean, and not the whole."""
    c = f.clause
    spans = len(f.periods) == 1 and f.periods[0].month_count > 1
    unsaid = f.bound is None and len(f.amounts) != 1
    if unsaid or not c.ops("average") or not spans or f.context or f.things > 1 or f.growth or f.basis == "mbpd":
        return None
    bound = f.bound or _as_amount(f, f.amounts[0])
    if bound.unit == "pct" or bound.measure == "yoy" or f.flow is None:
        return None
    measure = f.measure if f.all_goods else f.measure or "quantity"
    return query_of(f, "average", measure=measure, condition=bound)


def _as_amount(f: Features, amount: Amount) -> Bound:
    f.clause.use(*amount.mentions)
    value, unit = amount.in_unit("USD_bn" if f.all_goods else None)
    return Bound(_comparator(f, amount), -value if f.clause.has("flow", "deficit") else value, unit=unit)


def _comparator(f: Features, amount: Amount) -> Comparator:
    """What is said of the amount; nothing makes it about so much, for a price is told rounded."""
    if f.bound is not None:
        return f.bound.comparator
    told, words = comparator(f.clause, amount)
    f.clause.use(*words)
    return told or "about"


def stands_now(f: Features) -> Query | None:
    """`Are the tariffs still above 100 %?`, `Liegt der PMI über 50?`, `PMI ниже 50?`: asked of where an index, a
    tariff or a rate stands now, and not when it ever did. Of a balance it is asked in months too, but not of whether it
    still does."""
    c = f.clause
    of_all = f.flow == "balance" and f.of_all
    rate = isinstance(f.bound, Bound) and f.bound.unit == "pct" and f.flow in ("export", "import") and f.moved
    rate = rate and c.mentions[0].says("copula")  # "is export growth above 10 %"
    if not isinstance(f.bound, Bound) or f.periods or f.asks_time:
        return None
    month = f.bound.unit == "USD_bn" and abs(f.bound.amount) * 1e9 < OF_NO_MONTH.get(f.flow or "", 0)
    own = f.reporter == f.home and not c.has("flow", "deficit")
    back = c.says("as_before") and month and own  # "are exports to the US back above 40 bn"
    if not (f.context or of_all or rate or back):
        return None
    still = c.says("as_before") or rate
    line = line_told(f) is not None  # "PMI在收缩吗", "is the PMI contracting"
    put = c.tokens[-1].norm == "?" or c.mentions[0].says("copula")
    if not (still or line or (f.context and put)) or (f.fragment and not c.mentions[0].says("copula")):
        return None
    past = c.has("compare", "pass") and not c.has("direction")  # "has the yuan gone past 7.3": up or down
    if c.has("question") or f.since or f.up_to or f.things > 1 or (past and f.commodities == (YUAN_RATE,)):
        return None
    money = c.first("unit") if f.commodities == (YUAN_RATE,) else None  # "is the yuan stronger than 7"
    series = money or c.first("commodity") or c.first("flow")
    compared = c.first("compare") or c.first("direction") or c.first("more")  # "is the PMI in contraction?"
    compared = compared or next((m for m in c.all("op") if m.says("firmer", "softer")), None)
    told = ("check", "compare") if money else ("check",)  # "still above 100 %, right?", "below 7 against the dollar"
    if any(m is not compared for m in c.all("op") if m.code not in told):
        return None
    if series is not None and series.says("of_the_line"):
        compared = series  # "is factory activity expanding"
    if series is None or compared is None or len(c.all("commodity")) > 1:
        return None
    opens = c.mentions[0]  # "está el PMI", or the PMI itself; "the PMI below 50?" names months
    led = opens is series or (
        opens.kind == "harmless" and (not opens.says("determiner") or c.mentions[1].says("determiner"))
    )
    between = any(m.kind == "harmless" and series.last < m.first < compared.first for m in c.mentions)
    if led or between:
        return query_of(f, "check", measure=f.measure, condition=f.bound)
    if line:
        f.bound = None  # "PMI contraction": the newest figure, and not each month of it
    return None


def with_place(f: Features, query: Query) -> Query:
    """The query for one's place with the place that is claimed as its condition; as it is where none is claimed."""
    if query.operation != "rank" or query.limit is not None or query.condition is not None or not _one(query):
        return query
    c = f.clause
    opened = c.mentions[0].says("copula", "auxiliary", "is_one")
    asked = c.has_any("question", "negation") or c.has("conj", "or") or c.ops("place_of", "when", "why")
    led = any(m.says("leading") for m in c.all("op", "rank"))  # "Brasil lideró las ventas": it came first
    other = f.moved or f.growth or any(amount.value != f.limit for amount in f.amounts)
    if not (c.ops("check") or opened or led) or asked or other:
        return query  # "the third largest buyer", "el tercer comprador"
    sign = -1.0 if query.flow == "balance" and c.has("flow", "deficit") else 1.0  # the largest deficit is the lowest
    nth = ordinal_of(c.all("ordinal")[0]) if c.has("ordinal") and c.has("party") and f.extreme() is None else None
    if nth is None and f.limit is not None and f.limit > 1 and place(f) == 1 and f.extreme() != -1:
        return query.with_(condition=Bound("at_most", sign * f.limit, unit="count"))
    first = led or nth is not None or f.extreme() == 1 or any(("extreme", "most") in m.others for m in c.all("op"))
    return query.with_(condition=Bound("is", sign * (nth or place(f)), unit="count")) if first else query


def _one(query: Query) -> bool:
    by = query.by or "partner"
    names = {"partner": query.partners, "country": query.partners, "commodity": query.commodities}.get(by, ())
    return len(names) == 1 and names not in (("WLD",), ("TOTAL",))
