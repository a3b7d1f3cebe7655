"""`Exports didn't fall in May, did they?`: a verb and its pronoun at the end, after a comma -> a claim to be checked.
What somebody has heard, or asks assent to, with no word for true: 听说出口下降了, 减少了吧, と聞いた -> a check.

`Did they see that drop in exports coming?`: a verb of seeing, and that it came, around what was seen -> what was
expected of it. `What did Reuters predict`: the poll that is held. `Exports stopped falling, right?`: a denial that they
fell.

`Разве экспорт не вырос?`, 不是涨了吗: a denial that opens such a question denies nothing. In a talk a bare amount that
was read elsewhere is one: "you sure? I read 102 billion", "the press said 24 percent".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Frame, Mention, holds, holds_any, holds_only
from bot.understanding.words.kinds import AMOUNT, MONEY
from bot.understanding.words.text import Token

_SOUGHT = ("which", "when", "count", "why", "last_time", "first_time")
_SAID = ("direction", "growth", "compare", "number", "extreme")
_ASKING = ("op", "question", "opinion", "conj", "unit", "scale", "compare", "more")  # more than a move


def neither_nor(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Ни экспорт, ни импорт не упали`, `neither exports nor imports fell`: both of them, denied by the verb, and not
    by what opens it as well; where nothing else puts it to the test, it is told to be true."""
    first = next((m for m in mentions if m.says("neither")), None)
    later = [m for m in mentions if first is not None and m.first > first.first and m.says("nor")]
    if first is None or not later:
        return mentions
    both = [replace(m, kind="conj", code="and", others=()) if m in later else m for m in mentions if m is not first]
    if holds(both, "negation", "not"):
        return tuple(both)
    moves = [i for i, m in enumerate(both) if m.kind in ("direction", "growth") or m.is_("compare")]
    if len(moves) != 1 or any(m.kind == "question" or m.is_("op", *_SOUGHT) for m in both):
        return mentions
    told = () if holds(both, "op", "check") else (replace(first, kind="op", code="check", others=()),)
    moved = both[moves[0]]
    denial = replace(first, first=moved.first, last=moved.first, kind="negation", code="not", others=())
    return (*told, *both[: moves[0]], denial, *both[moves[0] :])


def verb_left_out(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports rose but imports did not`, `fell in May but not in June`: the verb denied is the one before it."""
    at = next((i for i, m in enumerate(mentions) if m.is_("negation", "not")), 0)
    moved = [i for i, m in enumerate(mentions) if m.is_("direction", "up", "down") or m.is_("growth", "growth")]
    if len(moved) != 1 or not moved[0] < at:
        return mentions
    (verb, *between), behind = mentions[moved[0] : at], mentions[at + 1 :]
    verb = replace(verb, first=mentions[at].last, last=mentions[at].last)
    other = holds_any(between, "flow", "place", "demonym")
    apart = all(holds(side, "period") for side in (mentions[:at], behind))
    ends = all(m.kind in ("period", "courtesy", "harmless") or m.is_("op", "check") for m in behind)
    if not ends or other or not apart or holds(mentions, "op", "check"):
        return (*mentions[: at + 1], verb, *behind) if ends and (other or apart) else mentions
    # "did it fall in May but not in June": how each went
    turned = replace(verb, code="up" if verb.code == "down" else "down")
    told = verb.kind == "direction" and holds(between, "period")
    return (*mentions[:at], turned, *behind) if told else mentions


_TO_JUDGE = ("direction", "growth", "compare", "number", "extreme", "more", "negation", "multiple", "op")


def judged(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Would you say exports fell`: asks whether it is so where it opens the text and something is told behind it; `how
    fast would you say they grew`, `would you say they are good` ask nothing more."""
    at = next((i for i, m in enumerate(mentions) if m.is_("op", "check") and m.says("judging")), None)
    if at is None:
        return mentions
    opens = holds_only(mentions[:at], "courtesy", "harmless", "conj")
    if opens and holds_any(mentions[at + 1 :], *_TO_JUDGE):
        return mentions
    kind, code = ("harmless", "words") if opens else ("books", "says")
    return (*mentions[:at], replace(mentions[at], kind=kind, code=code, others=()), *mentions[at + 1 :])


_PUT_OTHERWISE = ("op", "question", "opinion", "extreme", "more", "compare", "fragment", "poll")


def told_not_so(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`So imports did not grow in 2025?`: that a flow did not move so is a claim, whether or not assent is asked to."""
    at = next((i for i, m in enumerate(mentions) if m.is_("negation", "not")), None)
    if at is None:
        return mentions
    (denial, *behind), before = mentions[at:], mentions[:at]
    if not behind or behind[0].kind not in ("direction", "growth") or denial.says("never", "neither"):
        return mentions
    flows = [m for m in mentions if m.kind == "flow"]
    rest = (*before, *behind)
    plain = not any(m.is_("negation") or m.is_("time", "since") for m in rest)
    plain = plain and not holds_any(rest, *_PUT_OTHERWISE)
    if not plain or len(flows) != 1 or flows[0] not in before:
        return mentions
    told = replace(denial, kind="op", code="check", others=())
    return (*before, told, replace(denial, first=behind[0].first, last=behind[0].first), *behind)


def ever_so(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`有没有连续三个月增长过`: the particle at the end, right behind what moved: whether it ever was so."""
    last = max((i for i, m in enumerate(mentions) if m.kind != "harmless" or m.says("perfective")), default=0)
    if not last or not mentions[last].says("perfective") or mentions[last - 1].kind not in ("direction", "growth"):
        return mentions
    if holds(mentions, "negation"):
        return mentions  # 从来没有下降过吗: of each month
    return (*mentions[:last], replace(mentions[last], kind="op", code="ever", others=()), *mentions[last + 1 :])


def tagged(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a tag at the end that turns a denial, or what is told, into a question as a check."""
    mentions = _denied_move(tokens, _asked_by_denial(tokens, _closed(tokens, mentions)))
    if len(mentions) < 3 or not any(m.is_("negation", "not") and m.says("polar", "never") for m in mentions):
        return mentions  # "neither exports nor imports fell, did they" is asked of both
    verb, who = mentions[-2:]
    if who.last == who.first + 1 and who.says("little"):
        verb = who  # "was it", read as one
    asks = verb is who or verb.says("auxiliary") or verb.says("copula")
    them = verb is who or (who.says("little") and who.first == verb.last + 1)
    apart = verb.first > 0 and tokens[verb.first - 1].norm in (",", "-", ".")
    over = not any(token.is_content for token in tokens[who.last + 1 :])
    if not (asks and them and apart and over) or holds(mentions, "question"):
        return mentions
    said = " ".join(token.said for token in tokens[verb.first : who.last + 1])
    return (
        *mentions[: mentions.index(verb)],
        replace(verb, last=who.last, kind="op", code="check", said=said, others=()),
    )


def _closed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Die Exporte sind gestiegen, oder?`, `elles ont chuté, non ?`: a word that alone closes what is told."""
    if len(mentions) < 3 or not mentions[-1].says("tag"):
        return mentions
    rest = [token.norm for token in tokens[mentions[-1].last + 1 :]]
    told = [m for m in mentions if not m.says("any_of_them")]  # "not in any month"
    asked = any(m.kind == "question" or m.is_("op", "check", "why", "when", "which") for m in told)
    if asked or not rest or any(norm != "?" for norm in rest):
        return mentions
    return (*mentions[:-1], replace(mentions[-1], kind="op", code="check", others=()))


def _asked_by_denial(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """2025年对美出口降了|不: a denial that only closes what is told asks whether it is so, and denies nothing."""
    at = next((i for i, m in enumerate(mentions) if m.is_("negation", "not") and m.says("closing_not")), 0)
    rest = [t.norm for t in tokens[mentions[at].last + 1 :] if t.is_content or t.norm == ","] if at else []
    told = holds_any(mentions[max(at - 2, 0) : at], *_SAID, "op", "scale", "unit")  # 下降|了|没有, 顺差多少
    if not at or (rest and not (rest[0] == "," and told)):
        return mentions
    asked = replace(mentions[at], kind="harmless", code="words", others=(("harmless", "is_it"),))
    return (*mentions[:at], asked, *mentions[at + 1 :])


def _denied_move(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿No cayeron en 2025?`, 没有下降吗: one move, denied right before it, is put to the test."""
    denials = [i for i, m in enumerate(mentions[:-1]) if m.is_("negation", "not")]
    asked = tokens[-1].norm == "?" or (bool(mentions) and mentions[-1].says("is_it"))
    if len(denials) != 1 or not asked or holds_any(mentions, *_ASKING):
        return mentions
    denial, moved = mentions[denials[0]], mentions[denials[0] + 1]
    if moved.kind not in ("direction", "growth") or moved.first != denial.last + 1 or denial.says("polar", "never"):
        return mentions
    last = len(tokens) - 1
    kept = mentions[:-1] if mentions[-1].last == last else mentions
    return (*kept, replace(denial, first=last, last=last, kind="op", code="check", said="?", others=()))


def foreseen(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `coming` as a word for what was expected, where somebody saw how something moved."""
    seers = [m for m in mentions if m.says("seeing")]
    if not seers:
        return mentions
    last = max((i for i, m in enumerate(mentions) if m.says("coming")), default=-1)
    between = [m for m in mentions[: max(last, 0)] if m.first > seers[0].last]
    if not holds_any(between, *_SAID) and not holds(between, "flow"):
        return mentions
    expected = replace(mentions[last], kind="op", code="surprise", others=())
    return (*mentions[:last], expected, *mentions[last + 1 :])


def polled(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Reuters had 3.8 % for November exports`, `said they would grow 3.8 %`: what a poll has, or says would be, is
    what was expected."""
    found = list(mentions)
    for i, (poll, verb) in enumerate(pairwise(mentions), start=1):
        behind = mentions[i + 1 :]
        told = [m for m in behind if m.says("modal") or m.kind == "number"]
        ahead = verb.says("heard_elsewhere") and any(a.says("modal") for a, _ in pairwise(told))
        has = verb.says("keeping") and holds(behind[:1], "number")
        if poll.kind == "poll" and (ahead or has):
            found[i] = replace(verb, kind="op", code="forecast", others=())
    return tuple(found)


def _dated(mentions: tuple[Mention, ...]) -> bool:
    return any(m.kind == "number" and len(m.code) == len("2025") for m in mentions)


def foretold_by_poll(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word of predicting as a forecast that is held, where a poll is named: `what did Reuters predict
    for March`; `how much of it is going to ASEAN` tells where goods go; `forecast exports` bids us predict."""
    found = list(mentions)
    for i, (going, where) in enumerate(pairwise(mentions)):
        goes = going.is_("opinion", "prediction") and going.says("bound_for")
        if goes and where.kind in ("place", "demonym") and where.first <= going.last + 2:
            found[i] = replace(going, kind="prep", code="to", others=())
    mentions = tuple(found)
    if not holds(mentions, "poll"):
        said = [m for m in mentions if m.kind not in ("harmless", "courtesy", "self")][:2]
        bidding = said[0] if len(said) == len(("forecast", "exports")) and not _dated(mentions) else None
        bids = bidding is not None and bidding.is_("op", "forecast") and bidding.says("foretell")
        if bidding and bids and said[1].kind in ("flow", "place", "demonym", "time", "number", "commodity"):
            ours = replace(bidding, kind="opinion", code="prediction", others=())
            return tuple(ours if m is bidding else m for m in mentions)
        return mentions
    return tuple(
        replace(m, kind="op", code="forecast", others=()) if m.is_("opinion", "prediction") else m for m in mentions
    )


def ceased(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `stopped falling` as a denial of the fall, where a claim is put to the test."""
    over = [i for i, m in enumerate(mentions[:-1]) if m.is_("direction", "down") and m.says("over")]
    if not over or not holds(mentions, "op", "check"):
        return mentions
    found = list(mentions)
    for i in over:
        two = mentions[i + 1]
        if two.first == mentions[i].last + 1 and two.kind in ("direction", "growth"):
            found[i] = replace(mentions[i], kind="negation", code="not", others=())
    return tuple(found)


_CLAIMING = frozenset({"hearsay", "assent", "contrary", "is_it_not"})
_TOLD = ("direction", "growth", "compare", "number", "extreme", "multiple")
_OF_CLAIMS = ("streak", "record", "first_time", "missed", "surprise", "published", "sum", "accumulated")
_QUIET = ("harmless", "courtesy", "self", "conj")


def put_as_claims(frame: Frame) -> Frame:
    """The frame, such a word as a check where something is told of a flow, and nothing is asked beside it."""
    if not frame.marked(_CLAIMING):
        return frame
    frame = _affirmed(frame)
    if frame.has("op", "check") or not _plain(frame):
        return frame
    told = [m for m in frame.mentions if m.kind in _TOLD or m.is_("op", *_OF_CLAIMS)]
    found = next((m for m in frame.mentions if _puts(frame, m, told)), None)
    if found is None:
        return frame
    return _with(frame, found, replace(found, kind="op", code="check", others=()))


def _plain(frame: Frame) -> bool:
    """Whether a flow or a series is spoken of and no other question is put: a joint after `heard` is none."""
    asked = [m for m in frame.all("question") if not _led(frame, m)]
    ops = frame.has_other("op", *_OF_CLAIMS)
    named = frame.has_any("flow", "commodity", "verb")
    return named and not (asked or ops or frame.leftover) and not frame.has("self", "ask")


def _led(frame: Frame, question: Mention) -> bool:
    """`Слышал, что`: a joint right after a word of hearing."""
    before = [m for m in frame.mentions if m.last < question.first]
    return bool(before) and before[-1].says("hearsay")


def _puts(frame: Frame, mention: Mention, told: list[Mention]) -> bool:
    if mention.says("hearsay"):
        return bool(told)
    if not mention.says("assent"):
        return False
    before = [m for m in frame.mentions if m.last < mention.first and m.kind not in _QUIET]
    after = [m for m in frame.mentions if m.first > mention.last and m.kind not in _QUIET]
    counted = bool(before) and before[-1].is_("time", "unit:month")  # 有7次吧
    closes = bool(before) and (counted or before[-1] in told or before[-1].kind in ("unit", "scale")) and not after
    if closes and before[-1].kind == "growth":  # 增长了吧, 是增长的吧; 看看增速吧 asks for the rate
        closes = before[-1].last > before[-1].first + 1 or mention.last > mention.first
    return closes or any(m.first > mention.last for m in told)


def _affirmed(frame: Frame) -> Frame:
    """The frame, its 不是, or the denial after `разве`, without a meaning where how something went follows."""
    contrary = any(m.says("contrary") for m in frame.all("op", "check"))
    for m in frame.mentions:
        after = next((o for o in frame.mentions if o.first > m.last and o.kind not in _QUIET), None)
        if after is None or not (after.kind in _TOLD or after.is_("op", *_OF_CLAIMS)):
            continue
        if contrary and m.is_("negation", "not"):
            frame = _with(frame, m, replace(m, kind="harmless", code="little", others=()))
        asks = frame.mentions[-1].says("is_it") or frame.tokens[-1].norm == "?"
        if m.says("is_it_not") and asks and not frame.has("op"):
            frame = _with(frame, m, replace(m, kind="op", code="check", others=()))
    return frame


_ELSEWHERE = frozenset({"heard_elsewhere", "sure", "the_press"})
_BESIDE = ("self", "harmless", "courtesy", "books", "poll", "op", "negation", "deictic", *AMOUNT, "direction", "conj")


def read_elsewhere(frame: Frame) -> Frame:
    """The frame with what says that an amount stands elsewhere as a check, where nothing but the amount is said:
    "you sure? I read 102 billion", "not 102?"; "I have 100 dollars" tells of no figure."""
    numbers = frame.all("number")
    if len(numbers) != 1 or frame.leftover or not frame.only(*_BESIDE):
        return frame
    denied = frame.mentions[0].is_("negation", "not") and frame.tokens[-1].norm == "?"
    who = tuple(m for m in frame.mentions if m.says(*_ELSEWHERE) or m.kind in ("self", "books", "poll"))
    said = frame.mentions[:1] if denied else who if frame.marked(_ELSEWHERE) else ()
    measured = frame.has("scale") or frame.has_other("unit", *MONEY) or frame.mentions[-1] is numbers[0]
    if not said or not measured or any(m not in said for m in (*frame.all("op"), *frame.all("negation"))):
        return frame
    read = {m: replace(m, kind="harmless", code="little", others=()) for m in who}
    read[said[0]] = replace(said[0], kind="op", code="check", others=())
    return replace(frame, mentions=tuple(read.get(m, m) for m in frame.mentions))


def _with(frame: Frame, old: Mention, new: Mention) -> Frame:
    return replace(frame, mentions=tuple(new if m is old else m for m in frame.mentions))
