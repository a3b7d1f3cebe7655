"""[language] at the head of a words.toml: how a language goes, and what no rule asks for is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BadSetup
from bot.knowledge import Knowledge
from bot.understanding.words.ways import FORMS, TRAITS, Ways, ways_of

ENGLISH = (
    '[language]\ntraits = ["comma_opens"]\n\n[language.forms]\npossessive = ["\'s"]\n\n[ambiguous]\nwords = ["a"]\n'
)


def _folder(languages: Path, code: str, words: str) -> Path:
    folder = languages / code
    folder.mkdir()
    (folder / "words.toml").write_text(words, encoding="utf-8")
    return folder


def _read(tmp_path: Path, words: str) -> Ways:
    _folder(tmp_path, "en", ENGLISH)
    return ways_of(_folder(tmp_path, "xx", words))


def test_a_language_has_its_own_traits_and_the_forms_of_english_besides(tmp_path: Path) -> None:
    ways = _read(tmp_path, '[language]\ntraits = ["owner_last"]\n[language.forms]\npossessive = ["ens"]\n')
    assert "owner_last" in ways
    assert "comma_opens" not in ways
    assert ways["possessive"] == ("ens", "'s")
    assert ways["place_sign"] == ()


def test_only_the_head_is_read(tmp_path: Path) -> None:
    ways = _read(tmp_path, '[language]\nletters = "han"\n\n[ambiguous]\nwords = [no TOML\n')
    assert ways.unspaced
    assert ways.beside("世界", "贸易") == "世界贸易"


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ('traits = ["owner_first"]', "owner_first"),
        ('letters = "runes"', "runes"),
        ('[language.forms]\nposessive = ["s"]', "posessive"),
    ],
)
def test_what_no_rule_asks_for_is_told(tmp_path: Path, head: str, named: str) -> None:
    with pytest.raises(BadSetup, match=named):
        _read(tmp_path, f"[language]\n{head}\n")


def test_every_trait_and_form_is_one_of_a_language(knowledge: Knowledge) -> None:
    all_ways = [lexicon.ways for lexicon in knowledge.lexicons.values()]
    assert {trait for ways in all_ways for trait in ways.traits} == TRAITS
    assert {form for ways in all_ways for form, said in ways.forms.items() if said} == FORMS


def test_every_trait_and_form_is_asked_for() -> None:
    room = Path(__file__).parents[2] / "bot" / "understanding"
    rules = "".join(path.read_text("utf-8") for path in room.rglob("*.py") if path.name != "ways.py")
    asked = rules + (room / "words" / "ways.py").read_text("utf-8").partition("@dataclass")[2]
    assert not {name for name in TRAITS | FORMS if f'"{name}"' not in asked}
