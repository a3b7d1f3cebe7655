"""Partners that are taken out of a whole: "exports excluding the US", "ex-US", "apart from ASEAN" -> a clause without
them, and a query for what is left; months that are taken out of a span: "the best of 2025, January apart"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.errors import Ambiguous, NotHeld
from bot.model import HOME, Bound, Query, Quoted, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import PLAIN, WHO

_LED: Final = ("prep",)
_UNSPACED: Final = ("han",)
_SHOWN = 5  # of an order that is not told how long it is to be
_TAKING_OUT: Final = frozenset(
    {"without", "WLD", "everybody", "besides", "rest", "other_members", "minus", "less", "least"}
)
_YEARLY: Final = (None, "year", "without")
_OF_FLOW: Final = {"balance": "balance", "total": "total"}


def leaving_out(clause: Clause, last: Turn | None) -> tuple[Clause, tuple[Mention, ...]]:
    """The clause without the partners that it takes out of the whole and the words for it; those partners.

    Itself, and none, where nothing is taken out, or where it is taken out of several that were told before.
    """
    if clause.said.isdisjoint(_TAKING_OUT):
        return clause, ()
    words = clause.all("negation", "without") or _saving(clause) or _besides(clause)
    rest = next((m for m in clause.all("place") if m.says("rest", "other_members")), None)
    if rest is not None and last is not None and not words:  # "and to everyone else?", "and the rest of the EU?"
        return clause, tuple(replace(rest, code=code) for code in last.query.partners if code != rest.code)
    if rest is not None and rest.code != "WLD" and rest.says("rest") and not words:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"))  # the rest of it without whom?
    if not words:
        return clause, ()
    if (shorter := _without_months(clause, words, last)) is not None:
        return shorter, ()
    dropped: list[Mention] = []
    named: list[Mention] = []
    for word in words:
        written = clause.tokens[word.first].kind
        found = _after(clause, word) if written not in _UNSPACED else ()
        found = found or _before(clause, word) or _after(clause, word)  # 米国を除く: what stands before it
        if found and _then_months(clause, found[-1]):
            return clause, ()
        if found:
            start, end = min(word.first, found[0].first), max(word.last, found[-1].last)
            dropped += [m for m in clause.mentions if start <= m.first and m.last <= end]
            named += found
    told = () if last is None else last.named if last.query.operation == "rank" else last.query.partners
    several = last is not None and last.query.by != "without" and len(told) > 1
    several = several and not {m.code for m in named}.isdisjoint(told)
    if not named or several:
        return clause, ()
    kept = tuple(m for m in clause.mentions if m not in dropped)
    return replace(clause, mentions=kept), tuple(named)


def beside_the_rest(mentions: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """`Exports to the US in 2025 and to everyone else`, `... versus the rest of the world`: the question of those who
    are named, and that of the rest, which leans on it; None where nobody is named before the rest."""
    at = next((i for i, m in enumerate(mentions) if m.says("rest")), 0)
    before = mentions[:at]
    named = [b for a, b in pairwise(_content(before)) if a.kind in ("prep", "conj") and b.kind in WHO]
    named = [m for m in named if m.code != HOME]
    asked = ("more", "extreme", "measure", "number", "party")
    if not at or not named or any(m.code == "WLD" for m in named) or holds_any(mentions, *asked):
        return None
    joints = (m for m in reversed(before) if m.is_("conj") or m.is_("op", "compare") or m.is_("prep", "versus"))
    cut = next((mentions.index(m) for m in joints if m.first > named[-1].last), at)
    behind, led = mentions[at + 1 :], mentions[at].kind == "place" or holds(mentions[cut:at], "prep")
    if any(m.is_("prep", "of") or (m.kind == "period" and not led) for m in behind[:1]):
        return None  # "and the rest of the EU", "and the rest of 2025"
    left, own = mentions[:cut], tuple(m for m in mentions[cut + 1 : at] if m.kind != "prep")
    topic = own if holds(own, "flow") else left
    kept = tuple(m for m in topic if m not in named and not m.is_("prep", "to", "from", "with") and m.kind != "conj")
    while left[-1].kind in ("prep", "harmless"):
        left = left[:-1]
    code = mentions[at].code if mentions[at].kind == "place" else "WLD"
    rest = replace(mentions[at], kind="place", code=code, others=(("harmless", "rest"),))
    return left, (*kept, rest, *behind)


def _content(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions that say something."""
    return [m for m in mentions if m.kind != "harmless"]


def _without_months(clause: Clause, words: tuple[Mention, ...], last: Turn | None) -> Clause | None:
    """The clause over what is left of its span, or of the one told before, without the months at one end of it; None
    where no months are taken out, or others: what lies in the middle leaves two spans."""
    (word, *others), said = words, clause.expressions()
    found = [m for m, _ in said if m in (_right_before(clause, word), clause.after(word, *_LED))]
    left = next((m for m in found if _months(m) != (1, 12)), None)
    out = _months(left) if left is not None else None
    if others or left is None or out is None or _joined_on(clause, left):
        return None
    spans = [(m, time.parts[0]) for m, time in said if m is not left and time.mode == "list" and len(time.parts) == 1]
    if not said[2:] and len(spans) == len(said) - 1 == 1:
        (kept, span) = spans[0]
    elif last is not None and len(said) == 1 and [p.kind for p in last.query.periods] == ["year"]:
        kept, span = left, Moment("year", year=last.query.periods[0].first.year)
    else:
        return None
    (first, final), (begin, end) = span.months, out
    if span.anchor or span.days or span.edge or not (first <= begin <= end <= final) or (first, final) == out:
        return None
    if (first < begin and end < final) or _of_another_year(left, span):
        return None
    months = (end + 1, final) if begin == first else (first, begin - 1)
    time = TimeExpression((replace(span, grain="month" if months[0] == months[1] else None, months=months),))
    rest = tuple(m for m in clause.mentions if m is kept or m not in (word, left))
    rest = tuple(replace(m, code=time.code, value=time) if m is kept else m for m in rest)
    return replace(clause, mentions=rest)


def _joined_on(clause: Clause, left: Mention) -> bool:
    """`Without January and the US`, `excluding the US and January`: something else is taken out with the months."""
    before, after = clause.before(left), clause.after(left)
    led = clause.before(before) if before is not None and before.is_("conj", "and", "or") else None
    then = clause.after(after) if after is not None and after.is_("conj", "and", "or") else None
    if then is not None and then.kind == "period" and after is not None and clause.tokens[after.first].norm == ",":
        then = None  # 不算一月，2025年哪个月: the span that they are taken out of
    return any(m is not None and m.kind in (*WHO, "period", "commodity") for m in (led, then))


def _then_months(clause: Clause, named: Mention) -> bool:
    """`Excluding the US and January`: a time that is joined to those taken out, not set off by a comma."""
    joint = clause.after(named)
    if joint is None or not joint.is_("conj", "and", "or") or clause.tokens[joint.first].kind == "symbol":
        return False
    after = clause.after(joint)
    return after is not None and after.kind == "period"


def _of_another_year(left: Mention, span: Moment) -> bool:
    """`2025 excluding January 2024`: of the span nothing is taken out."""
    parts = left.value.parts if isinstance(left.value, TimeExpression) else ()
    return any(m.year is not None and (m.year, m.year_of) != (span.year, span.year_of) for m in parts)


def _right_before(clause: Clause, word: Mention) -> Mention | None:
    """What stands right before a word that is said last, as it is in an unspaced text: 1月を除く, 1月は除いて, `January
    and February excluded`."""
    one = clause.before(word)
    last = clause.tokens[word.first].kind in _UNSPACED or clause.after(word) is None
    return one if last and one is not None and one.last + 2 >= word.first else None


def _months(mention: Mention) -> tuple[int, int] | None:
    """The months that a time names in a row, of one year or none; None for any other."""
    time = mention.value
    if not isinstance(time, TimeExpression) or time.mode not in ("list", "range") or not time.parts:
        return None
    plain = all(not (m.anchor or m.days or m.edge or m.fiscal or m.so_far) for m in time.parts)
    row = time.mode == "range" or all(
        later.months[0] == earlier.months[1] + 1 for earlier, later in pairwise(time.parts)
    )
    years = {m.year for m in time.parts if m.year is not None}
    return (time.parts[0].months[0], time.parts[-1].months[1]) if plain and row and len(years) < 2 else None


def _saving(clause: Clause) -> tuple[Mention, ...]:
    """`All countries but the US`, `the world minus the US`: words that take out of all, right after it."""
    if not (clause.has("place", "WLD") or clause.says("everybody")):
        return ()
    every = [m for m in clause.mentions if m.is_("place", "WLD") or m.says("everybody")]
    found = []
    for m in every:
        word = next((one for one in clause.mentions if one.first == m.last + 1), None)
        if word is not None and (word.says("save") or word.means("conj", "minus") or word.means("more", "less")):
            found.append(word)
    return tuple(word for word in found if clause.tokens[word.first].kind != "symbol")


def _besides(clause: Clause) -> tuple[Mention, ...]:
    """`Besides Brazil, who supplied soybeans`, `the best month besides December`: a country or a month right behind it;
    of a flow or by itself it adds something. `Less exports to the US`: the only country that is named."""
    said = [m for m in clause.mentions if m.says("besides")]
    if len(clause.codes(*WHO) - {HOME}) == 1:
        said += [m for m in clause.all("conj", "minus") if clause.tokens[m.first].kind != "symbol"]
        said += [m for m in clause.mentions if _less_them(clause, m)]
    taken = (*WHO, "period") if clause.has("extreme") else WHO
    return tuple(m for m in said if (one := clause.after(m, *_LED)) is not None and one.kind in taken)


def _less_them(clause: Clause, word: Mention) -> bool:
    """`Exports less the US`, `exportaciones menos EE.UU.`: less of a flow, or of what was told, by the name behind it;
    "did China export less US soy" is of goods."""
    if not (word.is_("more", "less") or word.is_("extreme", "least")):
        return False
    before, name = clause.before(word), clause.after(word)
    opens = before is None or (before.kind == "flow" and before.last + 1 == word.first)
    behind = clause.after(name) if opens and name is not None and name.kind == "place" else word
    return behind is None or behind.kind in ("period", "conj")


def _after(clause: Clause, word: Mention) -> tuple[Mention, ...]:
    """The names right after it, joined by "and" or a comma: "excluding the US and the EU"."""
    found: list[Mention] = []
    one = clause.after(word, *_LED)
    if one is not None and one.is_("conj", "minus") and clause.tokens[one.first].kind == "symbol":
        one = clause.after(one, *_LED)  # "ex-US"
    while one is not None and one.kind in WHO and one.code != "WLD":
        found.append(one)
        one = _joined(clause, one)
    return tuple(found)


def _joined(clause: Clause, one: Mention) -> Mention | None:
    """The name that a comma or `and` joins to one: no more than articles stand between."""
    at = clause.at(one) + 1
    rest = [
        m for m in clause.mentions[at:] if not m.is_("harmless", "little") or ("harmless", "determiner") not in m.others
    ]
    if rest and (rest[0].is_("conj", "and", "or") or rest[0].says("nor")):
        return rest[1] if len(rest) > 1 and rest[1].kind in WHO else None
    comma = clause.tokens[one.last + 1].norm if one.last + 1 < len(clause.tokens) else ""
    listed = bool(rest) and rest[0].kind in WHO and comma == "," and rest[0].first <= one.last + 3
    return rest[0] if listed or (rest and _run_on(clause, one, rest)) else None


def _run_on(clause: Clause, one: Mention, rest: list[Mention]) -> bool:
    """不算东盟欧盟: a name run on to one in an unspaced text, with nothing behind it whose it could be."""
    name, behind = rest[0], rest[1:2]
    glued = name.kind in WHO and name.code != HOME and name.first == one.last + 1
    unspaced = clause.tokens[name.first].kind == "han"
    return glued and unspaced and not holds_any(behind, "flow", "verb", "prep", "commodity", "measure")


def _before(clause: Clause, word: Mention) -> tuple[Mention, ...]:
    """`The US excluded`, 除美国外: the name right before it, where none follows, and those that `and` joins to it, of
    which no word before makes partners (`EU und ASEAN ausgenommen`, EUとASEANは除く)."""
    one = next((m for m in reversed(clause.mentions[: clause.at(word)]) if not m.says("topic")), None)
    near = one is not None and one.kind in WHO and one.code != "WLD" and _all_read(clause, one, word)
    if not near or one is None:
        return ()
    found = [one]
    while (led := clause.before(found[0])) is not None and led.is_("conj", "and") and _word(clause, led):
        other = clause.before(led)
        if other is None or other.kind not in WHO or other.last + 1 != led.first or other.code in ("WLD", HOME):
            break
        found.insert(0, other)
    first = clause.before(found[0])
    governed = len(found) > 1 and first is not None and first.kind in ("prep", "flow")
    return (one,) if governed else tuple(found)


def _all_read(clause: Clause, one: Mention, word: Mention) -> bool:
    """Whether nothing but a particle stands between the two."""
    between = sum(m.last + 1 - m.first for m in clause.mentions[clause.at(one) + 1 : clause.at(word)])
    return one.last + between + 1 == word.first


def _word(clause: Clause, joint: Mention) -> bool:
    return clause.tokens[joint.first].kind != "symbol"


def of_the_rest(query: Query, named: tuple[Mention, ...], clause: Clause, catalog: Catalog) -> Query:
    """The query for what is left without the partners named; NotHeld where that is not told of it."""
    codes = tuple(dict.fromkeys(m.code for m in named))
    whole = (query.partners or ("WLD",))[0]
    parts = all(code != query.reporter and (whole == "WLD" or code in catalog.members(whole)) for code in codes)
    flows = query.flow in ("export", "import", "balance", "total", "both")
    ranked = query.operation == "rank" and query.by in ("partner", "country") and query.measure != "share"
    if ranked and parts and flows and not query.partners[1:]:  # "apart from the US, who buys the most"
        if isinstance(moved := query.condition, Bound) and query.limit is None:  # "where did exports fall": those first
            query = query.with_(limit=-_SHOWN if moved.comparator == "below" else _SHOWN, condition=None)
        return query.with_(by="without", partners=(whole, *codes))
    told = query.operation in PLAIN and (len(query.partners) <= 1 or query.by == "without") and query.by in _YEARLY
    one = len(query.commodities) == 1 and (query.operation != "sum" or len(query.periods) == 1)
    taken = any(m.says("less_that") for m in clause.frame.all("negation", "without"))
    if taken and not parts and query.operation == "level" and len(codes) == 1:  # "to ASEAN minus those to the US"
        return query.with_(operation="compare", by="partner", partners=(whole, *codes))
    if not (parts and flows and told and one and query.vintage is None):
        word = Quoted(_said(named, clause)[:80], clause.frame.language)
        raise NotHeld(Statement.of("refusal.not_held.word", word=word), query.with_(notes=()))
    operation = query.operation
    if operation == "sum":
        operation = _OF_FLOW.get(query.flow or "", "level")
    measure = None if operation == "growth" and query.measure == "yoy" else query.measure
    return query.with_(operation=operation, by="without", partners=(whole, *codes), measure=measure)


def _said(named: tuple[Mention, ...], clause: Clause) -> str:
    """The partners with the word that takes them out, `without the US`: who they are is known."""
    word = clause.frame.first("negation", "without")
    first, last = named[0].first, named[-1].last
    if word is not None:
        first, last = min(first, word.first), max(last, word.last)
    tokens = clause.frame.tokens[first : last + 1]
    return "".join(t.said if t.glued or i == 0 else f" {t.said}" for i, t in enumerate(tokens))


def still_without(query: Query, previous: Query | None) -> Query:
    """`And in May?` after what is left without somebody: the same of another time or flow. Ambiguous for what is not
    told of that: the whole and who was taken out are no two partners."""
    kept = previous is not None and previous.by == "without" and query.partners == previous.partners
    if previous is None or not kept or query.by == "without" or query.operation in ("coverage", "define"):
        return query
    if query.operation in _LEFT and query.by in _YEARLY:
        return query.with_(by="without", measure=None if query.measure == "yoy" else query.measure)
    if query.operation in ("compare", "change") and len(query.periods) == 2:  # "more than in May?": both are told
        return previous.with_(periods=query.periods, notes=query.notes)
    raise Ambiguous.again(previous, previous.with_(notes=()))


_LEFT: Final = ("level", "growth", "balance", "total")
