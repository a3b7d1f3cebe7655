"""The words of one language -> an index from words to the kinds and codes they stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from bot.understanding.words.kinds import NAMING
from bot.understanding.words.packed import Entries, Entry, Words
from bot.understanding.words.text import BEYOND_LATIN, norms
from bot.understanding.words.ways import USUAL, Ways

Meaning = tuple[str, str]  # kind, code

KEPT = 5000  # words of which it is remembered what the tree has for them
_JOINT = "\x1f"  # no word holds it
LONGEST_STEM = 40  # letters; so that a word without end costs no more than a long one

_REAL = ("common.txt", "seldom.txt")  # of a language folder: its real words
_NO_PART = frozenset({
    "harmless", "self", "prep", "conj", "question", "courtesy", "negation", "fragment", "deictic", "opinion",
    "number", "fraction", "alert",
})  # fmt: skip


@dataclass(slots=True)
class Node:
    """There are hundreds of thousands: what a node does not have takes no memory, and most have one child at most."""

    exact: dict[str, Node] | None
    stems: dict[str, Node] | None
    meanings: tuple[Meaning, ...]
    word: str | None = None  # of the only child among whole words, in place of `exact`
    only: Node | None = None

    def after(self, word: str) -> Node | None:
        """The node of a whole word, if there is one."""
        if self.exact is not None:
            return self.exact.get(word)
        return self.only if self.word == word else None


@dataclass(frozen=True)
class Lexicon:
    """One language's words as a tree over tokens: finding the longest phrase costs its length, not the lexicon's."""

    code: str
    entries: Collection[Entry]
    ambiguous: frozenset[tuple[str, ...]]
    decimal_comma: bool = False
    folder: Path | None = None
    variants: Mapping[str, str] = field(default_factory=dict)  # traditional character -> simplified
    joints: tuple[str, ...] = ()  # letters between the parts of a compound; none: words are not compounded
    particles: frozenset[str] = frozenset()  # what leaves its verb for the end of a clause: legte … zu
    than: frozenset[str] = frozenset()  # what may follow such an end: ging … raus als im November
    official: tuple[tuple[str, str], ...] = ()  # (country's code, its official name): read where no entry has it
    countries: Mapping[str, str] = field(default_factory=dict)  # letter code, "in", -> the country: read at an arrow
    marks: Collection[Entry] = ()  # "harmless", all: what a word that is known tells besides
    offices: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # named without their country -> whose they are
    ways: Ways = USUAL
    spoken: Mapping[str, int] = field(default_factory=dict)  # words of dictated numbers -> their values
    grown: Callable[[Lexicon], None] | None = field(default=None, init=False, repr=False, compare=False)  # told once

    @cached_property
    def told(self) -> dict[str, float]:
        """How well single words are known, as language.py asks for every word of every question: made as asked."""
        return {}

    @cached_property
    def begun(self) -> dict[str, tuple[Node, ...]]:
        """Where each word that was asked for leads from the root: made as asked."""
        return {}

    @cached_property
    def keepers(self) -> frozenset[str]:
        """Whose statistics have names of their own: the Census Bureau's, Destatis'."""
        return frozenset(code for _, kind, code in self.entries if kind == "agency")

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries and groups that the language has words for, beside the official names of all."""
        return frozenset(code for _, kind, code in self.entries if kind == "place")

    @cached_property
    def asking(self) -> frozenset[tuple[str, ...]]:
        """Words for how much of two signs, which no phrase before them cuts in two: 多少."""
        told = (norms(phrase) for phrase, kind, code in self.entries if (kind, code) == ("question", "how_much"))
        return frozenset(words for words in told if len(words) == 2 and all(len(word) == 1 for word in words))

    @cached_property
    def wares(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Words for goods that are harmless elsewhere, by their first token, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase, _, code in self.marks:
            if code == "ware":
                words = norms(phrase)
                found.setdefault(words[0], []).append(words)
        return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}

    @cached_property
    def written(self) -> Mapping[str, tuple[Meaning, ...]]:
        """Words that are told from others by their accent alone ("=bajó", fell, is not bajo, low), as written."""
        told = {phrase[1:]: (kind, code) for phrase, kind, code in self.entries if phrase.startswith("=")}
        besides = [entry for entry in self.marks if entry[0] in told]
        return {one: (m, *((kind, mark) for word, kind, mark in besides if word == one)) for one, m in told.items()}

    @cached_property
    def accented(self) -> frozenset[str]:
        """The words that are written with an accent, as they are written: of Latin letters, no other script."""
        told = (word for phrase, _, _ in self.entries if not phrase.isascii() for word in phrase.lower().split())
        return frozenset(word for word in told if word[0] < BEYOND_LATIN and not word.isascii())

    @cached_property
    def phrases(self) -> tuple[tuple[tuple[str, ...], str, str], ...]:
        """All phrases in their normal form: unpacked, and not before the language is asked for."""
        return tuple((tuple(map(sys.intern, words.split(_JOINT))), kind, code) for words, kind, code in self.normal)

    @cached_property
    def normal(self) -> Entries:
        """The same, packed: worked out once, and kept with the lexicon."""
        written = [
            (tuple(map(sys.intern, norms(phrase))), kind, code)
            for phrase, kind, code in self.entries
            if not phrase.startswith("=")
        ]
        taken = {words for words, _, _ in written}
        names = ((norms(name), "place", code) for code, name in self.official)
        # In capitals, as no normal form of a text is: what arrows.py writes for a letter code at an arrow.
        codes = (((code,), "place", code) for code in sorted(set(self.countries.values())))
        found = (*written, *self._marked(written), *(one for one in names if one[0] not in taken), *codes)
        return Entries((_JOINT.join(words), kind, code) for words, kind, code in found if words)

    @cached_property
    def goods(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The phrases for goods and series in their normal form, with their codes."""
        return tuple((norms(phrase), code) for phrase, kind, code in self.entries if kind == "commodity")

    @cached_property
    def narrower(self) -> tuple[tuple[str, ...], ...]:
        """The phrases for parts of a line that is held."""
        return tuple(norms(phrase) for phrase, kind, _ in self.entries if kind == "narrower")

    @cached_property
    def naming(self) -> tuple[tuple[str, str, str], ...]:
        """The phrases that a half-typed word may become, in the order of their letters: names, flows, months, no stems
        and no "exports minus imports". Kept, for to unpack all phrases takes a second."""
        one_word = {"flow"} if not self.ways.unspaced else set()
        return tuple(
            sorted(
                (" ".join(words), kind, code)
                for words, kind, code in self.phrases
                if kind in NAMING
                and not any(word.endswith("~") for word in words)
                and (kind != "time" or code.startswith("month:"))
                and (kind not in one_word or len(words) == 1)
            )
        )

    def lay_out(self) -> None:
        """Makes of the phrases what any question may ask for, so that none of them waits for it."""
        made_of_them = ("root", "words", "stems", "parts", "accented", "keepers", "asking", "wares", "written")
        for made in (*made_of_them, "goods", "narrower", "named", "vocabulary", "naming"):
            getattr(self, made)

    def let_go(self) -> None:
        """Forgets the phrases in their normal form, once all that is made of them is."""
        self.__dict__.pop("phrases", None)
        self.__dict__.pop("normal", None)
        self.begun.clear()

    def _marked(self, written: list[tuple[tuple[str, ...], str, str]]) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """The marks as further meanings of words that are known by themselves or by their stem; they make no word
        known: what is unknown stays so."""
        meant: dict[tuple[str, ...], list[Meaning]] = {}
        for words, kind, code in written:
            meant.setdefault(words, []).append((kind, code))
        for phrase, _, code in self.marks:
            if code == "ware":
                continue  # no meaning: wares.py looks for the word itself
            words = tuple(map(sys.intern, norms(phrase)))
            if len(words) == 1 and words not in meant:
                stem = next((k for n in range(len(words[0]), 2, -1) if (k := (words[0][:n] + "~",)) in meant), None)
                if stem is None:
                    continue
                meant[words] = meant[stem]
                yield from ((words, kind, other) for kind, other in meant[stem])
            yield words, "harmless", code

    @cached_property
    def root(self) -> Node:
        """Built from its ends: of nodes that mean the same and lead on alike there is one, two of five in all."""
        known: dict[tuple[object, ...], Node] = {}
        meant: dict[tuple[Meaning, ...], tuple[Meaning, ...]] = {}

        def grown(phrases: list[tuple[tuple[str, ...], str, str]], depth: int) -> Node:
            """The node after the first words, which these phrases share; they stand in the order of their words."""
            ended = sum(len(words) == depth for words, _, _ in phrases)  # the shorter stand before the longer
            meanings = tuple(dict.fromkeys((kind, code) for _, kind, code in phrases[:ended]))
            meanings = meant.setdefault(meanings, meanings)
            exact: dict[str, Node] = {}
            stems: dict[str, Node] = {}
            for word, further in groupby(phrases[ended:], key=lambda phrase: phrase[0][depth]):
                child = grown(list(further), depth + 1)
                if word.endswith("~"):
                    stems[word[:-1]] = child
                else:
                    exact[word] = child
            key = (meanings, *(frozenset((word, id(child)) for word, child in way.items()) for way in (exact, stems)))
            node = known.get(key)
            if node is None:
                node = known[key] = Node(exact or None, stems or None, meanings)
                if len(exact) == 1:
                    node.exact, [(node.word, node.only)] = None, exact.items()
            return node

        found = grown(sorted(self.phrases, key=itemgetter(0)), 0)
        if self.grown is not None:
            self.__dict__["root"] = found  # whoever is told looks at it
            self.grown(self)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of every phrase, stems without their mark: what tells the language."""
        return frozenset(word for words, _, _ in self.phrases for word in words if not word.endswith("~"))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word[:-1] for words, _, _ in self.phrases for word in words if word.endswith("~"))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Words of their own that a misspelt word may be read as: names, goods, the field's terms. Never fillers."""
        found: set[str] = set()
        for parts, kind, _ in self.phrases:
            if kind not in ("harmless", "alert", "number", "ordinal", "fraction"):  # a number is never guessed
                found.update(part for part in parts if len(part.rstrip("~")) >= 4 and part.rstrip("~").isalpha())
        return frozenset(found)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Single words that a compound may be made of: those that carry content, short ones if they name a thing."""
        found: set[str] = set()
        for words, kind, _ in self.phrases:
            if len(words) != 1 or not words[0].isalpha() or kind in _NO_PART:
                continue
            if len(words[0]) >= (2 if kind in ("place", "commodity") else 4):
                found.add(words[0])
        return frozenset(found)

    @cached_property
    def common(self) -> Words:
        """Real words of the language, which are never repaired into others: its commonest, and of the rarer ones those
        that are nearly a word of ours. Read at first need."""
        files = [self.folder / name for name in _REAL] if self.folder else []
        found = [word for file in files if file.is_file() for word in file.read_text(encoding="utf-8").split()]
        return Words(found)

    def knows(self, word: str) -> bool:
        return word in self.words or any(word[:n] in self.stems for n in range(3, min(len(word), LONGEST_STEM) + 1))

    def longest(self, tokens: tuple[str, ...], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """The longest phrase that begins at `start`: how many tokens it takes (0: none) and what it may mean."""
        size = len(tokens)
        nodes = () if start >= size else self.begun.get(tokens[start])
        if nodes is None:
            nodes = self._begun(tokens[start])
        best: tuple[int, tuple[Meaning, ...]] = (0, ())
        stack: list[tuple[Node, int]] = []
        for node in nodes:
            stack.append((node, start + 1))
        while stack:
            node, at = stack.pop()
            if node.meanings and at - start > best[0]:
                best = (at - start, node.meanings)
            if at == size:
                continue
            word = tokens[at]
            if node.stems:
                for n in range(min(len(word), LONGEST_STEM), 1, -1):
                    if (child := node.stems.get(word[:n])) is not None:
                        stack.append((child, at + 1))
                        break
            # Last in, first out: where a whole word and a stem lead equally far, the whole word's meaning stands.
            child = node.exact.get(word) if node.exact is not None else node.only if node.word == word else None
            if child is not None:
                stack.append((child, at + 1))
        return best

    def _begun(self, word: str) -> tuple[Node, ...]:
        """Where the tree goes on from its root, by the longest stem of a word and by the whole word: remembered, for
        every question begins anew at each of its words."""
        root, stems = self.root, self.root.stems or {}
        reach = range(min(len(word), LONGEST_STEM), 1, -1)
        stem = next((child for n in reach if (child := stems.get(word[:n])) is not None), None)
        if len(self.begun) >= KEPT:
            self.begun.clear()
        return self.begun.setdefault(word, tuple(node for node in (stem, root.after(word)) if node is not None))

    def lengths(self, tokens: tuple[str, ...], start: int) -> tuple[int, ...]:
        """How many tokens each phrase of whole words takes that begins at `start`, the longest first."""
        found: list[int] = []
        node, at = self.root, start
        while at < len(tokens) and (child := node.after(tokens[at])) is not None:
            node, at = child, at + 1
            if node.meanings:
                found.append(at - start)
        return tuple(reversed(found))
