"""Families of words that German, French, Spanish and Portuguese had not: nobody's groups, moves that are counted, what
is set against all others, times taken together, one more beside those told."""

from __future__ import annotations

import pytest

from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query
from tests.turns import query
from tests.understanding.asking import asked, one

_AUGUST = Period.month(2026, 8)


@pytest.mark.parametrize(
    "text",
    [
        "Stimmt es, dass die Ausfuhren im August um ein Viertel zugelegt haben?",
        "Im August ein Viertel mehr exportiert, stimmt's?",
        "exports rose in August a fifth, true?",
        "As exportações subiram em agosto um quarto, certo?",
    ],
)
def test_a_fraction_behind_a_month_is_no_year(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).periods == (_AUGUST,)


@pytest.mark.parametrize(
    "text",
    [
        "Exporte in Entwicklungsländer 2025",
        "Exportations vers les pays en développement en 2025",
        "Exportaciones a países en desarrollo en 2025",
        "Exportações para países em desenvolvimento em 2025",
        "Termes de l'échange 2025",
        "Términos de intercambio 2025",
        "Wöchentliche Exporte",
        "Exportations par semaine",
        "Exportaciones semanales",
        "Exportações semanais",
    ],
)
def test_what_nobody_holds_is_no_figure_of_all(knowledge: Knowledge, text: str) -> None:
    (reply,) = asked(knowledge, text)
    assert isinstance(reply, NotHeld)


@pytest.mark.parametrize(
    "text",
    [
        "Wie viele Rückgänge gab es 2025 beim Export?",
        "Combien de baisses des exportations en 2025 ?",
        "¿Cuántas caídas de las exportaciones hubo en 2025?",
        "Quantas quedas das exportações houve em 2025?",
    ],
)
def test_moves_are_counted_in_months(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "threshold"


@pytest.mark.parametrize(
    "text",
    ["Die Exporte sind 2025 nie gefallen, oder?", "Les exportations n'ont jamais baissé en 2025, n'est-ce pas ?"],
)
def test_never_is_of_every_month(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "none"


@pytest.mark.parametrize(
    "text",
    [
        "The US bought more from China than any other country in 2024, true?",
        "China verkaufte 2024 mehr in die USA als in jedes andere Land, stimmt das?",
        "La Chine a vendu plus aux USA qu'à tout autre pays en 2024, vrai ?",
        "China vendió más a EEUU que a cualquier otro país en 2024, ¿cierto?",
        "A China vendeu mais para os EUA do que para qualquer outro país em 2024, certo?",
    ],
)
def test_more_than_any_other_is_the_most(knowledge: Knowledge, text: str) -> None:
    place = one(knowledge, text)
    assert (place.operation, place.partners) == ("rank", ("USA",))
    assert isinstance(place.condition, Bound)
    assert place.condition.amount == 1


@pytest.mark.parametrize(
    "text",
    [
        "¿A qué países crecieron más las exportaciones chinas en el primer semestre de 2026?",
        "Para quais países as exportações chinesas cresceram mais no primeiro semestre de 2026?",
        "Vers quels pays les exportations ont-elles le plus augmenté au premier semestre 2026 ?",
    ],
)
def test_partners_whose_trade_grew_more_are_put_in_order(knowledge: Knowledge, text: str) -> None:
    order = one(knowledge, text)
    assert (order.operation, order.by, order.measure) == ("rank", "partner", "yoy")


@pytest.mark.parametrize(
    "text",
    [
        "Welcher Block kaufte 2024 am meisten von China?",
        "Quel bloc a le plus acheté à la Chine en 2024 ?",
        "exportaciones por región 2024",
        "exportações por bloco 2024",
    ],
)
def test_a_bloc_is_no_country(knowledge: Knowledge, text: str) -> None:
    assert set(one(knowledge, text).partners) == {"EU27", "ASEAN", "AFRICA", "LATAM"}


@pytest.mark.parametrize(
    "text",
    ["suma móvil de doce meses de las exportaciones", "somme glissante sur douze mois des exportations"],
)
def test_a_moving_sum_is_no_average(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "moving_sum"


def test_all_but_one_in_spanish(knowledge: Knowledge) -> None:
    assert one(knowledge, "Exportaciones 2025 a todos menos Estados Unidos").by == "without"


def test_with_whom_in_portuguese(knowledge: Knowledge) -> None:
    assert one(knowledge, "Com quem a China teve déficit em 2024?").by == "partner"


def test_for_the_first_time_is_part_of_the_claim(knowledge: Knowledge) -> None:
    told = one(knowledge, "O superávit passou pela primeira vez de um trilhão de dólares em 2025, né?")
    assert told.by == "first"


@pytest.mark.parametrize(
    "text", ["¿Se puede decir que el superávit se achicó en julio?", "Exporte und Importe stiegen im August, ja?"]
)
def test_such_words_make_a_claim(knowledge: Knowledge, text: str) -> None:
    replies = asked(knowledge, text)
    assert all(isinstance(part, Query) and part.operation == "check" for part in replies)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Exportaciones en junio de 2026", "¿junto con mayo?"),
        ("Exportações em junho de 2026", "junto com maio?"),
    ],
)
def test_a_month_is_taken_together_with_the_one_told(knowledge: Knowledge, before: str, text: str) -> None:
    both = query(knowledge, before, text)
    assert (both.operation, both.periods) == ("sum", (Period.months((2026, 5), (2026, 6)),))


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Exporte in die USA und in die EU im Juni 2026", "nimm Japan dazu"),
        ("Exportações para os EUA e a UE em junho de 2026", "inclui o Japão"),
    ],
)
def test_one_more_beside_those_told(knowledge: Knowledge, before: str, text: str) -> None:
    assert query(knowledge, before, text).partners == ("USA", "EU27", "JPN")


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Exporte nach Japan im Juni 2026", "beide Richtungen?"),
        ("Exportations vers le Japon en juin 2026", "dans les deux sens ?"),
        ("Exportaciones a Japón en junio de 2026", "¿en ambos sentidos?"),
        ("Exportações para o Japão em junho de 2026", "nos dois sentidos?"),
    ],
)
def test_both_ways_are_the_trade(knowledge: Knowledge, before: str, text: str) -> None:
    assert query(knowledge, before, text).flow == "total"


def test_of_all_exports_is_a_share(knowledge: Knowledge) -> None:
    assert query(knowledge, "Wie viel ging 2025 in die EU?", "und in Prozent aller Exporte?").operation == "share"


@pytest.mark.parametrize(
    "text",
    [
        "last 3 surpluses",
        "últimos 3 superávits",
        "Les trois derniers excédents",
        "Die letzten drei Überschüsse bitte",
        "las últimas 3 cifras del superávit",
    ],
)
def test_the_last_few_of_a_balance_are_months_one_by_one(knowledge: Knowledge, text: str) -> None:
    told = one(knowledge, text)
    assert (told.operation, told.periods) == ("trend", (Period.months((2026, 6), (2026, 8)),))


@pytest.mark.parametrize(
    "text",
    [
        "¿qué meses de 2026 tienes de importaciones?",
        "quais meses de 2026 vocês têm de importações?",
        "Welche Monate liegen für 2026 bei den Importen vor?",
    ],
)
def test_which_months_one_has_asks_what_is_held(knowledge: Knowledge, text: str) -> None:
    held = one(knowledge, text)
    assert (held.operation, held.by, held.flow) == ("coverage", "held", "import")


@pytest.mark.parametrize(
    "turns",
    [
        ("Exporte in die USA 2025", "und in die EU?", "zusammen?"),
        ("Exporte in die USA 2025", "warum so wenig", "und in die EU?", "zusammen?"),
        ("Exportations vers les États-Unis en 2025", "et vers l'UE ?", "les deux ensemble ?"),
        ("Exportaciones a Japón en junio de 2026", "¿y a Corea?", "agrega Vietnam"),
    ],
)
def test_those_told_are_taken_together(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    assert len(query(knowledge, *turns).partners) > 1


@pytest.mark.parametrize("text", ["¿Las importaciones incluyen el flete?", "Enthalten die Importe die Fracht?"])
def test_how_figures_are_made_is_explained(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "define"


@pytest.mark.parametrize(
    "text",
    [
        "no month of 2025 without a surplus, right?",
        "Kein Monat 2025 ohne Überschuss - wahr?",
        "China tuvo superávit en todos los meses de 2025, ¿cierto?",
        "Todo mês de 2025 teve superávit, certo?",
        "Chaque mois de 2025 a été excédentaire, vrai ?",
    ],
)
def test_a_balance_claimed_of_every_month_is_looked_at_in_each(knowledge: Knowledge, text: str) -> None:
    claim = one(knowledge, text)
    assert (claim.operation, claim.by) == ("check", "every")
