"""Words that mean something else in a talk than alone -> the frame as the talk makes it read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.model import HOME, Coverage, Query, Turn
from bot.understanding.mentions.spans_named import together_in_talk
from bot.understanding.mentions.tagged import read_elsewhere
from bot.understanding.parties.ends_of_trade import MIRROR
from bot.understanding.talks.after_shares import part_and_whole
from bot.understanding.talks.all_goods_again import all_goods_again
from bot.understanding.talks.asked_back import chosen_by_place, first_by_rate
from bot.understanding.talks.bare_numbers import going_on, no_that_year, pointed_times, than_that_year
from bot.understanding.talks.cost_of_it import cost_of_barrels
from bot.understanding.talks.groups_told import bloc_told, within_group
from bot.understanding.talks.last_of_order import last_of_order
from bot.understanding.talks.of_a_release import of_the_release, print_of_it
from bot.understanding.talks.of_two_told import (
    after_verdict,
    between_the_two,
    both_flows,
    both_ways_told,
    meant_for_balance,
    moved_too,
    next_in_order,
    one_of_two,
    total_again,
)  # fmt: skip
from bot.understanding.talks.one_more import all_of_home, everybody
from bot.understanding.talks.rates_again import worth
from bot.understanding.talks.said_ahead import said_ahead
from bot.understanding.talks.series_named import after_its_kind
from bot.understanding.talks.who_did_it import who_did_it
from bot.understanding.talks.whom_asked import whom_asked
from bot.understanding.talks.with_us import from_us
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Frame, Mention, holds_only
from bot.understanding.words.kinds import BALANCES, FILLERS, LITTLE, ONE_WAY, WHO
from bot.understanding.words.lexicon import Lexicon

_NTH: Final = {"second_one": 2, "third_one": 3}


def reread(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon, coverage: Coverage, catalog: Catalog) -> Frame:
    """The frame with what its words stand for after what was told: a choice, a release, a verdict, a value, who is
    meant, a series, everybody, both ways, causes."""
    frame = moved_too(_dearer(cost_of_barrels(all_of_home(frame, talk), talk), talk), talk)
    frame = all_goods_again(last_of_order(_rates_of_each(frame) if talk else frame, talk), talk)
    frame = next_in_order(one_of_two(meant_for_balance(_flows_apart(frame, talk), talk), talk), talk)
    frame = both_ways_told(between_the_two(total_again(frame, talk), talk), talk, coverage)
    frame = within_group(bloc_told(_side_alone(frame, talk), talk, coverage, catalog), talk, catalog)
    frame = part_and_whole(_gap_of_shares(first_by_rate(_with_whom(frame, talk), talk), talk), talk)
    frame = chosen_by_place(
        _ones_dealt_with(from_us(read_elsewhere(frame), talk[-1].query), talk[-1].query) if talk else frame, talk
    )
    frame = of_it(whom_asked(worth(of_the_release(after_verdict(frame, talk), talk), talk), talk), talk)
    frame = pointed_times(_seen_by(no_that_year(than_that_year(going_on(frame, talk), talk), talk), talk), talk)
    if talk and frame.has("term", "january_february"):
        frame = together_in_talk(frame, lexicon)
    frame = two_way(everybody(after_its_kind(_by_the_year(_by_the_day(frame, talk), talk), talk, lexicon), talk), talk)
    frame = said_ahead(print_of_it(who_did_it(frame, talk), talk), talk)
    return why_not(_nth_of_record(_record_before(_landed(frame, talk), talk), talk), talk)


def _rates_of_each(frame: Frame) -> Frame:
    """ "Growth on each" after the figures of several: the rates of them, and no price of one."""
    each = frame.mentions[-1] if frame.mentions else None
    if each is None or not each.is_("measure", "price") or not each.says("each") or frame.leftover:
        return frame
    if not frame.has("growth") or not frame.only("growth", "prep", "measure", *FILLERS):
        return frame
    said = replace(each, kind="op", code="each", others=())
    kept = (m for m in frame.mentions[:-1] if m.kind != "prep")
    return replace(frame, mentions=(*kept, said))


def _dearer(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Ficou mais barato?" after goods: what they cost, and no least of them."""
    goods = talk[-1].query.commodities if talk and talk[-1].query.flow in ONE_WAY else ()
    if len(goods) != 1 or goods == ("TOTAL",) or frame.has("commodity") or not frame.says("costlier"):
        return frame
    said = tuple(
        replace(m, kind="measure", code="price", others=()) if m.says("costlier") else m for m in frame.mentions
    )
    return replace(frame, mentions=said)


def _with_whom(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "And from the EU?" after a part of the surplus: it comes from trade with it, and no imports are meant."""
    last = talk[-1].query if talk else None
    part = last is not None and last.operation == "share" and last.flow in BALANCES
    if not (part and frame.has("prep", "from") and frame.only("prep", *WHO, *FILLERS)):
        return frame
    said = tuple(replace(m, code="with", others=()) if m.is_("prep", "from") else m for m in frame.mentions)
    return replace(frame, mentions=said)


def _landed(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Und wo landen die USA?" after an order: the place that they have in it, and nothing that they sell."""
    ordered = bool(talk) and (talk[-1].query.operation, talk[-1].query.by) == ("rank", "partner")
    deals = frame.all("verb") if ordered and frame.has("question", "where") and not frame.leftover else ()
    if len(deals) != 1 or not frame.has_any(*WHO) or not frame.only("question", "verb", *WHO, *FILLERS):
        return frame
    return replace(frame, mentions=tuple(m for m in frame.mentions if m is not deals[0]))


def _nth_of_record(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "¿Y el segundo?", "et le deuxième ?" after the best month: the second best, and none of those that were told."""
    ones = frame.all("deictic", *_NTH) if talk and talk[-1].query.operation == "record" else ()
    if len(ones) != 1 or frame.leftover or not frame.only("deictic", "question", *FILLERS):
        return frame
    nth = _NTH[ones[0].code]
    place = replace(ones[0], kind="ordinal", code=str(nth), value=float(nth), others=())
    return replace(frame, mentions=tuple(place if m is ones[0] else m for m in frame.mentions))


def _record_before(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "What was the previous one?" after a record: the record before it."""
    looked = bool(talk) and "record" in (talk[-1].query.operation, talk[-1].query.by)
    said = frame.all("time", "earlier") if looked and frame.has("question", "what") else []
    if len(said) != 1 or frame.leftover or not frame.only("time", "question", *FILLERS):
        return frame
    record = replace(said[0], kind="op", code="record", others=(("time", "earlier"),))
    return replace(frame, mentions=tuple(record if m is said[0] else m for m in frame.mentions))


def _side_alone(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "And the exports part?" after all trade with a partner: that side of it, and no share of anything."""
    if talk and frame.says("rest") and not frame.leftover and frame.only(*FILLERS):
        return _other_side(frame, talk)
    parts = [m for m in frame.all("measure") if m.is_("measure", "percent") and m.says("part")] if talk else []
    flows = frame.all("flow", *ONE_WAY)
    if len(parts) != 1 or len(flows) != 1 or talk[-1].query.flow not in ("total", "balance"):
        return frame
    behind = flows[0].last + 1 == parts[0].first and not frame.has_any("place", "demonym", "question", "unit")
    behind = behind and len(frame.all("measure")) == 1  # "export part how many percent"
    return replace(frame, mentions=tuple(m for m in frame.mentions if m not in parts)) if behind else frame


def _other_side(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "And the rest?" after all trade with a partner and then its exports: its imports."""
    two = [turn.query for turn in talk][-2:]
    plain = {"flow": None, "operation": "", "by": None, "measure": None, "basis": None, "notes": ()}
    alike = len(two) == 2 and two[0].with_(**plain) == two[1].with_(**plain)
    if not alike or two[0].flow != "total" or two[1].flow not in MIRROR or two[1].operation != "level":
        return frame
    said = next(m for m in frame.mentions if m.says("rest"))
    other = replace(said, kind="flow", code=MIRROR[two[1].flow], others=())
    return replace(frame, mentions=tuple(other if m is said else m for m in frame.mentions))


def _seen_by(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "How does Vietnam see it?" after a figure: what its own books say."""
    seen = next((m for m in frame.mentions if m.says("seeing")), None)
    asked = frame.has("question", "how", "what") and frame.has_any(*WHO) and frame.only("question", *FILLERS, *WHO)
    if not talk or seen is None or not asked or frame.leftover:
        return frame
    says = replace(seen, kind="books", code="says", others=())
    return replace(frame, mentions=tuple(says if m is seen else m for m in frame.mentions))


def _ones_dealt_with(frame: Frame, told: Query) -> Frame:
    """ "And the ones it buys most from?" after a trade of the home country's: the partners, in order."""
    ones = next((m for m in frame.mentions if m.says("same_goods")), None)
    one = len(told.partners) == 1 and not told.of_all  # "it" may be Japan
    if ones is None or one or told.reporter != HOME or not frame.has("extreme") or frame.has_any(*WHO, "party"):
        return frame
    behind = frame.mentions[frame.mentions.index(ones) + 1 :]
    deals = len(behind) > 2 and behind[0].says("pronoun") and behind[1].kind in ("verb", "flow")
    if not deals or not behind[-1].is_("prep", "to", "from"):
        return frame
    partners = replace(ones, kind="party", code="partner", others=())
    return replace(frame, mentions=tuple(partners if m is ones else m for m in frame.mentions))


def causes_explained(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Explain it" after a figure or a move: its causes, and no meaning of a word."""
    said = [m for m in frame.all("op", "define") if m.says("explain_it")]
    moved = bool(said) and any(m.kind in ("direction", "growth") and m.last < said[0].first for m in frame.mentions)
    told = bool(talk) and talk[-1].query.operation not in ("define", "coverage")
    if len(said) != 1 or not (moved or (told and frame.only("op", *FILLERS))):
        return frame
    why = replace(said[0], code="why", others=())
    return replace(frame, mentions=tuple(why if m is said[0] else m for m in frame.mentions))


def _flows_apart(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "The difference between exports and imports?" after a figure, "between the two?" after two records: how far;
    差在哪里, どこが違う after figures too."""
    said = [m for m in frame.all("op", "define") if m.says("sets_apart")] if talk else []
    if said and talk[-1].query.operation not in ("define", "coverage") and frame.only("op", *FILLERS):
        gap = {m: replace(m, code="difference", others=()) for m in said}
        return replace(frame, mentions=tuple(gap.get(m, m) for m in frame.mentions))
    two = [turn.query.operation for turn in talk[-2:]] == ["record", "record"] and frame.only("op", "deictic", *FILLERS)
    flows = len(said) == 1 and frame.codes("flow") == {*ONE_WAY} and talk[-1].query.periods
    if len(said) != 1 or not (flows or two) or frame.has_any("commodity", "agency"):
        return frame
    apart = replace(said[0], code="difference", others=(("harmless", "of_two"),) if two else ())
    return replace(frame, mentions=tuple(apart if m is said[0] else m for m in frame.mentions))


def _by_the_day(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Per day?" after a trade that is not in oil, which alone is counted in barrels a day: the mean of a day."""
    if not talk or not frame.has("unit", "mbpd") or "crude_oil" in talk[-1].query.commodities or frame.has("commodity"):
        return frame
    said = [m for m in frame.all("unit", "mbpd") if m.says("any_day")]
    daily = {m: replace(m, kind="op", code="per_day", others=()) for m in said}
    return replace(frame, mentions=tuple(daily.get(m, m) for m in frame.mentions))


def _gap_of_shares(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Gap?" after the shares of two in one flow: how far they are apart, and no share of a surplus."""
    flows = frame.all("flow") if talk else []
    alone = len(flows) == 1 and ("op", "difference") in flows[0].others and frame.only("flow", *FILLERS)
    if not alone or frame.leftover or talk[-1].query.operation != "share" or talk[-1].query.flow not in MIRROR:
        return frame
    apart = replace(flows[0], kind="op", code="difference", others=())
    return replace(frame, mentions=tuple(apart if m is flows[0] else m for m in frame.mentions))


def _by_the_year(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "And annually?" after the course or the record of months: that of the years, and no rates on the year."""
    said = [m for m in frame.all("growth", "yoy") if m.says("annual")]
    if not said or talk[-1].query.operation not in ("trend", "record") or not frame.only("growth", *FILLERS):
        return frame
    years = replace(said[0], kind="op", code="by_year", others=())
    return replace(frame, mentions=tuple(years if m is said[0] else m for m in frame.mentions))


# `It` behind `of` in a talk ("how much of it was China's exports?") -> the figure told, of which a part is asked.
_FEW = 12  # tokens of a fragment


def of_it(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as one that points at the figure told before, where it asks how much of it."""
    if not talk or len(frame.tokens) > _FEW or not frame.has("question", "how_much", "how_many"):
        return frame
    it = next((m for of, m in pairwise(frame.mentions) if of.is_("prep", "of") and m.says("pronoun")), None)
    frame = _out_of_that(frame, it)
    if it is None or it.first != it.last or talk[-1].query.flow not in ("export", "import", "total"):
        return frame
    that = replace(it, kind="deictic", code="that", others=())
    return replace(frame, mentions=tuple(that if m is it else m for m in frame.mentions))


def _out_of_that(frame: Frame, it: Mention | None) -> Frame:
    """ "How much of that came from June": of that month alone, and not of all since."""
    that = next((m for of, m in pairwise(frame.mentions) if of.is_("prep", "of") and m.is_("deictic", "that")), it)
    at = [m for m in frame.all("period") if that is not None and m.first > that.last]
    span = at[0].value if len(at) == 1 else None
    if not isinstance(span, TimeExpression) or span.mode != "since" or not span.base:
        return frame
    alone = replace(at[0], value=replace(span, mode="list", base=False))
    return replace(frame, mentions=tuple(alone if m is at[0] else m for m in frame.mentions))


# Words that agree elsewhere, and ask for causes after a claim was put to the test: "why not?".
_WHY_NOT = frozenset({"why_not"})


def why_not(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as one for causes, where it is all that is said after a claim."""
    if not talk or not frame.marked(_WHY_NOT) or frame.leftover or talk[-1].query.operation != "check":
        return frame
    if not frame.only(*FILLERS):
        return frame
    said = next(m for m in frame.mentions if m.says(*_WHY_NOT))
    why = replace(said, kind="op", code="why", others=())
    return replace(frame, mentions=tuple(why if m is said else m for m in frame.mentions))


# A word for both ways of a trade in a talk ("and both directions together?") -> all that is traded, both ways.
_MARK = frozenset({"two_way"})
_FEW_TWO = 8  # tokens of a fragment
_NAMING = ("flow", "place", "demonym", "agency", "party", "verb", "commodity", "extreme", "measure")


def two_way(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the flow of all trade, where a short fragment after figures of a flow names none;
    beside anything else the word says nothing."""
    if talk and frame.says("both_of_them"):
        return _both_alone(both_flows(frame))
    if not frame.marked(_MARK) or len(frame.tokens) > _FEW_TWO or not talk or frame.leftover or frame.has("negation"):
        return frame
    if talk[-1].query.flow not in ("export", "import", "balance", "total") or frame.has_any(*_NAMING):
        return frame
    said = next(m for m in frame.mentions if m.kind == "harmless" and any(m.says(c) for c in _MARK))
    both = replace(said, kind="flow", code="total", others=())
    rest = tuple(both if m is said else m for m in frame.mentions if not m.is_("op", "sum"))  # "both ways together"
    return replace(frame, mentions=rest)


def _both_alone(frame: Frame) -> Frame:
    """The frame with "both" as what points at two things, where nothing else is said: "both please"."""
    rest = tuple(m for m in frame.mentions if not (m.kind == "self" and m.says("request")))  # "I want both"
    if frame.leftover or not frame.says("both_of_them") or not holds_only(rest, *LITTLE):
        return frame
    said = next(m for m in rest if m.says("both_of_them"))
    both = replace(said, kind="deictic", code="both", others=())
    wished = len(rest) < len(frame.mentions)
    return replace(frame, mentions=(both,) if wished else tuple(both if m is said else m for m in rest))


# A word that ends what was talked of ("forget it.", "new topic:") -> the question after it leans on nothing.
_ENDS_NEW = frozenset({"new_topic"})
_ASKING = ("question", "period", "place", "demonym", "op", "growth", "measure")


def on_a_new_topic(frame: Frame) -> bool:
    """Whether such a word stands in it, a flow or series is named, and something is asked of it."""
    if not frame.marked(_ENDS_NEW) or not frame.has_any("flow", "commodity"):
        return False
    return frame.has_any(*_ASKING) and not frame.has("deictic")
