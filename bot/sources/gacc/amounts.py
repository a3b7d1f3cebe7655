"""Numbers and units as China Customs prints them -> decimal text in the units of the data; every digit is kept.

A change of unit is a shift of the decimal point, so it is exact: 212,916,095 (US$1,000) is 212.916095 USD_bn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.catalog import Unit

NOTHING = frozenset(["", "-", "--", "—", "——", "－", "–", "−", "…"])  # "none", as the tables have it
SPOILT = re.compile(r"[*#]?(?:REF!|DIV/0!|N/A|VALUE!|NUM!|NAME\?|NULL!)", re.IGNORECASE)  # left over from a workbook
_NUMBER = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,12})?", re.ASCII)
_NAMES = r"US\$|USD|US DOLLARS?|RMB|CNY|YUAN"
_MONEY = re.compile(
    rf"(?P<money>{_NAMES})?\s*[￥¥$]?\s*(?P<count>[\d,]+)?\s*(?P<word>THOUSAND|MILLION|BILLION)?\s*(?P<after>{_NAMES})?"
)
_QUANTITY = re.compile(r"(?P<count>[\d,]+)?\s*(?P<word>HUNDRED|THOUSAND|MILLION)?\s*(?P<thing>[A-Z]+)")
_WORDS = {"HUNDRED": 2, "THOUSAND": 3, "MILLION": 6, "M": 6, "BILLION": 9}
_BN = 9
# What is counted or weighed -> dimension and the power of ten in its smallest unit (tonnes, pieces).
_THINGS = {
    **dict.fromkeys(["T", "TON", "TONS", "TONNE", "TONNES"], ("mass", 0)),
    **dict.fromkeys(["KG", "KGS"], ("mass", -3)),
    **dict.fromkeys(["N", "NO", "PCS", "PC", "PIECE", "PIECES", "SET", "SETS", "UNIT", "UNITS"], ("count", 0)),
    **dict.fromkeys(["CAR", "CARS", "AUTO", "AUTOS", "SHIP", "SHIPS", "CRAFT", "CRAFTS"], ("count", 0)),
}
# What is known and has no unit here: pairs, litres, metres, cartons, heads, energy; MT, which is a metric ton or a
# million tons and not for us to say.
_OTHERS = frozenset(
    ["P", "PR", "PRS", "PAIR", "PAIRS", "L", "LITRE", "LITRES", "CUM", "CBM", "SM", "SQM", "CR", "HEAD", "HEADS"]
) | frozenset(["KWH", "BOTTLE", "BOTTLES", "G", "M", "CT", "KW", "CARAT", "BARREL", "BARRELS", "MT"])


class NotPrinted(ValueError):
    """A cell that holds neither a number nor a dash."""


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """The unit of a table's values: its currency, the power of ten of one, and the words."""

    currency: str
    power: int
    printed: str

    @property
    def code(self) -> str:
        """The unit in the data: USD_bn, CNY_bn."""
        return f"{self.currency}_bn"

    def in_billions(self, value: Decimal) -> str:
        return plain(value.scaleb(self.power - _BN))


@dataclass(frozen=True, slots=True)
class QuantityUnit:
    """The unit of a row's quantities; dimension "" for one that has no place in the data."""

    dimension: str
    power: int
    printed: str

    def convert(self, value: Decimal, home: Unit) -> str | None:
        """The value in the unit of its commodity; None where that is of another dimension."""
        if self.dimension != home.dimension or home.factor is None:
            return None
        home_power = home.factor.adjusted()
        if home.factor != Decimal(1).scaleb(home_power):
            return None
        return plain(value.scaleb(self.power - home_power))


def number(cell: str) -> Decimal | None:
    """The number in a cell; None for a dash; NotPrinted for anything else."""
    text = cell.replace(" ", "")
    if text in NOTHING:
        return None
    if not _NUMBER.fullmatch(text):
        raise NotPrinted(cell)
    return Decimal(text.replace(",", "").replace("−", "-").replace("－", "-"))


def plain(value: Decimal) -> str:
    """Digits as the data write them: -0.5, 30000, 11838.00."""
    return format(value, "f")


def half_unit(cell: str) -> Decimal:
    """How far a printed number may be from the true one: half of its last digit; 0 for what is no number."""
    try:
        value = number(cell)
    except NotPrinted:
        value = None
    exponent = value.as_tuple().exponent if value is not None else None
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal()


def money_unit(printed: str) -> MoneyUnit | None:
    """`US$1,000`, `USD1 Million`, `CNY 100 Million`, `RMB￥10,000`, `10,000 yuan`; None for what is none of these."""
    text = re.sub(r"\s+", " ", printed).strip(" .").upper().replace("RMB YUAN", "RMB").replace("RMB￥", "RMB ")
    match = _MONEY.fullmatch(text)
    if not match:
        return None
    named = {_currency(match[group]) for group in ("money", "after") if match[group]}
    power = _power(match["count"], match["word"])
    if len(named) != 1 or power is None:
        return None
    return MoneyUnit(named.pop(), power, printed.strip())


def quantity_unit(printed: str) -> QuantityUnit | None:
    """`10000T`, `100MN`, `10,000 Tons`, `100 Million PCS`, `Ship`; a dash: no quantity; None for what is no unit."""
    text = re.sub(r"\s+", " ", printed).strip(" .").upper()
    if text in NOTHING:
        return QuantityUnit("", 0, printed)
    match = _QUANTITY.fullmatch(text)
    if not match:
        return None
    thing, word = match["thing"], match["word"]
    if thing not in _THINGS and thing not in _OTHERS:
        # 100MN is a hundred million pieces, MPR a million pairs.
        if not (thing.startswith("M") and (thing[1:] in _THINGS or thing[1:] in _OTHERS) and word is None):
            return None
        thing, word = thing[1:], "M"
    power = _power(match["count"], word)
    if power is None:
        return None
    dimension, own = _THINGS.get(thing, ("", 0))
    return QuantityUnit(dimension, power + own, printed)


def _currency(named: str) -> str:
    return "USD" if named.startswith("US") else "CNY"


def _power(count: str | None, word: str | None) -> int | None:
    """The power of ten of "100 million"; None where it is no power of ten."""
    own = _WORDS[word] if word else 0
    if not count:
        return own
    digits = count.replace(",", "")
    if not re.fullmatch(r"10*", digits):
        return None
    return own + len(digits) - 1
