"""A question after an event itself, when it was, what it was, till when it holds -> the slugs of the events to tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.errors import Ambiguous, NotHeld
from bot.model import HOME, Coverage, EventCourse, Period, Query, Statement, Turn
from bot.understanding.clauses.clause import SILENT, Clause
from bot.understanding.times.moments import Anchors, Moment, TimeExpression, settle
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import LITTLE, TARIFFS, WHO
from bot.understanding.words.text import Token

_FIGURES = ("flow", "verb", "commodity", "growth", "direction", "unit")
_OF_FIGURES = ("verb", "growth", "direction", "unit", "extreme", "more", "compare", "measure", "period", "number")
_AROUND = (
    "op", "period", "harmless", "prep", "conj", "place", "demonym", "commodity", "courtesy", "self", "fragment",
    "question"
)  # fmt: skip
_NO_CONTENT = ("growth", "unit", "extreme", "more", "compare", "measure", "flow", "fragment", "multiple")
_DATE = frozenset({"dated"})  # "the date of the ruling", "London talks date?"
_TILL = frozenset({"expiring", "over"})  # "when does the truce expire"
GONE = _TILL | {"undone"}  # "when were the tariffs struck down"
_RULE_ON_GOODS = ("harmless", "rule_on_goods")  # "export licensing", "rebate": what it rules stands beside it
REASON = " reason"  # behind the events: why they were is asked
_TRUCES = ("geneva_truce", "truce_extension", "busan_truce", "busan_truce_end")  # the steps of the one truce
_STRUCK = ("geneva_truce", "busan_truce")  # those of them that were made anew, in order
_STANDS = ("how_high", "as_before")  # "how high is it", "is it still in force"


def of_the_trade_war(before: Sequence[Turn]) -> bool:
    """Whether a talk is of the trade with the United States, or of tariffs: "the truce" is that of this trade war."""
    last = before[-1].query if before else None
    return last is not None and "USA" in (last.reporter, *last.partners)


def beside_events(frame: Frame, leftover: tuple[Token, ...], coverage: Coverage) -> tuple[Token, ...]:
    """The words nobody here knows, without those for what is done with the events that are named: a truce is struck,
    duties are introduced, also on goods, and put an end to where that is held."""
    events, taxed = frame.all("event"), frame.has("commodity", *TARIFFS) and frame.has_other("commodity", *TARIFFS)
    if not (leftover and (events or taxed or done_that_day(frame))):
        return leftover
    acts = frame.ways["event_acts"] + frame.ways["event_ends"]
    acts += frame.ways["event_undone"] if events and all(_an_end(m.code, coverage) for m in events) else ()
    return tuple(token for token in leftover if token.norm not in acts)


def _an_end(slug: str, coverage: Coverage) -> bool:
    """Whether something put an end to an event, or it to another: the ruling to the tariffs."""
    return bool(coverage.course(slug).ended_by) or any(one.ended_by == slug for _, one in coverage.courses)


def done_that_day(frame: Frame) -> bool:
    """`What did China and the US confirm on 27 June 2025`, `what expires then`: what was done or ends on one day, with
    no figure beside it."""
    days = [m.value for m in frame.all("period") if isinstance(m.value, TimeExpression)]
    asked = frame.has("question", "what") or frame.says("what_goods")  # "qu'ont confirmé"
    asked = asked or frame.has("party", "product")  # 何を確認した
    if len(days) != 1 or len(days[0].parts) != 1 or not days[0].parts[0].days or not asked:
        return False
    deed = _says(frame, "event_deeds") and frame.has("place", HOME, "USA")
    deed = deed and frame.only("question", "party", "place", "demonym", "period", "harmless", "prep", "conj")
    done = deed or _says(frame, "event_acts") or _says(frame, "event_ends")
    return done and frame.only(*_AROUND, "party") and not frame.has_other("commodity", *TARIFFS)


def _says(frame: Frame, form: str) -> bool:
    words = frame.ways[form]
    return any(token.norm in words for token in frame.tokens) or any(m.said in words for m in frame.mentions)


def event_asked(clause: Clause, coverage: Coverage, warring: bool = False) -> str | None:
    """`What is the Busan truce`, `when was it`, `until when does it run`: None where figures are asked for."""
    events = clause.all("event")
    if not events:
        return None
    events = tuple(m for m in events if not m.says("any_truce")) or events[:1]
    event = events[0]
    course = coverage.course(event.code)
    duties = any("tariff" in m.code for m in clause.all("commodity"))
    if event.says("any_truce") and not (duties or warring):
        return None  # "who broke the truce": any war has one; beside a flow or tariffs this trade war's is meant
    dated = clause.ops("when", "happened", "release_date") or clause.frame.marked(_DATE) or clause.says("since_when")
    dated = dated or (clause.has("question", "what") and clause.has("time", "unit:month"))  # "in what month"
    changed = _changed(clause)
    how = clause.has("question", "how") or clause.codes("op") == {"trend"}  # 出口退税从4月起怎么变了
    how = how and clause.only("event", "question", "period", "harmless", "prep", "op", *WHO)
    dated = dated or changed or how or clause.says("faring")
    lasting = bool(course.holds_till) and clause.says("lasting")  # "how long does the truce run"
    gone = clause.frame.marked(_TILL) or any(token.norm in clause.ways["event_ends"] for token in clause.frame.leftover)
    ended = (clause.ops("when", "release_date") or clause.frame.marked(_DATE)) and gone
    till = course.holds_till and (clause.ops("fresh") or ended or lasting)
    around = [m for m in clause.mentions if m.kind != "event"]
    if not clause.has_any("time", "conj") or clause.codes("place") == {HOME, "USA"}:
        # "has China banned fuel exports", "what did the US and China agree in Busan"
        around = [m for m in around if not (m.kind in WHO and m.code in (HOME, "USA"))]
    around = [m for m in around if not (changed and m.is_("direction", "moved"))]
    of_it = {m for m in around if _what_was_in_it(m, course, clause) or _its_month(m, event, clause, coverage)}
    plain = all(m.kind in SILENT or m.is_("opinion", "politics") or m in of_it for m in around)
    stands = course.since and _as_it_stands(clause)
    if not (dated or till or clause.ops("define") or plain or stands):
        return None
    if (times := clause.first("multiple")) is not None:
        then = course.multiplied.get(times.code)  # of anything else it is a figure's
        return f"event:{then}" if then else None
    figures = [m for m in clause.mentions if m.kind in _FIGURES and not (changed or m in of_it)]
    if clause.ops("happened") and not clause.has_any("period", "unit", "number"):
        figures = [m for m in figures if not m.is_("flow", "trade")]  # "what changed for trade"
    lifted = (course.ended_by or course.holds_till) and clause.ops("when") and all(m.says("undone") for m in figures)
    if figures and not lifted and not ((dated and _of_its_object(clause, coverage)) or stands):
        return None
    agreed = clause.says("settled") and clause.has("question", "what")  # "when does it end, and what was agreed"
    begun = agreed or lasting or len(clause.all("op", "when")) > 1  # "when was it, and when does it run out"
    undone = clause.ops("when") and clause.frame.marked(GONE)
    undone = undone or any(token.norm in clause.ways["event_undone"] for token in clause.tokens)
    slugs: list[str] = []
    for m in events:
        own = coverage.course(m.code)
        slugs += [slug for slug, one in coverage.courses if agreed and one.holds_till == m.code != slug]
        ends = own.holds_till if till else own.ended_by if undone else ""
        slugs += [m.code, ends] if ends and begun else [ends or of_goods(m, clause, coverage)]
        slugs += own.since if stands else ()
    return " ".join(f"event:{slug}" for slug in dict.fromkeys(slugs))


def _its_month(mention: Mention, event: Mention, clause: Clause, coverage: Coverage) -> bool:
    """`The pledge made in October, how much was it`: the month in which it was, and nothing that was traded then."""
    when, said = coverage.event_periods.get(event.code), mention.value
    if when is None or not isinstance(said, TimeExpression) or len(said.parts) != 1 or said.parts[0].anchor:
        return False
    month, year = said.parts[0].months, said.parts[0].year
    then = month == (when.first.month, when.first.month) and year in (None, when.first.year)
    return then and clause.has("question", "how_much") and clause.only("event", "question", "period", *LITTLE)


def _changed(clause: Clause) -> bool:
    """`What changed with the Geneva truce`, `what changed for trade`: that something did, and of no figure."""
    moved = [m for m in clause.mentions if m.kind in _FIGURES and not m.is_("flow", "trade")]
    what = any(m.means("question", "what") for m in clause.mentions)
    return what and bool(moved) and all(m.is_("direction", "moved") for m in moved)


def _what_was_in_it(mention: Mention, course: EventCourse, clause: Clause) -> bool:
    """`What did Beijing promise in October 2025`, `what was added`, `what must a steel exporter show for a licence`:
    beside the event its time, what was done, the goods that it rules, where what is in it is asked for."""
    duties = clause.mentions[0].is_("commodity", *TARIFFS)  # "quels droits de douane", one word
    asked = (duties or clause.has("question", "what")) and not clause.has_any(*_NO_CONTENT)
    if not asked or clause.codes("op") - {"define", "happened", "when"}:
        return False
    if mention.kind in ("direction", "verb"):
        said = clause.tokens[mention.first : mention.last + 1]
        done = clause.ways["event_acts"] + clause.ways["event_undone"]  # "derrubou", of tariffs too
        return all(token.norm in done for token in said)
    if mention.kind == "commodity":
        undone = clause.frame.marked(GONE) or _says(clause.frame, "event_undone")
        return mention.code in course.rules or (undone and mention.code in TARIFFS)
    return mention.kind == "period" and len(clause.expressions()) == 1


def of_goods(event: Mention, clause: Clause, coverage: Coverage) -> str:
    """The event, or that of the goods beside it; Ambiguous for goods of which no such rule is held."""
    ruled, goods = coverage.course(event.code).rules, clause.codes("commodity")
    if not (ruled and goods):
        return event.code
    slugs = {ruled.get(code, "") for code in goods}
    if len(slugs) > 1 or "" in slugs:
        raise Ambiguous.again()
    return slugs.pop()


def _as_it_stands(clause: Clause) -> bool:
    """`How high is the fentanyl tariff now`, `has it been cut`, `is the truce still in force`: what holds by now, and
    nothing of figures."""
    now = [m for m in clause.all("period") if m.code == "newest:month"]
    put = clause.mentions[0].says("auxiliary", "copula")  # "has China met its soybean pledge"
    asked = clause.says(*_STANDS) or clause.has("question", "how_much") or clause.ops("happened") or now or put
    cut = clause.has("direction") and clause.says("has_been")
    others = clause.has_any("flow", "verb", "commodity", "growth", "unit", "compare", "number", "extreme")
    return bool(asked or cut) and not others and len(clause.all("period")) == len(now) and not clause.ops("when", "why")


def told_again(clause: Clause, before: Sequence[Turn], coverage: Coverage) -> Query | None:
    """ "When was that?", "and what was it about" after an event: that event, with its date. Ambiguous where it is asked
    what happened to some trade, of which no time is said."""
    told = before[-1].query if before else None
    if told is None or not (told.by or "").startswith("event:"):
        return None
    if clause.ops("happened") and clause.has("flow") and not clause.has_any("period", "event"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), told)  # "what happened to exports": then, or now
    bare = clause.codes("op") == {"happened"} and clause.only("op", "harmless", "courtesy")  # "why? what happened?"
    pointed = clause.has("deictic", "that") or clause.says("pronoun") or bare
    little = clause.only(*SILENT, "deictic", "conj", "fragment", "question", "op", "prep")
    dated = all(m.is_("op", "when", "happened", "define") for m in clause.all("op"))
    course = coverage.course(first_event(told))
    if pointed and little and clause.ops("fresh") and course.holds_till:
        return told.with_(by=f"event:{course.holds_till}", notes=())  # "and till when does it run?"
    if not (pointed and little and dated and clause.ops("when", "happened")):
        return None
    ends = (course.holds_till or course.ended_by) if clause.frame.marked(GONE) else ""  # "and when does it end?"
    return told.with_(by=f"event:{ends}" if ends else told.by, notes=())


def first_event(query: Query) -> str:
    """The slug of the event that is told, the first of several; empty where none is."""
    first = (query.by or "").split(" ", 1)[0]
    return first.removeprefix("event:") if first.startswith("event:") else ""


def event_told(query: Query, coverage: Coverage) -> tuple[Period, ...]:
    """The month of the event that was told: "exports the month after?"."""
    at = coverage.event_periods.get(first_event(query))
    return (Period.month(at.first.year, at.first.month),) if at is not None and query.operation == "define" else ()


def _of_the_talk(query: Query, clause: Clause, coverage: Coverage, before: Sequence[Turn]) -> Query:
    """ "When did the truce start", after figures of June 2025: the truce that had been struck by then."""
    told = before[-1].query.periods if before else ()
    if not told or first_event(query) not in _STRUCK or not clause.says("any_truce"):
        return query
    when = coverage.event_periods
    struck = [slug for slug in _STRUCK if slug in when and when[slug].first <= told[-1].last]
    return query.with_(by=f"event:{struck[-1]}") if struck else query


def of_its_time(query: Query, clause: Clause, coverage: Coverage, before: Sequence[Turn] = ()) -> Query:
    """`What happened with the rare earth controls in October 2025`: of events of one name that of the time named;
    Ambiguous where none of them was then."""
    slug = first_event(query)
    parts = _parts(clause)
    if not parts and " " not in (query.by or ""):
        return _of_the_talk(query, clause, coverage, before)
    if slug not in coverage.event_periods or len(parts) != 1 or (query.by or "").endswith(REASON):
        return query
    year, (first, last) = parts[0].year, parts[0].months
    if not year or parts[0].year_of or parts[0].anchor:
        return query
    named = Period.months((year, first), (year, last))
    alike = [slug, *(other for other in coverage.event_periods if _stem(other) == _stem(slug) and other != slug)]
    alike += _TRUCES if clause.says("some_truce", "any_truce") else ()
    then = [one for one in alike if named.first <= coverage.event_periods[one].first <= named.last]
    if not then:
        raise Ambiguous.again(query, query)
    return query.with_(by=f"event:{then[0]}")


def _parts(clause: Clause) -> list[Moment]:
    """All that the time expressions of a clause name."""
    return [part for _, expression in clause.expressions() for part in expression.parts]


# On which side of an event another lies: by its day, where a figure goes by its month.
_SIDES: dict[str, Callable[[Period, Period], bool]] = {
    "since": lambda when, event: when.first >= event.first,
    "after": lambda when, event: when.first > event.last,
    "until": lambda when, event: when.last <= event.last,
    "before": lambda when, event: when.last < event.first,
}


def happened_then(clause: Clause, coverage: Coverage, home: str, asked_on: date) -> Query | None:
    """`What happened on 9 April 2025`, `what happened with tariffs since the Busan truce`: all events of that time,
    where no figure, no goods and no country but the two of the trade war is named; None where none was then. NotHeld
    for a day that is over, of which none is held."""
    done = done_that_day(clause.frame)
    meant = clause.ops("define") and clause.has("commodity", *TARIFFS) and any(part.days for part in _parts(clause))
    between = clause.codes("compare") == {"between"} and clause.codes(*WHO) == {home, "USA"}
    around = (*_AROUND, *(["party"] if done else []), *(["compare"] if between else []))
    if not (clause.ops("happened") or done or meant) or not clause.only(*around):
        return None
    others = clause.codes("place", "demonym") - {home, "USA"}
    goods = clause.has_other("commodity", *TARIFFS)
    spans = [expression for _, expression in clause.expressions()]
    goods = goods and not (len(spans) == 1 and spans[0].parts[0].days)  # of a day it is the event
    told = ("happened", "list", "trend", *(["check"] if done else []), *(["define"] if meant else []))
    if others or goods or len(spans) != 1 or clause.has_other("op", *told):
        return None
    if not all(
        part.anchor == "event" or (part.year and not part.year_of and not part.anchor) for part in spans[0].parts
    ):
        return None
    settled = settle(spans[0], Anchors(asked_on, events=coverage.event_periods))
    happened = coverage.event_periods.items()
    slugs = [slug for slug, when in happened if any(one.covers(when) for one in settled)]
    if (end := coverage.event_periods.get(spans[0].parts[0].event)) is not None and spans[0].mode in _SIDES:
        slugs = [slug for slug, when in happened if _SIDES[spans[0].mode](when, end) and when.first <= asked_on]
    if done and _says(clause.frame, "event_ends"):
        ends = {end for slug in coverage.event_periods for end in _ends(slug, coverage)}
        slugs = [slug for slug in slugs if slug in ends]
    slugs.sort(key=lambda slug: (coverage.event_periods[slug].first, slug))
    day = len(settled) == 1 and settled[0].kind == "day" and settled[0].last <= asked_on
    if not slugs and day and clause.ops("happened"):
        raise NotHeld(Statement.of("refusal.not_held.event", asked=settled[0]))
    events = " ".join(f"event:{slug}" for slug in slugs)
    return Query("define", home, by=events, periods=settled) if slugs else None  # a fragment may ask of that time


def _ends(slug: str, coverage: Coverage) -> set[str]:
    """The other events that tell how long an event holds, or that put an end to it."""
    course = coverage.course(slug)
    return {course.holds_till, course.ended_by} - {slug, ""}


def _stem(slug: str) -> str:
    """rare_earth_controls_april and rare_earth_controls_october are events of one name."""
    return slug.rpartition("_")[0]


def _of_its_object(clause: Clause, coverage: Coverage) -> bool:
    """`When did they start licensing steel exports`, `... the tariffs`: what is named is what the event is about."""
    streak = clause.ops("streak") and not clause.says("since_when")
    if clause.has_any(*_OF_FIGURES) or streak or clause.ops("record", "threshold", "change"):
        return False
    event = clause.first("event")
    duties = all("tariff" in m.code for m in clause.all("commodity")) and not clause.has("flow")
    return duties or (event is not None and (event.means(*_RULE_ON_GOODS) or bool(coverage.course(event.code).rules)))
