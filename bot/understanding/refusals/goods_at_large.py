"""Goods, flows and groups as idioms, stories and programs have them, where no country's trade is meant: `full of
beans`, `her money went on clothes`, `a roaring trade`, `a phone bill`.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.words.forms import ARTICLES, Form
from bot.understanding.words.frame import Frame
from bot.understanding.words.in_order import AnyOf

_TOLD = "place demonym period agency growth"  # of whom, when, how it went
_TOLD_OF_ALL = "period agency growth"
_OF_GOODS = f"{_TOLD} flow verb question"
_OF_A_FLOW = f"{_TOLD} commodity question op"

# `Do computers make money`
_earning = Form(says="commodity *money", lacks=f"{_TOLD} flow verb question")
# `All these cars look alike these days.`, `they called in a lot of cars.`
_looking = Form(
    "*determiner&!self +commodity", says="*faring|said_of_each", lacks="flow verb question growth place agency"
)
_of_theirs = Form("deictic:them", says="commodity", lacks=f"{_OF_GOODS} op measure direction extreme more")

# `He doesn't know beans.`, `she put some oil on it`
_his_goods = Form(says="*somebody&*you commodity", lacks=_OF_GOODS)


def goods_at_large(frame: Frame) -> bool:
    """Whether goods or a flow are named as anybody names them."""
    return _RULES.holds(frame)


def _in_a_story(frame: Frame) -> bool:
    """Somebody or something is told of, and nothing is asked."""
    if frame.tokens[-1].norm == "?" or frame.says("hearsay"):
        return False
    return _his_goods(frame) or (frame.tokens[-1].norm == "." and (_looking(frame) or _of_theirs(frame)))


def _work_told(frame: Frame) -> bool:
    """`I cover steel.`: what somebody works in, and nothing beside it."""
    return frame.tokens[-1].norm != "?" and frame.mentions[-1].kind == "commodity" and _works_in(frame)


def _trade_of_a_kind(frame: Frame) -> bool:
    """`As they say in the trade`, `doing a roaring trade`: the last word of it, and nothing is asked of it."""
    return frame.mentions[-1].is_("flow", "trade") and (_in_the_trade(frame) or _roaring(frame))


def _to_us_all(frame: Frame) -> bool:
    """`Information flows to us.`: us is who speaks, in a sentence that has its capital and its stop."""
    if frame.tokens[-1].norm != "." or not frame.mentions[0].said[:1].isupper():
        return False
    us = frame.ways["us_speaking"]
    return all(m.said in us for m in frame.all("place")) and _of_nothing(frame)


_of_nothing = Form(says="place:USA", lacks="demonym commodity flow growth agency question direction measure unit")


def _told_of_an_account(frame: Frame) -> bool:
    """`The date on which the balance is highest.`: told, and nothing is asked."""
    first, stated = frame.mentions[0], frame.tokens[-1].norm == "."
    return stated and not (first.kind in ("question", "op") or first.says("auxiliary", "copula")) and _account(frame)


_account = Form(says="flow&*any_balance", lacks=f"{_TOLD} commodity self flow&!*any_balance")
_works_in = Form(
    "*in_the_trade commodity",
    over=f"{ARTICLES}/*regarding",
    lacks=f"{_OF_GOODS} op measure direction extreme more unit",
)
_in_the_trade = Form("prep:in +*article +flow:trade", lacks=f"{_OF_A_FLOW} direction")
_roaring = Form("*indefinite +direction +flow:trade", lacks=_OF_A_FLOW)

_RULES: Final = AnyOf(
    (_in_a_story, "commodity"),
    (_earning, "money"),
    # `She bought a piece of china`, `her money went on clothes`, `tell me about your clothes`
    (Form("*somebody&*you +verb", lacks=f"{_TOLD_OF_ALL} commodity flow question"), "somebody"),
    (Form("*hers +*money", lacks=_OF_GOODS), "hers"),
    (Form("*your +commodity", lacks=f"{_OF_GOODS} *tally measure direction"), "your"),
    (Form("self:us +direction:moved/op:trend", lacks=f"{_TOLD} flow question"), "us"),  # `we changed over to gas`
    # `What kind of beans?`, `full of beans`
    (Form("*sort_of +commodity", lacks=f"{_OF_GOODS} measure op direction extreme"), "sort_of"),
    (Form(says="commodity&*of_any_plant", lacks=f"{_OF_GOODS} measure extreme op direction"), "of_any_plant"),
    # `Are cars faster than buggies`
    (Form("*copula +commodity +more:faster|slower", lacks="flow growth period"), "faster slower"),
    # `A huge phone bill`: what somebody pays; an oil bill may be a country's
    (Form("commodity&*single|attributive +measure&*account", lacks=_OF_GOODS), "account"),
    (_work_told, "in_the_trade"),
    (_trade_of_a_kind, "trade"),
    (_to_us_all, "USA"),
    # `I have to phone in`, `number of imported values`, `do computers run the world`
    (Form("prep:to +commodity&*single +prep", lacks=f"{_OF_GOODS}"), "single"),
    (Form("*number_of +flow&*passive", lacks=f"{_TOLD} commodity"), "number_of"),
    (Form("*auxiliary +commodity +*breaking", lacks="flow period growth direction agency demonym"), "breaking"),
    # `Going out to get somebody`
    (Form("flow +prep:to +verb", lacks="place demonym period commodity growth agency"), "verb"),
    # `Bought value: the total purchase value`
    (Form(says="flow&*one_deal", lacks=f"{_TOLD} commodity question direction extreme"), "one_deal"),
    # `Print balance report`, `initial balance`: of an account
    (Form("flow&*any_balance +books:says", lacks=f"{_TOLD} commodity question"), "any_balance"),
    (Form("time:first +flow&*any_balance", lacks=f"{_TOLD} commodity question"), "any_balance"),
    # `A calendar importer`: a program
    (Form("harmless:noun|format|words|document +flow&*run", lacks=f"{_TOLD} commodity question"), "run"),
    # `Import: to import data`: what a command does
    (Form("flow&*imperative prep:to +flow&*imperative", lacks=f"{_TOLD} commodity question"), "imperative"),
    # `The balance reaches its maximum.`, `the date gap`
    (_told_of_an_account, "any_balance"),
    (Form("*clock +flow:balance", lacks=f"{_TOLD} commodity"), "clock"),
    # `Change Monday to Friday`, said of two countries
    (Form("direction:moved +place +prep:to +place", over=ARTICLES, lacks="flow period commodity"), "moved"),
    # `A Mrs from Holland`
    (Form("*indefinite +prep:from +place", whole=True), "indefinite"),
)  # fmt: skip
