"""A question that is still being typed -> the queries that it may become, the likeliest first; none of them checked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from bot.model import Coverage, Period, Query
from bot.understanding.words.kinds import NAMING, OTHER_WAY
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token, tokenize

_TAIL: Final = 4  # words and signs at the end that may be the beginning of one phrase
_WITHIN: Final = ("-", "'", ".")  # signs that stand in names
_SHORTEST: Final = 2  # letters of a beginning that tells something
_MOST_TEXTS: Final = 5
_SIDES: Final = ("export", "import", "balance", "total", "both")


@dataclass(frozen=True)
class Beginnings:
    """The phrases of one language that name what is held, in the order of their letters."""

    lexicon: Lexicon
    coverage: Coverage

    @cached_property
    def _phrases(self) -> tuple[tuple[str, str, str], ...]:
        held = {"commodity": self.coverage.commodities, "place": self.coverage.partners | self.coverage.reporters}
        held["demonym"] = held["place"]
        return tuple(one for one in self.lexicon.naming if one[1] not in held or one[2] in held[one[1]])

    @cached_property
    def _weights(self) -> Mapping[str, int]:
        """How many periods are held of each code: what is asked about more often is held more densely, too."""
        found: dict[str, int] = {}
        for key, periods in self.coverage.series:
            for code in (key.partner, key.reporter, key.commodity):
                found[code] = found.get(code, 0) + len(periods)
        return found

    def of(self, begun: str) -> tuple[str, ...]:
        """The phrases that begin so, one a meaning and the shortest of it, the most widely held first."""
        shortest: dict[str, tuple[str, str]] = {}
        at = bisect_left(self._phrases, (begun,))
        while at < len(self._phrases) and self._phrases[at][0].startswith(begun):
            phrase, kind, code = self._phrases[at]
            known = shortest.get(code)
            if phrase != begun and (known is None or len(phrase) < len(known[0])):
                shortest[code] = (phrase, kind)
            at += 1
        ranked = sorted(
            shortest.items(),
            key=lambda item: (NAMING.index(item[1][1]), -self._weights.get(item[0], 0), len(item[1][0]), item[0]),
        )
        return tuple(phrase for _, (phrase, _) in ranked)


_MADE: dict[str, Beginnings] = {}


def beginnings(lexicon: Lexicon, coverage: Coverage) -> Beginnings:
    """Made once for each language, and anew when the words or what is held were replaced."""
    made = _MADE.get(lexicon.code)
    if made is None or made.lexicon is not lexicon or made.coverage is not coverage:
        made = _MADE[lexicon.code] = Beginnings(lexicon, coverage)
    return made


def completed(text: str, lexicon: Lexicon, coverage: Coverage) -> tuple[str, ...]:
    """The text with the words at its end completed, the longest beginning first; empty after a blank or a sign."""
    tokens = tokenize(text)
    if not tokens or tokens[-1].kind not in ("word", "han") or text[-1:].isspace():
        return ()
    known = beginnings(lexicon, coverage)
    found: dict[str, None] = {}
    for size in range(min(_TAIL, len(tokens)), 0, -1):
        tail = tokens[-size:]
        begun = " ".join(token.norm for token in tail)
        if size == 1 and len(begun) == 1 and begun.isascii() and len(tokens) > 1:
            found.setdefault(_joined(tokens[:-1]))  # one letter says nothing yet: what was there before it
        if tail[0].kind not in ("word", "han") or (begun.isascii() and len(begun) < _SHORTEST):
            continue
        if any(token.kind not in ("word", "han") and token.norm not in _WITHIN for token in tail):
            continue
        head = _joined(tokens[:-size])
        for phrase in known.of(begun):
            spaced = tail[0].kind == "word"
            found.setdefault(f"{head}{' ' if head and spaced else ''}{phrase if spaced else phrase.replace(' ', '')}")
    return tuple(found)[:_MOST_TEXTS]


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(("" if n == 0 or token.glued else " ") + token.said for n, token in enumerate(tokens))


def other_side(query: Query, home: str) -> Query | None:
    """ "US exports" are read as those of the US, and may be meant as those to it: the query of the other reading."""
    if query.reporter == home or query.partners != ("WLD",) or query.flow not in _SIDES:
        return None
    return query.with_(reporter=home, partners=(query.reporter,), notes=())


def beside(query: Query) -> tuple[Query, ...]:
    """What stands beside an answered query: its growth on the year, the year to date, the other flow, the months
    before, the course by month. The query is as executed, with its period."""
    if query.operation not in ("level", "growth", "balance", "total") or len(query.periods) != 1:
        return ()
    at = query.periods[0]
    plain = replace(query, by=None, limit=None, condition=None, vintage=None, notes=())
    growth = plain.with_(operation="growth", measure="yoy", by="year", basis=None)
    level = plain.with_(operation="level" if plain.flow in OTHER_WAY else query.flow, measure=None, basis=None)
    traded = query.flow in OTHER_WAY
    found = [level if query.operation == "growth" else growth] if traded else []
    same = growth if query.operation == "growth" and traded else plain
    if at.kind == "month" and at.first.month > 1 and query.flow != "context":
        found.append(same.with_(periods=(Period(at.first.replace(month=1), at.last),)))
    if traded:
        found.append(same.with_(flow=OTHER_WAY[query.flow or ""], basis=None))
    if at.kind in ("month", "quarter", "year"):
        found.append(same.with_(periods=(at.shift(-at.month_count),)))
    rate = "yoy" if query.operation == "growth" else None
    found.append(plain.with_(operation="trend", measure=rate, periods=(), by="month"))
    return tuple(found)


def newest(coverage: Coverage, home: str) -> tuple[Query, ...]:
    """What is worth seeing before a word is typed: the whole trade, then the partner and the good that are held most
    densely, each at its newest."""
    partner = _densest(coverage, home, "partner", "WLD")
    good = _densest(coverage, home, "commodity", "TOTAL")
    found = [
        Query("level", home, "export"),
        Query("growth", home, "export", measure="yoy", by="year"),
        Query("level", home, "import"),
        Query("growth", home, "import", measure="yoy", by="year"),
        Query("balance", home, "balance"),
    ]
    found += [Query("level", home, flow, (partner,)) for flow in OTHER_WAY if partner]
    found += [Query("level", home, flow, commodities=(good,)) for flow in ("import", "export") if good]
    return tuple(found)


def _densest(coverage: Coverage, home: str, slot: str, whole: str) -> str | None:
    counts: dict[str, int] = {}
    for key, periods in coverage.series:
        code = getattr(key, slot)
        plain = key.partner == "WLD" or key.commodity == "TOTAL"
        if key.reporter == home and code != whole and key.flow in OTHER_WAY and plain:
            counts[code] = counts.get(code, 0) + len(periods)
    return min(counts, key=lambda code: (-counts[code], code), default=None)
