"""A folder of saved pages -> Page, for machines that the offices cannot be reached from.

A page is found by, in this order: the cards that Web keeps (keeping.py), a `manifest.csv` of `url,file`, the address
that browsers write into a page that they save, the file's name where it is the last part of the address.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

from bot.errors import BadSetup, SourceAway
from bot.sources.gathering import Page
from bot.sources.keeping import fingerprint, read_card

LIMIT = 256 * 2**20  # bytes of one page
_SAVED_FROM = re.compile(rb"saved from url=\(\d+\)(\S+?)\s*-->")
_HEAD = 4096  # bytes in which browsers note where a page is from
NOT_THERE = 404


class Saved:
    """The pages in a folder and in those below it; the newest where a page was saved twice."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise BadSetup(f"{folder} is no folder; give the one that holds the saved pages")
        self._folder = folder
        self._by_url: dict[str, tuple[Path, datetime]] = {}
        self._by_name: dict[str, Path] = {}
        try:
            for url, path, fetched in self._found():
                if path.is_file() and (url not in self._by_url or self._by_url[url][1] <= fetched):
                    self._by_url[url] = (path, fetched)
        except OSError as error:
            raise BadSetup(f"{error.filename} cannot be read ({error.strerror}); make it readable") from error

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        secret: Mapping[str, str] | None = None,
    ) -> Page:
        """As gathering.Fetch says; SourceAway with status 404 where the page was not saved."""
        if params:
            url = f"{url}{'&' if '?' in url else '?'}{urlencode(dict(params))}"
        found = self._by_url.get(_plain(url))
        name = _last_part(url)
        if found is None and not urlsplit(url).query and (path := self._by_name.get(name)) is not None:
            found = (path, _written(path))
        if found is None:
            how = f"as {name}" if not urlsplit(url).query else "under any name, with a row of manifest.csv (url,file)"
            said = f"{url} is not among the saved pages; save it in {self._folder} {how}"
            raise SourceAway(said, NOT_THERE)
        path, fetched = found
        try:
            if path.stat().st_size > LIMIT:
                raise BadSetup(f"{path} is over {LIMIT} bytes; that is no saved page")
            body = path.read_bytes()
        except OSError as error:
            raise BadSetup(f"{path} cannot be read ({error.strerror}); make it readable") from error
        return Page(url, fetched, fingerprint(body), body, path)

    def _found(self) -> Iterator[tuple[str, Path, datetime]]:
        """Address, file and time of every page whose address is known; names are noted on the way."""
        for path in sorted(self._folder.rglob("*")):
            if not path.is_file() or path.name.startswith("."):
                continue
            if path.name == "manifest.csv":
                yield from _listed(path)
                continue
            if path.suffix == ".json" and path.stat().st_size < 10**6:
                try:
                    card = json.loads(path.read_text("utf-8"))
                except ValueError:
                    card = None
                if isinstance(card, dict) and {"url", "file", "sha256", "fetched"} <= set(card):
                    if (kept := read_card(path.parent, card)) is not None and kept.page.kept is not None:
                        yield _plain(kept.page.url), kept.page.kept, kept.page.fetched
                    continue
            self._by_name.setdefault(path.name, path)
            with path.open("rb") as file:
                if match := _SAVED_FROM.search(file.read(_HEAD)):
                    yield _plain(match[1].decode("ascii", "replace")), path, _written(path)


def _listed(path: Path) -> Iterator[tuple[str, Path, datetime]]:
    """The rows of a manifest.csv; BadSetup where its columns are others or a file lies elsewhere."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames is None or not {"url", "file"} <= set(reader.fieldnames):
            raise BadSetup(f"{path}:1: the columns are {reader.fieldnames}; write url,file")
        for row in reader:
            page = path.parent / (row["file"] or "")
            if not page.resolve().is_relative_to(path.parent.resolve()) or not page.is_file():
                raise BadSetup(
                    f"{path}:{reader.line_num}: there is no file {row['file']!r} in this folder; mend the row"
                )
            yield _plain(row["url"] or ""), page, _written(page)


def _plain(url: str) -> str:
    """An address as it is compared: http and https are one, and so are escaped and plain letters."""
    parts = urlsplit(url)
    return unquote(f"//{parts.netloc.lower()}{parts.path}" + (f"?{parts.query}" if parts.query else ""))


def _last_part(url: str) -> str:
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
