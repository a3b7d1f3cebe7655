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
        (["Which partners take more than 10 % of exports in 2025?", "and the others?"],
         "4 of the 7 partners held, share of the total, exports of all goods, 2025: Taiwan 2.2 %, Russia 2.7 %"),
        (["Which partners take more than 10 % of exports in 2025?", "more than 400 bn?"],
         "3 of the 7 partners held, exports of all goods, 2025: ASEAN $665.22 bn, EU $559.95 bn and United States"),
    ],
)  # fmt: skip
def test_what_they_meet_is_kept_in_the_talk(knowledge: Knowledge, asked: list[str], told: str) -> None:
    talk = Conversation("en")
    for text in asked:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert reply.headline.startswith(told)


_TENTH = {
    "en": "Which partners take more than 10 % of exports in 2025?",
    "de": "Welche Partner machten 2025 mehr als 10 % der Exporte aus?",
    "zh": "2025年哪些伙伴占出口的10%以上？",
}


@pytest.mark.parametrize(
    ("lang", "asked", "line"),
    [
        ("en", [_TENTH["en"], "and their growth?"],
         "Change on a year earlier: ASEAN 13.4 %, EU 8.4 % and United States −20.0 %"),
        ("de", [_TENTH["de"], "und das Wachstum"],
         "Veränderung zum Vorjahr: ASEAN 13,4 %, EU 8,4 % und USA −20,0 %"),
        ("zh", [_TENTH["zh"], "增速呢"], "同比增速：东盟 13.4%、欧盟 8.4%和美国 -20.0%"),
        ("en", ["Which partners take more than 10 % of exports in 2025, and how fast did each grow?"],
         "Change on a year earlier: ASEAN 13.4 %, EU 8.4 % and United States −20.0 %"),
        ("en", ["Which partners' exports exceeded 400 bn in 2025?", "and their growth?"],
         "Change on a year earlier: ASEAN 13.4 %, EU 8.4 % and United States −20.0 %"),
        ("en", ["Which partners take more than 50 % of exports in 2025?", "and their growth?"],
         "Just below: ASEAN 17.6 %"),
        ("en", [_TENTH["en"], "and growth above 10 %?"],
         "Read as: China · exports (from before) · ranking, change on a year earlier · 2025 (from before)"),
    ],
)  # fmt: skip
def test_what_is_asked_of_those_that_met_it(knowledge: Knowledge, lang: str, asked: list[str], line: str) -> None:
    talk = Conversation(lang)
    for text in asked:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert line in reply.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # how far a share moved
        ("en", "Which countries' share of exports rose by more than 1 point in 2025?"),
        ("en", "Which partners' share of exports lost more than 3 points in 2025?"),
        ("de", "Bei welchen Ländern stieg der Anteil an den Exporten 2025 um mehr als 1 Punkt?"),
        ("ru", "Доля каких стран в экспорте выросла более чем на 1 пункт в 2025 году?"),
        ("zh", "2025年哪些国家占出口的份额上升超过1个百分点？"),
        # a part of what was added
        ("en", "Which partners account for more than 10 % of the growth of exports in 2025?"),
        ("en", "Which partners account for more than 10 % of the decline in imports in 2025?"),
        ("de", "Welche Partner machen mehr als 10 % des Exportwachstums 2025 aus?"),
        ("fr", "Quels partenaires représentent plus de 10 % de la croissance des exportations en 2025 ?"),
        ("pt", "Quais parceiros representam mais de 10 % do crescimento das exportações em 2025?"),
        ("ja", "2025年の輸出の伸びの10％超を占める国は？"),
        # a part of what the others trade
        ("en", "Which countries send more than 20 % of their exports to China?"),
        ("en", "For which countries does China account for more than 20 % of exports?"),
        ("en", "Which countries depend on China for more than 20 % of their exports?"),
        ("en", "Which countries get more than 20 % of their imports from China?"),
        ("de", "Welche Länder schicken mehr als 20 % ihrer Exporte nach China?"),
        ("fr", "Quels pays envoient plus de 20 % de leurs exportations vers la Chine ?"),
        ("es", "¿Qué países envían más del 20 % de sus exportaciones a China?"),
        ("ru", "Какие страны отправляют более 20 % своего экспорта в Китай?"),
        ("zh", "中国占哪些国家出口的20%以上？"),
        ("ja", "中国が輸出の20％以上を占める国は？"),
        # something besides, and of whom else
        ("en", "Which partners exceed 10 % of exports in 2025 and by how much?"),
        ("en", "Which partners hold a share of more than 10 % of exports and grew in 2025?"),
        ("en", "Which partners used to take more than 10 % of exports?"),
        ("en", "Which regions take more than 10 % of exports in 2025?"),
    ],
)
def test_a_part_of_something_else_is_asked_back(knowledge: Knowledge, lang: str, text: str) -> None:
    reply = answer(Question(text, TODAY, lang), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ())


@pytest.mark.parametrize(
    ("lang", "text", "begins"),
    [
        ("en", "Which countries does China send more than 10 % of its exports to?", "2 of the 23 partners held, share"),
        ("en", "Which countries take more than 10% of the exports of China?", "2 of the 23 partners held, share"),
        ("ru", "На какие страны приходится более 10 % экспорта Китая?", "Таких среди имеющихся партнёров (23): 2"),
        ("ja", "中国の輸出の10％以上を占める国は？", "収録する23の相手のうち2"),
        # a share that moves is no part of a movement
        ("en", "Is the US share of exports growing?",
         "False. Share of the United States in China's exports: 3.5 points less in 2025 than in 2024"),
        ("en", "The US share of exports: is it growing?", "The United States: 10.5 % of China's exports, June 2026"),
        ("en", "Did the US share decline while exports rose in 2025?", "The United States: 11.1 % of China's exports"),
        ("zh", "美国份额增长了吗，出口呢？", "2026年6月美国占中国出口的10.5%"),
        ("en", "Did the EU share of exports grow in 2025?",
         "True. Share of the EU in China's exports: 0.4 points more in 2025 than in 2024"),
        ("en", "Did the US make up most of the fall in exports in 2025?", "China's exports, 2025: up $190.00 bn"),
        ("en", "Did Brazil account for most of the rise in soybean imports in 2025?",
         "I hold no figure for 2024: China's imports of soybeans"),
        ("en", "Who supplies more than 10 % of crude?",
         "3 of the 6 partners held, share of the total, imports of crude oil, July 2025: Russia 18.5 %, Saudi"),
    ],
)  # fmt: skip
def test_shares_of_its_own_trade_are_told(knowledge: Knowledge, lang: str, text: str, begins: str) -> None:
    assert answer(Question(text, TODAY, lang), knowledge).headline.startswith(begins)
