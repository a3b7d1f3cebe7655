"""A sentence that names no figures, though words that ask for some are in it: `do computers think`, `how do you know`.

Who asks for a figure says of whom, of when or of how much; a word of trade beside none of these is one of life.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.understanding.refusals.grounds import is_day, is_newest
from bot.understanding.refusals.of_persons import to_somebody
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import MONEY, OF_DATA, SAYING, STATING, TRADED

# Each shows by itself that figures are meant.
_FIGURES = (
    "growth", "measure", "agency", "unit", "party", "extreme", "compare", "more", "books", "poll", "event", "term",
)  # fmt: skip
_MEASURED = ("verb", "direction", "measure", "unit", "extreme", "more")
_RUNNING = ("streak", "sum", "ever", "check", "split")  # "do cars run on gas", "all computers were linked together"
_TODAY = ("today:", "since newest:")
_SOME = 3  # mentions of "hold us down"


_OF_TRADE = " ".join(TRADED)
_BUT_GOODS = tuple(kind for kind in TRADED if kind != "commodity")
# `You missed my point`, `the forecast for the coming days`: nothing that economists are asked about.
_expected = Form(
    says="op:forecast|surprise|missed",
    lacks=f"op:define|{'|'.join(OF_DATA)} period {_OF_TRADE} unit:CNY deictic:that|them|same|both|first_one|second_one",
)
# `How long is a day`, `two dollars`: a unit is of nothing.
_counted_alone = Form(says=f"unit:mbpd|{'|'.join(MONEY)}", lacks=f"unit:CNY *it_again verb measure {_OF_TRADE}")
# `Where is the best one`: no buyer and no goods are looked for.
_sought = Form(says="question:where extreme", lacks=f"verb direction measure unit compare more {_OF_TRADE}")
# `What has happened in the world`: news of all kinds.
_of_the_world = Form(
    says="op:happened", lacks=f"op&!op:happened demonym {' '.join(_MEASURED)} {_OF_TRADE} place&!place:WLD"
)
# `Is Africa the largest continent`: of land.
_of_continents = Form(says="party&*bloc *in_size", lacks="flow commodity verb growth measure question direction unit")
# `Why are cars so safe`, `did Germany get strong`: as something is, or comes to be.
_so_of_goods = Form("op:why +commodity +*spoken", lacks="flow verb direction growth extreme more measure unit")
_came_to_be = Form("*auxiliary +place +verb:get +*quality", lacks="flow commodity growth measure unit")
# `What did my boss export`, `do I need oil`: what one of us deals in.
_one_of_us = Form("*auxiliary&!*modal +self:ask&!*request +flow/verb", lacks="demonym growth op")
_needed = Form("*auxiliary&!*modal +self:ask +commodity", lacks="demonym growth op flow")
# `Find me a supplier of copper`: a firm is looked for.
_firm_sought = Form("*to_one_of_us +*indefinite +party:seller|buyer", lacks="flow verb growth period extreme op")
# `Receives (dest, source).`: what a program is given.
_passed_on = Form("verb party op:source", whole=True)
# `This is very preliminary.`
_said_of_this = Form("*copula term", only="term harmless time deictic", whole=True, over="harmless:little&!*copula")


def nothing_named(frame: Frame, catalog: Catalog) -> bool:
    """Whether no place, time, rate or amount is named that a figure could be of, or they are named of something else:
    of what somebody pays or owns, of games, of land."""
    if (frame.says("asked_of_anyone") and _of_anyone(frame, catalog)) or of_who_talks(frame):
        return True
    if _so_of_goods(frame) or _came_to_be(frame) or _one_of_us(frame) or _needed(frame) or _firm_sought(frame):
        return True
    if _guessed(frame) or ((_passed_on(frame) or _said_of_this(frame)) and frame.tokens[-1].norm != "?"):
        return True
    if dealing(frame) or to_somebody(frame) or (frame.has("op", "forecast", "surprise", "missed") and _awaited(frame)):
        return True
    if not all(is_newest(m) for m in frame.all("period")):
        return False
    if frame.has_any("place", "demonym"):
        return _banned(frame) or _nowhere(frame) or _all_of_us(frame) or _of_continents(frame) or _of_the_world(frame)
    return (
        _expected(frame)
        or _counted_alone(frame)
        or _said_of_goods(frame, catalog)
        or _said_of_a_flow(frame)
        or _sought(frame)
    )


def _guessed(frame: Frame) -> bool:
    """`Negative-order Bessels`: a name that was mended into goods, and nobody, no flow and no time beside it."""
    if frame.has_any("period", "place", "demonym", "question", *_BUT_GOODS):
        return False
    goods = frame.all("commodity")
    return bool(goods) and all(m.corrected and m.first and m.said[:1].isupper() and not m.said.isupper() for m in goods)


def _of_anyone(frame: Frame, catalog: Catalog) -> bool:
    """`How do you know`, `where did you get shoes`, `which day is today`: asked of people and days as it is of data."""
    day = frame.has("op", "release_date") and not frame.has_other("op", "release_date")
    if (not day and frame.has_any("place", "demonym")) or frame.has_any(*_BUT_GOODS) or frame.says("tally"):
        return False
    if day and (frame.has("books", "data") or frame.says("figure_noun", "tally_led")):
        return False  # "¿qué fecha tienen los últimos datos?"
    if frame.has("commodity") and not (frame.has("op", "source") and _real(frame, catalog)):
        return False
    dated = all(is_newest(m) or m.code.startswith(_TODAY) or is_day(m) for m in frame.all("period"))
    return dated and all(m.says("asked_of_anyone") for m in frame.all("op"))


def _real(frame: Frame, catalog: Catalog) -> bool:
    """Whether goods are named, and no rate or index."""
    goods = frame.all("commodity")
    return bool(goods) and not all(catalog.is_context(m.code) for m in goods)


def of_who_talks(frame: Frame) -> bool:
    """`Did you go to Brazil in March`, `what country are you from`: where somebody was or comes from."""
    if frame.says("where_from") and not frame.has("flow"):
        return True
    if frame.says("seeing") and not frame.has_any("place", "demonym", "commodity", "agency", "period"):
        said = frame.mentions  # "why is the balance lower than what I saw"
        runs = zip(said[1:], said[2:], said[3:], strict=False)
        return any(a.is_("question", "what") and b.is_("self", "me") and c.says("seeing") for a, b, c in runs)
    if frame.has("self", "me") and _while_i_did(frame):
        return True
    if not frame.has_any("place", "demonym") or frame.has_any(*_MEASURED, *TRADED) or frame.has("op", *OF_DATA):
        return False
    return any(
        (one.says("auxiliary", "copula") and (two.says("you") or two.is_("self", "me", "us")))
        or (one.is_("self", "me", "us") and two.says("copula"))
        for one, two in frame.pairs()
    )


def _while_i_did(frame: Frame) -> bool:
    """`The rate went up after I paid`, `when was the last time I changed the oil`: what is dated by whoever asks."""
    return any(
        one is not frame.mentions[0]
        and (one.is_("time", "before", "after") or one.is_("op", "when", "last_time", "first_time"))
        and two.is_("self", "me")
        and not two.says("determiner")
        for one, two in frame.pairs()
    )


def dealing(frame: Frame) -> bool:
    """Whether it is about prices, orders, games, programs: nothing that a country trades."""
    return _DEALING.holds(frame)


def _got_there(frame: Frame) -> bool:
    """`How hot did it get in Japan`, `how high did the single get on the chart in Italy`: what is got in a country, of
    no goods, is bought from nobody."""
    if not frame.has("verb", "get") or frame.has_any(*TRADED, "measure", "unit", "direction", "self"):
        return False
    places = [m for m in frame.mentions if m.kind in ("place", "demonym")]
    led = {two.first for one, two in frame.pairs() if one.is_("prep", "in", "on", "at") and one.last + 1 == two.first}
    return bool(places) and all(m.first in led for m in places)


def _awaited(frame: Frame) -> bool:
    """`What's in the forecast for March`: of the weather; `the March charge was lower than expected`: a bill's."""
    if any(m.is_("harmless", *SAYING) and m.says("noun") and not m.says("tally") for m in frame.mentions):
        return not frame.has_any("place", "demonym", *TRADED)
    said = [m for m in frame.mentions if not m.says("determiner")]
    led = any(one.is_("prep", "in") and two.is_("op", "forecast") for one, two in pairwise(said))
    return led and not frame.has_any("place", "demonym", *TRADED)


def _costing(frame: Frame) -> bool:
    """`How much to ship batteries to Vietnam`, `how many yuan do I have`: what somebody pays or owns."""
    if frame.has("question", "how_many") and frame.has("unit", "CNY"):
        return frame.says("owned")
    if frame.says("single_order") and frame.has("prep", "to"):  # "add oil and rice to the order"
        return frame.mentions[-1].says("single_order") and not frame.has_any("flow", "period", "place")
    pairs = tuple(frame.pairs())
    if any(one.is_("flow", "trade") and two.is_("self", "me") for one, two in pairs):
        return True  # "did they trade my neighbour"
    if not frame.has("question", "how_much"):
        return False
    somebody = any(one.says("indefinite") and two.is_("party", "seller", "buyer") for one, two in pairs)
    if somebody and not frame.has_any("flow", "commodity", "period", "extreme", "verb"):
        return True  # "how much does an exporter in China earn"
    done = {two.first for one, two in pairs if one.is_("prep", "to") and two.kind in ("verb", "flow")}
    return any(one.is_("question", "how_much") and two.is_("prep", "to") and two.last + 1 in done for one, two in pairs)


def _said_of_goods(frame: Frame, catalog: Catalog) -> bool:
    """`Do computers think`, `take off your clothes`, `logs unchanged`: of goods as they are, not as they are traded."""
    if not _real(frame, catalog) or frame.has_any("flow", *(kind for kind in _FIGURES if kind != "compare")):
        return False
    if frame.has_other("op", *_RUNNING) or (frame.has("compare") and frame.has("number")):
        return False
    if frame.has("question"):
        return frame.says("auxiliary", "copula") and not (frame.has_any("op", "verb") or frame.has("question", "what"))
    return (
        frame.says(*STATING)
        or frame.has("direction")
        or frame.has("self", "me", "us")
        or frame.has("harmless", "person")
    )


def _said_of_a_flow(frame: Frame) -> bool:
    """`This is a big trade`, `had been traded`, `average balance`, `export as`: nobody's, of no goods and no time."""
    flows = frame.all("flow")
    if len(flows) != 1 or frame.has_any("commodity", "direction", "question", "scale", *_FIGURES):
        return False
    if frame.says("any_balance"):
        return frame.has_any("op", "prep") and not frame.has_any("deictic", "fragment")
    if frame.has("op"):  # "verify that the imports are valid": two words for a check, and nothing claimed
        return len(frame.all("op", "check")) > 1 and not frame.has_other("op", "check")
    said = frame.saying(*STATING)
    opens = said is frame.mentions[-1] and flows[0].last < said.first  # "exports were": a sentence that goes on
    return said is not None and not opens


def _written_of(frame: Frame) -> bool:
    """`Give me the headlines`, `the latest news on gas`: what papers write, where no trade is named."""
    if frame.has("flow", "export", "import", "balance", "surplus", "deficit", "total"):
        return False
    if frame.has_other("flow", "trade") or not all(is_newest(m) for m in frame.all("period")):
        return False
    return not frame.has_any("growth", "agency", "poll", "deictic", "measure", "extreme", "direction", "unit", "verb")


def _left_hanging(frame: Frame) -> bool:
    """`Is there a way to export data to`, `export as`: where to is not said, and of nobody."""
    flows = frame.all("flow")
    runs = len(flows) == 1 and flows[0].says("imperative") and frame.mentions[-1].kind == "prep"
    if frame.mentions[0].kind == "conj" and frame.has("extreme"):
        return False  # "and import most from?", after the country that bought most
    return runs and not frame.has_any(
        "place", "demonym", "commodity", "period", "question", "growth", "fragment", "party", "op"
    )


def _nowhere(frame: Frame) -> bool:
    """`Take us to it`, `does he want to be American`, `it's a nice world`: no country's trade, for all that is said."""
    if frame.has_any("fragment", "period", *(kind for kind in _MEASURED if kind != "verb"), *TRADED):
        return False
    if (
        frame.says("tally", "goods")
        or frame.has("deictic", "same")
        or frame.has_other("op", "ever", "published", "why", "missed")
        or frame.has("question", "how_much", "how_many")
    ):
        return False
    if frame.has("verb") and (frame.has_other("verb", "get", "give") or frame.has_other("place", "USA", "WLD")):
        return False
    said = frame.says(*STATING) or (frame.has("harmless", *SAYING) and not frame.has("conj"))
    return said or frame.has_any("verb", "self", "opinion") or frame.has("op", "missed")


def _banned(frame: Frame) -> bool:
    """`Why did Russia ban Instagram`: what a country decides, of nothing traded."""
    moves = frame.all("direction")
    return (
        frame.has("op", "why") and bool(moves) and all(m.says("decided") for m in moves) and not frame.has_any(*TRADED)
    )


def _all_of_us(frame: Frame) -> bool:
    """`This leaves us with it`, `hold us down`: us is who speaks, where nothing of America's is named."""
    named, us = (*frame.all("place"), *frame.all("demonym")), frame.ways["us_speaking"]
    if len(frame.mentions) < _SOME or any(m.said.lower() not in us for m in named):
        return False
    return not frame.has_any("period", "verb", "measure", *TRADED) and not frame.has("op", *OF_DATA)


def _scored(frame: Frame) -> bool:
    """`Top 20 countries by points`, `who got the most points`, `the top things to do in Japan`: games and journeys."""
    if frame.has_any("flow", "measure"):
        return False  # "by how many points did the share change"
    said = [m for m in frame.mentions if m.kind != "harmless"]
    if not frame.has_any("growth", "direction", "commodity", "deictic") and any(
        (one.kind in ("extreme", "more") or one.is_("op", "sum") or (one.kind == "op" and frame.has("verb", "get")))
        and two.is_("unit", "pp")
        and two.says("scoring")
        for one, two in pairwise(said)
    ):
        return True  # "which country got the most points"
    return any(
        (one.is_("prep", "by") and two.is_("unit", "pp"))
        or (two.means("prep", "between") and frame.has("unit", "pp") and frame.has("ordinal"))
        or (one.is_("prep", "to") and two.says("auxiliary") and two.says("done_to"))
        for one, two in frame.pairs()
    )


_DEALING: Final = AnyOf(
    (_written_of, "papers"),
    (_costing, "CNY single_order me how_much"),
    (_scored, "pp done_to"),
    (_left_hanging, "imperative"),
    (_got_there, "get"),
    # `The largest country in Europe`: by its land or people
    (Form("extreme *country prep:in place", lacks=f"verb measure {_OF_TRADE}"), "country"),
)
