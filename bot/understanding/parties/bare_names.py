"""A name without preposition or ending after its flow ("exportaciones corea") -> the side whose figure is held. Bare
names: who acts, of two before a verb, and which are one word with their flow. German puts them so. Places that are
named in one breath, "the EU and ASEAN", or each in a phrase of its own.

Such a name is the far end of the home country's flow or the one whose flow it is. Where only one of the two holds the
figure asked for, it is the one that is meant; the reply says whose it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from bot.errors import Ambiguous
from bot.model import Coverage, Query
from bot.understanding.clauses.beside_a_place import bought_of, dropped, facing, is_agent, prep_of, side_by_side
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import compounded, counts, is_place, set_against
from bot.understanding.parties.dealt_with_them import dealer_with_them
from bot.understanding.words.frame import Mention, codes_in, holds
from bot.understanding.words.kinds import WHO

Held = Callable[[Query], bool]
"""Whether the figures that a query asks for are held."""

_FLOWS = frozenset({"export", "import", "balance"})
_OF_ONE = ("level", "growth", "sum", "balance")


def bare_name(query: Query, clause: Clause, coverage: Coverage, home: str, held: Held) -> Query:
    """The query of the other side where the one as read is not held and the other is; else the query itself."""
    whole = query.all_goods
    if query.operation not in _OF_ONE or query.flow not in _FLOWS or not whole or not query.periods:
        return query
    name = _bare(clause, query.flow)
    if name is None or name.code == home or name.code not in coverage.reporters:
        return query
    own = query.with_(reporter=name.code, partners=("WLD",))
    with_home = query.with_(reporter=home, partners=(name.code,))
    if query.reporter == home and query.partners == (name.code,):
        other = own
    elif query.reporter == name.code and query.of_all and _same_in_all_cases(name) and _terse(clause):
        other = with_home  # "экспорт сша": to the United States or theirs, the name does not tell
    else:
        return query
    return other if held(other) and not held(query) else query


def whose_goods(query: Query, clause: Clause, coverage: Coverage, home: str) -> None:
    """`American soybean imports`: what America imports, or what comes from there; asked back where both report."""
    if query.operation not in _OF_ONE or query.flow != "import" or query.reporter != home or len(query.partners) != 1:
        return
    if clause.ways.unspaced or clause.has_any("agency", "verb", "books", "party", "deictic", "prep"):
        return  # 美国大豆进口: a name before goods tells there where they come from
    said = [m for m in clause.mentions if m.kind in ("place", "demonym", "commodity", "flow")]
    if [m.kind for m in said[1:]] != ["commodity", "flow"] or said[0].code != query.partners[0]:
        return
    beside = all(one.last + 1 == two.first for one, two in itertools.pairwise(said))
    if beside and said[0].kind in ("place", "demonym") and said[0].code in coverage.reporters:
        raise Ambiguous.again(query, query.with_(notes=()))


def _bare(clause: Clause, flow: str) -> Mention | None:
    """The one place that is named, right after the one flow; None where its books, verbs or prepositions are told."""
    places = [m for m in clause.mentions if m.kind in ("place", "demonym")]
    flows = [m for m in clause.mentions if m.kind == "flow"]
    told = clause.has_any("agency", "verb", "books", "party", "deictic")
    if told or len(places) != 1 or [m.code for m in flows] != [flow]:
        return None
    name = places[0]
    joint = clause.before(name, "op") if clause.has("op", "sum") else None  # "expo total japón dic 2025"
    beside = flows[0].last + 1 == name.first or joint is flows[0]
    return name if beside and (name.kind == "place" or _same_in_all_cases(name)) else None


def _terse(clause: Clause) -> bool:
    """Keywords alone, the time among them: "экспорт сша май 2025 г/г". A sentence tells whose by its prepositions,
    which have one or two letters before a time."""
    keywords = ("flow", "place", "demonym", "period", "growth", "unit")
    times = [clause.tokens[m.first].norm for m in clause.all("period")]
    return clause.only(*keywords) and all(word[:1].isdigit() or len(word) > 2 for word in times)


def _same_in_all_cases(name: Mention) -> bool:
    """A name that has one form in every case: the genitive is not to be told from a bare name."""
    return ("harmless", "one_form") in name.others


def named_after(clause: Clause, place: Mention, home: str, verb: Mention | None) -> bool:
    """Whether who acts is named where others name whom it is done to: after its verb, and goods or a topic."""
    return said_last(clause, place, home) or (place.code == home and takes_goods(clause, verb))


def acts_on_next(clause: Clause, place: Mention) -> bool:
    """`Indien hat China wie viel abgekauft`: of two bare names before the verb the first is who acts, but in no other
    sentence or question: "India. What does China sell there"."""
    other = clause.after(place, "period", "op", "question")
    named = other is not None and other.kind in ("place", "demonym") and other.code != place.code
    if other is None or not named or not is_agent(clause, other):
        return False
    apart = any(token.kind == "symbol" for token in clause.gap(place, other))
    asked = any(m.kind == "question" and place.last < m.first < other.first for m in clause.mentions)
    return not (apart or asked) and clause.tokens[place.first].kind != "han" and not clause.has("conj", "or", "and")


def acted_on(clause: Clause, place: Mention) -> bool:
    """Whether a bare name before this one acts on it."""
    earlier = [m for m in clause.mentions if m.kind == "place" and m.last < place.first]
    return bool(earlier) and place.kind == "place" and acts_on_next(clause, earlier[-1])


def said_last(clause: Clause, place: Mention, home: str) -> bool:
    """中国から多く買ったのはベトナムとインドのどちら: who did it is named after the verb, set apart from it, where the
    home country is whom it was done with and not who did it."""
    at = clause.at(place) if clause.tokens[place.first].kind == "han" else 0
    verbs = [i for i, m in enumerate(clause.mentions[:at]) if m.kind == "verb"]
    apart = bool(verbs) and holds(clause.mentions[verbs[-1] + 1 : at], "harmless", "topic")
    before = [m for m in clause.mentions[: verbs[-1]] if is_place(m)] if apart else []
    governed = [m for m in before if (g := clause.after(m)) is not None and g.is_("prep", "post_to", "post_from")]
    return len(before) == len(governed) == 1 and before[0].code == home != place.code


def between_places(clause: Clause, left: Mention, right: Mention) -> list[Mention]:
    """What stands between two places; goods that both have behind them (巴西大豆和美国大豆) are said twice and part
    nothing."""
    between = [m for m in clause.mentions if left.last < m.first and m.last < right.first]
    goods = _goods_behind(clause, left)
    joined = len(between) > 1 and between[1].kind == "conj"
    return between[1:] if joined and goods is not None and goods == _goods_behind(clause, right) else between


def each_of_its_own(clause: Clause, members: list[Mention]) -> bool:
    """`巴西豆和美豆进口量`: goods behind each of the places come from there, unless they are said to be exported."""
    if _spoken_of_first(clause, members):
        return True
    told = len(members) > 1 and _goods_behind(clause, members[0]) is not None
    return told and all(_goods_behind(clause, m) for m in members) and not clause.has("flow", "export")


def _spoken_of_first(clause: Clause, members: list[Mention]) -> bool:
    """`ブラジルとアルゼンチン、昨年の大豆輸入はどっちが多い`: those to choose from, then the imports of goods."""
    goods = clause.after(members[-1], "period")
    flow = clause.after(goods) if goods is not None and goods.kind == "commodity" else None
    if len(members) < 2 or flow is None or not flow.is_("flow", "import") or not clause.has("more"):
        return False
    comma = members[-1].last + 1
    return clause.tokens[members[0].first].kind != "word" and clause.tokens[comma].norm == ","


def _goods_behind(clause: Clause, place: Mention) -> str | None:
    """The goods right behind a place's name, in a script without spaces."""
    after = clause.after(place)
    glued = clause.tokens[place.first].kind == "han" and after is not None and after.first == place.last + 1
    return after.code if glued and after is not None and after.kind == "commodity" else None


def one_word(clause: Clause, place: Mention, flow: Mention) -> bool:
    """`Afrikaexporte`, `Chinadefizit`: one word without a hyphen, for what goes to the place or is traded with it."""
    glued = flow.first == place.last + 1 and clause.tokens[flow.first].glued
    return glued and clause.tokens[flow.first].kind == "word"


def takes_goods(clause: Clause, verb: Mention | None) -> bool:
    """`La soja que compra China`: goods, the verb, and who does it after it; "soybeans sold to China" is not so."""
    if verb is None or verb.kind != "verb" or verb.first != verb.last:
        return False
    goods = clause.before(verb, "question")
    return goods is not None and goods.kind == "commodity"


def inverted(clause: Clause, verb: Mention) -> bool:
    """The verb comes before who does it, as German puts it ("Was kaufte Deutschland?"): nobody is named before.

    Who is named before the question's word is only what is asked about: "EU oder ASEAN, wohin lieferte China mehr?"
    """
    before = clause.mentions[: clause.at(verb)]
    far = ("party", "buyer" if verb.code in ("sell", "give", "export") else "seller")  # wohin, woher: not who acts
    asking = max((m.first for m in before if m.is_("question", "where") or m.is_(*far)), default=-1)
    before = tuple(m for m in before if m.first > asking)
    parties = tuple(
        m
        for m in clause.all("party")
        if not (m.is_(*far) and (m.first == m.last or m.says("whither")) and m.first <= asking)
    )
    asked = any(not _governed(clause, m) for m in (*parties, *(m for m in before if m.is_("question", "who"))))
    led = ("from", "of") if verb.is_("flow", "import") or verb.code == "buy" else ("from", "to")
    named = [
        m
        for m in before
        if is_place(m) and not (counts(clause, m) or bought_of(clause.before(m)) or prep_of(clause, m) in led)
    ]  # "сколько из Китая ввезла Германия"
    return not asked and not named and not holds(before, "deictic", "them")


def _governed(clause: Clause, asked: Mention) -> bool:
    """`A quién`, `a qué país`: a preposition stands before it, so it is not who acts."""
    if ("harmless", "whom") in asked.others:
        return True  # "wem verkaufte China mehr": a form of its own, where others have a preposition
    before = clause.before(asked, "question", "number", "extreme")  # "aus welchen drei Ländern bezog China"
    return before is not None and before.kind == "prep"


def asks_with_whom(clause: Clause, place: Mention) -> bool:
    """`美国从哪个国家进口最多`, `米国はどの国から最も多く輸入している`: with whom is asked right beside a joint, so
    that the one place named before it is the one that deals."""
    if clause.tokens[place.first].kind != "han":
        return False
    if clause.postposed:
        topic = clause.mentions[clause.at(place) + 1 : clause.at(place) + 2]
        alone = all(m.code == place.code for m in clause.mentions if is_place(m))
        dealer = [m for m in clause.all("party", "seller", "buyer") if m.first > place.last]
        dealt = bool(dealer) and clause.has("flow", "import" if dealer[0].code == "seller" else "export")
        dealt = dealt or any(
            one.first > place.last and one.is_("party", "partner") and two.is_("prep", "post_with")
            for one, two in zip(clause.mentions, clause.mentions[1:], strict=False)
        )  # どの国との貿易赤字が最大
        return alone and dealt and bool(topic) and topic[0].is_("harmless", "topic", "doer")
    for joint, asked in zip(clause.mentions, clause.mentions[1:], strict=False):
        if joint.first <= place.last or not joint.means("prep", "to", "from", "with"):
            continue
        unknown = asked.is_("question", "who") or asked.is_("op", "which") or asked.kind == "party"
        return unknown and asked.first == joint.last + 1
    return False


def in_one_breath(clause: Clause, home: str) -> list[list[Mention]]:
    """Places with nothing but commas, and/or/vs and fillers between them."""
    runs: list[list[Mention]] = []
    places = [m for m in clause.mentions if m.kind in WHO]
    chosen = clause.has("question", "who") or _to_choose(clause)
    dealer = dealer_with_them(clause, home)
    for place in places:
        # "who imports more from China, Vietnam or Thailand?": the home country stands apart from those to choose from
        apart = chosen and bool(runs) and home in (runs[-1][-1].code, place.code)
        apart = apart and prep_of(clause, runs[-1][-1]) != "between"
        apart = apart or (bool(runs) and dropped(clause, runs[-1][0], place)) or place is dealer
        if runs and not apart and _linked(clause, runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _to_choose(clause: Clause) -> bool:
    """`Which country bought more from China, Vietnam or Thailand?`: who acts is one of those told behind `or`."""
    if not clause.has("conj", "or"):
        return False
    which = (m for m in clause.mentions if m.is_("party", "partner") or m.says("relative", "choosing"))
    asked = next(which, None) or clause.first("deictic", "both")
    if asked is None:
        return False
    acts = clause.after(asked)
    return acts is not None and (acts.kind == "verb" or acts.is_("flow", "export", "import"))


def _linked(clause: Clause, left: Mention, right: Mention) -> bool:
    between = between_places(clause, left, right)
    inside = {i for m in between if m.first < m.last for i in range(m.first, m.last + 1)}  # "p/" is a word
    signs = {
        clause.tokens[i].norm
        for i in range(left.last + 1, right.first)
        if clause.tokens[i].kind == "symbol" and i not in inside
    }
    named = any(m.kind in ("flow", "verb") and m.last < left.first for m in clause.mentions)
    if named and owns(clause, right) and not owns(clause, left) and prep_of(clause, left) not in ("", "between"):
        return False  # "to the US and US imports": the second name begins a phrase of its own
    joined = any(m.kind == "conj" or m.is_("op", "compare") or m.is_("prep", "versus") for m in between)
    joined = joined or bool(signs & {",", "/", "&"})
    joined = joined or (not owns(clause, right) and set_against(clause, left, between))
    # "to the EU and to the US", "China's exports or Germany's": only joins, fillers and a repeated preposition between
    allowed = {"harmless", "conj", "prep"}
    same_breath = all(m.kind in allowed or m.is_("op", "compare") for m in between)
    if any(facing(clause, m) for m in between):
        return False
    if signs == {","} and not between and right.kind == "demonym" and left.kind == "place" and owns(clause, right):
        return False  # "Vietnam vs Indien, Chinas Exporte": whose they are stands apart from those compared
    turns = codes_in(between, "prep") & {"from", "with", "between", "->"}
    if turns and not (len(turns) == 1 and prep_of(clause, left) in turns):
        return False
    if "WLD" in (left.code, right.code) and prep_of(clause, left) in ("of", "from") and signs == {","}:
        return False  # "les exportations de Taïwan, toutes destinations": whose they are, and to whom
    if side_by_side(clause, left, right):
        return True
    return joined and same_breath and not (signs & {"?", ";", "->", ">"})


def owns(clause: Clause, place: Mention) -> bool:
    after = clause.after(compounded(clause, place), "books", "growth", "measure")
    return after is not None and after.kind == "flow"
