"""The check of a data folder in a process of its own: pandera and the tables that it looks at take 15 MB, and a process
that serves for months should not keep them for what is done once, nor let its answers wait meanwhile.

`python -m bot.sources.apart FOLDER rows` prints the Report as JSON; `none` in place of `rows`: the observations are
kept elsewhere.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Final

from bot.sources.files import Report

LOG: Final = logging.getLogger(__name__)

_SECONDS: Final = 600  # millions of rows take a minute
_PROJECT: Final = Path(__file__).resolve().parents[2]  # where `-m` finds the package, wherever the program was started


def validate_apart(data: Path, *, figures: bool = True) -> Report:
    """As `validate` without its warnings. Where no other process may be started, or none comes to a good end in time,
    the check is made here."""
    said = [sys.executable or "python", "-m", __name__, str(data.resolve()), "rows" if figures else "none"]
    try:
        done = subprocess.run(  # noqa: S603 -- our own program and a folder
            said, cwd=_PROJECT, capture_output=True, encoding="utf-8", check=True, timeout=_SECONDS
        )
        return Report(errors=tuple(json.loads(done.stdout)))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        told = str(getattr(error, "stderr", "") or "").strip().splitlines()[-1:]
        LOG.warning(
            "the data are checked in this process, for another could not do it: %s", "; ".join([str(error), *told])
        )
        return validated(data, figures=figures)


def validated(data: Path, *, warn: bool = False, figures: bool = True) -> Report:
    """The check in this process."""
    from bot.sources.validation import validate  # pandera is slow to import: only for files that have changed

    return validate(data, warn=warn, figures=figures)


if __name__ == "__main__":
    folder, kept = sys.argv[1:]
    sys.stdout.write(json.dumps(validated(Path(folder), figures=kept == "rows").errors))
