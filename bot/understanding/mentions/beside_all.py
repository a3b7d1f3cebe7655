"""`Exports to the US and in total`, `how much soy came from Brazil and how much overall?`: one partner, and beside it
all of them -> the word for all of them as a place, everybody's.

A sum it stays where there is more than one thing to be added: two partners, two flows, two goods, several times.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, codes_in, first_in, holds, holds_any, holds_only
from bot.understanding.words.kinds import EXPECTED, OTHER_WAY, WHO

_SMALL: Final = ("harmless", "prep", "question", "commodity", "flow", "verb", "courtesy")
_WORLD: Final = "WLD"
_ALL_GOODS: Final = "TOTAL"
_PAIR: Final = 2


def _all_of_a_year(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`In all of 2025`: that year, and no sum of several."""
    return tuple(
        m
        for i, m in enumerate(mentions)
        if not (m.is_("op", "sum") and m.says("each_month") and i + 1 < len(mentions) and _of_year(mentions[i + 1]))
    )


def _of_year(time: Mention) -> bool:
    return time.kind == "period" and time.code.isdigit() and not time.said.isdigit()


def beside_everybody(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word in the place of a partner."""
    mentions = _led_back(_total_beside(_in_one_unit(_all_of_a_year(mentions))))
    if len([m for m in mentions if m.kind == "direction"]) == 2 and holds(mentions, "op", "check"):
        return _against_one(mentions)
    if not any(m.is_("conj", "and") or m.says("than", "whole_flow") for m in mentions):
        return mentions
    mentions = _of_times_apart(mentions)
    asked, mentions = mentions, _as_two_words(mentions)
    said = [i for i, m in enumerate(mentions) if m.is_("op", "sum") or m.says("in_all", "everybody")]
    said = [i for i in said if not mentions[i].says("rest")]
    if len(said) > 1:
        said = [i for i in said if mentions[i].says("whole_flow")]  # "and total soy imports, all for 2025"
    if len(said) != 1:
        return asked
    at = said[0]
    before, after = mentions[:at], mentions[at + 1 :]
    if _listed(before, mentions[at], after):
        whole = replace(mentions[at], kind="place", code=_WORLD, others=())
        to = first_in((*before, *after), "prep", "to", "from", "with")
        ours = before[-1:] if before and before[-1].is_("demonym", HOME) else ()
        led = [replace(to, first=whole.first, last=whole.first)] if to is not None and (ours or after[:1]) else []
        return (*before[: len(before) - len(ours)], *led, whole, *after)
    joint = next((i for i in range(at - 1, -1, -1) if before[i].is_("conj", "and") or _than(before, i)), None)
    if joint is not None and _than(before, joint) and _of_one_good(before[:joint], before[joint + 1 :], after):
        return (*before, replace(mentions[at], kind="commodity", code=_ALL_GOODS, others=()), *after)
    behind = joint is not None and _adds_one(before[:joint], before[joint + 1 :], after)
    if not (behind or _leads(before, after) or _leads_flow(mentions[at], before, after)):
        return asked
    everybody = replace(mentions[at], kind="place", code=_WORLD, others=())
    partner = next((i for i, m in enumerate(mentions) if i != at and m.kind in WHO and m.code != HOME), 0)
    governing = mentions[partner - 1] if partner else None
    if governing is not None and governing.says("determiner") and partner > 1:
        governing = mentions[partner - 2]
    if governing is None or governing.kind != "prep":
        return (*before, everybody, *after)
    return (*before, replace(governing, first=everybody.first, last=everybody.first), everybody, *after)


def part_beside_all(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`LNG in November and the Russian bit`: behind all that was traded, what is one country's of it: its share."""
    for i, m in enumerate(mentions[2:], 2):
        whose, joint = mentions[i - 1], next((one for one in reversed(mentions[: i - 1]) if one.kind != "harmless"), m)
        closing = holds_only(mentions[i + 1 :], "harmless", "courtesy", "period", "prep", "question")
        named = holds_any(mentions[: i - 1], "flow", "commodity") and not holds_any(mentions[: i - 1], *WHO)
        if m.says("part") and whose.kind in WHO and joint.is_("conj", "and") and closing and named:
            return (*mentions[:i], replace(m, kind="measure", code="share", others=()), *mentions[i + 1 :])
    return mentions


def bare_beside_named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports and exports to the US in 2025`: the same flow twice, of which the first names nobody: of everybody."""
    flows = [m for m in mentions if m.kind == "flow"]
    apart = holds_any(mentions, "commodity", "unheld") or holds(mentions, "op", "rank")
    if len(flows) < _PAIR or apart or any(m.says("than") for m in mentions):
        return mentions
    one, two = flows[:_PAIR]
    at, then = mentions.index(one), [m for m in mentions if m.first >= two.first and m.kind != "harmless"][1:3]
    between = [m for m in mentions[at + 1 : mentions.index(two)] if m.kind != "harmless"]
    whom = len(then) == _PAIR and then[0].is_("prep", "to", "from", "with") and then[1].kind in WHO
    if (
        one.code != two.code
        or not whom
        or then[1].code == HOME
        or len(between) != 1
        or not between[0].is_("conj", "and")
    ):
        return mentions
    if any(m.kind in ("prep", "deictic", "party") or (m.kind in WHO and m.code != HOME) for m in mentions[:at]):
        return mentions
    to, place = (replace(m, first=one.last, last=one.last) for m in then)
    everybody = replace(place, kind="place", code=_WORLD, said=one.said, others=())
    before = tuple(m for m in mentions[:at] if not (m.is_("op", "sum") and m.says("whole_flow")))
    return (*before, one, to, everybody, *mentions[at + 1 :])


def _led_back(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "Back to the total", "back to total exports" in a talk: those to everybody, and no sum."""
    at = next((i for i, m in enumerate(mentions) if m.says("whole_flow")), 0)
    led = at > 0 and any(m.says("back_to") for m in mentions[:at])
    if not led or not holds_only(mentions, "harmless", "conj", "courtesy", "flow", "commodity", "op"):
        return mentions
    rest = (*mentions[:at], *mentions[at + 1 :])
    others = [m for m in rest if m.kind == "op" or (m.kind == "flow" and m.code not in OTHER_WAY)]
    whole = replace(mentions[at], kind="place", code=_WORLD, others=())
    return mentions if others else (*mentions[:at], whole, *mentions[at + 1 :])


def _total_beside(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """対米輸出はいくら、輸出総額は: what is called the total of a flow, behind the amount of the same to somebody, is
    of everybody. Behind a rate it may be their amount."""
    flows = [i for i, m in enumerate(mentions) if m.kind == "flow"]
    other = any(m.kind in ("measure", "number", "more") or (m.kind == "op" and m.code != "each") for m in mentions)
    if len(flows) != 2 or other:
        return mentions
    one, two = flows
    head, whole, tail = mentions[:two], mentions[two], mentions[two + 1 :]
    partners = {m.code for m in head if m.kind in WHO and m.code != HOME}
    own = codes_in(mentions[one + 1 :], "period") - codes_in(mentions[:one], "period")
    moved = holds_any(head, "direction", "growth") and not holds_any(tail, "direction", "growth")
    if not whole.says("summed") or whole.code != mentions[one].code or len(partners) != 1 or own or moved:
        return mentions
    named = mentions[one].says("summed") or holds_any(tail, *WHO, "prep", "commodity")
    to = first_in(mentions[:one], "prep", "to", "from")
    if to is None or named or holds_any(mentions[one + 1 : two], *WHO):
        return mentions
    led = (replace(to, first=whole.first, last=whole.first), replace(whole, kind="place", code=_WORLD, others=()))
    return (*head, *led, whole, *tail)


def _of_times_apart(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Total exports in May and imports in June`: of each flow at its own time nothing is added up."""
    at = next((i for i, m in enumerate(mentions) if m.is_("op", "sum") and m.says("whole_flow")), None)
    if at is None or not mentions[at + 1 : at + 2] or mentions[at + 1].kind != "flow":
        return mentions
    said = [m for m in mentions[at + 1 :] if m.kind in ("flow", "period") or m.is_("conj", "and")]
    flows, times = ([m.code for m in said if m.kind == kind] for kind in ("flow", "period"))
    apart = [m.kind for m in said] == ["flow", "period", "conj", "flow", "period"]
    if not (apart and flows[0] != flows[1] and times[0] != times[1]):
        return mentions
    whole = replace(mentions[at], kind="harmless", code="whole_flow", others=())
    return (*mentions[:at], whole, *mentions[at + 1 :])


def _as_two_words(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Sowie die Gesamtexporte`: a flow whose own word says that it is the whole, at a joint: `total exports`."""
    for i, m in enumerate(mentions):
        led = [one for one in mentions[:i] if not one.says("determiner")][-1:]
        joint = led or mentions[i + 1 : i + 2]  # "Gesamtexporte und Exporte in die USA"
        if m.kind == "flow" and m.says("whole_flow") and joint and joint[0].is_("conj", "and"):
            total = replace(m, kind="op", code="sum", others=(("harmless", "whole_flow"),))
            return (*mentions[:i], total, replace(m, others=()), *mentions[i + 1 :])
    return mentions


def _in_one_unit(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports and the surplus, all in yuan`: in what all are counted, and no sum."""
    led = [i for i, (m, after) in enumerate(pairwise(mentions)) if m.is_("op", "sum") and after.kind == "unit"]
    bare = [i for i in led if mentions[i].says("in_all") and mentions[i + 1].last == mentions[i].last + 1]
    plain = {i: replace(mentions[i], kind="harmless", code="little", others=(("harmless", "in_all"),)) for i in bare}
    return tuple(plain.get(i, m) for i, m in enumerate(mentions)) if plain else mentions


def _against_one(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports rose although those to the US fell, correct?`: the first are those to everybody."""
    one, two = (i for i, m in enumerate(mentions) if m.kind == "direction")
    flows = [i for i, m in enumerate(mentions[:one]) if m.kind == "flow"]
    between = [m for m in mentions[one + 1 : two] if m.kind != "harmless"]
    elsewhere = (*mentions[:one], *mentions[two:])  # "vers l'UE, mais baissé vers les États-Unis": one each
    named = any(m.kind in (*WHO, "commodity") and m.code != HOME for m in elsewhere)
    other = [m for m in between if not m.is_("conj")]
    led = len(other) == 2 and other[0].is_("prep", "to", "from") and other[1].kind in WHO
    if len(flows) != 1 or named or not led or mentions[one].code == mentions[two].code:
        return mentions
    flow, prep, place = mentions[flows[0]], *other
    to = replace(prep, first=flow.last, last=flow.last)
    everybody = replace(place, first=flow.last, last=flow.last, kind="place", code=_WORLD, said=flow.said, others=())
    return (*mentions[: flows[0] + 1], to, everybody, *mentions[flows[0] + 1 :])


def _listed(before: tuple[Mention, ...], whole: Mention, after: tuple[Mention, ...]) -> bool:
    """`Soybeans 2025: total, Brazil, US`, `to the US, the EU and ASEAN, and total exports`, `soy from the US and
    Brazil, and China's total`: the whole as one more item of a list of partners, with a sign between, with its flow
    named anew or as ours."""
    if not whole.says("whole_flow", "in_all", "everybody") or any(
        (m.is_("op") and m.code != "compare") or m.kind == "number" for m in before
    ):
        return False
    partners = {m.code for m in (*before, *after) if m.kind in WHO and m.code != HOME}
    if len(partners) < 2 or any((m.is_("op") and m.code != "check") or m.kind in ("number", "more") for m in after):
        return False
    dated = after[:1] if after and after[0].kind == "period" else ()  # "exports total June, to the US, to the EU"
    one = next((m for m in after[len(dated) :] if m.kind != "prep"), None)  # "total, from Brazil, from the US"
    total = whole.says("whole_flow")
    if total and one is not None and one.kind == "place" and not any(m.kind in WHO and m.code != HOME for m in before):
        return after[len(dated)].first > (dated or (whole,))[0].last + 1  # a comma
    flows = codes_in(before, "flow")
    goods = codes_in(before, "commodity")
    named = after[1:] if after and after[0].kind == "commodity" and {after[0].code} == goods else after
    anew = bool(named) and named[0].kind == "flow" and {named[0].code} == flows
    if len(before) > 1 and before[-1].is_("demonym", HOME):
        anew, before = anew or _closes(after), before[:-1]
    rated = holds(before, "growth")  # rates are not added up
    anew = anew or (rated and bool(after) and after[0].kind == "growth" and _closes(after[1:]))  # "and total growth"
    anew = anew or ((rated or whole.kind == "harmless") and _closes(after))  # "and overall"
    led = [m for m in before if not (m.says("determiner") or (rated and m.kind == "growth"))][-1:]
    joint = bool(led) and (led[0].is_("conj", "and", "plus") or led[0].says("than"))
    return anew and joint


def _closes(after: tuple[Mention, ...]) -> bool:
    return holds_only(after, "period", "harmless", "courtesy")


def _adds_one(told: tuple[Mention, ...], between: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """Whether one partner's figure of one time is told first, and then nothing but what all of them came to."""
    partners = {m.code for m in told if m.kind in WHO and m.code != HOME}
    times = [m for m in told if m.kind == "period"]
    rated = holds(told, "growth") or holds(told, "op", "how_fast")  # rates of several add up to nothing
    single = (len(partners) == 1 or (rated and partners)) and _WORLD not in partners and len(times) < _PAIR
    single = single and not any("+" in m.code for m in times) and not (holds(told, "conj") and not rated)
    things = [{m.code for m in told if m.kind == kind} for kind in ("flow", "commodity", "verb")]
    asking = any(m.kind == "unheld" or (m.kind == "op" and m.code != "how_fast") for m in told)
    if not single or asking or any(len(codes) > 1 for codes in things):
        return False
    goods = codes_in((*between, *after), "commodity")
    flows = codes_in((*between, *after), "flow")
    anew = after[:1] and after[0].code in OTHER_WAY and holds(after, "period")  # "total imports in May"
    others = goods - things[1]  # "soy from Brazil and iron ore in total": each has goods of its own
    if (others and not (things[1] and holds(between[:1], "commodity"))) or (
        things[0] and flows - things[0] and not anew
    ):
        return False  # other goods, or another flow, in all
    if any(m.kind == "period" and ".." in m.code for m in after) and not any(".." in m.code for m in times):
        return False  # "and the total for April to January": over a time, of the same
    small = (*_SMALL, "growth")  # "and what was total export growth that month"
    asks = [m for m in between if not (m.is_("op", *EXPECTED) or m.is_("books", "says") or m.is_("demonym", HOME))]
    rates = [m for m in after if m.is_("measure", "rate") and rated]  # "and the overall rate"
    return holds_only(asks, *small) and holds_only([m for m in after if m not in rates], *small, "period")


def _of_one_good(told: tuple[Mention, ...], between: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`Chip exports grew faster than total exports`: one good, of one flow and everybody, and then all goods."""
    goods, flows = ({m.code for m in (*told, *after) if m.kind == kind} for kind in ("commodity", "flow"))
    small = all(m.kind in ("harmless", "flow", "period") or m.is_("op", "check") for m in (*between, *after))
    return small and len(goods) == len(flows) == 1 and not any(m.kind in WHO and m.code != HOME for m in told)


def _than(mentions: tuple[Mention, ...], at: int) -> bool:
    """`Did exports to the EU grow faster than total exports`: one partner's against all of them."""
    return mentions[at].says("than") and at > 0 and mentions[at - 1].kind == "more"


def _leads(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`In total and to the US`: all of them first, then one."""
    if len(after) < 2 or not after[0].is_("conj", "and") or any(m.kind in WHO and m.code != HOME for m in before):
        return False
    rest = [m for m in after[1:] if not (m.kind == "harmless" or m.kind == "period")]
    plain = len(rest) == 2 and rest[0].is_("prep", "to", "from", "with") and rest[1].kind in WHO
    return plain and holds_any(before, "flow", "verb") and not holds(before, "conj")


def _leads_flow(whole: Mention, before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`Total exports and exports to the US`: the flow of all of them first, then the same flow to some."""
    flows = [i for i, m in enumerate(after) if m.kind == "flow"]
    if not whole.says("whole_flow") or any(m.kind not in ("harmless", "courtesy", "growth", "prep") for m in before):
        return False
    if len(flows) != 2 or flows[0] > 0 or after[0].code != after[flows[1]].code or after[0].code not in OTHER_WAY:
        return False
    between, then = after[1 : flows[1]], [m for m in after[flows[1] + 1 :] if m.kind != "harmless"]
    joints = [m for m in between if m.is_("conj", "and")]
    joined = len(joints) == 1 and all(m in joints or m.kind in ("harmless", "growth", "period") for m in between)
    rest = then[1:] if then and then[0].kind == "growth" else then
    led = len(rest) > 1 and rest[0].is_("prep", "to", "from") and rest[1].kind in WHO
    return joined and led and holds_only(rest, "prep", "conj", "period", *WHO)
