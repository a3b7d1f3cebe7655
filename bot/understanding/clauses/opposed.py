"""A claim set against the one before it: `exports to the US fell even though exports overall rose`, `exports rose while
those to Japan fell`, `the surplus passed a trillion in 2025, and the year before it was smaller`. A claim that sets
what was told before it over another: `the surplus topped a trillion in 2025 and was larger than in 2024`, `exports to
the EU were 560 bn and higher than those to the US`.

The one that is set over the other stands in the claim before it; what is said of that one (an amount) is not said here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Frame, Mention, first_in, holds, holds_any, holds_only
from bot.understanding.words.kinds import AMOUNT, EXPECTED, WHO

_ASKING: Final = ("question", "op", "why", "number", "measure")
_OF_ITS_OWN: Final = ("flow", "commodity", "measure", "direction", "growth", "more", "op", "multiple")
_CARRIED: Final = ("flow", "verb", "place", "demonym", "prep", "commodity")
_YEAR_BEFORE: Final = "earlier:-12"
_OUTCOME: Final = ("surprise", "missed")
_TURNED: Final = {"less": "up", "down": "up", "more": "down", "up": "down"}


def opposes(mention: Mention) -> bool:
    """A word that sets what follows against what was told: "while", "even though"."""
    return mention.says("conceding", "contrasting")


def opposed(inside: Sequence[Mention]) -> bool:
    """Whether a stretch that such a word opens tells how something else moved, with no more than its place named."""
    return bool(inside) and opposes(inside[0]) and _moved(inside) and holds_any(inside, *WHO)


def put_to_the_test(frame: Frame) -> bool:
    """Whether a text without a word for that has claims to be checked."""
    amount = frame.has_any("number", "scale")
    return _led_to_check(frame) or (amount and (_put_of_two(frame) or best_told(frame) or _put_of_its_place(frame)))


def _led_to_check(frame: Frame) -> bool:
    """`Check three: exports up 5.5 %; imports flat`, `for 2025, check: ...`: claims behind a colon."""
    if not frame.says("to_check"):
        return False
    colon = next((i for i, token in enumerate(frame.tokens) if token.norm == ":"), 0)
    led = [m for m in frame.mentions if m.first < colon]
    said = all(m.kind in ("harmless", "courtesy", "prep", "period", "number", "deictic", "conj") for m in led)
    return said and any(m.says("to_check") for m in led)


def _put_of_its_place(frame: Frame) -> bool:
    """`Is Brazil the top soybean supplier, with over 70 % in 2025?`: a place put to the test, and an amount."""
    led = bool(frame.mentions) and frame.mentions[0].says("copula") and frame.tokens[-1].norm == "?"
    plain = led and not (frame.has_any("question", "negation") or frame.has("conj", "or"))
    return plain and any(placing(m, frame.mentions) for m in frame.mentions)


def best_told(frame: Frame) -> bool:
    """`The surplus reached 1.19 trn in 2025, the highest in three decades`: told with an amount and a superlative
    behind a comma, and nothing asked."""
    plain = frame.has("extreme") and frame.has("scale") and frame.has("flow") and frame.has_any(*WHO)
    if not plain or frame.has_any("question", "op", "conj", "fragment") or frame.tokens[-1].norm == "?":
        return False
    best, scale = frame.all("extreme")[0], frame.all("scale")[-1]
    return any(t.norm == "," for t in frame.tokens[scale.last : best.first]) and len(frame.all("number")) < 3


def _put_of_two(frame: Frame) -> bool:
    """`Did exports rise 5 % and imports fall 3 % in 2025?`: a yes or no of an amount of each of two."""
    led = bool(frame.mentions) and frame.mentions[0].says("auxiliary", "copula") and frame.tokens[-1].norm == "?"
    plain = led and not (frame.leftover or frame.has_any("question", "op", "measure") or frame.has("conj", "or"))
    told = len(frame.all("number")) + (len(frame.all("direction")) > 1)  # "rise 5 % while imports stayed flat"
    return plain and told > 1 and frame.has("number") and frame.has_any("flow", "verb", "commodity")


def opposing(frame: Frame) -> Mention | None:
    """The word that joins two moves of a text that ends as a question and asks by no word of its own."""
    if not frame.tokens or frame.tokens[-1].norm != "?":
        return None
    joint = frame.saying("conceding", "contrasting")
    if joint is None or frame.has_any(*_ASKING):
        return None
    sides = [m for m in frame.mentions if m.first < joint.first], [m for m in frame.mentions if m.first > joint.last]
    flows = holds(sides[0], "flow")
    named = holds_any(sides[1], "flow", *WHO)
    return joint if flows and named and all(map(_moved, sides)) else None


def _moved(side: Sequence[Mention]) -> bool:
    return holds(side, "direction", "up", "down")


def of_year_before(inside: Sequence[Mention]) -> bool:
    """`The year before it was smaller`: more or less than what was told before it, a year earlier."""
    told = [m for m in inside if m.kind not in ("harmless", "conj", "deictic") and not m.is_("op", "check")]
    return len(told) == 2 and _dated(told[0]) != _dated(told[1]) and _degree(told) is not None


def year_before_told(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Such a claim as one of the later year: it rose, where the earlier is said to have been less."""
    degree = _degree(said) if of_year_before(said) else None
    if degree is None or not any(m.kind == "period" and not _dated(m) for m in before):
        return said
    told, way = degree
    moved = replace(told, kind="direction", code=way, others=())
    return tuple(moved if m is told else m for m in said if not _dated(m))


def moved_then(before: Sequence[Mention], inside: Sequence[Mention]) -> bool:
    """`(Dropped almost 10 % in 2025) and dropped in December too`, `(fell in May) but were up on the month`: how it
    moved at another time, or on another, after an amount or a move."""
    plain = all(m.kind in ("direction", "period", "harmless", "conj") or m.is_("op", "check") for m in inside)
    on = [m for m in inside if m.is_("growth", "yoy", "mom")]
    based = all(m in on or m.kind in ("direction", "harmless", "conj") or m.is_("op", "check") for m in inside)
    dated = plain and sum(m.kind == "period" for m in inside) == 1 and holds(before, "period")
    told = any(m.kind == "number" or (on and m.kind == "direction") for m in before)
    return (dated or (based and len(on) == 1)) and _moved(inside) and told


def without_the_share(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What was told before a share of another partner ("Brazil's share ..., while the US share fell"), without the
    partner whose share that was."""
    share = holds(said, "measure", "share") and holds_any(said, *WHO)
    if not share:
        return before
    owners = [one for one, two in pairwise(before) if one.kind in WHO and two.is_("measure", "share")]
    return tuple(m for m in before if m not in owners)


def part_or_place(
    said: tuple[Mention, ...], own: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """A claim and the one before it, where one gives a place or a part: `Russia was the top supplier, and imports hit a
    record` (all imports), `it imported 111 Mt, and Brazil supplied 70 %` (of them); else None."""
    if any(placing(m, own) for m in own):
        bare = not holds_any(said, *_OF_ITS_OWN, *WHO, "verb")
        if holds(said, "number") and (bare or tells_a_part(said)):
            of_one = [m for m in own if m.kind == "party"]  # "the top supplier, with over 70 %": his part, his amount
            if bare and holds(said, "unit", "pct"):
                of_one.append(replace(said[0], kind="measure", code="share", others=()))
            return (*of_one, *said), own
        return said, own if _of_its_goods(own) and not holds_any(said, *WHO, "commodity") else _without_who(own)
    if own and any(placing(m, said) for m in said):  # "y que Rusia fue el mayor proveedor": nothing is asked
        return tuple(m for m in said if not m.is_("question", "what")), own
    part = _part_of_told(said, own)
    return None if part is None else (part, tuple(m for m in own if m.kind not in ("direction", "growth")))


def _without_who(own: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(m for m in own if m.kind not in WHO)


def _of_its_goods(own: tuple[Mention, ...]) -> bool:
    """`The biggest buyer of US soybeans`: whose goods they are, of which the claim behind it is as well."""
    return any(one.kind in WHO and two.kind == "commodity" for one, two in pairwise(own))


def part_of(amount: Mention, behind: Mention) -> bool:
    """`18 % of` exports, `18 % китайского` экспорта: whether what stands behind an amount is what that is a part of."""
    owned = behind.kind == "demonym" and behind.first == amount.last + 1
    return amount.kind in AMOUNT and (behind.is_("prep", "of") or owned)


def tells_a_part(said: Sequence[Mention]) -> bool:
    """`Takes 18 % of its exports`, `made up 11 %`: a part of something, which no rate is carried into or out of."""
    of_it = any(part_of(one, two) for one, two in pairwise(said))
    return holds(said, "unit", "pct") and (of_it or holds(said, "measure", "share"))


def _part_of_told(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...] | None:
    """`(Imported 111 Mt of soybeans in 2025) and Brazil supplied more than 70 %`: as its share of what was told, where
    no rate was; else None."""
    who = [m for m in said if m.kind in WHO]
    number = first_in(said, "number")
    told = holds(before, "number") and holds_any(before, "flow", "verb")
    if not told or len(who) != 1 or number is None or not holds(said, "unit", "pct"):
        return None
    parts = tells_a_part(before)
    if holds_any(said, *_OF_ITS_OWN) or (holds(before, "unit", "pct", "pp") and not parts):
        return None
    if any(m.is_("compare", "above", "below") and m.first > number.last for m in said):
        return None  # "33 % more than to the US"
    at = said.index(who[0])
    led = at > 0 and said[at - 1].kind == "prep"
    after = said[at + 1 :]
    verbs = [m for m in after if m.kind == "verb"] or [
        m for m in after if m.kind == "harmless" and m.last < number.first
    ]
    if ((led or not verbs) and not parts) or who[0].first > number.first:
        return None
    if led or not verbs:  # "ASEAN takes 18 % of its exports and the US 11 %", "and to the US 11 %"
        at = said.index(number)
        return (*said[:at], replace(number, kind="measure", code="share", others=()), *said[at:])
    share = replace(verbs[0], kind="measure", code="share", others=())
    return tuple(share if m is verbs[0] else m for m in said if m is verbs[0] or m.kind not in ("verb", "prep"))


def carried(said: Sequence[Mention], before: Sequence[Mention], skipped: Sequence[str]) -> list[Mention]:
    """What a claim has from the one before it: `Brazil supplied 74 % of its soybeans and the US 15 %`. The verb stands
    behind whoever does it there, and tells of a part no more than a flow does."""
    part = first_in(said, "measure", "share")
    led_by = {m.first for m, led in zip(before[1:], before, strict=False) if led.is_("prep", "to", "from")}
    anew = [m for m in before if "place" in skipped and m.kind == "demonym" and m.first in led_by]  # "в США"
    found = [m for m in before if m.kind in _CARRIED and m.kind not in skipped and m not in anew]
    if part is None:
        return found
    found = [m for m in found if m.kind != "verb" or not holds(before, "flow")]
    led = any(m.kind in WHO and m.first < part.first for m in said)
    return [replace(m, first=part.first, last=part.first) if led and m.kind == "verb" else m for m in found]


def goods_of_both(said: tuple[Mention, ...], own: tuple[Mention, ...]) -> list[Mention]:
    """稀土出口量上升而出口额下降: on either basis it is told of the same goods, which are named once."""
    either = holds(said, "measure") and holds(own, "measure") and not holds(said, "commodity")
    return [m for m in own if m.kind == "commodity"] if either else []


def facing(m: Mention, topics: set[str]) -> Mention:
    """`(Imports from ASEAN fell) while exports rose`: those to it."""
    way = {"export": "to", "import": "from"}.get(next(iter(topics)), m.code)
    return replace(m, code=way, others=()) if m.is_("prep", "to", "from") and way != m.code else m


def placing(mention: Mention, inside: Sequence[Mention]) -> bool:
    """`Russia was | the top supplier`, `the biggest buyer was | the US`: whether a superlative gives a country its
    place among those that buy or sell."""
    if not (mention.is_("op", "rank") or mention.kind == "extreme"):
        return False
    told = [m for m in inside if m.kind not in ("harmless", "deictic", "question", "period", "commodity")]
    at = told.index(mention) if mention in told else len(told)
    beside = (*told[max(0, at - 1) : at], *told[at + 2 : at + 3])
    return at + 1 < len(told) and told[at + 1].kind == "party" and holds_any(beside, *WHO)


def amount_dated_by(last: Mention | None, said: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`... than in November 2024 (37.8 billion)`: an amount alone is of the time that was named right before it."""
    alone = holds(said, "number") and holds_only(said, "number", "scale", "unit", "harmless", "conj")
    return (last, *said) if alone and last is not None and last.kind == "period" else said


def two_amounts(inside: Sequence[Mention]) -> bool:
    """`(They overtook those to the US, right?) 665 vs 420 bn`: an amount of each of two, and no word of whose it is."""
    versus = any(m.is_("prep", "versus") or m.is_("op", "compare") for m in inside)
    small = ("number", "scale", "unit", "prep", "harmless", "op")
    return versus and sum(m.kind == "number" for m in inside) == 2 and holds_only(inside, *small)


def _dated(mention: Mention) -> bool:
    return mention.is_("period", _YEAR_BEFORE)


def _degree(said: Sequence[Mention]) -> tuple[Mention, str] | None:
    for m in said:
        for kind, code in m.meanings:
            if kind in ("more", "direction") and code in _TURNED:
                return m, _TURNED[code]
    return None


def outcome_told(frame: Frame, told: Mention) -> bool:
    """`Exports beat the forecasts but imports missed`, `jumped 27 % in June, beating forecasts`: how each of two came
    out, or one whose amount stands before a comma, and no other amount."""
    several = len(frame.all("op", *_OUTCOME)) > 1 and len(frame.codes("flow")) > 1
    if told.code in _OUTCOME and several and not frame.has("number"):
        return True
    amount = frame.all("number")[-1:] if told.is_("op", *_OUTCOME, "forecast") else ()
    return any(t.norm == "," for m in amount for t in frame.tokens[m.last : told.first])


def sets_over(mention: Mention, following: Sequence[Mention]) -> bool:
    """Whether a word sets one thing over another, and no amount."""
    if not (mention.kind == "more" or mention.is_("compare", "above", "below", "pass")):
        return False
    beside = next((m for m in following if m.kind not in ("harmless", "prep")), None)
    return beside is not None and beside.kind in (*WHO, "period", "flow")


def set_beneath(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The times over which something is set, and of which nothing else is claimed: `27 % higher than a year earlier`,
    `more than in June 2025`."""
    found: list[Mention] = []
    for i, over in enumerate(mentions):
        rest = mentions[i + 1 :]
        at = next((n for n, m in enumerate(rest) if m.kind not in ("harmless", "prep")), 0)
        than = over.kind != "more" or any(m.says("than") for m in rest[:at])  # not "fell more in August than in July"
        if sets_over(over, rest) and than and rest[at].kind == "period":
            found.append(rest[at])
    return tuple(found)


def compares(inside: Sequence[Mention]) -> bool:
    """Whether a stretch of a claim sets a place, a time or a flow over another, and tells no amount and no move."""
    if any(m.kind in ("number", "direction", "growth", "poll") or m.is_("op", *EXPECTED) for m in inside):
        return False
    return any(sets_over(m, inside[i + 1 :]) for i, m in enumerate(inside))


def with_what_is_set_over(
    whole: tuple[Mention, ...], said: tuple[Mention, ...], before: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """The claim with the place, the time or the flow of the claim before it that it sets over its own."""
    at = next(i for i, m in enumerate(said) if sets_over(m, said[i + 1 :]))
    than = next((i for i, m in enumerate(said) if i > at and m.says("than")), at)
    at = than if holds_any(said[at:than], *WHO, "period", "flow") else at  # "more to India than to ..."
    first, second = said[:at], said[at:]
    more: list[Mention] = []
    if holds(second, "flow"):
        more += [m for m in before if m.kind == "flow"][:1] if not holds(first, "flow") else []
    elif holds_any(second, *WHO):
        more += [m for m in before if m.kind in (*WHO, "prep")] if not holds_any(first, *WHO) else []
    elif not holds(first, "period"):
        more += [m for m in before if m.kind == "period"][:1]
    if holds(before, "unit", "pct", "double_digit"):
        moved = [m for m in before if m.kind in ("direction", "growth")][:1]  # "rose 5.9 %, more than in October"
        more += [replace(m, kind="growth", code="growth", others=()) for m in moved]
    return tuple(sorted(dict.fromkeys((*more, *whole)), key=lambda m: m.first))
