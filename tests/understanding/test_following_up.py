"""What a follow-up takes up: the whole of a year after a month, those told, an order narrowed to a group, a claim."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound
from tests.turns import last, query

ORDER = "top 5 buyers of Chinese goods in June 2026"
EXPORTS = "China's exports in November 2025"


@pytest.mark.parametrize(
    ("language", "turns", "periods"),
    [
        ("en", ("surplus march 2026", "the whole of last year"), "2025"),
        ("en", ("surplus march 2026", "last year as a whole"), "2025"),
        ("en", ("surplus march 2026", "the entire previous year"), "2025"),
        ("en", ("surplus march 2026", "the full year before"), "2025"),
        ("en", ("surplus march 2026", "and last year?"), "2025-03"),
        ("zh", ("2026年3月顺差", "去年全年呢"), "2025"),
        ("es", ("superávit marzo 2026", "todo el año pasado"), "2025"),
        ("fr", ("excédent mars 2026", "toute l'année dernière"), "2025"),
        ("ja", ("2026年3月の黒字", "去年通年は"), "2025"),
        ("en", ("exports to the US in May 2025", "at the end of the year?"), "2025-12"),
        ("en", ("exports to the US in May 2025", "and at year-end?"), "2025-12"),
        ("en", ("exports to the US in May 2025", "at the end of that year"), "2025-12"),
        ("en", ("exports January to June 2026", "last year at the same point"), "2025-01/2025-06"),
        ("en", ("exports January to June 2026", "same point in 2024"), "2024-01/2024-06"),
        ("en", ("surplus 2025", "and the one before"), "2024"),
        ("es", ("superávit 2025", "¿y el anterior?"), "2024"),
        ("ru", ("профицит 2025", "а предыдущий?"), "2024"),
        ("zh", ("2025年顺差", "上一个呢"), "2024"),
        ("en", ("rare earth exports 2025", "23?"), "2023"),
    ],
)
def test_the_time_that_a_fragment_means(
    language: str, turns: tuple[str, ...], periods: str, knowledge: Knowledge
) -> None:
    assert [period.code for period in query(knowledge, *turns, language=language).periods] == [periods]


@pytest.mark.parametrize("said", ["up or down vs 24", "up or down on 2024"])
def test_a_rate_is_of_the_later_year(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "rare earth exports 2025", said)
    assert (found.operation, found.by, [p.code for p in found.periods]) == ("growth", "year", ["2025"])


@pytest.mark.parametrize("said", ["list both", "list them both", "list all of these years", "list them"])
def test_those_told_are_listed(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "surplus 2025", "and the one before", said)
    assert (found.operation, [p.code for p in found.periods]) == ("balance", ["2025", "2024"])


@pytest.mark.parametrize("said", ["list them", "list both", "the other three"])
def test_what_points_at_nothing_is_asked_back(said: str, knowledge: Knowledge) -> None:
    assert last(knowledge, "surplus 2025", said).outcome != "answer"


@pytest.mark.parametrize(
    ("language", "turns", "partners"),
    [
        ("en", (ORDER, "only Europe"), {"DEU", "NLD", "ITA", "FRA"}),
        ("en", (ORDER, "just the ASEAN ones"), {"VNM", "MYS", "THA", "SGP", "IDN", "PHL"}),
        ("zh", ("2026年6月中国出口最多的国家", "只看东盟"), {"VNM", "MYS", "THA", "SGP", "IDN", "PHL"}),
        ("ja", ("2026年6月の中国の輸出先トップ5", "ASEANだけ"), {"VNM", "MYS", "THA", "SGP", "IDN", "PHL"}),
    ],
)
def test_an_order_is_narrowed_to_the_members_of_a_group(
    language: str, turns: tuple[str, ...], partners: set[str], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns, language=language)
    assert (found.operation, found.by, set(found.partners)) == ("rank", "partner", partners)


def test_a_group_named_beside_an_order_is_one(knowledge: Knowledge) -> None:
    found = query(knowledge, ORDER, "and Europe?")
    assert (found.operation, found.partners) == ("level", ("EU27",))


@pytest.mark.parametrize(
    ("turns", "flow", "bound"),
    [
        ((EXPORTS, "and imports were around 250?"), "import", Bound("about", 250.0)),
        ((EXPORTS, "imports were 220 billion?"), "import", Bound("is", 220.0, unit="USD_bn")),
        ((EXPORTS, "so 330?"), "export", Bound("is", 330.0)),
        (("growth of exports in November 2025", "so about 6 percent?"), "export",
         Bound("about", 6.0, unit="pct", measure="yoy")),
    ],
)  # fmt: skip
def test_an_amount_after_a_figure_is_a_claim(
    turns: tuple[str, ...], flow: str, bound: Bound, knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.flow, found.condition) == ("check", flow, bound)


@pytest.mark.parametrize("said", ["5?", "100", "2", "25?"])
def test_a_bare_number_is_no_claim(said: str, knowledge: Knowledge) -> None:
    assert last(knowledge, "China's exports in June 2026", said).outcome == "refuse"


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (("growth of exports to the US in November 2025", "so about 29 percent, right?"), "True"),
        (("growth of exports to the US in November 2025", "so up about 29 percent, right?"), "False"),
        (("US trade balance with China 2025", "so about 200 billion, right?"), "Roughly true"),
        (("US trade balance with China 2025", "so a surplus of about 200 billion, right?"), "False"),
    ],
)
def test_a_size_claimed_without_a_direction_is_one_of_either_sign(
    turns: tuple[str, ...], verdict: str, knowledge: Knowledge
) -> None:
    assert last(knowledge, *turns).headline.startswith(verdict)


@pytest.mark.parametrize(
    ("turns", "by", "partners"),
    [
        (("exports to ASEAN in the first half of 2026", "of total exports?"), "partner", ("ASEAN",)),
        (("exports to ASEAN in the first half of 2026", "EU?", "together?", "of the total?"), "together",
         ("ASEAN", "EU27")),
    ],
)  # fmt: skip
def test_of_the_total_asks_for_the_part(
    turns: tuple[str, ...], by: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.by, found.partners) == ("share", by, partners)


def test_the_other_sides_count_may_lie_some_replies_back(knowledge: Knowledge) -> None:
    turns = ("us imports from china 2024 us data", "2023", "biggest of the two?", "chinese count for 2023", "gap")
    found = query(knowledge, *turns)
    assert (found.operation, found.by, [p.code for p in found.periods]) == ("mirror", "gap", ["2023"])


@pytest.mark.parametrize("said", ["and China on American goods?", "the Chinese one?", "the other way round"])
def test_each_side_has_its_tariff(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "What was the average US tariff on Chinese goods in June 2025?", said)
    assert found.commodities == ("china_tariff_avg_on_us",)


def test_after_an_opinion_the_talk_goes_on_from_what_it_was_about(knowledge: Knowledge) -> None:
    found = query(knowledge, "will the surplus keep growing next year?", "what is it so far this year")
    assert found.flow == "balance"


@pytest.mark.parametrize(
    "said", ["switch to iron ore", "swap that for iron ore", "now do iron ore", "make it iron ore"]
)
def test_something_else_in_its_place(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "copper concentrate imports 2025", said)
    assert (found.commodities, [p.code for p in found.periods]) == (("iron_ore",), ["2025"])


@pytest.mark.parametrize(
    ("language", "turns", "operation", "periods"),
    [
        ("en", ("exports January to November 2025", "per month?"), "average", "2025-01/2025-11"),
        ("en", ("copper concentrate imports 2025", "a month?"), "average", "2025"),
        ("en", ("exports to Russia 2024", "per month", "and in 2023"), "average", "2023"),
        ("es", ("exportaciones 2025", "¿y por mes?"), "average", "2025"),
        ("de", ("Exporte 2025", "pro Monat?"), "average", "2025"),
        ("zh", ("2025年出口", "平均每月"), "average", "2025"),
        ("en", ("exports 2025", "by month"), "trend", "2025"),
        ("en", ("growth of exports 2025", "per month"), "trend", "2025"),
    ],
)
def test_per_month_after_a_span_is_its_mean_month(
    language: str, turns: tuple[str, ...], operation: str, periods: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns, language=language)
    assert (found.operation, [p.code for p in found.periods]) == (operation, [periods])


def test_per_month_after_two_years_set_apart_is_asked_back(knowledge: Knowledge) -> None:
    assert last(knowledge, "exports to Russia 2025", "2024", "up by?", "per month").outcome != "answer"


def test_barrels_a_day_stay_until_another_unit_is_asked_for(knowledge: Knowledge) -> None:
    turns = ("china crude imports 2025 barrels per day", "2024")
    assert query(knowledge, *turns).basis == "mbpd"
    assert query(knowledge, *turns, "in tonnes").basis == "quantity"


def test_after_a_trade_between_two_others_the_talk_goes_on_from_it(knowledge: Knowledge) -> None:
    found = query(knowledge, "what were Vietnam's exports to France in 2025", "to the US then")
    assert (found.reporter, found.flow, found.partners) == ("VNM", "export", ("USA",))
    assert last(knowledge, "Kenya exports to France in 2025", "and to the US?").outcome == "refuse"


@pytest.mark.parametrize("said", ["thank you, that will be all", "thanks, that would be all", "thanks for that"])
def test_taking_leave_repeats_nothing(said: str, knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports 2025", said)
    assert (reply.outcome, reply.figures) == ("refuse", ())


def test_what_one_of_them_was_counted_in_parts_them_not(knowledge: Knowledge) -> None:
    turns = ("How many tonnes of soybeans did China get from the US in 2025?", "Brazil?", "Argentina?")
    found = query(knowledge, *turns, "which of the three grew fastest")
    assert (found.operation, found.measure, found.partners) == ("compare", "yoy", ("USA", "BRA", "ARG"))


@pytest.mark.parametrize(
    ("language", "turns", "partners", "goods", "periods"),
    [
        ("en", (ORDER, "how much did the second buy in 2025"), ("USA",), ("TOTAL",), "2025"),
        ("en", (ORDER, "the third in 2024?"), ("VNM",), ("TOTAL",), "2024"),
        ("en", ("who sold most soybeans to China in 2025", "how much did the third sell in october"), ("ARG",),
         ("soybeans",), "2025-10"),
        ("en", ("top 3 import goods of China by value Jan-Apr 2026", "the first one in 2025"), ("WLD",),
         ("crude_oil",), "2025"),
        ("zh", ("2026年6月中国出口最多的国家", "第二名去年全年买了多少"), ("USA",), ("TOTAL",), "2025"),
        ("ja", ("2026年6月の中国の輸出先トップ5", "2位は去年いくら買った"), ("USA",), ("TOTAL",), "2025"),
    ],
)  # fmt: skip
def test_one_of_an_order(
    language: str,
    turns: tuple[str, ...],
    partners: tuple[str, ...],
    goods: tuple[str, ...],
    periods: str,
    knowledge: Knowledge,
) -> None:
    found = query(knowledge, *turns, language=language)
    assert (found.operation, found.partners, found.commodities) == ("level", partners, goods)
    assert [p.code for p in found.periods] == [periods]


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("zh", ("2025年对东盟出口", "跟对欧盟比差多少")),
        ("zh", ("2025年对东盟出口", "与欧盟相比差距多大")),
        ("ja", ("2025年のASEAN向け輸出", "EUと比べて差は")),
        ("ja", ("2025年のASEAN向け輸出", "EU向けより何億ドル多い")),
        ("en", ("exports to ASEAN in 2025", "compared with the EU, by how much")),
    ],
)
def test_how_far_another_partner_lies_from_the_one_told(
    language: str, turns: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns, language=language)
    assert (found.operation, found.partners) == ("compare", ("ASEAN", "EU27"))


@pytest.mark.parametrize(
    ("language", "turns"),
    [("ja", ("2025年の対米輸出は", "じゃあ2024年の輸出は")), ("zh", ("2025年对美出口", "那2024年的出口呢"))],
)
def test_a_question_that_goes_on_is_of_the_partner_told(
    language: str, turns: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert query(knowledge, *turns, language=language).partners == ("USA",)
