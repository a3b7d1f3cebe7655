"""Whose tariff it is: who lays it acts, who bears it does not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.understanding import understand

TODAY = date(2026, 9, 15)
CHINESE = [
    "What is the average tariff that China is applying on American goods?",
    "What is the average tariff China applies to American goods?",
    "What tariff does Beijing levy on American products?",
    "what is the average rate of duty which China imposes on goods from the US",
    "What duties do US goods pay in China",
    "what tariff do American exporters pay on exports to China",
    "what does China charge on American goods",
    "tariff on imports from the US",
    "tariff China charges on imports from the US in June 2025",
    "tariffs on US exports to China",
    "アメリカからの輸入への関税",
    "Zölle auf Importe aus den USA",
    "aranceles a las importaciones desde Estados Unidos",
    "пошлины на импорт из США",
]
AMERICAN = [
    "average US tariff on China",
    "what does the US charge on Chinese goods",
    "tariffs China faces in America",
    "What duties do Chinese goods pay in the US",
    "tariff rate on Chinese goods",
    "average tariff June 2025",
    "how much tariff does China pay on exports to the US",
    "what tariff does China pay on its exports to America",
    "how much tariff do Americans pay on Chinese goods",
    "what tariff did the US put on exports from China",
    "What average tariff did Chinese goods face in the US in June 2025?",
    "average tariff on US imports from China in June 2025",
    "average duty on imports from China into the US",
    "US tariffs on imports from China in April 2025",
    "tariffs on US imports",
    "US import tariffs on China",
    "中国からの輸入への関税",
    "米国の中国からの輸入への関税",
    "Zölle auf US-Importe aus China im Juni 2025",
    "droits de douane américains sur les importations depuis la Chine",
]


@pytest.mark.parametrize(
    ("text", "series"),
    [*((text, "china_tariff_avg_on_us") for text in CHINESE), *((text, "us_tariff_avg") for text in AMERICAN)],
)
def test_who_lays_a_tariff_acts(knowledge: Knowledge, text: str, series: str) -> None:
    question = Conversation("en").question(text, TODAY)
    query = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]
    assert isinstance(query, Query)
    assert query.commodities == (series,)
