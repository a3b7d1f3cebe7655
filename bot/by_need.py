"""Codes and how to make what each stands for -> a mapping that makes a value when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from threading import Lock
from typing import TypeVar

Made = TypeVar("Made")


class ByNeed(Mapping[str, Made]):
    """A single question is answered in one language: eight are not read for it. Whoever serves reads all beforehand."""

    def __init__(self, codes: Iterable[str], make: Callable[[str], Made]) -> None:
        self._codes = tuple(dict.fromkeys(codes))
        self._make = make
        self._made: dict[str, Made] = {}
        self._making = Lock()

    def __getitem__(self, code: str) -> Made:
        if (made := self._made.get(code)) is not None:
            return made
        if code not in self._codes:
            raise KeyError(code)
        with self._making:  # two threads that need the same one make it once
            if code not in self._made:
                self._made[code] = self._make(code)
            return self._made[code]

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)
