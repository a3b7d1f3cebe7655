"""Rows and bytes that may be passed on: the rest is gone without a trace."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog import Definition, Facts, Source
from bot.sources import open_bytes, open_facts, open_rows, withheld

CELLS = st.text(alphabet='ab",\n\r\u2028é', max_size=4)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("printed") / "observations.csv"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELLS, st.sampled_from(["s1", "s2", "s3"]), CELLS)), st.sets(st.sampled_from(["s1", "s2"])))
def test_the_bytes_are_those_of_a_file_written_without_the_rows(
    place: Path, rows: list[tuple[str, str, str]], pages: set[str]
) -> None:
    place.write_bytes(written(rows))
    assert open_bytes(place, frozenset(pages)) == written([row for row in rows if row[1] not in pages])


def written(rows: list[tuple[str, str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("value", "source", "note"), *rows])
    return text.getvalue().encode()


def test_categories_do_not_tell_of_what_is_gone() -> None:
    frame = pd.DataFrame({"source": ["a", "b"], "period": ["2024", "2031"]}, dtype="category")
    kept = open_rows(frame, frozenset(["b"]))
    assert kept.to_dict("list") == {"source": ["a"], "period": ["2024"]}
    assert list(kept["period"].cat.categories) == ["2024"]


def test_definitions_and_pages_go_with_their_terms() -> None:
    pages = tuple(Source(id, "", "", "", terms) for id, terms in (("a", ""), ("b", "no_redistribution")))
    facts = Facts(definitions=tuple(Definition(id, id, id, id) for id in "ab"), sources=pages)
    assert withheld(facts) == {"b"}
    left = open_facts(facts, withheld(facts))
    assert [definition.slug for definition in left.definitions] == ["a"]
    assert [source.id for source in left.sources] == ["a"]
