"""Orders of partners or goods that were told: asked anew from their other end, one's place in them, several of their
places. What is set beside the first of an order ("how much more than the US?"), and whose count is asked ("and by
Washington's?")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import WITH_RATES, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features, ordinal_of
from bot.understanding.parties.ends_of_trade import MIRROR
from bot.understanding.rules.partners import lists_dealers
from bot.understanding.talks.dealt_by import SIGN, dealt_most_with, have_it_themselves
from bot.understanding.talks.one_of_those import so_many
from bot.understanding.talks.told import RECKONED, told
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNTS, ASKING_LITTLE, NAMED, OF_DEALERS, OF_ONE_TIME, ONE_WAY, WHO

_SIZES = (None, "value", "quantity", "share", WITH_RATES)
_NAMING = (
    "flow", "place", "demonym", "commodity", "party", "period", "unit", "extreme", "more", "direction", "number",
    "compare", "verb", "event", "agency", "multiple",
)  # fmt: skip


def order_turned(before: Sequence[Turn], f: Features) -> Query | None:
    """ "And the smallest?" after the largest: the other end of the same order; "and the biggest deficits?" after the
    largest surpluses, also where one of those stands between; "and who's first in imports?" that of the other flow."""
    c, extreme = f.clause, f.extreme()
    bare = c.only("extreme", "fragment", "conj", "harmless")  # "and the smallest?", after the second of them
    previous = _order_of_one(before) if bare or c.has("flow", *SIGN) else before[-1].query
    if previous.operation != "rank" or previous.by not in ("partner", "commodity"):
        return None
    extreme = -1 if extreme is None and previous.measure == "yoy" and c.has("more", "fell_more") else extreme
    if c.has_any("commodity", "party", *WHO) or f.asks_time:
        return None
    way, most = extreme or int(c.has("question", "where", "who")), abs(previous.limit or 5)  # "where does it buy from?"
    if way and previous.by == "partner" and (flow := dealt_most_with(previous, f)) is not None:
        return previous.with_(flow=flow, limit=way * most, periods=f.periods or previous.periods, notes=())
    if c.has_other("verb", "get"):
        return None
    sides = c.codes("flow")
    of_flow = len(sides) == 1 and sides <= {*ONE_WAY} and previous.flow in ONE_WAY  # "and who's first in imports?"
    if extreme is not None and previous.by == "partner" and of_flow:
        return previous.with_(flow=next(iter(sides)), limit=extreme * most, notes=())
    if sides:
        if previous.flow != "balance" or len(sides) != 1 or not sides <= SIGN.keys() or c.has("question", "how_much"):
            return None
        if extreme == -1:
            return None  # the smallest of them: not the end of this order
        extreme = SIGN[next(iter(sides))] * (-1 if have_it_themselves(c, previous, sides) else 1)
    if extreme is None:
        return so_many(previous, c)
    sized = c.has("ordinal") or any(m.says("in_size") for m in c.all("extreme"))
    if sized and extreme == 1 and previous.flow == "balance" and not sides:
        extreme = -1 if (previous.limit or 1) < 0 else 1  # "the biggest?", after the largest deficits
    if previous.measure == "yoy" and c.has("direction", "down") and not c.has("direction", "up"):
        extreme = -extreme  # "and which fell most?", after those that grew fastest
    count = abs(f.limit or previous.limit or 5)
    rated = f.growth or any(m.says("of_pace") for m in c.all("extreme"))
    rated = rated and previous.flow != "balance"  # "the fastest growing one?", after an order by size
    measure = "yoy" if rated else previous.measure
    placed = {"partners": ()} if previous.by == "partner" and previous.limit is None else {}
    return previous.with_(
        limit=extreme * count, measure=measure, periods=f.periods or previous.periods, notes=(), **placed
    )


def _order_of_one(before: Sequence[Turn]) -> Query:
    """The order in which the one partner stands that was told last ("second?"); else what was told last."""
    last = before[-1].query
    if last.operation not in ("balance", "level") or len(last.partners) != 1:
        return last
    order = next((turn for turn in reversed(before[-3:-1]) if turn.query.operation == "rank"), None)
    same = order is not None and last.partners[0] in order.named and order.query.periods == last.periods
    return order.query if order is not None and same and order.query.flow == last.flow else last


def ordered_anew(previous: Query, query: Query, f: Features) -> Query:
    """ "Top 3" after an order: of the same things, by the same measure, where the fragment names none."""
    placed = query.limit is None or query.by not in ("partner", "commodity")  # "same for Korea", after its best quarter
    placed = placed and len(query.partners if query.by == "partner" else query.commodities) == 1
    if f.things > 1 or f.members_of or (placed and f.clause.has("place")) or (placed and f.clause.has("demonym")):
        return query  # "and Korea's rank?": of the one that is named
    if previous.limit is None and previous.by == "partner" and f.limit is not None and not f.clause.has_any(*WHO):
        return query.with_(partners=(), limit=f.limit)  # "top 10", after the place of one
    told = f.clause.has_any("measure", "unit") or f.growth or query.condition != previous.condition
    measure = query.measure if told or query.measure is not None else previous.measure
    return query.with_(by=previous.by, partners=previous.partners, measure=measure)


def rates_of_order(previous: Query, f: Features) -> Query | None:
    """ "And their growth?" after an order by size: the same with the rate of each beside it; "has it widened" after
    balances: of the first one. The growth of all trade is named as such: "growth of exports"."""
    c = f.clause
    if previous.operation == "share" and previous.by == "top":  # "the top 5 with share and growth"
        previous = previous.with_(operation="rank", by="partner")
    if previous.operation != "rank" or previous.measure not in _SIZES:
        again = (previous.operation, previous.measure) == ("rank", "yoy")  # "by growth", once more
        return previous.with_(notes=()) if again and c.only("growth", *ASKING_LITTLE) else None
    if (previous.limit is None and len(previous.partners) == 1) or c.has("deictic", *_PLACES):
        return None  # "and its growth?", after the place of one; "growth of the second one": of one of them
    moved = c.has("direction") and c.says("pronoun") and not c.has("growth")  # "has it widened"
    named = c.has_any("ordinal", *(kind for kind in _NAMING if kind != "direction" or not moved))
    if not (moved or c.has("growth", "growth", "yoy")) or f.periods != previous.periods or named:
        return None
    limit, anew = previous.limit, c.has("fragment", "instead") and c.has("prep", "by")
    if moved and previous.flow == "balance" and limit and not c.has("deictic"):
        limit //= abs(limit)
    measure = "yoy" if anew else WITH_RATES  # "and by growth instead of size?"
    return previous.with_(measure=measure, limit=limit, notes=()) if not c.has_other("op", "how_fast") else None


_NAMED_BESIDE = {"partner": WHO, "commodity": ("commodity",)}
_TOLD = (
    "flow", "verb", "unit", "measure", "growth", "direction", "more", "compare", "time", "party", "agency", "event",
)  # fmt: skip
_PLACE = ("place_of", "rank")
_DEALT = {"partner": "total", **OF_DEALERS}
_BACK = 4  # turns


def place_of_told(previous: Query, f: Features) -> Query | None:
    """ "Where does that rank?", "rank among all buyers?" after one partner's figure: its place among all partners."""
    c = f.clause
    if asks_its_place(c, previous, f.home):
        flow = _DEALT.get(c.all("party")[0].code, previous.flow)
        c.rule = RECKONED
        place = previous.with_(operation="rank", flow=flow, by="partner", limit=None, measure=None, basis=None)
        return place.with_(periods=f.periods or previous.periods, notes=())
    single = len(previous.partners) == 1 and previous.partners != ("WLD",) and previous.commodities == ("TOTAL",)
    told = single and previous.operation in (*OF_ONE_TIME, "share") and previous.by != "month"
    if not told or not c.ops(*_PLACE) or f.asks_time:
        return None
    if previous.reporter != f.home or c.has_any("extreme", "number", "ordinal") or f.context:
        return None
    if c.has("deictic", "them", "both") or not c.only(*ASKING_LITTLE, "deictic", "op", "place", "party", "time"):
        return None  # "rank those": several were told
    if c.has_other("op", *_PLACE) or c.has_other("place", "WLD") or lists_dealers(c):
        return None
    measure = "yoy" if previous.operation == "growth" else None
    c.rule = RECKONED  # of all partners, however they are called
    return previous.with_(operation="rank", by="partner", limit=None, measure=measure, notes=())


def asks_its_place(c: Clause, previous: Query, home: str) -> bool:
    """ "Is it China's biggest partner?", "is that the largest market?" after one partner's figure: his place."""
    single = len(previous.partners) == 1 and previous.partners != ("WLD",) and previous.reporter == home
    if not single or previous.operation not in OF_ONE_TIME or not (c.has("party") and c.has("extreme")):
        return False
    pointed = c.has("deictic", "that") or c.says("pronoun")
    others = {m.code for kind in WHO for m in c.all(kind)} - {home}
    told = c.has_any("flow", "verb", "commodity", "question", "number", "ordinal", "agency", "op")
    return pointed and not others and not told and c.all("party")[0].code in _DEALT


def place_in_order(before: Sequence[Turn], f: Features) -> Query | None:
    """The place of the one that is named; None where no place is asked for. The order may lie behind the figures of one
    that stands in it: "how much did the third one sell? is Germany in the top ten?"."""
    c, previous = f.clause, before[-1].query
    if previous.operation in OF_ONE_TIME and c.has_any(*WHO):
        orders = (turn.query for turn in reversed(before[-_BACK:]) if turn.query.operation == "rank" and turn.named)
        order = next((one for one in orders if one.flow == previous.flow and one.limit is not None), previous)
        told = order is not previous and before[-1].query.partners[:1] != ("WLD",)
        previous = order if told and any(m.says("numbered") or m.kind == "number" for m in c.mentions) else previous
    if previous.operation != "rank" or previous.by not in _NAMED_BESIDE or c.has_any(*_TOLD):
        return None
    kinds = _NAMED_BESIDE[previous.by]
    named = tuple(dict.fromkeys(m.code for kind in kinds for m in c.all(kind)))
    others = [kind for kind in ("place", "demonym", "commodity") if kind not in kinds and c.has(kind)]
    if len(named) != 1 or others:
        return None
    slot = "partners" if previous.by == "partner" else "commodities"
    single = previous.limit is None and len(getattr(previous, slot)) == 1  # after the place of another
    asked = c.ops(*_PLACE) or (c.has("question", "where") and not c.has_other("op", "trend", "list"))
    one_of = c.says("among") or [m.value for m in c.all("number")] == [1]  # "is Germany among them?", "one of them"
    asked = asked or c.says("numbered") or (c.has("deictic", "them") and one_of)
    first = c.has_any("extreme", "ordinal") or c.has("deictic", *_PLACES)  # "so the US is first?"
    ahead = ("extreme", "ordinal", "deictic") if first and not (f.asks_time or c.has_any("question", "prep")) else ()
    again = (single or ahead) and c.only(*ASKING_LITTLE, *kinds, *ahead, "period")
    if not (asked or again) or c.has_other("op", *_PLACE, "trend", "list"):
        return None
    numbers = c.all("number")
    if len(numbers) > 1 or any(amount.unit or amount.scaled for amount in f.amounts):
        return None
    c.use(*numbers)  # "in the top 10?": its place tells
    periods = f.periods or previous.periods
    return previous.with_(**{slot: named}, limit=None, periods=periods, notes=())


_PLACES = {"first_one": 1, "second_one": 2, "third_one": 3}
_BESIDE = ("harmless", "conj", "fragment", "courtesy", "prep", "question", "period", "deictic")


def points_at_several(f: Features, before: Sequence[Turn]) -> bool:
    """Whether several places of an order are named and nothing else; fills partners or goods. Ambiguous where the order
    told last does not reach so far."""
    c = f.clause
    if c.has("deictic", "there") and (with_all := _with_all_told(f, before)):
        f.partners = with_all
        return True
    if not c.has("conj") or not (c.has("ordinal") or c.has("op", "rank") or c.has("deictic")):
        return False
    placed = [(m, place) for m in c.mentions if (place := _place_of(m)) is not None]
    others = [m for m in c.mentions if m not in [one for one, _ in placed]]
    if len(placed) < 2 or any(m.kind not in _BESIDE for m in others):
        return False
    listed = next((turn for turn in reversed(before) if len(turn.named) > 1), None)
    places = [place for _, place in placed]
    if listed is None or max(places) > len(listed.named) or len(set(places)) < len(places):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
    named = tuple(listed.named[place - 1] for place in places)
    c.use(*(m for m, _ in placed))
    if listed.query.by == "commodity" or len(listed.query.commodities) > 1:
        f.commodities = named
    else:
        f.partners = named
    return True


def _with_all_told(f: Features, before: Sequence[Turn]) -> tuple[str, ...]:
    """ "The balance with both", "with each of them", after one partner and another."""
    marks = {mark for mark in ("each", "both_of_them") if any(m.says(mark) for m in f.clause.all("deictic", "there"))}
    things = told(before, True) if marks else None
    if things is None or things.slot != "partners" or (marks == {"both_of_them"} and len(things.items) != 2):
        return ()
    return tuple(item for item in things.items if isinstance(item, str))


def _place_of(mention: Mention) -> int | None:
    """1 for `first`, `#1`, `the first one`; None for what names no place."""
    if mention.kind == "op" and mention.code == "rank":
        figure = mention.said.strip("#№. ")
        return int(figure) if figure.isdecimal() else None
    if mention.kind == "deictic":
        return _PLACES.get(mention.code)
    return ordinal_of(mention)


_SAID = ("flow", "commodity", "verb", "period", "agency", "books", "unit", "growth", "measure", "direction", "party")
_COUNT = frozenset({"harmless", "conj", "fragment", "courtesy", "prep", "question", "place", "demonym"})


def ahead_of(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment, or None."""
    previous = before[-1].query
    than = _than_another(before[-1], f) or _than_the_first(before, f)
    return than or _by_their_count(previous, f) or _from_whom(previous, f)


def _than_another(last: Turn, f: Features) -> Query | None:
    """ "How much more than the US?" after an order of partners: its first beside the one that is named."""
    c, previous = f.clause, last.query
    if previous.operation != "rank" or previous.by != "partner" or not last.named or (previous.limit or 0) < 0:
        return None
    further = c.ops("difference") and any(m.says("further") for m in c.all("op"))
    further = further or (c.has("question", "how_much") and c.has("more"))
    than = c.says("than")
    named = tuple(dict.fromkeys(m.code for kind in WHO for m in c.all(kind)))
    if not (further and than) or c.has_any(*_SAID) or f.amounts or len(named) != 1 or named[0] == last.named[0]:
        return None
    if previous.measure not in (None, "value", "quantity"):
        return None
    return previous.with_(operation="compare", by="partner", limit=None, partners=(last.named[0], *named), notes=())


def _than_the_first(before: Sequence[Turn], f: Features) -> Query | None:
    """ "How much less than the first one?" after an order of partners and another one's figure: that one beside it."""
    c, previous = f.clause, before[-1].query
    pointed = c.all("deictic", "first_one", "second_one", "third_one")
    if len(pointed) != 1 or previous.operation != "level" or len(previous.partners) != 1 or previous.by is not None:
        return None
    led = c.before(pointed[0])
    apart = c.ops("difference") or (c.has("question", "how_much") and c.has("more"))
    if not apart or led is None or not led.says("than") or c.has_any(*_SAID, "place", "demonym"):
        return None
    order = next((turn for turn in reversed(before[:-1]) if len(turn.named) > 1), None)
    at = ("first_one", "second_one", "third_one").index(pointed[0].code)
    if order is None or order.query.operation != "rank" or order.query.by != "partner" or len(order.named) <= at:
        return None
    if order.named[at] == previous.partners[0] or order.query.commodities != previous.commodities:
        return None
    pair = (previous.partners[0], order.named[at])
    return previous.with_(operation="compare", by="partner", partners=pair, notes=())


def _by_their_count(previous: Query, f: Features) -> Query | None:
    """ "And by Washington's?" after what is traded with the US: the same in their books."""
    c = f.clause
    if previous.operation not in AMOUNTS or len(previous.partners) != 1 or previous.reporter != f.home:
        return None
    if not c.only(*_COUNT) or previous.flow not in MIRROR:
        return None
    places = [m for m in c.mentions if m.kind in WHO]
    if len(places) != 1 or places[0].code != previous.partners[0] or places[0] is not _last_of_weight(f):
        return None
    led = c.before(places[0])
    counted = led is not None and led.is_("prep", "by")
    if not counted or not previous.all_goods:
        return None
    return previous.with_(
        reporter=previous.partners[0], partners=(f.home,), flow=MIRROR[previous.flow], basis=None, notes=()
    )


def _from_whom(previous: Query, f: Features) -> Query | None:
    """ "Who bought more from whom?" after the trade with one partner: both ways of it beside one another."""
    c = f.clause
    if len(c.all("question", "who")) < 2 or not c.has("more") or not c.has("verb") or len(previous.partners) != 1:
        return None
    plain = previous.operation in (*AMOUNTS, "growth") and previous.partners != ("WLD",)
    if not plain or c.has_any("period", *NAMED):
        return None
    return previous.with_(operation="compare", by="flow", flow="both", measure=None, basis=None, notes=())


def _last_of_weight(f: Features) -> object:
    return next((m for m in reversed(f.clause.mentions) if m.kind != "harmless"), None)
