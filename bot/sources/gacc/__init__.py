"""China Customs (GACC), the English bulletin -> Gathered: totals, partners, commodities of the months that are asked.

    index.py     which tables a year has, and where        sheets.py   a page -> a grid of text with title and unit
    columns.py   what its columns hold                     amounts.py  numbers and units, exactly
    names.py     whose figures a row has                   tables.py   the grid -> rows of observations.csv
    checks.py    whether they add up                       rates.py    whether rates belong to their amounts
    prints.py    one row a figure: its first print

Made from descriptions of the pages; a page that is laid out otherwise is refused, and said to be.
"""

from __future__ import annotations

from bot.sources.gacc.gather import PLAIN_HTTP, gather

__all__ = ["PLAIN_HTTP", "gather"]
