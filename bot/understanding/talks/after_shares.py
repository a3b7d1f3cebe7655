"""What a fragment asks after the share of a part in a whole: by how many points it moved, or differs from another;
and the share that an amount told is of a whole told beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.errors import Ambiguous
from bot.model import Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import AMOUNTS, FILLERS, LITTLE, ONE_WAY, WHO

_OF_ITS_OWN = ("flow", "commodity", "period", "number", "agency", "verb", "party")
_OPENING: Final = 2  # mentions: "and its share of exports", "what's its share"
_TWO: Final = 2  # partners
_FEW: Final = 4  # turns: a part and its whole are told soon after one another
_BARE = ("harmless", "conj", "fragment", "courtesy", "question", "deictic", "prep", "direction", "growth", "op")


def after_shares(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment, which names nothing of its own but whose share it was; None elsewhere. After the
    share of one time its points are those since the share that was told before, or a year earlier."""
    previous = before[-1].query
    spans = previous.periods
    if previous.operation != "share" or f.clause.has_any(*_OF_ITS_OWN):
        return None
    if not f.clause.codes(*WHO) <= {*previous.partners}:
        return None
    if len(previous.partners) == _TWO and len(spans) == 1 and _apart(f.clause):
        return previous.with_(operation="compare", by="partner", measure=None, condition=None, notes=())
    best = f.clause.ops("record") or (f.extreme() is not None and (f.asks_time or f.clause.has("deictic", "that")))
    if best and len(previous.partners) == 1 and len(spans) < 2:
        raise Ambiguous.again(previous.with_(notes=()))  # "in which year was it highest?": of no amounts
    moved = _itself_moved(f.clause)
    if len(spans) == 1 and (moved or f.clause.has("unit", "pp")):
        other = before[-2].query if len(before) > 1 else previous
        same = other.with_(periods=spans, notes=()) == previous.with_(notes=())
        if other.operation == "share" and not (same or moved):
            return None  # "and Japan? how many points less?": than the one told before
        beside = other.periods if same and len(other.periods) == 1 and other.periods != spans else ()
        if not beside and f.clause.has("direction"):
            beside = (spans[0].shift(-12),)
        spans = (*spans, *beside)
    later = tuple(sorted(spans, reverse=True))
    if moved and len(spans) < 3:
        return previous.with_(operation="change", measure="share", by=None, limit=None, periods=later, notes=())
    return _points(previous, f, later) if len(spans) == 2 else None


def part_and_whole(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "So Brazil pct", after soybeans from Brazil and then from everybody: its share, and no rate; "its share in
    exports", after an order: that of the first."""
    if talk and (first := _of_the_first(frame, talk[-1])) is not None:
        return first
    units = frame.all("unit", "pct") if talk and frame.has_any(*WHO) else ()
    if len(units) != 1 or frame.leftover or not frame.only("unit", *WHO, *LITTLE, "question"):
        return frame
    last = talk[-1].query.with_(partners=(), notes=())
    same = [turn.query for turn in talk[-_FEW:] if turn.query.with_(partners=(), notes=()) == last]
    told = {code for query in same for code in query.partners or ("WLD",)}
    if last.operation != "level" or not {"WLD", *frame.codes(*WHO)} <= told:
        return frame
    share = replace(units[0], kind="measure", code="share", others=())
    return replace(frame, mentions=tuple(share if m is units[0] else m for m in frame.mentions))


def shared_together(previous: Query, query: Query, clause: Clause) -> Query:
    """ "And ASEAN and the EU together?" after a share: what both are of the whole, no amount."""
    added = previous.operation == "share" and query.operation == "sum" and len(query.partners) > 1
    if not added or clause.has_any("unit", "measure", "flow", "verb", "question") or previous.by == "commodity":
        return query
    return query.with_(operation="share", by="together", measure=None)


def _apart(clause: Clause) -> bool:
    """ "By how much?" after the shares of two in the same whole: how far the one is ahead of the other."""
    return clause.ops("difference") and clause.only("op", "harmless", "conj", "fragment", "courtesy")


def _itself_moved(clause: Clause) -> bool:
    """ "Did it rise?", "up or down?", "on the year?" after a share: it is the share that moved."""
    moved = clause.has("direction") or clause.has("growth", "yoy")
    other = clause.has("growth", "growth") or clause.has_other("op", "difference")
    return moved and clause.only(*_BARE) and not other


def _points(previous: Query, f: Features, later: tuple[Period, ...]) -> Query | None:
    """ "And how many points did it lose?" after the share of each of two years."""
    c = f.clause
    if len(previous.partners) != 1 or len(previous.commodities) != 1:
        return None
    far = c.ops("difference") or c.has("question", "how_many", "how_much")
    far = far or (c.has("unit", "pp") and c.has("direction"))  # "the drop in points"
    if not far or not (c.has("unit", "pp") or c.has_any("direction", "more") or c.ops("difference")):
        return None
    if c.has("extreme") or c.has_other("op", "difference"):
        return None
    return previous.with_(operation="change", measure="share", by=None, limit=None, periods=later, notes=())


def _of_the_first(frame: Frame, told: Turn) -> Frame | None:
    """The frame with the first of those put in order in the place of `its`, beside a share and the flow that was told;
    None elsewhere."""
    its = next((m for m in frame.mentions if m.says("its", "possessive")), None)
    ordered = (told.query.operation, told.query.by) == ("rank", "partner") and bool(told.named)
    flows = [m.code for m in frame.all("flow")]
    if its is None or not ordered or flows != [told.query.flow] or not frame.has("measure", "share"):
        return None
    if frame.leftover or frame.codes(*WHO) - {told.query.reporter} or frame.mentions.index(its) > _OPENING:
        return None
    first = replace(its, kind="place", code=told.named[0], others=())
    return replace(frame, mentions=tuple(first if m is its else m for m in frame.mentions))


def part_of_told_whole(before: Sequence[Turn]) -> Query | None:
    """ "What share is that?" after the amount of one partner or good, and then of all: the part of the former."""
    if len(before) < 2:
        return None
    part, whole = before[-2].query, before[-1].query
    summed = part.operation == "sum" and len(part.periods) == 1  # "how much from this", after "in total"
    one = (summed or part.operation in AMOUNTS) and len(part.partners) == len(part.commodities) == 1
    if not one or whole.operation not in (*AMOUNTS, "sum") or part.flow not in (*ONE_WAY, "total", "balance"):
        return None
    basis = whole.basis if part.measure == "quantity" else part.basis  # tonnes are one, said or not
    all_of_it = part.with_(partners=("WLD",), operation=whole.operation, basis=basis, notes=())
    if part.partners == ("WLD",) or all_of_it != whole.with_(notes=()):
        return None
    return _of_the_whole(part)


def part_pointed_at(c: Clause, previous: Query) -> Query | None:
    """それは何パーセントですか, 占百分之多少 after one partner's amount: the part of the whole that it is, where
    the word for how many per cent is that of a pace too."""
    asked = c.ops("how_fast") and len(c.all("op")) == 1 and c.says("how_many_percent")
    if not (asked and c.only("op", "deictic", "measure", *FILLERS)):
        return None
    that = c.codes("deictic") == {"that"} or (c.has("fragment", "and_what") and c.says("is_one"))  # 那是百分之多少
    share = c.codes("measure") == {"share"} and not c.has("deictic")
    if not (share or (that and not c.has("measure"))):
        return None
    one = previous.operation in AMOUNTS and len(previous.partners) == 1 and previous.flow in ONE_WAY
    if not one or previous.partners == ("WLD",):
        return None
    return _of_the_whole(previous)


def _of_the_whole(part: Query) -> Query:
    """What part the partner's amount is of that of all partners."""
    return part.with_(operation="share", by="partner", measure="share", basis=None, notes=())
