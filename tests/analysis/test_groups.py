"""Groups: a published row beats the sum; a sum stands only on all who were members then, alike; else who is missing."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.holdings import Gauge, Subject, at
from bot.catalog import Catalog, Facts
from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Code, Period, Question
from bot.pipeline import answer
from tests.analysis.conftest import ASKED_ON, MakeTable, query, table_of

_FILE = Path(__file__).parents[2] / "data" / "catalog" / "groups.csv"
ROWS = list(csv.DictReader(_FILE.read_text("utf-8").splitlines()))
DOLLARS = Gauge("value", "USD_bn")
MERCOSUR = ("ARG", "BRA", "PRY", "URY")


def on(group: str, day: date) -> set[str]:
    """Who is in a group on a day, read off the file by hand."""
    found: set[str] = set()
    for row in ROWS:
        if row["group"] != group or not row["since"] or date.fromisoformat(row["since"]) > day:
            continue
        if row["until"] and date.fromisoformat(row["until"]) < day:
            continue
        found |= on(row["member"], day) if any(other["group"] == row["member"] for other in ROWS) else {row["member"]}
    return found


@pytest.mark.parametrize(
    ("group", "day", "count"),
    [
        ("EU27", date(2026, 1, 1), 27),
        ("EU28", date(2020, 1, 31), 28),
        ("EU28", date(2020, 2, 1), 0),
        ("EA20", date(2025, 6, 1), 20),
        ("ASEAN", date(2025, 10, 25), 10),
        ("ASEAN", date(2025, 10, 26), 11),
        ("BRICS", date(2010, 1, 1), 4),
        ("BRICS", date(2023, 12, 31), 5),
        ("BRICS", date(2024, 1, 1), 9),
        ("BRICS", date(2025, 1, 6), 10),
        ("RCEP", date(2022, 4, 30), 12),
        ("RCEP", date(2023, 6, 2), 15),
        ("CPTPP", date(2024, 12, 15), 12),
        ("G7", date(2026, 1, 1), 7),
        ("G20", date(2020, 1, 1), 43),
        ("OECD", date(2026, 1, 1), 38),
        ("MERCOSUR", date(2026, 1, 1), 5),
        ("AU", date(2026, 1, 1), 55),
        ("AFRICA", date(2026, 1, 1), 0),
    ],
)
def test_membership_by_date(group: str, day: date, count: int, catalog: Catalog) -> None:
    found = catalog.composition(group, Period(day, day))
    assert set(found) == on(group, day)
    assert len(found) == count


def test_every_member_is_a_country_that_is_known(catalog: Catalog) -> None:
    for row in ROWS:
        assert row["member"] in catalog.partners or catalog.alpha2(row["member"]), row


def test_a_change_within_a_period_leaves_no_composition(catalog: Catalog) -> None:
    assert catalog.composition("ASEAN", Period.year(2025)) == ()
    assert len(catalog.composition("ASEAN", Period.month(2025, 9))) == 10


_SPANS = ("2016-11", "2016-12", "2023-05", "2024-08", "2025-01")
_WHO = ("ARG", "BRA", "PRY", "URY", "VEN", "BOL", "MERCOSUR")


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.tuples(st.sampled_from(_WHO), st.sampled_from(_SPANS)), st.integers(1, 99), min_size=1),
    st.sampled_from(("CHN", "BRA")),
)
def test_a_sum_is_what_adding_up_by_hand_gives(
    catalog: Catalog, held: dict[tuple[str, str], int], reporter: str
) -> None:
    lines = [(f"reporter={reporter} partner={who}", f"{span} {value}") for (who, span), value in held.items()]
    table = table_of(catalog, Facts(), *lines)
    for span in _SPANS:
        period = Period.parse(span)
        inside = on("MERCOSUR", period.first) - {reporter}
        changed = on("MERCOSUR", period.first) != on("MERCOSUR", period.last)
        expected: float | None = held.get(("MERCOSUR", span))
        if expected is None and not changed and all((who, span) in held for who in inside):
            expected = sum(held[who, span] for who in inside)
        found = at(table, Subject(reporter, "export", "MERCOSUR", "TOTAL"), DOLLARS, period)
        assert (None if found is None else found.figure.value) == expected, span
        if found is not None and ("MERCOSUR", span) not in held:
            assert (found.figure.origin, found.figure.partner) == ("computed", "MERCOSUR")
            assert {row.partner for row in found.published} == inside


def test_units_are_never_mixed_in_a_sum(make: MakeTable) -> None:
    table = make(*((f"partner={who} unit={'CNY_bn' if who == 'URY' else 'USD_bn'}", "2020 1") for who in MERCOSUR))
    with pytest.raises(NotHeld):
        execute(query("level", when="2020", partners=("MERCOSUR",)), table, ASKED_ON)


def test_a_year_is_summed_from_the_months_of_each(make: MakeTable) -> None:
    months = ", ".join(f"2020-{month:02d} 200.0" for month in range(1, 13))
    table = make(*((f"partner={who}", months) for who in MERCOSUR))
    result = execute(query("level", when="2020", partners=("MERCOSUR",)), table, ASKED_ON)
    assert result.figures[0].value == 9600
    assert result.statements[1].kind == "level.members"
    assert result.statements[1]["n"] == 4


def test_the_newest_period_is_one_that_all_hold(make: MakeTable) -> None:
    table = make(*((f"partner={who}", "2020-01 1, 2020-02 2" + (", 2020-03 3" if who == "BRA" else ""))
                   for who in MERCOSUR))  # fmt: skip
    result = execute(query("level", partners=("MERCOSUR",)), table, ASKED_ON)
    assert (result.figures[0].period.code, result.figures[0].value) == ("2020-02", 8)


def test_a_balance_is_summed_too(make: MakeTable) -> None:
    table = make(*((f"partner={who} flow={flow}", f"2020 {value}") for who in MERCOSUR
                   for flow, value in (("export", 5), ("import", 3))))  # fmt: skip
    result = execute(query("balance", "balance", when="2020", partners=("MERCOSUR",)), table, ASKED_ON)
    assert result.figures[0].value == 8


def test_who_is_missing_is_named(make: MakeTable) -> None:
    table = make(*((f"partner={who}", "2020 1") for who in MERCOSUR[:3]), ("", "2020 9"))
    with pytest.raises(NotHeld) as refusal:
        execute(query("level", when="2020", partners=("MERCOSUR",)), table, ASKED_ON)
    said = refusal.value.said
    assert said.kind == "refusal.not_held.members"
    assert (said["n"], said["all"], said["items"]) == (1, 4, (Code("partner", "URY"),))


def test_a_change_of_members_is_said(make: MakeTable) -> None:
    table = make(*((f"partner={who}", "2024 1") for who in (*MERCOSUR, "BOL")), ("", "2024 9"))
    with pytest.raises(NotHeld) as refusal:
        execute(query("level", when="2024", partners=("MERCOSUR",)), table, ASKED_ON)
    assert refusal.value.said.kind == "refusal.not_held.composition"


@pytest.mark.parametrize(
    ("text", "headline", "line"),
    [
        ("exports to the G7 in 2024", "Exports from China to the G7, 2024: ¥7,114.0 bn", "Worked out: the sum of 7"),
        ("2024年对七国集团出口", "2024年中国对七国集团出口", "由全部7个成员相加得出"),
        ("2024年のG7向け輸出", "2024年の中国のG7向け輸出", "全7加盟国の合計として算出"),
        ("Exporte in die G7-Staaten 2024", "Exporte Chinas in die G7-Staaten, 2024", "Errechnet: Summe aller 7"),
        ("экспорт в страны G7 в 2024 году", "Экспорт Китая в страны «Большой семёрки»", "Рассчитано: сумма по всем"),
        ("exportations vers le G7 en 2024", "Exportations de la Chine vers le G7", "Calculé : somme des 7 membres"),
        ("exportaciones al G7 en 2024", "Exportaciones de China al G7", "Calculado: suma de los 7 miembros"),
        ("exportações para o G7 em 2024", "Exportações da China para o G7", "Calculado: soma dos 7 membros"),
    ],
)  # fmt: skip
def test_groups_in_words(text: str, headline: str, line: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, date(2026, 9, 15)), knowledge)
    assert reply.headline.startswith(headline)
    assert reply.lines[0].startswith(line)


def test_a_published_group_is_never_summed(knowledge: Knowledge) -> None:
    reply = answer(Question("exports to ASEAN in 2024", date(2026, 9, 15)), knowledge)
    assert (reply.figures[0].value, reply.figures[0].origin) == (586.5, "published")
