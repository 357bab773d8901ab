"""Who annotates: names that are safe as folders, and where the name comes from."""

from __future__ import annotations

import getpass
import os
import re

from tui_reader.errors import InputError

VARIABLE = "TUI_READER_ANNOTATOR"
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check_annotator(name: object) -> str:
    """`name` when it can name an annotator. Raises InputError that says what a name is."""
    rule = "letters a-z, digits, . _ -, 1 to 64, no dot at either end"
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name.endswith("."):
        raise InputError(f"{name!r} cannot name an annotator: {rule}")
    if _RESERVED.fullmatch(name):
        raise InputError(f"{name!r} cannot name an annotator: some systems reserve it")
    return name


def current_annotator(given: str | None, listed: tuple[str, ...]) -> str:
    """The annotator: `given`, else the environment's, else the login name with foreign characters as `-`.

    Raises InputError for a name that is none, or that is not among `listed` where a project lists its annotators.
    """
    named = given or os.environ.get(VARIABLE) or _login()
    name = check_annotator(named)
    if listed and name not in listed:
        raise InputError(f"{name!r} is not an annotator of this project (--as NAME); it has: {', '.join(listed)}")
    return name


def _login() -> str:
    try:
        login = getpass.getuser()
    except (OSError, KeyError):
        login = "annotator"
    safe = re.sub(r"[^A-Za-z0-9._-]", "-", login)[:64].strip(".")
    return safe or "annotator"
