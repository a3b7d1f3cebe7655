"""Whether every word that carries content was made use of -> NotHeld that names the first that was not."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import NotHeld
from bot.model import Coverage, Query, Quoted, Statement
from bot.understanding.clauses.amounts import of_flow
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.as_held import series_held
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import DOERS

_DOUBTING = ("check", "revision", "surprise", "why")  # "didn't they revise it?" asks the same as "did they?"
# Terms that say what every figure is anyway, or whose report a figure stands in.
_USUAL = ("preliminary", "january_february", "general_trade_system")
_STOPS = frozenset(",.;?")
_NAMED_BY = {"USA": ("ft900",), "IND": ("fiscal_year_india",)}


def all_used(clause: Clause, query: Query, coverage: Coverage, catalog: Catalog) -> None:
    """No word that carries content is ignored: a number, place or poll left unused ends in a refusal that names it."""
    asked = query.operation == "growth" and clause.has("direction")  # "neither exports nor imports shrank": of both
    if query.operation in _DOUBTING or asked:
        topic = next((m.first for m in clause.mentions if m.kind in ("flow", "place", "demonym", "commodity")), 0)
        # "never exceeded 400 bn" turns the claim round; "isn't it so that" and "right, isn't it" do not
        tags = {m for m in clause.all("negation", "not") if m.first < topic or _closing(clause, m)}
        turned = query.operation == "check" or (asked and query.flow != "both")
        clause.use(*(tags if turned else clause.all("negation", "not")))
        clause.use(*(clause.all("negation", "without") if query.operation == "why" else ()))  # "se quedó sin"
    months = sum(period.month_count for period in query.periods)
    alone = query.operation == "check" and not clause.has_any("party", *DOERS)
    anybody = [m for m in clause.mentions if alone and m.says("country")]  # "has any country ever had a trillion"
    lone = (m for m in clause.all("scale") if not (query.periods or m in clause.used) and of_flow(clause, m))
    edges = clause.all("time", "start_of", "middle_of", "end_of") if not clause.has("period") else ()
    left = clause.says("rest") and not (clause.has("place", "WLD") or clause.has_any("compare", "extreme", "op"))
    said = clause.all("harmless") if left else ()  # "the rest of the EU", no "il reste > 100", no "rest | of the world"
    rests = (m for m in said if m.says("rest") and not any(one.first == m.last + 1 for one in said))
    for mention in (*anybody, *clause.unused(), *lone, *edges, *rests):  # "at the end": no time that is known
        plain = mention.kind == "term" and _plain(mention, query, coverage, catalog)
        if plain or mention.kind in ("agency", "opinion", "unit"):
            continue
        if mention.is_("number") and _idle(clause, mention, months):
            continue
        if mention.is_("number") and query.operation == "rank" and mention.value == len(query.partners):
            continue  # "of the three, Australia, Brazil and Taiwan"
        aside = query.operation == "mirror" or (query.operation == "surprise" and _told(clause, mention))
        if mention.is_("number") and aside:
            continue  # "China says it sold 420 bn; what does the other side say": its claim is not what is asked
        if mention.kind == "event" and query.operation == "why":
            continue  # an event that is named among the causes; the answer tells those that are held
        way = "version" if mention.kind == "term" else "unplaced"  # "seasonally adjusted": a term that is known
        word = Quoted(mention.said, clause.frame.language)
        raise NotHeld(Statement.of(f"refusal.not_held.{way}", word=word), query)


def _plain(term: Mention, query: Query, coverage: Coverage, catalog: Catalog) -> bool:
    """Whether a term says only what the figure asked for is anyway; "seasonally adjusted" asks for another one."""
    if term.code in ("fob", "cif"):
        owner = catalog.reporters.get(query.reporter)
        usual = owner is not None and owner.valued == "fob_cif"
        return usual and query.flow == ("export" if term.code == "fob" else "import")
    if term.code == "seasonally_adjusted":
        return _adjusted_only(query, coverage)
    if term.says("by_census"):
        return query.reporter == "USA" and not query.of_all  # as all of its country tables are
    return term.code in _USUAL or term.code in _NAMED_BY.get(query.reporter, ())


def _adjusted_only(query: Query, coverage: Coverage) -> bool:
    """Whether what is held of the series in the periods asked for is seasonally adjusted, all of it."""
    held = [key.adjusted for key, periods in series_held(query, coverage) if periods.issuperset(query.periods)]
    return bool(query.periods) and set(held) == {"sa"}


def _closing(clause: Clause, mention: Mention) -> bool:
    """Nothing of trade follows: a tag question."""
    kinds = ("flow", "place", "demonym", "commodity", "period", "number", "growth", "direction", "compare")
    turned = clause.before(mention)  # 伸びてない: the verb is said last, and it is the verb that is denied
    moves = ("growth", "direction", "compare")
    if turned is not None and turned.kind in moves and clause.tokens[turned.first].kind == "han":
        return False
    return not any(m.first > mention.last and m.kind in kinds for m in clause.mentions)


def _idle(clause: Clause, mention: Mention, months: int) -> bool:
    """A number that asks for nothing: `the one with Taiwan`, `on air in ten minutes`, a claim before the other side's
    books are asked; or how many `months` (or years) are named beside it: `the three months June, July and August`."""
    at = clause.at(mention) + 1
    if at < len(clause.mentions) and clause.mentions[at].is_("harmless", "clock"):
        return True
    after = clause.after(mention)
    years = after is not None and after.means("time", "unit:year")  # "the five years 2021 to 2025"
    if mention.value == months or (years and mention.value == months / 12):
        return True
    apart = after is None or after.first > mention.last + 1
    word = not mention.said[:1].isdigit() and (mention.value == 1 or (apart and float(str(mention.value)) <= 5))
    tellers = len(clause.all("books", "says")) + len(clause.all("agency"))
    several = clause.has("books", "says") or len(clause.codes("agency")) > 1
    return word or (tellers > 1 and several) or _before_their_books(clause, mention)


def _before_their_books(clause: Clause, mention: Mention) -> bool:
    """`Китай говорит, что продал на 420 млрд. А что говорят американцы?`: what one says, and then others are asked."""
    later = (m for m in clause.all("agency") if m.first > mention.last)
    return any(token.norm in _STOPS for m in later for token in clause.gap(mention, m))


def _told(clause: Clause, mention: Mention) -> bool:
    """`Exports came in at 14.1, what was expected`: the outcome, told before the forecast is asked; what a figure was
    to beat ("did they beat 14") is asked for."""
    at = clause.at(mention)
    before = clause.mentions[at - 1] if at else None
    outcome = before is not None and (before.says("standing") or before.is_("conj", "plus", "minus"))
    asked = next((m for m in clause.all("op", "forecast", "surprise")), None)
    return outcome and asked is not None and asked.first > mention.last
