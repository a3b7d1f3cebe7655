"""What is dealt in, and by whom: goods sought, what partners buy and sell, a part of what another buys."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, first_in, holds, holds_any
from bot.understanding.words.kinds import OTHER_WAY, TARIFFS, WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_MOVES = ("direction", "growth")
_OF_A_MOVE = ("harmless", "commodity", "place", "demonym", "prep", *_MOVES)


def since_tariffs(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Since the tariffs went up in April 2025, how many months ...`: the months from then on, and no tariff."""
    led = next((i for i, m in enumerate(mentions) if m.means("time", "since") or m.code == "since_then"), None)
    at = next((i for i, m in enumerate(mentions) if led is not None and i > led and m.kind == "period"), None)
    if led is None or at is None or not isinstance(said := mentions[at].value, TimeExpression):
        return mentions
    told, behind = mentions[led + 1 : at], mentions[at + 1 :]
    if behind and behind[0].kind in _MOVES and not holds_any(told, *_MOVES):  # "seit die Zölle im April gestiegen sind"
        told, behind = (*told, behind[0]), behind[1:]
    tariffs = any(m.is_("commodity", *TARIFFS) for m in told) and holds_any(told, *_MOVES)
    if not tariffs or any(m.kind not in _OF_A_MOVE for m in told) or not holds((*mentions[:led], *behind), "flow"):
        return mentions
    if said.mode != "list" or len(said.parts) != 1:
        return mentions
    value = replace(said, mode="since")
    time = replace(mentions[at], first=mentions[led].first, code=value.code, value=value)
    return (*mentions[:led], time, *behind)


# `How much of US soy is in China's soy imports`: a part of a whole, for the goods are named twice.


def part_in_whole(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `how much of` read as a share, where one good stands before `in` and again behind it."""
    goods = [m for m in mentions if m.kind == "commodity"]
    asked = first_in(mentions, "question", "how_much")
    if len(goods) != 2 or goods[0].code != goods[1].code or asked is None or asked.first > goods[0].first:
        return mentions
    led = next((m for m in mentions if m.first == asked.last + 1), None)
    within = any(m.is_("prep", "in") and goods[0].last < m.first < goods[1].first for m in mentions)
    if led is None or not led.is_("prep", "of") or not within:
        return mentions
    return tuple(replace(m, kind="measure", code="share", others=()) if m is asked else m for m in mentions)


# `El país que más compra a China`, `das Land, in das China am meisten exportiert`: a country that is told by what it
# does is a partner that is sought, and no month of all trade is.
_LED_BY = ("to", "from", "of", "with", "in", "for", "by")
_BOUNDS = ("above", "below")
_OPENING = ("question", "prep")
_OF_TIME = ("unit:month", "unit:year", "unit:quarter")


def partner_described(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word for a country behind which a relative clause with a superlative opens read as a partner."""
    at = next((i for i, m in enumerate(mentions) if m.kind in ("harmless", "party") and m.says("any_country")), None)
    if at is None or any(m.is_("time", *_OF_TIME) or m.code == "when" for m in mentions):
        return mentions
    if any(m.kind == "party" and m is not mentions[at] for m in mentions):
        return mentions
    behind = mentions[at + 1 :]
    opened = _relative(tokens, mentions[at], behind)
    acts = mentions[at].kind == "party" and opened is None
    doing = [m for m in behind[:2] if m.kind != "extreme"][:1]
    if acts and not (mentions[at].last > mentions[at].first and doing and doing[0].kind == "flow"):
        return mentions  # "que país importa mais da China"
    dealt = any(m.is_("verb", *_DEALS) or m.kind == "flow" for m in behind)
    if not (opened or acts) or not dealt or not any(m.kind in WHO and m.code == HOME for m in mentions):
        return mentions
    if not any(m.is_("extreme", "most", "least") or (acts and m.is_("compare", *_BOUNDS)) for m in behind):
        return mentions
    country = replace(mentions[at], kind="party", code="partner", others=mentions[at].meanings)
    led = bool(opened) and behind[0].kind == "prep"
    silent = tuple(
        replace(m, kind="harmless", code="little", others=()) if i < (opened or 0) and m.kind in _OPENING else m
        for i, m in enumerate(behind)
    )
    return (*mentions[:at], country, *(_done_by_home(silent) if led else _done_by_it(silent)))


def _done_by_home(behind: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Del que más compra China`: the country is at the other end of what the home country does."""
    if any(m.kind in WHO and m.code != HOME for m in behind):
        return behind
    return tuple(
        replace(m, kind="flow", code="import" if m.code in ("buy", "get") else "export", others=m.meanings)
        if m.is_("verb", *_DEALS)
        else m
        for m in behind
    )


def _done_by_it(behind: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Que mais importa da China`: the country sought deals itself, with the home country."""
    ends = any(one.kind in ("prep", "compare") and two.code == HOME for one, two in pairwise(behind))  # "más de China"
    return tuple(
        replace(m, kind="verb", code="buy" if m.code == "import" else "sell", others=m.meanings)
        if m.is_("flow", *OTHER_WAY) and ((ends and m.means("verb", *_DEALS)) or _with_its_end(m, after))
        else m
        for m, after in zip(behind, (*behind[1:], *behind[-1:]), strict=True)
    )


def _with_its_end(m: Mention, after: Mention) -> bool:
    """`Importa da` in one, of the home country."""
    return m.last > m.first and after.code == HOME and after.first == m.last + 1 and m.says("sold")


def _relative(tokens: tuple[Token, ...], noun: Mention, behind: tuple[Mention, ...]) -> int | None:
    """How many mentions open a relative clause right behind a noun: `que`, `al que`, `, in das`, `, das`."""
    if not behind:
        return None
    one, two = behind[0], behind[1] if len(behind) > 1 else behind[0]
    apart = tokens[noun.last + 1].norm == ","
    if one.first != noun.last + 1 + apart:
        return None
    led = one.is_("prep", *_LED_BY) and two.first == one.last + 1
    if led and (two.is_("question", "what", "who") or two.says("pronoun")):
        return 2
    pronoun = two if led else one
    if pronoun.kind == "extreme" and pronoun.last > pronoun.first:  # "que más" in one
        return 1 + led if pronoun.says("that_most") else None
    if one.is_("question", "what", "who") and not apart:
        return 1
    return 1 if apart and (one.says("determiner") or one.is_("prep", *_LED_BY)) else None


# `Both ASEAN and Africa bought less in 2025`: of each of those that deal, that it was less than the year before, and
# not which of them dealt in more.
_DEALS = ("buy", "sell", "give", "get")
_WAYS = {"less": "down", "more": "up"}
_SET_OVER = ("question", "number", "compare", "extreme", "unit", "measure")


def bought_less(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `less` beside a verb of buying or selling read as a fall, where nothing is set over anything:
    `is China buying less coal`, `did it import more crude in 2025`, `what Japan and Korea bought less of`."""
    mentions = _compared(mentions)
    degrees = [i for i, m in enumerate(mentions) if m.is_("more", *_WAYS)]
    if len(degrees) != 1 or any(m.says("than", "choosing") or m.kind in _SET_OVER for m in mentions):
        return mentions
    if any(m.is_("conj", "or") or (m.kind == "op" and m.code != "check") for m in mentions):
        return mentions
    if any(isinstance(m.value, TimeExpression) and m.value.either for m in mentions):
        return mentions  # "did it export more in the first or the second half": in which of the two
    at = degrees[0]
    said = [m for m in mentions if m.kind != "harmless"]
    if sum(m.kind == "period" for m in said) > 1 or not _dealing(said, said.index(mentions[at])):
        return mentions
    degree = (("harmless", "of_degree"),)  # in a talk it may be more than somebody else
    moved = replace(mentions[at], kind="direction", code=_WAYS[mentions[at].code], others=degree)
    return (*mentions[:at], moved, *mentions[at + 1 :])


def _compared(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Importó menos carbón en 2025`: the word that others have for the least as well, and `moins de` before goods,
    where no month, country or good is sought; with a verb of dealing before it."""
    sought = ("question", "party", "number", "unit", "deictic", "measure", "growth", "direction")
    if not (holds(mentions, "period") or _by_now(mentions)) or any(
        m.kind in sought or m.is_("time") or m.says("than", "bloc") for m in mentions
    ):
        return mentions
    if any(m.kind == "op" and m.code != "check" for m in mentions):
        return mentions
    found, dealt = list(mentions), False
    several = sum(m.kind == "extreme" for m in mentions) > 1
    for i, m in enumerate(mentions):
        dealt = dealt or _deal(m)
        goods = i + 1 < len(mentions) and mentions[i + 1].kind == "commodity"
        bound = m.is_("compare", *_BOUNDS) and goods
        if not dealt or not (bound or (m.kind == "extreme" and m.means("more", *_WAYS) and (goods or not several))):
            continue
        less = m.code in ("least", "below")
        found[i] = replace(m, kind="more", code="less" if less else "more", others=())
        return tuple(found)
    return mentions


def _by_now(mentions: tuple[Mention, ...]) -> bool:
    """`China está comprando menos a EE.UU.`: who deals opens, then the verb and how much, and with whom after it."""
    said = [m for m in mentions if m.kind != "harmless"][:5]
    kinds = [m.kind for m in said]
    return kinds[:4] == ["place", "verb", "extreme", "prep"] and kinds[4:5] == ["place"] and said[0].code == HOME


def _deal(m: Mention) -> bool:
    """A verb of dealing, also where it is one of the flows: `importó`."""
    return m.is_("verb", "buy", "sell") or (m.is_("flow", *OTHER_WAY) and m.says("sold", "conjugated"))


def _dealing(said: list[Mention], at: int) -> bool:
    """Whether a verb of dealing stands before the word of degree, or right behind it, or a flow that is one: `is China
    importing less`, but no `exports, more`, and no 对日本和韩国的出口哪个多."""
    if at + 1 < len(said) and said[at + 1].is_("verb", "buy", "sell"):
        return True
    before = next((m for m in reversed(said[:at]) if m.kind not in WHO), None)
    if before is None or _deal(before):
        return before is not None
    if not before.is_("flow", *OTHER_WAY) or before is not said[at - 1] or holds(said, "conj"):
        return False
    return at > 1 and said[at - 2].kind in WHO and not (at > 2 and said[at - 3].kind == "prep")


# `Russia imports growth july 2025 (china buying)`: in brackets the home country buys or sells; whose flow it is.
_OPENS = "([,;-"
_ENDS = {"buy": ("import", "from"), "get": ("import", "from"), "sell": ("export", "to"), "give": ("export", "to")}


def dealt_aside(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the one other country at the far end of the home country's flow."""
    if len(mentions) < 4 or mentions[-1].kind != "verb" or mentions[-1].code not in _ENDS:
        return mentions
    verb, ours, *_ = reversed(mentions)
    aside = ours.code == HOME and ours.kind in ("place", "demonym") and ours.last + 1 == verb.first
    if not aside or not ours.first or tokens[ours.first - 1].norm not in _OPENS:
        return mentions
    rest = mentions[:-2]
    flows = [i for i, m in enumerate(rest) if m.is_("flow", "export", "import")]
    places = [i for i, m in enumerate(rest) if m.kind in ("place", "demonym", "agency")]
    if len(flows) != 1 or len(places) != 1 or places[0] + 1 != flows[0]:
        return mentions
    place, flow = rest[places[0]], rest[flows[0]]
    before = rest[places[0] - 1] if places[0] else None
    if place.code == HOME or place.kind == "agency" or (before is not None and before.kind == "prep"):
        return mentions
    way, end = _ENDS[verb.code]
    there = replace(place, others=(*place.others, ("prep", end)))
    return (*rest[: places[0]], there, replace(flow, code=way, others=()), *rest[flows[0] + 1 :])


def from_abroad(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Öl aus dem Ausland`: the mentions, with the import said in it as one from all the world, whoever was named."""
    if any(m.kind in WHO or m.is_("verb", "sell") for m in mentions):
        return mentions
    at = next((i for i, m in enumerate(mentions) if m.kind == "flow" and m.says("abroad")), len(mentions))
    world = (replace(m, kind="place", code="WLD", others=()) for m in mentions[at : at + 1])
    return (*mentions[: at + 1], *world, *mentions[at + 1 :])


def brought_to_us(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`给我们运来的大豆`: the mentions, with what nobody named brings to us as bought."""
    if any(m.kind in WHO and m.code not in (HOME, "WLD") for m in mentions):
        return mentions
    return tuple(replace(m, code="buy", others=()) if m.kind == "verb" and m.says("to_us") else m for m in mentions)


# What partners buy and sell, told from their side: "which partners' purchases fell" asks of what they are sold.


def partners_own(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, a flow turned round where partners own it: right after them with an apostrophe.

    Only where another country is named, and one alone, or the word is one for what is bought: "partners' exports" are
    as often those to partners.
    """
    named = {m.code for m in mentions if m.kind in ("place", "demonym") and m.code != "WLD"}
    if len(named) > 1:
        return mentions
    found = list(mentions)
    said = [i for i, m in enumerate(mentions) if m.kind != "harmless"]
    for one, two in pairwise(said):
        party, flow = mentions[one], mentions[two]
        between = "".join(token.norm for token in tokens[party.last + 1 : flow.first])
        owned = between == "'" or between in lexicon.ways["possessive"]
        theirs = bool(named) or flow.says("taken")
        if party.is_("party", "partner", "group") and owned and theirs and flow.is_("flow", *OTHER_WAY):
            found[two] = replace(flow, code=OTHER_WAY[flow.code])
    return tuple(found)


# Goods where a word tells that they are asked for, and none where it tells what is done with them.
# `对美国出口什么最多`, `出口最多的商品是什么`: a word for what, or for goods, right behind a flow that is put in
# order -> the kinds of goods that are asked for, and no month. `What China ships to Japan`: a verb, and no vessels.


def goods_sought(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word as one for the goods traded, and a verb that might be goods as the verb it is."""
    mentions = _dealt(mentions)
    if not holds(mentions, "extreme") or holds_any(mentions, "commodity", "party"):
        return mentions
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        if two.first != one.last + 1 or tokens[one.first].kind != "han":
            continue
        asked = one.is_("flow", "export", "import") and two.is_("question", "what")
        led = mentions[i - 1] if i else one
        ordered = one.kind == "extreme" and led.is_("flow", "export", "import") and led.last + 1 == one.first
        named = ordered and (two.is_("op", "define") or (two.kind == "harmless" and two.says("goods")))
        if asked or named:
            found[i + 1] = replace(two, kind="party", code="product", others=())
            return tuple(found)
    return mentions


def _dealt(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China ships to Japan`, `China ships more to Vietnam`: right behind a country, and before where to, or how much
    of other goods (`China ships 119m tonnes of steel`)."""
    for i, m in enumerate(mentions[1:-1], 1):
        if m.kind != "commodity" or not m.says("dealt"):
            continue
        more = mentions[i + 1].is_("more", "more", "less") and i + 2 < len(mentions)
        who, where = mentions[i - 1], mentions[i + 2 if more else i + 1]
        sized = where.kind == "number" and holds(mentions[i + 2 :], "commodity")
        if who.kind == "place" and who.last + 1 == m.first and (where.means("prep", "to") or sized):
            return (*mentions[:i], replace(m, kind="verb", code="sell", others=()), *mentions[i + 1 :])
    return mentions
