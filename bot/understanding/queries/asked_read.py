"""What a text asks for -> whether a query that was read of it tells it: growth, the best of all, a sum, the other way.

The words that make a query what it is, behind a joint or a sign, each want a query that tells what they ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from bot.model import WITH_TOTAL, Bound, Query
from bot.understanding.mentions.spans_named import CAME_OUT_IN
from bot.understanding.queries.listed_read import left_of_list, when_it_was
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import WHO

BY_MONTHS = frozenset({"record", "streak", "threshold", "trend"})
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_AMOUNTS = frozenset({"level", "total", "sum"})  # a balance is told with that of a year earlier
_BESIDE_A_YEAR = frozenset({"growth", "revision", "compare", "change", "why"})
_SET_BESIDE = ("month_ahead", "year_ahead")  # the best and the next one, or that of another year
_OF_TWO = frozenset({"change", "compare", "contribution", "mirror", "rank"})
# What is asked for by these words behind "and" is told by one of these.
_RATED = frozenset({"growth", "rank", "record", "surprise", "compare", "change", "trend", "threshold", "streak"})
TOLD_BY = {
    ("op", "sum"): frozenset({"sum", "average", "total"}),
    ("op", "average"): frozenset({"average", "unit_value"}),
    ("op", "record"): frozenset({"record", "rank", "compare"}),
    ("op", "rank"): frozenset({"rank"}),
    ("op", "difference"): _RATED | {"mirror", "revision", "unit_value", "contribution", "share"},
    ("extreme", "most"): frozenset({"record", "rank", "compare"}),
    ("extreme", "least"): frozenset({"record", "rank", "compare"}),
    ("extreme", "worst"): frozenset({"record", "rank", "compare", "why"}),
    ("measure", "share"): frozenset({"share", "rank", "contribution", "change"}),
    ("growth", "growth"): _RATED | {"average", "why"},
    ("growth", "yoy"): _RATED | {"average", "why"},
    ("op", "last_time"): BY_MONTHS | {"check", "level"},
    ("deictic", "first_one"): frozenset({"rank"}),
}
JOINED = frozenset({"total", *(code for _, code in TOLD_BY)})  # without which nothing is asked behind a joint
_TOTALS = frozenset({"total", "all", "both", "trade"})
_ENDS = frozenset(".;!")
_CLOSED = _ENDS | {"?", ","}


def furthest(query: Query) -> bool:
    """Whether it asks when both sides' figures lie furthest apart, or least."""
    return query.operation == "mirror" and query.limit is not None


def told_ahead(frame: Frame, mention: Mention) -> bool:
    """Whether it stands in a sentence that asks nothing, before one that does: "exports rose 5.9 % in November; what
    were they in October?"."""
    asks = [m.kind == "question" or m.says("it_again", "request") for m in frame.mentions]
    asking = [m.first for m, it_asks in zip(frame.mentions, asks, strict=True) if it_asks]
    ends = [at for at, token in enumerate(frame.tokens) if token.said in _ENDS]
    ends += [m.first for m, asked in zip(frame.mentions, asks[1:], strict=False) if asked and m.is_("conj", "minus")]
    end = min((at for at in ends if at > mention.last), default=len(frame.tokens))
    return any(at > end for at in asking) and not any(at < end for at in asking)


def _basis(query: Query) -> str:
    """Whether a rate or a change is on the month before, or on a year earlier."""
    apart = [period.shift(-1) in query.periods for period in query.periods]
    return "mom" if query.by == "month" or (query.operation == "change" and any(apart)) else "yoy"


@dataclass(frozen=True, slots=True)
class AskedRead:
    frame: Frame  # a text's mentions, and the queries that were read of them
    queries: tuple[Query, ...]

    def joined(self) -> Iterator[Mention]:
        """`..., and the average`, `and the largest one`, `Its growth.`: what is asked for behind a joint."""
        told = {query.operation for query in self.queries}
        told |= {"record" for q in self.queries if furthest(q)}
        told |= {"sum" for q in self.queries if q.measure == WITH_TOTAL or q.by in ("together", "top")}
        told |= {"change" for q in self.queries if (q.operation, q.by) == ("average", "period") or q.by in _SET_BESIDE}
        flows = {query.flow for query in self.queries if query.measure != "yoy"}
        if told == {"compare"} and all(query.by == "period" and query.limit is None for query in self.queries):
            told = {"set"} if flows else {"set", "change"}  # of two times: no record of all; of rates, the gap
        apart = told == {"change"} and all(q.measure != "yoy" for q in self.queries)  # from another month
        apart = apart and all(p.shift(-12) not in q.periods for q in self.queries for p in q.periods)
        apart = apart and self.frame.has("op", "difference")
        if "check" in told and told <= {"check", "surprise"}:
            return  # what is claimed of it, and of how it came out
        sized = {"rank"} if all(q.measure is None and q.by == "partner" for q in self.queries) else set[str]()
        sized |= {q.operation for q in self.queries if q.operation == "compare" and len(q.partners) > 2}
        joint = parted = begun = False
        several = bool(sized) or any(len(query.periods) > 1 for query in self.queries)
        cut = self.frame.has("conj", "and", "plus") or any(token.norm in _CLOSED for token in self.frame.tokens[:-1])
        for mention in self.frame.mentions if cut else ():
            parted = parted or (begun and self.parted(mention))
            asked = TOLD_BY.get((mention.kind, mention.code)) if joint or parted else None
            asked = asked - {"compare"} if asked and mention.says("all_time") else asked  # "the highest ever"
            if mention.kind == "measure" or mention.is_("op", "difference"):
                asked = asked and asked - sized  # an order by size tells neither
            if joint and mention.is_("flow", "total") and flows.isdisjoint(_TOTALS):
                yield mention  # "exports fell by how much, imports by how much, and what was total trade"
            lost = asked is not None and told.isdisjoint(asked) and not mention.says("whole_trade")
            lost = lost or (asked is not None and apart and mention.kind == "growth")  # "level, growth, and change"
            if lost and ((joint and several) or not mention.is_("op", "difference")):
                yield mention
            if mention.kind == "question":
                joint = joint and "level" not in told  # "and what was the total for the year": its level
                parted = parted and "level" not in told
            elif mention.kind != "harmless" and not mention.is_("time", "unit:month"):
                joint = begun and mention.is_("conj", "and", "plus") and mention.said[0].isalpha()
                parted, begun = False, True
        if told <= {"level", "growth", "balance", "share"} and "share" in told:
            yield from (m for m in self.frame.all("op", "sum") if m.says("jointly"))  # "their share together"
        if told == {"record"} and not any(query.periods for query in self.queries):
            yield from (m for m in self.frame.all("op", "record") if m.means("time", "earlier"))  # the one before it
        spans = told == {"rank"} and all(query.by in ("quarter", "half", "year") for query in self.queries)
        if (told == {"record"} or spans) and len(self.queries) > 1:
            yield from self.frame.all("op", "difference")  # "the highest and the lowest, and the difference"
        yield from self.frame.all("op", "average") if told == {"change"} else ()  # "the averages, and the difference"
        yield from self._beside_joint(told)
        sums = [m for m in self.frame.all("op", "sum") if not m.says("whole_flow")]
        yield from self._beside_sum() if told == {"sum"} else ()
        if len(sums) > 1 and len(self.queries) == 1 and {"export", "import"} <= self.frame.codes("flow"):
            yield sums[-1]  # "imports from both added together, and exports to both added together"
        goods = {code for query in self.queries for code in query.commodities}
        if len(goods) > 1 and all(len(query.commodities) == 1 for query in self.queries):
            yield from (m for m in self.frame.all("op", "sum") if m.says("jointly"))  # of two goods, told one by one

    def _beside_joint(self, told: set[str]) -> Iterator[Mention]:
        """`Total 2025 and monthly low`: the sum, where the month alone was read; a share, where how it moved was."""
        joint = self.frame.first("conj", "and", "plus")
        comma = next((i for i, token in enumerate(self.frame.tokens) if token.norm == ","), None)
        at = joint.first if joint is not None else comma
        if at is None or len(self.queries) > 1:
            return
        ahead = [m for m in self.frame.mentions if m.last < at]
        behind = [m for m in self.frame.mentions if m.first >= at + (joint is not None)]
        if told == {"record"} and any(m.kind == "extreme" for m in behind):
            last = [m for m in ahead if m.kind not in ("period", "harmless")][-1:]  # "2025: total, peak month"
            yield from (m for m in last if m.is_("op", "sum"))
            if not any(m.kind == "extreme" for m in ahead):
                yield from (m for m in ahead if m.is_("op", "average"))  # "the average, and the best month of each"
        if told == {"change"} and any(m.is_("op", "difference") for m in behind):
            yield from (m for m in ahead if m.is_("op", "record"))  # "a record, and by how much does it beat 2024's"
        if told == {"share"} and self.frame.has("flow"):
            yield from self._rate_beside_share()
        moved = any(m.kind in ("growth", "direction") for m in behind)
        if told in ({"growth"}, {"share"}) and any(m.is_("measure", "share") for m in ahead) and moved:
            pointed = [m for m in behind if m.kind == "deictic" or m.means("harmless", "pronoun")]
            named = any(m.kind in ("flow", "place", "demonym") for m in behind)
            kinds = ("growth", "direction") if told == {"share"} else ("measure",)
            yield from (m for m in self.frame.mentions if pointed and not named and m.kind in kinds)

    def _rate_beside_share(self) -> Iterator[Mention]:
        """`2025年出口总额、增速和美国占比`: the rate of a flow, a joint or the time right behind it, then a share."""
        flow, share = self.frame.all("flow")[0], self.frame.first("measure", "share")
        said = [m for m in self.frame.mentions if share is not None and flow.last < m.first < share.first]
        said = [m for m in said if m.kind != "harmless"]
        for m, after in pairwise(said):
            if m.is_("growth", "growth", "yoy") and (after.is_("conj", "and", "plus") or after.kind == "period"):
                yield m

    def _beside_sum(self) -> Iterator[Mention]:
        """`In October and November, and the sum`, `and the sum for the year`: each month too; `2025 total, H1, H2`."""
        short = all(period.month_count < 12 for query in self.queries for period in query.periods)
        for joint, after in pairwise(m for m in self.frame.mentions if m.kind != "harmless"):
            listed = any(m.kind == "period" and "+" in m.code and m.last < joint.first for m in self.frame.mentions)
            if joint.is_("conj", "and", "plus") and after.is_("op", "sum") and listed and short:
                yield after
        times = self.frame.all("period")
        yield from (m for m in times[1:] if m.code[0] == "?" and "+" in m.code and not short)

    def parted(self, mention: Mention) -> bool:
        """Whether a sign parts it from what stands before it; not in a text of an index, which has its own words."""
        before = self.frame.tokens[mention.first - 1] if mention.first else None
        if before is None or before.norm not in _CLOSED or self.frame.ways.unspaced:
            return False
        everybody = mention.is_("op", "sum") and self.frame.has("place", "WLD")
        after = self.frame.tokens[mention.last + 1 : mention.last + 2]
        aside = mention.kind == "extreme" and bool(after) and after[0].norm == ","  # "... mejor, de imanes"
        return not (everybody or aside) and all(query.flow != "context" for query in self.queries)

    def moved(self) -> Iterator[Mention]:
        """Growth, where amounts alone were read; the other way, where what rose and what fell are asked of months."""
        told = {query.operation for query in self.queries}
        plain = all(query.flow != "context" and len(query.periods) < 2 for query in self.queries)
        if told <= _AMOUNTS and plain and not self.frame.has("measure", "level"):  # "to what level did they rise"
            yield from self.frame.all("growth", "growth", "yoy")
        if told == {"record"} and (best := self.frame.first("extreme")) is not None:
            for asked in self.frame.all("op", "which", "streak", "count"):  # "which months fell, and the worst of them"
                if any(asked.first < m.first < best.first for m in self.frame.all("conj", "and")):
                    yield asked
        if told <= {*_AMOUNTS, "growth", "balance"}:  # "was it the first of the year"
            yield from (a for a, b in pairwise(self.frame.mentions) if a.is_("ordinal", "1") and b.is_("prep", "of"))
        yield from self.frame.all("op", "count") if told == {"growth"} else ()  # "fell in how many months and rose in"
        bases = [m.code for m in self.frame.all("growth")]
        if told <= {"growth", "change"} and sorted(bases) == ["mom", "yoy"] and not self.frame.has("measure"):
            read = {_basis(query) for query in self.queries}
            yield from (m for m in self.frame.all("growth", "yoy", "mom") if m.code not in read)
        if told == {"check"} and self.frame.has("op", "average"):
            yield from self.frame.all("op", "count")  # "the average surplus, and number of months above 110 bn"
        if told.isdisjoint({"rank", "record"}) and (joint := self.frame.first("conj", "and")) is not None:
            ranked = (m for m in self.frame.all("op", "rank") if m.says("numbered") and m.first > joint.first)
            yield from ranked  # "and where does each rank"
        if told == {"rank"} and all(q.limit is None and len(q.partners) == 1 for q in self.queries):
            yield from self._order_lost()
        looked = self.queries[0].condition if len(self.queries) == 1 else None
        if told == {"threshold"} and isinstance(looked, Bound):
            other = "up" if looked.comparator in ("below", "at_most") else "down"
            if self.frame.has("direction", "down" if other == "up" else "up"):
                yield from self.frame.all("direction", other)
            yield from self._grown_again() if other == "up" else ()

    def _grown_again(self) -> Iterator[Mention]:
        """`Exports fell in October. When did growth return?`: of the growth asked behind the fall, no month is told."""
        when = [m for m in self.frame.mentions if m.is_("op", "when") or m.is_("time", "unit:month")]
        last = self.frame.all("direction")[-1:]
        if when and last and last[0].last < when[0].first:
            yield from (m for m in self.frame.all("growth", "growth") if m.first > when[0].last)

    def _order_lost(self) -> Iterator[Mention]:
        """`Which countries bought most, and how much did Germany buy`: the order, where one's place in it was read."""
        best = next((m for m in self.frame.mentions if m.kind == "extreme" or m.is_("op", "rank")), None)
        joint = next((m for m in self.frame.all("conj", "and") if best is not None and m.first > best.last), None)
        behind = {m.kind for m in self.frame.mentions if joint is not None and m.first > joint.last}
        if best is not None and "place" in behind and behind & {"question", "deictic"}:  # "and is Germany among them"
            yield best

    def again(self) -> Iterator[Mention]:
        """A flow that is named and asked of twice, and read once: `... and what was the surplus for the year`, `growth
        of exports to the US against growth of exports overall`."""
        flows = self.frame.all("flow")
        if len(self.queries) > 1 or len(flows) < 2 or self.queries[0].operation in _OF_TWO:
            return
        query = self.queries[0]
        single = all(len(slot) < 2 for slot in (query.periods, query.partners, query.commodities))
        for one, two in combinations(flows, 2):
            between = [m for m in self.frame.mentions if one.last < m.first < two.first]
            joint = next((i for i, m in enumerate(between) if m.is_("conj", "and") or self.parted(m)), None)
            asks = joint is not None and any(m.kind == "question" for m in between[joint:])
            against = single and query.operation in ("level", "growth") and any(m.is_("op", "compare") for m in between)
            each = self.frame.has("op", "each") or self.frame.says("each")
            if one.code == two.code and (asks or against) and not (each or told_ahead(self.frame, one)):
                yield two

    def amounts(self) -> Iterator[Mention]:
        """`Growth in each month of the second quarter, and the levels`, `which grew faster, and what were the amounts`:
        amounts, where rates or shares alone were read."""
        yield from left_of_list(self.frame, self.queries)
        of_rates = all(q.operation in ("trend", "compare") and q.measure == "yoy" for q in self.queries)
        shares = all(
            q.operation == "share" and max(len(q.partners), len(q.periods)) > 1 for q in self.queries
        )  # one is told with its amount
        if not (of_rates or shares):
            return
        rates = [m.first for m in self.frame.mentions if m.kind in ("growth", "more") or m.is_("measure", "share")]
        joints = [m.first for m in self.frame.all("conj", "and", "plus") if rates and m.first > rates[0]]
        for m in self.frame.mentions if joints else ():
            named = m.is_("measure", "value") and self._names_joined(m)
            if m.first > joints[0] and (m.is_("measure", "level", "value") or m.says("amounts")) and not named:
                yield m

    def _names_joined(self, value: Mention) -> bool:
        """`Exports to Japan and Korea in value`: the joint before it stands between two names."""
        before = [m for m in self.frame.mentions if m.first < value.first and m.kind not in ("harmless", "prep")]
        joint = max((i for i, m in enumerate(before) if m.is_("conj", "and", "plus")), default=len(before))
        return any(m.kind in (*WHO, "flow") for m in before[joint + 1 : joint + 2])

    def alone(self) -> Iterator[Mention]:
        """`In yuan for 2024, in dollars for 2024`: dollars, where all that was read is in yuan; the day of what
        happened, where no words are explained."""
        told = {q.basis for q in self.queries if q.flow != "context"}
        if self.frame.has("unit", "CNY") and told == {"value_cny"}:
            yield from self.frame.all("unit", "USD")
        yield from when_it_was(self.frame, self.queries)

    def years(self) -> Iterator[Mention]:
        """A year before or after all that was read."""
        if any(query.operation in (*BY_MONTHS, "rank", "check") or not query.periods for query in self.queries):
            return
        if self.frame.says(CAME_OUT_IN):
            return  # told by the month before it
        read = {day.year for query in self.queries for period in query.periods for day in (period.first, period.last)}
        apart = all(q.operation == "change" and [p.kind for p in q.periods] == ["year", "year"] for q in self.queries)
        if not apart and any(query.operation in _BESIDE_A_YEAR for query in self.queries):
            read.add(min(read) - 1)
        first, last = min(read), max(read)
        for mention in self.frame.all("period"):
            years = map(int, _YEAR.findall(mention.code)) if mention.code[0] == "2" else ()
            if not all(first <= year <= last for year in years):
                yield mention
