"""Label schemas as JSON-ready values, as the configuration and the export describe them, and back."""

from __future__ import annotations

import re
from typing import Any

from tui_reader.errors import InputError
from tui_reader.model.labels import ATTRIBUTE_TYPES, Attribute, Axis, Label, LabelSchema, Role
from tui_reader.model.suggestion import KINDS

Plain = dict[str, Any]
Place = tuple[str | int, ...]

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
RESERVED_KEYS = frozenset("nqu")
COLORS = {
    "black": "#000000", "blue": "#4a7dff", "brown": "#a5682a", "coral": "#ff7f50", "cornflowerblue": "#6495ed",
    "cyan": "#00b7c3", "darkorange": "#ff8c00", "gold": "#d4a017", "gray": "#808080", "green": "#3aa655",
    "grey": "#808080", "khaki": "#bdb76b", "limegreen": "#32a852", "magenta": "#c050c0", "mediumorchid": "#ba55d3",
    "olive": "#808000", "orange": "#e69138", "orchid": "#da70d6", "pink": "#e58ba5", "purple": "#8e5bd0",
    "red": "#e05252", "salmon": "#fa8072", "sandybrown": "#d99a5b", "silver": "#a0a0a0", "skyblue": "#56a8d8",
    "steelblue": "#4682b4", "teal": "#1f9e9e", "tomato": "#ff6347", "turquoise": "#2bbbad", "violet": "#b07ce8",
    "white": "#ffffff", "yellow": "#c9b400",
}  # fmt: skip
"""Color names that a schema may use beside `#rrggbb`, chosen to hold on dark and on light grounds."""


class SchemaError(InputError):
    """A label schema that is wrong at `place`, a path of keys and indexes into what was read."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{written_place(place)}: {message}" if place else message)
        self.place = place
        self.message = message


def written_place(place: Place) -> str:
    """A path as people write it: `labels[3].key`."""
    written = ""
    for step in place:
        written += f"[{step}]" if isinstance(step, int) else f".{step}" if written else step
    return written


def schema_to_plain(schema: LabelSchema) -> Plain:
    """`axes` and `labels` of the configuration and the export; keys with nothing to say are left out."""
    return {
        "axes": [{"name": axis.name, "exclusive": axis.exclusive} for axis in schema.axes],
        "labels": [_label_to_plain(label) for label in schema.labels],
    }


def schema_from_plain(axes: object, labels: object) -> LabelSchema:
    """The schema that lists of axes and labels describe. Raises SchemaError at the place that is wrong."""
    read_axes = tuple(_axis(each, ("axes", i)) for i, each in enumerate(_items(axes, ("axes",))))
    _no_twins([axis.name for axis in read_axes], "axes")
    read_labels = [_label(each, ("labels", i)) for i, each in enumerate(_items(labels, ("labels",)))]
    _no_twins([label.name for label in read_labels], "labels")
    known = {axis.name for axis in read_axes}
    unknown = dict.fromkeys(label.axis for label in read_labels if label.axis not in known)
    if read_axes and unknown:
        first = next(i for i, label in enumerate(read_labels) if label.axis in unknown)
        raise SchemaError(
            ("labels", first, "axis"), f"unknown axis {next(iter(unknown))!r}; axes: {', '.join(sorted(known))}"
        )
    _keys_are_free(read_labels)
    names = {label.name for label in read_labels}
    for i, label in enumerate(read_labels):
        for j, role in enumerate(label.roles):
            missing = [name for name in role.labels if name not in names]
            if missing:
                raise SchemaError(("labels", i, "roles", j, "labels"), f"unknown label {missing[0]!r}")
    return LabelSchema(read_axes + tuple(Axis(name) for name in unknown), tuple(read_labels))


def _label_to_plain(label: Label) -> Plain:
    plain: Plain = {"name": label.name}
    if label.titles:
        plain["title"] = dict(label.titles)
    if label.key:
        plain["key"] = label.key
    plain |= {"axis": label.axis, "color": label.color}
    if label.description:
        plain["description"] = label.description
    if label.accepts:
        plain["accepts"] = list(label.accepts)
    if label.attributes:
        plain["attributes"] = [_attribute_to_plain(attribute) for attribute in label.attributes]
    if label.roles:
        plain["roles"] = [
            {"name": role.name, "labels": list(role.labels)} if role.labels else {"name": role.name}
            for role in label.roles
        ]
    return plain


def _attribute_to_plain(attribute: Attribute) -> Plain:
    plain: Plain = {"name": attribute.name, "type": attribute.type}
    if attribute.values:
        plain["values"] = list(attribute.values)
    return plain | {name: True for name in ("required", "many") if getattr(attribute, name)}


def _axis(plain: object, place: Place) -> Axis:
    fields = _record(plain, place, {"name", "exclusive"})
    return Axis(_name(fields, place), exclusive=_flag(fields, "exclusive", place, default=True))


def _label(plain: object, place: Place) -> Label:
    fields = _record(
        plain, place,
        {"name", "title", "key", "axis", "color", "description", "accepts", "attributes", "roles"},
    )  # fmt: skip
    accepts = _texts(fields, "accepts", place)
    for kind in accepts:
        if kind not in KINDS:
            raise SchemaError((*place, "accepts"), f"unknown kind of suggestion {kind!r}; kinds: {' '.join(KINDS)}")
    attributes = _items(fields.get("attributes"), (*place, "attributes"))
    roles = _items(fields.get("roles"), (*place, "roles"))
    label = Label(
        name=_name(fields, place),
        axis=_text(fields, "axis", place, "label"),
        titles=_titles(fields.get("title"), (*place, "title")),
        key=_key(fields, place),
        color=_color(_text(fields, "color", place, "silver"), (*place, "color")),
        description=_text(fields, "description", place, ""),
        accepts=accepts,
        attributes=tuple(_attribute(each, (*place, "attributes", i)) for i, each in enumerate(attributes)),
        roles=tuple(_role(each, (*place, "roles", i)) for i, each in enumerate(roles)),
    )
    _no_twins([a.name for a in label.attributes], *place, "attributes")
    _no_twins([role.name for role in label.roles], *place, "roles")
    return label


def _attribute(plain: object, place: Place) -> Attribute:
    fields = _record(plain, place, {"name", "type", "values", "required", "many"})
    kind = _text(fields, "type", place, "string")
    if kind not in ATTRIBUTE_TYPES:
        raise SchemaError((*place, "type"), f"unknown type {kind!r}; types: {', '.join(ATTRIBUTE_TYPES)}")
    values = _texts(fields, "values", place)
    if (kind == "choice") != bool(values):
        wrong = "a choice needs values" if kind == "choice" else f"values go with type choice, not {kind}"
        raise SchemaError((*place, "values"), wrong)
    required, many = (_flag(fields, name, place, default=False) for name in ("required", "many"))
    return Attribute(_name(fields, place), kind, values, required, many)


def _role(plain: object, place: Place) -> Role:
    fields = _record(plain, place, {"name", "labels"})
    return Role(_name(fields, place), _texts(fields, "labels", place))


def _record(plain: object, place: Place, known: set[str]) -> Plain:
    if not isinstance(plain, dict):
        raise SchemaError(place, f"expected keys and values, found {plain!r}"[:160])
    for key in plain:
        if key not in known:
            raise SchemaError((*place, str(key)), f"unknown key; known: {', '.join(sorted(known))}")
    return plain


def _items(plain: object, place: Place) -> list[Any]:
    if plain is None:
        return []
    if not isinstance(plain, list):
        raise SchemaError(place, f"expected a list, found {plain!r}"[:160])
    return plain


def _name(fields: Plain, place: Place) -> str:
    name = _text(fields, "name", place)
    if not NAME.fullmatch(name):
        raise SchemaError(
            (*place, "name"), f"{name!r} is no name: ASCII letters, digits, _ . - after a letter, up to 64"
        )
    return name


def _text(fields: Plain, key: str, place: Place, default: str | None = None) -> str:
    value = fields.get(key, default)
    if value is None:
        raise SchemaError(place, f"{key} is missing")
    if not isinstance(value, str):
        raise SchemaError((*place, key), f"{value!r} is not text; put it in quotes"[:160])
    return value


def _texts(fields: Plain, key: str, place: Place) -> tuple[str, ...]:
    values = _items(fields.get(key), (*place, key))
    for i, value in enumerate(values):
        if not isinstance(value, str):
            raise SchemaError((*place, key, i), f"{value!r} is not text; put it in quotes"[:160])
    return tuple(values)


def _flag(fields: Plain, key: str, place: Place, *, default: bool) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise SchemaError((*place, key), f"{value!r} is neither true nor false"[:160])
    return value


def _titles(plain: object, place: Place) -> tuple[tuple[str, str], ...]:
    if plain is None:
        return ()
    if isinstance(plain, str):
        return (("en", plain),)
    if not isinstance(plain, dict) or not all(isinstance(x, str) for pair in plain.items() for x in pair):
        raise SchemaError(place, "expected a title, or titles by language: {en: quote, fr: citation}")
    return tuple(plain.items())


def _key(fields: Plain, place: Place) -> str | None:
    if fields.get("key") is None:
        return None
    key = _text(fields, "key", place)
    if not (len(key) == 1 and key.isascii() and key.islower()):
        raise SchemaError((*place, "key"), f"{key!r} is no key for a label: one lower-case letter a to z")
    if key in RESERVED_KEYS:
        raise SchemaError((*place, "key"), f"{key!r} is taken by the reader; n, q and u are not for labels")
    return key


def _color(written: str, place: Place) -> str:
    if re.fullmatch(r"#[0-9a-fA-F]{6}", written):
        return written.lower()
    if written.lower() in COLORS:
        return COLORS[written.lower()]
    raise SchemaError(place, f"unknown color {written!r}; write #rrggbb or one of: {', '.join(COLORS)}")


def _keys_are_free(labels: list[Label]) -> None:
    seen: dict[str, str] = {}
    for i, label in enumerate(labels):
        if label.key and label.key in seen:
            raise SchemaError(("labels", i, "key"), f"{label.key!r} is already the key of {seen[label.key]}")
        if label.key:
            seen[label.key] = label.name


def _no_twins(names: list[str], *place: str | int) -> None:
    for i, name in enumerate(names):
        if name in names[:i]:
            raise SchemaError((*place, i, "name"), f"{name!r} is there twice")
