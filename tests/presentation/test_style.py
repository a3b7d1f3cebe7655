"""The style of a chat: other units, another language, no currency in the reading; the same figures and questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot import pipeline
from bot.mind import Mind
from bot.model import Query, Question, Style

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

TODAY = date(2026, 9, 15)
ENGLISH = "China's exports in November 2025"
CHINESE = "2025年11月中国出口多少"


@pytest.mark.parametrize(
    ("text", "style", "headline"),
    [
        (ENGLISH, Style(), "China's exports, November 2025: $330.3 bn"),
        (ENGLISH, Style(length="long"), "China's exports, November 2025: 330.3 billion US dollars"),
        (ENGLISH, Style(scale="yi"), "China's exports, November 2025: $3,303 亿"),
        (ENGLISH, Style(scale="yi", length="long"), "China's exports, November 2025: $3,303 亿"),
        (CHINESE, Style(), "2025年11月中国出口：3303亿美元"),
        (CHINESE, Style(length="short"), "2025年11月中国出口：$3303亿"),
        (CHINESE, Style(scale="bn"), "2025年11月中国出口：$330.3 bn"),
        (ENGLISH, Style("de"), "Exporte Chinas, November 2025: 330,3 Mrd. Dollar"),
        (ENGLISH, Style("de", length="long"), "Exporte Chinas, November 2025: 330,3 Milliarden US-Dollar"),
        (CHINESE, Style("ja", length="long"), "2025年11月の中国の輸出：3303億米ドル"),
        (ENGLISH, Style("es", scale="bn"), "Exportaciones de China, noviembre de 2025: 330,3 mil millones de dólares"),
    ],
)
def test_a_level_is_written_as_the_chat_has_set_it(
    knowledge: Knowledge, text: str, style: Style, headline: str
) -> None:
    assert pipeline.answer(Question(text, TODAY, style=style), knowledge).headline == headline


def test_a_style_changes_words_and_nothing_else(knowledge: Knowledge) -> None:
    usual = pipeline.answer(Question(ENGLISH, TODAY), knowledge)
    for style in (Style(length="long"), Style(scale="yi", currency_note=False)):
        reply = pipeline.answer(Question(ENGLISH, TODAY, style=style), knowledge)
        assert (reply.figures, reply.queries, reply.turns) == (usual.figures, usual.queries, usual.turns)
        assert reply.choices == usual.choices  # whose texts are questions that have to be understood
        assert reply.text != usual.text


@pytest.mark.parametrize("text", ["exports by month in 2025", "record exports", "top 5 buyers in 2024"])
def test_a_chart_keeps_the_units_of_its_axis_which_its_letters_can_write(knowledge: Knowledge, text: str) -> None:
    usual = pipeline.answer(Question(text, TODAY, "en"), knowledge)
    reply = pipeline.answer(Question(text, TODAY, "en", style=Style("en", "yi")), knowledge)
    assert usual.chart is not None
    assert reply.chart == usual.chart
    assert "亿" in reply.text


def test_the_currency_is_left_out_of_a_reading_where_the_amount_bears_it(knowledge: Knowledge) -> None:
    quiet = Style(currency_note=False)
    level = pipeline.answer(Question(ENGLISH, TODAY, style=quiet), knowledge)
    assert level.notes == ("Read as: China → world · exports · November 2025",)
    rate = pipeline.answer(Question("growth of exports in November 2025", TODAY, style=quiet), knowledge)
    assert rate.notes[0].endswith("November 2025 · US dollar value")  # a rate does not show what it is a rate of


def test_a_button_is_answered_in_the_style_too(knowledge: Knowledge) -> None:
    query = Query("level", flow="export")
    mind = Mind(knowledge, "CHN")
    assert "亿" in mind.perform((query,), "en", TODAY, style=Style(scale="yi")).headline
    assert mind.perform((query,), "en", TODAY, style=Style("zh")).language == "zh"


def test_what_is_remembered_of_one_style_is_not_said_in_another(knowledge: Knowledge) -> None:
    mind = Mind(knowledge, "CHN")
    question = Question(ENGLISH, TODAY)
    styles = (Style(), Style(scale="yi"), Style(length="long"), Style("de"), Style(currency_note=False))
    first = [mind.answer(replace(question, style=style)).text for style in styles]
    assert len(set(first)) == len(styles)
    assert [mind.answer(replace(question, style=style)).text for style in styles] == first


def test_every_language_writes_every_style(knowledge: Knowledge) -> None:
    for language in knowledge.phrasebooks:
        texts = {
            pipeline.answer(Question(ENGLISH, TODAY, style=Style(language, scale, length)), knowledge).headline
            for scale in (None, "bn", "yi")
            for length in (None, "short", "long")
        }
        assert len(texts) >= 3, language
