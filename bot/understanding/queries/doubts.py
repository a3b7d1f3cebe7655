"""Words that ask for more than the query gives -> a question back: never a plain figure for a count, a rank, a date.

The rules of operation.py take the first that fits. Where none of them took up a word that asks for something of its own
("how many months", "largest", "on average"), a level would answer another question than was put.
"""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous, NotHeld
from bot.model import Query, Quoted, Statement
from bot.understanding.clauses.asked import broken_down
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import side_of_many
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.joints import prep_of
from bot.understanding.parties.places import slips
from bot.understanding.queries.fallen_short import month_by_month
from bot.understanding.queries.read_past import hanging, read_past
from bot.understanding.queries.unmet import unmet
from bot.understanding.spans.ends_named import after_a_move
from bot.understanding.spans.meant import some_months
from bot.understanding.talks.repeats import left_open, of_nothing, only_repeats
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import DOERS, PLAIN

_YEARS = ("year_span", "unit:year", "sign:year")
_WORDS_OF_ASKING = ("what", "who", "how_much", "how_many")
_OF_TWO = (("change",), ("compare", "period"))
_ASKING = (
    "count", "which", "streak", "first_time", "last_time", "when", "longest", "place_of", "contribution", "offset",
    "running", "per_day",
)  # fmt: skip


def _since(clause: Clause, goods: Mention) -> bool:
    """Whether a time is opened by what was named as goods: 关税以来, "since the tariffs", "after the April tariffs"."""
    at = clause.at(goods)
    timed = clause.before(goods)
    if timed is not None and timed.kind == "period" and timed.code.startswith(("after", "since", "before")):
        return timed.last + 1 == goods.first
    beside = clause.mentions[max(0, at - 2) : at + 2]
    return any(kind == "time" and code in ("since", "since_post", "after") for m in beside for kind, code in m.meanings)


def _share_within(clause: Clause, query: Query, previous: Query | None) -> bool:
    """Whether a share is asked of what goes to another: 德国占中国对欧盟出口的比重, `the US as a share of ASEAN`, "what
    share of the ASEAN figure is that", after Vietnam's."""
    told = previous.partners if previous is not None and clause.has("deictic", "that") else ("WLD",)
    if len(query.partners) == len(told) == 1 and told not in (("WLD",), query.partners) and clause.has("place"):
        return previous is not None and previous.operation in PLAIN
    if len(query.partners) != 2 or "WLD" in query.partners or len(clause.all("measure", "share")) > 2:
        return False
    named = [m for m in clause.mentions if m.kind in ("place", "demonym") and m.code in query.partners]
    led = [m for m in named if prep_of(clause, m) in ("to", "from", "post_to", "post_from")]
    if len(named) != 2 or not led:
        return False
    comma = any(token.norm in ",/" for token in clause.gap(*named))
    between = [m for m in clause.mentions if named[0].last < m.first < named[1].first]
    return not (comma or any(m.kind in ("conj", "compare", "more", "op") or m.is_("prep", "versus") for m in between))


def _per_cent_of_what(clause: Clause, query: Query) -> bool:
    """アルゼンチン産は何％: of a partner the rate and the share are as likely meant."""
    asked = clause.first("op", "how_fast")
    moved = clause.has_any("measure", "growth", "direction", "more", "compare")
    if asked is None or moved or query.of_all or clause.tokens[asked.first].kind != "han":
        return False
    return asked.said in clause.ways["per_cent_of_what"]  # 何％伸びた moves


def doubt(query: Query, f: Features, clause: Clause, home: str, previous: Query | None) -> None:
    """Ambiguous where a word that asks for a count, a date, a rank or a mean, or a place, was taken up by nothing."""
    if not f.context and query.operation not in ("define", "coverage", "brief"):
        codes = {query.reporter, home, f.members_of, *query.partners}
        codes |= {"WLD"} if broken_down(clause, f.growth) else set()
        untold = [m for m in clause.mentions if m.kind in ("place", "demonym") and m.code not in codes]
        asked = untold and not clause.ops("offset") and clause.rule != RECKONED
        if asked and not slips(clause, home).issuperset(untold):
            raise Ambiguous.again(query, query.with_(notes=()))
    if query.operation == "rank" and query.condition is None and f.bound is not None and f.bound.unit == "pct":
        of_all = query.with_(limit=None, measure="yoy", condition=replace(f.bound, measure="yoy"), notes=())
        raise Ambiguous.again(query, of_all)  # "top 5 that grew over 10 %"
    if after_a_move(clause):
        raise Ambiguous.again(query)  # "after the 2025 slump": from when on
    if month_by_month(query, f):  # "in which months did exports to the EU exceed those to the US"
        raise Ambiguous.again(query)
    if query.operation == "compare" and len(query.partners) > 2 and clause.codes("conj") >= {"or", "plus"}:
        raise Ambiguous.again(query)  # "more to ASEAN or to the US + EU": the two together are none of those compared
    if side_of_many(query):
        raise Ambiguous.again(query)  # "how many months above or below 50"
    if query.operation == "average" and query.measure == "yoy" and len(clause.all("op", "average")) > 1:
        raise Ambiguous.again(query)  # "the monthly average in 2024 and 2025, and by how much did the average go up"
    if clause.ops("times") and query.operation not in ("compare", "define", "coverage"):
        raise Ambiguous.again(query)  # "fell three times", "four times that"
    flow, goods = clause.first("flow", "export", "import"), clause.first("commodity")
    led = flow is not None and goods is not None and flow.first < goods.first
    if query.operation == "share" and _share_within(clause, query, previous):
        raise Ambiguous.again(query)  # "Germany's share of exports to the EU"
    if query.operation == "growth" and _per_cent_of_what(clause, query):
        raise Ambiguous.again(query, query.with_(notes=()))
    if f.context and flow is not None and goods is not None and _since(clause, goods):
        raise Ambiguous.again(query)  # "exports to the US since the tariffs"
    spans = [m for m in clause.all("time", "counted:1:year", "past") if clause.tokens[m.first].kind == "han"]
    if spans and not f.periods and not f.fragment and query.operation in PLAIN:
        raise Ambiguous.again(query)  # 一年进口多少大豆: of which year
    if f.context and led and query.operation in PLAIN and clause.has("prep", "to", "from"):
        raise Ambiguous.again(query)  # "exports to the US before tariffs"
    if (
        query.operation in ("check", "threshold", *PLAIN)
        and not f.amounts
        and not (query.operation == "growth" and f.year_before)  # "lower than a year before": the rate tells it
        and any(
            m not in clause.used
            and m.code in ("above", "below")
            and not (
                (after := clause.after(m)) is not None and (after.kind == "period" or after.is_("deictic", "months"))
            )
            for m in clause.all("compare")
        )
    ):
        raise Ambiguous.again(query, query.with_(notes=()))
    hanging(query, f, previous)
    read_past(query, f)
    rate = any(m.code == "pct" for m in clause.all("unit")) and not f.amounts and query.operation == "level"
    if rate and not f.context:  # "экспорт в США 2025, %": the rate or the share, never the amount
        raise Ambiguous(
            Statement.of("refusal.ambiguous.again"),
            query,
            (query.with_(operation="growth", measure="yoy", by="year", notes=()),),
        )
    span = sum(period.month_count for period in query.periods)
    if query.operation == "check" and query.by is None and f.limit and f.limit not in (1, span) and f.asks_time:
        # "exports rose in eight months of 2025, true?": so many months are claimed, and no rate of the year
        raise Ambiguous.again(query, query.with_(notes=()))
    if previous is not None and (
        left_open(f, query, previous) or only_repeats(previous, query, clause) or of_nothing(query, clause)
    ):
        raise Ambiguous.again(query, query.with_(notes=()))  # "add them up"
    beside = clause.has("flow", "surplus", "deficit", "balance") or _beside_trade(clause)
    if beside if f.context else f.two_currencies and query.operation != "revision":
        raise Ambiguous.again(query, query.with_(notes=()))  # "the tariffs' impact on the surplus"
    if query.operation == "sum" and any(m not in clause.used for m in clause.all("compare", "pass")):
        raise Ambiguous.again(query, query.with_(notes=()))  # "has the surplus passed last year's total"
    if f.two_books and query.operation != "mirror":  # both sides' growth beside one another is not to be had
        raise Ambiguous.again(query, query.with_(notes=()))
    them = clause.has("flow", "balance") and clause.has("deictic", "them", "both")  # "what's the gap between them"
    others = clause.has("deictic", "them") and clause.ops("compare") and not f.fragment and not f.partners
    if others and not clause.has("period"):  # "the surplus vs them", and nobody was named before
        raise Ambiguous.again(query, query.with_(notes=()))
    apart = (clause.ops("difference") and not clause.has("flow")) or them
    if f.fragment and query.operation in ("record", "streak") and apart:
        raise Ambiguous.again(query, query.with_(notes=()))  # of what, その差は
    shares = [m for m in clause.all("measure", "share") if ("harmless", "among") not in m.others]  # 〜のうち
    if query.operation == "rank" and query.measure == "yoy" and shares:
        raise Ambiguous.again(query, query.with_(notes=()))  # "whose share grew"
    # "the first months of 2026": how many is not said
    if some_months(clause) or unmet(query, f):
        raise Ambiguous.again(query, query.with_(notes=()))
    placed = clause.has("place") and not clause.has_any("flow", "commodity", "term", "measure", "period")
    placed = placed and not (clause.has("books") or clause.frame.says("charging"))
    if f.fragment and clause.ops("define") and placed and query.operation not in ("define", "mirror", "coverage"):
        raise Ambiguous.again(query, query.with_(notes=()))  # "what is ASEAN"
    # "and what did China buy from it", "and which did the reverse": the second would be left out silently
    left = _asked_again(clause, query) or (query.operation == "rank" and clause.has("deictic", "other_one"))
    if left or ((query.operation, query.by)[: 1 + (query.operation != "change")] in _OF_TWO and _uneven(query, f)):
        raise Ambiguous.again(query, query.with_(notes=()))
    if query.operation == "average" and clause.ops("which", "count"):
        raise Ambiguous.again(query, query.with_(notes=()))  # "above the average"
    if query.operation not in PLAIN:
        return
    if not f.context and (within := _at_home(clause, home)) is not None:
        word = Quoted(within, clause.frame.language)
        raise NotHeld(Statement.of("refusal.not_held.word", word=word))
    several = f.things > 1 or len(query.periods) > 1
    single = len(query.periods) == 1 and query.periods[0].month_count == 1
    left = clause.ops(*_ASKING) or (clause.ops("share") and not several)  # "the composition of exports": of what parts
    left = left or (
        clause.ops("average") and not f.context and f.basis != "mbpd" and not single and query.operation != "growth"
    )
    parts = [m for m in clause.all("measure", "share") if ("harmless", "money") not in m.others]
    left = left or (bool(parts) and query.operation != "growth")
    worth = query.all_goods  # "сколько стоил весь экспорт": what it was worth
    prices = [m for m in clause.all("measure", "price") if not (worth and ("harmless", "worth") in m.others)]
    priced = any(not _of_each(m, query, clause) for m in prices)
    left = left or (priced and not f.context and f.basis != "mbpd")  # "barrels per day"
    moved = query.operation == "growth" or f.moved or f.context
    left = left or (clause.has("measure", "percent") and not moved and clause.rule != RECKONED)
    red = clause.has("flow", "surplus", "deficit") and not clause.has("direction")  # "by how much was it in the red"
    over = query.operation == "balance" and (red or not clause.has("flow") or clause.has("flow", "export", "import"))
    # "на сколько миллиардов закупил": for how much, where nothing is set against anything
    done = all(any(kind == "verb" for kind, _ in m.others) for m in clause.all("flow"))  # "экспортировал", no noun
    moved_by = clause.has_any("direction", "growth", "more") or clause.ops("compare")
    spent = clause.has_any("verb", "flow") and done and not moved_by
    apart = clause.ops("difference") and not several and query.operation != "growth"
    apart = apart and not (
        f.context and f.moved and query.measure == "yoy"
    )  # "by how much did consumer prices rise": the rate itself
    left = left or (apart and not over and not (spent and query.operation == "level"))
    told = f.fragment or clause.has_any("flow", "verb", "commodity", "growth", "direction")
    left = left or (query.operation == "level" and clause.has("party", "partner") and not told)  # "who is in ASEAN"
    left = left or (  # "which country did China import less from": none is told
        query.operation == "level"
        and query.of_all
        and any(m.first < m.last and m.said.isascii() for m in clause.all("party", "partner"))
    )
    left = left or any(  # "which big customers in 2025": who they are is asked, not how much
        (one := clause.before(m)) is not None and one.is_("question", "what", "who")
        for m in clause.all("party", "buyer", "seller")
    )
    left = left or (
        query.operation != "rank"
        and any(  # "how much did it import, and from whom"
            (one := clause.before(m)) is not None and one.is_("prep", "to", "from", "with")
            for m in clause.all("question", "who")
        )
    )
    left = left or any(  # "how many exporters are there": heads, no amount
        (one := clause.before(m)) is not None
        and one.is_("question", "how_many", "how_much")
        and one.last + 1 == m.first
        for m in clause.all("party")
    )
    # "in the first ten days of 2025": days of a year are no period that is read
    left = left or (clause.has("time", "unit:day") and clause.has_any("number", "ordinal") and not f.context)
    left = left or broken_down(clause)
    # "exports for the year", "экспорт за год": a year, and nobody says which; the newest month is none
    plain = query.operation in ("level", "balance", "total", "brief") and not (
        f.fragment or f.context or clause.has("period")
    )
    years = [(m, clause.before(m)) for m in clause.all("time", *_YEARS)] if plain else []
    left = left or any(
        m.code == "year_span" or (led is not None and (led.is_("prep", "for", "in", "of") or led.is_("op", "brief")))
        for m, led in years
    )
    # "welcher Monat hatte 2025 den ... Überschuss": a month is looked for, and the year is none
    left = left or (f.asks_time == "month" and not several and not single and _looked_for(clause))
    if left:
        raise Ambiguous.again(query, query.with_(notes=()))


def _beside_trade(clause: Clause) -> bool:
    """`The PMI when exports peaked`, `exports to the US vs the tariff`: an index at a time, or beside what, that is
    told of a flow."""
    for flow in clause.all("flow", "export", "import"):
        led, then = clause.before(flow), clause.after(flow, "prep", "place", "demonym")
        compared = led is not None and led.is_("op", "compare")
        then_told = led is not None and led.is_("op", "when") and not clause.has("period")
        if (compared or then_told) and led is not clause.mentions[0]:
            return True
        if then is not None and then.is_("op", "compare"):
            return True
    return False


def _asked_again(clause: Clause, query: Query) -> bool:
    """Whether a second question of its own, with who acts in it, stands after `and`, and one figure would be told."""
    if len(clause.all("question", *_WORDS_OF_ASKING)) < 2 or query.operation not in PLAIN:
        return False
    if max(len(query.partners), len(query.commodities), len(query.periods)) > 1 or query.flow == "both":
        return False
    first, *others = clause.all("question", *_WORDS_OF_ASKING)
    for again in others:
        joined, who = clause.before(again), clause.after(again)
        told = [m for m in clause.mentions if first.last < m.first < again.first and m.kind in DOERS]
        deals = any(m.kind in ("flow", "verb") and m.first > again.last for m in clause.mentions)
        acts = who is not None and who.kind in DOERS and deals and not clause.has("books", "says")
        if joined is not None and joined.is_("conj", "and") and told and acts:
            return True
    return False


def _uneven(query: Query, f: Features) -> bool:
    """`After the truce against the month before it`: all months since, against fewer; a month less a half year."""
    open_ended = f.since or any(e.open for _, e in f.clause.expressions())
    lengths = {period.month_count for period in query.periods}
    changed = query.operation == "change" and query.flow != "context" and not f.clause.ops("difference")
    return (open_ended or changed) and len(lengths) > 1 and query.measure != "yoy"


def _looked_for(clause: Clause) -> bool:
    """Whether `which` stands before the unit of time."""
    units = [m for m in clause.mentions if m.means("time", "unit:month")]
    return any((one := clause.before(m)) is not None and one.is_("question", "what") for m in units)


def _of_each(price: Mention, query: Query, clause: Clause) -> bool:
    """`Exports in March, April and May, each`, `soy from Brazil and the US, each`: of each, no price of a piece."""
    several = query.flow == "both" or max(len(query.periods), len(query.partners), len(query.commodities)) > 1
    dear = not query.all_goods and clause.has("unit", "USD", "CNY", "EUR", "JPY")
    return ("harmless", "determiner") in price.others and several and not dear


def _at_home(clause: Clause, home: str) -> str | None:
    """`Cars sold in China`, `sales of cars in China`: what a country sells within its borders crosses none; where."""
    places = [m for m in clause.mentions if m.kind in ("place", "demonym")]
    if [m.code for m in places] != [home] or clause.has_any("flow", "party"):
        return None
    where = clause.before(places[0])
    if where is None or not where.is_("prep", "in") or clause.has("measure"):
        return None
    goods = clause.before(where)  # "tell me about coal in China"
    beside = goods is not None and goods.kind == "commodity" and goods.last + 1 == where.first
    return f"{where.said} {places[0].said}" if beside or clause.has("verb", "sell", "buy") else None


def one_year(query: Query, f: Features) -> None:
    """Ambiguous where a fiscal year was named for somebody whose books are kept by the calendar."""
    if any(period in f.fiscal_years for period in query.periods):
        fiscal = query.with_(periods=tuple(f.fiscal_years.get(period, period) for period in query.periods), notes=())
        raise Ambiguous(Statement.of("refusal.ambiguous.fiscal"), query, (fiscal, query.with_(notes=())))
