"""What is wrong with the head of a language file, or with an operator's own words, is told in one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.errors import BadSetup
from bot.knowledge import load
from bot.understanding import load_lexicon
from bot.understanding.words.ways import ways_of

CATALOG = load().catalog
LANGUAGES = Path(__file__).parents[2] / "data" / "languages"


def _folder(tmp_path: Path, code: str) -> Path:
    shutil.copytree(LANGUAGES / "en", tmp_path / "en")
    if code != "en":
        (tmp_path / code).mkdir()
    return tmp_path / code


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ('letters = ["latin"]', "letters and own are texts"),
        ('traits = "sister"', "traits a list of words"),
        ('forms = ["a"]', "every one of the forms too"),
        ('forms = { ordinal_end = "te" }', "every one of the forms too"),
        ('trait = ["sister"]', "has trait, which nothing reads"),
        ('traits = ["nonsense"]', "has nonsense, which no rule asks for"),
    ],
)
def test_a_head_that_is_not_one_is_told(tmp_path: Path, head: str, sentence: str) -> None:
    folder = _folder(tmp_path, "xx")
    (folder / "words.toml").write_text(f"[language]\n{head}\n", encoding="utf-8")
    with pytest.raises(BadSetup, match=sentence):
        ways_of(folder)


def test_a_head_that_does_not_stand_first_is_told(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "xx")
    (folder / "words.toml").write_text('[flow]\nexport = ["sales"]\n\n[language]\nletters = "han"\n', encoding="utf-8")
    with pytest.raises(BadSetup, match=r"\[language\] has to stand first"):
        ways_of(folder)


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ('words = ["a"]\n', "words stand in sections"),
        ('[[place]]\nUSA = ["a"]\n', "words stand in sections"),
        ('[language]\nletters = "han"\n', "stands in words.toml; here are words alone"),
    ],
)
def test_own_words_that_are_none_are_told(tmp_path: Path, own: str, sentence: str) -> None:
    folder = _folder(tmp_path, "en")
    (folder / "own.toml").write_text(own, encoding="utf-8")
    with pytest.raises(BadSetup, match=sentence):
        load_lexicon(folder, CATALOG)
