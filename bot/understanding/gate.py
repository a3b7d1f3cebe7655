"""A frame -> the refusals that need no figures: courtesy, opinions, what is not trade, words that nobody here knows."""

from __future__ import annotations

from bot.errors import CannotAnswer, NotHeld, NotTrade, Opinion
from bot.model import Quoted, Statement
from bot.understanding.asides import narrowing, spoken_to
from bot.understanding.frame import Frame, Mention

_TOPICS = ("flow", "commodity", "verb", "party")
_CONCRETE = (
    "place", "demonym", "commodity", "period", "growth", "extreme", "party", "agency", "poll", "measure",
)  # fmt: skip
# What shows by itself that figures of trade are meant, beside a place.
_TELLING = ("question", "period", "growth", "unit", "agency", "poll", "event", "term", "number", "scale", "ordinal")
_SAYING = ("words", "chatter", "document", "person", "format", "aside")  # harmless, and yet about something
_LIGHT = (
    "brief",
    "source",
    "trend",
    "chart",
    "fresh",
    "held",
    "forecast",
    "surprise",
    "release_next",
    "happened",
    "first_print",
    "revise",
)
_LITTLE = ("en", "de", "fr", "es", "pt", "ru", "ja")  # whose harmless words tell what adds nothing at all
_ABOUT = ("held", "fresh", "source", "release_next", "release_date", "define")


def is_trade(frame: Frame) -> bool:
    """Whether anything in it is about trade figures: a flow, goods, a context series, a term, the bot's own data."""
    return (
        any(frame.has(kind) for kind in ("flow", "commodity", "agency", "poll", "term"))
        or frame.has("op", *_ABOUT)
        or frame.has("event")
        or any(kind == "flow" for m in frame.all("opinion") for kind, _ in m.others)  # "vai exportar", as one word
        or (frame.has("verb") and (frame.has("place") or frame.has("demonym")))
        or (frame.has("party") and _partnered(frame))
        or (frame.has("party", "partner") and frame.has("extreme") and not frame.has("self"))
    )


def _partnered(frame: Frame) -> bool:
    """Whether buyers, sellers, partners are somebody's: "the largest country in the world" is nobody's partner."""
    whole = all(m.code == "WLD" for m in frame.all("place")) and not frame.has("demonym")
    return (frame.has("place") or frame.has("demonym")) and not (whole and not frame.has("party", "buyer", "seller"))


def has_meaning(frame: Frame) -> bool:
    """Whether there is anything at all that a query or a follow-up may be made of."""
    silent = {
        "harmless",
        "self",
        "prep",
        "conj",
        "question",
        "courtesy",
        "books",
        "number",
        "ordinal",
        "scale",
        "opinion",
    }
    return any(mention.kind not in silent for mention in frame.mentions)


def refuse(frame: Frame, talking: bool, reported: frozenset[str] = frozenset()) -> CannotAnswer | None:
    """The refusal that the words alone ask for, or None.

    `talking`: earlier questions stand behind this one. `reported`: words of the events that are held, which a question
    after causes may name.
    """
    if not frame.tokens:
        return NotTrade(Statement.of("refusal.not_trade.empty"))
    trade = is_trade(frame)
    if frame.has("opinion") and not frame.has("op", "why", "release_next", "check"):
        soft = all(m.is_("opinion", "prediction") for m in frame.all("opinion"))
        if frame.has("op", "forecast", "surprise", "missed") and soft:
            pass
        elif (
            trade
            or (talking and not frame.leftover)
            or frame.has("growth")
            or (not soft and (frame.has("place") or frame.has("demonym")))
        ):
            return Opinion(Statement.of("refusal.opinion.figures"))
        else:
            return NotTrade(Statement.of("refusal.not_trade.other"))
    leftover = spoken_to(frame)
    if frame.has("op", "why", "happened") and trade:
        leftover = narrowing(frame, tuple(token for token in leftover if token.norm not in reported))
    if leftover:
        trade = trade and not _only_when(frame)
        said = Quoted(" ".join(dict.fromkeys(token.said for token in leftover))[:80], frame.language)
        if trade and len(leftover) <= 3 and (_figures_asked(frame) or len(leftover) == 1):
            return NotHeld(Statement.of("refusal.not_held.word", word=said))
        return NotTrade(Statement.of("refusal.not_trade.other"))
    unheld = frame.all("unheld")
    if not frame.has("op", "why", "happened"):
        unheld += frame.all("narrower")
    if unheld and not (trade or talking or _figures_asked(frame)):
        return NotTrade(Statement.of("refusal.not_trade.other"))
    if unheld:
        return NotHeld(Statement.of("refusal.not_held.word", word=Quoted(unheld[0].said, frame.language)))
    if frame.has("time", "invalid"):
        return NotHeld(Statement.of("refusal.not_held.date"))
    if not has_meaning(frame):
        if frame.has("courtesy", "help"):
            return NotTrade(Statement.of("refusal.not_trade.help"))
        if frame.has("courtesy"):
            return NotTrade(Statement.of(f"refusal.not_trade.{frame.all('courtesy')[0].code}"))
        return NotTrade(Statement.of("refusal.not_trade.other"))
    if not talking and any(rule(frame) for rule in (_own_business, _papers, _household, _aside)):
        return NotTrade(Statement.of("refusal.not_trade.other"))
    if not talking and (trade or _briefed(frame) or frame.has("op", "surprise", "forecast")) and _thin(frame):
        return NotTrade(Statement.of("refusal.not_trade.other"))
    if not trade and not talking and not _figures_wanted(frame):
        return NotTrade(Statement.of("refusal.not_trade.other"))
    return None


def _only_when(frame: Frame) -> bool:
    """`At what time does the last tram leave`: a time of day is asked for, and nothing of trade is named."""
    topics = any(frame.has(kind) for kind in ("flow", "commodity", "agency", "poll", "term", "event", "verb", "party"))
    return not topics and all(m.code in ("release_date", "release_next", "when") for m in frame.all("op"))


def _figures_asked(frame: Frame) -> bool:
    """Whether it is plainly about figures, so that a word nobody here knows is a gap in what is held."""
    return any(frame.has(kind) for kind in ("flow", "period", "growth", "measure", "agency", "poll")) or frame.has(
        "question", "how_much", "how_many"
    )


def _own_business(frame: Frame) -> bool:
    """`How do I export my chart`, `sell my car`, `please export this`: no country's figures are meant."""
    selves = frame.all("self", "me")
    goods = [m for m in frame.mentions if m.kind in ("flow", "verb", "commodity", "measure", "direction")]
    near = any(0 < flow.first - one.last <= 2 for one in selves for flow in goods)
    silent = {
        "harmless",
        "self",
        "prep",
        "conj",
        "question",
        "flow",
        "verb",
        "commodity",
        "measure",
        "direction",
        "op",
        "number",
        "courtesy",
        "books",
        "negation",
    }
    if near and all(m.kind in silent for m in frame.mentions):
        return True
    said = [m for m in frame.mentions if m.kind not in ("harmless", "prep", "conj", "courtesy")]
    said = [m for m in said if not m.is_("op", "ever")]
    bare = (
        bool(said) and not frame.has("self", "ask") and all(m.kind in ("flow", "verb", "self", "deictic") for m in said)
    )
    return bare and len(frame.tokens) > 2 and not frame.has("flow", "balance", "surplus", "deficit", "trade")


def _papers(frame: Frame) -> bool:
    """`Export the slides`, `import the data from the page`, `sum up this article`: something written, no trade.

    What a figure is wanted for (`for my newsletter`, `in the briefing`) asks nothing by itself.
    """
    papers = [m for m in frame.mentions if m.is_("harmless", "document") and not _led_in(frame, m)]
    papers += frame.all("harmless", "format")  # "export it as a PDF"
    told = frame.has("flow", "export", "import") or frame.has("op", "brief", "release_next", "release_date")
    if not papers or not told:
        return False
    return not any(frame.has(kind) for kind in _CONCRETE) and not frame.has("question", "how_much", "how_many")


def _led_in(frame: Frame, paper: Mention) -> bool:
    """Whether `for`, `in`, `on` stands before it, over its article or owner."""
    at = frame.mentions.index(paper) - 1
    while at >= 0:
        found = frame.mentions[at]
        meanings = {(found.kind, found.code), *found.others}
        if any(("prep", code) in meanings for code in ("for", "in", "on", "at")):
            return True
        if found.kind not in ("harmless", "self"):
            return False
        at -= 1
    return False


def _thin(frame: Frame) -> bool:
    """`Export the contacts`, `opening balance`, `a new import`: one word of trade, no place, no time, no rate, and
    beside it a word that says something, if nothing to us."""
    if frame.language not in _LITTLE or any(frame.has(kind) for kind in _TELLING):
        return False
    if any(m.code not in _LIGHT for m in frame.all("op")) or (frame.has("extreme") and frame.has("commodity")):
        return False
    if any(m.code != "WLD" for m in (*frame.all("place"), *frame.all("demonym"))):
        return False
    if any(m.last > m.first for m in frame.all("op", *_ABOUT)):
        return False  # "how fresh exactly are your figures": asked of the data in so many words
    if frame.has("op", "surprise", "forecast") and not any(
        frame.has(kind) for kind in ("flow", "commodity", "deictic")
    ):
        return True  # "error while opening the file"
    guessed = any(m.corrected for m in frame.all("commodity"))  # "panorama images" are no magnets (imanes)
    return guessed or any(m.is_("harmless", *_SAYING) for m in frame.mentions)


def _household(frame: Frame) -> bool:
    """`Did my sister sell her car`: a person buys or sells, and no country is named."""
    if frame.has("place") or frame.has("demonym") or frame.has("flow"):
        return False
    pairs = zip(frame.mentions, frame.mentions[1:], strict=False)
    return any(one.is_("harmless", "person") and verb.kind == "verb" for one, verb in pairs)


def _aside(frame: Frame) -> bool:
    """`Write an essay on trade`, `why is the computer slow`, `where to buy clothes`: no figure of a trade is asked.

    What is told beside a question is no question; goods of a household are bought, used and paid for by people.
    """
    if any(frame.has(kind) for kind in ("period", "growth", "agency", "poll", "term", "unit")):
        return False
    placed = any(m.code not in ("WLD",) for m in (*frame.all("place"), *frame.all("demonym")))
    if not (frame.has("flow") or placed) and frame.has("commodity"):
        used = (
            frame.has("op", "why") or frame.has("measure", "price") or frame.has("verb") or frame.has("question", "who")
        )
        return used or frame.has("harmless", "aside")
    asked = ("direction", "extreme", "measure", "party", "op")
    told = not any(frame.has(kind) for kind in asked) and not frame.has("question", "how_much", "how_many")
    return frame.has("harmless", "aside") and told


def _figures_wanted(frame: Frame) -> bool:
    """Words of figures without a topic ("growth in 2025", "ASEAN sept 2025"): to be asked back."""
    asked = frame.has("growth") or frame.has("measure") or frame.has("direction") or frame.has("extreme")
    asked = asked or frame.has("op") or frame.has("deictic") or frame.has("fragment")
    dated = frame.has("period")
    placed = any(m.code != "WLD" for m in (*frame.all("place"), *frame.all("demonym")))
    return (asked and (dated or placed)) or (dated and placed) or _briefed(frame) or _bare(frame)


def _briefed(frame: Frame) -> bool:
    """`The highlights, please` is the brief; "the highlights of the match" is not."""
    return frame.has("op", "brief") and not frame.has("op", "mirror")


def _bare(frame: Frame) -> bool:
    """Only pointing words and words of moving: "and compared to them?", "how much did it go up in the end?"."""
    kinds = {m.kind for m in frame.mentions} - {"harmless", "self", "prep", "conj", "question"}
    if frame.has("harmless", "aside"):
        return False  # "write an essay on autumn"
    moving = bool(kinds - {"op", "fragment"}) or frame.has("op", "how_fast")
    if kinds <= {"direction", "measure", "time"} and not frame.has("question") and frame.tokens[-1].norm != "?":
        return False  # "turn up the volume"
    return moving and kinds <= {
        "deictic",
        "direction",
        "growth",
        "op",
        "fragment",
        "measure",
        "period",
        "place",
        "demonym",
        "more",
        "time",
        "unit",
        "extreme",
    }
