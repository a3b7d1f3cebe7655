"""What is said in the middle of a talk about figures and goes on with something else: `export my calendar`, `the
largest value in a csv`, `how many points do I have on my card`.

There a fragment borrows what it lacks from the talk, and so would these. Alone they name nothing to lean on, and other
rules tell them; here a word of papers, programs, accounts or of the asker's own things does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.understanding.refusals.grounds import told_at_large, told_of_data, what_day_it_is, what_it_means
from bot.understanding.refusals.nothing_named import dealing, of_who_talks
from bot.understanding.refusals.of_persons import of_persons
from bot.understanding.refusals.trivia import days_of, of_money, shop, worth
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import SAYING, STATING, TRADED, WHO

_PAPERS = frozenset({"software", "format", "document", "gathering"})
_MINE = frozenset({"determiner", "mine"})
_TOPICS = ("flow", "commodity", "verb", "growth", "party", "agency", "event", "op", "measure", "direction", "deictic")
_MOVED = ("measure", "unit", "direction", "more", "compare", "extreme")
_TALES = ("chatter", "aside")
_STATED = frozenset(".!")
_OWNED = ("flow", "op", "growth", "measure", "unit", "verb", "books")
_FIGURES_OF = ("flow", "commodity", "growth", "agency", "party", "poll", "event", "term", "place", "demonym")
_CLAIMED = ("direction", "multiple", "period", "extreme", "unit", "more")
_DOING = ("measure", "op", "direction")
_DRAWN = ("trend", "list")  # "up and down the list"
_SENTENCE = 3  # mentions of one
# What is nobody's figures: "my records for March", "my January bill"; "for my editor" says whom it is for.
_THINGS = (
    "software", "format", "document", "gathering", "records", "noun", "orders", "takings", "own_account", "words",
    "spending", "breaking",
)  # fmt: skip
_NAMED = ("place", "demonym", "commodity", "agency", "poll", "flow", "event", "term", "deictic", "party")


_amount_said = Form(says="number scale/unit/compare", lacks="ordinal")  # `I believe it is less than 500 bn.`: a claim
# `How much oil was in it`, `how much oil does my car take`: in one of the goods, or in a dish.
_held_by_it = Form(
    says="question:how_much commodity *copula|auxiliary",
    lacks="flow place demonym period verb deictic more op direction measure unit",
)
# `Error rate in August`, `goal difference of India`: a rate of what stands right before it.
_named_by_it = Form("harmless&*noun&!*tally|goods +measure:rate/op:difference/growth", lacks="flow commodity")
# `How many were made in Germany`: no trade.
_made_there = Form(says="question:how_many harmless:keeping", lacks="flow commodity verb")


def off_the_talk(frame: Frame) -> bool:
    """Whether a talk about figures is left for something else."""
    if _figure_of_a_time(frame):
        return False
    return _RULES.holds(frame)


def _figure_of_a_time(frame: Frame) -> bool:
    """ "Does February alone have a figure": of the time that is named, in the talk."""
    asks = bool(frame.mentions) and frame.mentions[0].says("auxiliary")
    plain = asks and frame.only("period", "prep", "harmless", "conj", "courtesy") and not frame.leftover
    return plain and len(frame.all("period")) == 1 and frame.says("figure_noun")


def _of_what_was_told(frame: Frame) -> bool:
    """`Do it in the other direction.`, `just give me the whole thing.`: a wish that points at the talk; `that` alone
    is said of anything."""
    return frame.has("time", "whole") or frame.has_other("deictic", "that")


def _of_us_two(frame: Frame) -> bool:
    """`You only need one.`, `we share a flat`, `can it be reduced?`: said to somebody, done by us, or to be done; not
    `you can give me the average`, `can we compare it with 2024`, which wish for figures."""
    form = frame.has_other("op", *_DRAWN) or frame.says("by_month")
    dated = frame.has("period") or (frame.has_other("unit", "pp") and not frame.has("ordinal"))  # "the second point"
    wished = form or dated or frame.has("measure", "share") or frame.has("scale")
    if (frame.says("you") and not (wished or frame.has("books", "says"))) or frame.mentions[0].is_("harmless", "being"):
        return True
    if frame.says("modal") and frame.has("direction") and not wished and frame.tokens[-1].norm == "?":
        return True
    return not (dated or (form and frame.says("modal"))) and any(
        (one.is_("self", "me", "us") and two.kind in _DOING and not one.says("request", *_MINE))
        or (one.kind == "self" and two.is_("prep", "to") and three.kind == "direction")
        for one, two, three in zip(frame.mentions, frame.mentions[1:], frame.mentions[2:], strict=False)
    )


def _told_of_else(frame: Frame) -> bool:
    """`It fell off the table.`, `The list is sorted.`: something else that is told; `I thought it was higher.` only
    says who asks, `check it.` judges, and a fragment without a stop wants two such words."""
    last = frame.tokens[-1].norm
    if last == "?" or len(frame.mentions) < _SENTENCE or frame.has("question") or frame.has("deictic", "other_one"):
        return False
    if _amount_said(frame) or (frame.has("op", "chart") and frame.says("modal")):
        return False
    about = sum(m.is_("harmless", *SAYING) and not m.says("slip") for m in frame.mentions)
    about -= frame.mentions[0].kind == "self"
    if last not in _STATED:
        return about > 1 and not frame.ways.unspaced
    claimed = frame.has_any(*_CLAIMED) or _of_what_was_told(frame) or (frame.has("measure") and frame.has("number"))
    claimed = claimed or frame.has("op", "record", "ever") or not frame.says(*STATING)
    return not frame.has("op", "check") and (about > 0 or not claimed)


def _of_a_thing(frame: Frame) -> bool:
    """`Calendar for March`, `what is on TV`: a thing that is no country's, and nothing it could have done in trade."""
    if frame.has("deictic") or (frame.has_any("place", "demonym") and (frame.has("op") or frame.has_any(*_MOVED))):
        return False
    # "does the US charge"
    told = ["tally", "goods", "country", "records", "auxiliary", "amounts", "charging", "going_on"]
    told += ["expecting"] if frame.has("op", "forecast") else []  # "and the market was expecting how much"
    return any(
        (m.is_("harmless", "noun", "account", *SAYING) or m.says("format"))
        and (m.says("noun") or (_led(frame, m) and not frame.has("op", "why")))
        and not m.says(*told)
        for m in frame.mentions
    )


def _led(frame: Frame, noun: Mention) -> bool:
    """Whether what stands right before a word makes a noun of it: `the current heap`, `in common`, `this story`."""
    at = frame.mentions.index(noun) - 1
    before = frame.mentions[at]
    if at < 0 or before.last + 1 != noun.first:
        return False
    if before.says("auxiliary"):
        return noun.is_("harmless", "chatter", "person")  # "how much did Titanic earn"
    if before.kind == "extreme":
        return not frame.ways.unspaced  # "where's the best atm", but 最高的呢
    if before.kind == "number":
        return noun.is_("harmless", "document")  # "tell me three books"
    led = before.kind == "prep" or before.is_("op", "each") or before.means("time", "this")
    return led or before.says("determiner", "number_of")


def _of_somebody(frame: Frame) -> bool:
    """`Is anybody at home`, `a nice story`: people and papers, and nothing that was told before."""
    if frame.has_any("place", "demonym", "verb", "deictic", "more"):
        return False
    if frame.has("harmless", "person", "document", "format"):
        return True
    return frame.has("harmless", *_TALES) and not frame.has_any("op", "question", *_MOVED)


def _spent_or_spoken(frame: Frame) -> bool:
    """`Average spending per month`, `do you understand Chinese`: a household's, and a tongue."""
    if frame.has_any("place", "deictic", "question"):
        return False  # "how much was paid for it"
    if deals := frame.all("verb"):
        money = frame.has("question", "how_much")  # 花了多少钱, after the oil that was got
        return not (frame.has("demonym") or money) and all(m.says("spending") for m in deals)
    if not frame.only("harmless", "demonym", "self", "courtesy", "period"):
        return False
    said = [m for m in frame.mentions if not (m.kind in ("self", "period") or m.is_("harmless", "little"))]
    spoken = len(said) > 1 and said[-1].kind == "demonym"
    if frame.has("period"):
        return spoken and said[-2].is_("harmless", "chatter")  # "seit März lerne ich Russisch"
    return (
        spoken and said[-2].is_("harmless", *SAYING) and said[-2].last + 1 == said[-1].first == frame.mentions[-1].first
    )


def _said_at_large(frame: Frame) -> bool:
    """`You forget`, `why don't you eat`, `what is a government`, `are my fans 25`, `is Japan in America`."""
    if frame.has_any("fragment", "courtesy", "deictic", "period", "verb"):
        return False
    to_us = frame.has("self", "me", "us")
    if frame.has("op") and frame.says("pronoun"):
        return False  # "do you know why it was so low"
    if frame.has("op"):
        return frame.has("op", "why") and (to_us or frame.says(*STATING)) and not frame.has_any(*_MOVED, "place")
    if frame.has_any(*_MOVED):
        return False
    places = frame.all("place")
    if places or frame.has("demonym"):
        return len(places) == 2 and frame.says("copula") and not frame.has("question")
    if to_us or (frame.has("question", "what") and frame.says("indefinite") and frame.says("copula")):
        return True
    return frame.has("number") and frame.says("copula") and not frame.has_any("scale", "question", "ordinal")


def _where_i_am(frame: Frame) -> bool:
    """`Tell Bob I'm in Korea`, `I'm travelling to America in February`, `she is Brazilian`."""
    if frame.has_any(*_TOPICS):
        return False
    said = [m for m in frame.mentions if not (m.says("going") or m.is_("harmless", "words"))]
    if len(said) > 1 and said[0].says("being") and said[1].kind == "demonym":
        return True
    led = [m for m in said if not m.is_("prep", "in", "to")]  # "я был в" is one word, 我在韩国 has none
    return any(one.says("being") and two.kind in WHO for one, two in pairwise(led))


def _of_papers(frame: Frame) -> bool:
    """`Growth of a log file`, `sort by the second column`: no country, no goods and nothing that was told before."""
    first = frame.mentions[0]
    if first.kind == "flow" and first.says("imperative") and frame.mentions[-1].says("software"):
        return not frame.has_any("place", "demonym", "period")  # "import data from excel"
    if frame.has("flow") and frame.only("flow", "prep", "harmless"):  # "the export of the video takes hours"
        said = [m for m in frame.mentions if not m.is_("harmless", "little")]
        return any(
            one.kind == "flow" and of.is_("prep", "of") and two.says(*_PAPERS)
            for one, of, two in zip(said, said[1:], said[2:], strict=False)
        )
    if frame.has_any(*_NAMED) or frame.has_other("books", "according_to"):
        return False
    return any(m.says(*_PAPERS) and _headed(frame, m) for m in frame.mentions)


def _scored(frame: Frame) -> bool:
    """`Are there at least 200 countries`, `how many nations have under five points`: a bound, and of nothing traded."""
    traded = ("flow", "commodity", "verb", "growth", "measure", "direction", "deictic")
    if not frame.has("number") or frame.has_any(*traded):
        return False
    return (
        frame.says("there") or frame.has("unit", "pp") or (frame.has("compare") and not frame.has_any("unit", "scale"))
    )


def _rows(frame: Frame) -> bool:
    """`Show the records for March`, `all records with name above 50`: lines of a list, and no highest of a month."""
    if frame.has_any("extreme", "place", "demonym", "commodity", "flow", "growth", "deictic", "question"):
        return False
    rows = [m for m in frame.all("op", "record") if m.says("records") and (m.first == 0 or _headed(frame, m))]
    months = [m for m in frame.all("period") if "-" in m.code and not m.code.startswith("since")]
    bounded = frame.has("compare") and frame.has("number") and not frame.has_any("unit", "scale")
    return bool(rows) and (bool(months) or bounded)


def _of_mine(frame: Frame) -> bool:
    """`Show me my records for March`, `how much is my January bill`."""
    for owner in frame.all("self", "me"):
        if not owner.says(*_MINE):
            continue
        sizes = ("period", "time", "ordinal", "extreme", "direction")  # "my lowest balance", "my last trade"
        owned = [
            m
            for m in frame.mentions
            if m.first > owner.last and m.kind not in sizes and not m.means("time", "past") and m.code != "monthly"
        ][:1]
        alone = frame.mentions[-1].kind == "period" and frame.mentions[-2] is owner  # "what's my apr"
        if alone or any(m.kind in _OWNED for m in owned):
            return True
        if any(m.says(*_THINGS) or (m.kind == "commodity" and m.says("single")) for m in owned):
            return True
    return False


def _news(frame: Frame) -> bool:
    """`Any news about the US and China`: what papers write; 怎么样 asks how a figure was."""
    told = ("flow", "growth", "agency", "commodity", "poll", "deictic", "measure")
    dated = any(not m.code.startswith("newest:") for m in frame.all("period"))
    dated = dated and not (frame.has("extreme") or frame.has("op", "record"))  # "the best news of 2023"
    return "news_asked" not in frame.ways and not dated and not frame.has_any(*told)


def _done_by_me(frame: Frame) -> bool:
    """`How much weight did I lose`, `how many shares do I own`: figures of whoever asks."""
    if frame.has_any("commodity", "deictic") or frame.has("op", "check"):
        return False
    if frame.has("self", "me") and any(m.says("spending") for m in frame.all("verb")):
        return True  # "wie viel habe ich im Mai ausgegeben"
    return any(
        (helper.says("auxiliary") or helper.kind == "measure" or helper.is_("op", "when"))
        and one.kind == "self"
        and one.first == helper.last + 1
        for helper, one in pairwise(frame.mentions)
    )


def _headed(frame: Frame, noun: Mention) -> bool:
    """Whether an article, a number or a preposition leads to a noun, as it leads to things that are named anew."""
    at = frame.mentions.index(noun) - 1
    return at >= 0 and (
        frame.mentions[at].says("determiner")
        or frame.mentions[at].kind in ("ordinal", "prep", "harmless", "number", "time", "measure", "growth")
    )


def _of_its_kind(frame: Frame) -> bool:
    """`The highest version`: an own figure that is a noun."""
    return any(m.says("noun") and not m.says("tally") for m in frame.all("books", "own"))


def _of_no_trade(frame: Frame) -> bool:
    """Whether nothing of trade is named, and it is of a thing, of somebody, of a household or of the world at large."""
    at_large = (_of_a_thing, _of_somebody, _spent_or_spoken, _said_at_large)
    return not frame.has_any(*TRADED) and any(rule(frame) for rule in at_large)


_RULES: Final = AnyOf(
    (_of_papers, _PAPERS),
    (_of_mine, "me"),
    (_rows, "records"),
    (_news, "tidings"),
    (_done_by_me, "ask me"),
    (_where_i_am, "being"),
    (_named_by_it, "noun"),
    (_made_there, "keeping"),
    (_scored, "any_country"),
    (of_who_talks, ""),
    (dealing, ""),
    (lambda frame: told_of_data(frame, talking=True), ""),
    (lambda frame: told_at_large(frame) and not _of_what_was_told(frame), ""),
    (lambda frame: not frame.has_any(*_FIGURES_OF) and (_of_us_two(frame) or _told_of_else(frame)), ""),
    (what_day_it_is, ""),
    (of_persons, ""),
    (_of_no_trade, ""),
    (_held_by_it, "how_much"),
    (days_of, "lasting"),
    (lambda frame: frame.has("question", "where") and shop(frame), "where"),
    (worth, ""),
    (of_money, ""),
    (what_it_means, ""),
    (_of_its_kind, "own"),
)
