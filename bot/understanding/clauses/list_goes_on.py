"""Where a joint or a comma cuts nothing: what a list says goes on over it."""

from __future__ import annotations

from bot.model import HOME
from bot.understanding.clauses.sentences import TOPIC
from bot.understanding.words.frame import Mention, Part, holds, holds_any
from bot.understanding.words.kinds import WHO


def left_open(mentions: Part, i: int) -> bool:
    """`Exports to and imports from the US`: a preposition stands before `and`, and its place after it."""
    last = next((m for m in reversed(mentions[:i]) if not m.is_("harmless")), None)
    return last is not None and last.is_("prep", "to", "from", "with")


def in_list(mentions: Part, i: int) -> bool:
    """`Exports to Japan and Korea in May, and the balance with each`: places of one list stand on either side."""
    before = next((m for m in reversed(mentions[:i]) if not m.is_("harmless")), None)
    after = [m for m in mentions[i + mentions[i].is_("conj") :] if not m.is_("harmless")][:3]
    governed = [m.code for m in mentions[:i] if m.is_("prep", "to", "from", "with")][-1:]
    again = bool(after) and after[0].kind == "prep" and [after[0].code] == governed
    after = after[1:] if again else after[:2]  # "to China and to the United States"
    named = bool(after) and after[0].kind in (WHO if again else ("place",))  # "в ЕС и в США"
    if before is None or before.kind not in WHO or (len(after) > 1 and after[1].kind in TOPIC):
        return False
    joined = bool(after) and mentions[i].is_("conj", "and")
    return named or (joined and _of_the_two(mentions[:i], before, after[0]))


def _of_the_two(left: Part, one: Mention, two: Mention) -> bool:
    """Товарооборот России и Китая: the trade of two, in the genitive of each."""
    home = two.kind in WHO and (one.code == HOME) != (two.code == HOME)
    return home and holds(left, "flow", "trade", "total") and not holds_any(left, "conj")


def goes_on(mentions: Part, i: int) -> bool:
    """`Soy from Brazil in 2025, and from Argentina, and iron ore`: one more place of what was asked, before the joint
    that another topic stands behind."""
    after = [m for m in mentions[i + mentions[i].is_("conj") :] if not m.is_("harmless")][:4]
    led = [m.kind for m in after[:2]] == ["prep", "place"] and holds_any(mentions[:i], *WHO)
    rest = after[3:] if [m.kind for m in after[2:3]] == ["period"] else after[2:]
    return led and bool(rest) and rest[0].is_("conj", "and", "plus")
