"""Claims of what is worked out: a place, a price, a mean, the best month of a year, a number of months, a run."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Reply
from bot.pipeline import answer

TODAY = date(2026, 9, 15)
TRUE = {"en": "True", "de": "Stimmt", "fr": "Vrai", "es": "Cierto", "pt": "Verdade"}
FALSE = {"en": "False.", "de": "Stimmt nicht.", "fr": "Faux.", "es": "Falso.", "pt": "Falso."}

Case = tuple[str, str, bool, float, str]

PLACES: list[Case] = [
    ("en", "Russia was China's biggest crude supplier in October 2025, right?", True, 1, "count"),
    ("en", "Malaysia was the second biggest crude supplier in October 2025, correct?", False, 4, "count"),
    ("en", "The US was not the largest buyer of Chinese goods in 2025, right?", True, 3, "count"),
    ("en", "Brazil was among China's top three soybean suppliers in 2025, right?", True, 1, "count"),
    ("de", "Saudi-Arabien war im Oktober 2025 der zweitgrößte Rohöllieferant Chinas, wahr?", True, 2, "count"),
    ("de", "Die ASEAN ist 2025 nicht Chinas größter Abnehmer gewesen, stimmt das?", False, 1, "count"),
    ("fr", "L'Allemagne était le premier client des aimants chinois en septembre 2025, c'est vrai ?", True, 1, "count"),
    ("es", "Malasia fue el principal proveedor de crudo de China en octubre de 2025, ¿verdad?", False, 4, "count"),
    ("pt", "O Japão foi o maior comprador de ímãs de terras raras em setembro de 2025, né?", False, 5, "count"),
]
PRICES: list[Case] = [
    ("en", "China paid more than 600 dollars a tonne for soybeans in Jan-April 2026, right?", False, 481, "USD_per_t"),
    ("en", "Is it true that crude cost China less than 500 dollars a tonne in December 2025?", True, 476, "USD_per_t"),
    ("de", "Soja kostete China von Januar bis April 2026 im Schnitt mehr als 600 Dollar je Tonne, richtig?", False, 481,
     "USD_per_t"),
    ("fr", "Le soja importé de janvier à avril 2026 revenait à environ 480 dollars la tonne, c'est ça ?", True, 481,
     "USD_per_t"),
    ("pt", "A tonelada de petróleo saiu por mais de 550 dólares em dezembro de 2025, certo?", False, 476, "USD_per_t"),
]  # fmt: skip
MEANS: list[Case] = [
    ("en", "The average monthly surplus in 2025 was about 99 billion dollars, right?", True, 99.08, "USD_bn"),
    ("en", "On average China exported more than 350 billion dollars a month in 2025, right?", False, 314.2, "USD_bn"),
    ("pt", "O superávit médio mensal de 2025 foi de cerca de 99 bilhões de dólares, certo?", True, 99.08, "USD_bn"),
]
OF_ITS_YEAR: list[Case] = [
    ("en", "July was the month with the highest exports of 2025, right?", False, 357.747, "USD_bn"),
    ("en", "February 2025 had the lowest surplus of the year, right?", True, 31.216, "USD_bn"),
    ("en", "March 2026 had the smallest surplus of this year, right?", True, 51.129, "USD_bn"),
    ("en", "November 2025 had the third highest exports of the year, correct?", False, 330.163, "USD_bn"),
    ("es", "El superávit de febrero de 2025 fue el más bajo del año, ¿verdad?", True, 31.216, "USD_bn"),
    ("fr", "Les importations ont atteint leur plus haut de 2025 en septembre, pas vrai ?", False, 243.64, "USD_bn"),
    ("de", "Der Dezember war 2025 der stärkste Exportmonat, stimmt's?", True, 357.747, "USD_bn"),
]
MONTHS: list[Case] = [
    ("en", "The surplus topped 100 billion in seven months of 2025, right?", True, 7, "count"),
    ("en", "Is it true that exports to the US fell more than 20% in eight months of 2025?", True, 8, "count"),
    ("de", "Im Jahr 2025 überstieg der Überschuss in zehn Monaten die 100 Milliarden, stimmt's?", False, 7, "count"),
    ("fr", "En 2025, huit mois ont vu les exportations vers les États-Unis chuter de plus de 20 %, exact ?", True, 8,
     "count"),
    ("pt", "O superávit passou de 120 bilhões em três meses de 2026, certo?", False, 2, "count"),
]  # fmt: skip
RUNS: list[Case] = [
    ("en", "Exports to the US fell twelve months in a row from April 2025, right?", True, 12, "months"),
    ("en", "Exports to the US fell 15 months in a row from April 2025, right?", False, 12, "months"),
    ("en", "The PMI was below 50 for eight straight months in 2025, right?", True, 8, "months"),
    ("en", "In 2025 the surplus topped 100bn three months in a row, right?", False, 2, "months"),
    ("en", "Exports rose for eight straight months in 2026, right?", True, 8, "months"),
    ("es", "Las importaciones suben desde hace 15 meses seguidos, ¿no?", True, 15, "months"),
    ("pt", "As exportações estão em alta há 14 meses seguidos, certo?", False, 10, "months"),
]
PARTS: list[Case] = [
    (
        "de",
        "Ein Fünftel der chinesischen Exporte ging 2025 in die Vereinigten Staaten. Stimmt das?",
        False,
        11.1,
        "pct",
    ),
    ("de", "Mehr als 10 Prozent der chinesischen Exporte gingen 2025 in die USA, wahr oder falsch?", True, 11.1, "pct"),
    ("de", "Brasiliens Anteil an den Sojaimporten lag 2025 bei 73,6 Prozent, richtig?", True, 73.6, "pct"),
    ("en", "The US supplied a quarter of the soybeans imported by China in 2025, right?", False, 15, "pct"),
]
TAGS: list[Case] = [
    ("de", "Chinas Exporte waren im Oktober 2025 rückläufig, oder?", True, -1.1, "pct"),
    ("fr", "Terres rares : les exportations chinoises ont chuté en 2025, non ?", False, 12.9, "pct"),
    ("en", "exports stopped falling in November 2025, right?", True, 5.9, "pct"),
    ("en", "China stopped buying US soybeans in April 2025, right?", False, 1.38, "Mt"),
    ("fr", "La Chine a cessé d'acheter du soja américain en septembre 2025, vrai ?", True, 0, "Mt"),
]

FORECASTS: list[Case] = [
    ("en", "Exports beat forecasts in November 2025, right?", True, 5.9, "pct"),
    ("en", "Exports did not beat the forecast in December 2025, right?", False, 6.6, "pct"),
    ("de", "Die Exporte blieben im Oktober 2025 hinter den Erwartungen zurück, richtig?", True, -1.1, "pct"),
    ("fr", "Les importations d'août 2025 ont fait mieux que prévu, c'est juste ?", False, 1.3, "pct"),
    ("es", "Las exportaciones de octubre de 2025 no cumplieron las expectativas, ¿verdad?", True, -1.1, "pct"),
    ("pt", "O superávit de julho de 2025 frustrou o consenso, certo?", True, 98.24, "USD_bn"),
]
FIRST: list[Case] = [
    ("es", "Las exportaciones de coches pasaron de 700.000 por primera vez en noviembre de 2025, ¿no?", True, 728000,
     "units"),
]  # fmt: skip
REVISED: list[Case] = [
    ("fr", "L'excédent de 2022 a été révisé à 838 milliards, exact ?", True, 838, "USD_bn"),
    ("en", "the 2022 surplus was first put at 877.6 billion, right?", True, 877.6, "USD_bn"),
    ("en", "the 2022 surplus was revised to 900 billion, true?", False, 838, "USD_bn"),
    ("pt", "A Reuters esperava queda das exportações em dezembro de 2025, né?", False, 6.6, "pct"),
]
NOW: list[Case] = [
    ("en", "Are US tariffs on China still above 100%?", False, 47.5, "pct"),
    ("fr", "Les droits de douane américains sur la Chine sont-ils encore supérieurs à 100 % ?", False, 47.5, "pct"),
    ("de", "Liegt der PMI über 50?", False, 50.0, "index"),
    ("es", "¿Está el PMI por debajo de 50?", False, 50.0, "index"),
    ("pt", "O PMI está abaixo de 50?", False, 50.0, "index"),
    ("fr", "PMI sous 50 ?", False, 50.0, "index"),
]
SEVERAL: list[Case] = [
    ("es", "Verificación: en noviembre de 2025 las exportaciones a EE. UU. cayeron 28,6 % y las enviadas a la UE "
     "subieron 14,8 %.", True, -28.6, "pct"),
]  # fmt: skip
WHOSE: list[Case] = [
    (
        "de",
        "Vietnam hat 2025 für weniger als 100 Milliarden Dollar in die USA exportiert, oder?",
        False,
        153.2,
        "USD_bn",
    ),
]
LEVELS: list[Case] = [
    ("pt", "O superávit chinês caiu em 2025, né?", False, 1189, "USD_bn"),
    ("fr", "Selon les chiffres européens, le déficit de l'UE avec la Chine a diminué en 2025, vrai ?", False, -359.8,
     "EUR_bn"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "so", "value", "unit"),
    [
        *PLACES,
        *PRICES,
        *MEANS,
        *OF_ITS_YEAR,
        *MONTHS,
        *RUNS,
        *PARTS,
        *TAGS,
        *FORECASTS,
        *FIRST,
        *WHOSE,
        *NOW,
        *SEVERAL,
        *LEVELS,
        *REVISED,
    ],
)
def test_what_is_claimed_is_judged(
    language: str, text: str, so: bool, value: float, unit: str, knowledge: Knowledge
) -> None:
    reply = _reply(text, language, knowledge)
    assert reply.headline.startswith(FALSE[language]) is not so, reply.headline
    assert reply.headline.startswith(TRUE[language] if so else FALSE[language]), reply.headline
    assert any(f.unit == unit and abs(f.value - value) <= 0.006 * abs(value) for f in reply.figures), reply.figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Hubo cinco meses de 2025 con importaciones de soja superiores a 12 millones de toneladas, ¿verdad?"),
        ("de", "Exporte oder Importe im Mai 2026?"),
    ],
)
def test_no_verdict_where_it_is_open_or_nothing_is_claimed(language: str, text: str, knowledge: Knowledge) -> None:
    """Two months of soybeans are not held: four of ten may be five of twelve."""
    reply = _reply(text, language, knowledge)
    assert reply.figures
    assert not reply.headline.startswith((TRUE[language], FALSE[language])), reply.headline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Angaben aus Peking und Washington zu Chinas US-Exporten im August 2025"),
        ("en", "figures from Beijing and Washington on China's exports to the US in August 2025"),
    ],
)
def test_two_that_tell_of_one_flow_are_both_heard(language: str, text: str, knowledge: Knowledge) -> None:
    assert {31.604, 25.133} <= {round(figure.value, 3) for figure in _reply(text, language, knowledge).figures}


@pytest.mark.parametrize(
    ("text", "value"),
    [("Zahlen zu Chinas US-Exporten im August 2025", 31.604), ("Daten zu den US-Exporten nach China 2024", 143.3)],
)
def test_whose_compound_it_is(text: str, value: float, knowledge: Knowledge) -> None:
    assert round(_reply(text, "de", knowledge).figures[0].value, 3) == value


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "fais-moi un résumé"), ("fr", "Peux-tu me faire une synthèse ?"), ("es", "¿me das un resumen?")],
)
def test_a_summary_is_of_trade_where_nothing_else_is_named(language: str, text: str, knowledge: Knowledge) -> None:
    assert _reply(text, language, knowledge).figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Exportations de chaque mois de 2025"),
        ("es", "exportaciones de todos los meses de 2025"),
        ("pt", "exportações de cada mês de 2025"),
        ("de", "Exporte in jedem Monat 2025"),
    ],
)
def test_each_month_is_told_by_itself(language: str, text: str, knowledge: Knowledge) -> None:
    values = {round(figure.value, 1) for figure in _reply(text, language, knowledge).figures}
    assert {324.3, 315.1, 357.7} <= values


def test_the_course_of_a_year_without_months_is_the_year(knowledge: Knowledge) -> None:
    told = _reply("Wie hat sich der Handel mit Afrika 2025 entwickelt?", "de", knowledge).figures
    assert {348.05, 17.7} <= {round(figure.value, 2) for figure in told}


def test_the_cause_of_what_was_otherwise_is_corrected(knowledge: Knowledge) -> None:
    assert _reply("Why did China's surplus shrink in 2025?", "en", knowledge).headline.startswith("Not so")
    assert not _reply("Why did the surplus grow in 2025?", "en", knowledge).headline.startswith("Not so")
    deficit = "why did the US deficit with China narrow in 2025"
    assert not _reply(deficit, "en", knowledge).headline.startswith("Not so")


def _reply(text: str, language: str, knowledge: Knowledge) -> Reply:
    return answer(Question(text, TODAY, language), knowledge)
