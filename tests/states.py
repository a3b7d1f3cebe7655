"""State folders of processes that tests start: as a run before over the same words and data has left them.

Into a folder of nobody's a process first validates the data and lays out the words of its languages, ten seconds to
start, twenty to serve. What it keeps of that goes by what it was made of, so that a test may have it from others.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def used(state: Path) -> Path:
    """The state folder, with what this run of the tests has validated and laid out by now."""
    whole = Path(os.environ["XDG_STATE_HOME"]) / "tradefacts"
    shared(whole / "lexicons", state / "lexicons")
    if (whole / "checked").is_file() and not (state / "checked").exists():
        shutil.copy(whole / "checked", state / "checked")
    return state


def shared(folder: Path, name: Path) -> None:
    """Another name for a folder; both are made."""
    folder.mkdir(parents=True, exist_ok=True)
    name.parent.mkdir(parents=True, exist_ok=True)
    if not name.exists():
        name.symlink_to(folder, target_is_directory=True)
