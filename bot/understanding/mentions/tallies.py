"""By whose count: an adjective of a country right beside a word for a count of something, as in `Brazilian figures`."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

# `Brazilian figures`; `chiffres brésiliens`; 巴西数据, where a name has no adjective
_AFTER, _BEFORE, _OF_NAME = "tally", "tally_led", "tally_of_name"
_OF_TWO = "tally_of_two"  # "US view vs Chinese view": a count where two are named, and else an opinion
_TRADING = ("flow", "verb")


def tallied(mentions: tuple[Mention, ...], keepers: frozenset[str]) -> tuple[Mention, ...]:
    """Each such pair as one mention of whose books are asked for.

    `keepers`: whose statistics the lexicon names. Of anybody else's it is said that they are not held, where a flow is
    named beside them; without one ("and the Brazilian numbers?") the trade with that country is meant.
    """
    found: list[Mention] = []
    trading = any(m.kind in _TRADING for m in mentions)
    two = trading and sum(m.says(_OF_TWO) for m in mentions) > 1
    for mention in mentions:
        before = found[-1] if found and found[-1].last + 1 == mention.first else None
        whose = None
        named = before if before is not None and before.kind in ("demonym", "place") else None
        counts = (_AFTER if named is not None and named.kind == "demonym" else _OF_NAME, *((_OF_TWO,) if two else ()))
        if named is not None and mention.says(*counts):
            whose = named.code
        elif before is not None and mention.kind == "demonym" and before.says(_BEFORE):
            whose = mention.code
        if before is None or whose is None or not (whose in keepers or trading):
            found.append(mention)
            continue
        said = f"{before.said} {mention.said}"
        found[-1] = replace(before, last=mention.last, kind="agency", code=whose, said=said, others=())
    return tuple(found)
