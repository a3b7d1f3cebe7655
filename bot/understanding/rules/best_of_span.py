"""One month, or year, set beside the others of a span: `was any month of 2025 higher than January`, `were June's
exports the highest since 2021`, 6月顺差是年内最高吗."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Period, Query
from bot.understanding.claimed.records import named_again, of_its_name
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import year_first
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.deficits import of_deficits
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import moved_most, movement_told, run_condition
from bot.understanding.spans.in_so_many import in_so_many
from bot.understanding.words.frame import Mention


def any_above(f: Features) -> Query | None:
    """ "Was the surplus in any other month of 2025 higher than in January", "has any year seen a bigger one than 2025":
    where that month, or year, stands in the span, by its rate where a movement is told. Ambiguous outside of it."""
    c = f.clause
    among = next((m for m in c.mentions if m.says("any_of_them")), None)
    than = c.saying("than") or c.saying("post_than")
    joint = than or c.first("compare", "above", "below")
    if among is None or joint is None or f.amounts or f.things > 1 or (c.has("extreme") and than is None):
        return None
    if (joint.first < among.first) != joint.says("post_than"):
        return None
    parts = [part for _, said in c.expressions() for part in said.parts]
    by = "year" if c.has("time", "unit:year") else "month"
    one = [p for p in f.periods if p.kind == by]
    spans = [p for p in f.periods if p.month_count > 1 and p not in one]
    if by == "month" and not spans:
        spans = [Period.year(part.year) for part in parts if part.grain == "year" and part.year]
    if len(one) != 1 or len(spans) + (by == "year") not in (1, 2) or len(c.expressions()) > 2:
        return None
    if not all(span.covers(one[0]) for span in spans):
        raise Ambiguous.again()
    words = [*c.all("more"), *c.all("compare", "above", "below"), *c.all("direction", "up", "down"), *c.all("extreme")]
    low = any(m.code in ("least", "less", "slower", "below", "down", "fell_more") for m in words)
    c.use(joint, *words)
    moved = any(not any(kind == "more" for kind, _ in m.others) for m in c.all("direction"))  # "lower" is no fall
    moved = (moved or c.has("growth") or c.has("more", "fell_more")) and not f.context
    limit = (-1 if low else 1) * (-1 if of_deficits(f) else 1)
    measure = "yoy" if moved else f.measure
    return query_of(f, "record", measure=measure, by=by, limit=limit, periods=(one[0], *spans[:1]))


def best_of_each(f: Features) -> Query | None:
    """ "By how much does the biggest monthly surplus of 2025 exceed that of 2024": the best month of the one span
    beside that of the other."""
    c, extreme = f.clause, f.extreme()
    months = c.ops("monthly") or c.has("time", "unit:month") or f.asks_time == "month"
    apart = c.ops("difference") or c.has_any("compare", "more")
    if extreme is None or not (months and apart) or f.amounts or f.things > 1 or f.context:
        return None
    if len(f.periods) != 2 or not 1 < f.periods[0].month_count == f.periods[1].month_count:
        return None
    c.use(*c.all("compare"), *c.all("more"), *c.all("op", "monthly", "difference"))
    limit = -extreme if f.flow == "balance" and of_deficits(f) else extreme
    measure = "yoy" if movement_told(f) else f.measure
    return query_of(f, "record", measure=measure, by="month_ahead", limit=limit, periods=f.periods)


_FIRST_YEAR = 2021  # from which on all months of all trade are held


def of_one_name(f: Features) -> Query | None:
    """`Was August 2026 the best August ever`: the Augusts beside each other, as far back as they are held."""
    c, number = f.clause, of_its_name(f)
    rates = f.growth and f.flow in ("export", "import")
    told = f.of_all and f.all_goods and not (f.context or f.amounts or f.fragment or (f.moved and not rates))
    if not number or not told or f.flow not in ("export", "import", "balance", "total") or f.reporter != f.home:
        return None
    last = max(f.periods).first.year
    if last <= _FIRST_YEAR or any(p.month_count > 1 for p in f.periods) or c.ops("streak", "average", "sum", "why"):
        return None
    c.use(*c.all("extreme"), *c.all("op"), *c.all("question"))
    alike = tuple(Period.month(year, number) for year in range(last, _FIRST_YEAR - 1, -1))
    asked = c.mentions[0].says("copula", "auxiliary", "is_one", "was_it") or c.says("asking", "is_it", "is_one")
    so = Bound("above" if (f.extreme() or 1) > 0 else "below", 0.0) if asked and named_again(f) else None
    so = so if max(f.periods) == alike[0] and not of_deficits(f) else None  # of those before it
    return query_of(f, "compare", by="period", measure="yoy" if rates else f.measure, periods=alike, condition=so)


def since_year(f: Features) -> bool:
    """ "June was the fastest since 2021", of a month of a later year: what came after that year, in which there was a
    faster one; 2021年以来 begins with the year itself, as "since January 2021" does with the month."""
    c = f.clause
    if len(f.periods) != 2 or f.periods[0].kind != "month":
        return False
    month, span = f.periods
    for mention, said in c.expressions():
        part = said.parts[0] if said.mode == "since" and len(said.parts) == 1 else None
        year = part is not None and part.grain == "year" and part.year and not (part.edge or part.so_far)
        if year and c.tokens[mention.first].kind == "word" and span.first.month == 1:
            return span.first.year < month.first.year
    return False


def highest_since(f: Features) -> Query | None:
    """`Were June 2026 exports the highest since 2021`: the month among those from then up to itself, where nothing else
    is asked; what came after it was not known."""
    if year_before_best(f) and f.things == 1 and f.asks_time in (None, "month"):
        return _within_its_year(f)
    if (quarters := _among_quarters(f)) is not None:
        return quarters
    best = f.clause.first("extreme")
    times = f.clause.expressions() if best is not None and len(f.periods) == 2 else ()
    if best is None or len(times) != 2 or not times[1][1].open or f.asks_time not in (None, "month") or f.things > 1:
        return None
    month, span = sorted(f.periods, key=lambda period: period.month_count)
    led = times[0][0].first < best.first and times[0][0].first < times[1][0].first
    if not led or month == span or not span.covers(month):
        return None
    extreme = (f.extreme() or 1) * (-1 if f.flow == "balance" and of_deficits(f) else 1)
    if month.kind == "year" and not f.growth:
        return query_of(f, "check", by="since", limit=extreme, periods=(month, span))
    if month.kind != "month":  # "was January-February the fastest since 2021": among spans like it
        one = query_of(f, "growth" if f.growth else "level", periods=(month,), measure="yoy" if f.growth else f.measure)
        raise Ambiguous.again(one, one.with_(by="year") if f.growth else one)
    measure = "yoy" if movement_told(f) and not f.context else f.measure
    if measure == "yoy" and (paced := moved_most(f)):
        extreme = paced  # "dropped 30 %, the most since August": the deepest fall is the lowest rate
    until = Period(span.first, month.last)
    return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(month, until))


def _among_quarters(f: Features) -> Query | None:
    """`¿Fue el segundo trimestre el más fuerte de 2025?`: all those of the year in their order."""
    times = f.clause.expressions()
    best = f.clause.first("extreme")
    if best is None or len(times) != 2 or len(f.periods) != 2 or f.things > 1 or f.asks_time or f.growth:
        return None
    if f.clause.has("time", "unit:month"):
        return None
    quarter, year = sorted(f.periods, key=lambda period: period.month_count)
    ahead = times[0][0].first < best.first < times[1][0].first
    if not ahead or quarter.kind != "quarter" or year.kind != "year" or not year.covers(quarter):
        return None
    return query_of(f, "rank", by="quarter", limit=4 * (f.extreme() or 1), periods=(year,))


def quarter_claimed(f: Features) -> Query | None:
    """`Imports were lowest in the third quarter of 2024, right?`, `was the third quarter of 2025 the best`: all
    those of its year, of which it is claimed to be the first; ambiguous of a half, and of all times."""
    c = f.clause
    asked = c.mentions[0].says("copula") and not c.has_any("time", "op")
    told = len(f.periods) == 1 and f.extreme() is not None and not (f.amounts or f.moved or f.growth or f.context)
    if (
        not (told and (c.ops("check") or asked))
        or f.things > 1
        or f.asks_time
        or c.has_any("party", "verb", "question", "measure", "negation")
    ):
        return None
    if f.periods[0].kind not in ("quarter", "half") or c.has_other("op", "check") or c.has("flow", "deficit"):
        return None
    if f.periods[0].kind == "half" or c.ops("ever") or c.says("all_time"):
        raise Ambiguous.again()
    year = Period.year(f.periods[0].first.year)
    return query_of(f, "rank", by="quarter", measure=f.measure, limit=4 * (f.extreme() or 1), periods=(year,))


def year_before_best(f: Features) -> bool:
    """`6月顺差是年内最高吗`, `6月の黒字は今年最大？`: a month, and then its year or what there is of it, right before
    the superlative."""
    c = f.clause
    times = c.expressions()
    best = c.first("extreme") or c.first("op", "record")
    if best is None or len(times) != 2 or not f.periods or f.periods[0].kind != "month" or len(f.periods) > 2:
        return False
    said, told = times[1]
    year = len(told.parts) == 1 and told.parts[0].grain == "year" and told.mode in ("list", "ytd", "range")
    spans = [p for p in f.periods[1:] if not (p.covers(f.periods[0]) and p.first.month == 1)]
    return year and times[0][0].first < said.first and c.after(said) is best and not spans


def _within_its_year(f: Features) -> Query:
    """The month among those of its year, where it stands there."""
    c = f.clause
    month = f.periods[0]
    low = (f.extreme() or 1) < 0 or any(m.means("more", "less") for m in c.all("op", "record"))
    extreme = (-1 if low else 1) * (-1 if f.flow == "balance" and of_deficits(f) else 1)
    measure = "yoy" if movement_told(f) and not f.context else f.measure
    spans = f.periods[1:] or (Period.year(month.first.year),)
    return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(month, *spans))


def first_moved(f: Features) -> Query | None:
    """`Was October the first fall of the year`, `the first month of 2025 in which they fell`, `for the first time that
    year`: whether no month before it, of its year, moved so."""
    c = f.clause
    if (
        f.amounts
        or f.bound is not None
        or f.things > 1
        or f.fragment
        or f.context
        or f.flow not in ("export", "import", "total")
    ):
        return None
    told = [m for m in (*c.all("ordinal", "1"), *c.all("op", "first_time")) if _of_a_move(c, m)]
    asked = not told or any(m.first < told[0].first for m in c.all("question"))  # "in which they fell" comes after
    asked = asked or f.since or c.says("since_when") or c.ops("when", "which", "count", "why", "record")
    months = [period for period in f.periods if period.kind == "month"]
    if len(told) != 1 or asked or len(months) != 1 or not c.has("direction"):
        return None
    spans = [period for period in f.periods if period not in months]
    years = [said for _, said in c.expressions() if said.mode == "list" and said.grain == "year"]
    after = c.after(told[0])  # "for the first time in 2025 in June"
    if not spans and (years or c.has("time", "year_span") or (after is not None and year_first(c, after))):
        spans = [Period.year(months[0].first.year)]
    if not spans and (within := in_so_many(f)) is not None:
        spans = [within]  # "for the first time in a year"
    if len(spans) > 1 or not all(span.first < months[0].first <= span.last for span in spans):
        return None
    condition = run_condition(f)
    return query_of(f, "check", by="first", measure=condition.measure, periods=(*months, *spans), condition=condition)


def _of_a_move(c: Clause, first: Mention) -> bool:
    """Whether the first is that of a movement: `the first fall`, `first month in which`."""
    after = c.after(first)
    return first.kind == "op" or (after is not None and after.kind == "direction")
