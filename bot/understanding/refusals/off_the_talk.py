"""What is said in the middle of a talk about figures and goes on with something else: `export my calendar`, `the
largest value in a csv`, `how many points do I have on my card`.

There a fragment borrows what it lacks from the talk, and so would these. Alone they name nothing to lean on, and other
rules tell them; here a word of papers, programs, accounts or of the asker's own things does.
"""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.words.frame import Frame, Mention

_PAPERS = frozenset({"software", "format", "document", "gathering"})
_MINE = frozenset({"determiner", "mine"})
_TIDINGS = frozenset({"tidings"})
_HELPERS = frozenset({"auxiliary"})
# What is nobody's figures: "my records for March", "my January bill"; "for my editor" says whom it is for.
_THINGS = (
    "software", "format", "document", "gathering", "records", "noun", "orders", "takings", "own_account", "words",
    "spending",
)  # fmt: skip
_NAMED = ("place", "demonym", "commodity", "agency", "poll", "flow", "event", "term", "deictic", "party", "books")


def off_the_talk(frame: Frame) -> bool:
    """Whether a talk about figures is left for something else."""
    return (
        (frame.marked(_PAPERS) and _of_papers(frame))
        or (frame.has("self", "me") and frame.marked(_MINE) and _of_mine(frame))
        or (frame.marked(_TIDINGS) and _news(frame))
        or (frame.has("self", "ask", "me") and frame.marked(_HELPERS) and _done_by_me(frame))
    )


def _of_papers(frame: Frame) -> bool:
    """`Growth of a log file`, `sort by the second column`: no country, no goods and nothing that was told before."""
    if frame.has_any(*_NAMED):
        return False
    return any(m.says(*_PAPERS) and _headed(frame, m) and not _meant_for(frame, m) for m in frame.mentions)


def _of_mine(frame: Frame) -> bool:
    """`Show me my records for March`, `how much is my January bill`."""
    for owner in frame.all("self", "me"):
        if not owner.says(*_MINE) or _meant_for(frame, owner):
            continue
        owned = [m for m in frame.mentions if m.first > owner.last and m.kind not in ("period", "time", "ordinal")][:1]
        if any(m.is_("flow", "balance") or m.says(*_THINGS) for m in owned):
            return True
    return False


def _news(frame: Frame) -> bool:
    """`Any news about the US and China`: what papers write; 怎么样 asks how a figure was."""
    told = ("flow", "growth", "period", "agency", "commodity", "poll", "deictic", "measure")
    return frame.language != "zh" and not frame.has_any(*told)


def _done_by_me(frame: Frame) -> bool:
    """`How much weight did I lose`, `how many shares do I own`: figures of whoever asks."""
    if frame.has_any("commodity", "deictic") or frame.has("op", "check"):
        return False
    return any(
        helper.says("auxiliary") and one.kind == "self" and one.first == helper.last + 1
        for helper, one in pairwise(frame.mentions)
    )


def _headed(frame: Frame, noun: Mention) -> bool:
    """Whether an article, a number or a preposition leads to a noun, as it leads to things that are named anew."""
    at = frame.mentions.index(noun) - 1
    return at >= 0 and (
        frame.mentions[at].says("determiner") or frame.mentions[at].kind in ("ordinal", "prep", "harmless")
    )


def _meant_for(frame: Frame, noun: Mention) -> bool:
    """Whether it is told what the figure is for: `for my article`."""
    for found in reversed(frame.mentions[: frame.mentions.index(noun)]):
        if found.is_("prep", "for") or ("prep", "for") in found.others:
            return True
        if found.kind not in ("harmless", "self", "period"):
            return False
    return False
