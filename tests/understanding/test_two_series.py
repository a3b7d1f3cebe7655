"""Two flows with different partners, set against each other: one comparison, with a verdict where one is claimed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.understanding.asking import one

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Were exports to ASEAN larger than imports from the US in 2025?",
         "True. Exports to ASEAN, 2025: $665.22 bn, more than imports from the United States: $139.70 bn"),
        ("imports from the US exceeded exports to the EU in 2025, true?",
         "False. Exports to the EU, 2025: $559.95 bn, more than imports from the United States: $139.70 bn"),
        ("Which was larger in 2025: imports from the US or exports to the EU?",
         "Exports to the EU, 2025: $559.95 bn, more than imports from the United States: $139.70 bn"),
        ("Check this: China's imports were smaller than exports to the EU in September 2025",
         "False. Imports, September 2025: $238.12 bn, more than exports to the EU: $48.02 bn"),
        ("Exports to the US grew more slowly than China's exports in 2025, right?",
         "True. Exports grew faster than exports to the United States, 2025: "
         "+5.5 % against −20.0 % on a year earlier"),
        ("Someone claims in October 2025 China's exports outstripped exports to the US. True?",
         "True. Exports, October 2025: $305.35 bn, more than exports to the United States: $34.92 bn"),
        ("In the first half of 2026 exports to ASEAN grew more slowly than China's imports, right?",
         "True. Imports grew faster than exports to ASEAN, first half of 2026: "
         "+26.6 % against +22.9 % on a year earlier"),
        ("did exports to ASEAN exceed imports from the US by 500 bn in 2025?",
         "Exports to ASEAN, 2025: $665.22 bn, more than imports from the United States: $139.70 bn"),
    ],
)  # fmt: skip
def test_each_is_told_beside_the_other(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_what_is_read_names_each_with_its_partner(knowledge: Knowledge) -> None:
    reply = answer(Question("Were exports to ASEAN larger than imports from the US in 2025?", TODAY, "en"), knowledge)
    assert "China → ASEAN · exports · United States → China · imports · comparison" in reply.text
    assert "The balance" not in reply.text


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("de", "Waren die Exporte nach ASEAN 2025 höher als die Importe aus den USA?", "Stimmt. Exporte in die ASEAN"),
        ("zh", "2025年对东盟出口超过自美国进口了吗？", "属实。2025年对东盟出口6652.15亿美元"),
        ("ru", "Был ли экспорт в США больше, чем импорт из ЕС в 2025?", "Экспорт Китая в США, 2025 год: 420,05"),
    ],
)
def test_in_other_languages(knowledge: Knowledge, language: str, text: str, opening: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).text.startswith(opening)


def test_any_country_is_not_china(knowledge: Knowledge) -> None:
    reply = answer(Question("has any country ever had two trillion dollar surplus", TODAY, "en"), knowledge)
    assert not reply.figures


def test_its_buttons_are_the_two_amounts(knowledge: Knowledge) -> None:
    reply = answer(Question("Were exports to ASEAN larger than imports from the US in 2025?", TODAY, "en"), knowledge)
    assert [choice.label for choice in reply.choices] == [
        "Exports to ASEAN, 2025",
        "Imports from the United States, 2025",
    ]


def test_its_chart_names_each_partner(knowledge: Knowledge) -> None:
    reply = answer(Question("Were exports to ASEAN larger than imports from the US in 2025?", TODAY, "en"), knowledge)
    assert reply.chart is not None
    assert [line.name for line in reply.chart.series] == ["ASEAN, exports", "United States, imports"]


def test_the_two_flows_of_one_partner_stay_its_two_flows(knowledge: Knowledge) -> None:
    query = one(knowledge, "China's exports to the EU exceeded China's imports from the EU in 2025, right?")
    assert (query.operation, query.by, query.partners) == ("compare", "flow", ("EU27",))


@pytest.mark.parametrize(
    "text",
    [
        "Did exports to ASEAN fall faster than imports from the US in 2025?",
        "China's exports fell less than exports to the US in 2025, right?",
        "tell me more on exports to ASEAN and imports from the US in 2025",
        "exports to ASEAN in 2025, and more: imports from the US",
        "exports to ASEAN, more than imports from the US, grew in 2025",
        "ratio of China's exports to its imports from the EU in 2025",
    ],
)
def test_what_is_no_comparison_of_the_two_is_none(knowledge: Knowledge, text: str) -> None:
    """Of falls the greater is the lower rate, `more` may be more of the same: each is told by itself."""
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert not reply.text.startswith(("True", "False"))
    assert all(turn.query.by != "series" for turn in reply.turns)


@pytest.mark.parametrize("then", ["add Japan", "by how much?", "chart", "why?", "and the balance?"])
def test_a_talk_goes_on_from_each_of_the_two(knowledge: Knowledge, then: str) -> None:
    talk = Conversation("en")
    talk = talk.after(
        answer(talk.question("were exports to ASEAN larger than imports from the US in 2025?", TODAY), knowledge)
    )
    reply = answer(talk.question(then, TODAY), knowledge)
    assert all(turn.query.by != "series" for turn in reply.turns)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("In 2025, was growth in exports to Russia above that in China's imports?", (-9.9, 0.0)),
        ("How much faster did exports to ASEAN grow than China's imports in September 2025?", (15.6, 7.4)),
        ("ratio of exports to the US to China's imports in 2025", (420.05, 2580.0)),
    ],
)
def test_what_china_owns_is_with_all_beside_a_flow_with_one(
    text: str, figures: tuple[float, ...], knowledge: Knowledge
) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert set(figures) <= {round(figure.value, 2) for figure in reply.figures}
