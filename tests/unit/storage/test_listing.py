"""Counts for listings: cheap, current, and not stopped by one damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.storage.stores import add, commit, store

from tui_reader.errors import DamagedError, MachineError, NewerVersionError
from tui_reader.model.annotation_set import Rejection
from tui_reader.model.edits import Batch, Reject, SetStatus
from tui_reader.storage.listing import Progress, StoreListing, stored_articles
from tui_reader.storage.table_file import Tables, read_tables

LONG = "é" * 150


def test_each_article_has_its_count_and_state(tmp_path: Path) -> None:
    """What was said counts; else a store with anything in it is in progress, and an emptied one new."""
    commit(store(tmp_path, "b"), Batch((add("a"), add("b"), SetStatus(None, "done"))))
    commit(store(tmp_path, "deep/a"), Reject(Rejection(0, 2, "PER", "La")))
    commit(store(tmp_path, LONG), add("a"))
    emptied = store(tmp_path, "c")
    commit(emptied, add("a"))
    commit(emptied, add("a").invert(), "undo")
    assert StoreListing(tmp_path, "alice").counts() == {
        "b": Progress(2, "done"),
        "c": Progress(0, "new"),
        "deep/a": Progress(0, "in-progress"),
        LONG: Progress(1, "in-progress"),
    }
    assert stored_articles(tmp_path, "alice") == ("b", "c", "deep/a", LONG)
    assert stored_articles(tmp_path, "bob") == ()
    assert StoreListing(tmp_path, "bob").counts() == {}


def test_a_damaged_store_is_left_out_and_named(tmp_path: Path) -> None:
    """The others are counted; what is wrong with it is told by article."""
    for article in ("a", "b", "c", LONG):
        commit(store(tmp_path, article), add("a"))
    store(tmp_path, "a").path.write_text("{")
    newer = store(tmp_path, "c").path
    newer.write_text(newer.read_text().replace('"version": 1', '"version": 9'))
    cut = store(tmp_path, LONG).path
    cut.write_text("[]")
    progress = StoreListing(tmp_path, "alice")
    assert progress.counts() == {"b": Progress(1, "in-progress")}
    problems = progress.problems()
    assert {article: type(error) for article, error in problems.items()} == {
        "a": DamagedError,
        "c": NewerVersionError,
        cut.name.removesuffix(".json"): DamagedError,
    }
    assert stored_articles(tmp_path, "alice") == ("a", "b", "c", cut.name.removesuffix(".json"))


def test_a_lost_store_is_named(tmp_path: Path) -> None:
    """A store that was emptied, or deleted while its log stayed, is listed and told; one that never was is not."""
    for article in ("a", "b", "deep/c", "d"):
        commit(store(tmp_path, article), add("a"))
    store(tmp_path, "a").path.write_text("")
    store(tmp_path, "b").path.write_text("{}")
    store(tmp_path, "deep/c").path.unlink()
    store(tmp_path, "d").path.unlink()
    (tmp_path / "alice" / "d.log.jsonl").write_text("")
    assert stored_articles(tmp_path, "alice") == ("a", "b", "deep/c")
    progress = StoreListing(tmp_path, "alice")
    assert progress.counts() == {}
    problems = progress.problems()
    assert list(map(type, problems.values())) == [DamagedError] * 3
    assert str(problems["deep/c"]).startswith(f"{tmp_path / 'alice' / 'deep' / 'c.json'}: gone")


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look at a thousand stores reads none of them, and sees those that are new, changed or gone."""
    for article in ("a", "b", "c"):
        commit(store(tmp_path, article), add("a"))
    progress = StoreListing(tmp_path, "alice")
    first = progress.counts()
    read: list[str] = []

    def noted(path: Path) -> Tables | None:
        read.append(path.stem)
        return read_tables(path)

    monkeypatch.setattr("tui_reader.storage.listing.read_tables", noted)
    assert progress.counts() == first
    assert read == []
    commit(store(tmp_path, "b"), add("b"))
    commit(store(tmp_path, "d"), add("a"))
    for path in (tmp_path / "alice").glob("c.*"):
        path.unlink()
    counts = progress.counts()
    assert read == ["b", "d"]
    assert {article: each.annotations for article, each in counts.items()} == {"a": 1, "b": 2, "d": 1}


def test_a_name_that_only_looks_cut_is_itself(tmp_path: Path) -> None:
    """An article may be called what the cut name of a longer one could be."""
    article = "kati~0123456789abcdef"
    commit(store(tmp_path, article), add("a"))
    assert stored_articles(tmp_path, "alice") == (article,)
    inside = store(tmp_path, article).path
    inside.write_text(inside.read_text().replace(f'"article": "{article}"', '"article": "../../elsewhere"'))
    assert stored_articles(tmp_path, "alice") == (article,)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """One line for the machine's fault, not a traceback."""
    (tmp_path / "alice").write_text("")
    with pytest.raises(MachineError, match="Not a directory"):
        StoreListing(tmp_path, "alice").counts()
