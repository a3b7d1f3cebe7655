"""What a chat has set, on the real road: its language and units, and no way to a picture that it does not want."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.chat.telegram.manners import language_of, tailored
from bot.mind import Mind
from bot.model import Question, Style
from bot.store import Preferences
from tests.chat.test_inline import Learned

if TYPE_CHECKING:
    from bot.knowledge import Knowledge
    from tests.chat.conftest import Start
    from tests.chat.recorder import Recorder

LEVEL = Question("exports to the US in November 2025", date(2026, 9, 15), "en")
COURSE = Question("exports by month in 2025", date(2026, 9, 15), "en")


def test_without_charts_nothing_leads_to_one(knowledge: Knowledge) -> None:
    mind = Mind(knowledge, "CHN")
    level, course = mind.answer(LEVEL), mind.answer(COURSE)
    assert [choice.kind for choice in level.choices if choice.kind == "chart"] == ["chart"]
    assert course.chart is not None
    bare = Preferences(charts=False)
    assert {choice.kind for choice in level.choices} - {c.kind for c in tailored(level, bare).choices} == {"chart"}
    assert tailored(course, bare).chart is None
    assert tailored(course, bare).text == course.text
    quiet = tailored(level, Preferences(quiet=True))
    assert (quiet.text, quiet.chart, quiet.choices) == (level.text, None, ())
    assert tailored(course, Preferences()) is course


def test_the_language_of_the_chat_goes_before_that_of_the_person() -> None:
    assert language_of(None, "en") == "en"
    assert language_of(None, "en", Preferences(Style("ja"))) == "ja"


@pytest.fixture
def road(knowledge: Knowledge) -> Learned:
    return Learned(knowledge)


async def test_a_topic_is_answered_in_the_language_and_the_units_that_its_group_has_set(
    start: Start, api: Recorder, knowledge: Knowledge
) -> None:
    mind = Mind(knowledge, "CHN")
    await start(mind=mind)
    forum = api.group(forum=True)
    topic = api.topic(forum)
    api.admins[forum, 7] = "administrator"
    api.post(forum, "/settings", topic=topic)
    [panel] = await api.sent(1, forum)
    for count, data in enumerate(("language=zh", "scale"), start=1):
        api.press_data(panel, f"s1:{data}")
        await api.called("editMessageText", count)
    assert "中文" in panel["text"]
    asked = api.post(forum, "@facts_bot exports to the US in November 2025", by=9, topic=topic)
    answer = (await api.sent(2, forum))[1]
    assert answer["text"].splitlines()[0] == "2025年11月中国对美国出口：$33.79 bn"
    assert (answer["message_thread_id"], answer["reply_to_message"]["message_id"]) == (topic, asked["message_id"])
    api.post(forum, "and October?", by=9, topic=topic, reply_to=answer)
    assert (await api.sent(3, forum))[2]["text"].splitlines()[0].startswith("2025年10月中国对美国出口：$")
    assert api.refusals == []
