"""A number in a question -> whether it asks for nothing and may be passed over."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

_STOPS = frozenset(",.;?")


def idle(clause: Clause, mention: Mention, months: int) -> bool:
    """A number that asks for nothing: `the one with Taiwan`, `on air in ten minutes`, a claim before the other side's
    books are asked; or how many `months` (or years) are named beside it: `the three months June, July and August`."""
    at = clause.at(mention) + 1
    if at < len(clause.mentions) and clause.mentions[at].is_("harmless", "clock"):
        return True
    after = clause.after(mention)
    years = after is not None and after.means("time", "unit:year")  # "the five years 2021 to 2025"
    if mention.value == months or (years and mention.value == months / 12):
        return True
    apart = after is None or after.first > mention.last + 1
    word = not mention.said[:1].isdigit() and (mention.value == 1 or (apart and float(str(mention.value)) <= 5))
    tellers = len(clause.all("books", "says")) + len(clause.all("agency"))
    several = clause.has("books", "says") or len(clause.codes("agency")) > 1
    return word or (tellers > 1 and several) or _before_their_books(clause, mention)


def _before_their_books(clause: Clause, mention: Mention) -> bool:
    """`Китай говорит, что продал на 420 млрд. А что говорят американцы?`: what one says, and then others are asked."""
    later = (m for m in clause.all("agency") if m.first > mention.last)
    return any(token.norm in _STOPS for m in later for token in clause.gap(mention, m))


def told(clause: Clause, mention: Mention) -> bool:
    """`Exports came in at 14.1, what was expected`: the outcome, told before the forecast is asked; what a figure was
    to beat ("did they beat 14") is asked for."""
    at = clause.at(mention)
    before = clause.mentions[at - 1] if at else None
    outcome = before is not None and (before.says("standing") or before.is_("conj", "plus", "minus"))
    asked = next((m for m in clause.all("op", "forecast", "surprise")), None)
    return outcome and asked is not None and asked.first > mention.last
