"""To or of whom the home country deals, those to choose from told before: 美国和欧盟, 咱们卖给谁最多."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention


def asked_whither(clause: Clause, verb: Mention, home: str) -> str:
    """英国和意大利，咱们往哪边卖得多, 咱们卖给谁最多, 跟谁买得最多: the home country does it, to or of which of them
    is asked; 谁买我们的最多: it is the home country's goods. Its flow; "" for what is neither."""
    which = [m for m in clause.mentions if m.is_("question", "who", "what", "where") or m.says("choosing")]
    sells = verb.code in ("sell", "give")
    if not sells and any(m.last + 1 == verb.first for m in which) and _ours_behind(clause, verb):
        return "export"
    homes = [m for m in (*clause.all("place", home), *clause.all("harmless", "mine")) if m.first < verb.first]
    ends = ("to",) if sells else ("from", "with", "to")  # 向谁买, "à qui a-t-elle acheté"
    led = any(_governed(clause, m, ends) for m in which)
    given = sells and verb.means("prep", "to") and any(m.first == verb.last + 1 for m in which)
    if not homes or not (led or given):
        return ""
    return "export" if sells else "import"


def _ours_behind(clause: Clause, verb: Mention) -> bool:
    """谁买我们的最多: a word for what is ours right after the verb, where words have no endings."""
    at = clause.at(verb) + 1
    ours = clause.mentions[at] if at < len(clause.mentions) else None
    return ours is not None and ours.is_("harmless", "mine") and clause.tokens[verb.first].kind == "han"


def _governed(clause: Clause, which: Mention, ends: tuple[str, ...]) -> bool:
    before = clause.before(which)
    return before is not None and any(before.means("prep", end) for end in ends)
