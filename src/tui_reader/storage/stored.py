"""What a store says of one article, as the tables of a TinyDB file, and back with every document checked."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from tui_reader.errors import DamagedError, InputError, NewerVersionError
from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.model.records import (
    annotation_from_plain,
    annotation_to_plain,
    rejection_from_plain,
    rejection_to_plain,
    state_from_plain,
)
from tui_reader.storage.table_file import Document, SealedDocument, Table, Tables

FORMAT = "tui-reader"
VERSION = 1

_HEADER = "store"
_ANNOTATIONS = "annotations"
_REJECTED = "rejected"
_STATE = "state"


@dataclass(frozen=True, slots=True)
class Stored:
    """An annotation set as it stands on the disk."""

    annotations: AnnotationSet
    sha256: str | None = None
    """Of the article's text that the offsets count in; None before anything was stored."""
    sequence: int = 0
    """The number of the last edit; it never goes back."""


def stored_to_tables(stored: Stored, previous: Tables, known: AnnotationSet) -> Tables:
    """The four tables of a store. `previous` are those before, which say `known`: documents keep their numbers.

    The document of an annotation that has not changed since is taken over as it is. Raises InputError for an annotation
    or a rejection that contradicts itself.
    """
    annotations = stored.annotations
    header: dict[str, Any] = {"format": FORMAT, "version": VERSION, "edits": stored.sequence}
    header |= {"article": annotations.article, "annotator": annotations.annotator, "sha256": stored.sha256}
    return {
        _HEADER: {"1": header},
        _ANNOTATIONS: _annotation_table(annotations, previous.get(_ANNOTATIONS, {}), known),
        _REJECTED: _rejection_table(annotations, previous.get(_REJECTED, {})),
        _STATE: {"1": {"status": annotations.status}} if annotations.status else {},
    }


def stored_from_tables(tables: Tables, path: Path, empty: AnnotationSet) -> Stored:
    """What the tables in the file at `path` say, put into `empty`, which has the article's and the annotator's names.

    Raises DamagedError naming table and document, NewerVersionError for a format that this version does not know.
    """
    header = checked_header(tables, path)
    _check_place(header, path, empty.article, empty.annotator)
    sequence, sha256 = header.get("edits"), header.get("sha256")
    if not isinstance(sequence, int) or isinstance(sequence, bool) or sequence < 0:
        raise _damaged(path, _HEADER, "1", "edits is not a count")
    if not isinstance(sha256, str | None):
        raise _damaged(path, _HEADER, "1", "sha256 is not text")
    filled = AnnotationSet(
        empty.article,
        empty.annotator,
        MappingProxyType(_annotations(tables.get(_ANNOTATIONS, {}), path)),
        frozenset(_rejections(tables.get(_REJECTED, {}), path)),
        _status(tables.get(_STATE, {}), path),
    )
    return Stored(filled, sha256, sequence)


def checked_header(tables: Tables, path: Path) -> Document:
    """The document that says what the file is. Raises DamagedError or NewerVersionError when it is not ours to read."""
    header = tables.get(_HEADER, {}).get("1", {})
    if header.get("format") != FORMAT:
        raise _damaged(path, _HEADER, "1", f"format is not {FORMAT!r}, so this is no store of annotations")
    version = header.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(path, _HEADER, "1", "version is not a number from 1 on")
    if version > VERSION:
        raise NewerVersionError(
            f"{path}: format {version} of a later tui-reader; this one reads up to {VERSION}: update tui-reader"
        )
    return header


def store_gone(path: Path) -> DamagedError:
    """What is wrong where the log of a store is there, and the store at `path` is not."""
    return DamagedError(f"{path}: gone, while the log of its edits is there: put back a copy, or move the log away")


def count_and_state(tables: Tables, path: Path, article: str, annotator: str) -> tuple[int, str]:
    """How many annotations the tables hold, and the state of the work. Raises as `stored_from_tables`."""
    _check_place(checked_header(tables, path), path, article, annotator)
    tags = len(tables.get(_ANNOTATIONS, {}))
    begun = tags or tables.get(_REJECTED)
    return tags, _status(tables.get(_STATE, {}), path) or ("in-progress" if begun else "new")


def _check_place(header: Document, path: Path, article: str, annotator: str) -> None:
    """Raises DamagedError for a store that was copied to where another article's or annotator's belongs.

    Disks that spell accents their own way do not make a name another one.
    """
    for name, here in (("article", article), ("annotator", annotator)):
        said = header.get(name)
        if not isinstance(said, str) or normalize("NFC", said) != normalize("NFC", here):
            raise DamagedError(
                f"{path}: a store of the {name} {said!r}, not of {here!r}: move it back to where it belongs"[:400]
            )


def _annotation_table(annotations: AnnotationSet, previous: Table, known: AnnotationSet) -> Table:
    old = {document["id"]: (number, document) for number, document in previous.items()}
    numbers = _numbers_after(previous)
    table: dict[str, Document] = {}
    for identity, annotation in annotations.by_id.items():
        number, document = old.get(identity) or (next(numbers), {})
        if known.by_id.get(identity) is not annotation:
            document = SealedDocument(annotation_to_plain(annotation, context=True))
            _checked_annotation(document)
        table[number] = document
    return table


def _rejection_table(annotations: AnnotationSet, previous: Table) -> Table:
    old = {_rejection_key(document): number for number, document in previous.items()}
    numbers = _numbers_after(previous)
    table: dict[str, Document] = {}
    for rejection in sorted(annotations.rejected):
        plain = rejection_to_plain(rejection)
        rejection_from_plain(plain)
        table[old.get(_rejection_key(plain)) or next(numbers)] = plain
    return table


def _numbers_after(table: Table) -> Iterator[str]:
    """Numbers for new documents, above all that the table has: they tell the order of making."""
    return map(str, count(1 + max(map(int, table), default=0)))


def _rejection_key(plain: Document) -> Hashable:
    return tuple(plain.get(name) for name in ("start", "end", "kind", "text"))


def _checked_annotation(document: Document) -> Annotation:
    """The annotation in `document`; asked before writing too, so that nothing is stored that could not be read."""
    annotation = annotation_from_plain(document)
    if len(annotation.text) != len(annotation.span) and not annotation.orphaned:
        where = f"[{annotation.start}, {annotation.end})"
        raise InputError(f"annotation {annotation.id!r}: {len(annotation.text)} characters of text do not fill {where}")
    return annotation


def _annotations(table: Table, path: Path) -> dict[str, Annotation]:
    by_id: dict[str, Annotation] = {}
    for number in sorted(table, key=int):
        try:
            annotation = _checked_annotation(table[number])
        except InputError as error:
            raise _damaged(path, _ANNOTATIONS, number, str(error)) from None
        if annotation.id in by_id:
            raise _damaged(path, _ANNOTATIONS, number, f"the id {annotation.id!r} is there twice")
        by_id[annotation.id] = annotation
    return by_id


def _rejections(table: Table, path: Path) -> list[Rejection]:
    rejections = []
    for number, document in table.items():
        try:
            rejections.append(rejection_from_plain(document))
        except InputError as error:
            raise _damaged(path, _REJECTED, number, str(error)) from None
    return rejections


def _status(table: Table, path: Path) -> str | None:
    try:
        return state_from_plain(table.get("1", {}).get("status"))
    except InputError as error:
        raise _damaged(path, _STATE, "1", str(error)) from None


def _damaged(path: Path, table: str, number: str, reason: str) -> DamagedError:
    return DamagedError(
        f"{path}, table {table!r}, document {number}: {reason}: mend it by hand, or put back an earlier copy"
    )
