"""What is sorted, and by what: `sort partners by exports`, `Japan and Korea as sources of crude`, `the top supplier`.

Mentions -> mentions, a word for sorting, for a market or for a source as what it is there."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, codes_in, holds
from bot.understanding.words.kinds import QUIET, WHO

# `Sort partners by exports in 2024`, `sort the months of 2025 by the surplus`: an order of what stands between.
_TWICE = 2
_SORTED = ("party", "place", "demonym", "commodity", "time", "period", "op")


def sorted_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word for sorting that opens the text as one for ranking where what it goes by is told."""
    at = next((i for i, m in enumerate(mentions) if m.kind not in QUIET or m.says("ordering")), None)
    if at is None or not mentions[at].says("ordering"):
        return mentions
    by = next((i for i, m in enumerate(mentions) if i > at and m.is_("prep", "by")), len(mentions))
    role = next((i for i, m in enumerate(mentions) if at < i < by and m.says("as_much_as")), by)
    if by == len(mentions) and sum(m.kind == "place" for m in mentions[at + 1 : role]) > 1:
        by = role  # "sort Japan and Korea as suppliers of crude"
    told = next((m for m in mentions[by + 1 :] if m.kind not in ("harmless", "demonym")), None)
    if told is not None and told.is_("question", "what"):  # "by what China exported to them"
        told = next((m for m in mentions[by + 1 :] if m.is_("flow") or m.is_("verb", "sell", "buy")), told)
    flows = ("flow",) if told is not None and told.kind == "growth" else ()  # "sort exports by growth"
    kinds = (*_SORTED, *flows)  # no table, and no list
    sorted_ones = any(m.kind in kinds or m.says("goods") for m in mentions[at + 1 : by])
    role_told = by == role and told is not None and (told.kind == "party" or told.is_("op", "source"))
    if told is None or not (role_told or told.kind in ("flow", "verb", "growth", "commodity")) or not sorted_ones:
        return mentions
    rank = replace(mentions[at], kind="op", code="rank", others=(("harmless", "numbered"),))
    return (*mentions[:at], rank, *mentions[at + 1 :])


def those_ordered(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Ordena a Francia e Italia según lo que compraron a China`: whom an order to rank is given for, right behind it,
    are no goal of trade; they deal with one who is named later."""
    at = next((i for i, m in enumerate(mentions) if m.kind not in QUIET), len(mentions))
    rank, led, rest = mentions[at : at + 1], mentions[at + 1 : at + 2], mentions[at + 2 :]
    if not (rank and rank[0].is_("op", "rank") and led and led[0].is_("prep", "to") and led[0].means("prep", "at")):
        return mentions
    dealt = next((i for i, m in enumerate(rest) if m.is_("verb", "buy", "sell")), len(rest))
    many = sum(m.kind == "place" for m in rest[:dealt])
    if many < _TWICE or rest[0].kind != "place" or not holds(rest[dealt:], "place"):
        return mentions
    return (*mentions[: at + 1], replace(led[0], kind="harmless", code="little", others=()), *rest)


def ordered_once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Put the surpluses of April, May and June in order, largest first`: that they are ranked, said once more at the
    end of all."""
    ranks = [m for m in mentions if m.is_("op", "rank")]
    last = next((m for m in reversed(mentions) if m.kind not in QUIET), None)
    if len(ranks) < _TWICE or ranks[-1] is not last or sum(m.kind == "question" for m in mentions) > 1:
        return mentions
    return tuple(replace(m, kind="harmless", code="little", others=()) if m is last else m for m in mentions)


# `The top supplier of crude, and how much did they sell`: what is asked of whoever stands first is told in the order
# itself; the rest would be read as a question of its own, of nobody named.
_DEALT = ("verb", "measure")
_DOES = {"buyer": "buy", "seller": "sell"}
_LITTLE = ("harmless", "question", "deictic", "courtesy", "period")


def told_of_the_first(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, what is dealt or the share left without a question where `and` joins it to the first of all."""
    at = next((i for i, m in enumerate(mentions) if m.is_("conj", "and")), len(mentions))
    before, after = mentions[:at], mentions[at + 1 :]
    dealers = any(m.is_("party", "buyer", "seller", "partner") or m.is_("question", "who") for m in before)
    first = any(m.is_("op", "rank") or m.is_("extreme", "most") for m in before)
    theirs = any(m.says("pronoun", "acting_they", "its") or m.is_("deictic", "them") for m in after)
    dealt, does = codes_in(after, "verb"), {_DOES.get(m.code, "") for m in before if m.kind == "party"}
    theirs = theirs or (bool(dealt) and dealt <= does)  # "¿y cuánto compró?"
    if not (dealers and first and theirs) or any(m.kind not in (*_LITTLE, *_DEALT) for m in after):
        return mentions
    if codes_in(after, "verb") == {"sell"} and holds(before, "verb", "buy"):
        return mentions  # "whom did China buy most from, and how much did it sell there"
    said = [m for m in after if m.kind in _DEALT]
    shares = [m for m in said if m.kind == "measure"]
    if not said or len(shares) > 1 or any(m.code != "share" for m in shares):
        return mentions
    kept = ("period", "measure")
    silent = (m if m.kind in kept else replace(m, kind="harmless", code="little", others=()) for m in mentions[at:])
    return (*before, *silent)


def outlets(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China's biggest market`, `the top 10 markets`, `its fastest growing market`: a buyer behind a word of rank."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        led = [one for one in mentions[:i] if one.kind not in ("harmless", "conj", "number")]
        flows = led[-3:-2] if [one.kind for one in led[-2:]] == ["flow", "growth"] else []
        led = [*flows, *led[-1:]] if flows else led[-2:]  # "top export growth markets"
        best = [one for one in led[:1] if one.kind == "extreme" or (flows and one.means("extreme", "most"))]
        grown = len(led) > 1 and led[-1].kind == "growth" and bool(best)
        before = led[0] if grown else next(reversed(led), None)
        ranked = before is not None and (before.kind in ("extreme", "ordinal") or ("extreme", "most") in before.others)
        # "the larger market of the two", "el principal mercado"
        ranked = ranked or (before is not None and (before.is_("more", "more", "less") or before.is_("op", "rank")))
        role = [one for one in mentions[:i] if not one.says("determiner")][-1:]
        sold = ranked or any(one.says("as_much_as") for one in role)  # "Japan and Korea as sources of imports"
        source = m.is_("op", "source") or (sold and not ranked and m.means("op", "source"))  # "as a source of soybeans"
        if sold and source and m.first == m.last and holds(mentions[i + 1 : i + 2], "prep", "of"):
            found[i] = replace(m, kind="party", code="seller", others=())  # "the top 5 sources of crude"
        for_whom = any(one.says("role") for one in role) and any(w.kind in WHO for w in mentions[i + 1 : i + 2])
        if m.is_("op", "source") and ((m.first == m.last and _of_goods(mentions[:i], m.first)) or for_whom):
            found[i] = replace(m, kind="party", code="seller", others=())
        if ranked and m.kind == "harmless" and m.says("outlet", "placed"):
            code = "partner" if flows or m.says("placed") else "buyer"  # 最多的前三名
            found[i] = replace(m, kind="party", code=code, others=())
    return tuple(found)


def _of_goods(before: tuple[Mention, ...], at: int) -> bool:
    """`China's main crude sources`, `rank Brazil and Argentina as soybean sources`: of goods, and behind a word of
    rank; the source of a figure stands by itself."""
    if not before or before[-1].kind != "commodity" or before[-1].last != at - 1:
        return False
    led = [m for m in before[:-1] if not m.says("determiner")][-1:]
    return any(m.kind == "extreme" or m.is_("op", "rank", "place_of") or m.says("as_much_as", "among") for m in led)
