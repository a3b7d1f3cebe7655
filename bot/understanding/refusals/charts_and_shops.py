"""What is asked of charts, races, shops, travels and programs in words that trade has too.

`Sales of the single in Japan` are a record's, `what place did Brazil get` a race's, `how much is gas` and `phones under
300` a shop's, `arrivals from Korea` may be guests: where no goods are named, none of them is a country's trade.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.refusals.household import following, says
from bot.understanding.words.forms import ARTICLES, Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import BALANCES, SAYING

_FIGURES = ("flow", "growth", "agency", "poll", "period", "op", "event", "term", "direction", "measure")
# What tells of which trade a ranking of countries is.
_RANKED = (
    "flow", "commodity", "agency", "poll", "term", "event", "growth", "unheld", "narrower", "books", "unit", "fragment",
)  # fmt: skip
_GOODS = ("goods", "wares", "everybody", "country", "tally")
IN_SHOPS = (
    "automobiles", "computers_and_parts", "footwear", "furniture", "garments", "nev", "smartphones", "toys", "meat",
    "lithium_batteries", "solar",
)  # fmt: skip
_DEAR = 100_000  # no shop asks as much, and no customs counts as few
_BALANCES = "|".join((*BALANCES, "trade"))


def of_a_chart_or_shop(frame: Frame, talking: bool = False) -> bool:
    """Whether a chart, a race, a shop or a journey is what is asked of."""
    return _RULES.holds(frame, _FRAGMENTS if talking else ())


def _told(frame: Frame) -> list[Mention]:
    """All that is said, but articles."""
    return [m for m in frame.mentions if not m.says("determiner") or m.kind == "self"]


def _other_thing(mention: Mention) -> bool:
    """A word for something that is no goods, no place and no time."""
    return (mention.kind == "harmless" or mention.is_("op", "record")) and not mention.says(*_GOODS)


def _of_one_thing(frame: Frame) -> bool:
    """`Sales of the single in Germany`: `the` leads to what is sold, and it is no goods."""
    if frame.has_any("flow", "commodity", "agency", "growth"):
        return False
    said = frame.mentions
    for at, (sales, joint) in enumerate(pairwise(said)):
        if not joint.is_("prep", "of", "for") or not (sales.says("sales") or sales.kind == "place"):
            continue
        article, thing = (*said[at + 2 : at + 4], None, None)[:2]
        if article is None or not article.says("determiner"):
            article, thing = None, article  # "ventas del sencillo"
        plain = thing is not None and not _other_thing(thing)
        if thing is None or plain or not (article is not None or thing.is_("harmless", "words", "document")):
            continue
        behind = next((m for m in said if m.first == thing.last + 1), None)
        return behind is None or behind.kind in ("prep", "period", "place")
    return False


def _at_a_price(frame: Frame) -> bool:
    """`Phones under 300`: at a price in a shop; customs counts them by the hundred thousand."""
    if not frame.has("compare") or frame.has_any(*_FIGURES, "unit", "scale", "place", "demonym", "party", "question"):
        return False
    amounts = [m.value for m in frame.all("number") if isinstance(m.value, float | int)]
    small = len(amounts) == 1 and amounts[0] < _DEAR
    return small and len(frame.all("commodity")) == 1 and frame.has("commodity", *IN_SHOPS)


def _one_purchase(frame: Frame) -> bool:
    """`Biggest purchase in March`, `the rate on the purchase`: a household's, where neither goods nor a place are."""
    told = ("commodity", "demonym", "agency", "growth", "unit", "scale")
    if frame.has_any(*told) or len(frame.all("flow")) > 1 or any(m.code.startswith("unit:") for m in frame.all("time")):
        return False  # "the biggest purchase month"
    if frame.has("place") and (frame.has("prep", "from", "to") or not frame.has("prep", "in")):
        return False
    before = next((one for one, two in pairwise(frame.mentions) if two.kind == "flow" and two.says("one_deal")), None)
    sized = {"extreme", "self", "ordinal", "period", "time"}
    return before is not None and (before.says("determiner") or any(kind in sized for kind, _ in before.meanings))


def _some_country(frame: Frame) -> bool:
    """`Which country has the highest rate`, `what nation ranked above Japan`: of nothing that is traded."""
    if not all(m.says("any_country") for m in frame.all("party")) or frame.says("goods", "wares", "tally"):
        return False
    rated = frame.has_other("measure", "rate") or frame.has_other("verb", "get", "give") or frame.says("supplying")
    if rated or frame.has_any(*_RANKED) or (frame.has("verb") and frame.has("prep", "to", "from")):
        return False
    ranking = frame.has_any("extreme", "op", "compare", "more", "direction")
    ranking = ranking or (frame.has("ordinal") and frame.has("harmless", *SAYING))  # "which finished fourth, A or B"
    return ranking and not frame.has_other("op", "rank", "count", "compare", "difference")


def _weather_there(frame: Frame) -> bool:
    """`What is the forecast for Beijing`: of nothing that anybody counts, at no time."""
    kinds = {m.kind for m in frame.mentions} - {"harmless", "question", "prep", "courtesy"}
    return kinds == {"op", "place"} and len(frame.all("op")) == 1 and frame.has("op", "forecast")


def _reminded(frame: Frame) -> bool:
    """`Remind me in December to pay the oil bill`: something is to be done."""
    said = [m for m in frame.mentions if m.kind != "period"]
    about = frame.saying("reminding")
    if about is not None and any(m.first > about.last and m.kind == "harmless" and m.says("noun") for m in said):
        return not frame.has("question")  # "remind me about the steel deadline"
    return any(
        one.says("reminding") and two.is_("prep", "to") and three.kind in ("verb", "flow", "harmless")
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    )


def _of_a_bank(frame: Frame) -> bool:
    """`Karte nach Italien schicken`: of a bank's customer, where the sentence opens with what he has."""
    head = next((m for m in _told(frame) if not m.is_("harmless", "little")), None)
    return head is not None and head.says("account") and not frame.has_any("flow", "commodity", "growth", "agency")


def _contest(frame: Frame) -> bool:
    """`USA Australia match`: a match of two, where nobody asks whether figures do."""
    said = [m for m in frame.mentions if m.kind not in ("place", "demonym", "period", "conj", "prep")]
    return len(said) == 1 and said[0].says("contest") and frame.tokens[-1].norm != "?"


def _put_in_order(frame: Frame) -> bool:
    """`Sort imports`, `Importe sortieren`: lines of a program, where nothing tells by what."""
    said = {m.kind for m in frame.mentions if not m.is_("harmless", "little")}
    return said == {"op", "flow"} and not frame.has("prep")


def _damaged(frame: Frame) -> bool:
    """`Damage in dollars in Japan`: a storm's, where neither a flow nor goods nor tariffs are named."""
    named = ("flow", "commodity", "growth", "event", "term", "verb", "direction", "agency")
    ops = frame.all("op")
    return bool(ops) and all(m.says("done_to") for m in ops) and not frame.has_any(*named)


def _commanded(frame: Frame) -> bool:
    """`Export the totals per month`, `import my trade history`: something is to be done, whatever the papers hold."""
    first = next((m for m in frame.mentions if m.kind not in ("courtesy", "self") and says(m)), None)
    if first is None or first.kind not in ("flow", "verb"):
        return False
    beside = next(iter(following(frame, first)), None)
    if first.says("command"):
        asked = beside is not None and beside.code == HOME and frame.tokens[-1].norm == "?"
        return not asked  # "¿exporta China más a Alemania?"
    polite = ("little", "again", "chatter")
    beside_it = [m for m in frame.mentions if m is not first and m.code not in ("hello", "thanks")]
    beside_it = [m for m in beside_it if not m.is_("harmless", *polite) or m.others]
    if first.says("imperative") and beside_it and all(_nothing_of_trade(m) for m in beside_it):
        return True  # "help export", "import summary", "export it now"
    told = first.says("imperative") and beside is not None and beside.first == first.last + 1
    headed = beside is not None and (beside.kind == "self" or beside.says("determiner", "records"))
    return told and headed


def _nothing_of_trade(mention: Mention) -> bool:
    """Help, it, now, a summary: what a program is asked for as well."""
    pointing = mention.is_("deictic", "them") or mention.says("pronoun") or mention.means("time", "this")
    now = mention.kind == "period" and mention.code.startswith("newest:") and mention.first == mention.last
    return pointing or now or mention.is_("courtesy", "help") or mention.is_("op", "brief")


def _ordered(frame: Frame) -> bool:
    """`Import sum from math`, `import vs require`: a command of programs, with what they name."""
    if frame.has_any("place", "demonym", "commodity", "period", "agency", "growth", "question"):
        return False
    said = frame.mentions
    first = said[0]
    if not (first.kind == "flow" and first.says("imperative")) or len(said) < 3 or len(frame.all("flow")) > 1:
        return False
    joint, last = said[-2], said[-1]
    return last.is_("harmless", "words") and (joint.is_("prep", "from") or joint.is_("op", "compare"))


# `Top 5 cars of 2025`, `top-5 cars`: which are the best; who buys or sells the most is told so.
_best_of_them = Form(
    "op:rank/*best number commodity", says="op/extreme", lacks="flow party verb agency growth measure time:unit:month",
    over=f"{ARTICLES}/conj:minus",
)  # fmt: skip
# `Arrivals from Korea in March`, `destinations in China`: of guests as well, where no goods are named.
_UNCOUNTED = "commodity agency growth poll measure unit"
_arriving = Form(says="flow&*visited", lacks=f"{_UNCOUNTED} flow&!*visited !flow&*visited")
_bound_for = Form("*visited prep:in place", lacks=f"{_UNCOUNTED} flow&*visited", over=ARTICLES)
# `What's in soybeans`: what it is made of.
_made_of_it = Form("question:what prep:in commodity", over="*determiner/courtesy", whole=True, lacks=" ".join(_FIGURES))
# `Shipping to Vietnam`: what a shop asks for it.
_parcel_to = Form("verb&*freight prep:to place", over=f"{ARTICLES}/courtesy", whole=True)
# `Track my letter from Japan`, `when will my letter from Japan ship`
_letter = Form("*errand|future +harmless:document +prep:from|to +place", lacks="flow commodity growth measure period")
# `Shipping the chart in Q2`: to whoever is to have it
_handed_over = Form("verb:sell +*determiner +op:chart", lacks="flow commodity place demonym question")
# `Sort the table by export and keep the largest 40`
_sorted = Form("*tabled +prep:by +flow", says="*ordering", lacks="place demonym period commodity agency growth party")
# `How much did our class lose on the trade`
_lost_on_it = Form("*losing +prep:on +*determiner +flow:trade", lacks="place demonym commodity")
# `Who did the Spurs sell`, `did the Spurs trade LeBron`: a name
_named_so = Form("*auxiliary&!*copula +*article +op:why +verb/flow", lacks="place demonym commodity")
_RULES: Final = AnyOf(
    # `What place did Brazil get`: of a race
    (Form(says="op:place_of verb:get", lacks="flow commodity party agency growth measure"), "place_of"),
    # `The balance of the team in 2018`
    (Form(f"flow:{_BALANCES} prep:of harmless:person", over=ARTICLES), "person"),
    (Form("*keeping&harmless:little flow:export|import", whole=True), "keeping"),  # `make export`: a program's target
    (Form("flow:trade unit prep:for|into|to", over=ARTICLES), "trade"),  # `trade yuan for dollars`
    # `Wohin geht die Reise`: of figures only where some are named
    (Form("op&*visited", lacks="flow commodity"), "visited"),
    (Form("commodity +*pit"), "pit"),  # `largest coal mine in China`: where it is dug, and not how much is bought
    # `Do I have a surplus in March`, `my trading balance`: of whoever asks
    (Form(f"*owned flow:{_BALANCES}", lacks="place demonym commodity agency number", over=ARTICLES), "owned"),
    (_of_one_thing, "sales"), (_reminded, "reminding"), (_of_a_bank, "account"), (_contest, "contest"),
    (_put_in_order, "ordering"), (_damaged, "done_to"), (_made_of_it, "what"),
    (_at_a_price, "compare"), (_best_of_them, "rank best"),
    (_some_country, "any_country"), (_one_purchase, "one_deal"), (_arriving, "visited"), (_bound_for, "visited"),
    (_parcel_to, "freight"), (_letter, "document"), (_handed_over, "chart"), (_sorted, "tabled"),
    (_lost_on_it, "losing"), (_named_so, "why"), (_weather_there, "forecast"),
    (_commanded, "command imperative program"), (_ordered, "imperative"),
)  # fmt: skip
# What a fragment of a talk may say of what was told before: "how much is soy", "top 5 goods", "the damage?".
_FRAGMENTS = (
    _made_of_it, _at_a_price, _arriving, _bound_for, _best_of_them, _some_country, _put_in_order,
    _damaged, _of_a_bank, _parcel_to, _weather_there,
)  # fmt: skip
