"""How figures are made is explained, never answered by a figure; with a time or an amount a figure is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)
EXPLAINED = [
    ("on what basis does China value its imports", "cif"),
    ("do chinese export figures include freight", "fob"),
    ("how are Chinese exports and imports valued, FOB or CIF?", "fob cif"),
    ("how does Japan value exports and imports?", "fob_cif_japan"),
    ("are US imports cif or customs value", "cif customs_value_fas"),
    ("how is the trade balance calculated", "balance"),
    ("how is yoy growth calculated", "yoy"),
    ("when is an import counted in Chinese statistics", "moment_of_recording"),
    ("is an export counted when it is shipped or when it clears customs", "moment_of_recording"),
    ("how are goods via Hong Kong recorded", "hong_kong_origin"),
    ("do Chinese exports include e-commerce parcels", "gacc_counts"),
    ("is monetary gold in the Chinese trade data", "gacc_leaves_out"),
    ("does China's EU figure include the UK", "eu_in_chinese_data"),
    ("EU28 and EU27, what's the difference?", "eu_groups"),
    ("does the rare earth line include magnets", "rare_earths_heading"),
    ("how often are US trade figures revised", "us_revisions"),
    ("when are Chinese annual figures final", "yearbook"),
    ("what does FY26 mean for India", "fiscal_year_india"),
    ("why are there two growth rates, one in yuan and one in dollars", "usd_cny_growth"),
    ("what is PMI", "pmi"),
    ('What does "ppt" stand for?', "percentage_point"),
    ("difference between yoy and mom", "yoy mom"),
    ("difference between surplus and deficit", "balance"),
    ("what is the difference between CPI and PPI", "cpi ppi"),
    ("explain seasonal adjustment", "seasonal_adjustment seasonally_adjusted"),
]


@pytest.mark.parametrize(("text", "slugs"), EXPLAINED)
def test_how_figures_are_made_is_explained(text: str, slugs: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert (reply.outcome, reply.figures) == ("answer", ())
    assert set((reply.queries[0].by or "").split()) & set(slugs.split())


@pytest.mark.parametrize(
    "text",
    [
        "exports including freight in June 2026",
        "exports through bonded zones in 2025",
        "parcels exported in 2025",
        "insurance exports 2025",
        'How does the customs define "mechanical and electrical products"?',
        "how is a new energy vehicle defined here",
        "what's counted under rare earth magnets",
    ],
)
def test_a_part_of_trade_that_is_not_held_gets_no_figure(text: str, knowledge: Knowledge) -> None:
    assert not answer(Question(text, TODAY), knowledge).figures


@pytest.mark.parametrize(
    "text",
    [
        "what is the PMI",
        "difference between CPI and PPI in april 2026",
        "how were Chinese exports valued in June 2026 in dollars",
        "what was India's FY25 deficit",
    ],
)
def test_a_figure_that_is_asked_for_is_not_explained_away(text: str, knowledge: Knowledge) -> None:
    assert all(query.operation != "define" for query in answer(Question(text, TODAY), knowledge).queries)
