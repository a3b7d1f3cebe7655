"""/status, /reload and /unanswered over HTTP: for operators in private, and for nobody else anywhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from bot import __version__
from bot.knowledge import Knowledge, load
from bot.mind import Mind
from tests.chat.conftest import Start
from tests.chat.recorder import Recorder

OPERATOR = {"TRADEFACTS_ADMINS": "7"}


@pytest.mark.parametrize("command", ["status", "reload", "unanswered"])
async def test_for_others_and_in_groups_these_commands_do_not_exist(start: Start, api: Recorder, command: str) -> None:
    api.privacy = False
    await start(more=OPERATOR)
    group, bob = api.group(), api.private(8)
    api.admins[group, 7] = "creator"
    api.post(group, f"/{command}")
    api.post(group, f"/{command}@facts_bot")
    api.post(bob, f"/{command}", by=8)
    [unknown] = await api.sent(1, bob)
    assert unknown["text"].startswith("<chat.help> en")  # as for any command that there is not
    api.post(bob, "/nonsense", by=8)
    assert (await api.sent(2, bob))[1]["text"] == unknown["text"]
    await api.quiet(0.1)
    assert api._of_bot(group) == []


async def test_status_tells_of_the_program_the_data_and_every_process(
    start: Start, api: Recorder, knowledge: Knowledge
) -> None:
    ann = api.private()
    await start(more=OPERATOR, mind=Mind(knowledge, "CHN"))
    api.post(ann, "break")
    await api.sent(1, ann)
    api.post(ann, "/status")
    said = (await api.sent(2, ann))[1]["text"].splitlines()
    assert re.fullmatch(rf"Tradefacts {re.escape(__version__)}, up 0 min \d+ s", said[0])
    assert said[1] == f"Data {knowledge.checksum[:12]}, the newest period ended 15 days ago"
    assert "GACC 2026-08-31" in said[2]
    assert said[3] == "Inbox: 1 waiting or at work"
    assert said[4] == "Last five minutes: 1 of 1 updates went wrong"
    assert said[5] == "Processes: 1"
    assert re.fullmatch(
        rf"- \S+:\d+: {re.escape(__version__)}, data {knowledge.checksum[:12]}, up 0 min \d+ s, 1 of 1 wrong", said[6]
    )
    assert said[7:] == ["Retired chats: 0"]


@pytest.fixture
def folder(knowledge: Knowledge, tmp_path: Path) -> Path:
    """A copy of the data."""
    return Path(shutil.copytree(knowledge.data, tmp_path / "data"))


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "trade" / "observations.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


async def test_reload_answers_from_new_data_only_where_they_are_in_order(
    start: Start, api: Recorder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.freshness._LOOK_EVERY", 3600.0)
    ann, mind = api.private(), Mind(load(folder), "CHN")
    first = mind.checksum
    await start(more=OPERATOR, mind=mind)

    async def reloaded(count: int) -> list[str]:
        api.post(ann, "/reload")
        return str((await api.sent(count, ann, within=60))[-1]["text"]).splitlines()

    assert await reloaded(1) == [f"Nothing has changed: data {first[:12]}."]
    change(folder, "USD_bn,33.7891,", "USD_bn,thirty,")
    wrong = await reloaded(2)
    assert wrong[0] == "The data in the folder are not in order; answers still come from the old ones."
    assert "thirty" in wrong[1] or "observations.csv" in wrong[1]
    assert wrong[-1] == "Files changed: trade/observations.csv"
    assert mind.checksum == first
    change(folder, "USD_bn,thirty,", "USD_bn,33.9,")
    right = await reloaded(3)
    assert right[0] == f"Answering from new data: {first[:12]} before, {mind.checksum[:12]} now."
    assert re.fullmatch(r"\d,\d{3} figures: 0 new, 0 gone", right[1])
    assert right[2:] == ["Files changed: trade/observations.csv"]
    assert mind.checksum != first


async def test_unanswered_lists_the_newest_first(start: Start, api: Recorder, tmp_path: Path) -> None:
    ann, file = api.private(), tmp_path / "kept.jsonl"
    await start(more={**OPERATOR, "TRADEFACTS_KEEP_UNANSWERED": str(file)})
    api.post(ann, "/unanswered")
    assert (await api.sent(1, ann))[0]["text"] == "Not understood: 0"
    rows = [("old", "2026-09-01"), ("asked <often>", "2026-09-02"), ("new\x1b[2J", "2026-09-14"),
            ("asked <often>", "2026-09-03")]  # fmt: skip
    kept = [json.dumps({"date": day, "language": "en", "reason": "not_trade", "text": text}) for text, day in rows]
    file.write_text("\n".join(kept) + "\n", "utf-8")
    api.post(ann, "/unanswered")
    assert (await api.sent(2, ann))[1]["text"].splitlines() == [
        "Not understood: 3, the newest:",
        "2026-09-14 en not_trade: new [2J",
        "2026-09-03 en not_trade, 2 times: asked <often>",
        "2026-09-01 en not_trade: old",
    ]


async def test_where_none_are_kept_that_is_said(start: Start, api: Recorder) -> None:
    await start(more=OPERATOR)
    api.post(api.private(), "/unanswered")
    assert (await api.sent(1))[0]["text"] == "TRADEFACTS_KEEP_UNANSWERED is not set, so none are kept."
