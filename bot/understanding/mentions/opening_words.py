"""What opens a question and is something else within it: `lo que China más importó`, `où les exportations ont-elles
baissé`.

Mentions -> mentions. Which words are `that which` is told by the mark `that_which` in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import ONE_WAY, QUIET, WHO

_ASKED_ON: Final = ("difference", "how_fast", "which", "when", "count", "why")
_LISTED: Final = ("flow", "commodity", "period", "place")
_TRADED: Final = ("flow", "verb", "commodity", "extreme", "growth", "measure")
_ASKED_BETWEEN: Final = (*QUIET, "question", "commodity", "books")
_WHO_ASKS: Final = ("noun", "person", "document")
_BEFORE = ("harmless", "negation", "prep", "period", "courtesy", *WHO)


def what_most(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Lo que China importó más en 2025`, `ce que la Chine a importé le plus`: which goods, where a superlative stands
    beside what is bought or sold and no goods are named."""
    if not mentions:
        return mentions
    opening, rest = mentions[0], mentions[1:]
    flows = [m for m in rest if m.is_("flow", *ONE_WAY)]
    if not opening.says("that_which") or len(flows) != 1 or not flows[0].says("sold", "conjugated"):
        return mentions
    best = [m for m in rest if m.kind == "extreme"]
    other = any(m.kind in ("commodity", "party", "number", "compare", "op", "more") or m.says("than") for m in rest)
    if len(best) != 1 or other or any(m.kind in ("time", "direction", "growth") for m in rest):
        return mentions
    return (replace(opening, kind="question", code="what", others=()), *rest)


def and_for_article(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`An what from the US`, `cars 2025 an ships growth`: where no article stands, `and` with a letter left out."""
    found = list(mentions)
    for i, (m, after) in enumerate(pairwise(mentions)):
        asks = after.kind == "question" or after.is_("op", *_ASKED_ON) or after.says("request", "auxiliary", "copula")
        named = any(one.kind == after.kind in ("flow", "commodity") for one in mentions[:i])
        listed = named and mentions[i - 1].kind in _LISTED
        if i and m.says("and_slip") and (asks or listed):
            found[i] = replace(m, kind="conj", code="and", others=())
    return tuple(found)


def where_first(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`À part les États-Unis, où ...`: a word for `or` that asks where, ahead of all that is asked of."""
    at = next((i for i, m in enumerate(mentions) if m.is_("conj", "or") and m.means("question", "where")), None)
    if at is not None and mentions[at].said.isascii():
        return mentions  # "ou": only the accent tells it from `or`
    if at is None or any(m.kind not in _BEFORE for m in mentions[:at]):
        return mentions
    named = any(m.kind in WHO for m in mentions[:at])
    if named and not (holds(mentions[:at], "negation") or says_in(mentions[:at], "save", "besides")):
        return mentions  # "la Chine ou le Japon"
    where = replace(mentions[at], kind="question", code="where", others=())
    return (*mentions[:at], where, *mentions[at + 1 :])


def time_gone(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How many months since exports last fell`, `months since the surplus was below 50 bn`: when it was so, and no
    count of the months in which it was; `how many months since imports fell did the surplus widen` counts."""
    at = next((i for i, m in enumerate(mentions) if m.is_("time", "since")), 0)
    if not at:
        return mentions
    first = at - 1
    while first > 0 and (mentions[first].kind == "harmless" or mentions[first].is_("compare", "pass")):
        first -= 1
    told, led = mentions[max(first, 0)], mentions[: max(first, 0)]
    years = told.is_("time", "unit:year") and bool(led) and led[-1].is_("question", "how_many")
    months = told.is_("op", "count")
    opens = told.is_("time", "unit:month") and all(m.kind == "harmless" for m in led)
    if told.says("occasions") and at == len(mentions) - 1:
        return mentions  # "when did they first pass 350 bn, and how many times since"
    if not (months or years or opens) or len([m for m in mentions if m.kind == "flow"]) > 1:
        return mentions
    first -= years
    gone = replace(mentions[first], last=mentions[at].last, kind="op", code="last_time", others=())
    return (*mentions[:first], gone, *mentions[at + 1 :])


def _signed_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...] | None:
    """`Negative exports months 2025`, a flow, a sign, the unit and a time and nothing else: which months had it."""
    if len(mentions) > _HEADLINE or not says_in(mentions, "sign"):
        return None
    units = [i for i, m in enumerate(mentions) if m.is_("time", "unit:month")]
    told = [m.kind for m in mentions if m.kind not in ("time", "harmless", "demonym", "place")]
    if len(units) != 1 or sorted({*told} - {"growth"}) != ["direction", "flow", "period"]:
        return None
    which = replace(mentions[units[0]], kind="op", code="which", others=())
    return (*mentions[: units[0]], which, *mentions[units[0] + 1 :])


def months_of_a_time(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Months in 2025 when both exports and imports grew`, `months of 2025 in which they did`, `with exports above 320
    bn and ...`: which months, as where the question is put in full."""
    if (signed := _signed_months(mentions)) is not None:
        return signed
    opened = len(mentions) > 4 and mentions[0].is_("time", "unit:month") and mentions[1].kind == "period"
    if not opened or holds(mentions, "extreme") or holds(mentions, "op", "which", "count", "rank"):
        return mentions
    head, year, joint, behind = mentions[:4]
    if joint.is_("prep", "with") and not holds_any(mentions, "compare", "direction", "growth", "more"):
        return mentions  # "month of June 2026 with exports and imports"
    relative = joint.kind == "prep" and behind.says("relative")
    if holds_any(mentions[4 if relative else 2 :], "question"):
        return mentions
    if not (relative or joint.is_("op", "when") or joint.is_("prep", "with")):
        return mentions
    which = replace(head, kind="op", code="which", others=())
    quiet = () if joint.is_("prep", "with") else (replace(joint, kind="harmless", code="little", others=()),)
    led = (
        (*quiet, replace(behind, kind="harmless", code="little", others=()))
        if relative
        else (*(quiet or (joint,)), behind)
    )
    return (which, year, *led, *mentions[4:])


_MOVES: Final = ("direction", "growth", "more", "extreme", "compare")


def month_where(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Le mois de 2025 où les exportations ont baissé`, `les mois de 2025 où`: which months, as `mois où` asks. The
    pronoun reads like `or`, which joins another time to the first."""
    for i, (head, time, joint) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        where = joint.is_("conj", "or") and joint.means("question", "where")
        if not where or time.kind != "period" or not (head.is_("time", "unit:month") or head.is_("op", "list")):
            continue
        behind = mentions[i + 3 :]
        if holds_any(behind, "period", "question") or not holds_any(behind, *_MOVES):
            return mentions
        value = replace(time.value, either=False) if isinstance(time.value, TimeExpression) else time.value
        which = replace(head, kind="op", code="which", others=())
        plain = replace(joint, kind="harmless", code="little", others=())
        return (*mentions[:i], which, replace(time, value=value), plain, *behind)
    return mentions


_HEADLINE: Final = 6  # words of a headline that asks
_MONTH_BEFORE: Final = TimeExpression((Moment("month", anchor="earlier", steps=-1),))


def prior_reading(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The previous figure`, `the prior print`: of the month before, where no year, quarter or half is named."""
    spans = [m.value for m in mentions if m.kind == "period" and isinstance(m.value, TimeExpression)]
    if any(part.grain in ("year", "quarter", "half") for span in spans for part in span.parts):
        return mentions
    return tuple(
        replace(m, kind="period", code=_MONTH_BEFORE.code, value=_MONTH_BEFORE, others=())
        if m.kind == "harmless" and m.says("prior_reading")
        else m
        for m in mentions
    )


def topic_named_again(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What about Mexico, did China sell more to Mexico or to Canada`: the topic, which the question names itself."""
    opens = 1 if mentions[0].is_("conj", "and") or mentions[0].kind == "fragment" else 0
    if len(mentions) < opens + 3 or not mentions[opens].says("request") or mentions[opens + 1].kind != "place":
        return mentions
    topic, asked = mentions[opens + 1], mentions[opens + 2 :]
    again = any(m.kind == "place" and m.code == topic.code for m in asked) and topic.last + 1 < asked[0].first
    if not again or not (asked[0].says("auxiliary", "copula") or asked[0].kind in ("question", "op")):
        return mentions
    return (*mentions[: opens + 1], replace(topic, kind="harmless", code="little", others=()), *asked)


def now_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Now in dollars`: the same in another unit, and of no other time. `Now just the top five`, `now give me imports`:
    in a talk it only goes on, which the next word is marked to say."""
    rest = mentions[1:]
    unit = holds(rest, "unit") and holds_only(rest, "unit", "prep", "harmless", "courtesy")
    wished = len(rest) > 1 and (rest[0].is_("fragment", "only") or rest[0].says("request"))
    if wished and mentions[0].says("now_then"):
        return (mentions[0], replace(rest[0], others=(*rest[0].others, ("harmless", "now_then"))), *rest[1:])
    if not (unit and mentions[0].says("now_then")):
        return mentions
    return (replace(mentions[0], kind="harmless", code="little", others=()), *rest)


def of_home(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China's number one trading partner`: a superlative that says whose it is, as the two words that it is."""
    at = next((i for i, m in enumerate(mentions) if m.kind == "extreme" and m.says("home_first")), None)
    if at is None:
        return mentions
    home = replace(mentions[at], last=mentions[at].first, kind="demonym", code=HOME, others=())
    best = replace(mentions[at], first=mentions[at].first + 1)
    return (*mentions[:at], home, best, *mentions[at + 1 :])


def of_the_asker(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`A reader in Germany asks what China exported`, `as a German student, ...`, `I'm from India; ...`: where whoever
    asks is, ahead of the home country whose trade is asked of: no partner, and no trade of his."""
    at = next((i for i, m in enumerate(mentions) if m.kind in WHO), len(mentions))
    home = next((i for i, m in enumerate(mentions) if m.kind in WHO and m.code == HOME), 0)
    if not at or home < at + 2:
        return mentions
    before, between = mentions[:at], mentions[at + 1 : home]
    flow = next((i for i in range(home - 1, at, -1) if mentions[i].kind != "harmless" and not _of(mentions[i])), at)
    if mentions[flow].kind == "flow":  # "экспорт Китая", "exportó China"
        between = mentions[at + 1 : flow]
    elif home + 1 == len(mentions) or mentions[home + 1].kind not in _TRADED:
        return mentions
    rest = between[1:] if between[:1] and between[0].kind == "party" else between  # "a German importer"
    told = all(m.kind in (*QUIET, "prep") for m in before) and all(
        m.kind in _ASKED_BETWEEN or m.is_("prep", "for", "to") or m.is_("op", "check") for m in rest
    )
    governed = not between or between[-1].is_("prep", "to")  # "what did he export to China"
    again = any(m.is_("self", "us", "me") or m.kind == "deictic" or m.says("pronoun") for m in mentions[home:])
    if not told or governed or again or not _asks_there(mentions, at):
        return mentions
    return (*before, replace(mentions[at], kind="harmless", code="words", others=()), *mentions[at + 1 :])


def _of(mention: Mention) -> bool:
    return mention.is_("prep", "of")


def _asks_there(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether the name says where a person or paper is that asks: `my German editor`, `a reader in Germany`."""

    def one_of_them(i: int) -> bool:
        one = mentions[i] if i >= 0 else None
        return one is not None and (one.says("indefinite", "introducing") or one.is_("self", "me"))

    name, before, after = mentions[at], mentions[at - 1], mentions[at + 1]
    person = after.says(*_WHO_ASKS) and not after.says("tally") and after.first == name.last + 1
    person = person or (name.kind == "demonym" and after.kind == "self")  # "as an American, I ..."
    role = after.kind == "party" and after.first == after.last and at > 1 and mentions[at - 2].says("as_much_as")
    person = person or role  # "as a German importer, what did China ..."
    if person and one_of_them(at - 1):
        return at < 2 or not mentions[at - 2].is_("prep", "to", "from", "with", "by", "of")
    if name.kind == "demonym":
        return before.says(*_WHO_ASKS) and one_of_them(at - 2)  # "un estudiante alemán"
    if at < 2 or not before.is_("prep", "in", "from"):
        return before.says("where_from", "being")
    who = mentions[at - 2]
    one = who.says(*_WHO_ASKS) and (one_of_them(at - 3) or who.last > who.first)  # "my friend"
    return (one or who.says("being", "introducing", "where_from")) and who.last + 1 == before.first


def what_a_thing_is(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Tell me what a trade surplus is`: what the word means; `what the surplus is` asks how large it is."""
    end = mentions[-1] if mentions else None
    if len(mentions) < 4 or end is None or not end.says("copula", "is_one"):
        return mentions
    asking, one, thing = mentions[-4:-1]
    named = thing.kind in ("flow", "term", "commodity") and asking.is_("question", "what") and one.says("indefinite")
    if not named or any(m.kind not in ("harmless", "courtesy", "self", "conj") for m in mentions[:-4]):
        return mentions
    return (*mentions[:-4], replace(asking, last=one.last, kind="op", code="define", others=()), thing, end)
