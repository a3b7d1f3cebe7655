"""Goods that nobody here knows, though their word is one of those that ask for nothing elsewhere.

`Exportations de colle`, `combien de vis a-t-elle exportées`: the words for an exam and for living are glue and screws
there. What is exported stands right after its flow with a preposition and no article; so does what is counted.
"""

from __future__ import annotations

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import STRANGE, WHO

_FOLLOWING = (  # right after it, one of these is what is spoken of, and the word before it only an adjective
    "commodity", "party", "number", "scale", "unit", "op", "extreme", "measure", "growth", "direction", "ordinal",
    "flow", "fragment",
)  # fmt: skip


def strange_goods(frame: Frame) -> Mention | None:
    """The word for goods that no figure is held of, or None."""
    if "wares_listed" not in frame.ways or not frame.has_any("flow", "verb"):
        return None
    for i, joint in enumerate(frame.mentions[:-1]):
        noun = frame.mentions[i + 1]
        if joint.is_("question", "how_many") and noun.kind == "demonym" and noun.first == joint.last + 1:
            return noun  # "combien de Chinois": people; an adjective follows what it is said of
        if noun.first != joint.last + 1 or not _unknown(noun) or not _governs(frame, i):
            continue
        following = frame.mentions[i + 2] if i + 2 < len(frame.mentions) else None
        beside = following is not None and following.first == noun.last + 1
        if not (beside and following is not None and _goes_on(following)):
            return noun
    return None


def _unknown(noun: Mention) -> bool:
    """A single word, harmless in the sense of something said, and nothing else."""
    marked = all(kind == "harmless" for kind, _ in noun.others)
    return noun.is_("harmless", *STRANGE) and noun.first == noun.last and marked


def _governs(frame: Frame, at: int) -> bool:
    """Whether a mention leads to what is traded: `combien de`, or `de` right after a flow and whose it is."""
    joint = frame.mentions[at]
    if joint.is_("question", "how_many"):
        return True
    meanings = set(joint.meanings)
    if not {("prep", "of"), ("prep", "from")} <= meanings:
        return False
    before = [m for m in frame.mentions[:at] if m.last < joint.first]
    while before and before[-1].kind in WHO and before[-1].last == joint.first - 1:
        joint = before.pop()
        if before and before[-1].is_("prep") and before[-1].last == joint.first - 1:
            joint = before.pop()
    return bool(before) and before[-1].is_("flow", "export", "import") and before[-1].last == joint.first - 1


def _goes_on(following: Mention) -> bool:
    return following.kind in _FOLLOWING or following.is_("harmless", "wares")


def narrower(frame: Frame) -> str | None:
    """`Used cars`, `toy cars`: what is said of goods that makes them others, in the asker's words; None for nothing."""
    for one, two in zip(frame.mentions, frame.mentions[1:], strict=False):
        beside = two.kind == "commodity" and two.first == one.last + 1
        if beside and (one.says("worn") or (one.kind == "commodity" and one.says("attributive"))):
            return f"{one.said} {two.said}"
    makers = [m for m in frame.all("harmless") if m.code == "maker"]
    # "What did the smelters buy" is a part of all imports; with the goods that they work up it is those goods.
    return makers[0].said if makers and not frame.has("commodity") else None
