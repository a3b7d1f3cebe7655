"""Errors that are logged -> events for Sentry, where its address is set: where it happened, and nothing of anybody."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot import __version__
from bot.errors import BadSetup

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint


def report_crashes(dsn: str | None) -> None:
    """From now on what is logged as an error goes to Sentry too; None: it does not.

    BadSetup where the extra `sentry` is not installed, or the address is none of Sentry's.
    """
    if dsn is None:
        return
    try:
        import sentry_sdk
        from sentry_sdk.integrations.logging import LoggingIntegration
        from sentry_sdk.utils import BadDsn
    except ImportError as error:
        raise BadSetup(
            "TRADEFACTS_SENTRY_DSN is set, but Sentry's library is missing: pip install 'tradefacts[sentry]'"
        ) from error
    try:
        sentry_sdk.init(
            dsn,
            release=f"tradefacts@{__version__}",
            default_integrations=False,
            auto_enabling_integrations=False,
            integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
            include_local_variables=False,
            max_breadcrumbs=0,
            server_name="",
            before_send=without_words,
        )
    except BadDsn as error:
        raise BadSetup("TRADEFACTS_SENTRY_DSN is no address of Sentry; copy it from the project's settings") from error


def flush_crashes() -> None:
    """Sends what waits, within two seconds; nothing where Sentry was never set up."""
    import sys

    if "sentry_sdk" in sys.modules:
        sys.modules["sentry_sdk"].flush(timeout=2)


def without_words(event: Event, hint: Hint) -> Event:
    """The event with the kind and place of the error, and the log line's words before anything was filled in: messages
    of errors and what was filled in may hold texts, ids or a token."""
    told: dict[str, Any] = dict(event)
    entry = told.get("logentry")
    if isinstance(entry, dict):
        told["logentry"] = {"message": str(entry.get("message", ""))}
    for exception in (told.get("exception") or {}).get("values", ()):
        exception["value"] = ""
    for name in ("extra", "user", "request", "breadcrumbs", "server_name", "modules"):
        told.pop(name, None)
    return told  # type: ignore[return-value]
