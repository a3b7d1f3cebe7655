"""What is remembered between questions: the inbox, conversations, replies in groups, buttons.

The only room with SQLAlchemy. Store.open(url) brings the tables up to date and hands out the keepers, one a concern.
"""

from __future__ import annotations

from bot.store.alerts import Alert, AlertKind, Alerts, Kept, Looked
from bot.store.answers import Answered, digest
from bot.store.batches import Batches
from bot.store.buttons import KeptButton
from bot.store.chats import Preferences
from bot.store.conversations import talk_of
from bot.store.database import StoreAway
from bot.store.inbox import Inbox, Received, Seen
from bot.store.processes import BEAT_SECONDS, Process
from bot.store.sends import Broadcast, Outcome, Send, Sends
from bot.store.store import Store
from bot.store.writing import Change

__all__ = [
    "BEAT_SECONDS",
    "Alert",
    "AlertKind",
    "Alerts",
    "Answered",
    "Batches",
    "Broadcast",
    "Change",
    "Inbox",
    "Kept",
    "KeptButton",
    "Looked",
    "Outcome",
    "Preferences",
    "Process",
    "Received",
    "Seen",
    "Send",
    "Sends",
    "Store",
    "StoreAway",
    "digest",
    "talk_of",
]
