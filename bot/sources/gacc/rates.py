"""A row with its rates -> what speaks against it, or nothing: rates and amounts must tell one story of the year before.

What exports and imports were a year ago, by their rates, adds up to what the total was; a rate is that of this year's
figure on last year's, where that is printed. Each within the rounding of every number in it, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.sources.gacc.amounts import NotPrinted, half_unit, number

_CENT = Decimal(100)
_LEAST = Decimal("0.02")  # of a year ago: what is left of less says nothing of how much there was
_LEAST_SHARE = 300  # a month's goods of the world are no less than so small a part of the year so far
_ROOM = Decimal("1.01")  # over the rounding, for the second order of it


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Decimal
    slack: Decimal  # how far the true one may be


def misfit(columns: Sequence[str], cells: Sequence[str]) -> str | None:
    """What does not fit in a row of a table with its flows side by side, or with last year's figures beside them."""
    by_word = dict(zip(columns, cells, strict=True))
    span = ".y" if any(word.endswith(".y") for word in columns) else ".m"
    flows = {flow: (by_word.get(f"{flow}{span}", ""), by_word.get(f"{flow}%", "")) for flow in _FLOWS}
    if said := apart(flows):
        return said
    for name in ("quantity", "value"):
        now, was = _read(by_word.get(f"{name}.y", "")), _read(by_word.get(f"{name}.was", ""))
        rate = _read(by_word.get(f"{name}%", ""))
        if now and was and rate and was.value > was.slack * 2:
            grown = (now.value / was.value - 1) * _CENT
            slack = (now.slack + now.value * was.slack / was.value) / was.value * _CENT + rate.slack
            if abs(grown - rate.value) > slack * _ROOM:
                return f"{rate.value} % is not {now.value} on {was.value} ({name})"
        month = _read(by_word.get(f"{name}.m", ""))
        if month and now and 0 < month.value * _LEAST_SHARE < now.value:
            return f"the month is {month.value} of {now.value} since January ({name})"
    return None


def apart(flows: Mapping[str, tuple[str, str]]) -> str | None:
    """Whether total, exports and imports with their rates come from one year ago; cells by flow: amount and rate."""
    ago = {flow: _a_year_ago(amount, rate) for flow, (amount, rate) in flows.items()}
    total, exports, imports = (ago.get(flow) for flow in _FLOWS)
    if total is None or exports is None or imports is None:
        return None
    miss = abs(exports.value + imports.value - total.value)
    if miss > (total.slack + exports.slack + imports.slack) * _ROOM:
        of = ", ".join(f"{flow} {amount} ({rate} %)" for flow, (amount, rate) in flows.items())
        return f"the rates do not belong to the amounts: {of}"
    return None


_FLOWS = ("total", "export", "import")


def _a_year_ago(amount: str, rate: str) -> _Amount | None:
    now, grown = _read(amount), _read(rate)
    if now is None or grown is None:
        return None
    factor = 1 + grown.value / _CENT
    if factor < _LEAST:
        return None
    was = now.value / factor
    return _Amount(was, now.slack / factor + was * (grown.slack / _CENT) / factor)


def _read(cell: str) -> _Amount | None:
    try:
        value = number(cell)
    except NotPrinted:
        return None
    return None if value is None else _Amount(value, half_unit(cell))
