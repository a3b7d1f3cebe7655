"""Long lists of words in little memory: an object a word would take a hundred bytes, and there are hundreds of
thousands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

Entry = tuple[str, str, str]  # phrase, kind, code

_END = "\0"  # no phrase holds it


class Entries(Collection[Entry]):
    """Entries of a lexicon in their order; one string for those that stand together under a kind and code."""

    __slots__ = ("_size", "groups")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.groups = tuple(
            (kind, code, _END.join(phrase for phrase, _, _ in group))
            for (kind, code), group in groupby(entries, key=lambda entry: entry[1:])
        )
        self._size = sum(phrases.count(_END) + 1 for _, _, phrases in self.groups)

    @classmethod
    def of_groups(cls, groups: Iterable[Sequence[str]]) -> Entries:
        """The entries whose `groups` these are: kind, code and phrases of each. ValueError for anything else."""
        made = cls(())
        made.groups = tuple((kind, code, phrases) for kind, code, phrases in groups)
        made._size = sum(phrases.count(_END) + 1 for _, _, phrases in made.groups)
        return made

    def __iter__(self) -> Iterator[Entry]:
        for kind, code, phrases in self.groups:
            for phrase in phrases.split(_END):
                yield phrase, kind, code

    def __len__(self) -> int:
        return self._size

    def __contains__(self, entry: object) -> bool:
        return any(entry == one for one in self)


class Words(Collection[str]):
    """A set of words; those that begin alike stand in one string, in which a word is looked for between its ends."""

    __slots__ = ("_beginning", "_size")

    def __init__(self, words: Iterable[str]) -> None:
        found = sorted(set(words))
        self._size = len(found)
        self._beginning = {
            start: _END + _END.join(group) + _END for start, group in groupby(found, key=lambda word: word[:2])
        }

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and f"{_END}{word}{_END}" in self._beginning.get(word[:2], "")

    def __iter__(self) -> Iterator[str]:
        for alike in self._beginning.values():
            yield from alike[1:-1].split(_END)

    def __len__(self) -> int:
        return self._size
