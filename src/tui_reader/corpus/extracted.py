"""One article as a file reader hands it over, and how the text of an extracted one is laid out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tui_reader.corpus.dates import find_date
from tui_reader.corpus.language import language_of
from tui_reader.corpus.page import read_page
from tui_reader.errors import InputError
from tui_reader.model.article import Page

_DIGITS = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article taken from a file: a name for it (without suffix), its text, its page, the file's encoding."""

    name: str
    text: str
    page: Page
    encoding: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What a page or a record holds besides its paragraphs; None for what it does not say."""

    title: str | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None


def compose(name: str, fields: Fields, paragraphs: Sequence[str], encoding: str) -> Extracted:
    """Lays the text out: headline, a line each for author, date, source, then the paragraphs between blank lines.

    Raises InputError when there is no text, or when it holds what cannot be stored (NUL, half of a surrogate pair).
    """
    body = "\n\n".join(paragraphs)
    if not body.strip():
        raise InputError("there is no text in it: nothing to add")
    title = _line(fields.title)
    if title and paragraphs[0].strip() == title:
        body = body.lstrip().removeprefix(title).lstrip()
    english = language_of(body) == "en"
    lines = [
        _signed(_line(fields.byline), english=english),
        iso_date(_line(fields.date)),
        f"Source : {_line(fields.source)}" if _line(fields.source) else None,
    ]
    credits_block = "\n".join(line for line in lines if line)
    text = "\n\n".join(block for block in (title, credits_block, body) if block) + "\n"
    check_storable(text)
    return Extracted(name, text, read_page(text), encoding)


def check_storable(text: str) -> None:
    """Raises InputError when `text` holds a NUL or a lone surrogate, which no file in UTF-8 or store can keep."""
    if "\0" in text:
        raise InputError("there is a NUL character in its text: remove it")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"there is half of a surrogate pair in its text, at character {error.start}: remove it"
        ) from None


def iso_date(written: str | None) -> str | None:
    """The date in `written` as ISO 8601 at the precision known; a bare year stays one; None when there is none."""
    if not written:
        return None
    found = find_date(written)
    if found:
        return found.iso
    return written if _DIGITS.fullmatch(written) else None


def _line(value: str | None) -> str | None:
    """`value` on one line, NFC, or None when nothing is left."""
    return " ".join(unicodedata.normalize("NFC", value).split()) or None if value else None


def _signed(byline: str | None, *, english: bool) -> str | None:
    if not byline:
        return None
    if byline.lower().startswith(("par ", "by ")):
        return byline
    return f"By {byline}" if english else f"Par {byline}"
