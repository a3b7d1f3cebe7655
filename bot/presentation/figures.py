"""Numbers, units and periods -> text as one language writes them (signs, month names and plurals from Babel's CLDR)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy, deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import log10
from typing import Any, Literal

from babel import Locale, localedata
from babel.localedata import LocaleDataDict

from bot.model import Figure, Period
from bot.presentation.template import Template

Sign = Literal["plain", "abs", "signed"]
Within = Literal["plain", "in", "short", "ask", "narrow"]  # a name, in a sentence, a list, a question, on a button


@dataclass(frozen=True, slots=True)
class Form:
    """How amounts of a unit are written from a size on."""

    start: float
    times: Decimal
    shift: int  # decimals that `times` takes away
    digits: int  # of a computed figure
    most: int  # of a published one
    text: Template
    myriads: tuple[str, ...]  # 億, 万: the signs of 10^8 and of the 10^4 that `times` makes of it: 12億6,000万

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Form:
        """A form of [units]; KeyError or ValueError if it is not well made."""
        times = Decimal(str(table.get("times", 1)))
        digits = int(table["digits"])
        return cls(
            float(table.get("from", 0)),
            times,
            round(log10(float(times))),
            digits,
            int(table.get("most", digits)),
            Template.compile(table["text"]),
            tuple(table.get("myriads", ())),
        )

    def counted(self, rounded: Decimal, number: Callable[[Decimal], str]) -> str:
        """What stands for {n}: one number, or its myriads and the rest, each with its sign."""
        upper, rest = divmod(rounded, 10_000) if self.myriads else (0, rounded)
        signs = self.myriads or ("", "")
        return (f"{upper:f}{signs[0]}" if upper else "") + (number(rest) + signs[1] if rest or not upper else "")


class Amounts:
    """Writes amounts: knows the signs of one language and the forms of each unit."""

    def __init__(
        self,
        locale: Locale,
        number: Mapping[str, Any],
        units: Mapping[str, Any],
        others: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        """units: the usual forms; others: those that are laid over them where a style asks for it, by its name."""
        symbols = locale.number_symbols["latn"]
        self.decimal: str = number.get("decimal", symbols["decimal"])
        self._group: str = number.get("group", symbols["group"])
        self._minus: str = number.get("minus", symbols["minusSign"])
        self._plus: str = number.get("plus", symbols["plusSign"])
        self._group_from: int = int(number.get("group_from", 1000))
        self._grouping: tuple[int, int] = locale.decimal_formats[None].grouping
        self._forms = _forms(units)
        self._others = {name: _forms(forms) for name, forms in (others or {}).items()}

    def styled(self, *names: str) -> Amounts:
        """The same with other forms laid over, the last name uppermost; a name that is not written changes nothing."""
        other = copy(self)
        for name in names:
            other._forms = {**other._forms, **self._others.get(name, {})}
        return other

    @property
    def units(self) -> frozenset[str]:
        return frozenset(self._forms)

    def number(self, value: Decimal | int | float, digits: int | None = None) -> str:
        """A bare number with so many decimals (None: as many as it has), thousands signs, minus if negative."""
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        if digits is None:
            digits = max(0, -int(exact.normalize().as_tuple().exponent))
        exact = _rounded(exact, digits)
        text = f"{abs(exact):.{digits}f}"
        whole, _, rest = text.partition(".")
        if abs(exact) >= self._group_from:
            whole = self._grouped(whole)
        return (self._minus if exact < 0 else "") + whole + (self.decimal + rest if rest else "")

    def _grouped(self, whole: str) -> str:
        last, others = self._grouping
        parts = [whole[-last:]]
        whole = whole[:-last]
        while whole:
            parts.append(whole[-others:])
            whole = whole[:-others]
        return self._group.join(reversed(parts))

    def shown(self, value: float, unit: str, digits: int | None = None) -> tuple[Decimal, int, Form]:
        """The value as a reader will see it: scaled and rounded; its decimals; the form."""
        forms = self._forms.get(unit) or self._forms["other"]
        size = abs(value) or float(digits == 0)  # nothing, told whole: in the unit itself
        form = next((form for form in forms if size >= form.start), forms[-1])
        exact = Decimal(repr(float(value))) * form.times
        decimals = form.digits if digits is None else min(max(digits - form.shift, 0), form.most)
        if digits is not None and 0 < abs(exact) < 1 and form.digits > 1:  # below one: three digits that mean something
            decimals = max(decimals, min(2 - exact.adjusted(), max(digits - form.shift, 0)))
        rounded = _rounded(exact, decimals)
        if digits == 0 and form.shift < 0:  # a whole count told in 万 or millions: 706万辆, not 706.00万辆
            decimals = min(decimals, max(0, -int(rounded.normalize().as_tuple().exponent)))
        if not rounded and exact:  # a small amount is not nothing: show its first two digits
            enough = min(1 - exact.adjusted(), 12 if digits is None else max(digits - form.shift, 0))
            if enough > decimals:
                decimals, rounded = enough, _rounded(exact, enough)
        return rounded, decimals, form

    def write(self, value: float, unit: str, digits: int | None = None, sign: Sign = "plain") -> str:
        """An amount with its unit: "$33.79 bn"; digits are those that the source printed, None if computed."""
        rounded, decimals, form = self.shown(value, unit, digits)
        number = form.counted(abs(rounded), lambda part: self.number(part, decimals))
        text = form.text.fill(lambda _: number)
        if sign == "abs" or not rounded:
            return text
        if rounded < 0:
            return self._minus + text
        return self._plus + text if sign == "signed" else text

    def figure(self, figure: Figure, sign: Sign = "plain") -> str:
        return self.write(figure.value, figure.unit, figure.digits, sign)

    def asked(self, value: float, unit: str) -> str:
        """An amount of the asker's, with the decimals that it has: "$110 bn"."""
        return self.write(value, unit, len(repr(float(value)).partition(".")[2].rstrip("0")))

    def direction(self, figure: Figure) -> int:
        """1, -1 or 0 by the sign of what is shown: a rate of 0.04 that is shown as 0.0 has not moved."""
        rounded = self.shown(figure.value, figure.unit, figure.digits)[0]
        return (rounded > 0) - (rounded < 0)


def _forms(units: Mapping[str, Any]) -> dict[str, list[Form]]:
    return {
        unit: sorted((Form.read(form) for form in forms), key=lambda form: -form.start) for unit, forms in units.items()
    }


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _months(locale: str) -> Any:
    """The month names of CLDR, resolved in a copy: Babel resolves aliases in data that locales share, so that Hindi
    months turn Chinese if Chinese was read first."""
    return LocaleDataDict({"months": deepcopy(localedata.load(locale)["months"])})["months"]


class Calendar:
    """Writes periods and days: month names of CLDR, the patterns of [period]."""

    def __init__(self, locale: Locale, period: Mapping[str, Any]) -> None:
        months = _months(str(locale))
        self._alone = period.get("month_names") or [months["stand-alone"]["wide"][n] for n in range(1, 13)]
        self._beside_day = period.get("month_names_of") or [months["format"]["wide"][n] for n in range(1, 13)]
        self._short = period.get("month_names_short") or [months["format"]["abbreviated"][n] for n in range(1, 13)]
        self._in = period.get("month_names_in") or self._alone
        self._first_day = str(period.get("first_day_of_month", "1"))
        self._quarters: list[str] = period["quarter_names"]
        self._halves: list[str] = period["half_names"]
        plain = {key: text for key, text in period.items() if isinstance(text, str) and key != "first_day_of_month"}
        patterns = {form: {**plain, **period.get(form, {})} for form in ("plain", "in", "short", "ask")}
        patterns["narrow"] = {**patterns["short"], **period.get("narrow", {})}
        self._forms = {
            form: {kind: Template.compile(text) for kind, text in texts.items()} for form, texts in patterns.items()
        }

    def period(self, period: Period, form: Within = "plain") -> str:
        """November 2025; in November 2025; Nov 2025."""
        kind: str = period.kind
        if kind == "span":
            if period.first.month == 1 and period.last.month == 12:
                kind = "years"
            elif period.first.year != period.last.year:
                kind = "months"
        return self._forms[form][kind].fill(lambda name: self._field(name, period, form))

    def day(self, day: date) -> str:
        return self.period(Period(day, day))

    def _field(self, name: str, period: Period, form: str) -> str:
        first, last = period.first, period.last
        match name:
            case "year" | "first_year":
                return str(first.year)
            case "last_year":
                return str(last.year)
            case "month" | "first_month":
                return str((self._in if form == "in" else self._alone)[first.month - 1])
            case "last_month":
                return str((self._in if form == "in" else self._alone)[last.month - 1])
            case "month_of":
                return str(self._beside_day[first.month - 1])
            case "first_month_of":
                return str(self._beside_day[first.month - 1])
            case "last_month_of":
                return str(self._beside_day[last.month - 1])
            case "month_short" | "first_month_short":
                return str(self._short[first.month - 1])
            case "last_month_short":
                return str(self._short[last.month - 1])
            case "month_number" | "first_month_number":
                return str(first.month)
            case "last_month_number":
                return str(last.month)
            case "day":
                return str(first.day) if first.day > 1 else self._first_day
            case "first_day":
                return self.period(Period(first, first), "short" if form == "short" else "plain")
            case "last_day":
                return self.period(Period(last, last), "short" if form == "short" else "plain")
            case "quarter":
                return str((first.month + 2) // 3)
            case "quarter_name":
                return self._quarters[(first.month + 2) // 3 - 1]
            case "half":
                return "1" if first.month == 1 else "2"
            case "half_name":
                return self._halves[0 if first.month == 1 else 1]
        raise KeyError(f"a pattern of [period] has no field {{{name}}}")
