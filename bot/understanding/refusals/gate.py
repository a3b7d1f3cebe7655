"""A frame -> the refusals that need no figures: courtesy, opinions, what is not trade, words that nobody here knows."""

from __future__ import annotations

from itertools import pairwise

from bot.catalog import Catalog
from bot.errors import Ambiguous, CannotAnswer, NotHeld, NotTrade, Opinion
from bot.model import Coverage, Quoted, Statement
from bot.understanding.mentions.preamble import narrowing, spoken_to, told_aside, traded, words_of
from bot.understanding.refusals.beyond import beyond
from bot.understanding.refusals.compounds import other_goods
from bot.understanding.refusals.dated_events import beside_events, done_that_day
from bot.understanding.refusals.elsewhere import elsewhere, thin
from bot.understanding.refusals.grounds import told_at_large, ungrounded
from bot.understanding.refusals.household import errand
from bot.understanding.refusals.no_follow_up import no_follow_up
from bot.understanding.refusals.nothing_before import figure_judged, points_at_nothing
from bot.understanding.refusals.nothing_named import nothing_named
from bot.understanding.refusals.off_the_talk import off_the_talk
from bot.understanding.refusals.shortfalls import shortfall
from bot.understanding.refusals.strangers import of_ones_own, strange_goods
from bot.understanding.refusals.told_of import told_of
from bot.understanding.refusals.topics import has_meaning, is_trade, named
from bot.understanding.refusals.views import foretold, held_forecast
from bot.understanding.refusals.whose import offered, whose
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import SAYING
from bot.understanding.words.text import Token

_CLAIMED = ("number", "direction", "growth", "compare", "extreme", "more", "multiple", "negation", "unit", "ordinal")
Tokens = tuple[Token, ...]

_EXCUSED = 2  # unknown words at most that a question after causes may have


def _some_truce(frame: Frame) -> bool:
    """`Who broke the truce`: any war has one; beside a flow or goods it is this trade war's."""
    figures = frame.has_any("flow", "commodity", "verb", "growth", "term", "agency")
    return not figures and bool(frame.all("event")) and all(m.says("any_truce") for m in frame.all("event"))


def refuse(frame: Frame, talking: bool, catalog: Catalog, coverage: Coverage) -> CannotAnswer | None:
    """The refusal that the words alone ask for, or None.

    `talking`: earlier questions stand behind this one. `coverage`: its events have words which a question after causes
    may name.
    """
    if not frame.tokens:
        return _not_trade("empty")
    trade = is_trade(frame)
    if frame.says("pastime"):
        return _not_trade()  # "tell me a joke about tariffs"
    if foretold(frame):
        return _opinion()
    if frame.has("courtesy") and _taking_leave(frame):
        return _not_trade(frame.all("courtesy")[0].code)
    if not talking and figure_judged(frame):
        return Ambiguous(Statement.of("refusal.ambiguous.pointing"))
    if (view := _of_opinion(frame, trade, talking)) is not None:
        return view
    if not talking and (lost := _without_anything_before(frame)) is not None:
        return lost
    leftover = spoken_to(frame)
    if leftover and not talking and (ungrounded(frame) or of_ones_own(frame)):
        return _not_trade()
    if leftover := _not_excused(frame, leftover, talking, coverage):
        return _unknown(frame, leftover, trade, talking)
    if (unheld := _unheld(frame, trade, talking, catalog)) is not None:
        return unheld
    if trade and (whole := shortfall(frame)) is not None:
        return whole
    sized = frame.has("question", "how_much", "how_many") or frame.says("measuring", "it_again")  # "how big is it"
    taken_up = talking and (frame.has("ordinal") or sized or len(frame.all("number")) == 1)  # "so about 220?"
    if not has_meaning(frame) and not taken_up:  # "and second?", "how much were they?"
        courtesies = frame.all("courtesy")
        return _not_trade("help" if frame.has("courtesy", "help") else courtesies[0].code if courtesies else "other")
    if talking:
        off = no_follow_up(frame) or off_the_talk(frame) or elsewhere(frame, catalog, talking)
        return _not_trade() if off else None
    return _ungrounded(frame, trade, catalog)


def _not_trade(what: str = "other") -> NotTrade:
    return NotTrade(Statement.of(f"refusal.not_trade.{what}"))


def _opinion() -> Opinion:
    return Opinion(Statement.of("refusal.opinion.figures"))


def _not_held(word: str, frame: Frame) -> NotHeld:
    return NotHeld(Statement.of("refusal.not_held.word", word=Quoted(word, frame.language)))


def _of_opinion(frame: Frame, trade: bool, talking: bool) -> CannotAnswer | None:
    """A view, advice or what is to come, of trade or of anything else."""
    # "will tariffs hurt exports": what does something to them is asked of what is to come
    ahead = frame.mentions[0].is_("opinion", "prediction") if frame.mentions else False
    causes = [m for m in frame.all("op", "why") if not (ahead and m.says("done_to"))]
    due = frame.has("op", "release_next") and not frame.says("taking_a_position")
    if frame.has("opinion") and not (causes or due or _put_to_the_test(frame)):
        soft = all(m.is_("opinion", "prediction") for m in frame.all("opinion"))
        if not (soft and held_forecast(frame)):
            if _program_run(frame):
                return _not_trade()
            dealt = frame.has("unheld", "province") and (frame.has("verb", "buy", "sell") or frame.has("self", "us"))
            dealt = dealt or (len({m.said for m in frame.all("verb")}) > 1 and not frame.leftover)
            theirs = not soft and (dealt or frame.has_any("place", "demonym"))
            figures = frame.has("growth") or frame.has("unit", "CNY")  # "how high will the yuan go"
            on_topic = trade or _judged(frame) or (talking and not frame.leftover) or figures or theirs
            return _opinion() if on_topic else _not_trade()
    if not trade and frame.has("question", "who") and frame.says("quarrel"):
        return _opinion()  # "who won the trade war"
    return None


def _without_anything_before(frame: Frame) -> CannotAnswer | None:
    """`Compared to that?`, `who broke the truce`: what points at something, where nothing was said before."""
    if _some_truce(frame):
        return _not_trade()
    if not points_at_nothing(frame):
        return None
    return _not_trade() if told_at_large(frame) else Ambiguous(Statement.of("refusal.ambiguous.pointing"))


def _not_excused(frame: Frame, leftover: Tokens, talking: bool, coverage: Coverage) -> Tokens:
    """The words nobody here knows, but for those that a question after causes may have."""
    leftover = beside_events(frame, leftover, coverage)
    asked = len(leftover) <= _EXCUSED and frame.has("op", "why", "happened") and named(frame) and _asked_why(frame)
    if not asked or _of_a_module(frame) or not (talking or not leftover or _somewhere(frame)):
        return leftover
    told = tuple(token for token in leftover if token.norm in coverage.event_words)
    return (*traded(frame, told), *narrowing(frame, tuple(token for token in leftover if token not in told)))


def _unknown(frame: Frame, leftover: Tokens, trade: bool, talking: bool) -> CannotAnswer:
    """A word nobody here knows: a gap in what is held where figures are asked for, else another topic."""
    trade = trade and not (_only_when(frame) or errand(frame)) and (talking or not _of_a_program(frame))
    unknown = words_of(leftover)
    word = frame.has_any("flow", "commodity", "agency", "poll", "term", "event", "place")
    lone = len(leftover) == 1 and (word or not frame.has("op", "define"))  # "what's a good movie" asks of no figure
    if (trade and len(unknown) <= 3 and (_figures_asked(frame) or lone)) or (talking and _goes_on(frame)):
        return _not_held(" ".join(dict.fromkeys(unknown))[:80], frame)
    return _not_trade()


_EXPLAINED = ("unheld", "op", "period", "place", "demonym", "harmless", "prep", "conj", "question")


def _unheld(frame: Frame, trade: bool, talking: bool, catalog: Catalog) -> CannotAnswer | None:
    """What nobody here has figures of: goods, a narrower kind of them, a place, a day that is none."""
    unheld = told_aside(frame)
    if not frame.has("op", "why", "happened"):
        unheld += frame.all("narrower")
    strange = None if unheld or not trade else strange_goods(frame)
    if strange is not None:
        unheld = (strange,)
    asked = talking or _figures_asked(frame) or _nothing_else(frame)
    if not trade and (frame.has("unheld", "elsewhere") or (unheld and not asked)):
        return _not_trade()
    if frame.has("unheld", "elsewhere") and frame.has("op", "define") and frame.only(*_EXPLAINED):
        return _not_trade()  # "c'est quoi la capitale de l'Australie": nothing of trade is to be explained
    if unheld and all(m.is_("unheld", "finer") for m in unheld):
        return NotHeld(Statement.of("refusal.not_held.finer"))  # "exports last week", "weekly exports"
    if unheld:
        return _not_held(unheld[0].said, frame)
    if (other := other_goods(frame, catalog) or (None if talking else beyond(frame))) is not None:
        return _not_held(other, frame)
    return NotHeld(Statement.of("refusal.not_held.date")) if frame.has("time", "invalid") else None


def _nothing_else(frame: Frame) -> bool:
    """`Gallium?`, `what about lithium`: goods that nobody here has figures of, and all that is said; "buy lithium" is
    an order."""
    return frame.only("unheld", "conj", "fragment", "harmless") and not frame.leftover


def _ungrounded(frame: Frame, trade: bool, catalog: Catalog) -> CannotAnswer | None:
    """What stands alone and is about something else, or leaves open whose figures are meant."""
    figures = trade or _briefed(frame) or frame.has("op", "surprise", "forecast")
    grounded = not (told_of(frame) or ungrounded(frame) or nothing_named(frame, catalog) or elsewhere(frame, catalog))
    if not grounded or (figures and thin(frame)) or not (trade or _figures_wanted(frame)):
        return None if done_that_day(frame) else _not_trade()
    if whose(frame):
        return Ambiguous(Statement.of("refusal.ambiguous.whose"))
    bank = offered(frame)
    return Ambiguous.again(bank, bank) if bank is not None else None


def _put_to_the_test(frame: Frame) -> bool:
    """`Is Trump right that the deficit fell`: something of a figure is claimed beside the politics, and can be checked;
    "is Trump right about tariffs" claims nothing. `What did Trump do on Liberation Day`: an event is told of."""
    told = frame.has("question", "what") or frame.has("op", "when", "happened")
    if frame.has("event") and told and not frame.has_other("opinion", "politics"):
        return True
    if not frame.has("op", "check") or frame.has("opinion", "prediction"):
        return False  # "is it right that it will exceed 1.3 trillion": what is to come
    claimed = frame.has_any(*_CLAIMED) or frame.has("op", "streak", "record", "rank", "surprise", "missed")
    return claimed or not frame.has("opinion", "politics")


def _judged(frame: Frame) -> bool:
    """`In your opinion, who is to blame`, `is the trade war fair`: a view of politics is asked for in so many words."""
    if frame.says("quarrel"):
        return True
    asked = frame.has("opinion", "advice", "prediction") and not frame.leftover
    named = len({m.said for m in frame.all("opinion", "politics")}) > 1  # "does Xi do well to stand up to Trump"
    return frame.has("opinion", "politics") and (asked or named)


def _program_run(frame: Frame) -> bool:
    """`How do I import a csv into Excel`: a command of programs right behind the words for advice, and no trade."""
    for advice, flow in pairwise(frame.mentions):
        if advice.is_("opinion", "advice") and flow.kind == "flow" and flow.says("imperative"):
            known = frame.has_any("place", "demonym", "commodity", "period", "unit", "agency")
            return (bool(frame.leftover) or frame.says("format")) and not known and len(frame.all("flow")) == 1
    return False


def _goes_on(frame: Frame) -> bool:
    """ "And widgets?": a talk goes on with a thing that nobody here knows, and nothing else is said of it."""
    opens = bool(frame.mentions) and frame.mentions[0].first == 0 and frame.mentions[0].kind in ("conj", "fragment")
    little = frame.only("conj", "fragment", "harmless", "prep", "courtesy")
    return opens and little and len(frame.leftover) <= 2 and len(frame.tokens) <= 6


def _asked_why(frame: Frame) -> bool:
    """Whether causes are asked after: by where it stands or what it is said of. "All drivers inherit this import"."""
    return (
        frame.mentions[0].is_("op", "why", "happened")
        or frame.tokens[-1].norm == "?"
        or frame.has_any("question", "period", "place", "demonym", "growth", "commodity")
    )


def _somewhere(frame: Frame) -> bool:
    """Whether it is told of when, where or what it is asked why: "why did the import of the module fail" tells nothing
    of a trade but a word that programmes have too."""
    return frame.has_any("period", "place", "demonym", "commodity", "event", "term", "agency")


def _of_a_program(frame: Frame) -> bool:
    """`Por que meu import do react não funciona`, `почему не работает import`, `importエラー`: of nothing that is
    traded, why it is so, or in the letters of programs."""
    foreign = frame.ways.of_other_letters and any(m.said.isascii() for m in frame.all("flow"))
    return (foreign or frame.has("op", "why")) and not _somewhere(frame)


def _of_a_module(frame: Frame) -> bool:
    """`Why does import vue fail in March`: a command of programs, and right behind it what is no goods."""
    commands = {m.last + 1 for m in frame.all("flow") if m.says("imperative")}
    behind = any(frame.tokens[at] in frame.leftover for at in commands if at < len(frame.tokens))
    behind = behind or any(
        m.first in commands for m in (*frame.all("harmless", *SAYING), *frame.all("direction"), *frame.all("op"))
    )
    return behind and bool(frame.leftover) and not frame.has_any("place", "demonym")


def _taking_leave(frame: Frame) -> bool:
    """ "Thank you, that will be all", "thanks, that's it then": courtesy, and nothing that asks for a figure."""
    little: tuple[str, ...] = ("harmless", "self", "courtesy", "deictic", "opinion")
    if frame.mentions[0].is_("courtesy", "bye") and frame.has("period"):
        little += ("period", "prep", "time")  # "see you next month"
    plain = frame.only(*little) and not frame.leftover
    soft = all(m.is_("opinion", "prediction") for m in frame.all("opinion"))
    return plain and soft and frame.tokens[-1].norm != "?" and not frame.has("courtesy", "help")


def _only_when(frame: Frame) -> bool:
    """`At what time does the last tram leave`, `explain quantum mechanics`: nothing of trade is named."""
    topics = frame.has_any("flow", "commodity", "agency", "poll", "term", "event", "verb", "party")
    return not topics and not frame.has_other("op", "release_date", "release_next", "when", "define")


def _figures_asked(frame: Frame) -> bool:
    """Whether it is plainly about figures, so that a word nobody here knows is a gap in what is held."""
    return frame.has_any("flow", "period", "growth", "measure", "agency", "poll") or frame.has(
        "question", "how_much", "how_many"
    )


def _figures_wanted(frame: Frame) -> bool:
    """Words of figures without a topic ("growth in 2025", "ASEAN sept 2025"): to be asked back."""
    if _place_alone(frame):
        return False
    asked = frame.has_any("growth", "measure", "direction", "extreme")
    asked = asked or frame.has_any("op", "deictic", "fragment")
    dated = frame.has("period")
    placed = any(m.code != "WLD" for m in (*frame.all("place"), *frame.all("demonym")))
    return (asked and (dated or placed)) or (dated and placed) or _briefed(frame) or _bare(frame)


def _place_alone(frame: Frame) -> bool:
    """`What is the news from Africa`, `why is America so poor`: a place, and nothing of it that is traded."""
    kinds = {m.kind for m in frame.mentions} - {"harmless", "self", "prep", "conj", "question"}
    plain = kinds <= {"place", "demonym", "op"} and not frame.has_other("op", "why")
    amount = frame.has("question", "how_much", "how_many")
    return plain and frame.has_any("op", "question") and not amount


def _briefed(frame: Frame) -> bool:
    """`The highlights, please` is the brief; "the highlights of the match" is not."""
    return frame.has("op", "brief") and not frame.has("op", "mirror")


def _bare(frame: Frame) -> bool:
    """Only pointing words and words of moving: "and compared to them?", "how much did it go up in the end?"."""
    kinds = {m.kind for m in frame.mentions} - {"harmless", "self", "prep", "conj", "question", "books"}
    if frame.has("unit", "CNY") and frame.has("period"):
        kinds -= {"courtesy"}  # "hi, what's the yuan in May 2026"
    if frame.has("harmless", "aside"):
        return False  # "write an essay on autumn"
    moving = bool(kinds - {"op", "fragment"}) or frame.has("op", "how_fast")
    if kinds <= {"direction", "measure", "time"} and not frame.has("question") and frame.tokens[-1].norm != "?":
        return False  # "turn up the volume"
    return moving and kinds <= {
        "deictic", "direction", "growth", "op", "fragment", "measure", "period", "place", "demonym", "more", "compare",
        "time", "unit", "extreme",
    }  # fmt: skip
