"""words.toml, time.toml, elsewhere.toml of a language folder -> its Lexicon, with the forms words are written in and
the alternatives of a phrase. A lexicon -> what is wrong with its words, each with its file and line: what `tradefacts
validate` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import tomli

from bot.by_need import ByNeed
from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.understanding.words.kept import keep, place, restored
from bot.understanding.words.kinds import KINDS
from bot.understanding.words.lexicon import Lexicon, Meaning
from bot.understanding.words.packed import Entries
from bot.understanding.words.spoken import spoken_values
from bot.understanding.words.text import norms, plain
from bot.understanding.words.ways import FALLBACK, ways_of


def spelt_out(phrase: str) -> Iterator[str]:
    """`(latest|newest) (data|figures)`: latest data, latest figures, newest data, newest figures, in this order.

    An alternative may be empty, `(the |)data`, or hold alternatives itself. Brackets without a bar are letters like
    others: `pmi (services)`, and so are those without a partner. ValueError for a bar outside brackets, and for a
    bracket with a bar that is not closed.
    """
    if "|" not in phrase:
        yield phrase
        return
    start, bars, end = _first(phrase)
    for after, before in zip((start, *bars), (*bars, end), strict=True):
        yield from spelt_out(phrase[:start] + phrase[after + 1 : before] + phrase[end + 1 :])


def _first(phrase: str) -> tuple[int, tuple[int, ...], int]:
    """Where the first bracket with alternatives opens, its own bars, and where it closes."""
    opened: list[tuple[int, list[int]]] = []
    found: list[tuple[int, tuple[int, ...], int]] = []
    for at, sign in enumerate(phrase):
        if sign == "(":
            opened.append((at, []))
        elif sign == "|":
            if not opened:
                raise ValueError(f"{phrase!r} has a bar outside brackets")
            opened[-1][1].append(at)
        elif sign == ")" and opened:
            start, bars = opened.pop()
            if bars:
                found.append((start, tuple(bars), at))
    if any(bars for _, bars in opened):
        raise ValueError(f"{phrase!r} has a bracket that is not closed")
    return min(found)


_SETTINGS = {"language", "variants"}  # sections that hold no phrases
_FILES = ("words.toml", "time.toml", "elsewhere.toml", "own.toml")


def load_lexicon(folder: Path, catalog: Catalog, state: Path | None = None) -> Lexicon:
    """words.toml and time.toml of one folder, with the official names of countries. BadSetup if they cannot be read.

    state  a folder in which lexicons are kept as they are laid out: one that is there is not laid out again
    """
    catalogued: dict[str, Any] = {
        "official": (*catalog.official_names(folder.name), *catalog.flags),
        "countries": catalog.letter_codes,
        "offices": catalog.offices,
    }
    kept = None
    if state is not None:
        with suppress(OSError):  # what cannot be read is told by whoever reads it below
            kept = place(state, tuple(folder / name for name in _FILES), folder.name, catalogued)
    if kept is not None and (known := restored(kept, folder, ways_of(folder), catalogued)) is not None:
        return known
    lexicon = _spelt(folder, catalogued)
    if kept is not None:
        object.__setattr__(lexicon, "grown", partial(keep, path=kept))
    return lexicon


def _spelt(folder: Path, catalogued: Mapping[str, Any]) -> Lexicon:
    """The lexicon as its files tell it, in every form that its words are written in."""
    path = folder / "words.toml"
    content = _written(path)
    if (times := folder / "time.toml").is_file():
        held = _written(times)
        content["time"] = held.get("time", {})
        content.setdefault("ambiguous", {}).setdefault("words", []).extend(held.get("ambiguous", {}).get("words", ()))
    marks = _add_elsewhere(content, folder / "elsewhere.toml")
    _add_own(content, folder / "own.toml")
    settings = content.pop("language", {})
    joined = frozenset(settings.get("hyphenated", ()))
    ambiguous = frozenset(
        norms(form)
        for phrase in content.pop("ambiguous", {}).get("words", ())
        for form in (phrase, _respelled(phrase, settings), *(_hyphenated(phrase) if joined else ()))
    )
    variants = content.pop("variants", {})
    endings = settings.get("endings", {})
    entries = [
        (form, kind, code)
        for kind, codes in content.items()
        for code, phrases in codes.items()
        for phrase in phrases
        for form in (_inflected(phrase, endings, path) if endings and "~" in phrase else (phrase,))
    ]
    if settings.get("respelled"):
        others = ((_respelled(phrase, settings), phrase, kind, code) for phrase, kind, code in entries)
        entries += [(other, kind, code) for other, phrase, kind, code in others if other != phrase]
    if settings.get("elided"):
        entries += [(one, kind, code) for phrase, kind, code in entries for one in _elided(phrase, settings["elided"])]
    entries += [(one, kind, code) for phrase, kind, code in entries if kind in joined for one in _hyphenated(phrase)]
    return Lexicon(
        folder.name, Entries(entries), ambiguous, bool(settings.get("decimal_comma")), folder, variants,
        tuple(settings.get("joints", ())), frozenset(map(plain, settings.get("particles", ()))),
        frozenset(settings.get("than", ())), marks=marks, ways=ways_of(folder),
        spoken=spoken_values(settings.get("spoken", {})), **catalogued,
    )  # fmt: skip


def _written(path: Path) -> dict[str, dict[str, Any]]:
    """A file of words, every phrase with alternatives spelt out. BadSetup if it cannot be read."""
    try:
        content = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetup(f"{path} cannot be read ({error.strerror}); each language needs its words.toml") from error
    except UnicodeDecodeError as error:
        raise BadSetup(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise BadSetup(f"{path}: {error}; mend the TOML") from error
    if loose := sorted(name for name, section in content.items() if not isinstance(section, dict)):
        raise BadSetup(f"{path}: {', '.join(loose)}: words stand in sections, [kind] and below it code = [...]")
    try:
        for kind in content.keys() - _SETTINGS:
            for code, phrases in content[kind].items():
                if not (isinstance(phrases, list) and all(isinstance(phrase, str) for phrase in phrases)):
                    raise BadSetup(f"{path}: [{kind}] {code} is no list of words in quotes")
                content[kind][code] = [form for phrase in phrases for form in spelt_out(phrase)]
    except ValueError as error:
        raise BadSetup(f"{path}: {error}; alternatives are written (one|other)") from error
    return content


def _add_elsewhere(content: dict[str, dict[str, list[str]]], path: Path) -> Entries:
    """elsewhere.toml: its words beside those of words.toml, which has the first say, and its marks: what a word that is
    known tells besides."""
    if not path.is_file():
        return Entries(())
    held = _written(path)
    marks = held.pop("marks", {})
    said = {phrase for kind, codes in content.items() if kind != "language" for one in codes.values() for phrase in one}
    for kind, codes in held.items():
        for code, phrases in codes.items():
            further = (phrase for phrase in phrases if phrase not in said)
            content.setdefault(kind, {}).setdefault(code, []).extend(further)
    return Entries((phrase, "harmless", code) for code, phrases in marks.items() for phrase in phrases)


def _add_own(content: dict[str, dict[str, list[str]]], own: Path) -> None:
    """The operator's own words, beside those of words.toml: [kind] code = [phrases]."""
    if not own.is_file():
        return
    written = _written(own)
    if settings := sorted(written.keys() & _SETTINGS):
        raise BadSetup(f"{own}: [{settings[0]}] stands in words.toml; here are words alone")
    for kind, codes in written.items():
        for code, phrases in codes.items():
            content.setdefault(kind, {}).setdefault(code, []).extend(phrases)


def _inflected(phrase: str, endings: Mapping[str, Iterable[str]], path: Path) -> Iterator[str]:
    """`減~ら`: the stem before the sign with each of the endings that the language lists under the name after it."""
    stem, _, name = phrase.rpartition("~")
    if name not in endings:
        raise BadSetup(f"{path}: {phrase!r} ends in the class {name!r}, which [language.endings] does not list")
    yield from (stem + ending for ending in endings[name])


def _elided(phrase: str, elided: Mapping[str, str]) -> Iterator[str]:
    """`à partir de` as it is written before a vowel: à partir d'."""
    for ending, instead in elided.items():
        if phrase.endswith(" " + ending):
            yield phrase.removesuffix(ending) + instead


def _hyphenated(phrase: str) -> Iterator[str]:
    """`integrated circuits` as it stands before a noun: integrated-circuit exports."""
    words = phrase.split(" ")
    if len(words) == 2 and all(word.isalpha() and word.isascii() for word in words):
        yield "-".join(words)
        if len(words[1]) > 3 and words[1].endswith("s") and not words[1].endswith("ss"):
            yield "-".join(words).removesuffix("s")


def _respelled(phrase: str, settings: Mapping[str, Mapping[str, str]]) -> str:
    """The phrase as it is written too: Ueberschuss, where the own letters are not at hand; "computers & parts"."""
    for letter, instead in settings.get("respelled", {}).items():
        phrase = phrase.replace(letter, instead)
    return phrase


class Lexicons(ByNeed[Lexicon]):
    """The lexicons by their code; how each language goes is read of all, for it tells which of them a text needs."""

    def __init__(self, languages: Path, codes: Iterable[str], catalog: Catalog, state: Path | None) -> None:
        super().__init__(codes, lambda code: load_lexicon(languages / code, catalog, state))
        self.ways = {code: ways_of(languages / code) for code in self}


def load_lexicons(languages: Path, catalog: Catalog, state: Path | None = None) -> Lexicons:
    """Every language folder that has a words.toml, by its code; each is read when it is first asked for, as it is kept
    in the state folder where it is."""
    codes = sorted(path.parent.name for path in languages.glob("*/words.toml"))
    if FALLBACK not in codes:
        raise BadSetup(f"{languages} holds no en/words.toml; English is the language that others fall back to")
    return Lexicons(languages, codes, catalog, state)


_ALTERNATIVES = re.compile(r'"([^"]*\|[^"]*)"')


def flaws(lexicon: Lexicon) -> tuple[str, ...]:
    """Unknown kinds and codes, and words with two meanings that are not listed as ambiguous, a sentence each."""
    found: list[str] = []
    seen: dict[tuple[str, ...], Meaning] = {}
    for phrase, kind, code in lexicon.entries:
        allowed = KINDS.get(kind)
        if kind not in KINDS:
            found.append(f"{where(lexicon, phrase)}: unknown section [{kind}]; the sections stand in words/kinds.py")
        elif allowed is not None and code not in allowed:
            one_of = ", ".join(sorted(allowed))
            found.append(f"{where(lexicon, phrase)}: [{kind}] has no code {code!r}; use one of {one_of}")
        words = norms(phrase)
        if not words:
            found.append(f"{where(lexicon, phrase)}: an empty phrase under [{kind}] {code}; take it out")
        clash = words in seen and seen[words] != (kind, code) and words not in lexicon.ambiguous
        # A time word may mean something else besides: periods.py decides by what stands beside it.
        if clash and "time" not in (kind, seen[words][0]):
            found.append(
                f"{where(lexicon, phrase)}: {phrase!r} means both {'.'.join(seen[words])} and {kind}.{code}; "
                "take one out or list it under [ambiguous]"
            )
        seen.setdefault(words, (kind, code))
    return tuple(found)


def where(lexicon: Lexicon, phrase: str) -> str:
    """The file and line on which a phrase stands, by itself or among alternatives."""
    path = lexicon.folder / "words.toml" if lexicon.folder else None
    if path is None or not path.is_file():
        return f"{lexicon.code}/words.toml"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if f'"{phrase}"' in line or any(phrase in spelt_out(one) for one in _ALTERNATIVES.findall(line)):
            return f"{path}:{number}"
    return str(path)
