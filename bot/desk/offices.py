"""The name of a statistical office -> how its figures are read; one line an office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.sources.gathering import Gather


@dataclass(frozen=True, slots=True)
class Office:
    """title: as people call it; gather: opens its module (pages are only read by those who ask for them).

    plain_http  hosts that may be asked without encryption, since they answer no other way
    key         the name of the key without which it gives nothing, in Wanted.keys; "" where it wants none
    usual       whether it is read where no office is named; those of the whole world take long
    """

    title: str
    gather: Callable[[], Gather]
    plain_http: tuple[str, ...] = ()
    key: str = ""
    usual: bool = True


def _gacc() -> Gather:
    from bot.sources import gacc

    return gacc.gather


def _sdmx(name: str) -> Callable[[], Gather]:
    def opened() -> Gather:
        from bot.sources import sdmx

        return partial(sdmx.gather, name)

    return opened


def _comtrade() -> Gather:
    from bot.sources import comtrade

    return comtrade.gather


def _census() -> Gather:
    from bot.sources import census

    return census.gather


# The first of them that holds a figure began its series: the agencies of the reporters go before those that collect.
OFFICES: Mapping[str, Office] = {
    "gacc": Office("China Customs", _gacc, plain_http=("english.customs.gov.cn",)),
    "census": Office("US Census Bureau", _census, key="census"),
    "comext": Office("Eurostat", _sdmx("comext")),
    "imf": Office("International Monetary Fund", _sdmx("imf"), usual=False),
    "comtrade": Office("UN Comtrade", _comtrade, usual=False),
}
