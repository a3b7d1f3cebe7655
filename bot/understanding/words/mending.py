"""Misspelt words -> the lexicon words that they nearly are: names, goods, the field's terms; real words are left alone.

A slip is mended where what it becomes says something: by itself, or in a longer phrase with its neighbours ("Estados
Undos"). A word that would become one that adds nothing stays unknown: it may have been anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.words.lexicon import Lexicon, Meaning
from bot.understanding.words.text import Token, norms

_NAMES = ("flow", "commodity", "place", "demonym", "time")
_VOWELS = frozenset("aeiou")
_WITH_BONES = ("flow", "commodity", "place", "demonym", "time", "growth", "direction", "verb", "measure")
_LONGEST = 40  # letters of a word that may be misspelt
_SHORT = 3  # letters of a word that is no slip of another by itself
_HALF = 4  # letters of a word that may hang on to another
_MENDED = 60  # words of a text; one with more of them that nobody knows is no question with slips
_AROUND = 3  # words before a misspelt one at which a phrase that holds it may begin


def mend(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    loose: tuple[int, ...],
    lexicon: Lexicon,
    fallback: Lexicon | None,
) -> tuple[str, ...]:
    """The words, each unexplained one read as the one lexicon word that it nearly is."""
    source = lexicon
    if lexicon.ways.unspaced:
        if fallback is None:
            return words
        source = fallback
    fixed = list(words)
    for i in loose[:_MENDED]:
        if tokens[i].kind != "word":
            continue
        near = _near_cached(words[i], source.code, Index.of(source))
        better = _fitting(words, i, near, source) or _nearest_cached(words[i], source.code, Index.of(source))
        better = better or _swapped(words, i, source)
        named = better is not None and i > 0 and source.longest((fixed[i - 1], better), 0)[0] == 2  # "estados unidso"
        if better is not None and (named or _asks(words[i], better, source)):
            fixed[i] = better
    return tuple(fixed)


def _swapped(words: tuple[str, ...], at: int, lexicon: Lexicon) -> str | None:
    """`Iron oer`, `crude ol`: two letters of a short word swapped, or one left out, where it makes a good of the word
    before it."""
    if len(words[at]) not in (_SHORT - 1, _SHORT) or at == 0 or words[at] in lexicon.common:
        return None
    for word in (*sorted(_neighbours(words[at])), *_longer(words[at])):
        length, meanings = lexicon.longest((words[at - 1], word), 0)
        if length == 2 and any(kind == "commodity" for kind, _ in meanings):
            return word
    return None


def _asks(word: str, better: str, lexicon: Lexicon) -> bool:
    """Whether a word may be read as this one: варить is no верить, which asks for nothing and would be passed over."""
    meant = lexicon.longest((better,), 0)[1] if len(better) == len(word) else ()
    return not meant or any(kind != "harmless" or code == "little" for kind, code in meant)


def _fitting(words: tuple[str, ...], at: int, near: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """Of the nearest words the one with which a longer phrase fits: `Estados Undos` -> unidos."""
    found: dict[str, tuple[Meaning, ...]] = {}
    near = tuple(entry for entry in near if entry[0] == words[at][0]) or near  # "how srong was": strong, not wrong
    for entry in near:
        tried = (*words[:at], entry, *words[at + 1 :])
        for start in range(max(0, at - _AROUND), at + 1):
            length, meanings = lexicon.longest(tried, start)
            if length > 1 and start + length > at and any(kind != "harmless" for kind, _ in meanings):
                found.setdefault(entry, meanings)
                break
    return min(found) if len(set(found.values())) == 1 else None


def _allowed(length: int) -> int:
    """How many slips a word of this length may have; short words are never corrected into names."""
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 14 else 3


class Index:
    """A vocabulary in buckets by first or second letter and length: a look-up costs a few dozen comparisons."""

    _made: Mapping[int, Index] = {}

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.buckets: dict[tuple[str, int], list[str]] = {}
        self.stems: dict[tuple[str, int], list[str]] = {}
        # In one order, whatever the order of a set in this process: of equally near words the same one is found.
        for entry in sorted(lexicon.vocabulary):
            bare = entry.rstrip("~")
            for letter in {bare[0], bare[1]}:
                self.buckets.setdefault((letter, len(bare)), []).append(bare)
                if entry is not bare and entry.endswith("~"):
                    self.stems.setdefault((letter, len(bare)), []).append(bare)
        self.fillers = frozenset(
            parts[0]
            for phrase, kind, code in lexicon.entries
            if (
                kind in ("self", "question", "conj", "prep")
                or (kind, code) in (("harmless", "words"), ("harmless", "little"))
            )
            and len(parts := norms(phrase)) == 1
            and 3 <= len(parts[0]) <= 6
        )
        self.small: dict[tuple[str, int], list[str]] = {}
        for filler in self.fillers:
            self.small.setdefault((filler[0], len(filler)), []).append(filler)

        self.bones: dict[str, str] = {}  # words of one skeleton in one string: a list each would take megabytes
        for parts, kind, _ in lexicon.phrases:
            if len(parts) == 1 and kind in _WITH_BONES and len(parts[0]) > 3 and "~" not in parts[0]:
                skeleton = bones(parts[0])
                for spelt in {skeleton, skeleton[1:] if parts[0][0] in _VOWELS else skeleton}:  # "xprts", "exprts"
                    if len(spelt) >= 3:
                        self.bones[spelt] = f"{self.bones[spelt]} {parts[0]}" if spelt in self.bones else parts[0]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Index:
        index = cls._made.get(id(lexicon))
        if index is None or index.lexicon is not lexicon:
            index = cls(lexicon)
            cls._made = {**cls._made, id(lexicon): index}
        return index

    def nearest(self, word: str) -> str | None:
        if word in self.lexicon.common or len(word) > _LONGEST:
            return None
        if len(word) >= 3 and word.isascii() and _VOWELS.isdisjoint(word[1:]):
            # three letters are an abbreviation of something else as likely: BLS is no bill
            return self._filler(word) or (self._bones(word) if len(word) > 3 else None) or self._name(word)
        return self._doubled(word) or self._name(word) or self._filler(word)

    def _doubled(self, word: str) -> str | None:
        """`weere`, `havve`: a small word with one letter typed twice is that word, before any other that is near."""
        shorter = {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]}
        return min(shorter & self.fillers, default=None)

    def _bones(self, word: str) -> str | None:
        """`brzl`, `shpmnts`, `srpls`: the one meaning whose words are spelt so once the vowels are left out."""
        found = self.bones.get(bones(word), "").split()
        meanings = {self.lexicon.longest((entry,), 0)[1][:1] for entry in found}
        return min(found, key=lambda entry: (len(entry), entry)) if len(meanings) == 1 else None

    def _filler(self, word: str) -> str | None:
        """`teh`, `adn`, `wich`: a small word with two letters swapped, or one left out or doubled."""
        if len(word) < 3:
            return None
        found = {w for w in _neighbours(word) if w in self.fillers}
        found.update(w for w in self.small.get((word[0], len(word) + 1), ()) if OSA.distance(word, w) == 1)
        return sorted(found)[0] if found else None

    def near(self, word: str) -> tuple[str, ...]:
        """All words of the vocabulary that are equally near, or nothing: real words are no slips."""
        if word in self.lexicon.common or len(word) > _LONGEST:
            return ()
        return tuple(self._candidates(word))

    def _name(self, word: str) -> str | None:
        telling = [entry for entry in _near_cached(word, self.lexicon.code, self) if self._tells(entry)]
        return self._only(telling, word) if telling else None

    def _tells(self, entry: str) -> bool:
        """Whether it means something by itself: a part of a longer phrase may be any small word."""
        return any(kind != "harmless" for kind, _ in self.lexicon.longest((entry,), 0)[1])

    def _candidates(self, word: str) -> list[str]:
        """The words of the vocabulary that are nearest within the allowed slips."""
        slips = _allowed(len(word))
        if not slips:
            return []
        best: list[str] = []
        least = slips + 1
        stems: list[str] = []
        nearest_stem = slips + 1
        for letter in sorted({word[0], word[1]}):
            for length in range(len(word) - slips, len(word) + slips + 1):
                for bare, away in _within(word, self.buckets.get((letter, length)), min(slips, _allowed(length))):
                    if away > least:
                        continue
                    if away > 1 and bare[0] != word[0]:  # nobody mistypes the first letter and another: lexsorted
                        continue
                    if away < least:
                        best, least = [], away
                    if bare not in best:
                        best.append(bare)
            # a stem that the misspelt word begins with nearly; what follows it is an ending, not half a word
            for length in range(max(4, len(word) - self.lexicon.ways.ending), len(word) + 1):
                known = self.stems.get((letter, length))
                if known is None or self._hangs_on(word[length:]):
                    continue
                near: dict[str, int] = {}
                for shift in (-1, 0, 1):
                    for bare, away in _within(word[: length + shift], known, _allowed(length)):
                        near[bare] = min(away, near.get(bare, away))
                for bare, away in near.items():
                    # as long as the whole word only where a letter of a month is left out: октбрь
                    if away > nearest_stem or (length == len(word) and not self._is_time(bare)):
                        continue
                    if away < nearest_stem:
                        stems, nearest_stem = [], away
                    if bare not in stems:
                        stems.append(bare)
        return stems if nearest_stem < least else best

    def _is_time(self, stem: str) -> bool:
        return any(kind == "time" for kind, _ in self.lexicon.longest((stem,), 0)[1])

    def _hangs_on(self, ending: str) -> bool:
        """Whether a word of its own is part of what would be an ending: `экспортноября`."""
        return any(ending[i:] in self.lexicon.parts for i in range(len(ending) - _HALF + 1))

    def _only(self, best: list[str], word: str) -> str | None:
        """One of equally near words: a time, of the same letters, of the same ends, longer ones, names."""
        letters = sorted(word)
        swapped = _neighbours(word)
        for closer in (
            lambda entry: len(word) == _HALF and entry in swapped,  # "wiht" is with, not wilt
            lambda entry: len(word) == _HALF and entry[0] == word[0] and entry[-1] == word[-1],  # "thrm" is them
            lambda entry: any(kind == "time" for kind, _ in self.lexicon.longest((entry,), 0)[1]),
            lambda entry: sorted(entry) == letters,
            lambda entry: entry[0] == word[0] and entry[-1] == word[-1],
            lambda entry: len(entry) > len(word),
            lambda entry: any(kind in _NAMES for kind, _ in self.lexicon.longest((entry,), 0)[1]),
        ):
            if len({self.lexicon.longest((entry,), 0)[1] for entry in best}) <= 1:
                break
            best = [entry for entry in best if closer(entry)] or best
        meanings = {self.lexicon.longest((entry,), 0)[1] for entry in best}
        return sorted(best)[0] if len(meanings) == 1 else None


def _within(word: str, known: list[str] | None, slips: int) -> list[tuple[str, int]]:
    """Those of some words that are so many slips away at most, the nearest first, with how many they are."""
    if not known:
        return []
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(entry, int(away)) for entry, away, _ in found]


def bones(word: str) -> str:
    """A word without its vowels after the first letter, each doubled letter once."""
    kept = [letter for n, letter in enumerate(word) if n == 0 or letter not in _VOWELS]
    return "".join(letter for n, letter in enumerate(kept) if n == 0 or letter != kept[n - 1])


def _longer(word: str) -> Iterator[str]:
    """The word with one letter more, wherever it may have been left out."""
    for i in range(len(word) + 1):
        yield from (word[:i] + letter + word[i:] for letter in ascii_lowercase)


def _neighbours(word: str) -> frozenset[str]:
    """The word with two neighbours swapped, or one letter taken out."""
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    shorter = (word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1])
    return frozenset((*swapped, *shorter))


@lru_cache(maxsize=4096)
def _nearest_cached(word: str, _code: str, index: Index) -> str | None:
    return index.nearest(word)


@lru_cache(maxsize=4096)
def _near_cached(word: str, _code: str, index: Index) -> tuple[str, ...]:
    return index.near(word)
