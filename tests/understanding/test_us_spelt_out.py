"""Who speaks is named beside the word for it, which may be a country too: "with us, that is Brazil"."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.asking import one


@pytest.mark.parametrize(
    "said",
    [
        "us, that is Brazil,",
        "us, that's Brazil,",
        "us i.e. Brazil",
        "us, meaning Brazil,",
        "us (Brazil)",
        "us Brazilians",
        "us here in Brazil",
    ],
)
def test_us_is_the_country_named_beside_it(said: str, knowledge: Knowledge) -> None:
    assert one(knowledge, f"China's exports to {said} in 2024").partners == ("BRA",)
    assert one(knowledge, f"China's surplus with {said} in 2024").partners == ("BRA",)


@pytest.mark.parametrize("said", ["us and Brazil", "us or Brazil", "us plus Brazil"])
def test_a_list_keeps_both(said: str, knowledge: Knowledge) -> None:
    assert set(one(knowledge, f"China's exports to {said} in 2024").partners) == {"USA", "BRA"}
