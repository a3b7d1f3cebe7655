"""Phrasebooks for tests: English as it ships, and small folders of other languages that are nothing but data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.presentation import Phrasebook, load_phrasebooks

LANGUAGES = Path(__file__).parents[2] / "data" / "languages"


@pytest.fixture(scope="session")
def english() -> Phrasebook:
    return load_phrasebooks(LANGUAGES)["en"]


@pytest.fixture
def book_of(tmp_path: Path) -> Callable[..., Phrasebook]:
    """Writes a language's phrases.toml (and names.csv) beside English and loads it."""

    def build(language: str, phrases: str, names: str = "") -> Phrasebook:
        shutil.copytree(LANGUAGES / "en", tmp_path / "en", dirs_exist_ok=True)
        folder = tmp_path / language
        folder.mkdir(exist_ok=True)
        (folder / "phrases.toml").write_text(phrases, encoding="utf-8")
        if names:
            (folder / "names.csv").write_text(names, encoding="utf-8")
        return load_phrasebooks(tmp_path)[language]

    return build
