"""One of the things that the talk named in an order: "the first one", "and the third in 2024?", 第二名呢. Which of the
things told before a fragment points at: both, the first two, the last three, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from bot.errors import Ambiguous
from bot.model import Period, Query, Statement, Turn
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features, ordinal_of
from bot.understanding.spans.stretches import of_that_time
from bot.understanding.talks.both_of_two import both_meant
from bot.understanding.talks.dealt_by import dealt_with_one
from bot.understanding.talks.months_of_a_name import both_of_a_name
from bot.understanding.talks.times_over import beside_told
from bot.understanding.talks.told import Told, told
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import NAMED, PLACED, WHO

_NAMING = ("flow", "commodity", "place", "demonym", "agency", "term", "poll", "verb", "party", "event")
_IN_ITS_PLACE = ("place", "demonym", "commodity")  # of a partner or a good that nobody knows
_BARE = ("ordinal", "harmless", "conj", "fragment", "courtesy", "question")
_PLACES = ("first_one", "second_one", "third_one")
_FEW, _USUAL, _MOST, _SHORT = 4, 5, 20, 5  # turns back; of an order; at most; tokens that only say how many


def as_pointing(clause: Clause, before: Sequence[Turn]) -> Clause:
    """The clause with a word for a rank read as one that points, after an order and where nothing is ranked anew:
    第二名, 2位 are the second largest in a question of its own. A total "for the month" is of the month told."""
    clause = both_meant(of_that_time(both_of_a_name(beside_told(clause, before), before), before), before)
    if before and before[-1].passed and not (clause.has_any(*_NAMING) if before[-1].answered else _whole(clause)):
        last = before[-1].query  # "down then?", after "and refined copper?", which nobody knows: of which of the two?
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (last.with_(notes=()),))
    ranks = clause.all("op", "rank") if before else ()
    if len(ranks) == 1 and _topmost(clause, ranks[0], before[-1].query):
        most = replace(ranks[0], kind="extreme", code="most", others=())
        return replace(clause, mentions=tuple(most if m is ranks[0] else m for m in clause.mentions))
    if len(ranks) != 1 or not any(ranks[0].means("deictic", code) for code in _PLACES):
        return clause
    anew = clause.has_any("extreme", "party", "number", *NAMED)
    if anew or not any(len(turn.named) > 1 for turn in before):
        return clause
    code = next(code for code in _PLACES if ranks[0].means("deictic", code))
    read = tuple(replace(m, kind="deictic", code=code, others=()) if m is ranks[0] else m for m in clause.mentions)
    return replace(clause, mentions=read)


def _topmost(clause: Clause, word: Mention, last: Query) -> bool:
    """ "Which was the top?" after months one by one: the highest of them; elsewhere the word asks for an order."""
    spanned = last.operation in ("threshold", "trend", "streak") or len(last.periods) > 1
    bare = all(m is word or m.kind in ("harmless", "conj", "fragment", "question") for m in clause.mentions)
    return spanned and bare and word.means("extreme", "most") and clause.has("question")


def points_at_one(f: Features, previous: Query, before: Sequence[Turn], whose: set[str], home: str) -> bool:
    """Whether one of those is pointed at; fills partners or goods, and the flow where a verb says it. Ambiguous where
    fewer were named."""
    left = _left_of_two(f.clause, before)
    which = _place(f.clause, before) if left is None else 0
    if which is None or whose - {home}:
        return False
    found = left or _named(before, which, f.clause)
    if found is None and longer_order(before, which + 1) is not None:
        return False
    partners = {turn.query.partners for turn in before}
    flows = {turn.query.flow for turn in before if turn.query.flow is not None}
    if found is None or (not left and len(partners) == 1 and len(flows) > 1 and not any(turn.named for turn in before)):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous)
    code, good = found
    if good:
        f.commodities, f.partners = (code,), previous.partners or ("WLD",)
        return True
    f.partners = (code,)
    if (verb := f.clause.first("verb")) is not None and not f.clause.has("flow"):
        said = f.clause.mentions  # "how much did it sell there", "to the first", "from which did it buy most": China
        acts = any(not prep_of(f.clause, m) for m in f.clause.all("place") + f.clause.all("demonym"))
        asked = f.clause.has("prep", "to", "from") and said[f.clause.at(verb) - 1].says("pronoun")
        acts = acts or asked or said[-1].is_("deictic", "there") or dealt_with_one(f.clause, verb)
        # "how much did the first one buy", and "what did China buy from the first one"
        f.flow = "export" if (verb.code in ("buy", "get")) is not acts else "import"
    return True


def further_down(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "And the fourth?", "who was number four?" after the first three: the order down to there."""
    if f.clause.has_any(*NAMED):
        return None
    if (last := before[-1].query).operation == "record" and (place := _place_told(f.clause, last)):
        return last.with_(limit=place, notes=())
    which = _place(f.clause, before)
    told = which is not None and _numbered(f.clause) and _named(before, which, f.clause) is not None
    order = None if which is None or told else longer_order(before, which + 1)
    return order if order is None or not f.clause.has("period") else order.with_(periods=f.periods)


def _place_told(clause: Clause, last: Query) -> int:
    """2 for "the second?" after the highest month, -2 for "second biggest?" after the biggest fall; else 0."""
    sign = -1 if (last.limit or 1) < 0 else 1
    kinds = (*_BARE, "extreme") if last.measure == "yoy" and sign < 0 else _BARE
    if not last.limit or len(said := clause.all("ordinal")) != 1 or not clause.only(*kinds):
        return 0
    return sign * (ordinal_of(said[0]) or 1) if all(m.says("in_size", "steep") for m in clause.all("extreme")) else 0


def longer_order(before: Sequence[Turn], count: int) -> Query | None:
    """The newest order of the talk with so many of them, where it told fewer and was cut off at that."""
    order = next((turn for turn in reversed(before) if len(turn.named) > 1), None)
    if order is None or order.query.operation != "rank" or order.query.by not in ("partner", "commodity"):
        return None
    limit = order.query.limit or _USUAL
    if len(order.named) != abs(limit) or not abs(limit) < count <= _MOST or set(order.named) == {*order.query.partners}:
        return None
    return order.query.with_(limit=count if limit > 0 else -count, notes=())


def so_many(previous: Query, c: Clause) -> Query | None:
    """ "Make it ten", "only three" after an order: so many of them."""
    numbers = c.all("number")
    alone = len(numbers) == 1 and c.only("number", "harmless", "fragment", "courtesy", "conj")
    count = numbers[0].value if alone and len(c.tokens) <= _SHORT else None
    if not isinstance(count, int | float) or count not in range(2, _MOST + 1) or not previous.limit:
        return None
    bare = c.only("number", "conj")  # "and ten?", but "and 18?" may be a year
    if not (c.says("only") or c.has("fragment") or (bare and not str(numbers[0].said).isdecimal())):
        return None  # "the other three", "those five": others of them
    c.use(*numbers)
    return previous.with_(limit=int(count) if previous.limit > 0 else -int(count), notes=())


def _numbered(clause: Clause) -> tuple[Mention, ...]:
    """ "Number four": the number, which is a place in an order."""
    numbers = clause.all("number")
    led = next((m for m in clause.mentions if m.last + 1 == numbers[0].first), None) if len(numbers) == 1 else None
    return numbers if led is not None and led.says("numbered") else ()


def _whole(clause: Clause) -> bool:
    """Whether it stands by itself, or names what is to be in the place of what nobody knows."""
    if clause.has_any(*_IN_ITS_PLACE):
        return True
    begins = clause.mentions[:1] and clause.mentions[0].kind not in ("conj", "fragment") and not clause.has("deictic")
    named = clause.has_any("term", "event") or (clause.has_any("flow", "verb") and clause.has("period"))
    return bool(begins) and named


def _place(clause: Clause, before: Sequence[Turn]) -> int | None:
    """Its place in the order, from 0: `the first one`, or `the second` after an order of several."""
    found = before and before[-1].query.operation == "record" and clause.ops("difference")
    if found or (clause.has("ordinal", "2") and clause.has("more")):
        return None  # "how far ahead of the second": no figure of one of them
    for which, code in enumerate(_PLACES):
        if clause.has("deictic", code):
            return (_below(before) if before and clause.says("next_down") else None) or which
    last = before[-1].query if before and clause.has_any("deictic", "verb") and not clause.has("ordinal") else None
    if last is not None and last.operation == "rank" and last.by == "partner" and _one_meant(clause):
        if last.limit == PLACED and last.partners[0] in before[-1].named:
            return before[-1].named.index(last.partners[0])  # "Italy's rank in the EU? imports from it": from Italy
        longer = len(before) > 1 and longer_order(before[:-1], len(before[-1].named)) == last.with_(notes=())
        return len(before[-1].named) - 1 if longer else 0  # "who was the biggest customer? what did it buy?"
    numbered = _numbered(clause)
    ordinals = clause.all("ordinal") or numbered
    told = [turn for turn in before if turn.named or turn.query.operation != "rank"]  # not yet put in order
    ordered = clause.ops("split") or any(max(len(turn.named), len(turn.query.partners)) > 1 for turn in told)
    if not ordered or len(ordinals) != 1 or clause.has("extreme"):
        return None
    if clause.has_any("time", "party") or clause.all("number") != numbered or not _alone(clause, ordinals[0]):
        return None
    clause.use(*ordinals)
    return (int(float(str(numbered[0].value))) if numbered else ordinal_of(ordinals[0]) or 1) - 1


def _below(before: Sequence[Turn]) -> int | None:
    """ "Next one down?" after the third of an order by itself: the place behind it."""
    order, one = next((turn.named for turn in reversed(before) if len(turn.named) > 1), ()), before[-1].query.partners
    return order.index(one[0]) + 1 if len(one) == 1 and one[0] in order else None


def _left_of_two(clause: Clause, before: Sequence[Turn]) -> tuple[str, bool] | None:
    """ "And the other one?" after two partners or goods and then one of them: its fellow, and whether it is a good."""
    if not clause.says("left_of_two") or not clause.only(*_BARE, "deictic", "period"):
        return None
    for end in range(len(before), max(len(before) - _FEW, 0), -1):
        things, later = told(before[:end], True), before[end:] or before[-1:]  # or one a reply, the last of them now
        slot = "partners" if things is None else things.slot
        of_one = {getattr(turn.query, slot) for turn in later}
        if things is None or slot not in ("partners", "commodities") or len(of_one) != 1:
            if end == len(before):
                continue
            return None
        if len(things.items) == 2 and (one := of_one.pop()) in [(item,) for item in things.items]:
            if {turn.query.flow for turn in later} != {things.of.flow}:  # the other one, or the other flow
                raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
            return next(str(item) for item in things.items if item != one[0]), slot == "commodities"
    return None


def _one_meant(clause: Clause) -> bool:
    """ "From it", "to that country", "how much did it buy": the first of them; not "those it buys most from"."""
    verb = clause.first("verb")
    subject = clause.mentions[clause.at(verb) - 1] if verb is not None and clause.at(verb) else None
    it = subject is not None and subject.kind == "harmless" and subject.says("pronoun")
    it = it and not (clause.has("extreme") and clause.mentions[-1].is_("prep", "to", "from"))
    return it or any(not m.says("each", "both_of_them") for m in clause.all("deictic", "there"))


def _alone(clause: Clause, ordinal: Mention) -> bool:
    """Beside a time it stands for a thing only where a verb, a preposition or an end follows: "the third in 2024"."""
    if not clause.has("period"):
        return True
    after = clause.mentions[clause.at(ordinal) + 1 : clause.at(ordinal) + 2]
    return not after or after[0].kind in ("verb", "prep", "harmless", "period")


def _named(before: Sequence[Turn], which: int, said: Clause) -> tuple[str, bool] | None:
    """What stood there in the newest list that is so long, and whether it is a good; else of the partners told."""
    for turn in reversed(before):
        if len(turn.named) > max(which, 1) and not (turn.query.operation == "compare" and said.says("told_first")):
            if said.has("ordinal") and (turn.query.limit or 0) < 0 and set(turn.named) == set(turn.query.partners):
                return turn.named[-1 - which], False  # "and first?" after the smallest of them were told first
            return turn.named[which], turn.query.by == "commodity" or len(turn.query.commodities) > 1
    partners = [turn.query.partners for turn in before if turn.query.partners != ("WLD",)]
    distinct = list(dict.fromkeys(chain.from_iterable(partners)))
    return (distinct[which], False) if len(distinct) > which else None


_FURTHEST = 12


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the things are pointed at: so many of them (0: all), from the first or from the last on."""

    count: int = 0
    first: bool = False
    last: bool = False
    counted: tuple[Mention, ...] = ()
    best: bool = False  # the largest of them ("which two are biggest"), and not the first that were told
    ends: bool = False  # the first and the last of them


def picked(c: Clause) -> Pick | None:
    """`Both`, `the first two`, `the last three`, `all four`, `them`; None where nothing is pointed at."""
    for number in (*c.all("number"), *c.all("deictic", "both")):
        both = number.kind == "deictic"
        count = 2 if both else number.value
        if not isinstance(count, int | float) or count != int(count) or not 2 <= count <= _FURTHEST:
            continue
        led, follows = c.before(number), c.after(number)
        if led is not None and led.means("extreme", "least", "worst"):
            continue
        first = led is not None and (led.means("ordinal", "1") or led.means("op", "rank") or led.is_("extreme", "most"))
        best = follows is not None and follows.is_("extreme", "most")
        best, first = best or (led is not None and led.is_("extreme", "most")), first or best
        counted = () if both else (number,)
        if led is not None and first and led.kind == "ordinal":
            counted = (*counted, led)
        return Pick(int(count), first, led is not None and led.means("time", "past"), counted, best)
    places = c.all("ordinal")
    if sorted(m.code for m in places) == ["1", "2"]:
        return Pick(2, first=True, counted=tuple(places))  # "the gap between first and second"
    last = any(m.means("time", "past") or m.is_("harmless", "taking") for m in c.mentions)
    if last and [m.code for m in places] == ["1"]:
        return Pick(2, first=True, ends=True, counted=tuple(places))  # "between the first and the last"
    if c.says("both_of_them") and c.says("jointly"):
        return Pick(2)  # "how much did both take together"
    sums = c.all("op", "sum")
    told = (*sums, *c.all("op", "list"))  # "list both"
    if any(("deictic", "both") in m.others and m.last > m.first and not m.says("of_all_told") for m in told):
        return Pick(2)  # "the two combined"; "together" is of all
    together = any(m.means("deictic", "both", "them") or m.says("jointly") for m in sums)
    theirs = any(i and c.mentions[i - 1].says("possessive") for i in map(c.at, (*sums, *c.all("op", "average"))))
    return Pick() if together or theirs or c.has("deictic", "them") else None  # "their sum"


def beside_the_first(c: Clause) -> bool:
    """Whether no other place, country or time stands beside the second: "how much larger is it than the fourth"."""
    places = [*c.codes("ordinal") - {"1", "2"}, *c.codes("deictic") & {"third_one"}]
    return not (places or c.has_any("number", "growth", "period", *WHO))


def chosen(pick: Pick | None, things: Told) -> tuple[str | Period, ...]:
    """Those that are pointed at; none where it is open which two of a list of five are "the two"."""
    items = things.items
    if pick is None or pick.count == 0 or (pick.best and things.of.operation != "rank"):
        return items
    if pick.count > len(items) or (things.listed and pick.count < len(items) and not (pick.first or pick.last)):
        return ()
    if pick.ends:
        return (items[0], items[-1])
    return items[: pick.count] if pick.first else items[-pick.count :]


def a_months_mean(c: Clause, pick: Pick | None, previous: Query) -> bool:
    """ "Per month?" after one span and another: the mean month of a span, not the mean of the two. Ambiguous where the
    two were set against one another."""
    if pick is not None or not any(m.means("op", "per_month") for m in c.all("op")):
        return False
    if previous.operation in ("change", "compare") and len(previous.periods) == 2 and not c.has("period"):
        means = (previous.with_(operation="average", by=None, periods=(at,), notes=()) for at in previous.periods)
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), previous, tuple(means))
    return True
