"""Items -> dates that are written in figures alone: 2025-11, 11/2025, 25.12.2025."""

from __future__ import annotations

import calendar

from bot.understanding.times.items import NEWEST, Items
from bot.understanding.times.moments import Moment

Found = tuple[Moment, int]
INVALID = Moment(anchor="event", event="")  # looks like a date and is none (13/2025): nothing may be made of it


class FigureDates(Items):
    """The rules for dates in figures."""

    def numeric(self, i: int) -> Found | None:
        """2025-11, 2025/11, 2025.11, 11/2025, 11.2025, 2025-12-25, 25.12.2025, 25/12/2025, 12/25/2025."""
        item = self.items[i]
        if not item.norm[:1].isdigit() or self.tokens[item.first].kind != "number" or item.first != item.last:
            return None
        if (span := self._months(i)) is not None:
            return span
        if (lettered := self._lettered(i)) is not None:
            return lettered
        if "." in item.norm:
            fields, end = item.norm.split("."), i + 1
        elif item.number is not None:
            fields, end = [item.norm], i + 1
            while len(fields) < 3 and self.sign(end, "-", "/", ".") and self.glued(end) and self.glued(end + 1):
                again = len(self.items[end + 1].norm) == len(fields[0]) == 4  # 2026-01..2026-03: the other end
                if self.number(end + 1) is None or self.items[end].norm != self.items[i + 1].norm or again:
                    break
                fields.append(self.items[end + 1].norm)
                end += 2
        else:
            return None
        sizes = [len(field) for field in fields]
        if len(fields) == 3 and sizes[-1] == 2 and (day := self._day_of_short_year(i, fields)) is not None:
            return None if self.amount(end - 1, True, True) else (day, end)
        if sizes == [2, 2] and self.sign(i + 1, "/") and 1 <= int(fields[0]) <= 12 and 15 <= int(fields[1]) <= 35:
            return Moment("month", (int(fields[0]),) * 2, year=2000 + int(fields[1])), end  # 03/26
        short = sizes == [1, 2] and self.sign(i + 1, "/") and not self.unspaced and not self._part_of(end)
        if short and int(fields[0]) and 15 <= int(fields[1]) <= NEWEST and not self.amount(end - 1, True, True):
            return Moment("month", (int(fields[0]),) * 2, year=2000 + int(fields[1])), end  # 4/25
        if sizes in ([2, 1], [2, 2]) and self.sign(i + 1, "/") and self.unspaced:
            led, month = int(fields[0]), int(fields[1])
            if 13 <= led <= 35 and 1 <= month <= 12 and not self.amount(end - 1, True, True):
                return Moment("month", (month, month), year=2000 + led), end  # 25/9: the year leads
        if (
            not 2 <= len(fields) <= 3
            or 4 not in sizes
            or not all(field.isdigit() and len(field) in (1, 2, 4) for field in fields)
        ):
            return None
        if sizes.count(4) > 1 or not 1900 <= int(fields[sizes.index(4)]) <= 2100:
            return None
        if self.time(end, "sign:month") or self.amount(end - 1, True, True) or self.amount(i, True, True):
            return None
        if sizes[0] == 4:
            year, *rest = (int(field) for field in fields)
        elif sizes[-1] == 4:
            *rest, year = (int(field) for field in fields)
            rest.reverse()
            if len(rest) == 2 and rest[0] > 12 >= rest[1] and self.items[i].norm.find(".") < 0:
                rest.reverse()  # 12/25/2025
        else:
            return None
        if len(rest) == 1:
            if not 1 <= rest[0] <= 12:
                return (INVALID, end) if rest[0] != (year + 1) % 100 and not year % 100 < rest[0] <= 35 else None
            return Moment("month", (rest[0], rest[0]), year=year), end
        if not 1 <= rest[0] <= 12 or not 1 <= rest[1] <= calendar.monthrange(year, rest[0])[1]:
            return INVALID, end
        return Moment("day", (rest[0], rest[0]), year=year, days=(rest[1], rest[1])), end

    def _day_of_short_year(self, i: int, fields: list[str]) -> Moment | None:
        """`19/5/26`, `19.5.26`, `5/19/26`: only where no other order of day and month makes a date."""
        dotted = "." in self.items[i].norm
        if self.unspaced or not all(field.isdigit() for field in fields) or not (dotted or self.sign(i + 1, "/")):
            return None  # 19-05-26, in characters 19/5/26: the year may lead
        day, month, year = (int(field) for field in fields)
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and not dotted:
            return None
        known = 15 <= year <= NEWEST and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2000 + year, month)[1]
        return Moment("day", (month, month), year=2000 + year, days=(day, day)) if known else None

    def _part_of(self, end: int) -> bool:
        """`1/20 of exports`: a fraction."""
        return end < self.size and self.items[end].means("prep", "of")

    def _lettered(self, i: int) -> Found | None:
        """2024M12, 2024-M12, 2025m6: a month as databases write it."""
        year, at = self.items[i].number, i + 1
        at += self.sign(at, "-") and self.glued(at)
        letter = at + 1 < self.size and self.items[at].norm in self.ways["month_letter"] and self.glued(at)
        month = self.number(at + 1) if letter and self.glued(at + 1) else None
        if month is None or not 2000 <= (year or 0) <= 2100:
            return None
        return (Moment("month", (month, month), year=year), at + 2) if 1 <= month <= 12 else (INVALID, at + 2)

    def _months(self, i: int) -> Found | None:
        """01-10.2025, 01-10/2025: the months from one to another, as statistics write them."""
        first = self.items[i].number
        if first is None or not (1 <= first <= 12) or not (self.sign(i + 1, "-") and self.glued(i + 1)):
            return None
        if i + 2 >= self.size or not self.glued(i + 2):
            return None
        last, end = self.items[i + 2].norm, i + 3
        if "." in last:
            last, _, year = last.partition(".")
        elif self.sign(end, "/", ".") and self.glued(end) and end + 1 < self.size and self.glued(end + 1):
            year, end = self.items[end + 1].norm, end + 2
        else:
            return None
        if not (last.isdigit() and year.isdigit()) or len(year) != 4 or not first < int(last) <= 12:
            return None
        return Moment(None, (first, int(last)), year=int(year)), end
