"""The configuration of a project: `tui-reader.yaml`, read with the line of every fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui_reader.errors import InputError
from tui_reader.model.label_keys import with_keys
from tui_reader.model.labels import LabelSchema
from tui_reader.model.schema_plain import SchemaError, schema_from_plain
from tui_reader.workspace.annotator import check_annotator
from tui_reader.workspace.schemes import BUILT_IN, DEFAULT, built_in
from tui_reader.workspace.written_yaml import read_written

CONFIG_NAME = "tui-reader.yaml"

KNOWN = {
    "axes": "The questions asked of a passage, each with a name and whether one answer excludes the others.",
    "labels": "The labels, or the name of a built-in scheme: news, frames.",
    "annotators": "Who may annotate; an unknown name is refused with this list. Everybody where it is left out.",
    "corpus": "The folder of the articles, inside the project. Default: corpus.",
    "annotations": "The folder of the annotations, inside the project. Default: annotations.",
}
"""The keys of a configuration, each with what it says."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a project is set up to be."""

    schema: LabelSchema
    annotators: tuple[str, ...] = ()
    """Who may annotate; everybody when empty."""
    corpus: str = "corpus"
    """The articles' folder, below the project."""
    annotations: str = "annotations"
    """The annotations' folder, below the project."""
    file: Path | None = None
    """Where this was read from; None for the built-in defaults."""


def load_config(folder: Path) -> Config:
    """The configuration of the project in `folder`; the defaults when it has none.

    Raises InputError with file, line and place for whatever is wrong in it.
    """
    file = folder / CONFIG_NAME
    if not file.exists():
        return Config(with_keys(built_in(DEFAULT)))
    written = read_written(file)
    try:
        return _config(written.plain, file)
    except SchemaError as error:
        raise InputError(f"{file}:{written.line(error.place)}: {error}") from None


def read_schema(file: Path) -> LabelSchema:
    """The label schema written in any YAML file with `axes` and `labels`. Raises InputError like `load_config`."""
    written = read_written(file)
    plain = written.plain
    try:
        if not isinstance(plain, dict) or not isinstance(plain.get("labels"), list):
            raise SchemaError((), "no list `labels` in it")
        return schema_from_plain(plain.get("axes"), plain["labels"])
    except SchemaError as error:
        raise InputError(f"{file}:{written.line(error.place)}: {error}") from None


def _config(plain: Any, file: Path) -> Config:
    if not isinstance(plain, dict):
        raise SchemaError((), f"expected keys and values at the top, such as: {', '.join(KNOWN)}")
    for key in plain:
        if key not in KNOWN:
            raise SchemaError((str(key),), f"unknown key; known: {', '.join(KNOWN)}")
    corpus, annotations = _folder(plain, "corpus"), _folder(plain, "annotations")
    if f"{corpus}/".startswith(f"{annotations}/") or f"{annotations}/".startswith(f"{corpus}/"):
        key = "annotations" if "annotations" in plain else "corpus"
        raise SchemaError((key,), f"corpus {corpus!r} and annotations {annotations!r} must be folders apart")
    return Config(
        schema=with_keys(_schema(plain)),
        annotators=tuple(_annotators(plain.get("annotators"))),
        corpus=corpus,
        annotations=annotations,
        file=file,
    )


def _schema(plain: dict[str, Any]) -> LabelSchema:
    labels = plain.get("labels")
    if labels is None and plain.get("axes") is None:
        return built_in(DEFAULT)
    if isinstance(labels, str):
        if labels not in BUILT_IN:
            raise SchemaError(("labels",), f"{labels!r} is no built-in scheme; there are: {', '.join(BUILT_IN)}")
        return built_in(labels)
    return schema_from_plain(plain.get("axes"), labels)


def _annotators(plain: object) -> Iterator[str]:
    if plain is None:
        return
    if not isinstance(plain, list):
        raise SchemaError(("annotators",), "expected a list of names: [alice, bob]")
    seen: set[str] = set()
    for i, name in enumerate(plain):
        try:
            checked = check_annotator(name)
        except InputError as error:
            raise SchemaError(("annotators", i), str(error)) from None
        if checked.casefold() in seen:
            raise SchemaError(("annotators", i), f"{checked!r} is there twice (upper and lower case count as one)")
        seen.add(checked.casefold())
        yield checked


def _folder(plain: dict[str, Any], key: str) -> str:
    written = plain.get(key, key)
    if not isinstance(written, str) or not written.strip():
        raise SchemaError((key,), "expected the name of a folder")
    parts = written.replace("\\", "/").split("/")
    if written.startswith(("/", "~")) or ":" in parts[0] or ".." in parts or "\0" in written:
        raise SchemaError((key,), f"{written!r} leaves the project; name a folder inside it")
    folder = "/".join(part for part in parts if part not in ("", "."))
    if not folder:
        raise SchemaError((key,), f"{written!r} is the project itself; name a folder inside it")
    return folder
