"""TinyDB's files, read strictly and written readably."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui_reader.errors import DamagedError, InputError
from tui_reader.storage.table_file import SealedDocument, json_line, parse_json, read_tables, tables_as_bytes

TABLES = {
    "store": {"1": {"format": "x"}},
    "annotations": {"1": {"text": "« é »"}, "7": {"text": "\u2028😀"}},
    "state": {},
}


def test_tables_come_back(tmp_path: Path) -> None:
    """What is written is read, and is plain JSON."""
    path = tmp_path / "a.json"
    path.write_bytes(tables_as_bytes(TABLES, "a"))
    assert read_tables(path) == TABLES
    assert json.loads(path.read_bytes()) == TABLES


def test_one_document_is_one_line() -> None:
    """A change of one document is a change of one line, readable as text."""
    lines = tables_as_bytes(TABLES, "a").decode().split("\n")
    assert '"1": {"text": "« é »"},' in lines
    assert lines[-1] == ""
    assert tables_as_bytes({}, "a") == b"{}\n"


def test_a_sealed_document_is_written_like_any_other() -> None:
    """Sealing saves time and changes nothing."""
    sealed = {"annotations": {n: SealedDocument(d) for n, d in TABLES["annotations"].items()}}
    plain = {"annotations": TABLES["annotations"]}
    assert tables_as_bytes(sealed, "a") == tables_as_bytes(plain, "a") == tables_as_bytes(sealed, "a")


@pytest.mark.parametrize(
    "wrong", ["\ud800", "a\0b", float("nan"), float("inf"), object(), {"\udfff": 1}, ["\0"], {"\0": 1}]
)
def test_what_cannot_be_stored_is_refused(wrong: object) -> None:
    """Lone surrogates, NUL and numbers that are none never reach a file."""
    with pytest.raises(InputError, match=r"^a\.json: "):
        tables_as_bytes({"annotations": {"1": {"note": wrong}}}, "a.json")
    with pytest.raises(InputError):
        json_line(wrong, "a.json")


def test_a_backslash_is_not_a_nul() -> None:
    """Only the character is refused, not the way JSON writes it."""
    assert json.loads(json_line("\\u0000 \\ud800", "a")) == "\\u0000 \\ud800"


def test_nests_without_end_are_refused() -> None:
    """Neither reading nor writing them ends in a traceback."""
    nest: list[object] = []
    for _ in range(100_000):
        nest = [nest]
    with pytest.raises(InputError):
        json_line(nest, "a")
    with pytest.raises(DamagedError, match="nested too deeply"):
        parse_json(b"[" * 100_000, "a")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'{"annotations": {"1": {"id": "a"', "line 1, column 33"),
        (b'{\n"annotations": {\n<<<<<<< ours\n', "line 3, column 1"),
        (b'{"annotations": \n{"1": "\xff"}}', "line 2: not UTF-8"),
        (b'{"annotations": {"1": {}, "1": {}}}', "the key '1' is there twice"),
        (b'{"annotations": {"1": {"score": NaN}}}', "NaN is not a number"),
        (b'{"annotations": {"1": {"note": "\\ud800"}}}', "a lone surrogate"),
        (b'{"annotations": {"1": {"note": "\\u0000"}}}', "a NUL"),
        (b'{"annotations": {"1": {"start": ' + b"9" * 5_000 + b"}}}", "digits"),
        (b"[]", "not a TinyDB store but a list"),
        (b'{"annotations": []}', "table 'annotations': not a table"),
        (b'{"annotations": {"x": {}}}', "document 'x'"),
        (b'{"annotations": {"0": {}}}', "document '0'"),
        (b'{"annotations": {"1": 5}}', "document '1'"),
    ],
)
def test_damage_is_told_with_its_place(tmp_path: Path, raw: bytes, told: str) -> None:
    """One line names the file and the place, and says what to do."""
    path = tmp_path / "a.json"
    path.write_bytes(raw)
    with pytest.raises(DamagedError) as caught:
        read_tables(path)
    line = str(caught.value)
    assert line.startswith(str(path))
    assert told in line
    assert "put back an earlier copy" in line
    assert "\n" not in line
    assert path.read_bytes() == raw


def test_a_pair_of_surrogates_is_a_character() -> None:
    """An astral character that another tool escaped is read as what it is."""
    assert parse_json(b'"\\ud83d\\ude00"', "a") == "😀"


def test_no_file_holds_nothing_and_an_empty_one_is_damage(tmp_path: Path) -> None:
    """No store is ever empty: an empty file is one that was lost."""
    assert read_tables(tmp_path / "a.json") is None
    (tmp_path / "b.json").write_text("\n")
    with pytest.raises(DamagedError, match=r"b\.json: empty"):
        read_tables(tmp_path / "b.json")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """What is not a regular file is refused by name."""
    with pytest.raises(InputError, match="a folder"):
        read_tables(tmp_path)
