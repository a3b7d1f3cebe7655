"""Pages over real sockets: what is asked, asked again, kept, and refused."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import __version__
from bot.errors import BadSetup, SourceAway
from bot.sources.fetching import Web
from bot.sources.keeping import recall
from bot.sources.saved import Saved
from tests.sources.office import Answer, Office, open_office


@pytest.fixture
def office() -> Iterator[Office]:
    with open_office() as opened:
        yield opened


class Waits(list[float]):
    """Notes the waits instead of waiting."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def web(folder: Path, waits: Waits | None = None, **how: object) -> Web:
    return Web(folder, pause=0, sleep=waits if waits is not None else Waits(), **how)  # type: ignore[arg-type]


def test_a_page_comes_with_its_hash_and_time_and_is_kept(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer("<p>é</p>".encode())
    with web(tmp_path / "raw") as fetch:
        page = fetch.get(f"{office.address}/a.html", params={"c[A]": "CHN+USA", "x": "1"})
    assert page.body.decode() == "<p>é</p>"
    assert page.sha256 == hashlib.sha256(page.body).hexdigest()
    assert page.kept is not None
    assert page.kept.read_bytes() == page.body
    assert page.source == f"{page.url} {page.fetched:%Y-%m-%d}"
    assert office.asked[0].query == {"c[A]": "CHN+USA", "x": "1"}
    assert office.asked[0].headers["user-agent"].startswith(f"tradefacts/{__version__} ")


def test_a_page_that_did_not_change_is_not_sent_again_and_keeps_its_time(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(b"one", headers={"ETag": '"1"', "Last-Modified": "Wed, 01 Jul 2026 00:00:00 GMT"})
    with web(tmp_path) as fetch:
        first = fetch.get(f"{office.address}/a.html")
        card = next(tmp_path.glob("*.json"))
        card.write_text(card.read_text().replace(first.fetched.isoformat(), "2026-07-01T08:00:00+00:00"))
        again = fetch.get(f"{office.address}/a.html")
    assert office.asked[1].headers["if-none-match"] == '"1"'
    assert office.asked[1].headers["if-modified-since"] == "Wed, 01 Jul 2026 00:00:00 GMT"
    assert again.body == b"one"
    assert again.fetched.isoformat() == "2026-07-01T08:00:00+00:00"


def test_a_page_that_changed_is_kept_beside_what_it_was(office: Office, tmp_path: Path) -> None:
    url = f"{office.address}/a.html"
    with web(tmp_path) as fetch:
        office.pages["/a.html"] = Answer(b"one", headers={"ETag": '"1"'})
        first = fetch.get(url)
        office.pages["/a.html"] = Answer(b"two", headers={"ETag": '"2"'})
        assert fetch.get(url).body == b"two"
    card = json.loads(next(tmp_path.glob("*.json")).read_text())
    assert [old["sha256"] for old in card["earlier"]] == [first.sha256]
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.html")) == [b"one", b"two"]


def test_a_copy_that_was_spoilt_is_asked_for_anew(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(b"one", headers={"ETag": '"1"'})
    with web(tmp_path) as fetch:
        page = fetch.get(f"{office.address}/a.html")
        assert page.kept is not None
        page.kept.write_bytes(b"spoilt")
        assert fetch.get(f"{office.address}/a.html").body == b"one"
    assert page.kept.read_bytes() == b"one"


@pytest.mark.parametrize(
    "trouble",
    [
        Answer(status=500),
        Answer(status=503),
        Answer(b"half of it", cut=4),
        Answer(b"not gzip", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["500", "503", "cut", "garbled"],
)
def test_what_passes_is_asked_for_again_later_and_later(office: Office, tmp_path: Path, trouble: Answer) -> None:
    office.script["/a.html"] = [trouble, trouble, trouble]
    office.pages["/a.html"] = Answer(b"whole")
    waits, told = Waits(), list[str]()
    with web(tmp_path, waits, told=told.append) as fetch:
        assert fetch.get(f"{office.address}/a.html").body == b"whole"
    assert len(waits) == len(told) == 3
    assert 1 <= waits[0] <= 2 <= waits[1] <= 3
    assert 4 <= waits[2] <= 5


def test_the_office_says_how_long_to_wait(office: Office, tmp_path: Path) -> None:
    past = {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}
    office.script["/a.html"] = [Answer(status=429, headers={"Retry-After": "7"}), Answer(status=503, headers=past)]
    office.pages["/a.html"] = Answer(b"whole")
    waits = Waits()
    with web(tmp_path, waits) as fetch:
        fetch.get(f"{office.address}/a.html")
    assert waits == [7, 0]


def test_an_hour_is_not_waited(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(status=429, headers={"Retry-After": "3600"})
    waits = Waits()
    with web(tmp_path, waits) as fetch, pytest.raises(SourceAway, match="asks to wait 3600 seconds") as raised:
        fetch.get(f"{office.address}/a.html")
    assert waits == []
    assert raised.value.status == 429


def test_trouble_without_end_ends(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(status=502)
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="it answers 502; come again later"):
        fetch.get(f"{office.address}/a.html")
    assert len(office.asked) == 5
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_asked_for_once(office: Office, tmp_path: Path) -> None:
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="it answers 404") as raised:
        fetch.get(f"{office.address}/a.html")
    assert raised.value.status == 404
    assert len(office.asked) == 1


def test_nobody_at_the_address(tmp_path: Path) -> None:
    with open_office() as closed:
        address = closed.address
    with web(tmp_path, attempts=2) as fetch, pytest.raises(SourceAway, match="cannot be reached; come again later"):
        fetch.get(f"{address}/a.html")


def test_a_page_has_a_limit_packed_or_not(office: Office, tmp_path: Path) -> None:
    office.pages["/bomb.html"] = Answer(gzip.compress(b"0" * 10**6), headers={"Content-Encoding": "gzip"})
    with web(tmp_path, limit=10**5) as fetch, pytest.raises(SourceAway, match="over 100000 bytes"):
        fetch.get(f"{office.address}/bomb.html")
    assert list(tmp_path.iterdir()) == []


def test_a_redirect_stays_at_its_host(office: Office, tmp_path: Path) -> None:
    office.pages["/old.html"] = Answer(status=301, headers={"Location": "/new.html"})
    office.pages["/new.html"] = Answer(b"moved")
    office.pages["/out.html"] = Answer(status=302, headers={"Location": "http://127.0.0.2:1/new.html"})
    office.pages["/file.html"] = Answer(status=302, headers={"Location": "file:///etc/passwd"})
    office.pages["/round.html"] = Answer(status=302, headers={"Location": "/round.html"})
    with web(tmp_path) as fetch:
        page = fetch.get(f"{office.address}/old.html")
        assert (page.body, page.url) == (b"moved", f"{office.address}/old.html")
        with pytest.raises(SourceAway, match="sent to another host"):
            fetch.get(f"{office.address}/out.html")
        with pytest.raises(SourceAway, match="another host"):
            fetch.get(f"{office.address}/file.html")
        with pytest.raises(SourceAway, match="without end"):
            fetch.get(f"{office.address}/round.html")


def test_plain_http_only_where_it_is_allowed_and_https_does_not_answer(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = office.pages["/b.html"] = Answer(b"plain")
    secure = office.address.replace("http:", "https:")
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="no safe connection"):
        fetch.get(f"{secure}/a.html")
    with web(tmp_path, plain_http={"127.0.0.1"}) as fetch:
        assert fetch.get(f"{secure}/a.html").url == f"{office.address}/a.html"
        assert fetch.get(f"{secure}/b.html").body == b"plain"
    assert [asked.path for asked in office.asked] == ["/a.html", "/b.html"]


def test_a_key_stands_in_no_copy_no_message_and_no_log(
    office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    office.pages["/a.csv"] = Answer(b"1,2")
    told = list[str]()
    caplog.set_level(logging.DEBUG)
    with web(tmp_path, told=told.append, attempts=2) as fetch:
        page = fetch.get(f"{office.address}/a.csv", params={"get": "x"}, secret={"key": "hush"}, headers={"K": "hush"})
        assert office.asked[0].query == {"get": "x", "key": "hush"}
        assert office.asked[0].headers["k"] == "hush"
        with pytest.raises(SourceAway) as raised:
            fetch.get(f"{office.address}/b.csv", secret={"key": "hush"})
        office.pages["/b.csv"] = Answer(status=500)
        with pytest.raises(SourceAway) as again:
            fetch.get(f"{office.address}/b.csv", secret={"key": "hush"})
    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert told
    assert "hush" not in "".join(
        [page.url, repr(page), written, str(raised.value), str(again.value), *told, caplog.text]
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes where others may not")
def test_a_folder_that_cannot_be_written_is_said(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(b"one")
    tmp_path.chmod(0o500)
    with web(tmp_path / "raw") as fetch, pytest.raises(BadSetup, match="cannot be written"):
        fetch.get(f"{office.address}/a.html")


def test_a_full_disk_leaves_what_was_kept(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    url = f"{office.address}/a.html"
    office.pages["/a.html"] = Answer(b"one")
    with web(tmp_path) as fetch:
        fetch.get(url)
        before = sorted(tmp_path.iterdir())
        monkeypatch.setattr(os, "fsync", full)
        office.pages["/a.html"] = Answer(b"two")
        with pytest.raises(BadSetup, match="No space left on device"):
            fetch.get(url)
    assert sorted(tmp_path.iterdir()) == before
    kept = recall(tmp_path, url)
    assert kept is not None
    assert kept.page.body == b"one"


# ------------------------------------------------------------------------------------------------ saved pages


def test_saved_pages_are_found_by_name_by_the_browsers_note_and_by_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "monthly.html").write_text("by name")
    (tmp_path / "Total values.html").write_text(
        "<!DOCTYPE html>\n<!-- saved from url=(0042)http://office.example/Statics/1-a.html -->\nby note"
    )
    (tmp_path / "third.csv").write_text("by list")
    (tmp_path / "manifest.csv").write_text("url,file\nhttps://office.example/data?c=A%2BB&f=csv,third.csv\n")
    saved = Saved(tmp_path)
    assert saved.get("https://office.example/report/monthly.html").body == b"by name"
    assert saved.get("https://office.example/Statics/1-a.html").body.endswith(b"by note")
    assert saved.get("http://office.example/data", params={"c": "A+B", "f": "csv"}).body == b"by list"
    with pytest.raises(SourceAway, match=r"save it in .* under any name, with a row of manifest.csv"):
        Saved(tmp_path).get("https://office.example/data", params={"c": "D"})
    with pytest.raises(SourceAway, match=r"save it in .* as 2\.html") as raised:
        saved.get("https://office.example/Statics/2.html")
    assert raised.value.status == 404
    with pytest.raises(SourceAway):
        saved.get("https://office.example/report/monthly.html", params={"year": "2020"})


def test_what_was_kept_can_be_read_as_saved_pages(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(b"one")
    with web(tmp_path / "raw" / "gacc") as fetch:
        page = fetch.get(f"{office.address}/a.html")
    assert Saved(tmp_path / "raw").get(f"{office.address}/a.html") == page


def test_a_manifest_reaches_no_other_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("x")
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "manifest.csv").write_text("url,file\nhttp://o/a.html,../secret.html\n")
    with pytest.raises(BadSetup, match=r"manifest.csv:2: there is no file '../secret.html' in this folder"):
        Saved(tmp_path / "saved")


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSetup, match="is no folder"):
        Saved(tmp_path / "none")


def test_a_card_without_its_content_is_none(office: Office, tmp_path: Path) -> None:
    office.pages["/a.html"] = Answer(b"one")
    with web(tmp_path) as fetch:
        page = fetch.get(f"{office.address}/a.html")
    assert recall(tmp_path, f"{office.address}/b.html") is None
    assert page.kept is not None
    page.kept.unlink()
    assert recall(tmp_path, page.url) is None
