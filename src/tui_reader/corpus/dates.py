"""Calendar dates as pages write them, French and English, to ISO 8601 at the precision known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_NAMES = (
    ("janvier janv jan january", 1),
    ("fevrier fevr fev february feb", 2),
    ("mars march mar", 3),
    ("avril avr april apr", 4),
    ("mai may", 5),
    ("juin june jun", 6),
    ("juillet juil july jul", 7),
    ("aout august aug", 8),
    ("septembre sept september sep", 9),
    ("octobre october oct", 10),
    ("novembre november nov", 11),
    ("decembre december dec", 12),
)
_MONTHS = {name: number for names, number in _NAMES for name in names.split()}
_MONTH = (
    r"(?:janv(?:ier|\.)?|jan(?:uary|\.)?|f[ée]v(?:rier|r\.?|\.)?|feb(?:ruary|\.)?|mars|march|mar\.|avr(?:il|\.)|apr(?:il|\.)?"
    r"|mai|may|juin|june?|juil(?:let|\.)?|july?|ao[ûu]t|aug(?:ust|\.)?|sept(?:embre|ember|\.)?|sep\.?|oct(?:obre|ober|\.)?"
    r"|nov(?:embre|ember|\.)?|d[ée]c(?:embre|ember|\.)?)"
)
_WEEKDAY = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = re.compile(
    rf"""(?ix) (?<![\w/.-]) (?:
        (?P<iso>{_YEAR}-\d\d?(?:-\d\d?)?)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
      | {_WEEKDAY}?(?P<day>\d\d?)(?:er|st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})
      | {_WEEKDAY}?(?P<month2>{_MONTH})\s+(?P<day2>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year2>{_YEAR})
      | (?P<number>\d\d?[/.]\d\d?[/.]{_YEAR})
      | (?P<month3>{_MONTH})\s+(?P<year3>{_YEAR})
    ) (?![\w/]|-\d|\.\d)"""
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a string: ISO 8601 at the precision known, and where it stands there (half-open)."""

    iso: str
    start: int
    end: int


def find_date(text: str, position: int = 0) -> Dated | None:
    """The first calendar date with a year in `text` from `position` on; None when there is none that exists."""
    for found in _DATE.finditer(text, position):
        iso = _iso(found)
        if iso:
            return Dated(iso, *found.span())
    return None


def _iso(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return _checked(*found["iso"].split("-"))
    if found["number"]:
        first, second, year = re.split(r"[/.]", found["number"])
        return _checked(year, second, first) or _checked(year, first, second)
    if found["month3"]:
        return _checked(found["year3"], _month(found["month3"]))
    return _checked(
        found["year"] or found["year2"], _month(found["month"] or found["month2"]), found["day"] or found["day2"]
    )


def _month(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode().rstrip(".")
    return str(_MONTHS[bare])


def _checked(year: str, month: str, day: str | None = None) -> str | None:
    try:
        known = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return known.isoformat() if day else known.isoformat()[:7]
