"""Questions about how figures are made -> glossary slugs: how trade is valued, when it is counted, what is in it.

`Do Chinese imports include freight`, `how is the balance calculated`, `at what moment is an export recorded`: no figure
answers them, though each names a flow. Their words are the kind method, or marks of words that mean something else too.

Only where nothing else is named: with a flow, a time or goods the question is one of figures.
"""

from __future__ import annotations

from bot.model import Query
from bot.understanding.refusals.about import two_rates
from bot.understanding.refusals.counts_apart import GAP
from bot.understanding.refusals.data_of_else import term_of_else
from bot.understanding.refusals.year_explained import year_explained
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import BALANCES, EXPLAINED, ONE_WAY, PMIS, WHO

# What shows that a figure is asked for after all, or that something is claimed of one.
_FIGURES = ("period", "number", "scale", "direction", "extreme", "more", "compare", "ordinal")
_MOVED = ("direction", "growth", "extreme", "commodity")
_CUSTOMS_AREAS = {"HKG", "TWN", "MAC"}
_UNIONS = {"EU27", "EU28", "EA20"}
# Whose way of valuing goods is held, and what says it of imports, of exports, of both.
_VALUED = {"CHN": ("cif", "fob", "fob cif"), "JPN": ("fob_cif_japan",) * 3, "USA": ("customs_value_fas",) * 3}
_VALUATIONS = {slug for sides in _VALUED.values() for told in sides for slug in told.split()}
_AGAIN = ("harmless", "question", "flow", "prep", "deictic", "conj", "fragment", "courtesy", "self", "op", *WHO)
_MARKS = (
    "valued", "basis", "computed", "recorded", "covered", "freight", "counted_in", "left_out", "via", "late", "final",
    "usual",
)  # fmt: skip
_ASKING = frozenset(  # one of which stands where something is to be explained
    {"why", "revise", "difference", "define", "question", "term", "method", "published", "copula", "pp", *_MARKS}
)
_UNITS_ALONE = ("op", "unit", "harmless", "prep", "conj", "measure")
SERIES = {**dict.fromkeys(PMIS, "pmi"), **{series: term for term, series in EXPLAINED.items()}, "lng": "lng"}


def explained(frame: Frame, home: str) -> str | None:
    """The slugs that explain what is asked about, with blanks between them, or None where figures are asked for."""
    if frame.leftover or frame.said.isdisjoint(_ASKING):
        return None
    asked = frame.has("op", "why", "revise", "difference", "define") or frame.has("question")
    asked = asked or _two_currencies(frame) or _worded(frame) or frame.only(*_UNITS_ALONE)
    if frame.has("deictic", "first_one", "second_one", "third_one"):
        return None  # "what was the value in the first one": of one of those told
    if term_of_else(frame):
        return None
    if not (asked or frame.has("term") or frame.has("method") or frame.says(*_MARKS)):
        return None
    places = {m.code for kind in ("place", "demonym", "agency") for m in frame.all(kind)} - {"WLD"}
    if frame.has("op", "why"):
        return _why(frame, places)
    if (year := year_explained(frame, places)) is not None:
        return year
    if _two_growths(frame):
        return "yoy mom"
    if any(m.kind in _FIGURES and not m.says("via") for m in frame.mentions):
        return None  # but "passing through", which goods do
    if _two_currencies(frame) and places <= {home}:
        return "usd_cny_growth"
    rules = (_valuation, _computed, _through, _scope, _moment, _revising, _unions, _by_name)
    return next((slugs for rule in rules if (slugs := rule(frame, places, home)) is not None), None)


def _two_currencies(frame: Frame) -> bool:
    """`GACC publishes in dollars and in yuan`: that there are two figures, and no rate of exchange."""
    both = frame.has("unit", "CNY") and frame.has("unit", "USD") and frame.has("conj")
    named = frame.has_any("flow", "commodity", "party", "verb", "measure")
    return both and not named and frame.has("op", "published") and _data(frame)


def _two_growths(frame: Frame) -> bool:
    """`What's the difference between yoy and mom`: the two ways of counting a change, and no change of anything."""
    apart = frame.has("op", "difference", "define") and frame.codes("growth") - {"growth"} == {"yoy", "mom"}
    named = ("flow", "commodity", "period", "place", "demonym", "agency", "number", "verb", "direction")
    return apart and not frame.has_any(*named)


def _told(frame: Frame, *codes: str) -> bool:
    return frame.has("method", *codes) or frame.says(*codes)


def _data(frame: Frame) -> bool:
    return frame.has("books", "data") or frame.has("agency")


def _valuation(frame: Frame, places: set[str], home: str) -> str | None:
    """`How does Japan value its exports`, `do Chinese imports include freight`; `what is FOB, and does China use it for
    imports`: what is named, and how they are valued."""
    terms = [m for m in frame.all("term") if m.code in ("fob", "cif", "customs_value_fas")]
    if len({m.code for m in terms}) > 1 and not (places or frame.has("flow")):
        return None  # "the difference between FAS and CIF": what each of them means
    freight = _told(frame, "freight") and (_told(frame, "covered", "valued") or frame.has("prep", "with"))
    worked_out = _told(frame, "computed") or frame.mentions[-1].is_("books", "according_to")  # "what is it based on"
    if any(m in terms and n.is_("measure", "value") for m, n in frame.pairs()) and not (places or frame.has("flow")):
        return None  # "what is FAS value": what it means
    done = any(m.is_("measure", "value") and n.kind == "flow" for m, n in frame.pairs())  # "how do you value exports"
    worth = frame.has("measure", "value") and not (worked_out or done)  # "what was their value?"
    asked = (frame.has("question", "how", "what") and not worth) or _told(frame, "basis")
    named = bool(terms) and len(places) == 1 and (frame.has("flow") or _data(frame)) and bool(places & {*_VALUED})
    named_too = [m.code for m in terms if frame.has("flow") and places == {home}]
    if not (freight or named or (_told(frame, "valued", "basis") and (asked or terms))) or frame.has("commodity"):
        return None
    if len(places) > 1 or (sides := _VALUED.get(next(iter(places), home))) is None:
        return None
    flows = frame.codes("flow")
    told = sides[0] if flows == {"import"} else sides[1] if flows == {"export"} else sides[2]
    return " ".join(dict.fromkeys([*named_too, *told.split()]))


def valued_again(frame: Frame, told: Query | None, home: str) -> str | None:
    """ "Which one does China use for imports?", "and for exports?", after what FOB means: how those are valued."""
    valuing = told is not None and told.operation == "define" and {*(told.by or "").split()} <= _VALUATIONS
    same = frame.has("deictic", "same")  # points at the figures told before, of which there are none
    if not valuing or same or frame.leftover or not frame.only(*_AGAIN):
        return None
    if _by_another(frame):
        return _VALUED[frame.all("place")[0].code][2]
    if not frame.has("flow", *ONE_WAY):
        return None
    bare = frame.mentions[-1].kind == "flow" and frame.has("prep", "for", "to")
    places = {m.code for kind in WHO for m in frame.all(kind)} or {home}
    if not (bare or frame.says("keeping", "valued")) or len(places) > 1 or not places <= {*_VALUED}:
        return None
    sides, flows = _VALUED[next(iter(places))], frame.codes("flow")
    told_of = sides[0] if flows == {"import"} else sides[1] if flows == {"export"} else sides[2]
    return " ".join(dict.fromkeys(told_of.split()))


def _by_another(frame: Frame) -> bool:
    """ "How does Japan do it?", "and Japan?": the one country that is named, and nothing else."""
    named = [m.code for kind in WHO for m in frame.all(kind)]
    asked = frame.has("question", "how") or bool(frame.mentions and frame.mentions[0].kind in ("conj", "fragment"))
    return asked and frame.has("place") and len(named) == 1 and named[0] in _VALUED and not frame.has("flow")


def _computed(frame: Frame, places: set[str], home: str) -> str | None:
    """`How is the trade balance calculated`, `how do you work out year on year growth`."""
    how = frame.has("question", "how") or _told(frame, "manner")
    if _worded(frame):
        return "balance"
    if not (_told(frame, "computed") and how) or places - {home}:
        return None
    if frame.has("growth"):
        return "mom" if frame.has("growth", "mom") else "yoy"
    if frame.has("flow", "balance", "surplus", "deficit"):
        return "balance"
    return "ytd" if frame.has("op", "accumulated", "cumulative", "running") else None


def _worded(frame: Frame) -> bool:
    """`Is the trade balance exports minus imports?`: the balance, and in words what it is worked out of."""
    named = [m for m in frame.mentions if m.kind != "harmless"]
    balances = len(named) == 2 and all(m.is_("flow", "balance") for m in named) and frame.mentions[0] is not named[0]
    return balances and named[1].last >= named[1].first + 2 and frame.says("copula")


def _scope(frame: Frame, places: set[str], home: str) -> str | None:
    """`Are parcels counted in exports`, `is monetary gold in the data`, `does the EU figure include Britain`."""
    within = _told(frame, "covered", "recorded")
    told = _data(frame) or frame.has("flow", "trade", "total")
    if within and told and _gold(frame):
        return "gacc_leaves_out"  # "is gold included": monetary gold is told of there
    if places - {home, "EU27", "GBR", *_CUSTOMS_AREAS}:
        return None
    if within or frame.has("prep", "in") or _data(frame):
        if _told(frame, "counted_in"):
            return "gacc_counts"
        if _told(frame, "left_out"):
            return "gacc_leaves_out"
    statistics = places == {home} and any(m.is_("flow", "trade") and m.means("op", "brief") for m in frame.mentions)
    if within and frame.has("party", "product") and (frame.has("agency", "CHN") or statistics):
        return "gacc_counts"  # "what goods does GACC count", "which goods count in China's trade statistics"
    if not _told(frame, "covered"):
        return None
    if {"EU27", "GBR"} <= places:
        return "eu_in_chinese_data"
    goods = frame.codes("commodity")
    if places & _CUSTOMS_AREAS and not goods and not frame.has("party"):
        return "territory_china"
    return "rare_earths_heading" if {"rare_earths", "rare_earth_magnets"} <= goods else None


def _gold(frame: Frame) -> bool:
    """Whether the one thing that nobody here holds is gold, which statistics take in only where it is a good."""
    unheld = frame.all("unheld")
    return len(unheld) == 1 and unheld[0].says("gold")


def _moment(frame: Frame, places: set[str], home: str) -> str | None:
    """`When is an import counted`, `at what moment does customs record an export`."""
    flows = frame.has("flow", "export", "import") and not frame.has("commodity") and not places - {home}
    asked = frame.has("question", "what") or frame.has("op", "define")
    dated = asked and frame.has("method", "recorded") and not frame.has("commodity")
    if dated and not places - {home}:
        return "moment_of_recording"  # "what counts as an import date"
    return "moment_of_recording" if flows and frame.has("op", "when") and _told(frame, "recorded") else None


def _through(frame: Frame, places: set[str], home: str) -> str | None:
    """`How are goods via Hong Kong recorded`."""
    hong_kong = "HKG" in places and _told(frame, "via") and not frame.has("question", "how_much", "how_many")
    told = _told(frame, "recorded", "covered") or _data(frame) or frame.has("question", "how")
    return "hong_kong_origin" if hong_kong and told else None


def _revising(frame: Frame, places: set[str], home: str) -> str | None:
    """`How often does the US revise its trade figures`, `when are annual figures final`."""
    if _told(frame, "final") and frame.has("op", "when") and places <= {home}:
        return "yearbook"
    does = frame.says("auxiliary") and frame.has("question", "how")
    usual = _told(frame, "usual") and not frame.has("period")  # "how large are revisions usually"
    if not (frame.has("op", "revise") and (does or usual or frame.has("op", "count"))) or frame.has("commodity"):
        return None
    return "us_revisions" if places == {"USA"} else "bulletin yearbook" if places <= {home} else None


def _unions(frame: Frame, places: set[str], home: str) -> str | None:
    """`EU28 and EU27, what is the difference`."""
    told = frame.has("op", "difference", "define") and not frame.has("flow") and not frame.has("commodity")
    return "eu_groups" if told and len(places) > 1 and places <= _UNIONS else None


def _by_name(frame: Frame, places: set[str], home: str) -> str | None:
    """`Define inflation`, `PMI, what does it mean`, `GACC, what is it`, `what does "ppt" stand for`: the term of a
    series, of who publishes it, of a unit."""
    plain = frame.only("question", *_UNITS_ALONE)
    units = frame.codes("unit") if plain else set()
    both = (frame.has("op", "define", "difference", "compare") or frame.has("conj", "or")) and _points(frame, units)
    if both or (frame.has("op", "define") and units == {"pp"}):
        return "percentage_point"
    if not frame.only("op", "commodity", "agency", "harmless", "deictic", "question", "courtesy", "conj"):
        return None
    if not frame.has("commodity"):
        if frame.codes("op") == {"define", "first_print"}:
            return "preliminary"  # 「速報」ってどういう意味
        asked = frame.has("op", "define") or frame.says("it_again") or frame.has("deictic", "that")
        return "gacc" if frame.has("agency") and places == {home} and asked else None
    asked = frame.has("op", "define") and not frame.has_other("op", "define") and not places
    slugs = dict.fromkeys(SERIES.get(m.code, "") for m in frame.all("commodity")) if asked else ("",)
    return " ".join(slugs) if all(slugs) else None


def _points(frame: Frame, units: set[str]) -> bool:
    """`How does a percentage point differ from a per cent`: both are named, and nothing else."""
    return units == {"pp", "pct"} or (units == {"pp"} and frame.codes("measure") == {"percent"})


def _why(frame: Frame, places: set[str]) -> str | None:
    """`Why were the American releases late`, `why two growth rates, in yuan and in dollars`."""
    if _none_of_its_own(frame, places):
        return "january_february"
    if _told(frame, "freight") and frame.has("flow", "import") and places <= {"CHN"} and not frame.has("commodity"):
        return _VALUED["CHN"][0]  # "why do Chinese imports include freight"
    if places <= {"USA"} and (places or frame.has("term", "ft900")) and _put_off(frame):
        return "us_funding_lapse"
    if not frame.has_any("period", "flow", "commodity") and two_rates(frame):
        return "usd_cny_growth"
    balance = frame.says("to_me") and frame.has("flow") and frame.codes("flow") <= set(BALANCES)
    if balance and frame.only("op", "flow", "harmless"):
        return "balance"  # "explain trade surplus to me"
    gap = frame.has("flow", "balance") and frame.has("flow", "trade") and frame.has("compare", "between")
    both_say = frame.has("books", "says") and frame.has("conj", "and") and frame.has("flow", *BALANCES)
    gap = gap or (both_say and not frame.has_any(*_MOVED))  # "why do China and the US report different deficits"
    if gap and places == {"CHN", "USA"} and not frame.has("period"):
        return GAP  # "what explains the gap between Chinese and American trade statistics"
    sides = frame.codes("flow") >= {"export", "import"}
    both = sides and frame.has("party", "partner") and frame.has("more")
    return "cif" if both and not frame.has("period") else None  # "why are import values higher than partners' exports"


def _put_off(frame: Frame) -> bool:
    """`Why did the US trade reports run late`, `why did the December 2025 numbers only come out on 19 February`: of a
    month of late 2025, of its release and no figure."""
    out = frame.has("op", "published", "release_date", "release_next")
    years = {part.year for m in frame.all("period") if isinstance(m.value, TimeExpression) for part in m.value.parts}
    if any(years) and not years & {2025, 2026}:
        return False
    if _told(frame, "late"):
        return out or _data(frame) or frame.says("publishing") or frame.has("term", "ft900")
    return out and frame.says("only") and 2025 in years and not frame.has_any(*_MOVED)


_OF_NO_FIGURE = (
    "op", "negation", "fragment", "harmless", "place", "agency", "prep", "deictic", "books", "flow", "period",
    "question", "courtesy", "conj",
)  # fmt: skip


def _none_of_its_own(frame: Frame, places: set[str]) -> bool:
    """`Why doesn't China put out any trade numbers in February`, `why is there no data for January 2026`: why a month
    of the New Year has no figures of its own, whichever year it is of."""
    denied = frame.has("negation") or frame.has("fragment", "no", "meant")
    if not (denied and frame.only(*_OF_NO_FIGURE)) or not places <= {"CHN"} or not frame.codes("flow") <= {"trade"}:
        return False
    asked = frame.codes("op") <= {"why", "published", "release_date", "source", "held", "split"}
    said = [part for m in frame.all("period") if isinstance(m.value, TimeExpression) for part in m.value.parts]
    return asked and len(said) == 1 and said[0].months in ((1, 1), (2, 2), (1, 2))
