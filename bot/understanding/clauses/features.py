"""What a clause shows at a glance: the questions that the rules of operation.py ask of its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.model import HOME, Bound, Condition, OfWhat, Period
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import told_behind
from bot.understanding.clauses.of_the_year import of_the_year
from bot.understanding.words.frame import Mention, holds

_UNITS = frozenset({("time", "unit:month"), ("time", "unit:quarter"), ("time", "unit:year")})
_OF_TIMES = (
    "rank", "which", "record", "streak", "count", "longest", "trend", "average", "sum", "each", "list", "monthly"
)  # fmt: skip
_FIRST, _NUMBERED = frozenset({"1", "first"}), frozenset({"extreme", "rank", "streak"})
_TIMES = {"unit:month": "month", "unit:quarter": "quarter", "unit:year": "year", "unit:half": "half"}
IN_SURPLUS = "CHN"  # who has had a surplus with the world for as long as is held: a deficit is somebody else's


@dataclass(slots=True)
class Features(OfWhat):
    """The slots as they are filled, step by step, and the clause that they come from."""

    clause: Clause
    reporter: str
    home: str = HOME  # whose trade is meant where nobody's is named
    flow: str | None = None
    partners: tuple[str, ...] = ()
    commodities: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()  # the line that those goods are a part of, named beside them or in the question before
    periods: tuple[Period, ...] = ()
    ends: bool = False  # a range whose two ends were named: perhaps two points
    basis: str | None = None
    two_currencies: bool = False  # the same in dollars and in yuan
    measure: str | None = None
    bound: Bound | None = None
    condition: Condition | None = None
    amounts: tuple[Amount, ...] = ()
    limit: int | None = None
    unit: str = ""  # in which the goods or the index that is named are held
    context: bool = False
    by_books: bool = False
    by_home: bool = False  # by the count of whose trade is meant where nobody's is named
    latest: bool = False  # the newest was asked for in so many words
    since: bool = False  # a beginning was named and no end
    years: tuple[Period, ...] = ()  # "since 2018": the last whole year and that one
    months_apart: tuple[Period, ...] = ()  # "since November": the newest month held and that one
    counted: bool = False  # "the last three months": so many up to the newest
    year_to: Period | None = None  # "the year to November 2025": the other reading of a span of twelve months
    fiscal_years: dict[Period, Period] = field(default_factory=dict)  # 2025年度: the calendar year, April to March
    known_on: date | None = None  # "as of 10 November 2025", after the period has ended: what was known then
    fragment: bool = False  # laid over the query before
    two_books: str = ""  # the other reporter, where "China's exports and the US's imports" are set against each other
    blamed: bool = False  # a context series is named as the cause of what is asked about
    up_to: bool = False  # only an end was named: "until August"
    grouped: bool = False  # every partner named is a group: "the EU counts as one"
    members_of: str = ""  # a group whose members are put in order
    year_before: bool = False  # a period was named as the year before another
    end_points: tuple[Period, ...] = ()  # the two ends of such a range as they were named
    _grows: bool | None = field(default=None, repr=False, compare=False)  # None: not looked for yet
    _asked_time: str | None = field(default="", repr=False, compare=False)  # "": not looked for yet

    @property
    def basis_is_money(self) -> bool:
        return self.basis is not None and self.basis.startswith("value")

    @property
    def growth(self) -> bool:
        if self._grows is None:
            c = self.clause
            paced = c.ops("how_fast") and not (self.fragment and c.has("more", "more", "less") and c.says("times"))
            self._grows = c.has("growth") or paced or c.has("more", "faster", "slower", "fell_more")
        return self._grows

    @property
    def larger(self) -> bool:
        """A word of degree, also where it tells a movement besides: `higher`."""
        c = self.clause
        return c.has("more") or (
            not c.said.isdisjoint(("more",)) and any(m.means("more", "more", "less") for m in c.mentions)
        )

    @property
    def moved(self) -> bool:
        return self.growth or self.clause.has("direction")

    @property
    def rate_of_months(self) -> bool:
        """`Crecimiento mensual`, `the monthly growth of exports over the half`: a word for the change on the month that
        also names the growth of each month, which is published on the year before."""
        words = self.clause.all("growth", "mom")
        return any(("growth", "growth") in m.others or m.says("of_months") for m in words)

    @property
    def asks_time(self) -> str | None:
        """month, quarter, year: a unit of time that is asked for ("which month", "best quarter"), not a period."""
        if self._asked_time == "":
            self._asked_time = self._time_asked()
        return self._asked_time

    def _time_asked(self) -> str | None:
        asked: list[str] = []
        whole = of_the_year(self.clause)
        best = self.clause.first("extreme")
        dated = any(said.mode != "since" for _, said in self.clause.expressions())
        first = self.clause.first("time", "year_span") if best is not None and not dated else None
        if best is not None and first is not None and first.last < best.first and first is not whole:
            return "year"  # "the year with the highest deficit"; "the highest of the year" is of its months
        one = self.clause.after(best) if best is not None else None
        if one is not None and one.is_("time", "counted:1:year"):
            return "year"  # 最多的一年
        for m in self.clause.mentions:
            if m is whole or (m.kind != "time" and not m.others):
                continue
            others = [code for kind, code in m.others if kind == "time"]
            if m.kind == "time" or others:
                asked += [_TIMES[code] for code in (m.code, *others) if code in _TIMES]
        both = asked[:2] == ["year", "month"]  # 哪一年哪一个月: the month, which has its year
        return asked[1] if both else asked[0] if asked else None

    @property
    def month_that(self) -> bool:
        """A unit of time that a movement is said of right before it: 減った月, 下降的月份 are the months that fell."""
        c = self.clause
        units = [m for m in c.mentions if any((k, c) in _UNITS for k, c in m.meanings)]
        for unit in units:  # "2025 months with negative growth"
            told, after = c.before(unit), c.after(unit, "prep", "period")  # "meses de 2025 con caída"
            year = unit.means("time", "unit:year")
            counted = told is not None and (year or told.kind in ("number", "ordinal", "extreme"))
            if year and told is not None and told.is_("question", "what") and self.moved:
                return self.things == 1  # "in which years did exports fall"
            if not counted and after is not None and after.is_("direction", "up", "down"):
                return True
            moved = after is not None and after.is_("question", "what") and c.has("direction", "up", "down")
            if moved and after is not None and told is None and unit.kind == "time":
                return c.before(after, "prep", "period") is unit  # "months of 2025 in which imports fell"
        months = (m for m in units if not m.means("time", "unit:year"))
        return any((b := self.clause.before(m)) is not None and b.is_("direction", "up", "down") for m in months)

    @property
    def minus(self) -> bool:
        """A word for minus: a sign may be the hyphen of `US-Exporte`, or a dash."""
        return any(self.clause.tokens[m.first].kind != "symbol" for m in self.clause.all("conj", "minus"))

    @property
    def which_side(self) -> bool:
        """`Welches Plus wies die Handelsbilanz aus`: on which side of nothing it stood; a rate has its own words."""
        c = self.clause
        signs = [m for m in c.all("direction", "up", "down") if {("conj", "plus"), ("conj", "minus")} & set(m.others)]
        asked = [one for m in signs if (one := c.before(m)) is not None and one.last + 1 == m.first]
        rate = c.has("growth") or c.has("unit", "pct") or c.has("measure", "percent") or c.ops("how_fast")
        alone = len(c.all("direction")) == len(signs)
        return holds(asked, "question", "what") and alone and not rate

    @property
    def taken_away(self) -> bool:
        """`June 2026 less May 2026`: a word for minus, also where it is one of degree, between two periods."""
        c = self.clause
        return not c.said.isdisjoint(("minus",)) and any(
            m.means("conj", "minus")
            and (before := c.before(m)) is not None
            and before.kind == "period"
            and (after := c.after(m)) is not None
            and after.kind == "period"
            for m in c.mentions
        )

    @property
    def things(self) -> int:
        """How many things stand beside one another."""
        return max(len(self.partners), len(self.commodities), 2 if self.flow in ("both", "all") else 1)

    @property
    def first(self) -> bool:
        """`first` as an ordinal that no period took: the first month that, the first time."""
        return not self.clause.said.isdisjoint(_FIRST) and any(
            (m.kind, m.code) in (("ordinal", "1"), ("time", "first")) or ("ordinal", "1") in m.others
            for m in self.clause.mentions
            if m not in self.clause.used  # "than in the first": a half that was counted on
        )

    @property
    def last(self) -> bool:
        """`when did exports last fall`: the newest time, where no period took the word."""
        return not self.clause.said.isdisjoint(("past",)) and any(
            m.is_("time", "past") or ("time", "past") in m.others for m in self.clause.mentions if m.kind != "period"
        )

    def in_money(self) -> bool:
        """`去年进口大豆花了多少钱`: of goods that are counted in tonnes the money is asked, which no tonnes answer."""
        goods = any(code != "TOTAL" for code in self.commodities) and not self.context
        if not goods or self.clause.has("measure", "price") or self.clause.ops("per_kg", "per_barrel"):
            return False
        if self.clause.says("by_value"):
            return True  # 輸入額, "import value", "facture pétrolière"
        if any(m.says("spending") for m in self.clause.all("verb", "buy")):
            return True  # "spending on soybeans"
        return any(m.kind == "question" and ("harmless", "priced") in m.others for m in self.clause.mentions)

    def extreme(self) -> int | None:
        """1 for the most, -1 for the least, None where no superlative stands."""
        c = self.clause
        if not c.has_any("extreme", "more"):
            return None  # most questions: none of what follows is without either
        if c.has("extreme", "least", "worst"):
            return -1
        if (best := c.first("extreme")) is not None:
            degree = c.after(best, "prep")
            poor = degree is not None and degree.is_("more", "less", "slower")  # いちばん|しょぼかった: the least
            return -1 if poor else 1
        if (ranked := self.ranked) is not None:
            return 1 if ranked[1].code in ("more", "faster") else -1
        of_all = next((m for m in c.all("more", "faster", "slower") if m.says("of_all")), None)
        if of_all is not None and (span := c.after(of_all, "harmless")) is not None and span.kind in ("time", "period"):
            return 1 if of_all.code == "faster" else -1  # "the fastest of the year"
        timed = (self.asks_time or c.ops("which", "when")) and not self.amounts and not c.has("conj", "or")
        asked = c.ops("which", "when", "record") or c.has("question", "what")
        degree = c.first("more", "faster", "slower", "fell_more")  # "the month in which they grew faster"
        if timed and asked and degree is not None and self.things == 1 and len(self.periods) <= 1:
            return 1 if degree.code == "faster" else -1
        return self._headed

    @property
    def _headed(self) -> int | None:
        """`Plus petit excédent de 2026`: a word of degree that opens before what is asked is a superlative there."""
        c = self.clause
        opening = next((m for m in c.mentions if m.kind not in ("harmless", "self", "courtesy")), None)
        against = c.has("compare") or c.has("growth", "yoy") or c.has("conj", "or")  # "... than the year before"
        if opening is None or not opening.is_("more", "more", "less") or against:
            return None
        after = c.after(opening)
        headed = after is not None and after.kind == "flow" and after.first == opening.last + 1
        if not headed or self.fragment or self.things > 1 or len(self.periods) > 1 or self.amounts:
            return None
        return 1 if opening.code == "more" else -1

    @property
    def ranked(self) -> tuple[Mention, Mention] | None:
        """`2番目に多かった`, `the second more`: an ordinal and the word of degree that it makes a superlative of."""
        for m in self.clause.all("ordinal"):
            after = self.clause.after(m, "prep")
            if after is not None and after.kind == "more" and (ordinal_of(m) or 0) > 1:
                return m, after
        return None


def ordinal_of(mention: Mention) -> int | None:
    """2 for `second`, also where the word means something else besides (segundo: by whose count); None for others."""
    for kind, code in mention.meanings:
        if kind == "ordinal":
            return int(float(code))
    return None


def limit_of(clause: Clause, amounts: tuple[Amount, ...]) -> int | None:
    """`top 5`, `three largest`, `which two countries`: a small number beside a superlative or what is ranked."""
    if not amounts and clause.said.isdisjoint(_NUMBERED):
        return None
    for mention in clause.mentions:
        after = mention if mention.kind == "extreme" else clause.after(mention)  # 第二大 is both
        if after is not None and after.kind == "extreme" and (number := ordinal_of(mention) or 0) > 1:
            clause.use(mention)
            return number  # "the second largest": the list down to it
        ranked = after is not None and (clause.has("extreme") or after.is_("op", "rank"))
        if ranked and after and mention.is_("deictic", "both") and _ranks(after, of_times=True):
            return 2  # "the two biggest suppliers", "les deux premiers fournisseurs"
    sign = "".join(clause.ways["place_sign"])
    if places := [int(figure) for m in clause.all("op", "rank") if (figure := m.said.rstrip(sign)).isdigit()]:
        return max(places)  # 1位から3位まで
    for span in clause.all("time"):  # 连续两个月, where the length of time is one word
        led = clause.before(span) if span.code.startswith("counted:") else None
        if led is not None and led.is_("op", "streak") and (months := int(span.code.split(":")[1])) > 1:
            clause.use(span)
            return months
    ranking = clause.has_any("extreme", "ordinal", "more") or clause.ops(*_OF_TIMES)  # or "over 20 years", a span
    for mention in clause.all("op", "rank"):  # "Platz 1 bis 3", "Plätze eins bis drei"
        first = clause.after(mention, "time", "prep")
        last = clause.after(first, "time", "prep") if first is not None and first.kind == "number" else None
        ends = [m for m in (first, last) if m is not None and m.kind == "number" and isinstance(m.value, float | int)]
        joined = (
            any(m.kind == "time" and mention.last < m.first < ends[-1].first for m in clause.mentions) if ends else 0
        )
        if joined and 1 < float(str(ends[-1].value)) <= 50:
            clause.use(*ends)
            return int(float(str(ends[-1].value)))
    for amount in amounts:
        if amount.scaled or amount.unit or amount.value != int(amount.value) or not 1 <= amount.value <= 50:
            continue
        mention = amount.first
        before = clause.before(mention)
        if before is not None and before.kind == "compare":
            continue  # 高于50的月份: the bound of the months, not how many are asked for
        after = clause.after(mention) if before is not None and before.is_("prep", "in") else None
        if after is not None and after.is_("time", "unit:year"):
            continue  # "the highest in three years"
        if before is not None and before.is_("conj", "minus") and clause.tokens[before.first].glued:
            before = clause.before(before)  # "топ-3"
        # skipping a flow: "die drei import|stärksten Monate", a compound of the flow and the superlative
        beside = (before, clause.after(mention), *(clause.after(mention, kind) for kind in ("extreme", "prep", "flow")))
        times = ranking or before is None or before.kind not in ("prep", "compare", "time")
        if any(b is not None and _ranks(b, times) for b in beside) or told_behind(clause, mention):
            clause.use(mention)
            return int(amount.value)
    return None


def _ranks(mention: Mention, of_times: bool) -> bool:
    """Whether a number beside it says how many are asked for; `of_times`: months and years may be what is ranked."""
    meanings = mention.meanings
    return any(
        kind in ("extreme", "party", "ordinal")
        or (kind, code)
        in (("op", "rank"), ("op", "which"), ("time", "first"), ("harmless", "country"))  # "los tres primeros"
        or (of_times and (kind, code) in (("time", "unit:month"), ("time", "unit:year")))
        for kind, code in meanings
    )
