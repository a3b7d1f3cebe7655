"""The program `tradefacts`: the one place that puts the house together. Door: app and main."""

from __future__ import annotations

from bot.cli import figures, kept, own, packing, score
from bot.cli.commands import app, main

__all__ = ["app", "figures", "kept", "main", "own", "packing", "score"]
