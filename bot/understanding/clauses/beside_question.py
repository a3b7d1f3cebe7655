"""A second question behind the first: of the data themselves, of an amount and with whom, of what compares them. The
figure of one side told first, then the other side's asked: the two halves of such a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.sentences import SET_AGAINST, asks, has_topic, spans
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Frame, Mention, Part, codes_in, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import BALANCES, COURSES, EXPECTED, WHO

# A question of a figure beside one of the data themselves: when they were published, who says so, which are held.
ABOUT: Final = frozenset({"release_next", "release_date", "fresh", "source", "held"})


def about_beside(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`The surplus in July, and when is the next figure out?`: a figure, and the data themselves."""
    about = [of_data(side) for side in (left, right)]
    if about[0] == about[1]:  # "where are they from, and when were they last updated"
        asked = [{m.code for m in side if m.is_("op", *ABOUT)} for side in (left, right)]
        return all(asked) and asked[0].isdisjoint(asked[1]) and not (has_topic(left) or has_topic(right))
    figure, data = (right, left) if about[0] else (left, right)
    dated = any(m.kind == "period" for m in (figure if about[1] else (*figure, *data)))
    return has_topic(figure) and dated and not has_topic(data)


def span_and_source(left: Part, right: Part) -> tuple[Part, Part] | None:
    """`Which months do the US figures on imports cover, and which agency is the source`: both asked of the series that
    the first half names. None for anything else."""
    asked = [codes_in(side, "op") & ABOUT for side in (left, right)]
    if {*map(frozenset, asked)} != {frozenset({"held"}), frozenset({"source"})} or has_topic(right):
        return None
    if not has_topic(left) or holds_any(right, "period", "number", *WHO):
        return None
    of_what = (m for m in left if not m.is_("op", "held", "source", "monthly") and m.kind not in ("question", "verb"))
    return left, (*(m for m in of_what if m.kind != "harmless"), *(m for m in right if m.kind != "deictic"))


def of_data(mentions: tuple[Mention, ...]) -> bool:
    """Whether it asks of the data themselves ("when were they published"), or what a term means."""
    ops = codes_in(mentions, "op")
    if "define" in ops and holds(mentions, "term") and not has_topic(mentions):
        return True
    return not ops.isdisjoint(ABOUT) or {"when", "published"} <= ops


# An amount that is asked for, and behind `and` what it was against the forecast, or with whom: two questions.

_AMOUNTS = ("level", "value")
_BESIDE_FORECAST = ("harmless", "prep", "question", "deictic", "poll", "conj", "fragment")
_OF_DEALERS = ("harmless", "conj", "party", "question", "flow", "extreme", "prep")
_SET_APART = ("growth", "direction", "more", "extreme", "compare", "number", "party")


def amount_and(left: Part, right: Part) -> tuple[Part, Part] | None:
    """`What were exports in Nov 2025 and how did that compare to the consensus`, `how much soy did China buy and from
    whom`: the amount, and then the other of the same. None where the first half asks for no amount, or the second names
    something of its own."""
    asked = [m for m in left if m.is_("question", "how_much", "what", "how_many", "how") or m.is_("measure", *_AMOUNTS)]
    levels = holds(asked, "measure")
    moved = [m for m in left if m.kind == "growth" and levels]  # "exports: level, growth and forecast"
    apart = any(m.kind in _SET_APART and m not in moved for m in left)
    if not asked or apart or any(m.kind == "op" and m.code != "sum" for m in left) or not asks(left):
        return None
    if _dealers_in_a_flow(right):
        return left, (*(m for m in left if m.kind == "period"), *right)
    what = tuple(m for m in left if m not in asked and m.kind not in ("measure", "growth") and not m.is_("op", "sum"))
    partnered = any(m.kind in WHO and m.code != HOME for m in left)
    if _against_forecast(right) or _at_what_price(right) or (_with_whom(right) and not (partnered or moved)):
        return left, (*what, *right)
    return None


def amount_after_forecast(left: Part, right: Part) -> bool:
    """`Did November's exports beat the poll, and what were imports that month`: what was expected, then an amount."""
    expected = holds(left, "op", *EXPECTED) and has_topic(left)
    asked = any(m.is_("question", "how_much", "what") or m.is_("measure", *_AMOUNTS) for m in right)
    return expected and asked and holds(right, "flow") and _plain(right)


def record_beside(left: Part, right: Part) -> bool:
    """`Trade with Russia in 2025 and the highest monthly exports ever`: a figure of its time, and the best of another
    flow, of a time of its own where it stands first."""
    tops = [holds(side, "extreme") for side in (left, right)]
    if tops[0] is tops[1] or not all(holds(side, "flow") for side in (left, right)):
        return False
    top, figure = (left, right) if tops[0] else (right, left)
    timed = tops[1] or any(m.kind == "period" or m.is_("op", "ever") for m in top)
    whose = any(m.kind in ("party", "more", "compare", "verb") or m.is_("question", "who") for m in top)
    return timed and not whose and holds(figure, "period") and _plain(figure)


def origin_beside(left: Part, right: Part) -> Part:
    """`Did soybean imports rise in 2025, and where did they mostly come from`: the partners of that trade, and none of
    whom it rose; () for anything else."""
    said = [m for m in right if m.kind not in ("conj", "harmless", "extreme", "deictic")]
    asked = len(said) == 1 and said[0].says("whither") and said[0].kind in ("party", "question")
    led = len(said) == 2 and said[0].is_("question", "where") and said[1].is_("prep", "from", "to")
    moved = [m for m in left if m.kind in ("direction", "growth")]
    plain = len(moved) == 1 and sum(m.kind == "flow" for m in left) == 1 and not _compares(left)
    if not ((asked or led) and plain) or holds_any(left, "op", "question", "party", "number", "conj", *WHO):
        return ()
    dealer = "buyer" if holds(left, "flow", "export") else "seller"
    whom = replace(said[0], kind="party", code=dealer, others=(("harmless", "whither"),))
    asking = (whom if m is said[0] else m for m in right if m not in said[1:] and m.kind != "deictic")
    return (*(m for m in left if m not in moved and not m.says("auxiliary")), *asking)


def summed_after_course(left: Part, right: Part) -> tuple[Part, Part] | None:
    """`Exports to the EU by month in 2025 and the total for the year`: a course and what it comes to, either first."""
    times = [m.value for m in left if isinstance(m.value, TimeExpression)]
    listed = any(said.mode == "list" and len(said.parts) > 1 for said in times)  # the months are told with their sum
    if listed or not has_topic(left) or holds_any(left, *_SET_APART):
        return None
    for told, then, around in ((COURSES, ("sum",), ("period",)), (("sum",), COURSES, ())):
        asked = [m for m in left if m.is_("op", *told)]
        after = [
            m for m in right if m.is_("op", *then) or ("sum" in then and m.kind == "harmless" and m.says("summed"))
        ]
        bare = all(m in after or m.kind in ("harmless", "prep", "time", "conj", *around) for m in right)
        if asked and after and bare:
            return left, (*(m for m in left if m not in asked), *after[:1])
    return None


def course_beside(left: Part, right: Part) -> tuple[Part, Part] | None:
    """`Exports in 2025 and the trend since 2018`: a figure of one time, then a course over a time of its own; `exports
    2021-2025 and the average annual growth`: a course, then what it came to a year."""
    if holds(right, "op", "compound") and holds_only(right, "harmless", "op", "courtesy"):
        spans = any(m.kind == "period" and ".." in m.code for m in left) and not holds_any(left, *_SET_APART)
        return (left, (*(m for m in left if m.kind != "op"), *right)) if spans else None
    courses = [m for m in right if m.is_("op", "trend")]
    bare = all(m in courses or m.kind in ("harmless", "prep", "period", "courtesy") for m in right)
    timed = all(holds(side, "period") for side in (left, right))
    if not (courses and bare and timed and _plain(left)) or not holds(left, "flow"):
        return None
    return left, (*(m for m in left if m.kind != "period"), *right)


def _plain(side: Part) -> bool:
    """Whether it asks for figures alone, and neither compares nor judges."""
    return not any(m.kind in _SET_APART or (m.kind == "op" and m.code != "sum") for m in side)


def _against_forecast(right: Part) -> bool:
    """Whether it is no more than how that was against what was expected."""
    forecast = holds(right, "op", *EXPECTED)
    return forecast and all(m.kind in _BESIDE_FORECAST or m.is_("op", "compare", *EXPECTED) for m in right)


def _at_what_price(right: Part) -> bool:
    """`And at what price`, `and for how much a tonne`."""
    said = [m for m in right if m.kind not in ("harmless", "prep", "question", "unit", "period")]
    return bool(said) and all(m.is_("measure", "price") for m in said)


def _with_whom(right: Part) -> bool:
    """`And from whom`, `und woher`, `y de dónde`, `and to which countries mostly`."""
    said = [m for m in right if m.kind not in ("harmless", "conj", "fragment")]
    if len(said) == 1:
        return said[0].is_("question", "where", "who") or said[0].is_("party", "buyer", "seller")
    if len(said) != 2 or not said[0].is_("prep", "to", "from", "at"):
        return False
    return said[1].is_("question", "who", "where") or (said[1].is_("party", "partner") and said[1].first < said[1].last)


def _dealers_in_a_flow(right: Part) -> bool:
    """`And where did imports come from`: of a flow of its own, at the same time."""
    dealt = any(m.is_("party", "buyer", "seller") or m.is_("question", "where") for m in right)
    return dealt and holds(right, "flow") and holds_only(right, *_OF_DEALERS)


# A question at the end that compares or goes on, behind figures that were asked for one by one: `August exports,
# imports and the surplus, and how that compares with last August`, `what happened to exports and why, and what about
# imports`.
_SMALL: Final = ("harmless", "conj", "self")


def asked_at_the_end(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """Whether the right side is a question of its own: it compares the last of several figures of the left, or goes on
    to another flow after causes were asked for, or to when it turned after what happened."""
    if holds(left, "op", "why", "happened"):
        opens = next((m for m in right if not m.is_("conj")), None)
        if when_it_turned(right) and (has_topic(left) or holds(left, "op", "happened")):
            return holds(left, "period") or not has_topic(left)
        goes_on = opens is not None and (opens.says("request") or opens.kind == "question")
        return goes_on and has_topic(left) and holds(right, "flow") and not _compares(right)
    best = any(m.kind == "extreme" or m.is_("op", "record") for m in left)
    best = best and not any(m.kind == "extreme" or m.is_("op", "record") for m in right)
    then = says_in(right, "then") and (best or holds(left, "op", "when", "last_time", "first_time"))
    if then and has_topic(left) and has_topic(right):
        return True  # "when did exports last fall, and what were imports then"
    flows = codes_in(left, "flow")
    opening = next((m for m in right if m.kind not in _SMALL), None)
    asks = opening is not None and (opening.is_("question", "how", "how_much") or opening.kind == "deictic")
    points = any(m.is_("deictic", "that") or m.says("pronoun") for m in right)
    return len(flows) > 1 and asks and points and _compares(right) and not _compares(left)


def when_it_turned(side: tuple[Mention, ...]) -> bool:
    """`And when did they rise again`: of what was told before it, and of no time of its own."""
    said = [m for m in side if m.kind not in ("conj", "harmless", "deictic")]
    turned = [m.kind for m in said] in (["op", "direction"], ["op", "growth"])
    return turned and said[0].is_("op", "when")


def size_beside(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did the surplus with the EU grow in 2025, and how large was it`: the balance by itself, for its growth may be
    told of none; () for anything else."""
    said = [m for m in right if m.kind not in ("conj", "harmless")]
    sized = says_in(right, "it_again", "asked_how") and not said
    sized = sized or (len(said) == 1 and said[0].is_("question", "how_much"))
    moved = [m for m in left if m.kind in ("growth", "direction")]
    flows = [m for m in left if m.kind == "flow"]
    plain = [m.code in BALANCES for m in flows] == [True] and len(moved) == 1 and not _compares(left)
    if not (sized and plain and holds(left, "period")) or holds_any(left, "op", "number", "question", "measure"):
        return ()
    return tuple(m for m in left if m not in moved)


def balance_beside(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """`(Imports,) how much of that came from the EU, and the surplus with the EU`: a part of what was asked for before,
    and a balance by itself."""
    points = holds(left, "question", "how_much") and holds(left, "deictic", "that")
    from_them = holds(left, "prep", "from", "to") and not has_topic(left)
    balance = holds(right, "flow", "balance", "surplus", "deficit")
    return points and from_them and balance and holds_any(right, "place", "demonym")


def _compares(side: Sequence[Mention]) -> bool:
    return any(m.is_("op", "compare", "difference") or m.kind in ("more", "compare", "extreme") for m in side)


def told_and_asked(frame: Frame) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """One sentence with the figure of one side, then a flow of the other side that is asked for: both halves, or None.

    "China says its surplus with the US was 280 bn, and the deficit by American count?"
    """
    if not frame.has("number") or frame.has("op", *SET_AGAINST):
        return None
    said = spans(frame)
    if len(said) == 2 and holds(said[0], "number") and _other_asked(said[0], said[1]):
        return said[0], said[1]
    if len(said) != 1:
        return None
    cut = max(i for i, m in enumerate(frame.mentions) if m.kind in ("number", "scale", "unit")) + 1
    while cut < len(frame.mentions) and not _begins_anew(frame, cut):
        cut += 1
    told, asked = frame.mentions[:cut], frame.mentions[cut:]
    if _other_asked(told, asked):
        return told, asked
    claimed = any(m.kind == "agency" or m.is_("books", "says", "according_to") for m in told)
    claimed = claimed or holds(asked, "agency")
    whole = all(holds(half, "flow") for half in (told, asked))
    if not (claimed and whole) or holds(asked, "period"):
        return None
    sides = codes_in(asked, *WHO, "agency")
    named = codes_in(told, *WHO)
    return (told, asked) if len(sides) == 1 and sides <= named else None


def _other_asked(told: tuple[Mention, ...], asked: tuple[Mention, ...]) -> bool:
    """ "The US said its deficit with China was 202 bn in 2025, what did China say?": of the same, the other's count."""
    content = [m for m in asked if m.kind not in ("harmless", "conj", "fragment", "question", "prep", "deictic")]
    content = [m for m in content if not m.is_("op", "define")]  # "what does the US say"
    if not content or any(m.kind not in (*WHO, "agency") and not m.is_("books", "says", "own") for m in content):
        return False
    sides = codes_in(content, *WHO, "agency")
    named = codes_in(told, *WHO)
    says = any(m.kind == "agency" or m.kind == "books" for m in (*told, *content))
    return len(sides) == 1 and len(named) == 2 and sides <= named and says and holds(told, "flow")


def _begins_anew(frame: Frame, index: int) -> bool:
    """Whether a joining or asking word stands there, or a comma or dash before it."""
    mention = frame.mentions[index]
    apart = frame.tokens[frame.mentions[index - 1].last + 1 : mention.first] if index else ()
    return mention.kind in ("conj", "fragment", "question") or any(token.norm in ",:-" for token in apart)


def scene(frame: Frame) -> Clause | None:
    """What was told before the question ("China says its surplus was 280 bn. And the American number?"), or None."""
    halves = told_and_asked(frame)
    if halves is not None:
        return Clause(frame, halves[0])
    told = [span for span in found if asks(span)] if len(found := spans(frame)) > 1 else []
    if len(told) != 2 or holds(told[1], "period") or not holds(told[0], "period"):
        return None
    return Clause(frame, told[0])
