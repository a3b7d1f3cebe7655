"""A series -> the newest period that is held of it, in the gauge (currency, basis) in which it still goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.groups import ever, members
from bot.analysis.holdings import PARTS, Gauge, Subject, gauges, series_key
from bot.analysis.table import Table
from bot.model import Period, SeriesKey

_SERIES = 3  # fewer figures than this are strays, not a series
_STALE = 12  # months after which the best gauge, dollars, is no longer the newest where another goes on, yuan


def newest_release(table: Table, subject: Subject) -> Period | None:
    """The newest period of the agency's own series: the world total of the reporter; of a context series, itself."""
    if subject.flow == "context":
        keys = list(keys_of(table, subject))
        spans = [span for key in keys for span in table.periods(key)]
        return None if not spans else Period(max(spans).first, date.max)
    spans = []
    for flow in ("export", "import", "balance", "total"):
        for key in table.keys(subject.reporter, flow, "WLD", "TOTAL"):
            spans.extend(table.periods(key))
    if not spans:
        for key in table.keys(subject.reporter):
            spans.extend(table.periods(key))
    return max(spans, key=lambda span: (span.last, span.first), default=None)


def newest_held(
    table: Table, subject: Subject, measure: str | None = None, basis: str | None = None, kinds: tuple[str, ...] = ()
) -> Period | None:
    """The newest period held: the latest end, the shortest span, whole months before days; of some kinds if given.

    Of each measure in its best gauge (dollars, unadjusted), unless that holds a stray figure or two and another a
    series, or ended more than a year before another; of value and quantity the newer.
    """
    best: dict[str, Period] = {}
    strays: dict[str, Period] = {}
    for gauge in gauges(table, subject, measure, basis):
        found = [span for span in spans_of(table, subject, gauge) if not kinds or span.kind in kinds]
        found = [span for span in found if span.kind != "days"] or found
        if not found:
            continue
        newest = max(found, key=lambda span: (span.last, span.first))
        if len(found) < _SERIES:
            strays.setdefault(gauge.measure, newest)
        elif gauge.measure not in best or stale(best[gauge.measure], newest):
            best[gauge.measure] = newest
    held = [*best.values(), *(span for kind, span in strays.items() if kind not in best)]
    return max(held, key=lambda span: (span.last, span.first), default=None)


def stale(period: Period, newer: Period) -> bool:
    """Whether a period is too old to be the newest, where another gauge of the same measure goes on to a newer one."""
    return newer.shift(-_STALE).last > period.last


def spans_of(table: Table, subject: Subject, gauge: Gauge) -> set[Period]:
    """The periods of a subject in one gauge, of either vintage; of a balance without any, those of both its sides."""
    spans = {s for v in ("published", "revised") for s in table.periods(series_key(subject, gauge, v))}
    if not spans and subject.flow in PARTS:
        sides = [
            {s for v in ("published", "revised") for s in table.periods(series_key(subject.flowing(f), gauge, v))}
            for f in ("export", "import")
        ]
        spans = sides[0] & sides[1]
    if not spans and gauge.measure != "yoy" and (codes := ever(table, subject)):
        held = {code: spans_of(table, subject.among(code), gauge) for code in codes}
        wanted = {span: members(table, subject, span) for span in set().union(*held.values())}
        spans = {span for span, inside in wanted.items() if inside and all(span in held[code] for code in inside)}
    return spans


def keys_of(table: Table, subject: Subject, own: bool = False) -> tuple[SeriesKey, ...]:
    """The keys of its series: of a balance or total without any those of both its sides, and, unless only its `own` are
    asked for, of a group without any those of its members."""
    keys = table.keys(subject.reporter, subject.flow, subject.partner, subject.commodity)
    if subject.flow in PARTS and not keys:
        sides = [
            table.keys(subject.reporter, flow, subject.partner, subject.commodity) for flow in ("export", "import")
        ]
        keys = (*sides[0], *sides[1]) if all(sides) else ()
    if not keys and not own:
        keys = tuple(key for code in ever(table, subject) for key in keys_of(table, subject.among(code)))
    return keys


def newest_months(table: Table, subject: Subject, flows: tuple[str, ...]) -> list[tuple[Subject, str, Period]]:
    """The newest single month of which anything is held in some flows, and whose amounts or rates it is held of."""
    found: list[tuple[Subject, str, Period]] = []
    for one in (replace(subject, flow=flow) for flow in flows):
        for measure in ("value", "yoy"):
            held = [gauge for gauge in gauges(table, one, measure) if not gauge.adjusted]
            spans = {span for gauge in held for span in table.periods(series_key(one, gauge, "published"))}
            months = [span for span in spans if span.kind == "month"]
            found += [(one, measure, max(months))] if months else []
    last = max((month for _, _, month in found), default=None)
    return [told for told in found if told[2] == last]
