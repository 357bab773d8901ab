"""The YAML export read back, written by the program or by hand: each fault is told with its line."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NoReturn

from tui_reader.errors import InputError, NewerVersionError
from tui_reader.exchange.bundle import NEW
from tui_reader.exchange.incoming import Incoming, IncomingArticle
from tui_reader.exchange.yaml_parser import Record, parse
from tui_reader.exchange.yaml_shape import (
    ANNOTATION_KEYS,
    ARTICLE_KEYS,
    FORMAT,
    LINK_KEYS,
    OFFSETS,
    ROOT_KEYS,
    SUGGESTED_KEYS,
    VERSION,
)
from tui_reader.model.annotation import Annotation, context
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Page, text_sha256
from tui_reader.model.labels import LabelSchema
from tui_reader.model.names import is_annotator
from tui_reader.model.records import annotation_from_plain, state_from_plain
from tui_reader.model.schema_plain import SchemaError, schema_from_plain

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028-\u202e\u2066-\u2069]")


def read(raw: bytes, name: str) -> Incoming:
    """What the file called `name` holds.

    An annotation written by hand may leave out its `id` (one is made from what it says), `annotator` (an empty name),
    `created` (empty) and `origin` (`imported`). Raises InputError `name:line: what is wrong`.
    """
    return _Reader(name).incoming(parse(raw, name))


class _Reader:
    """Plain values to checked ones; holds the file's name, and the lines on what is not taken."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.untaken: list[str] = []

    def incoming(self, plain: object) -> Incoming:
        if not isinstance(plain, Record) or plain.get("format") != FORMAT:
            self.fail(getattr(plain, "line", 1), f'this is no tui-reader export: it does not say format: "{FORMAT}"')
        self.version(plain)
        root = self.record(plain, "the file", ROOT_KEYS, 1)
        if root.get("offsets", OFFSETS) != OFFSETS:
            self.fail(root.line, f"offsets are {root['offsets']!r}; only {OFFSETS!r} can be read"[:160])
        articles: dict[str, IncomingArticle] = {}
        for each in self.items(root, "articles"):
            article = self.article(each, root.line)
            if article.id in articles:
                self.fail(each.line, f"article {article.id!r} is there twice")
            articles[article.id] = article
        return Incoming(self.name, tuple(articles.values()), self.schema(root), tuple(self.untaken))

    def version(self, root: Record) -> None:
        version = root.get("version")
        if isinstance(version, bool) or not isinstance(version, int):
            self.fail(root.line, f"version is not a number but {version!r}"[:160])
        if version > VERSION:
            newer = f"version {version} is newer than what this program reads ({VERSION}); update tui-reader"
            raise NewerVersionError(f"{self.name}:{root.line}: {newer}")

    def schema(self, root: Record) -> LabelSchema:
        try:
            return schema_from_plain(root.get("axes"), root.get("labels"))
        except SchemaError as error:
            self.fail(_line(root, error.place), str(error))

    def article(self, plain: object, line: int) -> IncomingArticle:
        record = self.record(plain, "an article", ARTICLE_KEYS, line)
        identity = self.identity(record)
        text = self.text(record, "text")
        if record.get("labels"):
            self.untaken.append(f"{self.name}:{record.line}: labels of a whole article ({identity}) are not taken")
        return IncomingArticle(
            id=identity,
            file=self.text(record, "file"),
            sha256=self.digest(record, text),
            text=text,
            page=Page(
                title=self.text(record, "title"),
                byline=self.text(record, "byline"),
                date=self.text(record, "date"),
                language=self.text(record, "language") or "fr",
            ),
            sets=self.sets(record, identity, text),
        )

    def identity(self, record: Record) -> str:
        identity = unicodedata.normalize("NFC", self.text(record, "id") or "")
        if _UNSAFE.search(identity) or any(not part or part[0] == "." for part in identity.split("/")):
            self.fail(
                record.line, f"{identity!r} is no id of an article: a path below the corpus, without suffix"[:160]
            )
        return identity

    def digest(self, record: Record, text: str | None) -> str | None:
        said = self.text(record, "sha256")
        if text is None:
            return said
        actual = text_sha256(text)
        if said not in {None, actual} or record.get("length", len(text)) != len(text):
            self.fail(record.line, f"the text of {record['id']!r} is not the one that its sha256 and length tell of")
        return actual

    def sets(self, record: Record, article: str, text: str | None) -> tuple[AnnotationSet, ...]:
        states = self.states(record)
        by_annotator: dict[str, dict[str, Annotation]] = {name: {} for name in states}
        for each in self.items(record, "annotations"):
            annotation = self.annotation(each, article, text, record.line)
            told = by_annotator.setdefault(annotation.annotator, {})
            if annotation.id in told:
                self.fail(each.line, f"annotation {annotation.id!r} is there twice")
            told[annotation.id] = annotation
        return tuple(
            AnnotationSet(article, name, MappingProxyType(by_annotator[name]), status=states.get(name))
            for name in sorted(by_annotator)
        )

    def states(self, record: Record) -> dict[str, str]:
        plain = record.get("status")
        if plain is None:
            return {}
        status = self.record(plain, "status", None, record.line)
        for annotator in status:
            self.annotator(annotator, status.line)
        with self.at(status.line):
            states = {name: state_from_plain(state) for name, state in status.items()}
        return {name: state for name, state in states.items() if state and state != NEW}

    def annotation(self, plain: object, article: str, text: str | None, line: int) -> Annotation:
        record = self.record(plain, "an annotation", ANNOTATION_KEYS, line)
        self.inner(record)
        said = {key: value for key, value in record.items() if value is not None}
        made_up = {"id": _made_id(article, said), "annotator": "", "created": "", "origin": "imported"}
        with self.at(record.line):
            annotation = annotation_from_plain(made_up | said)
        if annotation.annotator:
            self.annotator(annotation.annotator, record.line)
        if text is None or annotation.orphaned:
            return annotation
        if annotation.span.of(text) != annotation.text:
            where = f"[{annotation.start}, {annotation.end})"
            self.fail(record.line, f"annotation {annotation.id!r}: its text is not what stands at {where}")
        before, after = context(text, annotation.span)
        return replace(annotation, before=before, after=after)

    def inner(self, record: Record) -> None:
        """Checks the keys of what lies within an annotation."""
        for each in self.items(record, "links"):
            link = self.record(each, "a link", LINK_KEYS, record.line)
            if "target" in link and "article" in link:
                self.fail(link.line, "a link leads to a target or to a passage of an article, not both")
        if record.get("suggested") is not None:
            self.record(record["suggested"], "suggested", SUGGESTED_KEYS, record.line)

    def annotator(self, name: str, line: int) -> None:
        if not is_annotator(name):
            self.fail(
                line, f"{name!r} cannot name an annotator: letters (NFC), digits, . _ -, 1 to 64, no leading dot"[:160]
            )

    def record(self, plain: object, what: str, known: tuple[str, ...] | None, line: int) -> Record:
        if not isinstance(plain, Record):
            self.fail(line, f"{what} should be keys and values, not {plain!r}"[:160])
        unknown = [key for key in plain if known is not None and key not in known]
        if unknown:
            self.fail(plain.line, f"{what} has the unknown key {unknown[0]!r}; known: {', '.join(known or ())}")
        return plain

    def items(self, record: Record, key: str) -> list[Any]:
        plain = record.get(key)
        if plain is None:
            return []
        if not isinstance(plain, list):
            self.fail(record.line, f"{key} should be a list, not {plain!r}"[:160])
        return plain

    def text(self, record: Record, key: str) -> str | None:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            self.fail(record.line, f"{key} is {value!r}, not text; put it in quotes"[:160])
        return value

    @contextmanager
    def at(self, line: int) -> Iterator[None]:
        """Adds the file's name and the line to what is told within."""
        try:
            yield
        except InputError as error:
            self.fail(line, str(error))

    def fail(self, line: int, wrong: str) -> NoReturn:
        raise InputError(f"{self.name}:{line}: {wrong}") from None


def _made_id(article: str, said: dict[str, Any]) -> str:
    """The same id for the same words: a file written by hand can be imported twice."""
    told = "\0".join([article, *(f"{said.get(key)}" for key in ("annotator", "label", "start", "end", "pieces"))])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _line(root: Record, place: tuple[str | int, ...]) -> int:
    """The line of the innermost mapping on the way to `place`."""
    line, value = root.line, root
    for step in place:
        try:
            value = value[step]  # type: ignore[index] # the path leads through lists too
        except (LookupError, TypeError):
            break
        line = getattr(value, "line", line)
    return line
