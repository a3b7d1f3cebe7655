"""However a question happens to be put, it is read as the one that most would put: politely, or with its time ahead."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.clauses.put_plainly import with_time_behind, without_courtesies
from bot.understanding.mentions.parser import parse
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", "Hi, did exports rise in 2025?", "did exports rise in 2025?"),
        ("en", "Sorry to bother you, but were exports up? Thanks!", "were exports up?"),
        ("en", "Quick question: exports in May 2026, please?", "exports in May 2026?"),
        ("en", "Quick question: # of months 2025 exports > $325bn", "# of months 2025 exports > $325bn"),
        ("en", "Sorry to bother you, but no month was higher", "no month was higher"),
        ("en", "So how much did China export in 2025", "how much did China export in 2025"),
        ("en", "So exports fell in May", "So exports fell in May"),
        ("en", "Thanks", "Thanks"),
        ("en", "Hello, thanks!", "Hello, thanks!"),
        ("en", "thanks to the tariffs exports fell", "thanks to the tariffs exports fell"),
        ("en", "zorp hi exports 2025", "zorp hi exports 2025"),
        ("de", "Guten Tag, kurze Frage: wie hoch war der Export 2025? Vielen Dank!", "wie hoch war der Export 2025?"),
        ("fr", "Bonjour, les exportations de 2025 ? Merci d'avance", "les exportations de 2025 ?"),
        ("es", "Hola, ¿cuánto exportó China en 2025? Gracias", "¿cuánto exportó China en 2025?"),
        ("pt", "Oi, quanto a China exportou em 2025? Obrigado!", "quanto a China exportou em 2025?"),
        ("ru", "Добрый день! Экспорт в июне 2026? Спасибо", "Экспорт в июне 2026?"),
        ("zh", "你好，请问2025年出口多少？谢谢", "2025年出口多少？"),
        ("ja", "すみません、2025年の輸出は？", "2025年の輸出は？"),
    ],
)
def test_courtesies_at_both_ends_are_left_out(knowledge: Knowledge, language: str, text: str, plain: str) -> None:
    assert without_courtesies(parse(text, knowledge.lexicons, language), text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("In 2025, did ASEAN take the most exports?", "did ASEAN take the most exports in 2025?"),
        ("In June 2026 what was the surplus", "what was the surplus in June 2026"),
        ("In 2025, exports rose, right?", "In 2025, exports rose, right?"),
        ("In 2024, who sold most, and what did exports do?", "In 2024, who sold most, and what did exports do?"),
        ("In May and in June 2026, how much was exported?", "In May and in June 2026, how much was exported?"),
        ("June 2026: exports?", "June 2026: exports?"),
        ("2026's exports so far", "2026's exports so far"),
        (
            "In 2025 which month was the best, and what did it come to?",
            "In 2025 which month was the best, and what did it come to?",
        ),
        ("2025 exports", "2025 exports"),
    ],
)
def test_the_time_of_one_question_stands_behind_it(knowledge: Knowledge, text: str, plain: str) -> None:
    assert with_time_behind(parse(text, knowledge.lexicons, "en"), text) == plain


@pytest.mark.parametrize(
    "question",
    [
        "did the US share of exports fall below 12 % in 2025?",
        "were exports highest in December in 2025?",
        "did ASEAN take the most Chinese exports in 2025?",
        "what was the combined value of exports and imports in June 2026?",
        "how much did exports to Japan grow in 2025?",
    ],
)
@pytest.mark.parametrize(
    "put", ["Hi, {}", "Quick question: {}", "Well, {}", "So, {}", "{} Thanks!", "Actually, {}", "Hello! {} Many thanks"]
)
def test_what_is_asked_does_not_depend_on_manners(knowledge: Knowledge, question: str, put: str) -> None:
    assert asked(knowledge, put.format(question)) == asked(knowledge, question)


@pytest.mark.parametrize(
    ("ahead", "behind"),
    [
        ("In 2025, did the US buy the most from China?", "Did the US buy the most from China in 2025?"),
        ("In January 2026, did the PMI fall?", "Did the PMI fall in January 2026?"),
        ("In June 2026, how high did exports get?", "How high did exports get in June 2026?"),
        ("2025, how many months did exports fall?", "How many months did exports fall in 2025?"),
    ],
)
def test_the_time_ahead_asks_the_same(knowledge: Knowledge, ahead: str, behind: str) -> None:
    assert one(knowledge, ahead) == one(knowledge, behind)
