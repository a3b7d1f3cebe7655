"""What a short follow-up asks for: "together?", "who is first then?", "what did they buy", over the turns before it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


def last_queries(knowledge: Knowledge, *turns: str, language: str = "en") -> tuple[Query, ...]:
    talk = Conversation(language)
    for text in turns:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    return reply.queries


def last_query(knowledge: Knowledge, *turns: str) -> Query:
    return last_queries(knowledge, *turns)[0]


@pytest.mark.parametrize("asked", ["and together?", "and the two together?"])
def test_together_is_the_sum_of_the_two_named_before(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "soybeans from Brazil in October 2025", "and from Argentina", asked)
    assert (query.operation, query.partners) == ("sum", ("BRA", "ARG"))


def test_in_all_is_the_whole(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to Japan in 2024", "and Korea", "and in all?")
    assert query.partners == ("WLD",)


def test_who_is_first_sets_those_named_beside_one_another(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "crude from Saudi Arabia in October 2025", "and from Russia?", "who is first then?")
    assert (query.operation, set(query.partners)) == ("compare", {"SAU", "RUS"})


def test_they_are_who_was_talked_of(knowledge: Knowledge) -> None:
    turns = ("Vietnam's exports in 2025", "how much did they sell to the US")
    query = last_query(knowledge, *turns)
    assert (query.reporter, query.flow, query.partners) == ("VNM", "export", ("USA",))
    query = last_query(knowledge, *turns, "and what did they buy from China?")
    assert (query.reporter, query.flow, query.partners) == ("VNM", "import", ("CHN",))


def test_the_strongest_of_a_run_of_rates_is_a_rate(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "How many months running have exports grown?", "what was the strongest of those?")
    assert (query.operation, query.measure) == ("record", "yoy")


def test_when_after_a_course_looks_over_its_span(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Show me how the trade surplus developed over 2025", "when was it at its highest?")
    assert [period.code for period in query.periods] == ["2025"]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Could you establish for us in which month since January 2023 Chinese imports were lowest?", ("WLD",)),
        ("How much did China sell us in May 2025?", ("USA",)),
        ("What are us imports from China in May 2025", ("CHN",)),
    ],
)
def test_a_pronoun_is_no_country_where_it_is_who_asks(
    text: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert last_query(knowledge, text).partners == partners


@pytest.mark.parametrize(
    "text",
    [
        "How much of the growth in Chinese exports in H1 2026 was due to the European Union?",
        "How much of the increase in China's exports in H1 2026 came from the EU?",
        "By how many percentage points did the EU lift China's export growth in H1 2026?",
        "What was the EU's contribution to China's export growth in H1 2026?",
    ],
)
def test_a_part_of_a_growth_is_a_contribution(text: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, text)
    assert (query.operation, query.partners) == ("contribution", ("EU27",))


def test_what_a_movement_is_measured_against_is_not_where_it_is_looked_for(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "When did China's exports last shrink compared to the year before?")
    assert (query.operation, query.by) == ("threshold", "last")
    assert query.periods[0].month_count > 12


def test_a_claim_that_nothing_grew_is_checked(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "I read that China's imports didn't grow at all in 2025. True?")
    assert query.operation == "check"
    assert query.condition is not None
    assert getattr(query.condition, "comparator", None) == "at_most"


def test_a_share_without_a_time_is_the_newest_that_can_be_told(knowledge: Knowledge) -> None:
    assert [period.code for period in last_query(knowledge, "US share of China's exports").periods] == ["2026-06"]


def test_the_months_of_a_pair_a_year_apart_move_together(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "How did exports do in June 2026 compared to June 2025?", "What about July?")
    assert (query.operation, [period.code for period in query.periods]) == ("growth", ["2026-07"])


def test_which_count_is_bigger_sets_both_books_beside_one_another(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "US trade deficit with China in 2024?", "and China's version", "which is bigger?")
    assert (query.operation, query.by, query.partners) == ("mirror", "gap", ("USA",))


def test_a_course_is_turned_into_rates(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Chart China's exports for the last twelve months", "make it growth rates")
    assert (query.operation, query.measure) == ("trend", "yoy")


def test_goods_left_out_are_those_talked_of(knowledge: Knowledge) -> None:
    turns = ("how much soybean did China import in September 2025?", "and from which country mostly?")
    assert last_query(knowledge, *turns).operation == "rank"
    query = last_query(knowledge, *turns, "the US sent how much?")
    assert (query.partners, query.commodities) == (("USA",), ("soybeans",))


def test_two_months_one_after_the_other_are_added(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "India's exports to China in December 2025", "and January", "together?")
    assert (query.operation, [period.code for period in query.periods]) == ("sum", ["2025-12/2026-01"])
    assert query.partners == ("CHN",)


def test_a_balance_is_worse_than_another_by_its_amount(knowledge: Knowledge) -> None:
    turns = ("Germany's trade deficit with China in 2025", "and was that worse than in 2019?")
    assert (last_query(knowledge, *turns).operation, last_query(knowledge, *turns).by) == ("compare", "period")


@pytest.mark.parametrize("by", ["state", "city", "firm size", "type", "customs district", "end-use", "kind", "sector"])
def test_a_breakdown_that_is_not_held_is_no_total(by: str, knowledge: Knowledge) -> None:
    for text in (f"China's exports by {by} in 2025", f"What did China import from the US by {by} in 2025?"):
        reply = answer(Conversation("en").question(text, TODAY), knowledge)
        assert reply.outcome != "answer", text


def test_by_country_is_the_order_of_countries(knowledge: Knowledge) -> None:
    assert last_query(knowledge, "China's exports by country in 2024").operation == "rank"
    reply = answer(Conversation("en").question("China's exports to the EU by country in 2024", TODAY), knowledge)
    assert reply.outcome == "clarify"


def test_a_place_that_is_dropped_plays_no_part(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to Japan in 2024", "ok forget Japan. Korea")
    assert query.partners == ("KOR",)


def test_two_rates_are_compared(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "By how much did exports rise in 2025?", "is that a bigger rise than in 2024?")
    assert (query.operation, query.measure, len(query.periods)) == ("compare", "yoy", 2)


def test_whose_figure_it_was_is_still_talked_of(knowledge: Knowledge) -> None:
    turns = ("Soybeans from the US in November 2025?", "How do you know?", "what about December 2024 then?")
    assert last_query(knowledge, *turns).partners == ("USA",)


def test_what_was_explained_is_asked_next(knowledge: Knowledge) -> None:
    turns = ("what on earth is a trade surplus?", "ok and how big is China's right now", "has it ever been bigger?")
    assert last_query(knowledge, *turns[:2]).operation == "balance"
    assert last_query(knowledge, *turns).operation == "record"


def test_the_only_month_held_of_a_year_is_no_record(knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question("best month of exports to Japan in 2025", TODAY), knowledge)
    assert reply.outcome == "refuse"


def test_a_month_that_would_lie_ahead_is_the_one_before(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "iron ore imports from January to April 2026", "what was the figure for December")
    assert [period.code for period in query.periods] == ["2025-12"]
    query = last_query(knowledge, "steel products imported in 2025", "Jan to Nov then")
    assert [period.code for period in query.periods] == ["2025-01/2025-11"]


def test_the_second_of_an_order(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "who did China buy most of its soybeans from in December 2025?", "and second?")
    assert query.partners == ("ARG",)


def test_they_import_what_is_their_import(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "India's goods deficit in April 2025?", "how much did they import from China?")
    assert (query.reporter, query.flow, query.partners) == ("IND", "import", ("CHN",))


def test_not_this_place_but_that(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to Africa in 2024", "sorry, I should say ASEAN, not Africa")
    assert query.partners == ("ASEAN",)


def test_more_than_that_sets_two_partners_beside_one_another(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "soybeans from the US in 2025", "and from Brazil, is that more?")
    assert (query.operation, query.partners) == ("compare", ("USA", "BRA"))


def test_the_worst_of_months_above_a_rate_is_a_rate(knowledge: Knowledge) -> None:
    turns = ("In which months of 2025 did exports to the US fall by more than 25 percent?", "which was the worst?")
    assert last_query(knowledge, *turns).measure == "yoy"


def test_why_they_do_not_agree_is_asked_of_the_two_counts(knowledge: Knowledge) -> None:
    turns = ("China's surplus with the US in 2023", "And what does Washington say?", "Why don't they agree?")
    assert (last_query(knowledge, *turns).operation, last_query(knowledge, *turns).by) == ("mirror", "causes")


def test_how_large_such_gaps_are(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "why don't Chinese and US figures match?", "how big is the gap usually?")
    assert (query.operation, query.by) == ("define", "gap_size")


def test_a_month_after_a_record_year_is_that_month(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Steel exports for 2025 please", "is that a record?", "and monthly, say December")
    assert (query.operation, [period.code for period in query.periods]) == ("level", ["2025-12"])


def test_a_part_of_all_trade_is_a_share(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "How much of China's overall trade in June 2026 was with ASEAN?")
    assert (query.operation, query.flow, query.partners) == ("share", "total", ("ASEAN",))


def test_sources_of_imports_are_countries(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Top three sources of China's imports in 2024?")
    assert (query.operation, query.by, query.limit) == ("rank", "partner", 3)


def test_whose_point_of_view_is_whose_books(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "How lopsided was trade with the EU in 2025 from Brussels' point of view?")
    assert (query.reporter, query.flow) == ("EU27", "balance")


def test_a_balance_after_its_causes_is_the_balance(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "China's surplus with the US in 2025", "why?", "By Washington's reckoning?")
    assert (query.operation, query.reporter) == ("balance", "USA")


@pytest.mark.parametrize(
    "turns",
    [
        ("China's exports in June 2026", "the average of the three?"),
        ("top 5 export markets in 2024", "and imports in that month?"),
        ("China's exports in 2025", "and the month before?"),
        ("China's exports in 2025", "in those months?"),
        ("average monthly exports in 2025", "in percent?"),
    ],
)
def test_what_cannot_be_taken_up_is_asked_back(turns: tuple[str, ...], knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in turns:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert (reply.outcome, reply.figures) == ("clarify", ())


def test_per_a_country_is_by_its_count(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "US imports from China November 2025 per US data", "and per China?")
    assert (query.reporter, query.flow, query.partners) == ("CHN", "export", ("USA",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Cuál es la fuente y el valor de las exportaciones de noviembre de 2025?"),
        ("pt", "Qual a fonte e o valor das exportações de novembro de 2025?"),
        ("fr", "Quelle est la source et le montant des exportations de novembre 2025 ?"),
        ("en", "Who publishes this, and what were exports in November 2025?"),
    ],
)
def test_a_source_asked_beside_a_figure_is_of_that_figure(language: str, text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation(language).question(text, TODAY), knowledge)
    assert [query.periods[0].code for query in reply.queries] == ["2025-11"]
    assert {figure.period.code for figure in reply.figures} <= {"2025-11", "2025-01/2025-11"}
    assert "GACC" in reply.text


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (
            ("when was the surplus largest", "and smallest?", "what's the gap between them?"),
            ("change", "2025-01 2021-03"),
        ),
        (("exports in May 2026", "and in June?", "imports in those months"), ("level", "2026-05 2026-06")),
        (("in which months of 2024 did exports fall?", "imports in those months"), ("level", "2024-03")),
        (("when did exports first top $300bn?", "imports in that month?"), ("level", "2021-09")),
        (("iron ore imports in December 2025", "average for the year?"), ("average", "2025")),
        (("average monthly exports in 2025", "and November?"), ("level", "2025-11")),
        (("surplus in Jan-Feb 2026", "and last year same months"), ("balance", "2025-01/2025-02")),
        (("exports to Vietnam in June 2026", "now imports"), ("level", "2026-06")),
        (("steel exports in 2025", "how much is that a month on average?", "up or down on 2024?"), ("growth", "2025")),
    ],
)
def test_a_time_that_is_pointed_at(turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge) -> None:
    query = last_query(knowledge, *turns)
    assert (query.operation, " ".join(period.code for period in query.periods)) == slots


@pytest.mark.parametrize(
    ("turns", "operation", "by"),
    [
        (("rare earth exports in September 2025", "vs August?", "in percent?"), "growth", "period"),
        (("did China import more coal or iron ore in December 2025?", "in percent?"), "compare", "commodity"),
        (("growth of exports to ASEAN in May 2026", "in percent?"), "growth", "year"),
        (("did imports fall in 2023?", "by how much in dollars?"), "change", None),
        (("fastest growing export markets in H1 2026", "top 3", "bottom 3"), "rank", "partner"),
        (("how fast did exports to Russia change in 2025?", "how much were they?"), "level", None),
        (("in which months of 2025 was the surplus above 100 bn?", "how many is that?"), "threshold", "count"),
        (("when did exports last top $350bn?", "how often since 2024 did exports do that?"), "threshold", "count"),
    ],
)
def test_the_same_told_another_way(
    turns: tuple[str, ...], operation: str, by: str | None, knowledge: Knowledge
) -> None:
    query = last_query(knowledge, *turns)
    assert (query.operation, query.by) == (operation, by)


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("what does Beijing report for trade with the US in 2024?", "and Washington?"), ("USA", "total", ("CHN",))),
        (("Germany's exports in 2025", "and to Japan?"), ("DEU", "export", ("JPN",))),
        (("Germany's exports to China in 2025", "swap the two"), ("DEU", "import", ("CHN",))),
        (("summary of November 2025", "and to Japan?"), ("CHN", "export", ("JPN",))),
        (("Korea's exports January 2026", "exports to China in that month?"), ("KOR", "export", ("CHN",))),
        (("top import sources in 2024", "what did China buy from the second one?"), ("CHN", "import", ("KOR",))),
        (("China's balance with Taiwan in 2025", "the other way: Taiwan's own?"), ("TWN", "balance", ("CHN",))),
    ],
)
def test_whose_trade_with_whom(
    turns: tuple[str, ...], slots: tuple[str, str, tuple[str, ...]], knowledge: Knowledge
) -> None:
    query = last_query(knowledge, *turns)
    assert (query.reporter, query.flow, query.partners) == slots


def test_a_services_index_after_a_manufacturing_one(knowledge: Knowledge) -> None:
    assert last_query(knowledge, "manufacturing PMI for May 2026", "and services?").commodities == (
        "pmi_non_manufacturing",
    )


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("China's surplus with India in 2025", "has it ever been higher?"), ("record", "balance", ("IND",), None)),
        (
            ("exports 2021 to 2025 by year", "which year grew most", "the slowest?"),
            ("record", "export", ("WLD",), "yoy"),
        ),
        (
            ("US exports vs imports with China in 2025", "how large is the imbalance"),
            ("balance", "balance", ("CHN",), None),
        ),
        (("What do you have on Taiwan?", "China's exports to it in 2024"), ("level", "export", ("TWN",), None)),
        (("exports to Latin America in June 2026", "and imports", "sum"), ("total", "total", ("LATAM",), None)),
    ],
)
def test_what_a_follow_up_asks_of_the_same_trade(
    turns: tuple[str, ...], slots: tuple[str, str, tuple[str, ...], str | None], knowledge: Knowledge
) -> None:
    query = last_query(knowledge, *turns)
    assert (query.operation, query.flow, query.partners, query.measure) == slots


def test_what_is_taken_out_is_not_told(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in ("exports to ASEAN in June 2026", "exclude Vietnam"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert reply.headline == "Exports from China to ASEAN excluding Vietnam, June 2026: ¥380.46 bn"


def test_what_was_not_understood_is_not_gone_on_from(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "biggest export markets in 2024", "excluding Hong Kong", "and the biggest supplier?")
    assert (query.operation, query.flow, query.partners) == ("rank", "import", ())


def test_an_order_by_growth_stays_one(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "fastest growing export markets in H1 2026", "top 3", "bottom 3")
    assert (query.measure, query.limit) == ("yoy", -3)


def test_a_balance_has_no_shares_of_partners(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in ("surplus in H1 2026", "what share came from the US?"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert (reply.outcome, reply.figures) == ("clarify", ())


@pytest.mark.parametrize("who", ["export markets", "buyers of Chinese goods"])
def test_buyers_that_grow_are_no_flow(who: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, f"fastest growing {who} in H1 2026")
    assert (query.operation, query.flow, query.by, query.measure) == ("rank", "export", "partner", "yoy")


def test_how_much_of_a_deficit_somebody_has_is_its_amount(knowledge: Knowledge) -> None:
    text = "¿cuánto tiene de déficit la UE con China en 2025? con datos europeos"
    query = answer(Conversation("es").question(text, TODAY), knowledge).queries[0]
    assert (query.operation, query.reporter, query.partners) == ("balance", "EU27", ("CHN",))
    assert last_query(knowledge, "how much of the surplus in 2025 was with the US?").operation == "share"


def test_the_unit_asked_for_holds_for_another_time(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "crude oil imports in 2025", "in barrels per day?", "and in 2024?")
    assert (query.basis, [str(period) for period in query.periods]) == ("mbpd", ["2024"])


@pytest.mark.parametrize("asked", ["¿cuánto subió entonces?", "¿y cuánto subió?", "so how much did it rise?"])
def test_a_balance_has_moved_from_the_month_before(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "China's surplus in July 2026", "and the following month?", asked)
    assert (query.operation, [str(period) for period in query.periods]) == ("change", ["2026-08", "2026-07"])


@pytest.mark.parametrize("asked", ["¿cuánto subió de un mes a otro?", "subiu quanto de um mês pro outro?"])
def test_the_change_on_the_month_is_no_yearly_rate(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "car exports in November 2025", asked)
    assert (query.operation, query.by) == ("growth", "month")


@pytest.mark.parametrize("asked", ["¿cuál fue el mes más alto?", "when was it highest?", "qual foi o mês mais alto?"])
def test_the_highest_month_is_one_of_the_span_told_last(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "China's surplus in the first half of 2026", asked)
    assert (query.operation, [str(period) for period in query.periods]) == ("record", ["2026-01/2026-06"])


@pytest.mark.parametrize("asked", ["is that more or less than in 2024?", "¿es más o menos que en 2024?"])
def test_more_or_less_than_a_year_before_is_a_rate(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "coal imports in 2025", asked)
    assert (query.operation, query.by, [str(period) for period in query.periods]) == ("growth", "year", ["2025"])


def test_from_the_month_before_to_the_newer(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to the US in April 2026", "and the month before?", "então subiu quanto?")
    assert (query.operation, [str(period) for period in query.periods]) == ("change", ["2026-04", "2026-03"])


TOP = "top 5 export markets 2025"


@pytest.mark.parametrize(("asked", "limit"), [("make it ten", 10), ("only three", 3), ("make that seven please", 7)])
def test_a_number_after_an_order_is_how_many_of_them(asked: str, limit: int, knowledge: Knowledge) -> None:
    query = last_query(knowledge, TOP, asked)
    assert (query.operation, query.limit, query.flow) == ("rank", limit, "export")


@pytest.mark.parametrize("asked", ["how far behind is number two", "how does the second compare with the first"])
def test_places_of_an_order_are_set_beside_one_another(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, TOP, asked)
    assert (query.operation, query.partners) == ("compare", ("ASEAN", "EU27"))


@pytest.mark.parametrize("asked", ["growth of the second", "second one: how did it grow"])
def test_the_growth_of_one_place_is_not_that_of_all(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, TOP, asked)
    assert (query.operation, query.partners) == ("growth", ("EU27",))


def test_the_share_of_some_after_an_order_with_rates(knowledge: Knowledge) -> None:
    query = last_query(knowledge, TOP, "and their growth", "what share do the first three have")
    assert (query.operation, query.measure, query.partners) == ("share", None, ("ASEAN", "EU27", "USA"))


@pytest.mark.parametrize(
    ("turns", "slot"),
    [
        (("exports to india and to vietnam in 2025", "just vietnam"), ("IND",)),
        (("exports to the US and ASEAN in 2025", "just the US", "growth"), ("ASEAN",)),
    ],
)
def test_the_other_one_is_the_fellow_of_the_one_told(
    turns: tuple[str, ...], slot: tuple[str, ...], knowledge: Knowledge
) -> None:
    query = last_query(knowledge, *turns, "and the other one?")
    assert (query.flow, query.partners) == ("export", slot)
    query = last_query(knowledge, "imports of coal and iron ore in 2025", "only coal", "and the other one")
    assert (query.flow, query.commodities) == ("import", ("iron_ore",))
    query = last_query(knowledge, "exports to the US in 2025", "and the other one")
    assert (query.flow, query.partners) == ("import", ("USA",))


@pytest.mark.parametrize(
    ("asked", "partners"),
    [
        ("drop africa, just asean", ("ASEAN",)),
        ("drop the EU please", ("AFRICA", "ASEAN")),
        ("ok drop africa and asean", ("EU27",)),
    ],
)
def test_those_that_are_kept(asked: str, partners: tuple[str, ...], knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to africa, the EU and asean in 2025", asked)
    assert (query.operation, query.partners) == ("level", partners)


def test_what_is_said_of_the_figure_told_is_of_its_time(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Exports in November 2025?", "when was this published")
    assert (query.by, [period.code for period in query.periods]) == ("release_date", ["2025-11"])
    query = last_query(knowledge, "Exports in November 2025?", "explain it to me")
    assert (query.operation, query.flow) == ("why", "export")
    query = last_query(knowledge, TOP, "leave out the blocs")
    assert (query.operation, query.by) == ("rank", "country")


def test_the_yuan_at_a_time_of_its_own(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to Africa in 2025", "what was the yuan at end of 2025?")
    assert query.commodities == ("usdcny",)
    query = last_query(knowledge, "exports to Africa in 2025", "in yuan in 2024?")
    assert (query.partners, query.basis) == (("AFRICA",), "value_cny")


@pytest.mark.parametrize(
    "turns",
    [
        ("share of exports going to the US in 2025", "and in 2024?", "so the us lost how many points"),
        ("share of exports going to the US in 2025 and 2024", "how many points did the US lose?"),
        ("share of exports going to the US in 2025", "by how many percentage points did that fall?"),
    ],
)
def test_points_after_a_share_are_its_own(turns: tuple[str, ...], knowledge: Knowledge) -> None:
    query = last_query(knowledge, *turns)
    assert (query.operation, query.measure) == ("change", "share")
    assert [period.code for period in query.periods] == ["2025", "2024"]


@pytest.mark.parametrize("asked", ["so imports did not grow?", "so imports haven't risen?", "did imports not grow?"])
def test_that_something_did_not_move_so_is_a_claim(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "China's import growth 2025", asked)
    assert (query.operation, query.flow) == ("check", "import")
    assert isinstance(query.condition, Bound)
    assert query.condition.comparator == "at_most"


def test_what_the_other_side_says_it_sent_there(knowledge: Knowledge) -> None:
    query = last_query(
        knowledge, "US imports from China in December 2025", "and what did China report having exported there?"
    )
    assert (query.reporter, query.flow, query.partners) == ("CHN", "export", ("USA",))


def test_how_the_trade_told_moved_is_of_its_time(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports to the US in 2025", "so exports to the US fell?")
    assert (query.operation, [period.code for period in query.periods]) == ("growth", ["2025"])


def test_per_day_is_a_mean_where_no_oil_was_told(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Exports in November 2025?", "and per day?")
    assert (query.operation, query.by, query.basis) == ("average", "day", None)
    assert last_query(knowledge, "imports of crude 2024", "per day?").basis == "mbpd"


@pytest.mark.parametrize(
    "said",
    [
        "The point here is to make sure we",
        "This is more robust than",
        "If there is exactly one match, we would expect it to have already",
        "It is sometimes causing an incorrect result.",
        "Where is it defined?",
        "We want to wrap",
        "We take the maximum of the two values",
        "Set the value to VALUE.",
        "The client sends us some data",
    ],
)
def test_sentences_of_something_else_go_on_with_no_talk(said: str, knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in (TOP, said):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert (reply.outcome, reply.figures) == ("refuse", ())


PARTNERS = "top 5 export partners 2024"
THREE = "exports to the US, Japan and South Korea in 2024"


@pytest.mark.parametrize(
    "asked",
    ["difference between the second and the third", "how much larger is the second than the fourth",
     "the difference between the second and Japan", "the difference of the second from a year earlier"],
)  # fmt: skip
def test_the_second_beside_another_is_not_beside_the_first(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, PARTNERS, asked)
    assert query.partners != ("USA", "HKG")


@pytest.mark.parametrize("asked", ["the yuan amount for 2024?", "what was the yuan figure a year earlier?"])
def test_a_yuan_amount_is_no_exchange_rate(asked: str, knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports in December 2025", asked)
    assert (query.flow, query.basis) == ("export", "value_cny")


@pytest.mark.parametrize(
    ("asked", "partners"),
    [
        ("without the US and, of course, Japan", ("KOR",)),
        ("drop the US, then Japan", ("KOR",)),
        ("drop the US, only Japan", ("JPN",)),
    ],
)
def test_what_is_kept_is_said_to_be_kept(asked: str, partners: tuple[str, ...], knowledge: Knowledge) -> None:
    assert last_query(knowledge, THREE, asked).partners == partners


@pytest.mark.parametrize("between", ["and Japan?", "and of imports?"])
def test_points_after_two_shares_are_between_them(between: str, knowledge: Knowledge) -> None:
    for asked in ("how many points more?", "how many points less?"):
        query = last_query(knowledge, "US share of exports in 2024", between, asked)
        assert [period.code for period in query.periods] == ["2024"]
        assert len(query.partners) == 2 or query.flow == "both"


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("en", ("exports to the US in 2018", "are exports to the US growing?")),
        ("en", ("exports to the US in April 2025", "have exports to the US been falling?")),
        ("en", ("exports to the US in April 2025", "so are exports to the US still falling?")),
        ("de", ("Exporte in die USA 2018", "wachsen die Exporte in die USA?")),
        ("zh", ("2018年对美国出口", "对美国的出口还在增长吗?")),
        ("ru", ("экспорт в США в 2018", "экспорт в США растёт?")),
    ],
)
def test_what_is_going_on_now_is_of_the_newest(language: str, turns: tuple[str, ...], knowledge: Knowledge) -> None:
    (query,) = last_queries(knowledge, *turns, language=language)
    assert (query.operation, [period.code for period in query.periods]) == ("growth", ["2026-06"])


@pytest.mark.parametrize(
    ("language", "first", "asked"),
    [
        ("en", PARTNERS, "the other three"),
        ("en", PARTNERS, "those three"),
        ("en", PARTNERS, "and 18?"),
        ("de", "die 5 größten Exportpartner 2024", "noch drei"),
        ("zh", "2024年前5大出口伙伴", "后三个"),
    ],
)
def test_a_number_of_others_is_not_so_many_from_the_top(
    language: str, first: str, asked: str, knowledge: Knowledge
) -> None:
    found = last_queries(knowledge, first, asked, language=language)
    assert all(query.limit not in (3, 18) for query in found)


def test_a_word_is_explained_and_a_figure_has_causes(knowledge: Knowledge) -> None:
    for turns in (("trade surplus, explain it",), ("what is a trade deficit", "explain it"), ("PMI: explain it",)):
        assert all(query.operation == "define" for query in last_queries(knowledge, *turns))
    assert last_query(knowledge, "exports rose in August 2026, explain it").operation == "why"


def test_the_other_one_after_the_other_flow_may_be_either(knowledge: Knowledge) -> None:
    turns = ("exports to Japan and South Korea in 2024", "Japan's", "imports?", "and the other one?")
    assert all(query.partners != ("KOR",) for query in last_queries(knowledge, *turns))
