"""Trade's words where no trade is meant, and the same words where it is."""

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
        ("how many rows were exported in 2024", "how many cars were exported in 2024"),
        ("who is the minister of commerce", "a paper for the minister on exports in 2025"),
        ("what did I buy from Brazil in 2024", "what did China buy from Brazil in 2024"),
        ("how did my balance change in 2024", "how did China's balance change in 2024"),
        ("order soybeans from Brazil", "how many soybeans did China order from Brazil in October 2025"),
        ("how much crude oil do I have", "how much crude oil did we import in 2025"),
        ("which country makes the most crude oil", "which country sells China the most crude oil"),
        ("why is America so poor", "why are exports to America so poor"),
        ("what is the news from Africa", "what were imports from Africa in 2024"),
        ("balance the books in 2024", "the balance in 2024"),
        ("exports failed in November", "exports fell in November"),
        ("export my trade history for 2025", "China's trade in 2025"),
        ("export the totals per month", "total exports per month in 2025"),
        ("what's the best car of 2025", "what was the best month for car exports in 2025"),
        ("what's the largest ship in the world", "what did China ship to the US in 2025"),
        ("how many cars are there in China", "how many cars did China sell in 2025"),
        ("how much soy does Brazil grow", "how much did soybean imports from Brazil grow in 2025"),
        ("I am from Korea", "imports from Korea"),
        ("give me the news from Korea", "give me the imports from Korea"),
        ("why did the US go to war in Vietnam", "why did exports to Vietnam rise in August 2025"),
        ("what's the record low for Moscow", "what's the record low for exports to Moscow"),
        ("how many transfers did I make to India in 2025", "how much did China sell to India in 2025"),
        ("my order from China is late", "imports from Brazil in 2024"),
        ("how do you say export in Chinese", "Chinese exports"),
        ("compare the two cars", "compare car exports in 2024 and 2025"),
        ("what's my total balance in dollars", "what's the total balance in dollars"),
        ("used chips exports in 2025", "chips exports in 2025"),
        ("exports of toy cars in 2025", "exports of cars in 2025"),
        ("what is crude oil", "what is the import of crude oil"),
        ("students from Vietnam in 2024", "imports from Vietnam in 2024"),
        ("share of students from Vietnam", "share of imports from Vietnam"),
        ("which team had the largest surplus in 2025", "which month had the largest surplus in 2025"),
        ("how many orders came from Australia in March", "how much came from Australia in March 2026"),
        ("what is the trade deadline in 2024", "what was China's trade in 2024"),
        ("who bought the most land in India", "who bought the most from China in 2025"),
        ("land sold to the UK in 2024", "goods sold to the UK in 2024"),
        ("my brother sells cars in China", "how many cars did China sell in 2025"),
        ("why did the import stop in December", "why did imports fall in October 2025"),
        ("how much money came in from India in March", "how much did China import from India in March 2026"),
        ("the highest balance I ever had", "the highest balance ever"),
        ("our top customers in 2025", "China's top export customers in 2025"),
        ("her exports grew in 2024", "China's exports grew in 2024"),
        ("good morning from Korea", "good morning, imports from Korea"),
        ("we sold the car in June", "China sold cars in June 2025"),
        ("export to excel in September", "exports to Japan in September 2025"),
        ("Australia's trade balance in June 2026", "China's trade balance with Australia in June 2026"),
        ("what year was The Trade released in Chile", "which year did exports come out highest"),
        ("in which year was the trade released in Italy", "when was the trade data released"),
        ("which country has the cheapest books", "which country bought the most from China in 2025"),
        ("show growth of /data/exports since March", "show growth of exports since March 2026"),
        ("how much did it cost to make the trade", "how much did China trade in 2025"),
        ("write a query for total export_value by month in 2020", "total exports by month in 2020"),
    ],
)
def test_only_trade_is_answered(knowledge: Knowledge, elsewhere: str, trade: str) -> None:
    assert answer(Question(elsewhere, TODAY, "en"), knowledge).outcome == "refuse"
    assert answer(Question(trade, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    ("language", "elsewhere", "trade"),
    [
        ("de", "Studenten aus Indien 2024", "Importe aus Indien 2024"),
        ("de", "wir haben das Auto im Oktober verkauft", "wie viele Autos hat China im Oktober 2025 verkauft"),
        ("de", "wie viel Geld kam im Juni aus Brasilien", "wie viel kam im Juni 2026 aus Brasilien"),
        ("fr", "notre plus gros client en Chine", "le plus gros client de la Chine en 2024"),
        ("fr", "liste des exports par taille", "liste des exportations par pays en 2024"),
        ("es", "mi importación de Brasil en marzo", "mi equipo quiere saber el superávit de octubre de 2025"),
        ("es", "saludos desde Japón", "saludos, importaciones desde Japón"),
        ("es", "cuántos registros se importaron en octubre", "cuánto se importó en octubre de 2025"),
        ("pt", "você já foi para o Japão", "exportações para o Japão"),
        ("ru", "студенты из Вьетнама в 2024", "импорт из Вьетнама в 2024"),
        ("ru", "мы продали машину в октябре", "сколько машин Китай продал в октябре 2025"),
        ("ru", "наши продажи во Франции в июне", "продажи Китая во Францию в июне 2026"),
        ("zh", "非洲最大的国家", "2024年中国最大的出口市场"),
        ("zh", "我11月把车卖了", "中国2025年11月卖了多少车"),
        ("zh", "2025年最好的车", "2025年汽车出口最好的月份"),
        ("ja", "2024年の日本からの留学生", "2024年の日本からの輸入"),
        ("ja", "2025年の最高の車", "2025年の自動車輸出の最高"),
        ("de", "exportiere alle Rechnungen vom November 2025", "Exporte im November 2025"),
        ("de", "wie viel Öl verbraucht China", "wie viel Öl importiert China"),
        ("fr", "quel est le solde de mon compte", "quel est le solde de la Chine"),
        ("fr", "comment dit-on export en chinois", "combien d'exports chinois"),
        ("es", "exporta todas las facturas de noviembre de 2025", "exportaciones de noviembre de 2025"),
        ("pt", "soja faz mal", "soja importada em 2025"),
        ("ru", "я из Кореи", "импорт из Кореи"),
        ("ja", "韓国から来た", "韓国からの輸入"),
        ("zh", "我来自韩国", "自韩国进口"),
    ],
)
def test_only_trade_is_answered_in_other_languages(
    knowledge: Knowledge, language: str, elsewhere: str, trade: str
) -> None:
    assert answer(Question(elsewhere, TODAY, language), knowledge).outcome == "refuse"
    assert answer(Question(trade, TODAY, language), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    "question",
    [
        "US PMI, November 2025",
        "inflation in America in November 2025",
        "EU tariff on Chinese electric cars",
        "exchange rate between euros and dollars",
        "how much is a yen in yuan",
    ],
)
def test_no_series_stands_in_for_anothers(knowledge: Knowledge, question: str) -> None:
    reply = answer(Question(question, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.reason) == ("refuse", "not_held")


@pytest.mark.parametrize(
    "question",
    [
        "what did China sell to Vietnam in 2025",
        "how much did China sell to Germany in 2025",
        "what was sold to Germany by China in 2025",
        "was hat China 2025 nach Deutschland verkauft",
        "2025年に中国はドイツにいくら売ったか",
        "which partner's share of exports grew most in 2025",
    ],
)
def test_neither_the_other_sides_books_nor_a_rate_stand_in(knowledge: Knowledge, question: str) -> None:
    """Where China's own figure, or the share, is not held."""
    assert answer(Question(question, TODAY), knowledge).outcome in ("refuse", "clarify")
