"""A text that names several things, of which one is not held -> the text without that one: `exports, imports and GDP in
2025`, `What were China's GDP growth and exports in 2025?`. What is left is answered, and the refusal stands beside it.
"""

from __future__ import annotations

from typing import Final

from bot.errors import CannotAnswer
from bot.model import FOR_A_WORD, HOME, Query
from bot.understanding.queries.in_turn import Parts
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import QUIET, WHO

_JOINTS: Final = frozenset(",;&/")
_AROUND: Final = (*QUIET, "question", "growth")  # what may stand beside a name
_OF_BOTH: Final = ("compare", "more", "multiple", "negation", "fraction", "direction")  # say something of both
_SET_AGAINST: Final = ("compare", "difference", "gap", "why", "contribution")
_PLAIN: Final = frozenset({"level", "growth", "balance", "total", "sum", "share"})
_NARROWING: Final = ("adjusted", "other", "transport")  # of what is not held, no thing by itself
_GOODS: Final = ("goods", "other")  # the codes of goods among what is not held
_SIGNS: Final = frozenset(",;")
_FULL: Final = ("flow", "period")
_OWN: Final = (*_FULL, "commodity", "prep", *WHO)
_MOST: Final = 3  # words of an unknown name


def without_unknown(frame: Frame, queries: Parts, text: str) -> str:
    """The text without the one of several things that is not held; "" where nothing was, or more hangs on it."""
    if len(queries) != 1 or not _not_held(queries[0]) or not frame.has("period") or len(frame.leftover) > _MOST:
        return ""
    if frame.has_any(*_OF_BOTH) or frame.has("prep", "between") or frame.has("op", *_SET_AGAINST):
        return ""
    names = {i: m for m in frame.mentions for i in range(m.first, m.last + 1)}
    items: list[list[int]] = [[]]
    for i, token in enumerate(frame.tokens):
        m = names.get(i)
        if (m.is_("conj", "and", "plus") if m is not None else token.norm in _JOINTS) and i:
            items += [[i], []]
        else:
            items[-1].append(i)
    full = [all(any(i in names and names[i].kind == kind for i in item) for kind in _FULL) for item in items]
    strange = [
        (_strange_itself(frame, item, names) if _own_goods(items, i, names) else [])
        if full[i] and full.count(True) > 1
        else _strange(frame, item, names, led=bool(i))
        for i, item in enumerate(items)
    ]
    at = next((i for i, found in enumerate(strange) if found), None)
    if at is None or len(items) == 1 or (at and _set_off(frame, items, at, names)):
        return ""
    if not at and _headed(frame, items, names):
        return ""
    for gone in map(frame.tokens.__getitem__, (*strange[at], *items[at - 1 if at else 1])):  # with its joint
        text = text[: gone.start] + " " * (gone.end - gone.start) + text[gone.end :]
    return text


def _set_off(frame: Frame, items: list[list[int]], at: int, names: dict[int, Mention]) -> bool:
    """`Exports, in real terms, in 2025`, `exports in 2025, in real terms`: what stands behind a sign and says how, by
    whom or in what is counted narrows what stands before, and is no other thing."""
    own = [names[i] for i in items[at] if i in names]
    narrowed = any(m.kind == "narrower" or m.is_("unheld", *_NARROWING) for m in own)
    return narrowed and all(frame.tokens[i].norm in _JOINTS for i in items[at - 1])


def _headed(frame: Frame, items: list[list[int]], names: dict[int, Mention]) -> bool:
    """`Wheat, imports in 2025`: goods that a sign sets ahead of a flow are what is traded, and no other thing; not all
    goods are. What is no goods may head a list: `GDP, exports and imports in 2025`."""
    own = [names[i] for i in items[0] if i in names and names[i].kind == "unheld"]
    goods = all(m.code.startswith(_GOODS) for m in own)
    signed = frame.tokens[items[1][0]].norm in _SIGNS
    return goods and signed and not frame.has("commodity")


def answered_beside(queries: Parts) -> bool:
    """Whether what is left is read as plain figures, which lose nothing with the other, or as one more not held."""
    plain = [isinstance(query, Query) and query.operation in _PLAIN for query in queries]
    return any(plain) and all(told or _not_held(query) for told, query in zip(plain, queries, strict=True))


def _not_held(query: Query | CannotAnswer) -> bool:
    return isinstance(query, CannotAnswer) and query.said.kind in FOR_A_WORD


def _strange_itself(frame: Frame, item: list[int], names: dict[int, Mention]) -> list[int]:
    """All of one that names its own flow and time, and what is unknown beside them: `coal imports in 2025 and beef
    imports in 2025`; `exports in 2024 and imports in 2024 of beef` are both of it."""
    unheld = [i for i in item if i in names and names[i].kind == "unheld" and not names[i].is_("unheld", *_NARROWING)]
    unknown = bool(unheld) or any(i not in names and frame.tokens[i].kind != "symbol" for i in item)
    plain = all(names[i].kind in (*_AROUND, *_OWN) for i in item if i in names and i not in unheld)
    flow = next(i for i in item if i in names and names[i].kind == "flow")
    ahead = flow - 1 in item and (flow - 1 not in names or flow - 1 in unheld)
    strange = [i for i in item if i in unheld or (i not in names and frame.tokens[i].kind != "symbol")]
    ahead = ahead or (bool(strange) and strange[0] - 1 in names and names[strange[0] - 1].is_("prep", "to", "from"))
    return item if unknown and plain and ahead else []


def _own_goods(items: list[list[int]], at: int, names: dict[int, Mention]) -> bool:
    """Whether the others name their own goods or partner; `exports to Narnia in 2025 and exports to the EU in 2025`:
    where the strange one is first, their own partner."""
    said = [names[i] for item in items if item is not items[at] for i in item if i in names]
    whom = any(m.kind in WHO and m.code != HOME for m in said)
    return whom or (at > 0 and any(m.kind == "commodity" for m in said))


def _strange(frame: Frame, item: list[int], names: dict[int, Mention], led: bool) -> list[int]:
    """The tokens of one that names nothing but what is not held, without its time; none of any other, nor of a story
    ahead of them all ("I farm soybeans in Saxony and ..."). `led`: another stands before it ("and to Mars")."""
    said = [i for i in item if i not in names or names[i].kind != "period"]
    unknown = [i for i in said if i not in names or names[i].kind in ("unheld", "narrower")]
    unknown = [i for i in unknown if frame.tokens[i].kind != "symbol"]
    if any(i in names and names[i].is_("unheld", "services") and names[i].last == names[i].first for i in unknown):
        return []  # "goods and services": one balance of both
    rest = [names[i] for i in said if i in names and i not in unknown]
    named = bool(unknown) and all(m.kind in _AROUND or m.code == HOME or (led and m.kind == "prep") for m in rest)
    return said if named else []
