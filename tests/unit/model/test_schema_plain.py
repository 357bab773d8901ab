"""Schemes that are wrong, each refused at its place, and the keys of those that are right."""

from __future__ import annotations

from typing import Any

import pytest

from tui_reader.model.label_keys import with_keys
from tui_reader.model.labels import Axis, Label, LabelSchema
from tui_reader.model.schema_plain import SchemaError, schema_from_plain, schema_to_plain

AXES = [{"name": "voice"}]


def label(**more: Any) -> dict[str, Any]:
    """A label that is right but for `more`."""
    return {"name": "quote", "axis": "voice"} | more


@pytest.mark.parametrize(
    ("axes", "labels", "place", "told"),
    [
        ("x", [], ("axes",), "expected a list"),
        ([5], [], ("axes", 0), "expected keys and values"),
        ([{"name": "a"}, {"name": "a"}], [], ("axes", 1, "name"), "'a' is there twice"),
        ([{"name": "a", "exclusive": "yes"}], [], ("axes", 0, "exclusive"), "neither true nor false"),
        (AXES, {}, ("labels",), "expected a list"),
        (AXES, [label(), label()], ("labels", 1, "name"), "'quote' is there twice"),
        (AXES, [label(name="é")], ("labels", 0, "name"), "is no name"),
        (AXES, [label(name=None)], ("labels", 0), "name is missing"),
        (AXES, [label(name=True)], ("labels", 0, "name"), "put it in quotes"),
        (AXES, [label(axis="entity")], ("labels", 0, "axis"), "unknown axis 'entity'; axes: voice"),
        (AXES, [label(colour="red")], ("labels", 0, "colour"), "unknown key; known: accepts, attributes, axis, color"),
        (AXES, [label(color="reddish")], ("labels", 0, "color"), "unknown color"),
        (AXES, [label(color="#12345")], ("labels", 0, "color"), "unknown color"),
        (AXES, [label(key="q")], ("labels", 0, "key"), "taken by the reader"),
        (AXES, [label(key="Q")], ("labels", 0, "key"), "one lower-case letter"),
        (AXES, [label(key="cc")], ("labels", 0, "key"), "one lower-case letter"),
        (AXES, [label(key=False)], ("labels", 0, "key"), "put it in quotes"),
        (AXES, [label(key="c"), label(name="b", key="c")], ("labels", 1, "key"), "already the key of quote"),
        (AXES, [label(accepts=["speech", "words"])], ("labels", 0, "accepts"), "unknown kind of suggestion 'words'"),
        (AXES, [label(accepts=[5])], ("labels", 0, "accepts", 0), "is not text"),
        (AXES, [label(title=["x"])], ("labels", 0, "title"), "titles by language"),
        (
            AXES,
            [label(attributes=[{"name": "a", "type": "date"}])],
            ("labels", 0, "attributes", 0, "type"),
            "types: string",
        ),
        (
            AXES,
            [label(attributes=[{"name": "a", "type": "choice"}])],
            ("labels", 0, "attributes", 0, "values"),
            "needs",
        ),
        (
            AXES,
            [label(attributes=[{"name": "a", "values": ["x"]}])],
            ("labels", 0, "attributes", 0, "values"),
            "not string",
        ),
        (AXES, [label(attributes=[{"name": "a"}] * 2)], ("labels", 0, "attributes", 1, "name"), "there twice"),
        (
            AXES,
            [label(roles=[{"name": "by", "labels": ["x"]}])],
            ("labels", 0, "roles", 0, "labels"),
            "unknown label 'x'",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(axes: object, labels: object, place: tuple[str | int, ...], told: str) -> None:
    """The place leads to the value that is wrong, so that a reader of files can name its line."""
    with pytest.raises(SchemaError) as caught:
        schema_from_plain(axes, labels)
    assert caught.value.place == place
    assert told in caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("attribute", "key", "told"),
    [
        ({"type": "date"}, "type", "unknown type 'date'; types: string, number, boolean, choice"),
        ({"type": "choice"}, "values", "a choice needs values"),
        ({"values": ["x"]}, "values", "values go with type choice, not string"),
        ({"required": 1}, "required", "neither true nor false"),
    ],
)
def test_a_fault_of_an_attribute_is_told_at_its_place(attribute: dict[str, Any], key: str, told: str) -> None:
    """Attributes lie deeper, and are led to all the same."""
    with pytest.raises(SchemaError, match=told) as caught:
        schema_from_plain(AXES, [label(attributes=[{"name": "a"} | attribute])])
    assert caught.value.place == ("labels", 0, "attributes", 0, key)


def test_a_place_is_written_as_people_write_it() -> None:
    """Keys with dots, indexes in brackets."""
    with pytest.raises(SchemaError, match=r"^labels\[0\]\.key: 'q' is taken"):
        schema_from_plain(AXES, [label(key="q")])


def test_what_is_left_out_has_a_meaning() -> None:
    """Without axes, those that the labels name are there, exclusive; a plain title is English."""
    schema = schema_from_plain(None, [{"name": "quote", "title": "quotation", "axis": "voice"}, {"name": "doubtful"}])
    assert schema.axes == (Axis("voice"), Axis("label"))
    assert schema.label("quote").title("en") == "quotation"
    assert schema_from_plain(None, None) == LabelSchema()


def test_colors_are_written_one_way() -> None:
    """Names and capitals become `#rrggbb`."""
    schema = schema_from_plain(AXES, [label(color="Gold"), label(name="b", color="#ABCDEF")])
    assert [each.color for each in schema.labels] == ["#d4a017", "#abcdef"]


def test_nothing_empty_is_written() -> None:
    """Keys with nothing to say are left out."""
    assert schema_to_plain(schema_from_plain(AXES, [label()])) == {
        "axes": [{"name": "voice", "exclusive": True}],
        "labels": [{"name": "quote", "axis": "voice", "color": "#a0a0a0"}],
    }


def test_keys_come_from_the_name_and_then_from_the_alphabet() -> None:
    """`n`, `q`, `u` are never given, nor a letter that another label claims, be it further down."""
    labels = [Label("quote", "a"), Label("oo", "a"), Label("nun", "a"), Label("x", "a", key="t")]
    assert [each.key for each in with_keys(LabelSchema((), tuple(labels))).labels] == ["o", "a", "b", "t"]


def test_labels_beyond_the_alphabet_go_without_a_key() -> None:
    """Twenty-three letters are free; the other labels are reached through the picker."""
    schema = with_keys(LabelSchema((), tuple(Label(f"label{i}", "a") for i in range(30))))
    keys = [each.key for each in schema.labels]
    assert len({key for key in keys if key}) == 23
    assert keys[23:] == [None] * 7
