"""Phrasebooks: what validate finds in them, what falls back to English, and that English can say all statements."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import BadSetup
from bot.presentation import Phrasebook, load_phrasebooks
from bot.presentation.naming import FORMS, Slots

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

BOT = Path(__file__).parents[2] / "bot"


def test_what_ships_is_without_fault(knowledge: Knowledge) -> None:
    for book in knowledge.phrasebooks.values():
        assert book.problems(knowledge.catalog) == ()


def test_a_phrase_may_hold_named_fields_only(book_of: Callable[..., Phrasebook]) -> None:
    book = book_of("de", '[level]\nheadline = "{figure:.2f} und {0}"\n')
    (problem,) = book.problems()
    assert problem.startswith("data/languages/de/phrases.toml:2: level.headline: only plain named fields")


def test_a_key_that_english_has_not_is_told(book_of: Callable[..., Phrasebook]) -> None:
    book = book_of("de", '[level]\nhedline = "Schlagzeile"\n')
    assert book.problems() == (
        "data/languages/de/phrases.toml:2: level.hedline: English has no such phrase; correct the key",
    )


def test_a_translation_may_not_lose_a_figure(book_of: Callable[..., Phrasebook]) -> None:
    book = book_of("de", '[balance]\nsides = "Ausfuhr {exports}"\n')
    assert book.problems() == (
        "data/languages/de/phrases.toml:2: balance.sides: does not show imports; add it to the phrase",
    )


def test_what_is_not_translated_is_said_in_english_and_listed(book_of: Callable[..., Phrasebook]) -> None:
    book = book_of("de", '[source]\nline = "Quelle: {agencies}"\n')
    assert book.say("source.line", agencies="x") == "Quelle: x"
    assert book.say("source.plain", agency="x") == "x"
    assert "source.plain" in book.borrowed
    assert "source.line" not in book.borrowed
    assert book.endonym == "Deutsch"


def test_an_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "phrases.toml").write_text("[level", encoding="utf-8")
    with pytest.raises(BadSetup, match=r"phrases\.toml"):
        load_phrasebooks(tmp_path)


@pytest.mark.parametrize(
    ("slots", "full", "short"),
    [
        (Slots("CHN", "export", ("WLD",), ("TOTAL",)), "China's exports", "exports"),
        (Slots("CHN", "export", ("EU27",), ("rare_earths",)), "exports of rare earths from China to the EU",
         "exports of rare earths to the EU"),
        (Slots("CHN", "import", ("USA", "BRA"), ("soybeans",)),
         "imports of soybeans from the United States and from Brazil into China",
         "imports of soybeans from the United States and from Brazil"),
        (Slots("USA", "balance", ("CHN",), ("TOTAL",)), "the United States' trade balance with China",
         "trade balance with China"),
        (Slots("CHN", "total", ("RUS",), ("TOTAL",)), "trade between China and Russia", "trade with Russia"),
        (Slots("CHN", "both", ("JPN",), ("TOTAL",)), "China's exports and imports with Japan",
         "exports and imports with Japan"),
        (Slots("CHN", "context", ("WLD",), ("usdcny",)), "the US dollar in yuan", "the US dollar in yuan"),
    ],
)  # fmt: skip
def test_names_of_series(english: Phrasebook, slots: Slots, full: str, short: str) -> None:
    assert (english.names.series(slots), english.names.series(slots, "what")) == (full, short)


def test_a_place_with_no_row_bears_its_official_name(knowledge: Knowledge) -> None:
    assert knowledge.phrasebooks["en"].names.name("partner", "NOR", "to") == "to Norway"


def statements() -> Iterator[tuple[str, str, tuple[str, ...] | None]]:
    """Each Statement.of(...) in bot/: where, its kind (* for what is filled in), its fields (None if unpacked)."""
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "of"):
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "Statement" and node.args):
                continue
            kind = _text(node.args[0])
            if kind is not None:
                names = [keyword.arg for keyword in node.keywords]
                fields = None if None in names else tuple(name for name in names if name)
                yield f"{path.relative_to(BOT)}:{node.lineno}", kind, fields


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return None


def test_english_can_say_every_statement(english: Phrasebook) -> None:
    """Every kind of statement in the code has a phrase, which names only fields that are there."""
    lacking = []
    for where, kind, fields in statements():
        pattern = re.compile(re.escape(kind).replace(r"\*", r".+"))
        keys = [key for key in english.phrases if pattern.fullmatch(key)]
        if not keys:
            lacking.append(f"{where}: no phrase {kind}")
        if "*" not in kind and fields is not None:
            for key in keys:
                lacking += [
                    f"{where}: {key} names {{{name}}}; the fields are {', '.join(fields)}"
                    for name in english.phrases[key].fields
                    if not any(name == field or name.startswith(f"{field}_") for field in fields)
                ]
    assert not lacking, "\n".join(lacking)


def test_forms_of_names_are_filled(english: Phrasebook) -> None:
    assert [english.names.name("partner", "EU27", form) for form in FORMS] == [
        "EU", "the EU", "to the EU", "from the EU", "of the EU", "in the EU", "the EU's", "EU",
    ]  # fmt: skip


def test_a_genitive_doubles_no_s(knowledge: Knowledge) -> None:
    names = knowledge.phrasebooks["de"].names
    assert [names.name("partner", code, "of") for code in ("LAO", "MUS", "FRA", "USA")] == [
        "von Laos", "von Mauritius", "Frankreichs", "der USA",
    ]  # fmt: skip


def test_words_run_together_where_a_language_has_them_run(knowledge: Knowledge) -> None:
    french, english = knowledge.phrasebooks["fr"], knowledge.phrasebooks["en"]
    assert french.elided("plus en juin que en mai, ceux de avril") == "plus en juin qu'en mai, ceux d'avril"
    assert english.elided("more than en route") == "more than en route"


def test_the_first_of_a_month_is_written_as_it_is_said(knowledge: Knowledge) -> None:
    day = date(2026, 2, 1)
    assert knowledge.phrasebooks["fr"].calendar.day(day) == "1er février 2026"
    assert knowledge.phrasebooks["pt"].calendar.day(day) == "1º de fevereiro de 2026"
    assert knowledge.phrasebooks["es"].calendar.day(day) == "1 de febrero de 2026"


def test_every_language_says_everything_itself(knowledge: Knowledge) -> None:
    """Names of units, patterns of time and the like may be the same everywhere; sentences may not be English."""
    forms = ("language.", "units_long.", "units_yi.", "period.", "chart.times.")
    for book in knowledge.phrasebooks.values():
        assert [key for key in book.borrowed if not key.startswith(forms)] == [], book.language
