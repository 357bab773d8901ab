"""Where stores, edit logs and locks lie below `annotations/`; no name can lead anywhere else."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from tui_reader.errors import InputError
from tui_reader.files import machine_error
from tui_reader.model.names import ANNOTATOR

STORE_SUFFIX = ".json"
LOG_SUFFIX = ".log.jsonl"
LONGEST_NAME = 200
"""Bytes of a file name before its suffix; file systems take 255, and a temporary file's name must fit too."""

_KEPT_BYTES = 160
_CUT = re.compile(r"~[0-9a-f]{16}\Z")
_LIKE_A_FILE = re.compile(r"\.jsonl?~*\Z", re.IGNORECASE)


def annotator_folder(folder: Path, annotator: str) -> Path:
    """The folder of one annotator below the annotations folder. Raises InputError for a name that may not be one."""
    return folder / checked_annotator(annotator)


def checked_annotator(annotator: str) -> str:
    """The name itself; raises InputError for one that is not 1 to 64 letters, digits, `. _ -` without a leading dot."""
    if not ANNOTATOR.fullmatch(annotator) or len(annotator.encode("utf-8", "replace")) > LONGEST_NAME:
        raise InputError(
            f"annotator {annotator!r}: not a name: take 1 to 64 letters, digits, dots, _ or -, no dot first"
        )
    return annotator


def store_path(folder: Path, annotator: str, article: str) -> Path:
    """The file that holds what `annotator` says of `article`. Raises InputError for an id that leads elsewhere."""
    return _article_path(folder, annotator, article, STORE_SUFFIX)


def log_path(folder: Path, annotator: str, article: str) -> Path:
    """The file that holds the edits behind that store. Raises InputError for an id that leads elsewhere."""
    return _article_path(folder, annotator, article, LOG_SUFFIX)


def annotators(folder: Path) -> tuple[str, ...]:
    """The names of those who have a folder below the annotations folder, sorted; none when there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(e.name for e in entries if ANNOTATOR.fullmatch(e.name) and e.is_dir()))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise machine_error(folder, error) from error


def store_files(folder: Path, annotator: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every store of an annotator with the article id that its path spells, which is not the true one when it was cut.

    A log whose store is gone stands for it, so that the loss is seen.
    Folders that are symbolic links are not entered.
    """
    yield from _files_below(annotator_folder(folder, annotator), ())


def is_cut(article: str) -> bool:
    """Whether an id spelled by a path may stand for a longer one, which only the store knows."""
    return any(_CUT.search(part) for part in article.split("/"))


def _files_below(folder: Path, parts: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise machine_error(folder, error) from error
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            name = entry.name[:-1] if _LIKE_A_FILE.search(entry.name) else entry.name
            yield from _files_below(folder / entry.name, (*parts, name))
        elif entry.name.endswith(STORE_SUFFIX) and len(entry.name) > len(STORE_SUFFIX):
            yield "/".join((*parts, entry.name.removesuffix(STORE_SUFFIX))), entry
        elif _is_bereft(entry, names):
            yield "/".join((*parts, entry.name.removesuffix(LOG_SUFFIX))), entry


def store_beside(path: Path) -> Path:
    """The store that `path` is, or whose log it is."""
    return path.with_name(path.name.removesuffix(LOG_SUFFIX).removesuffix(STORE_SUFFIX) + STORE_SUFFIX)


def _is_bereft(entry: os.DirEntry[str], names: set[str]) -> bool:
    """Whether a file is a log with something in it, in a folder where its store is not among the `names`."""
    name = entry.name.removesuffix(LOG_SUFFIX)
    if name in {"", entry.name} or name + STORE_SUFFIX in names:
        return False
    try:
        return entry.is_file() and entry.stat().st_size > 0
    except OSError:
        return False


def _article_path(folder: Path, annotator: str, article: str, suffix: str) -> Path:
    *above, name = [_file_name(part, article) for part in article.split("/")]
    # A folder never looks like a store or a log, so that it cannot stand where one must: `a.json/` beside `a.json`.
    folders = [f"{part}~" if _LIKE_A_FILE.search(part) else part for part in above]
    return annotator_folder(folder, annotator).joinpath(*folders, name + suffix)


def _file_name(part: str, article: str) -> str:
    """One part of an article id as a file name: as it is, or cut with a digest of all of it when it is too long."""
    if part in {"", ".", ".."} or "\0" in part or os.sep in part or (os.altsep and os.altsep in part):
        raise InputError(f"article {article!r}: not an id: its parts must be plain names with / between them")
    try:
        written = part.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"article {article!r}: the name of its file is not Unicode: rename the file") from None
    if len(written) <= LONGEST_NAME:
        return part
    kept = written[:_KEPT_BYTES].decode("utf-8", "ignore")
    return f"{kept}~{hashlib.sha256(written).hexdigest()[:16]}"
