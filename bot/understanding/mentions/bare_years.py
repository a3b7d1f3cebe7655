"""Years by two digits: `china exports 25`, `chip imports 23 24 25`, `imported less coal in 25`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.times.items import NEWEST
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import INDICATORS, QUIET
from bot.understanding.words.text import Token

_ROW = 2  # years that follow one another
_FIRST = 15  # the first year of which anything is held
_TOPIC: Final = ("flow", "commodity", "verb")
_AHEAD: Final = ("flow", "place", "demonym", "commodity", "measure")
_CLAIMED: Final = (("op", "check"), ("op", "first_time"), ("op", "as_high"), ("op", "as_low"), ("compare", "above"),
                   ("compare", "below"), ("compare", "at_least"), ("compare", "at_most"), ("compare", "pass"),
                   ("compare", "reach"), ("compare", "between"))  # fmt: skip
_JOINING: Final = (("op", "compare"), ("prep", "versus"), ("conj", "and"), ("conj", "or"))
_CURRENCIES: Final = ("USD", "CNY", "EUR", "JPY")
_ASKED_LAST: Final = (("op", "check"), ("op", "count"), ("question", "how_many"))
_COUNTED: Final = ("unit", "scale", "time")
_STOPS: Final = ("?", "!", ".", ",", ";", ":", ")", "/")


def bare_years(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with such numbers as years, one or two that are set side by side."""
    dated = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(dated) == 1 and (split := _split_date(tokens, mentions, dated[0])):
        return split
    if dated or not holds_any(mentions, *_TOPIC) or mentions[0].kind in ("conj", "fragment"):
        return mentions
    if {m.kind for m in mentions} <= {"flow", "number", "harmless"}:
        return mentions  # "imports 20?": what was told before says whether it is a year
    years = [i for i, m in enumerate(mentions) if m.kind == "number" and _two_digits(tokens, m)]
    row = _in_a_row(tokens, mentions, years)
    if not row:
        years = [i for i in years if _led(tokens, mentions, i, years) and _ended(tokens, mentions, i)]
    if any(m.kind == "scale" or (m.kind, m.code) in _CLAIMED for m in mentions):
        years = [i for i in years if _of_months(mentions, i) or _beside_amounts(mentions, i) or _of_claim(mentions, i)]
    if not years or (len(years) > 2 and not row) or (len(years) == 2 and not (row or _side_by_side(mentions, *years))):
        return mentions
    found = list(mentions)
    for i in years:
        beside = [n for n in (i - 1, i + 1) if 0 <= n < len(mentions) and mentions[n].is_("time", "so_far")]
        year = Moment("year", year=2000 + int(tokens[mentions[i].first].norm), so_far=bool(beside))
        time = TimeExpression((year,))
        found[i] = replace(mentions[i], kind="period", code=time.code, value=time, others=())
        for n in beside:  # "surplus so far 26"
            found[n] = replace(mentions[n], kind="harmless", code="little", others=())
    return tuple(found)


def _split_date(tokens: Sequence[Token], mentions: tuple[Mention, ...], at: int) -> tuple[Mention, ...]:
    """`December exports 25`, `June soy imports 25`, `Juli-Importe 25`: a flow between a month and its year."""
    month = mentions[at].value
    if not isinstance(month, TimeExpression) or len(month.parts) != 1 or month.mode != "list":
        return ()
    if not month.parts[0].yearless or month.parts[0].days:
        return ()
    after = next((i for i in range(at + 1, len(mentions)) if mentions[i].kind == "number"), 0)
    between = {m.kind for m in mentions[at + 1 : after] if not m.says("little")}
    if (
        "flow" not in between
        or not between <= set(_AHEAD)
        or not _two_digits(tokens, mentions[after])
        or not _ended(tokens, mentions, after)
    ):
        return ()
    told = TimeExpression((replace(month.parts[0], year=2000 + int(tokens[mentions[after].first].norm)),))
    year = replace(mentions[after], kind="harmless", code="little", others=())
    found = (*mentions[:at], replace(mentions[at], code=told.code, value=told), *mentions[at + 1 : after], year)
    return (*found, *mentions[after + 1 :])


def _of_months(mentions: tuple[Mention, ...], i: int) -> bool:
    """`How many months in 25 did exports top 325 bn`: whatever else is bounded there, these are the year's months."""
    months = mentions[i - 2] if i > 1 and mentions[i - 1].is_("prep", "in", "of") else None
    return months is not None and (months.is_("op", "count", "which") or months.kind == "time")


def _of_claim(mentions: tuple[Mention, ...], i: int) -> bool:
    """`China imported less coal in 25, right?`: no amount is claimed, and `in` leads the number."""
    bounded = holds(mentions, "compare") or holds(mentions, "scale") or holds(mentions, "unit")
    moved = holds_any(mentions[:i], "more", "direction", "growth") and not holds(mentions[:i], "prep", "to", "by")
    return mentions[i - 1].is_("prep", "in") and moved and not bounded


def _beside_amounts(mentions: tuple[Mention, ...], i: int) -> bool:
    """`Months over 2.5 Mt in 25`, `topped 200 bn in 25, true?`: the last of what is told, where every other number has
    its unit or scale behind it."""
    last = all(m.kind in QUIET or (m.kind, m.code) in _ASKED_LAST for m in mentions[i + 1 :])
    led = last and mentions[i - 1].is_("prep", "in")
    rest = [n for n, m in enumerate(mentions[:i]) if m.kind == "number"]
    bare = holds(mentions, "commodity", *INDICATORS)  # an index has no unit
    return led and bool(rest) and (bare or all(mentions[n + 1].kind in _COUNTED for n in rest))


def _in_a_row(tokens: Sequence[Token], mentions: tuple[Mention, ...], years: Sequence[int]) -> bool:
    """`Chip imports 23 24 25`, `exports to Russia annual 23 24 25 usd`: years that follow one another behind what they
    are of, with nothing but a currency after them."""
    if len(years) < _ROW:
        return False
    before, behind = mentions[years[0] - 1], mentions[years[-1] + 1 :]
    named = before.kind in _AHEAD or before.is_("op", "by_year") or before.is_("time", "annual")
    if not named or any(not m.is_("unit", *_CURRENCIES) for m in behind):
        return False
    said = [mentions[i] for i in years]
    told = [int(tokens[m.first].norm) for m in said]
    joined = all({t.norm for t in tokens[a.last + 1 : b.first]} <= {","} for a, b in pairwise(said))
    return joined and all(b == a + 1 for a, b in pairwise(told)) and years[-1] - years[0] == len(years) - 1


def _two_digits(tokens: Sequence[Token], number: Mention) -> bool:
    text = tokens[number.first].norm
    alone = number.first == number.last and len(text) == 2 and text.isascii() and text.isdigit()
    return alone and _FIRST <= int(text) <= NEWEST and not tokens[number.first].glued


def _led(tokens: Sequence[Token], mentions: tuple[Mention, ...], i: int, years: Sequence[int]) -> bool:
    """Whether what stands right before it names something that has a year: `china 25`, `exports yoy 25`, `in 25`; or
    stands before two, `export growth 24 or 25`, `better for exports, 24 or 25`."""
    before = mentions[i - 1] if i else None
    if before is None:
        return False
    paired = i + 2 in years and _side_by_side(mentions, i, i + 2) and before.kind in (*_AHEAD, "growth")
    paired = paired and not mentions[0].says("copula")  # "was export growth 24 or 25": per cent
    if before.last + 1 != mentions[i].first:
        return paired and tokens[before.last + 1].norm == "," and before.last + 2 == mentions[i].first
    if paired:
        return True
    if i - 2 in years and any(before.means(*one) for one in _JOINING):
        return True
    if before.is_("prep", "of"):  # "months of 25"; a tariff of 25 is one of 25 per cent
        whose = mentions[i - 2] if i > 1 else None
        timed = whose is not None and "time" in (kind for kind, _ in whose.meanings)
        best = whose is not None and whose.kind == "flow" and holds(mentions[:i], "extreme")  # "lowest surplus of 25"
        return timed or best or (whose is not None and whose.is_("op", "count"))
    led = (
        before.kind in _AHEAD
        or before.is_("growth", "yoy")
        or (before.says("by_month") and i + 1 == len(mentions))
        or before.is_("time", "so_far")
        or before.is_("prep", "in", "for")
    )
    return led or before.is_("question", "how_much") or before.is_("op", "sum", "average", "by_year")


def _ended(tokens: Sequence[Token], mentions: tuple[Mention, ...], i: int) -> bool:
    """Whether nothing follows that it counts: the text ends, a stop, a currency, or a word that joins."""
    last = mentions[i].last
    if last + 1 >= len(tokens) or tokens[last + 1].norm in _STOPS:
        return True
    after = mentions[i + 1] if i + 1 < len(mentions) else None
    if i == 1 and mentions[0].kind == "flow" and (after is None or after.kind == "harmless"):
        return False  # "import 20 files"
    if after is None or after.first != last + 1:
        return False
    if after.is_("unit", *_CURRENCIES):
        return True
    if after.is_("unit", "pct") and i > 1 and _side_by_side(mentions, i - 2, i) and mentions[i - 2].kind == "number":
        return _two_digits(tokens, mentions[i - 2]) and not holds(mentions, "commodity", *INDICATORS)  # "25 vs 24 pct"
    if (after.is_("direction", "moved") or after.is_("op", "difference")) and i > 1:  # "25 vs 24 change"
        return _side_by_side(mentions, i - 2, i) and _two_digits(tokens, mentions[i - 2])
    joins = after.kind in ("prep", "conj", "question", "courtesy") or after.is_("op", "compare", "why", "chart", "sum")
    joins = joins or after.is_("time", "so_far") or (after.kind, after.code) in _ASKED_LAST
    return joins or after.kind == "growth" or (after.kind == "harmless" and not _counted(after))


def _counted(after: Mention) -> bool:
    return any(kind in ("unit", "time", "party", "commodity") for kind, _ in after.others) or after.code != "little"


def _side_by_side(mentions: tuple[Mention, ...], one: int, other: int) -> bool:
    return other - one == 2 and any(mentions[one + 1].means(*joint) for joint in _JOINING)
