"""A firm's, a shop's, a table's and a program's figures in trade's words, and the same words where trade is meant."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("elsewhere", "trade"),
    [
        ("monthly suppliers report for Australia", "China's biggest suppliers in June 2026"),
        ("which customer had the highest total in 2025", "the largest customers in 2024"),
        ("the balance of the vendor in January", "the balance of China with Vietnam in June 2026"),
        ("revenue by country in 2025", "exports by country in June 2026"),
        ("orders from Canada since January", "imports from Canada in June 2026"),
        ("export shipments from China to csv", "export shipments from China to Vietnam in 2024"),
        ("count exports in December 2024", "count the months in 2025 in which exports fell"),
        ("closing balance in 2025", "the trade balance in 2025"),
        ("import completed in April 2023", "imports in April 2023"),
        ("how many exports ran in May 2024", "how much did China export in May 2024"),
        ("how many imports are left in 2025", "how many imports came from the US in 2025"),
        ("what is the average status of shipments in 2025", "what is the average of shipments to the US in 2025"),
        ("what is the value when the driver is Brazil", "exports to the US when tariffs were highest, April 2025"),
        ("which driver had the highest balance in 2025", "which month had the highest balance in 2025"),
        ("the balance of each team in 2025", "the balance in each month of 2025"),
        ("imports for order 2", "imports for January 2026"),
        ("how many tonnes of coal do I need", "how many tonnes of coal did China import in 2025"),
        ("how many purchases did I make from Vietnam in March", "purchases from Vietnam in March 2026"),
        ("which products are from Australia", "what does China import from Australia in 2024"),
        ("which country had the highest cost", "which country had the highest imports"),
        ("how many shipments arrived in 2025", "how large were shipments to the US in 2025"),
        ("how much money did my boss send to China in March", "how much did China send to the US in March 2026"),
        ("what documents do I need to import books from Vietnam", "what did China import from Vietnam in June 2026"),
        ("select orders where total > 100 and country = 'china'", "which months of 2025 had exports above 320 billion"),
        ("from data import exports", "from Brazil, imports in June 2026"),
        ("import steel from './china'", "imports of steel in April 2025"),
        ("import calendar.ics into xero", "imports of chips in January and February 2026"),
        ("compare exports of lastpass and woocommerce", "compare exports of May and June 2026"),
        ("what is your exchange rate for yuan", "what is the exchange rate of the yuan"),
        ("how many cars were sold in 2024", "how many cars were shipped in December 2025"),
        ("students to Australia this year, sorted by value", "exports to Australia in June 2026"),
    ],
)
def test_whose_figures_are_meant(knowledge: Knowledge, elsewhere: str, trade: str) -> None:
    refused = answer(Question(elsewhere, TODAY, "en"), knowledge)
    assert (refused.outcome, refused.figures) == ("refuse", ()), refused.text
    assert answer(Question(trade, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how much did we sell to China in 2025"),
        ("en", "our exports to the US in March 2026"),
        ("en", "who had more exports, Russia or Italy?"),
        ("en", "did France or Vietnam have the higher deficit in 2024"),
        ("de", "Unsere Importe aus China 2025"),
        ("fr", "nos exportations vers la Chine en 2025"),
        ("es", "nuestras importaciones de China en 2025"),
        ("pt", "nossas exportações para a China em 2025"),
        ("ru", "наш импорт из Китая в 2025 году"),
    ],
)
def test_whose_trade_is_asked_back_where_the_words_do_not_tell(knowledge: Knowledge, language: str, text: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ()), reply.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "did the US or the EU buy more from China in 2025?"),
        ("en", "who bought more from China in June 2026, Japan or Korea?"),
        ("en", "tell us the surplus for August 2026"),
        ("en", "how many yuan did we import from Japan in June 2026"),
        ("zh", "咱们2025年对美国出口多少"),
    ],
)
def test_whose_trade_is_told(knowledge: Knowledge, language: str, text: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).outcome == "answer"


def test_prices_of_all_goods_are_not_held(knowledge: Knowledge) -> None:
    refused = answer(Question("import prices in 2025", TODAY, "en"), knowledge)
    assert (refused.outcome, refused.figures) == ("refuse", ())
    assert answer(Question("import price of soybeans, January to April 2026", TODAY, "en"), knowledge).figures


@pytest.mark.parametrize(
    ("points", "stands"),
    [
        ("what's the total?", "what's the total of exports in 2025"),
        ("how big was the increase", "how big was the increase in exports in 2025"),
        ("what did they buy", "what did the US buy from China in 2025"),
        ("how much did they export to the US in June 2025", "how much did China say they exported in June 2026"),
        ("are you sure about that?", "who publishes the export figure of August 2026?"),
        ("what is the exchange rate?", "what is the exchange rate of the yuan"),
    ],
)
def test_what_was_never_said_is_asked_back(knowledge: Knowledge, points: str, stands: str) -> None:
    reply = answer(Question(points, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ()), reply.text
    assert answer(Question(stands, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "China's share of world exports"),
        ("de", "Chinas Anteil am Welthandel 2025"),
        ("fr", "part de la Chine dans les exportations mondiales en 2025"),
        ("es", "cuota de China en las exportaciones mundiales 2025"),
        ("pt", "participação da China nas exportações mundiais em 2025"),
        ("ru", "доля Китая в мировом экспорте в 2025"),
        ("zh", "中国占全球出口的份额是多少"),
        ("ja", "世界の輸出に占める中国のシェアは"),
        ("en", "Brazil's trade with the world in 2025"),
        ("en", "how much did China earn from steel exports in April 2025"),
    ],
)
def test_what_the_world_trades_is_not_held(knowledge: Knowledge, language: str, text: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ()), reply.text


@pytest.mark.parametrize(
    ("language", "elsewhere", "trade"),
    [
        ("de", "Kunden aus Japan im März", "Chinas größte Kunden im Juni 2026"),
        ("de", "Umsatz nach Ländern im März", "Exporte nach Ländern im Juni 2026"),
        ("es", "clientes de la India en marzo", "los mayores clientes de China en junio de 2026"),
        ("fr", "chiffre d'affaires par pays en mars", "exportations par pays en juin 2026"),
        ("pt", "fornecedores de livros na Índia", "os maiores fornecedores da China em junho de 2026"),
        ("ru", "выручка по странам в марте", "экспорт по странам в июне 2026 года"),
        ("zh", "印度的客户去年有多少", "2026年6月中国对印度出口多少"),
        ("ja", "フランスの顧客 3月", "2026年6月のフランス向け輸出"),
    ],
)
def test_a_firm_in_other_languages(knowledge: Knowledge, language: str, elsewhere: str, trade: str) -> None:
    refused = answer(Question(elsewhere, TODAY, language), knowledge)
    assert refused.figures == (), refused.text
    assert answer(Question(trade, TODAY, language), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "wie viel haben wir 2024 in Indien verkauft"),
        ("es", "cuánto vendimos en la India en 2024"),
        ("pt", "quanto vendemos na Espanha em 2024"),
    ],
)
def test_who_sold_is_asked_back(knowledge: Knowledge, language: str, text: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.figures == (), reply.text
