"""Settings: read from the environment, the token and passwords never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BadSetup
from bot.settings import read_settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in list(os.environ):
        if name.startswith(("TRADEFACTS_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", "/var/state")


def test_defaults() -> None:
    settings = read_settings()
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:////var/state/tradefacts/tradefacts.sqlite"
    assert (settings.reporter, settings.language, settings.log_level) == ("CHN", "en", "info")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot", "http://127.0.0.1:8081/bot/"],
)
def test_the_api_root_is_taken_with_and_without_slash_or_bot(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", url)
    assert read_settings().api_url == "http://127.0.0.1:8081"


def test_the_token_and_passwords_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret-token")
    monkeypatch.setenv("TRADEFACTS_DATABASE", "postgresql://bot:hush@db/facts")
    settings = read_settings()
    shown = repr(settings) + str(settings.rows())
    assert "secret-token" not in shown
    assert "hush" not in str(settings.rows())
    assert settings.token is not None
    assert settings.token.get_secret_value() == "123:secret-token"
    assert settings.database_url == "postgresql+asyncpg://bot:hush@db/facts"


def test_the_keys_of_the_offices_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().keys == {}
    monkeypatch.setenv("TRADEFACTS_COMTRADE_KEY", "comtrade-s3cret")
    monkeypatch.setenv("TRADEFACTS_CENSUS_KEY", "census-s3cret")
    settings = read_settings()
    assert settings.keys == {"comtrade": "comtrade-s3cret", "census": "census-s3cret"}
    assert "s3cret" not in repr(settings) + str(settings.rows())


def test_a_dotenv_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TRADEFACTS_LANGUAGE=zh\nTRADEFACTS_REPORTER=usa\n")
    monkeypatch.setenv("TRADEFACTS_LANGUAGE", "es")
    settings = read_settings()
    assert (settings.language, settings.reporter) == ("es", "USA")


@pytest.mark.parametrize(("name", "value"), [("TELEGRAM_API_URL", "api.example"), ("TRADEFACTS_LOG_LEVEL", "shout")])
def test_a_wrong_setting_is_named_in_one_sentence(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetup, match=name) as caught:
        read_settings()
    assert str(caught.value).count(".") == 1
    assert value not in str(caught.value)


def test_every_setting_says_what_it_means() -> None:
    assert all(name.isupper() and meaning for name, _, meaning in read_settings().rows())
