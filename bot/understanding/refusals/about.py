"""Questions about words and about the data themselves: definitions, what is held, how fresh, releases, sources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bot.errors import Ambiguous, NotHeld
from bot.model import Coverage, Period, Query, Quoted, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.mentions.sourcing import in_passing
from bot.understanding.mentions.spans_named import CAME_OUT_IN
from bot.understanding.refusals.counts_apart import why_counts_differ
from bot.understanding.refusals.events_in_order import events_asked
from bot.understanding.refusals.newest_held import from_when_to_when, newest_month
from bot.understanding.refusals.polls import polls_asked
from bot.understanding.refusals.version_named import put_in_version, version_named
from bot.understanding.words.frame import Frame, Mention

# What "since when" may ask of the data: since when held, since when out, from when till when they reach.
SINCE_WHEN = ("held", "fresh", "release_date")
# Words that are asked for as figures elsewhere, and the glossary entry that explains them.
_TERMS = {
    ("growth", "yoy"): "yoy",
    ("growth", "mom"): "mom",
    ("flow", "balance"): "balance",
    ("flow", "surplus"): "balance",
    ("flow", "deficit"): "balance",
    ("op", "forecast"): "consensus",
    ("op", "sum"): "ytd",
    ("op", "accumulated"): "ytd",
    ("op", "revise"): "us_revisions",
    ("agency", "CHN"): "gacc",
    ("place", "EA20"): "eu_groups",
    ("time", "fiscal"): "fiscal_year_india",
    ("commodity", "rare_earths"): "rare_earths",
}
# Terms whose own entry tells only what one office does, or only what is general: what is explained with them.
_BESIDE = {
    **dict.fromkeys(("seasonally_adjusted", "unadjusted"), ("seasonal_adjustment", "seasonally_adjusted")),
    "rare_earths": ("rare_earths", "rare_earths_heading"),
    "re_export": ("re_export", "hong_kong_origin"),
    "transshipment": ("transshipment", "hong_kong_origin"),
    "entrepot": ("entrepot", "hong_kong_origin"),
}
_A_TERM_ASKED = 12  # mentions at most with a term that nothing asks the meaning of: more, and it is told in passing
_RELEASE_OF = {"ft900": "USA"}
_ASKING = frozenset({"held", "why", "define", "event", "term", "agency", "EA20"})  # one of which stands where it asks
_NAMED = ("commodity", "period", "place", "demonym")


def read_about(
    clause: Clause, coverage: Coverage, home: str, talking: bool = False, warring: bool = False
) -> Query | None:
    """A define or coverage query, or None where the clause asks for figures; `talking`: it may lean on a talk,
    `warring`: on one of the trade that the truces were made for."""
    if (polls := polls_asked(clause, home)) is not None or clause.said.isdisjoint(_ASKING):
        return polls
    held = clause.first("op", "held")
    if held is not None and held.says("held_of") and not clause.has_any(*_NAMED):
        return Query("coverage", home, None, (), (), by="held")  # "which countries do you have export data for"
    apart = clause.ops("why") and (clause.says("differing") or clause.has("compare") or clause.ops("difference"))
    if clause.ops("why", "define") and (apart or not clause.has_any("period", "number")) and two_rates(clause):
        return _entry("usd_cny_growth", home)  # ドル建てと人民元建てで伸び率が違うのはなぜ
    if clause.ops("why") and (counts := why_counts_differ(clause, talking)) is not None:
        return _entry(counts, home)
    if (event := events_asked(clause, coverage, warring)) is not None:
        return _entry(event, home)
    alone = _only_named(clause, talking)
    makes = talking and clause.has("deictic", "that") and clause.has("flow")  # "what does that make for the surplus"
    defining = (clause.ops("define") and not makes) or alone
    if terms := _terms_asked(clause, defining):
        return _define(terms, home)
    released = clause.ops("published", "release_date", "release_next", "source", "sum", "as_low", "as_high")
    if clause.ops("why") and (released or clause.has("extreme")) and _new_year(clause):
        return _entry("january_february", home)  # "why are the two published together"
    if (union := _of_unions(clause, defining)) is not None:
        return _entry(union, home)
    if defining and not clause.has_any("flow", "commodity", "place") and _running(clause):
        return _entry("ytd", home)
    areas = clause.has("place", "EU27") and clause.has("place", "EA20") and not clause.has("flow")
    if not (defining or areas) or clause.has("period") or _figure_told(clause, alone):
        return None
    slugs = tuple(m for m in clause.mentions if _slug(m, clause) is not None)
    return _define(slugs, home, clause) if slugs else None


def _entry(slug: str, home: str) -> Query:
    return Query("define", home, None, (), (), by=slug)


def _terms_asked(clause: Clause, defining: bool) -> tuple[Mention, ...]:
    """The terms whose meaning is asked for; none where they only name what is wanted."""
    terms, why = clause.all("term"), clause.ops("why")
    if why and not terms and not clause.has_any("flow", "commodity"):
        # "why do they put January and February together": a word of summing up elsewhere
        others = [(m, code) for m in clause.mentions for kind, code in m.others if kind == "term"]
        terms = tuple(replace(m, kind="term", code=code) for m, code in others)
    if not terms or (not why and put_in_version(clause, terms)):
        return ()
    asks_release = clause.ops("release_date", "release_next")
    if all(m.code in _RELEASE_OF for m in terms) and clause.has("period"):  # "when was May's FT-900 published"
        asks_release = asks_release or (clause.ops("published") and clause.ops("when"))
    asked = defining or clause.has_any("question", "op", "courtesy", "self") or clause.tokens[-1].norm == "?"
    in_passing = not asked and len(clause.mentions) > _A_TERM_ASKED
    told = (len(terms) > 1 or not asks_release) and (defining or not (_figures(clause) or in_passing))
    return terms if told or why else ()


def _of_unions(clause: Clause, defining: bool) -> str | None:
    """`Is Britain in the EU's figures`, `чем ЕС-27 отличается от еврозоны`: the entry on who is in which."""
    named = clause.codes("place", "demonym")
    figures, asked = clause.has_any("flow", "verb", "period"), clause.ops("why", "define")
    if asked and not figures and "GBR" in named and clause.has("place", "EU27"):
        return "eu_in_chinese_data"
    asked = defining or (named == {"EU27", "EA20"} and clause.ops("difference"))
    union = not named.isdisjoint({"EU27", "EA20"}) and not (figures or clause.has("commodity"))
    return "eu_groups" if asked and union else None


def _figure_told(clause: Clause, alone: bool) -> bool:
    """Whether something of a figure is asked: 解释一下顺差为什么扩大, `define the highest surplus`."""
    if clause.ops("why") and clause.has_any("direction", "growth") and not alone:
        return True
    mean = any(("op", "define") not in m.others for m in clause.all("op", "average"))  # "X means what"
    return clause.has("flow") and (mean or clause.has("extreme") or clause.ops("record", "streak", "count", "rank"))


def two_rates(clause: Clause | Frame) -> bool:
    """`Rates in dollars and in yuan`."""
    monies = clause.has("unit", "USD") and clause.has("unit", "CNY")
    return clause.has("term", "usd_cny_growth") or (monies and (clause.has("growth") or clause.has("measure", "rate")))


def meaning_asked(clause: Clause, contexts: Collection[str]) -> Mention | None:
    """`What is crude oil`, `what's a tariff`, `how does customs define high tech`: what it is is asked, no figure.
    `What is inflation` asks for one."""
    define = clause.ops("define")
    if not (define or clause.has("question", "what")):
        return None
    whose = ("place", "demonym") if len(clause.all("op", "define")) > 1 else ()  # "explain what China exports means"
    little = ("harmless", "courtesy", "conj", *whose)
    said = [m for m in clause.mentions if m.kind not in little]
    goods = [m for m in said if m.kind == "commodity" or m.is_("growth", "mom")]
    if define:  # "qué es el intercambio comercial", "что такое экспорт"; "what is total trade" wants it
        goods += [m for m in said if m.is_("flow", "export", "import", "total", "trade")]
    defined = clause.says("indefinite", "thing")
    asked = [m for m in said if m.is_("op", "define") or m.is_("question", "what")]
    asked += [m for m in said if define and (m.is_("question", "how") or m.is_("prep", "by"))]
    if len(goods) != 1 or not asked or len(said) > len(goods) + len(asked):
        return None
    which = any(m.last + 1 == goods[0].first for m in asked) and goods[0].last < clause.mentions[-1].first
    if which and goods[0].code in contexts:
        return None  # "what tariffs are in force"
    return goods[0] if defined or goods[0].code not in contexts else None


def _new_year(clause: Clause) -> bool:
    """January and February, of no year, are the only time that is named."""
    said = [part for _, time in clause.expressions() for part in time.parts]
    bare = not clause.has_any("flow", "commodity")  # "why is February always so low", "why is there no release of it"
    bare = bare or (clause.ops("release_date") and clause.has("fragment", "no"))
    months = ((1, 2), (1, 1), (2, 2)) if bare else ((1, 2),)
    return len(said) == 1 and said[0].months in months and said[0].yearless


def _only_named(clause: Clause, talking: bool) -> bool:
    """`Explain "year on year"`: nothing but the term and a word that asks for reasons elsewhere.

    In a talk "and what does the Chinese side show?" asks for its figure.
    """
    if not (clause.ops("why") or clause.has("agency", "CHN")):
        return False
    said = [m for m in clause.mentions if m.kind not in ("harmless", "self", "conj", "courtesy")]
    if any(m.is_("agency", "CHN") for m in said):
        asked = clause.has("question", "what", "who") or said[0].is_("op", "why")  # "explain GACC"
        return not talking and asked and all(m.kind in ("agency", "question") or m is said[0] for m in said)
    asking = [m for m in said if m.is_("op", "why")]
    rest = [m for m in said if m not in asking]
    alone = bool(asking) and (len(rest) == 1 or {m.code for m in rest} == {"yoy", "mom"})
    told = any(m.is_("growth", "yoy", "mom") or m.says("of_its_year") for m in said)
    return alone and (told or (not talking and any(m.is_("op", "accumulated") for m in said)))


def _running(clause: Clause) -> bool:
    """`What does year to date mean`: the one time that is said is that, and no month ends it."""
    said = () if clause.says("coming_to") else clause.expressions()  # "what does it come to for this year so far"
    return len(said) == 1 and len(said[0][1].parts) == 1 and said[0][1].parts[0].so_far


def newest_asked(clause: Clause, previous: Query | None) -> str | None:
    """ "And the newest you have?" after what is held or when it comes out: how fresh it is; no series is named."""
    if previous is None or previous.operation != "coverage" or not (clause.has("period") or clause.has("agency")):
        return None
    little = ("harmless", "conj", "fragment", "courtesy", "period")
    if previous.by in ("release_date", "release_next") and clause.only(*little, "prep", "agency", "books"):
        return "release_date"  # "and July?", "and US data for January?", after when August's came out
    named = clause.has_any(*_NAMED[:1], *_NAMED[2:], "flow", "verb", "growth", "agency")
    latest = clause.has("period") and all(time.latest for _, time in clause.expressions())
    return "fresh" if latest and not named else None


_OF_DATA = ("release_next", "release_date", "published", "source", "fresh", "when", "held")


def read_coverage(clause: Clause) -> str | None:
    """Which kind of coverage question it is, or None. NotHeld for the source of a poll."""
    if not clause.ops(*_OF_DATA):
        return "fresh" if newest_month(clause) else None
    if clause.ops("release_next") and not clause.ops("why"):
        if clause.has("period") and (clause.has("measure", "level") or clause.says("leveled")):
            raise Ambiguous.again()  # "when will the July levels be out": rates of it may be, and levels lag
        return "release_next"
    revised = clause.ops("revise") and clause.has("flow")  # "was the surplus changed after its publication"
    sized = (clause.ops("difference", "how_fast") or clause.has("question", "how_much")) and not clause.ops("when")
    sized = clause.has("flow") and (sized or clause.ops("why"))
    if clause.ops("release_date") and not clause.ops("surprise", "missed") and not (revised or sized):
        coming = not clause.has("period") and any(m.means("time", "coming") for m in clause.mentions)
        now = clause.ops("when") and clause.says("at_present")  # "when do the October numbers come out"
        return "release_next" if now or coming else "release_date"
    dated = clause.has("period") and not clause.has_any("flow", "commodity")
    day = clause.has("time", "unit:day") and clause.has("question", "what")  # "what day did the trade data come out"
    if clause.ops("published") and (clause.ops("when") or dated or day) and not (revised and clause.ops("revise")):
        return "release_date"
    busy = clause.has_any("growth", "direction", "more", "extreme") or clause.ops("compare", "share")
    ranked = clause.ops("rank") or clause.has_any("number", "ordinal")  # "top three sources of imports"
    busy = busy or bool(ranked and clause.has("flow", "import")) or bool(clause.ops("forecast") and clause.has("flow"))
    busy = busy or clause.has("measure", "share", "percent")  # "what percentage of its soy comes from Brazil"
    if clause.ops("source") and not busy and not in_passing(clause):
        if (poll := clause.first("poll")) is not None:  # where a poll was read is not kept as a figure's source is
            raise NotHeld(Statement.of("refusal.not_held.word", word=Quoted(poll.said, clause.frame.language)))
        return "source"
    who = clause.asks_who() or clause.mentions[0].is_("party", "seller")  # "von wem werden ... veröffentlicht"
    if clause.ops("published") and who and not (busy or clause.has_any("verb", "period", "commodity")):
        return "source"
    if clause.ops("fresh", "when") and from_when_to_when(clause):
        return "held"
    told_too = clause.has("period", "newest:month") or clause.says("it_again")
    told_too = told_too and clause.has("question", "how_much", "how_many")
    reached = clause.has("compare") and clause.has("number")
    if clause.ops("fresh") and not (clause.ops("first_print") or reached or told_too):
        return "fresh"  # but 到几月超过1万亿: when it got there; 何月分でいくつ: the figure too
    return "held" if clause.ops("held") and not clause.has("direction") else None  # "since when did the series fall"


def awaited(kind: str, clause: Clause, last: Turn) -> tuple[Period, ...]:
    """ "When does it come out?" after a month that is not out: of that month, and not of the newest that is."""
    asked = last.query
    missing = kind == "release_date" and not last.answered and len(asked.periods) == 1
    named = clause.has_any("flow", "commodity", "place", "demonym", "agency", "term", "period")
    return asked.periods if missing and asked.flow != "context" and not named else ()


def figures_out_in(clause: Clause, periods: tuple[Period, ...], asked_on: date) -> tuple[Period, ...]:
    """Which months' figures come out, where the month of the release is told ("published in January 2026"): those
    named beside it, of its year or the one before where it has one, else those of the month before it."""
    mark = clause.saying(CAME_OUT_IN)
    if mark is None and not clause.ops("release_date", "published"):
        return periods
    time = clause.after(mark) if mark is not None else None
    told = next((one for m, one in clause.expressions() if m is time), None)
    month = told.parts[0].months if told is not None else None
    out = next((p for p in periods if p.month_count == 1 and (p.first.month, p.first.month) == month), None)
    times = [one for _, one in clause.expressions()]
    yearless = all(one.yearless for one in times)
    pair = sorted(periods) if [p.month_count for p in periods] == [1, 1] and len(times) == 2 else ()
    pair = pair if clause.ops("release_date", "published") and not clause.has("flow") else ()
    if out is None and pair and pair[1] == pair[0].shift(1):
        out = pair[1]  # "on which day in September, the figures of August"
    if out is None or not (pair or told):
        return periods
    named = tuple(p for p in periods if p != out)
    if told is None or told.yearless:
        running = out.shift(12)  # "published in September", asked in September
        due = running.first <= asked_on
        late = tuple(p.shift(12) if due and yearless and p.shift(12) < running else p for p in named)
        return late or ((running if due else out).shift(-1),)
    return tuple(p.shift(-12) if p.first >= out.first else p for p in named) or (out.shift(-1),)


def release_reporter(clause: Clause, reporter: str) -> str:
    """The US trade report has a name of its own."""
    for mention in clause.all("term"):
        if mention.code in _RELEASE_OF:
            return _RELEASE_OF[mention.code]
    return reporter


def _figures(clause: Clause) -> bool:
    return version_named(clause) or (clause.has("period") and clause.has_any("flow", "commodity"))


def _slug(mention: Mention, clause: Clause) -> str | None:
    if mention.kind == "term":
        return mention.code
    if mention.is_("place", "EU27") and clause.has("place", "EA20"):
        return "eu_groups"
    return _TERMS.get((mention.kind, mention.code))


def _define(mentions: tuple[Mention, ...], home: str, clause: Clause | None = None) -> Query:
    slugs = tuple(dict.fromkeys(m.code if clause is None else _slug(m, clause) or m.code for m in mentions))
    if clause is not None and {"yoy", "mom"} <= set(slugs):
        slugs = ("yoy", "mom")  # 同比和环比的区别
    told = dict.fromkeys(one for slug in slugs for one in _BESIDE.get(slug, (slug,)))
    return Query("define", home, None, (), (), by=" ".join(told))
