"""A text that may or may not be true -> its claims, a clause each; what one leaves unsaid it has from those before it.

"Exports to the US fell 28.6 % in November, the eighth month in a row, and those to the EU rose 14.8 %" makes three.
Words around the claims are passed over; an unknown word inside one is not.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.clauses.bounds import joins_bounds
from bot.understanding.clauses.claim_beside import beside_figures, names_an_extreme
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.dated_claims import amount_of_that_time, later_of_two, later_than, with_years
from bot.understanding.clauses.ends_told import base_alone, bounding, cut_between, end_alone, scaled_as_before, topic_of
from bot.understanding.clauses.joined_flows import owned
from bot.understanding.clauses.opposed import (
    amount_dated_by,
    best_told,
    carried,
    compares,
    facing,
    goods_of_both,
    moved_then,
    of_year_before,
    opposed,
    opposes,
    opposing,
    outcome_told,
    part_of,
    part_or_place,
    placing,
    put_to_the_test,
    set_beneath,
    sets_over,
    tells_a_part,
    two_amounts,
    with_what_is_set_over,
    without_the_share,
    year_before_told,
)
from bot.understanding.clauses.over_its_base import Said, part_before
from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.clauses.standards import but_moved, with_standard
from bot.understanding.clauses.turns import headline, in_ends, of_two_ends, tells_otherwise
from bot.understanding.words.frame import Frame, Mention, codes_in, first_in, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import ANCHORS, WHO
from bot.understanding.words.text import Token

_TOPIC = ("flow", "verb")
_ENDS = frozenset(":\n")  # beside those of sentences
_BREAKS = frozenset(",()")
_SEVERAL = 2  # claims: one alone is a question like any other
_OF_FIGURES = ("flow", "verb", "direction", *(kind for kind in ANCHORS if kind not in ("unit", "term")))
_LEADING = ("harmless", "courtesy", "prep", "conj", "deictic", "question", "number")  # "which is true for June: ..."
_STRAY = 2  # words that nobody knows, beside claims of no time and nobody's

Claim = tuple[Clause, tuple[Token, ...]]
"""A clause, and the words in it that nothing explains: with any, it cannot be checked."""
Span = tuple[int, int]
_CLAIMING = {"check", "to_check", "copula", "auxiliary", "conceding", "contrasting", "extreme", "pct"}


def claims(frame: Frame) -> tuple[Claim, ...]:
    """The claims in order; empty where the text asks for no check, or makes one claim in one sentence."""
    asked = _asked(frame)
    if not asked:
        return ()
    parted = [(sentence, *_by_end(frame, _pieces(frame, sentence))) for sentence in _sentences(frame)]
    if sum(len(pieces) for _, pieces, _ in parted) < _SEVERAL and not any(
        two_amounts(_inside(frame, one)) or of_two_ends(_said(frame, one), _said(frame, sentence))
        for sentence, *_ in parted for one in _chunks(frame, sentence)
    ):  # fmt: skip
        return ()
    found: list[Claim] = []
    over = set_beneath(frame.mentions)
    before: Said = ()
    for sentence, pieces, ends in parted:
        own: Said = ()
        dated = tuple(m for m in _inside(frame, sentence) if m.kind == "period" and m not in over)
        dated = dated or _heading(frame, sentence[0])
        for span in pieces:
            leftover = tuple(t for t in frame.leftover if span[0] <= _index(frame, t) < span[1])
            for told in in_ends(_said(frame, span), before):
                then = span in ends and ends[span] != span and not holds(told[:1], "prep", "to", "into")
                said = with_years(later_than(amount_of_that_time(told), over), frame.all("period"), then)
                said = base_alone(said, before) if own else said
                said = amount_dated_by(next((m for m in reversed(frame.mentions) if m.first < span[0]), None), said)
                said = scaled_as_before(year_before_told(said, before), before) if before else said
                if span in ends:
                    said = end_alone(said, topic_of(_inside(frame, ends[span])))
                if (placed := part_or_place(said, own)) is not None:
                    said, own = placed
                    before = own
                then_told = later_of_two(said, frame.mentions) or dated
                whole = _completed(said, own, tuple(m for m in before if m not in over), then_told)
                whole = with_what_is_set_over(whole, said, before) if before and compares(said) else whole
                whole = _of_its_owner(with_standard(whole, said, before), own)
                found.append((Clause(frame, (*asked[:1], *_without_forecast(whole))), leftover))
                own = before = whole
    return tuple(found)


def _asked(frame: Frame) -> Said:
    """What puts the text to the test; without a word of those that claim, none may stand."""
    if frame.said.isdisjoint(_CLAIMING) or frame.has("unheld", "elsewhere") or not frame.has_any(*_OF_FIGURES):
        return ()
    if len(frame.leftover) > _STRAY and not frame.has_any(*ANCHORS):
        return ()  # "the button is gray until the value in the balance pane is 0"
    if asked := frame.all("op", "check"):
        return () if beside_figures(frame) else asked
    if put_to_the_test(frame) or headline(frame):
        return (replace(frame.mentions[0], kind="op", code="check", others=()),)  # the verb that opens it asks
    joint = opposing(frame)
    return () if joint is None else (replace(joint, kind="op", code="check", others=()),)


def _said(frame: Frame, span: Span) -> Said:
    return tuple(m for m in _inside(frame, span) if not m.is_("op", "check"))


def _of_its_owner(whole: Said, own: Said) -> Said:
    """`Vietnam sold more to the US, and its surplus with it was above 130 bn`: whose the claim before it was."""
    first = next((m for m in own if m.kind not in ("harmless", "conj")), None)
    if first is None or first.kind not in WHO:
        return whole
    return owned(tuple(m for m in whole if m is not first), first) if says_in(whole, "its") else whole


def _by_end(frame: Frame, pieces: list[Span]) -> tuple[list[Span], dict[Span, Span]]:
    """The pieces, those that tell an amount of each of two times cut in two; for such ends the one that names what
    both are told of."""
    cut: list[Span] = []
    ends: dict[Span, Span] = {}
    for span in pieces:
        inside = _said(frame, span)
        at = None if of_two_ends(inside) else cut_between(inside)
        two = [] if at is None else [(span[0], at), (at, span[1])]
        ends.update(dict.fromkeys(two, two[0] if two else span))
        cut += two or [span]
    return cut, ends


def _heading(frame: Frame, start: int) -> tuple[Mention, ...]:
    """The time in `June 2026: exports up 27 %, imports up 36 %`, which is that of all that follows it."""
    if not start or frame.tokens[start - 1].norm != ":":
        return ()
    before = [m for m in frame.mentions if m.last < start]
    told = [m for m in before if m.kind not in _LEADING and not m.is_("op", "check")]
    return tuple(told) if [m.kind for m in told] == ["period"] else ()


def _inside(frame: Frame, span: Span) -> tuple[Mention, ...]:
    first, end = span
    return tuple([m for m in frame.mentions if first <= m.first < end])


def _index(frame: Frame, token: Token) -> int:
    return next((i for i, other in enumerate(frame.tokens) if other.start == token.start), -1)


def _sentences(frame: Frame) -> list[Span]:
    """From full stop to full stop, without those that claim nothing."""
    signs = {i for i, token in enumerate(frame.tokens) if token.norm in _ENDS and not names_an_extreme(frame, i)}
    ends = sorted({*ends_of_sentences(frame), *signs})
    spans, start = list[Span](), 0
    for end in (*ends, len(frame.tokens)):
        inside = _inside(frame, (start, end))
        if any(_telling(frame, m) for m in inside) or tells_otherwise(inside):
            spans.append((start, end))
        start = end + 1
    return spans


def _telling(frame: Frame, mention: Mention) -> bool:
    """Whether a mention makes a claim: an amount, a run, a record, a direction."""
    kind = mention.kind
    if kind == "number":
        following = next((m for m in frame.mentions if m.first > mention.last), None)
        counted = following is None or following.kind not in ("unit", "scale")  # "check three claims: ..."
        counted = counted and any(t.norm == ":" for t in frame.tokens[mention.last + 1 :][:4])
        return not counted and (following is None or following.kind != "time")  # "in 8 months": no amount
    if kind in ("more", "compare"):
        return sets_over(mention, tuple(m for m in frame.mentions if m.first > mention.last))
    if kind == "op":
        if mention.code == "rank":
            return placing(mention, frame.mentions)
        return mention.code in ("streak", "record") or outcome_told(frame, mention)
    topped = kind in ("scale", "extreme")  # "topped a trillion"
    return topped or mention.is_("unit", "double_digit") or mention.is_("direction", "up", "down", "flat")


def _pieces(frame: Frame, sentence: Span) -> list[Span]:
    """The sentence cut where a new claim begins: at commas and `and`, or before a new topic once one is claimed."""
    joined: list[Span] = []
    best = best_told(frame)
    for chunk in _chunks(frame, sentence):
        inside = _inside(frame, chunk)
        tells = any(_strong(frame, m) for m in inside) or _moves(frame, chunk) or compares(inside)
        tells = tells or opposed(inside) or of_year_before(inside) or (best and holds(inside, "extreme"))
        tells = tells or (bool(joined) and moved_then(_inside(frame, joined[-1]), inside))
        if joined and not any(_telling(frame, m) for m in _inside(frame, joined[-1])):
            joined[-1] = (joined[-1][0], chunk[1])
        elif tells or not joined:
            joined.append(chunk)
        elif any(m.kind in ("period", *WHO) for m in _inside(frame, chunk)):
            joined[-1] = (joined[-1][0], chunk[1])
    pieces: list[Span] = []
    for span in joined:
        pieces += _by_topic(frame, span)
    return [
        piece for piece in pieces
        if any(_telling(frame, m) for m in _inside(frame, piece)) or tells_otherwise(_inside(frame, piece))
        if not two_amounts(_inside(frame, piece))
    ]  # fmt: skip


def _chunks(frame: Frame, sentence: Span) -> list[Span]:
    """The sentence cut at every comma, bracket and joint."""
    cuts = [i for i in range(*sentence) if frame.tokens[i].norm in _BREAKS]
    inside = _inside(frame, sentence)
    joints = [m for i, m in enumerate(inside) if m.is_("conj", "and") and not joins_bounds(inside, i)]
    cuts += [m.first for i, m in enumerate(inside) if m in joints or opposes(m) or but_moved(inside, i)]
    edges = [sentence[0], *sorted(cuts), sentence[1]]
    return [(a, b) for a, b in pairwise(edges) if b > a]


def _strong(frame: Frame, mention: Mention) -> bool:
    told = mention.kind not in ("direction", "extreme", "more", "compare") and _telling(frame, mention)
    return told or placing(mention, frame.mentions)


def _moves(frame: Frame, span: Span) -> bool:
    """A topic or a partner of its own, or the whole of it, that rose or fell, without an amount."""
    inside = _inside(frame, span)
    whole = says_in(inside, "whole_flow") and holds(inside, "op", "sum")
    return (whole or holds_any(inside, *_TOPIC, *WHO)) and holds(inside, "direction", "up", "down", "flat")


def _by_topic(frame: Frame, span: Span) -> list[Span]:
    """`Exports rose 5.9 % while imports rose 1.9 %`: cut before the second topic and what belongs to its name."""
    claimed = topic = False
    inside = _inside(frame, span)
    for at, mention in enumerate(inside):
        if mention.kind in _TOPIC:
            if claimed and topic:
                start = at
                while start and (
                    inside[start - 1].kind in ("demonym", "commodity", "harmless", "place")
                    or (inside[start - 1].kind == "prep" and inside[start].kind in ("place", "demonym"))  # 对美出口
                ):
                    start -= 1
                if start and part_of(inside[start - 1], inside[start]):
                    continue  # "takes 18 % of Chinese exports": what it is a part of
                cut = inside[start].first
                return [(span[0], cut), *_by_topic(frame, (cut, span[1]))]
            topic = True
        claimed = claimed or _strong(frame, mention)
    return [span]


def _completed(said: Said, own: Said, before: Said, dated: Said) -> Said:
    """A claim with what it leaves unsaid: topic and places, direction and period of the claim before it.

    A claim that names its own topic takes the places over within a sentence where the topic is another one (exports to
    the US, then imports); the same topic named anew is about the world.
    """
    before = without_the_share(said, before)
    kinds = {m.kind for m in said}
    topics = codes_in(said, *_TOPIC)
    more: list[Mention] = []
    if not topics and not kinds & {"commodity"}:
        skipped = ("prep", "place") if kinds & set(WHO) else ()
        more += carried(said, before, skipped)
    elif topics and own and not kinds & set(WHO) and not topics & codes_in(own, *_TOPIC):
        goods = () if kinds & {"commodity"} or topics & {"balance", "surplus", "deficit"} else ("commodity",)
        kept = ("place", "demonym", "prep", *goods)
        more += [facing(m, topics) for m in own if m.kind in kept or m.says("determiner")]
    elif topics and own and "demonym" not in kinds:
        more += (*(m for m in own if m.kind == "demonym"), *goods_of_both(said, own))
    told = kinds & {"direction", "growth"} or holds(said, "more", "faster", "slower", "fell_more")
    if not (told or tells_a_part(said)) and holds(said, "unit", "pct", "double_digit"):
        more += part_before(said, before) or [m for m in before if m.kind in ("direction", "growth")]
    if _bare_number(said) and holds(before, "op", "streak"):
        more += [m for m in before if m.is_("op", "streak") or m.kind in ("time", "direction")]  # "imports for fifteen"
    elif "op" in kinds and holds(said, "op", "streak") and "direction" not in kinds:
        more += [m for m in before if m.kind == "direction"]
    if (number := first_in(said, "number")) and _bare_number(said, told=True):
        more += bounding(before, said, number)  # "and imports 2.5 trn", "and imports $2.5 trn"
    times = [m for m in said if m.kind == "period"]
    if not times or ("extreme" in kinds and all(m.code.startswith("since") for m in times)):
        more += dated[:1] or tuple(m for m in before if m.kind == "period")[:1]
    return tuple(sorted(dict.fromkeys((*more, *said)), key=lambda m: m.first))


def _bare_number(said: tuple[Mention, ...], told: bool = False) -> bool:
    """A number that counts nothing, beside a flow or place at most; `told`: an amount right after these, and a time."""
    counts = [m for m in said if m.kind == "number"]
    more = ("scale", "unit", "period") if told else ()
    beside = ("number", "flow", "place", "demonym", "commodity", "prep", "conj", "harmless", "deictic", *more)
    led = [m for m in said if counts and m.first < counts[0].first and m.kind not in ("conj", "deictic")]
    ahead = led[-2:] if holds(led[-1:], "unit") else led[-1:]  # "at $1,189 bn", "nearly $1.2tn": behind the sign
    named = all(
        m.kind not in ("harmless", "prep") or m.says("determiner") for m in ahead
    )  # "las ventas los 2,5 billones"
    near = not led or (led[-1].last + 1 == counts[0].first and named)
    return len(counts) == 1 and (near or not told) and holds_only(said, *beside)


def _without_forecast(said: Said) -> Said:
    """What was expected is told from what is held: an amount named for a rise is checked, one of a fall is not."""
    if not holds(said, "op", "forecast", "surprise", "missed"):
        return said
    left = ("direction", "number", "unit") if holds(said, "direction", "down") else ("direction",)
    return tuple(m for m in said if m.kind not in left and (m.kind != "prep" or m.code == "of"))
