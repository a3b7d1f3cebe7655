"""The text of a program, of a command or of what one fills in, with words of trade in it: `import x as y`, `%s`."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.understanding.words.frame import Frame

_SIGN = "%"
# data_source, wrap(), {table}, a || b: as programs are written. A question may be, but names where or when then.
_PROGRAM = re.compile(
    r"(?<![\w@#/.])[a-z]\w*_[a-z]\w*|\w\(\)|\w\[|[{}]|\|\||&&|::|[=!]=|[$@%]\w+->|[$]\w+ = |>>>"
    r"|(?-i:[a-z](?:Ex|Im)port|\b(?:Ex|Im)ports?[A-Z])"
    r"|(?<!\S)-[a-z](?!\S)|(?<!\S)/\w+/\w|\s\[\d\]|^#+ ?`",
    re.IGNORECASE | re.ASCII,
)
# select * from t, import x from './x', dump.sql: no sentence has these, whatever is named in it.
_CODE = re.compile(
    r"\bselect\b(?!.*\b(?:reporter|partner) ?=).*\b(?:from|where)\b|\bwhere\b.*= ?['\"]|\bfrom ['\"][\w./@-]+['\"]"
    r"|^\s*(?:ex|im)port -[a-z]\b|^\s*where \w+ ?[=<>]|^\s*update \w+ set \w|\border by \w+ (?:asc|desc)\b"
    r"|\s-(?:name|type|size|exec) |^\s*(?:\w+ )?export \w+=\w|</[a-z]{4,}>|^/\w+/\w|[{,] ?\"\w+\" ?:|^\"\w+\" ?: ?\S"
    r"|(?<!\S)/(?:data|dev|etc|home|mnt|opt|root|tmp|usr|var)\b"
    r"|(?<![\w.])[a-z]+_\w+\((?! )"
    r"|``[\w.\"']|^ ?>>> |[│├└─┌]{2}|\w\(\d\w?\)|^=\w+\d? |&\w+;|(?<![\w%])%[ds]\b|\w = \"|\"; \w"
    r"|^--?[a-z][,\w-]* --[a-z]|^--[a-z]|\s--(?:help|version|all|\w+=)|(?-i:[a-z]{3}\.(?:ex|im)ports?\.[a-z]{3})"
    r"|^\s*[a-z.]*(?:exports?|imports?|balance|surplus)[\w.]* ?[-+*/]?= ?[\w.'\"][^?]*$"
    r"|\w\.(?:csv|tsv|xlsx?|sql|json|zip|gz|gpg|pem|html?|pdf|vcf|ics|m3u|ova|pfx|py|js|txt|xml|ya?ml|log|docx?|sh)\b",
    re.IGNORECASE | re.ASCII,
)
_MODULE = re.compile(
    r"^\s*(?:from \.*\w[\w.]* import [\w*]|import \w+ as \w|import (?:\*|java\.|\w+\.\*)|export (?:\*|\w+=)"
    r"|export \w+ \w+ ?=)|\$[A-Z]\w|~/\w",
    re.ASCII,
)
# None of the three finds anything in a text that has none of these signs and no such words: most questions.
_SIGN_OF_CODE = re.compile(r"[_(\[{}|&=$%@<>~\"*`├└─]|(?<!\S)[-/]|\.\w|java\.|::| '|[a-z](?:Ex|Im)port|ports?[A-Z]")
_WORDS_OF_CODE = ("select", "update", "order by", " import ")
_TAKEN_IN = ("import ", " as ")  # both: import x as y
_WHERE_OR_WHEN = ("place", "demonym", "agency", "growth", "event")


def programmed(text: str, frame: Frame) -> bool:
    """Whether it is the text of a program, with words in it that trade has too: `EV_CURRENT`, `my $cols = size()`."""
    if _SIGN_OF_CODE.search(text) is None and not _worded_as_code(text.lower()):
        return False
    if _CODE.search(text) is not None:
        return True
    if (_PROGRAM.search(text) or _MODULE.search(text)) is None or frame.has_any(*_WHERE_OR_WHEN):
        return False
    return all(m.code.startswith("newest:") for m in frame.all("period"))


def _worded_as_code(text: str) -> bool:
    for word in _WORDS_OF_CODE:
        if word in text:
            return True
    return all(word in text for word in _TAKEN_IN)


def template(frame: Frame) -> bool:
    """`Table %s`, `expected %d`, `balance: %1`: what a program fills in, no share of anything."""
    if not (frame.has("unit", "pct") or frame.has("measure", "percent", "share")):
        return False
    tokens = frame.tokens
    signs = (
        i
        for i, (one, two) in enumerate(pairwise(tokens))
        if one.norm == _SIGN and two.glued and (_letter(two.norm) or (two.norm.isdigit() and tokens[i - 1].norm == ":"))
    )
    return any(i == 0 or tokens[i - 1].kind != "number" for i in signs)


def _letter(word: str) -> bool:
    return len(word) == 1 and word.isascii() and word.isalpha()
