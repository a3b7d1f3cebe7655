"""The catalog: exact units, groups, wider lines, names of the world; and what facts can be asked."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalog import Catalog, Facts
from bot.errors import BadSetup
from bot.model import Period
from bot.sources import read_catalog, read_facts

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DATA)


@pytest.fixture(scope="module")
def facts(catalog: Catalog) -> Facts:
    return read_facts(DATA, catalog)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("438", "kt", "Mt", "0.438"),
        ("0.1", "Mt", "t", "100000"),
        ("405000000", "units", "bn_units", "0.405"),
        ("33.79", "USD_bn", "USD_bn", "33.79"),
    ],
)
def test_mass_and_counts_convert_exactly(catalog: Catalog, value: str, unit: str, to: str, expected: str) -> None:
    assert catalog.convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(("unit", "to"), [("USD_bn", "CNY_bn"), ("mbpd", "Mt"), ("t", "units"), ("stone", "t")])
def test_money_and_barrels_never_convert(catalog: Catalog, unit: str, to: str) -> None:
    with pytest.raises(BadSetup, match="cannot be converted"):
        catalog.convert(Decimal(1), unit, to)


def test_groups_overlap_with_members_and_the_world_with_all(catalog: Catalog) -> None:
    assert "DEU" in catalog.members("EU27")
    assert catalog.overlap("EU27", "DEU")
    assert catalog.overlap("EU27", "EA20")
    assert catalog.overlap("WLD", "JPN")
    assert not catalog.overlap("ASEAN", "JPN")
    assert catalog.is_group("ASEAN")
    assert not catalog.is_group("JPN")


def test_wider_lines_end_at_all_goods(catalog: Catalog) -> None:
    assert catalog.wider("lng") == ("natural_gas", "TOTAL")
    assert catalog.wider("TOTAL") == ()
    assert catalog.wider("pmi_manufacturing") == ()
    assert "rare_earths" not in catalog.wider("rare_earth_magnets")


def test_a_basis_and_its_unit(catalog: Catalog) -> None:
    assert catalog.basis_of("USD_bn") == "value_usd"
    assert catalog.basis_of("Mt") == "quantity"
    assert catalog.basis_of("index") is None
    assert catalog.unit_of_basis("value_cny") == "CNY_bn"
    assert catalog.unit_of_basis("quantity") is None


def test_oil_ore_coal_gas_and_soybeans_are_imports_unless_said_otherwise(catalog: Catalog) -> None:
    imports = ("crude_oil", "iron_ore", "coal", "natural_gas", "lng", "soybeans")
    assert {catalog.commodities[code].default_flow for code in imports} == {"import"}
    assert catalog.commodities["rare_earths"].default_flow == ""
    assert catalog.is_context("usdcny")


def test_every_territory_has_its_official_name_also_where_nothing_is_held(catalog: Catalog) -> None:
    english = catalog.official_names("en")
    assert ("NOR", "Norway") in english
    assert ("MMR", "Burma") in english
    assert ("CHN", "中国") in catalog.official_names("zh")
    names = [name for _, name in english]
    assert len(set(names)) == len(names)
    assert catalog.official_names("tlh-xx") == ()
    assert catalog.alpha2("DEU") == "DE"
    assert catalog.alpha2("EU27") is None


def test_reporters_have_an_agency_a_currency_and_a_zone(catalog: Catalog) -> None:
    china = catalog.reporters["CHN"]
    assert (china.agency, china.currency, china.zone) == ("GACC", "USD_bn", "Asia/Shanghai")
    assert catalog.reporters["JPN"].currency == "JPY_bn"


def test_the_day_seen_beats_the_timetable(facts: Facts) -> None:
    november = facts.released("GACC", Period.parse("2025-11"))
    assert november is not None
    assert november.day.isoformat() == "2025-12-08"
    assert november.known_from == "seen"
    assert facts.released("GACC", Period.parse("2026-12")) is None


def test_definitions_that_explain_why_two_sides_differ_come_best_first(facts: Facts) -> None:
    assert [d.slug for d in facts.explaining("mirror_gap_CHN_USA")][:2] == ["gap_hong_kong", "gap_reversal_2020"]
    assert facts.definition("fob") is not None
    assert facts.definition("rumour") is None


def test_an_event_on_both_flows_touches_exports_and_imports(facts: Facts) -> None:
    truce = next(event for event in facts.events if event.slug == "busan_truce")
    assert truce.touches("export", "USA", "TOTAL")
    assert truce.touches("import", None, None)
    assert not truce.touches("export", "JPN", None)
    controls = next(event for event in facts.events if event.slug == "rare_earth_controls_october")
    assert controls.touches("export", None, "rare_earth_magnets")
    assert not controls.touches("import", None, "rare_earths")


def test_a_definition_that_is_common_knowledge_needs_no_source(facts: Facts) -> None:
    known = facts.definition("percentage_point")
    assert known is not None
    assert (known.source, known.about) == ("", ())


def test_codes_for_private_use_are_no_countries_and_flags_are_of_the_rest(catalog: Catalog) -> None:
    assert catalog.alpha2("XXX") is None
    assert catalog.alpha2("XKK") == "XK"
    flags = dict(catalog.flags)
    assert flags["USA"] == "🇺🇸"
    assert flags["EU27"] == "🇪🇺"
