"""The storage as TinyDB's: whatever TinyDB does with its own storage, it can do with ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from tui_reader.errors import DamagedError, InputError
from tui_reader.storage.atomic_storage import AtomicStorage


@pytest.mark.parametrize("storage", [AtomicStorage, JSONStorage])
def test_the_contract_of_a_storage(tmp_path: Path, storage: type[AtomicStorage | JSONStorage]) -> None:
    """Inserting, searching, updating, removing and dropping work alike in ours and in TinyDB's own."""
    path = tmp_path / "store.json"
    with TinyDB(str(path), storage=storage) as database:
        table = database.table("annotations")
        numbers = table.insert_multiple({"label": label, "n": n} for n, label in enumerate(["person", "quote", "é"]))
        assert numbers == [1, 2, 3]
        assert [d["n"] for d in table.search(where("label") == "é")] == [2]
        table.update({"label": "place"}, doc_ids=[1])
        table.remove(doc_ids=[2])
    with TinyDB(str(path), storage=storage) as database:
        assert database.tables() == {"annotations"}
        assert {d.doc_id: d["label"] for d in database.table("annotations")} == {1: "place", 3: "é"}
        assert database.table("annotations").insert({"label": "new"}) == 4
        database.drop_tables()
        assert database.tables() == set()


def test_stock_tinydb_reads_what_it_writes(tmp_path: Path) -> None:
    """A file of ours is a TinyDB file like any other, and the other way round."""
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    with TinyDB(ours, storage=AtomicStorage) as database:
        database.insert({"text": "« é » 😀"})
    with TinyDB(str(ours)) as database:
        assert database.all() == [{"text": "« é » 😀"}]
    with TinyDB(str(theirs)) as database:
        database.insert({"text": "« é » 😀"})
    with TinyDB(theirs, storage=AtomicStorage) as database:
        assert database.all() == [{"text": "« é » 😀"}]


def test_nothing_is_made_before_something_is_written(tmp_path: Path) -> None:
    """Looking leaves no trace; the first write makes the folders."""
    storage = AtomicStorage(tmp_path / "deep" / "er" / "store.json")
    assert storage.read() is None
    assert storage.unchanged()
    assert list(tmp_path.iterdir()) == []
    storage.write({"t": {"1": {}}})
    assert storage.read() == {"t": {"1": {}}}


def test_a_damaged_file_is_never_replaced(tmp_path: Path) -> None:
    """Not even by a writer that never read it, or that read it before it was damaged."""
    path = tmp_path / "store.json"
    reader = AtomicStorage(path)
    reader.write({"t": {"1": {}}})
    path.write_text('{"t": {"1": ')
    for storage in (reader, AtomicStorage(path)):
        with pytest.raises(DamagedError):
            storage.write({})
    assert path.read_text() == '{"t": {"1": '


def test_it_knows_when_somebody_else_wrote(tmp_path: Path) -> None:
    """What another storage writes, even bytes of the same length, makes the file another one."""
    path = tmp_path / "store.json"
    mine, other = AtomicStorage(path), AtomicStorage(path)
    assert not mine.unchanged()
    mine.write({"t": {"1": {"n": 1}}})
    assert mine.unchanged()
    other.write({"t": {"1": {"n": 2}}})
    assert not mine.unchanged()
    assert mine.read() == {"t": {"1": {"n": 2}}}
    assert mine.unchanged()
    path.unlink()
    assert not mine.unchanged()


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    """One line, and nothing written."""
    (tmp_path / "store.json").mkdir()
    with pytest.raises(InputError, match=r"store\.json: a folder"):
        AtomicStorage(tmp_path / "store.json").write({})
