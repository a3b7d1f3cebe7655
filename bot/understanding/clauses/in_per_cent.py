"""A bare per cent beside a trade (`May 2025, in %`, `exports in June, as a percentage`) -> whether a rate is meant."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO


def as_percentage(f: Features) -> list[Mention]:
    """`Exports in June, as a percentage`: of all that is traded there is no part to tell, so that a rate is meant; and
    so it is of what is asked how it did: `how did furniture exports do in 2025, in per cent`, and behind a comma."""
    c = f.clause
    led = [m for m in c.all("measure", "percent") if m.first < m.last]  # "in percent", no "percent of"
    faring = c.codes("question") == {"how"} and f.flow in ("export", "import")
    whole = (f.of_all and f.all_goods) or (not f.fragment and _set_off(c, led))
    after = [c.after(m) for m in led]  # "as a percentage of imports": a part of them
    meant = faring or (whole and not c.has("question"))
    return led if meant and all(one is None or one.kind in ("period", "conj") for one in after) else []


def _set_off(c: Clause, led: list[Mention]) -> bool:
    """`Exports to Germany, May 2025, in %`: a comma before it, and neither a deal nor "of exports" told."""
    bare = c.only("flow", "period", "measure", "harmless", "prep", "conj", "commodity", *WHO)
    return (
        bare
        and not any(c.led_by(m, "prep", "of") for m in c.all("flow"))
        and all(c.tokens[m.first - 1].norm == "," for m in led)
    )


def in_per_cent(f: Features) -> bool:
    """`Car exports 2025 %`, `exports to the US, in %, 2025`: beside no amount, a rate is wanted and no amount."""
    lone = f.clause.all("unit", "pct") or as_percentage(f)
    at_end = any(m.last >= len(f.clause.tokens) - 2 for m in lone) and not f.fragment
    said = f.clause.has("flow", "export", "import", "both") and not f.clause.has("measure", "share", "rate", "price")
    return bool(lone) and (at_end or said) and not f.amounts and f.flow in ("export", "import", "both")
