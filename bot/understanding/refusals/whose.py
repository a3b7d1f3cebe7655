"""A flow whose owner is not told, or is nobody who keeps books here: `our exports`, `who had more exports, A or B`."""

from __future__ import annotations

from itertools import pairwise

from bot.model import HOME, Query
from bot.understanding.clauses.spoken_for import speakers
from bot.understanding.refusals.charts_and_shops import IN_SHOPS
from bot.understanding.refusals.household import after
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import WHO, YUAN_RATE

_ASKED = ("question", "compare", "more", "op")
_DEALT = ("flow", "verb", "place", "demonym", "commodity", "period")  # what the other party stands behind
_SIDES = 2  # of "how much more did Peru get than Chile"


# `Which record has the highest balance`, `which balance grew the most last month`: a row of a table
_of_rows = Form("question:what +op:record +*keeping")
_which_balance = Form("question:what&*relative +flow:balance&*any_balance")
# Something is sold or bought, and nobody else is named who might do it.
_sold = Form(says="verb:sell|buy", lacks=f"flow place:{HOME} demonym:{HOME}")


def whose(frame: Frame) -> bool:
    """Whether it has to be asked whose trade is meant."""
    return (
        (frame.says("speaking") and not speakers(frame.mentions, frame.tokens, frame.ways) and _of_the_speakers(frame))
        or ((frame.says("with_speakers", "to_us") or frame.has("self", "us")) and _with_the_speakers(frame))
        or (frame.has("conj", "or") and _having(frame) and _rivals(frame))
        or (frame.has_any(*WHO) and _beside_another(frame))
        or (frame.says("sales", "taken") and _some_sales(frame))
        or (frame.says("any_country") and _of_others_with(frame))
        or (frame.has("verb", "sell", "buy", "give", "get") and frame.has_any(*_ASKED) and _deals_with_nobody(frame))
    )


def _having(frame: Frame) -> bool:
    """A word for having or making; "grew" is one of crops, and of figures it says how fast."""
    return any(m.says("keeping") and m.kind != "growth" for m in frame.mentions)


def offered(frame: Frame) -> Query | None:
    """What may be meant by words that any bank has too, to be asked back: the yuan's rate, China's trade balance."""
    if _some_rate(frame):
        return Query("level", HOME, "context", ("USA",), (YUAN_RATE,), "level")
    if _some_balance(frame):
        return Query("balance", HOME, "balance", ("WLD",), ("TOTAL",))
    goods = frame.all("commodity", *IN_SHOPS)
    if len(goods) == 1 and frame.says("request") and frame.only("harmless", "commodity"):
        return Query("level", HOME, "export", ("WLD",), (goods[0].code,))  # "tell me about cars"
    return None


def _deals_with_nobody(frame: Frame) -> bool:
    """`What did Australia sell in 2023`, `how many did Italy send`: what and to whom is not told."""
    if frame.has_any("flow", "commodity", "agency", "unit", "party", "self", "deictic", "demonym"):
        return False
    if frame.has("prep", "to", "from", "into", "post_to", "post_from", "with") or frame.has("extreme"):
        return False
    if len(frame.all("period")) > 1:
        return False  # "how much less did the US get in 2025 than in 2024": a trade is followed over time
    places = frame.all("place")
    if not 0 < len(places) <= _SIDES or any(m.code in (HOME, "WLD") for m in places):
        return False
    deals = ("sell", "buy", "give", "get") if len(places) == 1 else ("get",)
    return any(
        one.says("auxiliary") and two in places and three.is_("verb", *deals)
        for one, two, three in zip(frame.mentions, frame.mentions[1:], frame.mentions[2:], strict=False)
    )


def _of_others_with(frame: Frame) -> bool:
    """`Which country has the biggest trade surplus with the US`: one that is neither named nor China's partner."""
    if not frame.has("flow", "surplus", "deficit", "balance") or not frame.has("extreme"):
        return False
    if frame.has_any("agency", "demonym") or any(m.code == HOME for m in frame.all("place")):
        return False
    said = [m for m in frame.mentions if not m.says("determiner")]
    who = next((i for i, m in enumerate(said) if m.says("any_country")), len(said))
    return any(one.is_("prep", "with") and two.kind == "place" for one, two in pairwise(said[who:]))


def _some_sales(frame: Frame) -> bool:
    """`The total sales in Russia in 2023`, `Brazil sales 2024`, `purchases in Italy`: by whom and of what is not told;
    China's are told so, or where they go to."""
    if any(not m.says("taken") for m in frame.all("flow")) or frame.has("self", "us"):
        return False
    if frame.has("prep", "to", "into", "from", "post_to"):
        return False
    if not frame.has("commodity") and not frame.has_any("place", "demonym", "party"):
        return not frame.has("flow")  # "by what percent did sales grow in 2018"
    if frame.has("commodity"):
        return False
    said = [m for m in frame.mentions if not m.says("determiner")]
    sales = next((i for i, m in enumerate(said) if m.says("sales", "taken")), len(said))
    rest = [m for m in said[sales + 1 :] if m.kind != "harmless" and not m.is_("prep", "of")]  # "sales of it in"
    there = rest[1] if len(rest) > 1 and rest[0].is_("prep", "in", "on") and rest[1].kind == "place" else None
    if any(m.code == HOME and m is not there for m in (*frame.all("place"), *frame.all("demonym"))):
        return False
    if there is not None:
        return True
    for one, two in pairwise(said):
        if one.kind in ("place", "demonym") and two.says("sales") and two.first == one.last + 1:
            return one.code != "WLD"
    return False


def _some_rate(frame: Frame) -> bool:
    """`What is the exchange rate?`: of which two currencies, and of which day, nothing is said; `what exchange rate did
    they give on yuan`: a bank did."""
    if frame.says("any_rate") and (
        frame.says("acting_they", "you") or any(m.says("breaking") for m in frame.all("op"))
    ):
        return True
    told = ("place", "demonym", "agency", "flow", "direction", "growth", "extreme", "more", "compare", "multiple")
    if not frame.says("any_rate") or frame.has_any(*told) or not _newest(frame) or frame.has_other("unit", "USD"):
        return False
    return all(m.is_("commodity", YUAN_RATE) and m.says("any_rate") for m in frame.all("commodity"))


def _some_balance(frame: Frame) -> bool:
    """`Balance, please`, `balance for March`, `solde fin 2024`: of an account as well, and a trade has none at the
    end of a year."""
    if not frame.says("any_balance") or len(frame.all("flow")) != 1:
        return False
    told = ("place", "demonym", "commodity", "agency", "poll", "scale", "compare", "growth", "conj")
    ended = any(m.code.endswith("(end)") for m in frame.all("period"))
    yearless = any("?-" in m.code or m.code.startswith("as_of ") for m in frame.all("period"))  # "balance for March"
    if yearless:  # "average balance March", "was the balance lower in May", "please send the balance for June"
        return not frame.has_any(*told)
    if _newest(frame) and not frame.has_any(*told[:5]) and _one_of_many(frame):
        return True
    if (_of_rows(frame) or _which_balance(frame)) and not frame.has_any(*told[:5], "party"):
        return True
    little = ("flow", "period", "harmless", "courtesy", "self", "question", "prep", "unit")
    return frame.only(*little) and (ended or _newest(frame))


def _one_of_many(frame: Frame) -> bool:
    """`Which balance grew the most`, `the average per balance`, `the row with the highest balance`: a trade has one."""
    beside = any(a.is_("question", "what") or a.is_("measure", "price") for a, b in frame.pairs() if b.kind == "flow")
    return beside or frame.says("records", "format", "document")


def _newest(frame: Frame) -> bool:
    """Whether no month or year is named: none at all, or the newest."""
    return all(m.code.startswith("newest:") for m in frame.all("period"))


def _of_the_speakers(frame: Frame) -> bool:
    """`How much did we sell to China`, `our imports from the US`: of whichever country whoever speaks is."""
    told = frame.has("agency") or frame.has("unit", "CNY")  # in yuan: China's
    if told or (frame.has("flow") and frame.has("commodity")):  # "how much oil did we import": what China does
        return False
    speakers = [m for m in frame.mentions if m.says("speaking")]
    if any(m.kind == "verb" for m in speakers):
        return True  # "cuánto vendimos"
    if any(m.kind == "self" and not m.says("determiner") for m in speakers) and _sold(frame):
        return True  # "wie viel haben wir in Indien verkauft"
    traded = {m for m in frame.mentions if m.kind == "flow" or m.is_("verb", "sell", "buy", "noun")}
    owners = [m for m in speakers if m.says("determiner")]
    if any(next(after(frame, one), None) in traded for one in owners):
        return True  # "our biggest purchase"
    return any(one in speakers and two in traded and two.first == one.last + 1 for one, two in pairwise(frame.mentions))


def _with_the_speakers(frame: Frame) -> bool:
    """`A China teve déficit com a gente?`, `¿cuánto nos compró China?`: the partner is the country of whoever speaks.
    `Mostra pra gente quanto a China vendeu` is whom it is told to."""
    ends = (*frame.all("place"), *frame.all("demonym"))
    if not ends or any(m.code != HOME for m in ends) or not frame.has_any("flow", "verb"):
        return False
    said = [m for m in frame.mentions if m.kind != "harmless" or m.says("with_speakers", "to_us")]
    return any(
        (one.kind in _DEALT and two.says("with_speakers"))
        or (_at_ours(one) and two.is_("verb", "sell", "buy"))
        or (one.is_("verb", "sell", "buy") and two.says("to_us"))
        for one, two in pairwise(said)
    )


def _beside_another(frame: Frame) -> bool:
    """`Who sold China more oil, we or the Saudis`, `did Italy buy more than we did`: who speaks is not told, and the
    figure of the other alone is no answer."""
    china = [m for kind in WHO for m in frame.all(kind, HOME)]
    ours = [m for m in frame.mentions if m.is_("self", "us") or m.says("to_us", "with_speakers")]
    ours += [m for m in china if m.says("we") and len(china) > 1]
    if not ours:
        return False
    said = [m for m in frame.mentions if m in ours or m.kind not in ("harmless", "prep")]
    either = any(
        two.is_("conj", "or") and ((one in ours) != (three in ours)) and any(m.kind in WHO for m in (one, three))
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    )
    others = [m for kind in WHO for m in frame.all(kind) if m not in (*china, *ours) and m.code != "WLD"]
    return either or (bool(others) and not frame.leftover and any(_than_we(frame, us) for us in ours))


def _than_we(frame: Frame, us: Mention) -> bool:
    """`More than we did in 2024`, `mehr als wir`, and not `more than we had expected`."""
    at = frame.mentions.index(us)
    than = frame.mentions[at - 1] if at else None
    behind = [m for m in frame.mentions[at + 1 :] if m.kind not in ("period", "prep", "more", "verb", "flow")]
    thought = any(m.kind != "harmless" or m.says("chatter", "words") for m in behind)
    if thought or than is None or than.last + 1 != us.first:
        return False
    return us.kind != "harmless" and (than.says("than", "degree_than") or than.is_("compare", "above", "below"))


def _at_ours(m: Mention) -> bool:
    """`Nos compró`: to or of those who speak."""
    return m.says("to_us") or (m.is_("self", "us") and not m.says("determiner", "speaking"))


def _rivals(frame: Frame) -> bool:
    """`Who had more exports, Russia or Italy`, `did France or Vietnam have the higher deficit`: each one's own."""
    places = [m for m in frame.mentions if m.kind == "place"]
    if len(places) < 2 or any(m.code == HOME for m in (*places, *frame.all("demonym"))) or frame.has("agency"):
        return False
    sold = [m for m in frame.all("verb") if not m.says("sales")]
    owned = frame.has_any("flow", "verb")
    if sold or not (owned and frame.has_any("more", "extreme", "direction")):
        return False
    had = frame.saying("keeping")
    if had is None or any(_led(frame, m) for m in places):
        return False
    asked = frame.first("question", "who")
    return (asked is not None and asked.first < had.first) or all(m.first < had.first for m in places)


def _led(frame: Frame, place: Mention) -> bool:
    """Whether a preposition stands right before a place, over its article: `who has more exports to the EU`."""
    before = [m for m in frame.mentions if m.first < place.first and not m.says("determiner")]
    return bool(before) and before[-1].kind == "prep"
