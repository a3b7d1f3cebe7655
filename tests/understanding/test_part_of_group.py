"""A member's part of the trade with its group: of the group's figure, and never of all exports."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import OF_GROUP, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("How much of China's exports to the EU went to Germany in H1 2026, per cent?", ("DEU", "EU27")),
        ("Vietnam's share of China's exports to ASEAN, June 2026", ("VNM", "ASEAN")),
        ("Germany as a share of exports to the EU in H1 2026", ("DEU", "EU27")),
        ("德国占中国对欧盟出口的比重，2026年上半年", ("DEU", "EU27")),
    ],
)
def test_of_its_group(knowledge: Knowledge, text: str, partners: tuple[str, str]) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.partners) == ("share", OF_GROUP, partners)


@pytest.mark.parametrize(
    "text", ["the EU's and Germany's share of China's exports in 2025", "share of Japan and the US"]
)
def test_two_who_are_told_beside_each_other_are_of_all(knowledge: Knowledge, text: str) -> None:
    assert all(part.by != OF_GROUP for part in asked(knowledge, text) if isinstance(part, Query))
