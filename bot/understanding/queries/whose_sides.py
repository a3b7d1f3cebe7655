"""Who reports, with whom and which way: as the words say, or over the sides of the query before in a fragment."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import NotHeld
from bot.model import Code, Coverage, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.ends_of_trade import MIRROR, Sides, without
from bot.understanding.parties.made_partners import governed
from bot.understanding.parties.not_kept import by_their_count
from bot.understanding.parties.sides import read_sides
from bot.understanding.parties.theirs import (
    asked_of_all,
    flow_explained,
    instead_of,
    named_again,
    of_them_all,
    own_instead,
    own_of_another,
    own_trade,
    their_deficit,
    their_end,
    theirs_of,
)
from bot.understanding.parties.whose import balance_by_them, other_books
from bot.understanding.talks.dealt_by import (
    acting_alone,
    dealt_by_them,
    dealt_in_order,
    dealt_with_us,
    either_way_said,
    other_verb,
    toward_them,
)
from bot.understanding.talks.doer_named import doer_named
from bot.understanding.talks.one_of_those import points_at_one
from bot.understanding.talks.orders import points_at_several
from bot.understanding.talks.same_trade import partners_kept, supposed_of_other_goods, there_after
from bot.understanding.talks.told import told
from bot.understanding.talks.whom_asked import alone_in_order
from bot.understanding.words.kinds import BALANCES, FILLERS, OF_ONE_TIME, ONE_WAY, WHO


def fill_sides(f: Features, previous: Query | None, before: Sequence[Turn], coverage: Coverage, home: str) -> Sides:
    """Fill in who reports, with whom and which way; give back the sides as they were read."""
    clause = f.clause
    goods = next((code for code in f.commodities if code != "TOTAL"), "TOTAL")
    sides = their_end(read_sides(clause, coverage, home, goods), clause, before, home)
    f.two_books = sides.two_books
    f.by_books, f.by_home = clause.has("agency"), clause.has("agency", home)
    if f.context:
        _fill_series(f, sides, coverage, home)
    elif previous is None or _about_the_data(previous):
        _fill_anew(f, sides, previous)
    else:
        told = _told_sides(f, sides, previous, before, coverage, home)
        if told is not None:
            return told
        _fill_over(f, sides, previous, before, coverage, home)
    return sides


def _about_the_data(previous: Query) -> bool:
    """Whether the query before asked for no figure: a word, or what is held at all; a source is about its figure, and
    so is whether a flow of one month is out yet: 八月出口增速出来没?同比多少."""
    out_yet = previous.by == "release_next" and len(previous.periods) == 1
    series = previous.by == "source" or ((previous.by == "held" or out_yet) and previous.flow is not None)
    return previous.operation == "define" or (previous.operation == "coverage" and not series)


def _fill(f: Features, sides: Sides) -> Sides:
    f.reporter, f.flow, f.partners = sides.reporter, sides.flow, sides.partners
    return sides


def _fill_series(f: Features, sides: Sides, coverage: Coverage, home: str) -> None:
    """Whose a context series is; NotHeld for another place."""
    f.flow, f.reporter = "context", coverage.context_reporters.get(f.commodities[0], home)
    held = {key.partner for key, _ in coverage.series if key.flow == "context" and key.commodity in f.commodities}
    known = {f.reporter, home, *held}
    if (place := next((code for code in (*sides.partners, sides.reporter) if code not in known), None)) is not None:
        series = Code("commodity", f.commodities[0])
        raise NotHeld(Statement.of("refusal.not_held.context", series=series, place=Code("partner", place)))
    f.partners = tuple(sorted(held)) or ("WLD",)


def _fill_anew(f: Features, sides: Sides, previous: Query | None) -> None:
    """As they were read, with nothing before them, or what is held."""
    clause = f.clause
    placed = clause.has_any(*WHO)
    _fill(f, sides)
    f.flow = sides.flow or flow_explained(clause, previous)
    if previous is None or not sides.of_all:
        return
    if clause.has("deictic", "there") or not (placed or clause.has_any("flow", "agency")):
        f.partners = previous.partners  # "China's exports to it", "growth?", after what is held of Taiwan
        f.reporter = previous.reporter if not placed and sides.reporter == f.home else f.reporter  # "by whom?"


def _told_sides(
    f: Features, sides: Sides, previous: Query, before: Sequence[Turn], coverage: Coverage, home: str
) -> Sides | None:
    """The sides where a fragment tells them itself: another's own trade, or the other side's books of the same."""
    clause = f.clause
    placed, flow = clause.has_any(*WHO), clause.first("flow", *ONE_WAY)
    if (others := instead_of(clause, previous, sides, coverage)) is not None:
        return _fill(f, others)
    if (unkept := by_their_count(f, previous, coverage, home)) is not None:
        return unkept
    if (theirs := theirs_of(clause, previous, sides, home) or their_deficit(clause, before, home)) is not None:
        _fill(f, theirs)
        f.flow = theirs.flow or previous.flow
        return theirs
    acting = acting_alone(clause, previous, coverage, home) or doer_named(clause, previous, home)
    if acting or own_of_another(clause, previous, sides, home):
        return _fill(f, acting or sides)
    if clause.has("agency") and not placed and not clause.has("flow"):
        return other_books(f, previous, clause.all("agency")[0].code)
    if (by_them := balance_by_them(f, previous)) is not None:
        return by_them
    other = previous.partners[0] if previous.reporter == home and len(previous.partners) == 1 else ""
    if clause.has("books", "own") and not clause.has_any(*WHO, "flow", "verb") and other in coverage.reporters:
        return other_books(f, previous, other)  # "and by their own figures", "as per our own ministry"
    facing = previous.reporter != home and previous.partners == (home,)
    if flow is not None and clause.has("agency", home) and not placed and facing:  # "what did Chinese customs have for"
        clause.use(*clause.all("agency"))
        return _fill(f, Sides(home, flow.code, (previous.reporter,)))
    balanced = previous.flow == "balance" and clause.has("flow", *BALANCES)
    says = clause.has("books", "says", "own", "according_to") and not clause.has("verb")
    says = says and (balanced or not clause.has("flow"))  # "and what surplus does China report?"
    whose = clause.codes(*WHO)
    says = says or (before[-1].answered and named_again(clause, previous, whose))
    bare = not clause.has_any("flow", "verb", "prep", "agency", "measure")
    says = says or (facing and whose == {home} and bare)
    if says and len(whose) == 1 and whose <= {home, *coverage.reporters} and whose <= {home, *previous.partners}:
        return other_books(f, previous, whose.pop())  # "and what does China report?"
    return None


def _fill_over(
    f: Features, sides: Sides, previous: Query, before: Sequence[Turn], coverage: Coverage, home: str
) -> None:
    """The sides of the query before, and what is said of them now."""
    clause = f.clause
    whose = clause.codes(*WHO)
    told = sides.flow if sides.flow is not None and not either_way_said(clause, previous) else previous.flow
    dealt = dealt_with_us(clause, previous, home) or dealt_in_order(clause, previous, home)
    dealt = dealt or toward_them(clause, previous, home)
    dealt = dealt or dealt_by_them(clause, before, home, coverage)
    f.flow = dealt or other_verb(clause, previous, told)
    free = sides.flow is None and f.flow in (None, previous.flow)
    f.flow = None if free and supposed_of_other_goods(previous, f.commodities) else f.flow
    f.reporter = previous.reporter
    f.partners = () if asked_of_all(clause, previous, f.flow) else partners_kept(clause, previous, home)
    if (own := _own_count(f, sides, previous, home)) is not None:
        f.reporter, f.partners = own
    elif previous.flow == "context" and sides.flow is not None:
        f.reporter, f.partners = sides.reporter, there_after(clause, previous, sides)
    elif alone_in_order(f, before) or points_at_several(f, before) or points_at_one(f, previous, before, whose, home):
        if _the_other_way(clause, previous) and not (clause.has_any("flow", "verb") or clause.says("left_of_two")):
            f.flow = MIRROR[previous.flow or ""]  # "and what came back from the first one?"
    elif _of_everybody(clause, before):
        f.partners = ("WLD",)  # "and in all?" after one country's: all countries'
    elif whose and (reporter := own_instead(f, previous, coverage, home)):
        f.reporter, f.partners = reporter, previous.partners
    elif whose and f.reporter != home and not sides.owner_only and _theirs_kept(f, previous, whose):
        flow = clause.first("flow", *ONE_WAY)
        balanced = clause.has("flow", *BALANCES) and whose == {*previous.partners}
        f.flow = flow.code if flow else "balance" if balanced else previous.flow  # "surplus with the US", after Vietnam
        f.partners = without(tuple(whose), f.reporter) or f.partners  # "and to Japan?"
    elif previous.operation == "compare" and clause.says("was_it") and not whose and clause.has("deictic", "other_one"):
        pass  # "and in 2024, was it the other way round?": the same two
    elif _the_other_way(clause, previous) and whose <= {home, *previous.partners}:
        f.flow, f.partners = MIRROR[previous.flow or ""], previous.partners if whose else f.partners
        # "and what did Russia send in return?"
    elif whose:
        _fill_partners(f, sides, previous, whose, home)


def _the_other_way(clause: Clause, previous: Query) -> bool:
    """What was sent in return; no "and which month was, conversely, the lowest"."""
    return clause.has("deictic", "other_one") and previous.flow in MIRROR and not clause.has("extreme")


def _own_count(f: Features, sides: Sides, previous: Query, home: str) -> tuple[str, tuple[str, ...]] | None:
    """Reporter and partners where the other side's count is asked for, of a flow that is named."""
    clause = f.clause
    counted = clause.has("books", "says", "own") or clause.has("agency")
    two_way = sides.flow is None and previous.flow in ("balance", "total")  # "the US with China, US numbers"
    own = counted and clause.has_any(*WHO) and sides.reporter != home and bool(sides.partners)
    if own and (sides.flow is not None or two_way):
        return sides.reporter, sides.partners  # "and how much does the US say it bought?"
    facing = previous.reporter != home and previous.partners == (home,) and clause.codes(*WHO) == {home}
    if counted and facing and sides.flow is not None and (clause.has("verb") or clause.has("deictic", "there")):
        return home, (previous.reporter,)  # "and what does China say it bought", after US exports
    if sides.owner_only and previous.partners == (sides.reporter,) and sides.flow is not None:
        return sides.reporter, (previous.reporter,)  # "and the American deficit?": the other's books
    return None


def _of_everybody(clause: Clause, before: Sequence[Turn]) -> bool:
    previous = before[-1].query
    sums = clause.all("op", "sum")
    both = any(m.means("deictic", "both", "them") or m.says("sum_of_told") for m in sums)  # "together", "sum?"
    amounts = previous.operation in ("level", "why") or (previous.operation == "growth" and clause.has("period"))
    in_all = (sums or clause.says("in_all")) and not both and of_them_all(clause, previous.flow) and amounts
    in_all = in_all or (_the_whole_moved(clause, before) and previous.operation in (*OF_ONE_TIME, "why", "check"))
    return bool(in_all or _all_of_the_goods(clause, previous) or clause.has("deictic", "everybody"))


def _the_whole_moved(clause: Clause, before: Sequence[Turn]) -> bool:
    """ "Did the total rise?", "why did the total fall", "how did the total do": and nothing else is named, and no two
    were told that have a total."""
    whole = [m for m in clause.all("op", "sum") if m.says("whole_flow")]
    said = [m for m in clause.mentions if m.kind not in (*FILLERS, "direction", "growth") and m not in whole]
    moved = clause.has_any("direction", "growth") or clause.has("question", "how")
    moved = moved and all(m.is_("op", "why", "how_fast", "check") or m.is_("question", "how", "how_much") for m in said)
    return moved and len(whole) == 1 and told(before, False) is None


def _all_of_the_goods(clause: Clause, previous: Query) -> bool:
    """ "Total crude imports that month", "and crude in total?" after Russia's and Malaysia's: those from everybody."""
    whole = [m for m in clause.all("op", "sum") if m.says("whole_flow") or m is clause.mentions[-1]]
    named = clause.codes("commodity") == {*previous.commodities} and clause.codes("flow") <= {previous.flow}
    if len(whole) != 1 or not named or clause.has_any("place", "demonym"):
        return False
    after = clause.after(whole[0])
    return after is None or after.kind in ("commodity", "flow")


def _theirs_kept(f: Features, previous: Query, whose: set[str]) -> bool:
    """ "And to Japan?" after Germany's exports: Germany's to Japan."""
    clause = f.clause
    kept = not clause.has("flow") or (clause.has("flow", *ONE_WAY) and own_trade(previous, whose, f.home))
    balanced = clause.has("flow", *BALANCES) and whose == {*previous.partners}
    return (kept or balanced) and governed(clause)


def _fill_partners(f: Features, sides: Sides, previous: Query, whose: set[str], home: str) -> None:
    """With whom, where places are named."""
    partners = without(sides.partners, f.reporter)
    if sides.reporter != home and not partners:
        partners = (sides.reporter,)
    if sides.reporter == home and not sides.partners and f.reporter != home:
        partners = (home,)
    f.partners = partners or (f.partners if sides.partners == () else partners)
    if sides.reporter == home and previous.reporter != home and sides.flow is not None and sides.partners:
        meant = f.clause.has("fragment", "meant")  # "China's exports to the US, I mean", after US exports
        meant = meant or {home, previous.reporter} == whose  # "and China's surplus with India", after India's count
        f.reporter, f.partners = home, sides.partners if meant else f.partners
