"""Of how many months something is claimed; the months on both sides of a time; what a month is the first since."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("is October the only month of 2025 in which exports fell?",
         "True. China's exports: so in 1 of the 12 months held, 2025"),
        ("was November 2025 the only month of that year with falling exports",
         "False. China's exports: so in 1 of the 12 months held, 2025"),
        ("did exports grow in every month of 2025 except October?",
         "True. China's exports: so in 11 of the 12 months held, 2025"),
        ("All but one month of 2025 had export growth: true or false?",
         "True. China's exports: so in 11 of the 12 months held, 2025"),
        ("did the surplus exceed 100bn in at least six months of 2025?",
         "True. China's trade balance: so in 7 of the 12 months held, 2025"),
        ("imports fell in most months of 2023, right?",
         "True. China's imports: so in 10 of the 12 months held, 2023"),
        ("did the PMI stay below 50 for most of 2025?",
         "True. The manufacturing PMI: so in 9 of the 12 months held, 2025"),
        ("none of the months of 2025 saw the surplus under 30bn, correct?",
         "True. China's trade balance: so in 0 of the 12 months held, 2025"),
        ("exports never fell in 2025, right?",
         "False. China's exports: so in 1 of the 12 months held, 2025"),
        ("did exports fall twice in 2024?",
         "False. China's exports: so in 1 of the 12 months held, 2024"),
        ("did imports fall more than once in 2025?",
         "True. China's imports: so in 5 of the 12 months held, 2025"),
        ("which was the only month of 2025 in which exports fell?",
         "China's exports: 1 month with a fall on a year earlier, 2025: Oct 2025 −1.1 %"),
        ("was there any month in 2025 in which exports fell?",
         "China's exports: 1 month with a fall on a year earlier, 2025: Oct 2025 −1.1 %"),
        ("when before October 2025 had exports last fallen?",
         "China's exports: a fall on a year earlier last in March 2024, −7.5 %"),
    ],
)  # fmt: skip
def test_the_months_are_counted(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("zh", "2025年对美出口没有一个月增长，对吗", "不属实。中国对美国出口：2025年收录的12个月中有3个月如此"),
        ("zh", "2025年大部分月份对美出口都下降了，对吗", "属实。中国对美国出口：2025年收录的12个月中有9个月如此"),
        ("zh", "2025年除2月外，每个月出口都增长了吗", "不属实。中国出口：2025年收录的12个月中有11个月如此"),
        ("zh", "2025年只有10月出口下降了吗", "属实。中国出口：2025年收录的12个月中有1个月如此"),
        ("zh", "2025年10月只有对美出口下降吗", "2025年10月中国对美国出口同比下降25%"),
        ("ja", "2025年、対米輸出は一つの月も増えなかったって本当？",
         "違います。中国の米国向け輸出：2025年の収録分12か月のうち3か月"),
        ("ja", "2025年に輸出が減ったのは10月だけ？", "本当です。中国の輸出：2025年の収録分12か月のうち1か月"),
        ("ja", "2025年、10月を除く全ての月で輸出が増えた？",
         "本当です。中国の輸出：2025年の収録分12か月のうち11か月"),
        ("ja", "2025年10月だけの輸出は増えた？", "2025年10月の中国の輸出：前年同期比1.1％減"),
    ],
)  # fmt: skip
def test_the_months_are_counted_without_spaces(knowledge: Knowledge, language: str, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "exports the year before", "exports before June 2025", "前年の輸出", "2025年6月之前的顺差",
        "composition of exports", "出口结构", "2023年对华贸易逆差最大的国家", "2023年、対中赤字が最も大きい国は",
    ],
)  # fmt: skip
def test_what_names_no_time_part_or_side_is_asked_back(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert not reply.figures
    assert reply.reason == "ambiguous"


@pytest.mark.parametrize(
    "text",
    ["exports twice rose in the truce, by how much?", "once the truce held, exports rose 5 %?"],
)
def test_how_often_is_never_ignored(knowledge: Knowledge, text: str) -> None:
    assert not answer(Question(text, TODAY, "en"), knowledge).figures


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("exports before and after the Geneva truce", ["2025-04", "2025-06"]),
        ("US average tariff on China: before Geneva and after?", ["2025-04", "2025-06"]),
        ("rare earth exports after and before April 2025", ["2025-05", "2025-03"]),
        ("exports before and after 2024", ["2025", "2023"][::-1]),
        ("exports before the Geneva truce", ["2025-04"]),
    ],
)
def test_both_sides_of_a_time(knowledge: Knowledge, text: str, periods: list[str]) -> None:
    (query, *_) = answer(Question(text, TODAY, "en"), knowledge).queries
    assert [period.code for period in query.periods] == periods


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("October 2025's drop in exports: the first since when?", "The first fall since March 2024 (−7.5 %)"),
        ("biggest surplus since when, August 2026?", "The highest since June 2026 ($125.62 bn)"),
        ("Not since when had imports grown as quickly as they did in June 2026?",
         "The highest since May 2021 (51.1 %)"),
        ("have imports ever grown faster than in June 2026", "The highest since May 2021 (51.1 %)"),
        ("was the June 2026 rise in imports the fastest in years?", "The highest since May 2021 (51.1 %)"),
        ("when were exports last as weak as in Feb 2025", "The lowest since February 2023 ($208.64 bn)"),
        ("is a $125 bn surplus (June 2026) unprecedented?", "The highest: $137.99 bn in January 2025"),
    ],
)  # fmt: skip
def test_what_a_month_is_the_first_since(knowledge: Knowledge, text: str, line: str) -> None:
    assert line in answer(Question(text, TODAY, "en"), knowledge).lines


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("the surplus the month before October 2025", ["2025-09"]),
        ("exports the month after the Geneva truce", ["2025-06"]),
        ("the year before 2024, what were exports", ["2023"]),
        ("surplus in the quarter before Q3 2025", ["2025-04/2025-06"]),
        ("exports to the US in the month before the Busan truce and the month after", ["2025-09", "2025-11"]),
        ("exports in October 2025 against the month before that", ["2025-10"]),
    ],
)
def test_a_step_from_the_time_that_is_named(knowledge: Knowledge, text: str, periods: list[str]) -> None:
    (query, *_) = answer(Question(text, TODAY, "en"), knowledge).queries
    assert [period.code for period in query.periods] == periods


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Were exports in Dec 2025 higher than in any month before?", "China's exports, December 2025: $357.75 bn"),
        ("was the PMI 49.0 or 49.2 in October 2025?", "The manufacturing PMI, October 2025: 49.0"),
        ("were exports up 5.9 or 6.6 percent in December 2025?", "China's exports, December 2025: up 6.6 %"),
        ("May 2026 in figures?", "China's trade, May 2026"),
        ("Both exports and imports set records in June 2026: correct?",
         "True. China's exports, June 2026: $412.39 bn, the highest of January 2021 to June 2026"),
        ("the US bought less from China in H1 2026 than a year before, right?",
         "False. Exports from China to the United States rose 0.2 %"),
        ("China sold less to the US in June 2026 than a year earlier, true?",
         "False. Exports from China to the United States rose 13.87 %"),
        ("in which months was the balance with the US negative",
         "China's trade balance with the United States: no month of those held with a deficit (0)"),
        ("was the balance with Taiwan positive in September 2025?",
         "False. China's trade balance with Taiwan, September 2025: a deficit of $15.2 bn"),
        ("has the trade balance been negative since 2021", "False. China's trade balance: so in 0 of the 68 months"),
        ("How many months straight did imports fall before they turned up in June 2025?",
         "China's imports: a fall on a year earlier for the fifth month in a row (5 months, January to May 2025)"),
        ("When were exports to the US at their lowest in 2026, and what was the PMI?",
         "Exports from China to the United States: lowest in March 2026, $29.45 bn"),
        ("exports in March, April and May of 2025 each", "China's exports, March 2025: $313.9 bn"),
    ],
)  # fmt: skip
def test_said_otherwise(knowledge: Knowledge, text: str, begins: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "was the August 2026 surplus bigger than in any month of 2025?",
        "did any month before January 2025 have a bigger surplus?",
        "no month before June 2026 had exports that high, right?",
        "Which American states sell the most to China?",
        "What's your source for the Reuters forecasts?",
    ],
)
def test_a_month_is_not_set_against_a_year(knowledge: Knowledge, text: str) -> None:
    assert not answer(Question(text, TODAY, "en"), knowledge).figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "exports to the US in 2025 from March on"),
        ("en", "monthly exports to the US in 2025 starting in March"),
        ("fr", "exportations vers les États-Unis en 2025 à partir de mars"),
        ("de", "Exporte in die USA 2025 ab März"),
    ],
)
def test_from_a_month_of_a_year_on_ends_with_that_year(language: str, text: str, knowledge: Knowledge) -> None:
    (query,) = answer(Question(text, TODAY, language), knowledge).queries
    assert [period.code for period in query.periods] == ["2025-03/2025-12"]
