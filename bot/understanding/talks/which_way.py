"""Which of two ways a fragment asks: of a figure told at two times ("stronger or weaker?"), of a trade between two
("who exported more?"); a bare word of asking ("which?", "result?") -> the comparison it asks again, or a question
back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Coverage, Period, Query, Statement, Turn
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.asked_back import chosen_offer
from bot.understanding.talks.put_together import one_asked_for
from bot.understanding.talks.said_ahead import ahead_of_whom
from bot.understanding.talks.talk import pair
from bot.understanding.talks.told import RECKONED, as_plain, told
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import AMOUNTS, FILLERS, ONE_WAY, WHO

_UP = (("more", "more"), ("more", "faster"), ("direction", "up"), ("compare", "above"), ("compare", "at_least"))
_DOWN = (("more", "less"), ("more", "slower"), ("direction", "down"), ("compare", "below"), ("compare", "at_most"))
_BETWEEN_TWO = ("level", "total", "balance", "compare")
_NAMED = ("place", "demonym", "commodity", "number", "agency", "verb", "party", "unit", "extreme")
_YEAR = 366
_FLOWS = ("total", "balance", "both")  # of one flow alone it may be who of all


def up_or_down(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Higher or lower?", "so how much stronger?" after one series at two times: how far it moved to the later one."""
    c = f.clause
    said = [m for m in c.mentions if m.kind not in FILLERS and not m.is_("question", "how_much", "how_many", "what")]
    ways = [{_way(m) for m in said if _way(m)}, c.has("question", "how_much", "how_many") or bool(c.ops("difference"))]
    said = [m for m in said if not (m.is_("unit", "pp") and f.context)]  # "so up how many points"
    of_gap = before[-1].query.flow == "balance"  # "is that a bigger or smaller gap"
    said = [m for m in said if not (of_gap and (m.is_("deictic", "that") or (m.kind == "flow" and m.says("sized"))))]
    plain = all(_way(m) or m.is_("op", "difference", "trend") for m in said)
    either = ways[0] == {"up", "down"} or (len(said) == 1 and said[0].is_("op", "trend") and _paired(said[0]))
    if not said or not plain or not (either or (ways[1] and f.context and ways[0])):
        return None
    things = told(before, False)
    one = before[-1].query.operation == "level" and len(before[-1].query.periods) < 2 and not c.has("period")
    if things is None and not either and one and before[-1].query.flow == "context":
        last = before[-1].query  # "so up how many points" after one tariff: since when?
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (last.with_(notes=()),))
    if things is None or things.slot != "periods" or len(things.items) != 2 or things.of.operation == "share":
        return None
    periods = sorted((item for item in things.items if isinstance(item, Period)), reverse=True)
    c.use(*c.all("compare"), *c.all("more"))
    c.rule = RECKONED
    return things.of.with_(operation="change", by=None, limit=None, condition=None, periods=tuple(periods), notes=())


def _way(mention: Mention) -> str:
    """Which way a word of degree points, if only besides; both, for what is no such word: none."""
    meanings = mention.meanings
    if mention.kind not in ("more", "direction", "compare"):
        return ""
    up, down = any(one in _UP for one in meanings), any(one in _DOWN for one in meanings)
    return "up" if up and not down else "down" if down and not up else ""


def _paired(mention: Mention) -> bool:
    """ "Bigger or smaller" and its like are one phrase."""
    return mention.last - mention.first == 2


def to_now(query: Query, previous: Query, clause: Clause, coverage: Coverage) -> Query:
    """ "How much smaller is it now?", "how much has it shrunk since?": from the time told to the newest of its kind, if
    nothing is held that is more than a year newer."""
    said = [time for _, time in clause.expressions()]
    now = said[0].latest if len(said) == 1 else not said and clause.has("time", "since")
    far = clause.ops("difference") or (clause.has("question", "how_much") and clause.has_any("direction", "growth"))
    told, named = min(previous.periods, default=None), clause.has_any(*_NAMED) or query.flow != previous.flow
    amount = previous.operation in AMOUNTS and len(previous.periods) == len(previous.partners) == 1
    amount = (amount or previous.operation == "change") and previous.measure != "yoy" and previous.flow != "context"
    if not (now and far and amount) or named or told is None or query.operation == "change":
        return query
    good, flows = previous.commodities[0], (previous.flow or "", "export")  # a balance may be worked out
    series = (coverage.held(previous.reporter, flow, previous.partners[0], good) for flow in flows)
    held = [p for key, ps in next((found for found in series if found), ()) if key.measure != "yoy" for p in ps]
    newest = max((p for p in held if p.kind == told.kind), default=told)
    if newest <= told or (max(p.last for p in held) - newest.last).days > _YEAR:
        return query
    return previous.with_(operation="change", by=None, condition=None, periods=(newest, told), notes=())


def gap_of_indices(before: Sequence[Turn], f: Features) -> Query | None:
    """ "The gap between them?" after two tariffs: how far the one is from the other, and no balance of trade. Ambiguous
    where they were told of two times, or only one series was told."""
    c, last = f.clause, before[-1].query
    said = [m for m in c.mentions if m.kind not in FILLERS and not m.is_("deictic", "them", "both")]
    said = [m for m in said if not (m.is_("compare", "between") or m.kind in ("question", "prep"))]
    size = len(said) == 1 and said[0].is_("flow", "balance") and said[0].says("sized")
    if last.flow != "context" or not size:
        return None
    one = before[-2].query if len(before) > 1 else last
    alike = one.flow == "context" and one.periods == last.periods and one.commodities != last.commodities
    if not alike or len(one.commodities) != 1 or len(last.commodities) != 1:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (last.with_(notes=()),))
    c.rule = RECKONED
    both = (*one.commodities, *last.commodities)
    return last.with_(operation="compare", by="commodity", commodities=both, condition=None, notes=())


def who_more(previous: Query, f: Features) -> Query | None:
    """ "Who exported more?", "who sold more to whom?" after a trade between two: its two flows beside one another."""
    c = f.clause
    if not c.asks_who() or not (c.has("more", "more") or f.extreme() == 1):
        return None
    dealt = c.has("verb", "sell", "buy", "give", "get") or (c.has("flow", *ONE_WAY) and len(c.all("flow")) == 1)
    named = c.has_any("commodity", "party", "number", "growth", "direction", *WHO)
    if not dealt or named or c.has("period") or f.growth:
        return None
    two = len(previous.partners) == 1 and previous.partners != ("WLD",) and len(previous.commodities) == 1
    of_both = previous.operation == "check" and previous.flow == "balance"  # "did Germany sell more than it bought?"
    told = of_both or previous.operation in _BETWEEN_TWO
    if not two or not told or previous.flow not in _FLOWS or previous.measure == "yoy":
        return None
    if previous.operation == "compare" and previous.by != "flow":
        return None
    c.rule = RECKONED
    return query_of(f, "compare", by="flow", flow="both", partners=previous.partners, periods=previous.periods)


_MOST = 6  # tokens: what is longer says something
_LITTLE = ("harmless", "conj", "fragment", "question")
_ELSE = frozenset({"words", "aside", "chatter", "document", "person", "format", "thing", "noun", "money", "place"})
_CHOSE = ("compare", "record")  # replies that told which of several it was
_OUTCOME = frozenset({"outcome"})  # "result?", "and the outcome?"
_EXPECTED = ("surprise", "missed", "forecast")  # replies that set what came out beside what was expected


def _why_together(frame: Frame, last: Query) -> Query | None:
    """ "Why are they put together?" after January and February: what the custom is."""
    bare = frame.only(*_LITTLE, "op", "deictic")
    two = [(period.first.month, period.month_count) for period in last.periods[:1]] == [(1, 2)]
    return Query("define", last.reporter, None, (), (), by="january_february") if bare and two else None


def _record_itself(frame: Frame, last: Query) -> Query | None:
    """ "So which month was?" after whether one month was a record: the record of all that is held."""
    one = [period.kind for period in last.periods]
    grain = one[0] if one in (["month"], ["year"]) else ""
    looked = last.operation == "record" or (last.operation == "check" and last.by == "record")
    if not (grain and looked) or any(m.code != f"unit:{grain}" for m in frame.all("time")):
        return None
    return last.with_(operation="record", by=grain, periods=(), condition=None, notes=())


def _shown(last: Query) -> Query | None:
    """ "What did they show?", "what were the numbers?" after the day on which figures came out: of that month."""
    dated = last.operation == "coverage" and last.by == "release_date" and len(last.periods) == 1
    return Query("brief", last.reporter, None, ("WLD",), ("TOTAL",), periods=last.periods) if dated else None


def bare_which(frame: Frame, talk: Sequence[Turn]) -> Query | Ambiguous | None:
    """The query before, where it told which of several things it was, or one of those it offered; Ambiguous after
    anything else. None where more is said than such a word, or nothing was said before."""
    if (offered := chosen_offer(frame, talk) or ahead_of_whom(frame, talk)) is not None:
        return offered
    if len(frame.tokens) > _MOST or not talk or frame.leftover or not frame.mentions:
        return None
    if frame.has("op", "why") and frame.has("op", "sum"):
        return _why_together(frame, talk[-1].query)
    asked = frame.has("question", "what", "who") or frame.says("choosing")
    if frame.has("question", "what") and frame.only(*_LITTLE, "deictic", "books") and (shown := _shown(talk[-1].query)):
        return shown
    if asked and frame.only(*_LITTLE, "time", "deictic") and (record := _record_itself(frame, talk[-1].query)):
        return record
    counted = talk[-1].query.operation == "threshold"
    if not frame.only(*_LITTLE, *(("prep",) if counted else ())):  # "in which?", after in how many months
        return None
    if frame.marked(_OUTCOME):
        last = talk[-1].query
        again = last.with_(notes=())
        pointing = Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (again,))
        return again if last.operation in _EXPECTED else pointing
    if frame.marked(_ELSE) or not asked:
        return None
    last = talk[-1].query
    if last.operation == "threshold" and last.by in ("count", "which"):
        return last.with_(by="which", notes=())  # "which?", after how many months fell
    if last.operation in _CHOSE:
        return last.with_(notes=())
    return Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (last.with_(notes=()),))


_WHICH_IS = ("harmless", "conj", "fragment", "courtesy", "question", "more", "direction")


def which_of_none(before: Sequence[Turn], f: Features) -> Query | None:
    """Ambiguous: "which is higher?" after one amount, or after an amount and a surplus: no two of a kind were told."""
    c, last = f.clause, before[-1].query
    degrees = [m for m in c.mentions if m.kind in ("more", "direction")]
    bare = len(degrees) == 1 and degrees[0].means("more", "more", "less") and c.has("question", "what")
    if bare and c.only(*_WHICH_IS) and last.operation in AMOUNTS and last.measure != "yoy":
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (last.with_(notes=()),))
    return None


_TIMES_BESIDE = ("harmless", "conj", "fragment", "courtesy", "question", "period", "prep", "more", "direction")


def which_of_two_times(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Was September higher?", after August, or after September and then August: beside the one told last; also where
    its amount was put to the test ("was it above 100 bn?", "a record?")."""
    latest = as_plain(_looked_at(before[-1].query))
    degree = any(m.means("more", "more", "less") for m in f.clause.mentions)
    far = bool(f.clause.ops("difference")) and len(f.clause.all("op")) == 1  # "by how much is June higher?"
    if not degree or not f.clause.has("period") or not f.clause.only(*_TIMES_BESIDE, *(("op",) if far else ())):
        return None
    if far:
        return _by_how_much(before, latest, f)
    if f.clause.has("question", "who"):  # "who was ahead in October": one of those with whom it was
        if len({turn.query.partners for turn in before[-2:]}) < 2 and len(latest.partners) < 2:
            raise Ambiguous.again(latest, latest.with_(notes=()))
        return None
    if one_asked_for(f.clause) and told(before, True) is not None:
        return None  # "which one was higher in 2024?", after exports and imports: one of the two
    two = latest.operation == "compare" and latest.by == "period" and latest.measure != "yoy"
    then = latest.periods if two else latest.periods[:1]
    one = len(f.periods) == 1 and bool(then) and f.periods[0] not in then and (two or len(latest.periods) == 1)
    if not one or then[0].month_count != f.periods[0].month_count:
        return None
    times = (*f.periods, *latest.periods)
    if latest.operation in _WORKED_OUT:
        return _worked_out(latest, times, f.clause)
    if not (two or latest.operation in AMOUNTS):
        return None
    both = pair(before)
    again = both is not None and both[0].with_(periods=(), notes=()) == latest.with_(periods=(), notes=())
    again = again and both is not None and f.periods == both[0].periods
    if not again and (not before[-1].answered or f.clause.has("prep") or f.clause.says("than")):
        return None  # "more than in 2024?"
    return latest.with_(operation="compare", by="period", periods=times, notes=())


def _by_how_much(before: Sequence[Turn], latest: Query, f: Features) -> Query | None:
    """How far the month or year that is named is above or below the other one of the two that were told."""
    one = before[-2].query if len(before) > 1 else latest
    alike = one.with_(periods=(), notes=()) == latest.with_(periods=(), notes=()) and latest.operation in AMOUNTS
    others = [p for p in (*latest.periods, *one.periods) if p not in f.periods]
    told = f.periods == latest.periods or f.periods == one.periods
    if not (alike and told) or len(f.periods) != 1 or len(others) != 1 or f.clause.says("than"):
        return None
    return latest.with_(operation="change", by=None, periods=(f.periods[0], others[0]), notes=())


_WORKED_OUT = ("share", "average", "unit_value", "growth")


def _worked_out(last: Query, times: tuple[Period, ...], c: Clause) -> Query | None:
    """ "Was it higher in 2024?" after a share, a mean, a price or a rate: the same at both times."""
    if len(last.partners) != 1 or (last.operation == "average" and (last.by is not None or last.measure == "yoy")):
        return None
    if last.operation == "share":
        return last.with_(operation="change", by=None, periods=tuple(sorted(times, reverse=True)), notes=())
    if last.operation == "growth":
        yearly = last.by == "year" and last.flow in ONE_WAY and c.says("was_it")
        return last.with_(operation="compare", by="period", periods=times, notes=()) if yearly else None
    by = "period" if last.operation == "average" else last.by
    return last.with_(by=by, periods=tuple(sorted(times)), notes=())


def _looked_at(last: Query) -> Query:
    """The amount of the month or year of which it was asked whether it was a record."""
    tried = (last.operation, last.by) == ("check", "record")
    tried = tried or (last.operation == "record" and [p.kind for p in last.periods] == [last.by])
    if not tried or last.measure is not None:
        return last
    amount = last.flow if last.flow in AMOUNTS else "level"
    return last.with_(operation=amount or "level", by=None, limit=None, condition=None, periods=last.periods[:1])


_BESIDE = (
    "harmless",
    "conj",
    "fragment",
    "courtesy",
    "question",
    "prep",
    "place",
    "demonym",
    "flow",
    "more",
    "direction",
)


def which_of_two_things(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Were exports higher?", after imports, "was the US higher?", after the EU: the one beside the other, each of
    which the reply tells with its own rise on the year."""
    c, last = f.clause, before[-1]
    degrees = [m for m in c.mentions if m.means("more", "more", "less")]
    sized = len(degrees) == 1 and (degrees[0].kind == "direction" or degrees[0].says("in_size"))
    sized = sized and not (one_asked_for(c) and told(before, True))  # "which one was higher in imports?"
    several = last.query.operation == "compare" and last.query.by == "partner" and last.query.measure != "yoy"
    plain = last.answered and (several or (last.query.operation == "level" and len(last.query.partners) == 1))
    if not (sized and plain) or not c.only(*_BESIDE) or c.says("than") or f.reporter != last.query.reporter:
        return None
    one, places, flows = last.query, c.codes(*WHO), c.codes("flow")
    if len(flows) == 1 and not places and not several and {one.flow, *flows} == {*ONE_WAY}:
        return one.with_(operation="compare", by="flow", flow="both", notes=())
    if len(places) != 1 or flows or len(f.partners) != 1 or f.partners[0] in one.partners or f.flow != one.flow:
        return None
    if "WLD" in (*f.partners, *one.partners):
        return None
    return one.with_(operation="compare", by="partner", partners=(*f.partners, *one.partners), notes=())
