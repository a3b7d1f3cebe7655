"""A question that a service answers only in part -> smaller ones whose answers together are the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Axes = tuple[tuple[str, ...], ...]  # the codes asked for, an axis each: reporters, partners, periods, ...
Answer = TypeVar("Answer")


class TooMuchError(Exception):
    """One code on every axis, and still as many rows as an answer can hold: what is missing cannot be told."""


def in_parts(
    axes: Axes, ask: Callable[[Axes], Answer], rows: Callable[[Answer], int], limit: int
) -> Iterator[tuple[Axes, Answer]]:
    """The answers to the question, whole ones only, none of which overlap.

    An answer of `limit` rows or more may be cut off, so its question is asked again in two halves of its longest axis.
    Nothing is asked where an axis is empty. TooMuchError where there is nothing left to halve.
    """
    if not all(axes):
        return
    answer = ask(axes)
    if rows(answer) < limit:
        yield axes, answer
        return
    longest = max(range(len(axes)), key=lambda n: len(axes[n]))
    if len(axes[longest]) == 1:
        raise TooMuchError(f"{rows(answer)} rows for {' '.join(axis[0] for axis in axes)}")
    middle = len(axes[longest]) // 2
    for half in (axes[longest][:middle], axes[longest][middle:]):
        yield from in_parts((*axes[:longest], half, *axes[longest + 1 :]), ask, rows, limit)


def chunks(codes: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """The codes in order, so many at a time."""
    for start in range(0, len(codes), size):
        yield tuple(codes[start : start + size])
