"""German, French, Spanish and Portuguese: months ahead, what grows by itself, who is first, months and their years."""

from __future__ import annotations

import pytest

from bot.errors import NotTrade
from bot.knowledge import Knowledge
from bot.model import Bound, Period
from tests.turns import query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Steigen die Exporte im Oktober?", Period.month(2026, 10)),
        ("Les exportations augmentent-elles en octobre ?", Period.month(2026, 10)),
        ("¿Suben las exportaciones en octubre?", Period.month(2026, 10)),
        ("As exportações sobem em outubro?", Period.month(2026, 10)),
        ("Steigen die Exporte im August?", Period.month(2026, 8)),  # out already
        ("Wie stark steigen die Exporte im Oktober?", Period.month(2025, 10)),  # by how much: of what has been
        ("Stiegen die Exporte im Oktober?", Period.month(2025, 10)),
        ("Steigen die Exporte im Oktober 2025?", Period.month(2025, 10)),
    ],
)
def test_a_present_tense_at_a_bare_month_asks_of_the_one_that_is_coming(
    knowledge: Knowledge, text: str, month: Period
) -> None:
    assert one(knowledge, text).periods == (month,)


@pytest.mark.parametrize(
    "text",
    [
        "Wie lange braucht Soja zum Wachsen?",
        "Wie schnell wächst Soja in Brasilien?",
        "À quelle vitesse pousse le soja ?",
        "¿Cuánto tarda en crecer la soja?",
        "Em quanto tempo a soja cresce?",
        "how long does soy take to grow?",
    ],
)
def test_what_grows_by_itself_is_no_trade(knowledge: Knowledge, text: str) -> None:
    (reply,) = asked(knowledge, text)
    assert isinstance(reply, NotTrade)


@pytest.mark.parametrize(
    "text", ["Wie schnell wachsen die Sojaimporte?", "¿A qué ritmo crecen las importaciones de soja?"]
)
def test_the_trade_in_what_grows_is(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "growth"


@pytest.mark.parametrize(
    "text",
    [
        "¿La UE fue el principal destino de las exportaciones chinas en 2025?",
        "¿Fue la UE el principal mercado de las exportaciones chinas en 2025?",
        "É verdade que a UE foi o principal destino das exportações chinesas em 2025?",
        "War die EU 2025 der Hauptabnehmer chinesischer Waren?",
    ],
)
def test_who_is_the_main_one_is_a_place_in_an_order(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "rank"


@pytest.mark.parametrize("text", ["December exports 25", "Dezember-Exporte 25", "diciembre exportaciones 25"])
def test_a_flow_may_stand_between_a_month_and_its_year(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).periods == (Period.month(2025, 12),)


def test_one_partner_apart_from_another_is_asked_of_as_well(knowledge: Knowledge) -> None:
    assert one(knowledge, "Superávit de 2025 com os EUA e, à parte, com a Índia").partners == ("USA", "IND")


def test_english_rates_are_no_french_failures(knowledge: Knowledge) -> None:
    (reply,) = asked(knowledge, "export rates")
    assert getattr(reply, "operation", None) is None


def test_the_last_one_is_set_beside_the_first_of_the_order(knowledge: Knowledge) -> None:
    told = query(
        knowledge,
        "¿Quiénes fueron los tres mayores vendedores de crudo a China en abril de 2025?",
        "¿y Brasil?",
        "¿cuánto menos que el primero?",
    )
    assert (told.operation, told.partners) == ("compare", ("BRA", "RUS"))


@pytest.mark.parametrize(
    "turns",
    [
        ("Quels sont les trois premiers fournisseurs de brut de la Chine en juillet 2025 ?", "leur part à eux trois"),
        ("Wer waren die drei größten Rohöllieferanten im Juli 2025?", "zusammen wie viel Prozent?"),
    ],
)
def test_a_share_of_several_together_is_one(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    told = query(knowledge, *turns)
    assert (told.operation, told.by) == ("share", "together")


@pytest.mark.parametrize(
    "turns",
    [("Exporte Mai 2026", "ein Jahr zuvor?", "also höher oder niedriger?"),
     ("exportações maio 2026", "um ano antes?", "subiu ou caiu?")],
)  # fmt: skip
def test_which_way_is_asked_between_the_two_times(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    told = query(knowledge, *turns)
    assert told.operation == "change"
    assert told.periods == (Period.month(2026, 5), Period.month(2025, 5))


def test_a_noun_before_the_word_makes_it_a_series_too(knowledge: Knowledge) -> None:
    told = query(knowledge, "Einkaufsmanagerindex Industrie China, Mai 2026?", "und Dienstleister?")
    assert told.commodities == ("pmi_non_manufacturing",)


def test_both_months_told_are_meant(knowledge: Knowledge) -> None:
    told = query(knowledge, "Exporte März 2026", "und im Mai?", "und die Importe in diesen beiden Monaten?")
    assert told.flow == "import"
    assert told.periods == (Period.month(2026, 3), Period.month(2026, 5))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("qué exportaciones crecieron más en 2025", 5),
        ("¿qué exportaciones aumentaron menos en 2025?", -5),
        ("que importações caíram em 2025", None),  # all that fell
        ("welche Exporte sind 2025 am stärksten gewachsen", 5),
        ("welche Einfuhren gingen 2025 am meisten zurück", -5),
        ("quelles exportations ont le plus progressé en 2025", 5),
    ],
)
def test_which_exports_moved_are_kinds_of_goods_in_their_order(
    knowledge: Knowledge, text: str, limit: int | None
) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by, found.measure, found.limit) == ("rank", "commodity", "yoy", limit)


@pytest.mark.parametrize(
    ("text", "comparator", "amount"),
    [
        ("stiegen die Exporte von Oktober auf November 2025 um mehr als 20 Milliarden?", "above", 20.0),
        ("Sind die Importe von Mai auf Juni 2026 um weniger als 10 Milliarden gestiegen?", "below", 10.0),
        ("¿las exportaciones subieron más de 20 mil millones de octubre a noviembre de 2025?", "above", 20.0),
        ("¿las exportaciones subieron en más de 20 mil millones de octubre a noviembre de 2025?", "above", 20.0),
        ("as importações caíram mais de 5 bilhões de dezembro de 2025 a janeiro de 2026?", "above", -5.0),
        ("les exportations ont-elles augmenté de plus de 20 milliards entre octobre et novembre 2025 ?", "above", 20.0),
    ],
)
def test_a_bound_on_how_far_it_moved_is_no_bound_on_the_amount(
    knowledge: Knowledge, text: str, comparator: str, amount: float
) -> None:
    found = one(knowledge, text)
    assert found.operation == "change"
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == (comparator, amount)


@pytest.mark.parametrize(
    "text",
    [
        "die Exporte übertrafen die Importe im November 2025 um mehr als 100 Milliarden, stimmt's?",
        "les exportations ont-elles dépassé les importations de plus de 100 milliards en novembre 2025 ?",
        "las exportaciones superaron en más de 100 mil millones a las importaciones en noviembre de 2025, ¿verdad?",
        "as exportações superaram as importações em mais de 100 bilhões em novembro de 2025?",
    ],
)
def test_by_how_much_one_flow_exceeds_the_other_is_claimed_of_the_balance(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.flow) == ("check", "balance")


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Most of the soybeans came from Brazil in 2025, right?", "BRA"),
        ("Did most of China's exports go to the US in 2025?", "USA"),
        ("Kam der Großteil der Sojabohnen 2025 aus Brasilien?", "BRA"),
        ("¿la mayoría de la soja vino de Brasil en 2025?", "BRA"),
        ("a maior parte da soja veio do Brasil em 2025, certo?", "BRA"),
        ("La plupart du soja venait du Brésil en 2025, non ?", "BRA"),
    ],
)
def test_most_of_it_is_more_than_half(knowledge: Knowledge, text: str, partner: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.measure, found.partners) == ("check", "share", (partner,))
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == ("above", 50.0)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Did China export most to the US in 2025?", "rank"),  # as "did China sell most to the US"
        ("¿Cuándo se importó más soja de Brasil en 2025?", "record"),
    ],
)
def test_the_most_of_a_time_is_no_part(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("exportations vers les États-Unis avant l'accord de Busan", Period.month(2025, 9)),
        ("Ausfuhren in die USA im Monat des Genfer Abkommens", Period.month(2025, 5)),
        ("Ausfuhren in die USA im Monat des Busan-Abkommens", Period.month(2025, 10)),
        ("Exportações para os EUA no mês da trégua de Genebra", Period.month(2025, 5)),
    ],
)
def test_an_event_is_a_time_behind_an_article_too(knowledge: Knowledge, text: str, first: Period) -> None:
    assert one(knowledge, text).periods == (first,)


@pytest.mark.parametrize(
    "text",
    [
        "¿de dónde vino la mayor parte de la soja en 2025?",
        "soja en 2025: ¿de dónde vino?",
        "D'où vient la plus grande partie du soja en 2025 ?",
        "Wessen Sojabohnen kaufte China 2025?",
    ],
)
def test_where_goods_came_from_in_a_year_is_asked_of_the_trade(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by, found.commodities) == ("rank", "partner", ("soybeans",))


@pytest.mark.parametrize(
    "text",
    [
        "Gab es 2025 einen Monat mit Defizit?",
        "Gab es 2025 einen Monat mit mehr als 350 Milliarden Export?",
        "Gab es im Jahr 2025 einen Monat, in dem die Exporte fielen?",
    ],
)
def test_whether_there_was_a_month_is_asked_of_the_months(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "threshold"


@pytest.mark.parametrize(
    "text",
    [
        "Bis wann gilt die Waffenruhe?",
        "Wann endet die Waffenruhe von Busan?",
        "¿hasta cuándo dura la tregua?",
        "Quand la trêve prend-elle fin ?",
        "quando acaba a trégua de Busan?",
    ],
)
def test_when_the_truce_ends_is_not_when_it_began(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "event:busan_truce_end"


def test_a_verb_before_its_subject_is_no_command(knowledge: Knowledge) -> None:
    assert one(knowledge, "¿exporta China más a Alemania que a Francia?").operation == "compare"
    (told,) = asked(knowledge, "exporta China a csv")
    assert isinstance(told, NotTrade)


def test_what_went_to_a_group_is_an_export(knowledge: Knowledge) -> None:
    turns = ("Quanto a China exportou em junho de 2026?", "que parte foi para a ASEAN?")
    assert query(knowledge, *turns, language="pt").flow == "export"
