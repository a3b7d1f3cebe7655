"""Standing questions on series: what is watched for a chat, what fires when new figures are loaded, what is then said.

A period fires once: where its figure was not known when the rule was made, nor at any look since, and only if what the
rule waits for is so then. What a revision turns round later is no news, nor is a gap that is filled further back than
a year before the newest figure.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.codec import query_from_json, query_to_json
from bot.errors import CannotAnswer, FiguresAway
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Bound, Period, Query, Question, Reply
from bot.pipeline import AWAY as AWAY
from bot.pipeline import standing
from bot.schedules import Every, Schedule
from bot.store import Alert, Kept, Looked, Send, Store

LOG = logging.getLogger(__name__)

_AT_ONCE: Final = 200  # alerts looked at in one transaction
_HISTORY: Final = 12  # months before the newest figure: what is filled in further back is history
_LOOK_SECONDS: Final = 30
_LATE_SECONDS: Final = 86_400  # a digest that is later than that is left out

# The months that are held, the newest period of them, the periods in which it was so.
Known = tuple[frozenset[str], tuple[Period, ...], tuple[Period, ...]]
NOTHING: Final[Known] = (frozenset(), (), ())


def news(held: Iterable[Period], met: Iterable[Period], seen: frozenset[str]) -> tuple[Period, ...]:
    """The periods to be told of: met, and not known before; by their last month, for January-February comes as one."""
    last = max((period.last for period in held), default=None)
    if last is None:
        return ()
    line = Period.month(last.year, last.month).shift(-_HISTORY).last
    return tuple(period for period in met if _last_month(period) not in seen and period.last > line)


def months(periods: Iterable[Period]) -> frozenset[str]:
    """Every month of the periods, as "2026-08"."""
    return frozenset(month.code for period in periods for month in period.split())


def _last_month(period: Period) -> str:
    return period.split()[-1].code


class Alerting:
    """What is watched, over the newest figures. One for the process."""

    def __init__(
        self, store: Store, mind: Mind, home: str, today: Callable[[], date], now: Callable[[], float] = time.time
    ) -> None:
        """home is the reporter whose release days are told; now gives seconds since 1970."""
        self._store, self._mind, self._home, self._today, self._now = store, mind, home, today, now
        self._looked = ("", 0.0)  # with which data everything was looked at, and when

    # ------------------------------------------------------------------------------------- what is watched

    async def propose(self, text: str, chat: str, language: str | None) -> Reply:
        """How a text is read as a rule, with how often it was so; or why it is none."""
        asked = Question(text, self._today(), language, standing=True)
        return await self._mind.beside(self._mind.answer, asked, chat)

    async def watch_rule(self, query: Query, chat: str, topic: int | None, language: str) -> Kept | None:
        """Keeps a rule; None where its series is not held (any more). FiguresAway where that cannot be seen now."""
        try:
            rule = query.with_(periods=(), notes=())
            found = await self._mind.beside(standing, rule, self._mind.view(chat))
        except CannotAnswer:
            return None
        definition = json.dumps(query_to_json(found.query), separators=(",", ":"), ensure_ascii=False)
        return await self._store.alerts.add(
            Alert(chat, "rule", definition, topic, language, months(found.held), self._mind.checksum)
        )

    async def watch_releases(self, chat: str, topic: int | None, language: str) -> Kept:
        """Keeps that the summary of each new month is wanted. FiguresAway where the newest cannot be seen now."""
        seen, _, _ = await self._mind.beside(self._released, chat)
        return await self._store.alerts.add(Alert(chat, "release", "", topic, language, seen, self._mind.checksum))

    async def watch_time(self, schedule: Schedule, chat: str, topic: int | None, language: str) -> Kept:
        """Keeps a digest, from its next time on."""
        due, _ = schedule.after(int(self._now()))
        return await self._store.alerts.add(
            Alert(chat, schedule.every, schedule.code, topic, language, data=self._mind.checksum, due=due)
        )

    async def about(self, alert: Alert, language: str) -> str:
        """What is watched, in a line."""
        say = self._mind.say
        if alert.kind == "release":
            return say("chat.release_about", language)
        if alert.kind != "rule":
            return self.about_time(Schedule.parse(alert.kind, alert.definition), language)
        query = _query(alert)
        return (
            say("chat.alert_unheld", language) if query is None else await self.about_query(query, alert.chat, language)
        )

    async def about_query(self, query: Query, chat: str, language: str) -> str:
        """What a rule waits for, in a line; that its series is not held or cannot be reached, where that is so."""
        reply = await self._mind.beside(self._mind.perform, (query,), language, self._today(), chat)
        if reply.outcome == "answer":
            return rule_line(reply)
        return self._mind.say(AWAY if AWAY in reply.refused else "chat.alert_unheld", language)

    def about_time(self, schedule: Schedule, language: str) -> str:
        """A digest's time: weekly, Mon 9:00 Europe/Berlin."""
        days = self._mind.say("chat.schedule_days", language).split()
        every = self._mind.say(f"chat.schedule_{schedule.every}", language)
        day = days[schedule.day] if schedule.every == "weekly" else str(schedule.day)
        return f"{every} {day} {schedule.at.hour}:{schedule.at:%M} {schedule.zone}"

    # ------------------------------------------------------------------------------------- what fires

    async def look(self) -> int:
        """Looks at everything that was not looked at with these figures, and at digests whose time has come; says how
        many messages came of it. They are rows of the store by then."""
        data, found = self._mind.checksum, 0
        try:
            found = await self._look_at_rules(data)
        except FiguresAway as away:  # nothing was written: the next look finds what this one could not
            LOG.warning("rules are looked at later: %s", away)
            self._looked = (data, self._now())
        while due := await self._store.alerts.due(_AT_ONCE):
            told = await self._settle([self._advance(one) for one in due], data)
            if told is None:
                return found
            found += told
        return found

    async def _look_at_rules(self, data: str) -> int:
        """Rules and release days, where they were not looked at with these figures yet."""
        found = 0
        if self._looks_due(data):
            known: dict[tuple[str, bool], Known] = {}
            while alerts := await self._store.alerts.behind(data, _AT_ONCE):
                looked = await self._mind.beside(lambda: [self._look(one, known) for one in alerts])
                told = await self._settle(looked, data)
                if told is None:
                    return found  # newer figures came meanwhile: the next look is theirs
                found += told
            self._looked = (data, self._now())
        return found

    async def _settle(self, looked: list[Looked], data: str) -> int | None:
        """None where these are not the newest figures any more, here or anywhere."""
        return await self._store.alerts.settle(looked, data) if data == self._mind.checksum else None

    def _looks_due(self, data: str) -> bool:
        """Nothing is behind the data at hand but what another process kept meanwhile that holds older ones."""
        looked, at = self._looked
        return looked != data or self._now() - at >= _LOOK_SECONDS

    def _look(self, alert: Alert, known: dict[tuple[str, bool], Known]) -> Looked:
        """Equal rules of many chats are worked out once."""
        view = self._mind.view(alert.chat)
        key = (alert.definition, view.restricted)
        if key not in known:
            known[key] = self._known(alert, view)
        held, newest, met = known[key]
        told = news(newest, met, alert.seen)
        return Looked(alert, held, tuple(period.code for period in told))

    def _known(self, alert: Alert, view: Knowledge) -> Known:
        if alert.kind == "release":
            return self._released(alert.chat)
        query = _query(alert)
        if query is None:
            return NOTHING
        try:
            found = standing(query, view)
        except CannotAnswer as missing:
            LOG.info("a rule has no series in these data: %s", missing.said.kind)
            return NOTHING
        return months(found.held), (max(found.held, key=lambda period: period.last),) if found.held else (), found.met

    def _released(self, chat: str) -> Known:
        """The newest month that can be told in a summary, with the two years that were told before it."""
        reply = _reached(self._mind.perform((Query("brief", self._home),), "en", self._today(), chat))
        periods = reply.results[0].query.periods if reply.results else ()
        if not periods:
            return NOTHING
        newest = periods[0]
        before = Period(newest.shift(-24).first, newest.last)
        return months((before,)), (newest,), (newest,)

    def _advance(self, alert: Alert) -> Looked:
        now = int(self._now())
        try:
            schedule = Schedule.parse(_every(alert), alert.definition)
        except ValueError:
            LOG.error("a digest whose time cannot be read is not sent")
            return Looked(alert, due=now + 10 * 366 * 86_400)
        due = alert.due or 0
        _, day = schedule.after(due - 1)
        told = (day.isoformat(),) if now - due < _LATE_SECONDS else ()
        return Looked(alert, told=told, due=schedule.after(now)[0])

    # ------------------------------------------------------------------------------------- what is said

    async def reply(self, send: Send) -> Reply | None:
        """What a message says, in the chat's style; None where its figures are not held any more.

        Raises FiguresAway where they cannot be reached now.
        """
        alert = send.alert
        style = (await self._store.chats.read(alert.chat)).style
        language = style.language or alert.language
        queries: Sequence[Query]
        if alert.kind == "rule":
            query = _query(alert)
            queries = () if query is None else (query.with_(periods=(Period.parse(send.period),)),)
        elif alert.kind == "release":
            queries = (Query("brief", self._home, periods=(Period.parse(send.period),)),)
        else:
            due = Query("coverage", self._home, partners=(), commodities=(), by="release_next")
            queries = (Query("brief", self._home), due)
        if not queries:
            return None
        asked = (tuple(queries), language, self._today(), alert.chat, style)
        reply = _reached(await self._mind.beside(self._mind.perform, *asked))
        if reply.outcome != "answer":
            return None
        if alert.kind in ("weekly", "monthly"):
            line = self.about_time(Schedule.parse(_every(alert), alert.definition), language)
            return replace(reply, notes=(line,))
        return reply


def _reached(reply: Reply) -> Reply:
    """The reply, where the figures were reached: what is said in their stead is no news of theirs."""
    if AWAY in reply.refused:
        raise FiguresAway("the figures cannot be reached at the moment")
    return reply


def _query(alert: Alert) -> Query | None:
    """The query of a rule; None where an older version wrote what nobody can read."""
    try:
        return query_from_json(json.loads(alert.definition))
    except ValueError:
        LOG.warning("a rule in the database that cannot be read is passed over")
        return None


def _every(alert: Alert) -> Every:
    return "weekly" if alert.kind == "weekly" else "monthly"


def rule_line(reply: Reply) -> str:
    """A rule in a line, of a reply that tells what it waits for and where it stands."""
    told = [statement.kind for result in reply.results for statement in result.statements]
    end = told.index("alert.so_far") if "alert.so_far" in told else 1
    head, *rest = (reply.headline, *reply.lines)[:end]
    if head.endswith((":", "：")):  # "All of this in one month:"
        return f"{head} {' · '.join(rest)}"
    return " · ".join((head, *rest))


def to_watch(queries: tuple[Query, ...]) -> Query | None:
    """The rule that waits for what was counted: months above a bound, falls in a row; None where it was not that."""
    query = queries[0] if len(queries) == 1 else None
    if query is None or query.condition is None or query.operation not in ("threshold", "streak"):
        return None
    if query.by in ("year", "running"):
        return None
    measure = query.condition.measure if isinstance(query.condition, Bound) else None
    return query.with_(operation="alert", periods=(), by=None, limit=None, measure=measure or query.measure, notes=())


def proposed(reply: Reply) -> Query | None:
    """The rule that a reply tells of, where it is one to be kept: it waits for a yes."""
    if reply.outcome != "answer" or len(reply.results) != 1 or reply.refused:
        return None
    query = reply.results[0].query
    return query if query.operation == "alert" and not query.periods else None
