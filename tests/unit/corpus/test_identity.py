"""Ids are unique, readable and stay inside; names of added files are harmless."""

from __future__ import annotations

import unicodedata

import pytest

from tui_reader.corpus.identity import article_ids, safe_name


def test_an_id_is_the_path_without_suffix() -> None:
    """Folders are kept, the suffix is not, and the form is NFC."""
    decomposed = unicodedata.normalize("NFD", "été.txt")
    assert article_ids(["a.txt", "b/c.d.md", decomposed]) == {"a.txt": "a", "b/c.d.md": "b/c.d", decomposed: "été"}


def test_clashing_files_keep_their_suffix() -> None:
    """Two files of one stem both have the suffix; a third that would then clash has it too."""
    assert article_ids(["a.txt", "a.md", "a.txt.md", "b.txt"]) == {
        "a.txt": "a.txt",
        "a.md": "a.md",
        "a.txt.md": "a.txt.md",
        "b.txt": "b",
    }


def test_names_that_differ_only_in_form_are_numbered() -> None:
    """NFC and NFD names of one look give two ids."""
    composed, decomposed = "été.txt", unicodedata.normalize("NFD", "été.txt")
    assert sorted(article_ids([composed, decomposed]).values()) == ["été.txt", "été.txt~2"]


def test_a_name_that_is_no_unicode_gets_an_id_that_is() -> None:
    """Bytes that are no UTF-8 show as hexadecimal."""
    assert article_ids(["caf\udce9.txt"]) == {"caf\udce9.txt": "caf%E9"}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plain name.txt", "plain name.txt"),
        ("hostile \x1b]0;owned\x07.txt", "hostile ]0;owned.txt"),
        ("../../etc/passwd", "-..-etc-passwd"),
        (".hidden.txt", "hidden.txt"),
        ("...", "article"),
        ("", "article"),
        ("\u202etxt.exe", "txt.exe"),
        ("a\nb.txt", "ab.txt"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("a\\b:c.md", "a-b-c.md"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    """Nothing that steers a terminal, climbs or hides survives."""
    assert safe_name(name) == safe


def test_long_names_stay_different() -> None:
    """Two over-long names that begin alike are cut to two names that a disk takes, suffix kept."""
    first, second = safe_name("é" * 300 + "a.txt"), safe_name("é" * 300 + "b.txt")
    assert first != second
    assert len(first.encode()) < 200
    assert first.endswith(".txt")
