"""Spanish and Portuguese words that once gave the figure of another side, end or month; lows in every language."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> tuple[Query, ...]:
    parts = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert all(isinstance(part, Query) for part in parts), parts
    return tuple(part for part in parts if isinstance(part, Query))


@pytest.mark.parametrize(
    "text",
    [
        "mínimo histórico de las exportaciones",
        "el valor más bajo de la historia de las exportaciones",
        "mínima histórica das exportações",
        "le plus bas niveau des exportations",
        "рекордно низкий экспорт",
        "中国出口历史最低是哪个月",
        "輸出の過去最低はいつ",
    ],
)
def test_a_record_low_is_no_high(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.limit) == ("record", -1)


@pytest.mark.parametrize(
    ("text", "reporter", "flow", "partners"),
    [
        ("vendas à África em 2025", "CHN", "export", ("AFRICA",)),
        ("vendas a Africa em 2025", "CHN", "export", ("AFRICA",)),
        ("ventas África 2025", "CHN", "export", ("AFRICA",)),
        ("e pra África, as vendas chinesas em 2025", "CHN", "export", ("AFRICA",)),
        ("las compras de China en 2025", "CHN", "import", ()),
        ("as compras de petróleo da China em dezembro de 2025", "CHN", "import", ()),
        ("según la aduana americana, importaciones de China en 2025", "USA", "import", ("CHN",)),
        (
            "pelos registros americanos, o valor dos bens chineses adquiridos em janeiro de 2026",
            "USA",
            "import",
            ("CHN",),
        ),
        ("Corea del Sur cerró enero de 2026 con superávit", "KOR", "balance", ()),
    ],
)
def test_whose_trade_it_is(
    knowledge: Knowledge, text: str, reporter: str, flow: str, partners: tuple[str, ...]
) -> None:
    (query,) = asked(knowledge, text)
    told = tuple(code for code in query.partners if code != "WLD")
    assert (query.reporter, query.flow, told) == (reporter, flow, partners)


@pytest.mark.parametrize(
    "text",
    [
        "¿A qué tres países les vendió más China en 2024?",
        "¿Quién compró más productos chinos en 2025, la ASEAN o la UE?",
        "Quem comprou mais produtos chineses em 2025, a Asean ou a UE?",
    ],
)
def test_what_others_take_is_an_export(knowledge: Knowledge, text: str) -> None:
    assert {query.flow for query in asked(knowledge, text)} == {"export"}


def test_an_amount_by_its_name_is_no_share(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "Qual foi o valor das exportações da China aos EUA em 2025?")
    assert query.operation == "level"


@pytest.mark.parametrize(
    "text",
    [
        "the surplus in August 2026 compared with the same month of 2025",
        "diferencia entre el superávit de agosto de 2026 y el del mismo mes de 2025",
        "diferença entre o superávit de agosto de 2026 e o do mesmo mês de 2025",
    ],
)
def test_the_same_month_of_another_year_is_that_month(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert {period.code for period in query.periods} == {"2026-08", "2025-08"}


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuánto dice China que le vendió a EE. UU. en julio de 2025 y cuánto dice EE. UU. que le compró?",
        "How much does China say it sold to the US in July 2025 and how much does the US say it bought?",
    ],
)
def test_each_side_says_what_it_counts(knowledge: Knowledge, text: str) -> None:
    sides = [(query.reporter, query.flow, query.partners) for query in asked(knowledge, text)]
    assert sides == [("CHN", "export", ("USA",)), ("USA", "import", ("CHN",))]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("tarifa média que a China cobra dos produtos americanos em junho de 2025", "china_tariff_avg_on_us"),
        ("arancel medio que pagaban los productos chinos en Estados Unidos en diciembre de 2025", "us_tariff_avg"),
    ],
)
def test_whose_tariff_it_is(knowledge: Knowledge, text: str, goods: str) -> None:
    (query,) = asked(knowledge, text)
    assert query.commodities == (goods,)
