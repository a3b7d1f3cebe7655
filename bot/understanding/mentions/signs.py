"""Words of plus and minus, of moving and of a balance -> the one that is meant, by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any, holds_only
from bot.understanding.words.kinds import PMIS, TARIFFS, WEIGHTS, WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_BREAKS = frozenset({",", ":", ";", "-"})
_JOINING: Final = ("place", "prep", "conj", "harmless", "fragment")
_COUNTED: Final = ("unit:month", "unit:quarter")  # what is added up
_LEVIED = {("USA", "CHN"): TARIFFS[0], ("CHN", "USA"): TARIFFS[1]}  # who charges, and on whose goods


def moving(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Die Exporte nahmen ab`, `экспорт в плюсе`: a word that may also be one of moving is, beside a flow."""
    if not any(kind == "direction" for m in mentions if m.kind in ("flow", "verb") for kind, _ in m.others):
        return mentions
    flows = [m for m in mentions if m.is_("flow", "export", "import") or m.kind == "commodity"]
    # "плюс или минус к прошлому году?": of a balance only where one, or trade with somebody, is named besides
    sided = [m for m in mentions if m.kind == "flow" or m.is_("prep", "with")]
    rated = holds(mentions, "unit", "pct")
    found = []
    for m in mentions:
        beside = any(flow is not m for flow in flows) and not (m.kind == "verb" and _done_by(mentions, m))
        either = m.is_("flow", "balance") and ("direction", "moved") in m.others and sided == [m]
        either = either or (rated and sided == [m] and m.is_("flow", "surplus"))  # "also ein Plus von fast 30 %"
        found.append(_moved(m) if beside or either else m)
    return tuple(found)


def grown(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`但出口总额增长了，对吗`: a verb of growing, where what is told is put to the test: that it rose."""
    if not holds(mentions, "op", "check"):
        return mentions
    return tuple(replace(m, kind="direction", code="up", others=()) if m.says("grown") else m for m in mentions)


def paid_beside(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`进口大豆多少吨，花了多少钱`: the money beside what something weighs or counts: its value."""
    at = next((i for i, m in enumerate(mentions) if m.is_("question") and m.says("priced")), 0)
    deals = mentions[at - 1 : at] if at > 1 and mentions[at - 1].is_("verb", "buy", "sell") else ()
    before = mentions[: at - len(deals)]
    weighed = any(m.is_("measure", "quantity") or m.is_("unit", *WEIGHTS) for m in before)
    if not (at and weighed and before[-1].is_("conj", "and") and holds(before, "commodity") and holds(before, "flow")):
        return mentions
    return (*before, replace(mentions[at], kind="measure", code="value", others=()), *mentions[at + 1 :])


def added(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did exports add more than 80 bn`, `the surplus added 10 bn`: a flow that adds an amount rose by it. `Please add
    the exports of October and November`, `US exports in Q2 2025, Census months added`: their sum."""
    told = [m for m in mentions[-4:] if m.kind not in ("harmless", "courtesy")][-2:]
    if told and told[-1].says("added_up") and told[0].is_("time", *_COUNTED):
        end = mentions.index(told[-1])
        return (*mentions[:end], replace(told[-1], kind="op", code="sum", others=()), *mentions[end + 1 :])
    if told and told[-1].says("added_up") and told[0].kind == "place" and holds_only(mentions[:-1], *_JOINING):
        mine = replace(told[-1], kind="harmless", code="words", others=(("harmless", "taken_with"),))
        return tuple(mine if m is told[-1] else m for m in mentions)  # "and with ASEAN added?"
    flow = next((i for i, m in enumerate(mentions) if m.kind == "flow"), len(mentions))
    times = sum(m.kind == "time" and m.code.startswith(("month:", "quarter:")) for m in mentions)
    for i, m in enumerate(mentions):
        if i < flow < len(mentions) and times > 1 and m.says("adding") and holds_only(mentions[:i], "harmless"):
            return (*mentions[:i], replace(m, kind="op", code="sum", others=()), *mentions[i + 1 :])
        rest = [one for one in mentions[i + 1 : i + 5] if one.kind not in ("harmless", "compare", "unit")]
        if i > flow and m.says("adding") and [one.kind for one in rest[:2]] == ["number", "scale"]:
            return (*mentions[:i], replace(m, kind="direction", code="up", others=()), *mentions[i + 1 :])
    return mentions


def _done_by(mentions: tuple[Mention, ...], verb: Mention) -> bool:
    """`Die USA nahmen 11 % der Exporte ab`, `nahm China weniger Soja ab`: a place that nothing governs acts."""
    told = ["", "", *(m.kind for m in mentions if m.kind not in ("harmless", "period") and m.first < verb.first)]
    after = [m.kind for m in mentions if m.kind not in ("harmless", "period") and m.first > verb.first]
    acts = told[-1] == "place" and told[-2] not in ("prep", "flow", "commodity")
    return acts or (len(after) > 1 and after[0] == "place" and after[1] not in ("flow", "conj"))


def signed(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Amerikas Minus im China-Handel`, `das Minus der USA im Handel mit China`: a word for minus that is also one of a
    deficit is the latter right beside whose it is or how much of it, where trade is named and no flow, and where
    nothing but a partner is (`mit wem macht China Minus`); elsewhere it tells how something moved."""
    if not any(map(_sign, mentions)):
        return mentions
    flows = {m.code for m in mentions if m.kind == "flow" and not _sign(m)}
    narrower = holds_any(mentions, "commodity", "growth", "unit", "measure")
    found = list(mentions)
    for i, mention in enumerate(mentions):
        if not _sign(mention):
            continue
        before = mentions[i - 1] if i else None
        whose = before is not None and before.kind in ("place", "demonym") and before.last + 1 == mention.first
        governed = whose and i > 1 and mentions[i - 2].kind == "prep"
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        genitive = after is not None and after.kind == "demonym" and after.first == mention.last + 1
        asked = before is not None and before.is_("question", "how_much") and before.last + 1 == mention.first
        facing = not flows and holds(mentions, "prep", "with")
        of_trade = flows == {"trade"} and (whose or genitive or asked) and not governed
        if narrower or not (of_trade or facing):
            found[i] = _moved(mention)
    return tuple(found)


def gap_of_rates(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """`The gap between exports and imports growth`: between two rates, where the words for a balance name both flows
    and growth stands right behind them."""
    for i, (gap, growth) in enumerate(pairwise(mentions)):
        if gap.is_("flow", "balance") and growth.is_("growth", "growth") and gap.first < gap.last == growth.first - 1:
            words = (lexicon.longest((token.norm,), 0)[1] for token in tokens[gap.first : gap.last + 1])
            if {("flow", "export"), ("flow", "import")} <= {meaning for meanings in words for meaning in meanings}:
                apart = replace(gap, last=gap.first, kind="op", code="difference", others=())
                return (*mentions[:i], apart, replace(gap, first=gap.first + 1, code="both"), *mentions[i + 1 :])
    return mentions


def ordered_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Rank the US, the EU and Japan by how much China bought`: what is put in order, not how far apart it is."""
    order = next((i for i, m in enumerate(mentions) if m.is_("op", "rank")), None)
    if order is None:
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions[:-1]):
        acts = mentions[i + 1].kind in ("place", "demonym", "deictic") and mentions[i + 1].first == m.last + 1
        if i > order and m.is_("op", "difference") and m.first < m.last and acts:
            found[i] = replace(m, kind="prep", code="by", others=(("harmless", "little"),))
        grown = mentions[i - 1].is_("growth", "growth") and any(one.is_("op", "how_fast") for one in mentions[order:i])
        if i > order + 1 and grown:  # "by how fast exports to them grew": told by how fast
            found[i - 1] = replace(mentions[i - 1], kind="harmless", code="little", others=())
    return tuple(found)


def ratio_of(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The imports over exports ratio`: the one set against the other, and not said to be above it. `The ratio of Japan
    in Chinese imports`: its share."""
    runs = zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)
    for i, (one, over, two, ratio) in enumerate(runs):
        if one.kind == two.kind == "flow" and over.is_("compare", "above") and ratio.is_("op", "compare"):
            against = replace(over, kind="prep", code="versus", others=())
            return (*mentions[: i + 1], against, *mentions[i + 2 :])
    said = [m for m in mentions if not m.says("determiner")]
    for ratio, of, part, within in zip(said, said[1:], said[2:], said[3:], strict=False):
        named = ratio.is_("op", "compare") and ratio.says("one_over_other")
        of_one = named and of.is_("prep", "of") and part.kind in (*WHO, "commodity")
        if of_one and (within.is_("prep", "in") or within.says("among")) and holds(mentions, "flow"):
            share = replace(ratio, kind="measure", code="share", others=())
            return tuple(share if m is ratio else replace(m, code="in") if m is within else m for m in mentions)
    return mentions


def above_the_line(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did the PMI beat 50`, `did exports beat 5 %`: that it was above a number, and no forecast of it."""
    if holds(mentions, "op", "forecast") or holds(mentions, "poll"):
        return mentions
    for i, (beat, number) in enumerate(pairwise(mentions)):
        line = holds(mentions[:i], "commodity", *PMIS) or holds(mentions[i + 2 : i + 3], "unit", "pct")
        if beat.is_("op", "surprise") and beat.says("outdone") and number.kind == "number" and line:
            return (*mentions[:i], replace(beat, kind="compare", code="above", others=()), *mentions[i + 1 :])
    return mentions


_MOVING = ("direction", "more", "compare", "extreme", "number", "growth")


def each_year(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much does China export annually`: in each year, where nothing moves and no month is told."""
    at = next((i for i, m in enumerate(mentions) if m.is_("growth", "yoy") and m.says("annual")), None)
    if at is None or any(m.kind in _MOVING for i, m in enumerate(mentions) if i != at):
        return mentions
    if any(part.grain == "month" for m in mentions for part in getattr(m.value, "parts", ())):
        return mentions
    return (*mentions[:at], replace(mentions[at], kind="op", code="by_year", others=()), *mentions[at + 1 :])


def paid_for(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What did China get for a tonne of steel`, `how much did it get per tonne for rare earths`: a price that somebody
    gets is one he sells at."""
    if not holds(mentions, "measure", "price"):
        return mentions
    at = next((i for i, m in enumerate(mentions) if m.says("fetching")), None)
    rest = [] if at is None else [m for m in mentions[at + 1 :] if m.kind == "commodity" or m.is_("prep", "for")]
    if at is None or not rest or rest[0].kind == "commodity" or mentions[at + 1].says("charging"):
        return mentions
    return (*mentions[:at], replace(mentions[at], code="sell", others=()), *mentions[at + 1 :])


def dearer(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Нефть подорожала в 2025 году?`: goods that got dearer are asked for their price, and for no amount; before a
    comma it sets the scene (`нефть дорожает: сколько её купили`)."""
    if not any(m.kind == "commodity" and m.code != "TOTAL" for m in mentions):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.says("costlier") or m.kind not in ("direction", "extreme", "more", "compare", "growth"):
            continue
        after = [one for one in mentions[i + 1 :] if one.kind in ("flow", "verb")]
        between = tokens[m.last + 1 : after[0].first] if after else ()
        scene = any(token.norm in _BREAKS for token in between)
        kind, code = ("harmless", "little") if scene else ("measure", "price")
        found[i] = replace(m, kind=kind, code=code, others=())
    return tuple(found)


def asked_for(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Got total Chinese trade for 2023?`: what opens a text before a flow by name asks for it, and buys nothing."""
    if not mentions or not mentions[0].says("fetching") or not holds(mentions, "flow"):
        return mentions
    return (replace(mentions[0], kind="harmless", code="little"), *mentions[1:])


def drawn_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Quanto de minério a China puxou`: how much a country drew in is what it bought, and no why is asked."""
    found = list(mentions)
    for at, (who, m) in enumerate(pairwise(mentions), 1):
        drawn = m.says("drawing_in") and m.is_("op", "why") and who.kind == "place" and who.last + 1 == m.first
        asked = any(one.means("question", "how_much", "how_many") or one.says("asked_count") for one in mentions[:at])
        if drawn and asked and holds(mentions[:at], "commodity"):
            found[at] = replace(m, kind="verb", code="buy", others=())
    return tuple(found)


def levied(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What does China charge on American goods`: what one of the two charges on the other's goods, where none
    are named, is its tariff."""
    at = next((i for i, m in enumerate(mentions) if m.says("charging")), 0)
    if not 0 < at < len(mentions) - 2 or not mentions[at + 1].is_("prep", "on"):
        return mentions
    tariff = _LEVIED.get((mentions[at - 1].code, mentions[at + 2].code))
    if tariff is None or holds_any(mentions, "commodity", "measure", "event"):
        return mentions
    return (*mentions[:at], replace(mentions[at], kind="commodity", code=tariff, others=()), *mentions[at + 1 :])


_BALANCES = {"surplus", "deficit", "balance"}


def _between(after: tuple[Mention, ...]) -> bool:
    """Whether it is right before two things that something lies between."""
    return bool(after) and (after[0].means("compare", "between") or getattr(after[0].value, "ends", False))


def set_apart(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """大豆进口今年和去年的差额: a word for a balance and for a difference is the latter beside one flow alone; so is it
    where what it lies between is a balance: `between the July and August surplus`."""
    flows = {m.code for m in mentions if m.kind == "flow" and ("op", "difference") not in m.others}
    sold = {m.code for m in mentions if m.is_("verb", "sell", "buy")}
    rates = len(flows) == 2 and holds(mentions, "growth", "growth", "yoy")
    rates = rates and any(m.means("prep", "between") for m in mentions)  # "the gap between export and import growth"
    runs = zip(mentions, mentions[1:], mentions[2:], strict=False)  # "and the gap between the two"
    them = any(
        ("op", "difference") in a.others and b.is_("compare", "between") and c.kind == "deictic" for a, b, c in runs
    )
    balances = next((i for i, m in enumerate(mentions) if m.kind == "flow" and ("op", "difference") in m.others), None)
    apart = bool(flows) and flows <= _BALANCES and balances is not None and _between(mentions[balances + 1 :])
    if not ((flows and them) or apart) and (
        not flows <= {"export", "import"} or (len(flows | sold) != 1 and not rates)
    ):
        return mentions
    return tuple(
        replace(m, kind="op", code="difference", others=())
        if ("op", "difference") in m.others and m.kind == "flow"
        else m
        for m in mentions
    )


def _sign(mention: Mention) -> bool:
    """A word for plus or minus that may also be a surplus or a deficit."""
    if mention.kind != "flow" or mention.code not in ("surplus", "deficit"):
        return False
    return ("conj", "plus") in mention.others or ("conj", "minus") in mention.others


def _moved(mention: Mention) -> Mention:
    way = next((code for kind, code in mention.others if kind == "direction"), "")
    if not way or mention.kind not in ("flow", "verb") or mention.code in ("export", "import"):
        return mention
    rest = tuple(other for other in mention.others if other[0] != "direction")
    return replace(mention, kind="direction", code=way, others=((mention.kind, mention.code), *rest))


def pace_alone(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Beschleunigt es sich?`, `ça accélère ?`: which way it moves; a word of growth too, where none else stands."""
    said = [m for m in mentions if m.kind != "harmless"]
    way = next((code for kind, code in said[0].others if kind == "direction"), "") if len(said) == 1 else ""
    if not (way and said[0].kind == "growth" and said[0].says("pace")):
        return mentions
    moved = replace(said[0], kind="direction", code=way, others=(("harmless", "pace"),))
    return tuple(moved if m is said[0] else m for m in mentions)
