"""The JSON Schema of the YAML export, version 1, for those who read it."""

from __future__ import annotations

from typing import Any

from tui_reader.exchange.bundle import NEW
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
from tui_reader.model.annotation import ORIGINS
from tui_reader.model.annotation_set import STATES
from tui_reader.model.labels import ATTRIBUTE_TYPES, LARGEST_INTEGER
from tui_reader.model.names import PORTABLE_ANNOTATOR
from tui_reader.model.schema_plain import NAME
from tui_reader.model.suggestion import KINDS

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}


def json_schema() -> Schema:
    """The schema, strict (JSON Schema 2020-12): a new value at each call, ready for `json.dumps`.

    What a schema cannot say stands in the descriptions: offsets count code points, and a passage is the article's text
    between its offsets.
    """
    properties = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "generator": _text("The program that wrote the file, with its version."),
        "offsets": {"const": OFFSETS, "description": "The unit of every position: Unicode code points, half-open."},
        "axes": _list(_axis(), "The questions that labels answer."),
        "labels": _list(_label(), "The label scheme in force, in the order in which annotators see it."),
        "articles": _list(_article(), "By id, each once."),
    }
    return {
        "$schema": _DIALECT,
        **_object("Annotated articles, as tui-reader exports them", properties, ROOT_KEYS, required=ROOT_KEYS),
    }


def _axis() -> Schema:
    properties = {
        "name": _name("The axis."),
        "exclusive": {"type": "boolean", "description": "Whether one passage bears at most one label of this axis."},
    }
    return _object("Axis", properties, tuple(properties), required=tuple(properties))


def _label() -> Schema:
    properties = {
        "name": _name("What annotations use."),
        "title": {
            "type": "object",
            "description": "What people read, by language.",
            "additionalProperties": {"type": "string"},
        },
        "key": {"type": "string", "pattern": "^[a-z]$", "description": "The annotator's key."},
        "axis": _name("The axis on which the label lies."),
        "color": {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
        "description": _text("What the label is for."),
        "accepts": _list({"enum": list(KINDS)}, "The kinds of suggestions that this label takes."),
        "attributes": _list(_attribute(), "The values that a tag with this label may carry."),
        "roles": _list(_role(), "The links that a tag with this label may have."),
    }
    return _object("Label", properties, tuple(properties), required=("name", "axis", "color"))


def _attribute() -> Schema:
    properties = {
        "name": _name("The attribute."),
        "type": {"enum": list(ATTRIBUTE_TYPES)},
        "values": _list({"type": "string"}, "The values of a choice."),
        "required": {"const": True, "description": "A tag without it is not complete."},
        "many": {"const": True, "description": "It holds a list."},
    }
    return _object("Attribute", properties, tuple(properties), required=("name", "type"))


def _role() -> Schema:
    properties = {
        "name": _name("What the other end is to the tag."),
        "labels": _list({"type": "string"}, "The labels that the other end may bear; any, when absent."),
    }
    return _object("Role", properties, tuple(properties), required=("name",))


def _article() -> Schema:
    properties = {
        "id": _text("The path below the corpus folder without suffix.", least=1),
        "file": _text("The path below the project's folder as it is on the disk; %XX for a byte that is no UTF-8."),
        "encoding": _text("The file's encoding, when it is not UTF-8."),
        "sha256": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "Hex digest of the text as UTF-8.",
        },
        "length": _count("Code points of the text."),
        "language": _text("Two letters."),
        "title": _text("The title, as the page gives it."),
        "byline": _text("Who wrote it, as the page gives it."),
        "date": {
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "ISO 8601 at the precision known.",
        },
        "status": {
            "type": "object",
            "description": "The state of the work by annotator; absent for those to whom the article is new.",
            "propertyNames": _annotator(),
            "additionalProperties": {"enum": [state for state in STATES if state != NEW]},
        },
        "labels": _list({"type": "string"}, "Labels of the article as a whole."),
        "annotations": _list(_annotation(), "By start, longer ones first, then by annotator and id."),
        "text": _text("The whole text; absent when the export leaves texts out."),
    }
    return _object("Article", properties, ARTICLE_KEYS, required=("id", "file", "sha256", "length"))


def _annotation() -> Schema:
    properties = {
        "id": _text("Unique among the annotations of its annotator on the article.", least=1),
        "label": _text("The name of a label; one that the scheme no longer has may occur.", least=1),
        "start": _count("The first code point."),
        "end": _count("Behind the last code point.", least=1),
        "text": _text("The article's text between start and end, whole also when there are pieces."),
        "pieces": {
            **_list(_pair(), "Two or more disjoint pieces in order, when the passage is not in one piece."),
            "minItems": 2,
        },
        "annotator": _annotator(),
        "created": _moment("When it was made."),
        "updated": _moment("When it was last changed."),
        "origin": {"enum": list(ORIGINS)},
        "suggested": _suggested(),
        "note": _text("The annotator's note."),
        "flag": _text("Why others should look at it, `discuss` mostly."),
        "attributes": {
            "type": "object",
            "description": "Values by the attribute's name.",
            "additionalProperties": {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]},
        },
        "links": _list(_link(), "What belongs to the passage, by role."),
        "orphaned": {
            "const": True,
            "description": "The passage is gone from the text; text and offsets are the last known ones, not verified.",
        },
    }
    required = ("id", "label", "start", "end", "text", "annotator", "created", "updated", "origin")
    return _object("Annotation", properties, ANNOTATION_KEYS, required=required)


def _suggested() -> Schema:
    properties = {
        "recognizer": _text("What proposed the passage."),
        "score": {"type": "number"},
        "edited": {"type": "boolean", "description": "Whether borders or label differ from what was proposed."},
    }
    return _object("Where an accepted suggestion came from", properties, SUGGESTED_KEYS, required=SUGGESTED_KEYS)


def _link() -> Schema:
    properties = {
        "role": _text("What the other end is to the passage."),
        "target": _text("The id of another annotation."),
        "article": _text("The id of the article in which a passage without a tag stands."),
        "start": _count("Its first code point."),
        "end": _count("Behind its last code point."),
        "text": _text("The passage."),
    }
    schema = _object("Link to an annotation, or to a passage", properties, LINK_KEYS, required=("role",))
    passage = ["article", "start", "end", "text"]
    return schema | {
        "oneOf": [{"required": ["target"]}, {"required": passage}],
        "dependentRequired": dict.fromkeys(passage, passage),
    }


def _object(title: str, properties: Schema, order: tuple[str, ...], *, required: tuple[str, ...]) -> Schema:
    return {
        "title": title,
        "type": "object",
        "properties": {key: properties[key] for key in order},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str, *, least: int = 0) -> Schema:
    return {"type": "string", "description": description, **({"minLength": least} if least else {})}


def _name(description: str) -> Schema:
    return {"type": "string", "pattern": f"^{NAME.pattern}$", "description": description}


def _annotator() -> Schema:
    return {"type": "string", "pattern": PORTABLE_ANNOTATOR, "description": "An annotator's name."}


def _moment(description: str) -> Schema:
    return {"type": "string", "format": "date-time", "description": f"{description} UTC, ISO 8601."}


def _count(description: str, *, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": LARGEST_INTEGER, "description": description}


def _pair() -> Schema:
    return {
        "type": "array",
        "prefixItems": [_count("The piece's first code point."), _count("Behind its last one.", least=1)],
        "items": False,
        "minItems": 2,
    }
