"""The parts of a text, one after the other, as turns of one talk: each may lean on those before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final, NamedTuple

from bot.errors import Ambiguous, CannotAnswer, NotTrade, Opinion
from bot.model import HOME, Period, Query, Question, Quoted, Statement, Turn
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import asks_what_goods_are
from bot.understanding.clauses.sentences import lasts_until_now
from bot.understanding.queries.led_parts import (
    beside_record,
    full_by_itself,
    moved_most_of_those,
    of_everybody,
    sums_those,
    tells_of_goods,
    topic_alone,
)
from bot.understanding.refusals.no_follow_up import grounded
from bot.understanding.refusals.topics import is_trade
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY, QUIET, WHO

Parts = tuple[Query | CannotAnswer, ...]
Reader = Callable[[Question], "Read"]
Teller = Callable[[Question], Query | None]

MOST_PARTS: Final = 7  # parts: what has more is an article
TIMELESS: Final = ("define", "coverage")
_UNREAD: Final = ("refusal.not_trade.other", "refusal.ambiguous.again")
LONGEST_LEFT: Final = 80  # characters of what is said to be left
_POINTING: Final = ("refusal.ambiguous.found", "refusal.ambiguous.pointing")
_TWO: Final = 2
_HEADS: Final = frozenset(":.!")
_MOST_AGAIN: Final = 4  # queries that are asked of another flow too
ALONE: Final = ("level", "balance", "total", "sum")  # tell of no difference


class Read(NamedTuple):
    """What a text was read as: its queries, and the frame of its words."""

    queries: Parts
    frame: Frame


def read_in_turn(
    question: Question, parts: tuple[Part, ...], asked: list[Part], read: Reader, tell: Teller, failed: bool
) -> list[Query | CannotAnswer] | Parts | None:
    """What each of those that ask is read as; None where they cannot be read one by one, a tuple where it must be
    asked back at once. `failed`: the text was not read whole, and the parts may be cut in the wrong place."""
    turns = _Turns(read, failed, question.before)
    for part in parts:
        turns.opens = question.text[: part.start].rstrip()[-1:] in {*"?.!;"}
        turn = replace(question, text=question.text[part.start : part.end], before=turns.so_far)
        if part in asked:
            if turns.scene is not None and not turns.dated and part.counts_back:  # from which time?
                return (Ambiguous(Statement.of("refusal.ambiguous.again"), turns.scene, (turns.scene,)),)
            queries = turns.ask(part, turn)
        elif not part.tells or part.only("period", *QUIET, "prep"):  # "in 2025, what were ..."
            turns.dated = next((m.said for m in part.mentions if m.kind == "period"), turns.dated)
            continue
        else:
            turns.scene = tell(turn)
            turns.topic = turns.topic or tells_of_goods(part)
            heading = turns.topic and turn.text.rstrip()[-1:] in _HEADS  # "steel: did exports hit a record, and ..."
            queries = [turns.scene] if turns.scene is not None else [] if heading else None
        if queries is None:
            return None  # a story that is not understood may narrow what is asked
        turns.go_on(part, queries, parts)
    if turns.topic and len(turns.found) > 1 and isinstance(turns.found[0], Ambiguous):
        return turns.found[1:]  # what it was about asked nothing by itself
    return turns.found


@dataclass(slots=True)
class _Turns:
    """What the parts read so far say for those behind them."""

    read: Reader
    failed: bool
    before: tuple[Turn, ...]
    found: list[Query | CannotAnswer] = field(default_factory=list)
    dated: str = ""
    goods: str = ""
    topic: bool = False  # whether those goods are what the whole text is said to be about
    scene: Query | None = None
    event: Mention | None = None
    defined: Mention | None = None
    opens: bool = False  # whether the part now read begins a sentence
    joined: set[int] = field(default_factory=set)  # turns that are of one sentence with the one before

    @property
    def so_far(self) -> tuple[Turn, ...]:
        """What was told, for the part now read: "how much from Brazil and how much from the US? And in 2024?"."""
        if not self.opens or not self.joined:
            return self.before
        return tuple(replace(turn, joined=True) if i in self.joined else turn for i, turn in enumerate(self.before))

    def ask(self, part: Part, turn: Question) -> list[Query] | None:
        """Add what a part that asks is read as -> its queries; None where it cannot be read by itself."""
        found = self.found
        if (beside := beside_record(part, found)) is not None:
            found[-1] = beside
            return []
        if part.asks_it and (self.scene is not None or found):
            found += [self.scene] if self.scene is not None and not found else []
            return []
        if sums_those(part, found) or moved_most_of_those(part, found):
            found.append(Ambiguous(Statement.of("refusal.ambiguous.found"), asked=turn.text))
            return []
        if self.event is not None and (part.counts_back or (part.points_then and not part.dated)):
            after = _from_event(part, turn, self.event)  # "in the month after it": after the event
            again = Ambiguous(Statement.of("refusal.ambiguous.again"))
            told = self.read(after).queries if after is not None else (again,)
            found += told
            return queries_of(told)
        said = [query for query in queries_of(found) if query.operation not in TIMELESS]
        alike = part.has("deictic", "same") or (part.says("said_of_each") and part.has("extreme"))
        if len(said) > 1 and alike and (not part.trades or _flow_alone(part, said)):
            over = ((*self.before, Turn(query.with_(notes=()))) for query in said)
            each = [query for one in over for query in self.read(replace(turn, before=one)).queries]
            found += dict.fromkeys(each)  # "and the same for the second quarter?", after exports, imports, the balance
            return queries_of(each)
        return self._read_apart(part, turn)

    def _read_apart(self, part: Part, turn: Question) -> list[Query] | None:
        """As a turn of the talk, with what the parts before it say for it too."""
        found = self.found
        turn = replace(turn, before=()) if full_by_itself(part) else turn
        last = tuple(Turn(query.with_(notes=())) for query in queries_of(found[-1:]))
        turn = replace(turn, before=(*turn.before, *last)) if part.has("deictic", "same") and turn.before else turn
        if self.defined is not None and part.dated and not part.trades:
            turn = _saying(turn, self.defined.said)  # "and what was China's"
        own = self.read(turn)
        if rest := _left_to_others(part, own, self.before, self.goods, self.dated, self.topic):
            own = self.read(_saying(turn, rest))
        if not part.dated:
            own = own._replace(queries=tuple(_of_all_such(query, found[-1:]) for query in own.queries))
        own = own._replace(queries=tuple(of_everybody(part, query, self.before) for query in own.queries))
        queries = queries_of(own.queries)
        named = len(found) > 1 and found == queries_of(found) and part.has("more")
        named = named and not part.has_any("flow", "verb", "period", *WHO)
        misread = any(map(_misread, own.queries)) and not named  # "which was larger?", after two of unlike times
        if self.failed and (_partner_lost(part, queries, self.before) or misread):
            return None
        if any(_of_the_month_found(part, query, found) for query in queries):
            found.append(Ambiguous(Statement.of("refusal.ambiguous.found"), asked=turn.text))
            queries = []
        else:
            found += [_left(query, turn) for query in own.queries]
        viewed = (view.query for view in own.queries if isinstance(view, Opinion) and view.query is not None)
        self.before += tuple(Turn(query.with_(notes=())) for query in viewed)  # "will they fall, what were they in"
        if (waiting := _found_by_figures(found[-2:], turn.text)) is not None:
            found[-1] = waiting
        return queries

    def go_on(self, part: Part, queries: list[Query], parts: tuple[Part, ...]) -> None:
        """Remember what was told."""
        if not self.before or part.leads_on:
            first = len(self.before) + (self.opens or not self.found[: -len(queries)])  # that leans on none
            self.joined |= {*range(first, len(self.before) + len(queries))}
            self.before = (*self.before, *(Turn(replace(query, notes=())) for query in queries))
        opened = len(self.found) == 1 and isinstance(self.found[0], Ambiguous)
        self.topic = self.topic or (opened and (bool(topic_alone(part)) or _of_open_flow(self.found[0], parts)))
        self.topic = self.topic or asks_what_goods_are(part.mentions)
        self.defined = part.defines or self.defined
        self.event = next((m for m in part.mentions if m.kind == "event"), self.event)
        self.dated = next((m.said for m in reversed(part.mentions) if m.kind == "period"), self.dated)
        self.goods = next((m.said for m in reversed(part.mentions) if m.kind == "commodity"), self.goods)


def _flow_alone(part: Part, said: list[Query]) -> bool:
    """ "Exports in 2024 and their growth, and the same for imports": each of what was told of one flow."""
    small = ("harmless", "conj", "deictic", "prep", "courtesy", "question", "fragment")
    return part.only("flow", *small) and len({query.flow for query in said}) == 1 and len(said) < _MOST_AGAIN


def queries_of(found: Sequence[Query | CannotAnswer]) -> list[Query]:
    """Those of the parts that were read as queries."""
    return [query for query in found if isinstance(query, Query)]


def _saying(turn: Question, more: str) -> Question:
    return replace(turn, text=f"{turn.text.rstrip('?.!;, ')} {more}")


def _of_all_such(query: Query | CannotAnswer, before: list[Query | CannotAnswer]) -> Query | CannotAnswer:
    """ "Which month of 2025 had the highest exports, and was it a record": of all months, and not of all years."""
    best = before[0] if before else None
    if not isinstance(query, Query) or not isinstance(best, Query) or query.operation != "record":
        return query
    of_month = best.operation == "record" and best.by == "month" and query.by == "year"
    return query.with_(by="month", periods=()) if of_month and query.periods == best.periods else query


def _of_the_month_found(part: Part, query: Query, found: list[Query | CannotAnswer]) -> bool:
    """ "Which month of 2025 was the worst, and how much was it down?": of the month that is only found by the figures,
    where the part was read of the whole span that was looked through."""
    record = found[-1] if found else None
    if isinstance(record, Query) and record.operation == "threshold" and record.by in ("first", "last"):
        if part.dated:  # "and what did they do the month after"
            return all(m.code.startswith("earlier") for m in part.mentions if m.kind == "period")
        then = query.operation == "growth" and not query.periods  # "and did they fall to the US too"
        then = then or (query.operation == "threshold" and part.says("then") and part.has("question"))
        return then or (query == record and part.has("question", "how_much"))  # "and how much were they"
    if not isinstance(record, Query) or record.operation != "record" or part.dated or len(record.periods) > 1:
        return False
    looked = all(period.month_count > 1 for period in record.periods)
    if part.has("question", "how_much") and part.has("deictic", "that") and not part.has("extreme"):
        return looked and query.operation in ("share", "record", *ALONE)  # "and how much of that went to the US"
    of_it = any(m.says("it_again", "pronoun", "then") or m.kind == "deictic" for m in part.mentions)
    plain = query.operation in (*ALONE, "growth")
    again = query.operation == "record" and not (part.has("extreme") or part.has("op", "record", "ever"))
    if part.ends_then and (plain or again) and looked:
        return True  # "which year had the biggest surplus, and what were exports then"
    return of_it and plain and looked and bool(record.periods) and query.periods == record.periods


def _found_by_figures(two: list[Query | CannotAnswer], text: str) -> Ambiguous | None:
    """The last part with its words, where it points at what the one before it finds, which the figures alone tell."""
    looked, waits = two if len(two) > 1 else (None, None)
    if not isinstance(looked, Query) or not isinstance(waits, Ambiguous) or waits.said.kind not in _POINTING:
        return None
    found = looked.operation in ("record", "rank", "threshold")
    return Ambiguous(waits.said, waits.query, waits.readings, asked=text) if found else None


def _left(query: Query | CannotAnswer, turn: Question) -> Query | CannotAnswer:
    """What of a part is not understood is named by its words, beside the figures of the others."""
    if not isinstance(query, CannotAnswer) or query.said.kind not in _UNREAD:
        return query
    word = Quoted(turn.text.strip(" ,;:.?!")[:LONGEST_LEFT], turn.language or "")
    return Ambiguous(Statement.of("refusal.ambiguous.left_over", word=word), query.query, query.readings)


def _misread(query: Query | CannotAnswer) -> bool:
    """Whether it could not be told what a part asks: the parts may be cut in the wrong place."""
    return isinstance(query, CannotAnswer) and query.said.kind == "refusal.ambiguous.again"


def _partner_lost(part: Part, queries: list[Query], before: tuple[Turn, ...]) -> bool:
    """Whether a part was read of the world that follows one of a partner, in a text that was not understood whole."""
    partner = any(code not in ("WLD", HOME) for turn in before[-1:] for code in turn.query.partners)
    unnamed = not any(m.kind in WHO or m.is_("flow", "total") for m in part.mentions)
    return partner and unnamed and any(query.partners == ("WLD",) for query in queries)


def _from_event(part: Part, turn: Question, event: Mention) -> Question | None:
    """The part with the event in the place of the pronoun that its time is counted from, or behind that time."""
    counted = next((i for i, m in enumerate(part.mentions) if m.kind == "period" and ":" in m.code[8:]), None)
    if counted is None:
        return None  # "that month", "then"
    if "+earlier" in part.mentions[counted].code:
        return turn  # "before and after": the month before what was told, and the month after
    time, after = part.mentions[counted], part.mentions[counted + 1 : counted + 2]
    it = bool(after) and (after[0].says("pronoun") or after[0].kind == "deictic")
    said, end = f"{time.said} {event.said}", f"{time.said} {after[0].said}" if it else time.said
    return replace(turn, text=turn.text.replace(end, said, 1)) if end in turn.text else None


def _of_its_time(query: Query, told: set[Period]) -> bool:
    """Whether it is of a time told before it, or of the quarter, half or year around one."""
    return any(span == period or span.covers(period) for span in query.periods for period in told)


def _of_open_flow(first: Query | CannotAnswer, parts: tuple[Part, ...]) -> bool:
    """ "What happened to steel in 2025? Did exports grow?": of the goods of which it was left open which way."""
    goods = isinstance(first, CannotAnswer) and first.said.kind == "refusal.ambiguous.flow_of"
    one_way = len(parts) == _TWO and any(m.is_("flow", *ONE_WAY) for m in parts[1].mentions)
    named = parts[-1].has_any("commodity", *WHO) or parts[-1].has("op", "sum", "share")
    return goods and one_way and not named


def _since_then(queries: list[Query], told: set[Period]) -> bool:
    """Whether what was read looks through the months that follow a time told before."""
    begins = {query.periods[0].first for query in queries if query.operation == "threshold" and query.periods}
    return not begins.isdisjoint(period.last + timedelta(days=1) for period in told)


def _left_to_others(
    part: Part, read: Read, before: tuple[Turn, ...], goods: str, dated: str, topic: bool = False
) -> str:
    """What the parts before it say for it too, where it was read without: its time, and the goods that a verb trades
    ("and what did the US ship?") or that the text is about."""
    queries = [query for query in read.queries if isinstance(query, Query) and query.operation not in TIMELESS]
    told = {period for turn in before for period in turn.query.periods}
    traded = {code for turn in before for code in turn.query.commodities}
    rest: list[str] = []
    own = ("commodity",) if topic and not part.has("flow", "total") else ("flow", "commodity")
    if goods and not part.has_any(*own):
        rest += [goods for query in queries[:1] if traded.isdisjoint(query.commodities)]
    lasting = lasts_until_now(part.mentions) and all(period.month_count > 2 for period in told)  # "since when"
    yearly = any(query.operation == "check" and [p.kind for p in query.periods] == ["year"] for query in queries[:1])
    if yearly and not any(period.kind == "year" for period in told):
        return " ".join(rest)  # "and is the surplus really above a trillion": more than any month has
    if [query.by for query in queries] in (["first"], ["last"]) and all(period.kind == "month" for period in told):
        return " ".join(rest)  # "and when was it last below": of all the months before
    if part.says("again") and _since_then(queries, told):
        return " ".join(rest)  # "and when did they rise again": of the months after that one
    begun = lasting or part.says("setting_in")  # "and when did they turn positive"
    run = begun and [query.operation for query in queries] == ["streak"]
    if dated and not run and (not part.dated or (topic and part.counts_back)):
        rest += [dated for query in queries[:1] if rest or not _of_its_time(query, told)]
    return " ".join(rest)


def of_trade(queries: Parts, question: Question, frame: Frame) -> Parts:
    """The queries of the parts; the one refusal, where nothing of the whole is of trade: "and is from China", or "this
    needs to be compiled to a .res file, do it now" in a talk."""
    asked = not frame.leftover or grounded(frame) or question.text.rstrip().endswith("?")
    if is_trade(frame) or (question.before and asked):
        return queries
    if question.before:
        return (NotTrade(Statement.of("refusal.not_trade.other")),)
    return tuple(part for part in queries if isinstance(part, NotTrade))[:1] or queries
