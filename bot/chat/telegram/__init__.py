"""The bot in Telegram: serve(settings, knowledge, answer).

update -> messages (what is asked, groups.py) -> assistant -> delivery (markup.py, buttons.py, packing.py)
"""

from __future__ import annotations

from bot.chat.telegram.serving import serve

__all__ = ["serve"]
