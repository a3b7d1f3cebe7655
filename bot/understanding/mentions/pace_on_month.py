"""`8月出口增速|比上月|高吗`, `伸び率は|前月より|高い`: words for a growth on the month before, behind a rate -> what it
is set against, the rate of the month before. Behind anything else they stay what they are (出口比上月增长多少).

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention

_MONTH_BEFORE: Final = TimeExpression((Moment("month", anchor="earlier", steps=-1),))
_YEAR_BEFORE: Final = TimeExpression((Moment(anchor="earlier", steps=-12),))
_OF_RATES: Final = ("growth", "yoy")


def pace_on_month(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words as a comparison and a time."""
    found: list[Mention] = []
    for mention in mentions:
        led, closed = mention.says("than_month"), mention.says("month_than")
        told = next((m for m in reversed(found) if m.kind not in ("harmless", "prep", "conj")), None)
        rate = told is not None and told.is_("growth", *_OF_RATES)
        if not (mention.is_("growth", "mom") and (led or closed) and rate) or mention.first == mention.last:
            found.append(mention)
            continue
        joint = mention.first if led else mention.last
        first, last = (joint + 1, mention.last) if led else (mention.first, joint - 1)
        than = replace(
            mention, first=joint, last=joint, kind="op", code="compare", said=mention.said[0 if led else -1],
            others=(("harmless", "than" if led else "post_than"),),
        )  # fmt: skip
        month = replace(
            mention, first=first, last=last, kind="period", code=_MONTH_BEFORE.code, value=_MONTH_BEFORE,
            said=mention.said[1:] if led else mention.said[:-1], others=(),
        )  # fmt: skip
        found += (than, month) if led else (month, than)
    return tuple(found)


def beside_a_year_before(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How did the surplus compare with a year before`: a flow and the time it is set against, and no time of its own:
    its change on the year."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.is_("period", _YEAR_BEFORE.code):
            since = max((at for at, m in enumerate(found) if m.kind == "period"), default=-1) + 1
            compared = next((at for at, m in enumerate(found) if at >= since and m.is_("op", "compare")), None)
            if compared is not None and any(m.kind == "flow" for m in found[since:]):
                found[compared] = replace(found[compared], kind="direction", code="moved", others=())
                mention = replace(mention, kind="growth", code="yoy", value=None, others=())
        found.append(mention)
    return tuple(found)
