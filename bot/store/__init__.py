"""What is remembered between questions: the inbox, conversations, replies in groups, buttons.

The only room with SQLAlchemy. Store.open(url) brings the tables up to date and hands out the keepers, one a concern.
"""

from __future__ import annotations

from bot.store.batches import Batches
from bot.store.buttons import KeptButton
from bot.store.database import StoreAway
from bot.store.inbox import Inbox, Received
from bot.store.store import Store
from bot.store.writing import Change

__all__ = ["Batches", "Change", "Inbox", "KeptButton", "Received", "Store", "StoreAway"]
