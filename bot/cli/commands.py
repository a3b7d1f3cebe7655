"""The commands of `tradefacts`: words on a command line -> replies, checks, a served bot, an exit code.

Exit codes: 0 (refusals too), 1 bad set-up or failed validation, 2 bad usage, 130 Ctrl-C; never a traceback.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot import __version__
from bot.cli import batch, explain
from bot.cli.house import House, open_desk, open_house
from bot.conversation import Conversation
from bot.errors import TradefactsError
from bot.model import Period, Query, Question, Reply
from bot.pipeline import answer, framed, perform, timed, travel, warm
from bot.settings import read_settings

if TYPE_CHECKING:
    import asyncio

app = typer.Typer(
    help="Questions on trade statistics, answered with a figure and its source.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FAILED, MISUSED = 1, 2


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tradefacts {__version__}")
        raise typer.Exit


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; write it as YYYY-MM-DD") from error


Today = Annotated[
    str | None, typer.Option("--today", metavar="YYYY-MM-DD", help="Answer as on this day.", show_default=False)
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Without a command: a chat in the terminal."""
    if context.invoked_subcommand is None:
        chat()


@app.command()
def chat(today: Today = None) -> None:
    """Chat in the terminal; line by line where the input is no terminal."""
    from bot.chat.console import Chat

    asked_on, house = _day(today), open_house()
    console = Console(highlight=False)
    talk = Chat(
        house.noted(lambda question: answer(question, house.knowledge, house.settings.reporter)),
        (lambda: asked_on) if asked_on else house.today,
        console,
        house.settings.language,
    )
    if not sys.stdin.isatty():
        talk.read(sys.stdin)
        return
    console.print("Ask for a trade figure; a number picks a choice, Ctrl-D ends.", style="dim")
    talk.prompt(house.settings.state_folder / "history")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.", show_default=False)] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a question, as the README promises.")] = False,
    lines: Annotated[
        Path | None, typer.Option("--batch", metavar="FILE", help="A question a line; - is standard input.")
    ] = None,
    today: Today = None,
    timing: Annotated[bool, typer.Option("--timing", help="Add how long each answer took.")] = False,
    proof: Annotated[
        bool, typer.Option("--proof", help="Add the rows used, the formula, a checksum and the same in pandas.")
    ] = False,
) -> None:
    """Answer one question, or a file of them."""
    if (question is None) == (lines is None):
        raise typer.BadParameter("give either a question or --batch FILE")
    if proof and (json or lines is not None):
        raise typer.BadParameter("--proof goes with one question in words, not with --json or --batch")
    asked_on = _day(today)
    if lines is not None and lines != Path("-") and not lines.is_file():
        raise typer.BadParameter(f"there is no file {str(lines)!r}", param_hint="--batch")
    house = open_house()

    def reply_to(asked: Question) -> tuple[Reply, float]:
        reply, timings = timed(asked, house.knowledge, house.settings.reporter)
        house.note(asked, reply)
        return reply, timings.total

    if lines is not None:
        warm(house.knowledge)
    talks = batch.Talks(reply_to, asked_on or house.today(), house.settings.language)
    failed = False
    with _opened(lines, question) as source:
        try:
            for asked in source:
                try:
                    reply, elapsed = talks.answer(asked)
                except Exception as error:  # an error of ours in one question: said, and the others are answered
                    failed = True
                    _complain(error, f"line {asked.number}: " if lines else "")
                    continue
                _give(asked, reply, elapsed if timing else None, as_json=json, last=lines is None)
                if proof:
                    _prove(reply, house)
        except batch.BrokenLine as broken:
            typer.echo(f"tradefacts: {broken}", err=True)
            raise typer.Exit(MISUSED) from broken
    if failed:
        raise typer.Exit(FAILED)


@contextmanager
def _opened(lines: Path | None, question: str | None) -> Iterator[Iterable[batch.Asked]]:
    """The questions of the command line, of a file or of standard input, one by one as they come."""
    if lines is None:
        yield [batch.Asked(1, question or "")]
    elif lines == Path("-"):
        yield batch.read(sys.stdin.buffer)
    else:
        with lines.open("rb") as file:
            yield batch.read(file)


def _give(asked: batch.Asked, reply: Reply, elapsed: float | None, *, as_json: bool, last: bool) -> None:
    from bot.chat.console import show

    if as_json:
        typer.echo(batch.as_json(reply, asked.text, asked.id, elapsed))
    else:
        show(reply, Console(highlight=False), numbered=False)
        if elapsed is not None:
            typer.echo(f"{elapsed:.2f} ms", err=True)
        if not last:
            typer.echo()
    sys.stdout.flush()


def _prove(reply: Reply, house: House) -> None:
    from bot.proof import lines, prove

    for result in reply.results:
        for line in lines(prove(result, house.knowledge), house.knowledge):
            typer.echo(line)


@app.command()
def check(
    text: Annotated[str, typer.Argument(help="What is said to be true, in quotes: a headline, a paragraph.")],
    today: Today = None,
) -> None:
    """Judge every claim of a text against the figures held."""
    asked_on, house = _day(today), open_house()
    asked = Question(text, asked_on or house.today(), house.settings.language)
    _answer(framed("check", asked, house.knowledge), house)


@app.command()
def brief(
    month: Annotated[
        str | None, typer.Argument(help="2025-11, 2025 or words; the newest where left out.", show_default=False)
    ] = None,
    today: Today = None,
) -> None:
    """A month or a year on one screen."""
    asked_on, house = _day(today), open_house()
    day = asked_on or house.today()
    try:
        periods = (Period.parse(month),) if month else ()
    except ValueError:  # words: "November 2025"
        _answer(framed("brief", Question(month or "", day, house.settings.language), house.knowledge), house)
        return
    query = Query("brief", house.settings.reporter, periods=periods)
    _show(perform((query,), house.settings.language, day, house.knowledge))


def _answer(question: Question, house: House) -> None:
    _show(answer(question, house.knowledge, house.settings.reporter))


def _show(reply: Reply) -> None:
    from bot.chat.console import show

    show(reply, Console(highlight=False), numbered=False)


@app.command(name="explain")
def explain_(question: Annotated[str, typer.Argument(help="The question, in quotes.")], today: Today = None) -> None:
    """Show every value on the road of one question."""
    asked_on, house = _day(today), open_house()
    talk = Conversation(house.settings.language)
    road = travel(talk.question(question, asked_on or house.today()), house.knowledge, house.settings.reporter)
    for line in explain.lines(road):
        typer.echo(line)


@app.command()
def validate() -> None:
    """Check everything under data/; errors and new warnings fail."""
    from bot.cli.lettering import without_font
    from bot.knowledge import check

    data = open_desk(read_settings()).folder()
    report = check(data)
    for said in without_font(data) if not report.errors else ():
        typer.echo(said, err=True)
    for problem in (*report.errors, *report.warnings):
        typer.echo(problem, err=True)
    found = (("errors", report.errors), ("new warnings", report.warnings), ("known warnings", report.known))
    typer.echo(", ".join(f"{what}: {len(problems)}" for what, problems in found))
    if report.errors or report.warnings:
        raise typer.Exit(FAILED)


@app.command()
def serve(
    webhook: Annotated[
        bool, typer.Option("--webhook", help="Be called by Telegram at TRADEFACTS_WEBHOOK_URL instead of polling.")
    ] = False,
    older_data: Annotated[
        bool, typer.Option("--older-data", help="Go back on purpose to data that were followed by newer ones.")
    ] = False,
) -> None:
    """Answer in Telegram, with the token in TELEGRAM_BOT_TOKEN."""
    from bot.chat.telegram import Manner
    from bot.chat.telegram import serve as run
    from bot.cli.daily import daily
    from bot.freshness import Whereabouts
    from bot.mind import Mind

    house = open_house(serving=True)
    desk = open_desk(house.settings)
    where = Whereabouts(desk.base, desk.pointer, desk.folder)
    mind = Mind(house.knowledge, house.settings.reporter, noting=house.note)
    manner = Manner(webhook, older_data, where, daily if house.settings.update == "daily" else None)
    with _quick_loop() as runner:
        runner.run(run(house.settings, mind, manner))


def _quick_loop() -> asyncio.Runner:
    """An event loop by uvloop where the platform has it."""
    import asyncio

    try:
        from uvloop import new_event_loop
    except ImportError:  # Windows
        return asyncio.Runner()
    return asyncio.Runner(loop_factory=new_event_loop)


@app.command()
def settings() -> None:
    """Show every setting with its value; secrets are masked."""
    for name, value, meaning in read_settings().rows():
        typer.echo(f"{name}={value}  # {meaning}")


def _complain(error: Exception, where: str = "") -> None:
    """One sentence on standard error; the traceback only for those who ask for it."""
    if isinstance(error, TradefactsError):
        typer.echo(f"tradefacts: {where}{error}", err=True)
        return
    if os.environ.get("TRADEFACTS_LOG_LEVEL", "").lower() == "debug":
        typer.echo("".join(traceback.format_exception(error)), err=True)
    kind = " ".join(f"{type(error).__name__}: {error}".split())
    typer.echo(
        f"tradefacts: {where}something went wrong that should not have ({kind}); "
        "TRADEFACTS_LOG_LEVEL=debug shows where.",
        err=True,
    )


def main() -> None:
    """The program: runs a command and ends with its exit code."""
    logging.captureWarnings(True)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read us has gone: what is left in the buffer must not be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:
        _complain(error)
        sys.exit(FAILED)
