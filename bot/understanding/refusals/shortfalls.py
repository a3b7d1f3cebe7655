"""Constructions of which the parts alone would be told: half of a month, a country left out, a way round another one.

`The first half of June 2026` is no half-year beside a June, `everyone but the US` no America, `through Mexico` no
second partner, `three years before 2025` no year counted from today, `rare earth ore` no iron ore.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.errors import Ambiguous, CannotAnswer, NotHeld
from bot.model import Quoted, Statement
from bot.understanding.clauses.subjects import done
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import BALANCES, ONE_WAY, PMIS, TARIFFS

_HALF = re.compile(r"\d{4}-(?:01\.\.06|07\.\.12)|today:half:.*")
_MONTH = re.compile(r"(?:\d{4}|\?)-\d\d")
_PART_OF_MONTH = re.compile(r"(?:\d{4}|\?)-\d\d\((?:start|middle|end)\)")
_DAYS = re.compile(r"(?:newest|today):\d+xday")
_DATED = re.compile(r"\d{4}(?:-\d\d(?:\.\.\d\d)?)?")
_COUNTED_BACK = re.compile(r"(?:earlier|today:(?:month|quarter)):-\d+")
_YEARS_BACK = re.compile(r"today:year:-[2-9]\d?")
_LEFT_OUT = ("negation", "save", "minus", "less")  # one of which leaves something out
_EACH = frozenset({"each", "by_year"})


def shortfall(frame: Frame) -> CannotAnswer | None:
    """The refusal of what is asked for as a whole where only its parts would be told, or None."""
    said = None if frame.said.isdisjoint(_LEFT_OUT) else _excepted(frame)
    dear = (
        m.said for m in frame.all("extreme") if m.says("of_price")
    )  # "the cheapest crude month": no price is ordered
    said = said or (next(dear, None) if frame.has_any("commodity", "flow") else None)
    said = said or (_by_way_of(frame) if frame.says("via") else None) or _two_goods(frame)
    said = said or (_how_it_is(frame) if frame.says("quality_not_held") else None)
    if said is None and len(frame.all("period")) > 1:
        said = _half_of_month(frame) or _counted_from(frame)
    if said is None and frame.has("flow") and not frame.has("unit", "CNY"):  # rates and tariffs have their days
        parts = (m for m in frame.all("period") if _PART_OF_MONTH.fullmatch(m.code))
        run = frame.has("op", "streak")  # "how many months in a row at the end of August": up to that month
        said = next((m.said for m in parts if not (run and m.code.endswith("(end)"))), None)
    if said is not None:
        return NotHeld(Statement.of("refusal.not_held.word", word=Quoted(said[:80], frame.language)))
    if _each_year(frame):
        return Ambiguous.again()
    return None


def _how_it_is(frame: Frame) -> str | None:
    """`How fragile are the exports`: a quality of which there are no figures; "the fragile exports" only tells it."""
    if not frame.has_any("flow", "commodity"):
        return None
    two = pairwise(frame.mentions)
    return next((m.said for how, m in two if how.is_("question", "how") and m.says("quality_not_held")), None)


def takes_two_steps(frame: Frame) -> bool:
    """`Exports in the month with the lowest PMI`, `the surplus in the month exports last fell`: a month that another
    series tells; `recovered since their low in May`; `the biggest gap between import and export growth`."""
    if not frame.has_any("extreme", "direction") and not frame.has("op", "record"):
        return False
    said = [m for m in frame.mentions if not (m.is_("harmless", "little") and not m.says("article"))]
    for led, the, month, then in zip(said, said[1:], said[2:], said[3:], strict=False):
        placed = led.means("prep", "in") and the.says("article") and month.is_("time", "unit:month")
        pointed = then.is_("op", "when") or then.is_("prep", "with") or then.kind == "flow" or then.says("relative")
        if placed and pointed and len(_subjects(frame)) > 1:
            return True
    if any(one.kind == "extreme" and two.means("op", "difference") for one, two in pairwise(said)):
        both = (frame.has("flow", "export") and frame.has("flow", "import")) or frame.has("flow", "both")
        several = len({m.code for m in frame.all("place")}) > 1 and not frame.has("period")
        return (both and frame.has("growth")) or (several and len(frame.all("flow", *ONE_WAY)) > 1)
    far = frame.has("question", "how_much") or frame.says("measuring")  # "how far have they fallen since their peak"
    return far and any(
        one.is_("time", "since") and (two.kind == "extreme" or two.means("op", "record")) for one, two in pairwise(said)
    )


def _subjects(frame: Frame) -> set[str]:
    flows = {"balance" if m.code in BALANCES else m.code for m in frame.all("flow")}
    return flows | {m.code for m in frame.all("commodity", *PMIS, *TARIFFS, "usdcny", "cpi_yoy", "ppi_yoy")}


def _excepted(frame: Frame) -> str | None:
    """`All countries save the US`, `the rest of the world without the US`, `exports minus cars`: what is left out."""
    said = [m for m in frame.mentions if not m.is_("harmless", "little") or m.others or m.says("everybody")]
    for at, word in enumerate(said[1:-1], 1):
        whole, left = said[at - 1], said[at + 1]
        if left.kind == "prep" and at + 2 < len(said):
            left = said[at + 2]
        signed = frame.tokens[word.first].kind == "symbol"
        world = whole.is_("place", "WLD") or whole.says("everybody")
        minus = (word.means("conj", "minus") or (world and word.means("more", "less"))) and not signed
        # "importó menos soja", "importó menos soja que en 2024"
        beside = whole.last + 1 == word.first and not (word.kind in ("extreme", "more") and done(whole))
        if (
            word.means("conj", "minus")
            and minus
            and beside
            and whole.is_("flow", "export", "import", "trade")
            and left.kind == "commodity"
        ):
            return word.said
    return None


def _by_way_of(frame: Frame) -> str | None:
    """`US imports of Chinese goods through Mexico`: where goods pass is in nobody's figures."""
    if not frame.has_any("flow", "verb") or frame.has("op", "define", "why", "mirror") or frame.has("term"):
        return None
    for one, two in pairwise([m for m in frame.mentions if not m.is_("harmless", "little") or m.others]):
        if one.says("via") and one.kind == "harmless" and two.kind == "place" and two.code != "WLD":
            return f"{one.said} {two.said}"
    return None


def _two_goods(frame: Frame) -> str | None:
    """`Rare earth ore`, `Seltene-Erden-Erze`: the ore is theirs, and no iron."""
    if not frame.has("commodity", "rare_earths") or not frame.has("commodity", "iron_ore"):
        return None
    small = [("prep", "of"), ("conj", "minus"), ("harmless", "little")]  # "Erden-Erze": a hyphen
    for one, two in pairwise([m for m in frame.mentions if (m.kind, m.code) not in small]):
        between = frame.tokens[one.last + 1 : two.first]
        if one.kind == two.kind == "commodity" and one.code != two.code and all(t.norm != "," for t in between):
            return " ".join(token.said for token in frame.tokens[one.first : two.last + 1])
    return None


def _half_of_month(frame: Frame) -> str | None:
    """`In the first half of June 2026`, 6月前半: a half that stands beside its month."""
    for one, two in _beside(frame):
        codes = (one.code, two.code) if "postposed" not in frame.ways else (two.code, one.code)
        if _HALF.fullmatch(codes[0]) and _MONTH.fullmatch(codes[1]) and not _year_named(frame, one, two):
            return " ".join(token.said for token in frame.tokens[one.first : two.last + 1])
    return None


def _year_named(frame: Frame, *halves: Mention) -> bool:
    """Whether the half itself names its year: `H1 2026 June` sets the two side by side."""
    half = next((m for m in halves if _HALF.fullmatch(m.code)), None)
    tokens = () if half is None else frame.tokens[half.first : half.last + 1]
    return any(token.kind == "number" and len(token.norm) == 4 for token in tokens)


def _counted_from(frame: Frame) -> str | None:
    """`Three years before 2025`, 2026年6月之前12个月: counted from the time that is named, and not from today."""
    for one, two in _beside(frame):
        first = _COUNTED_BACK.fullmatch(one.code) and _DATED.fullmatch(two.code)
        first = first or (_DAYS.fullmatch(one.code) and _MONTH.fullmatch(two.code))  # "the last ten days of June"
        numbered = any(token.kind == "number" for token in frame.tokens[two.first : two.last + 1])
        back = (numbered and _COUNTED_BACK.fullmatch(two.code)) or _YEARS_BACK.fullmatch(two.code)
        second = frame.ways.unspaced and back and _DATED.fullmatch(one.code)
        if first or second:
            return " ".join(token.said for token in frame.tokens[one.first : two.last + 1])
    return None


def _beside(frame: Frame) -> list[tuple[Mention, Mention]]:
    """Pairs of times with nothing between them; a particle or an article counts for nothing."""
    said = [m for m in frame.mentions if not m.is_("harmless", "little") and not m.is_("prep", "of")]
    pairs = [(a, b) for a, b in pairwise(said) if a.kind == b.kind == "period"]
    return [(a, b) for a, b in pairs if all(t.kind != "symbol" for t in frame.tokens[a.last + 1 : b.first])]


def _each_year(frame: Frame) -> bool:
    """`Every June since 2021`, 每年6月: one month of several years, where only one of them, or whole years, would be
    told."""
    if _EACH.isdisjoint(frame.said):
        return False
    for one, two in pairwise(frame.mentions):
        each = one.says("each") or one.means("op", "by_year")
        if each and two.kind == "period" and two.first == one.last + 1 and _MONTH.fullmatch(two.code):
            others = [m for m in frame.all("period") if m is not two]
            if any(m.code == "taken" or m.code.startswith(("since", "from")) or ".." in m.code for m in others):
                return True
    return False
