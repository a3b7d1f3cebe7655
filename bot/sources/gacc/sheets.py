"""A page of China Customs -> Sheet: its table as a grid of text, with title, period, unit line and day.

HTML is taken as browsers take it (lexbor): attributes without quotes, end tags that were never opened, cells that span
others. Nothing here knows what a table is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.errors import LayoutChanged
from bot.model import Period
from bot.sources.gacc.amounts import NOTHING, SPOILT, NotPrinted, number
from bot.sources.gathering import Page

WIDEST, LONGEST = 40, 4000  # columns and rows beyond which a table is none of theirs
MOST = 50  # tables of a page
SHORT = 25  # letters: more stand in no head of a column
_NEW_LINE = re.compile(r"<(?=(?:br|/?p|/?div)\b)", re.IGNORECASE)
_UNIT = re.compile(r"^unit\s*[:∶]\s*(.+)", re.IGNORECASE)
_MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_MONTH += "|nov(?:ember)?|dec(?:ember)?"
_NAMED = re.compile(rf"\b(?:(jan(?:uary)?)\.?\s*(?:-|–|—|to)\s*)?({_MONTH})\.?,?\s*(20\d\d)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\b1\s*(?:-|–|—|to)\s*)?\b(1[0-2]|[1-9])\s*\.\s*(20\d\d)\b", re.IGNORECASE)
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEST = timedelta(days=150)  # after the end of a month, until which its tables come out


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `head` are the rows above the figures, `body` those with figures, headings and notes among them.

    released  the day that the page bears, as 2026-04-08; "" where it bears none that can be told
    unit      the words behind "Unit:"; "" where there is no such line
    """

    where: str
    title: str
    year: int
    month: int
    released: str
    unit: str
    head: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]


def decoded(page: Page) -> str:
    """The page as text; LayoutChanged where it is no text."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return page.body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LayoutChanged(page.url, "a page of text", "bytes that are none")


def joined(text: str | None) -> str:
    """Text on one line, full-width letters and brackets made plain."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split())


def read_sheet(page: Page) -> Sheet:
    """The page's largest table. LayoutChanged where there is none, or it tells no period."""
    tree = LexborHTMLParser(_NEW_LINE.sub(" <", decoded(page)))
    found = tree.css("table")
    if len(found) > MOST:
        raise LayoutChanged(page.url, f"at most {MOST} tables", str(len(found)))
    tables = [table for table in found if len(table.css("table")) == 1]  # itself: it holds no other
    grids = [grid for table in tables if (grid := _trimmed(_grid(table, page.url)))]
    if not grids:
        raise LayoutChanged(page.url, "a table", "none")
    grid = max(grids, key=lambda rows: sum(len(row) for row in rows))
    above = joined(node.text()) if (node := tree.css_first(".atcl-ttl")) else ""
    own = next((max(row, key=len) for row in grid[:4] if is_line(row) and _period(max(row, key=len))), "")
    title = own or above
    period = _period(title)
    if period is None:
        raise LayoutChanged(page.url, "a title with a period, such as 2.2026 or Feb 2026", repr(title[:120]))
    if above and (told := _period(above)) is not None and told != period:
        raise LayoutChanged(page.url, f"one period in the page's title and in the table's, {title!r}", repr(above))
    start = next((at for at, row in enumerate(grid) if _has_figures(row)), len(grid))
    units = {match[1] for row in grid[:start] for cell in row if (match := _UNIT.match(cell))}
    if len(units) > 1:
        raise LayoutChanged(page.url, "one line with the unit", "; ".join(sorted(units)))
    head = tuple(row for row in grid[:start] if not is_line(row) and not any(_UNIT.match(cell) for cell in row))
    day = joined(node.text()) if (node := tree.css_first(".atcl-date")) else ""
    return Sheet(page.url, title, *period, _day(day, period), next(iter(units), ""), head, tuple(grid[start:]))


def _grid(table: LexborNode, where: str) -> list[tuple[str, ...]]:
    """The cells of a table, those that span others repeated."""
    filled: dict[tuple[int, int], str] = {}
    height = width = 0
    for at, row in enumerate(table.css("tr")):
        column = 0
        for cell in (child for child in row.iter() if child.tag in ("td", "th")):
            while (at, column) in filled:
                column += 1
            across, down = _span(cell, "colspan", WIDEST), _span(cell, "rowspan", 8)
            text = joined(cell.text())
            for i in range(down):
                for j in range(across):
                    filled[at + i, column + j] = text
            column += across
            width = max(width, column)
        height = at + 1
        if height > LONGEST or width > WIDEST:
            raise LayoutChanged(where, f"a table of at most {WIDEST} columns and {LONGEST} rows", "a larger one")
    return [tuple(filled.get((i, j), "") for j in range(width)) for i in range(height)]


def _span(cell: LexborNode, name: str, most: int) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _trimmed(grid: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without rows and columns in which nothing but lines across the whole table stands."""
    rows = [row for row in grid if any(row)]
    told = [row for row in rows if not is_line(row)]
    columns = [j for j in range(len(rows[0])) if any(row[j] for row in told)] if rows else []
    return [tuple(row[j] for j in columns) for row in rows] if told else []


def is_line(row: tuple[str, ...]) -> bool:
    """One text across the table, or alone in its row: a title, a unit, a heading, a note."""
    filled = {cell for cell in row if cell}
    return len(filled) == 1 and (bool(row[0]) or len(next(iter(filled))) > SHORT)


def _has_figures(row: tuple[str, ...]) -> bool:
    """A row of figures: beside its name (and its unit) nothing but numbers and dashes, and more than one of them."""
    rest = row[2:] if len(row) > 3 else row[1:]
    return bool(row[0]) and len(rest) > 1 and all(is_figure(cell) for cell in rest) and any(rest)


def is_figure(cell: str) -> bool:
    if cell in NOTHING or SPOILT.fullmatch(cell):
        return True
    try:
        return number(cell) is not None
    except NotPrinted:
        return False


def _period(title: str) -> tuple[int, int] | None:
    """Year and last month that a title names; None where it names none, or two."""
    named = {(int(m[3]), _SHORT.index(m[2][:3].casefold()) + 1) for m in _NAMED.finditer(title)}
    numbered = {(int(m[2]), int(m[1])) for m in _NUMBERED.finditer(title)}
    found = named | numbered
    return found.pop() if len(found) == 1 else None


def _day(text: str, period: tuple[int, int]) -> str:
    """2026/04/08, 23/08/2019 and 08/23/2019 alike, where only one reading follows the period; "" otherwise."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    end = Period.month(*period).last
    days = {day for day in _readings(parts) if end < day <= end + _LATEST}
    return days.pop().isoformat() if len(days) == 1 else ""


def _readings(parts: list[int]) -> Iterator[date]:
    if len(parts) < 3:
        return
    a, b, c = parts[:3]
    for year, month, day in ((a, b, c), (c, a, b), (c, b, a)):
        try:
            yield date(year, month, day)
        except ValueError:
            continue
