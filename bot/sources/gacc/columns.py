"""The head of a Sheet -> what each of its columns holds; a head that is not known is refused.

A column is a word such as `export.m` (exports, the month), `quantity.y` (since January), `import%` (a rate), `label`,
`unit`; `quantity.was` (last year's, which only serves to check) and `other` (rates on the month before) are not taken.
"""

from __future__ import annotations

import re

from bot.errors import LayoutChanged
from bot.sources.gacc.index import Kind
from bot.sources.gacc.sheets import Sheet

# The heads that are known, by kind of table. A month's table has month and year to date; that of January may have one
# of them; January and February out as one have the year to date alone. Rates are those of the year to date, but where
# two stand side by side (totals): first the month's, then the year to date's.
KNOWN: dict[Kind, frozenset[str]] = {
    "totals": frozenset(["label value.m value.y other value% value%", "label value.y value%"]),
    "by_month": frozenset(
        ["label total export import balance", "label total export import balance total% export% import%"]
    ),
    "countries": frozenset(
        [
            "label total.m total.y export.m export.y import.m import.y total% export% import%",
            "label total.y export.y import.y total% export% import%",
            "label total.m export.m import.m total% export% import%",
        ]
    ),
    "sections": frozenset(
        [
            "label export.m export.y import.m import.y export% import%",
            "label export.m import.m export% import%",
            "label export.y import.y export% import%",
        ]
    ),
    # Rates stand in the row below.
    "regimes": frozenset(["label export.m export.y import.m import.y", "label export.y import.y"]),
    "commodities": frozenset(
        [
            "label unit quantity.m value.m quantity.y value.y quantity% value%",
            "label unit quantity.m value.m quantity.y value.y quantity.was value.was quantity% value%",
            "label unit quantity.m value.m quantity% value%",
            "label unit quantity.y value.y quantity% value%",
            "label unit quantity.y value.y quantity.was value.was quantity% value%",
            "label unit quantity.m value.m quantity.y value.y",  # rates in the row below
        ]
    ),
}
# Heads of early years leave the month's cell empty.
_SAME = {
    "label unit quantity value quantity.y value.y quantity% value%": (
        "label unit quantity.m value.m quantity.y value.y quantity% value%"
    )
}
_SINCE_JANUARY = re.compile(r"(?:total)?1(?:-?to-?|[-–—~])(\d{1,2})(?:total)?")
_LAST_YEAR = re.compile(r"1(?:-?to-?|[-–—~])\d{1,2}(?:total)?,?(?:19|20)\d\d")
_RATE = re.compile(r"year-?on-?year|percentagechange|y-?o-?y")
_FLOWS = {
    **dict.fromkeys(["export&import", "exports&imports", "exportandimport", "importsandexports"], "total"),
    **dict.fromkeys(["imports&exports", "import&export", "total"], "total"),
    **dict.fromkeys(["export", "exports"], "export"),
    **dict.fromkeys(["import", "imports"], "import"),
    **dict.fromkeys(["balance", "tradebalance", "exports-imports"], "balance"),
}


def read_columns(sheet: Sheet, kind: Kind) -> tuple[str, ...]:
    """The words of the columns. LayoutChanged for a head that is none of KNOWN, or names another month."""
    if not sheet.head:
        raise LayoutChanged(sheet.where, "a head above the figures", "none")
    width = len(sheet.head[0])
    words = []
    for j in range(width):
        parts = list(dict.fromkeys(re.sub(r"\s+", "", row[j]).casefold() for row in sheet.head if row[j]))
        words.append("label" if j == 0 else _word(sheet, parts))
    if kind == "by_month":  # its period is in its rows
        words = [word.removesuffix(".m") for word in words]
    found = _SAME.get(" ".join(words), " ".join(words))
    if found not in KNOWN[kind]:
        shown = " | ".join(" / ".join(dict.fromkeys(row[j] for row in sheet.head if row[j])) for j in range(width))
        raise LayoutChanged(sheet.where, f"the columns of {kind}", f"{shown} ({found})")
    return tuple(found.split())


def _word(sheet: Sheet, parts: list[str]) -> str:
    whole = "/".join(parts)
    if "month-on-month" in whole:
        return "other"
    if any(_LAST_YEAR.fullmatch(part) for part in parts):
        return f"{parts[-1]}.was"
    if whole in ("quantityunit", "unit"):
        return "unit"
    flows = [_FLOWS[part] for part in parts if part in _FLOWS]
    names = flows + [part for part in parts if part in ("quantity", "value")]
    name = names[-1] if names else "value"
    if _RATE.search(whole):
        return f"{name}%"
    spans = set()
    for part in parts:
        if match := _SINCE_JANUARY.fullmatch(part):
            spans.add("y")
            last = match[1]
        elif part.isdigit():
            spans.add("m")
            last = part
        else:
            continue
        if int(last) != sheet.month:
            raise LayoutChanged(sheet.where, f"columns of month {sheet.month}, as the title says", repr(part))
    if len(spans) > 1 or (not spans and not names):
        return f"?{whole}"
    return f"{name}.{spans.pop()}" if spans else name
