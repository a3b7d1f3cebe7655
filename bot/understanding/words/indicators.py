"""The indicators beside trade that rules name, by their codes of commodities.csv: tariffs, indices, the yuan's rate."""

from __future__ import annotations

from typing import Final

TARIFFS: Final = ("us_tariff_avg", "china_tariff_avg_on_us")
PMIS: Final = ("pmi_manufacturing", "pmi_non_manufacturing")
PRICES: Final = ("cpi_yoy", "ppi_yoy")
YUAN_RATE: Final = "usdcny"  # yuan per dollar, of single days
BY_MONTH: Final = (*TARIFFS, *PMIS, *PRICES)  # of no single day
INDICATORS: Final = (*BY_MONTH, YUAN_RATE)
# The terms of the glossary that explain a series, with the series that is meant where one is asked for after that.
EXPLAINED: Final = {"pmi": "pmi_manufacturing", "cpi": "cpi_yoy", "ppi": "ppi_yoy"}
