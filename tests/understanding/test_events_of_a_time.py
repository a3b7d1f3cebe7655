"""What happened on a day, in a month or a year, with no figure named: the events that are held of that time."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotHeld
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("what happened on 9 April 2025?", "event:reciprocal_escalation"),
        ("what happened on 2 april 2025 with tariffs", "event:liberation_day"),
        ("what happened on 30 October 2025", "event:busan_truce event:soybean_pledge"),
        ("what happened in May 2025", "event:geneva_truce"),
        ("what tariff events were there in May 2025", "event:geneva_truce"),
        ("what happened from May to June 2025", "event:geneva_truce event:london_talks event:london_deal"),
        ("what happened in the month of the Geneva truce", "event:geneva_truce"),
        (
            "what happened between the Geneva truce and June 2025",
            "event:geneva_truce event:london_talks event:london_deal",
        ),
        ("the Geneva truce and the Busan truce", "event:geneva_truce event:busan_truce"),
        ("when was the Busan truce and when does it run out?", "event:busan_truce event:busan_truce_end"),
    ],
)
def test_all_events_of_the_time_are_told(knowledge: Knowledge, text: str, events: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by) == ("define", events)


def test_a_month_of_which_none_is_held_is_asked_back(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "what happened in June 2024")
    assert isinstance(part, Ambiguous)


def test_a_day_of_which_none_is_held_is_said_so(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "what happened on 12 May 2025")
    assert isinstance(part, NotHeld)
    assert part.said.kind == "refusal.not_held.event"


def test_a_flow_asks_for_its_causes(knowledge: Knowledge) -> None:
    assert one(knowledge, "what happened in exports in May 2025").operation == "why"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what happened since the Busan truce", "busan_truce", "trump_visit_china"),
        ("what happened after the Busan truce", "pmi_eighth_contraction", "trump_visit_china"),
        ("what happened until the Geneva truce", "aluminium_rebate_end", "geneva_truce"),
        ("what happened before the Geneva truce", "aluminium_rebate_end", "reciprocal_escalation"),
    ],
)
def test_what_happened_on_one_side_of_an_event_goes_by_its_day(
    knowledge: Knowledge, text: str, first: str, last: str
) -> None:
    events = (one(knowledge, text).by or "").split()
    assert (events[0], events[-1]) == (f"event:{first}", f"event:{last}")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("exports from liberation day to the Busan truce", "2025-04/2025-10"),
        ("exports between the Geneva truce and the Busan truce", "2025-05/2025-10"),
        ("exports from liberation day until July 2025", "2025-04/2025-07"),
        ("exports from June 2025 to the Busan truce", "2025-06/2025-10"),
        ("exports until the Busan truce", "2025-01/2025-10"),
        ("exports in the month the Busan truce was signed", "2025-10"),
    ],
)
def test_figures_between_events_are_of_whole_months(knowledge: Knowledge, text: str, period: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, [time.code for time in found.periods]) == ("level", [period])


def test_which_month_an_event_was_in_is_no_figure(knowledge: Knowledge) -> None:
    assert one(knowledge, "in which month did Geneva happen").by == "event:geneva_truce"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("rare earth exports before the April controls", "2025-03"),
        ("rare earth exports after the October controls", "2025-11/2026-02"),
    ],
)
def test_controls_are_told_apart_by_their_month(knowledge: Knowledge, text: str, period: str) -> None:
    assert [time.code for time in one(knowledge, text).periods] == [period]


@pytest.mark.parametrize(
    ("language", "text", "periods"),
    [
        ("ja", "ジュネーブ合意の前の対米輸出は？", "2025-04"),
        ("zh", "日内瓦休战前的对美出口", "2025-04"),
        ("ja", "最高裁判決の後、対米輸出はどうなった？", "2026-03/2026-06"),
        ("zh", "日内瓦会谈前后对美出口", "2025-04 2025-06"),
        ("ja", "ジュネーブ合意の前後の対米輸出", "2025-04 2025-06"),
    ],
)
def test_what_lies_before_and_after_an_event_is_said_behind_it(
    knowledge: Knowledge, language: str, text: str, periods: str
) -> None:
    assert " ".join(time.code for time in one(knowledge, text, language).periods) == periods


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("ru", "Когда отменили возврат НДС на солнечные панели?", "solar_rebate_removed"),
        ("zh", "光伏出口退税什么时候取消的？", "solar_rebate_removed"),
        ("ja", "太陽光パネルの輸出還付金はいつ廃止された？", "solar_rebate_removed"),
        ("ru", "Когда Верховный суд США признал пошлины незаконными?", "supreme_court_ieepa"),
        ("zh", "美国最高法院什么时候判关税违法？", "supreme_court_ieepa"),
        ("ja", "米最高裁が関税を無効と判断したのはいつ？", "supreme_court_ieepa"),
        ("ja", "釜山の休戦はいつまで？", "busan_truce_end"),
        ("zh", "钢材出口许可证什么时候开始实行？", "steel_licensing_effect"),
    ],
)
def test_an_event_is_told_by_what_it_is_called_in_the_papers(
    knowledge: Knowledge, language: str, text: str, event: str
) -> None:
    assert one(knowledge, text, language).by == f"event:{event}"


def test_what_became_of_it_is_told_in_the_order_of_its_days(knowledge: Knowledge) -> None:
    coverage = knowledge.coverage
    for event, course in coverage.event_courses.items():
        days = [coverage.event_periods[slug].first for slug in (event, *course.since)]
        assert days == sorted(days)


@pytest.mark.parametrize("text", ["how high is the fentanyl tariff now", "has the fentanyl tariff been cut"])
def test_how_a_tariff_stands_is_told_by_what_became_of_it(knowledge: Knowledge, text: str) -> None:
    told = (one(knowledge, text).by or "").split()
    since = knowledge.coverage.course("fentanyl_tariff_first").since
    assert told == [f"event:{slug}" for slug in ("fentanyl_tariff_first", *since)]
