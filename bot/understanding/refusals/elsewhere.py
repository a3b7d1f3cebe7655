"""Trade's words where no country's trade is meant: somebody's own business, software, a household, life."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.understanding.refusals.charts_and_shops import of_a_chart_or_shop
from bot.understanding.refusals.firms import of_a_firm
from bot.understanding.refusals.goods_at_large import goods_at_large
from bot.understanding.refusals.heads import headed_elsewhere
from bot.understanding.refusals.household import after, following, household, placed
from bot.understanding.refusals.of_words import of_words
from bot.understanding.refusals.strangers import of_a_stranger
from bot.understanding.refusals.trivia import of_a_list
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import OF_DATA, PMIS, PRICES, SAYING, TARIFFS

_CONCRETE = (
    "place", "demonym", "commodity", "period", "growth", "extreme", "party", "agency", "poll", "measure",
)  # fmt: skip
# What shows by itself that figures of trade are meant, beside a place.
_TELLING = ("question", "period", "growth", "unit", "agency", "poll", "event", "term", "number", "scale", "ordinal")
_LIGHT = (
    "brief", "source", "trend", "chart", "fresh", "held", "forecast", "surprise", "release_next", "happened",
    "first_print", "revise"
)  # fmt: skip
_COMING = ("published", "release_date", "release_next")
_MANY = 1000
_BARE = frozenset({"flow", "verb", "self", "deictic", "harmless", "prep", "conj", "courtesy", "op"})


def elsewhere(frame: Frame, catalog: Catalog, talking: bool = False) -> bool:
    """Whether something else is spoken of, though it sounds of trade.

    In a talk about figures a fragment may be as short as what sounds of something else ("and imports of it?").
    """
    explained = frame.has("term") and frame.has("op", "define") and frame.says("tally")
    if explained or (talking and _asked_of_them(frame)):
        return False  # "what does CIF mean in the import numbers"
    return (
        household(frame, catalog, talking)
        or headed_elsewhere(frame, talking)
        or how_good(frame, catalog)
        or (not talking and goods_at_large(frame))
        or of_a_firm(frame, talking)
        or of_a_list(frame, talking)
        or of_a_chart_or_shop(frame, talking)
        or of_words(frame)
        or (_RULES.holds(frame, _ALONE if talking else ()) and not (talking and _of_those_told(frame)))
    )


_OF_THEM = ("question", "harmless", "verb", "flow", "prep", "self", "conj", "fragment", "period")


def _asked_of_them(frame: Frame) -> bool:
    """`What do they ship to us?`, in a talk: those that were told of, and nothing else is named."""
    acting = any(a.says("acting_they") and b.kind in ("flow", "verb") for a, b in frame.pairs())
    us = frame.has("self", "us") and not frame.leftover
    return acting and us and frame.has("question", "what", "how_much") and frame.only(*_OF_THEM)


def _of_those_told(frame: Frame) -> bool:
    """`And what did it export?`, in a talk: whoever was told of."""
    pronoun = any(a.says("pronoun") and b.kind == "flow" for a, b in frame.pairs())
    return pronoun and frame.has("question", "what") and frame.only("question", "conj", "harmless", "flow", "period")


def _own_business(frame: Frame) -> bool:
    """`How do I export my chart`, `sell my car`, `please export this`: no country's figures are meant."""
    selves = frame.all("self", "me", "us")
    if (not selves and not frame.only(*_BARE)) or _figures_of_it(frame):
        return False
    goods = [m for m in frame.mentions if m.kind in ("flow", "verb", "commodity", "measure", "direction")]
    near = any(0 < flow.first - one.last <= 2 for one in selves for flow in goods)
    silent = {
        "harmless", "self", "prep", "conj", "question", "flow", "verb", "commodity", "measure", "direction", "op",
        "number", "courtesy", "books", "negation"
    }  # fmt: skip
    if near and frame.only(*silent):
        return True
    said = [m for m in frame.mentions if m.kind not in ("harmless", "prep", "conj", "courtesy")]
    said = [m for m in said if not m.is_("op", "ever")]
    bare = (
        bool(said)
        and not frame.has("self", "ask")
        and all(m.kind in ("flow", "verb", "self", "deictic") for m in said)
        and not all(m.kind == "deictic" for m in said)
        and not frame.has("deictic", "there")
    )
    of_all = frame.has("flow", *_OF_ALL_TRADE) or (frame.has("conj", "and") and [m.kind for m in said] == ["flow"] * 2)
    return bare and len(frame.tokens) > 2 and not of_all


_OF_ALL_TRADE = ("balance", "surplus", "deficit", "trade", "total", "both")


def _owned(frame: Frame) -> bool:
    """`What did I buy from Africa last year`, `how did my balance change`: a person's, whatever else is said of it.

    `My export report` is a paper on exports; `I import toys: what were exports of toys` asks of a second flow.
    """
    if not (frame.has("self", "me") or frame.says("mine") or frame.has("flow", "balance")):
        return False
    owners = [m for m in frame.mentions if m.is_("self", "me") or m.says("mine")]
    theirs = [goods for one in owners if (goods := _belonging(frame, one)) is not None]
    theirs = [m for m in theirs if m.kind in ("flow", "verb", "commodity") or ("harmless", "errand") in m.others]
    if frame.has("unit", "CNY") or frame.has("op", "sum", "average"):  # "if I add them up, what do I get"
        theirs = [m for m in theirs if not m.is_("verb", "get", "give")]  # "how many yuan do I get for a dollar"
    theirs = [m for m in theirs if not any(n.is_("harmless", *SAYING) for n in following(frame, m)[:1])]
    behind = {m.last + 1 for m in theirs if m.kind == "flow"}  # "my trading balance"
    others = [m for m in frame.all("flow") if m not in theirs and m.first not in behind]
    return bool(theirs) and not others


def _belonging(frame: Frame, owner: Mention) -> Mention | None:
    """What an owner has, over the time that it is of: `my monthly balance`, `my November imports`, 我公司3月的贸易."""
    said = list(after(frame, owner))
    if said and (said[0].kind == "period" or said[0].is_("op", "monthly")):
        small = frame.ways.unspaced and len(said) > 1 and said[1].kind == "harmless"  # 的
        said = said[2:] if small else said[1:]
    return said[0] if said else None


def _brought_out(frame: Frame) -> bool:
    """`What year was The Trade released in Italy`, `when is the next holiday in Brazil`, `how many songs came out
    after May`: films and days off; figures come out month by month, and are told to be figures."""
    if not frame.has("op", *_COMING) or frame.has_any("commodity", "growth", "poll", "party", "measure", "extreme"):
        return False
    pairs = tuple(frame.pairs())
    if any(one.is_("question", "what") and two.is_("time", "unit:year") for one, two in pairs):
        return not frame.has_any("period", "agency", "direction", "compare", "more", "number", "conj")
    if frame.has("flow"):
        return False
    counted = frame.has("question", "how_many") and frame.has("op", "published")
    there = any(one.is_("prep", "in", "on") and two.kind == "place" for one, two in pairs)
    return counted or (there and not (frame.has("agency") or frame.says("tally")))


def _papers(frame: Frame) -> bool:
    """`Export the slides`, `import the data from the page`, `sum up this article`: something written, no trade.

    What a figure is wanted for (`for my newsletter`, `in the briefing`) asks nothing by itself.
    """
    if any(_handled(frame, flow) for flow in frame.all("flow", "export", "import")):
        return True
    if not frame.has_any("place", "demonym", "agency", "growth", "flow") and any(
        one.is_("op", "brief") and two.is_("harmless", "document")
        for one, two in pairwise(m for m in frame.mentions if not m.says("determiner"))
    ):
        return True  # "summarise the meeting notes from October"
    told = frame.has("flow", "export", "import") or frame.has("op", "brief", "release_next", "release_date")
    if not told or not frame.has("harmless", "document", "format"):
        return False  # "export it as a PDF" has a paper
    return not frame.has_any(*_CONCRETE) and not frame.has("question", "how_much", "how_many")


def _handled(frame: Frame, flow: Mention) -> bool:
    """Whether a paper is what is exported: `export the report`, whenever that is to be."""
    for between, found in enumerate(following(frame, flow)):
        if found.is_("harmless", "document") or found.kind == "books":
            return (
                between > 0 or found.says("determined")
            ) and "postposed" not in frame.ways  # 輸出の統計: there the object stands before its verb
        if not (found.is_("harmless", "little") or found.kind == "self") or found.others:
            return False
    return False


# `The top supplier of crude`, `the largest buyer of magnets`: a country; the best one may be a shop.
_first_dealer = Form(says="party:buyer|seller extreme:most/op:rank")


def thin(frame: Frame) -> bool:
    """`Export the contacts`, `opening balance`, `a new import`: one word of trade, no place, no time, no rate, and
    beside it a word that says something, if nothing to us."""
    if "little_listed" not in frame.ways or frame.has_any(*_TELLING):
        return False
    if frame.has_other("op", *_LIGHT) or ((frame.has("extreme") or _first_dealer(frame)) and frame.has("commodity")):
        return False
    if any(m.code != "WLD" for m in (*frame.all("place"), *frame.all("demonym"))):
        return False
    if any(m.last > m.first for m in frame.all("op", *OF_DATA)):
        return False  # "how fresh exactly are your figures": asked of the data in so many words
    sourced = frame.has("commodity") or frame.has("flow", "surplus", "deficit", "balance")
    if frame.has("op", "source") and sourced and frame.mentions[-1].says("tally"):
        return False  # "source of the PMI numbers": whose they are
    if frame.has("op", "surprise", "forecast") and not frame.has_any("flow", "commodity", "deictic"):
        return True  # "error while opening the file"
    guessed = any(m.corrected for m in frame.all("commodity"))  # "panorama images" are no magnets (imanes)
    return guessed or (frame.has("harmless", *SAYING) and not _figures_of_it(frame))


def _figures_of_it(frame: Frame) -> bool:
    """`PMI numbers please`, `can I get the export numbers`, `preciso dos números de exportação`: a noun for figures
    beside what they are of, and nothing else that says something. `Import numbers`, an order, stays one."""
    nouns = [m for m in frame.mentions if m.says("figure_noun")]
    of = [m for m in frame.mentions if m.kind == "flow" or m.is_("commodity", *PMIS, *PRICES)]
    if len(nouns) != 1 or len(of) != 1:
        return False
    asked, told = frame.mentions.index(nouns[0]), frame.mentions.index(of[0])
    between = frame.mentions[min(asked, told) + 1 : max(asked, told)]
    beside = all(m.kind == "prep" or m.is_("harmless", "little") for m in between)
    rest = [m for m in frame.mentions if m not in (*nouns, *of)]
    quiet = all(m.kind in ("courtesy", "prep", "fragment", "self") or m.is_("harmless", "little") for m in rest)
    return beside and quiet and (told > 0 or of[0].kind == "commodity")


def _by_the_thousand(frame: Frame) -> bool:
    """`More than 700,000 cars a month`: no household has so many."""
    return frame.has("compare") and any(
        isinstance(m.value, float | int) and m.value >= _MANY for m in frame.all("number")
    )


def _single_op(frame: Frame) -> bool:
    """`When was the oil changed`, `how strong are magnets`: nothing else is asked."""
    return len(frame.all("op")) == 1 and not frame.has("extreme") and not frame.has("compare")


def _aside(frame: Frame) -> bool:
    """`Write an essay on trade`, `why is the computer slow`, `where to buy clothes`: no figure of a trade is asked.

    What is told beside a question is no question; goods of a household are bought, used and paid for by people.
    """
    if frame.has_any("period", "growth", "agency", "poll", "term", "unit", "event") or _by_the_thousand(frame):
        return False
    moved = frame.has("commodity", *TARIFFS) and frame.has("direction")  # "why was the US tariff cut"
    owned = frame.has("commodity") and not moved
    if not (frame.has("flow") or placed(frame)) and owned and not _first_dealer(frame):
        used = (
            frame.has("op", "why")
            or (frame.has("op", "how_fast", "when") and not frame.has("direction", "up", "down") and _single_op(frame))
            or frame.has("measure", "price")
            or (frame.has("verb") and not frame.has("op", "record", "trend", "average"))
            or frame.has("question", "who")
        )
        return used or frame.has("harmless", "aside")
    asked = ("direction", "extreme", "measure", "party", "op")
    told = not frame.has_any(*asked) and not frame.has("question", "how_much", "how_many")
    return frame.has("harmless", "aside") and told


# How good goods are, and what becomes of one of them: `2025年最好的车`, 把车卖了.
_MARKS = frozenset({"grasp", "best"})
_MEASURED = ("verb", "measure", "party", "direction", "growth", "agency", "time")  # "the best month for soybeans"


def how_good(frame: Frame, catalog: Catalog) -> bool:
    """Whether goods are judged or handled; an index is best or worst where it stands highest or lowest."""
    if not frame.marked(_MARKS) or frame.has("flow"):
        return False
    beside = frame.pairs()
    if any(one.says("grasp") and two.kind == "commodity" for one, two in beside):
        return True
    if frame.has_any(*_MEASURED) or all(catalog.is_context(m.code) for m in frame.all("commodity")):
        return False
    for best in frame.all("extreme"):
        after = [m for m in frame.mentions if m.first > best.last and m.kind not in ("prep", "harmless", "demonym")]
        if best.says("best") and after and after[0].kind == "commodity":
            return True
    return False


def _set_to(frame: Frame) -> bool:
    """`Export RATE with value 2020`: a variable of a program's."""
    first = next((m for m in frame.mentions if m.kind != "courtesy"), None)
    valued = any(one.is_("prep", "with") and two.is_("measure", "value") for one, two in frame.pairs())
    return valued and first is not None and first.kind == "flow" and first.says("imperative")


_RULES: Final = AnyOf(
    (of_a_stranger, "sell buy flow imperative"),
    (_brought_out, "published release_date release_next"),
    (_own_business, ""),
    (_owned, "me mine balance"),
    (_papers, "document format books"),
    (_aside, "aside commodity"),
    # `Which countries do you support for a credit card`: asked of a bank, in the words for what is held
    (Form(says="op:held", lacks="flow commodity period"), "account"),
    (_set_to, "value"),
)
_ALONE = (_own_business, _owned, _papers, _aside)  # a fragment of a talk may be as short
