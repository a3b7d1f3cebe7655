"""The languages of a data folder -> those whose charts are drawn in English here, since their font is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.chat.lettering import cjk_font
from bot.knowledge import find_data
from bot.presentation import load_phrasebooks


def without_font(data: Path | None) -> Iterator[str]:
    """A sentence each, with its cure; nothing is wrong with the data."""
    books = load_phrasebooks((data or find_data()) / "languages") if cjk_font() is None else {}
    for language, book in sorted(books.items()):
        if book.font:
            yield f"charts in {language} are in English here: pip install 'tradefacts[{book.font}]' brings their font"
