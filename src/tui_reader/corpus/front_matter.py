"""The YAML head of a Markdown file: metadata between two lines of three dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from tui_reader.corpus.dates import find_date
from tui_reader.text.span import Span

_LONGEST = 8_192
"""Code points of a head; a longer one is just text."""
_HEAD = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the head stands, the dashes included, and what it says; None for what it does not say."""

    span: Span
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    language: str | None = None


def read_front_matter(text: str) -> FrontMatter | None:
    """The head of `text`; None when there is none, or it is longer than it may be, or it is not a YAML mapping."""
    found = _HEAD.match(text, 0, _LONGEST)
    fields = _fields(found["yaml"]) if found else None
    if found is None or fields is None:
        return None
    language = _word(fields, "lang", "language")
    return FrontMatter(
        Span(0, found.end()),
        title=_word(fields, "title", "titre"),
        byline=_word(fields, "author", "authors", "byline", "auteur", "auteurs"),
        date=_date(_word(fields, "date", "published")),
        source=_word(fields, "source", "publication", "journal", "site"),
        language=language[:2].lower() if language and language[:2].lower() in {"fr", "en"} else None,
    )


def _fields(head: str) -> dict[str, object] | None:
    import yaml

    try:
        loaded = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {str(key).lower(): value for key, value in loaded.items() if isinstance(key, str)}


def _word(fields: dict[str, object], *names: str) -> str | None:
    """The first of the fields `names` that says something, as one line; lists of words are joined."""
    for name in names:
        value = fields.get(name)
        parts = value if isinstance(value, list) else [value]
        words = [_text(part) for part in parts if isinstance(part, (str, int, date))]
        joined = ", ".join(word for word in words if word)
        if joined:
            return joined
    return None


def _text(value: object) -> str:
    written = value.isoformat() if isinstance(value, (date, datetime)) else str(value)
    return " ".join(written.split())


def _date(written: str | None) -> str | None:
    found = find_date(written) if written else None
    if found:
        return found.iso
    return written if written and re.fullmatch(r"(?:1[89]|20)\d\d", written) else None
