"""Whose count is asked for, of a country whose statistics have no names of their own: `Canberra's figure for exports
to China`, `Mexico's own imports from China`, 法国海关. It is not held, and China's must not be told in its place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import WHO
from bot.understanding.words.lexicon import Lexicon

Mentions = tuple[Mention, ...]

# `Brazilian figures`; `chiffres brésiliens`; 巴西数据, where a name has no adjective
_AFTER, _BEFORE, _OF_NAME = "tally", "tally_led", "tally_of_name"
_OF_TWO = "tally_of_two"  # "US view vs Chinese view": a count where two are named, and else an opinion

TALLIES: Final = ("tally", "tally_led", "tally_of_name")
NEEDS: Final = (*TALLIES, "of_its_own", "own")  # one of which such a text has
_AT_AN_END: Final = ("to", "from", "with", "into")
_BEHIND_END: Final = ("post_to", "post_from", "post_with")
_TRADING: Final = ("flow", "verb")
_COUNTED: Final = ("flow", "time", "number", "period", "scale")  # what somebody's own is a count of
_EVERYBODY: Final = "WLD"


def tallied(mentions: tuple[Mention, ...], keepers: frozenset[str]) -> tuple[Mention, ...]:
    """Each such pair as one mention of whose books are asked for.

    `keepers`: whose statistics the lexicon names. Of others it is said that they are not held, where a flow is named;
    without one ("and the Brazilian numbers?") the trade with that country is meant.
    """
    found: list[Mention] = []
    trading = holds_any(mentions, *_TRADING)
    two = trading and sum(m.says(_OF_TWO) for m in mentions) > 1
    against = trading and holds(mentions, "op", "compare") and sum(m.kind in ("agency", "books") for m in mentions) > 1
    for mention in mentions:
        before = found[-1] if found and found[-1].last + 1 == mention.first else None
        whose, named = None, before if before is not None and before.kind in ("demonym", "place") else None
        led = ("by", "on", "in") if mention.kind == "books" else ("by",)  # "by Saudi data", "on the US books"
        set_against = against and mention.is_("books", "own")  # "EU books vs Chinese books"
        led_in = set_against or any(m.is_("prep", *led) for m in found[-2:-1])
        theirs = named and (named.kind == "demonym" or led_in)
        counts = (_AFTER if theirs else _OF_NAME, *((_OF_TWO,) if two else ()))
        facing = not theirs and any(m.is_("prep", *_AT_AN_END) for m in found[-2:-1])  # 对巴西海关数据
        if named is not None and mention.says(*counts) and not facing:
            whose = named.code
        elif before is not None and mention.kind == "demonym" and before.says(_BEFORE):
            whose = mention.code
        if before is None or whose is None or not (whose in keepers or trading or mention.kind == "agency"):
            found.append(mention)
            continue
        said = f"{before.said} {mention.said}"
        found[-1] = replace(before, last=mention.last, kind="agency", code=whose, said=said, others=())
    return tuple(found)


def counted_elsewhere(mentions: Mentions, lexicon: Lexicon) -> Mentions:
    """The name with its word for a count, or for its own, as the books that are asked for."""
    held = any(m.is_("op", "held") or m.says("holding") for m in mentions)
    if not (held or holds_any(mentions, *_TRADING)):
        return mentions
    facing = _facing_home(mentions)
    named = {HOME, _EVERYBODY} if held else {HOME, _EVERYBODY, *lexicon.keepers}  # theirs are read by their names
    for i, m in enumerate(mentions):
        if m.kind not in WHO or m.code in named:
            continue
        if (span := _own(mentions, i)) or (span := _told(mentions, i, lexicon, facing)):
            first, last = span
            said = " ".join(one.said for one in mentions[first : last + 1])
            books = replace(
                mentions[first], last=mentions[last].last, kind="agency", code=m.code, said=said, others=(), value=None
            )
            return (*mentions[:first], books, *mentions[last + 1 :])
    return mentions


def faced(mentions: Mentions) -> Mentions:
    """对日本的数据更新到几月: whom the data face is who it is traded with, and not whose data they are."""
    if not holds(mentions, "op", "fresh", "held"):
        return mentions
    found = list(mentions)
    for i, (led, m) in enumerate(pairwise(mentions), 1):
        counted = i > 1 and mentions[i - 2].kind == "agency"  # 中国统计对日本数据: the one set against the other
        if led.is_("prep", "to") and led.says("facing") and m.kind == "agency" and m.code != HOME and not counted:
            found[i] = replace(m, kind="place", others=())
    return tuple(found)


def _facing_home(mentions: Mentions) -> bool:
    """Whether the home country is at an end of the trade that is asked for: `exports to China`, 中国への輸出."""
    for i, m in enumerate(mentions):
        if m.kind not in WHO or m.code != HOME:
            continue
        led = next((one for one in reversed(mentions[:i]) if not one.says("determiner", "article")), None)
        if (led is not None and led.is_("prep", *_AT_AN_END)) or any(
            one.is_("prep", *_BEHIND_END) for one in mentions[i + 1 : i + 2]
        ):
            return True
    return False


def _own(mentions: Mentions, at: int) -> tuple[int, int] | None:
    """`Brazil's own export number`, `Russia's own 2024 exports`: the name and its word for own, before what is counted;
    goods that are its own are no count."""
    own = mentions[at + 1] if at + 1 < len(mentions) else None
    if own is None or not own.says("of_its_own") or own.first != mentions[at].last + 1 or _led(mentions, at):
        return None
    behind = [m for m in mentions[at + 2 : at + 4] if m.kind != "commodity"][:1]  # "Mexico's own car imports"
    if len(mentions) > at + 2 and mentions[at + 2].kind == "commodity" and not holds(behind, "flow"):
        return None  # "Brazil's own soybeans"
    return (at, at + 1) if any(m.kind in _COUNTED or m.says(*TALLIES) for m in behind) else None


def _told(mentions: Mentions, at: int, lexicon: Lexicon, facing: bool) -> tuple[int, int] | None:
    """The name and its count beside it, from the first to the last of their mentions."""
    after = at + 1
    while after < len(mentions) and mentions[after].kind == "harmless" and _possessive(mentions[after], lexicon):
        after += 1
    counts = after < len(mentions) and mentions[after].says(*TALLIES)
    beside = counts and all(one.last + 1 == two.first for one, two in pairwise(mentions[at : after + 1]))
    if beside and not _led(mentions, at) and (after > at + 1 or facing):
        return at, after
    return _led_by_count(mentions, at, facing)


def _possessive(mention: Mention, lexicon: Lexicon) -> bool:
    """The pieces of `'s` behind a name that has no adjective of its own."""
    return any(mention.said in form for form in lexicon.ways["possessive"])


def _led(mentions: Mentions, at: int) -> bool:
    """Whether the name is whom it is traded with: `imports from Brazil figures`; or the second of two."""
    led = next((m for m in reversed(mentions[:at]) if not m.says("determiner", "article")), None)
    return led is not None and (led.is_("prep", *_AT_AN_END) or (led.kind in WHO and led.code == HOME))


def _led_by_count(mentions: Mentions, at: int, facing: bool) -> tuple[int, int] | None:
    """`Chiffre d'Ottawa`, `números de Brasília`, `figures from Canberra`, `exportaciones propias de Brasil`: the count
    before the name; not `export figures from Brazil`, nor `figures from Brazil to China`."""
    of = at - 1
    while of >= 0 and mentions[of].says("determiner", "article") and mentions[of].kind != "prep":
        of -= 1
    led = of >= 0 and mentions[of].is_("prep", "of", "from", "by")
    if not led and mentions[at].kind != "demonym":
        return None
    count = of - led
    if count < 0 or mentions[count].last >= mentions[at].first:
        return None
    if mentions[count].is_("books", "own") or mentions[count].says("of_its_own"):
        return count, at
    if not facing or not mentions[count].says("tally", "tally_led") or _of_a_flow(mentions, count, at):
        return None
    return count, at


def _of_a_flow(mentions: Mentions, count: int, at: int) -> bool:
    """Whether a flow right before the figures or behind the name says what they are of, or the goods went on from
    there: `import figures from Brazil`, `цифры российского экспорта`."""
    behind = [m for m in mentions[at + 1 : at + 4] if not m.says("determiner", "article")]
    before = mentions[max(count - 1, 0) : count]
    gone = len(behind) > 1 and behind[0].is_("prep", "to", "into") and behind[1].kind in WHO
    ahead = any(m.kind in _TRADING and m.last + 1 == mentions[count].first for m in before)
    return gone or ahead or any(m.kind in _TRADING and m.first == mentions[at].last + 1 for m in behind[:1])
