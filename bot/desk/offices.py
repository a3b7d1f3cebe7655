"""The name of a statistical office -> how its figures are read; one line an office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.sources.gathering import Gather


@dataclass(frozen=True, slots=True)
class Office:
    """title: as people call it; gather: opens its module (pages are only read by those who ask for them).

    plain_http  hosts that may be asked without encryption, since they answer no other way
    key         the name of the key that it wants, in Wanted.keys; "" where it wants none
    """

    title: str
    gather: Callable[[], Gather]
    plain_http: tuple[str, ...] = ()
    key: str = ""


OFFICES: Mapping[str, Office] = {}
