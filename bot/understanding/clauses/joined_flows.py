"""Two flows joined by `and` -> whether what is asked of one of them holds for both. Two flows set against each other,
each with its own partner -> the figure of each, to be compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.flows import deals_as_flows, with_whom
from bot.understanding.clauses.of_each import beside_some_goods
from bot.understanding.words.frame import Frame, Mention, Part, codes_in, first_in, holds, holds_any, says_in
from bot.understanding.words.kinds import BALANCES, WHO


def at_the_same_times(mentions: Part) -> Part:
    """`Export growth November vs December, import growth same months`: without what only says the two times again."""
    again = len(mentions) > 2 and mentions[-1].is_("period", "earlier") and mentions[-2].kind in ("flow", "growth")
    kinds = [m.kind for m in mentions] if again else []
    return mentions[:-1] if kinds.count("period") > 2 and kinds.count("flow") == 2 else mentions


def in_one_breath(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`Um wie viel wuchsen Exporte und Importe`, `growth of exports and imports in each quarter`: what is asked of the
    first flow holds for the one joined to it."""
    said = [m for m in right if m.kind not in ("harmless", "conj", "period", "prep", "courtesy")]
    before = [m for m in left if m.kind not in ("harmless", "period")]
    course = ("each", "by_quarter", "by_year", "monthly", "trend")
    spread = all(m.is_("op", *course) or m.kind in ("time", "flow") for m in said[1:])
    return bool(said) and said[0].kind == "flow" and spread and bool(before) and before[-1].kind == "flow"


def rate_of_both(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`Exports and imports growth`, `exports and imports in August, yoy`, `how much did exports and imports each grow`:
    the rate stands after the second flow, and the first is nothing but a flow."""
    silent = ("harmless", "flow", "period", "conj", "self", *WHO, "courtesy")
    asks = [m.is_("question", "what", "how_much", "how") or (m.is_("op", "sum") and m.says("jointly")) for m in left]
    bare = all(m.kind in silent or asked for m, asked in zip(left, asks, strict=True))
    content = [m for m in right if m.kind not in ("harmless", "conj", "period")]
    flows = [m.code for m in (*left, *content[:1]) if m.kind == "flow"]
    between: tuple[str, ...] = ("period", "prep", "deictic")
    if left and left[-1].kind == "flow" and not holds_any(left, *WHO):
        between = (*between, *WHO)  # "exports and imports of China in April: growth rates"
    asked = [m for m in content[1:] if m.kind not in between and not m.is_("question", "how", "how_much")]
    while asked and asked[0].is_("op", "how_fast"):
        asked = asked[1:]
    moved = bool(asked) and (
        asked[0].kind in ("growth", "direction") or asked[0].is_("measure", "percent") or asked[0].is_("unit", "pct")
    )
    return bare and moved and sorted(flows) == ["export", "import"]


def one_question(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """Whether both sides of a joint ask one thing, of both flows or by both counts."""
    return rate_of_both(left, right) or both_with(left, right) or counted_by_each(left, right)


def both_with(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`China's exports and imports with Japan`: whose both are is said before them, with whom after them."""
    flows = [m for m in (*left, *right) if m.kind == "flow"]
    if {m.code for m in flows} == {"surplus", "deficit"} and _each_by_its_count(left, right):
        return True
    said = [m for m in left if m.kind != "harmless"]
    content = [m for m in right if m.kind not in ("harmless", "conj")]
    if len(flows) != 2 or {m.code for m in flows} != {"export", "import"} or len(content) < 3 or len(said) < 2:
        return False
    owner, flow = said[-2:]
    named = [m for m in left if m.kind in ("place", "demonym")]
    owned = flow is flows[0] and named == [owner]
    facing = content[1].is_("prep", "with", "to", "from") and content[2].kind in ("place", "demonym")
    return owned and content[0] is flows[1] and facing


def between_the_two(pieces: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """`The surplus in 2025 by Chinese data and the deficit in 2024 by US data`: of two balances that two countries
    count, each its own, the partner of the one is the other."""
    if len(pieces) != 2:
        return pieces
    counts = [[m for m in piece if m.kind == "agency"] for piece in pieces]
    bare = all(any(m.kind == "flow" and m.code in BALANCES for m in piece) for piece in pieces)
    bare = bare and not any(m.kind in (*WHO, "commodity") for piece in pieces for m in piece)
    if not bare or any(len(found) != 1 for found in counts):
        return pieces
    one, other = counts[0][0], counts[1][0]
    if one.code == other.code or HOME not in (one.code, other.code):
        return pieces
    return [(replace(other, kind="place"), *pieces[0]), (replace(one, kind="place"), *pieces[1])]


def _each_by_its_count(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`The surplus by China's count and the deficit by the American count`: what one has over the other lacks."""
    counts = [[m for m in side if m.kind == "agency"] for side in (left, right)]
    times = [m for m in right if m.kind == "period"]
    single = all(len(side) == 1 for side in counts) and not (times and holds(left, "period"))
    return single and counts[0][0].code != counts[1][0].code


def counted_by_each(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`The surplus with the US according to China, and the deficit according to the US`: one balance between two, by
    the count of either: neither part is of anybody else, and one time holds for both."""
    flows = {m.code for side in (left, right) for m in side if m.kind == "flow"}
    if not flows or not flows <= BALANCES:
        return False
    tellers = [_teller(side) for side in (left, right)]
    places = [codes_in(side, "place", "demonym") for side in (left, right)]
    whole = None not in tellers and len(set(tellers)) == 2
    timed = holds(left, "period") and holds(right, "period")
    return whole and not timed and len(places[0]) == 2 and places[1] <= places[0] and places[0] == set(tellers)


def _teller(side: tuple[Mention, ...]) -> str | None:
    """By whose count a part is: the place right behind `according to`."""
    said = [m for m in side if m.kind != "harmless"]
    return next(
        (b.code for a, b in pairwise(said) if a.is_("books", "according_to") and b.kind in ("place", "demonym")), None
    )


def owned_on(pieces: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """`Vietnam's exports to the US and its imports from China`: whose the part before it is, `its` in the next is too;
    where two own a flow before it, it may be of either."""
    beside = [pair for one in pieces for pair in pairwise(_said(one))]
    owners = [m for m, after in beside if m.kind in WHO and m.code != "WLD" and after.kind == "flow"]
    if not owners or len({m.code for m in owners}) > 1 or owners[0] is not _said(pieces[0])[0]:
        return pieces
    return [pieces[0], *(owned(_owned_too(piece, owners[0]), owners[0]) for piece in pieces[1:])]


def _owned_too(piece: tuple[Mention, ...], owner: Mention) -> tuple[Mention, ...]:
    """`Japan's deficit with China and surplus with the US`: a bare flow right behind `and` is the same country's, where
    it faces another."""
    joint = piece[0] if piece and piece[0].is_("conj", "and") else None
    article = len(piece) > 1 and piece[1].says("indefinite")  # "Japan had a deficit with China and a surplus with ..."
    flow = first_in(piece[1 + article : 2 + article], "flow")
    if joint is None or flow is None or owner.code == HOME:
        return piece
    named = [m.code for m in piece if m.kind in WHO]
    governed = holds(piece, "prep", "with", "to", "from")
    bare = flow.first == joint.last + 1 + article and governed and len(named) == 1 and owner.code not in named
    if not bare or not (owner.kind == "demonym" or named == [HOME] or article):
        return piece
    place = replace(owner, kind="demonym", first=flow.first - 1, last=flow.first - 1, others=())
    return (place, *piece[1 + article :])


def _said(piece: tuple[Mention, ...]) -> list[Mention]:
    return [m for m in piece if m.kind != "harmless"]


def owned(piece: tuple[Mention, ...], owner: Mention) -> tuple[Mention, ...]:
    """The piece with the possessive in it read as the owner's name: `its exports`, `its total exports`."""
    read = list(piece)
    for i, one in enumerate(piece):
        two = next((m for m in piece[i + 1 :] if not m.is_("place", "WLD")), None)
        if one.says("its") and two is not None and two.kind in ("flow", "commodity"):
            read[i] = replace(one, kind="demonym", code=owner.code, others=())
    return tuple(read)


def beside_goods(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`Exports in 2025 and oil imports`, `the balance for 2025 and Brazil's share of soybeans`: what has its time after
    it is told to the end, and the goods named beside it are none of its. Of a balance, whichever comes first."""
    goods = [holds(side, "commodity") for side in (left, right)]
    if goods[0] == goods[1]:
        return False
    if beside_some_goods(left, right) if goods[1] else beside_some_goods(right, left):
        return True
    if not _dated(left):
        return False
    flows = [codes_in(side, "flow") for side in (left, right)]
    plain = flows[goods[0]]  # of the side that names no goods
    if plain and plain <= BALANCES:
        other = flows[goods[1]]
        if not other and not any(m.kind == "measure" for m in (left, right)[goods[1]]):
            return False  # "the balance in December, goods and services"
        bare = not holds_any(right, "place", "demonym", "deictic") if goods[0] else True
        return bare and other.isdisjoint(BALANCES)
    return goods[1] and bool(flows[0]) and bool(flows[1]) and flows[0].isdisjoint(flows[1])


def _dated(side: tuple[Mention, ...]) -> bool:
    """Whether its time is said after its flow or goods."""
    topic = next((m.first for m in side if m.kind in ("flow", "commodity")), None)
    return topic is not None and any(m.kind == "period" and m.first > topic for m in side)


def turned_in_short(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What did the US import from China and China from the US`: the right side with the flow that it leaves to the
    left, which is of the same two countries the other way round; () for anything else."""
    own, other = ([m for m in side if m.kind not in ("harmless", "question", "period")] for side in (left, right))
    kinds = [m.kind if m.kind not in WHO else "who" for m in (*own, *other)]
    if kinds != ["who", "flow", "prep", "who", "who", "prep", "who"] or own[1].code not in ("export", "import"):
        return ()
    one, two = ([m.code for m in side if m.kind in (*WHO, "prep")] for side in (own, other))
    if one != [two[2], two[1], two[0]]:
        return ()
    at = right.index(other[0]) + 1
    return (*right[:at], replace(own[1], first=other[0].last, last=other[0].last), *right[at:])


def rate_of_each(own: tuple[Mention, ...], other: tuple[Mention, ...]) -> bool:
    """Whether the rate that is asked of each, in the other part, is asked of this one too."""
    each = holds(other, "op", "each") and not (holds(own, "growth") or says_in(own, "measuring"))  # 顺差多大
    return each and not _rate_of_its_own(own, other)


def _rate_of_its_own(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`对美顺差和对欧盟出口增速分别是多少`: beside a balance, the rate right behind the flow is that flow's alone."""
    balance = holds(left, "flow", "balance", "surplus", "deficit")
    if not balance or holds(right, "flow", "balance", "surplus", "deficit"):
        return False
    said = [m for m in right if m.kind != "harmless"]
    pairs = zip(said, said[1:], said[2:], strict=False)
    return any(a.kind == "flow" and b.kind == "growth" and c.is_("op", "each") for a, b, c in pairs)


def of_two(side: tuple[Mention, ...]) -> bool:
    """`Japan's deficit with China in 2025`: whose it is, with whom and when, so that it asks a question of its own."""
    places = codes_in(side, "place", "demonym")
    return len(places) == 2 and holds(side, "period") and holds(side, "prep", "with")


def each_way(frame: Frame, piece: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """进出口增速和顺差分别是多少, 輸出入の伸びと黒字をそれぞれ: a word of each at the end is said of both ways of a
    flow in a part before it too."""
    each = frame.all("op", "each")
    if not each or holds(piece, "op", "each"):
        return piece
    both = any(m.is_("flow", "total") and ("flow", "both") in m.others for m in piece)
    return (*piece, each[0]) if both else piece


def turned(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`... and how much did it buy`, `... and how much came the other way`: the opposite of what the left asks."""
    if holds(right, "deictic", "other_one"):
        return True
    one, two = ({m.code in ("sell", "give") for m in side if m.kind == "verb"} for side in (left, right))
    return len(one) == len(two) == 1 and one != two


def both_ways(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`How much did China sell to, and how much did it buy from, Russia in 2025`: with whom and when is said once, at
    the end, and both ways of one trade are asked."""
    if not turned(left, right) or holds((*left, *right), "commodity"):
        return False
    told = codes_in(left, *WHO)
    named = codes_in(right, *WHO) - told
    return len(told) < 2 and len(named) == 1 and not holds(left, "period")


def with_somebody(side: Part) -> bool:
    """`Soy from Brazil in 2025`: with whom, and when."""
    placed = any(a.is_("prep", "to", "from") and b.kind in WHO and b.code != HOME for a, b in pairwise(side))
    return placed and holds(side, "period")


_SET: Final = ("more", "extreme", "multiple", "compare")
_SET_BESIDE: Final = ("compare", "difference", "times", "how_fast")
_SAID_OF_BOTH: Final = ("growth", "direction", "measure", "period", "unit")
_PACES: Final = ("faster", "slower", "fell_more")
_FEWEST: Final = 2


def each_flow_with_its_place(mentions: Part) -> list[Part] | None:
    """`Were exports to ASEAN larger than imports from the US`: sold to the one and bought of the other, which are no
    two places of one flow, and no balance: the figure of each."""
    mentions = deals_as_flows(mentions)
    flows = [i for i, m in enumerate(mentions) if m.kind == "flow" and m.code in ("export", "import")]
    if len(flows) != _FEWEST:
        return None
    placed = [with_whom(mentions, i) for i in flows]
    whole = [_of_home_alone(mentions, i) and not pair for i, pair in zip(flows, placed, strict=True)]
    named = [
        "WLD" if all_of_it else pair[1].code for all_of_it, pair in zip(whole, placed, strict=True) if pair or all_of_it
    ]
    others = sum(m.kind in WHO and m.code != HOME for m in mentions)
    if len(set(named)) != _FEWEST or HOME in named or others != _FEWEST - any(whole):
        return None
    if mentions[flows[0]].code == mentions[flows[1]].code and not any(whole):
        return None
    set_beside = any(m.kind in _SET or m.is_("op", *_SET_BESIDE) for m in mentions)
    far = any(m.is_("op", "times") or m.is_("prep", "by") for m in mentions)  # "three times as large", "by 500 bn"
    told = holds(mentions, "number") and not far
    inside = (m.first for m, n in pairwise(mentions) if m.is_("prep", "in") and n.is_("demonym", HOME))
    rates = {m.last + 1 for m in mentions if m.kind in ("growth", "deictic")}  # "growth in China's exports"
    leaning = says_in(mentions, "its") or not rates.issuperset(inside)
    over_years = holds(mentions, "op", "ever", "when", "first_time")  # "has it ever exceeded"
    if not set_beside or told or leaning or over_years or holds_any(mentions, "negation", "party"):
        return None
    head = tuple(m for m in mentions if m.kind in _SAID_OF_BOTH)
    paced = [m for m in mentions if m.is_("more", *_PACES)]
    if paced and not holds(head, "growth"):  # "fell faster than": of each its rate
        head = (*head, replace(paced[0], kind="growth", code="yoy", others=()))
    placed = [pair or with_everybody(mentions[i]) for i, pair in zip(flows, placed, strict=True)]
    goods = [mentions[i - 1 : i] if i and mentions[i - 1].kind == "commodity" else () for i in flows]
    pieces = [(*head, *good, mentions[i], *pair) for i, good, pair in zip(flows, goods, placed, strict=True)]
    return [tuple(sorted(piece, key=lambda m: m.first)) for piece in pieces]


def _of_home_alone(mentions: Part, flow: int) -> bool:
    """`China's imports`: all of them, where its owner stands right before; no half of `exports to and imports from`."""
    owner = mentions[flow - 1] if flow else None
    shared = flow + 1 < len(mentions) and mentions[flow + 1].kind in ("conj", "prep")
    return owner is not None and owner.is_("demonym", HOME) and not shared


def with_everybody(flow: Mention) -> Part:
    """What says that a flow or a balance is that with all, as if it stood right after it."""
    towards = {"export": "to", "import": "from"}.get(flow.code, "with")
    prep = replace(flow, first=flow.last, kind="prep", code=towards, others=(), value=None)
    return prep, replace(prep, kind="place", code="WLD")
