"""Pages as they came -> files with address, time, hash and validators beside them; and back. Written atomically.

<folder>/<hash of the address>.json   what is known of the page's newest copy, and of earlier ones
<folder>/<hash of the content>.html   the content; a page that did not change is kept once
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.errors import BadSetup
from bot.sources.gathering import Page

ENDINGS = frozenset([".html", ".csv", ".json", ".xml", ".xls", ".xlsx", ".zip", ".txt"])


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy on disk, with what the office gave to ask by next time ("" where it gave nothing)."""

    page: Page
    etag: str = ""
    last_modified: str = ""


def fingerprint(body: bytes) -> str:
    """SHA-256 of a page's content, in hex."""
    return hashlib.sha256(body).hexdigest()


def recall(folder: Path, url: str) -> Kept | None:
    """The newest copy of an address; None where none is kept or it is not what it was when it was written."""
    card = _card(folder, url)
    if card is None or card.get("url") != url:
        return None
    return read_card(folder, card)


def read_card(folder: Path, card: Mapping[str, Any]) -> Kept | None:
    """The copy that a card describes; None where card or content is broken."""
    try:
        path = folder / Path(str(card["file"])).name
        fetched = datetime.fromisoformat(str(card["fetched"]))
        body = path.read_bytes()
        if fetched.tzinfo is None or fingerprint(body) != card["sha256"]:
            return None
        page = Page(str(card["url"]), fetched.astimezone(UTC), str(card["sha256"]), body, path)
        return Kept(page, str(card.get("etag", "")), str(card.get("last_modified", "")))
    except (OSError, KeyError, ValueError):
        return None


def keep(folder: Path, page: Page, etag: str = "", last_modified: str = "") -> Page:
    """Write a page down; the same page, with `kept` set.

    A page whose content did not change keeps the time at which it was first seen. BadSetup where the disk refuses;
    then what was kept before is still there, whole.
    """
    before = recall(folder, page.url)
    if before is not None and before.page.sha256 == page.sha256:
        page = before.page
    path = folder / f"{page.sha256[:32]}{_ending(page.url)}"
    earlier: list[Mapping[str, str]] = []
    if (old := _card(folder, page.url)) is not None and old.get("url") == page.url:
        earlier = list(old.get("earlier", []))
        if old.get("sha256") != page.sha256:
            earlier.append({name: str(old.get(name, "")) for name in ("fetched", "sha256", "file")})
    card = {
        "url": page.url,
        "fetched": page.fetched.isoformat(timespec="seconds"),
        "sha256": page.sha256,
        "file": path.name,
        "etag": etag,
        "last_modified": last_modified,
        "earlier": earlier,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() or fingerprint(path.read_bytes()) != page.sha256:
            write(path, page.body)
        write(_place(folder, page.url), (json.dumps(card, indent=1) + "\n").encode())
    except OSError as error:
        raise BadSetup(f"{folder} cannot be written ({error.strerror}); make room there and come again") from error
    return Page(page.url, page.fetched, page.sha256, page.body, path)


def write(path: Path, content: bytes) -> None:
    """The whole file or nothing of it, also when the power goes; OSError where the disk refuses."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _place(folder: Path, url: str) -> Path:
    return folder / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.json"


def _card(folder: Path, url: str) -> dict[str, Any] | None:
    try:
        found = json.loads(_place(folder, url).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _ending(url: str) -> str:
    ending = Path(urlsplit(url).path).suffix.lower()
    return ending if ending in ENDINGS else ".data"
