"""What is compared, and how it is held where no one vintage or unit holds all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.analysis.holdings import Found, Gauge, Subject, at, gauges
from bot.analysis.table import Table
from bot.analysis.vintages import over_joint
from bot.model import Code, Period, Query


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things compared."""

    name: Code
    subject: Subject
    period: Period


Held = tuple[tuple[Item, Found], ...]
_TONNES = {"t": 1, "kt": 1_000, "Mt": 1_000_000}


def over_joint_of(query: Query, table: Table, items: Sequence[Item], gauge: Gauge) -> Held | None:
    """Months of one series of which one lies past the end of the revised figures and one is held only as revised."""
    if query.vintage is not None or len({item.subject for item in items}) > 1:
        return None
    over = over_joint(table, items[0].subject, gauge, [item.period for item in items])
    return tuple(zip(items, over[0], strict=True)) if over is not None else None


def by_mass(query: Query, table: Table, items: Sequence[Item]) -> Held:
    """Steel in million tonnes and aluminium in thousands: all of them in the smaller unit, where each has a mass."""
    found: list[tuple[Item, Found]] = []
    for item in items:
        kept = (g for g in gauges(table, item.subject, query.measure, query.basis) if g.unit in _TONNES)
        held = next((one for g in kept if (one := at(table, item.subject, g, item.period, "published"))), None)
        if held is None:
            return ()
        found.append((item, held))
    unit = min((one.figure.unit for _, one in found), key=_TONNES.__getitem__)

    def in_it(one: Found) -> Found:
        times = round(_TONNES[one.figure.unit] / _TONNES[unit])
        return replace(one, figure=replace(one.figure, value=one.figure.value * times, unit=unit))

    return tuple((item, in_it(one)) for item, one in found)
