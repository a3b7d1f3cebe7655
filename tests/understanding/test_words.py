"""Every code that word lists may hold is read by some rule: by its name, or with all of its kind."""

from __future__ import annotations

from pathlib import Path

from bot.understanding.words.kinds import KINDS

ROOM = Path(__file__).parents[2] / "bot" / "understanding"
READ = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py") if path.name != "kinds.py")
# Kinds of which a rule asks only whether there is one (any opinion, any superlative), or that only need to be known.
AS_A_WHOLE = {"party", "direction", "measure", "extreme", "books", "deictic", "opinion", "courtesy", "fragment"}
# prep.post_with is read as `with` that stands after its place.
DERIVED = {("prep", "post_with")}


def test_every_kind_is_read() -> None:
    assert [kind for kind in KINDS if f'"{kind}"' not in READ] == []


def test_every_code_is_read() -> None:
    unread = [
        (kind, code)
        for kind, codes in KINDS.items()
        for code in sorted(codes or ())
        if f'"{code}"' not in READ and kind not in AS_A_WHOLE and (kind, code) not in DERIVED
    ]
    assert unread == []
