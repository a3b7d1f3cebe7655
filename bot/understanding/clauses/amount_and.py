"""An amount that is asked for, and behind `and` what it was against the forecast, or with whom: two questions."""

from __future__ import annotations

from bot.model import HOME
from bot.understanding.clauses.sentences import has_topic
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

Part = tuple[Mention, ...]
_FORECAST = ("surprise", "missed", "forecast")
_BESIDE_FORECAST = ("harmless", "prep", "question", "deictic", "poll", "conj", "fragment")
_SET_APART = ("growth", "direction", "more", "extreme", "compare", "number", "party")


def amount_and(left: Part, right: Part) -> tuple[Part, Part] | None:
    """`What were exports in Nov 2025 and how did that compare to the consensus`, `how much soy did China buy and from
    whom`: the amount, and then the other of the same. None where the first half asks for no amount, or the second names
    something of its own."""
    asked = [m for m in left if m.is_("question", "how_much", "what", "how_many")]
    plain = not any(m.kind in _SET_APART or (m.kind == "op" and m.code != "sum") for m in left)
    if not asked or not plain or not has_topic(left):
        return None
    what = tuple(m for m in left if m not in asked and m.kind != "measure" and not m.is_("op", "sum"))
    partnered = any(m.kind in WHO and m.code != HOME for m in left)
    if _against_forecast(right) or (_with_whom(right) and not partnered):
        return left, (*what, *right)
    return None


def _against_forecast(right: Part) -> bool:
    """Whether it is no more than how that was against what was expected."""
    forecast = any(m.is_("op", *_FORECAST) for m in right)
    return forecast and all(m.kind in _BESIDE_FORECAST or m.is_("op", "compare", *_FORECAST) for m in right)


def _with_whom(right: Part) -> bool:
    """`And from whom`, `and to which countries mostly`."""
    said = [m for m in right if m.kind != "harmless"]
    if len(said) != 2 or not said[0].is_("prep", "to", "from"):
        return False
    return said[1].is_("question", "who") or (said[1].is_("party", "partner") and said[1].first < said[1].last)
