"""What lies next to trade and is held by nobody here: the world's trade, what tariffs bring in, other currencies."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import InOrder
from bot.understanding.words.kinds import TARIFFS
from bot.understanding.words.text import said_of

_MONEY = frozenset({"USD", "CNY", "EUR", "JPY"})
_HELD_RATE = frozenset({"USD", "CNY"})
_TRADED = ("flow", "verb", "unit", "party", "agency")


def beyond(frame: Frame) -> str | None:
    """What is asked for that nobody here holds, in the asker's words; None for nothing of the kind."""
    return next((found for rule in _BEYOND.among(frame.rows) if (found := rule(frame)) is not None), None)


def _who_there(frame: Frame) -> str | None:
    """`Who in China buys the most Brazilian soy`: which firms, of whom nothing is held."""
    said = frame.mentions
    for who, joint, where in zip(said, said[1:], said[2:], strict=False):
        if who.is_("question", "who") and joint.is_("prep", "in") and where.is_("place", HOME):
            return who.said if frame.ways.unspaced else f"{who.said} {joint.said} {where.said}"
    return None


def _method(frame: Frame) -> str | None:
    """`What method does customs use to deflate export values`: one that no source explains."""
    for asked, method in pairwise(frame.mentions):
        if asked.is_("question", "what") and method.kind == "harmless" and method.says("computed"):
            return method.said if method.first == asked.last + 1 else None
    return None


def _paid_there(frame: Frame) -> str | None:
    """`The gas price in Beijing`, `why are prices rising in Brazil`: what is paid in a place, where only what a good
    costs at the border is held."""
    price = next((m for m in frame.all("measure", "price") if m.says("paid_for_it")), None)
    if price is None or frame.has_any(*_TRADED):
        return None
    joints = [one for one, two in pairwise(frame.mentions) if one.is_("prep", "in") and two.kind == "place"]
    goods = frame.all("commodity")
    if not (joints and joints[0].first > price.first):
        return None
    return f"{goods[0].said} {price.said}" if goods and goods[0].last + 1 == price.first else price.said


def _sold_at_home(frame: Frame) -> str | None:
    """`Chinese car sales in 2025`: at home for the most part; "car sales to Europe", "abroad" are exports."""
    if frame.has("flow") or frame.has("prep", "to", "into", "from", "post_to"):
        return None
    if any(m.code != HOME for m in (*frame.all("place"), *frame.all("demonym"))):
        return None
    for goods, sales in pairwise(frame.mentions):
        if goods.kind == "commodity" and goods.says("single") and sales.says("sales"):
            return f"{goods.said} {sales.said}" if sales.first == goods.last + 1 else None
    return None


def _prices(frame: Frame) -> str | None:
    """`Import prices in 2025`: of all goods together, where only values and amounts of some are held."""
    if frame.has("commodity") or not frame.has("measure", "price"):
        return None
    for one, two in pairwise(frame.mentions):
        if one.is_("flow", "export", "import") and two.is_("measure", "price") and two.first == one.last + 1:
            return frame.ways.beside(one.said, two.said)
    return None


def _worldwide(frame: Frame) -> str | None:
    """`Global trade`, `Welthandel`: of all countries with one another. `China's trade with the world` is China's."""
    if not (frame.says("worldwide") or frame.has("place", "WLD")):
        return None
    named = any(m.code != "WLD" for m in (*frame.all("place"), *frame.all("demonym")))
    if (named and not _part_of_the_world(frame)) or frame.has_any("agency", "party") or frame.has("self", "us"):
        return None
    if frame.says("your") and frame.has("op", "held"):
        return None  # "how far back do your world exports go": China's, which are held here
    said = [m for m in frame.mentions if not m.is_("harmless", "little") or m.others]
    for one, goods, two in zip(*(said[i:] for i in range(3)), strict=False):
        told = one.says("worldwide") and goods.kind == "commodity"
        if told and two.kind == "flow" and "adjective_last" not in frame.ways:
            return frame.ways.beside(one.said, goods.said)
    little = "postposed" in frame.ways  # 世界の輸出
    follows = "adjective_last" in frame.ways
    for one, two in pairwise([m for m in frame.mentions if not (little and m.is_("harmless", "little"))]):
        world, flow = (two, one) if follows else (one, two)
        told = world.says("worldwide") or (world.is_("place", "WLD") and world is one and not _led(world))
        if told and flow.is_("flow", "trade", "total", "export", "import") and _joined(frame, one, two):
            return frame.ways.beside(one.said, two.said)
    return None


def _led(place: Mention) -> bool:
    """对全球: to it, in one word."""
    return any(kind == "prep" for kind, _ in place.others)


def _joined(frame: Frame, one: Mention, two: Mention) -> bool:
    """Whether two words stand beside one another, in Japanese with a particle between them."""
    return two.first - one.last <= (2 if "postposed" in frame.ways else 1)


def _part_of_the_world(frame: Frame) -> bool:
    """`China's share of world exports`; "of China's world exports" are China's."""
    if not frame.has("measure", "share"):
        return False
    whole = next((m for m in frame.mentions if m.says("worldwide") or m.is_("place", "WLD")), None)
    before = [m for m in frame.mentions if whole is not None and m.last == whole.first - 1]
    return whole is not None and not any(m.kind in ("demonym", "place") for m in before)


def _revenue(frame: Frame) -> str | None:
    """`How much did importers pay in duties`, `tariff money`: an amount, where the rate is held."""
    tariffs = frame.all("commodity", *TARIFFS)
    if not tariffs:
        return None
    taken = frame.says("revenue", "money") and not frame.has("unit", "pct")
    asked = frame.has("question", "how_much")
    asked = asked or frame.has("question", "how_many") or frame.has("measure", "value")
    paid = any(one.is_("prep", "in") and two in tariffs for one, two in pairwise(frame.mentions))
    paid = paid or (
        frame.has("party", "buyer") and not frame.has("unit")
    )  # "cuántos aranceles pagaron los importadores"
    return tariffs[0].said if taken or (asked and paid) else None


def _sent_on(frame: Frame) -> str | None:
    """`Re-exports through Hong Kong in 2025`: what they are is explained, how much they are is held by nobody."""
    terms = frame.all("term", "re_export", "hong_kong_origin", "transshipment")
    asked = frame.has("period") or frame.has("question", "how_much", "how_many")
    return terms[0].said if terms and asked and not frame.has("op", "why", "define", "mirror") else None


def _within(frame: Frame) -> str | None:
    """`Trade within the EU`: of its members with one another. `China's exports within ASEAN`, `who within the EU bought
    most` are China's with them."""
    others = [m for m in frame.mentions if m.kind in ("place", "demonym", "party", "extreme", "question", "self")]
    said = [m for m in frame.mentions if not (m.says("determiner") or m.says("article"))]
    for flow, within, where in zip(said, said[1:], said[2:], strict=False):
        inside = within.says("only") and (within.says("among") or within.is_("prep", "in"))
        if inside and flow.kind == "flow" and where.kind == "place" and others == [where]:
            return said_of(frame.tokens, flow.first, where.last)
    return None


def _exchanged(frame: Frame) -> str | None:
    """`Dollar to yen`: of two currencies, where the yuan per dollar is held."""
    units = frame.all("unit")
    codes = {m.code for m in units} & _MONEY
    other = len(codes) > 1 and codes != _HELD_RATE
    traded = frame.has_any("flow", "commodity", "party", "fragment")
    return None if traded or not other else f"{units[0].said} {units[-1].said}"


def _today(frame: Frame) -> str | None:
    """`Oil price today`: what markets ask, by the day."""
    prices = frame.all("measure", "price")
    days = [m for m in frame.all("period") if m.code.startswith("today") and m.code.endswith(":day")]
    return prices[0].said if prices and days and frame.has("commodity") and not frame.has("flow") else None


_BEYOND: Final[InOrder[Callable[[Frame], str | None]]] = InOrder(
    (_worldwide, "worldwide WLD"),
    (_revenue, TARIFFS),
    (_within, "only"),
    (_exchanged, "unit"),
    (_today, "price"),
    (_sent_on, "re_export hong_kong_origin transshipment"),
    (_prices, "price"),
    (_paid_there, "price"),
    (_sold_at_home, "sales"),
    (_who_there, "who"),
    (_method, "computed"),
)
