"""A frame -> its sentences: which of them ask, which only set the scene for the one that does."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Frame, Mention, Part, codes_in, holds, holds_any, says_in
from bot.understanding.words.kinds import QUIET, WHO

TOPIC = ("flow", "commodity")
SET_AGAINST = ("difference", "compare", "gap", "mirror", "check", "why")


def spans(frame: Frame) -> list[tuple[Mention, ...]]:
    """The mentions of each sentence that says anything."""
    ends, last = ends_of_sentences(frame), len(frame.tokens)
    if not ends or (ends == [last - 1] and frame.mentions and frame.mentions[-1].first < last - 1):
        return [] if frame.only("harmless") else [frame.mentions]  # most are one sentence
    found: list[tuple[Mention, ...]] = []
    start = 0
    for end in (*ends, last):
        inside = tuple(m for m in frame.mentions if start <= m.first < end)
        if any(m.kind not in QUIET for m in inside):
            found.append(inside)
        start = end + 1
    return found


def ends_of_sentences(frame: Frame) -> list[int]:
    """The places of the signs that end a sentence; found once, for five rules ask. None before a word that only mends
    what was said: `exports to Germany in 2025... sorry, imports`."""
    if not frame.ends:
        signs = [i for i, token in enumerate(frame.tokens) if token.norm in ("?", "!", ".", ";")]
        if signs and (mending := next((m.first for m in frame.mentions if m.says("mended")), 0)):
            signs = [i for i in signs if i > mending]
        stops = [i for i in signs if frame.tokens[i].norm == "." and frame.tokens[i].glued]
        inner = _inner(frame, stops) if stops else ()
        frame.ends.append([i for i in signs if i not in inner] if inner else signs)
    return frame.ends[0]


def _inner(frame: Frame, stops: list[int]) -> list[int]:
    """The full stops inside a word or number, as in `3.5` or `Nov.25`, or of an abbreviation, as in `33 Mrd. Dollar`;
    the mentions are gone through once, for a text may have hundreds of both."""
    longer = [m for m in frame.mentions if m.first < m.last]
    within = {i for m in longer for i in range(m.first + 1, m.last)}  # "EE. UU."
    abbreviated = {m.last for m in longer if m.kind != "harmless" or m.says("vague")}
    return [i for i in stops if i + 1 < len(frame.tokens) and (i in within or _goes_on(frame, i, i in abbreviated))]


def _goes_on(frame: Frame, i: int, abbreviated: bool) -> bool:
    """Whether the text goes on behind a full stop; `abbreviated`: it ends what is said by a name."""
    if "han" in (frame.tokens[i - 1].kind, frame.tokens[i + 1].kind) or frame.tokens[i - 1].norm == "%":
        return False  # 下降20%。对欧盟: no space ever stands behind it
    return frame.tokens[i + 1].glued or (abbreviated and not _capital_question(frame, i + 1))


def _capital_question(frame: Frame, i: int) -> bool:
    """Whether a word that opens a question stands there: `... in den U.S.A. Was hat ...`, `in June. What about`."""
    capital = frame.tokens[i].said[:1].isupper()  # "EE. UU. que compró" goes on
    opening = (m for m in frame.mentions if capital and m.first == i)
    return any(
        m.kind in ("question", "fragment", "conj") or m.says("request") or m.is_("op", "difference", "how_fast")
        for m in opening
    )


def sentences(frame: Frame) -> list[tuple[Mention, ...]]:
    """Sentences that ask; what only sets the scene is joined to the one that asks."""
    found = spans(frame)
    if len(found) < 2 or _either_sign(found):
        return [frame.mentions]
    asking = [span for span in found if asks(span)]
    if _each_a_question(frame, found) or (len(found) == 2 and (_rate_too(*found) or _sold_too(*found))):
        return found
    if _asked_beside(frame, found):
        return [found[0], (*found[1], *(m for m in found[0] if m.kind == "period"))]
    whole = [span for span in asking if holds(span, "period")]
    if len(asking) < 2 or len(whole) < 2:
        if len(asking) == 2 and holds_any(asking[-1], "flow", "verb") and not holds(asking[-1], "period"):
            listed = _whole(asking[0]) and not holds(asking[0], "number")
            listed = listed and not any(m.kind in ("growth", "direction") or m.says("since_then") for m in asking[-1])
            if listed and frame.tokens[_end_of(frame, asking[0])].norm == ";":
                return [tuple(m for span in found for m in span)]  # "exports to the US in 2025; is it a surplus"
            dated = [m for span in found for m in span if m.kind == "period"]
            return [(*asking[-1], *_whose_was_told(asking), *dated)]
        return [tuple(m for span in found for m in span)]
    return whole


def _whose_was_told(spans: list[Part]) -> Part:
    """`Exports to the US fell 20 % in 2025; what was the fall in imports?`: with whom, where the figure told before the
    question is of one flow with one partner, and the other flow is asked of nobody."""
    told, asked = spans
    flows = [codes_in(span, "flow") for span in spans]
    with_whom = [
        pair
        for pair in pairwise(m for m in told if m.kind != "harmless")
        if pair[0].is_("prep", "to", "from", "with") and pair[1].kind in WHO
    ]
    plain = (
        holds_any(told, "number", "direction", "growth")
        and len(with_whom) == 1
        and flows[0] | flows[1] == {"export", "import"}
    )
    own = holds_any(asked, *WHO, "commodity", "agency", "books", "party", "deictic", "verb") or holds(
        asked, "op", "sum"
    )
    if not plain or own or len(flows[0]) != 1 or len(flows[1]) != 1 or says_in(asked, "whole_trade", "whole_flow"):
        return ()
    prep, place = with_whom[0]
    return replace(prep, code="with", others=()), place


def _either_sign(spans: list[tuple[Mention, ...]]) -> bool:
    """対日貿易は黒字？赤字？: one question, on which side of nothing a balance stands."""
    signs = [{m.code for m in span if m.is_("flow", "surplus", "deficit")} for span in spans]
    if len(spans) > 3 or signs[0] | signs[1] != {"surplus", "deficit"} or not signs[0].isdisjoint(signs[1]):
        return False
    rest = {m.kind for span in spans[1:] for m in span if not m.is_("flow", "surplus", "deficit")}
    return rest <= {"harmless", "period", "question", "prep", "fragment"}


def _each_a_question(frame: Frame, spans: list[tuple[Mention, ...]]) -> bool:
    """ "What were exports in May? And imports?": two questions, of which the second leaves the time to the first."""
    if len(spans) != 2 or not (_whole(spans[0]) and holds(spans[1], "flow")):
        return False
    if holds(spans[1], "self") and frame.tokens[_end_of(frame, spans[1])].norm != "?":
        return False  # "... I think it is a deficit": no question of its own
    codes = [codes_in(span, "flow") for span in spans]
    told = codes_in(spans[0], *WHO, "commodity")
    own = codes_in(spans[1], *WHO, "commodity", "agency")
    sided = holds_any(spans[1], "agency", "books", "deictic")
    bare = not any(m.kind in ("period", "number") or m.is_("op", *SET_AGAINST) for m in spans[1])
    asked = frame.tokens[_end_of(frame, spans[0])].norm == "?"
    return asked and bare and not sided and codes[0].isdisjoint(codes[1]) and own <= told


def _asked_beside(frame: Frame, spans: list[tuple[Mention, ...]]) -> bool:
    """2025年の対米黒字は？あとアフリカ向け輸出の伸びも: after a whole question another one, with a flow and a
    partner of its own, which leaves the time to it."""
    if len(spans) != 2 or not _whole(spans[0]) or frame.tokens[_end_of(frame, spans[0])].norm != "?":
        return False
    one, two = spans
    told = holds_any((*one, *two), "number", "self", "books", "agency", "deictic")
    again = any(m.kind == "period" or m.is_("op", *SET_AGAINST) for m in two)
    flows = [codes_in(span, "flow") for span in spans]
    partners = [codes_in(span, *WHO) for span in spans]
    anew = bool(flows[1]) and flows[0].isdisjoint(flows[1]) and bool(partners[1] - partners[0])
    return anew and not told and not again


def _rate_too(one: tuple[Mention, ...], two: tuple[Mention, ...]) -> bool:
    """輸出額はそれぞれ？伸び率も: after an amount its rate, which leaves all else to the first question."""
    moved = any(m.kind in ("growth", "direction", "op") and not m.is_("op", "each") for m in one)
    rest = {m.kind for m in two} - {"harmless", "fragment", "question", "conj"}
    return _whole(one) and not moved and rest == {"growth"}


def _sold_too(one: Part, two: Part) -> bool:
    """`How much did the Americans buy from China in 2025? And sell?`: the other way, which leaves all else to it."""
    ways = [codes_in(span, "verb") for span in (one, two)]
    bare = all(m.kind in ("verb", "conj", "harmless", "question", "fragment") for m in two)
    return (
        bare and ways in ([{"buy"}, {"sell"}], [{"sell"}, {"buy"}]) and holds(one, "question") and holds(one, "period")
    )


def _whole(span: tuple[Mention, ...]) -> bool:
    return holds(span, "flow") and holds(span, "period")


def _end_of(frame: Frame, span: tuple[Mention, ...]) -> int:
    """The place of what ends the sentence of a span; the last token where nothing does."""
    at = span[-1].last + 1
    while at < len(frame.tokens) - 1 and frame.tokens[at].norm not in ("?", "!", ".", ";"):
        at += 1
    return min(at, len(frame.tokens) - 1)


def lasts_until_now(mentions: Part) -> bool:
    """`Seit wie vielen Monaten steigen sie`, `how long have they been falling`: a run of now, whatever time is told
    beside it."""
    moving = any(m.kind == "direction" and m.says("present") for m in mentions)
    return says_in(mentions, "since_when", "has_been") or (holds(mentions, "op", "streak") and moving)


def has_topic(mentions: tuple[Mention, ...]) -> bool:
    return holds_any(mentions, *TOPIC)


def asks(mentions: tuple[Mention, ...]) -> bool:
    """Whether a sentence names what can be asked of; "take the first half of 2026" only says of which time."""
    named = holds_any(mentions, *WHO)
    return any(m.kind in TOPIC or (m.kind == "verb" and (named or not m.says("taking"))) for m in mentions)


def over_a_time(mentions: tuple[Mention, ...]) -> bool:
    """`Was it above 100 bn, and was it higher than a year before`: set over another time, and no amount."""
    over = next((m for m in mentions if m.kind not in ("harmless", "conj")), None)
    named = holds_any(mentions, "number", "place", "commodity", "flow")
    return over is not None and over.is_("compare", "above", "below", "at_least") and not named


def whole_ahead(left: Part, right: Part) -> bool:
    """`Of the cars exported in June, what percentage were electric`: the whole is told ahead of the part sought."""
    told = [m for m in left if not m.is_("harmless")]
    heads = next((m for m in told[1:] if m.kind not in WHO), None)
    opens = told[0].means("prep", "of") if told else False
    opens = opens and heads is not None and heads.kind in ("commodity", "flow")
    return opens and (holds(right, "measure", "share", "percent") or holds(right, "question", "how_much", "how_many"))
