"""Tokens and a lexicon -> mentions: the longest phrases first, misspelt single words where no phrase explains them."""

from __future__ import annotations

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONLY_BESIDE
from bot.understanding.words.lexicon import Lexicon, Meaning
from bot.understanding.words.mending import Index, mend
from bot.understanding.words.numerals import number
from bot.understanding.words.sounds import heard, tune
from bot.understanding.words.spacing import respace, reunite, shortened, spelt_out
from bot.understanding.words.spoken import figured
from bot.understanding.words.text import Token, said_of

_GREEDY = frozenset({"term", "op", "self"})  # what is explained, what is asked, "us all"
_SINCE_WHEN = frozenset({"last_time", "first_time", "streak"})


def find_mentions(
    tokens: tuple[Token, ...], lexicon: Lexicon, fallback: Lexicon | None, without: frozenset[str] = frozenset()
) -> tuple[tuple[Token, ...], tuple[Mention, ...], tuple[Token, ...]]:
    """The tokens as they were read, the mentions in order, and the content tokens that nothing explains; `without` the
    phrases that have no meaning but some marks.

    `fallback` is English: names and terms of trade ("PMI", "yoy", "exports") are used in every language.
    """
    tokens = reunite(spelt_out(figured(tokens, lexicon.spoken), lexicon), lexicon)
    words = _words(tokens, lexicon)
    mentions, loose = _match(tokens, words, lexicon, fallback, frozenset(), without)
    if loose and lexicon.ways.unspaced:
        again = _match(tokens, words, lexicon, fallback, frozenset(), without, _cuts(tokens, words, lexicon))
        mentions, loose = min((mentions, loose), again, key=lambda read: len(read[1]))
    if not lexicon.ways.unspaced and (spaced := respace(tokens, loose, lexicon)) != tokens:
        tokens, words = spaced, _words(spaced, lexicon)
        mentions, loose = _match(tokens, words, lexicon, fallback, frozenset(), without)
    if loose:
        mended = mend(tokens, words, loose, lexicon, fallback)
        if mended == words and lexicon.ways.unspaced:
            mended = heard(tokens, words, loose, mentions, lexicon)
        if mended != words:
            changed = frozenset(i for i, word in enumerate(words) if mended[i] != word)
            # Once a word is mended a longer phrase may fit around it ("rare erth exports"), and a particle may belong
            # to its verb ("gingen ... zurücck"): match the whole again.
            tokens, mended, changed = _reunited(tokens, mended, changed, lexicon)
            mentions, loose = _match(tokens, mended, lexicon, fallback, changed, without)
    return tokens, mentions, tuple(tokens[i] for i in loose)


def _reunited(
    tokens: tuple[Token, ...], mended: tuple[str, ...], changed: frozenset[int], lexicon: Lexicon
) -> tuple[tuple[Token, ...], tuple[str, ...], frozenset[int]]:
    """The tokens with what was mended, each particle back at its verb, and where mended words stand by then."""
    if not lexicon.particles:
        return tokens, mended, changed
    written = tuple(token._replace(norm=mended[i]) if i in changed else token for i, token in enumerate(tokens))
    if (whole := reunite(written, lexicon)) == written:
        return tokens, mended, changed
    starts = {tokens[i].start for i in changed}
    return whole, _words(whole, lexicon), frozenset(i for i, token in enumerate(whole) if token.start in starts)


def warm(lexicon: Lexicon) -> None:
    """Build the indexes of a language before its first question instead of during it."""
    lexicon.lay_out()
    Index.of(lexicon).nearest("warming")
    tune(lexicon)
    lexicon.let_go()


def _words(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[str, ...]:
    words = shortened(tuple([token.norm for token in tokens]), lexicon)
    return tuple([lexicon.variants.get(word, word) for word in words]) if lexicon.variants else words


def _match(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    lexicon: Lexicon,
    fallback: Lexicon | None,
    changed: frozenset[int],
    without: frozenset[str],
    cuts: tuple[int, ...] = (),
) -> tuple[tuple[Mention, ...], tuple[int, ...]]:
    """The mentions, and the places of what none explains: the longest phrases first, or those that end at `cuts`."""
    mentions: list[Mention] = []
    loose: list[int] = []
    at, written = 0, lexicon.written
    while at < len(tokens):
        length, meanings = lexicon.longest(words[: cuts[at]] if cuts else words, at)
        while without and length and _idle(meanings, without):
            length, meanings = lexicon.longest(words[: at + length - 1], at)
        meant = written.get(tokens[at].said.lower()) if written else None
        if length > 1 and not cuts:
            told = meant is not None  # à África, where a África is an article
            length, meanings = _without_article(words, at, length, meanings, lexicon, told)
        if meant is not None and (length <= 1 or all(kind == "harmless" for kind, _ in meanings)):
            length, meanings = 1, meant
        pair = " ".join(token.said.lower() for token in tokens[at : at + 2]) if written and length <= 2 else ""
        if " " in pair and pair in written and not cuts:
            length, meanings = 2, written[pair]  # "no sé", and not "no se"
        if length > 1 and words[at] in lexicon.ways["dated_by"] and at and tokens[at - 1].kind == "number":
            dated = lexicon.longest(words[: at + 1], at)
            if "time" not in {kind for kind, _ in meanings} and any(kind == "time" for kind, _ in dated[1]):
                length, meanings = dated  # 11月|增加, 2025年|增长: the sign belongs to the figure before it
        if length > 1 and words[at + length - 1 : at + length + 1] in lexicon.asking and not cuts:
            length, meanings = lexicon.longest(words[: at + length - 1], at)  # 增长|多少, not 增长多|少
        if length > 1 and meanings[0][0] in _GREEDY and not cuts:
            length, meanings = _given_up(words, at, length, meanings, lexicon)
        language = lexicon.code
        if length == 0 and fallback is not None:
            length, meanings = fallback.longest(words, at)
            meanings = tuple(m for m in meanings if m[0] != "harmless")
            length, language = (length, fallback.code) if meanings else (0, language)
        figure = length == 1 and tokens[at].kind == "number"
        if length and (not figure or _stands_for_word(words, at, mentions, lexicon)):
            (kind, code), *others = meanings
            last = at + length - 1
            mended = bool(changed) and not changed.isdisjoint(range(at, last + 1))
            if kind == "fraction":
                kind, others = "number", [("unit", "pct")]
            if mended and tokens[at].kind == "han":
                others.append(("heard", "".join(words[at : last + 1])))  # the note says how it was read
            value = float(code) if kind in ("number", "ordinal") else None
            said = tokens[at].said if last == at else said_of(tokens, at, last)
            mentions.append(Mention(at, last, kind, code, said, mended, value, tuple(others), language))
            at += length
            continue
        if tokens[at].kind == "number" and (value := number(tokens[at].norm, lexicon.decimal_comma)) is not None:
            mentions.append(Mention(at, at, "number", tokens[at].norm, tokens[at].said, value=value, language=language))
        elif tokens[at].is_content:
            loose.append(at)
        at += 1
    return tuple(mentions), tuple(loose)


def _idle(meanings: tuple[Meaning, ...], without: frozenset[str]) -> bool:
    """Whether a phrase has no meaning but marks that tell nothing here; a word that is understood only beside another
    is unknown by itself, whatever else it tells."""
    code = meanings[0][1]
    if code not in without or any(kind != "harmless" for kind, _ in meanings):
        return False
    return code in ONLY_BESIDE or all(one in without for _, one in meanings)


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


def _given_up(
    words: tuple[str, ...], at: int, length: int, meanings: tuple[Meaning, ...], lexicon: Lexicon
) -> tuple[int, tuple[Meaning, ...]]:
    """`What is | ASEAN's weight`, `when | last year`: the last word of a phrase that asks belongs to the name or the
    time that goes on after it."""
    (kind, code), last = meanings[0], at + length - 1
    longer, after = lexicon.longest(words, last)
    rated = longer > 0 and after[0][0] in ("growth", "commodity")
    if kind == "term" and length > 1 and (longer == 1 or rated) and _goes_on(words, last + longer, lexicon, rated):
        shorter = lexicon.longest(words[:last], at)
        return shorter if shorter[0] == length - 1 and after[0][0] != "term" else (length, meanings)
    if longer < 2:
        return length, meanings
    named = kind == "term" and after[0][0] in ("place", "demonym")
    timed = kind == "op" and code in _SINCE_WHEN and after[0][0] == "time"
    if not (named or timed or (kind == "self" and any(meant == "time" for meant, _ in after))):  # "us | all of 2025"
        return length, meanings
    shorter = lexicon.longest(words[:last], at)
    return shorter if shorter[0] == length - 1 else (length, meanings)


def _goes_on(words: tuple[str, ...], at: int, lexicon: Lexicon, rated: bool) -> bool:
    """`What is yoy | export growth in June`, `what's | yoy growth of exports`, `whats asean | slice of exports`: a flow
    follows, or a rate or a share of which more is said; "what is yoy growth" asks for no figure."""
    length, meanings = lexicon.longest(words, at)
    if length and rated and meanings[0][0] in ("prep", "harmless"):  # "of exports", "in chinese imports"
        at += length
        length, meanings = lexicon.longest(words, at)
    if not length or meanings[0][0] == "flow":
        return bool(length)
    if rated and ("time" in {kind for kind, _ in meanings}):
        return True  # "whats pmi | april 2026", "what is yoy growth | in June"
    part = meanings[0][0] == "growth" or ("measure", "share") in meanings
    return part and lexicon.longest(words, at + length)[0] > 0


def _stands_for_word(words: tuple[str, ...], at: int, before: list[Mention], lexicon: Lexicon) -> bool:
    """`Exports 2 usa`, `sold 4 japan`: a figure that is a preposition, between what is traded and a place."""
    after = lexicon.longest(words, at + 1)[1] if at + 1 < len(words) else ()
    traded = bool(before) and before[-1].last == at - 1 and before[-1].kind in ("flow", "verb", "commodity")
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
