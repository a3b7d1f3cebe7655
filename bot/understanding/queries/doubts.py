"""Words that ask for more than the query gives -> a question back: never a plain figure for a count, a rank, a date.

The rules of operation.py take the first that fits. Where none of them took up a word that asks for something of its own
("how many months", "largest", "on average"), a level would answer another question than was put.
"""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous, NotHeld
from bot.model import Query, Quoted, Statement
from bot.understanding.clauses.asked import broken_down
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import side_of_many
from bot.understanding.clauses.features import Features
from bot.understanding.parties.parts_played import slips
from bot.understanding.queries.fallen_short import month_by_month
from bot.understanding.queries.read_past import hanging, read_past
from bot.understanding.queries.unmet import unmet
from bot.understanding.spans.ends_named import after_a_move
from bot.understanding.spans.months_meant import some_months
from bot.understanding.talks.repeats import left_open, of_nothing, only_repeats
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNTS, BALANCES, DOERS, ONE_WAY, PLAIN, WHO

_YEARS = ("year_span", "unit:year", "sign:year")
_WORDS_OF_ASKING = ("what", "who", "how_much", "how_many")
_FIGURED = ("flow", "commodity", "term", "measure", "period", "books")
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


def _beside_series(clause: Clause, query: Query) -> bool:
    """ "Exports to the US since the tariffs", "exports to the US before tariffs": no level of the series."""
    flow, goods = clause.first("flow", *ONE_WAY), clause.first("commodity")
    if flow is None or goods is None:
        return False
    led = flow.first < goods.first and query.operation in PLAIN and clause.has("prep", "to", "from")
    return led or _since(clause, goods)


def _share_within(clause: Clause, query: Query, previous: Query | None) -> bool:
    """Whether a share is asked of what goes to another: 德国占中国对欧盟出口的比重, `the US as a share of ASEAN`, "what
    share of the ASEAN figure is that", "their share of exports to ASEAN", after Vietnam's."""
    pointed = clause.has("deictic", "that") or clause.says("its", "as_part_of")
    told = previous.partners if previous is not None and pointed else ("WLD",)
    if len(query.partners) == len(told) == 1 and "WLD" not in (*told, *query.partners) and clause.has("place"):
        goods = clause.says("as_part_of") and not (query.all_goods or clause.has("commodity"))  # after goods from there
        return previous is not None and previous.operation in PLAIN and (goods or told != query.partners)
    if len(query.partners) != 2 or "WLD" in query.partners or len(clause.all("measure", "share")) > 2:
        return False
    named = [m for m in clause.mentions if m.kind in WHO and m.code in query.partners]
    led = [m for m in named if prep_of(clause, m) in ("to", "from", "post_to", "post_from")]
    if len(named) != 2 or not led:
        return False
    comma = any(token.norm in ",/" for token in clause.gap(*named))
    between = [m for m in clause.mentions if named[0].last < m.first < named[1].first]
    set_over = ("compare", "more", "op") if any(m.says("its") for m in between) else ("conj", "compare", "more", "op")
    return not (comma or any(m.kind in set_over or m.is_("prep", "versus") for m in between))


def _per_cent_of_what(clause: Clause, query: Query) -> bool:
    """アルゼンチン産は何％: of a partner the rate and the share are as likely meant."""
    asked = clause.first("op", "how_fast")
    moved = clause.has_any("measure", "growth", "direction", "more", "compare")
    if asked is None or moved or query.of_all or clause.tokens[asked.first].kind != "han":
        return False
    return asked.said in clause.ways["per_cent_of_what"]  # 何％伸びた moves


def doubt(query: Query, f: Features, clause: Clause, home: str, previous: Query | None) -> None:
    """Ambiguous where a word that asks for a count, a date, a rank or a mean, or a place, was taken up by nothing."""
    own = query.with_(notes=())
    if _another_place(query, f, home) or (query.operation == "growth" and _per_cent_of_what(clause, query)):
        raise Ambiguous.again(query, own)
    if query.operation == "rank" and query.condition is None and f.bound is not None and f.bound.unit == "pct":
        of_all = own.with_(limit=None, measure="yoy", condition=replace(f.bound, measure="yoy"))
        raise Ambiguous.again(query, of_all)  # "top 5 that grew over 10 %"
    if _of_no_reading(query, f, previous):
        raise Ambiguous.again(query)
    if _bound_left(query, f):
        raise Ambiguous.again(query, own)
    hanging(query, f, previous)
    read_past(query, f)
    if query.operation == "level" and clause.has("unit", "pct") and not (f.amounts or f.context):
        raise Ambiguous.again(query, own.with_(operation="growth", measure="yoy", by="year"))  # "экспорт в США 2025, %"
    if _more_asked(query, f, previous):
        raise Ambiguous.again(query, own)
    if query.operation not in PLAIN:
        return
    if not f.context and (within := _at_home(clause, home)) is not None:
        raise NotHeld(Statement.of("refusal.not_held.word", word=Quoted(within, clause.frame.language)))
    if _no_amount(query, f) or _nobodys(query, f) or _of_no_time(query, f):
        raise Ambiguous.again(query, own)


def _another_place(query: Query, f: Features, home: str) -> bool:
    """Whether a place is named that the query is not of."""
    clause = f.clause
    if f.context or query.operation in ("define", "coverage", "brief") or clause.ops("offset"):
        return False
    codes = {query.reporter, home, f.members_of, *query.partners}
    codes |= {"WLD"} if broken_down(clause, f.growth) else set()
    untold = [m for m in clause.mentions if m.kind in WHO and m.code not in codes]
    return bool(untold) and clause.rule != RECKONED and not slips(clause, home).issuperset(untold)


def _of_no_reading(query: Query, f: Features, previous: Query | None) -> bool:
    """Whether nothing can be offered in its place."""
    clause, operation = f.clause, query.operation
    past = not (f.periods or f.fragment) and operation in PLAIN and clause.all("time", "counted:1:year", "past")
    return bool(
        after_a_move(clause)  # "after the 2025 slump": from when on
        or month_by_month(query, f)  # "in which months did exports to the EU exceed those to the US"
        or (operation == "compare" and len(query.partners) > 2 and clause.codes("conj") >= {"or", "plus"})
        # "more to ASEAN or to the US + EU": the two together are none of those compared
        or side_of_many(query)  # "how many months above or below 50"
        or (operation == "average" and query.measure == "yoy" and len(clause.all("op", "average")) > 1)
        # "the monthly average in 2024 and 2025, and by how much did the average go up"
        or (clause.ops("times") and operation not in ("compare", "define", "coverage"))  # "fell three times"
        or (operation == "share" and _share_within(clause, query, previous))  # "Germany's share of exports to the EU"
        or (past and any(clause.tokens[m.first].kind == "han" for m in past))  # 一年进口多少大豆: of which year
        or (f.context and _beside_series(clause, query))
    )


def _bound_left(query: Query, f: Features) -> bool:
    """Whether `above` or `below` is said of what no bound is made of."""
    clause = f.clause
    told = query.operation == "growth" and f.year_before  # "lower than a year before": the rate tells it
    if told or f.amounts or query.operation not in ("check", "threshold", *PLAIN):
        return False
    left = [m for m in clause.all("compare", "above", "below") if m not in clause.used]
    return any(not (clause.followed_by(m, "period") or clause.followed_by(m, "deictic", "months")) for m in left)


def _more_asked(query: Query, f: Features, previous: Query | None) -> bool:
    """Whether the words ask for more than the query gives, of whatever operation."""
    clause, operation = f.clause, query.operation
    span = sum(period.month_count for period in query.periods)
    counted = operation == "check" and query.by is None and f.asks_time and f.limit and f.limit not in (1, span)
    beside = clause.has("flow", *BALANCES) or _beside_trade(clause)
    them = clause.has("flow", "balance") and clause.has("deictic", "them", "both")  # "what's the gap between them"
    apart = them or (clause.ops("difference") and not clause.has("flow"))
    defined = f.fragment and clause.ops("define") and operation not in ("define", "mirror", "coverage")
    defined = defined and clause.has("place") and not clause.has_any(*_FIGURED) and not clause.frame.says("charging")
    two = operation == "change" or (operation == "compare" and query.by == "period")
    return bool(
        counted  # "exports rose in eight months of 2025, true?": so many months are claimed, and no rate of the year
        or (previous is not None and left_open(f, query, previous))  # "add them up"
        or (previous is not None and (only_repeats(previous, query, clause) or of_nothing(query, clause)))
        or (f.context and beside)  # "the tariffs' impact on the surplus"
        or (f.two_currencies and clause.rule != RECKONED and operation != "revision" and not f.context)
        or (operation == "sum" and any(m not in clause.used for m in clause.all("compare", "pass")))
        # "has the surplus passed last year's total"
        or (f.two_books and operation != "mirror")  # both sides' growth beside one another is not to be had
        or (f.fragment and operation in ("record", "streak") and apart)  # of what, その差は
        or (operation == "rank" and query.measure == "yoy" and _parts(clause, "among"))  # "whose share grew"
        or some_months(clause)  # "the first months of 2026": how many is not said
        or unmet(query, f)
        or defined  # "what is ASEAN"
        or _asked_again(clause, query)  # "and what did China buy from it"
        or (operation == "rank" and clause.has("deictic", "other_one") and not clause.says("the_other_way"))
        or (two and _uneven(query, f))
        or (operation == "average" and clause.ops("which", "count"))  # "above the average"
    )


def _parts(clause: Clause, but: str) -> bool:
    """Whether a share is named, by a word that does not mean something harmless besides: 〜のうち."""
    return any(("harmless", but) not in m.others for m in clause.all("measure", "share"))


def _no_amount(query: Query, f: Features) -> bool:
    """Whether a count, a part, a mean, a price, a rate or a difference is asked for, and an amount would be told."""
    clause = f.clause
    several = f.things > 1 or len(query.periods) > 1
    single = [period.month_count for period in query.periods] == [1]
    grown = query.operation == "growth"
    a_day = f.context or f.basis == "mbpd"  # "barrels per day"
    prices = [m for m in clause.all("measure", "price") if not (query.all_goods and m.says("worth"))]
    # "by how much was it in the red"; "на сколько миллиардов закупил": for how much, nothing is set against anything
    red = clause.has("flow", "surplus", "deficit") and not clause.has("direction")
    over = query.operation == "balance" and (red or not clause.has("flow") or clause.has("flow", *ONE_WAY))
    done = all(any(kind == "verb" for kind, _ in m.others) for m in clause.all("flow"))  # "экспортировал", no noun
    spent = clause.has_any("verb", "flow") and done and not clause.has_any("direction", "growth", "more")
    spent = spent and query.operation == "level" and not clause.ops("compare")
    rate = f.context and f.moved and query.measure == "yoy"  # "by how much did consumer prices rise": the rate itself
    return bool(
        clause.ops(*_ASKING)
        or (clause.ops("share") and not several)  # "the composition of exports": of what parts
        or (clause.ops("average") and not (a_day or single or grown))
        or (_parts(clause, "money") and not grown)
        or (not a_day and any(not _of_each(m, query, clause) for m in prices))
        or (clause.has("measure", "percent") and not (grown or f.moved or f.context or clause.rule == RECKONED))
        or (clause.ops("difference") and not (several or grown or rate or over or spent))
        or broken_down(clause)
    )


def _nobodys(query: Query, f: Features) -> bool:
    """Whether those who deal are asked for, and not how much."""
    clause, level = f.clause, query.operation == "level"
    told = f.fragment or clause.has_any("flow", "verb", "commodity", "growth", "direction")
    partners = clause.all("party", "partner") if level else ()
    heads = [m for m in clause.all("party") if clause.led_by(m, "question", "how_many", "how_much")]
    return bool(
        (partners and not told)  # "who is in ASEAN"
        or (query.of_all and any(m.first < m.last and m.said.isascii() for m in partners))
        # "which country did China import less from": none is told
        or any(clause.led_by(m, "question", "what", "who") for m in clause.all("party", "buyer", "seller"))
        # "which big customers in 2025": who they are is asked, not how much
        or any(clause.led_by(m, "prep", "to", "from", "with") for m in clause.all("question", "who"))
        # "how much did it import, and from whom"
        or any(before is not None and before.last + 1 == m.first for m in heads for before in (clause.before(m),))
        # "how many exporters are there": heads, no amount
    )


def _of_no_time(query: Query, f: Features) -> bool:
    """Whether a time is said that no period was read of."""
    clause = f.clause
    if clause.has("time", "unit:day") and clause.has_any("number", "ordinal") and not f.context:
        return True  # "in the first ten days of 2025": days of a year are no period that is read
    if query.operation in AMOUNTS and not (f.fragment or f.context or clause.has("period")):
        # "exports for the year", "экспорт за год": a year, and nobody says which; the newest month is none
        years = clause.all("time", *_YEARS)
        if clause.has("time", "year_span") or any(
            clause.led_by(m, "prep", "for", "in", "of") or clause.led_by(m, "op", "brief") for m in years
        ):
            return True
    one = f.things < 2 and [period.month_count > 1 for period in query.periods] in ([], [True])
    return f.asks_time == "month" and one and _looked_for(clause)  # "welcher Monat hatte 2025 den ... Überschuss"


def _beside_trade(clause: Clause) -> bool:
    """`The PMI when exports peaked`, `exports to the US vs the tariff`: an index at a time, or beside what, that is
    told of a flow."""
    for flow in clause.all("flow", *ONE_WAY):
        led, then = clause.before(flow), clause.after(flow, "prep", *WHO)
        told = clause.led_by(flow, "op", "compare") or (clause.led_by(flow, "op", "when") and not clause.has("period"))
        if told and led is not clause.mentions[0]:
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
    return any(clause.led_by(m, "question", "what") for m in units)


def _of_each(price: Mention, query: Query, clause: Clause) -> bool:
    """`Exports in March, April and May, each`, `soy from Brazil and the US, each`: of each, no price of a piece."""
    several = query.flow == "both" or max(len(query.periods), len(query.partners), len(query.commodities)) > 1
    dear = not query.all_goods and clause.has("unit", "USD", "CNY", "EUR", "JPY")
    return ("harmless", "determiner") in price.others and several and not dear


def _at_home(clause: Clause, home: str) -> str | None:
    """`Cars sold in China`, `sales of cars in China`: what a country sells within its borders crosses none; where."""
    places = [m for m in clause.mentions if m.kind in WHO]
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
