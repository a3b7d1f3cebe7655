"""`Half-year exports 2026`, `exports for the half year 2025`: the half that is reported as such, the first."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_LED = ("place", "demonym", "period", "flow")
_DATING = ("in", "for", "of", "at")
_SEVERAL = ("s", "half", "medio", "mitad", "半")  # "half-years", "the second half of it", "half of that"


def half_years(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with one bare half-year right before a flow or a year read as the first half of the year."""
    at = [i for i, m in enumerate(mentions) if m.is_("time", "unit:half")]
    dated = any(m.kind in ("number", "period") and _year(m) for m in mentions)  # else the talk says of which year
    if len(at) != 1 or not dated or at[0] + 1 == len(mentions) or mentions[at[0]].said.casefold().endswith(_SEVERAL):
        return mentions
    half, after = mentions[at[0]], mentions[at[0] + 1]
    told = [m for m in mentions[: at[0]] if not m.is_("harmless") or m.says("indefinite")][-1:]
    led = all(m.kind in _LED or m.is_("prep", *_DATING) or m.is_("question") or _year(m) for m in told)
    year = after.kind in ("number", "period") and _year(after)
    if not led or not (after.kind == "flow" or year) or half.last + 1 != after.first:
        return mentions
    return tuple(replace(m, code="half:1", others=()) if m is half else m for m in mentions)


def _year(mention: Mention) -> bool:
    return mention.said[-4:].isdigit()
