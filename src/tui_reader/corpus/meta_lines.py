"""Lines that tell who wrote a page, when, and where it appeared: `Publié le 26 juin 2025 par Oura Kanté`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui_reader.corpus.bylines import bare_name, signed
from tui_reader.corpus.dates import find_date
from tui_reader.corpus.lines import fold_line

LONGEST = 140
"""Code points above which a line is no line of metadata."""
_SEPARATORS = re.compile(r"\s*[|•·–—/]\s*|\s+-\s+|\s*,\s+(?=(?:le|on|à|at|par|by)\b)|^-\s*|\s*-$")
_BEFORE_BYLINE = re.compile(r"\s(?=(?:par|by)\s+[A-ZÀ-Þ])", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?i)(?:\b(?:à|a|at)\s+)?\b\d{1,2}\s?(?:h\s?(?:\d\d)?|:\d\d(?::\d\d)?)(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?\(?(?:gmt|utc|tu|cet|cest|est|edt|pst|wat|heure de \w+)(?:[+-]\d+)?\)?)?"
)
_READING_TIME = re.compile(
    r"(?i)(?:temps de lecture|lecture|reading time|durée)?\s?:?\s?(?:environ\s)?\d{1,3}\s?(?:minutes?|min|mn)\.?"
    r"(?:\s(?:de lecture|read|to read))?"
)
_GLUE = re.compile(
    r"(?i)\b(?:publiée?|posté|mis en ligne|mise? à jour|dernière mise à jour|modifié|actualisé|paru|créé|date|posted"
    r"|published|updated|last updated|first published|created|le|on|the|à|at|du|paris|il y a)\b\s*:?"
)
_KEY = re.compile(
    r"(?i)[*_]*(?P<key>date(?: de publication)?|publié(?: le)?|published(?: on)?|auteure?s?|authors?|byline|par|by"
    r"|source|titre|title|headline|journal|média|media|publication|site|url|lien|link|rubrique|section|langue|language)[*_]*"
    r"\s*:\s*[*_]*(?P<value>\S.*)"
)
_KINDS = (
    ("auteur auteure auteurs auteures author authors byline par by", "byline"),
    ("date publié published", "date"),
    ("titre title headline", "title"),
    ("source journal média media publication site", "source"),
)
_KIND_OF = {key: kind for keys, kind in _KINDS for key in keys.split()}
_PAPER_WORDS = 6
_LONGEST_NAME = 60
"""Code points of a paper's, an account's name."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What one line says of its page; None for what it does not say."""

    byline: str | None = None
    date: str | None = None
    source: str | None = None
    title: str | None = None


def read_meta(plain: str) -> Meta | None:
    """What `plain`, a line, says when it holds nothing but byline, dates, reading time; None when it is something else.

    A name without `Par` or `By` counts only beside a date.
    """
    if len(plain) > LONGEST:
        return None
    date, rest = _without_dates(plain)
    if date is None and (name := signed(plain)):
        return Meta(name)
    byline = None
    for piece in _pieces(rest):
        name = signed(piece) or (bare_name(piece) if date else None)
        if name is None or byline is not None:
            if byline is not None and _may_be_paper(piece):
                continue  # the paper's name behind the author's
            return None
        byline = name
    return Meta(byline, date) if byline or date else None


def read_pair(plain: str) -> Meta | None:
    """What a line `Date : …`, `Auteur : …`, `Source : …` says; empty for keys that are of no use, None for no pair."""
    found = _KEY.fullmatch(plain)
    if not found or len(plain) > LONGEST + _LONGEST_NAME:
        return None
    value = found["value"].rstrip("*_ ")
    kind = _KIND_OF.get(found["key"].lower().split()[0])
    if kind == "date":
        dated = find_date(value)
        return Meta(date=dated.iso) if dated else None
    if kind == "byline":
        return Meta(byline=signed(value) or value)
    return Meta(title=value if kind == "title" else None, source=value if kind == "source" else None)


def read_header_list(items: list[str]) -> Meta | None:
    """What a list at the top (account, date, reading time, in any order) says; None when it holds no date or time."""
    date = source = byline = None
    timed = False
    for item in items:
        plain = item.strip().lstrip("-•*·– ").strip()
        meta = read_meta(plain)
        if meta is None and _READING_TIME.fullmatch(plain):
            timed = True
        elif meta is not None:
            date, byline = date or meta.date, byline or meta.byline
        elif source is None and len(plain) <= _LONGEST_NAME:
            source = plain
    return Meta(byline, date, source) if date or timed else None


def is_reading_time(plain: str) -> bool:
    """Whether the line tells how long reading takes, and nothing else."""
    return bool(_READING_TIME.fullmatch(plain.strip()))


def _may_be_paper(piece: str) -> bool:
    return piece[:1].isupper() and len(piece) <= _LONGEST_NAME and len(piece.split()) <= _PAPER_WORDS


def _without_dates(plain: str) -> tuple[str | None, str]:
    first = None
    dated = find_date(plain)
    while dated:
        first = first or dated.iso
        plain = f"{plain[: dated.start]} | {plain[dated.end :]}"
        dated = find_date(plain)
    return first, plain


def _pieces(rest: str) -> list[str]:
    """The parts of a line of metadata that are neither date, time, nor the words around these."""
    parts = [part for half in _BEFORE_BYLINE.split(rest) for part in _SEPARATORS.split(half)]
    kept = []
    for part in parts:
        bare = _READING_TIME.sub("", _CLOCK.sub("", part)).strip(" ,.:()[]")
        if signed(bare) or bare_name(bare) or fold_line(_GLUE.sub("", bare)).strip(" ,"):
            kept.append(bare)
    return kept
