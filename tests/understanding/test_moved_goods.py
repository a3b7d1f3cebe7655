"""Which imports fell and which exports grew fastest are kinds of goods, and no rate of all together."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("language", "text", "flow", "limit"),
    [
        ("en", "which imports dropped the most in 2025", "import", -5),
        ("en", "which exports grew fastest in 2025", "export", 5),
        ("en", "which export rose most", "export", 5),
        ("zh", "2025年出口增长最快的是什么", "export", 5),
        ("es", "qué exportaciones crecieron más en 2025", "export", 5),
    ],
)
def test_goods_are_put_in_the_order_of_how_they_moved(
    knowledge: Knowledge, language: str, text: str, flow: str, limit: int
) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.by, found.measure) == ("rank", "commodity", "yoy")
    assert (found.flow, found.limit) == (flow, limit)


@pytest.mark.parametrize(
    ("language", "text", "flow", "way"),
    [
        ("en", "which imports fell in 2025", "import", "below"),
        ("en", "which goods' imports fell in 2025", "import", "below"),
        ("en", "which commodity imports fell in 2025", "import", "below"),
        ("de", "Welche Importe sind 2025 gefallen", "import", "below"),
        ("fr", "quelles importations ont baissé en 2025", "import", "below"),
        ("zh", "2025年哪些进口下降了", "import", "below"),
        ("zh", "2025年进口减少的商品", "import", "below"),
        ("ja", "減った輸入品目は？2025年", "import", "below"),
        ("ja", "2025年に輸出が増えた品目は？", "export", "above"),
        ("ru", "Импорт каких товаров упал в 2025?", "import", "below"),
        ("ru", "Экспорт чего вырос в 2025?", "export", "above"),
        ("en", "which export goods grew in 2025", "export", "above"),
        ("en", "list the export goods that fell in 2025", "export", "below"),
        ("en", "which of China's imported goods shrank in 2025", "import", "below"),
        ("zh", "2025年哪些出口商品增长了", "export", "above"),
        ("de", "Welche Waren hat China 2025 weniger exportiert?", "export", "below"),
    ],
)
def test_all_goods_that_moved_so_are_told(knowledge: Knowledge, language: str, text: str, flow: str, way: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.by, found.flow, found.limit) == ("rank", "commodity", flow, None)
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount, found.condition.measure) == (way, 0.0, "yoy")


@pytest.mark.parametrize(
    "text",
    [
        "what import growth was there in 2025",
        "what did exports rise by in 2025",
        "the rate at which merchandise imports rose in June 2026",
    ],
)
def test_a_rate_of_all_stays_one(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "growth"


def test_whose_goods_are_bought_is_an_order_of_partners(knowledge: Knowledge) -> None:
    found = one(knowledge, "whose goods does China buy most")
    assert (found.operation, found.by, found.flow) == ("rank", "partner", "import")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In which month of 2025 did the surplus grow the most?"),
        ("zh", "2025年哪个月顺差增长最快"),
        ("ja", "2025年に黒字が最も伸びた月"),
    ],
)
def test_the_month_a_balance_grew_most_is_a_record_of_its_rates(knowledge: Knowledge, language: str, text: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.flow, found.measure) == ("record", "balance", "yoy")


def test_the_growth_of_two_flows_to_date_is_as_announced(knowledge: Knowledge) -> None:
    found = asked(knowledge, "exports and imports growth from January to June 2026")
    assert [(part.operation, part.measure) for part in found if isinstance(part, Query)] == [("growth", "yoy")] * len(
        found
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "2025年商品出口增长了吗"),
        ("zh", "2025年进口商品下降了多少"),
        ("ja", "中国の商品輸出は2025年に増えた？"),
        ("en", "by how much did imports of goods fall in 2025"),
    ],
)
def test_goods_in_all_are_not_asked_for_one_by_one(knowledge: Knowledge, language: str, text: str) -> None:
    assert one(knowledge, text, language).operation == "growth"


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("ru", "Что Китай импортирует больше всего?", "import"),
        ("ru", "Что больше всего ввозит Китай?", "import"),
        ("zh", "2025年出口最多的是什么？", "export"),
        ("ja", "2025年に一番輸入したものは", "import"),
    ],
)
def test_what_is_bought_most_is_goods_and_no_month(knowledge: Knowledge, language: str, text: str, flow: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.by, found.flow) == ("rank", "commodity", flow)


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("ru", "Кому из стран АСЕАН Китай продал больше всего в 2024-м?", "export"),
        ("ru", "У кого из стран АСЕАН Китай больше всего покупает?", "import"),
        ("ru", "В какую из стран АСЕАН Китай больше всего вывозил в 2024 году?", "export"),
        ("zh", "2024年东盟成员国里中国对谁出口最多？", "export"),
        ("zh", "东盟里头谁是中国2024年最大的买家", "export"),
        ("zh", "东盟十国中谁对华出口最多，2024年", "import"),
    ],
)
def test_one_of_a_group_is_asked_for(knowledge: Knowledge, language: str, text: str, flow: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.by, found.flow) == ("rank", "partner", flow)
    assert "VNM" in found.partners


@pytest.mark.parametrize(
    "text",
    [
        "which goods exports grew over 30 % in November 2025",
        "which goods had export growth over 30 % in 2025",
        "which export goods rose more than 30 % in 2025",
    ],
)
def test_which_goods_passed_a_bound_is_no_claim_about_all_of_them(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by) == ("rank", "commodity")
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == ("above", 30.0)
