"""Parts of a text that lean on another: goods or another's count named alone, what is asked of the month that a record
finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.errors import CannotAnswer
from bot.model import WITH_RATES, WITH_TOTAL, Query, Turn
from bot.understanding.clauses.in_parts import Part
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

SMALL: Final = ("harmless", "conj", "question", "deictic", "prep", "self", "courtesy")  # what names nothing of its own


def topic_alone(part: Part) -> str:
    """ "I'd like to know two things about rare earths": goods, of which more is asked behind it; else nothing."""
    said = [m for m in part.mentions if m.kind not in SMALL]
    goods = next((m.said for m in said if m.kind == "commodity"), "")
    asked = part.has("question")
    return goods if len(said) == 1 and not asked else ""


def full_by_itself(part: Part) -> bool:
    """ "And what were soybean imports in 2025", after exports to the US: of all partners, for it inherits nothing."""
    pointing = part.has_any(*WHO, "deictic", "fragment") or part.says("pronoun", "its", "possessive")
    return part.dated_itself and part.has("commodity") and part.has("flow", *ONE_WAY) and not pointing


def tells_of_goods(part: Part) -> bool:
    """ "I'm writing a piece about soybeans": goods are named, and nothing that is told of them."""
    return part.has("commodity") and not part.has_any(
        "flow", "period", "verb", "direction", "growth", "number", "extreme"
    )


def of_everybody(part: Part, query: Query | CannotAnswer, before: Sequence[Turn]) -> Query | CannotAnswer:
    """ "How much from Brazil, how much from the US, and what was the total in 2025": goods from all, and not the sum of
    the one told last."""
    if isinstance(query, CannotAnswer) or query.operation not in ("sum", "level") or query.all_goods:
        return query
    told = [t.query for t in before if (t.query.flow, t.query.commodities) == (query.flow, query.commodities)]
    several = len({one.partners for one in told}) > 1 and query.partners == told[-1].partners != ("WLD",)
    pointing = part.has_any(*WHO, "deictic", "place") or part.says("pronoun", "its", "possessive", "acting_they")
    if not several or pointing or not part.has("op", "sum"):
        return query
    periods = query.periods if part.dated else told[0].periods
    return query.with_(operation="level", by=None, partners=("WLD",), periods=periods)


_SMALL: Final = (*SMALL, "unit")
_THEN: Final = "earlier:month"  # "that month"
_ON_THE_YEAR: Final = "earlier:-12"
_OF_RATES: Final = (("measure", "percent"), ("measure", "rate"))


def beside_record(part: Part, found: Sequence[Query | CannotAnswer]) -> Query | None:
    """The record or the balance before it as it tells this part too; None where the part asks for more, or follows no
    record of an amount."""
    record = found[-1] if found else None
    if isinstance(record, Query) and len(found) == 1 and _by_how_much(part, record):
        return record
    if isinstance(record, Query) and record.operation == "rank" and record.measure is None:
        if _of_each(part, record):
            return record.with_(measure="share") if part.has("measure", "share") else record
        if _of_the_best(part, record):
            return record.with_(measure="share")
        if _of_them_all(part):
            return record.with_(measure=WITH_TOTAL)
    if not isinstance(record, Query) or record.operation != "record" or record.flow in (None, "context", "both", "all"):
        return None
    if record.by not in ("month", "year") or record.measure not in (None, WITH_RATES):
        return None
    if asks_how_it_moved(part):
        return record.with_(measure=WITH_RATES)
    return record if _asks_how_much(part) else None


def _by_how_much(part: Part, balance: Query) -> bool:
    """ "Was China in surplus with Taiwan? By how much?": the balance tells it."""
    one = balance.operation in ("balance", "check") and balance.flow == "balance" and len(balance.periods) < 2
    said = [m for m in part.mentions if m.kind not in _SMALL]
    return one and bool(said) and all(m.is_("op", "difference") for m in said)


def asks_how_it_moved(part: Part) -> bool:
    """ "What was the rate that month", "how far down was it on the year", "how did that compare with a year earlier":
    and nothing else."""
    said = [m for m in part.mentions if m.kind not in _SMALL and not _then(m)]
    if not part.asks or not all(_of_moving(m) for m in said):
        return False
    year = any(m.is_("period", _ON_THE_YEAR) for m in said)
    compared = any(m.is_("op", "compare", "difference") or m.kind in ("direction", "more") for m in said)
    far = any(m.kind == "direction" for m in said)  # "how big was the fall"
    return any(m.kind == "growth" or (m.kind, m.code) in _OF_RATES for m in said) or (year and compared) or far


def _of_each(part: Part, order: Query) -> bool:
    """ "And how much did each buy", "what share does each have", after an order of those who bought: it tells them."""
    said = [m for m in part.mentions if m.kind not in _SMALL]
    each = [m for m in part.mentions if m.is_("op", "each") or m.says("each")]
    share = any(m.is_("measure", "share") for m in said)
    asks = share or part.has("question", "how_much", "what", "how_many")
    rest = [m for m in said if m not in each and not (share and m.is_("flow", order.flow or ""))]
    plain = all(m.kind == "verb" or m.is_("measure", "quantity", "value", "share") for m in rest)
    return part.asks and bool(each) and asks and plain


def _of_the_best(part: Part, order: Query) -> bool:
    """ "And what share does the largest have", "what is its share of imports", after an order: each is told."""
    said = {(m.kind, m.code) for m in part.mentions if m.kind not in _SMALL and not m.says("whole_flow")}
    own = {("measure", "share"), ("extreme", "most"), ("flow", order.flow)}
    return ("measure", "share") in said <= own


def _of_them_all(part: Part) -> bool:
    """ "And how much do they buy in total", "what do they add up to", after an order of several."""
    said = [m for m in part.mentions if m.kind not in _SMALL]
    them = part.has("deictic", "them", "both") or part.says("possessive", "acting_they") or len(said) == 1
    return part.asks and them and part.has("op", "sum") and all(m.kind == "verb" or m.is_("op", "sum") for m in said)


def _of_moving(m: Mention) -> bool:
    if m.kind == "growth":
        return not m.is_("growth", "mom")
    told = m.kind in ("direction", "more") or m.is_("op", "how_fast", "difference", "compare")
    return told or (m.kind, m.code) in _OF_RATES or m.is_("period", _ON_THE_YEAR)


def _then(m: Mention) -> bool:
    return m.is_("period", _THEN) or m.is_("time", "unit:month")


def _asks_how_much(part: Part) -> bool:
    """ "How much was it", "and what was the figure"."""
    said = [m for m in part.mentions if m.kind not in _SMALL and not _then(m)]
    asks = any(m.is_("question", "how_much", "what") or m.says("it_again") for m in part.mentions)
    return part.asks and asks and not said


def sums_those(part: Part, found: Sequence[Query | CannotAnswer]) -> bool:
    """ "How many months were above 100 bn, and what was their sum": of those that only the figures find."""
    looked = found[-1] if found else None
    counted = isinstance(looked, Query) and looked.operation == "threshold" and looked.by in ("which", "count")
    return counted and part.has("op", "sum", "average") and part.says("possessive") and not part.dated


def moved_most_of_those(part: Part, found: Sequence[Query | CannotAnswer]) -> bool:
    """ "Who were the three biggest buyers, and which of them grew most": of those that only the figures find."""
    order = found[-1] if found else None
    if not isinstance(order, Query) or (order.operation, order.by, order.measure) != ("rank", "partner", None):
        return False
    moved = part.has("more", "faster", "slower", "fell_more")
    moved = moved or (part.has("extreme") and part.has_any("growth", "direction"))
    return moved and not part.dated and not part.has_any("flow", "commodity", "party", "op", "unit", *WHO)
