"""The configuration of a project: `tui-reader.yaml`, read with the line of every fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tui_reader.errors import InputError
from tui_reader.files import read_bounded
from tui_reader.model.label_keys import with_keys
from tui_reader.model.labels import LabelSchema
from tui_reader.model.schema_plain import Place, SchemaError, schema_from_plain
from tui_reader.workspace.annotator import check_annotator
from tui_reader.workspace.schemes import BUILT_IN, DEFAULT, built_in

CONFIG_NAME = "tui-reader.yaml"
SIZE_LIMIT = 1_000_000
"""Bytes; a configuration is written by hand."""

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_DEEPEST = 50
"""Lists in lists, beyond which the C loader might end the program without a word."""

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
    text = _decoded(file)
    root = _composed(file, text)
    plain = _constructed(root)
    try:
        return _config(plain, file)
    except SchemaError as error:
        line = _line(root, error.place)
        raise InputError(f"{file}:{line}: {error}") from None


def read_schema(file: Path) -> LabelSchema:
    """The label schema written in any YAML file with `axes` and `labels`. Raises InputError like `load_config`."""
    text = _decoded(file)
    root = _composed(file, text)
    plain = _constructed(root)
    try:
        if not isinstance(plain, dict) or not isinstance(plain.get("labels"), list):
            raise SchemaError((), "no list `labels` in it")
        return schema_from_plain(plain.get("axes"), plain["labels"])
    except SchemaError as error:
        raise InputError(f"{file}:{_line(root, error.place)}: {error}") from None


def _config(plain: Any, file: Path) -> Config:
    if not isinstance(plain, dict):
        raise SchemaError((), f"expected keys and values at the top, such as: {', '.join(KNOWN)}")
    for key in plain:
        if key not in KNOWN:
            raise SchemaError((str(key),), f"unknown key; known: {', '.join(KNOWN)}")
    return Config(
        schema=with_keys(_schema(plain)),
        annotators=tuple(_annotators(plain.get("annotators"))),
        corpus=_folder(plain, "corpus"),
        annotations=_folder(plain, "annotations"),
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
    return "/".join(part for part in parts if part not in ("", "."))


def _decoded(file: Path) -> str:
    try:
        return read_bounded(file, SIZE_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _composed(file: Path, text: str) -> yaml.Node | None:
    try:
        root = _tree(file, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise InputError(f"{file}:{line}: {error.problem or 'not YAML'}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else "nested too deeply"
        raise InputError(f"{file}:1: not YAML: {first}") from None
    twin = _twin(root)
    if twin is not None:
        raise InputError(f"{file}:{twin.start_mark.line + 1}: {twin.value!r} is there twice")
    return root


def _tree(file: Path, text: str) -> yaml.Node | None:
    """The nodes of `text`, by the C loader where there is one; faults are told by the other, whose lines are right."""
    try:
        _check_tokens(file, text, _FAST)
        return yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        _check_tokens(file, text, yaml.SafeLoader)
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _check_tokens(file: Path, text: str, loader: Any) -> None:
    depth = 0
    for token in yaml.scan(text, Loader=loader):
        if isinstance(token, yaml.AliasToken | yaml.TagToken):
            raise InputError(f"{file}:{token.start_mark.line + 1}: aliases and tags are not used here; write it out")
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > _DEEPEST:
            raise InputError(f"{file}:{token.start_mark.line + 1}: not YAML: nested too deeply")


def _constructed(root: yaml.Node | None) -> Any:
    return {} if root is None else yaml.SafeLoader("").construct_document(root)


def _twin(root: yaml.Node | None) -> yaml.ScalarNode | None:
    if not isinstance(root, yaml.MappingNode):
        return None
    seen: set[str] = set()
    for key, _ in root.value:
        if key.value in seen:
            return key if isinstance(key, yaml.ScalarNode) else None
        seen.add(key.value)
    return None


def _line(root: yaml.Node | None, place: Place) -> int:
    """The line, from 1, of the deepest node on the path `place` that exists."""
    node = root
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pairs = [(key, value) for key, value in node.value if key.value == step]
            if not pairs:
                break
            line, node = pairs[0][0].start_mark.line + 1, pairs[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
