"""What two mentions are right beside each other: one thing read in two pieces, whose
word stands at whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import DOERS, WHO
from bot.understanding.words.text import Token

_JOINTLY = ("harmless", "jointly")


def joined(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Handels-Bilanz|defizit`, `320 billion US dolars`: what was read in two pieces and is one thing."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found and found[-1].last + 1 == mention.first else None
        whole = before is not None and before.is_("flow", "balance", "trade")
        if before is not None and whole and mention.is_("flow", "surplus", "deficit"):
            found[-1] = replace(mention, first=before.first, said=before.said + mention.said)
        elif before is not None and before.is_("place", "USA") and mention.is_("unit", "USD") and _amount(found[:-1]):
            found[-1] = replace(mention, first=before.first)
        else:
            found.append(mention)
    return tuple(found)


def parted(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`10 | % des exportations`: the sign belongs to the figure before it, though with what follows it asks for one."""
    found: list[Mention] = []
    for mention in mentions:
        figure = bool(found) and found[-1].kind == "number" and found[-1].last + 1 == mention.first
        asks = mention.is_("op", "how_fast")  # 28.2|％で合ってる
        parted = asks or mention.is_("measure", "percent", "share")
        if not (figure and parted and tokens[mention.first].norm == "%"):
            found.append(mention)
            continue
        said = tokens[mention.first].said
        found.append(replace(mention, last=mention.first, kind="unit", code="pct", said=said, others=()))
        if mention.last > mention.first:
            rest = " ".join(token.said for token in tokens[mention.first + 1 : mention.last + 1])
            kind, code = ("harmless", "little") if asks else ("prep", "of")
            found.append(replace(mention, first=mention.first + 1, kind=kind, code=code, said=rest, others=()))
    return tuple(found)


def one_of_those(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The biggest one` is the first of those told, but of the months where a month is asked for: "which month had the
    biggest one"."""
    if any(m.kind == "time" and m.code.startswith("unit:") for m in mentions):
        return mentions
    return tuple(
        replace(m, kind="deictic", code="first_one", others=(("extreme", m.code),))
        if m.kind == "extreme" and ("deictic", "first_one") in m.others
        else m
        for m in mentions
    )


def leading(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Le premier fournisseur`, `the second customer`: which of them by size, where else it points at one named."""
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        ranks = two.kind == "party" or (one.code == "second_one" and two.kind == "extreme")  # "the second largest"
        if not ranks or two.first != one.last + 1 or not one.is_("deictic", "first_one", "second_one"):
            continue
        others = one.meanings
        if one.code == "first_one":
            found[i] = replace(one, kind="extreme", code="most", others=others)
        else:
            found[i] = replace(one, kind="ordinal", code="2", value=2.0, others=others)
    return tuple(found)


def added(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`expo más impo`: a word of degree that is also one for plus is the latter between the two flows; `to Japan plus
    Korea`: the two are taken together."""
    found = list(mentions)
    for i, m in enumerate(mentions[1:-1], 1):
        after = next((one for one in mentions[i + 1 :] if not one.says("determiner")), m)
        plus = m.is_("conj", "plus") or (m.kind == "direction" and ("conj", "plus") in m.others)  # "die USA plus EU"
        if plus and mentions[i - 1].kind == after.kind == "place":
            others = m.others if m.kind == "conj" else ()
            found[i] = replace(m, kind="conj", code="plus", others=(*others, _JOINTLY))
        ways = {mentions[i - 1].code, mentions[i + 1].code}
        flows = mentions[i - 1].kind == mentions[i + 1].kind == "flow" and ways == {"export", "import"}
        times = all(one.code.startswith("month:") for one in (mentions[i - 1], mentions[i + 1]))  # "julio más agosto"
        if (times or (flows and m.kind in ("extreme", "more"))) and ("conj", "plus") in m.others:
            found[i] = replace(m, kind="conj", code="plus", others=m.meanings)
        if m.kind != "conj" and m.means("conj", "plus") and _both_ways(mentions[:i], mentions[i + 1 :]):
            found[i] = replace(m, kind="conj", code="plus", others=())
        if m.means("conj", "plus") and _same_again(mentions[:i], mentions[i + 1 :], m):
            found[i] = replace(m, kind="op", code="sum", others=(("conj", "plus"), _JOINTLY))
    return tuple(found)


def _both_ways(ahead: tuple[Mention, ...], behind: tuple[Mention, ...]) -> bool:
    """`Exporte in die USA plus Importe aus den USA`: either flow, with the same country, on both sides."""
    one, two = ([m for m in part if m.kind not in ("prep", "harmless")] for part in (ahead[-4:], behind[:4]))
    said = [(m.kind, m.code) for m in (*one[-2:], *two[:2])]
    return [kind for kind, _ in said] == ["flow", "place"] * 2 and said[0] != said[2] and said[1] == said[3]


def _same_again(ahead: tuple[Mention, ...], behind: tuple[Mention, ...], plus: Mention) -> bool:
    """`Soybeans from Brazil plus soybeans from the US`, `soja brasileña más soja estadounidense`: the same goods or
    flow of another country, right behind a word that may be `more`."""
    one, two = ([m for m in part if m.kind not in ("prep", "harmless")] for part in (ahead[-4:], behind[:4]))
    named, again = one[-2:], two[:2]
    if len(named) != len(again) or len(named) < 2 or behind[0].first != plus.last + 1:
        return False
    things = [[m.code for m in part if m.kind in ("commodity", "flow")] for part in (named, again)]
    places = [[m.code for m in part if m.kind in ("place", "demonym")] for part in (named, again)]
    return things[0] == things[1] != [] and places[0] != places[1] and all(map(len, places))


def by_whom(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Per China`, `per Census`, `per your data`: by whose count, where whoever counts stands right after; `per tonne`
    is a price. `From the EU's own books`: by them, and nothing comes from there; `by their own statistics`."""
    found = list(mentions)
    for i, (m, after) in enumerate(zip(mentions, (*mentions[1:], *mentions[-1:]), strict=True)):
        counts = after.kind in DOERS or after.says("your")
        if m.kind == "measure" and ("books", "according_to") in m.others and counts:
            found[i] = replace(m, kind="books", code="according_to", others=())
        own = [one for one in mentions[i + 2 : i + 3] if one.is_("books", "own") and one.first == after.last + 1]
        if own and m.is_("prep", "from") and after.kind == "demonym":  # not "aus China, nach eigenen Angaben"
            found[i] = replace(m, code="by", others=())
        if (
            own and m.kind == "prep" and after.says("possessive") and not holds(mentions, "flow")
        ):  # "the States, by their own statistics, sold"
            found[i] = replace(m, kind="harmless", code="little", others=())
    return tuple(found)


def exporting(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Mejor trimestre exportador`, `the worst month for Chinese exporters`: who sells, right after a time or a move,
    or the home country's where a month is asked for, tells of what is sold."""
    if not holds(mentions, "party"):
        return mentions
    found = list(mentions)
    for i, (unit, m) in enumerate(pairwise(mentions)):
        timed = any(kind == "time" and code.startswith("unit:") for kind, code in unit.meanings)
        moved = unit.kind in ("direction", "growth") or unit.is_("op", "record")  # "bajón exportador"
        # "the fastest growing buyers", "growing export markets": those that grow
        led = mentions[i - 1] if i else unit
        grown = led.kind == "extreme" or m.first < m.last
        timed = timed or (moved and not grown)
        if not m.is_("party", "seller", "buyer"):
            continue
        if (timed and unit.last + 1 == m.first) or (m.says("exporter") and _of_home_then(mentions, i + 1)):
            flow = "export" if m.code == "seller" else "import"
            found[i + 1] = replace(m, kind="flow", code=flow, others=m.meanings)
    return tuple(found)


def _of_home_then(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether a dealer is the home country's and no other, and a month, quarter or year of all is asked for."""
    near = mentions[max(0, at - 2) : at + 2]  # "the largest Chinese exporters": firms
    ranked = holds(near[:-2], "extreme") and mentions[at - 1].kind != "prep"  # "best for Chinese exporters": a month
    own = any(m.code == HOME and m.kind in WHO for m in near) and not ranked
    asked = any(kind == "time" and code.startswith("unit:") for m in mentions for kind, code in m.meanings)
    asked = asked or any(m.is_("op", "when") for m in mentions)
    return own and asked and sum(m.kind == "party" for m in mentions) == 1


def _amount(before: list[Mention]) -> bool:
    return bool(before) and before[-1].kind in ("number", "scale")


def none_without(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`No month without a surplus`: every month had one; `months without US soybeans`: there were none in them."""
    mentions = _months_without(mentions)
    none = next((i for i, m in enumerate(mentions) if m.is_("portion", "none")), len(mentions))
    without = next((i for i, m in enumerate(mentions) if i > none and m.is_("negation", "without")), None)
    after = () if without is None else tuple(m for m in mentions[without + 1 :] if m.kind != "harmless")[:1]
    if without is None or not holds(after, "flow", "surplus", "deficit"):
        return mentions
    each = replace(mentions[none], kind="harmless", code="each_month", others=())
    return (*mentions[:none], each, *mentions[none + 1 : without], *mentions[without + 1 :])


def _months_without(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Goods that months, or a run of them, are without: none were traded, and nothing is left out of a whole."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        before = [one for one in mentions[:i] if one.kind not in ("harmless", "period")][-1:]
        after = [one for one in mentions[i + 1 :] if one.kind not in ("harmless", "place", "demonym", "conj")][:1]
        months = holds(before, "time", "unit:month") or holds(before, "op", "streak", "longest", "which", "count")
        if m.is_("negation", "without") and months and holds(after, "commodity"):
            found[i] = replace(m, kind="fragment", code="no", others=((m.kind, m.code),))
    return tuple(found)


def either_half(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Which half of 2025 was stronger`, `the better half of 2025`: the two halves of the year, side by side."""
    for i, (which, half, year) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        said = year.value if year.kind == "period" else None
        asked = which.is_("question", "what") or which.kind in ("more", "extreme")
        if not (asked and half.is_("number", "50") and isinstance(said, TimeExpression)):
            continue
        part = said.parts[0] if len(said.parts) == 1 and said.mode == "list" else None
        if part is None or part.grain != "year" or part.months != (1, 12) or part.anchor or part.steps or part.count:
            continue
        two = tuple(replace(part, grain="half", months=months) for months in ((1, 6), (7, 12)))
        both = replace(said, parts=two)
        told = replace(year, first=half.first, value=both, code=both.code, said=f"{half.said} {year.said}")
        return (*mentions[: i + 1], told, *mentions[i + 3 :])
    return mentions


def share_alone(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Sau % crude jun25`, `brésil % soja`: a sign of per cent of no number, between who and goods, is the part."""
    if holds_any(mentions, "growth", "direction", "compare"):
        return mentions
    found = list(mentions)
    for i, (who, sign, what) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        if who.kind in WHO and sign.is_("unit", "pct") and what.kind == "commodity":
            found[i + 1] = replace(sign, kind="measure", code="percent", others=())
    return tuple(found)


def either_of(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Qui de la Russie ou de Taïwan a davantage commercé avec la Chine`: the second is governed as the first is, and
    nothing comes from it."""
    for i, (led, one, joint, of, two) in enumerate(
        zip(mentions, mentions[1:], mentions[2:], mentions[3:], mentions[4:], strict=False)
    ):
        both = one.kind in WHO and two.kind in WHO and joint.is_("conj", "or") and of.is_("prep", "of", "from")
        if both and led.is_("op", "compare") and led.first == 0:
            return (*mentions[: i + 3], *mentions[i + 4 :])
    return mentions


_COUNTED = ("place", "demonym", "commodity", "unit", "scale", "period", "event", "agency")


def of_how_many_whom(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`With which three was the surplus largest`, 对哪三家, 出口最多的三国: so many partners, where nothing that is
    counted stands behind the number; 三家 elsewhere only takes up those that were named."""
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        before = found[-1] if found else None
        if m.kind != "number" or before is None or before.last + 1 != m.first:
            found.append(_quiet(m) if m.says("counted_parties") else m)
        elif m.says("counted_parties"):
            asked = before.is_("question", "what") or before.kind == "extreme"
            found += _told_apart(m) if asked else (_quiet(m),)
        else:
            if before.is_("question", "what") and len(found) > 1 and _of_whom(found[-2], before, m, mentions[i + 1 :]):
                found[-1] = replace(before, kind="party", code="partner", others=())
            found.append(m)
    return tuple(found)


def _of_whom(led: Mention, which: Mention, number: Mention, after: tuple[Mention, ...]) -> bool:
    """Whether `which three` behind a preposition names by itself what there are three of."""
    counted = bool(after) and after[0].first == number.last + 1 and after[0].kind in _COUNTED
    return (
        led.last + 1 == which.first
        and led.means("prep", "to", "from", "with")
        and not (counted or holds_any(after, "party", "time"))
    )


def _told_apart(m: Mention) -> tuple[Mention, Mention]:
    """三家 -> three, and of whom."""
    return (
        replace(m, last=m.first, said=m.said[0], others=()),
        replace(m, first=m.last, kind="party", code="partner", said=m.said[1:], value=None, others=()),
    )


def _quiet(m: Mention) -> Mention:
    """A number word that only takes up what was named -> one that tells nothing by itself."""
    rest = tuple(other for other in m.others if other != ("harmless", "words"))
    return replace(m, kind="harmless", code="words", value=None, others=rest)
