"""By how much one is said to exceed another is judged by the difference; a view of a figure is none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.codec import reply_to_json
from bot.knowledge import Knowledge
from bot.model import Bound, Question
from bot.pipeline import answer
from tests.turns import last, query
from tests.understanding.asking import one

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "operation", "bound"),
    [
        ("Is it true that imports rose by over 10 billion from October to November 2025?", "change", ("above", 10.0)),
        ("is it true that exports fell by more than 100 billion from 2024 to 2025", "change", ("above", -100.0)),
        ("Did the surplus widen by less than 5 billion from May to June 2026?", "change", ("below", 5.0)),
        ("exports in November 2025 were up by more than 20 billion from October, true?", "change", ("above", 20.0)),
        ("iron ore imports rose by more than 20 million tonnes from 2024 to 2025, true?", "change", ("above", 20.0)),
        ("did exports in June 2026 exceed those in May 2026 by more than 30 billion", "compare", ("above", 30.0)),
        ("exports in 2025 topped those in 2024 by 300 billion, true?", "compare", ("is", 300.0)),
    ],
)
def test_the_difference_is_judged_and_neither_amount(
    knowledge: Knowledge, text: str, operation: str, bound: tuple[str, float]
) -> None:
    found = one(knowledge, text)
    assert found.operation == operation
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == bound


@pytest.mark.parametrize(
    ("text", "operation", "bound"),
    [
        ("exports to the US fell by more than 90 billion dollars in 2025, right?", "change", ("above", -90.0)),
        ("Did exports to ASEAN increase by at least 90 billion dollars in 2025?", "change", ("at_least", 90.0)),
        ("exports to the US fell by about 100 bn in 2025", "change", ("about", -100.0)),
        ("Exports to the US dropped $104bn in 2025, correct?", "change", ("is", -104.0)),
        ("exports to the US declined more than $210bn in 2025", "change", ("above", -210.0)),
        ("Is it true that exports in 2025 rose 300 billion dollars on 2024?", "change", ("is", 300.0)),
        ("Did crude oil imports expand by more than 36 million tonnes in 2025?", "change", ("above", 36.0)),
        ("Car exports rose by more than a million in 2025, true?", "change", ("above", 1e6)),
        ("exports rose more than 20 bn in November 2025 from October", "change", ("above", 20.0)),
        ("Were exports to the US lower by more than 50 bn than to the EU in 2025?", "compare", ("above", -50.0)),
        ("Exports to the EU exceeded those to India by more than 300 bn in 2025", "compare", ("above", 300.0)),
        ("Exports to ASEAN exceeded exports to the US by under 29 % in 2025, true?", "compare", ("below", 29.0)),
        ("Exports were higher than imports by more than 29 % in October 2025, right?", "compare", ("above", 29.0)),
        ("Exports to India were more than a third of exports to the US in 2025.", "compare", ("above", 0.3333)),
    ],
)
def test_how_far_it_moved_is_judged_and_no_level(
    knowledge: Knowledge, text: str, operation: str, bound: tuple[str, float]
) -> None:
    found = query(knowledge, text)
    assert found.operation == operation
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == bound


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "exports rose by 24 billion in November 2025, right?"),  # on the month, or on the year
        ("en", "exports rose by more than 20 bn"),
        ("en", "In which months of 2025 did exports rise by more than 20 bn?"),
        ("en", "Which year did exports rise by more than 200 billion?"),
        ("en", "Which quarter did exports rise by more than 50 billion?"),
        ("en", "Which partners' exports rose by more than 50 billion in 2025?"),
        ("en", "Which partners' exports fell by more than 50 billion in 2025?"),
        ("en", "Which goods' imports rose by more than 2 billion?"),
        ("zh", "对哪些国家出口增加超过500亿美元2025年"),
        ("zh", "2025年哪些商品进口增加超过50亿美元"),
        ("ja", "2025年に輸出が500億ドル以上増えた国は？"),
        ("de", "Zu welchen Ländern stiegen die Exporte 2025 um mehr als 50 Milliarden?"),
        ("ru", "Экспорт в какие страны вырос более чем на 50 миллиардов в 2025 году?"),
    ],
)
def test_a_move_of_which_is_asked_or_from_no_time_that_is_told_is_asked_back(
    knowledge: Knowledge, language: str, text: str
) -> None:
    assert last(knowledge, text, language=language).outcome == "clarify"


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("de", "Sind die Exporte 2025 um mindestens 100 Milliarden Dollar gestiegen?", ("at_least", 100.0)),
        ("es", "¿Las exportaciones aumentaron en al menos 100.000 millones de dólares en 2025?", ("at_least", 100.0)),
        (
            "fr",
            "Les exportations ont-elles augmenté d'au moins 100 milliards de dollars en 2025 ?",
            ("at_least", 100.0),
        ),
        ("pt", "As exportações aumentaram em pelo menos 100 bilhões de dólares em 2025?", ("at_least", 100.0)),
    ],
)
def test_at_least_so_much_is_no_exact_distance(
    knowledge: Knowledge, language: str, text: str, bound: tuple[str, float]
) -> None:
    found = query(knowledge, text, language=language)
    assert isinstance(found.condition, Bound)
    assert (found.operation, found.condition.comparator, found.condition.amount) == ("change", *bound)


@pytest.mark.parametrize("moved", ["fall", "rise"])
def test_how_it_moved_is_told_of_both_where_one_is_denied(knowledge: Knowledge, moved: str) -> None:
    found = last(knowledge, f"Did exports {moved} in October 2025 but not in November 2025?").queries
    assert [(one.operation, one.periods[0].code) for one in found] == [("growth", "2025-10"), ("growth", "2025-11")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("exports to Africa rose but exports to the US did not in 2025, right?", "True"),
        ("exports rose in 2025 but imports did not, right?", "True"),
        ("exports to ASEAN fell but exports to the US didn't in 2025, correct?", "False"),
        ("Exports fell in October 2025 but not in November, right?", "True"),
        ("Export growth slowed in December 2025 compared with November, right?", "False"),
        ("Imports from the EU in October 2025 were down on September 2025, true?", "True"),
        ("Exports to the US rose by less than 5 % in 2025, right?", "False"),
        ("Did imports from ASEAN fall in 2025 while exports rose?", "True"),
        ("Imports stalled in 2025 but the surplus jumped by a fifth, right?", "True"),
        ("The US fell to third place among China's export markets in 2025, right?", "True"),
        ("Does ASEAN buy most of China's exports?", "False"),
        ("Was November 2025 China's best export month of the year?", "False"),
        ("Did soybean imports from the US drop to zero in October 2025?", "True"),
        ("Were there more than six months of falling exports to the US in 2025?", "True"),
    ],
)
def test_each_thing_that_is_claimed_is_judged(knowledge: Knowledge, text: str, verdict: str) -> None:
    lines = reply_to_json(last(knowledge, text), "")["text"].split("\n")
    told = [line.partition(".")[0].split()[0] for line in lines if line.startswith(("True", "False"))]
    assert set(told) == {verdict}


@pytest.mark.parametrize(
    "text", ["Only exports to the US fell in 2025, right?", "Exports rose only to ASEAN in 2025, true?"]
)
def test_that_nothing_else_did_so_is_not_judged_by_one(knowledge: Knowledge, text: str) -> None:
    assert not reply_to_json(last(knowledge, text), "")["text"].startswith("True")


@pytest.mark.parametrize("way", ["more", "less"])
def test_by_more_than_so_much_counts_no_months(knowledge: Knowledge, way: str) -> None:
    found = query(knowledge, f"exports increased by {way} than 20 billion from October to November 2025")
    assert (found.operation, len(found.periods)) == ("change", 2)


def test_what_is_less_is_told_as_it_was_said(knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports in 2025 were 100 billion dollars lower than in 2024, true?")
    assert "Claimed: $100 bn less" in reply_to_json(reply, "")["text"]


def test_where_a_rate_cannot_tell_the_distance_no_rate_is_told(knowledge: Knowledge) -> None:
    text = "soybean imports were 10 million tonnes more in 2025 than in 2024, true or false"
    assert last(knowledge, text).reason == "not_held"


def test_how_fast_is_no_times_the_amount_of_another(knowledge: Knowledge) -> None:
    assert last(knowledge, "did exports fall three times imports in 2025").outcome == "clarify"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("how is the value of exports calculated", "fob"),
        ("how do you measure the value of exports", "fob"),
        ("how do you value exports", "fob"),
        ("how is the value of imports measured", "cif"),
        ("what is the value of imports based on", "cif"),
    ],
)
def test_how_a_value_is_worked_out_is_no_figure(knowledge: Knowledge, text: str, slug: str) -> None:
    assert answer(Question(text, TODAY), knowledge).queries[0].by == slug


@pytest.mark.parametrize(
    "text",
    [
        "do your figures agree with those of the US for 2025",
        "do your figures agree with US Census figures on exports to the US in 2025",
    ],
)
def test_whose_figures_agree_is_asked_of_both_sides(knowledge: Knowledge, text: str) -> None:
    assert query(knowledge, text).operation == "mirror"


@pytest.mark.parametrize(
    "text",
    [
        "don't you think the surplus is too big",
        "is it true that the surplus is too big",
        "wouldn't you say the surplus is too large",
        "do you agree that the surplus is unsustainable",
    ],
)
def test_a_view_is_refused_however_it_is_asked(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, text).reason == "opinion"


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("de", "Stiegen die Exporte 2025 um mindestens 4 Prozent?", "Stimmt."),
        ("de", "Stiegen die Exporte 2025 um mindestens 190 Milliarden Dollar?", "Stimmt nicht."),
        ("de", "Stiegen die Exporte 2025 um mindestens 100 Milliarden Dollar?", "Stimmt."),
        ("de", "In welchen Monaten 2025 stiegen die Exporte um mindestens 5 Prozent?", "Exporte Chinas: in 7 Monaten"),
        ("fr", "Les exportations ont-elles été d'au moins 400 milliards en juin 2026 ?", "Vrai."),
        ("fr", "Quels mois de 2025 ont eu un excédent d'au moins 100 milliards ?", "Balance commerciale"),
        ("fr", "Les exportations ont-elles augmenté d'au moins 300 milliards en 2025 ?", "Faux."),
        ("es", "¿Subieron las exportaciones en al menos 4 % en 2025?", "Cierto."),
        ("es", "¿Subieron las exportaciones en al menos 300 mil millones de dólares en 2025?", "Falso."),
        ("pt", "As exportações subiram por menos de 30% em junho de 2026?", "Verdade."),
        ("pt", "As exportações subiram em pelo menos 4% em 2025?", "Verdade."),
        ("pt", "As exportações subiram em pelo menos 300 bilhões em 2025?", "Falso."),
        ("es", "¿Es cierto que la mayor exportación a EE. UU. fue en noviembre de 2020?", "Cierto."),
        ("es", "¿La mayor parte de las exportaciones de China va a EE. UU.?", "Falso."),
        ("pt", "É verdade que a maior exportação para os EUA foi em novembro de 2020?", "Verdade."),
        ("pt", "A maior parte da soja vem do Brasil?", "Verdade."),
        ("en", "Does China buy most oil from Russia?", "True. Russia: place 1"),
        ("en", "Does China buy most of its oil from Russia?", "False."),
        ("en", "Did China import the most soybeans from Brazil in September 2025?", "Imports of soybeans from Brazil"),
        (
            "en",
            "Was September 2025 the month with most soybean imports from Brazil?",
            "Imports of soybeans from Brazil",
        ),
        ("en", "Did the surplus grow by 197 billion since 2024?", "True."),
        ("zh", "2025年顺差增长超过1万亿美元吗", "中国贸易差额：2025年比2024年增加"),
        ("zh", "2025年顺差增长超过3000亿美元吗", "不属实"),
        ("ja", "2025年の輸出は3.7兆ドルを超えて増えた？", "中国の輸出：2025年は2024年より"),
    ],
)
def test_at_least_and_the_most_are_of_what_they_say(
    knowledge: Knowledge, language: str, text: str, opening: str
) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(opening)


@pytest.mark.parametrize("text", ["Did most exports to the US fall in 2025?", "Did China have most exports to the US?"])
def test_most_of_no_whole_is_no_share(knowledge: Knowledge, text: str) -> None:
    assert "50 %" not in reply_to_json(last(knowledge, text), "")["text"]


def test_what_it_rose_from_is_not_how_far(knowledge: Knowledge) -> None:
    assert last(knowledge, "Did exports increase from 3.58 trillion in 2025?").reason == "not_held"


@pytest.mark.parametrize(
    ("language", "texts", "opening"),
    [
        ("en", ("Exports in 2025", "did they rise by 190 billion?"), "True."),
        ("en", ("Exports in 2025", "did imports rise by 190 billion?"), "False."),
        ("es", ("Exportaciones en 2025", "¿subieron en 190 mil millones?"), "Cierto."),
        ("fr", ("Exportations en 2025", "ont-elles augmenté de 190 milliards ?"), "Vrai."),
        ("pt", ("Exportações em 2025", "subiram em 190 bilhões?"), "Verdade."),
        ("ru", ("Экспорт в 2025", "он вырос на 190 миллиардов?"), "Верно."),
        ("ja", ("2025年の輸出", "1900億ドル増えた？"), "本当です"),
        ("en", ("Exports in 2025", "did they rise to 3.77 trillion?"), "True. China's exports, 2025: $3,770 bn"),
    ],
)
def test_a_move_claimed_after_the_figure_is_no_level(
    knowledge: Knowledge, language: str, texts: tuple[str, ...], opening: str
) -> None:
    assert reply_to_json(last(knowledge, *texts, language=language), "")["text"].startswith(opening)


@pytest.mark.parametrize("then", ["by 190 billion?", "by more than 200 billion?"])
def test_by_so_much_with_no_word_of_moving_is_asked_back(knowledge: Knowledge, then: str) -> None:
    assert last(knowledge, "Exports in 2025", then).outcome == "clarify"
