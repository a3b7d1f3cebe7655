"""What opens a question and is something else within it: `lo que China más importó`, `où les exportations ont-elles
baissé`.

Mentions -> mentions. Which words are `that which` is told by the mark `that_which` in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds, says_in
from bot.understanding.words.kinds import ONE_WAY, WHO

_BEFORE = ("harmless", "negation", "prep", "period", "courtesy", *WHO)


def what_most(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Lo que China importó más en 2025`, `ce que la Chine a importé le plus`: which goods, where a superlative stands
    beside what is bought or sold and no goods are named."""
    if not mentions:
        return mentions
    opening, rest = mentions[0], mentions[1:]
    flows = [m for m in rest if m.is_("flow", *ONE_WAY)]
    if not opening.says("that_which") or len(flows) != 1 or not flows[0].says("sold", "conjugated"):
        return mentions
    best = [m for m in rest if m.kind == "extreme"]
    other = any(m.kind in ("commodity", "party", "number", "compare", "op", "more") or m.says("than") for m in rest)
    if len(best) != 1 or other or any(m.kind in ("time", "direction", "growth") for m in rest):
        return mentions
    return (replace(opening, kind="question", code="what", others=()), *rest)


def where_first(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`À part les États-Unis, où ...`: a word for `or` that asks where, ahead of all that is asked of."""
    at = next((i for i, m in enumerate(mentions) if m.is_("conj", "or") and m.means("question", "where")), None)
    if at is not None and mentions[at].said.isascii():
        return mentions  # "ou": only the accent tells it from `or`
    if at is None or any(m.kind not in _BEFORE for m in mentions[:at]):
        return mentions
    named = any(m.kind in WHO for m in mentions[:at])
    if named and not (holds(mentions[:at], "negation") or says_in(mentions[:at], "save", "besides")):
        return mentions  # "la Chine ou le Japon"
    where = replace(mentions[at], kind="question", code="where", others=())
    return (*mentions[:at], where, *mentions[at + 1 :])
