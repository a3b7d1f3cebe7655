"""Tokens and a lexicon -> mentions: the longest phrases first, misspelt single words where no phrase explains them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.understanding.arrows import spelt_out
from bot.understanding.frame import Mention
from bot.understanding.lexicon import Lexicon, Meaning
from bot.understanding.numerals import number
from bot.understanding.sounds import heard, tune
from bot.understanding.spacing import VOWELS, bones, respace, reunite, shortened
from bot.understanding.text import Token, norms

_NAMES = ("flow", "commodity", "place", "demonym", "time")
_WITH_BONES = ("flow", "commodity", "place", "demonym", "time", "growth", "direction", "verb", "measure")
_TRADED = ("flow", "verb", "commodity")
_LONGEST = 40  # letters of a word that may be misspelt
_DATED = frozenset({"年", "月", "日"})  # signs that make a date of the figure before them
_ENDING = 6  # letters that may follow a misspelt stem
UNSPACED = ("zh", "ja")  # written without spaces: their words are not spell-corrected, Latin words in them are


def find_mentions(
    tokens: tuple[Token, ...], lexicon: Lexicon, fallback: Lexicon | None
) -> tuple[tuple[Token, ...], tuple[Mention, ...], tuple[Token, ...]]:
    """The tokens as they were read, the mentions in order, and the content tokens that nothing explains.

    `fallback` is English: names and terms of trade ("PMI", "yoy", "exports") are used in every language.
    """
    tokens = reunite(spelt_out(tokens, lexicon), lexicon)
    words = _words(tokens, lexicon)
    mentions, loose = _match(tokens, words, lexicon, fallback, frozenset())
    if loose and lexicon.code in UNSPACED:
        again = _match(tokens, words, lexicon, fallback, frozenset(), _cuts(tokens, words, lexicon))
        mentions, loose = min((mentions, loose), again, key=lambda read: len(read[1]))
    if loose and lexicon.code not in UNSPACED and (spaced := respace(tokens, loose, lexicon)) != tokens:
        tokens, words = spaced, _words(spaced, lexicon)
        mentions, loose = _match(tokens, words, lexicon, fallback, frozenset())
    if loose:
        mended = _mend(tokens, words, loose, lexicon, fallback)
        if mended == words and lexicon.code in UNSPACED:
            mended = heard(tokens, words, loose, mentions, lexicon)
        if mended != words:
            changed = frozenset(i for i, word in enumerate(words) if mended[i] != word)
            # Once a word is mended a longer phrase may fit around it ("rare erth exports"): match the whole again.
            mentions, loose = _match(tokens, mended, lexicon, fallback, changed)
    return tokens, mentions, tuple(tokens[i] for i in loose)


def warm(lexicon: Lexicon) -> None:
    """Build the indexes of a language before its first question instead of during it."""
    lexicon.longest((), 0)
    lexicon.knows("")
    lexicon.parts.isdisjoint(())
    _Index.of(lexicon).nearest("warming")
    tune(lexicon)


def _words(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.variants.get(word, word) for word in (shortened(token.norm, lexicon) for token in tokens))


def _match(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    lexicon: Lexicon,
    fallback: Lexicon | None,
    changed: frozenset[int],
    cuts: tuple[int, ...] = (),
) -> tuple[tuple[Mention, ...], tuple[int, ...]]:
    """The mentions, and the places of what none explains: the longest phrases first, or those that end at `cuts`."""
    mentions: list[Mention] = []
    loose: list[int] = []
    at = 0
    while at < len(tokens):
        length, meanings = lexicon.longest(words[: cuts[at]] if cuts else words, at)
        if length > 1 and not cuts:
            told = lexicon.written.get(tokens[at].said.lower()) is not None  # à África, where a África is an article
            length, meanings = _without_article(words, at, length, meanings, lexicon, told)
        plain = all(kind == "harmless" for kind, _ in meanings)
        if (length <= 1 or plain) and (meant := lexicon.written.get(tokens[at].said.lower())) is not None:
            length, meanings = 1, (meant,)
        if length > 1 and words[at] in _DATED and at and tokens[at - 1].kind == "number":
            dated = lexicon.longest(words[: at + 1], at)
            if "time" not in {kind for kind, _ in meanings} and any(kind == "time" for kind, _ in dated[1]):
                length, meanings = dated  # 11月|增加, 2025年|增长: the sign belongs to the figure before it
        language = lexicon.code
        if length == 0 and fallback is not None:
            length, meanings = fallback.longest(words, at)
            meanings = tuple(m for m in meanings if m[0] != "harmless")
            length, language = (length, fallback.code) if meanings else (0, language)
        figure = length == 1 and tokens[at].kind == "number"
        if length and (not figure or _stands_for_word(words, at, mentions, lexicon)):
            (kind, code), *others = meanings
            last = at + length - 1
            mended = any(i in changed for i in range(at, last + 1))
            if kind == "fraction":
                kind, others = "number", [("unit", "pct")]
            if mended and tokens[at].kind == "han":
                others.append(("heard", "".join(words[at : last + 1])))  # the note says how it was read
            value = float(code) if kind in ("number", "ordinal") else None
            said = _said(tokens, at, last)
            mentions.append(Mention(at, last, kind, code, said, mended, value, tuple(others), language))
            at += length
            continue
        if tokens[at].kind == "number" and (value := number(tokens[at].norm, lexicon.decimal_comma)) is not None:
            mentions.append(Mention(at, at, "number", tokens[at].norm, tokens[at].said, value=value, language=language))
        elif tokens[at].is_content:
            loose.append(at)
        at += 1
    return tuple(mentions), tuple(loose)


def _without_article(
    words: tuple[str, ...], at: int, length: int, meanings: tuple[Meaning, ...], lexicon: Lexicon, told: bool
) -> tuple[int, tuple[Meaning, ...]]:
    """`La aduana | americana`: where a longer phrase begins after the article (`aduana americana`), and the phrase
    means the same with it as without, the article is read by itself; and where its accent makes it another word."""
    if not told and lexicon.longest(words, at + 1)[0] < length:
        return length, meanings
    alone = lexicon.longest(words[: at + 1], at)
    short, bare = lexicon.longest(words[: at + length], at + 1)
    same = short == length - 1 and set(meanings) <= set(bare)  # "us" may be more than "the US"
    return alone if same and ("harmless", "little") in alone[1] else (length, meanings)


def _stands_for_word(words: tuple[str, ...], at: int, before: list[Mention], lexicon: Lexicon) -> bool:
    """`Exports 2 usa`, `sold 4 japan`: a figure that is a preposition, between what is traded and a place."""
    after = lexicon.longest(words, at + 1)[1] if at + 1 < len(words) else ()
    traded = bool(before) and before[-1].last == at - 1 and before[-1].kind in _TRADED
    return traded and any(kind in ("place", "demonym") for kind, _ in after)


def _cuts(tokens: tuple[Token, ...], words: tuple[str, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """For each token the end of the phrase that begins there, so that the fewest are left over: 出|てる, not 出て|る.

    Of equally good ways the one of fewer phrases, then the one with the longer phrase first.
    """
    best: list[tuple[int, int]] = [(0, 0)] * (len(tokens) + 1)
    ends: list[int] = [0] * len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        ways = [(best[at + length], at + length, 0) for length in lexicon.lengths(words, at)]
        ways.append((best[at + 1], at + 1, int(tokens[at].kind not in ("symbol", "number"))))
        (left, pieces), ends[at], loose = min(ways, key=lambda way: (way[0][0] + way[2], way[0][1]))
        best[at] = (left + loose, pieces + 1)
    return tuple(ends)


def _said(tokens: tuple[Token, ...], first: int, last: int) -> str:
    return "".join(("" if i == first or tokens[i].glued else " ") + tokens[i].said for i in range(first, last + 1))


# ------------------------------------------------------------------------------------------------ misspelt words


def _allowed(length: int) -> int:
    """How many slips a word of this length may have; short words are never corrected into names."""
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3


def _mend(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    loose: tuple[int, ...],
    lexicon: Lexicon,
    fallback: Lexicon | None,
) -> tuple[str, ...]:
    """The words, each unexplained one read as the one lexicon word that it nearly is."""
    source = lexicon
    if lexicon.code in UNSPACED:
        if fallback is None:
            return words
        source = fallback
    fixed = list(words)
    for i in loose:
        if tokens[i].kind == "word" and (better := _nearest(words[i], source)) is not None:
            meant = source.longest((better,), 0)[1] if len(better) == len(words[i]) else ()
            if not meant or any(kind != "harmless" or code == "little" for kind, code in meant):
                fixed[i] = better  # варить is no верить, which asks for nothing: it would be passed over
    return tuple(fixed)


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    """The one word of the vocabulary within the allowed slips, or None: also when two meanings are equally near."""
    return _nearest_cached(word, lexicon.code, _Index.of(lexicon))


class _Index:
    """A vocabulary in buckets by first or second letter and length: a look-up costs a few dozen comparisons."""

    _made: Mapping[int, _Index] = {}

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.buckets: dict[tuple[str, int], list[str]] = {}
        # In one order, whatever the order of a set in this process: of equally near words the same one is found.
        for entry in sorted(lexicon.vocabulary):
            bare = entry.rstrip("~")
            for letter in {bare[0], bare[1]}:
                self.buckets.setdefault((letter, len(bare)), []).append(entry)
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
        self.fillers_by_deletion: dict[str, list[str]] = {}
        for filler in self.fillers:
            for i in range(len(filler)):
                self.fillers_by_deletion.setdefault(filler[:i] + filler[i + 1 :], []).append(filler)

        self.bones: dict[str, list[str]] = {}
        for parts, kind, _ in lexicon.phrases:
            if len(parts) == 1 and kind in _WITH_BONES and len(parts[0]) > 3 and "~" not in parts[0]:
                skeleton = bones(parts[0])
                for spelt in {skeleton, skeleton[1:] if parts[0][0] in VOWELS else skeleton}:  # "xprts", "exprts"
                    if len(spelt) >= 3:
                        self.bones.setdefault(spelt, []).append(parts[0])

    @classmethod
    def of(cls, lexicon: Lexicon) -> _Index:
        index = cls._made.get(id(lexicon))
        if index is None or index.lexicon is not lexicon:
            index = cls(lexicon)
            cls._made = {**cls._made, id(lexicon): index}
        return index

    def nearest(self, word: str) -> str | None:
        if word in self.lexicon.common or len(word) > _LONGEST:
            return None
        if len(word) >= 3 and VOWELS.isdisjoint(word[1:]):
            return self._filler(word) or self._bones(word) or self._name(word)
        return self._name(word) or self._filler(word)

    def _bones(self, word: str) -> str | None:
        """`brzl`, `shpmnts`, `srpls`: the one meaning whose words are spelt so once the vowels are left out."""
        found = self.bones.get(bones(word), ())
        meanings = {self.lexicon.longest((entry,), 0)[1][:1] for entry in found}
        return min(found, key=lambda entry: (len(entry), entry)) if len(meanings) == 1 else None

    def _filler(self, word: str) -> str | None:
        """`teh`, `adn`, `wich`: a small word with two letters swapped, or one left out or doubled."""
        if len(word) < 3:
            return None
        found = {w for w in _neighbours(word) if w in self.fillers}
        found |= {w for w in self.fillers_by_deletion.get(word, ()) if w[0] == word[0]}
        return sorted(found)[0] if found else None

    def _name(self, word: str) -> str | None:
        slips = _allowed(len(word))
        if not slips:
            return None
        best: list[str] = []
        least = slips + 1
        stems: list[str] = []
        nearest_stem = slips + 1
        for letter in sorted({word[0], word[1]}):
            for length in range(len(word) - slips, len(word) + slips + 1):
                for entry in self.buckets.get((letter, length), ()):
                    bare = entry.rstrip("~")
                    away = OSA.distance(word, bare, score_cutoff=min(least, _allowed(len(bare))))
                    if away > min(slips, _allowed(len(bare))) or away > least:
                        continue
                    if away < least:
                        best, least = [], away
                    if bare not in best:
                        best.append(bare)
            # a stem that the misspelt word begins with nearly; what follows it is an ending, not half a word
            for length in range(max(4, len(word) - _ENDING), len(word)):
                for entry in self.buckets.get((letter, length), ()):
                    if entry.endswith("~"):
                        bare = entry[:-1]
                        away = min(
                            OSA.distance(word[: length + shift], bare, score_cutoff=_allowed(length))
                            for shift in (-1, 0, 1)
                        )
                        if away > _allowed(length) or away > nearest_stem:
                            continue
                        if away < nearest_stem:
                            stems, nearest_stem = [], away
                        if bare not in stems:
                            stems.append(bare)
        return self._only(stems if nearest_stem < least else best, word)

    def _only(self, best: list[str], word: str) -> str | None:
        """One of equally near words: of the same letters, of the same ends, longer ones, names."""
        letters = sorted(word)
        for closer in (
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


def _neighbours(word: str) -> frozenset[str]:
    """The word with two neighbours swapped, or one letter taken out."""
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    shorter = (word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1])
    return frozenset((*swapped, *shorter))


@lru_cache(maxsize=4096)
def _nearest_cached(word: str, _code: str, index: _Index) -> str | None:
    return index.nearest(word)
