"""`Was China or the US Germany's larger trading partner`, `who is Germany's main partner, China or the US`: whose
partner either is said to be trades with both, and by the whole trade they are set against each other. So it is where
the trade itself is named: `¿con quién comercia más Alemania, EEUU o China?`"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_LEADS = ("of", "for", "to")  # "partner of Germany", "for China"


def either_partner(clause: Clause) -> Clause:
    """The clause with whoever has the partners named ahead, and the trade with each in the place of the partner; as it
    is where there are not two to choose from and a third who has them."""
    if clause.has("flow", "trade", "total") and not clause.has_any("party", "commodity", "number", "growth", "verb"):
        return _either_traded_with(clause)
    if len(clause.all("party")) != 1 or not clause.has("party", "partner") or clause.has_any("flow", "commodity"):
        return clause
    partner = clause.all("party")[0]
    named = [m for m in clause.mentions if m.kind in WHO]
    degree = clause.before(partner, "harmless")
    if len(named) != 3 or degree is None or not _of_size(degree) or clause.has_any("number", "growth", "verb"):
        return clause
    owner = _owner(clause, degree, partner)
    if owner is None or not _chosen_from(clause, [m for m in named if m is not owner]):
        return clause
    whose = replace(owner, kind="demonym", others=())
    trade = replace(partner, kind="flow", code="trade", others=())
    more = replace(degree, kind="more", code="more", others=())
    led = clause.before(owner, "harmless")
    first, second = (m for m in named if m is not owner)
    joint = next((m for m in clause.all("conj", "and") if first.last < m.first < second.first), None)
    dropped = (owner, partner, *((led,) if led is not None and led.is_("prep") else ()))
    either = replace(joint, code="or", others=()) if joint is not None else None
    rest = (more if m is degree else either or m if m is joint else m for m in clause.mentions if m not in dropped)
    return replace(clause, mentions=(whose, trade, *rest))


def _either_traded_with(clause: Clause) -> Clause:
    """Whose trade it is named right before the two it would be read as one of them: it takes the place of the asked."""
    named = [m for m in clause.mentions if m.kind == "place"]
    asked = next(
        (m for m in clause.all("question", "who", "what") if clause.before(m) in clause.all("prep", "with")), None
    )
    if asked is None or len(named) != 3 or not any(_of_size(m) for m in clause.mentions):
        return clause
    if asked.first > named[1].last and named[2].first > asked.last and _chosen_from(clause, named[:2]):
        whose = replace(named[2], kind="demonym", others=())  # "USA oder China: mit wem handelt Deutschland mehr"
        return replace(clause, mentions=(whose, *(m for m in clause.mentions if m is not named[2])))
    owner, led = named[0], clause.before(asked)
    beside = clause.after(owner, "harmless") is named[1] and owner.first > asked.last
    if not beside or clause.has("demonym") or not _chosen_from(clause, named[1:]):
        return clause
    whose = replace(owner, kind="demonym", first=asked.first, last=asked.first, others=())
    rest = (m for m in clause.mentions if m not in (owner, asked, led))
    compared = (replace(m, kind="more", code="more", others=()) if _of_size(m) else m for m in rest)
    return replace(clause, mentions=tuple(sorted((whose, *compared), key=lambda m: m.first)))


def _of_size(degree: Mention) -> bool:
    return degree.is_("more", "more") or degree.is_("extreme", "most") or degree.is_("op", "rank")


def _owner(clause: Clause, degree: Mention, partner: Mention) -> Mention | None:
    """Who has the partners: named right before their degree ("Germany's larger partner") or behind them, led or in the
    genitive ("partner for China", "Handelspartner Deutschlands")."""
    ahead, behind = clause.before(degree, "harmless"), clause.after(partner, "harmless")
    if behind is not None and behind.is_("prep", *_LEADS):
        behind = clause.after(behind, "harmless")
        return behind if behind is not None and behind.kind in WHO else None
    if behind is not None and behind.kind == "demonym":
        return behind
    return ahead if ahead is not None and ahead.kind in WHO else None


def _chosen_from(clause: Clause, two: list[Mention]) -> bool:
    """Whether one of the two is to be told, "China or the US", or is set over the other, "larger than the US"."""
    between = clause.mentions[clause.at(two[0]) + 1 : clause.at(two[1])]
    said = [m for m in between if m.kind not in ("harmless", "courtesy")]
    asked = clause.after(two[1], "harmless")
    which = asked is not None and asked.is_("question", "who")  # 中国と米国のどちら
    either = len(said) == 1 and said[0].is_("conj", "or", *(("and",) if which else ()))
    return either or any(m.says("than") for m in between)
