"""Callback data: a query and back, within 64 bytes, and nothing that would come back as another query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.telegram.packing import LIMIT, Packed, pack, pack_deed, pack_key, unpack
from bot.model import OPERATIONS, Bound, Choice, Period, Query

NOVEMBER = Period.month(2025, 11)
YEARS = (Period.year(2024), Period.year(2025))
UNREADABLE = ("", "0en=a", "2en=a", "1en", "1en=", "1en=?", "1en=a;;;;;;;13th", "1en=a" + ";" * 12, "x")


def packed(query: Query) -> str | None:
    return pack(Choice("label", "text", query), "en")


def test_a_plain_query_is_short_and_readable() -> None:
    query = Query("level", flow="export", partners=("USA",), periods=(NOVEMBER,))
    assert packed(query) == "1en=a;;x;USA;;;;2025-11"
    assert unpack("1en=a;;x;USA;;;;2025-11") == Packed("en", query)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_has_its_letter(operation: str) -> None:
    data = packed(Query(operation))
    assert data is not None
    assert unpack(data) == Packed("en", Query(operation))


@pytest.mark.parametrize(
    "query",
    [
        Query("rank", partners=(), by="partner", limit=-5, measure="value", basis="value_cny"),
        Query("compare", flow="both", partners=("USA", "EU27", "ASEAN"), periods=YEARS),
        Query("level", "USA", "import", ("CHN",), ("soybeans", "rare_earths"), periods=(Period.parse("2026-05-19"),)),
        Query("trend", flow="balance", periods=(Period.parse("2025-01/2025-11"),), by="month", vintage="revised"),
        Query("define", by="january_february"),
        Query("level", commodities=("-",)),
        Query("level", flow="x"),
        Query("level", partners=("A;B",)),
        Query("level", partners=("A,B",)),
        Query("level", partners=("",)),
    ],
)
def test_what_is_packed_comes_back_the_same_or_is_not_packed(query: Query) -> None:
    data = packed(query)
    assert data is None or unpack(data) == Packed("en", query)


def test_a_condition_and_a_query_too_long_are_for_the_database() -> None:
    assert packed(Query("threshold", condition=Bound("above", 110.0))) is None
    assert packed(Query("compare", partners=tuple(f"PARTNER{n}" for n in range(9)))) is None


def test_words_are_packed_while_they_fit() -> None:
    assert pack(Choice("x", "中国出口", None), "zh-Hans") == "1zh?中国出口"
    assert unpack("1zh?中国出口") == Packed("zh", text="中国出口")
    assert pack(Choice("x", "中" * 21), "zh") is None


def test_a_key_points_into_the_database() -> None:
    data = pack_key("0" * 26, "es")
    assert unpack(data) == Packed("es", key="0" * 26)
    assert len(data) <= LIMIT


def test_a_deed_holds_all_queries_of_its_answer_or_a_key() -> None:
    exports = Query("level", flow="export", partners=("USA",), periods=(NOVEMBER,))
    both = (exports, exports.with_(flow="import"))
    assert pack_deed("csv", (exports,), "en") == "1en!c=a;;x;USA;;;;2025-11"
    assert unpack("1en!c=a;;x;USA;;;;2025-11") == Packed("en", deed="csv", queries=(exports,))
    assert unpack(pack_deed("wrong", both, "de") or "") == Packed("de", deed="wrong", queries=both)
    assert pack_deed("proof", (Query("threshold", condition=Bound("above", 110.0)),), "en") is None
    assert pack_deed("proof", both * 3, "en") is None
    assert pack_deed("proof", (Query("level", partners=("A|B",)),), "en") is None
    assert unpack(pack_key("0" * 26, "ja", "proof")) == Packed("ja", key="0" * 26, deed="proof")


@pytest.mark.parametrize("data", ["1en!", "1en!c", "1en!c=", "1en!q=a", "1en!c=a|", "1en!c=|a", "1en!c?why", "2en!c=a"])
def test_a_deed_that_nobody_reads_is_nothing(data: str) -> None:
    assert unpack(data) is None


@pytest.mark.parametrize(
    "data", ["", "0en=a", "2en=a", "1en", "1en=", "1en=?", "1en=a;;;;;;;13th", "1en=a" + ";" * 12, "x"]
)
def test_what_nobody_reads_is_nothing(data: str) -> None:
    assert unpack(data) is None


CODES = st.sampled_from(["USA", "EU27", "WLD", "TOTAL", "soybeans", "x", "-", "", "a;b", "export"])


@given(
    st.builds(
        Query,
        st.sampled_from(OPERATIONS),
        CODES,
        st.none() | CODES,
        st.lists(CODES, max_size=3).map(tuple),
        st.lists(CODES, max_size=3).map(tuple),
        st.none() | CODES,
        st.none() | CODES,
        st.lists(st.sampled_from([NOVEMBER, *YEARS, Period.parse("2025-01/2025-03")]), max_size=2).map(tuple),
        st.none() | st.sampled_from(["partner", "month", "gacc", ""]),
        st.none() | st.integers(-20, 20),
        st.none(),
        st.none() | CODES,
    )
)
def test_no_query_comes_back_as_another(query: Query) -> None:
    data = packed(query)
    if data is not None:
        assert unpack(data) == Packed("en", query)
        assert 1 <= len(data.encode()) <= LIMIT


@given(st.text(max_size=70))
def test_no_callback_data_breaks_the_reader(text: str) -> None:
    unpack(text)
    unpack("1en=" + text)
