"""Two figures that were told one after the other: the former and the latter, what they leave, both flows of another,
a verdict on them; the figure told beside that of a time named now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import HOME, Coverage, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Frame, holds, holds_any, holds_only
from bot.understanding.words.kinds import AMOUNTS, DOERS, FILLERS, LITTLE, OF_ONE_TIME, ONE_WAY, WHO

_BACK = 5  # replies
_TIMED = ("period", *LITTLE)
_SURPLUS = ("balance", "surplus", "deficit")


def meant_of(frame: Frame, told: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """ "How does the former compare with a year earlier?" after one figure and another: that one alone; "and to the
    US?" after exports in the month of a tariff: what was told before the last."""
    one, last = told[-2].query, told[-1].query
    if frame.says("former_of_two", "latter_of_two") and all(_single(turn.query) for turn in told):
        return _one_of_two_things(told, frame.says("former_of_two"))
    if (dealt := _trade_of_that_time(frame, told)) is not None:
        return dealt
    goes_on = frame.has("flow") or (frame.has("prep", "to", "from") and frame.has_any(*WHO))
    beside = told[-1].joined and last.flow == "context" and one.flow in ("export", "import", "total", "balance")
    return told[:-1] if beside and goes_on and not frame.has_any("commodity", "agency") else told


def _one_of_two_things(told: tuple[Turn, ...], former: bool) -> tuple[Turn, ...]:
    """ "The former, but for August" after rare earths, magnets, and magnets of July: rare earths; of two times, the
    one told before the last."""
    subjects: list[Query] = []
    for turn in told:
        subject = _subject(turn.query)
        if subject not in subjects:
            subjects.append(subject)
    if len(subjects) != 2:
        return told[-2:-1] if former else told[-1:]
    meant = subjects[0 if former else 1]
    turn = next(turn for turn in reversed(told) if _subject(turn.query) == meant)
    at = told[-1].query.periods  # "the latter in August? and the former?": in August
    return (turn if turn is told[-1] else replace(turn, query=turn.query.with_(periods=at)),)


def _trade_of_that_time(frame: Frame, told: tuple[Turn, ...]) -> tuple[Turn, ...] | None:
    """ "Exports that month" after exports to the US and then a tariff at two times: those to the US, at the later."""
    times = frame.all("period")
    pointed = len(times) == 1 and times[0].code.startswith("earlier") and frame.has("flow", *ONE_WAY)
    if not pointed or frame.has_any("commodity", "agency", "verb", *WHO) or told[-1].query.flow != "context":
        return None
    back = [turn for turn in told[-_BACK - 1 :] if turn.query.flow != "context"]
    if not back or back[-1].query.flow not in ONE_WAY or back[-1].query.of_all or len(told[-1].query.periods) != 1:
        return None
    level = back[-1].query.with_(
        operation="level", by=None, measure=None, basis=None, limit=None, condition=None, periods=told[-1].query.periods
    )
    return (replace(back[-1], query=level),)


def _subject(query: Query) -> Query:
    blank = {"periods": (), "operation": "", "measure": None, "by": None, "basis": None, "condition": None}
    return query.with_(**blank, limit=None, vintage=None, notes=())


def _single(query: Query) -> bool:
    things = (query.partners, query.commodities, query.periods, query.each_series)
    return all(len(one) < 2 for one in things) and query.flow != "both" and query.operation != "rank"


def one_of_two(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "The former", "the latter" after one figure and another: the one that the talk goes on from."""
    pointed = [m for m in frame.all("deictic") if m.says("former_of_two", "latter_of_two")] if talk else []
    if len(pointed) != 1 or len(talk) != 1 or not _single(talk[-1].query):
        return frame
    that = replace(pointed[0], code="that", others=())
    return replace(frame, mentions=tuple(that if m is pointed[0] else m for m in frame.mentions))


def next_in_order(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "And the one after it?", after an order and the share of its first: who comes next, and no later time. "Who
    sells the most to it?", after who buys most from home: to home."""
    if not talk or not (frame.has("time", "later") or frame.has("deictic", "there")):
        return frame
    last = talk[-1].query
    dealt = last.operation == "rank" and last.by == "partner" and not frame.has_any("flow", "period", *WHO)
    if dealt and frame.has("question", "who") and frame.has("verb") and frame.has("extreme"):
        return replace(frame, mentions=tuple(m for m in frame.mentions if not m.is_("deictic", "there")))
    ones = [m for m in frame.all("time", "later") if m.last > m.first] if frame.only("time", *FILLERS) else []
    order = next((turn for turn in reversed(talk[-_BACK:]) if len(turn.named) > 1), None)
    told = order is not None and last.partners[0] in order.named if len(last.partners) == 1 else False
    if len(ones) != 1 or not told or order is None or order.query.periods != last.periods:
        return frame
    second = replace(ones[0], kind="deictic", code="second_one", others=(("harmless", "next_down"),))
    return replace(frame, mentions=tuple(second if m is ones[0] else m for m in frame.mentions))


def _left_of_both(frame: Frame, talk: Sequence[Turn]) -> Frame | None:
    """ "Hence the deficit on the Indian side?", "hence deficit on our side" after both flows of China's trade with
    India: what follows from the two figures, and no count of India's own."""
    two = [turn.query for turn in talk][-2:]
    of_both = len(two) == 2 and {two[0].flow, two[1].flow} == {*ONE_WAY} and two[0].commodities == ("TOTAL",)
    plain = {"flow": None, "measure": None, "basis": None, "notes": ()}  # "in US dollars" may be said of one
    if not of_both or two[0].with_(**plain) != two[1].with_(**plain):
        return None
    named = frame.codes(*DOERS)
    bare = len(frame.all("flow")) == 1 and frame.has("flow", *_SURPLUS) and frame.only("flow", "self", *DOERS, *LITTLE)
    ours = not named and frame.has("self", "us")
    if not bare or not (ours or named == {*two[0].partners}) or frame.leftover:
        return None
    rest = (m for m in frame.mentions if m.kind not in (*DOERS, "prep", "self") and not m.says("which_side"))
    return replace(frame, mentions=tuple(rest))


def meant_for_balance(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "What does that mean for the balance?" after exports and imports: the balance itself."""
    if frame.says("hence") and (left := _left_of_both(frame, talk)) is not None:
        return left
    gaps = [m for m in frame.all("flow", "balance") if ("op", "difference") in m.others]
    if talk and gaps and talk[-1].query.flow == "total" and frame.has("more"):  # "which of the two has the bigger gap"
        sized = replace(gaps[0], code="surplus", others=())
        return replace(frame, mentions=tuple(sized if m is gaps[0] else m for m in frame.mentions))
    said = [m for m in frame.mentions if m.is_("op", "define") or m.is_("deictic", "that") or m.says("meaning_for")]
    rest = tuple(m for m in frame.mentions if m not in said)
    asked = len(said) == 3 and said[-1].says("meaning_for") and len(frame.all("flow", *_SURPLUS)) == 1
    if not asked or frame.leftover or not holds_only(rest, "flow", *LITTLE):
        return frame
    return replace(frame, mentions=rest) if talk and talk[-1].query.flow in ONE_WAY else frame


def between_the_two(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "By how much do they differ?" after one figure and another of one side's count: how far the two are apart; "in
    which month was it higher?" after two times: which of the two was."""
    asked = [m for m in frame.all("op", "mirror") if m.says("they_differ")]
    asked = asked or [m for m in frame.all("op", "when") if frame.only("op", "direction", "more", *FILLERS)]
    comes_to = bool(frame.mentions) and frame.mentions[0].says("comes_to")  # "soit quelle hausse ?", 也就是增长了多少
    if comes_to and frame.only("op", "growth", "question", *FILLERS):
        asked = [*asked, *frame.all("op", "how_fast"), *frame.all("growth", "growth")]
    if len(talk) < 2 or len(asked) != 1 or frame.leftover or frame.has("op", "why"):
        return frame
    one, two = talk[-2].query, talk[-1].query
    same = one.with_(notes=()) == two.with_(notes=())  # told twice: the other side's count is beside it
    plain = {one.operation, two.operation} <= {*AMOUNTS}  # no two records, and no counts of two sides
    plain = plain and not (comes_to and one.with_(periods=(), notes=()) != two.with_(periods=(), notes=()))
    if same or one.reporter != two.reporter or not plain:
        return frame
    code, kind = "difference", "op"
    if asked[0].code == "when":
        degree = any(m.means("more", "more", "less") for m in frame.mentions)
        if not degree or len(frame.all("op")) > 1 or one.with_(periods=(), notes=()) != two.with_(periods=(), notes=()):
            return frame
        code, kind = "what", "question"
    said = replace(asked[0], kind=kind, code=code, others=())
    return replace(frame, mentions=tuple(said if m is asked[0] else m for m in frame.mentions))


def both_flows(frame: Frame) -> Frame:
    """ "And for New Zealand, both flows": its exports and its imports."""
    said = next((m for m in frame.mentions if m.says("both_flows")), None)
    led = frame.mentions[0].kind in ("conj", "fragment") and not frame.has("op")  # "Korea, both flows added up"
    if said is None or said.first == said.last or frame.has("flow") or not (led and frame.has_any(*WHO)):
        return frame
    two = (replace(said, last=said.first, kind="flow", code="export", others=()),
           replace(said, first=said.last, kind="flow", code="import", others=()))  # fmt: skip
    return replace(frame, mentions=tuple(n for m in frame.mentions for n in (two if m is said else (m,))))


def both_ways_told(frame: Frame, talk: Sequence[Turn], coverage: Coverage) -> Frame:
    """ "Give me dollars, both sides" after the exports to a group and then the imports from it, which keeps no figures
    of its own: the two that were told."""
    said = frame.all("op", "mirror") if len(talk) > 1 else ()
    if len(said) != 1 or frame.leftover or not holds_only(frame.mentions, "op", "unit", "measure", *FILLERS):
        return frame
    last, before = talk[-1].query, talk[-2].query
    two = {last.flow, before.flow} == {*ONE_WAY} and before.with_(flow=last.flow, notes=()) == last.with_(notes=())
    own = any(coverage.held(code, flow, HOME, "TOTAL") for code in last.partners for flow in ONE_WAY)
    if not two or own or last.of_all:
        return frame
    both = replace(said[0], kind="deictic", code="both", others=())
    return replace(frame, mentions=tuple(both if m is said[0] else m for m in frame.mentions))


def total_again(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Total again", "and the total for 2024?" after all trade and then its imports: both flows together."""
    said = frame.all("op", "sum") if len(talk) > 1 else ()
    whole = [m for m in frame.mentions if m.is_("harmless", "whole_flow")] if len(talk) > 1 and not said else []
    if whole and not frame.leftover and all(m in whole or m.kind in FILLERS for m in frame.mentions):
        both = replace(whole[0], kind="op", code="sum", others=())  # "всего", by itself
        return replace(frame, mentions=tuple(both if m is whole[0] else m for m in frame.mentions))
    if len(said) != 1 or frame.leftover or len(frame.all("op")) > 1 or not holds_only(frame.mentions, "op", *_TIMED):
        return frame
    last, before = talk[-1].query, [turn.query for turn in talk[-_BACK:-1]]
    wholes = [one.flow == "total" and one.partners == last.partners and one.all_goods for one in before]
    again = wholes[-1] or (any(wholes) and frame.says("again", "back_to"))
    turned = before[-1].with_(flow=last.flow, operation=last.operation, measure=last.measure, by=last.by, notes=())
    mixed = {before[-1].operation, last.operation} == {"level", "growth"} and before[-1].flow in ONE_WAY
    again = again or (
        mixed and before[-1].flow != last.flow and turned == last.with_(notes=())
    )  # "exports 2025", "import growth", "total"
    if not again or last.flow not in ONE_WAY or last.operation not in ("level", "growth"):
        return frame
    both = replace(said[0], kind="flow", code="total", others=())
    return replace(frame, mentions=tuple(both if m is said[0] else m for m in frame.mentions))


def moved_too(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "¿Y exportó menos?" after whether imports were lower than in 2024: whether they fell, and no lowest month."""
    if not talk:
        return frame
    last, frame = talk[-1].query, _went_on(_come_back(frame, talk[-1].query), talk[-1].query)
    beside = last.operation in ("check", "compare", "change") and len(last.periods) < _BACK
    moved = beside and (last.by == "period" or (last.by is None and (last.measure == "yoy" or len(last.periods) == 2)))
    best = [m for m in frame.mentions if m.kind == "extreme" and m.says("much_or_little")] if moved else []
    flows = frame.all("flow", *ONE_WAY)
    if len(best) != 1 or len(flows) != 1 or not flows[0].says("sold") or flows[0].code == last.flow or frame.leftover:
        return frame
    if not holds_only(frame.mentions, "flow", "extreme", "conj", "harmless", "fragment"):
        return frame
    way = replace(best[0], kind="direction", code="down" if best[0].code == "least" else "up", others=())
    return replace(frame, mentions=tuple(way if m is best[0] else m for m in frame.mentions))


def _went_on(frame: Frame, last: Query) -> Frame:
    """ "Did it rise or fall after that?" after the figure of one time: its course from then on, and no rate of it."""
    later = [m for m in frame.mentions if m.means("time", "later") or m.is_("time", "after") or m.says("going_on")]
    ways = [*frame.all("direction", "up", "down", "moved"), *frame.all("growth", "growth")]
    told = last.operation in OF_ONE_TIME and [p.kind for p in last.periods] == ["month"] and last.flow in ONE_WAY
    if not (later and ways and told) or frame.leftover or frame.has_other("time", "later", "after"):
        return frame
    if not frame.only("time", "direction", "growth", *FILLERS, *(["deictic"] if frame.has("deictic", "them") else [])):
        return frame
    course = replace(ways[0], kind="op", code="trend", others=())
    kept = (m for m in frame.mentions if m not in ways[1:] and not m.is_("conj", "or"))
    then = replace(later[0], kind="time", code="later", others=())
    read = {ways[0]: course, later[0]: then}
    return replace(frame, mentions=tuple(read.get(m, m) for m in kept))


def _come_back(frame: Frame, last: Query) -> Frame:
    """ "How much came back in May?" after how exports moved in April: whether they rose, and nothing of imports."""
    ones = [m for m in frame.all("deictic", "other_one") if m.says("comes_back")] if frame.has("period") else []
    if not ones or last.operation != "growth" or frame.has_any("flow", *WHO):
        return frame
    risen = replace(ones[0], kind="direction", code="up", others=())
    return replace(frame, mentions=tuple(risen if m is ones[0] else m for m in frame.mentions))


# A verdict on what was told, and then what is asked: "so the EU is ahead. What about ASEAN?" asks of ASEAN.
_VERDICT = ("extreme", "more")
_PLAIN = (*_VERDICT, "harmless", "place", "demonym", "conj", "courtesy", "deictic", "prep")
_ENDS = (".", "!", "。", "！")


def after_verdict(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame without a sentence before the last that only says which of those told is ahead, where the last one
    asks for another; without "oh, a deficit" ahead of it, after a balance."""
    balance = bool(talk) and talk[-1].query.flow == "balance" and frame.says("indefinite")
    if not talk or frame.leftover or not (balance or frame.has_any(*_VERDICT)):
        return frame
    ends = (*_ENDS, ",") if balance else _ENDS
    end = max((i for i, token in enumerate(frame.tokens[:-1]) if token.norm in ends), default=0)
    first = [m for m in frame.mentions if m.last < end]
    rest = tuple(m for m in frame.mentions if m.first > end)
    verdict = holds_any(first, *_VERDICT) and holds_only(first, *_PLAIN)
    sided = balance and holds(first, "flow", "surplus", "deficit") and any(m.says("indefinite") for m in first)
    verdict = verdict or (sided and holds_only(first, "flow", *FILLERS))
    asks = bool(rest) and (rest[0].says("request") or rest[0].kind in ("conj", "fragment"))
    named = holds_any(rest, "place", "demonym", "flow", "commodity", "period")
    far = bool(rest) and rest[0].is_("op", "difference") and holds(rest, "unit", "pp")  # "By how many points?"
    return replace(frame, mentions=rest) if verdict and ((asks and named) or far) else frame


def than_that_then(previous: Query, f: Features) -> Query | None:
    """ "Was it above that in June?" after one month: the two months. Ambiguous after two flows or partners that were
    set side by side at one time, "was it above July?": which of them?"""
    c = f.clause
    bare = c.only(*FILLERS, "compare", "period", "deictic") and c.has("compare", "above", "below")
    that = [m for m in c.all("deictic", "that") if (ahead := c.before(m)) is not None and ahead.kind == "compare"]
    if not bare or not previous.periods or f.amounts or len(c.expressions()) != 1 or len(f.periods) != 1:
        return None
    if [p.month_count for p in previous.periods] != [f.periods[0].month_count]:
        again = previous.operation == "compare" and previous.periods[0].month_count == f.periods[0].month_count
        if that and previous.operation in (*AMOUNTS, "compare") and not again:
            raise Ambiguous.again(previous)  # after the figures of two months, of a year
        return None
    times = tuple(sorted((*previous.periods, *f.periods), reverse=True))
    beside = previous.with_(operation="compare", by="period", condition=None, limit=None, periods=times, notes=())
    if previous.operation == "compare" and times[0] != times[1]:
        each = [beside.with_(flow=flow) for flow in ONE_WAY] if previous.by == "flow" else []
        each = [beside.with_(partners=(code,)) for code in previous.partners] if previous.by == "partner" else each
        raise Ambiguous.again(previous, *each)
    plain = previous.operation in AMOUNTS or (previous.operation == "growth" and previous.by == "year")
    single = len(previous.partners) == len(previous.commodities) == 1 and previous.flow != "both"
    if not (plain and single and that) or times[0] == times[1]:
        return None
    c.use(*c.all("compare"), *c.all("deictic"))
    return beside


def place_among(previous: Query, f: Features) -> Query | None:
    """ "And the EU's place among them?" after two partners side by side: the three of them in order."""
    c, told = f.clause, previous.partners
    named = tuple(m.code for m in c.mentions if m.kind in WHO)
    asked = c.ops("rank", "place_of") and (c.has("deictic", "them", "both") or c.says("among"))
    if not asked or previous.operation != "compare" or previous.by != "partner" or len(named) != 1:
        return None
    if named[0] in (*told, previous.reporter) or not c.only("op", "deictic", "question", *LITTLE, *WHO):
        return None
    c.use(*c.all("op"))
    return previous.with_(partners=(*told, *named), condition=None, notes=())
