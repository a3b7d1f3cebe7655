"""The kinds of words that a language may hold, and which codes stand for each; the indicators beside trade by their
codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from bot.model import ADJUSTED, UNADJUSTED

WHO = ("place", "demonym")
NAMED = (*WHO, "commodity", "flow")  # what figures are of
DOERS = (*WHO, "agency")  # who acts, and who keeps books
FILLERS = ("harmless", "conj", "fragment", "courtesy")  # what a fragment may hold besides what it asks
LITTLE = (*FILLERS, "prep")
ASKING_LITTLE = (*LITTLE, "question")
QUIET = ("harmless", "courtesy", "self")  # says nothing of figures: "I have two questions.", "Thanks."
AMOUNT = ("number", "scale", "unit")  # what an amount is told by
ONE_WAY = ("export", "import")
WORLD = ((), ("WLD",))  # the partners of a query of all trade
# The flow that one is to whoever stands on its other side.
OTHER_WAY = {"export": "import", "import": "export"}
OF_DEALERS = {"buyer": "export", "seller": "import"}  # what the home country does with them
# Any of which shows that words nobody knows stand in a text about somebody's figures of some time.
ANCHORS = (*WHO, "period", "commodity", "agency", "growth", "event", "term", "unit", "scale")
MONEY = ("USD", "CNY", "EUR", "JPY")
WEIGHTS = ("t", "kt", "Mt", "units")  # what goods are weighed or counted in
BALANCES = frozenset({"balance", "surplus", "deficit"})
OFFICES = ("finance_ministry", "commerce_ministry", "statistics_office")  # named without their country
# Words that are unknown where no pass reads them.
ONLY_BESIDE = frozenset(
    (
        *(
            "epithet",
            "preceding",
            "trading",
            "factory_side",
            "turning_point",
            "running_on",
            "a_text",
            "text_says",
            "rates_told",
            "teller",
            "entered",
        ),
        *OFFICES,
    )
)
# The marks that are phrases with meanings of their own: where no pass reads them, they are read as those.
IF_READ = frozenset(
    (
        *ONLY_BESIDE,
        "act_noun",
        "every_other",
        "every_other_time",
        "every_other_year",
        "no_other_time",
        "nobody",
        "in_so_long",
        "is_more",
        "is_less",
    )
)
# Whose fiscal years run from April to March -> by which of its two years one is named there.
FISCAL_OF: Mapping[str, Literal["", "ends", "begins"]] = {"IND": "ends", "JPN": "begins"}
# The terms that ask for one version of the figures -> the vintage of a query.
VERSION_OF: Final = {"seasonally_adjusted": ADJUSTED, "unadjusted": UNADJUSTED}
AS_REVISED: Final = "as_revised"  # of a word: the figures are to be the revised ones, and no revision is asked for
THAN = frozenset({"than"})  # the mark without which nothing is set over another
AMOUNTS = ("level", "balance", "total")
PLACED = 31  # limit of an order that was asked for the place of its first partner: more than any group has members
OF_ONE_TIME = (*AMOUNTS, "growth")  # the operations that tell one figure of one time
PLAIN = (*OF_ONE_TIME, "sum")
COURSES = ("trend", "monthly", "by_quarter", "by_year")  # the ops that ask for one figure after the other
OF_DATA = (
    "held",
    "fresh",
    "source",
    "release_next",
    "release_date",
    "define",
    "polls",
)  # the ops of the data themselves
EXPECTED = ("forecast", "surprise", "missed")  # the operations that set what came out beside what was expected
UNITS_OF_TIME = ("unit:month", "unit:quarter", "unit:year")
STRANGE = ("words", "chatter", "document", "person", "format")
SAYING = (*STRANGE, "aside")  # harmless, and yet about something
STATING = ("auxiliary", "copula", "modal")
# What is told of trade: none of it is said of a calendar, a shop, a bank.
TRADED = ("flow", "commodity", "growth", "agency", "party", "books", "poll", "event", "term")

# Every kind that words.toml may hold, and its codes where the set is closed. A new code needs a rule that reads it.
KINDS: Mapping[str, frozenset[str] | None] = {
    "harmless": None,
    "self": None,  # the asker: "how do I export", "my imports" are not a country's
    "place": None,  # names of reporters, partners, groups
    "demonym": None,  # adjectives and peoples of them
    "commodity": None,
    "flow": frozenset({"export", "import", "balance", "surplus", "deficit", "total", "both", "trade"}),
    # give and get trade only beside a place; noun marks what is said of a buyer ("las compras de China")
    "verb": frozenset({"sell", "buy", "give", "get", "noun"}),
    "party": frozenset({"buyer", "seller", "partner", "product", "group"}),
    "growth": frozenset({"growth", "yoy", "mom"}),
    "direction": frozenset({"up", "down", "moved", "flat"}),
    "measure": frozenset({"value", "quantity", "share", "percent", "price", "rate", "level"}),
    "op": frozenset((
        "sum", "accumulated", "average", "difference", "compare", "trend", "record", "streak", "count", "which", "when",
        "first_time", "last_time", "share", "why", "mirror", "gap", "brief", "define", "check", "surprise",
        "forecast", "revise", "first_print", "fresh", "held", "source", "release_next", "release_date", "longest",
        "chart", "rank", "running", "contribution", "split", "place_of", "how_fast", "list", "by_year", "by_quarter",
        "monthly", "per_month", "per_day", "published", "happened", "each", "moving", "moving_sum", "cumulative",
        "compound", "concentration", "per_kg", "per_barrel", "ever", "missed", "as_low", "as_high", "offset",
        "times", "polls",
    )),
    "extreme": frozenset({"most", "least", "best", "worst", "latest_extreme"}),
    "more": frozenset({"more", "less", "faster", "slower", "fell_more"}),
    "compare": frozenset({"above", "below", "at_least", "at_most", "between", "pass", "reach", "either"}),
    "unit": frozenset((
        "USD", "CNY", "EUR", "JPY", "pct", "pp", "t", "kt", "Mt", "units", "barrel", "mbpd", "index", "double_digit",
    )),
    "scale": frozenset({"thousand", "million", "billion", "trillion", "wan", "yi"}),
    "number": None,  # numbers in words: the code is the number
    "fraction": None,  # a third, a quarter: the code is the per cent that it is
    "ordinal": None,
    "prep": frozenset((
        "to", "from", "with", "by", "of", "in", "between", "versus", "into", "for", "at", "on",
        "post_to", "post_from", "post_with", "post_of",
    )),
    "conj": frozenset({"and", "or", "plus", "minus"}),
    "agency": None,  # the code is a reporter: whose books
    "books": frozenset({"according_to", "own", "data", "says"}),
    "poll": None,
    "term": None,  # a glossary slug that is nothing else
    "deictic": frozenset({
        "that", "same", "them", "first_one", "second_one", "third_one", "other_one", "both", "there", "months",
    }),
    "opinion": frozenset({"advice", "prediction", "politics", "future"}),
    "courtesy": frozenset({"thanks", "hello", "bye", "help"}),
    "fragment": frozenset({"and_what", "meant", "only", "instead", "no"}),
    "question": frozenset({"how_much", "what", "who", "where", "how_many", "how"}),
    "negation": None,  # turns round what is asked: never ignored
    "multiple": None,  # doubled, halved: the code is the factor
    "narrower": None,  # a part of a line that is held: may be asked why, never how much
    "alert": frozenset({"lead_in"}),  # "alert me when": what follows is a rule, no question
    # how figures are made, and what is in them: "are parcels counted", never a figure
    "method": frozenset((
        "basis", "valued", "computed", "recorded", "covered", "freight", "counted_in", "left_out", "via", "late",
        "final",
    )),
    "event": None,  # a dated event as an anchor in time: its slug in facts/events.csv
    "portion": None,  # of how many months something is claimed: none, most, only, but:2 (all but two), is:1
    "time": None,
    # a flow where nothing else is said in a talk: "net?"; unknown anywhere else
    "lone": frozenset({"balance", "total", "export", "import"}),
    "unheld": None,  # trade words whose figures nobody here holds: services, provinces, transport modes
}  # fmt: skip


TARIFFS: Final = ("us_tariff_avg", "china_tariff_avg_on_us")
PMIS: Final = ("pmi_manufacturing", "pmi_non_manufacturing")
PRICES: Final = ("cpi_yoy", "ppi_yoy")
YUAN_RATE: Final = "usdcny"  # yuan per dollar, of single days
NOTIONS: Final = ("cpi_yoy",)  # what everybody speaks of, in no country's figures: inflation
BY_MONTH: Final = (*TARIFFS, *PMIS, *PRICES)  # of no single day
INDICATORS: Final = (*BY_MONTH, YUAN_RATE)
# The terms of the glossary that explain a series, with the series that is meant where one is asked for after that.
EXPLAINED: Final = {"pmi": "pmi_manufacturing", "cpi": "cpi_yoy", "ppi": "ppi_yoy"}
# Marks of words that point outside of the question in which they stand: such a question is no whole one.
POINTING: Final = ("pronoun", "it_again", "its", "possessive", "rest", "slip", "since_then", "of_two", "then", "each")
NAMING: Final = ("place", "commodity", "flow", "growth", "time", "demonym")  # what a half-typed word is completed to
