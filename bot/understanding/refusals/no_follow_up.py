"""A sentence in a talk that names no trade, place or time -> whether it is none of the closed forms of follow-up.

A fragment takes what it lacks from the query before, and so would any sentence of general words: `Although the values
of`, `This is incorrect because`, `We need to check if there are any names`. What goes on with a talk asks, names a way
of telling, or claims an amount; what tells something, sets a condition or breaks off does not.
"""

from __future__ import annotations

from bot.understanding.refusals.grounds import is_newest
from bot.understanding.words.frame import Frame, Mention, Part
from bot.understanding.words.kinds import SAYING, STATING

# What figures are of.
_TOPICS = (
    "flow", "commodity", "place", "demonym", "agency", "poll", "event", "term", "growth", "multiple", "fraction",
)  # fmt: skip
_WEAK = ("units", "pp", "index")  # units that are words of anything: "data sets", "a set of points"
_OPENS = ("conj", "courtesy", "fragment")
_OF_ELSE = (
    *SAYING, "keeping", "else", "there", "setting_in", "bearing", "going_before", "carried", "number_of", "name",
)  # fmt: skip
_WANTED = ("party", "more", "unit", "measure", "number", "ordinal", "time", "deictic")  # in front of a fragment
_TOLD = ("that", "there")  # what points, and begins a sentence that tells as often
# Said of anything as much as asked; every other way of telling, and the extremes, are wanted wherever they stand.
_SAID = ("check", "first_print", "brief", "published", "define", "when", "per_day")
_ASKED = ("how_much", "how_many", "how", "what", "who")  # `where` joins clauses as often
_SMALL = (
    "harmless", "prep", "conj", "self", "deictic", "question", "direction", "books", "fragment", "verb", "negation",
)  # fmt: skip
_DRAWN = ("average", "sum", "chart", "list", "compare")  # what is done with figures that were told
_SLIGHT = ("flow", "growth")  # topics whose words are said of anything: "a hole", "when imported", "expanded"
_MISREAD = ("op", "direction", "measure", "unit")
_NAMED = ("flow", "growth", "extreme", "party", "op")
_BESIDE = ("harmless", "self", "prep", "conj", "courtesy", "question", "time", "direction", "fragment")
_WISHING = ("fragment", "conj", "self", "op", "party")  # what opens a wish
_BEHIND = ("harmless", "conj", "direction")  # what may follow the direction that something is said to have taken
_NAMELESS = ("harmless", "party", "verb", "books")  # what `the` leads to, and no fragment
_SOUGHT = ("question", "party", "extreme", "verb", "op")  # "the month they were highest in", "whom we buy from"
_DECIDED = ("question", "harmless", "op", "deictic", "prep", "time", "conj", "courtesy")
_STOPS = frozenset(".!?;:")
_EARLY = 2  # mentions from the beginning of a question
_SHORT = 2  # letters of what is no word by itself
_LONG = 4  # tokens of what is more than a fragment


def no_follow_up(frame: Frame) -> bool:
    """Whether nothing in a sentence leans on a talk, though its words would let it; only of a language whose openers
    are listed: in the others a verb or an interjection, "zeig mir", "tja", opens a fragment and is a word of anything.
    """
    if frame.has("self", "me") and _of_the_asker(frame):
        return True
    if frame.has("question", "who") and frame.says("settled") and frame.only(*_DECIDED):
        return True  # "who agreed to this": no figure tells who
    if "openers_listed" not in frame.ways or grounded(frame, but=_SLIGHT):
        return False
    said, last = _last_sentence(frame), frame.tokens[-1].norm
    if said and last != "?" and said[-1].last - said[0].first + 1 >= _LONG and _told(frame, said):
        return True
    if grounded(frame):
        return False
    parted = (t for t in frame.tokens[1:] if t.glued and t.kind == "word" and len(t.norm) > _SHORT)
    if any(frame.tokens[frame.tokens.index(t) - 1].kind == "word" for t in parted):
        return True  # "a pathname", which no list knows
    if said and _broken_off(said, last):
        return True
    if not said or _wanted(said, last):
        return False
    strange = any(m.is_("harmless", *_OF_ELSE) and not m.says("spoken") for m in said)
    if last == "?" and frame.has("question", "where"):
        return frame.has("op", "define")  # "where is it defined?"
    asks = last == "?" or (said[0].is_("question", "who") and last not in _STOPS)  # "who decided that"
    if asks or (said[0].says(*STATING) and last != "."):
        return strange and all(m.kind in _SMALL and not m.is_("question", *_ASKED[:2]) for m in said)
    if sum(m.said.count(".") > 1 for m in frame.all("number")) > 1:
        return True  # "changes between 1.1.4 and 1.1.5"
    if said[0].says("subordinating") or (said[0].is_("op", "when") and last in ".,;"):
        return True  # "when this value falls to 0,"
    content = [m for m in said if not (m.kind in _OPENS or m.says("determiner", "then"))]
    if not content or any(m.is_("question", *_ASKED) or m.says("choosing") for m in content[:_EARLY]):
        return False
    head, led = next((m for m in content if m.kind not in ("harmless", "self")), content[0]), said[0].says("article")
    moved = next((i for i, m in enumerate(said[:-1]) if m.kind == "direction"), -1)
    ordered = moved >= 0 and all(m.says("hence", "spoken") for m in said[:moved])  # "so, trim the last slash"
    ordered = ordered and (said[moved + 1].says("article", "via") or said[moved + 1].kind == "time")
    if ordered or (said[0].is_("deictic", "there") and any(m.says("copula") for m in said[1:3])):
        return True  # "there's a name here"
    if strange:
        return head.kind not in _WANTED or head.is_("deictic", *_TOLD) or led
    if any(m.is_("question", *_ASKED) for m in content):
        return False
    thing = (led and head.is_("unit", *_WEAK)) or head.is_("measure", "value")  # "set the value to 1."
    named = head.kind in _WANTED[:-1] and not thing  # "the point here is"
    told = any(m.says("telling", *STATING) and len(m.said) > 1 for m in content[1:]) and not frame.has("number")
    return not named and (told or _opens_anew(frame, said, content[0]))


def _broken_off(said: Part, last: str) -> bool:
    """`This is more robust than`, `the values can be`: the end is missing, and nothing is asked."""
    if last == "?":
        return False
    sought = any(m.kind in _SOUGHT for m in said)
    hangs = last == "," or any(m.is_("fragment", "meant") for m in said)  # "that's OK too,", "let's make it absolute"
    if hangs and not sought and all(m.kind in (*_OPENS, "harmless", "self", "deictic") for m in said):
        return last == "," or not any(m.kind == "deictic" for m in said)
    open_ended = said[-1].says("article", "than", "subordinating", "save", "its", "as_much_as")  # "this is slower but"
    open_ended = open_ended or (
        len(said) > _LONG and said[-1].says("pronoun") and said[-2].is_("conj")
    )  # "..., and it"
    open_ended = open_ended or (said[-1].is_("conj") and said[-1].last - said[0].first >= _LONG)  # "the chart and"
    waits = said[-1].is_("prep", "to", "for", "from", "with", "in", "on", "at")  # "it might be better for"
    open_ended = open_ended or (waits and len(said) >= _LONG and not sought)
    return open_ended or (said[0].says("article") and said[-1].says("telling", *STATING))


def _told(frame: Frame, said: Part) -> bool:
    """`We set this in order to`, `the traceback was printed`, `it must always be positive`: a sentence that tells,
    whatever words of asking stand in it; not `give me a table of it`, `which one is higher`, `we want the peak`."""
    odd = [m for m in said if m.is_("harmless", *_OF_ELSE) and not m.says("spoken")]
    if all(m.says("there") for m in odd) and _names_one(said):
        return False
    slight, stated = grounded(frame), any(m.says("there", *STATING) for m in said)
    hanging = [m for m in said if m.says("subordinating")]
    asks = any(m.kind == "question" or m.says("choosing") for m in said)
    if slight and not (stated or hanging):
        return False  # "gimme that surplus"
    if not slight and any(m.is_("self", "us") for m in said) and not any(m.is_("question", *_ASKED[:2]) for m in said):
        return not _we_want(said, asks)
    if not slight and any(m.kind in _MISREAD and m.corrected for m in said):
        return True  # "the defs"
    if asks:
        return bool(odd) and any(m.says("relative") for m in said[1:])
    if said[0].kind in _WISHING or _drawn(said) or (said[-1].kind == "op" and not stated):  # "hold on, why"
        return False
    hangs = said[0] in hanging if slight else bool(hanging)
    return bool(odd) or said[-1].says("vague") or hangs or _states(said)


def _drawn(said: Part) -> bool:
    """Whether something is asked to be shown."""
    return any(m.says("request") or m.is_("op", *_DRAWN) for m in said)


def _we_want(said: Part, asks: bool) -> bool:
    """`We only need the shares`, `what did we buy from them`."""
    measured = any(m.kind == "measure" and m.code != "value" and not m.means("op", "each") for m in said)
    return _drawn(said) or measured or (asks and any(m.kind == "verb" for m in said))


def _states(said: Part) -> bool:
    """`It must be positive`, `the traceback was printed`; not `it may be one of the highest`."""
    telling = any(m.says("modal") for m in said[:_LONG]) or any(m.says("telling") for m in said[1:2])
    pointed = said[0].says("article", "pronoun") and any(m.says(*STATING) for m in said[1:])
    return (telling or pointed) and not any(m.kind in ("extreme", "more") for m in said)


def _names_one(said: Part) -> bool:
    """Whether one thing that is asked of figures is named, and nothing else: `it has to be monthly`."""
    named = [m for m in said if m.kind in _NAMED]
    if len(named) != 1 or named[0].corrected or named[0].is_("op", "why", "revise", *_SAID):
        return False
    slight = named[0].kind in _SLIGHT
    if not slight and any(
        m.says("subordinating") or (named[0].kind == "op" and m.says("modal", "there")) for m in said
    ):
        return False  # "while there is a separate"
    return all(m.kind in (*_NAMED, *_BESIDE) for m in said)


def _wanted(said: Part, last: str) -> bool:
    """Whether something is asked for, or claimed, wherever it stands: `hold on, why`, `that must be the lowest`, `I'm
    sure it fell`, `that sounds wrong`; not `we give up`, `this could be changed`, `re-tracked`."""
    hyphen = next((i for i, m in enumerate(said) if m.is_("conj", "minus")), len(said))
    told = any(m.says("copula") for m in said[:_EARLY])  # "it is sometimes causing a wrong result."
    if any(
        m.kind == "extreme"
        or (
            m.kind == "op"
            and not (told and (m.code == "why" or (m.code == "surprise" and m is not said[-1])))
            and (m.code not in _SAID or m.last - m.first > 1)
        )  # "that can't be right, check it"
        or (m.kind == "measure" and m.code != "value")
        for m in said[:hyphen]
    ):
        return True
    if any(m.is_("op", "check") for m in said):
        doubted = any(m.is_("self", "me") for m in said) and not any(m.says("subordinating") for m in said)
        return doubted or said[0].is_("deictic", "that")
    moved = next((i for i, m in enumerate(said) if m.is_("direction", "up", "down", "flat")), len(said))
    behind = all(m.kind in _BEHIND or m.is_("prep", "of", "by") for m in said[moved:])
    behind = behind and not any(m.says("article", "via") for m in said[moved + 1 : moved + 2])  # "drop the case"
    return moved < len(said) and behind and not any(m.is_("self", "us") for m in said)


def _of_the_asker(frame: Frame) -> bool:
    """`Where was I in 2024`, `same thing but for my sister`: of a person, and of nothing that is traded."""
    if frame.has_any("flow", "commodity", "verb", "number", "op"):
        return False
    return frame.has("question", "where") or (frame.has("harmless", "person") and not frame.has_any(*_TOPICS, "period"))


def _opens_anew(frame: Frame, said: Part, head: Mention) -> bool:
    """`Find the value`, `this drops the last`, `the name of the curve`: at length, and with what opens no fragment."""
    said = said[1:] if said[0].is_("conj", "and") else said
    if len(frame.tokens) < _LONG or not said or said[0].kind not in ("harmless", "self"):
        return False
    if said[0].says("article"):
        return head.kind in _NAMELESS
    return frame.tokens[said[0].first].norm not in frame.ways["going_on"]


def grounded(frame: Frame, but: tuple[str, ...] = ()) -> bool:
    """Whether something is named that figures are of, as it is written: goods, a place, a time, an amount of money."""
    us = frame.ways["us_speaking"]
    if any(m.kind in _TOPICS and m.kind not in but and not m.corrected and m.said not in us for m in frame.mentions):
        return True
    if any(m.code not in _WEAK and len(m.said) > 1 for m in frame.all("unit")):
        return True
    if frame.has("number") and frame.has_any("scale", "unit"):
        return True
    times = [m for m in frame.all("period") if not is_newest(m) and any(sign.isdigit() for sign in m.code)]
    behind = {m.first for m in frame.mentions if m.kind in ("harmless", "negation")}
    return any(m.last + 1 not in behind or not m.code.startswith("today+0-") for m in times)  # "this may well be"


def _last_sentence(frame: Frame) -> Part:
    """What is said after the last stop: `That's clear. Chart please`."""
    stops = [i for i, token in enumerate(frame.tokens[:-1]) if token.norm in _STOPS and not frame.tokens[i + 1].glued]
    start = stops[-1] if stops else -1
    return tuple(m for m in frame.mentions if m.first > start)
