""" "And America does?", "und was exportieren die USA?" after what Germany exports to China: whoever stands as the doer
of a verb does the same with the same partner, and is no partner of Germany's."""

from __future__ import annotations

from typing import Final

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.ends_of_trade import Sides
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import OF_ONE_TIME, ONE_WAY, WHO

_SAID: Final = ("harmless", "conj", "fragment", "courtesy", "question", "flow", "verb", "period", *WHO)
_ASKED: Final = ("how_much", "what")
_DEALS: Final = {"sell": "export", "give": "export", "buy": "import", "get": "import"}


def doer_named(clause: Clause, previous: Query, home: str) -> Sides | None:
    """The trade told with another as its reporter; None where nobody new is said to do it. Of the home country's own
    trade only a bare verb tells that: a partner may be said to take what it sells."""
    named = [m for m in clause.mentions if m.kind in WHO]
    told = previous.flow in ONE_WAY and previous.operation in OF_ONE_TIME and not previous.of_all
    if len(named) != 1 or not told or not clause.only(*_SAID) or clause.has_other("question", *_ASKED):
        return None
    who, deals = named[0], [m for m in clause.mentions if m.kind == "verb" or m.is_("flow")]
    if len(deals) > 1 or len(previous.partners) != 1 or (who.code == previous.reporter and not deals):
        return None
    flow = _DEALS.get(deals[0].code, deals[0].code) if deals else previous.flow
    does = _acts(clause, who) if not deals else previous.reporter != home and _deals(clause, who, deals[0])
    if not does or flow not in ONE_WAY:
        return None
    return Sides(who.code, flow, (previous.reporter,) if previous.partners == (who.code,) else previous.partners)


def _acts(clause: Clause, who: Mention) -> bool:
    """ "America does", "what about America, does it", "¿y Estados Unidos lo hace?": no amount is asked for."""
    at = clause.at(who)
    after = clause.mentions[at + 1 :]
    asked = not after and at > 0 and clause.mentions[at - 1].says("auxiliary")  # "and does America?"
    does = asked or (len(after) == 1 and after[0].says("auxiliary"))
    return (does or any(m.says("doing_so") for m in after)) and not clause.has("question")


def _deals(clause: Clause, who: Mention, deal: Mention) -> bool:
    """A verb that stands beside the one who does it: `America sells`, `what does America export`, 美国出口多少."""
    at = clause.at(who)
    ahead, behind = sorted((at, clause.at(deal)))
    between = clause.mentions[ahead + 1 : behind]
    if any(m.kind not in ("harmless", "question") for m in between):
        return False
    acting = deal.means("verb", *_DEALS) or deal.says("sold")
    joined = at < clause.at(deal) and clause.ways.unspaced and not between
    return acting or joined or (at > 0 and clause.mentions[at - 1].says("auxiliary"))
