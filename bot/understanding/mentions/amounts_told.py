"""Amounts and what belongs to them: a range, a quarter, a degree, no more than so much, the time of one. What stands
right behind a figure: a letter for its scale (`7m`, `$1t`)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import AMOUNT, MONEY
from bot.understanding.words.text import Token

# `Above the 112.4 Mt of 2015`: the time of an amount that another is set over: the amount tells it, and nothing is
# asked of that time.
_OVER = ("compare", "more")


def amounts_of_times(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with that time passed over, where another time is named besides."""
    if sum(m.kind == "period" for m in mentions) < 2:
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind != "number" or i < 2 or not mentions[i - 1].says("determiner"):
            continue
        led = next((n for n in reversed(mentions[: i - 1]) if n.kind not in ("harmless", "prep")), None)
        if led is None or led.kind not in _OVER:
            continue
        time = next((n for n in range(i + 1, len(mentions)) if mentions[n].kind not in ("scale", "unit")), None)
        if time is not None and time > i + 1 and mentions[time].kind == "period" and " " in mentions[time].said:
            found[time] = replace(mentions[time], kind="harmless", code="words", others=())
    return tuple(found)


def amount_of_that_time(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2025年出口比2024年的3.58万亿美元多吗`: the amount is what it is set over, and the time is said of it; no
    difference from that time is claimed."""
    if sum(m.kind == "period" for m in mentions) != 2 or any(m.is_("op", "difference") for m in mentions):
        return mentions
    for i, (than, time, of, number) in enumerate(zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)):
        over = than.is_("op", "compare") and than.says("than") and of.kind == "harmless" and of.first == time.last + 1
        over = over and not of.says("in_more", "in_less")  # 8月顺差比7月高5.9%: by so much, and not July's
        if over and i and time.kind == "period" and number.kind == "number" and number.first == of.last + 1:
            return (*mentions[: i + 1], *mentions[i + 3 :])
    return mentions


_BY_SO_MUCH = {"more": "up", "less": "down"}


def more_than_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2025年出口比2024年多5.5%`, `比去年同期少5%`: by so much it moved from that time; no bound of the rate."""
    sought = any(m.is_("op", "which", "when", "count") or m.code.startswith(("unit:", "sign:")) for m in mentions)
    if sought or any(m.kind == "question" for m in mentions):
        return mentions  # 哪些月份出口比去年同期多10%
    for i, (than, time, m, number, unit) in enumerate(
        zip((None, *mentions), mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)
    ):
        beside = time.is_("growth", "yoy") or (
            time.kind == "period" and than is not None and than.is_("op", "compare") and than.says("than")
        )
        way = _way(m)
        degree = way is not None and m.last == number.first - 1
        if beside and degree and m.first == time.last + 1 and number.kind == "number" and unit.is_("unit", "pct"):
            moved = replace(m, kind="direction", code=str(way), others=())
            return (*mentions[: i + 1], moved, *mentions[i + 2 :])
    return mentions


def _way(m: Mention) -> str | None:
    """Which way a word of degree tells: 多, 少, 高, 低, 高出."""
    if m.kind == "more" and m.first == m.last:
        return _BY_SO_MUCH.get(m.code)
    if m.kind == "compare":
        return {"above": "up", "below": "down"}.get(m.code)
    return "up" if m.says("in_more") else "down" if m.says("in_less") else None


# A part of an amount, where the same word is a time elsewhere: "fell by more than a quarter", "more than half?".
_ASIDE = ("harmless", "deictic", "conj", "fragment", "courtesy")
_PARTS = {"unit:quarter": 25.0, "unit:half": 50.0}


def quartered(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each `a quarter`, `half` after a movement and a word of comparing or vagueness as so many per cent;
    so a half that is all that is asked ("is that more than half?")."""
    found, drop = list(mentions), set[int]()
    for i, mention in enumerate(mentions):
        part = _PARTS.get(mention.code) if mention.kind == "time" else None
        article = mentions[i - 1] if i and mentions[i - 1].says("indefinite") else None
        at = i - (article is not None)
        if part is None or at < 1 or (article is None and mention.code == "unit:quarter"):
            continue
        compared = mentions[at - 1]
        joined = mention.first - compared.last == (1 if article is None else 1 + mention.first - article.first)
        led = compared.is_("compare", "above", "below") or compared.says("vague")
        if not (joined and led) or _of_something(mention, mentions[i + 1 :]):
            continue
        moved = next((m for m in reversed(mentions[: at - 1]) if m.kind not in ("harmless", "prep")), None)
        alone = mention.code == "unit:half" and all(m is mention or m is compared or m.kind in _ASIDE for m in mentions)
        if alone or (moved is not None and moved.kind in ("direction", "growth")):
            first, drop = (mention.first, drop) if article is None else (article.first, drop | {i - 1})
            others = (("unit", "pct"),)
            found[i] = replace(mention, first=first, kind="number", code=f"{part:g}", value=part, others=others)
    return tuple(mention for i, mention in enumerate(found) if i not in drop)


def _of_something(half: Mention, behind: tuple[Mention, ...]) -> bool:
    """Whether it is half of what stands behind it, or of no movement: `half a year`, `half a percent`, `half as fast`,
    `half year 2026`, `by half from 2023 to 2025`."""
    if half.first < half.last or any(m.kind == "period" and ".." in m.code for m in behind):
        return True
    one, two = (*behind, None, None)[:2]
    part_of = two is not None and two.kind in ("unit", "time", "period") and one is not None and one.says("indefinite")
    return part_of or (one is not None and (one.is_("op", "as_high") or one.kind == "more"))


# `Exports fell less in 2025 than a quarter`, `grew more in May than 10 %`: a degree and its amount, a time between.
_DEGREES = {"more": "above", "faster": "above", "less": "below", "slower": "below", "fell_more": "above"}
_BETWEEN = ("period", "prep", "time", "number")


def degree_apart(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the degree moved right before the amount of per cent that it is set against."""
    for i, m in enumerate(mentions):
        if m.kind != "more" or m.code not in _DEGREES:
            continue
        rest = [one for one in mentions[i + 1 :] if one.kind != "harmless" or one.says("than")]
        kinds = {one.kind for one in rest[1:3]}
        sized = kinds in ({"number", "scale"}, {"number", "unit"}) and not rest[2].means("unit", "pct")
        if m.first < m.last and sized and (rest[0].is_("prep") or rest[0].says("than")):
            way = "down" if m.code == "fell_more" else "up"  # "subieron más | de 20 mil millones", "rose more | than"
            grew = replace(m, last=m.last - 1, kind="direction", code=way, others=())
            by = (("harmless", "moved_by"),)
            sign = replace(rest[0], first=m.last, kind="compare", code=_DEGREES[m.code], others=by)
            return (*mentions[:i], grew, *(sign if one is rest[0] else one for one in mentions[i + 1 :]))
        at = next((k for k, one in enumerate(rest) if one.kind not in _BETWEEN or one.means("unit", "pct")), len(rest))
        amount = rest[at + 1] if at + 1 < len(rest) and rest[at].says("than") else rest[at] if at < len(rest) else None
        if amount is None or amount.kind != "number" or not holds(rest[:at], "period"):
            continue
        after = next((one for one in mentions if one.first == amount.last + 1), None)
        share = amount.means("unit", "pct") or (after is not None and after.is_("unit", "pct"))
        if not share or not (rest[at].says("than") or amount.first < amount.last):
            continue
        moved = m.meanings
        kind, code = ("harmless", "little") if m.first == m.last else ("growth", "growth")
        kind, code = ("direction", "down") if m.code == "fell_more" else (kind, code)
        grew = replace(m, kind=kind, code=code, others=())
        sign = replace(rest[at], kind="compare", code=_DEGREES[m.code], others=moved)
        found = [grew if one is m else one for one in mentions]
        if rest[at] is amount:  # "than a quarter" is one word
            pair = (replace(sign, last=amount.first), replace(amount, first=amount.first + 1))
            return tuple(new for one in found for new in (pair if one is amount else (one,)))
        return tuple(sign if one is rest[at] else one for one in found)
    return mentions


# A range of amounts, `16-17bn`, `16 to 17 bn`, `$18–19bn`: as if `between` stood before it.
_YEARS = 1900  # "2024-2025 in bn": times, and no amounts
_MOVED = ("direction", "more", "growth")


def ranged(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; the word for `between` takes the place of the first number, and that the place of the sign."""
    found = list(_closed_ranges(mentions))
    for i in range(1, len(found) - 2):
        low, sign, high, rest = found[i - 1 : i + 3]
        closes = rest.kind == "scale" or rest.is_("unit", "pct", "Mt", "kt", "t")
        if not (low.kind == high.kind == "number" and sign.first == sign.last and closes):
            continue
        joined = low.last + 1 == sign.first and sign.last + 1 == high.first and high.last + 1 == rest.first
        to = sign.is_("conj", "minus") or sign.is_("prep", "to") or sign.is_("time", "to")
        if not (joined and to and _rising(low, high)):
            continue
        led = found[i - 2] if i > 1 else None
        moved = led is not None and led.kind in _MOVED and sign.kind == "prep" and not rest.is_("unit", "pct")
        parted = sign.kind == "time" or (led is not None and led.is_("prep", "from"))
        came_from = parted and not (i > 2 and found[i - 3].says("copula", "came_to"))
        if led is not None and (came_from or led.is_("compare", "between") or moved):
            continue  # "rose from 16 to 17bn", "rose 16 to 17bn": it moved
        if i + 3 < len(found) and (found[i + 3].kind == "more" or found[i + 3].is_("compare", "above", "below")):
            continue  # "16-17bn higher than a year ago": so far apart
        between = replace(sign, kind="compare", code="between", others=(), first=low.first, last=low.last)
        found[i - 1 : i + 1] = [between, replace(low, first=sign.first, last=sign.last)]
        if led is not None and led.kind == "unit" and led.last + 1 == low.first:  # "$18-19bn"
            found[i - 2 : i] = [
                replace(between, first=led.first, last=led.last),
                replace(led, first=low.first, last=low.last),
            ]
    return tuple(found)


def _closed_ranges(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """在430亿到640亿美元之间, 430億ドルから640億ドルの間: each with its scale, the word for between last."""
    end = next((i for i, m in enumerate(mentions) if m.says("range_end")), 0)
    numbers = [i for i, m in enumerate(mentions[:end]) if m.kind == "number"]
    if len(numbers) < 2:
        return mentions
    low, high = numbers[-2:]
    own, rest = mentions[low + 1 : high - 1], mentions[high + 1 : end]
    sign = mentions[high - 1]
    joint = sign.means("prep", "to") or sign.means("prep", "post_from") or sign.means("conj", "and")
    if not (own and rest and joint) or any(m.kind not in ("scale", "unit") for m in (*own, *rest)):
        return mentions
    close = replace(mentions[end], kind="harmless", code="little", others=())
    led = mentions[low - 1]
    if led.is_("time", "during"):  # 在430亿到640亿美元之间
        between = replace(led, kind="compare", code="between", others=())
        joined = replace(sign, kind="conj", code="and", others=())
        told = (between, *mentions[low : high - 1], joined)
        return (*mentions[: low - 1], *told, *mentions[high:end], close, *mentions[end + 1 :])
    if led.kind == "compare" or own[-1].kind != "unit":
        return mentions  # 介于430亿和640亿美元之间 is told as it is; without a unit two scales would be one figure
    words = (replace(sign, kind="compare", code="between", others=()), mentions[low], *own)
    moved = [replace(m, first=at.first, last=at.last) for m, at in zip(words, mentions[low:high], strict=True)]
    return (*mentions[:low], *moved, *mentions[high:end], close, *mentions[end + 1 :])


def _rising(low: Mention, high: Mention) -> bool:
    one, two = low.value, high.value
    return isinstance(one, int | float) and isinstance(two, int | float) and 0 < one < two < _YEARS


# `1.9％しか増えなかった`, `何％しか増えなかった`: a particle behind an amount, with a denial after it -> the amount.
# The two together say that it was no more than that, and deny nothing. Behind a time they single it out:
# `10月しかない` is `10月だけ`; behind anything else they are left as they are. Mentions -> mentions.
_BETWEEN_DENIAL = ("harmless", "direction", "growth", "verb", "flow", "compare", "prep")


def no_more_than(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the particle and its denial as fillers; a denial that also asks for assent only asks for it."""
    found = list(mentions)
    for i, (amount, particle) in enumerate(pairwise(mentions)):
        if not particle.says("no_more") or particle.first != amount.last + 1:
            continue
        if amount.kind == "period":
            beside = mentions[i + 2] if i + 2 < len(mentions) else particle
            if beside.is_("negation", "not") and beside.first == particle.last + 1:
                found[i + 1] = replace(particle, kind="fragment", code="only", others=())  # 10月しかない: 10月だけ
                found[i + 2] = replace(beside, kind="harmless", code="little", others=())
            continue
        asked = amount.kind == "question" or amount.is_("op", "how_fast", "count")
        if not (asked or amount.kind in AMOUNT):
            continue
        at = next((k for k in range(i + 2, len(mentions)) if _denies(mentions[k])), None)
        if at is None or any(m.kind not in _BETWEEN_DENIAL for m in mentions[i + 2 : at]):
            continue
        said = mentions[at]
        found[i + 1] = replace(particle, kind="harmless", code="little", others=())
        if asked or said.kind == "negation":
            found[at] = replace(said, kind="harmless", code="little", others=())
        else:
            found[at] = replace(said, others=())
    return tuple(found)


def _denies(mention: Mention) -> bool:
    return mention.is_("negation", "not") or mention.says("denied") or mention.says("not_so")


_DOLLARS_OF = "USA"


def scaled_by_letter(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a letter as a scale; an `m` before a year may be months (`7M 2025`) and is left alone, a `t`
    without a currency before the figure is tonnes."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        figure = mentions[i - 1] if i else None
        if figure is None or figure.kind != "number" or figure.last + 1 != m.first or not tokens[m.first].glued:
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        glued = m.last + 1 < len(tokens) and tokens[m.last + 1].glued and tokens[m.last + 1].kind == "number"
        dated = following is not None and following.kind == "number" and following.said[:2] == "20"
        money = i > 1 and mentions[i - 2].is_("unit", *MONEY)
        if m.says("million_letter") and not glued and not dated:
            found[i] = replace(m, kind="scale", code="million", others=())
        elif m.says("trillion_letter") and money and not glued:
            found[i] = replace(m, kind="scale", code="trillion", others=())
    return tuple(found)


def apart_from_money(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports to the US $33.8 bn`: the country, and a dollar sign; in `rose to US $330 bn` the two are a currency."""
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        two = m.is_("unit", "USD") and m.last == m.first + 1 and tokens[m.last].norm == "$"
        before = mentions[i - 1] if i else None
        if not two or before is None or tokens[m.last].glued:
            found.append(m)
            continue
        led = any(kind == "prep" for kind, _ in before.meanings)
        traded = led and i > 1 and mentions[i - 2].kind in ("flow", "commodity", "verb")
        if before.says("determiner") or traded:
            said = [tokens[m.first].said, tokens[m.last].said]
            found.append(replace(m, last=m.first, kind="place", code=_DOLLARS_OF, said=said[0], others=()))
            found.append(replace(m, first=m.last, said=said[1], others=()))
        else:
            found.append(m)
    return tuple(found)


def joining_bounds(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Below 50 in March and above 50 in December`: before an amount and behind none it joins two bounds."""
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        beside = mentions[i + 1].kind if i + 1 < len(mentions) else ""
        joins = m.kind == "compare" and m.says("joined_bound") and beside == "number" and m.last > m.first
        told = m.is_("compare", "at_least", "at_most") and " " in m.said and beside == "period" and not joins
        parted = told and i and mentions[i - 1].kind == "period"  # "down in October and up in November"
        if not parted and not (joins and not (i and mentions[i - 1].kind in AMOUNT)):
            found.append(m)
            continue
        led, _, said = m.said.partition(" ")
        kind, ways = ("direction", ("up", "down")) if parted else ("compare", ("above", "below"))
        way = ways[m.code != "at_least"]
        found.append(replace(m, kind="conj", code="and", others=(), said=led, last=m.first))
        found.append(replace(m, kind=kind, code=way, others=(), said=said, first=m.first + 1))
    return tuple(found)
