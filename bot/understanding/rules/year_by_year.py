"""Whether each year of a span is asked for, and not how far the last lies from the first. Features -> bool."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.by_how_much import years_in_span
from bot.understanding.words.frame import Mention


def year_by_year(f: Features) -> bool:
    """`Yearly export growth from 2021 to 2025`, `is it growing over the years`: each year, and not the last on the
    first."""
    c = f.clause
    if any(_of_a_flow(c, m) for m in c.all("op", "by_year")):
        return False
    between = c.ops("difference", "how_fast", "compound", "average") or c.has("question", "how_much", "how_many")
    return bool(c.ops("by_year")) and f.ends and years_in_span(f) > 2 and not (between or f.amounts)


def _of_a_flow(c: Clause, yearly: Mention) -> bool:
    """`The rise of annual exports`, `hausse des exportations annuelles`: they are yearly; "yearly export growth" is."""
    ahead = next((m for m in c.mentions if m.last + 1 == yearly.first), None)
    behind = next((m for m in c.mentions if m.first == yearly.last + 1), None)
    if behind is not None and behind.kind == "flow":
        return not any(m.kind == "growth" and m.first == behind.last + 1 for m in c.mentions)
    grown = behind is not None and behind.kind == "growth"  # 出口逐年增速
    return ahead is not None and ahead.kind == "flow" and not grown
