"""The formats by name: our own in a static table, plugins where a name is not ours or all are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui_reader.errors import InputError
from tui_reader.exchange.format import Format
from tui_reader.exchange.yaml_format import YamlFormat

GROUP = "tui_reader.formats"
"""Entry points of this group name a class, called without arguments, whose objects are formats."""

OURS: Mapping[str, type[Format]] = MappingProxyType({"yaml": YamlFormat})


def find(name: str) -> Format:
    """The format called `name`. Raises InputError naming those that exist, or the plugin that does not load."""
    if name in OURS:
        return OURS[name]()
    from importlib.metadata import entry_points  # reading what is installed costs 80 ms

    for entry in entry_points(group=GROUP, name=name):
        try:
            plugin = entry.load()()
        except Exception as error:
            told = " ".join(str(error).split()) or type(error).__name__
            raise InputError(f"format {name!r} of plugin {entry.value} does not load: {told}") from error
        if isinstance(plugin, Format):
            return plugin
        raise InputError(f"format {name!r} of plugin {entry.value} is no format: it lacks name, read or write")
    raise InputError(f"unknown format {name!r}; formats: {', '.join(names())}")


def names() -> tuple[str, ...]:
    """The names of all formats, plugins included, sorted."""
    from importlib.metadata import entry_points  # as above

    return tuple(sorted({*OURS, *(entry.name for entry in entry_points(group=GROUP))}))
