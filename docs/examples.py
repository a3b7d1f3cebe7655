"""README.md -> the same with what every example prints now, and its pictures; `make examples`.

A fenced block marked `console` holds commands after `$ ` and below each what it prints.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from rich.console import Console
from rich.text import Text

from bot.chat.console import Chat
from bot.knowledge import Knowledge, load
from bot.model import Chart, Period, Query, Question
from bot.pipeline import answer, perform

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

# One chart of each kind, by the name of its file; a query where the chart is what a button below an answer asks for.
NOVEMBER: Final = Period.month(2025, 11)
CHARTS: Final[dict[str, tuple[str, str | Query]]] = {
    "line": ("en", Query("level", flow="export", partners=("USA",), periods=(NOVEMBER,))),
    "bars": ("en", Query("growth", flow="export", partners=("USA",), measure="yoy", by="year", periods=(NOVEMBER,))),
    "threshold": ("en", "when was the surplus above 110 bn since 2025"),
    "ranking": ("ru", Query("rank", flow="export", partners=(), by="partner", periods=(Period.year(2024),), limit=6)),
    "share": ("en", Query("share", flow="export", partners=("USA", "JPN", "KOR"), periods=(Period.year(2024),))),
    "sides": ("en", Query("mirror", flow="export", partners=("USA",), periods=(NOVEMBER,))),
    "waterfall": ("zh", Query("contribution", flow="export", by="partner", periods=(Period.year(2025),))),
    "comparison": (
        "de",
        Query("compare", flow="export", partners=("USA", "EU27", "ASEAN", "RUS"), by="partner",
              periods=(Period.year(2025),)),
    ),
}  # fmt: skip
_SMALL: Final = (540, 450)
_COLOURS: Final = 48
_MARK: Final = "Chart"  # the entry of a PNG that tells of which chart it is

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


def chart(name: str, knowledge: Knowledge) -> Chart:
    """The chart of that name as the bot draws it now."""
    language, asked = CHARTS[name]
    if isinstance(asked, str):
        reply = answer(Question(asked, TODAY, language), knowledge)
    else:
        reply = perform((asked,), language, TODAY, knowledge)
        button = next((choice.query for choice in reply.choices if choice.kind == "chart"), None)
        reply = reply if button is None or reply.chart is not None else perform((button,), language, TODAY, knowledge)
    if reply.chart is None:
        raise RuntimeError(f"{name}: {reply.headline} has no chart")
    return reply.chart


def chart_file(name: str) -> Path:
    return ROOT / "docs" / f"chart-{name}.png"


def mark_of(drawn: Chart) -> str:
    """What tells a chart from any other."""
    return hashlib.sha256(repr(drawn).encode()).hexdigest()


def drawn_as(file: Path) -> str:
    """The mark of the chart that a picture was made of."""
    with Image.open(file) as picture:
        return str(picture.info.get(_MARK, ""))


def draw(name: str, knowledge: Knowledge) -> None:
    """Writes the picture of a chart, small, with the mark of the chart that it was made of."""
    from bot.chat.drawing import png  # the test that looks at marks need not draw

    made = chart(name, knowledge)
    info = PngInfo()
    info.add_text(_MARK, mark_of(made))
    with Image.open(io.BytesIO(png(made))) as picture:
        small = picture.convert("RGB").resize(_SMALL, Image.Resampling.LANCZOS).quantize(_COLOURS)
    small.save(chart_file(name), pnginfo=info, optimize=True)


def main() -> None:
    README.write_text(filled(README.read_text("utf-8"), shell), "utf-8")
    knowledge = load()
    PICTURE.write_text(picture(knowledge), "utf-8")
    for name in CHARTS:
        if not chart_file(name).exists() or drawn_as(chart_file(name)) != mark_of(chart(name, knowledge)):
            draw(name, knowledge)


if __name__ == "__main__":
    main()
