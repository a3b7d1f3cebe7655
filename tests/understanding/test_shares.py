"""What comes from somewhere is a part of a whole, of a surplus too; a bound is met or it is not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("how much of China's soybeans comes from Brazil", "Brazil: 73.6 % of China's imports of soybeans, 2025"),
        ("how much of China's surplus of 2025 comes from the US",
         "The United States: 23.6 % of China's trade surplus, 2025"),
        ("share of the US in the 2025 surplus", "The United States: 23.6 % of China's trade surplus, 2025"),
        ("what share of the US deficit is with China in 2025",
         "China: 16.3 % of the United States' trade deficit, 2025"),
    ],
)  # fmt: skip
def test_a_part_of_a_whole(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_a_deficit_is_no_part_of_a_surplus(knowledge: Knowledge) -> None:
    reply = answer(Question("what share of China's surplus is with Brazil in June 2026", TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did exports grow by at least 6% in 2025", "False."),
        ("did exports grow by at least 5.5% in 2025", "True."),
        ("did exports grow 6% in 2025", "True within rounding."),
    ],
)
def test_a_bound_is_not_rounded(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(verdict)


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "which partner has the largest share of China's exports in 2025?",
         "Shares of the total: ASEAN 17.6 %, EU 14.9 %, United States 11.1 %, Africa 6.0 % and India 3.6 %"),
        ("de", "Welche Anteile haben die größten Abnehmer an Chinas Exporten 2025?",
         "Anteile am Ganzen: ASEAN 17,6 %, EU 14,9 %, USA 11,1 %, Afrika 6,0 % und Indien 3,6 %"),
        ("zh", "2025年哪个国家在中国出口中占比最大",
         "占总额比重：东盟 17.6%、欧盟 14.9%、美国 11.1%、非洲 6.0%和印度 3.6%"),
        ("en", "which commodity has the largest share in imports",
         "Shares of the total: crude oil 10.2 %, agricultural products 6.9 %, iron ore 4.3 %, copper concentrate 3.5 % "
         "and soybeans 1.2 %"),
    ],
)  # fmt: skip
def test_who_has_the_largest_part(knowledge: Knowledge, language: str, text: str, line: str) -> None:
    assert line in answer(Question(text, TODAY, language), knowledge).text.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "whose share of China's exports grew most in 2025",  # not how exports grew most
        "which country has the biggest share of Chinese rare earth exports",  # not what part of all exports they are
        "which goods make up the largest share of China's imports in 2025",  # tonnes are no part of tonnes of all goods
    ],
)
def test_no_other_part_is_told(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome in ("refuse", "clarify")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("what share of exports in 2025 did the EU buy", "The EU: 14.9 % of China's exports, 2025"),
        ("what fraction of China's 2025 exports did the US take", "The United States: 11.1 % of China's exports, 2025"),
        ("what share of China's 2025 imports did Taiwan provide", "Taiwan: 8.9 % of China's imports, 2025"),
        ("how much of China's soybeans did America supply in 2024",
         "Imports of soybeans from the United States into China, 2024: 22.15 Mt"),
    ],
)  # fmt: skip
def test_who_takes_of_exports_is_where_they_go(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "top 3 soybean suppliers in 2025 and their shares",
        "soybean suppliers 2025 by share",
        "what shares of soybean imports did each supplier have in 2025",
        "largest soybean suppliers 2025 in percent of the total",
        "soybean imports by origin in 2025, percentages",
        "share of each of the top 3 soybean suppliers in 2025",
    ],
)
def test_each_has_its_share(knowledge: Knowledge, text: str) -> None:
    told = answer(Question(text, TODAY, "en"), knowledge).text
    assert "Shares of the total: Brazil 73.6 %, United States 15 % and Argentina 7 %" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("combined share of the top three soybean suppliers in 2025", "The 3 largest partners together: 95.7 %"),
        ("top 3 crude suppliers and their shares", "I hold no figure for October 2025: China's imports of crude oil"),
    ],
)
def test_the_whole_is_told_or_missed(knowledge: Knowledge, text: str, told: str) -> None:
    assert told in answer(Question(text, TODAY, "en"), knowledge).text


@pytest.mark.parametrize(
    "text",
    ["how much of the 2025 surplus is explained by trade with the US", "how much of the 2025 surplus is due to the US"],
)
def test_what_explains_a_part_of_a_whole_is_that_part(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith("The United States: 23.6 %")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("were there more months of export growth or decline in 2024", "China's exports: 11 months with a rise"),
        ("did imports rise or fall in more months of 2025", "China's imports: 7 months with a rise"),
        ("did imports rise or fall in 2025", "China's imports, 2025: unchanged"),
    ],
)
def test_more_months_are_counted(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Is the US share of China's exports under 15 percent?", "True. Exports from China to the United States, June"),
        ("Does the EU account for more than 15% of China's exports?", "False. Exports from China to the EU, June 2026"),
        ("did exports make up more than 60% of total trade in 2025?", "China's exports, 2025: not held by share"),
    ],
)
def test_a_share_is_held_against_its_bound(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(headline)


def test_a_bound_after_a_share_is_one_on_the_share(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in ("US share of exports in 2025", "was it below 12%?"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert reply.headline == "True. Exports from China to the United States, 2025: 11.1 %"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("did the US account for most of the fall in exports in October 2025", "The United States: −3.8 points"),
        ("did the US account for more than half of the fall in exports in October 2025", "The United States: −3.8"),
        ("did most of the rise in exports in 2025 come from ASEAN", "ASEAN: +2.2 points (+$78.72 bn)"),
        ("did most of China's exports go to ASEAN in 2025?", "False. Exports from China to ASEAN, 2025: 17.6 %"),
    ],
)
def test_most_of_a_move_is_a_part_of_it(knowledge: Knowledge, text: str, row: str) -> None:
    assert row in answer(Question(text, TODAY, "en"), knowledge).text


@pytest.mark.parametrize(
    "text",
    [
        "More than half of the drop in soybean imports came from the US in 2025, right?",
        "Was most of the fall in exports to the US in 2025?",
        "Which of the EU and US saw most of the fall in exports in 2025?",
        "Most of the growth in the surplus came from ASEAN in 2025?",
    ],
)
def test_most_of_a_move_is_no_share_of_the_level_and_none_that_moved(knowledge: Knowledge, text: str) -> None:
    assert not answer(Question(text, TODAY, "en"), knowledge).figures
