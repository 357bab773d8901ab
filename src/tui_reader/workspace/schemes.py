"""The built-in label schemes, and the commented configuration that a new project starts from."""

from __future__ import annotations

import yaml

from tui_reader.errors import InputError
from tui_reader.model.labels import LabelSchema
from tui_reader.model.schema_plain import schema_from_plain, schema_to_plain

BUILT_IN = ("news", "frames")
DEFAULT = "news"

_HEAD = """\
# The configuration of a tui-reader project. Every key may be left out; what stands here replaces the default.
# After a change, start the reader again. A mistake is named with its line; `tui-reader labels check` looks for them.

# Folders inside the project.
corpus: corpus
annotations: annotations

# Who may annotate; without this list, everybody under the name of --as or the login name.
# annotators: [alice, bob]

"""

_EMPTY = """\
# No labels yet. A first one, to be changed at will:
#
# axes:
#   - {name: voice, exclusive: true}
# labels:
#   - name: quote                       # ASCII, what data and commands use
#     title: {en: quote, fr: citation}  # what people read
#     key: c                            # one lower-case letter but n, q, u; one is given where this is left out
#     axis: voice
#     color: gold                       # a name or "#rrggbb"
#     description: Direct speech, inside the marks
#     accepts: [speech]                 # the suggestions that it takes: PER ORG LOC EVENT DATE speech term statement
#     attributes: [{name: translated, type: boolean}]
#     roles: [{name: speaker}]
axes: []
labels: []
"""


def built_in(name: str) -> LabelSchema:
    """The built-in scheme called `name`, one of `BUILT_IN`."""
    plain = yaml.load(_scheme_text(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return schema_from_plain(plain["axes"], plain["labels"])


def starter(scheme: str | LabelSchema) -> str:
    """The text of a commented configuration with a built-in scheme, with `empty`, or with a given schema.

    Raises InputError for a name that is neither.
    """
    if isinstance(scheme, LabelSchema):
        return _HEAD + yaml.safe_dump(schema_to_plain(scheme), allow_unicode=True, sort_keys=False, width=110)
    if scheme == "empty":
        return _HEAD + _EMPTY
    if scheme not in BUILT_IN:
        raise InputError(f"{scheme!r} is no label scheme; there are: {', '.join(BUILT_IN)}, empty, or a YAML file")
    return _HEAD + _scheme_text(scheme)


def _scheme_text(name: str) -> str:
    from importlib.resources import files

    return (files("tui_reader") / "schemes" / f"{name}.yaml").read_text(encoding="utf-8")
