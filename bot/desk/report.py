"""Staged -> the lines in which a person reads what a refresh would do; the first line says it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.desk.comparing import Change, spans_of
from bot.desk.outliers import Outlier
from bot.desk.staging import Staged
from bot.model import SeriesKey

PASSED: Final = "Left for a person to look at: {}; `tradefacts update` shows them."
_SHOWN: Final = 20  # of a kind; the kept report holds all


def headline(staged: Staged) -> str:
    """One line: from where, and how much of each kind."""
    diff = staged.diff
    counts = (
        ("new", len(diff.of("new"))), ("filled in", len(diff.of("filled"))), ("sharper", len(diff.of("sharper"))),
        ("revised", len(diff.of("revised"))), ("lost", len(diff.lost)), ("as held", diff.same),
    )  # fmt: skip
    said = ", ".join(f"{count} {what}" for what, count in counts if count)
    return f"{staged.what}: {said or 'no figures'}"


def lines(staged: Staged, full: bool = False) -> Iterator[str]:
    """The whole report; full: every row, else the first of each kind."""
    diff, shown = staged.diff, None if full else _SHOWN
    yield headline(staged)
    fresh = (*diff.of("new"), *diff.of("filled"))
    if fresh:
        begun = f" ({diff.begun} of them were not held at all)" if diff.begun else ""
        yield f"New figures, by period, in {len({change.key for change in fresh})} series{begun}:"
        yield from _some([f"  {period}: {count}" for period, count in spans_of(fresh)], shown)
    if sharper := diff.of("sharper"):
        yield "The same with more digits:"
        yield from _some([_changed(change) for change in sharper], shown)
    if revised := sorted(diff.of("revised"), key=lambda change: -abs(change.size)):
        yield "Revised, the largest first (a first print stays; the later one is told beside it):"
        yield from _some([_changed(change) for change in revised], shown)
    if diff.lost:
        yield "No longer printed by their agency, though held (they stay):"
        yield from _some([f"  {named(key)} {period.code}" for key, period in diff.lost], shown)
    if diff.outliers:
        yield "Far off the history of their series:"
        yield from _some([_far(outlier) for outlier in diff.outliers], shown)
    if diff.torn:
        yield "Read with two values; neither was taken:"
        yield from _some([f"  {named(k)} {p.code}: {one} and {two}" for k, p, one, two in diff.torn], shown)
    if diff.strange:
        yield "Of another agency than the series that is held, and saying otherwise; not taken:"
        yield from _some([f"  {named(key)}: {count} of {agency}" for key, agency, count in diff.strange], shown)
    if staged.misfits:
        yield "Not fitting their neighbours:"
        yield from _some([f"  {misfit}" for misfit in staged.misfits], shown)
    if staged.left_out:
        yield "Seen and not taken:"
        yield from _some([f"  {sentence}" for sentence in staged.left_out], shown)
    if diff.unjudged:
        yield f"{diff.unjudged} new values have too short a history to tell whether they lie far off."
    if staged.passed:
        yield PASSED.format(", ".join(f"{count} {what}" for what, count in staged.passed))


def named(key: SeriesKey) -> str:
    """A series by its codes."""
    slots = (key.reporter, key.flow, key.partner, key.commodity, key.measure, key.basis, key.adjusted, key.unit)
    return " ".join(slot for slot in slots if slot) + (" (revised series)" if key.vintage == "revised" else "")


def _changed(change: Change) -> str:
    before = change.was.text if change.was is not None else "-"
    size = f"{change.size:+.1f} points" if change.key.unit == "pct" else f"{change.size:+.2%}"
    return f"  {named(change.key)} {change.period.code}: {before} -> {change.now.text} ({size})"


def _far(far: Outlier) -> str:
    where = f"  {named(far.key)} {far.period.code}: {far.value:g}"
    if far.kind == "size":
        return f"{where}, {far.growth + 1:.3g} times what is usual: is the unit right?"
    than = "a year before" if far.kind == "year" else "the period before"
    rate = far.key.unit == "pct"
    logs = "" if rate else " %"
    grown, usual = (far.growth, far.usual) if rate else (far.growth * 100, far.usual * 100)
    return (
        f"{where}, {grown:+.1f}{logs or ' points'} on {than}; usual is {usual:+.1f}, this is {far.deviations:.1f} "
        "robust deviations off"
    )


def _some(items: Sequence[str], shown: int | None) -> Iterator[str]:
    yield from items[:shown]
    if shown is not None and len(items) > shown:
        yield f"  … and {len(items) - shown} more, in the report that is kept"
