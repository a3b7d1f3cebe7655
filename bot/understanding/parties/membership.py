"""A question that names a group and asks after its members ("which ASEAN country buys most") -> the members in order.

The group as one would be another question's answer: its own place, or its best month.
"""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import Ambiguous, NotHeld
from bot.model import HOME, Bound, Code, Coverage, Query, Statement, Value
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.blocs import held_of, in_blocs
from bot.understanding.parties.ends_of_trade import MIRROR
from bot.understanding.parties.part_of_group import part_of_group
from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import ONE_WAY, PLACED, WHO

_SHOWN = 5
_ALL = 30  # more than any group has
_DEALERS = ("buyer", "seller", "partner")
_PLACE = ("rank", "place_of")
_FACING = ("to", "from", "with", "into", "at", "post_to", "post_from")


def of_members(
    query: Query, f: Features, catalog: Catalog, coverage: Coverage, home: str, previous: Query | None = None
) -> Query:
    """The query itself, the ranking of those of a group's members that are held, or the part of one of them in it."""
    if (part := part_of_group(query, f, catalog, previous)) is not query:
        return part
    if f.clause.frame.says("bloc") and (blocs := in_blocs(query, f, catalog, coverage)):
        return blocs
    group = _asked_after(f, catalog, home, previous)
    if group is None and previous is not None and previous.operation == "rank" and previous.by == "partner":
        return _among_them(query, f, previous, catalog, coverage)
    if group is None or query.operation not in (
        "rank", "record", "level", "balance", "total", "sum", "growth", "compare", "share",
    ):  # fmt: skip
        return query
    f.members_of = group.code
    counted = f.clause.before(group)
    if f.limit is None and counted is not None and counted.kind == "number" and isinstance(counted.value, int | float):
        f.clause.use(counted)  # "which three ASEAN members bought the most"
        f.limit = int(counted.value)
    sign, flow = f.extreme() or 1, "total" if query.flow == "trade" else query.flow
    theirs = query.reporter == group.code
    ours = _done_by_home(f.clause, group, home)
    told = f.clause.first("flow", *ONE_WAY) if ours else None
    if theirs:  # "EU countries by their imports from China": what China exports to each of them
        flow = flow if ours else MIRROR.get(flow or "", flow)
        f.clause.note("covered", "reporter", home)
    flow = told.code if told is not None else flow
    placed = _placed_within(f.clause, group, catalog, previous)
    if placed and not theirs and _facing_home(f.clause, flow, home):
        flow = MIRROR[flow or ""]  # "Germany's place among EU countries in exports to China"
    if flow == "balance":
        sign = -1 if f.clause.has("flow", "surplus" if theirs else "deficit") else sign
    elif (deal := f.clause.first("verb")) is not None and flow in MIRROR and not f.clause.has("flow"):
        flow = "export" if deal.code in ("buy", "get") else "import"  # "of the ASEAN countries, who bought most"
        flow = MIRROR[flow] if ours else flow  # "which members does China buy from"
    measure = (
        "yoy" if f.moved and flow != "balance" else query.measure if query.measure not in ("yoy", "share") else None
    )
    asked = query_of(f, "rank", by="partner", flow=flow, measure=measure).with_(reporter=home)
    held, newest = held_of(asked, tuple(code for code in catalog.members(group.code) if code != home), coverage)
    if flow == "balance" and newest is not None:
        asked = asked.with_(periods=(newest,))  # the newest of which both flows are held
    if len(held) < 2:
        if not query.periods:
            raise Ambiguous.again(query, query)
        said: dict[str, Value] = {"n": len(held), "period": query.periods[0], "flow": Code("flow", flow or "export")}
        raise NotHeld(Statement.of("refusal.not_held.ranking_partner", **said))
    shown = f.limit or _SHOWN
    if f.extreme() is None and f.limit is None and (told_so := _told_so(f, asked, theirs or _facing(f, group, home))):
        return asked.with_(partners=held, limit=None, condition=told_so)
    if placed in held:
        return asked.with_(partners=(placed, *(code for code in held if code != placed)), limit=PLACED)
    # never as many as there are: who names as many as he wants in order names them all
    return asked.with_(partners=held, limit=sign * (shown + (shown == len(held))))


def _facing(f: Features, group: Mention, home: str) -> bool:
    """`Which BRICS members run a surplus with China`: theirs, where the home country is whom they have it with."""
    balance = f.clause.first("flow", "surplus", "deficit")
    ours = f.clause.all("place", home)
    return balance is not None and group.first < balance.first and any(prep_of(f.clause, m) == "with" for m in ours)


def _told_so(f: Features, asked: Query, theirs: bool) -> Bound | None:
    """What those asked for meet: `which EU members have a surplus`, `which ASEAN countries sold less`; None where it is
    all in order."""
    c = f.clause
    surplus, deficit = c.has("flow", "surplus"), c.has("flow", "deficit")
    if c.ops("rank", "place_of") or f.amounts or f.context or f.bound is not None:
        return None
    if asked.flow == "balance":
        return Bound("above" if surplus is not theirs else "below", 0.0) if surplus is not deficit else None
    down = c.has("direction", "down") or c.has("more", "less")
    up = c.has("direction", "up")  # bare "bought more" may be more than the others
    if down is up or asked.flow not in (*ONE_WAY, "total") or c.says("than") or c.has_any("compare", "conj"):
        return None
    return Bound("below" if down else "above", 0.0, unit="pct", measure="yoy")


def _among_them(query: Query, f: Features, previous: Query, catalog: Catalog, coverage: Coverage) -> Query:
    """ "Only Europe", "just the ASEAN ones", after an order of partners: that group's members in the same order."""
    c = f.clause
    groups = [m for m in (*c.all("place"), *c.all("demonym")) if catalog.is_group(m.code)]
    told = c.has_any("flow", "verb", "commodity", "measure", "growth", "unit", "op", "extreme")
    within = any(m.is_("fragment", "only") or m.says("only") for m in c.mentions)
    if len(groups) != 1 or told or not within or {groups[0].code} != {*f.partners}:
        return query
    members = tuple(code for code in catalog.members(groups[0].code) if code != previous.reporter)
    held, _ = held_of(previous.with_(periods=f.periods), members, coverage)
    if len(held) < 2:
        return query
    f.members_of, shown, sign = groups[0].code, abs(previous.limit or _SHOWN), -1 if (previous.limit or 1) < 0 else 1
    limit = sign * (shown + (shown == len(held)))
    return previous.with_(partners=held, periods=f.periods, limit=limit, notes=())


def _done_by_home(c: Clause, group: Mention, home: str) -> bool:
    """`To which members does China export`, `EU members by Chinese exports`, 中国从哪些国家进口: what is done is
    China's own, where its name stands beside what is done or the members are those it is done to."""
    deed = c.first("verb") or c.first("flow")
    which = c.before(group)
    facing = which is not None and which.is_("question", "what") and prep_of(c, which) in (*_FACING, "in")
    led = c.mentions[: c.at(deed)] if deed is not None else ()  # "who sold China the most": what stands behind buys
    doers = [m for m in led if m.kind in ("place", "party") and m != group][-1:]
    owners = [c.before(deed), c.after(deed)] if deed is not None and deed.kind == "flow" else []
    facing = facing or any(m is not None and m.is_("demonym", home) and not prep_of(c, m) for m in owners)
    return facing or any(m.is_("place", home) and not prep_of(c, m) for m in doers)


def _asked_after(f: Features, catalog: Catalog, home: str, previous: Query | None) -> Mention | None:
    """The one group that is named, where `which`, an order or a word for dealers beside it asks for its members."""
    c = f.clause
    places = [m for m in c.mentions if m.kind in ("place", "demonym")]
    named = [m for m in places if catalog.is_group(m.code)]
    others = {m.code for m in places} - {home, *(m.code for m in named)}
    if len(named) == 1 and _placed_within(c, named[0], catalog, previous):
        return named[0]
    if len(named) != 1 or others - {f.reporter}:
        return None
    shared = any(not _among(m) for m in c.all("measure", "share"))
    if f.context or f.asks_time is not None or c.ops("place_of") or shared:
        return None
    group = named[0]
    before, after = c.before(group), c.after(group)
    several = group.last > group.first or _belonging(c, group)
    counted = before is not None and before.kind == "number" and several
    if before is not None and counted:
        before = c.before(before)  # "the top three ASEAN countries", "which three members of ASEAN"
    if after is not None and after.kind == "number" and c.postposed:
        after = c.after(after)  # 東南アジアの|3|カ国
    # "the three ASEAN countries to which ... most", "the largest ASEAN members", 出口|最多的|东南亚国家
    ones = (group.says("its_members") or _belonging(c, group)) and (counted or c.led_by(group, "extreme"))
    ranked = f.extreme() is not None or c.ops("rank")
    ranked = ranked or (c.has("party", *_DEALERS) and c.has("number") and c.has("more"))  # "welche drei liegen vorn"
    possessive = group.said.endswith(c.ways["possessive"])
    dealers = after is not None and after.is_("party", *_DEALERS) and not possessive
    bare = _bare_of_topic(after)
    which = before is not None and before.is_("question", "what") and bare
    ordered = before is not None and before.is_("op", "rank") and several and bare
    # "among ASEAN countries, who bought most", "who of the EU sold most to China": one of them is asked for
    facing = before is not None and before.is_("prep", *_FACING) and not _asked_of(c, before)
    who = c.has("question", "who", "where") and not facing and any(m.first > group.last for m in c.all("verb"))
    chosen = who and f.extreme() is not None and bare
    among = (bare and (_named_among(c, group) or _dealing_in(c, group))) or _picked_from(c, group)
    if several and _singly(c, group):
        f.limit = f.limit or _ALL
        return group
    which_ones = before is not None and before.is_("question", "what") and before.last + 1 == group.first
    which_ones = which_ones and (group.says("its_members") or (dealers and bare))
    asked = c.before(before) if before is not None and before.is_("prep", "of") else None  # "which of the G7 has one"
    which_ones = which_ones or (asked is not None and asked.is_("question", "what") and c.followed_by(asked, "prep"))
    led = c.mentions[0] if c.mentions[0].says("any_country") else None  # "which countries of ASEAN does China sell to"
    which_ones = which_ones or (led is not None and bare and (_dealing_in(c, group) or before == led))
    if which_ones and not possessive:
        return group  # "which ASEAN countries buy from China", "which European countries does China export to"
    opening = _at_opening(c, group)
    return group if ranked and (ones or dealers or which or ordered or chosen or among or opening) else None


def _at_opening(c: Clause, group: Mention) -> bool:
    """`In the EU, top two buyers`, `in Latin America, who is the biggest supplier`: where they are is said ahead."""
    led = [m for m in c.mentions[: c.at(group)] if m.kind != "harmless"]
    if len(led) > 2 and led[0].is_("question", "who") and led[-1].is_("prep", "in"):
        return c.has("verb")  # "qui achète le plus à la Chine en Europe"
    within = len(led) == 1 and led[0].is_("prep", "in")
    behind = c.after(group)
    asked = behind is not None and (behind.is_("question", "who", "what") or behind.kind in ("op", "extreme"))
    return within and asked and c.has("party", *_DEALERS)


def _placed_within(c: Clause, group: Mention, catalog: Catalog, previous: Query | None = None) -> str | None:
    """`Germany's rank among EU countries`, `where does Vietnam rank in ASEAN`: the member whose place among those held
    is asked for; "its rank among them" after the trade with one of them."""
    named = c.codes(*WHO) - {HOME, group.code}
    told = previous is not None and not named
    members = ({*previous.partners} if previous is not None and told else named) & {*catalog.members(group.code)}
    joined = any(c.tokens[m.first].kind != "symbol" for m in c.all("conj"))  # a comma sets off who is asked after
    if len(members) != 1 or not c.ops(*_PLACE) or joined or c.has_any("extreme", "agency", "number"):
        return None
    led = [m for m in c.mentions[: c.at(group)] if not m.says("determiner")][-1:]
    among = any(map(_among, led)) or _picked_from(c, group)
    led_in = any(m.is_("prep", "in", "of") or m.is_("time", "during") for m in led)  # 在欧盟国家中
    within = group.says("its_members") or led_in or any(m.is_("prep", "to", "from") for m in led)
    pointed = c.says("its", "pronoun") or (led_in and c.ops("place_of"))  # "where does it rank in the EU"
    return next(iter(members)) if among or (within and (pointed or not told)) else None


def _facing_home(c: Clause, flow: str | None, home: str) -> bool:
    """`Exports to China`, `imports from China`: of whoever stands on its other side."""
    end = {"export": "to", "import": "from"}.get(flow or "")
    at_home = [m for m in c.mentions if m.kind in WHO and m.code == home]
    return end is not None and c.has("flow", flow or "") and any(prep_of(c, m) == end for m in at_home)


def _singly(c: Clause, group: Mention) -> bool:
    """`To each of the ASEAN members`, `to every EU country`, `ASEAN countries by country`: no sum of them."""
    after = c.after(group)
    led = [m for m in c.mentions[: c.at(group)] if not m.is_("prep")][-2:]
    each = any(m.says("each", "each_month") and m.last + 2 >= group.first for m in led)
    return each or (
        after is not None and (after.is_("op", "each") or (after.is_("party") and after.means("op", "rank")))
    )


def _named_among(c: Clause, group: Mention) -> bool:
    """`The biggest buyer among ASEAN members`: the group is what one is picked out of."""
    led = [m for m in c.mentions[: c.at(group)] if not m.says("determiner")][-1:]
    return bool(led) and _among(led[0])


def _picked_from(c: Clause, group: Mention) -> bool:
    """ASEANの中で, 东盟成员国里面: the same, said behind the group."""
    behind = [m for m in c.mentions[c.at(group) + 1 : c.at(group) + 3] if not m.is_("harmless", "belonging")][:1]
    return any(_among(m) and c.tokens[m.first].kind == "han" for m in behind)


def _dealing_in(c: Clause, group: Mention) -> bool:
    """`China's biggest customer in Africa`, `qué países de África compran más`: one of those that lie in it."""
    led = [m for m in c.mentions[: c.at(group)] if m.kind != "harmless"]
    if led and _asked_of(c, led[-1]):
        return True
    if not led or not led[-1].is_("prep", "in", "of"):
        return False
    asked = led[:-1] if led[-1].code == "in" else led[-2:-1]
    return holds(asked, "party", *(_DEALERS if led[-1].code == "in" else ("partner",)))


def _asked_of(c: Clause, prep: Mention) -> bool:
    """`В какую из стран АСЕАН`, `кому из стран ЕС`: who is asked for stands right before the word."""
    asked = c.before(prep)
    asking = asked is not None and asked.is_("question", "who", "what", "where") and asked.last + 1 == prep.first
    members = c.after(prep)
    return asking and prep.is_("prep", "from", "of") and members is not None and members.says("its_members")


def _belonging(c: Clause, group: Mention) -> bool:
    """`Members of ASEAN`: what belongs to the group stands right before its name."""
    at = c.at(group)
    return at > 0 and c.mentions[at - 1].is_("harmless", "belonging")


def _among(mention: Mention) -> bool:
    """のうち: a word for a share that also names those among whom one is asked for."""
    return mention.says("among")


def _bare_of_topic(after: Mention | None) -> bool:
    """Whether what follows is no flow of the group's own: "which EU exports rose most" asks after no members."""
    return after is None or _among(after) or after.kind not in ("flow", "commodity", "measure", "growth", "op")
