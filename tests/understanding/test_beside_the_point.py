"""Who asks, for whom and what for stands around a question and changes nothing of what it asks."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.clauses.beside_the_point import without_lead, without_tail
from bot.understanding.clauses.put_plainly import without_idle_ends
from bot.understanding.mentions.parser import parse
from tests.understanding.asking import asked


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", "Client is asking: is it the largest surplus?", "is it the largest surplus?"),
        ("en", "quick q - exports to Japan", "exports to Japan"),
        ("en", "remind me, what were imports", "what were imports"),
        ("en", "for us, what were imports", "for us, what were imports"),  # whose country that is, is asked back
        ("en", "forget it, what were imports", "forget it, what were imports"),  # a topic that ends
        ("en", "in all, what were imports", "in all, what were imports"),
        ("en", "Zorp, what were imports", "Zorp, what were imports"),
        ("en", "rare-earth exports", "rare-earth exports"),
        ("en", "remind me, and thanks", "remind me, and thanks"),
        ("de", "Mein Chef fragt: wie hoch war der Export?", "wie hoch war der Export?"),
        ("zh", "老板问：出口多少", "出口多少"),
    ],
)
def test_what_leads_to_a_question_is_left_out(knowledge: Knowledge, language: str, text: str, plain: str) -> None:
    assert without_lead(parse(text, knowledge.lexicons, language), text) == plain


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", "soybean imports by month I need to put it in a slide", "soybean imports by month"),
        ("en", "exports to Japan, my boss wants it by noon", "exports to Japan"),
        ("en", "imports in 2025 with the source please", "imports in 2025"),
        ("en", "exports to Africa. Cheers, Tom", "exports to Africa."),
        ("en", "exports to Africa, thanks, Narnia?", "exports to Africa, thanks, Narnia?"),
        ("en", "what do I export", "what do I export"),
        ("en", "how many tonnes of coal do I need for it", "how many tonnes of coal do I need for it"),
        ("en", "imports I mean exports", "imports I mean exports"),
        ("en", "can I use it in my story?", "can I use it in my story?"),
        ("en", "I need it in a slide", "I need it in a slide"),
        ("es", "exportaciones a Japón con la fuente por favor", "exportaciones a Japón"),
        ("ja", "対日輸出、出典もお願いします", "対日輸出、"),
    ],
)
def test_what_is_said_behind_a_question_is_left_out(knowledge: Knowledge, language: str, text: str, plain: str) -> None:
    assert without_tail(parse(text, knowledge.lexicons, language), text) == plain


@pytest.mark.parametrize(
    ("language", "around", "question"),
    [
        ("en", "so tell me, {}", "What were imports in 2025? From whom did China buy the most?"),
        ("en", "hi, quick q - {}", "newest month in which imports fell"),
        ("en", "{} with the source please", "which grew faster in 2025, exports to ASEAN or to Africa"),
        ("en", "right, {}", "months in 2025 when both exports and imports grew"),
        ("en", "{} I'm writing a piece about it.", "exports aug 25 -> sep 25 bn"),
        ("en", "{} if that's available", "How come Germany sells more to China than it buys from it?"),
        ("de", "{} mit Quelle bitte", "was hat die Tonne Rohöl im Dezember 2025 gekostet"),
        ("es", "{} con la fuente por favor", "top 3 de destinos de las exportaciones chinas en 2024"),
        ("fr", "mon chef demande : {}", "quelles exportations en juin 2026 ?"),
        ("ru", "{} с источником пожалуйста", "Каков рост экспорта в ЕС, АСЕАН и США в мае 2026?"),
        ("pt", "{} se tiver", "média mensal das exportações de terras raras em 2025"),
        ("zh", "{}附来源", "2025年每月平均出口额"),
        ("ja", "{}出典もお願いします", "今年に入ってからの対米輸出の推移を見せて"),
    ],
)
def test_a_question_is_read_as_without_it(knowledge: Knowledge, language: str, around: str, question: str) -> None:
    assert asked(knowledge, around.format(question), language) == asked(knowledge, question, language)


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", "Hi, retired teacher here. What were imports in 2025?", "What were imports in 2025?"),
        ("en", "imports in 2025?\nMy brain is fried.", "imports in 2025?"),
        ("en", "I've clicked round your site and I give up. Imports in 2025?", "Imports in 2025?"),
        ("en", "imports in 2025. Without zeppelins.", "imports in 2025. Without zeppelins."),  # what narrows them
        (
            "en",
            "imports in 2025. I prefer mine without zeppelins.",
            "imports in 2025. I prefer mine without zeppelins.",
        ),
        ("en", "imports in 2025. Zeppelins please.", "imports in 2025. Zeppelins please."),
        ("en", "imports in 2025. I'd like zeppelins.", "imports in 2025. I'd like zeppelins."),
        ("en", "I think it fell. Imports in 2025?", "I think it fell. Imports in 2025?"),  # a claim
        ("en", "I sell cars. Imports in 2025?", "I sell cars. Imports in 2025?"),  # goods that may be meant
        ("en", "Analyst blurb please: trade in April 2026", "Analyst blurb please: trade in April 2026"),
        ("de", "Servus, Lokalreporter hier. Exporte im Juni 2026?", "Exporte im Juni 2026?"),
        ("ja", "黒字 1000億ドル割れ 2025年 月", "黒字 1000億ドル割れ 2025年 月"),  # a list of words, no sentences
    ],
)
def test_a_sentence_about_its_asker_is_left_out(knowledge: Knowledge, language: str, text: str, plain: str) -> None:
    assert without_idle_ends(parse(text, knowledge.lexicons, language), text) == plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("exports in 2025. Sorry, imports.", "imports in 2025"),
        ("iron ore imports in 2025... oops, coal", "coal imports in 2025"),
    ],
)
def test_what_puts_a_slip_right_is_no_aside(knowledge: Knowledge, text: str, told: str) -> None:
    (query,), (meant,) = asked(knowledge, text), asked(knowledge, told)
    assert (query.flow, query.commodities) == (meant.flow, meant.commodities)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hi\u2026 thanks\u2026 imports in 2025? My brain is fried\u2026", "imports in 2025?"),
        ("Client is asking\u2026 again: imports in 2025", "Client is asking... again: imports in 2025"),
    ],
)
def test_signs_that_are_read_as_several_move_no_cut(knowledge: Knowledge, text: str, plain: str) -> None:
    assert asked(knowledge, text) == asked(knowledge, plain)
