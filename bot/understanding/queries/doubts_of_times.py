"""Times that a query does not tell as the words say: by the quarter, on the month, of which months, up to when.

A figure of months would be told as one of quarters, a rate on the year as one on the month, the newest month for a time
that nobody named.
"""

from __future__ import annotations

from itertools import permutations

from bot.errors import Ambiguous, CannotAnswer
from bot.model import IN_MONTHS, Bound, Logic, Period, Query
from bot.understanding.clauses.bounds import months_of_all
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import TOLD, Doubt, Rows, itself, nothing
from bot.understanding.spans.ends_named import after_a_move
from bot.understanding.spans.months_meant import some_months
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNTS, OF_ONE_TIME, ONE_WAY, PLAIN

_YEARS = ("year_span", "unit:year", "sign:year")
_OVER_MONTHS = ("average", "threshold", "streak", "record", "check", "alert")
_WITHIN = ("threshold", "streak", "record", "rank")
_UNITS = ("unit:quarter", "unit:half", "unit:year")
_TWO_YEARS = 23  # months


def _of_a_past_year(query: Query, f: Features) -> bool:
    """一年进口多少大豆: of which year."""
    past = () if f.periods or f.fragment else f.clause.all("time", "counted:1:year", "past")
    return any(f.clause.tokens[m.first].kind == "han" for m in past)


def _of_other_months(query: Query, f: Features) -> bool:
    """`In which months did exports to the EU exceed those to the US`, `how often did imports grow faster than exports`:
    whether months are asked for in which one was above the other, and the query tells of the whole span, or of months
    in which both were above nothing."""
    c = f.clause
    if not c.ops("count", "which", "when") or f.fragment:
        return False
    if query.operation == "compare":
        times = any((one := c.after(m)) is not None and one.kind == "more" for m in c.all("op", "count"))
        months = query.by in ("period", IN_MONTHS)  # "2022 or 2018: when was it more"
        return not (months or times)  # "how many times bigger"
    if query.operation == "surprise":
        return len({m.code for m in c.all("flow", *ONE_WAY)}) == 2 and not c.ops("forecast")
    return bool(c.has("more") or c.says("outdone")) and _two_flows(query) and not months_of_all(c.mentions)


def _two_flows(query: Query) -> bool:
    parts = query.condition.parts if isinstance(query.condition, Logic) else ()
    return len({getattr(part, "flow", None) for part in parts} - {None}) > 1


def _first_of_years(query: Query, f: Features) -> bool:
    """`Fell for the first time in 2025`: of years."""
    return query.by is None and bool(f.clause.ops("first_time")) and not f.context


def _since_when_claimed(query: Query, f: Features) -> bool:
    """`First above 50 since when`, `since when has it been above 80 bn every month`."""
    return any(m.says("since_when") for m in f.clause.all("op", "streak"))


def _run_of_years(query: Query, f: Features) -> bool:
    """`Since when has the yearly surplus been above 900 bn`."""
    return bool(f.clause.ops("by_year")) and query.measure != "yoy" and not f.context


def _before_and_after(query: Query, f: Features) -> bool:
    """`In the three months before and after April`: spans on both sides of it, and no month so long before."""
    c = f.clause
    led = [m for m, said in c.expressions() if all(part.anchor == "earlier" and part.steps for part in said.parts)]
    onward = any(c.followed_by(m, "time", "onward") for m in led)
    both = any({part.steps > 0 for part in said.parts} == {True, False} for m, said in c.expressions() if m in led)
    return bool(led) and len(c.expressions()) > 1 and (onward or both)


def _mean_within(query: Query, f: Features) -> bool:
    """`Trailing 3-month average June 2026`, `average exports before and after April 2025`: of how many months each."""
    two = query.periods if query.by == "items" and len(f.clause.expressions()) == 1 else ()
    sides = [p.kind for p in two] == ["month", "month"] and two[1] == two[0].shift(2)
    return sides or any(a != b and a.covers(b) for a, b in permutations(query.periods, 2))


def _part_of_the_year(query: Query, f: Features) -> bool:
    """`Exports by half-year 2025`, `exports in one month of 2025`: not the year."""
    c = f.clause
    one_month = any(m.value == 1 and c.counts_months(m) for m in c.all("number"))
    return [period.month_count for period in query.periods] == [12] and (one_month or c.has("time", "unit:half"))


def _from_a_move_on(query: Query, f: Features) -> bool:
    """`After the 2025 slump`: from when on; but a run before one ends with the month ahead of it."""
    return after_a_move(f.clause) and not (query.operation == "streak" and f.clause.has("time", "before"))


def _time_left(query: Query, f: Features) -> bool:
    """Whether words of time would be read past: `in the quarter to June`, `every May since 2021`, `May of both years`,
    `in June of the last three years`, `during the trade war`. A fragment leans on times that were told."""
    if f.fragment or f.context:
        return False
    clause, months = f.clause, [period.month_count for period in query.periods]
    long = any(period.kind in ("quarter", "half") or period.month_count in (3, 6) for period in query.periods)
    halves = clause.has("time", "unit:half") and query.operation == "trend"  # a course has months, quarters and years
    spans = halves or (clause.has("time", "unit:quarter", "unit:half") and query.by is None)
    if spans and not long and len(months) < 2:
        return True
    if len(months) > 1 and min(months) == 1 and max(months) > _TWO_YEARS:
        return True
    if clause.has("deictic", "both") and clause.has("time", "unit:year", "unit:month"):
        return len(months) < 2
    if not months and (clause.says("quarrel") or clause.has("time", "so_far", "ytd")):
        return True
    return any(_every_year(clause, m) for m in clause.all("period"))


def _every_year(clause: Clause, month: Mention) -> bool:
    """`Every December`, `all Junes`, `in June each year`: a month without its year, of all the years."""
    if not month.code.startswith("?-") or clause.ops("record", "streak"):
        return False
    at = clause.at(month)
    before, after = clause.mentions[at - 1 : at] if at else (), clause.mentions[at + 1 : at + 4]
    each = bool(before) and (before[0].says("each", "everybody") or before[0].is_("op", "each"))
    led = each and before[0].last + 1 == month.first
    after = tuple(m for m in after if not m.is_("prep"))
    every = bool(after) and (after[0].says("each", "everybody") or after[0].is_("op", "sum"))  # "in July of all years"
    yearly = every and len(after) > 1 and after[1].is_("time", "unit:year")
    return led or yearly or bool(clause.ops("by_year"))


def _so_many_claimed(query: Query, f: Features) -> bool:
    """`Exports rose in eight months of 2025, true?`: so many months are claimed, and no rate of the year."""
    span = sum(period.month_count for period in query.periods)
    return query.by is None and f.asks_time is not None and bool(f.limit) and f.limit not in (1, span)


def _of_two_lengths(query: Query, f: Features) -> bool:
    """`After the truce against the month before it`: all months since, against fewer; a month less a half year."""
    if (query.operation == "compare" and query.by != "period") or query.measure == "yoy":
        return False
    open_ended = f.since or any(said.open for _, said in f.clause.expressions())
    changed = query.operation == "change" and query.flow != "context" and not f.clause.ops("difference")
    return (open_ended or changed) and len({period.month_count for period in query.periods}) > 1


def _longer_months(query: Query, f: Features) -> bool:
    """`Average exports per quarter`, `more than 400 bn a quarter`: months alone are averaged and looked through.

    Where years are asked for, of more than one: `average exports a year from 2021 to 2025`.
    """
    c = f.clause
    if f.context or query.by in ("quarter", "year", "compound", "since"):
        return False
    if f.asks_time in ("quarter", "half") or c.ops("by_quarter"):
        return True
    years = query.operation == "average" and (f.asks_time == "year" or c.ops("by_year")) and f.asks_time != "month"
    return bool(years) and sum(period.month_count for period in query.periods) > 12 and not c.ops("monthly")


def _on_the_month(query: Query, f: Features) -> bool:
    """`The last time exports shrank compared to the month before`: only rates on the year are looked through."""
    bound = query.condition if isinstance(query.condition, Bound) else None
    rate = query.measure == "yoy" or (bound is not None and (bound.measure == "yoy" or bound.unit == "pct"))
    on_month = any(not m.says("of_months") for m in f.clause.all("growth", "mom"))
    return rate and on_month and not (f.clause.has("growth", "yoy") or f.rate_of_months or f.context)


def _so_many_months(query: Query, f: Features) -> bool:
    """`The surplus, 3 months 2025`: of which three is not said, and the year is none of them."""
    counted = [m.value for m in f.clause.all("number") if f.clause.counts_months(m)]
    months = [period.month_count for period in query.periods]
    return not {len(months), sum(months), *months}.issuperset(counted)


def _after_what(query: Query, f: Features) -> bool:
    """`Did soybeans recover after that`: a time after another that was told by nothing, and the newest is none."""
    return not query.periods and any(m not in f.clause.used for m in f.clause.all("time", "later"))


def _of_their_fiscal_year(query: Query, f: Features) -> bool:
    """From October to September in the US; the Romance words for it are said of any year of books."""
    told = query.reporter == "USA" and "fiscal_told" in f.clause.ways
    return told and any(m.code.startswith("fy") for m in f.clause.all("period"))


def _one_when_the_other(query: Query, f: Features) -> bool:
    """`What was import growth when exports fell`: of the one, in the months in which the other did so."""
    flows = f.clause.all("flow", *ONE_WAY) if query.flow == "both" else ()
    return len(flows) == 2 and any(flows[0].last < m.first < flows[1].first for m in f.clause.all("op", "when"))


def _days_of_a_month(query: Query, f: Features) -> bool:
    """`In the first ten days of 2025`: days of a year are no period that is read, nor are `trading days` counted."""
    c = f.clause
    counted = any(c.mentions[max(c.at(m) - 2, 0)].is_("question", "how_many") for m in c.all("time", "unit:day"))
    return counted or (c.has("time", "unit:day") and c.has_any("number", "ordinal") and not f.context)


def _of_no_year(query: Query, f: Features) -> bool:
    """`Exports for the year`, `экспорт за год`, `the month it took effect`: nobody says which; the newest is none."""
    c = f.clause
    it = [m.first for m in c.mentions if m.says("pronoun", "acting_they")]
    if not (f.context or query.periods) and any(m.last + 1 in it for m in c.all("time", "unit:month")):
        return True
    years = [] if f.fragment or f.context or c.has("period") else c.all("time", *_YEARS)
    of_it = (c.led_by(m, "prep", "for", "in", "of") or c.led_by(m, "op", "brief") for m in years)
    return any(m.code == "year_span" for m in years) or any(of_it)


def _nth_month(query: Query, f: Features) -> bool:
    """`Exports in the third month`: of what is not said, and the newest month is none."""
    c = f.clause
    if f.fragment or f.context or query.periods or c.has("period"):
        return False
    nth = (m for m in c.all("ordinal") if not c.led_by(m, "prep", "for"))  # "for an eighth month exports rose"
    return any((of := c.after(m)) is not None and of.is_("time", "unit:month") for m in nth)


def _nth_of_one(query: Query, f: Features) -> bool:
    """`Was November the eighth month below 50`: in a row or of the year, and no count within that month."""
    one = [period.month_count for period in query.periods] == [1]
    return one and any(f.clause.followed_by(m, "time", "unit:month") for m in f.clause.all("ordinal"))


def _which_month(query: Query, f: Features) -> bool:
    """`Welcher Monat hatte 2025 den ... Überschuss`: `which` stands before the unit of time."""
    one = f.things < 2 and [period.month_count > 1 for period in query.periods] in ([], [True])
    units = [m for m in f.clause.mentions if m.means("time", "unit:month")] if f.asks_time == "month" and one else ()
    return any(f.clause.led_by(m, "question", "what") for m in units)


def _record_of_a_span(query: Query, f: Features) -> bool:
    """`Were exports in the first quarter a record`, `was H1 a record for a first half`: of the span itself, and none of
    its months."""
    spans = {period.kind for period in query.periods} & {"quarter", "half"}
    led = bool(f.clause.mentions) and f.clause.mentions[0].says("copula", "auxiliary")
    best = f.clause.first("extreme") if led else None
    told = best is not None and any(m.first < best.first for m in f.clause.all("period"))
    of_year = told and f.clause.has("time", "year_span")  # "was the second quarter the best of the year"
    claimed = led and ((bool(f.clause.ops("record")) and best is None) or of_year)
    return query.by == "month" and bool(spans) and claimed and f.asks_time is None and not f.context


def _months_side_by_side(query: Query, f: Features) -> bool:
    """`The surplus in jan aug 2026 against jan aug 2025`: two months of each year, or all from the one to the other."""
    lists = [said for _, said in f.clause.expressions() if said.mode == "list" and len(said.parts) > 1]
    return query.by == "period" and len(lists) > 1 and len(query.periods) > 3 and not f.clause.has("conj", "and")


def _balance_run(query: Query, f: Features) -> bool:
    """`The surplus widened for three months running, right`: from month to month, or each on the year before."""
    run = query.operation == "check" and query.by in ("streak", "streak_least")
    moved = run and query.flow == "balance" and query.measure == "yoy"
    return moved and not f.clause.has("growth", "yoy")


def _of_longer_times(query: Query, f: Features) -> bool:
    """`Average exports annually`, `exports by quarter to June 2026`: no mean of months, and no rate of one month."""
    month = [p.kind for p in query.periods] == ["month"] and bool(f.clause.ops("by_quarter"))
    return month if query.operation == "growth" else bool(f.clause.ops("by_year")) and not (query.by or f.periods)


def _which_was_better(query: Query, f: Features) -> bool:
    """`Exports in 2025 and 2024 and which was better`: by how much it was, or by how fast it grew."""
    c = f.clause
    behind = any(c.led_by(m, "conj", "and") for m in c.all("question", "what"))
    told = c.has_any("growth", "direction", "amount") or any(m.first < m.last for m in c.all("more"))
    return query.by == "period" and query.measure == "yoy" and c.says("fared") and behind and not told


def _amounts_or_rates(query: Query) -> CannotAnswer:
    return Ambiguous.again(query, query.with_(measure=None, basis=None, notes=()), query.with_(notes=()))


def _from_each_to_each(query: Query) -> CannotAnswer:
    times = query.periods
    two = (Period(times[0].first, times[1].last), Period(times[2].first, times[3].last))
    spans = all(one.first < one.last for one in two) and len(times) == 4
    return Ambiguous.again(query, *((query.with_(periods=two, notes=()),) if spans else ()))


OF_TIMES: Rows = (
    (Doubt(_record_of_a_span, nothing, ("record",)), "record extreme"),
    (Doubt(_balance_run, itself, ("check",)), "streak"),
    (Doubt(_of_longer_times, nothing, ("average", "growth")), "by_year by_quarter"),
    (Doubt(_which_was_better, _amounts_or_rates, ("compare",)), "fared"),
    (Doubt(_months_side_by_side, _from_each_to_each, ("compare",)), ""),
    (Doubt(_from_a_move_on, nothing), "up down"),
    (Doubt(_of_a_past_year, nothing, PLAIN), "counted:1:year past"),
    (Doubt(_of_other_months, nothing, ("compare", "surprise", "threshold")), "count which when"),
    (Doubt(lambda query, f: query.by == "times" and f.clause.frame.has("negation"), nothing), ""),  # "not twice"
    (Doubt(_first_of_years, nothing, ("check",)), "first_time"),
    (Doubt(_part_of_the_year, nothing, PLAIN), "unit:half number"),
    (Doubt(lambda query, f: f.clause.has("time", "fiscal") and not query.periods, nothing, PLAIN), "fiscal"),
    (Doubt(_run_of_years, nothing, ("streak",)), "by_year"),
    (Doubt(_mean_within, nothing, ("average",)), ""),
    (Doubt(_time_left, nothing, TOLD), ""),
    (Doubt(_before_and_after, nothing), "period"),
    (Doubt(_since_when_claimed, itself, ("check",)), "since_when"),
    (Doubt(_so_many_claimed, itself, ("check",)), ""),
    (Doubt(lambda _, f: some_months(f.clause), itself), "unit:month"),  # "the first months of 2026": how many
    (Doubt(_of_two_lengths, itself, ("change", "compare")), ""),
    (
        Doubt(_longer_months, itself, _OVER_MONTHS),
        "quarter half year_span by_quarter by_year average " + " ".join(_UNITS),
    ),
    (Doubt(_on_the_month, itself, _WITHIN), "mom"),
    (Doubt(_so_many_months, itself, (*OF_ONE_TIME, "sum")), "number"),
    (Doubt(_after_what, itself, OF_ONE_TIME), "later"),
    (Doubt(_of_their_fiscal_year, itself), "period"),
    (Doubt(_one_when_the_other, itself, ("threshold",)), "when"),
    (Doubt(_days_of_a_month, itself, PLAIN), "unit:day"),
    (Doubt(_of_no_year, itself, AMOUNTS), " ".join((*_YEARS, "unit:month"))),
    (Doubt(_nth_month, itself, (*AMOUNTS, "growth")), "ordinal"),
    (Doubt(_nth_of_one, nothing, ("threshold",)), "ordinal"),
    (Doubt(_which_month, itself, PLAIN), ""),
)
