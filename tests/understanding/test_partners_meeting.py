"""Of which partners something is so: those that meet it are told, and never what is so of all together."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Which partners bought more from China than they sold to it in H1 2026?",
         "13 of the 23 partners held, trade balance of all goods, first half of 2026: Hong Kong ¥1,337.3 bn"),
        ("which countries sold more to China than they bought in 2024",
         "14 of the 33 partners held, trade balance of all goods, 2024: Taiwan −¥1,014.7 bn"),
        ("which partners did China export more to than it imported from in 2024",
         "19 of the 33 partners held, trade balance of all goods, 2024: United States ¥2,569.7 bn"),
        ("which partners saw both exports and imports fall in H1 2026?",
         "1 of the 23 partners held, growth on a year earlier, exports of all goods, first half of 2026: United"),
        ("which partners had falling imports and rising exports in the first half of 2026",
         "5 of the 23 partners held, growth on a year earlier, imports of all goods, first half of 2026: Malaysia"),
        ("which partners' exports grew by more than 20% in H1 2026",
         "8 of the 23 partners held, growth on a year earlier, exports of all goods, first half of 2026: Hong Kong"),
        ("which countries took more than 1 trillion yuan of chinese goods in 2024",
         "5 of the 33 partners held, exports of all goods, 2024: United States ¥3,733.7 bn, Hong Kong ¥2,071.9 bn"),
        ("countries with which China had a deficit of more than 200bn yuan in 2024",
         "5 of the 33 partners held, trade balance of all goods, 2024: Taiwan −¥1,014.7 bn, Australia −¥496.97 bn"),
        ("exports to which partner fell in H1 2026?",
         "1 of the 23 partners held, growth on a year earlier, exports of all goods, first half of 2026: United"),
        ("which partners' exports fell by more than 20% in H1 2026",
         "None of the 23 partners held, growth on a year earlier, exports of all goods, first half of 2026"),
        ("Which countries take more than 10% of China's exports?",
         "2 of the 23 partners held, share of the total, exports of all goods, June 2026: Hong Kong 10.8 % and United"),
        ("who provides over 60% of China's soybeans",
         "1 of the 3 partners held, share of the total, imports of soybeans, December 2025: Brazil 70.4 %"),
        ("whose share of exports was above 10% in 2025",
         "3 of the 7 partners held, share of the total, exports of all goods, 2025: ASEAN 17.6 %, EU 14.9 %"),
        ("Who took more than 20% of exports in 2024?",
         "None of the 33 partners held, share of the total, exports of all goods, 2024"),
    ],
)  # fmt: skip
def test_the_partners_of_whom_it_is_so(knowledge: Knowledge, text: str, begins: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(begins)


def test_no_currency_is_set_against_another(knowledge: Knowledge) -> None:
    reply = answer(
        Question("which countries bought more than 100 billion dollars of chinese goods in 2024", TODAY, "en"),
        knowledge,
    )
    assert all(figure.unit in ("USD_bn", "count") for figure in reply.figures)


def test_what_stands_before_a_flow_is_said_of_it(knowledge: Knowledge) -> None:
    reply = answer(
        Question("in which months of 2025 were there rising exports and falling imports?", TODAY, "en"), knowledge
    )
    assert reply.headline == "It was so in 5 months of 2025: January to May 2025"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("the surplus in March 2026 was about half of February's, right?",
         "China's trade balance: $39.85 bn lower in March 2026 than in February 2026"),
        ("exports exceeded imports by 112.5bn in July 2026, right?",
         "True. China's trade balance, July 2026: a surplus of $112.5 bn"),
        ("Exports beat imports by more than 120 billion dollars in August 2026, yes?",
         "False. China's trade balance, August 2026: a surplus of $119.09 bn"),
    ],
)  # fmt: skip
def test_one_figure_set_against_another(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("highest and lowest months for exports in 2025", [("export", 1), ("export", -1)]),
        ("best and worst month for the surplus in 2025?", [("balance", 1), ("balance", -1)]),
        ("highest exports and lowest imports in 2025", [("export", 1), ("import", -1)]),
        ("biggest supplier and biggest customer in 2024", [("import", 5), ("export", 5)]),
        ("the highest surplus of 2025", [("balance", 1)]),
    ],
)
def test_each_superlative_is_answered(knowledge: Knowledge, text: str, limits: list[tuple[str, int]]) -> None:
    queries = answer(Question(text, TODAY, "en"), knowledge).queries
    assert [(query.flow, query.limit) for query in queries] == limits


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Which partners' purchases fell in 2025?", "export"),
        ("which partners' exports to China rose in 2025", "import"),
        ("which partners' purchases from China fell in 2025?", "export"),
    ],
)
def test_what_partners_own_is_told_from_their_side(text: str, flow: str, knowledge: Knowledge) -> None:
    (result,) = answer(Question(text, TODAY, "en"), knowledge).results
    assert (result.query.operation, result.query.flow) == ("rank", flow)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["Which countries take more than 10% of China's exports?", "and in 2024?", "more than 5%?"],
         "2 of the 33 partners held, share of the total, exports of all goods, 2024: United States 14.6 %"),
        (["which partners' exports grew by more than 20% in H1 2026", "and imports?", "by more than 30%?"],
         "7 of the 23 partners held, growth on a year earlier, imports of all goods, first half of 2026: Hong Kong"),
        (["ASEAN is China's largest trading partner, true?", "and in 2024?"], "ASEAN: place 1 of all, with"),
    ],
)  # fmt: skip
def test_what_they_meet_is_kept_in_the_talk(knowledge: Knowledge, asked: list[str], told: str) -> None:
    talk = Conversation("en")
    for text in asked:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert reply.headline.startswith(told)
