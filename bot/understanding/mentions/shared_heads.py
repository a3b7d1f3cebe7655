"""A noun said once that two words share (`US and Chinese tariffs`): two series are asked for; flows that are listed
behind the trade they are of (`China–US trade 2025: total, exports, surplus`). Tariffs and indices beside
other figures: which series a word stands for that names it in part."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.mentions.spelt_out import spelt_out
from bot.understanding.mentions.two_tariffs import each_on_the_other
from bot.understanding.words.frame import Frame, Mention, first_in, holds, holds_any
from bot.understanding.words.kinds import PMIS, TARIFFS, WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_JOINTS = frozenset({"and", "or", "plus", "minus", "compare"})
_FREE = (*WHO, "unheld")
_OPENS: Final = (",", "(")


def shared_heads(frame: Frame, lexicon: Lexicon) -> Frame:
    """The frame; the word that shares the noun of goods or of a series behind it, as that thing itself."""
    if not frame.has("commodity"):
        return frame
    if frame.says("same_goods"):
        frame = _same_goods(frame)
    frame = _set_apart(frame, lexicon)
    if (kinds := spelt_out(frame, lexicon)) is not None:
        return kinds
    for whole in frame.all("commodity"):
        read = _before_a_joint(frame, whole, lexicon) or _between_two(frame, whole, lexicon)
        read = read or (_behind_a_joint(frame, whole, lexicon) if frame.leftover else each_on_the_other(frame, whole))
        if read is not None:
            return read
    return frame


def _set_apart(frame: Frame, lexicon: Lexicon) -> Frame:
    """`Imports of oil, refined`, `oil imports (refined)`: a word behind a comma or a bracket that makes the one good
    that is named another."""
    goods = frame.all("commodity")
    if len(goods) != 1 or goods[0].first != goods[0].last:
        return frame
    head = frame.tokens[goods[0].first].norm
    for at, token in enumerate(frame.tokens):
        if token not in frame.leftover or not at or frame.tokens[at - 1].norm not in _OPENS:
            continue
        code = _with_head(token.norm, head, lexicon)
        if code not in ("", goods[0].code):
            other = replace(goods[0], code=code, others=())
            kept = tuple(other if m is goods[0] else m for m in frame.mentions)
            return replace(frame, mentions=kept, leftover=tuple(one for one in frame.leftover if one is not token))
    return frame


def _before_a_joint(frame: Frame, whole: Mention, lexicon: Lexicon) -> Frame | None:
    """`Manufacturing vs services PMI`, `US-China tariff`: joined to the phrase whose last word both share."""
    if whole.last == whole.first or not (frame.leftover or frame.has_any(*_FREE)):
        return None
    before = [m for m in frame.mentions if m.last < whole.first and not m.is_("harmless", "little")]
    joint = before[-1] if before else None
    side_by_side = joint is not None and joint.kind in WHO and joint.last + 1 == whole.first
    if joint is None or not (side_by_side or (joint.kind in ("conj", "op") and joint.code in _JOINTS)):
        return None
    at = joint.last if side_by_side else joint.first - 1
    over = next((m for m in frame.mentions if m.first <= at <= m.last), None)
    word = frame.tokens[at] if at >= 0 else None
    loose = over is None and word in frame.leftover
    if word is None or not (loose or (over is not None and over.kind in _FREE)):
        return None
    led = any(m.kind == "prep" and m.last == (over.first if over else at) - 1 for m in frame.mentions)
    code = _with_head(word.norm, frame.tokens[whole.last].norm, lexicon)
    # "Chinese average tariff": whose it is, of a word that is said of either
    if led or code in ("", whole.code) or ("commodity", code) in whole.others:
        return None
    first = over.first if over is not None else at
    said = " ".join(token.said for token in frame.tokens[first : at + 1])
    half = Mention(first, at, "commodity", code, said, language=frame.language)
    mentions = [m for m in frame.mentions if m is not over]
    if side_by_side or joint.code == "minus":
        mentions = [replace(m, kind="conj", code="and", others=()) if m is joint else m for m in mentions]
    kept = tuple(sorted((*mentions, half), key=lambda m: m.first))
    return replace(frame, mentions=kept, leftover=tuple(token for token in frame.leftover if token is not word))


def _behind_a_joint(frame: Frame, whole: Mention, lexicon: Lexicon) -> Frame | None:
    """`Copper concs and metal`: joined to goods whose first word both share, "copper metal"; or which stands apart,
    "concs and metal imports, copper"."""
    joint = next((m for m in frame.all("conj", "and", "plus") if m.first == whole.last + 1), None)
    word = frame.tokens[joint.last + 1] if joint is not None and joint.last + 1 < len(frame.tokens) else None
    if word is None or word not in frame.leftover:
        return None
    apart = [m for m in frame.all("commodity") if m is not whole and m.first == m.last]
    shared = apart[0] if len(apart) == 1 else None
    first = frame.tokens[whole.first if shared is None else shared.first]
    code = _with_head(first.norm, word.norm, lexicon)
    if code in ("", whole.code) or (shared is not None and code != shared.code):
        return None
    at = frame.tokens.index(word)
    half = Mention(at, at, "commodity", code, word.said, language=frame.language)
    told = [replace(m, kind="harmless", code="little", others=()) if m is shared else m for m in frame.mentions]
    kept = tuple(sorted((*told, half), key=lambda m: m.first))
    return replace(frame, mentions=kept, leftover=tuple(token for token in frame.leftover if token is not word))


def _between_two(frame: Frame, whole: Mention, lexicon: Lexicon) -> Frame | None:
    """`Tariffs between the US and China in June`: of one word for two series, each of the two sides has its own."""
    if len(whole.others) == 0 or whole.first != whole.last or not frame.has("period") or frame.has("question", "when"):
        return None
    after = [m for m in frame.mentions if m.first > whole.last and m.kind != "harmless"][:4]
    if len(after) < 4 or not after[0].means("prep", "between") or not after[2].is_("conj", "and"):
        return None
    sides = (after[1], after[3])
    head = frame.tokens[whole.last].norm
    codes = [_with_head(frame.tokens[m.last].norm, head, lexicon) if m.kind in WHO else "" for m in sides]
    own = {whole.code, *(code for kind, code in whole.others if kind == "commodity")}
    if "" in codes or codes[0] == codes[1] or not own >= set(codes):
        return None
    told = {id(side): code for side, code in zip(sides, codes, strict=True)}
    mentions = tuple(
        replace(m, kind="commodity", code=told[id(m)], others=())
        if id(m) in told
        else replace(m, kind="harmless", code="little", others=())
        if m is whole or m is after[0]
        else m
        for m in frame.mentions
    )
    return replace(frame, mentions=mentions)


def _same_goods(frame: Frame) -> Frame:
    """`Brazilian soybeans and Argentinian ones`: right behind whose they are, the goods that were named before."""
    found = list(frame.mentions)
    for i, (one, two) in enumerate(pairwise(frame.mentions), 1):
        goods = [m for m in frame.all("commodity") if m.last < one.first]
        whose = one.kind == "demonym" and two.says("same_goods") and one.last + 1 == two.first
        if whose and len(goods) == 1:
            found[i] = replace(goods[0], first=two.first, last=two.last)
    return replace(frame, mentions=tuple(found))


def _with_head(word: str, head: str, lexicon: Lexicon) -> str:
    """The code of goods or of a series that the word means with the noun behind it; "" where the two mean none."""
    length, meanings = lexicon.longest((word, head), 0)
    return next((code for kind, code in meanings if kind == "commodity"), "") if length == 2 else ""


_LISTED = ("export", "import", "balance", "surplus", "deficit")


def trade_listed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the pair as a partner behind `with` and the total as a flow, where flows are listed after a colon
    or a comma behind `trade`."""
    mentions = _among_flows(tokens, mentions)
    trade = first_in(mentions, "flow", "trade")
    if trade is None or not any(m.is_("flow", *_LISTED) and _listed(tokens, trade, m) for m in mentions):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.is_("op", "sum") and m.first > trade.last and _opens(tokens, m) and _closes(tokens, m):
            found[i] = _as(m, "flow", "total")
    for i, (one, joint, two) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        ends = [m for m in (one, two) if m.code != HOME]
        pair = one.kind == two.kind == "place" and joint.is_("conj", "minus") and tokens[joint.first].glued
        if pair and len(ends) == 1 and two.last + 1 == trade.first:
            with_it = replace(two, code=ends[0].code, others=ends[0].others)
            found[i : i + 3] = [_as(one, "flow", "trade"), _as(joint, "prep", "with"), with_it]
            found[mentions.index(trade)] = _as(trade, "harmless", "little")
    return tuple(found)


def headed_by_pair(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China and South Korea in 2024: exports, imports and balance`: each flow listed is of China with the other."""
    named = [i for i, m in enumerate(mentions) if m.kind in ("place", "demonym")]
    if len(named) != 2 or named[1] - named[0] != 2 or not mentions[named[0] + 1].is_("conj", "and", "minus"):
        return mentions
    one, joint, two = mentions[named[0] : named[1] + 1]
    flows = [m for m in mentions if m.is_("flow", "both", *_LISTED) and m.first > two.last]
    other = two if one.code == HOME else one
    if len(flows) < 2 or HOME not in (one.code, two.code) or one.code == two.code or other.kind != "place":
        return mentions
    if not any(token.norm == ":" for token in tokens[two.last + 1 : flows[0].first]):
        return mentions
    home = replace(one, code=HOME, others=())
    pair = (home, _as(joint, "prep", "with"), replace(two, code=other.code, others=other.others))
    return (*mentions[: named[0]], *pair, *mentions[named[1] + 1 :])


def _among_flows(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Russia: exports, imports, total and balance`: the total in a list of flows is both ways together."""
    if len({m.code for m in mentions if m.is_("flow", *_LISTED)}) < 2:
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        named = [n for n in mentions[:i] if not n.is_("conj", "and", "plus")][-1:] if m.is_("op", "sum") else []
        after = mentions[i + 1 : i + 2]
        listed = bool(named) and named[0].is_("flow", *_LISTED) and m.first > 0
        joined = listed and (_opens(tokens, m) or mentions[i - 1].is_("conj", "and", "plus"))
        if joined and (not after or after[0].kind in ("conj", "prep", "period") or _closes(tokens, m)):
            found[i] = _as(m, "flow", "total")
    return tuple(found)


def _listed(tokens: tuple[Token, ...], trade: Mention, flow: Mention) -> bool:
    """Whether a colon or a comma opens the list that a flow is in."""
    return any(token.norm in (":", ",", "-", "(") for token in tokens[trade.last + 1 : flow.first])


def _opens(tokens: tuple[Token, ...], m: Mention) -> bool:
    return tokens[m.first - 1].norm in (":", ",", "-", "(")


def _closes(tokens: tuple[Token, ...], m: Mention) -> bool:
    return m.last + 1 == len(tokens) or tokens[m.last + 1].norm in (",", ";", ".")


def _as(m: Mention, kind: str, code: str) -> Mention:
    return replace(m, kind=kind, code=code, others=())


def against_the_line(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; `while` as `and` between an index told to be over or under its line and trade that moved: each is
    a claim of its own."""
    for i, m in enumerate(mentions):
        sides = mentions[:i], mentions[i + 1 :]
        if not m.says("contrasting", "conceding") or not all(map(_moves, sides)):
            continue
        series = [holds(side, "commodity", *PMIS) for side in sides]
        if series[0] != series[1] and holds(sides[series[0]], "flow"):
            return (*mentions[:i], replace(m, kind="conj", code="and", others=()), *mentions[i + 1 :])
    return mentions


def _moves(side: tuple[Mention, ...]) -> bool:
    return any(m.kind in ("direction", "growth", "compare") or m.says("of_the_line") for m in side)


_US, _CHINAS = TARIFFS
_PAIR: Final = 2
_LEVIER: Final = {_US: HOME, _CHINAS: "USA"}  # who levies the other one
_OTHER_TARIFF: Final = {_US: _CHINAS, _CHINAS: _US}


def both_tariffs(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the other tariff, where who levies it, or "on" and whom it meets, stand behind a joint."""
    tariff = next((m for m in mentions if m.kind == "commodity" and m.code in _LEVIER), None)
    if tariff is None:
        return mentions
    for i, (levier, dash, own) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        if own is tariff and dash.is_("conj", "minus") and levier.kind in WHO and levier.code == _LEVIER[own.code]:
            other = _as(levier, "commodity", _OTHER_TARIFF[own.code])  # "the history of US-China tariffs"
            return (*mentions[:i], other, _as(dash, "conj", "and"), *mentions[i + 2 :])
    plain = [i for i, m in enumerate(mentions) if m.kind != "harmless"]
    for a, b in pairwise(plain):
        joint, on = mentions[a], mentions[b]
        end = next((i for i in plain if i > b and on.is_("prep", "on")), b)
        target = end > b and mentions[end].kind in WHO and mentions[end].code == _LEVIER[_OTHER_TARIFF[tariff.code]]
        if joint.is_("conj", "and") and joint.first > tariff.last and (target or on.is_("deictic", "other_one")):
            other = replace(on, kind="commodity", code=_OTHER_TARIFF[tariff.code], others=(), last=mentions[end].last)
            goods = sum(m.says("kinds_of_goods") for m in mentions[end + 1 : end + 2])  # "and on American goods"
            return (*mentions[:b], other, *mentions[end + 1 + goods :])
    for a, b, c, d in zip(plain, plain[1:], plain[2:], plain[3:], strict=False):
        joint, levier, on, met = (mentions[i] for i in (a, b, c, d))
        joins = joint.kind not in ("prep", "deictic", *WHO)  # a joint, or the end of what stands before it; no "that"
        led = joins and joint.first > tariff.last and on.is_("prep", "on")
        if led and levier.kind in WHO and met.kind in WHO and levier.code == _LEVIER[tariff.code] != met.code:
            other = replace(levier, kind="commodity", code=_OTHER_TARIFF[tariff.code], others=(), last=met.last)
            return (*mentions[:b], other, *mentions[d + 1 :])
    return mentions


def tariffs_between(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The tariffs between China and the US`: what each of them levies."""
    levied = [i for i, m in enumerate(mentions) if m.is_("commodity", *TARIFFS)]
    joint = next((i for i, m in enumerate(mentions) if m.means("prep", "between")), -1)
    named = [i for i, m in enumerate(mentions) if m.kind in WHO]
    pair = len(named) == _PAIR and {mentions[i].code for i in named} == {HOME, "USA"}
    if len(levied) != 1 or not pair or holds_any(mentions, "flow", "verb"):
        return mentions
    at = levied[0]
    if not (at < joint < named[0] or named[1] < joint < at):  # 中美之间的关税
        return mentions
    first, *_, last = sorted((at, named[0]))
    found = {
        first: _as(mentions[first], "commodity", _US),
        joint: _as(mentions[joint], "conj", "and"),
        last: _as(mentions[last], "commodity", _CHINAS),
    }
    gone = (named[1], *range(named[0] + 1, named[1]))
    return tuple(found.get(i, m) for i, m in enumerate(mentions) if i not in gone)
