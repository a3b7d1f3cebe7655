"""Rows of several tables -> one row a figure: its first print; and the later prints that say another.

The same figure is printed in the preliminary release, in the bulletin, and in several tables of each. `published` is
what was printed first; of one day, what was printed with most digits. A later print that differs is not lost: it is
what the desk keeps to tell how figures were revised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from bot.sources.observations import KEY

Row = Mapping[str, str]


def first_prints(rows: Iterable[Row], late: Iterable[Row] = ()) -> tuple[list[Row], list[Row], list[str]]:
    """First prints, later prints with another value, and sentences on prints of one day that do not agree.

    Two prints of one day agree if one is the other rounded; where they do not, neither is taken. `late` are rows that
    are later prints whatever their day: months repeated in the tables of the months after them.
    """
    by_key: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        by_key.setdefault(_key(row), []).append(row)
    first, later, doubts = [], [], []
    for prints in by_key.values():
        days = sorted({_day(row) for row in prints})
        of_day = {day: [row for row in prints if _day(row) == day] for day in days}
        told: Row | None = None
        for day in days:
            best = max(of_day[day], key=lambda row: _digits(row["value"]))
            if other := next((row for row in of_day[day] if not _agree(row["value"], best["value"])), None):
                slots = " ".join(best[name] for name in ("flow", "partner", "commodity", "measure", "period", "unit"))
                doubts.append(f"{slots}: {best['note']}, but {other['note']}; neither was taken")
                continue
            if told is None:
                told = best
                first.append(best)
            elif not _agree(best["value"], told["value"]):
                later.append(best)
                told = best
    known = {_key(row): row["value"] for row in (*first, *later)}
    later += [row for row in late if _key(row) not in known or not _agree(row["value"], known[_key(row)])]
    return first, later, doubts


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in KEY)


def _day(row: Row) -> str:
    """The day of a print: that on the page, else that on which the page was fetched."""
    return row.get("page_date") or row["source"].rpartition(" ")[2]


def _digits(value: str) -> int:
    return len(value.partition(".")[2])


def _agree(one: str, other: str) -> bool:
    """Whether the value with fewer digits is the other, rounded."""
    few, many = sorted((one, other), key=_digits)
    half = Decimal(5).scaleb(-_digits(few) - 1)
    return abs(Decimal(few) - Decimal(many)) <= half
