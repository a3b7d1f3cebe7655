"""Phrases hold named fields only."""

from __future__ import annotations

import pytest

from bot.presentation.template import Template, Variants, compile_phrase, walk


def test_fields_are_filled_and_sentences_begin_with_capitals() -> None:
    template = Template.compile("{series} fell. {what} did not")
    names = {"series": "exports to Japan", "what": "imports"}
    assert template.fields == {"series", "what"}
    assert template.fill(names.__getitem__, capitals=True) == "Exports to Japan fell. Imports did not"
    assert template.fill(names.__getitem__) == "exports to Japan fell. imports did not"


@pytest.mark.parametrize("text", ["{0}", "{}", "{a.b}", "{a[0]}", "{a:>10}", "{a!r}", "{A}", "{a"])
def test_anything_but_named_fields_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"plain named fields|expected|Single"):
        Template.compile(text)


def test_variants_nest() -> None:
    phrase = compile_phrase({"rise": {"one": "{n} up", "other": "{n} ups"}, "fall": "down", "flat": "still"})
    assert isinstance(phrase, Variants)
    assert phrase.fields == {"n"}


def test_sections_are_walked_and_variants_kept_whole() -> None:
    table = {"level": {"headline": "x", "streak": {"one": "a", "other": "b"}}}
    assert list(walk(table)) == [("level.headline", "x"), ("level.streak", {"one": "a", "other": "b"})]
