"""What is asked of a list, a match, a shop, a calendar or a bank in words that trade has too, and where no trade is
meant.

`Who was sold to Germany` is a player, `receiving dollars from Mexico` is money, `which country is cheapest for phones`
asks what shops take, `how fast do soybeans grow` a gardener tells, `how many ships did China lose` a history.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import TRADED


def gap_of_a_race(frame: Frame) -> bool:
    """`The gap between first and second`, `the time gap to Italy`: of a race."""
    said = [m for m in frame.mentions if not (m.says("determiner") or m.is_("prep", "in") or m.kind == "unit")]
    for one, two, three in zip(said, said[1:], said[2:], strict=False):
        between = two.means("prep", "between")
        if one.is_("flow", "balance") and between:
            return three.kind in ("ordinal", "deictic", "extreme") or three.is_("op", "longest")
        if one.kind == "harmless" and one.says("noun") and two.is_("flow", "balance"):
            return two.says("sized") and two.first == one.last + 1
    return False


def at_home(frame: Frame) -> bool:
    """`Which country consumes the most books`, `which countries had the same balance`: what each has at home."""
    if frame.has_any("commodity", "agency", "unit", "demonym") or not frame.has("party"):
        return False
    kept = any(m.is_("harmless", "keeping") for m in frame.mentions) and frame.has("extreme")
    if frame.mentions[-1].is_("books", "own") and any(
        one.kind == "extreme" or one.is_("prep", "of") or one.is_("measure", "share")
        for one, two in frame.pairs()
        if two is frame.mentions[-1]
    ):
        return True  # "which country has the highest share of books"
    if kept and not frame.has_any("flow", "verb", "growth", "measure"):
        return True
    return frame.has("flow", "balance") and frame.has("deictic", "same")


def rows_with(frame: Frame) -> bool:
    """`Get records with balance above 60`, `list rows where balance > 100`: lines of a table."""
    for one, two in frame.pairs():
        if one in frame.mentions[:2] and one.says("records", "format"):
            return two.is_("question", "where") or two.is_("prep", "with")
    return False


def one_deal(frame: Frame) -> bool:
    """`The largest trade of the season`, `the first trade in 2022`: a player's or a share's."""
    asked = frame.has_any("place", "demonym", "party") or frame.has("question", "who")
    if asked or any(m.code.startswith("unit:") for m in frame.all("time")):
        return False  # "which partner has the largest trade with China", "which month had the largest trade"
    deals = (two for one, two in frame.pairs() if one.kind in ("extreme", "ordinal") and two.is_("flow", "trade"))
    after = (
        next((m for m in frame.mentions if m.first > deal.last), None) for deal in deals if deal.first == deal.last
    )
    return any(m is None or m.kind in ("prep", "period") for m in after)


# `Wie viele Tage hat der Februar 2026`: of the calendar.
days_of = Form(says="period", only="harmless period prep")
# `Wo kann man Sojabohnen kaufen`: no country's, and none that was told.
shop = Form(says="verb:buy", lacks="*pronoun", only="question harmless commodity verb")


def worth(frame: Frame) -> bool:
    """`1 dollar`, `turn up the volume`: an amount, and nothing is asked of it."""
    if frame.has_any(*TRADED, "place", "demonym", "period", "question", "op"):
        return False
    if frame.has("unit", "USD"):
        return frame.has("number") and not frame.has_any("scale", "compare", "direction", "deictic", "conj")
    return frame.mentions[0].kind == "direction" and frame.has("measure", "quantity") and not frame.has("unit")


def of_money(frame: Frame) -> bool:
    """`Rate for euros`, `how much money came in last month`, `how much money have you lost`: a bank's."""
    if frame.says("money") and (frame.says("moving") or frame.says("you")):
        return not frame.has_any("place", "demonym", "commodity", "agency", "deictic")
    money = frame.all("unit", "USD", "EUR", "JPY")
    given = {m for one, m in frame.pairs() if one.is_("prep", "for", "of")}  # "the rate in dollars" is in them
    rated = frame.has("measure", "rate") and any(m in given or m.code == "EUR" for m in money)
    return rated and not frame.has_any(*TRADED, "place", "demonym", "direction", "op", "deictic")


_FIGURES = "flow verb growth agency poll unit term"
_CROPS = ("soybeans", "lumber")  # what of the goods grows by itself


def of_a_list(frame: Frame, talking: bool = False) -> bool:
    """Whether a table, a match, a shop or a bank is what is asked of; in a talk, a gap is one between what was told."""
    return _RULES.holds(frame, (gap_of_a_race, _received) if talking else ())


def _money_moved(frame: Frame) -> bool:
    """`Receiving dollars from Mexico`, `sent money to India`: money is what is sent, no amount of goods."""
    if frame.has_any("flow", "commodity"):
        return False
    paid = [one for one, two in pairwise(frame.mentions) if one.says("paying") and two.is_("prep", "to")]
    if paid and len(frame.all("place")) == 1 and frame.mentions[-1] is not paid[0]:
        return True  # "total paid to Canada in 2023"
    said = [m for m in frame.mentions if not m.says("determiner")]  # "recevoir des dollars du Mexique"
    for (deal, money), after in zip(pairwise(said), (*said[2:], None), strict=False):
        amount = after is not None and after.kind in ("number", "scale")
        moved = deal.kind == "verb" or (deal.says("request") and frame.has("place"))
        led = after is not None and after.kind == "prep"
        sent = led and deal.says("money") and money.kind == "verb" and money.first == deal.last + 1
        theirs = frame.has("place") and money.says("money") and after is not None and after.is_("prep", "from", "to")
        awaited = theirs and any(m.last + 1 == money.first and m.says("determiner") for m in frame.mentions)
        if sent or awaited or (deal.kind == "verb" and money.says("money")):
            return True  # awaited: "has the money from Chile arrived"
        article = any(m.first == m.last == deal.last + 1 and m.says("determiner") for m in frame.mentions)
        if moved and money.kind == "unit" and not amount and money.first == deal.last + 1 + article:
            return money.code in ("USD", "CNY", "EUR", "JPY")
    return False


def _grows(frame: Frame) -> bool:
    """`How fast do soybeans grow`, `wie lange braucht Soja zum Wachsen`: by themselves, at no time that is told."""
    if frame.has_any("flow", "period", "demonym", "party", "unit"):
        return False
    crop = frame.has("commodity", *_CROPS) and len(frame.all("commodity")) == 1
    asked = frame.has("op", "how_fast") or frame.says("lasting", "taking")
    grown = frame.says("sprouting")
    there = {
        m.last + 1 for m in frame.all("prep", "in", "to")
    }  # "wächst Soja in Brasilien", and none that comes from it
    return crop and asked and grown and all(place.first in there for place in frame.all("place"))


def _lasting(frame: Frame) -> bool:
    """`How long does shipping from Africa take`, `how many days has February`: hours or weeks, no run of months."""
    asked = frame.saying("lasting")
    if asked is None or frame.has_any("direction", "growth", "event"):
        return False  # "how long does the Busan truce last"
    if frame.says("course_run") and frame.has("flow"):
        return False  # "how long did the run of surpluses above 90 bn last"
    rest = frame.mentions[frame.mentions.index(asked) :]
    owned = any(m.says("keeping") for m in rest[1:3]) and any(m.kind == "period" for m in rest[1:3])
    sent = any(m.kind == "verb" and m.says("freight") for m in rest[1:2])  # "how long will shipping be from Chile"
    return owned or sent or any(m.says("taking") for m in rest)


def _counted_down(frame: Frame) -> bool:
    """`How many days until it`: till something comes, and no run of months."""
    days = frame.has("time", "unit:day") or frame.has("question", "how_much")
    days = days and frame.has("time", "until", "before", "left")
    return days and not frame.has_any("direction", "growth", "period", "op")


def _foundered(frame: Frame) -> bool:
    """`What ships were sunk`, `do ships sink in China`: to the ground of the sea."""
    if frame.has_any("flow", "growth", "measure", "unit"):
        return False
    named = (m for m in frame.all("commodity", "ships") if m.first == m.last)  # and no "ship exports"
    ships = (*named, *(m for m in frame.all("verb") if m.says("single")))
    return bool(ships) and any(m.kind == "direction" for m in frame.mentions if m.says("foundering"))


def _my_account(frame: Frame) -> bool:
    """`My credit card was swallowed in Berlin`, `check my dollar balance`: a bank's customer."""
    balances = frame.all("flow", "balance")
    for one, two in pairwise(m for m in frame.mentions if m.kind not in ("period", "commodity")):
        mine = one.says("mine", "hers") or (
            one.is_("self", "me", "us") and one.said.lower() not in frame.ways["i_speaking"]
        )
        if mine and two.says("account"):
            return True  # "the balance on my January bill", "our gas bill"
        if mine and two.first == one.last + 1 and two.kind == "unit" and any(m.first == two.last + 1 for m in balances):
            return True
    return False


def _how_much_did_i(frame: Frame) -> bool:
    """`How much did I make from trade with Brazil`, `the amount I sent to Italy`: whoever asks did it."""
    if frame.has("place") and all(m.says("takings") for m in frame.all("flow")):
        deals = [(one, two) for one, two in frame.pairs() if two.kind == "verb" and not two.says("taking")]
        if any(one.is_("self", "me") and not one.says("determiner") for one, two in deals):
            return True
    said = frame.mentions
    return any(
        asked.is_("question", "how_much", "how_many")
        and aux.says("auxiliary")
        and mine.is_("self", "me")
        and mine.first == aux.last + 1 == asked.last + 2
        for asked, aux, mine in zip(said, said[1:], said[2:], strict=False)
    )


def _received(frame: Frame) -> bool:
    """`In what year did Mexico receive`: a prize, where neither how much nor what it came from is told."""
    last = next((m for m in reversed(frame.mentions) if m.kind not in ("harmless", "ordinal", "courtesy")), None)
    if last is None or not last.is_("verb", "get") or not frame.has("question", "what"):
        return False
    return not frame.has_any("flow", "commodity", "op", "unit", "party", "self", "extreme", "deictic")


def _two_words(frame: Frame) -> bool:
    """`Difference between import and export`, `between import and require`: of the words, or of a program's."""
    flows = frame.all("flow")
    if not frame.has("op", "difference", "define") or not all(m.says("imperative") for m in flows):
        return False
    last = frame.mentions[-1]
    meant = not frame.has("op", "difference") and last.is_("harmless", "document", "words")  # "mean in Slack"
    other = (
        len(flows) > 1 or meant or (frame.has("conj", "and") and (last.kind == "prep" or last.is_("harmless", "words")))
    )
    return other and not frame.has_any("place", "demonym", "period", "commodity", "unit", "measure", "growth", "agency")


_RULES: Final = AnyOf(
    # `Who did Australia trade in 2023`, `who did it face`: whom one trades with is led by a word
    (Form("question:who *auxiliary place/deictic:them +flow:trade/*bearing", lacks="extreme more"), "who"),
    (_money_moved, "paying money unit"),
    # `How much coal is in China`: in its ground
    (
        Form("question:how_much|how_many commodity *copula prep:in place", lacks=f"{_FIGURES} period"),
        "how_much how_many",
    ),
    (_how_much_did_i, "me"),
    (_my_account, "me us mine hers"),
    # `Biggest supplier in Australia`, `how much did my China supplier charge`: firms in a country
    (
        Form(
            f"party:buyer|seller prep:in place&!place:{HOME}|WLD", lacks="flow commodity growth unit agency"
        ),
        "buyer seller",
    ),
    # `Which import comes after coal`: where it stands in a list
    (Form("time:after|before +commodity", says="question:what flow/party"), "after before"),
    (one_deal, "trade"),
    (at_home, "any_country"),
    # `How many imports does the table list`, `how many goods are on the list`: rows
    (Form(says="question:how_many/*number_of", lacks="unit agency verb"), "tabled"),
    (rows_with, "records format"),
    # `Who was bought from Santos in 2019`, `who was imported`: somebody, and no goods
    (Form("question:who *copula +*passive|sold_off"), "passive sold_off"),
    # `Which country is cheapest for batteries`, `which country has the cheapest books`: what shops take there
    (Form(says="extreme&*cheap party", lacks="flow growth verb measure unit"), "cheap"),
    (_grows, "sprouting"),
    (_lasting, "lasting"),
    (_counted_down, "how_many how_much"),
    # `How many ships did China lose in 1894`: in a war; tonnes lost from one month to another are a fall
    (Form("question:how_many commodity *auxiliary place *losing", lacks="flow unit"), "losing"),
    (_foundered, "foundering"),
    # `How many cars finished`: of a race, where nothing else is said
    (Form("question:how_many commodity *over|racing", over="courtesy", whole=True), "over racing"),
    # `How many exports do I have`: files
    (Form("question:how_many flow:export|import *auxiliary self:me/self&*owned"), "auxiliary"),
    (_two_words, "imperative"),
    # `Did mum send me anything from Italy`: somebody of the household did
    (Form("harmless:person/self:ask +*request", lacks="flow commodity *if_so *subordinating more"), "request"),
    (_received, "fetching"),
    # `Which trade was signed in 2020`, `which version was exported to Australia`: of a kind that is no goods
    (Form("question:what flow:trade/op:record *copula", lacks="place demonym commodity more"), "trade record"),
    (
        Form(
            "question:what|how_many harmless&*noun/books&*noun/unit:pp/time *copula *passive|sold_off",
            over="prep:of/*determiner",
        ),
        "passive sold_off",
    ),
    # `How many cars were scrapped in 2024`, "which exports are used": what became of them is no trade
    (Form("commodity *copula *worn", lacks="flow"), "worn"),
    (Form("flow *copula *worn", lacks="place demonym commodity period"), "worn"),
    (gap_of_a_race, "sized"),
    # `List all goods from Australia`: what stands on a shelf, and no amount of it
    (Form("op:list *goods prep:from", lacks=f"{_FIGURES} commodity period extreme"), "goods"),
)  # fmt: skip
