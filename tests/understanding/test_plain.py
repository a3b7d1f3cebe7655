"""One form for all spellings: the quick ways give what the whole way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words.text import _normal, norms, plain, tokenize

written = st.text(
    st.one_of(
        st.characters(max_codepoint=0x24F),
        st.characters(min_codepoint=0x400, max_codepoint=0x460),
        st.characters(min_codepoint=0x3000, max_codepoint=0x30FF),
        st.sampled_from("一二千亿成割月増中国・ー々～\u0301\u0308\u3099"),
    ),
    max_size=12,
)


@given(written)
def test_the_quick_form_is_the_normal_form(text: str) -> None:
    assert plain(text) == _normal(text)


@given(written.map(lambda text: text.replace("~", "").replace("～", "").replace("〜", "")))
def test_a_phrase_is_cut_as_a_question_is(phrase: str) -> None:
    assert norms(phrase) == tuple(token.norm for token in tokenize(phrase))


def test_forms() -> None:
    assert plain("Überschüsse") == "uberschusse"
    assert plain("Ёлка") == "елка"
    assert plain("бой") == "бой"
    assert plain("ＰＭＩ") == "pmi"
    assert norms("減~") == ("減~",)
    assert norms("росси~") == ("росси~",)


def test_letters_that_become_two_signs() -> None:
    assert norms("Ŀ") == ("l", "·")
