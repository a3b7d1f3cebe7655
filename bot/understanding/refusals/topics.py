"""Whether a text names something that figures are held of, and whether it says anything at all."""

from __future__ import annotations

from bot.model import HOME
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import OF_DATA, WHO
from bot.understanding.words.ways import FALLBACK

_SPOKEN, _TIMES = 4, 1.5  # words of a language that tell which is spoken, and how many times those that are unknown


def is_trade(frame: Frame) -> bool:
    """Whether anything in it is about trade figures: a flow, goods, a context series, a term, the bot's own data."""
    return frame.has("op", *OF_DATA) or named(frame)


def named(frame: Frame) -> bool:
    """Whether something is named that has figures."""
    return (
        frame.has_any("flow", "commodity", "agency", "poll", "term", "event")
        or any(kind == "flow" for m in frame.all("opinion") for kind, _ in m.others)  # "vai exportar", as one word
        or (frame.has("op", "mirror") and frame.has("op", "why"))  # "why do the two sides' figures differ"
        or _two_counts(frame)
        or (frame.has("verb") and frame.has_any("place", "demonym"))
        or (frame.has("party") and _partnered(frame))
        or (frame.has("party") and not frame.has("self") and _traded_with(frame))
        or _dollar_against_yuan(frame)
    )


def _two_counts(frame: Frame) -> bool:
    """`L'écart entre les chiffres chinois et américains en 2025`: of the home country and one other, at a time."""
    named = frame.codes(*WHO)
    return frame.has("op", "mirror") and frame.has("period") and HOME in named and len(named) == 2


def _traded_with(frame: Frame) -> bool:
    """`The largest partner`, `the main export market`: a word for who deals that names the trade."""
    named = any(m.says("traded_with") for m in frame.all("party"))
    return (frame.has("extreme") and (named or frame.has("party", "partner"))) or (named and frame.has("op", "rank"))


def _dollar_against_yuan(frame: Frame) -> bool:
    """`Was the dollar below 7 yuan in January?`, `is the yuan above 7?`, `the yuan is stronger than 7`: on which side
    of an amount the rate is."""
    sided = frame.has("compare", "above", "below", "pass", "reach") or frame.says("firmer", "softer")
    told = frame.has("unit", "CNY") and sided and frame.has("number")
    told = told and not frame.leftover and not frame.has("self")
    asked = frame.has("unit", "USD") or frame.has("op", "why") or frame.has("period")
    led = next((m for m in frame.mentions if not m.says("determiner")), frame.mentions[0]) if told else None
    return told and led is not None and (asked or led.is_("unit", "CNY") or led.says("copula", "auxiliary"))


def _partnered(frame: Frame) -> bool:
    """Whether buyers, sellers, partners are somebody's: "the largest country in the world" is nobody's partner."""
    whole = not frame.has_other("place", "WLD") and not frame.has("demonym")
    return frame.has_any("place", "demonym") and not (whole and not frame.has("party", "buyer", "seller"))


def has_meaning(frame: Frame) -> bool:
    """Whether there is anything at all that a query or a follow-up may be made of."""
    silent = {
        "harmless", "self", "prep", "conj", "question", "courtesy", "books", "number", "ordinal", "scale", "opinion"
    }  # fmt: skip
    return not frame.only(*silent)


def spoken(frame: Frame) -> bool:
    """`Me ajuda a escolher um nome pro meu gato`: so many of its words are known that its language is, whatever it is
    about."""
    known, unknown = len(frame.tokens) - len(frame.leftover), len(frame.leftover)
    return frame.language != FALLBACK and known >= _SPOKEN and known >= _TIMES * unknown
