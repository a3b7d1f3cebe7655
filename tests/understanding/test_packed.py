"""Long lists of words in little memory hold what they were made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words.packed import Entries, Words

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=6)
entries = st.lists(st.tuples(texts, st.sampled_from(("flow", "place")), st.sampled_from(("export", "USA"))))


@given(entries)
def test_entries_come_back_in_their_order(given_entries: list[tuple[str, str, str]]) -> None:
    packed = Entries(given_entries)
    assert list(packed) == given_entries
    assert len(packed) == len(given_entries)


@given(st.sets(texts), texts)
def test_words_hold_whole_words_alone(words: set[str], asked: str) -> None:
    packed = Words(words)
    assert (asked in packed) == (asked in words)
    assert set(packed) == words
    assert len(packed) == len(words)


def test_a_part_of_a_word_is_none() -> None:
    assert "expo" not in Words(("export", "exporter"))
    assert "export" in Words(("export", "exporter"))
