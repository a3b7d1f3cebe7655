"""What lies between two, asked behind what was told: two partners side by side, the two counts of one trade, the time
told and the one that is named; which of two counts is right."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import HOME, Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.parties.ends_of_trade import MIRROR
from bot.understanding.talks.counterparts import beside_the_other
from bot.understanding.words.kinds import LITTLE, ONE_WAY

_FIGURES = ("level", "balance", "total", "growth", "check", "record", "sum")
_OF_TWO = ("change", "compare")
_NAMED = ("flow", "place", "demonym", "commodity", "number", "agency", "verb", "party", "extreme", "growth")


def gap_told(before: Sequence[Turn], f: Features) -> Query | None:
    """What lies between the two, or what is asked of both: who is right, how each side moved."""
    previous = before[-1].query
    return _gap(previous, f) or who_is_right(before, f) or sides_of_balance(previous, f)


def _gap(previous: Query, f: Features) -> Query | None:
    """ "How big is the gap?" after two partners side by side in one flow: what lies between them, and no balance."""
    c = f.clause
    content = [m for m in c.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy", "question")]
    points = previous.measure == "yoy" and c.has("unit", "pp")  # "the gap in points?", after two rates
    content = [m for m in content if not (points and m.kind in ("unit", "prep"))]
    lone = len(content) == 1 and content[0].is_("flow", "balance") and content[0].first == content[0].last
    sized = c.has("question", "how_much") or c.says("measuring", "sized")
    size = [m for m in content if m.kind not in ("period", "more", "direction", "deictic")]
    size = [
        m for m in size if not (m.is_("compare", "between") or m.is_("unit", "USD"))
    ]  # "between the two, in dollars"
    if previous.operation == "mirror" and len(size) == 1 and size[0].is_("flow") and size[0].says("sized"):
        periods = _both_years(previous, f) or f.periods or previous.periods
        return previous.with_(by="gap", periods=periods, notes=())  # "gap?", "smaller in 2024?"
    told = previous.operation == "level" and len(previous.partners) == 2  # each by itself
    if lone and told and ("op", "difference") in content[0].others and previous.flow in ONE_WAY:
        return previous.with_(operation="compare", by="partner", notes=())
    beside = previous.operation == "compare" and (points or previous.by in ("partner", "period", "commodity"))
    beside = beside and (previous.flow in ONE_WAY or points)
    return previous.with_(notes=()) if lone and (sized or points) and beside else None


_OF_COUNT = ("op", "agency", "prep", "conj", "fragment", "deictic", "question", "harmless", "courtesy", "books")


def against_their_count(previous: Query, f: Features) -> Query | None:
    """ "And how far is that from the Chinese figure?" after what the other side counts: the two counts of one trade."""
    c = f.clause
    counts = {m.code for m in c.all("agency")}
    if not c.ops("difference", "mirror", "gap") or len(counts) != 1 or not c.only(*_OF_COUNT) or len(c.all("op")) > 1:
        return None
    told = previous.operation in ("level", "balance") and len(previous.partners) == 1 and previous.all_goods
    if not told or previous.flow not in (*ONE_WAY, "balance") or counts != {*previous.partners}:
        return None
    if HOME not in (previous.reporter, *previous.partners):
        return None
    ours = previous.reporter == HOME
    return previous.with_(
        operation="mirror", by="gap", reporter=HOME, measure=None, basis=None, notes=(),
        partners=previous.partners if ours else (previous.reporter,),
        flow=previous.flow if ours else MIRROR.get(previous.flow, previous.flow),
    )  # fmt: skip


_OF_BOTH = ("harmless", "conj", "fragment", "courtesy", "deictic", "period", "prep")


def both_counts(before: Sequence[Turn], f: Features) -> Query | None:
    """ "2025, both" after what each side counts of one trade: both counts, of the time that is named."""
    c = f.clause
    both = c.has("deictic", "both") or c.says("both_of_them")
    if not both or not c.only(*_OF_BOTH) or c.has_other("deictic", "both"):
        return None
    counts = beside_the_other(before, f.home, "gap")
    if counts is None:
        return None
    c.use(*c.mentions)
    return counts.with_(by=None, periods=f.periods or counts.periods)


_OF_COUNTS = ("harmless", "conj", "fragment", "courtesy", "op", "deictic", "question")


def who_is_right(before: Sequence[Turn], f: Features) -> Query | None:
    """ "So who's right?", "which one should I trust?" after what each side counts, or the home country with a partner:
    both counts and what makes them differ; asked back after anything else that nobody claimed."""
    c, previous = f.clause, before[-1].query
    if not any(m.says("who_is_right") for m in c.all("op", "check")) or not c.only(*_OF_COUNTS):
        return None
    if previous.operation == "check" or c.has_other("op", "check"):
        return None
    if previous.operation == "mirror":
        return previous.with_(by="causes", notes=())
    if (two := beside_the_other(before, f.home, "causes")) is not None:
        return two
    ours = previous.reporter == HOME and len(previous.partners) == 1 and not previous.of_all
    if previous.flow not in (*ONE_WAY, "balance") or previous.operation not in ("level", "balance", "growth"):
        raise Ambiguous.again(previous)
    if not ours:
        return previous.with_(notes=())  # the figure itself
    return previous.with_(operation="mirror", by="causes", measure=None, basis=None, condition=None, notes=())


def sides_of_balance(previous: Query, f: Features) -> Query | None:
    """ "How did the two sides of it move?" after the home country's balance with all: exports and imports, for the
    world keeps no books."""
    c = f.clause
    told = previous.operation == "balance" and previous.of_all and previous.all_goods
    moved = c.has_any("direction", "growth") or c.ops("moving", "how_fast") or c.says("moving_ones", "fared")
    if not told or not c.ops("mirror") or not c.only(*_OF_COUNTS, "prep", "direction", "growth", "time"):
        return None
    if not (moved or c.has("prep", "of") or c.has("question", "what")):
        return None  # "do both sides agree?": of no partner
    rate = {"operation": "growth", "by": "year", "measure": "yoy"} if moved else {"operation": "level", "measure": None}
    return previous.with_(flow="both", condition=None, notes=(), **rate)


def beyond_a_time(previous: Query, f: Features) -> Query | None:
    """The change from the time named to the time told, or the other way round; None where more is said, or they are not
    spans of one length."""
    c = f.clause
    if not c.has("period") or previous.operation not in (*_FIGURES, *_OF_TWO) or c.has_any(*_NAMED):
        return None
    asked = c.ops("difference") or c.says("measuring")
    if _of_a_record(previous):  # "a record? and what % more than 2024?"
        asked = asked or c.ops("how_fast") or c.has("measure", "percent")
    beyond = c.has("compare", "above", "below", "pass") or c.has("more", "more", "less")
    if not (asked and beyond) or c.has_other("op", "difference", "surprise", "how_fast"):
        return None
    named = [p for p in f.periods if p not in previous.periods]
    other = previous.operation not in _FIGURES or len(named) != 1 or len(previous.periods) != 1
    if other or named[0].month_count != previous.periods[0].month_count:
        return None
    if previous.operation in ("check", "record") and previous.by not in (None, "month", "year", "record"):
        return None
    c.use(*c.all("compare"), *c.all("more"), *c.all("op"))
    periods = tuple(sorted((named[0], previous.periods[0]), reverse=True))
    return previous.with_(operation="change", by=None, limit=None, condition=None, periods=periods, notes=())


def _of_a_record(previous: Query) -> bool:
    """Whether one month or year was asked to be a record."""
    claimed = previous.operation == "check" and previous.by == "record"
    looked = previous.operation == "record" and [p.kind for p in previous.periods] == [previous.by]
    return (claimed or looked) and previous.measure is None


def _both_years(previous: Query, f: Features) -> tuple[Period, ...]:
    """ "Has that gap shrunk since 2022?" after two counts: of that year and of the one told."""
    said = f.clause.expressions()
    if not f.clause.has("direction") or len(said) != 1 or len(f.periods) != 1 or not said[0][1].open:
        return ()
    then, now = f.periods[0].first.year, max(previous.periods).first.year
    return (Period.year(then), Period.year(now)) if then < now else ()


_BESIDE_IT = (*LITTLE, "deictic")  # "less the imports from there"


def less_the_other(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Less imports?", `abzüglich der Importe` after exports, or after them and then imports: the balance of both."""
    c, told = f.clause, [turn.query for turn in before[-2:]]
    last, flows = told[-1], c.all("flow", *ONE_WAY)
    off = (("conj", "minus"), ("more", "less"), ("negation", "without"))  # "net of imports"
    signs = [m for m in c.mentions if m.says("less_that") or not set(off).isdisjoint(m.meanings)]
    beside = len(signs) == len(flows) == 1 and all(m in (*signs, *flows) or m.kind in _BESIDE_IT for m in c.mentions)
    if not beside or last.operation != "level" or last.measure is not None:
        return None
    if last.flow == flows[0].code:  # told itself: behind the other one
        last = told[0].with_(flow=last.flow, notes=()) if told[0].flow in ONE_WAY else told[0]
        if told[0].flow == flows[0].code or last != told[-1].with_(notes=()):
            return None
    if last.flow not in ONE_WAY:
        return None
    c.use(*signs)
    return last.with_(operation="balance", flow="balance", by=None, limit=None, condition=None, notes=())
