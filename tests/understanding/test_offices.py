"""An office named without its country keeps the figures of the one country named that it is an office of."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.mentions.offices import of_offices
from bot.understanding.words.frame import Mention

OFFICES = {"finance_ministry": ("JPN", "TWN")}
OFFICE = Mention(1, 2, "harmless", "finance_ministry", "finance ministry")


@pytest.mark.parametrize(("country", "kind"), [("JPN", "agency"), ("TWN", "agency"), ("DEU", "harmless")])
def test_the_office_is_that_of_the_country(country: str, kind: str) -> None:
    place = Mention(4, 4, "place", country, country)
    office, _ = of_offices((OFFICE, place), OFFICES)
    assert (office.kind, office.code) == (kind, country if kind == "agency" else "finance_ministry")


def test_its_figures_of_a_country_it_does_not_count_for_are_not_held() -> None:
    data, place = Mention(3, 3, "books", "data", "data"), Mention(4, 4, "place", "DEU", "Germany")
    assert [m.kind for m in of_offices((OFFICE, data, place), OFFICES)] == ["unheld", "books", "place"]


def test_which_offices_keep_whose_figures_is_data(knowledge: Knowledge) -> None:
    assert knowledge.lexicons["en"].offices["finance_ministry"] == ("JPN", "TWN")
