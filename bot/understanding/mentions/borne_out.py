"""`Lag der Markt bei den Importen richtig`, `did the market get May's exports right`: what was expected, against the
outcome; the word for right or wrong puts no figure to the test there, though it does so beside a claim."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.text import Token

_OPENS = ("harmless", "conj", "question", "fragment", "courtesy", "op", "flow", "prep", "period")
_FORETOLD = ("surprise", "forecast", "rank", "share")
_NAMED = ("place", "demonym", "agency", "party", "extreme", "ordinal", "compare", "direction", "number")


def borne_out(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, that word as the outcome against what was expected, where those who expect stand before it or
    right behind, and neither is a market that something is sold to nor the tag of a claim (`..., right?`)."""
    at = next((i for i, m in enumerate(mentions) if m.says("expecting")), None)
    verdicts = [i for i, m in enumerate(mentions) if m.says("borne_out")]
    if at is None or len(verdicts) != 1 or not holds(mentions, "flow") or not holds(mentions, "period"):
        return mentions
    rest = tuple(m for i, m in enumerate(mentions) if i not in (at, verdicts[0]))
    if holds_any(rest, *_NAMED) or holds(rest, "op", *_FORETOLD) or not all(m.kind in _OPENS for m in mentions[:at]):
        return mentions
    verdict, behind = mentions[verdicts[0]], verdicts[0] > at
    tag = tokens[verdict.first - 1].norm == "," if verdict.first else False
    if tag or not (behind or verdict.last + 3 >= mentions[at].first):
        return mentions
    told = {verdict: ("op", "surprise"), mentions[at]: ("harmless", "words")}
    return tuple(replace(m, kind=told[m][0], code=told[m][1], others=()) if m in told else m for m in mentions)
