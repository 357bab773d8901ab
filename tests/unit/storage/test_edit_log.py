"""The log of edits: what it remembers, and that nothing depends on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.storage.stores import MOMENT, SHA, add, commit, store, tag, unmoved

from tui_reader.errors import MachineError
from tui_reader.model.annotation_set import Rejection
from tui_reader.model.edits import Batch, Edit, Reject, Remove, Replace, SetStatus
from tui_reader.model.history import History
from tui_reader.storage.annotation_store import AnnotationStore
from tui_reader.storage.layout import log_path


def log_of(folder: Path) -> Path:
    """The log beside the store of the tests."""
    return log_path(folder, "alice", "kati")


def tagged(folder: Path, count: int = 3) -> AnnotationStore:
    """A store with annotations `a0`, `a1` and so on, each committed alone."""
    kept = store(folder)
    for number in range(count):
        commit(kept, add(f"a{number}"))
    return kept


def without_last_line(log: Path) -> None:
    """Takes the last entry away, as if the program had died before it was written."""
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))


def test_an_entry_is_a_line_of_json(tmp_path: Path) -> None:
    """Number, time, act and edit, for whoever wants to read it."""
    tagged(tmp_path, 1)
    assert json.loads(log_of(tmp_path).read_text()) == {
        "n": 1,
        "at": MOMENT,
        "act": "do",
        "edit": {"do": "add", "annotation": json.loads(log_of(tmp_path).read_text())["edit"]["annotation"]},
    }


def test_undo_and_redo_move_between_the_stacks(tmp_path: Path) -> None:
    """After a restart what was undone can be redone, until something new is done."""
    kept = tagged(tmp_path)
    commit(kept, add("a2").invert(), "undo")
    assert store(tmp_path).history() == History((add("a0"), add("a1")), (add("a2"),))
    commit(kept, add("a2"), "redo")
    assert store(tmp_path).history() == kept.history() == History((add("a0"), add("a1"), add("a2")))
    commit(kept, add("a2").invert(), "undo")
    commit(kept, add("a3"))
    assert store(tmp_path).history() == History((add("a0"), add("a1"), add("a3")))


def test_an_import_can_be_undone(tmp_path: Path) -> None:
    """It is an act like any other."""
    commit(store(tmp_path), Batch((add("a"), add("b"))), "import")
    assert store(tmp_path).history() == History((Batch((add("a"), add("b"))),))


def test_each_program_undoes_its_own(tmp_path: Path) -> None:
    """An undo takes the act off the stack that it took back, though another program did something since."""
    one, other = store(tmp_path), store(tmp_path)
    commit(one, add("a"))
    commit(other, add("b"))
    commit(one, add("a").invert(), "undo")
    assert store(tmp_path).history() == one.history() == other.history() == History((add("b"),), (add("a"),))


@pytest.mark.parametrize(
    ("edit", "act"),
    [
        (add("a9"), "do"),
        (Remove(tag("a0")), "do"),
        (Replace(tag("a0"), tag("a0", note="é")), "do"),
        (Reject(Rejection(0, 2, "PER", "La")), "do"),
        (SetStatus(None, "done"), "do"),
        (Batch((add("a9"), SetStatus(None, "done"))), "do"),
        (add("a2").invert(), "undo"),
    ],
)
def test_one_missing_entry_is_rebuilt(tmp_path: Path, edit: Edit, act: str) -> None:
    """Killed between store and log, the history is what it would have been, now and after the next commit."""
    kept = tagged(tmp_path)
    commit(kept, edit, act)
    history = kept.history()
    without_last_line(log_of(tmp_path))
    assert store(tmp_path).history() == kept.history() == history
    commit(store(tmp_path), add("b"))
    assert [(entry.number, entry.act) for entry in kept.log()] == [(1, "do"), (2, "do"), (3, "do"), (4, act), (5, "do")]
    assert store(tmp_path).history() == history.push(add("b"))


def test_programs_that_die_one_after_the_other_lose_no_history(tmp_path: Path) -> None:
    """Each commit completes the log before it writes, so that never more than one entry is missing."""
    for number in range(4):
        commit(store(tmp_path), add(f"a{number}"))
        without_last_line(log_of(tmp_path))
    assert store(tmp_path).history().done == tuple(add(f"a{number}") for number in range(4))


def test_a_missing_redo_is_rebuilt(tmp_path: Path) -> None:
    """What was redone is done again, and what was undone before it can still be redone."""
    kept = tagged(tmp_path)
    for number in (2, 1):
        commit(kept, add(f"a{number}").invert(), "undo")
    commit(kept, add("a1"), "redo")
    without_last_line(log_of(tmp_path))
    assert store(tmp_path).history() == History((add("a0"), add("a1")), (add("a2"),))


def test_half_a_line_is_cut_off(tmp_path: Path) -> None:
    """Killed while appending, the log goes on after its last whole line."""
    kept = tagged(tmp_path)
    log = log_of(tmp_path)
    log.write_bytes(log.read_bytes()[:-20])
    commit(kept, add("b"))
    assert [entry.number for entry in store(tmp_path).log()] == [1, 2, 3, 4]
    assert store(tmp_path).history().done == tuple(add(each) for each in ("a0", "a1", "a2", "b"))


def test_without_a_log_history_starts_anew(tmp_path: Path) -> None:
    """Nothing is undone that was not an act: what stood there when the log was lost stays."""
    kept = tagged(tmp_path)
    log_of(tmp_path).unlink()
    assert store(tmp_path).history() == kept.history() == History()
    commit(kept, add("b"))
    assert [entry.act for entry in kept.log()] == ["recovered", "do"]
    assert store(tmp_path).history() == kept.history() == History((add("b"),))
    assert set(store(tmp_path).load().annotations.by_id) == {"a0", "a1", "a2", "b"}


def test_a_line_that_cannot_be_read_ends_the_history_before_it(tmp_path: Path) -> None:
    """Acts after it can be undone, those before it cannot: an act in between is not known any more."""
    tagged(tmp_path, 4)
    log = log_of(tmp_path)
    lines = log.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"edit"', b'"tide"')
    log.write_bytes(b"".join(lines))
    assert store(tmp_path).history() == History((add("a2"), add("a3")))
    assert [entry.number for entry in store(tmp_path).log()] == [1, 3, 4]
    assert len(commit(store(tmp_path), add("b")).annotations) == 5


def test_a_store_put_back_to_an_older_state_goes_on(tmp_path: Path) -> None:
    """Numbers are not used twice, and what the older state holds is the ground of a new history."""
    kept = tagged(tmp_path)
    older = kept.path.read_bytes()
    commit(kept, add("b"))
    kept.path.write_bytes(older)
    assert store(tmp_path).history() == History()
    after = commit(kept, add("c"))
    assert after.sequence == 6
    assert set(after.annotations.by_id) == {"a0", "a1", "a2", "c"}
    assert [entry.number for entry in kept.log()] == [1, 2, 3, 4, 5, 6]
    assert store(tmp_path).history() == History((add("c"),))


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """The store is the truth: it is written, and the log catches up when it can."""
    kept = tagged(tmp_path)
    log = log_of(tmp_path)
    log.unlink()
    log.mkdir()
    assert set(commit(kept, add("b")).annotations.by_id) == {"a0", "a1", "a2", "b"}
    assert kept.history() == History()
    kept.close()
    log.rmdir()
    commit(kept, add("c"))
    assert kept.history() == History((add("c"),))


def test_a_log_that_cannot_be_read_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is added to nonetheless, and loses nothing that it holds."""
    kept = tagged(tmp_path)
    log = log_of(tmp_path)
    raw, real = log.read_bytes(), Path.open

    def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
        if path == log:
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        other = store(tmp_path)
        assert other.history() == History()
        assert len(commit(other, add("b")).annotations) == 4
    assert log.read_bytes().startswith(raw)
    assert len(commit(kept, add("c")).annotations) == 5


def test_a_very_long_entry_is_found_from_its_end(tmp_path: Path) -> None:
    """Entries longer than what is read at once are numbered like the others."""
    kept = store(tmp_path)
    commit(kept, Batch(tuple(add(f"a{i}") for i in range(300))))
    commit(store(tmp_path), add("b"))
    assert [entry.number for entry in store(tmp_path).log()] == [1, 2]


def test_a_refused_commit_is_not_logged(tmp_path: Path) -> None:
    """What did not happen is not history."""
    kept = tagged(tmp_path)
    with store(tmp_path)._lock.held(), pytest.raises(MachineError):
        store(tmp_path, timeout=0.02).commit(add("b"), article_sha256=SHA, rebase=unmoved)
    assert len(list(kept.log())) == 3
    assert kept.history().done[-1] == add("a2")
