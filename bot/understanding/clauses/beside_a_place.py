"""What stands beside a place and joins it to its clause: the preposition that governs it, a noun, who acts."""

from __future__ import annotations

from bot.model import HOME
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import is_noun, is_place, pairs
from bot.understanding.words.frame import Mention, holds


def prep_of(clause: Clause, place: Mention) -> str:
    """The preposition that governs a place: just before it (fillers aside), or the particle just after."""
    within = next((code for kind, code in place.others if kind == "prep"), "")
    if within:
        return within  # 对台: one word with its place
    nearest = clause.after(place)
    if nearest is not None and nearest.kind == "prep" and nearest.code.startswith("post_"):
        return nearest.code.removeprefix("post_")
    previous = clause.before(place)
    if previous is not None and previous.is_("conj", "minus") and clause.tokens[previous.first].glued:
        hyphened = clause.before(previous)
        previous = hyphened if hyphened is not None and hyphened.is_("prep", "to") else previous  # "China-to-US"
    if previous is not None and previous.said == ">" and is_place(clause.before(previous)):
        clause.use(previous)
        return "to"  # "China > India": an arrow
    if previous is not None and previous.kind == "fragment":
        return next((code for kind, code in previous.others if kind == "prep"), "")  # "y con", "e para"
    # "из каких стран Китай брал нефть": who does it does not belong to the countries that are asked for
    asked = is_agent(clause, place) or place.code == HOME  # "с какими странами у Китая дефицит"
    if not asked and (over := _over_party(clause, previous)) is not None:
        return over.code
    if previous is not None and previous.kind == "prep" and not previous.code.startswith("post_"):
        if previous.is_("prep", "from") and ("prep", "of") in previous.others:
            noun = clause.before(previous)  # "la balance de Taïwan": no balance comes from anywhere
            if noun is not None and noun.is_("flow", "balance", "surplus", "deficit"):
                return "of"
        governs = clause.reaches(previous, place) and not _of_what_it_deals_in(clause, previous, place)
        return previous.code if governs else ""
    if previous is not None and previous.kind == "verb" and ("prep", "to") in previous.others:
        return "to"  # 卖给中国: the verb and its preposition are one word
    if previous is not None and ("prep", "between") in previous.others:
        return "between"  # also a word of comparing numbers
    if previous is not None and facing(clause, previous):
        return "with"
    if previous is not None and ("prep", "with") in previous.others and not pairs(clause, previous, place):
        return "with"  # 跟台湾, と: one word for `and` and `with`, and nothing before it that it could join
    return ""


def per_cent_of(clause: Clause, sign: Mention) -> bool:
    """`США % экспорта`, `USA % v. Export`: a sign of per cent, of a flow that follows."""
    whole = clause.after(sign, "prep") if sign.is_("unit", "pct") else None
    before = clause.before(sign)
    counted = before is not None and before.kind == "number"
    return whole is not None and whole.is_("flow", "export", "import") and not counted and not clause.has("number")


def per_cent_is(clause: Clause, sign: Mention) -> bool:
    """`Crude imports April 2025 % Malaysia`, `exports: how much % is the US`: what per cent of a flow said before is
    the one place that stands right after the sign, and nothing but a time after it."""
    who, flow = clause.after(sign), clause.first("flow", "export", "import")
    if who is None or who.kind != "place" or flow is None or flow.first > sign.first or clause.has("number"):
        return False
    rest = clause.after(who)
    if any(token.norm == "," for token in clause.tokens[sign.last : who.first]):
        return False  # "exports in November %, to the US"
    return (rest is None or rest.kind == "period") and not clause.has("prep", "to", "from", "into", "with")


def stands_for_part(clause: Clause, nearest: Mention | None) -> bool:
    """`Russland Anteil`, `der US-Anteil an`, `США % экспорта`: what stands after a name makes it a part of a whole."""
    if nearest is not None and nearest.is_("conj", "minus") and clause.tokens[nearest.first].glued:
        nearest = clause.after(nearest)
    if nearest is not None and nearest.is_("op", "sum"):
        nearest = clause.after(nearest)  # "the EU and ASEAN's combined share"
    if nearest is None:
        return False
    part = nearest.is_("measure", "share", "percent") or nearest.is_("op", "contribution")
    return part or per_cent_of(clause, nearest)


def part_of(clause: Clause, place: Mention, flow: Mention) -> bool:
    """`Was machten die USA am Export aus`: a word for being a part of it stands between the two."""
    between = [m for m in clause.mentions if place.last < m.first and m.last < flow.first]
    return any(m.means("harmless", "whole") for m in between)


def is_buyer(clause: Clause, place: Mention, home: str) -> bool:
    """`Las compras de China`, `as compras de petróleo da China a Rusia`: whose purchases, said with a noun.

    Of the home country alone; beside it only those that goods come from may be named, else it is the seller.
    """
    noun = any(is_noun(m) for m in clause.all("verb", "buy"))
    rest = [m for m in clause.mentions if is_place(m) and m is not place and m.code != "WLD"]
    from_there = all(prep_of(clause, m) in ("to", "from", "at") for m in rest)
    return noun and place.code == home and from_there and not clause.has("agency") and not clause.has("books")


def leads_on(clause: Clause, place: Mention, home: str) -> bool:
    """The home country, or one that stands before another that is governed: `ventas Brasil a China`."""
    later = [m for m in clause.mentions if is_place(m) and m.first > place.last]
    return place.code == home or any(prep_of(clause, m) in ("to", "from", "into") for m in later)


def _over_party(clause: Clause, previous: Mention | None) -> Mention | None:
    """`From the countries of ASEAN`, `из стран ЕС`: the preposition before the noun that only says what the name is."""
    of = previous is not None and previous.is_("prep", "of")
    if previous is not None and of:
        previous = clause.before(previous)
    if previous is None or not previous.is_("party", "partner", "group"):
        return None
    if not of and previous.first != previous.last:
        return None  # "com quais parceiros os Estados Unidos ...": who is asked after, and who acts
    over = clause.before(previous)
    return over if over is not None and over.is_("prep", "to", "into", "from", "with") else None


def is_agent(clause: Clause, place: Mention) -> bool:
    """A verb of buying or selling follows with nothing but fillers between: the place is who does it."""
    between = ("period", "op", "question", "direction", "extreme")
    after = clause.after(place, *between)
    if after is not None and after.says("parts_dates") and (when := clause.before(after)) is not None:
        after = clause.after(after, *between) if when.kind == "period" else after  # 米国は2025年にいくら買った
    if after is not None and after.is_("books", "says"):
        after = clause.after(after, "question")  # "how much does the US say it bought"
    if after is not None and after.is_("more", "more", "less") and not clause.has("place", HOME):
        behind = clause.mentions[clause.at(after) + 1 :]  # "stimmt es, dass Vietnam mehr kauft als Deutschland"
        deeds = [i for i, m in enumerate(behind[:3]) if m.kind == "verb"]
        return bool(deeds) and behind[deeds[0] + 1 :][:1] != () and behind[deeds[0] + 1].says("than")
    return after is not None and after.kind == "verb"


def _of_what_it_deals_in(clause: Clause, previous: Mention, place: Mention) -> bool:
    """`The value of goods | Germany bought from China`: a word for goods is governed, and the place before a verb,
    with fillers alone between, is who deals in them."""
    verb = clause.after(place)
    between = clause.mentions[clause.at(previous) + 1 : clause.at(place)]
    goods = holds(between, "harmless", "words", "wares")
    return goods and place.kind == "place" and verb is not None and verb.kind == "verb"


def facing(clause: Clause, joint: Mention) -> bool:
    """`Das Defizit der USA gegenüber Vietnam`: of a balance, a word of comparing says with whom it is."""
    balance = clause.has("flow", "balance", "surplus", "deficit")
    return balance and joint.is_("op", "compare") and ("prep", "with") in joint.others


def bought_of(joint: Mention | None) -> bool:
    """`У Китая закупила Америка`: a joint that before a verb of buying tells of whom, and not whose."""
    return joint is not None and joint.kind == "prep" and joint.says("bought_of")


def told_for(clause: Clause, joint: Mention | None) -> bool:
    """`The export figure for China`, `export growth for China`, `exports in 2025 for China`: a flow, then `for`."""
    flow = clause.before(joint, "growth", "op", "period") if joint is not None and joint.is_("prep", "for") else None
    return flow is not None and flow.kind == "flow"


def dropped(clause: Clause, said: Mention, meant: Mention) -> bool:
    """`Forget Japan. Korea`, `forget Africa, Latin America`: a place right after a word that takes it back, and another
    one that stands for it."""
    before = clause.before(said)
    taken_back = before is not None and before.is_("fragment", "no") and before.last + 1 == said.first
    return taken_back and not any(said.last < m.first < meant.first for m in clause.all("conj"))


def denied(clause: Clause, said: Mention, meant: Mention) -> bool:
    """`I should say the EU, not Europe`: a place right after `not`, where another one was said before it."""
    nearest = clause.before(said)
    not_ = clause.first("negation", "not")
    return nearest is not None and nearest is not_ and meant.last < nearest.first and said.first == nearest.last + 1


def dealt_there(clause: Clause, place: Mention) -> bool:
    """`Who buys more in China, Vietnam or Germany`, `was kauft Deutschland in China ein`: where somebody else deals."""
    others = [m for m in clause.mentions if m.kind in ("place", "demonym") and m.code != place.code]
    return any(not prep_of(clause, m) for m in others)


def of_the_two(clause: Clause, members: list[Mention], home: str) -> bool:
    """`Сальдо США и Вьетнама`: of two genitives right after a trade or a balance it is the one between the two."""
    led = clause.before(members[0])
    if led is None or not led.is_("flow", "balance", "trade", "total") or led.last >= members[0].first:
        return False
    elsewhere = any(m.kind in ("place", "demonym") and m not in members for m in clause.mentions)
    return all(m.kind == "demonym" and m.code != home for m in members) and not elsewhere


def side_by_side(clause: Clause, left: Mention, right: Mention) -> bool:
    """中美, 日中: two names written as one word are the two sides of one trade."""
    led = any(kind == "prep" for kind, _ in right.others)  # 德国|对全球: whose it is, and to whom
    return left.last + 1 == right.first and clause.tokens[right.first].glued and left.code != right.code and not led


def year_first(clause: Clause, said: Mention) -> bool:
    """`Leur plus haut | de 2025 en septembre`: a year with its month after it, where months are named before it."""
    words = [token for token in clause.tokens[said.first : said.last + 1] if token.norm.isalnum()]
    first = next((i for i, token in enumerate(words) if token.norm.isdigit()), len(words))
    return said.kind == "period" and first < len(words) - 1 and words[-1].kind == "word"
