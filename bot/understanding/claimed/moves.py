"""A rate claimed from one time to another: `fell 7 % from September to October`, `up 8 % in November from October`.
What is told of the yuan, where the series says how many yuan a dollar costs: a stronger yuan is a lower figure.

On the time just before it is judged as such; a year apart it is the rate on the year; of others only the change is
told. Without this each of the two times would be held against a rate that nobody claimed of it.

`The yuan weakened`, `the yuan broke through 7`, `the yuan is stronger than 7` -> a bound on that figure. Of the dollar
(or of the rate itself, `below 7 per dollar`) the same words mean what they say.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Comparator, Period, Query
from bot.understanding.clauses.amounts import Amount, following
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import by_so_much_more, moved_from
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import of_a_whole
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import YUAN_RATE

_GRAINS = ("month", "quarter", "half", "year")
_SET_AGAINST = (("prep", "from"), ("prep", "on"), ("prep", "over"), ("prep", "versus"), ("op", "compare"))


def claimed_between(f: Features, found: tuple[Bound, ...]) -> Query | None:
    """The check of such a claim, `found` being what is claimed of the series; None where two times are not set
    against each other, or another thing than one rate is claimed."""
    if len(found) != 1 or found[0].unit != "pct" or found[0].measure != "yoy" or f.context or f.things > 1:
        return None
    if any(of_a_whole(f.clause, amount) for amount in f.amounts) or not (found[0].amount or f.amounts):
        return None
    ends = two_ends(f)
    if ends is None and len(f.periods) == 2 and _apart(f):
        raise Ambiguous.again()  # "5 % more in 2024 than in 2025": a rate of neither
    if ends is None:
        return None
    earlier, later = ends
    claimed = _signed(f, found[0])
    far = earlier.kind == later.kind == "year" or later.first > earlier.shift(12).first
    if f.ends and far and earlier != later.shift(-12) and claimed.comparator != "between":
        bound = Bound(claimed.comparator, claimed.amount, unit="pct")  # "rose 12 % between 2021 and 2025"
        return query_of(f, "compare", by="period", measure=None, periods=(later, earlier), condition=bound)
    year_to = earlier.kind == "month" and earlier.first.month == 1 and f.ends
    if year_to or (f.ends and earlier not in (later.shift(-12), later.shift(-later.month_count))):
        return None  # "up 5.4 % from January to November", "down 20 % from April to October": the rate of the span
    if earlier == later.shift(-12):
        return query_of(f, "check", measure="yoy", periods=(later,), condition=claimed)
    if earlier == later.shift(-later.month_count):
        return query_of(f, "check", by="month", measure="yoy", periods=(later,), condition=claimed)
    plain = claimed.comparator != "between"  # "9 % lower in October than in December"
    so = Bound(claimed.comparator, claimed.amount, unit="pct") if plain else None
    return query_of(f, "change", periods=(later, earlier), condition=so)


def two_ends(f: Features) -> tuple[Period, Period] | None:
    """The earlier and the later of two times of one length of which the one is said to be the base of the other."""
    apart = _apart(f)
    if f.ends and len(f.end_points) == 2 and len(f.periods) == 1:
        first, last = f.end_points
    elif len(f.periods) == 2 and apart:
        first, last = sorted(f.periods)
        base = _standard(f)
        if base is not None and base != first:
            return None  # "5 % more in 2024 than in 2025": of no rate on the year
    elif len(f.periods) == 1 and apart and f.periods[0].kind == "year" and _standard(f) is not None:
        first, last = f.periods[0], f.periods[0].shift(12)  # "5.5 % higher than in 2024"
    elif len(f.periods) == 2 and based(f):
        last, first = f.periods
    else:
        return None
    alike = first.kind == last.kind and first.kind in _GRAINS and first.month_count == last.month_count
    return (first, last) if alike and first < last else None


def put_plainly(f: Features) -> bool:
    """`Exports in 2025 were 5.5 % higher than in 2024`, `were they 9 % higher in June than in May?`: told or put to the
    test, and nothing else asked."""
    plain = [amount.unit for amount in f.amounts] == ["pct"] and f.things == 1 and len(f.periods) == 2
    if not plain or f.fragment or f.context or f.clause.has_any("question", "op", "extreme", "measure"):
        return False
    return f.flow is not None and _apart(f) and two_ends(f) is not None


def _apart(f: Features) -> bool:
    """Whether a part tells how far two things lie apart: `5 % above 2024's`, `5 % more in 2025 than in 2024`."""
    c = f.clause
    behind = (following(c, amount.last) for amount in f.amounts if amount.unit == "pct")
    degree = ("direction", "extreme")  # "un 9 % más bajas que": before a "than" a superlative's words compare
    told = any(m is not None and (m.is_("more", "more", "less") or m.kind in degree) for m in behind)
    return (told and c.says("than")) or any(by_so_much_more(c, amount) is not None for amount in f.amounts)


def _signed(f: Features, bound: Bound) -> Bound:
    """The rate claimed, below nothing where the word for how far two lie apart is of less: `20 % below 2024's`."""
    ways = [by_so_much_more(f.clause, amount) for amount in f.amounts]
    ways += [following(f.clause, amount.last) for amount in f.amounts]
    less = any(m is not None and (m.code in ("below", "least") or m.means("more", "less")) for m in ways)
    if not less or bound.amount <= 0:
        return bound
    if bound.comparator in ("below", "at_most"):  # lower by less than so much: and lower
        return replace(bound, comparator="between", amount=-bound.amount, upper=0.0, apart=bound.comparator == "below")
    return replace(bound, comparator=MIRRORED.get(bound.comparator, bound.comparator), amount=-bound.amount)


def _standard(f: Features) -> Period | None:
    """The time that the word of degree is said of: `above 2024's`; of two times without it, the later one said."""
    said = f.clause.expressions()
    if len(said) != len(f.periods):
        return None
    led = [at for at, (mention, _) in enumerate(said) if _after_degree(f, mention)]
    return f.periods[led[0]] if len(led) == 1 else f.periods[-1] if len(said) == 2 else None


def _after_degree(f: Features, time: Mention) -> bool:
    before = f.clause.before(time, "prep")
    return before is not None and (before.is_("compare", "above", "below") or before.says("than"))


def based(f: Features) -> bool:
    """Whether the second of two times is what the first is set against: `from October`, `on October`, `vs October`."""
    c = f.clause
    said = c.expressions()
    if len(said) != 2:
        return False
    if said[1][1].base or said[1][1].open:
        return True
    led = [one for one, two in pairwise(c.mentions) if two is said[1][0]]
    return bool(led) and led[0].first > said[0][0].first and _sets_against(led[0])


def _sets_against(joint: Mention) -> bool:
    return any(joint.means(kind, code) for kind, code in _SET_AGAINST) or joint.is_("compare", "above", "below")


RATE_UNIT = "CNY_per_USD"


def yuan_bound(f: Features) -> Bound | None:
    """The bound that the amounts of a clause name, turned round where the yuan is what rose or fell past it."""
    if f.commodities != (YUAN_RATE,) or not f.amounts:
        return f.bound
    c, amount = f.clause, f.amounts[0]
    firm = _firmness(f, amount)
    if f.bound is None and firm is not None:
        said, stronger = firm
        c.use(said, *amount.mentions)
        way: Comparator = "below" if stronger == of_yuan(f, said) else "above"
        return Bound(way, amount.value, unit=RATE_UNIT)
    bound = f.bound
    if bound is None or bound.comparator not in MIRRORED:
        return bound
    word = c.before(amount.first, "unit", "prep")
    if word is not None and word.is_("compare", "above", "below") and of_yuan(f, word):
        if (word.last > word.first and not word.says("gone")) or c.mentions[c.at(word) - 1].kind == "direction":
            raise Ambiguous.again()  # "the yuan fell below 7": to 6.9 or to 7.1
        return bound
    passing = next(
        (m for m in c.mentions if m.is_("direction", "up", "down") or m.is_("compare", "pass", "reach")), None
    )
    if passing is None or not of_yuan(f, passing):
        return bound
    if passing.is_("compare", "reach"):
        raise Ambiguous.again()  # "the yuan hit 7.35": from which side, and of which day, is not told
    if passing.kind == "direction" and c.has("compare", "pass", "reach"):  # "the yuan fell past 7.2": to more than that
        return replace(bound, comparator="below" if passing.code == "up" else "above")
    return replace(bound, comparator=MIRRORED[bound.comparator])


def yuan_moved(f: Features, way: Comparator) -> Comparator:
    """Above or below the figure before, for what is said to have strengthened, or to be stronger than before: `the yuan
    weakened`, `was the yuan stronger in May`."""
    if f.commodities != (YUAN_RATE,) or way not in MIRRORED:
        return way
    c = f.clause
    moved = c.first("direction", "up", "down") or c.first("more") or c.first("compare", "above", "below", "pass")
    return MIRRORED[way] if moved is not None and of_yuan(f, moved) else way


def _firmness(f: Features, amount: Amount) -> tuple[Mention, bool] | None:
    """`Stronger than`, `weaker than` just before an amount, and whether it is stronger."""
    word = f.clause.before(amount.first, "unit", "prep")
    if word is None or not word.says("firmer", "softer"):
        return None
    return word, word.says("firmer")


def of_yuan(f: Features, moved: Mention) -> bool:
    """Whether the yuan is what moved, and not the unit of a price: `the yuan weakened`, `se apreció el yuan`."""
    c = f.clause
    behind = c.after(moved)
    said = [m for m in c.mentions if m.is_("unit", "CNY") and (m.first < moved.first or m is behind)]
    counted = {m for amount in f.amounts for m in amount.mentions}
    dollar = [m for m in c.all("unit", "USD") if m.first < moved.first and prep_of(c, m) != "to"]  # 対ドルで
    return any(m not in counted for m in said) and not dollar


def of_its_strength(c: Clause) -> bool:
    """`The weakest yuan fix`: of the yuan and no number; a dollar that is named may be what is weak."""
    return bool(c.says("of_strength")) and not any(token.norm in c.ways["dollar_named"] for token in c.tokens)


def of_before(f: Features, claim: Bound) -> Bound:
    """`(119 bn in August,) up from 102`: a claim whose one amount is that of the month or the year before."""
    c = f.clause
    plain = claim.comparator == "is" and claim.measure in (None, "yoy")
    if not plain or len(f.amounts) != 1 or len(f.periods) > 1 or not moved_from(c, f.amounts[0]):
        return claim
    led = c.before(f.amounts[0].first, "unit")
    moved = c.before(led) if led is not None and not led.means("prep", "of") else None  # "augmenté de 5 %": by
    return replace(claim, apart=moved is not None and moved.is_("direction", "up", "down"))
