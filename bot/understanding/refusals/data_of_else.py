"""What asks for the data in words that are said of anything, where nothing of figures is named: an alarm that is
scheduled, a day that is in May, what somebody has against us, what one reads in the paper.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.words.forms import ARTICLES, Form
from bot.understanding.words.frame import Frame
from bot.understanding.words.in_order import AnyOf

_FIGURES = "flow agency growth *tally"  # what shows that figures are meant
_SERIES = f"{_FIGURES} commodity period"
_OF_DATA = "held|fresh|release_next|release_date"
_ENDS = frozenset(".)")

# `Cars are not yet available.`, `the change was scheduled for Monday.`
_is_so = Form(f"*copula|being op:{_OF_DATA}", over="negation/harmless&!*copula", lacks=f"{_FIGURES} question")
# `Avoid relying on it.`: somebody is told to
_relied = Form("harmless:words|chatter +op:source", lacks=f"{_FIGURES} question period place")
# `What we must do right here is go back.`
_what_we_do = Form("question:what +self:us", says=f"op:{_OF_DATA}|source", lacks=f"{_SERIES} verb")
# `Use it to release the copy of the name`: in a program's manual
_let_go = Form("prep:to +op:release_date +*determiner", lacks=f"{_SERIES} place question")
# `1889: the Wall Street Journal is published`
_founded = Form("poll +op:release_date", lacks=f"{_FIGURES} period question op&!op:release_date")


def data_of_else(frame: Frame) -> bool:
    """Whether what asks for the data is said of something else."""
    return _RULES.holds(frame) or term_of_else(frame)


def _told(frame: Frame) -> bool:
    """A sentence that tells, of one of the forms above."""
    last, first = frame.tokens[-1].norm, frame.mentions[0]
    if last == "?" or first.says("copula", "auxiliary"):
        return False
    if _founded(frame) or _let_go(frame):
        return True
    if _is_so(frame) and (last in _ENDS or frame.has("negation")):
        return True
    return last in _ENDS and (_relied(frame) or (first.kind == "question" and _what_we_do(frame)))


def _of_the_calendar(frame: Frame) -> bool:
    """`On which day is May`, `I want to know what day March was`, `when will it be March`."""
    if len(frame.all("op")) != 1 or frame.says("tally"):
        return False
    return _which_day(frame) or _what_day(frame) or _till_then(frame)


_CALENDAR = "op period prep harmless courtesy"
_which_day = Form("op:release_date&*asked_of_anyone +period/*copula +period/*copula", only=_CALENDAR, says="period")
_what_day = Form("op:release_date&*asked_of_anyone +period", over="harmless:little/courtesy/prep", whole=True)
_till_then = Form("op:release_next&*future +*pronoun +*telling +period", only=_CALENDAR)


def term_of_else(frame: Frame) -> bool:
    """`What a treat!`, `what kind of insurance do you sell`, `I don't know, Mom.`: no term of trade is meant."""
    if not frame.tokens:
        return False
    last = frame.tokens[-1].norm
    if (last in "!." and _exclaimed(frame)) or _called(frame):
        return True
    if not frame.has_any("term", "method"):
        return False
    if (last == "." and _misread(frame)) or _sort_of_cover(frame):
        return True
    return last != "?" and (_switched_off(frame) or _vintage(frame) or _insured(frame))


_exclaimed = Form("question:what +*indefinite", lacks=f"{_SERIES} op place direction verb")
_sort_of_cover = Form(says="*sort_of method", lacks=f"{_SERIES} place term measure")
# `Can you shut down`, `it was an excellent vintage`, `the insurance won't cover this`
_switched_off = Form(says="term&*of_machines", lacks=f"{_SERIES} place demonym question op *determiner")
_vintage = Form("*pronoun +*copula *indefinite term", over="harmless:words|chatter", whole=True)
_insured = Form("method opinion:prediction/negation +op:held/*covered", lacks=f"{_SERIES} place question")


def _misread(frame: Frame) -> bool:
    """`Type - to start a bulleted list.`: a term only by a slip, in a sentence about something else."""
    terms = frame.all("term")
    return bool(terms) and all(m.corrected for m in terms) and frame.mentions[0].is_("harmless", "words")


def _called(frame: Frame) -> bool:
    """Whether somebody is spoken to."""
    if not frame.has("growth", "mom") or frame.has_any("flow", "commodity", "agency", "place"):
        return False
    called = (m for m in frame.all("growth", "mom") if m.said.istitle() and m.first)
    return any(frame.tokens[m.first - 1].norm == "," for m in called)


_RULES: Final = AnyOf(
    (_told, "held fresh release_next release_date source"),
    (_of_the_calendar, "release_date release_next"),
    # `How far off is March from today`
    (Form("op:surprise +*going_on_now +period", whole=True), "surprise"),
    (Form("op:surprise +*copula +period +period/prep:from", lacks=f"{_FIGURES} commodity poll"), "surprise"),
    (Form("fragment:no +op:release_next", lacks=_FIGURES), "release_next"),  # `you have no scheduled alarms`
    (Form("measure:quantity +op:fresh +prep:to", lacks=f"{_FIGURES} period"), "fresh"),  # `volume updated to 40`
    # `What do you have against us`, `what can I get you`, `which series do you like best`
    (Form("op:held +op:compare/harmless:errand", lacks=_SERIES), "held"),
    (Form("op:held +*you", over="courtesy", whole=True), "held"),
    (Form("op:held +*indefinite +party", lacks=_SERIES), "held"),  # `do you have a partner`
    # `What do you know about history`, `have you any reason to doubt me`
    (Form("op:held&*asked_of_anyone +harmless:words|chatter|person", over=ARTICLES, whole=True), "held"),
    (Form("harmless:words +*to_one_of_us&!*you", says="op:held", lacks=_SERIES), "held"),
    (Form("op:release_next +*clock", lacks=_SERIES), "clock"),  # `next due date`
    # `I missed it completely`
    (Form("self +op:missed", lacks=f"{_SERIES} question op&!op:missed|define"), "missed"),
    # `Have they sold their supply out yet`
    (Form(says="op:release_next|release_date *sold_off|supplying", lacks=f"{_SERIES} books"), "sold_off supplying"),
    # `Has he asked you out yet`, `when will the world end`, `when are you due`
    (Form(says="*somebody op:release_next|release_date|published|held|fresh", lacks=_SERIES), "somebody"),
    (Form(says="op:release_next&*future *over", lacks=f"{_SERIES} direction event"), "over"),
    (Form("op:when *copula +*you +op:release_next", lacks=_SERIES), "release_next"),
    # `List all available prompts`
    (Form("op:held&*asked_of_anyone +op:why", lacks=_SERIES), "held"),
    (Form("harmless:person op:held", over="harmless:chatter|words", lacks=_SERIES), "person"),
    (Form("harmless:name +prep:of +op:brief"), "name"),  # `name of snapshot`
    # `I can't figure it out`, `come round when you are out`
    (Form(says="op:when *you op:published&*aside_closes", lacks=_SERIES), "aside_closes"),
    (Form("*pronoun +op:published", says="negation self", lacks="flow agency growth commodity question"), "published"),
    (Form("op:source&*credible +*somebody", lacks=_SERIES), "credible"),  # `can you trust anybody`
    # `Should I trust what I read in the paper`, `can I trust you with my dog`
    (Form("op:source +question:what", lacks=f"{_SERIES} *you"), "source"),
    (Form("op:source +*you +prep:with", lacks=_SERIES), "source"),
    # `How long have you been using the net`, `why do you disagree`: asked of who is spoken to
    (Form("op:streak +*you", lacks="place demonym commodity period growth flow&!*any_balance"), "streak"),
    (Form(says="op:why *you op:mirror", lacks=f"{_SERIES} place demonym conj"), "mirror"),
    # `See what's new in this version`, `revert to the current snapshot`
    (Form("op:brief books:own&*noun", over=f"{ARTICLES}/harmless:little", lacks="place demonym flow"), "own"),
    (Form("harmless:words prep:to op:brief", over=f"{ARTICLES}/period", lacks="place demonym flow"), "brief"),
    (Form("op:release_date +*numbered", lacks="flow agency growth commodity period"), "numbered"),  # `release number`
    # `View the licence for this content`
    (
        Form(says="event&*rule_on_goods harmless:words", lacks=f"{_SERIES} place demonym question op"),
        "rule_on_goods",
    ),
)  # fmt: skip
