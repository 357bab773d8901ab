"""Names of authors as pages write them: `Par Oura KANTÉ`, `D.Kaboré`, `Amen K.`, `By Ruth Amberley`."""

from __future__ import annotations

import re

from tui_reader.corpus.lines import fold_line

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽŒŠŸ"
_TOKEN = rf"(?:(?:[LDO]['’]|Ma?c)?[{_UPPER}][\w'’]*(?:[-‐–][\w'’]+)*)"
_INITIALS = rf"(?:[{_UPPER}]\.-?)+"
_PARTICLE = r"(?:(?:de|du|la|le|el|al|ag|ben|bin|ould|van|von|der|den|di|da|dos)\s|d['’]\s?)"
_NAME = rf"(?:[{_UPPER}]\.[- ]?)*{_TOKEN}(?:\s{_PARTICLE}*(?:{_INITIALS}|{_TOKEN})){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:\s(?:et|and|&)\s|,\s){_NAME}){{0,4}}"
_BARE = re.compile(_NAMES)
_ONLY_INITIALS = re.compile(rf"(?:[{_UPPER}]\.[ -]?){{2,4}}")
_PREFIX = re.compile(
    r"(?i:par|by|(?:propos |texte |entretien |interview )?recueillie?s? par|(?:interview|written|story|reporting|posted"
    r"|published) by|[ée]crit par|r[ée]dig[ée] par|publi[ée] par|sign[ée]|de notre (?:correspondante?"
    r"|envoy[ée]e? sp[ée]ciale?)(?: [àa] [\w-]+)?|from our correspondent(?: in [\w-]+)?|auteurs?|authors?|texte?"
    r"|byline)\s*:?,?\s+"
)
_NEWSROOM = re.compile(
    r"(?:la |notre )?redaction(?: (?:de|du|d')\s?.{2,30})?|the editors|editorial (?:staff|board)|staff"
    r"(?: writer| reporter)?"
)
_TAIL = re.compile(
    r"\s*(?:,\s(?:(?:[àa]|in|at|pour|for|avec|with|staff)\b|envoy|correspond|sp[ée]cial|journalist|stagiaire).*"
    r"|\s[-–—|/]\s.*|/.*|\([^()]*\)?|\s(?:avec|with|pour|for|[àa])\s[A-ZÀ-Þ].*)$"
)
_JOINED = re.compile(r"\s(?:et|and|&)\s|,\s")
_NO_NAMES = frozenset(
    "le la les un une des du en au aux ce cette ces il elle the a an in on at this that these it they and et pour par "
    "commentaires commentaire comments publicite photo video fin suite voir lire source sources".split()
)
_LONGEST = 90


def signed(text: str) -> str | None:
    """The name in a line that says it is a byline (`Par …`, `By …`); None when it does not, or names nobody."""
    prefix = _PREFIX.match(text)
    if not prefix or len(text) > _LONGEST + prefix.end():
        return None
    rest = text[prefix.end() :].strip()
    if _NEWSROOM.fullmatch(fold_line(rest)):
        return rest
    return _name(rest) or _name(_TAIL.sub("", rest))


def bare_name(text: str) -> str | None:
    """The name when `text` is nothing but the name of one or several persons, or a newsroom; else None.

    One word alone is no name, unless it carries an initial (`D.Kaboré`).
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _ONLY_INITIALS.fullmatch(text) or _NEWSROOM.fullmatch(fold_line(text)):
        return text
    name = _name(text) or _name(_TAIL.sub("", text))
    if name is None or not all(" " in each or "." in each for each in _JOINED.split(name)):
        return None
    words = re.findall(r"\w+", fold_line(name))
    return (
        None
        if words[0] in _NO_NAMES or any(word in _NO_NAMES - {"et", "and", "la", "le", "du"} for word in words)
        else name
    )


def _name(text: str) -> str | None:
    return text if _BARE.fullmatch(text) else None
