"""A place that stands as the subject, without preposition or possessive: whose flow it is that is asked for."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention, holds

_TOWARDS = ("to", "into", "from", "post_to", "post_from")
_BETWEEN = (
    "harmless", "time", "period", "conj", "commodity", "question", "unit", "scale", "books", "measure", "extreme", "op"
)  # fmt: skip
_OPENING = ("harmless", "conj", "fragment", "self", "courtesy", "period", "prep")


def is_noun(mention: Mention) -> bool:
    """`Ventas`, `compras`: what is sold or bought, not the act of somebody."""
    return mention.kind == "verb" and ("verb", "noun") in mention.others


def is_place(mention: Mention | None) -> bool:
    return mention is not None and mention.kind in ("place", "demonym")


def is_home(mention: Mention | None, home: str) -> bool:
    """The home country, by its bare name."""
    return mention is not None and mention.is_("place", home)


def after_home(clause: Clause, place: Mention, home: str) -> bool:
    """`China usa exports 2025`: two names in a row, of which the home country's leads, are who trades and with whom."""
    leading = next((m for m in clause.mentions if m.last + 1 == place.first), None)
    if leading is None or leading.kind != "place" or leading.code != home or place.code == home:
        return False
    before = clause.before(leading)
    governed = before is not None and before.kind == "prep" and before.last + 1 == leading.first
    return not governed and not possessed(clause, leading)


def carried_by_another(clause: Clause, flow: Mention) -> bool:
    """`Japanese goods imported by China`, `Russian LNG arrivals in China`: who imports stands after the flow, and who
    was named before only made them."""
    by = clause.after(flow)
    if clause.postposed and flow.code == "import" and _bought_by_topic(clause, flow):
        return True
    arrived = flow.code == "import" and by is not None and by.is_("prep", "in", "into")
    whose = clause.after(by) if by is not None and (arrived or by.is_("prep", "by")) else None
    return is_place(whose) and not (arrived and whose is not None and whose.kind != "place")


def _bought_by_topic(clause: Clause, flow: Mention) -> bool:
    """中国はブラジルの大豆を輸入した: a place with its particle, then another one, whose goods the first imports."""
    before = clause.mentions[: clause.at(flow)]
    places = [i for i, m in enumerate(before) if is_place(m)]
    if len(places) != 2 or places[0] + 1 == places[1] or not before[places[0] + 1].is_("harmless", "topic", "doer"):
        return False
    return before[places[0]].code != before[places[1]].code and holds(before[places[1] :], "commodity")


def is_subject(clause: Clause, first: Mention, last: Mention, following: Mention | None) -> bool:
    """Whether the places from first to last, which no preposition governs, own the flow that is asked for."""
    return (
        _leads(clause, last)
        or _acts_first(clause, first, last)
        or _earns(clause, following)
        or _topic(clause, first, last)
        or _asked_of(clause, first)
        or _did(clause, first, last)
    )


def _leads(clause: Clause, place: Mention) -> bool:
    """Whose flow it is, named first: `US to China exports`, 日本の対中輸出: a governed place follows, then the flow."""
    at = clause.at(place) + 1
    governed = told = False
    while at < len(clause.mentions):
        found = clause.mentions[at]
        if found.kind in ("flow", "verb"):  # "Vietnam hat 2025 für 153 Mrd. Dollar in die USA exportiert": a participle
            return governed and (not told or any(kind == "verb" for kind, _ in found.others))
        if found.is_("prep", *_TOWARDS):
            beside = clause.before(found) if found.code.startswith("post_") else clause.after(found, "conj")
            # "the US's share in China's exports": what another owns is not governed
            governed = governed or (beside is not None and beside.kind == "place" and beside is not place)
        elif found.kind in ("number", "scale", "unit", "compare") or found.is_("prep", "for"):
            told = True
        elif is_place(found) and any(kind == "prep" for kind, _ in found.others):
            governed = governed or found is not place  # 巴西|对全球|出口: a preposition and its place in one word
        elif not (is_place(found) or found.kind in _BETWEEN):
            return False
        at += 1
    return False


def _acts_first(clause: Clause, first: Mention, last: Mention) -> bool:
    """`Importó EE. UU. de China`: a bare name right after the flow, before a governed one, is whose flow it is."""
    over, governs = clause.before(first), clause.after(last)
    if over is None or not over.is_("flow", "export", "import") or governs is None or governs.kind != "prep":
        return False
    beside = clause.after(governs)
    return governs.code in (*_TOWARDS, "of") and beside is not None and beside.kind == "place"


def _earns(clause: Clause, following: Mention | None) -> bool:
    """`¿Cuánto facturó Vietnam en exportaciones?`: a bare name, and what it made `in` or spent `on` follows.

    `¿Cerró Corea enero con superávit?`: how it ended a time, too.
    """
    if following is not None and following.kind == "period":
        following = clause.after(following)
        if following is None or not following.is_("prep", "with"):
            return False
    if following is None or not following.is_("prep", "in", "on", "with") or clause.ops("rank"):
        return False
    flow = clause.after(following)
    with_ = ("export", "import", "surplus", "deficit")
    owns = with_ if following.is_("prep", "with") else ("export", "import", "balance")
    return flow is not None and flow.is_("flow", *owns)


def _asked_of(clause: Clause, place: Mention) -> bool:
    """`What deficit did Japan record`: the flow, then the auxiliary, then whose flow it is; no verb of dealing."""
    at = clause.at(place)
    beside = clause.mentions[at - 1] if at else None
    asked = beside is not None and beside.means("harmless", "auxiliary")
    flow = clause.before(place)
    return asked and flow is not None and flow.kind == "flow" and not clause.has("verb")


def _did(clause: Clause, first: Mention, last: Mention) -> bool:
    """`Taiwan hat 2025 Waren für wie viel exportiert`: a bare name opens, a form of the verb ends, no other name."""
    flows = clause.all("flow")
    if last.kind != "place" or len(flows) != 1 or not done(flows[0]) or flows[0].first <= last.last + 1:
        return False
    opens = all(m.kind in _OPENING and m.kind != "prep" for m in clause.mentions if m.first < first.first)
    return opens and not any(is_place(m) and m is not first for m in clause.mentions)


def _topic(clause: Clause, first: Mention, last: Mention) -> bool:
    """`And Taiwan, what surplus did it have in all?`: named first and set apart, it is whose surplus is asked."""
    if not any(token.norm == "," for token in clause.tokens[last.last + 1 : last.last + 2]):
        return False
    opens = all(m.kind in _OPENING for m in clause.mentions if m.first < first.first)
    alone = not any(is_place(m) and m.first > last.last for m in clause.mentions)
    told = clause.has("flow", "export", "import") and clause.has("question", "how_much") and clause.has("period")
    sided = clause.has("flow", "surplus", "deficit") or told  # "e Taiwan, quanto exportou em 2025?"
    return opens and alone and sided


def spoken_of(clause: Clause, place: Mention) -> Mention | None:
    """日本は3月にいくら輸出した: the particle that makes the place the one who does what the flow after it says.

    None where another place stands between, which may be whose flow it is.
    """
    at = clause.at(place) + 1
    if at == len(clause.mentions) or not clause.mentions[at].is_("harmless", "topic", "doer"):
        return None
    particle, asked = clause.mentions[at], False
    towards = any(
        is_place(m) and (p := clause.before(m)) is not None and p.is_("prep", "to") for m in clause.mentions[: at - 1]
    )  # 対中貿易で日本は: whom it deals with is said before
    alone = not any(is_place(m) and m is not place for m in clause.mentions)
    alone = alone and not (clause.has_any("party", "extreme") or clause.ops("rank"))
    for found in clause.mentions[at + 1 :]:
        lacking = found.is_("flow", "surplus", "deficit") and (towards or alone)  # 韓国は1月にいくらの黒字か
        if found.is_("flow", "export", "import") or lacking:
            return replace(particle, code="doer") if asked else particle
        what = found.is_("party", "product")  # 日本は何を輸出した
        if is_place(found) or (found.kind in ("deictic", "party", "agency") and not what):
            return None
        asked = asked or found.kind == "question" or what
    return None


def made_there(clause: Clause, first: Mention, home: str) -> bool:
    """`Soja brasileña importada por China`, `importaciones de soja brasileña`: an adjective that follows its goods."""
    goods = clause.before(first)
    if goods is None or goods.kind != "commodity" or first.code == home or clause.has("flow", "export"):
        return False
    of = clause.before(goods)
    over = clause.before(of) if of is not None and of.is_("prep", "of") else None
    return any(m.code == home for m in clause.mentions if is_place(m)) or (over is not None and over.kind == "flow")


def made_by(clause: Clause, of: Mention | None, place: Mention) -> bool:
    """`Imports of US goods`, `purchases of American products`: a word for goods right after the name, what comes in."""
    over = clause.before(of) if of is not None else None
    at = clause.at(place) + 1
    goods = clause.mentions[at] if at < len(clause.mentions) else None
    named = goods is not None and goods.first == place.last + 1 and goods.says("goods")
    return named and over is not None and (over.is_("flow", "import") or over.is_("verb", "buy"))


def possessed(clause: Clause, place: Mention) -> bool:
    """`'s` or a bare apostrophe stands after the name."""
    rest = clause.tokens[place.last + 1 : place.last + 3]
    return bool(rest) and rest[0].norm == "'" and rest[0].glued


def pairs(clause: Clause, joint: Mention, place: Mention) -> bool:
    """Whether a word for both `and` and `with` joins a place to one before it: 巴西大豆和美国大豆."""
    before, after = clause.before(joint), clause.after(place)
    if is_place(before):
        return True
    goods = before is not None and after is not None and before.kind == after.kind == "commodity"
    return goods or (before is not None and before.kind == "flow" and _leads(clause, place))


def chosen_from(clause: Clause, first: Mention, last: Mention) -> bool:
    """`De l'UE et de l'ASEAN, qui a acheté le plus à la Chine`, `of the US and the EU, which bought more`: those among
    whom the one that acts is asked for."""
    between = ("harmless", "prep", "question")
    opens = all(m.kind in between or m.is_("op", "compare") or m.is_("compare", "between") for m in clause.mentions
                if m.first < first.first)  # fmt: skip
    acts = any(m.kind in ("verb", "flow") and m.first > last.last for m in clause.mentions)
    elsewhere = any(is_place(m) and m.first > last.last for m in clause.mentions)
    said = [m for m in clause.mentions if m.first > last.last and not m.is_("harmless")][:2]
    elsewhere = elsewhere or [m.kind for m in said] == ["question", "verb"]
    asked = any(m.is_("question", "what") and m.first < first.first for m in clause.mentions)
    elsewhere = elsewhere or (
        asked and [m.kind for m in said[:1]] == ["verb"]
    )  # "which of the US and the EU bought more"
    return opens and acts and elsewhere and clause.has_any("extreme", "more")


def listed(clause: Clause, members: list[Mention]) -> bool:
    """`Индия против Вьетнама: кому`, `экспорт: США, ЕС, Япония`: names set side by side, of which the last owns nothing
    though its ending or want of one might be a genitive's."""
    last = members[-1]
    if _makes_up(clause, members[0]):
        return True
    if len(members) < 2 or last.kind != "demonym" or clause.tokens[members[0].first].kind == "han":
        return False
    after = clause.after(last)
    if after is not None and after.kind in ("flow", "commodity", "party", "agency"):
        return False
    named = holds(members, "place")
    if any(("harmless", "doer") in m.others for m in clause.all("question", "who")):
        return False  # "Бразилия против США: кто больше поставил китайцам": they act
    opposed = members[0].kind == "place" and clause.ops("compare")
    one_form = ("harmless", "one_form") in last.others
    colon = members[0].first > 0 and clause.tokens[members[0].first - 1].norm == ":"
    ranked = clause.ops("rank") and (after is None or after.kind in ("prep", "period"))  # "ранжируй ЕС и США по росту"
    return opposed or (one_form and (named or colon or ranked))


def _makes_up(clause: Clause, place: Mention) -> bool:
    """`Какую долю экспорта составили США`: a verb stands between the flow and a name that is the same in every case."""
    flow = clause.before(place)
    apart = flow is not None and flow.is_("flow", "export", "import") and flow.last + 1 < place.first
    return apart and place.says("one_form") and clause.has("measure", "share", "percent")


def taken_by_another(clause: Clause, goods_of: Mention, home: str) -> bool:
    """`Chinese goods imported by Germany`, `how much Chinese steel did the EU buy`, `how many American goods did China
    buy`: whose they are is where they come from."""
    if clause.has("verb", "buy", "get") and not clause.has("flow") and _goods_after(clause, goods_of):
        verb, others = clause.all("verb"), [m for m in clause.mentions if is_place(m) and m.code != goods_of.code]
        acting = [m for m in others if (p := clause.before(m)) is None or p.kind != "prep" or p.is_("prep", "by")]
        at = clause.at(goods_of) + 2
        does = clause.mentions[at] if at < len(clause.mentions) else None
        by = clause.after(does) if does is not None and does is verb[0] else None
        # "China's bean buying", but "американских товаров купил Китай": a bare name right after the verb is who bought
        acts_next = by is not None and by.kind == "place" and by.code != goods_of.code
        buying = does is verb[0] and not acts_next and not (by is not None and by.is_("prep", "by"))
        one = len(verb) == 1 and not is_noun(verb[0]) and not buying
        return one and bool(others) and len(acting) == len(others)
    flow = clause.after(goods_of) if goods_of.code == home else None
    by = clause.after(flow) if flow is not None and flow.is_("flow", "import") else None
    whom = clause.after(by) if by is not None and by.is_("prep", "by") else None
    return is_place(whom) and whom is not None and whom.code != goods_of.code


def _goods_after(clause: Clause, goods_of: Mention) -> bool:
    """Whether a word for goods, or goods by name, stands right after a country's adjective."""
    at = clause.at(goods_of) + 1
    goods = clause.mentions[at] if at < len(clause.mentions) else None
    named = goods is not None and (goods.kind == "commodity" or goods.says("goods"))
    return goods is not None and named and goods.first == goods_of.last + 1


def counts(clause: Clause, place: Mention) -> bool:
    """`According to Chinese statistics`: whose books they are, no part in the trade."""
    before = clause.before(place)
    return before is not None and before.is_("books", "according_to")


def done(flow: Mention) -> bool:
    """`exportierte`, `экспортировала`: a form of the verb, not the noun."""
    return flow.kind == "flow" and (any(kind == "verb" for kind, _ in flow.others) or flow.says("conjugated"))


def compounded(clause: Clause, place: Mention) -> Mention:
    """The hyphen of `US-Exporte`, which joins the name to its flow as a blank does elsewhere; else the name."""
    hyphen = clause.after(place)
    if hyphen is None or not hyphen.is_("conj", "minus") or not clause.tokens[hyphen.first].glued:
        return place
    joined = clause.after(hyphen)
    glued = joined is not None and joined.kind == "flow" and joined.first == hyphen.last + 1
    return hyphen if glued and joined is not None and clause.tokens[joined.first].glued else place


def set_against(clause: Clause, left: Mention, between: list[Mention]) -> bool:
    """ASEAN対EU、どちらが上: one sign is `to` and `versus`, and which of the two is more is asked."""
    signs = [m for m in between if m.kind != "harmless"]
    asked = clause.has("more") or clause.ops("compare")
    return asked and len(signs) == 1 and ("prep", "versus") in signs[0].others and signs[0].first == left.last + 1


def object_of(clause: Clause, verb: Mention, place: Mention, home: str) -> bool:
    """输美, 销日: a name of one sign right after a verb of one sign is whom something is sold to."""
    short = verb.first == verb.last and place.first == place.last and clause.tokens[place.first].kind == "han"
    return short and place.first == verb.last + 1 and place.code != home
