"""The bot in Telegram: serve(settings, mind, manner).

intake or hooks -> the inbox -> workers -> answering -> gate -> messages (what is asked, groups.py) -> assistant
-> delivery (markup.py, buttons.py, packing.py) -> pacing -> wire; watch, health and alarms look on
Inline queries go past the inbox: intake or hooks -> inline (with pictures.py, permalinks.py) -> wire.
What is no question goes by commands.py to who acts on it: panel, forgetting, subscribing, operators; membership sees
where we come and go, manners applies what a chat has set.
alerts (subscribing.py) -> their messages (fanout.py) -> delivery, in line with all that nobody waits for
"""

from __future__ import annotations

import os

# Spans of time as timedelta, which the library's next version gives in any case; it asks the environment.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from bot.chat.telegram.serving import Manner, serve

__all__ = ["Manner", "serve"]
