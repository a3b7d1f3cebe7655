"""A run that does not last now: the last one is told, with its length and its months."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how many consecutive months did shipments to the US decline by double digits", "12 months, April 2025 to"),
        ("how many months in a row have exports fallen", "1 month, October 2025"),
        ("how long has the PMI been below 50", "2 months, January to February 2026"),
    ],
)
def test_where_none_lasts_the_last_one_is_told(text: str, said: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert f"The last such run: {said}" in reply.text


def test_a_month_that_is_named_asks_for_its_own_run(knowledge: Knowledge) -> None:
    reply = answer(Question("how many months in a row had exports fallen by August 2025", TODAY, "en"), knowledge)
    assert "The last such run" not in reply.text


def test_controls_of_other_goods_move_no_flow_with_a_partner_they_do_not_name(knowledge: Knowledge) -> None:
    reply = answer(Question("why did exports to Vietnam jump in August 2025", TODAY, "en"), knowledge)
    assert "rare" not in reply.text
    assert "not established" in reply.text
