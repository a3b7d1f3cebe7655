"""What a word means where it stands in the text: a particle beside an amount alone, what asks at the very end, a
pronoun that takes up who was named before, a correction, a second time that stands in for the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import UNITS_OF_TIME, WHO
from bot.understanding.words.text import Token

_NAMING = ("place", "demonym", "agency", "poll", "commodity")
_TURNED_TO = (*_NAMING, "flow", "prep", "period", "growth")
_GOING_ON = ("fragment", "and_what")
_COUNTRY = 3  # letters of a country's code; a group's has more
_NEXT_BUT_ONE = 2  # an article may stand between


_BROKEN = (".", ",", "-", "–", "—", "…", ";")  # before a word that takes back what was begun
_NAMED = ("flow", "commodity", "place", "demonym")


def of_a_whole(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`More than to the whole EU`, `than to all of Africa`, `each of exports and imports`: no time is whole there, and
    nothing is of each month."""
    found = list(mentions)
    for i, m in enumerate(mentions[:-1]):
        flows = m.says("each_month") and m.first < m.last and [n.kind for n in mentions[i + 1 : i + 4]]
        if not (m.is_("time", "whole") or m.says("all_of") or flows == ["flow", "conj", "flow"]):
            continue
        named = next((one for one in mentions[i + 1 : i + 3] if not one.says("determiner")), None)
        if flows == ["flow", "conj", "flow"]:
            found[i] = replace(m, kind="harmless", code="little", others=())
        if named is not None and named.kind in ("place", "demonym") and named.first - m.last <= _NEXT_BUT_ONE:
            found[i] = replace(m, kind="harmless", code="little", others=())
    return tuple(found)


def bloc_named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`A piece on ASEAN: exports to the bloc`: the one that was named, and no other."""
    at = next((i for i, m in enumerate(mentions) if m.says("the_bloc") and m.kind in WHO), 0)
    named = [m for m in mentions[:at] if m.kind == "place" and len(m.code) > _COUNTRY]
    if len(named) != 1:
        return mentions
    return (*mentions[:at], replace(mentions[at], code=named[0].code, others=()), *mentions[at + 1 :])


def much_of_it(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Total trade in 2025, and how much of it was exports`: it is what was asked for before."""
    for i, (joint, much, of, it) in enumerate(zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)):
        asked = joint.is_("conj", "and") and much.is_("question", "how_much") and of.is_("prep", "of")
        if asked and it.says("pronoun") and it.first == it.last and holds(mentions[:i], "flow"):
            return (*mentions[: i + 3], replace(it, kind="deictic", code="that", others=()), *mentions[i + 4 :])
    return mentions


def passing(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """过千亿, 上千亿, 去过: a particle that is also a word of comparing is one beside an amount alone, and nothing else
    there; `the rise over those two years` is one between them."""
    found = list(mentions)
    for i, mention in enumerate(mentions):
        times = mentions[i + 1 : i + 3] if mention.says("over") else ()
        if holds(times[:1], "deictic", "both") and holds(times[1:], "time", *UNITS_OF_TIME):
            found[i] = replace(mention, kind="compare", code="between", others=(("prep", "between"),))
            continue
        counted = i > 0 and found[i - 1].kind in ("number", "scale", "unit")  # 2割以上: it stands after its amount
        nearly = mention.is_("more", "faster")  # 快三成: nearly, before an amount
        beyond = mention.is_("direction", "moved") and ("compare", "above") in mention.others
        if beyond and [m.kind for m in mentions[i + 1 : i + 2]] == ["number"]:  # "did over 10 percent"
            found[i] = replace(mention, kind="compare", code="above", others=())
        if (mention.kind == "compare" or nearly) and ("harmless", "words") in mention.others and not counted:
            following = [m for m in mentions[i + 1 :] if m.kind not in ("harmless", "unit", "self")][:2]
            amount = bool(following) and following[0].kind in ("number", "scale")
            amount = amount and not (i and found[i - 1].kind == "compare" and found[i - 1].last + 1 == mention.first)
            if amount and len(following) > 1 and any(kind == "time" for kind, _ in following[1].meanings):
                continue  # 上3个月: no amount, a count of months
            if nearly and not amount:
                continue
            kind, code = (
                (mention.kind, mention.code) if amount and not nearly else ("harmless", "vague" if nearly else "words")
            )
            done = tuple(other for other in mention.others if other == ("harmless", "perfective"))
            found[i] = replace(mention, kind=kind, code=code, others=done)
    return tuple(found)


def resumed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Les Taïwanais ont-ils exporté`: a pronoun joined to its verb takes up who or what was named before and points
    nowhere else; where nobody was, it does: `combien ont-ils envoyé`."""
    if not holds(mentions, "deictic"):
        return mentions
    named = min((m.first for m in mentions if m.kind in (*_NAMING, "flow")), default=len(tokens))
    who = min((m.first for m in mentions if m.kind in ("place", "demonym", "agency")), default=len(tokens))

    def taken_up(m: Mention) -> bool:
        joined = any(tokens[i].norm == "-" for i in range(m.first, m.last + 1))
        resumes = ("harmless", "resuming") in m.others and who < m.first  # "сколько США, они купили"
        return resumes or (joined and named < m.first)

    def little(m: Mention) -> Mention:
        dealt = tuple(other for other in m.others if other == ("harmless", "to_them"))  # "сколько им продал Китай"
        return replace(m, kind="harmless", code="little", others=dealt)

    return tuple(little(m) if m.is_("deictic", "them") and taken_up(m) else m for m in mentions)


def corrected(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`原油ではなく大豆の輸入元`, `exports, I mean imports`: of two goods or flows the later is meant, with a
    time of its own in the place of the former's."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("fragment", "meant"):
            continue
        found = _no_price(found, i)
        weighed = i and mentions[i - 1].is_("op", "per_barrel", "per_kg") and holds(mentions[i + 1 : i + 2], "measure")
        if weighed:  # 1バレルではなく1トンあたりの単価
            found[i - 1] = replace(mentions[i - 1], kind="harmless", code="words", others=())
        before = next((k for k in range(i - 1, -1, -1) if mentions[k].kind != "harmless"), -1)
        if before < 0 or mentions[before].kind not in ("commodity", "flow"):
            continue
        said, after = mentions[before], mentions[i + 1 :]
        if not any(other.kind == said.kind and other.code != said.code for other in after):
            continue
        timed = holds(after, "period")
        for k in range(i):
            if k == before or (timed and mentions[k].kind == "period"):
                found[k] = replace(mentions[k], kind="harmless", code="words", others=(), value=None)
    return tuple(found)


def taken_back(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Vietnam's share... no sorry, just give me exports to Vietnam in June`: what stands before the slip is not asked,
    where what stands after it says all that a question needs. One slip takes back only a question that broke off before
    another begins: `how has the share... sorry, how have exports to the US moved`."""
    for i, m in enumerate(mentions[:-1]):
        if not (i and (m.says("slip") or m.is_("fragment", "meant"))):
            continue
        if m.says("slip") and i == 1 and mentions[0].kind == mentions[2].kind == "unit" and holds(mentions, "flow"):
            return mentions[2:]  # 円じゃなくて元で、中国の対日輸入: of two units at its head the one that is meant
        before, after = ({one.kind for one in part} for part in (mentions[:i], mentions[i + 1 :]))
        twice = m.is_("fragment", "no") and mentions[i + 1].says("slip")
        broken = tokens[m.first - 1].norm in _BROKEN and "?" not in (t.norm for t in tokens[: m.first])
        broken = broken and "question" in before and "question" in after and "period" not in before
        if (twice or broken) and after & {"flow", "verb"} and after & {"place", "demonym", "period"}:
            asked = None if "question" in after or "measure" in after else _goes_on_with(tokens, mentions, i)
            quiet = tuple(
                one if one is asked else replace(one, kind="harmless", code="words", others=(), value=None)
                for one in mentions[: i + 1]
            )
            return (*quiet, *mentions[i + 1 :])
    return mentions


def _goes_on_with(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], slip: int) -> Mention | None:
    """`What portion of the surplus... no wait, of the exports`: what was asked, where its small word is said again."""
    behind = next((m for m in mentions[slip + 1 :] if not m.says("slip")), None)
    again = behind and tokens[behind.first].norm
    return next((m for m in mentions[:slip] if m.first < m.last and tokens[m.last].norm == again), None)


def each_doing(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Germany and France each buy`, `imports from each`, `up by how much each`: of several, and no price of one."""
    found = list(mentions)
    for i, (who, each, deals) in enumerate(zip(mentions, mentions[1:], (*mentions[2:], None), strict=False)):
        if not (each.is_("measure", "price") and each.says("each")):
            continue
        far = who.is_("question", "how_much") or who.is_("op", "difference", "how_fast")
        far = far and holds(mentions[max(0, i - 2) : i], "direction", "up", "down")
        if far or (who.kind == "place" and deals is not None and deals.kind == "verb"):
            found[i + 1] = replace(each, kind="harmless", code="each", others=())
        elif who.is_("prep", "from", "to", "with") and (deals is None or deals.kind in ("conj", "period")):
            found[i + 1] = replace(each, kind="op", code="each", others=())
    return tuple(found)


def they_again(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What were they to France`, `a year ago`: the same of another, and no choice."""
    return tuple(
        replace(one, kind="harmless", code="it_again", others=())
        if one.is_("op", "which") and one.says("it_again") and two is not None and two.kind in ("prep", "period")
        else one
        for one, two in zip(mentions, (*mentions[1:], None), strict=False)
    )


def _no_price(found: list[Mention], at: int) -> list[Mention]:
    """`Почём соя, вернее сколько тонн`: an amount is asked for in the place of a price."""
    after = found[at + 1 :]
    amount = any(m.is_("question", "how_much", "how_many") or m.is_("measure", "quantity") for m in after)
    if not amount or holds(after, "measure", "price"):
        return found
    return [
        replace(m, kind="harmless", code="words", others=()) if k < at and m.is_("measure", "price") else m
        for k, m in enumerate(found)
    ]


def closing(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """增幅为何: what asks for causes before a verb asks what a figure is, right after it and at the end."""
    if len(mentions) < 2 or not mentions[-1].is_("op", "why") or ("question", "what") not in mentions[-1].others:
        return mentions
    figure, asked = mentions[-2:]
    told = figure.kind in ("measure", "growth", "direction", "flow", "op") and figure.last + 1 == asked.first
    if not told or any(token.is_content for token in tokens[asked.last + 1 :]):
        return mentions
    rest = (("op", "why"), *(other for other in asked.others if other != ("question", "what")))
    return (*mentions[:-1], replace(asked, kind="question", code="what", others=rest))


def turning(read: tuple[Mention, ...], dated: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Now Malaysia too`, `ok now the exports`: what opens before another thing turns to that, and is no time."""
    at = next((i for i, m in enumerate(dated) if m.kind not in ("harmless", "courtesy")), len(dated))
    if at == len(dated) or dated[at].kind != "period":
        return dated
    behind = [m for m in dated[at + 1 :] if not m.says("determiner")][:1]
    if not behind or behind[0].kind not in _TURNED_TO:
        return dated
    now = [m for m in read if m.first == dated[at].first and m.last == dated[at].last and m.means(*_GOING_ON)]
    near = behind[0].first - dated[at].last <= _NEXT_BUT_ONE
    if not now or not near:
        return dated
    return (*dated[:at], replace(now[0], kind=_GOING_ON[0], code=_GOING_ON[1], others=()), *dated[at + 1 :])


_HOW_MUCH_THE: Final = 3  # words of "e quanto a", which is "and as for" too


def how_much_the(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`E quanto a China vende?`: right before who deals, and how, it asks how much, and goes on from nothing."""
    for i, m in enumerate(mentions[:-2]):
        who, deals = mentions[i + 1 : i + 3]
        apart = m.last - m.first + 1 == _HOW_MUCH_THE and who.first == m.last + 1
        if m.is_(*_GOING_ON) and apart and who.kind == "place" and (deals.kind == "verb" or deals.says("sold")):
            joint = replace(m, last=m.first, kind="conj", code="and", others=())
            asked = replace(m, first=m.first + 1, kind="question", code="how_much", others=())
            return (*mentions[:i], joint, asked, *mentions[i + 1 :])
    return mentions


def registered(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What growth did exports record in 2025`: right behind what does it, and that behind `did`, a word for a record
    is the verb, which asks for nothing."""
    for i, m in enumerate(mentions):
        led = [one for one in mentions[:i] if not (one.kind in (*_NAMED, "prep") or one.says("determiner"))]
        does = mentions[i - 1].kind in ("flow", "commodity", "place") if i else False
        high = holds(mentions[i + 1 : i + 3], "extreme")  # "did exports record a high"
        if m.is_("op", "record") and m.first == m.last and does and not high and led and led[-1].says("auxiliary"):
            return (*mentions[:i], replace(m, kind="harmless", code="little", others=()), *mentions[i + 1 :])
    return mentions


_ENDS = "?.!,;"


def failing_that(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; the `or` before what is said of the first not being out joins the two."""
    at = next((i for i, m in enumerate(mentions) if m.is_("harmless", "failing_that")), 0)
    before = [i for i, m in enumerate(mentions[:at]) if m.is_("conj", "or")]
    if not before or any(m.kind not in ("period", "harmless", "prep") for m in mentions[before[-1] + 1 : at]):
        return mentions
    joint = before[-1]
    return (*mentions[:joint], replace(mentions[joint], code="and"), *mentions[joint + 1 :])


def changed_after(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; `was changed after` at the end of a sentence is one mention of a revision."""
    for i, (moved, after) in enumerate(pairwise(mentions)):
        closes = after.is_("time", "after") and (after.last + 1 == len(tokens) or tokens[after.last + 1].norm in _ENDS)
        if not (closes and moved.is_("direction", "moved") and after.first == moved.last + 1):
            continue
        was = next((m for m in reversed(mentions[:i]) if not m.says("pronoun")), None)
        if was is not None and was.says("copula"):
            revised = replace(moved, kind="op", code="revise", last=after.last, others=())
            return (*mentions[:i], revised, *mentions[i + 2 :])
    return _changed_its(tokens, mentions)


def _changed_its(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did the US change its deficit for December afterwards?`: who counts it changed the figure."""
    if not mentions:
        return mentions
    last = mentions[-1]
    later = last.is_("time", "later", "after") or last.says("going_on")
    if not later or any(tokens[i].norm not in _ENDS for i in range(last.last + 1, len(tokens))):
        return mentions
    for i, (who, moved, its) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        counts = who.kind in ("place", "demonym", "agency", "deictic")
        owned = its.says("its", "possessive", "determiner")
        flow = holds(mentions[i + 2 :], "flow")
        if counts and moved.is_("direction", "moved") and owned and flow:
            revised = replace(moved, kind="op", code="revise", others=())
            quiet = replace(last, kind="harmless", code="words", others=())
            return (*mentions[: i + 1], revised, *mentions[i + 2 : -1], quiet)
    return mentions


def partner_joined(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Торговля Китая с США и ЕС за 2025, экспорт и импорт`, `Handel mit den USA und der EU 2025, Exporte`: a name that
    may also own what follows is the partner of those it is joined to, where a time stands right behind it."""
    for i, (who, joint, m, time) in enumerate(zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)):
        name = m.kind == "demonym" and m.code != HOME and (m.says("one_form") or m.first < m.last)
        led = i and mentions[i - 1].kind == "prep" and who.kind in WHO and joint.is_("conj", "and")
        trade = mentions[i - 1] if i and who.is_("demonym", HOME) else who
        heads = joint.is_("prep", "with") and trade.is_("flow", "trade", "total")
        headed = heads and time.kind == "flow" and time.first == m.last + 2  # "Торговля с США: экспорт, импорт"
        if name and (headed or (led and time.kind == "period")):
            return (*mentions[: i + 2], replace(m, kind="place"), *mentions[i + 3 :])
    return mentions
