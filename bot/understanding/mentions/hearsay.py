"""What somebody has heard, or asks assent to, with no word for true: 听说出口下降了, 减少了吧, と聞いた -> a check.

`Разве экспорт не вырос?`, 不是涨了吗: a denial that opens such a question denies nothing. In a talk a bare amount
that was read elsewhere is one: "you sure? I read 102 billion", "the press said 24 percent".
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import AMOUNT, MONEY

_CLAIMING = frozenset({"hearsay", "assent", "contrary", "is_it_not"})
_TOLD = ("direction", "growth", "compare", "number", "extreme", "multiple")
_OF_CLAIMS = ("streak", "record", "first_time", "missed", "surprise", "published", "sum", "accumulated")
_QUIET = ("harmless", "courtesy", "self", "conj")


def put_as_claims(frame: Frame) -> Frame:
    """The frame, such a word as a check where something is told of a flow, and nothing is asked beside it."""
    if not frame.marked(_CLAIMING):
        return frame
    frame = _affirmed(frame)
    if frame.has("op", "check") or not _plain(frame):
        return frame
    told = [m for m in frame.mentions if m.kind in _TOLD or m.is_("op", *_OF_CLAIMS)]
    found = next((m for m in frame.mentions if _puts(frame, m, told)), None)
    if found is None:
        return frame
    return _with(frame, found, replace(found, kind="op", code="check", others=()))


def _plain(frame: Frame) -> bool:
    """Whether a flow or a series is spoken of and no other question is put: a joint after `heard` is none."""
    asked = [m for m in frame.all("question") if not _led(frame, m)]
    ops = frame.has_other("op", *_OF_CLAIMS)
    named = frame.has_any("flow", "commodity", "verb")
    return named and not (asked or ops or frame.leftover) and not frame.has("self", "ask")


def _led(frame: Frame, question: Mention) -> bool:
    """`Слышал, что`: a joint right after a word of hearing."""
    before = [m for m in frame.mentions if m.last < question.first]
    return bool(before) and before[-1].says("hearsay")


def _puts(frame: Frame, mention: Mention, told: list[Mention]) -> bool:
    if mention.says("hearsay"):
        return bool(told)
    if not mention.says("assent"):
        return False
    before = [m for m in frame.mentions if m.last < mention.first and m.kind not in _QUIET]
    after = [m for m in frame.mentions if m.first > mention.last and m.kind not in _QUIET]
    counted = bool(before) and before[-1].is_("time", "unit:month")  # 有7次吧
    closes = bool(before) and (counted or before[-1] in told or before[-1].kind in ("unit", "scale")) and not after
    if closes and before[-1].kind == "growth":  # 增长了吧, 是增长的吧; 看看增速吧 asks for the rate
        closes = before[-1].last > before[-1].first + 1 or mention.last > mention.first
    return closes or any(m.first > mention.last for m in told)


def _affirmed(frame: Frame) -> Frame:
    """The frame, its 不是, or the denial after `разве`, without a meaning where how something went follows."""
    contrary = any(m.says("contrary") for m in frame.all("op", "check"))
    for m in frame.mentions:
        after = next((o for o in frame.mentions if o.first > m.last and o.kind not in _QUIET), None)
        if after is None or not (after.kind in _TOLD or after.is_("op", *_OF_CLAIMS)):
            continue
        if contrary and m.is_("negation", "not"):
            frame = _with(frame, m, replace(m, kind="harmless", code="little", others=()))
        asks = frame.mentions[-1].says("is_it") or frame.tokens[-1].norm == "?"
        if m.says("is_it_not") and asks and not frame.has("op"):
            frame = _with(frame, m, replace(m, kind="op", code="check", others=()))
    return frame


_ELSEWHERE = frozenset({"heard_elsewhere", "sure", "the_press"})
_BESIDE = ("self", "harmless", "courtesy", "books", "poll", "op", "negation", "deictic", *AMOUNT, "direction", "conj")


def read_elsewhere(frame: Frame) -> Frame:
    """The frame with what says that an amount stands elsewhere as a check, where nothing but the amount is said:
    "you sure? I read 102 billion", "not 102?"; "I have 100 dollars" tells of no figure."""
    numbers = frame.all("number")
    if len(numbers) != 1 or frame.leftover or not frame.only(*_BESIDE):
        return frame
    denied = frame.mentions[0].is_("negation", "not") and frame.tokens[-1].norm == "?"
    who = tuple(m for m in frame.mentions if m.says(*_ELSEWHERE) or m.kind in ("self", "books", "poll"))
    said = frame.mentions[:1] if denied else who if frame.marked(_ELSEWHERE) else ()
    measured = frame.has("scale") or frame.has_other("unit", *MONEY) or frame.mentions[-1] is numbers[0]
    if not said or not measured or any(m not in said for m in (*frame.all("op"), *frame.all("negation"))):
        return frame
    read = {m: replace(m, kind="harmless", code="little", others=()) for m in who}
    read[said[0]] = replace(said[0], kind="op", code="check", others=())
    return replace(frame, mentions=tuple(read.get(m, m) for m in frame.mentions))


def _with(frame: Frame, old: Mention, new: Mention) -> Frame:
    return replace(frame, mentions=tuple(new if m is old else m for m in frame.mentions))
