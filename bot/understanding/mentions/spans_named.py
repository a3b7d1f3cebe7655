"""Spans in words of their own: a half year, January and February as one, months in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Frame, Mention, holds
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

# `When does customs publish in January 2026`, `the December numbers published in January`: the month in which figures
# come out is not the month that they are of.

CAME_OUT_IN = "came_out_in"


def published_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `in` right behind a word of publishing and before a month marked as that of the release."""
    if not any(m.means("op", "published", "release_date") for m in mentions):
        return mentions  # "exports on weekdays in May"
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        if not one.is_("prep", "in") or two.kind != "time" or not two.code.startswith("month:"):
            continue
        told = [m for m in mentions[:i] if m.kind not in ("harmless", "agency")][-1:]
        if told and (told[0].is_("op", "published", "release_date") or told[0].is_("time", "unit:day")):
            found[i] = replace(one, kind="harmless", code="little", others=(("harmless", CAME_OUT_IN),))
    return tuple(found)


def from_its_turn(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`From the March 2026 low to June`, `vom Tief im März 2026 bis Juni`: what the course was at the month that a span
    begins with is no part of its name."""
    for at, turn in enumerate(mentions[:-1]):
        if not at or not (turn.kind == "extreme" or turn.is_("op", "record") or turn.says("turning_point")):
            continue
        before, behind = mentions[at - 1], mentions[at + 1]
        month = at - 1 if before.kind == "time" else at - 2
        ends = behind.is_("prep", "to", "post_to", "into") or behind.means("time", "to", "until")
        if ends and month >= 1 and _is_month(mentions[month]) and _begins_span(mentions[:month]):
            return (*_with_its(mentions[: at - 1], replace(before, last=turn.last)), *mentions[at + 1 :])
        named = at + 2 if behind.is_("prep", "in", "of") else at + 1
        if named < len(mentions) and _is_month(mentions[named]) and _begins_span(mentions[:at]):
            return (*_with_its(mentions[:at], replace(mentions[named], first=turn.first)), *mentions[named + 1 :])
    return mentions


def _with_its(ahead: tuple[Mention, ...], month: Mention) -> tuple[Mention, ...]:
    """`From their March low`: whose it is, between the word that opens the span and its month, goes into the month."""
    its = ahead[-1] if ahead and ahead[-1].says("determiner", "pronoun") else None
    return (*ahead, month) if its is None else (*ahead[:-1], replace(month, first=its.first))


def _is_month(mention: Mention) -> bool:
    return mention.kind == "time" and mention.code.startswith("month:")


def _begins_span(ahead: Sequence[Mention]) -> bool:
    """Whether a word that opens a span stands last, but for articles."""
    said = next((m for m in reversed(ahead) if not m.says("determiner", "pronoun")), None)
    return said is not None and (said.is_("prep", "from") or said.means("time", "from"))


# `Half-year exports 2026`, `exports for the half year 2025`: the half that is reported as such, the first.
_LED = ("place", "demonym", "period", "flow")


def half_years(_: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, with one bare half-year right before a flow or a year read as the first half of the year."""
    at = [i for i, m in enumerate(mentions) if m.is_("time", "unit:half")]
    dated = any(m.kind in ("number", "period") and _year(m) for m in mentions)  # else the talk says of which year
    if len(at) != 1 or not dated or at[0] + 1 == len(mentions):
        return mentions
    if mentions[at[0]].said.casefold().endswith(lexicon.ways["half_of_more"]):
        return mentions
    half, after = mentions[at[0]], mentions[at[0] + 1]
    told = [m for m in mentions[: at[0]] if not m.is_("harmless") or m.says("indefinite")][-1:]
    if told and told[0].is_("question", "what") and told[0].last + 1 == half.first:
        told = told if not any(m.kind == "time" and m.code.startswith("half:") for m in mentions) else []
        if not told or not any(m.kind == "extreme" or ("more", "more") in m.meanings for m in mentions):
            return mentions
        one = replace(told[0], kind="time", code="half:1", others=())  # "which half of 2025 was stronger": of the two
        two = replace(half, code="half:2", others=())
        return tuple(one if m is told[0] else two if m is half else m for m in mentions)
    led = all(m.kind in _LED or m.is_("prep", "in", "for", "of", "at") or m.is_("question") or _year(m) for m in told)
    year = after.kind in ("number", "period") and _year(after)
    if not led or not (after.kind == "flow" or year) or half.last + 1 != after.first:
        return mentions
    return tuple(replace(m, code="half:1", others=()) if m is half else m for m in mentions)


def _year(mention: Mention) -> bool:
    return mention.said[-4:].isdigit()


TWO_IN_ONE: Final = tuple(f"two:{one}:{n}" for one, n in (("half", 1), ("quarter", 1), ("quarter", 2), ("quarter", 3)))
MONTHS: Final = tuple(f"months:{n}-{n + 1}" for n in range(1, 12))


def two_in_one(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, 上下半年 and 一二季度 as the two that the word names, 五六月 too where each is asked for."""
    each = holds(mentions, "op", "each") and not holds(mentions, "flow", "trade")
    each = each and sum(m.kind in ("flow", "place", "demonym", "commodity") for m in mentions) < 3
    found: list[Mention] = []
    for m in mentions:
        two = m.code if m.is_("time", *TWO_IN_ONE) and m.first < m.last else ""
        listed = "," in m.said or "、" in m.said  # 七、八月: two months, where 七八月 may be a span
        if (each or (listed and not m.is_("time", MONTHS[0]))) and m.is_("time", *MONTHS) and m.first < m.last:
            two = f"two:month:{m.code[7:].split('-')[0]}"
        if two:
            _, unit, first = two.split(":")
            found.append(replace(m, last=m.first, code=f"{unit}:{first}", others=()))
            m = replace(m, first=m.first + 1, code=f"{unit}:{int(first) + 1}", others=())
        found.append(m)
    return tuple(found)


# January and February named as one: a time where figures are asked for, else the custom of telling them together.
_EXPLAINED = ("define", "why", "published", "release_date", "release_next", "source", "held", "fresh")
_BESIDE = ("harmless", "conj", "fragment", "courtesy", "prep", "growth", "unit")
_BOTH = (("time", "month:1"), ("time", "month:2"))


def months_together(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, `January-February combined` as a span of two months beside a flow of which no rule is explained."""
    together = [m for m in mentions if m.is_("term", "january_february") and m.last > m.first]
    if not together or not holds(mentions, "flow"):
        return mentions
    if any(m.is_("op", *_EXPLAINED) or m.is_("question", "why") for m in mentions):
        return mentions
    spans = [m for m in together if _names_both(tokens[m.first : m.last + 1], lexicon)]
    return tuple(replace(m, kind="time", code="months:1-2", others=m.meanings) if m in spans else m for m in mentions)


def together_in_talk(frame: Frame, lexicon: Lexicon) -> Frame:
    """ "Jan and Feb together?" after the figure of one of them: the two months, where nothing is to be explained."""
    together = [m for m in frame.all("term", "january_february") if m.last > m.first]
    if len(together) != 1 or frame.leftover or any(frame.has("op", code) for code in _EXPLAINED):
        return frame
    told = together[0]
    little = all(m is told or m.kind in _BESIDE for m in frame.mentions)
    if not little or not _names_both(frame.tokens[told.first : told.last + 1], lexicon):
        return frame
    span = TimeExpression((Moment(None, (1, 2)),))
    time = replace(told, kind="period", code=span.code, value=span, others=())
    return replace(frame, mentions=tuple(time if m is told else m for m in frame.mentions))


def _names_both(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether the words name the two months, and do not tell of an effect alone."""
    named = {meaning for token in tokens for meaning in lexicon.longest((token.norm,), 0)[1]}
    return all(month in named for month in _BOTH)


# `Sobem há 15 meses seguidos`, `suben desde hace 15 meses seguidos`: what reads as a moment long ago -> the number of
# months that something has gone on for, where a word for "in a row" stands right after it. Mentions -> mentions.
_AGO = "today:month:-"


def counted_in_a_row(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each such moment as a filler, the number and its unit."""
    at = next((i for i, (one, two) in enumerate(pairwise(mentions)) if _ago(one) and _follows(one, two)), None)
    if at is None:
        return mentions
    ago = mentions[at]
    number = float(ago.code.removeprefix(_AGO))
    if ago.last - ago.first < 2:
        return mentions
    plain = replace(ago, value=None, others=())
    led = " ".join(token.said for token in tokens[ago.first : ago.last - 1])
    parts = (
        replace(plain, last=ago.last - 2, kind="harmless", code="little", said=led),
        replace(
            plain, first=ago.last - 1, last=ago.last - 1, kind="number", code=f"{number:g}", value=number,
            said=tokens[ago.last - 1].said,
        ),
        replace(plain, first=ago.last, kind="time", code="unit:month", said=tokens[ago.last].said),
    )  # fmt: skip
    return (*mentions[:at], *parts, *mentions[at + 1 :])


def _ago(mention: Mention) -> bool:
    return mention.kind == "period" and mention.code.startswith(_AGO)


def _follows(one: Mention, two: Mention) -> bool:
    return two.is_("op", "streak") and two.first == one.last + 1


_YEARS_AT_MOST = 30


def years_in_a_row(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`輸出は3年連続で増えた`: so many years right before a word for `in a row` are a run of years, of which no figure
    is held; not one of months."""
    for i, (number, unit) in enumerate(pairwise(mentions)):
        end = i + 2
        if number.kind != "number" or not unit.means("time", "sign:year") or unit.first != number.last + 1:
            continue
        if end + 1 < len(mentions) and mentions[end].means("time", "period_word"):  # 3年間連続
            end += 1
        run = mentions[end] if end < len(mentions) else None
        adjacent = run is not None and run.is_("op", "streak") and run.first == mentions[end - 1].last + 1
        if not adjacent or not isinstance(number.value, float | int) or number.value > _YEARS_AT_MOST:
            continue
        said = "".join(m.said for m in mentions[i + 1 : end + 1])
        years = replace(unit, last=mentions[end].last, kind="unheld", code="years_running", said=said, others=())
        return (*mentions[: i + 1], years, *mentions[end + 1 :])
    return mentions


def of_a_time(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """`How much of 2025's export growth came from ASEAN`: a part of a whole, whose `of` the time has taken with it."""
    found: list[Mention] = []
    for m in mentions:
        led = found[-1] if found else None
        if led is not None and m.kind == "period" and m.first < m.last and led.is_("question", "how_much"):
            sign = tokens[m.first]
            if led.last + 1 == m.first and ("prep", "of") in lexicon.longest((sign.norm,), 0)[1]:
                found.append(Mention(m.first, m.first, "prep", "of", sign.said, language=m.language))
                m = replace(m, first=m.first + 1, said=m.said.removeprefix(sign.said).strip())
        found.append(m)
    return tuple(found)


def both_counted(_: object, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """`Les deux premiers mois`, `die beiden ersten Monate`, `los dos últimos trimestres`: two of them; `los dos
    primeros proveedores`, 上位二カ国 too."""
    found = list(mentions)
    if lexicon.ways.unspaced:
        for i, (rank, both) in enumerate(pairwise(mentions), 1):
            if rank.is_("op", "rank") and both.is_("deictic", "both") and rank.last + 1 == both.first:
                found[i] = replace(both, kind="number", code="2", value=2.0, others=())
        return tuple(found)
    for i, (both, which, unit) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        first = which.means("time", "first") or which.means("ordinal", "1")
        side_by_side = both.last + 1 == which.first and which.last + 1 == unit.first
        times = unit.means("time", "unit:month", "unit:quarter") and (first or which.means("time", "past"))
        if both.is_("deictic", "both") and side_by_side and (times or (first and unit.kind == "party")):
            found[i] = replace(both, kind="number", code="2", value=2.0, others=())
    return tuple(found)


_MONTHS_OF: Final = {"unit:quarter": 3, "unit:half": 6}


def told_by_its_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The quarter Oct-Dec 2025`, `the half-year January to June`: named and told by its months, which is one time."""
    found = list(mentions)
    for i, (unit, behind) in enumerate(pairwise(mentions)):
        size = _MONTHS_OF.get(unit.code) if unit.kind == "time" else None
        time = behind.value if behind.kind == "period" and isinstance(behind.value, TimeExpression) else None
        if size is None or time is None or time.mode != "range" or [p.grain for p in time.parts] != ["month"] * 2:
            continue
        if time.parts[1].months[1] - time.parts[0].months[0] + 1 == size:
            found[i] = replace(unit, kind="harmless", code="words", others=())
    return tuple(found)
