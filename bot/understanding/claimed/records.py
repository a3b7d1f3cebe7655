"""Whether it is claimed that something was a record: `the surplus hit a record $1.19 trillion`, `was June the highest
on record` -> yes or no; which month was, and how much it was, is a question."""

from __future__ import annotations

from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention


def record_claimed(f: Features) -> bool:
    """ "Is a 125 bn surplus in June unprecedented?", "was June the highest on record?": yes or no is asked of one
    time, with an amount or without; of an amount alone, "ever" says so too."""
    c = f.clause
    of_all = c.ops("record") or c.says("all_time")
    if c.has("question") or f.asks_time or c.ops("which", "when") or not c.mentions or len(f.periods) > 1:
        return False
    if record_of_its_year(f):
        return False
    if (of_all or c.ops("ever")) and _record_of(f):
        return True
    if not of_all or len(f.periods) != 1:
        return False
    month = f.periods[0].month_count == 1 and not f.fragment and f.flow in ("export", "import", "balance") and f.of_all
    return c.mentions[0].says("copula") and (bool(f.amounts) or month)


def record_of_its_year(f: Features) -> bool:
    """`Was June's surplus the record for 2026`, `a record for the year`, `the year's record`: among the months of its
    year alone."""
    c = f.clause
    noun = c.first("op", "record") or c.first("extreme")
    if noun is None or [p.month_count for p in f.periods] != [1] or c.ops("ever") or c.says("all_time"):
        return False
    before, after = c.before(noun), c.after(noun, "prep")
    if before is not None and before.is_("time", "year_span"):
        return True
    if after is None or noun.kind == "extreme":
        return False
    said = next((said for m, said in c.expressions() if m is after), None)
    part = said.parts[0] if said is not None and len(said.parts) == 1 and said.mode == "list" else None
    if part is not None and part.grain == "year":
        return part.year == f.periods[0].first.year or part.year_of == "today"
    if after.is_("period", "taken"):
        return True  # "im Juni der Rekord des Jahres 2026", whose year June was given
    led = c.mentions[c.at(after) - 1]
    year = after.is_("time", "year_span") or (after.is_("time", "unit:year") and led.means("time", "during"))
    return year and not led.says("indefinite")


def _record_of(f: Features) -> bool:
    """`The surplus hit a record $1.19 trillion`, `is the $1.19 trillion surplus a record`: the amount is told beside
    the word; of goods only with their time."""
    c = f.clause
    plain = f.flow in ("export", "import", "balance") and f.things == 1 and not f.fragment
    if not plain or len(f.amounts) != 1 or not (f.periods or (f.all_goods and f.of_all)):
        return False
    ever = [m for m in c.all("op", "ever") if m.says("all_time")]  # not "at any point in 2025"
    amount, records = f.amounts[0], (*c.all("op", "record"), *ever, *c.all("extreme"))
    if not records or not (amount.sized or (amount.unit == "pct" and f.moved)):
        return False
    return c.mentions[0].says("copula") or any(_told_of(c, amount, said) for said in records)


def _told_of(c: Clause, amount: Amount, said: Mention) -> bool:
    """`A surplus of 1.19 trillion is a record`, `412 bn the most ever?`, `war mit 1,2 Billionen der größte`."""
    led = c.mentions[c.at(said) - 1]
    that = led.kind == "deictic" and c.mentions[c.at(led) - 1].says("copula")  # "hit 3.77 trillion, is that a record"
    is_one = amount.last.last < said.first and (that or led.says("copula", "determiner") or led is amount.last)
    return is_one or c.before(amount.first, "unit", "prep", "conj") is said


def best_of_amount(f: Features) -> str | None:
    """What an amount is claimed to be: a record ("138 bn is the largest ever", "more cars than ever"), or the best of
    the year that is named ("the highest monthly surplus of 2025 was 138 bn"); None where it is neither."""
    c, amount = f.clause, f.amounts[0] if len(f.amounts) == 1 else None
    more = c.has("more", "more", "less") and c.says("than")
    sized = amount is not None and f.extreme() is not None and not c.has("party")
    best, year = c.first("extreme"), [p.month_count for p in f.periods] == [12]
    if c.says("peaking") and year:
        return "best"
    if c.ops("record") or (c.ops("ever") and (more or sized)) or (c.says("all_time") and sized):
        return "record"
    if best is None or amount is None or not (sized and year and f.of_all) or amount.unit == "pct" or f.moved:
        return None
    return "best" if c.before(amount.first, "unit") is not best else None  # "at best 2.6 trillion"


def of_one(f: Features) -> bool:
    """Whether a month or a year is all that the highest or lowest is claimed of: `its 2025 surplus was the biggest`."""
    year = [p.kind for p in f.periods] == ["year"] and not f.amounts and f.asks_time in (None, "year")
    year = year and not f.clause.has("party") and (f.flow == "balance" or f.things == 1) and not f.context
    return year or [p.month_count for p in f.periods] == [1]


def nth_asked(f: Features) -> bool:
    """`Was November 2025 its fifth straight month under 50?`: yes or no."""
    c = f.clause
    if not (c.ops("streak") and c.has("ordinal")) or c.has("question") or f.fragment:
        return False
    return c.mentions[0].says("copula", "auxiliary") and len(f.periods) == 1


def of_its_name(f: Features) -> int:
    """`The best August ever`, `highest August surplus`, `which June was the best`: the month is set beside those of its
    name, of which one is the best of; its number, 0 where nothing is so told."""
    c = f.clause
    months = [p for p in f.periods if p.month_count == 1]
    within = all(p.covers(months[0]) for p in f.periods if p.month_count > 1) if months else False
    if c.has("party"):
        return 0  # "biggest June buyer": who it was
    if not within or len({p.first.month for p in months}) > 1:
        return 0
    if named_again(f):
        return months[0].first.month
    if c.ways.unspaced:
        return 0
    bare = {m.first for m, said in c.expressions() if m.first == m.last and len(said.parts) == 1}
    led = (*c.all("extreme"), *c.all("op", "record"), *c.all("question", "what", "who"), *c.all("op", "which"))
    sought = any(m.last + 1 in bare for m in led)
    return months[0].first.month if sought and f.extreme() is not None else 0


def named_again(f: Features) -> bool:
    """`Was the surplus of August 2026 a record for August`, 是历年8月最高吗: the month of a year, and then its name."""
    c, times = f.clause, f.clause.expressions()
    parts = [part for _, said in times for part in said.parts]
    if len(times) != 2 or len(parts) != 2 or any(part.grain != "month" or part.anchor for part in parts):
        return False
    (dated, name), (one, again) = parts, (m for m, _ in times)
    bare = name.year is None or not any(sign.isdigit() for sign in again.said)
    best = [m for m in c.mentions if m.kind == "extreme" or m.is_("op", "record")]
    behind = any(m.first > one.last for m in best) and not c.ops("compare") and not c.has_any("more", "compare", "conj")
    return dated.months == name.months and dated.year is not None and bare and behind
