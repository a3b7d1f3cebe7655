"""What stands on both sides of `and` -> the two questions that it makes, each with what is said once for both. `Exports
in 2025 and imports in the first half`: the year itself, and a part of it, of a flow each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise
from typing import Any, Final

from bot.model import HOME
from bot.understanding.clauses import beside_question
from bot.understanding.clauses.both_ends import one_beside_all
from bot.understanding.clauses.bought_beside import bought_beside
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.compared_beside import compared_beside
from bot.understanding.clauses.each_own import beside_the_first, compared_before, of_a_year
from bot.understanding.clauses.joined_flows import rate_of_each, turned_in_short
from bot.understanding.clauses.measures import change_beside, with_whom
from bot.understanding.clauses.of_each import books_of_all, moved_on, said_of_each
from bot.understanding.clauses.sentences import TOPIC, lasts_until_now
from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention, Part, codes_in, holds, holds_any, says_in
from bot.understanding.words.in_order import InOrder
from bot.understanding.words.kinds import COURSES, EXPECTED, INDICATORS, OTHER_WAY, WHO

_Rule = tuple[Callable[[Part, Part], object], Callable[[Part, Part, Any], Sequence[Part]], bool]
_ON = "why happened then that pronoun"  # what a question goes on from
_RATE = ("growth", "direction")
_BARE_FLOW = ("flow", "conj", "harmless", "period", "question")
_FACING = ("to", "from", "with", "into", "post_to", "post_from", "post_with")
_COUNTED = (("measure", "percent"), ("unit", "pct"), ("op", "how_fast"), ("unit", "USD", "CNY", "EUR"))
_COURSES = ("by_quarter", "by_year", "monthly")


def shared(own: Part, other: Part, closing: bool = True) -> Part:
    """A part with the period that only the other part names, the rate that is asked of each at the end, and the place
    that its last preposition waits for: "exports to and imports from the US".
    `closing`: the other part is the end; a rate that is asked of each before it is none of this part's.
    """
    bases = [*moved_on(other)[2:], *(_asked_over(other) if closing else ())]
    timeless = of_a_year(own) or any(m.kind == "period" or m.is_("op", "ever") for m in own if m not in moved_on(own))
    kinds = set() if timeless or (not closing and _rate_of_that_trade(own, other)) else {"period"}
    yearly = all(m.code[:4].isdigit() and "-" not in m.code for m in other if m.kind == "period")
    if (holds(own, "op", "streak") and lasts_until_now(own) and yearly) or (closing and _last_time_apart(own, other)):
        kinds = set()
    asks_itself = not closing and holds(own, "question", "how_much")
    if not asks_itself and rate_of_each(own, other):
        kinds.add("growth")
    taken = since_told([m for m in other if m.kind in kinds and m not in bases], own)
    taken += [m for m in books_of_all(own, other) if closing]
    taken += [m for m in (said_of_each(own, other) if closing else ()) if m not in taken]
    owners = {m for m in own if m.kind in WHO and any(n.kind == "flow" and n.first == m.last + 1 for n in own)}
    if closing and kinds.isdisjoint(WHO) and all(m.kind in _BARE_FLOW or m in owners for m in own):
        taken += with_whom(other)  # "exports, imports and the balance with Japan"
    taken += _coursed(own, other, closing)
    taken += [m for m in goods_listed(own, other, closing) if m not in taken]
    bare = all(m.kind in _BARE_FLOW or m in owners for m in own)
    if closing and bare and (_headed(own, other) or says_in(other, "in_all")):  # "..., all in yuan"
        taken += _counted_in(other)  # "exports, imports and the surplus in 2025 in yuan"
    if closing and bare and len({m.first for m in taken if m.kind == "period"}) > 1:
        taken += [m for m in other if m.is_("direction", "moved")]  # "exports and the balance change in May from April"
    return tuple(sorted((*own, *taken), key=lambda m: m.first)) if taken else own


def goods_listed(own: Part, other: Part, closing: bool) -> list[Mention]:
    """`Soybean and coal imports from the US`, 米国からの大豆と石炭: of goods that stand side by side, the flow and the
    place said behind the last, or before the first, are those of each."""
    left, right = (own, other) if closing else (other, own)
    before = [m for m in left if m.kind != "harmless"]
    behind = [m for m in right if m.kind not in ("harmless", "conj")]
    behind = behind[1:] if holds(behind[:1], "prep", "of", "from") else behind  # "of soybeans and of coal"
    sides = (before[-1:], behind[:1])
    side_by_side = all(side and side[0].kind == "commodity" and side[0].code not in INDICATORS for side in sides)
    whose = [m for m in own if m.kind in WHO and m.code != HOME]
    if not side_by_side or whose:
        return []
    rest = list(dropwhile(lambda m: m.kind == "commodity" or m.is_("prep", "of"), behind))
    flow = [m for m in rest[:1] if m.kind == "flow"]
    rest = before[-3:-1] if not closing else rest[1:] if flow else behind[1:]
    rest = list(dropwhile(lambda m: m.kind == "commodity", rest))
    rest = rest[::-1] if holds(rest[1:2], "prep") else rest
    led = len(rest) > 1 and rest[1].kind in WHO and rest[0].is_("prep", "of", *_FACING)
    counted = [m for m in right[-1:] if closing and any(m.is_(*unit) for unit in _COUNTED)]
    return [*([] if holds_any(own, "flow", "verb") else flow), *(rest[:2] if led else ()), *counted]


def listed_together(left: Part, right: Part) -> bool:
    """Whether they are goods side by side, of one flow and place."""
    return bool(goods_listed(left, right, closing=True) or goods_listed(right, left, closing=False))


def _last_time_apart(own: Part, other: Part) -> bool:
    """`When did imports last fall, and by how much did they rise in August`: of all times, where the other asks."""
    asked = holds_any(other, "question", "party") or holds(other, "op", "how_fast", "difference", "surprise", "why")
    return holds(own, "op", "last_time", "first_time") and asked


def _headed(own: Part, other: Part) -> bool:
    """Whether it is of no time of its own, or of one that heads all: `June exports, imports and balance in yuan`."""
    times, flows = ([m.first for m in own if m.kind == kind] for kind in ("period", "flow"))
    return not times or (
        times[-1] < min(flows, default=0) and {m.first for m in other if m.kind == "period"} <= {*times}
    )


def _asked_over(other: Part) -> list[Mention]:
    """The time over which a question of its own sets what it asks: "imports, and is the surplus bigger than a year
    ago?"."""
    said = [m for m in other if m.kind != "conj"]
    if not said or not said[0].says("copula", "auxiliary"):
        return []
    return [two for one, two in pairwise(said) if one.kind in ("compare", "more") and two.kind == "period"]


def _counted_in(other: Part) -> list[Mention]:
    """The currency that closes what is listed, where it belongs to no amount."""
    said = [m for m in other if m.kind not in ("harmless", "courtesy")]
    plain = not holds_any(other, "number", "scale", "compare", "measure", "growth")
    return said[-1:] if plain and said[-1:] and said[-1].is_("unit", "USD", "CNY", "EUR") else []


def since_told(taken: Sequence[Mention], own: Part) -> list[Mention]:
    """`The tariff in January 2025, and how far exports have fallen since then`: what is taken over, its time from that
    on where the part says so."""
    found = list(taken)
    for i, m in enumerate(found if says_in(own, "since_then") else ()):
        if isinstance(m.value, TimeExpression) and len(m.value.parts) == 1:
            value = replace(m.value, mode="since")
            found[i] = replace(m, code=value.code, value=value)
    return found


def timed_since(left: Part, right: Part) -> Part:
    """The right side with the time of the left from that on, where it says `since then`."""
    times = [m for m in left if m.kind == "period" and says_in(right, "since_then")]
    return (*right, *since_told(times, right))


def _coursed(own: Part, other: Part, closing: bool) -> list[Mention]:
    """`Exports, imports and the balance by quarter`, `quarterly exports, imports and balance`: a course that is said
    behind the last of bare flows, or ahead of the first of them, is that of each."""
    course = [m for m in other if m.is_("op", *_COURSES) or (m.is_("op", "trend") and m.says("by_month"))]
    flows = [m.first for m in other if m.kind == "flow"]
    if not course or not flows or any(m.kind not in _BARE_FLOW for m in own) or (closing and _dated(own)):
        return []
    outside = course[0].first > flows[-1] if closing else course[0].first < flows[0] and not _dated(other)
    return course if outside else []


def _dated(part: Part) -> bool:
    """Whether a part tells a time of its own."""
    return holds(part, "period")


def _rate_of_that_trade(own: Part, other: Part) -> bool:
    """`Total trade with Russia in 2025, and how fast did exports grow`, `steel exports in 2025, did exports grow`: a
    flow and its rate, of the partner or the goods that were told before it; it leans on them, as it would in a talk,
    and takes no time by itself."""
    rated = any(m.kind in _RATE or m.is_("op", "how_fast") for m in own)
    bare = all(m.kind in (*_BARE_FLOW, *_RATE) or m.is_("op", "how_fast") for m in own)
    whole = says_in(own, "in_all", "everybody", "whole", "whole_flow", "worldwide")
    led = any(a.is_("prep", "to", "from", "with") and b.kind in WHO for a, b in pairwise(_without(other, "harmless")))
    flows = codes_in(own, "flow")
    goods = holds(other, "commodity") and flows == codes_in(other, "flow")
    return rated and bare and (led or goods) and not whole and bool(flows)


def governing(left: Part, right: Part) -> Part:
    """`Growth of exports to ASEAN and of exports to Africa`: what is asked of both is said before the first of them."""
    opening = [m for m in right if m.kind not in ("harmless", "conj")][:1]
    if not (opening and opening[0].is_("prep", "of", "in", "for")) or holds(right, "growth"):
        return ()
    topic = next((m.first for m in left if m.kind in TOPIC), 0)
    return tuple(m for m in left if m.first < topic and (m.kind in ("growth", "measure") or m.is_("op", "how_fast")))


def way_back(left: Part, right: Part) -> Part:
    """`Exports to Taiwan and from Taiwan in 2024`: the trade the other way, as a question of its own; () for else."""
    said = [m for m in right if m.kind not in ("harmless", "period")]
    flows = [m for m in left if m.kind == "flow"]
    if len(said) != 2 or not said[0].is_("prep", "to", "from") or said[1].kind != "place" or len(flows) != 1:
        return ()
    led = next((a for a, b in pairwise(left) if a.is_("prep", "to", "from") and b.is_("place", said[1].code)), None)
    if led is None or led.code == said[0].code or flows[0].code not in OTHER_WAY:
        return ()
    turned = replace(flows[0], code=OTHER_WAY[flows[0].code], others=())
    dated = holds(right, "period")
    kept = [m for m in left if m is not led and m.code != said[1].code and not (dated and m.kind == "period")]
    return (*(turned if m is flows[0] else m for m in kept), *right)


def _without(part: Part, *kinds: str) -> Part:
    return tuple(m for m in part if m.kind not in kinds)


def _at_its_time(own: Part, other: Part) -> Part:
    """`And what were imports that month`: with the time that it points back to in its place."""
    return shared(tuple(m for m in own if not m.code.startswith("earlier")), other)


def _rated_then(own: Part, other: Part) -> Part:
    """`Why did exports fall in November, and how much did those to the EU rise`: a rate of its own, at that time. `In
    yuan, and what was that in June 2025`: in that currency."""
    if holds(own, "deictic", "that") and not holds(own, "unit"):
        own = (*own, *_counted_in(other))
    dated = holds_any(own, *_RATE) and not beside_question.when_it_turned(own)
    return shared(own, other, closing=False) if dated else own


def _with_another(left: Part, right: Part, _: object) -> Sequence[Part]:
    """`And from Saudi Arabia in October`: the time of the left stands for the right, unless it has its own."""
    dated = holds(right, "period")
    return left, (*(_without(left, "period") if dated else left), *right)


def _itself(_: Part, __: Part, parts: Sequence[Part]) -> Sequence[Part]:
    return parts


def _after(left: Part, right: Part, _: object) -> Sequence[Part]:
    return left, shared(right, left)


def _beside_data(left: Part, right: Part, _: object) -> Sequence[Part]:
    return left, right if beside_question.of_data(right) else shared(right, left)


# What holds of the two sides, asked in this order; what is made of them; whether the left is cut further; without which
# words it never holds.
AT_A_JOINT: Final[InOrder[_Rule]] = InOrder(
    ((one_beside_all, _with_another, False), "to from with"),
    ((turned_in_short, lambda left, right, other: (shared(left, right), shared(other, left)), False), "prep"),
    ((way_back, lambda left, right, back: (shared(left, right), back), False), "to from"),
    ((bought_beside, lambda left, _, bought: (left, bought), False), "how_much how_many"),
    ((beside_the_first, _itself, False), "count growth direction"),
    ((compared_beside, _itself, False), "compare more"),
    ((compared_before, lambda left, right, _: (left, right), True), "compare difference more"),
    ((beside_question.amount_and, _itself, False), "question measure"),
    ((beside_question.amount_after_forecast, lambda a, b, _: (a, _at_its_time(b, a)), False), EXPECTED),
    ((beside_question.record_beside, _after, False), "extreme"),
    ((beside_question.course_beside, _itself, False), "compound trend"),
    ((beside_question.summed_after_course, _itself, False), ("sum", *COURSES)),
    ((beside_question.asked_at_the_end, lambda a, b, _: (a, _rated_then(b, a)), True), _ON),
    ((beside_question.balance_beside, _after, False), "that"),
    ((beside_question.origin_beside, lambda left, _, whose: (left, whose), False), "buyer seller where"),
    ((beside_question.size_beside, lambda left, _, whole: (left, whole), False), "it_again asked_how how_much"),
    ((beside_question.span_and_source, _itself, False), "source"),
    ((beside_question.about_beside, _beside_data, False), ("define", "published", *beside_question.ABOUT)),
    ((change_beside, lambda a, b, _: (a, (*_without(a, "period", "question"), *b)), False), "difference"),
)


_Dated = tuple[tuple[Mention, TimeExpression], ...]
_PARTS = ("month", "quarter", "half")
_BEFORE_A_YEAR = (*WHO, "commodity", "flow", "growth", "measure", "period", "unit")
_BARE = (*WHO, "flow", "verb", "period", "prep", "conj", "harmless", "question", "courtesy", "self", "deictic")


def year_of_both(mentions: Part) -> list[Part] | None:
    """A piece a flow, the part of a year that the second names in the year of the first; None for any other words."""
    flows = [i for i, m in enumerate(mentions) if m.kind in ("flow", "verb")]
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(flows) != 2 or len(times) != 2 or not flows[0] < times[0] < flows[1] < times[1]:
        return None
    one, two = mentions[times[0]], mentions[times[1]]
    apart = (i for i in range(times[0] + 1, flows[1] + 1) if mentions[i].first > mentions[i - 1].last + 1)  # a comma
    joint = next((i for i in range(times[0], flows[1]) if mentions[i].is_("conj", "and", "plus")), next(apart, None))
    if joint is None or any(m.kind not in _BARE for m in mentions):
        return None
    if not isinstance(one.value, TimeExpression) or not isinstance(two.value, TimeExpression):
        return None
    if len(one.value.parts) != 1 or len(two.value.parts) != 1:
        return None
    year, part = one.value.parts[0], two.value.parts[0]
    if not is_bare_year(year) or year.year_of or not part.yearless or part.anchor or is_bare_year(part):
        return None
    told = TimeExpression((replace(part, year=year.year),))
    left, right = mentions[:joint], mentions[joint:]
    dated = tuple(replace(m, code=told.code, value=told) if m is two else m for m in right)
    lonely = not any(m.kind in WHO or m.kind == "deictic" for m in right)
    whom = tuple(m for m in left if m.kind in WHO) if lonely else ()
    return [left, tuple(sorted((*whom, *dated), key=lambda m: m.first))]


def listed_in_year(clause: Clause, said: _Dated) -> _Dated:
    """`Q1 and Q2 exports in 2025`, `October and November exports last year`: months, quarters or halves in a list,
    each of the one year that is told after them; nothing for any other words."""
    (mention, listed), (told, year) = said[:2]
    if len(said) > 2 or listed.mode != "list" or len(listed.parts) < 2 or len(year.parts) != 1 or year.mode != "list":
        return ()
    [one], before = year.parts, clause.before(told)
    if not is_bare_year(one) or one.anchor or one.year_of == "earlier":
        return ()
    if any(not part.yearless or part.anchor or part.days or part.grain not in _PARTS for part in listed.parts):
        return ()
    plain = before is not None and (before.kind in _BEFORE_A_YEAR or before.is_("prep", "in", "of", "for"))
    if not plain or year.entire or clause.has_any("more", "direction") or clause.has("prep", "versus", "on"):
        return ()  # "October and November exports and 2025 imports", "up on 2025", "and the total for 2025"
    dated = tuple(replace(part, year=one.year, year_of=one.year_of) for part in listed.parts)
    return (mention, replace(listed, parts=dated)), (told, TimeExpression(()))


def beside_a_mean(clause: Clause) -> bool:
    """`The August surplus against the 2025 average`: the year is that of the mean, and no month's."""
    set_over = clause.ops("compare") or clause.has("prep", "versus") or clause.has_any("compare", "more")
    if not set_over or not clause.ops("average"):
        return False
    years = [m for m, said in clause.expressions() if [part.grain for part in said.parts] == ["year"]]
    around = [(clause.before(m, "prep"), clause.after(m)) for m in years[-1:]]
    return any(one is not None and one.is_("op", "average") for two in around for one in two)
