"""Questions that lean on what is told beside them: on a saying, on a forecast, on a record, on another's count."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # a tag without its apostrophe, hearsay behind what is told
        ("crude imports were down in 2025, werent they", "False."),
        ("exports to the us are down this year, arent they", "False."),
        ("exports to the EU rose in 2025, dont they", "True."),
        ("crude imports fell in 2025, didnt they", "False."),
        ("chinas trade with russia hit a record in 2025, they say", "False."),
        ("people say exports fell in october 2025", "True."),
        ("apparently exports to the US rose in 2025", "False."),
        # both sides' counts, however the second is named
        (
            "For 2024, how far apart are China's own figure for exports to the US and the American import figure?",
            "China Customs (GACC) counts $83.64 bn more",
        ),
        (
            "how far apart are China's own figure for exports to the US and America's import figure for 2024",
            "China Customs (GACC) counts $83.64 bn more",
        ),
        (
            "gap between the Chinese figure for exports to the US and the US figure for imports from China in 2025",
            "China Customs (GACC) counts $111.35 bn more",
        ),
        # two digits behind a word for the whole
        ("copper conc imports for the whole of 24?", "China's imports of copper concentrate, 2024: 28.11 Mt"),
        ("copper conc imports for all of 25?", "China's imports of copper concentrate, 2025: 30.31 Mt"),
        ("exports in all of 12 months of 2025", "China's exports, 2025"),
        # what a poll says would be
        ("reuters said november 2025 exports would grow 3.8%. did they do better?", "Exports beat: +5.9 %"),
        ("reuters said november 2025 exports would rise by 3.8%. did they do better?", "Exports beat: +5.9 %"),
        ("reuters says exports grew 5.9% in november 2025. is that right?", "True."),
        ("How many electric and plug-in cars did China ship out in May 2025?", "China's exports of new energy"),
        ("electric and plug-in hybrid cars exported in May 2025", "China's exports of new energy vehicles, May 2025"),
        # a record taken for granted
        ("why did the surplus hit a record in June 2025", "False. China's trade balance, June 2025"),
        ("why did exports hit a record in February 2026", "False. China's exports, February 2026"),
        ("why did exports hit a record in December 2025?", "China's exports rose 6.6 %"),
        ("why was the surplus a record in 2025", "China's trade balance, 2025"),
        ("what share of the record 2025 surplus was with the US", "The United States: 23.6 % of China's trade surplus"),
    ],
)  # fmt: skip
def test_what_leads_is_told(knowledge: Knowledge, text: str, said: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "I need China's 2025 surplus with the world, and how much of that came from the US",
        "what was China's surplus in 2025 and how much of it came from the US?",
    ],
)
def test_what_came_from_somebody_is_a_part_of_the_surplus(knowledge: Knowledge, text: str) -> None:
    first, second = answer(Question(text, TODAY, "en"), knowledge).queries
    assert (first.flow, first.partners) == ("balance", ("WLD",))
    assert (second.operation, second.flow, second.partners) == ("share", "balance", ("USA",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("what'll the surplus be by year end", "opinion"),
        ("Brazil's share of soybean imports: record year", "ambiguous"),
        ("record high for the US share of exports", "ambiguous"),
    ],
)
def test_what_nothing_tells(knowledge: Knowledge, text: str, reason: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).reason == reason


def test_a_record_of_a_share_is_no_record_of_amounts(knowledge: Knowledge) -> None:
    queries = answer(Question("US share of exports: highest and lowest year", TODAY, "en"), knowledge).queries
    assert [query.operation for query in queries] == ["share"]
