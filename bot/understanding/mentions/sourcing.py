"""`Source` in a question: whom goods are got from, where a figure comes from, or a wish that every reply fulfils; by
whose count: `Brazilian figures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention, codes_in, holds, holds_any, holds_only
from bot.understanding.words.kinds import INDICATORS, WHO

_DEALT = ("place", "demonym", "flow", "verb")
_OVER = ("harmless", "extreme", "more", "prep")  # "d'où vient la plus grande partie du soja"
_AREA = "EA20"
_FAR_END = {"export": "buyer", "import": "seller"}
_NUMBERED = ("commodity", "flow", "place", "demonym", "period", "time", "number")


def credited(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Source?`, `give me the source as well`: with no goods after it, where the figure comes from."""
    mentions = _publishers(mentions)
    return tuple(
        replace(m, kind="op", code="source", others=((m.kind, m.code),)) if _of_a_figure(m, mentions[i + 1 :]) else m
        for i, m in enumerate(mentions)
    )


def who_counts(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Who else reports China's imports`, `who counts exports to the US`: who says so is asked, and no figure of it."""
    who = next((i for i, m in enumerate(mentions) if m.is_("question", "who")), None)
    if who is None or holds_any(mentions, "direction", "growth", "number", "op", "more", "extreme"):
        return mentions  # "who reported that exports rose"
    at = next((i for i in range(who + 1, len(mentions)) if not mentions[i].says("else")), len(mentions))
    if at == len(mentions) or not mentions[at].says("publishing") or mentions[at].kind not in ("harmless", "books"):
        return mentions
    source = replace(mentions[at], kind="op", code="source", others=())
    return (*mentions[:at], source, *mentions[at + 1 :])


def by_their_count(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`And by China's for 2025?`: whose it is by, and no noun behind it, is whose count is asked for."""
    found = list(mentions)
    for i, (by, whose) in enumerate(pairwise(mentions), start=1):
        after = mentions[i + 1 : i + 2]
        alone = not after or after[0].kind in ("period", "conj", "courtesy")
        alone = alone and not (i > 1 and mentions[i - 2].kind == "verb")  # "bought by Americans"
        if by.is_("prep", "by") and by.last + 1 == whose.first and whose.kind == "demonym" and alone:
            found[i] = replace(whose, kind="agency", others=whose.meanings)
    return tuple(found)


def of_the_area(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Euro zone exports in December, Eurostat figure`: the office that counts for the EU counts for the euro area too,
    which is named, and the EU is not."""
    named = codes_in(mentions, *WHO)
    if _AREA in named and named.isdisjoint(("EU27", "EU28")):
        return tuple(replace(m, code=_AREA) if m.is_("agency", "EU27") else m for m in mentions)
    return mentions


def gap_of_counts(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China to the US, both counts and the gap`: how far the two counts lie apart, and no balance."""
    counts = next((i for i, m in enumerate(mentions) if m.is_("op", "mirror")), len(mentions))
    gaps = [m for m in mentions[counts + 1 :] if m.is_("flow", "balance") and m.means("op", "difference")]
    if len(gaps) != 1 or not holds(mentions[counts:], "conj", "and") or not holds(mentions, "prep", "to", "from"):
        return mentions
    return tuple(replace(m, kind="op", code="difference", others=()) if m is gaps[0] else m for m in mentions)


def counts_apart(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Unterschied zwischen den Zahlen von Peking und Washington`: of two that count, where China is one of them."""
    codes = codes_in(mentions, "place", "demonym", "agency")
    told = [m for m in mentions if m.kind not in ("harmless", "prep")]
    led = [m for m, after in pairwise(told) if m.says("counts_apart") and after.code in codes]
    if not led or HOME not in codes or len(codes) != 2:
        return mentions  # "zwischen den Zahlen von 2024 und 2025"
    return tuple(replace(m, code="mirror", others=m.meanings) if m is led[0] else m for m in mentions)


def _publishers(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`米国の統計は中国の発表より少ない`: what one publishes, set against the count of another, is its count."""
    counts = codes_in(mentions, "agency")
    if not counts:
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind not in ("place", "demonym") or m.code in counts:
            continue
        rest = [other for other in mentions[i + 1 :] if other.kind != "harmless"][:2]
        if len(rest) == 2 and rest[0].is_("op", "published") and rest[1].is_("op", "compare"):
            at = mentions.index(rest[0])
            found[i] = replace(m, kind="agency", others=m.meanings)
            found[at] = replace(rest[0], kind="harmless", code="words", others=())
    return tuple(found)


def originating(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much of its soy comes from Brazil`: a verb of origin right before a country names it, and no source;
    `where do China's imports come from`, `China's soybeans`: of which countries, where no figures are spoken of."""
    found = list(mentions)
    asked = any(m.is_("question", "where") or m.is_("party", "partner") for m in mentions)
    theirs = holds_any(mentions, "place", "demonym")  # else: of the plant
    of_flow = any(m.is_("flow", "import") and m.first == m.last for m in mentions)
    of_goods = theirs and any(m.kind == "commodity" and m.code not in INDICATORS for m in mentions)
    whence = asked and (of_flow or of_goods)
    whence = whence and not any(m.says("tally", "figure_noun") or m.kind == "agency" for m in mentions)
    for i, mention in enumerate(mentions):
        if not (mention.is_("op", "source") and mention.says("origin")):
            continue
        after, flow = [*(m for m in mentions[i + 1 :] if m.kind != "harmless"), None, None][:2]
        its_own = mention.says("whither") and flow is not None and flow.kind == "flow"  # "woher kommen Chinas Importe"
        named = after is not None and after.kind in ("place", "demonym") and not its_own
        if named or (whence and (after is None or after.kind in ("period", "number", "prep", "courtesy"))):
            goods = not (named or of_flow)
            if goods and not _goods_alone(mentions[:i]):
                continue  # "where does the value for China's crude come from"
            kind, code = ("party", "seller") if goods else ("prep", "from")
            found[i] = replace(mention, kind=kind, code=code, others=(("harmless", "whither" if goods else "origin"),))
    return tuple(found)


def _goods_alone(before: tuple[Mention, ...]) -> bool:
    """Whether it is the goods themselves that come from there, and no figure of them."""
    little = ("question", "place", "demonym", "commodity", "extreme", "party")
    plain = all(m.kind in little or m.is_("harmless", "little") or m.is_("prep", "of", "in") for m in before)
    named = [m for m in before if m.kind != "harmless" and m.kind not in ("place", "demonym") and m.kind != "prep"]
    return plain and bool(named) and named[-1].kind == "commodity"


def whence(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Woher stammt das Soja, das China kauft`, `wohin gehen Chinas Exporte`: with goods or a flow, of or to which
    countries they go; no source of a figure, and no course of a series. `Woher kommt die Zahl`: its source."""
    for i, m in enumerate(mentions):
        what = next((one for one in mentions[i + 1 :] if one.kind != "harmless" or one.says("figure_noun")), None)
        if m.says("whither") and what is not None and what.says("figure_noun"):
            source = replace(m, kind="op", code="source", others=())
            return (*mentions[:i], source, *mentions[i + 1 :])
    goods = any(m.kind == "commodity" and m.code not in INDICATORS for m in mentions)
    dealt = any(m.kind in _DEALT or (m.kind == "number" and len(m.code) == 4) for m in mentions)  # or a year
    # "where do soybeans come from" asks of the plant
    whose = holds_any(mentions, "place", "demonym")
    ways = codes_in(mentions, "flow") & {"export", "import"}
    way = next(iter(ways)) if len(ways) == 1 and whose and not goods else ""
    if not ((goods and dealt) or way) or any(m.says("tally") or m.kind == "agency" for m in mentions):
        return mentions
    came = goods and not holds(mentions, "verb")  # "de dónde vino la soja"; not "куда поставил"
    found = list(mentions)
    for i, m in enumerate(mentions):
        after = next((one for one in mentions[i + 1 :] if one.kind not in _OVER), None)
        of_goods = after is not None and after.kind == "commodity"
        asks = (
            m.is_("op", "source")
            or (came and m.is_("question", "where"))
            or m.kind == "harmless"
            or (m.is_("op", "why") and of_goods)
        )
        if m.says("whither") and (asks or (way == "export" and (m.is_("op", "trend") or m.kind == "opinion"))):
            found[i] = replace(m, kind="party", code=_FAR_END.get(way, "seller"), others=(("harmless", "whither"),))
        elif m.is_("op", "source") and i and mentions[i - 1].says("whither"):  # von wem stammen
            found[i] = replace(m, kind="harmless", code="little", others=())
    return tuple(found)


def part_moved(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did most of the fall come from the US`, `more than half the rise`: what part of it did, asked as a share."""
    moved = next((i for i, m in enumerate(mentions) if m.kind == "growth" or m.is_("direction", "up", "down")), 0)
    half = [m.says("majority") or (m.is_("number", "50") and not m.said.isdigit()) for m in mentions[:moved]]
    at = half.index(True) if True in half else None
    if at is None or not any(m.kind in WHO for m in mentions):
        return mentions
    asked = replace(mentions[at], kind="measure", code="share", others=(("harmless", "part_moved"),))
    of = mentions[at].kind == "number" or any(m.is_("prep", "of") for m in mentions[at + 1 : moved])
    if not (of and _part_of_a_move((asked, *mentions[at + 1 : moved + 1]))):
        return mentions  # "which grew most and rose"
    led = [m for m in mentions[:at] if not (m.kind == "compare" or m.is_("measure", "share"))]  # "accounts for over"
    return (*led, asked, *mentions[at + 1 :])


def grown_from(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much of the export growth came from ASEAN`: a part of a rise comes from there, and no goods do."""
    parts = (i for i, m in enumerate(mentions) if m.is_("question", "how_much") or m.is_("measure", "share", "percent"))
    asked = next(parts, len(mentions))
    for i, m in enumerate(mentions[asked + 1 :], asked + 1):
        place = next((one for one in mentions[i + 1 :] if one.kind != "harmless"), None)
        came = m.is_("prep", "from") and (m.says("origin") or mentions[i - 1].says("origin"))
        named = place is not None and place.kind in ("place", "demonym")
        if came and named and _part_of_a_move(mentions[asked:i]):
            return (*mentions[:i], replace(m, kind="harmless", code="little", others=()), *mentions[i + 1 :])
    return mentions


def _part_of_a_move(said: tuple[Mention, ...]) -> bool:
    """`of the growth`, `of the 2025 rise in exports`: nothing that is got stands there, but what moved."""
    asked, *between = said
    moved = any(m.kind == "growth" or m.is_("direction", "up", "down") for m in between)
    of = asked.kind == "measure" or any(m.means("prep", "of") for m in between)
    known = ("harmless", "prep", "growth", "direction", "flow", "period", "time", "demonym", "number")
    return moved and of and holds_only(between, *known)


def _of_a_figure(mention: Mention, following: tuple[Mention, ...]) -> bool:
    if mention.kind != "verb" or ("op", "source") not in mention.others:
        return False
    if holds(following, "agency"):  # "source of the US figures?"
        return holds_only(following, "harmless", "courtesy", "self", "agency", "books", "prep")
    if following and following[-1].says("tally"):  # "source of the PMI numbers?": no goods are got there
        return holds_only(following, *_NUMBERED, "harmless", "courtesy", "self", "books", "prep")
    following = tuple(m for m in following if not m.is_("op", "average"))  # "source of the tariff averages"
    if following and holds_only(following, "harmless", "prep", "commodity"):
        return [m.code in INDICATORS for m in following if m.kind == "commodity"] == [True]  # "source of the PMI?"
    return all(m.kind in ("harmless", "courtesy", "self") and ("prep", "of") not in m.others for m in following)


def in_passing(clause: Clause) -> bool:
    """Whether a figure is asked for and its source beside it: `exports in May, and cite the source`, `exports in May?
    Who publishes that?`. Every reply tells the source of its figures."""
    flow, period = clause.first("flow"), clause.first("period")
    sources = clause.all("op", "source")
    if flow is None or period is None or not sources or any(m.first < max(flow.last, period.last) for m in sources):
        return False
    asking = [m for m in clause.mentions if max(flow.last, period.last) < m.first < sources[0].first]
    apart = any(token.norm in ("?", "!", ".", ";") for token in clause.tokens[period.last : sources[0].first])
    led = any(m.kind == "question" for m in clause.mentions if m.first < min(flow.first, period.first))
    return apart or not (led or holds_any(asking, "question", "op", "verb"))


def told_with_it(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause asks for nothing but the source of what another one asks, or whether it is held: `¿cuál es la
    fuente y el valor de las exportaciones de noviembre?`, `exports to ASEAN in 2024. Do you have it?`. By itself it
    would be asked of the newest month, or of all that is held."""
    if not clause.ops("source", "held"):
        return False
    own = clause.has_any("flow", "commodity", "place", "demonym", "agency", "period", "verb")
    asked = any(one.has("flow") and one.has("period") for one in clauses if one is not clause)
    held = clause.ops("held") and (clause.says("pronoun") or clause.has("deictic", "that", "them"))
    return bool(clause.ops("source") or held) and not own and asked


_KANA = "\u3040"  # from here on the signs of Japanese and Chinese, where the owner always stands before what is his
_COUNTRY = 3  # letters of a country's code (ISO 3166-1)
_PASSED = ("harmless", "extreme", "ordinal", "number")  # between a name and its dealers: "America's two largest ..."


def among_theirs(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Where does China rank among US suppliers`, `... as a supplier to the US`: the dealers of another country are in
    its own books, and it is China that has a place there."""
    dealers = [i for i, m in enumerate(mentions) if m.kind == "party"]
    ranked = any(m.is_("op", "rank", "place_of") or m.says("among") for m in mentions)
    if len(dealers) != 1 or not ranked or holds_any(mentions, "flow", "agency", "books", "conj"):
        return mentions
    at = dealers[0]
    before = next((i for i in range(at - 1, -1, -1) if not _passed(mentions[i])), at)
    behind = range(at + 1, len(mentions))
    after = next((i for i in behind if mentions[i].kind != "prep" and not _passed(mentions[i])), at)
    ours = [m.kind for m in mentions[:at] if m.code == HOME and mentions[0].says("copula")] == ["demonym"]
    if ours or any(m.says("copula") for m in mentions[at:after]):
        return mentions  # "is China's top partner ASEAN", "China's top partner was ASEAN": who it is
    owned = (before, after) if mentions[at].said >= _KANA else (after, before)  # 中国の輸出先で日本は何位
    whose = next((i for i in owned if mentions[i].kind in WHO and not mentions[i].says("among")), None)
    others = [m.code for i, m in enumerate(mentions) if m.kind in WHO and i != whose and not m.says("among")]
    theirs = whose is not None and len(others) == 1 and mentions[whose].code != HOME
    if whose is None or not theirs or (others != [HOME] and len(mentions[whose].code) != _COUNTRY):
        return mentions  # "where does Vietnam rank among ASEAN suppliers": among those of the group
    books = replace(mentions[whose], kind="agency", others=mentions[whose].meanings)
    return (*mentions[:whose], books, *mentions[whose + 1 :])


def country_dealt_with(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The country it sells most to`: with no word for asking before it, still a partner that is sought."""
    found = list(mentions)
    for i, (one, doer, verb) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        dealt = verb.kind == "verb" and (doer.kind in (*WHO, "deictic", "self") or doer.says("pronoun", "acting_they"))
        led = holds(mentions[i + 3 :], "prep", "to", "from")
        if dealt and led and one.kind == "harmless" and one.says("any_country"):
            found[i] = replace(one, kind="party", code="partner", others=one.meanings)
    return tuple(found)


def dealing_abroad(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Which countries does Germany trade with`, `what countries does the US sell to`: the partners of another country,
    which its own books tell; what it trades with China is no answer."""
    named = [i for i, m in enumerate(mentions) if m.kind in WHO]
    said = [m for m in mentions if m.kind not in ("harmless", "courtesy")]
    if len(named) != 1 or len(said) < 4 or mentions[named[0]].code == HOME or not said[0].says("any_country"):
        return mentions
    doer, deed, rest = mentions[named[0]], said[2], said[3:]
    if said[1] is not doer or deed.kind not in ("verb", "flow") or not holds(rest, "prep"):
        return mentions
    if any(m.kind not in ("prep", "number", "time", "commodity", "extreme") for m in rest):
        return mentions
    books = replace(doer, kind="agency", others=doer.meanings)
    return (*mentions[: named[0]], books, *mentions[named[0] + 1 :])


def _passed(m: Mention) -> bool:
    return m.kind in _PASSED and not m.says("among")
