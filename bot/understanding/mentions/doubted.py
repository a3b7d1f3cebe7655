"""`I doubt that exports grew, am I right?`, `no creo que cayeran, ¿verdad?`: who doubts asks what it was. Neither true
nor false would tell which of the two is meant, the claim or the doubt, so that no verdict is given."""

from __future__ import annotations

from bot.understanding.words.frame import Mention

_OPENING = 4  # mentions, among which it is said that something is doubted


def doubted(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions without what asks whether it is so, where the text opens with a doubt."""
    at = next((i for i, m in enumerate(mentions[:_OPENING]) if m.says("doubting")), None)
    if at is None:
        return mentions
    led = 1 if len(mentions) > at + 1 and mentions[at + 1].is_("question", "what") else 0  # "не думаю, что"
    rest = tuple(m for m in mentions[at + 1 + led :] if not m.is_("op", "check"))
    return (*mentions[: at + 1], *rest)
