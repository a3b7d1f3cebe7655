"""Another partner said to be ahead of the one told: the same goods, flow and time, and whether it is so."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import read as understood

CRUDE = "Crude oil imports from Russia in October 2025"


@pytest.mark.parametrize(
    ("then", "order"),
    [
        ("I bet the Saudis sold more", "below"),
        ("surely the Saudis sold us more", "below"),
        ("did the Saudis ship less?", "above"),
        ("Saudi Arabia was higher, wasn't it?", "below"),
        ("I reckon more came from the Saudis", "below"),
    ],
)
def test_another_is_put_beside_the_one_told(knowledge: Knowledge, then: str, order: str) -> None:
    query = understood(knowledge, CRUDE, then)
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.partners) == ("compare", "partner", ("RUS", "SAU"))
    assert (query.flow, query.commodities, query.periods[0].code) == ("import", ("crude_oil",), "2025-10")
    assert isinstance(query.condition, Bound)
    assert query.condition.comparator == order


def test_the_one_told_last_is_ahead_of_the_one_before(knowledge: Knowledge) -> None:
    query = understood(knowledge, CRUDE, "and from Iraq", "so Iraq sold less")
    assert isinstance(query, Query)
    assert (query.operation, query.partners) == ("compare", ("IRQ", "RUS"))


def test_after_all_trade_or_a_rate_it_is_how_his_moved(knowledge: Knowledge) -> None:
    query = understood(knowledge, "exports in May 2026", "I bet the US bought less")
    assert isinstance(query, Query)
    assert (query.operation, query.partners, query.periods[0].code) == ("growth", ("USA",), "2026-05")
    rates = understood(knowledge, "growth of exports to the US in May 2026", "ASEAN grew faster I bet")
    assert isinstance(rates, Query)
    assert (rates.operation, rates.measure, rates.partners) == ("compare", "yoy", ("USA", "ASEAN"))


@pytest.mark.parametrize(
    "talk",
    [
        ("imports from Germany in June 2026", "the French bought more"),
        ("top crude suppliers in October 2025", "I bet Malaysia sold more"),
        ("US imports from China in 2025", "Vietnam sold more I bet"),
    ],
)
def test_what_cannot_be_laid_over_what_was_told_is_asked_back(knowledge: Knowledge, talk: tuple[str, str]) -> None:
    assert isinstance(understood(knowledge, *talk), Ambiguous)


@pytest.mark.parametrize("then", ["imports from the last", "imports from the last one"])
def test_the_last_one_is_the_last_named(knowledge: Knowledge, then: str) -> None:
    query = understood(knowledge, "exports to Russia, India and Brazil in 2024", then)
    assert isinstance(query, Query)
    assert (query.flow, query.partners, query.periods[0].code) == ("import", ("BRA",), "2024")


def test_the_largest_deficit_of_several_stands_first(knowledge: Knowledge) -> None:
    query = understood(knowledge, "balance with Germany, Taiwan and Korea in June 2026", "which is the largest deficit")
    assert isinstance(query, Query)
    assert (query.operation, query.limit) == ("rank", -3)


def test_total_imports_from_there_are_of_all_goods(knowledge: Knowledge) -> None:
    query = understood(knowledge, "soybeans from Brazil in 2024", "total imports from there")
    assert isinstance(query, Query)
    assert (query.commodities, query.partners) == (("TOTAL",), ("BRA",))


@pytest.mark.parametrize("then", ["no, March, imports", "March, imports", "imports, March and June"])
def test_a_correction_by_bits_keeps_the_partner(knowledge: Knowledge, then: str) -> None:
    query = understood(knowledge, "exports to Germany in June 2026", then)
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == ("import", ("DEU",))
