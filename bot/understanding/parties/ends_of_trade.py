"""Who is named in a clause and at which end of a trade each stands; and what is made of it: whose figures, which flow,
with whom."""

from __future__ import annotations

from bot.errors import NotHeld
from bot.model import Code, Coverage, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.place import Group
from bot.understanding.words.frame import Mention
from bot.understanding.words.values import value

MIRROR = {"export": "import", "import": "export", "balance": "balance", "total": "total", "both": "both"}
Codes = tuple[str, ...]


@value(frozen=True, slots=True)
class Sides:
    """reporter, flow (None: not said), partners (empty: not said); `turned` if read from the other side's books."""

    reporter: str
    flow: str | None
    partners: Codes
    turned: bool = False
    other: Sides | None = None  # a second reading that is as likely
    two_books: str = ""  # the other reporter whose own flow is set beside the home one's
    nobodys: bool = False  # only the home country is named, at the far end: "exports to China", whose?
    owner_only: bool = False  # one place, and it owns the flow: "US exports"

    @property
    def of_all(self) -> bool:
        """Whether no partner is singled out."""
        return self.partners in ((), ("WLD",))


@value(frozen=True, slots=True)
class Named:
    """The places of a clause by the part each plays, with the flow and the books that its words tell."""

    clause: Clause
    coverage: Coverage
    home: str  # the default reporter
    commodity: str
    found: list[Group]
    books: str  # whose statistics were asked for; "" where nobody's
    flow: str | None
    verb: Mention | None
    owner: Codes = ()
    origin: Codes = ()
    destination: Codes = ()
    others: Codes = ()

    @property
    def everyone(self) -> Codes:
        return tuple(dict.fromkeys((*self.owner, *self.others, *self.origin, *self.destination)))

    @property
    def partners(self) -> Codes:
        """All but the home country."""
        return without(self.everyone, self.home)

    @property
    def near(self) -> Codes:
        """Where a flow begins that is an export, and ends that is an import: at whose figures it is."""
        return self.origin if self.flow == "export" else self.destination

    @property
    def far(self) -> Codes:
        return self.destination if self.flow == "export" else self.origin

    def keeps(self, reporter: str, flow: str, partners: Codes = ("WLD",)) -> bool:
        """Whether a reporter's own books hold such a flow of the goods asked for with any of the partners."""
        return keeps(self.coverage, reporter, flow, partners, self.commodity)

    def held_at_home(self, flow: str, partner: str) -> bool:
        return bool(self.coverage.held(self.home, flow, partner, self.commodity))

    def no_pair(self, one: str, other: str) -> NotHeld:
        """Neither's books hold this trade; where the first keeps none here at all, whose are held is said."""
        named = Statement.of("refusal.not_held.pair", one=Code("partner", one), other=Code("partner", other))
        if one in self.coverage.books or not self.coverage.books:
            return NotHeld(named)
        books = tuple(Code("partner", code) for code in self.coverage.books)
        return NotHeld(Statement.of("refusal.not_held.pair_books", **dict(named.fields), items=books))


def without(codes: Codes, home: str) -> Codes:
    return tuple(code for code in codes if code != home)


def keeps(coverage: Coverage, reporter: str, flow: str, partners: Codes, commodity: str) -> bool:
    """Whether a reporter's own books hold such a flow with any of the partners."""
    flows = ("export", "import") if flow == "both" else (flow,)
    if flow in ("balance", "total"):
        flows = (flow, "export")
    return any(
        coverage.held(reporter, one, code, commodity)
        for one in flows
        for partner in partners
        for code in coverage.among(partner)
        if code != reporter
    )
