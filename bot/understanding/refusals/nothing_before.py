"""A Frame without a talk behind it -> whether it points at something that was never said: "was it a record?"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.refusals.nobody_told import these_goods, these_partners, to_whom
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf

_SILENT = frozenset({"harmless", "conj", "question", "deictic"})
_JUDGING = frozenset({
    "record", "surprise", "missed", "revise", "difference", "how_fast", "as_low", "as_high", "last_time",
    "first_time", "compare", "forecast",
})  # fmt: skip
_NTH = ("first_one", "second_one", "third_one", "other_one")
_SIGNS = 3  # mentions of a question in signs
_ASIDE = frozenset({"harmless", "conj", "courtesy", "prep", "self", "books"})
_BETWEEN = ("harmless", "prep", "period", "commodity")  # between a flow and with whom it is
_POST = ("post_to", "post_from", "post_with")
_TOPICS = ("flow", "commodity", "verb", "measure", "growth")
_BEFORE_IT = ("harmless", "conj", "question", "prep", "courtesy", "books", "self")
_PAIR = 2
_SAID_AGAIN = ("flow", "commodity", "unit", "place", "demonym")
_NAMING = ("place", "demonym", "agency", "party", "event", "deictic")


def points_at_nothing(frame: Frame) -> bool:
    """Whether the words lean on an answer that nobody has given."""
    if frame.leftover or not frame.mentions:
        return False
    if _LEANING.holds(frame):
        return True
    if frame.says("rest") and frame.only(*_BEFORE_IT, "deictic", "fragment"):
        return True  # "and how was it with the others?"
    if frame.mentions[-1].means("harmless", "then") and frame.only("harmless", "flow", "courtesy"):
        return frame.has("flow", "export", "import")  # "ok, exports then": of what was not answered
    if frame.only("harmless", "question", "conj", "prep") and frame.says("it_again"):
        return True  # "how much was it in the end?", "y la otra, ¿cuánto fue?"
    if frame.has("op", "last_time") and frame.has("op", "compare") and frame.only("op", *_BEFORE_IT):
        return not frame.has_other("op", "last_time", "compare")  # 跟上回比起来怎么样了
    if frame.mentions[0].is_("conj", "and"):
        return _one_more_flow(frame)
    if _hardly_said(frame) or (frame.has("deictic", "them") and _they_trade(frame)):
        return True
    if frame.says("last_one") and frame.has("op", "compare") and frame.only("op", "harmless", "question", "courtesy"):
        return True  # "vs last one?"
    if frame.says("sure") and not frame.has_any(*_TOPICS):
        return True  # "are you sure about that?"
    if frame.says("tally") and _some_figure(frame):
        return True
    return frame.says("pronoun") and (_it_was_sold(frame) or _judged(frame) or _moved(frame))


def figure_judged(frame: Frame) -> bool:
    """`Is it a good number`, of none that was told."""
    bare = frame.only("opinion", "harmless", "courtesy") and frame.says("figure_noun") and not frame.leftover
    return bare and frame.has("opinion", "advice")


def _of_nobody(frame: Frame) -> bool:
    """`Its exports in 2025`, `seine Importe`, его экспорт: somebody's, and nobody is named."""
    if frame.has_any(*_NAMING):
        return False
    for one, two in pairwise(frame.mentions):
        if one.says("possessive"):
            return two.kind == "flow" and two.first == one.last + 1
        if one.kind not in (*_BEFORE_IT, "period"):
            return False
    return False


def _of_them(frame: Frame) -> bool:
    """`Imports of them`, `exports of those in 2025`: goods that were not named before."""
    if frame.has_any("commodity", "party", "agency", "event", "op") or frame.has_other("place", HOME):
        return False
    for one, two, *rest in (frame.mentions[at : at + 4] for at in range(len(frame.mentions) - 1)):
        whole = rest.pop(0) if two.is_("prep", "of") and rest else two
        if one.kind == "flow" and whole.is_("deictic", "them"):
            return all(m.kind == "period" for m in rest[:1])
    return False


def _set_against_it(frame: Frame) -> bool:
    """出口和它比呢, `Exporte im Vergleich dazu`: one flow set against what was not said."""
    if not (frame.has("deictic", "that", "them") and frame.has("op", "compare")) or len(frame.all("flow")) > 1:
        return False
    rest = [m for m in frame.mentions if m.kind not in (*_BEFORE_IT, "deictic", "flow", "fragment")]
    return all(m.is_("op", "compare") for m in rest)


def _of_no_goods(frame: Frame) -> bool:
    """`How many did China export in November`, `how many came from Australia`: of what is not said."""
    counted = any(
        one.is_("question", "how_many") and _verb_of(frame, two) and two.first == one.last + 1 and not _noun(frame, two)
        for one, two in pairwise(frame.mentions)
    )
    dealt = frame.has("flow", "export", "import") or frame.has("verb", "sell", "buy")
    first = frame.first("question", "how_many")
    opens = first is not None and all(m.kind in _ASIDE for m in frame.mentions if m.first < first.first)
    dealt = dealt or (frame.has("prep", "to", "from") and frame.has("place"))
    counted = counted and opens  # "of every 100 dollars China exports, how many go to America"
    named = frame.has_any("commodity", "unit", "scale", "op", "extreme", "party", "direction", "growth")
    return counted and dealt and not named


def _noun(frame: Frame, was: Mention) -> bool:
    """`How many was the import of China`: what is asked for is the flow itself, as how much it was."""
    beside = [m for m in frame.mentions if m.first > was.last][:2]
    led = len(beside) > 1 and beside[0].says("determiner") and beside[1].kind == "flow"
    return led and was.says("copula") and not beside[1].says("passive")


def _verb_of(frame: Frame, mention: Mention) -> bool:
    """Whether a verb begins what follows `how many`, so that what is counted does not: `did`, `were`, `went to`."""
    if mention.says("auxiliary", "copula", "origin"):
        return True
    after = next((m for m in frame.mentions if m.first == mention.last + 1), None)
    return mention.is_("harmless", "little") and after is not None and after.is_("prep", "to", "from")


def _country_of_a_list(frame: Frame) -> bool:
    """`Which country had the largest total in 2023`, `which country grew the most`: of what is not said."""
    told = ("flow", "commodity", "agency", "poll", "term", "event", "demonym", "unheld", "narrower", "books")
    if frame.has_any(*told) or frame.has("self", "us") or frame.has_any("measure", "unit"):
        return False
    if frame.has_other("place", "WLD"):
        return False
    ranked = frame.has_any("extreme", "direction", "growth", "more") or frame.has("op", "rank")
    return ranked and all(m.says("any_country") for m in frame.all("party"))


def _that_country(frame: Frame) -> bool:
    """`Trade with this country`, `exports to that country in 2025`: none was named before it."""
    for at, (one, two) in enumerate(pairwise(frame.mentions)):
        pointing = one.is_("deictic", "that", "them", "same") or one.means("time", "this")
        if pointing and two.says("any_country") and two.first == one.last + 1 and two.kind == "harmless":
            return not any(m.kind in ("place", "demonym") and m.code != HOME for m in frame.mentions[:at])
    return False


def _with_nobody(frame: Frame) -> bool:
    """`El superávit con ellos`, 跟他们的顺差, 彼らへの輸出: partners that were not named before."""
    if frame.has_any("party", "agency", "event", "poll"):
        return False
    if frame.has_other("place", HOME) or frame.has_other("demonym", HOME):
        return False
    for at, them in enumerate(frame.mentions):
        beside = _beside_signs(frame, at) if frame.tokens[them.first].kind == "han" else _before_them(frame, at)
        dealt = next((m for m in beside if m.kind not in _BETWEEN and m.code != HOME), None)
        if dealt is not None and dealt.kind in ("flow", "verb"):
            return True
    return False


def _before_them(frame: Frame, at: int) -> Iterable[Mention]:
    """What stands before a preposition and its pronoun, the nearest first; not before a polite one: `von Ihnen`."""
    them = frame.mentions[at]
    polite = frame.tokens[them.last].said[0].isupper()
    return reversed(frame.mentions[:at]) if them.says("with_them") and not polite else ()


def _beside_signs(frame: Frame, at: int) -> Iterable[Mention]:
    """What follows a pronoun that a preposition leads (跟他们) or stands behind (彼らへの)."""
    them, before, behind = frame.mentions[at], frame.mentions[:at][-1:], frame.mentions[at + 1 :]
    if not (them.is_("deictic", "them") or them.says("possessive")):
        return ()
    led = any(m.means("prep", "to", "from", "with") for m in before)
    asked = (m for m in behind if m.kind != "question")  # 彼らにいくら輸出した
    return asked if led or any(m.is_("prep", *_POST) for m in behind[:1]) else ()


def _got(frame: Frame) -> bool:
    """`What did Australia get`, `qué recibió Brasil`: of whom is not said, nor what."""
    said = [m for m in frame.mentions if m.kind != "harmless"]
    kinds = sorted(m.kind for m in said)
    return kinds == ["place", "question", "verb"] and frame.has("question", "what")


def _hardly_said(frame: Frame) -> bool:
    """`What's the total?`, `how big was the increase?`, `what did they buy?`: of what, of whom?"""
    said = [m for m in frame.mentions if m.kind not in _ASIDE]
    if not 0 < len(said) <= 3 or frame.says("noun", "person"):
        return False
    asked, rest = said[0].kind == "question", [m for m in said if m.kind != "question"]
    kinds = [m.kind for m in rest]
    if kinds == ["deictic", "flow"]:
        asked_of = len(said) > len(rest) or frame.tokens[0].kind == "han"  # 彼らはいくら輸出した
        return rest[0].code == "them" and asked_of
    if kinds == ["deictic", "verb"]:
        return asked and rest[0].code == "them" and said[0].is_("question", "what", "how_much", "how_many")
    if kinds == ["verb"] and frame.says("acting_they") and frame.has("self", "us"):
        return True  # "what do they ship to us?"
    led = [m for m in frame.mentions if len(rest) == 1 and m.last == rest[0].first - 1]
    named = bool(led) and led[0].says("determiner")
    if kinds == ["ordinal", "extreme"]:
        return _led_by_article(frame)  # "the second biggest?"
    if kinds == ["op"] and rest[0].code == "streak" and len(frame.mentions) == 1:
        return True  # "how many months in a row?"
    if kinds == ["op"]:
        summed = rest[0].code in ("sum", "difference")
        signs = frame.tokens[0].kind == "han" and len(frame.mentions) <= _SIGNS  # 差多少, 合計はいくら
        return summed and (signs or (said[0].is_("question", "what", "how_much") and named))
    measuring = frame.mentions[0].says("measuring") or said[0].is_("question", "what")
    return kinds == ["direction"] and named and measuring


def _the_same(frame: Frame) -> bool:
    """`Same for imports?`, `now the same for coal`, `lo mismo en yuanes`: the same as what? The yuan's rate is none."""
    said = [m for m in frame.mentions if m.kind not in (*_ASIDE, "fragment", "question")]
    one, two = said if len(said) == _PAIR else (None, None)
    return one is not None and two is not None and one.is_("deictic", "same") and two.kind in _SAID_AGAIN


def _led_by_article(frame: Frame) -> bool:
    """Whether the article opens the question."""
    return frame.mentions[0].says("determiner") and len(frame.mentions) <= _SIGNS


def _they_trade(frame: Frame) -> bool:
    """`How much did they export`, 他们卖了多少, `сколько они туда продали`: of a country that was not named before."""
    named = ("place", "demonym", "agency", "party", "flow", "commodity")
    for at, one in enumerate(frame.mentions):
        two = next((m for m in frame.mentions[at + 1 :] if m.kind not in ("harmless", "question", "deictic")), None)
        if two is None or not one.is_("deictic", "them"):
            continue
        if two.is_("flow", "export", "import") or two.is_("verb", "sell", "buy"):
            before, others = frame.mentions[:at], [m for m in frame.mentions if m is not two]
            asked = frame.has("question", "how_much", "how_many")  # "they exported how much in that year"
            opened = before[0].kind == "question" or before[0].says("auxiliary") if before else asked
            opened = opened and two.first == one.last + 1 and not any(m.kind in named for m in before)
            bare = frame.has("question") and not any(m.kind in (*named, "number", "period", "prep") for m in others)
            return opened or bare
    return False


def _it_was_sold(frame: Frame) -> bool:
    """`Was it exported to Australia`, `what was it sold as in France`: goods that were not named before."""
    for at, (one, two) in enumerate(pairwise(frame.mentions)):
        dealt = two.says("passive", "sold_off") and two.first == one.last + 1
        if one.says("pronoun") and dealt:
            before = frame.mentions[:at]  # "what does Vietnam say it imported": a country's
            return not frame.has("commodity") and all(m.kind in ("harmless", "question") for m in before)
    return False


def _some_figure(frame: Frame) -> bool:
    """`What was the number for December?`, `what was that figure again`: of what is not said."""
    bare = frame.only("harmless", "question", "courtesy", "period", "prep", "deictic")
    asked = frame.has("question", "what") and frame.has("period")
    return bare and (asked or frame.says("again"))


def _part_of_it(frame: Frame) -> bool:
    """`How much of it was soy`, `how many of them went to the US`: part of what was not named."""
    said = frame.mentions
    for asked, joint, whole, *rest in (said[i : i + 4] for i in range(len(said) - 2)):
        pointing = whole.is_("deictic", "that", "them") or whole.says("pronoun")
        if asked.is_("question", "how_much", "how_many") and joint.is_("prep", "of") and pointing:
            before = any(m.kind in _TOPICS for m in said if m.first < asked.first)
            return not before and not (rest and _belongs(whole, rest[0]))
    return False


def _belongs(pointing: Mention, after: Mention) -> bool:
    """`That year's exports`: what is pointed at is named right after."""
    return after.first == pointing.last + 1 and after.kind in ("period", "time", *_TOPICS)


def _judged(frame: Frame) -> bool:
    """`Did it beat or miss?`, `was it revised?`, `how much more was it?`."""
    ops = [m for m in frame.mentions if m.kind not in _SILENT]
    return bool(ops) and all(m.is_("op", *_JUDGING) for m in ops)


def _moved(frame: Frame) -> bool:
    """`Is it going up or down?`, `did it rise or fall after that?`: which way, of what is not said."""
    said = {m.kind for m in frame.mentions if m.kind not in ("harmless", "conj", "courtesy")}
    other = frame.has_other("time", "later", "after", "earlier", "before")
    return "direction" in said <= {"direction", "growth", "time"} and not other


def _one_more_flow(frame: Frame) -> bool:
    """`And imports?`, `and what about the other side?`."""
    rest = frame.mentions[1:]
    said = [m for m in rest if not m.is_("harmless", "little")]
    asked = [m for m in said if not (m.is_("question", "how_much", "how_many") or m.is_("deictic", "them"))]
    if len(said) > 1 and len(asked) == 1:
        return asked[0].is_("flow", "export", "import")  # "and how much did they export?"
    return len(said) == 1 and (
        said[0].kind in ("flow", "unit", "commodity") or said[0].is_("op", "mirror")
    )  # "and in yuan"


_LEANING: Final = AnyOf(
    (_part_of_it, "how_much how_many"),
    (_of_no_goods, "how_many"),
    (_country_of_a_list, "any_country"),
    (_that_country, "any_country"),
    (_got, "get give"),
    (_of_them, "them"),
    (these_goods, "goods_pointed"),
    (these_partners, "any_country"),
    (to_whom, "to_them"),
    (_with_nobody, "with_them them possessive"),
    # `What is the surplus of the first one`, `exports to the other one in 2025`: which is meant cannot be told
    (Form(says="flow", lacks="op extreme more party term"), _NTH),
    (_of_nobody, "possessive"),
    (_set_against_it, "that them"),
    (_the_same, "same"),
)
