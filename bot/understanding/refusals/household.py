"""Goods as people own, use, make and order them, places as they live in and travel to: no trade, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.model import HOME
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf

# With one of these it is asked of trade, though somebody has or makes something.
_TRADED = (
    "flow", "verb", "measure", "growth", "direction", "op", "agency", "poll", "term", "event", "time", "compare",
    "unit",
)  # fmt: skip
_SILENT = frozenset({"harmless", "prep", "conj", "self", "question", "courtesy"})
# What shows that a place's trade is meant.
_OF_TRADE = (
    "flow", "verb", "commodity", "party", "agency", "poll", "term", "event", "growth", "measure", "unheld", "narrower",
    "books", "direction", "unit", "more", "compare", "deictic", "fragment", "extreme", "scale",
)  # fmt: skip
_WORDED = frozenset({"wording"})  # "how do you say export in German"
_TWO = 2  # mentions of "i need oil"
_STORIES = ("why", "happened", "list", "order", "which", "when")


def household(frame: Frame, catalog: Catalog, talking: bool = False) -> bool:
    """Whether something is spoken of that people own, use, order or visit."""
    series = frame.has("commodity") and all(catalog.is_context(m.code) for m in frame.all("commodity"))
    beside = (*((_liked,) if series else ()), *(_FRAGMENTS if talking else ()))  # "what is the highest PMI on file"
    worded = frame.marked(_WORDED) and not frame.mentions[0].is_("term")  # "transshipment, in a sentence?"
    return worded or _RULES.holds(frame, beside) or _kept(frame, catalog)


def following(frame: Frame, mention: Mention) -> tuple[Mention, ...]:
    """All that comes after a mention."""
    return frame.mentions[frame.mentions.index(mention) + 1 :]


def after(frame: Frame, mention: Mention) -> Iterator[Mention]:
    """What follows a mention, over words that add nothing and over how large or which one: `my largest purchase`."""
    for found in following(frame, mention):
        sized = found.kind in ("direction", "number", "more") or found.is_("op", "sum", "average")
        sized = sized or found.means("extreme", "most", "least")  # "our top customers"
        sized = sized or found.means("time", "past")  # "my last purchase", "mi último pago"
        little = found.is_("harmless", "little") and not found.says("noun")  # "mi equipo"
        if not (little or sized):
            yield found


def says(mention: Mention) -> bool:
    """Whether a word says something, be it of nothing here."""
    return not mention.is_("harmless", "little") and not mention.says("little")


def placed(frame: Frame) -> set[str]:
    """The places that are named, the world left out."""
    return frame.codes("place", "demonym") - {"WLD"}


def _marked(frame: Frame, *codes: str) -> tuple[Mention, ...]:
    return tuple(m for m in frame.mentions if m.says(*codes))


def errand(frame: Frame) -> bool:
    """`Order clothes from China`, `buy more rice`: said to somebody who is to do it."""
    first = next((m for m in frame.mentions if m.kind not in ("courtesy", "self") and says(m)), None)
    if first is None:
        return False
    said = [m for m in after(frame, first) if not (m.says("determiner") or m.is_("prep", "of"))]
    if first.is_("harmless", "errand"):  # "rappelle-moi de combien elles ont baissé" asks
        return not said or said[0].kind != "question"
    goods = next(iter(said), None)  # "order me some cars", "ajoute du soja"
    told = goods is not None and goods.kind in ("commodity", "verb", "self")  # "track my order"
    told = told and not frame.has(*(("flow",) if first.kind == "op" else ("deictic", "them")))  # "track imports"
    bare = goods is not None and goods.kind == "demonym" and not frame.has_any("commodity", "flow", "period")
    return (told or bare) and ("harmless", "errand") in first.others  # bare: "order Chinese for tonight"


def _kept(frame: Frame, catalog: Catalog) -> bool:
    """`How many cars do I have`, `which country makes the most steel`: what is owned, made or used is not traded.

    Nobody owns an index or a rate: `I need the PMI` asks for it.
    """
    if all(catalog.is_context(m.code) for m in frame.all("commodity")):
        return False
    counted = frame.has("question", "how_many", "how_much")
    used = any(m.says("keeping") and not m.says("auxiliary") for m in frame.mentions)  # "which month used the most gas"
    traded = any(
        not (kind == "verb" and m.says("keeping"))  # "wie viel Öl verbraucht China"
        for kind in _TRADED
        for m in frame.all(kind)
        if not (kind == "time" and (counted or (used and m.code.startswith("unit:"))))
        and not (used and m.is_("op", "by_year"))  # "how much coal does China consume per year"
    )
    if traded or frame.has("party", "buyer", "seller") or frame.says("of_which"):  # 其中沙特的油有多少
        return False
    goods = frame.all("commodity")[-1]
    mine = counted and any(m.is_("self", "me", "us") for m in following(frame, goods))  # "how many cars have I"
    asked = next(iter(frame.all("question", "how_many", "how_much")), None)
    headed = asked is not None and next(after(frame, asked), None) in frame.all("commodity")
    there = headed and bool(_marked(frame, "there"))  # "how many cars are there in China"
    levied = ("charging",) if frame.marked(frozenset({"thing"})) else ()  # "what tariff does the EU charge on cars"
    return mine or there or any(not m.says(*levied) for m in _marked(frame, "keeping", "owned"))


def _needed(frame: Frame) -> bool:
    """`Are we out of oil`, `i need rice`: of goods and of us, and of nothing else."""
    kinds = {m.kind for m in frame.mentions} - _SILENT
    if kinds == {"commodity", "measure"} and not frame.has_other("measure", "percent"):
        mine = any(not m.says("request") for m in frame.all("self", "me"))
        return mine or frame.says("owned")  # "wie viel Prozent Akku habe ich noch"
    if kinds != {"commodity"}:
        return False
    asked = sum(m.kind != "courtesy" for m in frame.mentions) <= _TWO and any(
        m.says("request") for m in frame.all("self")
    )  # "i need oil"
    return asked or frame.has("self", "me", "us") or bool(_marked(frame, "being"))


def _liked(frame: Frame) -> bool:
    """`What are the best cars`: no figure of them is asked."""
    said = {m.kind for m in frame.mentions} - {"harmless", "prep", "conj", "self", "question"}
    cheap = any(m.says("cheap") for m in frame.all("extreme"))  # "where is the cheapest gas"
    asked = frame.has("question", "what") or cheap
    if any(m.says("cheap") for m in frame.all("more")) and said == {"commodity", "more"}:
        return True  # "où le gaz est-il moins cher"
    return {"commodity", "extreme"} <= said <= {"commodity", "extreme", "place"} and asked


def _single(frame: Frame) -> bool:
    """`What's the best car of 2025`, `how far is the car`: one of the goods, where goods are traded by the many."""
    bought = [m for m in frame.all("commodity") if m.says("single") and _headed(frame, m)]
    mine = [one for one, two in frame.pairs() if one.is_("self", "me") and two in bought]
    if not frame.has("flow") and (mine or any(_objects(frame, m) for m in bought)):
        return True  # "we sold the car in June", "what's my car worth in yuan"
    verbs = [m for m in frame.all("verb") if placed(frame) and not _headed(frame, m)]  # "the largest ship": no verb
    verbs += [m for m in frame.all("verb") if not m.says("single") and m not in verbs]
    singles = [m for m in (*frame.all("commodity"), *frame.all("verb")) if m not in verbs and m.says("single")]
    one = bool(singles)
    kinds = ["flow", "growth", "agency", "poll", "unit", "party", "deictic", "fragment", "direction"]
    pairs = pairwise(frame.mentions)
    if any(one.is_("question", "what") and two in frame.all("commodity") and two in singles for one, two in pairs):
        return not frame.has("flow")  # "which car sold most"
    if any(_headed(frame, m) for m in singles):
        kinds.remove("direction")  # "did a ship sink"
    measured = frame.has("measure", "share", "quantity", "value", "percent")
    measured = measured or (frame.has("measure", "price") and not placed(frame))  # "what does a car cost in China"
    sent = bool(placed(frame)) and frame.has("prep", "to", "from", "into", "post_to", "post_from")
    return one and not (verbs or measured or sent or frame.has_any(*kinds))


def _objects(frame: Frame, goods: Mention) -> bool:
    """Whether a verb stands before the article of goods: `sold the car`, `paid for my phone`."""
    before = [m for m in frame.mentions[: frame.mentions.index(goods)] if not m.is_("prep", "for")]
    while before and before[-1].says("determiner"):
        before.pop()
    return bool(before) and before[-1].kind == "verb"


def _headed(frame: Frame, mention: Mention) -> bool:
    """Whether an article, `this` or a superlative stands right before a word."""
    at = frame.mentions.index(mention) - 1
    before = frame.mentions[at] if at >= 0 else None
    return before is not None and (
        before.kind == "extreme" or before.says("determiner") or before.means("time", "this")
    )


def _priced(frame: Frame) -> bool:
    """`Why is coal so expensive`, `who sells phones in Italy`: what shops ask, and which there are."""
    if frame.has("flow") or not frame.has("commodity"):
        return False
    pairs = pairwise(frame.mentions)
    shops = any(one.is_("prep", "in") and two.kind == "place" for one, two in pairs) and frame.has("question", "who")
    selling = shops and frame.has("verb", "sell") and not frame.has("extreme") and not frame.has("period")
    abroad = frame.has("prep", "from", "to") and frame.has("place")  # 2025年从美国进口大豆多少钱
    abroad = abroad and frame.has("period") and frame.has("question", "how_much")
    return selling or (bool(_marked(frame, "priced")) and not (frame.has("verb") or abroad))


def _halted(frame: Frame) -> bool:
    """`The import hangs`, `why does the export stop`: a programme's, where no goods or place are named."""
    if _marked(frame, "program"):
        return True
    # "show the export growth of 2026", "does the export data show a fall in October 2025" ask for figures
    dated = frame.has_any("period", "growth") or frame.has("op", "trend", "chart", "monthly")
    halts = [m for m in _marked(frame, "halting") if not (m.kind == "direction" and frame.has("period"))]  # abgestürzt
    failing = bool(halts) and not frame.has("poll")  # "el consenso falló": those polled did
    halting = failing or (bool(_marked(frame, "showing")) and not dated)
    if placed(frame) or frame.has("commodity") or not frame.has("flow", "export", "import"):
        return False
    if halting or _marked(frame, "format"):
        return True
    pairs = zip(frame.mentions, frame.mentions[1:], strict=False)  # "how large was the last import": one run
    return any(one.is_("time", "past") and flow.says("imperative", "run") for one, flow in pairs)


def _accounted(frame: Frame) -> bool:
    """`What is the balance of my account`: a bank's."""
    if _marked(frame, "own_account"):
        return True
    others = any(not m.says("imperative") for m in frame.all("flow", "export", "import"))
    if not frame.has("flow", "balance") or others or placed(frame):
        return False
    return bool(_marked(frame, "account"))


def _spent(frame: Frame) -> bool:
    """`How much do I spend a month`, `our sales in November`, `our customers in Korea`: a household's, a shop's."""
    if frame.has_any("flow", "commodity"):
        return False
    # 我们卖到哪最多, 香港是我们第几大出口市场 tell of no clients
    clients = any(not m.says("whither", "traded_with") for m in frame.all("party", "buyer"))
    if _marked(frame, "we") and (clients or (_marked(frame, "sales") and placed(frame) <= {"CHN"})):
        return True
    ours = [goods for one in frame.all("self") if (goods := next(after(frame, one), None)) is not None]
    if any(m.is_("party", "buyer", "seller") or (m.says("goods") and not placed(frame)) for m in ours):
        return True  # "our top customers", "which of our products sold most"
    if any(m.kind == "party" or (m.says("sales") and not placed(frame)) for m in ours):
        return True
    spent = [m.says("spending") for m in frame.all("verb")]  # "gastaron los chinos en traer cosas" traded
    return any(spent) and (not placed(frame) or (len(placed(frame)) < 2 and all(spent)))


def _visited(frame: Frame) -> bool:
    """`I am from Korea`, `news from America`, `why did America go to war`: nothing of the place that is traded."""
    if not placed(frame) or frame.has_any(*_OF_TRADE):
        return False
    ops = {m.code for m in frame.all("op") if not m.says("tidings", "measuring")}
    if ops - set(_STORIES) or _marked(frame, "goods", "wares"):
        return False
    if "happened" in ops and placed(frame) == {HOME, "USA"} and frame.has("period"):
        return False  # 2025年8月11日中美之间发生了什么: the trade war's events are told
    mine = frame.has("self", "me") or bool(_marked(frame, "being"))
    if _marked(frame, "there") and frame.has("prep", "from"):
        return True  # "are there any from New Zealand"
    counts = [following(frame, m)[:1] for m in frame.all("question", "how_many")]
    if any(m.kind == "harmless" and says(m) for one in counts for m in one):
        return True  # "how many orders came from Italy"
    if frame.has("question", "how_much", "how_many"):
        return mine
    newest = frame.has("prep", "from") and any(m.code.startswith("newest") for m in frame.all("period"))
    written = frame.has("harmless", "document")  # "answer the mail from Japan"
    told = bool(_marked(frame, "tidings", "measuring"))
    return mine or newest or written or told or bool(ops & {"why", "happened"})


def _best(frame: Frame) -> bool:
    """`The record low for Moscow`, `the largest country of the world`: of a place, and of nothing that is traded."""
    kinds = [kind for kind in _OF_TRADE if kind not in ("extreme", "party", "scale", "deictic")]
    if not frame.has("extreme") or frame.has_any(*kinds) or _marked(frame, "goods", "wares"):
        return False
    if frame.has("party", *(code for code in ("buyer", "seller", "product"))):
        return False
    if frame.has("party"):
        return not (placed(frame) or frame.has("period") or frame.has("op", "held", "brief"))
    return bool(placed(frame)) and not frame.has("op", "average", "sum", "brief", "held", "mirror")


def _set_side_by_side(frame: Frame) -> bool:
    """`Compare the two cars`: one kind of goods beside itself."""
    said = {m.kind for m in frame.mentions} - _SILENT - {"number", "deictic"}
    return said == {"op", "commodity"} and frame.has("op", "compare") and len(frame.all("commodity")) == 1


def _grown(frame: Frame) -> bool:
    """`How much soy does Brazil grow`: on its fields."""
    if frame.has_any("flow", "verb"):
        return False
    said = [m for m in frame.mentions if not (m.says("determiner") or m.kind == "extreme")]
    sought = frame.has("extreme") or frame.has("question", "how")  # "how do you grow soybeans"
    if sought and any(one.says("sprouting") and two.kind == "commodity" for one, two in pairwise(said)):
        return True  # "who grows the most soybeans"
    asked = frame.first("question", "how_much") or frame.first("question", "how_many")
    goods = next(after(frame, asked), None) if asked is not None else None
    grown = any(m.says("keeping") for m in frame.all("growth"))
    return goods is not None and goods.kind == "commodity" and bool(placed(frame)) and grown


# With the marks of which a question has at least one where its rule holds: most have none, and it is not asked then.
_RULES: Final = AnyOf(
    # `What toys do kids like in Japan`, `did my sister sell her car`: a person buys or sells, and no country is named
    (Form(says="commodity harmless:person", lacks="flow verb period growth measure unit op party direction"), "person"),
    (Form("harmless:person verb", lacks="place demonym flow"), "person"),
    (Form("*auxiliary *person|noun +flow&*imperative"), "imperative"),  # `what did the economist export`
    # `tell them to export the data`
    (Form("deictic:them +prep:to +flow&*imperative", lacks="place demonym commodity growth measure"), "imperative"),
    # `Where does soy come from`: of the world, whose trade is not told here
    (
        Form(
            says="*origin commodity",
            lacks="place&!place:WLD demonym&!demonym:WLD *tally"
            " flow verb period agency growth extreme measure deictic fragment",
        ),
        "origin",
    ),
    (Form("*allowed verb/flow", lacks="commodity period growth"), "allowed"),  # `what may one bring from China`
    (_liked, "extreme more"), (_visited, "place demonym"), (_best, "extreme"), (_needed, "commodity"),
    (_priced, "commodity"), (_set_side_by_side, "compare"), (_spent, "self we spending"),
    (errand, "errand"), (_single, "single"), (_halted, "program halting showing format imperative run"),
    (_accounted, "own_account account"), (_grown, "keeping sprouting"),
)  # fmt: skip
_FRAGMENTS = (_visited, _best, _set_side_by_side, _spent, _halted)  # of a talk: "how big is China's", "vs all cars"
