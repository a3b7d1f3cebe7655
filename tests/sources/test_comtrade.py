"""UN Comtrade: whole answers only, codes of its own, a counted day, a key that stands nowhere, terms on every row."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BadSetup, LayoutChanged, SourceAway
from bot.sources import read_catalog
from bot.sources.comtrade import gather, read_comtrade
from bot.sources.saved import Saved
from tests.sources.office import Answer, Asked, Office
from tests.sources.services import Months, as_json, brief, data, months, nothing_secret, office, web

__all__ = ["data", "months", "office"]  # fixtures

SECRET = "k3y-that-must-stand-nowhere"
PREVIEW, KEYED = "/public/v1/preview/C/M/HS", "/data/v1/get/C/M/HS"


def line(**more: Any) -> dict[str, Any]:
    return {
        "typeCode": "C", "freqCode": "M", "refPeriodId": 20251101, "period": "202511", "reporterCode": 156,
        "reporterISO": None, "flowCode": "X", "partnerCode": 842, "partner2Code": 0, "cmdCode": "2709",
        "customsCode": "C00", "motCode": 0, "qtyUnitCode": 8, "qty": 5000.0, "isQtyEstimated": False, "netWgt": 5000.5,
        "isNetWgtEstimated": False, "cifvalue": None, "fobvalue": 1234.5, "primaryValue": 1234567.891,
        "isReported": False, "isAggregate": True,
    } | more  # fmt: skip


def answer(*lines: dict[str, Any], error: str = "") -> Answer:
    return Answer(as_json({"elapsedTime": "0.1 secs", "count": len(lines), "data": lines, "error": error}))


def test_values_weights_and_pieces_in_our_units(office: Office, months: Months, tmp_path: Path) -> None:
    office.pages[PREVIEW] = answer(
        line(),
        line(flowCode="M", reporterCode=699, partnerCode=251, isNetWgtEstimated=True),
        line(cmdCode="8542", qtyUnitCode=5, qty=12345678.0, netWgt=99.0),
        line(cmdCode="850760", qtyUnitCode=9, qty=7, isQtyEstimated=True),
        line(cmdCode="1201", netWgt=0),
        line(cmdCode="2601", netWgt=None, primaryValue=0),
        line(cmdCode="2606", primaryValue=None),
        line(partnerCode=0, cmdCode="2603", netWgt=None),
        line(partnerCode=4),
        line(partnerCode=156),
        line(motCode=1000),
        line(),
        line(period="202510", cmdCode="271111"),
    )
    with web(tmp_path) as fetch:
        got = gather(fetch, months("2025-11", "2025-11"))
    assert brief(got.rows) == [
        "CHN export USA crude_oil 2025-11 0.001234567891 USD_bn",
        "CHN export USA crude_oil 2025-11 5.0005 t",
        "IND import FRA crude_oil 2025-11 0.001234567891 USD_bn",
        "IND import FRA crude_oil 2025-11 5.0005 t",
        "CHN export USA integrated_circuits 2025-11 0.001234567891 USD_bn",
        "CHN export USA integrated_circuits 2025-11 12345678.0 units",
        "CHN export USA lithium_batteries 2025-11 0.001234567891 USD_bn",
        "CHN export USA lithium_batteries 2025-11 7000 units",
        "CHN export USA soybeans 2025-11 0.001234567891 USD_bn",
        "CHN export USA iron_ore 2025-11 0.000000000 USD_bn",
        "CHN export WLD copper_concentrate 2025-11 0.001234567891 USD_bn",
    ]
    estimated = "estimated by the UN Statistics Division"
    assert list(got.rows["note"]) == ["", "", "", estimated, "", "", "", estimated, "", "", ""]
    assert not got.redistributable
    assert got.left_out == (
        "lines by mode of transport, customs procedure or second partner",
        "lines that were not asked for (2 rows)",
    )
    [asked] = office.asked
    assert {name: asked.query[name] for name in ("motCode", "customsCode", "partner2Code", "period", "flowCode")} == {
        "motCode": "0", "customsCode": "C00", "partner2Code": "0", "period": "202511", "flowCode": "M,X",
    }  # fmt: skip
    assert {"842", "251", "757", "0"} <= set(asked.query["partnerCode"].split(","))
    assert {"156", "842", "699", "276"} <= set(asked.query["reporterCode"].split(","))
    assert "97" not in asked.query["reporterCode"].split(",")


class Service:
    """A service that holds some cells and says no more than `most` of them at once."""

    def __init__(self, most: int) -> None:
        self.most, self.asked = most, 0

    def __call__(self, asked: Asked) -> Answer:
        self.asked += 1
        axes = [asked.query[f"{name}Code"].split(",") for name in ("reporter", "partner", "flow", "cmd")]
        cells = [cell for cell in itertools.product(*axes, asked.query["period"].split(",")) if hash_of(cell) % 3]
        lines = [
            line(
                reporterCode=int(r),
                partnerCode=int(p),
                flowCode=f,
                cmdCode=c,
                period=m,
                primaryValue=hash_of((r, p, f, c, m)),
            )
            for r, p, f, c, m in cells
        ]
        return answer(*lines[: self.most])


def hash_of(cell: tuple[str, ...]) -> int:
    return sum(7**n * ord(letter) for n, letter in enumerate("".join(cell))) % 100_003


def test_what_is_cut_off_is_asked_again_in_parts(
    office: Office, months: Months, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three goods and few areas, so that the test is quick: 500 rows an answer as the preview has it."""
    fewer(data)
    service = Service(500)
    monkeypatch.setattr(office, "answer", service)
    with web(tmp_path) as fetch:
        got = gather(fetch, months("2025-10", "2025-11"))
    known = read_comtrade(data, read_catalog(data))
    reporters = [known.areas.theirs[code] for code in ("CHN", "USA", "IND")]
    expected = {
        (known.areas.ours[r], {"M": "import", "X": "export"}[f], ours, known.goods[c], f"{m[:4]}-{m[4:]}")
        for r, (ours, p), f, c, m in itertools.product(
            reporters, known.areas.theirs.items(), "MX", known.goods, ("202510", "202511")
        )
        if hash_of((r, p, f, c, m)) % 3 and known.areas.ours[r] != ours
        if ours != "EU27"
    }
    values = got.rows[got.rows["measure"] == "value"]
    found = list(values[["reporter", "flow", "partner", "commodity", "period"]].itertuples(index=False, name=None))
    assert len(found) == len(set(found)) == len(expected) > 1000
    assert set(found) == expected
    assert service.asked > 4
    again = gather(Saved(tmp_path / "raw"), months("2025-10", "2025-11"))
    assert brief(again.rows) == brief(got.rows)


def fewer(data: Path) -> None:
    goods = data / "sources" / "goods.csv"
    kept = [
        row
        for row in goods.read_text("utf-8").splitlines()
        if row.startswith("source") or row.split(",")[2] in ("2709", "1201", "8542", "2606")
    ]
    goods.write_text("\n".join(kept) + "\n", "utf-8")
    path = data / "sources" / "comtrade.toml"
    text = path.read_text("utf-8")
    others = '"EU27", "EA20", "DEU", "JPN", "KOR", "VNM", "TWN"'
    path.write_text(text.replace('"EU27", "EA20"', others).replace("calls_a_day = 500", "calls_a_day = 3"), "utf-8")


def test_with_a_key_a_day_has_so_many_calls(office: Office, months: Months, data: Path, tmp_path: Path) -> None:
    """Twelve months a call, newest first; a call counts whatever becomes of it; the next run goes on counting."""
    fewer(data)
    office.pages[KEYED] = answer(line())
    wanted = months("2022-01", "2025-11", keys={"comtrade": SECRET}, state=tmp_path / "state")
    with web(tmp_path) as fetch:
        got = gather(fetch, wanted)
    assert [one.query["period"].split(",")[0] for one in office.asked] == ["202511", "202411", "202311"]
    assert len(office.asked[0].query["period"].split(",")) == 12
    assert all(one.query["subscription-key"] == SECRET for one in office.asked)
    assert got.left_out[-1] == "the 3 calls of today are made; 202211 and before were not read whole"
    nothing_secret(got, tmp_path, SECRET)
    with web(tmp_path) as fetch:
        assert len(gather(fetch, wanted).rows) == 0
    assert len(office.asked) == 3


def test_what_was_read_before_the_service_went_away_is_kept(
    office: Office, months: Months, data: Path, tmp_path: Path
) -> None:
    fewer(data)
    office.script[PREVIEW] = [answer(line()), answer(line(period="202510")), Answer(b"", 403)]
    with web(tmp_path) as fetch:
        got = gather(fetch, months("2025-07", "2025-11"))
    assert sorted(set(got.rows["period"])) == ["2025-10", "2025-11"]
    assert got.left_out == (
        f"202509 was not read whole: {office.address}{PREVIEW}: it answers 403",
        "what is before 202509 was not asked for",
    )
    assert len(office.asked) == 3


def test_a_month_that_was_not_saved_is_left_out(office: Office, months: Months, data: Path, tmp_path: Path) -> None:
    fewer(data)
    office.pages[PREVIEW] = answer(line())
    with web(tmp_path) as fetch:
        gather(fetch, months("2025-11", "2025-11"))
    got = gather(Saved(tmp_path / "raw"), months("2025-11", "2025-12"))
    assert set(got.rows["period"]) == {"2025-11"}
    assert got.left_out[0].startswith("202512 was not read whole: ")
    with pytest.raises(SourceAway, match="is not among the saved pages"):
        gather(Saved(tmp_path / "raw"), months("2026-01", "2026-01"))


def test_a_refusal_is_said_in_its_own_words_without_the_key(office: Office, months: Months, tmp_path: Path) -> None:
    office.pages[KEYED] = answer(error=f"subscription {SECRET} is out of call volume quota")
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="out of call volume quota") as away:
        gather(fetch, months("2025-11", "2025-11", keys={"comtrade": SECRET}))
    assert SECRET not in str(away.value)
    office.pages[KEYED] = Answer(as_json({"statusCode": 401, "message": "Access denied"}), 401)
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="it answers 401") as away:
        gather(fetch, months("2025-11", "2025-11", keys={"comtrade": SECRET}))
    assert SECRET not in str(away.value)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<html>maintenance</html>", "expected JSON"),
        (b"[" * 200_000, "expected JSON"),
        (b"[1, 2]", "expected an object with data, found list"),
        (b'{"count": 0}', "expected a list of objects as data, found count"),
        (b'{"data": [7]}', "expected a list of objects as data"),
        (as_json({"data": [{"period": "202511"}]}), "expected the field 'reporterCode', found period"),
        (as_json({"data": [line(primaryValue="1,5")]}), "'1,5' is no number"),
        (as_json({"data": [line(), line(primaryValue=2)]}), "found 1234567.891 and 2 for 156 842 X 2709 202511"),
    ],
)
def test_another_layout_is_refused(office: Office, months: Months, tmp_path: Path, body: bytes, found: str) -> None:
    office.pages[PREVIEW] = Answer(body)
    with web(tmp_path) as fetch, pytest.raises(LayoutChanged, match="layout changed") as refusal:
        gather(fetch, months("2025-11", "2025-11"))
    assert found in str(refusal.value)


def test_one_cell_of_500_rows_is_another_layout(office: Office, months: Months, data: Path, tmp_path: Path) -> None:
    fewer(data)
    office.pages[PREVIEW] = answer(*[line()] * 500)
    with web(tmp_path) as fetch, pytest.raises(LayoutChanged, match="found 500 rows for"):
        gather(fetch, months("2025-11", "2025-11"))


def test_its_codes_are_not_those_of_the_un(data: Path) -> None:
    areas = read_comtrade(data, read_catalog(data)).areas
    assert {code: areas.ours[code] for code in ("842", "251", "757", "699", "156", "0", "380", "381", "490")} == {
        "842": "USA", "251": "FRA", "757": "CHE", "699": "IND", "156": "CHN", "0": "WLD", "380": "ITA", "381": "ITA",
        "490": "",
    }  # fmt: skip
    assert areas.theirs["ITA"] == "380"
    assert not {"840", "250", "756", "356", "158"} & set(areas.ours)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("comtrade.toml", 'agency = "UN Comtrade"', 'agency = "UN"', "agency 'UN' is not known; add it to"),
        ("comtrade.toml", "preview_rows = 500", "", "'preview_rows' is missing"),
        ("comtrade_areas.csv", "156,CHN,China", "156,CHN,China\n156,IND,India", "the code '156' stands twice"),
        ("goods.csv", "comtrade,hs,1201,soybeans,", "comtrade,hs,1201,beans,", "the commodity 'beans' is not known"),
        ("goods.csv", "comtrade,hs,2601,", "comtrade,hs,1201,", "hs 1201 stands twice"),
    ],
)
def test_a_description_that_does_not_fit_is_said(data: Path, name: str, old: str, new: str, said: str) -> None:
    path = data / "sources" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadSetup) as problem:
        read_comtrade(data, read_catalog(data))
    assert said in str(problem.value)
