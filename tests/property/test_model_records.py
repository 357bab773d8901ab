"""What becomes plain values and comes back is what it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import TEXTS, annotation_sets, edits, rejections, rich_annotations, schemas

from tui_reader.errors import InputError
from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import Rejection
from tui_reader.model.label_keys import with_keys
from tui_reader.model.labels import LabelSchema
from tui_reader.model.records import (
    annotation_from_plain,
    annotation_to_plain,
    edit_from_plain,
    edit_to_plain,
    rejection_from_plain,
    rejection_to_plain,
)
from tui_reader.model.schema_plain import RESERVED_KEYS, schema_from_plain, schema_to_plain

few = settings(max_examples=60)
texts = st.sampled_from(TEXTS)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def through_json(plain: object) -> Any:
    """The value after a way through a file."""
    return json.loads(json.dumps(plain))


def refusal(read: Callable[..., object], *plain: object) -> str:
    """The line with which `read` refuses the values; empty when it reads them."""
    try:
        read(*plain)
    except InputError as error:
        return str(error) or "refused without a word"
    return ""


@few
@given(texts.flatmap(rich_annotations))
def test_annotations_come_back(annotation: Annotation) -> None:
    """With their surroundings, as stores keep them, nothing is lost; without, only the surroundings are."""
    assert annotation_from_plain(through_json(annotation_to_plain(annotation, context=True))) == annotation
    shown = annotation_to_plain(annotation)
    assert not {"before", "after"} & shown.keys()
    assert annotation_to_plain(annotation_from_plain(through_json(shown))) == shown


@few
@given(texts.flatmap(rich_annotations))
def test_nothing_empty_is_written(annotation: Annotation) -> None:
    """Keys with nothing to say are left out."""
    assert all(value not in (None, "", [], {}) for value in annotation_to_plain(annotation).values())


@few
@given(texts.flatmap(rejections))
def test_rejections_come_back(rejection: Rejection) -> None:
    """A suggestion turned down stays turned down."""
    assert rejection_from_plain(through_json(rejection_to_plain(rejection))) == rejection


@few
@given(texts, st.data())
def test_edits_come_back(text: str, data: st.DataObject) -> None:
    """Every kind of edit can be read from where it was written."""
    edit = data.draw(edits(text, data.draw(annotation_sets(text)), "new"))
    assert edit_from_plain(through_json(edit_to_plain(edit))) == edit


@few
@given(texts.flatmap(rich_annotations), st.data(), anything)
def test_a_wrong_field_is_refused_or_read(annotation: Annotation, data: st.DataObject, wrong: object) -> None:
    """Whatever stands in a field, the answer is an annotation or one line that says what is wrong."""
    plain = annotation_to_plain(annotation, context=True)
    plain[data.draw(st.sampled_from(sorted(plain)))] = wrong
    told = refusal(annotation_from_plain, plain)
    if told:
        assert "\n" not in told
    else:
        read = annotation_from_plain(plain)
        assert annotation_from_plain(annotation_to_plain(read, context=True)) == read


@few
@given(anything)
def test_anything_else_is_refused(wrong: object) -> None:
    """What is no edit at all is an error of input, never a crash."""
    assert all(refusal(read, wrong) for read in (edit_from_plain, annotation_from_plain, rejection_from_plain))


@few
@given(schemas())
def test_schemas_come_back(schema: LabelSchema) -> None:
    """A scheme written into a configuration or an export reads as the scheme that it was."""
    plain = through_json(schema_to_plain(schema))
    assert schema_from_plain(plain["axes"], plain["labels"]) == schema


@few
@given(schemas())
def test_every_label_gets_a_key_of_its_own(schema: LabelSchema) -> None:
    """Given keys stay; the others are letters that nobody else has and that the reader leaves free."""
    keyed = with_keys(schema)
    keys = [label.key for label in keyed.labels]
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert not RESERVED_KEYS & set(keys)
    assert all(old.key in (None, new.key) for old, new in zip(schema.labels, keyed.labels, strict=True))


@few
@given(anything, anything)
def test_a_strange_schema_is_refused_or_read(axes: object, labels: object) -> None:
    """Whatever a configuration holds, the answer is a scheme or one line that says what is wrong."""
    told = refusal(schema_from_plain, axes, labels)
    assert told or isinstance(schema_from_plain(axes, labels), LabelSchema)
