"""`The top supplier of crude, and how much did they sell`: what is asked of whoever stands first is told in the order
itself; the rest would be read as a question of its own, of nobody named."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_DEALT = ("verb", "measure")
_LITTLE = ("harmless", "question", "deictic", "courtesy", "period")
_THEIRS = ("pronoun", "acting_they", "its")


def told_of_the_first(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, what is dealt or the share left without a question where `and` joins it to the first of all."""
    at = next((i for i, m in enumerate(mentions) if m.is_("conj", "and")), len(mentions))
    before, after = mentions[:at], mentions[at + 1 :]
    dealers = any(m.is_("party", "buyer", "seller", "partner") or m.is_("question", "who") for m in before)
    first = any(m.is_("op", "rank") or m.is_("extreme", "most") for m in before)
    theirs = any(m.says(*_THEIRS) or m.is_("deictic", "them") for m in after)
    if not (dealers and first and theirs) or any(m.kind not in (*_LITTLE, *_DEALT) for m in after):
        return mentions
    said = [m for m in after if m.kind in _DEALT]
    shares = [m for m in said if m.kind == "measure"]
    if not said or len(shares) > 1 or any(m.code != "share" for m in shares):
        return mentions
    kept = ("period", "measure")
    silent = (m if m.kind in kept else replace(m, kind="harmless", code="little", others=()) for m in mentions[at:])
    return (*before, *silent)
