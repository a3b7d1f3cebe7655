"""A phrase with alternatives, as a language file writes it -> every phrase that it stands for."""

from __future__ import annotations

from collections.abc import Iterator


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
