"""Reading: a text being understood -> what it asks for: read whole, and its parts where that does not tell them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from bot.catalog import Catalog
from bot.errors import Ambiguous, CannotAnswer, NotHeld, NotTrade, Opinion
from bot.model import FOR_A_WORD, Coverage, Query, Question, Statement, Turn
from bot.understanding.clauses.apart import told_apart
from bot.understanding.clauses.asked_in_turn import questions_in
from bot.understanding.clauses.beside_question import scene
from bot.understanding.clauses.claims import claims
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.labels import aspects_in, labels_in, list_behind, listed, points_of
from bot.understanding.clauses.of_one_thing import of_one_thing
from bot.understanding.clauses.order_by_time import with_order_behind
from bot.understanding.clauses.pair_put_plainly import plain_pairs
from bot.understanding.clauses.put_plainly import as_question, of_quoted, with_time_behind, without_apposition
from bot.understanding.clauses.short_years import with_full_years
from bot.understanding.clauses.splitting import split
from bot.understanding.clauses.whom_for import shortened
from bot.understanding.mentions.parser import parse
from bot.understanding.mentions.preamble import mostly_unknown
from bot.understanding.mentions.sourcing import told_with_it
from bot.understanding.mentions.where_it_begins import after_preamble, after_story
from bot.understanding.parties.ours_bought import of_ours
from bot.understanding.queries.at_labels import labelled
from bot.understanding.queries.beside_views import beside_views
from bot.understanding.queries.claimed_parts import checked
from bot.understanding.queries.count_of_other import count_of_other
from bot.understanding.queries.each_currency import each_in_its_currency
from bot.understanding.queries.each_its_time import each_its_own
from bot.understanding.queries.each_way_over import each_way_over
from bot.understanding.queries.flows_weighed import flows_weighed
from bot.understanding.queries.full_parts import full_parts
from bot.understanding.queries.in_brackets import without_bracketed
from bot.understanding.queries.in_their_books import own_count_of_the_pair
from bot.understanding.queries.in_turn import Parts, Read, of_trade
from bot.understanding.queries.known_beside import answered_beside, without_unknown
from bot.understanding.queries.nothing_lost import lost_apart, lost_of, without_loss
from bot.understanding.queries.owners_compared import owners_compared
from bot.understanding.queries.part_by_part import part_by_part
from bot.understanding.queries.reply_language import language_of
from bot.understanding.queries.resolver import resolve
from bot.understanding.queries.standing import asked_as, figure_of, led_in, watched, without_lead_in
from bot.understanding.queries.term_sought import term_sought
from bot.understanding.queries.told_once import asked_again, told_in_part, told_once, wondered
from bot.understanding.queries.told_then_asked import told_then_asked
from bot.understanding.queries.two_series import each_told, two_series
from bot.understanding.queries.whole_questions import each_whole
from bot.understanding.refusals.belonging import belonging
from bot.understanding.refusals.gate import refuse
from bot.understanding.refusals.methods import explained
from bot.understanding.refusals.of_told import of_told
from bot.understanding.refusals.program_text import programmed
from bot.understanding.refusals.shortfalls import takes_two_steps
from bot.understanding.refusals.told_of import prose
from bot.understanding.refusals.views import view_asked
from bot.understanding.rules.operation import Chosen, chosen
from bot.understanding.talks.new_topic import asks_anew
from bot.understanding.talks.reread import causes_explained, on_a_new_topic, reread
from bot.understanding.talks.series_named import of_both_series, said_alone
from bot.understanding.talks.talk import Talk
from bot.understanding.talks.which_way import bare_which
from bot.understanding.words.frame import MOST_NAMED, Frame
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import LONGEST, MOST, plain_ends
from bot.understanding.words.ways import FALLBACK

_LONG = 80  # tokens: what has more is an article
_AROUND = 3  # layers of courtesy: "hi there, quick one: ... - thanks, Tom"
_UNREAD = FOR_A_WORD | {"refusal.ambiguous.again", "refusal.not_trade.other"}


@dataclass(frozen=True, slots=True)
class Understood:
    """The language of the reply, what is to be looked up or why not, its frame; `leans`: the talk was looked at."""

    language: str
    queries: tuple[Query | CannotAnswer, ...]
    frame: Frame
    clauses: tuple[Clause, ...] = field(default=(), repr=False, compare=False)  # what each query was made of
    leans: bool = False
    apart: bool = False  # each of its questions was read by itself, and nothing of them is lost

    @property
    def read(self) -> Read:
        return Read(self.queries, self.frame)

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """Why each query is what it is, where words made it; for explain."""
        return tuple(map(chosen, self.clauses))


@dataclass(frozen=True, slots=True)
class Reading:
    """One text being understood: what it is read with, and its parts as read, which rules that cut it ask for again."""

    lexicons: Mapping[str, Lexicon]
    coverage: Coverage
    catalog: Catalog
    home: str
    _frames: dict[tuple[str, str | None, str | None], Frame] = field(default_factory=dict, init=False)
    _known: dict[tuple[Question, str], Understood] = field(default_factory=dict, init=False)
    _told: dict[Question, Understood] = field(default_factory=dict, init=False)

    def understand(self, question: Question) -> Understood:
        """What it asks for, with nothing that it names left out in silence."""
        coverage = self.coverage
        read = self._whole(question := self._plainly(question))
        told = without_bracketed(question.text, read.queries)
        read = replace(read, queries=own_count_of_the_pair(read.frame, told))
        if question.before and asks_anew(read.frame, read.queries):
            alone = self.understand(replace(question, before=()))
            if all(isinstance(part, Query) for part in alone.queries):
                return alone
        if (meant := None if question.standing else term_sought(question, read, self._whole)) is not None:
            return meant
        if read.apart or read.frame.of_too_much:
            return read

        def half(asked: Question) -> Read:
            return self._whole(asked).read

        one = of_one_thing(read.frame)
        several = not (one or question.standing)
        if several and len(read.frame.tokens) <= _LONG:
            beside = beside_views(question, read.read, questions_in(read.frame), half)
            if beside is not None:
                return replace(read, queries=beside, clauses=(), apart=True)
        full = each_in_its_currency(question, read.frame, half) if several else None
        full = full if full or not several else full_parts(question, read.read, half, coverage.contexts)
        if several and not full:
            full = count_of_other(question, read.read, lambda part: self.understand(part).read)
            full = full or told_then_asked(question, read.read, lambda part: self.understand(part).read)
        whole = full or read.queries
        whole = whole if one else each_its_own(read.frame, told_once(read.frame, whole))
        lost = None if question.standing or full else lost_of(read.frame, whole)
        if lost is not None:
            parted = lost_apart(question, read.read._replace(queries=whole), lost, half)
            whole = parted if parted is not None else without_loss(read.frame, whole, lost)
        if several and not all(isinstance(part, Query) for part in whole):
            apart = each_whole(
                question, read.read, questions_in(read.frame), half, coverage.contexts, tuple, anyway=True
            )
            whole = whole if apart is None or lost_of(read.frame, apart) else of_trade(apart, question, read.frame)
        whole = own_count_of_the_pair(read.frame, without_bracketed(question.text, whole))
        whole = each_way_over(read.frame, question.before, whole)
        return read if whole == read.queries else replace(read, queries=whole)

    def _plainly(self, question: Question) -> Question:
        """Without courtesies, and its time behind it; in the language that it greets in."""
        if question.standing or len(question.text) > LONGEST:
            return question
        question = replace(question, text=(text := plain_ends(question.text)))
        frame = self._frame(text, question.language)
        for _ in range(_AROUND):
            if (plainer := shortened(frame, text)) == text:
                break
            text = plainer
            question = replace(question, text=text, language=language_of(frame, question, self.lexicons))
            frame = self._frame(text, question.language)
        for rewritten in (with_full_years, without_apposition, plain_pairs):
            if (bare := rewritten(frame, text)) != text:
                text, frame = bare, self._frame(bare, question.language)
        text = as_question(frame, with_order_behind(frame, with_time_behind(frame, text)))
        return question if text == question.text else replace(question, text=text)

    def _whole(self, question: Question) -> Understood:
        """The text read whole, and its parts where that does not tell them; each text once."""
        read = self._told.get(question)
        if read is None:
            read = self._told[question] = self._in_parts(question)
        return read

    def _in_parts(self, question: Question) -> Understood:
        coverage = self.coverage
        marks = labels_in(question.text)
        question = question if (text := listed(question.text, marks)) == question.text else replace(question, text=text)
        frame = self._frame("" if len(question.text) > LONGEST else question.text, question.language)
        if takes_two_steps(frame):
            return Understood(language_of(frame, question, self.lexicons), (Ambiguous.again(),), frame, apart=True)
        if (weighed := flows_weighed(frame, question, coverage, self.catalog, self.home)) is not None:
            return Understood(language_of(frame, question, self.lexicons), weighed, frame, apart=True)
        one = of_one_thing(frame)
        if not one and (text := list_behind(frame, question.text)):
            again = self.understand(replace(question, text=text))
            if all(isinstance(part, Query) for part in again.queries):
                return replace(again, frame=frame)

        def read_part(part: Question) -> Read:
            return self._once(part, self._frame(part.text, part.language, frame.language)).read

        def read_whole(part: Question) -> Read:
            return self.understand(part).read

        aspects = () if one else aspects_in(frame)
        labels = () if one else tuple(end for _, end in marks) or aspects or points_of(frame, question.text)
        if labels and not (question.standing or frame.of_too_much):
            queries = labelled(question, frame, labels, labels[1:] == aspects[1:], read_part)
            if queries is not None:
                return Understood(
                    language_of(frame, question, self.lexicons), of_trade(queries, question, frame), frame
                )
        read = self._once(question, frame)
        if question.standing or read.frame.of_too_much:
            return read
        if not question.before and prose(frame):
            known = any(isinstance(part, Query) for part in read.queries)
            none = (NotTrade(Statement.of("refusal.not_trade.other")),)
            return replace(read, queries=none if known else read.queries, apart=True)
        one = of_one_thing(read.frame)
        if not (one or question.before) and (rest := without_unknown(read.frame, read.queries, question.text)):
            again = self.understand(replace(question, text=rest))
            if answered_beside(again.queries):
                return replace(again, queries=(*again.queries, *read.queries), apart=True)
        parts = () if one else questions_in(read.frame)
        asks_at = next((part.start for part in parts if part.asks_itself), len(question.text))
        if not (one or question.before) and (story := after_story(read.frame, coverage.contexts)):
            again = self.understand(replace(question, text=question.text[story:]))
            if all(isinstance(part, Query) for part in again.queries):
                return again
        until = asks_at if len(parts) > 1 else len(question.text)  # a question before it is not to be left out
        for begin in after_preamble(read.frame, until, coverage.contexts) if any(map(_unread, read.queries)) else ():
            behind = replace(question, text=question.text[begin:])
            again = self._once(behind, self._frame(behind.text, behind.language))
            if all(isinstance(part, Query) for part in again.queries):
                return again

        if one:
            return read

        def told(asked: Question) -> Query | None:
            words = self._frame(asked.text, asked.language, frame.language)
            return told_in_part(words, asked, coverage, self.catalog, self.home)

        def in_turn() -> Parts | None:
            return part_by_part(question, read.read, parts, read_part, told, coverage)

        apart = each_whole(question, read.read, parts, read_whole, coverage.contexts, lambda: in_turn() or read.queries)
        queries = in_turn() if apart is None else apart
        if queries is None:
            return read
        return replace(read, queries=of_trade(queries, question, read.frame), clauses=(), apart=apart is not None)

    def _once(self, question: Question, frame: Frame) -> Understood:
        """What a text is read as by itself."""
        key = (question, frame.language)
        read = self._known.get(key)
        if read is None:
            read = self._known[key] = self._by_itself(question, frame)
        return read

    def _by_itself(self, question: Question, frame: Frame) -> Understood:
        """The text as one that is not cut into texts of their own."""
        lexicons, coverage, catalog, home = self.lexicons, self.coverage, self.catalog, self.home
        if len(question.text) > LONGEST or len(frame.tokens) > MOST or frame.of_too_much:
            return Understood(question.language or FALLBACK, (NotTrade(Statement.of("refusal.not_trade.long")),), frame)
        language = language_of(frame, question, lexicons)
        question = replace(question, before=()) if question.before and on_a_new_topic(frame) else question
        if question.standing or led_in(frame):
            return Understood(language, (watched(without_lead_in(frame), question, coverage, catalog, home),), frame)
        frame = said_alone(asked_as(of_quoted(frame, question.text)), bool(question.before))
        if (told_as_true := claims(frame)) and not (mostly_unknown(frame) or programmed(question.text, frame)):
            return Understood(language, checked(told_as_true, question, coverage, catalog, home), frame)
        told_last = question.before[-1].query if question.before else None
        method = explained(frame, home) or belonging(frame, catalog) or of_told(frame, told_last, coverage, home)
        if method is not None:
            return Understood(language, (Query("define", home, None, (), (), by=method),), frame)
        talk = Talk.of(frame, (figure_of(told) for turn in question.before for told in each_told(turn)))
        frame = reread(frame, talk, lexicons[frame.language], coverage, catalog) if question.before else of_ours(frame)
        frame = causes_explained(frame, talk)
        if question.before and (again := bare_which(frame, talk)) is not None:
            return Understood(language, (again,), frame, leans=True)
        refusal = view_asked(frame) or refuse(frame, bool(question.before), catalog, coverage)
        if refusal is None and programmed(question.text, frame):
            refusal = NotTrade(Statement.of("refusal.not_trade.other"))
        if refusal is not None:
            if isinstance(refusal, Opinion | NotHeld) and refusal.query is None:
                refusal.query = wondered(frame, question, coverage, catalog, home)
            return Understood(language, (refusal,), frame, leans=talk.looked_at)
        if (told := scene(frame)) is not None:
            with suppress(CannotAnswer):  # what only sets the scene is no question; the question may lean on it
                scened = resolve(told, (), coverage, catalog, question.asked_on, home, told=True)
                talk.add(Turn(replace(scened, notes=())))
        if (owners := owners_compared(frame, question, coverage, catalog, home)) is not None:
            return Understood(language, owners, frame)
        parts: list[Query | CannotAnswer] = []
        clauses = split(frame, coverage.contexts)
        if len(clauses) > MOST_NAMED:
            return Understood(language, (NotTrade(Statement.of("refusal.not_trade.long")),), frame)
        if not question.before and len(clauses) > 1:
            clauses = tuple(clause for clause in clauses if not told_with_it(clause, clauses))
        if anew := asked_again(clauses, talk, coverage, catalog, question.asked_on, home):
            return Understood(language, tuple(anew), frame, leans=True)
        for clause in clauses:
            try:
                query = resolve(clause, talk, coverage, catalog, question.asked_on, home)
            except CannotAnswer as cannot:
                parts.append(cannot)
            else:
                parts += (part for one in of_both_series(query, talk) for part in told_apart(one, clause))
                talk.go_on(query)
        return Understood(language, two_series(frame, tuple(parts)), frame, clauses, talk.looked_at)

    def _frame(self, text: str, language: str | None, spoken: str | None = None) -> Frame:
        """Its words, each text once: what was read in a language by choice is what is read in it by order."""
        if (known := self._frames.get((text, language, spoken))) is None:
            known = parse(text, self.lexicons, language, spoken)
            self._frames[text, language, spoken] = self._frames[text, language, known.language] = known
        return known


def _unread(part: Query | CannotAnswer) -> bool:
    """Whether a word stood in the way, and no figure that is not held."""
    return isinstance(part, CannotAnswer) and part.said.kind in _UNREAD
