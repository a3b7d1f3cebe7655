"""Hyphens, words for plus and minus, years of two figures, and whose part or count is asked: German and Russian."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer

TODAY = date(2026, 9, 15)

SAME = (
    # the hyphen of a compound takes nothing away
    ("de", "Addiere bitte die US-Exporte von Juli bis Dezember 2025 (chinesische Lieferungen in die USA).",
     "total of China's exports to the US, July to December 2025"),
    # a minus that somebody has is a deficit, one of a flow is a fall
    ("de", "Amerikas Minus im China-Handel 2025", "US trade balance with China 2025"),
    ("de", "Chinas Exporte in die USA 2025: wie groß das Minus?", "growth of China's exports to the US in 2025"),
    ("de", "Welches Plus wies die Handelsbilanz im August 2026 aus?", "China's trade balance in August 2026"),
    ("de", "Wie viel mehr hat China im August 2026 exportiert als importiert?", "China's trade balance in August 2026"),
    ("ru", "Насколько больше Китай экспортировал, чем импортировал, в августе 2026?",
     "China's trade balance in August 2026"),
    # years of two figures
    ("de", "von 23 auf 24, wie viel ist der Handelsüberschuss da größer geworden?",
     "by how much did China's trade surplus change from 2023 to 2024"),
    ("ru", "с 23-го по 24-й профицит на сколько подрос?",
     "by how much did China's trade surplus change from 2023 to 2024"),
    ("ru", "Дефицит Индии в торговле с Китаем за 2025 финансовый год?", "India's trade balance with China FY25"),
    # whose it is, whose part, whose count
    ("de", "Wo lag Deutschland 2024 unter Chinas Abnehmern?", "rank of Germany among China's export destinations 2024"),
    ("de", "Was machten die USA 2025 am gesamten Export Chinas aus?", "share of the US in China's exports 2025"),
    ("de", "Welches Defizit gegenüber China wiesen die USA selbst für 2025 aus?", "US trade balance with China 2025"),
    ("ru", "Какой дефицит с Китаем насчитали сами США за 2025 год?", "US trade balance with China 2025"),
    ("de", "ASEAN oder EU: wer bekam in H1 2026 mehr chinesische Exporte?",
     "did China export more to ASEAN or to the EU in the first half of 2026"),
    ("de", "Wem verkaufte China 2023 mehr, Indien oder Vietnam?",
     "did China export more to India or to Vietnam in 2023"),
    # what something costs somebody is no cause
    ("de", "Was ließ sich China australische Waren 2024 kosten?", "China's imports from Australia 2024"),
    ("ru", "Помесячный рост экспорта в США в годовом выражении, апрель–декабрь 2025",
     "month by month growth of China's exports to the US, April to December 2025"),
    # parts: a hyphen, a sign of per cent; a share that fell is no growth
    ("ru", "США % экспорта июнь 26", "share of the US in China's exports June 2026"),
    ("de", "Differenz Exporte Juni 2026 zu Mai 2026", "China's exports June 2026 minus May 2026"),
    ("de", "Bezog China 2025 mehr als die Hälfte seiner Sojabohnen aus Brasilien?",
     "is it true that Brazil's share of China's soybean imports in 2025 was above 50 %"),
    ("ru", "Больше ли половины сои в 2025 году Китай получил из Бразилии?",
     "is it true that Brazil's share of China's soybean imports in 2025 was above 50 %"),
    ("de", "Platz 1 bis 3 der Magnetabnehmer im September 2025?",
     "which three countries took the most rare-earth magnets in September 2025"),
    ("de", "sortier mir die monate 2025 nach überschuss, die besten vier", "4 best surplus months 2025"),
    ("de", "rauf, runter oder seitwärts: exporte in die usa januar bis juni 2026?",
     "China's exports to the US by month, January to June 2026"),
    ("ru", "Чем ЕС-27 отличается от еврозоны?", "what is the difference between EU27 and the euro area"),
    # a run that began in a month goes on from there
    ("de", "Wie lange hielt der Rückgang der Exporte in die USA an, der im April 2025 begann?",
     "From April 2025 exports to the US fell every month. How long did that run last?"),
    ("ru", "Сколько стоил весь экспорт Китая с января по май 2026 года?", "China's exports January to May 2026"),
    ("de", "wie teuer war der durchschnittliche Exportchip im Januar und Februar 2026?",
     "average price of an exported chip January-February 2026"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "plain"), SAME, ids=[text for _, text, _ in SAME])
def test_it_asks_the_same_as_the_plain_words(language: str, text: str, plain: str, knowledge: Knowledge) -> None:
    wanted = answer(Conversation("en").question(plain, TODAY), knowledge)
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert wanted.queries
    assert (reply.language, reply.queries) == (language, wanted.queries)


@pytest.mark.parametrize(
    "text",
    ["Wie viele Exporteure gibt es in China?", "Wie viele Länder beliefert China?", "Сколько экспортёров в Китае?"],
)
def test_heads_are_not_counted_by_an_amount(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert not reply.figures


@pytest.mark.parametrize(
    "text",
    ["Wie viel Soja schickten sie im November 2025 nach China?", "Сколько сои они отправили в Китай в ноябре 2025?"],
)
def test_who_they_are_is_asked_back(text: str, knowledge: Knowledge) -> None:
    assert answer(Conversation("en").question(text, TODAY), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    "text",
    [
        "Снизилась ли доля США в импорте сои в 2025 году относительно 2024-го?",
        "Hat der US-Anteil an Chinas Sojaeinfuhren 2025 gegenüber 2024 abgenommen?",
    ],
)
def test_the_change_of_a_share_is_no_rate(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert all(figure.measure == "share" for figure in reply.figures)
    assert reply.queries[0].measure == "share"


@pytest.mark.parametrize(
    ("lang", "text", "headline"),
    [
        ("en", "exports to the US (-28.6%) in nov 2025?",
         "True. Exports from China to the United States fell 28.6 % on a year earlier in November 2025"),
        ("en", "exports to US -28.6% Nov 2025",
         "True. Exports from China to the United States fell 28.6 % on a year earlier in November 2025"),
        ("en", "imports -3.4% yoy in May 2025, is that true?",
         "True. China's imports fell 3.4 % on a year earlier in May 2025"),
        ("fr", "exportations -1,1 % sur un an en octobre 2025, vrai ?",
         "Vrai. Exportations de la Chine, octobre 2025 : en baisse de 1,1 % sur un an"),
        ("en", "exports +6.9% in November 2025",
         "False. China's exports rose 5.9 % on a year earlier in November 2025"),
        ("de", "Exporte in die USA -28,6% im November 2025",
         "Stimmt. Exporte Chinas in die USA im November 2025: minus 28,6 % gegenüber dem Vorjahr"),
    ],
)  # fmt: skip
def test_a_sign_right_before_a_rate_says_how_it_moved(
    knowledge: Knowledge, lang: str, text: str, headline: str
) -> None:
    assert answer(Conversation(lang).question(text, TODAY), knowledge).headline == headline


def test_behind_a_sign_of_comparison_it_is_no_fall(knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question("months of 2025 with export growth to the US < -20%", TODAY), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())


def test_a_sign_of_comparison_is_no_sign_of_its_number(knowledge: Knowledge) -> None:
    reply = answer(Conversation("fr").question("nb de mois 2025 exports vers US en baisse >20 %", TODAY), knowledge)
    assert reply.figures[0].value == 8


@pytest.mark.parametrize(
    ("lang", "text", "headline"),
    [
        ("en", "how much did exports rise in absolute terms in 2025",
         "China's exports: $190.00 bn more in 2025 than in 2024"),
        ("es", "crecimiento de las exportaciones en 2025 en términos absolutos",
         "Exportaciones de China: 190.000 millones de dólares más en 2025 que en 2024"),
        ("en", "exports in January and February 2026 in absolute terms",
         "China's exports, January to February 2026: $656.58 bn"),
        ("de", "Exporte 2025 in absoluten Zahlen", "Exporte Chinas, 2025: 3.770 Mrd. Dollar"),
        ("en", "how large was the export volume in dollars in November 2025",
         "China's exports, November 2025: $330.3 bn"),
    ],
)  # fmt: skip
def test_absolute_terms_tell_by_how_much_or_how_high(knowledge: Knowledge, lang: str, text: str, headline: str) -> None:
    assert answer(Conversation(lang).question(text, TODAY), knowledge).headline == headline
