"""What is asked of the figure that was told: what it measures, how it is valued -> glossary slugs."""

from __future__ import annotations

from bot.model import Coverage, Period, Query
from bot.understanding.refusals.dated_events import first_event
from bot.understanding.refusals.methods import SERIES, valued_again
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import TARIFFS, WHO

_POINTED = ("harmless", "deictic", "op", "question", "conj", "fragment", "courtesy")
_OF_ANSWERS = ("event", "period", "commodity", "place", "demonym", "opinion", "prep")
_OF_OPERATION = {"mirror": "mirror_statistics", "unit_value": "unit_value", "growth": "yoy", "forecast": "consensus"}


def of_told(frame: Frame, told: Query | None, coverage: Coverage, home: str) -> str | None:
    """What is asked of the query before: how it is valued, what its figure measures, what took its event's place; and
    how an event was answered, the one told or the one that is named."""
    if frame.says("responding") and (then := _answered(frame, told, coverage)):
        return then
    if told is None:
        return None
    if frame.says("replacing") and frame.only(*_POINTED) and not frame.leftover:
        then = coverage.course(first_event(told)).replaced_by
        return f"event:{then}" if then else None
    if frame.says("paid_by_whom") and frame.only(*_POINTED) and not frame.leftover:
        duty = (told.operation == "define" and told.by == "tariff") or bool({*TARIFFS} & {*told.commodities})
        return "tariff" if duty else None  # "who pays it?": its entry tells that
    return valued_again(frame, told, home) or meant_again(frame, told)


def _answered(frame: Frame, told: Query | None, coverage: Coverage) -> str:
    """`How did Beijing retaliate after Liberation Day`, `what was China's answer to it`: what the other side did in
    return, where that is held; what it will or should do is a view."""
    views = frame.has_other("opinion", "politics") or frame.says("future", "modal", "foretelling")
    views = views or frame.has_other("commodity", *TARIFFS)
    if views or frame.leftover or not frame.only(*_POINTED, *_OF_ANSWERS):
        return ""
    named = [m.code for m in frame.all("event")]
    named += [p.event for m in frame.all("period") if isinstance(m.value, TimeExpression) for p in m.value.parts]
    named = [slug for slug in named if slug] or _duties_of(frame, coverage)
    if not named and (answers := _answers_then(frame, coverage)):
        return " ".join(f"event:{slug}" for slug in answers)
    named = named or ([first_event(told)] if told is not None else [])
    then = coverage.course(named[0]).answered_by if len(named) == 1 else ()
    return " ".join(f"event:{slug}" for slug in then)


def _duties_of(frame: Frame, coverage: Coverage) -> list[str]:
    """`How did Beijing respond to the US tariffs of April 2025`: the duties of that month that were answered."""
    then = _then(frame) if frame.has("commodity", *TARIFFS) else None
    if then is None:
        return []
    answered = (slug for slug, course in coverage.courses if any(map(_of_china, course.answered_by)))
    return [slug for slug in answered if then.covers(coverage.event_periods[slug])]


def _answers_then(frame: Frame, coverage: Coverage) -> list[str]:
    """`What did China retaliate with in March 2025`: what it did in return at that time."""
    then = _then(frame)
    doer = next((m for m in frame.mentions if m.kind in WHO or m.says("responding")), None)
    if then is None or doer is None or doer.code == "USA":
        return []
    answers = dict.fromkeys(slug for _, course in coverage.courses for slug in course.answered_by if _of_china(slug))
    return [slug for slug in answers if then.covers(coverage.event_periods[slug])]


def _then(frame: Frame) -> Period | None:
    """The one time that is named, in full."""
    times = [m.value for m in frame.all("period") if isinstance(m.value, TimeExpression)]
    parts = [part for time in times for part in time.parts]
    if len(parts) != 1 or not parts[0].year or parts[0].year_of:
        return None
    return Period.months((parts[0].year, parts[0].months[0]), (parts[0].year, parts[0].months[1]))


def _of_china(slug: str) -> bool:
    """Whether China did it, which is named with it; what Washington did about export controls is no answer of it."""
    return slug.startswith("china_")


def meant_again(frame: Frame, told: Query | None) -> str | None:
    """ "What does that measure?", "what does it mean?" after a figure: the entry of its series, or the name of a series
    that has none; "what does that make?" asks for figures."""
    if told is None or told.operation in ("define", "coverage") or frame.leftover or not frame.only(*_POINTED):
        return None
    named = [m for m in frame.all("op", "define") if not m.says("asks_what")]
    asked = frame.has("op", "define") or (bool(frame.mentions) and frame.mentions[0].is_("question", "what"))
    if frame.codes("question") - {"what"} or frame.says("sets_apart", "explain_it") or told.condition is not None:
        return None
    itself = told.flow == "context" and frame.has("deictic", "that") and frame.only("question", "deictic", "harmless")
    named = named or [*frame.all("question", "what")][: int(itself)]  # "what is that?" after an index
    if not asked or not (named or frame.says("covered", "measuring_what")) or frame.codes("op") - {"define", "held"}:
        return None
    if len(told.commodities) != 1 or not all(map(_pointing, frame.all("harmless"))):
        return None  # "what is a government"
    series = told.commodities[0]
    if told.flow == "context" or series != "TOTAL":
        return SERIES.get(series, "tariff" if series in TARIFFS else series)
    by = _OF_OPERATION.get(told.operation) or ("yoy" if told.measure == "yoy" else None)
    return by or ("balance" if told.flow == "balance" else "goods_trade")


def _pointing(word: Mention) -> bool:
    """Whether a word that is harmless elsewhere names nothing: 这是什么意思, `o que isso mede`."""
    little = word.code in ("little", "topic", "asking", "ending", "verb") or word.means("time", "this")
    named = word.says("noun", "realm", "thing")
    return (little and not named) or word.says("measuring_what", "covered", "spoken", "asks_what")
