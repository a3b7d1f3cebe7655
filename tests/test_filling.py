"""Sentences with +questions+ in them: filled with short figures, or said which slot holds them up and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge import Knowledge
from bot.model import Figure, Question, Reply
from bot.pipeline import answer
from bot.suggesting import suggest

TODAY = date(2026, 9, 15)


def told(text: str, knowledge: Knowledge, language: str = "en") -> Reply:
    return answer(Question(text, TODAY, language), knowledge)


FILLED = [
    ("Exports to the US were +us exports nov+, down +yoy+ .", "Exports to the US were $33.79 bn, down 28.6 %."),
    ("Exports to the US were +us exports nov+, +yoy+ lower than a year earlier.",
     "Exports to the US were $33.79 bn, 28.6 % lower than a year earlier."),
    ("Exports to the US were +us exports nov+, a +yoy+ fall.", "Exports to the US were $33.79 bn, a 28.6 % fall."),
    ("Die Ausfuhren in die USA nahmen um +Wachstum der Exporte in die USA November 2025+ ab.",
     "Die Ausfuhren in die USA nahmen um 28,6 % ab."),  # the verb is told by both its parts
    ("Exports to the US in November 2025: +us exports nov+ (-+yoy+).",
     "Exports to the US in November 2025: $33.79 bn (-28.6 %)."),
    ("Exports to the US rose +yoy+ to +us exports+.", "Exports to the US rose 13.87 % to $43.46 bn."),
    ("Exports were +exports nov 2025+ and imports +imports+.", "Exports were $330.3 bn and imports $218.6 bn."),
    ("Exports and imports were +exports nov 2025+ and +imports nov 2025+.",
     "Exports and imports were $330.3 bn and $218.6 bn."),
    ("Growth of exports was +yoy of exports november 2025+.", "Growth of exports was 5.9 %."),
    ("Exports to the US: +us exports nov+ (+yoy+).", "Exports to the US: $33.79 bn (−28.6 %)."),
    ("The surplus was +surplus november 2025+.", "The surplus was $111.68 bn."),
    ("US exports were +us exports+.", "US exports were $195.5 bn."),
    ("Soybeans from Brazil: +soybean imports from brazil december 2025+, up +yoy+.",
     "Soybeans from Brazil: 5.66 Mt, up 92.5 %."),
    ("Die Ausfuhren in die USA sind um +Wachstum der Exporte in die USA November 2025+ gesunken.",
     "Die Ausfuhren in die USA sind um 28,6 % gesunken."),
    ("中国11月对美国出口为+对美国出口2025年11月+，同比下降+同比+。",
     "中国11月对美国出口为337.89亿美元，同比下降28.6%。"),
    ("対米輸出は+対米輸出 2025年11月+、前年同期比+前年比+減。", "対米輸出は337.89億ドル、前年同期比28.6％減。"),
    ("Экспорт в США составил +экспорт в США в ноябре 2025+, снижение на +рост за год+.",
     "Экспорт в США составил 33,79 млрд долларов, снижение на 28,6 %."),
    ("Les exportations vers les États-Unis ont baissé de +croissance des exportations vers les USA novembre 2025+.",
     "Les exportations vers les États-Unis ont baissé de 28,6 %."),
    ("Las exportaciones a Estados Unidos cayeron un +crecimiento de exportaciones a Estados Unidos noviembre 2025+.",
     "Las exportaciones a Estados Unidos cayeron un 28,6 %."),
    ("As exportações para os EUA caíram +crescimento das exportações para os EUA novembro 2025+.",
     "As exportações para os EUA caíram 28,6%."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), FILLED)
def test_a_sentence_is_filled_with_short_figures_and_has_its_source(
    text: str, sentence: str, knowledge: Knowledge
) -> None:
    reply = told(text, knowledge)
    assert (reply.headline, reply.outcome) == (sentence, "answer"), reply.text
    assert reply.sources
    assert len(reply.figures) == text.count("+") // 2
    assert (reply.chart, reply.choices) == (None, ())


REFUSED = [
    # the figure moved the other way, or the words do not say plainly how
    ("Exports to the US were +us exports nov+, up +yoy+.", "yoy", "say otherwise: the figure is −28.6 %."),
    ("Exports to the US were +us exports nov+, a +yoy+ rise.", "yoy", "otherwise"),
    ("Exports to the US were +us exports nov+, unchanged at +yoy+.", "yoy", "otherwise"),
    ("Exports to the US did not fall +yoy of exports to the us+.", "yoy of exports to the us", "plainly"),
    ("Exports to the US were +us exports nov+, up from a drop of +yoy+.", "yoy", "plainly"),
    # a word of growth means a rise, and a word that nobody knows may mean anything
    ("Exports to the US grew +yoy of exports to the us nov 2025+.", "yoy of exports to the us nov 2025", "otherwise"),
    ("Exports pirouetted by +yoy of exports nov 2025+.", "yoy of exports nov 2025", "plainly"),
    ("Exports pirouetted by +exports nov 2025+.", "exports nov 2025", "plainly"),
    ("Exports were off +yoy of exports nov 2025+.", "yoy of exports nov 2025", "plainly"),
    ("Exports were +yoy of exports nov 2025+.", "yoy of exports nov 2025", "plainly"),
    ("The trade deficit was +trade balance november 2025+.", "trade balance november 2025", "otherwise"),
    ("Exports to the US fell by +us exports nov+.", "us exports nov", "a word of rise or fall stands beside an amount"),
    ("Exports to the US rose to +us exports nov+.", "us exports nov", "beside an amount"),
    # the sentence speaks of another place, flow, good or time
    ("Imports from Japan were +exports to the us nov 2025+.", "exports to the us nov 2025", "something else"),
    ("Imports from the US were +exports to the us nov 2025+.", "exports to the us nov 2025", "something else"),
    ("Exports of cars were +exports of rare earths newest+.", "exports of rare earths newest", "something else"),
    ("In October 2025 exports to the US were +us exports nov+.", "us exports nov", "something else"),
    ("Exports to the US were +us exports nov+ in October 2025.", "us exports nov", "something else"),
    ("Exports fell +yoy of exports to the us may 2026+.", "yoy of exports to the us may 2026", "something else"),
    ("Exports were +exports of rare earths newest+.", "exports of rare earths newest", "something else"),
    ("Exports to Japan and the US were +exports to the us nov 2025+.", "exports to the us nov 2025", "something else"),
    ("Exports and imports were +exports nov 2025+.", "exports nov 2025", "something else"),
    ("Exports and imports were +imports nov 2025+ and +exports nov 2025+.", "imports nov 2025", "something else"),
    ("Exports in 2024 were +exports 2025+.", "exports 2025", "something else"),
    ("Exports were +exports nov 2025+, imports +yoy+.", "yoy", "something else"),
    # the words beside it say more than the figure, or have its unit
    ("Exports hit a record +exports nov 2025+.", "exports nov 2025", "claim more"),
    ("Exports were $+exports nov 2025+.", "exports nov 2025", "unit"),
    ("Exports were +exports nov 2025+ billion.", "exports nov 2025", "unit"),
    ("Exports doubled to +exports nov 2025+.", "exports nov 2025", "beside an amount"),
    # no exact answer, or not one figure
    ("Exports to the US were +us exports sep 2026+.", "us exports sep 2026", "not out yet"),
    ("Exports to Japan were +exports to japan nov 2025+.", "exports to japan nov 2025", "only the growth rate is held"),
    ("The top buyer was +biggest buyers in 2024+.", "biggest buyers in 2024", "not one figure"),
    ("They were +weather in Paris+.", "weather in Paris", "trade figures"),
    ("They were +yoy+.", "yoy", "which figures"),
    ("Exports were +exports nov 2025 and imports oct 2025+.", "exports nov 2025 and imports oct 2025", "more than one"),
    ("Exports to the US were +us exports nov+, down +yo", "yo", "a + at its end is missing"),
    ("+a b+ " * 9, "a b", "more questions than I fill"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slot", "why"), REFUSED)
def test_there_is_no_sentence_that_would_be_wrong_and_the_slot_is_named(
    text: str, slot: str, why: str, knowledge: Knowledge
) -> None:
    reply = told(text, knowledge)
    assert reply.outcome == "refuse", reply.headline
    assert reply.headline == f"No sentence: +{slot}+ cannot be filled"
    assert why.lower() in reply.lines[0].lower()
    assert reply.figures == ()
    assert reply.reason not in (None, "ambiguous")


WRONG_WAY = [
    ("de", "Die Ausfuhren in die USA sind um +Wachstum der Exporte in die USA November 2025+ gestiegen."),
    ("de", "Die Ausfuhren in die USA nahmen um +Exporte in die USA November 2025+ zu."),
    ("zh", "中国11月对美国出口同比增长+对美国出口2025年11月同比+。"),
    ("ja", "11月対米輸出は前年同期比+対米輸出 2025年11月 前年比+増。"),
    ("ja", "対米輸出は+対米輸出 2025年11月 前年比+増加した。"),
    ("ru", "Экспорт в США вырос на +рост экспорта в США в ноябре 2025+."),
    (
        "fr",
        "Les exportations vers les USA ont augmenté de +croissance des exportations vers les USA novembre 2025+.",
    ),
    (
        "es",
        "Las exportaciones a EEUU subieron un +crecimiento de exportaciones a Estados Unidos noviembre 2025+.",
    ),
    ("pt", "As exportações para os EUA subiram +crescimento das exportações para os EUA novembro 2025+."),
]


@pytest.mark.parametrize(("language", "text"), WRONG_WAY)
def test_in_no_language_is_a_fall_told_as_a_rise(language: str, text: str, knowledge: Knowledge) -> None:
    reply = told(text, knowledge)
    assert (reply.outcome, reply.language) == ("refuse", language), reply.headline
    assert text[text.index("+") : text.rindex("+") + 1] in reply.headline


def test_a_figure_that_was_worked_out_says_so_below_the_sentence(knowledge: Knowledge) -> None:
    reply = told("In the third quarter of 2025 exports were +exports third quarter 2025+.", knowledge)
    assert reply.headline == "In the third quarter of 2025 exports were $971.09 bn."
    assert reply.lines == (
        "Worked out from what is announced: Jul 2025 $321.40 bn, Aug 2025 $321.44 bn and Sep 2025 $328.25 bn",
    )


@pytest.mark.parametrize(
    "text",
    [
        "exports +5 % in May and imports +3 %",
        "Q1+Q2+Q3 exports",
        "exports + imports",
        "+",
        "++",
        "1+1+1",
        "C++ exports",
    ],
)
def test_plus_signs_of_another_use_are_no_slots(text: str, knowledge: Knowledge) -> None:
    assert not told(text, knowledge).headline.startswith("No sentence")


def test_a_text_too_long_to_be_read_to_its_end_is_not_filled(knowledge: Knowledge) -> None:
    assert told("涨" * 600 + "+us exports nov+", knowledge).outcome == "refuse"
    assert told(". " * 600 + "Exports to the US rose +yoy of exports to the us nov 2025+.", knowledge).figures == ()


def test_the_talk_goes_on_from_the_last_slot(knowledge: Knowledge) -> None:
    first = told("Exports to the US were +us exports nov+.", knowledge)
    then = answer(Question("and October?", TODAY, "en", before=first.turns), knowledge)
    assert then.headline == "Exports from China to the United States, October 2025: $34.92 bn"


def test_while_it_is_typed_the_sentence_is_offered_or_why_there_is_none(knowledge: Knowledge) -> None:
    [done] = suggest(Question(FILLED[0][0], TODAY, "en"), knowledge)
    assert (done.title, done.description.split(":")[0]) == (FILLED[0][1], "Source")
    [open_one] = suggest(Question("Exports to the US were +us exports nov+, down +yo", TODAY, "en"), knowledge)
    assert open_one.title == "No sentence: +yo+ cannot be filled"
    assert open_one.description == "A + at its end is missing."


PIECES = (
    "+",
    " +",
    "+ ",
    "us exports nov",
    "yoy",
    "Exports to the US were ",
    ", down ",
    ". ",
    " up ",
    "对美国出口",
    "−",
    "0",
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_any_text_is_answered_refused_or_asked_back_and_never_fails(knowledge: Knowledge, text: str) -> None:
    reply = told(text, knowledge)
    assert reply.headline
    assert (reply.outcome == "answer") == bool(reply.results)
    suggest(Question(text, TODAY, "en"), knowledge)


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("up", "down", "a rise of", "a drop of", "higher by", "lower by")),
    st.sampled_from(MONTHS), st.sampled_from((2024, 2025)), st.sampled_from(("exports", "imports")),
)  # fmt: skip
def test_a_word_of_rise_never_stands_with_a_fall(
    knowledge: Knowledge, word: str, month: str, year: int, flow: str
) -> None:
    """Held against the plain question: the sentence is there just where the figure moved as the word says."""
    plain = told(f"year-on-year growth of {flow} in {month} {year}", knowledge)
    reply = told(f"In {month} {year} {flow} were {word} +growth of {flow} in {month} {year}+.", knowledge)
    if plain.outcome != "answer":
        assert reply.outcome == "refuse"
        return
    rate: Figure = plain.figures[0]
    rises = word in ("up", "a rise of", "higher by")
    shown = round(rate.value, rate.digits if rate.digits is not None else 1)
    assert (reply.outcome == "answer") == (shown > 0 if rises else shown < 0)
    if reply.outcome == "answer":
        assert reply.figures == (rate,)
        assert "−" not in reply.headline
