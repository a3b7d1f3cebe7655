"""Goods with a country's adjective come from there, and who bought or imported them is named beside, wherever."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)

TAKEN = [
    ("ru", "сколько американских товаров купил Китай в 2025", ("CHN", "import", "USA")),
    ("ru", "сколько китайских товаров закупил Тайвань в 2025", ("CHN", "export", "TWN")),
    ("ru", "сколько у Китая закупила Америка в 2025", ("CHN", "export", "USA")),
    ("ru", "сколько у США купил Китай за 2025 год", ("CHN", "import", "USA")),
    ("ru", "сколько Китаю продали США в 2025", ("CHN", "import", "USA")),
    ("ru", "сколько товаров поставили Китаю США в 2025", ("CHN", "import", "USA")),
    ("ru", "сколько сои Китаю поставила Бразилия в 2025", ("CHN", "import", "BRA")),
    ("ru", "поставки магнитов немцам в сентябре 2025", ("CHN", "export", "DEU")),
    ("ru", "кто больше поставил сои Китаю в октябре 2025, Бразилия или Аргентина", ("CHN", "import", "BRA", "ARG")),
    ("ru", "импорт американских товаров Китаем в 2025", ("CHN", "import", "USA")),
    ("ru", "импорт китайских товаров в США в 2025", ("USA", "import", "CHN")),
    ("ru", "сколько китайских магнитов купила Германия в сентябре 2025", ("CHN", "export", "DEU")),
    ("en", "how many Chinese goods did America import in 2025", ("USA", "import", "CHN")),
    ("en", "how many European goods did China import in the first half of 2026", ("CHN", "import", "EU27")),
    ("en", "Chinese soybean imports from Brazil 2025", ("CHN", "import", "BRA")),
    ("es", "cuántos productos estadounidenses compró China en 2025", ("CHN", "import", "USA")),
    ("es", "cuántos productos chinos compró Taiwán en 2025", ("CHN", "export", "TWN")),
    ("pt", "quantos produtos americanos a China comprou em 2025", ("CHN", "import", "USA")),
    ("fr", "combien de produits américains la Chine a-t-elle achetés en 2025", ("CHN", "import", "USA")),
    ("de", "wie viele amerikanische Waren importierte China 2025", ("CHN", "import", "USA")),
    ("de", "wie viele chinesische Waren kaufte Taiwan 2025", ("CHN", "export", "TWN")),
    # two adjectives of one good, set against each other: both tell where it comes from
    ("ru", "импорт бразильской сои больше американской в 2025?", ("CHN", "import", "BRA", "USA")),
    ("ru", "чего больше ввезли в 2025: бразильской сои или американской?", ("CHN", "import", "BRA", "USA")),
    ("es", "¿se importó más soja brasileña que estadounidense en 2025?", ("CHN", "import", "BRA", "USA")),
    ("de", "wurde 2025 mehr brasilianisches als amerikanisches Soja importiert?", ("CHN", "import", "BRA", "USA")),
    ("en", "were Brazilian soybean imports larger than American ones in 2025?", ("CHN", "import", "BRA", "USA")),
    ("zh", "2025年巴西豆进口量是美豆的多少倍", ("CHN", "import", "BRA", "USA")),
    ("ja", "2025年にブラジルから米国よりどのくらい多く大豆を買った？", ("CHN", "import", "BRA", "USA")),
]


@pytest.mark.parametrize(("language", "text", "sides"), TAKEN)
def test_the_adjective_is_where_goods_come_from(
    knowledge: Knowledge, language: str, text: str, sides: tuple[str, str, str]
) -> None:
    (query,) = understand(
        Question(text, TODAY, language), knowledge.lexicons, knowledge.coverage, knowledge.catalog
    ).queries
    assert not isinstance(query, Exception)
    assert (query.reporter, query.flow, *query.partners) == sides


TWO = [
    ("en", "exports in 2025 and oil imports", [("export", "TOTAL"), ("import", "crude_oil")]),
    ("en", "the balance for 2025 and Brazil's share of soybeans", [("balance", "TOTAL"), ("import", "soybeans")]),
    ("ru", "доля бразильской сои за 2025 и сальдо", [("import", "soybeans"), ("balance", "TOTAL")]),
    ("ru", "экспорт в США за 2025 год и на сколько он упал", [("export", "TOTAL"), ("export", "TOTAL")]),
    ("ru", "1) экспорт за июнь 2026 2) импорт за июнь 2026", [("export", "TOTAL"), ("import", "TOTAL")]),
    ("en", "exports and imports of soybeans in 2025", [("both", "soybeans")]),
]


@pytest.mark.parametrize(("language", "text", "asked"), TWO)
def test_what_has_its_time_is_told_to_the_end(
    knowledge: Knowledge, language: str, text: str, asked: list[tuple[str, str]]
) -> None:
    queries = understand(
        Question(text, TODAY, language), knowledge.lexicons, knowledge.coverage, knowledge.catalog
    ).queries
    assert [(q.flow, q.commodities[0]) for q in queries if not isinstance(q, Exception)] == asked
