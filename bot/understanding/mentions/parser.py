"""parse: the text of a question -> a Frame, what the words say and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from bot.understanding.mentions.ago_in_a_row import counted_in_a_row
from bot.understanding.mentions.beside_all import beside_everybody
from bot.understanding.mentions.comparatives import beaten, comparatives
from bot.understanding.mentions.embedded import embedded
from bot.understanding.mentions.enumerated import enumerated
from bot.understanding.mentions.goods_sought import goods_sought
from bot.understanding.mentions.harmonized import find_codes, laid_over
from bot.understanding.mentions.hearsay import put_as_claims
from bot.understanding.mentions.letters import apart_from_money, scaled_by_letter
from bot.understanding.mentions.months_before import last_years, months_before
from bot.understanding.mentions.months_sought import months_sought
from bot.understanding.mentions.months_together import months_together
from bot.understanding.mentions.no_more_than import no_more_than
from bot.understanding.mentions.nth import numbered
from bot.understanding.mentions.or_more import or_more
from bot.understanding.mentions.ourselves import ourselves
from bot.understanding.mentions.partners_own import partners_own
from bot.understanding.mentions.placed import placed
from bot.understanding.mentions.quarters import quartered
from bot.understanding.mentions.rates_of_falling import rates_of_falling
from bot.understanding.mentions.shared_heads import shared_heads
from bot.understanding.mentions.signs import less_that, moving, set_apart, signed
from bot.understanding.mentions.sourcing import credited, originating
from bot.understanding.mentions.tagged import ceased, foreseen, tagged
from bot.understanding.mentions.taken_aside import taken_aside
from bot.understanding.mentions.tallies import tallied
from bot.understanding.mentions.telling import denied, scened
from bot.understanding.mentions.units_asked import with_units
from bot.understanding.mentions.wares import with_wares
from bot.understanding.times.periods import find_times
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.language import choose_languages
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.matching import find_mentions
from bot.understanding.words.text import MOST, Token, tokenize

_COUNTING = ("place", "demonym", "agency")  # who keeps books
_NAMING = ("place", "demonym", "agency", "poll", "commodity")


def parse(text: str, lexicons: Mapping[str, Lexicon], preferred: str | None = None) -> Frame:
    """All mentions in order, what is left over, and the language that they were read in."""
    tokens = tokenize(text)
    if len(tokens) > MOST:
        return Frame(preferred if preferred in lexicons and preferred else "en", tokens, (), ())
    read = [_read(tokens, code, lexicons) for code in choose_languages(tokens, lexicons, preferred)]
    return min(read, key=_unread)


def _unread(frame: Frame) -> tuple[int, int, int, int]:
    """How many words are left over or had to be mended, how many were left over, how many numbers nothing explains, and
    in how many pieces the rest was read: `o que significa` is one question in Portuguese, "or that" in Spanish."""
    mended = sum(mention.corrected for mention in frame.mentions)
    left = len(frame.leftover)
    return left + mended, left, len(frame.all("number")), len(frame.mentions)


def _read(tokens: tuple[Token, ...], language: str, lexicons: Mapping[str, Lexicon]) -> Frame:
    """The tokens as one language reads them."""
    fallback = lexicons["en"] if language != "en" else None
    tokens, mentions, leftover = find_mentions(tokens, lexicons[language], fallback)
    mentions = apart_from_money(tokens, with_units(tokens, or_more(tokens, mentions), lexicons[language]))
    mentions = enumerated(tokens, scaled_by_letter(tokens, numbered(mentions)))
    mentions = quartered(ourselves(tuple(_timeless(_plainest(m)) if m.others else m for m in mentions)))
    mentions = months_together(tokens, tallied(mentions, lexicons[language].keepers), lexicons[language])
    mentions = _joined(_added(originating(credited(_leading(_outlets(_parted(tokens, _by_whom(placed(mentions)))))))))
    mentions = partners_own(tokens, _exporting(_excluding(taken_aside(mentions))))
    mentions = moving(signed(_resumed(tokens, _passing(set_apart(mentions)))))
    mentions = embedded(tokens, _closing(tokens, ceased(tagged(tokens, foreseen(mentions)))))
    codes = find_codes(tokens)
    mentions = _turning(mentions, laid_over(find_times(tokens, laid_over(mentions, codes), language), codes))
    mentions = goods_sought(tokens, less_that(months_before(last_years(mentions)) if language == "zh" else mentions))
    mentions = rates_of_falling(no_more_than(_corrected(counted_in_a_row(tokens, mentions))))
    mentions = months_sought(beside_everybody(beaten(comparatives(mentions))))
    timed = (*codes, *(m for m in mentions if m.kind == "period"))
    read = {tokens[i].start for m in timed for i in range(m.first, m.last + 1)}
    frame = Frame(language, tokens, mentions, tuple(token for token in leftover if token.start not in read))
    frame = shared_heads(frame, lexicons[language])
    return with_wares(put_as_claims(scened(denied(frame))), lexicons[language])


def _corrected(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`原油ではなく大豆の輸入元`, `exports, I mean imports`: of two goods or flows the later is meant, with a
    time of its own in the place of the former's."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("fragment", "meant"):
            continue
        before = next((k for k in range(i - 1, -1, -1) if mentions[k].kind != "harmless"), -1)
        if before < 0 or mentions[before].kind not in ("commodity", "flow"):
            continue
        said, after = mentions[before], mentions[i + 1 :]
        if not any(other.kind == said.kind and other.code != said.code for other in after):
            continue
        timed = any(other.kind == "period" for other in after)
        for k in range(i):
            if k == before or (timed and mentions[k].kind == "period"):
                found[k] = replace(mentions[k], kind="harmless", code="words", others=(), value=None)
    return tuple(found)


def _resumed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Les Taïwanais ont-ils exporté`: a pronoun joined to its verb takes up who or what was named before and points
    nowhere else; where nobody was, it does: `combien ont-ils envoyé`."""
    if not any(m.kind == "deictic" for m in mentions):
        return mentions
    named = min((m.first for m in mentions if m.kind in (*_NAMING, "flow")), default=len(tokens))
    who = min((m.first for m in mentions if m.kind in ("place", "demonym", "agency")), default=len(tokens))

    def taken_up(m: Mention) -> bool:
        joined = any(tokens[i].norm == "-" for i in range(m.first, m.last + 1))
        resumes = ("harmless", "resuming") in m.others and who < m.first  # "сколько США, они купили"
        return resumes or (joined and named < m.first)

    return tuple(
        replace(m, kind="harmless", code="little", others=()) if m.is_("deictic", "them") and taken_up(m) else m
        for m in mentions
    )


def _parted(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`10 | % des exportations`: the sign belongs to the figure before it, though with what follows it asks for one."""
    found: list[Mention] = []
    for mention in mentions:
        figure = bool(found) and found[-1].kind == "number" and found[-1].last + 1 == mention.first
        asks = mention.is_("op", "how_fast")  # 28.2|％で合ってる
        parted = asks or mention.is_("measure", "percent", "share")
        if not (figure and parted and tokens[mention.first].norm == "%"):
            found.append(mention)
            continue
        said = tokens[mention.first].said
        found.append(replace(mention, last=mention.first, kind="unit", code="pct", said=said, others=()))
        if mention.last > mention.first:
            rest = " ".join(token.said for token in tokens[mention.first + 1 : mention.last + 1])
            kind, code = ("harmless", "little") if asks else ("prep", "of")
            found.append(replace(mention, first=mention.first + 1, kind=kind, code=code, said=rest, others=()))
    return tuple(found)


def _outlets(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China's biggest market`, `its second largest single market`: with a word of rank before it, a buyer."""
    if not any(m.means("harmless", "outlet") and m.kind == "harmless" for m in mentions):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        before = next((one for one in reversed(mentions[:i]) if one.kind not in ("harmless", "conj")), None)
        ranked = before is not None and (before.kind in ("extreme", "ordinal") or ("extreme", "most") in before.others)
        ranked = ranked or (before is not None and before.is_("more", "more", "less"))  # "the larger market of the two"
        if ranked and m.kind == "harmless" and m.means("harmless", "outlet"):
            found[i] = replace(m, kind="party", code="buyer", others=())
    return tuple(found)


def _leading(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Le premier fournisseur`, `the second customer`: which of them by size, where else it points at one named."""
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        ranks = two.kind == "party" or (one.code == "second_one" and two.kind == "extreme")  # "the second largest"
        if not ranks or two.first != one.last + 1 or not one.is_("deictic", "first_one", "second_one"):
            continue
        others = ((one.kind, one.code), *one.others)
        if one.code == "first_one":
            found[i] = replace(one, kind="extreme", code="most", others=others)
        else:
            found[i] = replace(one, kind="ordinal", code="2", value=2.0, others=others)
    return tuple(found)


def _passing(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """过千亿, 上千亿, 去过: a particle that is also a word of comparing is one beside an amount alone, and nothing else
    there."""
    found = list(mentions)
    for i, mention in enumerate(mentions):
        counted = i > 0 and found[i - 1].kind in ("number", "scale", "unit")  # 2割以上: it stands after its amount
        nearly = mention.is_("more", "faster")  # 快三成: nearly, before an amount
        if (mention.kind == "compare" or nearly) and ("harmless", "words") in mention.others and not counted:
            following = [m for m in mentions[i + 1 :] if m.kind not in ("harmless", "unit", "self")][:2]
            amount = bool(following) and following[0].kind in ("number", "scale")
            amount = amount and not (i and found[i - 1].kind == "compare" and found[i - 1].last + 1 == mention.first)
            if amount and len(following) > 1 and any(kind == "time" for kind, _ in _meanings(following[1])):
                continue  # 上3个月: no amount, a count of months
            if nearly and not amount:
                continue
            kind, code = (mention.kind, mention.code) if amount and not nearly else ("harmless", "words")
            found[i] = replace(mention, kind=kind, code=code, others=())
    return tuple(found)


def _joined(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Handels-Bilanz|defizit`, `320 billion US dolars`: what was read in two pieces and is one thing."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found and found[-1].last + 1 == mention.first else None
        whole = before is not None and before.is_("flow", "balance", "trade")
        if before is not None and whole and mention.is_("flow", "surplus", "deficit"):
            found[-1] = replace(mention, first=before.first, said=before.said + mention.said)
        elif before is not None and before.is_("place", "USA") and mention.is_("unit", "USD") and _amount(found[:-1]):
            found[-1] = replace(mention, first=before.first)
        else:
            found.append(mention)
    return tuple(found)


def _by_whom(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Per China`, `per Census`: by whose count, where whoever counts stands right after; `per tonne` is a price."""
    return tuple(
        replace(m, kind="books", code="according_to", others=((m.kind, m.code),))
        if m.kind == "measure" and ("books", "according_to") in m.others and after.kind in _COUNTING
        else m
        for m, after in zip(mentions, (*mentions[1:], *mentions[-1:]), strict=True)
    )


def _turning(read: tuple[Mention, ...], dated: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Now Malaysia too`, `now US figures`: what opens before another thing turns to that, and is no time."""
    turns = len(dated) > 1 and bool(read) and read[0].means("fragment", "and_what") and dated[0].kind == "period"
    following = dated[1].kind in (*_NAMING, "place", "demonym", "agency", "flow", "prep", "period") if turns else False
    if not following or read[0].first != 0 or read[0].last != dated[0].last or dated[1].first != dated[0].last + 1:
        return dated
    return (replace(read[0], kind="fragment", code="and_what", others=()), *dated[1:])


def _excluding(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exclude Vietnam`: what asks what the figures leave out takes something out, right before what it names."""
    naming = ("place", "demonym", "commodity")
    return tuple(
        replace(m, kind="negation", code="without", others=((m.kind, m.code), *m.others))
        if m.kind in ("term", "direction")
        and ("negation", "without") in m.others
        and m is mentions[0]
        and after.kind in naming
        else m
        for m, after in zip(mentions, (*mentions[1:], *mentions[-1:]), strict=True)
    )


def _amount(before: list[Mention]) -> bool:
    return bool(before) and before[-1].kind in ("number", "scale")


def _meanings(mention: Mention) -> tuple[tuple[str, str], ...]:
    return ((mention.kind, mention.code), *mention.others)


def _added(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`expo más impo`: a word of degree that is also one for plus is the latter between the two flows."""
    found = list(mentions)
    for i, m in enumerate(mentions[1:-1], 1):
        ways = {mentions[i - 1].code, mentions[i + 1].code}
        flows = mentions[i - 1].kind == mentions[i + 1].kind == "flow" and ways == {"export", "import"}
        if flows and m.kind in ("extreme", "more") and ("conj", "plus") in m.others:
            found[i] = replace(m, kind="conj", code="plus", others=((m.kind, m.code), *m.others))
    return tuple(found)


def _exporting(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Mejor trimestre exportador`: a word for who sells, right after a time or a movement, tells of what is sold."""
    if not any(m.kind == "party" for m in mentions):
        return mentions
    found = list(mentions)
    for i, (unit, m) in enumerate(pairwise(mentions)):
        timed = any(kind == "time" and code.startswith("unit:") for kind, code in _meanings(unit))
        moved = unit.kind in ("direction", "growth") or unit.is_("op", "record")  # "bajón exportador"
        # "the fastest growing buyers", "growing export markets": those that grow
        grown = (i > 0 and mentions[i - 1].kind == "extreme") or m.first < m.last
        timed = timed or (moved and not grown)
        if timed and unit.last + 1 == m.first and m.is_("party", "seller", "buyer"):
            flow = "export" if m.code == "seller" else "import"
            found[i + 1] = replace(m, kind="flow", code=flow, others=((m.kind, m.code), *m.others))
    return tuple(found)


def _closing(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """增幅为何: what asks for causes before a verb asks what a figure is, right after it and at the end."""
    if len(mentions) < 2 or not mentions[-1].is_("op", "why") or ("question", "what") not in mentions[-1].others:
        return mentions
    figure, asked = mentions[-2:]
    told = figure.kind in ("measure", "growth", "direction", "flow", "op") and figure.last + 1 == asked.first
    if not told or any(token.is_content for token in tokens[asked.last + 1 :]):
        return mentions
    rest = (("op", "why"), *(other for other in asked.others if other != ("question", "what")))
    return (*mentions[:-1], replace(asked, kind="question", code="what", others=rest))


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
