"""What a fiscal year is, asked with no figure of it -> the glossary entry that tells how it runs."""

from __future__ import annotations

from typing import Final

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Frame, Mention

_RUNS: Final = "fiscal_year_india"
_FIGURES: Final = ("commodity", "verb", "growth", "direction", "party", "measure", "fragment")


def year_explained(frame: Frame, places: set[str]) -> str | None:
    """`What does FY26 mean for India`, `which fiscal year does India use`: how that year runs, no figure of it."""
    asking = frame.mentions[0].is_("question", "what") or frame.has("op", "define")
    bare = frame.has("time", "fiscal") and asking and not frame.has("period")
    if (
        bare
        and places <= {"IND"}
        and (places or frame.has("op", "define"))
        and not frame.has_any("growth", "direction", "extreme", "number")
    ):
        told = {m.code for m in frame.all("flow")} <= {"trade"} and not frame.has_any("commodity", "verb")
        return _RUNS if told else None
    years = [m for m in frame.all("period") if _fiscal(m)]
    asked = frame.has("op", "define") or frame.has("question", "what")
    asked = asked or (
        frame.has("op", "which") and (frame.has("method", "covered") or frame.says("covered"))
    )  # "which months does FY25 cover"
    figures = _FIGURES if years and _meant(frame, years[0]) else (*_FIGURES, "flow", "books")
    alone = len(years) == len(frame.all("period")) == 1 and places <= {"IND"}
    return _RUNS if alone and asked and not frame.has_any(*figures) else None


def _fiscal(time: Mention) -> bool:
    return isinstance(time.value, TimeExpression) and any(p.fiscal for p in time.value.parts)


def _meant(frame: Frame, year: Mention) -> bool:
    """`What is meant by FY26 when they talk of India trade figures`: the year itself is what is explained, and only
    its trade is told beside it; `explain FY26 trade` is of that trade."""
    heard = [m for m in frame.mentions if m.kind not in ("harmless", "question")]
    at = heard.index(year)
    behind = heard[at + 1 : at + 2]
    asked = any(m.is_("op", "define") for m in (*heard[max(at - 1, 0) : at], *behind))
    return asked and not any(m.kind == "flow" for m in behind) and frame.codes("flow") <= {"trade"}
