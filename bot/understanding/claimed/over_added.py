"""One partner, or one time, set against others added up: `exports to ASEAN, or to the EU and the US together`, `was
the surplus of 2025 larger than those of 2023 and 2024 combined`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.model import DEFICITS, SUMMED, Bound, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_OVER: Final = {"more": 1, "above": 1, "pass": 1, "less": -1, "below": -1}


@dataclass(frozen=True, slots=True)
class _Added:
    """The words that add up, where the one side ends and the other begins, and what is said to be more."""

    sums: tuple[Mention, ...]
    degree: Mention
    joint: Mention
    apart: int
    balances: bool
    asks: bool

    def condition(self, f: Features, first: bool) -> Bound | None:
        """Which side is said to be more; None where that is asked. `first`: what stands alone is named ahead."""
        if self.asks:
            return None
        sign = _OVER.get(self.degree.code, 1) * (1 if first else -1)
        deficits = DEFICITS if self.balances and f.clause.has("flow", "deficit") else None
        return Bound("above" if sign > 0 else "below", 0.0, measure=deficits)


def over_together(f: Features) -> Query | None:
    """The first of the partners against the others added up, and the condition where one is said to be more; None where
    nothing is added up, or it is not plain on which side the sum stands."""
    c = f.clause
    if len(f.partners) < 3 or len(f.periods) > 1 or (said := _added(f)) is None:
        return None
    named = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code in f.partners]
    before = list(dict.fromkeys(m.code for m in named if m.first < said.apart))
    after = [code for code in dict.fromkeys(m.code for m in named if m.first > said.apart) if code not in before]
    if len(before) + len(after) != len(set(f.partners)) or 1 not in (len(before), len(after)):
        return None
    first = len(before) == 1
    if any((m.first > said.apart) is not first for m in said.sums):
        return None  # the sum is on the other side
    alone, others = (before, after) if first else (after, before)
    c.use(*said.sums, said.degree, said.joint)
    partners = (alone[0], *others)
    return query_of(f, "compare", by=SUMMED, partners=partners, condition=said.condition(f, first))


def times_together(f: Features) -> Query | None:
    """The same of times: one against the others added up."""
    c, times = f.clause, f.clause.expressions()
    listed = all(one.mode == "list" for _, one in times) and sum(len(one.parts) for _, one in times) == len(f.periods)
    if len(f.periods) < 3 or len(f.partners) > 1 or not listed or (said := _added(f)) is None:
        return None
    ahead = sum(len(one.parts) for m, one in times if m.first < said.apart)
    first = ahead == 1
    if 1 not in (ahead, len(f.periods) - ahead) or any((m.first > said.apart) is not first for m in said.sums):
        return None
    c.use(*said.sums, said.degree, said.joint)
    periods = f.periods if first else (f.periods[-1], *f.periods[:-1])
    return query_of(f, "compare", by=SUMMED, periods=periods, condition=said.condition(f, first))


def _added(f: Features) -> _Added | None:
    """None where nothing is added up on one side, or it is not said which of the two is more."""
    c = f.clause
    sums = c.all("op", "sum") or tuple(m for m in c.mentions if m.says("jointly"))
    signs = all(m.is_("conj", "plus") for m in sums)  # "from the US + the EU"
    if not sums or (len(sums) > 1 and not signs) or f.moved or f.amounts:
        return None
    balances = f.flow == "balance" and c.has("flow", "balance", "surplus", "deficit")  # and no verbs of both flows
    if not (balances or f.flow in ("export", "import", "total", "trade")):
        return None
    if f.extreme() is not None or c.has("measure", "share"):
        return None
    degree = next((m for m in c.mentions if m.kind in ("more", "compare") and m.code in _OVER), None)
    degree = degree or c.first("op", "difference")  # "how much more do the two buy together than the third"
    joint = next((m for m in c.mentions if m.says("than") or m.is_("compare", *_OVER)), None)
    versus = c.first("op", "compare")  # "the two together versus a third", "compare the one with the two together"
    versus = c.first("prep", "with") if versus is c.mentions[0] else versus
    joint, degree = joint or c.first("conj", "or") or versus, degree or versus  # "more, to A or to B and C together"
    if degree is None or joint is None:
        return None
    topic = c.first("harmless", "topic")
    post = topic is not None and topic.first < sums[0].first < joint.first  # ASEAN向けはEUと米国の合計より多い
    asks = c.has("question") or c.ops("difference") or joint.kind == "conj"
    asks = asks or (joint is versus and not joint.says("than"))  # 比 is both
    apart = topic.first if post and topic is not None else joint.first
    return _Added(sums, degree, joint, apart, balances, asks)
