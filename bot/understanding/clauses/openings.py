"""Where behind a joint a question opens in a sentence: the words of asking, of how far, and the measures asked for."""

from __future__ import annotations

from typing import Final

from bot.model import HOME
from bot.understanding.clauses.sentences import ends_of_sentences, over_a_time
from bot.understanding.words.frame import Frame, Mention, holds, holds_any
from bot.understanding.words.kinds import WHO

BREAKS: Final = frozenset(",:-;\"'")
ASKING: Final = (
    "how_fast", "why", "when", "which", "count", "streak", "define", "release_next", "release_date", "fresh",
    "held",
)  # fmt: skip
_ASKED_BY: Final = ("request", "choosing", "measuring", "asked_in_tonnes", "asked_how")
_AUXILIARY: Final = ("auxiliary", "copula")
_WITH_PRONOUN: Final = ("pronoun", "it_again")  # "did it", "what was it"
_RELATED: Final = ("direction", "growth", "compare")
_OF_TWO: Final = ("compare", "difference", "sum", "average", "mirror", "gap", "check")
_FIGURED: Final = ("growth", "extreme", "measure", "op")
_NOMINAL: Final = ("flow", "commodity", "growth", "measure", "extreme")
_FULL: Final = ("flow", "period")
_TO_WHOM: Final = ("for", "with", "to", "from")
TURNED: Final = "¿"


def asks_what_goods_are(mentions: tuple[Mention, ...]) -> bool:
    """ "What are rare earth magnets": goods and no figure of them."""
    said = [m for m in mentions if m.kind not in ("harmless", "conj")]
    meant = len(said) == 2 and (said[0].is_("question", "what") or said[0].is_("op", "define"))
    return meant and said[1].kind == "commodity"


def openings(frame: Frame, comma_opens: bool, asked_on: bool) -> set[int]:
    """The tokens at which a question opens within a sentence."""
    found: set[int] = set()
    if asked_on and not comma_opens:
        said = tuple(m for m in frame.mentions if not m.is_("conj"))
        comma_opens = bool(said) and opens(said, 0)
    mentions = frame.mentions
    # "how much more than a year before, and how much more than in May"
    twice = [m.is_("op", "difference") for m in mentions].count(True) > 1
    led = 0  # the word of asking behind a time that opens its question: "and in 2025, which"
    for i, m in enumerate(mentions):
        joined = m.is_("conj", "and", "plus") and i + 1 < len(mentions)
        joined = joined or (m.says("save") and any(after.says("request") for after in mentions[i + 1 : i + 2]))
        broken = comma_opens and m.first > 0 and not frame.tokens[m.first].glued
        broken = broken and frame.tokens[m.first - 1].norm in BREAKS and not _not_yet_asked(frame, m.first)
        at = i + 1 if joined else i
        if not (joined or broken) or m.first == 0 or i == led:
            continue
        far = mentions[at].is_("op", "difference") and holds(mentions[:i], "op", "record")
        begins = far and subject_follows(mentions, at)  # "were they a record, and by how much did they grow"
        begins = begins or (twice and mentions[at].is_("op", "difference") and holds(mentions[:i], "flow"))
        begins = begins or (joined and _opens_joined(mentions[:i], mentions[at:], _sentence_before(frame, i)))
        begins = begins or claimed_behind(mentions, at) or (broken and _then_the_same(mentions[at : at + 3]))
        if joined and _dated_ahead(mentions, i):
            found.add(m.first)
            led = i + 2
        measured = names_measure(mentions, at) and (joined or not _found_by(mentions, at))
        if begins or opens(mentions, at) or measured:
            found.add(m.first)
    return found


def _found_by(mentions: tuple[Mention, ...], at: int) -> bool:
    """`The worst month of 2025 for exports, on a yoy basis`: by what the worst is found, and no rate beside it."""
    return mentions[at].is_("growth", "yoy") and at == len(mentions) - 1 and holds(mentions[:at], "extreme")


def _then_the_same(three: tuple[Mention, ...]) -> bool:
    """`The growth for each year, then the same for imports`."""
    then = bool(three) and three[0].says("then") and len(three) > 2
    return then and three[1].is_("deictic", "same") and three[2].is_("prep", *_TO_WHOM)


def claimed_behind(mentions: tuple[Mention, ...] | list[Mention], at: int) -> bool:
    """`What were exports in 2025, and is it true that imports fell`: a claim of something of its own, behind a question
    that asks for a figure."""
    before, claim = mentions[:at], mentions[at + 1 :]
    those = holds_any(claim, "place", "demonym") and any(m.kind == "deictic" for m in claim)  # "that those to the US"
    if not mentions[at].is_("op", "check") or not (those or holds_any(claim, "flow", "verb", "commodity")):
        return False
    asks = any(m.kind in ("question", "party") or m.is_("op", *ASKING) or m.says(*_ASKED_BY) for m in before)
    return asks and holds_any(before, "flow", "verb", "commodity", "party") and not holds(before, "op", "check")


def _dated_ahead(mentions: tuple[Mention, ...], i: int) -> bool:
    """`Exports in 2024, and in 2025, which supplier came first for soybeans`: a time that leads a question of its own;
    no `in 2024 and in 2025, which was larger`."""
    dated = mentions[i + 1].kind == "period" and holds(mentions[:i], "period")
    rest = mentions[i + 3 :]
    alone = holds_any(rest, "flow", "commodity", "verb") and not holds(rest, "period")
    return dated and alone and opens(mentions, i + 2)


def _sentence_before(frame: Frame, i: int) -> tuple[Mention, ...]:
    """What stands before the mention in its own sentence."""
    at = frame.mentions[i].first
    end = max((end for end in ends_of_sentences(frame) if end < at), default=-1)
    return tuple(m for m in frame.mentions[:i] if m.first > end)


def _opens_joined(before: tuple[Mention, ...], after: tuple[Mention, ...], own: tuple[Mention, ...]) -> bool:
    """Whether what stands behind `and` is a question by what stands before it, or in its `own` sentence."""
    far = after[0].is_("op", "difference") and holds(before, "event")
    far = far or (after[0].is_("measure", "quantity") and asks_what_goods_are(before))
    rest = after[1:] if after[0].says("then") else after
    same = bool(rest) and rest[0].is_("deictic", "same") and len(rest) > 1
    if far or (same and (rest[1].is_("prep", *_TO_WHOM) or rest[1].kind == "period")):  # "and the same for Brazil"
        return True
    if [m.kind for m in after] == ["term"] and after[0].last > after[0].first:  # "and what is GACC"
        return True
    if after[0].is_("op", "difference") and all(holds(after, kind) and holds(before, "period") for kind in _FULL):
        return True  # "..., and how much higher were exports to Brazil in 2025 than in 2024"
    again = after[0].is_("op", "difference") and after[1:] and after[1].says(*_AUXILIARY)
    pointed = any(m.says("pronoun") or m.is_("deictic", "them") for m in own)
    if again and pointed and holds(own, "op", "difference") and holds(after, "flow"):
        return True  # "by how much did they rise in 2024, and by how much did imports rise"
    happened = after[0].is_("op", "happened") and holds(before, "op", "when")
    brief = after[0].is_("op", "brief") and holds(after, "period")  # "and key takeaways from the June 2026 release"
    if _asks_of_its_own(own, after) or happened or brief:
        return True
    which = after[0].says("relative") and holds(after[:4], "extreme")  # "and which fell most"
    return which or _views_asked(before, after) or _sets_beyond(before, after)


def _views_asked(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`What were exports in June, and should I invest in stocks`: a view, beside a figure that is asked for."""
    figure = holds(before, "flow") and holds(before, "period") and not holds(before, "opinion")
    view = next((m for m in after if not m.says("determiner", "pronoun")), None)
    return figure and view is not None and view.kind == "opinion"


def _asks_of_its_own(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`Crude in March 2025, and growth of bauxite imports in April 2025`: figures of a time of their own, and what is
    asked of them; not of two that are set against each other or added up, nor where one asks what the other does."""
    end = next((i for i, m in enumerate(after) if m.is_("conj") and i), len(after))
    own = after[:end]
    named = all(
        holds_any(side, "flow", "commodity", "party") and any(m.kind == "period" and m.code[0] == "2" for m in side)
        for side in (before, own)
    )
    if not named or holds_any(before, "compare", "more", "fragment") or holds(before, "op", *_OF_TWO):
        return False
    if holds(own, "op", "check") or holds_any(own, "question"):
        return False  # what is claimed of both, and what another sentence asks
    judged = holds(own, "op", "forecast")  # "и превысил ли экспорт прогнозы"
    beside = holds_any(own, "compare", "more", "deictic", "verb") and not judged
    if beside or any(m.is_("prep", "between") for m in before):
        return False
    asked = {(m.kind, m.code) for m in own if m.kind in _FIGURED}
    return bool(asked) and asked.isdisjoint({(m.kind, m.code) for m in before})


def _sets_beyond(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`Was 2025 above 7 million, and by how much did it beat 2024`, `which month was worst, and how far below June was
    it`: how far, from a time that is named there, after an amount or a record that is asked for before it."""
    set_over = over_a_time(after)
    if not after or not (set_over or after[0].is_("op", "difference") or after[0].says("measuring")):
        return False
    bounded = any(m.kind in ("number", "extreme") or m.is_("op", "record", "difference") for m in before)
    it = set_over or any(m.kind == "deictic" or m.says("pronoun", "it_again") for m in after)
    return bounded and it and holds(after, "period") and holds(before, "period")


def _not_yet_asked(frame: Frame, at: int) -> bool:
    """`¿Y las de Taiwán, cuánto crecieron?`: what ¿ opened has asked nothing before the comma."""
    turned = [i for i, token in enumerate(frame.tokens[:at]) if token.norm == TURNED]
    if not turned:
        return False
    between = [m for m in frame.mentions if turned[-1] < m.first < at]
    return not any(m.kind == "question" or m.is_("op", *ASKING) for m in between)


def opens(mentions: tuple[Mention, ...] | list[Mention], at: int) -> bool:
    """Whether a word of asking stands there, after fillers."""
    for i in range(at, len(mentions)):
        m = mentions[i]
        if m.kind == "question" or m.is_("op", *ASKING) or m.says(*_ASKED_BY) or _which(m):
            if m.says("relative") and mentions[i + 1 : i + 2] and mentions[i + 1].kind in _RELATED:
                return holds(mentions[i + 2 : i + 4], "extreme")  # no "which fell in November"
            return not m.says("than", "post_than")
        if m.is_("op", "happened") and holds_any(mentions[i + 1 :], "flow", "event"):
            return True  # "what happened to exports in October, and ..."; of goods alone it is left open which way
        if m.is_("measure", "share") and m.first > 0:
            return True  # "what share of", "the share that"
        if m.says(*_AUXILIARY, "whether") and subject_follows(mentions, i):  # "..., and whether it beat the forecast"
            return True
        if m.says(*_WITH_PRONOUN) and " " in m.said:
            return True
        led = m.kind == "prep" and holds(mentions[i + 1 : i + 2], "question", "what", "who", "how_many")
        if m.kind == "prep" and any(n.kind == "deictic" and n.says("choosing") for n in mentions[i + 1 : i + 2]):
            return True  # "and in which of these months"
        if not led and m.kind not in ("harmless", "courtesy", "conj", "fragment", "direction"):
            return False
    return False


def _which(m: Mention) -> bool:
    return m.kind == "party" and m.last > m.first and m.says("any_country")  # "which country"


def names_measure(mentions: tuple[Mention, ...], at: int) -> bool:
    """`The growth rate`, `the average`: a measure of what was asked before it, by itself."""
    if not holds_any(mentions[:at], "flow", "commodity"):
        return False
    rest = [m for m in mentions[at : at + 4] if not (m.says("determiner") or m.is_("conj") or m.is_("deictic", "same"))]
    if len(rest) > 1 and rest[0].kind in ("demonym", "place") and rest[1].is_("measure", "share"):
        before = mentions[:at]  # "soybeans from Brazil and the US in 2025, and the Brazilian share": amounts before it
        apart = not holds_any(before, "measure", "growth", "extreme", "op")
        several = len({m.code for m in before if m.kind in WHO and m.code != HOME}) > 1  # "and Argentina's share"
        return apart and (several or any(m.code == rest[0].code for m in before))
    return bool(rest) and (
        rest[0].is_("growth", "growth", "yoy", "mom")
        or rest[0].is_("op", "average", "record")
        or rest[0].is_("measure", "share")
        or (rest[0].kind == "extreme" and len(rest) > 1 and rest[1].means("time", "unit:month", "unit:year"))
    )


def subject_follows(mentions: tuple[Mention, ...] | list[Mention], at: int) -> bool:
    """`Did it`, `was that`, `is the`, `was either of them`: a verb before its subject."""
    for after in mentions[at + 1 : at + 4]:
        if after.kind == "deictic" or after.says("pronoun", "determiner", "its", "this"):
            return True
        if after.kind in (*_NOMINAL, "place", "demonym") or after.means("time", "this"):
            return True
        if after.kind == "period" and " " not in after.said:
            return True  # "was 2025 above 3.7 trillion", "is August's surplus higher"
        if after.kind not in ("harmless", "prep"):
            return False
    return False
