"""A message in a group -> the message without the handles that it is addressed to: "@tradebot and imports?"."""

from __future__ import annotations

import re

_HANDLE = re.compile(r"(?<!\S)@[A-Za-z]\w{2,31}\b[:,]?")


def unaddressed(text: str) -> str:
    """The text with blanks for its handles; as it is where nothing else stands in it."""
    if "@" not in text:
        return text
    rest = _HANDLE.sub(lambda found: " " * len(found[0]), text)
    return rest if rest.strip() else text
