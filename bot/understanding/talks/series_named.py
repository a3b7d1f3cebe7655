"""A word without figures of its own -> what it names in a talk: "and services?" after a PMI, "concentrate?" after
copper; the series that faces the one told: "and China's on American goods?" after a tariff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.catalog import Catalog
from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Frame, Mention, holds_only
from bot.understanding.words.kinds import ONE_WAY, OTHER_WAY, WHO, YUAN_RATE
from bot.understanding.words.lexicon import Lexicon

_FEW = 8  # tokens of a fragment
_SAYS_LITTLE = ("harmless", "conj", "fragment", "courtesy", "deictic", "period")
_OF_INDEX = (*_SAYS_LITTLE, "compare", "number", "extreme", "question", "prep", "time", "direction", "growth", "more")
_COUNTS = (
    "count", "which", "streak", "longest", "when", "record", "trend", "chart", "average", "last_time", "first_time"
)  # fmt: skip


def said_alone(frame: Frame, talking: bool) -> Frame:
    """The frame with a word that is a flow only where nothing else is asked in a talk, or beside whose it is; elsewhere
    nobody knows it."""
    lone = frame.all("lone")
    if not lone:
        return frame
    rest = tuple(m for m in frame.mentions if m.kind != "lone")
    asked_alone = talking and not frame.leftover and holds_only(rest, *_SAYS_LITTLE)
    if len(lone) == 1 and (asked_alone or _of_somebody(frame, lone[0])):
        return replace(
            frame, mentions=tuple(replace(m, kind="flow") if m.kind == "lone" else m for m in frame.mentions)
        )
    unknown = (frame.tokens[i] for m in lone for i in range(m.first, m.last + 1))
    leftover = tuple(sorted((*frame.leftover, *unknown), key=frame.tokens.index))
    return replace(frame, mentions=rest, leftover=leftover)


def _of_somebody(frame: Frame, lone: Mention) -> bool:
    """`Germany net with China`, `rare earths net 2025, exports minus imports`: right behind a country or goods, or
    ahead of a partner, beside a time, and no other flow than the same."""
    unread = any(token.start > frame.tokens[lone.last].start for token in frame.leftover)  # "net migration"
    others = any(m.code != lone.code for m in frame.all("flow")) or frame.has_any("verb", "growth")
    if unread or others or not frame.has("period"):
        return False
    before = next((m for m in reversed(frame.mentions) if m.last < lone.first), None)
    behind = [m for m in frame.mentions if m.first > lone.last][:2]
    owned = before is not None and before.last + 1 == lone.first and before.kind in (*WHO, "commodity")
    dealing = len(behind) > 1 and behind[0].is_("prep", "with") and behind[1].kind in WHO
    ends = not behind or behind[0].kind in ("period", "flow", "unit") or behind[0].is_("prep", "with", "in")
    return dealing or (owned and ends)


def after_its_kind(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon) -> Frame:
    """The frame with such words as series: with the noun of the series told before they are one of the lexicon's."""
    if talk and talk[-1].query.operation == "define":
        return _expected_so(frame) if talk[-1].query.by == "consensus" else _another_word(frame)
    if talk and frame.has("unit", "CNY") and (talk[-1].query.flow == "context" or _worth_asked(frame)):
        return _the_yuan(frame)
    unheld = frame.all("unheld")
    unknown = frame.leftover if len(frame.tokens) <= _FEW or frame.has("number") else ()
    short = frame.all("commodity") if len(frame.tokens) <= _FEW and not unknown else ()
    if not (unheld or unknown or short) or not talk:
        return frame
    if talk[-1].query.flow != "context":
        return _of_those_goods(frame, talk, lexicon) if unknown or short else frame
    named = [(phrase, code) for phrase, code in lexicon.goods if len(phrase) > 1]
    own = [phrase for phrase, code in named if code == talk[-1].query.commodities[0]]
    nouns, heads = {phrase[-1] for phrase in own}, {phrase[0] for phrase in own}
    series = {phrase[1:]: code for phrase, code in named if phrase[0] in heads}  # `PMI Dienstleistungen`
    series |= {phrase[:-1]: code for phrase, code in named if phrase[-1] in nouns}
    closing = {(phrase[-1], code) for phrase, code in named if phrase[0] in heads and phrase[-1] not in nouns}
    one = Counter(word for word, _ in closing)  # "e a do consumidor?", "et à la consommation ?": of one series alone
    series |= {(word,): code for word, code in closing if one[word] == 1 and (word,) not in series}

    def meant(mention: Mention) -> Mention:
        words = tuple(frame.tokens[i].norm for i in range(mention.first, mention.last + 1))
        code = series.get(words) if mention in unheld else None
        return mention if code is None else replace(mention, kind="commodity", code=code, others=())

    mentions = tuple(map(meant, frame.mentions))
    bare = unknown and all(  # "factory?", "how many months was manufacturing under 50", and no factory orders
        m.kind in _OF_INDEX or m.is_("op", *_COUNTS) for m in mentions
    )
    code = series.get(tuple(token.norm for token in unknown)) if bare else None
    if code is not None:
        first, last = frame.tokens.index(unknown[0]), frame.tokens.index(unknown[-1])
        said = Mention(first, last, "commodity", code, " ".join(token.said for token in unknown))
        mentions = tuple(sorted((*mentions, said), key=lambda m: m.first))
    return replace(frame, mentions=mentions, leftover=() if code is not None else frame.leftover)


def _worth_asked(frame: Frame) -> bool:
    """ "What was the yuan at the end of 2025?": at a time of its own, and no currency of what was told."""
    named = [two for one, two in pairwise(frame.mentions) if two.is_("unit", "CNY") and one.says("article")]
    behind = [m for m in frame.mentions if named and m.first > named[0].last][:1]
    alone = bool(named) and holds_only(behind, "period")  # "the yuan amount for 2024" is of what was told
    return alone and frame.has("period") and not frame.has("prep")


def _the_yuan(frame: Frame) -> Frame:
    """ "And the yuan?" after prices or an index, which are in no currency: what it is worth."""
    said = frame.all("unit", "CNY")
    small = (*_SAYS_LITTLE, "question")
    if len(said) != 1 or frame.leftover or any(m not in said and m.kind not in small for m in frame.mentions):
        return frame
    worth = replace(said[0], kind="commodity", code=YUAN_RATE, others=())
    return replace(frame, mentions=tuple(worth if m in said else m for m in frame.mentions))


def _another_word(frame: Frame) -> Frame:
    """ "And mom?" after a word was explained: the one word that it names, as another to be explained."""
    said = [m for m in frame.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy", "question")]
    if frame.leftover or len(said) != 1 or not said[0].is_("growth", "yoy", "mom"):
        return frame
    term = replace(said[0], kind="term", others=())
    return replace(frame, mentions=tuple(term if m is said[0] else m for m in frame.mentions))


def _expected_so(frame: Frame) -> Frame:
    """ "What was it for March 2026 exports?", "and for imports in April?" after what a consensus is: what was expected
    of them, which is told beside what came out."""
    asks = [m for m in frame.mentions if m.says("it_again", "pronoun") or m.kind in ("deictic", "conj", "question")]
    little = ("flow", "question", "prep", *_SAYS_LITTLE)
    if not asks or frame.leftover or not (frame.has("period") and frame.has("flow", *ONE_WAY) and frame.only(*little)):
        return frame
    expected = replace(asks[0], kind="op", code="forecast", others=())
    return replace(frame, mentions=tuple(expected if m is asks[0] else m for m in frame.mentions))


def _of_those_goods(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon) -> Frame:
    """`Concentrate` after copper, "how many were electric?" after cars: the word that makes other goods of those told;
    "the ore" after copper is of copper, and no iron; "price of the ore" after copper ore is of that.

    Only where nothing else is said, and the word stands before or after a word for those goods in one of its phrases.
    """
    little = (*_SAYS_LITTLE, "question", "prep", "self", "measure", "period")
    told = talk[-1].query.commodities
    short = frame.all("commodity")
    if len(told) != 1 or told == ("TOTAL",) or not frame.only(*little, *(["commodity"] if len(short) == 1 else [])):
        return frame
    if bool(short) is bool(frame.leftover) or (short and short[0].code in told):
        return frame
    said = frame.leftover or frame.tokens[short[0].first : short[0].last + 1]
    first, last = frame.tokens.index(said[0]), frame.tokens.index(said[-1])
    words = tuple(token.norm for token in said)
    names = {word for phrase, code in lexicon.goods if code == told[0] for word in phrase}
    own = not short or any(m.says("article") and m.last + 1 == short[0].first for m in frame.mentions)
    heads = {phrase[0] for phrase, code in lexicon.goods if code == told[0]}  # "and ore", after copper: copper ore
    kin = any(_of_one_named(words, phrase, heads) for phrase, _ in lexicon.goods)
    if short and not (own or kin) and any((phrase, code) == (words, short[0].code) for phrase, code in lexicon.goods):
        return frame  # "oil?", after steel products: a name of its own, and no oil products
    meant = {
        code
        for phrase, code in lexicon.goods
        if (own or code != told[0])
        and ((not short and phrase[:-1] == words and phrase[-1] in names) or _of_one_named(words, phrase, names))
    }
    part = not short and any(
        (phrase[:-1] == words and phrase[-1] in names) or (phrase[1:] == words and phrase[0] in names)
        for phrase in lexicon.narrower
    )  # "and refined?", after copper: a part of it, of which no figure is held
    if (len(meant) != 1 and not part) or last - first + 1 != len(words):
        return frame
    kind, code = ("narrower", told[0]) if part else ("commodity", meant.pop())
    goods = Mention(first, last, kind, code, " ".join(token.said for token in said))
    rest = (m for m in frame.mentions if m not in short)
    return replace(frame, mentions=tuple(sorted((*rest, goods), key=lambda m: m.first)), leftover=())


def _of_one_named(words: tuple[str, ...], phrase: tuple[str, ...], names: set[str]) -> bool:
    """Whether a phrase is those words beside a name told: `copper ore`, `minerai de cuivre`, `Kupfererz`."""
    joined = phrase[:-2] == words and phrase[-1] in names
    compound = len(words) == len(phrase) == 1 and any(phrase[0] == name + words[0] for name in names)
    return joined or compound or (phrase[1:] == words and phrase[0] in names)


_UPON = ("on", "to", "from", "against", "at", "with")


def facing_series(clause: Clause, previous: Query, catalog: Catalog, home: str) -> tuple[str, ...]:
    """The series of the other side, where the fragment says that it is meant; empty where it does not.

    A tariff bears on one flow with one partner: the one on the home country's exports is the partner's, that on its
    imports its own. Whoever is named first, and not behind a preposition, is whose tariff is asked for.
    """
    code = previous.commodities[0] if len(previous.commodities) == 1 else ""
    if code not in catalog.bears_on:
        return ()
    flow, partner = catalog.bears_on[code]
    others = [one for one, on in catalog.bears_on.items() if on == (OTHER_WAY.get(flow), partner)]
    owner = home if flow == "export" else partner  # of the other one
    named = next((m for m in clause.mentions if m.kind in WHO), None)
    led = clause.before(named) if named is not None else None
    asked = named is not None and named.code == owner and not (led is not None and led.is_("prep", *_UPON))
    if named is not None and _charged(clause, named):  # "what do they charge the US": whose goods bear it
        asked = named.code != owner
    return tuple(others) if len(others) == 1 and (asked or clause.has("deictic", "other_one")) else ()


def _charged(clause: Clause, named: Mention) -> bool:
    """Whether it stands right behind a verb of charging."""
    led = [m for m in clause.mentions if m.last < named.first][-1:]
    return bool(led) and led[0].says("charging")


def newest_too(previous: Query | None, codes: tuple[str, ...]) -> bool:
    """ "And China's?" after the newest tariff of the other side: the newest of another series, where no time was said
    of the one before."""
    if previous is None or previous.flow != "context" or previous.commodities == codes:
        return False
    return any(note.slot == "periods" and note.origin == "covered" for note in previous.notes)


# Another time after two series told in one reply: "ppi and cpi for April", "and March?" asks for both.
def of_both_series(query: Query, talk: Sequence[Turn]) -> tuple[Query, ...]:
    """The query of each of the two, where it is the last one's of another time; else the query alone."""
    if query.flow != "context" or len(talk) < 2 or not talk[-1].joined:
        return (query,)
    one, last = talk[-2].query, talk[-1].query
    again = query.with_(periods=(), notes=()) == last.with_(periods=(), notes=())
    if not again or one.flow != "context" or one.periods != last.periods or query.periods == last.periods:
        return (query,)
    return one.with_(periods=query.periods, notes=query.notes), query
