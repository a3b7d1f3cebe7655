"""Months at one end of a span are taken out of it; a talk counts those that moved the other way, tells the part of what
was told, and sets one flow beside the other."""

from __future__ import annotations

import pytest

from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query
from tests.turns import query, read
from tests.understanding.asking import asked, one

FROM_FEBRUARY, FROM_MARCH = Period.months((2025, 2), (2025, 12)), Period.months((2025, 3), (2025, 12))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("worst month for exports to the US in 2025 excluding January and February?", FROM_MARCH),
        ("which month of 2025 had the largest surplus, apart from January?", FROM_FEBRUARY),
        ("which month of 2025 had the largest surplus, without December?", Period.months((2025, 1), (2025, 11))),
        ("Schwächster Monat für Exporte in die USA 2025, ohne Januar und Februar?", FROM_MARCH),
        ("Der schwächste Monat 2025 für die Einfuhren, Januar und Februar ausgenommen?", FROM_MARCH),
        ("Abgesehen vom Januar, wann war 2025 der Überschuss am größten?", FROM_FEBRUARY),
        ("Le pire mois pour les ventes à l'Amérique en 2025, hors janvier-février ?", FROM_MARCH),
        ("¿Cuál fue el peor mes de exportaciones a EE. UU. en 2025, sin contar enero y febrero?", FROM_MARCH),
        ("Tirando janeiro, qual o maior superávit de 2025?", FROM_FEBRUARY),
        ("Кроме января, в каком месяце 2025 года профицит был самым большим?", FROM_FEBRUARY),
        ("2025年除了一月，哪个月顺差最大？", FROM_FEBRUARY),
        ("2025年对美出口最差的月份，1-2月除外", FROM_MARCH),
        ("1月を除くと2025年で黒字が最大だった月は？", FROM_FEBRUARY),
        ("2025年の対米輸出が最も少なかった月は？1月と2月は除いて", FROM_MARCH),
    ],
)
def test_months_at_one_end_are_taken_out(knowledge: Knowledge, text: str, span: Period) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.periods) == ("record", (span,))


def test_a_month_in_the_middle_is_not_left_out_unsaid(knowledge: Knowledge) -> None:
    (refused,) = asked(knowledge, "which month of 2025 had the largest surplus, apart from June?")
    assert isinstance(refused, NotHeld)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("which month of 2025 had the largest surplus?", "except January?"),
        ("2025年哪个月顺差最大？", "除了一月呢"),
        ("Quel mois de 2025 a vu le plus gros excédent ?", "hors janvier ?"),
    ],
)
def test_a_month_is_taken_out_of_the_span_told(knowledge: Knowledge, first: str, then: str) -> None:
    again = query(knowledge, first, then)
    assert (again.operation, again.flow, again.periods) == ("record", "balance", (FROM_FEBRUARY,))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("in how many months of 2025 did imports grow?", "in how many did they fall?"),
        ("¿En cuántos meses de 2025 crecieron las importaciones?", "¿Y en cuántos cayeron?"),
        ("Em quantos meses de 2025 as importações subiram?", "e em quantos caíram?"),
        ("In wie vielen Monaten 2025 sind die Importe gestiegen?", "Und in wie vielen gefallen?"),
        ("В скольких месяцах 2025 года импорт рос?", "а в скольких падал?"),
    ],
)
def test_the_months_that_moved_the_other_way(knowledge: Knowledge, first: str, then: str) -> None:
    again = query(knowledge, first, then)
    assert (again.operation, again.flow, again.by) == ("threshold", "import", "count")
    assert again.periods == (Period.year(2025),)
    assert isinstance(again.condition, Bound)
    assert again.condition.comparator == "below"


def test_the_part_of_a_whole_told_after_it(knowledge: Knowledge) -> None:
    share = query(knowledge, "soybeans from Brazil in 2025", "and in total?", "what share is that?")
    assert (share.operation, share.by, share.partners) == ("share", "partner", ("BRA",))


@pytest.mark.parametrize("then", ["輸入とどっちの伸びが大きい？", "輸入とどちらが大きい？"])
def test_which_flow_of_the_two_is_larger(knowledge: Knowledge, then: str) -> None:
    both = read(knowledge, "2026年8月の輸出の伸びは？", then)
    assert isinstance(both, Query)
    assert (both.operation, both.by, both.flow, both.measure) == ("compare", "flow", "both", "yoy")


def test_since_when_it_was_as_high_in_japanese(knowledge: Knowledge) -> None:
    june = one(knowledge, "2026年6月の輸出はいつ以来の高水準？")
    assert (june.operation, june.limit, june.periods) == ("record", 1, (Period.month(2026, 6),))


@pytest.mark.parametrize(
    ("first", "then"), [("Экспорт в 2025 году", "динамика за год"), ("exports in 2025", "month by month")]
)
def test_the_course_of_a_year_is_that_of_its_months(knowledge: Knowledge, first: str, then: str) -> None:
    course = query(knowledge, first, then)
    assert (course.operation, course.by, course.periods) == ("trend", "month", (Period.year(2025),))
