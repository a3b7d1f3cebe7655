"""What is said in the middle of a talk of whoever asks, of whoever is asked, of a third, or to somebody: `why do you
ask`, `I haven't seen her since 2019`, `my friend sent me one`, `stop it`, `around 5 pm`.

A fragment has its figures from the talk, and these have words that a fragment may have; they ask for none.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import STATING, TRADED

_FIGURES: Final = ("direction", "measure", "unit", "more", "extreme", "multiple", "growth", "flow", "commodity")
_ASKED: Final = ("period", "place", "demonym", "question", "number")  # beside a colon: "and for 2024:"
_TOLD: Final = ("harmless", "self", "period", "conj", "prep", "negation", "time", "deictic", "courtesy")

# `Sent me one`, `sold you a car`: what is sent to one of us is no country's.
_sent_to_me = Form("verb +*to_one_of_us", lacks="flow measure unit growth question")
# `I'd trade it for yours`
_swapped = Form("self flow:trade +*pronoun|you", lacks="place demonym period op")
# `Around 5 pm?`
_at_a_clock = Form("number +*hour_said")
# `None or (False, explanation)`, `nothing`: of no amount.
_none_said = Form(only="harmless conj number op prep deictic", says="number:0", lacks="op&!op:check|why|brief question")
# `In short: no`
_no_in_short = Form(only="harmless conj op fragment prep", says="op:brief fragment:no", lacks="op&!op:brief")
# `I sold everything`; not `what did I sell to Japan`
_dealt_by_me = Form("self:me +verb:sell|buy", lacks="place demonym commodity flow question party op unit")
# `Created in 2019`, `written in 2021`
_made_then = Form("harmless&*came_about +period", only="harmless period", whole=True)
# `All exports must be sorted.`
_to_be_done = Form("flow *modal +*telling +op", only="flow harmless op", lacks="question")
# `What do people in Italy buy`: in shops; not `what do people in Italy buy from China`.
_in_shops = Form("harmless:person +prep +place +verb:sell|buy", lacks="demonym flow commodity agency growth measure")

# `Who exported the calendar in May`, `what did our team export`: a file, by somebody here
_saved = Form(
    "question:who +flow:export|import +*determiner +harmless:noun|words|document|format|software",
    lacks="place demonym commodity extreme more *goods|wares|tally|records|among",
)  # fmt: skip
_by_us = Form(
    "question:what +*auxiliary +harmless:words&!*goods +flow:export|import", lacks="place demonym commodity extreme"
)


def to_somebody(frame: Frame) -> bool:
    """Whether it is so without a talk too: sent to one of us, or an order."""
    if _then_run(frame) or (_in_shops(frame) and len(frame.all("place")) == 1):
        return True
    done = _to_be_done(frame) and frame.tokens[-1].norm != "?" and frame.mentions[-1].kind == "op"
    done = done or _saved(frame) or _by_us(frame)
    return done or _sent_to_me(frame) or _no_in_short(frame)


def _then_run(frame: Frame) -> bool:
    """`If the rate is above 50 %, import the report`: what a program is to do."""
    if not frame.says("if_so") or frame.has_any("place", "demonym", "commodity", "question", "agency", "period"):
        return False
    runs = [a for a, b in frame.pairs() if a.kind == "flow" and a.says("imperative") and b.says("determiner")]
    return any(frame.tokens[m.first - 1].norm == "," for m in runs if m.first)


def of_persons(frame: Frame) -> bool:
    """Whether persons are told of, or told what to do, and no figure is asked for."""
    if _at_a_clock(frame) or to_somebody(frame) or _swapped(frame) or _dealt_by_me(frame):
        return True
    if _made_then(frame) and frame.tokens[-1].norm != "?":
        return True
    if frame.tokens[-1].norm == ":" and not frame.has_any(*TRADED, *_ASKED):
        return not (frame.has_other("op", "why", "brief", "define") or frame.has_other("measure", "value"))
    bare = _none_said(frame) and (frame.has("op", "check") or not frame.has("op", "why"))  # "why zero"
    if bare and not any(m.said[:1].isdigit() for m in frame.all("number")):
        return frame.tokens[-1].norm != "?"
    return _why_somebody(frame) or _of_a_third(frame) or _called_off(frame)


def _why_somebody(frame: Frame) -> bool:
    """`Why me`, `why do you ask?`, `why would anyone do that`, `that is why I left`, `due to this, some`; not `do you
    know why`, `why do you think it fell`."""
    reasons = frame.all("op", "why")
    if len(reasons) != len(frame.all("op")) or not reasons or frame.has_any(*_FIGURES, *TRADED, "period", "place"):
        return False
    asked = frame.tokens[-1].norm == "?"
    if reasons[-1].says("because_of") and not asked and frame.only("op", "harmless", "self", "prep"):
        return True  # "due to this, some"
    behind = [m for m in frame.mentions if m.first > reasons[-1].last]
    if any(one.says(*STATING) and two is reasons[0] for one, two in pairwise(frame.mentions)) and not asked:
        return bool(behind)
    return any(m.kind == "self" or m.says("to_one_of_us", "somebody", "you") for m in behind) and not any(
        m.says("seeming") for m in behind
    )


def _of_a_third(frame: Frame) -> bool:
    """`I haven't seen her since 2019`, `a month later he was gone`: a man or a woman, who trades nothing."""
    return frame.says("somebody") and frame.only(*_TOLD) and frame.tokens[-1].norm != "?"


def _called_off(frame: Frame) -> bool:
    """`Stop it`, `all the others are already stopped`: no run of rises that ended."""
    moved = frame.all("direction")
    if len(moved) != 1 or not moved[0].says("called_off") or frame.tokens[-1].norm == "?":
        return False
    return frame.only("direction", "harmless", "deictic", "conj") and not frame.mentions[0].says(
        "auxiliary", "copula", "pronoun"
    )
