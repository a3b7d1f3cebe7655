"""A reply as Telegram's HTML: escaped, cut at line ends, never longer than Telegram takes, nothing lost."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.telegram.markup import CAPTION_LIMIT, MESSAGE_LIMIT, caption, messages, preformatted, units
from bot.model import Chart, Reply


def plain(text: str) -> str:
    return html.unescape(re.sub(r"</?[bi]>", "", text))


def test_everything_is_escaped() -> None:
    reply = Reply("answer", None, "A < B & C", ("<b>no</b>",), ("Read as: <x>",), ("Source: R&D",))
    assert messages(reply) == [
        "<b>A &lt; B &amp; C</b>\n&lt;b&gt;no&lt;/b&gt;\n<i>Read as: &lt;x&gt;</i>\nSource: R&amp;D"
    ]


def test_a_line_longer_than_a_message_is_cut_at_a_space() -> None:
    parts = messages(Reply("answer", None, "H", ("word " * 2000,)))
    assert all(units(plain(part)) <= MESSAGE_LIMIT for part in parts)
    assert all(not line.endswith("wor") for part in parts for line in plain(part).splitlines())


def test_a_caption_holds_the_whole_reply_or_its_headline() -> None:
    assert caption(Reply("answer", None, "H", ("line",))) == ("<b>H</b>\nline", True)
    assert caption(Reply("answer", None, "H", ("word " * 300,))) == ("<b>H</b>", False)
    assert units(plain(caption(Reply("answer", None, "𝟙" * 2000))[0])) <= CAPTION_LIMIT


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=300)


@given(TEXT, st.lists(TEXT.map(lambda text: text * 20), max_size=6))
def test_no_letter_is_lost_and_no_message_too_long(headline: str, lines: list[str]) -> None:
    parts = messages(Reply("answer", None, headline, tuple(lines)))
    assert all(units(plain(part)) <= MESSAGE_LIMIT for part in parts)
    squeezed = "".join("".join(plain(part).split()) for part in parts)
    assert squeezed == "".join("".join(text.split()) for text in (headline, *lines))


def charted(lines: tuple[str, ...], alt: str) -> Reply:
    return Reply("answer", None, "Exports <2025>", lines, chart=Chart("line", "t", (), alt=alt))


def test_a_chart_is_told_in_words_below_its_caption_where_there_is_room() -> None:
    told = ("<b>Exports &lt;2025&gt;</b>\nup\n<i>A line &amp; its ends.</i>", True)
    assert caption(charted(("up",), "A line & its ends.")) == told
    assert caption(charted(("up",), "")) == ("<b>Exports &lt;2025&gt;</b>\nup", True)
    assert caption(charted(("x" * 1003,), "A line")) == (f"<b>Exports &lt;2025&gt;</b>\n{'x' * 1003}", True)
    assert caption(charted(("x" * 2000,), "A line")) == ("<b>Exports &lt;2025&gt;</b>\n<i>A line</i>", False)


def test_a_proof_keeps_its_columns_and_is_cut_at_line_ends() -> None:
    assert preformatted("PROOF\n  a < b") == ["<pre>PROOF\n  a &lt; b</pre>"]
    parts = preformatted("\n".join(f"  row {n} " + "x" * 80 for n in range(100)))
    assert len(parts) == 3
    assert all(len(part) < 4096 + len("<pre></pre>") for part in parts)
    assert parts[1].startswith("<pre>  row ")
