"""What annotators may say of a passage: axes, labels, their attributes and roles, all in a label schema."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from tui_reader.errors import InputError

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...]
"""What an attribute of a tag holds: one value, or a tuple where the attribute takes many."""

LARGEST_INTEGER = 2**53
"""Beyond it, programs that hold numbers as JavaScript does round integers."""

ATTRIBUTE_TYPES = ("string", "number", "boolean", "choice")


@dataclass(frozen=True, slots=True)
class Axis:
    """A question asked of a passage; on an exclusive axis a passage bears one answer."""

    name: str
    exclusive: bool = True


@dataclass(frozen=True, slots=True)
class Attribute:
    """A named value that a tag may carry."""

    name: str
    type: str = "string"
    """One of `ATTRIBUTE_TYPES`."""
    values: tuple[str, ...] = ()
    """The allowed values of a `choice`."""
    required: bool = False
    many: bool = False

    def parse(self, written: str) -> Value:
        """The value that `written` stands for; commas separate many. Raises InputError naming what is allowed."""
        if self.many:
            return tuple(self._scalar(part.strip()) for part in written.split(",") if part.strip())
        return self._scalar(written.strip() if self.type != "string" else written)

    def checked(self, value: object) -> Value:
        """`value` as this attribute holds it. Raises InputError when it is of another type."""
        if isinstance(value, list | tuple):
            if not self.many:
                raise InputError(f"attribute {self.name}: takes one value, not a list")
            return tuple(self._checked_scalar(each) for each in value)
        single = self._checked_scalar(value)
        return (single,) if self.many else single

    def _scalar(self, written: str) -> Scalar:
        if self.type == "boolean":
            spoken = {"true": True, "yes": True, "oui": True, "false": False, "no": False, "non": False}
            if written.casefold() not in spoken:
                raise InputError(f"attribute {self.name}: {written!r} is neither true nor false")
            return spoken[written.casefold()]
        if self.type == "number":
            return _number(self.name, written)
        return self._checked_scalar(written)

    def _checked_scalar(self, value: object) -> Scalar:
        fits = {
            "boolean": isinstance(value, bool),
            "number": isinstance(value, int | float) and not isinstance(value, bool),
        }.get(self.type, isinstance(value, str))
        if not fits or not isinstance(value, str | int | float):
            raise InputError(f"attribute {self.name}: {value!r} is not a {self.type}")
        if isinstance(value, int | float) and not is_portable(value):
            raise InputError(f"attribute {self.name}: not every program can hold this number")
        if self.type == "choice" and value not in self.values:
            raise InputError(f"attribute {self.name}: {value!r} is not one of {', '.join(self.values)}")
        return value


@dataclass(frozen=True, slots=True)
class Role:
    """A link that a tag may have: what the other end is to it, and which labels the other end may bear."""

    name: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that a passage can be. `name` is what data and commands use; `titles` is what people read."""

    name: str
    axis: str
    titles: tuple[tuple[str, str], ...] = ()
    """Pairs of language and title."""
    key: str | None = None
    color: str = "#888888"
    """As `#rrggbb`."""
    description: str = ""
    accepts: tuple[str, ...] = ()
    """Kinds of suggestions that this label takes."""
    attributes: tuple[Attribute, ...] = ()
    roles: tuple[Role, ...] = ()

    def title(self, language: str) -> str:
        """What people read, in `language` if there is such a title, else in English, else the name."""
        titles = dict(self.titles)
        return titles.get(language) or titles.get("en") or self.name

    def attribute(self, name: str) -> Attribute:
        """The attribute called `name`. Raises InputError naming those that exist."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        known = ", ".join(a.name for a in self.attributes) or "none"
        raise InputError(f"label {self.name} has no attribute {name!r}; it has: {known}")

    def role(self, name: str) -> Role:
        """The role called `name`. Raises InputError naming those that exist."""
        for role in self.roles:
            if role.name == name:
                return role
        known = ", ".join(r.name for r in self.roles) or "none"
        raise InputError(f"label {self.name} has no role {name!r}; it has: {known}")


@dataclass(frozen=True, slots=True)
class LabelSchema:
    """All axes and labels of a project, in the order in which people see them."""

    axes: tuple[Axis, ...] = ()
    labels: tuple[Label, ...] = ()

    def __contains__(self, name: object) -> bool:
        return any(label.name == name for label in self.labels)

    def label(self, name: str) -> Label:
        """The label called `name`. Raises InputError naming those that exist."""
        found = self.find(name)
        if found is None:
            known = ", ".join(label.name for label in self.labels) or "none"
            raise InputError(f"unknown label {name!r}; this project has: {known}")
        return found

    def find(self, name: str) -> Label | None:
        """The label called `name`, or None: stores may hold labels that a schema no longer has."""
        return next((label for label in self.labels if label.name == name), None)

    def by_key(self, key: str) -> Label | None:
        """The label whose key is `key`."""
        return next((label for label in self.labels if label.key == key), None)

    def accepting(self, kind: str) -> Label | None:
        """The first label that takes suggestions of this kind."""
        return next((label for label in self.labels if kind in label.accepts), None)

    def axis(self, name: str) -> Axis:
        """The axis called `name`; an unknown one counts as exclusive."""
        return next((axis for axis in self.axes if axis.name == name), Axis(name))

    def axis_index(self, label_name: str) -> int:
        """The place of a label's axis among the axes: 0 for the first; past the last for a label not in the schema."""
        label = self.find(label_name)
        names = [axis.name for axis in self.axes]
        return names.index(label.axis) if label and label.axis in names else len(names)

    def rivals(self, first: str, second: str) -> bool:
        """Whether two labels exclude each other on the very same passage: one exclusive axis holds both."""
        one, other = self.find(first), self.find(second)
        return one is not None and other is not None and one.axis == other.axis and self.axis(one.axis).exclusive


def is_portable(number: float) -> bool:
    """Whether a number, whole or not, is the same in every program that reads it: finite, and no huge integer."""
    if isinstance(number, int):
        return abs(number) <= LARGEST_INTEGER
    return math.isfinite(number)


def _number(name: str, written: str) -> int | float:
    try:
        number = int(written) if re.fullmatch(r"[-+]?[0-9]{1,30}", written) else float(written.replace(",", "."))
    except ValueError:
        raise InputError(f"attribute {name}: {written!r} is not a number") from None
    if not is_portable(number):
        raise InputError(f"attribute {name}: {written!r} is not a number that every program can hold")
    return number
