"""Annotators are named by one rule everywhere."""

from __future__ import annotations

import re

import pytest

from tui_reader.errors import InputError
from tui_reader.model.names import PORTABLE_ANNOTATOR, is_annotator
from tui_reader.storage.layout import checked_annotator

NAMES = ("alice", "éloïse", "Ольга", "美咲", "a.b", "-x", "_", "7", "o" * 64)
NO_NAMES = ("", ".a", "a/b", "a b", "a\\b", "a\0", "../x", "a:b", "“a”", "a\u2026", "a\u3000b", "o" * 65)


@pytest.mark.parametrize("name", NAMES)
def test_letters_of_any_script_name_an_annotator(name: str) -> None:
    """What the app takes, the export's reader takes, and the export's schema for other programs."""
    assert is_annotator(name)
    assert checked_annotator(name) == name
    assert re.search(PORTABLE_ANNOTATOR, name)


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_names_nobody_does_so_nowhere(name: str) -> None:
    """What the app refuses, the export's reader refuses, and the schema."""
    assert not is_annotator(name)
    assert not re.search(PORTABLE_ANNOTATOR, name)
    with pytest.raises(InputError):
        checked_annotator(name)


def test_letters_are_composed() -> None:
    """Two Unicode forms of a name are not two annotators: only the composed one is a name."""
    assert is_annotator("\uac00")
    assert not is_annotator("\u1100\u1161")
