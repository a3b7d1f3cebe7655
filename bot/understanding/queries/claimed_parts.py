"""What a text tells as true, claim by claim -> the query that each is judged by, or why there is none."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import CannotAnswer, NotHeld
from bot.model import Coverage, Query, Question, Quoted, Statement, Turn
from bot.understanding.clauses.apart import told_apart
from bot.understanding.clauses.claims import Claim
from bot.understanding.queries.resolver import resolve
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY


def checked(
    found: tuple[Claim, ...], question: Question, coverage: Coverage, catalog: Catalog, home: str
) -> tuple[Query | CannotAnswer, ...]:
    """Each claim by itself: one that cannot be read holds up no other."""
    parts: list[Query | CannotAnswer] = []
    for clause, leftover in found:
        if leftover:
            word = Quoted(" ".join(dict.fromkeys(token.said for token in leftover))[:80], clause.frame.language)
            parts.append(NotHeld(Statement.of("refusal.not_held.word", word=word)))
            continue
        told = [Turn(part.with_(notes=())) for part in parts if isinstance(part, Query)][-1:]
        counted = any(m.code.startswith("earlier") for m in clause.all("period"))  # "and by 14.6 % in the whole year"
        try:
            query = resolve(clause, told if counted else (), coverage, catalog, question.asked_on, home)
            parts += told_apart(query, clause)  # "both exports and imports grew by more than 25 %": of each
        except CannotAnswer as cannot:
            parts.append(cannot)
    return tuple(parts)


def other_flow_behind(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Exports were over 300 bn in June, and imports?`: nothing is claimed of the flow that is asked after; its figure
    is told beside the verdict."""
    flows, amounts = frame.all("flow", *ONE_WAY), frame.all("number")
    if len(flows) != 2 or not amounts or len(parts) != 2:
        return parts
    said = [m for m in frame.mentions if m.says("request") or m.kind not in ("harmless", "courtesy")]
    while said and said[-1].kind == "fragment":  # 进口呢
        said.pop()
    if not said or said[-1] is not flows[1]:
        return parts
    if not _put(frame, flows[1]):
        return parts
    joint, (claim, other) = said[-2], parts
    if any(m.says("copula", "auxiliary") for m in frame.mentions if joint.last < m.first < flows[1].first):
        return parts  # "and were imports?": over it too
    joined = joint.is_("conj", "and") or joint.kind == "fragment" or joint.says("request")
    if not joined or not flows[0].last < amounts[0].first <= amounts[-1].last < joint.first:
        return parts
    if not (isinstance(claim, Query) and isinstance(other, Query)) or claim.operation != "check":
        return parts
    if not claim.all_goods or claim.with_(flow=other.flow, notes=other.notes) != other:
        return parts
    plain = other.with_(operation="level", condition=None, by=None, measure=None, notes=())
    return claim, plain.with_(operation="growth", by="year", measure="yoy") if claim.measure == "yoy" else plain


def _put(frame: Frame, flow: Mention) -> bool:
    """Whether it ends with what asks, 进口呢, and nothing is said of the flow: "imports too" claims it of them."""
    behind = [token.norm for token in frame.tokens[flow.last + 1 :]]
    return bool(behind) and {*behind} <= {"?", *frame.ways["asked_by"]}
