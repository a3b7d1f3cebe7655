"""Whether the parts of a text are read one after the other although the whole was read: by the words of each, and by
what was read of them."""

from __future__ import annotations

from typing import Final

from bot.model import HOME, Query
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import asks_what_goods_are
from bot.understanding.clauses.sentences import over_a_time
from bot.understanding.queries.in_turn import Parts, queries_of
from bot.understanding.queries.led_parts import SMALL
from bot.understanding.words.kinds import WHO

_SERIES: Final = 3  # questions, each with its sign: read one after the other in any case
_FORETOLD: Final = ("forecast", "missed")
_ADDED: Final = ("sum", "average")  # "put the two together: what is the total?"


def one_by_one(text: str, queries: Parts, parts: tuple[Part, ...], asked: list[Part]) -> bool:
    """Whether the parts are read one after the other also where the whole has as many queries."""
    series = sum(text[: part.end].endswith("?") for part in parts) >= _SERIES
    series = series or any(part.has("deictic", "same") for part in asked[1:])  # "and the same for the second quarter?"
    series = series or _compared_then(asked)
    # "did exports to ASEAN beat those to the EU in 2025? And in June 2026?": no forecast is of two partners
    series = series or any(query.operation == "surprise" and len(query.partners) > 1 for query in queries_of(queries))
    # "which quarter of 2025 saw the highest exports, and which the highest imports?"
    grain = asked[0].has("time", "unit:quarter", "unit:half", "unit:year")
    series = series or (grain and any(p.has("extreme") and not p.has("time") for p in asked[1:]))
    series = series or sum(part.dated_itself and part.has("op", "difference") for part in asked) > 1
    # "by how much did imports fall in 2023, and did they recover the next year?": each moved in its own time
    fell = asked[0].dated_itself and asked[0].has("direction") and asked[0].has("op", "difference")
    series = series or (fell and any(part.counts_back and part.has("direction") for part in asked[1:]))
    series = series or any(over_a_time(part.mentions) and part.dated for part in asked[1:])
    series = series or (asks_what_goods_are(parts[0].mentions) and parts[1].asks)
    # "how large was it, was it more than expected, and how does it compare with June 2025?": the amounts
    beyond = any(query.operation == "surprise" for query in queries_of(queries)) and not asked[0].has("op", "surprise")
    series = series or (beyond and any(part.has("op", "compare") and part.dated_itself for part in asked[1:]))
    # "how much did imports grow in July, and what did analysts expect for April?"
    foretold = any(part.has("op", "forecast") and part.dated_itself for part in asked[1:])
    series = series or (beyond and foretold and not (asked[0].has("op", *_FORETOLD) or asked[0].has("poll")))
    found = any(query.operation == "threshold" and query.by in ("first", "last") for query in queries_of(queries))
    # "when did it first pass 100 bn, and what was it a year later": counted from the month that is found
    series = series or (found and any(part.counts_back for part in asked[1:]))
    # "June: exports, imports and their growth. And how about May?": all of them again, and no flow at each time
    again_then = any(p.dated_itself and p.only("period", *SMALL) for p in asked[1:]) and parts[0].dated_itself
    series = series or (again_then and _each_its_own_time(queries_of(queries)))
    best = any(query.operation == "record" for query in queries_of(queries))
    series = series or (best and any(part.ends_then for part in asked[1:]))  # "and what were total exports then"
    series = series or (bool(asked) and _misread(queries_of(queries), asked)) or _then_compared(asked)
    series = series or _part_of_all(queries_of(queries), asked)
    again = parts[0] not in asked and any(m.says("it_again") for part in asked for m in part.mentions)
    return series or (again and not any(query.operation in _ADDED for query in queries_of(queries)))


def _part_of_all(queries: list[Query], asked: list[Part]) -> bool:
    """ "How much did China export in 2025, and how much of that were cars and steel": all goods, and then some of them;
    the whole told the goods alone."""
    first, *others = asked
    whole = first.dated_itself and first.has("flow") and not first.has("commodity")
    of_that = [part for part in others if part.has("commodity") and part.has("deictic", "that") and not part.dated]
    of_that = [part for part in of_that if part.has("question", "how_much") and not part.has("flow")]
    return whole and bool(of_that) and not any(query.all_goods for query in queries)


def _misread(queries: list[Query], asked: list[Part]) -> bool:
    """Whether what was read of the whole cannot be meant: an order among one quarter each, claims of one that is asked
    about, why it is so of either of two that are set against each other."""
    told = {query.operation for query in queries}
    short = all(p.kind == query.by for query in queries for p in query.periods)
    orders = told == {"rank"} and len(queries) > 1 and short  # "in Q1, Q2 and Q3, and which quarter was best"
    about = any(part.only(*WHO, *SMALL) and part.says("request") and part.has_any(*WHO) for part in asked[1:])
    first = asked[0]
    far = first.has("op", "difference") or (first.has("question", "how_much") and first.has_any("more", "compare"))
    of_each = told == {"why"} and len(queries) > 1 and far  # "how much bigger than in H1 2025, and what drove it"
    last = asked[-1]  # "how much did China import from the US per US data, and how much does China report"
    ours = last.has("books") and last.has("place", HOME) and last.only("place", "books", *SMALL)
    theirs = len(queries) > 1 and queries[0].reporter != HOME and queries[-1].partners == ("WLD",) and ours
    return orders or (told == {"check"} and about) or of_each or theirs


def _each_its_own_time(queries: list[Query]) -> bool:
    """Whether one flow was read of one time, and another of another."""
    return len({query.flow for query in queries}) > 1 < len({query.periods for query in queries})


def _compared_then(asked: list[Part]) -> bool:
    """ "Imports from Korea and Japan in 2024, and which of them sold more in September 2025?": amounts of one time, and
    which is more at another."""
    plain = [part for part in asked[:1] if part.dated_itself and not part.has_any("more", "compare", "extreme")]
    them = any(part.has("deictic", "them") and part.has("extreme") and part.dated_itself for part in asked[1:])
    return bool(plain) and (them or any(part.has("more") and part.dated_itself for part in asked[1:]))


def _then_compared(asked: list[Part]) -> bool:
    """ "Was it above 100 bn in June, and was it higher in May?": an amount put to the test, and then another time set
    beside the first, of which no amount is claimed."""
    first, *others = asked
    tested = first.dated_itself and first.has("number") and first.has("scale")
    beside = [part for part in others if part.dated_itself and part.says("pronoun") and not part.has("number")]
    return tested and any(m.means("more", "more", "less") for part in beside for m in part.mentions)


def singles_out(part: Part) -> bool:
    """ "Which month was the largest": what no difference of two times tells."""
    return any(m.kind == "extreme" or m.is_("op", "record") for m in part.mentions)
