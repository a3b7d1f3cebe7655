"""What a question rests on: words of trade as they were typed, or only what was guessed and what is said of anything.

"Aktueller Text des Puffers" names copper (Kupfer) by one slip alone; "an unexpected end of the file" uses words that
ask of figures, and none is named: a figure would answer what nobody asked.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.refusals.data_of_else import data_of_else
from bot.understanding.refusals.program_text import template
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import SAYING, STATING, TRADED, WHO

_TOPICS = ("flow", "commodity", "place", "demonym", "agency", "poll", "term", "event", "party", "verb")
# What asks of data, of expectations and of news in trade as anywhere else.
_OF_ANYTHING = frozenset(
    {
        "source", "define", "forecast", "surprise", "missed", "brief", "check", "chart", "why", "when", "mirror",
        "which", "place_of", "first_print", "revise", "list", "happened", "sum", "average", "held", "fresh",
    }
)  # fmt: skip
_FIGURES = (
    "flow", "commodity", "place", "demonym", "verb", "period", "growth", "poll", "agency", "deictic", "event", "term",
    "party", "extreme", "more", "self",
)  # fmt: skip
# What tells that a word of trade with a slip in it is one.
_COMPANY = ("growth", "measure", "extreme", "unit", "question", "number", "op")
# What a wish for the news in short, or for the source, may hold beside its own words.
_ASKING = ("op", "self", "courtesy", "question", "prep", "conj", "harmless", "verb", "period", "books", "fragment")
_NAMED = ("flow", "commodity", "place", "demonym", "agency", "poll", "term", "event", "party", "growth")
_LITTLE_BESIDE = 2  # words of "your source please"
_PHRASE = 3  # words that ask by themselves: "where is it from"
_ENDS = frozenset(".:;)")
_STATED = frozenset(".!")
_SENTENCE = 3  # mentions of one
_TOLD = 6  # mentions of a sentence that tells at length
_OPENING = 4  # mentions of "that's why"
_OF_A_DAY = 2  # dashes in the code of a day
_ASKING_OR_NAMED = (
    "flow", "commodity", "growth", "agency", "party", "poll", "event", "term", "demonym", "period", "measure",
    "extreme", "direction", "compare", "more", "op", "question", "fragment", "courtesy", "number", "ordinal", "scale",
)  # fmt: skip
# None of it is said of anything in general, and what asks for figures in a sentence that need not begin with it.
_ASKED_OF = (
    "place", "demonym", "agency", "growth", "poll", "event", "unit", "scale", "extreme", "direction", "compare",
    "party", "term",
)  # fmt: skip
_SAID = ("check", "why", "brief", "define", "published")  # "cannot be", "due to", "it means": told as much as asked
_FIGURES_OF = (*TRADED, "place", "demonym", "measure", "direction", "verb", "deictic", "extreme")
_STOPS = frozenset("?!.,;:'\"¿¡")


def ungrounded(frame: Frame) -> bool:
    """Whether no figure of trade is to be given, though some words ask for one."""
    return _RULES.holds(frame) or data_of_else(frame)


def _told_in_short(frame: Frame) -> bool:
    """`The summary looks like this:`, `Changes compared to the snapshot:`: news in short of nothing that is named."""
    if not frame.has("op", "brief") or frame.has_any(*_NAMED, "deictic"):
        return False
    for one, two in frame.pairs():  # "what's new in Excel in June"
        if one.is_("op", "brief") and (
            two.says("software") or (one.says("asked_of_anyone") and two.is_("harmless", *SAYING))
        ):
            return True
    if not all(is_newest(m) for m in frame.all("period")):
        return False
    return (
        (frame.tokens[-1].norm == ":" and len(frame.mentions) > 1)
        or (_says(frame) and not frame.has_any("period", "books"))  # "this is known as a summary"
        or any(m.kind not in _ASKING or (m.kind == "op" and m.code != "brief") for m in frame.mentions)
        or any(
            token.kind == "symbol"
            and token.norm not in _STOPS
            and not any(m.first <= i <= m.last for m in frame.mentions)
            for i, token in enumerate(frame.tokens)  # "fais-moi un résumé" is one word
        )
    )


def told_of_data(frame: Frame, talking: bool = False) -> bool:
    """`See the source for details`, `available in version 2.77`, `refreshed to 3.5`: said of some data, and nobody asks
    which, how new or till when they are."""
    if not frame.has("op", "source", "held", "fresh", "release_next") or frame.has_any(*_NAMED):
        return False
    if not all(is_newest(m) or is_day(m) for m in frame.all("period")):
        return False
    if any(token.kind == "han" for token in frame.tokens):
        return False  # 这些数据的出处是: what is asked stands in one sign, if in any
    if frame.has("op", "source") and frame.has("op", "check") and not talking:
        return True  # "check the link"
    phrases = any(m.last - m.first + 1 >= _PHRASE for m in frame.all("op"))
    if frame.has("question") or frame.tokens[-1].norm == "?" or phrases:
        return False
    beside = [m for m in frame.mentions if m.kind != "op"]
    if len(beside) > _LITTLE_BESIDE or talking:
        return len(beside) > _LITTLE_BESIDE
    beside = [m for m in beside if not is_newest(m)]  # "latest data available"
    return any(m.kind not in ("harmless", "courtesy", "books", "deictic", "question") for m in beside)


def told_at_large(frame: Frame) -> bool:
    """`The recording continues after the data is written.`, `that is good to hear`: a sentence that asks nothing and
    names nothing that figures are of."""
    if frame.has_any(*_ASKING_OR_NAMED) or len(frame.mentions) < _SENTENCE:
        return False
    us = frame.ways["us_speaking"]
    if any(m.code != "WLD" and m.said.lower() not in us for m in frame.all("place")):
        return False
    if frame.has("unit") and not frame.has("self", "me"):
        return False
    opened = frame.mentions[0].is_("deictic", "that") and frame.mentions[1].kind == "harmless"
    return frame.tokens[-1].norm in _STATED or (opened and frame.has("harmless", "chatter"))


def what_day_it_is(frame: Frame) -> bool:
    """`Que dia é hoje`, `what is the current date`, `is this month May`, `are we in July`: of the calendar."""
    if not frame.has_any("period", "time") or len(frame.mentions) < _SENTENCE:
        return False
    if frame.has_any(*_FIGURES_OF, "more", "conj", "fragment", "unit", "number"):
        return False
    times = frame.all("period")
    if any(m.code == "today:day" for m in times):
        return frame.has("op", "release_date", "release_next") and not frame.has("op", "when")  # "what time is it due"
    if frame.has_other("op", "release_date"):
        return False
    now = [m for m in times if (is_newest(m) and m.first == m.last) or m.code == "today:month"]
    if (now or frame.has("time", "this")) and frame.says("clock"):
        return all(m.says("clock") for m in frame.all("op"))  # "date of the newest release"
    if frame.has("op") or frame.tokens[-1].norm != "?":
        return False
    if any(m not in now for m in times) and now:  # a month, said to be this one
        return frame.only("harmless", "period", "time")
    return frame.has("self", "us") and frame.says("copula") and frame.only("harmless", "period", "self", "prep")


# `What is a government`, `definition of rate`: no word of trade that is explained here.
what_it_means = Form(says="op:define", lacks=f"{' '.join(TRADED)} place demonym period deictic *pronoun op&!op:define")


def _told_why(frame: Frame) -> bool:
    """`For that reason it usually is recorded at the time of purchase.`, `that's why we import it again`: told, and
    nobody asks why."""
    if not frame.has("op", "why") or len(frame.mentions) < _TOLD:
        return False
    if frame.mentions[0].is_("deictic", "that") and any(m.is_("op", "why") for m in frame.mentions[:_OPENING]):
        return frame.tokens[-1].norm != "?" and not frame.has_any("place", "demonym", "period", "growth", "direction")
    if frame.tokens[-1].norm != ".":
        return False
    if frame.has_other("op", "why") or frame.has_any("term", "event", "agency"):
        return False  # "explain the difference of FOB and CIF to me."
    return not frame.has_any("place", "demonym", "period", "commodity", "growth", "direction", "question", "self")


def _unasked(frame: Frame) -> bool:
    """`We need to add all of the imports`, `if the value is set, it was sourced from the file`: one word of trade in a
    sentence about something, which nobody asks with; where small words are known as such and those that ask stand in
    front."""
    if len(frame.mentions) < (_SENTENCE if frame.tokens[-1].norm in _STATED else _TOLD - 1):
        return False
    if (
        "little_listed" not in frame.ways
        or "postposed" in frame.ways
        or frame.has_any(*_ASKED_OF)
        or sum(len(frame.all(kind)) for kind in ("flow", "commodity", "verb")) > 1
    ):
        return False
    first, last = frame.mentions[0], frame.mentions[-1]
    if frame.tokens[-1].norm == "?" or first.kind in ("op", "question", "courtesy", "conj") or first.says(*STATING):
        return False
    if not all(is_newest(m) for m in frame.all("period")) or frame.has("self", "ask"):
        return False
    asks = frame.has_any("question", "courtesy") or frame.says("tally") or frame.has_other("op", *_SAID)
    asks = asks or any(m is not first for m in frame.all("period"))  # "we need the latest exports"; "now, add imports"
    if asks and not (last.says("determiner") or (first.kind == "flow" and frame.mentions[1].says("pronoun"))):
        return False  # "the snapshot is what the", "import it now, so that we know which version it is"
    return frame.says(*STATING) or frame.has("self", "us") or frame.has("deictic", "that")


def _left_out(frame: Frame) -> bool:
    """`Exclude from any reports`, `splits are not included in this calculation`: of nobody's figures."""
    if not frame.has("term", "gacc_leaves_out") or frame.has_any("flow", "agency", "place", "demonym"):
        return False
    if frame.has("commodity") and frame.mentions[0].says("copula", "auxiliary"):
        return False  # "are vehicles excluded"
    if any(one.kind == "term" and (two.says("determiner") or two.is_("prep", "with")) for one, two in frame.pairs()):
        return True  # "wer nicht mit dem zufrieden ist"
    return not frame.has("question") and frame.tokens[-1].norm != "?"


def _of_a_thing_then(frame: Frame) -> bool:
    """`Print the calendar of May 2025`: a thing that is no country's, of a time."""
    if not frame.only("harmless", "period", "prep") or not frame.has("period"):
        return False
    return any(m.says("noun") and not m.says("tally", "goods", "records", "country") for m in frame.all("harmless"))


def _of_a_version(frame: Frame) -> bool:
    """`Release 2.5.0.`, `many thanks for this release.`: told of a program's, and nobody asks when figures came out."""
    if frame.has("op", "release_date", "release_next", "published") and _of_a_program(frame):
        return True
    released = frame.all("op", "release_date")
    if not released or any(m.last > m.first for m in released) or frame.has_any(*_NAMED, "question"):
        return False
    if frame.tokens[-1].norm == "?" or frame.says("dated") or frame.has("op", "when"):
        return False
    if not all(is_newest(m) for m in frame.all("period")):
        return False
    return frame.tokens[-1].norm in _ENDS or frame.has("number") or _says(frame)


def _of_a_program(frame: Frame) -> bool:
    """`Which version of react was released in March`, `the next WhatsApp release`: no figures are, and no agency's."""
    if frame.has_any("place", "demonym", "flow", "commodity", "growth", "agency", "poll") or frame.says("tally"):
        return False
    if any(m.says("noun") for m in frame.all("books", "own")):  # version
        return True
    return not frame.has("period") and any(
        one.is_("harmless", "words", "document") and two.is_("op", "release_date", "release_next")
        for one, two in frame.pairs()
    )


def _guessed(frame: Frame) -> bool:
    """Whether a slip had to be mended for all that trade is known by, beside words that are about something else or by
    itself: in a longer phrase another word tells, and a month, a rate beside it do."""
    guessed = [m for m in frame.mentions if m.corrected and m.first == m.last]
    if not guessed:
        return False
    if any(one.says("indefinite") and two in guessed and two.kind == "agency" for one, two in frame.pairs()):
        return True  # "what is a yacc": no GACC
    topics = [m for kind in _TOPICS for m in frame.all(kind)]
    if not topics:
        asking = frame.all("op")
        alone = any(m in guessed for m in asking) and all(m in guessed or m.code in _OF_ANYTHING for m in asking)
        dated = any(not (_says(frame) and is_newest(m)) for m in frame.all("period"))
        return alone and not dated  # "formsets now have a method"
    if any(m not in guessed for m in topics):
        return False
    # "сколько осталось на таймере": how much of a guessed place alone, where nothing comes from it
    named = frame.has("prep", "from") or any(m.said[:1].isupper() for m in topics)
    bare = ("number", "question") if all(m.kind in WHO for m in topics) and not named else ("number",)
    beside = (m for m in frame.mentions if m.kind in _COMPANY and m.kind not in bare and m not in guessed)
    company = (m for m in beside if m.code != "first_print")
    told = any(m.code != "check" or frame.has("direction") for m in company)
    return bool(frame.leftover) or not (told or (frame.has("period") and not _says(frame)))


def _of_anything(frame: Frame) -> bool:
    """Whether nothing is named that has figures, and something else is."""
    ops = frame.all("op")
    if frame.tokens[-1].norm == ":" and len(ops) < len(frame.mentions) and not frame.has_any(*_TOPICS, "growth"):
        return True  # "now the row count estimate is more accurate:"
    if not ops or frame.has_any(*_FIGURES):
        return False
    if any(m.code not in _OF_ANYTHING for m in ops) or any(m.last > m.first for m in ops):
        return False  # "how fresh exactly are your figures": asked of the data in so many words
    measured = frame.has_any("unit", "measure")
    return _says(frame) or (measured and any(m.code in ("source", "forecast", "surprise", "missed") for m in ops))


def _goes_on(frame: Frame) -> bool:
    """`Trade was just beginning to expand;`, `so, in summary,`: a piece of a text that goes on."""
    last = frame.tokens[-1].norm
    if frame.has_any("place", "demonym", "question", "period"):
        return False
    return (last == ";" and frame.says(*STATING)) or (last == "," and frame.has("op", "brief"))


def is_newest(m: Mention) -> bool:
    """Whether a time is only the newest one that is held, whatever is said to be current."""
    return m.code.startswith("newest:")


def is_day(m: Mention) -> bool:
    """Whether a time is one day that is named; `May and June` and `January to February` are none."""
    return m.code.count("-") == _OF_A_DAY and not any(sign in m.code for sign in ("+", "/", ".."))


def _says(frame: Frame) -> bool:
    return frame.has("harmless", *SAYING)


_RULES: Final = AnyOf(
    (template, "pct percent share"), (_guessed, ""), (_of_anything, ""), (_told_in_short, "brief"),
    (told_of_data, "source held fresh release_next"), (what_day_it_is, "period time"), (what_it_means, "define"),
    (_of_a_thing_then, "noun"), (_told_why, "why"), (_unasked, ""), (_left_out, "gacc_leaves_out"),
    (_of_a_version, "release_date release_next published"), (_goes_on, ""),
)  # fmt: skip
