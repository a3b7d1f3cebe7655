"""A text whose parts each name a figure of their own -> each read by itself, where the whole lost or mixed one.

`The US share of exports and the top five suppliers in May 2025`: what a part names is its own; its time may be that of
another, and a balance may be with the partner before it. Nothing else is taken from another part: where one names
nobody, no goods or no unit, and another names one that may be said of both, the text is not cut. Nor is what compares,
adds up or points back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME, Query, Question
from bot.understanding.clauses.at_a_joint import listed_together
from bot.understanding.clauses.balances_of_whom import balances_of_whom
from bot.understanding.clauses.said_of_both import bought_there, done_with_them, why_of_both
from bot.understanding.queries.in_turn import TIMELESS, Parts, Read, queries_of
from bot.understanding.queries.nothing_lost import lost_of
from bot.understanding.queries.said_ahead import TOPICS, VAGUE, asks, is_heading, rates_of_all
from bot.understanding.queries.told_plainly import THEN, each_told_plainly, from_both_sides
from bot.understanding.words.frame import Frame, Mention, Part, codes_in
from bot.understanding.words.kinds import AMOUNTS, BALANCES, QUIET, WHO, WORLD

_MOST: Final = 6  # parts: what has more is an article
_SIGNS: Final = frozenset(",;?!.:+&/|(\n，；。？！：、")
_OF_SEVERAL: Final = (
    "compare", "more", "multiple", "event", "negation", "fragment", "term", "poll", "agency", "books", "fraction",
    "scale",
)  # fmt: skip
_OPS: Final = ("rank", "why", "how_fast", "difference", "list")
_OWN: Final = (*WHO, "commodity", "growth", "party", "extreme", "verb", "direction")
_ORDERS: Final = ("rank", "share", "concentration")
_SAID_OF_BOTH: Final = ((*WHO, "commodity"), ("unit", "measure"))
_OF_ONE: Final = (HOME, "pct", "share", "percent", "rate", "level")  # said of one part, or of the home country
_YEAR: Final = 4  # letters of its code
_RELATIVE: Final = re.compile(r"today([+-]\d+)(?:-\d|$)")  # last year, and a part of it


def full_parts(
    question: Question, whole: Read, read: Callable[[Question], Read], contexts: frozenset[str]
) -> Parts | None:
    """The queries of its parts; None where the whole tells each of them, or one cannot be read by itself."""
    frame = whole.frame
    if from_both_sides(whole.queries) or balances_of_whom(frame.mentions) is not None:
        return None
    if question.before or not _may_be_cut(frame, question.text) or any(_of_one_piece(query) for query in whole.queries):
        return None
    asked = [query.operation for query in queries_of(whole.queries)]
    once = len(frame.all("measure")) == sum(m.kind in WHO and m.code != HOME for m in frame.mentions) == 1
    if (frame.has("conj", "plus") and asked == ["total"]) or (asked == ["share"] * 2 and once):
        return None  # "exports to the US plus imports from the US"; "share of the US in exports and in imports"
    pieces = _pieces(frame, question.text, contexts)
    for i in reversed(range(len(pieces) - 1)):
        own = _full(i, pieces, any(m.kind == "period" for m in pieces[i]), contexts)
        of_both = any(one(*pieces[i : i + 2]) for one in (why_of_both, listed_together, done_with_them))
        if of_both or (not own and _said_of_both(i, pieces)):
            pieces[i : i + 2] = [(*pieces[i], *pieces[i + 1])]
    balances = [i > 0 and _bare_balance(piece) for i, piece in enumerate(pieces)]
    each = all(b or any(m.kind == "period" for m in p) for b, p in zip(balances, pieces, strict=True))
    if not 1 < len(pieces) <= _MOST or each_told_plainly(frame, pieces, whole.queries):
        return None
    if is_heading(pieces, contexts) or rates_of_all(pieces):
        return None
    if not all(_full(i, pieces, each, contexts) for i in range(len(pieces))):
        return None
    if any(not balances[i] and _leans(i, pieces, contexts) for i in range(len(pieces))):
        return None
    found: list[tuple[Query, ...]] = []
    for piece, beside_it in zip(pieces, balances, strict=True):
        told = _read_alone(question, frame, piece, pieces, read)
        if not told:
            return None
        if beside_it and _of_that_trade(of := found[-1][-1], found):
            if of.operation not in AMOUNTS and (of.partners, of.commodities) != (told[0].partners, told[0].commodities):
                return None
            told = tuple(query.with_(partners=of.partners, commodities=of.commodities) for query in told)
        elif beside_it and told[0].partners in WORLD and of.partners not in WORLD:
            return None  # "soybean imports from Brazil in 2025 and the balance in 2025": of which of them
        found.append(told)
    owners = {query.reporter for told in found for query in told if query.partners}
    if len(owners) > 1 and any({m.kind for m in piece}.isdisjoint(WHO) for piece in pieces):
        return None  # "Korea's car exports in May and chip imports in June"
    parted = tuple(dict.fromkeys(query for told in found for query in told))
    return parted if _mixed(whole.queries, pieces, found, each) and lost_of(frame, parted) is None else None


def _read_alone(
    question: Question, frame: Frame, piece: Part, pieces: list[Part], read: Callable[[Question], Read]
) -> tuple[Query, ...]:
    """What a piece is read as by itself; nothing where a word of it is lost or it is of another time then."""
    text = _dated(question, frame, piece, pieces)
    if not text:
        return ()
    own = read(replace(question, text=text, before=()))
    if not _same_time(own.frame, piece):  # "exports in 2025 and in May imports"
        year = next(m.code[:_YEAR] for m in piece if m.kind == "period" and m.code[:_YEAR].isdecimal())
        own = read(replace(question, text=f"{text} {year}", before=()))
    told = tuple(query for query in queries_of(own.queries) if query.operation not in TIMELESS)
    ordered = any(m.kind == "party" for m in piece)  # "soy imports in 2025, y de dónde vinieron más": of the soy
    ordered = ordered and (not own.frame.has_any(*TOPICS) or any(query.operation not in _ORDERS for query in told))
    lost = len(told) < len(own.queries) or lost_of(own.frame, own.queries) is not None
    same = _same_time(own.frame, piece) and codes_in(piece, *WHO) <= {"WLD", *(m.code for m in own.frame.mentions)}
    return () if lost or ordered or not same else told  # "exports to the bloc": of the one named in another piece


def _mixed(whole: Parts, pieces: list[Part], found: list[tuple[Query, ...]], each: bool) -> bool:
    """Whether the whole lacks what a piece tells, or tells it at the time of another."""
    asked = queries_of(whole)
    if len(asked) < len(whole):
        return True
    of_one_time = each and all(len(query.periods) == 1 for told in found for query in told)
    if of_one_time and any(one.flow in ("both", "all") and len(one.periods) > 1 for one in asked):
        return True  # "exports in May, imports in June"
    head = next((m.first for m in pieces[0] if m.kind in TOPICS), 0)
    rated = any(m.first < head and (m.kind == "growth" or m.is_("op", "how_fast", "difference")) for m in pieces[0])
    for i, told in enumerate(found):
        home = any(m.is_("demonym", HOME) for m in pieces[i])
        waits = not any(m.kind == "period" for m in pieces[i]) and _said_of_both(i, pieces)
        ahead = [query for one in ([] if home else found[:i]) for query in one]
        behind = [query.with_(flow=told[0].flow) for one in found[i + 1 : i + 2] if waits for query in one]
        moved = rated or (i > 0 and pieces[i][0].says("request", "auxiliary") and found[0][0].operation == "growth")
        if not all(any(_tells(one, query, (*ahead, *behind), moved) for one in asked) for query in told):
            return True
    return False


def _of_one_piece(query: object) -> bool:
    """Whether a query takes both parts: two books, an order under a condition, both flows of another country, the
    share of one in either flow."""
    if not isinstance(query, Query):
        return False
    ordered = query.operation == "rank" and query.condition is not None
    both = query.flow == "both" and (query.reporter != HOME or query.operation == "share")
    return query.operation == "mirror" or ordered or both


def _said_of_both(i: int, pieces: list[Part]) -> bool:
    """`China's exports and imports with the EU`: what stands behind the second flow is said of the first too; not of
    one flow twice, nor in a list where it fits the second alone, or China's own stands behind another's."""
    piece, following = pieces[i], pieces[i + 1] if pieces[i + 1 :] else ()
    named = next((m for m in following if m.kind in ("flow", "verb", *WHO, "commodity")), None)
    if named is None or named.kind not in ("flow", "verb"):
        return False
    listed = len(pieces) > 2  # "exports, imports from Taiwan, the surplus"
    if listed and any(a is named and b.is_("prep", "to", "from") for a, b in _pairs(following)):
        return False
    if not any(m.is_("demonym", HOME) for m in piece):
        return True
    listed = listed and any(m.kind in WHO for m in pieces[i - 1] if i)
    return not listed and not any(m.is_("flow", named.code) for m in piece)


def _may_be_cut(frame: Frame, text: str) -> bool:
    """Whether something parts it, and nothing in it sets one against another, or points back."""
    if not frame.has("conj") and _SIGNS.isdisjoint(text[:-1]):
        return False  # most questions
    if frame.leftover or frame.has_any(*_OF_SEVERAL, "deictic") or frame.has_other("conj", "and", "plus"):
        return False
    if frame.has_other("op", *_OPS) or frame.has("time", "unit:month", "unit:quarter", "unit:year"):
        return False  # "the best month, and the surplus in it"
    rated = frame.has("unit", "pct") and frame.has("number")
    if rated and any(a.kind == "number" and b.is_("unit", "pct") for a, b in pairwise(frame.mentions)):
        return False  # "exports nov 25 pct yoy, imports dec 25 pct yoy"
    return not frame.says("pronoun", "it_again", "rest", "than", "slip", "since_then", "of_two") and not frame.has(
        "prep", "between"
    )


def _pieces(frame: Frame, text: str, contexts: frozenset[str]) -> list[Part]:
    """What stands between joints, each with a topic; what has none belongs to what stands before it. A time or fillers
    ahead of all are none of them; of a partner or goods ahead of all, nothing is cut."""
    pieces: list[Part] = []
    for i, m in enumerate(frame.mentions):
        last = frame.mentions[i - 1].last if i else -1
        between = text[frame.tokens[last].end : frame.tokens[m.first].start] if i else ""
        if not pieces or m.kind == "conj" or not _SIGNS.isdisjoint(between):
            pieces.append(())
        pieces[-1] = (*pieces[-1], *(() if m.kind == "conj" else (m,)))
    merged: list[Part] = []
    for piece in filter(None, pieces):
        leads = piece[0].kind == "period" and piece[0].first and frame.tokens[piece[0].first - 1].norm in ".;?!"
        if not merged or leads or _topic(piece, contexts):
            merged.append(piece)
        elif frame.tokens[merged[-1][-1].last + 1].norm == "?" and any(m.kind not in QUIET for m in piece):
            return []  # "Did imports? And to the US?"
        else:
            merged[-1] = (*merged[-1], *piece)
    for i in reversed(range(1, len(merged) - 1)):  # "May 2025: exports. June 2025: imports."
        if not _topic(merged[i], contexts):
            merged[i : i + 2] = [(*merged[i], *merged[i + 1])]
    ahead = bool(merged) and all(m.kind in (*QUIET, "period", "prep", "number", "time") for m in merged[0])
    return merged[1:] if ahead else merged


def _topic(piece: Part, contexts: frozenset[str]) -> bool:
    """Whether it names what figures are of, or goods and a time, or asks how much came from or went to somebody."""
    dealt = any(a.is_("prep", "to", "from") and b.kind == "place" for a, b in _pairs(piece))
    dealt = dealt and any(m.is_("question", "how_much") for m in piece)
    dealt = dealt or {"commodity", "period"} <= {m.kind for m in piece}  # "iron ore in the same month"
    dealt = dealt or any(a.is_("flow", "trade") and b.is_("prep", "with") for a, b in _pairs(piece))
    return dealt or any((m.kind in TOPICS and m.code not in VAGUE) or m.code in contexts for m in piece)


def _pairs(piece: Part) -> Iterable[tuple[Mention, Mention]]:
    """Its words and those that follow them, fillers aside."""
    return pairwise(m for m in piece if m.kind not in QUIET)


def _full(i: int, pieces: list[Part], dated: bool, contexts: frozenset[str]) -> bool:
    """Whether it says what of, and of whom, how or when (where all are `dated`): not "imports", which may be of the
    partner or the rate of another; nor what waits for the next, or is a part of the one before."""
    piece = pieces[i]
    said = [m for m in piece if m.kind not in QUIET]
    waits = said[-1].kind == "prep" or said[0].is_("prep", "of") or not _topic(piece, contexts)
    # "imports from the EU in June and their growth", after exports: of both, and "its imports" of who stands before
    waits = waits or piece[0].says("its") or any(m.says("its") and not m.says("its_alone") for m in piece if i)
    waits = waits or (i > 0 and bought_there(pieces[i - 1], piece))
    part = any(a.kind == "question" and b.is_("prep", "of") for a, b in _pairs(piece))
    moves = said[0].is_("op", "difference") and any(m.kind in ("growth", "direction") for m in said[1:])
    gap = any(m.means("op", "difference") for m in said[moves:])
    named = any(m.kind in _OWN and m.code != HOME for m in said)
    own = named or any(m.is_("measure", "share") or m.is_("op", "why") or m.code in BALANCES for m in said)
    if not own and any(m.is_("demonym", HOME) for m in said):  # of all, where what follows is of the other flow's own
        own = not _said_of_both(i, pieces)
    return (own or dated) and not (waits or part or gap)


def _same_time(frame: Frame, piece: Part) -> bool:
    """Whether its own times are still what they are in the whole."""
    return {m.code for m in piece if m.kind == "period" and m.code[:_YEAR].isdecimal()} <= {
        m.code for m in frame.mentions
    }


def _bare_balance(piece: Part) -> bool:
    own = (*WHO, "commodity", "extreme")  # "the largest surplus in 2025": of all
    return any(m.code in BALANCES for m in piece) and not any(m.kind in own for m in piece)


def _of_that_trade(of: Query, found: list[tuple[Query, ...]]) -> bool:
    """`Exports to the US, and the surplus`: with the US; beside an order, or goods told one way only, it is of all."""
    flows = {query.flow for told in found for query in told if query.commodities == of.commodities}
    return of.flow != "context" and of.operation not in _ORDERS and (of.all_goods or len(flows) > 1)


def _leans(i: int, pieces: list[Part], contexts: frozenset[str]) -> bool:
    """Whether a part lacks what another says that may be of both: of whom, what of, in what."""
    if any(m.kind == "party" or m.code in contexts for m in pieces[i]):
        return False
    if i and {"question", "extreme"} <= {m.kind for m in pieces[i]} and any(m.kind == "party" for m in pieces[i - 1]):
        return True  # "which country had the highest exports, and which the highest imports"
    asked = asks(pieces[i])  # "and by how much did imports change": of goods of its own
    of_those = asked and not any(m.kind in (*TOPICS, "commodity") or m.code in BALANCES for m in pieces[i])
    if of_those and any(m.kind == "commodity" for piece in pieces[:i] for m in piece):
        return True  # "soybean imports in 2025, how much from Brazil": of those
    for kinds in _SAID_OF_BOTH:
        theirs = [m for k, piece in enumerate(pieces) if k != i for m in (_behind(piece) if k > i else piece)]
        theirs = [
            m for m in theirs if m.kind in kinds and m.code not in _OF_ONE and not (asked and m.kind == "commodity")
        ]
        if theirs and not any(m.kind in kinds for m in pieces[i]):
            return True
    return False


def _behind(piece: Part) -> Part:
    """Without whom and what stands at its flow, ahead of its time: "imports from the US in May", of it alone."""
    flow = next((i for i, m in enumerate(piece) if m.kind in TOPICS), 0)
    time = next((i for i, m in enumerate(piece) if i > flow and m.kind == "period"), len(piece))
    return tuple(m for i, m in enumerate(piece) if i > time or m.kind not in _SAID_OF_BOTH[0])


def _year_of(code: str, question: Question) -> str:
    """The year of a time that is told with it: `2024-06`, `today-1-06`; none of any other."""
    if relative := _RELATIVE.match(code):
        return str(question.asked_on.year + int(relative[1]))
    return code[:_YEAR] if code[:_YEAR].isdecimal() else ""


def _dated(question: Question, frame: Frame, piece: Part, pieces: list[Part]) -> str:
    """The words of a piece, with the time of another where it has none; nothing where no time can be told."""
    text = question.text
    begin, last = frame.tokens[piece[0].first].start, frame.tokens[piece[-1].last].end
    words = text[begin:last]
    own = [m for m in piece if m.kind == "period"]
    if own and not own[0].code.startswith("earlier"):  # "in 2025, and a year earlier": of its own
        dated = [(m, year) for m in frame.all("period") if (year := _year_of(m.code, question))]
        years = [year for m, year in dated if m.first < own[0].first or "-" in m.code.removeprefix("today-")]
        return f"{words} {years[0]}" if years and all(m.code.startswith("?") for m in own) else words
    if len(own) > 1 or any(m.code not in THEN for m in own):
        return ""
    times = [m for m in frame.all("period") if not m.code.startswith("earlier")]
    before = [m for m in times if m.first < piece[0].first][-1:]
    if own and any(len([m for m in one if m.kind == "period"]) > 1 for one in pieces):
        return ""  # "August 2026 on August 2025, and imports in the same month"
    time = before or ([] if own else [m for m in times if m.first > piece[-1].last][:1])
    if not time:
        return ""
    if not own:
        return f"{words} {time[0].said}"
    start, end = frame.tokens[own[0].first].start, frame.tokens[own[0].last].end
    return text[begin:start] + time[0].said + text[end:last]


def _tells(one: Query, part: Query, before: Sequence[Query], rated: bool) -> bool:
    """Whether a query of the whole is the part's: of a partner named before it, where it names none; of goods, where
    they went the same way; the rate of it, where one is asked ahead of all."""
    alike = one.operation == part.operation or (rated and one.operation == "growth" and part.operation == "level")
    alike = alike and (one.flow == part.flow or one.flow in ("both", "all")) and set(part.periods) <= set(one.periods)
    theirs = set(part.partners) <= set(one.partners)
    alone = [query for query in before if part.commodities in (query.commodities, ("TOTAL",))]
    theirs = theirs or (part.partners in WORLD and any(query.partners == one.partners for query in alone))
    goods = set(part.commodities) <= set(one.commodities)
    goods = goods or any(query.flow == part.flow and query.commodities == one.commodities for query in before)
    return alike and theirs and goods
