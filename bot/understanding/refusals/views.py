"""Views that are asked for: of what is yet to come, of what would be, of whether a policy or data are to be trusted.

No figure answers them: the newest one, beside such a question, would be taken for the answer.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.errors import Opinion
from bot.model import Statement
from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import TARIFFS, WHO

_COUNTED: Final = ("flow", "number", "commodity", "period", "self")
_MOVED: Final = ("direction", "more", "growth", "compare")
_QUALITY: Final = frozenset({"quality"})
_CREDIBLE: Final = frozenset({"credible"})
_WOULD_BE: Final = frozenset({"would_be"})
_FORETELLING: Final = frozenset({"quarrel", "release_next", "going", "future", "prediction", "heading"})
_TELLING_AHEAD: Final = frozenset({"foretelling", "infinitive", "to_be_at_last"})
_TOPICS: Final = ("flow", "commodity")
_OF_DATA: Final = (
    "harmless", "op", "question", "place", "demonym", "agency", "books", "flow", "commodity", "prep", "self",
    "courtesy",
)  # fmt: skip


def view_asked(frame: Frame) -> Opinion | None:
    """An opinion that is asked of what is yet to come, or of a policy itself; what is to be watched may be told in the
    same words, and is not asked here."""
    return Opinion(Statement.of("refusal.opinion.figures")) if _VIEWS.holds(frame) else None


def foretold(frame: Frame) -> bool:
    """`Is the yuan going to weaken`, `who wins the trade war`: a forecast of a rate, a quarrel over trade."""
    if frame.said.isdisjoint(_FORETELLING):
        return False
    if any(m.says("quarrel") for m in frame.all("opinion")):
        return True
    if frame.has("op", "release_next") and _to_come(frame):
        return True
    threes = zip(*(frame.mentions[i:] for i in range(3)), strict=False)
    if frame.says("going") and any(_going(one, two, three) for one, two, three in threes):
        return True
    goods = frame.has("commodity") and not frame.has_any("flow", "verb", *WHO)  # "where is iron ore heading"
    if frame.says("heading") and frame.has("question", "where") and goods:
        return True
    rate = frame.has("unit", "CNY", "USD") and not frame.has_any(*_COUNTED)
    moved = frame.has_any(*_MOVED) and frame.says("future")
    coming = frame.has("opinion", "prediction") and not frame.has("question", "how_much", "how_many")
    coming = coming or frame.says("heading")  # "where is the yuan heading"
    return rate and (moved or coming) and not frame.has("op", "why")


def held_forecast(frame: Frame) -> bool:
    """A forecast that was published: of a time that is named, or of somebody ("what did economists predict")."""
    said = [m for m in frame.mentions if m.kind not in ("harmless", "prep")]
    whose = any(a.is_("op", "forecast") and b.is_("opinion", "prediction") for a, b in pairwise(said))
    return frame.has("op", "forecast", "surprise", "missed") and (whose or frame.has_any("period", "poll", "time"))


def _told_ahead(frame: Frame) -> bool:
    """`Экспорт вырастет в октябре?`, `werden die Exporte steigen`: a movement that is yet to come, in the form of the
    verb itself or with the word for what will be."""
    if not frame.marked(_TELLING_AHEAD) or held_forecast(frame):
        return False
    moved = [m for m in frame.mentions if m.kind in (*_MOVED, "compare") or m.is_("op", "surprise", "missed")]
    will = frame.says("future")
    to_be = any(one in moved and two.says("to_be_at_last") for one, two in pairwise(frame.mentions))  # "höher sein"
    return any(m.says("foretelling") or (will and (to_be or m.says("infinitive"))) for m in moved)


def _policy_judged(frame: Frame) -> bool:
    """`Sind Trumps Zölle richtig?`, トランプの関税は正しいと思う？: whether they are right, and nothing of how high."""
    if not frame.has("commodity", *TARIFFS) or not frame.has("op", "check"):
        return False
    little = ("harmless", "commodity", "op", "place", "demonym", "prep", "opinion", "self", "courtesy")
    plain = frame.only(*little) and not frame.leftover
    return plain and len(frame.all("op")) == 1 and len(frame.all("commodity")) == 1


def _flow_judged(frame: Frame) -> bool:
    """`Is a trade surplus good`, `is a large surplus a bad thing`: whether it is, of no time that is named."""
    if not frame.marked(_QUALITY) or len(frame.all("flow")) != 1 or frame.leftover:
        return False
    judged = any(m.says("quality") for m in frame.mentions[-2:])  # "a bad thing"
    return judged and frame.mentions[0].says("copula") and frame.only("flow", "harmless", *WHO)


def _data_judged(frame: Frame) -> bool:
    """`How reliable are Chinese customs figures`, `are the export numbers credible`: whether they are to be believed;
    "reliable export figures for May" are asked for, "how reliable is this" asks for the source."""
    said = [m for m in frame.mentions if m.kind not in ("harmless", "courtesy") or m.says("credible")]
    at = next((i for i, m in enumerate(said) if m.says("credible")), -1)
    data = frame.has_any("agency", "books", "flow") or frame.says("figure_noun")
    plain = frame.only(*_OF_DATA, "conj") and frame.codes("op") <= {"check", "source", "brief"}
    if at < 0 or not (data and plain) or frame.leftover:
        return False
    asked = said[at].is_("op", "source") or (at > 0 and said[at - 1].is_("question", "how"))
    asked = asked or (said[at].last > said[at].first == 0 and not frame.ways.unspaced)  # "how accurate", in one
    return at + 1 == len(said) or (at < 2 and asked)


def _supposed(frame: Frame) -> bool:
    """`What would exports be if the tariffs vanished`, `would they rise if the yuan fell`: of a time that is not;
    "would you tell me if exports fell" asks whether they did."""
    if (
        not frame.says("if_so")
        or frame.has("op", "compare")
        or not (frame.has_any("direction", "event") or frame.has("commodity", *TARIFFS))
    ):
        return False
    return any(
        (one.says("would_be") and two.kind in _TOPICS) or (two.says("would_be") and one.kind in _TOPICS)
        for one, two in pairwise(m for m in frame.mentions if m.kind not in WHO and not m.says("determiner"))
    )


def _made_up(frame: Frame) -> bool:
    """`If exports were 3.77 trn and imports 2.58, what's the surplus`: sums are given, and nothing that was counted is
    asked for."""
    if not frame.mentions[0].says("if_so") or frame.has_any("period", "commodity", *WHO):
        return False
    told = [m for m in frame.all("number") if m.first > frame.mentions[0].last]
    return len(told) > 1 and frame.has("flow") and not frame.has_any("compare", "direction", "growth")


def _might(frame: Frame) -> bool:
    """`Can exports to the US go to zero`, `how can the EU reduce its deficit`: what may come, or what is to be done;
    "can they be shown in yuan", "could they have fallen" ask for figures."""
    asked, *said = [m for m in frame.mentions if not m.says("determiner")] or frame.mentions
    advice = asked.is_("question", "how", "what")
    said = said if advice else [asked, *said]
    if len(said) < 3 or not said[0].says("modal") or frame.says("telling", "keeping"):
        return False
    if frame.has("period") and (frame.has("multiple") or not frame.has("direction")):
        return False  # "how could the deficit double in 2025": that it did is claimed
    moved = frame.has("direction") or frame.says("heading")
    deals = any(m.says("imperative") for m in frame.all("flow"))
    return (said[1].kind == "place" and (advice or deals)) or (said[1].kind == "flow" and moved and not advice)


def _to_come(frame: Frame) -> bool:
    """`When will exports recover`, `when will it overtake the US`: what comes of trade itself, and no release of it."""
    (asked, *more) = frame.all("op", "release_next")
    said = frame.has("op", "published", "release_date", "fresh", "held", "source", "brief") or frame.has(
        "books", "data"
    )
    turn = any(m.first > asked.last and m.kind in (*_MOVED, "compare", "extreme") for m in frame.mentions)
    return turn and not (said or more) and asked.says("future")


def _going(one: Mention, two: Mention, three: Mention) -> bool:
    """`Going to fall`, `va a bajar`."""
    moved = two if two.kind in _MOVED else three
    between = moved is two or two.is_("prep", "to")
    return between and one.says("going") and moved.kind in _MOVED


_VIEWS: Final = AnyOf(
    (_told_ahead, _TELLING_AHEAD),
    (_policy_judged, TARIFFS),
    (_flow_judged, _QUALITY),
    (_data_judged, _CREDIBLE),
    (_supposed, _WOULD_BE),
    (_might, "modal"),
    (_made_up, "if_so"),
    (
        Form(says="op:define *meaning_for", lacks="term growth"),
        "meaning_for",
    ),  # `What does the surplus mean for the yuan`
    # `Will Beijing respond to the tariffs`, `¿cómo respondió China a los aranceles?`: what a government does
    (
        Form(
            says=f"*responding commodity:{'|'.join(TARIFFS)}",
            lacks="flow measure unit op direction question:how_much|how_many",
        ),
        "responding",
    ),
    # `Is it right to buy oil from Russia`: no claim of a figure is put to the test
    (Form("op:check +prep:to +verb/*imperative/flow:trade"), "check"),
    # 9月の輸出はどうなる: what becomes of it at a time, or if something moves; of a flow alone it may be "what about"
    (Form(says="*becoming flow period/direction/event"), "becoming"),
    # `How will exports do in September`, `how will they develop`
    (
        Form(
            "*ahead flow/commodity/deictic:them/*pronoun/*acting_they",
            over="place/demonym/*determiner",
            lacks="op&!op:trend question:how_much|how_many",
        ),
        "ahead",
    ),
)
