"""`Can you confirm when the surplus was largest`: words that lead in a question ask for nothing beside it."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BALANCES
from bot.understanding.words.text import Token

_SURE = ("how_much", "how_many", "who", "where")  # "what" is also "that" (que, что), and "how" asks for a summary


def embedded(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, those harmless that ask for a check, a summary or what is held right before a question's own
    word: `in short, in how many months`, `explain to me which countries`."""
    if not any(m.kind == "op" for m in mentions):
        return mentions
    found = list(mentions)
    defining = any(m.is_("op", "define") for m in mentions)
    for i, mention in enumerate(mentions):
        if defining and mention.is_("op", "why") and mention.means("op", "brief") and not _more(mentions, i):
            # "what does it mean, can you explain"
            found[i] = replace(mention, kind="harmless", code="little", others=())
        elif mention.is_("op", "check", "held", "brief", "why") and (
            _asks(mention, _next(tokens, mentions, i)) or (mention.code == "brief" and _rates_listed(mentions))
        ):
            found[i] = replace(mention, kind="harmless", code="little", others=())
    return tuple(found)


def _rates_listed(mentions: tuple[Mention, ...]) -> bool:
    """輸出入の伸びと黒字をまとめて, `sum up export and import growth and the surplus`: each is named."""
    flows = [m for m in mentions if m.kind == "flow"]
    each = any(m.is_("growth", "growth", "yoy") for m in mentions) and any(m.is_("conj", "and") for m in mentions)
    if not each or len(flows) < 2 or not any(m.is_("flow", *BALANCES) for m in flows):
        return False
    return not any(m.kind in ("place", "demonym") and m.code != HOME for m in mentions)


def _next(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], at: int) -> Mention | None:
    """What follows, over `to me` and a comma; None where the sentence ends before."""
    end = mentions[at].last
    for mention in mentions[at + 1 :]:
        if any(token.norm != "," for token in tokens[end + 1 : mention.first]):
            return None
        if mention.kind not in ("self", "prep", "courtesy") and not mention.is_("harmless", "little", "to_me"):
            return mention
        end = mention.last
    return None


def _more(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether anything of content follows."""
    return any(m.kind not in ("harmless", "self", "prep", "courtesy", "deictic") for m in mentions[at + 1 :])


def _asks(leading: Mention, following: Mention | None) -> bool:
    if following is None:
        return False
    if following.kind == "party":
        return leading.code != "held"  # "do you hold which countries"
    return following.is_("question", *_SURE) or following.is_("op", "when", "which", "count", "how_fast")
