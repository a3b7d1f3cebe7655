"""What a text asks behind a joint of what stands ahead of it -> the word whose figure no query tells: "did exports
beat the forecast, and how much were they", "how many months fell, and what was the surplus"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.model import HOME, Query
from bot.understanding.queries.behind_claims import BEHIND_CLAIMS, Rule
from bot.understanding.words.frame import Frame, Mention, Part, said_in
from bot.understanding.words.in_order import InOrder, rows_of
from bot.understanding.words.kinds import ONE_WAY, WHO

_CLOSED = frozenset(",;:.?!")
_BARE = ("harmless", "question", "deictic", "unit", "scale", "courtesy", "prep", "period")
_AMOUNTS = frozenset(
    {"level", "total", "sum", "balance", "average", "growth", "record", "mirror", "unit_value", "check", "why"}
)
_BY_SIZE = frozenset({"compare", "change", "trend", "threshold", "rank"})  # where they are of no rates
_OF_MONTHS = frozenset({"threshold", "streak", "share", "surprise"})
_OF_ONE = ("rank", "yoy", 1, 1)  # an order by growth with one partner and one kind of goods
_YEAR = 4  # digits
_YEARS = re.compile(r"20\d\d")
_JUDGED = frozenset({"surprise", "record", "rank", "share", "compare", "change", "why"})
_BALANCES = ("surplus", "deficit", "balance")
_WANTED = {
    "streak": frozenset({"streak", "threshold", "level", "growth", "check"}),
    "surprise": frozenset({"surprise", "check"}),
    "first_time": frozenset({"streak", "threshold", "check", "level", "growth", "balance"}),
}


def asked_behind(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """The mentions of what is so asked and stands in no query: each rule waits for a word of the piece."""
    if frame.ways.unspaced or any(query.flow == "context" for query in queries):
        return
    pieces = _pieces(frame)
    for at, piece in enumerate(pieces[1:], 1):
        ahead = tuple(m for one in pieces[:at] for m in one)
        for rule in _RULES.among(rows_of(said_in(piece))):
            yield from rule(piece, ahead, queries)


def dated_as(text: str, frame: Frame, told: list[Query]) -> str:
    """`Growth overall that June`, after June 2025: of the year that was told."""
    years = [period.first.year for query in told[-1:] for period in query.periods if period.month_count == 1]
    yearless = any(m.code.startswith("?-") for m in frame.all("period")) and frame.has("deictic", "that")
    return f"{text.rstrip('?.!;, ')} {years[0]}" if yearless and years else text


def _pieces(frame: Frame) -> list[Part]:
    """What stands between joints; the joints stand in none."""
    pieces: list[Part] = [()]
    for m in frame.mentions:
        joint = m.is_("conj", "and", "plus", "minus")
        if joint or (m.first and frame.tokens[m.first - 1].norm in _CLOSED):
            pieces.append(())
        if not joint:
            pieces[-1] = (*pieces[-1], m)
    return [piece for piece in pieces if piece]


def _tells_amounts(query: Query) -> bool:
    sized = query.operation in _BY_SIZE and query.measure != "yoy"
    return query.operation in _AMOUNTS or sized or (query.operation == "share" and len(query.partners) == 1)


def _amounts(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Did they beat the forecast, and how much were they`, `which grew faster, and what were the amounts`."""
    if not all(m.kind in _BARE or m.is_("measure", "level", "value") or m.says("said_of_each") for m in piece):
        return
    pointing = any(m.kind in ("deictic", "unit") or m.says("copula", "pronoun", "said_of_each") for m in piece)
    worth = any(m.kind in ("unit", "scale") for m in piece)
    if any(m.says("last_one") for m in piece):
        return  # "for how many months, and how much was the last one"
    for m in piece:
        asked = m.is_("question", "how_much") or (m.is_("question", "how_many") and worth)
        if (asked and pointing) or m.is_("measure", "level"):
            if not any(map(_tells_amounts, queries)) and _said_of(ahead):
                yield m
            return


def _said_of(ahead: Part) -> bool:
    """Whether a flow is named or a trade told ahead of it."""
    return any(m.kind in ("flow", "verb") for m in ahead)


def _part_of_that(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Which grew, and how much of that went to ASEAN`: an amount or a share of those to somebody."""
    asked = [m for m in piece if m.is_("question", "how_much")]
    of = any(a.is_("prep", "of") and b.kind == "deictic" for a, b in pairwise(piece))
    named = {m.code for m in piece if m.kind in WHO}
    if asked and of and named and not any(m.kind in ("growth", "direction") for m in piece):
        theirs = [query for query in queries if not named.isdisjoint(query.partners)]
        if all(query.operation in ("growth", "threshold", "streak", "surprise", "why") for query in theirs):
            yield asked[0]


def _balance(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`How many months saw exports fall, and what was the surplus`: how large it was, and not how often it fell."""
    flows = [m for m in piece if m.is_("flow", *_BALANCES)]
    plain = all(m.kind in _BARE or m in flows or m.says("said_of_each") for m in piece) and any(
        m.kind == "question" for m in piece
    )
    named = any(m.kind == "flow" and m.code not in _BALANCES for m in ahead)
    told = [query for query in queries if query.flow == "balance"]
    of_both = any(query.operation == "share" and len(query.partners) > 1 for query in told)
    if flows and plain and (named or of_both) and told and all(query.operation in _OF_MONTHS for query in told):
        yield flows[0]


def _operation(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`..., and for how many months in a row`, `did that beat the forecast`, `was it the first time`, `how far is it
    from the record`: behind an order, a record, a comparison."""
    told = {query.operation for query in queries}
    heading = not any(m.kind in ("question", "op", "extreme", "growth", "direction", "party") for m in ahead)
    if told == {"threshold"} and any(m.is_("op", "count") for m in piece):
        yield from (m for m in piece if m.is_("time", "ago"))  # "when did they last fall, how many months was that ago"
    if not told <= _JUDGED or heading:
        return  # "exports: H1 2026 beat H2 2025"
    for m in piece:
        if m.kind == "op" and told.isdisjoint(_WANTED.get(m.code, told)):
            yield m
        apart = m.is_("op", "record") and any(one.is_("op", "difference") for one in piece)
        if apart and told.isdisjoint({"record", "check"}):
            yield m


def _rate_of_one(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Where does Japan rank, and by how much did they grow`: its place by size, where that by growth was read."""
    ordered = any(m.is_("op", "rank") for m in ahead) and not any(m.kind == "growth" for m in ahead)
    if ordered and [(q.operation, q.measure, len(q.partners), len(q.commodities)) for q in queries] == [_OF_ONE]:
        yield from (m for m in piece if m.kind == "growth")


def _rate_of_order(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Which country bought most, and how did exports change`: an order by size, where that by growth was read."""
    if [(q.operation, q.measure) for q in queries if q.operation == "rank"] != [("rank", "yoy")]:
        return
    moved = [m for m in piece if m.kind in ("growth", "direction")]
    sized = any(m.kind in ("extreme", "party") or m.is_("op", "rank") for m in ahead)
    sized = sized and not any(m.kind in ("growth", "direction", "more") for m in ahead)
    asked = any(m.kind == "question" or m.is_("op", "difference", "how_fast", "each") for m in piece)
    if moved and sized and asked and not any(m.kind in ("extreme", "party") for m in piece):
        yield moved[0]


def _rate_beside_share(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`What share did ASEAN take, and by how much did they grow`: how the amount grew, where shares alone were read."""
    moved = [m for m in piece if m.is_("growth", "growth")]
    of_share = any(m.is_("measure", "share") for m in piece) or not any(m.is_("measure", "share") for m in ahead)
    named = any(m.kind == "flow" and m.code in _BALANCES for m in ahead)
    shares = all(query.operation == "share" for query in queries) and any(query.flow == "balance" for query in queries)
    if moved and shares and not (of_share or named) and any(m.is_("op", "difference") for m in piece):
        yield moved[0]


def _share_of_each(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`How much from Brazil, how much from the US, and what share each`, `and what per cent`: of each of them both."""
    shares = [m for m in piece if m.is_("measure", "share")]
    named = {m.code for m in ahead if m.kind in WHO} - {HOME, "WLD"}
    asked = [m for m in ahead if m.is_("question", "how_much")]
    if not shares or len(named) < 2 or len(asked) < 2 or any(m.kind in WHO for m in piece):
        return  # "and what was the Russian share"
    told = {code for query in queries if query.operation == "share" for code in query.partners}
    sized = {code for query in queries if _tells_amounts(query) for code in query.partners}
    if not named <= told or not named <= sized:
        yield shares[0]


def _rate_beside_balance(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Did exports grow? If so by how much, and how big is the surplus`: the rate, where the balance alone was read."""
    moved = [m for m in ahead if m.kind in ("growth", "direction") and m.code != "moved"]
    flows = any(m.is_("flow", *ONE_WAY) for m in ahead) and any(m.is_("flow", *_BALANCES) for m in piece)
    if moved and flows and all(query.operation == "balance" for query in queries):
        yield moved[0]


def _amount_and_percent(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`The change in tonnes and the change in percent`: how far, where rates alone were read."""
    units = [m for m in ahead[-1:] if m.kind == "unit" and not m.is_("unit", "pct", "pp")]
    moved = any(m.says("between_two") for m in piece) and any(m.kind == "direction" for m in ahead)
    if units and moved and all(query.operation == "growth" for query in queries):
        yield units[0]


def _at_each_time(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Imports in 2023, imports from the EU in 2024, which was larger`: a figure of its own time, read past."""
    flows = [m for m in ahead if m.kind == "flow"]
    years = [m.code[:_YEAR] for m in ahead if m.kind == "period" and m.code[:_YEAR].isdecimal()]
    again = [m.code[:_YEAR] for m in piece if m.kind == "period" and m.code[:_YEAR].isdecimal()]
    told = {str(period.first.year) for query in queries for period in query.periods}
    plain = all(query.operation in ("growth", "level") for query in queries)
    one = plain and len(flows) == len(years) == 1 and any(m.kind == "flow" for m in piece)
    if one and years[0] not in told and not told.isdisjoint(again):
        yield flows[0]


def _which_is_more(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`..., which was larger`, `and the difference`, `which of the two grew`: of two that were told one by one."""
    more = [m for m in piece if m.is_("more", "more", "less") or m.is_("direction", "up", "down")]
    which = any(m.is_("question", "what", "who") or m.is_("op", "which") for m in piece)
    bare = all(m.kind in (*_BARE, "more", "op", "direction") for m in piece) and not any(
        m.kind == "period" for m in piece
    )
    two = len([m for m in ahead if m.kind == "flow"]) > 1 or len({m.code for m in ahead if m.kind in WHO} - {HOME}) > 1
    plain = all(query.operation in ("level", "growth") for query in queries)
    apart = plain and len({query.periods for query in queries}) > 1
    made = [m for m in piece if apart and m.is_("op", "difference", "sum", "compare")]
    if bare and two and plain and (more or made) and (which or made):
        yield (more or made)[0]


def _other_order(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Its rank among suppliers and among customers`, `was 2025 the best year, and what was the second best`: the other
    order, and the second of the years."""
    sides = {m.code for m in ahead if m.is_("party", "seller", "buyer")}
    if len({query.flow for query in queries}) == 1 and all(query.operation == "rank" for query in queries):
        yield from [m for m in piece if sides and m.is_("party", "seller", "buyer") and m.code not in sides][:1]
    years = any(m.is_("time", "unit:year") for m in ahead) and not any(m.kind in ("time", "period") for m in piece)
    if years and [(query.operation, query.by) for query in queries[-1:]] == [("record", "month")]:
        yield from (m for m in piece if m.kind == "ordinal")


def _gap_of_rates(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`The gap between export and import growth, and the surplus`: how far apart the rates are."""
    flows = {m.code for m in ahead if m.is_("flow", *ONE_WAY)}
    rates = [m for m in ahead if m.kind == "growth"]
    named = any(m.is_("flow", *_BALANCES) for m in piece) and not any(m.kind == "growth" for m in piece)
    if len(flows) > 1 and rates and named and [(q.operation, q.flow) for q in queries] == [("growth", "balance")]:
        yield rates[0]


def _either_time(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Did it export more in May or June, and import more in May or June`: when, where the flows were compared."""
    two = all(any(m.kind == "period" and "+" in m.code for m in one) for one in (piece, ahead))
    more = [m for m in piece if m.is_("more", "more", "less")]
    if two and more and all((query.operation, query.by) == ("compare", "flow") for query in queries):
        yield more[0]
    if all(query.operation == "compare" for query in queries) and any(m.kind == "time" for m in piece):
        yield from (m for m in piece if m.is_("deictic", "other_one"))  # "in which year was it the other way round"


def _fall_in_money(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`In which month did imports fall most, and by how much in dollars`: no rate, and not how large they were; how
    far the best of all is above the mean."""
    rated = [query.operation for query in queries] == ["record"] and queries[0].measure == "yoy"
    if rated and any(m.kind == "unit" and m.code not in ("pct", "pp") for m in piece):
        yield from (m for m in piece if m.is_("op", "difference"))
    if {query.operation for query in queries} == {"record"} and any(
        m.kind == "more" or m.is_("op", "difference") for m in piece
    ):
        yield from (m for m in piece if m.is_("op", "average"))  # "the best month, and how much more than the average"


def _its_place(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`How big was it, how does that rank among surpluses`, `the rank of Hong Kong among buyers`: its place, where
    amounts alone were read."""
    plain = all(query.operation in (_AMOUNTS | {"share"}) - {"record", "check", "why"} for query in queries)
    if plain and (piece[0].kind == "question" or any(m.kind in ("party", *WHO) for m in piece)):
        named = any(m.kind in WHO for m in piece)
        yield from (m for m in piece if m.is_("op", "rank") and (m.says("numbered") or named))


def _who_instead(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Why did exports to the US fall, and which markets made up for it`: of whom no cause tells."""
    if queries and all(query.operation == "why" for query in queries):
        asked = piece[0].kind in ("question", "party") or piece[0].is_("op", "which")
        yield from [m for m in piece if m.kind == "party" and asked][:1]


def _share_of_one(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Total imports in 2025, from the US, from Brazil, and the US share`: amounts, and the share of one of them."""
    shares = [m for m in piece if m.is_("measure", "share")]
    listed = [m for a, m in pairwise(ahead) if a.is_("prep", "from", "to") and m.kind in WHO]
    plain = not any(m.kind in ("question", "measure", "extreme", "party") or m.is_("op", "rank") for m in ahead)
    named = len({m.code for m in listed}) > 1 and any(m.kind in WHO for m in piece) and len(piece) < 4
    if shares and named and plain and all(query.operation == "share" for query in queries):
        yield shares[0]


def _time_again(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Q2 2026 exports, Q2 2025 exports, per cent change`: the amount of the other time, which no rate tells."""
    flows, times = [m for m in piece if m.kind == "flow"], [m for m in piece if m.kind == "period"]
    one = len(flows) == len(times) == 1 and {m.kind for m in piece} == {"flow", "period"}
    first = [m for m in ahead if m.is_("flow", flows[0].code)] if one else []
    told = [query for query in queries if query.operation == "level"]
    if first and told and _YEARS.search(times[0].code) and all(len(query.periods) == 1 for query in queries):
        years = {str(period.first.year) for query in queries for period in query.periods}
        if years.isdisjoint(_YEARS.findall(times[0].code)) and not any(q.operation in _BY_SIZE for q in queries):
            yield times[0]


_RULES: Final[InOrder[Rule]] = InOrder(
    (_amounts, "how_much how_many level"),
    (_part_of_that, "how_much"),
    (_balance, _BALANCES),
    (_operation, "op"),
    (_rate_of_one, "growth"),
    (_rate_of_order, "growth direction"),
    (_rate_beside_share, "growth"),
    (_share_of_each, "share"),
    (_rate_beside_balance, _BALANCES),
    (_amount_and_percent, "between_two"),
    (_at_each_time, "flow"),
    (_which_is_more, "more less up down difference sum compare"),
    (_other_order, "seller buyer ordinal"),
    (_gap_of_rates, _BALANCES),
    (_either_time, "more less other_one"),
    (_fall_in_money, "difference average"),
    (_its_place, "rank"),
    (_who_instead, "party"),
    (_share_of_one, "share"),
    (_time_again, "flow"),
    *BEHIND_CLAIMS,
)
