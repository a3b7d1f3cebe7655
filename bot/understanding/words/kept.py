"""A lexicon as it is laid out <-> a file of the state folder: spelling out a language's words and growing their tree
takes seconds, and every process of the shell would do it anew.

A file is found by what it was made of, its words and the code that reads them, and is made anew where it cannot be
read; so it is never older than either, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
import threading
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from bot.understanding.words.lexicon import Lexicon, Meaning, Node
from bot.understanding.words.packed import Entries
from bot.understanding.words.ways import Ways

_CODE: Final = Path(__file__).parent
_MOST: Final = 3  # files of one language: two versions of the program, or of the words, may take turns
_LEVEL: Final = 3  # of packing: a fifth of the size, and read as fast as it comes from the disk
_FIELDS: Final = ("decimal_comma", "variants", "joints", "spoken")
_FIELD_SETS: Final = ("particles", "than")
_PACKED: Final = ("entries", "marks", "normal")
_SETS: Final = ("words", "stems", "parts", "accented", "keepers", "named", "vocabulary")
_UNREADABLE: Final = (OSError, ValueError, zlib.error, KeyError, TypeError, AttributeError, IndexError, StopIteration)

Catalogued = Mapping[str, Any]  # the fields of a lexicon that the catalog tells


def place(state: Path, files: tuple[Path, ...], language: str, catalogued: Catalogued) -> Path:
    """The file for a language whose words stand in these files. OSError if one of them cannot be read."""
    told = (sys.hexversion, sorted(catalogued.items()))  # a Python brings its own tables of characters
    digest = hashlib.sha256(repr(told).encode())
    for path in (*sorted(_CODE.glob("*.py")), *files):
        digest.update(path.name.encode() + b"\0")
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return state / "lexicons" / f"{language}-{digest.hexdigest()[:24]}.json.z"


def restored(path: Path, folder: Path, ways: Ways, catalogued: Catalogued) -> Lexicon | None:
    """The lexicon that was kept there, laid out; None where there is none or it cannot be read."""
    groups: dict[str, list[list[str]]] = {name: [] for name in _PACKED}
    try:
        lines = io.BytesIO(zlib.decompress(path.read_bytes()))  # by lines: as one value it would fill the memory
        held = json.loads(next(lines))
        for _ in range(held["groups"]):
            name, *group = json.loads(next(lines))
            groups[name].append(group)
        packed = {name: Entries.of_groups(groups[name]) for name in _PACKED}
        fields: dict[str, Any] = {
            **{name: frozenset(held[name]) for name in _FIELD_SETS},
            **{name: tuple(one) if isinstance(one := held[name], list) else one for name in _FIELDS},
            **catalogued,
        }
        ambiguous = frozenset(map(tuple, held["ambiguous"]))
        entries, marks = packed["entries"], packed["marks"]
        lexicon = Lexicon(folder.name, entries, ambiguous, folder=folder, marks=marks, ways=ways, **fields)
        laid_out = {
            **{name: frozenset(map(sys.intern, held[name])) for name in _SETS},
            "asking": frozenset(map(tuple, held["asking"])),
            "wares": {first: tuple(map(_words, phrases)) for first, phrases in held["wares"].items()},
            "written": {word: tuple(map(tuple, meanings)) for word, meanings in held["written"].items()},
            "goods": tuple((_words(words), code) for words, code in held["goods"]),
            "narrower": tuple(map(_words, held["narrower"])),
            "naming": tuple(map(tuple, held["naming"])),
            "normal": packed["normal"],
            "root": _tree(map(json.loads, lines)),
        }
    except _UNREADABLE:
        return None
    lexicon.__dict__.update(laid_out)
    return lexicon


def keep(lexicon: Lexicon, path: Path) -> None:
    """Keeps it for the processes to come. A folder that cannot be written costs them seconds, no more."""
    lexicon.lay_out()
    groups = [(name, *group) for name in _PACKED for group in getattr(lexicon, name).groups]
    held = {
        "groups": len(groups),
        "ambiguous": sorted(lexicon.ambiguous),
        **{name: getattr(lexicon, name) for name in _FIELDS},
        **{name: sorted(getattr(lexicon, name)) for name in (*_FIELD_SETS, *_SETS, "asking")},
        **{name: getattr(lexicon, name) for name in ("wares", "written", "goods", "narrower", "naming")},
    }
    packer = zlib.compressobj(_LEVEL)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        try:
            with fresh.open("wb") as file:
                for line in (held, *groups, *_rows(lexicon.root)):
                    said = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
                    file.write(packer.compress(said.encode() + b"\n"))
                file.write(packer.flush())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)  # of a full disk
        ours = sorted(path.parent.glob(f"{lexicon.code}-*"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in ours[_MOST:]:
            old.unlink(missing_ok=True)


def _words(told: list[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, told))


def _rows(root: Node) -> list[tuple[tuple[Meaning, ...], dict[str, int], dict[str, int]]]:
    """The tree as rows, each behind those that it leads to: what it means, whole words and stems with their rows."""
    rows: list[tuple[tuple[Meaning, ...], dict[str, int], dict[str, int]]] = []
    known: dict[int, int] = {}

    def row(node: Node) -> int:
        if id(node) not in known:
            whole = node.exact or ({node.word: node.only} if node.word is not None and node.only is not None else {})
            ways = [{word: row(child) for word, child in way.items()} for way in (whole, node.stems or {})]
            rows.append((node.meanings, ways[0], ways[1]))
            known[id(node)] = len(rows) - 1
        return known[id(node)]

    row(root)
    return rows


def _tree(rows: Iterable[Any]) -> Node:
    """The tree that rows tell; the last is its root."""
    meant: dict[tuple[Meaning, ...], tuple[Meaning, ...]] = {}
    nodes: list[Node] = []
    for told, whole, stems in rows:
        meanings = tuple((kind, code) for kind, code in told)
        exact, begun = ({sys.intern(word): nodes[at] for word, at in way.items()} for way in (whole, stems))
        node = Node(exact or None, begun or None, meant.setdefault(meanings, meanings))
        if len(exact) == 1:
            node.exact, [(node.word, node.only)] = None, exact.items()
        nodes.append(node)
    return nodes[-1]
