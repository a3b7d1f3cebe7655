"""Flows that two sides count, each in its own books, set beside one another -> who the other side is."""

from __future__ import annotations

from typing import Final

from bot.model import Coverage
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import is_place
from bot.understanding.clauses.two_tellers import both_tell, own_and_theirs
from bot.understanding.parties.own_count import balance_of_each
from bot.understanding.parties.place import Group
from bot.understanding.parties.whose import way_of_goods
from bot.understanding.words.frame import Mention, holds_any
from bot.understanding.words.kinds import BALANCES, WHO

_TOLD_BY: Final = frozenset({"agency", "books", "mirror", "gap", "difference", "why"})
_FEWEST: Final = 3  # places, where nobody's count is named: "figures from Beijing and Washington on exports to the US"


def two_books(clause: Clause, found: list[Group], home: str, coverage: Coverage) -> str:
    """ "China's exports to the US and US imports": each owns a flow of its own, and each is the other's partner."""
    if other := balance_of_each(clause, home):
        return other if coverage.held(other, "import", home, "TOTAL") else ""
    sold = clause.has("flow", "export") or clause.has("verb", "sell")
    both_ways = sold and (clause.has("flow", "import") or clause.has("verb", "buy"))
    places = len(clause.all("place")) + len(clause.all("demonym"))
    if not both_ways and clause.said.isdisjoint(_TOLD_BY) and places < _FEWEST:
        return ""  # most questions: nothing in them tells of a second count
    counted_twice = _counted_by_both(clause, home, coverage) or _both_named(clause, found, home, coverage)
    if other := counted_twice or _told_by_both(clause, home, coverage) or _and_theirs(clause, found, home, coverage):
        return other
    if said := _each_says(clause, home) or own_and_theirs(clause.mentions, home):
        return said if coverage.held(said, "import", home, "TOTAL") else ""
    if not both_ways:
        return ""
    told = {m.code for m in clause.mentions if is_place(m)} - {home}
    told |= clause.codes("agency") - {home}
    says = clause.all("books", "says")
    counting = len(says) + sum(clause.after(m) not in says for m in clause.all("agency"))  # "US customs say" is one
    them = any(clause.before(s) is m for m in clause.all("deictic", "them") for s in says)
    if counting == 1 and told and them:
        counting += 1  # "la Chine dit avoir vendu combien aux États-Unis, et eux disent avoir acheté combien"
    ours = any(m.code == home for m in clause.mentions if is_place(m)) or clause.has("agency", home)
    if counting > 1 and len(told) == 1 and ours:
        other = next(iter(told))  # "how much do the Americans say they imported, and how much does China say it sold"
        return other if coverage.held(other, "import", home, "TOTAL") else ""
    counted = clause.has("books", "own") or clause.ops("compare", "difference", "mirror")
    dealt = counted and way_of_goods(clause, home)  # "their own count of Chinese goods bought, and Beijing's exports"
    if not (clause.has("flow", "export") and clause.has("flow", "import")) and not dealt:
        return ""
    owners = {group.codes[0] for group in found if group.part in ("owner", "agent") and len(group.codes) == 1}
    if owners == {home} and clause.has("agency"):
        owners |= {m.code for m in clause.all("agency") if _counts_a_flow(clause, m)}
        clause.use(*clause.all("agency"), *clause.all("compare"))
    if home not in owners or len(owners) != 2:
        return ""
    other = next(iter(owners - {home}))
    return other if any(coverage.held(other, flow, home, "TOTAL") for flow in ("import", "export")) else ""


def _and_theirs(clause: Clause, found: list[Group], home: str, coverage: Coverage) -> str:
    """`What does Washington say it imported from China? And Beijing's figure too`, `the surplus with the EU and
    Brussels' own figure`: the count of one, and then that of the other, of which nothing else is said."""
    counts = clause.all("agency") or tuple(m for m in clause.mentions if is_place(m) and _own_count(clause, m))
    flow = clause.first("flow", "export", "import", *BALANCES) if counts else None
    if len(counts) != 1 or flow is None or flow.first > counts[0].first or len(clause.all("flow")) > 1:
        return ""
    agency = counts[0]
    led = [m for m in clause.mentions if m.last < agency.first and m.kind not in ("harmless", "self", "courtesy")]
    after = [m for m in clause.mentions if m.first > agency.last and m.kind not in ("harmless", "courtesy", "books")]
    named = {m.code for m in clause.mentions if is_place(m)} | {agency.code}
    if after or not led or not led[-1].is_("conj", "and") or len(named) != 2 or home not in named:
        return ""
    teller = next((g.codes for g in found if g.part in ("owner", "agent")), (home,))
    other = next(iter(named - {home}))
    if teller == (agency.code,) or not coverage.held(other, "import", home, "TOTAL"):
        return ""
    clause.use(agency)
    return other


def _own_count(clause: Clause, place: Mention) -> bool:
    """`Brussels' own figure`."""
    own = clause.after(place)
    return own is not None and own.is_("books", "own")


def _counts_a_flow(clause: Clause, agency: Mention) -> bool:
    """`The US number for imports from China`: its count is of the flow that follows it, and of no one else's."""
    flow = next((m for m in clause.mentions if m.first > agency.last and m.kind == "flow"), None)
    between = (m for m in clause.mentions if flow is not None and agency.last < m.first < flow.first)
    return flow is not None and not holds_any(between, "place", "demonym", "agency")


def _each_says(clause: Clause, home: str) -> str:
    """`Why does Washington say one number and Beijing another`: why what two say is not the same; the other one."""
    says = clause.all("books", "says")
    tellers = [m for m in clause.mentions if is_place(m) and any(_tells(clause, m, one) for one in says)]
    told = {m.code for m in (*tellers, *(clause.all("agency") if tellers else ()))}
    # "qué diferencia hay entre lo que reporta China y lo que reporta EE.UU."
    saying = len(says) + len(clause.all("agency"))
    apart = clause.ops("why", "difference", "gap") or (clause.ops("define") and saying > 1)
    # "does the EU report a bigger deficit than China a surplus"
    apart = apart or (len(says) > 1 and clause.has("more"))
    other = next(iter(told - {home})) if apart and home in told and len(told) == 2 else ""
    return other or both_tell(clause.mentions, home)


def _tells(clause: Clause, place: Mention, says: Mention) -> bool:
    beside = clause.after(place)
    counting = beside is not None and beside.kind == "agency" and clause.after(beside) is says
    return counting or beside is says or clause.before(place) is says


def _counted_by_both(clause: Clause, home: str, coverage: Coverage) -> str:
    """ "US and Chinese figures", "by Chinese and by American count": two that keep books, named side by side."""
    compared = any(not _of_amount(clause, m) for m in clause.all("compare"))
    over = clause.has("more", "more", "less") or compared
    set_apart = clause.ops("difference", "mirror", "gap", "compare", "why") or over
    about = clause.has_any("flow", "verb", "measure") or set_apart
    if not about:
        return ""
    apart = clause.ops("difference", "mirror", "gap", "compare") or compared
    counting = clause.codes("agency")
    named = counting | {m.code for m in clause.mentions if is_place(m)}
    other = next(iter(named - {home}), "")
    topic = clause.has_any("verb", "commodity", "direction", "growth")
    topic = topic or (clause.has("flow") and not (counting and clause.codes("flow") == {"trade"}))
    pair = len(named) == 2 and home in named and coverage.held(other, "import", home, "TOTAL")
    # "American numbers are smaller than Chinese numbers", "why does the US count less than China does"
    if pair and ((set_apart and len(counting) == 2) or (over and clause.ops("why") and not topic)):
        clause.use(*clause.all("agency"))
        return other
    if pair and over and counting == {home} and _set_beside_ours(clause, other):
        clause.use(*clause.all("agency"), *clause.all("compare"))
        return other
    each = [m for m in clause.all("agency") if (led := clause.before(m)) is not None and led.kind in ("prep", "books")]
    balance = clause.has("flow", "balance", "surplus", "deficit") and len(each) == 2  # "by US data and by Chinese data"
    plain = clause.has("flow", "export", "import") or not clause.has("flow") or balance
    moved = clause.has_any("growth", "direction")
    if plain and len(counting) == 2 and home in counting and (apart or not moved):
        other = next(iter(counting - {home}))  # "how much by Chinese data, and how much by American data"
        if coverage.held(other, "import", home, "TOTAL"):
            clause.use(*clause.all("agency"), *clause.all("compare"))
            return other
    if (seen := _according_to_each(clause)) and home in seen and len(seen) == 2:
        other = next(iter(seen - {home}))
        return other if coverage.held(other, "import", home, "TOTAL") else ""
    apart = apart or clause.ops("why")
    # "um wie viel wuchs der Handel zwischen Deutschland und China nach deutscher Statistik": by one count
    apart = apart and not (moved and clause.has("flow") and clause.codes("flow") <= {"trade", "total"})
    for agency in clause.all("agency"):
        one = _the_other_one(clause, agency)
        other = one if agency.code == home else agency.code
        if one and home in (agency.code, one) and coverage.held(other, "import", home, "TOTAL"):
            clause.use(*clause.all("agency"), *clause.all("number", "1"))
            return other  # "the US number for imports from China, and the Chinese one"
        beside = _joined_with(clause, agency, ("conj", "prep") if apart else ("conj",))
        if beside is None:
            continue
        both = {agency.code, beside.code}
        other = next(iter(both - {home}), "")
        if home in both and other and coverage.held(other, "import", home, "TOTAL"):
            clause.use(*clause.all("agency"), beside)
            return other
    return ""


def _of_amount(clause: Clause, compare: Mention) -> bool:
    """`Above 20 bn`, `between 7 and 9 bn`: a word for a bound, which sets no two counts beside each other."""
    after = clause.after(compare)
    return after is not None and after.kind in ("number", "unit")


def _according_to_each(clause: Clause) -> set[str]:
    """`As seen by China and as seen by the US`: those whose counts are each led in."""
    led = (clause.after(m) for m in clause.all("books", "according_to"))
    return {m.code for m in led if m is not None and (is_place(m) or m.kind == "agency")}


def _set_beside_ours(clause: Clause, other: str) -> bool:
    """米国の対中輸入額は中国側の発表よりいくら少ない: a flow of another's, first, and `than` right after our count."""
    ours = clause.all("agency")[0]
    than, flow = clause.after(ours), clause.first("flow", "export", "import")
    whose = next((m for m in clause.mentions if is_place(m)), None)
    told = flow is not None and whose is not None and whose.code == other and whose.last < flow.first < ours.first
    return told and than is not None and than.says("post_than")


def _the_other_one(clause: Clause, agency: Mention) -> str:
    """`The US number, and the Chinese one`, `differs from China's`: the count of another, behind one named in full."""
    for whose in clause.all("demonym"):
        one, led = clause.after(whose), clause.before(whose, "prep")
        alone = one is None or one.kind == "period"
        apart = led is not None and led.is_("op", "difference") and alone
        than = led is not None and (led.kind == "compare" or led.says("than")) and alone
        apart = apart or (than and clause.codes("agency", *WHO) == {agency.code, whose.code})  # "higher than China's"
        if whose.first > agency.last and whose.code != agency.code and (apart or (one and one.is_("number", "1"))):
            return whose.code
    return ""


def _joined_with(clause: Clause, agency: Mention, joints: tuple[str, ...]) -> Mention | None:
    """Who is named with an agency, before it or after: `US and Chinese figures`, `chiffres américains et chinois`.

    With the flows between them, where the two are set side by side: "китайские данные об экспорте и американские об
    импорте".
    """
    flow = clause.after(agency, "prep")
    if flow is not None and flow.kind == "flow" and (clause.ops("compare", "difference") or clause.has("compare")):
        # "China's figure for exports to the US and American imports"
        joint = clause.after(flow, "period", "prep", "place")
        beside = clause.after(joint) if joint is not None and joint.kind == "conj" else None
        flow = clause.after(beside) if beside is not None and beside.kind == "demonym" else None
        if flow is not None and flow.kind == "flow":
            return beside
    for step in (clause.before, clause.after):
        joint = step(agency)
        joins = joint is not None and (joint.kind in joints or joint.is_("op", "compare"))
        beside = step(joint, "prep") if joins and joint is not None else None  # "... and those of Beijing"
        if beside is not None and beside.kind == "flow" and joint is not None and joint.is_("op", "compare"):
            beside = step(beside)  # "German import figure compared with Chinese export figure"
        if beside is not None and beside.kind in ("place", "demonym", "agency"):
            return beside
    return None


def _both_named(clause: Clause, found: list[Group], home: str, coverage: Coverage) -> str:
    """`Die Zahlen Washingtons und Pekings`: two that keep books, in the genitive, and how far they lie apart."""
    if not clause.ops("mirror", "gap", "difference"):
        return ""
    for group in found:
        other = next((code for code in group.codes if code != home), "")
        before = clause.before(group.mentions[0])
        data = before is not None and before.kind == "books"  # "между данными КНР и США": of their data, not of trade
        told = clause.after(group.mentions[-1])  # "wieso unterscheiden sich Chinas und Amerikas Handelszahlen"
        asked = clause.ops("why") and told is not None and told.is_("flow", "trade")
        owned = group.part == "owner" and (asked or bool(clause.ops("mirror", "gap")))
        says = told is not None and told.means("books", "says")  # 中美公布的顺差
        differ = clause.ops("difference") and any(m.means("harmless", "counting") for m in clause.mentions)
        differ = differ or _balances_apart(clause, group)
        apart = len(group.codes) == 2 and home in group.codes and (data or owned or says or differ)
        if apart and coverage.held(other, "import", home, "TOTAL"):
            return other
    return ""


def _balances_apart(clause: Clause, group: Group) -> bool:
    """`How far apart were the Chinese and US 2022 balances`, `gap between US and Chinese balance numbers`: what each
    counts of the balance between them."""
    behind = (m for m in clause.mentions if m.first > group.mentions[-1].last and m.kind != "period")
    told = next(behind, None)
    of_two = clause.says("of_two") or any(m.means("prep", "between") for m in clause.mentions)
    return bool(of_two) and told is not None and told.is_("flow", "balance")


def _told_by_both(clause: Clause, home: str, coverage: Coverage) -> str:
    """`Angaben aus Peking und Washington zu Chinas Exporten in die USA`: two side by side, and one of them or both
    named once more with the one flow that is told of."""
    flows = clause.all("flow")
    places = [m for m in clause.mentions if is_place(m)]
    if len(flows) != 1 or flows[0].code not in ("export", "import") or len(places) < 3 or clause.has("more"):
        return ""
    one, two, *rest = places
    joint = clause.after(one)
    joined = joint is not None and joint.is_("conj", "and") and clause.after(joint) is two
    pair = {one.code, two.code}
    if not joined or home not in pair or len(pair) != 2 or not {m.code for m in rest} <= pair:
        return ""
    other = next(iter(pair - {home}))
    before = rest[0].first > two.last and flows[0].first > two.last
    return other if before and coverage.held(other, "import", home, "TOTAL") else ""


def opens_question(clause: Clause, says: Mention) -> bool:
    """`Was melden die Amerikaner`: the verb stands right after the question's word, before who says it."""
    before = clause.before(says)
    told = ("flow", "measure", "place", "demonym", "prep", "period")
    while before is not None and (before.kind in told or ("prep", "with") in before.others):
        over = clause.before(before)  # "welches Defizit gegenüber China wies Washington aus"
        led = over is None or over.kind == "prep" or over.is_("op", "compare")
        if before.kind in ("place", "demonym") and not led:
            return False
        before = clause.before(before)  # "welchen Export meldete Südkorea", "wie viel Einfuhr aus China meldet Berlin"
    return before is not None and before.kind == "question"


def tells_of(clause: Clause, found: list[Group], index: int, says: Mention | None) -> bool:
    """Whether the place only keeps the books: it plays another part too, it says what the next one does ("what does
    Vietnam say China bought from it"), or the flow that it tells of is another's ("что сообщает Германия об экспорте
    Китая")."""
    group, later = found[index], found[index + 1 :]
    told = later and says is not None and says.is_("books", "says") and clause.after(says) is later[0].mentions[0]
    acts = told and later[0].part in ("agent", "owner") and later[0].codes != group.codes
    one_flow = len(clause.all("flow")) == 1  # not "what the US report importing and what China's own export was"
    acts = acts or (one_flow and any(one.part == "owner" and one.itself and one.codes != group.codes for one in later))
    return bool(acts) or any(other is not group and other.codes == group.codes for other in found)
