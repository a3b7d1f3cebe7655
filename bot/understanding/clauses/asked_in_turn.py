"""A text of several questions -> its parts, one a question: 顺差是多少，哪个月最大，比2024年多多少？

In languages written without spaces a word of asking stands at the end of its clause or in it, so that clauses are cut
at commas, and one that asks nothing belongs to the one after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.clauses.bounds import months_of_all
from bot.understanding.clauses.in_parts import Part, may_part, parts_of
from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.words.frame import Frame, Mention, holds, holds_any, holds_only

_FEWEST = 5  # tokens of a text of several parts
_CUTS = frozenset(",;?!.")
_YEAR = re.compile(r"\d{4}|today[+-]\d")
_ENDS = frozenset("?!")
_OF_BOTH = (False, True, False)  # times, of which the second belongs to the first
_NAMED = ("flow", "commodity", "place", "demonym", "period")
_OWN = (*_NAMED, "growth", "direction", "extreme", "number", "measure", "more", "party")


def questions_in(frame: Frame) -> tuple[Part, ...]:
    """The parts of a text of several questions, by the ways of its language; none of most texts. Found once, for
    several rules ask."""
    if "questions" not in frame.once:
        frame.once["questions"] = _questions(frame)
    parts: tuple[Part, ...] = frame.once["questions"]
    return parts


def _questions(frame: Frame) -> tuple[Part, ...]:
    if len(frame.tokens) <= _FEWEST or not may_part(frame):
        return ()
    if frame.ways.unspaced:
        return asked_in_turn(frame, frame.ways["asked_by"])
    if _of_two_years(frame):
        return ()
    return parts_of(frame, "comma_opens" in frame.ways, "asked_on" in frame.ways)


def asked_in_turn(frame: Frame, asking: tuple[str, ...]) -> tuple[Part, ...]:
    """The parts; none, where fewer than two ask. `asking`: words of which one stands in every question, or a question
    mark behind it."""
    found: list[tuple[int, int, bool]] = []
    begin: int | None = None
    for first, last in _clauses(frame):
        begin = first if begin is None else begin
        said = frame.tokens[first : last + 1]
        inside = tuple(m for m in frame.mentions if first <= m.first <= last)
        text = "".join(token.norm for token in said)
        asks = said[-1].norm in _ENDS or any(word in text for word in asking)
        apart = len(found) > 1 and holds(inside, "op", "difference")  # 出口多少，进口多少，差多少
        if asks and found and not apart and (not _own(inside) or _how_far(frame, found[-1], inside)):
            found[-1] = (found[-1][0], last, True)  # 是真的吗, 差多少: of what was told before it
        elif asks:
            found.append((begin, last, True))
        else:
            continue
        begin = None
    if begin is not None and found:  # what closes it asks nothing: 谢谢
        found[-1] = (found[-1][0], len(frame.tokens) - 1, True)
    if len(found) < 2 or _year_told_late(frame, found[0][1]) or _to_choose_from(frame, found):
        return ()
    if months_of_all(frame.mentions) and _ENDS.isdisjoint([token.norm for token in frame.tokens[:-1]]):
        return ()  # 哪个月出口超过3250亿、进口超过2300亿: all hold
    return tuple(_part(frame, first, last, asks) for first, last, asks in found)


def _how_far(frame: Frame, before: tuple[int, int, bool], inside: tuple[Mention, ...]) -> bool:
    """増えましたか、何ポイント変わった: whether something moved, and by how much: one question."""
    moved = any(m.kind in ("direction", "growth") and before[0] <= m.first <= before[1] for m in frame.mentions)
    told = any(m.kind == "question" and before[0] <= m.first <= before[1] for m in frame.mentions)
    far = any(m.is_("unit", "pp") or m.is_("op", "difference") for m in inside)
    return moved and not told and far and not holds_any(inside, *_NAMED)


def _to_choose_from(frame: Frame, found: list[tuple[int, int, bool]]) -> bool:
    """ベトナムですか、インドですか and 顺差？逆差？: what is chosen from; a word for `or` closes the first, or both are
    signs of a balance."""
    first, last, _ = found[0]
    before = [m for m in frame.mentions if first <= m.first <= last]
    after = [m for m in frame.mentions if found[1][0] <= m.first <= found[1][1]]
    named = [m for m in after if m.kind in _OWN]
    chosen = bool(before) and before[-1].is_("conj", "or") and holds_only(named, "place", "demonym")
    whom = any(m.is_("question", "who") or m.kind == "party" for m in before) and any(
        m.kind == "extreme" for m in before
    )
    either = len(named) > 1 and any(m.is_("conj", "or") for m in after)
    chosen = chosen or (
        whom and either and holds_only(after, "place", "demonym", "conj", "harmless")
    )  # 和谁的贸易额最大，美国还是中国
    signs = {m.code for m in before if m.is_("flow", "surplus", "deficit")}
    return chosen or (bool(signs and named) and all(m.is_("flow", *({"surplus", "deficit"} - signs)) for m in named))


def _year_told_late(frame: Frame, end: int) -> bool:
    """9月の輸出やばくない？2025年のやつ、伸び率は: a month, and its year in the question after it."""
    times = [m for m in frame.mentions if m.kind == "period"]
    yearless = any(m.code.startswith("?-") for m in times if m.first <= end)
    return yearless and any(_YEAR.fullmatch(m.code) for m in times if m.first > end)


def _of_two_years(frame: Frame) -> bool:
    """`Iron ore in Q4: how many tonnes more in 2025 than in 2024?`: the month or quarter ahead is that of both."""
    times = frame.all("period")
    return len(times) == len(_OF_BOTH) and tuple(m.code == "taken" for m in times) == _OF_BOTH


def _part(frame: Frame, first: int, last: int, asks: bool) -> Part:
    inside = tuple(m for m in frame.mentions if first <= m.first <= last)
    return Part(frame.tokens[first].start, frame.tokens[last].end, asks, inside)


def _clauses(frame: Frame) -> Iterator[tuple[int, int]]:
    """First and last token of each clause, with the sign that closes it."""
    begin = 0
    for i, token in enumerate(frame.tokens):
        inner = token.norm == "." and i + 1 < len(frame.tokens) and i not in ends_of_sentences(frame)
        cut = token.kind == "symbol" and token.norm in _CUTS and not inner
        if cut and not any(m.kind in ("period", "place") and m.first < i < m.last for m in frame.mentions):
            if i > begin:
                yield begin, i
            begin = i + 1
    if begin < len(frame.tokens):
        yield begin, len(frame.tokens) - 1


def _own(inside: tuple[Mention, ...]) -> bool:
    """Whether it names anything of its own."""
    return any(m.kind in _OWN and not (m.kind == "number" and len(inside) < 2) for m in inside) or any(
        m.kind == "op" and m.code not in ("check", "difference", "each") for m in inside
    )
