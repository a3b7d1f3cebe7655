"""Words that say when somebody wants to be told -> a condition on a series, the same in every language."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query, Question, Turn
from bot.understanding import understand

SURPLUS = "balance WLD TOTAL above 110 USD_bn"
AGAIN = "export USA TOTAL yoy above 0 pct turn"
SOYBEANS = "import BRA soybeans yoy below 0 pct x2"

RULES = {
    # what /subscribe was told
    "tell us when the surplus tops 110 bn": SURPLUS,
    "when will the surplus exceed 110 billion dollars": SURPLUS,
    "Sag Bescheid, wenn der Überschuss über 110 Milliarden steigt": SURPLUS,
    "sobald der Überschuss 110 Mrd. übersteigt": SURPLUS,
    "préviens-moi quand l'excédent dépasse 110 milliards": SURPLUS,
    "avísame cuando el superávit supere los 110.000 millones": SURPLUS,
    "me avise quando o superávit passar de 110 bilhões": SURPLUS,
    "сообщи, когда профицит превысит 110 млрд": SURPLUS,
    "当贸易顺差超过1100亿美元时告诉我": SURPLUS,
    "貿易黒字が1100億ドルを超えたら教えて": SURPLUS,
    "when exports to the US grow again": AGAIN,
    "wenn die Exporte in die USA wieder wachsen": AGAIN,
    "quand les exportations vers les États-Unis augmentent de nouveau": AGAIN,
    "las exportaciones a Estados Unidos vuelven a crecer": AGAIN,
    "as exportações para os Estados Unidos voltam a crescer": AGAIN,
    "экспорт в США снова вырастет": AGAIN,
    "对美国出口再次增长": AGAIN,
    "対米輸出が再び増えたら知らせて": AGAIN,
    "when soybeans from Brazil fall two months in a row": SOYBEANS,
    "soybeans from Brazil fall 2 months in a row": SOYBEANS,
    "wenn Sojabohnen aus Brasilien zwei Monate in Folge fallen": SOYBEANS,
    "le soja du Brésil baisse deux mois d'affilée": SOYBEANS,
    "cuando la soja de Brasil caiga dos meses seguidos": SOYBEANS,
    "a soja do Brasil cai dois meses seguidos": SOYBEANS,
    "если импорт сои из Бразилии падает два месяца подряд": SOYBEANS,
    "巴西大豆进口连续两个月下降": SOYBEANS,
    "ブラジルからの大豆輸入が2か月連続で減ったら": SOYBEANS,
    "exports to the US fall by more than 20 %": "export USA TOTAL yoy below -20 pct",
    "export growth falls below 5 %": "export WLD TOTAL yoy below 5 pct",
    "rare earth exports fall below 4000 tonnes": "export WLD rare_earths below 4000 t",
    "the PMI drops below 50": "context WLD pmi_manufacturing below 50 index",
    "the deficit with Taiwan rises above 20 bn": "balance TWN TOTAL below -20 USD_bn",
    # a verb of falling with its amount was once read as growth below it
    "si las exportaciones a Estados Unidos caen más del 20 %": "export USA TOTAL yoy below -20 pct",
    "exports to the US fell more than 20 %": "export USA TOTAL yoy below -20 pct",
    "si las exportaciones crecen menos del 5 %": "export WLD TOTAL yoy below 5 pct",
}

LED_IN = {
    # anywhere: nobody asks a question so
    "alert me when exports to Japan rise": "export JPN TOTAL yoy above 0 pct",
    "let us know if the surplus is above 110 bn": SURPLUS,
    "Benachrichtige mich, wenn der Überschuss über 110 Mrd. steigt": SURPLUS,
    "préviens-moi si l'excédent dépasse 110 milliards": SURPLUS,
    "avísame si el superávit supera los 110.000 millones": SURPLUS,
    "avise-me se o superávit passar de 110 bilhões": SURPLUS,
    "дай знать, когда профицит превысит 110 млрд": SURPLUS,
    "贸易顺差超过1100亿美元时提醒我": SURPLUS,
    "貿易黒字が1100億ドルを超えたら通知して": SURPLUS,
}

REFUSED = {
    "exports": "refusal.not_held.rule",
    "exports reach a record": "refusal.not_held.rule",
    "exports exceed 300 bn in December 2026": "refusal.not_held.rule_period",
    "exports of foobars rise": "refusal.not_held.word",
    "should Beijing retaliate": "refusal.opinion.figures",
    "Vietnam's exports to France rise": "refusal.not_held.pair",
    "": "refusal.not_trade.empty",
    "growth": "refusal.ambiguous.what",
}


def asked(text: str, knowledge: Knowledge, standing: bool) -> Query | CannotAnswer:
    question = Question(text, date(2026, 9, 15), standing=standing)
    [query] = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return query


def short(query: Query | CannotAnswer) -> str:
    assert isinstance(query, Query), query
    bound = query.condition
    assert (query.operation, query.reporter, query.periods) == ("alert", "CHN", ())
    assert isinstance(bound, Bound)
    measure = [bound.measure] if bound.measure else []
    ends = [*([query.by] if query.by else []), *([f"x{query.limit}"] if query.limit else [])]
    return " ".join(
        [str(query.flow), *query.partners, *query.commodities, *measure, bound.comparator, f"{bound.amount:g}",
         str(bound.unit), *ends]
    )  # fmt: skip


@pytest.mark.parametrize("text", RULES)
def test_a_rule_is_a_condition_on_a_series(text: str, knowledge: Knowledge) -> None:
    assert short(asked(text, knowledge, standing=True)) == RULES[text]


@pytest.mark.parametrize("text", LED_IN)
def test_words_that_ask_to_be_told_make_a_rule_of_what_follows(text: str, knowledge: Knowledge) -> None:
    assert short(asked(text, knowledge, standing=False)) == LED_IN[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_watched_is_said(text: str, knowledge: Knowledge) -> None:
    refusal = asked(text, knowledge, standing=True)
    assert isinstance(refusal, CannotAnswer)
    assert refusal.said.kind == REFUSED[text]


def test_two_conditions_are_one_rule(knowledge: Knowledge) -> None:
    query = asked("exports rise and imports fall", knowledge, standing=True)
    assert isinstance(query, Query)
    assert query.condition == asked("months in which exports rose and imports fell", knowledge, False).condition  # type: ignore[union-attr]
    assert query.operation == "alert"


def test_without_such_words_it_is_a_question(knowledge: Knowledge) -> None:
    query = asked("tell me when the surplus topped 110 bn", knowledge, standing=False)
    assert isinstance(query, Query)
    assert query.operation == "threshold"


TOLD = {
    # what an alert told, what is said after it, what that asks for
    "rate": (
        "when exports to the US fall two months in a row",
        "growth export USA",
        "growth import USA",
        "growth export JPN",
    ),
    "level": ("when the surplus tops 110 bn", "balance balance WLD", "level import WLD", "balance balance JPN"),
}


@pytest.mark.parametrize("kind", TOLD)
def test_a_talk_goes_on_from_the_figure_that_an_alert_told(kind: str, knowledge: Knowledge) -> None:
    rule, *expected = TOLD[kind]
    told = asked(rule, knowledge, standing=True)
    assert isinstance(told, Query)
    before = (Turn(told.with_(periods=(Period.month(2025, 11),))),)
    for text, wanted in zip(("and October?", "and imports?", "and Japan?"), expected, strict=True):
        question = Question(text, date(2026, 9, 15), "en", before)
        [query] = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
        assert isinstance(query, Query), query
        assert f"{query.operation} {query.flow} {query.partners[0]}" == wanted
        assert query.condition is None
        assert query.periods == (Period.month(2025, 10 if "October" in text else 11),)
