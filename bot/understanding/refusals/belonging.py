"""What a group of countries is made of, asked of it -> `members:ASEAN`, or `member:ASEAN:VNM`.

Who belongs to a group stands in the catalog; that a word asks for belonging is told by the mark `belonging` in the
languages' elsewhere.toml."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Frame, Mention

_BESIDE = ("place", "demonym", "prep", "harmless", "conj", "courtesy", "question", "party", "books", "self", "fragment")
_NOW = ("newest:month", "today:day", "today:month", "today:year")  # "who belongs to it these days"
_ASKED = ("which", "held", "define", "check", "trend")


def belonging(frame: Frame, catalog: Catalog) -> str | None:
    """`members:ASEAN`, or `member:ASEAN:VNM` for each country named beside the group; None for anything else."""
    named = [m for m in frame.mentions if m.kind in ("place", "demonym")]
    if not named or frame.leftover or frame.has("party", "product", "buyer", "seller"):
        return None
    groups = [m for m in named if m.code in catalog.memberships]
    if len(groups) != 1 or not all(_idle(m) for m in frame.mentions):
        return None
    group, others = groups[0], [m for m in named if m is not groups[0]]
    marked = any(_marks(m) for m in frame.mentions)
    marked = marked or (group.says("its_members") and (frame.says("listing") or frame.has("question", "who")))
    countries = frame.has("party", "partner") or frame.says("country")
    within = _led(frame, group)
    if not others:
        return f"members:{group.code}" if marked or (countries and within) else None
    copula = frame.says("copula")
    asked_which = frame.has_any("question", "party")
    before = frame.mentions[: frame.mentions.index(group)][-1:]
    one_of_them = group.last > group.first and any(m.says("determiner") for m in before)  # "is it an EU country"
    member = any(_marks(m) and m.kind != "measure" for m in frame.mentions)
    if group.says("continent") and not member:
        return None  # "is Switzerland in Europe": of land
    if asked_which or not (marked or ((within or one_of_them) and copula)):
        return None
    return " ".join(f"member:{group.code}:{one.code}" for one in others)


def _marks(mention: Mention) -> bool:
    return mention.says("belonging")


def _idle(mention: Mention) -> bool:
    """Whether a word names no figure: one that tells of belonging does not, whatever it means elsewhere."""
    now = mention.kind == "period" and mention.code in _NOW
    return mention.kind in _BESIDE or _marks(mention) or mention.is_("op", *_ASKED) or now


def _led(frame: Frame, group: Mention) -> bool:
    """`In ASEAN`: the group stands behind a preposition of where something is."""
    led = Clause(frame, frame.mentions).before(group)
    return led is not None and led.is_("prep", "in", "at")
