"""Whatever period is written in whatever language's ways, reading it gives the same period back."""

# ruff: noqa: E501 -- tables of phrases are read by row

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Period
from bot.understanding.times.moments import Anchors, TimeExpression, settle
from tests.understanding.reading import read

NOW = Anchors(date(2026, 9, 15), Period.parse("2026-08"), (Period.parse("2025-11"),))

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru2": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru3": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "zh": " ".join(f"{n}月" for n in range(1, 13)),
    "zh2": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "ja": " ".join(f"{n}月" for n in range(1, 13)),
}
NAMES = {key: names.split() for key, names in MONTHS.items()}
QUARTERS = {
    "en": ["first quarter of", "second quarter of", "third quarter of", "fourth quarter of"],
    "es": ["primer trimestre de", "segundo trimestre de", "tercer trimestre de", "cuarto trimestre de"],
    "pt": ["primeiro trimestre de", "segundo trimestre de", "terceiro trimestre de", "quarto trimestre de"],
    "fr": ["premier trimestre", "deuxième trimestre", "troisième trimestre", "quatrième trimestre"],
    "de": ["im ersten Quartal", "im zweiten Quartal", "3. Quartal", "viertes Quartal"],
    "ru": ["первый квартал", "во втором квартале", "третий квартал", "IV квартал"],
}
LANGUAGES = ("en", "es", "pt", "fr", "de", "ru", "zh", "ja")


def month_ways(language: str, year: int, month: int) -> list[str]:
    name = NAMES[language][month - 1]
    figures = [
        f"{year}-{month:02d}",
        f"{month:02d}/{year}",
        f"{year}/{month:02d}",
        f"{month:02d}.{year}",
        f"{year}.{month:02d}",
    ]
    return (
        figures
        + {
            "en": [
                f"{name} {year}",
                f"in {name} of {year}",
                f"{name[:3]} '{year % 100}",
                f"{name[:3]}. {year}",
                f"{name} {year % 100}",
            ],
            "es": [f"{name} de {year}", f"en {name} del {year}", f"{name[:3]} {year}"],
            "pt": [f"{name} de {year}", f"em {name} de {year}", f"{name[:3]}/{year}"],
            "fr": [f"{name} {year}", f"en {name} {year}"],
            "de": [f"{name} {year}", f"im {name} {year}", f"im {name} des Jahres {year}"],
            "ru": [
                f"{name} {year}",
                f"в {NAMES['ru3'][month - 1]} {year} года",
                f"{NAMES['ru2'][month - 1]} {year} г.",
            ],
            "zh": [
                f"{year}年{name}",
                f"{year % 100}年{name}",
                f"{year}年{NAMES['zh2'][month - 1]}",
                f"{year}年{month}月份",
            ],
            "ja": [f"{year}年{name}", f"{year}年の{name}", f"令和{year - 2018}年{name}"],
        }[language]
    )


def year_ways(language: str, year: int) -> list[str]:
    return {
        "en": [f"{year}", f"in {year}", f"full year {year}", f"'{year % 100}", f"the whole of {year}"],
        "es": [f"{year}", f"en {year}", f"todo {year}", f"el año {year}", f"en todo el año {year}"],
        "pt": [f"{year}", f"em {year}", f"o ano de {year}", f"em todo o ano de {year}"],
        "fr": [f"{year}", f"en {year}", f"l'année {year}", f"sur l'ensemble de {year}"],
        "de": [f"{year}", f"im Jahr {year}", f"im Gesamtjahr {year}", f"im gesamten Jahr {year}"],
        "ru": [f"{year}", f"в {year} году", f"за {year} год", f"за весь {year} год", f"{year} г."],
        "zh": [f"{year}年", f"{year}年全年", f"{year}全年", f"{year % 100}年"],
        "ja": [f"{year}年", f"{year}年通年", f"{year}年の"],
    }[language]


def quarter_ways(language: str, year: int, quarter: int) -> list[str]:
    common = [f"Q{quarter} {year}", f"{quarter}Q{year % 100}", f"{year}Q{quarter}"]
    if language == "zh":
        return [
            *common,
            f"{year}年{'一二三四'[quarter - 1]}季度",
            f"{year}年第{'一二三四'[quarter - 1]}季度",
            f"{year}年第{quarter}季度",
        ]
    if language == "ja":
        return [
            *common,
            f"{year}年第{quarter}四半期",
            f"{year}年{quarter * 3 - 2}~{quarter * 3}月期",
            f"{year}年{quarter * 3 - 2}-{quarter * 3}月期",
        ]
    return [*common, f"{QUARTERS[language][quarter - 1]} {year}"]


def half_ways(language: str, year: int, half: int) -> list[str]:
    first = half == 1
    return [
        f"H{half} {year}",
        *{
            "en": [f"{'first' if first else 'second'} half of {year}", f"{half}H{year % 100}"],
            "es": [
                f"{'primer' if first else 'segundo'} semestre de {year}",
                f"{'primera' if first else 'segunda'} mitad de {year}",
            ],
            "pt": [f"{'primeiro' if first else 'segundo'} semestre de {year}", f"{half}S{year % 100}"],
            "fr": [f"{'premier' if first else 'second'} semestre {year}", f"S{half} {year}"],
            "de": [f"{'erstes' if first else 'zweites'} Halbjahr {year}", f"{half}. Halbjahr {year}"],
            "ru": [f"в {'первом' if first else 'втором'} полугодии {year} года", f"{'I' * half} полугодие {year}"],
            "zh": [f"{year}年{'上' if first else '下'}半年"],
            "ja": [f"{year}年{'上' if first else '下'}半期", f"{year}年{'上' if first else '下'}期"],
        }[language],
    ]


def span_ways(language: str, first: tuple[int, int], last: tuple[int, int]) -> list[str]:
    a, b = NAMES[language][first[1] - 1], NAMES[language][last[1] - 1]
    long = {
        "en": [
            f"from {a} {first[0]} to {b} {last[0]}",
            f"{a} {first[0]} - {b} {last[0]}",
            f"between {a} {first[0]} and {b} {last[0]}",
        ],
        "es": [f"de {a} de {first[0]} a {b} de {last[0]}", f"desde {a} de {first[0]} hasta {b} de {last[0]}"],
        "pt": [f"de {a} de {first[0]} a {b} de {last[0]}", f"entre {a} de {first[0]} e {b} de {last[0]}"],
        "fr": [f"de {a} {first[0]} à {b} {last[0]}", f"entre {a} {first[0]} et {b} {last[0]}"],
        "de": [f"von {a} {first[0]} bis {b} {last[0]}", f"zwischen {a} {first[0]} und {b} {last[0]}"],
        "ru": [f"с {NAMES['ru2'][first[1] - 1]} {first[0]} года по {b} {last[0]} года"],
        "zh": [f"{first[0]}年{a}到{last[0]}年{b}", f"从{first[0]}年{a}至{last[0]}年{b}"],
        "ja": [f"{first[0]}年{a}から{last[0]}年{b}まで", f"{first[0]}年{a}~{last[0]}年{b}"],
    }[language]
    if first[0] != last[0]:
        return long
    year = first[0]
    return (
        long
        + {
            "en": [f"{a}-{b} {year}", f"from {a} to {b} {year}", f"{a[:3]}-{b[:3]} '{year % 100}"],
            "es": [f"de {a} a {b} de {year}", f"{a[:3]}-{b[:3]} {year}"],
            "pt": [f"de {a} a {b} de {year}", f"{a}-{b} {year}"],
            "fr": [f"de {a} à {b} {year}", f"{a}-{b} {year}"],
            "de": [f"von {a} bis {b} {year}", f"{a}-{b} {year}"],
            "ru": [f"с {NAMES['ru2'][first[1] - 1]} по {b} {year} года", f"{a}-{b} {year}"],
            "zh": [f"{year}年{first[1]}-{last[1]}月", f"{year}年{first[1]}至{last[1]}月", f"{year}年{a}到{b}"],
            "ja": [f"{year}年{first[1]}~{last[1]}月", f"{year}年{a}から{b}"],
        }[language]
    )


def day_ways(language: str, day: date) -> list[str]:
    name, year = NAMES[language][day.month - 1], day.year
    return [day.isoformat(), f"{day.day:02d}.{day.month:02d}.{year}"] + {
        "en": [f"{day.day} {name} {year}", f"{name} {day.day}, {year}", f"{day.day} {name[:3]} {year}"],
        "es": [f"{day.day} de {name} de {year}", f"el {day.day} de {name} de {year}"],
        "pt": [f"{day.day} de {name} de {year}"],
        "fr": [f"{day.day} {name} {year}", f"le {day.day} {name} {year}"],
        "de": [f"{day.day}. {name} {year}"],
        "ru": [f"{day.day} {NAMES['ru2'][day.month - 1]} {year} года"],
        "zh": [f"{year}年{name}{day.day}日", f"{year}年{name}{day.day}号"],
        "ja": [f"{year}年{name}{day.day}日"],
    }[language]


def reread(text: str, language: str) -> list[str]:
    return [p.code for m in read(text, language) if isinstance(m.value, TimeExpression) for p in settle(m.value, NOW)]


years, months = st.integers(2019, 2026), st.integers(1, 12)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=60)
@given(year=years, month=months)
def test_months(language: str, year: int, month: int) -> None:
    for text in month_ways(language, year, month):
        assert reread(text, language) == [Period.month(year, month).code], text


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=10)
@given(year=years)
def test_years(language: str, year: int) -> None:
    for text in year_ways(language, year):
        assert reread(text, language) == [str(year)], text


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=30)
@given(year=years, which=st.integers(1, 4))
def test_quarters_and_halves(language: str, year: int, which: int) -> None:
    for text in quarter_ways(language, year, which):
        assert reread(text, language) == [Period.months((year, which * 3 - 2), (year, which * 3)).code], text
    half = (which + 1) // 2
    for text in half_ways(language, year, half):
        assert reread(text, language) == [Period.months((year, half * 6 - 5), (year, half * 6)).code], text


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=60)
@given(start=st.tuples(years, months), length=st.integers(1, 30))
def test_spans(language: str, start: tuple[int, int], length: int) -> None:
    end = start[0] * 12 + start[1] - 1 + length
    last = (end // 12, end % 12 + 1)
    for text in span_ways(language, start, last):
        assert reread(text, language) == [Period.months(start, last).code], text


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=40)
@given(day=st.dates(date(2019, 1, 1), date(2026, 12, 31)))
def test_days(language: str, day: date) -> None:
    for text in day_ways(language, day):
        assert reread(text, language) == [day.isoformat()], text


RELATIVE: dict[str, dict[str, str]] = {
    "zh": {
        "去年12月": "2025-12", "上个月": "2026-08", "今年上半年": "2026-01/2026-06", "前11个月": "2025-01/2025-11", "去年": "2025",
        "今年前8个月": "2026-01/2026-08", "2025年前十一个月": "2025-01/2025-11", "1、2月": "2026-01/2026-02", "今年以来": "2026-01/2026-08",
        "过去12个月": "2025-09/2026-08", "近三年": "2023-01/2025-12", "两年前": "2024", "一年前": "2024-11", "去年同期": "2024-11",
        "那个月": "2025-11", "上一个月": "2025-10", "2025年底": "2025-12", "2025年春节": "2025-01/2025-02", "2023年以来": "2023-01/2026-08",
        "2023年至今": "2023-01/2026-08", "截至2026年6月": "2026-06", "2024年之前": "2023", "最新": "2026-08", "2025年前三季度": "2025-01/2025-09",
        "自2023年以来": "2023-01/2026-08", "从2024年到2025年": "2024-01/2025-12", "2025财年": "2024-04/2025-03",
    },
    "es": {
        "el año pasado": "2025", "el mes pasado": "2026-08", "este año": "2026", "en lo que va de año": "2026-01/2026-08",
        "noviembre pasado": "2025-11", "hace dos años": "2024", "un año antes": "2024-11", "el mismo mes del año anterior": "2024-11",
        "los primeros seis meses de 2026": "2026-01/2026-06", "los últimos 12 meses": "2025-09/2026-08", "a finales de 2025": "2025-12",
        "desde enero de 2024": "2024-01/2026-08", "hasta junio de 2026": "2026-06", "de septiembre de 2025": "2025-09", "3T25": "2025-07/2025-09",
        "enero y febrero de 2026": "2026-01/2026-02", "ese mes": "2025-11", "un mes después": "2025-12", "antes de 2024": "2023",
    },
    "pt": {
        "no ano passado": "2025", "mês passado": "2026-08", "neste ano": "2026", "no acumulado do ano": "2026-01/2026-08",
        "novembro passado": "2025-11", "há dois anos": "2024", "um ano antes": "2024-11", "no mesmo mês do ano anterior": "2024-11",
        "os primeiros seis meses de 2026": "2026-01/2026-06", "nos últimos 12 meses": "2025-09/2026-08", "no fim de 2025": "2025-12",
        "desde janeiro de 2024": "2024-01/2026-08", "até junho de 2026": "2026-06", "dois anos atrás": "2024", "ao longo de 2025": "2025",
    },
    "fr": {
        "l'année dernière": "2025", "le mois dernier": "2026-08", "cette année": "2026", "depuis le début de l'année": "2026-01/2026-08",
        "novembre dernier": "2025-11", "il y a deux ans": "2024", "un an plus tôt": "2024-11", "le même mois de l'année précédente": "2024-11",
        "les six premiers mois de 2026": "2026-01/2026-06", "les 12 derniers mois": "2025-09/2026-08", "fin 2025": "2025-12",
        "depuis janvier 2024": "2024-01/2026-08", "jusqu'en juin 2026": "2026-06", "sept. 2025": "2025-09", "1er mai 2026": "2026-05-01",
        "à l'été 2025": "2025-06/2025-08",
    },
    "de": {
        "im letzten Jahr": "2025", "letzten Monat": "2026-08", "dieses Jahr": "2026", "seit Jahresbeginn": "2026-01/2026-08",
        "letzten November": "2025-11", "vor zwei Jahren": "2024", "ein Jahr zuvor": "2024-11", "im Vorjahresmonat": "2024-11",
        "in den ersten sechs Monaten 2026": "2026-01/2026-06", "in den letzten 12 Monaten": "2025-09/2026-08", "Ende 2025": "2025-12",
        "seit Januar 2024": "2024-01/2026-08", "bis Juni 2026": "2026-06", "Dezember letzten Jahres": "2025-12", "vor 2024": "2023",
        "Jan.-Okt. 2025": "2025-01/2025-10", "im Sommer 2025": "2025-06/2025-08",
    },
    "ru": {
        "в прошлом году": "2025", "в прошлом месяце": "2026-08", "в этом году": "2026", "с начала года": "2026-01/2026-08",
        "в декабре прошлого года": "2025-12", "два года назад": "2024", "годом ранее": "2024-11", "в том же месяце прошлого года": "2024-11",
        "за первые шесть месяцев 2026 года": "2026-01/2026-06", "за последние 12 месяцев": "2025-09/2026-08", "в конце 2025 года": "2025-12",
        "с января 2024 года": "2024-01/2026-08", "по июнь 2026": "2026-06", "за 10 месяцев 2025 года": "2025-01/2025-10",
        "летом 2025 года": "2025-06/2025-08", "3 кв. 2025": "2025-07/2025-09",
    },
    "ja": {
        "昨年12月": "2025-12", "先月": "2026-08", "今年": "2026", "年初来": "2026-01/2026-08", "今年上半期": "2026-01/2026-06", "2年前": "2024",
        "1年前": "2024-11", "前年同月": "2024-11", "前月": "2025-10", "2026年の最初の6か月": "2026-01/2026-06", "過去12か月": "2025-09/2026-08",
        "2025年末": "2025-12", "2023年以降": "2023-01/2026-08", "2026年6月まで": "2026-06", "2025年度": "2025-04/2026-03", "最新": "2026-08",
        "2026年8月現在": "2026-08", "2024年から2025年": "2024-01/2025-12",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [(language, text, code) for language, ways in RELATIVE.items() for text, code in ways.items()],
)
def test_counted_from_today_or_from_before(language: str, text: str, wanted: str) -> None:
    assert reread(text, language) == [wanted]


COUNTS = {
    "en": "3 months in a row", "es": "3 meses seguidos", "pt": "3 meses seguidos", "fr": "sept mois de suite", "de": "3 Monate in Folge",
    "ru": "3 месяца подряд", "zh": "连续3个月", "ja": "3か月連続",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), COUNTS.items())
def test_a_number_of_months_is_no_period(language: str, text: str) -> None:
    assert reread(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "2025年13月"), ("zh", "2025年2月30日"), ("ja", "2025年13月"), ("de", "30. Februar 2025")],
)
def test_dates_that_are_none(language: str, text: str) -> None:
    assert reread(text, language) == []
