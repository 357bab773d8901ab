"""Files and bytes outside any project are articles too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.corpus.bare import read_bytes, read_file
from tui_reader.errors import InputError


def test_a_file_is_named_by_its_stem(tmp_path: Path) -> None:
    """The id is the name without suffix, and a suffix that nobody knows is read as text."""
    for name in ("a.txt", "a.dispatch"):
        (tmp_path / name).write_text("Le bac.\n")
        articles = list(read_file(tmp_path / name))
        assert [(article.id, article.text, article.file) for article in articles] == [
            ("a", "Le bac.\n", str(tmp_path / name))
        ]


def test_records_keep_their_own_names(tmp_path: Path) -> None:
    """A file of several records gives several articles."""
    (tmp_path / "a.jsonl").write_text('{"id": "un", "text": "Un."}\n{"text": "Deux."}\n')
    assert [article.id for article in read_file(tmp_path / "a.jsonl")] == ["un", "a-0002"]


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    """The name of the file, or of the stream, stands in the message once."""
    (tmp_path / "a.txt").write_bytes(b"\0" * 50)
    with pytest.raises(InputError, match=r"a\.txt: .*NUL"):
        list(read_file(tmp_path / "a.txt"))
    with pytest.raises(InputError, match=r"^stdin: .*NUL"):
        read_bytes(b"\0" * 50, "stdin")
