"""Calendar expressions and named days, French and English."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found

_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MOIS = "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
_MOIS_CASED = f"(?i:{_MOIS})"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_MONTHS}|(?:{_SHORT})\b\.?)"
_S = "[ \\t\\xa0\\u2009\\u202f]"
_YEAR = r"(?:1[0-9]|20)\d\d(?!\d)"
_NUM = r"(?:1[ ]?er|[12]?\d|3[01])"
_NTH = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_REL = f"{_S}(?:dernier|prochain|passé)"
_DAY = rf"(?i:{_DAYS})"
_TO = f"{_S}(?:au|et(?:{_S}le)?|à){_S}"

_FROM_DAY = rf"(?:{_DAY}{_S})?{_NUM}(?:{_S}{_MOIS_CASED})?(?:{_S}{_YEAR})?"
_TO_DAY = rf"(?:{_DAY}{_S})?{_NUM}{_S}{_MOIS_CASED}(?:{_S}?{_YEAR})?"
_TO_WEEKDAY = rf"{_DAY}(?:{_S}{_NUM}{_S}{_MOIS_CASED})?(?:{_S}{_YEAR})?"
_MOIS_YEAR = rf"(?i:{_MOIS})(?:{_S}{_YEAR})?"
_FEASTS = "Toussaint|Pentecôte|Saint-Jean|Saint-Patrick|Saint-Sylvestre|Chandeleur"
_PART = rf"(?:(?i:fin|début|mi|courant)(?:{_S}|-))"
_BEFORE_MOIS = rf"[Ee]n|[Dd]epuis|[Dd]ès|[Aa]vant|[Dd]e|d['’]|mois{_S}d(?:e|['’])|fin|[Aa]près|[Jj]usqu['’]en|[Cc]e"
_FRENCH = (
    # du 11 au 14 novembre 2025, entre le 3 et le 5 mai
    rf"(?:[Dd]u|[Ee]ntre(?:{_S}le)?){_S}{_FROM_DAY}{_TO}{_TO_DAY}",
    rf"[Dd][ue]{_S}{_DAY}{_S}(?:{_NUM}{_S})?(?:{_MOIS_CASED}{_S})?au{_S}{_TO_WEEKDAY}",
    # entre 2011 et 2013, de 2011 à 2013, de juin à août 2025
    rf"(?:[Ee]ntre{_S}{_YEAR}{_S}et|[Dd]e{_S}{_YEAR}{_S}à){_S}{_YEAR}",
    rf"(?:[Ee]ntre{_S}{_MOIS_YEAR}{_S}et|[Dd]e{_S}{_MOIS_YEAR}{_S}à){_S}{_MOIS_YEAR}",
    # (lundi) 23 juin (2025), 11 et 12 mai
    rf"(?:{_DAY},?{_S})?(?:{_NUM}(?:{_S}?[-–]{_S}?|{_S}(?:et|ou|au){_S}))?{_NUM}{_S}?{_MOIS_CASED}(?:{_S}?{_YEAR}|{_REL})?",
    # (fin) juin (2025), mai1999
    rf"{_PART}?(?<!\p{{L}}){_MOIS_CASED}(?:{_S}?{_YEAR}|{_REL})",
    rf"{_PART}(?:{_MOIS})",
    rf"(?<=\b(?:{_BEFORE_MOIS}){_S}?)(?:{_MOIS})",
    rf"{_DAY}(?:{_S}{_NUM}(?![\d:.,%])(?!{_S}?(?:h|[€%]|\p{{L}}{{3}}))|{_REL})?",
    rf"(?i:hiver|été|automne|printemps)(?:{_S}|{_S}de{_S})(?:{_YEAR}(?:-{_YEAR})?|dernier|prochain)",
    rf"(?i:années){_S}(?:{_YEAR}|\d0)(?:-(?:{_YEAR}|\d0))?",
    rf"(?<=\b[Ll]a[ \xa0])(?:{_FEASTS})(?![ \xa0-]\p{{Lu}})",
    r"(?<=\b(?:à|de|pour|avant|après)[ \xa0])(?:Noël|Pâques|Pentecôte|l['’]Ascension)(?![ \xa0-]\p{Lu})",
)
_MONTH_DAY = rf"{_MONTH}(?:{_S}{_NTH})?(?:,?{_S}{_YEAR})?"
_HOLIDAYS = r"(?:St\.?|Saint)[ ]Patrick['’]s[ ]Day|Christmas|Easter|Thanksgiving|Halloween|New Year['’]s (?:Day|Eve)"
_UNTIL = rf"{_S}(?:to|and|until){_S}"
_ENGLISH = (
    rf"(?:[Ff]rom|[Bb]etween){_S}{_NTH}(?:{_S}{_MONTH})?{_UNTIL}{_NTH}{_S}{_MONTH}(?:,?{_S}{_YEAR})?",
    rf"(?:[Ff]rom|[Bb]etween){_S}{_MONTH_DAY}{_UNTIL}{_MONTH_DAY}",
    rf"(?:[Ff]rom|[Bb]etween){_S}{_YEAR}{_UNTIL}{_YEAR}",
    rf"(?:(?:{_WEEKDAYS}),?{_S})?{_MONTH}{_S}{_NTH}(?:{_S}?[-–]{_S}?{_NTH})?(?:,?{_S}{_YEAR})?(?!\d)",
    rf"(?:(?:{_WEEKDAYS}),?{_S})?(?:{_NTH}{_S}?[-–]{_S}?)?{_NTH}{_S}(?:of{_S})?{_MONTH}(?:,?{_S}{_YEAR})?",
    rf"(?:(?i:early|mid|late)[ -])?(?:{_MONTHS}),?{_S}(?:of{_S})?{_YEAR}",
    rf"(?:(?i:early|mid|late)[ -])(?:{_MONTHS})",
    rf"(?<=\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his){_S})(?:{_MONTHS})",
    r"(?:January|February|April|June|July|August|September|October|November|December)\b",
    rf"(?:{_WEEKDAYS})\b",
    rf"(?i:winter|summer|autumn|fall|spring){_S}(?:of{_S})?{_YEAR}",
    r"(?<=\bthe[ ])(?:1[89]|20)\d0s",
    rf"(?:{_HOLIDAYS})(?![ -]\p{{Lu}})",
)
_BEFORE_YEAR = (
    rf"(?:[Ee]n|[Dd]epuis|[Dd]ès|[Dd]e|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter|[Aa]vant|[Aa]près|l['’]an|"
    rf"[Jj]usqu['’]en|fin|début|[Oo]f|[Aa]nnée){_S}"
)
_UNITS = rf"{_S}?(?:[%€$£]|euros?|francs?|habitants|personnes|hommes|km|mètres|m\b|dollars|people|pages)"
_NUMERIC = (
    r"(?<![\d/.-])\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?!\d)",
    r"(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])",
)
_YEARS = (
    rf"(?<![\d-]){_YEAR}[-–]{_YEAR}",
    rf"(?<=\b{_BEFORE_YEAR}|\(){_YEAR}(?!{_UNITS})(?![.,]\d)",
)
_ALL = (*_NUMERIC, *_FRENCH, *_ENGLISH, *_YEARS)
_PATTERN = regex.compile("|".join(rf"(?<!\p{{L}})(?:{each})(?!\p{{L}})" for each in _ALL))
_FEAST_HINTS = "noël|pâques|pentecôte|toussaint|chandeleur|ascension|saint-|christmas|patrick['’]s|easter|thanksgiving"
_OTHERS = r"(?:hiver|été|automne|printemps|winter|summer|autumn|fall|spring|années)(?=[ \t\xa0\u202f])"
_WORDS = rf"(?i:{_DAYS}|{_MOIS}|{_MONTHS}|{_WEEKDAYS}|{_FEAST_HINTS}|halloween|new year|{_OTHERS})"
_HINT = regex.compile(rf"{_WORDS}|\b(?:{_SHORT})\b|(?<!\d){_YEAR}|\d[/.]\d\d?[/.]\d|\d0s")
_WORD_START = regex.compile(r"(?<![\p{L}\d])[\p{L}\d]")
_BEFORE = 45
_BEHIND = 40


def dates(doc: Document) -> Iterator[Found]:
    """The dates of `doc`, disjoint, in order."""
    done = 0
    for hint in _HINT.finditer(doc.text):
        if hint.start() < done:
            continue
        found = _around(doc.text, max(done, hint.start() - _BEFORE), hint.start(), hint.end())
        if found is not None:
            yield Found(*found, "DATE", 0.95)
            done = found[1]


def _around(text: str, begin: int, start: int, end: int) -> tuple[int, int] | None:
    """The date that holds `[start, end)` or begins in it, looked for no further back than `begin`."""
    for word in _WORD_START.finditer(text, begin, end):
        match = _PATTERN.match(text, word.start(), end + _BEHIND)
        if match is not None and match.end() > start:
            return match.span()
    return None
