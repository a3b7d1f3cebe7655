"""How far two counts of one trade lie apart, where nobody is named who counts: no balance is meant by `the gap between
the counts`, `the mirror gap`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention

_BETWEEN = ("prep", "compare", "deictic", "number", "conj")


def between_counts(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The gap between the two counts`: both sides' figures, and how far they lie apart. Not of `figures`, which may be
    those of two months."""
    for i, gap in enumerate(mentions):
        if not gap.means("op", "difference"):
            continue
        between = gap.says("of_two")  # "difference between" in one
        for j, m in enumerate(mentions[i + 1 :], i + 1):
            if between and m.says("tally") and not m.says("figure_noun"):
                counts = replace(m, kind="op", code="mirror", others=())
                apart = replace(gap, kind="op", code="difference", others=())
                return (*mentions[:i], apart, *mentions[i + 1 : j], counts, *mentions[j + 1 :])
            between = between or m.means("prep", "between") or m.says("of_two")
            if m.kind not in (*_BETWEEN, "harmless"):
                break
    return mentions


def mirror_gap(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Mirror gap`, `Spiegellücke 2025`: the gap right behind the word for both sides' figures is between those."""
    found = list(mentions)
    for i, (counts, gap) in enumerate(pairwise(mentions), 1):
        beside = counts.is_("op", "mirror") and gap.first == counts.last + 1 and not counts.says("both_figures")
        if beside and gap.is_("flow", "balance") and gap.means("op", "difference"):
            found[i] = replace(gap, kind="op", code="difference", others=())
    return tuple(found)
