"""What a blind measure of English found: rates of both flows, claims put as plain statements, events by their verbs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Reply
from bot.pipeline import answer
from tests.understanding.asking import asked

TODAY = date(2026, 9, 15)


def _reply(text: str, knowledge: Knowledge) -> Reply:
    return answer(Question(text, TODAY, "en"), knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Chinese exports and imports growth, August 2026, and the surplus",
        "China exports and imports growth in August 2026, and the surplus",
        "exports and imports growth, August 2026, and the surplus",
    ],
)
def test_the_rate_is_of_both_flows_whoever_owns_them(text: str, knowledge: Knowledge) -> None:
    told = [(query.operation, query.flow) for query in asked(knowledge, text)]
    assert told == [("growth", "both"), ("balance", "balance")]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("What is FOB and does China use it for imports?", "fob cif"),
        ("Does China use CIF for exports?", "cif fob"),
        ("what does CIF mean and does China report imports CIF?", "cif"),
        ("what is FOB", "fob"),
    ],
)
def test_a_term_and_what_a_flow_is_valued_by(text: str, terms: str, knowledge: Knowledge) -> None:
    assert [query.by for query in asked(knowledge, text)] == [terms]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("China exported over 400 billion in June 2026. real?", "True"),
        ("China exported over 400 billion in June 2026. Is that real?", "True"),
        ("US imports from China in 2025 were the lowest since 2022?", "True"),
        ("US imports from China in 2025 were the lowest since 2018?", "True"),
        ("were exports in 2025 the highest since 2022?", "True"),
        ("so the yuan fell past 7.5 per dollar in december 2025?", "False"),
        ("the yuan rose past 7 per dollar in december 2025?", "True"),
        ("exports fell past 300 billion in october 2025, true?", "False"),
        ("did exports to the US fall past 30 billion in may 2025?", "True"),
        ("exports rose past 400 billion in june 2026?", "True"),
        ("someone told me ASEAN overtook the US as china's largest export market, correct?", "True"),
        ("the US overtook ASEAN as china's largest customer, right?", "False"),
        ("Did China import more soybeans or more iron ore in 2025?", "Imports of iron ore, 2025"),
    ],
)
def test_what_is_put_plainly(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


def test_a_change_between_two_months_is_of_each(knowledge: Knowledge) -> None:
    told = asked(knowledge, "How did exports, imports and the balance change in June 2026 from May 2026?")
    assert [query.operation for query in told] == ["change"] * 3


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Did the US Supreme Court uphold the IEEPA tariffs?", "supreme_court_ieepa"),
        ("when did the supreme court kill the IEEPA tariffs", "supreme_court_ieepa"),
        ("when did china tighten rare earth export rules", "rare_earth_controls_april"),
        ("when did china tighten rare earth export controls", "rare_earth_controls_april"),
    ],
)
def test_an_event_by_its_verb(text: str, event: str, knowledge: Knowledge) -> None:
    assert [query.by for query in asked(knowledge, text)] == [f"event:{event}"]


def test_a_record_among_years_that_are_not_held_has_no_verdict(knowledge: Knowledge) -> None:
    reply = _reply("true that steel exports hit a record in 2025?", knowledge)
    assert not reply.headline.startswith(("True", "False"))
    assert "2016 to 2024" in reply.text


def test_a_mean_by_its_name_is_no_mean_of_two_times(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "us tariff avg in jan 2025 and dec 2025")
    assert (query.operation, len(query.periods)) == ("level", 2)


def test_nothing_is_read_back_in_whole_units(knowledge: Knowledge) -> None:
    assert "$0 bn" in _reply("Why did China's trade deficit widen in August 2026?", knowledge).text
