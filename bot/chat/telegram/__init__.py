"""The bot in Telegram: serve(settings, knowledge, answer).

update -> messages (what is asked, groups.py) -> assistant -> delivery (markup.py, buttons.py, packing.py)
"""

from __future__ import annotations

import os

# Spans of time as timedelta, which the library's next version gives in any case; it asks the environment.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from bot.chat.telegram.serving import serve

__all__ = ["serve"]
