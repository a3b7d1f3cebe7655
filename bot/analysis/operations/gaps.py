"""How far two figures that are compared lie apart: an amount, a part of one of them, a multiple."""

from __future__ import annotations

from typing import Final

from bot.analysis.holdings import Found, computed
from bot.model import Figure, Statement

_TIMES: Final = 10.0  # per cent more, from which on it is told too how many times as much one is
_TWICE: Final = 100.0  # likewise of what fell, which was told as a part of what it fell from


def apart(a: Found, b: Found, rates: bool = False, sizes: bool = False) -> list[Statement]:
    """How far the larger is ahead of the smaller; `sizes`: a surplus and a deficit, by how far each is from nothing."""
    if a.figure.value == b.figure.value:
        return []
    unit = "pp" if a.figure.unit == "pct" else a.figure.unit
    rows = (*a.published, *b.published)
    across = sizes and a.figure.value * b.figure.value < 0
    far, formula = (a.figure.value + b.figure.value, "a + b") if across else (a.figure.value - b.figure.value, "a - b")
    gap = computed(a.figure, abs(far), rows, formula, unit=unit)
    if rates or unit == "pp" or (a.figure.value * b.figure.value <= 0 and not across):
        return [Statement.of("compare.gap", gap=gap.figure)]
    more = 100.0 * (abs(a.figure.value) / abs(b.figure.value) - 1.0)
    percent = computed(a.figure, more, rows, "100 * (a / b - 1)", unit="pct", measure="change")
    said = [Statement.of("compare.gap_percent", gap=gap.figure, percent=percent.figure)]
    if fell := _fell(a.figure, b.figure):
        less = computed(
            a.figure, 100.0 - 100.0 * b.figure.value / a.figure.value, rows, "100 * (1 - b / a)", unit="pct"
        )
        said = [Statement.of("compare.gap_less", gap=gap.figure, percent=less.figure, later=b.figure.period)]
    if more >= (_TWICE if fell else _TIMES):
        ratio = 1.0 + more / 100.0
        times = computed(a.figure, round(ratio, 2 if ratio < 10 else 1), rows, "a / b", unit="times", measure="change")
        said.append(Statement.of("compare.times", times=times.figure))
    return said


def _fell(a: Figure, b: Figure) -> bool:
    """Whether the smaller is the later one of one series: a fall from the larger, which is told as a part of it."""
    slots = ((one.reporter, one.flow, one.partner, one.commodity) for one in (a, b))
    return len(set(slots)) == 1 and a.flow != "balance" and a.period.last < b.period.first
