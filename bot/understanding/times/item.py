"""Words of a text as the rules for times see them, and which small words may stand inside a date."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import UNITS_OF_TIME
from bot.understanding.words.text import Token

_PLACES = ("first_one", "second_one", "third_one")
_ALONE = frozenset({"event", "term"})  # kinds of words that may be a time by themselves
_LEADING_IN = frozenset({"prep", "compare", "ordinal", "deictic"})  # and with which one may begin
_NAMES = frozenset({"place", "demonym", "commodity", "unheld", "flow", "verb", "growth"})  # not small, if short
_LINKS = frozenset(
    {("prep", "of"), ("prep", "in"), ("prep", "at"), ("prep", "for"), ("prep", "post_of"), ("time", "during")}
)


class Item:
    """A mention or an unexplained token, made ready for the rules: every meaning, its time codes, its whole number."""

    __slots__ = ("fills", "first", "last", "meanings", "mention", "norm", "number", "times", "two_digit")

    def __init__(self, first: int, last: int, norm: str, mention: Mention | None, token: Token) -> None:
        self.first, self.last, self.norm, self.mention = first, last, norm, mention
        self.number: int | None = None
        self.two_digit = False
        self.fills: bool | None = None  # whether it may stand between the parts of a date: found when first asked
        self.times: tuple[str, ...] = ()
        self.meanings: tuple[tuple[str, str], ...] = ()
        if mention is not None:
            self.meanings = meanings = ((mention.kind, mention.code), *mention.others)
            if mention.kind == "time" or mention.others:
                self.times = tuple([code for kind, code in meanings if kind == "time"])
            if mention.kind == "fragment" and mention.code == "and_what":  # "and the" between two halves of a year
                self.meanings += (("conj", "and"),)
            if mention.kind == "deictic" and mention.code in _PLACES:  # "the first" of "the first half"
                self.meanings += (("ordinal", str(_PLACES.index(mention.code) + 1)),)
        if first == last and token.kind == "number":
            if norm.isdigit() and len(norm) <= 8:
                self.number, self.two_digit = int(norm), len(norm) == 2
        elif (
            mention is not None
            and mention.kind == "number"
            and ("unit", "pct") not in mention.others  # "im August um ein Viertel": a fraction is no year
            and isinstance(mention.value, float | int)
            and float(mention.value).is_integer()
            and mention.value  # ゼロになった月: nought in words is no month
        ):
            self.number, self.two_digit = int(mention.value), 10 <= mention.value <= 99

    @property
    def timed(self) -> bool:
        """Whether it may be a time by itself, or a part of one: a word of time, a figure, an event."""
        if self.times or self.number is not None or self.norm == "'" or self.norm[:1].isdigit():
            return True
        return self._of(_ALONE)

    @property
    def leads_in(self) -> bool:
        """Whether a time may begin with it, if a word of time follows."""
        return self._of(_LEADING_IN)

    def _of(self, kinds: frozenset[str]) -> bool:
        for kind, _ in self.meanings:  # noqa: SIM110 -- asked a hundred times a question: any() takes thrice as long
            if kind in kinds:
                return True
        return False

    def means(self, kind: str, *codes: str) -> bool:
        """Whether one of its meanings is of a kind, and of one of some codes."""
        for one, code in self.meanings:  # noqa: SIM110 -- asked a hundred times a question: any() takes thrice as long
            if one == kind and (not codes or code in codes):
                return True
        return False


# "leave the US out"; 对去年, по экспорту, 7回: each ties what stands beside it to something else than a date
_NO_LINKS = (
    "aside_opens",
    "aside_closes",
    "of_its_year",
    "facing",
    "by_place",
    "occasion",
    "only",
    "save",
    "parts_dates",
)


def fills(item: Item) -> bool:
    """Whether it is a short word that may stand between the parts of a date."""
    for meaning in item.meanings:
        if meaning in _LINKS:
            return not item.means("conj")
    word = item.norm.isalpha() if item.first == item.last else item.norm[-1] in "'’"  # "l'accord"
    if not word or len(item.norm) > 4 or item.number is not None:
        return False
    kinds = [kind for kind, _ in item.meanings]  # "a USA en mayo": es usar, too
    if "harmless" not in kinds or not _NAMES.isdisjoint(kinds):
        return False
    return not item.means("harmless", *_NO_LINKS)


def fell_last(items: Sequence[Item], i: int) -> bool:
    """`When did exports last fall`, `in which year did they last fall?`, `the last fall in imports`, `the last rise and
    the last fall`: something fell, and no season is named."""
    if not items[i].means("direction"):
        return False
    if items[i].first == items[i].last:
        return not _season_of_year(items, i)
    asked = any(item.means("op", "when") for item in items[:i])
    closing = not any(item.norm.isalnum() for item in items[i + 1 :])
    units = [
        n for n in range(1, i) if items[n].means("time", *UNITS_OF_TIME) and items[n - 1].means("question", "what")
    ]
    asked = asked or (closing and any(items[n].means("flow") for n in range(units[0] if units else i, i)))
    of_it = any(item.means("prep", "in", "of") for item in items[i + 1 : i + 2])
    rose = i > 1 and items[i - 1].means("conj", "and") and items[i - 2].means("direction")
    return asked or of_it or rose or (i > 0 and items[i - 1].means("harmless", "determiner"))


_PLAIN = frozenset({"flow", "place", "demonym", "commodity", "prep", "conj", "time", "courtesy", "measure", "fragment"})
_YEARS = range(2000, 2041)


def _season_of_year(items: Sequence[Item], i: int) -> bool:
    """`Exports to the US fall 2025`, `surplus, Fall '24`: a year stands right behind the word, and nothing else makes
    it a verb: no auxiliary, no rate, no amount, no reason asked for."""
    signed = i + 2 < len(items) and items[i + 1].norm == "'"
    year = items[i + 1 + signed].number if i + 1 + signed < len(items) else None
    if year is None or not (year < 100 if signed else year in _YEARS):
        return False
    for item in items:
        if item is not items[i] and any(code.startswith("season:") for code in item.times):
            continue  # "fall 2024 vs fall 2025"
        if item.means("time", *UNITS_OF_TIME):
            return False  # "months exports fall 2025"
        kind, code = (item.mention.kind, item.mention.code) if item.mention is not None else ("", "")
        if item.number is not None and kind in ("", "number"):
            if item.number not in _YEARS and not 15 <= item.number <= 40:
                return False
            continue
        asks = (kind, code) in (("op", "compare"), ("op", "sum"), ("question", "what"), ("question", "how_much"))
        little = kind in ("", "harmless") and not item.means("harmless", "auxiliary", "future", "hearsay")
        if item is not items[i] and not (kind in _PLAIN or asks or little):
            return False
    return True
