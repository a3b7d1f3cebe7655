"""A gold case and the JSON of a reply -> a verdict: are the right figures there, named, and readable in the text?

The rules: every figure of `figures` (or of one list of `alt`) stands among the reply's figures within its tolerance, in
a period that touches the one asked for, and its number can be read in the text; `names` are named (in order in a
ranking); every `must` matches and no `must_not` does. A refusal or a question back carries no figures; figures where
none are right are the worst that can happen (FALSE).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

# silent: no figure where there is one; false: a figure where none is right; broken: no reply at all
Verdict = Literal["right", "wrong", "false", "silent", "other", "broken"]

Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    why: str = ""


# ---------------------------------------------------------------------------------------------------- figures

_POWERS: Final = {"": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "trn": 1e12}
_SAME: Final[dict[str, tuple[float, str]]] = {
    "t": (1.0, "tonnes"),
    "kt": (1e3, "tonnes"),
    "Mt": (1e6, "tonnes"),
    **{f"{power}_units".lstrip("_"): (scale, "units") for power, scale in _POWERS.items()},
    **dict.fromkeys(("pct", "pp", "%"), (1.0, "per cent")),
    **dict.fromkeys(("months", "count", "years"), (1.0, "count")),
    "USD_per_kg": (1e3, "USD_per_t"),
}


def plain(value: float, unit: str) -> tuple[float, str]:
    """The amount in the smallest unit of its kind, so that units which are one can be compared."""
    if unit in _SAME:
        scale, kind = _SAME[unit]
        return value * scale, kind
    money = re.fullmatch(r"([A-Z]{3})_(k|m|mn|bn|trn)", unit)
    return (value * _POWERS[money[2]], money[1]) if money else (value, unit)


def months(code: str) -> tuple[int, int] | None:
    """The first and last month of a period's code, counted from the year 0."""
    ends: list[int] = []
    for end in code.split("/"):
        match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?", end)
        if match is None:
            return None
        year = int(match[1]) * 12
        ends += [year + int(match[2]) - 1] * 2 if match[2] else [year, year + 11]
    return min(ends), max(ends)


def fits(wanted: Case, figure: Case) -> bool:
    """Is this the figure: value within its tolerance, unit, and a period that touches the one asked for?"""
    value, kind = plain(float(wanted["value"]), wanted["unit"])
    given, given_kind = plain(float(figure["value"]), figure["unit"])
    if kind != given_kind:
        return False
    asked, told = months(wanted.get("period") or ""), months(figure.get("period") or "")
    if asked and told and (asked[1] < told[0] or told[1] < asked[0]):
        return False
    if wanted.get("tol") is not None:
        tolerance = plain(float(wanted["tol"]), wanted["unit"])[0]
    else:
        tolerance = 0.06 if kind == "per cent" else abs(value) * 0.006
    return abs(value - given) <= tolerance + 1e-9


# ------------------------------------------------------------------------------------------------------- text

_ONE_TO_TWELVE: Final = tuple(
    re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for words in (
        "zero|none|no|not|cero|null|keine?|zéro|aucune?|zero|nenhuma?|ноль|нет",
        "one|uno|una|un|une|eine?|einen|um|uma|один|одна|одного",
        "two|dos|deux|zwei|dois|duas|два|две|двух",
        "three|tres|trois|drei|três|три|трёх",
        "four|cuatro|quatre|vier|quatro|четыре",
        "five|cinco|cinq|fünf|пять",
        "six|seis|sechs|шесть",
        "seven|siete|sept|sieben|sete|семь",
        "eight|eighth|ocho|huit|acht|oito|восемь",
        "nine|nueve|neuf|neun|nove|девять",
        "ten|diez|dix|zehn|dez|десять",
        "eleven|once|onze|elf|одиннадцать",
        "twelve|doce|douze|zwölf|doze|двенадцать",
    )
)
_HAN: Final = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_HAN_SCALES: Final = {"万": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_UNCHANGED: Final = re.compile(
    r"unchanged|flat|did not change|nothing|no change|持平|sin cambios|横ばい", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[ '.,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")


def smoothed(text: str) -> str:
    """Every kind of space and apostrophe as the plain one."""
    return re.sub(r"[\u00a0\u2007\u2009\u202f]", " ", text.replace("\u2019", "'").replace("，", ", "))


def numbers(text: str) -> set[float]:
    """Every number that can be read in a text, a comma or a point taken as either."""
    found: set[float] = set()
    for match in _NUMBER.finditer(text):
        # "2025, 8 months" must not read as one number: a group's gap is a single mark, and both ways are kept.
        for raw in {match[0], *re.split(r"[ ']", match[0])}:
            bare = raw.replace(" ", "").replace("'", "")
            for form in (bare.replace(",", ""), bare.replace(".", "").replace(",", ".")):
                if re.fullmatch(r"\d+(\.\d+)?", form):
                    found.add(float(form))
    # 7兆5214億, 5万7392: the first part counts ten thousand of the second's unit.
    for first, second in re.findall(r"([\d.,]+)\s*[兆亿億万]\s*(\d[\d.,]*)\s*[万亿億]?", text):
        found.add(float(first.replace(",", "").rstrip(".")) * 1e4 + float(second.replace(",", "").rstrip(".")))
    return found


def _scales(kind: str) -> Iterable[float]:
    """By what a number in a text may have to be multiplied to be the plain amount."""
    if kind in ("tonnes", "units") or re.fullmatch(r"[A-Z]{3}", kind):
        return (1.0, 1e3, 1e6, 1e9, 1e12, *_HAN_SCALES.values())
    if kind == "USD_per_t":  # by the kilogram
        return (1.0, 1e3)
    return (1e4, 1e6, 1.0) if kind == "mbpd" else (1.0,)


def readable(figure: Case, text: str) -> bool:
    """Can the figure's number be read in the text, in some natural rounding, without its sign?"""
    value, kind = plain(abs(float(figure["value"])), figure["unit"])
    if kind == "count" and value == int(value) and value < len(_ONE_TO_TWELVE):
        in_words = bool(_ONE_TO_TWELVE[int(value)].search(text))
        in_han = any(_HAN[sign] == value for sign in re.findall(rf"([{''.join(_HAN)}])\s*[个個か回次]", text))
        if in_words or in_han:
            return True
    if value < 0.005 and _UNCHANGED.search(text):
        return True
    rounding = max(0.006 * value, 0.051 if kind in ("per cent", "index", "count") else 0.0)
    found = numbers(text)
    return any(abs(number * scale - value) <= rounding for number in found for scale in _scales(kind))


# ---------------------------------------------------------------------------------------------------- verdict


def judge(case: Case, reply: Case) -> Judgement:
    """How right a reply is; `why` says what is amiss."""
    text, figures = smoothed(reply["text"]), reply["figures"]
    outcome: str = reply["outcome"]
    wanted: str = case["expect"]
    tolerated = outcome != wanted and outcome in (case.get("also") or ())
    answers = [case["figures"]] if case.get("figures") or wanted == "answer" else []
    matching = [
        one for one in [*answers, *(case.get("alt") or [])] if all(any(fits(w, f) for f in figures) for w in one)
    ]
    if outcome == "answer":
        if wanted != "answer" and figures and not (tolerated and matching):
            return Judgement("false", f"figures {brief(figures)} where none is right")
        if wanted != "answer" and not tolerated:
            return Judgement("other", f"answered: {text[:80]!r}")
        return _answered(case, reply, text, matching, tolerated)
    if figures:
        return Judgement("other", f"{outcome} with figures {brief(figures)}")
    if not (tolerated or outcome == wanted):
        return Judgement("silent" if wanted == "answer" else "other", f"{outcome} {reply['reason']}: {text[:80]!r}")
    reasons = case.get("reason") or ()
    if (
        outcome == "refuse"
        and not tolerated
        and reasons
        and reply["reason"] not in ((reasons,) if isinstance(reasons, str) else reasons)
    ):
        return Judgement("other", f"{reply['reason']} instead of {reasons}")
    return _matched(case, text, [] if tolerated else case.get("must") or [], "other")


def _answered(case: Case, reply: Case, text: str, matching: list[Any], tolerated: bool) -> Judgement:
    figures = reply["figures"]
    if not matching:
        return Judgement("wrong", f"figures {brief(figures)}")
    if not any(all(_told(wanted, figures, text) for wanted in one) for one in matching):
        return Judgement("wrong", f"the number cannot be read in {text[:200]!r}")
    lists = [names for names in (case.get("names") or [], *(case.get("alt_names") or [])) if names]
    if lists:
        order = list(dict.fromkeys(f[slot] for f in figures for slot in ("partner", "commodity", "flow", "reporter")))
        seen = {*order, *_codes(reply["queries"])}
        fitting = [names for names in lists if set(names) <= seen]
        if not fitting:
            return Judgement("wrong", f"names {order}, not {lists[0]}")
        if case.get("kind") == "ranking" and not any([c for c in order if c in names] == names for names in fitting):
            return Judgement("wrong", f"order {order}, not {lists[0]}")
    return _matched(case, text, (case.get("also_must") if tolerated else case.get("must")) or [], "wrong")


def _told(wanted: Case, figures: Iterable[Case], text: str) -> bool:
    return readable(wanted, text) or any(fits(wanted, figure) and readable(figure, text) for figure in figures)


def _matched(case: Case, text: str, must: Iterable[str], otherwise: Verdict) -> Judgement:
    missed = [pattern for pattern in must if not re.search(pattern, text, re.IGNORECASE)]
    hit = [pattern for pattern in case.get("must_not") or [] if re.search(pattern, text, re.IGNORECASE)]
    return (
        Judgement(otherwise, f"text: misses {missed}, has {hit}: {text[:200]!r}")
        if missed or hit
        else Judgement("right")
    )


def _codes(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _codes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _codes(inner)


def brief(figures: Iterable[Case]) -> list[tuple[float, str, str]]:
    return [(figure["value"], figure["unit"], figure["period"]) for figure in figures][:4]
