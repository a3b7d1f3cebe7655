"""A percentage claimed of a share is no rate of growth, an amount by the tonne no total: the verdict is on what was
said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


def headline(knowledge: Knowledge, language: str, text: str) -> str:
    return answer(Question(text, TODAY, language), knowledge).headline


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "The US share of China's exports in 2025 was about 11 percent, right?", "True within rounding."),
        ("en", "The US share of China's exports fell to 11% in 2025, right?", "True within rounding."),
        ("en", "The US share of China's soybean imports rose to 25% in 2025, right?", "False."),
        ("en", "Of China's soybean imports in 2025, 73.6% came from Brazil, true?", "True."),
        ("ru", "Бразилия обеспечила больше 70% китайского импорта сои в 2025 — правда?", "Верно."),
        ("ru", "Правда ли, что доля США в экспорте Китая в 2025 году упала до 11%?", "Верно с учётом округления."),
        ("zh", "去年进口大豆七成以上来自巴西，是真的吗？", "属实。"),
        ("zh", "2025年中国出口有15%是到美国的，对吗？", "不属实。"),
        ("ja", "去年、中国の輸出の15％以上が米国向けだったんですよね？", "違います。"),
        ("ja", "2025年、中国の輸出の11％は米国向けで合ってる？", "四捨五入すれば本当です。"),
        ("ja", "2025年の輸出に占める米国のシェアは11％まで低下した、本当？", "四捨五入すれば本当です。"),
        ("de", "Stimmt es, dass der Anteil der USA an Chinas Exporten 2025 auf 11 Prozent fiel?", "Stimmt gerundet."),
        ("de", "Stimmt es, dass mehr als 15 Prozent der chinesischen Exporte 2025 in die USA gingen?",
         "Stimmt nicht."),
    ],
)  # fmt: skip
def test_a_part_that_is_claimed(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    found = headline(knowledge, language, text)
    assert found.startswith(said)
    assert any(share in found for share in ("11.1", "11,1", "73.6", "73,6", "15 %"))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "exports to the EU grew 14.8% in November 2025, right?", "True. Exports from China to the EU rose"),
        ("zh", "2025年中国出口到东盟13.4%增长，对吗", "属实。2025年中国对东盟出口同比增长"),
        ("ru", "экспорт в ЕС в ноябре 2025 плюс 14,8%, так?", "Верно. Экспорт Китая в ЕС в ноябре 2025 года: рост"),
    ],
)
def test_a_rate_that_is_claimed_stays_one(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert headline(knowledge, language, text).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The US share of China's exports fell by 3 points in 2025, right?",
            "True. Share of the United States in China's exports: 3.5 points less in 2025 than in 2024",
        ),
        (
            "The US share of China's exports fell by 3% in 2025, right?",
            "The United States: 11.1 % of China's exports, 2025",
        ),
    ],
)
def test_how_far_a_share_moved_is_not_judged_by_a_rate(knowledge: Knowledge, text: str, said: str) -> None:
    assert headline(knowledge, "en", text) == said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "China paid more than $500 a tonne for soybeans in January-April 2026, true?",
         "False. China's imports of soybeans, January to April 2026: $481 a tonne"),
        ("en", "Rare earth exports fetched under $7 a kilo in Jan-Feb 2026, true?",
         "True. China's exports of rare earths, January to February 2026: $6.56 a kilogram"),
        ("ru", "Верно ли, что тонна сои в январе-апреле 2026 стоила Китаю около 480 долларов?",
         "Верно с учётом округления. Импорт соевых бобов в Китай, январь–апрель 2026 года: 481 долл. за тонну"),
        ("zh", "大豆今年前四个月进口均价超过每吨500美元，对吗", "不属实。2026年1—4月中国大豆进口：每吨481美元"),
        ("ja", "今年1〜4月の大豆の輸入単価は1トン500ドルを超えたって本当？",
         "違います。2026年1〜4月の中国の大豆輸入：1トン当たり481ドル"),
        ("en", "China paid more than $500 a tonne for soybeans in 2025, true?",
         "Value and quantity are not both held for 2025: China's imports of soybeans"),
        ("en", "the price of soybeans imported by China fell 5% in Jan-Apr 2026, right?",
         "China's imports of soybeans, January to April 2026: $481 a tonne on average"),
    ],
)  # fmt: skip
def test_a_price_that_is_claimed(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert headline(knowledge, language, text) == said


def test_a_claim_of_so_many_hundred_millions_is_rounded_to_its_last_digit(knowledge: Knowledge) -> None:
    assert headline(knowledge, "zh", "2025年大豆进口1.118亿吨，对吗").startswith("四舍五入后属实。")
