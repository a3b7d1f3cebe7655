"""A firm's, a shop's or a program's own figures in words that trade has too: its customers, its orders, its files."""

from __future__ import annotations

from typing import Final

from bot.model import HOME
from bot.understanding.refusals.household import after, placed
from bot.understanding.words.forms import ARTICLES, Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import FILLERS

# What shows that a country's trade is meant, whoever is counted beside it.
_ANCHORS = ("commodity", "agency", "poll", "event", "term", "growth", "unheld", "narrower")
_SALES = frozenset({"clientele"})
_TAKINGS = frozenset({"takings"})
_FILES = frozenset({"format"})
_COUNTING = frozenset({"counting"})


def of_a_firm(frame: Frame, talking: bool = False) -> bool:
    """Whether whose figures are asked for is a firm, or a program, and no country."""
    if talking:
        lone = all(m.kind in FILLERS or (m.kind == "flow" and m.says("taken")) for m in frame.mentions)
        theirs = (_clientele, _takings) if lone else (_clientele,)  # "and suppliers?", "purchases?" are the country's
        return _RULES.holds(frame, (_of_products, _priced, *theirs))
    return _RULES.holds(frame)


def _commanded(frame: Frame) -> Mention | None:
    """The flow that opens the sentence as a command of programs does: `export customers`, `importing vendors`."""
    first = next((m for m in frame.mentions if m.kind not in ("courtesy", "self") and not m.is_("harmless")), None)
    return first if first is not None and first.kind == "flow" and first.says("imperative") else None


def _anchored(frame: Frame) -> bool:
    flows = [m for m in frame.all("flow") if not m.says("takings")]
    by = {two for one, two in frame.pairs() if one.is_("prep", "by")}  # "list customers by balance"
    told = [m for m in flows if m is not _commanded(frame) and not (m in by and m.code == "balance")]
    return HOME in placed(frame) or bool(told) or frame.has_any(*_ANCHORS)


def _clientele(frame: Frame) -> bool:
    """`Monthly suppliers report for Australia`, `import customers`, `the balance of the vendor`, `for customer 3`:
    of somebody's shop. `The largest customers` of nobody who is named are still the country's, and so is the place that
    Germany has among them."""
    theirs = [m for m in frame.mentions if m.says("clientele")]
    sizes = [m for m in frame.mentions if m.kind == "extreme" or any(kind == "extreme" for kind, _ in m.others)]
    firsts = (two for one, two in frame.pairs() if one.kind == "number" and two.is_("op", "rank"))
    sizes += [m for m in firsts if ("time", "first") in m.others]  # "les cinq premiers clients"
    between = ("number", "ordinal", "harmless")
    place = frame.has("op", "place_of") and frame.has_any("place", "demonym")
    ranked = (
        place
        or frame.has("question", "who")
        or any(
            size.last < one.first
            and all(m.kind in between for m in frame.mentions if size.last < m.first and m.last < one.first)
            for size in sizes
            for one in theirs
        )
    )
    rivals = frame.has("more") and len(placed(frame)) > 1  # "is Germany a bigger customer than France"
    rivals = rivals or (frame.has("op", "rank", "compare") and len(placed(frame)) > 1)  # "rank the US and Korea as ..."
    if not _anchored(frame) and not ranked and not rivals:
        return True
    numbered = any(one in theirs and two.kind == "number" for one, two in frame.pairs())
    one_of = [two for one, two in frame.pairs() if one.says("determiner") and two in theirs]
    single = [m for m in one_of if m.says("one_client")]
    named = frame.has_any("place", "demonym", "commodity")
    return numbered or (bool(single) and not named)


def _takings(frame: Frame) -> bool:
    """`Revenue by country`, `our turnover last year`, `orders from Canada`: a firm's, where nothing is of trade."""
    placed = frame.has_any("place", "demonym")
    ordered = frame.says("orders")
    # "which partners' purchases fell": those of countries
    dealers = any(one.is_("question", "what") and two.is_("party", "partner") for one, two in frame.pairs())
    return not (_anchored(frame) or dealers or frame.has("deictic")) and (ordered or not placed)


def _to_a_file(frame: Frame) -> bool:
    """`Export shipments from China to csv`: what a program writes, whatever is in it."""
    runs = [m for m in frame.all("flow") if m.says("imperative")]
    files = [two for one, two in frame.pairs() if one.is_("prep", "to", "into", "from", "in") and two.says("format")]
    return any(run.first < file.first for run in runs[:1] for file in files)


def _into_a_program(frame: Frame) -> bool:
    """`Can you export January to a spreadsheet`: a command, and where to."""
    command = _commanded(frame)
    said = frame.mentions
    return command is not None and any(
        command.first < joint.first
        and joint.is_("prep", "to", "into")
        and article.says("determiner")
        and into.says("software")
        for joint, article, into in zip(said, said[1:], said[2:], strict=False)
    )


def _counting(frame: Frame) -> bool:
    """`Count exports in 2024`: files; `count the months in which exports fell` counts months."""
    first = frame.mentions[0]
    following = next(after(frame, first), None)
    return first.says("counting") and following is not None and following.kind in ("flow", "party")


def _wanted(frame: Frame) -> bool:
    """`How many tonnes of coal do I need`: of a stove."""
    if frame.has("flow") or not frame.has("commodity"):
        return False
    counted = frame.has("question", "how_many", "how_much") or frame.has("measure", "quantity")
    goods = frame.all("commodity")[0]
    return counted and any(
        one.says("auxiliary") and two.is_("self", "ask") and goods.last < one.first for one, two in frame.pairs()
    )


# `Which products are from Australia`, `show the first 5 products from Japan`: what stands on a shelf.
_of_products = Form(lacks="flow verb commodity extreme growth agency direction more measure term op")
# `Which country had the highest cost`, `the smallest points`: of nothing that is traded.
_priced = Form("extreme +measure:price/unit:pp", lacks="flow commodity growth verb agency")
# `The surplus per customer`, `client growth`, `the client in China exports chips`: one firm's
_per_client = Form("measure:price +party:buyer|seller&*clientele")
_of_a_client = Form("*one_client&*noun +flow/growth", lacks="place demonym commodity")
_a_client_there = Form("*one_client&*noun +prep:in|from +place +flow", over=ARTICLES, lacks="question extreme")
_RULES: Final = AnyOf(
    (_per_client, "clientele"),
    (_of_a_client, "one_client"),
    (_a_client_there, "one_client"),
    (_of_products, "product"),
    (_priced, "extreme"),
    (_clientele, _SALES),
    (_takings, _TAKINGS),
    (_to_a_file, _FILES),
    (_into_a_program, "software"),
    (_counting, _COUNTING),
    # `Balance brought forward`, "сальдо на начало": of an account's, where no country is named
    (Form("*carried +flow:balance", lacks="place demonym"), "carried"),
    (Form("flow:balance +*carried", lacks="place demonym"), "carried"),
    (Form("*single_order +number"), "single_order"),  # `track shipment 25`, `imports for order 2`: one of them
    (_wanted, "auxiliary"),
    # `How many cars were sold in 2024`: at home as much as abroad, where no country is named
    (
        Form("*copula +*sold_off", says="commodity", lacks="place demonym&!demonym:WLD flow agency party"),
        "sold_off",
    ),
)  # fmt: skip
