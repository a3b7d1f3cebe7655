"""Two ends of one question: the best and the worst month, the best and a series beside it, all partners and one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.clauses.sentences import has_topic
from bot.understanding.words.frame import Mention, Part, codes_in, first_in, holds, holds_any, holds_only
from bot.understanding.words.kinds import BALANCES, UNITS_OF_TIME, WHO

_LOW = frozenset({"least", "worst"})
_OF_MEMBERS = frozenset((*WHO, "prep", "conj", "harmless", "question", "measure", "op", "unit", "scale", "party"))
# What sets things beside one another, which one question does.
COMPARING = tuple(
    ("op", code)
    for code in (
        "compare", "difference", "surprise", "missed", "mirror", "rank", "count", "which", "record", "brief", "define"
    )
)  # fmt: skip


def both_ends(mentions: Part) -> tuple[Part, Part] | None:
    """The question with either superlative alone, where both are asked of one thing; both halves, where each has a
    flow or a dealer of its own. None where there are not two, or nothing joins them."""
    ends = [m for m in mentions if m.kind == "extreme" or (m.kind == "op" and m.code == "record")]
    if len(ends) != 2 or ends[1].kind != "extreme":
        return None
    one, other = ends
    between = [m for m in mentions if one.last < m.first < other.first]
    if one.kind == "op" and not holds(between, "conj", "and"):
        return None  # "a record low"; but "the record surplus, and the lowest"
    joint = first_in(between, "conj", "and")
    if joint is not None:
        cut = mentions.index(joint)
        left, right = mentions[:cut], mentions[cut + 1 :]
        topics = [
            {(m.kind, m.code) for m in side if m.kind == "flow" or m.is_("party", "buyer", "seller")}
            for side in (left, right)
        ]
        ever = [holds(side, "op", "ever") for side in (left, right)]  # "the lowest in 2025"
        if topics[0] and topics[1] and (topics[0] != topics[1] or ever[0] is not ever[1]):
            return left, (*_meant_too(left, right), *right, *_with_whom_too(left, right))
    if (one.code in _LOW) is (other.code in _LOW):
        return None
    times = [m for m in mentions if m.kind == "period"]
    placed = (one, *times[:1], joint, other, *times[1:])  # "the best month of 2025 and the worst of 2024": each its own
    own = len(times) == 2 and joint is not None and list(placed) == sorted(filter(None, placed), key=lambda m: m.first)
    taken = ({other, *times[1:]}, {one, *times[:1]}) if own else ({other}, {one})
    left, right = (tuple(m for m in mentions if m not in apart) for apart in taken)
    if joint is None or own or len(times) != 1 or "+" not in times[0].code:
        return left, right
    # "the highest and the lowest exports in 2024 and 2025": of their months, as two years have no two ends
    unit = () if holds(mentions, "time") else (replace(joint, kind="time", code="unit:month", others=()),)
    return (*unit, *(m for m in left if m is not joint)), (*unit, *(m for m in right if m is not joint))


def _meant_too(left: Part, right: Part) -> Part:
    """`Which country had the biggest growth in exports, and which the biggest in imports`: who, and that they grew;
    `which partner took the most exports, and which supplied the most imports`."""
    deals = any(a.kind == "question" and b.kind == "verb" for a, b in pairwise(right))
    if any(m.kind in ("party", "time", *(() if deals else ("verb",))) or m.is_("op") for m in right):
        return ()
    elided = any(a.kind == "extreme" and b.kind == "prep" for a, b in pairwise(right)) and not holds(right, "growth")
    which = holds(right, "question")
    return tuple(
        m
        for m in left
        if (which and (m.kind == "party" or m.is_("time", *UNITS_OF_TIME))) or (m.kind == "growth" and elided)
    )


def _with_whom_too(left: Part, right: Part) -> Part:
    """`Who had the biggest deficit with China, and which the biggest surplus`: with China too."""
    whose = holds(right, "question") and holds(right, "flow", *BALANCES) and not holds_any(right, *WHO, "prep")
    led = [(a, b) for a, b in pairwise(left) if whose and a.is_("prep", "with") and b.kind in WHO]
    return led[0] if led else ()


def course_and_ends(mentions: Part, ends: tuple[Part, Part]) -> tuple[Part, ...]:
    """`By quarter in 2025, the strongest and the weakest`: the course, and then each end of it; the ends alone,
    where no course is asked for before them."""
    at = next(i for i, m in enumerate(mentions) if m.kind == "extreme" or m.is_("op", "record"))
    course = next((m for m in mentions[:at] if m.is_("op", "by_quarter", "average") or m.says("by_month")), None)
    if course is None or not {"flow", "period"} <= {m.kind for m in mentions[:at]}:
        return ends
    if course.code == "average":  # "the average in 2025, and the best and the worst month"
        return mentions[:at], *(tuple(m for m in end if m is not course) for end in ends)
    unit = replace(course, kind="time", code="unit:quarter" if course.code == "by_quarter" else "unit:month", others=())
    named = any(m.means("time", unit.code) for m in mentions[at:])
    each = (tuple(unit if m is course and not named else m for m in end if not (m is course and named)) for end in ends)
    return mentions[:at], *each


def series_beside(left: Part, right: Part, contexts: Collection[str]) -> bool:
    """`When were exports at their lowest, and what was the tariff then`: a superlative of a flow, then a question after
    a series that is no trade."""
    if not holds(left, "extreme") or not holds(left, "flow"):
        return False
    opening = next((m for m in right if m.kind not in ("harmless", "prep", "self")), None)
    goods = [m for side in (left, right) for m in side if m.kind == "commodity"]
    asked = opening is not None and (opening.kind == "question" or opening.is_("op", "how_fast"))
    alone = not holds_any(right, "flow", "extreme", "verb")
    return asked and alone and len(goods) == 1 and goods[0] in right and goods[0].code in contexts


def best_beside(left: Part, right: Part) -> bool:
    """`Exports 2025 in total and the best month`, `..., and the monthly record`: a figure of a span, then the month or
    quarter that stood out in it.

    Whoever else is compared or ranked asks one question.
    """
    if not (holds(right, "extreme") or holds(right, "op", "record")):
        return False
    unit = any(m.is_("time", "unit:month", "unit:quarter") or m.is_("op", "monthly") for m in right)
    kinds = ("extreme", "time", "harmless", "prep", "question", "courtesy", "period")
    alone = all(m.kind in kinds or m.is_("op", "monthly", "when", "record") or m.says("pronoun") for m in right)
    plain = {"flow", "period"} <= {m.kind for m in left}
    asked = ("extreme", "compare", "more", "party", "direction", "growth")
    return unit and alone and plain and not holds_any(left, *asked)


def of_which(mentions: Part) -> tuple[Part, Part] | None:
    """`Total exports in 2025, of which to ASEAN and the US`, `including to the US`, `trade with Africa in 2025, of
    which exports`, 中美贸易，其中出口, `US exports to China 2025, of which soybeans`: the whole, and those in it."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        relative = one.is_("prep", "of") and two.is_("question", "what") and two.says("relative")
        covered = one.says("covered") and two.is_("prep", "to", "from")
        after_all = one.says("of_which") or (one.is_("conj", "and") and _summed(mentions[i - 1]))
        if not i or not (relative or covered or after_all):
            continue
        left, right = mentions[:i], mentions[i + 2 if relative else i + 1 :]
        if one_beside_all(left, right) or (after_all and _members(left, right)):
            return left, (*(m for m in left if not (m.is_("op", "sum") or m.kind == "question")), *right)
        if (relative or one.says("of_which")) and (replaced := _made_of(left, right)):
            return left, (*(m for m in left if m.kind not in replaced and not m.is_("op", "sum")), *right)
    return None


def _made_of(left: Part, right: Part) -> tuple[str, ...]:
    """What the parts of a whole stand in the place of: one way of both ways of a trade, goods of all goods."""
    said = {m.kind for m in right} - {"harmless", "conj", "question"}
    ways = codes_in(left, "flow")
    plain = {m.kind for m in left} <= {
        *WHO,
        "flow", "period", "prep", "harmless", "self", "op", "question", "verb", "conj",
    }  # fmt: skip
    if not plain or not has_topic(left) or any(m.kind == "op" and m.code != "sum" for m in left):
        return ()
    if said == {"flow"} and ways <= {"trade", "total"}:
        return ("flow",)
    return ("question",) if said == {"commodity"} and ways <= {"export", "import"} else ()


def _summed(mention: Mention) -> bool:
    """A word for adding up, or for the whole that a sum is."""
    return mention.says("summed") or mention.is_("op", "sum")


def _members(left: Part, right: Part) -> bool:
    """`去年大豆进口总量，其中巴西占多少`, 総量と、うちブラジル産: the whole is asked for, and whom of it."""
    asked = any(_summed(m) or m.is_("question", "how_much") or m.is_("measure", "quantity", "value") for m in left)
    dated = has_topic(left) and holds(left, "period")
    ours, theirs = (codes_in(side, *WHO) - {HOME} for side in (left, right))
    said = {(m.kind, m.code) for m in left if m.kind in ("flow", "commodity")}
    bare = all(m.kind in _OF_MEMBERS or (m.kind, m.code) in said for m in right)
    return asked and dated and bare and bool(theirs) and not ours


def listed_beside_all(left: Part, right: Part) -> bool:
    """`Imports in 2025: the total, from the EU, from ASEAN`, `exports in May 2025, to the US in May 2025 and to ...`:
    everybody stands first in the list, by a word or by a time that is said of each."""
    times = [codes_in(side, "period") for side in (left, right)]
    total = (holds(left[-1:], "op", "sum") or holds(left[:1], "op", "sum")) and sum(m.is_("prep") for m in right) > 1
    return (total or (bool(times[0]) and times[0] == times[1])) and one_beside_all(left, right)


def one_beside_all(left: Part, right: Part) -> bool:
    """`How much soy did China buy in November, and from the US?`: with everybody, and then with one alone; what is
    said after the time and the joint is no more than with whom."""
    said = [m for m in right if m.kind not in ("harmless", "period")]
    times = [m for m in right if m.kind == "period"]  # "and from Saudi Arabia in October": at a time of its own
    if len(said) < 2 or not said[0].is_("prep", "to", "from", "with") or not has_topic(left):
        return False
    owners = {a for a, b in pairwise(left) if a.kind in WHO and b.kind == "flow" and b.first == a.last + 1}
    if len({m.code for m in times}) > 1:
        return False
    ours = {m.code for m in owners} <= {HOME}  # "US imports in January, and from China"
    if any(m.kind not in ("prep", "conj", *WHO) or (ours and m.code == HOME) for m in said) or said[-1].kind not in WHO:
        return False
    whom = any(m.kind in WHO and m.code != HOME and m not in owners for m in left)
    whom = whom or holds_any(left, "party", "agency")
    governed = holds(left, "prep", "to", "from", "with", "between")
    return not (whom or governed) and holds(left, "period")


def summed_pair(mentions: Part) -> Part | None:
    """`Exports to the US plus exports to the EU`, `the sum of imports from A and imports from B`: the flow is said
    twice and is one, with two partners; None where they are not added up, or it is another flow or time. `Exports to
    the US plus imports from the US`: both flows of one partner, which are one sum as they stand."""
    flows = [i for i, m in enumerate(mentions) if m.kind == "flow"]
    if len(flows) != 2:
        return None
    one, two = flows
    if mentions[one].code != mentions[two].code:
        with_whom = [codes_in(side, *WHO) for side in (mentions[one + 1 : two], mentions[two + 1 :])]
        both = {mentions[one].code, mentions[two].code} == {"export", "import"} and with_whom[0] == with_whom[1]
        same = both and len(with_whom[0]) == 1 and [m.kind for m in mentions].count("period") < 2
        return mentions if same and mentions[two - 1].is_("conj", "plus") else None
    between, after = mentions[one + 1 : two], mentions[two + 1 :]
    joints = [m for m in between if m.is_("conj", "and", "plus")]
    added = any(m.is_("op", "sum") and not m.says("whole_flow") for m in mentions)
    if len(joints) != 1 or between[-1] is not joints[0] or not (added or joints[0].is_("conj", "plus")):
        return None
    placed = [[m for m in side if m.kind in WHO] for side in (between, after)]
    dated = holds(between, "period")
    if [len(side) for side in placed] != [1, 1] or placed[0][0].code == placed[1][0].code or dated:
        return None
    led = next((i for i, m in enumerate(after) if m.is_("prep", "to", "from", "with")), None)
    rest = after if led is None or after[led].first > placed[1][0].first else (*after[:led], *after[led + 1 :])
    return (*mentions[:two], *rest)


def summed_goods(mentions: Part) -> bool:
    """`Iron ore and coal imports in 2025, combined`, `total bill for crude, coal and iron ore`: several goods of one
    flow, and what they come to together; "total exports, car exports and chip exports" are three."""
    goods = codes_in(mentions, "commodity")
    flows = codes_in(mentions, "flow")
    ends = [m for m in mentions if m.kind != "harmless"]
    named = [i for i, m in enumerate(ends) if m.kind == "commodity"]
    listed = ends[named[0] : named[-1]] if named else []
    once = sum(m.kind == "flow" for m in ends) < 2 and holds_only(listed, "commodity", "conj")
    summed = any(m.is_("op", "sum") and (m.says("jointly") or (once and m in (ends[0], ends[-1]))) for m in ends)
    apart = holds_any(mentions, "growth", "more", "extreme", "compare", *WHO)
    return summed and len(goods) > 1 and len(flows) < 2 and not apart


def ranked_beside(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`How much did China export in June, and who bought the most`: a figure, then the largest that it is made of."""
    content = [m for m in right if m.kind not in ("harmless", "prep", "conj", "self")]
    placed = len(content) > 2 and content[0].is_("op", "rank") and content[1].kind == "number"  # 前三大买家
    if any(m.kind == "number" for m in content[:2]):  # "the two biggest suppliers", "top two"
        content = [m for m in content[:2] if m.kind != "number"] + content[2:]
    who = bool(content) and (content[0].is_("question", "who", "what", "where") or content[0].is_("op", "which"))
    who = who or (bool(content) and content[0].kind == "party")  # "which country was the top buyer"
    top = bool(content) and (placed or content[0].means("extreme", "most"))
    who = who or (top and len(content) > 1 and content[1].kind == "party")  # "and the top supplier"
    if not who:
        return False  # most clauses: nothing else needs to be looked at
    ranked = placed or any(m.kind == "extreme" or ("extreme", "most") in m.others for m in right)
    month = any(m.means("time", "unit:month") for m in right)
    ranked = ranked and (month or content[1:] == content[-1:] or holds_any(right, "party", "verb"))
    dated = any(m.kind == "period" and not m.code.startswith("earlier") for m in right)
    dealer = dated and not month and holds_any(right, "party", "verb")
    joined = bool(right) and right[0].is_("conj", "and", "plus")
    asked = dealer or joined or top or holds(left, "question")  # "imports in May, the top supplier"
    whole = has_topic(left) and asked and holds(left, "period")
    compared = any((m.kind, m.code) in COMPARING or m.kind in ("more", "extreme", "compare", "number") for m in left)
    own = not dealer and (has_topic(right) or dated)
    return ranked and whole and not compared and not own
