"""Phrases with alternatives in the language files: what each stands for, and where it is said to stand."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadSetup
from bot.knowledge import load
from bot.understanding import flaws, load_lexicon
from bot.understanding.words.wordlists import spelt_out

CATALOG = load().catalog


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("exports", ["exports"]),
        ("(latest|newest) data", ["latest data", "newest data"]),
        ("(a|b)(c|d)", ["ac", "ad", "bc", "bd"]),
        ("(the |)data", ["the data", "data"]),
        ("in (the (first|second) half|may)", ["in the first half", "in the second half", "in may"]),
        ("pmi (services)", ["pmi (services)"]),
        ("(pmi (services)|gauge) now", ["pmi (services) now", "gauge now"]),
        ("((a|b) c", ["(a c", "(b c"]),
        ("去年(同期|同月)相比", ["去年同期相比", "去年同月相比"]),
    ],
)
def test_a_phrase_stands_for_each_of_its_alternatives(written: str, phrases: list[str]) -> None:
    assert list(spelt_out(written)) == phrases


@given(st.lists(st.lists(st.text("ab c", max_size=3), min_size=2, max_size=4), max_size=4))
def test_brackets_in_a_row_stand_for_every_choice(slots: list[list[str]]) -> None:
    written = "-".join(f"({'|'.join(slot)})" for slot in slots)
    assert list(spelt_out(written)) == ["-".join(one) for one in product(*slots)]


@pytest.mark.parametrize("written", ["data|figures", "(latest|newest data", "latest|newest) data"])
def test_a_bracket_without_a_partner_names_file_and_phrase(tmp_path: Path, written: str) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "words.toml").write_text(f'[harmless]\nwords = ["{written}"]\n', encoding="utf-8")
    with pytest.raises(BadSetup, match=r"words\.toml: .*alternatives are written \(one\|other\)"):
        load_lexicon(folder, CATALOG)


@pytest.mark.parametrize("value", ['"exports"', "[1, 2]", "{ a = 1 }"])
def test_what_is_no_list_of_words_is_told(tmp_path: Path, value: str) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "words.toml").write_text(f"[flow]\nexport = {value}\n", encoding="utf-8")
    with pytest.raises(BadSetup, match=r"words\.toml: \[flow\] export is no list of words in quotes"):
        load_lexicon(folder, CATALOG)


def test_a_flaw_among_alternatives_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "words.toml").write_text('[flow]\nexport = ["(big|small) sales"]\nimport = ["big sales"]\n', "utf-8")
    (found,) = flaws(load_lexicon(folder, CATALOG))
    assert found.startswith(f"{folder / 'words.toml'}:2: 'big sales' means both flow.export and flow.import")
