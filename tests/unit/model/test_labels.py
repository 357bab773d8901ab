"""Labels, their attributes and the questions that a schema answers."""

from __future__ import annotations

import pytest

from tui_reader.errors import InputError
from tui_reader.model.labels import LARGEST_INTEGER, Attribute, Axis, Label, LabelSchema, Role, Value

SCHEMA = LabelSchema(
    (Axis("entity"), Axis("content", exclusive=False)),
    (
        Label("person", "entity", titles=(("en", "person"), ("fr", "personne")), key="p", accepts=("PER",)),
        Label("place", "entity", key="l", accepts=("LOC", "PER")),
        Label("promise", "content", roles=(Role("by", ("person",)),), attributes=(Attribute("due"),)),
        Label("result", "content"),
        Label("stray", "nowhere"),
    ),
)


@pytest.mark.parametrize(
    ("attribute", "written", "value"),
    [
        (Attribute("a"), " kept as is ", " kept as is "),
        (Attribute("a", "boolean"), " Oui ", True),
        (Attribute("a", "boolean"), "no", False),
        (Attribute("a", "number"), "12", 12),
        (Attribute("a", "number"), "-0,5", -0.5),
        (Attribute("a", "number"), "1e3", 1000.0),
        (Attribute("a", "choice", ("x", "y")), "y", "y"),
        (Attribute("a", many=True), "b, c,, d", ("b", "c", "d")),
        (Attribute("a", "number", many=True), "1,2", (1, 2)),
        (Attribute("a", many=True), "", ()),
    ],
)
def test_what_people_write_is_read(attribute: Attribute, written: str, value: Value) -> None:
    """By type; commas separate where many are taken."""
    assert attribute.parse(written) == value
    assert type(attribute.parse(written)) is type(value)
    assert attribute.checked(value) == value


@pytest.mark.parametrize(
    ("attribute", "written"),
    [
        (Attribute("a", "boolean"), "perhaps"),
        (Attribute("a", "number"), "twelve"),
        (Attribute("a", "number"), "nan"),
        (Attribute("a", "number"), "-inf"),
        (Attribute("a", "number"), str(LARGEST_INTEGER + 1)),
        (Attribute("a", "number"), "9" * 5000),
        (Attribute("a", "choice", ("x", "y")), "z"),
        (Attribute("a", "choice", ("x", "y"), many=True), "x,z"),
    ],
)
def test_what_is_no_value_is_refused_by_name(attribute: Attribute, written: str) -> None:
    """The line names the attribute."""
    with pytest.raises(InputError, match=r"^attribute a: "):
        attribute.parse(written)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        (Attribute("a"), 5),
        (Attribute("a"), None),
        (Attribute("a"), ["b"]),
        (Attribute("a", "boolean"), 1),
        (Attribute("a", "number"), True),
        (Attribute("a", "number"), float("inf")),
        (Attribute("a", "number"), 10**20),
        (Attribute("a", "number", many=True), [1, "2"]),
        (Attribute("a", "choice", ("x",)), "y"),
    ],
)
def test_a_value_of_another_type_is_refused(attribute: Attribute, value: object) -> None:
    """What data holds is checked like what people write."""
    with pytest.raises(InputError, match=r"^attribute a: "):
        attribute.checked(value)


def test_one_value_is_many_where_many_are_taken() -> None:
    """A list of one need not be written as a list."""
    assert Attribute("a", many=True).checked("b") == ("b",)
    assert Attribute("a", many=True).checked(["b", "c"]) == ("b", "c")


def test_labels_are_found() -> None:
    """By name, by key, by the suggestion that they take."""
    assert "person" in SCHEMA
    assert "nobody" not in SCHEMA
    assert SCHEMA.label("place").key == "l"
    assert SCHEMA.by_key("p") == SCHEMA.find("person")
    assert SCHEMA.by_key("z") is None
    assert SCHEMA.accepting("PER") == SCHEMA.label("person")
    assert SCHEMA.accepting("speech") is None
    with pytest.raises(InputError, match="unknown label 'nobody'; this project has: person, place"):
        SCHEMA.label("nobody")


def test_rivals_share_an_exclusive_axis() -> None:
    """On other axes, and for labels that the schema lost, nothing is pushed out."""
    assert SCHEMA.rivals("person", "place")
    assert not SCHEMA.rivals("promise", "result")
    assert not SCHEMA.rivals("person", "result")
    assert not SCHEMA.rivals("person", "lost")
    assert SCHEMA.axis("nowhere").exclusive


def test_axes_have_an_order() -> None:
    """Labels of unknown axes, and unknown labels, come last."""
    assert [SCHEMA.axis_index(name) for name in ("place", "result", "stray", "lost")] == [0, 1, 2, 2]


def test_a_title_falls_back() -> None:
    """On English, then on the name."""
    person = SCHEMA.label("person")
    assert [person.title(language) for language in ("fr", "en", "de")] == ["personne", "person", "person"]
    assert SCHEMA.label("place").title("fr") == "place"


def test_parts_of_a_label_are_found_or_named() -> None:
    """Who asks for another is told which there are."""
    promise = SCHEMA.label("promise")
    assert promise.attribute("due") == Attribute("due")
    assert promise.role("by").labels == ("person",)
    with pytest.raises(InputError, match="label promise has no attribute 'x'; it has: due"):
        promise.attribute("x")
    with pytest.raises(InputError, match="label person has no role 'by'; it has: none"):
        SCHEMA.label("person").role("by")
