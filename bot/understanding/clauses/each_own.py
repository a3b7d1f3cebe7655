"""Figures that are asked for beside one another, each with something of its own: a time, a flow, its own books."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.balances_of_whom import balances_of_whom
from bot.understanding.clauses.joined_flows import each_flow_with_its_place
from bot.understanding.clauses.owners_facing import owners_facing_one
from bot.understanding.clauses.sentences import has_topic
from bot.understanding.clauses.whose_too import owners_compared, whose_too
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, Part, codes_in, first_in, holds, holds_any, says_in
from bot.understanding.words.kinds import BALANCES, WHO

_BARE: Final = (*WHO, "flow", "verb", "period", "prep", "conj", "harmless", "question", "courtesy", "self")
_RATES: Final = ("growth", "direction", "measure")
_COMPARED: Final = ("more", "extreme", "multiple")
_JOINED: Final = (" ", ",", "+", "&")  # two times in one: "May and June 2026"
_FEWEST: Final = 2
_LITTLE: Final = ("conj", "harmless", "courtesy")
_NAMED: Final = (*WHO, "flow", "commodity", "prep", "growth")


def each_with_its_own(mentions: Part) -> list[Part] | None:
    """The pieces of a sentence in which each thing asked has its own time, its own books, or its own way to move."""
    found = balances_of_whom(mentions) or whose_too(mentions) or owners_facing_one(mentions)
    found = found or owners_compared(mentions) or each_at_its_time(mentions)
    found = found or by_own_books(mentions) or each_way_at_its_time(mentions)
    return found or each_set_against(mentions) or each_flow_with_its_place(mentions)


def each_set_against(mentions: Part) -> list[Part] | None:
    """`Exports 2022 vs 2023, imports 2022 vs 2023`, `soy from Brazil in 2025 vs 2024, from the US in 2025`: one time
    against another, and something else at its own time, or times, with what is said once for both."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) <= _FEWEST or times[1] != times[0] + 2 or not mentions[times[0] + 1].is_("op", "compare"):
        return None
    left, right = mentions[: times[1] + 1], [m for m in mentions[times[1] + 1 :] if m.kind not in _LITTLE]
    own = " ".join(m.kind for m in right).partition(" period")
    if {*own[0].split()} - {*_NAMED} or own[0] == "prep" or own[2] not in ("", " op period"):
        return None
    if any(m.kind not in (*_NAMED, *_LITTLE, "period") and not m.is_("op", "compare") for m in mentions):
        return None
    head = [m for m in left if m.kind in _NAMED and m.kind not in own[0].split()]
    return [left, (*(replace(m, code="with") if m.kind == "prep" else m for m in head), *right)]


def each_at_its_time(mentions: Part) -> list[Part] | None:
    """`Exports to Japan in 2024 and to Korea in June 2026`: a piece a place, each with the time beside it; None where
    places and times do not take turns, or more than their figures is asked."""
    if sum([m.kind == "period" for m in mentions]) < _FEWEST:
        return None
    sums = _sums_dated(mentions)
    abroad = {m for m in mentions if (m.kind in WHO and m.code != HOME) or m in sums}
    goods = ("commodity",) if _of_one_good(mentions) else ()
    plainly = (*_BARE, *_RATES, *goods)
    if any(m.kind not in plainly and m not in sums and not m.is_("op", "how_fast") for m in mentions):
        return None
    plain = not abroad and not holds_any(mentions, "direction", "measure", "verb")
    turns = [m for m in mentions if m.kind == "period" or m in abroad or (plain and m.kind == "flow")]
    said = [m for m in mentions if m.kind in ("flow", "verb") and not plain]
    said = said or [m for m in mentions if m.kind in goods]  # "soybeans from Brazil in 2025 and from the US in 2024"
    if goods and _said_alike(said):
        mentions, said = tuple(m for m in mentions if m not in said[1:]), said[:1]
    if len(turns) < _FEWEST * 2 or len(turns) % 2 or not (said or plain):
        return None
    # "sell to Japan in 2023 and buy from Korea in June 2026", "the US surplus in 2025, the EU surplus in 2025"
    alike = len({(m.kind, m.code) for m in said}) < _FEWEST
    each = not alike or len(said) == len(turns) // 2
    firsts, seconds = turns[::2], turns[1::2]
    dated = [m.kind == "period" for m in firsts]
    if len(set(dated)) > 1 or any((m.kind == "period") is dated[0] for m in seconds):
        return None
    times, places = (firsts, seconds) if dated[0] else (seconds, firsts)
    times = _in_one_year(times)
    unsure = any(m.code.startswith("earlier") for m in times)
    apart = (alike and each) or (plain and holds(mentions, "growth"))
    unsure = unsure or (len({m.code for m in times}) < _FEWEST and not apart)
    if len({m.code for m in places}) < len(places) or unsure:
        return None
    if not _led_each(said, turns) if each else any(turns[0].first < m.first < turns[-1].first for m in said):
        return None
    governed = [(m, place) for m in mentions if (place := _governed(mentions, m, "for")) is not None]
    own = {m for m, place in governed if place.code != HOME}
    own |= {m for m in mentions if m.kind == "conj" or m in turns or (each and m in said)}
    head = [m for m in mentions if m not in own]
    led = [next((m for m, whom in governed if whom is place), None) for place in places]
    preps = [m or next((n for n in reversed(led[:i]) if n is not None), None) for i, m in enumerate(led)]
    preps = [None if place in sums else prep for place, prep in zip(places, preps, strict=True)]
    ways = [(replace(prep, first=place.first - 1),) if prep else () for prep, place in zip(preps, places, strict=True)]
    turned = zip(ways, places, times, strict=True)
    pieces = [(*head, *said[i : i + each], *way, place, time) for i, (way, place, time) in enumerate(turned)]
    return [tuple(sorted(piece, key=lambda m: m.first)) for piece in pieces]


def _of_one_good(mentions: Part) -> bool:
    """Whether goods are named, and no others beside them: "soybeans: from Brazil in 2025, from the US in 2024"."""
    return len(codes_in(mentions, "commodity")) == 1


def _said_alike(said: list[Mention]) -> bool:
    """Whether the same flow is said each time: once says as much."""
    return len(said) > 1 and len({(m.kind, m.code) for m in said}) == 1


def _sums_dated(mentions: Part) -> set[Mention]:
    """`..., total in 2025`: all partners at a time of its own, behind the partners, in a list of goods."""
    said = [m for m in mentions if m.kind != "harmless" and not m.is_("prep")]
    last = said[-2:]
    closing = len(last) > 1 and last[0].is_("op", "sum") and last[1].kind == "period" and _of_one_good(mentions)
    return {last[0]} if closing and holds_any(said[:-2], *WHO) else set()


def _governed(mentions: Part, prep: Mention, *also: str) -> Mention | None:
    """The place right behind a preposition that leads to it or from it."""
    if not prep.is_("prep", "to", "from", "with", *also):
        return None
    after = next((m for m in mentions if m.first > prep.last and m.kind != "harmless"), None)
    return after if after is not None and after.kind in WHO else None


def _led_each(said: list[Mention], turns: list[Mention]) -> bool:
    """Whether a flow or verb of its own stands with each place and its time, ahead of the last of them."""
    begins = [-1, *(m.last for m in turns[1::2])]
    led = zip(begins, said, turns[1::2], strict=False)
    return len(said) == len(turns) // 2 and all(begin < m.first < turn.first for begin, m, turn in led)


def _in_one_year(times: list[Mention]) -> list[Mention]:
    """The times, with the year of one that is told only by another: "in May and ... in April 2026"; beside a whole
    year, or where none is told, a month is the newest."""
    parts = [m.value.parts for m in times if isinstance(m.value, TimeExpression)]
    years = {(one.year, one.year_of) for told in parts for one in told if one.months != (1, 12) and not one.yearless}
    if len(years) != 1 or any(len(told) != 1 for told in parts):
        return times
    ((year, year_of),) = years
    found = []
    for m in times:
        said = m.value if isinstance(m.value, TimeExpression) and m.value.parts[0].yearless else None
        dated = said and replace(said, parts=(replace(said.parts[0], year=year, year_of=year_of),))
        found.append(replace(m, value=dated, code=dated.code) if dated else m)
    return found


def compared_before(left: Part, right: Part) -> bool:
    """`Compare exports in May and June 2026, and tell me the surplus in August 2026`: a comparison told to its end, and
    a figure of another time beside it that is set against nothing."""
    compared = any(m.kind in _COMPARED or (m.kind == "op" and m.code not in ("sum", "how_fast")) for m in right)
    if not (has_topic(right) and _times(right)) or compared:
        return False
    sets = [m for m in left if m.is_("op", "compare", "difference") or m.kind == "more"]
    if not sets or any(m.kind == "op" and m not in sets for m in left):
        return False
    two = any(len(codes_in(left, *kinds)) > 1 for kinds in (("period", "number"), ("flow",), WHO))
    two = two or any(m.kind == "period" and any(sign in m.code for sign in _JOINED) for m in left)
    other = {(m.kind, m.code) for m in right if m.kind in ("flow", "commodity")}
    return two and has_topic(left) and bool(_times(left)) and not other <= {(m.kind, m.code) for m in left}


def _times(part: Part) -> set[str]:
    return codes_in(part, "period")


def flows_at_their_times(left: Part, right: Part) -> bool:
    """`China's exports to Germany in 2023 and Germany's imports from China in 2025`: either side names its flow, whose
    it is, with whom and when: two questions, and no flow counted from both sides."""
    flows = [codes_in(side, "flow") for side in (left, right)]
    places = [codes_in(side, *WHO) for side in (left, right)]
    whole = all(len(side) == 1 for side in flows) and all(len(side) == _FEWEST for side in places)
    return whole and bool(_times(left)) and bool(_times(right)) and _times(left).isdisjoint(_times(right))


def by_own_books(mentions: Part) -> list[Part] | None:
    """`Who ran the bigger deficit with China, the US or the EU, each by its own figures`, `the US deficit with China
    and the EU deficit with China`: a piece a reporter, for their books are not in one currency nor counted alike; None
    where each is not said to count its own, or they do not face the same country."""
    places = [m for m in mentions if m.kind in WHO]
    others = list(dict.fromkeys(m.code for m in places if m.code not in (HOME, "WLD")))
    if len(others) != _FEWEST:
        return None
    flows = [m for m in mentions if m.kind == "flow"]
    facing = [m for m in mentions if (place := _governed(mentions, m)) is not None and place.code == HOME]
    if not facing or len({m.code for m in flows}) != 1:
        return None
    if any(m.kind in ("commodity", "number", "agency", "extreme") or m.is_("op", "why", "check") for m in mentions):
        return None
    own = holds(mentions, "books", "own")
    owners = {m.code for m in places if any(flow.first == m.last + 1 for flow in flows)}
    owned = set(others) <= owners or (len(owners & set(others)) == 1 and _closing(mentions, set(others) - owners))
    if not (own or owned):
        return None
    times = [m for m in mentions if m.kind == "period"]
    home = next(m for m in places if m.code == HOME)
    pieces = []
    for code in others:
        who = next(m for m in places if m.code == code)
        beside = [m for m in times if m.first > who.last and not any(who.last < n.first < m.first for n in places
                                                                     if n.code not in (code, HOME))]  # fmt: skip
        time = times if len(times) < _FEWEST else beside[:1] or times[:1]
        said = (flows[0], facing[0], home, *time, replace(who, kind="agency", others=()))
        rates = tuple(m for m in mentions if m.kind in ("growth", "direction"))
        pieces.append(tuple(sorted((*said, *rates), key=lambda m: m.first)))
    return pieces


def _closing(mentions: Part, codes: set[str]) -> bool:
    """`The US deficit with China or the EU's`: a name in the possessive, after `or` or `and`: the same of another."""
    return any(
        a.is_("conj", "or", "and", "than") and b.kind == "demonym" and b.code in codes for a, b in pairwise(mentions)
    )


def beside_the_first(left: Part, right: Part) -> list[Part] | None:
    """A count, a rate or a change asked beside what is asked before the joint; None where neither is."""
    return counted_apart(left, right) or each_grew(left, right) or change_of_one(left, right)


def counted_apart(left: Part, right: Part) -> list[Part] | None:
    """`In how many months of 2025 did exports fall and in how many did imports fall`, `above 50 and how many below`:
    two counts, each of its own flow or side of one line; None elsewhere."""
    count = first_in(left, "op", "count")
    opening = next((m for m in right if m.kind not in ("harmless", "prep")), None)
    if count is None or opening is None:
        return None
    if opening.is_("op", "difference", "how_fast"):
        return _moved_then(left, right, count)
    if not (opening.is_("question", "how_many") or opening.is_("op", "count")):
        return None
    said = {m.kind: m for m in right if m.kind in ("flow", "direction", "compare")}
    if not said or sum(m.kind == "op" for m in right) > 1 or holds(right, "number"):
        return None
    if any(kind not in {m.kind for m in left} for kind in said):
        return None
    times = [m for m in right if m.kind == "period"]
    dated = holds(left, "period")
    other = [replace(m, code=said[m.kind].code, others=said[m.kind].others) if m.kind in said else m for m in left]
    return [(*left, *(() if dated else times)), (*other, *times)]


def _moved_then(left: Part, right: Part, count: Mention) -> list[Part] | None:
    """`How often did exports fall in 2025, and by how much in the whole year`: the months, and how far it moved."""
    own = [m for m in right if m.kind not in ("harmless", "prep", "op", "measure")]
    if not own or any(m.kind != "period" for m in own) or not holds(left, "direction"):
        return None
    itself = any(m.code.startswith("earlier") for m in own)
    rest = tuple(m for m in left if m is not count and (itself or m.kind != "period"))
    return [left, (*rest, *(m for m in right if not (itself and m.kind == "period")))]


def of_a_year(own: Part) -> bool:
    """`Is the annual surplus above 300 bn`, `is the surplus really above 1 trillion`: more than any month has."""
    balance = any(m.kind == "flow" and m.code in BALANCES for m in own)
    return any(m.is_("op", "by_year") or (balance and m.is_("scale", "trillion")) for m in own)


def each_way_at_its_time(mentions: Part) -> list[Part] | None:
    """`Exports were down for the whole of 2025 but up in March`: which way in each of two times; None where the second
    names more than a way and a time, or the way is the same."""
    moves = [i for i, m in enumerate(mentions) if m.kind == "direction" and m.code in ("up", "down")]
    if len(moves) != _FEWEST or mentions[moves[0]].code == mentions[moves[1]].code:
        return None
    one, two = moves
    joint = next((i for i in range(one, two) if mentions[i].is_("conj", "and") or mentions[i].says("save")), None)
    if joint is None:
        return None
    between = [m for m in mentions[joint:two] if m.kind not in ("harmless", "conj")]
    own = holds(between, "flow") and says_in(mentions[joint : joint + 1], "save")
    if any(not own or m.kind not in ("flow", "prep", *WHO) for m in between):
        return None
    left, right = mentions[:joint], mentions[joint + 1 if own else two :]
    times = [[m for m in side if m.kind == "period"] for side in (left, right)]
    after = [
        m for m in mentions[two + 1 :] if m.kind not in ("harmless", "period", "prep") and not m.is_("op", "check")
    ]
    if [len(side) for side in times] != [1, 1] or after or holds_any(left, "number", "more"):
        return None
    if not holds_any(left, "flow", "commodity", "verb"):
        return None
    checks = tuple(m for m in mentions if m.is_("op", "check"))
    rest = () if own else tuple(m for m in left if m is not mentions[one] and m.kind != "period")
    both = ((*left, *checks), (*rest, *right, *checks))
    return [tuple(sorted(dict.fromkeys(part), key=lambda m: m.first)) for part in both]


def change_of_one(left: Part, right: Part) -> list[Part] | None:
    """`Exports of 2023 and 2024, and how many percent is the change in 2024`: amounts of several times, and how one of
    them moved; None where the change is of no time of its own, or no amounts are asked."""
    times = [m for m in left if m.kind == "period"]
    several = len(times) > 1 or any(sign in m.code for m in times for sign in "+,")
    amounts = not holds_any(left, *_COMPARED, *_RATES, "op", "number") and has_topic(left)
    moved = any(m.kind == "growth" or m.is_("direction", "moved") for m in right)
    asks = ("harmless", "prep", "period", "question", *_RATES)
    bare = all(m.kind in asks or m.is_("op", "difference", "how_fast") for m in right)
    if not (several and amounts and moved and bare and _times(right)):
        return None
    return [left, (*(m for m in left if m.kind not in ("period", "question")), *right)]


def each_grew(left: Part, right: Part) -> list[Part] | None:
    """`Who bought more, ASEAN or the EU, and by how much did each grow`: which of two, and the rate of each."""
    rates = [m for m in right if m.kind == "growth" and m.says("several_rates")]
    compared = holds(left, "more") and len(codes_in(left, *WHO) - {HOME}) > 1
    if not rates or not compared or any(m.kind not in ("harmless", "growth", "op", "prep", "period") for m in right):
        return None
    said = tuple(m for m in left if m.kind not in ("more", "question"))
    joined = tuple(replace(m, code="and") if m.is_("conj", "or") else m for m in said)
    return [left, (*joined, *rates, *(m for m in right if m.kind == "period"))]
