"""What is told around a question: who says so, what one writes about; it is none of what is asked.
What is told before the question in a sentence of its own, and questions that are put as a denial. `Can you confirm when
the surplus was largest`: words that lead in a question ask for nothing beside it.

"Imports are booming and everybody talks of it. What did China export in 2025?": how something moved is told, not asked.
"Didn't exports fall in May?" asks whether they fell, as "did exports fall in May?" does.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.clauses.openings import opens
from bot.understanding.clauses.sentences import spans
from bot.understanding.mentions.preamble import narrowing
from bot.understanding.words.frame import Frame, Mention, codes_in, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import BALANCES, DOERS, WHO
from bot.understanding.words.text import Token

# What somebody says or trades: "what does India itself report", "what does Taiwan export in total" explain no word.
_EXPLAINED = (("op", "define"), ("harmless", "meaning"))
_SET_APART = ("flow", "growth", "period", "place", "demonym", "agency")
_WORDS = ({"yoy", "mom"}, {"surplus", "deficit"}, {"cpi_yoy", "ppi_yoy"})  # of which no gap is sought
_TWO = 3  # two of them, and what makes them figures: "exports and imports in 2025", "exports to the US and the EU"


def what_they_say(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; a word for explaining is one for asking where a teller and his saying stand behind it, or what a
    flow amounts to; and what something means is no mean."""
    said = [m for m in mentions if m.kind != "harmless"]
    mean = next((m for m in said[2:] if m.is_("op", "average") and m.says("meaning")), None)
    if mean is not None and any(m.is_("op", "define") and m.first < mean.first for m in said):
        meant = replace(mean, code="define", others=tuple(one for one in mean.others if one != ("op", "define")))
        return tuple(meant if m is mean else m for m in mentions)  # "what does the word buyer mean": no average
    sized = holds(said, "flow") and says_in(mentions, "amounting")
    if sized and said[0].is_("op", "define") and not any(map(_explains, said[1:])):  # "what does it come to"
        return tuple(replace(m, kind="question", code="what", others=()) if m is said[0] else m for m in mentions)
    for i, asked in enumerate(said[:-2]):
        who, does = said[i + 1], said[i + 2]
        if not asked.is_("op", "define") or who.kind not in DOERS:
            continue
        trades = who.kind == "place" and (does.kind == "verb" or does.is_("flow", "export", "import"))
        if does.is_("books", "says", "own") or (trades and not any(map(_explains, said[i + 2 :]))):
            meant = replace(asked, kind="question", code="what", others=())
            return tuple(meant if m is asked else m for m in mentions)
    return mentions


def gap_of_an_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The biggest market, the second biggest, and the gap`: what lies between the two, and nobody's balance."""
    flows = [m for m in mentions if m.kind == "flow"]
    sized = len(flows) == 1 and flows[0].is_("flow", "balance") and flows[0].says("sized")
    gap = flows[0] if sized and flows[0].first == flows[0].last else None  # no "trade gap"
    ahead = [m for m in mentions if gap is not None and m.last < gap.first]
    ordered = any(m.kind == "extreme" or m.is_("op", "rank") for m in ahead) and any(
        m.kind in ("ordinal", "number") for m in ahead
    )
    led = [m for m in ahead if m.kind != "harmless"][-1:]
    if gap is None or not ordered or not any(m.kind == "party" for m in ahead) or led[0].kind not in ("conj", "period"):
        return mentions
    return tuple(replace(m, kind="op", code="difference", others=()) if m is gap else m for m in mentions)


def set_side_by_side(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What is the difference between exports and imports in 2025`: of figures that have a time, a partner or a rate;
    of bare words it is what each of them means, as with `difference between yoy and mom` alone."""
    told = [m for m in mentions if m.kind not in ("harmless", "conj", "question")]
    bare = len(told) == _TWO and told[0].is_("op", "difference") and {m.code for m in told[1:]} in _WORDS
    indices = told[-1].kind == "commodity" if told else False  # of these a gap is told too: "between CPI and PPI"
    asked = bare and not holds(mentions, "question", "how_much")
    if asked and (told[0].says("sets_apart") or not indices):
        return tuple(replace(m, code="define") if m is told[0] else m for m in mentions)
    at = next((i for i, m in enumerate(mentions) if m.is_("op", "define") and m.says("sets_apart")), len(mentions))
    behind = [m for m in mentions[at + 1 :] if not m.is_("harmless")]
    if len(behind) == 1 and behind[0].is_("deictic", "them"):  # "what is the difference between them", told before
        return tuple(replace(m, code="both", others=()) if m is behind[0] else m for m in mentions)
    named = {(m.kind, m.code) for m in mentions[at:] if m.kind in _SET_APART}
    figures = {"flow"} < {kind for kind, _ in named} and not holds(mentions, "term")
    if not figures or len(named) + (("flow", "both") in named) < _TWO:
        return mentions
    return (*mentions[:at], replace(mentions[at], code="difference", others=()), *mentions[at + 1 :])


def _explains(mention: Mention) -> bool:
    return any(meaning in _EXPLAINED for meaning in mention.meanings)


# `Was ist im Oktober 2025 passiert?`, `was passierte bei den Exporten?`: a verb of happening apart from its question
# word -> what happened. With no such word before it the verb adds nothing (`im Mai passierte viel`). Mentions ->
# mentions.
_BETWEEN = ("harmless", "period", "prep")


def happening(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a verb as the question for what happened, and the word before it as part of it."""
    settled = () if holds(mentions, "event") else ("settled",)  # "what was agreed in Busan": asked of the event itself
    at = next((i for i, m in enumerate(mentions) if m.says("happening", *settled)), 0)
    asked = next((i for i in reversed(range(at)) if mentions[i].is_("question", "what")), None)
    if asked is None or any(m.kind not in _BETWEEN for m in mentions[asked + 1 : at]):
        return mentions
    found = list(mentions)
    found[asked] = replace(found[asked], kind="harmless", code="little", others=())
    found[at] = replace(found[at], kind="op", code="happened", others=())
    return tuple(found)


def told_by_one(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`My editor says the surplus was 120 billion`, `my notes say`, `he said`: what one who keeps no books says."""
    at = next((i for i, m in enumerate(mentions) if m.kind not in ("harmless", "self")), None)
    if at is None:
        return mentions
    who, says, told = mentions[:at], mentions[at], mentions[at + 1 :]
    one = says.says("heard_elsewhere") and any(m.kind == "self" or m.says("the_press", "somebody") for m in who)
    plain = not holds_any(told, "op", "question", "agency", "books", "conj", "negation", "more", "compare")
    amounts = [m for m in told if m.kind == "number" and not (len(m.code) == 4 and m.code.isdigit())]
    if not (one and plain and len(amounts) == 1 and holds_any(told, "scale", "unit") and holds(told, "flow")):
        return mentions
    return (replace(says, kind="op", code="check", others=()), *told) if says.kind == "books" else mentions


# `For a piece on Africa I need exports to Kenya`: what one writes about, where the question names another place.
_LED = ("to", "from", "with", "into", "by")


def topic_told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a place right behind what one writes as a filler, where a preposition governs a later one."""
    for i, m in enumerate(mentions):
        if not m.says("writing_of", "led_by_topic"):
            continue
        at = next((k for k, one in enumerate(mentions[i + 1 :], i + 1) if one.kind not in ("harmless", "prep")), None)
        topic = mentions[at] if at is not None else m
        if at is None or topic.kind not in WHO or topic.code == HOME:
            continue
        after = next((one for one in mentions[at + 1 :] if not one.is_("harmless")), None)
        again = any(one.code == topic.code and one.kind in WHO for one in mentions[at + 1 :])
        opens = ("self", "question", "flow", "demonym", "op", "measure", *(("place",) if again else ()))
        if after is None or after.kind not in opens or (m.says("led_by_topic") and not again):
            continue  # "for a piece on Africa and Kenya", "on Russia's imports"
        rest = [one for one in mentions[at + 1 :] if not one.says("determiner")]
        others = {
            two.code
            for one, two in pairwise(rest)
            if one.is_("prep", *_LED) and two.kind in WHO and two.code not in (HOME, topic.code)
        }
        if others:
            aside = replace(topic, kind="harmless", code="little", others=())
            return tuple(aside if one is topic else one for one in mentions)
    return mentions


_QUIET = ("harmless", "conj", "courtesy", "self")
_MOVES = ("direction", "extreme", "more", "growth", "opinion", "deictic", "compare")
_TOLD_OPS = ("why", "record", "trend", "happened", "streak", "brief", "ever", "rank", "which", "when", "held")
# What a question may set itself against, or needs of the sentence before: then all of it is read together.
_LEANING = (
    "check", "mirror", "revise", "forecast", "surprise", "missed", "compare", "difference", "gap",
    "first_print", "contribution", "source", "release_date",
)  # fmt: skip
_WEIGHTY = (
    "number", "scale", "unit", "poll", "agency", "books", "unheld", "narrower", "measure", "negation", "question",
    "term", "event", "fragment",
)  # fmt: skip


def denied(frame: Frame) -> Frame:
    """The frame, its "didn't", "wasn't" harmless where they open a sentence that asks."""
    if not frame.has("negation", "not"):
        return frame
    found = list(frame.mentions)
    for i, mention in enumerate(found):
        polar = mention.is_("negation", "not") and mention.says("polar")
        if polar and _opens(frame, i):
            found[i] = replace(mention, kind="harmless", code="little", others=())
    return replace(frame, mentions=tuple(found))


def _opens(frame: Frame, at: int) -> bool:
    """Whether nothing of content stands before it in its sentence, and something of trade right after it."""
    first = frame.mentions[at].first
    start = max((i for i, token in enumerate(frame.tokens[:first]) if token.norm in ".?!:;,"), default=-1)
    before = [m for m in frame.mentions[:at] if m.first > start]
    after = next((m for m in frame.mentions[at + 1 :] if m.kind not in _QUIET), None)
    named = after is not None and after.kind in ("flow", "place", "demonym", "commodity", "period", "deictic")
    return named and holds_only(before, *_QUIET) and not _unknown(frame, start, first)


def _unknown(frame: Frame, start: int, end: int) -> bool:
    known = {token.start for token in frame.leftover}
    return any(token.start in known for token in frame.tokens[start + 1 : end])


def _sentence_asks(frame: Frame, span: tuple[Mention, ...]) -> bool:
    """Whether a sentence asks by its first word, in languages without spaces by any; not `when the truce came, ...`."""
    if frame.ways.unspaced:
        return any(opens(span[i:], 0) for i, m in enumerate(span) if m.kind in ("question", "op"))
    broken = any(frame.tokens[i].norm == "," for i in range(span[0].first, span[-1].last))
    return opens(span, 0) and not (broken and span[0].is_("op", "when"))


def scened(frame: Frame) -> Frame:
    """The frame, how things moved and what is said of them harmless in sentences that only set the scene for a whole
    question at the end."""
    found = spans(frame)
    asked = found[-1] if found else ()
    if len(found) < 2 or not _whole(frame, asked) or frame.has("op", *_LEANING) or holds(asked, "op", "why"):
        return frame
    if any(_sentence_asks(frame, span) for span in found[:-1]):
        return frame  # "Why did exports to Russia change in 2024. Also, what was the surplus": each of them asks
    own = {m.kind for m in asked}
    told = [m for span in found[:-1] for m in span]
    told = [m for m in told if not _said_by_somebody(frame, m)]
    if any(m.kind in _WEIGHTY or m.is_("self", "ask") or m.is_("op", "count", "define") for m in told):
        return frame
    if any(frame.tokens[i].norm == "?" for i in range(told[0].first, asked[0].first)):
        return frame
    listed = len(codes_in(told, "flow")) > 1 and asked[0].is_("conj", "and")
    if listed and not holds_any(told, "direction", "verb", "opinion"):
        return frame  # "August surplus, exports yoy. And what was the surplus a year earlier?": all of it is asked
    passed = {id(m) for m in frame.mentions if m.first < asked[0].first and _said_by_somebody(frame, m)}
    passed |= {id(m) for m in told if m.kind in _MOVES or m.is_("op", *_TOLD_OPS)}
    begin = frame.tokens[asked[0].first].start
    if not passed and all(token.start >= begin for token in frame.leftover):
        return frame  # `exports of soy... or rather, how much did it get`: nothing is told of what is named
    passed |= {id(m) for m in told if m.kind in ("flow", "verb") and own & {"flow", "verb"}}
    mentions = tuple(
        replace(m, kind="harmless", code="words", others=()) if id(m) in passed else m for m in frame.mentions
    )
    return replace(frame, mentions=mentions, leftover=_asked_of(frame, told, asked))


def _said_by_somebody(frame: Frame, said: Mention) -> bool:
    """`Trump says`, `people keep saying`: no office's count."""
    at = frame.mentions.index(said)
    who = frame.mentions[at - 1] if at else None
    return said.is_("books", "says") and who is not None and (who.kind == "opinion" or who.is_("harmless", "person"))


def _whole(frame: Frame, span: tuple[Mention, ...]) -> bool:
    """A question that names a flow or a deal (`how many tonnes left China`), and when."""
    asks = any(m.kind == "question" or m.is_("self", "ask") or m.is_("op", "count", "which", "how_fast") for m in span)
    asks = asks or frame.tokens[-1].norm == "?"
    kinds = {m.kind for m in span}
    deals = bool(kinds & {"flow", "verb"}) or {"measure", "prep", "place"} <= kinds
    return asks and deals and "period" in kinds


def _asked_of(frame: Frame, told: list[Mention], asked: tuple[Mention, ...]) -> tuple[Token, ...]:
    """The leftover words without those that only tell something of goods or a flow named in the scene."""
    if not holds_any(told, "flow", "commodity"):
        return frame.leftover
    begin = frame.tokens[asked[0].first].start
    before = tuple(token for token in frame.leftover if token.start < begin)
    joined = {m.last + 1 for m in told if m.kind == "conj"}
    where = {token.start: i for i, token in enumerate(frame.tokens)}
    narrow = {token.start for token in narrowing(frame, before)}
    narrow |= {token.start for token in before if where[token.start] in joined}
    return tuple(token for token in frame.leftover if token.start >= begin or token.start in narrow)


_SURE = ("how_much", "how_many", "who", "where")  # "what" is also "that" (que, что), and "how" asks for a summary


def embedded(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, those harmless that ask for a check, a summary or what is held right before a question's own
    word: `in short, in how many months`, `explain to me which countries`."""
    found = list(mentions)
    defining = holds(mentions, "op", "define")
    for i, mention in enumerate(mentions):
        if defining and mention.is_("op", "why") and mention.means("op", "brief") and not _more(mentions, i):
            # "what does it mean, can you explain"
            found[i] = replace(mention, kind="harmless", code="little", others=())
        elif mention.is_("op", "check", "held", "brief", "why") and (
            _asks(mention, _next(tokens, mentions, i)) or (mention.code == "brief" and _rates_listed(mentions))
        ):
            found[i] = replace(mention, kind="harmless", code="little", others=())
    return tuple(found)


def _rates_listed(mentions: tuple[Mention, ...]) -> bool:
    """輸出入の伸びと黒字をまとめて, `sum up export and import growth and the surplus`: each is named."""
    flows = [m for m in mentions if m.kind == "flow"]
    each = holds(mentions, "growth", "growth", "yoy") and holds(mentions, "conj", "and")
    if not each or len(flows) < 2 or not holds(flows, "flow", *BALANCES):
        return False
    return not any(m.kind in ("place", "demonym") and m.code != HOME for m in mentions)


def _next(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], at: int) -> Mention | None:
    """What follows, over `to me` and a comma; None where the sentence ends before."""
    end = mentions[at].last
    for mention in mentions[at + 1 :]:
        if any(token.norm != "," for token in tokens[end + 1 : mention.first]):
            return None
        if mention.kind not in ("self", "prep", "courtesy") and not mention.is_("harmless", "little", "to_me"):
            return mention
        end = mention.last
    return None


def _more(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether anything of content follows."""
    return any(m.kind not in ("harmless", "self", "prep", "courtesy", "deictic") for m in mentions[at + 1 :])


def _asks(leading: Mention, following: Mention | None) -> bool:
    if following is None:
        return False
    if following.kind == "party":
        return leading.code != "held"  # "do you hold which countries"
    return following.is_("question", *_SURE) or following.is_("op", "when", "which", "count", "how_fast")
