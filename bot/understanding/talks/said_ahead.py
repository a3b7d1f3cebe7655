"""Another partner said to be ahead of the one just told: "I bet the Saudis sold more", "Korea was higher, wasn't it?",
"ASEAN grew faster" -> of the same goods, flow and time as what was told, whether it is; no move of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import HOME, Bound, Query, Turn
from bot.understanding.words.frame import Frame, Mention, says_in
from bot.understanding.words.kinds import FILLERS, OF_ONE_TIME, ONE_WAY, OTHER_WAY, WHO

CLAIMED = "said_ahead"  # of a word of comparing: that it is so was claimed in other words
OF_DEGREE = "of_degree"  # of a move: its word tells how much somebody dealt in, beside his verb
_HELD = (*FILLERS, *WHO, "self", "verb", "flow", "direction", "more", "extreme", "op", "prep", "growth", "commodity",
         "question", "period", "opinion")  # fmt: skip
_GIVES = {"sell": "import", "give": "import", "buy": "export", "get": "export"}  # whose trade it is to the home country
_LED_BY = {"from": "import", "post_from": "import", "of": "import", "to": "export", "for": "export",
           "post_to": "export"}  # fmt: skip
_WAYS = {"more": 1, "up": 1, "most": 1, "faster": 1, "less": -1, "down": -1, "least": -1, "slower": -1}
_SAID_OF_DEGREE = {"in_more": 1, "in_less": -1}
_PACES = ("faster", "slower")
_TWO = 2
_ROSE = ("level", "growth", "sum")
_TRADED = (*ONE_WAY, "both", "total", "balance")
_Claim = tuple[Query, tuple[Mention, int], Mention, str | None]


def said_ahead(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame as "more than the other", for whoever was told or is named now; as "did his rise", where all trade or a
    rate was told; any other frame as it is."""
    claim = _claim(frame, talk) if talk else None
    if claim is None:
        return frame
    last, (word, way), who, flow = claim
    if last.reporter != HOME or last.flow not in ONE_WAY or flow not in (None, last.flow):
        return frame
    if flow is not None and (last.of_all or last.operation == "growth") and last.operation in _ROSE:
        moved = replace(word, kind="direction", code="up" if way > 0 else "down", others=())
        kept = (moved if m is word else m for m in frame.mentions)
        return replace(frame, mentions=tuple(m for m in kept if m in (moved, who) or m.is_("op", "check")))
    if (told := _told(talk, who.code)) is None:
        return frame
    anchored = who.code == last.partners[0]  # he is whose figure the talk goes on from
    way, other = (way, told) if anchored else (-way, who.code)
    first, second = sorted((word, who), key=lambda m: m.first)
    over = replace(word, first=first.first, last=first.last, kind="compare", code="above" if way > 0 else "below",
                   others=(("harmless", CLAIMED),))  # fmt: skip
    whom = replace(who, first=second.first, last=second.last, code=other, others=())
    return replace(frame, mentions=(over, whom))


def ahead_of_whom(frame: Frame, talk: Sequence[Turn]) -> Query | Ambiguous | None:
    """What is said so after both flows with a partner, or after several partners; Ambiguous where nothing told is what
    he may be ahead of ("the French bought more", after what was bought from Germany). None of any other frame."""
    claim = _claim(frame, talk) if talk else None
    if talk and claim is None and (several := _several_ahead(frame, talk[-1].query)) is not None:
        return several
    if claim is None or claim[0].flow not in _TRADED or claim[0].operation in ("define", "coverage"):
        return None
    last, (_, way), who, flow = claim
    beside = last.with_(operation="compare", by="partner", measure=None, limit=None, condition=None, notes=())
    ours = last.reporter == HOME and not last.of_all and last.operation in (*OF_ONE_TIME, "compare")
    if ours and len(last.partners) == 1 and last.flow not in ONE_WAY and flow is not None and last.all_goods:
        order = Bound("above" if way > 0 else "below", 0.0)
        if who.code not in last.partners:
            return beside.with_(flow=flow, partners=(who.code, *last.partners), condition=order)
    if ours and len(last.partners) > 1 and last.by in (None, "partner") and flow in (None, last.flow):
        return beside.with_(partners=tuple(dict.fromkeys((*last.partners, who.code))))
    if flow is None and not frame.has("verb"):
        return None
    his = last.with_(
        operation="level", by=None, measure=None, limit=None, condition=None, partners=(who.code,), notes=()
    )
    return Ambiguous.again(last, *([his] if last.reporter == HOME and last.flow in ONE_WAY else ()))


def _several_ahead(frame: Frame, last: Query) -> Query | Ambiguous | None:
    """ "The Saudis and Iraq sold more": they and the one told, side by side. Ambiguous where it is of other months of
    his goods than those told."""
    if frame.leftover or not frame.only(*_HELD) or not frame.has_any(*WHO) or last.flow not in ONE_WAY:
        return None
    named = [m for m in frame.mentions if m.kind in WHO and m.code != HOME]
    flows = {_flow_of(frame, m) for m in named}
    told = last.operation in OF_ONE_TIME and len(last.partners) == 1 and not last.of_all and last.reporter == HOME
    undated = replace(frame, mentions=tuple(m for m in frame.mentions if m.kind != "period"))
    if not told or _degree(frame, last) is None or not _bare(undated, last) or flows != {last.flow}:
        return None
    if len(named) == 1:
        other = _dated(frame, last) and not last.all_goods and named[0].code not in last.partners
        return Ambiguous.again(last) if other else None
    if not frame.has("conj", "and") or frame.has("period"):
        return None
    partners = tuple(dict.fromkeys((*last.partners, *(m.code for m in named))))
    return last.with_(operation="compare", by="partner", measure=None, condition=None, partners=partners, notes=())


def _claim(frame: Frame, talk: Sequence[Turn]) -> _Claim | None:
    """The last query, the word of degree with its way, who is said to be ahead and in which flow."""
    if frame.leftover or not frame.only(*_HELD) or not frame.has_any(*WHO):
        return None
    last, named = talk[-1].query, [m for m in frame.mentions if m.kind in WHO and m.code != HOME]
    degree = _degree(frame, last) if len(named) == 1 else None
    if degree is None or not _bare(frame, last):
        return None
    return last, degree, named[0], _flow_of(frame, named[0])


def _told(talk: Sequence[Turn], who: str) -> str | None:
    """The one beside whom he is put: the one just told, the other of two set side by side; where he was told last, the
    one before him in the same trade."""
    last = talk[-1].query
    if last.operation == "compare":
        return _other_of_two(last, who)
    if last.operation not in ("level", "growth", "share") or len(last.partners) != 1 or last.of_all:
        return None
    if last.partners != (who,):
        return last.partners[0]
    before = talk[-2].query if len(talk) > 1 and last.operation != "share" else last
    same = {"partners": (), "operation": "", "by": None, "condition": None, "measure": None, "notes": ()}
    if before.with_(**same) != last.with_(**same):
        return None
    if before.operation == "compare":
        return _other_of_two(before, who) if who in before.partners else None
    return before.partners[0] if before.partners != (who,) and len(before.partners) == 1 and not before.of_all else None


def _other_of_two(told: Query, who: str) -> str | None:
    others = [code for code in told.partners if code != who]
    return others[0] if told.by == "partner" and len(told.partners) == _TWO else None


def _degree(frame: Frame, last: Query) -> tuple[Mention, int] | None:
    """The one word that tells more or less, and which of them; None where there are several, or it is a move."""
    dealt = frame.has("verb") or frame.says("taking") or any(m.says("sold", "conjugated") for m in frame.all("flow"))
    led = any(one.says("determiner", "article") and two.kind == "extreme" for one, two in pairwise(frame.mentions))
    put = dealt or (
        frame.has("op", "check") and frame.says("copula", "is_one", "was_it") and not led
    )  # fue mayor, ¿no?
    rated = last.operation == "growth" or last.measure == "yoy"
    found = [(m, way) for m in frame.mentions if (way := _way(m, dealt, put, rated))]
    moves = [m for m in frame.mentions if m.kind in ("direction", "extreme", "more") and m not in dict(found)]
    if len(found) != 1 or moves or (frame.has("growth") and not rated):
        return None
    return found[0]


def _way(m: Mention, dealt: bool, put: bool, rated: bool) -> int:
    """1 of more, -1 of less, 0 of any other word."""
    if m.kind == "more" and (m.code in ("more", "less") or (rated and m.code in _PACES)):
        return _WAYS[m.code]
    if m.is_("direction", "up", "down") and ((dealt and m.says(OF_DEGREE)) or m.means("more", "more", "less")):
        return _WAYS[m.code]
    if m.is_("extreme", "most", "least") and m.means("more", "more", "less") and put:
        return _WAYS[m.code]
    if m.is_("op", "record") and m.means("more", "more") and put:
        return 1
    said = [way for mark, way in _SAID_OF_DEGREE.items() if dealt and m.kind == "harmless" and m.says(mark)]
    return said[0] if said else 0


def _bare(frame: Frame, last: Query) -> bool:
    """Whether nothing is named that was not told, and nothing asked but whether it is so."""
    if (
        says_in(frame.mentions, "than", "request", "choosing", "of_each")
        or frame.has("conj", "or")
        or frame.has("prep", "by")
    ):
        return False
    asked = [m for m in frame.all("op") if m.code != "check" and not m.means("more", "more", "less")]
    if asked or (frame.has("question") and not _that_one(frame)):
        return False
    if frame.has("opinion") and not _supposed(frame):
        return False
    if any(m.code not in last.commodities for m in frame.all("commodity")) or _dated(frame, last):
        return False
    flows = frame.all("flow")
    return all(m.says("sold", "conjugated") for m in flows) and len(flows) + len(frame.all("verb")) <= _TWO


def _dated(frame: Frame, last: Query) -> bool:
    """Whether a time is named that is not the one told."""
    told = [period.code for period in last.periods]
    return any(not m.code.startswith("earlier") and [m.code] != told for m in frame.all("period"))


def _supposed(frame: Frame) -> bool:
    """韩国应该更多吧, "Korea should be higher, right?": what must be so, and no advice."""
    views, said = frame.all("opinion"), frame.mentions
    behind = len(views) == 1 and any(a.kind in WHO and b is views[0] for a, b in pairwise(said))
    return behind and views[0].code == "advice" and (frame.says("assent") or frame.has("op", "check"))


def _that_one(frame: Frame) -> bool:
    """`C'est la Corée qui a vendu plus`: the pronoun right behind him asks nothing."""
    asked, said = frame.all("question"), frame.mentions
    behind = (
        len(asked) == 1 and asked[0].code == "who" and any(a.kind in WHO and b is asked[0] for a, b in pairwise(said))
    )
    return behind and frame.tokens[-1].norm not in ("?", "？")


def _flow_of(frame: Frame, who: Mention) -> str | None:
    """In which of the home country's flows he is said to be ahead; None where no word tells it."""
    said = frame.mentions
    led = next((one for one, two in pairwise(said) if two is who and one.kind == "prep"), None)
    led = led or next((two for one, two in pairwise(said) if one is who and two.code.startswith("post_")), None)
    if led is not None and led.code in _LED_BY:
        return _LED_BY[led.code]
    verb = next((m for m in said if m.kind == "verb" or (m.kind == "flow" and m.code in ONE_WAY)), None)
    if verb is None:
        return None
    flow = OTHER_WAY[verb.code] if verb.kind == "flow" else _GIVES.get(verb.code)
    ours = [m for m in said if (m.kind in WHO and m.code == HOME) or m.is_("self", "us", "we")]
    turned = bool(ours) and ours[0].first < verb.first < who.first  # "China sold Brazil more"
    return OTHER_WAY[flow] if turned and flow is not None else flow
