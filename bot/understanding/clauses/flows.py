"""The flow that the words of a clause name: exports, imports, both, their balance or their total; with whom one is."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import is_noun
from bot.understanding.words.frame import Part
from bot.understanding.words.kinds import BALANCES, WHO


def flow_said(clause: Clause) -> str | None:
    """export, import, balance, total, both, or None; surplus and deficit are the balance."""
    flows = [m for m in clause.mentions if m.kind == "flow"]
    codes = list(dict.fromkeys("balance" if m.code in BALANCES else m.code for m in flows))
    if "trade" in codes and len(codes) > 1:
        codes.remove("trade")
    if "balance" in codes:
        each = "both" in codes or {"export", "import"} <= set(codes)  # 出口、进口、顺差分别是多少
        return "balance" if not each or _gap_between(clause) else "all"
    if "total" in codes and len(codes) == 1:
        # one word for both ways (进出口, 輸出入) is the total, unless each is asked for
        either = clause.asks_who() and clause.has("more") and not clause.has("party")  # 伸びたのはどっち
        after = clause.after(flows[0]) or flows[0]
        alike = any(flows[0].last < m.first <= after.first and m.says("alike") for m in clause.mentions)
        each = clause.has("op", "each") or either or alike  # 进出口都涨了吗
        each = each and any(("flow", "both") in m.others for m in flows)
        return "both" if each else "total"
    if "both" in codes or ("export" in codes and _or_bought(clause)):
        return "both"
    if "export" in codes and "import" in codes:
        return "both"
    return codes[0] if codes else None


def _gap_between(clause: Clause) -> bool:
    """`The gap between Chinese exports and imports`: one figure, which is the balance."""
    joints = [clause.after(m) for m in clause.all("flow", *BALANCES)]
    return any(j is not None and (j.kind == "compare" and j.code == "between") for j in joints)


def _or_bought(clause: Clause) -> bool:
    """`Las ventas al exterior o las compras`: purchases, said with a noun, beside exports."""
    nouns = [m for m in clause.all("verb", "buy") if is_noun(m)]
    befores = [clause.before(m) for m in nouns]
    return any(b is not None and b.kind == "conj" for b in befores) and not clause.has("flow", "import")


def deals_as_flows(mentions: Part) -> Part:
    """`Les achats chinois aux États-Unis`, `las compras chinas a EE. UU.`: a noun of buying or selling as the flow."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind != "verb" or not (m.code in ("buy", "sell") and m.means("verb", "noun")):
            continue
        bought = m.code == "buy"
        found[i] = replace(m, kind="flow", code="import" if bought else "export", others=())
        if prep := next((at for at in range(i + 1, len(found)) if found[at].kind == "prep"), 0):
            found[prep] = replace(found[prep], code="from" if bought else "to", others=())
    return tuple(found)


def with_whom(mentions: Part, flow: int) -> Part:
    """The preposition and the place right behind a flow, or right before it (对东盟出口, ASEAN向け輸出)."""
    named = [m for m in mentions[flow + 1 :] if m.kind != "harmless" and not m.is_("demonym", HOME)]
    after = tuple(named[:2])  # "импорт Китая из США", "exportaciones chinas a la UE"
    owned = flow > 0 and mentions[flow - 1].is_("demonym", HOME)  # "to China's imports": its owner, and no partner
    before = () if owned else tuple(m for m in mentions[:flow] if m.kind != "harmless")[-2:]
    stuck = (
        before[-1:] and before[-1].last + 1 == mentions[flow].first
    )  # "は対日輸出": of the one it stands right before
    for pair in (before, after) if stuck else (after, before):
        kinds = [m.kind for m in pair]
        if len(pair) == 2 and kinds[0] == "prep" and kinds[1] in WHO:
            return pair
        if pair is before and kinds == ["place", "prep"]:
            return pair[1], pair[0]
    return ()
