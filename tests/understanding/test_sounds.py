"""Chinese typed by sound: the one phrase of trade that sounds so, where nothing else could be meant."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from bot.understanding import understand

ASKED_ON = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("5月分出口额多少", "5月份出口额多少"),
        ("去年10月出口同笔增速", "去年10月出口同比增速"),
        ("去年10月大斗进口量", "去年10月大豆进口量"),
        ("5月贸易顺查多少", "5月贸易顺差多少"),
        ("去年12月对欧蒙出口同比", "去年12月对欧盟出口同比"),
        ("去年11月源油进口量", "去年11月原油进口量"),
    ],
)
def test_a_slip_of_sound_is_read_as_meant(slip: str, meant: str, knowledge: Knowledge) -> None:
    one, other = (answer(Conversation("zh").question(text, ASKED_ON), knowledge).queries for text in (slip, meant))
    assert one == other != ()


def test_the_reply_says_how_a_slip_was_read(knowledge: Knowledge) -> None:
    reply = answer(Conversation("zh").question("去年12月对欧蒙出口同比", ASKED_ON), knowledge)
    assert any("欧蒙" in note and "欧盟" in note for note in reply.notes)


@pytest.mark.parametrize("text", ["铜币出口多少", "食油进口", "骑车去哪儿好玩", "去年义乌出口多少", "对美出口的竹席"])
def test_what_sounds_like_trade_by_chance_is_not_read_so(text: str, knowledge: Knowledge) -> None:
    question = Question(text, ASKED_ON, None, ())
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert all(isinstance(query, CannotAnswer) for query in queries)
