"""Formats by name, ours and plugins."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from tui_reader.errors import InputError
from tui_reader.exchange import registry
from tui_reader.exchange.yaml_format import YamlFormat


class Plugin(YamlFormat):
    """A format from elsewhere."""

    name = "mine"


class Broken:
    """A plugin that cannot start."""

    def __init__(self) -> None:
        raise RuntimeError("no\nlibrary")


def install(patch: pytest.MonkeyPatch, **plugins: str) -> None:
    """Makes entry points with these names and classes of this module the installed ones."""
    points = EntryPoints(EntryPoint(name, f"{__name__}:{value}", registry.GROUP) for name, value in plugins.items())

    def entry_points(*, group: str, name: str | None = None) -> EntryPoints:
        return points.select(group=group, name=name) if name else points.select(group=group)

    patch.setattr(importlib.metadata, "entry_points", entry_points)


def test_ours_are_found_without_asking_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of ours costs no look at entry points, and no plugin takes it over."""

    def never(**_: str) -> EntryPoints:
        raise AssertionError("entry points were read")

    monkeypatch.setattr(importlib.metadata, "entry_points", never)
    assert isinstance(registry.find("yaml"), YamlFormat)


def test_ours_are_called_by_their_own_names() -> None:
    """The table and the formats agree."""
    assert {name: registry.find(name).name for name in registry.OURS} == {name: name for name in registry.OURS}


def test_a_plugin_is_found_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format behind an entry point is one like ours."""
    install(monkeypatch, mine="Plugin")
    assert registry.names() == ("mine", "yaml")
    found = registry.find("mine")
    assert type(found).__name__ == "Plugin"


def test_an_unknown_name_is_told_with_those_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line: the name, and what there is."""
    install(monkeypatch, mine="Plugin")
    with pytest.raises(InputError, match="'nosuch'; formats: mine, yaml"):
        registry.find("nosuch")


def test_a_plugin_that_fails_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that does not load, or is no format, is named with what is wrong."""
    install(monkeypatch, broken="Broken", odd="InputError")
    with pytest.raises(InputError, match=r"'broken' of plugin .*:Broken does not load: no library$"):
        registry.find("broken")
    with pytest.raises(InputError, match=r"'odd' of plugin .* is no format"):
        registry.find("odd")
