"""What stands in brackets behind a question, `Did Dutch imports lie higher? (Chinese exports)`, narrows it and asks
nothing of its own: where the question is not answered, neither is it."""

from __future__ import annotations

import re
from typing import Final

from bot.errors import CannotAnswer
from bot.model import Query

_BRACKETED: Final = re.compile(r"[?？]\s*[(（][^()（）?？]+[)）][.。?？]?\s*$")


def without_bracketed(text: str, queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """Only why the question is not answered, where what is in brackets was read as a question beside it."""
    refused = tuple(part for part in queries if isinstance(part, CannotAnswer))
    mixed = len(queries) == len(refused) + 1 and refused and isinstance(queries[-1], Query)
    return refused if mixed and _BRACKETED.search(text) else queries
