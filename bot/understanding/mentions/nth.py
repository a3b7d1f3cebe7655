"""`A third straight month`, `for a fifth month`: which one of a run it is, and not a third or a fifth of something."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any, says_in
from bot.understanding.words.kinds import ONE_WAY, UNITS_OF_TIME
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

QUARTERS = ("quarter:2", "quarter:3", "quarter:4")
_ONES = {"1": "first_one", "2": "second_one", "3": "third_one"}
_TOLD = ("direction", "growth", "number", "unit")  # what goes on "for a fifth month"


def numbered(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a fraction right before a word for a run or a unit of time as the ordinal that it is there."""
    mentions = _for_the_nth(mentions)
    if not any(m.kind == "op" and m.code in ("streak", "first_time") for m in mentions):
        return mentions
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        if _nth(one) is not None and (two.is_("op", "streak") or two.is_("time", *UNITS_OF_TIME)):
            found[i] = _as_ordinal(one)
    return tuple(found)


def by_a_quarter(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """`Down a quarter in 2025`: so much of itself, where the word for the stretch is one for a part too, and no time
    (`fell a quarter earlier`, `did they ever fall a quarter`, `rose a quarter and fell the next`)."""
    if any(m.is_("op", "ever") or m.is_("time", "next") for m in mentions):
        return mentions
    for i, (one, two) in enumerate(pairwise(mentions)):
        led = mentions[i - 1 - (i > 1 and mentions[i - 1].kind == "compare")] if i else None
        part = two.is_("time") and two.said in ways["fourth_part"] and one.says("indefinite")
        if part and led is not None and led.kind == "direction":
            after = mentions[i + 2] if i + 2 < len(mentions) else None
            bounded = after is not None and after.is_("compare", "at_least", "at_most")  # "a quarter or more"
            if after is None or bounded or after.kind in ("period", "op", "conj", "demonym", "courtesy"):
                quarter = replace(two, kind="number", code="25", value=25.0, others=(("unit", "pct"),))
                return (*mentions[:i], replace(quarter, first=one.first), *mentions[i + 2 :])
    return mentions


def nth_most(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """2025年で2番目に輸出が|多かった|月: a word of degree behind such an ordinal is a superlative."""
    at = next((i for i, m in enumerate(mentions) if m.kind == "ordinal" and m.says("nth_led")), None)
    if at is None or holds_any(mentions, "extreme", "compare"):
        return mentions
    degree = next((i for i, m in enumerate(mentions) if i > at and (m.kind == "more" or m.says("of_size"))), None)
    if degree is None or degree == at + 1 or mentions[degree].code in ("faster", "slower"):
        return mentions
    code = "least" if mentions[degree].is_("more", "less") else "most"
    nth = mentions[at]
    superlative = replace(mentions[degree], kind="extreme", code=code, value=nth.value, others=(("ordinal", nth.code),))
    led = replace(nth, kind="harmless", code="little", value=None, others=())
    return (*mentions[:at], led, *mentions[at + 1 : degree], superlative, *mentions[degree + 1 :])


def nth_behind(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`El segundo mes más fuerte`, `the second month with the highest exports`, `o segundo país que mais compra`: the
    ordinal of a superlative that stands behind what is put in order, where others have it before."""
    for i, m in enumerate(mentions):
        nth = _place_of(m)
        if nth is None:
            continue
        named = m.kind == "time"  # "tercer mes", "segundo trimestre"
        noun = i if named else i + 1
        at = _superlative_of(tokens, mentions, noun) if noun < len(mentions) else None
        if at is None or any(later.says("than") or later.is_("op", "streak") for later in mentions[noun:]):
            continue
        if m.is_("time", *QUARTERS) and (at != i + 1 or not _one_of_the_quarters(mentions, i)):
            continue
        most = mentions[at]
        ranked = replace(most, value=float(nth), others=(*most.others, ("ordinal", str(nth))))
        if named:
            led = replace(m, code="unit:month" if m.says("nth_month") else "unit:quarter", others=())
        else:
            led = replace(m, kind="harmless", code="little", value=None, others=())
        return (*mentions[:i], led, *mentions[i + 1 : at], ranked, *mentions[at + 1 :])
    return mentions


def _one_of_the_quarters(mentions: tuple[Mention, ...], i: int) -> bool:
    """`El segundo trimestre más fuerte`; "second quarter biggest partners", "fourth quarter highest" are of it."""
    led = bool(i) and (mentions[i - 1].says("determiner") or mentions[i].said.count(" ") > 1)
    return led and not holds(mentions, "party") and not any(o.is_("time", "unit:month") for o in mentions)


def _place_of(m: Mention) -> int | None:
    """Which place an ordinal tells, or a month that is named by its number; None for the first and other words."""
    if m.says("nth_month") or (m.is_("time", *QUARTERS) and m.last > m.first):
        return int(m.code.split(":")[1])
    if m.is_("deictic", "second_one", "third_one"):
        return 2 if m.code == "second_one" else 3
    return int(float(m.code)) if m.kind == "ordinal" and float(m.code) > 1 else None


def _superlative_of(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], noun: int) -> int | None:
    """The place of the superlative of months, years or countries: right behind them, or in what a joint opens there."""
    what = mentions[noun]
    counted = what.is_("time", "unit:month", "unit:year", "unit:quarter") or what.says("nth_month", "any_country")
    named = what.kind == "time" and not what.code.startswith("unit:")
    if not (counted or named or what.kind == "party"):
        return None
    if noun and what.first != mentions[noun - 1].last + 1 and not named:
        return None
    at = noun + 1
    if (
        at + 1 < len(mentions)
        and mentions[at].is_("prep", "of", "in")
        and tokens[mentions[at].last + 1].kind == "number"
    ):
        at += 1 + (mentions[at + 1].first == mentions[at].last + 1)  # "of 2025"
    opened = what.kind == "party"
    for i in range(at, len(mentions)):
        m = mentions[i]
        if m.is_("extreme", "most", "least"):
            return i if opened or i == noun + 1 else None
        opened = opened or (i == at and (m.is_("prep", "with", "in") or m.means("question", "where", "what")))
        if not opened or (m.kind in ("conj", "op", "more") and not m.means("question", "where")):
            return None
    return None


def hyphened(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The third-largest`: the hyphen between an ordinal and its superlative takes nothing away."""
    return tuple(
        m
        for i, m in enumerate(mentions)
        if not (m.is_("conj", "minus") and 0 < i < len(mentions) - 1)
        or not (mentions[i - 1].kind == "ordinal" and mentions[i + 1].kind == "extreme")
    )


def of_dealers(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China's no. 3 export market`, `slipped to third place among its customers`: the third of them in order, and not
    the third of what was told before."""
    places = {code: nth for nth, code in _ONES.items()}
    at = next((i for i, m in enumerate(mentions) if m.kind == "deictic" and m.code in places), len(mentions))
    behind = next((m for m in mentions[at + 1 :] if m.kind not in ("harmless", "demonym", "commodity")), None)
    sought = holds(mentions, "question", "who") and holds(mentions, "flow", *ONE_WAY)  # "who's in second place for"
    if at == len(mentions) or not (sought or (behind is not None and behind.kind == "party")):
        return mentions
    before, nth = mentions[:at], places[mentions[at].code]
    moved = at > 1 and before[-1].is_("prep", "to") and before[-2].is_("direction", "up", "down")
    place = replace(mentions[at], kind="ordinal", code=nth, value=float(nth), others=())
    return (*(before[:-2] if moved else before), place, *mentions[at + 1 :])


def last_of_all(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Wer war Letzter bei den Exporten`, `last among ASEAN members for exports`: the least of them, and no time."""
    at = next((i for i, m in enumerate(mentions) if m.means("time", "past")), len(mentions))
    led = [m for m in mentions[:at] if m.kind not in ("harmless", "time", "number")]
    behind = mentions[at + 1 : at + 2]
    rest = mentions[at + 1 :]  # "who's last among those" are those that were told
    alone = all(m.kind in ("harmless", "courtesy") for m in rest) and not says_in(rest, "among")
    asked = bool(led) and len(led) < at and (led[-1].is_("question", "who") or led[-1].says("its_members"))
    if at == len(mentions):
        return mentions
    if at == 0 and says_in(behind, "among"):
        return (replace(mentions[0], kind="extreme", code="least", value=None, others=()), *mentions[1:])
    if not (asked and (alone or (holds(behind, "prep") and holds(mentions[at:], "flow", *ONE_WAY)))):
        return mentions
    least = replace(mentions[at], kind="extreme", code="least", value=None, others=())
    return (*mentions[:at], least, *mentions[at + 1 :])


def first_of_dealers(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿Cuál es el primer cliente de China?`: the largest of them; not what the first of those told has dealt."""
    if any(m.kind == "verb" or m.is_("question", "how_much") for m in mentions):
        return mentions
    first = {a for a, b in pairwise(mentions) if a.is_("ordinal", "1") and b.is_("party", "buyer", "seller", "partner")}
    return tuple(replace(m, kind="extreme", code="most", value=None, others=()) if m in first else m for m in mentions)


def by_the_nth(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`а по второму?`, `рост по первому`: at the end, which one of those told before."""
    if len(mentions) < 2 or not (mentions[-2].says("by_place") and mentions[-1].is_("ordinal", *_ONES)):
        return mentions
    joint, nth = mentions[-2:]
    if nth.first != joint.last + 1 or any(token.is_content for token in tokens[nth.last + 1 :]):
        return mentions
    pointed = replace(nth, first=joint.first, kind="deictic", code=_ONES[nth.code], value=None, others=())
    return (*mentions[:-2], pointed)


def _for_the_nth(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Fell for a third month`, `below 50 for the eighth month`: the month is one of a run, which the words do not
    name; of a run of years or quarters no figure is held. `Exports for the third month` tells which month."""
    at = next((i for i, m in enumerate(mentions) if m.means("prep", "for") and 0 < i < len(mentions) - 2), None)
    if at is None or mentions[at - 1].kind not in _TOLD:
        return mentions
    nth = at + 2 if mentions[at + 1].says("determiner") else at + 1
    if nth + 1 >= len(mentions) or not (mentions[nth].kind == "ordinal" or _nth(mentions[nth]) is not None):
        return mentions
    unit = mentions[nth + 1]
    if not unit.is_("time", *UNITS_OF_TIME):
        return mentions
    kind, code = ("op", "streak") if unit.code == "unit:month" else ("unheld", "years_running")
    run = replace(unit, kind=kind, code=code)
    return (*mentions[:nth], _as_ordinal(mentions[nth]), run, *mentions[nth + 2 :])


def _nth(part: Mention) -> int | None:
    """Which one a fraction tells where it is none: a third -> 3. None where it tells something else."""
    fraction = part.kind == "number" and ("unit", "pct") in part.others
    if not fraction or not isinstance(part.value, float | int) or not 0 < part.value < 100:
        return None
    return round(100 / part.value)


def _as_ordinal(mention: Mention) -> Mention:
    nth = _nth(mention)
    return mention if nth is None else replace(mention, kind="ordinal", code=str(nth), value=float(nth), others=())


def first_in_so_long(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The first fall in how many months`, `for the first time in how long`: since when, and none that are counted."""
    first = any(m.is_("ordinal", "1") or m.is_("op", "first_time") for m in mentions)
    since = (("harmless", "since_when"),)
    return tuple(
        replace(m, kind="op", code="streak", others=since) if first and m.says("in_so_long") else m for m in mentions
    )


def parts_year(period: Mention) -> bool:
    """A quarter, a half or a month: one of several, of which the first or the last may be named after it."""
    said = period.value
    return isinstance(said, TimeExpression) and any(part.grain in ("quarter", "half", "month") for part in said.parts)


def first_of_those(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Au deuxième trimestre par rapport au premier`: what is set against a quarter is the first, and no extreme."""
    found = list(mentions)
    apart = holds(mentions, "op", "compare", "difference")
    for i, m in enumerate(mentions[1:], 1):
        nth = next((code for kind, code in m.others if kind == "ordinal"), "") if m.kind == "extreme" else ""
        led = next((one for one in reversed(mentions[:i]) if not (one.kind == "prep" or one.is_("harmless"))), None)
        than = any(one.says("than") for one in mentions[max(i - 2, 0) : i])
        against = led is not None and (than or led.is_("op", "compare") or led.kind == "compare")
        against = against or (led is not None and (led.is_("prep", "versus") or (apart and led.is_("conj", "and"))))
        last = not any(one.kind not in ("harmless", "conj") for one in mentions[i + 1 :])
        if nth and against and last and any(one.kind == "period" and parts_year(one) for one in mentions[:i]):
            found[i] = replace(m, kind="ordinal", code=nth, others=())
    return tuple(found)


def first_within(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Pour la première fois en un an`: no rate on a year before, but how long it had not been so; `pour la première
    fois de l'année`: of the year that it lies in."""
    found = list(mentions)
    nth = next((i for i, m in enumerate(mentions) if m.is_("ordinal", "1")), len(mentions))
    for i, (led, year) in enumerate(pairwise(mentions[nth:]), nth):
        of_it = led.is_("prep", "of") or led.is_("harmless", "little")
        if year.is_("time", "unit:year") and of_it and holds(mentions[nth:i], "direction"):
            found[i + 1] = replace(year, code="year_span", others=())  # "der erste Rückgang der Exporte des Jahres"
    for i, (first, span) in enumerate(pairwise(mentions)):
        if not first.is_("op", "first_time"):
            continue
        year = mentions[i + 2] if i + 2 < len(mentions) else span
        if span.is_("growth", "yoy") and span.says("within_a_year"):
            found[i + 1] = replace(span, kind="time", code="unit:year", others=())
        elif span.is_("prep", "of") and year.is_("time", "unit:year"):
            found[i + 2] = replace(year, code="year_span", others=())
    return tuple(found)


def top_month(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """ "Top month of each", "which month came top", "the top growth rate", "top monthly surplus": the highest of one
    thing, and no order of several, which "top months" is and "top exports" may be."""
    top = [m for m in mentions if m.is_("op", "rank") and m.means("extreme", "most") and m.first == m.last]
    if len(top) != 1 or any(m.kind in ("number", "ordinal", "party") for m in mentions):
        return mentions
    at = mentions.index(top[0])
    month = next((m for m in mentions if m.is_("time", "unit:month") and m.said.casefold() in ways["one_month"]), None)
    asked = month is not None and not holds_any(mentions[at + 1 : at + 2], "flow", "commodity", "harmless")
    asked = asked and any(m.is_("question", "what") and m.last + 1 == month.first for m in mentions if month)
    compound = [m for m in mentions[at + 1 :] if m.kind not in ("commodity", "flow")][:1]
    asked = asked or (month is not None and compound == [month])  # "top soybean import month", "top month for it"
    behind = [m for m in mentions[at + 1 :] if not m.is_("op", "monthly")][:3]
    of_it = [m for m in behind if not (m.is_("flow", "export", "import") and not m.says("by_value"))][:1]
    one = holds(of_it, "growth", "growth") or holds(of_it, "flow") or of_it[:1] == [month]
    goods = any(
        m.says("outlet", "goods") or m.kind == "commodity" or m.means("party", "buyer") for m in behind[1:]
    )  # "top growth goods"
    if not asked and not (one and not goods and not holds(mentions, "question", "who")):
        return mentions
    best = replace(top[0], kind="extreme", code="most", others=())
    return tuple(best if m is top[0] else m for m in mentions)
