"""What a table's rows tell, a calendar, a shop, a bank, in words that trade has too: none of it is its figures."""

from __future__ import annotations

from collections.abc import Iterator

from bot.understanding.words.forms import Form
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import TRADED

_NEXT = 4  # mentions of a rule that looks at what stands one after the other


def runs(frame: Frame, length: int, over: str = "") -> Iterator[tuple[Mention, ...]]:
    """Mentions one after the other; over a preposition and articles: `how many of the points were`."""
    said = tuple(m for m in frame.mentions if not (over and (m.is_("prep", over) or m.says("determiner"))))
    return (said[i : i + length] for i in range(len(said) - length + 1))


def gap_of_a_race(frame: Frame) -> bool:
    """`The gap between first and second`, `the time gap to Italy`: of a race."""
    said = [m for m in frame.mentions if not (m.says("determiner") or m.is_("prep", "in") or m.kind == "unit")]
    for one, two, three in zip(said, said[1:], said[2:], strict=False):
        between = two.means("prep", "between")
        if one.is_("flow", "balance") and between:
            return three.kind in ("ordinal", "deictic", "extreme") or three.is_("op", "longest")
        if one.kind == "harmless" and one.says("noun") and two.is_("flow", "balance"):
            return two.says("sized") and two.first == one.last + 1
    return False


def at_home(frame: Frame) -> bool:
    """`Which country consumes the most books`, `which countries had the same balance`: what each has at home."""
    if frame.has_any("commodity", "agency", "unit", "demonym") or not frame.has("party"):
        return False
    kept = any(m.is_("harmless", "keeping") for m in frame.mentions) and frame.has("extreme")
    if frame.mentions[-1].is_("books", "own") and any(
        one.kind == "extreme" or one.is_("prep", "of") or one.is_("measure", "share")
        for one, two in frame.pairs()
        if two is frame.mentions[-1]
    ):
        return True  # "which country has the highest share of books"
    if kept and not frame.has_any("flow", "verb", "growth", "measure"):
        return True
    return frame.has("flow", "balance") and frame.has("deictic", "same")


def rows_with(frame: Frame) -> bool:
    """`Get records with balance above 60`, `list rows where balance > 100`: lines of a table."""
    for one, two in frame.pairs():
        if one in frame.mentions[:2] and one.says("records", "format"):
            return two.is_("question", "where") or two.is_("prep", "with")
    return False


def one_deal(frame: Frame) -> bool:
    """`The largest trade of the season`, `the first trade in 2022`: a player's or a share's."""
    asked = frame.has_any("place", "demonym", "party") or frame.has("question", "who")
    if asked or any(m.code.startswith("unit:") for m in frame.all("time")):
        return False  # "which partner has the largest trade with China", "which month had the largest trade"
    deals = (two for one, two in frame.pairs() if one.kind in ("extreme", "ordinal") and two.is_("flow", "trade"))
    after = (
        next((m for m in frame.mentions if m.first > deal.last), None) for deal in deals if deal.first == deal.last
    )
    return any(m is None or m.kind in ("prep", "period") for m in after)


# `Wie viele Tage hat der Februar 2026`: of the calendar.
days_of = Form(says="period", only="harmless period prep")
# `Wo kann man Sojabohnen kaufen`: no country's, and none that was told.
shop = Form(says="verb:buy", lacks="*pronoun", only="question harmless commodity verb")


def worth(frame: Frame) -> bool:
    """`1 dollar`, `turn up the volume`: an amount, and nothing is asked of it."""
    if frame.has_any(*TRADED, "place", "demonym", "period", "question", "op"):
        return False
    if frame.has("unit", "USD"):
        return frame.has("number") and not frame.has_any("scale", "compare", "direction", "deictic", "conj")
    return frame.mentions[0].kind == "direction" and frame.has("measure", "quantity") and not frame.has("unit")


def of_money(frame: Frame) -> bool:
    """`Rate for euros`, `how much money came in last month`, `how much money have you lost`: a bank's."""
    if frame.says("money") and (frame.says("moving") or frame.says("you")):
        return not frame.has_any("place", "demonym", "commodity", "agency", "deictic")
    money = frame.all("unit", "USD", "EUR", "JPY")
    given = {m for one, m in frame.pairs() if one.is_("prep", "for", "of")}  # "the rate in dollars" is in them
    rated = frame.has("measure", "rate") and any(m in given or m.code == "EUR" for m in money)
    return rated and not frame.has_any(*TRADED, "place", "demonym", "direction", "op", "deictic")
