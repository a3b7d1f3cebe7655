"""`Imports from the US in 2025, change vs 2024, and share of all imports`: an amount, then what else is asked of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bot.understanding.clauses.measures import without_its_whole
from bot.understanding.words.frame import Frame, Mention, Part, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import WEIGHTS

_LITTLE = ("harmless", "conj", "prep", "question", "deictic", "courtesy")
_AMOUNT = (*_LITTLE, "flow", "commodity", "place", "demonym", "period", "unit", "verb", "measure")
_DEALT = ("flow", "verb", "commodity")
_BESIDE_A_MOVE = (("op", "difference"), ("op", "how_fast"), ("op", "compare"), ("measure", "percent"), ("op", "sum"))
_BOUND = ("compare", "number", "scale")
_MONTH = re.compile(r"(\d{4}|\?)-\d\d|newest.*")
_FEWEST = 2  # things asked after the amount: one alone is told apart by its own words


def comma_before(frame: Frame, mentions: Part, index: int) -> bool:
    """Whether a comma or semicolon stands right before that mention."""
    first = mentions[index].first
    return first > 0 and frame.tokens[first - 1].norm in (",", ";")


def after_amount(frame: Frame, mentions: Part) -> list[Part] | None:
    """The amount and each thing asked of it, at least two of: how it moved, its share, its best month, what was
    expected; or None.

    Each is of the amount: what is asked of it before is no part of what is asked after.
    """
    kinds = {m.kind for m in mentions}
    if kinds.isdisjoint(_MOVING) or kinds.isdisjoint(_DEALT) or not any(map(_moves, mentions)):
        return None
    cuts = [i for i, m in enumerate(mentions) if i and (m.is_("conj", "and") or comma_before(frame, mentions, i))]
    cuts = [i for i in cuts if i + 1 not in cuts or not mentions[i].is_("conj", "and")]
    pieces = [mentions[a:b] for a, b in pairwise((*cuts, len(mentions)))]
    while pieces and not _asked_of(mentions[: cuts[0]], pieces[0]):
        pieces, cuts = pieces[1:], cuts[1:]  # "How many cars, in 2025, ..."
    if len(pieces) < _FEWEST:
        return None
    amount = mentions[: cuts[0]]
    kinds = {m.kind for m in amount}
    if (
        "period" not in kinds
        or kinds.isdisjoint(_DEALT)
        or any(m.kind not in _AMOUNT or m.is_("measure", "share", "price", "rate", "percent") for m in amount)
    ):
        return None
    if not all(_asked_of(amount, piece) for piece in pieces):
        return None
    plain = tuple(m for m in amount if m.kind != "question")
    expected = [piece for piece in pieces if _forecast(piece)]  # "the forecast, and whether they missed it": one
    pieces = [piece for piece in pieces if piece not in expected[1:]]
    return [amount, *((*(amount if _moved(piece) else plain), *_told(piece)) for piece in pieces)]


def price_beside(frame: Frame, mentions: Part) -> list[Part] | None:
    """`Rare earth exports in 2024 and 2025 in tonnes, average price per kg in 2024`: the quantity, then the price of
    the same goods at a time of its own or at the same; None for anything else."""
    price = next((i for i, m in enumerate(mentions) if m.is_("measure", "price")), 0)
    cuts = [i for i in range(1, price + 1) if mentions[i].is_("conj", "and") or comma_before(frame, mentions, i)]
    left, right = mentions[: max(cuts, default=0)], mentions[max(cuts, default=0) :]
    asked = [m for m in left if m.is_("unit", *WEIGHTS) or m.is_("measure", "quantity")]
    kinds = {m.kind for m in left}
    dealt = not kinds.isdisjoint(("flow", "verb"))  # "how much crude did it import, at what price"
    asked += [m for m in left if dealt and m.is_("question", "how_much", "how_many")]
    if not asked or "commodity" not in kinds or any(m.kind not in _AMOUNT for m in left):
        return None
    if any(m.is_("measure") and m not in asked for m in left):
        return None
    if any(m.kind not in (*_LITTLE, "period", "unit") and not _of_price(m) for m in right):
        return None
    own, times = holds(right, "period"), [m for m in left if m.kind == "period"]
    what = tuple(m for m in left if m not in asked and m.kind != "question" and not (own and m in times))
    dated = left if times else (*left, *(m for m in right if m.kind == "period"))
    return [dated, (*what, *(m for m in right if not m.is_("conj")))]


def value_beside(mentions: Part) -> list[Part] | None:
    """`Iron ore imports in 2025 and their value`: how much there was, and then what it was worth; None for else."""
    at = next((i for i, m in enumerate(mentions) if m.is_("measure", "value")), 0)
    cut = next((i for i in reversed(range(at)) if mentions[i].kind != "harmless"), 0)
    left, right = mentions[:cut], mentions[at + 1 :]
    goods = {"commodity", "flow"} <= {m.kind for m in left} and cut and mentions[cut].is_("conj", "and")
    if not goods or any(m.kind not in _AMOUNT or m.is_("measure") or m.is_("unit") for m in left):
        return None
    if not holds_only(right, "period", "harmless", "courtesy", "unit"):
        return None
    return [(*left, *(m for m in right if m.kind == "period")), (*left, mentions[at], *right)]


def _of_price(m: Mention) -> bool:
    return m.is_("measure", "price") or m.is_("op", "average", "per_kg", "per_barrel")


def _asked_of(amount: Part, piece: Part) -> bool:
    return _moved(piece) or _share(amount, piece) or _best(piece) or _forecast(piece) or _priced(piece)


def _told(piece: Part) -> Part:
    said = tuple(m for m in piece if not (_best(piece) and m.kind == "question"))
    said = rated(said)
    return said[1:] if said and said[0].is_("conj") else said


def rated(piece: Part) -> Part:
    """`Et leur évolution`, `variação`: of one time a word for a course asks for the rate; the piece with that."""
    return tuple(replace(m, kind="growth", code="growth", others=()) if _coursed(m) else m for m in piece)


def _moved(piece: Part) -> bool:
    """`Change vs 2024`, `by how much is that up`: how it moved, and perhaps since when."""
    content = [m for m in piece if m.kind not in _LITTLE]
    moves = [m for m in content if _moves(m)]
    beside = all(m in moves or m.kind == "period" or (m.kind, m.code) in _BESIDE_A_MOVE for m in content)
    times = [m for m in content if m.kind == "period"]
    led = not times or any(m.is_("op", "compare") or m.is_("prep") for m in piece)
    return bool(moves) and beside and led and len(times) <= 1


_MOVING = ("growth", "direction", "op")


def _moves(m: Mention) -> bool:
    return m.kind in ("growth", "direction") or _coursed(m)


def _coursed(m: Mention) -> bool:
    return m.is_("op", "trend") and not m.says("by_month")


def _share(amount: Part, piece: Part) -> bool:
    """`Share of all imports`: of the same flow."""
    content = without_its_whole(amount, tuple(m for m in piece if m.kind not in _LITTLE))
    return bool(content) and all(m.is_("measure", "share") for m in content)  # 占总进口的比重: around the flow


def _best(piece: Part) -> bool:
    """`What was the best month`, `mes récord`."""
    content = [m for m in piece if m.kind not in (*_LITTLE, "time")]
    unit = any(m.means("time", "unit:month", "unit:quarter") for m in piece)  # "meilleur mois" is one word
    return unit and bool(content) and all(m.kind == "extreme" or m.is_("op", "record") for m in content)


def _priced(piece: Part) -> bool:
    """`And the average price`: no more than what it cost."""
    content = [m for m in piece if m.kind not in _LITTLE]
    return holds(content, "measure", "price") and all(map(_of_price, content))


def _forecast(piece: Part) -> bool:
    """`The forecast`, `and whether they missed it`: no more than what was expected, and how it came out."""
    content = [m for m in piece if m.kind not in (*_LITTLE, "fragment")]
    return bool(content) and all(m.kind == "poll" or m.is_("op", "forecast", "missed", "surprise") for m in content)


def _of_one_figure(left: Part, right: Part) -> bool:
    """Whether one month is named, or one time and that it is the amount's own (`ainsi que leur évolution`)."""
    times = [m.code for m in left if m.kind == "period"]
    own = says_in(right, "possessive")
    return len(times) == 1 and bool(_MONTH.fullmatch(times[0]) or (own and ".." not in times[0]))


def without_bound(left: Part) -> Part:
    """`Did exports exceed 300 bn in June, and by how much did they grow`: the rate is of the exports, not of what they
    exceeded. What else has an amount is left as it is: `months above 300 bn and their growth`."""
    told = holds_only(left, *_AMOUNT, *_BOUND)
    bounded = told and {"compare", "number"} <= {m.kind for m in left}
    return tuple(m for m in left if m.kind not in (*_BOUND, "unit")) if bounded else left


def value_and_growth(mentions: Part) -> tuple[Part, Part] | None:
    """`The value and the growth of exports in 2025`, `growth and amount`: the amount, then its rate; or None."""
    for one, joint, two in zip(said := [m for m in mentions if m.kind != "harmless"], said[1:], said[2:], strict=False):
        amount = one if one.is_("measure", "value", "level") else two if two.is_("measure", "value", "level") else None
        rate = two if amount is one else one
        if amount is None or not joint.is_("conj", "and") or not rate.is_("growth", "growth", "yoy"):
            continue
        if holds_any(mentions, "extreme", "more", "compare", "number", "op", "party"):
            return None
        told = tuple(m for m in mentions if m is not joint and m is not amount)
        return tuple(m for m in told if m is not rate), told
    return None


def rate_alone(left: Part, right: Part) -> bool:
    """Whether only growth, and perhaps a period, is said on the right, and the left asks for amounts."""
    content = [m for m in right if m.kind not in ("harmless", "prep", "deictic", "self", "period")]
    amounts = not any(m.kind in ("growth", "direction", "more") or m.is_("op", "how_fast", "why") for m in left)
    # "und um wie viel sie fielen", "and the annual rise", "and the change on the year"
    asked = any(m.is_("op", "how_fast", "difference", "by_year") or m.is_("growth", "yoy") for m in content)
    asked = asked or holds(right, "period", "earlier")
    rates = [m for m in content if m.kind in ("growth", "direction")[: 1 + asked] or m.is_("op", "how_fast")]
    rates += [m for m in content if m.is_("op", "difference") and m.says("moved_by")]  # 扩大了多少
    if _of_one_figure(left, right) and all(_coursed(m) for m in content) and not holds(right, "period"):
        rates = content  # "et leur évolution"; "exports in 2025 and the trend" is of its months, "since 2018" of years
    against = ("compare",) if holds(rates, "direction", "moved") else ()
    beside = all(
        m in rates or m.kind in ("more", "question") or m.is_("measure", "percent")
        or m.is_("op", "difference", "by_year", *against) for m in content
    )  # fmt: skip
    return amounts and bool(rates) and beside
