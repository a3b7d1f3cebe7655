"""`Spain: what did China sell us`, "Portugal: our exports to China": those who speak are the country named ahead, and
it stands in the place of the word for them, with the way of the goods told by who deals."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.spoken_for import DEALS, speakers
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_OUT = ("sell", "give", "export")


def speakers_replaced(clause: Clause) -> Clause:
    """The clause with the country named ahead as the other end of China's trade; as it is where none is spoken for."""
    found = speakers(clause.mentions, clause.tokens, clause.ways)
    deals = [m for m in clause.mentions if m.is_("verb", *DEALS) or m.is_("flow", *ONE_WAY)]
    if found is None or len({m.code for m in deals}) != 1:
        return clause
    place, us = found
    if len(home := [m for m in clause.mentions if m.kind in WHO and m.code == HOME and m is not us]) != 1:
        return clause
    china, deal = home[0], deals[0]
    ours = _ours(clause, us, china, deal)
    if ours is None:
        return clause
    end = ("from" if deal.code in _OUT else "into") if ours else ("to" if deal.code in _OUT else "from")
    there = replace(us, kind="place", code=place.code, others=(("prep", end),))
    led = clause.before(us)
    out = (place, led if led is not None and led.kind == "prep" and led.last + 1 == us.first else None)
    clause.use(us, *(m for m in out if m is not None))
    read = (there if m is us else m for m in clause.mentions if m not in out)
    return replace(clause, mentions=tuple(read))


def _ours(clause: Clause, us: Mention, china: Mention, deal: Mention) -> bool | None:
    """Whether those who speak deal with China, and not China with them; None where it is not told."""
    led, joint = prep_of(clause, china), clause.before(us)
    if deal.first == us.last + 1 and us.says("determiner"):
        return True  # "our exports to China"
    to_us = us.says("to_us", "with_speakers") or (joint is not None and joint.kind == "prep")
    noun = deal.kind == "flow" or ("verb", "noun") in deal.others
    if not led:
        return False
    if led in ("of", "by", "from") and deal.code in _OUT:
        return False  # "sales of China to our country"
    if noun and led in ("of", "by") and to_us:
        return None if deal.code not in _OUT else False
    return True
