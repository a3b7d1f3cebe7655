"""A query <-> the code of t.me/<bot>?start=<code>: a button's callback data in the letters that such a link may hold.

A code is read for as long as the button is whose data it holds; packing.py promises how long that is.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from bot.assistant import Assistant
from bot.chat.telegram.packing import Packed, pack, pack_key, unpack
from bot.codec import queries_to_text
from bot.model import Choice, Query

LIMIT: Final = 64  # letters, Telegram's: A-Z a-z 0-9 _ -
_START: Final = "https://t.me/{}?start={}"


def encode(data: str) -> str | None:
    """Callback data as a code; None where that is too long."""
    code = base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")
    return code if len(code) <= LIMIT else None


def decode(code: str) -> Packed | None:
    """What the code asks; None for one that nobody reads any more, or never could."""
    if not re.fullmatch(rf"[A-Za-z0-9_-]{{1,{LIMIT}}}", code, re.ASCII):
        return None
    try:
        data = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    return unpack(data)


def address(username: str, code: str) -> str:
    """The link that opens the bot's chat with a code."""
    return _START.format(username, code)


def stateless(username: str, query: Query, language: str) -> str | None:
    """The link that asks a query by itself; None where the query does not fit into it."""
    data = pack(Choice("", "", query), language)
    code = None if data is None else encode(data)
    return None if code is None else address(username, code)


async def permalink(assistant: Assistant, username: str, queries: tuple[Query, ...], language: str) -> str:
    """The link that asks the queries of one reply; where they do not fit, the database keeps them under a key."""
    one = queries[0] if len(queries) == 1 else None
    found = None if one is None else stateless(username, one, language)
    if found is not None:
        return found
    kept = Choice("", queries_to_text(queries)) if one is None else Choice("", "", one)
    code = encode(pack_key(await assistant.keep(kept, language), language))
    if code is None:  # a key has 26 letters
        raise AssertionError("a key fits into a link")
    return address(username, code)
