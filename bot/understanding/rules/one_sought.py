"""Which release is sought among those that were forecast: the newest that beat, missed or met it; or their mean."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_OUTCOMES = ("surprise", "missed")


def one_sought(f: Features) -> str:
    """last_missed, last_beat, last_met, mean, often; "" where a release is named, or the span of which is asked.

    A span that is named is what it is looked for in: `when did they last miss before March`.
    """
    c = f.clause
    if any(
        (one := c.after(m, "flow", "commodity")) is not None and one.is_("op", *_OUTCOMES)
        for m in c.all("op", "average")
    ):
        if [period.month_count for period in f.periods] == [1] or any(map(_one_way, c.all("op", *_OUTCOMES))):
            raise Ambiguous.again()
        return "mean"
    spans = [period.month_count > 1 for period in f.periods] in ([], [True])
    last = f.last or any(m.is_("time", "past") for m in c.mentions)
    asked = spans and bool(c.ops("last_time") or (c.ops("when") and last))
    met = any(m.says("in_line") for m in c.all("op", "surprise"))
    if met and spans and c.ops("count"):
        raise Ambiguous.again()  # how many came out as expected is not told
    if met and spans and not f.since and (asked or f.asks_time or c.ops("ever", "which", "when")):
        return "last_met"
    often = c.ops("count") or c.has("measure", "share", "percent")
    if often and not (f.periods or f.latest or f.fragment) and any(map(_one_way, c.all("op", *_OUTCOMES))):
        return "often"
    if not asked and not _newest_of_its_kind(f):
        return ""
    short, denied = falls_short(f), c.has("negation", "not")
    if short and denied:
        raise Ambiguous.again()  # "when did they last not miss": as expected, or above it
    c.use(*c.all("negation", "not"))
    return "last_missed" if short or denied else "last_beat"


def falls_short(f: Features) -> bool:
    """Whether the words are of what came out below the forecast."""
    c = f.clause
    down = c.ops("missed") or c.has("direction", "down") or c.has("compare", "below")
    return bool(down) or any(m.says("undershot") for m in c.all("op", "surprise"))


def _newest_of_its_kind(f: Features) -> bool:
    """`The latest export miss`, `the most recent month exports missed`, `wann verfehlten sie zuletzt`: the newest that
    did, which the newest release may not be; no question of how that one came out."""
    c = f.clause
    told = c.all("period") if f.latest and not f.periods else ()
    beyond = c.all("compare", "above", "below", "pass") if c.ops("forecast") or c.has("poll") else ()
    outcomes = [*(m for m in c.all("op", *_OUTCOMES) if _one_way(m)), *beyond]
    either = c.has("conj", "or") or c.has("compare", "at_most", "at_least", "either")  # "above or below"
    if not told or not outcomes or either or len({_short(m) for m in outcomes}) > 1:
        return False
    if c.ops("when"):
        return True
    newest = told[0]
    skipped = ("harmless", "prep", "question")  # "the newest month in which"
    after = [m for m in c.mentions[c.at(newest) + 1 :] if m.kind not in skipped][:2]
    ahead = c.mentions[: c.at(newest)]
    opened = all(m.kind in ("harmless", "self", "courtesy") and not m.says("auxiliary", "copula") for m in ahead)
    return opened and any(m.kind == "flow" for m in after) and any(m in outcomes for m in after)


def _short(m: Mention) -> bool:
    return m.is_("op", "missed") or m.says("undershot") or m.is_("compare", "below")


def _one_way(m: Mention) -> bool:
    return m.is_("op", "missed") or m.says("outdone", "undershot")
