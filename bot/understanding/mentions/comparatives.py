"""A word of degree that is a superlative as well ("más", "mais") -> a comparative, where what follows sets it against
another time, partner, flow or goods: `más que un año antes`, `mais em maio que em abril`, `más a la UE que a la ASEAN`.
`Насколько Бразилия больше`, `второй по экспорту месяц`: how far one is over another, and which place it takes.

Mentions -> mentions. Which words begin such a time is told by the mark `than` in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.mentions.nth import parts_year
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, codes_in, first_in, holds, holds_any, says_in
from bot.understanding.words.kinds import NAMED, UNITS_OF_TIME, WHO

_ALIKE = (("period",), ("place", "demonym"), ("flow",), ("commodity",), ("verb",))
_THEN = "earlier:month"  # "that month"
_SUBJECT = ("flow", "place", "commodity", "period")
_DEGREES = {("extreme", "most"): "more", ("extreme", "least"): "less"}
_PLAIN = ("flow", "place", "prep", "harmless")


def comparatives(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the degree right where a time is set against another after it."""
    mentions = _than(mentions)
    if not holds(mentions, "extreme"):
        return mentions
    mentions = tuple(_of_degree(mentions, i) for i in range(len(mentions)))
    against = next((i for i, m in enumerate(mentions) if _set_against(mentions, i)), None)
    if against is None or any(m.is_("question", "who") or m.is_("op", "which", "record") for m in mentions[:against]):
        return mentions
    nth = holds(mentions[against:], "ordinal") and not holds(mentions[against:], "period")  # "que en el primero"
    found = list(mentions)
    for i, m in enumerate(mentions[:against]):
        code = _DEGREES.get((m.kind, m.code))
        if code is not None and (("more", code) in m.others or mentions[against].kind == "growth" or nth):
            rest = tuple(other for other in m.others if other != ("more", code))
            found[i] = replace(m, kind="more", code=code, others=rest)
    return tuple(found)


def before_another(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Lag Vietnam vor Japan`: ahead of it in size, where another partner is named before; else `vor` tells a time."""
    found = list(mentions)
    for at, (one, two) in enumerate(pairwise(mentions)):
        code = "above" if one.says("ranked_before") else "below" if one.says("ranked_behind") else ""
        named = code and two.kind in WHO and any(m.kind in WHO and m.code != two.code for m in mentions[:at])
        if named and holds_any(mentions, "flow", "party"):
            found[at] = replace(one, kind="compare", code=code, others=())
    return tuple(found)


_WAYS = {"above": 1, "below": -1, "in_more": 1, "in_less": -1}
_FURTHER = {("down", 1): "fell_more", ("down", -1): "less", ("up", 1): "faster", ("up", -1): "slower"}


def move_compared(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Was the fall in May bigger than in April`, `was April's rise weaker than May's`: it fell more, it rose more
    slowly; how far it moved in each is set against the other, and not the amount itself."""
    moved = next((i for i, m in enumerate(mentions) if _is_move(mentions[:i], m, mentions[i + 1 :])), len(mentions))
    at = next((i for i, m in enumerate(mentions[moved:], moved) if _way_over(m, mentions[moved:])), None)
    times = [m.value for m in mentions if m.kind == "period"]
    single = all(isinstance(time, TimeExpression) and len(time.parts) == 1 for time in times)
    if at is None or len(times) != 2 or not single or holds(mentions, "growth", "mom"):
        return mentions
    move, degree = mentions[moved], mentions[at]
    way = _way_over(degree, mentions) * (-1 if degree.says("worse") and move.code == "down" else 1)
    joint = (("harmless", "than"),) if degree.kind == "compare" else ()  # 比 stands apart
    further = replace(degree, kind="more", code=_FURTHER[move.code, way], others=joint)
    led = (replace(move, first=degree.first, last=degree.first),) if further.code == "less" else ()
    return (*mentions[:moved], *mentions[moved + 1 : at], *led, further, *mentions[at + 1 :])


def _way_over(m: Mention, said: tuple[Mention, ...]) -> int:
    """Which way a word of degree sets one over another, 比 standing apart from its 大; 0 where it does not."""
    beside = holds(said, "op", "compare")
    told = m.kind == "compare" and m.first < m.last
    return next((way for code, way in _WAYS.items() if (told and m.code == code) or (beside and m.says(code))), 0)


def _is_move(before: tuple[Mention, ...], m: Mention, behind: tuple[Mention, ...]) -> bool:
    """Whether a word is a noun for a movement: the fall, which rise, May's rise, 降幅, 減少は."""
    led = bool(before) and (before[-1].says("determiner") or before[-1].is_("question", "what"))
    owned = [one.kind for one in before[-3:]] == ["period", "harmless", "harmless"]  # the sign and its s
    moved = m.is_("direction", "up", "down") and not any(kind == "more" for kind, _ in m.others)
    return moved and (led or owned or m.says("fall_rate") or (bool(behind) and behind[0].says("topic")))


def _of_degree(mentions: tuple[Mention, ...], i: int) -> Mention:
    """`¿Por qué exporta China menos tierras raras?`, `menos da metade`: a degree of what is sold, asked why, or right
    before a part of something, is no superlative; nor is `¿exporta China más a Alemania?`, where no more is said."""
    m = mentions[i]
    code = _DEGREES.get((m.kind, m.code))
    if code is None or ("more", code) not in m.others:
        return m
    led = next((one for one in reversed(mentions[:i]) if one.kind not in ("place", "demonym", "harmless")), None)
    after = next((one for one in mentions[i + 1 :] if one.kind != "harmless"), None)
    sold = led is not None and led.kind in ("flow", "verb") and after is not None and after.kind == "commodity"
    sold = sold and holds(mentions[:i], "op", "why")
    part = any(one.kind == "number" and ("unit", "pct") in one.others for one in mentions[i + 1 : i + 2])
    plain = all(o is m or o.kind in _PLAIN for o in mentions) and sum(o.kind == "flow" for o in mentions) == 1
    if not part and led is not None and led.kind == "flow" and plain:
        moved = after is not None and after.kind == "prep" and sum(o.kind == "place" for o in mentions) <= 2
        return replace(m, kind="direction", code="up" if code == "more" else "down", others=()) if moved else m
    return replace(m, kind="more", code=code, others=()) if sold or part else m


def which_of_two(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`台湾と米国はどっちが中国に多く売った`, `どっちの年が赤字が大きい`: which of two that are joined did more, or of
    two times that were told."""
    joined = any(
        a.kind in _ALIKE[1] and ((b.means("prep", "post_with") and c.kind in _ALIKE[1]) or b.kind in _ALIKE[1])
        for a, b, c in zip(mentions, mentions[1:], mentions[2:], strict=False)
    )  # 台湾、韓国：どちらが… too
    who = first_in(mentions, "question", "who")
    time = [m for m in mentions if m.says("any_of_them") and who is not None and m.first > who.last][:1]
    if who is None or not (joined or time):
        return mentions
    degrees = {"in_more": "more", "in_less": "less"} | ({"of_size": "more", "low": "less"} if time else {})
    return tuple(
        next((replace(m, kind="more", code=code, others=()) for mark, code in degrees.items() if m.says(mark)), m)
        if m.kind == "harmless"
        else m
        for m in mentions
    )


def _than(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`More to Vietnam then to Japan`: behind a word of degree, and right before what something is set against."""
    if says_in(mentions, "than"):
        return mentions
    for i, m in enumerate(mentions[1:-1], 1):
        if not m.says("than_misspelt"):
            continue
        degree = any(one.kind in ("more", "compare") or one.means("more", "more", "less") for one in mentions[:i])
        after = mentions[i + 1]
        against = after.kind in ("prep", "place", "demonym", "flow", "period", "commodity", "deictic", "number")
        if degree and against and after.first == m.last + 1:
            others = (*(other for other in m.others if other != ("harmless", "than_misspelt")), ("harmless", "than"))
            return (*mentions[:i], replace(m, others=others), *mentions[i + 1 :])
    return mentions


def record_beaten(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did steel exports in 2025 beat the 2015 record`, `top the record of 2024`: a year is set against the year that
    had the record, a month against a month; the record itself asks for nothing. `Did June beat the record`, `have
    exports beaten the record of 2015`: it asks whether that was one, and for no forecast."""
    for i, m in enumerate(mentions):
        if not (m.says("outdone") or m.means("compare", "pass")):
            continue
        rest = [one for one in mentions[i + 1 :] if not one.says("determiner", "its", "possessive")][:3]
        at = first_in(rest[:2], "op", "record")
        then = first_in(rest[:2], "period")
        times = [n for n in mentions if n.kind == "period"]
        alone = rest[:1] == [at] if then is None else times == [then]
        if at is not None and alone and m.is_("op", "surprise"):
            return tuple(replace(n, kind="harmless", code="little", others=()) if n is m else n for n in mentions)
        if at is None or then is None or at is then:
            continue
        if len(times) > 1 and all(_grain(n) == _grain(then) for n in times):
            over = replace(m, kind="compare", code="pass", others=m.meanings)
            quiet = replace(at, kind="harmless", code="little", others=())
            return tuple(over if n is m else quiet if n is at else n for n in mentions)
    return mentions


def _grain(period: Mention) -> int:
    """How finely a time is told: 1 a year, 2 a month, more a span or what is counted from another."""
    return len(period.code.split("-")) if period.code.replace("-", "").isdigit() else len(period.code)


def beaten(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did it beat 2024?`, `beat that of the first half`, `weaker than a year ago`: a word for doing better or worse
    than expected is set against a bare time right after it, or one that something points to; `did it beat in October`
    does not. `Did exports top those of 2024`: what else puts in order is the verb behind its subject."""
    found = list(mentions)
    foreseen = any(m.is_("op", "forecast", "missed") or m.kind == "poll" for m in mentions)
    for i, (m, after) in enumerate(pairwise(mentions)):
        if m.kind == "op" and m.code == "surprise" and m.says("outdone", "softer", "firmer"):
            pointed = after.is_("deictic", "that") or after.says("determiner")
            pointed = pointed and not foreseen and i + 2 < len(mentions)
            time = mentions[i + 2] if pointed else after
            size = time.last - time.first + 1
            dated = size == 2 and "-" in time.code and "?" not in time.code  # "October 2025", no "in October"
            set_against = m.says("softer", "firmer") or size == 1 or dated or pointed
            earlier = time.code.startswith(("earlier:", "last:"))
            earlier = earlier and not (m.last > m.first and time.code == _THEN)  # "did it beat the forecast that month"
            amount = m.first == m.last and [one.kind for one in mentions[i + 1 : i + 3]] == ["number", "scale"]
            if amount or (time.kind == "extreme" and holds(mentions[:i], "extreme")):
                # "exports beat 300 bn", "by how much did the best month beat the worst"
                found[i] = replace(m, kind="compare", code="pass", others=m.meanings)
            elif time.kind in ("period", "ordinal") and after.first == m.last + 1 and (set_against or earlier):
                over = "below" if m.says("softer") else "pass"
                found[i] = replace(m, kind="compare", code=over, others=m.meanings)
        elif m.is_("op", "rank") and ("compare", "pass") in m.others and after.kind not in ("party", "extreme"):
            asked = any(one.says("auxiliary") or one.is_("op", "when") for one in mentions[:i])
            if asked and (mentions[i - 1].kind in _SUBJECT or mentions[i - 1].says("taking")):
                found[i] = replace(m, kind="compare", code="pass", others=())
    return tuple(found)


def _set_against(mentions: tuple[Mention, ...], i: int) -> bool:
    """Whether the mention is a year or month before that something is set against, or leads from a time, a partner, a
    flow or goods to another."""
    if not mentions[i].says("than"):
        return False
    if mentions[i].kind == "growth":
        return True
    after = next((m for m in mentions[i + 1 :] if m.kind not in ("prep", "harmless")), None)
    if after is not None and after.kind == "ordinal":
        return any(m.kind == "period" and parts_year(m) for m in mentions[:i])
    kinds = next((kinds for kinds in _ALIKE if after is not None and after.kind in kinds), ())
    return any(m.kind in kinds and m.code != after.code for m in mentions[:i]) if after is not None else False


def _compared(mentions: tuple[Mention, ...], time: Mention) -> bool:
    """Whether something is set over or under what is of that time."""
    before = [m for m in mentions[: mentions.index(time)] if m.kind not in ("harmless", "prep")]
    led = next((m for m in reversed(before) if not m.is_("deictic", "that")), None)  # "than that crazy 2015 one"
    return led is not None and (led.is_("compare", "above", "below") or led.kind == "more")


def that_one(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Was the surplus of 2025 larger than the one of 2024`: the one is the same of another time, and no number."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind != "number" or not m.says("pronoun"):
            continue
        before = next((one for one in reversed(mentions[:i]) if one.kind != "harmless"), None)
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        dated = before is not None and before.kind == "period" and m.first == before.last + 1
        led = before is not None and mentions[i - 1].says("determiner")
        joined = led and mentions[i - 2].is_("conj", "and", "or") and after is not None and after.kind == "prep"
        timed = led and after is not None and after.kind == "period"
        if (dated and before and _compared(mentions, before)) or joined or timed:
            found[i] = replace(m, kind="harmless", code="little", value=None, others=())  # "than the July one"
            for n in (n for n, one in enumerate(mentions[:i]) if dated and one.is_("deictic", "that")):
                found[n] = replace(mentions[n], kind="harmless", code="little", others=())
            continue
        over = before is not None and (before.is_("compare", "above", "below", "pass") or before.is_("prep", "versus"))
        if over and after is not None and after.kind in ("period", "prep"):
            found[i] = replace(m, kind="deictic", code="that", value=None, others=(("harmless", "little"),))
    return tuple(found)


_OVER = {"above": 1, "pass": 1, "more": 1, "below": -1, "less": -1}
OF_MONTHS = ("ever", "which", "when", "count", "last_time", "first_time", "monthly", "trend", "longest", "streak")


def how_far_over(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word for how fast something grew as one for how far apart, where a name and `more` follow it."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("op", "how_fast"):
            continue
        after = [one for one in mentions[i + 1 :] if one.kind not in ("harmless", "prep")][:2]
        if len(after) == 2 and after[0].kind in NAMED and after[1].is_("more", "more", "less"):
            found[i] = replace(m, code="difference", others=m.meanings)
    return tuple(found)


def out_and_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Have imports ever exceeded exports`, `exports exceeded imports in every month`: the deficit, or the surplus,
    that is looked for in months."""
    at = [i for i, m in enumerate(mentions) if m.is_("flow")]
    if len(at) != 2 or {mentions[i].code for i in at} != {"export", "import"}:
        return mentions
    between = mentions[at[0] + 1 : at[1]]
    closed = holds(between, "harmless", "doer")
    if closed:  # 輸出が輸入を上回ったことは
        between = mentions[at[0] + 1 :]
    led = [m for m in mentions[: at[0]] if not m.is_("harmless", "little")][-1:]
    if led and led[0].kind == "compare":  # "¿superan las exportaciones a las importaciones?"
        between = (*led, *between)
    over = [m for m in between if m.kind in ("compare", "more") and m.code in _OVER]
    sought = any(
        (m.means("op", *OF_MONTHS) and (m.code != "when" or m.first < m.last or closed))
        or m.says("each_month", "never")
        for m in mentions
    )  # "when did imports exceed exports", and not "it is a deficit when they do"
    other = holds_any(mentions, "number", "growth", "direction", "measure", "commodity", "extreme", "conj")
    if len(over) != 1 or not sought or other or holds(mentions, "op", "difference", "how_fast"):
        return mentions
    if len(codes_in(mentions[at[0] :], *WHO)) > 1 or len(codes_in((mentions[i - 1] for i in at if i), *WHO)) > 1:
        return mentions  # "have exports to the EU ever exceeded imports from ASEAN": no balance; 美方进口高于中方出口
    more = _OVER[over[0].code] > 0
    code = "surplus" if (mentions[at[0]].code == "export") is more else "deficit"
    quiet = [*over, mentions[at[1]], *(m for m in mentions if m.is_("deictic", "there"))]
    found = [replace(m, kind="harmless", code="words", others=()) if m in quiet else m for m in mentions]
    found[at[0]] = replace(mentions[at[0]], code=code, others=(("harmless", "indefinite"),))
    return tuple(replace(m, code="with") if m.is_("prep", "to", "from") else m for m in found)


def placed_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the preposition between a place in an order and what the order is of as a word for the most:
    `second by exports`, `третий по импорту месяц`."""
    if any(m.kind == "extreme" or m.is_("op", "streak", "first_time", "last_time") for m in mentions):
        return mentions
    mentions = _degree_after(mentions)
    asked = any(m.kind == "party" or m.is_("time", *UNITS_OF_TIME) for m in mentions)
    for i, m in enumerate(mentions[1:-1], 1):
        nth, of = mentions[i - 1], mentions[i + 1]
        if not (m.means("prep", "by") or m.says("by_place")) or of.kind not in ("flow", "commodity"):
            continue
        if asked and nth.kind == "ordinal" and nth.last + 1 == m.first and m.last + 1 == of.first:
            most = replace(m, kind="extreme", code="most", value=None, others=m.meanings)
            return (*mentions[:i], most, *mentions[i + 1 :])
    return mentions


def _degree_after(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """2番目に大きかった月, 3番目に小さい: a word of size right after a place in an order is a superlative."""
    found = list(mentions)
    for i, m in enumerate(mentions[1:], 1):
        most, least = m.says("of_size"), m.says("low")
        if (most or least) and mentions[i - 1].kind == "ordinal" and mentions[i - 1].last + 1 == m.first:
            found[i] = replace(m, kind="extreme", code="most" if most else "least", others=m.meanings)
    return tuple(found)
