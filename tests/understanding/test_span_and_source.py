"""What is held of a series and who publishes it, asked in one breath: both are told."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "which span do the monthly American figures on imports from China cover, and which agency is the source",
        ),
        ("en", "what period do your figures for US imports from China cover and who publishes them"),
        ("es", "¿qué periodo cubren las cifras de EE. UU. de importaciones desde China y qué organismo es la fuente?"),
        ("de", "Welchen Zeitraum decken die monatlichen US-Importe aus China ab, und welche Behörde ist die Quelle?"),
    ],
)
def test_the_span_and_the_source_are_both_told(language: str, text: str, knowledge: Knowledge) -> None:
    held, source = asked(knowledge, text, language)
    assert isinstance(held, Query)
    assert isinstance(source, Query)
    assert (held.by, source.by) == ("held", "source")
    for query in (held, source):
        assert (query.reporter, query.flow, query.partners) == ("USA", "import", ("CHN",))
