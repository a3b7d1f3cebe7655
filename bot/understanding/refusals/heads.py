"""What a question asks for, where that is no trade: `students from Korea`, `which team`, `the trade deadline`."""

from __future__ import annotations

from typing import Final

from bot.model import HOME
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import OF_DATA

# What makes a place's trade meant without a preposition.
_TOPICS = (
    "flow", "commodity", "verb", "party", "growth", "measure", "direction", "op", "unit", "agency", "poll", "term",
    "event", "fragment", "deictic", "more", "compare", "books",
)  # fmt: skip
_SORTS = ("person", "document", "format", "noun")
_SIZED = ("average", "sum", "record", "rank")


def headed_elsewhere(frame: Frame, talking: bool = False) -> bool:
    """Whether what is asked for, counted, measured, bought or sent is no goods, no figure and no partner."""
    return _RULES.holds(frame, _FRAGMENTS if talking else ())


def _noun(mention: Mention | None) -> bool:
    return (
        mention is not None
        and mention.kind == "harmless"
        and mention.says(*_SORTS)
        and not mention.says("goods", "wares")
    )


def _object(frame: Frame, mention: Mention) -> Mention | None:
    """What follows, over articles, owners and how large."""
    for found in frame.mentions[frame.mentions.index(mention) + 1 :]:
        sized = found.kind in ("extreme", "more", "number", "ordinal") or found.says("determiner")
        sized = sized or found.means("time", "past")  # "the last president"
        if not sized:
            return found
    return None


def _topicless(frame: Frame) -> bool:
    return not frame.has_any(*_TOPICS) and not frame.has("question", "how_much", "how_many")


def _which(frame: Frame) -> bool:
    """`Which team had the largest surplus`: of a team's; `who is the minister of trade`: a name."""
    if frame.has("op", *OF_DATA):
        return False
    if any(
        one.is_("question", "who") and two.says("copula") and _noun(_object(frame, two)) for one, two in frame.pairs()
    ):
        return True
    return any(
        _noun(head) or (head.kind == "op" and head.says("noun"))  # "which American driver"
        for head in (_head(frame, m) for m in frame.all("question", "what"))
    )


def _counted(frame: Frame) -> bool:
    """`How many orders came from America`: heads and papers are counted."""
    if frame.has("op", *OF_DATA):
        return False
    counted = [_head(frame, m) for m in frame.all("question", "how_many")]
    discs = not frame.has("flow")  # "how many records did they sell", "how many products came from Japan"
    if any(m.kind == "flow" and m.says("goods", "takings") for m in counted):  # "how many shipments arrived"
        return True
    numbered = [_head(frame, m) for m in frame.mentions if m.says("number_of")]  # "the same number of points"
    goods = frame.has("commodity")  # "integrated circuits, how many pieces"
    named = [m for m in (*counted, *numbered) if not (goods and m.is_("unit", "units"))]
    heads = any(_noun(m) or m.says("noun") or (discs and m.says("records")) for m in named)
    return heads or any(m.says("scoring") for m in numbered)


def _head(frame: Frame, asked: Mention) -> Mention:
    """What is counted: `how many of the Chinese drivers`."""
    head = asked
    for found in frame.mentions[frame.mentions.index(asked) + 1 :]:
        if found.first != head.last + 1:
            break
        head = found
        if not (found.kind == "demonym" or found.is_("prep", "of") or found.says("determiner")):
            break
    return head


def _compounded(frame: Frame) -> bool:
    """`The trade deadline`, `the import path`: one thing, called by trade. `For our trade seminar` tells what for."""
    if len(frame.all("flow")) > 1 or frame.has("op", *OF_DATA):
        return False
    if len(frame.all("commodity")) > 1 and frame.has_any("direction", "more", "extreme"):
        return False  # "toys or furniture: which export line fell more"
    for flow in frame.all("flow"):
        named = [m for m in frame.mentions if m.first > flow.last and not m.says("determiner")][:2]
        of = len(named) == 2 and (named[0].is_("prep", "of") or ("prep", "of") in named[0].others)
        of = of or (len(named) == 2 and named[0].is_("op", "each"))  # "of each team", one phrase
        noun = named[1] if of else named[0] if named and named[0].first == flow.last + 1 else None
        if not of and noun is not None and noun.says("showing") and _done_by(frame, flow):
            continue  # "what growth did exports show"
        course = noun is not None and noun.is_("op", "trend")  # "surplus path jan to june", and no path of a file
        if course and any(".." in m.code for m in frame.all("period")):
            continue
        if noun is not None and noun.kind == "direction" and frame.has("period") and frame.has("op", "why"):
            continue  # "why did exports crash in May"
        if noun is not None and noun.says("noun", "format") and not _led_in(frame, flow):
            return True  # "the balance of the team"
    return False


def _done_by(frame: Frame, mention: Mention) -> bool:
    """Whether `did` or `does` stands before it and whose it is: what follows is then a verb."""
    for found in reversed(frame.mentions[: frame.mentions.index(mention)]):
        if not (found.kind in ("demonym", "place", "commodity") or found.is_("op", "sum") or found.says("determiner")):
            return found.says("auxiliary")
    return False


def _led_in(frame: Frame, mention: Mention) -> bool:
    """Whether it is told what something is for, or who asks."""
    for found in reversed(frame.mentions[: frame.mentions.index(mention)]):
        if found.kind == "prep" or any(kind == "prep" for kind, _ in found.others) or found.kind == "self":
            return True
        if found.kind != "harmless":
            return False
    return False


def _coming(frame: Frame) -> bool:
    """`Students from Korea`, `export to excel`: what comes, or where it goes, is named, and is not traded."""
    runs = [m for m in frame.all("flow") if m.says("imperative")]
    beside = dict(frame.pairs())
    ends = [beside.get(beside[m]) for m in runs if m in beside and beside[m].is_("prep", "to", "from", "into", "in")]
    if any(end is not None and (_noun(end) or end.says("software")) for end in ends):
        return True
    named = [m for m in frame.mentions if not m.is_("harmless", "little")]
    others = frame.has_any("flow", "commodity", "verb", "party", "agency", "poll", "growth")
    if not others and len(named) > 1 and _noun(named[0]) and named[1].kind in ("prep", "place", "demonym"):
        return True  # "students to Australia this year, sorted by value"
    if not _topicless(frame):
        return False
    if any(_noun(one) and two.is_("prep", "from", "to", "into", "with", "for", "in") for one, two in frame.pairs()):
        return True
    placed = [m for m in frame.mentions if m.kind in ("place", "demonym")]
    behind = [beside.get(m) for m in placed]
    behind += [beside.get(m) for m in behind if m is not None and (m.kind in ("prep", "harmless"))]  # 日本からの留学生
    return any(_noun(m) for m in behind)


def _traded(frame: Frame) -> bool:
    """`Who bought the most land in India`: what is bought is named, and is not goods."""
    if frame.has_any("flow", "commodity"):
        return False
    return any(_noun(_object(frame, verb)) for verb in frame.all("verb") if not verb.says("little"))


def _attribute(frame: Frame) -> bool:
    """`The average status of shipments`, `the lowest id of exports`: of entries in a table."""
    for size, asked in frame.pairs():
        if asked.says("attribute") and (size.kind in ("extreme", "period") or size.is_("op", *_SIZED)):
            if asked is frame.mentions[-1] and not (asked.says("country") or frame.has_any("flow", "commodity")):
                return True  # "which month had the largest date"
            joint = _object(frame, asked)
            if joint is not None and joint.is_("prep", "of"):
                return True
    return False


def _ran(frame: Frame) -> bool:
    """`How many exports ran`, `imports remaining`, `export completed`: runs of a program, where no country is named."""
    claimed = frame.has("period") and frame.has("op", "check")  # "exports crashed in May 2025, right?"
    if claimed or frame.has_any("place", "demonym", "commodity", "agency", "growth", "poll"):
        return False
    flows = [m for m in frame.all("flow", "export", "import") if not m.says("goods")]
    for flow in flows:
        told = [m for m in frame.mentions if m.first > flow.last and not m.is_("harmless", "little")][:1]
        told += [m for m in frame.mentions if m.first > flow.last][:2]
        if any(m.says("ran") for m in told):
            return True
    return False


def _looked_up(frame: Frame) -> bool:
    """`What is the total when the driver is Mexico`: a table is looked up, by what stands in its columns."""
    said = frame.mentions
    for where, joint, column in zip(said[1:], said[2:], said[3:], strict=False):
        if where.is_("question", "where") and joint.says("indefinite") and column.says("attribute"):
            return True  # "the number of imports where a date is smaller than 20"
    for i, when in enumerate(said[1:-3], 1):
        joint, column, copula = said[i + 1 : i + 4]
        if when.is_("op", "when") and joint.says("determiner") and copula.says("copula"):
            known = column.kind in ("flow", "place", "demonym", "event", "agency", "period", "growth", "time")
            if not known:
                return True
    return False


def _sized(frame: Frame) -> bool:
    """`The highest grade of 2025`, `share of students from Korea`."""
    if frame.has_any("flow", "commodity", "party"):
        return False
    sizes = [m for m in frame.mentions if m.kind == "extreme" or m.is_("op", *_SIZED) or m.is_("measure", "share")]
    if any(one.is_("op", "source") and _noun(two) and not two.says("tally") for one, two in frame.pairs()):
        return True  # "the source of this charge"
    return any(_noun(_object(frame, m)) for m in sizes)


def _addressed(frame: Frame) -> bool:
    """`Are you from Korea`, `good morning from Japan`: to the bot, of a place and of nothing else."""
    if frame.says("you") and any(m.says("origin") for m in frame.all("op")):
        return not (frame.has_any("flow", "commodity"))  # "where do you come from"
    if not _topicless(frame) or frame.has("period"):
        return False
    return frame.says("you", "greeting")


def _moneyed(frame: Frame) -> bool:
    """`How much money came in from India`: money is sent for other things too."""
    money = frame.says("money")
    flows = any(not m.says("moving") for m in frame.all("flow"))
    named = frame.has_any("commodity", "party", "growth", "agency")
    sent = [m for m in frame.all("verb") if m.code != "get"]
    somebody = any(two in sent and one.kind == "self" for one, two in frame.pairs())
    return money and not (flows or named or (sent and not somebody))  # "how much money did mom send to China"


def _broken(frame: Frame) -> bool:
    """`Why did the import stop in 2024`: one run of a programme."""
    late = frame.says("breaking") and not frame.has("op")
    owned = [two for one, two in frame.pairs() if one.kind == "self"]
    if late and any(m.kind == "flow" or m.says("goods") for m in owned):
        return True  # "our shipments to Africa are late"
    if frame.has_any("commodity", "growth", "place", "demonym"):
        return False
    crashed = [m for m in frame.all("party") if m.says("run")]
    if frame.has("direction") and any(one.says("determiner") and two in crashed for one, two in frame.pairs()):
        return True  # "the importer crashed"
    if not (frame.leftover or frame.says("breaking")):
        return False
    runs = [m for m in frame.all("flow") if m.says("imperative", "run")]
    return any(one.says("determiner") and two in runs for one, two in frame.pairs())


def _within(prep: Mention) -> bool:
    """A preposition of where something is; one of where to that is also a time's (Russian в) may be that."""
    return prep.is_("prep", "in") or (prep.is_("prep", "to") and prep.means("time", "during"))


def _ours(frame: Frame) -> bool:
    """`Our sales in Italy`, `my brother imports wine`: a firm's in a country, and a person's."""
    if not (frame.has("self") or frame.says("mine")):
        return False
    ours = frame.has("self", "us") and not frame.has("flow")
    if ours and any(m.says("sales") for m in frame.all("verb")):
        inside = [two for one, two in frame.pairs() if _within(one) and two.kind in ("place", "demonym")]
        if any(m.code != HOME for m in inside):
            return True
    owned = [two for one, two in frame.pairs() if one.kind == "self" or one.says("mine")]
    mine = [two for one, two in frame.pairs() if one.is_("self", "me")]
    if not frame.has_any("flow", "commodity") and any(m.says("goods", "document") for m in mine):
        return bool(frame.has("prep", "from"))  # "my goods from China"
    return any(one in owned and _noun(one) and two.kind in ("flow", "verb") for one, two in frame.pairs())


def _country(frame: Frame) -> bool:
    """`非洲最大的国家`: the largest country of a place, whose trade nobody asks of."""
    parties = frame.all("party")
    only = bool(parties) and all(m.says("country") for m in parties)
    others = frame.has_any("flow", "verb", "commodity", "agency", "period", "measure", "growth")
    return only and not others and frame.has("extreme") and frame.has_any("place", "demonym")


# `Who sold the most in March`: of a shop, where no country and no goods are named.
_who = Form(
    says="question:who verb extreme:most",
    lacks="place demonym flow commodity party agency growth unit deictic",
)
# With the marks of which a question has at least one where its rule holds: most have none, and it is not asked then.
_NOUNS = frozenset(_SORTS)
_RULES: Final = AnyOf(
    (_which, _NOUNS),
    (_counted, _NOUNS | {"records", "goods", "takings", "scoring"}),
    (_compounded, "noun format"),
    (_coming, _NOUNS | {"software"}),
    (_traded, _NOUNS),
    # `My brother sells cars in Korea`, `land sold to Britain`, "books sold": by, or of, what is no country and no goods
    (
        Form(f"harmless&*{'|'.join(_SORTS)}&!*goods|wares/books&*noun +verb", lacks="flow agency op:check"),
        _NOUNS,
    ),
    (_sized, _NOUNS),
    (_attribute, "attribute"),
    (_ran, "ran"), (_looked_up, "copula"),
    (_addressed, "you greeting"),
    (_moneyed, "money"),
    (_broken, "breaking run imperative"),
    # `The highest balance I ever had`, `her exports grew in 2024`: a person's, where no country is named
    (Form("flow +self:me", says="*keeping"), "keeping"),
    (Form("*hers +flow/verb/commodity", lacks="place demonym"), "hers"),
    (_who, "who"),
    (_ours, "self mine"),
    # `Wir haben das Auto verkauft`: who speaks had one, and sold it
    (
        Form(
            says="commodity&*single self:me|us verb:sell|buy", lacks="flow op question:how_much|how_many"
        ),
        "single",
    ),
    (_country, "country"),
    # `The best exchange rate app`: a program
    (Form("commodity/flow +*software", says="extreme", lacks="place demonym period agency"), "software"),
)  # fmt: skip
_FRAGMENTS = (_who, _coming, _moneyed)  # of a talk: "who bought the most", "the money side of it?"
