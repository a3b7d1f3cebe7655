"""Orders of single countries, where that is said, or of all but some; more than halved, fallen twofold."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("language", "question", "first"),
    [
        ("en", "rank export partners in H1 2026, countries only", "Hong Kong ¥1,534.4 bn, United States"),
        ("en", "top 3 single countries by exports in june 2026", "Hong Kong ¥303.94 bn, United States"),
        ("en", "top 3 export partners in 2025", "ASEAN $665.22 bn, EU $559.95 bn"),
        ("de", "Die drei größten Exportmärkte im ersten Halbjahr 2026, nur Länder", "Hongkong 1.534,4 Mrd. Yuan"),
        ("zh", "2026年上半年出口前三大国家，不含集团", "香港"),
    ],
)
def test_groups_take_no_part_where_countries_are_asked(
    knowledge: Knowledge, language: str, question: str, first: str
) -> None:
    assert first in last(knowledge, question, language=language).headline


@pytest.mark.parametrize(
    ("language", "turns", "first"),
    [
        (
            "en",
            ("Apart from the US, who buys the most from China in 2024?",),
            "Of the 32 partners held, the largest by ",
        ),
        (
            "en",
            ("Leaving aside the EU, where did exports grow fastest in 2025?",),
            "Of the 7 partners held, the fastest ",
        ),
        (
            "de",
            ("Wer kauft abgesehen von Hongkong am meisten in China ein?",),
            "Die größten von 22 vorliegenden Partnern",
        ),
        (
            "fr",
            ("Hormis Hong Kong, quels sont les premiers clients de la Chine en 2024 ?",),
            "Parmi les 32 partenaires",
        ),
        ("zh", ("除了美国，谁买得最多？", "2024年呢？"), "在收录的32个伙伴中，2024年"),
        ("ja", ("アメリカを除くと一番の買い手は？", "トップ3だけ"), "収録する22の相手のうち、2026年6月"),
    ],
)
def test_those_who_are_left_out_take_no_place(
    knowledge: Knowledge, language: str, turns: tuple[str, ...], first: str
) -> None:
    reply = last(knowledge, *turns, language=language)
    (query,) = reply.queries
    assert reply.headline.startswith(first)
    assert {figure.partner for figure in reply.figures}.isdisjoint(query.partners[1:])


@pytest.mark.parametrize(
    ("question", "first", "share"),
    [
        ("top 5 partners by exports excluding the US in 2025", "Of the 6 partners held", "make up 47.0 % of the total"),
        ("top 5 partners by exports excluding the EU in 2025", "Of the 6 partners held", "make up 43.3 % of the total"),
        ("top partners by balance excluding the US in 2025", "Of the 2 partners held", ""),  # India, and Taiwan's below
        ("top 5 partners by exports excluding Germany in June 2026", "Of the 22 partners held", "make up 68.8 %"),
    ],
)
def test_what_is_left_out_is_in_no_count_and_no_share(
    knowledge: Knowledge, question: str, first: str, share: str
) -> None:
    reply = last(knowledge, question)
    assert reply.headline.startswith(first)
    assert share in reply.text


def test_a_group_stands_for_none_of_its_members_left_out(knowledge: Knowledge) -> None:
    reply = last(knowledge, "top 5 partners by exports excluding Germany in 2025")
    assert reply.headline == "Too few partners are held for 2025 to rank them by exports"


@pytest.mark.parametrize(
    "turns",
    [
        ("top 3 single countries by exports 2025",),
        ("is India the second biggest buyer of Chinese goods in 2025, countries only",),
        ("exports last year by partner, biggest five", "just countries no blocs"),
    ],
)
def test_too_few_countries_are_put_in_no_order(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    reply = last(knowledge, *turns)
    assert reply.headline == "Too few partners are held for 2025 to rank them by exports"
    assert [choice.label for choice in reply.choices][:1] == ["Ranking, 2025"]


def test_what_follows_on_an_order_of_countries_is_of_them(knowledge: Knowledge) -> None:
    turns = "exports in H1 2026 by partner, biggest five", "just countries no blocs", "third?"
    assert last(knowledge, *turns).headline.startswith("Exports from China to Vietnam, first half of 2026")


def test_without_groups_is_said_of_no_total(knowledge: Knowledge) -> None:
    assert last(knowledge, "exports without groups 2025").reason == "not_held"


@pytest.mark.parametrize(
    ("language", "question", "verdict"),
    [
        ("en", "in march 2026 the surplus more than halved on january, right?", "True."),
        ("en", "exports to the US more than halved in 2025 from 2024, right?", "False."),
        ("ru", "В марте 2026 профицит упал больше чем вдвое к январю, это правда?", "Верно."),
    ],
)
def test_more_than_halved_is_less_than_half(knowledge: Knowledge, language: str, question: str, verdict: str) -> None:
    reply = last(knowledge, question, language=language)
    assert reply.headline.startswith(verdict)
    assert not any(figure.measure == "yoy" for figure in reply.figures[:2])
