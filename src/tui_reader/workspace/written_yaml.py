"""YAML that people write by hand: plain values, the line of each, and every fault told with its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tui_reader.errors import InputError
from tui_reader.files import read_bounded
from tui_reader.model.schema_plain import Place

SIZE_LIMIT = 1_000_000
"""Bytes; more is not written by hand."""

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
_TRUE = ("true", "yes", "on")


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says, and where."""

    plain: Any
    """Dictionaries with text as keys, lists, text, whole numbers, truth values, None; whatever else is text."""
    _root: yaml.Node | None

    def line(self, place: Place) -> int:
        """The line, from 1, of the deepest node on the path `place` that exists."""
        node, line = self._root, 1
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


def read_written(file: Path) -> Written:
    """What `file` says; an empty one is an empty dictionary. Raises InputError with the file and the line of a fault.

    Aliases, tags, keys that are no text and keys that come twice are faults.
    """
    text = _decoded(file)
    try:
        root = _tree(file, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _fault(file, mark.line + 1 if mark else 1, error.problem or "not YAML") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else "nested too deeply"
        raise _fault(file, 1, f"not YAML: {first}") from None
    return Written({} if root is None else _plain(file, root), root)


def _decoded(file: Path) -> str:
    try:
        return read_bounded(file, SIZE_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


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
        line = token.start_mark.line + 1
        if isinstance(token, yaml.AliasToken | yaml.TagToken):
            raise _fault(file, line, "aliases and tags are not used here; write it out")
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > _DEEPEST:
            raise _fault(file, line, "not YAML: nested too deeply")


def _plain(file: Path, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(file, each) for each in node.value]
    if isinstance(node, yaml.MappingNode):
        return _dictionary(file, node)
    return _scalar(node)


def _dictionary(file: Path, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(file, line, "a key must be a word")
        if key.value in found:
            raise _fault(file, line, f"{key.value!r} is there twice")
        found[key.value] = _plain(file, value)
    return found


def _scalar(node: yaml.Node) -> Any:
    """A scalar's value; dates and numbers with a point are text, since nothing here takes them for more."""
    kind = node.tag.rpartition(":")[2]
    written = str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return written.lower() in _TRUE
    return int(written) if kind == "int" and written.lstrip("+-").isdecimal() else written


def _fault(file: Path, line: int, what: str) -> InputError:
    return InputError(f"{file}:{line}: {what}")
