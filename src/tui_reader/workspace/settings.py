"""Personal settings, from `settings.yaml` in the platform's configuration folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from tui_reader.errors import InputError
from tui_reader.workspace.written_yaml import read_written

LANGUAGES = ("en", "fr")
THEMES = ("auto", "dark", "light")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one person prefers, in every project."""

    language: str = "en"
    """Of label titles: `en` or `fr`."""
    theme: str = "auto"
    """One of `THEMES`."""


def settings_file() -> Path:
    """Where the settings stand, whether there are any or not."""
    return Path(platformdirs.user_config_dir("tui-reader", appauthor=False)) / "settings.yaml"


def load_settings() -> Settings:
    """The personal settings; the locale's language and defaults where nothing is said.

    Raises InputError for a file that is wrong, naming it and the key.
    """
    file = settings_file()
    if not file.exists():
        return Settings(language=_locale_language())
    plain = read_written(file).plain
    if not isinstance(plain, dict):
        raise InputError(f"{file}: expected keys and values: language, theme")
    for key in plain:
        if key not in ("language", "theme"):
            raise InputError(f"{file}: unknown key {key!r}; known: language, theme")
    return Settings(
        language=_choice(file, plain, "language", LANGUAGES, _locale_language()),
        theme=_choice(file, plain, "theme", THEMES, "auto"),
    )


def _choice(file: Path, plain: dict[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = plain.get(key, default)
    if value not in allowed:
        raise InputError(f"{file}: {key}: {value!r} is not one of {', '.join(allowed)}")
    return str(value)


def _locale_language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fr" if spoken.lower().startswith("fr") else "en"
