"""Which spans of a series are held: its months, its whole years, or what there is of it."""

from __future__ import annotations

from bot.analysis.absence import series_name
from bot.analysis.holdings import Subject, gauges, series_key
from bot.analysis.operations.months import stretches
from bot.analysis.table import Table
from bot.model import Code, Period, Statement, Value

_SEVERAL = 2  # years


def spans_held(
    table: Table, subject: Subject, asked: Period | None = None, version: str | None = None
) -> list[Statement]:
    """Each unit of levels and each basis of rates, with its first and its newest month, or span where it has none;
    of a time asked for the months in it, or the spans where it has no month."""
    statements: list[Statement] = []
    for measure in (None, "yoy"):
        for gauge in gauges(table, subject, measure):
            if measure is None and subject.flow == "context" and gauge.measure == "yoy":
                continue
            versions = (version,) if version else ("published", "revised")
            spans = sorted({p for v in versions for p in table.periods(series_key(subject, gauge, v))})
            kind = "rates" if gauge.measure == "yoy" else "levels"
            unit = Code("unit", gauge.unit) if kind == "levels" else Code("basis", gauge.basis or "unstated")
            fields: dict[str, Value] = {"series": series_name(subject), "unit": unit}
            if asked is not None:
                inside = [span for span in spans if asked.first <= span.first and span.last <= asked.last]
                if inside:
                    said = stretches([span for span in inside if span.kind == "month"]) or tuple(inside)
                    statements.append(Statement.of(f"coverage.held_{kind}_within", **fields, periods=said))
                continue
            if not spans:
                continue
            single = [span for span in spans if span.kind == "month"]
            fields |= {
                "first": (single or spans)[0], "last": max(single or spans, key=lambda span: span.last),
                "n": len(single) or len(spans),
            }  # fmt: skip
            statements.append(
                Statement.of(f"coverage.held_{kind}" if single else f"coverage.held_{kind}_spans", **fields)
            )
            statements += _years_held(spans) if single and kind == "levels" else ()
    return list(dict.fromkeys(statements))  # a series of two bases is told once


def _years_held(spans: list[Period]) -> tuple[Statement, ...]:
    """Whole years beside months, for they often reach back further; none where fewer than two are held."""
    years = [span for span in spans if span.kind == "year"]
    if len(years) < _SEVERAL:
        return ()
    return (Statement.of("coverage.held_years", first=years[0], last=years[-1], n=len(years)),)
