"""What happens in the process -> log lines with update ids, and never the token or what people wrote."""

from __future__ import annotations

import logging
from typing import Final

from telegram import Update
from telegram.error import Forbidden, NetworkError, TelegramError

LOG = logging.getLogger("bot.chat.telegram")

# They log the address of every request, and the token is in it.
_TALKATIVE: Final = ("httpx", "httpcore", "telegram", "asyncio", "alembic", "matplotlib", "PIL", "aiosqlite")


class Masking(logging.Formatter):
    """A formatter that covers the secrets wherever they stand: in a message, an argument or a traceback."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
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


def report(error: BaseException, update: object) -> bool:
    """Logs what went wrong with its update id; says whether the asker should hear of it."""
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, Forbidden):
        LOG.info("update %s: the chat does not take messages from us (%s)", number, error)
        return False
    if isinstance(error, NetworkError) and "Request Entity" not in str(error) and type(error).__name__ != "BadRequest":
        LOG.error("update %s: Telegram could not be reached (%s)", number, error)
        return False
    kind = "Telegram refused" if isinstance(error, TelegramError) else "failed"
    LOG.error("update %s: %s", number, kind, exc_info=(type(error), error, error.__traceback__))
    return True
