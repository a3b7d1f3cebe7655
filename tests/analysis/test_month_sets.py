"""Conditions over months: and, or, not, with months that are not held."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.operations.month_sets import sorted_out
from bot.model import Bound, Condition, Logic, Period
from tests.analysis.months_by_hand import START, HeldMonths, held_months, month

_BOUNDS = st.builds(Bound, st.sampled_from(("above", "below", "at_least", "at_most")), st.integers(-2, 2).map(float),
                    flow=st.sampled_from(("export", "import")))  # fmt: skip
_CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    _BOUNDS,
    lambda inner: st.one_of(
        st.builds(Logic, st.sampled_from(("and", "or")), st.tuples(inner, inner)),
        st.builds(Logic, st.just("not"), st.tuples(inner)),
    ),
    max_leaves=4,
)


def _by_hand(condition: Condition, values: dict[str, int]) -> bool:
    if isinstance(condition, Logic):
        parts = [_by_hand(part, values) for part in condition.parts]
        return all(parts) if condition.kind == "and" else any(parts) if condition.kind == "or" else not parts[0]
    value, low = values[str(condition.flow)], condition.amount
    return {"above": value > low, "below": value < low, "at_least": value >= low, "at_most": value <= low}[
        condition.comparator
    ]


@settings(max_examples=1000)
@given(_CONDITIONS, held_months(), held_months())
def test_a_month_is_told_only_if_whatever_is_not_held_cannot_turn_it(
    condition: Condition, exports: HeldMonths, imports: HeldMonths
) -> None:
    held = {"export": exports, "import": imports}
    months = [month(n) for n in range(START, START + 48)]

    def value_of(bound: Bound, at: Period) -> float | None:
        return held[str(bound.flow)].get(at.first.year * 12 + at.first.month - 1)

    met, unknown = sorted_out(condition, months, value_of)
    for number in range(START, START + 48):
        known = {flow: series[number] for flow, series in held.items() if number in series}
        if len(known) == 2:
            assert (month(number) in met) == _by_hand(condition, known)
            assert month(number) not in unknown
        elif month(number) in met:
            for guess in range(-4, 5):
                whole = {"export": guess, "import": guess} | known
                assert _by_hand(condition, whole)
