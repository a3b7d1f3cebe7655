"""The dealers of another country stand in its own books; which members of a group are asked for is no figure of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous, CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.understanding.asking import asked, one

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "where does China rank among US suppliers"),
        ("en", "which place does China take among US import sources"),
        ("en", "where does China rank among the suppliers of the US"),
        ("en", "where does China rank as a supplier to the US"),
        ("de", "Welchen Platz hat China unter den Lieferanten der USA"),
        ("fr", "Quel rang occupe la Chine parmi les fournisseurs des États-Unis"),
        ("es", "¿Qué puesto ocupa China entre los proveedores de EE. UU.?"),
        ("pt", "que posição a China ocupa entre os fornecedores dos EUA"),
        ("ru", "Какое место занимает Китай среди поставщиков США"),
        ("zh", "中国在美国供应商中排第几"),
        ("ja", "中国は米国の供給国の中で何位"),
    ],
)
def test_china_has_its_place_among_the_dealers_of_another(knowledge: Knowledge, language: str, text: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.reporter, found.flow, found.partners) == ("rank", "USA", "import", ("CHN",))


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("where does the US rank among China's customers", "export", "USA"),
        ("where does the US rank among the suppliers of China", "import", "USA"),
    ],
)
def test_another_has_its_place_among_those_of_china(knowledge: Knowledge, text: str, flow: str, partner: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.reporter, found.flow, found.partners) == ("rank", "CHN", flow, (partner,))


@pytest.mark.parametrize(
    "text",
    [
        "which countries does Germany trade with",
        "which countries does Vietnam buy from",
        "what countries does the US sell to",
        "which countries does the US buy soybeans from",
        "which countries did Vietnam sell to in 2025",
    ],
)
def test_the_partners_of_another_are_no_trade_of_china_with_it(knowledge: Knowledge, text: str) -> None:
    (part,) = asked(knowledge, text)
    assert isinstance(part, CannotAnswer) or (part.operation, part.reporter != "CHN") == ("rank", True)
    assert answer(Question(text, TODAY, "en"), knowledge).outcome != "answer"


@pytest.mark.parametrize("text", ["which countries does China trade with", "which countries trade with China"])
def test_who_trades_with_china_is_an_order_of_partners(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by, found.flow, found.partners) == ("rank", "partner", "total", ())


_EU, _ASEAN = {"FRA", "DEU", "ITA", "NLD"}, {"IDN", "MYS", "PHL", "SGP", "THA", "VNM"}


@pytest.mark.parametrize(
    ("language", "text", "flow", "members"),
    [
        ("en", "which ASEAN countries buy from China", "export", _ASEAN),
        ("en", "which ASEAN members does China sell to", "export", _ASEAN),
        ("en", "which ASEAN countries does China buy from", "import", _ASEAN),
        ("en", "which European countries does China export to", "export", _EU),
        ("en", "which countries in the EU buy from China", "export", _EU),
        ("en", "which countries of ASEAN does China sell to", "export", _ASEAN),
        ("en", "which EU countries trade most with China", "total", _EU),
        ("de", "Welche EU-Länder kaufen in China ein", "export", _EU),
        ("de", "In welche EU-Länder exportiert China", "export", _EU),
        ("de", "In welche ASEAN-Staaten exportiert China am meisten", "export", _ASEAN),
        ("de", "Aus welchen EU-Ländern importiert China", "import", _EU),
        ("es", "A qué países de la ASEAN vende China", "export", _ASEAN),
        ("zh", "中国向哪些欧盟国家出口", "export", _EU),
        ("zh", "中国从哪个东盟国家进口最多", "import", _ASEAN),
        ("fr", "quels pays de l'UE achètent à la Chine", "export", _EU),
        ("es", "qué países de la ASEAN compran a China", "export", _ASEAN),
        ("ru", "какие страны ЕС покупают у Китая", "export", _EU),
        ("zh", "哪些东盟国家从中国进口", "export", _ASEAN),
        ("ja", "どのASEAN諸国が中国から輸入していますか", "export", _ASEAN),
    ],
)
def test_which_members_deal_is_an_order_of_members(
    knowledge: Knowledge, language: str, text: str, flow: str, members: set[str]
) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.reporter, found.flow, {*found.partners}) == ("rank", "CHN", flow, members)


@pytest.mark.parametrize("text", ["what Latin America buys from China", "what do EU countries buy from China"])
def test_what_a_group_buys_is_its_own_figure(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "level"


@pytest.mark.parametrize(
    ("language", "text", "partner"),
    [
        ("en", "which countries buy more from China than Germany", "DEU"),
        ("en", "who buys more from China than the US", "USA"),
        ("en", "exports to which countries exceeded those to Germany in June 2026", "DEU"),
        ("en", "who sold China less than Brazil", "BRA"),
        ("de", "Wer kauft mehr aus China als Deutschland", "DEU"),
        ("fr", "qui achète plus à la Chine que l'Allemagne", "DEU"),
        ("zh", "哪些国家从中国买得比德国多", "DEU"),
    ],
)
def test_who_stands_above_one_is_no_figure_of_that_one(
    knowledge: Knowledge, language: str, text: str, partner: str
) -> None:
    (part,) = asked(knowledge, text, language)
    assert isinstance(part, Ambiguous)
    assert [reading.operation for reading in part.readings] == ["rank", "rank"]
    assert part.readings[0].partners == (partner,)


def test_whose_exports_grew_more_is_no_figure_of_the_one_named(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "which partners' exports grew more than the US's")
    assert isinstance(part, Ambiguous)


@pytest.mark.parametrize("text", ["who buys more, the US or the EU", "who buys more from China, Germany or Japan"])
def test_two_that_are_named_are_compared(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "compare"


@pytest.mark.parametrize(
    "text",
    [
        "which ASEAN countries trade most with China in 2025",
        "trade with which EU countries fell in 2025",
        "which EU countries have most trade with China in 2025",
    ],
)
def test_an_order_of_total_trade_that_is_not_held_is_refused(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"


def test_members_of_which_none_is_held_are_asked_back_with_the_group(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "which African countries buy from China")
    assert isinstance(part, Ambiguous)
    assert [reading.partners for reading in part.readings] == [("AFRICA",)]


@pytest.mark.parametrize(
    "text", ["which EU countries have a deficit with China", "which EU countries have a surplus with China"]
)
def test_the_balances_of_members_are_of_a_month_held_of_all(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.flow, [time.code for time in found.periods]) == ("rank", "balance", ["2026-06"])
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who said exports to the US fell more than 20% in 2025"),
        ("de", "War der Abnehmer USA 2025 über 400 Milliarden?"),
        ("zh", "贸易伙伴东盟2025年出口超过6000亿美元吗"),
    ],
)
def test_a_bound_on_one_that_is_named_is_judged(knowledge: Knowledge, language: str, text: str) -> None:
    assert one(knowledge, text, language).operation == "check"
