"""/broadcasts -> how far each fan-out has come, for the operators alone; in English, as the log is."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Message

from bot.chat.telegram.commands import Call
from bot.chat.telegram.delivery import Delivery, Spot
from bot.store import Broadcast, Store


class Broadcasts:
    """What operators may ask about alerts."""

    def __init__(self, store: Store, delivery: Delivery) -> None:
        self._store, self._delivery = store, delivery

    async def show(self, call: Call) -> str:
        """The last ten fan-outs."""
        found = await self._store.sends.progress()
        watched = await self._store.alerts.count()
        lines = [f"Watched: {watched}. Fan-outs, the newest first:", *map(line, found)] if found else []
        text = "\n".join(lines) or f"Watched: {watched}. Nothing has been sent yet."
        if isinstance(call.of, Message):
            await self._delivery.say(Spot(call.of.chat.id), text)
        return "broadcasts"


def line(one: Broadcast) -> str:
    """rule 3f9ac2417b60, 25 Nov 09:12 UTC: 118 of 120 sent, 1 failed, 1 retired, 0 due, 6 s"""
    began = datetime.fromtimestamp(one.began, UTC)
    took = f"{one.ended - one.began} s" if not one.due else "under way"
    return (
        f"{one.name}, {began:%-d %b %H:%M} UTC: {one.sent} of {one.total} sent, {one.failed} failed, "
        f"{one.retired} retired, {one.due} due, {took}"
    )
