"""What two countries trade with the home country, told with the second one behind it, or told once more from its end in
brackets: `the imports of Spain from China or those of Italy`, `Dutch imports from China (Chinese exports)`."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from bot.model import HOME
from bot.understanding.words.frame import Frame, Part
from bot.understanding.words.kinds import OTHER_WAY, WHO

_FOR_THE_FLOW: Final = ("same_goods", "for_the_flow", "determiner")  # "the ones", "celles", "those"
_SIDES: Final = {"import": "from", "export": "to"}
_SIGNS: Final = ("?", "？")
_OPENED: Final = ("(", "（")
_CLOSED: Final = (")", "）")
_SAID_AGAIN: Final = ("flow", "unit", "agency", "prep", "harmless", *WHO)
_APART: Final = 3  # the two owners and the home country
_LEADS: Final = 4  # mentions ahead of the joint: "Dutch | imports | from | China"


class _Second(NamedTuple):
    """The second owner: the tokens of its name, and the last of what stands for its flow."""

    code: str
    first: int
    last: int
    closes: int


def plain_pairs(frame: Frame, text: str) -> str:
    """The text with the two owners side by side, and without the other end of their trade; as it is elsewhere."""
    if not frame.has("flow", *_SIDES):
        return text
    text = _without_other_end(frame, text)  # which ends it: what stands before stays where it was
    for i, joint in enumerate(frame.mentions):
        if joint.is_("conj", "or") and i >= _LEADS and (joined := _joined(frame, text, i)) is not None:
            return joined
    return text


def _joined(frame: Frame, text: str, at: int) -> str | None:
    """`The imports of Spain from China or those of Italy` as `the imports of Spain or Italy from China`."""
    said, tokens = frame.mentions, frame.tokens
    joint, third, side = said[at], said[at - 1], said[at - 2]
    if third.kind != "place" or third.code != HOME or third.last + 1 != joint.first or side.last + 1 != third.first:
        return None
    of = said[at - 3].kind == "place"
    led = [m for m in said[: at - 2] if not m.says("determiner")]
    owner, flow = (led[-1], led[-3] if len(led) > 2 and led[-2].is_("prep", "of") else None) if of else led[-2:]
    second = _second(frame, said[at + 1 :], of=of)
    if flow is None or second is None or flow.kind != "flow" or owner.kind not in WHO:
        return None
    if not side.is_("prep", _SIDES.get(flow.code, "")) or len({owner.code, second.code, HOME}) < _APART:
        return None
    or_two = f" {joint.said} {text[tokens[second.first].start : tokens[second.last].end]}"
    end = tokens[owner.last].end
    return text[:end] + or_two + text[end : tokens[third.last].end] + text[tokens[second.closes].end :]


def _second(frame: Frame, behind: Part, *, of: bool) -> _Second | None:
    """`Those of Italy`, behind an owner with `of`; `Italian ones`, behind one that stands ahead."""
    pronouns = 0
    while pronouns < len(behind) and behind[pronouns].says(*_FOR_THE_FLOW):
        pronouns += 1
    rest = behind[pronouns:]
    if pronouns and len(rest) > 1 and rest[0].is_("prep", "of"):
        place = next((m for m in rest[1:3] if not m.says("determiner")), rest[1])
        begins = rest[0].last + 1 if of else place.first  # "Dutch or EU imports" has no article
        return _Second(place.code, begins, place.last, place.last) if place.kind == "place" else None
    if rest and rest[0].kind == "demonym":
        ones = rest[1] if len(rest) > 1 and rest[1].says("same_goods", "for_the_flow") else None
        last = ones.last if ones is not None and ones.first == rest[0].last + 1 else rest[0].last
        return _Second(rest[0].code, rest[0].first, rest[0].last, last)
    return None


def _without_other_end(frame: Frame, text: str) -> str:
    """`Were Dutch imports from China higher (Chinese exports, USD)?` without the export, which is the same trade told
    from its other end; the currency stays."""
    tokens = frame.tokens
    opened = next((i for i, token in enumerate(tokens) if token.norm in _OPENED), 0)
    closed = next((i for i in range(opened, len(tokens)) if tokens[i].norm in _CLOSED), 0)
    if not opened < closed or any(token.kind in ("word", "number") for token in tokens[closed:]):
        return text
    inside = [m for m in frame.mentions if opened < m.first < closed]
    outside = [m for m in frame.mentions if m.first < opened]
    flows = {m.code for m in outside if m.kind == "flow"}
    again = [m.code for m in inside if m.kind == "flow"]
    flow = next(iter(flows), "")
    told = len(flows) == 1 and again == [OTHER_WAY.get(flow, "")]
    named = [m for m in inside if m.kind in (*WHO, "agency")]
    unknown = any(tokens[opened].start < token.start < tokens[closed].start for token in frame.leftover)
    if not told or unknown or any(m.kind not in _SAID_AGAIN for m in inside) or {m.code for m in named} != {HOME}:
        return text
    dealt = any(one.is_("prep", _SIDES.get(flow, "")) and two.code == HOME for one, two in pairwise(outside))
    # Of two others China's count is looked at anyway; of one alone the brackets tell that it is.
    if not dealt or len({m.code for m in outside if m.kind in WHO} - {HOME}) < _APART - 1:
        return text
    units = [text[tokens[m.first].start : tokens[m.last].end] for m in inside if m.kind == "unit"]
    before = text[: tokens[opened].start].rstrip()
    sign = before[-1:] if before[-1:] in _SIGNS else ""  # ahead of which the currency is of the question
    kept = f" ({', '.join(units)})" if units else ""
    return f"{before[: len(before) - len(sign)]}{kept}{sign}{text[tokens[closed].end :]}"
