"""Who receives and who sends, where the order of the words tells it: `China was supplied by Germany`, `German goods in
China`."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import done, is_noun, is_place
from bot.understanding.parties.place import Group
from bot.understanding.words.frame import Mention

_APART = 2  # tokens from one name to the other, with `in` between them


def served(clause: Clause, found: list[Group]) -> list[Group]:
    """`How much was China sold by Germany`, `Germany was supplied by China with how much`: who is the subject of a verb
    of giving in the passive receives, and who does it is named behind `by`."""
    verb = clause.first("verb", "sell", "give")
    if verb is None or len(found) != 2 or clause.has("flow") or clause.tokens[verb.first].kind == "han":
        return found
    doers = [group for group in found if prep_of(clause, group.mentions[0]) == "by"]
    if len(doers) != 1:
        return found
    (other,) = (group for group in found if group is not doers[0])
    if prep_of(clause, other.mentions[0]) or not _subject(clause, other.mentions[-1], verb):
        return found
    return [replace(group, part="destination" if group is other else "agent", bare=False) for group in found]


def _subject(clause: Clause, name: Mention, verb: Mention) -> bool:
    """`China was sold`, `was China sold`: a name, and the verb of its passive around or behind it."""
    if name.kind != "place" or name.first > verb.first:
        return False
    behind = [m for m in clause.mentions if name.last < m.first < verb.first]
    led = clause.mentions[clause.at(name) - 1] if clause.at(name) else None
    if any(m.says("causative") for m in behind):
        return all(m.kind in ("harmless", "self") for m in behind)  # "s'est fait livrer par"
    if not behind:
        return led is not None and led.says("copula")
    return len(behind) == 1 and behind[0].says("copula") and behind[0].first == name.last + 1


def in_the_role(clause: Clause, home: str) -> bool:
    """`China as a customer of Japan`, `how big a customer was China for the US`, `韓国の顧客としての中国`: the home
    country is the customer or supplier itself. Ambiguous where a share is asked for, which is one of the other's."""
    told = any(_described(clause, i, home) for i in range(len(clause.mentions)))
    if told and clause.has("measure", "share"):
        raise Ambiguous.again()
    return told


def _described(clause: Clause, at: int, home: str) -> bool:
    said = clause.mentions
    if not said[at].is_("place", home):
        return False
    before, behind = said[:at][-2:], said[at + 1 : at + 5]
    meant_for = bool(before) and before[-1].is_("prep", "for", "to")  # "which is bigger for China as an export market"
    if behind and behind[0].says("role") and not meant_for:
        noun = [m for m in behind[1:] if not (m.says("determiner") or m.kind in ("extreme", "demonym", "place"))]
        between = [m for m in behind[1:] if m.kind == "place"]  # 作为韩国的客户
        noun = [m for m in noun if not (between and m.is_("harmless", "words"))]
        return bool(noun) and noun[0].is_("party", "buyer", "seller")
    party = len(before) > 1 and before[0].is_("party", "buyer", "seller")
    return party and (before[1].says("role") if clause.ways.unspaced else before[1].says("copula"))


def made_by(clause: Clause, group: Group) -> bool:
    """Whether an adjective right before or after a word for goods is all that the group is; 中国製品, where a name has
    none."""
    last = group.mentions[-1]
    at = clause.at(last)
    after = clause.mentions[at + 1] if at + 1 < len(clause.mentions) else None
    before = clause.mentions[at - 1] if at else None
    glued = clause.ways.unspaced and last.kind == "place" and clause.has_any("verb", "flow", "measure")
    if glued and after is not None and after.first == last.last + 1 and _wares(after):
        return True
    if last.kind != "demonym" or prep_of(clause, group.mentions[0]) not in ("", "of"):
        return False
    if _goods(after) and after is not None and after.first == last.last + 1:
        over = clause.after(after)  # "Chinese soybean imports": whose they are, not whose soybeans
        return over is None or not (is_noun(over) or (over.kind == "flow" and not _act(over)))
    if not _goods(before) or before is None or before.last + 1 != last.first:
        return False
    owned = clause.mentions[at - 2] if at > 1 else None
    made = is_place(owned) and owned is not None and owned.last + 1 == before.first
    return not made  # "американских товаров Китаем": who made them stands before


def goods_there(clause: Clause, found: list[Group]) -> list[Group]:
    """`German goods in China`, アメリカが中国製品に使った金額: what is made by one of two is at the other, where no
    flow tells which way it went."""
    told = clause.has_any("flow", "agency", "books", "party", "more") or clause.has("measure", "share", "percent")
    if told or len(found) != 2 or clause.ops("compare", "mirror", "difference", "source"):
        return found
    made = [g for g in found if made_by(clause, g) and any(_wares(m) for m in _beside(clause, g))]
    made = made or [g for g in found if clause.ways.unspaced and g.part == "origin"]  # 日本が支払った中国製品の代金
    ends = ("", "in", "at", "to", "into") if clause.has("verb") or clause.ways.unspaced else ("in", "at", "to", "into")
    others = [g for g in found if g not in made and prep_of(clause, g.mentions[0]) in ends and len(g.codes) == 1]
    if len(made) != 1 or len(others) != 1 or len(made[0].codes) != 1 or clause.has("verb"):
        return found
    return [replace(g, part="origin" if g in made else "destination", bare=False) for g in found]


def bought_before(clause: Clause, group: Group, *led: str) -> bool:
    """`Von Deutschland gekaufte chinesische Waren`: a participle of buying right behind a name that `of` leads."""
    name = group.mentions[-1]
    behind = next(iter(clause.mentions[clause.at(name) + 1 :]), None)
    beside = behind is not None and behind.is_("verb", "buy", "get") and behind.first == name.last + 1
    return beside and prep_of(clause, group.mentions[0]) in (led or ("of", "by"))


def bought_there(clause: Clause, found: list[Group]) -> list[Group]:
    """`Von Japan in China gekaufte Waren`: who buys, where, and the participle right behind the two."""
    if len(found) != 2 or clause.has("flow"):
        return found
    one, two = found
    apart = two.mentions[0].first - one.mentions[-1].last
    bought = bought_before(clause, two, "in") and prep_of(clause, one.mentions[0]) in ("of", "by")
    if not bought or apart != _APART:
        return found
    return [replace(one, part="agent", bare=False), replace(two, part="origin", bare=False)]


def imported_from_home(clause: Clause, found: list[Group], home: str) -> list[Group]:
    """`¿Quién importó más de China, México o Brasil?`: those to choose from import, and it comes from the home country,
    where one preposition leads both whose it is and where it is from."""
    deed = clause.first("flow", "import")
    if deed is None or not done(deed) or not clause.asks_who() or len(found) != 2:
        return found
    ours = [g for g in found if g.codes == (home,) and prep_of(clause, g.mentions[0]) in ("of", "from")]
    rivals = [g for g in found if len(g.codes) > 1 and home not in g.codes and not prep_of(clause, g.mentions[0])]
    if len(ours) != 1 or len(rivals) != 1 or ours[0].mentions[0].first < deed.last:
        return found
    return [replace(g, part="origin" if g in ours else "agent", bare=False) for g in found]


def _beside(clause: Clause, group: Group) -> list[Mention]:
    first, last = group.mentions[0], group.mentions[-1]
    return [m for m in clause.mentions if m.first == last.last + 1 or m.last + 1 == first.first]


def _wares(mention: Mention) -> bool:
    """A word for goods in general, and none for figures."""
    figures = mention.kind != "harmless" or mention.says("figure_noun", "tally", "reading", "by_value")
    return mention.says("goods") and not figures


def _act(flow: Mention) -> bool:
    return done(flow) or flow.says("passive", "auxiliary")


def _goods(mention: Mention | None) -> bool:
    return mention is not None and (mention.kind == "commodity" or mention.says("goods"))
