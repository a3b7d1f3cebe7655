"""German and French idiom: since when, by country, with whom, and what beside it stays as it was."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query, Question, Reply
from bot.pipeline import answer
from tests.understanding.asking import end_of

TODAY = date(2026, 9, 15)


def _reply(text: str, language: str, knowledge: Knowledge) -> Reply:
    return answer(Question(text, TODAY, language), knowledge)


def _query(text: str, language: str, knowledge: Knowledge) -> Query:
    (query,) = _reply(text, language, knowledge).queries
    return query


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("de", "Seit wann steigen die Importe?", 15),
        ("de", "Seit wann liegt der Überschuss über 100 Milliarden?", 4),
        ("fr", "Depuis quand les importations augmentent-elles ?", 15),
        ("fr", "Depuis quel mois l'excédent dépasse-t-il 100 milliards ?", 4),
    ],
)
def test_since_when_asks_for_the_run_that_lasts(language: str, text: str, months: int, knowledge: Knowledge) -> None:
    reply = _reply(text, language, knowledge)
    assert reply.queries[0].operation == "streak"
    assert [figure.value for figure in reply.figures if figure.unit == "months"] == [months]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Seit wann hast du Zahlen zu Vietnam?"),
        ("de", "Seit wann reichen deine Daten zurück?"),
        ("fr", "Depuis quand y a-t-il des données sur les terres rares ?"),
        ("en", "for how many months do you have exports to Vietnam"),
    ],
)
def test_since_when_something_is_held_is_no_run(language: str, text: str, knowledge: Knowledge) -> None:
    assert _query(text, language, knowledge).operation == "coverage"


def test_since_when_tariffs_are_in_force_is_asked_back(knowledge: Knowledge) -> None:
    text = "Depuis quand les droits de douane américains sont-ils en vigueur ?"
    assert not _reply(text, "fr", knowledge).figures


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("de", "Chinas Exporte 2024 nach Ländern", "export"),
        ("de", "Importe 2024 nach Herkunftsland", "import"),
        ("de", "Ausfuhren nach Handelspartnern aufgeschlüsselt, 2024", "export"),
        ("fr", "exportations chinoises par pays en 2024", "export"),
        ("fr", "ventilation des importations par partenaire, 2024", "import"),
    ],
)
def test_by_country_tells_the_largest(language: str, text: str, flow: str, knowledge: Knowledge) -> None:
    query = _query(text, language, knowledge)
    assert (query.operation, query.by, query.flow, query.partners) == ("rank", "partner", flow, ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Mit welchen Ländern hat China 2024 ein Defizit?"),
        ("de", "Mit wem hat China 2024 ein Handelsdefizit?"),
        ("fr", "Avec qui la Chine a-t-elle un déficit en 2024 ?"),
        ("en", "Who did China run a deficit with in 2024?"),
    ],
)
def test_with_whom_there_is_a_deficit_asks_for_partners(language: str, text: str, knowledge: Knowledge) -> None:
    query = _query(text, language, knowledge)
    assert (query.operation, query.flow, end_of(query)) == ("rank", "balance", -5)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("how many months in a row had exports to the US been falling by January 2026?", 10),
        ("how many months in a row had exports to the US been falling by February 2026?", 11),
        ("how many months in a row had exports to the US been falling in December 2025?", 9),
    ],
)
def test_a_run_up_to_january_does_not_count_february(text: str, months: int, knowledge: Knowledge) -> None:
    figures = _reply(text, "en", knowledge).figures
    assert [figure.value for figure in figures if figure.unit == "months"] == [months]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Exports and imports in August 2026, how did they grow?"),
        ("en", "exports and imports in August 2026 in percent"),
        ("de", "Exporte und Importe im August 2026 in Prozent"),
        ("de", "Exporte und Importe im August 2026, wie stark gewachsen?"),
        ("fr", "Exportations et importations d'août 2026 en pourcentage"),
    ],
)
def test_a_rate_after_two_flows_is_asked_of_both(language: str, text: str, knowledge: Knowledge) -> None:
    reply = _reply(text, language, knowledge)
    assert {figure.value for figure in reply.figures} == {25.0, 28.2}


def test_a_percentage_of_something_is_no_rate(knowledge: Knowledge) -> None:
    told = _reply("exports in June 2026 as a percentage of imports", "en", knowledge).figures[:1]
    assert [round(figure.value, 1) for figure in told] == [143.8]


@pytest.mark.parametrize(
    ("language", "text", "by"),
    [
        ("de", "Höchststand der Exporte 2025", "month"),
        ("fr", "plus bas des livraisons aux États-Unis en 2025", "month"),
        ("de", "War der Überschuss 2025 ein Rekord?", "year"),
        ("fr", "L'excédent de 2025 est-il un record ?", "year"),
    ],
)
def test_a_peak_of_a_flow_lies_within_the_year(language: str, text: str, by: str, knowledge: Knowledge) -> None:
    query = _query(text, language, knowledge)
    assert (query.operation, query.by) == ("record", by)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie liefen die Exporte im August?"),
        ("fr", "les exports ont fait quoi en août"),
    ],
)
def test_how_a_flow_went_is_told_by_its_rate(language: str, text: str, knowledge: Knowledge) -> None:
    assert [figure.value for figure in _reply(text, language, knowledge).figures if figure.unit == "pct"][:1] == [25.0]


@pytest.mark.parametrize(
    "text", ["Pékin devrait-il lâcher le yuan ?", "Est-ce que le Canada devrait signer un accord ?"]
)
def test_what_somebody_should_do_is_advice(text: str, knowledge: Knowledge) -> None:
    assert _reply(text, "fr", knowledge).reason == "opinion"


def test_when_figures_should_come_out_is_no_advice(knowledge: Knowledge) -> None:
    assert _query("Quand devraient sortir les chiffres de septembre ?", "fr", knowledge).by == "release_next"


def test_what_others_bought_by_their_own_figures_is_theirs(knowledge: Knowledge) -> None:
    text = "How much did China sell to the US in June 2025, and how much did the Americans buy by their own figures?"
    queries = _reply(text, "en", knowledge).queries
    assert [(query.reporter, query.flow) for query in queries] == [("CHN", "export"), ("USA", "import")]


@pytest.mark.parametrize(
    ("text", "operation", "flow"),
    [
        ("Wie viel Minus fuhr die EU 2025 im Warenhandel mit China ein?", "balance", "balance"),
        ("Wie viel Plus machte China 2025 im Handel mit den USA?", "balance", "balance"),
        ("Mit welchen Partnern macht China Minus?", "rank", "balance"),
        ("Wie viel Minus machten die Exporte in die USA 2025?", "growth", "export"),
        ("Handel mit Russland 2025 wie viel Prozent Minus?", "growth", "total"),
        ("Wie viel führte China 2025 aus den USA ein?", "level", "import"),
    ],
)
def test_plus_and_minus_of_a_trade_are_its_balance(text: str, operation: str, flow: str, knowledge: Knowledge) -> None:
    query = _query(text, "de", knowledge)
    assert (query.operation, query.flow) == (operation, flow)


def test_what_they_say_they_bought_is_set_beside_what_china_says_it_sold(knowledge: Knowledge) -> None:
    text = "Juin 2025 : la Chine dit avoir vendu combien aux États-Unis, et eux disent avoir acheté combien ?"
    assert {38.16968, 18.948674201} <= {figure.value for figure in _reply(text, "fr", knowledge).figures}


@pytest.mark.parametrize(
    ("language", "text", "flow", "first"),
    [
        ("de", "Wer kauft mehr in China ein, Vietnam oder Deutschland? Stand Juni 2026", "export", 155.313338316),
        ("de", "Wie viel hat Deutschland im Juni 2026 in China eingekauft?", "export", 87.647916676),
        ("de", "Wie viel hat China im Juni 2026 in Deutschland eingekauft?", "import", 55.782863155),
        ("fr", "Qui achète le plus en Chine, le Vietnam ou l'Allemagne, en juin 2026 ?", "export", 155.313338316),
        ("en", "Who buys more in China, Vietnam or Germany, June 2026?", "export", 155.313338316),
    ],
)
def test_where_somebody_buys_the_goods_come_from(
    language: str, text: str, flow: str, first: float, knowledge: Knowledge
) -> None:
    reply = _reply(text, language, knowledge)
    assert (reply.queries[0].flow, reply.figures[0].value) == (flow, first)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "An wie vielen Monaten 2025 verfehlte der Überschuss die Marke von 100 Milliarden Dollar?"),
        ("fr", "Combien de mois de 2025 l'excédent a-t-il raté la barre des 100 milliards de dollars ?"),
    ],
)
def test_a_mark_that_was_missed_lies_above(language: str, text: str, knowledge: Knowledge) -> None:
    assert _reply(text, language, knowledge).figures[0].value == 5


def test_how_far_exports_and_imports_lie_apart_is_the_balance(knowledge: Knowledge) -> None:
    assert _query("Wie weit liegen Exporte und Importe im Juni 2026 auseinander?", "de", knowledge).flow == "balance"


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("how fresh is your trade with Germany?", "CHN"),
        ("how fresh are the German figures?", "DEU"),
    ],
)
def test_how_fresh_trade_with_somebody_is_asks_for_chinas(text: str, reporter: str, knowledge: Knowledge) -> None:
    assert _query(text, "en", knowledge).reporter == reporter


def test_how_fresh_a_series_is_tells_each_currency(knowledge: Knowledge) -> None:
    text = _reply("how fresh are your figures on China's exports to Canada?", "en", knowledge).text
    assert "in US dollars: amounts to September 2024" in text
    assert "in yuan: amounts to June 2026" in text


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("en", "Is the June 2026 surplus the highest of the year?", "2026-06"),
        ("de", "War der Überschuss im Juni 2025 der höchste des Jahres?", "2025-01"),
        ("fr", "L'excédent de juin 2026 est-il le plus élevé de l'année ?", "2026-06"),
    ],
)
def test_the_highest_of_its_year_is_looked_for_in_that_year(
    language: str, text: str, month: str, knowledge: Knowledge
) -> None:
    assert _reply(text, language, knowledge).figures[0].period.code == month


def test_a_month_that_is_the_largest_since_when_is_no_run(knowledge: Knowledge) -> None:
    assert _query("Der Überschuss im Juni 2026 ist der größte seit wann?", "de", knowledge).operation == "record"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie wird die Handelsbilanz berechnet?"),
        ("fr", "Comment la balance commerciale est-elle calculée ?"),
    ],
)
def test_how_the_balance_is_worked_out_asks_for_no_figure(language: str, text: str, knowledge: Knowledge) -> None:
    assert _query(text, language, knowledge).operation == "define"


def test_a_particle_before_than_goes_back_to_its_verb(knowledge: Knowledge) -> None:
    text = "Wie viel mehr Stahl ging im Dezember 2025 raus als im November?"
    assert _query(text, "de", knowledge).flow == "export"


def test_a_price_is_asked_of_the_flow_whose_value_is_held(knowledge: Knowledge) -> None:
    text = "What price per kilo results for rare earths in the first nine months of 2025?"
    query = _query(text, "en", knowledge)
    assert (query.operation, query.flow) == ("unit_value", "export")


def test_after_the_customers_the_suppliers_are_asked_of_all(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in ("Biggest customers of China in 2024, top 3", "And the biggest suppliers?"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert [figure.partner for figure in reply.figures][:3] == ["TWN", "KOR", "USA"]
