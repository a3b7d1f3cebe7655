"""Whose flow it is, where the word in an owner's place is no country; goods that nobody here knows, though their word
asks for nothing elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.understanding.refusals.household import after, following
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import OF_DATA, ONE_WAY, SAYING, STRANGE, WHO

_OUTRIGHT = tuple(code for code in STRANGE if code != "words")  # where goods in general are among the words
_FOLLOWING = (  # right after it, one of these is what is spoken of, and the word before it only an adjective
    "commodity", "party", "number", "scale", "unit", "op", "extreme", "measure", "growth", "direction", "ordinal",
    "flow", "fragment",
)  # fmt: skip


def strange_goods(frame: Frame) -> Mention | None:
    """The word for goods that no figure is held of, or None."""
    if not frame.has_any("flow", "verb"):
        return None
    strange = STRANGE if "wares_listed" in frame.ways else _OUTRIGHT
    for i, joint in enumerate(frame.mentions[:-1]):
        noun = frame.mentions[i + 1]
        people = strange == STRANGE and joint.is_("question", "how_many") and noun.kind == "demonym"
        if people and noun.first == joint.last + 1:
            return noun  # "combien de Chinois": people; an adjective follows what it is said of
        if noun.first != joint.last + 1 or not _unknown(noun, strange) or not _governs(frame, i):
            continue
        following = frame.mentions[i + 2] if i + 2 < len(frame.mentions) else None
        beside = following is not None and following.first == noun.last + 1
        if not (
            beside and following is not None and (following.kind in _FOLLOWING or following.is_("harmless", "wares"))
        ):
            return noun
    return None


def _unknown(noun: Mention, strange: tuple[str, ...]) -> bool:
    """A single word, harmless in the sense of something said, and nothing else."""
    single = noun.first == noun.last and noun.is_("harmless", *strange)
    return single and all(kind == "harmless" for kind, _ in noun.others)


def _governs(frame: Frame, at: int) -> bool:
    """Whether a mention leads to what is traded: `combien de`, or `de` right after a flow and whose it is."""
    joint = frame.mentions[at]
    if joint.is_("question", "how_many"):
        return True
    if ("prep", "of") not in joint.meanings:
        return False
    if "wares_listed" in frame.ways and ("prep", "from") not in joint.meanings:
        return False  # "l'export de la vidéo": one that is known
    before = [m for m in frame.mentions[:at] if m.last < joint.first]
    while before and before[-1].kind in WHO and before[-1].last == joint.first - 1:
        joint = before.pop()
        if before and before[-1].is_("prep") and before[-1].last == joint.first - 1:
            joint = before.pop()
    return bool(before) and before[-1].is_("flow", "export", "import") and before[-1].last == joint.first - 1


def narrower(frame: Frame) -> str | None:
    """`Used cars`, `toy cars`: what is said of goods that makes them others, in the asker's words; None for nothing."""
    for one, two in zip(frame.mentions, frame.mentions[1:], strict=False):
        beside = two.kind == "commodity" and two.first == one.last + 1
        if beside and (one.says("worn") or (one.kind == "commodity" and one.says("attributive"))):
            return f"{one.said} {two.said}"
        if (
            one.kind == "commodity"
            and two.says("maker")
            and frame.has("verb", "buy")
            and not frame.has("flow", "export")
        ):
            return f"{one.said} {two.said}"  # "what did solar makers buy": not what they make
    makers = [m for m in frame.all("harmless") if m.code == "maker"]
    # "What did the smelters buy" is a part of all imports; with the goods that they work up it is those goods.
    return makers[0].said if makers and not frame.has("commodity") else None


# What may stand in an owner's place and be the country itself, its figures, its office or a time.
_COUNTRYLIKE = ("country", "realm", "tally", "goods", "wares", "everybody", "each_month", "worldwide", "part")
_OWNED = ("export", "import", "balance", "surplus", "deficit", "trade", "total")
_FIGURES = ("place", "demonym", "commodity", "period", "growth", "measure", "agency", "poll", "unit", "extreme")
_TRADED = ("place", "demonym", "commodity", "period", "growth", "agency", "poll", "unit", "event")
_TOLD = (*_TRADED, "measure", "party", "extreme", "deictic", "term", "verb", "number", "compare", "more")
_FRAGMENT = 4  # tokens of "and of import?"
_BODIES = 2  # tokens of a name as "statistics office": longer ones are set phrases


def of_a_stranger(frame: Frame) -> bool:
    """Whether what has the flow is something that is no country's, or somebody who is no country trades."""
    return _done_by_somebody(frame) or (frame.has("flow", *_OWNED) and _RULES.holds(frame))


def of_ones_own(frame: Frame) -> bool:
    """`Export my playlist from spotify`, `surplus army jackets for sale`: words that nobody here knows beside one of
    trade, which is the asker's own or says of them that they are left over; nothing else has figures."""
    if frame.has_any(*_FIGURES) or frame.has("question", "how_much", "how_many"):
        return False
    if frame.has("self", "me") and frame.has("flow", *ONE_WAY):
        return True
    starts = {token.start for token in frame.leftover}
    over = frame.all("flow", "surplus", "balance")
    behind = [frame.tokens[m.last + 1] for m in over if m.last + 1 < len(frame.tokens)]
    return len(starts) > 1 and any(token.start in starts for token in behind)


def _stranger(mention: Mention | None) -> bool:
    if mention is None or not mention.is_("harmless", *STRANGE):
        return False
    return not (mention.says(*_COUNTRYLIKE) or mention.last - mention.first >= _BODIES)


def _beside(frame: Frame, mention: Mention) -> Mention | None:
    """What stands right behind a mention."""
    found = next(iter(following(frame, mention)), None)
    return found if found is not None and found.first == mention.last + 1 else None


def _done_by_somebody(frame: Frame) -> bool:
    """`How much did my mom export`, `the mayor wants to sell magnets`: who deals stands right before the deal."""
    if not (frame.has("verb", "sell", "buy") or frame.says("imperative")) or frame.has("extreme"):
        return False
    deals = [m for m in frame.mentions if m.is_("verb", "sell", "buy") or m.says("imperative")]
    said = frame.mentions
    for article, one, deal in zip(said, said[1:], said[2:], strict=False):
        if not (article.kind == "self" or article.says("determiner")) or not _somebody(one):
            continue
        if deal in deals and deal.first == one.last + 1:
            return True
        wish = [m for m in following(frame, one) if not m.is_("prep", "to")][:2]
        if len(wish) == 2 and wish[0].is_("harmless") and wish[1] in deals and _to(frame, wish[1]):
            return True
    return False


def _somebody(mention: Mention) -> bool:
    if mention.is_("harmless", "person") or mention.is_("party", "buyer", "seller"):
        return not mention.says(*_COUNTRYLIKE)
    return mention.says("noun") and mention.kind in ("harmless", "op", "growth")  # "my mom"


def _to(frame: Frame, deal: Mention) -> bool:
    """Whether `to` stands right before a deal: `wants to sell`."""
    return any(m.is_("prep", "to") and m.last == deal.first - 1 for m in frame.mentions)


def _genitive(frame: Frame) -> bool:
    """`The website's imports in 2025`: an owner with an apostrophe, right before what is his."""
    said = frame.mentions
    for owner, mark, s, flow in zip(said, said[1:], said[2:], said[3:], strict=False):
        owned = mark.said + s.said.lower() in frame.ways["possessive"] and flow.first == owner.last + 3
        if owned and flow.kind == "flow":
            dealer = owner.is_("party", "buyer", "seller") and not frame.has("extreme")  # "the buyer's shipments"
            return _stranger(owner) or dealer or owner.says("noun")
    return False


def _subject(frame: Frame) -> bool:
    """`How many exports did the band have`: who has them stands between the verb's two parts."""
    asked = next(iter(frame.all("question", "how_many", "how_much")), None)
    if asked is None or frame.has_any("books", "agency", "place", "demonym"):
        return False
    said = following(frame, asked)
    for verb, article in pairwise(said):
        if not verb.says("auxiliary") or article.first != verb.last + 1:
            continue
        owner = _beside(frame, article) if article.says("determiner") else article
        if owner is None or not (owner is not article or owner.is_("harmless", "document", "person")):
            continue
        if _stranger(owner) and any(m.kind == "flow" and m.last < verb.first for m in said):
            return True
    return False


def _his(frame: Frame) -> bool:
    """`His purchases from Australia`, `her money went on clothes`: a person's, where no country comes first."""
    for one in frame.mentions:
        if not one.says("hers"):
            continue
        if any(m.kind in ("place", "demonym") and m.last < one.first for m in frame.mentions):
            continue
        owned = next((m for m in after(frame, one) if m.kind != "period"), None)
        if owned is not None and (owned.kind in ("flow", "commodity") or owned.says("money")):
            return True
    return False


def _bartered(frame: Frame) -> bool:
    """`Trade the chart`, `trade a friend in 2025`: a command, with what is to be given away."""
    first = next((m for m in frame.mentions if not m.is_("courtesy")), None)
    if first is None or not first.is_("flow", "trade"):
        return False
    article = _beside(frame, first)
    if article is None or not article.says("determiner"):
        return False
    which = ("ordinal", "conj")  # "trade the first and last words"
    what = next((m for m in following(frame, article) if m.kind not in which and not m.means("time", "past")), None)
    return what is not None and (_stranger(what) or what.kind in ("books", "op")) and not frame.has("question")


def _my_goods(frame: Frame) -> bool:
    """`My steel imported since January`: the speaker's own."""
    mine = [two for one, two in pairwise(frame.mentions) if one.is_("self", "me")]
    owned = any(m.kind == "commodity" for m in mine)
    return owned and all(m.says("passive") for m in frame.all("flow"))


def _gathered(frame: Frame) -> bool:
    """`Meeting about trade in November`, `a book on exports`: what opens the sentence is what it is about."""
    if frame.has_any("question", "op", "self", "extreme", "courtesy"):
        return False
    said = [m for m in frame.mentions if not m.says("determiner")]
    head, joint = (*said, None, None)[:2]
    if head is None or joint is None or not head.says("gathering"):
        return False
    about = joint.says("vague", "regarding") or joint.is_("prep", "on", "with", "for")
    return about and joint.first == head.last + 1


_GOING_ON: Final = ("flow", "conj", "fragment", "courtesy", "time")
_LED: Final = ("determiner", "spoken", "hence", "then", "request")


def _of_software(frame: Frame) -> bool:
    """`The excel export of 2024`, `how many imports in the module`, `the last line of the export`, `add the exports up
    in Excel`: what a program reads and writes."""
    last = frame.mentions[-1]
    goes_on = len(frame.all("flow")) == 1 and all(m.kind in _GOING_ON or m.says(*_LED) for m in frame.mentions)
    if not (frame.has_any(*_TRADED) or goes_on) and any(_one_run(frame, one, two) for one, two in frame.pairs()):
        return True  # but "and the import?", after an export
    if last.says("software", "format") and not frame.has_any("place", "demonym", "period"):
        led = [m for m in frame.mentions[:-1] if not m.says("determiner")]
        if led and led[-1].kind == "prep":
            return True
    for one, two in pairwise(m for m in frame.mentions if not m.says("copula")):
        if (
            one.is_("flow", *ONE_WAY)
            and two.is_("prep", "in")
            and (frame.has("question", "how_many") or frame.has("op", "sum", "count"))
        ):
            where = next(
                iter(m for m in following(frame, two) if not (m.says("determiner") or m.means("time", "this"))), None
            )
            if where is not None and where.says("software"):
                return True
        if one.is_("flow", *ONE_WAY) and (two.says("determiner") or two.means("time", "this")):
            module = _beside(frame, two)
            if module is not None and module.is_("harmless") and module.says("software") and not frame.has("period"):
                return True  # "who imports this class"
    return False


def _programmed(frame: Frame) -> bool:
    """`How do you export a list`, `it has to be imported first`, `slow to import`: commands, and no trade is told."""
    if len(frame.tokens) <= _FRAGMENT or frame.has_any(*_TOLD) or frame.has("question", "how_much", "how_many"):
        return False
    if frame.has("op", "why", "record", *OF_DATA) or frame.says("tally"):
        return False  # "which countries do you have export data for"
    if frame.has("direction") and (frame.mentions[0].says("auxiliary", "copula") or frame.has("op", "streak")):
        return False  # "has the export slowed", "current run of export gains"
    return all(m.says("passive", "imperative") for m in frame.all("flow"))


def _one_run(frame: Frame, one: Mention, flow: Mention) -> bool:
    """`This export`, `the import`: a single one, and of no goods that follow."""
    if not (flow.says("imperative") and flow.kind == "flow" and flow.first == flow.last == one.last + 1):
        return False
    pointing = one.means("time", "this")  # "why is this export so slow"
    moved = frame.has_any("direction", "growth", "extreme", "compare") or frame.has("op", "trend", "brief", "revise")
    if not pointing and (moved or frame.says("faring") or frame.has("fragment")):
        return False  # "how is the export doing", "what about the export"
    behind = next(iter(following(frame, flow)), None)
    noun = behind is not None and (behind.kind == "op" or behind.is_("harmless", *SAYING)) and not behind.says("taking")
    return (one.says("determiner") or pointing) and not noun


_RULES: Final = AnyOf(
    (_genitive, {*STRANGE, "buyer", "seller", "noun"}),
    (_subject, "how_many how_much"),
    (_his, "hers"),
    (_gathered, "gathering"),
    (_of_software, "software format imperative"),
    (_programmed, "passive imperative"),
    (_bartered, "determiner determined"),
    (_my_goods, "passive"),
)  # fmt: skip
