"""What is remembered between questions: conversations, replies in groups, buttons. The only room with SQLAlchemy.

Store.open(url) brings the tables up to date and hands out the keepers, one a concern.
"""

from __future__ import annotations

from bot.store.buttons import KeptButton
from bot.store.store import Store

__all__ = ["KeptButton", "Store"]
