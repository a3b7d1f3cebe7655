"""Marks of elsewhere.toml: what a word that is known tells besides."""

from __future__ import annotations

from bot.understanding.words.lexicon import Lexicon

ENTRIES = (("steel", "commodity", "steel_products"), ("машин~", "commodity", "automobiles"))
LEXICON = Lexicon(
    "xx",
    ENTRIES,
    frozenset(),
    marks=(("steel", "harmless", "keeping"), ("машина", "harmless", "single"), ("brew", "harmless", "keeping")),
)


def test_a_mark_takes_no_meaning_away() -> None:
    assert LEXICON.longest(("steel",), 0) == (1, (("commodity", "steel_products"), ("harmless", "keeping")))


def test_a_word_whose_stem_is_known_can_be_marked() -> None:
    assert LEXICON.longest(("машина",), 0) == (1, (("commodity", "automobiles"), ("harmless", "single")))
    assert LEXICON.longest(("машинами",), 0) == (1, (("commodity", "automobiles"),))


def test_a_mark_makes_no_word_known() -> None:
    assert LEXICON.longest(("brew",), 0) == (0, ())
