"""`China–US trade 2025: total, exports, imports, surplus`: flows that are listed behind the trade they are of.

The two countries joined by a hyphen are those of every flow, as `trade with the US` says it; a bare `total` of the list
is both ways together.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_LISTED = ("export", "import", "balance", "surplus", "deficit")


def trade_listed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the pair as a partner behind `with` and the total as a flow, where flows are listed after a colon
    or a comma behind `trade`."""
    mentions = _among_flows(tokens, mentions)
    trade = next((m for m in mentions if m.is_("flow", "trade")), None)
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
