"""Words of comparing beside an amount -> on which side of it: above, at least, either. `Above or below 50`, `выше или
ниже 50`, 上回ったか下回ったか: which it was is asked, and nothing claimed."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Comparator, Query
from bot.understanding.clauses.amounts import FEW, LINE, Amount, find_amounts, following, of_flow, preceding
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.standards import over_a_standard
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import PMIS

_UP = (("compare", "above"), ("compare", "pass"), ("compare", "at_least"), ("compare", "reach"), ("more", "more"))
_DOWN = (("compare", "below"), ("compare", "at_most"), ("more", "less"))
_NEAR = 6  # words between how far it is and what it is from
_WITH_OR = (("compare", "at_least"), ("compare", "at_most"))  # "or below": the joint is in the word


def how_far(clause: Clause, word: Mention) -> bool:
    """`How far below 50 was it`, `by how much did it exceed 100 bn`: the distance is asked, whatever side is named."""
    before = clause.mentions[clause.at(word) - 1] if clause.at(word) else None
    asked = clause.first("op", "difference")
    moved = clause.has_any("growth", "direction", "more")
    for many in clause.all("question", "how_many"):  # "how many points was the PMI above 50"
        of = clause.after(many)
        asked = many if of is not None and of.is_("unit", "pp", "index") and clause.has("commodity", *PMIS) else asked
    if asked is not None and asked.first < word.first and word.kind == "compare" and not moved:
        return True
    if before is None or before.last + 1 != word.first or word.kind != "compare":
        return False
    asked_by = before.is_("op", "difference") or before.is_("question", "how_much")  # "how much below 120 bn"
    return asked_by or (before.says("measuring") and not before.says("lasting"))


def far_from(clause: Clause, amount: Mention, line: bool) -> Mention | None:
    """`How far from 100 bn was the surplus`, `how many points off the 50 mark is the PMI`: the word for the distance,
    which is asked on whichever side of the amount; `line`: it is the one that an index has. None elsewhere."""
    if clause.has_any("compare", "direction", "more"):
        return None
    far = [m for m in clause.mentions if m.says("measuring") and m.first < amount.first]
    if line and clause.has("commodity", *PMIS):
        if clause.has("unit", "pp", "index"):
            far += clause.all("question", "how_many")
        return next((m for m in far if m.first < amount.first and amount.first - m.last <= _NEAR), None)
    joint = clause.mentions[clause.at(amount) - 1] if clause.at(amount) else None
    if joint is None or joint in far:
        return joint  # "how far off 100 bn"
    return next((m for m in far if joint.is_("prep", "from") and clause.after(m) is joint), None)


def other_way(clause: Clause, word: Mention, sign: Comparator) -> Mention | None:
    """The word for the other side that is joined with the word of comparing by `or`; None where there is none."""
    contrary = _DOWN if sign in ("above", "at_least") else _UP if sign in ("below", "at_most") else ()
    for mention in clause.mentions:
        meanings = mention.meanings
        if mention.kind in ("compare", "more", "extreme") and any(one in contrary for one in meanings):
            first, second = sorted((mention, word), key=lambda m: m.first)
            if _joined(clause, first, second):
                return mention
    return None


def _joined(clause: Clause, first: Mention, second: Mention) -> bool:
    between = clause.mentions[clause.at(first) + 1 : clause.at(second)]
    passed = ("harmless", "number", "scale", "unit", "prep")
    joints = [m for m in between if m.is_("conj", "or") or m.is_("harmless", "asking")]
    plain = all(m.kind in passed or m in joints for m in between)
    return plain and (bool(joints) or (second.kind, second.code) in _WITH_OR)


def side_of_many(query: Query) -> bool:
    """Which side of an amount is asked, and not of one figure: each month has its own."""
    either = isinstance(query.condition, Bound) and query.condition.comparator == "either"
    return either and (query.operation != "check" or query.by not in (None, "size"))


_STANDARDS = ("period", "place", "demonym", "flow", "time", "deictic", "growth")  # what an amount is set against


_TRILLION = 1e12
_LOOKED_FOR = ("when", "first_time", "last_time", "which", "count", "ever")
_SIGNS: dict[str, Comparator] = {"below": "below", "missed": "below", "reach": "at_least"}


def comparator(clause: Clause, amount: Amount) -> tuple[Comparator | None, tuple[Mention, ...]]:
    """The words of comparing just before (or `or more` just after) an amount; `either` for both sides of it."""
    if (asked := far_from(clause, amount.first, amount.value == LINE and amount.unit in (None, "index"))) is not None:
        return "either", (asked,)
    close = next((m for m in clause.mentions if m.says("how_close") and m.last < amount.first.first), None)
    if close is not None and amount.sized and not clause.has("compare", "above", "below"):
        return "either", (close, *clause.all("compare", "reach"))  # "how close did exports come to 4 trillion"
    sign, words = _compared(clause, amount)
    which = clause.has("op", *_LOOKED_FOR) or (clause.has("question") and clause.has("time", "unit:year", "unit:month"))
    if sign is None and amount.scaled and which and of_flow(clause, amount.last):
        return "at_least", words  # "which year had the trillion-dollar surplus"
    if sign is not None and words and how_far(clause, words[0]):
        return "either", words
    other = other_way(clause, words[-1], sign) if sign is not None and words else None
    return (sign, words) if other is None else ("either", (*words, other))


def _compared(clause: Clause, amount: Amount) -> tuple[Comparator | None, tuple[Mention, ...]]:
    token = clause.tokens[amount.first.first - 1] if amount.first.first else None
    if token is not None and token.norm in (">", "<", "="):
        sign: Comparator = "above" if token.norm == ">" else "below" if token.norm == "<" else "is"
        return sign, tuple(m for m in clause.mentions if m.last == amount.first.first - 1)
    if by_so_much_more(clause, amount) is not None:
        led = behind_fillers(clause, preceding(clause, amount.first))  # "más de un 30 % inferiores"
        over = led is not None and led.is_("compare", "above", "below", "at_least", "at_most")
        return (led.code, (led,)) if over and led is not None else (None, ())  # type: ignore[return-value]
    after = following(clause, amount.last)
    if after is not None and after.is_("op", "first_time") and clause.tokens[after.first].kind == "han":
        after = following(clause, after)  # 4000億ドルを初めて超えた
    if after is not None and after.is_("compare", "at_least", "at_most", "above", "below"):
        # 荣枯线以上, PMI在50以上: over the line, on which 50.0 is
        line = amount.value == LINE and clause.tokens[after.first].kind == "han" and clause.has("commodity", *PMIS)
        code = {"at_least": "above", "at_most": "below"}.get(after.code, after.code) if line else after.code
        return code, (after,)  # type: ignore[return-value]
    if after is not None and after.is_("compare", "pass", "reach") and clause.tokens[after.first].kind == "han":
        return ("above" if after.code == "pass" else "at_least"), (after,)  # 1000億ドルに達した
    verb = clause.mentions[clause.at(amount.last) + 1 : clause.at(amount.last) + 2]
    large = amount.sized
    if large and verb and verb[0].means("compare", "reach"):
        none = [m for m in clause.all("fragment", "no") if m.last + 1 == amount.first.first]
        return ("below" if none else "at_least"), (*none, *verb)  # "haben (keine) 400 Milliarden erreicht, oder?"
    before = clause.before(amount.first, "unit", "prep", "question", "direction")
    if before is not None and before.is_("measure", "price"):
        before = clause.before(before, "prep")  # 超过每吨500美元
    if before is None:
        return None, ()
    if before.is_("fragment", "no") and large:
        return "below", (before,)  # "erreichte keine 400 Milliarden"
    missed = clause.first("op", "missed")
    for kind, code in before.meanings:
        if kind == "compare" and missed is not None and missed.first < before.first:
            return "below", (missed, before)  # "a raté la barre des 100 milliards", "verfehlte die Marke von"
        if kind == "compare" and code not in ("pass", "reach"):
            return code, (before,)  # type: ignore[return-value]
        if kind == "compare":
            led = clause.before(before, "op")
            down = (
                led is not None and led.is_("direction", "down") and not led.is_("direction", "up")
            )  # "fell past 300"
            return ("at_least" if code == "reach" else "below" if down else "above"), (before,)
        if kind == "more":
            return ("below" if code in ("less", "slower") else "above"), (before,)
        led = preceding(clause, amount.first)
        by = led is not None and led.is_("prep", "by")  # "beat expectations by 11 bn"
        if kind == "op" and code in ("surprise", "missed") and amount.scaled and not by:  # "how often they beat 300 bn"
            return ("above" if code == "surprise" else "below"), (before,)
    return _apart(clause, amount)


def exactly(clause: Clause, amount: Amount, words: tuple[Mention, ...]) -> bool:
    """`Exports reached 213.7 billion dollars`: what they came to; an amount told less finely is a mark that was passed,
    and so is any that a month or a year is looked for by, that was never reached, or reached in each month."""
    reached = len(words) == 1 and words[0].means("compare", "reach") and not words[0].is_("compare", "at_least")
    if not reached or clause.has("op", *_LOOKED_FOR) or clause.has_any("question", "negation"):
        return False
    return clause.ops("check") and amount.scaled and _fine(amount) and not clause.says("each_month", "stays")


def _round(amount: Amount) -> bool:
    """Two figures at most: a mark."""
    return float(f"{amount.value:.2g}") == amount.value


def _fine(amount: Amount) -> bool:
    """Told to more than three figures, or to the tenth of a billion."""
    tenths = any(isinstance(m.value, float) and not m.value.is_integer() for m in amount.mentions)
    fine = float(f"{amount.value:.3g}") != amount.value
    return fine or (tenths and not _round(amount) and amount.value < _TRILLION)


def by_so_much_more(clause: Clause, amount: Amount) -> Mention | None:
    """`20 % bigger than in 2024`, `supérieures de 5,5 % à celles de 2024`: the word that tells which way two are so far
    apart, where the amount is no bound of either; None elsewhere."""
    if amount.unit != "pct":
        return None
    if clause.ways.unspaced and (degree := over_a_standard(clause, amount)) is not None:
        return degree
    if clause.tokens[amount.first.first].kind == "han":
        return None
    after = following(clause, amount.last)
    if after is not None and after.is_("compare", "above", "below") and clause.tokens[after.first].kind != "han":
        standard = clause.after(after, "prep")
        return after if standard is not None and standard.kind in _STANDARDS else None
    led = ahead_of_bound(clause, amount)
    if led is None or not clause.at(led) or moving(led):
        return None
    by, before = led.means("prep", "of", "by"), clause.mentions[clause.at(led) - 1]
    behind = clause.mentions[clause.at(amount.last) + 1 : clause.at(amount.last) + 2]
    those = any(m.kind in _STANDARDS or m.says("for_the_flow", "determiner") for m in behind)
    beyond = those and before.is_("compare", "pass")  # "dépassaient de 20 % celles vers l'Allemagne"
    if by and (beyond or before.is_("compare", "above", "below") or before.is_("more", "more", "less")):
        return before if len(clause.expressions()) + len(clause.all("place")) > 1 else None
    if led.is_("prep", "by") and (degree := _more_than_another(clause, led)) is not None:
        return degree
    over = [m for m in clause.mentions[: clause.at(led)] if m.is_("compare", "above", "below", "pass")]
    beyond = bool(over) and over[-1].code == "pass" and (led.kind == "prep" or clause.postposed)
    joined = bool(over) and (led.is_("prep", "by") or beyond)  # "dépassé celles de 2024 de 5 %"; not "supera A el 5 %"
    standard = clause.after(over[-1], "prep") if joined else None
    return over[-1] if standard is not None and standard.kind in _STANDARDS and standard.last <= led.last else None


def _more_than_another(clause: Clause, by: Mention) -> Mention | None:
    """`More in 2025 than in 2024, by 5 %`: the word of degree, whose standard stands behind it and before the `by`."""
    said = clause.mentions[: clause.at(by)]
    degrees = [m for m in said if m.means("more", "more", "less") or m.is_("compare", "above", "below")]
    than = next((m for m in said if m.says("than") and degrees and m.first > degrees[-1].last), None)
    standard = (
        [m for m in said[clause.at(than) + 1 :] if m.kind not in ("prep", "harmless")] if than is not None else []
    )
    told = bool(standard) and all(m.kind in _STANDARDS for m in standard)
    return degrees[-1] if told and len(degrees) == 1 else None


def ahead_of_bound(clause: Clause, amount: Amount) -> Mention | None:
    """What stands before an amount and the word of comparing that bounds it: the `by` of `by more than 20 %`."""
    led = behind_fillers(clause, preceding(clause, amount.first))
    return behind_fillers(clause, preceding(clause, led)) if led is not None and led.is_("compare", *MIRRORED) else led


def moved_by(clause: Clause, amount: Amount, apart: bool = True) -> bool:
    """`Increased by more than 20 billion`, `exceeded May's by over 20 billion`: the amount bounds how far it moved;
    `apart`: two things are named that may lie so far apart."""
    led, over = ahead_of_bound(clause, amount), behind_fillers(clause, preceding(clause, amount.first))
    within = over is not None and over.is_("compare") and over.says("moved_by")  # "um mehr als"
    moved = clause.has("direction", "up", "down") or clause.has("growth", "growth") or bool(clause.ops("difference"))
    if not (moved or (apart and any(m is not over for m in clause.all("compare")))):
        return False
    if not amount.sized:
        return False
    if led is not None and moving(led) and not clause.ways.unspaced:  # "fell more than 20 billion"
        degree = over is not None and (over.says("degree_than") or over.is_("compare", "at_least"))
        return within or over is led or degree
    if not clause.ways.unspaced:  # "вырос более чем на"
        by = ("by", "of") if apart else ("by",)
        told = led is not None and (led.means("prep", *by) or (moved and led.says("by_so_much")))
        return told or within
    # 增加超过200亿, 200億ドル以上増えた, 减少额超过200亿: what stands at the amount, over a word for at least so much
    ahead = clause.before(over if over is not None and over.is_("compare", *MIRRORED) else amount.first)
    behind = clause.after(amount.last) if clause.postposed else None
    behind = clause.after(behind) if behind is not None and behind.is_("compare", *MIRRORED) else behind
    moves = [m for m in (ahead, behind) if m is not None and (m is behind or not clause.postposed or m.kind == "op")]
    return any(
        m.is_("direction", "up", "down") or m.is_("growth", "growth") or m.is_("op", "difference") for m in moves
    )


def move_claimed(c: Clause, amount: Amount) -> bool:
    """`Exports rose by 330 billion`: how much more it was is claimed, and not how much it was."""
    if not amount.sized:
        return False
    led = [m for m in c.mentions[: c.at(amount.first)] if m.kind not in ("harmless", "unit", "prep", "period", "time")]
    move = led[-1] if led else None
    if move is None or not (move.is_("direction", "up", "down") or move.is_("growth", "growth")):
        return False
    between = c.mentions[c.at(move) + 1 : c.at(amount.first)]
    reached = [m for m in between if m.means("prep", "to", "at", "into", "on") or m.means("time", "to", "until")]
    reached += [m for m in between if m.is_("prep", "from") and not m.means("prep", "of")]  # "from 3.58 trillion"
    return all(m.says("by_so_much") for m in reached) and all(kind == "harmless" for kind, _ in move.others)


def moving(m: Mention) -> bool:
    return m.is_("direction", "up", "down") or m.is_("growth", "growth")


def behind_fillers(clause: Clause, m: Mention | None) -> Mention | None:
    while m is not None and m.kind == "harmless" and not m.says("by_so_much"):
        m = preceding(clause, m)  # "by about a million", "rose more than"; not the "um" of "um 190 Milliarden"
    return m


def _apart(clause: Clause, amount: Amount) -> tuple[Comparator | None, tuple[Mention, ...]]:
    """A verb of comparing that its subject parts from the amount: `when exceeded exports for the first time 300 bn`."""
    words = [m for m in clause.mentions if m.is_("compare", "above", "below", "pass")]
    joint = preceding(clause, amount.first)
    words += clause.all("op", "surprise", "missed") if joint is None or not joint.is_("prep", "by") else ()
    if not words and amount.scaled and _round(amount):
        words = [
            m for m in clause.mentions if m.means("compare", "reach")
        ]  # "erreichten im Juni 400 Milliarden Dollar": a mark, and no exact figure
    others = [m for m in clause.all("number") if m not in amount.mentions and not clause.counts_months(m)]
    # "superó China los 100 millones de toneladas", "se pasó por primera vez de 700.000 autos"
    told = amount.sized or (amount.unit in (None, "", "units") and amount.value >= FEW)
    opens = bool(words) and all(m.kind == "harmless" for m in clause.mentions[: clause.at(words[0])])
    told = told or (opens and amount.unit == "pct")  # "superan la UE y la ASEAN la mitad", "übersteigen sie 10 %"
    bounding = [m for m in clause.all("direction", "up", "down") if ("harmless", "bounding") in m.others]
    if joint is not None and joint.is_("prep", "of") and told and not (words or others) and len(bounding) == 1:
        # "bajó el superávit de 60.000 millones": a verb that takes its bound with `of`, the subject in between
        return ("below" if bounding[0].code == "down" else "above"), (bounding[0],)
    if not told or others or len(words) != 1 or words[0].first > amount.first.first:
        return None, ()
    return ("at_least" if words[0].means("compare", "reach") else _SIGNS.get(words[0].code, "above")), (words[0],)


def moved_from(c: Clause, amount: Amount) -> bool:
    """`Rose from 305 to 330 bn`: what it was before. Ambiguous where it is said to have fallen to more."""
    led = c.before(amount.first, "unit")
    if led is None or not led.is_("prep", "from"):
        return False
    last, ways = find_amounts(c)[-1], c.codes("direction") & {"up", "down"}
    if last is not amount and last.unit == amount.unit and ways == {"down" if amount.value < last.value else "up"}:
        raise Ambiguous.again()
    return True


def told_behind(clause: Clause, number: Mention) -> bool:
    """`Top suppliers in 2025, three of them`, `just three`: how many are asked for, behind what is ranked."""
    after = clause.mentions[clause.at(number) + 1 :]
    ends = all(m.kind in ("harmless", "courtesy", "deictic") or m.is_("prep", "of") for m in after)
    ranked = (*clause.all("op", "rank"), *(clause.all("extreme") if clause.has("party") else ()))
    return ends and any(m.last < number.first for m in ranked)
