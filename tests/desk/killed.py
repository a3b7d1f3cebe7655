"""A program for test_versions: publishes a version again and again, each time killed one step later.

Prints, for every kill, which version is served afterwards and whether it can be read.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.desk.layer import Layer
from bot.desk.versions import Desk

NOW = datetime(2026, 10, 9, tzinfo=UTC)
STEPS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.scandir", "os.listdir", "shutil.rmtree"}


def layer(value: str) -> Layer:
    cells = dict.fromkeys(("reporter", "flow", "partner", "commodity"), "") | {"value": value}
    from bot.desk.layer import ADDED

    return Layer({"trade/observations.csv": (dict.fromkeys(ADDED, "") | cells,)})


def main(folder: Path) -> None:
    first = Desk(folder / "base", folder / "root", folder / "made")
    with first.changing():
        first.publish(layer("1"), "first", "", NOW)
    step = 0
    while True:
        step += 1
        root = folder / f"root{step}"
        shutil.copytree(first.root, root)
        desk = Desk(folder / "base", root, folder / "made")
        child = os.fork()
        if not child:
            die_at(step, str(folder))
            with desk.changing():
                desk.publish(layer("2"), "second", "", NOW)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        served = desk.current
        value = desk.layer().rows("trade/observations.csv")[0]["value"]
        with desk.changing():  # nothing holds the lock, and what was left is cleared away
            left = len(list(root.glob("staging-*")))
            again = desk.publish(layer("3"), "third", "", NOW)
        print(step, ended, served, value, left, desk.layer(again).rows("trade/observations.csv")[0]["value"])
        if not ended:
            return


def die_at(step: int, within: str) -> None:
    """The process ends at once, as by kill -9, at that step on the file system."""
    done = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in STEPS and arguments and within in str(arguments[0]):
            done += 1
            if done == step:
                os._exit(9)

    sys.addaudithook(hook)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
