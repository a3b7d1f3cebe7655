"""A question with something about its asker around it -> the question without that.

`Client is asking: is it a record?`, `soybeans by month, I need it in a slide`, `... Cheers, Tom`: who asks, for whom
and what for. Nothing of it narrows a figure; but what stands at an end of a question is read with it, and may make of
it another one.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from bot.understanding.clauses.wished_for import wished_for
from bot.understanding.words.frame import Frame, Mention, holds_any
from bot.understanding.words.kinds import QUIET

_TOLD_BY: Final = ("chatter", "aside")
_TALKING: Final = (*_TOLD_BY, "around", "request", "polite", "person", "one_client")
_WEIGHED: Final = (
    "mended", "tag", "new_topic", "errand", "to_check", "in_all", "also", "again", "then", "others_led", "why_not",
)  # fmt: skip
_LEAD: Final = 9  # tokens: "my boss is asking me again about this:"
_PARTING: Final = frozenset((":", ",", "-", "–", "—", ";", "：", "，", "、", "…"))
_SIGNED: Final = 2  # words of a name
_UNKNOWN: Final = 1  # words of a tail: "by noon"
_LEFT_BY: Final = ("question", "verb", "compare", "negation")  # whose object or clause would begin there
_LED_TO: Final = ("when", "why", "which", "check", "define")
_TRADED: Final = ("flow", "commodity", "verb", "measure", "term", "event", "place", "demonym", "party")


def without_lead(frame: Frame, text: str) -> str:
    """The text without what stands before its first sign and only says that or for whom something is asked."""
    tokens = frame.tokens
    sign = next(
        (i for i, token in enumerate(tokens[:_LEAD]) if i and token.norm in _PARTING and not _inner(frame, i)), 0
    )
    if not sign or sign + 1 >= len(tokens) or any(token.start < tokens[sign].start for token in frame.leftover):
        return text
    led = list(takewhile(lambda m: m.first < sign, frame.mentions))
    told = tokens[sign].norm in (":", "：")
    quiet = bool(led) and all(m.kind in QUIET or (told and m.says("one_client")) for m in led)
    if not quiet or not any(_talks(m) for m in led) or any(m.says(*_WEIGHED) for m in led):
        return text
    behind = frame.mentions[len(led) :]
    who = bool(behind) and behind[0].is_("question", "who") and any(m.says("person", "one_client") for m in led)
    return text[tokens[sign + 1].start :] if _tells(behind) and not who else text  # "my uncle, who sells soy, says"


def without_tail(frame: Frame, text: str) -> str:
    """The text without what its asker says of himself behind it, and without the name it is signed with."""
    if (unsigned := _unsigned(frame, text)) != text:
        return unsigned
    said = frame.mentions
    if text.rstrip()[-1:] in ("?", "？"):
        return text
    last = next((i for i in reversed(range(len(said))) if not _beside(frame, said[i])), len(said))
    at = next((i for i in range(last + 1, len(said)) if _of_the_asker(said[i])), 0)
    if not at or any(m.says(*_WEIGHED) for m in said[at:]):
        return text
    before = said[at - 1]
    if before.last + 1 == said[at].first and (before.kind == "prep" or before.is_("conj", "and")):
        at -= 1
        before = said[at - 1]
    begin = frame.tokens[said[at].first].start
    led = (
        before.kind in _LEFT_BY
        or before.is_("op", *_LED_TO)
        or before.says("relative", "subordinating", "auxiliary", "copula")
    )
    joined = led and before.last + 1 == said[at].first
    loose = {token.start for token in frame.leftover if token.start > begin}
    wanted = any(wished_for(frame, i) for i, token in enumerate(frame.tokens) if token.start in loose)
    if joined or wanted or len(loose) > _UNKNOWN or not _tells(said[:at]):
        return text
    return text[:begin].rstrip(" ,;:-–—（(")


def _unsigned(frame: Frame, text: str) -> str:
    """Without `Tom` behind `Cheers,`: a name that nobody knows, written as one."""
    said, tokens = frame.mentions, frame.tokens
    closing = said[-1] if said else None
    if closing is None or not (closing.says("signed_with") or closing.is_("courtesy", "thanks")):
        return text
    names = [token for token in tokens[closing.last + 1 :] if token.kind != "symbol"]
    signed = 0 < len(names) <= _SIGNED and all(name in frame.leftover and name.said[:1].isupper() for name in names)
    plain = tokens[-1].norm not in ("?", "？") and any(m.kind not in QUIET for m in said[:-1])
    return text[: tokens[closing.first].start].rstrip(" ,;:-–—") if signed and plain else text


def _inner(frame: Frame, at: int) -> bool:
    """Whether a sign stands inside a time or a name, or between two halves of a word."""
    token, after = frame.tokens[at], frame.tokens[at + 1 : at + 2]
    glued = token.norm == "-" and (token.glued or (bool(after) and after[0].glued))
    return glued or any(m.first <= at < m.last for m in frame.mentions)


def _of_the_asker(mention: Mention) -> bool:
    """A word of chatter alone may be what is said of the goods: "these cars look alike", "oops, coal"."""
    several = " " in mention.said
    return mention.is_("self", "ask") or mention.says("around") or (several and mention.says(*_TOLD_BY))


def _talks(mention: Mention) -> bool:
    return mention.is_("self", "ask") or mention.is_("courtesy", "hello", "thanks") or mention.says(*_TALKING)


def _beside(frame: Frame, mention: Mention) -> bool:
    """What may stand in what somebody says of himself: small words, and what a figure is put in ("in a slide")."""
    label = mention.first == mention.last and frame.tokens[mention.first].norm in frame.ways["labels"]
    return mention.kind in (*QUIET, "prep") or mention.is_("op", "chart") or mention.is_("conj", "and") or label


def _tells(said: tuple[Mention, ...]) -> bool:
    """Whether something is asked in so much of the text that has an answer without the rest."""
    return holds_any(said, *_TRADED)
