"""Bare names: who acts, of two before a verb, and which are one word with their flow. German puts them so."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import bought_of, is_agent, prep_of
from bot.understanding.clauses.subjects import counts, is_place
from bot.understanding.words.frame import Mention


def named_after(clause: Clause, place: Mention, home: str, verb: Mention | None) -> bool:
    """Whether who acts is named where others name whom it is done to: after its verb, and goods or a topic."""
    return said_last(clause, place, home) or (place.code == home and takes_goods(clause, verb))


def acts_on_next(clause: Clause, place: Mention) -> bool:
    """`Indien hat China wie viel abgekauft`: of two bare names before the verb the first is who acts."""
    other = clause.after(place, "period", "op", "question")
    if (
        other is None
        or other.kind not in ("place", "demonym")
        or other.code == place.code
        or not is_agent(clause, other)
    ):
        return False
    apart = any(token.norm in (",", "/", ":") for token in clause.gap(place, other))
    return not apart and clause.tokens[place.first].kind != "han" and not clause.has("conj", "or", "and")


def acted_on(clause: Clause, place: Mention) -> bool:
    """Whether a bare name before this one acts on it."""
    earlier = [m for m in clause.mentions if m.kind == "place" and m.last < place.first]
    return bool(earlier) and place.kind == "place" and acts_on_next(clause, earlier[-1])


def said_last(clause: Clause, place: Mention, home: str) -> bool:
    """中国から多く買ったのはベトナムとインドのどちら: who did it is named after the verb, set apart from it, where the
    home country is whom it was done with and not who did it."""
    at = clause.at(place) if clause.tokens[place.first].kind == "han" else 0
    verbs = [i for i, m in enumerate(clause.mentions[:at]) if m.kind == "verb"]
    apart = bool(verbs) and any(m.is_("harmless", "topic") for m in clause.mentions[verbs[-1] + 1 : at])
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
    """`Afrikaexporte`, `Russlandimporte`: one word without a hyphen, for what goes to the place or comes from it."""
    glued = flow.first == place.last + 1 and clause.tokens[flow.first].glued
    return glued and clause.tokens[flow.first].kind == "word" and flow.code in ("export", "import")


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
    return not asked and not named and not any(m.is_("deictic", "them") for m in before)


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
