"""Where a figure comes from: the agency, the page on which it was read and, where one is known, the page's day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.analysis import execute
from bot.errors import NotReleased
from bot.knowledge import Knowledge
from bot.model import Code, Period, Query

ASKED_ON = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("query", "kind", "dated"),
    [
        (Query("coverage", flow="export", periods=(Period.parse("2025-11"),), by="source"), "page", "2025-12-08"),
        (
            Query("coverage", flow="balance", partners=("ASEAN",), periods=(Period.year(2023),), by="source"),
            "page_undated",
            None,
        ),
    ],
)
def test_a_page_is_named_with_its_day_where_it_has_one(
    knowledge: Knowledge, query: Query, kind: str, dated: str | None
) -> None:
    result = execute(query, knowledge.table, ASKED_ON)
    (page,) = (said for said in result.statements if said.kind.startswith("coverage.page"))
    assert page.kind == f"coverage.{kind}"
    assert dict(page.fields).get("date") == (Period.parse(dated) if dated else None)


def test_the_newest_of_an_agency_that_is_not_the_reporters_is_its_own(knowledge: Knowledge) -> None:
    cars = Query("level", flow="export", commodities=("automobiles",), periods=(Period.year(2026),))
    with pytest.raises(NotReleased) as refused:
        execute(cars, knowledge.table, ASKED_ON)
    told = dict(refused.value.said.fields)
    assert (told["agency"], told["newest"]) == (Code("agency", "CAAM"), Period.month(2025, 12))
