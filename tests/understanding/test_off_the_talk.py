"""A talk about figures that is left for something else: no fragment is made of it; honest fragments go on."""

from __future__ import annotations

import pytest

from bot.errors import NotHeld, NotTrade
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read

_FIRST = "what were China's exports to the US in November 2025?"


@pytest.mark.parametrize(
    "text",
    [
        "growth of a log file",
        "find me a podcast on Vietnam",
        "what year was Rocky released in Indonesia",
        "show the total size of /etc",
        "has the money from Brazil arrived",
        "show all records with name above 50",
        "sort by the second column",
        "largest value in a csv",
        "show me my records for march",
        "what's my savings rate",
        "how much data did I use in October",
        "how many shares do I own",
        "how do you say thank you in Chinese",
        "any news about the US and China",
        "select sum(value) from exports where year = 2024",
        "how many days in February 2024",
        "how many vacation days do I have left in 2025",
        "show my spending in the first quarter",
        "how much weight did i lose in april",
        "what is my best run this morning",
        "what's my rate",
        "how are my shares doing right now",
        "what is the source of my money",
        "what's my last purchase from Africa",
        "draw a bar chart of my data",
        "we went to Italy in 2022",
        "i'm travelling to America in march",
        "get the current row",
        "how was your day",
        "speak faster",
        "what day is september 25",
        "show the records for april",
        "archive all records of september",
        "which flag was used",
        "who was the last president in 2020",
        "how many Chinese drivers were there",
        "which American driver finished last?",
        "which month had the largest date",
        "are there at least 200 countries",
        "how many nations have under five points",
        "which country had the fewest points",
        "difference between import and include",
        "is it possible to export data to",
        "learning German since may",
        "rate for euros",
        "do you understand Chinese",
        "average spending per month in 2018",
        "best rate for dollars",
        "when did i spend the most",
        "how many countries have more than 30",
        "biggest purchase in march",
        "how much did you charge me in april",
        "This is incorrect because",
        "Although the values of",
        "In that case the",
        "When this value falls to 0,",
        "Since we don't know the value, we just",
        "We need to check if there are any names using",
        "This drops the last",
        "So, drop the case",
        "Either way, fall through",
        "These are represented as",
        "I'm not quite sure this is correct.",
        "Changes between 1.1.4 and 1.1.5",
        "Check if the face has already been calculated",
        "This needs to be compiled to a .res file -- do it now.",
        "Use .BR getaddrinfo (3) and .BR getnameinfo (3) instead.",
        "This may well be wrong.",
        "where was I in 2024",
        "same thing but for my sister",
    ],
)
def test_something_else_borrows_nothing_from_the_talk(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, _FIRST, text), NotTrade)


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("zh", "2025年11月中国对美国出口多少", "2024年底余额"),
        ("es", "¿cuánto exportó China a Estados Unidos en noviembre de 2025?", "récord del equipo en noviembre"),
        ("ja", "2025年11月の中国の対米輸出は", "2024年末の残高"),
        ("de", "Wie hoch waren Chinas Exporte in die USA im November 2025?", "neueste Nachrichten aus China"),
        ("de", "Exporte in die USA im November 2025", "Seit März lerne ich Russisch"),
        ("de", "Exporte in die USA im November 2025", "Wie viele Tage hat der Februar 2026?"),
        ("de", "Exporte in die USA im November 2025", "Kannst du mir den Rest der Geschichte erzählen?"),
        ("fr", "exportations vers les États-Unis en novembre 2025", "Combien ai-je dépensé en mai ?"),
        ("pt", "exportações para os EUA em novembro de 2025", "Onde compro soja?"),
        ("pt", "exportações para os EUA em novembro de 2025", "Me diga três livros sobre a China"),
        ("de", "Exporte in die USA im November 2025", "Wie spät ist es in Peking?"),
        ("de", "Exporte in die USA im November 2025", "Wohin geht die Reise dieses Jahr?"),
        ("de", "Sojaimporte aus Brasilien im Dezember 2025", "Mein Mann kommt aus Brasilien."),
        ("de", "Exporte in die USA im November 2025", "Warum ist der Rechner so langsam?"),
        ("es", "exportaciones a Estados Unidos en noviembre de 2025", "¿Adónde vamos?"),
        ("es", "exportaciones a Estados Unidos en noviembre de 2025", "Me he perdido."),
        ("es", "exportaciones a Estados Unidos en noviembre de 2025", "De enero a marzo estoy de baja."),
        ("fr", "exportations vers les États-Unis en novembre 2025", "L'export de la vidéo prend des heures."),
        ("fr", "exportations vers les États-Unis en novembre 2025", "On arrive dans combien de temps ?"),
        ("pt", "exportações para os EUA em novembro de 2025", "Até quando você fica?"),
        ("pt", "exportações para os EUA em novembro de 2025", "No ano anterior eu estava na Coreia."),
        ("ru", "экспорт в США в ноябре 2025 года", "А квартплата?"),
        ("ru", "экспорт в США в ноябре 2025 года", "Годом раньше я был в Корее."),
        ("zh", "2025年11月中国对美国出口多少", "2026年春节是哪天？"),
        ("zh", "2025年11月中国对美国出口多少", "前一年我在韩国。"),
        ("ja", "2025年11月の中国の対米輸出は", "いつまでいるの？"),
    ],
)
def test_nor_in_another_language(knowledge: Knowledge, language: str, first: str, text: str) -> None:
    assert isinstance(read(knowledge, first, text, language=language), NotTrade | NotHeld)


@pytest.mark.parametrize(
    "text",
    [
        "and October?",
        "for my article, what about October?",
        "and the growth on a year earlier?",
        "what did they sell to China in the same month?",
        "and imports of it?",
        "did I hear right that it fell?",
        "who bought the most",
        "any data on imports?",
        "any records in 2025?",
        "records since march",
        "how much in money from Germany",
        "exports / imports",
        "which month had the most",
        "which country is second",
        "what was the highest month",
        "who came first",
        "how did Germany rank",
        "how many points did it fall",
        "so the Germans",
        "how much did they spend on it in 2024",
        "so it was lower",
        "is there a trend",
        "I thought it was lower",
        "has it ever been higher",
        "that's an increase of",
        "hmm that seems low, why?",
        "whose is largest",
        "the biggest of those",
        "As a percentage of the total, please.",
        "I'd like to see that as a chart",
        "what share did the top one have",
        "when did the decline begin",
        "in november alone",
    ],
)
def test_a_fragment_goes_on(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, _FIRST, text), Query)


@pytest.mark.parametrize(
    ("language", "first", "text", "flow"),
    [
        ("en", "Exports in June 2026", "Do it in the other direction.", "import"),
        ("en", "Exports in June 2026", "Do that for all of them.", "export"),
        ("en", "Exports in June 2026", "Same for all the others.", "export"),
        ("en", "Exports in June 2026", "Just give me the whole thing.", "export"),
        ("de", "Exporte im Juni 2026", "Und das Gleiche für alle.", "export"),
        ("pt", "Exportações em junho de 2026", "O mesmo para todos os outros.", "export"),
    ],
)
def test_a_wish_that_points_at_the_talk_goes_on_with_it(
    knowledge: Knowledge, language: str, first: str, text: str, flow: str
) -> None:
    query = read(knowledge, first, text, language=language)
    assert isinstance(query, Query)
    assert query.flow == flow


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("en", "Exports in 2025", "you can give me the average"),
        ("en", "Exports in 2025", "can we compare it with 2024"),
        ("en", "Exports in 2025", "can the fall be explained?"),
        ("en", "Exports in 2025", "a chart would be good."),
        ("en", "Exports in June 2026", "I believe it is less than 500 bn."),
        ("en", "Exports in June 2026", "the paper says it is under 400 bn."),
        ("en", "Exports in June 2026", "look it up for 2024"),
        ("en", "Exports in June 2026", "you told me it rose"),
        ("en", "Exports in 2025", "minus exports to the US"),
        ("zh", "2025年中国出口", "你有2024年的吗"),
        ("zh", "2025年中国出口", "你能按月列出吗"),
        ("zh", "2025年中国对美国出口", "您能给个占比吗"),
        ("zh", "2026年6月中国出口", "我认为超过4000亿。"),
        ("ja", "2026年6月の中国の輸出", "4000億ドルを超えたと思う。"),
        ("ru", "экспорт Китая в 2025 году", "вы можете по месяцам?"),
        ("pt", "exportações da China em 2025", "você pode comparar com 2024?"),
        ("de", "Chinas Exporte 2025", "du hast 2024?"),
        ("fr", "exportations de la Chine en 2025", "tu l'as par mois ?"),
    ],
)
def test_a_wish_or_a_claim_about_it_goes_on(knowledge: Knowledge, language: str, first: str, text: str) -> None:
    assert isinstance(read(knowledge, first, text, language=language), Query)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "exports to the rest of the EU in 2025"),
        ("en", "exports in April 2025 and the rest of the year 2025"),
        ("en", "exports of the rest of the goods in 2025"),
        ("en", "rare earths and the rest of exports in 2025"),
        ("en", "share of the US in exports 2025 and the rest"),
        ("pt", "exportações para o resto da UE em 2025"),
        ("es", "exportaciones a los demás países de África en 2025"),
        ("de", "Chinas Exporte in den Rest der EU 2025"),
        ("fr", "exportations de la Chine vers le reste de l'UE en 2025"),
        ("ru", "экспорт Китая в остальные страны ЕС в 2025 году"),
        ("zh", "房租涨了多少"),
        ("zh", "2025年出口距离4万亿还差多少"),
    ],
)
def test_the_rest_of_a_whole_is_not_the_whole(knowledge: Knowledge, language: str, text: str) -> None:
    assert isinstance(read(knowledge, "Exports to Japan in 2025", text, language=language), NotTrade | NotHeld)


@pytest.mark.parametrize("first", ["exports forecast for August 2026", "consensus for July exports"])
def test_what_happened_in_a_month_without_a_forecast(knowledge: Knowledge, first: str) -> None:
    query = read(knowledge, first, "what happened in July 2026?")
    assert isinstance(query, Query)
    assert query.operation == "why"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hold on, why"),
        ("en", "oh wow, why"),
        ("en", "if so, since when"),
        ("en", "I doubt it's a record"),
        ("en", "that must be the lowest"),
        ("en", "You said it was a record."),
        ("en", "wait, it fell?"),
        ("en", "let me know whether it fell"),
        ("en", "in other words, it fell"),
        ("en", "provide a chart"),
        ("en", "the long term trend"),
        ("en", "find the highest month"),
        ("en", "look up the previous one"),
        ("en", "the chart and"),
        ("en", "the following two months"),
        ("de", "zeig mir ein Diagramm"),
        ("de", "ok und warum"),
        ("es", "haz un gráfico"),
        ("es", "necesito un gráfico"),
        ("fr", "montre la tendance"),
        ("pt", "mostra o gráfico"),
        ("ru", "покажи график"),
        ("ru", "интересно, почему"),
    ],
)
def test_what_is_asked_behind_a_word_of_anything_goes_on(knowledge: Knowledge, language: str, text: str) -> None:
    first = {
        "en": _FIRST,
        "de": "Exporte in die USA im November 2025",
        "es": "exportaciones a Estados Unidos en noviembre de 2025",
        "fr": "exportations vers les États-Unis en novembre 2025",
        "pt": "exportações para os EUA em novembro de 2025",
        "ru": "экспорт в США в ноябре 2025 года",
    }[language]
    assert isinstance(read(knowledge, first, text, language=language), Query)
