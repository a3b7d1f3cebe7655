"""An index page of China Customs -> the tables that it links to, each with its kind, year and month.

Addresses of tables are random, so that the index is the only way to them. A month without a table has no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.errors import LayoutChanged
from bot.model import Period
from bot.sources.gacc.sheets import decoded, joined
from bot.sources.gathering import Page

Stage = Literal["preliminary", "bulletin"]
Kind = Literal["totals", "by_month", "countries", "sections", "regimes", "commodities"]

# The last part of an index's address; a past year's has the year before its ending.
ADDRESSES: dict[Stage, str] = {"preliminary": "preliminary", "bulletin": "monthly"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Which titles are which tables. Numbers are not trusted: in 2020 (4) was once printed as (3).
_TITLES: dict[Stage, tuple[tuple[str, Kind, str], ...]] = {
    "preliminary": (
        (r"total (export & import values|value of imports and exports) by (major )?countr", "countries", ""),
        (r"total export & import values(?! by)", "totals", ""),
        (r"major exports by quantity and value", "commodities", "export"),
        (r"major imports by quantity and value", "commodities", "import"),
    ),
    "bulletin": (
        (r"summary of imports and exports.*month", "by_month", ""),
        (r"imports and exports by country ?\(region\) of", "countries", ""),
        (r"imports and exports by hs section", "sections", ""),
        (r"^(\(\d+\))? ?imports and exports by customs regime( ?\(in \w+\))?$", "regimes", ""),
        (r"major export commodities in quantity and value", "commodities", "export"),
        (r"major import commodities in quantity and value", "commodities", "import"),
    ),
}
_NEEDED: dict[Stage, frozenset[Kind]] = {
    "preliminary": frozenset(["totals", "countries"]),
    "bulletin": frozenset(["countries"]),
}
MOST = 500  # tables that an index may link to
_TABLE = re.compile(r"/statics/[\w.-]+\.html?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Release:
    """One table of one month. `currency` is what the index says of it: USD, CNY, or "" where it says nothing."""

    stage: Stage
    kind: Kind
    flow: str  # of tables of commodities: export, import
    currency: str
    year: int
    month: int
    title: str
    url: str

    @property
    def period(self) -> Period:
        return Period.month(self.year, self.month)


@dataclass(frozen=True, slots=True)
class Index:
    """The tables of one year, and the years that the page offers, the newest first."""

    year: int
    years: tuple[int, ...]
    releases: tuple[Release, ...]


def index_name(stage: Stage, year: int | None = None) -> str:
    """preliminary.html, monthly2025.html: the newest year has none in its name."""
    return f"{ADDRESSES[stage]}{year or ''}.html"


def read_index(page: Page, stage: Stage, year: int | None = None) -> Index:
    """What an index page links to. LayoutChanged where it is no index, or misses the tables that it must have.

    `year` is that of a past year's page; None: the page without one in its name, which is the newest year's.
    """
    tree = LexborHTMLParser(decoded(page))
    offered = sorted({int(option) for option in _options(tree)}, reverse=True)
    if year is None:
        if not offered:
            raise LayoutChanged(page.url, "a list of years to choose from", "none")
        year = offered[0]
    rows = [(title, cell) for title, cell in _rows(tree)]
    releases = tuple(release for title, cell in rows for release in _links(page.url, stage, year, title, cell))
    if len(releases) > MOST:
        raise LayoutChanged(page.url, f"at most {MOST} tables a year", str(len(releases)))
    kinds = {kind for title, _ in rows for kind in [_kind(stage, title)] if kind is not None}
    missing = _NEEDED[stage] - {kind for kind, _ in kinds}
    if missing:
        found = "; ".join(title for title, _ in rows)[:400] or "no table of titles and months"
        raise LayoutChanged(page.url, f"titles of the tables {', '.join(sorted(missing))}", found)
    return Index(year, tuple(offered), releases)


def _options(tree: LexborHTMLParser) -> Iterator[str]:
    for option in tree.css("select option"):
        value = option.attributes.get("value") or ""
        if re.fullmatch(r"20\d\d", value):
            yield value


def _rows(tree: LexborHTMLParser) -> Iterator[tuple[str, LexborNode]]:
    """Title and cell of months of each row."""
    for row in tree.css("table tr"):
        cells = [cell for cell in row.iter() if cell.tag == "td"]
        if len(cells) == 2 and (title := joined(cells[0].text())):
            yield title, cells[1]


def _kind(stage: Stage, title: str) -> tuple[Kind, str] | None:
    folded = title.casefold()
    return next(((kind, flow) for pattern, kind, flow in _TITLES[stage] if re.search(pattern, folded)), None)


def _links(base: str, stage: Stage, year: int, title: str, cell: LexborNode) -> Iterator[Release]:
    found = _kind(stage, title)
    if found is None:
        return
    kind, flow = found
    currency = _currency(title)
    for link in cell.css("a"):
        words = re.findall(r"[a-z]{3,}", joined(link.text()).casefold())
        month = words[-1][:3] if words else ""  # of "Jan.-Feb." the last
        url = urljoin(base, link.attributes.get("href") or "")
        here, there = urlsplit(base), urlsplit(url)
        if there.netloc != here.netloc or not _TABLE.fullmatch(there.path) or there.query:
            raise LayoutChanged(base, "links to /Statics/....html of the same host", url)
        if month not in MONTHS:
            raise LayoutChanged(base, f"links named by months in the row {title!r}", repr(joined(link.text())))
        url = there._replace(scheme=here.scheme, fragment="").geturl()
        yield Release(stage, kind, flow, currency, year, MONTHS.index(month) + 1, title, url)


def _currency(title: str) -> str:
    folded = title.casefold()
    named = {"USD": "in usd" in folded, "CNY": "in cny" in folded or "in rmb" in folded}
    return next((currency for currency, is_named in named.items() if is_named), "")
