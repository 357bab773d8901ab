"""Gold in a form that people read and write, turned into that of `gold-examples`: offsets, one row a passage."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex
import yaml

Row = dict[str, Any]
"""id, text, language, quotes, statements, borderline, furniture."""

_LOOSE = {"'": "['’]", "’": "['’]", " ": r"[ \xa0\u202f]"}
_OPENED = r"(?<=[«“”„\"‘‚][ \xa0\u202f]?)"
_CLOSED = r"(?=[ \xa0\u202f]?[»”“\"’])"
_NULL = "?"


def load(path: Path) -> list[Row]:
    """The passages of a YAML file, each with its gold resolved to offsets; raises LookupError where it does not fit."""
    return [row(item["id"], item["text"], item["gold"]) for item in yaml.safe_load(path.read_text(encoding="utf-8"))]


def row(name: str, text: str, gold: str) -> Row:
    """The gold row of one passage: `gold` has a line for each quote (Q), statement (S), zone (F), doubtful span (B)."""
    reader = _Reader(name, text)
    for line in gold.splitlines():
        letter, _, rest = line.partition(" ")
        reader.take(letter, [part.strip() for part in rest.split(" | ")])
    language = "en" if "-en" in name else "fr"
    return {"id": name, "text": text, "language": language, "entities": [], **reader.found}


@dataclass
class _Reader:
    name: str
    text: str
    at: int = 0
    found: dict[str, list[Any]] = field(
        default_factory=lambda: {"quotes": [], "statements": [], "borderline": [], "furniture": []}
    )

    def take(self, letter: str, parts: list[str]) -> None:
        """Adds what one line says."""
        span = self._span(parts[0], marked=letter == "Q")
        if letter in "BF":
            self.found["borderline" if letter == "B" else "furniture"].append(span)
            return
        start, end = span
        kind, _, other = parts[1].partition("/") if letter == "Q" else ("", "", "")
        speaker, cue = (*parts[1 + (letter == "Q") :], "-", "-")[:2]
        entry = {"start": start, "end": end, **self._speaker(speaker, span), "cue": self._near(cue, span)}
        if letter == "Q":
            entry["kind"] = kind
            entry |= {"kind_alt": other} if other else {}
        self.found["quotes" if letter == "Q" else "statements"].append(entry)

    def _speaker(self, given: str, span: tuple[int, int]) -> dict[str, Any]:
        named, _, name = given.removesuffix(_NULL).partition(" = ")
        place = self._near(named.strip(), span)
        entry: dict[str, Any] = {"speaker": place}
        if place is not None:
            entry["speaker_text"] = self.text[place[0] : place[1]]
        if name:
            entry |= {"speaker_name": name.strip(), "speaker_also_text": [name.strip()]}
        if given.endswith(_NULL):
            entry["speaker_alt"] = None
        return entry

    def _span(self, given: str, *, marked: bool) -> tuple[int, int]:
        head, _, tail = given.partition(" ~ ")
        opened, closed = (_OPENED, _CLOSED) if marked else ("", "")
        pattern = opened + _loose(head) + ("(?s:.*?)" + _loose(tail) if tail else "") + closed
        match = regex.compile(pattern).search(self.text, self.at) or regex.compile(pattern).search(self.text)
        if match is None:
            raise LookupError(f"{self.name}: {given!r} is not in the text")
        self.at = match.start()
        return match.span()

    def _near(self, given: str, span: tuple[int, int]) -> tuple[int, int] | None:
        """The occurrence nearest to `span`."""
        if given == "-":
            return None
        spans = [match.span() for match in regex.finditer(rf"(?i)\b{_loose(given)}\b", self.text)]
        if not spans:
            raise LookupError(f"{self.name}: {given!r} is not in the text")
        return min(spans, key=lambda one: max(span[0] - one[1], one[0] - span[1], 0))


def _loose(given: str) -> str:
    """A pattern of `given` in whatever apostrophes, blanks and composed or decomposed accents the text has."""
    return "".join(_either(char) for char in unicodedata.normalize("NFC", given))


def _either(char: str) -> str:
    plain = _LOOSE.get(char, regex.escape(char))
    split = unicodedata.normalize("NFD", char)
    return plain if split == char else f"(?:{plain}|{split})"
