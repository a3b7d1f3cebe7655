"""What a text names -> whether each of it stands in what was read of it; what is left over is said, not passed by.

The rules read the words they know how to read. A flow, a month, a partner, goods, a currency, a publication that is
named and stands in no query was read past: a figure without it would answer another question than was put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.errors import Ambiguous, CannotAnswer
from bot.model import HOME, Bound, Logic, Query, Quoted, Statement
from bot.understanding.mentions.spans_named import CAME_OUT_IN
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.indicators import PRICES, TARIFFS
from bot.understanding.words.kinds import WHO

_PLAIN = frozenset({
    "level", "growth", "balance", "total", "sum", "average", "change", "compare", "share", "unit_value", "revision",
    "rank", "record", "trend", "streak", "threshold", "mirror",
})  # fmt: skip
_FLOWS = {"export": "export", "import": "import", "surplus": "balance", "deficit": "balance", "balance": "balance"}
_SIDES = {
    "both": frozenset({"export", "import"}),
    "all": frozenset({"export", "import", "balance", "total"}),
}
_MONTH = re.compile(r"(\d{4}|\?)-(\d\d)")
_SLIPS = frozenset({"slip", "tag"})
_BY_MONTHS = frozenset({"record", "streak", "threshold", "trend"})
_FAMILIES = (TARIFFS, PRICES)  # "deflation" of producer prices, "tariffs" of either side
# What is asked for by these words behind "and" is told by one of these.
_RATED = frozenset({"growth", "rank", "record", "surprise", "compare", "change", "trend", "threshold", "streak"})
_TOLD_BY = {
    ("op", "sum"): frozenset({"sum", "average", "total", "share"}),
    ("op", "average"): frozenset({"average", "unit_value"}),
    ("op", "record"): frozenset({"record", "rank", "compare"}),
    ("op", "rank"): frozenset({"rank"}),
    ("op", "difference"): _RATED | {"mirror", "revision", "unit_value", "contribution", "share"},
    ("extreme", "most"): frozenset({"record", "rank", "compare"}),
    ("extreme", "least"): frozenset({"record", "rank", "compare"}),
    ("measure", "share"): frozenset({"share", "rank", "contribution", "change"}),
    ("growth", "growth"): _RATED | {"average"},
    ("growth", "yoy"): _RATED | {"average"},
    ("deictic", "first_one"): frozenset({"rank"}),
}
_TOTALS = frozenset({"total", "all", "both", "trade"})
_COUNTRY = 3  # letters of the code of a country; a group has more
_ENDS = frozenset(".;!")
_CLOSED = _ENDS | {"?", ","}


def without_loss(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The queries as they are; one alone gives way to an Ambiguous with it as the choice where something named stands
    in none of them, several have it beside them. What corrects itself, denies or tells figures is left to its rules."""
    asked = tuple(part for part in queries if isinstance(part, Query))
    if len(asked) != len(queries) or not asked or any(query.operation not in _PLAIN for query in asked):
        return queries
    if any(map(frame.has, ("fragment", "negation"))) or frame.marked(_SLIPS):
        return queries
    lost = next((m for m in _Answered(frame, asked).lost() if not _told_ahead(frame, m)), None)
    if lost is None:
        return queries
    led = frame.mentions[frame.mentions.index(lost) - 1]
    if asked[0].by == "which" and (lost.kind, lost.code) in _TOLD_BY and led.says("possessive"):
        return (*asked, Ambiguous(Statement.of("refusal.ambiguous.found"), asked=f"{led.said} {lost.said}"))
    said = Statement.of("refusal.ambiguous.left_over", word=Quoted(lost.said, frame.language))
    if len(asked) == 1 and not (asked[0].by == "which" and (lost.kind, lost.code) in _TOLD_BY):
        return (Ambiguous(said, asked[0], (asked[0].with_(notes=()),)),)
    return (*asked, Ambiguous(said, None, ()))


def _told_ahead(frame: Frame, mention: Mention) -> bool:
    """Whether it stands in a sentence that asks nothing, before one that does: "exports rose 5.9 % in November; what
    were they in October?"."""
    asks = [m.kind == "question" or m.says("it_again", "request") for m in frame.mentions]
    asking = [m.first for m, it_asks in zip(frame.mentions, asks, strict=True) if it_asks]
    ends = [at for at, token in enumerate(frame.tokens) if token.said in _ENDS]
    ends += [m.first for m, asked in zip(frame.mentions, asks[1:], strict=False) if asked and m.is_("conj", "minus")]
    end = min((at for at in ends if at > mention.last), default=len(frame.tokens))
    return any(at > end for at in asking) and not any(at < end for at in asking)


def _flows_of(query: Query) -> frozenset[str | None]:
    """The flows that a query tells of; of two flows set side by side, the balance between them too."""
    flows = _SIDES.get(query.flow or "", frozenset({query.flow}))
    conditions = list(query.condition.parts if isinstance(query.condition, Logic) else (query.condition,))
    flows |= {one.flow for one in conditions if isinstance(one, Bound)}
    return flows | {"balance"} if query.by == "flow" and query.measure != "yoy" else flows


@dataclass(frozen=True, slots=True)
class _Answered:
    """A text's mentions and the queries that were read of them."""

    frame: Frame
    queries: tuple[Query, ...]

    def lost(self) -> Iterator[Mention]:
        """The mentions that stand in no query, of each kind in turn."""
        yield from self._flows()
        yield from self._months()
        yield from self._named()
        yield from self._currencies()
        yield from self._pointed()
        yield from self._joined()
        yield from self.frame.all("op", "release_next")  # the coming release is told by none of these
        yield from self._meaning()
        yield from (m for m in self.frame.all("time") if m.code.startswith("off:"))  # "and the first month after"
        if all(query.operation == "compare" and query.by in ("flow", "partner") for query in self.queries):
            yield from self.frame.all("op", "by_quarter")  # of each quarter, where the whole year was read

    def _flows(self) -> Iterator[Mention]:
        """A flow by name; exports and imports together make a balance or a total, and each is the other's to the other
        side ("Brazil's exports to China")."""
        if any(query.flow == "context" or query.operation == "surprise" for query in self.queries):
            return  # "the month when exports fell": its index; a release is told of all that was expected of it
        told = {flow for query in self.queries for flow in _flows_of(query)}
        named = {_FLOWS[m.code] for m in self.frame.all("flow") if m.code in _FLOWS}
        apart = self.frame.has("verb") or self.frame.has("op", "difference") or self.frame.has("flow", "balance")
        two = {"export", "import"} <= named or apart  # "once imports are taken off exports", "sales exceed purchases"
        alone = all(query.reporter == HOME and query.of_all and query.by != "partner" for query in self.queries)
        turned = told & {"export", "import"} and (not alone or self.frame.has("agency"))
        if turned or (two and told & {"balance", "total"}):
            told |= {"export", "import"}
        flows = [m for m in self.frame.all("flow") if not m.means("op", "difference")]  # "the gap" of any two
        yield from (m for m in flows if _FLOWS.get(m.code, "") not in {*told, ""})

    def _months(self) -> Iterator[Mention]:
        """A month by name, or the month that a rate is on."""
        named = [
            (mention, found[1], int(found[2]))
            for mention in self.frame.all("period")
            for found in map(_MONTH.fullmatch, mention.code.split("+"))
            if found is not None
        ]
        if not named:
            return
        held: set[tuple[int, int]] = set()
        for query in self.queries:
            if query.operation in _BY_MONTHS:
                return  # the month that ends a run, or is set against the others, lies outside its span
            back = (0, 1 if query.by == "month" else 12) if query.operation == "growth" else (0,)
            held |= {(m.first.year, m.first.month) for p in query.periods for b in back for m in p.shift(-b).split()}
        if not held:
            return
        out = [m.last + 1 for m in self.frame.mentions if m.says(CAME_OUT_IN)]  # told by the month before it
        for mention, year, month in named:
            if mention.first not in out and not any(month == m and year in ("?", str(y)) for y, m in held):
                yield mention

    def _named(self) -> Iterator[Mention]:
        """A partner, or goods."""
        parties = {code for query in self.queries for code in (query.reporter, *query.partners)} | {HOME, "WLD"}
        goods = {code for query in self.queries for code in query.commodities}
        goods |= {code for family in _FAMILIES if not goods.isdisjoint(family) for code in family}
        whole = all(query.operation != "rank" for query in self.queries)  # "which members of ASEAN": each by itself
        named = self.frame.mentions
        for at, mention in enumerate(named):
            if whole and mention.kind in WHO and (mention.code not in parties or self._each_member(at)):
                yield mention
            if mention.kind == "commodity" and mention.code not in goods:
                twice = any(m.kind == "commodity" for m in (*named[max(0, at - 1) : at], *named[at + 1 : at + 2]))
                if not twice:  # "EVs/NEVs": one thing by two names
                    yield mention

    def _each_member(self, at: int) -> bool:
        """`To each EU member`: one by one, where the group itself was read."""
        group, led = self.frame.mentions[at], self.frame.mentions[max(0, at - 2) : at]
        grouped = group.last > group.first and len(group.code) > _COUNTRY
        return grouped and any(m.says("each", "each_month") for m in led if m is led[-1] or led[-1].says("determiner"))

    def _currencies(self) -> Iterator[Mention]:
        """The yuan: a figure in it, or its rate."""
        if any(query.basis == "value_cny" or "usdcny" in query.commodities for query in self.queries):
            return
        yield from self.frame.all("unit", "CNY")

    def _pointed(self) -> Iterator[Mention]:
        """`The biggest customer, and what did China import from it`: of whoever stands first, which no order tells."""
        if not any(
            q.operation == "rank" and q.flow != "balance" and q.partners in ((), ("WLD",)) for q in self.queries
        ):
            return
        yield from self.frame.all("deictic", "there")

    def _meaning(self) -> Iterator[Mention]:
        """`What is a trade surplus, and what was China's in 2025`: what a word means is told by no figure."""
        joints = [m.first for m in self.frame.all("conj")]
        for mention, after in pairwise(self.frame.mentions):
            meant = mention.is_("op", "define") and after.kind in ("term", "flow", "growth")
            end = after.last + 1
            closed = end in joints or any(token.norm in _CLOSED for token in self.frame.tokens[end : end + 1])
            if meant and closed and after.first == mention.last + 1:
                yield after

    def _joined(self) -> Iterator[Mention]:
        """`..., and the average`, `and the largest one`, `combined`: what is asked for behind a joint."""
        told = {query.operation for query in self.queries}
        flows = {query.flow for query in self.queries if query.measure != "yoy"}
        joint = begun = False
        several = any(len(query.periods) > 1 for query in self.queries)  # of one time the gap is told by a balance
        for mention in self.frame.mentions:
            asked = _TOLD_BY.get((mention.kind, mention.code)) if joint else None
            if joint and mention.is_("flow", "total") and flows.isdisjoint(_TOTALS):
                yield mention  # "exports fell by how much, imports by how much, and what was total trade"
            lost = asked is not None and told.isdisjoint(asked) and not mention.says("whole_trade")
            if lost and (several or not mention.is_("op", "difference")):
                yield mention
            if mention.kind == "question":
                joint = joint and "level" not in told  # "and what was the total for the year": its level
            elif mention.kind != "harmless":
                joint = begun and mention.is_("conj", "and", "plus") and mention.said[0].isalpha()
                begun = True
        if told == {"record"} and not any(query.periods for query in self.queries):
            yield from (m for m in self.frame.all("op", "record") if m.means("time", "earlier"))  # the one before it
        if told == {"change"}:
            yield from self.frame.all("op", "average")  # "the average in 2024 and 2025, and the difference"
        sums = self.frame.all("op", "sum")
        if (
            len(sums) > 1
            and len(self.queries) == 1
            and self.frame.has("flow", "export")
            and self.frame.has("flow", "import")
        ):
            yield sums[-1]  # "imports from both added together, and exports to both added together"
        goods = {code for query in self.queries for code in query.commodities}
        if len(goods) > 1 and all(len(query.commodities) == 1 for query in self.queries):
            yield from (m for m in self.frame.all("op", "sum") if m.says("jointly"))  # of two goods, told one by one


# The parts of one text -> each told once: `how many months were above 110 bn, and which ones` are counted and named
# in one reply.
def told_once(parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The parts without those that another one tells."""
    counted = {part.with_(by="which") for part in parts if isinstance(part, Query) and part.by == "count"}
    return tuple(part for part in dict.fromkeys(parts) if part not in counted)
