"""A button's question <-> its callback data: a version, a language, then the query itself where 64 bytes hold it.

    1en=a;;x;USA;;;;2025-11      the query: operation, reporter, flow, partners, commodities, measure, basis, periods,
                                 by, limit, vintage; what is as usual is left empty
    1en?why did exports fall     a question in words
    1en#0f3c...                  the key of a row of the database
    1en!c=a;;x;USA|a;;m;USA      a deed with the queries of an answer, here its rows as CSV; !c#0f3c... by a key

The letters are a promise to buttons that are out in chats: add to them, never change one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from bot.model import HOME, Choice, Period, Query

VERSION: Final = "1"
LIMIT: Final = 64  # bytes, Telegram's

_OPERATIONS: Final = {
    "level": "a", "growth": "b", "balance": "c", "total": "d", "change": "e", "sum": "f", "average": "g",
    "compare": "h", "rank": "i", "share": "j", "trend": "k", "define": "l", "coverage": "m", "record": "n",
    "streak": "o", "threshold": "p", "contribution": "q", "unit_value": "r", "surprise": "s", "mirror": "t",
    "revision": "u", "why": "v", "brief": "w", "check": "x", "alert": "y",
}  # fmt: skip
_SHORT: Final = {
    "export": "x", "import": "m", "balance": "b", "total": "t", "context": "c", "both": "xm",
    "value": "v", "quantity": "q", "yoy": "y", "share": "s", "level": "l", "unit_value": "u", "forecast": "f",
    "value_usd": "$", "value_cny": "Y", "value_eur": "E", "value_jpy": "J",
    "partner": "p", "commodity": "g", "month": "o", "quarter": "r", "year": "a",
}  # fmt: skip
_LONG: Final = {short: word for word, short in _SHORT.items()}
_OPERATION_OF: Final = {letter: operation for operation, letter in _OPERATIONS.items()}
_NOBODY: Final = "-"


Deed = Literal["csv", "proof", "watch", "wrong", "pass_on", "leave"]
_DEEDS: Final[dict[Deed, str]] = {
    "csv": "c", "proof": "p", "watch": "a", "wrong": "w", "pass_on": "y", "leave": "n",
}  # fmt: skip
_DEED_OF: Final = {letter: deed for deed, letter in _DEEDS.items()}


@dataclass(frozen=True, slots=True)
class Packed:
    """What callback data holds: one of a query, a text, a key of the database; with a deed its queries or a key."""

    language: str
    query: Query | None = None
    text: str | None = None
    key: str | None = None
    deed: Deed | None = None
    queries: tuple[Query, ...] = ()


# The same buttons are shown again and again.
@lru_cache(maxsize=4096)
def pack(choice: Choice, language: str) -> str | None:
    """Callback data that holds the whole question; None where it does not fit and the database has to."""
    head = VERSION + _language(language)
    if choice.query is not None:
        packed = _pack_query(choice.query)
        data = None if packed is None else f"{head}={packed}"
    else:
        data = f"{head}?{choice.text}"
    return data if data is not None and len(data.encode()) <= LIMIT else None


@lru_cache(maxsize=4096)
def pack_deed(deed: Deed, queries: tuple[Query, ...], language: str) -> str | None:
    """Callback data of a deed that holds the queries of an answer; None where they do not fit."""
    packed = [_pack_query(query) for query in queries]
    data = f"{VERSION}{_language(language)}!{_DEEDS[deed]}=" + "|".join(query or "" for query in packed)
    found = unpack(data) if None not in packed and len(data.encode()) <= LIMIT else None
    return data if found is not None and found.queries == queries else None


def pack_key(key: str, language: str, deed: Deed | None = None) -> str:
    """Callback data that points into the database."""
    return f"{VERSION}{_language(language)}{'' if deed is None else '!' + _DEEDS[deed]}#{key}"


def unpack(data: str) -> Packed | None:
    """What the callback data asks; None for a button of a version that nobody reads any more."""
    match = re.fullmatch(VERSION + r"([a-z]{2})(?:!(\w))?([=?#])(.+)", data, re.DOTALL)
    if match is None:
        return None
    language, letter, kind, rest = match.groups()
    if letter is not None:
        return _deed(language, letter, kind, rest)
    if kind == "?":
        return Packed(language, text=rest)
    if kind == "#":
        return Packed(language, key=rest)
    query = _unpack_query(rest)
    return None if query is None else Packed(language, query=query)


def _deed(language: str, letter: str, kind: str, rest: str) -> Packed | None:
    deed = _DEED_OF.get(letter)
    if deed is None or kind == "?":
        return None
    if kind == "#":
        return Packed(language, key=rest, deed=deed)
    queries = [_unpack_query(packed) for packed in rest.split("|")]
    known = tuple(query for query in queries if query is not None)
    return Packed(language, deed=deed, queries=known) if len(known) == len(queries) else None


def _language(language: str) -> str:
    return language[:2].lower() if re.match(r"[A-Za-z]{2}", language) else "en"


def _pack_query(query: Query) -> str | None:
    if query.condition is not None or query.operation not in _OPERATIONS:
        return None
    slots = (
        _OPERATIONS[query.operation],
        "" if query.reporter == HOME else query.reporter,
        _short(query.flow),
        _codes(query.partners, "WLD"),
        _codes(query.commodities, "TOTAL"),
        _short(query.measure),
        _short(query.basis),
        ",".join(period.code for period in query.periods),
        _short(query.by),
        "" if query.limit is None else str(query.limit),
        query.vintage or "",
    )
    packed = ";".join(slots).rstrip(";")
    # A code with one of our own signs in it, or one that reads as a letter of ours, would come back as another query.
    return packed if _unpack_query(packed) == query else None


def _unpack_query(packed: str) -> Query | None:
    slots = packed.split(";")
    if slots[0] not in _OPERATION_OF or len(slots) > 11:
        return None
    _, reporter, flow, partners, commodities, measure, basis, periods, by, limit, vintage = slots + [""] * (
        11 - len(slots)
    )
    try:
        return Query(
            _OPERATION_OF[slots[0]],
            reporter or HOME,
            _long(flow),
            _uncode(partners, "WLD"),
            _uncode(commodities, "TOTAL"),
            _long(measure),
            _long(basis),
            tuple(Period.parse(code) for code in periods.split(",")) if periods else (),
            _long(by),
            int(limit) if limit else None,
            None,
            vintage or None,
        )
    except ValueError:
        return None


def _short(word: str | None) -> str:
    return "" if word is None else _SHORT.get(word, word)


def _long(word: str) -> str | None:
    return _LONG.get(word, word) or None


def _codes(codes: tuple[str, ...], usual: str) -> str:
    if codes == (usual,):
        return ""
    return ",".join(codes) or _NOBODY


def _uncode(codes: str, usual: str) -> tuple[str, ...]:
    if codes == _NOBODY:
        return ()
    return tuple(codes.split(",")) if codes else (usual,)
