"""The amount and the quantity of one series, or one in two units, asked for together -> a question each."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention, codes_in, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import MONEY

_TOLD_IN = {**{code: code for code in MONEY}, "t": "mass", "kt": "mass", "Mt": "mass", "units": "units",
            "mbpd": "a day", "barrel": "a day"}  # fmt: skip
_APART = ("more", "extreme", "compare", "number", "multiple")
_BETWEEN = ("conj", "flow", "harmless", "period", "prep", "commodity", "place", "demonym", "verb")
_BETWEEN_STRETCHES = ("conj", "harmless", "compare", "deictic", "more", "prep", "question")
_THINGS = ("flow", "place", "demonym", "commodity")
_OF_RATES = ("check", "record", "streak", "count", "which", "when", "difference", "define", "compare")  # one question
_OF_BOTH = ("sum", "trend", "monthly", "average")  # what may be asked of a series in each of the two


def by_measure(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """鉄鉱石輸入、数量と金額, `ore imports, volume and value`, `in dollars and in tonnes`: two figures of one."""
    kinds = {m.kind for m in mentions}
    if "unit" in kinds and (units := _in_two_units(mentions)):
        return units
    if "measure" in kinds and (paid := _paid_and_weighed(mentions)):
        return paid
    if kinds.isdisjoint(("measure", "growth", "more", "unit")):
        return [mentions]
    if "growth" in kinds and holds(mentions, "growth", "mom") and (rates := _both_rates(mentions)):
        return rates
    if "more" in kinds and (bases := _on_two_bases(mentions)):
        return bases
    if "direction" in kinds and (moves := _moved_on_each(mentions)):
        return moves
    told = [(m, way) for m in mentions if (way := _told_as(m))]
    if len(told) != 2:
        return [mentions]
    first, last = told[0][0], told[-1][0]
    between = [m for m in mentions if first.last < m.first and m.last < last.first]
    joined = holds(between, "conj", "and", "plus") and holds_only(between, *_BETWEEN)
    joined = joined or (not between and first.kind == last.kind == "measure")  # "chips: valor, volume"
    plain = holds(mentions, "commodity") and not any(
        m.kind in ("more", "extreme") or m.is_("measure", "price", "share") for m in mentions
    )
    if told[0][1] == told[1][1] or not (joined and plain):
        return [mentions]
    joints = [m for m in between if m.kind == "conj"]
    return [
        tuple(
            _untold(m) if m is other else m
            for m in mentions
            if m not in joints and (m is not other or m.kind == "flow")
        )
        for other in (last, first)
    ]


def _told_as(mention: Mention) -> str:
    """`Value` or `quantity`, where a mention says which is asked for: "volume", "in tonnes", "export value"."""
    if mention.is_("measure", "quantity", "value"):
        return mention.code
    if mention.kind == "flow" and mention.says("by_value"):
        return "value"
    return "quantity" if _TOLD_IN.get(mention.code) in ("mass", "units") and mention.kind == "unit" else ""


def _untold(flow: Mention) -> Mention:
    """`Export value` as exports."""
    return replace(flow, others=tuple(other for other in flow.others if other != ("harmless", "by_value")))


def _paid_and_weighed(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`What did China pay for crude in December and how many tonnes was it`: the amount, and the quantity; [] for
    anything else."""
    weighed = next((i for i, m in enumerate(mentions) if m.is_("measure", "quantity") and m.says("weighed")), 0)
    before = [m for m in mentions[:weighed] if m.kind != "harmless"]
    if not before or not before[-1].is_("conj", "and") or not says_in(before, "spending"):
        return []
    left = mentions[: mentions.index(before[-1])]
    bought = tuple(replace(m, others=()) if m.says("spending") else m for m in left if m.kind != "question")
    return [left, (*bought, *mentions[weighed:])]


def _moved_on_each(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`Rose in volume but fell in value, right?`, `fell in value even though tonnage rose`: how it moved on either
    basis, each by itself; [] for else."""
    counted = [m for n, m in pairwise(mentions) if m.kind == "unit" and n.kind in ("number", "scale")]
    bases = [m for m in mentions if m.kind != "flow" and _told_as(m) and m not in counted]
    moves = [m for m in mentions if m.is_("direction", "up", "down") or m.is_("growth", "growth")]  # "grew"
    if len(bases) != 2 or len(moves) != 2 or holds(mentions, "more") or _told_as(bases[0]) == _told_as(bases[1]):
        return []
    one, two, three, _ = sorted((*bases, *moves), key=lambda m: m.first)
    if one.kind == two.kind:
        return []
    between = [m for m in mentions if two.last < m.first < three.first]
    at = next((m for m in between if m.kind in ("conj", "harmless", "flow")), three).first
    left, right = ([m for m in mentions if (m.first < at) is ahead] for ahead in (True, False))
    if not codes_in(right, *_THINGS) <= codes_in(left, *_THINGS):
        return []
    topic = [m for m in left if m.kind in (*_THINGS, "prep") and m.first < one.first]
    checks, times = ([m for m in mentions if m.kind == kind] for kind in ("op", "period"))
    halves = []
    for half in (left, right):
        dated = () if holds(half, "period") else times
        rest = [m for m in half if m.kind not in ("flow", "op", "conj")] if half is right else half
        halves.append(tuple(sorted({*topic, *rest, *checks, *dated}, key=lambda m: m.first)))
    return halves


def _on_two_bases(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`Did exports grow faster by value than by units`, `in yuan than in dollars`: the rate on either; [] for else."""
    found = [m for m in mentions if m.is_("measure", "quantity", "value") or m.is_("unit", *MONEY)]
    if len(found) != 2 or found[0].code == found[1].code or holds(mentions, "number"):
        return []
    between = [m for m in mentions if found[0].last < m.first and m.last < found[1].first]
    joined = [m for m in between if m.says("than") or m.is_("conj", "or")]
    if not joined or holds(between, "period"):
        return []
    moved = holds_any(mentions, "growth", "direction")
    degrees = [m for m in mentions if m.is_("more", "faster", "slower", *(("more", "less") if moved else ()))]
    if not degrees:
        return []
    dropped = [*joined, *degrees[1:], *(m for m in mentions if m.is_("op", "check"))]
    rate = replace(degrees[0], kind="growth", code="growth", others=())
    kept = [rate if m is degrees[0] else m for m in mentions if m not in dropped]
    return [tuple(m for m in kept if m is not other) for other in reversed(found)]


def _in_two_units(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`Crude imports in December, in dollars and in tonnes`: the same in two units, neither of which is a number's; []
    for anything else."""
    kinds = ("quantity", "value") if holds(mentions, "unit", "CNY") else ("quantity",)  # "in yuan terms"
    found = [m for m in mentions if m.is_("measure", *kinds) or (m.kind == "unit" and m.code in _TOLD_IN)]
    if len(found) != 2 or _TOLD_IN.get(found[0].code) == _TOLD_IN.get(found[1].code):
        return []
    if holds(found, "measure") and not any(m.code in MONEY for m in found):
        return []  # 进口量，吨: the unit of the quantity
    one, two = found
    between = [m for m in mentions if one.last < m.first and m.last < two.first]
    small = all(m.kind == "conj" or m.says("little") or m.is_("prep", "in") for m in between)
    joined = small and holds(between, "conj", "and")
    joined = joined or (not between and one.kind == two.kind and one.last + 2 == two.first)  # "tonnes, dollars"
    little = ("unit", "measure", "conj", "harmless", "prep", "courtesy", "fragment", "period")  # of what was told
    topic = holds_any(mentions, "flow", "commodity") or holds_only(mentions, *little)
    counted = any(m.kind in ("number", "scale") and n in found for m, n in pairwise(mentions))
    apart = any(m.kind in ("more", "extreme", "compare") or m.is_("measure", "price", "share") for m in mentions)
    opening = [m for m in mentions if m.kind not in ("harmless", "courtesy", "self")][:1]
    both = [m for m in opening if m.is_("op", "compare") and one.code in MONEY and two.code in MONEY]
    apart = apart or any(m.kind == "op" and m.code not in _OF_BOTH and m not in both for m in mentions)
    if not (joined and topic) or counted or apart:
        return []
    joints = [*both, *(m for m in between if m.kind == "conj")]  # "compare yuan and dollar export growth"
    return [tuple(m for m in mentions if m is not other and m not in joints) for other in (two, one)]


def _both_rates(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`Exports in November: value, yoy, mom`, `on the year and on the month`: the rate on each, after the amount where
    it is named; [] for anything else."""
    rates = [m for m in mentions if m.is_("growth", "yoy", "mom")]
    if [m.code for m in rates] not in (["yoy", "mom"], ["mom", "yoy"]) or holds_any(mentions, *_APART):
        return []
    if not holds_any(mentions, "flow", "commodity") or holds(mentions, "op", *_OF_RATES):
        return []
    between = [m for m in mentions if rates[0].last < m.first and m.last < rates[1].first]
    if any(m.kind not in ("conj", "harmless", "prep", "growth") for m in between):
        return []
    joints = [m for m in between if m.kind == "conj"]
    amount = [m for m in mentions if m.is_("measure", "value", "quantity") and m.last < rates[0].first]
    told = tuple(m for m in mentions if m not in rates and m not in joints and m not in amount and m.kind != "growth")
    each = [tuple(m for m in mentions if m not in joints and m not in amount and m is not other)
            for other in reversed(rates)]  # fmt: skip
    return [told, *each] if amount else each


def without_its_whole(told: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports to the US in June, their growth, and the share of all exports`: the flow told before that closes a share
    is the whole of it, and no topic of its own."""
    share = next((i for i, m in enumerate(mentions) if m.is_("measure", "share")), None)
    if share is None:
        return mentions
    rest = mentions[share + 1 :]
    flows = codes_in(told, "flow")
    rest = tuple(
        m for m in rest if m.kind != "harmless" and not (m.kind == "op" and m.says("whole_flow"))
    )  # "of total imports"
    if any(not ((m.kind == "flow" and (not flows or m.code in flows)) or m.is_("measure", "share")) for m in rest):
        return mentions
    return (*mentions[: share + 1], *(m for m in rest if m.kind != "flow"))


def change_beside(told: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> bool:
    """`Coal imports in September, October and November, and the change from October to November`: amounts of several
    months, then what lies between two of them."""
    content = [m for m in mentions if m.kind != "harmless"]
    if not (content and content[0].is_("op", "difference") and content[-1].kind == "period") or len(content) > 3:
        return False
    compared = holds_any(told, "more", "extreme", "compare", "number", "op")
    listed = any(m.kind == "period" and "+" in m.code for m in told)
    return listed and not compared and holds_any(told, "flow", "commodity")


def currency_of_all(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much to the US and how much to the EU, in yuan`: said once, at the end, it is that of both."""
    last = mentions[-1]
    alone = not holds_any(mentions[:-1], "unit", "number")
    return (last,) if alone and last.is_("unit", *MONEY) else ()


def closes_before(right: tuple[Mention, ...]) -> bool:
    """`..., in dollars, and the balance`, `..., by US data, and the balance`: what closes what stands before it."""
    said = [m for m in right if m.kind not in ("prep", "harmless")]
    books = bool(said) and said[0].kind == "books"
    pairs = pairwise(said[books : books + 2])
    return any(b.kind == "conj" and (books or a.kind == "agency" or a.is_("unit", *MONEY)) for a, b in pairs)


def dated_by(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much soy came from Brazil and how much from the US in October`: the time that closes is that of both;
    "and how much was it a year earlier" counts from the first."""
    if holds(left, "period"):
        return left
    times = [m for m in right if m.kind == "period"]
    counted = any(m.code.startswith("earlier") for m in times) or holds(right, "growth")
    return left if counted or len(times) != 1 else (*left, *times)


def with_whom(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The one place of a part behind its `with`, and that word."""
    places = [i for i, m in enumerate(mentions) if m.kind in ("place", "demonym")]
    led = len(places) == 1 and places[0] > 0 and mentions[places[0] - 1].is_("prep", "with")
    return mentions[places[0] - 1 : places[0] + 1] if led else ()


def of_that_balance(told: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much of the surplus came from the US, and how much from the EU`, `the surplus, and how much of it came from
    the US`: what comes from somebody is that balance there too, and no import."""
    balances = [m for m in told if m.is_("flow", "balance", "surplus", "deficit")]
    came = any(a.says("origin") and b.is_("prep", "from") for a, b in pairwise((*told, *mentions)))
    own = holds_any(mentions, "flow", "commodity", "verb")
    if len(balances) != 1 or not came or own or not holds(mentions, "prep", "from"):
        return mentions
    return (*mentions[:1], balances[0], *mentions[1:])


def each_of_two_times(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`Compare October and November: exports, imports and the surplus`: each flow in one time against the other; []
    for anything else."""
    compares = [m for m in mentions if m.kind == "op" and m.code == "compare"]
    if len(compares) != 1:
        return []
    flows = [m for m in mentions if m.is_("flow", "export", "import", "balance", "surplus")]
    times = [m for m in mentions if m.kind == "period"]
    if len({m.code for m in flows}) < max(2, len(flows)):
        return []
    one_list = len(times) == 1 and times[0].code.count("+") == 1
    two = len(times) == 2 and not any("+" in m.code for m in times)
    two = two and len({"." in m.code for m in times}) == 1 < len({m.code for m in times})  # no span beside a month
    if not (one_list or two) or holds_any(mentions, "more", "extreme", "question"):
        return []
    joints = [m for m in mentions if m.is_("conj") and m.first > flows[0].first]
    return [tuple(_dealt(m, flow) for m in mentions if m is flow or not (m in flows or m in joints)) for flow in flows]


_WITH_WHOM: Final = {"export": "to", "import": "from"}


def _dealt(m: Mention, flow: Mention) -> Mention:
    """`Exports to the US in 2025 vs 2024, and imports`: which come from there, and are no imports of the US."""
    return replace(m, code=_WITH_WHOM.get(flow.code, "with")) if m.is_("prep", "to", "from") else m


def each_stretch(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`Did exports rise more from 2023 to 2024 than from 2024 to 2025`: how far they moved in each; [] for else, and
    for the same months of two years, which are spans and no ends."""
    times = [m for m in mentions if m.kind == "period"]
    values = [m.value for m in times if isinstance(m.value, TimeExpression) and m.value.mode == "range"]
    ends = [end for value in values for end in value.parts]
    if not len(times) == len(values) == 2 or len(ends) != 4 or any(end.anchor for end in ends):
        return []
    if not all(value.ends for value in values):
        return []  # "larger in 2023-2025 than in 2020-2022": spans
    years, months = {is_bare_year(end) for end in ends}, [end.months for end in ends]
    if len(years) > 1 or (years == {False} and months[:2] == months[2:]):
        return []
    joined = [*takewhile(_joins_stretches, (m for m in reversed(mentions) if m.last < times[1].first))]
    joints = [m for m in joined if m.kind in ("conj", "compare") or m.is_("op", "compare") or m.is_("prep", "with")]
    grown = years == {True} and holds(mentions, "growth", "growth")
    over = says_in(joined, "than")
    moved = grown or any(m.kind == "direction" or (m.is_("op", "difference") and not over) for m in mentions)
    if not moved or not (joints or over):  # nor "how much more were exports from 2021 to 2023 than from ..."
        return []
    compared = {m for m in mentions if m.kind in ("more", "compare") or m.is_("op", "compare")}
    kept = [m for m in mentions if m not in compared and m not in joined]
    if compared:  # "was the rise larger than": that it rose is not doubted
        way = (m for m in mentions if m.is_("direction", "up", "down") or m.is_("growth", "growth"))
        told = {m: replace(m, kind="direction", code="moved", others=()) for m in way}
        kept = [told.get(m, m) for m in kept]
    return [tuple(m for m in kept if m is time or m not in times) for time in times]


def _joins_stretches(mention: Mention) -> bool:
    return mention.kind in _BETWEEN_STRETCHES or mention.is_("op", "compare", "difference")


def at_each_time(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """`By how much did exports exceed imports in May and in June`: the one over the other at each time; [] for else."""
    times = [m for m in mentions if m.kind == "period"]
    value = times[0].value if len(times) == 1 else None
    if not isinstance(value, TimeExpression) or value.mode != "list" or value.either or len(value.parts) < 2:
        return []
    over = next((i for i, m in enumerate(mentions) if m.kind == "compare" or m.says("than")), 0)
    left, right = (codes_in(side, *_THINGS) for side in (mentions[:over], mentions[over:]))
    if not left or right <= left or holds(mentions, "number") or holds(mentions, "op", "sum", "average"):
        return []  # nor "suma el crudo que importó en mayo y junio", whose que is none for than
    each = [replace(value, parts=(part,)) for part in value.parts]
    return [tuple(replace(m, code=e.code, value=e) if m is times[0] else m for m in mentions) for e in each]
