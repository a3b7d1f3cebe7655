"""Sentences in, queries out: courses of figures, shares over time, claims; a clause for each claim of a text."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Logic, Period, Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)
USA, EU, ASEAN = ("USA",), ("EU27",), ("ASEAN",)


def p(*codes: str) -> tuple[Period, ...]:
    return tuple(Period.parse(code) for code in codes)


def rate(amount: float) -> Bound:
    return Bound("is", amount, unit="pct", measure="yoy")


def said(flow: str, bound: Bound, partners: tuple[str, ...] = ("WLD",)) -> Query:
    return Query("check", "CHN", flow, partners, measure=bound.measure, periods=p("2025-11"), condition=bound)


def asked(knowledge: Knowledge, text: str) -> tuple[object, ...]:
    return understand(Question(text, TODAY, "en"), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


E = "export"
COURSES = [
    ("3-month moving average of exports in 2025",
     Query("trend", "CHN", E, periods=p("2025"), by="moving_average", limit=3)),
    ("3-month average of exports in 2025", Query("trend", "CHN", E, periods=p("2025"), by="moving_average", limit=3)),
    ("12-month rolling sum of exports", Query("trend", "CHN", E, by="moving_sum", limit=12)),
    ("cumulative exports month by month in 2025", Query("trend", "CHN", E, periods=p("2025"), by="ytd")),
    ("compound annual growth of exports from 2021 to 2025",
     Query("growth", "CHN", E, periods=p("2025", "2021"), by="compound")),
    ("US share of exports month by month in 2025",
     Query("trend", "CHN", E, USA, measure="share", periods=p("2025"), by="month")),
    ("change in the US share of exports between 2018 and 2025",
     Query("change", "CHN", E, USA, measure="share", periods=p("2025", "2018"))),
    ("share of the top 5 partners in exports in 2025",
     Query("share", "CHN", E, (), measure="share", periods=p("2025"), by="top", limit=5)),
    ("how concentrated were exports in 2025",
     Query("share", "CHN", E, (), measure="share", periods=p("2025"), by="concentration")),
    ("first year with a surplus above 1 trillion",
     Query("threshold", "CHN", "balance", by="year", limit=1, condition=Bound("above", 1000.0, unit="USD_bn"))),
    ("is 2025 the first year with a surplus above 1 trillion?",
     Query("check", "CHN", "balance", periods=p("2025"), by="first", condition=Bound("above", 1000.0, unit="USD_bn"))),
    ("was the surplus of 2025 a record?", Query("record", "CHN", "balance", periods=p("2025"), by="year", limit=1)),
    ("third highest month for exports", Query("record", "CHN", E, by="month", limit=3)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "query"), COURSES, ids=[text for text, _ in COURSES])
def test_courses(knowledge: Knowledge, text: str, query: Query) -> None:
    found = asked(knowledge, text)
    assert len(found) == 1
    assert found[0] == query


FALLS = Bound("below", 0.0, unit="pct", measure="yoy")
CLAIMS = [
    ("Fact check: China's exports rose 5.9 % in November 2025 while imports rose 1.9 %.",
     (said(E, rate(5.9)), said("import", rate(1.9)))),
    ("Fact check: Exports to the US fell 28.6% in November 2025. Shipments to the EU grew 14.8%, those to ASEAN 8.2%.",
     (said(E, rate(-28.6), USA), said(E, rate(14.8), EU), said(E, rate(8.2), ASEAN))),
    ("Fact check: Exports to the US fell 28.6% in November 2025, the eighth month in a row.",
     (said(E, rate(-28.6), USA), said(E, FALLS, USA).with_(by="streak", limit=8))),
    ("is it true that exports to the US fell for eight months in a row to November 2025",
     (said(E, FALLS, USA).with_(by="streak_least", limit=8),)),
    ("true or false: China's surplus hit a record in 2025",
     (Query("check", "CHN", "balance", periods=p("2025"), by="record", limit=1),)),
    ("Fact check: China's exports to the US fell 28.6 % to $33.79 billion in November 2025.",
     (said(E, rate(-28.6), USA).with_(condition=Logic("and", (rate(-28.6), Bound("is", 33.79, unit="USD_bn")))),)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "queries"), CLAIMS, ids=[text for text, _ in CLAIMS])
def test_claims(knowledge: Knowledge, text: str, queries: tuple[Query, ...]) -> None:
    assert asked(knowledge, text) == queries


def test_a_claim_with_an_unknown_word_holds_up_no_other(knowledge: Knowledge) -> None:
    found = asked(knowledge, "Fact check: Exports of widgets rose 5.9 % in November 2025. Imports rose 1.9 %.")
    assert [isinstance(one, Query) for one in found] == [False, True]
