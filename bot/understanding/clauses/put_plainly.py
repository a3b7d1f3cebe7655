"""A question as it happens to be put -> as most put it: without courtesies, its number in a list, whom it is put to,
sentences that say nothing of figures and remarks on its year; its time behind it, its sign at its end.

"Hi, quick question: in 2025, did ASEAN take most of the exports? Thanks!" is "did ASEAN take most of the exports in
2025?". Many rules look at the word that opens a question, or at the one that ends it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.understanding.clauses.asked_in_turn import questions_in
from bot.understanding.clauses.behind_label import behind_label
from bot.understanding.clauses.openings import openings, opens, subject_follows
from bot.understanding.clauses.said_idly import idle, idly_ended, sets_in
from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.clauses.unknown_meant import without_taken_back
from bot.understanding.words.frame import Frame, Mention, holds, holds_any
from bot.understanding.words.kinds import NOTIONS, QUIET, STATING, TARIFFS

_ENDS: Final = "?!."
_SIGNS: Final = f"{_ENDS} "
_ASKED: Final = ("?", "？")
_POLITE: Final = ("hello", "thanks")
_OPENED: Final = frozenset(",:;.!-–—")
_LEANING: Final = (*QUIET, "prep", "period", "deictic", "opinion")
_SIDED: Final = (",", "?", ".", "!", ";", ":")
# What may be said of a year in passing.
_REMARKED: Final = ("harmless", "courtesy", "time", "prep", "ordinal", "event", "deictic")
_CLOSED: Final = ("?", "？", ".", "!", "。", "！", ":", ";", "…")
_NOT: Final = ["'", "t"]  # behind "didn"
_ADDRESS: Final = 4  # tokens: "hi team,"
_DATE: Final = re.compile(r"\d{4}(-\w+)?")  # no span of several, and none that is counted from another
_QUOTES: Final = '"“”„«»「」『』'
_SENTENCE: Final = 5  # characters: a shorter word beside a space is one of a list
_TERM: Final = 6  # tokens of a term
_NOTION: Final = 2  # mentions: "what is | inflation"; with an article it is the rate that is asked for


def of_quoted(frame: Frame, text: str) -> Frame:
    """`What is "consensus"`, a word in quotation marks and nothing else, `what is inflation`: what it means, and none
    of its figures."""
    asking = frame.mentions[0] if frame.mentions else None
    notion = len(frame.mentions) == _NOTION and frame.mentions[1].is_("commodity", *NOTIONS) and not frame.leftover
    if notion and asking is not None and asking.is_("question", "what"):
        return replace(frame, mentions=(replace(asking, kind="op", code="define", others=()), *frame.mentions[1:]))
    if asking is None or not asking.is_("question", "what") or not any(sign in text for sign in _QUOTES):
        return frame
    behind = [m for m in frame.mentions[1:] if not m.says("determiner")]
    begin = frame.tokens[behind[0].first].start if behind else len(text)
    closed = text.rstrip(_SIGNS)[-1:] in _QUOTES and text[:begin].rstrip()[-1:] in _QUOTES
    if not closed or len(frame.tokens) > _TERM or frame.has_any("period", "place", "demonym") or frame.leftover:
        return frame
    return replace(frame, mentions=(replace(asking, kind="op", code="define", others=()), *frame.mentions[1:]))


def without_courtesies(frame: Frame, text: str) -> str:
    """The text without what is only said to be polite, at its beginning and at its end; as it is, where nothing else
    stands in it."""
    said = frame.mentions
    if not said or not (_polite(said[0]) or _polite(said[-1])):
        return text
    first, last = 0, len(said)
    while first < last and (_polite(said[first]) or (first and _is_sign(frame, said[first]))):
        first += 1
    if first and said[first - 1].says("hence") and holds(said[first:last], "measure", "share"):
        first -= 1  # "so what share of all exports is the EU" goes on with what was told
    while last > first and _polite(said[last - 1]) and not said[last - 1].says("request"):
        last -= 1
    kept = said[first:last]
    if all(m.kind in _LEANING for m in kept):
        return text  # "thanks for yesterday", "thank you, that will be all"
    start, end = _beginning(frame, first), len(text)
    closing = frame.tokens[said[last].first].start if last < len(said) else end
    if not any(token.start >= closing for token in frame.leftover):
        end = closing
    rest = text[start:end].rstrip(" ,;:-–—\n")
    asked = text.rstrip()[-1:] in _ASKED and rest[-1:] not in (*_ENDS, *_ASKED)  # "..., please?"
    return f"{rest}?" if asked else rest or text


def without_idle_ends(frame: Frame, text: str) -> str:
    """The text without the sentences at its ends in which nothing is asked and nothing told, "I need it for a story.",
    and without the words before a colon that only announce a question: "Tell me this: ..."."""
    if begin := _behind_number(frame):
        return text[frame.tokens[begin].start :]
    if begin := _behind_address(frame) or behind_label(frame, text):
        return text[frame.tokens[begin].start :]
    cuts = _cuts(frame, text)
    if not cuts:
        return text
    first, last = 0, len(frame.tokens)
    for end, following in cuts:
        if not sets_in(frame, first, end) or all(m.first < end for m in frame.mentions):
            break
        first = following
    ends = [(end, following) for end, following in cuts if first < following and frame.tokens[end].norm != ":"]
    for _, following in reversed(ends):
        if not idly_ended(frame, following, last):
            break
        last = following
    kept = [m for m in frame.mentions if first <= m.first < last]
    if (first, last) == (0, len(frame.tokens)) or all(m.kind in _LEANING for m in kept):
        return text
    return text[frame.tokens[first].start : frame.tokens[last - 1].end]


def _cuts(frame: Frame, text: str) -> list[tuple[int, int]]:
    """Where a sentence ends and the next begins, as tokens: at signs, and where a line ends, or in scripts without
    spaces a word behind a space begins."""
    tokens = frame.tokens
    signs = {*ends_of_sentences(frame), *(i for i, token in enumerate(tokens) if token.norm == ":" and ":" in text)}
    cuts = [(i, i + 1) for i in signs if 0 < i < len(tokens) - 1]
    if "\n" in text or (frame.ways.unspaced and " " in text):
        gaps = ((i, text[tokens[i - 1].end : tokens[i].start]) for i in range(1, len(tokens)))
        lines = (i for i, gap in gaps if "\n" in gap or (gap and min(i, len(tokens) - i) >= _SENTENCE))
        cuts += [(i, i) for i in lines if i - 1 not in signs and i not in signs]
    return sorted(cuts)


def _behind_number(frame: Frame) -> int:
    """Where a question begins that stands behind its number in a list, "2. Exports in May?"; 0 where none does, or
    where others follow with theirs."""
    tokens = frame.tokens
    listed = [i for i, one in enumerate(tokens[:-1]) if one.kind == "number" and tokens[i + 1].norm in (".", ")")]
    first = 1 if tokens and tokens[0].norm == "(" else 0
    if listed != [first] or len(tokens) < first + 3 or not tokens[first + 1].glued or tokens[first + 2].glued:
        return 0
    read = any(m.first <= first and m.last > first for m in frame.mentions)  # "1. Halbjahr"
    return 0 if read or len(tokens[first].norm) > 2 or tokens[first + 2].kind != "word" else first + 2


def _behind_address(frame: Frame) -> int:
    """Where a question begins that opens behind a comma, after no more than whom it is put to: "Team, did exports
    fall"; 0 where none does."""
    said = frame.mentions
    comma = next((i for i, token in enumerate(frame.tokens[:_ADDRESS]) if token.norm == ","), 0)
    led = [m for m in said if m.first < comma]
    if not led or frame.ways.unspaced or not idle(frame, 0, comma) or any(m.says(*STATING) for m in led):
        return 0
    behind = said[len(led)] if len(said) > len(led) else None
    return comma + 1 if behind is not None and behind.says(*STATING) and subject_follows(said, len(led)) else 0


def as_question(frame: Frame, text: str) -> str:
    """The text with the sign of a question, where a verb ahead of its subject opens it and it has no sign of its own:
    "did exports fall in May". Where a statement is tagged, "they fell, right", rules know it without."""
    said = frame.mentions
    asks = text.rstrip()[-1:] in _ASKED and bool(said) and said[0].first == 0 and subject_follows(said, 0)
    led = frame.tokens[:3]
    if asks and led[0].norm in frame.ways["denied"] and [token.norm for token in led[1:]] == _NOT:
        return text[: led[0].end - 1] + text[led[2].end :]  # "didn't exports fall in May?" asks whether they did
    if not said or frame.ways.unspaced or text.rstrip()[-1:] in _CLOSED or not said[0].says(*STATING):
        return text
    return f"{text.rstrip()}?" if said[0].first == 0 and subject_follows(said, 0) else text


def without_apposition(frame: Frame, text: str) -> str:
    """The text without what is only said of a year or month behind it: "in 2021, the year after the lockdowns", and
    without the commas around how a change is counted. As it is, where that names anything that figures are of."""
    if (meant := without_taken_back(frame, text)) != text:
        return meant
    if (unbroken := _unbroken(frame, text)) != text:
        return unbroken
    if frame.has("unit", "CNY") and frame.has("conj", "or") and (plain := _without_unit_asked(frame, text)) != text:
        return plain
    for time in frame.all("period") if "," in text else ():
        comma = time.last + 1
        if comma >= len(frame.tokens) or frame.tokens[comma].norm != "," or not _DATE.fullmatch(time.code):
            continue
        end = next(
            (i for i in range(comma + 1, len(frame.tokens)) if frame.tokens[i].norm in _SIDED), len(frame.tokens)
        )
        goes_on = end < len(frame.tokens) and frame.tokens[end].norm == ","
        if _remark(frame, comma + 1, end, goes_on) or _of_the_asker(frame, comma + 1, end):
            last = frame.tokens[end if goes_on else end - 1]
            return text[: frame.tokens[comma].start] + text[last.end :]
    return text


def _without_unit_asked(frame: Frame, text: str) -> str:
    """The text without the question in which of two currencies its figure is, "..., and is that in yuan or dollars?":
    each figure is told with its own."""
    said = frame.mentions
    tail = next((i + 1 for i in reversed(range(len(said))) if not _of_units(said[i])), 0)
    joints = [
        i
        for i in range(tail, len(said))
        if said[i].is_("conj", "and") or said[i].kind == "deictic" or frame.tokens[said[i].first - 1].norm in _SIDED
    ]
    at = joints[0] if joints else len(said)
    money = [m for m in said[at:] if m.kind == "unit"]
    is_it = any(m.kind in ("harmless", "deictic") and m.first < money[0].first for m in said[at:]) if money else False
    if not is_it or {m.code for m in money} != {"CNY", "USD"} or not holds_any(said[:at], "flow", "verb"):
        return text
    return f"{text[: frame.tokens[said[at].first].start].rstrip(' ,;')}?"


def _of_units(mention: Mention) -> bool:
    """What may stand in such a question: `and is that in yuan or dollars`."""
    small = mention.is_("harmless") and not mention.says("polite")
    return (
        small or mention.kind in ("conj", "prep") or mention.is_("deictic", "that") or mention.is_("unit", "CNY", "USD")
    )


def _unbroken(frame: Frame, text: str) -> str:
    """`Fall most, year on year, during 2025` without its commas: all that stands behind them is the time; `how much of
    the surplus, in %, was with the EU`: what is asked goes on."""
    said = frame.mentions
    for i, m in enumerate(said[1:-1], 1):
        if m.kind not in ("growth", "unit"):
            continue
        begin = m.first - (said[i - 1].kind == "prep" and said[i - 1].last + 1 == m.first)
        before, behind = frame.tokens[begin - 1], frame.tokens[m.last + 1]
        after = said[i + 1]
        apart = begin > 1 and before.norm == behind.norm == "," and after.first == m.last + 2
        timed = after is said[-1] and after.kind == "period" and m.kind == "growth" and said[i - 1].last + 2 == m.first
        asked = m.kind == "unit" and said[0].kind == "question" and after.kind not in ("conj", "question", "unit")
        if apart and (timed or (asked and holds_any(said[i + 1 :], "place", "commodity", "flow"))):
            return f"{text[: before.start]}{text[before.end : behind.start]}{text[behind.end :]}"
    return text


def _remark(frame: Frame, first: int, last: int, goes_on: bool) -> bool:
    """Whether the words between two tokens are `the year after the lockdowns`, `the month when the tariffs hit`; where
    the question goes on behind them, `the year of record surpluses` too."""
    inside = [m for m in frame.mentions if first <= m.first < last]
    said = [m for m in inside if m.kind != "harmless"]
    head = said[0] if said else None
    if head is None or head.first > first + 2:
        return False
    step = (head.kind, head.code.partition(":")[0]) in (("period", "earlier"), ("time", "off"))
    anchored = step and head.last > head.first
    articled = inside[0].says("article", "determiner") or head.last > head.first
    led = articled and head.is_("time", "unit:year", "unit:month", "year_span")
    unknown = any(frame.tokens[first].start < token.start < frame.tokens[last - 1].end for token in frame.leftover)
    known_for = said[1:] if goes_on and led and holds(said[1:2], "prep", "of") else ()
    passing = all(_in_passing(m) for m in said[1:]) or (bool(known_for) and all(_known_for(m) for m in known_for))
    return (anchored or led) and (len(said) > 1 or unknown) and passing


def _of_the_asker(frame: Frame, first: int, last: int) -> bool:
    """`When I wrote my doctorate`: what whoever asks did then, which names nothing that figures are of."""
    inside = tuple(m for m in frame.mentions if first <= m.first < last)
    named = holds_any(inside, "flow", "commodity", "period", "number", "unit", "growth", "measure", "question")
    return not named and len(inside) > 1 and inside[0].is_("op", "when") and inside[1].is_("self", "me", "us")


def _in_passing(mention: Mention) -> bool:
    """What may be said of a year, and tells no figure: tariffs and truces, order, small words."""
    return mention.kind in _REMARKED or mention.is_("op", "when", "published") or mention.is_("commodity", *TARIFFS)


def _known_for(mention: Mention) -> bool:
    """What a year is known for: `of record surpluses`, `of the highest exports`."""
    return mention.kind in ("prep", "flow", "extreme") or mention.is_("op", "record")


def _polite(mention: Mention) -> bool:
    return mention.says("polite") or mention.is_("courtesy", *_POLITE)


def _is_sign(frame: Frame, mention: Mention) -> bool:
    """A comma that is read as a joining word: 你好，请问."""
    return frame.tokens[mention.first].kind == "symbol"


def _beginning(frame: Frame, first: int) -> int:
    """Where in the text the question begins: behind the sign that ends the courtesy; 0 where none does."""
    if not first:
        return 0
    tokens, opening = frame.tokens, frame.mentions[first]
    if any(token.start < tokens[opening.first].start for token in frame.leftover):
        return 0
    before = next(m for m in reversed(frame.mentions[:first]) if _polite(m))
    signs = [i for i, token in enumerate(tokens[: opening.first]) if token.norm in _OPENED]
    if not (signs or before.kind == "courtesy" or opens(frame.mentions, first)):
        return 0
    begin = max(before.last, *signs, 0) + 1
    if opening.first == begin and opening.says("save"):  # "Sorry to bother you, but ..."
        begin += 1
    return tokens[begin].start


def with_time_behind(frame: Frame, text: str) -> str:
    """The text with its time at its end; as it is, where more than one thing is asked or another time is named, and
    where the language has the time ahead of all else anyway."""
    if not frame.mentions or frame.ways.unspaced:
        return text
    time, *asked = frame.mentions
    if time.kind != "period" or time.first or not asked or not _DATE.fullmatch(time.code):
        return text
    begin = time.last + 1
    if frame.tokens[begin].norm == ",":
        begin += 1
    elif frame.tokens[begin].glued or not opens(asked, 0):
        return text
    alone = len(frame.all("period")) == 1 and ends_of_sentences(frame) in ([], [len(frame.tokens) - 1])
    if not alone or asked[0].first != begin or frame.has("op", "check") or frame.says("tag"):
        return text
    start = frame.tokens[begin].start
    several = sum(part.start >= start for part in questions_in(frame)) > 1
    if several or ":" in text or any(at > begin for at in openings(frame, comma_opens=True, asked_on=True)):
        return text
    rest = text[start:].rstrip()
    question = rest.rstrip(_SIGNS)
    said = text[: frame.tokens[time.last].end].strip()
    return f"{question} {said[0].lower()}{said[1:]}{rest[len(question) :]}"
