"""A text that asks what a word means, or when figures come out, and for a figure besides -> what no query tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from bot.model import Query
from bot.understanding.queries.asked_read import AskedRead
from bot.understanding.refusals.dated_events import REASON
from bot.understanding.words.frame import Frame, Mention

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CLOSED = frozenset(".;!?,")


def meaning(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`What is a trade surplus, and what was China's in 2025`: what a word means is told by no figure."""
    if not frame.has("op", "define"):
        return
    joints = [m.first for m in frame.all("conj")]
    for mention, after, then in zip_longest(said := frame.mentions, said[1:], said[2:]):
        if after is None:
            return
        meant = mention.is_("op", "define") and after.kind in ("term", "flow", "growth")
        means = then is not None and then.is_("op", "define") and then.first == after.last + 1
        end = (then if then is not None and means else after).last + 1  # "explain what total trade means"
        closed = (
            end in joints
            or (means and end == len(frame.tokens))
            or any(token.norm in _CLOSED for token in frame.tokens[end : end + 1])
        )
        if meant and closed and after.first == mention.last + 1:
            yield after


def beyond_words(frame: Frame, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`What does PMI mean, and what was it in May 2026`: a time, where words alone are explained."""
    begun = joint = False
    parts = AskedRead(frame, queries).parted
    told = {query.operation for query in queries}
    for term, after in pairwise(frame.mentions) if "define" not in told else ():
        if term.kind == "term" and (after.is_("conj", "and") or parts(after)):
            yield term  # "what is GACC, and when was August out"
    for one, two in pairwise(frame.mentions) if told == {"define"} else ():
        if one.is_("conj", "and") and two.is_("op", "why") and frame.has("op", "mirror"):
            yield two  # "what does CIF mean, and why do the two sides' numbers not match"
    if told == {"define"}:  # "what does GACC stand for, and when does it publish next"
        begun_at = next((m.first for m in frame.all("conj", "and")), len(frame.tokens))
        yield from (m for m in frame.all("op", "release_next") if m.first > begun_at)
    if "coverage" not in told:
        last = max((m.first for m in frame.all("conj", "and")), default=0)
        yield from (m for m in frame.all("op", "release_next") if m.last < last)  # "and what is the consensus"
    if all(query.by == "release_date" for query in queries):
        yield from _what_was_out(frame)
    if all(query.by == "release_next" for query in queries):  # "and what is expected"
        asked = max((m.first for m in frame.all("question")), default=0)
        next_one = max((m.last for m in frame.all("op", "release_next")), default=asked)
        yield from (m for m in frame.all("op", "forecast") if m.first > asked > next_one)
    explained = all(q.operation == "define" and not (q.by or "").endswith(REASON) for q in queries)
    for mention in frame.mentions if explained else ():
        joint = joint or (
            begun and not _pairs_places(frame, mention) and (mention.is_("conj", "and") or parts(mention))
        )
        if joint and mention.kind == "period" and _YEAR.search(mention.code):
            yield mention
        begun = begun or mention.kind in ("term", "op", "flow")


def _pairs_places(frame: Frame, joint: Mention) -> bool:
    """`China and the US`: whether a joint stands between two places, and not before another question."""
    beside = [m.kind for m in frame.mentions if joint.first - 1 == m.last or m.first == joint.last + 1]
    return joint.is_("conj", "and") and beside == ["place", "place"]


def _what_was_out(frame: Frame) -> Iterator[Mention]:
    """`When were August's figures released, and what did they show`: what stood in them."""
    said = [m for m in frame.mentions if m.kind != "harmless"]
    for at, (joint, asked) in enumerate(pairwise(said)):
        bare = all(m.kind == "deictic" for m in said[at + 2 :])
        if joint.is_("conj", "and") and asked.is_("question", "what") and bare:
            yield asked
