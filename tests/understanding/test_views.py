"""Views that no figure answers: what would be, and whether the data are to be trusted."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, Opinion
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood


@pytest.mark.parametrize(
    "text",
    [
        "what would exports be if the US tariffs vanished",
        "would exports rise if the yuan fell",
        "where would exports be if the truce ended",
        "how much would exports to the US fall if tariffs doubled",
        "supposing tariffs fell to 10 %, what would exports to the US be",
        "how reliable are chinese customs figures",
        "how accurate are china's trade data",
        "are china's export numbers credible",
        "can we trust the export figures",
        "is GACC data reliable",
        "Wie zuverlässig sind Chinas Zahlen",
        "Wie hoch wären die Importe, wenn die Zölle fielen",
        "Les chiffres chinois sont-ils fiables ?",
        "Os dados da China são confiáveis?",
        "Насколько надежны данные Китая",
        "中国海关数据可靠吗",
        "関税がなければ輸出はいくらだったか",
        "中国の統計は信頼できますか",
    ],
)
def test_no_figure_answers_it(knowledge: Knowledge, text: str) -> None:
    assert isinstance(understood(knowledge, text), Opinion)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("give me reliable export figures for May 2026", "level"),
        ("accurate figure for exports in May 2026 please", "level"),
        ("is it accurate that exports rose 5.9 % in November 2025", "check"),
        ("how accurate were the forecasts for exports in 2025", "surprise"),
        ("would you tell me if exports fell in October 2025", "growth"),
        ("I would like to know if exports rose in May 2026", "growth"),
        ("would it be right to say exports fell in October 2025", "check"),
        ("what would the surplus in 2025 be without the US", "balance"),
        ("Can we believe exports rose 27% in June 2026?", "check"),
        ("Is the export number for June 2026 accurate?", "level"),
        ("What would exports in June 2026 be up by, if compared to May?", "change"),
    ],
)
def test_figures_that_are_asked_for(knowledge: Knowledge, text: str, operation: str) -> None:
    found = understood(knowledge, text)
    assert isinstance(found, Query)
    assert found.operation == operation


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "信頼できる輸出の数字 2026年6月"),
        ("zh", "2026年6月可信的出口数字"),
        ("fr", "Chiffres fiables des exportations en juin 2026"),
    ],
)
def test_figures_that_are_to_be_reliable(knowledge: Knowledge, language: str, text: str) -> None:
    found = understood(knowledge, text, language=language)
    assert isinstance(found, Query)
    assert found.operation == "level"


@pytest.mark.parametrize("then", ["how reliable is that", "can I trust it"])
def test_whence_a_figure_is_that_was_told(knowledge: Knowledge, then: str) -> None:
    found = understood(knowledge, "exports in May 2026", then)
    assert isinstance(found, Query)
    assert found.by == "source"


@pytest.mark.parametrize(
    "text", ["Is China's trade recovering from the tariff shock", "did trade suffer from the tariffs in 2025"]
)
def test_what_tariffs_did_to_a_flow_is_not_how_high_they_are(knowledge: Knowledge, text: str) -> None:
    assert isinstance(understood(knowledge, text), Ambiguous)
