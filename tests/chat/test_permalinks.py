"""A query <-> the code of a link, at most 64 letters that Telegram allows; /link and /start over HTTP."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.chat.telegram.packing import Packed, pack, pack_key
from bot.chat.telegram.permalinks import decode, encode, permalink, stateless
from bot.model import Bound, Choice, Period, Query
from bot.store import Store
from tests.chat.conftest import NOVEMBER, TODAY, Road
from tests.chat.recorder import Recorder


@pytest.mark.parametrize(
    "query",
    [
        NOVEMBER,
        Query("trend", "USA", "import", ("CHN",), periods=(Period.months((2024, 7), (2026, 6)),), by="month"),
        Query("growth", flow="export", commodities=("rare_earths",), measure="yoy", by="year"),
        Query("coverage", partners=(), commodities=(), by="held"),
    ],
)
def test_a_query_that_fits_is_the_link_itself(query: Query) -> None:
    link = stateless("facts_bot", query, "de")
    assert link is not None
    start, code = link.split("?start=")
    assert start == "https://t.me/facts_bot"
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code)
    assert decode(code) == Packed("de", query=query)


def test_the_code_of_a_link_that_is_out_is_never_read_otherwise() -> None:
    assert decode("MWVuPWE7O3g7VVNBOzs7OzIwMjUtMTE") == Packed("en", query=NOVEMBER)


MANY = ("DEU", "FRA", "ITA", "ESP", "NLD", "POL", "GBR", "JPN", "KOR", "IND", "VNM", "THA", "MYS")
LONG = Query("compare", flow="export", partners=MANY, by="partner")


@pytest.mark.parametrize("query", [LONG, NOVEMBER.with_(operation="threshold", condition=Bound("above", 110.0))])
async def test_a_query_that_does_not_fit_is_kept_under_a_key(query: Query, tmp_path: Any, road: Road) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    assistant = Assistant(store, road.answer, road.perform, lambda key, _: key, lambda: TODAY)
    link = await permalink(assistant, "facts_bot", (query,), "en")
    packed = decode(link.split("?start=")[1])
    assert packed is not None
    kept = await assistant.kept(packed.key or "")
    await store.close()
    assert kept is not None
    assert kept.query == query


@pytest.mark.parametrize(
    "code",
    ["", "a", "hello", "____", "A" * 65, "MWVuPWE7O3g7VVNBOzs7OzIwMjUtMT", "9" * 64, "é", "MWVu\n", encode("7en=a")],
)
def test_what_is_no_code_is_not_read(code: str) -> None:
    assert decode(code) is None


def test_a_key_fits_and_what_is_too_long_does_not() -> None:
    assert encode(pack_key("0" * 26, "en")) is not None
    assert encode("x" * 49) is None
    assert len(encode(pack(Choice("", "", NOVEMBER), "en") or "") or "") == 31


async def test_a_link_opens_its_answer_in_a_private_chat(bot: object, api: Recorder) -> None:
    ann = api.private()
    code = (stateless("facts_bot", NOVEMBER, "de") or "").split("=")[-1]
    api.post(ann, f"/start {code}")
    api.post(ann, "and october?")
    opened, next_one = await api.sent(2, ann)
    assert opened["text"] == "Performed: level  2025-11"
    assert "after 1" in next_one["text"]


@pytest.mark.parametrize("code", ["hello", "MWVu", "7" * 64, "x" * 200])
async def test_a_link_that_nobody_can_read_is_said_to_be_too_old(code: str, bot: object, api: Recorder) -> None:
    api.post(api.private(), f"/start {code}")
    [answer] = await api.sent(1)
    assert answer["text"] == "<chat.link_too_old> en"


async def test_the_button_of_an_empty_inline_list_opens_the_help(bot: object, api: Recorder) -> None:
    api.post(api.private(), "/start help")
    [answer] = await api.sent(1)
    assert answer["text"].startswith("<chat.help> en")


async def test_link_gives_the_link_of_the_last_answer_and_in_a_group_of_the_one_replied_to(
    bot: object, api: Recorder
) -> None:
    ann = api.private()
    api.post(ann, "/link")
    api.post(ann, "exports")
    api.post(ann, "/link")
    none, _, link = await api.sent(3, ann)
    assert none["text"] == "<chat.link_none> en"
    assert link["text"] == stateless("facts_bot", NOVEMBER, "en")
    forum = api.group(forum=True)
    topic = api.topic(forum)
    api.post(forum, "/ask exports", topic=topic)
    [answer] = await api.sent(1, forum)
    api.post(forum, "/link@facts_bot", reply_to=answer, topic=topic)
    api.post(forum, "/link@facts_bot", topic=topic)
    _, link, none = await api.sent(3, forum)
    assert (link["text"], link["message_thread_id"]) == (stateless("facts_bot", NOVEMBER, "en"), topic)
    assert none["text"] == "<chat.link_none> en"
