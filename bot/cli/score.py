"""The command that tells how often this version is right, by the score that was shipped with it."""

from __future__ import annotations

from rich.console import Console

from bot.accuracy import read, tell
from bot.cli.commands import app
from bot.cli.house import open_house


@app.command()
def accuracy() -> None:
    """The score of this version on its own gold questions, with counts; measured by `make accuracy`."""
    from bot.chat.console import show

    house = open_house()
    show(tell(read(), house.settings.language, house.knowledge), Console(highlight=False), numbered=False)
