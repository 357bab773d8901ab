"""Articles as records: which fields of a JSON object or a CSV row are text, name, title, date, author, source."""

from __future__ import annotations

from collections.abc import Mapping

from tui_reader.corpus.extracted import Extracted, Fields, compose
from tui_reader.errors import InputError

TEXT = ("text", "body", "content", "texte", "contenu")
_NAME = ("id", "name", "slug")
_TITLE = ("title", "headline", "titre")
_DATE = ("date", "published", "published_at", "publication_date")
_BYLINE = ("author", "authors", "byline", "auteur")
_SOURCE = ("source", "publication", "publisher", "site", "journal")


def compose_record(record: Mapping[str, object], stem: str, number: int, encoding: str) -> Extracted:
    """The article in one record, keys in lower case; `number` counts the records of the file from 1.

    Raises InputError when no field holds its text.
    """
    text = _first(record, TEXT)
    if text is None:
        raise InputError(f"no field named {', '.join(TEXT[:3])} with text in it")
    fields = Fields(_first(record, _TITLE), _first(record, _BYLINE), _first(record, _DATE), _first(record, _SOURCE))
    return compose(_first(record, _NAME) or f"{stem}-{number:04}", fields, [text.strip()], encoding)


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, list):
            value = ", ".join(part for part in value if isinstance(part, str))
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None
