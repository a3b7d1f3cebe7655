"""A text with the labels of a list in it -> the same without them, its points parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.words.frame import Frame, Mention, codes_in, holds_any
from bot.understanding.words.kinds import BALANCES, ONE_WAY, QUIET, WHO
from bot.understanding.words.numerals import CIRCLED, ONE_TO_NINE
from bot.understanding.words.text import LONGEST

_BULLET: Final = re.compile(
    r"(?m)^[ \t]*(?:\(?\d{1,2}[.)]|[a-e][.)]|[-*•])[ \t]+(?=\S)|(?<!\S)\((?:[a-eivx]{1,3}|\d)\)[ \t]+(?=\S)"
)
# Labels within a line: "1) ... 2) ...", "a) ... b) ...", "Q1: ... Q2: ...", "Question 1: ...", 1、...2、 （1）...（2）
_INLINE: Final = re.compile(
    rf"(?:（|(?<![^\s。；，：？！QFPqfp]))(?P<label>\d|[a-f](?=[.)])|i{{1,3}}(?=\))|[{ONE_TO_NINE}](?=[、）]))"
    r"(?P<sign>[)、）](?=[ \t]*\S)|[:.](?=[ \t]*[^\s\d.,)]))[ \t]*",
    re.IGNORECASE,
)
_CIRCLED: Final = re.compile(f"[{CIRCLED}]")  # read as figures they would be part of a date: ①8月
_NAME: Final = re.compile(r"(?:(?<=[\s.:;?!])|^)[^\W\d]{1,9}\.?[ \t]?$")
_WORD: Final = re.compile(r"\w+")
_ORDERED: Final = ("123456789", "abcdef", ("i", "ii", "iii"), ONE_TO_NINE)
_LINE: Final = re.compile(r"[^\n]*[^\n\s][^\n]*")
_STROKE: Final = re.compile(r"\s[/|]\s|\|")
_STROKED: Final = re.compile(r"(?:[^\n|/]|(?<!\s)/|/(?!\s))+")
_NAMING: Final = ("flow", "commodity", "place", "demonym", "period", "growth", "unit", "prep", "courtesy")
_FEWEST: Final = 2
_SIGNED: Final = ("1", ")", f"{ONE_TO_NINE[0]}、", f"{ONE_TO_NINE[0]}）")
_ENDED: Final = ".?!;:,\n。？！；："


def listed(text: str, labels: Sequence[tuple[int, int]]) -> str:
    """A text of points, on lines or one behind the other: with semicolons for their ends and no labels before them. As
    long as it was; any other as it is, without the handles that it is addressed to. `labels`: where they stand."""
    told, text = text, unaddressed(text)
    if len(text) > LONGEST or (text is told and not labels):
        return text
    if "\n" in text or "(" in text:
        marks = list(_BULLET.finditer(text))
        if len(marks) >= 2:
            for mark in marks:
                text = text[: mark.start()] + " " * (mark.end() - mark.start()) + text[mark.end() :]
            return re.sub(r"(?<![.?!;:,\s])[ \t]*\n", lambda m: ";" + " " * (len(m.group()) - 1), text)
    for start, end in reversed(labels_in(text)):
        led = text[:start].rstrip()
        ended = not led or led[-1] in _ENDED
        text = text[:start] + ("" if ended else ";") + " " * (end - start - (not ended)) + text[end:]
    return text


def labels_in(text: str) -> list[tuple[int, int]]:
    """Where the labels stand, on lines or within one. Those within a line count on from the first, all of one kind,
    with the word that is said before each ("Question 1:"); none of fewer than two, or where the first opens nothing."""
    if ("\n" in text or "(" in text) and len(lines := list(_BULLET.finditer(text))) >= _FEWEST:
        return [mark.span() for mark in lines]
    if CIRCLED[0] in text and len(circled := list(_CIRCLED.finditer(text))) >= _FEWEST:
        return [mark.span() for mark in circled]
    found = list(_INLINE.finditer(text)) if any(map(text.__contains__, _SIGNED)) or "a." in text[:4].lower() else []
    if len(found) < _FEWEST:
        return []
    sign = found[0]["sign"]
    found = [m for m in found if m["sign"] == sign]
    counted = [m["label"].lower() for m in found]
    names = [_NAME.search(text[: m.start()]) for m in found]
    said = {name.group().strip(" .\t").lower() for name in names if name is not None}
    named = len(said) == 1 and None not in names
    starts = [name.start() if named and name is not None else m.start() for m, name in zip(found, names, strict=True)]
    if any(start and not named and text[start - 1].isalpha() and text[start] != "（" for start in starts):
        return []  # "Q1: 5 %, F2: 7 %"
    led = text[: starts[0]].rstrip()
    opens = not led or led[-1] in ".?!:;\n。：" or sign in ")、）"
    # "1. Quartal gegen 2. Quartal": an ordinal, where no sign closes what stands before it; a letter is none, and what
    # opens the text and counts to three, and is not the same word each time
    heads = {head.group().casefold() for m in found if (head := _WORD.match(text, m.end())) is not None}
    row = not starts[0] and len(found) > _FEWEST and len(heads) > 1
    apart = row or sign != "." or counted[0] == "a"
    apart = apart or all(text[:start].rstrip()[-1:] in _ENDED for start in starts[1:])
    told = all(text[m.end() : start].strip() for m, start in zip(found, starts[1:], strict=False))
    ordered = any(counted == list(order[: len(counted)]) for order in _ORDERED)
    if not (len(found) >= _FEWEST and ordered and opens and apart and told):
        return []
    return [(start, m.end()) for m, start in zip(found, starts, strict=True)]


def points_of(frame: Frame, text: str) -> tuple[int, ...]:
    """Where what is asked for begins, each by a name alone: lines ("exports May 2025", and "PMI June 2025" below it),
    what strokes part, what is counted ("First, ... Second, ..."), and sentences without a verb ("Exports in May. The
    PMI."); none of most texts."""
    after = [(m, frame.tokens[m.last + 1 : m.last + 2]) for m in frame.all("ordinal")]
    counted = [m for m, told in after if any(token.norm in (",", ":") for token in told)]
    if counted and [m.code for m in counted] == [str(i + 1) for i in range(len(counted))]:
        spans = _between([frame.tokens[m.last + 1].end for m in counted], len(text))
        return _named(frame, spans, rated=True)
    if ("/" in text or "|" in text) and _STROKE.search(text) is not None:
        return _named(frame, [part.span() for part in _STROKED.finditer(text)], "period")
    if "\n" in text.strip():
        return _named(frame, [line.span() for line in _LINE.finditer(text)])
    ends = ends_of_sentences(frame)
    listed = [0, *(frame.tokens[end].end for end in ends if frame.tokens[end].norm == ";")]
    asked = frame.has("question") or frame.has("op", "check") or frame.says("to_check")  # of claims each is checked
    if len(listed) > _FEWEST and len(listed) == len(ends) + 1 and not asked:
        whole, *rest = [[m for m in frame.mentions if a <= frame.tokens[m.first].start < b] for a, b in
                        _between(listed, len(text))]  # fmt: skip
        named = all(holds_any(part, *_NAMING[:-2], "measure") for part in rest)
        if named and {"flow", "period"} <= {m.kind for m in whole}:
            return tuple(listed)  # "imports in 2025; from the US; the share of the US"
    if not ends or frame.has("question") or any(m.kind not in _NAMING and not _bare(m) for m in frame.mentions):
        return ()
    signs = [frame.tokens[end] for end in ends]
    if any(sign.norm in ("?", "!") for sign in signs):
        return ()
    spans = _between([0, *(sign.end for sign in signs if text[sign.end :].strip())], len(text))
    begun = all(text[start:].lstrip()[:1].isupper() for start, _ in spans[1:])  # "exp. acier vol." is one
    return _named(frame, spans, *(() if begun else ("period",)))


def _between(starts: list[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=True))


def _bare(mention: Mention) -> bool:
    """A word that may stand in what only names a figure."""
    verbs = ("auxiliary", "copula", "pronoun", "request", "keeping")
    return mention.is_("measure", "value", "quantity") or (mention.kind == "harmless" and not mention.says(*verbs))


def _named(frame: Frame, spans: list[tuple[int, int]], *also: str, rated: bool = False) -> tuple[int, ...]:
    """The starts of the spans, where there are two or more and each names a flow or goods, and what else it must.
    `rated`: or growth alone ("Second: its growth")."""

    def each(*kinds: str) -> bool:
        said = [frame.tokens[m.first].start for m in frame.mentions if m.kind in kinds]
        return all(any(start <= one < end for one in said) for start, end in spans)

    several = (
        len(spans) >= _FEWEST
        and each("flow", "commodity", *(("growth",) if rated else ()))
        and (not also or each(*also))
    )
    return tuple(start for start, _ in spans) if several else ()


_ASKED_FIRST: Final = (
    *(("growth", code) for code in ("growth", "yoy", "mom")), ("measure", "share"), ("op", "rank"), ("op", "place_of"),
)  # fmt: skip
_ASPECTS: Final = (
    *_ASKED_FIRST, ("op", "average"), ("op", "forecast"), ("op", "surprise"), *(("flow", code) for code in BALANCES),
)  # fmt: skip
_NOT_TOLD_ALONE: Final = {"rank", "place_of", "forecast", *BALANCES}  # the others are parted from the amount anyway
_OF_ALL: Final = {"share", "rank", "place_of"}
_WITH_ASPECTS: Final = (*QUIET, "growth", "conj", "prep", "party", "op", "flow", "measure", "deictic")
_IN_HEADING: Final = ("flow", "commodity", *WHO, "period", "prep", "question", "measure", *QUIET)
_JOINTS: Final = frozenset(",;:(-")


def list_behind(frame: Frame, text: str) -> str:
    """`Rank, level and share of exports to the EU in 2025` -> what they are asked of first, and then each; "" where it
    opens with no such list, of which one is no amount and no rate, or is asked of more than one flow."""
    if not (frame.has("measure", *_OF_ALL) or frame.has("op", *_OF_ALL)):
        return ""
    flow = next((i for i, m in enumerate(frame.mentions) if m.kind in ("flow", "commodity", "demonym")), 0)
    ahead, behind = frame.mentions[:flow], frame.mentions[flow:]
    asked = [m for m in ahead if (m.kind, m.code) in _ASKED_FIRST or _amount(m)]
    listed = all(m in asked or m.kind in (*QUIET, "conj", "question") for m in ahead)
    joined = all(_joined(frame, one, two) for one, two in pairwise(asked))
    if len(asked) < _FEWEST or not (listed and joined) or {m.code for m in asked}.isdisjoint(_OF_ALL):
        return ""
    if (
        not frame.has("period")
        or len(flows := [m for m in behind if m.kind == "flow"]) != 1
        or flows[0].code not in ONE_WAY
    ):
        return ""
    first, at = (frame.tokens[m.first].start for m in (asked[0], behind[0]))
    return f"{text[at:].rstrip(' ?.!')}: {text[first:at].rstrip()}"


def _joined(frame: Frame, one: Mention, two: Mention) -> bool:
    """Whether a comma or an "and" stands between two of a list."""
    between = [m for m in frame.mentions if one.last < m.first < two.first]
    commas = any(token.norm in ",、，" for token in frame.tokens[one.last + 1 : two.first])
    return commas or any(m.is_("conj", "and", "plus") for m in between)


def _amount(said: Mention) -> bool:
    return said.is_("measure", "level", "value") or said.says("leveled")


def aspects_in(frame: Frame) -> tuple[int, ...]:
    """`Exports to India in 2025: amount, growth and rank`: where the heading begins, and each of what is asked of it by
    a noun alone; none of other texts, nor of those that are read well as one."""
    alone = frame.has("op", "rank", "place_of", "forecast") or frame.has("flow", *BALANCES)
    if not (alone or frame.has("measure", "level")) or not frame.has("period"):
        return ()
    parts: list[list[Mention]] = [[]]
    for i, m in enumerate(frame.mentions):
        beside = m.is_("prep", "with") and any((n.kind, n.code) in _ASPECTS for n in frame.mentions[i + 1 : i + 3])
        if beside or m.is_("conj", "and", "plus", "minus") or (m.first and frame.tokens[m.first - 1].norm in _JOINTS):
            parts.append([])
        parts[-1].append(m)
    if len(parts) < _FEWEST:
        return ()
    parts = [part for part in parts if any(m.kind not in (*QUIET, "conj") or m.says("leveled") for m in part)]
    asked = [[m for m in part if (m.kind, m.code) in _ASPECTS] for part in parts]
    sized = [any(map(_amount, part)) for part in parts]
    at = next((i for i, found in enumerate(asked) if found or (i and sized[i])), 0)
    heading, rest = [m for part in parts[:at] for m in part], parts[at:]
    told = {m.kind for m in heading}
    topic = "period" in told and any(m.kind == "commodity" or m.is_("flow", *ONE_WAY) for m in heading)
    plain = topic and all(m.kind in _IN_HEADING or m.is_("conj") for m in heading)
    plain = plain and all(m.kind in _WITH_ASPECTS or m.is_("place", "WLD") for part in rest for m in part)
    each = [found[0] for found in asked[at:] if found]
    named = {m.code for m in each}
    several = len(each) > 1 or ("forecast" in named and rest[0][0].kind == "conj")  # "and the forecast for them"
    several = several or (bool(each) and any(sized[at:]))
    several = several and len(named) == len(each) and (bool(named & _NOT_TOLD_ALONE) or any(sized[at:]))
    one_way = codes_in(heading, "flow") | {m.code for part in rest for m in part if m.is_("flow", *ONE_WAY)}
    if not (plain and several) or len(one_way) > 1:  # "level, share, and imports"
        return ()
    told_apart = (part[0] for part in rest if any((m.kind, m.code) in _ASPECTS or m.kind == "measure" for m in part))
    return tuple(frame.tokens[m.first].start for m in (heading[0], *told_apart))


# A message in a group -> the message without the handles that it is addressed to: "@tradebot and imports?".
_HANDLE = re.compile(r"(?<!\S)@[A-Za-z]\w{2,31}\b[:,]?")


def unaddressed(text: str) -> str:
    """The text with blanks for its handles; as it is where nothing else stands in it."""
    if "@" not in text:
        return text
    rest = _HANDLE.sub(lambda found: " " * len(found[0]), text)
    return rest if rest.strip() else text
