"""What a text asks behind a joint of what stands ahead of it -> the word whose figure no query tells: "did exports
beat the forecast, and how much were they", "how many months fell, and what was the surplus"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.model import Query
from bot.understanding.words.frame import Frame, Mention, Part
from bot.understanding.words.kinds import WHO

_CLOSED = frozenset(",;:.?!")
_BARE = ("harmless", "question", "deictic", "unit", "scale", "courtesy", "prep", "period")
_AMOUNTS = frozenset(
    {"level", "total", "sum", "balance", "average", "growth", "record", "mirror", "unit_value", "check", "why"}
)
_BY_SIZE = frozenset({"compare", "change", "trend", "threshold", "rank"})  # where they are of no rates
_OF_MONTHS = frozenset({"threshold", "streak", "share", "surprise"})
_JUDGED = frozenset({"surprise", "record", "rank", "share", "compare", "change", "why"})
_BALANCES = ("surplus", "deficit", "balance")
_WANTED = {
    "streak": frozenset({"streak", "threshold", "level", "growth", "check"}),
    "surprise": frozenset({"surprise", "check"}),
    "first_time": frozenset({"streak", "threshold", "check", "level", "growth", "balance"}),
}


def asked_behind(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """The mentions of what is so asked and stands in no query."""
    if frame.ways.unspaced or any(query.flow == "context" for query in queries):
        return
    pieces = _pieces(frame)
    for at, piece in enumerate(pieces[1:], 1):
        ahead = tuple(m for one in pieces[:at] for m in one)
        for rule in _RULES:
            yield from rule(piece, ahead, queries)


def _pieces(frame: Frame) -> list[Part]:
    """What stands between joints; the joints stand in none."""
    pieces: list[Part] = [()]
    for m in frame.mentions:
        joint = m.is_("conj", "and", "plus")
        if joint or (m.first and frame.tokens[m.first - 1].norm in _CLOSED):
            pieces.append(())
        if not joint:
            pieces[-1] = (*pieces[-1], m)
    return [piece for piece in pieces if piece]


def _tells_amounts(query: Query) -> bool:
    sized = query.operation in _BY_SIZE and query.measure != "yoy"
    one = query.operation == "share" and len(query.partners) == 1
    return query.operation in _AMOUNTS or sized or one


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
    plain = all(m.kind in _BARE or m in flows for m in piece) and any(m.kind == "question" for m in piece)
    named = any(m.kind == "flow" and m.code not in _BALANCES for m in ahead)
    told = [query for query in queries if query.flow == "balance"]
    if flows and plain and named and told and all(query.operation in _OF_MONTHS for query in told):
        yield flows[0]


def _operation(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`..., and for how many months in a row`, `did that beat the forecast`, `was it the first time`, `how far is it
    from the record`: behind an order, a record, a comparison."""
    told = {query.operation for query in queries}
    heading = not any(m.kind in ("question", "op", "extreme", "growth", "direction", "party") for m in ahead)
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
    if ordered and [(q.operation, q.measure, len(q.partners)) for q in queries] == [("rank", "yoy", 1)]:
        yield from (m for m in piece if m.kind == "growth")


def _rate_beside_share(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`What share did ASEAN take, and by how much did they grow`: how the amount grew, where shares alone were read."""
    moved = [m for m in piece if m.is_("growth", "growth")]
    of_share = any(m.is_("measure", "share") for m in piece) or not any(m.is_("measure", "share") for m in ahead)
    named = any(m.kind == "flow" and m.code in _BALANCES for m in ahead)
    shares = all(query.operation == "share" for query in queries) and any(query.flow == "balance" for query in queries)
    if moved and shares and not (of_share or named) and any(m.is_("op", "difference") for m in piece):
        yield moved[0]


def _fall_in_money(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`In which month did imports fall most, and by how much in dollars`: no rate, and not how large they were."""
    rated = [query.operation for query in queries] == ["record"] and queries[0].measure == "yoy"
    if rated and any(m.kind == "unit" and m.code not in ("pct", "pp") for m in piece):
        yield from (m for m in piece if m.is_("op", "difference"))


_RULES: tuple[Callable[[Part, Part, tuple[Query, ...]], Iterator[Mention]], ...] = (
    _amounts,
    _part_of_that,
    _balance,
    _operation,
    _rate_of_one,
    _rate_beside_share,
    _fall_in_money,
)
