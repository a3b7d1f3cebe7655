"""Gathered rows -> figures that may be served: staged, checked, compared, accepted or put back."""

from __future__ import annotations

from bot.desk.versions import Desk, desk_of

__all__ = ["Desk", "desk_of"]
