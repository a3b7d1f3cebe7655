"""What stands around a question, pictures, flags and sentences about the asker, tells nothing of it, but whose flag."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("framed", "plain"),
    [
        ("exports to the US 2025 billion dollars 🙏", "exports to the US 2025 billion dollars"),
        ("📈 exports in May 2026 📈?", "exports in May 2026?"),
        ("1️⃣ exports in May 2026", "1 exports in May 2026"),
        ("exports to 🇺🇸 2025", "exports to the US 2025"),
        ("imports from 🇯🇵 in 2024?", "imports from Japan in 2024?"),
        ("🇨🇳 exports to 🇪🇺 in 2025", "China's exports to the EU in 2025"),
        (
            "Tell me this: What share of Vietnam's exports went to the US in 2025?",
            "What share of Vietnam's exports went to the US in 2025?",
        ),
        (
            "Is growth of exports to ASEAN below double digits? I'm writing a report.",
            "Is growth of exports to ASEAN below double digits?",
        ),
        ("imports from Russia went up in 2025, no? 🙏", "imports from Russia went up in 2025, no?"),
        ("1. What were exports in May 2026?", "What were exports in May 2026?"),
        ("(2) Did exports rise in May 2026?", "Did exports rise in May 2026?"),
        (
            "- Is the US share of China's exports under 15 percent?",
            "Is the US share of China's exports under 15 percent?",
        ),
        ('"did exports rise 5.5 % in 2025?"', "did exports rise 5.5 % in 2025?"),
        (
            "did exports rise 5.5 % while imports stayed flat in 2025",
            "did exports rise 5.5 % while imports stayed flat in 2025?",
        ),
        ("did exports rise 5.5 % in 2025?!", "did exports rise 5.5 % in 2025?"),
        ("Team, was Africa's share of exports over 5% in 2025?", "was Africa's share of exports over 5% in 2025?"),
        ("exports in all of 2025", "exports in 2025"),
        (
            "I'm a journalist. How much did China sell to, and how much buy from, Japan in 2024?",
            "How much did China sell to, and how much buy from, Japan in 2024?",
        ),
    ],
)
def test_what_stands_around_a_question_changes_nothing(knowledge: Knowledge, framed: str, plain: str) -> None:
    assert [repr(query) for query in asked(knowledge, framed)] == [repr(query) for query in asked(knowledge, plain)]


@pytest.mark.parametrize("text", ["exports to 🇽🇽 2025", "exports to 🇦🇦 2025", "🚢🚢🚢", "🙏"])
def test_a_flag_of_nobody_and_pictures_alone_are_refused(knowledge: Knowledge, text: str) -> None:
    assert all(isinstance(query, Exception) for query in asked(knowledge, text))


def test_a_command_before_a_colon_is_no_frame(knowledge: Knowledge) -> None:
    assert all(isinstance(query, Exception) for query in asked(knowledge, "take a note: imports fell in june"))


def test_a_bound_that_opens_a_text_stays_one(knowledge: Knowledge) -> None:
    query = one(knowledge, "> $320 bn exports: which months of 2025?")
    assert getattr(query.condition, "comparator", None) == "above"


def test_an_ordinal_that_opens_a_question_is_no_list_number(knowledge: Knowledge) -> None:
    (period,) = one(knowledge, "1. Halbjahr 2025 Exporte", "de").periods
    assert period.month_count == 6


def test_goods_named_before_a_colon_are_no_frame(knowledge: Knowledge) -> None:
    assert one(knowledge, "Toys: exports in 2025").commodities == ("toys",)


@pytest.mark.parametrize("text", ["how much do they buy from us", "what do they export to us"])
def test_who_they_and_us_are_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (said,) = asked(knowledge, text)
    assert "pointing" in str(said)


@pytest.mark.parametrize(
    "text",
    [
        "After the dip of October 2025, how many months in a row did exports grow until June 2026?",
        "how many months in a row have exports grown since the October 2025 dip",
    ],
)
def test_a_move_that_tells_since_when_is_not_the_one_counted(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert query.operation == "streak"
    assert getattr(query.condition, "comparator", None) == "above"


@pytest.mark.parametrize(
    ("remarked", "plain"),
    [
        ("What were exports in 2021, the year after the first lockdowns?", "What were exports in 2021?"),
        ("In 2021, the year after the pandemic, did exports grow?", "In 2021, did exports grow?"),
        ("In 2025, the year of the tariffs, did exports fall?", "In 2025, did exports fall?"),
        ("Exportations en 2021, l'année après le premier confinement ?", "Exportations en 2021 ?"),
    ],
)
def test_what_is_only_said_of_a_year_is_passed_over(knowledge: Knowledge, remarked: str, plain: str) -> None:
    assert [repr(query) for query in asked(knowledge, remarked)] == [repr(query) for query in asked(knowledge, plain)]


def test_what_figures_are_of_is_no_remark_on_a_year(knowledge: Knowledge) -> None:
    assert len(asked(knowledge, "exports in 2025, the year when imports fell")) == 2


def test_the_slowest_month_in_tonnes_is_that_of_the_least(knowledge: Knowledge) -> None:
    assert one(knowledge, "slowest month for rare earth exports in 2025, tonnes").measure != "yoy"
    assert one(knowledge, "slowest month for exports in 2025").measure == "yoy"
