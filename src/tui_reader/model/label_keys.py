"""Keys for the labels that name none."""

from __future__ import annotations

import string
from dataclasses import replace

from tui_reader.model.labels import LabelSchema
from tui_reader.model.schema_plain import RESERVED_KEYS


def with_keys(schema: LabelSchema) -> LabelSchema:
    """The schema with a key for every label as long as letters last: one of its name's own letters, else any free one.

    Labels past the last free letter stay without a key and are reached through the picker.
    """
    taken = {label.key for label in schema.labels if label.key}
    labels = []
    for label in schema.labels:
        key = label.key
        if key is None:
            wishes = [letter for letter in label.name.lower() if letter in string.ascii_lowercase]
            free = (letter for letter in (*wishes, *string.ascii_lowercase) if letter not in taken | RESERVED_KEYS)
            key = next(free, None)
            taken |= {key} if key else set()
        labels.append(replace(label, key=key))
    return replace(schema, labels=tuple(labels))
