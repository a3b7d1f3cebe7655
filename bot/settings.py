"""Turns the environment and a .env file into one frozen Settings value; the token is never shown."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BadSetup
from bot.model import HOME

OFFICIAL_API: Final = "https://api.telegram.org"
UPDATES: Final = ("off", "daily")
LOG_LEVELS: Final = ("debug", "info", "warning", "error")


class Settings(BaseSettings):
    """Every setting, by its name in the environment; an empty value counts as not set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = Field(
        default=None,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="the bot's token from @BotFather; needed by serve",
    )
    api_url: str = Field(
        default=OFFICIAL_API,
        validation_alias="TELEGRAM_API_URL",
        description="root of the Bot API server, also a self-hosted one",
    )
    database: str | None = Field(
        default=None,
        validation_alias="TRADEFACTS_DATABASE",
        description="file or SQLAlchemy URL of what is remembered; default: tradefacts.sqlite in the state folder",
    )
    data: Path | None = Field(
        default=None,
        validation_alias="TRADEFACTS_DATA",
        description="folder of the figures; default: those that come along",
    )
    figures: str | None = Field(
        default=None,
        validation_alias="TRADEFACTS_FIGURES",
        description="address of a ClickHouse that keeps the figures; default: they are read from the data folder",
    )
    state: Path | None = Field(
        default=None,
        validation_alias="TRADEFACTS_STATE",
        description="folder for what is kept; default: the user's state folder",
    )
    webhook_url: str | None = Field(
        default=None,
        validation_alias="TRADEFACTS_WEBHOOK_URL",
        description="https address at which Telegram reaches the bot; needed by serve --webhook",
    )
    webhook_listen: str = Field(
        default="127.0.0.1:8080",
        validation_alias="TRADEFACTS_WEBHOOK_LISTEN",
        description="host:port on which the webhook listens, behind something that speaks https",
    )
    inbox_limit: int = Field(
        default=5000,
        ge=1,
        validation_alias="TRADEFACTS_INBOX_LIMIT",
        description="how many updates may wait before Telegram is told to come again later",
    )
    metrics_listen: str = Field(
        default="127.0.0.1:9090",
        validation_alias="TRADEFACTS_METRICS_LISTEN",
        description="host:port of /healthz, /readyz and /metrics; off for none",
    )
    sentry_dsn: SecretStr | None = Field(
        default=None,
        validation_alias="TRADEFACTS_SENTRY_DSN",
        description="address of a Sentry project that is told of errors, without texts and ids; default: none is",
    )
    otlp_endpoint: str | None = Field(
        default=None,
        validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT",
        description="address of an OpenTelemetry collector that is sent spans; default: none is",
    )
    secret: SecretStr | None = Field(
        default=None,
        validation_alias="TRADEFACTS_SECRET",
        description="key under which ids stand in the logs; default: made once and kept in the state folder",
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        validation_alias="TRADEFACTS_ADMINS",
        description="ids of the users who are warned when something is amiss, and told licensed figures; by commas",
    )
    allow: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        validation_alias="TRADEFACTS_ALLOW",
        description="ids of users and chats that are answered, and told licensed figures; none: everybody is answered",
    )
    deny: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        validation_alias="TRADEFACTS_DENY",
        description="ids of users and chats that are never answered, by commas",
    )
    rate_limit: int | None = Field(
        default=20,
        ge=1,
        validation_alias="TRADEFACTS_RATE_LIMIT",
        description="questions a minute of one user, three times as many of one chat; off for no limit",
    )
    chart_chat: int | None = Field(
        default=None,
        validation_alias="TRADEFACTS_CHART_CHAT",
        description="id of a chat where charts are kept for inline results; default: none, so none are offered there",
    )
    group_limit: int | None = Field(
        default=15,
        ge=1,
        validation_alias="TRADEFACTS_GROUP_LIMIT",
        description="answers a minute in one group, where Telegram takes 20 messages; off for no limit",
    )
    keep_unanswered: Path | None = Field(
        default=None,
        validation_alias="TRADEFACTS_KEEP_UNANSWERED",
        description="file in which questions that were not understood, or wrongly answered as their askers "
        "say, are kept, without who asked; default: none are",
    )
    comtrade_key: SecretStr | None = Field(
        default=None,
        validation_alias="TRADEFACTS_COMTRADE_KEY",
        description="the free key of UN Comtrade's service; without it the preview is read, 500 rows at a time",
    )
    census_key: SecretStr | None = Field(
        default=None,
        validation_alias="TRADEFACTS_CENSUS_KEY",
        description="the key of the US Census Bureau's service; needed to read it",
    )
    update: Annotated[str, NoDecode] = Field(
        default="off",
        validation_alias="TRADEFACTS_UPDATE",
        description="daily: serve fetches new figures by itself and adds the newest periods; off",
    )
    reporter: str = Field(
        default=HOME,
        validation_alias="TRADEFACTS_REPORTER",
        description="whose trade is meant where none is named; sets today",
    )
    language: str = Field(
        default="en", validation_alias="TRADEFACTS_LANGUAGE", description="language where a text does not tell"
    )
    log_level: Annotated[str, NoDecode] = Field(
        default="info", validation_alias="TRADEFACTS_LOG_LEVEL", description="debug, info, warning or error"
    )

    @field_validator("api_url")
    @classmethod
    def _root(cls, url: str) -> str:
        """The server's root, whether or not a slash or /bot came with it."""
        root = url.strip().rstrip("/").removesuffix("/bot").rstrip("/")
        parts = urlsplit(root)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("must be an http or https address")
        return root

    @field_validator("figures")
    @classmethod
    def _server(cls, url: str | None) -> str | None:
        if url is not None and urlsplit(url).scheme not in ("clickhouse", "clickhouses", "chdb"):
            raise ValueError("must be an address like clickhouse://user:password@host:8123/database")
        return url

    @field_validator("rate_limit", "group_limit", mode="before")
    @classmethod
    def _or_off(cls, limit: object) -> object:
        return None if isinstance(limit, str) and limit.strip().lower() == "off" else limit

    @field_validator("admins", "allow", "deny", mode="before")
    @classmethod
    def _ids(cls, ids: object) -> object:
        """Numbers with commas or blanks between them."""
        if not isinstance(ids, str):
            return ids
        try:
            return tuple(int(number) for number in ids.replace(",", " ").split())
        except ValueError:
            raise ValueError("must be numbers with commas between them") from None

    @field_validator("webhook_listen", "metrics_listen")
    @classmethod
    def _address(cls, address: str, info: ValidationInfo) -> str:
        if info.field_name == "metrics_listen" and address.lower() == "off":
            return "off"
        host, _, port = address.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65535:
            raise ValueError("must be host:port")
        return address

    @field_validator("log_level")
    @classmethod
    def _level(cls, level: str) -> str:
        if level.lower() not in LOG_LEVELS:
            raise ValueError("must be one of " + ", ".join(LOG_LEVELS))
        return level.lower()

    @field_validator("update")
    @classmethod
    def _when(cls, when: str) -> str:
        if when.lower() not in UPDATES:
            raise ValueError("must be one of " + ", ".join(UPDATES))
        return when.lower()

    @field_validator("reporter")
    @classmethod
    def _code(cls, code: str) -> str:
        return code.upper()

    @property
    def keys(self) -> Mapping[str, str]:
        """What the operator has been given by the offices, by the name that an office asks for."""
        given = {"comtrade": self.comtrade_key, "census": self.census_key}
        return {name: key.get_secret_value() for name, key in given.items() if key is not None}

    @property
    def state_folder(self) -> Path:
        """Where what is kept lives; not made here."""
        if self.state is not None:
            return self.state.expanduser()
        root = os.environ.get("XDG_STATE_HOME")
        return (Path(root) if root else Path.home() / ".local" / "state") / "tradefacts"

    @property
    def database_url(self) -> str:
        """The database as an address that SQLAlchemy's engines take; a plain path means SQLite."""
        if self.database is None:
            return f"sqlite:///{self.state_folder / 'tradefacts.sqlite'}"
        if "://" not in self.database:
            return f"sqlite:///{Path(self.database).expanduser()}"
        scheme, rest = self.database.split("://", 1)
        drivers = {"postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg"}
        return f"{drivers.get(scheme, scheme)}://{rest}"

    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """(name in the environment, value as it may be shown, meaning) of every setting."""
        shown = {
            "token": "(not set)" if self.token is None else "********",
            "database": without_password(self.database_url),
            "data": "(not set)" if self.data is None else str(self.data),
            "figures": "(not set)" if self.figures is None else without_password(self.figures),
            "state": str(self.state_folder),
            "keep_unanswered": "(not set)" if self.keep_unanswered is None else str(self.keep_unanswered),
            "secret": "(not set)" if self.secret is None else "********",
            "comtrade_key": "(not set)" if self.comtrade_key is None else "********",
            "census_key": "(not set)" if self.census_key is None else "********",
            "webhook_url": self.webhook_url or "(not set)",
            **{name: ",".join(map(str, getattr(self, name))) or "(not set)" for name in ("admins", "allow", "deny")},
            "chart_chat": "(not set)" if self.chart_chat is None else str(self.chart_chat),
            "rate_limit": "off" if self.rate_limit is None else str(self.rate_limit),
            "group_limit": "off" if self.group_limit is None else str(self.group_limit),
        }
        return tuple(
            (str(field.validation_alias), shown.get(name, str(getattr(self, name))), field.description or "")
            for name, field in type(self).model_fields.items()
        )


def without_password(url: str) -> str:
    """The address with a password in it covered."""
    parts = urlsplit(url)
    if not parts.password:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":********@")))


def read_settings() -> Settings:
    """The settings of this process; BadSetup names the first one that is wrong, never its value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSetup(f"The setting {name} {reason}.") from None
