"""A question of a figure beside one of the data themselves: when they were published, who says so, which are held."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.sentences import has_topic
from bot.understanding.words.frame import Mention

_ABOUT: Final = frozenset({"release_next", "release_date", "fresh", "source", "held"})


def about_beside(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`The surplus in July, and when is the next figure out?`: a figure, and the data themselves."""
    about = [of_data(side) for side in (left, right)]
    if about[0] == about[1]:
        return False
    figure, data = (right, left) if about[0] else (left, right)
    dated = any(m.kind == "period" for m in (figure if about[1] else (*figure, *data)))
    return has_topic(figure) and dated and not has_topic(data)


def of_data(mentions: tuple[Mention, ...]) -> bool:
    """Whether it asks of the data themselves ("when were they published"), or what a term means."""
    ops = {m.code for m in mentions if m.kind == "op"}
    if "define" in ops and any(m.kind == "term" for m in mentions) and not has_topic(mentions):
        return True
    return not ops.isdisjoint(_ABOUT) or {"when", "published"} <= ops
