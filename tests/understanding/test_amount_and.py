"""An amount that is asked for, and behind `and` what it was against the forecast, or with whom: two questions."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand
from tests.understanding.asking import TODAY, asked


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("What were exports in Nov 2025 and how did that compare to the consensus?", ("level", "surprise")),
        ("how much were imports in November 2025 and did they beat the forecast", ("level", "surprise")),
        ("what was the November surplus and was it above consensus", ("balance", "surprise")),
        ("how much soy did China import in 2025 and from whom", ("level", "rank")),
        ("how much did China export in 2025 and to which countries mostly", ("level", "rank")),
        # A rate is told with what was expected of it; a partner of its own leaves nobody to ask after.
        ("what was export growth in November and did it beat the forecast", ("surprise",)),
        ("did exports beat the forecast in November", ("surprise",)),
        # Behind `from`, or with it at the end: the countries themselves.
        ("from whom did china import soy in 2025", ("rank",)),
        ("who did china import soy from in 2025", ("rank",)),
        ("which countries did china import soy from in 2025", ("rank",)),
        ("who did china export to in 2025", ("rank",)),
    ],
)
def test_each_half_is_a_question_of_its_own(knowledge: Knowledge, text: str, operations: tuple[str, ...]) -> None:
    parts = asked(knowledge, text)
    assert tuple(part.operation for part in parts if isinstance(part, Query)) == operations
    assert len(parts) == len(operations)


def test_a_country_that_is_looked_for_is_never_answered_with_everybody(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "which country did china import less soy from in 2025")
    assert isinstance(part, Query)  # those from whom it fell, in the order of their rates
    assert (part.operation, part.by, part.partners, part.measure) == ("rank", "partner", (), "yoy")


@pytest.mark.parametrize(
    ("text", "flow", "partners"),
    [
        ("how much more did ASEAN buy than the US in 2025", "export", ("ASEAN", "USA")),
        ("how much more soy did Brazil sell than the US in 2025", "import", ("BRA", "USA")),
        ("did ASEAN buy more than the US in 2025", "export", ("ASEAN", "USA")),
    ],
)
def test_one_who_deals_is_set_over_another(
    knowledge: Knowledge, text: str, flow: str, partners: tuple[str, ...]
) -> None:
    (part,) = asked(knowledge, text)
    assert isinstance(part, Query)
    assert (part.operation, part.by, part.flow, part.partners) == ("compare", "partner", flow, partners)


@pytest.mark.parametrize(
    ("text", "operation", "limit"),
    [
        ("biggest beat of consensus in 2025", "surprise", 1),
        ("biggest miss in 2025 exports", "surprise", -1),
        ("what share of the export increase in 2025 was due to ASEAN", "contribution", None),
        ("what share of exports did the EU take more of in 2025", None, None),
    ],
)
def test_what_is_ranked_and_what_is_a_part(
    knowledge: Knowledge, text: str, operation: str | None, limit: int | None
) -> None:
    (part,) = asked(knowledge, text)
    found = (part.operation, part.limit) if isinstance(part, Query) else (None, None)
    assert found == (operation, limit) if operation else found[0] != "contribution"


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("fr", "à qui la Chine a-t-elle exporté en 2025 ?", "export"),
        ("fr", "de qui la Chine a-t-elle importé du soja en 2025 ?", "import"),
        ("pt", "para quem a China exportou em 2025", "export"),
        ("pt", "de quem a China importou soja em 2025", "import"),
        ("es", "¿a quién exportó China en 2025?", "export"),
        ("ru", "у кого Китай покупал сою в 2025 году", "import"),
    ],
)
def test_whom_is_an_order_of_partners_in_other_languages_too(
    knowledge: Knowledge, language: str, text: str, flow: str
) -> None:
    question = Question(text, TODAY, language=language)
    (part,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(part, Query)
    assert (part.operation, part.by, part.flow) == ("rank", "partner", flow)
