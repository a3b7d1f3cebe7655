"""parse: the text of a question -> a Frame, what the words say and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.understanding.mentions.before_times import OF_NEIGHBOURS, OF_WORDS
from bot.understanding.mentions.behind_times import OF_TIMES
from bot.understanding.mentions.months_sought import last_years, months_before
from bot.understanding.mentions.passes import run
from bot.understanding.mentions.shared_heads import shared_heads
from bot.understanding.mentions.tagged import put_as_claims
from bot.understanding.mentions.told_around import denied, scened
from bot.understanding.mentions.told_by_position import turning
from bot.understanding.mentions.wares import find_codes, laid_over, with_wares, without_glosses, without_letters
from bot.understanding.times.periods import find_times
from bot.understanding.words.frame import Frame, Mention, said_in
from bot.understanding.words.in_order import rows_of
from bot.understanding.words.kinds import IF_READ
from bot.understanding.words.language import choose_languages
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.matching import find_mentions
from bot.understanding.words.text import MOST, Token, tokenize
from bot.understanding.words.ways import FALLBACK


def parse(text: str, lexicons: Mapping[str, Lexicon], preferred: str | None = None, spoken: str | None = None) -> Frame:
    """All mentions in order, what is left over, and the language that they were read in: `spoken`, where the text is a
    part of one whose language is known, else the one that knows most of it, `preferred` in a tie."""
    tokens = tokenize(text)
    if len(tokens) > MOST:
        return Frame(preferred if preferred in lexicons and preferred else FALLBACK, tokens, (), ())
    languages = (spoken,) if spoken else choose_languages(tokens, lexicons, preferred)
    read = [_read(tokens, code, lexicons) for code in languages]
    return min(read, key=_unread) if len(read) > 1 else read[0]


def _unread(frame: Frame) -> tuple[int, int, int, int]:
    """How many words are left over or had to be mended, how many were left over, how many numbers nothing explains, and
    in how many pieces the rest was read: `o que significa` is one question in Portuguese, "or that" in Spanish."""
    mended = sum(mention.corrected for mention in frame.mentions)
    left = len(frame.leftover)
    return left + mended, left, len(frame.all("number")), len(frame.mentions)


def _read(
    tokens: tuple[Token, ...], language: str, lexicons: Mapping[str, Lexicon], without: frozenset[str] = frozenset()
) -> Frame:
    """The tokens as one language reads them, `without` the marks that were found to tell nothing here."""
    said = tokens
    lexicon, fallback = lexicons[language], lexicons[FALLBACK] if language != FALLBACK else None
    tokens, mentions, leftover = find_mentions(tokens, lexicon, fallback, without)
    mentions, rows = run(OF_WORDS, tokens, mentions, rows_of(said_in(mentions)), lexicon)
    mentions = tuple([_timeless(_plainest(m)) if m.others else m for m in mentions])
    mentions, rows = run(OF_NEIGHBOURS, tokens, mentions, rows, lexicon)
    codes = find_codes(tokens, lexicon.ways)
    mentions = turning(
        mentions, laid_over(find_times(tokens, laid_over(mentions, codes), language, lexicon.ways), codes)
    )
    if lexicon.ways["on_last_year"]:
        mentions = months_before(last_years(mentions, lexicon.ways), lexicon.ways)
    mentions, _ = run(OF_TIMES, tokens, mentions, rows, lexicon)
    idle = {code for m in mentions if m.kind == "harmless" for _, code in m.meanings if code in IF_READ} - without
    if idle:
        return _read(said, language, lexicons, without | idle)
    left = leftover
    if leftover:
        dated = (*codes, *(m for m in mentions if m.kind == "period"))
        read = {tokens[i].start for m in dated for i in range(m.first, m.last + 1)}
        left = tuple(token for token in leftover if token.start not in read)
        left = without_glosses(tokens, mentions, left, lexicon)
    mentions, left = without_letters(tokens, mentions, left)
    frame = Frame(language, tokens, mentions, left, lexicon.ways)
    frame = shared_heads(frame, lexicon)
    return with_wares(put_as_claims(scened(denied(frame))), lexicon)


def _timeless(mention: Mention) -> Mention:
    """Words of growth are no dates: "on a year ago" says what a rate is against."""
    if mention.kind != "growth":
        return mention
    return replace(mention, others=tuple(other for other in mention.others if other[0] != "time"))


def _plainest(mention: Mention) -> Mention:
    """Of several meanings the first that carries content; the others stay with it for those who know the context."""
    if mention.kind != "harmless" or not mention.others:
        return mention
    for kind, code in mention.others:
        if kind not in ("harmless", "time"):
            rest = ((mention.kind, mention.code), *(other for other in mention.others if other != (kind, code)))
            return Mention(
                mention.first, mention.last, kind, code, mention.said, mention.corrected,
                float(code) if kind in ("number", "ordinal") else mention.value, rest, mention.language,
            )  # fmt: skip
    return mention
