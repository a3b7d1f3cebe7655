"""`Whose exports grew faster, Korea's or Taiwan's`, `did Taiwan export more than Korea in 2025?`: what two reporters
sell, or buy, each by its own books -> one comparison of the two, or the figure of each where they have no common unit.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Final

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Bound, Comparator, Coverage, Query, Question
from bot.understanding.claimed.degrees import sign_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.resolver import resolve
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_BESIDE: Final = (
    *WHO, "flow", "period", "compare", "more", "op", "conj", "growth", "direction", "question", "harmless", "courtesy",
    "books", "prep", "measure", "extreme", "deictic",
)  # fmt: skip
_OPS: Final = ("compare", "check", "difference")
_LEADING: Final = ("of", "by", "in", "with", "on", "between", "versus")  # `to`, `from`: the trade of the two
_BALANCES: Final = ("surplus", "balance")  # of deficits the larger is the lower balance
_RATES: Final = ("faster", "slower")
_FINITE: Final = ("sold", "passive")  # marks of a flow said as a verb: "exported", "did it export"


def owners_compared(
    frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str
) -> tuple[Query, ...] | None:
    """The queries; None where no two owners are set against each other, where one of them is not held, or where their
    trade with each other, goods or amounts are named."""
    if not frame.has_any("compare", "more", "extreme") and not frame.has("op", "compare"):
        return None
    owners = [m for m in frame.mentions if m.kind in WHO and m.code != "WLD"]
    if len(owners) != 2 or owners[0].code == owners[1].code or not {m.code for m in owners} <= {*coverage.books}:
        return None
    flows = frame.all("flow")
    if not flows or {m.code for m in flows} - {*ONE_WAY, *_BALANCES} or len({m.code for m in flows}) != 1:
        return None
    if frame.leftover or not frame.only(*_BESIDE) or frame.has_other("op", *_OPS) or len(frame.all("period")) > 1:
        return None
    if len(flows) > 2 or frame.has("direction", "down") or not _each_own(frame, owners, flows):
        return None
    rated = frame.has("more", *_RATES) or frame.has_any("growth", "direction")
    if rated and flows[0].code in _BALANCES:
        return None  # it has no rates
    amount = "balance" if flows[0].code in _BALANCES else "level"
    whole = _of_all(frame, flows[0], question, coverage, catalog, home)
    if whole is None:
        return None
    of_each = tuple(
        whole.with_(reporter=m.code, operation="growth" if rated else amount, by="year" if rated else None,
                    measure="yoy" if rated else None) for m in owners
    )  # fmt: skip
    units = [_units(one, coverage) for one in of_each]
    told = any(units) and not (rated or frame.has_any("more", "compare"))  # of two set side by side one may be told
    if (all(units) or told) and not set.intersection(*units):
        return of_each if whole.periods else None
    return (
        whole.with_(
            reporter=owners[0].code, operation="compare", by="reporter", partners=tuple(m.code for m in owners),
            measure="yoy" if rated else None, condition=_claimed(frame, rated),
        ),
    )  # fmt: skip


def _each_own(frame: Frame, owners: list[Mention], flows: tuple[Mention, ...]) -> bool:
    """Whether either is an owner (`Korea's exports and Taiwan's`), or does it (`did Taiwan export more than Korea`)."""
    if all(_owns(frame, m) for m in owners):
        return True
    runs = flows[0].code in _BALANCES and frame.says("keeping", "being_in") and frame.has_any("question")
    finite = (runs or all(m.says(*_FINITE) for m in flows)) and all(m.kind == "place" for m in owners)
    return finite and len(flows) == 1 and all(m.code in _LEADING for m in frame.all("prep"))


def _owns(frame: Frame, owner: Mention) -> bool:
    """`Korea's`, `the exports of Korea`, `celles de Taïwan`, 韩国的出口; imports `of` a country may come from it."""
    at = frame.mentions.index(owner)
    led = frame.mentions[at - 1] if at and frame.mentions[at - 1].last + 1 == owner.first else None
    if frame.ways.unspaced:
        return not frame.has("prep") and (led is None or led.kind != "flow")
    if led is None or led.kind != "prep":
        alone = owner.says("one_form") and (led is None or led.kind != "flow")  # США: `the US`, and `of the US`
        return owner.kind == "demonym" and not alone
    head = frame.mentions[at - 2] if at > 1 else None
    of_it = head is not None and (head.is_("flow", "export") or head.says("for_the_flow", "determiner"))
    return led.is_("prep", "of", "from") and of_it and not frame.has("flow", "import")


def _of_all(
    frame: Frame, flow: Mention, question: Question, coverage: Coverage, catalog: Catalog, home: str
) -> Query | None:
    """The home country's flow at the time that is named: that of the others in all but whose it is."""
    with suppress(CannotAnswer):
        said = tuple(sorted((replace(flow, others=()), *frame.all("period")), key=lambda m: m.first))
        found = resolve(Clause(replace(frame, mentions=said), said), (), coverage, catalog, question.asked_on, home)
        same = found.flow == ("balance" if flow.code in _BALANCES else flow.code)
        alone = found.reporter == home and found.of_all and found.all_goods and same
        return found.with_(notes=(), condition=None, limit=None) if alone and len(found.periods) < 2 else None
    return None


def _claimed(frame: Frame, rated: bool) -> Bound | None:
    """That the first is above the second, or below it, where it is said to be so; None where it is asked which is."""
    asked = frame.has_any("question", "conj") or frame.says("choosing")
    claimed = frame.has("op", "check") or frame.mentions[0].says("auxiliary", "copula") or frame.tokens[-1].norm == "?"
    claimed = claimed or frame.says("asking", "polar", "is_it")
    sign = sign_of(Clause(frame, frame.mentions), rated) if claimed and not asked else None
    comparator: Comparator = "above" if sign == 1 else "below"
    return None if sign is None else Bound(comparator, 0.0)


def _units(query: Query, coverage: Coverage) -> set[str]:
    """In what it is held at its time: the units of an amount, the bases of a rate."""
    held = coverage.held(query.reporter, query.flow or "", "WLD", "TOTAL", query.measure or "value")
    there = ((key, periods) for key, periods in held if not query.periods or query.periods[0] in periods)
    return {key.basis if query.measure == "yoy" else key.unit for key, _ in there}
