"""What is said once of several: flows of one place, goods in a row, a verdict on both."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention, Part, codes_in, first_in, holds, holds_any, holds_only
from bot.understanding.words.kinds import BALANCES, ONE_WAY, PMIS, WHO

# `Russia 2025: exports, imports and total trade with China`: one place told ahead, and several flows of it.
_BARE = (*WHO, "flow", "period", "prep", "conj", "harmless")
_BOTH_WAYS = {"export", "import"}


def of_both_indices(mentions: Part) -> list[Part] | None:
    """`Are both PMIs above 50?`: the question of each of the two that one word names; None for any other words."""
    named = [m for m in mentions if m.kind == "commodity"]
    one_word = [m.code for m in named] == [*PMIS] and named[1].first == named[0].last + 1
    if not one_word or not holds_any(mentions, "compare", "direction", "growth"):
        return None
    return [tuple(m for m in mentions if m is not other) for other in reversed(named)]


def headed(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]] | None:
    """A piece a flow, each with the place told ahead of them and what follows them all; None for any other words.

    Exports and imports of one place are one question, where none is named with whom.
    """
    flows = [i for i, m in enumerate(mentions) if m.kind == "flow"]
    if len(flows) < 2 or any(m.kind not in _BARE for m in mentions):
        return None
    who = [i for i, m in enumerate(mentions) if m.kind in WHO]
    if not who or who[0] > flows[0] or mentions[who[0]].code == HOME:
        return None
    told = {mentions[i].code for i in who if i > flows[-1]}
    if any(flows[0] < i < flows[-1] for i in who[1:]) or not told <= {HOME} or (len(who) > 1 and not told):
        return None
    if holds(mentions, "prep", "to", "from"):
        return None
    owned = mentions[who[0]].last + 1 == mentions[flows[0]].first  # "Germany's exports and imports with China"
    if {mentions[i].code for i in flows} == _BOTH_WAYS and (owned or not told):
        return None
    ahead, after = mentions[: flows[0]], mentions[flows[-1] + 1 :]
    within = [m for m in mentions[flows[0] : flows[-1]] if m.kind == "period"]
    if within and (len({m.code for m in within}) > 1 or holds((*ahead, *after), "period")):
        return None  # "Korea: exports 2024, imports 2025"
    ahead += tuple(within[:1])
    ways = tuple(mentions[i] for i in flows if mentions[i].code in _BOTH_WAYS)
    rest: list[tuple[Mention, ...]] = [(mentions[i],) for i in flows if mentions[i] not in ways]
    each: list[tuple[Mention, ...]] = [(m,) for m in ways]
    pieces = [*each, *rest] if told or len(ways) < 2 else [ways, *rest]
    return [tuple(sorted((*ahead, *piece, *after), key=lambda m: m.first)) for piece in pieces]


# Goods joined by `and` with one flow for all of them: what is asked of one is asked of each.
_BARE_GOODS = ("commodity", "harmless", "conj", "prep", "period", "courtesy", "self")
_ASKED = ("growth", "direction", "measure", "unit")
_OPS = ("how_fast", "average", "each")


def said_of_each(own: tuple[Mention, ...], other: tuple[Mention, ...]) -> list[Mention]:
    """What the other part says that this one, which names another good, is asked as well: "iron ore and coal imports,
    growth in 2025" has one flow and one rate for both. Nothing where either says something of its own."""
    goods = [[m for m in side if m.kind == "commodity"] for side in (own, other)]
    if len(goods[0]) != 1 or not goods[1] or holds_any(other, "place", "demonym", "number", "party"):
        return []
    flows = [[m for m in side if m.kind == "flow"] for side in (own, other)]
    bare = all(m.kind in _BARE_GOODS or m.is_("question") for m in own)
    if bare and len(flows[1]) < 2 and own[-1].first < other[-1].first:
        good = goods[1][0]
        asked = [m for m in other if m.kind in _ASKED or m.is_("op", *_OPS)]
        led = any(m.first < good.first for m in (*flows[1], *asked))  # "coal, and the price of soy imports"
        return [] if led else [*flows[1], *asked]
    return _after_both(own, other, flows, goods[0][0])


def rate_of_goods(parts: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """`Export growth of toys, footwear and furniture`: the rate that is asked of the first is asked of each after it
    that names no more than goods."""
    found = list(parts)
    for i, own in enumerate(parts[1:], 1):
        head = found[i - 1]
        goods = [m for m in own if m.kind == "commodity"]
        led = [m for m in head if m.kind in ("flow", "growth")]
        plain = holds_only(own, *_BARE_GOODS) and holds_only(head, *_BARE_GOODS, "flow", "growth")
        if plain and len(goods) == 1 and sorted(m.kind for m in led) == ["flow", "growth"]:
            found[i] = tuple(sorted((*own, *led), key=lambda m: m.first))
    return found


def _after_both(
    own: tuple[Mention, ...], other: tuple[Mention, ...], flows: list[list[Mention]], good: Mention
) -> list[Mention]:
    """`Exports of steel and rare earths, growth 2025`: the flow stands before both, the rate behind both."""
    ahead = len(flows[0]) == 1 and not flows[1] and flows[0][0].first < good.first
    plain = all(m.kind in _BARE_GOODS or m in flows[0] or m.is_("question") for m in own)
    content = [m for m in other if m.kind not in ("harmless", "conj")]
    if not (ahead and plain and content and content[0].kind == "commodity"):
        return []
    return [m for m in content[1:] if m.kind in _ASKED or m.is_("op", *_OPS)]


def books_of_all(own: tuple[Mention, ...], other: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The surplus in 2025 and the deficit in 2024 by US data`: whose data is said at the end, and of both; a part that
    names a country has its own."""
    if other[-1].kind != "agency" or holds_any(own, "place", "demonym", "agency", "books"):
        return ()
    return tuple(m for m in other[-2:] if m.kind == "agency" or m.is_("prep", "by"))


def books_ahead(frame: Frame, parts: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """`US data for 2025: imports from China, exports to China, and the deficit`: whose data is said ahead of a colon,
    and of each part."""
    opening = next((m for m in parts[0] if m.kind != "harmless"), None)
    flow = first_in(parts[0], "flow")
    if opening is None or flow is None or opening.kind != "agency":
        return parts
    if not any(token.norm == ":" for token in frame.tokens[opening.last + 1 : flow.first]):
        return parts
    own = ("agency", "books")
    return [part if holds_any(part, *own) else (opening, *part) for part in parts]


# `The PMI and the services PMI were below 50`, `CPI was negative in August and PPI too, right?`: what is said of two
# series at once is said of each.
_SAID = ("compare", "number", "scale", "unit", "direction", "negation")
_BARE_VERDICT = ("harmless", "conj", "period", "deictic", "self")


def checked_alike(parts: list[Part]) -> list[Part]:
    """`Exports to the US and exports to the EU both fell, right?`, `Japan had a deficit with China and a surplus with
    the US, true?`, `soybean and crude imports rose in every month`: whether it is so is asked of each part that claims,
    and a way to move at the end is said of each."""
    each = [m for m in parts[-1] if m.says("each_month") and holds_any(parts[-1], "direction", "growth")]
    checks = [m for part in parts for m in part if m.is_("op", "check")] + each
    if len(parts) < 2 or not checks or any(m.kind == "question" for part in parts for m in part):
        return parts
    if any(m.kind == "op" and m not in checks for part in parts for m in part):
        return parts
    ways = [m for m in parts[-1] if m.kind in (*_SAID, "growth")]
    plain = sum(m.kind in ("direction", "growth", "compare") for m in ways) == 1
    plain = plain and not holds(parts[-1], "more")
    last = {m.kind for m in parts[-1]} & {"flow", "commodity"}
    found = []
    for part in parts:
        claims = any(m.kind in (*_SAID, "growth") or _one_of_them(part, m) for m in part)
        alike = not claims and plain and {m.kind for m in part} & {"flow", "commodity"} == last
        said = (*checks, *(ways if alike else ())) if claims or alike else ()
        part = part[1:] if each and said and part[0].kind == "conj" else part  # no fragment of what stands before it
        found.append(tuple(sorted(dict.fromkeys((*part, *said)), key=lambda m: m.first)))
    return found


def _one_of_them(part: Part, m: Mention) -> bool:
    """`Japan had a deficit`: that there was one is claimed, and nothing of its size."""
    led = next((one for one in part if one.last + 1 == m.first), None)
    return m.is_("flow", "surplus", "deficit") and not (
        led is not None and led.says("determiner") and not led.says("indefinite")
    )


def said_of_both(parts: list[Part], contexts: Collection[str]) -> list[Part]:
    """The two parts, each with what is claimed of the other, where one names no more than its series; as they are for
    any others."""
    if len(parts) != 2 or not all(any(m.kind == "commodity" and m.code in contexts for m in part) for part in parts):
        return parts
    bare = [all(m.kind in (*_BARE_VERDICT, "commodity") or m.is_("op", "check") for m in part) for part in parts]
    if bare[0] is bare[1]:
        return parts
    other = parts[bare.index(False)]
    said = [m for m in other if m.kind in _SAID or m.is_("op", "check")]
    checked = [m for part in parts for m in part if m.is_("op", "check")]
    bounded = holds(said, "compare") and holds(said, "number")
    if not (bounded or (checked and holds(said, "direction"))):
        return parts
    if any(m.kind == "question" or (m.kind == "op" and m.code != "check") for m in other):
        return parts
    every = dict.fromkeys((*said, *checked))
    return [tuple(sorted(dict.fromkeys((*part, *every)), key=lambda m: m.first)) for part in parts]


# `Trade with Africa: exports, imports and the balance`: bare flows, of those whom one part names.
_NOTHING_ELSE = ("harmless", "conj", "flow", "period", "question", "books")
_SPLIT = (("op", "split"), ("prep", "by"), ("compare", "between"), ("prep", "into"))
_ON = ("on", "over")
_LISTED = (*WHO, "conj", "prep", "harmless", "period")


def of_one_partner(pieces: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """`Trade with Africa last year: exports, imports and the balance`: bare flows after those of one partner are of it,
    and before it where all is with it ("exports and imports with Russia"), unless they are called total."""
    places = [m for piece in pieces for m in piece if m.kind in ("place", "demonym") and m.code != HOME]
    single = len({m.code for m in places}) == 1  # "exports to Africa, imports from Africa, and the balance"
    again = single and len(places) > 1  # then what stands before names nobody of itself
    one = places[-1:] if single else places
    at = next((i for i, piece in enumerate(pieces) if one and set(one) <= set(piece)), None)
    if at is None:
        return pieces
    head, places = pieces[at], one
    whom = head[head.index(places[0]) : head.index(places[-1]) + 1]
    if len(places) > 1 and any(m.kind not in _LISTED for m in whom):
        return _of_a_list(pieces, places)
    before = [m for m in head if m.first < places[0].first and not m.is_("harmless")][-1:]
    whose = any(m.is_("prep", "with") for m in head if m.first > places[-1].last)  # "the US deficit with China"
    shared = holds(before, "prep", "with") and not whose
    led = shared or (len(places) == 1 and holds(before, "prep", "to", "from"))
    if not led and _of_two(head, places):
        with_them = (replace(places[0], kind="prep", code="with", others=()), *places)
        return [(*piece, *with_them) if i > at and _of_those(piece) else piece for i, piece in enumerate(pieces)]
    if not led:
        return _of_a_list(pieces, places)
    times = codes_in(head, "period")
    of_all = not any(m.code == HOME or m.is_("flow", "trade", "total", "both") for m in head)
    found = []
    for i, piece in enumerate(pieces):
        own = tuple(m for m in piece if m not in moved_on(piece))
        if (i > at or (shared and not again)) and i != at and _bare(own):
            if (
                of_all and i > at and any(m.code == HOME for m in piece) and not _which_way(piece)
            ):  # "exports to the US, and China's exports"
                piece = tuple(replace(m, kind="place", code="WLD") if m.code == HOME else m for m in piece)
            elif not times or all(m.code in times for m in own if m.kind == "period"):
                facing = replace(places[0], kind="prep", code="with", others=())
                governed = holds(piece, "flow", *BALANCES) or places[0].kind == "demonym"  # с США: no adjective
                then = (m for m in head if m.kind == "period" and i > at and not holds(piece, "period"))
                piece = (*piece, *((facing,) if governed else ()), *(m for m in whom if m.kind != "period"), *then)
        found.append(piece)
    return found


def moved_on(part: Part) -> Part:
    """`The change on 2024`: how something moved, and a time that it is counted from, of which nothing else is told."""
    for i, m in enumerate(part[:-2]):
        if m.is_("direction", "moved") and part[i + 1].is_("prep", *_ON) and part[i + 2].kind == "period":
            return part[i : i + 3]
    return ()


def _of_two(head: Part, places: list[Mention]) -> bool:
    """`China-US trade`, 中俄贸易总额: all the trade of the country and one partner, named side by side."""
    home = any(m.kind in WHO and m.code == HOME for m in head) or places[0].says("mutual")
    return home and len(places) == 1 and holds(head, "flow", "trade", "total")


def _of_those(piece: tuple[Mention, ...]) -> bool:
    """`Exports and imports separately`, after the trade of two: flows and nobody of their own, no total."""
    named = any(m.code == HOME or m.says("summed", "whole_flow") for m in piece)
    return (
        not named and all(m.kind in _NOTHING_ELSE or (m.kind, m.code) in _SPLIT for m in piece) and holds(piece, "flow")
    )


def of_all_goods(pieces: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """`Soybean imports and total imports`, `car exports and China's exports`: what is said to be all of a flow, or the
    country's, is of all goods beside one of some; where a partner is named, it may be of theirs."""
    named = [holds(piece, "commodity") for piece in pieces]
    if not any(named) or any(m.kind in WHO and m.code != HOME for piece in pieces for m in piece):
        return pieces
    found = []
    for piece, goods in zip(pieces, named, strict=True):
        whole = _whole(piece)
        of_all = (replace(m, kind="commodity", code="TOTAL", others=()) if m in whole else m for m in piece)
        found.append(piece if goods or holds(piece, "measure") else tuple(of_all))
    return found


def beside_some_goods(side: Part, other: Part) -> bool:
    """Whether one side is such a flow, and the goods of the other are not those of both, as in "China's exports and
    imports of cars"."""
    if any(m.is_("measure", "share") or (m.kind in WHO and m.code != HOME) for m in (*side, *other)):
        return False  # "US: China's exports and soybean imports"
    ahead = any(a.kind == "commodity" and b.is_("flow", *ONE_WAY) for a, b in pairwise(other))
    return any(ahead or m.is_("op", "sum") for m in _whole(side))


def _whole(piece: Part) -> list[Mention]:
    """`Total` or `China's` right ahead of a flow."""
    said = [(a, b) for a, b in pairwise(m for m in piece if m.kind != "harmless") if b.is_("flow", *ONE_WAY)]
    return [m for m, _ in said if m.is_("op", "sum") or m.is_("demonym", HOME)]


def _of_a_list(pieces: list[tuple[Mention, ...]], places: list[Mention]) -> list[tuple[Mention, ...]]:
    """`US, EU and ASEAN: exports, imports and balance in 2025`: the flows of a list of partners told ahead of them."""
    first, *others = pieces
    if not places or places[-1] not in first or len(others) < 1 or not all(map(_bare, others)):
        return pieces
    said = [m for m in first if m.kind not in ("harmless", "conj", "period")]
    led = said[0].is_("prep", "for", "with")
    if said[led:-1] != places or said[-1].kind != "flow":
        return pieces
    facing = replace(places[0], kind="prep", code="with", others=())
    listed = first[first.index(places[0]) : first.index(places[-1]) + 1]
    return [first if led else (facing, *first), *((*piece, facing, *listed) for piece in others)]


def _bare(piece: tuple[Mention, ...]) -> bool:
    """Whether it names a flow, perhaps a time, and nothing else."""
    either = _which_way(piece)
    bare = all(
        m.kind in _NOTHING_ELSE or (m.kind, m.code) in _SPLIT or m.code == HOME or (either and m.is_("conj", "or"))
        for m in piece
    )
    return bare and not holds(piece, "flow", "total", "trade", "both")


def _which_way(piece: tuple[Mention, ...]) -> bool:
    """`Is China in surplus or deficit?`"""
    return codes_in(piece, "flow") == {"surplus", "deficit"}
