"""README.md -> the same with what every example prints now, and the picture of a conversation; `make examples`.

A fenced block marked `console` holds commands after `$ ` and below each what it prints.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from bot.chat.console import Chat
from bot.knowledge import Knowledge, load
from bot.pipeline import answer

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
PICTURE: Final = ROOT / "docs" / "conversation.svg"
TODAY: Final = date(2026, 9, 15)
TALK: Final = (
    "how much did china export to the us in november 2025",
    "and October?",
    "why did they fall in November 2025?",
    "exports september 2026",
)

_BLOCK: Final = re.compile(r"(^```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)

# Rich's own frame fetches a font from a host; this one takes the reader's.
_FRAME: Final = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""  # noqa: E501  (one element a line)


def filled(text: str, run: Callable[[str], str]) -> str:
    """The README's text with every command's output as it is now."""

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match[2].splitlines() if line.startswith("$ ")]
        return match[1] + "".join(f"{command}\n{run(command[2:])}" for command in commands) + match[3]

    return _BLOCK.sub(block, text)


def shell(command: str) -> str:
    """What a command prints, run as a reader would: in a shell, with this environment's programs first."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    told = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],  # noqa: S607  (the README's reader has a bash of some place too)
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise RuntimeError(f"$ {command}\nends with {told.returncode}: {told.stderr}")
    return told.stdout


def picture(knowledge: Knowledge) -> str:
    """A real conversation as it looks in the terminal, as SVG."""
    console = Console(
        record=True, width=96, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    talk = Chat(lambda question: answer(question, knowledge), lambda: TODAY, console, "en")
    for line in TALK:
        console.print(Text.assemble(("you> ", "green"), line), soft_wrap=True)
        talk.say(line)
    return console.export_svg(title="tradefacts", code_format=_FRAME, unique_id="talk")


def main() -> None:
    README.write_text(filled(README.read_text("utf-8"), shell), "utf-8")
    PICTURE.write_text(picture(load()), "utf-8")


if __name__ == "__main__":
    main()
