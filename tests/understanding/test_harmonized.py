"""Codes of the Harmonized System: answered where their rows are held, named where they are not, never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import Knowledge, load
from bot.model import Question
from bot.pipeline import answer
from bot.sources import read_catalog
from bot.sources.validation import validate
from tests.world import rows, write

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("HS 8542 exports", "HS 8542, “Electronic integrated circuits”, is not held"),
        ("exports of HS8542 in 2025", "HS 8542, “Electronic integrated circuits”, is not held"),
        ("imports of HS code 85.42 from Taiwan", "HS 8542, “Electronic integrated circuits”, is not held"),
        ("HS 2008 exports in May", "HS 2008, “Fruit, nuts and other edible parts of plants"),
        ("HS 85 exports", "HS 85, “Electrical machinery"),
        ("HS 1234 exports", "HS 1234 is no code of the Harmonized System of 2022"),
        ("海关编码8542出口", "未收录HS 8542“Electronic integrated circuits”"),
        ("HSコード8542の輸出", "HS 8542「Electronic integrated circuits」"),
        ("Exporte HS-Code 8542", "HS 8542, „Electronic integrated circuits“"),
        ("импорт ТН ВЭД 8542", "Данных по коду ГС 8542 нет: «Electronic integrated circuits»"),
        ("exportations SH 8542", "SH 8542, « Electronic integrated circuits »"),
    ],
)
def test_a_code_that_is_not_held_is_named(text: str, headline: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert (reply.outcome, reply.reason) == ("refuse", "not_held")
    assert reply.headline.startswith(headline)


def test_goods_that_go_by_the_name_of_a_code_are_offered(knowledge: Knowledge) -> None:
    """Offered, not put in its place: whether an agency's line is just that heading is not known."""
    reply = answer(Question("HS 8542 exports", TODAY), knowledge)
    assert [choice.label.split(",")[0] for choice in reply.choices] == ["Exports of integrated circuits"]
    offered = answer(Question(reply.choices[0].text, TODAY), knowledge)
    assert (offered.outcome, offered.figures[0].commodity) == ("answer", "integrated_circuits")
    both = answer(Question("imports of HS 1201 in 2024", TODAY), knowledge)
    assert [choice.label.split(",")[0] for choice in both.choices] == ["Imports of soybeans"]


def test_a_number_alone_is_no_code(knowledge: Knowledge) -> None:
    assert "“8542”" in answer(Question("exports 8542", TODAY), knowledge).headline


def test_a_code_whose_rows_are_held_is_answered(tmp_path: Path) -> None:
    made = rows()[:29]
    assert made[0].startswith("CHN,export,WLD,TOTAL")
    folder = write(tmp_path / "data", [*made, *(row.replace("TOTAL", "HS8542") for row in made)])
    for name, line in (
        ("catalog/commodities.csv", "HS8542,electronic integrated circuits (HS 8542),goods,,,,,,"),
        ("languages/en/names.csv", "HS8542,commodity,electronic integrated circuits (HS 8542),,,,,,,"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    reply = answer(Question("exports of HS 8542 in March 2026", TODAY), load(folder))
    assert reply.figures[0].commodity == "HS8542"
    assert reply.headline.startswith("China's exports of electronic integrated circuits (HS 8542), March 2026: $")


def test_names_are_read_when_the_first_code_is_asked_for() -> None:
    catalog = read_catalog(Path(__file__).parents[2] / "data")
    assert "_hs_names" not in vars(catalog)
    assert catalog.hs_name("0101") == "Horses, asses, mules and hinnies; live"
    assert catalog.hs_name("010121") == "Horses; live, pure-bred breeding animals"
    assert catalog.hs_name("01012") is None


def test_a_broken_list_of_names_is_found(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", [])
    path = folder / "catalog" / "hs.csv"
    path.write_text(path.read_text("utf-8") + "12345,odd\n01,again\n", "utf-8")
    assert [error.split(": ")[1] for error in validate(folder, warn=False).errors[:2]] == [
        "'12345' is no code of 2, 4 or 6 figures, stands twice or has no name",
        "'01' is no code of 2, 4 or 6 figures, stands twice or has no name",
    ]
