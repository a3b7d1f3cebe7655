"""Claims in English: on which time they are judged, of what, and which way a denial or a stronger yuan turns them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Reply
from bot.pipeline import answer
from tests.turns import last, query

TODAY = date(2026, 9, 15)


def _reply(text: str, knowledge: Knowledge) -> Reply:
    return answer(Question(text, TODAY, "en"), knowledge)


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("exports rose 8% in November 2025 from October, right?", "True", 8.2),
        ("Exports dropped about 7% from September to October 2025, is that right?", "True", -7.1),
        ("Imports fell 10% in October 2025 vs September, true?", "True", -9.6),
        ("did exports fall 7% in October 2025 from September?", "True", -7.1),
        ("Exports to the US fell 20% from 2024 to 2025, right?", "True", -20.0),
        ("exports rose 5.4% from January to November 2025, true?", "True", 5.4),
        ("Exports fell 20% from April to October 2025, true?", "False", 5.2),
        ("June 2026: exports up 27%, imports up 36% - true?", "True", 27.0),
        ("The surplus had passed a trillion dollars by November 2025, right?", "True", 1080.0),
        ("The surplus had already passed a trillion dollars by October 2025, right?", "False", 964.8),
        ("the surplus in november 2025 was 1,080 billion, true?", "Not as put", 111.68),
    ],
)
def test_the_time_that_is_claimed_of(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert reply.figures[0].value == pytest.approx(figure, abs=0.06)


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("China paid more than 600 dollars a tonne for crude oil in December 2025, true?", "False", 475.9),
        ("crude cost China about $65 a barrel in December 2025, right?", "True", 65.2),
        ("iron ore cost around 100 dollars per tonne in the first four months of 2026, correct?", "True", 100.6),
        ("Did China pay more than $600 a tonne for crude in December 2025?", "False", 475.9),
        ("crude imports cost China 26.6 billion dollars in December 2025, right?", "True", 26.64),
        ("what did china pay per tonne of crude in December 2025?", "China's imports", 475.9),
        ("chip exports were about 200 billion in 2025, right?", "True", 201.9),
        ("the US goods and services deficit was about 900 billion in 2025, true?", "True", -901.5),
        ("India's trade gap was under 30 billion dollars in October 2025, true?", "False", -41.68),
        ("India's trade gap was over 40 billion dollars in October 2025, true?", "True", -41.68),
    ],
)
def test_what_is_claimed(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert any(one.value == pytest.approx(figure, abs=0.2) for one in reply.figures)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("The PMI wasn't below 50 in November 2025, was it?", "False."),
        ("The PMI wasn't above 50 in November 2025, right?", "True."),
        ("Wasn't the PMI below 50 in November 2025?", "True."),
        ("the surplus didn't top 100 billion in November 2025, did it?", "False."),
        ("didn't the surplus top 100 billion in November 2025?", "True."),
        ("Exports didn't fall in October 2025, did they?", "False."),
        ("the yuan strengthened in december 2025, right?", "True."),
        ("the yuan weakened in december 2025, right?", "False."),
        ("the dollar strengthened against the yuan in december 2025, right?", "False."),
        ("The yuan broke through 7 per dollar at the end of December 2025, right?", "True."),
        ("was the yuan stronger than 7 per dollar on 30 December 2025?", "True."),
        ("the yuan was below 7 per dollar in December 2025, right?", "True."),
    ],
)
def test_which_way_it_is_claimed(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


def test_a_yuan_that_fell_below_seven_may_have_gone_either_way(knowledge: Knowledge) -> None:
    assert not _reply("the yuan fell below 7 per dollar in May 2025, right?", knowledge).figures


@pytest.mark.parametrize(
    ("text", "opening", "months"),
    [
        ("exports to the US fell for a third straight month in June 2025, true?", "True.", 3),
        ("exports fell for a fifth month in a row in October 2025, right?", "False.", 1),
        ("imports rose for a third consecutive month in August 2025, true?", "True.", 3),
        ("exports rose for the tenth month running in August 2026, right?", "True.", 10),
    ],
)
def test_a_third_straight_month_is_no_third(text: str, opening: str, months: int, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert next(one.value for one in reply.figures if one.unit in ("count", "months")) == months
    assert len([line for line in reply.text.splitlines() if line.startswith(("True", "False"))]) == 1


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("the biggest surplus in 2025 was in January, right?", "True."),
        ("the lowest exports in 2025 were in February, true?", "True."),
        ("the best month for exports in 2025 was December, right?", "True."),
        ("the biggest surplus in 2024 was in June, right?", "False."),
        ("June was the month with the highest export growth in 2026, right?", "False."),
        ("June 2026 exports were the highest ever, correct?", "True."),
        ("December 2025 exports were the highest ever, correct?", "True then, not any more."),
        ("China's 2025 surplus was its biggest ever, right?", "True."),
        ("China's 2024 surplus was its biggest ever, right?", "True then, not any more."),
        ("the biggest surplus since 2024 was in January 2025, right?", "True."),
        ("export growth was lowest this year in March, right?", "True."),
        ("exports were lowest in 2025 in February, right?", "True."),
    ],
)
def test_the_best_of_a_span_or_of_all(text: str, opening: str, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert "$0" not in reply.text


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("export growth slowed to 23.9% in July 2026 from 27% in June, correct?", ["True", "True"]),
        ("export growth slowed to 23.9% in July 2026 from 35% in June, correct?", ["True", "False"]),
        ("the trade surplus narrowed to 112.5 bn in July 2026 from 140 bn in June, true?", ["True", "False"]),
        ("exports rose from 305 bn in October 2025 to 330 bn in November, correct?", ["True", "True"]),
        ("the PMI rose to 49.2 in November 2025 from 49.0 in October, right?", ["True", "True"]),
        ("the US share of exports fell to 11% in 2025 from 15% in 2024, right?", ["True", "True"]),
        ("Exports rose 5.9% in November 2025 from a 1.1% fall in October, right?", ["True", "True"]),
        ("exports fell 5% from 2024 to 2025, right?", ["False"]),
        ("Exports rose 8.3% in September 2025 after a 4.4% gain in August, right?", ["True", "True"]),
        ("exports rose 10% in January 2026 after a 6.6% gain in December, true?", ["True", "True"]),
        ("exports rose from 305 bn in October to 330 bn in November 2025, right?", ["True", "True"]),
        ("Rare earth exports rose 23% by volume in Jan-Feb 2026 but fell by value, right?", ["True", "True"]),
        ("exports rose after falling 1.1% in October 2025, true?", []),
        ("magnet exports to the US fell 30% in March 2026, right?", ["Roughly"]),
        ("China ran a 15 billion dollar deficit with Taiwan in September 2025, right?", ["True"]),
        ("the dollar was at 7.04 yuan on 25 December 2025, correct?", ["True"]),
        ("Reuters says shipments to the US tumbled 29 percent in November 2025. accurate?", ["True"]),
        ("Exports fell in October 2025, the first drop since March 2024, true?", ["True"]),
        ("Exports fell in October 2025, the first drop since May 2025, true?", ["False"]),
    ],
)
def test_each_end_has_its_own_amount(text: str, verdicts: list[str], knowledge: Knowledge) -> None:
    lines = _reply(text, knowledge).text.splitlines()
    told = [
        line.split(".")[0].split(" ")[0]
        for line in lines
        if line.startswith(("True", "False", "Not as put", "Roughly"))
    ]
    assert told == verdicts


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("the US is China's largest export market in 2025, right?", "The United States: place 3"),
        ("Vietnam was China's second biggest export market in 2024, true?", "False."),
        ("Vietnam was China's third biggest export market in 2024, true?", "True."),
        ("The EU was the biggest buyer of Chinese goods in 2025, right?", "False."),
        ("Is ASEAN the largest partner in 2025?", "True."),
        ("Was Russia the biggest crude supplier in October 2025?", "True."),
        ("Brazil is China's largest soybean supplier, true?", "True."),
        ("Argentina was China's largest soybean supplier in December 2025, true?", "False."),
        ("China's biggest deficit is with Taiwan, right?", "True."),
        ("Is Germany among China's top five export markets in 2024?", "False."),
        ("where does the US rank among export markets in 2025", "The United States: place 3"),
    ],
)
def test_a_place_is_judged_where_it_can_be(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("China's yearly surplus has never been above a trillion, true?", "False."),
        ("monthly exports have never exceeded 400 billion, right?", "False."),
        ("have monthly exports never exceeded 400 billion?", "False."),
        ("the PMI has never been below 48, true?", "True."),
        ("the monthly surplus has topped 130 billion at least once, right?", "True."),
        ("exports have been above 400 billion before, right?", "True."),
        ("exports to the US have never fallen by more than 40%, right?", "True."),
        ("Was November 2025 the PMI's fifth straight month under 50?", "False."),
        ("China sold 20% less to the US in 2025, true?", "True."),
        ("China sold 20% more to the US in 2025, true?", "False."),
        ("the US bought more than a third less from China in May 2025, right?", "True."),
    ],
)
def test_ever_never_and_less(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("November 2025 exports rose 5.9% against a 3.8% forecast, correct?", "True."),
        ("economists expected a 5% rise in October 2025 exports, right?", "False."),
        ("Reuters had forecast a 3% rise for October 2025 exports, true?", "True."),
        ("December 2025 exports missed the forecast, right?", "False."),
        ("December exports 2025 beat the Reuters poll of 3%, right?", "True."),
        ("August 2025 exports beat expectations, correct?", "False."),
        ("August 2025 exports fell short of forecasts, right?", "True."),
        ("The September 2025 surplus was bigger than forecast, right?", "False."),
        ("exports were in line with forecasts in August 2025, right?", "False."),
        ("did exports beat in november 2025?", "Exports beat"),
    ],
)
def test_against_the_forecast(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("saw a tweet: china imports -7.4% sep 2025. true?", "False."),
        ("exports to US -25% in oct 2025, legit?", "True."),
        ("exports to US fell -25% in oct 2025, legit?", "True."),
        ("exports +5.9% in Nov 2025, true?", "True."),
        ("US-China trade -18.7% in 2025, right?", "True."),
    ],
)
def test_a_minus_before_a_rate_is_its_sign(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


def test_a_rate_of_exchange_is_held_for_days(knowledge: Knowledge) -> None:
    reply = _reply("the yuan weakened in November, true?", knowledge)
    assert not reply.figures
    assert "single days" in reply.headline


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("Was October 2025 the first fall in exports in eight months?", "True", -1.1),
        ("Was October 2025 the first fall in exports in twenty months?", "False", -1.1),
        ("Was the June 2025 import rise the first in four months?", "True", 1.1),
        ("Is it true that April 2026's rise was the first in a year for exports to the US?", "True", 11.31),
        ("Did the PMI rise above 50 in December 2025 for the first time in nine months?", "True", 50.1),
        ("Was March 2026 the first month below 60 billion for the surplus in two years?", "False", 51.13),
    ],
)
def test_the_first_in_so_many_months(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert reply.figures[0].value == pytest.approx(figure, abs=0.06)


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("is export growth above 10 percent?", "True", 25.0),
        ("Are exports falling by more than 5%?", "False", 25.0),
        ("Does America buy more than 10% of China's exports?", "True", 10.5),
        ("Did the EU buy over 14% of China's exports in 2025?", "True", 14.9),
        ("Did China sell over 200 billion more to the US than it bought in 2025?", "True", 280.36),
        ("Has the yuan strengthened past 7 to the dollar?", "True", 6.8375),
        ("Is the yuan still weaker than 7 per dollar?", "False", 6.8375),
        ("Was export growth in October 2025 between -3% and -1%?", "True", -1.1),
        ("Export growth was between -3% and -1% in October 2025, right?", "True", -1.1),
        ("Was export growth between -1% and 1% in October 2025, true?", "False", -1.1),
        ("Exports to the US fell between 25 and 30 percent in November 2025, right?", "True", -28.6),
    ],
)
def test_a_bound_and_where_it_stands(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert reply.figures[0].value == pytest.approx(figure, abs=0.06)


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("China's trade surplus grew to $1.19 trillion", "True", 1189.0),
        ("China's trade surplus hit a record $1.19 trillion, right?", "True", 1189.0),
        ("China's trade surplus of $1.19 trillion is a record", "True", 1189.0),
        ("China's exports climbed to $3.77 trillion, right?", "True", 3770.0),
        ("Exports surged to a record $412.4 billion in June 2026", "True", 412.387),
        ("Did imports grow four times as fast as exports in June 2026?", "False", 36.0),
        ("Exports grew twice as fast in November 2025 as in August 2025, right?", "False", 5.9),
    ],
)
def test_told_as_headlines_tell_it(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert any(one.value == pytest.approx(figure, abs=0.06) for one in reply.figures)


def test_what_the_yuan_hit_is_asked_back(knowledge: Knowledge) -> None:
    assert _reply("The yuan hit 7.35 in April 2025, true?", knowledge).figures == ()


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("November 2025's surplus was the third largest ever, correct?", "True", 111.56),
        ("Exports hit a five-year low in February 2025, right?", "False", 214.777),
        ("The PMI hit a 12-month high in March 2025, true?", "True", 50.5),
        ("Am I right that the surplus is shrinking?", "False", 16.4),
        ("Why is China's trade deficit growing?", "Not so", 119.09),
        ("Why does China have a deficit with Taiwan?", "China's trade balance", -15.2),
        ("Exports missed expectations by four points in October 2025, right?", "True", -1.1),
        ("Exports beat expectations by 5 points in November 2025, true?", "False", 5.9),
        ("Surplus beat expectations by 11 billion dollars in November 2025, right?", "True", 111.68),
        ("Exports up 25 percent in August, imports up 28, right?", "True", 28.2),
        ("The FT reported a surplus of $111.7bn for November. Does that match customs?", "True", 111.68),
        ("were exports 5.5% higher in 2025 than in 2024, true?", "True", 5.5),
        ("Exports to the US were a fifth lower in 2025 than in 2024, correct?", "True", -20.0),
        ("Were exports in June 2026 9% higher than in May 2026?", "True", 9.5),
        ("Was the surplus 10% lower in July 2026 than in June 2026?", "True", -10.4),
        ("Is it correct that imports have not fallen since May 2025?", "True", 15),
        ("Exports to the US have not risen since March 2025, right?", "False", 11.31),
        ("The surplus had never been larger than in January 2025, right?", "True", 137.99),
        ("The surplus was never bigger than in May 2026, correct?", "False", 105.43),
        ("Did over 70% of China's soybeans come from Brazil in 2025?", "True", 73.6),
        ("China's total exports for 2024 and 2025 combined exceed 7 trillion, right?", "True", 7347.6),
        ("Exports in May and June 2026 combined were above 750 billion, true?", "True", 789.17),
        ("Nobody expected exports to fall in October 2025, right?", "Exports missed", -1.1),
        ("Has the US share of Chinese exports halved since 2018?", "Share of the United States", 11.1),
        ("Is it true that the surplus first exceeded $1 trillion in November 2025?", "China's trade balance", 1080.0),
    ],
)
def test_put_as_fact_checkers_put_it(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert any(one.value == pytest.approx(figure, abs=0.06) for one in reply.figures)


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam's surplus with the US was bigger than China's in 2025?",
        "Exports were 5% higher in 2024 than in 2025, right?",
        "Is Russia-China trade down from its 2024 peak?",
        "Chip exports grew faster than total exports in 2025, correct?",
    ],
)
def test_what_is_asked_back(text: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).figures == ()


@pytest.mark.parametrize(
    ("text", "opening", "figures"),
    [
        ("was the trade surplus bigger than exports to the US in June 2026?", "True", (125.62, 43.46)),
        ("were exports to ASEAN larger than the surplus in 2025?", "False", (1189.0, 665.2)),
        ("True or false: China's imports exceeded its trade surplus in 2024", "True", (2585.1, 992.1)),
        ("was the surplus with the US larger than imports from the US in 2025", "True", (280.36, 139.7)),
        ("which was larger in 2025: the surplus or exports to ASEAN", "Trade balance, 2025", (1189.0, 665.2)),
    ],
)
def test_the_surplus_beside_a_flow(text: str, opening: str, figures: tuple[float, float], knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert [figure.value for figure in reply.figures[:2]] == pytest.approx(figures, abs=0.06)


@pytest.mark.parametrize(
    ("text", "opening", "figure"),
    [
        ("was export growth slower in May, right?", "False", -14.1 + 19.4),
        ("is it true that export growth was slower in July 2026", "True", 23.9 - 27.0),
        ("was import growth faster in 2025?", "False", -1.1),
        ("was export growth slower in December 2025 than a year earlier", "True", 6.6 - 10.7),
        ("was export growth faster in December 2025 than the year before", "False", 6.6 - 10.7),
        ("was export growth faster in December 2025 than last year", "False", 6.6 - 10.7),
        ("export growth was slower in December 2025 than a year earlier, right?", "True", 6.6 - 10.7),
    ],
)
def test_slower_growth_is_beside_the_time_before(text: str, opening: str, figure: float, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    assert reply.figures[0].value == pytest.approx(figure, abs=0.06)


@pytest.mark.parametrize(
    ("text", "opening", "lines"),
    [
        ("is it true that imports stagnated but exports grew in 2025", "True", ("True", "True")),
        ("exports rose but imports were flat in 2025, true?", "True", ("True", "True")),
        ("exports to the EU rose while exports to Japan were flat in 2025, correct?", "Not all", ("True", "False")),
    ],
)
def test_flat_is_a_way_of_its_own(text: str, opening: str, lines: tuple[str, str], knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.headline.startswith(opening)
    told = [line.split(".")[0] for line in reply.text.splitlines() if line.startswith(("True", "False"))]
    assert tuple(told) == lines


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("China's exports have been growing at double-digit rates since April, right?", "True"),
        ("exports to the US have fallen at double digit rates since April 2025, correct?", "False"),
        ("did the US share in China's exports fall to 11 % in 2025?", "True"),
        ("did the US share of exports rise to 11 % in 2025", "False"),
        ("did the US share of exports fall to 12 % in 2025", "False"),
        ("exports have grown at double-digit rates since 2021", "I am not sure"),
        ("did exports grow at double-digit rates at any time since 2025", "China's exports: 8 months"),
        ("I was told the US share in China's exports fell to about 20 % in 2025", "False"),
        ("was October 2025 really the only negative month for exports in 2025?", "True"),
        ("does Vietnam run a bigger surplus with the US than China?", "I am not sure"),
        ("why did exports rise 50 % in August?", "Not so: China's exports rose 25.0 %"),
        ("why did exports fall 10 % in August?", "They did not fall"),
        ("why did exports fall on the month in July 2025?", "China's exports: $3.38 bn less in July 2025 than"),
        ("why did exports drop in October 2025 compared to September?", "China's exports: $23.22 bn less"),
        ("why did exports rise in November 2025 compared with November 2024", "China's exports rose 5.9 %"),
        ("why did exports fall in July from June 2026?", "I hold no figure for July 2026"),
    ],
)
def test_what_is_taken_for_granted(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("was the surplus in any other month of 2025 higher than in January?", "$137.99 bn, the highest of 2025"),
        ("were exports in any other month of 2025 higher than in December", "$357.75 bn, the highest of 2025"),
        ("were exports in any other month of 2025 higher than in August?", "$321.44 bn, no record: number 6"),
        ("did imports fall in any month of 2025 more than in June", "1.1 %, no record: number 5 from the bottom"),
        ("was export growth in any month of 2025 higher than in March 2025", "12.4 %, the highest of March to"),
        ("was there any month in 2025 with a bigger surplus than June?", "$114.19 bn, the highest since January 2025"),
        ("were imports lower in any month of 2025 than in February?", "$183.56 bn, the lowest of 2025"),
        ("did exports rise faster in any month of 2026 than in June?", "27.0 %, no record: number 2"),
        ("did any month in 2026 have slower export growth than March", "2.5 %, the lowest of January to August 2026"),
        ("has any year seen a bigger surplus than 2025?", "$1,189 bn, the highest of 2021 to 2025"),
    ],
)
def test_any_month_beside_one(text: str, told: str, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert told in reply.headline
    assert not reply.headline.startswith(("True", "False"))  # of the month itself it is so, and not of another


@pytest.mark.parametrize(
    "text",
    [
        "makes such as tru64's, which tries to understand %-patterns, but doesn't get it right.",
        "This cannot be done at import time due to",
        "What happens in the spring-forward gap?",
        "is it true that the ledger balance was up 5 % in 2025?",
        "why has the balance of the wheel changed: it is higher than last year",
        "why did imports of copper pipes fall in 2025?",
    ],
)
def test_no_figure_is_told_of_other_things(text: str, knowledge: Knowledge) -> None:
    reply = _reply(text, knowledge)
    assert reply.outcome != "answer"
    assert not reply.figures


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Is it true that China's exports were 8 billion dollars higher in May 2025 than in June 2024?",
         "True. China's exports: $316.1 bn in May 2025, more than $307.8 bn in June 2024"),
        ("Is it true that China's exports were 18 billion dollars higher in May 2025 than in June 2024?",
         "False. China's exports: $316.1 bn in May 2025, more than $307.8 bn in June 2024"),
        ("China's exports rose by $13 billion between November 2023 and June 2025. Is that right?",
         "False. China's exports: $33.28 bn more in June 2025 than in November 2023"),
        ("Exports increased by 25 billion from October to November 2025, didn't they?",
         "True. China's exports: $24.95 bn more in November 2025 than in October 2025"),
        ("exports to the EU in 2025 were over $100 bn above those to the US, right?",
         "True. Exports to the EU, 2025: $559.95 bn, more than exports to the United States: $420.05 bn"),
        ("Is it true that in April 2024 exports to the US were over three times imports from the US?",
         "False. Exports to the United States, April 2024: $41.82 bn, more than imports"),
        ("Exports to ASEAN were more than one and a half times exports to the US in 2025, correct?",
         "True. Exports to ASEAN, 2025: $665.22 bn, more than exports to the United States: $420.05 bn"),
        ("Is China's trade with ASEAN bigger than with the EU and US combined?",
         "False. Trade between China and ASEAN, 2025: $1,054 bn"),
        ("Is it true that May was the best month of 2023 for exports?",
         "False. China's exports, May 2023: $280.92 bn, not the highest of 2023"),
        ("exports rose from $305 bn in October 2025 to $330 bn in November, right?",
         "True within rounding. China's exports, October 2025: $305.35 bn"),
        ("The article states that exports were higher in 2025 than in 2023. Is this correct?",
         "True. China's exports: $3,770 bn in 2025, more than $3,380 bn in 2023"),
    ],
)  # fmt: skip
def test_how_far_two_are_said_to_lie_apart_is_judged(text: str, headline: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(headline)


@pytest.mark.parametrize(
    "asked",
    [
        "{}, isn't that so?",
        "{}, wouldn't you say?",
        "{} - did I get this right?",
        "Do you agree that {}?",
        "Do the figures show that {}?",
        "Is there evidence that {}?",
        "Was it the case that {}?",
    ],
)
def test_whoever_asks_for_agreement_asks_whether_it_is_so(asked: str, knowledge: Knowledge) -> None:
    reply = _reply(asked.format("China's exports averaged more than $377 billion a month in 2025"), knowledge)
    assert reply.headline.startswith("False. China's exports, monthly average of 2025: $314.17 bn")


def test_a_month_named_without_its_year_beside_the_one_before_is_the_next(knowledge: Knowledge) -> None:
    reply = _reply("exports rose from $305 bn in October 2025 to $330 bn in November, right?", knowledge)
    assert [round(figure.value, 1) for figure in reply.figures][-1] == 330.3


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Why did exports crash in August 2026?", "They did not fall: China's exports rose 25.0 %"),
        ("What made exports crash in August 2026?", "They did not fall: China's exports rose 25.0 %"),
        ("exports crashed in May 2025, right?", "False. China's exports rose 4.8 %"),
        ("why does the export crash", "I answer questions on trade figures"),
    ],
)
def test_a_crash_in_a_month_is_of_trade(text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(opening)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("137.99 billion is the largest monthly surplus on record, true?", "True. China's trade balance, January 2025"),
        ("Is 125.62 billion the biggest surplus ever?", "False. China's trade balance, June 2026: $125.62 bn, not the"),
        ("412 billion the most ever for exports?", "True. China's exports, June 2026: $412.39 bn, the highest of"),
        (
            "Exports peaked at 324.3 billion dollars in 2025 - correct?",
            "False. China's exports, January 2025: $324.28 bn",
        ),
        (
            "the highest monthly surplus of 2025 was 138.0 billion dollars, true?",
            "True. China's trade balance, January 2025",
        ),
        ("The largest surplus was 1.19 trillion in 2025, right?", "True. China's trade balance, 2025: $1,189 bn, the"),
        ("Was 1.19 trillion the largest surplus ever?", "True. China's trade balance, 2025: $1,189 bn, the highest"),
        ("is 2.58 trillion the highest import figure ever", "False. China's imports, 2025: $2,580 bn, not the highest"),
        ("what was the highest surplus ever?", "China's trade balance: the largest surplus, $137.99 bn, in January"),
    ],
)
def test_an_amount_claimed_to_be_a_record_is_of_its_month(text: str, told: str, knowledge: Knowledge) -> None:
    assert told in _reply(text, knowledge).text


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "was the second half of 2025 stronger than the first for exports",
            "True. China's exports: $1,965.6 bn in the",
        ),
        ("was the third quarter of 2025 weaker than the second for exports?", "False. China's exports: $971.09 bn in"),
        ("was October export growth weaker than expected", "Exports missed: −1.1 % against +3.0 %"),
    ],
)
def test_a_half_stronger_than_the_other_beats_no_forecast(text: str, headline: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Exports rose from $305bn to $330bn in November 2025, right?",
            "True within rounding. China's exports, October",
        ),
        ("The surplus widened from 992 billion to 1.189 trillion, right?", "China's trade balance, 2024: a surplus of"),
        ("Did exports rise from $3.58 trillion to $3.77 trillion in 2025?", "True. China's exports, 2024: $3,580 bn"),
        ("Exports rose from 350 bn to 412 bn in June 2026, right?", "False. China's exports, May 2026: $376.78 bn"),
        (
            "exports rose from 305 bn in October to 330 bn in November 2025, true?",
            "China's exports, October 2025: $305",
        ),
    ],
)
def test_what_an_amount_rose_from_is_of_the_time_before(text: str, told: str, knowledge: Knowledge) -> None:
    assert told in _reply(text, knowledge).text


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Import growth fell in July 2026, true?", "True. China's imports: 8.5 points less in July 2026 than in June"),
        ("did export growth increase in August 2026?", "True. China's exports: 1.1 points more in August 2026 than"),
        (
            "Did growth in exports fall below 5% in November 2025?",
            "False. China's exports rose 5.9 % on a year earlier",
        ),
        ("in which months of 2025 did export growth fall?", "I am not sure what is asked"),
        ("exports fell in July 2026, true?", "False. China's exports rose 23.9 % on a year earlier in July 2026"),
    ],
)
def test_growth_that_fell_is_beside_the_month_before(text: str, headline: str, knowledge: Knowledge) -> None:
    assert _reply(text, knowledge).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("exports rose from 305 to 330 bn in November 2025, right?", 2),
        ("Exports rose from 305 bn to 330 bn in November 2025, right?", 2),
        ("Exports fell from 305 bn to 330 bn in November 2025, right?", 0),
    ],
)
def test_what_it_rose_from_has_the_scale_of_what_it_rose_to(knowledge: Knowledge, text: str, comparators: int) -> None:
    reply = last(knowledge, text)
    assert reply.outcome == ("answer" if comparators else "clarify")
    assert len({330.3, 305.353} & {figure.value for figure in reply.figures}) == comparators


def test_the_smallest_buyer_is_a_place_among_buyers(knowledge: Knowledge) -> None:
    assert query(knowledge, "New Zealand was the smallest buyer in June 2026, right?").operation == "rank"
