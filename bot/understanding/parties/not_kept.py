"""The count of a partner who keeps no figures here, asked for after the home country's: not that one told again."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Coverage, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.ends_of_trade import Sides
from bot.understanding.parties.whose import other_books
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_COUNTS = ("tally", "tally_led", "tally_of_name", "which_side")


def by_their_count(f: Features, previous: Query, coverage: Coverage, home: str) -> Sides | None:
    """ "And according to Brazil?", "how does Mexico count it?", "on the French side?" after China's trade with each: in
    the books of the partner, of whom it is then said that none are held."""
    clause, told = f.clause, {*previous.partners}
    if previous.reporter != home or len(told) != 1 or told & coverage.reporters:
        return None
    if clause.codes(*WHO) != told or clause.has_any("flow", "verb", "commodity") or clause.codes("agency") - {home}:
        return None
    said = clause.has("books", "according_to", "says", "own")
    if clause.has("agency") and not _counted(clause):
        return None  # "and Chinese customs on Brazil?"
    if not said and (clause.has("period") or not _counted(clause)):
        return None  # "Brazilian numbers for 2023?" are of another time first
    return other_books(f, previous, told.pop())


def _counted(clause: Clause) -> bool:
    """Whether a word for a count stands right beside the name: "Russian count?", "et les douanes françaises ?"."""
    beside = [m for m in clause.mentions if not m.says("determiner", "article") and not m.is_("prep", "of")]
    return any(
        (one.kind in WHO and _counts(two)) or (two.kind in WHO and _counts(one)) for one, two in pairwise(beside)
    )


def _counts(mention: Mention) -> bool:
    """A word for figures, for one of two sides, or an office of no country's name, which else is the home country's."""
    return mention.says(*_COUNTS) or mention.is_("books", "data") or mention.kind == "agency"
