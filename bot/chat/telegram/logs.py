"""Log records of all libraries and ours -> one JSON object a line, without token, text or anybody's id."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

import structlog

from bot.errors import BadSetup

# They log the address of every request, and the token is in it.
_TALKATIVE: Final = ("httpx", "httpcore", "telegram", "asyncio", "alembic", "matplotlib", "PIL", "aiohttp", "uvicorn")


class Masking(structlog.stdlib.ProcessorFormatter):
    """A formatter that covers the secrets wherever they stand: in a message, an argument or a traceback."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        before: list[structlog.typing.Processor] = [
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ]
        super().__init__(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
        # The part after the colon is the secret one, and some libraries quote or encode the colon.
        self._secrets = tuple(s for secret in secrets for s in (secret, secret.partition(":")[2]) if len(s) > 3)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "********")
        return line


def _without_updates(record: logging.LogRecord) -> bool:
    """The library logs updates that it cannot read, with all that people wrote in them: the rest of the line stays."""
    text, received, _ = str(record.msg).partition("Received data was")
    if received:
        record.msg, record.args = text + "What was received is not logged.", ()
    return True


def set_up_logging(level: str, token: str) -> None:
    """Logs to standard error from the level up; of the libraries warnings only, unless debugging."""
    handler = logging.StreamHandler()
    handler.setFormatter(Masking((token,)))
    handler.addFilter(_without_updates)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def pseudonyms(secret: bytes) -> Callable[[object], str]:
    """Takes an id to sixteen letters and digits that stand for it in the logs, and that nobody can turn back."""

    def named(number: object) -> str:
        return hmac.new(secret, str(number).encode(), hashlib.sha256).hexdigest()[:16]

    return named


def keep_secret(given: str | None, folder: Path) -> bytes:
    """The secret that is set, else one made at random, once, and kept in the state folder for its owner's eyes."""
    if given:
        return given.encode()
    file = folder / "secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
                fresh.write(secrets.token_hex(32))
        except FileExistsError:
            pass
        return file.read_bytes()
    except OSError as error:
        raise BadSetup(f"No secret can be kept in {folder}: {error.strerror}; set TRADEFACTS_SECRET.") from error
