"""Who annotates: names that are safe as folders, and where the name comes from."""

from __future__ import annotations

import getpass
import os
import re
import unicodedata

from tui_reader.errors import InputError
from tui_reader.storage.layout import checked_annotator

VARIABLE = "TUI_READER_ANNOTATOR"
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check_annotator(name: object) -> str:
    """`name` when it can name an annotator. Raises InputError that says what a name is."""
    if not isinstance(name, str):
        raise InputError(f"{name!r} cannot name an annotator: put it in quotes")
    checked_annotator(name)
    if name.endswith(".") or unicodedata.normalize("NFC", name) != name:
        raise InputError(f"{name!r} cannot name an annotator: no dot at its end, letters composed (NFC)")
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
    safe = re.sub(r"[^\w.-]", "-", unicodedata.normalize("NFC", login))[:64].strip(".")
    return safe or "annotator"
