"""Two times a year apart whose amounts are not both held in one unit: the announced rate of the later one."""

from __future__ import annotations

from bot.model import Coverage, Query
from bot.understanding.clauses.features import Features


def told_as_rate(query: Query, f: Features, coverage: Coverage) -> bool:
    """Whether two periods a year apart are set against each other and only the rate of the later one is held."""
    later, earlier = query.periods
    asked = f.clause.has_any("unit", "scale") or f.clause.ops("difference") or f.minus or f.taken_away
    asked = asked or any(kind == "unit" for m in f.clause.all("measure") for kind, _ in m.others)  # トン数で
    asked = asked or any(("op", "difference") in m.others for m in f.clause.all("direction"))
    single = len(query.partners) == len(query.commodities) == 1
    if query.measure == "share" or earlier != later.shift(-12) or not single:
        return False
    flow = "total" if query.flow == "trade" else query.flow or "export"
    held = coverage.held(f.reporter, flow, query.partners[0], query.commodities[0])
    ends = [{at for at in (later, earlier) if at in periods} for key, periods in held if key.measure != "yoy"]
    apart = f.fragment and not f.clause.has("unit") and {later, earlier} not in ends  # dollars, and then yuan
    if asked and not (apart and {later} in ends and {earlier} in ends):
        return False
    levels = {later, earlier} in ends or ({earlier} in ends and not apart)
    rates = [key.basis for key, periods in held if key.measure == "yoy" and later in periods]
    if apart and {later} in ends and {earlier} in ends:
        rates = [basis for basis in rates if basis.startswith("value")]  # two amounts of money
    return not levels and any(query.basis in (None, basis) for basis in rates)
