"""Marks of elsewhere.toml: what a word that is known tells besides."""

from __future__ import annotations

from dataclasses import replace

from bot.knowledge import Knowledge
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import norms

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


# Marks whose pass reads the word of comparing that stands in their phrases, or that tell of none.
READ_THERE = {"of_pace", "wording", "for_the_most", "has_been"}


def test_a_mark_of_several_words_keeps_what_compares(knowledge: Knowledge) -> None:
    """`Um mindestens`: a phrase that is only marked is read as no amount's bound, so that it needs a row there too."""
    lost = []
    for language, lexicon in knowledge.lexicons.items():
        bare = replace(lexicon, marks=())
        for phrase, _, code in lexicon.marks:
            words = norms(phrase)
            size, meanings = lexicon.longest(words, 0)
            if size < len(words) or size < 2 or code in READ_THERE or any(kind != "harmless" for kind, _ in meanings):
                continue
            at = 0
            while at < size:
                taken, meant = bare.longest(words, at)
                if meant and meant[0][0] == "compare":
                    lost.append((language, code, phrase))
                at += taken or 1
    assert lost == []
