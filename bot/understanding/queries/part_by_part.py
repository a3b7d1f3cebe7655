"""A text of several parts that was not read whole -> its parts read one after the other, as turns of one talk.

"What was the surplus in 2025, which month was the largest and did it beat 2024?": each part may lean on those before
it, as a follow-up does. What only tells sets the scene. A part that cannot be read is refused by name beside the
figures of the others; nothing asked is left out in silence.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.errors import CannotAnswer, NotTrade, Opinion
from bot.model import FOR_A_WORD, HOME, WITH_RATES, WITH_TOTAL, Coverage, Query, Question
from bot.understanding.clauses.claim_beside import is_tagged
from bot.understanding.clauses.differing import gap_between
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import asks_what_goods_are
from bot.understanding.queries.as_held import sides_held
from bot.understanding.queries.in_turn import ALONE, TIMELESS, Parts, Read, Reader, Teller, queries_of, read_in_turn
from bot.understanding.queries.led_parts import SMALL, asks_how_it_moved
from bot.understanding.queries.nothing_lost import lost_of
from bot.understanding.queries.one_by_one import one_by_one, singles_out
from bot.understanding.refusals.grounds import told_of_data
from bot.understanding.refusals.program_text import programmed
from bot.understanding.words.kinds import ANCHORS, COURSES, QUIET, WHO

_OF_REVISION: Final = (("op", "revise"), ("op", "first_print"), ("direction", "moved"))
_MOST: Final = 6  # parts: what has more is an article
_OF_TWO: Final = ("compare", "change", "gap", "mirror", "contribution")
_DATING: Final = ("record", "streak", "threshold", "why", "rank")
_OF_PARTNERS: Final = ("rank", "share", "concentration", "check", "compare", "contribution")


def part_by_part(
    question: Question, whole: Read, parts: tuple[Part, ...], read: Reader, tell: Teller, coverage: Coverage
) -> Parts | None:
    """The queries of all its parts, where the text was not read whole or asks more than was read; None elsewhere."""
    again = any(_led_on(parts, i) for i, part in enumerate(parts) if part.heads)
    if not 2 <= len(parts) <= _MOST or not (again or any(part.asks for part in parts)):
        return None
    failed = any(isinstance(query, CannotAnswer) for query in _read_so_far(whole.queries, parts))
    failed = failed or lost_of(whole.frame, whole.queries) is not None
    if (failed and _no_question(question, whole)) or (not failed and _one_share(whole.queries, parts)):
        return None
    asked = _asked(parts, question.text, not failed and sum(part.asks for part in parts) > 1)
    asking = sum(_counts(part, whole.queries) for part in asked)
    if not asking or any(part.takes_back for part in parts):
        return None  # "iron ore in November? no, in December": the first was a slip
    each = len(asked) > 1 == len(whole.queries) and all(part.has_any("term", "growth", "commodity") for part in asked)
    if not (failed or each) and _explained(whole.queries) and not any(part.trades or part.dated for part in asked):
        return None  # "when you say year on year, what do you compare?"
    if gap_between(parts[0].mentions[: _gap_ends(parts)]) or _among_unknown(parts, whole):
        return None
    opinion, single = any(isinstance(query, Opinion) for query in whole.queries), _one_question(parts, question.text)
    opening = replace(question, text=question.text[parts[0].start : parts[0].end])
    first = read(opening).queries if failed and (opinion or single) else ()
    viewed = opinion and all(isinstance(query, Opinion) for query in first)  # "will it grow? How big was it in 2025?"
    closed = opening.text.rstrip().endswith("?")  # "would a weaker dollar matter? What were exports in 2025?"
    viewed = viewed or (opinion and closed and all(isinstance(query, NotTrade) for query in first))
    asked = [parts[0], *asked] if viewed and parts[0] not in asked else asked
    if viewed and not all(
        part.dated_itself or part.has("commodity") or (closed and _of_last(part)) for part in asked[1:]
    ):
        return None  # "will exports fall, and by how much?"
    unknown = any(isinstance(query, CannotAnswer) and query.said.kind in FOR_A_WORD for query in first)
    if single and not (viewed or (unknown and all(_full(part, parts[0], question.text) for part in parts[1:]))):
        return None
    covered = _covered(whole.queries, parts, asked, coverage)
    told = not (failed or covered < asking or one_by_one(question.text, whole.queries, parts, asked))
    told = told and not _sum_of_one(whole.queries, parts)
    if told and not _rate_of_the_best(whole.queries, parts):
        return None
    found = read_in_turn(question, parts, asked, read, tell, failed)
    if found is None or isinstance(found, tuple):
        return found
    if told and not any(query.measure == WITH_RATES for query in queries_of(found)):
        return None
    views = [query for query in whole.queries if isinstance(query, Opinion)]
    if viewed and isinstance(found[0], CannotAnswer) and not isinstance(found[0], Opinion):
        found[:1] = views[:1]
    if opinion and not any(isinstance(query, Opinion) for query in found):
        return None  # "suppose exports double, what is the surplus"
    return tuple(found) if queries_of(found) else None


def _among_unknown(parts: tuple[Part, ...], whole: Read) -> bool:
    """`In Oceania, who bought most`, `among Nordic countries, which`: those of whom one is asked for are named ahead in
    a word that nobody here knows; without it all would be ranked."""
    first, second = parts[0], parts[1]
    led = first.mentions[0] if first.mentions else None
    within = led is not None and (led.is_("prep", "in", "of") or led.says("among"))
    unknown = any(first.start <= token.start < first.end for token in whole.frame.leftover)
    told = first.has_any("period", "flow", "commodity", "self", *WHO)
    sought = second.has("question", "who") or second.has("party")
    return within and unknown and not told and sought


def _one_share(queries: Parts, parts: tuple[Part, ...]) -> bool:
    """`Out of all the crude in June, what slice was Russian?`, `how big is ASEAN in exports, as a percentage?`: one
    part of one whole, of which each part of the text says something else."""
    shares = [query.operation == "share" and len(query.partners) == 1 for query in queries_of(queries)]
    if shares != [True] or len(parts) != len(shares) + 1:
        return False
    whole, of = ({m.kind for m in part.mentions} - {*QUIET, "prep", "measure"} for part in parts)
    if parts[0].has_any("question", "op"):  # "how much soy came from Brazil, and what share": the amount as well
        return not of and not parts[1].has("measure", "share")
    return of <= {*WHO, "question"} and whole.isdisjoint(of)


def _of_last(part: Part) -> bool:
    """`When did exports last fall`: of no time that is named, and a whole question."""
    return part.has("flow") and part.has("op", "when") and (part.has("op", "last_time") or part.has("time", "past"))


def _sum_of_one(queries: Parts, parts: tuple[Part, ...]) -> bool:
    """`対米輸出と対EU輸出は？合計では？`: whether a part that asks for a sum alone was read of the last of several."""
    bare = any(part.has("op", "sum") and not part.has_any("flow", "period", "commodity", *WHO) for part in parts[1:])
    last = queries_of(queries)[-1:] if bare and len(queries) > 1 else ()
    return any(one.operation == "sum" and len(one.partners) == len(one.periods) == 1 for one in last)


def _full(part: Part, first: Part, text: str) -> bool:
    """Whether it leans on nothing: "how large were exports to India in 2024?"; on nothing but the time of one that is
    asked ahead of it: "how much did Apple make last year, and how much did China export in smartphones?"."""
    leaning = part.has_any("deictic", "fragment") or part.says("pronoun", "its", "possessive", "then")
    own = part.has("commodity") or any(m.kind in WHO and m.code != HOME for m in part.mentions)  # no goods asked before
    closed = text[: first.end].endswith("?") and part.dated_itself
    behind = first.asks and (first.dated_itself or part.dated_itself) and part.has("flow") and part.has("question")
    return part.asks and own and not leaning and (closed or behind)


def _read_so_far(queries: Parts, parts: tuple[Part, ...]) -> Parts:
    """ "The biggest surplus ever, when was it, and what were exports then?": the month waits for the figures."""
    last = queries[-1] if len(queries) > 1 else None
    waits = isinstance(last, CannotAnswer) and last.said.kind == "refusal.ambiguous.found"
    return queries[:-1] if waits and not parts[0].asks else queries


def _no_question(question: Question, whole: Read) -> bool:
    """ "The default entries, which are commonly used as imports": of no time and nobody's; or of data, or of code."""
    frame = whole.frame
    asks = question.text.rstrip().endswith("?") or frame.has_any(*ANCHORS)
    return (bool(frame.leftover) and not asks) or told_of_data(frame) or programmed(question.text, frame)


def _asked(parts: tuple[Part, ...], text: str, several: bool) -> list[Part]:
    """The parts that ask, by a sign or a word, or as a heading or what follows a question: "the surplus in 2025, which
    month ..., and did ...?"."""
    first = next(i for i, part in enumerate(parts) if part.asks or (part.heads and _led_on(parts, i)))
    return [
        part
        for i, part in enumerate(parts)
        if part.asks
        or (part.heads and (several or _joined(parts, i) or text[: part.end].endswith(";") or _led_on(parts, i)))
        or (part.heads and part.has("op", "average"))  # "average monthly exports in 2024, highest month, and ..."
        or (i > first and part.follows)
    ]


def _led_on(parts: tuple[Part, ...], i: int) -> bool:
    """ "Compare exports to ASEAN and the US in 2025. Then the same for imports": asked again in the next part."""
    following = parts[i + 1 : i + 2]
    return any(part.has("deictic", "same") and not part.dated_itself for part in following)


def _names_another(part: Part, before: Part) -> bool:
    """ "(Exports to the US fell 20 %, right?) And to ASEAN?": no more than whom else, of whom nothing is claimed."""
    said = [m for m in part.mentions if not m.says("determiner")]
    tagged = is_tagged(before.mentions) or before.mentions[-1].says("tag")
    return tagged and part.has_any(*WHO) and all(m.kind in ("conj", "prep", *WHO) for m in said)


def _covered(queries: Parts, parts: tuple[Part, ...], asked: list[Part], coverage: Coverage) -> int:
    """How many questions were read of the whole: a query may tell of two."""
    if all(isinstance(query, Query) and query.operation == "check" for query in queries) and (
        any(m.kind == "question" or m.says("it_again") for part in asked for m in part.mentions)
        or any(_names_another(part, before) for before, part in pairwise(parts))
    ):
        return sum(m.is_("op", "check") for part in asked for m in part.mentions)  # told in passing, not asked
    singled = any(map(singles_out, asked[1:]))  # "larger than forecast, and is it the record": a question of its own
    against = any(map(_sets_against, parts[1:])) and not any(map(singles_out, asked))
    moved = [part.has_any("growth", "direction") for part in asked]

    def of_two(query: Query) -> bool:
        both = (_of_both(query, moved, asked) and not singled) or (against and _of_two(query, parts))
        totalled = query.operation == "rank" and query.measure in (WITH_TOTAL, WITH_RATES)
        return (both or totalled) and sides_held(query, coverage)

    return len(queries) + sum(map(of_two, queries_of(queries)))


def _rate_of_the_best(queries: Parts, parts: tuple[Part, ...]) -> bool:
    """Whether it is asked how the best of several moved, and the whole does not tell it."""
    best = next((i for i, part in enumerate(parts) if part.asks and singles_out(part)), len(parts))
    told = any(query.measure == WITH_RATES for query in queries_of(queries))
    return not told and any(asks_how_it_moved(part) for part in parts[best + 1 :])


def _gap_ends(parts: tuple[Part, ...]) -> int:
    """How much of the first part is looked at for a gap: nothing, where both of its ends stand in it."""
    joined = parts[0].has("conj", "and")
    return 0 if joined else len(parts[0].mentions)


def _one_question(parts: tuple[Part, ...], text: str) -> bool:
    """Whether they cannot be parted: the time of the first stands in a later one, or one turns another round."""
    first = parts[0]
    if first.has("event") and (first.has("op", "when", "happened", "define") or not (first.trades or first.dated)):
        return False  # "when was the Busan deal, and what were exports in November?"
    meant = first.has("term") or first.has("op", "define") or asks_what_goods_are(first.mentions)
    if meant and any(part.dated for part in parts[1:]):
        return False  # "what is FOB, and what were exports in June 2026?"
    when = first.has("op", "when", "release_next") and first.trades  # "when did they first pass 400 bn"
    # "how many months has it been falling, and which month of 2025 was the worst": the run lasts until now
    lasts = first.has("op", "streak") and first.trades and any(map(singles_out, parts[1:]))
    # "does China run a deficit with Japan? How large was it in 2024, and since when": a whole question by itself
    whole = first.mentions[:1] and first.mentions[0].says("auxiliary", "copula") and text[: first.end].endswith("?")
    whole = whole and first.trades and first.has_any(*WHO) and parts[1].asks and not parts[1].trades
    whole = whole and any(part.says("since_when") or part.has("op", "streak") for part in parts[2:])
    late = first.asks and not (when or lasts or whole or first.dated) and any(part.dated_itself for part in parts[1:])
    # "in how many months of 2025, leaving out January, did exports fall": what of, stands in a later one
    # "who was the biggest customer, and what did China import from it"
    released = first.has("op", "release_next") or (first.has("op", "when") and first.has("op", "published"))
    about = first.trades or first.has("party") or released
    late = late or (first.asks and not about and any(part.trades for part in parts[1:]))
    named = ("flow", "extreme")  # "and conversely, which was the lowest"
    return late or any(part.has("deictic", "other_one") and not part.has_any(*named) for part in parts)


def _joined(parts: tuple[Part, ...], i: int) -> bool:
    """Whether the next part is joined to it by a word, or is of a time of its own: "cars: May units, growth 2025"; or
    whether it is a course, which is asked for by its heading: "exports by quarter in 2025, which was the highest"; in
    "imports by month in 2025, how many fell" the months are what is counted."""
    following = parts[i + 1] if i + 1 < len(parts) else None
    if following is None or not following.mentions:
        return False
    counted = following.has("op", "count", "when", "which") or following.has("question", "how_many")
    if following.mentions[0].says("whether"):
        return True  # "export growth in August, whether it beat the forecast"
    course = parts[i].has("op", *COURSES) and (not counted or singles_out(following))
    return course or following.mentions[0].is_("conj") or (parts[i].dated_itself and following.dated_itself)


def _counts(part: Part, queries: Parts) -> bool:
    """Whether it asks for something of its own: "and by how much", "and when was it" is part of the question before."""
    if not part.asks:
        return part.heads or part.follows
    if part.has("question", "how_much") and any(m.means("harmless", "by_value") for m in part.mentions):
        return True  # "how many cars, and how much were they worth"
    told = {query.operation for query in queries_of(queries)}
    if part.has("question", "who") and told.isdisjoint(_OF_PARTNERS):
        return True  # "how much oil in 2025, and mainly from whom"
    if _everybodys(part, queries) or part.asks_it:
        return False
    own = [m for m in part.mentions if m.kind not in SMALL and not m.is_("op", "list")]
    counted = part.dated and "threshold" in told  # "how often did they fall, and by how much in the whole year"
    if not counted and told - set(ALONE):
        own = [m for m in own if not (m.is_("op", "difference", "how_fast") or m.is_("measure", "percent"))]
    own = [m for m in own if not (m.is_("op", "when") and told & set(_DATING))]
    own = [
        m for m in own if part.dated or not (m.kind == "growth" and "growth" in told)
    ]  # "how did exports do, year on year?"
    own = [m for m in own if not m.is_("op", "source") or "coverage" in told]  # each reply names its source
    if told == {"revision"}:  # tells what it was, is, and how far apart
        own = [m for m in own if not (m.code.startswith("newest") or (m.kind, m.code) in _OF_REVISION)]
    own = [m for m in own if not m.says("determiner", "pronoun", "auxiliary", "copula")]
    one = any(
        isinstance(query, Query) and query.by in ("first", "last") for query in queries
    )  # "when did they last fall"
    how_much = (told == {"coverage"} or one) and part.has("question", "how_much")
    return bool(own) or how_much  # "which is the newest month, and how much was it?"


def _everybodys(part: Part, queries: Parts) -> bool:
    """Whether it asks only for all partners beside one, and both were read: "and how much LNG overall?"."""
    if not part.has("place", "WLD"):
        return False
    both = [query for query in queries if isinstance(query, Query) and "WLD" in query.partners[1:]]
    goods = {code for query in both for code in query.commodities}
    rest = [m for m in part.mentions if m.kind not in (*SMALL, "flow", "verb") and not m.is_("place", "WLD")]
    return bool(both) and all(m.kind == "commodity" and m.code in goods for m in rest)


def _sets_against(part: Part) -> bool:
    """Whether it compares with what was asked before it."""
    compares = part.has_any("compare", "more", "multiple")
    compares = compares or part.has("op", "compare", "difference", "surprise", "gap", "mirror")
    return compares or part.counts_back


def _of_two(query: Query, parts: tuple[Part, ...]) -> bool:
    """Whether it sets two things against each other and so tells of both, and of the gap; of rates, where the first
    part asks for rates, or another for the faster of two times."""
    if query.operation not in _OF_TWO or len(query.periods) > 2:
        return False
    rates = any(m.kind in ("growth", "direction", "more") or m.is_("op", "how_fast") for m in parts[0].mentions)
    rates = rates or (query.by == "period" and any(part.has("more", "faster", "slower") for part in parts))
    larger = any(p.has("more", "more", "less") and not p.has_any("growth", "direction") for p in parts)  # and grew more
    paced = any(p.has("more", "faster", "slower") or (p.has("party") and p.has("more")) for p in parts)
    larger = larger and query.by != "period" and paced
    return query.measure != "yoy" or (rates and not larger)


def _of_both(query: Query, moved: list[bool], asked: list[Part]) -> bool:
    """Whether it tells of two things: two books, a forecast and what came out, two flows, of rates where the first part
    says that something moved, else where none does."""
    alike = moved[:1] == [True] if query.measure == "yoy" else not any(moved)
    flows = query.flow in ("both", "all") and query.operation != "surprise" and len(query.periods) < 2 and alike
    # an amount is not told with what was expected of its rate
    ahead = moved[:1] == [True] or (bool(asked) and asked[0].has("op", "surprise", "missed"))
    expected = query.operation == "surprise" and (ahead or query.flow == "balance")
    return query.operation == "mirror" or expected or flows


def _explained(queries: Parts) -> bool:
    """Whether words or the data themselves are explained, and no figure told."""
    return all(isinstance(query, Query) and query.operation in TIMELESS for query in queries)
