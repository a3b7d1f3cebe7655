"""A lexicon that is kept on the disk is the one that its words make, and is never older than they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.understanding import Lexicon, load_lexicon
from bot.understanding.words.kept import _rows, keep, restored
from tests.conftest import DATA

OWN = '[commodity]\ncoal = ["black gold"]\n'
MADE = ("words", "stems", "parts", "accented", "keepers", "named", "vocabulary", "asking", "wares", "written", "goods",
        "narrower", "naming", "phrases")  # fmt: skip


def files(state: Path) -> list[Path]:
    return sorted((state / "lexicons").glob("*.z"))


def small(tmp_path: Path) -> Path:
    """A language of few words, in a folder of its own."""
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    head = (DATA / "languages" / "en" / "words.toml").read_text(encoding="utf-8").split("\n[")[0]
    (folder / "words.toml").write_text(head + '\n[commodity]\ncoal = ["(hard |)coal", "coals"]\n', encoding="utf-8")
    return folder


def read(folder: Path, knowledge: Knowledge, state: Path) -> Lexicon:
    """The lexicon, with its tree."""
    lexicon = load_lexicon(folder, knowledge.catalog, state)
    assert lexicon.root.meanings == ()
    return lexicon


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_it_is_the_same(knowledge: Knowledge, tmp_path: Path, language: str) -> None:
    folder = DATA / "languages" / language
    made = read(folder, knowledge, tmp_path)
    (path,) = files(tmp_path)
    kept = restored(
        path, folder, made.ways, {"official": made.official, "countries": made.countries, "offices": made.offices}
    )
    assert kept is not None
    assert "root" in kept.__dict__
    assert _rows(kept.root) == _rows(made.root)
    assert list(kept.entries) == list(made.entries)
    assert list(kept.marks) == list(made.marks)
    for name in (
        "code",
        "ambiguous",
        "decimal_comma",
        "folder",
        "variants",
        "joints",
        "particles",
        "than",
        "ways",
        "spoken",
        *MADE,
    ):
        assert getattr(kept, name) == getattr(made, name), name


def test_it_is_laid_out_once(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = small(tmp_path)
    assert "root" not in load_lexicon(folder, knowledge.catalog, tmp_path).__dict__
    assert files(tmp_path) == []  # before it was asked for
    read(folder, knowledge, tmp_path)
    assert "root" in load_lexicon(folder, knowledge.catalog, tmp_path).__dict__


def test_further_words_are_read(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = small(tmp_path)
    assert read(folder, knowledge, tmp_path).longest(("black", "gold"), 0)[0] == 0
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    assert read(folder, knowledge, tmp_path).longest(("black", "gold"), 0)[0] == 2
    (folder / "own.toml").unlink()
    assert read(folder, knowledge, tmp_path).longest(("black", "gold"), 0)[0] == 0
    assert len(files(tmp_path)) == 2


def test_few_files_stay(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = small(tmp_path)
    for number in range(5):
        (folder / "own.toml").write_text(OWN.replace("gold", f"{number} gold"), encoding="utf-8")
        read(folder, knowledge, tmp_path)
    assert len(files(tmp_path)) == 3


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"x\x9cnot packed", "cut"])
def test_a_spoilt_file_is_made_anew(knowledge: Knowledge, tmp_path: Path, spoilt: bytes | str) -> None:
    folder = small(tmp_path)
    read(folder, knowledge, tmp_path)
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(spoilt if isinstance(spoilt, bytes) else whole[: len(whole) // 2])
    assert read(folder, knowledge, tmp_path).longest(("hard", "coal"), 0) == (2, (("commodity", "coal"),))
    assert path.read_bytes() == whole


def test_no_place_to_keep_it_costs_time_alone(knowledge: Knowledge, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text("a file", encoding="utf-8")
    assert read(small(tmp_path), knowledge, state).longest(("hard", "coal"), 0)[0] == 2
    assert state.read_text(encoding="utf-8") == "a file"


def test_another_lexicon_made_from_it_is_not_kept(knowledge: Knowledge, tmp_path: Path) -> None:
    from dataclasses import replace

    larger = replace(
        load_lexicon(small(tmp_path), knowledge.catalog, tmp_path), entries=(("ore", "commodity", "iron_ore"),)
    )
    assert larger.longest(("ore",), 0)[0] == 1
    assert files(tmp_path) == []
    with pytest.raises(AttributeError):
        keep(larger, tmp_path / "lexicons" / "en-0.json.z")
