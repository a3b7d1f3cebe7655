"""The figure of one side told first, then the other side's asked: the two halves of such a question."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.sentences import SET_AGAINST, asks, spans
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import WHO


def told_and_asked(frame: Frame) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """One sentence with the figure of one side, then a flow of the other side that is asked for: both halves, or None.

    "China says its surplus with the US was 280 bn, and the deficit by American count?"
    """
    if not frame.has("number") or frame.has("op", *SET_AGAINST):
        return None
    said = spans(frame)
    if len(said) == 2 and any(m.kind == "number" for m in said[0]) and _other_asked(said[0], said[1]):
        return said[0], said[1]
    if len(said) != 1:
        return None
    cut = max(i for i, m in enumerate(frame.mentions) if m.kind in ("number", "scale", "unit")) + 1
    while cut < len(frame.mentions) and not _begins_anew(frame, cut):
        cut += 1
    told, asked = frame.mentions[:cut], frame.mentions[cut:]
    if _other_asked(told, asked):
        return told, asked
    claimed = any(m.kind == "agency" or m.is_("books", "says", "according_to") for m in told)
    claimed = claimed or any(m.kind == "agency" for m in asked)
    whole = all(any(m.kind == "flow" for m in half) for half in (told, asked))
    if not (claimed and whole) or any(m.kind == "period" for m in asked):
        return None
    sides = {m.code for m in asked if m.kind in (*WHO, "agency")}
    named = {m.code for m in told if m.kind in WHO}
    return (told, asked) if len(sides) == 1 and sides <= named else None


def _other_asked(told: tuple[Mention, ...], asked: tuple[Mention, ...]) -> bool:
    """ "The US said its deficit with China was 202 bn in 2025, what did China say?": of the same, the other's count."""
    content = [m for m in asked if m.kind not in ("harmless", "conj", "fragment", "question", "prep", "deictic")]
    content = [m for m in content if not m.is_("op", "define")]  # "what does the US say"
    if not content or any(m.kind not in (*WHO, "agency") and not m.is_("books", "says", "own") for m in content):
        return False
    sides = {m.code for m in content if m.kind in (*WHO, "agency")}
    named = {m.code for m in told if m.kind in WHO}
    says = any(m.kind == "agency" or m.kind == "books" for m in (*told, *content))
    return len(sides) == 1 and len(named) == 2 and sides <= named and says and any(m.kind == "flow" for m in told)


def _begins_anew(frame: Frame, index: int) -> bool:
    """Whether a joining or asking word stands there, or a comma or dash before it."""
    mention = frame.mentions[index]
    apart = frame.tokens[frame.mentions[index - 1].last + 1 : mention.first] if index else ()
    return mention.kind in ("conj", "fragment", "question") or any(token.norm in ",:-" for token in apart)


def scene(frame: Frame) -> Clause | None:
    """What was told before the question ("China says its surplus was 280 bn. And the American number?"), or None."""
    halves = told_and_asked(frame)
    if halves is not None:
        return Clause(frame, halves[0])
    told = [span for span in found if asks(span)] if len(found := spans(frame)) > 1 else []
    if len(told) != 2 or any(m.kind == "period" for m in told[1]) or not any(m.kind == "period" for m in told[0]):
        return None
    return Clause(frame, told[0])
