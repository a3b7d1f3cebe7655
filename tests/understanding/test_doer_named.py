"""A fragment whose country does the dealing: its own trade with the partner told, and no partner of the one before."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import query

GERMAN = {
    "en": "Germany's exports to China in 2025",
    "de": "Deutschlands Exporte nach China 2025",
    "es": "exportaciones de Alemania a China en 2025",
    "fr": "exportations de l'Allemagne vers la Chine en 2025",
    "pt": "exportações da Alemanha para a China em 2025",
    "ru": "экспорт Германии в Китай в 2025",
    "zh": "2025年德国对中国出口",
}


@pytest.mark.parametrize(
    ("language", "fragment"),
    [
        ("en", "And America does?"),
        ("en", "what about America, does it?"),
        ("en", "and does America?"),
        ("en", "and what does America export?"),
        ("en", "and America sells how much?"),
        ("de", "Und die USA tun das?"),
        ("de", "Und was exportieren die USA?"),
        ("es", "¿y Estados Unidos lo hace?"),
        ("es", "¿y Estados Unidos cuánto exporta?"),
        ("fr", "et les États-Unis le font ?"),
        ("fr", "et les États-Unis exportent combien ?"),
        ("pt", "e os EUA exportam quanto?"),
        ("ru", "а США сколько экспортируют?"),
        ("zh", "那美国出口多少?"),
    ],
)
def test_another_does_the_same(language: str, fragment: str, knowledge: Knowledge) -> None:
    told = query(knowledge, GERMAN[language], fragment, language=language)
    assert (told.reporter, told.flow, told.partners) == ("USA", "export", ("CHN",))


@pytest.mark.parametrize(("language", "fragment"), [("de", "Und die USA?"), ("en", "And America?")])
def test_a_bare_name_is_a_partner(language: str, fragment: str, knowledge: Knowledge) -> None:
    told = query(knowledge, GERMAN[language], fragment, language=language)
    assert (told.reporter, told.flow, told.partners) == ("DEU", "export", ("USA",))


def test_the_one_told_before_deals_the_other_way(knowledge: Knowledge) -> None:
    told = query(knowledge, GERMAN["en"], "and Germany buys how much?")
    assert (told.reporter, told.flow, told.partners) == ("DEU", "import", ("CHN",))
