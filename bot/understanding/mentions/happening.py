"""`Was ist im Oktober 2025 passiert?`, `was passierte bei den Exporten?`: a verb of happening apart from its question
word -> what happened. With no such word before it the verb adds nothing (`im Mai passierte viel`).

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_BETWEEN = ("harmless", "period", "prep")


def happening(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a verb as the question for what happened, and the word before it as part of it."""
    at = next((i for i, m in enumerate(mentions) if m.says("happening")), None)
    if at is None:
        return mentions
    asked = next((i for i in reversed(range(at)) if mentions[i].is_("question", "what")), None)
    if asked is None or any(m.kind not in _BETWEEN for m in mentions[asked + 1 : at]):
        return mentions
    found = list(mentions)
    found[asked] = replace(found[asked], kind="harmless", code="little", others=())
    found[at] = replace(found[at], kind="op", code="happened", others=())
    return tuple(found)
